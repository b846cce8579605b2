"""No cohort at all, told before anything is weighed: by head counts, and by who may take which seats.

Shares may leave no head count: half of an odd number is nobody. And seats may ask for more people than those
who may take any of them (Hall 1935): each seat that must be taken is given to somebody, and where one is
left over, the seats that chains of moves lead to are held by all who may take them. Both are told in whole
numbers, from what is read of a problem, before it is known what a seat is worth.

A flow of worths tells such seats too, hundreds of times slower: here no seat has a worth yet.

Nothing is told here of people bound to sit together: one seat of theirs is several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from math import gcd

from eig._values.records import Record, part
from eig.teams.asked._optional_answers_of_rules import posts_of
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import CohortBound
from eig.teams.engine._problem_to_model import compile_read
from eig.teams.engine._rules_and_allowed_seats_read import Count, Reading, read
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, bits
from eig.teams.engine._search_outcome import First
from eig.teams.engine._seat_worths_by_level import worths_of
from eig.teams.engine._seats_as_flow import nested
from eig.teams.engine._share_rules_as_counts import heads_left
from eig.teams.engine._work_limit import Beat

NEAR = 4  # a rule is asked alone if it allows a quarter more, at most, than what places use at least


class Hopeless(Record):
    """No cohort keeps the rules: the people whom seats ask for more of than there are, if that tells it.

    Their price, in points, outweighs all that teams could be worth: at it, no cohort reaches the bound.
    """

    people: tuple[str, ...] = ()
    price: Fraction = Fraction(0)


def compiled(
    problem: Problem, beat: Beat, known: Callable[[Model], First | None] | None = None
) -> tuple[Model, First | None] | Hopeless:
    """Return the model of a problem, and the best that is known of it: a cohort that keeps its rules.

    Where there is none, counts are asked whether there is any cohort at all.
    """
    reading = read(problem, beat)
    model = None if known is None else compile_read(reading)
    first = None if model is None or known is None else known(model)
    none = hopeless(reading) if first is None else None
    return none or (model or compile_read(reading), first)


def is_near(high: int, least: int) -> bool:
    """Tell whether a bound is so near what places use at least that it may be too much by itself."""
    return high < least + abs(least) // NEAR


def hopeless(reading: Reading) -> Hopeless | None:
    """Return that no cohort keeps the rules, where counts tell it; None if one may."""
    if reading.shapes.binds:
        return None
    teams = [_Team(reading, index) for index in range(len(reading.problem.openings))]
    heads = _heads(reading, teams)
    none = reading.shares and not heads and not _is_overdrawn(reading, teams)
    if none or (heads and not _heads_left_by_sums(reading, heads)):
        return Hopeless()
    musts = [team for team in teams if team.must]
    asked = [seats for team in musts for seats in team.seats]
    short = too_few(asked, reading.beat)
    if short is None:
        return None
    if any(too_few(team.seats, reading.beat) is not None for team in musts):
        return Hopeless()  # no team stands at an opening, whatever people cost
    if reading.shapes.predicates or reading.shapes.excludes or not all(team.is_told for team in musts):
        return None  # maybe none does either
    people = sorted({one for seats in short for one in asked[seats].takers})
    return Hopeless(tuple([reading.problem.people[one].id for one in people]), _dear(reading))


def _dear(reading: Reading) -> Fraction:
    """Return a price, in points, that outweighs all that teams could be worth."""
    worths = worths_of(reading.problem, reading.shapes, reading.allowed, reading.beat)
    dear = 1 + len(reading.problem.openings) * worths.most - worths.least
    return Fraction(dear, GRAIN * worths.grid)


class Asked(Record):
    """Seats of one opening that must be taken: how many, and who may take them."""

    count: int
    takers: Sequence[int]


class _Team:
    """What counts tell of the team of an opening."""

    def __init__(self, reading: Reading, index: int) -> None:
        self.opening, self.who = reading.problem.openings[index], reading.allowed[index]
        self.must = not reading.may_be_empty(self.opening)
        self.least, self.most = 1, len(self.who)
        self.is_told = True  # seats tell all that a team must keep
        self._needs: list[tuple[int, int]] = []
        self._posts, self._profiles = reading.posts(self.opening), reading.profiles[self.opening.id]
        for one in reading.counts[index]:
            self._count(one)

    def _count(self, one: Count) -> None:
        low, high = one.span.low, one.span.high
        values = {1} if one.amounts is None else set(one.amounts.values())
        if high is not None and self.who and min(values) >= 1:
            self.most = min(self.most, high // min(values))
        if values == {1} and self.who:
            self.least = max(self.least, low)
            return
        self.is_told &= values <= {0, 1} and high is None
        if one.amounts is not None and low and values <= {0, 1} and posts_of(one.rule) is None:
            self._needs.append((low, sum([1 << who for who, amount in one.amounts.items() if amount])))

    @cached_property
    def seats(self) -> list[Asked]:
        """The seats that must be taken if there is a team."""
        if len(self._posts) == 1:
            held = [Asked(1, self._holders(post.accepts)) for post in self._posts[0]]
            self.is_told &= not self._needs
        else:
            needs, told = nested(self._needs)
            held = [Asked(low, bits(mask)) for low, mask in needs]
            self.is_told &= told and not self._posts
        taken = sum([one.count for one in held])
        rest = Asked(max(0, self.least - taken), self.who)
        return [*held, rest, *([Asked(1, ())] if max(taken, self.least) > self.most else [])]

    def _holders(self, accepts: Iterable[str]) -> list[int]:
        accepted, profiles = frozenset(accepts), self._profiles
        return [one for one in self.who if not accepted.isdisjoint(profiles[one])]


def _heads(reading: Reading, teams: Sequence[_Team]) -> list[int]:
    """Return the head counts that shares leave."""
    counted = {share.count: reading.lines[share.count][1].by_person for share in reading.shares}
    low, high = sum([team.least for team in teams if team.must]), sum([team.most for team in teams])
    return heads_left(reading.shares, counted, range(low, high + 1))


def _steps_of_sums(reading: Reading) -> Iterable[tuple[int, int, tuple[int, int]]]:
    """Yield of sums between two bounds the step by which amounts differ, one of these, and the bounds."""
    people = reading.problem.people
    who = sorted({people[one].id for some in reading.allowed for one in some})
    bounds: dict[frozenset[tuple[str, int]], tuple[list[int], list[int]]] = {}
    for rule, line in reading.lines:
        if rule.level or line.by_seat or len(line.by_person) < len(who) or not who:
            continue  # who adds nothing differs from others by what they add
        sign = 1 if sum(line.by_person.values()) > 0 else -1
        uses = frozenset([(one, sign * use) for one, use in reading.beat.over(list(line.by_person.items()))])
        bounds.setdefault(uses, ([], []))[sign > 0].append(sign * line.high)
    for uses, (lows, highs) in bounds.items():
        here = dict(uses)
        amounts = [here.get(one, 0) for one in who]
        step = gcd(*[one - amounts[0] for one in amounts])
        if step > 1 and lows and highs:
            yield step, amounts[0], (max(lows), min(highs))


def _heads_left_by_sums(reading: Reading, heads: Sequence[int]) -> Sequence[int]:
    """Return the head counts that all sums leave: of odd amounts, an odd sum asks for an odd count.

    Amounts that differ by multiples of a step add up to what as many times one of them leaves by that step.
    Where that is nothing, heads do not matter: the sum's own line tells as much.
    """
    for step, use, (low, high) in _steps_of_sums(reading):
        heads = [head for head in heads if use % step == 0 or low + (use * head - low) % step <= high]
    return heads


def _is_overdrawn(reading: Reading, teams: Sequence[_Team]) -> bool:
    """Tell whether a hard rule alone may be too much: prices then tell it by its name."""
    hard = [line for rule, line in reading.lines if not rule.level]
    return any(is_near(line.high, _least_use(reading, teams, line)) for line in hard)


def _least_use(reading: Reading, teams: Sequence[_Team], line: CohortBound) -> int:
    """Return a figure that no cohort's use of a line is below."""
    everywhere = [line.by_person.get(one.id, 0) for one in reading.problem.people]
    here: dict[str, dict[str, int]] = {}
    for (person, place), use in line.by_seat.items():
        here.setdefault(place, {})[person] = use
    total = 0
    for team in teams:
        some = here.get(team.opening.id, {})
        uses = [
            everywhere[one] + (some.get(reading.problem.people[one].id, 0) if some else 0) for one in team.who
        ]
        least = min(uses, default=0)
        total += least * (team.most if least < 0 else team.least if team.must else 0)
    return total


