"""One mark of one juror on one item: what statistics of a jury work on.

A `Scoresheet` knows criteria, recusals and corrections; `Scoresheet.reviews()` boils it down to one exact
total a juror and item, which agreement, calibration, robustness and pictures all read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, wraps
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar, cast, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact_mark, wholes_of
from eig._values.faults_together import Gather, require, told_of
from eig._values.field_rules_and_bounds import mark as a_mark
from eig._values.field_rules_and_bounds import so_many, text
from eig._values.frozen_maps import FrozenMap, late
from eig._values.names_alike_but_for_case import look_alikes
from eig._values.plain_rows_as_columns import are_plain, in_threes, names_in, order_of, read_ahead, read_once
from eig._values.tuple_fields import to_sorted
from eig._values.value import Value, keeps, told_nowhere, unchecked

if TYPE_CHECKING:
    from eig.programme.tables import TableReading


@final
@frozen(kw_only=True, eq=False, repr=False)
class Review(Value):
    """The mark that one juror gave one item.

    Args:
        item: The identifier of what is judged: a challenge or a candidate.
        juror: The identifier of the juror.
        mark: The mark, exact; higher is better.

    >>> Review(item="plume", juror="j1", mark="13.5")
    Review(item='plume', juror='j1', mark=Fraction(27, 2))
    """

    item: str = field(metadata=keeps(text))
    juror: str = field(metadata=keeps(text))
    mark: Fraction = field(converter=exact_mark, metadata=keeps(a_mark))


_triples = so_many(text, text, a_mark).each()
Columns: TypeAlias = tuple[Sequence[str], Sequence[str], Sequence[Fraction]]
F = TypeVar("F", bound=Callable[..., Any])


def _sorted(reviews: Iterable[Review]) -> tuple[Review, ...]:
    return to_sorted(reviews, Review, lambda review: (review.item, review.juror), once=True)


def _order(items: Sequence[str], jurors: Sequence[str]) -> list[int] | None:
    """Return the order of columns; None where something is wrong with their names."""
    called, judging = names_in(items), names_in(jurors)
    if called is None or judging is None or look_alikes(called) or look_alikes(judging):
        return None
    return order_of(items, jurors, (called, judging))


def _by_columns(call: F) -> F:
    """Read triples by columns where all are plain and right; else one by one, which says what is not."""

    @wraps(call)
    def read(kind: type[Reviews], triples: object) -> object:
        """Read columns as triples, then build."""
        triples = read_ahead(triples)
        items, jurors, cells = in_threes(triples) or ((), (), ())
        found = read_once(cells) if cells and are_plain(cells) else None
        order = None if found is None else _order(items, jurors)
        if found is None or order is None:
            return call(kind, triples)
        put = [list(map(column.__getitem__, order)) for column in (items, jurors, found[0])]
        return reviews_of(*cast("Columns", put))

    return cast("F", read)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Reviews(Value):
    """Reviews of items by jurors, at most one a pair, in the order of items and jurors.

    Args:
        reviews: The reviews.
        reading: What was read of the table that they come from; its doubts are cautions of every ranking.

    >>> reviews = Reviews.from_triples([("b", "j1", 12), ("a", "j1", 10), ("a", "j2", "10.5")])
    >>> reviews.items, reviews.jurors, reviews.by_item["a"]["j2"]
    (('a', 'b'), ('j1', 'j2'), Fraction(21, 2))
    """

    _expected: ClassVar = "jury.marks.totals"
    reviews: tuple[Review, ...] = field(converter=_sorted)
    reading: TableReading | None = field(default=None, eq=False, repr=False, metadata=told_nowhere)

    def _check(self, faults: Gather) -> None:
        pairs = ((review.item, review.juror) for review in self.reviews)
        faults.distinct("reviews", pairs, what="pair of item and juror")
        faults.alike("items", {review.item for review in self.reviews}, what="item")
        faults.alike("jurors", {review.juror for review in self.reviews}, what="juror")

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Make the reviews of columns when they are first asked for."""
            if name != "reviews":
                raise AttributeError(name)
            rows = zip(*object.__getattribute__(self, "_columns"), strict=True)  # wrong reviews have none
            made = tuple([unchecked(Review, item=item, juror=juror, mark=mark) for item, juror, mark in rows])
            object.__setattr__(self, "reviews", made)
            return made

    @cached_property
    def _columns(self) -> Columns:
        rows = [(one.item, one.juror, one.mark) for one in self.reviews]
        items, jurors, marks = zip(*rows, strict=True) if rows else ((), (), ())
        return items, jurors, marks

    @classmethod
    @_by_columns
    @checked
    def from_triples(cls, triples: Iterable[tuple[str, str, int | str | Decimal | Fraction]]) -> Reviews:
        """Build from `(item, juror, mark)`.

        >>> len(Reviews.from_triples([("a", "j1", 3)]).reviews)
        1
        """
        given = tuple([(item, juror, exact_mark(mark)) for item, juror, mark in triples])
        require("Reviews.from_triples", triples=(_triples, given))
        made = [Review(item=item, juror=juror, mark=mark) for item, juror, mark in given]
        named: dict[str, str] = dict.fromkeys(("reviews", "items", "jurors"), "triples")
        return told_of("Reviews.from_triples", lambda: cls(reviews=made), named=named)

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The items reviewed, sorted."""
        return tuple(dict.fromkeys(self._columns[0]))

    @cached_property
    def jurors(self) -> tuple[str, ...]:
        """The jurors who reviewed, sorted."""
        return tuple(sorted({*self._columns[1]}))

    @cached_property
    def by_item(self) -> FrozenMap[FrozenMap[Fraction]]:
        """The marks of each item, by juror."""
        _, jurors, marks = self._columns
        starts = dict(zip(self.items, accumulate(map(len, self.units), initial=0), strict=False))
        sizes = dict(zip(self.items, map(len, self.units), strict=True))

        def _on(item: str) -> FrozenMap[Fraction]:
            own = slice(starts[item], starts[item] + sizes[item])
            return FrozenMap(zip(jurors[own], marks[own], strict=True))

        return late(self.items, _on)

    @cached_property
    def whole(self) -> tuple[int, tuple[int, ...]]:
        """The marks times their least common denominator: that number, then one whole number a review.

        Statistics sum whole numbers: exact, fast, and read once however many of them are asked for.

        >>> Reviews.from_triples([("a", "j1", "0.5"), ("a", "j2", 2)]).whole
        (2, (1, 4))
        """
        marks = self._columns[2]
        scale, wholes = wholes_of(marks)
        return scale, tuple([wholes[id(mark)] for mark in marks])

    @cached_property
    def units(self) -> tuple[tuple[int, ...], ...]:
        """The whole marks of each item, in the order of items and jurors.

        >>> Reviews.from_triples([("a", "j1", "0.5"), ("a", "j2", 2), ("b", "j1", 3)]).units
        ((1, 4), (6,))
        """
        stream = iter(self.whole[1])
        counts = Counter(self._columns[0])
        return tuple([tuple(islice(stream, count)) for count in counts.values()])

    @cached_property
    def sums(self) -> tuple[int, ...]:
        """The sum of the whole marks of each item.

        >>> Reviews.from_triples([("a", "j1", "0.5"), ("a", "j2", 2), ("b", "j1", 3)]).sums
        (5, 6)
        """
        return tuple(map(sum, self.units))

    @cached_property
    def grades(self) -> tuple[tuple[int, int], ...]:
        """Each whole mark that was given, from the least, and how often.

        >>> Reviews.from_triples([("a", "j1", 3), ("a", "j2", 2), ("b", "j1", 3)]).grades
        ((2, 1), (3, 2))
        """
        return tuple(sorted(Counter(self.whole[1]).items()))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a review.

        >>> Reviews.from_triples([("a", "j1", 3)]).rows()
        [{'item': 'a', 'juror': 'j1', 'mark': Fraction(3, 1)}]
        """
        return [{"item": one.item, "juror": one.juror, "mark": one.mark} for one in self.reviews]


def reviews_of(
    items: Sequence[str],
    jurors: Sequence[str],
    marks: Sequence[Fraction],
    *,
    reading: TableReading | None = None,
) -> Reviews:
    """Return the reviews of columns that are right, and in the order of items and jurors."""
    return unchecked(Reviews, reading=reading, _columns=(items, jurors, marks))
