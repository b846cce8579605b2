"""What follows from facts: the course of an appointment, the status of a challenge, a post or an application.

Every room asks here: who is where, which post is free and what a contract came to are one walk through the
same facts, in the order of their days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from eig._values.faults_together import Gather
from eig._values.frozen_maps import FrozenMap
from eig._values.phrases_of_faults import Phrase
from eig.programme._facts_in_words_and_contradictions import AMENDS, contradict
from eig.programme.appointments import A_DAY, AWAY, Appointment, Event
from eig.programme.lifecycles import LifeCycle

MOVES: Final = ("moved", "merged")
"""The facts by which somebody goes on at another challenge."""


@frozen
class Course:
    """One appointment from its first day on, by the facts that are known.

    Args:
        appointment: What was decided.
        status: Where it stands in its life.
        last: The last day as it is known, included.
        leaves: The first day on which somebody who left before the end is not there; None for all others.
        events: What happened to it, in order.
        first: The appointment that was first agreed, where this one goes on elsewhere.
        names: The challenges by which a fact may name the contract, and since when: where it was made, and
            where it goes on.
        followed: The other contracts of the person.
    """

    appointment: Appointment
    status: str
    last: date | None
    leaves: date | None
    events: tuple[Event, ...]
    first: Appointment
    names: Mapping[str, date] = FrozenMap[date]()
    followed: tuple[Appointment, ...] = ()

    @property
    def end(self) -> date | None:
        """The last day on which the person has the post."""
        return self.last if self.leaves is None else self.leaves - A_DAY

    @property
    def early(self) -> bool:
        """Whether the person left before the last day that was agreed: whoever had it all has not left."""
        agreed = agreed_last(self.appointment, self.events)
        until_then = self.status == "ended" if agreed is None else agreed < (self.leaves or agreed + A_DAY)
        return self.leaves is not None and not until_then

    @property
    def never(self) -> bool:
        """Whether the person never comes."""
        return self.leaves is not None and self.leaves <= self.appointment.start

    def away(self, on: date) -> bool:
        """Tell whether the person is on leave or suspended on a day."""
        return any(one.kind in AWAY and one.covers(on) for one in self.events)

    def share(self, on: date) -> Fraction:
        """Return the share of working time on a day: the last one agreed that holds then."""
        agreed = self.appointment.share
        for one in self.events:
            runs = one.begins <= on and (one.last is None or on <= one.last)
            if one.kind == "part_time" and one.share is not None and runs:
                agreed = one.share
        return agreed

    def runs(self, on: date) -> bool:
        """Tell whether the person has the post on a day."""
        return self.appointment.start <= on and not self.never and (self.end is None or on <= self.end)


OF_A_WISH: Final = ("inadmissible", "refused", "rejected", "withdrawn")
"""What ends one wish of somebody who asks for others too, where it names its challenge."""
STEPS: Final = (
    "screened", "shortlisted", "heard", "selected", "reserve", "admitted", "offered", "filled", "appointed",
    "staffed", "running", "accepted", "extended",
)  # fmt: skip
"""Steps in the order in which they are made, where several are of one day; what ends a life is the last."""
ENDS: Final = frozenset(
    (
        "cut", "ended", "inadmissible", "refused", "rejected", "replaced", "resigned", "terminated",
        "withdrawn",
    )
)  # fmt: skip


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return facts in the order of their days; those of one day in an order that chance does not decide."""
    return sorted(events, key=_order)


def _order(one: Event) -> tuple[object, ...]:
    step = STEPS.index(one.kind) - len(STEPS) if one.kind in STEPS else int(one.kind in ENDS)
    named = (one.kind, one.person, one.challenge, one.post, one.to, one.by, one.what, one.source)
    dated = (one.first, one.last, one.recorded, one.share, one.paid, one.amount)
    return one.on, step, *(name or "" for name in named), *map(str, dated)


