"""Openings: challenges that ask for a team, with what they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import ids, so_many, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.tuple_fields import TupleOf, to_ids, to_ids_once, to_tuple
from eig._values.value import Value, keeps, told_where_given


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

    An optional one may stay empty; nobody sits at an opening with one without a post.

    >>> Seat(accepts=["data", "geomatics"])
    Seat(accepts=('data', 'geomatics'), optional=False)
    """

    accepts: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="profile"))
    optional: bool = field(default=False, metadata=told_where_given)

    def _check(self, faults: Gather) -> None:
        faults.that("accepts", bool(self.accepts), "teams.asked.some_profile")


def _size(value: tuple[int, int]) -> tuple[int, int]:
    return to_tuple(value)  # type: ignore[return-value] # a wrong length is reported by the check that follows


_two = so_many(whole(1), whole(1))


def to_seats(values: Iterable[Seat]) -> tuple[Seat, ...]:
    """Return posts as a tuple, those that may stay empty last: the converter of fields that hold several."""
    posts = to_tuple(values)
    if not isinstance(cast("object", posts), tuple):
        return posts  # a converter leaves to the check what it cannot read
    return tuple(sorted(posts, key=lambda post: bool(getattr(post, "optional", False))))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Opening(Value):
    """A challenge that asks for a team.

    Args:
        id: The challenge's identifier.
        size: The fewest and the most people of its team.
        needs: The skills that the team must have.
        posts: The posts to fill, each by a person of an accepted profile; nobody takes two. Where some are
            optional, they stand last.
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
    weights: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int])
    periods: tuple[str, ...] = field(default=(), converter=to_ids_once, metadata=keeps(ids, once="entry"))
    budget: int | None = field(default=None, metadata=keeps(whole(0)))
    host_wishes: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="entry"))
    clearance: str | None = field(default=None, metadata=keeps(text))
    mentors: tuple[str, ...] = field(default=(), converter=to_ids_once, metadata=keeps(ids, once="entry"))

    def _check(self, faults: Gather) -> None:
        least, most = self.size
        faults.that("size", least <= most, "teams.asked.size")
        posts = len(self.posts)
        faults.that("posts", posts <= most, "teams.asked.few_posts", value=posts, most=most)

    @classmethod
    @checked
    def of_posts(cls, id: str, *posts: Iterable[str], optional: Iterable[Iterable[str]] = ()) -> Opening:
        """Return an opening whose team fills every post, given the profiles that each accepts.

        Args:
            id: The challenge's identifier.
            posts: The profiles that each post accepts.
            optional: Those that each post accepts that may stay empty.

        >>> Opening.of_posts("plume", ["design"], ["dev"], optional=[["data"]]).size
        (2, 3)
        """
        seats = [Seat(accepts=one) for one in posts]
        more = [Seat(accepts=one, optional=True) for one in optional]
        size = (len(seats), len(seats) + len(more))
        return told_of("Opening.of_posts", lambda: cls(id=id, size=size, posts=(*seats, *more)))


def required(posts: Sequence[Seat]) -> tuple[Seat, ...]:
    """Return the posts that must be held."""
    return tuple(one for one in posts if not one.optional)
