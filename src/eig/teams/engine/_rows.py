"""Cohort rules as rows beside the flow: prices by a small simplex, proofs in whole numbers, and few seats left to part.

Where places are nodes of a flow, what keeps a cohort from being one is a handful of cohort rules: shares, caps, sums,
loads. They are rows of a linear programme in which alike people are one kind with a count. Its prices are proposals:
the bound at them, rounded, is added up in whole numbers, and is a proof (`_bound` tells why it holds for any prices). What
it leaves open is parted in two, seat by seat (Land and Doig 1960), each part with its own bound, until no part could hold a
better cohort than the best one found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import gcd

from attrs import define, evolve, field, frozen

from eig._maths.flows import OUT, Seating
from eig._maths.simplex import Basis, Found, Programme, mend, start, start_at
from eig.teams.engine._bound import Bound, Pace, Prices, bound_at
from eig.teams.engine._fuel import Fuel, Halt
from eig.teams.engine._model import GRAIN, Model
from eig.teams.engine._search import Find
from eig.teams.engine._flowing import Flowed, worth_of
from eig.teams.engine._seats import Seats

WIDE = 1 << 46  # worths, counted in their smallest step, that floats still tell apart
FAR = 1e15  # no row comes near it
SLIGHT = 1e-6  # how far from whole a value may be
DOUBLED = 90  # how often a proof that no cohort exists is made twice as strong

Uses = Mapping[int, int]
Row = tuple[int | None, int] | None  # the least (None: anything) and the most; None: a row that is not asked now


@frozen
class Kind:
    """Alike units: what each node that takes them is worth, and what they use of each row there."""

    units: tuple[int, ...]
    gains: Mapping[int, int]
    uses: Mapping[int, tuple[tuple[int, int], ...]]
    must: bool


@frozen
class Table:
    """The programme of a model: kinds, rows, and where each column stands."""

    model: Model
    seats: Seats
    kinds: tuple[Kind, ...]
    lines: tuple[tuple[int, ...], ...]  # the limits that each row beside the nodes stands for
    fines: tuple[int | None, ...]
    grain: int  # worths are multiples of it
    columns: tuple[tuple[int, int], ...]  # (kind, node); node -1: no seat
    programme: Programme

    def rows(self, model: Model) -> list[Row]:
        """Return the bounds of the rows for a model with the same limits, maybe of one head count."""
        nodes: list[Row] = [(node.low, node.high) for node in self.seats.nodes]
        counted = {share.count for share in model.shares}
        asked = {share.line for share in model.shares}
        idle = counted if model is self.model else asked
        last = len(model.limits) - (2 if model.shares else 0)
        return [
            *nodes,
            *[
                None if lines[0] in idle or (lines[0] == last and model is self.model) else _row(model, lines)
                for lines in self.lines
            ],
        ]


def _row(model: Model, lines: tuple[int, ...]) -> tuple[int | None, int]:
    """Return the bounds of a row: the first line is its most, a second line its least."""
    low = None if len(lines) == 1 else -model.limits[lines[1]].high
    return low, model.limits[lines[0]].high


def _span(row: Row) -> tuple[float, float]:
    """Return the bounds of a row in floats."""
    if row is None:
        return -FAR, FAR
    return -FAR if row[0] is None else float(row[0]), float(row[1])


@define
class Rows:
    """The parts of a model by head count, priced when they are asked for."""

    table: Table
    flow: Flowed
    parts: dict[int | None, _Part] = field(factory=dict["int | None", "_Part"])

    @classmethod
    def of(cls, flow: Flowed) -> Rows | None:
        """Return the rows of a model; None if its places are no nodes of a flow, or it has none, or too wide ones."""
        model = flow.seats.model
        table = table_of(model, flow.seats) if flow.seats.exact and model.limits else None
        return None if table is None else cls(table, flow)

    @property
    def merged(self) -> bool:
        """Tell whether alike people are one kind."""
        return any(len(kind.units) > 1 for kind in self.table.kinds)

    def lower(self, model: Model, begin: Bound, fuel: Fuel, pace: Pace) -> Bound:  # noqa: ARG002 # as every search for prices is asked
        """Lower a bound by the programme's prices: what the search for prices does elsewhere."""
        head = None if model is self.table.model else model.limits[-2].high
        try:
            found = self.part(head, model, fuel).bound
        except Halt:
            return begin
        if found is None or found.value > begin.value:
            return begin
        if found.value < model.least or self.merged:
            return found
        return bound_at(model, found.prices) or found

    def part(self, head: int | None, model: Model, fuel: Fuel) -> _Part:
        """Return the part of a head count, with its prices."""
        if head not in self.parts:
            near = min(
                (one for one in self.parts if one is not None),
                key=lambda one: abs(one - (head or 0)),
                default=None,
            )
            if near is None and None not in self.parts:
                part = _Part.of(self.table, model, self.flow.seating)
            else:
                part = self.parts[near].with_rows(model)
            part.lower(fuel)
            self.parts[head] = part
        return self.parts[head]

    def settle(self, heads: Iterable[int | None], models: Callable[[int | None], Model], fuel: Fuel, find: Find) -> None:
        """Look for the best cohort worth more than `find` knows: all are gone over."""
        parts = [self.part(head, models(head), fuel) for head in heads]
        search = _Search(self.table, fuel, find)
        search.go_through(sorted(parts, key=lambda part: part.value))


