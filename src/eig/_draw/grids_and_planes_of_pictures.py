"""Frames that pictures share: names beside rows, a grid of cells, a plane with two named axes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import starmap
from typing import Final, TypeAlias

from attrs import frozen

from eig._draw.svg_drawing import (
    GRID,
    INK,
    LINE,
    PAPER,
    SMALL,
    SOFT,
    Place,
    box,
    hint,
    line,
    number,
    widest,
    words,
)
from eig.typing import Exact

Number: TypeAlias = Exact | float

ROW: Final = 22
"""The height of a row."""
CELL: Final = 46
"""The least width of a cell."""
SLANT: Final = 0.62
"""How high a slanted name rises for each point of its width; and how far it goes to the right."""


def side(names: Sequence[str], left: float, top: float, *, bold: bool = False) -> Iterator[str]:
    """Yield the names of rows, at the left of them, each cut to its room."""
    for row, name in enumerate(names):
        place = (left - 8, top + ROW * (row + 0.5) + 4)
        yield words(place, name, room=left - 8, text_anchor="end", bold=bold)


def side_room(names: Iterable[str]) -> float:
    """Return the room that the names of rows take, with the space after them."""
    return widest(names) + 10


def named(corner: Place, down: str, across: str) -> Iterator[str]:
    """Yield what rows are and what goes across, in the corner above the names of rows."""
    for said, y in ((f"{across} →", LINE + 6), (f"{down} ↓", 6)):
        yield words((corner[0] - 8, corner[1] - y), said, size=SMALL, fill=SOFT, text_anchor="end")


# ── a grid of cells ───────────────────────────────────────────────────────────────────────────────


@frozen
class Cell:
    """A cell: what stands in it, on which ground and in which ink, what it means, and a thick edge or not."""

    said: str
    fill: str = PAPER
    ink: str = INK
    hint: str = ""
    thick: bool = False


@frozen
class Grid:
    """A grid of cells, with the names of both sides and what these are."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    axes: tuple[str, str]  # what the rows are, what the columns are
    cells: tuple[tuple[Cell, ...], ...]

    @cached_property
    def cell(self) -> float:
        """The width of a cell: what the widest text in one takes."""
        return max(CELL, 10 + widest(one.said for row in self.cells for one in row))

    @cached_property
    def slanted(self) -> bool:
        """Whether the names of columns are too long to lie flat."""
        return widest(self.columns) > self.cell - 4

    @cached_property
    def left(self) -> float:
        """Where cells start."""
        return max(side_room(self.rows), side_room(f"{axis} →" for axis in self.axes))

    @cached_property
    def top(self) -> float:
        """Where the first row starts: under the names of columns."""
        return max(2 * LINE + 4, SLANT * widest(self.columns) + 14 if self.slanted else 0)

    @property
    def size(self) -> Place:
        """How wide and how high it is."""
        beyond = SLANT * widest(self.columns) if self.slanted else 0
        wide = self.left + self.cell * len(self.columns) + beyond
        return wide, self.top + ROW * len(self.rows)

    def draw(self) -> Iterator[str]:
        """Yield the names, then the cells."""
        yield from named((self.left, self.top), *self.axes)
        yield from starmap(self._head, enumerate(self.columns))
        yield from side(self.rows, self.left, self.top)
        for row, cells in enumerate(self.cells):
            for column, one in enumerate(cells):
                yield self._cell((self.left + self.cell * column, self.top + ROW * row), one)

    def _head(self, column: int, name: str) -> str:
        middle, y = self.left + self.cell * (column + 0.5), self.top - 6
        if not self.slanted:
            return words((middle, y), name, text_anchor="middle")
        turned = f"rotate(-38 {number(middle)} {number(y)})"
        return words((middle, y), name, room=widest([name]), transform=turned)

    def _cell(self, place: Place, one: Cell) -> str:
        told = (hint(one.hint),) if one.hint else ()
        frame = box(place, (self.cell, ROW), *told, fill=one.fill, stroke=GRID)
        if one.thick:
            frame = box((place[0] + 1.5, place[1] + 1.5), (self.cell - 3, ROW - 3), *told, stroke_width=3)
        middle = (place[0] + self.cell / 2, place[1] + ROW / 2 + 4)
        return frame + words(middle, one.said, fill=one.ink, text_anchor="middle")


# ── a plane ───────────────────────────────────────────────────────────────────────────────────────


@frozen
class Plane:
    """A plane: the ends of both axes, what they are, and how their numbers are said."""

    across: tuple[Number, Number]
    up: tuple[Number, Number]
    axes: tuple[str, str]
    say: Callable[[Number], str]
    left: float = 64
    wide: float = 460
    high: float = 300
    inset: float = 0  # how far the ends stand from the frame, as a share

    @property
    def size(self) -> Place:
        """How wide and how high it is, its names included."""
        return self.left + self.wide, self.high + 46

    def at(self, x: Number, y: Number) -> Place:
        """Return the place of a point."""
        inner = 1 - 2 * self.inset
        across, up = (self.inset + inner * share for share in (_share(x, self.across), _share(y, self.up)))
        return self.left + self.wide * across, self.high * (1 - up)

    def draw(self) -> Iterator[str]:
        """Yield the frame, the ticks and their numbers, and the names of the axes."""
        yield box((self.left, 0), (self.wide, self.high))
        for x in dict.fromkeys(self.across):
            at, _ = self.at(x, self.up[0])
            yield line((at, self.high), (at, self.high + 5))
            yield words((at, self.high + 18), self.say(x), size=SMALL, text_anchor="middle")
        for y in dict.fromkeys(self.up):
            _, at = self.at(self.across[0], y)
            yield line((self.left - 5, at), (self.left, at))
            yield words((self.left - 8, at + 4), self.say(y), size=SMALL, text_anchor="end")
        across, up = self.axes
        yield words((self.left + self.wide / 2, self.high + 38), across, room=self.wide, text_anchor="middle")
        turned = f"rotate(-90 12 {number(self.high / 2)})"
        middle = (12, self.high / 2)
        yield words(middle, up, room=self.high, text_anchor="middle", transform=turned)


def _share(value: Number, ends: tuple[Number, Number]) -> float:
    low, high = map(float, ends)
    return 0.5 if low == high else (float(value) - low) / (high - low)


def apart(places: Sequence[float], least: float, lowest: float) -> list[float]:
    """Move labels down as far as they would overlap, then up again as far as they would leave the frame.

    >>> apart([0, 1, 40], 10, 40)
    [0, 10, 40]
    """
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + least) if found else place)
    for row in range(len(found) - 1, -1, -1):
        found[row] = min(found[row], lowest)
        lowest = found[row] - least
    return found
