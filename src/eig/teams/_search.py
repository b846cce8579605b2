"""The search: among the teams close enough to the bound, one a place, nobody twice, with the least waste.

A cohort's worth is the bound less its waste: what each of its teams lacks of the best priced one, the prices of
people left out, and the prices of what is left of each cohort rule. So a cohort better than a gap below the bound
is made of teams that each lack less than the gap, and there are few of those. The search takes places one by one,
and leaves a branch when its waste, with what must still be wasted, passes the gap. The gap doubles until a cohort
is found: it is then the best, for every better one was within the search.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, frozen

from eig.teams._bound import Bound, prices_at
from eig.teams._columns import teams_from
from eig.teams._labels import Frame, Option, Pair, Table, tables
from eig.teams._model import GRAIN, Model, Place, bits

Uses = tuple[int, ...]
Candidate = tuple[int, int, Uses]  # waste, mask of the team, use of each limit
Pool = list[Candidate]


class Halt(Exception):  # noqa: N818 # it stops a search, and is no error
    """The caller's limit is reached."""


@define
class Fuel:
    """How far the search may go: branches, and the caller's word."""

    nodes: int | None = None
    stop: Callable[[], bool] | None = None
    spent: int = 0
    halted: bool = False

    def burn(self) -> None:
        """Count a branch; halt past the limit, or when the caller says so."""
        self.spent += 1
        spent_out = self.nodes is not None and self.spent > self.nodes
        if spent_out or (self.stop is not None and self.spent % 64 == 1 and self.stop()):
            self.halted = True
            raise Halt


@define
class Find:
    """The best cohort so far: its waste and its teams by place."""

    waste: int
    teams: tuple[int, ...] | None = None
    first: bool = False  # any cohort will do


@frozen
class Board:
    """What one search goes over, by depth."""

    model: Model
    bound: Bound
    order: tuple[int, ...]
    pools: tuple[Pool, ...]
    low: tuple[Uses, ...]  # the least that the places from a depth on use of each limit
    high: tuple[Uses, ...]  # the most
    tables: tuple[Table, ...]
    pair: tuple[int, ...]  # the limits that the tables know
    priced: int  # the mask of the units that have a price


def search(model: Model, bound: Bound, gap: int, fuel: Fuel, find: Find) -> bool:
    """Look for a cohort of less waste than `find`, within a gap; tell whether there can be any beyond the gap."""
    board = board_of(model, bound, gap)
    if board is not None:
        _Dive(board, fuel, find).run()
    return gap < bound.value - model.least


def board_of(model: Model, bound: Bound, gap: int) -> Board | None:
    """Return the teams within the gap and what to look ahead with; None if a place has no team."""
    at = prices_at(model, bound.prices)
    pools = [
        _pool(model, place, at(place), (best, gap))
        for place, (best, _) in zip(model.places, bound.teams, strict=True)
    ]
    if not all(pools):
        return None
    order = tuple(sorted(range(len(pools)), key=lambda place: (len(pools[place]), place)))
    ordered = tuple(pools[place] for place in order)
    pair = _binding_pair(model, bound)
    priced = sum(1 << unit for unit, price in enumerate(bound.prices.units) if price)
    low, high = _reach(ordered, len(model.limits), min), _reach(ordered, len(model.limits), max)
    return Board(model, bound, order, ordered, low, high, _tables(model, bound, ordered, (pair, gap)), pair, priced)


def _pool(model: Model, place: Place, prices: list[int], within: tuple[int, int]) -> Pool:
    best, gap = within
    pool = [(best - worth, team, _uses(model, place, team)) for worth, team in teams_from(place, prices, best - gap)]
    if place.empty is not None and best - place.empty <= gap:
        pool.append((best - place.empty, 0, (0,) * len(model.limits)))
    return sorted(pool)


def _uses(model: Model, place: Place, team: int) -> Uses:
    used = [0] * len(model.limits)
    for unit in bits(team):
        for line, use in (*model.units[unit].uses, *place.uses.get(unit, ())):
            used[line] += use
    return tuple(used)


def _reach(pools: tuple[Pool, ...], limits: int, pick: Callable[[list[int]], int]) -> tuple[Uses, ...]:
    found: list[Uses] = [(0,) * limits]
    for pool in reversed(pools):
        found.append(tuple(total + pick([c[2][line] for c in pool]) for line, total in enumerate(found[-1])))
    return tuple(found[::-1])


