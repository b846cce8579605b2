"""What the pictures of the teams room share: words, boxes, and patterns that need no colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from eig._ground.html import element, escape
from eig._ground.sentences import teller
from eig._ground.words import say_number
from eig.typing import Lang

tell = teller("teams.pictures")

PAD, LINE, GLYPH = 12, 16, 7.2
"""The margin, the height of a line and the width of a letter, in points."""
SOLID, HATCHED, DOTTED, BLANK = "black", "url(#eig-hatched)", "url(#eig-dotted)", "white"


def words(x: float, y: float, said: str, **attributes: object) -> str:
    """Return words at a place; nothing for no words.

    >>> words(1, 2, "a < b")
    '<text x="1" y="2">a &lt; b</text>'
    """
    return element("text", escape(said), x=f"{x:g}", y=f"{y:g}", **attributes) if said else ""


def box(place: tuple[float, float], size: tuple[float, float], *content: str, **attributes: object) -> str:
    """Return a box, white with a black edge unless told otherwise.

    >>> box((1, 2), (3, 4))
    '<rect x="1" y="2" width="3" height="4" fill="white" stroke="black"/>'
    """
    (x, y), (width, height) = place, size
    drawn = {"fill": BLANK, "stroke": "black", **attributes}
    return element(
        "rect", *content, x=f"{x:g}", y=f"{y:g}", width=f"{width:g}", height=f"{height:g}", **drawn
    )


def line(start: tuple[float, float], end: tuple[float, float], **attributes: object) -> str:
    """Return a line.

    >>> line((0, 0), (1, 0))
    '<line x1="0" y1="0" x2="1" y2="0" stroke="black"/>'
    """
    (x1, y1), (x2, y2) = start, end
    ends = {"x1": f"{x1:g}", "y1": f"{y1:g}", "x2": f"{x2:g}", "y2": f"{y2:g}"}
    return element("line", **{**ends, "stroke": "black", **attributes})


def headed(head: str, said: str, lang: Lang) -> str:
    """Return words after what they are about.

    >>> headed("plume", "p1", "en")
    'plume: p1'
    """
    return tell("headed", lang, head=head, said=said)


def hint(said: str) -> str:
    """Return a title that a pointer or a screen reader finds on a part of a picture."""
    return element("title", escape(said))


def patterns() -> str:
    """Return the definitions of the patterns."""
    hatched = element(
        "pattern",
        element("path", d="M0 6L6 0", stroke="black", stroke_width=1.6),
        id="eig-hatched",
        **_TILE,
    )
    dotted = element("pattern", element("circle", cx=3, cy=3, r=1.1), id="eig-dotted", **_TILE)
    return element("defs", hatched, dotted)


_TILE: Mapping[str, object] = MappingProxyType({"width": 6, "height": 6, "patternUnits": "userSpaceOnUse"})


def cut(said: str, letters: int) -> str:
    """Return words cut to a number of letters, the cut marked.

    >>> cut("geomatics", 5), cut("data", 5)
    ('geom…', 'data')
    """
    return said if len(said) <= letters else f"{said[: max(0, letters - 1)]}…"


def wrapped(said: str, letters: int) -> list[str]:
    """Return words in lines of at most so many letters; a longer word has a line of its own.

    >>> wrapped("one team of two", 8)
    ['one team', 'of two']
    """
    lines = [""]
    for word in said.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= letters or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def width_of(labels: Iterable[str]) -> float:
    """Return the width that labels need.

    >>> width_of(["plume"])
    36.0
    """
    return max((len(label) for label in labels), default=0) * GLYPH


def amount(points: Fraction, lang: Lang) -> str:
    """Say points with two decimals at most, without the mark of lost digits: there is no room for it."""
    return say_number(points, lang).removeprefix("≈")
