"""The main list under quotas: what all optimal sets hold, what some hold, and what decisions settle."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from types import MappingProxyType
from typing import TypeAlias

from attrs import evolve

from eig._values.faults_together import Gather
from eig._values.frozen_maps import FrozenMap
from eig._values.phrases_of_faults import Quoted
from eig.errors import Fault
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.jury.rules.reserve_terms import ReserveTerms
from eig.jury.selection.quota_optima_and_conflicts import Pool, QuotaOptimum, best_of, pool_of, proven_of
from eig.lots.decisions_and_priorities_on_ties import Decision, Groups, refined_where_tied
from eig.programme.quotas import Attributes, Quota, counting

Members: TypeAlias = Mapping[str, tuple[str, ...]]
Scores: TypeAlias = Mapping[str, Fraction]
Ahead: TypeAlias = Callable[[str], tuple[int, int]]
"""How many, at least and at most, come before an item on the reserve list as is decided among equals."""


def _by_rank(ranking: Ranking, groups: Groups, _places: int) -> Scores:
    """Give the last of n one point and the first n: the sum grows as ranks get better."""
    count = len(ranking.order)
    return {item: Fraction(count + 1 - ranking.ranks[item]) for group in groups for item in group}


def _by_merit(_ranking: Ranking, groups: Groups, places: int) -> Scores:
    """Weigh one item of a group above all the places filled from the groups under it.

    A difference of two sets then says how many each group has more or fewer: see `leading`.
    """
    return {
        item: Fraction(_base(places) ** (len(groups) - number))
        for number, group in enumerate(groups, start=1)
        for item in group
    }


def _base(places: int) -> int:
    return 2 * places + 1


def leading(loss: Fraction, groups: Groups, places: int) -> tuple[tuple[str, ...], int]:
    """Return the first group of which a worse set by merit holds fewer, and how many fewer."""
    left, base, digits = int(loss), _base(places), list[int]()
    while left:
        digit = (left + places) % base - places
        digits.append(digit)
        left = (left - digit) // base
    return groups[-len(digits)], digits[-1]


OBJECTIVES: Mapping[str, Callable[[Ranking, Groups, int], Scores]] = MappingProxyType(
    {"scores": lambda ranking, _, __: ranking.scores, "ranks": _by_rank, "merit": _by_merit}
)


def weights_of(ranking: Ranking, groups: Groups, *, objective: str, places: int) -> dict[str, Fraction]:
    """Return what each item that may be kept weighs in an objective."""
    if objective == "scores" and not all(group[0] in ranking.scores for group in groups):
        raise Fault("select.objective", objective, "jury.selection.objective")
    weights = OBJECTIVES[objective](ranking, groups, places)
    return {item: weights[item] for group in groups for item in group}


def pooled(
    weights: Scores, rules: JuryRules, members: Members, *, favour: Mapping[str, int] = FrozenMap()
) -> Pool:
    """Return what is chosen from under rules, where each item says by name which quotas count it.

    Under quotas, an order of merit is settled group by group: `favour` then decides among equally good sets.
    """
    quotas, places = rules.quotas, rules.places or 0
    here = {item: names for item, names in members.items() if item in weights}
    attributes = attributes_of(here, quotas)
    pool = pool_of(Gather("select"), FrozenMap(weights), places=places, quotas=quotas, attributes=attributes)
    liked = tuple(favour.get(item, 0) for item in pool.items) if favour else ()
    by_merit = rules.objective == "merit" and bool(quotas)
    return evolve(pool, fill=rules.fill, by_merit=by_merit, favour=liked if by_merit else ())


def groups_above(ranking: Ranking, threshold: Fraction | None) -> Groups:
    """Return the groups of a ranking that reach a threshold, best first."""
    if threshold is None:
        return ranking.groups
    return tuple(group for group in ranking.groups if ranking.scores[group[0]] >= threshold)


def counted_by(
    quotas: Sequence[Quota], items: Iterable[str], attributes: Attributes
) -> FrozenMap[tuple[str, ...]]:
    """Return which quotas count each item, by its attributes."""
    found = counting(quotas, items := tuple(items), attributes)
    return FrozenMap(
        {item: tuple(quotas[at].name for at in own) for item, own in zip(items, found, strict=True)}
    )


def attributes_of(members: Members, quotas: Iterable[Quota]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the attributes of items from the names of the quotas that count them."""
    found: dict[str, dict[str, tuple[str, ...]]] = {item: {} for item in members}
    for quota in quotas:
        for item, names in members.items():
            if quota.name in names:
                found[item][quota.attribute] = (*found[item].get(quota.attribute, ()), quota.value)
    return found


