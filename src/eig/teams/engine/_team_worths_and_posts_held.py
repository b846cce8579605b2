"""What a team is worth beyond its seats: pairs, posts held, soft rules, and predicates that forbid it.

Each unit is first given the most that it can be worth; a whole team then loses what it does not reach. A
bound made of the first figures is never too low, and the second make it exact.
"""

from __future__ import annotations

from collections.abc import Mapping

from eig._values.phrases_of_faults import Quoted
from eig.errors import Fault
from eig.teams.asked._optional_answers_of_rules import spans_of
from eig.teams.asked._rules_sorted_for_the_search import Shapes, stated
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.openings_posts_and_needs import required
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import TeamRule, answers
from eig.teams.engine._search_model_in_whole_numbers import Loss, Model, Place, Unit, bits
from eig.teams.engine._seat_worths_by_level import Worths, worst_of
from eig.typing import Exact

Vector = tuple[Exact, ...]  # points, level by level
Held = Mapping[int, tuple[int | None, ...]]  # what a unit, or a person, is worth at each post; last: at none
Where = tuple[int, tuple[Unit, ...], list[int]]


def loss_of(
    problem: Problem, shapes: Shapes, worths: Worths, where: Where
) -> tuple[Mapping[int, int], Loss | None, Held | None]:
    """Return the most that each unit can be worth at a place, and what a team loses.

    None if never anything. Where teams lose by their posts alone, also what each unit is worth at each post.
    """
    gains = _seat_gains(worths, where)
    pairs, seats, held = _pair_loss(problem, worths, where, gains), dict(gains), _held(worths, where)
    posts, rules = _post_loss(problem, held, where, gains), _rule_loss(problem, shapes, worths, where)
    losses = [loss for loss in (pairs, posts, rules) if loss is not None]
    alone = posts is not None and len(losses) == 1
    return gains, _total(losses), _by_post(problem, held, where, seats) if alone else None


def _by_post(problem: Problem, held: Held, where: Where, seats: Mapping[int, int]) -> Held | None:
    """Return what each unit is worth at each post that must be held, and beyond: at the optional one."""
    index, units, able = where
    posts = problem.openings[index].posts
    must = len(required(posts))
    if any(len(units[number].people) > 1 for number in able) or len(posts) > must + 1:
        return None
    own = {number: held[units[number].people[0]] for number in able}
    if must < len(posts):
        own = {number: options[:-1] for number, options in own.items()}  # nobody sits without a post
    return {
        number: tuple([None if one is None else one + seats[number] for one in options])
        for number, options in own.items()
    }


def _total(losses: list[Loss]) -> Loss | None:
    if not losses:
        return None
    known: dict[int, int | None] = {}

    def fresh(team: int) -> int | None:
        total = 0
        for loss in losses:
            lost = loss(team)
            if lost is None:
                return None
            total += lost
        return total

    def loss(team: int) -> int | None:
        if team not in known:
            known[team] = fresh(team)
        return known[team]

    return loss


def _seat_gains(worths: Worths, where: Where) -> dict[int, int]:
    index, units, able = where
    gains = dict.fromkeys(able, 0)
    for level in worths.levels:
        seats, weight = level.seats[index], worths.weights[level.level]
        for number in able:
            people = units[number].people
            points = seats[people[0]] if len(people) == 1 else sum([seats[person] for person in people])
            gains[number] += int(points * weight)
    return gains


def _pair_loss(problem: Problem, worths: Worths, where: Where, gains: dict[int, int]) -> Loss | None:
    """Give each of two friends half of their bonus, and take it back from one who sits without the other."""
    _, units, able = where
    unit_of = {problem.people[person].id: number for number in able for person in units[number].people}
    alone, beside = dict.fromkeys(able, 0), {number: dict[int, int]() for number in able}
    for level in worths.levels:
        for a, b, points in level.pairs:
            first, second = unit_of.get(a), unit_of.get(b)
            if first is None or second is None:
                continue
            parts = int(points * worths.weights[level.level])
            if first == second:
                gains[first] += parts
                continue
            half, low = max(parts, 0) // 2, min(first, second)
            for unit, other in ((first, second), (second, first)):
                gains[unit] += half
                alone[unit] += half
                here, lost = beside[unit], half - min(parts, 0) * (unit == low)
                here[1 << other] = here.get(1 << other, 0) + lost - 2 * half
    concerned = sum([1 << number for number, others in beside.items() if others])

    def loss(team: int) -> int:
        lost = 0
        for number in bits(team & concerned):
            lost += alone[number] + sum([more for other, more in beside[number].items() if team & other])
        return lost

    return loss if concerned else None


def _post_loss(problem: Problem, held: Held, where: Where, gains: dict[int, int]) -> Loss | None:
    """Give each person their best post.

    And take back what the best arrangement of the team does not reach.
    """
    index, units, able = where
    posts = problem.openings[index].posts
    if not held:
        return None
    best = {
        person: max([one for one in given if one is not None], default=0) for person, given in held.items()
    }
    for number in able:
        gains[number] += sum([best[person] for person in units[number].people])

    def loss(team: int) -> int | None:
        people = [person for number in bits(team) for person in units[number].people]
        reached = arrange([held[person] for person in people], len(posts), len(required(posts)))
        return None if reached is None else sum(best[person] for person in people) - reached

    return loss


