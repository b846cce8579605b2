"""How many reviews fit at all, and what stands in the way: augmenting paths and the sets they cannot leave.

Where an item finds no path to a juror with room, the jurors reached are all full and the items reached have
all their other eligible jurors already: a set that breaks the condition of P. Hall ("On representatives of
subsets", J. London Math. Soc. 10, 1935), which is the proof that nothing else could have been done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from eig.jury._flow import Demand

Came = dict[int, tuple[int, int | None]]


class Lack(NamedTuple):
    """A set that cannot work out: items and jurors by number, what is needed, and what there is at most."""

    of: Literal["readers", "items"]
    items: tuple[int, ...]
    jurors: tuple[int, ...]
    need: int
    offer: int


class Rota:
    """As many reviews as fit, whatever their worth. Mutable, private, used once."""

    def __init__(self, demand: Demand) -> None:
        self.demand = demand
        self.readers: list[set[int]] = [set() for _ in demand.needs]
        self.held: list[set[int]] = [set() for _ in demand.low]
        self.unmet = list(demand.needs)
        self.lacks: list[Lack] = []

    def load(self, juror: int) -> int:
        return len(self.held[juror])

    def fill(self) -> None:
        """Give every item as many readers as fit; note each set of items that falls short."""
        for item, need in enumerate(self.demand.needs):
            while self.unmet[item] and self._give(item):
                pass
            if need and self.unmet[item]:
                self._note_items(item)

    def _give(self, item: int) -> bool:
        came, end = self._search(self._takers(item, None), self._passes, self._has_room)
        if end is None:
            return False
        self.unmet[item] -= 1
        self._apply(came, end)
        return True

    def _takers(self, item: int, giver: int | None) -> list[tuple[int, tuple[int, int | None]]]:
        free = sorted(self.demand.worth[item].keys() - self.readers[item])
        return [(juror, (item, giver)) for juror in free]

    def _passes(self, juror: int) -> list[tuple[int, tuple[int, int | None]]]:
        return [step for item in sorted(self.held[juror]) for step in self._takers(item, juror)]

    def _has_room(self, juror: int) -> bool:
        return self.load(juror) < self.demand.high[juror]

    def _search(
        self,
        start: Iterable[tuple[int, tuple[int, int | None]]],
        onward: Callable[[int], Iterable[tuple[int, tuple[int, int | None]]]],
        ends: Callable[[int], bool],
    ) -> tuple[Came, int | None]:
        """Walk the jurors in breadth; return how each was reached, and the first one that ends a path."""
        came: Came = {}
        queue = deque(start)
        while queue:
            juror, step = queue.popleft()
            if juror not in came:
                came[juror] = step
                if ends(juror):
                    return came, juror
                queue.extend(onward(juror))
        return came, None

    def _apply(self, came: Came, end: int) -> None:
        """Let each item on the path take the juror that it reached, and leave the one it came from."""
        juror: int | None = end
        while juror is not None:
            item, giver = came[juror]
            self._hold(item, juror)
            if giver is not None:
                self._release(item, giver)
            juror = giver

    def _hold(self, item: int, juror: int) -> None:
        self.readers[item].add(juror)
        self.held[juror].add(item)

    def _release(self, item: int, juror: int) -> None:
        self.readers[item].remove(juror)
        self.held[juror].remove(item)

    def _note_items(self, item: int) -> None:
        came, _ = self._search(self._takers(item, None), self._passes, self._has_room)
        full = set(came)
        items = {item}.union(*(self.held[juror] for juror in full))
        need = sum(self.demand.needs[one] for one in items)
        apart = sum(len(self.demand.worth[one].keys() - full) for one in items)
        offer = apart + sum(self.demand.high[juror] for juror in full)
        self.lacks.append(Lack("readers", tuple(sorted(items)), tuple(sorted(full)), need, offer))

    # After the items, the jurors: those below their least load take reviews from those above theirs.

    def level(self) -> list[int]:
        """Bring jurors up to their least loads; return by how much each falls short."""
        short = [0] * len(self.held)
        for juror, low in enumerate(self.demand.low):
            while self.load(juror) + short[juror] < low:
                if not self._take(juror):
                    short[juror] = low - self.load(juror)
                    self._note_jurors(juror)
        return short

    def _take(self, juror: int) -> bool:
        came, end = self._search(self._givers(juror), self._givers, self._can_spare)
        if end is None:
            return False
        giver: int | None = end
        while giver is not None and giver != juror:
            item, taker = came[giver]
            self._release(item, giver)
            self._hold(item, taker if taker is not None else juror)
            giver = taker
        return True

    def _givers(self, juror: int) -> list[tuple[int, tuple[int, int | None]]]:
        """Return `(reader, (item, juror))` for each item that the juror could take over from its reader."""
        return [
            (reader, (item, juror))
            for item, worth in enumerate(self.demand.worth)
            if juror in worth and juror not in self.readers[item]
            for reader in sorted(self.readers[item])
        ]

    def _can_spare(self, juror: int) -> bool:
        return self.load(juror) > self.demand.low[juror]

    def _note_jurors(self, juror: int) -> None:
        came, _ = self._search(self._givers(juror), self._givers, self._can_spare)
        jurors = {juror, *came}
        items = [item for item, worth in enumerate(self.demand.worth) if worth.keys() & jurors]
        offer = sum(
            min(self.demand.needs[item] - self.unmet[item], len(self.demand.worth[item].keys() & jurors))
            for item in items
        )
        need = sum(self.demand.low[one] for one in jurors)
        self.lacks.append(Lack("items", tuple(items), tuple(sorted(jurors)), need, offer))


def with_room(demand: Demand) -> list[int] | None:
    """Return by how much to raise each juror's load so that every item finds its readers; None if none do."""
    if any(len(worth) < need for worth, need in zip(demand.worth, demand.needs, strict=True)):
        return None
    rota = Rota(demand)
    rota.fill()
    high = list(demand.high)
    for item, missing in enumerate(rota.unmet):
        free = sorted(
            demand.worth[item].keys() - rota.readers[item], key=lambda juror: (rota.load(juror), juror)
        )
        for juror in free[:missing]:
            rota.readers[item].add(juror)
            rota.held[juror].add(item)
            high[juror] = max(high[juror], rota.load(juror))
    return [new - old for new, old in zip(high, demand.high, strict=True)]
