"""Head counts: a share of the seated is a plain count once it is known how many will be seated.

"40 % at least" leaves a gap when nobody knows of how many. So bounds are found by head count, and only as
far as they are asked for: the prices of any count bound every other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import define, field

from eig.teams.engine._dual_bound import Bound, Prices, bound_at
from eig.teams.engine._local_moves import LOOKS
from eig.teams.engine._prices_by_subgradient import FINEST, Pace
from eig.teams.engine._prices_that_prove_infeasible import impossible
from eig.teams.engine._search_model_in_whole_numbers import Model
from eig.teams.engine._share_rules_as_counts import heads_left
from eig.teams.engine._work_limit import WorkLimit

if TYPE_CHECKING:  # loaded where seats are priced with rows
    from eig.teams.engine._best_cohort_so_far import Incumbent
    from eig.teams.engine._flow_rows_by_head_count import FlowRows

Lower = Callable[[Model, Bound, WorkLimit, Pace], Bound]  # lowers a bound by better prices


@define(eq=False, repr=False)
class Heads:
    """The bounds by head count; one bound, under None, where no share asks for the count."""

    root: Model
    stride: int  # how far a bound is aimed below a neighbour's
    work_limit: WorkLimit
    lower: Lower
    rough: set[int | None] = field(factory=set["int | None"])  # not looked at closely yet
    known: dict[int | None, Bound] = field(factory=dict["int | None", Bound])
    models: dict[int | None, Model] = field(factory=dict["int | None", Model])
    rows: FlowRows | None = None  # what prices seats as a flow with rows
    met: Incumbent | None = None  # what the search has met

    @property
    def told(self) -> bool:
        """Tell whether the prices of rows say all that prices can."""
        return self.rows is not None and self.rows.exact

    @property
    def crowded(self) -> bool:
        """Tell whether so many people are alike that teams are not worth listing."""
        return self.rows is not None and self.rows.exact and self.rows.merged

    def estimate(self, head: int | None) -> int:
        """Return a bound for a head count from what is known: prices of any count bound every other."""
        if head in self.known:
            return self.known[head].value
        return min(self._moved(one, bound, head).value for one, bound in self.known.items())

    def _moved(self, origin: int | None, bound: Bound, head: int | None) -> Bound:
        """Return the bound of the same prices at another head count.

        The price of a share spread over its counts.
        """
        prices = list(bound.prices.limits)
        if origin is None and head is not None:
            for share in self.root.shares:
                price, prices[share.line] = prices[share.line], 0
                prices[share.count] += share.beta * price
                prices[-2] += share.alpha * price
        old = zip(bound.prices.limits, self.models[origin].limits, strict=True)
        new = zip(prices, self.model(head).limits, strict=True)
        change = sum([price * one.high for price, one in new]) - sum([price * one.high for price, one in old])
        return Bound(Prices(bound.prices.units, tuple(prices)), bound.value + change, bound.teams)

    def begin(self, heads: Sequence[tuple[int, Prices]]) -> None:
        """Begin at prices of a problem much like this one, where they tell more: they are lowered closely."""
        for head, prices in heads:
            found = bound_at(self.model(head), prices)
            if found is not None and found.value < self.estimate(head):
                self.known[head] = found
                self.rough.add(head)

    def model(self, head: int | None) -> Model:
        """Return the model of a head count."""
        if head not in self.models:
            self.models[head] = self.root.with_heads(head)
        return self.models[head]

    def bound(self, head: int | None) -> Bound:
        """Return the bound of a head count, looked at closely."""
        while head not in self.known or head in self.rough:
            self.look(head)
        return self.known[head]

    def look(self, head: int | None, others: Sequence[int] = ()) -> None:
        """Lower the bound of a head count: roughly the first time, from the nearest known, then closely.

        The first look ends as soon as another head count is known to hold more; or may, by a quick bound.
        """
        close = head in self.known
        known = [bound.value for one, bound in self.known.items() if one is not None]
        stride, finest = (self.stride // 8, FINEST) if close else (self.stride, self.stride // 4)
        least = self.root.least if close else max([self.root.least, *known])
        other = None if close else max([least, *others])
        pace = Pace(least=least, other=other, stride=max(stride, FINEST), finest=max(finest, FINEST))
        self.known[head] = self.lower(self.model(head), self._nearest(head), self.work_limit, pace)
        self.rough ^= {head}
        near = None if self.rows is None else self.rows.near
        if near is not None and self.met is not None and self.met.is_far(self.known[head].value):
            self.met.mend(near.rounded(), self.work_limit.pause, looks=LOOKS)

    def rule_out(self, head: int | None, *, closely: bool) -> bool:
        """Tell whether it is proven that a head count has no cohort at all, whatever worths may be.

        Rows tell it at once, if they can; where teams are to tell it, that is looked for closely.
        """
        model = self.model(head)
        below = None if self.rows is None else self.rows.below(head, model, self.work_limit)
        if below is None and (closely or self.rows is None):
            below = impossible(model, self._nearest(head), self.work_limit)
        if below is not None:
            self.known[head] = below
            self.rough.discard(head)
        return below is not None

    def _nearest(self, head: int | None) -> Bound:
        """Return the lowest bound of a head count by prices known."""
        moved = [self._moved(one, bound, head) for one, bound in self.known.items()]
        return min(moved, key=lambda bound: bound.value)

    def highest(self, heads: Sequence[int | None]) -> int:
        """Return the highest bound, looking closer at head counts only while they might hold it.

        The likeliest, which comes first, is looked at before any other: its prices tell how dear a head is.
        """
        best = heads[0]
        while True:
            if best in self.known:
                best = self._likeliest(heads)
            if best in self.known and best not in self.rough:
                return self.known[best].value
            self.look(best, [self.estimate(one) for one in heads if one != best])

    def _likeliest(self, heads: Sequence[int | None]) -> int | None:
        """Return the head count that may hold most.

        Where teams near one head count tell of the next, that is the nearest to the best known of those
        which may hold more: what they tell of others far away is little.
        """
        best, known = max(heads, key=self.estimate), [one for one in self.known if one is not None]
        if self.rows is None or self.rows.near is None or best in self.known or not known:
            return best
        top = max(known, key=lambda one: self.known[one].value)
        able = [one for one in heads if one not in self.known and self.estimate(one) > self.known[top].value]
        return min(able, key=lambda one: abs((one or 0) - top), default=best)


def counts_of(model: Model, root: Bound | None = None, seated: float | None = None) -> list[int | None]:
    """Return the head counts to go through, the nearest to the root's first; none where shares leave none.

    The root's is that of its teams, if it is not known otherwise.
    """
    if not model.shares:
        return [None]
    if seated is None:
        teams = () if root is None else root.teams
        seated = sum(len(model.people_of(team)) for _, team in teams)
    low = sum(place.least for place in model.places if place.empty is None)
    high = sum(place.most for place in model.places)
    counted = {share.count: [unit for unit, _ in model.users[share.count]] for share in model.shares}
    there = {share: -sum([use for _, use in model.users[share.count]]) for share in model.shares}
    able = [
        head
        for head in heads_left(model.shares, counted, range(low, high + 1))
        if all(share.least(head) <= many for share, many in there.items())
    ]
    able.sort(key=lambda head: abs(head - seated))
    return [*able]
