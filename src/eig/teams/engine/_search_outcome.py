"""What a search knows in the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from eig._values.records import Record
from eig.teams.engine._dual_bound import Bound, Prices

Step = Callable[[int | None, int], object]  # told the best worth so far, and what no cohort passes


class First(NamedTuple):
    """A cohort: its worth and its teams by place."""

    worth: int
    teams: tuple[int, ...]


Meet = Callable[[First], object]  # told each cohort that is better than those met before


class SearchOutcome(Record):
    """What is known in the end: the root's bound, the cohort and its worth, and what nothing passes."""

    root: Bound | None = None
    teams: tuple[int, ...] | None = None
    worth: int = 0
    proven: int | None = None  # None: no cohort exists
    heads: tuple[tuple[int, Prices], ...] = ()  # the prices of head counts that were looked at

    @property
    def first(self) -> First | None:
        """The cohort with its worth, if there is one."""
        return None if self.teams is None else First(self.worth, self.teams)


class Begin(Record):
    """Where a search begins, if a problem much like it was solved before.

    Only cohorts better than the first are looked for, from the lowest of the bounds at some prices.
    """

    first: First | None = None
    prices: tuple[Prices, ...] = ()
    heads: tuple[tuple[int, Prices], ...] = ()  # of cohorts of so many people
