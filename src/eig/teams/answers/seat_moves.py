"""Who moves between two cohorts: each change of seat, in words and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from attrs import frozen

from eig._values.call_arguments import checked
from eig._values.value import Value
from eig.reasons import Because, Reason, reasons_in
from eig.teams.asked.cohorts import Cohort

because: Because = reasons_in("teams.answers")


@final
@frozen(kw_only=True, eq=False, repr=False)
class SeatMove(Value):
    """One person's change of seat: from an opening, or from none; to another, or to none.

    >>> SeatMove(person="p1", before="plume", after=None).kind
    'left'
    """

    person: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> str:
        """`joined`, `left` or `moved`."""
        if self.before is None:
            return "joined"
        return "left" if self.after is None else "moved"


def moves_rows(moves: Iterable[SeatMove]) -> Sequence[Mapping[str, object]]:
    """Return one row a change of seat."""
    return [
        {"person": one.person, "change": one.kind, "before": one.before, "after": one.after} for one in moves
    ]


def move_reason(move: SeatMove) -> Reason:
    """Return one change of seat as a sentence."""
    return because(move.kind, person=move.person, before=move.before, after=move.after)


@checked
def moves_between(before: Cohort, after: Cohort) -> tuple[SeatMove, ...]:
    """Return everyone whose seat differs between two cohorts, sorted.

    >>> moves_between(Cohort.of({"plume": ["p1"]}), Cohort.of({"adler": ["p1"]}))
    (SeatMove(person='p1', before='plume', after='adler'),)
    """
    old, new = dict(before.seats), dict(after.seats)
    return tuple(
        SeatMove(person=who, before=old.get(who), after=new.get(who))
        for who in sorted({*old, *new})
        if old.get(who) != new.get(who)
    )
