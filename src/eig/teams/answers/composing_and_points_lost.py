"""Compose: the best cohort that a problem allows, with the proof that none is better.

How: see `docs/explanation/teams.md`. In short, seats are a flow, which is the answer where they alone matter.
Elsewhere the team is the unit, people are priced until a bound is close to the best, and the few teams within
reach of the bound are searched for a cohort, all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, final

from attrs import evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.field_rules_and_bounds import text
from eig._values.progress_and_stopping import Watch
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.teams.answers._composed_within_limits import Composed, Composer, composed
from eig.teams.answers._rules_added_as_questions import Means, asking, check_means, keeping
from eig.teams.answers.cohort_scores import LevelScore, PointsLostStatus, score
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.problems import Problem
from eig.teams.engine._solver_backend_interface import Backend
from eig.typing import ProgressCall

if TYPE_CHECKING:  # composing needs none of it
    from eig.lots.decisions_and_priorities_on_ties import Decision
    from eig.lots.label_draw import LabelDraw
    from eig.lots.rfc3797 import Rfc3797Draw
    from eig.reasons import Reason, Trace
    from eig.teams.answers.equal_cohorts import EqualCohorts
    from eig.teams.answers.seat_moves import SeatMove
    from eig.typing import Lang


@final
@frozen(kw_only=True, eq=False, repr=False)
class Composition(Composed):
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

    def explain(
        self,
        key: str | None = None,
        *,
        lang: Lang = "en",
        audience: Literal["jury", "candidate", "public"] = "jury",
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
            audience: Who reads about it: the `jury` is told all; the `candidate`, the own seat, what bars
                better wishes and that equals were parted, and neither points nor what other rules do; the
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
        return self._same(Composer(means, Watch(progress)))

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

    def settle(
        self,
        by: Decision | Rfc3797Draw | LabelDraw,
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
        decision, answer = orders.decision_of(by), Composer(means, Watch(progress))
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
        instead = composed(Composition, asking(problem, seat), means, progress=progress, known=[self])
        return lost_by(self, instead, (person, opening))

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
        from eig.teams.answers.seat_moves import move_reason  # noqa: PLC0415 # as above

        if key is None:
            return trace(self.person, self._lines_(), lang)
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

    def _lines_(self) -> Iterable[Reason]:
        from eig.teams.answers._why_a_seat_or_none import lost_points  # noqa: PLC0415 # composing needs no words

        seat, problem = (self.person, self.opening), self.instead.problem
        return lost_points(seat, self.status, self.lost, self.moves, problem=problem)


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

    Without limits the answer is `optimal` or `infeasible`. The same problem within the same nodes gives the
    same cohort on any machine; of several that are equal, `stop` may give another.

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
    return composed(Composition, problem, means, progress=progress)
