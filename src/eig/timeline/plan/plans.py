"""Plans: phases, the links between them, and the calendar that they run on.

A phase says how long it lasts and, where there is reason to, from when (`not_before`), exactly when
(`pinned`) or by when (`deadline`). A dependency is one of four kinds, with a lag in any unit; boundaries
are half-open, so that a finish-to-start link without lag means the next day:

- FS, finish to start: the successor starts when the predecessor has ended, or later;
- SS, start to start: the successor starts when the predecessor has started, or later;
- FF, finish to finish: the successor ends when the predecessor has ended, or later;
- SF, start to finish: the successor ends when the predecessor has started, or later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, Rule, day, flag, instance_of, label, one_of, text, to_tuple
from eig._ground.values import Value, keeps
from eig.errors import UnknownKey
from eig.timeline.calendar.calendars import WorkCalendar
from eig.timeline.calendar.durations import Duration, days, to_duration, working_days
from eig.timeline.plan._order import find_circle, topological_order

__all__ = ["Dependency", "LinkKind", "Phase", "Plan"]


def __dir__() -> list[str]:
    return __all__


LinkKind: TypeAlias = Literal["FS", "SS", "FF", "SF"]
"""Which boundary of the predecessor holds which boundary of the successor."""

_positive = Rule(
    lambda value: isinstance(value, Duration) and value.n > 0,
    "it is a duration of at least 1 unit",
    "give a Duration, or text such as '10 months' or '15 working days'",
)
_any_duration = Rule(
    lambda value: isinstance(value, Duration),
    "it is a duration",
    "give a Duration, or text such as '1 week' or '-3 working days'",
)
_one_day = Rule(
    lambda value: value in (days(1), working_days(1)),
    "a milestone occupies one day",
    "leave the duration out, or give days(1) or working_days(1)",
)


@final
@checked
@frozen(kw_only=True)
class Phase(Value):
    """One phase of a plan.

    Args:
        key: A stable identifier.
        name: What people call it; the key, if left out.
        duration: How long it lasts, as a `Duration` or its text; one working day if left out.
        not_before: It does not start before this day.
        pinned: It starts on this day, whatever links say; a link that would have it later is reported, and
            so is a day that is not worked, for a phase in working days: it runs from that day all the same.
        deadline: Its last day should be this one or an earlier one; a later end is reported.
        milestone: Whether it is a milestone. A milestone occupies its day: what follows starts the next day.
        section: The heading it stands under on a chart.

    >>> Phase(key="mission", duration="10 months", pinned=date(2019, 1, 16)).duration
    Duration(n=10, unit='months')
    """

    key: str
    name: str = ""
    duration: Duration = field(default=Duration(n=1, unit="working_days"), converter=to_duration)
    not_before: date | None = None
    pinned: date | None = None
    deadline: date | None = None
    milestone: bool = False
    section: str = ""

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("key", text)
        for name in ("name", "section"):
            faults.check(name, label)
        faults.check("milestone", flag)
        if faults.check("duration", _positive) and self.milestone:
            faults.check("duration", _one_day)
        for name in ("not_before", "pinned", "deadline"):
            faults.check(name, day.or_none())
        faults.done()

    @property
    def title(self) -> str:
        """The name, or the key where there is none."""
        return self.name or self.key


@final
@frozen(kw_only=True)
class Dependency(Value):
    """A link: the successor waits for the predecessor.

    Args:
        pred: The key of the predecessor.
        succ: The key of the successor.
        kind: `FS`, `SS`, `FF` or `SF`.
        lag: How much later, in any unit, on the plan's calendar; earlier if negative.

    >>> Dependency(pred="jury", succ="contracts", lag="1 week").lag
    Duration(n=1, unit='weeks')
    """

    pred: str = field(metadata=keeps(text))
    succ: str = field(metadata=keeps(text))
    kind: LinkKind = field(default="FS", metadata=keeps(one_of("FS", "SS", "FF", "SF")))
    lag: Duration = field(
        default=Duration(n=0, unit="days"), converter=to_duration, metadata=keeps(_any_duration)
    )


def _phases(values: Iterable[Phase]) -> tuple[Phase, ...]:
    return to_tuple(values)


def _dependencies(values: Iterable[Dependency]) -> tuple[Dependency, ...]:
    return to_tuple(values)


_CIRCLE: Final = "no phase waits for itself, through however many others"


@final
@checked
@frozen(kw_only=True)
class Plan(Value):
    """Phases and links on a calendar; unknown keys, repeated keys and circles are refused at birth.

    Args:
        key: A stable identifier.
        start: The first day: nothing starts before it.
        calendar: The working calendar.
        phases: The phases, in the order in which people read them.
        dependencies: The links.
        name: What people call it.

    >>> plan = Plan(key="p3", start=date(2019, 4, 15), calendar=WorkCalendar.ouvres(),
    ...             phases=[Phase(key="a", duration="1 week"), Phase(key="b", duration="2 working days")],
    ...             dependencies=[Dependency(pred="a", succ="b")])
    >>> plan.phase("b").duration
    Duration(n=2, unit='working_days')
    """

    key: str
    start: date
    calendar: WorkCalendar
    phases: tuple[Phase, ...] = field(converter=_phases)
    dependencies: tuple[Dependency, ...] = field(default=(), converter=_dependencies)
    name: str = ""

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("key", text)
        faults.check("name", label)
        faults.check("start", day)
        faults.check("calendar", instance_of(WorkCalendar))
        members = [
            faults.check("phases", instance_of(Phase).each()),
            faults.check("dependencies", instance_of(Dependency).each()),
        ]
        if all(members) and self._check_keys(faults):
            self._check_circles(faults)
        faults.done()

    def _check_keys(self, faults: Gather) -> bool:
        links = ((link.pred, link.succ, link.kind) for link in self.dependencies)
        ends = dict.fromkeys(key for link in self.dependencies for key in (link.pred, link.succ))
        unknown = tuple(key for key in ends if key not in self.index)
        return all(
            [
                faults.that(
                    "phases", bool(self.phases), rule="a plan has phases", remedy="give at least one"
                ),
                faults.distinct("phases", (phase.key for phase in self.phases), what="key of a phase"),
                faults.distinct("dependencies", links, what="pair of phases and kind of link"),
                faults.that(
                    "dependencies",
                    not unknown,
                    rule="links join phases of the plan",
                    remedy="add these phases, or correct the keys",
                    value=unknown,
                ),
            ]
        )

    def _check_circles(self, faults: Gather) -> None:
        complete = len(self.order) == len(self.phases)
        circle = () if complete else find_circle(self._followers, self.order)
        keys = tuple(self.phases[item].key for item in circle)
        faults.that("dependencies", complete, rule=_CIRCLE, remedy="remove one of these links", value=keys)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The position of each phase by its key."""
        return MappingProxyType({phase.key: item for item, phase in enumerate(self.phases)})

    @cached_property
    def _followers(self) -> Sequence[Sequence[int]]:
        followers: list[list[int]] = [[] for _ in self.phases]
        for link in self.dependencies:
            followers[self.index[link.pred]].append(self.index[link.succ])
        return followers

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The positions of the phases, each after its predecessors."""
        return tuple(topological_order(len(self.phases), self._followers))

    def phase(self, key: str) -> Phase:
        """Return a phase by its key.

        Raises:
            UnknownKey: The plan has no such phase.

        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> plan.phase("a").title
        'a'
        """
        if key not in self.index:
            raise UnknownKey("phase", key, known=self.index)
        return self.phases[self.index[key]]

    def with_phase(self, phase: Phase) -> Plan:
        """Return the plan with a phase in the place of the one that has its key.

        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> plan.with_phase(Phase(key="a", duration="2 weeks")).phase("a").duration.n
        2
        """
        self.phase(phase.key)
        return evolve(self, phases=[phase if one.key == phase.key else one for one in self.phases])

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a phase.

        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> plan.rows()[0]["duration"]
        '1 working day'
        """
        return [
            {
                "key": phase.key,
                "name": phase.name,
                "section": phase.section,
                "duration": phase.duration.say(),
                "not_before": phase.not_before,
                "pinned": phase.pinned,
                "deadline": phase.deadline,
                "milestone": phase.milestone,
            }
            for phase in self.phases
        ]
