"""HTML and SVG strings, escaped; no script, no external resource."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eig._ground.sentences import say
from eig.typing import Lang

_ESCAPES: Mapping[int, str] = {38: "&amp;", 60: "&lt;", 62: "&gt;", 34: "&quot;", 39: "&#x27;"}


def escape(text: str) -> str:
    """Return text as `html.escape` does, without the 2,200 named entities that importing `html` loads.

    >>> escape("a < b & 'c'")
    'a &lt; b &amp; &#x27;c&#x27;'
    """
    return text.translate(_ESCAPES)


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


def table(rows: Sequence[Mapping[str, object]], *, caption: str = "", lang: Lang = "en") -> str:
    """Return rows as an HTML table; the first row's keys are its head.

    >>> table([{"a": 1}])
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
    """
    head = _row("th", rows[0].keys() if rows else ())
    body = "".join(_row("td", (_cell(value, lang) for value in row.values())) for row in rows)
    title = element("caption", escape(caption)) if caption else ""
    return f"<table>{title}<thead>{head}</thead><tbody>{body}</tbody></table>"


def _cell(value: object, lang: Lang) -> str:
    return "" if value is None or value == () else say(value, lang)


def _row(cell: str, values: Iterable[object]) -> str:
    return f"<tr>{''.join(f'<{cell}>{escape(str(value))}</{cell}>' for value in values)}</tr>"


def svg(*content: str, width: float, height: float, title: str, description: str = "") -> str:
    """Return an SVG picture with its title and description for people who do not see it."""
    texts = element("title", escape(title)) + (element("desc", escape(description)) if description else "")
    return element(
        "svg",
        texts,
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=f"{width:g}",
        height=f"{height:g}",
        role="img",
        font_family="sans-serif",
        font_size=12,
    )
