"""What a backend is given: teams as the columns of a programme, and what makes up each row.

A cohort's worth is a bound less its waste (see `_one_team_a_place_search`). So a backend looks for the least
waste: each team costs what it lacks of the best priced one of its place; each unit left out, and each part of
a limit left over, costs its price. All costs are small numbers from 0, however wide the levels are. Rows are
the places, the units and the limits. Where a price stands, the row must come to its sum exactly: one seat, or
the leaving out, of a unit; the whole of a limit, used or left, or passed at a fine.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from eig.teams.engine._dual_bound import Bound, prices_at
from eig.teams.engine._one_team_a_place_search import LISTED, pool_of, uses_of
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, bits
from eig.teams.engine._solver_backend_interface import Column, Row
from eig.teams.engine._team_enumeration import Crowd, priced_worth


@define(eq=False, repr=False)
class Frame:
    """Rows and costs counted from a bound: its prices, and what its best teams are worth at them."""

    model: Model
    base: Bound
    costs: tuple[list[int], ...] = field(init=False)  # of the units at each place

    def __attrs_post_init__(self) -> None:
        self.costs = tuple(map(prices_at(self.model, self.base.prices), self.model.places))

    @property
    def rows(self) -> list[Row]:
        """What each row must come to: exactly, where something else makes up for a team that is not there."""
        priced = (*self.base.prices.units, *self.base.prices.limits)
        most = (*[1] * len(self.model.units), *(limit.high for limit in self.model.limits))
        rest = [(high if price else None, high) for price, high in zip(priced, most, strict=True)]
        return [*[(1, 1)] * len(self.model.places), *rest]

    @property
    def first_limit(self) -> int:
        """The row of the first limit."""
        return len(self.model.places) + len(self.model.units)

    def waste(self, place: int, team: int) -> int:
        """Return what a team lacks of the best priced one of its place."""
        here = self.model.places[place]
        worth = priced_worth(here, self.costs[place], team, bits(team)) if team else here.empty or 0
        return self.base.teams[place][0] - worth

    def column(self, place: int, team: int) -> Column:
        seats = [(len(self.model.places) + unit, 1) for unit in bits(team)]
        uses = enumerate(uses_of(self.model, self.model.places[place], team), self.first_limit)
        return self.waste(place, team) / GRAIN, (
            (place, 1),
            *seats,
            *((row, use) for row, use in uses if use),
        )

    def rests(self) -> list[Column]:
        """Return what else makes up the rows: people left out, what is left of a limit, what passes it."""
        prices, rows = (
            self.base.prices,
            enumerate((*self.base.prices.units, *self.base.prices.limits), len(self.model.places)),
        )
        left: list[Column] = [(price / GRAIN, ((row, 1),)) for row, price in rows if price]
        for row, (limit, price) in enumerate(
            zip(self.model.limits, prices.limits, strict=True), self.first_limit
        ):
            if limit.fine is not None:
                left.append(((limit.fine - price) / GRAIN, ((row, -1),)))
        return left

    def weighed(self, teams: Sequence[tuple[int, int]]) -> int | None:
        """Return what the teams `(place, mask)` are worth together, exactly; None if they are no cohort."""
        model, prices, used = self.model, self.base.prices, 0
        if [place for place, _ in teams] != list(range(len(model.places))):
            return None
        slack = [limit.high for limit in model.limits]
        for place, team in teams:
            if used & team:
                return None
            used |= team
            uses = uses_of(model, model.places[place], team)
            slack = [have - use for have, use in zip(slack, uses, strict=True)]
        waste = sum([price for unit, price in enumerate(prices.units) if not used >> unit & 1])
        for have, price, limit in zip(slack, prices.limits, model.limits, strict=True):
            if have >= 0:
                waste += price * have
            elif limit.fine is None:
                return None
            else:
                waste += (limit.fine - price) * -have
        return self.base.value - waste - sum([self.waste(place, team) for place, team in teams])


def teams_within(model: Model, bound: Bound, gap: int) -> list[tuple[int, int]]:
    """Return the teams `(place, mask)` that lack at most a gap of the best priced one of their place.

    Raises:
        Crowd: If they are more than memory is meant to hold.
    """
    at = prices_at(model, bound.prices)
    teams: list[tuple[int, int]] = []
    for number, (place, (best, _)) in enumerate(zip(model.places, bound.teams, strict=True)):
        teams += [(number, team) for _, team, _ in pool_of(model, place, at(place), (best, gap))]
        if len(teams) > LISTED:
            raise Crowd
    return teams
