"""What binds a cohort, and what relaxing each binding rule by one would gain: exactly, by composing again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, cast, final

from attrs import evolve, field, frozen

from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import of_names, whole
from eig._values.progress_and_stopping import mapped, watched
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers._composed_within_limits import Composed, composed
from eig.teams.answers._points_lost_level_by_level import difference, level_rows, loss_between, vector
from eig.teams.answers._rules_added_as_questions import Means, free_name, is_over, keeping
from eig.teams.answers.cohort_scores import LevelScore
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked._optional_answers_of_rules import MovedBound, RelaxedRule, relaxed
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import Rule
from eig.teams.engine._solver_backend_interface import Backend
from eig.typing import MapFunction, ProgressCall

because: Because = reasons_in("teams.answers")


LIFTED: Final = "lifted"
"""What stands for the bound of a rule that is lifted whole."""

RelaxationStatus: TypeAlias = Literal[
    "exact", "at_least", "at_most", "unproven", "opens", "closed", "unknown"
]
"""How far a gain is proven.

`exact`; `at_least`, `at_most` or `unproven`, if one search or both were stopped with a cohort. Where the
problem has no cohort: `opens`, if it has one once relaxed, `closed`, if it is proven to have none still.
`unknown`: stopped with nothing to compare.
"""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Relaxation(Value):
    """One rule relaxed by one, and what the best cohort then gains.

    Args:
        rule: The identifier of the rule.
        bound: The bound that moves: `maximum`, `minimum`, `grade` or `count`; or `lifted`, whole.
        value: The bound's new value; None if the rule is lifted.
        status: How far the gain is proven (see `RelaxationStatus`).
        gained: What the cohort gains at each level, the first first, and of each term; below 0 it loses.

    >>> from eig.teams.answers import LevelScore
    >>> more = [LevelScore(level=1, points=3, terms={"skills": Fraction(3)})]
    >>> one = Relaxation(rule="budget", bound="maximum", value=101, status="exact", gained=more)
    >>> print(one.reason)
    relaxing budget to at most 101 would gain 3 points
    """

    rule: str = field(metadata=keeps(of_names))
    bound: MovedBound | Literal["lifted"]
    value: int | None
    status: RelaxationStatus
    gained: tuple[LevelScore, ...] = field(default=(), converter=TupleOf[LevelScore])

    @property
    def points(self) -> tuple[Fraction, ...]:
        """What is gained at each level, the first first; empty if not known."""
        return vector(self.gained)

    @property
    def reason(self) -> Reason:
        """The relaxation in one sentence."""
        move = because(f"relaxing_{self.bound}", rule=self.rule, value=self.value)
        facts = {"move": move, "rule": self.rule, "bound": self.bound, "value": self.value}
        if self.status in {"opens", "closed", "unknown"}:
            return because(f"relaxing_{self.status}", **facts)
        proven = None if self.status == "exact" else because(f"gain_{self.status}")
        lost = [evolve(one, points=-one.points) for one in self.gained]
        return difference("relaxed", "would_gain", lost, proven=proven, **facts)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a level; one without points if no gain is known.

        >>> Relaxation(rule="budget", bound="maximum", value=101, status="opens").rows()[0]["status"]
        'opens'
        """
        what = {"rule": self.rule, "bound": self.bound, "value": self.value, "status": self.status}
        return level_rows(what, self.gained, name="gained")


