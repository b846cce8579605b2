"""What binds a cohort, and what relaxing each binding rule by one would gain: exactly, by composing again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import final

from attrs import evolve, field, frozen

from eig._exact import exact
from eig.reasons import Reason
from eig.teams.checking import check
from eig.teams.composing import Composition, compose
from eig.teams.problems import Problem
from eig.teams.rules import Rule
from eig.teams.scores import score
from eig.typing import MapFunction

__all__ = ["Relaxation", "relaxations", "verify"]


def __dir__() -> list[str]:
    return __all__


BOUNDS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "CapEach": {"most": 1},
        "CohortSum": {"most": 1, "least": -1},
        "Count": {"low": -1, "high": 1},
        "MentorLoad": {"most": 1},
        "Share": {"low": -1, "high": 1},
        "TeamBudget": {"most": 1},
        "TeamCap": {"most": 1},
    }
)
"""The bounds of built-in rules, and the step that relaxes each by one unit."""


@final
@frozen(kw_only=True)
class Relaxation:
    """One rule relaxed by one, and what the best cohort then gains.

    Args:
        rule: The identifier of the rule.
        bound: The bound that moves: `most`, `least`, `low` or `high`.
        value: The bound's new value.
        gain: The points gained, 0 if none.

    >>> Relaxation(rule="budget", bound="most", value=101, gain=3).gain
    Fraction(3, 1)
    """

    rule: str
    bound: str
    value: int
    gain: Fraction = field(converter=exact)

    @property
    def reason(self) -> Reason:
        """The relaxation in one sentence."""
        return Reason(
            code="relaxed",
            en="{rule} with {bound} = {value} would gain {gain} points",
            fr="{rule} avec {bound} = {value} ferait gagner {gain} points",
            facts={"rule": self.rule, "bound": self.bound, "value": self.value, "gain": self.gain},
        )


def relaxations(
    composition: Composition,
    *,
    by: int = 1,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    map: MapFunction = map,
) -> tuple[Relaxation, ...]:
    """Return what relaxing each bound of each rule would gain, the largest gain first.

    Only rules with a bound in numbers have one to relax: counts, shares, caps, sums, loads and budgets.

    Args:
        composition: The composition to compare with.
        by: How many units to relax each bound by.
        nodes: As for `compose`, for each.
        stop: As for `compose`.
        map: Runs the compositions, in order.

    >>> from eig.teams import CohortSum, Objective, Opening, Person, SkillPoints
    >>> people = [Person(id="p1", skills={"data": 4}, cost=9), Person(id="p2", skills={"data": 2}, cost=8)]
    >>> problem = Problem(
    ...     people=people,
    ...     openings=[Opening(id="plume", weights={"data": 3})],
    ...     rules=[CohortSum(id="budget", amount="cost", most=8)],
    ...     objective=Objective(terms=[SkillPoints()]),
    ... )
    >>> [(one.rule, one.bound, one.gain) for one in relaxations(compose(problem))]
    [('budget', 'most', Fraction(6, 1))]
    """
    worth = composition.worth
    if worth is None:
        return ()
    steps = list(_steps(composition.problem, by))
    problems = [problem for *_, problem in steps]
    found = map(_Worth(nodes, stop), problems)
    made = [
        Relaxation(rule=rule, bound=bound, value=value, gain=max(Fraction(0), there - worth))
        for (rule, bound, value, _), there in zip(steps, found, strict=True)
        if there is not None
    ]
    return tuple(sorted(made, key=lambda one: (-one.gain, one.rule, one.bound)))


@frozen
class _Worth:
    """What a problem's best cohort is worth; a value, so that other processes can be sent it."""

    nodes: int | None
    stop: Callable[[], bool] | None

    def __call__(self, problem: Problem) -> Fraction | None:
        return compose(problem, nodes=self.nodes, stop=self.stop).worth


def _steps(problem: Problem, by: int) -> Iterable[tuple[str, str, int, Problem]]:
    """Yield each bound relaxed: the rule, the bound, its value and the problem; hard rules only."""
    for rule in problem.all_rules:
        if rule.level == 0:
            for bound, step in BOUNDS.get(type(rule).__name__, {}).items():
                old = getattr(rule, bound)
                value = None if old is None else _within(rule, old + by * step)
                if value is not None and value != old:
                    yield rule.id, bound, value, _with(problem, rule, {bound: value})


def _within(rule: Rule, value: int) -> int:
    """Keep a share between 0 and 100, and counts from 0."""
    if type(rule).__name__ == "CohortSum":
        return value
    return max(0, min(value, 100)) if type(rule).__name__ == "Share" else max(0, value)


def _with(problem: Problem, rule: Rule, change: Mapping[str, int]) -> Problem:
    relaxed = evolve(rule, id=f"{rule.id}:relaxed", **change)  # type: ignore[misc] # the rules of BOUNDS are attrs values
    return problem.without([rule.id]).having(relaxed)


def verify(composition: Composition) -> tuple[Reason, ...]:
    """Return what is wrong with a composition: nothing, if it is what it says.

    The cohort is held against every hard rule, scored again term by term without any search, and composed
    again: no trust is put in who made it.

    >>> from eig.teams import Opening, Person
    >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
    >>> verify(found), verify(evolve(found, worth=Fraction(1)))[0].code
    ((), 'worth')
    """
    again = compose(composition.problem)
    wrong = [*_cohort_faults(composition)]
    if composition.status in {"optimal", "infeasible"}:
        wrong += _differences(composition, again, ("status", "worth", "bound"))
    return tuple(wrong)


def _cohort_faults(composition: Composition) -> Iterable[Reason]:
    if composition.cohort is not None:
        breaches = check(composition.cohort, composition.problem)
        yield from (breach.reason for breach in breaches if not breach.level)
        if score(composition.problem, composition.cohort) != composition.score:
            yield Reason(
                code="score",
                en="the score is not the cohort's",
                fr="le score n'est pas celui de la promotion",
            )


def _differences(composition: Composition, again: Composition, names: Sequence[str]) -> list[Reason]:
    return [
        Reason(
            code=name,
            en="{name} is {new}, not {old}",
            fr="{name} vaut {new} et non {old}",
            facts={"name": name, "old": getattr(composition, name), "new": getattr(again, name)},
        )
        for name in names
        if getattr(composition, name) != getattr(again, name)
    ]
