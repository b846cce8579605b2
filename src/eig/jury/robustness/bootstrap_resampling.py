"""The bootstrap of a ranking by means: what if other reviews of the same kind had been drawn?

Efron 1979, "Bootstrap methods: another look at the jackknife". The reviews of each item are drawn again with
replacement, item by item, and the means ranked. Exact where every outcome can be counted, sampled elsewhere.
Tied items share the ranks that they hold together with equal chances: one convention for the chance of a
place, the mean rank and the interval of ranks. One review drawn again is always the same, which is no
certainty: an item with a single review has no chance here, and its rank may be any.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import chain, product
from math import comb, floor, gcd, lcm
from operator import getitem, mul
from typing import Final, Literal, TypeAlias, cast, final

from attrs import define, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, between, counted, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import exact_map, frozen_map
from eig._values.progress_and_stopping import Asked, Watch, mapped, never, watched
from eig._values.seeded_random import uniform
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.errors import Fault, require_key
from eig.jury.marks.reviews import Reviews
from eig.jury.robustness.leave_one_out import RankRange
from eig.jury.robustness.pictures_of_marks_ranks_weights import rank_ranges_picture
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in
from eig.typing import Lang, MapFunction, ProgressCall

MOST_DRAWN: Final = 20_000_000
"""Ranks that a sample holds, one for each draw of each item: some half a gigabyte, and a minute or two."""


def check_drawn(faults: Gather, name: str, count: int, items: int) -> None:
    """Refuse a number of draws that is none, or more than memory holds for so many items."""
    if faults.check(name, whole(1), count):
        most = MOST_DRAWN // max(items, 1)
        faults.that(name, count <= most, "jury.robustness.draws", value=count, most=most, ranks=MOST_DRAWN)


because: Because = reasons_in("jury.robustness")
tell: Tell = teller("jury.robustness")


Place: TypeAlias = tuple[int, int]
"""How many items are above, and how many others tie."""

_share = between(0, 1)
SHARE: Final = Rule(lambda value: _share.holds(exact(cast("int", value))), _share.code, _share.facts)
"""A share as people give it, such as "9/10"."""
ALONE = Undefined(reason=because("one_review"))


def _chances(given: Mapping[str, Fraction | Undefined]) -> FrozenMap[Fraction | Undefined]:
    return frozen_map(given, lambda chance: chance if isinstance(chance, Undefined) else exact(chance))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Bootstrap(Value):
    """The ranks of items when their reviews are drawn again.

    Args:
        kind: `exact` or `sampled`.
        replicates: How many replicates were drawn; None where all outcomes are counted.
        seed: The seed of the sample; None where all outcomes are counted.
        places: How many places there are.
        level: The share of outcomes that an interval of ranks covers at least.
        top: The probability of each item to be within the places; undefined for an item with one review.
        mean_rank: The mean of its rank, tied items sharing the mean of their ranks.
        intervals: The central interval of its rank, tied items sharing their ranks, in the order of mean
            ranks; all ranks for an item with one review.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
    >>> result = bootstrap(reviews, places=1)
    >>> result.top, result.kind
    (FrozenMap({'a': Fraction(11, 16), 'b': Fraction(5, 16)}), 'exact')
    """

    _BRIEF = "{kind}, items {top}, places {places}"
    kind: Literal["exact", "sampled"]
    replicates: int | None = field(metadata=keeps(whole(1)))
    seed: int | None
    places: int = field(metadata=keeps(whole(0)))
    level: Fraction = field(converter=exact)
    top: FrozenMap[Fraction | Undefined] = field(converter=_chances)
    mean_rank: FrozenMap[Fraction] = field(converter=exact_map)
    intervals: tuple[RankRange, ...] = field(converter=TupleOf[RankRange])

    @property
    def alone(self) -> tuple[str, ...]:
        """The items with one review: how their marks would vary cannot be known."""
        return tuple(item for item, chance in self.top.items() if isinstance(chance, Undefined))

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to read with care: items with one review, which count as certain for the others."""
        return (because("lone_reviews", count=len(self.alone), items=self.alone),) if self.alone else ()

    def interval(self, item: str) -> RankRange:
        """Return the interval of ranks of an item.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 4), ("b", "x", 2), ("b", "y", 3)])
        >>> str(bootstrap(reviews, places=1).interval("a"))
        'a: ranked 1 to 1'
        """
        require_key("item", item, self.top)
        return next(one for one in self.intervals if one.item == item)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say how sure the place of an item is; without a key, how many are sure of one.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
        >>> print(bootstrap(reviews, places=1).explain("a"))
        a: within the one place with probability ≈0.69, ranked 1 to 2 in 90% of outcomes.
        >>> alone = Reviews.from_triples([("a", "x", 5), ("b", "x", 2)])
        >>> print(bootstrap(alone, places=1).explain("a"))
        a: its chance is undefined: one review drawn again is always the same, which is no certainty.
        """
        if key is None:
            return Trace(
                subject=tell("subject_bootstrap", lang), reasons=[self._whole(), *self.cautions], lang=lang
            )
        held, chance = self.interval(key), self.top[key]
        if isinstance(chance, Undefined):
            return Trace(subject=key, reasons=[chance.reason], lang=lang)
        reason = because(
            "bootstrap",
            places=self.places,
            chance=chance,
            best=held.best,
            worst=held.worst,
            level=self.level * 100,
        )
        return Trace(subject=key, reasons=[reason], lang=lang)

    def _whole(self) -> Reason:
        known = [chance for chance in self.top.values() if not isinstance(chance, Undefined)]
        sure, never = known.count(Fraction(1)), known.count(Fraction(0))
        return because(
            "bootstrap_whole",
            places=self.places,
            count=len(known),
            sure=sure,
            open=len(known) - sure - never,
            kind=self.kind,
            replicates=self.replicates,
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item, in the order of mean ranks.

        >>> bootstrap(Reviews.from_triples([("a", "x", 5), ("a", "y", 4)]), places=1).rows()
        [{'item': 'a', 'top': Fraction(1, 1), 'mean_rank': Fraction(1, 1), 'best': 1, 'worst': 1}]
        """
        return [
            {
                "item": one.item,
                "top": self._chance(one.item),
                "mean_rank": self.mean_rank[one.item],
                "best": one.best,
                "worst": one.worst,
            }
            for one in self.intervals
        ]

    def _chance(self, item: str) -> Fraction | None:
        chance = self.top[item]
        return None if isinstance(chance, Undefined) else chance

    def _repr_svg_(self, lang: Lang = "en") -> str:
        return rank_ranges_picture(self.intervals, places=self.places, marks=self.mean_rank, lang=lang)


