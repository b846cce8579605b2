"""How far the weight of a criterion may move before the order changes, exactly.

When one weight moves and the others keep their ratios, every total is a straight line in that weight; two
items swap where their lines cross.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import common, exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between, ids, text
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import exact_map
from eig._values.phrases_of_faults import Quoted
from eig._values.progress_and_stopping import never
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, told_where_given, unchecked
from eig.errors import Fault, require_key
from eig.jury.marks.methods_and_policies import MissingPolicy
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.robustness._scores_by_weighted_criteria import Profiles
from eig.jury.robustness.pictures_of_marks_ranks_weights import weights_picture
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.robustness")


@final
@frozen(kw_only=True, eq=False, repr=False)
class RankReversal(Value):
    """Two items that swap at a weight.

    Args:
        above: The item that is better under the weight.
        below: The item that is better over it.
        at: The weight at which they tie, as a share of all weights.

    >>> RankReversal(above="b", below="a", at="4/9").at
    Fraction(4, 9)
    """

    above: str = field(metadata=keeps(text))
    below: str = field(metadata=keeps(text))
    at: Fraction = field(converter=exact)


@final
@frozen(kw_only=True, eq=False, repr=False)
class WeightStability(Value):
    """What happens to the order when one weight moves from 0 to 1 and the others keep their ratios.

    Args:
        varied: The criterion whose weight moves.
        weight: Its present share of all weights.
        with_all: For each item, its score on the criterion: its total if the criterion had all the weight.
        with_none: For each item, its total if the criterion had no weight.
        swaps: Every swap of two items, by weight.
        untried: The items that were compared with none, as the caller said stop: those that rank last at the
            present weight. They are left out of all that is told here.

    >>> scores = {"a": {"x": 8, "y": 5, "z": 6}, "b": {"x": 6, "y": 7, "z": 7}}
    >>> found = weight_stability(scores, weights={"x": "1/2", "y": "3/10", "z": "1/5"}, varied="x")
    >>> found.swaps, found.leader_stable_on
    ((RankReversal(above='b', below='a', at=Fraction(4, 9)),), (Fraction(4, 9), Fraction(1, 1)))
    """

    _BRIEF = "varied {varied}, items {with_all}, swaps {swaps}"
    varied: str = field(metadata=keeps(text))
    weight: Fraction = field(converter=exact)
    with_all: FrozenMap[Fraction] = field(converter=exact_map)
    with_none: FrozenMap[Fraction] = field(converter=exact_map)
    swaps: tuple[RankReversal, ...] = field(converter=TupleOf[RankReversal])
    untried: tuple[str, ...] = field(
        default=(), converter=to_ids, metadata={**keeps(ids), **told_where_given}
    )

    def totals_at(self, weight: int | str | Fraction) -> FrozenMap[Fraction]:
        """Return the total of each item if the criterion had a share of all weights, from 0 to 1.

        >>> scores = {"a": {"x": 8, "y": 5}}
        >>> weight_stability(scores, weights={"x": 1, "y": 1}, varied="x").totals_at("1/3")
        FrozenMap({'a': Fraction(6, 1)})
        """
        share, faults = exact(weight), Gather("WeightStability")
        faults.check("weight", between(0, 1), share)
        faults.done()
        return FrozenMap(
            {item: share * mark + (1 - share) * self.with_none[item] for item, mark in self.with_all.items()}
        )

    def ranking_at(self, weight: int | str | Fraction) -> Ranking:
        """Return the ranking if the criterion had a share of all weights.

        >>> scores = {"a": {"x": 8, "y": 5}, "b": {"x": 6, "y": 7}}
        >>> weight_stability(scores, weights={"x": 1, "y": 1}, varied="x").ranking_at(0).order
        ('b', 'a')
        """
        return Ranking.from_scores(self.totals_at(weight), method="weighted mean")

    @property
    def ranking(self) -> Ranking:
        """The ranking at the present weight."""
        return self.ranking_at(self.weight)

    @property
    def stable_on(self) -> tuple[Fraction, Fraction]:
        """The weights between which no two items swap, both included: at an end, two of them tie."""
        return self._between(self.swaps)

    @property
    def leader_stable_on(self) -> tuple[Fraction, Fraction]:
        """The weights between which the first stays first, both included: at an end, another ties with it."""
        return self.stable_for_first(1)

    def stable_for_first(self, places: int) -> tuple[Fraction, Fraction]:
        """Return the weights between which the same items fill the places: no swap crosses the line.

        >>> scores = {"a": {"x": 8, "y": 5}, "b": {"x": 6, "y": 7}, "c": {"x": 0, "y": 0}}
        >>> weight_stability(scores, weights={"x": 1, "y": 1}, varied="x").stable_for_first(2)
        (Fraction(0, 1), Fraction(1, 1))
        """
        ranks = self.ranking.ranks
        kept = {item for item, place in ranks.items() if place <= places}
        return self._between([one for one in self.swaps if (one.above in kept) != (one.below in kept)])

    def _between(self, swaps: Iterable[RankReversal]) -> tuple[Fraction, Fraction]:
        points = [
            *(one.at for one in swaps),
            *[self.weight] * bool(self.untried),
        ]  # who was not compared may swap
        low = max((at for at in points if at <= self.weight), default=Fraction(0))
        return low, min((at for at in points if at >= self.weight), default=Fraction(1))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say which swaps an item has; without a key, between which weights the order and the first hold.

        >>> scores = {"a": {"x": 8, "y": 5}, "b": {"x": 6, "y": 7}}
        >>> print(weight_stability(scores, weights={"x": 1, "y": 1}, varied="x").explain("a"))
        a: swaps with b where x weighs 1/2.
        """
        if key is None:
            return Trace(subject=self.varied, reasons=[self._whole(), *self._untried()], lang=lang)
        require_key("item", key, self.with_all)
        reasons = [
            because(
                "swap", other=one.below if key == one.above else one.above, varied=self.varied, at=str(one.at)
            )
            for one in self.swaps
            if key in (one.above, one.below)
        ]
        silent = [because("no_swap", varied=self.varied)]
        return Trace(subject=key, reasons=[*(reasons or silent), *self._untried()], lang=lang)

    def _untried(self) -> list[Reason]:
        return [because("uncompared", who=self.untried)] * bool(self.untried)

    def _whole(self) -> Reason:
        (low, high), (first, last) = self.stable_on, self.leader_stable_on
        ends = {"low": str(low), "high": str(high), "first": str(first), "last": str(last)}
        return because(
            "weight_stability", varied=self.varied, weight=str(self.weight), swaps=len(self.swaps), **ends
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a swap.

        >>> scores = {"a": {"x": 8, "y": 5}, "b": {"x": 6, "y": 7}}
        >>> weight_stability(scores, weights={"x": 1, "y": 1}, varied="x").rows()
        [{'varied': 'x', 'at': Fraction(1, 2), 'better_under': 'b', 'better_over': 'a'}]
        """
        return [
            {"varied": self.varied, "at": one.at, "better_under": one.above, "better_over": one.below}
            for one in self.swaps
        ]

    def _repr_svg_(self, lang: Lang = "en") -> str:
        return weights_picture(self, lang=lang)


@checked
def weight_stability(
    scores: Mapping[str, Mapping[str, int | str | Fraction]] | Scoresheet,
    *,
    weights: Mapping[str, int | str | Fraction] | None = None,
    varied: str,
    missing: MissingPolicy = "refuse",
    stop: Callable[[], bool] | None = None,
) -> WeightStability:
    """Return every swap of two items when the weight of a criterion moves and the others keep their ratios.

    Args:
        scores: For each item, its score on each criterion; or a scoresheet, which gives the means of its
            marks on each criterion.
        weights: The weight of each criterion; their sum need not be one. Those of the scoresheet's rubric by
            default.
        varied: The criterion whose weight moves.
        missing: What a missing mark counts as: see `MissingPolicy`. A renormalised total is no line in the
            weight, and is refused.
        stop: Asked after each item is compared with those that rank before it; once it returns True, the
            answer is about these, and those that are left are told as `untried`.

    Raises:
        Fault: The other criteria have no weight, so that they have no ratios to keep; scores that are not
            complete and may not be; a criterion of a scoresheet that applies to some items only.

    >>> scores = {"a": {"x": 8, "y": 5}, "b": {"x": 6, "y": 7}}
    >>> weight_stability(scores, weights={"x": 3, "y": 1}, varied="x").stable_on
    (Fraction(1, 2), Fraction(1, 1))
    """
    profiles = Profiles.given(scores, weights, missing, asked="weight_stability")
    profiles.check_lines()
    require_key("criterion", varied, profiles.weights)
    others = profiles.without(varied)
    if not others.total_weight:
        facts = {"varied": Quoted(varied)}
        raise Fault("weight_stability.weights", profiles.weights, "jury.robustness.other_weights", facts)
    with_all, with_none = profiles.marks_on(varied), others.totals()
    order = profiles.ranking().order
    swaps, tried = _crossings([(item, with_none[item], with_all[item]) for item in order], stop or never)
    return WeightStability(
        varied=varied,
        weight=profiles.weights[varied] / profiles.total_weight,
        with_all={item: with_all[item] for item in sorted(order[:tried])},
        with_none={item: with_none[item] for item in sorted(order[:tried])},
        swaps=swaps,
        untried=order[tried:],
    )


def _crossings(
    lines: Sequence[tuple[str, Fraction, Fraction]], stop: Callable[[], bool]
) -> tuple[list[RankReversal], int]:
    """Return where two of so many lines cross inside [0, 1]: at t, t·all + (1 - t)·none is equal for both."""
    found: list[RankReversal] = []
    tried: list[tuple[str, int, int]] = []
    _, wholes = common([*(none for _, none, _ in lines), *(all_ for _, _, all_ in lines)])
    for (first, _, _), none, all_ in zip(lines, wholes, wholes[len(lines) :], strict=False):
        for second, other_none, other_all in tried:
            under, over = none - other_none, all_ - other_all
            if under * over < 0 or (under == 0) != (over == 0):
                above, below = (first, second) if under > 0 or over < 0 else (second, first)
                at = Fraction(under, under - over)
                found.append(unchecked(RankReversal, above=above, below=below, at=at))  # names were checked
        tried.append((first, none, all_))
        if stop():
            break
    return sorted(found, key=_in_order), len(tried)


def _in_order(swap: RankReversal) -> tuple[float, Fraction, str, str]:
    """Sort by weight: rounding turns no order around, and the weights decide where it makes two one."""
    return float(swap.at), swap.at, swap.above, swap.below
