"""How many cells of each line are wrong: each distinct cell of a column is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import NoneType

from eig.errors import Fault
from eig.rows._fields_and_their_columns import Filled
from eig.rows._rows_of_any_table import SCALARS, Lines


def wrong_cells(
    lines: Lines,
    fields: Sequence[Filled],
    outcome: Callable[[Filled, str, object], object],
    off: Callable[[str, object], bool] | None = None,
) -> list[int]:
    """Return how many cells of each line are wrong, of columns whose cells are of one plain kind.

    A cell is wrong whose `outcome` is a fault, or a value that is `off` in its field, or that is blank where
    each line needs it.
    """
    counts = [len(lines.faults.get(at, ())) for at in range(len(lines))]
    for filled in fields:
        blank = filled.needed and len(filled.columns) == 1 and not lines.faults
        for column, key in filled.columns:
            kinds = lines.kinds(column) - {NoneType}
            if len(kinds) > 1 or not kinds <= SCALARS:
                continue
            name = f"{filled.name}.{key}" if key else filled.name

            def is_wrong(cell: object, own: Filled = filled, column: str = column, name: str = name) -> bool:
                found = outcome(own, column, cell)
                return isinstance(found, Fault) or (off is not None and off(name, found))

            there = lines.once(column)
            wrong = {cell for cell in there if (blank if lines.missing(cell) else is_wrong(cell))}
            if wrong:
                counts = [n + (cell in wrong) for n, cell in zip(counts, lines.cells[column], strict=True)]
    return counts
