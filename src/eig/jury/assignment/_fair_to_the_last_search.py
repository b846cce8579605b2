"""The fairest assignment by search, for what the prices of `_fair_to_the_last` leave open.

A *profile* is what the items are to have, worst-off first, whoever they are; an assignment keeps it if its
own values, sorted, are nowhere below. The fairest assignment keeps the greatest profile that can be kept,
compared from its first value on.

Whether a profile can be kept is asked with a floor for each item. Where the floors clash, a small set of them
that clash by themselves is singled out, and one of its items must go a step down: each in turn is a branch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from eig._maths.transport import Demand, Flow
from eig._values.progress import never
from eig.jury.assignment._branch_and_bound_over_reviews import Branch, Stop, search
from eig.jury.assignment._maximin_fairest_worst_off import ceilings, floors_rule, values

Floors = dict[int, int]


class _Spent(Exception):
    """The effort is used up: no error, the search then says how far it came."""


class _Slots:
    """The places of a profile: how many items may have so little."""

    def __init__(self, profile: Sequence[int]) -> None:
        self.profile, self.least = profile, profile[0]

    def under(self, most: int) -> int:
        """Return the greatest value of the profile up to a limit; what no profile holds if there is none."""
        at = bisect_right(self.profile, most)
        return self.profile[at - 1] if at else self.least - 1

    def hold(self, floors: Floors) -> bool:
        """Tell whether so many items may have so little."""
        own = sorted(floors.values())
        return all(floor >= place for floor, place in zip(own, self.profile, strict=True))


class Climb:
    """The search for the greatest profile. Mutable, private, used once."""

    def __init__(
        self,
        demand: Demand,
        branch: Branch,
        readers: Sequence[set[int]],
        *,
        effort: int,
        stop: Stop = never,
    ) -> None:
        self.demand, self.branch, self.readers, self.effort = demand, branch, readers, effort
        self.stop = stop
        self.read = [item for item, need in enumerate(demand.needs) if need]
        self.ceiling = dict(enumerate(ceilings(demand)))
        self.best = sorted(self.ceiling[item] for item in self.read)

    def from_settled(self, settled: int) -> int:
        """Settle the values after those settled, and return how many are; the readers are left in place."""
        try:
            while settled < len(self.read):
                settled = self._settle(settled)
        except _Spent:
            pass
        return settled

    def _profile(self) -> list[int]:
        own = values(self.demand, self.readers)
        return sorted(own[item] for item in self.read)

    def _settle(self, settled: int) -> int:
        """Return how many values are settled once the next one is, with all that equal it."""
        kept = self._profile()[:settled]
        self._raise_next(kept)
        value = self._profile()[settled]
        self._fewest_at(kept, value)
        return bisect_right(self._profile(), value)

    def _raise_next(self, kept: list[int]) -> None:
        """Make the next value as great as it can be, by bisection from the most it could be."""
        low, high = self._profile()[len(kept)], self.best[len(kept)]
        middle = high
        while low < high:
            if self._keep([*kept, *[middle] * (len(self.read) - len(kept))]):
                low = self._profile()[len(kept)]
            else:
                high = middle - 1
            middle = (low + high + 1) // 2

    def _fewest_at(self, kept: list[int], value: int) -> None:
        """Make as few items as possible have that value, by bisection from the fewest there could be."""
        place = len(kept)
        low = max(bisect_right(self.best, value) - place, 1)
        high = bisect_right(self._profile(), value) - place
        middle = low
        while low < high:
            rest = len(self.read) - place - middle
            if self._keep([*kept, *[value] * middle, *[value + 1] * rest]):
                high = bisect_right(self._profile(), value) - place
            else:
                low = middle + 1
            middle = (low + high) // 2

    # ── can a profile be kept? ────────────────────────────────────────────────────────────────────

    def _keep(self, profile: Sequence[int]) -> bool:
        """Tell whether a profile can be kept; if so, the assignment that keeps it is the one found so far."""
        slots = _Slots(profile)
        floors = {item: slots.under(self.ceiling[item]) for item in self.read}
        stack: list[tuple[Floors, frozenset[int]]] = [(floors, frozenset())] if slots.hold(floors) else []
        while stack:
            floors, fixed = stack.pop()
            flow = self._with(floors)
            if flow is not None:
                self.readers = flow.readers
                return True
            stack += reversed(list(self._lowered(floors, fixed, slots)))
        return False

    def _lowered(
        self, floors: Floors, fixed: frozenset[int], slots: _Slots
    ) -> Iterable[tuple[Floors, frozenset[int]]]:
        """Yield the floors with one of a clashing set a step down, those tried before it fixed."""
        for item in self._clash(floors, slots.least):
            if item in fixed:
                continue
            lowered = {**floors, item: slots.under(floors[item] - 1)}
            if slots.hold(lowered):
                yield lowered, fixed
            fixed |= {item}

    def _with(self, floors: Floors) -> Flow | None:
        rule, narrow = floors_rule(self.demand, floors, self.branch)
        if self.effort <= 0 or self.stop():
            raise _Spent
        found = search(self.demand, rule, effort=self.effort, narrow=narrow, tries=0, stop=self.stop)
        self.effort -= found.steps
        if not found.proven:
            raise _Spent
        return found.flow

    def _clash(self, floors: Floors, least: int) -> list[int]:
        """Return items whose floors clash by themselves, those of the others at the least."""
        held = [item for item in self.read if floors[item] > least]
        size = len(held)
        while size := size // 2:
            for at in range(len(held) - 1, -1, -size):
                tried = [*held[: max(at - size + 1, 0)], *held[at + 1 :]]
                if (
                    self._with({item: floors[item] if item in set(tried) else least for item in self.read})
                    is None
                ):
                    held = tried
        return held
