"""The phases that a promotion publishes: calls, juries, results, sessions, mission, each with its source.

Dates that were published are fixed: both ends where both were said, the first day or the last where one was,
a deadline where the text says "by". Durations that nobody published are the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, TypeVar, cast

from attrs import evolve, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.faults_together import NOWHERE, Gather
from eig._values.tuple_fields import to_tuple
from eig.errors import Fault
from eig.programme import Call, Promotion, SupportSession
from eig.programme._weekdays_time_zones_and_order import key_of
from eig.programme.agenda import STEPS, Milestone, Rhythm
from eig.timeline.calendar import Duration, WorkCalendar, add_months, days, working_days
from eig.timeline.calendar._duration_arguments import positive
from eig.timeline.calendar._rows_of_small_tables import (
    Cell,
    Table,
    as_duration,
    as_text,
    is_table,
    read_table,
)
from eig.timeline.facts._stable_identifiers import session_keys
from eig.timeline.plan.phases import Dependency, Phase
from eig.typing import Lang

T = TypeVar("T")
tell: Tell = teller("timeline.plan")

# How a promotion goes: each waits for what stands before it, where the published dates allow it.
_ORDER: Final = (
    "challenges_call",
    "challenge_jury",
    "candidates_call",
    "candidate_jury",
    "notification",
    "results",
    "mission",
)
_COLUMNS: Final[Mapping[str, Cell]] = MappingProxyType(
    {
        "key": as_text,
        "duration": as_duration,
        "name": as_text,
        "section": as_text,
        "after": as_text,
        "before": as_text,
    }
)
_SELECTION: Final = frozenset(_ORDER[:-1])
_NAMED: Final = frozenset({*_ORDER, *STEPS, "follow_up"})


@frozen
class Own:
    """What the office says of a phase: its length, and, where the phase is its own, what it comes after."""

    key: str
    duration: object
    name: str = ""
    section: str = ""
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def own_of(durations: Mapping[str, Duration | str] | Table) -> dict[str, Own]:
    """Return what the office says, by phase, from a mapping or from a table.

    A row with `after` or `before` is a phase of the office's own, which waits for those that it names, or
    which they wait for.
    """
    if isinstance(durations, Mapping):
        lengths = cast("Mapping[str, object]", durations)
        return {str(key): Own(str(key), as_duration(one)) for key, one in lengths.items()}
    given = to_tuple(cast("Iterable[object]", durations))
    rows = (
        read_table("durations", cast("Table", given), _COLUMNS, other_names={"phase": "key"})
        if is_table(given)
        else []
    )
    found = [_own(cells) for _, cells in rows]
    faults = Gather("Plan.of")
    faults.distinct("durations", (one.key for one in found), what="phase", ways=NOWHERE)
    faults.done()
    return {one.key: one for one in found}


def _own(cells: Mapping[str, object]) -> Own:
    told = {name: str(cells.get(name, "")) for name in ("key", "name", "section")}
    after, before = (_several(str(cells.get(name, ""))) for name in ("after", "before"))
    return Own(told["key"], cells.get("duration"), told["name"], told["section"], after, before)


def _several(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in re.split("[,;]", text) if one.strip())


def phases_of(
    promotion: Promotion, own: Mapping[str, Own], *, sessions: bool, lang: Lang
) -> tuple[Phase, ...]:
    """Return the phases of a promotion, in the order of their dates where they have one.

    Raises:
        Fault, Faults: A length that nobody published is not given: one fault names them all; the office
            speaks of a phase that is not there.
    """
    said = promotion.programme.jurisdiction.voice(lang)
    published = sorted(_published(promotion, sessions=sessions, lang=said), key=_by_date)
    known = {phase.key for phase, _ in published}
    _check(own, {phase.key: length for phase, length in published})
    missing = [phase.key for phase, length in published if length is None and _said(own, phase.key) is None]
    missing += [key for key, one in own.items() if key not in known and one.duration is None]
    if missing:
        given = tuple(key for key, one in own.items() if one.duration is not None)
        raise Fault("Plan.of.durations", given, "timeline.plan.lengths", {"missing": tuple(missing)})
    dated = [_with(phase, own.get(phase.key), length) for phase, length in published]
    for key, one in own.items():
        if key not in known:
            _insert(dated, one)
    return tuple(dated)


def _insert(phases: list[Phase], own: Own) -> None:
    """Put a phase of the office's own after the last of those that it waits for, under the same heading."""
    at = max((place for place, one in enumerate(phases) if one.key in own.after), default=len(phases) - 1)
    section = own.section or phases[at].section
    length = cast("Duration", own.duration)
    phases.insert(at + 1, Phase(key=own.key, name=own.name, duration=length, section=section))


