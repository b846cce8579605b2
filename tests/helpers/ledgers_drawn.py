"""Random ledgers, and what each day comes to by a count that looks at no source of the library.

A fact that the book refuses is left out. What is left is counted day by day, person by person: where they are,
whether they are away, for which share of time and of pay. State, agenda, contract, cost and dossier are held
against that.
"""

import datetime as dt
from calendar import monthrange
from fractions import Fraction
from itertools import pairwise

from attrs import evolve

from eig.book import Book
from eig.errors import Fault, Faults
from eig.programme import Appointment, Candidate
from eig.programme.appointments import Event
from eig.promotions import P3

START, FIRST, DAYS = dt.date(2019, 1, 16), dt.date(2018, 12, 1), 500
A_DAY = dt.timedelta(days=1)
CALENDAR = [FIRST + n * A_DAY for n in range(DAYS)]
PEOPLE = ("c0", "c1", "c2")
PAY = P3.rules.pay[0].pay
KINDS = (
    "accepted", "extended", "resigned", "terminated", "refused", "withdrawn", "leave", "suspended", "part_time",
    "moved", "merged", "noted", "strike", "ended",
)  # fmt: skip
SESSIONS = [(one.first, one.last or one.first) for one in P3.sessions if "fellows" in one.audience]


def base():
    """Return the book of three people at three posts."""
    seats = [
        Appointment(
            person=one, challenge="plume", post=f"plume-{n}", start=START, terms=P3.rules.terms, pay=PAY
        )
        for n, one in enumerate(PEOPLE, start=1)
    ]
    return Book(promotion=P3, candidates=[Candidate(id=one) for one in PEOPLE], appointments=seats)


def a_fact(draw):
    """Draw a fact, sensible or not."""
    kind = draw.choice(KINDS)
    on = draw.choice(CALENDAR[:440])
    first = on + draw.randint(0, 40) * A_DAY
    last = first + draw.randint(0, 90) * A_DAY
    given = {"on": on, "kind": kind}
    if kind not in ("merged", "noted", "strike"):
        given["person"] = draw.choice(PEOPLE)
    if kind in ("leave", "suspended"):
        given |= {"first": first, "last": last, "paid": draw.choice([0, 1, Fraction(1, 2)])}
    elif kind == "part_time":
        given |= {"first": first, "share": draw.choice([Fraction(1, 2), Fraction(4, 5)])}
        given |= draw.choice([{}, {"last": last}])
    elif kind in ("moved", "merged"):
        given |= {"first": first, "to": "adler"} | ({"challenge": "plume"} if kind == "merged" else {})
    elif kind in ("extended", "resigned", "terminated"):
        given |= {"last": last} if kind == "extended" else draw.choice([{}, {"last": last}])
    return Event(**given)


def a_ledger(draw):
    """Return a book of random facts, and those that it took."""
    book, taken = base(), []
    for _ in range(draw.randint(1, 8)):
        fact = a_fact(draw)
        try:
            book, taken = book.record(fact), [*taken, fact]
        except (Fault, Faults):
            continue
    if taken and draw.random() < 0.3:
        wrong = draw.choice(taken)
        try:
            book = book.correct(wrong, on=wrong.on, by="office", why="misread")
            taken.remove(wrong)
        except (Fault, Faults):
            pass
    return book, taken


STEPS = ("accepted", "extended")
"""Facts that come before others of the same day."""


def in_turn(facts):
    """Return facts by day; of one day, steps first and what ends a mission last."""
    return sorted(facts, key=lambda one: (one.on, -(one.kind in STEPS), one.kind in GONE, one.kind))


def life(person, facts):
    """Return what each day is to one person: where, whether away, the share of time and of pay; nothing where gone."""
    last, place, changes = dt.date(2019, 11, 15), [(START, "plume")], []
    for one in in_turn(facts):
        if one.kind == "merged" and one.first <= last:
            place.append((max(one.first, START), "adler"))
        if one.person != person:
            continue
        if one.kind in GONE:
            last = min(last, one.on - A_DAY if one.last is None else one.last)
        elif one.kind == "extended":
            last = one.last
        elif one.kind == "moved":
            place.append((max(one.first, START), "adler"))
        elif one.kind in ("leave", "suspended", "part_time"):
            changes.append(one)
    found = {}
    for day in CALENDAR:
        if START <= day <= last:
            holding = [one for one in changes if one.first <= day and (one.last is None or day <= one.last)]
            parts = sorted((one for one in holding if one.share is not None), key=lambda one: one.first)
            share = parts[-1].share if parts else Fraction(1)
            breaks = [one for one in holding if one.share is None]
            paid = share * (breaks[0].paid if breaks else 1)
            found[day] = ([where for first, where in place if first <= day][-1], bool(breaks), share, paid)
    return found


def turns(lives):
    """Return the days on which something changes, and those beside them."""
    found = set()
    for own in lives.values():
        for before, after in pairwise(CALENDAR):
            if own.get(before) != own.get(after):
                found |= {before, after}
    return sorted(found)


GONE = ("resigned", "terminated", "refused", "withdrawn", "ended")


