"""Why a decision is another one: each change of each table can be said, and nobody's own is told as somebody else's."""

import datetime as dt
from functools import cache
from itertools import combinations
from random import Random

import pytest
from attrs import evolve, fields

from eig import jury, teams, to_html
from eig.book import Book
from eig.book._tables_of_a_book import BookTables
from eig.book.erasure_records import Erasure
from eig.jury import MarkSheet
from eig.jury.merit.several_lists import RankedList, Rankings
from eig.programme import Application, Candidate, Interest, Juror, Panel
from eig.programme.appointments import Appointment, Event
from eig.programme.people import Mentor
from eig.programme.steps import StepDecision
from eig.promotions import P3

SCORES = {"data": {"c1": 17, "c3": 16, "c5": 12}, "dev": {"c2": 15, "c4": 13, "c6": 9}}
MARKS = {"adler": (4, 4, 3), "cibnav": (3, 3, 2), "datareg": (2, 1, 2)}
WISHES = {"c1": ("adler", "cibnav"), "c6": ("adler", "cibnav")}


def refused(person, step="shortlist", ground="incomplete file"):
    return StepDecision(person=person, step=step, by="bureau", ground=ground)


@cache
def world(*names):
    """Return what is decided where so many of `EDITS` were made."""
    given = {
        "marks": {
            (item, f"j{n}"): {"impact": one} for item, some in MARKS.items() for n, one in enumerate(some)
        },
        "opinions": {},
        "scores": SCORES,
        "wishes": {f"c{n}": ("adler",) for n in range(1, 8)} | WISHES,
        "complete": {f"c{n}": n != 3 for n in range(1, 8)},
        "profiles": {f"c{n}": "data" if n % 2 else "dev" for n in range(1, 8)},
        "steps": {"c5": refused("c5"), "c6": refused("c6")},
        "gone": (),
        "places": 1,
    }
    for name in names:
        what, changed = EDITS[name][1:]
        own = (*given[what], changed) if what == "gone" else changed
        given[what] = {**given[what], **changed} if isinstance(changed, dict) else own
    return decided(**given)


def decided(*, marks, opinions, scores, wishes, complete, profiles, steps, gone, places):
    sheets = [
        MarkSheet(item=item, juror=juror, marks=some, opinion=opinions.get((item, juror)))
        for (item, juror), some in marks.items()
    ]
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    held = jury.deliberate(jury.Scoresheet(rubric=rubric, sheets=sheets), places=places, reserve=1)
    book = Book(
        promotion=P3,
        candidates=[Candidate(id=one, name=f"Nom {one}", profiles=[some]) for one, some in profiles.items()],
        applications=[
            Application(candidate=one, wishes=some, complete=complete[one]) for one, some in wishes.items()
        ],
        steps=[one for one in steps.values() if one],
        events=[Event(on=dt.date(2018, 12, 1), kind="withdrawn", person=one) for one in gone],
    )
    merit = jury.rank_lists({("adler", profile): some for profile, some in scores.items()})
    return book.decide(held, merit, teams.compose(book.problem(held.kept, merit=merit, wishes=[2, 1])))


EDITS = {
    "a step added": ("c1", "steps", {"c1": refused("c1")}),
    "a screening that was a shortlisting": ("c5", "steps", {"c5": refused("c5", step="screening")}),
    "a refusal lifted": ("c6", "steps", {"c6": None}),
    "a ground corrected": ("c5", "steps", {"c5": refused("c5", ground="late")}),
    "an application completed": ("c3", "complete", {"c3": True}),
    "a wish": ("c1", "wishes", {"c1": ("cibnav",)}),
    "a profile": ("c4", "profiles", {"c4": "design"}),
    "a withdrawal": (None, "gone", "c2"),
    "a mark": (None, "marks", {("datareg", "j0"): {"impact": 4}}),
    "another mark": (None, "marks", {("datareg", "j1"): {"impact": 4}}),
    "a mark less": (None, "marks", {("adler", "j0"): {"impact": 1}}),
    "an opinion": (None, "opinions", {("adler", "j1"): "unfavourable"}),
    "a ranking": (None, "scores", {"dev": {"c2": 8, "c4": 13, "c6": 9}}),
    "a dossier more": (None, "scores", {"data": {"c1": 17, "c3": 16, "c5": 12, "c7": 18}}),
    "two places": (None, "places", 2),
}  # fmt: skip
"""Whose row of a table is another, if anybody's; and what is another."""
OF_SOMEBODY_ELSE = {"en": "somebody else", "fr": "une autre personne"}


