"""The legend of a Gantt chart: a sample and a word for each kind of mark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from eig._ground.html import element
from eig.timeline.charts._chart import GRID, HOLIDAY, INK, OFF, SOFT, pixels, tell, text_width
from eig.timeline.charts._marks import CRITICAL, HATCH, PLAIN
from eig.typing import Lang

_Sample = Callable[[float, float], str]
_WIDTH, _HALF, _GAP, LINE = 18, 6.0, 24.0, 22.0


def _box(fill: str, stroke: str, width: float) -> _Sample:
    def sample(x: float, middle: float) -> str:
        return element(
            "rect", x=pixels(x), y=pixels(middle - _HALF), width=_WIDTH, height=2 * _HALF, fill=fill,
            stroke=stroke, stroke_width=width,
        )  # fmt: skip

    return sample


def _disc(fill: str) -> _Sample:
    def sample(x: float, middle: float) -> str:
        return element(
            "circle",
            cx=pixels(x + _WIDTH / 2),
            cy=pixels(middle),
            r=5,
            fill=fill,
            stroke=INK,
            stroke_width=1.5,
        )

    return sample


def _path(shape: str, fill: str, **attributes: object) -> _Sample:
    def sample(x: float, middle: float) -> str:
        start = f"M{pixels(x)} {pixels(middle)}"
        return element("path", d=f"{start}{shape}", fill=fill, stroke=INK, **attributes)

    return sample


def _thin(x: float, middle: float) -> str:
    return element(
        "rect",
        x=pixels(x),
        y=pixels(middle - 2),
        width=_WIDTH,
        height=4,
        fill="#fff",
        stroke=INK,
        stroke_width=0.9,
    )


def _sign(x: float, middle: float) -> str:
    return element("text", "!", x=pixels(x + 8), y=pixels(middle + 5), fill=INK, font_weight="bold")


_SAMPLES: Final[Mapping[str, _Sample]] = MappingProxyType(
    {
        "phase": _box(PLAIN, SOFT, 0.8),
        "critical": _box(HATCH, CRITICAL, 1.5),
        "slack": _path("h18m0 -4v8", "none"),
        "milestone": _path("m1 0l8 -8l8 8l-8 8z", PLAIN, stroke_width=1.5),
        "deadline": _path("m8 8v-16l5 3l-5 3", INK),
        "conflict": _sign,
        "baseline": _thin,
        "session": _disc(INK),
        "to_be_confirmed": _disc("#fff"),
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
        width = _GAP + text_width(tell(word, lang))
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
        yield element(
            "text", tell(word, lang), x=pixels(x + _GAP), y=pixels(middle + 4), fill=INK, font_size=11
        )