def courses_of(
    appointments: Sequence[Appointment], events: Sequence[Event], *, life: LifeCycle, faults: Gather
) -> list[Course]:
    """Return the course of each appointment, and of those that follow when somebody goes elsewhere."""
    in_effect = sorted(events, key=lambda one: one.begins if one.kind in MOVES else one.on)
    by_person: dict[str, list[Appointment]] = {}
    for one in appointments:
        by_person.setdefault(one.person, []).append(one)
    moves = [event for event in in_effect if event.kind in MOVES]
    return [
        course
        for one in appointments
        for course in _walked(_begun(one, by_person[one.person], moves, life), in_effect, life, faults)
    ]


def _begun(
    one: Appointment, several: Sequence[Appointment], moves: Sequence[Event], life: LifeCycle
) -> Course:
    """Return an appointment before anything happened; what another contract is called by is not its name."""
    names = {one.challenge: date.min}
    for event in moves:
        if event.person in (None, one.person) and event.challenge in (None, *names) and event.to:
            names.setdefault(event.to, event.known)
    others = tuple(other for other in several if other is not one)
    elsewhere = {other.challenge for other in others}
    own = FrozenMap({name: day for name, day in names.items() if name not in elsewhere})
    return Course(one, life.first, one.last, None, (), one, names=own, followed=others)


def _concerns(event: Event, course: Course) -> bool:
    """A fact concerns each appointment decided by then; a merger whoever is in the team on its day.

    Of a person it may name the contract by any challenge of it; none concerns one that another came after,
    a move or extension that names none only the contract that has begun, if one has, and a refusal only one
    that has not, if there is such a one.
    """
    appointment, decided = course.appointment, course.first.decided
    of_team = course.first is not appointment or appointment.start <= event.begins
    if decided and event.on < decided and not (event.kind == "merged" and of_team):
        return False
    if event.person is None:
        return event.challenge == appointment.challenge and event.kind in ("ended", "merged", "withdrawn")
    end = course.end
    passed = end is not None and any(end < one.start <= event.begins for one in course.followed)
    start = course.first.start
    runs = event.kind in ("moved", "extended") and event.challenge is None and event.begins < start
    passed = passed or (runs and any(one.start <= event.begins for one in course.followed))
    begun = event.kind == "refused" and start < event.on
    passed = passed or (begun and any(_may_refuse(event, one) for one in course.followed))
    named = event.challenge in (None, appointment.challenge) or _is_called(course, event)
    return event.person == appointment.person and named and not passed


def _is_called(course: Course, event: Event) -> bool:
    """Tell whether a fact names a contract by where it was made or goes on.

    What may end a wish alone names it by where the person is to be, as known on its day: what they went away
    from, or a team that theirs merges with later, is another wish.
    """
    place, moved = event.challenge or "", any(one.kind == "moved" for one in course.events)
    if event.kind in OF_A_WISH and (course.names.get(place, date.max) > event.on or moved):
        return False
    return place in course.names


def _may_refuse(event: Event, one: Appointment) -> bool:
    """Tell whether a refusal may be of a contract: decided by then, and not begun."""
    named = event.challenge in (None, one.challenge)
    return named and event.on <= one.start and (one.decided or event.on) <= event.on


def _walked(course: Course, events: Sequence[Event], life: LifeCycle, faults: Gather) -> Iterator[Course]:
    """Walk through what happened to an appointment, in the order of the days."""
    for at, event in enumerate(events):
        if not _concerns(event, course):
            continue
        before = course
        if _lapses(event, events[:at]):
            continue
        if event.kind in (*AMENDS, *MOVES):
            course = _amended(course, event, faults)
        elif event.person is None:
            course = _without_challenge(course, event)
        elif event.kind == "withdrawn" or (event.kind in life.steps and event.kind != life.first):
            course = _stepped(course, event, life, faults)
        else:
            course = evolve(course, events=(*course.events, event))
        if course.status in MOVES:
            merged = [one for one in events[:at] if one.kind == "merged" and event.on <= one.on]
            later = (*merged, *events[at + 1 :])  # a team merges before somebody comes to it
            for one in later:
                if one.kind in AMENDS and one.begins < event.begins and _concerns(one, course):
                    course = _amended(course, one, faults)
            yield course
            yield from _walked(_elsewhere(before, event), later, life, faults)
            return
    yield course