def stands(outcome, subject):
    return outcome.rulings[subject].status, outcome.rulings[subject].place


def told_as_one(name):
    """Return what an edit is told as."""
    (cause,) = world(name).changes_since(world()).causes
    return cause


def ways_there(names, subject):
    """Return each smallest set of edits that alone leads somebody to where all of them do."""
    now, found = stands(world(*names), subject), []
    for size in range(len(names) + 1):
        sets = ({*some} for some in combinations(names, size) if stands(world(*some), subject) == now)
        found += [some for some in sets if not any(known <= some for known in found)]
    return found


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("seed", range(24))
def test_causes_told_alone_are_enough_alone_and_those_told_together_are_enough_together(seed):
    """Decided again with what is told and without all else, each stands where they are now; with less of it, nobody does."""
    names = sorted(Random(seed).sample(sorted(EDITS), 2 + seed % 3))
    changes = world(*names).changes_since(world())
    reasons = {told_as_one(name): name for name in names}
    assert {*reasons} == {*changes.causes}

    for moved in changes.moved:
        if moved.before == moved.after == "reserve":
            continue
        ways = ways_there(names, moved.subject)
        first, *more = moved.due
        if first.code == "each_change":
            assert first.facts["count"] == len([some for some in ways if len(some) == 1]) > 1
        elif first.code == "several_changes":
            assert first.facts["count"] in {len(some) for some in ways}
        else:
            assert {reasons[one] for one in (first, *more)} in ways


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", range(12))
def test_nobody_is_told_their_own_as_somebody_elses(seed):
    """What changed in the own row is told as one's own, in its column; what changed in a row of others is not."""
    names = Random(seed).sample(sorted(EDITS), 1 + seed % 3)
    changes = world(*names).changes_since(world())

    for moved in changes.moved:
        rows = [one for one in moved.due if one.code == "changed_table"]
        others = {EDITS[name][0] for name in names} - {None, moved.subject}
        for lang, words in OF_SOMEBODY_ELSE.items():
            said = moved.to_person().say(lang).replace("\N{NO-BREAK SPACE}", " ")
            of_others = {one.facts["person"] for one in rows} - {moved.subject}
            assert of_others <= others
            assert words in said or not of_others
            assert words not in said or others
            assert not [one for one in others if one in said]


@pytest.mark.parametrize(
    ("name", "english", "french"),
    [
        ("an application completed", "the table of applications (complete) changed for c3", "dans le tableau des dossiers (complet)"),
        ("a wish", "the table of applications (wishes) changed for c1", "dans le tableau des dossiers (vœux)"),
        ("a profile", "the table of candidates (profiles) changed for c4", "dans le tableau des candidatures (profils)"),
        ("a step added", "the decisions before the jury changed for c1", "dans les décisions antérieures au jury"),
    ],
)  # fmt: skip
def test_each_table_that_is_told_names_the_column_that_changed(name, english, french):
    """Of a row that was there before, the columns that are otherwise are named; of a new row, the table alone."""
    assert english == told_as_one(name).say()
    assert french in told_as_one(name).say("fr")


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("scores", "english", "french"),
    [
        ({"c1": 17, "c3": 16, "c5": 12}, "one more dossier was ranked", "le classement d'un dossier de plus"),
        ({"c1": 17}, "one dossier is ranked no more", "le retrait d'un dossier d'un classement"),
        ({}, "2 dossiers are ranked no more", "le retrait de 2 dossiers d'un classement"),
        ({"c1": 17, "c5": 12}, "other dossiers were ranked", "le classement d'autres dossiers"),
        ({"c1": 15, "c3": 16, "c5": 12}, "a ranking of candidates was corrected", "une correction de classement"),
        ({"c1": 18, "c3": 16}, "a ranking of candidates was corrected", "une correction de classement"),
    ],
)  # fmt: skip
def test_a_ranking_is_said_to_be_corrected_only_where_a_mark_was(scores, english, french):
    """Where dossiers joined or left a list, and nobody who stayed has another mark, it is said so."""
    book = world().book
    first, later = (
        book.decide(None, jury.rank_lists({("adler", "data"): some} if some else {}))
        for some in ({"c1": 17, "c3": 16}, scores)
    )
    (cause,) = later.changes_since(first).causes
    assert english == cause.facts["kind"].say()
    assert french == cause.facts["kind"].say("fr").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def test_equals_of_a_ranking_that_were_parted_are_no_correction():
    """The marks are the same and equals are parted otherwise: no mark was corrected, and none is said to be."""
    ranking = jury.rank_lists({("adler", "data"): {"c1": 16, "c3": 16}})["adler", "data"]
    first, later = (
        world().book.decide(None, Rankings(lists=[RankedList(key=("adler", "data"), ranking=one)]))
        for one in (ranking, evolve(ranking, groups=[["c3"], ["c1"]]))
    )
    (cause,) = later.changes_since(first).causes
    assert "equals on a ranking were parted otherwise" == cause.facts["kind"].say()
    assert "départage" in cause.facts["kind"].say("fr")


