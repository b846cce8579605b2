"""Openings: challenges that ask for a team, with what they need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

from attrs import field, frozen

from eig._values.faults_together import Gather, told_of
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.maps import ids
from eig._values.rules import so_many, text, whole
from eig._values.tuple_fields import TupleOf, to_ids, to_sorted_ids, to_tuple
from eig._values.value import Value, keeps

__all__ = ["Need", "Opening", "Seat"]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Need(Value):
    """A skill at a level that some members of a team must have. One member may answer several needs.

    >>> Need(skill="data", level=3)
    Need(skill='data', level=3, count=1)
    """

    skill: str = field(metadata=keeps(text))
    level: int = field(default=1, metadata=keeps(whole(1)))
    count: int = field(default=1, metadata=keeps(whole(1)))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Seat(Value):
    """A post of a team: it takes one person of an accepted profile, and nobody takes two.

    >>> Seat(accepts=["data", "geomatics"])
    Seat(accepts=('data', 'geomatics'))
    """

    accepts: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="profile"))

    def _check(self, faults: Gather) -> None:
        faults.that("accepts", bool(self.accepts), "teams.asked.some_profile")


def _size(value: tuple[int, int]) -> tuple[int, int]:
    return to_tuple(value)  # type: ignore[return-value] # a wrong length is reported by the check that follows


_two = so_many(whole(1), whole(1))


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

    id: str = field(metadata=keeps(text))
    size: tuple[int, int] = field(default=(1, 1), converter=_size, metadata=keeps(_two))
    needs: tuple[Need, ...] = field(default=(), converter=TupleOf[Need])
    posts: tuple[Seat, ...] = field(default=(), converter=to_seats)
    weights: FrozenMap[int] = field(factory=FrozenMap[int], converter=MapOf[int])
    periods: tuple[str, ...] = field(default=(), converter=to_sorted_ids, metadata=keeps(ids, once="entry"))
    budget: int | None = field(default=None, metadata=keeps(whole(0)))
    host_wishes: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="entry"))
    clearance: str | None = field(default=None, metadata=keeps(text))
    mentors: tuple[str, ...] = field(default=(), converter=to_sorted_ids, metadata=keeps(ids, once="entry"))

    def _check(self, faults: Gather) -> None:
        least, most = self.size
        faults.that("size", least <= most, "teams.asked.size")
        posts = len(self.posts)
        faults.that("posts", posts <= most, "teams.asked.few_posts", value=posts, most=most)

    @classmethod
    def of_posts(cls, id: str, *posts: Iterable[str]) -> Opening:
        """Return an opening whose team fills every post, given the profiles that each accepts.

        >>> Opening.of_posts("plume", ["design"], ["dev"], ["data"]).size
        (3, 3)
        """
        seats, count = [Seat(accepts=one) for one in posts], len(posts)
        return told_of("Opening.of_posts", lambda: cls(id=id, size=(count, count), posts=seats))
