"""One drawing layer for all pictures: SVG text on its own white paper, with its title, for any reader.

A picture reads in light, dark, black and white and print, since it brings its paper and nothing is said by
colour alone: tones are greys, and where a tone would not do there is a pattern, a sign or a word. It has a
role, a title and a description for people who do not see it. Its marks have titles for those who point at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import accumulate
from types import MappingProxyType
from typing import Final

from eig._draw.html_tables import element, escape
from eig.typing import Picture

INK, SOFT, GRID, PAPER = "#1a1a1a", "#555555", "#b8b8b8", "#ffffff"
"""What is written, what is said beside, lines behind, and the ground of all."""
PAD, LINE = 12, 16
"""The margin, and the height of a line of text, in points."""
SIZE, SMALL, TITLE = 12, 11, 15
"""The sizes of letters."""
LABELS: Final = 320
"""The most room that names take beside a picture: longer ones are cut, and whole in their hint."""

Place = tuple[float, float]

# ── letters ───────────────────────────────────────────────────────────────────────────────────────

_WIDTHS: Final[Mapping[str, float]] = MappingProxyType(
    {
        **dict.fromkeys("ijlI.,:;'’|!·\u00a0\u202f", 0.32),
        **dict.fromkeys('frt()[]-/ "', 0.41),
        **dict.fromkeys("mwMW@%…—≈", 0.98),
        **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZÀÂÉÈÊËÎÏÔÖÙÛÜÇ&+=<>", 0.78),
    }
)
_PLAIN, _WIDE, _BOLD = 0.64, 1.0, 1.1
_FIRST_WIDE: Final = 0x1100
"""From here on letters are as wide as they are high, or wider than others."""


def width_of(text: str, size: int = SIZE, *, bold: bool = False) -> float:
    """Return at most about how wide a text is, in the wide fonts that browsers take for sans-serif.

    >>> width_of("plume") < width_of("PLUME"), width_of("")
    (True, 0)
    """
    return sum(map(_letter, text)) * size * (_BOLD if bold else 1)


def _letter(one: str) -> float:
    return _WIDTHS.get(one, _WIDE if ord(one) >= _FIRST_WIDE else _PLAIN)


def widest(texts: Iterable[str], *, most: float = LABELS, size: int = SIZE, bold: bool = False) -> float:
    """Return the room that the widest of some texts takes, but no more than there is.

    >>> widest(["plume", "a" * 500])
    320
    """
    return min(most, max((width_of(one, size, bold=bold) for one in texts), default=0))


def cut(text: str, room: float, size: int = SIZE, *, bold: bool = False) -> str:
    """Return a text cut to a room, the cut marked.

    >>> cut("geomatics", 40), cut("data", 40)
    ('geo…', 'data')
    """
    if width_of(text, size, bold=bold) <= room:
        return text
    each = size * (_BOLD if bold else 1)
    widths = enumerate(accumulate(map(_letter, text)))
    kept = next(letters for letters, wide in widths if (wide + _letter("…")) * each > room)
    return f"{text[:kept].rstrip()}…"


def wrapped(text: str, room: float, size: int = SIZE, *, bold: bool = False) -> list[str]:
    """Return a text in lines that fit a room; a longer word has a line of its own, cut.

    >>> wrapped("one team of two", 60)
    ['one team', 'of two']
    """
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size, bold=bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return [cut(one, room, size, bold=bold) for one in lines]


# ── marks ─────────────────────────────────────────────────────────────────────────────────────────


def number(value: float) -> str:
    """Return a length with two decimals at most: the same text on every machine.

    >>> number(2.0), number(1 / 3)
    ('2', '0.33')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def hint(said: str) -> str:
    """Return a title that a pointer or a screen reader finds on a part of a picture."""
    return element("title", escape(said))


_HALO: Final[Mapping[str, object]] = MappingProxyType(
    {"stroke": PAPER, "stroke_width": 3, "paint_order": "stroke"}
)


def words(  # options, all keyword-only
    place: Place,
    said: str,
    *,
    room: float | None = None,
    size: int = SIZE,
    bold: bool = False,
    halo: bool = False,
    **more: object,
) -> str:
    """Return words at a place; cut where they would pass their room, whole in their hint then.

    Args:
        place: Where they start; or their middle or end, with `text_anchor`.
        said: The words; none draw nothing.
        room: How wide they may be, unless there is no bound.
        size: The size of letters.
        bold: Whether letters are bold.
        halo: Whether paper stands around letters, so that what they stand on does not blur them.
        more: Other attributes of the element.

    >>> words((1, 2), "a < b")
    '<text x="1" y="2" fill="#1a1a1a" font-size="12">a &lt; b</text>'
    >>> "geo…<title>geomatics</title>" in words((0, 0), "geomatics", room=40)
    True
    >>> words((0, 0), "")
    ''
    """
    shown = said if room is None else cut(said, room, size, bold=bold)
    if not shown:
        return ""
    drawn: dict[str, object] = {"fill": INK, "font_size": size}
    drawn |= {"font_weight": "bold"} if bold else {}
    drawn |= _HALO if halo else {}
    drawn |= more
    whole = "" if shown == said else hint(said)
    return element("text", escape(shown) + whole, x=number(place[0]), y=number(place[1]), **drawn)


