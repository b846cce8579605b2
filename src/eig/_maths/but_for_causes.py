"""What an outcome is due to: the causes without which it would be another, all else as it is.

Each room states its own case: its causes, in the order in which its rules act, and what would be without some
of them. A cause alone is enough, or several only at once, or none is, or a search was stopped and nobody
knows. Where several are needed, the fewest are told, and of as few the first in that order: of few causes
each two and each three are tried. Of many, those that can be left out are, one after the other: without what
remains the outcome changes, and without all but any one of it, it does not.

`fewest` finds in the same way the fewest rules that cannot hold together: what shows that some hold says of
which others one must be among them (an implicit hitting set; Ignatiev, Previti, Liffiton and Marques-Silva
2015).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import Final, Generic, Protocol, TypeVar

from attrs import frozen

MOST_TOGETHER: Final = 3
"""How many causes are named where only several at once change an outcome."""

FEW: Final = 8
"""Of so many causes each two and each three are tried."""

TRIES: Final = 30
"""So many sets of rules are asked of, to find the fewest that cannot hold together."""

LOOKS: Final = 100_000
"""So many sets of rules are looked at, to find those to ask of."""

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


def but_for(
    case: Case[Cause], *, now: bool = False, few: int = FEW, larger: int = 0, named: int = MOST_TOGETHER
) -> Causes[Cause]:
    """Return the causes without which an item would be in; or out, where it is in `now`.

    Where more are needed than are `named`, some of these may be left out still, and so many `larger` sets
    are tried for the fewest.

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
    sizes = range(2, MOST_TOGETHER + 1 if len(causes) <= few else 2)
    sets = (some for size in sizes for some in combinations(causes, size))
    several = next((some for some in sets if case.without(some) is not now), None)
    if several is None:
        found = _together(case, causes, change=not now, named=named)
        wider = range(MOST_TOGETHER + 1, len(found.together) if len(causes) <= few else 0)
        sets = (some for size in wider for some in combinations(causes, size))
        fewer = next((some for some in islice(sets, larger) if case.without(some) is not now), None)
        return found if fewer is None or case.without(fewer) is None else Causes(together=fewer)
    return Causes(unknown=causes) if case.without(several) is None else Causes(together=several)


def fewest(
    names: Sequence[Cause],
    missed: Callable[[tuple[Cause, ...]], Collection[Cause] | None],
    *,
    most: int,
    known: Sequence[Collection[Cause]] = (),
    tries: int = TRIES,
) -> tuple[Cause, ...] | None:
    """Return the first of the fewest names that cannot hold together; None past `most`, or if nobody knows.

    Of as few, the first in the order of the names. `missed` tells of names that hold which others do not,
    where those do; nothing where they cannot hold, None where a search was stopped. So many are `known`.

    >>> fewest("abcd", lambda some: () if {*"bd"} <= {*some} else {*"abcd"} - {*some}, most=3)
    ('b', 'd')
    """
    clauses = [frozenset(one) for one in known]
    sets = (some for size in range(1, most + 1) for some in _hitting(tuple(names), size, clauses))
    for some in islice((some for some in islice(sets, LOOKS) if some), tries):
        found = missed(some)
        if not found:
            return None if found is None else some
        clauses.append(frozenset(found))
    return None


def _hitting(
    names: tuple[Cause, ...], size: int, clauses: list[frozenset[Cause]], chosen: tuple[Cause, ...] = ()
) -> Iterator[tuple[Cause, ...]]:
    """Yield in order the sets of so many more that have one in common with each clause known by then.

    Nothing is yielded in the place of each set that leads to none, so that these are counted too.
    """
    for at, name in enumerate(names[: len(names) - size + 1]):
        some = (*chosen, name)
        left = [one for one in clauses if one.isdisjoint(some)]
        if size > 1 and _apart(left) < size and all(not one.isdisjoint(names[at + 1 :]) for one in left):
            yield from _hitting(names[at + 1 :], size - 1, clauses, some)
        else:
            yield some if size == 1 and not left else ()


def _apart(clauses: Iterable[frozenset[Cause]]) -> int:
    """Return how many of some clauses share nothing with one another, the shortest first."""
    apart: list[frozenset[Cause]] = []
    for one in sorted(clauses, key=len):
        if all(map(one.isdisjoint, apart)):
            apart.append(one)
    return len(apart)


def _together(case: Case[Cause], causes: tuple[Cause, ...], *, change: bool, named: int) -> Causes[Cause]:
    """Return causes that are enough only at once: what is left when no one can be left out any more.

    Halves are left out first, then quarters, down to one by one.
    """
    found = case.without(causes)
    if found is not change:
        return Causes(unknown=causes if found is None else ())
    at, tried, width = 0, 0, max(len(causes) // 2, 1)
    while len(causes) > 2 and (width > 1 or tried <= min(named, len(causes) - 1)):  # noqa: PLR2004
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
