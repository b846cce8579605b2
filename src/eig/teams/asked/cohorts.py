"""Cohorts: who sits where, by identifiers; and crews, the same teams as rules see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, text
from eig._values.tuple_fields import TupleOf, to_ids, to_ids_once, to_sorted
from eig._values.value import Value, keeps
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person

if TYPE_CHECKING:  # loaded when a cohort is told
    from eig.typing import Lang

tell: Tell = teller("teams.asked")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Team(Value):
    """The people seated at one opening, sorted.

    >>> Team(opening="plume", people=["p2", "p1"])
    Team(opening='plume', people=('p1', 'p2'))
    """

    opening: str = field(metadata=keeps(text))
    people: tuple[str, ...] = field(converter=to_ids_once, metadata=keeps(ids, once="person"))

    def _check(self, faults: Gather) -> None:
        faults.that("people", bool(self.people), "teams.asked.some_people")


def _sorted_teams(values: Iterable[Team]) -> tuple[Team, ...]:
    return to_sorted(values, Team, lambda team: (team.opening,), once=True)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Cohort(Value):
    """The teams of a promotion, at most one an opening, in the order of their openings.

    A cohort made by hand may break any rule: `check` lists what it breaks.

    >>> cohort = Cohort.of({"plume": ["p2", "p1"], "adler": ["p3"]})
    >>> cohort.people, cohort.place_of("p3"), len(cohort.seats)
    (('p1', 'p2', 'p3'), 'adler', 3)
    """

    teams: tuple[Team, ...] = field(converter=_sorted_teams)

    def _check(self, faults: Gather) -> None:
        faults.distinct("teams", (team.opening for team in self.teams), what="opening")

    @classmethod
    @checked
    def of(cls, seating: Mapping[str, Iterable[str]]) -> Cohort:
        """Build from the people of each opening; an opening without people is left out.

        >>> Cohort.of({"plume": ["p1"], "adler": []}).teams
        (Team(opening='plume', people=('p1',)),)
        """
        given = {opening: to_ids(people) for opening, people in seating.items()}
        return cls(
            teams=[Team(opening=opening, people=people) for opening, people in given.items() if people != ()]
        )

    @cached_property
    def seats(self) -> tuple[tuple[str, str], ...]:
        """Each `(person, opening)`, in the order of openings and people."""
        return tuple((person, team.opening) for team in self.teams for person in team.people)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The people seated, sorted; someone seated twice stands once."""
        return tuple(sorted({person for person, _ in self.seats}))

    def team_of(self, opening: str) -> Team | None:
        """Return the team of an opening, or None.

        >>> Cohort.of({"plume": ["p1"]}).team_of("adler") is None
        True
        """
        return next((team for team in self.teams if team.opening == opening), None)

    def place_of(self, person: str) -> str | None:
        """Return the first opening where a person sits, or None.

        >>> Cohort.of({"plume": ["p1"]}).place_of("p2") is None
        True
        """
        return next((opening for who, opening in self.seats if who == person), None)

    def say(self, lang: Lang = "en") -> str:
        """Return who sits at each opening, a line each.

        >>> print(Cohort.of({"plume": ["p1", "p2"], "adler": ["p3"]}).say())
        adler: p3
        plume: p1 and p2
        """
        return "\n".join(tell("team", lang, opening=one.opening, people=one.people) for one in self.teams)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a seat.

        >>> Cohort.of({"plume": ["p1"]}).rows()
        [{'opening': 'plume', 'person': 'p1'}]
        """
        return [{"opening": opening, "person": person} for person, opening in self.seats]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Crew(Value):
    """A team as rules see it: the opening and the people themselves.

    >>> Crew(opening=Opening(id="plume"), people=[Person(id="p1")]).ids
    ('p1',)
    """

    opening: Opening
    people: tuple[Person, ...] = field(converter=TupleOf[Person])

    @property
    def ids(self) -> tuple[str, ...]:
        """The identifiers of the people."""
        return tuple(person.id for person in self.people)
