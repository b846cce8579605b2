"""A linear programme: columns by group, rows between bounds; what many columns share is kept once."""

from __future__ import annotations

from attrs import field, frozen

Entries = tuple[tuple[int, float], ...]
Vector = list[float]


@frozen(eq=False, repr=False)
class Programme:
    """Columns by group, at most worth; rows between bounds.

    Args:
        groups: The columns of each group, by number; a column is in one group at most, and one in none is
            any number from 0.
        counts: What the columns of each group sum to.
        worths: What one of each column is worth.
        entries: Of each column, `(row, coefficient)`.
        lows: The least that each row comes to.
        highs: The most.
        like: A programme of the same groups and worths: what it says of columns of the same entries is kept.
    """

    groups: tuple[tuple[int, ...], ...]
    counts: tuple[int, ...]
    worths: Vector
    entries: tuple[Entries, ...]
    lows: Vector
    highs: Vector
    like: Programme | None = None
    group_of: list[int] = field(init=False)
    shapes: tuple[tuple[int, int], ...] = field(init=False)  # of each column: its first row, its rest
    rests: tuple[Entries, ...] = field(init=False)  # the columns of a group mostly share theirs
    largest: float = field(init=False)  # no coefficient is above it

    def __attrs_post_init__(self) -> None:
        like, numbers = self.like, dict[Entries, int]()
        if like is None:
            group_of = [-1] * len(self.worths)
            for group, columns in enumerate(self.groups):
                for column in columns:
                    group_of[column] = group
            shapes = [_shape(column, numbers) for column in self.entries]
        else:
            group_of, numbers = like.group_of, {rest: number for number, rest in enumerate(like.rests)}
            known = zip(self.entries, like.entries, like.shapes, strict=True)
            shapes = [shape if now is old else _shape(now, numbers) for now, old, shape in known]
        object.__setattr__(self, "group_of", group_of)
        object.__setattr__(self, "shapes", tuple(shapes))
        object.__setattr__(self, "rests", tuple(numbers))
        largest = max([1.0, *[abs(one) for rest in numbers for _, one in rest]])
        object.__setattr__(self, "largest", largest)


def _shape(column: Entries, numbers: dict[Entries, int]) -> tuple[int, int]:
    """Return the first row of a column where it counts once (else none, the last), and its rest by number."""
    once = bool(column) and column[0][1] == 1.0
    rest = column[1:] if once else column
    return column[0][0] if once else -1, numbers.setdefault(rest, len(numbers))
