"""Cohort rules as rows beside the flow: prices by a small simplex, proofs in whole numbers, and few seats left to part.

Where places are nodes of a flow, what keeps a cohort from being one is a handful of cohort rules: shares, caps, sums,
loads. They are rows of a linear programme in which alike people are one kind with a count. Its prices are proposals:
the bound at them, rounded, is added up in whole numbers, and is a proof (`_bound` tells why it holds for any prices). What
it leaves open is parted in two, seat by seat (Land and Doig 1960), each part with its own bound, until no part could hold a
better cohort than the best one found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import gcd

from attrs import define, evolve, field, frozen

from eig._maths.simplex import Basis, Found, Programme, mend, start
from eig.teams._bound import Bound, Prices
from eig.teams._fuel import Fuel, Halt
from eig.teams._model import Model, Place
from eig.teams._outcome import Outcome
from eig.teams.engine.flowing import Flowed, worth_of
from eig.teams.engine.seats import Seats

WIDE = 1 << 46  # worths, counted in their smallest step, that floats still tell apart
FAR = 1e15  # no row comes near it
SLIGHT = 1e-6  # how far from whole a value may be
DOUBLED = 90  # how often a proof that no cohort exists is made twice as strong

Uses = Mapping[int, int]
Row = tuple[int | None, int]  # the least (None: anything) and the most


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
        """Return the bounds of the rows for a model with the same limits."""
        nodes: list[Row] = [(node.low, node.high) for node in self.seats.nodes]
        return [*nodes, *[_row(model, lines) for lines in self.lines]]


def _row(model: Model, lines: tuple[int, ...]) -> Row:
    """Return the bounds of a row: the first line is its most, a second line its least."""
    low = None if len(lines) == 1 else -model.limits[lines[1]].high
    return low, model.limits[lines[0]].high


def parted(flow: Flowed, fuel: Fuel) -> Outcome | None:
    """Return the best cohort of a model whose places are nodes of a flow; None if this cannot tell."""
    model = flow.seats.model
    if not flow.seats.exact or not model.limits:
        return None
    search = _Search.of(model, flow, fuel)
    return None if search is None else search.outcome()


@define
class _Search:
    """What is known, and what is still to be gone over."""

    model: Model
    flow: Flowed
    fuel: Fuel
    worth: int
    teams: tuple[int, ...] | None
    root: Bound | None = None
    doubt: int | None = None  # what a part that could not be settled may hold

    @classmethod
    def of(cls, model: Model, flow: Flowed, fuel: Fuel) -> _Search | None:
        return cls(model, flow, fuel, flow.worth if flow.teams is not None else model.least - 1, flow.teams)

    def outcome(self) -> Outcome | None:
        """Return the best cohort, or what is known when the fuel is out; None if it cannot be told."""
        plain = table_of(self.model, self.flow.seats, heads=False)
        if plain is None:
            return None
        open_: list[_Part] = []
        try:
            first = _Part.of(plain, self.model)
            open_.append(first)
            first.lower(self.fuel)
            self.root = first.bound
            self._heads(first, open_)
            self._go_through(open_)
        except Halt:
            proven = max([part.value for part in open_ if part.value is not None], default=None)
            if proven is None:
                return None
            return Outcome(self.root or self.flow.root, self.teams, self.worth, max(proven, self.worth))
        if self.doubt is not None:
            return None
        proven = None if self.teams is None else self.worth
        return Outcome(self.root, self.teams, self.worth, proven)

    def _heads(self, first: _Part, open_: list[_Part]) -> None:
        """Go through head counts one by one, where shares ask how many people sit."""
        if not self.model.shares:
            return
        table = table_of(self.model, self.flow.seats, heads=True)
        if table is None:
            return
        lows, highs = zip(*self.flow.seats.sizes, strict=True)
        part = None
        parts: list[_Part] = []
        for head in range(sum(lows), min(sum(highs), len(self.flow.seats.units)) + 1):
            model = self.model.with_heads(head)
            part = _Part.of(table, model) if part is None else part.with_rows(model)
            part.value = first.value
            parts.append(part)
        open_[:] = parts[::-1]


    def _go_through(self, open_: list[_Part]) -> None:
        """Part what is open until nothing is left that could be better."""
        while open_:
            part = open_[-1]
            if part.value is not None and part.value < self.enough(part):
                open_.remove(part)
                continue
            part.lower(self.fuel)
            open_.remove(part)
            if part.value < self.enough(part):
                continue
            split = part.split()
            if split is None:
                self._keep(part)
                if part.value >= self.enough(part):
                    self.doubt = max(part.value, self.doubt or part.value)
                continue
            open_ += split

    def enough(self, part: _Part) -> int:
        """Return the least that a better cohort is worth."""
        return self.worth + (part.table.grain if self.teams is not None else 1)

    def _keep(self, part: _Part) -> None:
        teams = part.teams()
        worth = None if teams is None else worth_of(self.model, teams)
        if worth is not None and worth > self.worth:
            self.worth, self.teams = worth, teams


def table_of(model: Model, seats: Seats, *, heads: bool) -> Table | None:
    """Return the programme; None if its worths are too wide for it."""
    lines = _lines(model, heads=heads)
    row_of = {line: (len(seats.nodes) + row, 1 if place == 0 else -1)
              for row, some in enumerate(lines) for place, line in enumerate(some[:1])}  # fmt: skip
    kinds = _kinds(model, seats, row_of)
    fines = tuple(model.limits[some[0]].fine for some in lines)
    figures = [gain for kind in kinds for gain in kind.gains.values()] + [fine for fine in fines if fine]
    grain = gcd(*figures) or 1
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
    bounds = [(node.low, node.high) for node in seats.nodes] + [_row(model, some) for some in lines]
    programme = Programme(
        tuple(groups),
        tuple(len(kind.units) for kind in kinds),
        worths,
        tuple(entries),
        [-FAR if low is None else float(low) for low, _ in bounds],
        [float(high) for _, high in bounds],
    )
    return Table(model, seats, kinds, lines, fines, grain, tuple(columns), programme)


def _lines(model: Model, *, heads: bool) -> tuple[tuple[int, ...], ...]:
    """Return the limits that could bind, by row: shares as they are, or as counts where it is known how many sit."""
    counted = {share.count for share in model.shares}
    asked = {share.line for share in model.shares}
    last = len(model.limits) - (2 if model.shares else 0)
    some = [
        (line,)
        for line in range(last)
        if line not in (asked if heads else counted) and (line in counted or _may_bind(model, line))
    ]
    return (*some, (last, last + 1)) if heads else tuple(some)


def _may_bind(model: Model, line: int) -> bool:
    here = [use for place in model.places for uses in place.uses.values() for at, use in uses if at == line]
    most = sum([use for _, use in model.users[line] if use > 0]) + sum([use for use in here if use > 0])
    return most > model.limits[line].high or model.limits[line].high < 0


def _kinds(model: Model, seats: Seats, row_of: Mapping[int, tuple[int, int]]) -> tuple[Kind, ...]:
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
            known = (unit if must else -1, tuple(worths.items()), tuple(uses.items()))
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


@define
class _Part:
    """A part of all cohorts: some columns at least so often, some at most."""

    table: Table
    rows: list[Row]
    basis: Basis
    value: int | None = None  # what no cohort of the part passes
    found: Found | None = None
    prices: tuple[int, ...] = ()
    bound: Bound | None = None

    @classmethod
    def of(cls, table: Table, model: Model) -> _Part:
        part = cls(table, table.rows(model), start(table.programme))
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
        for row, (low, high) in enumerate(self.rows, columns):
            upper = basis.at[row] == basis.high[row] and row not in basis.place
            basis.low[row], basis.high[row] = -FAR if low is None else float(low), float(high)
            if row not in basis.place:
                basis.at[row] = basis.high[row] if upper else basis.low[row]

    def lower(self, fuel: Fuel) -> None:
        """Find prices, and what they prove."""
        self.found = mend(self.basis, fuel.burn)
        prices = self._clipped(self.found.prices)
        value, self.prices = self._value(prices), prices
        if self.found.values is None:
            value, self.prices = self._impossible(value)
        self.value = value if self.value is None else min(value, self.value)
        self.bound = Bound(self._told(self.prices), value, ())

    def _clipped(self, prices: Sequence[float]) -> tuple[int, ...]:
        """Return prices in whole numbers, none of which a row could not have."""
        nodes = len(self.table.seats.nodes)
        whole = [round(one * self.table.grain) for one in prices]
        for row, ((low, _), fine) in enumerate(zip(self.rows[nodes:], self.table.fines, strict=True), nodes):
            if low is None:
                whole[row] = max(0, whole[row] if fine is None else min(fine, whole[row]))
        return tuple(whole)

    def _value(self, prices: Sequence[int]) -> int:
        """Return what no cohort of this part passes, at prices: a sum of whole numbers."""
        total = 0
        for price, (low, high) in zip(prices, self.rows, strict=True):
            if price:
                total += price * high if price > 0 or low is None else price * low
        basis, low, high = self.basis, self.basis.low, self.basis.high
        for columns, kind in zip(self.table.programme.groups, self.table.kinds, strict=True):
            left, profits = len(kind.units), []
            for column in columns:
                node = self.table.columns[column][1]
                profit = 0
                if node >= 0:
                    profit = kind.gains[node] - prices[node]
                    for row, use in kind.uses[node]:
                        profit -= prices[row] * use
                least = int(low[column])
                left -= least
                total += least * profit
                profits.append((profit, int(high[column]) - least))
            if left == 1:
                total += max([profit for profit, room in profits if room], default=0)
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
        nodes = len(self.table.seats.nodes)
        whole = [price + round(one * times) for price, one in zip(self.prices, ray, strict=True)]
        for row, ((low, _), fine) in enumerate(zip(self.rows[nodes:], self.table.fines, strict=True), nodes):
            if low is None:
                whole[row] = max(0, whole[row] if fine is None else min(fine, whole[row]))
        return tuple(whole)

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
        worst, column, value = SLIGHT, -1, 0.0
        for one, amount in sorted(values.items()):
            off = abs(amount - round(amount))
            if off > worst and self.table.columns[one][0] >= 0:
                worst, column, value = off, one, amount
        if column < 0:
            return None
        down, up = self._narrowed(column, high=int(value)), self._narrowed(column, low=int(value) + 1)
        return [down, up] if value - int(value) > 0.5 else [up, down]

    def _narrowed(self, column: int, *, low: int | None = None, high: int | None = None) -> _Part:
        part = _Part(self.table, self.rows, self.basis.copy(), self.value)
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
