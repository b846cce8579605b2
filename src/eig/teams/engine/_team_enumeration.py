"""The enumerator: the teams of one place whose priced worth reaches a floor, each met once.

A team is built need by need, scarcest first; once all needs are met it stands, and may grow. A branch takes
one more unit and bars those tried before it, so that no team is met twice. What a branch can still reach is
bounded by the best unit that answers its next need, and by the best unit a seat for the seats left.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import sub

from eig.teams.engine._model import Place

LOWEST = float("-inf")  # below any worth
PART = 1024  # partial teams gone through, after which a search for teams tells of it
WHOLE = 16  # partial teams that a whole one counts for, where it is asked what it loses
MOST = 200_000  # teams of one place that are kept in memory


class Crowd(Exception):  # it stops a search, and is no error
    """There are more teams or branches than are worth going over."""


Column = tuple[int, int]  # priced worth, mask of the team
Entry = tuple[int, int, int, int, int]  # priced worth, bit, size, pack, foes
_Branch = tuple[
    Iterator[Entry], int, int, int, int, int
]  # units to try, worth, state, seats left, barred, team


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
        place: The place.
        prices: Of each unit.
        floor: What it must reach; `LOWEST` if anything will do.
        barred: The mask of units that it may not have.
        held: A unit that it must have, or None.
        patience: How many partial teams to go through once one is found; None: all, for the best.
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
        self.best, self.everyone = _entries(place, prices, floor)
        self.series = [
            (top, [entry for entry in self.everyone if entry[1] & helpers])
            for top, helpers in place.providers
        ]

    def run(self, barred: int, held: int | None) -> list[Column]:
        """Return the teams found, the last the best if the floor rises."""
        start, most = self.place.start, self.place.most
        if held is None:
            self.grow(0, start, most, (barred, 0))
            return self.found
        for worth, bit, size, pack, foes in self.everyone:
            if bit == 1 << held and size <= most and not (start + pack) & self.place.over:
                self.grow(worth, start + pack, most - size, (barred | foes | bit, bit))
        return self.found

    def stand(self, value: int, team: int) -> None:
        """Keep a team that stands, if it reaches the floor."""
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
        return self.patience is not None and bool(self.found) and self.steps > self.patience

    def _step(self, count: int) -> None:
        """Count partial teams; tell of each part of them."""
        before, self.steps = self.steps // PART, self.steps + count
        if self.steps // PART > before and self.place.tick is not None:
            self.place.tick()

    def grow(self, value: int, state: int, left: int, masks: tuple[int, int]) -> None:
        """Go through the teams that hold one, none of those barred, and reach the floor.

        A branch left for a deeper one is kept in a list: a team may be of any size.
        """
        (barred, team), best, over = masks, self.best, self.place.over
        further = self._enter(value, state, team)
        todo, above = iter(further if left else ()), list[_Branch]()
        while True:
            rest, deeper = (left - 1) * best, False
            for worth, bit, size, pack, foes in todo:
                if value + worth + rest < self.floor or (self.ends and self.tired):
                    break
                if barred & bit or size > left or (state + pack) & over:
                    continue
                further = self._enter(value + worth, state + pack, team | bit)
                if deeper := size < left:
                    above.append((todo, value, state, left, barred | bit, team))
                    value, state, left = value + worth, state + pack, left - size
                    barred, team, todo = barred | foes | bit, team | bit, iter(further)
                    break
                barred |= bit
            if not deeper:
                if not above:
                    return
                todo, value, state, left, barred, team = above.pop()

    def _enter(self, value: int, state: int, team: int) -> list[Entry]:
        """Keep a team whose needs are met; return who may join it: any, or who answers its next need."""
        self._step(1)
        unmet = self.place.goal & ~state
        if unmet:
            return next(helpers for top, helpers in self.series if unmet & top)
        if team:
            self.stand(value, team)
        return self.everyone


def _entries(place: Place, prices: list[int], floor: float) -> tuple[int, list[Entry]]:
    """Return the best worth of a seat, and the units that could belong to a team that reaches the floor."""
    worths = list(map(sub, place.worths, place.prices_of(prices)))
    singles = place.singles
    a_seat = [-(-worth // size) for worth, size in zip(worths[singles:], place.sizes, strict=True)]
    best = max(0, max(worths[:singles], default=0), *a_seat)
    rest = (place.most - 1) * best
    kept = [(-worth, number) for number, worth in enumerate(worths) if worth + rest >= floor]
    kept.sort()
    return best, [(-worth, *place.entries[number]) for worth, number in kept]
