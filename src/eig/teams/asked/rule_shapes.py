"""What a rule is: its three shapes.

A rule is any value with an `id`, a `level`, a `weight`, a sentence, and `check(crews)`. Its shape says how
the search meets it, and nothing but the shape matters there: the built-in rules have no privilege.

- *Seat rules* answer `allows(person, opening)`.
- *Team rules* answer `misses(crew)`: 0 if one team holds, else by how much it does not. Any predicate on a
  team is exact, because the team is what the search chooses. Team rules that count and sum may also answer
  `spans(opening)`, so that the search need not build a team to know that it fails.
- *Cohort rules* answer `lines(people)`: linear bounds on who is seated.

A rule that has only `check(crews)` is a team rule if it says `on = "team"`, else it is tested on whole
cohorts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from types import MappingProxyType, MethodType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar, cast, runtime_checkable

from eig._values.field_rules_and_bounds import Rule as Kind
from eig._values.field_rules_and_bounds import anything
from eig._values.phrases_of_faults import Withheld
from eig._values.tuple_fields import to_tuple
from eig.errors import Fault, Faults, place_of
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person

if TYPE_CHECKING:  # a search tells of nothing
    from eig.teams.asked.breach_of_a_rule import Breach

T = TypeVar("T")


class Rule(Protocol):
    """A rule: hard at level 0, else soft, with a weight inside its level.

    >>> from eig.teams import Apart
    >>> rule: Rule = Apart.of("p1", "p2")
    """

    @property
    def id(self) -> str:
        """A stable identifier, by which the rule is named, lifted and explained."""
        ...

    @property
    def level(self) -> int:
        """0 for a hard rule; 1, 2... for soft ones, the lower level first."""
        ...

    @property
    def weight(self) -> int:
        """What each miss of a soft rule costs at its level."""
        ...

    def say(self, lang: Any = "en") -> str:  # noqa: ANN401 # a rule of yours may take what it likes
        """Return the rule in one sentence."""
        ...

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach in a cohort, whole or partial."""
        ...


def answers(value: object, method: str) -> bool:
    """Tell whether a value answers a method.

    What `isinstance` says of a protocol, at a hundredth of the time.
    """
    return callable(getattr(value, method, None))


def is_ours(rule: object) -> bool:
    """Tell whether a rule is of this library: its answers are taken as they are."""
    return type(rule).__module__.startswith("eig.")


def _of_anybody(name: str, rule: object, *given: object) -> object:
    """Return what a method of a rule of anybody's answers."""
    return getattr(rule, name)(*given)


@lru_cache(maxsize=256)
def _unasked(kind: type, name: str) -> Callable[..., Any]:
    """Return a method of a class of rules as a search calls it: of ours, its arguments are not looked at."""
    if not kind.__module__.startswith("eig."):
        return partial(_of_anybody, name)
    method: Callable[..., Any] = getattr(kind, name)
    return cast("Callable[..., Any]", getattr(method, "__wrapped__", method))


def bound(rule: object, name: str) -> Callable[..., Any]:
    """Return a method of a rule or a term as a search calls it many times."""
    kind: type = type(rule)
    return MethodType(_unasked(kind, name), rule)


def answered(
    rule: Rule, method: str, ask: Callable[[], T], *, kind: Kind = anything, teams: Iterable[str] = ()
) -> T:
    """Return what a rule of anybody's answers; what it raises, or gives of another kind, names both."""
    place = f"rule {rule.id}.{method}"
    try:
        given = kind.tidy(to_tuple(cast("Any", ask())) if kind.members else ask())
    except Exception as error:
        if type(error) in (Fault, Faults):  # of a value that the rule makes
            raise cast("Fault", error).faults[0].within(place) from error
        facts = {"error": type(error).__name__, "teams": tuple(teams), "method": method}
        raise Fault(place, Withheld(error), "teams.asked.answer_each", facts) from error
    for path, value, broken in kind.wrong(given):
        raise Fault(place_of((f"rule {rule.id}", method, *path)), Withheld(value), broken.code, broken.facts)
    return cast("T", given)


