"""Built-in rules on one person: who may sit where, and nobody twice."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import told_of
from eig._values.field_rules_and_bounds import text
from eig._values.value import keeps
from eig.teams.asked.built_in_rules_in_words import BuiltIn, id_by
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.rule_shapes import CohortBound, OfSeats, bound

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.teams.asked.breach_of_a_rule import Breach


@frozen(kw_only=True, eq=False, repr=False)
class _OnSeat(BuiltIn):
    """A rule on one person at one opening."""

    _NAMES: ClassVar[bool] = True

    @abstractmethod
    def allows(self, person: Person, opening: Opening) -> bool:
        """Tell whether a person may sit at an opening."""

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        allows = bound(self, "allows")
        for crew in crews:
            for person in crew.people:
                if not allows(person, crew.opening):
                    yield self._breach(crew, (person.id,), have=1, want=0)


@final
@frozen(kw_only=True, eq=False, repr=False)
class OneSeatEach(OfSeats, BuiltIn):
    """Nobody sits at two openings. It always holds; the search knows it by heart.

    >>> OneSeatEach().say()
    'nobody sits at two challenges'
    """

    _NAMES: ClassVar[bool] = True

    id: str = "once"

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:  # noqa: ARG002 # the shape of every cohort rule
        """Return no bound: the search seats nobody twice."""
        return ()

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        counts = Counter(person.id for crew in crews for person in crew.people)
        for person, count in sorted(counts.items()):
            if count > 1:
                yield self._breach(None, (person,), have=count, want=1, misses=count - 1)


@final
@frozen(kw_only=True, eq=False, repr=False)
class AvailabilityRequired(_OnSeat):
    """Members are free for all the periods of the mission.

    >>> AvailabilityRequired().allows(Person(id="p1", available=["spring"]), Opening(id="plume",
    ...     periods=["spring"]))
    True
    """

    id: str = "available"

    def allows(self, person: Person, opening: Opening) -> bool:
        """Tell whether a person is free for the whole mission."""
        return not opening.periods or all(period in person.available for period in opening.periods)

    def is_of_seats(self, openings: Iterable[Opening]) -> bool:
        """Tell whether no opening has periods."""
        return not any(one.periods for one in openings)


@final
@frozen(kw_only=True, eq=False, repr=False)
class OnlyWished(OfSeats, _OnSeat):
    """Members asked for the opening, or accept any.

    >>> OnlyWished().allows(Person(id="p1", open_to_all=False, wishes=["adler"]), Opening(id="plume"))
    False
    """

    id: str = "asked"

    def allows(self, person: Person, opening: Opening) -> bool:
        """Tell whether a person asked for the opening, or accepts any."""
        return person.open_to_all or person.accepts(opening.id)  # most are one or the other

    def is_of_wishes(self) -> bool:
        """Tell that nobody else may sit there."""
        return True


@final
@frozen(kw_only=True, eq=False, repr=False)
class ClearanceRequired(_OnSeat):
    """Members hold the clearance that the opening needs.

    >>> ClearanceRequired().allows(Person(id="p1"), Opening(id="adler", clearance="secret"))
    False
    """

    id: str = "cleared"

    def allows(self, person: Person, opening: Opening) -> bool:
        """Tell whether a person holds the clearance."""
        return opening.clearance is None or opening.clearance in person.clearances

    def is_of_seats(self, openings: Iterable[Opening]) -> bool:
        """Tell whether no opening needs a clearance."""
        return all(one.clearance is None for one in openings)


@final
@frozen(kw_only=True, eq=False, repr=False)
class EligibilityRequired(_OnSeat):
    """On a reference date, nobody seated has a status, such as being a civil servant.

    Each condition has its own reference date: of the decision, or of the start.

    >>> from eig.teams.asked import PersonStatus
    >>> agent = Person(id="p1", statuses=[PersonStatus(kind="civil servant", until=date(2018, 12, 31))])
    >>> rule = EligibilityRequired(id="not-agent", status="civil servant", on=date(2018, 12, 15))
    >>> rule.allows(agent, Opening(id="plume"))
    False
    """

    status: str = field(metadata=keeps(text))
    on: date

    def allows(self, person: Person, opening: Opening) -> bool:  # noqa: ARG002 # the shape of every seat rule
        """Tell whether a person is without the status on the day."""
        return not any(one.kind == self.status and one.holds(self.on) for one in person.statuses)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Forbidden(_OnSeat):
    """One person does not sit at one opening: a refused clearance, a conflict of interest.

    >>> Forbidden.of("p1", "plume").allows(Person(id="p1"), Opening(id="adler"))
    True
    """

    person: str = field(metadata=keeps(text))
    opening: str = field(metadata=keeps(text))
    id: str = field(default=id_by(lambda one: f"forbidden:{one.person}:{one.opening}"))

    @classmethod
    @checked
    def of(cls, person: str, opening: str) -> Forbidden:
        """Return the hard rule, named after both.

        >>> Forbidden.of("p1", "plume").id
        'forbidden:p1:plume'
        """
        return told_of("Forbidden.of", lambda: cls(person=person, opening=opening))

    def allows(self, person: Person, opening: Opening) -> bool:
        """Tell whether this is another person or another opening."""
        return (person.id, opening.id) != self.shuts()

    def shuts(self) -> tuple[str, str]:
        """Return the person and the opening.

        >>> Forbidden.of("p1", "plume").shuts()
        ('p1', 'plume')
        """
        return self.person, self.opening
