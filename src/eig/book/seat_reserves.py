"""The reserve of a seat: who is ranked for it, is seated nowhere, and may still be called, with a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import final

from attrs import field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, text
from eig._values.tuple_fields import to_ids
from eig._values.value import Value, keeps
from eig.book.rulings_on_challenges_and_people import equal_with, to_groups
from eig.errors import UnknownKey
from eig.reasons import Because, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("book")


@final
@frozen(kw_only=True, eq=False, repr=False)
class SeatReserve(Value):
    """Who may take a seat that falls vacant: those ranked for it and seated nowhere, best first.

    Args:
        opening: The challenge.
        profile: The profile of the list; empty where the list is of the challenge alone.
        groups: The people, best first, equals together.
        waiting: Those of them who may have a seat yet, since equals wait to be parted.

    >>> reserve = SeatReserve(opening="plume", profile="data", groups=[["c3"], ["c1", "c2"]])
    >>> print(reserve.explain())
    plume, data: c3 first; then, equal, c1 and c2.
    """

    _BRIEF = "{opening}, {people} people"
    opening: str = field(metadata=keeps(text))
    profile: str = ""
    groups: tuple[tuple[str, ...], ...] = field(default=(), converter=to_groups, metadata=keeps(ids.each()))
    waiting: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))

    def _check(self, faults: Gather) -> None:
        faults.distinct("groups", [one for group in self.groups for one in group], what="person")

    @property
    def people(self) -> tuple[str, ...]:
        """The people without a seat, best first; `groups` shows who is equal."""
        return tuple(one for group in self.groups for one in group if one not in self.waiting)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who comes first, and after; or where one person stands, with a number where it is sure.

        >>> print(SeatReserve(opening="plume", groups=[["c3"], ["c1"]]).explain("c1"))
        c1: number 2 on the reserve list (plume).
        >>> print(SeatReserve(opening="plume", groups=[["c3"], ["c1"]], waiting=["c3"]).explain("c1"))
        c1: on the reserve list (plume); the number is not sure: equals ranked no lower wait to be parted.
        """
        about = because("list_of", challenge=self.opening, profile=self.profile or None)
        if key is None:
            told = [
                because("reserve_next" if number else "reserve_first", equal=len(group) > 1, people=group)
                for number, group in enumerate(self.groups)
            ]
            told += [because("reserve_waits", people=self.waiting)] if self.waiting else []
            return Trace(subject=about.say(lang), reasons=told or [because("reserve_empty")], lang=lang)
        if key not in self.people:
            raise UnknownKey("person on the reserve", key, known=self.people)
        number, equals = self._number(key)
        reason = because("on_reserve", number=number, equals=equal_with(equals), listed=about)
        unsure = [because("on_reserve_some", listed=about), because("reserve_unsure")]
        return Trace(subject=key, reasons=[reason] if number else unsure, lang=lang)

    def _number(self, person: str) -> tuple[int | None, int]:
        """Return the number of somebody, where it is sure, and with how many others they share it."""
        (at,) = (number for number, group in enumerate(self.groups) if person in group)
        ahead = [one for group in self.groups[:at] for one in group]
        unsure = {*ahead, *self.groups[at]}.intersection(self.waiting)
        return None if unsure else len(ahead) + 1, len(self.groups[at]) - 1

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a person: its number on the reserve, the same for equals; none where it is not sure.

        >>> SeatReserve(opening="plume", groups=[["c3"]]).rows()
        [{'opening': 'plume', 'profile': '', 'number': 1, 'person': 'c3'}]
        """
        return [
            {"opening": self.opening, "profile": self.profile, "number": self._number(one)[0], "person": one}
            for one in self.people
        ]
