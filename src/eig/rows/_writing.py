"""Cells as plain scalars that any table library takes, and formulas that no spreadsheet runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, cast

from attrs import fields, has

from eig._values.frozen import FrozenMap
from eig.typing import Cell

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def scalar(cell: object, *, exact: bool, safe: bool) -> Cell:
    """Return a plain scalar; with `safe`, what a spreadsheet would run stands after an apostrophe."""
    if isinstance(cell, str):
        return f"'{cell}" if safe and cell.startswith(FORMULA) else cell
    if isinstance(cell, Fraction):
        return str(cell) if exact else float(cell)
    if cell is None or isinstance(cell, (int, float)):
        return cell
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    if isinstance(cell, tuple):
        parts = cast("tuple[object, ...]", cell)
        joined = "; ".join(str(scalar(part, exact=exact, safe=False)) for part in parts)
        return scalar(joined, exact=exact, safe=safe)
    return (str(_days(cell)) if has(type(cell)) else str(cell)) if cell else None


def _days(cell: object) -> object:
    """Return a span as its first and last day, as ISO 8601 writes an interval; anything else as it is."""
    from eig.timeline.calendar.spans import Span  # noqa: PLC0415 # imported on use: few tables hold spans

    if not isinstance(cell, Span):
        return cell
    first, last = cell.start.isoformat(), cell.last.isoformat()
    return first if first == last else f"{first}/{last}"


def laid_out(values: Sequence[Any]) -> list[dict[str, object]]:
    """Return one row a value, one column a field, and one for each key of a field that holds a mapping."""
    rows = [_row(value) for value in values]
    heading = dict.fromkeys(column for row in rows for column in row)
    return [{column: row.get(column) for column in heading} for row in rows]


def _row(value: Any) -> dict[str, object]:  # noqa: ANN401 # a frozen value
    row: dict[str, object] = {}
    given: tuple[Any, ...] = fields(cast("Any", type(value)))
    for field in given:
        if field.init:
            cell: object = getattr(value, field.name)
            keyed = cast("FrozenMap[object]", cell) if isinstance(cell, FrozenMap) else None
            row |= {field.name: cell} if keyed is None else _by_key(field.name, keyed)
    return row


def _by_key(name: str, cells: Mapping[str, object]) -> dict[str, object]:
    return {f"{name}.{key}": cell for key, cell in cells.items()}


def are_values(given: object) -> bool:
    """Tell whether a series holds frozen values, all of one class."""
    if isinstance(given, (str, bytes, Mapping)) or not hasattr(given, "__iter__"):
        return False
    kinds = {type(one) for one in cast("Iterable[object]", given)}
    return len(kinds) <= 1 and all(map(has, kinds))
