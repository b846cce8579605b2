"""A floor under the points of one level, as rules that a search meets like any other.

Haimes, Lasdon and Wismer (1971) walk a front by bounding one aim and maximising the other. Here the bound is
a linear rule wherever points are linear in the seats. Elsewhere the line is a relaxation, which prunes, and a
test of the whole cohort makes it exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations
from math import ceil, floor, lcm
from typing import TypeVar, cast, final

from attrs import frozen

from eig._values.value import Value
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers.cohort_scores import score
from eig.teams.asked._optional_answers_of_rules import lines_of
from eig.teams.asked._rules_sorted_for_the_search import seat_rule
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.objectives_and_kinds_of_terms import PairTerm
from eig.teams.asked.openings_posts_and_needs import Opening, Seat
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import CohortBound, Rule, answers, bound
from eig.typing import Exact, Lang

FEW = 3
"""Up to so many soft lines at a level, every subset of them is bounded, which is exact."""

because: Because = reasons_in("teams.answers")

K = TypeVar("K")
_Seats = Mapping[tuple[str, str], Fraction]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Floor(Value):
    """The points of a level reach `least`, or pass it if `strict`. Tested on whole cohorts.

    >>> Floor(id="f", problem=Problem(people=[], openings=[]), of=2, least=Fraction(3), strict=True).say()
    'level 2 scores more than 3 points'
    """

    id: str
    problem: Problem
    of: int
    least: Fraction
    strict: bool = False
    level: int = 0
    weight: int = 1

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return self._reason.say(lang)

    @property
    def _reason(self) -> Reason:
        return because("floor", level=self.of, points=self.least, strict=self.strict)

    def holds(self, points: Fraction) -> bool:
        """Tell whether points are enough."""
        return points > self.least if self.strict else points >= self.least

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield the breach, if any."""
        cohort = Cohort.of({crew.opening.id: crew.ids for crew in crews})
        points = points_at(self.problem, cohort, self.of)
        if not self.holds(points):
            have, want = floor(points), ceil(self.least)
            yield Breach(rule=self.id, people=(), have=have, want=want, reason=self._reason)


