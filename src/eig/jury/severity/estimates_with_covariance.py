"""Estimated qualities whose errors go together: means, own variances, and what shared jurors bring.

The covariance of two items is the product of their `loadings`; to an item's own variance its `own` part is
added. So 170 dossiers marked by 12 jurors need 170 × 13 numbers, not 170 × 170. Jurors whose severities were
estimated together err together: `factor` says how, so that an item loads on its own jurors alone.
Floating-point statistics.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain
from math import inf, sqrt
from numbers import Real
from typing import Final, cast, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._maths.symmetric_matrices import combined, dot
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, floating, ids, one_of
from eig._values.frozen_maps import FrozenMap
from eig._values.tuple_fields import to_each, to_ids, to_tuple
from eig._values.value import Value, keeps
from eig.errors import UnknownKey
from eig.reasons import Because, Trace, reasons_in, trace
from eig.typing import Lang

because: Because = reasons_in("jury.severity")
tell: Tell = teller("jury.severity")


GREATEST: Final = 1e300


PLAIN: Final = frozenset((float,))


def _floats(values: Iterable[float]) -> tuple[float, ...]:
    """Return a series of floats; what is none, or no number, stays as it is, for the check."""
    given = to_tuple(values)
    if not isinstance(cast("object", given), tuple) or _is_plain(given):
        return given
    return tuple(map(_float, given))


def _float(value: object) -> float:
    """Return a number as a float, or as infinity where it is too great for one."""
    given = cast("float", value)
    try:
        return float(given) if isinstance(value, (Real, Decimal)) else given
    except OverflowError:
        return inf
    except TypeError:  # as a length of time of NumPy, which its table of numbers takes in
        return given


def _loadings(values: Iterable[Iterable[float]]) -> tuple[tuple[float, ...], ...]:
    return to_each(values, _floats)


def _is_plain(row: object) -> bool:
    return isinstance(row, tuple) and {*map(type, cast("tuple[object, ...]", row))} <= PLAIN


_each = floating.each()
_row = Rule(lambda row: _is_plain(row) or _each.holds(row), _each.code, _each.facts, members=_each.members)
"""The rule of a row of floats: a thousand of them are looked at by their kinds alone."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Estimates(Value):
    """Estimates of items with their errors.

    Args:
        items: The items.
        means: The estimate of each; greater is better.
        own: The part of each variance that no other item shares, at or above 0.
        loadings: For each item, its share of each common source of error; as many for all, or none.
        prior: `flat`, or `normal` once qualities are drawn towards their mean.
        factor: Where the sources themselves go together, a row F for each: two sources have the covariance
            FF'. Without it they have nothing in common, and a variance of one.

    >>> pair = Estimates(items=["a", "b"], means=[1, 0], own=[1, 1], loadings=[[2], [1]])
    >>> pair.variance("a"), pair.covariance("a", "b"), pair.variance_of_difference("a", "b")
    (5.0, 2.0, 3.0)
    >>> Estimates(items=["a"], means=[1], own=[1], loadings=[[1, 1]], factor=[[2, 0], [1, 1]]).variance("a")
    11.0
    """

    _BRIEF = "items {items}, prior {prior}"
    items: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="item"))
    means: tuple[float, ...] = field(converter=_floats, metadata=keeps(_row))
    own: tuple[float, ...] = field(converter=_floats, metadata=keeps(_row))
    loadings: tuple[tuple[float, ...], ...] = field(converter=_loadings, metadata=keeps(_row.each()))
    prior: str = field(default="flat", metadata=keeps(one_of("flat", "normal")))
    factor: tuple[tuple[float, ...], ...] = field(
        converter=_loadings, default=(), metadata=keeps(_row.each())
    )

    def _check(self, faults: Gather) -> None:
        count = len(self.items)
        for name in ("means", "own", "loadings"):
            held = len(getattr(self, name))
            faults.that(name, held == count, "jury.severity.one_for_each", value=held, count=count)
        numbers = {
            "means": self.means,
            "own": self.own,
            "loadings": chain.from_iterable(self.loadings),
            "factor": chain.from_iterable(self.factor),
        }
        for name, values in numbers.items():
            faults.that(name, sum(map(abs, values)) <= GREATEST, "jury.severity.finite_numbers")
        least = min(self.own, default=0.0)
        faults.that("own", not least < 0, "jury.severity.variances_from_zero", value=least)
        widths, lengths = (sorted(set(map(len, rows))) for rows in (self.loadings, self.factor))
        even = len(widths) <= 1
        faults.that("loadings", even, "jury.severity.as_many_loadings", value=tuple(widths))
        faults.that("factor", len(lengths) <= 1, "jury.severity.even_rows", value=tuple(lengths))
        if self.factor and even and widths:
            rows, sources = len(self.factor), widths[0]
            faults.that("factor", rows == sources, "jury.severity.row_a_source", value=rows, count=sources)

    @classmethod
    @checked
    def independent(cls, means: Mapping[str, float], variances: Mapping[str, float]) -> Estimates:
        """Build estimates whose errors have nothing in common.

        >>> Estimates.independent({"a": 1, "b": 0}, {"a": 0.5, "b": 2}).variance_of_difference("a", "b")
        2.5
        """
        faults = Gather("Estimates.independent")
        alike, named = means.keys() == variances.keys(), tuple(variances)
        faults.that("variances", alike, "jury.severity.same_items", value=named)
        for item, variance in variances.items():
            held = not variance < 0
            faults.that("variances", held, "jury.severity.variances_from_zero", value=variance, at=(item,))
        faults.done()
        own, loadings = [variances[item] for item in means], [()] * len(means)
        return cls(items=tuple(means), means=means.values(), own=own, loadings=loadings)

    @cached_property
    def _places(self) -> FrozenMap[int]:
        return FrozenMap({item: place for place, item in enumerate(self.items)})

    def _place(self, item: str) -> int:
        if item not in self._places:
            raise UnknownKey("item", item, known=self.items)
        return self._places[item]

    def mean(self, item: str) -> float:
        """Return the estimate of an item.

        >>> Estimates.independent({"a": 1.5}, {"a": 0}).mean("a")
        1.5
        """
        return self.means[self._place(item)]

    def variance(self, item: str) -> float:
        """Return the variance of an item's error.

        >>> Estimates(items=["a"], means=[0], own=[1], loadings=[[2]]).variance("a")
        5.0
        """
        place = self._place(item)
        row = shared(self, place)
        return self.own[place] + dot(row, row)

    def covariance(self, item: str, other: str) -> float:
        """Return the covariance of two items' errors.

        >>> Estimates(items=["a", "b"], means=[0, 0], own=[1, 1], loadings=[[2], [3]]).covariance("a", "b")
        6.0
        """
        if item == other:
            return self.variance(item)
        return dot(shared(self, self._place(item)), shared(self, self._place(other)))

    def variance_of_difference(self, item: str, other: str) -> float:
        """Return the variance of the difference of two items: what they share cancels out.

        >>> pair = Estimates(items=["a", "b"], means=[0, 0], own=[0, 0], loadings=[[2], [2]])
        >>> pair.variance_of_difference("a", "b")
        0.0
        """
        apart = self.variance(item) + self.variance(other) - 2 * self.covariance(item, other)
        return 0.0 if item == other else apart

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say an item's estimate and its standard error; without a key, how far estimates go.

        >>> print(Estimates.independent({"a": 12}, {"a": 4}).explain("a"))
        a: estimated at 12, give or take 2.
        """
        if key is None:
            low, high = min(self.means, default=0.0), max(self.means, default=0.0)
            return trace(
                tell("subject_estimates", lang),
                [because("estimates", count=len(self.items), low=low, high=high)],
                lang,
            )
        said = because("estimate", mean=self.mean(key), error=sqrt(self.variance(key)))
        return trace(key, [said], lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item.

        >>> Estimates.independent({"a": 12}, {"a": 4}).rows()
        [{'item': 'a', 'estimate': 12.0, 'standard_error': 2.0}]
        """
        rows = [shared(self, place) for place in range(len(self.items))]
        return [
            {"item": item, "estimate": mean, "standard_error": sqrt(own + dot(row, row))}
            for item, mean, own, row in zip(self.items, self.means, self.own, rows, strict=True)
        ]


def shared(estimates: Estimates, place: int) -> Sequence[float]:
    """Return the loadings of the item at a place on sources that have nothing in common.

    >>> shared(Estimates(items=["a"], means=[1], own=[1], loadings=[[1, 1]], factor=[[2, 0], [1, 1]]), 0)
    [3.0, 1.0]
    """
    row = estimates.loadings[place]
    return combined(row, estimates.factor) if estimates.factor else row
