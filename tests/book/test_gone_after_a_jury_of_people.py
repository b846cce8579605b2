"""Whoever is gone after a jury on people judged them reads so, with the day, and is on no list any more."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig import jury
from eig.book import Book, Office
from eig.programme import Application, Candidate
from eig.programme.appointments import Appointment, Event
from eig.promotions import P3
from helpers.costs import at_most

PEOPLE = tuple(f"c{n}" for n in range(1, 7))
BOOK = Book(
    promotion=P3,
    candidates=[Candidate(id=one) for one in PEOPLE],
    applications=[Application(candidate=one, wishes=["adler"]) for one in PEOPLE],
)
DAY = dt.date(2018, 12, 1)
TOLD = {
    "withdrawn": "withdrawn",
    "refused": "withdrawn",
    "inadmissible": "inadmissible",
    "rejected": "rejected",
}
OFFICE = Office(name="the office", reference="D-1", signed_by="A. Director")


def judged(marks, places, reserve=0, people=PEOPLE):
    """Return the deliberation of four jurors who give each person, or each challenge, the same mark."""
    rows = [
        (who, f"j{n}", {"impact": mark}) for who, mark in zip(people, marks, strict=True) for n in range(4)
    ]
    grid = jury.Rubric.equal(["impact"], scale=jury.Scale.levels(0, 9))
    return jury.deliberate(jury.Scoresheet.from_marks(grid, rows), places=places, reserve=reserve)


def gone(kind, person):
    return Event(on=DAY, kind=kind, person=person, what="no badge")


def lines(outcome, person):
    """Return what a letter tells of the grounds."""
    return [one for one in outcome.letter(person).splitlines() if one.startswith("- ")]


@pytest.mark.slow
@at_most(300, by_day=2)
@given(
    marks=st.lists(st.integers(1, 4), min_size=6, max_size=6),
    places=st.integers(1, 5),
    reserve=st.integers(0, 3),
    who=st.sampled_from(PEOPLE),
    kind=st.sampled_from(sorted(TOLD)),
    beside=st.booleans(),
)
@example(marks=[4, 4, 3, 2, 1, 1], places=2, reserve=2, who="c1", kind="withdrawn", beside=False)
@example(marks=[4, 4, 3, 2, 1, 1], places=2, reserve=2, who="c3", kind="refused", beside=True)
@example(marks=[4, 4, 3, 2, 1, 1], places=2, reserve=2, who="c5", kind="rejected", beside=False)
@example(marks=[4, 3, 3, 3, 1, 1], places=2, reserve=1, who="c2", kind="inadmissible", beside=False)
def test_whoever_is_gone_is_kept_by_no_text(marks, places, reserve, who, kind, beside):
    """The fact and its day are told, with why the jury refused them if it did; others read what they read before."""
    rounds = [judged([4, 3, 2], 2, people=("plume", "adler", "cibnav"))] if beside else []
    before = BOOK.decide(judged(marks, places, reserve), rounds=rounds)
    after = before.record(gone(kind, who))
    ruling, (first, *more) = after.rulings[who], lines(after, who)

    assert (ruling.status, after.statuses[who]) == (TOLD[kind], TOLD[kind])
    assert next(row for row in after.rows() if row["subject"] == who)["status"] == TOLD[kind]
    assert "1 December 2018" in first
    assert "shortlisting" not in first
    assert more == (lines(before, who) if before.rulings[who].status == "not_kept" else [])
    public = [{one.subject for one in some.reasons(audience="public")} for some in (before, after)]
    assert public[1] == public[0] - {who}
    told = after.act("candidates", OFFICE, secret="6b28" * 16).text
    assert f"- {who}: " not in told
    assert [one.status for one in after.rulings if one.subject != who] == [
        one.status for one in before.rulings if one.subject != who
    ]
    tied = before.rulings[who].status == "undecided"  # whoever was equal with them may have the place
    was, now = (one.reasons(audience="candidate") for one in (before, after))
    for other in {*PEOPLE} - {who}:
        changed = {*map(str, was[other].reasons)} ^ {*map(str, now[other].reasons)}
        assert tied or all("on the reserve list" in one for one in changed)


@pytest.mark.untraced
def test_the_reserve_goes_on_without_whoever_is_gone():
    """Of three on the reserve the second withdraws: the one behind moves up, and the first stays; the changes tell both."""
    before = BOOK.decide(judged([4, 3, 2, 1], 1, 3, people=PEOPLE[:4]))
    after = before.record(gone("withdrawn", "c3"))

    assert "- Number 1 on the reserve list." in lines(after, "c2")
    assert "- Number 3 on the reserve list." in lines(before, "c4")
    assert "- Number 2 on the reserve list." in lines(after, "c4")
    assert {"c3", "c4"} == {one.subject for one in after.changes_since(before).moved}


@pytest.mark.untraced
@pytest.mark.parametrize(("kind", "status"), [("resigned", "left"), ("replaced", "replaced")])
def test_whoever_was_kept_appointed_and_left_reads_so(kind, status):
    """The jury kept them, they came and went: the last is what their letter tells."""
    seat = Appointment(person="c1", challenge="adler", post="adler-1", start=dt.date(2019, 1, 16))
    there = evolve(BOOK, appointments=[seat]).decide(judged([4, 3, 3, 2, 1, 1], 1))
    left = there.record(Event(on=dt.date(2019, 3, 1), kind=kind, person="c1"))

    assert "kept" == there.rulings["c1"].status
    assert status == left.rulings["c1"].status
    assert "1 March 2019" in lines(left, "c1")[0]


def test_a_refusal_of_a_round_is_told_after_a_withdrawal_unless_they_were_heard_all_the_same():
    """Refused in the first round, then withdrawn: both are told. Ranked on a list in spite of it: the withdrawal alone."""
    read, fact = judged([4, 4, 3, 2, 1, 1], 2), gone("withdrawn", "c5")
    told = lines(BOOK.decide(rounds=read).record(fact), "c5")
    assert "1 December 2018" in told[0]
    assert told[1:] == lines(BOOK.decide(rounds=read), "c5")
    ranked = jury.rank_lists({("adler",): {"c1": 15, "c5": 12}})
    assert 1 == len(lines(BOOK.decide(None, ranked, rounds=read).record(fact), "c5"))


@pytest.mark.parametrize("last", [True, False])
def test_a_table_that_says_rejected_of_whom_the_jury_refused_takes_no_ground_away(last):
    """It says again what the jury decided. Of whom the jury kept it says more: they read that they are not kept."""
    held = judged([4, 4, 3, 2, 1, 1], 2)
    table = [evolve(one, status="rejected") for one in BOOK.applications if one.candidate in ("c1", "c5")]
    others = [one for one in BOOK.applications if one.candidate not in ("c1", "c5")]
    stated = evolve(BOOK, applications=[*table, *others])
    plain, told = (one.decide(held) if last else one.decide(rounds=held) for one in (BOOK, stated))

    assert lines(told, "c5") == lines(plain, "c5")
    assert ("not_kept", "rejected") == (told.rulings["c5"].status, told.rulings["c1"].status)


@pytest.mark.untraced
@pytest.mark.parametrize("told", ["list", "round", "last", "fact", "none"])
def test_a_refusal_of_whoever_was_heard_is_not_of_the_shortlisting(told):
    """A fact that they are not kept, on record after a jury of any kind heard them, reads so; without any, they were not shortlisted."""
    held, heard = judged([4, 4, 3, 2, 1, 1], 2), Event(on=dt.date(2018, 11, 1), kind="heard", person="c1")
    lists = jury.rank_lists({"adler": held.sheet})
    outcome = {
        "list": lambda: BOOK.decide(lists=lists),
        "round": lambda: BOOK.decide(judged([4], 1, people=["c2"]), rounds=[held]),
        "last": lambda: BOOK.decide(held),
        "fact": lambda: BOOK.record(heard).decide(),
        "none": BOOK.decide,
    }[told]()
    letter = outcome.record(evolve(gone("rejected", "c1"), author="director")).letter("c1")
    assert ("shortlisting" in letter) == (told == "none")
    for what in ("1 December 2018", "no badge", "director"):
        assert what in letter
