"""Fair wishes as a term of the objective: the list of all ranks is compared from one of its ends.

- `fair_wishes`, from the worst: the maximin rule and its refinement, leximin (Rawls 1971; Sen 1970). First
  as few people as possible at the worst rank, then as few as possible at the next, and so on up.
- `rank_maximal`, from the first: Irving, Kavitha, Mehlhorn, Michail and Paluch ("Rank-maximal matchings",
  ACM Transactions on Algorithms 2, 2006). As many people as possible at their first wish; among those
  cohorts, as many as possible at their second; and so on down.

Both are exact: a person at a rank weighs more than everybody at all the ranks that count less.
"""

from __future__ import annotations

from eig._values.call_arguments import checked
from eig.teams.asked.objective_points_for_wishes_and_merit import WishPoints
from eig.teams.asked.problems import Problem


@checked
def fair_wishes(problem: Problem, *, level: int = 1, id: str = "fair wishes") -> WishPoints:
    """Return points for wishes under which one person less at a worse rank outweighs all better ranks.

    A seat that was not asked for is worse than the last wish of the longest list. Among cohorts of one size,
    the best has the best worst rank, and the fewest people there. With teams of free size, more people seated
    bring more points: fix the sizes if that is not what you want.

    Args:
        problem: The problem, for its number of seats and its longest list of wishes.
        level: The level of the term.

    >>> from eig.teams import Opening, Person
    >>> people = [Person(id="p1", wishes=["plume", "adler"]), Person(id="p2", wishes=["plume"])]
    >>> fair_wishes(Problem(people=people, openings=[Opening(id="plume"), Opening(id="adler")])).by_rank
    (Fraction(8, 1), Fraction(6, 1))
    """
    base, ranks = _scale(problem)
    return WishPoints(id=id, level=level, by_rank=[base**ranks - base**rank for rank in range(ranks)])


@checked
def rank_maximal(problem: Problem, *, level: int = 1, id: str = "rank maximal") -> WishPoints:
    """Return points for wishes under which one more first wish outweighs all second wishes, and so on down.

    Where every opening has a team, whoever misses a first wish sees somebody in a seat that they prefer: so
    this is also the term that leaves as few people as possible with envy of any seat at all. `Envy` counts
    the envy that merit justifies.

    Args:
        problem: The problem, for its number of seats and its longest list of wishes.
        level: The level of the term.

    >>> from eig.teams import Opening, Person
    >>> people = [Person(id="p1", wishes=["plume", "adler"]), Person(id="p2", wishes=["plume"])]
    >>> rank_maximal(Problem(people=people, openings=[Opening(id="plume"), Opening(id="adler")])).by_rank
    (Fraction(3, 1), Fraction(1, 1))
    """
    base, ranks = _scale(problem)
    return WishPoints(id=id, level=level, by_rank=[base ** (ranks - 1 - rank) for rank in range(ranks)])


def _scale(problem: Problem) -> tuple[int, int]:
    """Return one more than the people who can be seated, and the number of ranks."""
    seats = sum(opening.size[1] for opening in problem.openings)
    asked = (person.asked_for or person.wishes for person in problem.people if person.wishes)
    ranks = max(map(len, asked), default=0)
    return min(seats, len(problem.people)) + 1, ranks
