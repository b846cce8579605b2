"""Pictures of a jury's results: marks, ranks that remain possible, and weights that move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import frozen

from eig._draw.grids_and_planes_of_pictures import ROW, Cell, Grid, Plane, apart, side, side_room
from eig._draw.svg_drawing import (
    LINE,
    SMALL,
    SOFT,
    Place,
    box,
    disc,
    grey,
    hint,
    line,
    picture,
    widest,
    words,
)
from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig._language.languages import Language
from eig._values.call_arguments import checked, checked_by
from eig._values.field_rules_and_bounds import whole
from eig._values.frozen_maps import FrozenMap
from eig.errors import require_key
from eig.jury.marks.reviews import Reviews
from eig.typing import Lang, Picture

if TYPE_CHECKING:  # these values draw themselves with this module
    from eig.jury.robustness.leave_one_out import RankRange
    from eig.jury.robustness.weights_that_reverse_ranks import WeightStability

MOST_PLACES: Final = 10_000  # beyond them a picture of ranks cannot be looked at

tell: Tell = teller("jury.robustness")


# ── rank intervals ────────────────────────────────────────────────────────────────────────────────


@checked_by(places=whole(0, MOST_PLACES))
def rank_ranges_picture(
    intervals: Iterable[RankRange],
    *,
    places: int,
    marks: Mapping[str, int | Fraction] = FrozenMap(),
    lang: Lang = "en",
) -> Picture:
    """Draw the ranks that each item may have, with the line of the places.

    Args:
        intervals: The best and the worst rank of each item, in the order to show.
        places: How many places there are: the line is drawn after this rank.
        marks: A rank to mark in each interval, such as the mean rank.
        lang: English, French, or a Language of yours, which may bring names for items.

    >>> from eig.jury.robustness import RankRange
    >>> picture = rank_ranges_picture([RankRange(item="plume", best=1, worst=3)], places=2)
    >>> picture[:4], "plume: 1 to 3" in picture
    ('<svg', True)
    """
    held = tuple(intervals)
    drawn = _Ranks(held, places, marks, language_of(lang))
    return picture(
        *drawn.draw(),
        size=drawn.size,
        title=tell("picture_ranges", lang, places=places),
        description=language_of(lang).join([*map(drawn.say, held)]),
    )


STEP: Final = 18
"""The least width of a rank."""


@frozen
class _Ranks:
    """Ranks across, items down."""

    intervals: tuple[RankRange, ...]
    places: int
    marks: Mapping[str, int | Fraction]
    language: Language

    @cached_property
    def names(self) -> list[str]:
        """What items are called."""
        return [self.language.name(one.item) for one in self.intervals]

    @cached_property
    def last(self) -> int:
        """The last rank that is shown."""
        return max([self.places, *(one.worst for one in self.intervals)], default=1)

    @cached_property
    def left(self) -> float:
        """Where rank 1 starts."""
        return max(60, side_room(self.names))

    @cached_property
    def step(self) -> float:
        """The width of a rank: few ranks share the room of twenty."""
        return STEP * max(1, 20 / max(self.last, 1))

    @cached_property
    def size(self) -> Place:
        """How wide and how high it is."""
        return self.left + self.step * self.last + 4, ROW * len(self.intervals) + 2 * LINE + 6

    def at(self, rank: float) -> float:
        """Return the place of a rank."""
        return self.left + self.step * (rank - 0.5)

    def say(self, one: RankRange) -> str:
        """Say an interval."""
        return tell("picture_range", self.language, item=one.item, best=one.best, worst=one.worst)

    def draw(self) -> Iterator[str]:
        """Yield the names, the intervals, the line of the places and the axis."""
        yield from side(self.names, self.left, 0)
        for row, one in enumerate(self.intervals):
            yield from self._row(one, ROW * (row + 0.5))
        bottom = ROW * len(self.intervals)
        x = self.at(self.places + 0.5)
        yield line((x, 0), (x, bottom + 4), stroke_width=2, stroke_dasharray="6 3")
        yield line((self.left, bottom + 4), (self.left + self.step * self.last, bottom + 4))
        every = max(1, -(-self.last // 20))
        for rank in range(1, self.last + 1):
            if rank == 1 or rank % every == 0:
                yield words((self.at(rank), bottom + LINE + 4), str(rank), size=SMALL, text_anchor="middle")
        middle = (self.left + self.step * self.last / 2, bottom + 2 * LINE + 4)
        yield words(middle, tell("picture_rank", self.language), size=SMALL, fill=SOFT, text_anchor="middle")

    def _row(self, one: RankRange, y: float) -> Iterator[str]:
        left, right = self.at(one.best - 0.3), self.at(one.worst + 0.3)
        yield box((left, y - 5), (right - left, 10), hint(self.say(one)), fill=grey(0.35)[0])
        mark = self.marks.get(one.item)
        if mark is not None:
            yield disc((self.at(float(mark)), y), radius=3)


# ── marks ─────────────────────────────────────────────────────────────────────────────────────────


@checked
def marks_picture(reviews: Reviews, *, items: Sequence[str] | None = None, lang: Lang = "en") -> Picture:
    """Draw the marks as a grid of items and jurors: the higher, the darker, and each mark is written.

    Args:
        items: The items to show, in order; all by default.
        lang: English, French, or a Language of yours, which may bring names for items and jurors.

    >>> picture = marks_picture(Reviews.from_triples([("plume", "j1", 4), ("plume", "j2", 3)]))
    >>> picture[:4], "plume: j1 4 and j2 3" in picture
    ('<svg', True)
    """
    shown = reviews.items if items is None else tuple(items)
    for item in shown:
        require_key("item", item, reviews.by_item)
    given = [mark for item in shown for mark in reviews.by_item[item].values()]
    ends = min(given, default=Fraction(0)), max(given, default=Fraction(0))
    language = language_of(lang)
    grid = Grid(
        rows=tuple(map(language.name, shown)),
        columns=tuple(map(language.name, reviews.jurors)),
        axes=(tell("picture_items", lang), tell("picture_jurors", lang)),
        cells=tuple(
            tuple(_cell(reviews.by_item[item].get(juror), ends, language) for juror in reviews.jurors)
            for item in shown
        ),
    )
    return picture(
        *grid.draw(),
        size=grid.size,
        title=tell("picture_marks", lang, low=ends[0], high=ends[1]),
        description=". ".join(_told(reviews, item, language) for item in shown),
    )


def _told(reviews: Reviews, item: str, language: Language) -> str:
    marks = [
        f"{language.name(juror)} {language.number(mark)}" for juror, mark in reviews.by_item[item].items()
    ]
    return f"{language.name(item)}{language.colon}{language.join(marks)}"


def _cell(mark: Fraction | None, ends: tuple[Fraction, Fraction], language: Language) -> Cell:
    if mark is None:
        return Cell("·")
    low, high = ends
    tone, ink = grey(0.0 if low == high else float((mark - low) / (high - low)))
    return Cell(language.number(mark), fill=tone, ink=ink)


# ── weights ───────────────────────────────────────────────────────────────────────────────────────

APART, TIE = 15, 24
"""The least distance of labels, and what ties them to lines."""
DASHES = ("none", "7 3", "2 3", "9 3 2 3", "14 4")


@checked
def weights_picture(stability: WeightStability, *, lang: Lang = "en") -> Picture:
    """Draw each total against the weight of the criterion that moves: lines cross where items swap.

    >>> from eig.jury.robustness.weights_that_reverse_ranks import weight_stability
    >>> scores = {"a": {"x": 8, "y": 5}, "b": {"x": 6, "y": 7}}
    >>> picture = weights_picture(weight_stability(scores, weights={"x": 1, "y": 1}, varied="x"))
    >>> picture[:4], "b and a at 0.5" in picture
    ('<svg', True)
    """
    drawn = _Weights(stability, language_of(lang))
    facts = {"varied": stability.varied, "weight": stability.weight}
    swaps = [
        tell("picture_swap", lang, above=one.above, below=one.below, at=one.at) for one in stability.swaps
    ]
    return picture(
        *drawn.draw(),
        size=drawn.size,
        title=tell("picture_weights", lang, **facts),
        description=language_of(lang).join(swaps),
    )


@frozen
class _Weights:
    """A line an item over the weight that moves."""

    stability: WeightStability
    language: Language

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The items, in the order of their totals at weight 1."""
        return self.stability.ranking_at(1).order

    @cached_property
    def plane(self) -> Plane:
        """Where weights and totals stand."""
        totals = [*self.stability.with_none.values(), *self.stability.with_all.values()]
        low, high = min(totals, default=Fraction(0)), max(totals, default=Fraction(1))
        return Plane(
            across=(0, 1),
            up=(low, high),
            axes=(
                tell("picture_axis", self.language, varied=self.stability.varied),
                tell("picture_total", self.language),
            ),
            say=lambda value: self.language.number(Fraction(value)).removeprefix("≈"),
            high=max(260, APART * len(self.order)),
        )

    @cached_property
    def size(self) -> Place:
        """How wide and how high it is, the names of lines included."""
        wide, high = self.plane.size
        return wide + TIE + 8 + widest(map(self.language.name, self.order)), high

    def draw(self) -> Iterator[str]:
        """Yield the frame, the lines and their names, the swaps, and the weight of today."""
        plane = self.plane
        yield from plane.draw()
        for row, item in enumerate(sorted(self.order)):
            yield self._line(plane, item, DASHES[row % len(DASHES)])
        for one in self.stability.swaps:
            total = self.stability.totals_at(one.at)[one.above]
            yield disc(plane.at(one.at, total), radius=3)
        yield from self._names(plane)
        now, _ = plane.at(self.stability.weight, plane.up[0])
        yield line((now, 0), (now, plane.high), stroke_dasharray="6 3")

    def _line(self, plane: Plane, item: str, dashes: str) -> str:
        start = plane.at(0, self.stability.with_none[item])
        end = plane.at(1, self.stability.with_all[item])
        return line(start, end, stroke_width=1.5, stroke_dasharray=dashes)

    def _names(self, plane: Plane) -> Iterator[str]:
        """Write each item beside its line, and tie it to it."""
        ends = [plane.at(1, self.stability.with_all[item]) for item in self.order]
        heights = apart([y for _, y in ends], APART, plane.high)
        for item, (x, y), height in zip(self.order, ends, heights, strict=True):
            yield line((x, y), (x + TIE, height), stroke_width=0.5)
            place = (x + TIE + 4, height + 4)
            yield words(place, self.language.name(item), room=widest([self.language.name(item)]))
