"""Fair wishes as a term of the objective: nobody is far from their wishes for the sake of the others.

The maximin rule and its refinement, leximin (Rawls 1971; Sen 1970): first as few people as possible at the
worst rank, then as few as possible at the next, and so on up to the first wish.
"""

from __future__ import annotations

from eig.teams.objectives import WishPoints
from eig.teams.problems import Problem

__all__ = ["fair_wishes"]


def __dir__() -> list[str]:
    return __all__


def fair_wishes(problem: Problem, *, level: int = 1, id: str = "fair wishes") -> WishPoints:
    """Return points for wishes under which one person less at a worse rank outweighs all better ranks.

    A seat that was not asked for is worse than the last wish of the longest list. Among cohorts of one size,
    the best has the best worst rank, and the fewest people there. With teams of free size, more people seated
    bring more points: fix the sizes if that is not what you want.

    Args:
        problem: The problem, for its number of seats and its longest list of wishes.
        level: The level of the term.
        id: Its identifier.

    >>> from eig.teams import Opening, Person
    >>> people = [Person(id="p1", wishes=["plume", "adler"]), Person(id="p2", wishes=["plume"])]
    >>> fair_wishes(Problem(people=people, openings=[Opening(id="plume"), Opening(id="adler")])).by_rank
    (Fraction(8, 1), Fraction(6, 1))
    """
    seats = sum(opening.size[1] for opening in problem.openings)
    base = min(seats, len(problem.people)) + 1
    ranks = max((len(person.wishes) for person in problem.people), default=0)
    return WishPoints(id=id, level=level, by_rank=[base**ranks - base**rank for rank in range(ranks)])
