"""What a cohort scores: level by level, term by term, seat by seat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, TypeAlias, cast, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.tuple_fields import to_ids
from eig._values.value import Value
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.objectives_and_kinds_of_terms import PairTerm, Term
from eig.teams.asked.openings_posts_and_needs import Seat, required
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import answers, bound, breaches_of
from eig.teams.engine._team_worths_and_posts_held import arrange_posts
from eig.typing import Exact

Proof = Literal["optimal", "best_so_far", "infeasible", "unknown"]
"""How far a cohort is proven: see `Composition`."""

PointsLostStatus: TypeAlias = Literal["exact", "at_most", "at_least", "unproven", "impossible", "unknown"]
"""How far what a seat loses is proven.

`exact`; `at_most` or `at_least`, if one of the two searches was stopped with a cohort, `unproven` if both
were; `impossible`: proven that no cohort has the seat; `unknown`: stopped with nothing to compare.
"""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Points(Value):
    """Points that one term, or one soft rule, gives to some people at one opening.

    >>> Points(source="skills", level=1, opening="plume", people=["p1"], points=12).points
    Fraction(12, 1)
    """

    source: str
    level: int
    opening: str | None
    people: tuple[str, ...] = field(converter=to_ids)
    points: Fraction = field(converter=exact)


@final
@frozen(kw_only=True, eq=False, repr=False)
class LevelScore(Value):
    """The points of a level, and of each of its terms and soft rules; or a difference of two such scores.

    Args:
        level: The level.
        points: Its points.
        terms: Those of each term and soft rule, by its identifier.
        in_seats: Whether its points are seats kept in place, as after a repair.

    >>> LevelScore(level=1, points=20, terms={"skills": Fraction(12), "wishes": Fraction(8)}).points
    Fraction(20, 1)
    """

    level: int
    points: Fraction = field(converter=exact)
    terms: FrozenMap[Fraction] = field(converter=MapOf[Fraction])
    in_seats: bool = False


@checked
def score(problem: Problem, cohort: Cohort) -> tuple[LevelScore, ...]:
    """Return what a cohort scores, whoever made it.

    The breaches of soft rules count; those of hard rules do not.

    Args:
        problem: The problem, with its objective.
        cohort: Any cohort of its people and openings.

    >>> from eig.teams import Objective, Opening
    >>> from eig.teams.asked import SkillPoints
    >>> problem = Problem(
    ...     people=[Person(id="p1", skills={"data": 4})],
    ...     openings=[Opening(id="plume", weights={"data": 3})],
    ...     objective=Objective(terms=[SkillPoints()]),
    ... )
    >>> score(problem, Cohort.of({"plume": ["p1"]}))[0].points
    Fraction(12, 1)
    """
    totals: dict[int, dict[str, Fraction]] = {level: {} for level in _levels(problem)}
    for one in points_of(problem, cohort):
        terms = totals[one.level]
        terms[one.source] = terms.get(one.source, Fraction(0)) + one.points
    return tuple(
        LevelScore(
            level=level,
            points=sum(terms.values(), Fraction(0)),
            terms=terms,
            in_seats=keeps_seats(problem, level),
        )
        for level, terms in totals.items()
    )


def keeps_seats(problem: Problem, level: int) -> bool:
    """Tell whether the points of a level are seats kept in place, as after a repair.

    >>> keeps_seats(Problem(people=[], openings=[]), 0)
    False
    """
    terms = [term for term in problem.objective.terms if term.level == level]
    if level or not terms:
        return False
    from eig.teams.asked.objective_points_for_wishes_and_merit import StayBonus  # noqa: PLC0415 # a first cohort has no use for it

    return all(isinstance(term, StayBonus) for term in terms)


def _levels(problem: Problem) -> list[int]:
    soft = {rule.level for rule in problem.all_rules if rule.level}
    return sorted({*problem.objective.levels, *soft}) or [1]


@checked
def points_of(problem: Problem, cohort: Cohort) -> tuple[Points, ...]:
    """Return every gift of points that is not nothing.

    By seat, by pair, by post, and by breach of a soft rule.

    >>> points_of(Problem(people=[], openings=[]), Cohort(teams=[]))
    ()
    """
    crews = problem.crews(cohort)
    given = [*_gifts(problem, crews), *_fines(problem, crews)]
    return tuple(one for one in given if one.points)


def _gifts(problem: Problem, crews: Sequence[Crew]) -> Iterable[Points]:
    for crew in crews:
        held = post_of(problem, crew)
        for term in problem.objective.terms:
            for people, points in _by_term(term, crew, held):
                yield Points(
                    source=term.id, level=term.level, opening=crew.opening.id, people=people, points=points
                )


def _by_term(
    term: Term, crew: Crew, held: Mapping[str, Seat | None]
) -> Iterable[tuple[tuple[str, ...], Exact]]:
    if answers(term, "points"):
        points = bound(term, "points")
        yield from (((one.id,), points(one, crew.opening)) for one in crew.people)
    elif answers(term, "post_points"):
        post_points = bound(term, "post_points")
        yield from (((one.id,), post_points(one, crew.opening, held[one.id])) for one in crew.people)
    else:
        seated, pairs = set(crew.ids), cast("PairTerm", term).pairs()
        yield from (((a, b), bonus) for a, b, bonus in pairs if {a, b} <= seated)


def _fines(problem: Problem, crews: tuple[Crew, ...]) -> Iterable[Points]:
    for rule in problem.all_rules:
        if rule.level:
            for breach in breaches_of(rule, crews):
                yield Points(
                    source=rule.id,
                    level=rule.level,
                    opening=breach.opening,
                    people=breach.people,
                    points=-rule.weight * breach.misses,
                )


@checked
def post_of(problem: Problem, crew: Crew) -> Mapping[str, Seat | None]:
    """Return the post that each member holds in the best arrangement of a team over its posts.

    >>> from eig.teams import Opening
    >>> post_of(Problem(people=[], openings=[]), Crew(opening=Opening(id="plume"), people=[Person(id="p1")]))
    {'p1': None}
    """
    terms = [
        (term.level, bound(term, "post_points"))
        for term in problem.objective.terms
        if answers(term, "post_points")
    ]
    posts = problem.posts_of(crew.opening)
    levels = sorted({level for level, _ in terms})

    def _worth(person: Person, post: Seat | None) -> tuple[Exact, ...] | None:
        if post is not None and not set(post.accepts).intersection(profiles_at(person, crew.opening.id)):
            return None
        return tuple(
            sum(points(person, crew.opening, post) for given, points in terms if given == level)
            for level in levels
        )

    if not posts:
        return dict.fromkeys(crew.ids)
    options = [tuple(_worth(person, post) for post in (*posts, None)) for person in crew.people]
    chosen = arrange_posts(options, len(posts), len(required(posts)))
    return {person.id: (*posts, None)[post] for person, post in zip(crew.people, chosen, strict=True)}
