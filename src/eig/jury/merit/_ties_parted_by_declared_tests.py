"""How a declared chain of tests parts a tie, and what each test did to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from eig.jury.marks.rubric import Rubric
from eig.jury.merit.ranking_groups_and_reasons import TieBreakStep, grouped
from eig.jury.rules.jury_rules_with_origins import compared
from eig.jury.rules.tie_break_tests import TieBreak, label_of
from eig.reasons import Reason

if TYPE_CHECKING:
    from eig.lots.decisions_and_priorities_on_ties import Groups

Reader: TypeAlias = Callable[[TieBreak, str], Fraction | None]


def break_ties(
    groups: Groups, chain: Sequence[TieBreak], read: Reader, *, rubric: Rubric | None = None
) -> tuple[Groups, tuple[TieBreakStep, ...]]:
    """Return the groups as a chain of tests leaves them, and what each test did to each tie.

    The rubric, where there is one, gives criteria their titles.
    """
    splits: list[TieBreakStep] = []
    for test in chain:
        parted: list[tuple[str, ...]] = []
        for group in groups:
            if len(group) > 1:
                splits.append(_split(group, test, read, compared(test, rubric)))
            parted.extend(splits[-1].parts if len(group) > 1 else (group,))
        groups = tuple(parted)
    return groups, tuple(splits)


def _split(group: tuple[str, ...], test: TieBreak, read: Reader, compares: Reason) -> TieBreakStep:
    """Part a tie by a test. A test that has nothing to read for one of the tied separates nobody."""
    values = {item: read(test, item) for item in group}
    known = {item: value for item, value in values.items() if value is not None}
    parts = grouped(group, known.__getitem__) if len(known) == len(group) else (group,)
    if test.less_is_better:
        parts = parts[::-1]
    return TieBreakStep(test=label_of(test), parts=parts, values=known, compares=compares)