def _said(own: Mapping[str, Own], key: str) -> object:
    return own[key].duration if key in own else None


def _check(own: Mapping[str, Own], published: Mapping[str, Duration | None]) -> None:
    """Refuse a phase that is not there, and a length that differs from the published one."""
    faults = Gather("Plan.of")
    known = {*published, *(key for key, one in own.items() if one.after or one.before)}
    faults.known("durations", own, known, what="a phase")
    for name in ("after", "before"):
        for key, one in own.items():
            faults.known("durations", getattr(one, name), known, what="a phase", at=(key, name))
    for key, one in own.items():
        length, given = published.get(key), one.duration
        if given is None:
            continue
        if faults.that("durations", positive.holds(given), positive.code, value=given, at=(key,)):
            same = length is None or given == length
            code = "timeline.plan.published_length"
            faults.that("durations", same, code, value=str(given), at=(key,), length=length)
    faults.done()


def _with(phase: Phase, own: Own | None, length: Duration | None) -> Phase:
    """Return a phase with its length: the published one, else the office's."""
    chosen = length or cast("Duration", own.duration if own else None)
    return evolve(phase, duration=chosen, name=own.name if own and own.name else phase.name)


Published = tuple[Phase, Duration | None]


def _published(promotion: Promotion, *, sessions: bool, lang: Lang) -> Iterator[Published]:
    """Yield what was published, each with its length, or None where that is not known."""
    yield from (_call(one, lang) for one in promotion.calls)
    yield from (_milestone(one, lang) for one in promotion.milestones)
    for rhythm in promotion.rhythms:
        if sessions or rhythm.kind in _SELECTION:
            yield from (_round(rhythm, window, lang) for window in rhythm.windows)
    yield _mission(promotion, lang)
    if sessions:
        taken = {(one.first, one.last or one.first) for one in promotion.milestones}
        shown = [one for one in promotion.sessions if (one.first, one.last or one.first) not in taken]
        keys = session_keys(shown, "session")
        yield from (_session(key, one, lang) for key, one in zip(keys, shown, strict=True))


def _by_date(published: Published) -> tuple[int, date, str]:
    """Return the order of phases: the selection, the mission, the sessions, each by its dates."""
    phase, _ = published
    on = phase.pinned or phase.finish_on or phase.not_before or phase.deadline or date.max
    kind = phase.key.partition("-")[0]
    return 0 if kind in _SELECTION else 2 if kind == "session" else 1, on, phase.key


def _call(call: Call, lang: Lang) -> Published:
    opens, closes = call.opens, call.closing_day
    key = key_of(f"{call.kind}_call", call.wave)
    phase = Phase(
        key=key,
        name=_name(key, lang),
        pinned=opens,
        finish_on=closes if opens is None else None,
        section=tell("selection", lang),
        source=call.source,
    )
    return phase, None if opens is None or closes is None else days((closes - opens).days + 1)


def _round(rhythm: Rhythm, window: tuple[date, date], lang: Lang) -> Published:
    """Return one of what comes round: a day of its window, which was not published."""
    first, last = window
    key = f"{rhythm.kind}-{first.isoformat()}"
    section = tell("selection" if rhythm.kind in _SELECTION else "mission", lang)
    phase = Phase(
        key=key,
        name=_name(key, lang),
        not_before=first,
        deadline=last,
        milestone=True,
        section=section,
        source=rhythm.source,
    )
    return phase, working_days(1)


def _milestone(step: Milestone, lang: Lang) -> Published:
    section = tell("selection" if step.kind in _SELECTION else "mission", lang)
    single = step.last is None
    phase = Phase(
        key=step.key,
        name=_name(step.key, lang),
        pinned=None if step.by else step.first,
        deadline=(step.last or step.first) if step.by else None,
        milestone=single,
        section=section,
        source=step.source,
    )
    return phase, working_days(1) if single else days(step.days)


