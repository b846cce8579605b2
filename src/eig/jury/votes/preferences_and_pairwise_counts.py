"""Orders of preference: tiers from best to worst, unseen candidates, and pairwise counts.

An order ranks the candidates that it names, in tiers from best to worst. Candidates of one tier are tied.
A candidate that it does not name was not seen: the order says nothing about it, neither good nor bad.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import accumulate, groupby
from typing import Final, cast, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, ways_in
from eig._values.field_rules_and_bounds import Rule, ids, whole
from eig._values.tuple_fields import TupleOf, to_each, to_ids, to_ids_once, to_tuple
from eig._values.value import Value, keeps, unchecked
from eig.errors import Fault, require_key
from eig.jury.marks.reviews import Reviews
from eig.jury.merit.ranking_groups_and_reasons import groups_rule, to_groups

tell: Tell = teller("jury.votes")
MOST_COMPARED: Final = 5_000  # two by two: some three hundred megabytes


@final
@frozen(kw_only=True, eq=False, repr=False)
class Preference(Value):
    """One order of preference: tiers from best to worst, and how many jurors hold it.

    Args:
        tiers: The candidates seen, best first; those of one tier are tied.
        count: How many jurors hold this order, or its weight as a whole number.

    >>> Preference(tiers=[["plume"], ["cibnav", "adler"]], count=2)
    Preference(tiers=(('plume',), ('adler', 'cibnav')), count=2)
    """

    tiers: tuple[tuple[str, ...], ...] = field(converter=to_groups, metadata=keeps(groups_rule))
    count: int = field(default=1, metadata=keeps(whole(1)))

    def _check(self, faults: Gather) -> None:
        faults.distinct("tiers", self.seen, what="candidate of an order", ways=ways_in(self.tiers))

    @property
    def seen(self) -> tuple[str, ...]:
        """The candidates that the order ranks, best first."""
        return tuple(candidate for tier in self.tiers for candidate in tier)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Preferences(Value):
    """Orders over a list of candidates.

    Args:
        candidates: All candidates, seen or not, in the order of their identifiers.
        orders: The orders of preference.

    >>> jury = Preferences.from_orders([Preference(tiers=[["a"], ["b"]]), Preference(tiers=[["b"]])])
    >>> jury.candidates, jury.complete
    (('a', 'b'), False)
    """

    candidates: tuple[str, ...] = field(converter=to_ids_once, metadata=keeps(ids, once="candidate"))
    orders: tuple[Preference, ...] = field(converter=TupleOf[Preference])

    def _check(self, faults: Gather) -> None:
        seen = (one for order in self.orders for one in order.seen)
        ways = ways_in(order.seen for order in self.orders)
        faults.known("orders", seen, self.candidates, what="a candidate", ways=ways)

    @classmethod
    @checked
    def from_orders(cls, orders: Sequence[Preference]) -> Preferences:
        """Take as candidates all that one order or more names.

        >>> Preferences.from_orders([Preference(tiers=[["a"], ["b"]])]).complete
        True
        """
        given = tuple(orders)
        return cls(candidates={one for order in given for one in order.seen}, orders=given)

    @classmethod
    @checked
    def from_reviews(cls, reviews: Reviews) -> Preferences:
        """Read each juror's marks as an order of the items marked: equal marks tie, no mark is no opinion.

        >>> marks = Reviews.from_triples([("a", "j1", 12), ("b", "j1", 14), ("c", "j2", 9)])
        >>> [order.tiers for order in Preferences.from_reviews(marks).orders]
        [(('b',), ('a',)), (('c',),)]
        """
        marks: dict[str, list[tuple[Fraction, str]]] = {juror: [] for juror in reviews.jurors}
        for review in reviews.reviews:
            marks[review.juror].append((-review.mark, review.item))
        orders = [Preference(tiers=_by_mark(given)) for given in marks.values()]
        return cls(candidates=reviews.items, orders=orders)

    @property
    def complete(self) -> bool:
        """Whether every order ranks every candidate."""
        return all(len(order.seen) == len(self.candidates) for order in self.orders)

    def pairwise(self, *, stop: Callable[[], bool] | None = None) -> PairwiseCounts:
        """Count, for each two candidates, the jurors who prefer one to the other.

        Args:
            stop: Asked for each candidate whether to leave it; a fault says so then.

        Raises:
            Fault: For more than five thousand candidates: they make twenty-five million counts.

        >>> Preferences.from_orders([Preference(tiers=[["a"], ["b"]], count=3)]).pairwise().over("a", "b")
        3
        """
        few_enough("pairwise.candidates", self.candidates, MOST_COMPARED)
        place = {candidate: at for at, candidate in enumerate(self.candidates)}
        wide = (sum(order.count for order in self.orders).bit_length() + 7) // 8 or 1
        rows, ask = [0] * len(self.candidates), asking("pairwise.candidates", self.candidates, stop)
        for order in self.orders:
            for tier, below in _below(order, place, 8 * wide):
                ask()
                for candidate in tier:
                    rows[place[candidate]] += order.count * below
        wins = tuple([_unpacked(row, len(rows), wide) for row in rows if not ask()])
        return unchecked(PairwiseCounts, candidates=self.candidates, wins=wins)


def few_enough(where: str, candidates: Sequence[str], most: int) -> None:
    """Refuse more candidates than may be compared two by two."""
    if len(candidates) > most:
        raise Fault(where, len(candidates), "jury.votes.compared", {"most": most})


def asking(where: str, candidates: Sequence[str], stop: Callable[[], bool] | None) -> Callable[[], bool]:
    """Return what comparisons two by two ask on their way: once the caller says stop, none can be told."""

    def ask() -> bool:
        """Refuse to go on once the caller says stop."""
        if stop is not None and stop():
            raise Fault(where, len(candidates), "jury.votes.compared_in_time")
        return False

    return ask


def _by_mark(given: list[tuple[Fraction, str]]) -> list[list[str]]:
    return [[item for _, item in tied] for _, tied in groupby(sorted(given), key=lambda one: one[0])]


# A row of counts is packed in one whole number, a field of bytes a candidate: one addition then adds a
# juror's view of one candidate against all the others, and a thousand candidates take milliseconds.


def _below(order: Preference, place: Mapping[str, int], bits: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each tier with a packed row that holds 1 at every candidate placed below it."""
    ones = [sum(1 << bits * place[candidate] for candidate in tier) for tier in reversed(order.tiers)]
    return zip(reversed(order.tiers), accumulate(ones, initial=0), strict=False)


