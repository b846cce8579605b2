"""Timetables of hearings: which room, which half-day, at what time; for as many hearings as possible.

Rules: nobody is in two rooms at once; a juror sits at most so many half-days (half a day, in the programme's
fourth promotion), and none of those they are away; a juror in conflict with a hearing steps back from it,
and enough jurors must be left. There is always a timetable: it says whether more hearings could be held,
which could be left out instead, and who is away. The order in which they are given decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import combinations, groupby
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, final

from attrs import converters, evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, plural, teller
from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, each_once, ids, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.progress_and_stopping import Steps, Watch
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, made_of, told_where_given
from eig.errors import UnknownKey
from eig.programme._names_hidden_from_an_audience import SOME_JURORS, Audience, check_audience, without_names
from eig.programme.hours import hour
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.facts.agenda_of_one_person import Agenda
from eig.timeline.facts.sessions import Session
from eig.timeline.hearings._equal_timetables import equals
from eig.timeline.hearings._exact_placing import TRIALS, Place, place
from eig.timeline.hearings._most_hearings_placed import Most, improved, most
from eig.timeline.hearings._timetable_request_and_availability import Request
from eig.timeline.hearings._why_a_hearing_has_no_slot import counted, hidden, left_out
from eig.timeline.hearings.slots_and_half_days import HalfDay, Hearing, HearingSlot
from eig.typing import Lang, ProgressCall

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
    left_out: FrozenMap[Reason] = field(default=EMPTY, converter=MapOf[Reason])
    most: int = field(default=made_of("sittings", tuple, len), metadata=keeps(whole(0)))
    instead: tuple[str, ...] | None = field(
        default=(), converter=converters.optional(to_ids), metadata=keeps(ids)
    )
    obstacles: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    only: bool | None = None
    cautions: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason], metadata=told_where_given)
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

    def of(self, person: str, *, lang: Lang = "en") -> Agenda:
        """Return the agenda of a juror, of a candidate or of another guest, its titles in a language.

        >>> len(Timetable().of("j1"))
        0
        """
        return Agenda(person=person, sessions=self.sessions_for(person, lang), key=self.key)

    def sessions_for(self, person: str, lang: Lang = "en") -> tuple[Session, ...]:
        """Return the hearings of a person as sessions: what `eig.timeline.agenda_of` asks for.

        A juror reads what is heard; who is heard reads that it is a hearing, and no name. `A` is
        told as room A; a room's name of several words says by itself what it is.

        >>> Timetable().sessions_for("j1")
        ()
        """
        heard = tell("hearing", lang)
        return tuple(
            evolve(
                one.session,
                title=one.hearing if person in one.jurors else heard,
                place=one.room if " " in one.room else tell("room", lang, room=one.room),
            )
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
            audience: Who reads about a hearing: the `jury` is told all; the `candidate` and the `public`,
                where and when it is heard, before how many jurors, and nothing of a juror.

        Raises:
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
        return without_names([heard.reason], dict.fromkeys(heard.jurors, SOME_JURORS), smallest=1)[0]

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


SITTING: Final[Mapping[str, Rule]] = MappingProxyType(
    {"half_days_per_juror": whole(1).or_none(), "fewest_jurors": whole(1), "trials": whole(0)}
)
"""How often a juror sits, how many are left in a room, how long is looked: what holds for any hearings."""


@checked_by(rooms=each_once("room"), **SITTING)
def timetable(  # options, all keyword-only
    hearings: Iterable[Hearing],
    half_days: Iterable[HalfDay],
    *,
    rooms: Sequence[str] = ("A", "B"),
    slot: HearingSlot = HearingSlot(),  # noqa: B008 # a frozen value
    conflicts: Iterable[tuple[str, str]] = (),
    absences: Iterable[tuple[str, str]] = (),
    half_days_per_juror: int | None = 1,
    fewest_jurors: int = 1,
    trials: int = TRIALS,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
) -> Timetable:
    """Place each hearing in a room, on a half-day and at a time; or as many of them as possible.

    Args:
        hearings: What is heard, each before its panel.
        half_days: When hearings may be, none overlapping another.
        rooms: The rooms that hear in parallel, the first to be filled first.
        slot: How long a hearing takes, and what stands around it.
        conflicts: `(juror, hearing)`: the juror steps back from that hearing.
        absences: `(person, half-day)`: a juror or a guest who is away.
        half_days_per_juror: How many half-days a juror may sit; None for any number.
        fewest_jurors: How many jurors must be left in the room.
        trials: How many hearings the exact search looks at before it stops; the answer then says what is not
            settled.
        stop: Asked once for each sixteen hearings looked at whether to stop: the caller's clock, or a
            button. A first timetable, by one flow, is made before; the best one found is returned, and says
            what is not settled.
        progress: Told of the trials made, and of how many hearings have a place and how many can.

    Raises:
        Fault, Faults: Repeated or unknown keys, half-days that overlap, no room, less than no trial.

    >>> from datetime import date, time
    >>> day = HalfDay(key="am", day=date(2020, 3, 24), starts=time(9), ends=time(12, 30))
    >>> panel = [Hearing(key=key, jurors=["j1", "j2"]) for key in ("adler", "plume")]
    >>> found = timetable(panel, [day], conflicts=[("j2", "plume")])
    >>> print(found.explain("plume"))
    plume: heard in room A on 24 March 2020 from 09:50 to 10:30 before j1; j2 leaves the room for it.
    """
    request = Request(
        hearings=tuple(hearings),
        half_days=tuple(half_days),
        rooms=to_ids(rooms),
        slot=slot,
        conflicts=_pairs(conflicts),
        absences=_pairs(absences),
        limit=half_days_per_juror,
        fewest=fewest_jurors,
    )
    _check(request)
    in_order = _sorted(request)
    watch, steps = Watch(progress), Steps(trials)
    steps.stop = watch.asking(stop, lambda: steps.done)
    found = _placed(in_order, steps, watch)
    watch.tell(steps.done, best=len(found.places), bound=found.bound)
    return _answer(in_order, found, trials, steps)


def _sorted(request: Request) -> Request:
    """Return a request in the order of time and keys, so that the order of its parts decides nothing."""
    return evolve(
        request,
        hearings=tuple(sorted(request.hearings, key=lambda one: one.key)),
        half_days=tuple(sorted(request.half_days, key=lambda one: (one.day, one.starts))),
    )


def _placed(request: Request, trials: Steps, watch: Watch) -> Most:
    """Return as many places as possible, and whether the search proved that not all hearings have one.

    The flow alone settles most requests. Else orders improve on it, which are soon done; where the flow has
    room for all, an exact search tries to place all; branches over flows come last. The best is kept.
    """
    placing = request.placing
    found, asked = most(placing, nodes=1, trials=trials), len(placing.people)
    watch.tell(trials.done, best=len(found.places), bound=found.bound)
    if found.bound == len(found.places):
        return found
    best, bound = improved(placing, found.places, trials), found.bound
    watch.tell(trials.done, best=len(best))
    if len(best) < asked == bound and not trials.stopped:
        places, ended = place(placing, trials)
        best = best if places is None else dict(enumerate(places))
        bound = asked - 1 if ended and places is None else asked
        watch.tell(trials.done, best=len(best), bound=bound)
    if len(best) < bound and not trials.stopped:
        found = most(placing, trials=trials)
        best, bound = max(found.places, best, key=len), min(bound, found.bound)
    if len(best) == len(found.places):
        return found._replace(bound=bound)
    return Most(best, bound, frozenset() if len(best) == asked else None)


def _answer(request: Request, found: Most, trials: int, steps: Steps) -> Timetable:
    numbers = request.holdable
    places = {numbers[one]: place for one, place in found.places.items()}
    missing = [one for one in range(len(request.hearings)) if one not in places]
    held = [one for one in missing if one in numbers]
    alike = equals(request.placing, found)
    return Timetable(
        sittings=_sittings(request, places),
        left_out={
            request.hearings[one].key: left_out(request, one, settled=found.bound == len(places))
            for one in missing
        },
        most=found.bound,
        instead=_keys(request, alike.instead) if held else (),
        obstacles=_obstacles(request, found, trials, steps) if held else (),
        only=alike.only,
    )


def _obstacles(request: Request, found: Most, trials: int, steps: Steps) -> Iterable[Reason]:
    """Return what counting shows, or else which rules cannot hold together, where that is proven."""
    shown = counted(request)
    return shown if shown or found.bound == len(request.holdable) else hidden(request, trials, steps)


def _keys(request: Request, numbers: Iterable[int] | None) -> Sequence[str] | None:
    if numbers is None:
        return None
    return sorted(request.hearings[request.holdable[one]].key for one in numbers)


def _pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in pairs)


def _check(request: Request) -> None:
    faults = Gather("timetable")
    faults.check("rooms", ids, request.rooms)
    faults.that("rooms", bool(request.rooms), "timeline.hearings.some_rooms", value=())
    faults.distinct("rooms", request.rooms, what="room")
    _check_keys(request, faults)
    faults.done()


def _check_keys(request: Request, faults: Gather) -> None:
    hearings = [hearing.key for hearing in request.hearings]
    half_days = [half_day.key for half_day in request.half_days]
    people = {person for one in request.hearings for person in (*one.jurors, *one.guests)}
    faults.distinct("hearings", hearings, what="hearing")
    faults.distinct("half_days", half_days, what="half-day")
    for name, pairs, keys, what in (
        ("conflicts", request.conflicts, hearings, "a hearing"),
        ("absences", request.absences, half_days, "a half-day"),
    ):
        persons = (person for person, _ in pairs)  # a pair is told by what it pairs: these are sorted
        faults.known(name, persons, people, what="a person of the hearings", ways=pairs)
        faults.known(name, (key for _, key in pairs), keys, what=what, ways=pairs)
    both = next(((a.key, b.key) for a, b in combinations(request.half_days, 2) if _overlap(a, b)), ())
    faults.that("half_days", not both, "timeline.hearings.apart", value=both)


def _overlap(one: HalfDay, other: HalfDay) -> bool:
    return one.day == other.day and one.starts < other.ends and other.starts < one.ends


def _sittings(request: Request, places: Mapping[int, Place]) -> Iterator[Sitting]:
    """Yield the sittings in the order of time and rooms; a panel keeps its room where it can."""
    last: dict[tuple[int, tuple[str, ...]], str] = {}
    for now in sorted(set(places.values())):
        numbers = [hearing for hearing, place in places.items() if place == now]
        rooms = _rooms(request, [last.get((now[0], request.hearings[one].jurors)) for one in numbers])
        for room, hearing in sorted(zip(rooms, numbers, strict=True)):
            last[now[0], request.hearings[hearing].jurors] = request.rooms[room]
            yield _sitting(request, hearing, now, request.rooms[room])


def _rooms(request: Request, wishes: Sequence[str | None]) -> list[int]:
    """Return a room for each hearing of one time: the one its panel was in, else the first that is free."""
    found: list[int | None] = []
    for wish in wishes:
        room = None if wish is None else request.rooms.index(wish)
        found.append(None if room in found else room)
    free = (room for room in range(len(request.rooms)) if room not in found)
    return [next(free) if room is None else room for room in found]


def _sitting(request: Request, hearing: int, now: Place, room: str) -> Sitting:
    half_day, one = request.half_days[now[0]], request.hearings[hearing]
    offset = request.slot.offset(now[1])
    present = request.present[hearing]
    return Sitting(
        hearing=one.key,
        room=room,
        half_day=half_day.key,
        day=half_day.day,
        starts=half_day.at(offset),
        ends=half_day.at(offset + request.slot.minutes),
        jurors=present,
        recused=tuple(juror for juror in one.jurors if juror not in present),
        guests=one.guests,
    )
