"""Built-in rules on people who apply together, and on people who must not meet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, final

from attrs import Factory, field, frozen

from eig._ground.checks import text, to_ids
from eig._ground.values import Value
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.telling import breach, gather, sentence

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.teams.asked.breaches import Breach
    from eig.typing import Lang

__all__ = ["Apart", "Together"]


def __dir__() -> list[str]:
    return __all__


def _by_people(rule: Together | Apart) -> str:
    return ":".join(map(str, (type(rule).__name__.lower(), *rule.people)))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Together(Value):
    """People who apply together sit together or not at all. Each one seated without the others is a miss.

    >>> Together.of("p1", "p2").id
    'together:p1:p2'
    """

    people: tuple[str, ...] = field(converter=to_ids)
    id: str = field(default=Factory(_by_people, takes_self=True))
    level: int = 0
    weight: int = 1

    def __attrs_post_init__(self) -> None:
        _check_pair(self)

    @classmethod
    def of(cls, *people: str) -> Together:
        """Return the hard rule, named after the people.

        >>> Together.of("p1", "p2").people
        ('p1', 'p2')
        """
        return cls(people=people)

    def binds(self) -> tuple[str, ...]:
        """Return the people whom the search may treat as one."""
        return self.people

    def misses(self, crew: Crew) -> int:
        """Return how many of the people sit in this team without all the others."""
        here = len(set(self.people).intersection(crew.ids))
        return 0 if here == len(self.people) else here

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return sentence(self, lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        for crew in crews:
            if missed := self.misses(crew):
                who = tuple(one for one in self.people if one in crew.ids)
                yield breach(self, crew, who, have=missed, want=len(self.people), misses=missed)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Apart(Value):
    """Two people, or more, of whom no two sit together.

    >>> Apart.of("p1", "p2").say()
    'p1 and p2 do not sit together'
    """

    people: tuple[str, ...] = field(converter=to_ids)
    id: str = field(default=Factory(_by_people, takes_self=True))
    level: int = 0
    weight: int = 1

    def __attrs_post_init__(self) -> None:
        _check_pair(self)

    @classmethod
    def of(cls, *people: str) -> Apart:
        """Return the hard rule, named after the people.

        >>> Apart.of("p1", "p2").id
        'apart:p1:p2'
        """
        return cls(people=people)

    def excludes(self) -> tuple[str, ...]:
        """Return the people of whom the search may never seat two together."""
        return self.people

    def misses(self, crew: Crew) -> int:
        """Return how many of the people are too many in this team."""
        return max(0, len(set(self.people).intersection(crew.ids)) - 1)

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return sentence(self, lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        for crew in crews:
            if missed := self.misses(crew):
                who = tuple(one for one in self.people if one in crew.ids)
                yield breach(self, crew, who, have=missed + 1, want=1, misses=missed)


def _check_pair(rule: Together | Apart) -> None:
    faults = gather(rule)
    if faults.check("people", text.each()):
        faults.distinct("people", rule.people, what="person")
        faults.that(
            "people", len(rule.people) > 1, rule="a pair rule names two people or more", remedy="name both"
        )
    faults.done()
