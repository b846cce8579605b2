"""Tallies of grades, from a scoresheet too: how many judges gave each, from the worst to the best.

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
from eig._values.field_rules_and_bounds import text, whole
from eig._values.tuple_fields import to_numbers
from eig._values.value import Value, keeps
from eig.errors import Fault
from eig.jury.marks.scale import Scale
from eig.jury.marks.scoresheet import Scoresheet
from eig.typing import Lang

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


MOST_GRADES: Final = 1_000  # a jury that says more has marks, and no grades


@checked
def count_grades(sheet: Scoresheet, criterion: str) -> tuple[Tally, ...]:
    """Count the grades that each item got on one criterion, the worst grade first.

    A sheet without a mark on the criterion gives no grade: absent, recused and abstaining jurors are none of
    the judges. An item that nobody marked has a tally of noughts, which `majority_judgment` refuses unless a
    default grade is named. Items to which the criterion does not apply have no tally.

    Raises:
        Fault: Where the scale of the criterion has no steps, so that marks are not grades.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("plume", "j2", {"impact": 3}), ("adler", "j1", {"impact": 4})])
    >>> count_grades(sheet, "impact")
    (Tally(item='adler', counts=(0, 0, 0, 1)), Tally(item='plume', counts=(0, 0, 1, 1)))
    """
    asked = sheet.rubric.criterion(criterion)
    marks = _marks(asked.scale, "count_grades", "criterion", "scale")
    given = {item: sheet.marks_on(item, criterion) for item in sheet.items if asked.applies(item)}
    return tuple(Tally(item=item, counts=[own.count(mark) for mark in marks]) for item, own in given.items())


@checked
def grade_labels(scale: Scale, lang: Lang = "en") -> tuple[str, ...]:
    """Return the words of the grades of a scale, the worst first, or their numbers where they have none.

    Raises:
        Fault: Where the scale has no steps.

    >>> grade_labels(Scale.levels(0, 1, labels=[("no", "non"), ("yes", "oui")]), "fr")
    ('non', 'oui')
    """
    return tuple(scale.label(mark, lang) for mark in _marks(scale, "grade_labels", "scale"))


def _marks(scale: Scale, *place: str) -> tuple[Fraction, ...]:
    """Return the marks of a scale, the worst first."""
    if scale.step is None:
        raise Fault.of((*place, "step"), None, "jury.marks.step_of_grades", {})
    steps = int(scale.span / scale.step)
    if steps >= MOST_GRADES:
        raise Fault.of((*place, "step"), scale.step, "jury.marks.few_grades", {"most": MOST_GRADES})
    return tuple(scale.low + at * scale.step for at in range(steps + 1))
