"""Built-in rules on the whole cohort: counts, shares, caps, sums, loads, and seats that are given."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, final

from attrs import evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import ids, text, whole
from eig._values.tuple_fields import to_pairs_once, to_sorted_ids
from eig._values.value import keeps
from eig.errors import UnknownKey
from eig.programme.quotas import Quota
from eig.teams.asked.built_in_rules_in_words import BuiltIn, Relaxable, between, check_bounds, id_by
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.rule_shapes import CohortBound, OfSeats

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.teams.asked._optional_answers_of_rules import NumberTold, RelaxedRule
    from eig.teams.asked.breach_of_a_rule import Breach


def _seated(crews: Iterable[Crew]) -> list[Person]:
    return [person for crew in crews for person in crew.people]


@frozen(kw_only=True, eq=False, repr=False)
class _Summed(BuiltIn):
    """A rule on a count or a sum over the seated, between two bounds."""

    @property
    @abstractmethod
    def bounds(self) -> tuple[int | None, int | None]:
        """The two bounds, None where there is none."""

    def told_by(self) -> NumberTold:
        """Return that its number is told as a sum."""
        return "sum"

    def _outside(self, who: tuple[str, ...], have: int) -> Iterable[Breach]:
        low, high = self.bounds
        if low is not None and have < low:
            yield self._breach(None, who, have=have, want=low, misses=low - have)
        if high is not None and have > high:
            yield self._breach(None, who, have=have, want=high, misses=have - high)


@final
@frozen(kw_only=True, eq=False, repr=False)
class CohortQuota(_Summed):
    """A quota on the seated: at least, or at most, so many have a value of an attribute.

    A `Quota` among the rules of a problem stands for the hard rule, named after the attribute and its value.
    Write the rule itself to make it soft. A quota on `profile` counts the people who have that profile.

    >>> rule = CohortQuota(quota=Quota(attribute="region", value="west", minimum=1))
    >>> rule.id, rule.lines([Person(id="p1", attributes={"region": "west"})])[0].by_person
    ('region=west', {'p1': -1})
    """

    quota: Quota
    id: str = field(default=id_by(lambda one: one.quota.name))

    @property
    def _code(self) -> str:
        return f"CohortQuota{between(self.quota.minimum, self.quota.maximum, 0)}"

    @property
    def _facts(self) -> Mapping[str, object]:
        quota = self.quota
        counted = {"attribute": quota.attribute, "value": quota.value}
        return {**super()._facts, **counted, "minimum": quota.minimum, "maximum": quota.maximum}

    def _counted(self, people: Iterable[Person]) -> tuple[str, ...]:
        return tuple(one.id for one in people if self.quota.value in one.values(self.quota.attribute))

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:
        """Return the bounds."""
        return _bounds(dict.fromkeys(self._counted(people), 1), *self.bounds)

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """The two bounds, None where there is none."""
        return self.quota.minimum or None, self.quota.maximum

    def relaxed_by(self, by: int, id: str) -> Iterable[RelaxedRule]:
        """Yield each bound moved away."""
        quota = self.quota
        if quota.minimum:
            least = max(0, quota.minimum - by)
            yield "minimum", least, evolve(self, id=id, quota=evolve(quota, minimum=least))
        if quota.maximum is not None:
            most = quota.maximum + by
            yield "maximum", most, evolve(self, id=id, quota=evolve(quota, maximum=most))

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        who = self._counted(_seated(crews))
        yield from self._outside(who, len(who))


def _bounds(amounts: dict[str, int], low: int | None, high: int | None) -> tuple[CohortBound, ...]:
    negative = {person: -amount for person, amount in amounts.items()}
    return (
        *(() if low is None else (CohortBound("low", -low, negative),)),
        *(() if high is None else (CohortBound("high", high, amounts),)),
    )


@final
@frozen(kw_only=True, eq=False, repr=False)
class ShareQuota(Relaxable):
    """Between `minimum` and `maximum` per cent of the seated have a value of an attribute.

    Exact: 100 times those with the value is compared with the percentage times the seated. `have` and `want`
    of its breaches are in hundredths of a person, and so are the misses of a soft share.

    >>> ShareQuota(id="women", attribute="gender", value="f", minimum=40).say()
    'of the seated, at least 40% have gender = f'
    """

    _ENDS = MappingProxyType({"minimum": 0, "maximum": 100})
    attribute: str = field(metadata=keeps(text))
    value: str = field(metadata=keeps(text))
    minimum: int = field(default=0, metadata=keeps(whole(0, 100)))
    maximum: int = field(default=100, metadata=keeps(whole(0, 100)))
    id: str = field(default=id_by(lambda one: f"share:{one.attribute}={one.value}"))

    def _check(self, faults: Gather) -> None:
        check_bounds(faults, self.minimum, self.maximum)

    @property
    def _code(self) -> str:
        return f"ShareQuota{between(self.minimum, self.maximum, 0, 100)}"

    def told_by(self) -> NumberTold:
        """Return that its number is told as a share."""
        return "share"

    def _has(self, person: Person) -> int:
        return 100 * (person.value(self.attribute) == self.value)

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:
        """Return the bounds."""
        low = CohortBound("low", 0, {person.id: self.minimum - self._has(person) for person in people})
        high = CohortBound("high", 0, {person.id: self._has(person) - self.maximum for person in people})
        return (*((low,) if self.minimum > 0 else ()), *((high,) if self.maximum < 100 else ()))  # noqa: PLR2004

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        seated = _seated(crews)
        who = tuple(person.id for person in seated if person.value(self.attribute) == self.value)
        have, low, high = 100 * len(who), self.minimum * len(seated), self.maximum * len(seated)
        told = {"count": len(who), "seated": len(seated)}
        if have < low:
            yield self._breach(None, who, have=have, want=low, misses=low - have, facts=told)
        if have > high:
            yield self._breach(None, who, have=have, want=high, misses=have - high, facts=told)


@frozen(kw_only=True, eq=False, repr=False)
class _Capped(Relaxable):
    """A rule that so many people are not passed."""

    _ENDS = MappingProxyType({"maximum": None})
    maximum: int = field(metadata=keeps(whole(0)))

    def _over(self, who: tuple[str, ...]) -> Breach:
        have = len(who)
        return self._breach(None, who, have=have, want=self.maximum, misses=have - self.maximum)


@final
@frozen(kw_only=True, eq=False, repr=False)
class MaxEach(_Capped):
    """At most `maximum` of the seated share any one value of an attribute; None is nobody's value.

    >>> MaxEach(id="employer", attribute="employer", maximum=2).say()
    'the cohort has at most 2 of the same employer'
    """

    attribute: str = field(metadata=keeps(text))
    id: str = field(default=id_by(lambda one: f"max:{one.attribute}"))

    def told_by(self) -> NumberTold:
        """Return that its number is told for each value."""
        return "each"

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:
        """Return one bound a value that could pass the cap."""
        return tuple(
            CohortBound(value, self.maximum, dict.fromkeys(who, 1))
            for value, who in self._holders(people)
            if len(who) > self.maximum
        )

    def _holders(self, people: Iterable[Person]) -> list[tuple[str, tuple[str, ...]]]:
        holders: dict[str, list[str]] = {}
        for person in people:
            value = person.value(self.attribute)
            if value is not None:
                holders.setdefault(value, []).append(person.id)
        return [(value, tuple(who)) for value, who in sorted(holders.items())]

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        for _, who in self._holders(_seated(crews)):
            if len(who) > self.maximum:
                yield self._over(who)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Budget(_Summed, Relaxable):
    """The sum of an amount over the seated lies between `minimum` and `maximum`; None is no bound.

    The amount is what people cost, unless another of their `amounts` is named.

    >>> Budget(maximum=10).lines([Person(id="p1", cost=4)])[0].by_person
    {'p1': 4}
    >>> Budget(amount="days", minimum=200).say()
    'the days of the seated sums to at least 200'
    """

    _NAMES: ClassVar[bool] = True
    _ENDS = MappingProxyType({"minimum": None, "maximum": None})
    amount: str = field(default="cost", metadata=keeps(text))
    minimum: int | None = None
    maximum: int | None = None
    id: str = field(default=id_by(lambda one: "budget" if one.amount == "cost" else f"budget:{one.amount}"))

    def _check(self, faults: Gather) -> None:
        check_bounds(faults, *self.bounds)

    @property
    def _code(self) -> str:
        return f"Budget{between(*self.bounds)}"

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """The two bounds, None where there is none."""
        return self.minimum, self.maximum

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:
        """Return the bounds."""
        return _bounds({person.id: person.amount(self.amount) for person in people}, *self.bounds)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        seated = _seated(crews)
        who = tuple(person.id for person in seated)
        yield from self._outside(who, sum(person.amount(self.amount) for person in seated))


@final
@frozen(kw_only=True, eq=False, repr=False)
class MentorLoad(OfSeats, _Capped):
    """A mentor follows at most so many people, over several openings.

    >>> MentorLoad(id="load:m1", mentor="m1", openings=["plume", "adler"], maximum=4).say()
    'm1 follows at most 4 people'
    """

    _NAMES: ClassVar[bool] = True

    mentor: str = field(metadata=keeps(text))
    openings: tuple[str, ...] = field(converter=to_sorted_ids, metadata=keeps(ids))
    id: str = field(default=id_by(lambda one: f"load:{one.mentor}"))

    def told_by(self) -> NumberTold:
        """Return that its number is told as a load."""
        return "load"

    @classmethod
    @checked
    def of(cls, mentor: str, openings: Iterable[Opening], *, maximum: int) -> MentorLoad:
        """Return the hard rule over the openings that name the mentor in `mentors`, named after the mentor.

        It holds for these: if they change, or others come, make it again.

        >>> plume = Opening(id="plume", mentors=["m1", "m2"])
        >>> MentorLoad.of("m1", [plume, Opening(id="adler")], maximum=4).openings
        ('plume',)
        """
        given = tuple(openings)
        followed = [one.id for one in given if mentor in one.mentors]
        if not followed:
            raise UnknownKey("mentor", mentor, known={name for one in given for name in one.mentors})
        return told_of("MentorLoad.of", lambda: cls(mentor=mentor, openings=followed, maximum=maximum))

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:
        """Return the bound."""
        seats = {(person.id, opening): 1 for person in people for opening in self.openings}
        return (CohortBound(self.mentor, self.maximum, by_seat=seats),)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        followed = tuple(person.id for person in _seated(c for c in crews if c.opening.id in self.openings))
        if len(followed) > self.maximum:
            yield self._over(followed)


@final
@frozen(kw_only=True, eq=False, repr=False)
class SeatGiven(OfSeats, BuiltIn):
    """One person sits at one opening: a seat already given, or a question put to the search.

    >>> SeatGiven.of("p1", "plume").say()
    'p1 sits at plume'
    """

    _NAMES: ClassVar[bool] = True

    person: str = field(metadata=keeps(text))
    opening: str = field(metadata=keeps(text))
    id: str = field(default=id_by(lambda one: f"seated:{one.person}:{one.opening}"))

    @classmethod
    @checked
    def of(cls, person: str, opening: str) -> SeatGiven:
        """Return the hard rule, named after both.

        >>> SeatGiven.of("p1", "plume").id
        'seated:p1:plume'
        """
        return told_of("SeatGiven.of", lambda: cls(person=person, opening=opening))

    def gives(self) -> tuple[str, str]:
        """Return the seat: the person, and the opening."""
        return self.person, self.opening

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:  # noqa: ARG002 # the shape of every cohort rule
        """Return the bound."""
        return (CohortBound("seat", -1, by_seat={(self.person, self.opening): -1}),)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        crew = next((one for one in crews if one.opening.id == self.opening), None)
        if crew is None or self.person not in crew.ids:
            yield self._breach(crew, (self.person,), have=0, want=1)


@final
@frozen(kw_only=True, eq=False, repr=False)
class MaxOverlap(OfSeats, BuiltIn):
    """At most so many seats are those of an earlier cohort.

    With `any_change`, a new seat counts as a change too.

    >>> MaxOverlap(id="other", seats=[("p1", "plume"), ("p2", "plume")], maximum=1).say()
    'at most one seat is that of an earlier cohort'
    """

    _NAMES: ClassVar[bool] = True

    seats: tuple[tuple[str, str], ...] = field(converter=to_pairs_once, metadata=keeps(once="seat"))
    maximum: int
    any_change: bool = False

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:
        """Return the bound: seats kept, less seats that are new if those count, are at most so many."""
        if not self.any_change:
            return (CohortBound("kept", self.maximum, by_seat=dict.fromkeys(self.seats, 1)),)
        new = {person.id: -1 for person in people}
        return (CohortBound("kept", self.maximum, new, dict.fromkeys(self.seats, 2)),)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        seats = {(person.id, crew.opening.id) for crew in crews for person in crew.people}
        kept = tuple(person for person, opening in self.seats if (person, opening) in seats)
        have = len(kept) - self.any_change * (len(seats) - len(kept))
        if have > self.maximum:
            yield self._breach(None, kept, have=have, want=self.maximum, misses=have - self.maximum)