def breaches_of(rule: Rule, crews: tuple[Crew, ...]) -> list[Breach]:
    """Return the breaches that a rule finds; one that raises, or finds what is none, is told by its name."""
    teams = (crew.opening.id for crew in crews)
    found = answered(rule, "check", lambda: list(rule.check(crews)), teams=teams)
    if found:
        from eig.teams.asked.breach_of_a_rule import Breach  # noqa: PLC0415 # a search tells of nothing

        for one in found:
            if not isinstance(one, Breach):  # pyright: ignore[reportUnnecessaryIsInstance] # anybody's rule
                raise Fault(
                    f"rule {rule.id}.check", Withheld(one), "values.instance", {"classes": ("Breach",)}
                )
    return found


@runtime_checkable
class SeatRule(Protocol):
    """A rule on one person at one opening.

    >>> from eig.teams.asked import AvailabilityRequired
    >>> isinstance(AvailabilityRequired(), SeatRule)
    True
    """

    def allows(self, person: Person, opening: Opening) -> bool:
        """Tell whether a person may sit at an opening."""
        ...


@runtime_checkable
class TeamRule(Protocol):
    """A rule on one team.

    >>> from eig.teams import Apart
    >>> isinstance(Apart.of("p1", "p2"), TeamRule)
    True
    """

    def misses(self, crew: Crew) -> int:
        """Return 0 if the team holds, else by how much it does not."""
        ...


class OfSeats:
    """A rule or a term that turns on marks, wishes, profiles and seats, and on nothing else of people."""

    __slots__ = ()

    def is_of_seats(self, openings: Iterable[Opening]) -> bool:  # noqa: ARG002 # the shape of the question
        """Tell so, whatever the openings are."""
        return True


class TeamBound(NamedTuple):
    """A count or a sum over one team, between bounds, as a rule hands it to the search.

    `amount` is never negative.

    >>> TeamBound(lambda person: person.cost, high=1000).high
    1000
    """

    amount: Callable[[Person], int]
    low: int = 0
    high: int | None = None


@runtime_checkable
class TeamBoundRule(Protocol):
    """A team rule that counts or sums.

    >>> from eig.teams.asked import TeamBudget
    >>> isinstance(TeamBudget(id="budget", opening="plume", maximum=1000), TeamBoundRule)
    True
    """

    def spans(self, opening: Opening) -> tuple[TeamBound, ...]:
        """Return the counts and sums that the team of an opening must keep."""
        ...


@runtime_checkable
class BindingRule(Protocol):
    """A team rule that says: these people sit together or not at all.

    >>> from eig.teams import Together
    >>> isinstance(Together.of("p1", "p2"), BindingRule)
    True
    """

    def binds(self) -> tuple[str, ...]:
        """Return the people."""
        ...


@runtime_checkable
class ExcludingRule(Protocol):
    """A team rule that says: no two of these people sit together.

    >>> from eig.teams import Apart
    >>> isinstance(Apart.of("p1", "p2"), ExcludingRule)
    True
    """

    def excludes(self) -> tuple[str, ...]:
        """Return the people."""
        ...


class CohortBound(NamedTuple):
    """A linear bound on the cohort, as a rule hands it to the search: a sum over the seated, at most `high`.

    `by_person` holds the coefficient of a person wherever seated, `by_seat` of a person at one opening;
    what is left out is 0.

    >>> CohortBound("women", 0, by_person={"p1": -50, "p2": 50}).high
    0
    """

    label: str
    high: int
    by_person: Mapping[str, int] = MappingProxyType({})
    by_seat: Mapping[tuple[str, str], int] = MappingProxyType({})

    def use(self, crews: Iterable[Crew]) -> int:
        """Return the sum over crews.

        >>> crew = Crew(opening=Opening(id="plume"), people=[Person(id="p1")])
        >>> CohortBound("x", 0, {"p1": 3}, {("p1", "plume"): 4}).use([crew])
        7
        """
        return sum(
            self.by_person.get(person.id, 0) + self.by_seat.get((person.id, crew.opening.id), 0)
            for crew in crews
            for person in crew.people
        )


@runtime_checkable
class CohortRule(Protocol):
    """A linear rule on the whole cohort.

    >>> from eig.teams.asked import Budget
    >>> isinstance(Budget(maximum=10), CohortRule)
    True
    """

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:
        """Return the bounds that the cohort must keep."""
        ...
