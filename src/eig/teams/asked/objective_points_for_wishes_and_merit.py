"""Points of an objective: for skills, wishes, hosts, pairs, merit, and for staying where one is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import of_names, pair, text, whole
from eig._values.frozen_maps import EMPTY
from eig._values.tuple_fields import to_each, to_pairs_once, to_sorted, to_tuple
from eig._values.value import Value, keeps, told_where_given
from eig.teams.asked.openings_posts_and_needs import Opening, Seat
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.rule_shapes import OfSeats

if TYPE_CHECKING:
    from eig.typing import Exact, Number

    # the keys of a mapping are what they are: checkers take no wider ones for them
    _Any: TypeAlias = Mapping[tuple[str, str, None], Number]
    _Some: TypeAlias = Mapping[tuple[str, str, str], Number]
    Marks: TypeAlias = Mapping[tuple[str, str, str | None], Number] | _Any | _Some
else:
    Marks = Mapping[tuple[str, str, str | None], int | str | Fraction]


@final
@frozen(kw_only=True, eq=False, repr=False)
class SkillPoints(Value):
    """Each level of a skill is worth the opening's weight for it.

    >>> plume = Opening(id="plume", weights={"data": 3})
    >>> SkillPoints().points(Person(id="p1", skills={"data": 4}), plume)
    12
    """

    id: str = field(default="skills", metadata=keeps(text))
    level: int = field(default=1, metadata=keeps(whole(0)))

    def points(self, person: Person, opening: Opening) -> int:
        """Return the weighted sum of levels."""
        return sum(weight * person.level(skill) for skill, weight in opening.weights.items())


def _exacts(values: Iterable[int | str | Decimal | Fraction]) -> tuple[Fraction, ...]:
    """Return exact numbers as a tuple; what is no series of them (text is not) reaches the check."""
    return to_each(values, exact)


def _plain(points: Iterable[Fraction]) -> tuple[Exact, ...]:
    """Return whole numbers as such: they add up ten times faster."""
    return tuple(one.numerator if one.denominator == 1 else one for one in points)


def _at(points: tuple[Exact, ...], rank: int | None) -> Exact:
    """Return the points of a rank among wishes; past the end, or not there, nothing."""
    return points[rank] if rank is not None and rank < len(points) else 0


@final
@frozen(kw_only=True, eq=False, repr=False)
class WishPoints(OfSeats, Value):
    """Points for the rank of the opening among the person's wishes; past the end, or not asked, nothing.

    >>> WishPoints(by_rank=[12, 8]).points(Person(id="p1", wishes=["plume"]), Opening(id="plume"))
    12
    """

    by_rank: tuple[Fraction, ...] = field(converter=_exacts)
    id: str = field(default="wishes", metadata=keeps(text))
    level: int = field(default=1, metadata=keeps(whole(0)))

    @cached_property
    def _scale(self) -> tuple[Exact, ...]:
        return _plain(self.by_rank)

    def points(self, person: Person, opening: Opening) -> Exact:
        """Return the points of the wish."""
        return _at(self._scale, person.rank(opening.id)) if opening.id in person.wishes else 0


@final
@frozen(kw_only=True, eq=False, repr=False)
class HostPoints(Value):
    """Points for the rank of the person among the host's wishes.

    >>> HostPoints(by_rank=[10]).points(Person(id="p1"), Opening(id="plume", host_wishes=["p1"]))
    10
    """

    by_rank: tuple[Fraction, ...] = field(converter=_exacts)
    id: str = field(default="hosts", metadata=keeps(text))
    level: int = field(default=1, metadata=keeps(whole(0)))

    @cached_property
    def _scale(self) -> tuple[Exact, ...]:
        return _plain(self.by_rank)

    def points(self, person: Person, opening: Opening) -> Exact:
        """Return the points of the host's wish."""
        wanted = opening.host_wishes
        return _at(self._scale, wanted.index(person.id) if person.id in wanted else None)


def _two(values: tuple[str, str]) -> tuple[str, str]:
    return to_tuple(values)  # type: ignore[return-value] # a wrong length is reported by the check that follows


@final
@frozen(kw_only=True, eq=False, repr=False)
class PairBonus(Value):
    """Points, maybe negative, if two people sit together.

    >>> list(PairBonus.of("p1", "p2", 4).pairs())
    [('p1', 'p2', Fraction(4, 1))]
    """

    id: str = field(metadata=keeps(of_names))
    people: tuple[str, str] = field(converter=_two, metadata=keeps(pair, once="person"))
    bonus: Fraction = field(converter=exact)
    level: int = field(default=1, metadata=keeps(whole(0)))

    @classmethod
    @checked
    def of(cls, a: str, b: str, points: Number) -> PairBonus:
        """Return the bonus, named after the two people.

        >>> PairBonus.of("p1", "p2", -6).id
        'bonus:p1:p2'
        """
        bonus = exact(points)
        return told_of("PairBonus.of", lambda: cls(id=f"bonus:{a}:{b}", people=(a, b), bonus=bonus))

    def pairs(self) -> Iterable[tuple[str, str, Fraction]]:
        """Yield the pair."""
        yield (*self.people, self.bonus)


