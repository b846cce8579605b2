"""Openings: challenges that ask for a team, with what they need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

from attrs import field, frozen

from eig._ground.checks import Gather, instance_of, text, to_ids, to_tuple, whole
from eig._ground.frozen import FrozenMap, MapOf
from eig._ground.values import Value

__all__ = ["Need", "Opening", "Seat"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True, eq=False, repr=False)
class Need(Value):
    """A skill at a level that some members of a team must have. One member may answer several needs.

    >>> Need(skill="data", level=3)
    Need(skill='data', level=3, count=1)
    """

    skill: str
    level: int = 1
    count: int = 1

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("skill", text)
        faults.check("level", whole(1))
        faults.check("count", whole(1))
        faults.done()


@final
@frozen(kw_only=True, eq=False, repr=False)
class Seat(Value):
    """A post of a team: it takes one person of an accepted profile, and nobody takes two.

    >>> Seat(accepts=["data", "geomatics"])
    Seat(accepts=('data', 'geomatics'))
    """

    accepts: tuple[str, ...] = field(converter=to_ids)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        if faults.check("accepts", text.each()):
            faults.distinct("accepts", self.accepts, what="profile")
            faults.that(
                "accepts",
                bool(self.accepts),
                rule="a post accepts a profile or more: nobody could hold it",
                remedy="name the profiles, or leave the post out",
            )
        faults.done()


def _size(value: tuple[int, int]) -> tuple[int, int]:
    return to_tuple(value)  # type: ignore[return-value] # a wrong length is reported by the check that follows


def _needs(values: Iterable[Need]) -> tuple[Need, ...]:
    return to_tuple(values)


def to_seats(values: Iterable[Seat]) -> tuple[Seat, ...]:
    """Return posts as a tuple: the converter of fields that hold several of them."""
    return to_tuple(values)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Opening(Value):
    """A challenge that asks for a team.

    Args:
        id: The challenge's identifier.
        size: The fewest and the most people of its team.
        needs: The skills that the team must have.
        posts: The posts to fill, each by a person of an accepted profile; nobody takes two.
        weights: How much a level of each skill is worth here.
        periods: The periods of its mission: all must be free.
        budget: The most that the team may cost, or None.
        host_wishes: The people whom the host asks for, best first.
        clearance: The clearance that every member needs, or None.
        mentors: Who follows the team: `MentorLoad.of` reads it.

    >>> Opening(id="plume", size=(2, 3), needs=[Need(skill="data", level=3)]).size
    (2, 3)
    >>> Opening.of_posts("adler", ["data"], ["dev", "data"]).size
    (2, 2)
    """

    id: str
    size: tuple[int, int] = field(default=(1, 1), converter=_size)
    needs: tuple[Need, ...] = field(default=(), converter=_needs)
    posts: tuple[Seat, ...] = field(default=(), converter=to_seats)
    weights: FrozenMap[int] = field(factory=FrozenMap[int], converter=MapOf[int])
    periods: tuple[str, ...] = field(default=(), converter=to_ids)
    budget: int | None = None
    host_wishes: tuple[str, ...] = field(default=(), converter=to_ids)
    clearance: str | None = None
    mentors: tuple[str, ...] = field(default=(), converter=to_ids)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("id", text)
        self._check_size(faults)
        faults.check("needs", instance_of(Need).each())
        faults.check("posts", instance_of(Seat).each())
        faults.check("weights", whole().each(), tuple(self.weights.values()))
        faults.check("budget", whole(0).or_none())
        faults.check("clearance", text.or_none())
        for name in ("periods", "host_wishes", "mentors"):
            if faults.check(name, text.each()):
                faults.distinct(name, getattr(self, name), what="entry")
        faults.done()

    def _check_size(self, faults: Gather) -> None:
        given: tuple[int, ...] = self.size
        two = whole(1).each().holds(given) and len(given) == 2 and given[0] <= given[1]  # noqa: PLR2004
        faults.that(
            "size",
            two,
            rule="a size is the fewest and the most people, from 1",
            remedy="give two whole numbers such as (2, 3)",
        )
        if two and self.posts:
            faults.that(
                "posts",
                len(self.posts) <= self.size[1],
                rule="nobody takes two posts",
                remedy="allow as many people as there are posts",
            )

    @classmethod
    def of_posts(cls, id: str, *posts: Iterable[str]) -> Opening:
        """Return an opening whose team fills every post, given the profiles that each accepts.

        >>> Opening.of_posts("plume", ["design"], ["dev"], ["data"]).size
        (3, 3)
        """
        return cls(id=id, size=(len(posts), len(posts)), posts=[Seat(accepts=one) for one in posts])
