"""What an outcome is due to: the causes without which it would be another, all else as it is.

Each room states its own case: its causes, in the order in which its rules act, and what would be without some
of them. A cause alone is enough, or several only at once, or none is, or a search was stopped and nobody
knows. Where several are needed, those that can be left out are, one after the other: without what remains
the outcome changes, and without all but any one of it, it does not. Leaving more out may let others in, so
that all at once may not be enough where two or three are: of few causes, these are tried too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final, Generic, Protocol, TypeVar

from attrs import frozen

MOST_TOGETHER: Final = 3
"""How many causes are named where only several at once change an outcome."""

Cause = TypeVar("Cause")


class Case(Protocol[Cause]):
    """One item, and what would become of it without some of the causes."""

    @property
    def causes(self) -> Sequence[Cause]:
        """The causes, each once, in the order in which the rules act."""
        ...

    def without(self, causes: Sequence[Cause], /) -> bool | None:
        """Tell whether the item would be in without these causes; None where a search was stopped."""
        ...


@frozen
class Causes(Generic[Cause]):
    """What an outcome is due to, each in the order in which the rules act.

    `alone` are those that are each enough. Where there is none, `together` are enough only at once: past
    `MOST_TOGETHER` of them, `more` is true, and others may be enough as well. `unknown` are those of which a
    stopped search does not tell. Where all three are empty, no cause is enough, nor are all at once.
    """

    alone: tuple[Cause, ...] = ()
    together: tuple[Cause, ...] = ()
    unknown: tuple[Cause, ...] = ()

    @property
    def more(self) -> bool:
        """Whether more causes are needed at once than are named."""
        return len(self.together) > MOST_TOGETHER


def but_for(case: Case[Cause], *, now: bool = False, few: int = 0) -> Causes[Cause]:
    """Return the causes without which an item would be in; or out, where it is in `now`.

    Of so `few` causes, each two and each three are tried where all at once are not enough.

    >>> class Gates:
    ...     causes = ("a", "b", "c")
    ...     def without(self, causes, /):
    ...         return {"a", "b"} <= {*causes}
    >>> but_for(Gates())
    Causes(alone=(), together=('a', 'b'), unknown=())
    """
    causes = tuple(case.causes)
    told = {cause: case.without((cause,)) for cause in causes}
    alone = tuple(cause for cause, found in told.items() if found is (not now))
    unknown = tuple(cause for cause, found in told.items() if found is None)
    if alone or unknown or len(causes) <= 1:
        return Causes(alone=alone, unknown=unknown)
    found = _together(case, causes, change=not now)
    if len(causes) > few or found.unknown or (found.together and not found.more):
        return found
    sets = (some for size in range(2, MOST_TOGETHER + 1) for some in combinations(causes, size))
    several = next((some for some in sets if case.without(some) is (not now)), found.together)
    return Causes(together=several)


def _together(case: Case[Cause], causes: tuple[Cause, ...], *, change: bool) -> Causes[Cause]:
    """Return causes that are enough only at once: what is left when no one can be left out any more.

    Halves are left out first, then quarters, down to one by one.
    """
    found = case.without(causes)
    if found is not change:
        return Causes(unknown=causes if found is None else ())
    at, tried, width = 0, 0, max(len(causes) // 2, 1)
    while len(causes) > 2 and (width > 1 or tried <= min(MOST_TOGETHER, len(causes) - 1)):  # noqa: PLR2004
        rest: tuple[Cause, ...] = causes[:at] + causes[at + width :]
        found = case.without(rest) if len(rest) > 1 else not change  # each alone is not enough
        if found is None:
            return Causes(unknown=tuple(case.causes))
        if found is change:
            causes, tried = rest, 0
        else:
            at, tried = at + width, tried + 1
        if at >= len(causes):
            at, width, tried = 0, max(width // 2, 1), tried if width == 1 else 0
    return Causes(together=causes)