def settled(
    optimum: QuotaOptimum,
    weights: Scores,
    decisions: Sequence[Decision],
    *,
    rules: JuryRules,
    members: Members,
) -> QuotaOptimum:
    """Return the optimal sets that decisions leave: at equal totals, the first item decided comes first."""
    named = [item for decision in decisions for item in decision.order]
    favour = {item: 1 << place for place, item in enumerate(reversed(named))}
    if rules.objective != "merit":
        weights, favour = _nudged(weights, favour), {}
    left = proven_of(best_of(pooled(weights, rules, members, favour=favour)))
    assert left is not None, "the same quotas held before the nudge"
    return evolve(optimum, sets=left.sets, count=left.count, shares=left.shares)


def _nudged(weights: Scores, favour: Mapping[str, int]) -> Scores:
    """Return weights among which favour decides, and only among equal totals."""
    unit = lcm(*(weight.denominator for weight in weights.values())) << len(favour)
    return {item: weight * unit + favour.get(item, 0) for item, weight in weights.items()}


def check_open(optimum: QuotaOptimum, decisions: Sequence[Decision]) -> None:
    open_ = {item for item, share in optimum.shares.items() if share < 1}
    named = tuple(item for decision in decisions for item in decision.order)
    out = tuple(sorted(open_ - set(named)))
    shut = tuple(item for item in named if item not in open_)
    told = not out or any(decision.rest is not None for decision in decisions)
    faults = Gather("select")
    faults.that("decisions", not shut, "jury.selection.undecided_item", value=shut)
    faults.that("decisions", told, "lots.all_tied", value=named, out=Quoted(out))
    faults.done()


def parted(waiting: Groups, decisions: Iterable[Decision]) -> Groups:
    """Return those who wait for the reserve list as decisions part them; refuse one that parts no equals."""
    faults = Gather("select")
    for one in decisions:
        tied = next((group for group in waiting if set(one.order).issubset(group)), ())
        out = tuple(item for item in tied if item not in one.order)
        faults.that("decisions", len(tied) > 1, "jury.selection.undecided_item", value=one.order)
        faults.that(
            "decisions", not out or one.rest is not None, "lots.all_tied", value=one.order, out=Quoted(out)
        )
        waiting = refined_where_tied(waiting, [one])
    faults.done()
    return waiting


def ordered(groups: Groups, decisions: Iterable[Decision]) -> Groups:
    """Return groups as decisions on the places order them, which may name items of several groups."""
    for one in decisions:
        parts = (
            evolve(one, order=[item for item in one.order if item in group])
            for group in map(frozenset, groups)
        )
        groups = refined_where_tied(groups, [part for part in parts if part.order])
    return groups


def ahead(ranks: Mapping[str, int], tied: Sequence[str], open_: int, ways: Sequence[frozenset[str]]) -> Ahead:
    """Return how many of those tied for the last places come before an item on the reserve list.

    At least, and at most where those ranked as well do: who loses the tie goes on it in order of merit. The
    ways in which some of them lose are gone through; where they are not known, any of the tied may lose.
    """
    losers = len(tied) - open_ if tied else 0

    def of(item: str) -> tuple[int, int]:
        before = {one for one in tied if ranks[one] < ranks[item]}
        level = before.union(one for one in tied if ranks[one] == ranks[item])
        if not ways:
            return max(losers - (len(tied) - len(before)), 0), min(losers, len(level))
        return min(len(before & some) for some in ways), max(len(level & some) for some in ways)

    return of


def ways_to_lose(tied: Sequence[str], optimum: QuotaOptimum | None) -> tuple[frozenset[str], ...]:
    """Return who of those tied loses, in each best set; nothing where not all of these are listed."""
    known = optimum is not None and len(optimum.sets) == optimum.count and not optimum.count_open
    return tuple(frozenset(tied).difference(one) for one in optimum.sets) if optimum and known else ()


def on_reserve(waiting: Groups, names: int | None, losers: Ahead) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who is on a reserve list however equals are parted, and who may be; both in order of merit."""
    if names is None:
        return flat(waiting), ()
    sure, unsure, count = list[str](), list[str](), 0
    for group in filter(None, waiting):
        least, most = losers(group[0])
        if count + len(group) + most <= names:
            sure += group
        elif count + least < names:
            unsure += group
        count += len(group)
    return tuple(sure), tuple(unsure)


def without(groups: Groups, gone: Container[str]) -> Groups:
    return tuple(tuple(item for item in group if item not in gone) for group in groups)


def flat(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(item for group in groups for item in group)


def reserve_names(terms: ReserveTerms, losers: int) -> int | None:
    """Return how many names are left for the reserve: those who lose an undecided tie come first on it."""
    return None if terms.names is None else max(terms.names - losers, 0)
