"""People of a promotion: candidates and mentors.

A name, and what a programme holds of a person by its own legal duty, stay out of texts, errors and equality:
a person is an identifier. There is no field for age, sex, origin or photograph, and there will be none: no
distinction may rest on them (Code général de la fonction publique, art. L131-1 and, for sex, L131-2, which
speak of public agents; loi n° 2008-496 for applicants: both from memory, check before you quote). A programme
that must hold such statistics passes them as `attributes`; quotas on them are its own legal duty.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._values.exact_numbers import exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between, called, ids, map_of, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.tuple_fields import to_ids, to_ids_once
from eig._values.value import Value, keeps, told_where_given
from eig.programme._weekdays_time_zones_and_order import check_order

__all__ = ["Candidate", "Mentor"]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Candidate(Value):
    """Someone who applies.

    Args:
        id: The identifier.
        name: The person's name: neither in the text of the value, nor in errors, nor compared.
        profiles: What the person is, the main profile first.
        skills: Levels by skill, whole numbers from 0.
        years_of_experience: Whole years, or None; the pay of some promotions depends on it.
        employer: The identifier of the employer, or None; as private as the name, but compared.
        available_from: The first day the person is free, or None if that is not known.
        clearances: The clearances held; private too.
        attributes: What the programme holds by its own legal duty; private too.

    >>> ada = Candidate(id="c1", name="A. B.", profiles=["data"], skills={"python": 3})
    >>> "A. B." in repr(ada), ada == Candidate(id="c1", profiles=["data"], skills={"python": 3})
    (False, True)
    """

    id: str = field(metadata=keeps(text))
    name: str = field(default="", repr=False, eq=False, metadata=keeps(called, of="person"))
    profiles: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="profile"))
    skills: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(map_of(whole(0))))
    years_of_experience: int | None = field(default=None, metadata=keeps(whole(0)))
    employer: str | None = field(default=None, metadata=keeps(text, of="person"))
    available_from: date | None = None
    clearances: tuple[str, ...] = field(
        default=(), converter=to_ids_once, metadata=keeps(ids, of="person", once="clearance")
    )
    attributes: FrozenMap[str] = field(
        default=EMPTY, converter=MapOf[str], metadata=keeps(map_of(text), of="person")
    )

    @property
    def profile(self) -> str | None:
        """The main profile, or None."""
        return self.profiles[0] if self.profiles else None


@final
@frozen(kw_only=True, eq=False, repr=False)
class Mentor(Value):
    """An agent of the host who accompanies a team.

    Args:
        id: The identifier.
        challenge: The identifier of the challenge.
        post: The post of it whose holder they accompany; None for the whole team.
        name: The person's name, as private as a candidate's.
        role: `operational` (with the team every week), `senior_sponsor` (*mentor de haut niveau*, who opens
            doors), or another of your own.
        share: The share of working time given, exact and up to 1; None if it is not known.
        first: The first day with the team; None for the whole of the mission.
        last: The last day with the team, included.

    >>> Mentor(id="m1", challenge="plume", share="0.35").share
    Fraction(7, 20)
    """

    id: str = field(metadata=keeps(text))
    challenge: str = field(metadata=keeps(text))
    post: str | None = field(default=None, metadata={**keeps(text), **told_where_given})
    name: str = field(default="", repr=False, eq=False, metadata=keeps(called, of="other"))
    role: str = field(default="operational", metadata=keeps(text))
    share: Fraction | None = field(default=None, converter=exact_or_none, metadata=keeps(between(0, 1)))
    first: date | None = field(default=None, metadata=told_where_given)
    last: date | None = field(default=None, metadata=told_where_given)

    def _check(self, faults: Gather) -> None:
        check_order(faults, "last", self.first, self.last)

    def helps(self, first: date, last: date) -> bool:
        """Tell whether the mentor is with the team on a day of a span, both ends included.

        >>> left = Mentor(id="m1", challenge="plume", last=date(2019, 4, 16))
        >>> left.helps(date(2019, 4, 16), date(2019, 4, 20)), left.helps(date(2019, 4, 17), date(2019, 4, 20))
        (True, False)
        """
        begun = self.first is None or self.first <= last
        return begun and (self.last is None or first <= self.last)
