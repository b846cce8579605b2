"""One fact a kind, one answer a room: what each room says of a small promotion with a fact and without it."""

import datetime as dt
from fractions import Fraction

from attrs import evolve

from eig import timeline
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
    "absent from a session": fact("absent", person="cand-3", first=dt.date(2019, 5, 16)),
    "admitted": fact("admitted", EARLY, person="cand-8"),
    "appointed": fact("appointed", EARLY, person="cand-8"),
    "ended challenge": fact("ended", dt.date(2019, 7, 1), challenge="cibnav"),
    "ended challenge before the decision": fact("ended", EARLY, challenge="cibnav"),
    "ended post": fact("ended", EARLY, post="adler-1"),
    "heard": fact("heard", EARLY, person="cand-8"),
    "inadmissible before the decision": fact("inadmissible", EARLY, person="cand-3"),
    "merged before the first day": fact("merged", dt.date(2019, 1, 14), challenge="cibnav", to="adler"),
    "merged into another": fact("merged", challenge="adler", to="cibnav"),
    "merged elsewhere": fact("merged", challenge="cibnav", to="datareg"),
    "rejected before the decision": fact("rejected", EARLY, person="cand-3"),
    "reserve": fact("reserve", EARLY, person="cand-8"),
    "suspended unpaid": fact("suspended", person="cand-3", last=dt.date(2019, 5, 31), paid=0),
    "cut before the decision": fact("cut", EARLY, post="adler-1"),
    "refused by another": fact("refused", dt.date(2018, 12, 20), person="cand-5"),
    "replaced elsewhere": fact("replaced", person="cand-4", by="cand-6"),
    "session_cancelled on a holiday": fact("session_cancelled", what=SEMINAR),
    **{f"{kind} without a contract": fact(kind, person="cand-6", **more) for kind, more in {
        "accepted": {}, "ended": {}, "leave": {"last": dt.date(2019, 5, 31), "paid": 0}, "moved": {"to": "datareg"},
        "part_time": {"share": "1/2"}, "resigned": {}, "suspended": {"last": dt.date(2019, 3, 17), "paid": 1}, "terminated": {},
    }.items()},
    **{f"{kind} of whoever would cover": fact(kind, dt.date(2018, 12, 20), person="cand-1")
       for kind in ("inadmissible", "refused", "rejected", "withdrawn")},
    **{f"{kind} by the last of a team": fact(kind, person="cand-3", **more) for kind, more in {
        "ended": {}, "moved": {"to": "datareg"}, "replaced": {"by": "cand-6"}, "resigned": {}, "terminated": {},
    }.items()},
    "resigned before the first day": fact("resigned", dt.date(2018, 12, 20), person="cand-3"),
    "terminated of a team that is covered": fact("terminated", person="cand-2"),
    "budget of nobody": fact("budget", what="nobody", amount=1),
    "inadmissible where nobody was to come": fact("inadmissible", EARLY, person="cand-3"),
    "mentor_joined late": fact("mentor_joined", dt.date(2019, 12, 2), person="mentor-3", challenge="adler", share="1/5"),
    "mentor_left from elsewhere": fact("mentor_left", person="mentor-1", challenge="cibnav"),
    "merged late": fact("merged", dt.date(2019, 12, 2), challenge="cibnav", to="adler"),
    "session_moved late": fact("session_moved", what=SEMINAR, first=dt.date(2020, 5, 23), last=dt.date(2020, 5, 24)),
}  # fmt: skip

