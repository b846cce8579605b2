"""Why some hearings have no place: what counting shows, which rules cannot hold together, who is away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from attrs import evolve, frozen

from eig._maths.but_for_causes import but_for
from eig._values.progress_and_stopping import Steps
from eig.reasons import Because, Reason, reasons_in
from eig.timeline.hearings._exact_placing import place
from eig.timeline.hearings._most_hearings_placed import most
from eig.timeline.hearings._timetable_request_and_availability import Request

because: Because = reasons_in("timeline.hearings")

Check = Callable[[Request], Iterator[Reason]]


def _juror_hears_too_much(request: Request) -> Iterator[Reason]:
    for juror, load in request.loads.items():
        pairs = zip(request.half_days, request.capacities, strict=True)
        away = request.away.get(juror, ())
        here = sorted((room for half_day, room in pairs if half_day.key not in away), reverse=True)
        time_for = sum(here[: request.limit])
        if load > time_for and request.one_room_at_a_time:
            yield because("juror_hears_too_much", juror=juror, load=load, time_for=time_for)


def _too_many_hearings(request: Request) -> Iterator[Reason]:
    places = len(request.rooms) * sum(request.capacities)
    if len(request.hearings) > places:
        yield because("too_many_hearings", hearings=len(request.hearings), places=places)


_COUNTED: Final[tuple[Check, ...]] = (_juror_hears_too_much, _too_many_hearings)


def counted(request: Request) -> tuple[Reason, ...]:
    """Return the obstacles that counting shows: each is enough on its own."""
    return tuple(reason for check in _COUNTED for reason in check(request))


_RULES: Final[Mapping[str, tuple[str, Any]]] = MappingProxyType(
    {
        "half_day_limit": ("limit", None),
        "absences": ("absences", ()),
        "one_room_at_a_time": ("one_room_at_a_time", False),
    }
)
"""What a request is without each of its rules."""


@frozen
class _Free:
    """A request without its rules, as a case of `but_for`: all are held, as each rule is let go."""

    request: Request
    causes: tuple[str, ...]
    fits: Callable[[Request], bool | None]

    def without(self, causes: Sequence[str], /) -> bool:
        """Tell whether all may be held with these rules, and no others; with every rule, they are not."""
        gone = dict(_RULES[code] for code in self.causes if code not in causes)
        return bool(gone) and self.fits(evolve(self.request, **gone)) is not False


def hidden(request: Request, trials: int, steps: Steps) -> Iterator[Reason]:
    """Yield each rule that cannot hold, or the fewest that cannot hold together; then what would help."""
    acting = tuple(code for code, (name, off) in _RULES.items() if getattr(request, name) != off)
    free = _Free(request, acting, lambda lighter: _fits_all(lighter, steps.renewed(trials)))
    found = but_for(free, now=True)
    alone = [(one,) for one in found.alone]
    for rules in alone or (found.together,):
        yield because("cannot_hold_together", rules=tuple(because(f"rule_{code}") for code in rules))
    longer = None if request.limit is None else request.limit + 1
    wider, later = evolve(request, rooms=(*request.rooms, "+")), evolve(request, limit=longer)
    for remedy, lighter in (("more_room", wider), ("more_half_days", later)):
        if free.fits(lighter):
            yield because("would_hold", remedy=because(remedy))


def _fits_all(request: Request, trials: Steps) -> bool | None:
    """Tell whether all hearings that can be held have a place; None where the search stopped."""
    if trials.stopped:
        return None
    placing = request.placing
    found = most(placing, nodes=1, trials=trials)
    if found.bound < len(placing.people):
        return False
    if len(found.places) == len(placing.people):
        return True
    places, ended = place(placing, trials)
    return True if places is not None else False if ended else None


def left_out(request: Request, hearing: int, *, settled: bool) -> Reason:
    """Return why a hearing has no place: who is away when, and whether anything else was full.

    Where more hearings may have a place, as far as is known, it is for the search, and for nothing else.
    """
    key, left = request.hearings[hearing].key, len(request.present[hearing])
    if hearing not in request.holdable:
        return because("too_few_jurors", hearing=key, left=left, fewest=request.fewest)
    away = tuple(
        because("away", person=person, half_days=half_days)
        for person, half_days in request.absences_of(hearing).items()
    )
    if request.half_days and len(request.closed_half_days(hearing)) == len(request.half_days):
        return because("no_half_day", hearing=key, away=away)
    if not settled:
        return because("not_found", hearing=key)
    return because("left_out", hearing=key, away=away)
