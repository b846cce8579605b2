"""A table written for people, in a language, is read back under its own headings and words."""

import datetime as dt
from typing import get_type_hints

import pytest
from attrs import fields

from eig import rows
from eig.programme import Administration, Application, Candidate, Challenge, Interest, Juror, Panel, Post
from eig.programme.agenda import Milestone, SupportSession
from eig.programme.appointments import Deliverable, Event
from eig.programme.organisations import Partner
from eig.programme.people import Mentor
from eig.programme.profiles import Profile
from eig.programme.rules import GridCriterion
from eig.programme.steps import StepDecision
from eig.promotions import P3
from eig.rows import Dialect
from eig.rows._read_cells import holds_a_map
from eig.rows._rows_of_any_table import lines_of
from eig.rows._values_from_rows import Reader
from helpers.harvest import CLASSES

LANGS = ("en", "fr")
DAY = dt.date(2019, 1, 16)
VALUES = {
    Candidate: [
        Candidate(
            id="c1", name="Ada L.", profiles=["data", "dev"], skills={"data": 3}, years_of_experience=3,
            employer="acoss", available_from=DAY, clearances=["secret"], attributes={"region": "Bretagne"},
        )
    ],
    Application: [Application(candidate="c1", wishes=["plume", "adler"], mates=["c2"], status="shortlisted")],
    Juror: [Juror(id="j1", name="J. U.", college="public", employer="acoss"), Juror(id="j2")],
    Panel: [Panel(id="p1", members=["j1", "j2"], hears=["c1"], lead="j1")],
    Interest: [Interest(juror="j1", target="c1", kind="personal", scope="session")],
    Mentor: [Mentor(id="m1", challenge=one, name="M.", share="0.6", first=DAY) for one in ("plume", "adler")],
    Event: [
        Event(on=DAY, kind="absent", person="j1", first=DAY, last=DAY),
        Event(on=DAY, kind="session_moved", what="s1", first=DAY),
    ],
    StepDecision: [StepDecision(person="c1", step="screening", passed=False, by="chair", ground="late")],
    Post: P3.challenge("plume").posts,
    Administration: P3.challenge("plume").bodies,
    Milestone: P3.milestones,
    SupportSession: P3.sessions,
    GridCriterion: [GridCriterion(id="impact", title="Impact", weight="0.5")],
    Profile: P3.profiles,
    Partner: [Partner(id="p", name="P.", kind="association", role="mentors")],
    Challenge: [Challenge(id="plume", title="Plume", town="Paris", self_funded=True)],
    Deliverable: [Deliverable(id="d", challenge="plume", title="D", due=DAY)],
}  # fmt: skip


@pytest.mark.untraced
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_what_is_written_is_read_back(kind, lang):
    """Values that an office writes as a table, in its language, are the same values once they are read."""
    back = rows.read(rows.to_csv(VALUES[kind], lang=lang), kind, dialect=lang)

    assert tuple(VALUES[kind]) == back
    assert () == back.reading.left_aside


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_every_heading_is_that_of_its_field(lang):
    """Whatever class a table is of, each heading under which it is written is read as the field that it shows."""
    dialect = Dialect.french() if lang == "fr" else Dialect()
    wrong = {}
    for kind in filter(is_read, CLASSES):
        hints = get_type_hints(kind)
        keys = {one.name: ".key" if holds_a_map(hints[one.name]) else "" for one in fields(kind) if one.init}
        names = [name + key for name, key in keys.items()]
        heads = heads_written(kind, names, lang)
        lines = lines_of([dict.fromkeys(heads, "x")], dialect)
        found = dict(Reader(kind, lines, dialect, ignore="rest").fills)
        marked = {head: name for head, name in heads.items() if name.partition(".")[0] == "marks"}
        found |= {head: name for head, name in marked.items() if found.get(head) == name.partition(".")[2]}
        wrong |= {
            (kind.__name__, head): found.get(head) for head, name in heads.items() if found.get(head) != name
        }

    assert {} == wrong
    assert len([*filter(is_read, CLASSES)]) > 100


def is_read(kind):
    """Tell whether a table may fill a class: not one that names, in a field, what no table can know."""
    try:
        return bool(get_type_hints(kind))
    except NameError:
        return False


def heads_written(kind, names, lang):
    """Return the heading of each field, as a table of such values has it."""
    from eig._language.languages import language_of
    from eig.rows._written_rows_cells_and_csv import _headings  # the headings that are written

    return {head: name for name, head in _headings(names, kind.__name__, language_of(lang)).items()}
