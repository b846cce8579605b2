"""Where the dual simplex method stands: a working basis with its inverse, and programmes that grow or shrink.

Every group has a count to share out among its columns, and a *key*, the basic column that takes what the
others leave (generalised upper bounding: Dantzig and Van Slyke 1967). `simplex` pivots from such a basis on.
"""

from __future__ import annotations

from collections.abc import Container

from attrs import define, field

from eig._maths.linear_programmes import Programme, Vector


@define(eq=False, repr=False)
class Basis:
    """Where the method stands: the working basis with its inverse, keys, bounds, and the columns at a bound.

    Column `columns + i` stands for what row `i` comes to.
    """

    programme: Programme
    keys: list[int]
    working: list[int]
    inverse: list[Vector]
    low: Vector
    high: Vector
    at: Vector  # the value of each column that is not basic
    place: dict[int, int] = field(init=False)  # of each basic column in the working basis
    pivots: int = 0

    def __attrs_post_init__(self) -> None:
        self.place = {column: row for row, column in enumerate(self.working)}

    def copy(self) -> Basis:
        """Return a basis that goes its own way."""
        return Basis(
            self.programme, self.keys[:], self.working[:], self.inverse[:],
            self.low[:], self.high[:], self.at[:], pivots=self.pivots,
        )  # fmt: skip


def shrunk(basis: Basis, gone: Container[int]) -> Basis:
    """Return a basis without some rows, whose sums are basic; its programme still has them."""
    columns = len(basis.programme.worths)
    stay = [row for row in range(len(basis.inverse)) if row not in gone]
    number = {columns + row: columns + place for place, row in enumerate(stay)} | dict(
        zip(range(columns), range(columns), strict=True)
    )
    pairs = [
        (number[one], line) for one, line in zip(basis.working, basis.inverse, strict=True) if one in number
    ]
    low, high, at = (
        [*some[:columns], *[some[columns + row] for row in stay]]
        for some in (basis.low, basis.high, basis.at)
    )
    inverse = [[line[row] for row in stay] for _, line in pairs]
    return Basis(
        basis.programme, basis.keys[:], [one for one, _ in pairs], inverse, low, high, at, pivots=basis.pivots
    )


def grown(basis: Basis, programme: Programme) -> Basis:
    """Return a basis for a programme with the same columns and further rows, which ask nothing yet."""
    old, rows, columns = len(basis.inverse), len(programme.lows), len(programme.worths)
    inverse = [[*line, *[0.0] * (rows - old)] for line in basis.inverse]
    for row in range(old, rows):
        line = [0.0] * rows
        line[row] = -1.0
        for position, column in enumerate(basis.working):
            share = _in_row(programme, row, column) if column < columns else 0.0
            group = programme.group_of[column] if column < columns else -1
            share -= _in_row(programme, row, basis.keys[group]) if group >= 0 else 0.0
            if share:
                line = [a + share * b for a, b in zip(line, inverse[position], strict=True)]
        inverse.append(line)
    more = range(old, rows)
    return Basis(
        programme, basis.keys[:], [*basis.working, *[columns + row for row in more]], inverse,
        [*basis.low, *programme.lows[old:]], [*basis.high, *programme.highs[old:]],
        [*basis.at, *[0.0] * len(more)], pivots=basis.pivots,
    )  # fmt: skip


def _in_row(programme: Programme, row: int, column: int) -> float:
    return next((one for at, one in programme.entries[column] if at == row), 0.0)


def start(programme: Programme) -> Basis:
    """Return the basis in which each group takes its best column, whatever the rows say."""
    rows, columns = len(programme.lows), len(programme.worths)
    keys = [max(some, key=lambda one: (programme.worths[one], -one)) for some in programme.groups]
    counts = [float(programme.counts[group]) if group >= 0 else 1e12 for group in programme.group_of]
    return Basis(
        programme,
        keys,
        [columns + row for row in range(rows)],
        [[-1.0 * (row == other) for other in range(rows)] for row in range(rows)],
        [0.0] * columns + programme.lows,
        counts + programme.highs,
        [0.0] * (columns + rows),
    )
