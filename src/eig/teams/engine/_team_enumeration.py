"""The enumerator: the teams of one place whose priced worth reaches a floor, each met once.

A team is built need by need, scarcest first; once all needs are met it stands, and may grow. A branch takes
one more unit and bars those tried before it, so that no team is met twice. What a branch can still reach is
bounded by the best unit that answers its next need, and by the best that may follow for the seats left.
Where a team has a sum to keep that binds, its teams are gone through head count by head count: what a unit
adds has a price, which is given back as if all of the sum were used, and few use a dear sum up otherwise
than as many as share it at that price.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from operator import sub
from typing import cast

from eig.teams.engine._search_model_in_whole_numbers import Place, bits

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
]  # priced worth, bit, size, pack, foes, the seats and the entries before it
Seat = tuple[int, int]  # what a seat of a member is worth, and adds to the sum
_Branch = tuple[
    Iterator[Entry], int, int, int, int, int, bool
]  # units to try, worth, state, seats left, barred, team, whether any unit may come


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
        self.worths = list(map(sub, place.worths, place.prices_of(prices)))
        self.whole = False  # just so many sit: else some seats may be left
        self.price, self.back = 0, 0

    def run(self, barred: int, held: int | None) -> list[Column]:
        """Return the teams found, the last the best if the floor rises."""
        counts = self._counts()
        if counts is None:
            self._go_over(self.place.most, barred, held)
        for value, heads, price in counts or ():
            if value >= self.floor and not (self.ends and self.tired):
                self.whole, self.price = True, price
                self._go_over(heads, barred, held)
        return self.found

    def _counts(self) -> list[tuple[int, int, int]] | None:
        """Return by how many sit what their team is worth at most, and at what price of the sum.

        None if those who are worth most keep it.
        """
        place = self.place
        if place.sum is None:
            return None
        seats, most = _seats(self.worths, place), place.most
        best = sorted([seat for seat in seats if seat[0] > 0], reverse=True)[:most]
        if sum([more for _, more in best]) <= place.sum[0]:
            return None
        counts = [
            (heads, _within(seats, heads, place.sum[0])) for heads in range(max(1, place.least), most + 1)
        ]
        return sorted([(one[0], heads, one[1]) for heads, one in counts if one is not None], reverse=True)

    def _go_over(self, heads: int, barred: int, held: int | None) -> None:
        """Go through the teams of so many."""
        place, worths = self.place, self.worths
        if self.price:
            high, adds = cast("tuple[int, tuple[int, ...]]", place.sum)
            self.paid = {one.unit: self.price * more for one, more in zip(place.members, adds, strict=True)}
            worths = [worth - self.price * more for worth, more in zip(worths, adds, strict=True)]
            self.back = self.price * high  # no team's sum costs more
        _, self.everyone = _entries(place, worths, self.floor - self.back, heads=heads, whole=self.whole)
        self.reach = [*accumulate(_a_seat(self.everyone, whole=self.whole), initial=0)]
        self.reach += self.reach[-1:] * heads  # what so many of the best seats are worth
        self.series = [(top, self._among(helpers)) for top, helpers in place.providers]
        if held is None:
            self.grow(0, place.start, heads, (barred, 0))
            return
        for worth, bit, size, pack, foes, *_ in self.everyone:
            if bit == 1 << held and size <= heads and not (place.start + pack) & place.over:
                self.grow(worth, place.start + pack, heads - size, (barred | foes | bit, bit))

    def _among(self, helpers: int) -> list[Entry]:
        """Return some units; the same list where they are all."""
        some = [entry for entry in self.everyone if entry[1] & helpers]
        return self.everyone if len(some) == len(self.everyone) else some

    def stand(self, value: int, team: int) -> None:
        """Keep a team that stands, if it reaches the floor."""
        if self.price:
            if value + self.back < self.floor:
                return
            value += sum([self.paid[unit] for unit in bits(team)])
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

    def grow(self, value: int, state: int, left: int, masks: tuple[int, int]) -> None:
        """Go through the teams that hold one, none of those barred, and reach the floor.

        A branch left for a deeper one is kept in a list: a team may be of any size.
        """
        (barred, team), over, reach, back = masks, self.place.over, self.reach, self.back
        further = self._enter(value, state, team, left)
        todo, above = iter(further if left else ()), list[_Branch]()
        free = further is self.everyone  # then nobody who comes is worth more a seat than those before
        while True:
            rest, deeper = reach[left - 1], False
            for worth, bit, size, pack, foes, at, number in todo:
                may = reach[at + left] - reach[at] if free else rest - (-worth // size)
                if value + may + back < self.floor or (self.ends and self.tired):
                    break
                if barred & bit or size > left or (state + pack) & over:
                    continue
                further = self._enter(value + worth, state + pack, team | bit, left - size)
                if deeper := size < left:
                    above.append((todo, value, state, left, barred | bit, team, free))
                    onward = further is self.everyone
                    todo = iter(further[number + 1 :] if free and onward else further)
                    value, state, left, free = value + worth, state + pack, left - size, onward
                    barred, team = barred | foes | bit, team | bit
                    break
                barred |= bit
            if not deeper:
                if not above:
                    return
                todo, value, state, left, barred, team, free = above.pop()

    def _enter(self, value: int, state: int, team: int, left: int) -> list[Entry]:
        """Keep a team whose needs are met; return who may join it: any, or who answers its next need."""
        self._step(1)
        unmet = self.place.goal & ~state
        if unmet:
            return next(helpers for top, helpers in self.series if unmet & top)
        if team and not (left and self.whole):
            self.stand(value, team)
        return self.everyone


def _entries(
    place: Place, worths: list[int], floor: float, *, heads: int | None = None, whole: bool = False
) -> tuple[int, list[Entry]]:
    """Return the best worth of a seat, and the units that could belong to a team that reaches the floor.

    Those who bring most a seat come first. A seat may be left, unless all of so many `heads` are taken.
    """
    singles, most = place.singles, heads or place.most
    seats = [
        *worths[:singles],
        *[-(-worth // size) for worth, size in zip(worths[singles:], place.sizes, strict=True)],
    ]
    best = max(seats, default=0) if whole else max(0, max(seats, default=0))
    rest = (most - 1) * best
    kept = [(-seat, number) for number, seat in enumerate(seats) if seat + rest >= floor]
    kept.sort()
    entries, before = list[Entry](), 0
    for at, (_, number) in enumerate(kept):
        entry = place.entries[number]
        entries.append((worths[number], *entry, before, at))
        before += entry[1]
    return best, entries


def _a_seat(entries: list[Entry], *, whole: bool) -> list[int]:
    """Return what each seat is worth, in order: nothing where it is better left, if it may be."""
    seats = [-(-worth // size) for worth, _, size, *_ in entries for _ in range(size)]
    return seats if whole else [max(0, worth) for worth in seats]


def _seats(worths: list[int], place: Place) -> list[Seat]:
    """Return what each seat of a member is worth, and adds to the sum, rounded in its favour."""
    adds = cast("tuple[int, tuple[int, ...]]", place.sum)[1]
    seats, several = list(zip(worths[: place.singles], adds, strict=False)), place.singles
    for worth, more, size in zip(worths[several:], adds[several:], place.sizes, strict=True):
        seats += [(-(-worth // size), more // size)] * size
    return seats


def _within(seats: list[Seat], heads: int, high: int) -> tuple[int, int] | None:
    """Return what so many seats are worth at most within a sum, and the price of it that tells so.

    None if they pass it whoever sits there. Of two prices one uses too much and one too little: the next
    tried is that at which both say the same.
    """

    def taken(price: int) -> tuple[int, int]:
        some = sorted([(worth - price * more, more) for worth, more in seats], reverse=True)[:heads]
        used = sum([more for _, more in some])
        return sum([worth for worth, _ in some]) + price * used, used

    if len(seats) < heads or sum(sorted([more for _, more in seats])[:heads]) > high:
        return None
    price, (now, here) = 0, taken(0)
    if here > high:
        worth, used = now, here
        less, fewer = taken(1 + max(seats)[0] - min(seats)[0])
        for _ in range(HALVED):
            price = (worth - less) // (used - fewer)
            now, here = taken(price)
            if here in (used, fewer):
                break
            worth, used, less, fewer = (now, here, less, fewer) if here > high else (worth, used, now, here)
    return now + price * (high - here), price
