"""Plans: phases and links on a calendar, checked as they are born."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, final

from attrs import evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import called, text
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, row_of
from eig.errors import require_key
from eig.programme import Promotion
from eig.programme.durations import Duration
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar
from eig.timeline.facts._stable_identifiers import slug
from eig.timeline.plan._order_and_circles_of_phases import find_circle, topological_order
from eig.timeline.plan._published_dates_and_rhythms_as_phases import (
    calendar_for,
    first_day,
    links_of,
    own_of,
    phases_of,
)
from eig.timeline.plan.phases import Dependency, Phase
from eig.typing import Lang

NO_CALENDARS: Final = FrozenMap[WorkCalendar]()


@final
@frozen(kw_only=True, eq=False, repr=False)
class Plan(Value):
    """Phases and links on a calendar; unknown keys, repeated keys and circles are refused at birth.

    Args:
        key: A stable identifier.
        start: The first day: nothing starts before it.
        calendar: The working calendar.
        phases: The phases, in the order in which people read them.
        dependencies: The links.
        name: What people call it.
        calendars: Other calendars by key, for phases that run elsewhere: a site, a partner.

    >>> plan = Plan(key="p3", start=date(2019, 4, 15), calendar=WorkCalendar.named("metropole"),
    ...             phases=[Phase(key="a", duration="1 week"), Phase(key="b", duration="2 working days")],
    ...             dependencies=[Dependency(pred="a", succ="b")])
    >>> plan.phase("b").duration
    Duration(n=2, unit='working_days')
    """

    key: str = field(metadata=keeps(text))
    start: date
    calendar: WorkCalendar
    phases: tuple[Phase, ...] = field(converter=TupleOf[Phase])
    dependencies: tuple[Dependency, ...] = field(default=(), converter=TupleOf[Dependency])
    name: str = field(default="", metadata=keeps(called))
    calendars: FrozenMap[WorkCalendar] = field(default=EMPTY, converter=MapOf[WorkCalendar])

    def _check(self, faults: Gather) -> None:
        links = ((link.pred, link.succ, link.kind) for link in self.dependencies)
        links_ = enumerate(self.dependencies)
        ends = {(at, end): getattr(link, end) for at, link in links_ for end in ("pred", "succ")}
        phases = enumerate(self.phases)
        asked = {(at, "calendar"): phase.calendar for at, phase in phases if phase.calendar}
        fine = [
            faults.known("phases", asked.values(), self.calendars, what="a calendar of the plan", ways=asked),
            faults.that("phases", bool(self.phases), "timeline.plan.some_phases"),
            faults.distinct("phases", (phase.key for phase in self.phases), what="key of a phase"),
            faults.distinct("dependencies", links, what="pair of phases and kind of link"),
            faults.known("dependencies", ends.values(), self.index, what="a phase", ways=ends),
        ]
        if all(fine) and len(self.order) < len(self.phases):
            circle = tuple(self.phases[item].key for item in find_circle(self._followers, self.order))
            faults.that("dependencies", not circle, "timeline.plan.no_circle", value=circle)

    @classmethod
    @checked
    def of(
        cls,
        promotion: Promotion,
        durations: Mapping[str, Duration | str] | Iterable[Mapping[str, object]] = (),
        *,
        calendar: WorkCalendar | None = None,
        calendars: Mapping[str, WorkCalendar] = NO_CALENDARS,
        start: date | None = None,
        sessions: bool = True,
        lang: Lang = "en",
    ) -> Plan:
        """Return the plan of a promotion: its calls, juries, results, sessions and mission.

        What was published is fixed, with its source: both days where both were said, one where one was, a
        deadline where the text says "by". The usual order of a promotion links what its dates allow.

        Args:
            durations: How long the phases last that were published without their length, by key; or a table
                with `key` and `duration`, where a row with `after` or `before` adds one of the office's own.
            calendar: The working days; those that the jurisdiction of the programme names unless said.
            calendars: Other calendars by key, for phases that you move to them.
            start: The first day; that of the first published date if left out.
            sessions: Whether support sessions, and what comes round in the missions, are phases too.
            lang: The language of the names of the phases.

        Raises:
            Fault, Faults: A length that nobody published is missing (one fault names them all), or differs
                from the published one; a phase that the promotion does not have.

        >>> from eig.promotions import P3
        >>> plan = Plan.of(P3, sessions=False)
        >>> [(phase.key, str(phase.pinned)) for phase in plan.phases[:2]]
        [('challenges_call', '2018-05-04'), ('challenge_jury', '2018-07-04')]
        >>> plan.phase("results").deadline, plan.phase("mission").duration.say()
        (datetime.date(2018, 12, 15), '10 months')
        >>> from eig.promotions import P2
        >>> Plan.of(P2, {"candidate_jury": "3 days"})  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        eig.errors.Fault: Plan.of.durations['candidate_jury']: expected the published length, 2 days, got ...
        """
        own = own_of(durations)
        phases = phases_of(promotion, own, sessions=sessions, lang=lang)
        first = first_day(phases) if start is None else start
        office = calendar_for(promotion) if calendar is None else calendar
        return told_of(
            "Plan.of",
            lambda: cls(
                key=slug(promotion.name),
                name=promotion.name,
                start=first,
                calendar=office,
                calendars=calendars,
                phases=phases,
                dependencies=links_of(phases, own),
            ),
        )

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

        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
        >>> plan.phase("a").title
        'a'
        """
        require_key("phase", key, self.index)
        return self.phases[self.index[key]]

    def calendar_of(self, key: str) -> WorkCalendar:
        """Return the calendar that a phase runs on.

        >>> from eig.timeline import France
        >>> strasbourg = WorkCalendar.ouvres(France(territory="alsace-moselle"))
        >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar.named("metropole"),
        ...             calendars={"strasbourg": strasbourg},
        ...             phases=[Phase(key="a", duration="5 working days", calendar="strasbourg")])
        >>> plan.calendar_of("a").is_working(date(2019, 4, 19))
        False
        """
        own = self.phase(key).calendar
        return self.calendars[own] if own else self.calendar

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
        >>> str(plan.rows()[0]["duration"])
        '1 working day'
        """
        dates = ("not_before", "pinned", "finish_on", "deadline", "milestone", "calendar")
        return [row_of(phase, "key", "name", "section", "duration", *dates) for phase in self.phases]
