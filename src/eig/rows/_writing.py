"""Cells as plain scalars that any table library takes, and formulas that no spreadsheet runs."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Final, cast

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
    return str(cell) if cell else None
