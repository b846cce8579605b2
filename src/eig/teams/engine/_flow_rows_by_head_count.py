"""Cohort rules as rows beside the flow: bounds by head count, and a search where teams are too many.

Where places are nodes of a flow, what keeps a cohort from being one is a handful of cohort rules: shares,
caps, sums, loads. They are rows of a small linear programme (`_cohort_rules_as_rows`), whose prices bound
the cohorts (`_branching_on_parts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from attrs import define, field

from eig.teams.engine._best_cohort_by_flow_alone import Flowed
from eig.teams.engine._branching_on_parts import Parting, SearchPart
from eig.teams.engine._cohort_rules_as_rows import Table, basis_of, table_of
from eig.teams.engine._dual_bound import Bound, bound_at, with_teams
from eig.teams.engine._local_moves import LOOKS as MOVES
from eig.teams.engine._one_team_a_place_search import Find
from eig.teams.engine._prices_by_subgradient import Pace, ascend
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, Place
from eig.teams.engine._work_limit import Halt, WorkLimit

if TYPE_CHECKING:  # loaded where teams are large
    from eig.teams.engine._best_cohort_so_far import Incumbent
    from eig.teams.engine._prices_by_near_teams import NearTeams

WIDE = 60  # places, up to which rows are asked beside teams
LISTED = 6  # people of a team, up to which teams are listed where rows know as much
SUMMED = 4  # people of a team with a sum to keep, up to which teams are listed
FEW = 40  # rounds, beside shares, before teams near the bound are asked
PARTS = 400  # parts of what is still to lose, one of which these rounds aim lower at first
SMALL = 3  # people of a team, up to which teams are listed where they know more than rows do


@define(eq=False, repr=False)
class FlowRows:
    """The parts of a model by head count, priced when they are asked for."""

    table: Table
    flow: Flowed
    parts: dict[int | None, SearchPart] = field(factory=dict["int | None", "SearchPart"])
    by_counts: dict[int | None, tuple[SearchPart, list[SearchPart]]] = field(
        factory=dict["int | None", tuple[SearchPart, list[SearchPart]]]
    )  # of each part, those of the counts that come to a sum
    met: Incumbent | None = None  # what the search has met
    near: NearTeams | None = None  # the programme over teams near a bound, once it is made

    @classmethod
    def of(cls, flow: Flowed, met: Incumbent | None = None) -> FlowRows | None:
        """Return the rows of a model; None if it has none, or is too wide.

        Beside teams they are asked where nobody is bound to sit with another: a unit is one mover then, and
        the flow's seating a first basis.
        """
        model = flow.seats.model
        able = (model.limits and (flow.seats.exact or _quick(model))) or flow.seats.linear
        table = table_of(model, flow.seats) if able else None
        return None if table is None else cls(table, flow, met=met)

    @property
    def exact(self) -> bool:
        """Tell whether rows say all that cohorts must keep, and nothing is left to teams."""
        return self.flow.seats.exact or self.by_spans

    @property
    def by_spans(self) -> bool:
        """Tell whether counts over teams, asked for as they are broken, say what the flow does not.

        Where teams are small and nobody is alike, or a team has a sum to keep, teams are listed instead.
        """
        seats = self.flow.seats
        if not seats.linear or seats.exact:
            return False
        places = seats.model.places
        listed = self.summed or any(place.most <= SUMMED and _has_sum(place) for place in places)
        large = any(place.most > SMALL for place in places) and not listed
        return large or self.merged

    @property
    def summed(self) -> bool:
        """Tell whether teams of six at most have a sum to keep, beside shares: rows tell too little then."""
        model, seats = self.table.model, self.flow.seats
        able = model.shares and seats.linear and not seats.exact
        small = all(place.most <= LISTED for place in model.places)
        return bool(able) and small and any(map(_has_sum, model.places))

    @property
    def beside_teams(self) -> bool:
        """Tell whether seats are parted in turns with a search for teams, which knows more of a team.

        A sum over the cohort tells more of seats than of teams.
        """
        return self.flow.seats.linear and bool(self.table.sums)

    @property
    def quick(self) -> bool:
        """Tell whether the flow's seating is a first basis, and a programme is soon solved."""
        return _quick(self.table.model)

    @property
    def alone(self) -> bool:
        """Tell whether rows say all, and teams are too large to be listed beside them."""
        return self.by_spans or any(place.most > LISTED for place in self.table.model.places if self.exact)

    @property
    def merged(self) -> bool:
        """Tell whether alike people are one kind."""
        return any(len(kind.units) > 1 for kind in self.table.kinds)

    @property
    def seated(self) -> float | None:
        """How many people the programme seats where it may choose; None if that was not asked."""
        return self.parts[None].seated if None in self.parts else None

    def lower(self, model: Model, begin: Bound, work_limit: WorkLimit, pace: Pace) -> Bound:  # noqa: ARG002 # as any `Lower`
        """Lower a bound by the programme's prices: what the search for prices does elsewhere."""
        head = None if model is self.table.model else model.limits[-2].high
        try:
            found = self.part(head, model, work_limit).bound
            if found.value > begin.value:
                return begin
            if found.value < model.least or self.merged or self.alone or self.table.claims:
                return found
            return bound_at(model, found.prices) or found
        except Halt:
            return begin

    def below(self, head: int | None, model: Model, work_limit: WorkLimit) -> Bound | None:
        """Return a bound below any cohort of a head count; None if rows tell of none."""
        part = self.part(head, model, work_limit)
        return with_teams(model, part.bound) if part.value < model.least else None

    def beside(self, model: Model, begin: Bound, work_limit: WorkLimit, pace: Pace) -> Bound:
        """Lower a bound where teams know more than rows do: rows tell what head counts are not worth it.

        Prices that rows are known to have may be nearer than those at the start: they are gone on from then.
        """
        if self.summed:
            return self._by_near_teams(model, begin, work_limit, pace)
        if model is not self.table.model:
            priced = self.lower(model, begin, work_limit, pace)
            if priced.value < (pace.least if pace.other is None else pace.other):
                return with_teams(model, priced)
        known = self.parts.get(None) if model is self.table.model else None
        nearer = None if known is None else bound_at(model, known.bound.prices, begin)
        nearest = begin if nearer is None else min(begin, nearer, key=lambda one: one.value)
        return ascend(model, nearest, work_limit, pace)

    def _by_near_teams(self, model: Model, begin: Bound, work_limit: WorkLimit, pace: Pace) -> Bound:
        """Lower a bound where teams are large: by rows, by a few rounds, then by the teams near it.

        Of all head counts together, which shares part, rows tell enough.
        """
        try:
            if self.near is None or model is self.table.model:
                begin = with_teams(model, self.lower(model, begin, work_limit, pace))
                if begin.value < pace.least or model is self.table.model:
                    return begin
                self.near = self._near_rows(model, work_limit, pace)
            return self.near.lower(model, begin, work_limit, pace.least)
        except Halt:
            return begin

    def _near_rows(self, model: Model, work_limit: WorkLimit, pace: Pace) -> NearTeams:
        """Return the programme over the teams near what rows tell of a head count."""
        from eig.teams.engine._prices_by_near_teams import NearTeams  # noqa: PLC0415 # loaded where teams are large

        part = self.part(model.limits[-2].high, model, work_limit)
        priced = with_teams(model, part.bound)
        stride = max(GRAIN, (priced.value - model.least) // PARTS)
        found = ascend(model, priced, work_limit, Pace(least=pace.least, stride=stride, rounds=FEW))
        return NearTeams.of(model, found, work_limit)

    def part(
        self, head: int | None, model: Model, work_limit: WorkLimit, *, wanted: int | None = None
    ) -> SearchPart:
        """Return the part of a head count, with its prices: it goes on from the nearest one known.

        It holds all cohorts worth what is wanted: at first those of no claim missed, if a miss costs more.
        """
        known, told = self.parts.get(head), wanted is None
        if known is not None and (told or known.least is None or cast("int", wanted) >= known.least):
            return known
        near = min(self.parts, key=lambda one: (one is None, abs((one or 0) - (head or 0))), default=None)
        some, floors = known or self.parts.get(near), [None] if known else [*self._floors, None]
        work_limit.pause()
        met = self.met if self.exact else None  # where teams know more, theirs are made of other prices
        for floor in floors:
            table = self.table if some is None else some.table
            again = some is not None and (floor == some.least or some.least is None)
            basis = (
                cast("SearchPart", some).basis.copy()
                if again
                else basis_of(table, self.flow.seating, work_limit.pause)
            )
            work_limit.pause()
            part = SearchPart.of(table, model, basis, self.flow.value, least=floor)
            least = model.least if floor is None else floor
            some = self.parts[head] = part.lowered(work_limit, least, met)
            if floor is not None and some.value >= floor:
                break
            if floor is not None and met is not None:
                kept = some.lowered(work_limit, model.least)
                met.mend(kept.rounded(), work_limit.pause, looks=MOVES)
        return self.parts[head]

    @property
    def _floors(self) -> list[int]:
        """Return the least worth of cohorts without a claim missed, unless a sum forbids that."""
        limits, root = self.table.model.limits, self.parts.get(None)
        asked = self.table.claims and not self.table.spared
        fines = [limits[line].fine or 0 for line in self.table.missed] if asked else []
        return (
            [self.flow.value - min(fines) + 1] if fines and (root is None or root.least is not None) else []
        )

    def parting(self, head: int | None, model: Model, work_limit: WorkLimit, find: Find) -> Parting:
        """Return the search, seat by seat, for the best cohort of a head count worth more than is known."""
        parts = self.counted(head, model, work_limit, wanted=find.worth + 1)
        return Parting(self.table, work_limit, find, [*parts])

    def counted(
        self, head: int | None, model: Model, work_limit: WorkLimit, *, wanted: int
    ) -> Sequence[SearchPart]:
        """Return the part of a head count, or one for each of the counts that come to a sum, if told.

        Of these, that which may hold most is priced, until it is known: the prices of one bound all others.
        """
        part, counts = self.part(head, model, work_limit, wanted=wanted), self.table.counts
        if counts is None:
            return [part]
        known = self.by_counts.get(head)
        if known is None or known[0] is not part:
            known = self.by_counts[head] = part, [part.with_counts(one, part.value) for one in counts]
        some = known[1]
        while some:
            best = max(
                range(len(some)),
                key=lambda one: (some[one].value, some[one].found is not None, -abs(one - len(some) // 2)),
            )
            if some[best].found is not None or some[best].value < wanted:
                break
            priced = some[best] = some[best].lowered(work_limit, model.least)
            for number, (one, other) in enumerate(zip(counts, some, strict=True)):
                if other.found is None:
                    moved = priced.with_counts(one, other.value)
                    some[number] = moved if moved.value < other.value else other
        return some


def _quick(model: Model) -> bool:
    return len(model.places) <= WIDE and all(len(unit.people) == 1 for unit in model.units)


def _has_sum(place: Place) -> bool:
    """Tell whether people count differently in something that a team must keep, and not by heads alone."""
    sizes = {one.unit: one.size for one in place.members}
    return any(span.weighs(sizes) for span in place.spans or ())
