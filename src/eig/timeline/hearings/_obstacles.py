"""Why there is no timetable: what counting shows, and which rules cannot hold together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve

from eig.reasons import Reason, reasons_in
from eig.timeline.hearings._hearing_request import Request
from eig.timeline.hearings._placing import place

because = reasons_in("timeline.hearings")

Check = Callable[[Request], Iterator[Reason]]


def _too_few_jurors(request: Request) -> Iterator[Reason]:
    for hearing, jurors in zip(request.hearings, request.present, strict=True):
        if len(jurors) < request.fewest:
            yield because("too_few_jurors", hearing=hearing.key, left=len(jurors), fewest=request.fewest)


def _no_half_day(request: Request) -> Iterator[Reason]:
    for number, hearing in enumerate(request.hearings):
        if len(request.closed_half_days(number)) == len(request.half_days):
            yield because("no_half_day", hearing=hearing.key)


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


_COUNTED: Final[tuple[Check, ...]] = (
    _too_few_jurors,
    _no_half_day,
    _juror_hears_too_much,
    _too_many_hearings,
)


def counted(request: Request) -> tuple[Reason, ...]:
    """Return the obstacles that counting shows: each is enough on its own."""
    return tuple(reason for check in _COUNTED for reason in check(request))


def _any_number(request: Request) -> Request:
    return evolve(request, limit=None)


def _nobody_away(request: Request) -> Request:
    return evolve(request, absences=())


def _everywhere_at_once(request: Request) -> Request:
    return evolve(request, one_room_at_a_time=False)


_RULES: Final[Mapping[str, tuple[Callable[[Request], Request], str, str]]] = MappingProxyType(
    {
        "half_day_limit": (_any_number, "the half-days a juror may sit", "les demi-journées d'un juré"),
        "absences": (_nobody_away, "the absences", "les absences"),
        "one_room_at_a_time": (
            _everywhere_at_once,
            "nobody is in two rooms at once",
            "personne n'est dans deux salles à la fois",
        ),
    }
)


def hidden(request: Request, trials: int) -> tuple[Reason, ...]:
    """Return the smallest set of rules that cannot hold together, found by letting go of them in turn."""
    kept, current = list(_RULES), request
    for code in _RULES:
        lighter = _RULES[code][0](current)
        if place(lighter.placing(), trials=trials) == (None, True):
            kept.remove(code)
            current = lighter
    return (_together(kept), *_remedies(request, trials))


def _together(codes: list[str]) -> Reason:
    return because(
        "cannot_hold_together",
        rules=tuple(codes),
        rules_en=tuple(_RULES[code][1] for code in codes),
        rules_fr=tuple(_RULES[code][2] for code in codes),
    )


def _another_room(request: Request) -> Request:
    return evolve(request, rooms=(*request.rooms, "+"))


def _another_half_day_each(request: Request) -> Request:
    return evolve(request, limit=None if request.limit is None else request.limit + 1)


_REMEDIES: Final[tuple[tuple[Callable[[Request], Request], str, str], ...]] = (
    (_another_room, "one more room", "une salle de plus"),
    (_another_half_day_each, "one more half-day for each juror", "une demi-journée de plus par juré"),
)


def _remedies(request: Request, trials: int) -> Iterator[Reason]:
    for relax, en, fr in _REMEDIES:
        found, _ = place(relax(request).placing(), trials=trials)
        if found is not None:
            yield Reason(
                code="would_hold", sentences={"en": f"{en} would make it hold", "fr": f"{fr} suffirait"}
            )
