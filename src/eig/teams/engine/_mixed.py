"""Mixed teams as counts: "two profiles at least" asks, of each profile, for someone who has another one too.

A team has two profiles between them iff it is within no single one: whichever profile is named, somebody has
one that is not it. So a hard rule on two profiles is a few counts, and looks at no team as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import evolve, frozen

from eig.teams.asked._shapes import Shapes
from eig.teams.asked.people import Person
from eig.teams.asked.rules import TeamBound
from eig.teams.asked.team_rules import MinProfiles

COUNTED = 2  # profiles; of more, sets of profiles would have to be gone through


@frozen(eq=False, repr=False)
class Mixed:
    """Hard rules on one or two profiles as counts, and the shapes of a problem without them."""

    counts: tuple[TeamBound, ...]
    others: Shapes


def mixed_of(shapes: Shapes, people: Iterable[Person]) -> Mixed:
    """Return the hard rules on one or two profiles as counts."""
    mixed = [rule for rule in shapes.predicates if isinstance(rule, MinProfiles) and rule.minimum <= COUNTED]
    if not mixed:
        return Mixed((), shapes)
    named = sorted({profile for person in people for profile in person.profiles})
    two = any(rule.minimum == COUNTED for rule in mixed)
    counts = [TeamBound(_with_another(one), 1) for one in (None, *(named if two else ()))]
    others = tuple(rule for rule in shapes.predicates if rule not in mixed)
    return Mixed(tuple(counts), evolve(shapes, predicates=others))


def _with_another(profile: str | None) -> Callable[[Person], int]:
    """Return who has a profile that is not this one; any profile, where none is named."""
    return lambda person: int(any(one != profile for one in person.profiles))
