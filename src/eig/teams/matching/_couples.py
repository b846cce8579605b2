"""Stable matchings with couples: found by repairing, proved absent by looking at every arrangement.

An *arrangement* holds each couple to one of its wishes, or to none; its members are then people who list
one place. All stable matchings of such a market seat the same people (Roth 1986, the rural hospitals
theorem), so that either every one seats the members or none does. In the one that is best for the places,
each place is hardest to win, so that a couple that blocks there blocks in all of them. One matching an
arrangement is therefore enough, and looking at all arrangements is a proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from math import prod
from typing import Literal, TypeAlias

from eig._values.frozen_maps import FrozenMap
from eig._values.progress_and_stopping import Steps
from eig.teams.matching._proposals_and_ties_by_lot import Lists, places_propose
from eig.teams.matching.blocking_pairs_in_a_matching import blocking_pairs
from eig.teams.matching.people_and_places_of_a_market import Market

Found: TypeAlias = tuple[Literal["stable", "none", "unknown"], FrozenMap[str], int]
Choice: TypeAlias = tuple[int, ...]

REPAIRS = 200
"""How many arrangements to repair one after the other before looking at them in order."""


def arrange(market: Market, wishes: Lists, rankings: Lists, steps: Steps) -> Found:
    """Return what was found, the seats, and how many arrangements were looked at, each once."""
    search, repaired = _Search(market, wishes, rankings), set[Choice]()
    sizes = [len(couple.wishes) + 1 for couple in market.couples]
    for choice in chain(search.repairs(repaired), (one for one in by_regret(sizes) if one not in repaired)):
        if not steps.take():
            return "unknown", FrozenMap(), steps.done
        if search.stable(choice):
            return "stable", FrozenMap(search.seats), steps.done
    return "none", FrozenMap(), prod(sizes)


def by_regret(sizes: Sequence[int]) -> Iterator[Choice]:
    """Yield every arrangement, those with the least total regret first.

    >>> list(by_regret([2, 2]))
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    """
    for total in range(sum(sizes) - len(sizes) + 1):
        yield from _with_total(sizes, total)


def _with_total(sizes: Sequence[int], total: int) -> Iterator[Choice]:
    """Yield the arrangements of a total regret, in order: the last couples take what is left."""
    steps, at, left = [0] * len(sizes), 0, total
    while at >= 0:
        for number in reversed(range(at, len(sizes))):
            steps[number] = min(sizes[number] - 1, left)
            left -= steps[number]
        yield tuple(steps)
        at = len(sizes) - 1
        while at >= 0 and not (left and steps[at] < sizes[at] - 1):
            left += steps[at]
            at -= 1
        if at >= 0:
            steps[at], left, at = steps[at] + 1, left - 1, at + 1


class _Search:
    """Look at arrangements of the couples of one market, its lists made strict."""

    def __init__(self, market: Market, wishes: Lists, rankings: Lists) -> None:
        self.couples = market.couples
        self.wishes = wishes
        self.rankings = rankings
        self.market = Market(
            wishes=wishes, rankings=rankings, capacities=market.capacities, couples=market.couples
        )
        self.seats: dict[str, str] = {}

    def stable(self, choice: Choice) -> bool:
        """Tell whether an arrangement gives a stable matching, and keep its seats."""
        self.seats = self._arranged(choice)
        return not self._unseated(choice) and not blocking_pairs(self.market, self.seats)

    def _arranged(self, choice: Choice) -> dict[str, str]:
        held = {person: [place] for person, place in self._held(choice)}
        return places_propose(self.market, {**self.wishes, **held}, self.rankings)

    def _held(self, choice: Choice) -> Iterator[tuple[str, str]]:
        for couple, step in zip(self.couples, choice, strict=True):
            if step < len(couple.wishes):
                yield from zip(couple.members, couple.wishes[step], strict=True)

    def _unseated(self, choice: Choice) -> list[int]:
        """Return the numbers of the couples that an arrangement does not seat where it holds them."""
        return [
            number
            for number, (couple, step) in enumerate(zip(self.couples, choice, strict=True))
            if step < len(couple.wishes) and any(one not in self.seats for one in couple.members)
        ]

    def repairs(self, seen: set[Choice]) -> Iterator[Choice]:
        """Yield arrangements, each repairing what was wrong with the one before, until one comes again."""
        choice = (0,) * len(self.couples)
        while choice not in seen and len(seen) < REPAIRS:
            seen.add(choice)
            yield choice
            choice = self._repaired(choice)

    def _repaired(self, choice: Choice) -> Choice:
        steps = list(choice)
        unseated = self._unseated(choice)
        for number in unseated:
            steps[number] += 1
        if not unseated:
            wanted = {one.people: one.places for one in blocking_pairs(self.market, self.seats)}
            for number, couple in enumerate(self.couples):
                if places := wanted.get(couple.members):
                    steps[number] = [*couple.wishes].index((places[0], places[1]))
        return tuple(steps)
