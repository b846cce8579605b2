"""Which rules make a seat lose points: those without which it would lose less, or be possible at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import zip_longest
from types import NoneType
from typing import Final, final

from attrs import define, evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.field_rules_and_bounds import of_names, text
from eig._values.progress_and_stopping import mapped, watched
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers._composed_within_limits import composed
from eig.teams.answers._minimal_conflict_search import blamable
from eig.teams.answers._points_lost_level_by_level import difference, level_rows, loss_between, vector
from eig.teams.answers._rules_added_as_questions import Means, is_over, keeping
from eig.teams.answers.cohort_scores import LevelScore, PointsLostStatus, score
from eig.teams.answers.composing_and_points_lost import Composition, PointsLost, lost_by
from eig.teams.answers.conflicts_and_what_to_relax import NODES, RuleConflict, minimal_conflict
from eig.teams.answers.shadow_prices import bound_again
from eig.teams.asked._optional_answers_of_rules import filled_by, lines_of
from eig.teams.asked._rules_sorted_for_the_search import at_openings
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import Rule, answers
from eig.teams.asked.rules_that_a_cohort_breaks import check
from eig.teams.engine._dual_bound import Bound
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._rules_and_allowed_seats_read import is_fixed
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._solver_backend_interface import Backend
from eig.teams.engine._work_limit import Halt, WorkLimit
from eig.typing import MapFunction, ProgressCall

because: Because = reasons_in("teams.answers")

PATIENCE = 50
"""So many thousand partial teams are looked at for a bound that may spare a composition."""
FEW = 3  # so many rules of one kind are left out of a bound one by one


@final
@frozen(kw_only=True, eq=False, repr=False)
class Relief(Value):
    """One rule, and what a seat would lose if it were lifted.

    Args:
        rule: The identifier of the rule.
        person: The person.
        opening: The opening.
        status: How far the loss without the rule is proven (see `PointsLostStatus`).
        lost: That loss: what the best cohort without the rule loses for the seat, level by level.

    >>> print(Relief(rule="budget", person="p1", opening="plume", status="exact").reason)
    without budget, seating p1 at plume would lose no points
    """

    rule: str = field(metadata=keeps(of_names))
    person: str = field(metadata=keeps(text))
    opening: str = field(metadata=keeps(text))
    status: PointsLostStatus
    lost: tuple[LevelScore, ...] = field(default=(), converter=TupleOf[LevelScore])

    @property
    def points(self) -> tuple[Fraction, ...]:
        """What the seat would lose at each level, the first first; empty if it is not known."""
        return vector(self.lost)

    @property
    def reason(self) -> Reason:
        """What the seat would lose without the rule, in one sentence."""
        facts = {"rule": self.rule, "person": self.person, "opening": self.opening}
        if self.status in {"impossible", "unknown"}:
            return because(f"without_{self.status}", **facts)
        proven = None if self.status == "exact" else because(f"without_{self.status}")
        return difference("without", "would_lose", self.lost, proven=proven, **facts)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a level; one without points if it is not known.

        >>> Relief(rule="budget", person="p1", opening="plume", status="unknown").rows()[0]["points"] is None
        True
        """
        what = {"rule": self.rule, "person": self.person, "opening": self.opening, "status": self.status}
        return level_rows(what, self.lost)


