"""The heaviest sum of a part, kept whole: a knapsack over people, solved by a table.

At the prices of all other rows, everybody has a profit for each amount of the sum: that of the best seat
that uses so much. Which amounts fit together, and are worth most, a table tells exactly (Bellman 1957). That
bounds the cohorts of the part more closely than a price for the sum does (Lagrangian relaxation that keeps
one row: Geoffrion 1974). Where only a few answers of the table are worth enough, each is seated by the flow:
it is a cohort, or none that is better is hidden behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from math import gcd
from typing import TYPE_CHECKING, cast

from attrs import define, field, frozen

from eig._maths.flows import OUT, Seating, seat
from eig.teams.engine._work_limit import Halt, WorkLimit

if TYPE_CHECKING:  # parts ask for knapsacks
    from eig.teams.engine._seat_branching import SearchPart

CELLS = 300_000  # of a table that is kept in memory
LEAVES = 30  # answers of a table that are seated

Teams = tuple[int, ...]


@frozen(eq=False, repr=False)
class Option:
    """An amount of the sum, what it brings at best, and the columns that use it."""

    use: int
    profit: int
    columns: tuple[int, ...]


@define(eq=False, repr=False)
class Knapsack:
    """The units of a part, what each may take of a sum, and how much there is."""

    part: SearchPart
    row: int  # of the sum
    units: list[tuple[int, tuple[Option, ...]]]  # with the options of each, the least amount first
    room: int = field(init=False)  # how much is left once each took the least, in steps
    step: int = field(init=False)  # all further amounts are multiples of it
    base: int = field(init=False)  # what the least amounts bring, with all other rows
    open: list[tuple[Option, ...]] = field(init=False)  # the options of those who have a choice

    def __attrs_post_init__(self) -> None:
        self.open = [options for _, options in self.units if len(options) > 1]
        first = [options[0] for _, options in self.units]
        self.step = gcd(*[one.use - options[0].use for options in self.open for one in options]) or 1
        high = cast("tuple[int | None, int]", self.part.rows[self.row])[1]
        self.room = (high - sum([one.use for one in first])) // self.step
        self.base = self.part.paid(but=self.row) + sum([one.profit for one in first])

    @classmethod
    def of(cls, part: SearchPart) -> Knapsack | None:
        """Return the knapsack of the heaviest sum of a part; None if no sum has a price."""
        row = _heaviest(part)
        if row is None:
            return None
        groups = zip(part.table.programme.groups, part.table.kinds, strict=True)
        units = [
            (unit, options)
            for columns, kind in groups
            for options in [_options(part, row, columns, alone=len(kind.units) == 1)]
            for unit in kind.units
        ]
        return cls(part, row, units)

    def tables(self, pause: Callable[[], object]) -> list[list[int]] | None:
        """Return what the last units with a choice add at most, by how much room they have.

        None if there is no room, or too much to be kept in memory.
        """
        if not 0 <= self.room < CELLS // (len(self.open) + 1):
            return None
        tables = [[0] * (self.room + 1)]
        for first, *others in reversed(self.open):
            pause()
            before = after = tables[-1]
            for one in others:
                wide, gain = (one.use - first.use) // self.step, one.profit - first.profit
                moved = (
                    [value + gain for value in before[: self.room + 1 - wide]] if wide <= self.room else []
                )
                after = [*after[:wide], *map(max, after[wide:], moved)]
            tables.append(after)
        return tables

    def answers(self, tables: Sequence[Sequence[int]], target: int) -> Iterator[list[Option]]:
        """Yield the options of those who have a choice, in all ways that are worth a target."""
        stack = [(0, self.room, target - self.base, list[Option]())]
        while stack:
            at, room, wanted, taken = stack.pop()
            if at == len(self.open):
                yield taken
                continue
            first, rest = self.open[at][0], tables[len(self.open) - at - 1]
            ways: list[tuple[int, int, int, Option]] = []
            for number, one in enumerate(self.open[at]):
                left, more = room - (one.use - first.use) // self.step, wanted - one.profit + first.profit
                if left >= 0 and rest[left] >= more:
                    ways.append((rest[left] - more, -number, left, one))
            ways.sort(key=lambda way: way[:2])
            stack += [(at + 1, left, rest[left] - spare, [*taken, one]) for spare, _, left, one in ways]

    def closes(
        self, work_limit: WorkLimit, target: Callable[[], int], offer: Callable[[Teams], object]
    ) -> bool:
        """Tell whether no cohort of the part is worth a target that is left once some were offered."""
        tables = self.tables(work_limit.pause)
        if tables is None:
            return self.room < 0
        answers = list(islice(self.answers(tables, target()), LEAVES + 1))
        if self.part.table.bound:
            return not answers
        few = len(answers) <= LEAVES
        for answer in answers if few else answers[:1]:
            work_limit.tick()
            value, teams = self.seated(answer, work_limit)
            if value >= target():
                offer(teams)
            if value >= target():
                return False  # a cohort that breaks another row
        return few

    def seated(self, answer: list[Option], work_limit: WorkLimit) -> tuple[int, Teams]:
        """Return what no cohort passes where each takes such an amount, and the teams that the flow makes."""
        part, chosen = self.part, iter(answer)
        gains = [self._worths(options[0] if len(options) == 1 else next(chosen)) for _, options in self.units]
        reach = 1 + 2 * sum([max(map(abs, worths.values())) for worths in gains])
        musts = [OUT not in worths for worths in gains]
        movers = [
            {node: worth + reach * must for node, worth in worths.items() if node != OUT}
            for worths, must in zip(gains, musts, strict=True)
        ]
        nodes = part.table.seats.nodes
        sizes = cast("list[tuple[int, int]]", part.rows[: len(nodes)])
        found = seat(movers, sizes, lambda: not work_limit.stops())
        if found is None:
            raise Halt
        if not isinstance(found, Seating):
            return part.table.model.least - 1, ()
        teams = [0] * len(part.table.model.places)
        for (unit, _), node in zip(self.units, found.at, strict=True):
            if node != OUT:
                teams[nodes[node].place] |= 1 << unit
        return found.worth - reach * sum(musts) + part.paid(but=self.row, first=len(nodes)), tuple(teams)

    def _worths(self, option: Option) -> dict[int, int]:
        """Return what each node that gives an amount is worth, the rows beside the nodes paid."""
        part = self.part
        paid = (*part.prices[: len(part.table.seats.nodes)], 0)  # the last: no seat
        rest = part.prices[self.row] * option.use
        nodes = [(part.table.columns[column][1], part.profits[column]) for column in option.columns]
        return {node: profit + rest + paid[node] for node, profit in nodes}


def _heaviest(part: SearchPart) -> int | None:
    """Return the row of the hard sum with a price that weighs most for one unit; None if there is none."""
    table, heavy = part.table, list[tuple[int, int]]()
    for row in table.sums:
        line = table.lines[row - len(table.seats.nodes)][0]
        if part.prices[row] > 0:
            heavy.append(
                (part.prices[row] * max([abs(use) for _, use in table.model.users[line]], default=0), -row)
            )
    return -max(heavy)[1] if heavy else None


def _options(part: SearchPart, row: int, columns: Sequence[int], *, alone: bool) -> tuple[Option, ...]:
    """Return what a unit of a kind may take of a row, by the columns that are open to it."""
    low, high = part.basis.low, part.basis.high
    forced = [column for column in columns if low[column]] if alone else []
    able = forced or [column for column in columns if high[column]]
    by_use: dict[int, list[int]] = {}
    for column in able:
        by_use.setdefault(part.use(column, row), []).append(column)
    price = part.prices[row]
    return tuple([
        Option(use, price * use + max([part.profits[one] for one in some]), tuple(some))
        for use, some in sorted(by_use.items())
    ])  # fmt: skip
