"""Sittings: the hearings in their rooms, and the timetable that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Literal, TypeAlias, final

from attrs import Factory, converters, evolve, field, frozen

from eig._language.said_values import plural
from eig._language.telling import Tell, teller
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.rules import ids, text, whole
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, told_where_given
from eig.errors import UnknownKey
from eig.programme._audiences import SOME_JURORS, Audience, check_audience, without_names
from eig.programme.hours import hour
from eig.reasons import Because, Reason, Trace, reasons_in, to_reasons, trace
from eig.timeline.facts.agendas import Agenda
from eig.timeline.facts.sessions import Session
from eig.typing import Lang

because: Because = reasons_in("timeline.hearings")
tell: Tell = teller("timeline.hearings")


TimetableStatus: TypeAlias = Literal["placed", "partial"]
"""Whether every hearing has its place, or some have none."""


@final
@frozen(kw_only=True, eq=False, repr=False)
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
        recused: The jurors of the panel who step back from this hearing.
        guests: Who else comes: the candidate, a mentor.

    >>> Sitting(hearing="plume", room="A", half_day="am", day=date(2020, 3, 24), starts=time(9),
    ...         ends=time(9, 40), jurors=["j1"]).jurors
    ('j1',)
    """

    hearing: str = field(metadata=keeps(text))
    room: str = field(metadata=keeps(text))
    half_day: str = field(metadata=keeps(text))
    day: date
    starts: time = field(metadata=keeps(hour))
    ends: time = field(metadata=keeps(hour))
    jurors: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids))
    recused: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    guests: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))

    @property
    def session(self) -> Session:
        """The hearing as a session of an agenda: its key is that of what is heard, and it names no juror."""
        length = datetime.combine(self.day, self.ends) - datetime.combine(self.day, self.starts)
        return Session(
            key=f"hearing-{self.hearing}",
            when=self.day,
            title=self.hearing,
            starts=self.starts,
            minutes=length // timedelta(minutes=1),
            place=self.room,
        )

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


