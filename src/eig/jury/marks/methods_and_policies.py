"""What a jury chooses by name: how marks make a score, and what missing ones and abstentions count as."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, TypeAlias

Method: TypeAlias = Literal["mean", "median", "low_median", "high_median", "trimmed_mean", "total"]
"""How the totals of the jurors make the score of an item."""

MEDIANS = ("median", "low_median", "high_median")

MissingPolicy: TypeAlias = Literal["refuse", "renormalise", "worst", "midpoint", "best"]
"""What a missing mark counts as: nothing without an error, the other marks' mean, or a point of its scale."""

POLICIES: Mapping[str, Fraction | None] = MappingProxyType(
    {
        "refuse": None,
        "renormalise": None,
        "worst": Fraction(0),
        "midpoint": Fraction(1, 2),
        "best": Fraction(1),
    }
)
"""The position on its scale that each rule gives a missing mark; None where it gives none."""

AbstentionPolicy: TypeAlias = Literal["apart", "unfavourable"]
"""What an abstention counts as: nothing, or an unfavourable vote where somebody voted."""
