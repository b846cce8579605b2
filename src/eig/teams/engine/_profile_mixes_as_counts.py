"""Mixed teams as counts: "two profiles at least" asks, of each profile, for someone who has another one too.

A team has two profiles between them iff it is within no single one: whichever profile is named, somebody has
one that is not it. So a hard rule on two profiles is a few counts, and looks at no team as a whole. So is
one on how many share a value: a count for each value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eig._values.records import Record
from eig.teams.asked._optional_answers_of_rules import least_profiles, shared_by
from eig.teams.asked._rules_sorted_for_the_search import Shapes, stated
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.rule_shapes import TeamBound, TeamRule

COUNTED = 2  # profiles; of more, sets of profiles would have to be gone through


class Mixed(Record):
    """Hard rules on profiles and on colleagues as counts, and the shapes of a problem without them."""

    counts: tuple[TeamBound, ...]
    each: tuple[tuple[tuple[str | None, ...], int], ...]  # the value of each person, how many may share one
    others: Shapes


def mixed_of(shapes: Shapes, people: Sequence[Person]) -> Mixed:
    """Return the hard rules on one or two profiles, and on values that only so many share, as counts."""
    others: list[TeamRule] = []
    least: list[int] = []
    shared: list[tuple[str, int]] = []
    for rule in shapes.predicates:
        profiles, sharing = least_profiles(stated(rule)), shared_by(stated(rule))
        if profiles is not None and profiles <= COUNTED:
            least.append(profiles)
        elif sharing is not None:
            shared.append(sharing)
        else:
            others.append(rule)
    named = sorted({profile for person in people for profile in person.profiles}) if COUNTED in least else ()
    counts = [TeamBound(_with_another(one), 1) for one in (None, *named) if least]
    each = [(tuple([one.value(attribute) for one in people]), most) for attribute, most in shared]
    return Mixed(tuple(counts), tuple(each), shapes.but(predicates=tuple(others)))


def _with_another(profile: str | None) -> Callable[[Person], int]:
    """Return who has a profile that is not this one; any profile, where none is named."""
    return lambda person: int(any(one != profile for one in person.profiles))
