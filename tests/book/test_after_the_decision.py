"""What happens after the decision is told, with its day, to those whom it touches, and changes no text of anybody else."""

import datetime as dt

import pytest

from eig.book import Book
from eig.jury import rank_lists
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.promotions import P3
from eig.teams import compose
from helpers.ledgers_decided import YEAR

PEOPLE = [f"cand-{n}" for n in range(1, 7)]


def fact(kind, month, day, **about):
    return Event(on=dt.date(2019, month, day), kind=kind, **about)


ENDS = fact("ended", 4, 3, challenge="adler", last=dt.date(2019, 5, 31))
LEAVES = fact("resigned", 4, 3, person="cand-5", last=dt.date(2019, 4, 30))
CASES = {  # by hand: which facts, which words of which day for whom
    "withdrawn": (
        [fact("withdrawn", 3, 4, challenge="adler")],
        dict.fromkeys(("cand-1", "cand-2", "cand-5"), "the challenge was withdrawn on 4 March 2019"),
    ),
    "ended": (
        [ENDS],
        dict.fromkeys(("cand-1", "cand-2", "cand-5"), "the challenge has its last day on 31 May 2019"),
    ),
    "resigned, and the post is cut": (
        [LEAVES, fact("cut", 5, 3, post="adler-1")],
        {"cand-1": "no post of this list is left since 3 May 2019", "cand-5": "On 3 April 2019"},
    ),
    "left": ([LEAVES], {"cand-5": "On 3 April 2019"}),
    "moved": (
        [fact("moved", 4, 3, person="cand-4", to="adler")],
        {"cand-4": "had the seat, and went over to ADLER on 3 April 2019"},
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_a_fact_after_the_decision_is_told_to_those_whom_it_touches_alone(name):
    """In the letter and in the extract of the act, with its day; the texts of all others are what they were."""
    facts, told = CASES[name]
    year = YEAR.record(*facts)
    for person in PEOPLE:
        for text in (
            lambda outcome, who=person: outcome.letter(who),
            lambda outcome, who=person: outcome.decision(who).to_markdown(),
        ):
            assert text(year).count(told[person]) == 1 if person in told else text(year) == text(YEAR), person


@pytest.mark.slow(but=["ended", "moved"])
@pytest.mark.parametrize("name", CASES)
def test_no_letter_contradicts_who_may_come_in(name):
    """Whoever may come in for somebody reads that they are on that reserve list; a list that calls nobody has no number."""
    facts, _ = CASES[name]
    year = YEAR.record(*facts)
    for leaver in YEAR.seats:
        for one in year.replacement(leaver).successors:
            assert "eserve list (" in year.letter(one), (leaver, one)
    closed = {"cut": "ADLER, data scientist", "ended": "ADLER", "withdrawn": "ADLER"}.get(facts[-1].kind)
    assert closed is None or not any(f"reserve list ({closed}" in year.letter(one) for one in PEOPLE)


def test_whoever_asked_for_a_challenge_and_stood_on_no_list_of_it_reads_that_it_withdrew():
    """Beside what kept them from a seat when it was decided, which stays."""
    book = Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=["dev" if one == "d" else "data"]) for one in "bcd"],
        applications=[Application(candidate=one, wishes=["adler"]) for one in "bcd"],
    )
    lists = rank_lists({("adler", "data"): {"b": 20}, ("adler", "dev"): {"d": 5}})
    outcome = book.decide(None, lists, compose(book.problem(["adler"], merit=lists)))
    lost = outcome.record(Event(on=dt.date(2018, 12, 20), kind="withdrawn", challenge="adler"))
    before, after = (one.letter("c").splitlines() for one in (outcome, lost))
    assert {"- ADLER: the challenge was withdrawn on 20 December 2018."} == {*after} - {*before}
