"""How many reviews fit at all, and what stands in the way: augmenting paths and the sets they cannot leave.

Where an item finds no path to a juror with room, the jurors reached are all full and the items reached have
all their other eligible jurors already: a set that breaks the condition of P. Hall ("On representatives of
subsets", J. London Math. Soc. 10, 1935), which is the proof that nothing else could have been done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from eig._maths.flow_several_columns_each import Demand

Came = dict[int, tuple[int, int | None]]
Group = tuple[set[int], set[int]]


class Lack(NamedTuple):
    """A set that cannot work out: items and jurors by number, what is needed, and what there is at most."""

    of: Literal["readers", "items", "links", "bridges"]
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
        """Give every item as many readers as fit, and share what lacks; note each set that falls short."""
        for item in range(len(self.unmet)):
            while self.unmet[item] and self._give(item):
                pass
        _in_rounds(self._shared, len(self.unmet))
        self.lacks += [self._lack_of_readers(*group) for group in _apart(self._reached())]

    def _shared(self, item: int) -> bool:
        """Let an item that lacks two reviews more than another take one of its own; tell whether one does."""
        spare = self.unmet[item] - 2
        if spare < 0:
            return False
        came, end = self._search(
            self._takers(item, None), self._passes, lambda juror: self._lacks_least(juror, spare) is not None
        )
        if end is None or (left := self._lacks_least(end, spare)) is None:
            return False
        self._apply(came, end)
        self._release(left, end)
        self.unmet[item] -= 1
        self.unmet[left] += 1
        return True

    def _lacks_least(self, juror: int, most: int) -> int | None:
        """Return the item of a juror that lacks the fewest reviews, if that is not more than so many."""
        lacking = [(self.unmet[item], item) for item in self.held[juror] if self.unmet[item] <= most]
        return min(lacking)[1] if lacking else None

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

    def _passes(self, juror: int) -> Iterator[tuple[int, tuple[int, int | None]]]:
        return (step for item in sorted(self.held[juror]) for step in self._takers(item, juror))

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
        queue, steps = deque[int](), iter(start)
        while True:
            for juror, step in steps:
                if juror not in came:
                    came[juror] = step
                    if ends(juror):
                        return came, juror
                    queue.append(juror)
            if not queue or len(came) == len(self.held):
                return came, None
            steps = iter(onward(queue.popleft()))

    def _apply(self, came: Came, end: int, start: int | None = None) -> None:
        """Let each item on the path take the juror that it reached, and leave the one it came from."""
        juror: int | None = end
        while juror is not None and juror != start:
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

    def _reached(self) -> Iterable[Group]:
        """Yield, for each item that falls short, the items and the full jurors that stand in its way."""
        for item, missing in enumerate(self.unmet):
            if missing:
                came, _ = self._search(self._takers(item, None), self._passes, self._has_room)
                yield {item}.union(*(self.held[juror] for juror in came)), set(came)

    def _lack_of_readers(self, items: set[int], full: set[int]) -> Lack:
        need = sum(self.demand.needs[one] for one in items)
        apart = sum(len(self.demand.worth[one].keys() - full) for one in items)
        offer = apart + sum(self.demand.high[juror] for juror in full)
        return Lack("readers", tuple(sorted(items)), tuple(sorted(full)), need, offer)

    # After the items, the jurors: those below their least load take reviews from those above theirs.

    def level(self) -> list[int]:
        """Bring jurors up to their least loads; return by how much each falls short, shared out."""
        _in_rounds(self._take, len(self.held))
        self.lacks += [self._lack_of_items(*group) for group in _apart(self._starved())]
        return [max(self._short(juror), 0) for juror in range(len(self.held))]

    def _short(self, juror: int) -> int:
        return self.demand.low[juror] - self.load(juror)

    def _take(self, juror: int) -> bool:
        """Let a juror who falls short take a review over, in the end from one at least two less short."""
        short = self._short(juror)
        if short <= 0:
            return False
        came, end = self._search(self._givers(juror), self._givers, lambda one: self._short(one) <= short - 2)
        if end is None:
            return False
        giver = end
        while giver != juror:
            item, taker = came[giver]
            assert taker is not None, "each item on the way goes from a reader to a juror"
            self._release(item, giver)
            self._hold(item, taker)
            giver = taker
        return True

    def _givers(self, juror: int) -> Iterator[tuple[int, tuple[int, int | None]]]:
        """Yield `(reader, (item, juror))` for each item that the juror could take over from its reader."""
        return (
            (reader, (item, juror))
            for item, worth in enumerate(self.demand.worth)
            if juror in worth and juror not in self.readers[item]
            for reader in sorted(self.readers[item])
        )

    def _starved(self) -> Iterable[Group]:
        """Yield, for each juror who falls short, the items and the jurors who share them."""
        for juror in range(len(self.held)):
            if self._short(juror) > 0:
                came, _ = self._search(self._givers(juror), self._givers, lambda one: self._short(one) < 0)
                jurors = {juror, *came}
                items = {
                    item for item, need in enumerate(self.demand.needs) if need and self._open(item, jurors)
                }
                yield items, jurors

    def _open(self, item: int, jurors: set[int]) -> set[int]:
        return self.demand.worth[item].keys() & jurors

    def _lack_of_items(self, items: set[int], jurors: set[int]) -> Lack:
        offer = sum(min(self.demand.needs[item], len(self._open(item, jurors))) for item in items)
        need = sum(self.demand.low[one] for one in jurors)
        return Lack("items", tuple(sorted(items)), tuple(sorted(jurors)), need, offer)

    # Where reviews fit in no load, the jurors: those who read most beyond theirs pass reviews on.

    def crowd(self) -> list[int]:
        """Give every item its readers, whatever the greatest loads; return what goes beyond, shared out."""
        for item, missing in enumerate(self.unmet):
            free = sorted(
                self.demand.worth[item].keys() - self.readers[item],
                key=lambda juror: (self._over(juror), self.load(juror), juror),
            )
            for juror in free[:missing]:
                self._hold(item, juror)
        _in_rounds(self._relieved, len(self.held))
        return [max(self._over(juror), 0) for juror in range(len(self.held))]

    def _over(self, juror: int) -> int:
        return self.load(juror) - self.demand.high[juror]

    def _relieved(self, juror: int) -> bool:
        """Let a juror pass a review on to one who reads less beyond the limit; tell whether there is one."""
        most = self._over(juror) - 2
        if most < 0:
            return False
        came, end = self._search(self._passes(juror), self._passes, lambda one: self._over(one) <= most)
        if end is None:
            return False
        self._apply(came, end, juror)
        return True


def _in_rounds(tries: Callable[[int], bool], many: int) -> None:
    """Let each of so many try in turn, round after round, until a whole round changes nothing."""
    while sum(map(tries, range(many))):
        pass


def _apart(groups: Iterable[Group]) -> list[Group]:
    """Return the groups, those that share an item or a juror made one."""
    kept: list[Group] = []
    for items, jurors in groups:
        met = [one for one in kept if one[0] & items or one[1] & jurors]
        whole = items.union(*(one[0] for one in met)), jurors.union(*(one[1] for one in met))
        kept = [*(one for one in kept if one not in met), whole]
    return kept