def _lapses(move: Event, before: Iterable[Event]) -> bool:
    """Tell whether a challenge withdrew before somebody came to it, who was to move there: they stay."""
    kinds = ("ended", "rejected", "withdrawn")
    lost = [one for one in before if one.person is None and not one.post and one.kind in kinds]
    return move.kind == "moved" and any(
        one.challenge == move.to and move.on <= one.on and one.until <= move.begins for one in lost
    )


def agreed_last(one: Appointment, events: Iterable[Event]) -> date | None:
    """Return the last day that was agreed, prolonged or not, also where somebody left before it."""
    return [one.last, *(event.last for event in events if event.kind == "extended")][-1]


def _elsewhere(course: Course, move: Event) -> Course:
    """Return the appointment that goes on at another challenge; a leave or a share may span both."""
    one, first = course.appointment, max(move.begins, course.appointment.start)
    spanning = (event for event in course.events if event.kind in AMENDS)
    return evolve(
        course,
        appointment=evolve(
            one,
            challenge=move.to or one.challenge,
            post=move.post or (one.post if move.kind == "merged" else ""),
            start=first,
            stated=agreed_last(one, course.events),
            replaces=None,
            decided=move.on,
        ),
        events=(move, *(event for event in spanning if event.last is None or event.last >= first)),
    )


def _without_challenge(course: Course, event: Event) -> Course:
    """A challenge that is withdrawn or ended before the first day takes nobody; who has begun stays."""
    if course.leaves is not None or course.appointment.start <= event.until:
        return course
    return evolve(course, leaves=course.appointment.start, events=(*course.events, event))


def _amended(course: Course, event: Event, faults: Gather) -> Course:
    """A leave, a suspension, a share, another challenge: of somebody who is there, and not twice at once.

    What contradicts is noted and left out, so that a day on which it was known has an answer all the same.
    """
    there = course.leaves is None or (not course.never and event.begins < course.leaves)
    before = next((one for one in reversed(course.events) if one.kind in ENDS), None)
    lapses = event.kind in MOVES and (event.person is None or (before and event.on <= before.on))
    if not there:
        if not lapses:
            contradict(faults, before, event)
        return course
    if event.person is None and course.last is not None and course.last < event.begins:
        return course
    at = course.appointment
    if event.kind == "moved" and event.to == at.challenge and event.post in (None, at.post):
        first_told = course.first is at or at.decided is None or event.on >= at.decided
        faults.that("events", not first_told, "programme.another_post", value=event.to, person=at.person)
        return course
    in_time = course.last is None or event.begins <= course.last
    _check_last(faults, event, course.last, in_time=in_time)
    told = [one for one in course.events if _family(one) == _family(event) != ""]
    against = [one for one in told if _meet(one, event, course.first.start)]
    for one in against:
        contradict(faults, one, event)
    if against or not in_time:
        return course
    since = None if course.appointment is course.first else course.events[0]
    coming = since is not None and event.kind == "merged" and since.on <= event.on
    if event.kind in MOVES and since is not None and event.begins <= since.begins and not coming:
        contradict(faults, since, event)
    moves = event.kind in MOVES
    return evolve(
        course,
        events=(*course.events, event),
        status=event.kind if moves else course.status,
        leaves=event.begins if moves else course.leaves,
    )


def _family(event: Event) -> str:
    """Return what a fact says one thing of at a time: where somebody is not, or for which share they work."""
    return "away" if event.kind in AWAY else event.kind if event.kind in AMENDS else ""


