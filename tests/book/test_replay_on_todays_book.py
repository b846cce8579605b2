"""A dossier is run again on today's book: what came later is left out, what was known then is told."""

import datetime as dt
from functools import cache

import pytest
from attrs import evolve

from eig.book import Book, Office
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.programme.steps import StepDecision
from eig.promotions import P3
from helpers import decided_book as made
from helpers.unfolded import unfolded

STEPS = ("rules_published", "jury_sat", "minutes_signed", "decision_taken", "decision_notified")
FIRST = ("2018-05-04", "2018-07-04", "2018-07-06", "2018-12-14", "2018-12-17")
AGAIN = ("2018-05-04", "2019-01-04", "2019-01-07", "2019-01-09", "2019-01-11")


def steps(days, about="challenges", but=()):
    """Return the steps of one act, each on its day."""
    dated = zip(STEPS, days, strict=True)
    return [
        Event(on=dt.date.fromisoformat(on), kind=kind, what=about) for kind, on in dated if kind not in but
    ]


def one(kind, on, **told):
    """Return a fact of a day."""
    return Event(on=dt.date.fromisoformat(on), kind=kind, **told)


BOOK = made.book().record(
    *steps(FIRST),
    *steps(("2018-09-10", *FIRST[1:]), "candidates", but=STEPS[1:3]),
    StepDecision(person="cand-9", step="screening", by="office", ground="late"),
)
OUTCOME = made.outcome(BOOK)
DOSSIER = OUTCOME.dossier(salt="7c39" * 16)


def codes(book, dossier=DOSSIER):
    """Return what replay tells, and whether it is anything else than what came later."""
    found = dossier.replay(book)
    return {told.code for told in found.differences}, {told.code for told in found.unchecked}


@pytest.mark.untraced(one_in=3)
@pytest.mark.parametrize("about", ["challenges", "candidates"])
@pytest.mark.parametrize("last", range(1, len(STEPS) + 1))
def test_a_dossier_holds_on_a_book_in_which_it_was_decided_again(about, last):
    """What was decided on the first day holds, however far a second decision has come since."""
    assert codes(BOOK.record(*steps(AGAIN, about)[1:last]))[0] == set()


@pytest.mark.slow
def test_a_day_that_the_ledger_had_then_and_has_no_more_is_told():
    """A dossier does not hold by a day corrected since; nor by that of the second decision."""
    taken = BOOK.events[3]
    moved = BOOK.correct(
        taken, on=dt.date(2019, 1, 3), by="office", why="misread", to=evolve(taken, on=dt.date(2018, 12, 13))
    )
    again = BOOK.record(*steps(AGAIN)[1:])
    links = [evolve(link, on=dt.date(2019, 1, 9)) if link.kind == "decision" else link for link in DOSSIER.links["challenges"]]  # fmt: skip
    later = evolve(DOSSIER, links={**DOSSIER.links, "challenges": links})
    for book, dossier in ((moved, DOSSIER), (again, later)):
        assert "days_contradict" in codes(book, dossier)[0]


LATER = {
    "withdrawn": one("withdrawn", "2018-12-20", person="cand-5"),
    "known on the day of the decision": one(
        "withdrawn", "2018-12-12", person="cand-5", recorded=dt.date(2018, 12, 14)
    ),
    "a step": one("decision_taken", "2018-12-13", what="challenges", recorded=dt.date(2018, 12, 13)),
}
KNOWN = {
    "withdrawn": one("withdrawn", "2018-12-12", person="cand-5", recorded=dt.date(2018, 12, 13)),
    "inadmissible": one(
        "inadmissible", "2018-10-20", person="cand-3", what="fraud", recorded=dt.date(2018, 10, 20)
    ),
    "a challenge": one("withdrawn", "2018-12-01", challenge="datareg", recorded=dt.date(2018, 12, 1)),
}


@pytest.mark.untraced(but=["inadmissible"], one_in=2)
@pytest.mark.parametrize("what", KNOWN)
def test_a_fact_known_before_the_decision_and_left_out_of_it_is_told(what):
    """Whoever recorded a fact before the decision finds it told, and not counted as recorded since."""
    found = DOSSIER.replay(BOOK.record(KNOWN[what]))
    assert [told.code for told in found.differences] == ["known_and_left_out"]
    assert "later_facts" not in {told.code for told in found.unchecked}
    assert "and left out of it: on" in unfolded(found)
    assert "avant la décision du 14 décembre 2018, et laissé de côté" in unfolded(found.say("fr"))
    both = DOSSIER.replay(BOOK.record(KNOWN[what], LATER["withdrawn"] if what == "a challenge" else one("strike", "2019-01-03")))  # fmt: skip
    assert [told.facts["count"] for told in both.unchecked if told.code == "later_facts"] == [1]


