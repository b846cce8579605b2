"""The search: among the teams close enough to the bound, one a place, nobody twice, with the least waste.

A cohort's worth is the bound less its waste: what each of its teams lacks of the best priced one, the
prices of people left out, and the prices of what is left of each cohort rule. So a cohort better than a gap
below the bound is made of teams that each lack less than the gap, and there are few of those. The search
takes places one by one, and leaves a branch when its waste, with what must still be wasted, passes what is
allowed.

Teams are numbered, place after place, the least waste first; what may still be chosen is then one integer,
a bit a team, and to choose a team takes away at once all those that clash with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import cast

from attrs import define, field, frozen

from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._dual_bound import Bound, prices_at
from eig.teams.engine._look_ahead_over_two_limits import Option, Pair, Table, tables
from eig.teams.engine._search_model_in_whole_numbers import Model, Place, bits
from eig.teams.engine._team_enumeration import PART, Crowd, teams_from
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import WorkLimit

LISTED = 300_000  # teams of all places that are kept in memory
SOME = 2_000  # teams that are parted
FIRST = 200  # branches, after which teams are parted
NEXT = 500  # branches in a part, after which it is parted again
WIDE = 10_000  # teams in a number that is looked at as a whole, in the time of any other thing

Uses = tuple[int, ...]
Candidate = tuple[int, int, Uses]  # waste, mask of the team, use of each limit
Pool = list[Candidate]
Branch = tuple[int, int, int, Uses]  # teams left (a bit each), people used, waste, what is left of each limit


@define(eq=False, repr=False)
class Find:
    """The best cohort so far: one worth more than `worth` is looked for; its teams by place."""

    worth: int
    enough: int  # no cohort is worth more: to find this much is to be done
    teams: tuple[int, ...] | None = None
    met: Incumbent | None = None  # what is met on the way, whatever it is worth

    @property
    def done(self) -> bool:
        """Tell whether nothing better needs to be looked for."""
        return self.worth >= self.enough

    def offer(self, model: Model, teams: tuple[int, ...]) -> None:
        """Keep teams that share nobody, if they are a better cohort."""
        worth = worth_of(model, teams)
        if worth is not None and worth > self.worth:
            self.worth, self.teams = worth, teams
        if self.met is not None:
            self.met.offer(teams)


@frozen(eq=False, repr=False)
class Board:
    """What one search goes over: teams by number, places by depth."""

    model: Model
    bound: Bound
    order: tuple[int, ...]  # the place of each depth
    teams: tuple[Candidate, ...]
    at: tuple[int, ...]  # the teams of each depth
    holders: dict[int, int]  # the teams of each unit
    priced: tuple[
        tuple[int, int, int], ...
    ]  # the bit of each unit that has a price, the price, the unit's teams
    low: tuple[Uses, ...]  # the least that the places from a depth on use of each limit
    high: tuple[Uses, ...]  # the most
    least: tuple[int, ...]  # the least waste of the places from a depth on
    tables: tuple[Table, ...]
    pair: tuple[int, ...]  # the limits that the tables know

    def clash(self, depth: int, team: int) -> int:
        """Return the teams that one excludes: those of its place, and those that share people."""
        clash = self.at[depth]
        for unit in bits(team):
            clash |= self.holders[unit]
        return clash

    @property
    def several(self) -> bool:
        """Tell whether there are teams to choose from, and no more than are parted."""
        return len(self.order) < len(self.teams) <= SOME

    def parts(self, find: Find, work_limit: WorkLimit) -> list[Board]:
        """Return what may still hold a cohort worth more, in two, at prices of its own; keep one it tells."""
        from eig.teams.engine._parts_of_listed_teams import parted  # noqa: PLC0415 # loaded where a search is long

        by_place = dict(zip(self.order, self.at, strict=True))
        pools = [[self.teams[team] for team in bits(by_place[place])] for place in range(len(by_place))]
        parts, teams = parted((self.bound, pools), self.model, find.worth, work_limit.tick)
        if teams is not None:
            find.offer(self.model, teams)
        return [
            _board(self.model, bound, some, max(0, bound.value - find.worth - 1), pause=work_limit.pause)
            for bound, some in parts
        ]


def search(work_limit: WorkLimit, model: Model, bound: Bound, find: Find) -> None:
    """Look for the best cohort worth more than `find` knows, and less than the bound: all are gone over.

    Raises:
        Crowd: If there are more teams than are kept in memory.
    """
    Listing(work_limit, model, bound, find).goes_on()


@define(eq=False, repr=False)
class Listing:
    """The same search, which can be left and gone on with."""

    work_limit: WorkLimit
    model: Model
    bound: Bound
    find: Find
    dive: _Dive | None = None
    open: list[Board] = field(factory=list["Board"])  # further parts of the teams
    turn: int = FIRST

    def goes_on(self, most: int | None = None) -> bool:
        """Go on, for so many branches; tell whether all cohorts are gone over.

        Teams are listed if there are no more than `most`; else the next call tries again.
        """
        if self.dive is None:
            gap = self.bound.value - self.find.worth - 1
            try:
                board = board_of(self.model, self.bound, gap, most=most, pause=self.work_limit.pause)
            except Crowd:
                if most is None:
                    raise
                return False
            self.dive = _Dive(board, self.work_limit, self.find)
        last = None if most is None else self.work_limit.spent + most
        while True:
            dive, rest = self.dive, None if last is None else last - self.work_limit.spent
            left = self.turn - dive.entered if dive.board.several else rest
            if not dive.goes_on(left if rest is None else min(rest, cast("int", left))):
                if last is not None and self.work_limit.spent >= last:
                    return False
                self.open += dive.board.parts(self.find, self.work_limit)
                self.turn = NEXT
            if self.find.done or not self.open:
                return True
            self.dive = _Dive(self.open.pop(), self.work_limit, self.find)


def board_of(
    model: Model, bound: Bound, gap: int, *, most: int | None = None, pause: Callable[[], object] = bool
) -> Board:
    """Return the teams within the gap, at least the best of each place, and what to look ahead with."""
    at = prices_at(model, bound.prices)
    pools: list[Pool] = []
    for place, (best, _) in zip(model.places, bound.teams, strict=True):
        room = None if most is None else most - sum(map(len, pools))
        pools.append(pool_of(model, place, at(place), (best, gap), most=room))
        if sum(map(len, pools)) > LISTED:
            raise Crowd
        if place.tick is not None and len(pools[-1]) > PART:
            place.tick()
    return _board(model, bound, pools, gap, pause=pause)


def _board(model: Model, bound: Bound, pools: list[Pool], gap: int, *, pause: Callable[[], object]) -> Board:
    order = tuple(sorted(range(len(pools)), key=lambda place: (len(pools[place]), place)))
    ordered = [pools[place] for place in order]
    teams = tuple(team for pool in ordered for team in pool)
    pause()
    depths = _numbers(ordered)
    holders = _holders(teams)
    pause()
    pair = _knapsacks(model, bound)
    return Board(
        model=model,
        bound=bound,
        order=order,
        teams=teams,
        at=depths,
        holders=holders,
        priced=tuple(
            (1 << u, price, holders.get(u, 0)) for u, price in enumerate(bound.prices.units) if price
        ),
        low=_reach(ordered, len(model.limits), min),
        high=_reach(ordered, len(model.limits), max),
        least=tuple(sum(pool[0][0] for pool in ordered[depth:]) for depth in range(len(ordered) + 1)),
        tables=_tables(model, bound, ordered, (pair, gap), pause=pause),
        pair=pair,
    )


def pool_of(
    model: Model, place: Place, prices: list[int], within: tuple[int, int], *, most: int | None = None
) -> Pool:
    best, gap = within
    teams = teams_from(place, prices, best - gap, most=most)
    if most is not None and len(teams) > most:
        raise Crowd
    pool = [(best - worth, team, uses_of(model, place, team)) for worth, team in teams]
    if place.empty is not None and best - place.empty <= gap:
        pool.append((best - place.empty, 0, (0,) * len(model.limits)))
    return sorted(pool)


def uses_of(model: Model, place: Place, team: int) -> Uses:
    used = [0] * len(model.limits)
    for unit in bits(team):
        for line, use in (*model.units[unit].uses, *place.uses.get(unit, ())):
            used[line] += use
    return tuple(used)


def _numbers(pools: list[Pool]) -> tuple[int, ...]:
    """Return the numbers of the teams of each depth, as a mask."""
    masks: list[int] = []
    first = 0
    for pool in pools:
        masks.append(((1 << len(pool)) - 1) << first)
        first += len(pool)
    return tuple(masks)


def _holders(teams: tuple[Candidate, ...]) -> dict[int, int]:
    """Return the teams of each unit."""
    held: defaultdict[int, bytearray] = defaultdict(lambda: bytearray(len(teams) // 8 + 1))
    for number, (_, team, _) in enumerate(teams):
        for unit in bits(team):
            held[unit][number >> 3] |= 1 << (number & 7)
    return {unit: int.from_bytes(numbers, "little") for unit, numbers in held.items()}


def _reach(pools: list[Pool], limits: int, pick: Callable[[list[int]], int]) -> tuple[Uses, ...]:
    found: list[Uses] = [(0,) * limits]
    for pool in reversed(pools):
        found.append(
            tuple(total + pick([one[2][line] for one in pool]) for line, total in enumerate(found[-1]))
        )
    return tuple(found[::-1])


def _knapsacks(model: Model, bound: Bound) -> tuple[int, ...]:
    """Return the two hard limits of the heaviest prices among those that weigh people differently.

    Those that only count people leave hardly a gap: with them, the teams' linear programme stays close to
    whole.
    """
    weights = [0] * len(model.limits)
    for unit in model.units:
        for line, use in unit.uses:
            weights[line] += abs(use) * bound.prices.limits[line]
    uneven = [
        line for line, one in enumerate(model.limits) if weights[line] and one.fine is None and not one.even
    ]
    return tuple(sorted(uneven, key=lambda line: (-weights[line], line))[:2])


def _tables(
    model: Model,
    bound: Bound,
    pools: list[Pool],
    scope: tuple[tuple[int, ...], int],
    *,
    pause: Callable[[], object],
) -> tuple[Table, ...]:
    pair, gap = scope
    if not pair:
        return ()
    price = _two(bound.prices.limits, pair)
    options: list[list[Option]] = []
    for pool in pools:
        both = [(_two(uses, pair), waste) for waste, _, uses in pool]
        options.append([(use, waste - price[0] * use[0] - price[1] * use[1]) for use, waste in both])
    high = _two(tuple(limit.high for limit in model.limits), pair)
    return tuple(tables(options, high, gap - price[0] * high[0] - price[1] * high[1], pause))


def _two(values: Uses, pair: tuple[int, ...]) -> Pair:
    return values[pair[0]], values[pair[1]] if len(pair) > 1 else 0


class _Dive:
    """One depth-first search over a board, which can be left and gone on with."""

    def __init__(self, board: Board, work_limit: WorkLimit, find: Find) -> None:
        self.board, self.work_limit, self.find = board, work_limit, find
        self.beat = work_limit.beat()
        self.looks = 1 + len(board.priced) * (1 + len(board.teams) // WIDE)
        self.allowed = board.bound.value - find.worth  # the waste of a cohort must stay below
        self.chosen: list[int] = []
        self.entered = 0
        self.open: list[tuple[int, Branch]] = []  # by depth: a branch, and its teams not gone into yet
        self.limits = [
            (line, limit.fine, price, line in board.pair)
            for line, (limit, price) in enumerate(
                zip(board.model.limits, board.bound.prices.limits, strict=True)
            )
            if price or board.high[0][line] > limit.high
        ]
        slack = tuple(limit.high for limit in board.model.limits)
        self._enter(((1 << len(board.teams)) - 1, 0, 0, slack))

    def goes_on(self, most: int | None) -> bool:
        """Go on, for so many branches; tell whether the whole board is gone over."""
        self.allowed = 0 if self.find.done else self.board.bound.value - self.find.worth
        last = None if most is None else self.work_limit.spent + most
        while self.open:
            if last is not None and self.work_limit.spent >= last:
                return False
            found = self._next()
            if found is None:
                self.open.pop()
                del self.chosen[-1:]
            else:
                team, branch = found
                self.chosen.append(team)
                self._enter(branch)
        return True

    def _enter(self, branch: Branch) -> None:
        """Go into a branch: to its teams, or to its end."""
        self.work_limit.burn()
        self.entered += 1
        board, depth = self.board, len(self.chosen)
        if depth < len(board.at):
            self.open.append((branch[0] & board.at[depth], branch))
            return
        self._end(*branch[1:])
        del self.chosen[-1:]

    def _next(self) -> tuple[int, Branch] | None:
        """Return the next team of the last open branch with which it may end, and where that leads."""
        board, depth = self.board, len(self.chosen)
        pool, branch = self.open[-1]
        alive, used, waste, slack = branch
        while pool:
            lowest = pool & -pool
            pool ^= lowest
            self.beat.take(self.looks)
            number = lowest.bit_length() - 1
            more, team, uses = board.teams[number]
            if waste + more + board.least[depth + 1] >= self.allowed:
                return None
            left = tuple([have - use for have, use in zip(slack, uses, strict=True)])
            rest = alive & ~board.clash(depth, team)
            after = (rest, used | team, waste + more, left)
            if self._may_end(depth + 1, after):
                self.open[-1] = pool, branch
                return team, after
        return None

    def _may_end(self, depth: int, branch: Branch) -> bool:
        """Tell whether a branch can still end within what is allowed."""
        rest, used, waste, left = branch
        idle = self._idle(depth, left)
        if idle is None or waste + idle >= self.allowed:
            return False
        waste += idle + self._left_out(rest, used)
        if not self._tables_reach(depth, left, waste):
            return False
        for pool in self.board.at[depth:]:
            open_ = rest & pool
            if not open_:
                return False
            waste += self.board.teams[(open_ & -open_).bit_length() - 1][0]
        return waste < self.allowed

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

    def _left_out(self, rest: int, used: int) -> int:
        """Return the prices of the people whom no team to come can seat."""
        return sum([price for bit, price, teams in self.board.priced if not (used & bit or rest & teams)])

    def _tables_reach(self, depth: int, left: Uses, waste: int) -> bool:
        """Tell whether the places to come.

        Met or not with the same people, can end within what is allowed.
        """
        board = self.board
        if not board.pair:
            return True
        idle = sum([board.bound.prices.limits[line] * left[line] for line in board.pair])
        return board.tables[depth].reaches(_two(left, board.pair), self.allowed - waste - idle)

    def _end(self, used: int, waste: int, slack: Uses) -> None:
        idle = self._idle(len(self.chosen), slack)
        if idle is None:
            return
        prices = self.board.bound.prices.limits
        waste += (
            idle + self._left_out(0, used) + sum([prices[line] * slack[line] for line in self.board.pair])
        )
        by_place = dict(zip(self.board.order, self.chosen, strict=True))
        teams = tuple(by_place[place] for place in range(len(by_place)))
        if waste < self.allowed and self.board.model.allows(teams):
            self.find.worth, self.find.teams = self.board.bound.value - waste, teams
            self.allowed = 0 if self.find.done else waste
