"""The shortlist in the funnel: the same whether those who go on are written, or those who do not."""

import datetime as dt
import random

import pytest
from attrs import evolve

from eig import jury
from eig.book import Book
from eig.programme import Application, Candidate, Juror, Panel
from eig.programme.appointments import Event
from eig.programme.steps import StepDecision
from eig.promotions import P3

PEOPLE = [f"c{n}" for n in range(1, 10)]


def book(*facts, statuses=()):
    """Return nine applications with some facts."""
    at = dict(statuses)
    return Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=["dev"]) for one in PEOPLE],
        applications=[
            Application(candidate=one, wishes=["plume"], status=at.get(one, "received")) for one in PEOPLE
        ],
    ).record(*facts)


def fact(kind, person, what=""):
    return Event(on=dt.date(2018, 11, 1), kind=kind, person=person, what=what)


@pytest.mark.slow(but=["2"])
@pytest.mark.parametrize("seed", range(4))
def test_the_shortlist_is_counted_by_whoever_is_on_it_or_by_whoever_is_not(seed):
    """Facts on those who go on, statuses, facts on those who do not, and both: one shortlist."""
    on = sorted(random.Random(seed).sample(PEOPLE, 6))
    off = [one for one in PEOPLE if one not in on]
    yes, no = [fact("shortlisted", one) for one in on], [fact("rejected", one, "ground") for one in off]
    books = [book(*yes), book(*no), book(*yes, *no), book(statuses=[(one, "shortlisted") for one in on])]

    assert [tuple(on)] * 4 == [one.funnel()["shortlisted"].passed for one in books]
    later = books[0].record(fact("withdrawn", on[0]), fact("heard", on[1]), fact("heard", off[0]))
    assert {*on, off[0]} == {*later.funnel()["shortlisted"].passed}
    assert "shortlisted" not in [one.name for one in book().funnel().stages]


@pytest.mark.parametrize("seed", range(4))
def test_nobody_is_heard_who_was_refused_before_the_jury_but_who_was_judged(seed):
    """A panel still names them: of those shortlisted no more are heard than there are, unless a list ranks them."""
    off = random.Random(seed).sample(PEOPLE, 4)
    steps = [
        StepDecision(person=one, step=step, by="office", ground="late")
        for one, step in zip(off, ["screening", "shortlist"] * 2, strict=True)
    ]
    whole = evolve(
        book(), steps=steps, jurors=[Juror(id="j1")], panels=[Panel(id="p1", members=["j1"], hears=PEOPLE)]
    )
    on = [one for one in PEOPLE if one not in off]
    assert [tuple(on)] * 2 == [whole.funnel()[name].passed for name in ("shortlisted", "heard")]
    ranked = jury.rank_lists({("plume", "dev"): {off[1]: 3, on[0]: 2}})
    heard = whole.decide(lists=ranked).funnel()["heard"].passed
    assert {*on, off[1]} == {*heard}


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(4))
def test_whoever_has_an_hour_before_a_panel_is_whoever_is_counted_as_heard(seed):
    """Of applications that are whole or not, refused or not: planned, counted and told alike; the others are named."""
    draws = random.Random(seed)
    lacks, late, weak = (set(draws.sample(PEOPLE, 2)) for _ in range(3))
    steps = [
        StepDecision(person=one, step=step, by="office", ground="late")
        for step, some in (("screening", late), ("shortlist", weak))
        for one in sorted(some)
    ]
    panels = [Panel(id="p1", members=["j1"], hears=draws.sample(PEOPLE, 8))]
    applied = [evolve(one, complete=one.candidate not in lacks) for one in book().applications]
    whole = evolve(book(), applications=applied, steps=steps, jurors=[Juror(id="j1")], panels=panels)
    called = {*panels[0].hears}
    on = called - lacks - late - weak
    assert on == {one["hearing"] for one in whole.hearings(days=[dt.date(2018, 11, 6)]).rows()}
    assert on == {person for person, status in whole.statuses.items() if status == "heard"}
    funnel = whole.funnel()
    assert on == {*funnel["heard"].passed}
    assert on <= {*funnel["shortlisted"].passed} <= {*funnel["complete"].passed}
    told = [one.facts["people"] for one in whole.cautions if one.code == "refused_and_heard"]
    assert [called - on] == [*map(set, told)]
    ranked = jury.rank_lists({("plume", "dev"): {min(lacks): 3, min(on): 2}})
    judged = whole.decide(lists=ranked).funnel()["heard"].passed
    assert on | ({min(lacks)} & called - late) == {*judged}
