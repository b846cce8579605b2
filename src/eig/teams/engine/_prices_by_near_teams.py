"""Prices by the teams near a bound: a linear programme over these alone, and over those that it forgets.

Where teams are large and have a sum to keep, rounds of a subgradient come near the best prices, and no
nearer. A programme over some tens of teams a place, which lack least there, tells nearly the best; the teams
that it forgets join it until there are none (column generation; Dantzig and Wolfe 1960; Wentges 1997). It
goes on from its last basis as teams join it, and as another head count is asked for.

Why the bound holds: the programme only proposes prices, in floating point. At each proposal every place is
asked for its best team of all, not of those listed (`bound_at`), and what that adds up to in whole numbers
bounds all cohorts at any prices from 0 (`_dual_bound`). No team is left out as worse than another, and the
programme's own sum is claimed of nothing: it only tells that no better prices are to be had.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from attrs import define, field

from eig._maths.linear_programmes import Programme
from eig._maths.simplex import mend, widened
from eig._maths.simplex_bases import Basis, start
from eig.teams.engine._dual_bound import Bound, bound_at, halfway, prices_at
from eig.teams.engine._one_team_a_place_search import pool_of, uses_of
from eig.teams.engine._parts_of_listed_teams import SLIGHT, Listed, Pools
from eig.teams.engine._prices_by_subgradient import FINEST
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, bits
from eig.teams.engine._team_enumeration import Crowd, priced_worth
from eig.teams.engine._work_limit import Halt, WorkLimit

MOST = 2_000  # teams that a programme begins with
ENOUGH = 700  # teams, from which no wider gap is tried
DEAR = 20  # times what it costs to miss a limit, for which a place stays without a team

Teams = tuple[tuple[int, int], ...]


@define(eq=False, repr=False)
class NearTeams:
    """The programme, which more teams join."""

    listed: Listed
    basis: Basis
    known: list[set[int]]  # the teams of each place that are in it
    values: Mapping[int, float] = field(factory=dict[int, float])  # of its teams, as last solved

    @classmethod
    def of(cls, model: Model, bound: Bound, work_limit: WorkLimit) -> NearTeams:
        """Return a programme over the teams near a bound.

        They need not make a cohort: a limit may be missed at a price, and a place left at a higher one.
        """
        short = max(GRAIN, (bound.value - model.least) // max(1, len(model.places)))
        pools, none = near(model, bound, work_limit), (0,) * len(model.limits)
        known = [{team for _, team, _ in pool} for pool in pools]
        for pool, teams in zip(pools, known, strict=True):
            pool.extend([] if 0 in teams else [(DEAR * short, 0, none)])
        listed = Listed(model, bound, pools, short)
        return cls(listed, start(listed.programme()), known)

    def lower(self, model: Model, begin: Bound, work_limit: WorkLimit, least: int) -> Bound:
        """Return a bound at the best prices, or at some at which it is below `least`, or as work ends.

        Prices halfway to those proposed come first: they swing less.
        """
        self._turn_to(model)
        best, fresh = begin, True
        while fresh and best.value >= least and work_limit.lasts():
            try:
                found = mend(self.basis, work_limit.tick, pause=work_limit.pause)
            except Halt:
                break
            self.values = found.values or {}
            aim = self.listed.moved(found.prices)
            mean, floor = halfway(best.prices, aim), self.listed.at(aim)[0]
            for prices, known in ((mean, self.listed.at(mean)[0]), (aim, floor)):
                here = bound_at(model, prices, known) or best
                best = min(best, here, key=lambda one: one.value)
                fresh = best.value - floor.value >= FINEST and self._join(here.teams)
                if fresh:
                    break
        return best

    def rounded(self) -> tuple[int, ...]:
        """Return the likeliest team of each place by the values, none where its people sit already."""
        teams, used = [0] * len(self.listed.pools), 0
        groups = self.basis.programme.groups
        some = [
            (-self.values.get(column, 0.0), place, team)
            for place, (columns, pool) in enumerate(zip(groups, self.listed.pools, strict=True))
            for column, (_, team, _) in zip(columns, pool, strict=True)
        ]
        for value, place, team in sorted(some):
            if value < -SLIGHT and not teams[place] and not team & used:
                teams[place], used = team, used | team
        return tuple(teams)

    def _turn_to(self, model: Model) -> None:
        """Ask for what the limits of a model allow: head counts differ in this alone."""
        basis, listed = self.basis, self.listed
        listed.model = model
        first = len(basis.programme.worths) + len(listed.rows)
        told = zip(model.limits, listed.scales, listed.bound.prices.limits, strict=True)
        for row, (limit, scale, price) in enumerate(told, first):
            upper = basis.at[row] == basis.high[row]
            basis.high[row] = limit.high / scale
            basis.low[row] = basis.high[row] if price else basis.low[row]
            if row not in basis.place:
                basis.at[row] = basis.high[row] if upper else basis.low[row]

    def _join(self, teams: Teams) -> bool:
        """Let the teams of places join that are not known; tell whether there is one."""
        listed, old = self.listed, self.basis.programme
        groups, worths, entries = list(old.groups), old.worths[:], list(old.entries)
        at = prices_at(listed.model, listed.bound.prices)
        for number, (place, (_, team)) in enumerate(zip(listed.model.places, teams, strict=True)):
            if team in self.known[number]:
                continue
            self.known[number].add(team)
            here = priced_worth(place, at(place), team, bits(team)) if team else cast("int", place.empty)
            waste, uses = listed.bound.teams[number][0] - here, uses_of(listed.model, place, team)
            listed.pools[number].append((waste, team, uses))
            groups[number] = (*groups[number], len(worths))
            worths.append(-waste / GRAIN)
            entries.append(listed.column(team, uses))
        if len(worths) > len(old.worths):
            more = Programme(tuple(groups), old.counts, worths, tuple(entries), old.lows, old.highs)
            self.basis = widened(self.basis, more)
        return len(worths) > len(old.worths)


def near(model: Model, bound: Bound, work_limit: WorkLimit) -> Pools:
    """Return the teams within a gap of a bound, twice as wide each time until there are enough of them."""
    known, gap, at = Pools(), GRAIN, prices_at(model, bound.prices)
    while sum(map(len, known)) < ENOUGH:
        work_limit.pause()
        pools = Pools()
        try:
            for place, (best, _) in zip(model.places, bound.teams, strict=True):
                pools.append(pool_of(model, place, at(place), (best, gap), most=MOST - sum(map(len, pools))))
        except Crowd:
            break
        if known and gap > bound.value - model.least:
            break
        known, gap = pools, 2 * gap
    return known or [list[tuple[int, int, tuple[int, ...]]]() for _ in model.places]
