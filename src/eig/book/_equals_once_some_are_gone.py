"""The equally good cohorts that are left once some of those who wait for a decision are gone.

Where best cohorts without them are left, these are the best that would be found without them: nobody is to be
parted from whoever is gone, and a seat that all of these have is decided. Where none is left, all wait, and a
seat is to be confirmed that somebody waits for and has in every best cohort composed again without the gone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from eig._values.frozen_maps import EMPTY
from eig.book._facts_applied_to_every_table import GONE
from eig.teams.answers._rules_added_as_questions import asking
from eig.teams.answers.composing_and_points_lost import Composition, compose
from eig.teams.asked import Forbidden

if TYPE_CHECKING:
    from eig.teams.answers.equal_cohorts import EqualCohorts
    from eig.teams.asked.cohorts import Cohort

LONGER, FEWEST = 20, 2_000
"""The search may take so many times the steps of the first, or of one of so many steps."""


@frozen
class Standing:
    """Who sits where among equals: a cohort, and what all that are as good have in common.

    Args:
        cohort: One of the best that are left, or None.
        equals: What they have in common.
        narrowed: Whether some are no more possible, since somebody is gone.
        sure: The seats to be confirmed: no cohort as good is left, and all that are best without whoever is
            gone have them.
        ended: The seats of wishes that ended alone: nobody has them.
    """

    cohort: Cohort | None
    equals: EqualCohorts | None
    narrowed: bool = False
    sure: frozenset[tuple[str, str]] = frozenset()
    ended: frozenset[tuple[str, str]] = frozenset()

    @property
    def undecided(self) -> tuple[str, ...]:
        """Who is still to be parted."""
        return self.equals.undecided if self.equals else ()

    @property
    def seats(self) -> tuple[tuple[str, str], ...]:
        """The seats of the cohort."""
        return self.cohort.seats if self.cohort else ()

    @property
    def decided(self) -> tuple[tuple[str, str], ...]:
        """The seats of those who are not to be parted from others."""
        open_ = {*self.undecided}
        return tuple(seat for seat in self.seats if seat[0] not in open_)

    def places(self, person: str) -> tuple[str, ...]:
        """Return where somebody may sit who is to be parted."""
        places = self.equals.places(person) if self.equals else ()
        return tuple(one for one in places if (person, one) not in self.ended)


def standing_of_equals(
    found: Composition | None, states: Mapping[str, str], ended: Mapping[str, Container[str]] = EMPTY
) -> Standing:
    """Return who sits where in the best cohorts that are left without whoever, and which wish, is gone."""
    if found is None:
        return Standing(None, None)
    equals, gone = found.equals, list[tuple[str, str]]()
    for person in (one.id for one in found.problem.people if states.get(one.id) in GONE or one.id in ended):
        seats = ((person, one.id) for one in found.problem.openings)
        gone += (one for one in seats if states.get(person) in GONE or one[1] in ended[person])
    no_more = frozenset(seat for seat in gone if states.get(seat[0]) not in GONE)
    if equals is not None and (some := [one for one in gone if one[0] in equals.undecided]):
        left = _without(found, some)
        if left.status == "optimal" and _points(left) == _points(found):
            return Standing(left.cohort, left.equals, narrowed=True, ended=no_more)
        again = left if some == gone else _without(found, gone)
        certain = again.equals.certain if again.equals else ()
        sure = frozenset(certain).intersection(equals.possible)
        return Standing(found.cohort, equals, sure=sure, ended=no_more)
    return Standing(found.cohort, equals, ended=no_more)


def _without(found: Composition, seats: Iterable[tuple[str, str]]) -> Composition:
    """Compose again without some seats, with what was decided so far."""
    settled = found._settled  # noqa: SLF001 # with what was decided so far
    bans = [Forbidden(id=f"gone {who} {at}", person=who, opening=at) for who, at in seats]
    return compose(asking(settled, *bans), nodes=LONGER * max(found.nodes, FEWEST))


def _points(found: Composition) -> list[object]:
    return [level.points for level in found.score]
