"""Pictures of a jury's results as SVG text: legible in black and white, each with a text alternative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Final

from eig._ground.asked import checked
from eig._ground.checks import Gather, whole
from eig._ground.frozen import FrozenMap
from eig._ground.html import element, svg
from eig._ground.languages import language_of
from eig._ground.sentences import teller
from eig.errors import UnknownKey
from eig.jury.marks.reviews import Reviews
from eig.typing import Lang

if TYPE_CHECKING:  # these values draw themselves with this module
    from eig.jury.robustness.leave_one_out import RankRange
    from eig.jury.robustness.weights import WeightStability

MOST_PLACES: Final = 10_000  # beyond them a picture of ranks cannot be looked at

__all__ = ["marks_picture", "rank_ranges_picture", "weights_picture"]

tell = teller("jury.robustness")

ROW, LABEL, PAD = 22, 110, 12
"""The height of a line, the least width of labels, and the margin, in points."""
LETTER = 7
"""The width of a letter, on the wide side."""


def __dir__() -> list[str]:
    return __all__


def _text(x: float, y: float, words: str, **attributes: object) -> str:
    return element("text", escape(words), x=f"{x:g}", y=f"{y:g}", **attributes)


def _line(ends: tuple[float, float, float, float], **attributes: object) -> str:
    x1, y1, x2, y2 = (f"{end:g}" for end in ends)
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke="black", **attributes)


def _label_width(names: Iterable[str]) -> float:
    """Return the width that labels take: the longest is shown whole."""
    return max([LABEL, *(LETTER * len(name) + PAD for name in names)])


# ── rank intervals ────────────────────────────────────────────────────────────────────────────────


@checked
def rank_ranges_picture(
    intervals: Iterable[RankRange],
    *,
    places: int,
    marks: Mapping[str, int | Fraction] = FrozenMap(),
    lang: Lang = "en",
) -> str:
    """Draw the ranks that each item may have, with the line of the places.

    Args:
        intervals: The best and the worst rank of each item, in the order to show.
        places: How many places there are: the line is drawn after this rank.
        marks: A rank to mark in each interval, such as the mean rank.
        lang: English, French, or a Language of yours.

    >>> from eig.jury.robustness import RankRange
    >>> picture = rank_ranges_picture([RankRange(item="plume", best=1, worst=3)], places=2)
    >>> picture[:4], "plume: 1 to 3" in picture
    ('<svg', True)
    """
    held = tuple(intervals)
    faults = Gather("rank_ranges_picture")
    faults.check("places", whole(0, MOST_PLACES), places)
    faults.done()
    last = max([places, *(one.worst for one in held)], default=1)
    label = _label_width(one.item for one in held)
    width = label + PAD + 18 * max(last, 10)
    across = Ranks(last, width, label)
    rows = [across.row(number, one, marks.get(one.item)) for number, one in enumerate(held)]
    told = (tell("picture_range", lang, item=one.item, best=one.best, worst=one.worst) for one in held)
    height = PAD + ROW * (len(held) + 1)
    return svg(
        *rows,
        across.line(places, height),
        across.axis(height),
        width=width + PAD,
        height=height + PAD,
        title=tell("picture_ranges", lang, places=places),
        description=language_of(lang).join(told),
    )


class Ranks:
    """Where ranks stand across a picture."""

    def __init__(self, last: int, width: float, label: float) -> None:
        self._last = last
        self._label = label
        self._step = (width - label - PAD) / max(last, 1)

    def at(self, rank: float) -> float:
        """Return the place of a rank."""
        return self._label + self._step * (rank - 0.5)

    def row(self, number: int, one: RankRange, mark: int | Fraction | None) -> str:
        """Draw the interval of one item, and the rank marked in it."""
        y = PAD + ROW * number + ROW / 2
        left, right = self.at(one.best - 0.3), self.at(one.worst + 0.3)
        bar = element(
            "rect",
            x=f"{left:g}",
            y=f"{y - 5:g}",
            width=f"{right - left:g}",
            height=10,
            fill="#bbb",
            stroke="black",
        )
        dot = "" if mark is None else element("circle", cx=f"{self.at(float(mark)):g}", cy=f"{y:g}", r=3)
        return _text(self._label - 8, y + 4, one.item, text_anchor="end") + bar + dot

    def line(self, places: int, height: float) -> str:
        """Draw the line of the places."""
        x = self.at(places + 0.5)
        return _line((x, 4, x, height - ROW + 4), stroke_width=2, stroke_dasharray="6 3")

    def axis(self, height: float) -> str:
        """Write the ranks under the picture, not all of them where they are many."""
        every = max(1, self._last // 12)
        shown = [rank for rank in range(1, self._last + 1) if rank == 1 or rank % every == 0]
        return "".join(_text(self.at(rank), height, str(rank), text_anchor="middle") for rank in shown)


# ── marks ─────────────────────────────────────────────────────────────────────────────────────────


@checked
def marks_picture(reviews: Reviews, *, items: Sequence[str] | None = None, lang: Lang = "en") -> str:
    """Draw the marks as a grid of items and jurors: the higher, the darker, and each mark is written.

    Args:
        reviews: The marks.
        items: The items to show, in order; all by default.
        lang: English, French, or a Language of yours.

    Raises:
        UnknownKey: An item to show has no mark.

    >>> picture = marks_picture(Reviews.from_triples([("plume", "j1", 4), ("plume", "j2", 3)]))
    >>> picture[:4], "plume: j1 4 and j2 3" in picture
    ('<svg', True)
    """
    shown = reviews.items if items is None else tuple(items)
    for item in shown:
        if item not in reviews.by_item:
            raise UnknownKey("item", item, known=reviews.items)
    given = [mark for item in shown for mark in reviews.by_item[item].values()]
    low, high = min(given, default=Fraction(0)), max(given, default=Fraction(0))
    label = _label_width(shown)
    cell = max([CELL, *(LETTER * len(juror) + 6 for juror in reviews.jurors)])
    columns = [label + cell * number for number in range(len(reviews.jurors) + 1)]
    cells = [
        _cell((x, PAD + ROW * (row + 1), cell), reviews.by_item[item].get(juror), (low, high), lang)
        for row, item in enumerate(shown)
        for x, juror in zip(columns, reviews.jurors, strict=False)
    ]
    heads = [
        _text(x + cell / 2, PAD + ROW - 8, juror, text_anchor="middle")
        for x, juror in zip(columns, reviews.jurors, strict=False)
    ]
    sides = [
        _text(label - 8, PAD + ROW * (row + 1) + 15, item, text_anchor="end")
        for row, item in enumerate(shown)
    ]
    return svg(
        *heads,
        *sides,
        *cells,
        width=columns[-1] + PAD,
        height=2 * PAD + ROW * (len(shown) + 1),
        title=tell("picture_marks", lang, low=low, high=high),
        description=". ".join(_told(reviews, item, lang) for item in shown),
    )


CELL = 44
"""The least width of a cell, in points."""


def _told(reviews: Reviews, item: str, lang: Lang) -> str:
    language = language_of(lang)
    marks = (f"{juror} {language.number(mark)}" for juror, mark in reviews.by_item[item].items())
    return f"{item}{language.colon}{language.join(marks)}"


def _cell(
    place: tuple[float, float, float], mark: Fraction | None, ends: tuple[Fraction, Fraction], lang: Lang
) -> str:
    x, y, wide = place
    share = 0.0 if mark is None or ends[0] == ends[1] else float((mark - ends[0]) / (ends[1] - ends[0]))
    level = round(255 - 190 * share)
    box = element(
        "rect",
        x=f"{x:g}",
        y=f"{y:g}",
        width=wide,
        height=ROW,
        fill=f"rgb({level},{level},{level})",
        stroke="black",
    )
    words = "·" if mark is None else language_of(lang).number(mark)
    ink = "white" if level < DARK else "black"
    return box + _text(x + wide / 2, y + 15, words, text_anchor="middle", fill=ink)


DARK = 140
"""Under this level of grey, ink is white."""


# ── weights ───────────────────────────────────────────────────────────────────────────────────────

WIDE, HIGH, APART, TIE = 420, 260, 14, 24
"""The width and the least height of the frame, the least distance of labels, and what ties them to lines."""
DASHES = ("none", "7 3", "2 3", "9 3 2 3", "14 4")


@checked
def weights_picture(stability: WeightStability, *, lang: Lang = "en") -> str:
    """Draw each total against the weight of the criterion that moves: lines cross where items swap.

    >>> from eig.jury.robustness.weights import weight_stability
    >>> scores = {"a": {"x": 8, "y": 5}, "b": {"x": 6, "y": 7}}
    >>> picture = weights_picture(weight_stability(scores, weights={"x": 1, "y": 1}, varied="x"))
    >>> picture[:4], "b and a at 0.5" in picture
    ('<svg', True)
    """
    totals = [*stability.with_none.values(), *stability.with_all.values()]
    order = stability.ranking_at(1).order
    high = max(HIGH, APART * len(order))
    frame = Frame(min(totals, default=Fraction(0)), max(totals, default=Fraction(1)), high)
    ends = [frame.y(stability.with_all[item]) for item in order]
    lines = [frame.line(stability, item, number) for number, item in enumerate(sorted(order))]
    names = [
        _named(item, end, label) for item, end, label in zip(order, ends, _apart(ends, high), strict=True)
    ]
    now = frame.x(stability.weight)
    swaps = (
        tell("picture_swap", lang, above=one.above, below=one.below, at=one.at) for one in stability.swaps
    )
    return svg(
        element("rect", x=LABEL / 2, y=PAD, width=WIDE, height=high, fill="none", stroke="black"),
        *lines,
        *(frame.dot(one.at, stability.totals_at(one.at)[one.above]) for one in stability.swaps),
        *names,
        _line((now, PAD, now, PAD + high), stroke_dasharray="6 3"),
        frame.axis(tell("picture_axis", lang, varied=stability.varied)),
        width=LABEL / 2 + WIDE + TIE + _label_width(order),
        height=high + 4 * PAD,
        title=tell("picture_weights", lang, varied=stability.varied, weight=stability.weight),
        description=language_of(lang).join(swaps),
    )


def _named(item: str, end: float, label: float) -> str:
    """Write an item beside its line, and tie it to it."""
    x = LABEL / 2 + WIDE
    return _line((x, end, x + TIE, label), stroke_width=0.5) + _text(x + TIE + 4, label + 4, item)


class Frame:
    """Where weights and totals stand in the picture."""

    def __init__(self, low: Fraction, high: Fraction, height: float) -> None:
        self._low = low
        self._span = (high - low) or Fraction(1)
        self._height = height

    def x(self, weight: Fraction) -> float:
        """Return the place of a weight."""
        return LABEL / 2 + WIDE * float(weight)

    def y(self, total: Fraction) -> float:
        """Return the place of a total."""
        return PAD + self._height * (1 - float((total - self._low) / self._span))

    def line(self, stability: WeightStability, item: str, number: int) -> str:
        """Draw the line of an item, in a pattern of its own as far as there are patterns."""
        ends = (
            self.x(Fraction(0)),
            self.y(stability.with_none[item]),
            self.x(Fraction(1)),
            self.y(stability.with_all[item]),
        )
        return _line(ends, stroke_width=1.5, stroke_dasharray=DASHES[number % len(DASHES)])

    def dot(self, weight: Fraction, total: Fraction) -> str:
        """Mark a swap."""
        return element("circle", cx=f"{self.x(weight):g}", cy=f"{self.y(total):g}", r=3)

    def axis(self, words: str) -> str:
        """Write the ends of the axis and what it is."""
        y = PAD + self._height + 18
        ends = "".join(_text(self.x(Fraction(end)), y, str(end), text_anchor="middle") for end in (0, 1))
        return ends + _text(LABEL / 2 + WIDE / 2, y, words, text_anchor="middle")


def _apart(places: Sequence[float], height: float) -> list[float]:
    """Move labels down as far as they would overlap, then up again as far as they would leave the frame."""
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + APART) if found else place)
    lowest = PAD + height
    for number in range(len(found) - 1, -1, -1):
        found[number] = min(found[number], lowest)
        lowest = found[number] - APART
    return found
