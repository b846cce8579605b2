"""What would have to change for an item to be selected, on the mean of its marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import exact, exact_or_none
from eig._values.field_rules_and_bounds import ids, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap
from eig._values.map_fields import exact_map
from eig._values.tuple_fields import to_ids
from eig._values.value import Value, keeps
from eig.errors import UnknownKey, require_key
from eig.jury.marks.reviews import Reviews
from eig.jury.robustness._means_without_juror import Means
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.robustness")


@final
@frozen(kw_only=True, eq=False, repr=False)
class MarksNeeded(Value):
    """What would have to change for an item to be among the first.

    Args:
        item: The item.
        places: How many places there are.
        rank: Its rank now; so many places would be enough.
        mean: Its mean now.
        line: The mean to pass: that of the last who is in without it; None where no other bars its way.
        marks: For each of its jurors, the mark that would bring its mean to the line, all else the same: more
            than this mark and it is in, this mark and it ties. Only marks up to the highest, if one is given.
        absent: The jurors without any of whose marks it would be within the places, a tie included.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 4), ("b", "x", 2), ("b", "y", 5)])
    >>> change = marks_needed(reviews, "b", places=1, highest=5)
    >>> change.gap, change.marks, change.absent
    (Fraction(1, 1), FrozenMap({'x': Fraction(4, 1)}), ('x',))
    >>> print(change.explain())
    b: ranked 2 for one place: its mean is 1 under the line of 4.5; a mark of 4 from x would tie it; \
without the marks of x it would be in.
    """

    item: str = field(metadata=keeps(text))
    places: int = field(metadata=keeps(whole(0)))
    rank: int = field(metadata=keeps(whole(1)))
    mean: Fraction = field(converter=exact)
    line: Fraction | None = field(default=None, converter=exact_or_none)
    marks: FrozenMap[Fraction] = field(default=EMPTY, converter=exact_map)
    absent: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))

    @property
    def gap(self) -> Fraction:
        """How far the mean is under the line; zero or less where it reaches it."""
        return Fraction(0) if self.line is None else self.line - self.mean

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what would have to change; the only key is the item.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("b", "x", 2)])
        >>> print(marks_needed(reviews, "a", places=1).explain(lang="fr"))
        a : rang 1 pour une place : sa moyenne dépasse de 3 la ligne de 2.
        """
        if key not in {None, self.item}:
            raise UnknownKey("item", key, known=[self.item])
        marks = [because("mark_needed", mark=mark, juror=juror) for juror, mark in self.marks.items()]
        absences = [because("without_marks", juror=juror) for juror in self.absent]
        return Trace(subject=self.item, reasons=[self._place(), *marks, *absences], lang=lang)

    def _place(self) -> Reason:
        side = "free" if self.line is None else "under" if self.gap > 0 else "over" if self.gap < 0 else "on"
        return because(f"line_{side}", rank=self.rank, places=self.places, gap=abs(self.gap), line=self.line)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a juror whose mark could bring the item to the line.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("b", "x", 2)])
        >>> marks_needed(reviews, "b", places=1).rows()
        [{'item': 'b', 'juror': 'x', 'mark': Fraction(5, 1)}]
        """
        return [{"item": self.item, "juror": juror, "mark": mark} for juror, mark in self.marks.items()]


@checked_by(places=whole(0))
def marks_needed(
    reviews: Reviews, item: str, *, places: int, highest: int | str | Fraction | None = None
) -> MarksNeeded:
    """Return what would have to change for an item to be among the first, ranked by the mean of marks.

    Args:
        reviews: The marks of all jurors.
        places: How many places there are.
        highest: The highest mark that can be given; None where marks have no ceiling.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("b", "x", 2)])
    >>> marks_needed(reviews, "b", places=1).line
    Fraction(5, 1)
    """
    require_key("item", item, reviews.by_item)
    field = _Field(reviews, item, places)
    out = field.rank > places
    return MarksNeeded(
        item=item,
        places=places,
        rank=field.rank,
        mean=field.mean(field.own),
        line=field.line,
        marks=_marks_needed(reviews, item, field.line, exact_or_none(highest)) if out else {},
        absent=[juror for juror in reviews.jurors if out and field.is_in_without(juror)],
    )


class _Field:
    """An item among its rivals, whose means are read once. Private, used once."""

    def __init__(self, reviews: Reviews, item: str, places: int) -> None:
        self.item, self.places, self.means = item, places, Means.of(reviews)
        self.keys = dict(self.means.keys)
        self.own = self.keys.pop(item)
        self.rising = sorted(self.keys.values())

    @property
    def rank(self) -> int:
        """The rank among the others."""
        return 1 + self._above(self.own)

    def _above(self, key: int) -> int:
        return len(self.rising) - bisect_right(self.rising, key)

    def mean(self, key: int) -> Fraction:
        """Return the mean that a whole number stands for."""
        return Fraction(key, self.means.unit * self.means.scale)

    @property
    def line(self) -> Fraction | None:
        """The mean of the last who is in without the item."""
        return self.mean(self.rising[-self.places]) if 0 < self.places <= len(self.rising) else None

    def is_in_without(self, juror: str) -> bool:
        """Tell whether the item would be within the places, a tie included, without the marks of a juror."""
        changed = self.means.less(juror)
        own = changed.pop(self.item, self.own)
        if own is None:
            return False
        moved = sum(
            (key is not None and key > own) - (self.keys[other] > own) for other, key in changed.items()
        )
        return self._above(own) + moved < self.places


def _marks_needed(
    reviews: Reviews, item: str, line: Fraction | None, highest: Fraction | None
) -> dict[str, Fraction]:
    if line is None:
        return {}
    marks = reviews.by_item[item]
    short = line * len(marks) - sum(marks.values())
    needed = {juror: mark + short for juror, mark in marks.items()}
    return {juror: mark for juror, mark in needed.items() if highest is None or mark <= highest}
