"""Tallies of grades: how many judges gave each grade, from the worst to the best, never expanded.

A tally is a tuple of counts, so a poll of billions weighs no more than a jury of six. The grade at the
middle is the *lower* median: with an even number of judges, the lower of the two middle grades, "the highest
grade that an absolute majority confers" (Balinski and Laraki, Majority Judgment, MIT Press 2010, ch. 1).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate
from typing import Final, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.rules import text, whole
from eig._values.tuple_fields import to_numbers
from eig._values.value import Value, keeps
from eig.errors import Fault

MOST_LEVELS: Final = 1_000  # of a scale that people could read


@final
@frozen(kw_only=True, eq=False, repr=False)
class Tally(Value):
    """How many judges gave one item each grade.

    Args:
        item: The identifier of what is judged.
        counts: How many judges gave each grade, the worst grade first.

    >>> tally = Tally(item="plume", counts=[1, 0, 2])
    >>> tally.judges, tally.median, tally.share_above, tally.share_below
    (3, 2, Fraction(0, 1), Fraction(1, 3))
    """

    item: str = field(metadata=keeps(text))
    counts: tuple[int, ...] = field(converter=to_numbers, metadata=keeps(whole(0, summed=True).each()))

    def _check(self, faults: Gather) -> None:
        faults.that("counts", bool(self.counts), "jury.marks.count_a_grade")

    @classmethod
    @checked
    def from_grades(cls, item: str, grades: Iterable[int], *, levels: int) -> Tally:
        """Count grades given as their numbers on a scale of `levels` grades, 0 for the worst.

        >>> Tally.from_grades("plume", [2, 0, 2], levels=3)
        Tally(item='plume', counts=(1, 0, 2))
        """
        given = tuple(grades)
        faults = Gather("Tally.from_grades")
        if faults.check("levels", whole(1, MOST_LEVELS), levels):
            faults.check("grades", whole(0, levels - 1).each(), given)
        faults.done()
        return cls(item=item, counts=[given.count(grade) for grade in range(levels)])

    @property
    def judges(self) -> int:
        """How many judges graded the item."""
        return sum(self.counts)

    @property
    def median(self) -> int:
        """The majority grade: the lower median, as the number of the grade, 0 for the worst."""
        if not self.judges:
            raise Fault("Tally.counts", self.counts, "jury.marks.one_judge")
        half = (self.judges + 1) // 2
        return next(grade for grade, upto in enumerate(accumulate(self.counts)) if upto >= half)

    @property
    def share_above(self) -> Fraction:
        """The share of judges whose grade is above the majority grade: the proponents."""
        return Fraction(sum(self.counts[self.median + 1 :]), self.judges)

    @property
    def share_below(self) -> Fraction:
        """The share of judges whose grade is below the majority grade: the opponents."""
        return Fraction(sum(self.counts[: self.median]), self.judges)
