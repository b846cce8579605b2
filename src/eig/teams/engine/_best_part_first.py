"""Parts of all cohorts, always that which may hold most: no part is gone over that holds nothing as good."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count
from typing import cast

from attrs import define, evolve, field

from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._bounds_by_head_count import Heads
from eig.teams.engine._branching_on_parts import LOOKS, Parting, SearchPart
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._fractional_cuts import deepened
from eig.teams.engine._one_team_a_place_search import Find
from eig.teams.engine._search_outcome import Step

PATIENCE = 8  # parts gone over, before it is looked whether rows that are rounded tell much
HALF = 2  # times what they tell, to be more than what may be gained
MANY = 50  # parts that wait, beyond which what their columns bring is reckoned again
WAITING = 300  # parts that may wait in any case, beyond which the newest are gone over first
ROOM = 3_000_000  # numbers that parts which wait may hold, where these are more: thirty megabytes

Open = tuple[
    int, int, "SearchPart | int | None"
]  # what it may hold at most, turned round; a turn; part or head count


@define(eq=False, repr=False)
class Parts:
    """The parts of all head counts, and the best cohort met."""

    heads: Heads
    counts: Sequence[int | None]
    met: Incumbent
    step: Step | None = None
    looked: int = 0  # parts gone over
    rounding: bool = field(init=False)  # whether parts have rows that were rounded
    deep: dict[int, tuple[SearchPart, SearchPart, int | None]] = field(
        factory=dict[int, "tuple[SearchPart, SearchPart, int | None]"]
    )  # by identity: a part, what it is with such rows, and what was known then
    proven: int = field(init=False)  # what no cohort passes

    def __attrs_post_init__(self) -> None:
        self.rounding = bool(cast("FlowRows", self.heads.rows).table.spared)
        self.proven = max(map(self.heads.estimate, self.counts), default=self.known)

    @property
    def known(self) -> int:
        """What a better cohort is worth more than."""
        least = self.heads.root.least - 1
        return least if self.met.first is None else max(least, self.met.first.worth)

    def go_over(self, target: int, proven: int, *, any_one: bool) -> int:
        """Go over all that may be worth a target; return what no cohort passes.

        Raises:
            Unsettled: If rounding keeps a part from being closed.
            Halt: If the work limit is out.
        """
        heads, limit, rows = self.heads, self.heads.work_limit, cast("FlowRows", self.heads.rows)
        find = Find(target - 1, proven, met=self.met)
        parting = Parting(rows.table, limit, find, [])
        open_, turns = self._heads(), count(1)
        while open_ and -open_[0][0] >= parting.wanted and not (any_one and self.met.first is not None):
            self._tell(min(self.proven, -open_[0][0]))
            worth, turn, one = heappop(open_)
            if isinstance(one, SearchPart):
                parting.go_over(one)
                self.looked += 1
                if self.looked == PATIENCE and not self.rounding and self._pays():
                    open_, parting.open = self._heads(), []
            elif (now := heads.estimate(one)) < -worth:  # by the prices of parts gone over since
                heappush(open_, (-now, turn, one))
            else:
                limit.tick()
                parting.open += self._begun(one, parting.wanted)
                heads.known[one] = rows.parts[one].at_prices
            find.worth = max(find.worth, self.known)
            while parting.open:
                part = parting.open.pop()
                if len(open_) < self._room:
                    lean = part if len(open_) < MANY else evolve(part, profits=[])
                    heappush(open_, (-part.value, -next(turns), lean))
                else:  # all that may be worth the target are gone over, whatever comes first
                    parting.go_over(part)
                    find.worth = max(find.worth, self.known)
        last = -open_[0][0] if open_ else parting.wanted - parting.table.grain
        self._tell(min(self.proven, max(last, self.known)) if any_one else max(find.worth, self.known))
        return self.proven

    def _heads(self) -> list[Open]:
        """Return the head counts, none of which was begun: what is sorted is a heap."""
        return sorted((-self.heads.estimate(head), turn, head) for turn, head in enumerate(self.counts))

    @property
    def _room(self) -> int:
        """How many parts may wait: each holds three numbers a column, and an inverse, a row of it a row."""
        programme = cast("FlowRows", self.heads.rows).table.programme
        return max(WAITING, ROOM // (3 * len(programme.worths) + len(programme.lows) ** 2))

    def _begun(self, head: int | None, wanted: int) -> list[SearchPart]:
        """Return the parts of a head count, with rows that were rounded where these tell much."""
        heads, rows = self.heads, cast("FlowRows", self.heads.rows)
        parts = rows.counted(head, heads.model(head), heads.work_limit, wanted=wanted)
        return [self._deep(part) if self.rounding else part for part in parts]

    def _pays(self) -> bool:
        """Tell whether rows that are rounded tell half of what may be gained, of the part that may hold most.

        Elsewhere they only make each part take longer.
        """
        rows = cast("FlowRows", self.heads.rows)
        some = [rows.parts[head] for head in self.counts if head in rows.parts]
        part = max(some, key=lambda one: one.value)
        value = self._deep(part).value
        self.rounding = HALF * (part.value - value) > part.value - self.known
        return self.rounding

    def _deep(self, part: SearchPart) -> SearchPart:
        """Return a part with rows that were rounded, and make a cohort of its values."""
        _, deep, least = self.deep.get(id(part), (part, part, None))
        if part.found is not None and least != self.known:
            limit, least = self.heads.work_limit, self.known
            deep = deepened(deep, limit, least + 1)
            self.deep[id(part)] = part, deep, least
            self.met.mend(deep.rounded(), limit.pause, looks=LOOKS)
        return deep

    def _tell(self, proven: int) -> None:
        """Tell what no cohort passes."""
        self.proven = proven
        if self.step is not None:
            self.step(None if self.met.first is None else self.met.first.worth, proven)
