"""The sentences that say why a phase stands where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from eig.reasons import Reason, reasons_in
from eig.timeline.calendar.durations import working_days

if TYPE_CHECKING:
    from eig.timeline.plan.plans import Dependency
    from eig.timeline.plan.schedules import PlacedPhase, Schedule


because = reasons_in("timeline.plan")

# What holds a phase, other than a link: an English and a French sentence.
_HOLDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "start": (
            "nothing holds it before the plan starts, on {bound}",
            "rien ne la retient avant le début du plan, le {bound}",
        ),
        "not_before": (
            "it may not start before {bound}",
            "elle ne peut commencer avant le {bound}",
        ),
        "pinned": ("it is pinned to {bound}", "sa date est fixée au {bound}"),
        "as_of": (
            "it had not started by the end of {bound}, so it starts after it",
            "elle n’avait pas commencé à la fin du {bound}, donc elle commence après",
        ),
        "fact": ("it started on {bound}", "elle a commencé le {bound}"),
    }
)
# What a link says, by its kind.
_LINKS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "FS": (
            "it waits for the end of {pred}, whose last day is {day}",
            "elle attend la fin de {pred}, dont le dernier jour est le {day}",
        ),
        "SS": (
            "it waits for the start of {pred}, on {day}",
            "elle attend le début de {pred}, le {day}",
        ),
        "FF": (
            "it may not end before {pred}, whose last day is {day}",
            "elle ne peut finir avant {pred}, dont le dernier jour est le {day}",
        ),
        "SF": (
            "it may not end before the start of {pred}, on {day}",
            "elle ne peut finir avant le début de {pred}, le {day}",
        ),
    }
)


def chain(schedule: Schedule, key: str) -> tuple[str, ...]:
    """Return the chain of links that sets the start of a phase, from its origin on."""
    keys = [key]
    driver = schedule[key].driver
    while driver is not None:
        keys.append(driver.pred)
        driver = schedule[driver.pred].driver
    return tuple(reversed(keys))


def reasons_of(schedule: Schedule, placed: PlacedPhase) -> Iterator[Reason]:
    """Yield what explains a phase: its dates, what holds it, its chain, its slack, its conflicts."""
    yield _dates(schedule, placed)
    yield _hold(schedule, placed)
    keys = chain(schedule, placed.key)
    if len(keys) > 1:
        yield _chain(schedule, keys)
    yield _slack(placed)
    yield from (conflict.reason for conflict in schedule.conflicts if conflict.key == placed.key)


def _dates(schedule: Schedule, placed: PlacedPhase) -> Reason:
    duration = schedule.plan.phase(placed.key).duration
    return because(
        "dates",
        length_en=duration.say("en"),
        length_fr=duration.say("fr"),
        span_en=placed.early.say("en"),
        span_fr=placed.early.say("fr"),
        first=placed.early.start,
        last=placed.early.last,
    )


def _hold(schedule: Schedule, placed: PlacedPhase) -> Reason:
    if placed.driver is not None:
        return _link(schedule, placed.driver)
    phase = schedule.plan.phase(placed.key)
    bounds = {"start": schedule.plan.start, "not_before": phase.not_before, "as_of": schedule.as_of}
    en, fr = _HOLDS[placed.hold]
    bound = bounds.get(placed.hold, placed.early.start)
    return Reason(code=f"held_by_{placed.hold}", sentences={"en": en, "fr": fr}, facts={"bound": bound})


def _link(schedule: Schedule, link: Dependency) -> Reason:
    en, fr = _LINKS[link.kind]
    pred = schedule[link.pred].early
    facts: dict[str, object] = {"pred": link.pred, "day": pred.last if link.kind[0] == "F" else pred.start}
    if link.lag.n:
        en, fr = f"{en} (lag {{lag_en}})", f"{fr} (décalage {{lag_fr}})"
        facts |= {"lag_en": link.lag.say("en"), "lag_fr": link.lag.say("fr")}
    return Reason(code="held_by_link", sentences={"en": en, "fr": fr}, facts=facts)


def _chain(schedule: Schedule, keys: tuple[str, ...]) -> Reason:
    slack = " → ".join(f"{key} ({schedule[key].slack})" for key in keys)
    return because("chain", steps=slack, keys=keys)


def _slack(placed: PlacedPhase) -> Reason:
    if placed.state == "done":
        return because("done")
    if placed.slack > 0:
        facts: dict[str, object] = {"slack": placed.slack, "free": placed.free}
        for lang in ("en", "fr"):
            facts[f"slack_{lang}"] = working_days(placed.slack).say(lang)
            facts[f"free_{lang}"] = working_days(placed.free).say(lang)
        return because("not_critical", **facts)
    if placed.slack < 0:
        late = working_days(-placed.slack)
        return because("too_late", slack=placed.slack, late_en=late.say("en"), late_fr=late.say("fr"))
    return because("critical")
