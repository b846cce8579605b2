"""What seats are worth, level by level, as whole numbers on one grid.

Lexicographic levels become one sum with exact weights: a point of a level outweighs all that the levels after
it can give or cost together, so that the next level never costs the one above. Python's integers are as wide
as that takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil, lcm
from typing import cast

from attrs import define, frozen

from eig.teams.asked._shapes import Shapes, answers
from eig.teams.asked.objectives import PairTerm, PostTerm, SeatTerm
from eig.teams.asked.openings import Opening, Seat
from eig.teams.asked.people import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.rules import SeatRule
from eig.teams.engine._model import GRAIN
from eig.typing import Exact

WORST = 100  # the most that a soft predicate on a team may miss by, so that levels can be weighed

Gift = Callable[[Person, Opening], Exact]
ByPost = tuple[Exact | None, ...]


@frozen(eq=False, repr=False)
class Level:
    """The points of one level: of seats, of posts held, of pairs.

    A post that does not accept a person has None.
    """

    level: int
    seats: tuple[Mapping[int, Exact], ...]  # by place, by person
    posts: tuple[Mapping[int, ByPost], ...]  # by place, by person, by post; the last: no post
    pairs: tuple[tuple[str, str, Exact], ...]

    def values(self) -> Iterable[Exact]:
        """Yield every number of points."""
        for seats in self.seats:
            yield from seats.values()
        for posts in self.posts:
            yield from (one for given in posts.values() for one in given if one is not None)
        yield from (points for *_, points in self.pairs)


@define(eq=False, repr=False)
class Worths:
    """The levels with the grid parts that a point of each is."""

    levels: tuple[Level, ...]
    weights: dict[int, int]
    lows: dict[int, Exact]  # in points: what no cohort falls below at each level
    least: int  # in grid parts: no cohort is worth less
    grid: int  # the points of the last level have this denominator


def worths_of(problem: Problem, shapes: Shapes, allowed: tuple[tuple[int, ...], ...]) -> Worths:
    """Weigh every seat that the seat rules allow."""
    numbers = sorted({*problem.objective.levels, *shapes.soft_levels}) or [1]
    levels = tuple(_level(problem, shapes, number, allowed) for number in numbers)
    grid = lcm(*{one.denominator for level in levels for one in level.values() if isinstance(one, Fraction)})
    weights: dict[int, int] = {}
    lows: dict[int, Exact] = {}
    weight = grid * GRAIN
    least = 0
    for level in reversed(levels):
        low, high = _reach(problem, shapes, level)
        weights[level.level], lows[level.level] = weight, low
        least += int(low * weight)
        weight *= ceil((high - low) * grid) + 1
    return Worths(levels, weights, lows, least, grid)


def _level(problem: Problem, shapes: Shapes, number: int, allowed: tuple[tuple[int, ...], ...]) -> Level:
    terms = [term for term in problem.objective.terms if term.level == number]
    holders = [cast("PostTerm", term) for term in terms if answers(term, "post_points")]
    gifts: list[Gift] = [cast("SeatTerm", term).points for term in terms if answers(term, "points")]
    gifts += [_fine(weight, rule) for level, weight, rule in shapes.soft_seats if level == number]
    seats: list[Mapping[int, Exact]] = []
    posts: list[Mapping[int, ByPost]] = []
    for opening, who in zip(problem.openings, allowed, strict=True):
        people = [(index, problem.people[index]) for index in who]
        stated = problem.posts_of(opening)
        here = gifts if stated else [*gifts, *map(_postless, holders)]
        seats.append({index: _total(here, person, opening) for index, person in people})
        held = holders if stated else ()
        more = opening.size[1] > len(opening.posts) or f"size:{opening.id}" in problem.lifted
        posts.append(
            {index: _by_post(held, person, opening, more) for index, person in people} if held else {}
        )
    pairs = [pair for term in terms if answers(term, "pairs") for pair in cast("PairTerm", term).pairs()]
    return Level(number, tuple(seats), tuple(posts), tuple(pairs))


def _total(gifts: Sequence[Gift], person: Person, opening: Opening) -> Exact:
    """Return what a seat is given."""
    return _sum([gift(person, opening) for gift in gifts])


def _sum(given: Sequence[Exact]) -> Exact:
    """Return a sum of points, as a whole number where it is one: fractions add up slowly."""
    points = given[0] if len(given) == 1 else sum(given)
    return points.numerator if points.denominator == 1 else points


def _fine(weight: int, rule: SeatRule) -> Gift:
    return lambda person, opening: 0 if rule.allows(person, opening) else -weight


def _postless(term: PostTerm) -> Gift:
    return lambda person, opening: term.post_points(person, opening, None)


def _by_post(terms: Iterable[PostTerm], person: Person, opening: Opening, more: bool) -> ByPost:  # noqa: FBT001 # a plain fact
    """Return the points at each post; and at none, where there may be more people than posts."""

    def points(post: Seat | None) -> Exact | None:
        if post is not None and set(post.accepts).isdisjoint(person.profiles):
            return None
        return _sum([term.post_points(person, opening, post) for term in terms])

    return (*map(points, opening.posts), points(None) if more else None)


def _reach(problem: Problem, shapes: Shapes, level: Level) -> tuple[Exact, Exact]:
    """Return what the level cannot fall below, and cannot pass."""
    bonuses = [points for *_, points in level.pairs]
    low: Exact = sum(min(0, one) for one in bonuses)
    high: Exact = sum(max(0, one) for one in bonuses)
    for opening, seats, posts in zip(problem.openings, level.seats, level.posts, strict=True):
        most = len(seats) if f"size:{opening.id}" in problem.lifted else opening.size[1]
        for values in (
            [0, *seats.values()],
            [0, *(one for held in posts.values() for one in held if one is not None)],
        ):
            low += most * min(values)
            high += most * max(values)
    soft = sum(weight for number, weight, _ in shapes.soft_teams if number == level.level)
    low -= soft * WORST * len(problem.openings)
    for rule, line in shapes.lines:
        if rule.level == level.level:
            reach = sum(map(abs, line.by_person.values())) + sum(map(abs, line.by_seat.values()))
            low -= rule.weight * (reach + abs(line.high))
    return low, high
