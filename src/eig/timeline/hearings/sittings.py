"""Sittings: the hearings in their rooms, and the timetable that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, day, instance_of, one_of, text, to_ids, to_tuple
from eig._ground.html import table
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.reasons import Reason, Trace, reasons_in, trace
from eig.timeline.facts.sessions import local_hour
from eig.typing import Lang

__all__ = ["Sitting", "Timetable", "TimetableStatus"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("timeline.hearings")


TimetableStatus: TypeAlias = Literal["placed", "infeasible", "undecided"]
"""Whether there is a timetable, there is none, or the search stopped before it knew."""


@final
@checked
@frozen(kw_only=True)
class Sitting(Value):
    """One hearing in its room and at its time.

    Args:
        hearing: What is heard.
        room: Where.
        half_day: The half-day, by its key.
        day: The date.
        starts: The local time it starts.
        ends: The local time it ends, before the break.
        jurors: The jurors in the room.
        recused: The jurors of the panel who leave the room for this hearing.

    >>> Sitting(hearing="plume", room="A", half_day="am", day=date(2020, 3, 24), starts=time(9),
    ...         ends=time(9, 40), jurors=["j1"]).jurors
    ('j1',)
    """

    hearing: str
    room: str
    half_day: str
    day: date
    starts: time
    ends: time
    jurors: tuple[str, ...] = field(converter=to_ids)
    recused: tuple[str, ...] = field(default=(), converter=to_ids)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("hearing", "room", "half_day"):
            faults.check(name, text)
        faults.check("day", day)
        for name in ("starts", "ends"):
            faults.check(name, local_hour)
        for name in ("jurors", "recused"):
            faults.check(name, text.each())
        faults.done()

    @property
    def reason(self) -> Reason:
        """Where, when and before whom it is heard."""
        return because(
            "heard",
            room=self.room,
            day=self.day,
            starts=f"{self.starts:%H:%M}",
            ends=f"{self.ends:%H:%M}",
            jurors=self.jurors,
        )


def _sittings(values: Iterable[Sitting]) -> tuple[Sitting, ...]:
    return to_tuple(values)


def _reasons(values: Iterable[Reason]) -> tuple[Reason, ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
class Timetable(Value):
    """The sittings, in the order of time and rooms; or the obstacles, where there is no timetable.

    Args:
        sittings: The hearings in their rooms; none unless the status is `placed`.
        obstacles: Why there is no timetable, and what would make one.
        status: `placed`, `infeasible`, or `undecided` where the search stopped before it knew.

    >>> from eig.timeline import timetable
    >>> from eig.timeline.hearings import HalfDay, Hearing
    >>> morning = HalfDay(key="am", day=date(2020, 3, 24), starts=time(9), ends=time(10))
    >>> rooms = timetable([Hearing(key=key, jurors=["j1"]) for key in ("adler", "plume")], [morning])
    >>> rooms.status, rooms.obstacles[0].code
    ('infeasible', 'juror_hears_too_much')
    >>> print(rooms.explain("timetable"))
    timetable: hearings of j1: 2, with time for 1.
    """

    sittings: tuple[Sitting, ...] = field(default=(), converter=_sittings)
    obstacles: tuple[Reason, ...] = field(default=(), converter=_reasons)
    status: TimetableStatus = "placed"

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("sittings", instance_of(Sitting).each())
        faults.check("obstacles", instance_of(Reason).each())
        faults.check("status", one_of("placed", "infeasible", "undecided"))
        faults.done()

    @property
    def is_placed(self) -> bool:
        """Whether every hearing has its room and its time."""
        return self.status == "placed"

    def of(self, person: str) -> tuple[Sitting, ...]:
        """Return the sittings of a juror, in the order of time.

        >>> Timetable().of("j1")
        ()
        """
        return tuple(sitting for sitting in self.sittings if person in sitting.jurors)

    def explain(self, key: str, *, lang: Lang = "en") -> Trace:
        """Say where a hearing is heard, where a juror sits, or (`timetable`) what stands in the way.

        Raises:
            UnknownKey: It is none of these.
        """
        if key == "timetable":
            return trace(key, self.obstacles or (_PLACED,), lang)
        heard = [sitting for sitting in self.sittings if sitting.hearing == key]
        if heard:
            return trace(key, (heard[0].reason, *map(_recusal, heard[0].recused)), lang)
        reasons = [_sits(sitting) for sitting in self.of(key)]
        if not reasons:
            raise UnknownKey("hearing or juror", key, known=self._known())
        return trace(key, reasons, lang)

    def _known(self) -> Sequence[str]:
        people = {juror for sitting in self.sittings for juror in sitting.jurors}
        return sorted({"timetable", *people, *(sitting.hearing for sitting in self.sittings)})

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a sitting.

        >>> Timetable().rows()
        []
        """
        return [
            {
                "half_day": sitting.half_day,
                "day": sitting.day,
                "starts": f"{sitting.starts:%H:%M}",
                "ends": f"{sitting.ends:%H:%M}",
                "room": sitting.room,
                "hearing": sitting.hearing,
                "jurors": len(sitting.jurors),
            }
            for sitting in self.sittings
        ]

    def _repr_html_(self) -> str:
        if self.is_placed:
            return table(self.rows())
        return table([{"obstacle": str(reason)} for reason in self.obstacles])


_PLACED = because("placed")


def _recusal(juror: str) -> Reason:
    return because("recused", juror=juror)


def _sits(sitting: Sitting) -> Reason:
    return because(
        "sits", hearing=sitting.hearing, room=sitting.room, day=sitting.day, starts=f"{sitting.starts:%H:%M}"
    )