@define
class _Search:
    """Parts in two, until nothing is left that could be better than what is known."""

    table: Table
    fuel: Fuel
    find: Find

    def go_through(self, open_: list[_Part]) -> None:
        """Go over all cohorts of some parts."""
        while open_ and not self.find.done:
            part = open_.pop()
            if part.value < self._wanted:
                continue
            part = part.copy()
            part.narrow(self._wanted)
            part.lower(self.fuel)
            if part.value < self._wanted:
                continue
            part.narrow(self._wanted)
            split = part.split()
            if split is not None:
                open_ += split
                continue
            self._keep(part)
            if part.value >= self._wanted:
                raise Unsettled

    @property
    def _wanted(self) -> int:
        """The least that a better cohort is worth: worths are multiples of the grain."""
        grain = self.table.grain
        return (self.find.worth // grain + 1) * grain

    def _keep(self, part: _Part) -> None:
        teams = part.teams()
        worth = None if teams is None else worth_of(self.table.model, teams)
        if worth is not None and worth > self.find.worth:
            self.find.worth, self.find.teams = worth, teams


class Unsettled(Exception):
    """Rounding left a part that its own prices do not close: another search must."""


def table_of(model: Model, seats: Seats) -> Table | None:
    """Return the programme; None if its worths are too wide for it."""
    lines = _lines(model)
    row_of = {line: (len(seats.nodes) + row, 1 if place == 0 else -1)
              for row, some in enumerate(lines) for place, line in enumerate(some[:1])}  # fmt: skip
    kinds = _kinds(model, seats, row_of, merged=True)
    if 2 * len(kinds) > len(seats.units):
        kinds = _kinds(model, seats, row_of, merged=False)
    fines = tuple(model.limits[some[0]].fine for some in lines)
    figures = [gain for kind in kinds for gain in kind.gains.values()] + [fine for fine in fines if fine]
    grain = gcd(*figures) or GRAIN
    if max(map(abs, figures), default=0) // grain * max(1, len(seats.units)) > WIDE:
        return None
    columns: list[tuple[int, int]] = []
    groups: list[tuple[int, ...]] = []
    entries: list[tuple[tuple[int, float], ...]] = []
    worths: list[float] = []
    for number, kind in enumerate(kinds):
        mine = [*kind.gains, *(() if kind.must else (-1,))]
        groups.append(tuple(range(len(columns), len(columns) + len(mine))))
        for node in mine:
            columns.append((number, node))
            worths.append(0.0 if node < 0 else float(kind.gains[node] // grain))
            uses = () if node < 0 else kind.uses[node]
            entries.append(() if node < 0 else ((node, 1.0), *[(row, float(use)) for row, use in uses]))
    for row, fine in enumerate(fines, len(seats.nodes)):
        if fine is not None:
            columns.append((-1, row))
            worths.append(-float(fine // grain))
            entries.append(((row, -1.0),))
    programme = Programme(
        tuple(groups),
        tuple(len(kind.units) for kind in kinds),
        worths,
        tuple(entries),
        [-FAR] * (len(seats.nodes) + len(lines)),
        [FAR] * (len(seats.nodes) + len(lines)),
    )
    return Table(model, seats, kinds, lines, fines, grain, tuple(columns), programme)


def _lines(model: Model) -> tuple[tuple[int, ...], ...]:
    """Return the limits that could bind, by row; the last row counts the heads, where shares ask for it."""
    last = len(model.limits) - (2 if model.shares else 0)
    counted = {share.count for share in model.shares}
    some = [(line,) for line in range(last) if line in counted or may_bind(model, line)]
    return (*some, (last, last + 1)) if model.shares else tuple(some)


def may_bind(model: Model, line: int) -> bool:
    here = [use for place in model.places for uses in place.uses.values() for at, use in uses if at == line]
    most = sum([use for _, use in model.users[line] if use > 0]) + sum([use for use in here if use > 0])
    return most > model.limits[line].high or model.limits[line].high < 0


def _kinds(model: Model, seats: Seats, row_of: Mapping[int, tuple[int, int]], *, merged: bool) -> tuple[Kind, ...]:
    gains: list[dict[int, int]] = [{} for _ in model.units]
    for number, node in enumerate(seats.nodes):
        for unit, gain in node.gains.items():
            gains[unit][number] = gain
    alike: dict[object, list[int]] = {}
    made: dict[object, Kind] = {}
    for unit, worths in enumerate(gains):
        everywhere = model.units[unit].uses
        uses = {
            node: _uses((*everywhere, *model.places[seats.nodes[node].place].uses.get(unit, ())), row_of)
            for node in worths
        }
        must = unit in seats.musts
        if worths or must:
            known = (unit if must or not merged else -1, tuple(worths.items()), tuple(uses.items()))
            alike.setdefault(known, []).append(unit)
            made.setdefault(known, Kind((), worths, uses, must))
    return tuple(evolve(made[known], units=tuple(units)) for known, units in alike.items())


def _uses(pairs: Iterable[tuple[int, int]], row_of: Mapping[int, tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    total: dict[int, int] = {}
    for line, use in pairs:
        if line in row_of:
            row, _ = row_of[line]
            total[row] = total.get(row, 0) + use
    return tuple(total.items())


def _known(table: Table, seating: Seating) -> tuple[list[int], list[tuple[int, int, bool]]] | None:
    """Return the basis of the flow's seating: each node's price is told by one move that changes nothing.

    Moves from node to node, the last to no seat, form a tree; None where alike people sit in several nodes.
    """
    seats = table.seats
    if any(len(kind.units) > 1 for kind in table.kinds):
        return None
    at = dict(zip(seats.units, seating.at, strict=True))
    column_of = {where: column for column, where in enumerate(table.columns)}
    keys = [column_of[number, at[kind.units[0]]] for number, kind in enumerate(table.kinds)]
    counts = [0] * len(seats.nodes)
    members: list[list[int]] = [[] for _ in seats.nodes]
    for number, kind in enumerate(table.kinds):
        node = at[kind.units[0]]
        if node != OUT:
            counts[node] += 1
            members[node].append(number)
    entered: list[tuple[int, int, bool]] = []
    reached = {OUT} | {node for node, one in enumerate(seats.nodes) if counts[node] < one.high and not seating.prices[node]}
    for row, (price, fine) in enumerate(zip(_row_prices(table), table.fines, strict=True), len(seats.nodes)):
        if price and fine is not None:
            entered.append((row, column_of[-1, row], True))
    profits = [_profits(table, number, seating.prices) for number in range(len(table.kinds))]
    grown = True
    while grown:
        grown = False
        for node in range(len(seats.nodes)):
            if node not in reached:
                move = _move(profits, members[node], node, reached)
                if move is not None:
                    entered.append((node, column_of[move], counts[node] == seats.nodes[node].high))
                    reached.add(node)
                    grown = True
    return (keys, entered) if len(reached) == len(seats.nodes) + 1 else None


def _row_prices(table: Table) -> list[int]:
    return [table.seats.limits[lines[0]] for lines in table.lines]


def _profits(table: Table, number: int, prices: Sequence[int]) -> dict[int, int]:
    """Return what each node brings to a kind, its price paid."""
    kind, costs = table.kinds[number], table.seats.limits
    first = len(table.seats.nodes)
    rows = {row: costs[lines[0]] for row, lines in enumerate(table.lines, first)}
    found = {
        node: gain - prices[node] - sum([rows[row] * use for row, use in kind.uses[node]])
        for node, gain in kind.gains.items()
    }
    return found if kind.must else found | {OUT: 0}


def _move(
    profits: Sequence[Mapping[int, int]], members: Sequence[int], node: int, reached: set[int]
) -> tuple[int, int] | None:
    """Return who can move from a node to one reached, without gain or loss: `(kind, node)`."""
    for number in members:
        here = profits[number][node]
        for other, profit in profits[number].items():
            if other in reached and profit == here:
                return number, other
    return None


@define
class _Part:
    """A part of all cohorts: some columns at least so often, some at most."""

    table: Table
    rows: list[Row]
    basis: Basis
    value: int = 1 << 10000  # what no cohort of the part passes
    found: Found | None = None
    prices: tuple[int, ...] = ()
    bound: Bound | None = None

    @classmethod
    def of(cls, table: Table, model: Model, seating: Seating | None = None) -> _Part:
        known = None if seating is None else _known(table, seating)
        basis = start(table.programme) if known is None else start_at(table.programme, *known)
        part = cls(table, table.rows(model), basis)
        part._bounds()
        return part

    def with_rows(self, model: Model) -> _Part:
        """Return the same columns with the rows of another head count."""
        part = _Part(self.table, self.table.rows(model), self.basis.copy())
        part._bounds()
        return part

    def _bounds(self) -> None:
        """Tell the basis what the rows may come to."""
        columns = len(self.table.programme.worths)
        basis = self.basis
        for row, asked in enumerate(self.rows, columns):
            upper = basis.at[row] == basis.high[row] and row not in basis.place
            basis.low[row], basis.high[row] = _span(asked)
            if row not in basis.place:
                basis.at[row] = basis.high[row] if upper else basis.low[row]

    def lower(self, fuel: Fuel) -> None:
        """Find prices, and what they prove."""
        self.found = mend(self.basis, fuel.burn)
        prices = self._clipped([round(one * self.table.grain) for one in self.found.prices])
        value, self.prices = self._value(prices), prices
        if self.found.values is None:
            value, self.prices = self._impossible(value)
        self.value = min(value, self.value)
        self.bound = Bound(self._told(self.prices), value, ())

    def copy(self) -> _Part:
        """Return a part that goes its own way."""
        return evolve(self, basis=self.basis.copy())

    def narrow(self, target: int) -> None:
        """Leave out the seats with which no cohort of the part reaches a target, by the prices known."""
        if not self.prices:
            return
        basis = self.basis
        spare = self._value(self.prices) - target
        for number, (columns, kind) in enumerate(zip(self.table.programme.groups, self.table.kinds, strict=True)):
            open_ = [column for column in columns if basis.low[column] < basis.high[column]]
            if len(open_) > 1:
                profits = {column: self._profit(kind, column, self.prices) for column in open_}
                last = self._last(kind, columns, profits)
                for column, profit in profits.items():
                    if last - profit > spare:
                        self._fix(number, column)

    def _last(self, kind: Kind, columns: Sequence[int], profits: Mapping[int, int]) -> int:
        """Return the least profit that a kind takes at best: what one more elsewhere would give up."""
        basis = self.basis
        left = len(kind.units) - sum([int(basis.low[column]) for column in columns])
        if left == 1:
            return max(profits.values())
        for column, profit in sorted(profits.items(), key=lambda one: -one[1]):
            left -= int(basis.high[column] - basis.low[column])
            if left <= 0:
                return profit
        return min(profits.values())

    def _fix(self, group: int, column: int) -> None:
        """Let a column stay at its least."""
        basis = self.basis
        basis.high[column] = basis.low[column]
        if column not in basis.place and basis.keys[group] != column:
            basis.at[column] = basis.low[column]

    def _profit(self, kind: Kind, column: int, prices: Sequence[int]) -> int:
        node = self.table.columns[column][1]
        if node < 0:
            return 0
        return kind.gains[node] - prices[node] - sum([prices[row] * use for row, use in kind.uses[node]])

    def _clipped(self, prices: Sequence[int]) -> tuple[int, ...]:
        """Return prices none of which a row could not have."""
        whole, nodes = list(prices), len(self.table.seats.nodes)
        for row, (asked, fine) in enumerate(zip(self.rows[nodes:], self.table.fines, strict=True), nodes):
            if asked is None:
                whole[row] = 0
            elif asked[0] is None:
                whole[row] = max(0, whole[row] if fine is None else min(fine, whole[row]))
        return tuple(whole)

    def _value(self, prices: Sequence[int]) -> int:
        """Return what no cohort of this part passes, at prices: a sum of whole numbers."""
        total = 0
        for price, row in zip(prices, self.rows, strict=True):
            if price and row is not None:
                total += price * row[1] if price > 0 or row[0] is None else price * row[0]
        basis, low, high = self.basis, self.basis.low, self.basis.high
        for columns, kind in zip(self.table.programme.groups, self.table.kinds, strict=True):
            left, profits = len(kind.units), []
            for column in columns:
                profit = self._profit(kind, column, prices)
                least = int(low[column])
                left -= least
                total += least * profit
                profits.append((profit, int(high[column]) - least))
            if not 0 <= left <= sum([room for _, room in profits]):
                return self.table.model.least - 1  # no cohort is in this part
            if left == 1:
                total += max([profit for profit, room in profits if room])
            elif left:
                for profit, room in sorted(profits, reverse=True):
                    taken = min(room, left)
                    total += taken * profit
                    left -= taken
                    if not left:
                        break
        return total

    def _impossible(self, value: int) -> tuple[int, tuple[int, ...]]:
        """Raise prices along the proof proposed until the bound is below any cohort."""
        ray = None if self.found is None else self.found.ray
        if ray is None:
            return value, self.prices
        best, kept = value, self.prices
        least = self.table.model.least
        size = max(map(abs, ray)) or 1.0
        for sign in (1, -1):
            times = float(self.table.grain)
            last = value
            for _ in range(DOUBLED):
                prices = self._raised([sign * one / size for one in ray], times)
                here = self._value(prices)
                if here < best:
                    best, kept = here, prices
                if here < least or here > last:
                    break
                last, times = here, 2 * times
            if best < least:
                break
        return best, kept

    def _raised(self, ray: Sequence[float], times: float) -> tuple[int, ...]:
        return self._clipped([price + round(one * times) for price, one in zip(self.prices, ray, strict=True)])

    def _told(self, prices: Sequence[int]) -> Prices:
        """Return the prices of units and limits."""
        table, nodes = self.table, len(self.table.seats.nodes)
        units = [0] * len(table.model.units)
        for kind in table.kinds:
            worths = [
                gain - prices[node] - sum([prices[row] * use for row, use in kind.uses[node]])
                for node, gain in kind.gains.items()
            ]
            price = max([0, *worths])
            for unit in kind.units:
                units[unit] = price
        limits = [0] * len(table.model.limits)
        for price, lines in zip(prices[nodes:], table.lines, strict=True):
            limits[lines[0]] = max(0, price)
            if len(lines) > 1:
                limits[lines[1]] = max(0, -price)
        return Prices(tuple(units), tuple(limits))

    def split(self) -> list[_Part] | None:
        """Return the part in two, the likelier last; None if it holds whole numbers only."""
        values = None if self.found is None else self.found.values
        if values is None:
            return None
        worst, column, value, parts = SLIGHT, -1, 0.0, False
        for one, amount in sorted(values.items()):
            off = abs(amount - round(amount))
            if off > SLIGHT and self.table.columns[one][0] >= 0:
                parts = True
                if off > worst and self.basis.low[one] < self.basis.high[one]:
                    worst, column, value = off, one, amount
        if column < 0:
            return [self] if parts else None  # only seats just left out are in parts: their prices come first
        down, up = self._narrowed(column, high=int(value)), self._narrowed(column, low=int(value) + 1)
        return [down, up] if value - int(value) > 0.5 else [up, down]

    def _narrowed(self, column: int, *, low: int | None = None, high: int | None = None) -> _Part:
        part = self.copy()
        basis = part.basis
        upper = basis.at[column] >= basis.high[column] > basis.low[column]
        if low is not None:
            basis.low[column] = float(low)
        if high is not None:
            basis.high[column] = float(high)
        if column not in basis.place and basis.keys[self.table.programme.group_of[column]] != column:
            basis.at[column] = basis.high[column] if upper else basis.low[column]
        return part

    def teams(self) -> tuple[int, ...] | None:
        """Return the teams of whole values; None if there are none."""
        values = None if self.found is None else self.found.values
        if values is None:
            return None
        teams = [0] * len(self.table.model.places)
        for kind, columns in zip(self.table.kinds, self.table.programme.groups, strict=True):
            left = list(kind.units)
            for column in columns:
                node = self.table.columns[column][1]
                for _ in range(round(values.get(column, 0.0))):
                    if not left:
                        return None
                    unit = left.pop(0)
                    if node >= 0:
                        teams[self.table.seats.nodes[node].place] |= 1 << unit
        return tuple(teams)
