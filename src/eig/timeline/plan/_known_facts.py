"""What is known of phases on a day: facts from values or from a table, and what was recorded last of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple, cast

from eig._values.faults_together import Gather
from eig._values.tuple_fields import to_tuple
from eig.errors import Fault, Faults
from eig.programme.durations import Duration
from eig.timeline.calendar._how_a_table_is_read import (
    Cell,
    Table,
    as_day,
    as_duration,
    as_flag,
    as_text,
    is_table,
    read_table,
)
from eig.timeline.plan.phase_facts import PhaseFact

_COLUMNS: Final[Mapping[str, Cell]] = MappingProxyType(
    {
        "key": as_text,
        "started": as_day,
        "last": as_day,
        "recorded": as_day,
        "expected": as_day,
        "duration": as_duration,
        "withdrawn": as_flag,
    }
)


def to_facts(facts: Iterable[PhaseFact | Mapping[str, object]]) -> tuple[PhaseFact, ...]:
    """Return facts, from values or from the rows of a table, with `key` (or `phase`), `started`, `last`.

    >>> to_facts([{"phase": "call", "started": "2018-09-13", "last": ""}])[0].started
    datetime.date(2018, 9, 13)
    """
    given = to_tuple(cast("Iterable[object]", facts))
    if not is_table(given):
        return cast("tuple[PhaseFact, ...]", given)
    rows = read_table("status", cast("Table", given), _COLUMNS, other_names={"phase": "key"})
    faults = Gather("status")
    found = [_fact(number, cells, faults) for number, cells in rows]
    faults.done()
    return tuple(one for one in found if one is not None)


def _fact(number: int, cells: Mapping[str, object], faults: Gather) -> PhaseFact | None:
    """Build the fact of a row, or note what is wrong with it under the number of the row."""
    try:
        return PhaseFact(**{"key": "", **cells})  # type: ignore[arg-type] # checked where it is born
    except (Fault, Faults) as error:
        for one in error.faults:
            faults.add(one.in_row(number, str(one.path[1])))
    return None


class Said(NamedTuple):
    """What is known of one field of a phase, and when it was recorded."""

    value: date | Duration
    recorded: date


def said_last(facts: Sequence[PhaseFact], what: str, as_of: date) -> Mapping[str, Said]:
    """Return what was recorded last of one field of each phase; two answers recorded together contradict."""
    told: dict[str, list[Said]] = {}
    for fact in facts:
        value = fact.known(what, as_of)
        if value is not None and not any(one.withdraws(fact, what, as_of) for one in facts):
            told.setdefault(fact.key, []).append(Said(value, fact.recorded_of(what)))
    latest = {key: max(one.recorded for one in said) for key, said in told.items()}
    kept = {key: [one for one in said if one.recorded == latest[key]] for key, said in told.items()}
    faults = Gather("status")
    for fault in _contradictions(kept, what):
        faults.add(fault)
    faults.done()
    return {key: said[0] for key, said in kept.items()}


def _contradictions(kept: Mapping[str, Sequence[Said]], what: str) -> Iterator[Fault]:
    for key, said in kept.items():
        if len(set(said)) > 1:
            values = tuple(dict.fromkeys(one.value for one in said))
            facts = {"what": what, "day": said[0].recorded}
            yield Fault.of(("status", "facts", key), values, "timeline.plan.one_answer", facts)


def estimates(facts: Sequence[PhaseFact], as_of: date) -> Mapping[str, Said]:
    """Return what is now expected of each phase: the last day, or the length, that was recorded last."""
    lengths, lasts = (said_last(facts, what, as_of) for what in ("duration", "expected"))
    newest = {
        key: said for key, said in lengths.items() if key not in lasts or said.recorded > lasts[key].recorded
    }
    return {**lasts, **newest}
