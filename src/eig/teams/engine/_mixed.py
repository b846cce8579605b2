"""Mixed teams as counts: "two profiles at least" asks, of each profile, for someone who has another one too.

A team has two profiles between them iff it is within no single one: whichever profile is named, somebody has
one that is not it. So a hard rule on two profiles is a few counts, and looks at no team as a whole. So is
one on how many share a value: a count for each value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from eig.teams.asked._shapes import Shapes
from eig.teams.asked.people import Person
from eig.teams.asked.rules import TeamBound
from eig.teams.asked.team_rules import MaxEachTeam, MinProfiles

COUNTED = 2  # profiles; of more, sets of profiles would have to be gone through


@frozen(eq=False, repr=False)
class Mixed:
    """Hard rules on profiles and on colleagues as counts, and the shapes of a problem without them."""

    counts: tuple[TeamBound, ...]
    each: tuple[tuple[tuple[str | None, ...], int], ...]  # the value of each person, how many may share one
    others: Shapes


def mixed_of(shapes: Shapes, people: Sequence[Person]) -> Mixed:
    """Return the hard rules on one or two profiles, and on values that only so many share, as counts."""
    mixed = [rule for rule in shapes.predicates if isinstance(rule, MinProfiles) and rule.minimum <= COUNTED]
    shared = [rule for rule in shapes.predicates if isinstance(rule, MaxEachTeam)]
    if not mixed and not shared:
        return Mixed((), (), shapes)
    named = sorted({profile for person in people for profile in person.profiles})
    two = any(rule.minimum == COUNTED for rule in mixed)
    counts = [TeamBound(_with_another(one), 1) for one in (None, *(named if two else ())) if mixed]
    each = [(tuple([one.value(rule.attribute) for one in people]), rule.maximum) for rule in shared]
    others = tuple([rule for rule in shapes.predicates if rule not in mixed and rule not in shared])
    return Mixed(tuple(counts), tuple(each), evolve(shapes, predicates=others))


def _with_another(profile: str | None) -> Callable[[Person], int]:
    """Return who has a profile that is not this one; any profile, where none is named."""
    return lambda person: int(any(one != profile for one in person.profiles))
