"""Minutes of some lists of people, and not of the others: what has none is named."""

import datetime as dt
from itertools import combinations

import pytest

from eig import jury
from eig.book import Book
from eig.programme import Application, Candidate
from eig.promotions import P3
from eig.teams import compose

PEOPLE = {"c1": "data", "c2": "data", "c3": "dev"}
MARKS = {
    ("adler", "data"): {"c1": 4, "c2": 3},
    ("cibnav", "data"): {"c1": 2, "c2": 3},
    ("adler", "dev"): {"c3": 3},
}


def sheet(marks):
    """Return the marks of three jurors who agree."""
    grid = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    rows = [(who, f"j{at}", {"impact": one}) for who, one in marks.items() for at in range(3)]
    return jury.Scoresheet.from_marks(grid, rows)


BOOK = Book(
    promotion=P3,
    candidates=[Candidate(id=one, profiles=[kind]) for one, kind in PEOPLE.items()],
    applications=[Application(candidate=one, wishes=["adler", "cibnav"]) for one in PEOPLE],
)
LISTS = jury.rank_lists({key: sheet(marks) for key, marks in MARKS.items()})
FOUND = compose(BOOK.problem(["adler", "cibnav"], merit=LISTS))
SIGNED = {
    key: jury.deliberate(sheet(marks), places=1, reserve=None).minutes(
        title=" ".join(("EIG 3", *key)), sittings=[dt.date(2018, 11, 6)], salt=f"0{at}" * 32
    )
    for at, (key, marks) in enumerate(MARKS.items())
}


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("given", [some for count in range(4) for some in combinations(MARKS, count)])
def test_where_minutes_of_one_list_are_given_each_other_list_is_named(given):
    """Gaps, the act and the replay of the dossier name them; where all lists have minutes, or none has, none is named."""
    outcome = BOOK.decide(None, LISTS, FOUND, minutes=[SIGNED[key] for key in given])
    act = outcome.act("candidates", secret="6b28" * 16)
    again = outcome.dossier(salt="0b" * 32, acts=[act]).replay(outcome.book, acts=[act])
    due = sorted(", ".join(key) for key in MARKS if given and key not in given)

    for told in (outcome.gaps, act.missing):
        named = [one.facts["lists"] for one in told if one.code == "minutes_of_list_lacking"]
        assert due == sorted(str(one) for some in named for one in some)
    assert not {"minutes_of_list_lacking"} & {one.code for one in (*act.doubts, *again.differences)}
    challenges = outcome.act("challenges", secret="5a17" * 16)
    assert "minutes_of_list_lacking" not in {one.code for one in challenges.missing}


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_lists_without_minutes_are_said_in_both_languages(lang):
    """One list, and several."""
    for given, due in (((0, 1), "adler, dev"), ((2,), {"en": " and ", "fr": " et "}[lang])):
        minutes = [SIGNED[[*MARKS][at]] for at in given]
        told = [one.say(lang) for one in BOOK.decide(None, LISTS, FOUND, minutes=minutes).gaps]
        (own,) = [one for one in told if "another list" in one or "autre liste" in one]
        assert due in own


@pytest.mark.slow
def test_minutes_of_a_round_of_people_are_those_of_no_list():
    """They may rank and score as a list does: no list is named for want of minutes, before one has some."""
    files = jury.deliberate(sheet({"c1": 4, "c2": 3, "c3": 3}), places=3)
    read = files.minutes(title="EIG 3, files", sittings=[dt.date(2018, 11, 2)], salt="0d" * 32)
    for beside in ([], [SIGNED["adler", "data"]]):
        told = BOOK.decide(None, LISTS, FOUND, rounds=[files], minutes=[read, *beside]).gaps
        assert bool(beside) == ("minutes_of_list_lacking" in {one.code for one in told})
