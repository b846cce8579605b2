"""The bootstrap of a ranking by means: what if other reviews of the same kind had been drawn?

Efron 1979, "Bootstrap methods: another look at the jackknife". The reviews of each item are drawn again with
replacement, item by item, and the means ranked. Exact where every outcome can be counted, sampled elsewhere.
A tie across the line shares the places left with equal chances.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, between, instance_of, number, one_of, to_tuple, whole
from eig._ground.exact import exact
from eig._ground.frozen import FrozenMap
from eig._ground.html import table
from eig._ground.maps import exact_map, numbers
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.jury.marks._marks import reviews_rule
from eig.jury.marks.reviews import Reviews
from eig.jury.robustness._resampling import Tally, count_all, resampled, sample
from eig.jury.robustness.leave_one_out import RankRange
from eig.jury.robustness.pictures import rank_ranges_picture
from eig.reasons import Trace, reasons_in
from eig.typing import Lang, MapFunction, ProgressCall

__all__ = ["Bootstrap", "bootstrap"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("jury.robustness")


def _intervals(given: Iterable[RankRange]) -> tuple[RankRange, ...]:
    return to_tuple(given)


@final
@checked
@frozen(kw_only=True)
class Bootstrap(Value):
    """The ranks of items when their reviews are drawn again.

    Args:
        kind: `exact` or `sampled`.
        replicates: How many replicates were drawn; None where all outcomes are counted.
        seed: The seed of the sample; None where all outcomes are counted.
        places: How many places there are.
        level: The share of outcomes that an interval of ranks covers at least.
        top: The probability of each item to be within the places.
        mean_rank: The mean of its rank, tied items sharing the mean of their places.
        intervals: The central interval of its rank, in the order of mean ranks.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
    >>> result = bootstrap(reviews, places=1)
    >>> result.top, result.kind
    (FrozenMap({'a': Fraction(11, 16), 'b': Fraction(5, 16)}), 'exact')
    """

    kind: Literal["exact", "sampled"]
    replicates: int | None
    seed: int | None
    places: int
    level: Fraction = field(converter=exact)
    top: FrozenMap[Fraction] = field(converter=exact_map)
    mean_rank: FrozenMap[Fraction] = field(converter=exact_map)
    intervals: tuple[RankRange, ...] = field(converter=_intervals)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("kind", one_of("exact", "sampled"))
        faults.check("replicates", whole(1).or_none())
        faults.check("seed", whole().or_none())
        faults.check("places", whole(0))
        faults.check("level", number)
        faults.check("top", numbers)
        faults.check("mean_rank", numbers)
        faults.check("intervals", instance_of(RankRange).each())
        faults.done()

    def interval(self, item: str) -> RankRange:
        """Return the interval of ranks of an item.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("b", "x", 2)])
        >>> str(bootstrap(reviews, places=1).interval("a"))
        'a: ranked 1 to 1'
        """
        if item not in self.top:
            raise UnknownKey("item", item, known=self.top)
        return next(one for one in self.intervals if one.item == item)

    def explain(self, item: str, *, lang: Lang = "en") -> Trace:
        """Say how sure the place of an item is.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
        >>> print(bootstrap(reviews, places=1).explain("a"))
        a: among the first 1 with probability ≈0.69, ranked 1 to 2 in 90 % of outcomes.
        """
        held = self.interval(item)
        reason = because(
            "bootstrap",
            places=self.places,
            chance=self.top[item],
            best=held.best,
            worst=held.worst,
            level=self.level * 100,
        )
        return Trace(subject=item, reasons=[reason], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item, in the order of mean ranks.

        >>> bootstrap(Reviews.from_triples([("a", "x", 5)]), places=1).rows()
        [{'item': 'a', 'top': Fraction(1, 1), 'mean_rank': Fraction(1, 1), 'best': 1, 'worst': 1}]
        """
        return [
            {
                "item": one.item,
                "top": self.top[one.item],
                "mean_rank": self.mean_rank[one.item],
                "best": one.best,
                "worst": one.worst,
            }
            for one in self.intervals
        ]

    def _repr_html_(self) -> str:
        return table(self.rows(), caption=f"Bootstrap ({self.kind}) for {self.places} places")

    def _repr_svg_(self) -> str:
        return rank_ranges_picture(self.intervals, places=self.places, marks=self.mean_rank)


@checked
def bootstrap(
    reviews: Reviews,
    *,
    places: int,
    replicates: int | None = None,
    seed: int = 0,
    level: int | str | Fraction = "9/10",
    map: MapFunction = map,
    progress: ProgressCall | None = None,
) -> Bootstrap:
    """Draw the reviews of each item again with replacement, and rank the means.

    Args:
        reviews: The marks; higher is better.
        places: How many places there are.
        replicates: How many samples to draw; None counts all outcomes exactly, for small juries.
        seed: The seed of the sample: the same seed gives the same result.
        level: The share of outcomes that an interval of ranks covers at least.
        map: An order-keeping map, such as an executor's.
        progress: Called with `(done, total)` after each block of replicates, or each item.

    Raises:
        Fault: The exact count would be too long.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
    >>> bootstrap(reviews, places=1, replicates=100, seed=1).kind
    'sampled'
    """
    share = exact(level)
    faults = Gather("bootstrap")
    faults.check("reviews", reviews_rule, reviews)
    faults.check("places", whole(0), places)
    faults.check("replicates", whole(1).or_none(), replicates)
    faults.check("level", between(0, 1), share)
    faults.done()
    drawn = resampled(reviews)
    tallies = (
        count_all(drawn, places, map=map, progress=progress)
        if replicates is None
        else sample(drawn, places, replicates=replicates, seed=seed, map=map, progress=progress)
    )
    found = dict(zip(reviews.items, tallies, strict=True))
    means = {item: tally.mean_rank for item, tally in found.items()}
    order = sorted(found, key=lambda item: (means[item], item))
    return Bootstrap(
        kind="exact" if replicates is None else "sampled",
        replicates=replicates,
        seed=None if replicates is None else seed,
        places=places,
        level=share,
        top={item: tally.chance for item, tally in found.items()},
        mean_rank=means,
        intervals=[_interval(item, found[item], share) for item in order],
    )


def _interval(item: str, tally: Tally, level: Fraction) -> RankRange:
    """Leave out at most half of the rest on each side."""
    best, worst = tally.between((1 - level) / 2)
    return RankRange(item=item, best=best, worst=worst)
