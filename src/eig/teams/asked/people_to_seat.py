"""People who may be seated: what rules and objectives read of them.

A programme that holds statistics such as a region passes them as `attributes` of its own; quotas on them are
the caller's legal duty. Names are not asked for: a person is an identifier. What a person is in those
statistics stands neither in the text of a value nor in a sentence, and is not compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import final

from attrs import field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, map_of, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.map_fields import names_map
from eig._values.tuple_fields import to_ids, to_ids_once, to_sorted
from eig._values.value import Value, keeps, told_where_given


@final
@frozen(kw_only=True, eq=False, repr=False)
class PersonStatus(Value):
    """Something true of a person between two days, both included, such as being a civil servant.

    Args:
        kind: What it is, in the programme's own words.
        since: The first day, or None if it has always been so.
        until: The last day, or None if it has no known end.

    >>> PersonStatus(kind="civil servant", until=date(2018, 12, 31)).holds(date(2018, 12, 15))
    True
    """

    kind: str = field(metadata=keeps(text))
    since: date | None = None
    until: date | None = None

    def _check(self, faults: Gather) -> None:
        if self.since is not None and self.until is not None:
            faults.that("until", self.until >= self.since, "teams.asked.ends_after", start=self.since)

    def holds(self, on: date) -> bool:
        """Tell whether the status is true on a day.

        >>> PersonStatus(kind="student", since=date(2019, 1, 1)).holds(date(2018, 12, 31))
        False
        """
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


def _statuses(values: Iterable[PersonStatus]) -> tuple[PersonStatus, ...]:
    return to_sorted(values, PersonStatus, lambda one: (one.kind, str(one.since or ""), str(one.until or "")))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Person(Value):
    """Someone who may be seated.

    Args:
        id: The identifier.
        skills: Levels by skill, whole numbers from 1; a skill left out is level 0.
        attributes: Values by attribute, such as a region: what counts, shares and caps read. As private as a
            candidate's: neither in the text of the value, nor in errors, nor compared.
        amounts: Whole numbers by name: what sums read beside `cost`. As private as attributes.
        employer: The employer; None is nobody's, and never capped.
        cost: What seating the person costs, in whole units of money.
        available: The periods in which the person is free.
        wishes: The openings asked for, best first.
        open_to_all: Whether the person accepts openings not asked for; where it is left out, whoever states
            no wish does, and whoever states some does not.
        asked_for: All openings asked for, best first, where some of them cannot be had: the rank of a wish is
            counted in it. The wishes where left out.
        profiles: What the person is: a data scientist, a designer.
        profiles_by_opening: By opening, the profiles as which the person may hold a post there, where these
            are others than `profiles`: a jury may keep somebody for some of them only.
        clearances: The clearances held.
        statuses: What is true of the person at given dates.

    >>> ada = Person(
    ...     id="p1", skills={"data": 4}, employer="e1", wishes=["plume"], attributes={"region": "west"}
    ... )
    >>> ada.level("data"), ada.level("law"), ada.value("employer"), ada.rank("plume")
    (4, 0, 'e1', 0)
    >>> "west" in repr(ada), ada.value("region")
    (False, 'west')
    """

    id: str = field(metadata=keeps(text))
    skills: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(map_of(whole(0))))
    attributes: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str], metadata=keeps(of="person"))
    amounts: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(of="person"))
    employer: str | None = field(default=None, metadata=keeps(text, of="person"))
    cost: int = field(default=0, metadata=keeps(whole(0)))
    available: tuple[str, ...] = field(default=(), converter=to_ids_once, metadata=keeps(ids, once="entry"))
    wishes: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="entry"))
    open_to_all: bool | None = None
    asked_for: tuple[str, ...] = field(
        default=(), converter=to_ids, metadata={**keeps(ids, once="entry"), **told_where_given}
    )
    profiles: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="entry"))
    profiles_by_opening: FrozenMap[tuple[str, ...]] = field(
        default=EMPTY, converter=names_map, metadata={**keeps(map_of(ids)), **told_where_given}
    )
    clearances: tuple[str, ...] = field(
        default=(), converter=to_ids_once, metadata=keeps(ids, of="person", once="entry")
    )
    statuses: tuple[PersonStatus, ...] = field(default=(), converter=_statuses)

    def _check(self, faults: Gather) -> None:
        for name, own in (("attributes", "employer"), ("amounts", "cost")):
            faults.that(name, own not in getattr(self, name), "teams.asked.own_field", name=own)
        known = set(self.wishes)
        kept = tuple(one for one in self.asked_for if one in known)
        faults.that("asked_for", not self.asked_for or kept == self.wishes, "teams.asked.holds_wishes")

    def accepts(self, opening: str) -> bool:
        """Tell whether the person asked for an opening, or is open to those not asked for.

        >>> Person(id="p1", wishes=["plume"]).accepts("adler"), Person(id="p2").accepts("adler")
        (False, True)
        """
        is_open = not self.wishes if self.open_to_all is None else self.open_to_all
        return is_open or opening in self.wishes

    def level(self, skill: str) -> int:
        """Return the level of a skill, 0 if the person does not have it.

        >>> Person(id="p1", skills={"data": 4}).level("data")
        4
        """
        return self.skills.get(skill, 0)

    def value(self, attribute: str) -> str | None:
        """Return the value of an attribute; `"employer"` is one.

        >>> Person(id="p1", attributes={"region": "west"}).value("region")
        'west'
        """
        return self.employer if attribute == "employer" else self.attributes.get(attribute)

    def values(self, attribute: str) -> tuple[str, ...]:
        """Return what quotas count: the value of an attribute; the profiles, for `"profile"`.

        >>> Person(id="p1", profiles=["data", "dev"]).values("profile")
        ('data', 'dev')
        """
        value = self.value(attribute)
        if value is None:
            return self.profiles if attribute == "profile" else ()
        return (value,)

    def amount(self, name: str) -> int:
        """Return an amount by its name; `"cost"` is one.

        >>> Person(id="p1", cost=490).amount("cost")
        490
        """
        return self.cost if name == "cost" else self.amounts.get(name, 0)

    def rank(self, opening: str) -> int | None:
        """Return the rank of an opening among the wishes, from 0, or None.

        >>> Person(id="p1", wishes=["plume", "adler"]).rank("adler")
        1
        >>> Person(id="p1", wishes=["adler"], asked_for=["plume", "adler"]).rank("adler")
        1
        """
        return (self.asked_for or self.wishes).index(opening) if opening in self.wishes else None


def profiles_at(person: Person, opening: str) -> tuple[str, ...]:
    """Return the profiles as which somebody may hold a post of an opening."""
    some = person.profiles_by_opening
    return person.profiles if some is EMPTY else some.get(opening, person.profiles)
