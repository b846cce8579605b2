"""Infeasible is an answer: the rules that cannot hold together, and the smallest ones to relax.

A conflict is a set of rules that no cohort keeps, such that any one of them left out lets the others hold:
each is shown necessary. It is found by QuickXplain (Junker 2004); all of them, and the smallest
corrections, by going through the sets of rules still unexplored (MARCO; Liffiton, Previti, Malik and
Marques-Silva 2016).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import cast, final

from attrs import define, evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, demand, to_ids, to_tuple, whole
from eig._ground.frozen import FrozenMap
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.reasons import Reason, Trace, Undefined, reasons_in
from eig.reasons import trace as told
from eig.teams.answers._asking import Means, check_means, is_over, keeping
from eig.teams.answers._unexplored import unexplored
from eig.teams.asked._telling import said
from eig.teams.asked.cohort_rules import Budget
from eig.teams.asked.objectives import Objective
from eig.teams.asked.openings import Opening
from eig.teams.asked.people import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.team_rules import TeamBudget, TeamRequired
from eig.teams.engine._backends import Backend
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._feasible import Answer, feasible
from eig.teams.engine._fuel import Fuel
from eig.teams.engine._model import GRAIN
from eig.teams.engine._solve import solve
from eig.typing import Lang

__all__ = ["Diagnosis", "RuleConflict", "conflicts_and_corrections", "minimal_conflict"]


FEW = 12  # people, of whom all teams of any size are soon gone through
NODES = 2000  # branches for one question: most are answered by the bound alone


def __dir__() -> list[str]:
    return __all__


because = reasons_in("teams.answers")


def _reasons(values: Iterable[Reason]) -> tuple[Reason, ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
class RuleConflict(Value):
    """Rules that cannot hold together.

    Args:
        rules: Their identifiers, in the order of the problem.
        minimal: Whether each was shown necessary; False if a search was stopped before it could tell.
        reasons: The rules in words, one each.
        facts: What the problem takes as given and the conflict rests on: sizes of teams, wishes, clearances.
        needed: Of a budget that is too small or too large, what it would have to be at least or at most.
        only: Whether no other rules are in conflict as well; None where that is not settled. Of several
            conflicts, the order of the rules chose the one shown.

    >>> from eig.teams import Opening
    >>> print(minimal_conflict(Problem(people=[], openings=[Opening(id="plume")])).explain())
    conflict: this cannot hold; plume has a team.
    """

    rules: tuple[str, ...] = field(converter=to_ids)
    minimal: bool = True
    reasons: tuple[Reason, ...] = field(default=(), converter=_reasons)
    facts: tuple[Reason, ...] = field(default=(), converter=_reasons)
    needed: Reason | None = None
    only: bool | None = None

    def __repr__(self) -> str:
        return f"<RuleConflict: rules {len(self.rules)}, minimal {self.minimal}>"

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Return that the rules cannot hold, whether each is shown necessary, and each in words.

        Args:
            key: The identifier of one of the rules; None for the whole.
            lang: The language.

        Raises:
            UnknownKey: If it is none of them.

        >>> from eig.teams import Opening, Person
        >>> small = Opening(id="plume", size=(2, 2))
        >>> found = minimal_conflict(Problem(people=[Person(id="p1")], openings=[small]))
        >>> print(found.explain())
        conflict: this cannot hold; plume has a team; given that the team of plume has 2 people.
        """
        if key is None:
            return told("conflict", [_together(self), *self.in_words(), *_others(self)], lang)
        known = dict(zip(self.rules, self.reasons, strict=True))
        if key not in known:
            raise UnknownKey("rule of the conflict", key, known=known)
        return told(key, [known[key]], lang)

    def in_words(self) -> tuple[Reason, ...]:
        """Return what cannot hold together: of a budget, what would be needed; and the facts."""
        rules = self.reasons if self.needed is None else (*self._beside(self.needed), self.needed)
        return (*rules, *([because("given_that", facts=self.facts)] if self.facts else ()))

    def _beside(self, needed: Reason) -> Iterable[Reason]:
        """Return the rules beside the budget, but that each team that it speaks of must be filled."""
        told = {cast("Reason", needed.facts["budget"]).code}
        filled = [reason for reason in self.reasons if reason.code == "TeamRequired rule"]
        if len(filled) == needed.facts["teams"]:
            told.add("TeamRequired rule")
        return [reason for reason in self.reasons if reason.code not in told]

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a rule.

        >>> from eig.teams import Opening
        >>> from eig import to_rows
        >>> to_rows(minimal_conflict(Problem(people=[], openings=[Opening(id="plume")])))
        [{'rule': 'fill:plume', 'sentence': 'plume has a team', 'minimal': True}]
        """
        return [
            {"rule": rule, "sentence": reason, "minimal": self.minimal}
            for rule, reason in zip(self.rules, self.reasons, strict=True)
        ]

    def __str__(self) -> str:
        return "\n".join(map(str, (_together(self), *self.in_words(), *_others(self))))


def _together(one: RuleConflict) -> Reason:
    kind = "one" if len(one.rules) == 1 else "several" if one.minimal else "unsure"
    return because(f"conflict_of_{kind}", count=len(one.rules), rules=one.rules)


def _others(one: RuleConflict) -> Iterable[Reason]:
    """Yield that other rules are in conflict as well, or that nobody knows; nothing where they are not."""
    if not one.only:
        yield because("maybe_other_conflicts" if one.only is None else "other_conflicts")


def _conflicts(values: Iterable[RuleConflict]) -> tuple[RuleConflict, ...]:
    return to_tuple(values)


def _sets(values: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
class Diagnosis(Value):
    """Why no cohort exists, and what would let one exist.

    Args:
        conflicts: Conflicts, in the order found; each tells whether it is shown minimal.
        corrections: Minimal sets of rules that, lifted, let the others hold; the smallest first.
        complete: Whether it is proven that there are no others of either.
        stopped: Whether a search was stopped; if not, and more may exist, as many were found as asked.
        reasons: The rules of the corrections in words, by identifier.

    >>> from eig.teams import Opening
    >>> found = conflicts_and_corrections(Problem(people=[], openings=[Opening(id="plume")]))
    >>> [one.rules for one in found.conflicts], found.corrections, found.complete
    ([('fill:plume',)], (('fill:plume',),), True)
    """

    conflicts: tuple[RuleConflict, ...] = field(converter=_conflicts)
    corrections: tuple[tuple[str, ...], ...] = field(converter=_sets)
    complete: bool
    stopped: bool = False
    reasons: FrozenMap[Reason] = field(factory=FrozenMap[Reason], converter=FrozenMap[Reason])

    def __repr__(self) -> str:
        return f"<Diagnosis: conflicts {len(self.conflicts)}, corrections {len(self.corrections)}>"

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Return each conflict and each way out in words, and whether there are others.

        Args:
            key: The identifier of a rule, for the conflicts and ways out that it is part of; None for all.
            lang: The language.

        Raises:
            UnknownKey: If the rule is part of none.

        >>> from eig.teams import Opening
        >>> print(conflicts_and_corrections(Problem(people=[], openings=[Opening(id="plume")])))
        this cannot hold: plume has a team
        without fill:plume (plume has a team) the others can hold
        this is all: it is proven
        """
        if key is None:
            return told("diagnosis", _diagnosed(self), lang)
        known = {
            rule for rules in (*(one.rules for one in self.conflicts), *self.corrections) for rule in rules
        }
        if key not in known:
            raise UnknownKey("rule", key, known=known)
        blamed = [_cannot_hold(one) for one in self.conflicts if key in one.rules]
        return told(key, [*blamed, *(_without(self, one) for one in self.corrections if key in one)], lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a rule of a conflict or a correction.

        >>> Diagnosis(conflicts=[], corrections=[("a",)], complete=True).rows()
        [{'kind': 'correction', 'number': 1, 'rule': 'a', 'minimal': True}]
        """
        sets = [
            ("conflict", number, one.rules, one.minimal) for number, one in enumerate(self.conflicts, start=1)
        ]
        sets += [("correction", number, one, True) for number, one in enumerate(self.corrections, start=1)]
        return [
            {"kind": kind, "number": number, "rule": rule, "minimal": minimal}
            for kind, number, rules, minimal in sets
            for rule in rules
        ]

    def __str__(self) -> str:
        return "\n".join(map(str, _diagnosed(self)))


def _diagnosed(found: Diagnosis) -> Iterable[Reason]:
    yield from (_cannot_hold(one) for one in found.conflicts)
    yield from (_without(found, rules) for rules in found.corrections)
    code = "complete" if found.complete else "stopped" if found.stopped else "enough"
    yield because("can_hold" if found.complete and not found.conflicts else f"diagnosis_{code}")


def _cannot_hold(one: RuleConflict) -> Reason:
    return because("cannot_hold", head=_together(one), rules=one.in_words())


def _without(found: Diagnosis, rules: tuple[str, ...]) -> Reason:
    named = tuple(because("rule_named", rule=rule, reason=found.reasons.get(rule, rule)) for rule in rules)
    return because("correction", rules=named)


def minimal_conflict(
    problem: Problem,
    *,
    nodes: int | None = NODES,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
) -> RuleConflict | Undefined | None:
    """Return one minimal conflict of an infeasible problem.

    None if its rules can hold together, which is proven; `Undefined` if the search was stopped before anybody
    could tell.

    Args:
        problem: The problem; its facts (`Problem.firm`) are never in a conflict.
        nodes: The most branches for each question asked.
        stop: As for `compose`.
        backend: As for `compose`.

    >>> from eig.teams import Need, Opening, Person
    >>> plume = Opening(id="plume", needs=[Need(skill="law", level=3)])
    >>> minimal_conflict(Problem(people=[Person(id="p1")], openings=[plume])).rules
    ('fill:plume', 'need:plume:0')
    """
    means = Means(nodes=nodes, stop=stop, backend=backend)
    check_means("minimal_conflict", means)
    demand("minimal_conflict", problem=(problem, Problem))
    oracle = _Oracle(problem, keeping(means))
    names = oracle.names
    held = oracle.holds(names)
    if held is None:
        return Undefined(reason=because("stopped"))
    if held:
        return None
    found = oracle.minimal_conflict(names)
    return evolve(found, only=oracle.is_only(found))


def conflicts_and_corrections(
    problem: Problem,
    *,
    limit: int = 20,
    nodes: int | None = NODES,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
) -> Diagnosis:
    """Return the minimal conflicts of a problem and its minimal corrections, up to a number of both together.

    Args:
        problem: The problem.
        limit: How many conflicts and corrections to find in all.
        nodes: The most branches for each question asked.
        stop: As for `compose`.
        backend: As for `compose`.

    >>> conflicts_and_corrections(Problem(people=[], openings=[])).conflicts
    ()
    """
    means = Means(nodes=nodes, stop=stop, backend=backend)
    check_means("conflicts_and_corrections", means)
    demand("conflicts_and_corrections", problem=(problem, Problem))
    faults = Gather("conflicts_and_corrections")
    faults.check("limit", whole(1), limit)
    faults.done()
    oracle = _Oracle(problem, keeping(means))
    conflicts: list[RuleConflict] = []
    corrections: list[tuple[str, ...]] = []
    complete = stopped = False
    while not (complete or stopped) and len(conflicts) + len(corrections) < limit:
        seed = unexplored(oracle.names, [one.rules for one in conflicts], corrections)
        held = None if seed is None else oracle.holds(seed)
        complete, stopped = seed is None, seed is not None and held is None
        if seed is not None and held:
            corrections.append(tuple(name for name in oracle.names if name not in set(seed)))
        elif seed is not None and held is not None:
            conflicts.append(oracle.minimal_conflict(seed))
    sure = all(one.minimal for one in conflicts)
    only = False if len(conflicts) > 1 and sure else True if complete and sure else None
    lifted = sorted((one for one in corrections if one), key=lambda one: (len(one), one))
    return Diagnosis(
        conflicts=[evolve(one, only=only) for one in conflicts],
        corrections=lifted,
        complete=complete and sure,
        stopped=stopped or not sure,
        reasons={name: said(problem.rule(name)) for name in sorted({name for one in lifted for name in one})},
    )


def blamable(problem: Problem) -> tuple[str, ...]:
    """Return the hard rules that are no facts: those of teams, then pairs, then the cohort."""
    return tuple(rule.id for rule in problem.all_rules if not rule.level and rule.id not in problem.firm)


@define
class _Oracle:
    """What is known of which rules hold together."""

    problem: Problem
    means: Means
    unsure: int = 0

    @property
    def _soft(self) -> list[str]:
        return [rule.id for rule in self.problem.all_rules if rule.level]

    @property
    def names(self) -> tuple[str, ...]:
        """The rules that may be in a conflict, in the order of preference."""
        return blamable(self.problem)

    def ask(self, kept: Iterable[str]) -> Answer:
        """Ask whether some rules hold together, with the facts."""
        if is_over(self.means):
            return Answer(None)
        kept = set(kept)
        lifted = [name for name in self.names if name not in kept]
        return feasible(self.problem.without(lifted), **self.means)

    def holds(self, kept: Iterable[str]) -> bool | None:
        """Tell whether some rules hold together; None if the search was stopped."""
        return self.ask(kept).holds

    def minimal_conflict(self, names: Sequence[str]) -> RuleConflict:
        """Return a minimal conflict among rules that cannot hold together."""
        self.unsure = 0
        found = set(self._explain((), tuple(names), grown=False))
        rules = tuple(name for name in self.names if name in found)
        return RuleConflict(
            rules=rules,
            minimal=not self.unsure,
            reasons=[said(self.problem.rule(name)) for name in rules],
            facts=self._facts(rules),
            needed=self._needed(rules),
        )

    def is_only(self, found: RuleConflict) -> bool | None:
        """Tell whether no other rules are in conflict: without any one of these, all the others then hold."""
        for rule in found.rules:
            held = self.holds(name for name in self.names if name != rule)
            if not held:
                return False if held is not None and found.minimal else None
        return True

    def _facts(self, rules: tuple[str, ...]) -> list[Reason]:
        """Return facts that the conflict rests on: without those left out, its rules cannot hold either.

        Wishes, periods and clearances are each tried by itself, and so are sizes where few people make few
        teams of any size. Elsewhere those of the teams that the rules speak of are told; of all, where a
        rule speaks of the cohort.
        """
        stated = {rule.id for rule in self.problem.all_rules} & self.problem.firm
        spoken = [self._openings(name) for name in rules]
        sizes = [f"size:{name}" for name in dict.fromkeys(one for some in spoken for one in some)]
        if not all(spoken):
            sizes = [f"size:{opening.id}" for opening in self.problem.openings]
        tried = [["available"], ["asked"], ["cleared"], *([sizes] if len(self.problem.people) <= FEW else [])]
        left_out: list[str] = []
        for names in tried:
            asked = self.problem.without([name for name in self.names if name not in rules])
            new = [name for name in names if name in stated]
            if new and feasible(asked.without([*left_out, *new]), **self.means).holds is False:
                left_out += new
        kept = stated.difference(left_out, ["once"])
        facts = [said(self.problem.rule(name)) for name in sorted(kept) if not name.startswith("size:")]
        return [*facts, *self._sizes([name for name in sizes if name in kept])]

    def _sizes(self, names: Sequence[str]) -> Iterable[Reason]:
        """Yield the sizes of teams, those of one size together."""
        alike: dict[tuple[int, int], list[str]] = {}
        for name in names:
            opening = self.problem.opening(name.removeprefix("size:"))
            alike.setdefault(opening.size, []).append(opening.id)
        for (low, high), openings in alike.items():
            more = high if high > low else None
            yield because("sizes", openings=tuple(openings), low=low, high=more, one=high == 1)

    def _openings(self, name: str) -> tuple[str, ...]:
        opening = getattr(self.problem.rule(name), "opening", None)
        return (opening,) if isinstance(opening, str) else ()

    def _needed(self, rules: tuple[str, ...]) -> Reason | None:
        """Return what the one budget of a conflict would have to be, by the dearest or cheapest cohort.

        That of the cohort: for all the teams that must be filled, or those of the conflict, if they cannot
        all be. That of a team: for that team, which its sentence alone speaks of.
        """
        budgets = [
            rule for name in rules if isinstance(rule := self.problem.rule(name), (Budget, TeamBudget))
        ]
        if len(budgets) != 1:
            return None
        (budget,) = budgets
        others = tuple(name for name in rules if name != budget.id)
        fills = (name for name in self.names if isinstance(self.problem.rule(name), TeamRequired))
        every = tuple(dict.fromkeys((*others, *fills))) if isinstance(budget, Budget) else others
        found = (self._needed_beside(budget, kept) for kept in dict.fromkeys((every, others)))
        return next((one for one in found if one is not None), None)

    def _needed_beside(self, budget: Budget | TeamBudget, kept: tuple[str, ...]) -> Reason | None:
        """Return the least that a budget must be beside some rules, or the most it can; None if it may do."""
        lifted = [name for name in self.names if name not in kept]
        asked = self.problem.without([*lifted, *self._soft])
        amount, opening = (budget.amount, None) if isinstance(budget, Budget) else ("cost", budget.opening)
        for sign, bound in ((-1, budget.maximum), (1, getattr(budget, "minimum", None))):
            need = None if bound is None else _least_sum(asked, _Amount(amount, opening, sign), self.means)
            if bound is not None and need is not None and sign * (bound - need) > 0:
                filled = self._filled(kept) if isinstance(budget, Budget) else (None,)
                kind = "most" if sign > 0 else ("least", "team", "teams")[min(2, len(filled))]
                facts = {"need": need, "teams": len(filled), "opening": next(iter(filled), None)}
                return because(f"budget_{kind}", budget=said(budget), **facts)
        return None

    def _filled(self, names: Iterable[str]) -> tuple[str, ...]:
        rules = map(self.problem.rule, names)
        return tuple(rule.opening for rule in rules if isinstance(rule, TeamRequired))

    def _explain(self, kept: tuple[str, ...], names: tuple[str, ...], *, grown: bool) -> tuple[str, ...]:
        """Return the least preferred rules of `names` that make `kept` fail (QuickXplain)."""
        if grown and not self._may_hold(kept):
            return ()
        if len(names) == 1:
            return names
        half = len(names) // 2
        second = self._explain((*kept, *names[:half]), names[half:], grown=True)
        first = self._explain((*kept, *second), names[:half], grown=bool(second))
        return (*first, *second)

    def _may_hold(self, kept: tuple[str, ...]) -> bool:
        held = self.holds(kept)
        self.unsure += held is None
        return held is not False


@frozen
class _Amount:
    """What seats sum to, as an objective: as much of it as can be, or as little."""

    name: str
    opening: str | None
    sign: int
    id: str = "amount"
    level: int = 1

    def points(self, person: Person, opening: Opening) -> int:
        """Return the amount of a person, counted upwards or downwards."""
        counts = self.opening is None or self.opening == opening.id
        return self.sign * person.amount(self.name) if counts else 0


def _least_sum(problem: Problem, asked: _Amount, means: Means) -> int | None:
    """Return what no cohort's sum falls below, or passes; None if there is no cohort to sum over."""
    if is_over(means):
        return None
    model = compile_problem(evolve(problem, objective=Objective(terms=[asked])))
    fuel = Fuel(nodes=means["nodes"], stop=means["stop"], hurried=True)
    outcome = solve(model, fuel, backend=means["backend"])
    if outcome.proven is None:
        return None
    bound = Fraction(max(outcome.proven, outcome.worth) // GRAIN, model.grid)
    return asked.sign * floor(bound)