def too_few(asked: Sequence[Asked], beat: Beat) -> frozenset[int] | None:
    """Return some seats that ask for more people than those who may take any of them; None if there are none.

    >>> too_few([Asked(1, [3]), Asked(2, [3, 5]), Asked(1, [4])], Beat())
    frozenset({0, 1})
    """
    seating = _Seating(asked, beat)
    for number in sorted(range(len(asked)), key=lambda one: (len(asked[one].takers) - asked[one].count, one)):
        seating.fill(number)
    for number in range(len(asked)):
        while len(seating.held[number]) < asked[number].count:
            reached = seating.move(number)
            if reached is not None:
                return frozenset(reached)
    return None


class _Seating(Record, frozen=False):
    """Who holds which seats, under way."""

    asked: Sequence[Asked]
    beat: Beat
    at: dict[int, int] = part(factory=dict[int, int])
    held: list[set[int]] = part(init=False)

    def __post_init__(self) -> None:
        self.held = [set() for _ in self.asked]

    def fill(self, number: int) -> None:
        """Give seats to those who hold none."""
        asked, held = self.asked[number], self.held[number]
        if asked.count == len(held):
            return
        for one in self.beat.over(asked.takers):
            if one not in self.at:
                self._give(number, one)
                if len(held) == asked.count:
                    return

    def _give(self, number: int, one: int) -> None:
        self.at[one] = number
        self.held[number].add(one)

    def move(self, number: int) -> list[int] | None:
        """Give one more seat, by a chain of moves; without one, return the seats that chains lead to."""
        came: dict[int, tuple[int, int]] = {}  # the seats that want somebody from here, and whom
        line = [number]
        for here in line:
            for one in self.beat.over(self.asked[here].takers):
                holder = self.at.get(one)
                if holder is None:
                    self._moved(here, one, came)
                    return None
                if holder != number and holder not in came:
                    came[holder] = here, one
                    line.append(holder)
        return line

    def _moved(self, here: int, one: int, came: dict[int, tuple[int, int]]) -> None:
        self._give(here, one)
        while here in came:
            wanting, one = came[here]
            self.held[here].discard(one)
            self._give(wanting, one)
            here = wanting