HEARD_IN = {
    "absent": "hearings",
    "absent from a session": "agenda",
    "accepted": "state",
    "admitted": "gaps statuses",
    "appointed": "gaps statuses",
    "budget": "costs",
    "call_extended": "gaps",
    "cut": "problem",
    "cut before the decision": "appointments cover dossier funnel letters problem replacement reserve statuses",
    "decision_notified": "act",
    "decision_taken": "act",
    "delivered": "due",
    "draw_announced": "",
    "due": "due",
    "ended": "agenda contracts costs cover dossier letters problem replacement state statuses vacancies",
    "ended challenge": "appointments cover dossier gaps letters problem replacement reserve statuses",
    "ended challenge before the decision": "appointments cover dossier funnel letters mentors problem replacement reserve statuses",
    "ended post": "appointments cover letters reserve",
    "extended": "agenda contracts costs gaps mentors state",
    "heard": "gaps statuses",
    "holiday": "hearings",
    "holiday of a session": "gaps",
    "inadmissible": "dossier funnel hearings letters problem reserve statuses",
    "inadmissible before the decision": "appointments dossier funnel hearings letters problem replacement statuses",
    "jury_sat": "act",
    "leave": "agenda contracts costs state",
    "mentor_joined": "mentors problem",
    "mentor_left": "agenda mentors problem",
    "merged": "appointments contracts costs cover dossier lacks letters mentors problem replacement state",
    "merged before the first day": (
        "appointments contracts costs cover dossier lacks letters mentors problem replacement state"
    ),
    "merged elsewhere": (
        "appointments contracts costs cover dossier lacks letters mentors problem replacement state vacancies"
    ),
    "merged into another": (
        "appointments contracts costs cover dossier lacks letters mentors problem replacement state"
    ),
    "minutes_signed": "act",
    "moved": "contracts costs cover dossier lacks letters problem replacement state vacancies",
    "noted": "",
    "part_time": "contracts costs state",
    "refused": "agenda appointments contracts costs cover dossier funnel letters problem replacement state statuses vacancies",
    "refused by another": "appointments contracts costs cover dossier funnel letters problem state statuses vacancies",
    "rejected": "dossier hearings letters problem reserve statuses",
    "rejected before the decision": "appointments dossier funnel hearings letters problem replacement statuses",
    "replaced": "agenda contracts costs cover dossier gaps letters problem replacement state statuses vacancies",
    "replaced elsewhere": "contracts costs cover dossier gaps letters problem state statuses vacancies",
    "reserve": "gaps statuses",
    "resigned": "agenda contracts costs cover dossier letters problem replacement state statuses vacancies",
    "rules_published": "act",
    "session_cancelled": "agenda",
    "session_cancelled on a holiday": "agenda gaps",
    "session_moved": "agenda",
    "shortlisted": "funnel gaps statuses",
    "strike": "hearings",
    "strike of a session": "gaps",
    "suspended": "agenda contracts state",
    "suspended unpaid": "agenda contracts costs state",
    "terminated": "agenda contracts costs cover dossier letters problem replacement state statuses vacancies",
    "withdrawn": "agenda appointments contracts costs cover dossier funnel hearings letters problem replacement state statuses vacancies",
    "withdrawn challenge": (
        "agenda appointments contracts costs cover dossier funnel gaps letters "
        "mentors problem replacement reserve state statuses"
    ),
    "withdrawn reserve": "dossier hearings letters problem reserve statuses",
    **dict.fromkeys(
        (
            "accepted without a contract",
            "budget of nobody",
            "ended without a contract",
            "leave without a contract",
            "mentor_left from elsewhere",
            "merged late",
            "moved without a contract",
            "part_time without a contract",
            "resigned without a contract",
            "suspended without a contract",
            "terminated without a contract",
        ),
        "gaps",
    ),
    "ended by the last of a team": "agenda contracts costs dossier letters mentors problem replacement state statuses vacancies",
    "inadmissible of whoever would cover": "cover dossier funnel hearings letters problem replacement reserve statuses",
    "inadmissible where nobody was to come": "cover dossier funnel gaps hearings letters problem state statuses vacancies",
    "mentor_joined late": "gaps",
    "moved by the last of a team": "contracts costs dossier lacks letters mentors problem replacement state vacancies",
    "refused of whoever would cover": "cover dossier letters problem replacement reserve statuses",
    "rejected of whoever would cover": "cover dossier hearings letters problem replacement reserve statuses",
    "replaced by the last of a team": "agenda contracts costs dossier gaps letters mentors problem replacement state statuses vacancies",
    "resigned before the first day": "agenda contracts costs cover dossier funnel letters problem replacement state statuses vacancies",
    "resigned by the last of a team": "agenda contracts costs dossier letters mentors problem replacement state statuses vacancies",
    "session_moved late": "agenda gaps",
    "terminated by the last of a team": "agenda contracts costs dossier letters mentors problem replacement state statuses vacancies",
    "terminated of a team that is covered": "contracts costs cover dossier letters problem replacement state statuses vacancies",
    "withdrawn of whoever would cover": "cover dossier hearings letters problem replacement reserve statuses",
}
"""The rooms that a fact changes the answer of, and no others. Who forgets a kind in a room loses a word here."""

