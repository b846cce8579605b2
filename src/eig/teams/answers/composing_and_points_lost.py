"""Compose: the best cohort that a problem allows, with the proof that none is better.

How: see `docs/explanation/teams.md`. In short, seats are a flow, which is the answer where they alone matter.
Elsewhere the team is the unit, people are priced until a bound is close to the best, and the few teams within
reach of the bound are searched for a cohort, all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast, final

from attrs import define, evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.field_rules_and_bounds import text
from eig._values.progress_and_stopping import Watch
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, told_where_given
from eig.errors import require_key
from eig.teams.answers._progress_in_points import Progress
from eig.teams.answers._rules_added_as_questions import Effort, Means, asking, check_means, is_over, keeping
from eig.teams.answers.cohort_scores import LevelScore, PointsLostStatus, score
from eig.teams.answers.shadow_prices import ShadowPrice, bound_again, prices_for, prices_of, prices_of_people
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.problems import Problem
from eig.teams.engine._dual_bound import Bound
from eig.teams.engine._flow_first_then_search import known_best, solve
from eig.teams.engine._infeasible_by_counting import Hopeless, compiled
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._search_outcome import Begin, SearchOutcome
from eig.teams.engine._solver_backend_interface import Backend
from eig.teams.engine._work_limit import Halt, WorkLimit
from eig.typing import ProgressCall

if TYPE_CHECKING:  # composing needs none of it
    from eig.lots.decisions_and_priorities_on_ties import Decision
    from eig.lots.label_draw import LabelDraw
    from eig.lots.rfc3797 import Rfc3797Draw
    from eig.programme._names_hidden_from_an_audience import Audience
    from eig.reasons import Reason, Trace
    from eig.teams.answers._order_or_draw_among_equal_cohorts import Order
    from eig.teams.answers.equal_cohorts import EqualCohorts
    from eig.teams.answers.seat_moves import SeatMove
    from eig.typing import Lang

EQUALS, FEWEST = 6, 200
"""Equals are sought with so many times the steps of the first search in all, or of one of so many steps."""

Proof = Literal["optimal", "best_so_far", "infeasible", "unknown"]


@final
@frozen(kw_only=True, eq=False, repr=False)
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
        shadow_prices: The proof: with these prices the bound can be computed again.
        decisions: What chose the cohort among equally good ones: see `settle`.
        draws: The records of those that were draws: who has them draws again.
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
    def bound_at_prices(self) -> Bound | None:
        """The bound, computed again from the prices alone."""
        return bound_again(self.model, self.shadow_prices)

    def explain(
        self,
        key: str | None = None,
        *,
        lang: Lang = "en",
        audience: Audience = "jury",
        stop: Callable[[], bool] | None = None,
    ) -> Trace:
        """Return the reasons for a person, for a team, or for the whole.

        - A person: where and why, each point by its term, and for each other wish the rule that forbids it,
          or what it would lose at least (`points_lost` tells exactly). Of somebody without a seat nor a wish
          here, the seat that would lose least, or what closes every opening.
        - An opening: its team, term by term.
        - Without a key: the status, the score, and the rules that bind.

        Args:
            key: The identifier of a person or of an opening; None for the whole.
            audience: Who reads about it: the `jury` is told all; the `candidate`, of nobody else; the
                `public`, who sits where.
            stop: Asked now and then whether to end; what is not known by then is told as not known.

        Raises:
            Fault: The whole, for anybody but the jury.

        >>> from eig.teams import Opening, Person
        >>> ada = Person(id="p1", wishes=["plume"])
        >>> print(compose(Problem(people=[ada], openings=[Opening(id="plume")])).explain("p1"))
        p1: p1 sits alone at plume; plume is wish number 1.
        """
        from eig.programme._names_hidden_from_an_audience import check_audience  # noqa: PLC0415 # composing needs no words
        from eig.teams.answers._why_a_seat_or_none import explained  # noqa: PLC0415 # as above

        check_audience(audience, key)
        means = keeping("Composition.explain", Means(nodes=None, stop=stop, backend=None))
        return explained(self._with_equals(means), key, lang, audience=audience, stop=means["stop"])

    @property
    def equals(self) -> EqualCohorts | None:
        """What this cohort shares with those that are as good, found by composing a few times more.

        None without a cohort. All in all it takes a few times the steps of the first search, so that of a
        hard problem it may be left open what is certain: `find_equals` takes limits of yours, or none.
        """
        means = Means(nodes=None, stop=None, backend=None)
        return cast("EqualCohorts | None", self._with_equals(means)._asked_["equals"])

    def _with_equals(self, means: Means) -> Composition:
        """Return it with its equals; what was known of them once the caller said stop is kept with a copy."""
        if "equals" in self._asked_:
            return self
        effort = Effort(EQUALS * max(self.nodes, FEWEST))
        same = self._same(_Answer(means, effort=effort))
        held = evolve(self) if is_over(means) else self
        held._asked_["equals"] = same
        return held

    def find_equals(
        self,
        *,
        nodes: int | None = None,
        stop: Callable[[], bool] | None = None,
        progress: ProgressCall | None = None,
        backend: Backend | None = None,
    ) -> EqualCohorts | None:
        """Return what the best cohorts have in common: which seats are certain, and who is undecided.

        Args:
            nodes: As for `compose`, for each search.
            stop, backend: As for `compose`.
            progress: Told what is known so far, as it grows, and how many compositions are behind.

        >>> from eig.teams import Opening, Person
        >>> twins = [Person(id="p1"), Person(id="p2")]
        >>> compose(Problem(people=twins, openings=[Opening(id="plume")])).find_equals().undecided
        ('p1', 'p2')
        """
        means = keeping("Composition.find_equals", Means(nodes=nodes, stop=stop, backend=backend))
        return self._same(_Answer(means, Watch(progress)))

    def _same(self, answer: _Answer) -> EqualCohorts | None:
        if self.cohort is None:
            return None
        from eig.teams.answers.equal_cohorts import equals_of, unsettled  # noqa: PLC0415 # composing needs none of it

        if self.status != "optimal":
            return unsettled(self.cohort)
        return equals_of(self._settled, self.cohort, answer, tell=answer.tell)

    @property
    def undecided(self) -> tuple[str, ...]:
        """The people whom the best cohorts do not all seat alike: those whom `settle` parts."""
        return () if self.equals is None else self.equals.undecided

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to read with care: doubts about names, other cohorts as good, a search that was stopped."""
        from eig.teams.answers.equal_cohorts import of_whole  # noqa: PLC0415 # composing needs none of it

        equals = self.equals
        told = () if equals is None or equals.only else of_whole(equals, decided=bool(self.decisions))
        return (*self.problem.cautions, *told)

    @property
    def _settled(self) -> Problem:
        """The problem with what was decided so far, as a rule that the search keeps."""
        if self.cohort is None or not self.decisions:
            return self.problem
        from eig.teams.answers._order_or_draw_among_equal_cohorts import settled_by  # noqa: PLC0415 # composing needs none of it

        names = [name for decision in self.decisions for name in decision.order]
        return asking(self.problem, settled_by(self.problem, self.cohort, names))

    def settle(
        self,
        by: Order,
        *,
        nodes: int | None = None,
        stop: Callable[[], bool] | None = None,
        progress: ProgressCall | None = None,
        backend: Backend | None = None,
    ) -> Composition:
        """Return the best cohort that a declared order chooses among those that are equally good.

        Each person in turn keeps the cohorts that seat them best: at their first wish, else the next, else
        anywhere, else not at all. An opening may be named among them: in its turn, it keeps the cohorts that
        seat there those who come first in the order. What is not named stays undecided, and is told.

        Args:
            by: A recorded decision, or a draw: its order, over undecided people.
            nodes: As for `compose`, for each search.
            stop, backend: As for `compose`.
            progress: As for `find_equals`; then told of each turn of the order.

        Raises:
            Faults: If the cohort is not proven best, the order names who is not undecided, or a search was
                stopped before the order could choose.

        >>> from eig.lots import Decision
        >>> from eig.teams import Opening, Person
        >>> twins = [Person(id="p1"), Person(id="p2")]
        >>> found = compose(Problem(people=twins, openings=[Opening(id="plume")]))
        >>> settled = found.settle(Decision(by="jury", order=["p2", "p1"], reference="minutes, 4.2"))
        >>> settled.cohort.people, settled.equals.only
        (('p2',), True)
        """
        from eig.lots.decisions_and_priorities_on_ties import Decision  # noqa: PLC0415 # composing needs none of it
        from eig.teams.answers import _order_or_draw_among_equal_cohorts as orders  # noqa: PLC0415 # as above

        means = keeping("Composition.settle", Means(nodes=nodes, stop=stop, backend=backend))
        decision, answer = orders.decision_of(by), _Answer(means, Watch(progress))
        names = decision.order
        orders.check_order(self.status, self._same(answer), names)
        cohort = self.cohort and orders.chosen_by(self._settled, self.cohort, names, answer)
        orders.check_chosen(cohort, names)
        return evolve(
            self,
            cohort=cohort,
            score=() if cohort is None else score(self.problem, cohort),
            decisions=(*self.decisions, decision),
            draws=self.draws if isinstance(by, Decision) else (*self.draws, by),
        )

    def points_lost(
        self,
        person: str,
        opening: str,
        *,
        nodes: int | None = None,
        stop: Callable[[], bool] | None = None,
        progress: ProgressCall | None = None,
        backend: Backend | None = None,
    ) -> PointsLost:
        """Return exactly what a seat for a person at an opening would lose, and the best cohort that has it.

        Args:
            nodes, stop, progress, backend: As for `compose`.

        >>> from eig.teams import Objective, Opening, Person, Problem
        >>> from eig.teams.asked import SkillPoints
        >>> people = [Person(id="p1", skills={"data": 4}), Person(id="p2", skills={"data": 2})]
        >>> plume = Opening(id="plume", weights={"data": 3})
        >>> aims = Objective(terms=[SkillPoints()])
        >>> found = compose(Problem(people=people, openings=[plume], objective=aims))
        >>> found.points_lost("p2", "plume").points
        (Fraction(6, 1),)
        """
        from eig.teams.asked.cohort_rules_quotas_caps_sums import SeatGiven  # noqa: PLC0415 # composing needs none of it

        problem = self.problem
        seat = SeatGiven.of(problem.person(person).id, problem.opening(opening).id)
        means = Means(nodes=nodes, stop=stop, backend=backend)
        check_means("Composition.points_lost", means)
        return lost_by(self, composed(asking(problem, seat), means, progress=progress), (person, opening))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a seat, with its standing: certain, equally good, or not settled.

        >>> from eig.teams import Opening, Person
        >>> compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])).rows()
        [{'opening': 'plume', 'person': 'p1', 'standing': 'certain'}]
        """
        if self.cohort is None or self.equals is None:
            return []
        return [
            {"opening": opening, "person": person, "standing": self.equals.standing(person, opening)}
            for person, opening in self.cohort.seats
        ]

    def _lines_(self) -> Iterable[object]:
        from eig.teams.answers._why_a_seat_or_none import summed_up  # noqa: PLC0415 # composing needs no words

        yield from summed_up(self)
        yield from () if self.cohort is None else (self.cohort,)

    def __repr__(self) -> str:
        seats = () if self.cohort is None else self.cohort.seats
        return f"<Composition: {self.status}, {len(seats)} seats>"

    def _repr_svg_(self, lang: Lang = "en") -> str:
        from eig.teams.pictures.pictures_of_teams import seats_picture  # noqa: PLC0415 # pictures read this module

        return seats_picture(self, lang=lang)


@final
@frozen(kw_only=True, eq=False, repr=False)
class PointsLost(Value):
    """What a seat for a person at an opening takes from the cohort.

    Args:
        person: The person.
        opening: The opening.
        status: How far the price is proven (see `PointsLostStatus`).
        lost: What the cohort loses at each level, the first first, and of each term; below 0 it gains.
            Nothing is lost only if no level loses. Empty if it is not known.
        before: The cohort compared with, or None.
        instead: The best cohort that has the seat.

    >>> from eig.teams import Opening, Person, Problem
    >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
    >>> seat = found.points_lost("p1", "plume")
    >>> seat.points, seat.status
    ((Fraction(0, 1),), 'exact')
    """

    _BRIEF = "{person} at {opening}, {status}"
    person: str = field(metadata=keeps(text))
    opening: str = field(metadata=keeps(text))
    status: PointsLostStatus
    lost: tuple[LevelScore, ...] = field(default=(), converter=TupleOf[LevelScore])
    before: Cohort | None = None
    instead: Composition

    @property
    def points(self) -> tuple[Fraction, ...]:
        """What is lost at each level, the first first: vectors compare as cohorts do. Empty if not known."""
        from eig.teams.answers._points_lost_level_by_level import vector  # noqa: PLC0415 # composing needs none of it

        return vector(self.lost)

    @property
    def moves(self) -> tuple[SeatMove, ...]:
        """Everyone whose seat would change, sorted; nobody if it is not known."""
        if self.before is None or self.instead.cohort is None:
            return ()
        from eig.teams.answers.seat_moves import moves_between  # noqa: PLC0415 # composing needs none of it

        return moves_between(self.before, self.instead.cohort)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Return what the seat takes from the others, how far that is proven, and whose seat would change.

        Of a seat that no cohort has: the rules on who may sit there that forbid it. `binding_rules` names the
        others.

        Args:
            key: Somebody whose seat would change; None for the whole.

        >>> from eig.teams import Opening, Person, Problem
        >>> people = [Person(id="p1"), Person(id="p2")]
        >>> found = compose(Problem(people=people, openings=[Opening(id="plume")]))
        >>> print(found.points_lost("p2", "plume").explain())
        p2: seating p2 at plume loses no points; p1 loses the seat at plume; p2 takes a seat at plume.
        """
        from eig.reasons import trace  # noqa: PLC0415 # composing needs no words
        from eig.teams.answers._why_a_seat_or_none import lost_points  # noqa: PLC0415 # as above
        from eig.teams.answers.seat_moves import move_reason  # noqa: PLC0415 # as above

        if key is None:
            return trace(self.person, lost_points(self), lang)
        moves = {move.person: move for move in self.moves}
        require_key("person who would move", key, moves)
        return trace(key, [move_reason(moves[key])], lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a level; one without points if it is not known what is lost.

        >>> from eig.teams import Opening, Person, Problem
        >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
        >>> found.points_lost("p1", "plume").rows()
        [{'person': 'p1', 'opening': 'plume', 'status': 'exact', 'level': 1, 'points': Fraction(0, 1)}]
        """
        from eig.teams.answers._points_lost_level_by_level import level_rows  # noqa: PLC0415 # composing needs none of it

        seat = {"person": self.person, "opening": self.opening, "status": self.status}
        return level_rows(seat, self.lost)

    def _lines_(self) -> Iterable[object]:
        from eig.teams.answers._why_a_seat_or_none import lost_points  # noqa: PLC0415 # composing needs no words

        return lost_points(self)


def lost_by(found: Composition, instead: Composition, seat: tuple[str, str]) -> PointsLost:
    """Return what a seat loses: one composition against another, that has the seat."""
    from eig.teams.answers._points_lost_level_by_level import loss_between, loss_status  # noqa: PLC0415 # composing needs none of it

    known = found.cohort is not None and instead.cohort is not None
    return PointsLost(
        person=seat[0],
        opening=seat[1],
        status=loss_status(found.status, instead.status),
        lost=loss_between(found.score, instead.score) if known else (),
        before=found.cohort,
        instead=instead,
    )


@define(eq=False, repr=False)
class _Answer:
    """What composes a problem within limits: the cohort, and whether it is proven best; none once stopped.

    Where an effort is given, all compositions share it.
    """

    means: Means
    watch: Watch = field(factory=lambda: Watch(None))
    effort: Effort | None = None
    asked: int = 0

    def __call__(self, problem: Problem, cohorts: Sequence[Cohort]) -> tuple[Cohort | None, bool]:
        if is_over(self.means):
            return None, False
        means = self.means if self.effort is None else Means({**self.means, "nodes": self.effort.share})
        known = [Composition(problem=problem, status="best_so_far", cohort=one) for one in cohorts]
        found = composed(problem, means, hurried=True, known=known)
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
    problem: Problem,
    means: Means,
    *,
    progress: ProgressCall | None = None,
    hurried: bool = False,
    known: Sequence[Composition] = (),
    shut: Container[str] = (),
) -> Composition:
    """Return the best cohort within limits; `hurried`: no more than the search had when it was stopped.

    Compositions that are known, of problems much like this one, are where the search begins: at their prices,
    and only for cohorts better than theirs, where these keep the rules of this problem. Openings
    that are `shut` are left empty, if they may be: known cohorts are all that has a team there.
    """
    work_limit = WorkLimit(nodes=means["nodes"], stop=means["stop"], hurried=hurried)
    watch = Watch(progress, work_limit.nodes)
    work_limit.stop = watch.asking(work_limit.stop, lambda: work_limit.spent)
    try:
        model = compiled(problem, work_limit.beat(), fresh=not known)
    except Halt:
        watch.tell(work_limit.spent)
        return Composition(problem=problem, status="unknown", nodes=work_limit.spent)
    if isinstance(model, Hopeless):
        watch.tell(work_limit.spent)
        told = prices_of_people(model.people, model.price)
        return Composition(problem=problem, status="infeasible", shadow_prices=told)

    prices = [prices_for(model, one.shadow_prices) for one in known]
    begin = Begin(known_best(model, [one.cohort for one in known]), tuple(prices))
    tell = Progress(watch, work_limit, model, begin.first)
    outcome = solve(
        model.shut(shut), work_limit, step=tell.step, backend=means["backend"], begin=begin, meet=tell.meet
    )
    proven = outcome.proven
    if proven is None:
        watch.tell(work_limit.spent)
        told = prices_of(model, outcome)
        return Composition(problem=problem, status="infeasible", shadow_prices=told, nodes=work_limit.spent)
    tell.step(None if outcome.teams is None else outcome.worth, max(proven, outcome.worth))
    return _answer(model, outcome, proven, work_limit)


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
        nodes: The most steps to take, of the flow, of pricing and branches: the same limit everywhere.
        stop: Asked now and then whether to stop: the caller's clock, or a button.
        progress: Told of the steps taken, the best worth and the bound as the gap closes (`SearchProgress`).
        backend: A solver for large problems, such as `eig.teams.engine.highs.Highs()`, within these limits.

    >>> compose(Problem(people=[], openings=[])).status
    'optimal'
    """
    means = Means(nodes=nodes, stop=stop, backend=backend)
    check_means("compose", means)
    return composed(problem, means, progress=progress)


def _answer(model: Model, outcome: SearchOutcome, proven: int, work_limit: WorkLimit) -> Composition:
    cohort = None if outcome.teams is None else model.cohort(outcome.teams)
    status: Proof = "optimal" if proven < outcome.worth + GRAIN else "best_so_far"
    bound = proven if cohort is None else max(proven, outcome.worth)
    return Composition(
        problem=model.problem,
        status="unknown" if cohort is None else status,
        cohort=cohort,
        score=() if cohort is None else score(model.problem, cohort),
        worth=None if cohort is None else Fraction(outcome.worth // GRAIN, model.grid),
        bound=Fraction(bound // GRAIN, model.grid),
        shadow_prices=prices_of(model, outcome),
        nodes=work_limit.spent,
    )
