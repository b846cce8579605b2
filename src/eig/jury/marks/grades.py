"""Grades from a scoresheet: one tally an item, for the rules that read grades and not numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from eig._values.call_arguments import checked
from eig.errors import Fault
from eig.jury.marks.scale import Scale
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.marks.tallies import Tally
from eig.typing import Lang

MOST_GRADES: Final = 1_000  # a jury that says more has marks, and no grades


@checked
def count_grades(sheet: Scoresheet, criterion: str) -> tuple[Tally, ...]:
    """Count the grades that each item got on one criterion, the worst grade first.

    A sheet without a mark on the criterion gives no grade: absent, recused and abstaining jurors are none of
    the judges. An item that nobody marked has a tally of noughts, which `majority_judgment` refuses unless a
    default grade is named. Items to which the criterion does not apply have no tally.

    Raises:
        UnknownKey: For a criterion that is not in the rubric.
        Fault: Where the scale of the criterion has no steps, so that marks are not grades.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("plume", "j2", {"impact": 3}), ("adler", "j1", {"impact": 4})])
    >>> count_grades(sheet, "impact")
    (Tally(item='adler', counts=(0, 0, 0, 1)), Tally(item='plume', counts=(0, 0, 1, 1)))
    """
    asked = sheet.rubric.criterion(criterion)
    marks = _marks(asked.scale, "count_grades.criterion")
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
    return tuple(scale.label(mark, lang) for mark in _marks(scale, "grade_labels"))


def _marks(scale: Scale, place: str) -> tuple[Fraction, ...]:
    """Return the marks of a scale, the worst first."""
    if scale.step is None:
        raise Fault(f"{place}.scale.step", None, "jury.marks.step_of_grades", path=(place, "scale", "step"))
    steps = int(scale.span / scale.step)
    if steps >= MOST_GRADES:
        path = (place, "scale", "step")
        raise Fault(
            f"{place}.scale.step", scale.step, "jury.marks.few_grades", {"most": MOST_GRADES}, path=path
        )
    return tuple(scale.low + at * scale.step for at in range(steps + 1))
