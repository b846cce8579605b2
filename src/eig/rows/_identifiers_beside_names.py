"""A column of identifiers beside one of names, in a table of marks: which of the two counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from eig._values.phrases_of_faults import Quoted
from eig.errors import Fault
from eig.rows._columns_to_fields import ITEMS, columns_for
from eig.rows._known_names_of_items_and_jurors import Body
from eig.rows._read_cells import plain
from eig.rows._rows_of_any_table import Lines
from eig.rows._spellings_of_headings import counts_rows, key_of, named, named_in, words_set
from eig.rows.dialects import Dialect

IDENTIFYING: Final = words_set("id identifiant identifier code ref reference numero number cle key")
"""What a column of identifiers is called that does not say of what."""


def identifying(
    lines: Lines,
    fills: Mapping[str, str],
    asked: Mapping[str, str],
    leaves: Iterable[Iterable[str]],
    *,
    body: Body | None = None,
) -> str | None:
    """Return the column, of those that nothing reads, whose identifiers count in the place of a name.

    Each of its cells is known; or, where nothing is, one name bears several of them, and they number no rows.
    """
    names, jurors = (columns_for({name}, lines.cells, fills) for name in ("item", "juror"))
    but = {*map(named, (*asked, *fills)), *named_in(leaves)}
    left = [one for one in lines.cells if named(one) not in but and key_of(one) in IDENTIFYING]
    if len(names) != 1 or "item" in asked.values():
        return None
    known = body.is_item if body and body.knows_items else None
    for column in left:
        each = [_said(lines, one) for one in (column, *names, *jurors)]
        own = [row for row in zip(*each, strict=True) if row[0]]
        if 2 * len(own) > len(lines) and (
            all(known(one[0]) for one in own) if known else _parts(column, own)
        ):
            return column
    return None


def _parts(column: str, rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether identifiers part what bears one name: of one juror, or each of them in several rows."""
    ids, named = {row[0] for row in rows}, {row[:2] for row in rows}
    several = len({name for _, name in named}) < len(ids) == len(named)
    return (
        not counts_rows(column)
        and several
        and (len(ids) < len(rows) or len({row[1:] for row in rows}) < len(rows))
    )


def contradicting(
    lines: Lines, fills: Mapping[str, str], aside: Iterable[str], dialect: Dialect, *, body: Body
) -> Iterator[Fault]:
    """Yield a fault for each row whose name, left aside, is that of another than its identifier."""
    calls = {*ITEMS, *(key for key, of in dialect.by_key.items() if "item" in of)}
    items = [one for one, name in fills.items() if name == "item" and one in lines.cells]
    names = [one for one in aside if items and one in lines.cells and key_of(one) in calls]
    for column in names:
        for number, own, name in zip(
            lines.numbers, _said(lines, items[0]), _said(lines, column), strict=True
        ):
            meant = [name] if body.is_item(name) else body.named.bearing(name)
            if body.is_item(own) and meant and own not in meant:
                yield Fault(column, name, "rows.name_of", {"id": Quoted(own)}).in_row(
                    number, column, about=(own,)
                )


def _said(lines: Lines, column: str) -> list[str]:
    """Return the cells of a column as names; of a blank, none."""
    return ["" if lines.missing(cell) else str(plain(cell)) for cell in lines.cells[column]]
