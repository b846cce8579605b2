"""Compose: the best cohort that a problem allows, with the proof that none is better.

How: see `docs/explanation/teams.md`. In short, seats are a flow, which is the answer where they alone matter.
Elsewhere the team is the unit, people are priced until a bound is close to the best, and the few teams within
reach of the bound are searched for a cohort, all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, partial
from typing import Literal, final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import to_tuple
from eig._ground.values import Value
from eig.reasons import Trace
from eig.teams.answers._asking import Means, check_means
from eig.teams.answers.scores import LevelScore, score
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.problems import Problem
from eig.teams.engine._backends import Backend
from eig.teams.engine._bound import Bound, Prices, bound_at
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._fuel import Fuel
from eig.teams.engine._model import GRAIN, Model
from eig.teams.engine._outcome import Outcome
from eig.teams.engine._solve import solve
from eig.typing import Lang, ProgressCall

__all__ = ["Composition", "Proof", "ShadowPrice", "compose"]

Proof = Literal["optimal", "best_so_far", "infeasible", "unknown"]


def __dir__() -> list[str]:
    return __all__


@final
@checked
@frozen(kw_only=True)
class ShadowPrice(Value):
    """What one more of something would bring, near the bound.

    A person's seat, or one more unit of a cohort rule.

    >>> ShadowPrice(kind="rule", key="budget", label="high", points="1/20").points
    Fraction(1, 20)
    """

    kind: str
    key: str
    label: str = ""
    points: Fraction = field(converter=Fraction)


def _levels(values: Sequence[LevelScore]) -> tuple[LevelScore, ...]:
    return to_tuple(values)


def _prices(values: Sequence[ShadowPrice]) -> tuple[ShadowPrice, ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
class Composition(Value):
    """The answer of `compose`: a cohort, its score, and how far it is proven.

    `worth` and `bound` are one number for all levels: each level's points times its exact weight, in points
    of the last level. With one level they are its points.

    Args:
        problem: The problem.
        status: `optimal`; `best_so_far`, with a gap; `infeasible`, proven; `unknown`: stopped with no cohort.
        cohort: The cohort, or None.
        score: What it scores, level by level.
        worth: The same as one number, or None.
        bound: What no cohort passes, or None if there is none.
        prices: The proof: with these prices the bound can be computed again.
        nodes: How many steps were taken: chains of the flow, rounds of pricing, branches.

    >>> from eig.teams import Objective, Opening, Person
    >>> from eig.teams.asked import SkillPoints
    >>> people = [Person(id="p1", skills={"data": 4}), Person(id="p2", skills={"data": 2})]
    >>> plume = Opening(id="plume", weights={"data": 3})
    >>> found = compose(Problem(people=people, openings=[plume], objective=Objective(terms=[SkillPoints()])))
    >>> found.status, found.cohort.people, found.worth, found.gap
    ('optimal', ('p1',), Fraction(12, 1), Fraction(0, 1))
    """

    problem: Problem
    status: Proof
    cohort: Cohort | None = None
    score: tuple[LevelScore, ...] = field(default=(), converter=_levels)
    worth: Fraction | None = None
    bound: Fraction | None = None
    prices: tuple[ShadowPrice, ...] = field(default=(), converter=_prices)
    nodes: int = 0

    @property
    def gap(self) -> Fraction | None:
        """The points that a better cohort could still gain: 0 if none can."""
        return None if self.worth is None or self.bound is None else self.bound - self.worth

    @cached_property
    def model(self) -> Model:
        """The problem as the search sees it (private in all but name: it may change)."""
        return compile_problem(self.problem)

    @cached_property
    def bound_at_prices(self) -> Bound | None:
        """The bound, computed again from the prices alone."""
        unit = GRAIN * self.model.grid
        given = {(price.kind, price.key, price.label): int(price.points * unit) for price in self.prices}
        people = self.problem.people
        units = tuple(given.get(("person", people[one.people[0]].id, ""), 0) for one in self.model.units)
        limits = tuple(given.get(("rule", one.rule, one.label), 0) for one in self.model.limits)
        return bound_at(self.model, Prices(units, limits))

    def explain(self, key: str = "cohort", *, lang: Lang = "en") -> Trace:
        """Return the reasons for a person, an opening or the whole: see `eig.teams.answers.explain`.

        >>> print(compose(Problem(people=[], openings=[])).explain())
        cohort: no cohort is better: it is proven; level 1 scores 0 points.
        """
        from eig.teams.answers.explaining import explain  # noqa: PLC0415 # composing needs no words

        return explain(self, key, lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a seat.

        >>> compose(Problem(people=[], openings=[])).rows()
        []
        """
        return [] if self.cohort is None else self.cohort.rows()

    def _repr_svg_(self) -> str:
        from eig.teams.pictures.pictures import seats_picture  # noqa: PLC0415 # pictures read this module

        return seats_picture(self)


@checked
def compose(
    problem: Problem,
    *,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
    backend: Backend | None = None,
) -> Composition:
    """Return the best cohort, proven; or the best so far with its gap, or that there is none.

    The same problem gives the same cohort on any machine. Without limits the answer is `optimal` or
    `infeasible`.

    Args:
        problem: People, openings, rules and objective.
        nodes: The most steps to take, such as chains of the flow, rounds of pricing, branches: a limit that
            is the same everywhere.
        stop: Asked now and then whether to stop: the caller's clock, or a button.
        progress: Called with `(done, total)` as the gap closes.
        backend: A solver for large problems, such as `eig.teams.engine.highs.Highs()`; `nodes` and `stop`
        hold
            there too.

    >>> compose(Problem(people=[], openings=[])).status
    'optimal'
    """
    check_means("compose", Means(nodes=nodes, stop=stop, backend=backend))
    model = compile_problem(problem)
    fuel = Fuel(nodes=nodes, stop=stop)
    step = None if progress is None else partial(_tell, progress)
    outcome = solve(model, fuel, step=step, backend=backend)
    if outcome.proven is None:
        return Composition(
            problem=problem, status="infeasible", prices=_prices_of(model, outcome), nodes=fuel.spent
        )
    return _answer(model, outcome, fuel)


def _tell(progress: ProgressCall, tried: int) -> None:
    progress(tried, tried + 1)


def _answer(model: Model, outcome: Outcome, fuel: Fuel) -> Composition:
    proven = outcome.proven or 0
    found = Composition(
        problem=model.problem,
        status="unknown",
        bound=Fraction(max(proven, outcome.worth) // GRAIN, model.grid),
        prices=_prices_of(model, outcome),
        nodes=fuel.spent,
    )
    if outcome.teams is None:
        return evolve(found, bound=Fraction(proven // GRAIN, model.grid))
    cohort = model.cohort(outcome.teams)
    return evolve(
        found,
        status="optimal" if proven < outcome.worth + GRAIN else "best_so_far",
        cohort=cohort,
        score=score(model.problem, cohort),
        worth=Fraction(outcome.worth // GRAIN, model.grid),
    )


def _prices_of(model: Model, outcome: Outcome) -> tuple[ShadowPrice, ...]:
    bound = outcome.root
    if bound is None:
        return ()
    unit = GRAIN * model.grid
    people = (
        ShadowPrice(kind="person", key=model.problem.people[unit_.people[0]].id, points=Fraction(price, unit))
        for price, unit_ in zip(bound.prices.units, model.units, strict=True)
        if price
    )
    rules = (
        ShadowPrice(kind="rule", key=limit.rule, label=limit.label, points=Fraction(price, unit))
        for price, limit in zip(bound.prices.limits, model.limits, strict=True)
        if price
    )
    return (*rules, *people)
