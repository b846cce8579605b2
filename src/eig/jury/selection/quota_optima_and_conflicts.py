"""The best sets under quotas: proven optimal, all counted, with the price of each quota.

Quotas that cannot hold together are named, with the smallest relaxations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import islice
from math import lcm
from typing import NamedTuple, TypeVar, final

from attrs import evolve, field, frozen

from eig._maths.but_for_causes import fewest
from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import exact, exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import instance_of, map_of, marks, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.map_fields import exact_map, marks_map
from eig._values.progress_and_stopping import Asked, Steps, Watch, never
from eig._values.tuple_fields import MOST_LISTED, TupleOf, to_each, to_tuple
from eig._values.value import Value, keeps, told_where_given
from eig.errors import Fault
from eig.jury.rules.jury_rules_with_origins import Fill
from eig.jury.selection._best_sets_by_merit import merit_sets, merit_weight
from eig.jury.selection._greatest_weight_by_two_searches import (
    EFFORT,
    STEPS,
    best_sets,
    best_weight,
    can_hold,
    composed,
    feasible,
)
from eig.jury.selection._lagrangian_search_under_quotas import (
    Model,
    Node,
    Tired,
    dealt,
    end_of,
    of_any_size,
    ways_with,
)
from eig.programme.quotas import (
    GivenAttributes,
    Quota,
    attributes_map,
    attributes_rule,
    check_quotas,
    counting,
    id_sets,
    to_sets,
)
from eig.reasons import Because, Reason, reasons_in

MOST_SETS = 100
"""How many optimal sets are listed when several tie; all are counted."""

because: Because = reasons_in("jury.selection")
T = TypeVar("T")

SHOWN = 6
"""How many relaxations a sentence says; `relaxations` holds all."""


def _relaxations(ways: Iterable[Iterable[Quota]]) -> tuple[tuple[Quota, ...], ...]:
    return to_each(ways, to_tuple)


@final
@frozen(kw_only=True, eq=False, repr=False)
class QuotaOptimum(Value):
    """The best sets under quotas, and what the quotas cost.

    The best sets are those of as many items as can be, and of these those with the greatest total.

    Args:
        optimum: The total of the best sets: no set of as many that keeps the quotas has more, if `proven`.
        sets: The optimal sets, up to a limit, each in order of score.
        count: How many optimal sets there are, listed or not; where `count_open`, how many were found.
        second_best: The next total that a set of as many reaches; None if there is none, or `second_open`.
        unconstrained: The best total without any quota.
        prices: For each quota, by how much its removal would change the best total; one is left out where the
            search for it was stopped.
        places_won: For each quota, how many more its removal would let in: told before the points. One is
            left out where its search was stopped.
        conflict: The quotas that leave places unfilled; None where all are filled that can be without quotas.
        second_open: Whether the search for the next total was stopped: it is not known.
        shares: For each item that an optimal set holds, the share of the optimal sets that hold it.
        proven: Whether no set holds more items, nor as many with a greater total. Where it is false, the
            search was stopped: one set is told, the best that was found.
        count_open: Whether the search for all optimal sets was stopped: there may be others.

    >>> found = best_under_quotas({"a": 9, "b": 8, "c": 5}, places=2, attributes={"c": {"team": "x"}},
    ...                           quotas=[Quota(attribute="team", value="x", minimum=1)])
    >>> found.sets, found.price, found.prices
    ((('a', 'c'),), Fraction(3, 1), FrozenMap({'team=x': Fraction(3, 1)}))
    """

    optimum: Fraction = field(converter=exact)
    sets: tuple[tuple[str, ...], ...] = field(converter=to_sets, metadata=keeps(id_sets))
    count: int = field(metadata=keeps(whole(1)))
    second_best: Fraction | None = None
    unconstrained: Fraction = field(converter=exact)
    prices: FrozenMap[Fraction] = field(default=EMPTY, converter=exact_map)
    shares: FrozenMap[Fraction] = field(default=EMPTY, converter=exact_map)
    places_won: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(map_of(whole(0))))
    conflict: QuotaConflict | None = None
    second_open: bool = field(default=False, metadata=told_where_given)
    proven: bool = field(default=True, metadata=told_where_given)
    count_open: bool = field(default=False, metadata=told_where_given)

    @property
    def size(self) -> int:
        """How many items a best set holds.

        >>> best_under_quotas({"a": 9, "b": 8}, places=3).size
        2
        """
        return int(sum(self.shares.values()))

    @property
    def price(self) -> Fraction:
        """What all the quotas cost together, in points; `conflict` says what they leave unfilled."""
        return self.unconstrained - self.optimum

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a quota, with its price in places and in points.

        >>> best_under_quotas({"a": 9, "b": 8}, places=1).rows()
        []
        """
        return [
            {"quota": name, "places": won, "price": self.prices.get(name)}
            for name, won in self.places_won.items()
        ]