def _binding_pair(model: Model, bound: Bound) -> tuple[int, ...]:
    """Return the two hard limits of the heaviest prices among those that concern most people."""
    weights, counts = [0] * len(model.limits), [0] * len(model.limits)
    for unit in model.units:
        for line, use in unit.uses:
            weights[line] += abs(use) * bound.prices.limits[line]
            counts[line] += 1
    broad = [
        line
        for line, limit in enumerate(model.limits)
        if weights[line] and limit.fine is None and 2 * counts[line] > len(model.units)
    ]
    return tuple(sorted(broad, key=lambda line: (-weights[line], line))[:2])


def _tables(model: Model, bound: Bound, pools: tuple[Pool, ...], scope: tuple[tuple[int, ...], int]) -> tuple[Table, ...]:
    pair, gap = scope
    if not pair:
        return ()
    options: list[list[Option]] = [[(_two(uses, pair), waste) for waste, _, uses in pool] for pool in pools]
    high = tuple(limit.high for limit in model.limits)
    return tuple(tables(options, Frame(_two(high, pair), _two(bound.prices.limits, pair), gap)))


def _two(values: Uses, pair: tuple[int, ...]) -> Pair:
    return values[pair[0]], values[pair[1]] if len(pair) > 1 else 0


Branch = tuple[int, int, Uses, tuple[int, ...]]  # people used, waste, what is left of each limit, teams


class _Dive:
    """One depth-first search over a board."""

    def __init__(self, board: Board, fuel: Fuel, find: Find) -> None:
        self.board, self.fuel, self.find = board, fuel, find
        self.limits = [
            (line, limit.fine, price, line in board.pair)
            for line, (limit, price) in enumerate(zip(board.model.limits, board.bound.prices.limits, strict=True))
            if price or board.high[0][line] > limit.high
        ]

    def run(self) -> None:
        """Search the whole board."""
        slack = tuple(limit.high for limit in self.board.model.limits)
        self._dive(list(self.board.pools), (0, 0, slack, ()))

    def _dive(self, pools: list[Pool], branch: Branch) -> None:
        self.fuel.burn()
        used, waste, slack, teams = branch
        if not pools:
            self._end(branch)
            return
        depth = len(teams) + 1
        for more, team, uses in pools[0]:
            if waste + more >= self.find.waste:
                return
            left = tuple([have - use for have, use in zip(slack, uses, strict=True)])
            idle = self._idle(depth, left)
            if idle is None or not self._may_end(depth, left, waste + more + idle):
                continue
            rest = [[one for one in pool if not one[1] & team] for pool in pools[1:]]
            if all(rest):
                lost = waste + more + idle + self._left_out(rest, used | team)
                if lost + sum([pool[0][0] for pool in rest]) < self.find.waste and self._may_end(depth, left, lost):
                    self._dive(rest, (used | team, waste + more, left, (*teams, team)))

    def _idle(self, depth: int, left: Uses) -> int | None:
        """Return what limits must waste that the tables do not know; None if a hard one must break."""
        total = 0
        low, high = self.board.low[depth], self.board.high[depth]
        for line, fine, price, tabled in self.limits:
            have = left[line]
            if have < low[line]:
                if fine is None:
                    return None
                total += (fine - price) * (low[line] - have)
            elif have > high[line] and not tabled:
                total += price * (have - high[line])
        return total

    def _may_end(self, depth: int, left: Uses, waste: int) -> bool:
        """Tell whether the places to come, met or not with the same people, can end within what is allowed."""
        board = self.board
        if not board.pair:
            return True
        idle = sum([board.bound.prices.limits[line] * left[line] for line in board.pair])
        return board.tables[depth].reaches(_two(left, board.pair), self.find.waste - waste - idle)

    def _left_out(self, rest: list[Pool], used: int) -> int:
        """Return the prices of the people whom no team to come can seat."""
        for pool in rest:
            for one in pool:
                used |= one[1]
        units = self.board.bound.prices.units
        return sum([units[unit] for unit in bits(self.board.priced & ~used)])

    def _end(self, branch: Branch) -> None:
        used, waste, slack, teams = branch
        idle = self._idle(len(teams), slack)
        if idle is None:
            return
        prices = self.board.bound.prices.limits
        waste += idle + self._left_out([], used) + sum([prices[line] * slack[line] for line in self.board.pair])
        if waste < self.find.waste:
            by_place = dict(zip(self.board.order, teams, strict=True))
            chosen = tuple(by_place[place] for place in range(len(teams)))
            if self.board.model.allows(chosen):
                self.find.waste, self.find.teams = (0 if self.find.first else waste), chosen