def _mission(promotion: Promotion, lang: Lang) -> Published:
    first, last = promotion.starts, promotion.ends
    length = promotion.rules.terms.duration
    if first is not None and last is not None:
        length = (
            days((last - first).days + 1) if length is None or not _agree(first, last, length) else length
        )
    fact = next((one for one in promotion.facts if one.key == "start"), None)
    phase = Phase(
        key="mission",
        name=_name("mission", lang),
        pinned=first,
        finish_on=last if first is None else None,
        section=tell("mission", lang),
        source=fact.readings[0].source if fact is not None and fact.readings else "",
    )
    return phase, length


def _agree(first: date, last: date, length: Duration) -> bool:
    """Tell whether a stated last day is the one that the length gives."""
    return _boundary(first, length) == last + timedelta(days=1)


def _session(key: str, session: SupportSession, lang: Lang) -> Published:
    length = (session.last or session.first) - session.first
    phase = Phase(
        key=key,
        name=session.theme,
        pinned=session.first,
        milestone=session.last is None,
        section=tell("support", lang),
        source=session.source,
    )
    return phase, days(length.days + 1) if session.last else working_days(1)


def _name(key: str, lang: Lang) -> str:
    """Return what people call a phase; a kind that is not known here is its own name."""
    kind, _, on = key.partition("-")
    known = tell(f"phase_{kind}", lang) if kind in _NAMED else kind.replace("_", " ")
    return f"{known} ({on})" if on else known


def links_of(phases: Sequence[Phase], own: Mapping[str, Own]) -> Iterator[Dependency]:
    """Yield what waits for what: the usual order where the published dates allow it, and the office's own."""
    for usual in _waves(phases):
        for place, after in enumerate(usual):
            before = next((one for one in reversed(usual[:place]) if _allows(one, after)), None)
            if before is not None:
                yield Dependency(pred=before.key, succ=after.key)
    for one in own.values():
        yield from (Dependency(pred=key, succ=one.key) for key in one.after)
        yield from (Dependency(pred=one.key, succ=key) for key in one.before)


def _waves(phases: Sequence[Phase]) -> Iterable[Sequence[Phase]]:
    """Return the phases of each wave in the usual order."""
    waves: dict[str, list[Phase]] = {}
    for phase in phases:
        kind, _, wave = phase.key.partition("-")
        if kind in _ORDER and (wave == "" or wave.isdigit()):
            waves.setdefault(wave, []).append(phase)
    return [
        sorted(one, key=lambda phase: _ORDER.index(phase.key.partition("-")[0])) for one in waves.values()
    ]


def _allows(before: Phase, after: Phase) -> bool:
    """Tell whether the published dates of two phases let one come after the other."""
    ends = before.finish_on or before.deadline
    if before.pinned is not None and before.duration.unit != "working_days":
        ends = _boundary(before.pinned, before.duration) - timedelta(days=1)
    elif before.pinned is not None:
        ends = before.pinned
    starts = after.pinned or after.finish_on or after.deadline
    return ends is None or starts is None or ends < starts


def _boundary(start: date, length: Duration) -> date:
    """Return the boundary after so many months, weeks or days: no calendar is needed."""
    if length.unit == "months":
        return add_months(start, length.n, overflow="forward")
    return start + timedelta(days=length.n * (7 if length.unit == "weeks" else 1))


def first_day(phases: Sequence[Phase]) -> date:
    """Return the first day of a plan: the earliest that was published."""
    fixed = (phase.pinned or phase.finish_on or phase.not_before or phase.deadline for phase in phases)
    dates = [one for one in fixed if one is not None]
    if not dates:
        raise Fault("Plan.of.start", None, "timeline.plan.first_day")
    return min(dates)


def calendar_for(promotion: Promotion) -> WorkCalendar:
    """Return the working days that the jurisdiction of a promotion names; others are the caller's."""
    name = promotion.programme.jurisdiction.calendar
    if not name:
        raise Fault("Plan.of.calendar", None, "timeline.plan.own_calendar")
    return WorkCalendar.named(name)
