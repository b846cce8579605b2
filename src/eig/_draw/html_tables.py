"""HTML strings, escaped: elements, and tables that people read. No script, no external resource."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from eig._draw.column_headings_and_words_of_codes import heading, said_in
from eig._language.lang_arguments_and_late_words import language_of
from eig._language.sentences_from_codes import say
from eig._values.whoever_waits import hear
from eig.typing import Lang

_ESCAPES: Mapping[int, str] = {38: "&amp;", 60: "&lt;", 62: "&gt;", 34: "&quot;", 39: "&#x27;"}
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor HTML may hold."""


def escape(text: str) -> str:
    r"""Return text as `html.escape` does, without the 2,200 named entities that importing `html` loads.

    What no page may hold, such as a control character, becomes the sign of what cannot be shown.

    >>> escape("a < b & 'c'"), escape("a\x00")
    ('a &lt; b &amp; &#x27;c&#x27;', 'a\ufffd')
    """
    return _UNWRITABLE.sub("\ufffd", text.translate(_ESCAPES))


def element(name: str, *content: str, **attributes: object) -> str:
    """Return an element; content is markup already, attributes are escaped. `_` in a name stands for `-`.

    >>> element("rect", width=3, stroke_width=1)
    '<rect width="3" stroke-width="1"/>'
    >>> element("text", escape("a < b"), class_="x")
    '<text class="x">a &lt; b</text>'
    """
    hear()
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{given}>{''.join(content)}</{name}>" if content else f"<{name}{given}/>"


# ── tables ────────────────────────────────────────────────────────────────────────────────────────

MOST_DECIMALS: Final = 8
"""How many decimals may be aligned: a number has fewer."""


@frozen
class _Column:
    """A column of a table: its key, its heading, and how its cells are said."""

    key: str
    heading: str
    numeric: bool
    decimals: int
    heads: bool  # whether its cells say what their row is about


def table(
    rows: Sequence[Mapping[str, object]],
    *,
    caption: str = "",
    lang: Lang = "en",
    headings: Mapping[str, str] | None = None,
) -> str:
    r"""Return rows as an HTML table, numbers aligned on their decimal mark.

    Args:
        rows: The rows of a result, with exact cells; the keys of the first one are the head.
        caption: What the table is.
        lang: The language of headings, numbers, dates and words; it may bring names for identifiers.
        headings: Headings to show, by key, where the library's own do not fit.

    >>> shown = table([{"item": "plume", "score": Fraction(27, 2)}], lang="fr")
    >>> '<th scope="row">plume</th><td class="n d1">13<span>,5</span></td>' in shown
    True
    """
    keys = tuple(rows[0]) if rows else ()
    own = headings or {}
    columns = [_column(key, rows, own.get(key), lang, first=not turn) for turn, key in enumerate(keys)]
    head = "".join(_headed(column) for column in columns)
    body = "".join(
        element("tr", "".join(_cell(column, row[column.key], lang) for column in columns)) for row in rows
    )
    title = element("caption", escape(caption)) if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _column(
    key: str, rows: Sequence[Mapping[str, object]], given: str | None, lang: Lang, *, first: bool
) -> _Column:
    cells = [cell for row in rows if (cell := row[key]) is not None]
    numeric = bool(cells) and all(map(_is_number, cells))
    decimals = max(len(_parts(say(cell, lang), lang)[1]) for cell in cells) if numeric else 0
    heads = first and all(isinstance(cell, str) for cell in cells) and len(cells) == len(rows)
    return _Column(key, heading(key, lang) if given is None else given, numeric, decimals, heads)


def _is_number(cell: object) -> bool:
    return isinstance(cell, (int, float, Fraction)) and not isinstance(cell, bool)


def _parts(said: str, lang: Lang) -> tuple[str, str]:
    """Return what stands before the decimal mark of a number, and the mark with what follows it."""
    mark = language_of(lang).decimal
    whole, found, rest = said.partition(mark)
    return whole, found + rest


def _headed(column: _Column) -> str:
    numeric = {"class_": "n"} if column.numeric else {}
    return f"<th{_given({'scope': 'col', **numeric})}>{escape(column.heading)}</th>"


def _given(attributes: Mapping[str, str]) -> str:
    return "".join(f' {key.rstrip("_")}="{value}"' for key, value in attributes.items())


def _cell(column: _Column, cell: object, lang: Lang) -> str:
    if column.numeric:
        if not column.decimals:
            return f'<td class="n">{escape(said_in(column.key, cell, lang))}</td>'
        whole, rest = ("", "") if cell is None else _parts(say(cell, lang), lang)
        size = min(column.decimals, MOST_DECIMALS)
        return f'<td class="n d{size - 1}">{escape(whole)}<span>{escape(rest)}</span></td>'
    name, scope = ("th", {"scope": "row"}) if column.heads else ("td", {})
    return f"<{name}{_given(scope)}>{escape(said_in(column.key, cell, lang))}</{name}>"