@pytest.mark.untraced
def test_an_appeal_against_ones_own_refusal_is_ones_own():
    """Whose refusal is lifted reads so; whose seat they take, that something was known of somebody else."""
    changes = world("a refusal lifted", "a ranking").changes_since(world())
    told = {one.subject: one.to_person() for one in changes.moved}
    assert "(why: the decisions before the jury changed for c6)" in str(told["c6"])
    assert "(motif : un changement concernant c6, dans les décisions antérieures au jury)" in told["c6"].say("fr").replace("\N{NO-BREAK SPACE}", " ")  # fmt: skip
    assert not [one for one in (told.keys() - {"c6"}) if "c6" in str(told[one])]


ALTERED = {
    "promotion": evolve(P3, challenges=P3.challenges[1:]),
    "proposed": [evolve(P3.challenges[0], id="own", title="Own", posts=[])],
    "candidates": [Candidate(id=f"c{n}", profiles=["design"]) for n in range(1, 8)],
    "applications": [Application(candidate="c1", wishes=["adler"])],
    "jurors": [Juror(id="j0", college="public")],
    "panels": [Panel(id="p", members=["j0"], hears=["c1"])],
    "interests": [Interest(juror="j0", target="c1", kind="personal")],
    "called": {"adler": ["j0"]},
    "mentors": [Mentor(id="m", challenge="adler")],
    "appointments": [Appointment(person="c1", challenge="adler", post="adler-1", start=dt.date(2019, 1, 16))],
    "events": [Event(on=dt.date(2018, 12, 1), kind="withdrawn", person="c2")],
    "steps": [refused("c1"), refused("c4", step="screening")],
    "distinct": [("c1", "c2")],
}
"""Each table, otherwise than in `world()`."""
NO_CHANGE = {"corrections", "day", "erasures", "readings", "dialect"}
"""What is none: facts that are corrected are, what is known later, of whom nothing is kept, and how tables were read."""
NEED = {"panels": ["jurors"], "interests": ["jurors"], "called": ["jurors"]}


def test_each_table_is_altered_here():
    """A table of a later day is altered too, or is said to be none that decides."""
    assert {one.name for one in fields(BookTables)} == ALTERED.keys() | NO_CHANGE


@pytest.mark.untraced(but=["names9"], one_in=3)
@pytest.mark.parametrize(
    "names", [*combinations(ALTERED, 1), *Random(4).sample(list(combinations(ALTERED, 2)), 12)]
)
def test_every_change_of_every_table_can_be_said(names):
    """Of each table alone, and of two, what changed is said: of the whole and of each, in both languages, as text and as a page."""
    first = world().book
    book = evolve(first, **{one: ALTERED[one] for name in names for one in (*NEED.get(name, ()), name)})
    changes = book.decide().changes_since(first.decide())

    assert changes.causes
    for lang in ("en", "fr"):
        assert changes.say(lang)
        assert to_html(changes, lang=lang)
        for one in (*changes.unmoved, *(moved.subject for moved in changes.moved)):
            assert str(changes.explain(one, lang=lang))
            assert changes.to_person(one).say(lang)


def test_whoever_is_erased_since_is_no_error():
    """What changed since an erasure is said, whoever's rows are gone."""
    first = world().book.decide()
    kept = [one for one in first.book.candidates if one.id != "c6"]
    asked = [one for one in first.book.applications if one.candidate != "c6"]
    gone = Erasure(on=dt.date(2021, 1, 20), by="office", why="the delay has run", count=1)
    steps = [one for one in first.book.steps if one.person != "c6"]
    later = evolve(first.book, candidates=kept, applications=asked, steps=steps, erasures=[gone]).decide()
    assert "c6" in {one.subject for one in later.changes_since(first).moved}
    assert "c6" in str(later.changes_since(first))