@checked
def binding_rules(
    price: PointsLost,
    *,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
    backend: Backend | None = None,
    map: MapFunction = map,
) -> tuple[Relief, ...]:
    """Return the rules that make a seat lose points, the one without which it loses least first.

    Each hard rule is lifted by itself, the problem composed again without it, with the seat and without: it
    binds if the seat then loses less. A rule is not tried where the proof that the seat costs so much shows
    that no cohort that breaks it would do better. Of an impossible seat, the rules of one minimal conflict
    are tried: no cohort has the seat as long as they all hold. A rule without which the seat is possible is
    in every conflict, so that it is always found; where there are several, other rules are those
    of one of them, and their reasons say so. Rules that are facts (`Problem.firm`) are left
    alone. A rule that a stopped search could not tell of is given too, last, and says so.

    Args:
        price: The answer of `Composition.points_lost`.
        nodes: As for `compose`, for each.
        stop, backend: As for `compose`.
        progress: Told after each how many rules are tried, and the rule if it binds.
        map: Runs the compositions, in order.

    >>> from eig.teams import Objective, Opening, Person, compose
    >>> from eig.teams.asked import SkillNeed, SkillPoints
    >>> people = [Person(id="p1", skills={"data": 4, "law": 3}), Person(id="p2", skills={"data": 5})]
    >>> law = SkillNeed(id="law", opening="plume", skill="law")
    >>> plume = Opening(id="plume", weights={"data": 1})
    >>> aims = Objective(terms=[SkillPoints()])
    >>> found = compose(Problem(people=people, openings=[plume], rules=[law], objective=aims))
    >>> price = found.points_lost("p2", "plume")
    >>> price.status, [str(one.reason) for one in binding_rules(price)]
    ('impossible', ['without law, seating p2 at plume would lose no points'])
    """
    problem = _unasked(price.instead.problem)
    means = keeping("binding_rules", Means(nodes=nodes, stop=stop, backend=backend))
    names = _blamed(price, means) if price.status == "impossible" else blamable(problem)
    bounds = _Bounds(price.instead, means) if price.status == "exact" else None
    idle = frozenset[str]() if bounds is None else _idle(price, names, bounds)
    first, level = _turns(price, [name for name in names if name not in idle], bounds)
    without = _Without(problem, price, means)

    def tried() -> Iterable[tuple[str, PointsLost | None]]:
        """Yield each rule in turn, with what the seat loses without it."""
        yield from zip(first, mapped(map, without, first, len(first), kind=_LOST), strict=True)
        idle = _idle_together(price.instead, level, means)
        yield from ((name, None) for name in level if name in idle)
        rest = [name for name in level if name not in idle]
        yield from zip(rest, mapped(map, without, rest, len(rest), kind=_LOST), strict=True)

    found = (_relief(price, name, other) for name, other in tried())
    reliefs = watched(found, len(first) + len(level), progress)
    return tuple(sorted((one for one in reliefs if one is not None), key=_cheapest_first))


def _turns(
    price: PointsLost, names: Sequence[str], bounds: _Bounds | None
) -> tuple[list[str], tuple[str, ...]]:
    """Return rules in turn, that without which the bound rises most first, fills last; those of no rise.

    A rule on the whole cohort stands beside two others: the first that binds is known the sooner.
    """
    rules = {name: price.instead.problem.rule(name) for name in names}
    later = {
        name: 2 if filled_by(one) is not None else int(answers(one, "spans")) for name, one in rules.items()
    }
    least = None if bounds is None else bounds.least
    if bounds is None or least is None:
        return sorted(names, key=lambda name: later[name]), ()
    known = bounds.known
    bounds.keep([rule for rule in rules.values() if filled_by(rule) is None and rule.id not in known])
    level = tuple(sorted(bounds.up_to(least).intersection(names)))
    first = sorted((one for one in names if one not in level), key=lambda one: -(known.get(one) or least))
    turn = dict[str, int]()
    for whole in (True, False):  # composing without a rule on the whole cohort takes longer
        alike = [name for name in first if answers(rules[name], "lines") is whole]
        turn |= {name: at * (1 + whole) for at, name in enumerate(alike)}
    return sorted(first, key=lambda name: (later[name], turn[name])), level


def _idle_together(instead: Composition, names: tuple[str, ...], means: Means) -> frozenset[str]:
    """Return rules without which the best cohort with the seat is no better: all at once or by halves."""
    if len(names) < 2:  # noqa: PLR2004 # one is tried by itself
        return frozenset()
    best = composed(Composition, instead.problem.without(names), means, known=[instead])
    if best.status != "optimal":
        return frozenset()
    if best.worth == instead.worth:
        return frozenset(names)
    return frozenset(name for some in _halves(names) for name in _idle_together(instead, some, means))


def _idle(price: PointsLost, names: Sequence[str], bounds: _Bounds) -> frozenset[str]:
    """Return rules of which the proof of a seat's price shows that no cohort that breaks one is better.

    Then the best with the seat is the same without the rule, and the best without the seat is no worse. The
    opening of the seat has a team in any case. Another that need not be filled is left empty by whoever makes
    use of it; other rules are left out of the bound, at the same prices: all at once, those of one team or
    with a price one by one, the rest by halves.
    """
    if bounds.whole is None:
        return frozenset()
    model, bound = bounds.whole
    rules = {name: price.instead.problem.rule(name) for name in names}
    fills = {opening: name for name, rule in rules.items() if (opening := filled_by(rule)) is not None}
    light = {
        fills[place.opening]
        for place, (worth, _) in zip(model.places, bound.teams, strict=True)
        if place.opening in fills
        and (place.opening == price.opening or bounds.is_reached(model, bound.value - worth))
    }
    others = tuple(name for name, rule in rules.items() if filled_by(rule) is None)
    if not bounds.is_reached(model, bound.value):
        return frozenset(light)  # the bound is above the cohort with all rules, and without one no lower
    if bounds.is_idle(others):
        return frozenset(light).union(others)
    priced = {one.key for one in price.instead.shadow_prices if one.kind == "rule"}
    bounds.keep([rules[name] for name in others if name in priced or answers(rules[name], "spans")])
    rest = tuple(name for name in others if name not in bounds.known)
    parts = [rest] if bounds.known else _halves(rest)
    idle = [bounds.idle_among(some) for some in parts]
    return frozenset(light).union(bounds.up_to(price.instead.worth), *idle)


