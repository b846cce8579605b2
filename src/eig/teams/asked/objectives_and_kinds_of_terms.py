"""What a good cohort is: an objective is a sum of stated terms, level by level.

A term gives exact points. *Seat terms* answer `points(person, opening)`; *pair terms* give `pairs()`; *post
terms* give points to a person holding one post, `post_points(person, opening, post)`, and the team is
arranged over its posts at best. Terms of a lower level come first: the next level never costs the one above.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, final, runtime_checkable

from attrs import field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.teams.asked.openings_posts_and_needs import Opening, Seat
from eig.teams.asked.people_to_seat import Person

if TYPE_CHECKING:
    from eig.typing import Exact


class Term(Protocol):
    """A term of an objective.

    >>> from eig.teams.asked import WishPoints
    >>> term: Term = WishPoints(by_rank=[3, 2, 1])
    """

    @property
    def id(self) -> str:
        """A stable identifier."""
        ...

    @property
    def level(self) -> int:
        """The level: 1 comes before 2."""
        ...


@runtime_checkable
class SeatTerm(Protocol):
    """A term that gives points to one person at one opening.

    >>> from eig.teams.asked import SkillPoints
    >>> isinstance(SkillPoints(), SeatTerm)
    True
    """

    def points(self, person: Person, opening: Opening) -> Exact:
        """Return the points."""
        ...


@runtime_checkable
class PairTerm(Protocol):
    """A term that gives points to two people who sit together.

    >>> from eig.teams.asked import PairBonus
    >>> isinstance(PairBonus.of("p1", "p2", 4), PairTerm)
    True
    """

    def pairs(self) -> Iterable[tuple[str, str, Exact]]:
        """Yield `(person, person, points)`."""
        ...


@runtime_checkable
class PostTerm(Protocol):
    """A term that depends on the post held; a member without a post holds None.

    >>> from eig.teams.asked import MeritPoints
    >>> isinstance(MeritPoints(marks=[]), PostTerm)
    True
    """

    def post_points(self, person: Person, opening: Opening, post: Seat | None) -> Exact:
        """Return the points."""
        ...


_a_term = Rule(lambda value: isinstance(value, (SeatTerm, PairTerm, PostTerm)), "teams.asked.term")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Objective(Value):
    """What to maximise: the sum of terms, level by level.

    Args:
        terms: The terms. None is a cohort that only keeps the rules.

    >>> from eig.teams.asked import SkillPoints, WishPoints
    >>> Objective(terms=[SkillPoints(), WishPoints(by_rank=[12, 8, 5])]).levels
    (1,)
    """

    terms: tuple[Term, ...] = field(default=(), converter=TupleOf[Term], metadata=keeps(_a_term.each()))

    def _check(self, faults: Gather) -> None:
        faults.distinct("terms", (term.id for term in self.terms), what="term's id")

    @property
    def levels(self) -> Sequence[int]:
        """The levels of the terms, the first first."""
        return tuple(sorted({term.level for term in self.terms}))
