"""Parts of all cohorts, each with its own bound: parted in two until none could hold a better cohort.

The programme's prices are proposals. The bound at them, in whole numbers, is a sum that no cohort of the
part passes, whatever the prices are (`_dual_bound` tells why); a part is left only when that sum says so
(Land and Doig 1960). The same sum tells which seats would cost too much: they are left out at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import floor
from typing import cast

from attrs import define, evolve, field

from eig._maths.flow_one_seat_each import OUT, Seating, seat
from eig._maths.simplex import Found, mend
from eig._maths.simplex_bases import Basis, grown, shrunk
from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._cohort_rules_as_rows import COHORT, FAR, Asked, Kind, Row, Table, with_spans
from eig.teams.engine._dual_bound import Bound, Prices
from eig.teams.engine._envy_claims_as_rows import Cut
from eig.teams.engine._one_team_a_place_search import Find
from eig.teams.engine._rows_once_broken import SLIGHT, broken
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._work_limit import WorkLimit

HALF = 0.5
WHOLE = 1 << 20  # parts of a seat, in which values are rounded
RARER = 4  # times as many parts, until values are looked at for a cohort again
NEAR = 3  # times what one more of a sum is worth: beyond, too much of it is left for parts to be told by
LITTLE = 8  # parts of a miss, less than one of which is little
THIRD = 3  # of so many solves, a cohort is made of the values of one
LOOKS = 2_000  # moves by which a seating near the values is made better
NEVER = -1 << 4096  # less than anything that a column brings


class Unsettled(Exception):
    """Rounding left a part that its own prices do not close: another search must."""


@define(eq=False, repr=False)
class Parting:
    """Parts in two, until nothing is left that could be better than what is known."""

    table: Table
    work_limit: WorkLimit
    find: Find
    open: list[SearchPart]  # what is still to go over
    looked: int = 0  # parts gone over
    next: int = 4  # the part whose values are looked at for a cohort

    def goes_on(self, most: int | None = None) -> bool:
        """Go on, for about so many pivots; tell whether all cohorts of the parts are gone over.

        Raises:
            Unsettled: If rounding keeps a part from being closed.
        """
        last = None if most is None else self.work_limit.spent + most
        while self.open and not self.find.done:
            if last is not None and self.work_limit.spent >= last:
                return False
            self.go_over(self.open.pop())
        return True

    def go_over(self, part: SearchPart) -> None:
        """Leave a part that holds nothing better, or part it in two."""
        if part.value < self.wanted:
            return
        part = part.copy()
        part.narrow(self.wanted)
        part = part.lowered(self.work_limit, self.wanted)
        if part.value < self.wanted:
            return
        self._look(part)
        part.narrow(self.wanted)
        met = self.find.met
        known = None if met is None or met.first is None else met.first.worth
        split = part.split(known)
        if split is not None:
            self.open += split
            return
        self._keep(part)
        if part.value >= self.wanted:
            raise Unsettled

    @property
    def wanted(self) -> int:
        """The least that a better cohort is worth: worths are multiples of the grain."""
        grain = self.table.grain
        return (self.find.worth // grain + 1) * grain

    def _look(self, part: SearchPart) -> None:
        """Make a cohort of the values of a part, more and more rarely; of the first if that is far off.

        Where claims are missed at best, of each: there is always one that misses fewer.
        """
        self.looked += 1
        met, each = self.find.met, bool(self.table.spared)
        if met is not None and (
            each or self.looked == self.next or (self.looked == 1 and met.is_far(part.value))
        ):
            self.next *= RARER if self.looked == self.next else 1
            met.mend(part.rounded(), self.work_limit.pause, looks=LOOKS)

    def _keep(self, part: SearchPart) -> None:
        teams = part.teams()
        if teams is not None:
            self.find.offer(self.table.model, teams)


def _likelier(parted: Callable[..., SearchPart], one: int, value: float) -> list[SearchPart]:
    """Return both sides of what is in parts, the likelier last."""
    whole = floor(value)
    down, up = parted(one, high=whole), parted(one, low=whole + 1)
    return [down, up] if value - whole > HALF else [up, down]


def span_of(row: Row) -> tuple[float, float]:
    """Return the bounds of a row in floats."""
    if row is None:
        return -FAR, FAR
    return -FAR if row[0] is None else float(row[0]), float(row[1])


@define(eq=False, repr=False)
class SearchPart:
    """A part of all cohorts: some columns at least so often, some at most."""

    table: Table
    rows: list[Row]
    basis: Basis
    value: int  # what no cohort of the part passes
    found: Found | None = None
    prices: tuple[int, ...] = ()
    profits: list[int] = field(factory=list[int])  # of each column, at the prices
    least: int | None = None  # cohorts worth less may be none of the part's

    @property
    def bound(self) -> Bound:
        """The bound at the prices, as every search tells it."""
        return Bound(self._told(self.prices), self.value, ())

    @property
    def at_prices(self) -> Bound:
        """The bound that the prices alone tell, which they tell of other head counts too."""
        return Bound(self._told(self.prices), self._value(self.prices, self.profits), ())

    @property
    def seated(self) -> float | None:
        """How many people the values seat, in parts of people perhaps; None if there are none."""
        if self.found is None or self.found.values is None:
            return None
        table, total = self.table, 0.0
        for column, value in self.found.values.items():
            number, node = table.columns[column]
            if number >= 0 and node != OUT:
                total += value * len(table.model.units[table.kinds[number].units[0]].people)
        return total

    @classmethod
    def of(
        cls, table: Table, model: Model, basis: Basis, value: int, *, least: int | None = None
    ) -> SearchPart:
        """Return all cohorts of a model with the limits of the table's, maybe of one head count.

        With `least`, those worth so much: what a claim's misses cost tells how many there may be.
        """
        part = cls(table, table.rows(model), basis, value, least=least)
        part._bounds()
        if least is not None:
            part._close([table.figures[one][0] for one in table.claimed], value - least)
        return part

    def _bounds(self) -> None:
        """Tell the basis what the rows may come to."""
        columns = len(self.table.programme.worths)
        basis = self.basis
        for row, asked in enumerate(self.rows, columns):
            upper = basis.at[row] == basis.high[row] and row not in basis.place
            basis.low[row], basis.high[row] = span_of(asked)
            if row not in basis.place:
                basis.at[row] = basis.high[row] if upper else basis.low[row]

    def lower(self, work_limit: WorkLimit, wanted: int | None = None) -> None:
        """Find prices, and what they prove: no more than that nothing here is worth so much, if told."""
        self.found = mend(self.basis, work_limit.tick, pause=work_limit.pause)
        self.prices = self._clipped([round(one * self.table.grain) for one in self.found.prices])
        self.profits = self._profits(self.prices)
        value = self._value(self.prices, self.profits)
        if self.found.values is None:
            value = self._impossible(value, self.table.model.least if wanted is None else wanted)
        self.value = min(value, self.value)

    def lowered(self, work_limit: WorkLimit, wanted: int, met: Incumbent | None = None) -> SearchPart:
        """Return the part with prices, and with the rows that its values break while it may hold so much.

        Where claims are missed at best, it is parted by how many once rows tell little more of them. Told of
        the best cohort `met`, no more is asked than that nothing is better. While it is far off, one is made
        of the first values that break rows, and of every third; claims are looked at halfway to it instead.
        """
        self.lower(work_limit, wanted)
        part, last, little, claims = self, self.value + 1, self.table.spared // LITTLE, self.table.claims
        turn = 0
        while True:
            first = None if met is None else met.first
            wanted = wanted if first is None else max(wanted, first.worth + 1)
            known = first.teams if first is not None and claims else None
            spans = broken(part.table, part.found, part.basis, known) if part.value >= wanted else []
            if not spans:
                break
            if met is not None and not claims and turn % THIRD == 0 and met.is_far(part.value):
                met.mend(part.rounded(), work_limit.pause, looks=LOOKS)
            turn += 1
            part, last = part.with_spans(spans, idle=part.value < last), min(last, part.value)
            part.lower(work_limit, wanted)
            if last - part.value < little and part.found and part.cut(part.found.values or {}):
                break
        return part

    def copy(self) -> SearchPart:
        """Return a part that goes its own way."""
        profits = self._profits(self.prices) if self.prices and not self.profits else self.profits
        return evolve(self, basis=self.basis.copy(), profits=profits)

    def narrow(self, target: int) -> None:
        """Leave out the seats with which no cohort of the part reaches a target, by the prices known."""
        spare = self._value(self.prices, self.profits) - target
        low, high, able = self.basis.low, self.basis.high, self._able(self.profits)
        slices, others = self.table.by_size
        for group, run in slices:
            worths = able[run]
            least = max(worths) - spare
            shut = [at for at, profit in enumerate(worths, run.start) if NEVER < profit < least]
            if shut and len(worths) - worths.count(NEVER) > 1:
                self.fix(group, shut)
        for group, columns in others:
            open_ = [column for column in columns if low[column] < high[column]]
            least = self._last(self.table.kinds[group], columns, open_) - spare
            some = open_ if len(open_) > 1 else []
            self.fix(group, [column for column in some if self.profits[column] < least])
        self._close([self.profits[column] for column in self.table.claimed], spare)

    def _close(self, profits: Sequence[int], spare: int) -> None:
        """Let no claim be missed of which a miss costs more than is left to lose."""
        for column, profit in zip(self.table.claimed, profits, strict=True):
            if -profit > spare:
                self.basis.high[column] = 0.0

    def _last(self, kind: Kind, columns: Sequence[int], open_: Sequence[int]) -> int:
        """Return the least profit that a kind takes at best: what one more elsewhere would give up."""
        basis, profits = self.basis, self.profits
        left = len(kind.units) - sum([int(basis.low[column]) for column in columns])
        last = 0
        for column in sorted(open_, key=lambda column: -profits[column]):
            if left > 0:
                last, left = profits[column], left - int(basis.high[column] - basis.low[column])
        return last

    def fix(self, group: int, columns: Sequence[int]) -> None:
        """Let columns stay at their least."""
        basis = self.basis
        for column in columns:
            basis.high[column] = basis.low[column]
            if column not in basis.place and basis.keys[group] != column:
                basis.at[column] = basis.low[column]

    def _profits(self, prices: Sequence[int]) -> list[int]:
        """Return what each column brings, its rows paid."""
        rests = [sum([prices[row] * use for row, use in rest]) for rest in self.table.rests]
        paid = (*prices, 0)
        return [gain - paid[row] - rests[rest] for gain, row, rest in self.table.figures]

    def _clipped(self, prices: Sequence[int]) -> tuple[int, ...]:
        """Return prices none of which a row could not have."""
        whole, nodes = list(prices), len(self.table.seats.nodes)
        for row, (asked, fine) in enumerate(zip(self.rows[nodes:], self.table.fines, strict=True), nodes):
            if asked is None:
                whole[row] = 0
            elif asked[0] is None:
                whole[row] = max(0, whole[row] if fine is None else min(fine, whole[row]))
        return tuple(whole)

    def _value(self, prices: Sequence[int], profits: Sequence[int]) -> int:
        """Return what no cohort of this part passes, at prices: a sum of whole numbers."""
        total = 0
        for price, row in zip(prices, self.rows, strict=True):
            if price and row is not None:
                total += price * row[1] if price > 0 or row[0] is None else price * row[0]
        able, kinds, (slices, others) = self._able(profits), self.table.kinds, self.table.by_size
        best = [max(able[columns]) for _, columns in slices]
        best += [self._best(columns, len(kinds[group].units), profits) for group, columns in others]
        if NEVER in best:
            return self.table.model.least - 1  # no cohort is in this part
        missed = [(column, most) for column, most in self.table.claimed.items() if self.basis.high[column]]
        return total + sum(best) + sum([max(0, profits[column]) * most for column, most in missed])

    def _able(self, profits: Sequence[int]) -> list[int]:
        """Return what columns bring, `NEVER` of those that may not be taken."""
        return [profit if most else NEVER for profit, most in zip(profits, self.basis.high, strict=False)]

    def _best(self, columns: Sequence[int], left: int, profits: Sequence[int]) -> int:
        """Return the most that a kind of so many brings within its bounds; `NEVER` if it cannot keep them."""
        low, high, total = self.basis.low, self.basis.high, 0
        room: list[tuple[int, int]] = []
        for column in columns:
            least = int(low[column])
            left -= least
            total += least * profits[column]
            if high[column] > least:
                room.append((profits[column], int(high[column]) - least))
        for profit, most in sorted(room, reverse=True):
            if left <= 0:
                break
            total += min(most, left) * profit
            left -= min(most, left)
        return NEVER if left else total

    def _impossible(self, value: int, least: int) -> int:
        """Raise prices along the proof proposed, until the bound is below the least; return the bound."""
        ray = None if self.found is None else self.found.ray
        if ray is None:
            return value
        size, times, last = max(map(abs, ray)) or 1.0, float(self.table.grain), value
        way = [one / size for one in ray]
        while last >= least and times < FAR * self.table.grain:
            prices = self._raised(way, times)
            profits = self._profits(prices)
            here = self._value(prices, profits)
            if here >= last + GRAIN:
                break  # the proof proposed is none
            if here < last:  # else rounding hides what so short a way gains
                self.prices, self.profits, last = prices, profits, here
            times *= 2
        return last

    def _raised(self, ray: Sequence[float], times: float) -> tuple[int, ...]:
        pairs = zip(self.prices, ray, strict=True)
        return self._clipped([price + round(one * times) for price, one in pairs])

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
        for price, lines in zip(prices[nodes : table.first_counter], table.lines, strict=True):
            limits[lines[0]] = max(0, price)
            if len(lines) > 1:
                limits[lines[1]] = max(0, -price)
        asked = zip(prices[len(prices) - len(table.spans) :], table.spans, strict=True)
        for price, span in asked:
            if not isinstance(span, Cut) and span[0] == COHORT:
                limits[span[1]] = max(0, price)
        return Prices(tuple(units), tuple(limits))

    def split(self, known: int | None = None) -> list[SearchPart] | None:
        """Return the part in two, the likelier last; None if it holds whole numbers only.

        By a sum that is whole in every cohort, where not much more is told than is `known` to be worth; by
        how many sit, in all or of a class or at a node; then by whether some sit at all; then by seats.
        """
        values = None if self.found is None else self.found.values
        if values is None:
            return None
        missed = self.by_misses(values)
        if missed is not None:
            return missed
        by_sum = None if known is None else self.by_sum(values, self.value - known)
        if by_sum is not None:
            return by_sum
        cut = self.cut(values)
        if cut is None:
            return [self] if self.stale(values) else None
        by_row, one, value = cut
        return _likelier(self.with_row if by_row else self.with_bounds, one, value)

    def by_misses(self, values: Mapping[int, float]) -> list[SearchPart] | None:
        """Return the part in two by how many claims are missed in all; None if they are a whole number."""
        total = sum([values.get(column, 0.0) for column in self.table.claimed])
        if abs(total - round(total)) <= SLIGHT:
            return None
        lines = {column: line for line, column in self.table.missed.items()}
        tally = Cut(tuple([lines[column] for column in self.table.claimed]), 0, ())
        part = self if tally in self.table.spans else self.with_spans([tally])
        row = len(part.rows) - len(part.table.spans) + part.table.spans.index(tally)
        few, more = part.with_row(row, low=-int(total)), part.with_row(row, high=-int(total) - 1)
        return [few, more] if total - int(total) > HALF else [more, few]

    def by_sum(self, values: Mapping[int, float], spare: int) -> list[SearchPart] | None:
        """Return the part in two by a sum that is whole in every cohort; None if those that matter are.

        One of which little more is worth all that is to `spare` tells parts apart, whatever their seats are.
        """
        table, nodes = self.table, self.table.seats.nodes
        seats = [(table.columns[column], value) for column, value in values.items()]
        by_seat = [
            ((nodes[node].place, table.kinds[number].units[0]), value)
            for (number, node), value in seats
            if number >= 0 and node != OUT
        ]
        for tally in table.tallies:
            if tally.weight * NEAR < spare:
                return None
            total = sum([value * tally.seats.get(seat, 0) for seat, value in by_seat])
            if abs(total - round(total)) > SLIGHT:
                part = self if tally.row in table.spans else self.with_spans([tally.row])
                row = len(part.rows) - len(part.table.spans) + part.table.spans.index(tally.row)
                low, high = cast("tuple[int | None, int]", part.rows[row])
                if (low is None or low < total) and total < high:
                    return _likelier(part.with_row, row, total)
        return None

    def cut(self, values: Mapping[int, float]) -> tuple[bool, int, float] | None:
        """Return the row, or else the column, that is furthest from whole in its turn, with its value."""
        for counts in self._counts(values):
            counted = self._in_parts(counts)
            if counted is not None:
                return True, *counted
        low, high, columns = self.basis.low, self.basis.high, self.table.columns
        open_ = {one: value for one, value in values.items() if columns[one][0] >= 0 and low[one] < high[one]}
        left_out = {column: value for column, value in open_.items() if columns[column][1] == OUT}
        seated = self._in_parts(left_out) or self._in_parts(open_)
        return None if seated is None else (False, *seated)

    def stale(self, values: Mapping[int, float]) -> bool:
        """Tell whether a seat that was just left out is in parts: its prices come first."""
        basis, columns = self.basis, self.table.columns
        return any(
            abs(value - round(value)) > SLIGHT
            for column, value in values.items()
            if columns[column][0] >= 0 and basis.low[column] >= basis.high[column]
        )

    def _counts(self, values: Mapping[int, float]) -> tuple[dict[int, float], dict[int, float]]:
        """Return what the rows that only count heads come to, and the nodes, where a sum asks for them."""
        table = self.table
        first = table.first_counter
        counters = dict.fromkeys(range(first, first + len(table.counters)), 0.0)
        nodes = dict.fromkeys(range(len(table.seats.nodes)), 0.0)
        for column, value in values.items() if table.sums or table.counters else ():
            number, node = table.columns[column]
            if number >= 0 and node != OUT:
                nodes[node] += value
                for row, use in table.kinds[number].uses[node]:
                    if row in counters:
                        counters[row] += use * value
                    elif row == node:
                        nodes[node] += use * value
        return counters, nodes

    @staticmethod
    def _in_parts(values: Mapping[int, float]) -> tuple[int, float] | None:
        """Return what is furthest from whole, with its value; None if all is whole."""
        worst, found = SLIGHT, None
        for one, value in sorted(values.items()):
            off = abs(value - round(value))
            if off > worst:
                worst, found = off, (one, value)
        return found

    def with_spans(self, spans: Sequence[Asked], *, idle: bool = False) -> SearchPart:
        """Return the part with further rows; where told, without those of claims that are `idle`."""
        columns, asked = len(self.table.programme.worths), self.table.spans
        first = len(self.rows) - len(asked)
        gone = {
            row
            for row, span in enumerate(asked, first)
            if idle
            and isinstance(span, Cut)
            and ((span.lines and span.seats) or span.columns)
            and columns + row in self.basis.place
        }
        table = with_spans(
            self.table, [*[one for row, one in enumerate(asked, first) if row not in gone], *spans]
        )
        basis = grown(shrunk(self.basis, gone) if gone else self.basis, table.programme)
        rows = [*[one for row, one in enumerate(self.rows) if row not in gone], *map(table.asked_of, spans)]
        for row in range(len(rows) - len(spans), len(rows)):
            basis.low[columns + row], basis.high[columns + row] = span_of(rows[row])
        prices = [one for row, one in enumerate(self.prices) if row not in gone]
        return evolve(self, table=table, rows=rows, basis=basis, prices=(*prices, *[0] * len(spans)))

    def with_row(self, row: int, *, low: int | None = None, high: int | None = None) -> SearchPart:
        """Return the part in which a row that counts heads comes to at least so much, or at most."""
        part = self.copy()
        was_low, was_high = cast("tuple[int | None, int]", self.rows[row])
        bounds = was_low if low is None else low, was_high if high is None else high
        part.rows = [*self.rows[:row], bounds, *self.rows[row + 1 :]]
        column = len(self.table.programme.worths) + row
        part.basis.low[column], part.basis.high[column] = span_of(bounds)
        return part

    def with_counts(self, counts: Sequence[int], most: int) -> SearchPart:
        """Return the part in which the last counters come to so many: it holds so much at most.

        Prices of other counts bound it too: these rows alone ask for something else.
        """
        part, first = self.copy(), self.table.first_counter + len(self.table.counters) - len(counts)
        columns = len(self.table.programme.worths)
        part.rows = [*self.rows[:first], *[(one, one) for one in counts], *self.rows[first + len(counts) :]]
        for column, one in enumerate(counts, columns + first):
            part.basis.low[column] = part.basis.high[column] = float(one)
        part.found = None
        part.hold(most)
        return part

    def hold(self, most: int) -> None:
        """Let the part hold so much at most, or less where the prices known tell that."""
        self.value = min(most, self._value(self.prices, self.profits))

    def with_bounds(self, column: int, *, low: int | None = None, high: int | None = None) -> SearchPart:
        """Return the part in which a column is at least so much, or at most."""
        part = self.copy()
        if low is not None:
            group = self.table.columns[column][0]
            part.basis.low[column] = float(low)
            others = self.table.programme.groups[group] if low == len(self.table.kinds[group].units) else ()
            part.fix(group, [one for one in others if one != column])
        if high is not None:
            part.basis.high[column] = float(high)
        return part

    def rounded(self) -> tuple[int, ...] | None:
        """Return the teams of a seating nearest to the values, as a flow makes it; None if there is none."""
        values = None if self.found is None else self.found.values
        if values is None:
            return None
        nodes = self.table.seats.nodes
        units, movers = list[int](), list[dict[int, int]]()
        for kind, columns in zip(self.table.kinds, self.table.programme.groups, strict=True):
            some = {
                self.table.columns[column][1]: int(values[column] / len(kind.units) * WHOLE)
                for column in columns
                if values.get(column, 0.0) > SLIGHT
            }
            out = some.pop(OUT, 0)
            units += kind.units
            movers += [{node: value - out for node, value in some.items()}] * len(kind.units)
        room, grouped = list(cast("list[tuple[int, int]]", self.rows[: len(nodes)])), dict[int, int]()
        if self.table.bound:
            grouped = self._grouped(dict(zip(units, movers, strict=True)), room)
            left = [number for number, unit in enumerate(units) if unit not in grouped]
            units, movers = [units[one] for one in left], [movers[one] for one in left]
        found = seat(movers, room)
        if not isinstance(found, Seating):
            return None
        teams = [0] * len(self.table.model.places)
        for unit, node in (*grouped.items(), *zip(units, found.at, strict=True)):
            if node != OUT:
                teams[nodes[node].place] |= 1 << unit
        return tuple(teams)

    def _grouped(
        self, movers: Mapping[int, Mapping[int, int]], room: list[tuple[int, int]]
    ) -> dict[int, int]:
        """Return where groups sit, who mostly sits there first, as far as there is room; take it away."""
        people = {unit: len(self.table.model.units[unit].people) for unit in movers}
        at = {unit: OUT for unit, size in people.items() if size > 1}
        wished = [(-value, unit, node) for unit in at for node, value in movers[unit].items()]
        for _, unit, node in sorted(wished):
            (low, high), size = room[node], people[unit]
            if at[unit] == OUT and size <= high:
                at[unit], room[node] = node, (max(0, low - size), high - size)
        return at

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
                taken = round(values.get(column, 0.0))
                if node != OUT:
                    teams[self.table.seats.nodes[node].place] |= sum([1 << unit for unit in left[:taken]])
                left = left[taken:]
        return tuple(teams)