@define(eq=False, repr=False, slots=False)
class _Bounds:
    """What no cohort with the seat passes without some rules, at the prices that prove its price."""

    instead: Composition
    means: Means
    known: dict[str, Fraction | None] = field(factory=dict[str, "Fraction | None"])  # in points, by rule
    limit: WorkLimit = field(init=False)  # of the bound that is sought

    def keep(self, rules: Sequence[Rule]) -> None:
        """Keep the bound without each of some rules, in points; None where that takes too long.

        Without a rule that speaks of one team it changes in that team: one of each is left out at a time.
        Rules of one kind are left out together where the bound is the same without them all.
        """
        whole, least = self.whole, self.least
        for turn in _one_of_each_team(self.instead.problem, [one for one in rules if answers(one, "spans")]):
            lifted = self.without([name for name in turn if name is not None])
            if lifted is not None and whole is not None:
                apart = zip(turn, whole[1].teams, lifted[1].teams, strict=True)
                alone = {name: whole[1].value - worth + own for name, (worth, _), (own, _) in apart if name}
                self.known.update((name, _in_points(lifted[0], value)) for name, value in alone.items())
        for kind in dict.fromkeys(map(type, rules)):
            alike = [rule.id for rule in rules if type(rule) is kind and rule.id not in self.known]
            if len(alike) > FEW and self.height(alike) == least:
                self.known |= dict.fromkeys(alike, least)
            else:
                self.known |= {name: self.height([name]) for name in alike}

    def up_to(self, most: Fraction | None) -> frozenset[str]:
        """Return the rules without which the bound is no more than so much."""
        bounds = self.known.items()
        return frozenset(name for name, one in bounds if one is not None and most is not None and one <= most)

    def height(self, names: Sequence[str]) -> Fraction | None:
        """Return the bound without some rules in points; None where that takes too long."""
        lifted = self.without(names)
        return None if lifted is None else _in_points(lifted[0], lifted[1].value)

    def idle_among(self, names: tuple[str, ...]) -> frozenset[str]:
        """Return rules that may be left out of the bound, where it still is the worth of the cohort."""
        if self.is_idle(names):
            return frozenset(names)
        return frozenset(name for some in _halves(names) for name in self.idle_among(some))

    def is_idle(self, names: tuple[str, ...]) -> bool:
        """Tell whether rules may all be left out of a bound that then still is the worth of the cohort."""
        without = self.without(names) if names else None
        return without is not None and self.is_reached(without[0], without[1].value)

    def is_reached(self, model: Model, value: int) -> bool:
        """Tell whether the cohort is worth a bound."""
        return self.instead.worth is not None and _in_points(model, value) <= self.instead.worth

    def without(self, names: Sequence[str]) -> tuple[Model, Bound] | None:
        """Return a model without some rules, and its bound at known prices; None if that takes too long.

        Rules that only add up over the cohort stay in the model, at no price.
        """
        problem, self.limit = self.instead.problem, WorkLimit(nodes=PATIENCE, stop=self.means["stop"])
        apart = [name for name in names if not _only_adds_up(problem.rule(name), problem)]
        prices = [one for one in self.instead.shadow_prices if one.kind != "rule" or one.key not in names]
        try:
            self.limit.pause()
            model = self._model(problem.without(apart)) if apart else self._all
            bound = bound_again(model, prices)
        except Halt:
            return None
        return None if bound is None else (model, bound)

    @cached_property
    def whole(self) -> tuple[Model, Bound] | None:
        """The model with all rules, and its bound."""
        return self.without(())

    @property
    def least(self) -> Fraction | None:
        """That bound in points: without a rule it is no lower."""
        return None if self.whole is None else _in_points(self.whole[0], self.whole[1].value)

    @cached_property
    def _all(self) -> Model:
        return self._model(self.instead.problem)

    def _model(self, problem: Problem) -> Model:
        """Return the model of a problem, which asks whatever limit is set now."""
        return compile_problem(problem, self.limit.beat()).ticking(lambda: self.limit.tick())  # noqa: PLW0108 # another one later


