"""How sure is a ranking? Expected ranks, the chance of being among the first, and the grey zone.

Rules: the expected rank of an item is 1 + Σ P(another is better), in closed form for normal errors (Laird &
Louis 1989, *Journal of Educational Statistics* 14:29-46); SUCRA = (n - ER)/(n - 1) (Salanti, Ades & Ioannidis
2011). Errors of items that share jurors go together: the variance of a difference takes it into account.

Floating-point statistics: they describe a ranking and never reorder it.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain, islice, repeat
from math import dist, erfc, frexp, ldexp, sqrt
from operator import add, sub
from typing import cast, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._maths.distributions import summed_cdf
from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import anything, ids, one_of, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.phrases_of_faults import Withheld
from eig._values.progress_and_stopping import Asked, Watch, mapped, watched
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, row_of, told_where_given
from eig.errors import look_up
from eig.jury.robustness._few_common_sources_of_error import multiplied, variances_apart
from eig.jury.robustness._ranks_counted_over_draws import AlikeItems, Tally, alike, quantile, tally, tasks
from eig.jury.robustness._shrinkage_to_the_common_mean import shrunken
from eig.jury.robustness.bootstrap_resampling import check_drawn
from eig.jury.severity.estimates_with_covariance import Estimates, shared
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in, trace
from eig.typing import Lang, MapFunction, ProgressCall

because: Because = reasons_in("jury.robustness")
tell: Tell = teller("jury.robustness")


@final
@frozen(kw_only=True, eq=False, repr=False)
class ExpectedRank(Value):
    """The rank that an item may expect.

    Args:
        item: The item.
        rank: Its expected rank, from 1, the best.
        sucra: (n - rank)/(n - 1): 1 is surely first, 0 surely last.
        top: The chance of being among the first k; None where no k is asked for.
        low: The best rank of the credible interval, from draws.
        high: The worst rank of it.
        zone: `in`, `out` or `grey`: surely among the first k, surely not, or neither.

    >>> ExpectedRank(item="a", rank=2.4, low=1, high=3).high
    3
    """

    item: str
    rank: float
    sucra: float | None = None
    top: float | None = None
    low: int | None = None
    high: int | None = None
    zone: str | None = None


@final
@frozen(kw_only=True, eq=False, repr=False)
class ExpectedRanks(Value):
    """Expected ranks, the best first; equal ones in the order of items.

    Args:
        ranks: One for each item.
        k: How many are selected, or None.
        draws: How many draws the chances come from.
        seed: Their seed.
        level: The credible level of rank intervals.
        untried: The items that were compared with none, as the caller said stop before any draw: the others
            have their ranks among each other.

    >>> found = expected_ranks(Estimates.independent({"a": 1, "b": 0}, {"a": 0.5, "b": 0.5}), prior="flat")
    >>> [(one.item, round(one.rank, 4)) for one in found.ranks]
    [('a', 1.1587), ('b', 1.8413)]
    """

    _BRIEF = "items {ranks}, k {k}"
    ranks: tuple[ExpectedRank, ...] = field(converter=TupleOf[ExpectedRank])
    k: int | None = None
    draws: int = 0
    seed: int = 0
    level: float = 0.5
    untried: tuple[str, ...] = field(
        default=(), converter=to_ids, metadata={**keeps(ids), **told_where_given}
    )

    def of(self, item: str) -> ExpectedRank:
        """Return an item's expected rank.

        >>> expected_ranks(Estimates.independent({"a": 1}, {"a": 1})).of("a").rank
        1.0
        """
        return look_up("item", item, self._at)

    @cached_property
    def _at(self) -> FrozenMap[ExpectedRank]:
        return FrozenMap({one.item: one for one in self.ranks})

    @property
    def sure_in(self) -> tuple[str, ...]:
        """The items that are surely among the first k."""
        return tuple(one.item for one in self.ranks if one.zone == "in")

    @property
    def grey(self) -> tuple[str, ...]:
        """The items of which these marks cannot tell: the jury deliberates, then may draw."""
        return tuple(one.item for one in self.ranks if one.zone == "grey")

    @property
    def sure_out(self) -> tuple[str, ...]:
        """The items that are surely not among the first k."""
        return tuple(one.item for one in self.ranks if one.zone == "out")

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """Whether the ranking says less than it shows."""
        wide = [
            one for one in self.ranks if one.low and one.high and one.high - one.low >= len(self.ranks) / 2
        ]
        untried = (because("uncompared", who=self.untried),) if self.untried else ()
        return (because("wide_ranks", count=len(wide)), *untried) if wide else untried

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say an item's expected rank and its chance; without a key, how many are surely in, out or neither.

        >>> print(expected_ranks(Estimates.independent({"a": 1, "b": 0}, {"a": 0.5, "b": 0.5})).explain("a"))
        a: expects rank 1.159 of 2.
        """
        if key is None:
            zones = {"sure": len(self.sure_in), "grey": len(self.grey), "out": len(self.sure_out)}
            whole = because("expected_ranks", count=len(self.ranks), k=self.k, **zones)
            return trace(tell("subject_expected_ranks", lang), [whole, *self.cautions], lang)
        one = self.of(key)
        reasons = [because("expected_rank", rank=one.rank, count=len(self.ranks))]
        if one.zone is not None:
            drawn = {"k": self.k, "top": one.top, "draws": self.draws, "seed": self.seed}
            reasons.append(because(f"zone_{one.zone}", **drawn))
        return trace(key, reasons, lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item.

        >>> expected_ranks(Estimates.independent({"a": 1}, {"a": 1})).rows()[0]["expected_rank"]
        1.0
        """
        return [
            {"item": one.item, "expected_rank": one.rank} | row_of(one, "sucra", "top", "low", "high", "zone")
            for one in self.ranks
        ]


@checked_by(estimates=anything)
def expected_ranks(
    estimates: Estimates,
    *,
    k: int | None = None,
    prior: str = "normal",
    draws: int = 2000,
    seed: int = 0,
    df: int | None = None,
    level: float = 0.5,
    sure: float = 0.9,
    map: MapFunction = map,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
) -> ExpectedRanks:
    """Return expected ranks in closed form and, with `k`, chances of being among the first k from draws.

    Args:
        estimates: Qualities with their errors, such as `calibrate(reviews).estimates`.
        k: How many will be selected; without it nothing is drawn.
        prior: `normal` draws qualities towards their mean first, unless they are already; `flat` takes them
            as they stand.
        draws: How many draws, 2000 or more for decisions; twenty million ranks at most, one for each item and
            draw.
        seed: The seed of the draws.
        df: Degrees of freedom of the variances, such as `calibrate(reviews).df`: chances from Student's t,
            wider than the normal, because variances are estimated too.
        level: The credible level of rank intervals.
        sure: From this chance, an item is surely in; to one less this chance, surely out.
        map: An order-keeping map, for draws in parallel.
        stop: Asked after each draw, or after a share of them where `map` is yours, whether to end with those
            made, which the result counts. Of more than 300 items it is asked before each is compared, too:
            those that are left are told as `untried`, and nothing is drawn.
        progress: Told how many shares of the draws are done, after each (`SearchProgress`).

    Raises:
        Fault: For an option out of its bounds, or estimates that are undefined, with the reason.

    >>> found = expected_ranks(
    ...     Estimates.independent({"a": 9, "b": 5, "c": 4.9, "d": 1}, dict.fromkeys("abcd", 0.25)), k=2)
    >>> found.sure_in, found.grey, found.sure_out
    (('a',), ('b', 'c'), ('d',))
    """
    _check(estimates, k=k, prior=prior, draws=draws, df=df, level=level, sure=sure)
    given = multiplied(_in_plain_units(estimates))
    posterior = shrunken(given) if prior == "normal" else given
    asked = Asked(Watch(None), stop)
    ranks = _closed_form(posterior, stop=asked.heard)
    untried = [item for at, item in enumerate(posterior.items) if at not in ranks]
    plain = _plain([posterior.items[at] for at in sorted(ranks)], [ranks[at] for at in sorted(ranks)])
    if k is None or untried:
        return ExpectedRanks(ranks=_sorted(plain), untried=untried)
    shares = tasks(posterior, k, draws, seed, df=df)
    share = partial(tally, stop=asked) if map is builtins.map else tally
    counts = _collect(
        watched(mapped(map, share, shares, len(shares), kind=Tally), len(shares), progress, asked)
    )
    drawn = len(counts.places)
    found = _drawn(plain, counts, drawn, level, rule=_zone_rule(sure, drawn, draws))
    return ExpectedRanks(ranks=_sorted(found), k=k, draws=drawn, seed=seed, level=level)


def _check(estimates: object, **options: object) -> None:
    faults = Gather("expected_ranks")
    items = 0
    if isinstance(estimates, Estimates):
        items = len(estimates.items) if options["k"] is not None else 0
        faults.check("k", whole(1, len(estimates.items)).or_none(), options["k"])
    else:
        why = estimates.reason if isinstance(estimates, Undefined) else None
        given = Withheld(estimates)
        faults.that("estimates", False, "jury.robustness.estimates", value=given, why=why)  # noqa: FBT003 # noted
    check_drawn(faults, "draws", cast("int", options["draws"]), items)
    faults.check("df", whole(1, MOST_DF).or_none(), options["df"])
    faults.check("prior", one_of("normal", "flat"), options["prior"])
    for name, low in (("level", 0.0), ("sure", 0.5)):
        value = options[name]
        within = isinstance(value, float) and low < value < 1
        faults.that(name, within, "jury.robustness.chance", value=value, low=low)
    faults.done()


MOST_DF = 10**9
"""Degrees of freedom from which Student's t is the normal to all digits."""
PLAIN = range(-100, 101)
"""Powers of two that the greatest number of estimates may have: sums of their squares are floats."""


def _in_plain_units(estimates: Estimates) -> Estimates:
    """Return estimates whose squares floats hold: ranks mind neither the unit nor the zero that they have."""
    middle = estimates.means[0] if estimates.means else 0.0
    apart = [mean - middle for mean in estimates.means]
    sources = estimates.factor or estimates.loadings
    most = max(map(abs, chain(apart, map(sqrt, estimates.own), chain.from_iterable(sources))), default=0.0)
    power = frexp(most)[1]
    if power in PLAIN:
        return estimates
    rows = [[ldexp(value, -power) for value in row] for row in sources]
    return evolve(
        estimates,
        means=[ldexp(mean, -power) for mean in apart],
        own=[ldexp(own, -2 * power) for own in estimates.own],
        loadings=estimates.loadings if estimates.factor else rows,
        factor=rows if estimates.factor else (),
    )


def _closed_form(estimates: Estimates, stop: Callable[[], bool]) -> dict[int, float]:
    """Return 1 + Σ Φ(difference / its standard deviation); without error, ties share their mid-rank.

    Items whose errors are alike differ by the same standard deviation from those of another such group, so
    that each two groups are one sum of normal curves. Stopped, it ranks those reached among each other.
    """
    groups, means = alike(estimates), estimates.means
    if len(groups) > FEW:
        return _pair_by_pair(estimates, groups, stop)
    ranks = dict[int, float]()
    kinds = [(own, shared(estimates, members[0]), members) for (own, _), members in groups.items()]
    for reached, (own, row, members) in enumerate(kinds, start=1):
        if len(ranks) > SOON and stop():
            break
        ranks.update(dict.fromkeys(members, 0.5))  # each passes itself by half
        for other, line, rivals in kinds[:reached]:
            scale = sqrt(own + other + dist(row, line) ** 2)
            for some, others in ((members, rivals), (rivals, members))[: 1 + (rivals is not members)]:
                passed = summed_cdf([-means[at] for at in some], [-means[at] for at in others], scale)
                for at, count in zip(some, passed, strict=True):
                    ranks[at] += count
    return ranks


def _pair_by_pair(estimates: Estimates, groups: AlikeItems, stop: Callable[[], bool]) -> dict[int, float]:
    """Return the same from one normal curve a pair: each item is held against those of the groups before it.

    Twice the chance that another is better is erfc, and what one of a pair lacks of 2 the other has.
    """
    fewest_first = sorted(groups.items(), key=lambda group: len(group[1]))
    owns, sizes = [own for (own, _), _ in fewest_first], [len(members) for _, members in fewest_first]
    spreads = variances_apart(owns, [row for (_, row), _ in fewest_first], estimates.factor)
    apart = chain.from_iterable(
        repeat(own if size == 1 else [*chain.from_iterable(map(repeat, own, sizes))], size)
        for size, own in zip(sizes, spreads, strict=True)
    )
    places = list(chain.from_iterable(members for _, members in fewest_first))
    means, twice = [sqrt(0.5) * estimates.means[at] for at in places], list[float]()
    for place, (mine, each) in enumerate(zip(means, apart, strict=True)):
        if place > SOON and stop():
            break
        better = [
            erfc((mine - mean) / sqrt(spread))
            for mean, spread in zip(islice(means, place), each, strict=False)
        ]
        twice = [*map(sub, twice, better), sum(better)]
    reached = len(twice)
    return {at: one / 2 + reached - place for place, (at, one) in enumerate(zip(places, twice, strict=False))}


SOON = 300
"""Items up to which ranks are soon known, so that nobody is asked whether to stop."""
FEW = 30
"""Groups of items with like errors up to which sums of curves are quicker than single ones."""


def _plain(items: Sequence[str], ranks: Sequence[float]) -> list[ExpectedRank]:
    n = len(items)
    return [
        ExpectedRank(item=item, rank=rank, sucra=(n - rank) / (n - 1) if n > 1 else None)
        for item, rank in zip(items, ranks, strict=True)
    ]


def _sorted(ranks: Iterable[ExpectedRank]) -> list[ExpectedRank]:
    return sorted(ranks, key=lambda one: (round(one.rank, 9), one.item))


def _collect(tallies: Iterable[Tally]) -> Tally:
    """Add up shares in their order, so that sums are the same whoever worked on them."""
    top: list[float] = []
    places: list[Sequence[int]] = []
    for part in tallies:
        top = list(map(add, top, part.top)) if top else list(part.top)
        places += part.places
    return Tally(top, places)


def _zone_rule(sure: float, drawn: int, asked: int) -> Callable[[float], str]:
    """Return the zone of a chance over the draws made: sure is what the others, if made, could not change."""

    def _zone(top: float) -> str:
        least = top * drawn / asked
        return "in" if least >= sure else "out" if least + 1 - drawn / asked <= 1 - sure else "grey"

    return (
        _zone if drawn < asked else lambda top: "in" if top >= sure else "out" if top <= 1 - sure else "grey"
    )


def _drawn(
    ranks: Sequence[ExpectedRank], counts: Tally, draws: int, level: float, *, rule: Callable[[float], str]
) -> list[ExpectedRank]:
    tail = draws * (1 - level) / 2
    return [
        evolve(
            one,
            top=top / draws,
            low=quantile(places, tail),
            high=quantile(places, draws - tail),
            zone=rule(top / draws),
        )
        for one, top, places in zip(
            ranks, counts.top, map(sorted, zip(*counts.places, strict=True)), strict=True
        )
    ]
