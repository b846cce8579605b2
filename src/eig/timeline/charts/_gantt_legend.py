"""The legend of a Gantt chart: a sample and a word for each kind of mark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from eig._draw.html_tables import element
from eig._draw.svg_drawing import GRID, INK, PAPER, SMALL, SOFT, box, disc, number, width_of, words
from eig.timeline.charts._gantt_marks import CRITICAL, HATCH, PLAIN
from eig.timeline.charts._gantt_scale import HOLIDAY, OFF, tell
from eig.typing import Lang

_Sample = Callable[[float, float], str]
_WIDTH, _HALF, _GAP, LINE = 18, 6.0, 24.0, 22.0


def _box(fill: str, stroke: str, width: float) -> _Sample:
    def sample(x: float, middle: float) -> str:
        return box((x, middle - _HALF), (_WIDTH, 2 * _HALF), fill=fill, stroke=stroke, stroke_width=width)

    return sample


def _disc(fill: str) -> _Sample:
    def sample(x: float, middle: float) -> str:
        return disc((x + _WIDTH / 2, middle), radius=5, fill=fill, stroke=INK, stroke_width=1.5)

    return sample


def _path(shape: str, fill: str, **attributes: object) -> _Sample:
    def sample(x: float, middle: float) -> str:
        start = f"M{number(x)} {number(middle)}"
        return element("path", d=f"{start}{shape}", fill=fill, stroke=INK, **attributes)

    return sample


_SAMPLES: Final[Mapping[str, _Sample]] = MappingProxyType(
    {
        "phase": _box(PLAIN, SOFT, 0.8),
        "critical": _box(HATCH, CRITICAL, 1.5),
        "slack": _path("h18m0 -4v8", "none"),
        "milestone": _path("m1 0l8 -8l8 8l-8 8z", PLAIN, stroke_width=1.5),
        "deadline": _path("m8 8v-16l5 3l-5 3", INK),
        "conflict": lambda x, middle: words((x + 8, middle + 5), "!", bold=True),
        "baseline": lambda x, middle: box((x, middle - 2), (_WIDTH, 4), stroke_width=0.9),
        "session": _disc(INK),
        "to_be_confirmed": _disc(PAPER),
        "off": _box(OFF, GRID, 0.5),
        "holiday": _box(HOLIDAY, "none", 0),
    }
)


def legend(
    left: float, right: float, lang: Lang, *, baseline: bool = False
) -> tuple[tuple[float, int, str], ...]:
    """Return each word with its place: how far from the left, and on which line."""
    x, line = left, 0
    places: list[tuple[float, int, str]] = []
    for word in (one for one in _SAMPLES if baseline or one != "baseline"):
        width = _GAP + width_of(tell(word, lang), SMALL)
        if x + width > right:
            x, line = left, line + 1
        places.append((x, line, word))
        x += width + _GAP / 2
    return tuple(places)


def draw_legend(places: Iterable[tuple[float, int, str]], top: float, lang: Lang) -> Iterator[str]:
    """Yield the samples and their words at their places."""
    for x, line, word in places:
        middle = top + LINE * (line + 0.5)
        yield _SAMPLES[word](x, middle)
        yield words((x + _GAP, middle + 4), tell(word, lang), size=SMALL)