@final
@frozen(kw_only=True, eq=False, repr=False)
class Timetable(Value):
    """The sittings, in the order of time and rooms, and the hearings that have no place.

    Args:
        sittings: The hearings in their rooms.
        left_out: Why each hearing without a place has none, by its key.
        most: The greatest number of hearings that any timetable could hold, as far as it is proven.
        instead: The hearings that could be left out instead, equally well; None where that is not settled.
        obstacles: What stands in the way of all hearings, and what would help.
        only: Whether no other timetable is as good; None where that is not settled.
        cautions: What to read with care, such as hearings on a holiday.
        key: The promotion that it is of: what makes the identifiers of agendas its own.

    >>> from eig.timeline import timetable
    >>> from eig.timeline.hearings import HalfDay, Hearing
    >>> morning = HalfDay(key="am", day=date(2020, 3, 24), starts=time(9), ends=time(10))
    >>> rooms = timetable([Hearing(key=key, jurors=["j1"]) for key in ("adler", "plume")], [morning])
    >>> rooms.status, list(rooms.left_out), rooms.instead, rooms.proven
    ('partial', ['plume'], ('adler',), True)
    >>> for reason in rooms.explain().reasons:
    ...     print(reason)
    one hearing of 2 has a place: no timetable holds more
    hearings of j1: 2, with time for 1
    plume has no place: no free place keeps every rule
    equally good: adler could be left out instead
    other timetables are equally good: this one follows the order of time, of rooms and of keys
    """

    sittings: tuple[Sitting, ...] = field(default=(), converter=TupleOf[Sitting])
    left_out: FrozenMap[Reason] = field(factory=FrozenMap[Reason], converter=MapOf[Reason])
    most: int = field(
        default=Factory(lambda table: len(table.sittings), takes_self=True), metadata=keeps(whole(0))
    )
    instead: tuple[str, ...] | None = field(
        default=(), converter=converters.optional(to_ids), metadata=keeps(ids)
    )
    obstacles: tuple[Reason, ...] = field(default=(), converter=to_reasons)
    only: bool | None = None
    cautions: tuple[Reason, ...] = field(default=(), converter=to_reasons, metadata=told_where_given)
    key: str = ""

    @property
    def status(self) -> TimetableStatus:
        """`placed` where every hearing has its room and its time, else `partial`."""
        return "partial" if self.left_out else "placed"

    @property
    def is_placed(self) -> bool:
        """Whether every hearing has its room and its time."""
        return not self.left_out

    @property
    def proven(self) -> bool:
        """Whether it is proven that no timetable holds more hearings."""
        return len(self.sittings) == self.most

    def __repr__(self) -> str:
        left = f", {len(self.left_out)} left out" if self.left_out else ""
        return f"<Timetable: {plural(len(self.sittings), 'hearing')}{left}>"

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every hearing as a session of an agenda, in the order of time."""
        return tuple(sitting.session for sitting in self.sittings)

    def of(self, person: str) -> Agenda:
        """Return the agenda of a juror, of a candidate or of another guest.

        >>> len(Timetable().of("j1"))
        0
        """
        return Agenda(person=person, sessions=self.sessions_for(person), key=self.key)

    def sessions_for(self, person: str, lang: Lang = "en") -> tuple[Session, ...]:
        """Return the hearings of a person as sessions: what `eig.timeline.agenda_of` asks for.

        A juror reads what is heard; who is heard reads that it is a hearing, and no name.

        >>> Timetable().sessions_for("j1")
        ()
        """
        heard = tell("hearing", lang)
        return tuple(
            one.session if person in one.jurors else evolve(one.session, title=heard)
            for one in self.sittings_of(person)
        )

    def sittings_of(self, person: str) -> tuple[Sitting, ...]:
        """Return the sittings of a juror or of a guest, in the order of time.

        >>> Timetable().sittings_of("j1")
        ()
        """
        return tuple(one for one in self.sittings if person in (*one.jurors, *one.guests))

    def explain(self, key: str | None = None, *, lang: Lang = "en", audience: Audience = "jury") -> Trace:
        """Say where a hearing is heard or why it is not, or where a juror sits; without a key, sum all up.

        Args:
            key: A hearing or a juror; None for the whole.
            lang: The language.
            audience: Who reads about a hearing: the `jury` is told all; the `candidate` and the `public`,
                where and when it is heard, before how many jurors, and nothing of a juror.

        Raises:
            UnknownKey: It is none of these.
            Fault: The whole, for anybody but the jury.
        """
        check_audience(audience, key)
        if key is None:
            return trace(because("timetable").say(lang), self._whole(), lang)
        if audience != "jury":
            return trace(key, (self._outside(key),), lang)
        if key in self.left_out:
            return trace(key, (self.left_out[key],), lang)
        heard = [sitting for sitting in self.sittings if sitting.hearing == key]
        if heard:
            return trace(key, (heard[0].reason, *self._recused(heard[0])), lang)
        own = self.sittings_of(key)
        reasons = [_sits(one) if key in one.jurors else one.reason for one in own]
        if not reasons:
            raise UnknownKey("hearing or person", key, known=self._known())
        return trace(key, reasons, lang)

    def _recused(self, sitting: Sitting) -> Iterator[Reason]:
        """Yield who steps back from a hearing; who hears before or after it in that room leaves it."""
        for juror in sitting.recused:
            yield because("recused" if self._is_there(juror, sitting) else "steps_back", juror=juror)

    def _is_there(self, juror: str, sitting: Sitting) -> bool:
        """Tell whether a juror sits next to a hearing in its room, and is not elsewhere at that time."""
        own = [one for one in self.sittings_of(juror) if one.day == sitting.day]
        elsewhere = any(one.starts < sitting.ends and sitting.starts < one.ends for one in own)
        here = [one for one in self.sittings if (one.half_day, one.room) == (sitting.half_day, sitting.room)]
        in_time = sorted(here, key=lambda one: one.starts)
        runs = [list(run) for _, run in groupby(in_time, lambda one: juror in (*one.jurors, *one.recused))]
        beside = next(run for run in runs if sitting in run)
        return not elsewhere and any(juror in one.jurors for one in beside)

    def _outside(self, hearing: str) -> Reason:
        """Return where and when a hearing is, or that it has no place, without a name of a juror."""
        if hearing in self.left_out:
            return because("no_place")
        heard = next((sitting for sitting in self.sittings if sitting.hearing == hearing), None)
        if heard is None:
            known = (*self.left_out, *(sitting.hearing for sitting in self.sittings))
            raise UnknownKey("hearing", hearing, known=known)
        return without_names([heard.reason], dict.fromkeys(heard.jurors, SOME_JURORS))[0]

    def _whole(self) -> Iterator[Reason]:
        held, asked = len(self.sittings), len(self.sittings) + len(self.left_out)
        if self.is_placed:
            yield because("placed", hearings=held)
        else:
            code = "partial" if self.proven else "partial_not_settled"
            yield because(code, held=held, asked=asked, most=self.most)
            yield from (*self.obstacles, *self.left_out.values())
            yield self._instead()
        yield because({True: "only", False: "equally_good", None: "only_not_settled"}[self.only])
        yield from self.cautions

    def _instead(self) -> Reason:
        if self.instead is None:
            return because("instead_not_settled")
        return because("instead", hearings=self.instead) if self.instead else because("certain")

    def _known(self) -> Sequence[str]:
        people = {person for one in self.sittings for person in (*one.jurors, *one.guests)}
        return sorted({*people, *self.left_out, *(sitting.hearing for sitting in self.sittings)})

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


def _sits(sitting: Sitting) -> Reason:
    return because(
        "sits", hearing=sitting.hearing, room=sitting.room, day=sitting.day, starts=f"{sitting.starts:%H:%M}"
    )
