"""The enumerator: the teams of one place whose priced worth reaches a floor, each met once.

A team is built need by need, scarcest first; once all needs are met it stands, and may grow. A branch takes
one more unit and bars those tried before it, so that no team is met twice. What a branch can still reach is
bounded by the best unit that answers its next need, and by the best unit a seat for the seats left.
"""

from __future__ import annotations

from operator import sub

from eig.teams._model import Place

LOWEST = -(1 << 400)  # below any worth

Column = tuple[int, int]  # priced worth, mask of the team
Entry = tuple[int, int, int, int, int]  # priced worth, bit, size, pack, foes


def best_team(place: Place, prices: list[int], floor: int) -> Column | None:
    """Return the team of the highest priced worth, if one reaches the floor."""
    found = _hunt(place, prices, floor, rising=True)
    return found[-1] if found else None


def teams_from(place: Place, prices: list[int], floor: int, *, most: int | None = None) -> list[Column]:
    """Return every team whose priced worth reaches the floor, the best first; if above `most`, some of them."""
    found = _hunt(place, prices, floor, rising=False, most=most)
    return sorted(found, key=lambda column: (-column[0], column[1]))


def priced_worth(place: Place, prices: list[int], team: int, units: list[int]) -> int:
    """Return the priced worth of a team that is known to stand."""
    lost = place.loss(team) if place.loss else 0
    return sum([place.gains[unit] - prices[unit] for unit in units]) - (lost or 0)


def _hunt(
    place: Place, prices: list[int], floor: int, *, rising: bool, most: int | None = None
) -> list[Column]:
    found: list[Column] = []
    best, everyone = _entries(place, prices, floor)
    series = [(top, [entry for entry in everyone if entry[1] & helpers]) for top, helpers in place.providers]
    goal, over, loss = place.goal, place.over, place.loss

    def stand(value: int, team: int) -> None:
        nonlocal floor
        lost = loss(team) if loss else 0
        if lost is not None and value - lost >= floor:
            found.append((value - lost, team))
            floor += (value - lost + 1 - floor) * rising

    def grow(value: int, state: int, left: int, masks: tuple[int, int]) -> None:
        barred, team = masks
        unmet = goal & ~state
        choice = everyone
        if unmet:
            choice = next(helpers for top, helpers in series if unmet & top)
        elif team:
            stand(value, team)
        if not left or not choice:
            return
        rest = (left - 1) * best
        for worth, bit, size, pack, foes in choice:
            if value + worth + rest < floor or (most is not None and len(found) > most):
                return
            if barred & bit or size > left or (state + pack) & over:
                continue
            grow(value + worth, state + pack, left - size, (barred | foes | bit, team | bit))
            barred |= bit

    grow(0, place.start, place.most, (0, 0))
    return found


def _entries(place: Place, prices: list[int], floor: int) -> tuple[int, list[Entry]]:
    """Return the best worth of a seat, and the units that could belong to a team that reaches the floor."""
    worths = list(map(sub, place.worths, place.prices_of(prices)))
    singles = place.singles
    a_seat = [-(-worth // size) for worth, size in zip(worths[singles:], place.sizes, strict=True)]
    best = max(0, max(worths[:singles], default=0), *a_seat)
    cut = floor - (place.most - 1) * best
    kept = [(-worth, number) for number, worth in enumerate(worths) if worth >= cut]
    kept.sort()
    return best, [(-worth, *place.entries[number]) for worth, number in kept]