@checked_by(by=whole(1))
def relaxations(
    composition: Composition,
    *,
    by: int = 1,
    lift: bool = False,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
    backend: Backend | None = None,
    map: MapFunction = map,
) -> tuple[Relaxation, ...]:
    """Return what relaxing each bound of each hard rule would gain, the largest gain first.

    Rules with a bound in numbers are relaxed by it: counts, shares, caps, sums, loads, budgets and needs. Of
    an infeasible problem, it tells which of them would let a cohort exist.

    Args:
        composition: The composition to compare with.
        by: How many units to relax each bound by.
        lift: Whether to lift each rule that has no such bound, whole, as well.
        nodes: As for `compose`, for each.
        stop, backend: As for `compose`.
        progress: Told after each how many bounds are relaxed, and the relaxation.
        map: Runs the compositions, in order.

    >>> from eig.teams import Objective, Opening, Person, compose
    >>> from eig.teams.asked import Budget, SkillPoints
    >>> people = [Person(id="p1", skills={"data": 4}, cost=9), Person(id="p2", skills={"data": 2}, cost=8)]
    >>> problem = Problem(
    ...     people=people,
    ...     openings=[Opening(id="plume", weights={"data": 3})],
    ...     rules=[Budget(maximum=8)],
    ...     objective=Objective(terms=[SkillPoints()]),
    ... )
    >>> [(one.rule, one.bound, one.points) for one in relaxations(compose(problem))]
    [('budget', 'maximum', (Fraction(6, 1),))]
    """
    steps = [*_steps(composition.problem, by), *(_lifts(composition.problem) if lift else ())]
    means = keeping("relaxations", Means(nodes=nodes, stop=stop, backend=backend))
    asked = mapped(
        map, _Answer(composition, means), [problem for *_, problem in steps], len(steps), kind=tuple
    )
    made = (_relaxation(composition, step, answer) for (*step, _), answer in zip(steps, asked, strict=True))
    return tuple(sorted(watched(made, len(steps), progress), key=_largest_first))


def _largest_first(one: Relaxation) -> tuple[object, ...]:
    return (one.status in {"closed", "unknown"}, [-points for points in one.points], one.rule, one.bound)


Known: TypeAlias = tuple[str, tuple[LevelScore, ...]]
Step: TypeAlias = tuple[str, MovedBound | Literal["lifted"], int | None, Problem]


@frozen
class _Answer:
    """What a problem's best cohort scores, and its status: a value, that other processes can be sent.

    The cohort known from before keeps relaxed rules too: only better ones are looked for.
    """

    known: Composition
    means: Means

    def __call__(self, problem: Problem) -> Known:
        if is_over(self.means):
            return "unknown", ()
        found = composed(Composed, problem, self.means, hurried=True, known=[self.known])
        return found.status, found.score


def _relaxation(composition: Composition, step: Sequence[object], answer: Known) -> Relaxation:
    rule, bound, value = cast("tuple[str, MovedBound, int | None]", tuple(step))
    status = _COMPARED.get((composition.status, answer[0]), "unknown")
    gained = () if status in {"opens", "closed", "unknown"} else loss_between(answer[1], composition.score)
    return Relaxation(rule=rule, bound=bound, value=value, status=status, gained=gained)


_COMPARED: Mapping[tuple[str, str], RelaxationStatus] = MappingProxyType(
    {
        ("optimal", "optimal"): "exact",
        ("optimal", "best_so_far"): "at_least",
        ("best_so_far", "optimal"): "at_most",
        ("best_so_far", "best_so_far"): "unproven",
        ("infeasible", "optimal"): "opens",
        ("infeasible", "best_so_far"): "opens",
        ("infeasible", "infeasible"): "closed",
    }
)


def _steps(problem: Problem, by: int) -> Iterable[Step]:
    """Yield each bound relaxed: the rule, the bound, its value and the problem; hard rules only."""
    for rule in problem.all_rules:
        for bound, value, other in () if rule.level else _relaxed(problem, rule, by) or ():
            yield rule.id, bound, value, problem.without([rule.id]).having(other)


def _relaxed(problem: Problem, rule: Rule, by: int) -> tuple[RelaxedRule, ...] | None:
    name = free_name(f"{rule.id}:relaxed", {*(one.id for one in problem.stated), *problem.lifted})
    return relaxed(rule, by, name)


def _lifts(problem: Problem) -> Iterable[Step]:
    """Yield each hard rule without such a bound, lifted; those that are facts are left alone."""
    for rule in problem.all_rules:
        if rule.level == 0 and rule.id not in problem.firm and _relaxed(problem, rule, 1) is None:
            yield rule.id, LIFTED, None, problem.without([rule.id])
