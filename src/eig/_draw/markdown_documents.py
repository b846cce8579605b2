"""A document in blocks, written as Markdown or as HTML from one and the same content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from attrs import frozen

from eig._draw.html_pages_and_fragments import page, wide
from eig._draw.html_tables import element, escape
from eig.typing import Lang


@frozen
class Heading:
    """A title."""

    level: int
    text: str

    def markdown(self) -> str:
        """Return the block in Markdown."""
        return f"{'#' * self.level} {quoted(self.text)}"

    def html(self) -> str:
        """Return the block in HTML."""
        return element(f"h{self.level}", escape(self.text))


@frozen
class Paragraph:
    """A paragraph."""

    text: str

    def markdown(self) -> str:
        """Return the block in Markdown."""
        return quoted(self.text)

    def html(self) -> str:
        """Return the block in HTML."""
        return element("p", escape(self.text))


@frozen
class Bullets:
    """A list of sentences."""

    texts: tuple[str, ...]

    def markdown(self) -> str:
        """Return the block in Markdown."""
        return "\n".join(f"- {quoted(text)}" for text in self.texts)

    def html(self) -> str:
        """Return the block in HTML."""
        return element("ul", "".join(element("li", escape(text)) for text in self.texts))


@frozen
class Grid:
    """A table of texts."""

    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """Return the block in Markdown."""
        rule = "|".join("---" for _ in self.head)
        return "\n".join([_line(self.head), f"|{rule}|", *map(_line, self.lines)])

    def html(self) -> str:
        """Return the block in HTML."""
        head = "".join(element("th", escape(cell), scope="col") for cell in self.head)
        body = "".join(element("tr", *(element("td", escape(cell)) for cell in line)) for line in self.lines)
        parts = element("thead", element("tr", head)), element("tbody", body)
        return wide(element("table", *parts), ", ".join(self.head))


Block: TypeAlias = Heading | Paragraph | Bullets | Grid


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(quoted, cells))} |"


_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_MARKS = re.compile(r"[\\`*|<>\[\]~&]|(?<=[^\W_])_+(?![^\W_])|(?<![^\W_])_+(?=[^\W_])")
"""What Markdown would read inside a line; an underscore within a word, or alone, is itself."""
_OPENS = re.compile(r"^(\s*)([#+\-=]|\d+(?=[.)]))")
"""What would open a heading, a list or a rule at the beginning of a line."""


def quoted(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line: it opens no heading, list or table.

    >>> print(quoted("a*b | c, ia_flash, _x_"))
    a\*b \| c, ia_flash, \_x\_
    >>> print(quoted("x\n# Decision"), quoted("- kept"), quoted("1. kept"), sep="; ")
    x # Decision; \- kept; 1\. kept
    """
    line = _MARKS.sub(lambda match: "".join(f"\\{mark}" for mark in match[0]), _BREAKS.sub(" ", text))
    return _OPENS.sub(_escaped, line)


def _escaped(match: re.Match[str]) -> str:
    space, opening = match.groups()
    return f"{space}{opening}\\" if opening.isdigit() else f"{space}\\{opening}"


def to_markdown(blocks: Sequence[Block]) -> str:
    """Return a document in Markdown."""
    return "\n\n".join(block.markdown() for block in blocks) + "\n"


def to_html(blocks: Sequence[Block], *, title: str, lang: Lang) -> str:
    """Return a document in HTML: one page without script or external resource."""
    return page("".join(block.html() for block in blocks), title=title, lang=lang)