def _held(worths: Worths, where: Where) -> Held:
    """Return what each person is worth at each post, and at none; nothing where no points depend on it."""
    index, units, able = where
    people = [person for number in able for person in units[number].people]
    levels = [level for level in worths.levels if level.posts[index]]
    given, weights = [one.posts[index] for one in levels], [worths.weights[one.level] for one in levels]
    return {
        person: tuple(
            [
                None
                if None in options
                else sum([int(one * by) for one, by in zip(options, weights, strict=True)])
                for options in zip(*[posts[person] for posts in given], strict=True)
            ]
        )
        for person in (people if given else ())
    }


def arrange(held: list[tuple[int | None, ...]], posts: int, must: int) -> int | None:
    """Return the most that people reach over the posts, the first so many held, nobody holding two.

    None if impossible.

    >>> arrange([(3, 5, None), (2, None, None)], 2, 2), arrange([(3, 5, None)], 2, 1)
    (7, 3)
    """
    vectors: list[tuple[Vector | None, ...]] = [
        tuple(None if one is None else (one,) for one in options) for options in held
    ]
    reached = _arranged(vectors, posts, (0,))
    best = [total for mask, (total, _) in reached.items() if not (1 << must) - 1 & ~mask]
    return int(max(best)[0]) if best else None


def arrange_posts(held: list[tuple[Vector | None, ...]], posts: int, must: int) -> tuple[int, ...]:
    """Return the post that each person holds in the best arrangement: the first so many, then most posts.

    `posts` is no post.

    >>> arrange_posts([((3,), (5,), (0,)), ((2,), None, (0,))], 2, 2)
    (1, 0)
    """
    zero = tuple(0 for _ in next((one for options in held for one in options if one is not None), ()))
    reached = _arranged(held, posts, zero)
    first = (1 << must) - 1
    return max(
        reached.items(), key=lambda one: ((one[0] & first).bit_count(), one[0].bit_count(), one[1][0])
    )[1][1]


def _arranged(
    held: list[tuple[Vector | None, ...]], posts: int, zero: Vector
) -> dict[int, tuple[Vector, tuple[int, ...]]]:
    """Return, for each set of posts held (a mask), the most points and who holds what.

    The last option is no post.
    """
    reached: dict[int, tuple[Vector, tuple[int, ...]]] = {0: (zero, ())}
    for options in held:
        after: dict[int, tuple[Vector, tuple[int, ...]]] = {}
        for mask, (total, chosen) in reached.items():
            for post, points in enumerate(options):
                taken = 1 << post if post < posts else 0
                if points is not None and not mask & taken:
                    most = tuple([a + b for a, b in zip(total, points, strict=True)])
                    if mask | taken not in after or after[mask | taken][0] < most:
                        after[mask | taken] = most, (*chosen, post)
        reached = after
    return reached


def _rule_loss(problem: Problem, shapes: Shapes, worths: Worths, where: Where) -> Loss | None:
    index, units, _ = where
    opening = problem.openings[index]
    hard = shapes.predicates
    soft = [
        (worths.weights[level] * weight, rule, worst_of(problem, rule, opening))
        for level, weight, rule in shapes.soft_teams
        if not answers(rule, "spans") or spans_of(rule, opening)
    ]
    if not hard and not soft:
        return None

    def loss(team: int) -> int | None:
        people = [problem.people[person] for number in bits(team) for person in units[number].people]
        crew = Crew(opening=opening, people=people)
        if any(rule.misses(crew) for rule in hard):
            return None
        return sum(weight * _bounded(rule, crew, worst) for weight, rule, worst in soft)

    return loss


def _bounded(rule: TeamRule, crew: Crew, worst: int) -> int:
    misses = rule.misses(crew)
    if not 0 <= misses <= worst:
        name = getattr(stated(rule), "id", "")
        facts = {"most": worst, "opening": Quoted(crew.opening.id)}
        raise Fault(f"rules[{name!r}].misses", misses, "teams.asked.misses", facts)
    return misses


def worth_of(model: Model, teams: tuple[int, ...]) -> int | None:
    """Return what teams that share nobody are worth, exactly; None if they break a hard rule."""
    total, used = 0, used_of(model, teams)
    for place, team in zip(model.places, teams, strict=True):
        worth = team_worth(place, team)
        if worth is None:
            return None
        total += worth
    for use, limit in zip(used, model.limits, strict=True):
        if use > limit.high:
            if limit.fine is None:
                return None
            total -= limit.fine * (use - limit.high)
    return total if model.allows(teams) else None


def used_of(model: Model, teams: tuple[int, ...]) -> list[int]:
    """Return what teams use of each limit together."""
    used = [0] * len(model.limits)
    for place, team in zip(model.places, teams, strict=True):
        for unit in bits(team):
            for line, use in (*model.units[unit].uses, *place.uses.get(unit, ())):
                used[line] += use
    return used


def team_worth(place: Place, team: int) -> int | None:
    """Return what a team is worth at a place; None if it does not stand."""
    if not team:
        return place.empty
    state, size, worth = place.start, 0, 0
    for one in place.members:
        if team >> one.unit & 1:
            if one.foes & team:
                return None
            state, size, worth = state + one.pack, size + one.size, worth + one.gain
    if not place.least <= size <= place.most or state & place.over or place.goal & ~state:
        return None
    lost = place.loss(team) if place.loss else 0
    return None if lost is None else worth - lost