@final
@frozen(kw_only=True, eq=False, repr=False)
class QuotaConflict(Value):
    """Quotas that cannot hold for so many, and the smallest repairs.

    Where `fillable` is a number, fewer can be kept. Where it is None, no list of any size keeps the quotas
    named. Unless all or nothing is asked for, a repair is then one after which some list does, as long as
    can be.

    Args:
        quotas: The fewest quotas that cannot hold together, of as few those stated first; where `only` is
            None, some may be left out.
        places: How many were to be kept: the places, or all items where they are fewer.
        units: The fewest units by which bounds must be relaxed, all together; None where a search was stopped
            and they are not known: no relaxation, total or set is told then.
        relaxations: Each way to relax bounds by so many units and reach the best total: the quotas that it
            relaxes, with their new bounds. All of them: those of the fewest quotas first, then as stated.
        optimum: The best total after such a relaxation.
        sets: The best sets, whichever way is taken, up to a limit.
        count: How many best sets there are, listed or not.
        fillable: The most places that can be filled without relaxing anything; None if not even zero can.
        only: Whether no other quotas are in conflict as well; None where the search for the fewest quotas was
            stopped, so that some of those named may not be needed.

    >>> conflict = best_under_quotas({"a": 9, "b": 8}, places=2, attributes={"b": {"team": "x"}},
    ...                              quotas=[Quota(attribute="team", value="x", minimum=2)])
    >>> conflict.fillable, str(conflict).partition("; ")[0]
    (None, 'team=x: at least 2 cannot hold, however many of the places are filled')
    """

    quotas: tuple[Quota, ...] = field(converter=TupleOf[Quota])
    places: int = field(metadata=keeps(whole(0)))
    units: int | None = field(metadata=keeps(whole(0)))
    relaxations: tuple[tuple[Quota, ...], ...] = field(converter=_relaxations)
    optimum: Fraction | None = field(converter=exact_or_none)
    sets: tuple[tuple[str, ...], ...] = field(converter=to_sets, metadata=keeps(id_sets))
    count: int = field(metadata=keeps(whole(0)))
    fillable: int | None = field(default=None, metadata=keeps(whole(0)))
    only: bool | None = True

    @property
    def relaxed(self) -> tuple[Quota, ...]:
        """The quotas that the first of the relaxations relaxes, with their new bounds."""
        return self.relaxations[0] if self.relaxations else ()

    @property
    def several(self) -> bool:
        """Whether other bounds could be relaxed instead, by as many units and for as good a total."""
        return len(self.relaxations) > 1

    @property
    def reason(self) -> Reason:
        """The conflict and its smallest repairs, in a sentence."""
        ways = tuple(
            because("quota_relaxed", number=number if self.several else None, relaxed=one)
            for number, one in enumerate(self.relaxations, start=1)
        )
        more = len(ways) - SHOWN
        return because(
            "quota_conflict" if ways else "quota_conflict_open",
            quotas=self.quotas,
            places=self.places if self.fillable is not None else None,
            fillable=self.fillable,
            units=self.units,
            several=len(ways) if self.several else None,
            ways=ways[:SHOWN],
            more=more if more > 0 else None,
            only=self.only is not False,
            open=self.only is None or None,
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a relaxed quota, for each way to relax them.

        >>> quota = Quota(attribute="team", value="x", minimum=2)
        >>> best_under_quotas({"a": 9, "b": 8}, places=1, quotas=[quota]).rows()
        [{'relaxation': 1, 'quota': 'team=x', 'minimum': 0, 'maximum': None}]
        """
        return [
            {"relaxation": turn, "quota": one.name, "minimum": one.minimum, "maximum": one.maximum}
            for turn, relaxed in enumerate(self.relaxations, start=1)
            for one in relaxed
        ]


@checked_by(limit=whole(0, MOST_LISTED))
def best_under_quotas(
    scores: Mapping[str, int | str | Fraction],
    *,
    places: int,
    quotas: Iterable[Quota] = (),
    attributes: GivenAttributes = FrozenMap(),
    limit: int = MOST_SETS,
    priced: bool = True,
    fill: Fill = "as_many",
    stop: Callable[[], bool] | None = None,
) -> QuotaOptimum | QuotaConflict:
    """Return the sets that keep all quotas, of as many items as can be, with the greatest total score.

    Both are proven. Branching is on whole numbers with Lagrangian bounds (Fisher 1981): ties are exact. Where
    many quotas overlap, each search is stopped after so many steps, and the result says what is not known.

    Args:
        scores: The score of each item, exact.
        places: How many items a set has at most.
        quotas: The quotas, on any attributes, overlapping or not.
        attributes: For each item, its attributes, each with one value or several.
        limit: How many optimal sets to list; all are counted.
        priced: Whether to look for the second best and the price of each quota too.
        fill: `as_many` as the quotas allow, or `all_or_nothing`: a conflict where no set fills the places, or
            holds all items where they are fewer.
        stop: Asked now and then whether to stop with what is known.

    Raises:
        Fault: Every search was stopped before a set that keeps the quotas was found.

    >>> best_under_quotas({"a": 9, "b": 8, "c": 8}, places=2).sets
    (('a', 'b'), ('a', 'c'))
    """
    given = marks_map(scores)
    faults = Gather("best_under_quotas")
    faults.check("scores", marks, given)
    pool = pool_of(faults, given, places=places, quotas=quotas, attributes=attributes)
    heard = Asked(Watch(None), stop).heard if stop else never
    asked = evolve(pool, fill=fill, model=evolve(pool.model, stop=heard))
    return in_time("best_under_quotas", pool.quotas, partial(optimum_of, asked, limit, priced=priced))


def in_time(call: str, quotas: Sequence[Quota], search: Callable[[], T]) -> T:
    """Return what a search under quotas finds; refuse the quotas of a call under which it was stopped."""
    try:
        return search()
    except Tired:
        raise Fault(f"{call}.quotas", quotas, "jury.selection.found_in_time") from None


def optimum_of(pool: Pool, limit: int = MOST_SETS, *, priced: bool = True) -> QuotaOptimum | QuotaConflict:
    """Return the best sets of a pool, with what leaves places unfilled; or the conflict of its quotas."""
    found = best_of(pool, limit, priced=priced)
    if found is None:
        return repaired(pool, limit)
    left = found.size < pool.model.size
    return evolve(found, conflict=repaired(pool, limit, fillable=found.size)) if left else found


def best_of(pool: Pool, limit: int = MOST_SETS, *, priced: bool = False) -> QuotaOptimum | None:
    """Return the best sets of a pool, of as many as its rule asks for; None if there is none."""
    model, found = pool.model, _ends(pool, pool.model, priced=priced)
    if not found.ends and pool.fill == "as_many":
        chosen, proven = longest(model)
        if chosen is not None:
            model = evolve(model, size=len(chosen))
            best = _ends(pool, model, priced=priced)
            found = best if best.ends else _Ends.of(model, chosen)
        found = found._replace(proven=found.proven and proven)
    if not (found.proven or pool.by_merit):
        model, found = _or_dealt(pool, model, found)
    if found.ends:
        return _optimum(pool, model, found, limit, priced=priced)
    if not found.proven:
        raise Tired
    return None


def _or_dealt(pool: Pool, model: Model, found: _Ends) -> tuple[Model, _Ends]:
    """Return a set that is dealt, of as many items as can be, where no better one was found in time."""
    chosen = dealt(pool.model)
    size, weight = len(chosen), sum(map(pool.model.weights.__getitem__, chosen))
    known = (model.size, max(found.ends)) if found.ends else (0, 0)
    if not chosen or (size, weight) <= known or (pool.fill != "as_many" and size < pool.model.size):
        return model, found
    return evolve(model, size=size), _Ends.of(model, chosen)


def proven_of(found: QuotaOptimum | None) -> QuotaOptimum | None:
    """Return best sets that are known to be all of them; None where there is none."""
    if found is not None and (found.count_open or not found.proven):
        raise Tired
    return found


@frozen
class Pool:
    """Items in order of score, their quotas, and the whole-number model of both.

    Where scores are an order of merit, as `by_merit` tells, groups are settled in turn; `favour` then decides
    among equally good sets.
    """

    items: tuple[str, ...]
    quotas: tuple[Quota, ...]
    model: Model
    unit: int
    by_merit: bool = False
    favour: tuple[int, ...] = ()
    fill: Fill = "as_many"

    def best(self, model: Model, *, distinct: int = 1) -> dict[int, list[Node]]:
        """Return, by weight, the ends of all best sets of a model."""
        if self.by_merit:
            return merit_sets(model, distinct=distinct, favour=self.favour)
        return best_sets(model, distinct=distinct)

    def greatest(self, model: Model) -> int | None:
        """Return the weight of the best sets of a model that has some; None where the search was stopped."""
        try:
            return (merit_weight(model) if self.by_merit else best_weight(model, STEPS)) or 0
        except Tired:
            return None

    def named(self, ends: Iterable[Node], limit: int) -> tuple[tuple[str, ...], ...]:
        """Return the sets that end there, by name."""
        found = islice((chosen for end in ends for chosen in end.sets()), limit)
        return tuple(tuple(self.items[index] for index in chosen) for chosen in sorted(found))

    def shares(self, ends: Sequence[Node], count: int) -> FrozenMap[Fraction]:
        """Return the share of the sets that end there which hold each item."""
        ways = ways_with(ends)
        return FrozenMap({self.items[index]: Fraction(held, count) for index, held in ways.items()})

    def freed(self, quota: int, *, at_least: int) -> Model | None:
        """Return the model without one quota, of as many items as can be; None where that is not known."""
        free = unbound(self.model, quota, most=self.model.size)
        chosen, proven = longest(free, at_least, most=STEPS)
        return evolve(free, size=at_least if chosen is None else len(chosen)) if proven else None

    def score(self, weight: int) -> Fraction:
        """Return a weight as a score again."""
        return Fraction(weight, self.unit)


def unbound(model: Model, quota: int, *, most: int) -> Model:
    """Return the model with another most for one quota, and no least."""
    least, whole = list(model.least), list(model.most)
    least[quota], whole[quota] = 0, most
    return evolve(model, least=tuple(least), most=tuple(whole))


def pool_of(
    faults: Gather,
    scores: FrozenMap[Fraction],
    *,
    places: int,
    quotas: Iterable[Quota],
    attributes: GivenAttributes,
) -> Pool:
    """Return items in order of score with the model of their quotas.

    All that was given is checked first: `faults` are those of the call.
    """
    rules, known = to_tuple(quotas), attributes_map(attributes)
    faults.check("places", whole(0), places)
    stated = faults.check("attributes", attributes_rule, known, private=True)
    if faults.check("quotas", instance_of(Quota).each(), rules):
        faults.distinct("quotas", (rule.name for rule in rules), what="quota")
        if stated:
            check_quotas(faults, rules, known)
    if stated:
        faults.known("attributes", known, scores, what="an item")
    faults.done()
    items = tuple(sorted(scores, key=lambda item: (-scores[item], item)))
    size, unit = min(places, len(items)), lcm(*(score.denominator for score in scores.values()))
    model = Model(
        weights=tuple(int(scores[item] * unit) for item in items),
        size=size,
        members=tuple(counting(rules, items, known)),
        least=tuple(rule.minimum for rule in rules),
        most=tuple(size if rule.maximum is None else rule.maximum for rule in rules),
    )
    return Pool(items, rules, model, unit)


class _Ends(NamedTuple):
    """The ends of the best sets by weight, and what is proven of them."""

    ends: Mapping[int, Sequence[Node]]
    open: bool = False
    proven: bool = True
    whole: bool = True

    @classmethod
    def of(cls, model: Model, chosen: tuple[int, ...], *, proven: bool = False) -> _Ends:
        """Return one set, the best that was found."""
        weight = sum(map(model.weights.__getitem__, chosen))
        return cls({weight: [end_of([chosen], [len(chosen)])]}, open=True, proven=proven, whole=False)


def _ends(pool: Pool, model: Model, *, priced: bool) -> _Ends:
    known = _Ends({}, open=True, proven=False, whole=False)
    for distinct in range(1 + priced, 0, -1):
        try:
            return _Ends(pool.best(model, distinct=distinct), open=distinct <= priced)
        except Tired as tired:
            if tired.chosen is not None and not known.proven:
                known = _Ends.of(model, tired.chosen, proven=tired.proven)
    return known


def _optimum(pool: Pool, model: Model, found: _Ends, limit: int, *, priced: bool) -> QuotaOptimum:
    ends = found.ends
    best, *lower = sorted(ends, reverse=True)
    asked = enumerate(pool.quotas if priced and found.proven else ())
    tried = {quota.name: pool.freed(place, at_least=model.size) for place, quota in asked}
    freed = {name: one for name, one in tried.items() if one}
    greatest = {name: pool.greatest(one) for name, one in freed.items()}
    count = sum(end.ways for end in ends[best])
    return QuotaOptimum(
        optimum=pool.score(best),
        sets=pool.named(ends[best], limit),
        count=count,
        second_best=pool.score(lower[0]) if lower and priced else None,
        second_open=found.open and priced,
        unconstrained=pool.score(sum(pool.model.weights[: pool.model.size])),
        prices={name: pool.score(most - best) for name, most in greatest.items() if most is not None},
        places_won={name: one.size - model.size for name, one in freed.items()},
        shares=pool.shares(ends[best], count),
        proven=found.proven,
        count_open=not found.whole,
    )


def _least_slack(model: Model) -> int:
    """Return by how much some quota is missed whatever is chosen: where the search for a repair starts."""
    held = [sum(quota in members for members in model.members) for quota in range(len(model.least))]
    left = len(model.members) - model.size
    below = (low - min(have, model.size) for low, have in zip(model.least, held, strict=True))
    above = (have - left - high for high, have in zip(model.most, held, strict=True))
    return max((*below, *above), default=0)


def repaired(pool: Pool, limit: int = MOST_SETS, *, fillable: int | None = None) -> QuotaConflict:
    """Return the conflict of quotas that cannot hold together, with its smallest repair.

    Where as many are kept as can be, they are `fillable`; None if no list of any size keeps the quotas.
    """
    strict = pool.fill == "all_or_nothing"
    fillable = fullest(pool.model) if strict else fillable
    asked = of_any_size(pool.model) if fillable is None and not strict else pool.model
    spared = 0 if fillable is None or any(asked.least) else asked.size - fillable
    loose = evolve(asked, slack=max(1, spared, _least_slack(asked)))
    core, only = _core(asked if fillable is not None else of_any_size(pool.model))
    known = QuotaConflict(
        quotas=[pool.quotas[number] for number in core],
        places=pool.model.size,
        units=None,
        relaxations=(),
        optimum=None,
        sets=(),
        count=0,
        fillable=fillable,
        only=only,
    )
    try:
        while not feasible(loose):
            loose = evolve(loose, slack=loose.slack + 1)
        loose = _longer(evolve(pool.model, slack=loose.slack), 0)
        ends = pool.best(loose)
    except Tired:
        return known
    best = max(ends)
    return evolve(
        known,
        units=loose.slack,
        relaxations=_ways(pool, ends[best]),
        optimum=pool.score(best),
        sets=pool.named(ends[best], limit),
        count=sum(end.ways for end in ends[best]),
    )


def _core(model: Model) -> tuple[Sequence[int], bool | None]:
    """Return the fewest quotas in conflict, of as few the first stated, and whether no others are.

    Each is dropped if a conflict stays. Others are in conflict as well if one stays without some quota of it:
    fewer are then looked for. Where a search is stopped, those that are left are named, and the rest is None.
    """
    level = evolve(model, weights=(0,) * len(model.weights))
    left, every = level, range(len(model.least))
    kept: Sequence[int] = list(every)
    try:
        for quota in every:
            freed = unbound(left, quota, most=model.size)
            if not can_hold(freed, STEPS):
                left = freed
                kept = [one for one in kept if one != quota]
        only = all(can_hold(unbound(level, quota, most=model.size), STEPS) for quota in kept)
        if not only:
            kept = fewest(every, partial(_missed, level), most=len(kept)) or kept
    except Tired:
        return kept, None
    return kept, only


def _missed(level: Model, quotas: Collection[int]) -> list[int]:
    """Return the quotas that a set misses which keeps some; nothing where no set keeps them."""
    bounds = list(zip(level.least, level.most, strict=True))
    freed = [one if number in quotas else (0, level.size) for number, one in enumerate(bounds)]
    least, most = zip(*freed, strict=True)
    for end in composed(evolve(level, least=least, most=most), -1, Steps(STEPS, level.stop)):
        held = Counter(quota for item in next(end.sets()) for quota in level.members[item])
        return [number for number, (low, high) in enumerate(bounds) if not low <= held[number] <= high]
    return []


def _ways(pool: Pool, ends: Iterable[Node]) -> list[tuple[Quota, ...]]:
    """Return the ways to relax quotas so that the sets that end there keep them, each once.

    Sets that end at one node break the same quotas by as much, so that one of them is enough.
    """
    chosen = (next(end.sets()) for end in ends)
    ways = {_relaxed(pool, one) for one in chosen}
    turn = {one.name: number for number, one in enumerate(pool.quotas)}
    return sorted(
        ways, key=lambda way: (len(way), [(turn[one.name], one.minimum, one.maximum or 0) for one in way])
    )


def _relaxed(pool: Pool, chosen: Iterable[int]) -> tuple[Quota, ...]:
    """Return the quotas that a set breaks, with the bounds that it would keep."""
    picked = [pool.model.members[index] for index in chosen]
    found: list[Quota] = []
    for index, quota in enumerate(pool.quotas):
        count = sum(index in member for member in picked)
        if count < quota.minimum:
            found.append(evolve(quota, minimum=count))
        elif quota.maximum is not None and count > quota.maximum:
            found.append(evolve(quota, maximum=count))
    return tuple(found)


def fullest(model: Model) -> int | None:
    """Return how many items the largest set holds, at most the size of the model; None if there is none."""
    chosen, proven = longest(model)
    if not proven:
        raise Tired
    return None if chosen is None else len(chosen)


def longest(model: Model, known: int = -1, *, most: int = EFFORT) -> tuple[tuple[int, ...] | None, bool]:
    """Return the largest set found that holds more items than is known, and whether none holds more."""
    count, steps, chosen = len(model.members), Steps(most, model.stop), None
    level = evolve(of_any_size(model), weights=(*(1,) * count, *(0,) * model.size))
    try:
        while end := next(composed(level, known, steps), None):
            chosen = tuple(item for item in next(end.sets()) if item < count)
            known = len(chosen)
    except Tired:
        return chosen, False
    return chosen, True


def _longer(model: Model, known: int) -> Model:
    """Return the model within its slack of as many items as can be, where so many can."""
    longer = (evolve(model, size=size) for size in range(model.size, known, -1))
    return next((one for one in longer if feasible(one)), evolve(model, size=known))
