"""How a declared chain of tests parts a tie, and what each test did to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from eig.jury.merit.ranking import TieBreakStep, grouped
from eig.jury.rules.tie_breaks import TieBreak, label_of

Reader: TypeAlias = Callable[[TieBreak, str], Fraction | None]
Groups: TypeAlias = tuple[tuple[str, ...], ...]


def break_ties(
    groups: Groups, chain: Sequence[TieBreak], read: Reader
) -> tuple[Groups, tuple[TieBreakStep, ...]]:
    """Return the groups as a chain of tests leaves them, and what each test did to each tie."""
    splits: list[TieBreakStep] = []
    for test in chain:
        parted = [_parts(group, test, read, splits) for group in groups]
        groups = tuple(part for parts in parted for part in parts)
    return groups, tuple(splits)


def _parts(group: tuple[str, ...], test: TieBreak, read: Reader, splits: list[TieBreakStep]) -> Groups:
    if len(group) == 1:
        return (group,)
    split = _split(group, test, {item: read(test, item) for item in group})
    splits.append(split)
    return split.parts


def _split(group: tuple[str, ...], test: TieBreak, values: Mapping[str, Fraction | None]) -> TieBreakStep:
    """Part a tie by a test. A test that has nothing to read for one of the tied separates nobody."""
    known = {item: value for item, value in values.items() if value is not None}
    parts = grouped(group, known.__getitem__) if len(known) == len(group) else (group,)
    if test.less_is_better:
        parts = parts[::-1]
    return TieBreakStep(test=label_of(test), parts=parts, values=known, en=test.label(), fr=test.label("fr"))
