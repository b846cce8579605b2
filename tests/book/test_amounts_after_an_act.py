"""After an act that replaces another, pay, days worked and mentors follow who is where, counted here by hand."""

import calendar
import datetime as dt
import random
from fractions import Fraction

import pytest
from attrs import evolve

from book.test_facts_of_one_wish import BOOK, LISTS, PEOPLE, PLACES, PROFILES, TAKEN, USUAL, WISHES
from eig import jury, teams
from eig.programme import Mentor
from eig.programme.appointments import Event
from eig.programme.pay import Pay, PayBand
from eig.programme.terms import FRENCH_PUBLIC_LAW, ContractTerms

START, LAST = dt.date(2025, 1, 15), dt.date(2025, 11, 14)
EARLY, LATE, GONE, NEXT = (
    dt.date(2025, 1, 10),
    dt.date(2025, 3, 10),
    dt.date(2025, 3, 15),
    dt.date(2025, 3, 16),
)
HOLIDAYS = [
    dt.date(2025, *one) for one in ((4, 21), (5, 1), (5, 8), (5, 29), (6, 9), (7, 14), (8, 15), (11, 11))
]
SECRET, MONTHLY = "6b28" * 16, 3000
PAID = evolve(
    BOOK,
    promotion=evolve(
        BOOK.promotion,
        rules=evolve(
            BOOK.promotion.rules,
            terms=ContractTerms(duration="10 months", law=FRENCH_PUBLIC_LAW),
            pay=[PayBand(pay=Pay(amount=MONTHLY, currency="EUR", basis="net", per="month"), source="AAC")],
        ),
    ),
    mentors=[Mentor(id=f"m-{at}", challenge=at, share="1/2") for at in PLACES],
)
CHANGED = [
    ("c1", "d1", 2000), ("c2", "d3", 2000), ("c4", "d1", 2000),
    *(pytest.param(*one, marks=pytest.mark.slow) for one in (
        ("c1", "d2", 2000), ("c2", "d1", 2000), ("c2", "d2", 2000), ("c3", "d1", 500), ("c4", "d2", 500),
        ("c5", "d2", 500), ("c6", "d3", 2000), ("c6", "d1", 500), ("c8", "d1", 2000), ("c8", "d3", 500),
    )),
]  # fmt: skip
"""Each mark of one wish, made 500 or 2000, by which somebody else has a seat."""


def lists_with(person, place, mark):
    """Return the lists where one mark is another."""
    drawn = random.Random(7)
    marks = {
        (at, profile): {
            one.id: drawn.randint(600, 1900)
            for one in PEOPLE
            if profile in one.profiles and at in WISHES[one.id]
        }
        for at in PLACES
        for profile in PROFILES
    }
    assert LISTS == jury.rank_lists(marks)
    at = {key for key, row in marks.items() if key[0] == place and person in row}
    return jury.rank_lists({key: row | ({person: mark} if key in at else {}) for key, row in marks.items()})


def composed(book, lists):
    return teams.compose(book.problem(PLACES, merit=lists, wishes=[200, 100, 50]))


def appointed(book, cohort, day, starts=START):
    return [evolve(one, decided=day, stated=LAST) for one in book.appoint(cohort, starts=starts)]


def thirtieths(first, last):
    """Return how many thirtieths a contract comes to: a whole month is thirty, of another the days count."""
    months = {(day.year, day.month): 0 for day in days(first, last)}
    for day in days(first, last):
        months[day.year, day.month] += 1
    return sum(30 if count == calendar.monthrange(*month)[1] else count for month, count in months.items())


def days(first, last):
    return [first + dt.timedelta(n) for n in range((last - first).days + 1)]


def check_amounts(outcome, spans):
    """Hold costs, contracts and mentors to who is where from when to when: each person one contract, in parts."""
    cost, asked, ends = {}, dict.fromkeys(PLACES, LAST), {}
    for parts in spans.values():
        before = 0
        for _, last, at in parts:
            until = thirtieths(parts[0][0], last)
            cost[at] = cost.get(at, 0) + Fraction(MONTHLY * (until - before), 30)
            before, ends[at] = until, max(last, ends.get(at, last))
    costs, told = outcome.book.costs(), {}
    for row in costs.rows():
        told[row["challenge"]] = told.get(row["challenge"], 0) + row["amount"]
    assert cost == told
    assert sum(cost.values()) == costs.total
    whole = {person: (parts[0][0], parts[-1][1]) for person, parts in spans.items()}
    worked = {
        person: sum(day.weekday() < 5 and day not in HOLIDAYS for day in days(*span))
        for person, span in whole.items()
    }
    contracts = outcome.book.contracts()
    assert whole == {one.person: (one.span.start, one.last) for one in contracts}
    assert worked == {one.person: one.working_days for one in contracts}
    load = outcome.book.mentor_load().rows()
    assert {f"m-{at}": (START, last) for at, last in (asked | ends).items()} == {
        one["who"]: (one["first"], one["last"]) for one in load
    }


