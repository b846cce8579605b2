"""Missing marks: what they may count as, by a named rule, and what is known without one.

A missing mark never becomes zero in silence. Renormalising, the habit of many spreadsheets, is itself a
choice: it gives the missing criterion the mean of the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.value import Value
from eig.jury.marks.methods_and_policies import MissingPolicy


@final
@frozen(kw_only=True, eq=False, repr=False)
class Bounds(Value):
    """What is really known of a total when marks are missing: it lies between two numbers, both included.

    >>> Bounds(worst="2.4", best="3.9").width
    Fraction(3, 2)
    """

    worst: Fraction = field(converter=exact)
    best: Fraction = field(converter=exact)

    def _check(self, faults: Gather) -> None:
        faults.that("best", self.worst <= self.best, "values.number", low=self.worst, high=None)

    @property
    def width(self) -> Fraction:
        """How much is not known."""
        return self.best - self.worst


def raise_missing(missing: MissingPolicy, names: Iterable[str], place: str) -> None:
    """Raise the faults of missing criteria, together, where the rule is to refuse them."""
    if missing == "refuse":
        faults = Gather(place)
        faults.each(((place, "marks", name) for name in names), None, "jury.marks.each_marked", {})
        faults.done()
