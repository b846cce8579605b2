"""The search for the best cohort, within limits; and what it found, with the cohorts that are as good."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from fractions import Fraction
from functools import cached_property, partial
from typing import TYPE_CHECKING, Self, TypeVar, cast

from attrs import evolve, field, frozen

from eig._values.progress_and_stopping import Watch
from eig._values.records import Record, part
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, told_where_given
from eig.teams.answers._rules_added_as_questions import Effort, Means, asking, is_over
from eig.teams.answers.cohort_scores import LevelScore, Proof, score
from eig.teams.answers.shadow_prices import (
    ShadowPrice,
    bound_again,
    prices_for,
    prices_of,
    prices_of_people,
    told_prices,
)
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.problems import Problem
from eig.teams.engine._dual_bound import Bound, Prices
from eig.teams.engine._flow_first_then_search import known_best, solve
from eig.teams.engine._infeasible_by_counting import Hopeless, compiled
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._search_outcome import Begin, First, SearchOutcome
from eig.teams.engine._work_limit import Halt, WorkLimit
from eig.typing import ProgressCall

if TYPE_CHECKING:
    from eig.lots.decisions_and_priorities_on_ties import Decision
    from eig.lots.label_draw import LabelDraw
    from eig.lots.rfc3797 import Rfc3797Draw
    from eig.teams.answers.equal_cohorts import EqualCohorts


class Progress(Record, frozen=False):
    """Who watches a search of a model, and the cohort known from the start."""

    watch: Watch
    work_limit: WorkLimit
    model: Model
    known: First | None = None

    def step(self, best: int | None, bound: int) -> None:
        """Tell what the best cohort so far is worth, and what no cohort passes."""
        self.watch.tell(self.work_limit.spent, best=self._points(best), bound=self._points(bound))

    def meet(self, first: First) -> None:
        """Tell a cohort that is better than all those before."""
        if self.known is None or first.worth > self.known.worth:
            cohort = self.model.cohort(first.teams)
            self.watch.tell(self.work_limit.spent, best=self._points(first.worth), found=cohort)

    def _points(self, worth: int | None) -> Fraction | None:
        return None if worth is None else Fraction(worth // GRAIN, self.model.grid)


EQUALS, FEWEST = 6, 200
"""Equals are sought with so many times the steps of the first search in all, or of one of so many steps."""


@frozen(kw_only=True, eq=False, repr=False)
class Composed(Value):
    """A cohort, its score, and how far it is proven: a `Composition`, which says why."""

    problem: Problem
    status: Proof
    cohort: Cohort | None = None
    score: tuple[LevelScore, ...] = field(default=(), converter=TupleOf[LevelScore])
    worth: Fraction | None = None
    bound: Fraction | None = None
    shadow_prices: tuple[ShadowPrice, ...] = field(default=(), converter=TupleOf[ShadowPrice])
    nodes: int = 0
    decisions: tuple[Decision, ...] = field(default=(), converter=TupleOf["Decision"])
    draws: tuple[Rfc3797Draw | LabelDraw, ...] = field(
        default=(), converter=TupleOf["Rfc3797Draw | LabelDraw"], metadata=told_where_given
    )

    @property
    def gap(self) -> Fraction | None:
        """The points that a better cohort could still gain: 0 if none can."""
        return None if self.worth is None or self.bound is None else self.bound - self.worth

    @cached_property
    def model(self) -> Model:
        """The problem as the search sees it (private in all but name: it may change)."""
        return compile_problem(self.problem)

    @cached_property
    def _asked_(self) -> dict[str, object]:
        """What others worked out of it, each once: kept with it, whatever facts are recorded later."""
        return {}

    @cached_property
    def _heads_(self) -> list[tuple[int, Model, Prices]]:
        """The prices of head counts looked at, with the model: further questions begin there."""
        return []

    @cached_property
    def bound_at_prices(self) -> Bound | None:
        """The bound, computed again from the prices alone."""
        return bound_again(self.model, self.shadow_prices)

    @property
    def equals(self) -> EqualCohorts | None:
        """What this cohort shares with those that are as good, found by composing a few times more.

        None without a cohort. All in all it takes a few times the steps of the first search, so that of a
        hard problem it may be left open what is certain: `find_equals` takes limits of yours, or none.
        """
        means = Means(nodes=None, stop=None, backend=None)
        return cast("EqualCohorts | None", self._with_equals(means)._asked_["equals"])

    def _with_equals(self, means: Means) -> Self:
        """Return it with its equals; what was known of them once the caller said stop is kept with a copy."""
        if "equals" in self._asked_:
            return self
        effort = Effort(EQUALS * max(self.nodes, FEWEST))
        same = self._same(Composer(means, effort=effort))
        held = evolve(self) if is_over(means) else self
        held._asked_["equals"] = same
        return held

    def _same(self, answer: Composer) -> EqualCohorts | None:
        if self.cohort is None:
            return None
        from eig.teams.answers.equal_cohorts import equals_of, unsettled  # noqa: PLC0415 # composing needs none of it

        if self.status != "optimal":
            return unsettled(self.cohort)
        return equals_of(self._settled, self.cohort, answer, tell=answer.tell)

    @cached_property
    def _before_(self) -> tuple[Self, ...]:
        """What it was before each decision: the equals of each are those that the decision parted."""
        return tuple([evolve(self, decisions=self.decisions[:at]) for at in range(len(self.decisions))])

    @property
    def _settled(self) -> Problem:
        """The problem with what was decided so far, as a rule that the search keeps."""
        if self.cohort is None or not self.decisions:
            return self.problem
        from eig.teams.answers._order_or_draw_among_equal_cohorts import settled_by  # noqa: PLC0415 # composing needs none of it

        names = [name for decision in self.decisions for name in decision.order]
        return asking(self.problem, settled_by(self.problem, self.cohort, names))


C = TypeVar("C", bound=Composed)


class Composer(Record, frozen=False):
    """What composes a problem within limits: the cohort, and whether it is proven best; none once stopped.

    Where an effort is given, all compositions share it.
    """

    means: Means
    watch: Watch = part(factory=lambda: Watch(None))
    effort: Effort | None = None
    asked: int = 0

    def __call__(self, problem: Problem, cohorts: Sequence[Cohort]) -> tuple[Cohort | None, bool]:
        if is_over(self.means):
            return None, False
        means = self.means if self.effort is None else Means({**self.means, "nodes": self.effort.share})
        known = [Composed(problem=problem, status="best_so_far", cohort=one) for one in cohorts]
        found = composed(Composed, problem, means, hurried=True, known=known)
        if self.effort is not None:
            self.effort.spend(found.nodes)
        self.asked += 1
        self.watch.tell(self.asked)
        return found.cohort, found.status == "optimal"

    def work_limit(self) -> WorkLimit:
        """Return how far a search may go that composes nothing."""
        nodes = self.means["nodes"] if self.effort is None else self.effort.share
        return WorkLimit(nodes=nodes, stop=self.means["stop"])

    def spend(self, work_limit: WorkLimit) -> None:
        """Take into account what it took."""
        if self.effort is not None:
            self.effort.spend(work_limit.spent)

    def tell(self, known: Callable[[], EqualCohorts]) -> None:
        """Tell what is known of the equals so far, if anybody listens."""
        if self.watch.call is not None:
            self.watch.tell(self.asked, found=known())


def composed(
    kind: type[C],
    problem: Problem,
    means: Means,
    *,
    progress: ProgressCall | None = None,
    hurried: bool = False,
    known: Sequence[Composed] = (),
    shut: Container[str] = (),
) -> C:
    """Return the best cohort within limits, made as one of a kind.

    `hurried`: no more than the search had when it was stopped. Compositions that are known, of problems much
    like this one, are where the search begins: at their prices, and only for cohorts better than theirs,
    where these keep the rules of this problem. Openings that are `shut` are left empty, if they may be: known
    cohorts are all that has a team there.
    """
    work_limit = WorkLimit(nodes=means["nodes"], stop=means["stop"], hurried=hurried)
    watch = Watch(progress, work_limit.nodes)
    work_limit.stop = watch.asking(work_limit.stop, lambda: work_limit.spent)
    cohorts = [one.cohort for one in known if one.cohort is not None]
    try:
        best = partial(known_best, cohorts=cohorts) if cohorts else None
        made = compiled(problem, work_limit.beat(), best)
    except Halt:
        watch.tell(work_limit.spent)
        return kind(problem=problem, status="unknown", nodes=work_limit.spent)
    if isinstance(made, Hopeless):
        watch.tell(work_limit.spent)
        told = prices_of_people(made.people, made.price)
        return kind(problem=problem, status="infeasible", shadow_prices=told)

    model, first = made
    begin = _begin(model, first, known)
    tell = Progress(watch, work_limit, model, begin.first)
    outcome = solve(
        model.shut(shut), work_limit, step=tell.step, backend=means["backend"], begin=begin, meet=tell.meet
    )
    proven = outcome.proven
    if proven is None:
        watch.tell(work_limit.spent)
        told = prices_of(model, outcome)
        return kind(problem=problem, status="infeasible", shadow_prices=told, nodes=work_limit.spent)
    tell.step(None if outcome.teams is None else outcome.worth, max(proven, outcome.worth))
    return _answer(kind, model, outcome, proven=proven, nodes=work_limit.spent)


def _begin(model: Model, first: First | None, known: Sequence[Composed]) -> Begin:
    """Return where a search begins, with the prices that compositions known have, and those by head count."""
    looked = [some for one in known for some in one._heads_] if model.shares else []  # this file
    return Begin(
        first,
        tuple([prices_for(model, one.shadow_prices) for one in known if one.shadow_prices]),
        tuple([(head, prices_for(model, told_prices(origin, prices))) for head, origin, prices in looked]),
    )


def _answer(kind: type[C], model: Model, outcome: SearchOutcome, *, proven: int, nodes: int) -> C:
    cohort = None if outcome.teams is None else model.cohort(outcome.teams)
    status: Proof = "optimal" if proven < outcome.worth + GRAIN else "best_so_far"
    bound = proven if cohort is None else max(proven, outcome.worth)
    made = kind(
        problem=model.problem,
        status="unknown" if cohort is None else status,
        cohort=cohort,
        score=() if cohort is None else score(model.problem, cohort),
        worth=None if cohort is None else Fraction(outcome.worth // GRAIN, model.grid),
        bound=Fraction(bound // GRAIN, model.grid),
        shadow_prices=prices_of(model, outcome),
        nodes=nodes,
    )
    made._heads_.extend((head, model, prices) for head, prices in outcome.heads)  # as above
    return made