def _only_adds_up(rule: Rule, problem: Problem) -> bool:
    """Tell whether a rule is lines over the cohort, priced, and nothing else."""
    if not answers(rule, "lines") or answers(rule, "allows") or answers(rule, "misses"):
        return False
    return not any(map(is_fixed, lines_of(rule, problem.people)))


def _halves(names: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
    half = len(names) // 2
    return (names[:half], names[half:]) if half else ()


def _one_of_each_team(problem: Problem, rules: Sequence[Rule]) -> list[tuple[str | None, ...]]:
    """Return rules that speak of one team alone, a turn after the other: one of each team, and of several."""
    held = at_openings(problem, rules)
    spoken = Counter(rule.id for some in held.values() for rule in some)
    own = [[rule.id for rule in some if spoken[rule.id] == 1] for some in held.values()]
    return [turn for turn in zip_longest(*own) if len(set(turn)) > 2]  # noqa: PLR2004 # None may be one


def _in_points(model: Model, value: int) -> Fraction:
    return Fraction(value // GRAIN, model.grid)


def _unasked(problem: Problem) -> Problem:
    """Return the problem without the question put to it: the last of its rules."""
    return evolve(problem, rules=problem.rules[:-1])


def _blamed(price: PointsLost, means: Means) -> tuple[str, ...]:
    asked = price.instead.problem
    limited = means if means["nodes"] is not None else Means({**means, "nodes": NODES})
    found = minimal_conflict(asked, **limited)
    question = asked.rules[-1].id
    return tuple(one for one in found.rules if one != question) if isinstance(found, RuleConflict) else ()


_LOST: Final = (PointsLost, NoneType)


@frozen
class _Without:
    """What a seat loses without a rule; a value, that other processes can be sent."""

    problem: Problem
    price: PointsLost
    means: Means

    def __call__(self, rule: str) -> PointsLost | None:
        """Return what the seat loses then; None once it is known that this is no less than with the rule."""
        asked, price = self.problem.without([rule]), self.price
        if is_over(self.means):
            unknown = Composition(problem=asked, status="unknown")
            return PointsLost(person=price.person, opening=price.opening, status="unknown", instead=unknown)
        given, shut = price.instead.problem.without([rule]), self._shut(rule)
        instead = composed(Composition, given, self.means, known=[price.instead], shut=shut)
        exact = price.status == "exact" and instead.status == "optimal"
        if exact and (instead.worth == price.instead.worth or self._loses_as_much(asked, instead)):
            return None
        before = Composition(problem=self.problem, status="optimal", cohort=price.before)
        best = composed(Composition, asked, self.means, known=[before, instead], shut=shut)
        return lost_by(best, instead, (price.person, price.opening))

    def _loses_as_much(self, asked: Problem, instead: Composition) -> bool:
        """Tell whether a cohort loses as much for the seat as with the rule, so that the best loses no less.

        It is the best one with the seat, in which whoever moves for the seat sits as before.
        """
        seats = () if instead.cohort is None else instead.cohort.seats
        moved = {move.person: move.before for move in self.price.moves}
        back = [(person, place) for person, place in moved.items() if place is not None]
        teams: dict[str, list[str]] = {}
        for person, place in (*(seat for seat in seats if seat[0] not in moved), *back):
            teams.setdefault(place, []).append(person)
        undone = Cohort.of(teams)
        lost = vector(loss_between(score(asked, undone), instead.score))
        return lost >= self.price.points and all(breach.level for breach in check(undone, asked))

    def _shut(self, rule: str) -> tuple[str, ...]:
        """Return the opening that a rule fills, where both best cohorts with a team there are known.

        Without the rule the best cohort is one of those, or leaves the opening empty.
        """
        filled = filled_by(self.problem.rule(rule))
        return (filled,) if self.price.status == "exact" and filled is not None else ()


def _relief(price: PointsLost, rule: str, other: PointsLost | None) -> Relief | None:
    """Return what the seat loses without a rule; None if the rule does not bind it."""
    if other is None:
        return None
    relief = Relief(
        rule=rule, person=other.person, opening=other.opening, status=other.status, lost=other.lost
    )
    return relief if _binds(price, relief) else None


def _binds(price: PointsLost, relief: Relief) -> bool:
    """Tell whether the seat loses less, or is possible, without the rule; or blamed; or nobody knows."""
    known = relief.status in {"exact", "at_least"}  # another loss may be less than what is found
    return price.status == "impossible" or not known or relief.points < price.points


def _cheapest_first(relief: Relief) -> tuple[object, ...]:
    return (relief.status in {"impossible", "unknown"}, relief.points, relief.rule)
