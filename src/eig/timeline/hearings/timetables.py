"""Timetables of hearings: which room, which half-day, at what time; for as many hearings as possible.

Rules: nobody is in two rooms at once; a juror sits at most so many half-days (half a day, in the programme's
fourth promotion), and none of those they are away; a juror in conflict with a hearing steps back from it,
and enough jurors must be left. There is always a timetable: it says whether more hearings could be held,
which could be left out instead, and who is away. The order in which they are given decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from attrs import evolve

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.progress import Steps, Watch
from eig._values.rules import ids, whole
from eig._values.tuple_fields import to_ids
from eig.reasons import Reason
from eig.timeline.hearings._equal_timetables import equals
from eig.timeline.hearings._exact_placing import TRIALS, Place, place
from eig.timeline.hearings._hearing_request import Request
from eig.timeline.hearings._most_hearings import Most, most
from eig.timeline.hearings._one_after_another import improved
from eig.timeline.hearings._why_no_slot import counted, hidden, left_out
from eig.timeline.hearings.sittings import Sitting, Timetable
from eig.timeline.hearings.slots_and_half_days import HalfDay, Hearing, HearingSlot
from eig.typing import ProgressCall


@checked
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
    _check(request, trials)
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
    placing = request.placing()
    found, asked = most(placing, nodes=1, trials=trials), len(placing.people)
    watch.tell(trials.done, best=len(found.places), bound=found.bound)
    if found.bound == len(found.places):
        return found
    best, bound = improved(placing, found.places, trials), found.bound
    watch.tell(trials.done, best=len(best))
    if len(best) < asked == bound:
        places, ended = place(placing, trials)
        best = best if places is None else dict(enumerate(places))
        bound = asked - 1 if ended and places is None else asked
        watch.tell(trials.done, best=len(best), bound=bound)
    if len(best) < bound:
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
    alike = equals(request.placing(), found)
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


def _check(request: Request, trials: int) -> None:
    faults = Gather("timetable")
    faults.check("rooms", ids, request.rooms)
    faults.check("half_days_per_juror", whole(1).or_none(), request.limit)
    faults.check("fewest_jurors", whole(1), request.fewest)
    faults.check("trials", whole(0), trials)
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
        faults.known(name, (person for person, _ in pairs), people, what="a person of the hearings")
        faults.known(name, (key for _, key in pairs), keys, what=what)
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
