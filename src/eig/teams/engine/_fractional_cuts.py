"""Rows that no values in parts keep, and every cohort does: Gomory's mixed-integer cuts, in whole numbers.

Seats, misses, and what rows come to are whole numbers in every cohort. So any sum of rows, each times
anything, tells more once it is rounded (Gomory 1960; Nemhauser and Wolsey 1990). What rows are taken times
is proposed by the basis, in floating point; the sum, its remainders and the row that follows are whole
numbers here, rounded to the side that no cohort falls off: a row is true whatever the basis says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import gcd, sqrt
from typing import TYPE_CHECKING

from attrs import define, field

from eig._maths.flow_one_seat_each import OUT
from eig.teams.engine._envy_claims_as_rows import Cut

if TYPE_CHECKING:
    from eig.teams.engine._branching_on_parts import SearchPart
    from eig.teams.engine._work_limit import WorkLimit

FINE = 1 << 40  # parts of one, in which what rows are taken times is rounded
PARTS = 1 << 8  # parts of one, in which what a column adds to a row is rounded
CLOSER = 1 << 20  # parts of those, in which what rounding may lose is added up
EDGE = 16  # parts of one: a sum less than one from whole tells little
DEEP = 1e-3  # how far, by its length, values must pass a row
ROUND = 30  # rows that are asked for at once
LEAST = 8  # parts of what may still be gained, one of which a round tells at least
LITTLE = 512  # parts of a row's part, one of which rounding may lose to leave a column out
WIDE = 1 << 17  # no column adds more to a row: prices are rounded too
FAR = 1e14  # no sum comes near it


def cuts_of(part: SearchPart, most: int, pause: Callable[[], object] = bool) -> list[Cut]:
    """Return the rows that the values of a part pass furthest, so many at most.

    Called before each, `pause` may end the work.
    """
    values = None if part.found is None else part.found.values
    some = (
        [] if values is None else sorted(_Sums(part, values).found(pause), key=lambda one: (-one[0], one[1]))
    )
    return [cut for _, cut in some[:most]]


@define(eq=False, repr=False)
class _Sums:
    """The sums of rows that a basis proposes, of the columns that may be more than nothing."""

    part: SearchPart
    values: Mapping[int, float]
    groups: list[tuple[int, int, list[int]]] = field(init=False)  # count, key, columns
    alone: list[int] = field(init=False)  # columns of no group
    by_row: list[list[tuple[int, int]]] = field(init=False)  # what columns add to each row

    def __attrs_post_init__(self) -> None:
        table, basis = self.part.table, self.part.basis
        programme, high = table.programme, basis.high
        self.groups = [
            (count, key, [column for column in some if high[column] or column == key])
            for count, key, some in zip(programme.counts, basis.keys, programme.groups, strict=True)
        ]
        first = sum(map(len, programme.groups))
        self.alone = [column for column in range(first, len(programme.worths)) if high[column]]
        self.by_row = [[] for _ in self.part.rows]
        for column in (*[one for _, _, some in self.groups for one in some], *self.alone):
            _, node, rest = table.figures[column]
            for row, use in (*(((node, 1),) if node >= 0 else ()), *table.rests[rest]):
                self.by_row[row].append((column, use))

    def found(self, pause: Callable[[], object]) -> Iterator[tuple[float, Cut]]:
        """Yield rows that the values pass, and how far."""
        first, basis = len(self.part.table.figures), self.part.basis
        tight = [first + row not in basis.place for row in range(len(self.part.rows))]
        for column, line in zip(basis.working, basis.inverse, strict=True):
            value = self.values.get(column, 0.0)
            if column >= first or abs(value - round(value)) * EDGE <= 1:
                continue
            pause()
            cut = self._rounded(
                [round(one * FINE) if some else 0 for one, some in zip(line, tight, strict=True)]
            )
            depth = 0.0 if cut is None else self._depth(cut)
            if cut is not None and depth > DEEP:
                yield depth, cut

    def _depth(self, cut: Cut) -> float:
        total = sum([use * self.values.get(column, 0.0) for column, use in cut.columns])
        return (total - cut.high) / (sqrt(sum([use * use for _, use in cut.columns])) or 1.0)

    def _sum(self, times: Iterable[tuple[int, int]]) -> list[int]:
        """Return what each column adds to a sum of rows, each taken so many times."""
        total = [0] * len(self.part.table.figures)
        for row, some in times:
            for column, use in self.by_row[row] if some else ():
                total[column] += some * use
        return total

    def _rounded(self, times: Sequence[int]) -> Cut | None:
        """Return the row that follows of rows taken so many times (in parts)."""
        sums, left = self._sum(enumerate(times)), 0
        pairs = [(column, sums[column]) for column in self.alone]
        for count, key, some in self.groups:
            less = sums[key]
            left -= less * count
            pairs += [(column, sums[column] - less) for column in some]
        pairs += [(len(sums) + row, -one) for row, one in enumerate(times)]
        low, high = self.part.basis.low, self.part.basis.high
        ends = list[tuple[int, int, bool]]()  # column, what it adds, whether it is counted down from its most
        for column, one in pairs:
            if one % FINE:
                down = self._is_high(column)
                left -= one * int(high[column] if down else low[column])
                if low[column] < high[column]:
                    ends.append((column, -one if down else one, down))
        left %= FINE
        return self._cut(ends, left) if FINE < left * EDGE < FINE * (EDGE - 1) else None

    def _is_high(self, column: int) -> bool:
        """Tell whether a column is nearer to its most than to its least."""
        basis, columns = self.part.basis, len(self.part.table.figures)
        low, high = basis.low[column], basis.high[column]
        value = self.values.get(column, 0.0) if column < columns else basis.at[column]
        return high - value < value - low

    def _cut(self, ends: Sequence[tuple[int, int, bool]], left: int) -> Cut | None:
        """Return the row that follows of what is left of a sum, and of each column, beyond whole numbers."""
        low, high = self.part.basis.low, self.part.basis.high
        most, lost, uses = -PARTS, 0, list[tuple[int, int]]()
        for column, one, down in ends:
            part = one % FINE
            top, under = (part, left) if part <= left else (FINE - part, FINE - left)
            use, rest = divmod(PARTS * top, under)
            span = high[column] - low[column]
            if span > FAR or rest * span * LITTLE > under:
                use += 1
            else:
                lost += -(-rest * int(span) * CLOSER // under)
            use = use if down else -use
            most += use * int(high[column] if down else low[column])
            uses.append((column, use))
        return self._plain(uses, most - (-lost // CLOSER))

    def _plain(self, uses: Sequence[tuple[int, int]], most: int) -> Cut | None:
        """Return the row in columns alone, without those who do not sit, divided by what divides it.

        How often a line is missed is bounded where claims are; no other miss may make a row true.
        """
        table = self.part.table
        columns = table.columns
        total = self._sum([(one - len(columns), use) for one, use in uses if one >= len(columns)])
        for column, use in uses:
            if column < len(columns):
                total[column] += use
        for count, _, some in self.groups:
            less = total[some[-1]] if columns[some[-1]][1] == OUT else 0
            most -= less * count
            for column in some:
                total[column] -= less
        others = [column for column in self.alone if column not in table.claimed]
        missed = min([total[column] for column in others], default=0)
        for column in others:
            total[column] = 0
        step = gcd(*total)
        if missed < 0 or not step or max(map(abs, total)) > WIDE * step:
            return None
        return Cut(
            (), most // step, (), tuple([(column, use // step) for column, use in enumerate(total) if use])
        )


def deepened(part: SearchPart, work_limit: WorkLimit, wanted: int) -> SearchPart:
    """Return a part with rows that were rounded, as long as they tell much of what may still be gained."""
    part = part.copy()
    part.narrow(wanted)
    while part.value >= wanted:
        last = part.value
        some = cuts_of(part, ROUND, work_limit.pause)
        if not some:
            break
        part = part.with_spans(some, idle=True)
        part = part.lowered(work_limit, wanted)
        part.narrow(wanted)
        if (last - part.value) * LEAST < min(last - wanted, part.table.spared or last):
            break
    return part
