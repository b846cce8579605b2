"""The quorum: whether enough of the members composing the jury took part in the deliberation on an item.

A quorum is counted on the members who compose the body, whoever was called, came or filled a sheet: half of
them, for the advisory commissions of the State (code des relations entre le public et l'administration,
art. R133-10). Who composes the jury is therefore stated; who took part, stepped back, was absent or filed
nothing are further facts. Where the rules of a jury leave recused members out of the count, leave them out of
the members. That article counts with those present the members who follow by telephone or video and those who
gave a mandate: name them among those present too. Whoever stepped back, or did not sit, is never counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from math import ceil
from typing import NamedTuple, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between, ids, text
from eig._values.value import Value, keeps
from eig.errors import UnknownKey
from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet
from eig.jury.marks.scoresheet import Scoresheet, numbers_on, people_of, roster, stating, there
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.marks")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Quorum(Value):
    """Whether enough of the members composing a jury took part in the deliberation on one item.

    Args:
        item: The item.
        members: Who composes the jury.
        present: The members who took part: who marked, or abstained.
        recused: The members who stepped back.
        absent: The members who are known to have been absent.
        share: The part of the members that must take part.

    >>> enough = Quorum(item="plume", members=["j1", "j2", "j3", "j4"], present=["j1", "j2"], absent=["j3"])
    >>> enough.reached, enough.needed, enough.unknown
    (True, 2, ('j4',))
    """

    item: str = field(metadata=keeps(text))
    members: tuple[str, ...] = field(converter=roster, metadata=keeps(ids))
    present: tuple[str, ...] = field(default=(), converter=roster, metadata=keeps(ids))
    recused: tuple[str, ...] = field(default=(), converter=roster, metadata=keeps(ids))
    absent: tuple[str, ...] = field(default=(), converter=roster, metadata=keeps(ids))
    share: Fraction = field(default=Fraction(1, 2), converter=exact, metadata=keeps(between(0, 1)))

    def _check(self, faults: Gather) -> None:
        for name in ("present", "recused", "absent"):
            faults.known(name, iter(getattr(self, name)), self.members, what="a member of the jury")
        states = Counter((*self.present, *self.recused, *self.absent))
        several = tuple(sorted(one for one, count in states.items() if count > 1))
        faults.that("members", not several, "jury.marks.one_state", value=several)

    @property
    def needed(self) -> int:
        """How many members must take part: one at least."""
        return _needed(self.share, len(self.members))

    @property
    def reached(self) -> bool:
        """Whether the quorum is reached; a jury of nobody never reaches it."""
        return len(self.present) >= self.needed

    @property
    def unknown(self) -> tuple[str, ...]:
        """The members of whom nothing is known: no sheet of theirs is there."""
        return tuple(sorted({*self.members} - {*self.present, *self.recused, *self.absent}))

    def reason(self) -> Reason:
        """Return the sentence of the quorum.

        >>> print(Quorum(item="plume", members=["j1", "j2", "j3", "j4", "j5"], present=["j1"]).reason())
        quorum missed: 1 of the 5 members took part, and 3 are needed
        """
        facts = {"present": len(self.present), "members": len(self.members), "needed": self.needed}
        return because(self._code, **facts, share=self.share)

    @property
    def _code(self) -> str:
        if not self.members:
            return "quorum_nobody"
        code = "quorum_reached" if self.reached else "quorum_missed"
        return code if len(self.members) > 1 else f"{code}_alone"

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say whether the quorum is reached, who stepped back or was absent, and of whom nothing is known.

        Args:
            key: A member, for what is known of that person alone; None, or the item, for the whole.

        >>> print(Quorum(item="plume", members=["j1", "j2", "j3"], present=["j1"], recused=["j2"]).explain())
        plume: quorum missed: 1 of the 3 members took part, and 2 are needed; \
recused: j2; no sheet of j3.
        >>> print(Quorum(item="plume", members=["j1", "j2"], present=["j1"]).explain("j2"))
        j2: no sheet of this member.
        """
        if key is not None and key in self._states:
            return Trace(subject=key, reasons=[because(f"member_{self._states[key]}")], lang=lang)
        if key not in (None, self.item):
            raise UnknownKey("member", key, known=(self.item, *self.members))
        states = (("recused", self.recused), ("absent", self.absent), ("no_sheet", self.unknown))
        told = (because(code, who=who) for code, who in states if who)
        return Trace(subject=self.item, reasons=[self.reason(), *told], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a member.

        >>> Quorum(item="plume", members=["j1", "j2"], present=["j1"]).rows()[1]
        {'item': 'plume', 'member': 'j2', 'state': 'unknown'}
        """
        return [{"item": self.item, "member": one, "state": state} for one, state in self._states.items()]

    @property
    def _states(self) -> Mapping[str, str]:
        """What is known of each member."""
        return {
            **dict.fromkeys(self.members, "unknown"),
            **dict.fromkeys(self.absent, "absent"),
            **dict.fromkeys(self.recused, "recused"),
            **dict.fromkeys(self.present, "present"),
        }


@checked
def quorum(
    sheet: Scoresheet,
    item: str,
    *,
    members: Iterable[str] | None = None,
    share: Fraction | str | int = Fraction(1, 2),
    sat: Iterable[str] | None = None,
) -> Quorum:
    """Count the quorum on an item, on the members composing the jury.

    An abstaining juror takes part, a recused or an absent one does not, and a blank sheet shows nobody who
    took part. The members of a collective sheet count one by one.

    Args:
        members: Who composes the jury, or the part of it that a rule counts, such as its outside members.
            Where left out, everybody whom the scoresheet names: state them, for who filed nothing and is on
            no roster is not seen.
        share: The part that must take part.
        sat: Who sat, where that is recorded apart from the sheets: nobody else is counted, and of nobody a
            quorum never stands.

    >>> from eig.jury import EIG_SCALE, MarkSheet, Rubric
    >>> sheet = Scoresheet(rubric=Rubric.equal(["impact"], scale=EIG_SCALE), sheets=[
    ...     MarkSheet(item="plume", juror="j1", marks={"impact": 4}),
    ...     MarkSheet(item="plume", juror="j2", state="recused")])
    >>> quorum(sheet, "plume").reached, quorum(sheet, "plume", members=["j1", "j2", "j3"]).reached
    (True, False)
    """
    on = numbers_on(sheet, item)
    body = frozenset(everybody(sheet) if members is None else roster(members))
    seated = body if sat is None else body.intersection(roster(sat))
    sheets = stating(sheet, on)
    recused = _recused(sheets) & body
    present = people_of(sheet, _took_part, on) & seated - recused
    away = {person for one in sheets if one.state == "absent" for person in one.people} | (body - seated)
    return Quorum(
        item=item,
        members=body,
        present=present,
        recused=recused,
        absent=away & body - present - recused,
        share=exact(share),
    )


class Attendance(NamedTuple):
    """How many members hear an item, and how many of them took part."""

    present: int
    members: int

    def reaches(self, share: Fraction) -> bool:
        """Tell whether that is a quorum."""
        return self.present >= _needed(share, self.members)


def attendance(
    sheet: Scoresheet, item: str, *, body: AbstractSet[str], leave: bool, sat: AbstractSet[str] | None = None
) -> Attendance:
    """Count a quorum by the sheets of the item alone, however many the members are.

    Args:
        body: The members who hear it.
        leave: Whether recused members are left out of the count.
        sat: Who sat; None where only the sheets tell.
    """
    on = numbers_on(sheet, item)
    recused = _recused(stating(sheet, on)) & body
    present = people_of(sheet, _took_part, on) & (body if sat is None else body & sat)
    return Attendance(len(present - recused), len(body) - len(recused) * leave)


def _took_part(sheet: MarkSheet) -> tuple[str, ...]:
    return sheet.people if sheet.takes_part else ()


def _recused(sheets: Iterable[MarkSheet]) -> set[str]:
    return {person for one in sheets for person in one.recused}


def _needed(share: Fraction, members: int) -> int:
    return max(ceil(share * members), 1)


def everybody(sheet: Scoresheet) -> set[str]:
    """Return the people whom a scoresheet names: jurors called, and members behind collective sheets."""
    panels = {one.juror for one in stating(sheet) if one.is_collective}
    return people_of(sheet, there) | (set(sheet.jurors) - panels)
