"""What one cohort scores less than another, level by level, and how that is said.

Levels are lexicographic: the first level that differs tells which cohort is better. So a difference is a
vector, never one number; a loss at one level may come with a gain at a later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from math import ceil, floor
from types import MappingProxyType

from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers.cohort_scores import LevelScore, PointsLostStatus
from eig.teams.asked._optional_answers_of_rules import most_missed
from eig.teams.asked._rules_sorted_for_the_search import shapes_of, stated
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._seat_worths_by_level import most_seated, worst_of
from eig.typing import Exact

ZERO = Fraction(0)

because: Because = reasons_in("teams.answers")


def loss_between(before: Iterable[LevelScore], after: Iterable[LevelScore]) -> tuple[LevelScore, ...]:
    """Return what is lost from one score to another, at each level and of each term; below 0 it is gained.

    >>> was = LevelScore(level=1, points=5, terms={"skills": Fraction(5)})
    >>> now = LevelScore(level=1, points=3, terms={"wishes": Fraction(3)})
    >>> loss_between([was], [now])[0].points, dict(loss_between([was], [now])[0].terms)
    (Fraction(2, 1), {'skills': Fraction(5, 1), 'wishes': Fraction(-3, 1)})
    """
    old, new = ({one.level: one for one in scores} for scores in (before, after))
    none = LevelScore(level=0, points=0, terms={})
    return tuple(_less(level, old.get(level, none), new.get(level, none)) for level in sorted({*old, *new}))


def _less(level: int, old: LevelScore, new: LevelScore) -> LevelScore:
    names = sorted({*old.terms, *new.terms})
    terms = {name: old.terms.get(name, ZERO) - new.terms.get(name, ZERO) for name in names}
    in_seats = old.in_seats or new.in_seats
    return LevelScore(level=level, points=old.points - new.points, terms=terms, in_seats=in_seats)


def vector(lost: Iterable[LevelScore]) -> tuple[Fraction, ...]:
    """Return the points of each level, the first first: vectors compare as cohorts do."""
    return tuple(level.points for level in lost)


def loss_status(before: str, instead: str) -> PointsLostStatus:
    """Return how far a loss is proven, by the statuses of the two compositions."""
    if instead == "infeasible":
        return "impossible"
    return _LOSS.get((before, instead), "unknown")


_LOSS: Mapping[tuple[str, str], PointsLostStatus] = MappingProxyType(
    {
        ("optimal", "optimal"): "exact",
        ("optimal", "best_so_far"): "at_most",
        ("best_so_far", "optimal"): "at_least",
        ("best_so_far", "best_so_far"): "unproven",
    }
)


def level_rows(
    what: Mapping[str, object], lost: Iterable[LevelScore], *, name: str = "points"
) -> Sequence[Mapping[str, object]]:
    """Return one row a level of a difference; one with no level and no points if it is not known.

    >>> level_rows({"rule": "budget"}, [])
    [{'rule': 'budget', 'level': None, 'points': None}]
    """
    levels: Iterable[tuple[int | None, Fraction | None]]
    levels = [(one.level, one.points) for one in lost] or [(None, None)]
    return [{**what, "level": level, name: points} for level, points in levels]


def amount(points: Fraction, *, kept: bool = False, **more: object) -> Reason:
    """Return points as a fact of a sentence, with their noun; seats kept in place where they are those.

    >>> print(amount(Fraction(3), level=2, terms=("wishes",)))
    3 points at level 2 (wishes)
    """
    return because(
        "kept_seats" if kept else "points_of", points=points, **{"level": None, "terms": (), **more}
    )


def source(name: str) -> Reason:
    """Return what gives points as a fact: a term of the library by its word in each language.

    >>> print(source("wishes"), source("wishes").say("fr"), source("ours").say("fr"))
    wishes vœux ours
    """
    return because("source", source=name)


def difference(code: str, mood: str, lost: Sequence[LevelScore], **facts: object) -> Reason:
    """Return a loss as one sentence: each level that differs, in order, with the terms that make it.

    `code` is the sentence, which holds `{clauses}`; `mood` is how a loss is said: it `loses`, `would_lose`...

    >>> levels = [
    ...     LevelScore(level=1, points=3, terms={"merit": Fraction(3)}),
    ...     LevelScore(level=2, points=-2, terms={"wishes": Fraction(-2)}),
    ... ]
    >>> print(difference("this_cohort", "loses", levels))
    this cohort loses 3 points at level 1 (merit) and gains 2 points at level 2 (wishes)
    """
    told = [level for level in lost if level.points]
    several = len(lost) > 1
    clauses = tuple(
        because(
            mood, sign="loses" if loses else "gains", amounts=tuple(_amount(one, several) for one in levels)
        )
        for loses, levels in groupby(told, key=lambda level: level.points > 0)
    )
    return because(code, clauses=clauses or (because(mood, sign="nothing", amounts=()),), **facts)


def _amount(level: LevelScore, several: bool) -> Reason:  # noqa: FBT001 # private
    if level.in_seats:
        return amount(abs(level.points), kept=True)
    moved = tuple(source(name) for name, points in level.terms.items() if points)
    if not several:
        return amount(abs(level.points))
    return amount(abs(level.points), level=level.level, terms=moved)


def reached(model: Model, points: Fraction, scores: Iterable[LevelScore]) -> tuple[int, Fraction]:
    """Return the first level that a weighed number of points is sure to reach, and by how much at least.

    `points` is what the levels of a cohort that scores `scores` lose together, as `Composition.worth` weighs
    them. A level can lose what it has above the least that any cohort has there, and no more: what the
    levels after it cannot lose together, it loses itself. So the vector of losses is at least, in the order
    of levels, nothing before this level, and so much there.
    """
    parts, held = points * model.grid * GRAIN, {one.level: one.points for one in scores}
    lows = _lows(model)
    spare = {level: (held[level] - lows[level]) * model.weights[level] for level in model.weights}
    for level in sorted(model.weights):
        spare.pop(level)
        lost = (parts - sum(spare.values())) / model.weights[level]
        least = Fraction(ceil(lost * model.grid), model.grid)
        if least > 0:
            return level, least
    return max(model.weights), ZERO


def rounded_down(points: Fraction) -> Fraction:
    """Return what is told of a lower bound: never more than it, to a hundredth where it is no short decimal.

    >>> rounded_down(Fraction(29, 3)), rounded_down(Fraction(1, 3000))
    (Fraction(483, 50), Fraction(1, 3000))
    """
    return Fraction(floor(points * 100), 100) or points


def _lows(model: Model) -> Mapping[int, Exact]:
    """Return what no cohort falls below at each level, soft rules on teams being missed only so far."""
    lows = dict(model.lows)
    openings = model.problem.openings
    for level, weight, rule in shapes_of(model.problem).soft_teams:
        misses = [most_missed(stated(rule), most_seated(model.problem, opening)) for opening in openings]
        known = [most for most in misses if most is not None]
        if len(known) == len(openings):
            worst = sum([worst_of(model.problem, rule, opening) for opening in openings])
            lows[level] += weight * (worst - sum(known))
    return lows


def dearness(level: int | None, points: Fraction) -> tuple[int, Fraction]:
    """Return what losses are compared by: a point of an earlier level outweighs all of the next.

    >>> dearness(2, Fraction(9)) < dearness(1, Fraction(1)), dearness(1, ZERO) < dearness(2, Fraction(1))
    (True, True)
    """
    return (-(level or 0) if points else -(10**9), points)


def most(model: Model, points: Fraction) -> tuple[int, Fraction]:
    """Return the first level, and the most that a weighed number of points lets it gain."""
    first = min(model.weights)
    return first, Fraction(ceil(_at(model, points, first) * model.grid), model.grid)


def _at(model: Model, points: Fraction, level: int) -> Fraction:
    """Return a weighed number of points, in points of the last level, in those of another."""
    return points * model.grid * GRAIN / model.weights[level]
