"""One fact a kind, one answer a room: what each room says of a small promotion with a fact and without it."""

import datetime as dt
from fractions import Fraction

from attrs import evolve

from eig import timeline
from eig.book._standing import current
from eig.errors import Fault, Faults
from eig.programme import Mentor
from eig.programme.appointments import Event
from helpers import decided_book as made

STARTS = dt.date(2019, 1, 16)
DAYS = tuple(dt.date(2018, 12, 1) + dt.timedelta(days=15 * n) for n in range(28))
HEARD = [dt.date(2018, 11, day) for day in (6, 7)]
SEMINAR = "2019-05-16-fellows"


def book():
    """Return the book with mentors of two teams, one of whom helps both."""
    joined = made.book()
    more = [Mentor(id="mentor-2", challenge=one, share="3/5") for one in ("adler", "cibnav")]
    late = dt.datetime(2018, 10, 20, 12, tzinfo=dt.UTC)
    applications = [
        evolve(one, received=late) if one.candidate == "cand-8" else one for one in joined.applications
    ]
    return evolve(joined, mentors=[*joined.mentors, *more], applications=applications)


def outcome():
    """Return the decided promotion, its teams appointed."""
    decided = made.outcome(book())
    appointed = decided.book.appoint(decided.cohort, starts=STARTS)
    return evolve(decided, book=evolve(decided.book, appointments=appointed))


def fact(kind, on=dt.date(2019, 3, 4), **given):
    """Return a fact."""
    return Event(on=on, kind=kind, **given)


EARLY = dt.date(2018, 11, 5)
"""Before the hearings."""
FACTS = {
    "absent": fact("absent", EARLY, person="juror-1", first=dt.date(2018, 11, 6)),
    "accepted": fact("accepted", dt.date(2018, 12, 20), person="cand-3"),
    "budget": fact("budget", what="contracts", amount=100_000),
    "call_extended": fact(
        "call_extended", dt.date(2018, 10, 12), what="candidates", last=dt.date(2018, 10, 22)
    ),
    "cut": fact("cut", EARLY, post="datareg-1"),
    "decision_notified": fact("decision_notified", dt.date(2018, 7, 12), what="challenges"),
    "decision_taken": fact("decision_taken", dt.date(2018, 7, 10), what="challenges"),
    "draw_announced": fact("draw_announced", dt.date(2018, 7, 2), what="challenges"),
    "jury_sat": fact("jury_sat", dt.date(2018, 7, 5), what="challenges"),
    "minutes_signed": fact("minutes_signed", dt.date(2018, 7, 6), what="challenges"),
    "delivered": fact("delivered", challenge="adler", what="code"),
    "due": fact("due", challenge="adler", what="code", last=dt.date(2019, 4, 1)),
    "ended": fact("ended", dt.date(2019, 7, 1), person="cand-3"),
    "extended": fact("extended", person="cand-3", last=dt.date(2020, 1, 15)),
    "holiday": fact("holiday", EARLY, first=dt.date(2018, 11, 6)),
    "inadmissible": fact("inadmissible", EARLY, person="cand-6"),
    "leave": fact("leave", person="cand-3", last=dt.date(2019, 5, 31), paid=0),
    "mentor_joined": fact("mentor_joined", person="mentor-3", challenge="adler", share="1/5"),
    "mentor_left": fact("mentor_left", person="mentor-1"),
    "merged": fact("merged", challenge="cibnav", to="adler"),
    "noted": fact("noted", what="the office moved"),
    "part_time": fact("part_time", person="cand-3", share="1/2"),
    "refused": fact("refused", dt.date(2018, 12, 20), person="cand-3"),
    "rejected": fact("rejected", EARLY, person="cand-6"),
    "replaced": fact("replaced", person="cand-3", by="cand-6"),
    "resigned": fact("resigned", person="cand-3", last=dt.date(2019, 4, 15)),
    "rules_published": fact("rules_published", dt.date(2018, 5, 4), what="challenges"),
    "session_cancelled": fact("session_cancelled", what=SEMINAR),
    "session_moved": fact(
        "session_moved", what=SEMINAR, first=dt.date(2019, 5, 23), last=dt.date(2019, 5, 24)
    ),
    "shortlisted": fact("shortlisted", EARLY, person="cand-8"),
    "strike": fact("strike", EARLY, first=dt.date(2018, 11, 6)),
    "suspended": fact("suspended", person="cand-3", last=dt.date(2019, 3, 17), paid=1),
    "terminated": fact("terminated", person="cand-3"),
    "moved": fact("moved", person="cand-3", to="datareg"),
    "withdrawn": fact("withdrawn", EARLY, person="cand-3"),
    "holiday of a session": fact("holiday", first=dt.date(2019, 5, 16)),
    "strike of a session": fact("strike", first=dt.date(2019, 5, 17)),
    "withdrawn reserve": fact("withdrawn", EARLY, person="cand-6"),
    "withdrawn challenge": fact("withdrawn", EARLY, challenge="cibnav"),
}


def attempt(ask):
    """Return an answer, or the fault in its place."""
    try:
        return ask()
    except (Fault, Faults) as wrong:
        return str(wrong)


def state(year, of):
    """Return what a state says on many days."""
    return [of(year.book.state_on(day)) for day in DAYS]


def who(found):
    """Return who is where, and for how much of their time."""
    return [
        (one.appointment.person, one.appointment.challenge, one.phase, one.status, one.working)
        for one in found.held
    ]


BEFORE = {"delivered": [FACTS["due"]]}
"""What is recorded before a fact, so that there is something to hear."""


def chain(year):
    """Return the steps of the act on the challenges, and what they say against each other."""
    act = year.act("challenges", secret="5a17" * 16)
    return [(one.kind, one.on) for one in act.links], act.check().doubts


ROOMS = {
    "act": chain,
    "problem": lambda year: year.book.problem(["adler", "cibnav", "datareg"], merit=year.lists),
    "funnel": lambda year: year.funnel(),
    "appointments": lambda year: attempt(
        lambda: evolve(year.book, appointments=[]).appoint(year.cohort, starts=STARTS)
    ),
    "agenda": lambda year: {
        person: [(one.key, one.when) for one in year.book.agenda(person)]
        for person in ("cand-3", "cand-6", "mentor-1", "juror-1")
    },
    "contracts": lambda year: {one.person: one.parts for one in year.contracts()},
    "costs": lambda year: (year.costs().lines, year.costs().cautions),
    "vacancies": lambda year: state(year, lambda found: found.vacant),
    "letters": lambda year: {one.id: year.letter(one.id, lang="fr") for one in year.book.candidates},
    "state": lambda year: state(year, who),
    "due": lambda year: state(year, lambda found: [one.id for one in found.due]),
    "dossier": lambda year: [(one.subject, one.status, one.place) for one in year.dossier().rulings.rulings],
    "reserve": lambda year: attempt(lambda: year.reserves),
    "hearings": lambda year: timeline.plan_hearings(year.book, days=HEARD).rows(),
    "statuses": lambda year: year.statuses,
    "gaps": lambda year: year.book.gaps,
    "mentors": lambda year: {
        (one.id, one.challenge): (one.first, one.last) for one in current(year.book).all_mentors
    },
}


def answers(year):
    """Return what every room says."""
    return {name: ask(year) for name, ask in ROOMS.items()}


def heard(before, after):
    """Return the rooms that say something else."""
    return {name for name in ROOMS if before[name] != after[name]}


def amounts(year):
    """Return what each person costs, in all."""
    found = {}
    for line in year.costs().lines:
        found[line.person] = found.get(line.person, Fraction(0)) + line.amount
    return found
