"""Built-in rules on one team, which openings state: size, needs, posts, budget."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import text, whole
from eig._values.frozen_maps import EMPTY
from eig._values.value import keeps
from eig.teams.asked.built_in_rules_in_words import BuiltIn, Relaxable, between, check_bounds
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.openings_posts_and_needs import Need, Opening, Seat, required, to_seats
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.rule_shapes import OfSeats, TeamBound, bound

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.teams.asked._optional_answers_of_rules import NumberTold
    from eig.teams.asked.breach_of_a_rule import Breach


def one_each(_: Person) -> int:
    """Count a person."""
    return 1


@frozen(kw_only=True, eq=False, repr=False)
class _OnOpening(BuiltIn):
    """A rule on the team of one opening, told by counts and sums; one left empty is not its business."""

    _NAMES: ClassVar[bool] = True

    opening: str = field(metadata=keeps(text))

    @abstractmethod
    def _bounds(self) -> tuple[TeamBound, ...]:
        """Return the counts and sums."""

    def spans(self, opening: Opening) -> tuple[TeamBound, ...]:
        """Return the counts and sums that the team must keep: none of another opening."""
        return self._spans(opening)

    def _spans(self, opening: Opening) -> tuple[TeamBound, ...]:
        return self._bounds() if opening.id == self.opening else ()

    def misses(self, crew: Crew) -> int:
        """Return by how much the team misses the count or the sum; of several, the one missed most."""
        return max((abs(have - want) for have, want in self._missed(crew)), default=0)

    def _missed(self, crew: Crew) -> Iterable[tuple[int, int]]:
        """Yield what was found and what was asked, of each bound that is passed."""
        for amount, low, high in self._spans(crew.opening) if crew.people else ():
            have = sum(map(amount, crew.people))
            if have < low or (high is not None and have > high):
                yield have, (low if have < low else high or 0)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        for crew in crews:
            for have, want in self._missed(crew):
                yield self._breach(crew, crew.ids, have=have, want=want, misses=abs(have - want))


@final
@frozen(kw_only=True, eq=False, repr=False)
class TeamSize(OfSeats, _OnOpening):
    """The team of an opening has so many people.

    >>> TeamSize(id="size:plume", opening="plume", minimum=2, maximum=3).say()
    'the team of plume has 2 to 3 people'
    """

    minimum: int = field(metadata=keeps(whole(1)))
    maximum: int = field(metadata=keeps(whole(1)))

    def _check(self, faults: Gather) -> None:
        check_bounds(faults, self.minimum, self.maximum)

    @property
    def _code(self) -> str:
        return f"TeamSize{between(self.minimum, self.maximum)}"

    def _bounds(self) -> tuple[TeamBound, ...]:
        return (TeamBound(one_each, self.minimum, self.maximum),)


@final
@frozen(kw_only=True, eq=False, repr=False)
class TeamRequired(OfSeats, _OnOpening):
    """An opening has a team.

    >>> TeamRequired.of("plume").misses(Crew(opening=Opening(id="plume"), people=[]))
    1
    """

    @classmethod
    @checked
    def of(cls, opening: str) -> TeamRequired:
        """Return the hard rule, named after the opening.

        >>> TeamRequired.of("plume").id
        'fill:plume'
        """
        return told_of("TeamRequired.of", lambda: cls(id=f"fill:{opening}", opening=opening))

    def _bounds(self) -> tuple[TeamBound, ...]:
        return (TeamBound(one_each, 1),)

    def fills(self) -> str:
        """Return the opening that must have a team."""
        return self.opening

    def _missed(self, crew: Crew) -> Iterable[tuple[int, int]]:
        return () if crew.people or crew.opening.id != self.opening else ((0, 1),)


@final
@frozen(kw_only=True, eq=False, repr=False)
class SkillNeed(_OnOpening, Relaxable):
    """So many members of a team have a skill at a level. One member may answer several needs.

    >>> need = SkillNeed(id="need:plume:0", opening="plume", skill="data", grade=3)
    >>> need.misses(Crew(opening=Opening(id="plume"), people=[Person(id="p1", skills={"data": 2})]))
    1
    """

    _ENDS = MappingProxyType({"grade": 1, "count": 1})
    skill: str = field(metadata=keeps(text))
    grade: int = field(default=1, metadata=keeps(whole(1)))
    count: int = field(default=1, metadata=keeps(whole(1)))

    def _has(self, person: Person) -> int:
        return int(person.skills.get(self.skill, 0) >= self.grade)

    def _bounds(self) -> tuple[TeamBound, ...]:
        return (TeamBound(self._has, self.count),)

    def need(self) -> Need:
        """Return the skill that the team has."""
        return Need(skill=self.skill, level=self.grade, count=self.count)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Posts(OfSeats, _OnOpening):
    """Every post of an opening is held by someone of an accepted profile, nobody holding two.

    By Hall's theorem (1935) the posts can all be held iff every set of posts finds among the members at
    least as many people whom one of its posts accepts: so the rule is a few counts, and the search meets
    nothing new. Where posts are optional, every member holds one: no set of people may be more than the posts
    that accept one of them. Both can be kept at once iff each of the two can (Mendelsohn and Dulmage, 1958).

    >>> posts = [Seat(accepts=["data"]), Seat(accepts=["data", "dev"])]
    >>> rule = Posts(id="posts:plume", opening="plume", posts=posts)
    >>> rule.misses(Crew(opening=Opening(id="plume"), people=[Person(id="p1", profiles=["dev"])]))
    1
    """

    posts: tuple[Seat, ...] = field(converter=to_seats)

    def _bounds(self) -> tuple[TeamBound, ...]:
        """Return the counts of Hall's condition: the largest shortage is what nobody holds (König, Ore)."""
        held, at, most = _most_of(self.held()), self.opening, len(self.posts)
        bounds = [TeamBound(_holder(accepted, at), size) for accepted, size in held.items()]
        if len(self.held()) < most:
            left = {frozenset[str](): 0, **_most_of(self.posts)}
            bounds += [TeamBound(_stranger(one, at), 0, most - size) for one, size in left.items()]
        return tuple(bounds)

    @property
    def _code(self) -> str:
        return "Posts" if len(self.held()) == len(self.posts) else "Posts optional"

    def held(self) -> tuple[Seat, ...]:
        """Return the posts that must be held."""
        return required(self.posts)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach: of a team, how many of its posts are held at best."""
        misses = bound(self, "misses")
        for crew in crews:
            if missed := misses(crew):
                want = max(len(self.held()), len(crew.people) if len(self.held()) < len(self.posts) else 0)
                yield self._breach(crew, crew.ids, have=want - missed, want=want, misses=missed)


def _most_of(posts: Sequence[Seat]) -> dict[frozenset[str], int]:
    """Return of how many posts at most some profiles are all that they accept."""
    most: dict[frozenset[str], int] = {}
    for size in range(1, len(posts) + 1):
        for some in combinations(posts, size):
            most[frozenset(profile for post in some for profile in post.accepts)] = size
    return most


def _holder(accepted: frozenset[str], opening: str) -> Callable[[Person], int]:
    def _holds(person: Person) -> int:
        own = person.profiles if person.profiles_by_opening is EMPTY else profiles_at(person, opening)
        return int(not accepted.isdisjoint(own))

    return _holds


def _stranger(accepted: frozenset[str], opening: str) -> Callable[[Person], int]:
    return lambda person: int(accepted.isdisjoint(profiles_at(person, opening)))


@final
@frozen(kw_only=True, eq=False, repr=False)
class TeamBudget(_OnOpening, Relaxable):
    """The team of an opening costs at most so much.

    >>> TeamBudget(id="budget:plume", opening="plume", maximum=1000).say("fr")
    'l’équipe de plume coûte au plus 1000'
    """

    _ENDS = MappingProxyType({"maximum": None})
    maximum: int = field(metadata=keeps(whole(0)))

    def _bounds(self) -> tuple[TeamBound, ...]:
        return (TeamBound(_cost, 0, self.maximum),)

    def told_by(self) -> NumberTold:
        """Return that its cost is told as a sum."""
        return "sum"


def _cost(person: Person) -> int:
    return person.cost
