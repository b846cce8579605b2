"""HTML strings, escaped: elements, and tables that people read. No script, no external resource."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Final, cast

from attrs import frozen

from eig._language.sentences import fill, say, template_or_none
from eig._language.telling import Tell, language_of, teller
from eig.typing import Lang

_ESCAPES: Mapping[int, str] = {38: "&amp;", 60: "&lt;", 62: "&gt;", 34: "&quot;", 39: "&#x27;"}
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor HTML may hold."""
tell: Tell = teller("pages")


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
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{given}>{''.join(content)}</{name}>" if content else f"<{name}{given}/>"


# ── tables ────────────────────────────────────────────────────────────────────────────────────────

CODE: Final = "code"
"""The column of codes of reasons, for programs: a sentence beside it says the same to people."""
SAME: Final[Mapping[str, str]] = MappingProxyType({"before": "status", "after": "status", "kind": "status"})
"""Columns whose codes are those of another."""
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


def heading(key: str, lang: Lang, kind: str = "") -> str:
    """Return the heading of a column: the library's word for its key, of a class where it has its own.

    What it has no word for is called by its name.

    >>> heading("tied_with", "fr"), heading("impact", "fr")
    ('ex æquo avec', 'impact')
    """
    own = known(f"column_{kind}.{key}", lang) if kind else ""
    return own or known(f"column_{key}", lang) or _keyed(key, lang, kind)


def _keyed(key: str, lang: Lang, kind: str) -> str:
    """Return the heading of a part of a mapping field, such as `skills.data`; or the key's own name."""
    field, dot, part = key.partition(".")
    word = known(f"column_{kind}.{field}", lang) or known(f"column_{field}", lang) if dot else ""
    return f"{word}.{part}" if word else language_of(lang).name(key)


def known(code: str, lang: Lang) -> str:
    """Say a word of the table of this package; nothing where it has none.

    >>> known("column_rank", "fr"), known("column_impact", "fr")
    ('rang', '')
    """
    template = template_or_none("pages", code, lang)
    return "" if template is None else fill(template, {}, lang)


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


def said_in(key: str, cell: object, lang: Lang, kind: str = "") -> str:
    """Say a cell of a column: nothing for what is not there, a word for a code, or that of its class.

    >>> said_in("status", "main", "fr"), said_in("item", "main", "fr"), said_in("rank", None, "fr")
    ('liste principale', 'main', '')
    >>> said_in("status", "open", "fr"), said_in("status", "open", "fr", "Post")
    ('pas encore décidé', 'à pourvoir')
    """
    if cell is None or cell == ():
        return ""
    if isinstance(cell, tuple):
        return language_of(lang).join([said_in(key, part, lang) for part in cast("tuple[object, ...]", cell)])
    if key == "field" and isinstance(cell, str):
        return heading(cell, lang)
    keys = _with_words(key, kind) if isinstance(cell, str) else ()
    return next(filter(None, (known(f"word_{one}.{cell}", lang) for one in keys)), "") or say(cell, lang)


def _names_of(key: str, kind: str) -> Iterator[str]:
    """Yield the names under which the codes of a column have words."""
    return iter(dict.fromkeys((f"{kind}.{key}", key, key.removesuffix("s"), SAME.get(key, key))))


def _codes_under(name: str) -> Iterator[str]:
    from eig._draw._sentences import SENTENCES  # noqa: PLC0415 # tables are loaded when something is said

    start = f"word_{name}."
    return (code[len(start) :] for code in SENTENCES if code.startswith(start))


@lru_cache(maxsize=512)
def _with_words(key: str, kind: str) -> tuple[str, ...]:
    """Return the names under which a column has words for its codes: most columns have none."""
    return tuple(one for one in _names_of(key, kind) if any(_codes_under(one)))


def words_of_codes(key: str, lang: Lang, kind: str = "") -> Iterator[Mapping[str, str]]:
    """Yield the codes that a column of this key may hold, and the word of each: those of its class first.

    >>> next(words_of_codes("scope", "fr"))
    {'item': 'le dossier', 'session': 'la séance'}
    """
    for one in _with_words(key, kind):
        yield {code: known(f"word_{one}.{code}", lang) for code in _codes_under(one)}