def cents(own):
    """Return what a person is paid, in cents: days of a calendar month, a whole one for thirty, thirty at most.

    None where pay changes within a month: how its parts are counted is a convention, tested beside the contracts.
    """
    months = {}
    for day, (_, _, _, paid) in own.items():
        months.setdefault((day.year, day.month), []).append(paid)
    if any(len(set(paid)) > 1 for paid in months.values()):
        return None
    whole = {
        month: 30 if len(paid) == monthrange(*month)[1] else min(len(paid), 30)
        for month, paid in months.items()
    }
    return sum(days * months[month][0] for month, days in whole.items()) * PAY.monthly * 100 / 30


def hold(draw):
    """Hold a random ledger against the count by hand; return how many days were looked at."""
    book, facts = a_ledger(draw)
    lives = {one: life(one, facts) for one in PEOPLE}
    days = {*turns(lives), *draw.sample(CALENDAR, 3)}
    for day in days:
        state = book.state_on(day)
        for person, own in lives.items():
            there = own.get(day)
            where = () if there is None or there[1] else (there[0],)
            assert where == state.where(person), (facts, person, day)
    contracts = {one.person: one for one in book.contracts()}
    cost = book.costs()
    assert {one for one, own in lives.items() if own} == contracts.keys(), facts
    for person, contract in contracts.items():
        own = lives[person]
        parts = {day: one for one in contract.parts for day in CALENDAR if day in one.span}
        told = {day: (one.challenge, one.away, one.share, one.paid) for day, one in parts.items()}
        assert own == told, (facts, person)
        counted = cents(own)
        paid = sum(line.amount for line in cost.lines if line.person == person)
        assert counted is None or abs(counted - paid * 100) <= 1, (facts, person)
        marked = {one.key: one.when for one in book.agenda(person)}
        assert max(own) == marked[f"contract-{person}-last_day"].last, (facts, person)
        asked = [
            first for first, last in SESSIONS if any(first <= day <= last and not own[day][1] for day in own)
        ]
        assert asked == [when.start for key, when in marked.items() if not key.startswith("contract")], facts
    for person, ruling in {one.subject: one for one in book.decide().rulings.rulings}.items():
        last = max(lives[person], default=None)
        final = next((one.kind for one in facts if one.person == person and one.kind in GONE), None)
        never = last is None and final != "terminated"
        agreed = [one.last for one in in_turn(facts) if one.person == person and one.kind == "extended"]
        early = last is None or last < (agreed or [dt.date(2019, 11, 15)])[-1]
        left = final in ("resigned", "terminated", "ended") and early
        status = "withdrawn" if never else "left" if left else "seated"
        assert status == ruling.status, (facts, person)
    return len(days)


# ── one state of each person ──────────────────────────────────────────────────────────────────────────────────

OUT = ("inadmissible", "rejected", "withdrawn")
STEPS_OF_PEOPLE = ("shortlisted", "heard", "reserve", "inadmissible", "rejected", "withdrawn", "refused", "resigned",
                   "terminated", "accepted", "leave", "moved", "merged", "replaced")  # fmt: skip


def a_fact_about_somebody(draw):
    """Draw a fact about one of nine candidates, or about one of two teams."""
    kind = draw.choice(STEPS_OF_PEOPLE)
    on = dt.date(2018, 10, 20) + draw.choice([draw.randint(0, 90), draw.randint(0, 380)]) * A_DAY
    given = {"on": on, "kind": kind, "person": f"cand-{draw.randint(1, 9)}"}
    team = draw.choice(["adler", "cibnav"])
    if kind in ("merged", "withdrawn") and draw.random() < 0.4:
        given |= {"person": None, "challenge": team}
    if kind == "merged":
        given |= {"person": None, "challenge": team, "to": draw.choice(["adler", "cibnav", "datareg"])}
    elif kind == "moved":
        given["to"] = draw.choice(["adler", "cibnav", "datareg"])
    elif kind == "leave":
        given |= {"last": on + 30 * A_DAY, "paid": 0}
    elif kind == "replaced":
        given["by"] = f"cand-{draw.randint(1, 9)}"
    return Event(**given)


def stands(draw, year):
    """Hold the faces of a decided year with random facts to one state a person; return how many facts it took."""
    taken = 0
    if draw.random() < 0.5:
        year = evolve(year, book=evolve(year.book, appointments=[]))
    for _ in range(draw.randint(2, 8)):
        try:
            year, taken = year.record(a_fact_about_somebody(draw)), taken + 1
        except (Fault, Faults):
            continue
    states, funnel = year.statuses, year.funnel()
    waiting = {one for reserve in year.reserves for one in reserve.people}
    asked = {one.id for one in year.book.problem(["adler", "cibnav", "datareg"]).people}
    there = {one.person for one in year.contracts()}
    for person, state in states.items():
        facts = [one.kind for one in year.book.events if one.person == person]
        ruling, gone = year.rulings[person], state in (*OUT, "left", "replaced")
        assert (state == "reserve") == (person in waiting), (person, facts)
        assert (state == "seated") == (person in year.seats), (person, facts)
        assert (ruling.status == state) or not (gone or state in ("seated", "reserve")), (person, facts)
        assert ruling.place == year.seats.get(person), (person, facts)
        assert not (state in OUT and person in funnel["seated"].passed), (person, facts)
        assert not (state in OUT and person in there), (person, facts)
        assert not (gone and person in asked), (person, facts)
        assert state != "seated" or person in funnel["seated"].passed, (person, facts)
        letter = year.letter(person, lang="fr")
        assert not (gone and "réserve" in letter), (person, facts)
    return taken
