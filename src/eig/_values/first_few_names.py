"""Of many equals, the first: a reason of each of thousands names few, and says how many more there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("programme")
MORE: Final = "and_more"
NAMED = 20
"""How many equals a reason or a row names: it says how many more there are, and the value holds them all."""


def few(names: Iterable[str | Reason], count: int, *, named: int = NAMED) -> tuple[str | Reason, ...]:
    """Return the first names of so many, and how many more there are: a reason of each stays short.

    >>> [str(one) for one in few(map(str, range(30)), 30)[-2:]]
    ['19', '10 more']
    """
    first = tuple(islice(names, named))
    return first if count <= named else (*first, because(MORE, count=count - named))


def others_of(group: Sequence[str], item: str) -> tuple[str | Reason, ...]:
    """Return the others of a group: the first of them, and how many more there are."""
    return few((other for other in group if other != item), len(group) - 1)


def few_others(group: Sequence[str], item: str) -> tuple[str, ...]:
    """Return the first of the others of a group."""
    return tuple(islice((other for other in group if other != item), NAMED))
