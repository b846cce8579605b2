"""Better prices for the teams that are listed, and parts of them: a linear programme over these teams alone.

The teams within a gap of a bound are all that a cohort better than the best known is made of. So what no
choice of these teams passes, at any prices, bounds such a cohort, and their programme is small: a group of
columns a place, a row a unit and a limit. Its prices are proposals, counted from those known; the bound at
them is added up in whole numbers. What is still open is parted by whether a unit sits at a place (Ryan and
Foster 1981).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property

from eig._maths.linear_programmes import Entries, Programme
from eig._maths.simplex import Found, mend
from eig._maths.simplex_bases import start
from eig._values.records import Record
from eig.teams.engine._dual_bound import Bound, Prices
from eig.teams.engine._prices_by_subgradient import within
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, bits

Uses = tuple[int, ...]
Candidate = tuple[int, int, Uses]  # waste, mask of the team, use of each limit
Pools = list[list[Candidate]]
Part = tuple[Bound, Pools]
Teams = tuple[int, ...]
FAR = 1e15  # beyond what rows come to
PIVOTS = 500  # after which a programme is left as it is
HALF = 0.5
SLIGHT = 1e-6  # what rounding may take of a seat


def parted(
    part: Part, model: Model, worth: int, tick: Callable[[], object]
) -> tuple[list[Part], Teams | None]:
    """Return the parts of some teams of which a cohort worth more may be made, the likelier last.

    Beside them the teams that the programme chooses, where its values are whole.
    """
    listed = Listed(model, *part)
    found = listed.found(tick)
    bound, pools = min([part, *map(listed.at, listed.proposed(found))], key=lambda one: one[0].value)
    sides = listed.sides(found, pools)
    near = [_near(side, bound.value - worth - 1) for side in sides]
    return [(bound, side) for side in near if all(side)], listed.whole(found)


def _near(pools: Pools, gap: int) -> Pools:
    """Return the teams that waste no more than the gap, beside the best of each other place."""
    least = [min([waste for waste, *_ in pool], default=0) for pool in pools]
    spare = gap - sum(least)
    return [[team for team in pool if team[0] - own <= spare] for pool, own in zip(pools, least, strict=True)]


class Listed(Record, frozen=False):
    """The programme over some teams, its prices counted from those of their bound."""

    model: Model
    bound: Bound
    pools: Pools
    short: int | None = None  # what it costs at most that a limit is missed; None: none may be

    @cached_property
    def rows(self) -> dict[int, int]:
        """The row of each unit that is in a team; of all, where teams may join."""
        units = {unit for pool in self.pools for _, team, _ in pool for unit in bits(team)}
        units = units if self.short is None else set(range(len(self.model.units)))
        return {unit: row for row, unit in enumerate(sorted(units))}

    @cached_property
    def scales(self) -> list[float]:
        """What the row of each limit is divided by."""
        most = [[abs(use) for use in uses] for pool in self.pools for *_, uses in pool]
        return [float(max(1, *some)) for some in zip(*most, [1] * len(self.model.limits), strict=False)]

    def found(self, tick: Callable[[], object]) -> Found:
        """Return what the programme says of prices and teams."""
        return mend(start(self.programme()), tick, PIVOTS)

    def programme(self) -> Programme:
        """Return the programme: first the teams, place after place."""
        groups, worths, entries = list[tuple[int, ...]](), list[float](), list[Entries]()
        for pool in self.pools:
            groups.append(tuple(range(len(worths), len(worths) + len(pool))))
            worths += [-waste / GRAIN for waste, *_ in pool]
            entries += [self.column(team, uses) for _, team, uses in pool]
        lows, highs = [0.0] * len(self.rows), [1.0] * len(self.rows)
        units, limits = self.bound.prices
        for unit, row in self.rows.items():
            if units[unit]:
                lows[row] = 1.0
                worths.append(-units[unit] / GRAIN)
                entries.append(((row, 1.0),))
        told = zip(self.model.limits, self.scales, limits, strict=True)
        for row, (limit, scale, price) in enumerate(told, len(self.rows)):
            highs.append(limit.high / scale)
            lows.append(highs[-1] if price else -FAR)
            if price:
                worths.append(-price * scale / GRAIN)
                entries.append(((row, 1.0),))
            missed = [
                one
                for one in (limit.fine, None if self.short is None else price + self.short)
                if one is not None
            ]
            if missed:
                worths.append((price - min(missed)) * scale / GRAIN)
                entries.append(((row, -1.0),))
        return Programme(tuple(groups), (1,) * len(groups), worths, tuple(entries), lows, highs)

    def column(self, team: int, uses: Uses) -> Entries:
        limits = enumerate(zip(uses, self.scales, strict=True), len(self.rows))
        seats = [(self.rows[unit], 1.0) for unit in bits(team)]
        return (*seats, *[(row, use / scale) for row, (use, scale) in limits if use])

    def proposed(self, found: Found) -> list[Prices]:
        """Return the prices found; further and further along the proof that there is no cohort, if one is."""
        if found.ray is None:
            return [self.moved(found.prices)]
        size = max(map(abs, found.ray)) or 1.0
        ways = [2.0**times / size for times in range(0, 40, 4)]
        return [
            self.moved([one + way * more for one, more in zip(found.prices, found.ray, strict=True)])
            for way in ways
        ]

    def moved(self, moves: list[float]) -> Prices:
        units, limits = list(self.bound.prices.units), self.bound.prices.limits
        for unit, price in enumerate(units):
            row = self.rows.get(unit)
            units[unit] = 0 if row is None else max(0, price + round(moves[row] * GRAIN))
        told = zip(limits, moves[len(self.rows) :], self.scales, self.model.limits, strict=True)
        return Prices(
            tuple(units),
            tuple([within(old + round(move / scale * GRAIN), one.fine) for old, move, scale, one in told]),
        )

    def at(self, prices: Prices) -> Part:
        """Return the bound of cohorts of these teams at prices, and what each team wastes then."""
        old, limits = self.bound.prices, self.model.limits
        paid = [before - now for before, now in zip(old.units, prices.units, strict=True)]
        spent = [before - now for before, now in zip(old.limits, prices.limits, strict=True)]
        value, pools, best = sum(prices.units), Pools(), list[tuple[int, int]]()
        value += sum([price * limit.high for price, limit in zip(prices.limits, limits, strict=True)])
        for pool, (worth, _) in zip(self.pools, self.bound.teams, strict=True):
            told = [
                (
                    waste
                    - sum([paid[unit] for unit in bits(team)])
                    - sum([one * use for one, use in zip(spent, uses, strict=True)]),
                    team,
                    uses,
                )
                for waste, team, uses in pool
            ]
            least, team, _ = min(told)
            value += worth - least
            best.append((worth - least, team))
            pools.append(sorted([(waste - least, team, uses) for waste, team, uses in told]))
        return Bound(prices, value, tuple(best)), pools

    def sides(self, found: Found, pools: Pools) -> list[Pools]:
        """Return the teams in two: by whether a unit sits at a place, which the values leave half open."""
        place, unit, value = self._open(found)
        if unit is None:
            place = max(range(len(pools)), key=lambda one: len(pools[one]))
            first, *others = pools[place]
            return [[*pools[:place], some, *pools[place + 1 :]] for some in (others, [first])]
        without = [[one for one in pool if not one[1] >> unit & 1] for pool in pools]
        here = [one for one in pools[place] if one[1] >> unit & 1]
        seated = [*without[:place], here, *without[place + 1 :]]
        away = [*pools[:place], without[place], *pools[place + 1 :]]
        return [away, seated] if value >= HALF else [seated, away]

    def whole(self, found: Found) -> Teams | None:
        """Return the teams that the values choose, one a place; None if a place has none, or somebody two."""
        values, first, teams = found.values or {}, 0, list[int]()
        for pool in self.pools:
            teams += [team for at, (_, team, _) in enumerate(pool, first) if values.get(at, 0.0) > HALF]
            first += len(pool)
        apart = sum(teams).bit_count() == sum([team.bit_count() for team in teams])
        return tuple(teams) if apart and len(teams) == len(self.pools) else None

    def _open(self, found: Found) -> tuple[int, int | None, float]:
        """Return the seat that is furthest from whole: place, unit, value; no unit if all are whole."""
        seats, column = defaultdict[tuple[int, int], float](float), 0
        for place, pool in enumerate(self.pools):
            for _, team, _ in pool:
                value = (found.values or {}).get(column, 0.0)
                for unit in bits(team) if value > SLIGHT else ():
                    seats[place, unit] += value
                column += 1
        open_ = [(abs(value - HALF), *seat) for seat, value in seats.items() if SLIGHT < value < 1 - SLIGHT]
        if not open_:
            return 0, None, 0.0
        _, place, unit = min(open_)
        return place, unit, seats[place, unit]