@pytest.mark.untraced
@pytest.mark.parametrize("what", LATER)
def test_a_fact_of_the_day_of_the_decision_or_later_is_left_out(what):
    """What was not known before the day of the decision changes nothing of it."""
    assert codes(BOOK.record(LATER[what]))[0] == set()


DIFFERS = {
    "skill": lambda book: evolve(
        book,
        candidates=[evolve(one, skills={"r": 3}) if one.id == "cand-9" else one for one in book.candidates],
    ),
    "steps dropped": lambda book: evolve(book, steps=()),
    "a fact dropped": lambda book: evolve(book, events=book.events[1:]),
    "a fact that was not": lambda book: evolve(
        book, events=(one("strike", "2018-11-05"), *book.events)
    ),
}  # fmt: skip


@pytest.mark.untraced(one_in=2)
@pytest.mark.parametrize("what", DIFFERS)
def test_what_came_later_is_left_out_whatever_else_differs(what):
    """One thing that differs is told alone, as it is where the book knows nothing more."""
    gone = one("withdrawn", "2018-12-20", person="cand-1")
    alone, beside = (codes(DIFFERS[what](book)) for book in (BOOK, BOOK.record(gone, *steps(AGAIN)[1:])))
    assert alone[0]
    assert alone[0] == beside[0]


@cache
def act(about, reference, secret):
    """Return an act under a reference and a secret."""
    return OUTCOME.act(about, Office(reference=reference), secret=secret * 16)


@pytest.mark.untraced(but=["D-1-5b17-told4"], one_in=4)
@pytest.mark.parametrize(
    ("reference", "secret", "told"),
    [
        ("D-2", "6b28", set()),
        ("D-1", "6b28", {"reference_again"}),
        ("d - 1", "6b28", {"reference_again"}),
        ("D-2", "5b17", {"secret_again"}),
        ("D-1", "5b17", {"reference_again", "secret_again"}),
    ],
)
def test_each_act_of_a_dossier_has_a_reference_and_a_secret_of_its_own(reference, secret, told):
    """Two acts under one reference, or taken with one secret, are told by replay, as published too."""
    acts = [act("challenges", "D-1", "5b17"), act("candidates", reference, secret)]
    dossier = OUTCOME.dossier(salt="7c39" * 16, acts=acts)
    for given in (acts, acts[::-1]):
        assert {one.code for one in dossier.replay(BOOK, acts=given).differences} == told
        public = [one.published() for one in given]
        seen = {one.code for one in dossier.replay(BOOK, acts=public).differences}
        assert seen == told - {"secret_again"}


def refused(passed=()):
    """Return what is decided where the office alone decided, before any jury, on some of three people."""
    people = ("c1", "c2", "c3")
    rows = [StepDecision(person=who, step="shortlist", by="office", ground="late") for who in passed]
    applied = [Application(candidate=who, wishes=["adler"]) for who in people]
    book = Book(
        promotion=P3, candidates=[Candidate(id=who) for who in people], applications=applied, steps=rows
    )
    return book.decide()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("outcome", "about"),
    [
        (made.outcome(), {"challenges", "candidates"}),
        (refused(), set()),
        (refused(("c1",)), {"candidates"}),
        (made.book().decide(made.deliberation(made.book())), {"challenges", "candidates"}),
        (made.book().decide(None, made.lists()), {"candidates"}),
    ],
)
def test_a_replay_asks_for_the_days_of_each_act_that_would_have_a_text(outcome, about):
    """Of the challenges as of the people, whoever decided: a jury, or the office before it."""
    replay = outcome.dossier().replay(outcome.book)
    asked = {bool(one.facts["challenges"]) for one in replay.unchecked if one.code == "chain_missing"}
    assert about == {name for name in ("challenges", "candidates") if (name == "challenges") in asked}
    for name in ("challenges", "candidates"):
        assert (name in about) == bool(outcome.act(name, Office(), secret="5b17" * 16).texts)
