"""What a timetable is asked for, in one place: the hearings, the half-days, the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from attrs import frozen

from eig._values.value import Value
from eig.timeline.hearings._exact_placing import Placing
from eig.timeline.hearings.slots_and_half_days import HalfDay, Hearing, HearingSlot


@frozen(kw_only=True, eq=False, repr=False)
class Request(Value):
    """A request whose every rule can be let go, to see which of them stand in the way."""

    hearings: tuple[Hearing, ...]
    half_days: tuple[HalfDay, ...]
    rooms: tuple[str, ...]
    slot: HearingSlot
    conflicts: tuple[tuple[str, str], ...]
    absences: tuple[tuple[str, str], ...]
    limit: int | None
    fewest: int
    one_room_at_a_time: bool = True

    @cached_property
    def present(self) -> tuple[tuple[str, ...], ...]:
        """The jurors in the room of each hearing: its panel without those in conflict with it."""
        conflicts = frozenset(self.conflicts)
        return tuple(
            tuple(juror for juror in hearing.jurors if (juror, hearing.key) not in conflicts)
            for hearing in self.hearings
        )

    @cached_property
    def away(self) -> Mapping[str, frozenset[str]]:
        """From which half-days each person is away, of those who are."""
        pairs = groupby(sorted(self.absences), itemgetter(0))
        return {person: frozenset(half_day for _, half_day in own) for person, own in pairs}

    @cached_property
    def capacities(self) -> tuple[int, ...]:
        """How many hearings each half-day holds in one room."""
        return tuple(self.slot.capacity(half_day.minutes) for half_day in self.half_days)

    @cached_property
    def loads(self) -> Mapping[str, int]:
        """How many hearings each juror sits for, in the order of their identifiers."""
        return dict(sorted(Counter(juror for jurors in self.present for juror in jurors).items()))

    @cached_property
    def holdable(self) -> tuple[int, ...]:
        """The hearings that keep as many jurors as they need."""
        return tuple(one for one, jurors in enumerate(self.present) if len(jurors) >= self.fewest)

    def absences_of(self, hearing: int) -> Mapping[str, tuple[str, ...]]:
        """Return, for each person whom a hearing needs and who is away, the half-days they are away from."""
        people = (*self.present[hearing], *self.hearings[hearing].guests)
        return {
            person: tuple(half_day.key for half_day in self.half_days if half_day.key in self.away[person])
            for person in people
            if person in self.away
        }

    def closed_half_days(self, hearing: int) -> frozenset[int]:
        """Return the half-days that a hearing cannot take: somebody it needs is away."""
        people = (*self.present[hearing], *self.hearings[hearing].guests)
        away = frozenset[str]().union(*(self.away[person] for person in people if person in self.away))
        return frozenset(number for number, half_day in enumerate(self.half_days) if half_day.key in away)

    @cached_property
    def placing(self) -> Placing:
        """Return the hearings that can be held as the search reads them, in their order."""
        everybody = [(*self.present[one], *self.hearings[one].guests) for one in self.holdable]
        names = dict.fromkeys(person for people in everybody for person in people)
        number = {person: one for one, person in enumerate(names)}
        people = everybody if self.one_room_at_a_time else [() for _ in everybody]
        return Placing(
            people=tuple(tuple(number[person] for person in one) for one in people),
            jurors=tuple(tuple(number[juror] for juror in self.present[one]) for one in self.holdable),
            closed=tuple(self.closed_half_days(one) for one in self.holdable),
            capacities=self.capacities,
            rooms=len(self.rooms),
            limit=self.limit,
        )
