"""What a rule may answer beside its shape, so that nobody asks of what class it is; and what holds of others.

| it answers | with | and then |
| --- | --- | --- |
| `as_reason()` | itself as a reason | every language says it |
| `fills()` | the opening that must have a team | it is tried empty, and conflicts count its people |
| `gives()` | `(person, opening)` | the seat is a question, not a rule to blame; it lapses with either |
| `shuts()` | `(person, opening)` | a letter says that a rule keeps the person from the seat |
| `need()` | a `Need` of its `opening` | conflicts count who has the skill |
| `held()` | the posts that its `opening` must fill | conflicts and the search count who fits them |
| `told_by()` | `"sum"`, `"load"`, `"each"` or `"share"` | conflicts say by how much its sum is passed |
| `least_profiles()` | how many profiles a team has at least | the search counts them |
| `shared_by()` | an attribute, and how many of a team share a value of it at most | the search counts them |
| `is_of_wishes()` | whether it allows only those who asked, or accept any | others are not looked at |
| `is_of_seats(openings)` | whether it reads of people wishes and profiles alone | letters tell of it |
| `most_missed(seated)` | the most that a team of so many misses it by | what a level can lose is bounded |
| `relaxed_by(by, id)` | each bound, its new value, and the rule so relaxed | its relaxation is priced |

A rule that answers none of these is kept, checked and lifted like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import methodcaller
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias, TypeVar, cast, get_args

from eig._values.field_rules_and_bounds import Rule as Kind
from eig._values.field_rules_and_bounds import flag, instance_of, one_of, pair, so_many, text, whole
from eig.teams.asked.openings_posts_and_needs import Need, Opening, Seat
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.rule_shapes import CohortBound, Rule, TeamBound, answered, answers, bound, is_ours

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.reasons import Reason

T = TypeVar("T")
NumberTold: TypeAlias = Literal["sum", "load", "each", "share"]
"""How the number of a rule is told: a sum with a `low` and a `high` line; with lines named by what they are
of; with a line each value of its `attribute`; or with both lines in hundredths of the seated."""

MovedBound: TypeAlias = Literal["maximum", "minimum", "grade", "count"]
"""What a relaxation calls the bound that it moves."""

RelaxedRule: TypeAlias = tuple[MovedBound, int, Rule]
"""A bound by its name, its new value, and the rule that has it."""


class Answering(Rule, Protocol):
    """A rule that answers all."""

    def as_reason(self) -> Reason: ...
    def fills(self) -> str: ...
    def gives(self) -> tuple[str, str]: ...
    def shuts(self) -> tuple[str, str]: ...
    def need(self) -> Need: ...
    def held(self) -> tuple[Seat, ...]: ...
    def told_by(self) -> NumberTold: ...
    def least_profiles(self) -> int: ...
    def shared_by(self) -> tuple[str, int]: ...
    def is_of_wishes(self) -> bool: ...
    def is_of_seats(self, openings: Iterable[Opening]) -> bool: ...
    def most_missed(self, seated: int) -> int: ...
    def relaxed_by(self, by: int, id: str) -> Iterable[RelaxedRule]: ...
    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]: ...
    def spans(self, opening: Opening) -> tuple[TeamBound, ...]: ...


a_rule: Final = Kind(
    lambda value: (
        not isinstance(value, type)
        and all(hasattr(value, name) for name in ("id", "level", "weight", "say", "check"))
    ),
    "teams.asked.rule",
)
_OPTIONAL: Final = MappingProxyType(
    {
        "fills": text,
        "gives": pair,
        "shuts": pair,
        "need": instance_of(Need),
        "held": instance_of(Seat).each(),
        "told_by": one_of(*get_args(NumberTold)),
        "least_profiles": whole(0),
        "shared_by": so_many(text, whole(0)),
        "is_of_wishes": flag,
        "is_of_seats": flag,
        "most_missed": whole(0),
        "relaxed_by": so_many(one_of(*get_args(MovedBound)), whole(), a_rule).each(),
    }
)
_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        **{name: kind.or_none() for name, kind in _OPTIONAL.items()},
        "lines": instance_of(CohortBound).each(),
        "spans": instance_of(TeamBound).each(),
        "binds": text.each(),
        "excludes": text.each(),
    }
)


def _given(rule: object, method: str, ask: Callable[[Answering], T]) -> T | None:
    """Return what a rule answers to a question beside its shape; None where it is silent, or says so."""
    if not answers(rule, method):
        return None
    own = cast("Answering", rule)
    return ask(own) if is_ours(rule) else answered(own, method, partial(ask, own), kind=_KINDS[method])


def filled_by(rule: Rule) -> str | None:
    """Return the opening that a rule says must have a team."""
    return _given(rule, "fills", lambda own: own.fills())


def given_by(rule: Rule) -> tuple[str, str] | None:
    """Return the seat, a person and an opening, that a rule gives."""
    return _given(rule, "gives", lambda own: own.gives())


def shut_by(rule: Rule) -> tuple[str, str] | None:
    """Return the seat, a person and an opening, that a rule shuts."""
    return _given(rule, "shuts", lambda own: own.shuts())


def need_of(rule: Rule) -> Need | None:
    """Return the skill that a rule says the team of its opening has."""
    return _given(rule, "need", lambda own: own.need())


def posts_of(rule: object) -> tuple[Seat, ...] | None:
    """Return the posts that a rule says the team of its opening fills."""
    return _given(rule, "held", lambda own: own.held())


def telling_of(rule: Rule) -> NumberTold | None:
    """Return how the number of a rule is told; None if only the rule is."""
    return _given(rule, "told_by", lambda own: own.told_by())


def least_profiles(rule: object) -> int | None:
    """Return how many profiles a rule asks of every team."""
    return _given(rule, "least_profiles", lambda own: own.least_profiles())


def shared_by(rule: object) -> tuple[str, int] | None:
    """Return the attribute of which at most so many of any team share a value, and how many."""
    return _given(rule, "shared_by", lambda own: own.shared_by())


def is_of_wishes(rule: object) -> bool:
    """Tell whether a rule allows nobody who neither asked for an opening nor accepts any."""
    return bool(_given(rule, "is_of_wishes", lambda own: own.is_of_wishes()))


def is_of_seats(one: object, openings: Iterable[Opening]) -> bool:
    """Tell whether a rule, or a term, turns on marks, wishes, profiles and seats alone, of some openings."""
    return bool(_given(one, "is_of_seats", lambda own: own.is_of_seats(openings)))


def most_missed(rule: object, seated: int) -> int | None:
    """Return the most that a team of so many people can miss a rule by; None if nobody can say."""
    return _given(rule, "most_missed", lambda own: own.most_missed(seated))


def relaxed(rule: Rule, by: int, id: str) -> tuple[RelaxedRule, ...] | None:
    """Return each bound of a rule relaxed, under another id; None if it has no such bound."""
    given = _given(rule, "relaxed_by", lambda own: own.relaxed_by(by, id))
    return None if given is None else tuple(given)


def lines_of(rule: Rule, people: Sequence[Person]) -> tuple[CohortBound, ...]:
    """Return the bounds that a rule has the cohort keep."""
    return _given(rule, "lines", lambda own: bound(own, "lines")(people)) or ()


def spans_of(rule: object, opening: Opening) -> tuple[TeamBound, ...]:
    """Return the counts and sums that a rule has the team of an opening keep."""
    return _given(rule, "spans", lambda own: bound(own, "spans")(opening)) or ()


def named_by(rule: object, method: str) -> tuple[str, ...]:
    """Return the people whom a rule seats together (`binds`), or apart (`excludes`)."""
    return _given(rule, method, methodcaller(method)) or ()
