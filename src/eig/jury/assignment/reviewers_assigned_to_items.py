"""Who reads what: the assignment of items to jurors that serves them best, with the proof that it does.

Hard rules are rules, never costs: the reviews of each item, the loads of each juror, recusals. Among all
assignments that keep them, `assign_reviewers` returns one of the greatest total affinity, or the fairest one.

The proof of a best total is a *price* for a place with each juror (linear programming duality). At those
prices no item gains by changing readers, and what the items choose plus what the places are worth is exactly
the total: anyone can check it with additions, without trusting the search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Literal, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._maths.flow_several_columns_each import Demand, Flow, Halted, bound, solve
from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import counted, each_once, ids, map_of, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import exact_map, ids_map
from eig._values.progress_and_stopping import Asked, Watch
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.jury.assignment.assignment_problem import (
    AssignmentProblem,
    Loads,
    Number,
    Proof,
    check_loads,
    spread,
)
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import ProgressCall

if TYPE_CHECKING:  # words load when something is said
    from eig.jury.assignment._readers_in_every_best_plan import Equals
    from eig.jury.assignment.shortages_and_two_repairs import NoAssignment
    from eig.jury.marks.recusals import Recusals
    from eig.typing import Lang

Aim = Literal["sum", "maximin", "leximin"]


because: Because = reasons_in("jury.assignment")
tell: Tell = teller("jury.assignment")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Assignment(Value):
    """Who reads what, and the proof that nothing better keeps the rules.

    Args:
        problem: The rules.
        readers: The jurors of each item.
        objective: `"sum"` for the greatest total, `"maximin"` for the best-off worst-off item and then the
            greatest total, `"leximin"` for the best-off worst-off item, then the second worst-off, and so on.
        min_shared: How many common items link two jurors; 0 if linking was not asked.
        prices: The price of a place with each juror, which proves `free_total`.
        free_total: The greatest total without fairness or linking; what it cannot exceed, where that flow was
            stopped.
        total_bound: What no assignment of this objective exceeds in total.
        worst_bound: What the worst-off item cannot exceed.
        proven: Whether the search ended, so that the bounds are reached.
        settled: Under `"leximin"`, of how many items, worst-off first, the affinity is proven the best that
            it can be; of all of them where it is `proven`.

    >>> plan = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=1,
    ...               affinity={"a": {"j1": 3, "j2": 2}, "b": {"j1": 3, "j2": 0}})
    >>> plan.readers, plan.total, plan.prices["j1"]
    (FrozenMap({'a': ('j2',), 'b': ('j1',)}), Fraction(5, 1), Fraction(1, 1))
    >>> plan.verify()
    ()
    >>> print(plan.explain("a"))
    a: read by j2, affinity 2 in all; j1 would suit better by 1, but its places cost 1 more.
    """

    _BRIEF = "items {readers}, jurors {problem.jurors}, total {total}"
    problem: AssignmentProblem
    readers: FrozenMap[tuple[str, ...]] = field(converter=ids_map, metadata=keeps(map_of(ids)))
    objective: Aim
    min_shared: int = field(default=0, metadata=keeps(whole(0)))
    prices: FrozenMap[Fraction] = field(converter=exact_map)
    free_total: Fraction = field(converter=exact)
    total_bound: Fraction = field(converter=exact)
    worst_bound: Fraction | None = None
    proven: bool = True
    settled: int = field(default=0, metadata=keeps(whole(0)))

    # ── what it is worth ──────────────────────────────────────────────────────────────────────────

    @cached_property
    def totals(self) -> FrozenMap[Fraction]:
        """The affinity of each item's readers, in all."""
        return FrozenMap({item: self._worth(item, readers) for item, readers in self.readers.items()})

    def _worth(self, item: str, readers: Iterable[str]) -> Fraction:
        return Fraction(sum((self.problem.worth(item, juror) for juror in readers), start=Fraction(0)))

    @property
    def total(self) -> Fraction:
        """The affinity of all reviews."""
        return sum(self.totals.values(), start=Fraction(0))

    @property
    def worst_first(self) -> tuple[Fraction, ...]:
        """The affinities of the items that are read, the worst-off first."""
        return tuple(sorted(self.totals[item] for item, readers in self.readers.items() if readers))

    @property
    def worst(self) -> Fraction:
        """The affinity of the worst-off item, among those that are read."""
        return min(self.worst_first, default=Fraction(0))

    @property
    def price(self) -> Fraction:
        """What fairness and linking cost: the total that they forgo."""
        return self.free_total - self.total

    @cached_property
    def by_juror(self) -> FrozenMap[tuple[str, ...]]:
        """The items of each juror."""
        piles: dict[str, list[str]] = {juror: [] for juror in self.problem.jurors}
        for item, readers in self.readers.items():
            for juror in readers:
                piles[juror].append(item)
        return ids_map(piles)

    @property
    def loads(self) -> FrozenMap[int]:
        """How many items each juror reads."""
        return FrozenMap({juror: len(items) for juror, items in self.by_juror.items()})

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The jurors linked by shared items: marks compare inside a group, never across.

        Two jurors are linked by `min_shared` common items or more, one if linking was not asked. A juror who
        reads nothing is in no group.
        """
        from eig.jury.assignment._jurors_linked_by_shared_items import juror_groups  # noqa: PLC0415 # loads when groups are asked for

        place = {juror: at for at, juror in enumerate(self.problem.jurors)}
        read = [[place[juror] for juror in readers] for readers in self.readers.values()]
        root = juror_groups(read, len(place), max(self.min_shared, 1))
        groups: dict[int, list[str]] = {}
        for juror, items in self.by_juror.items():
            if items:
                groups.setdefault(root[place[juror]], []).append(juror)
        return tuple(tuple(group) for group in groups.values())

    # ── its equals ────────────────────────────────────────────────────────────────────────────────

    @property
    def _taken(self) -> Sequence[set[int]]:
        place = {juror: at for at, juror in enumerate(self.problem.jurors)}
        return [{place[juror] for juror in self.readers[item]} for item in self.problem.items]

    @cached_property
    def _priced(self) -> Equals | None:
        """What all best plans share, where the prices tell: those of a best total, if the aim is reached."""
        from eig.jury.assignment._readers_in_every_best_plan import equals  # noqa: PLC0415 # loads when equals are asked for

        problem, reached = self.problem, self.proven or self.objective == "sum"
        if not reached or self.total != self.free_total or self._dual() != self.free_total:
            return None
        prices = [int(self.prices[juror] * problem.scale) for juror in problem.jurors]
        found = equals(problem.demand(sparse=True), self._taken, prices)
        plain = self.objective == "sum" and not self.min_shared
        return found if plain or (found and not any(found.others)) else None

    @cached_property
    def _listed(self) -> tuple[Sequence[Flow], bool]:
        """Some plans as good as a fair or linked one, and whether these are all of them."""
        from eig.jury.assignment._readers_in_every_best_plan import EFFORT, FEW, PLANS  # noqa: PLC0415 # idem
        from eig.jury.assignment._search_for_fair_or_linked_plans import as_good  # noqa: PLC0415 # most plans are told by prices

        problem = self.problem
        if not self.proven or len(problem.items) * len(problem.jurors) > FEW:
            return (), False
        return as_good(
            problem.demand(),
            self._taken,
            aim=self.objective,
            min_shared=self.min_shared,
            most=PLANS,
            effort=EFFORT,
        )

    @cached_property
    def _equals(self) -> Equals | None:
        """What all best plans share, from the prices, or from every plan where these are few."""
        if self._priced is not None:
            return self._priced
        from eig.jury.assignment._readers_in_every_best_plan import shared  # noqa: PLC0415 # idem

        plans, complete = self._listed
        return shared(self._taken, [flow.readers for flow in plans]) if complete else None

    @property
    def unique(self) -> bool | None:
        """Whether this is the only best plan, proven; None where that is not settled."""
        if self._equals is not None:
            return not any(self._equals.others)
        return False if len(self._listed[0]) > 1 else None

    @property
    def certain(self) -> FrozenMap[tuple[str, ...]] | None:
        """The readers that each item has in every best plan, proven; None where that is not settled."""
        return None if self._equals is None else self._named(self._equals.certain)

    @property
    def possible(self) -> FrozenMap[tuple[str, ...]] | None:
        """The jurors who read each item in one best plan at least, proven; None where that is not settled.

        >>> plan = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=1)
        >>> plan.unique, plan.possible["a"], plan.certain["a"]
        (False, ('j1', 'j2'), ())
        >>> print(plan.explain("a"))
        a: read by j1, affinity 0 in all; equally good: j2 could read it instead.
        """
        if self._equals is None:
            return None
        others = self._named(self._equals.others)
        return ids_map({item: {*readers, *others[item]} for item, readers in self.readers.items()})

    def _named(self, jurors: Iterable[set[int]]) -> FrozenMap[tuple[str, ...]]:
        names = self.problem.jurors
        pairs = zip(self.problem.items, jurors, strict=True)
        return ids_map({item: [names[juror] for juror in some] for item, some in pairs})

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to read with care: other plans as good, a question not settled, a search that was stopped."""
        told = {"bound": self.total_bound, "aim": self.objective, "settled": self.settled}
        stopped = () if self.proven else (because("plan_open", **told),)
        if self._equals is None:
            return (*stopped, because("equals_some" if self.unique is False else "equals_open"))
        changing = sum(map(bool, self._equals.others))
        return (*stopped, because("one_of_equals", items=changing)) if changing else stopped

    # ── the proof ─────────────────────────────────────────────────────────────────────────────────

    def verify(self) -> tuple[Reason, ...]:
        """Return what is wrong with the rules or the proof; nothing if all holds.

        The prices are checked by weak duality: at any prices, what the items would choose and what the places
        are worth bound every total. Equality with `free_total` proves it best.

        >>> assign_reviewers(["a"], ["j"], reviews_per_item=1, loads=1).verify()
        ()
        """
        broken = [*self._broken_items(), *self._broken_loads()]
        if self.min_shared and len(self.groups) > 1:
            broken.append(because("linked"))
        if self._dual() != self.free_total or not self.total <= self.total_bound <= self.free_total:
            broken.append(because("proof"))
        return tuple(broken)

    def _broken_items(self) -> Iterable[Reason]:
        recused, jurors = set(self.problem.recusals), set(self.problem.jurors)
        for item in self.problem.items:
            readers = self.readers.get(item, ())
            if len(readers) != self.problem.needs[item] or len(set(readers)) != len(readers):
                yield because("reviews", name=item)
            if not jurors.issuperset(readers) or not recused.isdisjoint((item, juror) for juror in readers):
                yield because("recusal", name=item)

    def _broken_loads(self) -> Iterable[Reason]:
        for juror, load in self.loads.items():
            low, high = self.problem.loads[juror]
            if not low <= load <= high:
                yield because("load", name=juror)

    def _dual(self) -> Fraction:
        """Return what no total exceeds, from the prices alone."""
        scale = self.problem.scale
        prices = [self.prices.get(juror, Fraction(0)) * scale for juror in self.problem.jurors]
        return Fraction(bound(self.problem.demand(sparse=True), prices)) / scale

    # ── why ───────────────────────────────────────────────────────────────────────────────────────

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who reads an item, and why not others who suit it better; without a key, the plan in short.

        >>> plan = assign_reviewers(["a"], ["j"], reviews_per_item=1, loads=1)
        >>> print(plan.explain("a", lang="fr"))
        a : lecture par j, affinité 0 en tout.
        >>> print(plan)
        assignment: 1 review of 1 item by 1 juror, affinity 0 in all
        no other plan is as good
        """
        if key is None:
            only = (because("only_best"),) if self.unique else ()
            return Trace(
                subject=tell("subject_assignment", lang),
                reasons=[self._whole(), *only, *self.cautions],
                lang=lang,
            )
        require_key("item", key, self.readers)
        read = because("read_by", readers=self.readers[key], total=self.totals[key])
        reasons = [read, *self._instead(key), *self._place(key), *self._passed_over(key)]
        return Trace(subject=key, reasons=reasons, lang=lang)

    def _whole(self) -> Reason:
        return because(
            "plan",
            reviews=sum(map(len, self.readers.values())),
            items=sum(map(bool, self.readers.values())),
            jurors=sum(map(bool, self.by_juror.values())),
            total=self.total,
            worst=self.worst,
            aim=self.objective,
        )

    def _instead(self, item: str) -> Iterable[Reason]:
        """Yield who could read an item in a plan as good, and who reads it in all of them."""
        possible: Mapping[str, tuple[str, ...]] = self.possible or {}
        certain: Mapping[str, tuple[str, ...]] = self.certain or {}
        others = tuple(juror for juror in possible.get(item, ()) if juror not in self.readers[item])
        if others:
            yield because("equal_readers", others=others, certain=certain[item])

    def _place(self, item: str) -> Iterable[Reason]:
        """Yield the place of an item from the worst-off, under the objective that looks at each in turn."""
        if self.objective != "leximin" or not self.readers[item]:
            return
        worse = sum(own < self.totals[item] for own in self.worst_first)
        yield because("from_worst_off", worse=worse, count=len(self.worst_first))

    def _passed_over(self, item: str) -> Iterable[Reason]:
        """Yield one reason for each juror who would suit better than the least suited reader."""
        worth = {juror: self.problem.worth(item, juror) for juror in self.problem.jurors}
        readers = self.readers[item]
        for juror in self.problem.jurors if readers else ():
            last = min(readers, key=lambda one: (worth[one], one))
            better = Fraction(worth[juror] - worth[last])
            if better > 0 and juror not in readers:
                yield self._why_not(item, juror, better, self.prices[juror] - self.prices[last])

    def _why_not(self, item: str, juror: str, better: Fraction, dearer: Fraction) -> Reason:
        if juror not in self.problem.eligible(item):
            why = "recused"
        elif dearer >= better:
            why = "dearer"
        else:
            why = "rule"
        return because(f"passed_over_{why}", juror=juror, better=better, dearer=dearer)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a review.

        `certain` tells whether every best plan has it, None where that is not settled.

        >>> assign_reviewers(["a"], ["j"], reviews_per_item=1, loads=1).rows()
        [{'item': 'a', 'juror': 'j', 'affinity': 0, 'certain': True}]
        """
        certain = self.certain
        return [
            {
                "item": item,
                "juror": juror,
                "affinity": self.problem.worth(item, juror),
                "certain": None if certain is None else juror in certain[item],
            }
            for item, readers in self.readers.items()
            for juror in readers
        ]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the pile of each juror, which is what people ask for."""
        return [
            {"juror": juror, "load": len(items), "items": items} for juror, items in self.by_juror.items()
        ]


@checked_by(
    items=each_once("item"),
    jurors=each_once("juror"),
    reviews_per_item=counted(),
    min_shared=whole(1),
    effort=whole(1),
)
def assign_reviewers(  # each option is a rule of the jury, given by name
    items: Iterable[str],
    jurors: Iterable[str],
    *,
    reviews_per_item: int | Mapping[str, int],
    loads: Loads,
    recusals: Recusals | Iterable[tuple[str, str]] = (),
    affinity: Mapping[str, Mapping[str, Number]] | None = None,
    objective: Aim = "sum",
    connected: bool = False,
    min_shared: int = 1,
    effort: int = 2_000,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
) -> Assignment | NoAssignment:
    """Assign items to jurors.

    Args:
        items: What is to be read.
        jurors: Who reads.
        reviews_per_item: How many reviews each item gets, one number for all or one for each item.
        loads: The load of each juror, one for all or one each: a greatest load, or `(least, greatest)`.
        recusals: Who steps back from what; or the pairs `(item, juror)` that must not be.
        affinity: How well jurors suit items, by item and then juror; exact, higher is better, 0 if left out.
        objective: `"sum"` for the greatest total; `"maximin"` to make the worst-off item as well off as it
            can be, and then the total as great as that allows; `"leximin"` to go on to the second worst-off,
            the third, and so on to the last.
        connected: Whether all jurors who read must be linked by shared items, so that their marks compare.
        min_shared: How many common items link two jurors, when `connected`. Above 1, juries of more than 200
            eligible pairs are searched for a good plan, which is proven only where it reaches the bound.
        effort: How many flows a search may solve for each question; beyond it as many again look for a plan,
            and the result says that it is not proven, and by how much it could be wrong.
        stop: Asked before each step of a search whether to end it with the best found, which then says that
            it is not proven. Said before the first flow ends, it leaves readers dealt dossier by dossier.
        progress: Told of the first flow, and before each step of a search: how many there are, nobody knows.

    Returns:
        The assignment with its proof, or `NoAssignment` with what cannot hold together.

    >>> worth = {"a": {"j1": 100, "j3": 25}, "b": {"j1": 80, "j3": 25}, "c": {"j1": 100, "j2": 24, "j3": 50}}
    >>> fair = assign_reviewers(["a", "b", "c"], ["j1", "j2", "j3"], reviews_per_item=1, loads=1,
    ...     affinity=worth,
    ...               objective="maximin")
    >>> fair.worst, fair.total, fair.price
    (Fraction(24, 1), Fraction(149, 1), Fraction(1, 1))
    >>> even = assign_reviewers(["a", "b", "c"], ["j1", "j2", "j3"], reviews_per_item=1, loads=1,
    ...     affinity=worth,
    ...               objective="leximin")
    >>> even.worst_first, even.settled
    ((Fraction(24, 1), Fraction(25, 1), Fraction(100, 1)), 3)
    """
    faults = Gather("assign_reviewers")
    check_loads(faults, loads)
    faults.that("min_shared", connected or min_shared == 1, "jury.assignment.of_linked", value=min_shared)
    items, jurors = to_tuple(items, any_order=True), to_tuple(jurors, any_order=True)
    if isinstance(reviews_per_item, Mapping):
        needs = reviews_per_item
    else:
        needs = dict.fromkeys(items, reviews_per_item)
    faults.done()
    problem = told_of(
        "assign_reviewers",
        lambda: AssignmentProblem(
            items=items,
            jurors=jurors,
            needs=needs,
            loads=spread(jurors, loads),
            recusals=_recused(recusals, items, jurors),
            affinity=affinity or {},
        ),
        named={"needs": "reviews_per_item"},
    )
    asked = Asked(Watch(progress), stop)
    return _solved(problem, objective, min_shared if connected else 0, effort=effort, asked=asked)


def _recused(
    recusals: Recusals | Iterable[tuple[str, str]], items: Iterable[str], jurors: Iterable[str]
) -> Iterable[tuple[str, str]]:
    """Return the pairs that recusals keep apart; a list of pairs as it is."""
    if isinstance(recusals, (tuple, list)):
        return recusals
    from eig.jury.marks.recusals import Recusals  # noqa: PLC0415 # sheets and grids load where they are used

    return recusals.pairs(items, jurors) if isinstance(recusals, Recusals) else recusals


def _solved(
    problem: AssignmentProblem, aim: Aim, min_shared: int, *, effort: int, asked: Asked
) -> Assignment | NoAssignment:
    plain = aim == "sum" and not min_shared
    demand = problem.demand(sparse=plain)
    try:
        free = solve(demand, asked.heard)
    except Halted as halted:
        return _dealt(problem, demand, aim, min_shared, prices=halted.prices)
    asked()
    if free is None:
        from eig.jury.assignment.shortages_and_two_repairs import diagnosed  # noqa: PLC0415 # most assignments exist: nothing to explain

        return diagnosed(problem)
    if plain:
        return _assignment(problem, free, aim, Proof(free.readers, free.total, None, proven=True))
    from eig.jury.assignment._search_for_fair_or_linked_plans import planned, with_dealt  # noqa: PLC0415 # the plain optimum needs no search

    proof = planned(demand, free, aim=aim, min_shared=min_shared, effort=effort, stop=asked)
    if not proof.proven:
        proof = with_dealt(demand, free, proof, aim=aim, min_shared=min_shared)
    if proof.readers is None:
        from eig.jury.assignment.shortages_and_two_repairs import unlinked  # noqa: PLC0415 # as above

        return unlinked(problem, free, proof, shared=min_shared, effort=0 if asked.said else effort)
    return evolve(_assignment(problem, free, aim, proof), min_shared=min_shared)


def _dealt(
    problem: AssignmentProblem, demand: Demand, aim: Aim, min_shared: int, *, prices: Sequence[int]
) -> Assignment | NoAssignment:
    """Return an assignment that keeps the rules, dealt item by item; prices tell what none exceeds."""
    from eig.jury.assignment._search_for_fair_or_linked_plans import dealt  # noqa: PLC0415 # as in `_solved`

    flow, readers, ceiling = dealt(demand, min_shared)
    if flow is None:
        from eig.jury.assignment.shortages_and_two_repairs import diagnosed  # noqa: PLC0415 # as in `_solved`

        return diagnosed(problem)
    most = int(bound(demand, prices))
    proof = Proof(readers, most, None if aim == "sum" else ceiling, proven=False)
    if readers is None:
        from eig.jury.assignment.shortages_and_two_repairs import unlinked  # noqa: PLC0415 # as in `_solved`

        return unlinked(problem, flow, proof, shared=min_shared, effort=0)
    flow.demand, flow.prices = demand, list(prices)
    found = _assignment(problem, flow, aim, proof)
    return evolve(found, min_shared=min_shared, free_total=found.total_bound)


def _assignment(problem: AssignmentProblem, free: Flow, aim: Aim, proof: Proof) -> Assignment:
    worst = proof.worst_bound
    return Assignment(
        problem=problem,
        readers={
            item: [problem.jurors[juror] for juror in group]
            for item, group in zip(problem.items, proof.readers or (), strict=True)
        },
        objective=aim,
        prices={
            juror: Fraction(price, problem.scale)
            for juror, price in zip(problem.jurors, free.prices, strict=True)
        },
        free_total=Fraction(free.total, problem.scale),
        total_bound=Fraction(proof.bound, problem.scale),
        worst_bound=None if worst is None else Fraction(worst, problem.scale),
        proven=proof.proven,
        settled=proof.settled,
    )