def _meet(one: Event, other: Event, start: date) -> bool:
    """Tell whether two changes begin or hold on one day; what is open gives way to a later one."""
    begun = [(max(told.begins, start), told.last) for told in (one, other)]
    (_, last), (begins, _) = sorted((first, last or first) for first, last in begun)
    return begins <= last


def _stepped(course: Course, event: Event, life: LifeCycle, faults: Gather) -> Course:
    if course.leaves is not None and not _is_over(course, life):
        return course  # the challenge was withdrawn before the first day
    in_time = _check_last(faults, event, course.last)
    if _is_over(course, life) and course.events:
        contradict(faults, course.events[-1], event)
        return course
    legal = (*life.legal(course.status), *(("withdrawn",) if not _is_over(course, life) else ()))
    if event.kind not in legal:
        _no_step(faults, event, course.appointment.person, origin=course.status, ways=legal)
        return course
    if not (_check_dates(faults, course, event) and in_time):
        return course
    last = event.last if event.last is not None else course.last
    found = evolve(course, status=event.kind, last=last, events=(*course.events, event))
    term = event.leaves if course.last is None else min(event.leaves, course.last + A_DAY)
    return evolve(found, leaves=term if _is_over(found, life) else None)


def _is_over(course: Course, life: LifeCycle) -> bool:
    """Tell whether nothing can follow: who withdrew never comes, whatever the steps of the programme."""
    return course.status not in life.steps or not life.legal(course.status)


def _check_last(faults: Gather, event: Event, last: date | None, *, in_time: bool | None = None) -> bool:
    """A mission that is over is neither resigned from nor extended: that it ended may be noted later."""
    holds = last is None or event.on <= last or event.kind == "ended"
    fits = holds if in_time is None else in_time
    who = event.person or event.challenge
    return faults.that("events", fits, "programme.until_last_day", value=event.begins, person=who, last=last)


def _check_dates(faults: Gather, course: Course, event: Event) -> bool:
    """An extension ends later than what it extends; who has begun neither refuses nor withdraws."""
    start, last, person = course.first.start, course.last, course.appointment.person
    longer = event.kind != "extended" or last is None or event.last is None or last < event.last
    fits = faults.that(
        "events", longer, "programme.later_last_day", value=event.last, person=person, last=last
    )
    early = event.kind not in ("refused", "withdrawn") or event.on <= start
    return fits & faults.that(
        "events", early, "programme.before_first_day", value=event.on, person=person, first=start
    )


def _no_step(faults: Gather, event: Event, subject: str, *, origin: str, ways: tuple[str, ...]) -> None:
    faults.that(
        "events",
        False,  # noqa: FBT003 # noted
        "programme.step_of_life",
        value=event.kind,
        person=subject,
        origin=Phrase("values.step", code=origin),
        ways=tuple(Phrase("values.step", code=one) for one in ways),
    )


def status_after(
    subject: str,
    born: str,
    events: Iterable[Event],
    *,
    life: LifeCycle,
    faults: Gather,
    noted: set[Event] | None = None,
) -> str:
    """Return where something stands after what happened to it: steps between may have been left unsaid.

    A fact that cannot hold is noted once: what was `noted` before is left out.
    """
    noted = set() if noted is None else noted
    status, before = born, None
    for event in events:
        kind = "ended" if event.kind == "merged" else event.kind
        if kind not in life.steps:
            continue
        if kind not in _reached(life, status):
            if event in noted:
                continue
            noted.add(event)
            if before is None:
                _no_step(faults, event, subject, origin=status, ways=life.legal(status))
            else:
                contradict(faults, before, event)
            continue
        status, before = kind, event
    return status


def _reached(life: LifeCycle, origin: str) -> set[str]:
    """Return every status that may come after one, however many steps later."""
    found: set[str] = set()
    left = [origin]
    while left:
        new = [one for one in life.legal(left.pop()) if one not in found]
        found.update(new)
        left.extend(new)
    return found