ELSEWHERE = {
    "absent": "days away end nothing: place, contract, pay and post stay",
    "accepted": "whoever was appointed counts until they refuse",
    "admitted": "seats and reserves come from the lists and the teams, which the jury made",
    "appointed": "an appointment is recorded as such, with its post and its days",
    "budget": "money that is set aside moves nobody and no date",
    "call_extended": "whoever applied stands in the table; the day is read where late files are looked for",
    "cut": "a post that is cut has nobody: it is offered no more",
    "delivered": "work that is done moves nobody and costs nothing",
    "due": "work that is due moves nobody and costs nothing",
    "ended": "whoever left had been seated: the funnel and the composition stay",
    "extended": "more days at the same post: the seat, the letter and the status stay",
    "heard": "whom a panel hears stands in the table of panels",
    "holiday": "a day without work for all: contracts, pay and places stay",
    "inadmissible": "nobody inadmissible has an appointment that runs: contracts, costs and agendas have none of them",
    "leave": "the seat is kept meanwhile, and no post falls vacant",
    "mentor_joined": "mentors have neither post nor contract, and are asked to sessions of their own",
    "mentor_left": "mentors have neither post nor contract",
    "merged": "a team that goes on elsewhere is no less seated: statuses, funnel and reserve stay",
    "moved": "whoever goes on elsewhere is no less seated: statuses, funnel and reserve stay",
    "decision_notified": "a step of the act: the day and the order of the act alone follow from it",
    "decision_taken": "a step of the act: the day and the order of the act alone follow from it",
    "draw_announced": "a step of the act: no draw was made here, so that the act has no such step",
    "jury_sat": "a step of the act: the day and the order of the act alone follow from it",
    "minutes_signed": "a step of the act: the day and the order of the act alone follow from it",
    "rules_published": "a step of the act: the day and the order of the act alone follow from it",
    "noted": "a note says what no other kind does, and nothing follows from it",
    "part_time": "sessions, seat and post are those of somebody who is there",
    "refused": "whoever refused was heard and ranked; the composition stays what was decided",
    "rejected": "nobody rejected has an appointment: contracts, costs, state and vacancies have none of them",
    "replaced": "whoever left had been seated: the funnel and the composition stay what was decided",
    "reserve": "reserves come from the lists and the teams, which the jury made",
    "resigned": "whoever left during the missions had been seated: the composition stays what was decided",
    "session_cancelled": "a session is a date of agendas, and of days on which nobody works",
    "session_moved": "a session is a date of agendas alone",
    "shortlisted": "whoever goes on has no seat yet, and no decision but in the table of steps",
    "strike": "a day without work for all: contracts, pay and places stay",
    "suspended": "the seat is kept meanwhile, and no post falls vacant",
    "terminated": "whoever left had been seated: the funnel and the composition stay what was decided",
    "withdrawn": "nothing is due from, and nobody is free or paid less for, somebody who never came",
}
"""Why the rooms that a kind does not stand at do not hear it."""


def attempt(ask):
    """Return an answer, or the fault in its place."""
    try:
        return ask()
    except (Fault, Faults) as wrong:
        return str(wrong)


def states(year):
    """Return the states of many days; those of the year asked last are kept."""
    if not (KEPT and KEPT[0] is year):
        KEPT[:] = [year, [year.book.state_on(day) for day in DAYS]]
    return KEPT[1]


KEPT = []


def who(found):
    """Return who is where, and for how much of their time."""
    return [
        (one.appointment.person, one.appointment.challenge, one.phase, one.status, one.working)
        for one in found.held
    ]


BEFORE = {
    "delivered": [FACTS["due"]],
    "session_cancelled on a holiday": [FACTS["holiday of a session"]],
    "inadmissible where nobody was to come": [
        fact("ended", dt.date(2019, 1, 13), challenge="cibnav"),
    ],
    **{
        name: [fact("resigned", dt.date(2019, 2, 1), person="cand-4")]
        for name in FACTS
        if name.endswith("last of a team")
    },
}
"""What is recorded before a fact, so that there is something to hear."""


def chain(year):
    """Return the steps of the act on the challenges, and what they say against each other."""
    act = year.act("challenges", secret="6b28" * 16)
    return [(one.kind, one.on) for one in act.links], act.check().doubts


def eve(year, name):
    """Return the year in which a fact is recorded: without appointments where it comes before the decision."""
    if name.endswith("before the decision"):
        year = evolve(year, book=evolve(year.book, appointments=[]))
    return year.record(*BEFORE.get(name, ()))


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
    "vacancies": lambda year: [found.vacant for found in states(year)],
    "letters": lambda year: {one.id: year.letter(one.id, lang="fr") for one in year.book.candidates},
    "state": lambda year: [who(found) for found in states(year)],
    "due": lambda year: [[one.id for one in found.due] for found in states(year)],
    "dossier": lambda year: [(one.subject, one.status, one.place) for one in year.dossier().rulings.rulings],
    "reserve": lambda year: attempt(lambda: year.reserves),
    "hearings": lambda year: timeline.plan_hearings(year.book, days=HEARD).rows(),
    "statuses": lambda year: year.statuses,
    "gaps": lambda year: year.book.gaps,
    "replacement": lambda year: [
        attempt(lambda one=one: year.replacement(one).rows()) for one in ("cand-3", "cand-5")
    ],
    "cover": lambda year: [
        attempt(lambda one=one: year.cover(one).moves) for one in ("cand-3", "cand-4", "cand-5")
    ],
    "lacks": lambda year: [year.lacks(person) for person in ("cand-2", "cand-3")],
    "mentors": lambda year: year.mentor_load().rows(),
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