def _unpacked(row: int, fields: int, wide: int) -> tuple[int, ...]:
    """Return the fields of a packed row, each `wide` bytes, the least significant first."""
    packed = row.to_bytes(fields * wide, "little")
    planes: list[Sequence[int]] = [packed[byte::wide] for byte in reversed(range(wide))]
    first, *others = planes
    return tuple(reduce(_joined, others, first))


def _joined(high: Iterable[int], low: Iterable[int]) -> Sequence[int]:
    return [256 * major + minor for major, minor in zip(high, low, strict=True)]


def _wins(wins: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    return to_each(wins, to_tuple)


def _is_plain(row: object) -> bool:
    """Tell whether a row holds plain whole numbers alone, as nearly all do: a thousand rows of a thousand."""
    return isinstance(row, tuple) and {*map(type, cast("tuple[object, ...]", row))} <= PLAIN


PLAIN: Final = frozenset((int,))
_each = whole(0, summed=True).each()
_rows_rule = Rule(
    lambda row: min(cast("tuple[int, ...]", row), default=0) >= 0 if _is_plain(row) else _each.holds(row),
    _each.code,
    _each.facts,
    lambda row: row if _is_plain(row) else _each.tidy(row),
    members=_each.members,
).each()


@final
@frozen(kw_only=True, eq=False, repr=False)
class PairwiseCounts(Value):
    """For each two candidates, how many jurors prefer the first to the second.

    Args:
        candidates: The candidates, in the order of their identifiers.
        wins: One row a candidate: how many jurors prefer it to each candidate, in the same order.

    >>> counts = PairwiseCounts(candidates=["a", "b"], wins=[[0, 2], [1, 0]])
    >>> counts.over("a", "b"), counts.over("b", "a")
    (2, 1)
    """

    candidates: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="candidate"))
    wins: tuple[tuple[int, ...], ...] = field(converter=_wins, metadata=keeps(_rows_rule))

    def _check(self, faults: Gather) -> None:
        size = len(self.candidates)
        square = [len(row) for row in self.wins] == [size] * size
        faults.that("wins", square, "jury.votes.square", size=size)

    def over(self, one: str, other: str) -> int:
        """Return how many jurors prefer one candidate to another.

        >>> PairwiseCounts(candidates=["a", "b"], wins=[[0, 2], [1, 0]]).over("b", "a")
        1
        """
        return self.wins[self._at(one)][self._at(other)]

    def _at(self, candidate: str) -> int:
        require_key("candidate", candidate, self.candidates)
        return self.candidates.index(candidate)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an ordered pair of candidates.

        >>> PairwiseCounts(candidates=["a", "b"], wins=[[0, 2], [1, 0]]).rows()[0]
        {'candidate': 'a', 'other': 'b', 'preferred_by': 2, 'against': 1}
        """
        return [
            {"candidate": one, "other": other, "preferred_by": self.wins[i][j], "against": self.wins[j][i]}
            for i, one in enumerate(self.candidates)
            for j, other in enumerate(self.candidates)
            if i != j
        ]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the square of wins, which is what people read."""
        return [
            {"": one, **dict(zip(self.candidates, row, strict=True))}
            for one, row in zip(self.candidates, self.wins, strict=True)
        ]
