"""Estimated qualities whose errors go together: means, own variances, and what shared jurors bring.

The covariance of two items is the product of their `loadings`; to an item's own variance its `own` part is
added. So 170 dossiers marked by 12 jurors need 170 × 13 numbers, not 170 × 170. Jurors whose severities were
estimated together err together: `factor` says how, so that an item loads on its own jurors alone.
Floating-point statistics.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from math import sqrt
from typing import Final, TypeVar, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, one_of, text, to_ids
from eig._ground.frozen import FrozenMap
from eig._ground.sentences import Tell, teller
from eig._ground.values import Value
from eig._maths.linalg import combined, dot
from eig.errors import UnknownKey
from eig.reasons import Because, Trace, reasons_in, trace
from eig.typing import Lang

__all__ = ["Estimates"]


def __dir__() -> list[str]:
    return __all__


because: Because = reasons_in("jury.severity")
tell: Tell = teller("jury.severity")
T = TypeVar("T")


GREATEST: Final = 1e300


def _no_text(values: Iterable[T]) -> Iterable[T]:
    """Return a series; a text is none, though its digits could pass for numbers."""
    if isinstance(values, str):
        raise TypeError(values)
    return values


def _floats(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(map(float, _no_text(values)))


def _loadings(values: Iterable[Iterable[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(map(_floats, _no_text(values)))


@final
@checked
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

    items: tuple[str, ...] = field(converter=to_ids)
    means: tuple[float, ...] = field(converter=_floats)
    own: tuple[float, ...] = field(converter=_floats)
    loadings: tuple[tuple[float, ...], ...] = field(converter=_loadings)
    prior: str = "flat"
    factor: tuple[tuple[float, ...], ...] = field(converter=_loadings, default=())

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        if faults.check("items", text.each()):
            faults.distinct("items", self.items, what="item")
        faults.check("prior", one_of("flat", "normal"))
        count = len(self.items)
        for name in ("means", "own", "loadings"):
            found = getattr(self, name)
            faults.that(
                name,
                len(found) == count,
                rule=f"one for each of the {count} items",
                remedy="give as many as items",
                value=len(found),
            )
        numbers = {
            "means": self.means,
            "own": self.own,
            "loadings": chain.from_iterable(self.loadings),
            "factor": chain.from_iterable(self.factor),
        }
        for name, values in numbers.items():
            faults.that(
                name,
                sum(map(abs, values)) <= GREATEST,
                rule="estimates are numbers of at most 1e300",
                remedy="count in another unit",
            )
        faults.that(
            "own",
            not min(self.own, default=0) < 0,
            rule="variances are not negative",
            remedy="give 0 or more",
        )
        faults.that(
            "loadings",
            len(set(map(len, self.loadings))) <= 1,
            rule="every item has as many loadings",
            remedy="fill with 0",
        )
        faults.that(
            "factor",
            len(set(map(len, self.factor))) <= 1,
            rule="rows are as long as one another",
            remedy="fill with 0",
        )
        faults.that(
            "factor",
            not self.factor or set(map(len, self.loadings)) <= {len(self.factor)},
            rule="as many rows as an item has loadings",
            remedy="give a row for each source, or none",
            value=len(self.factor),
        )
        faults.done()

    @classmethod
    @checked
    def independent(cls, means: Mapping[str, float], variances: Mapping[str, float]) -> Estimates:
        """Build estimates whose errors have nothing in common.

        >>> Estimates.independent({"a": 1, "b": 0}, {"a": 0.5, "b": 2}).variance_of_difference("a", "b")
        2.5
        """
        faults = Gather("Estimates")
        rule, remedy = "means and variances are of the same items", "give both for each item"
        faults.that(
            "variances", means.keys() == variances.keys(), rule=rule, remedy=remedy, value=tuple(variances)
        )
        faults.done()
        return cls(
            items=means,
            means=means.values(),
            own=[variances[item] for item in means],
            loadings=[()] * len(means),
        )

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

    def __repr__(self) -> str:
        return f"<Estimates: items {len(self.items)}, prior {self.prior}>"

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
