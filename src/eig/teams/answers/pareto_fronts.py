"""The Pareto front between two levels: every pair of points that no cohort beats at both, proven complete.

Lexicographic levels give one end of the front. The others show what the earlier level would give up for the
later one, so that a jury can choose knowingly.

Haimes, Lasdon and Wismer (1971) walk a front by bounding one aim and maximising the other. Here the floor
under the points of a level is a linear rule wherever points are linear in the seats, that a search meets like
any other. Elsewhere the line is a relaxation, which prunes, and a test of the whole cohort makes it exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations
from math import ceil, floor, lcm
from typing import TypeVar, cast, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import so_many, whole
from eig._values.progress_and_stopping import Watch
from eig._values.tuple_fields import TupleOf, to_tuple
from eig._values.value import Value, keeps
from eig.errors import UnknownKey, require_key
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.reasons import trace as told
from eig.teams.answers._composed_within_limits import Composed, composed
from eig.teams.answers._rules_added_as_questions import Means, asking, check_means, keeping
from eig.teams.answers.cohort_scores import score
from eig.teams.answers.composing_and_points_lost import compose
from eig.teams.answers.equal_cohorts import EqualCohorts, unsettled
from eig.teams.answers.seat_moves import moves_between
from eig.teams.asked._optional_answers_of_rules import lines_of
from eig.teams.asked._rules_sorted_for_the_search import seat_rule
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.objectives_and_kinds_of_terms import Objective, PairTerm
from eig.teams.asked.openings_posts_and_needs import Opening, Seat
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import CohortBound, Rule, answers, bound
from eig.teams.engine._solver_backend_interface import Backend
from eig.typing import Exact, Lang, ProgressCall, SearchProgress

FEW = 3
"""Up to so many soft lines at a level, every subset of them is bounded, which is exact."""


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
        """Return the floor as a bound on sums of points."""
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
    """Return the points of a cohort at one level."""
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


because: Because = reasons_in("teams.answers")
tell: Tell = teller("teams.answers")


@final
@frozen(kw_only=True, eq=False, repr=False)
class FrontPoint(Value):
    """A pair of points that no cohort beats, and a cohort that has them.

    Args:
        first: The points at the first level.
        second: The points at the second.
        cohort: One of the cohorts with these points: the best at the other levels. `Front.find_equals` tells
            whether it is the only one.

    >>> FrontPoint(first=12, second="1/2", cohort=Cohort.of({"plume": ["p1"]})).second
    Fraction(1, 2)
    """

    first: Fraction = field(converter=exact)
    second: Fraction = field(converter=exact)
    cohort: Cohort


_two_levels = so_many(whole(0), whole(0))


def _pair(values: Iterable[int]) -> tuple[int, int]:
    return to_tuple(values)  # type: ignore[return-value] # a wrong length is reported by the check that follows


@final
@frozen(kw_only=True, eq=False, repr=False)
class Front(Value):
    """The answer of `pareto_front`.

    Args:
        problem: The problem.
        levels: The two levels, the earlier first.
        points: The points, the best at the first level first. Each loses there and gains at the second.
        complete: Whether it is proven that there are no others. If not, those given are still proven.
        reached: What a search that was stopped had in hand: it keeps the rules, but another may beat it.

    >>> Front(problem=Problem(people=[], openings=[]), levels=(1, 2), points=[], complete=True).points
    ()
    """

    problem: Problem
    levels: tuple[int, int] = field(converter=_pair, metadata=keeps(_two_levels))
    points: tuple[FrontPoint, ...] = field(converter=TupleOf[FrontPoint])
    complete: bool
    reached: tuple[FrontPoint, ...] = field(default=(), converter=TupleOf[FrontPoint])

    def _check(self, faults: Gather) -> None:
        faults.that("levels", self.levels[0] < self.levels[1], "teams.answers.levels")

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Return the reasons for the whole front, or for a point by its number from `"1"`.

        >>> nobody = Problem(people=[], openings=[])
        >>> print(Front(problem=nobody, levels=(1, 2), points=[], complete=True).explain())
        front: no cohort keeps all the rules.
        """
        if key is None:
            return told(tell("subject_front", lang), _whole(self), lang)
        require_key("point of the front", key, self._numbers)
        return told(key, (*_place(self, self._numbers.index(key)), because("others_have_them")), lang)

    def find_equals(
        self,
        point: int,
        *,
        nodes: int | None = None,
        stop: Callable[[], bool] | None = None,
        progress: ProgressCall | None = None,
        backend: Backend | None = None,
    ) -> EqualCohorts:
        """Return what the cohorts that have the points of one point of the front have in common.

        Args:
            point: The number of the point, from 1.
            nodes: As for `compose`, for each search.
            stop, backend: As for `compose`.
            progress: As for `Composition.find_equals`.

        >>> from eig.teams import Objective, Opening, Person
        >>> from eig.teams.asked import SkillPoints, WishPoints
        >>> aims = Objective(terms=[SkillPoints(), WishPoints(by_rank=[1], level=2)])
        >>> twins = [Person(id="p1"), Person(id="p2")]
        >>> front = pareto_front(Problem(people=twins, openings=[Opening(id="plume")], objective=aims))
        >>> front.find_equals(1).undecided
        ('p1', 'p2')
        """
        if not 1 <= point <= len(self.points):
            raise UnknownKey("point of the front", str(point), known=self._numbers)
        shown = self.points[point - 1]
        means = keeping("Front.find_equals", Means(nodes=nodes, stop=stop, backend=backend))
        a, b = self.levels
        kept = (*floors(self.problem, a, shown.first), *floors(self.problem, b, shown.second))
        found = compose(asking(self.problem, *kept), **means)
        same = found.cohort is not None and score(self.problem, found.cohort) == score(
            self.problem, shown.cohort
        )
        return (found.find_equals(progress=progress, **means) if same else None) or unsettled(shown.cohort)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a point, with what it loses, gains and moves against the one before.

        Points reached when the search was stopped come last: they have no number, and are not proven.

        >>> Front(problem=Problem(people=[], openings=[]), levels=(1, 2), points=[], complete=True).rows()
        []
        """
        return [
            {
                "point": number + 1,
                "first": point.first,
                "second": point.second,
                "loss": _step(self, number)[0],
                "gain": _step(self, number)[1],
                "moves": len(moves_between(self._before(number).cohort, point.cohort)),
                "proven": True,
            }
            for number, point in enumerate(self.points)
        ] + [_reached_row(point) for point in self.reached]

    def _lines_(self) -> Iterable[object]:
        return _whole(self)

    def __repr__(self) -> str:
        ended = "complete" if self.complete else f"{len(self.reached)} in hand, stopped"
        return f"<Front: {len(self.points)} points, {ended}>"

    @property
    def _numbers(self) -> Sequence[str]:
        return [str(number) for number, _ in enumerate(self.points, start=1)]

    def _before(self, number: int) -> FrontPoint:
        return self.points[max(0, number - 1)]

    def _repr_svg_(self, lang: Lang = "en") -> str:
        from eig.teams.pictures.pictures_of_teams import pareto_picture  # noqa: PLC0415 # pictures read this module

        return pareto_picture(self, lang=lang)


def _reached_row(point: FrontPoint) -> Mapping[str, object]:
    blank = dict.fromkeys(("loss", "gain", "moves"))
    return {"point": None, "first": point.first, "second": point.second, **blank, "proven": False}


def _step(front: Front, number: int) -> tuple[Fraction, Fraction]:
    before, point = front.points[max(0, number - 1)], front.points[number]
    return before.first - point.first, point.second - before.second


@checked
def pareto_front(
    problem: Problem,
    *,
    levels: tuple[int, int] = (1, 2),
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
    progress: ProgressCall | None = None,
) -> Front:
    """Return every pair of points at two levels that no cohort beats at both, with one cohort each.

    Points are those of `score`. Levels before the first are held at their best: the next level never costs
    the one above. All other levels only choose among cohorts with the same pair. A front takes two
    compositions a point, one for each level, and one that proves that there are no more (the
    epsilon-constraint method of Haimes, Lasdon and Wismer, 1971).

    Args:
        problem: A problem with an objective or soft rules at both levels.
        levels: The two levels, the earlier first.
        nodes: As for `compose`, for each composition.
        stop, backend: As for `compose`.
        progress: Told after each point how many are found, and the point; nobody knows before how many
            there are. A later one with as much at the first level takes its place. Before the first, with
            `done` at 0, of each better cohort met, which another may beat, at an earlier level too.

    Raises:
        Fault: If the levels are not two, the earlier first.

    >>> from eig.teams import MeritPoints, Objective, Opening, Person, WishPoints
    >>> people = [Person(id="p1"), Person(id="p2", wishes=["plume"])]
    >>> merit = MeritPoints.of({("p1", "plume", None): 18, ("p2", "plume", None): 15})
    >>> aims = Objective(terms=[merit, WishPoints(by_rank=[1], level=2)])
    >>> front = pareto_front(Problem(people=people, openings=[Opening(id="plume")], objective=aims))
    >>> [(int(one.first), int(one.second), one.cohort.people) for one in front.points], front.complete
    ([(18, 0, ('p1',)), (15, 1, ('p2',))], True)
    """
    _known(problem, levels)
    means = Means(nodes=nodes, stop=stop, backend=backend)
    check_means("pareto_front", means)
    found: list[FrontPoint] = []
    watch, sums = Watch(progress), {level: Sums(problem, level) for level in levels}

    def _met(at: SearchProgress) -> None:
        if isinstance(at.found, Cohort):
            watch.tell(0, found=_point(problem, at.found, levels))

    answer = composed(Composed, problem, means, progress=_met if progress else None)
    held = _held(problem, answer, levels[0])
    while answer.status == "optimal" and answer.cohort is not None:
        point = _point(problem, answer.cohort, levels)
        if found and found[-1].first == point.first:
            found.pop()
        found.append(point)
        watch.tell(len(found), found=point)
        beyond = floors(problem, levels[1], point.second, strict=True, sums=sums[levels[1]])
        answer = _farther(sums, levels, (*held, *beyond), means)
    if answer.status == "infeasible":
        return Front(problem=problem, levels=levels, points=found, complete=True)
    sure = len(found) - _may_be_beaten(problem, levels) if found else 0
    reached = found[sure:] + ([] if answer.cohort is None else [_point(problem, answer.cohort, levels)])
    return Front(problem=problem, levels=levels, points=found[:sure], complete=False, reached=reached)


def _farther(
    sums: Mapping[int, Sums], levels: tuple[int, int], kept: tuple[Rule, ...], means: Means
) -> Composed:
    """Return the best cohort beyond a point: by the first level, then by the second, then by the others.

    Each level is sought alone, and becomes a floor once it is settled: one level leaves a search few equals
    to tell apart, where two at once leave many. Only where its points are no sum over seats, which a floor
    would have to test cohort by cohort, all levels are sought at once.
    """
    problem = sums[levels[0]].problem
    if not is_linear(problem, levels[0]):
        return composed(Composed, asking(problem, *kept), means)
    others = {level for level in _levels_of(problem) if level > levels[0]} - {levels[1]}
    best: Composed | None = None
    for some in ({levels[0]}, {levels[1]}, others):
        if best is not None and not some:
            break
        known = [] if best is None else [best]
        answer = composed(Composed, asking(_only(problem, some), *kept), means, known=known)
        if answer.cohort is None:
            return answer if best is None else evolve(best, status="best_so_far")
        best = answer
        if answer.status != "optimal":
            break
        for level in some & set(levels):
            points = points_at(problem, answer.cohort, level)
            kept = (*kept, *floors(problem, level, points, sums=sums[level]))
    return cast("Composed", best)  # pyright: ignore[reportUnnecessaryCast] # mypy does not see that it ran


def _only(problem: Problem, levels: set[int]) -> Problem:
    """Return the problem with the aims of some levels alone."""
    terms = [term for term in problem.objective.terms if term.level in levels]
    soft = [rule.id for rule in problem.all_rules if rule.level and rule.level not in levels]
    return evolve(problem, objective=Objective(terms=terms)).without(soft)


def _may_be_beaten(problem: Problem, levels: tuple[int, int]) -> bool:
    """Tell whether the last point might give way to the next.

    A level between the two is sought before the second: then a cohort as good at the first may still have
    more at the second.
    """
    return any(levels[0] < level < levels[1] for level in _levels_of(problem))


def _levels_of(problem: Problem) -> set[int]:
    return {*problem.objective.levels, *(rule.level for rule in problem.all_rules if rule.level)}


def _known(problem: Problem, levels: tuple[int, int]) -> None:
    faults = Gather("pareto_front")
    if faults.check("levels", _two_levels, levels):
        faults.that("levels", levels[0] < levels[1], "teams.answers.levels", value=levels)
    faults.done()
    known = _levels_of(problem)
    for level in levels:
        if level not in known:
            raise UnknownKey("level", level, known=map(str, known))


def _held(problem: Problem, best: Composed, first: int) -> tuple[Rule, ...]:
    higher = [level for level in best.score if level.level < first]
    return tuple(rule for level in higher for rule in floors(problem, level.level, level.points))


def _point(problem: Problem, cohort: Cohort, levels: tuple[int, int]) -> FrontPoint:
    first, second = (points_at(problem, cohort, level) for level in levels)
    return FrontPoint(first=first, second=second, cohort=cohort)


def _whole(front: Front) -> Iterable[Reason]:
    code = "some" if not front.complete else "every" if front.points else "infeasible"
    yield because(code if code == "infeasible" else f"front_{code}", count=len(front.points))
    for number in range(len(front.points)):
        yield from _place(front, number)
    for point in front.reached:
        yield because("reached", a=front.levels[0], b=front.levels[1], first=point.first, second=point.second)


def _place(front: Front, number: int) -> Iterable[Reason]:
    point = front.points[number]
    a, b = front.levels
    facts = {"point": number + 1, "a": a, "b": b, "first": point.first, "second": point.second}
    yield because("point", **facts)
    if number:
        loss, gain = _step(front, number)
        moves = moves_between(front.points[number - 1].cohort, point.cohort)
        who = tuple(one.person for one in moves)
        yield because("trade", **facts, before=number, loss=loss, gain=gain, who=who)
