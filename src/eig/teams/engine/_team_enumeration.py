"""The enumerator: the teams of one place whose priced worth reaches a floor, each met once.

A team is built need by need, scarcest first; once all needs are met it stands, and may grow. A branch takes
one more unit and bars those tried before it, so that no team is met twice. What a branch can still reach is
bounded by the best unit that answers its next need, and by the best unit a seat for the seats left. Where a
team has a sum to keep, what a unit adds has a price, which is given back as if all of the sum were used: who
would be the last is held to what the team is worth without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import sub

from eig.teams.engine._search_model_in_whole_numbers import Place

LOWEST = float("-inf")  # below any worth
PART = 1024  # partial teams gone through, after which a search for teams tells of it
HALVED = 12  # times that a price of a sum is looked for between two
VAIN = 2_000  # partial teams gone through in vain, after which patience is at an end too
WHOLE = 16  # partial teams that a whole one counts for, where it is asked what it loses
MOST = 200_000  # teams of one place that are kept in memory


class Crowd(Exception):  # it stops a search, and is no error
    """There are more teams or branches than are worth going over."""


Column = tuple[int, int]  # priced worth, mask of the team
Entry = tuple[
    int, int, int, int, int, int, int
]  # priced worth, bit, size, pack, foes, what it pays for the sum, how many to try up to it
_Branch = tuple[
    Iterator[Entry], int, int, int, int, int, int, bool
]  # units to try, worth, paid, state, seats left, barred, team, whether any unit may come


def best_team(
    place: Place,
    prices: list[int],
    floor: float,
    *,
    barred: int = 0,
    held: int | None = None,
    patience: int | None = None,
) -> Column | None:
    """Return the team of the highest priced worth, if one reaches the floor.

    Args:
        prices: Of each unit.
        floor: What it must reach; `LOWEST` if anything will do.
        barred: The mask of units that it may not have.
        held: A unit that it must have, or None.
        patience: How many partial teams to go through once one is found, of not many in all; None: all, for
            the best.
    """
    found = _Hunt(place, prices, floor, rising=True, patience=patience).run(barred, held)
    return found[-1] if found else None


def teams_from(place: Place, prices: list[int], floor: float, *, most: int | None = None) -> list[Column]:
    """Return every team whose priced worth reaches the floor, the best first; above `most`, some of them."""
    found = _Hunt(place, prices, floor, rising=False, most=most).run(0, None)
    return sorted(found, key=lambda column: (-column[0], column[1]))


def priced_worth(place: Place, prices: list[int], team: int, units: list[int]) -> int:
    """Return the priced worth of a team that is known to stand."""
    lost = place.loss(team) if place.loss else 0
    return sum([place.gains[unit] - prices[unit] for unit in units]) - (lost or 0)


class _Hunt:
    """One search for the teams of a place. The work is told of in parts of some milliseconds."""

    def __init__(
        self,
        place: Place,
        prices: list[int],
        floor: float,
        *,
        rising: bool,
        most: int | None = None,
        patience: int | None = None,
    ) -> None:
        self.place, self.floor, self.rising, self.most = place, floor, rising, most
        self.patience, self.ends = patience, most is not None or patience is not None
        self.found: list[Column] = []
        self.steps = 0
        worths = list(map(sub, place.worths, place.prices_of(prices)))
        self.back, paid = 0, [0] * len(worths)
        if place.sums:
            high, adds = place.sums[0]
            price = _price(place.most, worths, high, adds)
            self.back, paid = price * high, [price * more for more in adds]  # no team's sum costs more
            worths = list(map(sub, worths, paid))
        self.best, self.everyone = _entries(place, worths, floor - self.back, paid)
        self.series = [(top, self._among(helpers)) for top, helpers in place.providers]

    def run(self, barred: int, held: int | None) -> list[Column]:
        """Return the teams found, the last the best if the floor rises."""
        start, most = self.place.start, self.place.most
        if held is None:
            self.grow((0, 0), start, most, (barred, 0))
            return self.found
        for worth, bit, size, pack, foes, more, _ in self.everyone:
            if bit == 1 << held and size <= most and not (start + pack) & self.place.over:
                self.grow((worth, more), start + pack, most - size, (barred | foes | bit, bit))
        return self.found

    def _among(self, helpers: int) -> list[Entry]:
        """Return some units; the same list where they are all."""
        some = [entry for entry in self.everyone if entry[1] & helpers]
        return self.everyone if len(some) == len(self.everyone) else some

    def stand(self, value: int, team: int) -> None:
        """Keep a team that stands, if it reaches the floor."""
        if value < self.floor:
            return
        if self.place.loss:
            self._step(WHOLE)
        lost = self.place.loss(team) if self.place.loss else 0
        if lost is not None and value - lost >= self.floor:
            self.found.append((value - lost, team))
            if len(self.found) > MOST and not self.rising:
                raise Crowd
            if self.rising:
                self.floor = value - lost + 1

    @property
    def tired(self) -> bool:
        """Tell whether as many teams were found, or gone through, as were asked for."""
        if self.most is not None and len(self.found) > self.most:
            return True
        return self.patience is not None and self.steps > (self.patience if self.found else VAIN)

    def _step(self, count: int) -> None:
        """Count partial teams; tell of each part of them."""
        before, self.steps = self.steps // PART, self.steps + count
        if self.steps // PART > before and self.place.tick is not None:
            self.place.tick()

    def grow(self, begun: tuple[int, int], state: int, left: int, masks: tuple[int, int]) -> None:
        """Go through the teams that hold one, none of those barred, and reach the floor.

        A branch left for a deeper one is kept in a list: a team may be of any size. Who ends a team is worth
        what it is without a price; who does not is followed by somebody, worth no more where any may come.
        """
        (barred, team), (value, paid), best, back = masks, begun, self.best, self.back
        further, over = self._enter(value + paid, state, team), self.place.over
        todo, above = iter(further if left else ()), list[_Branch]()
        free = further is self.everyone  # then nobody who comes is worth more than those before
        while True:
            rest, deeper = (left - 1) * best, False
            for worth, bit, size, pack, foes, more, upto in todo:
                if free and worth < best:
                    rest = (left - 1) * worth if worth > 0 else 0
                if value + worth + rest + back < self.floor or (self.ends and self.tired):
                    break
                if barred & bit or size > left or (state + pack) & over:
                    continue
                barred |= bit
                here = value + paid + worth + more
                last = size == left or (free and worth < 0 and value + 2 * worth + back < self.floor)
                if last and here < self.floor:
                    continue
                further = self._enter(here, state + pack, team | bit)
                if deeper := size < left:
                    above.append((todo, value, paid, state, left, barred, team, free))
                    onward = further is self.everyone
                    todo = iter(further[upto:] if free and onward else further)
                    value, paid, state, left = value + worth, paid + more, state + pack, left - size
                    barred, team, free = barred | foes, team | bit, onward
                    break
            if not deeper:
                if not above:
                    return
                todo, value, paid, state, left, barred, team, free = above.pop()

    def _enter(self, value: int, state: int, team: int) -> list[Entry]:
        """Keep a team whose needs are met; return who may join it: any, or who answers its next need."""
        self._step(1)
        unmet = self.place.goal & ~state
        if unmet:
            return next(helpers for top, helpers in self.series if unmet & top)
        if team:
            self.stand(value, team)
        return self.everyone


def _entries(place: Place, worths: list[int], floor: float, paid: list[int]) -> tuple[int, list[Entry]]:
    """Return the best worth of a seat, and the units that could belong to a team that reaches the floor."""
    singles = place.singles
    a_seat = [-(-worth // size) for worth, size in zip(worths[singles:], place.sizes, strict=True)]
    best = max(0, max(worths[:singles], default=0), *a_seat)
    rest = (place.most - 1) * best
    kept = [(-worth, number) for number, worth in enumerate(worths) if worth + rest >= floor]
    kept.sort()
    return best, [
        (-worth, *place.entries[one], paid[one], at) for at, (worth, one) in enumerate(kept, start=1)
    ]


def _price(most: int, worths: list[int], high: int, adds: tuple[int, ...]) -> int:
    """Return a price of a team's sum at which those who are worth most, as many as can sit, about use it up.

    Any price from 0 bounds all teams; it is 0 where they use no more as it is.
    """

    def used(price: int) -> int:
        pairs = [(worth - price * more, more) for worth, more in zip(worths, adds, strict=True)]
        return sum([more for worth, more in sorted(pairs, reverse=True)[:most] if worth > 0])

    if used(0) <= high:
        return 0
    low, dear = 0, max([worth // more for worth, more in zip(worths, adds, strict=True) if more], default=0)
    for _ in range(HALVED):
        middle = (low + dear) // 2
        low, dear = (middle, dear) if used(middle) > high else (low, middle)
    return max(0, dear)
