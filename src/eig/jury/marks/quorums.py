"""The quorum: whether enough jurors took part in the deliberation on an item.

A quorum is counted on those who take part. Whether recused jurors still count among those called is a rule
that each jury states: the effect of a recused member on a quorum has been litigated.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, between, one_of, text, whole
from eig._ground.exact import exact
from eig._ground.values import Value
from eig.jury.marks.scoresheet import Scoresheet
from eig.reasons import Reason

__all__ = ["Quorum", "quorum"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Quorum(Value):
    """Whether enough jurors took part in the deliberation on one item.

    Args:
        item: The item.
        called: How many jurors the quorum is counted on.
        taking_part: How many marked or abstained.
        share: The part of them that must take part.

    >>> enough = Quorum(item="plume", called=6, taking_part=3, share="1/2")
    >>> enough.reached
    True
    """

    item: str
    called: int
    taking_part: int
    share: Fraction = field(default=Fraction(1, 2), converter=exact)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("item", text)
        faults.check("share", between(0, 1))
        if faults.check("called", whole(0)) & faults.check("taking_part", whole(0)):
            faults.that(
                "taking_part",
                self.taking_part <= self.called,
                rule="those who take part are among those called",
                remedy="count the jurors called, absent ones included",
            )
        faults.done()

    @property
    def reached(self) -> bool:
        """Whether the quorum is reached; a jury of nobody never reaches it."""
        return self.taking_part > 0 and self.taking_part >= self.share * self.called

    def reason(self) -> Reason:
        """Return the sentence of the quorum.

        >>> print(Quorum(item="plume", called=6, taking_part=2).reason())
        quorum missed: 2 of 6 took part, and 0.5 of them must
        """
        kept = self.reached
        return Reason(
            code="quorum_reached" if kept else "quorum_missed",
            sentences={
                "en": f"quorum {'reached' if kept else 'missed'}: {{part}} of {{called}} took part, "
                "and {share} of them must",
                "fr": f"quorum {'atteint' if kept else 'manqué'} : {{part}} sur {{called}} ont participé, "
                "et il en faut {share}",
            },
            facts={"part": self.taking_part, "called": self.called, "share": self.share},
        )


@checked
def quorum(
    sheet: Scoresheet,
    item: str,
    *,
    called: int | None = None,
    among: Iterable[str] | None = None,
    share: Fraction | str | int = Fraction(1, 2),
    recused: Literal["count", "leave"] = "count",
) -> Quorum:
    """Count the quorum on an item, on those who take part.

    A recused juror does not take part. Whether the juror still counts among those called is a rule of the
    jury: `count` (the stricter reading) or `leave`. An abstaining juror takes part. The members of a
    collective sheet count one by one.

    Args:
        sheet: The scoresheet.
        item: The item.
        called: How many jurors were called for it; those with a sheet on it where left out.
        among: Count these people alone, for rules such as "half of the members, half of the outside ones".
        share: The part that must take part.
        recused: Whether recused jurors stay in the number called.

    >>> from eig.jury import EIG_SCALE, MarkSheet, Rubric
    >>> sheet = Scoresheet(rubric=Rubric.equal(["impact"], scale=EIG_SCALE), ballots=[
    ...     MarkSheet(item="plume", juror="j1", marks={"impact": 4}),
    ...     MarkSheet(item="plume", juror="j2", state="recused"),
    ...     MarkSheet(item="plume", juror="j3", state="absent")])
    >>> quorum(sheet, "plume").reached, quorum(sheet, "plume", recused="leave").reached
    (False, True)
    """
    faults = Gather("quorum")
    faults.check("recused", one_of("count", "leave"), recused)
    faults.done()
    counted = None if among is None else frozenset(among)
    sheets = sheet.sheets(item)
    stepped_back = _heads((ballot.recused for ballot in sheets), counted)
    heads = stepped_back + _heads((b.people for b in sheets if b.state != "recused"), counted)
    return Quorum(
        item=item,
        called=(heads if called is None else called) - (stepped_back if recused == "leave" else 0),
        taking_part=_heads((ballot.people for ballot in sheets if ballot.takes_part), counted),
        share=exact(share),
    )


def _heads(groups: Iterable[tuple[str, ...]], counted: frozenset[str] | None) -> int:
    return sum(counted is None or person in counted for group in groups for person in group)
