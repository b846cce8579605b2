"""Missing marks: what they may count as, by a named rule, and what is known without one.

A missing mark never becomes zero in silence. Renormalising, the habit of many spreadsheets, is itself a
choice: it gives the missing criterion the mean of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._ground.checks import Gather, number
from eig._ground.exact import exact
from eig._ground.values import Value
from eig.errors import Fault

__all__ = ["Bounds", "MissingPolicy"]


def __dir__() -> list[str]:
    return __all__


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


@final
@frozen(kw_only=True, eq=False, repr=False)
class Bounds(Value):
    """What is really known of a total when marks are missing: it lies between two numbers, both included.

    >>> Bounds(worst="2.4", best="3.9").width
    Fraction(3, 2)
    """

    worst: Fraction = field(converter=exact)
    best: Fraction = field(converter=exact)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        if faults.check("worst", number) & faults.check("best", number):
            faults.that(
                "best", self.worst <= self.best, rule="the best is not below the worst", remedy="swap them"
            )
        faults.done()

    @property
    def width(self) -> Fraction:
        """How much is not known."""
        return self.best - self.worst


def check_missing(missing: str) -> MissingPolicy:
    """Return the rule, or refuse one that has no name here."""
    if missing not in POLICIES:
        named = ", ".join(POLICIES)
        raise Fault(
            "marks.missing",
            missing,
            rule=f"a missing mark is handled by one of {named}",
            remedy="name one of them",
        )
    return missing  # type: ignore[return-value] # just checked against the table of the alias


def missing_fault(name: str, place: str = "") -> Fault:
    """Return the fault of a criterion without a mark."""
    return Fault(
        f"{place}marks.{name}",
        None,
        rule="each criterion that applies has a mark",
        remedy='mark it, or name a rule, such as missing="worst"',
    )


def raise_missing(missing: MissingPolicy, names: Iterable[str]) -> None:
    """Raise the faults of missing criteria, together, where the rule is to refuse them."""
    faults = Gather("marks")
    for name in names if missing == "refuse" else ():
        faults.add(missing_fault(name))
    faults.done()
