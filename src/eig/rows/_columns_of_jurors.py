"""Tables in which each juror has a column, and what stands once for all jurors beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eig._values.faults_together import raise_all
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import quoted
from eig.errors import Fault
from eig.rows._columns_to_fields import by_column_of_juror
from eig.rows._rows_of_any_table import Lines
from eig.rows._values_from_rows import heading_fault


def by_juror(lines: Lines, jurors: Iterable[str]) -> Lines:
    """Return one line a mark where each juror has a column; the lines as they are where none has."""
    asked = sorted(map(str, jurors))
    if not asked:
        return lines
    own, known = by_column_of_juror(lines.cells, asked), Known(lines.cells)
    missing = sorted({*asked} - {*own.values()})
    near = {one: {"nearest": quoted(known.nearest(one))} for one in missing}
    raise_all("rows", [Fault("jurors", one, "rows.a_column", facts) for one, facts in near.items()])
    return lines.one_each(own)


def said_once(lines: Lines, columns: Iterable[str], own: Sequence[str]) -> tuple[Lines, list[Fault]]:
    """Return lines without what is said once where each juror has a column, and its faults.

    An opinion on an item, a mark or a word is not that of each of its jurors.
    """
    once = [one for one in columns if lines.filled(one)] if own else []
    return lines.without(once), [heading_fault(one, "rows.said_once") for one in once]
