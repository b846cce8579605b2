"""Breaches: what a check lists, one rule broken at one place each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import final

from attrs import field, frozen

from eig._values.field_rules_and_bounds import whole
from eig._values.tuple_fields import to_ids
from eig._values.value import Value, keeps, row_of
from eig.reasons import Reason


@final
@frozen(kw_only=True, eq=False, repr=False)
class Breach(Value):
    """One rule broken at one place: who, the numbers, and the remedy in its sentence.

    Args:
        rule: The identifier of the rule.
        level: 0 if the rule is hard, else its soft level.
        people: The people concerned. Of a rule on an attribute they are as private as the attribute: the
            sentence leaves them out.
        have: What was found.
        want: What the rule asks for.
        misses: By how much it is missed, from 1: what a soft rule's weight multiplies.
        reason: The sentence, with its remedy.
        opening: The opening concerned, or None for the whole cohort.

    >>> told = Reason(code="size", sentences={"en": "2 people", "fr": "2 personnes"})
    >>> Breach(rule="size:plume", people=["p1"], have=2, want=3, reason=told).misses
    1
    """

    rule: str
    level: int = 0
    people: tuple[str, ...] = field(converter=to_ids)
    have: int
    want: int
    misses: int = field(default=1, metadata=keeps(whole(1)))
    reason: Reason
    opening: str | None = None

    def _lines_(self) -> Sequence[object]:
        return (self.reason,)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return the breach as one row.

        >>> told = Reason(code="size", sentences={"en": "2 people", "fr": "2 personnes"})
        >>> Breach(rule="size:plume", people=["p1"], have=2, want=3, reason=told).rows()[0]["rule"]
        'size:plume'
        """
        return [
            {
                **row_of(self, "rule", "level", "opening"),
                "people": " ".join(self.people),
                **row_of(self, "have", "want", "misses"),
                "sentence": self.reason,
            }
        ]