@frozen
class Sums:
    """The points of a level as sums over seats: worked out once, for all floors under them."""

    problem: Problem
    level: int

    @cached_property
    def scale(self) -> int:
        """What makes all points whole numbers."""
        return lcm(*(points.denominator for points in self._seats.values()))

    @cached_property
    def lines(self) -> tuple[CohortBound, ...]:
        """The lines that say that the points are not below 0."""
        some = _subsets(_fined(self.problem, self.level))
        scale, points = self.scale, self._seats.items()
        whole = {seat: -int(one * scale) for seat, one in points if one}
        return tuple(_line(whole, scale, fined) for fined in some)

    @cached_property
    def _seats(self) -> _Seats:
        return _most(self.problem, self.level)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Slope(Value):
    """The same floor as lines that every cohort above it keeps: what the search prices."""

    floor: Floor
    sums: Sums
    id: str
    level: int = 0
    weight: int = 1

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return self.floor.say(lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield the breach, if any."""
        return self.floor.check(crews)

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:  # noqa: ARG002 # the shape of every cohort rule
        least = self.floor.least * self.sums.scale
        need = floor(least) + 1 if self.floor.strict else ceil(least)
        return tuple(line._replace(high=line.high - need) for line in self.sums.lines)


def floors(
    problem: Problem, level: int, least: Fraction, *, strict: bool = False, sums: Sums | None = None
) -> tuple[Rule, ...]:
    """Return the rules that keep the points of a level above a floor; its `sums` may be known already.

    >>> problem = Problem(people=[], openings=[])
    >>> [rule.id for rule in floors(problem, 1, Fraction(0))]
    ['floor:1']
    """
    exact = Floor(id=f"floor:{level}:exact", problem=problem, of=level, least=least, strict=strict)
    slope = Slope(floor=exact, sums=sums or Sums(problem, level), id=f"floor:{level}")
    return (slope,) if is_linear(problem, level) else (slope, exact)


def points_at(problem: Problem, cohort: Cohort, level: int) -> Fraction:
    return next((one.points for one in score(problem, cohort) if one.level == level), Fraction(0))


def is_linear(problem: Problem, level: int) -> bool:
    """Tell whether the points of a level are told by lines alone."""
    terms = [term for term in problem.objective.terms if term.level == level]
    soft = [rule for rule in problem.all_rules if rule.level == level]
    return (
        not any(answers(term, "pairs") for term in terms)
        and not (
            any(answers(term, "post_points") for term in terms)
            and any(map(problem.posts_of, problem.openings))
        )
        and all(answers(rule, "allows") or answers(rule, "lines") for rule in soft)
        and len(_fined(problem, level)) <= FEW
    )


def _fined(problem: Problem, level: int) -> tuple[tuple[int, CohortBound], ...]:
    rules = [rule for rule in problem.all_rules if rule.level == level and answers(rule, "lines")]
    return tuple((rule.weight, line) for rule in rules for line in lines_of(rule, problem.people))


def _subsets(fined: tuple[tuple[int, CohortBound], ...]) -> Iterable[tuple[tuple[int, CohortBound], ...]]:
    """Return the subsets to bound: a sum of excesses is the largest of the sums over subsets."""
    if len(fined) <= FEW:
        return chain.from_iterable(combinations(fined, size) for size in range(len(fined) + 1))
    return ((), *((one,) for one in fined), fined)


def _line(
    seats: Mapping[tuple[str, str], int], scale: int, fined: tuple[tuple[int, CohortBound], ...]
) -> CohortBound:
    by_person, by_seat = dict[str, int](), dict(seats)
    for weight, line in fined:
        _add(by_person, line.by_person, scale * weight)
        _add(by_seat, line.by_seat, scale * weight)
    high = sum(scale * weight * line.high for weight, line in fined)
    return CohortBound(f"floor {len(fined)}", high, by_person, by_seat)


def _add(sums: dict[K, int], more: Mapping[K, int], times: int) -> None:
    for key, use in more.items():
        sums[key] = sums.get(key, 0) + times * use


def _most(problem: Problem, level: int) -> _Seats:
    """Return the most that each seat can bring to a level: exact where it depends on the seat alone."""
    terms = [term for term in problem.objective.terms if term.level == level]
    gifts = [bound(term, "points") for term in terms if answers(term, "points")]
    held = [bound(term, "post_points") for term in terms if answers(term, "post_points")]
    halves = _halves(cast("PairTerm", term) for term in terms if answers(term, "pairs"))
    rules = [rule for rule in problem.all_rules if rule.level == level and answers(rule, "allows")]
    soft = [(rule.weight, bound(seat_rule(rule), "allows")) for rule in rules]
    seats = ((person, opening) for opening in problem.openings for person in problem.people)
    return {
        (person.id, opening.id): Fraction(sum(gift(person, opening) for gift in gifts))
        + _best_post(held, person, opening, problem.posts_of(opening))
        + halves.get(person.id, Fraction(0))
        - sum(weight for weight, allows in soft if not allows(person, opening))
        for person, opening in seats
    }


def _best_post(
    held: Sequence[Callable[..., Exact]], person: Person, opening: Opening, stated: Sequence[Seat]
) -> Exact:
    posts = [post for post in stated if set(post.accepts).intersection(profiles_at(person, opening.id))]
    return max(sum(points(person, opening, post) for points in held) for post in (*posts, None))


def _halves(terms: Iterable[PairTerm]) -> Mapping[str, Fraction]:
    """Share each bonus between its two people: one alone brings too much, never too little."""
    halves: dict[str, Fraction] = {}
    for a, b, bonus in (pair for term in terms for pair in term.pairs()):
        for person in (a, b):
            halves[person] = halves.get(person, Fraction(0)) + Fraction(max(0, bonus)) / 2
    return halves
