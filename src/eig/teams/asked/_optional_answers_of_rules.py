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

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, cast

from eig.teams.asked.openings_posts_and_needs import Need, Opening, Seat
from eig.teams.asked.rule_shapes import Rule, answers

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.reasons import Reason

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


def _asked(rule: object) -> Answering:
    return cast("Answering", rule)


def filled_by(rule: Rule) -> str | None:
    """Return the opening that a rule says must have a team."""
    return _asked(rule).fills() if answers(rule, "fills") else None


def given_by(rule: Rule) -> tuple[str, str] | None:
    """Return the seat, a person and an opening, that a rule gives."""
    return _asked(rule).gives() if answers(rule, "gives") else None


def shut_by(rule: Rule) -> tuple[str, str] | None:
    """Return the seat, a person and an opening, that a rule shuts."""
    return _asked(rule).shuts() if answers(rule, "shuts") else None


def need_of(rule: Rule) -> Need | None:
    """Return the skill that a rule says the team of its opening has."""
    return _asked(rule).need() if answers(rule, "need") else None


def posts_of(rule: object) -> tuple[Seat, ...] | None:
    """Return the posts that a rule says the team of its opening fills."""
    return _asked(rule).held() if answers(rule, "held") else None


def telling_of(rule: Rule) -> NumberTold | None:
    """Return how the number of a rule is told; None if only the rule is."""
    return _asked(rule).told_by() if answers(rule, "told_by") else None


def least_profiles(rule: object) -> int | None:
    """Return how many profiles a rule asks of every team."""
    return _asked(rule).least_profiles() if answers(rule, "least_profiles") else None


def shared_by(rule: object) -> tuple[str, int] | None:
    """Return the attribute of which at most so many of any team share a value, and how many."""
    return _asked(rule).shared_by() if answers(rule, "shared_by") else None


def is_of_wishes(rule: object) -> bool:
    """Tell whether a rule allows nobody who neither asked for an opening nor accepts any."""
    return answers(rule, "is_of_wishes") and _asked(rule).is_of_wishes()


def is_of_seats(one: object, openings: Iterable[Opening]) -> bool:
    """Tell whether a rule, or a term, turns on marks, wishes, profiles and seats alone, of some openings."""
    return answers(one, "is_of_seats") and _asked(one).is_of_seats(openings)


def most_missed(rule: object, seated: int) -> int | None:
    """Return the most that a team of so many people can miss a rule by; None if nobody can say."""
    return _asked(rule).most_missed(seated) if answers(rule, "most_missed") else None


def relaxed(rule: Rule, by: int, id: str) -> tuple[RelaxedRule, ...] | None:
    """Return each bound of a rule relaxed, under another id; None if it has no such bound."""
    return tuple(_asked(rule).relaxed_by(by, id)) if answers(rule, "relaxed_by") else None
