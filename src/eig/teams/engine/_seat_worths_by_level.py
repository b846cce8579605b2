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

from eig._values.frozen_maps import EMPTY
from eig._values.records import Record
from eig.teams.asked._optional_answers_of_rules import spans_of
from eig.teams.asked._rules_sorted_for_the_search import Shapes, stated
from eig.teams.asked._worked_out_once import Kept
from eig.teams.asked.objectives_and_kinds_of_terms import PairTerm
from eig.teams.asked.openings_posts_and_needs import Opening, Seat, required
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import SeatRule, answers, bound, is_ours
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._work_limit import Beat
from eig.typing import Exact

WORST = 100  # the most that a soft rule of one's own on a team may miss by, so that levels can be weighed

Gift = Callable[[Person, Opening], Exact]
ByPost = tuple[Exact | None, ...]


class Level(Record):
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


class Worths(Record, frozen=False):
    """The levels with the grid parts that a point of each is."""

    levels: tuple[Level, ...]
    weights: dict[int, int]
    lows: dict[int, Exact]  # in points: what no cohort falls below at each level
    least: int  # in grid parts: no cohort is worth less
    most: int  # no team is worth more
    grid: int  # the points of the last level have this denominator


def worths_of(problem: Problem, shapes: Shapes, allowed: Sequence[Sequence[int]], beat: Beat) -> Worths:
    """Weigh every seat that the seat rules allow."""
    numbers = sorted({*problem.objective.levels, *shapes.soft_levels}) or [1]
    weigh = _Weighing(problem, shapes, allowed, beat)
    levels = tuple([weigh.level(number) for number in numbers])
    grid = lcm(*{one.denominator for level in levels for one in level.values() if type(one) is Fraction})
    weights: dict[int, int] = {}
    lows: dict[int, Exact] = {}
    weight = grid * GRAIN
    least = most = 0
    for level in reversed(levels):
        low, high = _reach(problem, shapes, level)
        weights[level.level], lows[level.level] = weight, low
        least += int(low * weight)
        most += ceil(high * weight)
        weight *= ceil((high - low) * grid) + 1
    return Worths(levels, weights, lows, least, most, grid)


class _Weighing(Record):
    """Every seat that the seat rules allow, to be weighed level by level."""

    problem: Problem
    shapes: Shapes
    allowed: Sequence[Sequence[int]]
    beat: Beat

    def level(self, number: int) -> Level:
        """Return the points of a level."""
        problem, beat = self.problem, self.beat
        terms = [term for term in problem.objective.terms if term.level == number]
        holders = [bound(term, "post_points") for term in terms if answers(term, "post_points")]
        gifts: list[Gift] = [bound(term, "points") for term in terms if answers(term, "points")]
        fines = [_fine(weight, rule) for level, weight, rule in self.shapes.soft_seats if level == number]
        asked = (*terms, *(rule for level, _, rule in self.shapes.soft_seats if level == number))
        kept = problem._kept_ if all(map(is_ours, asked)) else Kept()
        seats: list[Mapping[int, Exact]] = []
        posts: list[Mapping[int, ByPost]] = []
        for opening, who in zip(problem.openings, self.allowed, strict=True):
            people, stated = problem.people, problem.posts_of(opening)
            here = gifts if stated else [*gifts, *map(_postless, holders)]
            at, turns = ("worths", number, opening.id), (*asked, bool(stated))
            worths = kept.once(at, turns, dict[int, Exact], early=True)
            new = beat.over([one for one in who if one not in worths])
            worths |= {one: _total([*here, *fines], people[one], opening) for one in new}
            seats.append({one: worths[one] for one in who})
            held = _Held(problem, opening, holders) if stated and holders else None
            posts.append({} if held is None else {index: held.by(people[index]) for index in beat.over(who)})
        pairs = [pair for term in terms if answers(term, "pairs") for pair in cast("PairTerm", term).pairs()]
        return Level(number, tuple(seats), tuple(posts), tuple(pairs))


def _total(gifts: Sequence[Gift], person: Person, opening: Opening) -> Exact:
    """Return what a seat is given."""
    if len(gifts) == 1:
        return _plain(gifts[0](person, opening))
    return _plain(sum([gift(person, opening) for gift in gifts]))


def _plain(points: Exact) -> Exact:
    """Return points as a whole number where they are one: fractions add up slowly."""
    if type(points) is int:
        return points
    return points.numerator if points.denominator == 1 else points


def _fine(weight: int, rule: SeatRule) -> Gift:
    allows = bound(rule, "allows")
    return lambda person, opening: 0 if allows(person, opening) else -weight


def _postless(points: Callable[..., Exact]) -> Gift:
    return lambda person, opening: points(person, opening, None)


class _Held:
    """The points of posts held at an opening."""

    def __init__(self, problem: Problem, opening: Opening, held: Sequence[Callable[..., Exact]]) -> None:
        self._opening, self._held = opening, held
        self._posts = [(post, frozenset(post.accepts)) for post in opening.posts]
        more = opening.size[1] > len(opening.posts) or f"size:{opening.id}" in problem.lifted
        self._more = more and len(required(opening.posts)) == len(opening.posts)

    def by(self, person: Person) -> ByPost:
        """Return a person's at each post; and at none, where there may be more people than posts."""
        profiles = person.profiles
        if person.profiles_by_opening is not EMPTY:
            profiles = profiles_at(person, self._opening.id)
        held = [
            None if accepted.isdisjoint(profiles) else self._points(person, post)
            for post, accepted in self._posts
        ]
        return (*held, self._points(person, None) if self._more else None)

    def _points(self, person: Person, post: Seat | None) -> Exact:
        return _plain(sum([points(person, self._opening, post) for points in self._held]))


def _reach(problem: Problem, shapes: Shapes, level: Level) -> tuple[Exact, Exact]:
    """Return what the level cannot fall below, and cannot pass."""
    bonuses = [points for *_, points in level.pairs]
    low: Exact = sum(min(0, one) for one in bonuses)
    high: Exact = sum(max(0, one) for one in bonuses)
    for opening, seats, posts in zip(problem.openings, level.seats, level.posts, strict=True):
        most = len(seats) if f"size:{opening.id}" in problem.lifted else opening.size[1]
        for values in (
            [0, *seats.values()],
            [0, *[one for held in posts.values() for one in held if one is not None]],
        ):
            low += most * min(values)
            high += most * max(values)
    for number, weight, soft in shapes.soft_teams:
        if number == level.level:
            low -= weight * sum([worst_of(problem, soft, opening) for opening in problem.openings])
    for rule, line in shapes.lines:
        if rule.level == level.level:
            reach = sum(map(abs, line.by_person.values())) + sum(map(abs, line.by_seat.values()))
            low -= rule.weight * (reach + abs(line.high))
    return low, high


def worst_of(problem: Problem, rule: object, opening: Opening) -> int:
    """Return the most that a soft rule may miss by at an opening: one of ours, all that its sums come to."""
    known, worst = stated(rule), 0
    for span in spans_of(known, opening) if is_ours(known) else ():
        amounts = sorted(map(span.amount, problem.people))
        most = most_seated(problem, opening)
        high = 0 if span.high is None else sum(amounts[::-1][:most]) - span.high
        worst += max(span.low - sum([one for one in amounts[:most] if one < 0]), high)
    return max(WORST, worst)


def most_seated(problem: Problem, opening: Opening) -> int:
    """Return how many people a team of an opening can have at most: all of them, where its size is lifted."""
    return len(problem.people) if f"size:{opening.id}" in problem.lifted else opening.size[1]
