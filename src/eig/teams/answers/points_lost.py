"""Points lost: what a seat given by hand takes from the others, and how far that is proven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias, final, get_args

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, instance_of, one_of, text
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.reasons import Trace, trace
from eig.teams.answers.composing import Composition
from eig.teams.answers.scores import LevelScore, to_levels
from eig.teams.asked.cohorts import Cohort
from eig.typing import Lang

if TYPE_CHECKING:  # loaded when it is asked whose seat would change
    from eig.teams.answers.moves import SeatMove

__all__ = ["PointsLost", "PointsLostStatus"]

PointsLostStatus: TypeAlias = Literal["exact", "at_most", "at_least", "unproven", "impossible", "unknown"]
"""How far what a seat loses is proven.

`exact`; `at_most` or `at_least`, if one of the two searches was stopped with a cohort, `unproven` if both
were; `impossible`: proven that no cohort has the seat; `unknown`: stopped with nothing to compare.
"""


def __dir__() -> list[str]:
    return __all__


@final
@checked
@frozen(kw_only=True, eq=False, repr=False)
class PointsLost(Value):
    """What a seat for a person at an opening takes from the cohort.

    Args:
        person: The person.
        opening: The opening.
        status: How far the price is proven (see `PointsLostStatus`).
        lost: What the cohort loses at each level, the first first, and of each term; below 0 it gains.
            Nothing is lost only if no level loses. Empty if it is not known.
        before: The cohort compared with, or None.
        instead: The best cohort that has the seat.

    >>> from eig.teams import Opening, Person, Problem, compose
    >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
    >>> seat = found.points_lost("p1", "plume")
    >>> seat.points, seat.status
    ((Fraction(0, 1),), 'exact')
    """

    person: str
    opening: str
    status: PointsLostStatus
    lost: tuple[LevelScore, ...] = field(default=(), converter=to_levels)
    before: Cohort | None = None
    instead: Composition

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("person", text)
        faults.check("opening", text)
        faults.check("status", one_of(*get_args(PointsLostStatus)))
        faults.check("lost", instance_of(LevelScore).each())
        faults.check("before", instance_of(Cohort).or_none())
        faults.check("instead", instance_of(Composition))
        faults.done()

    @property
    def points(self) -> tuple[Fraction, ...]:
        """What is lost at each level, the first first: vectors compare as cohorts do. Empty if not known."""
        from eig.teams.answers._differences import vector  # noqa: PLC0415 # loads when asked for

        return vector(self.lost)

    @property
    def moves(self) -> tuple[SeatMove, ...]:
        """Everyone whose seat would change, sorted; nobody if it is not known."""
        if self.before is None or self.instead.cohort is None:
            return ()
        from eig.teams.answers.moves import moves_between  # noqa: PLC0415 # loads when asked for

        return moves_between(self.before, self.instead.cohort)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Return what the seat takes from the others, how far that is proven, and whose seat would change.

        Of a seat that no cohort has: the rules on who may sit there that forbid it. `binding_rules` names the
        others.

        Args:
            key: Somebody whose seat would change; None for the whole.
            lang: The language.

        Raises:
            UnknownKey: If nobody of that name would move.

        >>> from eig.teams import Opening, Person, Problem, compose
        >>> people = [Person(id="p1"), Person(id="p2")]
        >>> found = compose(Problem(people=people, openings=[Opening(id="plume")]))
        >>> print(found.points_lost("p2", "plume").explain())
        p2: seating p2 at plume loses no points; p1 loses the seat at plume; p2 takes a seat at plume.
        """
        from eig.teams.answers._explaining import lost_points  # noqa: PLC0415 # its words load when asked for
        from eig.teams.answers.moves import move_reason  # noqa: PLC0415 # as above

        if key is None:
            return trace(self.person, lost_points(self), lang)
        moves = {move.person: move for move in self.moves}
        if key not in moves:
            raise UnknownKey("person who would move", key, known=moves)
        return trace(key, [move_reason(moves[key])], lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a level; one without points if it is not known what is lost.

        >>> from eig.teams import Opening, Person, Problem, compose
        >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
        >>> found.points_lost("p1", "plume").rows()
        [{'person': 'p1', 'opening': 'plume', 'status': 'exact', 'level': 1, 'points': Fraction(0, 1)}]
        """
        from eig.teams.answers._differences import level_rows  # noqa: PLC0415 # loads when asked for

        seat = {"person": self.person, "opening": self.opening, "status": self.status}
        return level_rows(seat, self.lost)

    def __str__(self) -> str:
        from eig.teams.answers._explaining import lost_points  # noqa: PLC0415 # its words load when asked for

        return "\n".join(map(str, lost_points(self)))

    def __repr__(self) -> str:
        return f"<PointsLost: {self.person} at {self.opening}, {self.status}>"


def lost_by(found: Composition, instead: Composition, seat: tuple[str, str]) -> PointsLost:
    """Return what a seat loses: one composition against another, that has the seat."""
    from eig.teams.answers._differences import loss_between, loss_status  # noqa: PLC0415 # loads when asked for

    known = found.cohort is not None and instead.cohort is not None
    return PointsLost(
        person=seat[0],
        opening=seat[1],
        status=loss_status(found.status, instead.status),
        lost=loss_between(found.score, instead.score) if known else (),
        before=found.cohort,
        instead=instead,
    )
