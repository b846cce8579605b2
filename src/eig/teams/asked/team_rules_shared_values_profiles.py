"""Built-in rules on the people of one team: how many share a value, how many profiles they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, final

from attrs import field, frozen

from eig._values.field_rules_and_bounds import text, whole
from eig._values.value import keeps
from eig.teams.asked.built_in_rules_in_words import BuiltIn, Relaxable, id_by
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.rule_shapes import OfSeats, bound

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.teams.asked.breach_of_a_rule import Breach


@final
@frozen(kw_only=True, eq=False, repr=False)
class MaxEachTeam(Relaxable):
    """At most so many members of any team share the same value of an attribute; None is nobody's value.

    >>> from eig.teams.asked import Opening, Person
    >>> mates = [Person(id=one, employer="e1") for one in ("p1", "p2")]
    >>> crew = Crew(opening=Opening(id="plume"), people=mates)
    >>> MaxEachTeam(id="mates", attribute="employer", maximum=1).misses(crew)
    1
    """

    _ENDS = MappingProxyType({"maximum": None})
    attribute: str = field(metadata=keeps(text))
    maximum: int = field(metadata=keeps(whole(0)))
    id: str = field(default=id_by(lambda one: f"team-max:{one.attribute}"))

    def _counts(self, crew: Crew) -> Iterable[tuple[str, int]]:
        values = Counter(person.value(self.attribute) for person in crew.people)
        return sorted((value, count) for value, count in values.items() if value is not None)

    def misses(self, crew: Crew) -> int:
        """Return how many members are too many."""
        return sum(max(0, count - self.maximum) for _, count in self._counts(crew))

    def shared_by(self) -> tuple[str, int]:
        """Return the attribute, and how many may share a value of it."""
        return self.attribute, self.maximum

    def most_missed(self, seated: int) -> int:
        """Return how many can be too many: all."""
        return seated

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        for crew in crews:
            for value, count in self._counts(crew):
                if count > self.maximum:
                    who = tuple(one.id for one in crew.people if one.value(self.attribute) == value)
                    missed = count - self.maximum
                    yield self._breach(crew, who, have=count, want=self.maximum, misses=missed)


@final
@frozen(kw_only=True, eq=False, repr=False)
class MinProfiles(OfSeats, BuiltIn):
    """The members of a team have several profiles between them.

    A preference unless `level=0` makes it hard, for same-profile teams are legal.

    >>> from eig.teams.asked import Opening, Person
    >>> twins = [Person(id=one, profiles=["data"]) for one in ("p1", "p2")]
    >>> MinProfiles(id="mixed", minimum=2, level=1).misses(Crew(opening=Opening(id="plume"), people=twins))
    1
    """

    _NAMES: ClassVar[bool] = True

    id: str = "profiles"
    minimum: int = field(default=2, metadata=keeps(whole(1)))
    level: int = 1

    def _profiles(self, crew: Crew) -> int:
        return len({profile for person in crew.people for profile in person.profiles})

    def misses(self, crew: Crew) -> int:
        """Return how many profiles are missing."""
        return max(0, self.minimum - self._profiles(crew)) if crew.people else 0

    def least_profiles(self) -> int:
        """Return how many profiles a team has at least."""
        return self.minimum

    def most_missed(self, seated: int) -> int:  # noqa: ARG002 # the shape of the question
        """Return how many can be missing: all."""
        return self.minimum

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        misses = bound(self, "misses")
        for crew in crews:
            if missed := misses(crew):
                have = self.minimum - missed
                yield self._breach(crew, crew.ids, have=have, want=self.minimum, misses=missed)