@final
@frozen(kw_only=True, eq=False, repr=False)
class SeatMerit(Value):
    """The points of one person at one opening, for one profile or for any.

    Args:
        person: Who.
        opening: Where.
        profile: As what; None is as any.
        points: The points.
        rank: The rank on the list of that profile there, which parts equal points; None where nothing does.

    >>> SeatMerit(person="p1", opening="plume", profile="data", points="17.5").points
    Fraction(35, 2)
    """

    person: str = field(metadata=keeps(text))
    opening: str = field(metadata=keeps(text))
    profile: str | None = field(default=None, metadata=keeps(text))
    points: Fraction = field(converter=exact)
    rank: int | None = field(default=None, metadata={**keeps(whole(1).or_none()), **told_where_given})

    @property
    def key(self) -> tuple[str, str, str]:
        """What the mark is for."""
        return self.opening, self.person, self.profile or ""


NOTHING: Final = Fraction(0)


def _marks(values: Iterable[SeatMerit]) -> tuple[SeatMerit, ...]:
    return to_sorted(values, SeatMerit, lambda mark: mark.key, once=True)


@final
@frozen(kw_only=True, eq=False, repr=False)
class MeritPoints(OfSeats, Value):
    """Points from rankings, by person, opening and profile.

    At a post, the best mark counts among the profiles that the post accepts and the person has, and the mark
    for any profile; without posts, the best of the person's marks at the opening, for a profile that
    the person has or for any. Nothing is 0.

    >>> merit = MeritPoints.of({("p1", "plume", "data"): 17, ("p1", "plume", "dev"): 19})
    >>> both = Person(id="p1", profiles=["data", "dev"])
    >>> merit.post_points(both, Opening(id="plume"), Seat(accepts=["data"]))
    Fraction(17, 1)
    """

    marks: tuple[SeatMerit, ...] = field(converter=_marks)
    id: str = field(default="merit", metadata=keeps(text))
    level: int = field(default=1, metadata=keeps(whole(0)))

    def _check(self, faults: Gather) -> None:
        faults.distinct("marks", (mark.key for mark in self.marks), what="person, opening and profile")

    @classmethod
    @checked
    def of(cls, points: Marks) -> MeritPoints:
        """Build from points by `(person, opening, profile)`; profile None is any.

        >>> len(MeritPoints.of({("p1", "plume", None): 3}).marks)
        1
        """
        return cls(
            marks=[
                SeatMerit(person=person, opening=opening, profile=profile, points=given)
                for (person, opening, profile), given in points.items()
            ]
        )

    @cached_property
    def _by_seat(self) -> Mapping[tuple[str, str], tuple[SeatMerit, ...]]:
        found: dict[tuple[str, str], tuple[SeatMerit, ...]] = {}
        for mark in self.marks:
            seat = (mark.person, mark.opening)
            found[seat] = (*found.get(seat, ()), mark)
        return found

    def post_points(self, person: Person, opening: Opening, post: Seat | None) -> Fraction:
        """Return the points of a person holding a post."""
        own = person.profiles if person.profiles_by_opening is EMPTY else profiles_at(person, opening.id)
        fitting = [
            mark.points
            for mark in self._by_seat.get((person.id, opening.id), ())
            if mark.profile is None
            or (mark.profile in own and (post is None or mark.profile in post.accepts))
        ]
        return max(fitting, default=NOTHING)

    @cached_property
    def has_ranks(self) -> bool:
        """Whether ranks part equal points."""
        return any(mark.rank is not None for mark in self.marks)


@final
@frozen(kw_only=True, eq=False, repr=False)
class StayBonus(OfSeats, Value):
    """One point for each seat of an earlier cohort that is still there. At level 0 it comes before all else.

    Args:
        seats: The seats, each a person and an opening.
        id: As for every term.
        level: As for every term.
        by_repair: Whether a repair gave it: the next repair puts its own in its place.

    >>> StayBonus(seats=[("p1", "plume")]).points(Person(id="p1"), Opening(id="plume"))
    1
    """

    seats: tuple[tuple[str, str], ...] = field(converter=to_pairs_once, metadata=keeps(once="seat"))
    id: str = field(default="kept", metadata=keeps(text))
    level: int = field(default=0, metadata=keeps(whole(0)))
    by_repair: bool = False

    @cached_property
    def _set(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.seats)

    def points(self, person: Person, opening: Opening) -> int:
        """Return 1 for a seat kept."""
        return int((person.id, opening.id) in self._set)
