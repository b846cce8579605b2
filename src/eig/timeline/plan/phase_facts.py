"""Facts of a running plan: what happened, what is now expected, what is withdrawn; from values or a table.

A fact counts from the day it was recorded, so that the status of any past day can be asked again for ever,
and a correction does not change what was known before it (two times, as in Snodgrass and Ahn 1985).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple, cast, final

from attrs import evolve, field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import text
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps
from eig.errors import Fault, Faults, require_key
from eig.programme.durations import Duration, duration_or_none
from eig.timeline.calendar._duration_arguments import positive
from eig.timeline.calendar._rows_of_small_tables import (
    Cell,
    Table,
    as_day,
    as_duration,
    as_flag,
    as_text,
    is_table,
    read_table,
)

HAPPENED: Final = ("started", "last")
ESTIMATED: Final = ("expected", "duration")
SAID: Final = (*HAPPENED, *ESTIMATED)


@final
@frozen(kw_only=True, eq=False, repr=False)
class PhaseFact(Value):
    """What happened to a phase, or is now expected of it, and when that was recorded.

    Args:
        key: The key of the phase.
        started: The day it started, if the fact says so.
        last: Its last day, if the fact says that it ended.
        recorded: The day it was recorded; if left out, each date was recorded on the day it happened.
        expected: The last day that is now expected of it: a re-estimate.
        duration: The length that is now expected of it: a re-estimate.
        withdrawn: The fact takes back what was recorded of the phase up to that day: the dates that it
            gives, or everything where it gives none.

    >>> PhaseFact(key="jury", started=date(2018, 8, 28), last=date(2018, 8, 29), recorded=date(2018, 9,
    ...     3)).key
    'jury'
    >>> PhaseFact(key="call", expected=date(2018, 10, 22), recorded=date(2018, 10, 8)).expected
    datetime.date(2018, 10, 22)
    """

    key: str = field(metadata=keeps(text))
    started: date | None = None
    last: date | None = None
    recorded: date | None = None
    expected: date | None = None
    duration: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(positive))
    withdrawn: bool = False

    def _check(self, faults: Gather) -> None:
        says = self.withdrawn or any(getattr(self, name) is not None for name in SAID)
        dated = not self.withdrawn and self.expected is None and self.duration is None
        faults.that("started", says, "timeline.plan.some_fact")
        faults.that("recorded", dated or self.recorded is not None, "timeline.plan.recorded_on")

    def known_start(self, as_of: date) -> date | None:
        """Return the start that this fact makes known at the end of a day, if any.

        >>> late = PhaseFact(key="jury", started=date(2018, 8, 28), recorded=date(2018, 9, 3))
        >>> late.known_start(date(2018, 9, 2)), late.known_start(date(2018, 9, 3))
        (None, datetime.date(2018, 8, 28))
        """
        return cast("date | None", self.known("started", as_of))

    def known_last(self, as_of: date) -> date | None:
        """Return the last day that this fact makes known at the end of a day, if any.

        >>> PhaseFact(key="jury", last=date(2018, 8, 29)).known_last(date(2018, 8, 29))
        datetime.date(2018, 8, 29)
        """
        return cast("date | None", self.known("last", as_of))

    def known(self, what: str, as_of: date) -> date | Duration | None:
        """Return what this fact makes known of one field at the end of a day, if anything.

        >>> late = PhaseFact(key="call", duration="7 weeks", recorded=date(2018, 10, 8))
        >>> late.known("duration", date(2018, 10, 7)), late.known("duration", date(2018, 10, 8))
        (None, Duration(n=7, unit='weeks'))
        """
        said = self._said(what)
        if self.withdrawn or said is None or self.recorded_of(what) > as_of:
            return None
        return None if what in HAPPENED and cast("date", said) > as_of else said

    def _said(self, what: str) -> date | Duration | None:
        require_key("field of a phase's fact", what, SAID)
        return cast("date | Duration | None", getattr(self, what))

    def recorded_of(self, what: str) -> date:
        """Return the day on which what it says of one field was recorded: the day itself, unless said.

        >>> PhaseFact(key="jury", last=date(2018, 8, 29)).recorded_of("last")
        datetime.date(2018, 8, 29)
        """
        return self.recorded or cast("date", self._said(what))

    def withdraws(self, other: PhaseFact, what: str, as_of: date) -> bool:
        """Tell whether this fact takes back one field of another, as known at the end of a day.

        >>> wrong = PhaseFact(key="jury", started=date(2018, 8, 28))
        >>> back = PhaseFact(key="jury", recorded=date(2018, 9, 3), withdrawn=True)
        >>> [back.withdraws(wrong, "started", date(2018, 9, day)) for day in (2, 3)]
        [False, True]
        """
        if not self.withdrawn or self.recorded is None or self.key != other.key or self.recorded > as_of:
            return False
        if other.recorded_of(what) > self.recorded:
            return False
        named = [name for name in (*HAPPENED, *ESTIMATED) if getattr(self, name) is not None]
        return not named or getattr(self, what) == getattr(other, what)

    def without_estimates(self) -> PhaseFact | None:
        """Return the fact without what it expects; None where nothing is left.

        >>> PhaseFact(key="call", duration="7 weeks", recorded=date(2018, 10, 8)).without_estimates() is None
        True
        """
        if self.withdrawn or (self.expected is None and self.duration is None):
            return self
        if self.started is None and self.last is None:
            return None
        return evolve(self, expected=None, duration=None)


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
    faults, found = Gather("status"), list[PhaseFact | None]()
    try:
        rows = read_table("status", cast("Table", given), _COLUMNS, other_names={"phase": "key"})
        found = [_fact(number, cells, faults) for number, cells in rows]
    except (Fault, Faults) as error:
        faults.add_all(one.within("status.facts") for one in error.faults)
    faults.done()
    return tuple(one for one in found if one is not None)


def _fact(number: int, cells: Mapping[str, object], faults: Gather) -> PhaseFact | None:
    """Build the fact of a row, or note what is wrong with it under the number of the row."""
    try:
        return PhaseFact(**{"key": "", **cells})  # type: ignore[arg-type] # checked where it is born
    except (Fault, Faults) as error:
        for one in error.faults:
            faults.add(one.in_row(number, str(one.path[1]), table="status.facts"))
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