@pytest.fixture(scope="module")
def first():
    """Return what was decided first, with everybody appointed, and the act of it."""
    taken = Event(on=TAKEN, kind="decision_taken", what="candidates")
    book = evolve(PAID, appointments=appointed(PAID, USUAL.cohort, TAKEN)).record(taken)
    outcome = book.decide(None, LISTS, USUAL.cohort)
    check_amounts(outcome, {person: [(START, LAST, at)] for person, at in outcome.seats.items()})
    return outcome, outcome.act("candidates", secret=SECRET)


@pytest.mark.untraced
@pytest.mark.parametrize(("person", "place", "mark"), CHANGED)
def test_what_is_paid_worked_and_mentored_follows_the_act_that_replaces(person, place, mark, first):
    """A mark was wrong: before the first day the appointments are corrected; after it, people leave, move and come."""
    before, act = first
    lists = lists_with(person, place, mark)
    found = composed(PAID, lists)
    seats = dict(found.cohort.seats)
    moved = [one for one in before.book.appointments if seats.get(one.person) != one.challenge]
    assert moved

    book = before.book
    for one in moved:
        book = book.correct(one, on=EARLY, by="office", why="mark")
    book = book.record(Event(on=EARLY, kind="decision_taken", what="candidates"))
    again = composed(book, lists)
    early = book.record(*appointed(book, again.cohort, EARLY)).decide(None, lists, again)
    check_amounts(early, {person: [(START, LAST, at)] for person, at in seats.items()})
    replaced = early.act("candidates", secret=SECRET, replaces=act, changes=early.changes_since(before))
    assert [] == [*replaced.doubts]

    facts = [
        Event(on=LATE, kind="moved", person=one.person, to=seats[one.person], first=NEXT)
        if one.person in seats
        else Event(on=LATE, kind="terminated", person=one.person, last=GONE)
        for one in moved
    ]
    held = {one.person: one.challenge for one in before.book.appointments}
    come = [one for one in appointed(PAID, found.cohort, LATE, NEXT) if one.person not in held]
    taken = Event(on=LATE, kind="decision_taken", what="candidates")
    late = before.book.record(*facts, taken, *come).decide(None, lists, found)
    spans = {person: [(START, LAST, at)] for person, at in held.items()}
    for one in moved:
        there = [(NEXT, LAST, seats[one.person])] if one.person in seats else []
        spans[one.person] = [(START, GONE, one.challenge), *there]
    check_amounts(late, spans | {one.person: [(NEXT, LAST, one.challenge)] for one in come})
    assert seats == dict(late.seats)


@pytest.mark.untraced
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("follows", [False, True])
def test_a_withdrawal_accepted_late_ends_pay_work_and_mentors_there(follows, place, first):
    """Everybody at a challenge leaves in March: with the next of the reserve, if there is one, or with nobody after."""
    before, _ = first
    gone = [one for one in before.book.appointments if one.challenge == place]
    facts = [Event(on=LATE, kind="resigned", person=one.person, last=GONE) for one in gone]
    after, come = before.record(*facts), []
    for one in gone if follows else ():
        waits = [who for some in after.reserves if one.post.endswith(some.profile) for who in some.people
                 if some.opening == place and who not in after.seats and who not in [other.person for other in come]]  # fmt: skip
        come += [evolve(one, person=who, start=NEXT, decided=LATE, replaces=one.person) for who in waits[:1]]
    after = after.record(*come)
    spans = {one.person: [(START, LAST, one.challenge)] for one in before.book.appointments}
    spans |= {one.person: [(START, GONE, place)] for one in gone}
    check_amounts(after, spans | {one.person: [(NEXT, LAST, place)] for one in come})
