"""The reserve list of challenges once some are withdrawn: each text tells the number that is left."""

import datetime as dt
import random

import pytest
from attrs import evolve

from eig import jury
from eig.book import Book
from eig.jury.rules import ReserveTerms
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.promotions import P3
from eig.teams import Opening, compose

NAMES = ("plume", "adler", "cibnav", "datareg", "openjustice", "csns")


def decided(totals, *, reserve):
    """Return the outcome of a jury of five who give each challenge one mark, of which one place is kept."""
    rubric = jury.Rubric.equal(["impact"], scale=jury.Scale.levels(0, 9))
    marks = [(name, f"j{at}", {"impact": mark}) for name, mark in totals.items() for at in range(5)]
    held = jury.deliberate(jury.Scoresheet.from_marks(rubric, marks), places=1, reserve=reserve)
    return held, Book(promotion=P3).decide(held)


def withdrawn(outcome, *names):
    """Return the same outcome with withdrawals."""
    return outcome.record(
        *(Event(on=dt.date(2018, 8, 20), kind="withdrawn", challenge=name) for name in names)
    )


def told(outcome, name, audience="candidate"):
    """Return what a text says of the reserve list."""
    reasons = outcome.rulings[name].reasons if audience == "jury" else ()
    reasons = reasons or outcome.letter(name, audience=audience, lang="en").splitlines()
    lines = [str(one).removeprefix("- ").rstrip(".").lower() for one in reasons]
    return [one for one in lines if "on the reserve list" in one and "decision" not in one]


@pytest.mark.untraced(one_in=3)
@pytest.mark.parametrize("seed", range(8))
def test_each_is_told_the_number_that_is_left_on_the_reserve(seed):
    """Whoever stood before and is withdrawn is counted no more, in letter, text for the jury and changes; nor told a number."""
    draw = random.Random(seed)
    known = [one for one in NAMES if one in {*(c.id for c in P3.challenges)}]
    totals = {name: draw.choice([1, 2, 3, 4]) for name in known}
    totals[known[0]] = 4
    held, outcome = decided(totals, reserve=len(known) - 1)
    groups = held.selection.reserve_groups
    names = [one for group in groups for one in group]
    gone = draw.sample(names, min(2, len(names)))
    later = withdrawn(outcome, *gone)
    left = [[one for one in group if one not in gone] for group in groups]
    ahead = 0
    for group in left:
        number = ahead + 1
        text = f"number {number} on the reserve list" if len(group) == 1 else (
            f"equally good for numbers {number} to {number + len(group) - 1} on the reserve list"
            " (to be decided on the record if a place falls free)"
        )  # fmt: skip
        for name in group:
            tied = any(name in some and len(some) > 1 for some in groups)
            few = len(names) == 2 or (tied and len(names) < 5)  # who is equal to one of few reads no number
            assert [text.split(" ", 2)[2] if few else text] == told(later, name), name
            (number_told,) = told(later, name, "jury")
            assert (len(group) > 1) == number_told.startswith("tied with")
            assert text.split("number")[1].lstrip("s") in number_told.replace(": equally good", "")
            assert not [one for one in gone if one in number_told]
        ahead += len(group)
    assert all(not told(later, name, "jury") for name in gone)
    before = {name: told(outcome, name) for group in left for name in group}
    moved = {one.subject for one in later.changes_since(outcome).moved} - {*gone}
    assert {name for name, text in before.items() if text != told(later, name)} == moved
    assert withdrawn(outcome).changes_since(outcome).moved == ()


@pytest.mark.untraced
def test_of_two_numbers_that_were_open_one_is_left():
    """Equals for the last place leave who follows between two numbers; once one of them is withdrawn, there is one."""
    held, outcome = decided({"plume": 4, "adler": 4, "cibnav": 3, "datareg": 2, "datajust": 1}, reserve=4)
    later = withdrawn(outcome, "cibnav")
    assert 2 == len(held.selection.undecided)
    assert told(outcome, "datareg") != told(later, "datareg")
    assert "number" in told(later, "datareg")[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    "gone", [(), ("plume",), ("adler",), ("plume", "adler"), ("plume", "adler", "cibnav")]
)
def test_the_reserve_has_teams_only_in_the_place_of_what_was_kept_and_is_lost(gone):
    """One kept, three on the reserve: of any team but that of the first that is left, the office reads, and whoever checks the act."""
    order = ("plume", "adler", "cibnav", "datareg")
    held, _ = decided(dict(zip(order, (4, 3, 2, 1), strict=True)), reserve=3)
    people = [Candidate(id=f"of-{one}", profiles=["data"]) for one in order]
    applied = [Application(candidate=f"of-{one}", wishes=[one]) for one in order]
    book = Book(promotion=P3, candidates=people, applications=applied)
    left = [one for one in order if one not in gone]
    for name in left:
        asked = book.problem([name], wishes=[1])
        seats = [evolve(one, size=(1, 1), posts=()) for one in asked.openings]
        outcome = withdrawn(book.decide(held, None, compose(evolve(asked, openings=seats))), *gone)
        told = [outcome.cautions, outcome.act("candidates", secret="5a17" * 16).check().doubts]
        for some in told:
            apart = [one.facts["challenges"] for one in some if one.code == "teams_of_another"]
            assert apart == ([] if name == left[0] else [(name,)]), (name, gone)


STARTS, ENDS = dt.date(2019, 1, 16), dt.date(2019, 11, 16)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("terms", "en", "fr"),
    [
        ({"ends": ENDS}, "until 16 November 2019, that day excluded.", "jusqu’au 16 novembre 2019 exclu."),
        ({"starts": STARTS}, "from 16 January 2019.", "à partir du 16 janvier 2019."),
        (
            {"starts": STARTS, "ends": ENDS},
            "from 16 January 2019, until 16 November 2019, that day excluded.",
            "à partir du 16 janvier 2019, jusqu’au 16 novembre 2019 exclu.",
        ),
        ({}, None, None),
    ],
)
def test_whoever_is_on_the_reserve_reads_when_the_list_may_be_used(terms, en, fr):
    """Challenge or person, in the letter and in the decision that is notified, in both languages; nobody else does."""
    rules = ReserveTerms(names=2, **terms)
    _, outcome = decided({"plume": 4, "adler": 3, "cibnav": 2, "datareg": 1}, reserve=rules)
    people = [Candidate(id=one, profiles=["data"]) for one in ("c1", "c2")]
    applied = [Application(candidate=one.id, wishes=["adler"]) for one in people]
    book = Book(promotion=P3, candidates=people, applications=applied)
    lists = jury.rank_lists(
        {("adler", "data"): {"c1": 18, "c2": 12}}, jury.JuryRules(reserve=ReserveTerms(**terms))
    )
    seat = [Opening(id="adler", size=(1, 1))]
    asked = evolve(book.problem(["adler"], merit=lists, wishes=[1]), openings=seat)
    seated = book.decide(None, lists, compose(asked))
    for found, name, others in ((outcome, "adler", ("plume", "datareg")), (seated, "c2", ("c1",))):
        assert found.rulings[name].status == "reserve"
        assert found.rulings[name].binds.code != "reserve_serves"
        for lang, start, said in (
            ("en", "The reserve list may be used", en),
            ("fr", "La liste complémentaire peut servir", fr),
        ):
            for text in (found.letter(name, lang=lang), found.decision(name, lang=lang).to_markdown()):
                lines = [one.removeprefix("- ") for one in text.splitlines() if start in one]
                assert lines == ([f"{start} {said}"] if said else [])
            assert not any(start in found.letter(one, lang=lang) for one in others)
