"""Hearings of a jury in panels: who hears whom, on which days, in how many rooms.

What is heard and by whom comes from panels; who steps back, from recusals; who is away, from the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from itertools import product
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, cast

from attrs import evolve

from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import to_whole
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import Rule, ids, instance_of, so_many, to_day, whole
from eig._values.tuple_fields import to_ids, to_tuple
from eig.programme import Panel, Promotion
from eig.programme.hours import hour
from eig.reasons import Because, Reason, reasons_in
from eig.timeline.calendar.work_calendars_and_delays import days_off
from eig.timeline.facts._stable_identifiers import slug
from eig.timeline.hearings._exact_placing import TRIALS
from eig.timeline.hearings.slots_and_half_days import HalfDay, Hearing, HearingSlot
from eig.timeline.hearings.timetables import SITTING, timetable
from eig.typing import ProgressCall

if TYPE_CHECKING:
    from eig.timeline.hearings.timetables import Timetable


class KeptFrom(Protocol):
    """What knows from what a juror steps back: the recusals of a jury.

    >>> class Nobody:
    ...     def kept_from(self, juror, items):
    ...         return ()
    >>> steps_back: KeptFrom = Nobody()
    """

    def kept_from(self, juror: str, items: Iterable[str], /) -> Sequence[str]:
        """Return the items that a juror is kept from."""
        ...


class HearsInPanels(Protocol):
    """What holds the panels of a jury: the book of a promotion, or a value of yours.

    It may also have `recusals(items)`, who is kept from what; a `promotion`, whose name makes the identifiers
    of agendas; `sitting`, the panels without what they need not hear any more; `absences`, the days on which
    people are away, and `closures`, the days on which nobody is heard.

    >>> class Jury:
    ...     panels = (Panel(id="p1", members=["j1", "j2"], hears=["c1"]),)
    >>> jury: HearsInPanels = Jury()
    """

    @property
    def panels(self) -> object:
        """The panels, several `Panel`, each with its members and what it hears."""
        ...


because: Because = reasons_in("timeline.hearings")
HALVES: Final = ((time(9), time(12, 30)), (time(14), time(17, 30)))
"""The hours of a morning and of an afternoon, where the office gives no others."""

D = TypeVar("D", date, date | str)
_ROOMS: Final = len(ascii_uppercase)
_PARTS: Final = ("am", "pm")
SLOT: Final = HearingSlot()
_panels = instance_of(Panel).each()
_hours = so_many(hour, hour).each()
_number = whole(1, _ROOMS)
_rooms = Rule(
    lambda value: _number.holds(value) or ids.holds(value),
    _number.code,
    _number.facts,
    members=ids.members,
)


@checked_by(rooms=_rooms, **SITTING)
def plan_hearings(  # options, all keyword-only
    source: HearsInPanels | Iterable[Panel],
    *,
    days: Iterable[date],
    rooms: int | Sequence[str] = 2,
    slot: HearingSlot = SLOT,
    hours: Sequence[tuple[time, time]] | None = None,
    away: Mapping[str, Iterable[date | str]] | None = None,
    recusals: KeptFrom | None = None,
    half_days_per_juror: int | None = None,
    fewest_jurors: int = 1,
    trials: int = TRIALS,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
) -> Timetable:
    """Place the hearings of panels: each before its jurors, without those who step back.

    What is heard is also a guest of the hearing: a candidate whom two panels hear is never in two rooms.

    Args:
        source: The panels, or what holds them: the book of a promotion.
        days: The days of hearings.
        rooms: How many rooms hear in parallel, or their names.
        slot: How long a hearing takes, and what stands around it.
        hours: The start and the end of each part of a day. Unless said, mornings and afternoons, within the
            hours that the promotion of the source opens to its jurors.
        away: By person, the days on which they are away, or the parts of them: `"2018-11-06-am"`.
        recusals: Who is kept from what; those of the source, where it has some, unless said.
        half_days_per_juror: How many half-days a juror may sit; None for any number.
        fewest_jurors: How many jurors must be left in the room.
        trials: How many hearings the exact search looks at before it stops, as in `timetable`.
        stop: Asked now and then whether to stop, as in `timetable`: the best found until then is returned.
        progress: Told of the trials made, and of how many hearings have a place and how many can.

    Raises:
        Fault, Faults: No panel hears anything, somebody away is nobody of the hearings, no such half-day.

    >>> panels = [Panel(id="p1", members=["j1", "j2"], hears=["c1", "c2"]),
    ...           Panel(id="p2", members=["j3"], hears=["c3"])]
    >>> found = plan_hearings(panels, days=[date(2018, 11, 6)], away={"c1": ["2018-11-06-am"]})
    >>> print(found.explain("c1"))
    c1: heard in room A on 6 November 2018 from 14:00 to 14:40 before j1 and j2.
    >>> print(found.of("j1"))
    j1: 6 November 2018, 09:00 to 09:40: c2 (room A)
    6 November 2018, 14:00 to 14:40: c1 (room A)
    """
    given: object = getattr(source, "sitting", None) or getattr(source, "panels", source)
    panels = cast("Sequence[Panel]", to_tuple(cast("Iterable[Panel]", given)))
    parts = _opened(source) if hours is None else tuple((starts, ends) for starts, ends in hours)
    named = _named(rooms)
    _check(panels, parts)
    closed: Iterable[date] = getattr(source, "closures", ())
    half_days = tuple(_half_days([one for one in map(_day, days) if one not in closed], parts))
    hearings = list(_hearings(panels))
    absences = [*to_absences(away or {}, hearings, half_days), *_told_away(source, hearings, half_days)]
    kept = recusals or _recusals(source, hearings)
    found = told_of(
        "plan_hearings",
        lambda: timetable(
            [hearing for hearing, _ in hearings],
            half_days,
            rooms=named,
            slot=slot,
            conflicts=_conflicts(hearings, kept),
            absences=absences,
            half_days_per_juror=half_days_per_juror,
            fewest_jurors=fewest_jurors,
            trials=trials,
            stop=stop,
            progress=progress,
        ),
    )
    return evolve(found, key=_key(source, half_days), cautions=_off(source, found))


def _off(source: object, found: Timetable) -> tuple[Reason, ...]:
    """Return a caution where somebody is heard on a day that the promotion of the source does not work."""
    promotion = getattr(source, "promotion", None)
    name = promotion.programme.jurisdiction.calendar if isinstance(promotion, Promotion) else ""
    days = days_off(name, (one.day for one in found.sittings))
    return (because("days_off", days=days),) if days else ()


def _check(panels: Sequence[Panel], hours: Sequence[tuple[time, time]]) -> None:
    faults = Gather("plan_hearings")
    if faults.check("source", _panels, panels):
        heard = any(panel.hears for panel in panels)
        told = tuple(panel.id for panel in panels)
        faults.that("source", heard, "timeline.hearings.some_heard", value=told)
    if faults.check("hours", _hours, hours):
        faults.that("hours", bool(hours), "timeline.hearings.hours", value=hours)
        for at, (starts, ends) in enumerate(hours):
            code, opens = "programme.later_hour", str(starts)
            faults.that("hours", starts < ends, code, value=ends, at=(at, 1), opens=opens)
    faults.done()


def _day(given: D) -> D:
    """Return a day; a moment at midnight is its date, a text the name of a part of a day."""
    return cast("D", to_day(given))


def _named(rooms: int | Sequence[str]) -> Sequence[str]:
    number: object = to_whole(rooms)
    if not isinstance(number, int):
        return to_ids(cast("Sequence[str]", number))
    return tuple(ascii_uppercase[:number])


def _half_days(days: Iterable[date], hours: Sequence[tuple[time, time]]) -> Iterator[HalfDay]:
    names = _PARTS if len(hours) == len(_PARTS) else [str(number) for number in range(1, len(hours) + 1)]
    for on, (name, (starts, ends)) in product(sorted(set(days)), list(zip(names, hours, strict=True))):
        yield HalfDay(key=f"{on.isoformat()}-{name}", day=on, starts=starts, ends=ends)


def _opened(source: object) -> tuple[tuple[time, time], ...]:
    """Return mornings and afternoons, within the hours that are open to jurors, or to all."""
    promotion = getattr(source, "promotion", None)
    stated = {one.audience: one for one in promotion.hours} if isinstance(promotion, Promotion) else {}
    own = stated.get("jurors") or stated.get("")
    if own is None:
        return HALVES
    within = ((max(starts, own.opens), min(ends, own.closes)) for starts, ends in HALVES)
    return tuple(part for part in within if part[0] < part[1]) or ((own.opens, own.closes),)


def _hearings(panels: Sequence[Panel]) -> Iterator[tuple[Hearing, str]]:
    """Yield each hearing and what is heard; where several panels hear it, the key says which panel."""
    heard = [item for panel in panels for item in panel.hears]
    for panel in panels:
        for item in panel.hears:
            key = item if heard.count(item) == 1 else f"{item} ({panel.id})"
            yield Hearing(key=key, jurors=panel.members, guests=[item]), item


def _recusals(source: object, hearings: Sequence[tuple[Hearing, str]]) -> KeptFrom | None:
    """Return the recusals that the source knows of, if any."""
    ask: object = getattr(source, "recusals", None)
    found = ask([item for _, item in hearings]) if callable(ask) else ask
    return cast("KeptFrom | None", found)


def _conflicts(hearings: Sequence[tuple[Hearing, str]], kept: KeptFrom | None) -> Iterator[tuple[str, str]]:
    if kept is None:
        return
    for hearing, item in hearings:
        yield from ((juror, hearing.key) for juror in hearing.jurors if kept.kept_from(juror, [item]))


def to_absences(
    away: Mapping[str, Iterable[date | str]],
    hearings: Sequence[tuple[Hearing, str]],
    half_days: Sequence[HalfDay],
) -> list[tuple[str, str]]:
    """Return who is away from which half-day: a day is all its parts, and one without hearings is none."""
    people = {person for hearing, _ in hearings for person in (*hearing.jurors, *hearing.guests)}
    parts = {half_day.key: half_day.day for half_day in half_days}
    told = {person: tuple(map(_day, when)) for person, when in away.items()}
    faults = Gather("plan_hearings")
    faults.known("away", told, people, what="a person of the hearings")
    for person, when in told.items():
        named = {(at,): one for at, one in enumerate(when) if isinstance(one, str)}
        faults.known("away", named.values(), parts, what="a part of a day", at=(person,), ways=named)
    faults.done()
    return [
        (person, key)
        for person, when in told.items()
        for key, on in parts.items()
        if key in when or on in when
    ]


def _told_away(
    source: object, hearings: Sequence[tuple[Hearing, str]], half_days: Sequence[HalfDay]
) -> list[tuple[str, str]]:
    """Return who is away from which half-day by what the source says: of the people of the hearings alone."""
    people = {person for hearing, _ in hearings for person in (*hearing.jurors, *hearing.guests)}
    told: Mapping[str, Iterable[date]] = getattr(source, "absences", {})
    return to_absences({one: days for one, days in told.items() if one in people}, hearings, half_days)


def _key(source: object, half_days: Sequence[HalfDay]) -> str:
    """Return what makes identifiers of other years others: the promotion, or the year where none is known."""
    promotion = getattr(source, "promotion", None)
    if promotion is not None:
        return slug(promotion.name)
    return f"hearings-{half_days[0].day.year}" if half_days else ""
