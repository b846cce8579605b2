"""Who marked what, summed up for models of severity: sums as small as a jury, however many dossiers.

Write x = (severities, mean), c the row of an item (1 for each juror who marked it, and n, its number of
marks, for the mean) and S the sum of its marks. All that the models need of the items with n marks is
Σcc' (`cross`), ΣSc (`weighted`), ΣS² (`squares`) and how many they are: that is how dossiers are absorbed.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from operator import mul
from typing import Final, NamedTuple

from eig._maths.symmetric_matrices import Matrix, Pause, Vector
from eig.jury.marks._marks_as_whole_numbers import by_item, whole
from eig.jury.marks.reviews import Reviews
from eig.reasons import Because, Undefined, reasons_in

because: Because = reasons_in("jury.severity")


class Group(NamedTuple):
    """The items that have as many marks."""

    size: int
    number: int
    cross: Matrix
    weighted: Vector
    squares: float


class Design(NamedTuple):
    """A jury's marks, shifted by `shift` so that sums of squares lose no digit, and their sums.

    The shift is in marks; sums are in units, each worth `unit` marks: 1 but where marks are so far apart, or
    so close, that floats would not hold their squares.
    """

    items: Sequence[str]
    jurors: Sequence[str]
    seats: Sequence[Sequence[int]]
    sums: Sequence[float]
    shift: float
    unit: float
    marks: int
    square: float
    margins: Vector
    counts: Vector
    groups: Sequence[Group]
    pause: Pause


class Absorbed(NamedTuple):
    """The normal equations of severities and mean once each item's own effect is taken out."""

    matrix: list[list[float]]
    right: list[float]
    square: float


PLAIN = range(-10, 31)
"""The powers of two that the greatest distance from the mean mark may have for a unit of 1."""
HELD = range(-450, 451)
"""Those beyond which floats hold no squares."""
REMOTE = 32
"""Where marks are so many powers of two farther from 0 than from one another, floats blur them."""
BEYOND = Undefined(reason=because("beyond_floats"))
MOST_JURORS: Final = 1_000
"""Beyond, the cube of the jurors is minutes of sums."""
CROWDED = Undefined(reason=because("too_many_jurors", most=MOST_JURORS))


def design(reviews: Reviews, pause: Pause = bool) -> Design | Undefined:
    """Sum up reviews, in a unit in which floats hold the squares of marks; or say why not.

    What works on them asks `pause` on its way.
    """
    if len(reviews.jurors) > MOST_JURORS:
        return CROWDED
    scale, given = whole(reviews)
    shift = round(Fraction(sum(given), len(given))) if given else 0
    marks = [mark - shift for mark in given]
    apart = max(map(abs, marks), default=0)
    power = apart.bit_length() - scale.bit_length() if apart else 0
    highest = apart.bit_length() + REMOTE if apart else scale.bit_length() + HELD[-1]
    if power not in HELD or shift.bit_length() > highest:
        return BEYOND
    middle = shift / scale
    if power in PLAIN:
        power = 0
    elif power < 0:
        marks = [mark << -power for mark in marks]
    else:
        scale <<= power
    seat = {juror: number for number, juror in enumerate(reviews.jurors)}
    places = [seat[review.juror] for review in reviews.reviews]
    seats = by_item(reviews, places)
    sums = list(map(sum, by_item(reviews, marks)))
    margins, counts = [0] * len(seat), [0] * len(seat)
    for place, mark in zip(places, marks, strict=True):
        margins[place] += mark
        counts[place] += 1
    return Design(
        items=reviews.items,
        jurors=reviews.jurors,
        seats=seats,
        sums=[total / scale for total in sums],
        shift=middle,
        unit=2.0**power,
        marks=len(marks),
        square=sum(map(mul, marks, marks)) / scale**2,
        margins=[margin / scale for margin in (*margins, sum(margins))],
        counts=[*counts, len(marks)],
        groups=[_group(size, seats, sums, scale, jurors=len(seat)) for size in sorted(set(map(len, seats)))],
        pause=pause,
    )


def _group(
    size: int, seats: Sequence[Sequence[int]], sums: Sequence[int], scale: int, *, jurors: int
) -> Group:
    cross = [[0] * (jurors + 1) for _ in range(jurors + 1)]
    weighted = [0] * (jurors + 1)
    mine = [(row, total) for row, total in zip(seats, sums, strict=True) if len(row) == size]
    for row, total in mine:
        for a in row:
            line = cross[a]
            weighted[a] += total
            for b in row:
                line[b] += 1
    for line in cross:
        line[-1] = sum(line)
    last = [line[-1] for line in cross[:-1]]
    cross[-1] = [*last, size * size * len(mine)]
    weighted[-1] = size * sum(total for _, total in mine)
    return Group(
        size=size,
        number=len(mine),
        cross=cross,
        weighted=[value / scale for value in weighted],
        squares=sum(total * total for _, total in mine) / scale**2,
    )


def absorb(given: Design, shrinks: Sequence[float]) -> Absorbed:
    """Take out each item's effect: `shrinks` says how much of its mark sum it explains, by group.

    With 1/n it explains all it can (items free); with γ/(1 + γn) it is drawn from a normal distribution whose
    variance is γ times that of the residual.
    """
    matrix = [[0.0] * len(given.counts) for _ in given.counts]
    for number, count in enumerate(given.counts):
        matrix[number][number] = matrix[number][-1] = matrix[-1][number] = count
    right, square = list(given.margins), given.square
    for shrink, group in zip(shrinks, given.groups, strict=True):
        matrix = [
            [x - shrink * y for x, y in zip(row, line, strict=True)]
            for row, line in zip(matrix, group.cross, strict=True)
        ]
        right = [x - shrink * y for x, y in zip(right, group.weighted, strict=True)]
        square -= shrink * group.squares
    return Absorbed(matrix, right, square)


def within(given: Design) -> Absorbed:
    """Return the equations of severities alone, from contrasts inside items."""
    found = absorb(given, [1 / group.size for group in given.groups])
    return Absorbed([row[:-1] for row in found.matrix[:-1]], found.right[:-1], found.square)