@checked_by(places=whole(0), replicates=counted(1), level=SHARE)
def bootstrap(
    reviews: Reviews,
    *,
    places: int,
    replicates: int | None = None,
    seed: int = 0,
    level: int | str | Fraction = "9/10",
    map: MapFunction = map,
    stop: Callable[[], bool] | None = None,
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
        stop: Asked after each replicate, or after a block of them where `map` is yours, whether to end with
            those drawn, which the result counts: they are summed up, which takes longer where they are many.
            An exact count is not stopped: it is short, or refused.
        progress: Told how many blocks of replicates, or items, are done, after each (`SearchProgress`).

    Raises:
        Fault: The exact count would be too long, or a sample would have more than twenty million ranks, one
            for each item and replicate.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
    >>> bootstrap(reviews, places=1, replicates=100, seed=1).kind
    'sampled'
    """
    share = exact(level)
    faults = Gather("bootstrap")
    if replicates is not None:
        check_drawn(faults, "replicates", replicates, len(reviews.items))
    faults.done()
    drawn = resampled(reviews)
    tallies: Sequence[Tally] | Sequence[Column]
    if replicates is None:
        tallies = count_all(drawn, map=map, progress=progress)
    else:
        tallies, replicates = sample(
            drawn, replicates=replicates, seed=seed, map=map, stop=stop, progress=progress
        )
    found: dict[str, Tally | Column] = dict(zip(reviews.items, tallies, strict=True))
    means = {item: tally.mean_rank for item, tally in found.items()}
    unit, limit = lcm(*(mean.denominator for mean in means.values())), (1 - share) / 2
    order = {item: mean.numerator * (unit // mean.denominator) for item, mean in means.items()}
    limit *= next((tally.total for tally in tallies), 1)
    alone = {item for item, marks in reviews.by_item.items() if len(marks) == 1}
    return Bootstrap(
        kind="exact" if replicates is None else "sampled",
        replicates=replicates,
        seed=None if replicates is None else seed,
        places=places,
        level=share,
        top={item: ALONE if item in alone else tally.chance(places) for item, tally in found.items()},
        mean_rank=means,
        intervals=[
            RankRange(item=item, best=1, worst=len(found))
            if item in alone
            else _interval(item, found[item], len(found), limit)
            for item in sorted(found, key=lambda item: (order[item], item))
        ],
    )


def _interval(item: str, tally: Tally | Column, items: int, limit: Fraction) -> RankRange:
    """Leave out at most half of the rest on each side."""
    best, worst = tally.between(limit, items)
    return RankRange(item=item, best=best, worst=worst)


HERE: Final = map
"""What maps within this process, and can be stopped between two replicates."""
WHOLE: Final = "Q"
"""Places of all replicates are kept in arrays of eight bytes each."""
BLOCK = 50
"""Replicates are drawn in blocks of so many, each with its own seed: results do not depend on the map."""
SEED_STEP = 1_000_003
"""The seeds of blocks are so far apart, so that neighbouring seeds of callers share no block."""
MOST_OUTCOMES = 4_096
"""The outcomes of one item are listed up to so many; beyond, its reviews are drawn one by one."""
FEW_MARKS: Final = 40
"""Choices among so many marks are counted; of more there are more than of any sums that are counted."""
MOST_STEPS = 20_000_000
"""The exact count stops where it would take more steps than this, saying so: some ten seconds."""


@define
class Tally:
    """What became of one item: the weight of each place that it had, whole numbers."""

    weights: Counter[Place] = field(factory=Counter[Place])

    @property
    def total(self) -> int:
        """The weight of all outcomes."""
        return self.weights.total()

    @property
    def mean_rank(self) -> Fraction:
        """The mean rank, tied items sharing the mean of their ranks."""
        doubled = sum(weight * (2 * above + 2 + tied) for (above, tied), weight in self.weights.items())
        return Fraction(doubled, 2 * self.total)

    def chance(self, places: int) -> Fraction:
        """Return the probability of being within the places, tied items sharing their ranks."""
        within, unit = _up_to(self.weights, places)
        return Fraction(within, unit * self.total)

    def between(self, limit: Fraction, items: int) -> tuple[int, int]:
        """Return the best and the worst rank once at most so many outcomes are left out at each end."""
        worst = items + 1 - _first_beyond(_turned(self.weights, items), limit)
        return _first_beyond(self.weights, limit), worst


@frozen
class Column:
    """What became of one item in each replicate, the best place first: a place is `above * step + tied`.

    It says what a `Tally` says. Where places are in order, few of them count for a rank: those before are
    above it, and those beyond below. No tie has more than `most` items.
    """

    places: Sequence[int]
    step: int
    most: int

    @property
    def total(self) -> int:
        """How many replicates there are."""
        return len(self.places)

    @property
    def mean_rank(self) -> Fraction:
        """The mean rank, tied items sharing the mean of their ranks."""
        above, tied = divmod(sum(self.places), self.step)
        return Fraction(2 * (above + self.total) + tied, 2 * self.total)

    def chance(self, places: int) -> Fraction:
        """Return the probability of being within the places, tied items sharing their ranks."""
        sure, reached = self._from(places - self.most), self._from(places)
        within, unit = _up_to(self._cut(sure, reached), places)
        return Fraction(sure * unit + within, unit * self.total)

    def between(self, limit: Fraction, items: int) -> tuple[int, int]:
        """Return the best and the worst rank once at most so many replicates are left out at each end."""
        count = floor(limit) + 1  # so many are more than the limit, wherever they end
        end = max(above + tied + 1 for above, tied in self._cut(0, count))
        best = _first_beyond(self._cut(0, self._from(end)), limit)
        start = self.places[-count] // self.step
        last = self._cut(self._from(start - self.most), self.total)
        return best, items + 1 - _first_beyond(_turned(last, items), limit)

    def _from(self, above: int) -> int:
        """Return how many replicates have fewer items above."""
        return bisect_left(self.places, above * self.step)

    def _cut(self, start: int, end: int) -> Mapping[Place, int]:
        return {divmod(at, self.step): weight for at, weight in Counter(self.places[start:end]).items()}


def _up_to(weights: Mapping[Place, int], rank: int) -> tuple[int, int]:
    """Return the weight that falls up to a rank, and its unit; a tie is spread evenly over its ranks."""
    shared: dict[int, int] = {}
    for (above, tied), weight in weights.items():
        shared[tied + 1] = shared.get(tied + 1, 0) + weight * min(max(rank - above, 0), tied + 1)
    unit = lcm(*shared)
    return sum([weight * (unit // size) for size, weight in shared.items()]), unit


def _turned(weights: Mapping[Place, int], items: int) -> Mapping[Place, int]:
    """Return the places counted from the last."""
    return {(items - 1 - above - tied, tied): weight for (above, tied), weight in weights.items()}


def _first_beyond(weights: Mapping[Place, int], limit: Fraction) -> int:
    """Return the first rank up to which more than a limit falls, half of all at most.

    What falls up to a rank rises by straight lines, steeper where a tie begins, flatter where one ends. All
    is counted in shares of one whole number.
    """
    unit = lcm(limit.denominator, *[tied + 1 for _, tied in weights])
    bends: dict[int, int] = {}
    for (above, tied), weight in weights.items():
        share, end = weight * (unit // (tied + 1)), above + tied + 1
        bends[above] = bends.get(above, 0) + share
        bends[end] = bends.get(end, 0) - share
    left = limit.numerator * (unit // limit.denominator)
    done = slope = before = 0
    turns = iter(sorted(bends.items()))
    at, bend = next(turns)
    while (ahead := done + slope * (at - before)) <= left:
        done, slope, before = ahead, slope + bend, at
        at, bend = next(turns)
    return before + (left - done) // slope + 1


@frozen
class Drawn:
    """The reviews of one item, as whole numbers whose sums compare as means do, whatever their number."""

    marks: tuple[int, ...]

    @property
    def listed(self) -> bool:
        """Whether all outcomes are few enough to list."""
        count = min(len(self.marks), MOST_OUTCOMES.bit_length())  # two reviews or more have twice as many
        outcomes: int = count**count
        return outcomes <= MOST_OUTCOMES

    def outcomes(self) -> list[int]:
        """Return the sum of each equally likely outcome."""
        return [sum(drawn) for drawn in product(self.marks, repeat=len(self.marks))]

    def redrawn(self, draw: Callable[[], float]) -> int:
        """Return the sum of as many reviews, each drawn by itself."""
        return sum(self.marks[int(draw() * len(self.marks))] for _ in self.marks)

    @property
    def most_steps(self) -> int:
        """The most steps of `weights`: a sum is a choice of marks, and a whole number between two others."""
        count, apart = len(self.marks), sorted({*self.marks})
        gap = gcd(*[mark - apart[0] for mark in apart]) or 1
        sums = count * (apart[-1] - apart[0]) // gap + 1
        if len(apart) <= FEW_MARKS:
            sums = min(sums, comb(count + len(apart) - 1, count))
        return sums * count**2

    def weights(self) -> Counter[int]:
        """Return how many outcomes have each sum, one review after the other."""
        sums = Counter({0: 1})
        for _ in self.marks:
            ahead: Counter[int] = Counter()
            for (done, ways), mark in product(sums.items(), self.marks):
                ahead[done + mark] += ways
            sums = ahead
        return sums


def resampled(reviews: Reviews) -> tuple[Drawn, ...]:
    """Return the reviews of each item on one whole-number unit, in the order of items."""
    held = [tuple(reviews.by_item[item].values()) for item in reviews.items]
    # A sum of n marks, each divided by n, is a mean: the unit makes all these parts whole.
    unit = lcm(*(mark.denominator * len(marks) for marks in held for mark in marks))
    return tuple(
        Drawn(tuple(mark.numerator * (unit // (mark.denominator * len(marks))) for mark in marks))
        for marks in held
    )


# ── a sample ──────────────────────────────────────────────────────────────────────────────────────


def sample(
    drawn: Sequence[Drawn],
    *,
    replicates: int,
    seed: int,
    map: MapFunction,
    stop: Callable[[], bool] | None,
    progress: ProgressCall | None,
) -> tuple[list[Column], int]:
    """Return what became of each item over replicates, block by block, and how many these are."""
    lists = tuple(tuple(one.outcomes()) if one.listed else one for one in drawn)
    sizes = [min(BLOCK, replicates - start) for start in range(0, replicates, BLOCK)]
    blocks = [(seed * SEED_STEP + number, size) for number, size in enumerate(sizes)]
    step = replicates * len(drawn) + 1  # more than all who tie, in all replicates
    asked = Asked(Watch(None), stop).heard
    block = partial(_block, lists, step, stop=asked if map is HERE else never)
    done = watched(mapped(map, block, blocks, len(blocks), kind=list), len(blocks), progress, asked)
    met = list(chain.from_iterable(done))
    most = 1 + max((place % step for row in met for place in set(row)), default=0)
    return [Column(array(WHOLE, sorted(column)), step, most) for column in zip(*met, strict=True)], len(met)


def _block(
    lists: Sequence[tuple[int, ...] | Drawn], step: int, block: tuple[int, int], stop: Callable[[], bool]
) -> list[Sequence[int]]:
    """Return the place of each item in each replicate, up to a stop."""
    seed, size = block
    draw = uniform(seed)
    sums = _drawing(lists, draw)
    return watched((array(WHOLE, _places(sums(), step)) for _ in range(size)), size, None, stop)


def _drawing(lists: Sequence[tuple[int, ...] | Drawn], draw: Callable[[], float]) -> Callable[[], list[int]]:
    """Return what draws the sums of all items once more, item by item."""
    listed = [one for one in lists if isinstance(one, tuple)]
    if len(listed) == len(lists):
        sizes = list(map(len, listed))
        return lambda: list(map(getitem, listed, map(int, map(mul, sizes, iter(draw, None)))))
    return lambda: [
        one[int(draw() * len(one))] if isinstance(one, tuple) else one.redrawn(draw) for one in lists
    ]


def _places(values: Sequence[int], step: int) -> list[int]:
    place: dict[int, int] = {}
    above = 0
    for value, count in sorted(Counter(values).items(), reverse=True):
        place[value] = above * step + count - 1
        above += count
    return list(map(place.__getitem__, values))


# ── all outcomes ──────────────────────────────────────────────────────────────────────────────────


def count_all(drawn: Sequence[Drawn], *, map: MapFunction, progress: ProgressCall | None) -> list[Tally]:
    """Return the tally of each item over all outcomes, each counted once."""
    _check_steps(sum(one.most_steps for one in drawn))
    weights = tuple(one.weights() for one in drawn)
    # each value of each item meets every other item in up to n²/2 states
    _check_steps(sum(len(one) for one in weights) * len(weights) ** 3 // 2)
    work = mapped(map, partial(_count_one, weights), range(len(drawn)), len(drawn), kind=Tally)
    return watched(work, len(drawn), progress)


def _count_one(weights: Sequence[Counter[int]], index: int) -> Tally:
    """Count, for each value of an item, how many others are above and how many tie."""
    tally = Tally()
    others = [one for place, one in enumerate(weights) if place != index]
    for value, ways in sorted(weights[index].items()):
        for place, count in _against(others, value).items():
            tally.weights[place] += ways * count
    return tally


def _against(others: Sequence[Counter[int]], value: int) -> dict[Place, int]:
    """Return in how many outcomes so many others are above a value, and so many tie with it."""
    states = {(0, 0): 1}
    for other in others:
        higher = sum(ways for held, ways in other.items() if held > value)
        equal, lower = other[value], other.total() - higher - other[value]
        ahead: dict[Place, int] = {}
        for (above, tied), count in states.items():
            moves = ((above, tied, lower), (above + 1, tied, higher), (above, tied + 1, equal))
            for more, level, ways in moves:
                if ways:
                    ahead[more, level] = ahead.get((more, level), 0) + count * ways
        states = ahead
    return states


def _check_steps(steps: int) -> None:
    if steps > MOST_STEPS:
        facts = {"most": MOST_STEPS, "steps": steps}
        raise Fault("bootstrap.replicates", None, "jury.robustness.replicates", facts)