def box(place: Place, size: Place, *content: str, **more: object) -> str:
    """Return a box, of paper with an edge of ink unless told otherwise.

    >>> box((1, 2), (3, 4))
    '<rect x="1" y="2" width="3" height="4" fill="#ffffff" stroke="#1a1a1a"/>'
    """
    corner = {"x": number(place[0]), "y": number(place[1])}
    sides = {"width": number(size[0]), "height": number(size[1])}
    return element("rect", *content, **{**corner, **sides, "fill": PAPER, "stroke": INK, **more})


def line(start: Place, end: Place, **more: object) -> str:
    """Return a line.

    >>> line((0, 0), (1, 0))
    '<line x1="0" y1="0" x2="1" y2="0" stroke="#1a1a1a"/>'
    """
    (x1, y1), (x2, y2) = start, end
    ends = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
    return element("line", **{**ends, "stroke": INK, **more})


def disc(place: Place, *content: str, radius: float = 4, **more: object) -> str:
    """Return a disc.

    >>> disc((1, 2))
    '<circle cx="1" cy="2" r="4" fill="#1a1a1a"/>'
    """
    where = {"cx": number(place[0]), "cy": number(place[1]), "r": number(radius)}
    return element("circle", *content, **{**where, "fill": INK, **more})


# ── tones and patterns ────────────────────────────────────────────────────────────────────────────

_TILE: Mapping[str, object] = MappingProxyType({"width": 6, "height": 6, "patternUnits": "userSpaceOnUse"})
_GROUND = element("rect", width=6, height=6, fill=PAPER)
_PATTERNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "hatched": (_GROUND, element("path", d="M0 6L6 0", stroke=INK, stroke_width=1.6)),
        "dotted": (_GROUND, element("circle", cx=3, cy=3, r=1.1, fill=INK)),
        "critical": (
            _GROUND,
            element("path", d="M0 6L6 0M-1 1L1 -1M5 7L7 5", stroke="#8c1c13", stroke_width=1.6),
        ),
    }
)


def pattern(name: str) -> str:
    """Return what fills a mark with a pattern: `hatched`, `dotted` or `critical`.

    >>> pattern("hatched")
    'url(#eig-hatched)'
    """
    return f"url(#eig-{name})"


def grey(share: float) -> tuple[str, str]:
    """Return a tone from white, at 0, to dark, at 1, and the ink that reads on it.

    >>> grey(0), grey(1)
    (('#ffffff', '#1a1a1a'), ('#4a4a4a', '#ffffff'))
    """
    level = round(255 - 181 * min(max(share, 0.0), 1.0))
    tone = min(level, _DARK) if level < (_DARK + _LIGHT) / 2 else max(level, _LIGHT)
    return f"#{tone:02x}{tone:02x}{tone:02x}", PAPER if tone <= _DARK else INK


_DARK, _LIGHT = 0x76, 0x82
"""The lightest tone that paper reads on, and the darkest that ink reads on, at a contrast of 4.5."""


# ── pictures ──────────────────────────────────────────────────────────────────────────────────────


_NARROWEST: Final = 420
"""The least width of what is drawn: room for a title."""


def picture(*content: str, size: Place, title: str, description: str = "") -> Picture:
    """Return a picture: its paper, its title above what is drawn, and what it says to who does not see it.

    Args:
        content: What is drawn, its corner at (0, 0).
        size: How wide and how high that is.
        title: What the picture shows, written above it.
        description: What it says, in words.

    >>> shown = picture(size=(100, 10), title="Marks", description="none")
    >>> shown[:4], 'role="img"' in shown, "<title>Marks</title><desc>none</desc>" in shown
    ('<svg', True, True)
    """
    inner, height = max(size[0], _NARROWEST), size[1] + PAD
    width, lines = inner + 2 * PAD, wrapped(title, inner, TITLE, bold=True)
    top = PAD + (TITLE + 5) * len(lines) + 7
    drawn = "".join(content)
    heads = (
        words((PAD, PAD + 12 + (TITLE + 5) * row), said, size=TITLE, bold=True)
        for row, said in enumerate(lines)
    )
    told = hint(title) + (element("desc", escape(description)) if description else "")
    parts = (
        box((0, 0), (width, top + height), stroke="none"),
        *heads,
        element("g", drawn, transform=f"translate({PAD} {number(top)})"),
    )
    svg = element(
        "svg",
        told,
        _defined(drawn),
        *(part.replace("url(#eig-", f"url(#eig-{_mark(drawn)}-") for part in parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(top + height)}",
        width=number(width),
        height=number(top + height),
        role="img",
        font_family="system-ui,'DejaVu Sans',sans-serif",
    )
    return Picture(svg, alt=description, caption=title)


def _defined(drawn: str) -> str:
    """Return the patterns that a picture uses, under identifiers of its own: a page may hold several."""
    used = [name for name in _PATTERNS if pattern(name) in drawn]
    made = (element("pattern", *_PATTERNS[name], id=f"eig-{_mark(drawn)}-{name}", **_TILE) for name in used)
    return element("defs", *made) if used else ""


def _mark(drawn: str) -> str:
    return sha256(drawn.encode()).hexdigest()[:8]
