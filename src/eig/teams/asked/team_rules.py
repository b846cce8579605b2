"""Built-in rules on one team: size, needs, posts, budget, pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import TYPE_CHECKING, final

from attrs import Factory, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import instance_of, text, whole
from eig._ground.values import Value
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.openings import Opening, Seat, to_seats
from eig.teams.asked.people import Person
from eig.teams.asked.rules import TeamBound, TeamRule
from eig.teams.asked.telling import breach, check_bounds, gather, sentence

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.teams.asked.breaches import Breach
    from eig.typing import Lang

__all__ = ["MaxEachTeam", "MinProfiles", "Posts", "SkillNeed", "TeamBudget", "TeamRequired", "TeamSize"]


def __dir__() -> list[str]:
    return __all__


def one_each(_: Person) -> int:
    """Count a person."""
    return 1


def _concerns(opening: str, crew: Crew) -> bool:
    """Tell whether a rule on one opening speaks of a crew.

    An opening left empty is the business of `TeamRequired`.
    """
    return bool(crew.people) and crew.opening.id == opening


def _check(rule: TeamRule, crews: Iterable[Crew], want: int, *, over: bool = False) -> Iterable[Breach]:
    """Yield a breach a team that has fewer than it should, or more."""
    for crew in crews:
        if missed := rule.misses(crew):
            have = want + missed if over else want - missed
            yield breach(rule, crew, crew.ids, have=have, want=want, misses=missed)


def _outside(have: int, low: int, high: int) -> int:
    return max(low - have, have - high, 0)


@final
@frozen(kw_only=True, eq=False, repr=False)
class TeamSize(Value):
    """The team of an opening has so many people.

    >>> TeamSize(id="size:plume", opening="plume", minimum=2, maximum=3).say()
    'the team of plume has 2 to 3 people'
    """

    id: str
    opening: str
    minimum: int
    maximum: int
    level: int = 0
    weight: int = 1

    def __attrs_post_init__(self) -> None:
        faults = gather(self)
        faults.check("opening", text)
        check_bounds(faults, self, "minimum", "maximum", kind=whole(1))
        faults.done()

    def misses(self, crew: Crew) -> int:
        """Return by how many people the size is missed."""
        return _outside(len(crew.people), self.minimum, self.maximum) if _concerns(self.opening, crew) else 0

    def spans(self, opening: Opening) -> tuple[TeamBound, ...]:
        """Return the count of people."""
        return (TeamBound(one_each, self.minimum, self.maximum),) if opening.id == self.opening else ()

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return sentence(self, lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        for crew in crews:
            if missed := self.misses(crew):
                have = len(crew.people)
                want = self.minimum if have < self.minimum else self.maximum
                yield breach(self, crew, crew.ids, have=have, want=want, misses=missed)


@final
@frozen(kw_only=True, eq=False, repr=False)
class TeamRequired(Value):
    """An opening has a team.

    >>> TeamRequired.of("plume").misses(Crew(opening=Opening(id="plume"), people=[]))
    1
    """

    id: str
    opening: str
    level: int = 0
    weight: int = 1

    def __attrs_post_init__(self) -> None:
        faults = gather(self)
        faults.check("opening", text)
        faults.done()

    @classmethod
    @checked
    def of(cls, opening: str) -> TeamRequired:
        """Return the hard rule, named after the opening.

        >>> TeamRequired.of("plume").id
        'fill:plume'
        """
        return cls(id=f"fill:{opening}", opening=opening)

    def spans(self, opening: Opening) -> tuple[TeamBound, ...]:
        """Return the count of people."""
        return (TeamBound(one_each, 1),) if opening.id == self.opening else ()

    def misses(self, crew: Crew) -> int:
        """Return 1 if the opening is left empty."""
        return int(crew.opening.id == self.opening and not crew.people)

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return sentence(self, lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        for crew in crews:
            if self.misses(crew):
                yield breach(self, crew, (), have=0, want=1)


@final
@frozen(kw_only=True, eq=False, repr=False)
class SkillNeed(Value):
    """So many members of a team have a skill at a level. One member may answer several needs.

    >>> need = SkillNeed(id="need:plume:0", opening="plume", skill="data", grade=3)
    >>> need.misses(Crew(opening=Opening(id="plume"), people=[Person(id="p1", skills={"data": 2})]))
    1
    """

    id: str
    opening: str
    skill: str
    grade: int = 1
    count: int = 1
    level: int = 0
    weight: int = 1

    def __attrs_post_init__(self) -> None:
        faults = gather(self)
        faults.check("opening", text)
        faults.check("skill", text)
        faults.check("grade", whole(1))
        faults.check("count", whole(1))
        faults.done()

    def _has(self, person: Person) -> int:
        return int(person.level(self.skill) >= self.grade)

    def misses(self, crew: Crew) -> int:
        """Return how many people with the skill are missing."""
        if not _concerns(self.opening, crew):
            return 0
        return max(0, self.count - sum(map(self._has, crew.people)))

    def spans(self, opening: Opening) -> tuple[TeamBound, ...]:
        """Return the count of people with the skill."""
        return (TeamBound(self._has, self.count),) if opening.id == self.opening else ()

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return sentence(self, lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        return _check(self, crews, self.count)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Posts(Value):
    """Every post of an opening is held by someone of an accepted profile, nobody holding two.

    By Hall's theorem (1935) the posts can all be held iff every set of posts finds among the members at
    least as many people whom one of its posts accepts: so the rule is a few counts, and the search meets
    nothing new.

    >>> posts = [Seat(accepts=["data"]), Seat(accepts=["data", "dev"])]
    >>> rule = Posts(id="posts:plume", opening="plume", posts=posts)
    >>> rule.misses(Crew(opening=Opening(id="plume"), people=[Person(id="p1", profiles=["dev"])]))
    1
    """

    id: str
    opening: str
    posts: tuple[Seat, ...] = field(converter=to_seats)
    level: int = 0
    weight: int = 1

    def __attrs_post_init__(self) -> None:
        faults = gather(self)
        faults.check("opening", text)
        faults.check("posts", instance_of(Seat).each())
        faults.done()

    def misses(self, crew: Crew) -> int:
        """Return how many posts nobody holds, at best: the largest shortage (König, Ore)."""
        if not _concerns(self.opening, crew):
            return 0
        return max(
            (max(0, span.low - sum(map(span.amount, crew.people))) for span in self._counts()), default=0
        )

    def _counts(self) -> tuple[TeamBound, ...]:
        most: dict[frozenset[str], int] = {}
        for size in range(1, len(self.posts) + 1):
            for some in combinations(self.posts, size):
                accepted = frozenset(profile for post in some for profile in post.accepts)
                most[accepted] = size
        return tuple(TeamBound(_holder(accepted), size) for accepted, size in most.items())

    def spans(self, opening: Opening) -> tuple[TeamBound, ...]:
        """Return the counts of Hall's condition."""
        return self._counts() if opening.id == self.opening else ()

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return sentence(self, lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        return _check(self, crews, len(self.posts))


def _holder(accepted: frozenset[str]) -> Callable[[Person], int]:
    return lambda person: int(not accepted.isdisjoint(person.profiles))


@final
@frozen(kw_only=True, eq=False, repr=False)
class TeamBudget(Value):
    """The team of an opening costs at most so much.

    >>> TeamBudget(id="budget:plume", opening="plume", maximum=1000).say("fr")
    'l’équipe de plume coûte au plus 1000'
    """

    id: str
    opening: str
    maximum: int
    level: int = 0
    weight: int = 1

    def __attrs_post_init__(self) -> None:
        faults = gather(self)
        faults.check("opening", text)
        faults.check("maximum", whole(0))
        faults.done()

    def misses(self, crew: Crew) -> int:
        """Return by how much the team costs too much."""
        return max(0, sum(map(_cost, crew.people)) - self.maximum) if _concerns(self.opening, crew) else 0

    def spans(self, opening: Opening) -> tuple[TeamBound, ...]:
        """Return the sum of costs."""
        return (TeamBound(_cost, 0, self.maximum),) if opening.id == self.opening else ()

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return sentence(self, lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        return _check(self, crews, self.maximum, over=True)


def _cost(person: Person) -> int:
    return person.cost


def _by_attribute(rule: MaxEachTeam) -> str:
    return f"team-max:{rule.attribute}"


@final
@frozen(kw_only=True, eq=False, repr=False)
class MaxEachTeam(Value):
    """At most so many members of any team share the same value of an attribute; None is nobody's value.

    >>> mates = [Person(id=one, employer="e1") for one in ("p1", "p2")]
    >>> crew = Crew(opening=Opening(id="plume"), people=mates)
    >>> MaxEachTeam(id="mates", attribute="employer", maximum=1).misses(crew)
    1
    """

    attribute: str
    maximum: int
    id: str = field(default=Factory(_by_attribute, takes_self=True))
    level: int = 0
    weight: int = 1

    def __attrs_post_init__(self) -> None:
        faults = gather(self)
        faults.check("attribute", text)
        faults.check("maximum", whole(0))
        faults.done()

    def _counts(self, crew: Crew) -> Iterable[tuple[str, int]]:
        values = Counter(person.value(self.attribute) for person in crew.people)
        return sorted((value, count) for value, count in values.items() if value is not None)

    def misses(self, crew: Crew) -> int:
        """Return how many members are too many."""
        return sum(max(0, count - self.maximum) for _, count in self._counts(crew))

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return sentence(self, lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        for crew in crews:
            for value, count in self._counts(crew):
                if count > self.maximum:
                    who = tuple(one.id for one in crew.people if one.value(self.attribute) == value)
                    yield breach(self, crew, who, have=count, want=self.maximum, misses=count - self.maximum)


@final
@frozen(kw_only=True, eq=False, repr=False)
class MinProfiles(Value):
    """The members of a team have several profiles between them.

    A preference, for same-profile teams are legal.

    >>> twins = [Person(id=one, profiles=["data"]) for one in ("p1", "p2")]
    >>> MinProfiles(id="mixed", minimum=2, level=1).misses(Crew(opening=Opening(id="plume"), people=twins))
    1
    """

    id: str = "profiles"
    minimum: int = 2
    level: int = 1
    weight: int = 1

    def __attrs_post_init__(self) -> None:
        faults = gather(self)
        faults.check("minimum", whole(1))
        faults.done()

    def _profiles(self, crew: Crew) -> int:
        return len({profile for person in crew.people for profile in person.profiles})

    def misses(self, crew: Crew) -> int:
        """Return how many profiles are missing."""
        return max(0, self.minimum - self._profiles(crew)) if crew.people else 0

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return sentence(self, lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        return _check(self, crews, self.minimum)
