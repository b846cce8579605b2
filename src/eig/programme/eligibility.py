"""Conditions of eligibility: data of each promotion, each with its own reference date.

The same words mean different days and people. A civil servant, or somebody assimilated, is out "in post at
the date of the selection decision" (règlements AAC EIG 3 and 4) or "at the start of the promotion" (AAC
EIG 5); promotion 2 kept out every agent in office, contract agents too, and named no day. A student is out
"at the start of the challenge" (AAC EIG 3), or in the first two university cycles, without a day (AAC EIG 4
and 5).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._ground.checks import label, one_of, text
from eig._ground.values import Value, keeps

__all__ = ["EligibilityCondition", "ReferencePoint"]


def __dir__() -> list[str]:
    return __all__


ReferencePoint: TypeAlias = Literal["application", "decision", "start", "always", "unstated"]
"""The day that a condition looks at: the close of the call, the decision, the start, any, or one not said."""

POINTS: Final[tuple[ReferencePoint, ...]] = ("application", "decision", "start", "always", "unstated")


@final
@frozen(kw_only=True)
class EligibilityCondition(Value):
    """Something that keeps a person out if it is true on a given day.

    Args:
        excludes: The status that keeps a person out, such as `civil_servant`.
        at: The day that counts; `Promotion.reference_date` turns it into a date.
        text: The rule, in its own language.
        source: Where it is published.

    >>> condition = EligibilityCondition(excludes="civil_servant", at="decision")
    >>> condition.admits(["student"]), condition.admits(["student", "civil_servant"])
    (True, False)
    """

    excludes: str = field(metadata=keeps(text))
    at: ReferencePoint = field(metadata=keeps(one_of(*POINTS)))
    text: str = field(default="", metadata=keeps(label))
    source: str = field(default="", metadata=keeps(label))

    def admits(self, statuses: Iterable[str]) -> bool:
        """Tell whether somebody with these statuses on the reference date is eligible.

        >>> EligibilityCondition(excludes="juror", at="always").admits([])
        True
        """
        return self.excludes not in tuple(statuses)
