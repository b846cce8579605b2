"""Cells as plain scalars that any table library takes, and formulas that no spreadsheet runs."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, TypeGuard, cast

from attrs import field, fields, frozen, has

from eig._draw.column_headings_and_words_of_codes import CODE, heading, said_in
from eig._language.lang_arguments_and_late_words import language_of
from eig._language.languages import Language
from eig._values.exact_numbers import decimal_text
from eig._values.frozen_maps import FrozenMap
from eig.reasons import Reason, Undefined
from eig.typing import Cell, Lang

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


# ── a table that people read ──────────────────────────────────────────────────────────────────────

PLACES: Final = 4
"""How many decimals a number in a table has at most: what is told apart there is told apart by ranks too."""


def in_language(
    rows: Sequence[Mapping[str, object]], kind: str, lang: Lang, *, exact: bool, safe: bool
) -> list[dict[str, Cell]]:
    """Return rows without codes under the headings of a language, each cell as that language writes it."""
    language = language_of(lang)
    heads = _headings([key for key in rows[0] if key != CODE] if rows else [], kind, language)

    def said(key: str) -> list[Cell]:
        tell = _Teller(key, kind, language, exact=exact, safe=safe)
        return tell.column([row[key] for row in rows])

    columns = [said(key) for key in heads]
    return [dict(zip(heads.values(), cells, strict=True)) for cells in zip(*columns, strict=True)]


def as_read(result: Any, rows: Sequence[Mapping[str, object]]) -> Sequence[Mapping[str, object]]:  # noqa: ANN401 # a result
    """Return the rows as people read them, such as phases by their names; reasons as sentences."""
    several = cast("Sequence[object]", result) if isinstance(result, (list, tuple)) else ()
    if any(isinstance(one, Reason) for one in several):
        return [{"sentence": one} for one in several]
    ask = getattr(cast("object", result), "_rows_", None)
    told: Sequence[Mapping[str, object]] = () if ask is None else ask()
    return told if told and [*map(list, told)] == [*map(list, rows)] else rows


def _headings(keys: Sequence[str], kind: str, language: Language) -> Mapping[str, str]:
    """Return the heading of each column; where two would be the same, the key tells them apart."""
    said = {key: heading(key, language, kind) for key in keys}
    twice = {head for head, count in Counter(said.values()).items() if count > 1}
    return {key: f"{head} ({key})" if head in twice else head for key, head in said.items()}


@frozen(eq=False)
class _Teller:
    """What writes the cells of a column as a language does."""

    key: str
    kind: str
    language: Language
    exact: bool = field(kw_only=True)
    safe: bool = field(kw_only=True)
    _words: dict[str, str] = field(factory=dict[str, str], init=False)

    def column(self, cells: Sequence[object]) -> list[Cell]:
        """Return cells as they are written; a whole number is left to the spreadsheet."""
        return [cell if type(cell) is int or cell is None else self._cell(cell) for cell in cells]

    def _cell(self, cell: object) -> Cell:
        """Return a cell as the language writes it."""
        if _is_words(cell):
            return scalar(self._text(cell) or None, exact=self.exact, safe=self.safe)
        if isinstance(cell, (Fraction, float)):
            if isinstance(cell, Fraction):
                digits = str(cell) if self.exact else decimal_text(cell, PLACES).lstrip("≈")
            else:
                digits = f"{cell:.{PLACES}g}"
            return digits.replace(".", self.language.decimal)
        if cell is None or isinstance(cell, int):
            return self.language.word("yes" if cell else "no") if isinstance(cell, bool) else cell
        if isinstance(cell, (dt.date, dt.time)):
            if self.language.otherwise != "fr" or isinstance(cell, dt.time):
                return cell.isoformat()
            return f"{cell:%d/%m/%Y}" + (f" {cell:%H:%M}" if isinstance(cell, dt.datetime) else "")
        word = "" if isinstance(cell, Undefined) else said_in(self.key, cell, self.language)
        return scalar(word or None, exact=self.exact, safe=self.safe)

    def _text(self, cell: str | tuple[object, ...]) -> str:
        """Return a word or a name, looked at once: as it was typed, if that can be read back; or several."""
        if isinstance(cell, str):
            word = self._words.get(cell)
            if word is None:
                said = said_in(self.key, cell, self.language, self.kind)
                word = self._words[cell] = cell if said.replace("’", "'") == cell else said
            return word
        own = (self._text(one) if _is_words(one) else self._cell(one) for one in cell)
        parts = [self.language.word("none") if one in (None, "") else str(one) for one in own]
        gap = ", " if self.language.decimal == "," and not any("," in part for part in parts) else "; "
        return gap.join(parts)


def _is_words(cell: object) -> TypeGuard[str | tuple[object, ...]]:
    return isinstance(cell, (str, tuple))


def as_text(rows: Sequence[Mapping[str, Cell]], separator: str, *, bom: bool) -> str:
    """Return rows as comma-separated values (RFC 4180), with a heading line."""
    needs = re.compile(rf'[{re.escape(separator)}"\r\n]').search
    lines: list[list[Cell]] = [[*rows[0]], *([*row.values()] for row in rows)] if rows else []
    said = (["" if cell is None else str(cell) for cell in line] for line in lines)
    quoted = ([('"' + one.replace('"', '""') + '"') if needs(one) else one for one in line] for line in said)
    text = "".join(f"{separator.join(line)}\r\n" for line in quoted)
    return f"\ufeff{text}" if bom else text


def laid_out(values: Sequence[Any]) -> list[dict[str, object]]:
    """Return one row a value, one column a field, and one for each key of a field that holds a mapping."""
    rows = [_row(value) for value in values]
    heading = dict.fromkeys(column for row in rows for column in row)
    return [{column: row.get(column) for column in heading} for row in rows]


def _row(value: Any) -> dict[str, object]:  # noqa: ANN401 # a frozen value
    row: dict[str, object] = {}
    given: tuple[Any, ...] = fields(cast("Any", type(value)))
    for one in given:
        if one.init:
            cell: object = getattr(value, one.name)
            cell = (
                tuple(map(_named, cast("tuple[object, ...]", cell)))
                if isinstance(cell, tuple)
                else _named(cell)
            )
            keyed = cast("FrozenMap[object]", cell) if isinstance(cell, FrozenMap) else None
            row |= {one.name: cell} if keyed is None else _by_key(one.name, keyed)
    return row


def _named(cell: object) -> object:
    """Return the identifier of a value that has a table of its own, such as a body or a post."""
    own = getattr(cell, "id", None) if has(type(cell)) else None
    return own if isinstance(own, str) else cell


def _by_key(name: str, cells: Mapping[str, object]) -> dict[str, object]:
    return {f"{name}.{key}": cell for key, cell in cells.items()}


def are_values(given: Iterable[object]) -> bool:
    """Tell whether a series holds frozen values, all of one class."""
    kinds = {type(one) for one in given}
    return len(kinds) <= 1 and all(map(has, kinds))
