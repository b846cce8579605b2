"""Why some hearings have no place: what counting shows, which rules cannot hold together, who is away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from attrs import evolve

from eig._values.progress import Steps
from eig.reasons import Because, Reason, reasons_in
from eig.timeline.hearings._exact_placing import place
from eig.timeline.hearings._hearing_request import Request
from eig.timeline.hearings._most_hearings import most

because: Because = reasons_in("timeline.hearings")

Check = Callable[[Request], Iterator[Reason]]


def _juror_hears_too_much(request: Request) -> Iterator[Reason]:
    for juror, load in request.loads.items():
        pairs = zip(request.half_days, request.capacities, strict=True)
        here = sorted((room for half, room in pairs if (juror, half.key) not in request.away), reverse=True)
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


_RULES: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "half_day_limit": {"limit": None},
        "absences": {"absences": ()},
        "one_room_at_a_time": {"one_room_at_a_time": False},
    }
)
"""What a request is without each of its rules."""


def hidden(request: Request, trials: int, steps: Steps) -> tuple[Reason, ...]:
    """Return the smallest set of rules that cannot hold together, found by letting go of them in turn."""
    kept, current = list(_RULES), request
    for code in _RULES:
        lighter = evolve(current, **_RULES[code])
        if _fits_all(lighter, steps.renewed(trials)) is False:
            kept.remove(code)
            current = lighter
    return (_together(kept), *_remedies(request, trials, steps))


def _together(codes: list[str]) -> Reason:
    return because("cannot_hold_together", rules=tuple(because(f"rule_{code}") for code in codes))


def _fits_all(request: Request, trials: Steps) -> bool | None:
    """Tell whether all hearings that can be held have a place; None where the search stopped."""
    placing = request.placing()
    found = most(placing, nodes=1, trials=trials)
    if found.bound < len(placing.people):
        return False
    if len(found.places) == len(placing.people):
        return True
    places, ended = place(placing, trials)
    return True if places is not None else False if ended else None


def _remedies(request: Request, trials: int, steps: Steps) -> Iterator[Reason]:
    longer = None if request.limit is None else request.limit + 1
    relaxed = {
        "more_room": evolve(request, rooms=(*request.rooms, "+")),
        "more_half_days": evolve(request, limit=longer),
    }
    for code, lighter in relaxed.items():
        if _fits_all(lighter, steps.renewed(trials)):
            yield because("would_hold", remedy=because(code))


def left_out(request: Request, hearing: int, *, settled: bool) -> Reason:
    """Return why a hearing has no place: who is away when, and whether anything else was full.

    Where more hearings may have a place, as far as is known, it is for the search, and for nothing else.
    """
    if hearing not in request.holdable:
        return _few(request, hearing)
    away = tuple(
        because("away", person=person, half_days=half_days)
        for person, half_days in request.absences_of(hearing).items()
    )
    key = request.hearings[hearing].key
    if request.half_days and len(request.closed_half_days(hearing)) == len(request.half_days):
        return because("no_half_day", hearing=key, away=away)
    if not settled:
        return because("not_found", hearing=key)
    return because("left_out", hearing=key, away=away)


def _few(request: Request, hearing: int) -> Reason:
    key, left = request.hearings[hearing].key, len(request.present[hearing])
    return because("too_few_jurors", hearing=key, left=left, fewest=request.fewest)
