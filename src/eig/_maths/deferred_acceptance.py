"""Deferred acceptance: everybody asks down their list, and each place keeps the best whom it has seen.

A place with more people than room keeps the best and turns the others away for good, who ask for their next
wish, until nobody is turned away (D. Gale and L. S. Shapley, "College admissions and the stability of
marriage", American Mathematical Monthly 69, 1962). In which order people ask changes nothing. Nobody is
turned away for a tie: where one straddles the last room, the place holds all of it, and who reads the outcome
sees more people than room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush, heapreplace
from itertools import islice
from typing import Final

from eig._values.frozen_maps import FrozenMap

Held = dict[str, list[tuple[int, str]]]
"""By place the people held, each after their level, counted down: the worst comes first."""

NOTHING: Final = FrozenMap[int]()


class Acceptance:
    """What people wish, how places rank them, and how many each has room for. Holds no state but these.

    >>> levels = {"a": {"p": 0, "q": 0}, "b": {"p": 0, "q": 1}}
    >>> round_ = Acceptance({"p": ["a", "b"], "q": ["b", "a"]}, levels, {"a": 1, "b": 1})
    >>> round_.held(), round_.held({"q": 1})["a"]
    ({'a': [(0, 'p')], 'b': [(-1, 'q')]}, [(0, 'p'), (0, 'q')])
    """

    def __init__(
        self,
        wishes: Mapping[str, Sequence[str]],
        levels: Mapping[str, Mapping[str, int]],
        room: Mapping[str, int],
    ) -> None:
        self.wishes, self.levels, self.room = wishes, levels, room
        self._tied = {place for place, own in levels.items() if len(set(own.values())) < len(own)}

    def held(self, turned: Mapping[str, int] = NOTHING) -> Held:
        """Return who is held where, once people were turned away from so many of their first wishes."""
        levels, room, tied = self.levels, self.room, self._tied
        held: Held = {place: [] for place in levels}
        counts = {place: Counter[int]() for place in tied}
        turns = {person: iter(places) for person, places in self.wishes.items()}
        for person, count in turned.items():
            turns[person] = islice(self.wishes[person], count, None)
        waiting = list(self.wishes)[::-1]
        while waiting:
            person = waiting.pop()
            while place := next(turns[person], None):
                level = levels.get(place, NOTHING).get(person)
                if level is None:
                    continue
                seated = held[place]
                free = len(seated) < room[place]
                if not free and (not seated or -level < seated[0][0]):
                    continue
                if free or place in tied:
                    heappush(seated, (-level, person))
                    if place in tied:
                        counts[place][-level] += 1
                        waiting += _below(seated, counts[place], room[place])
                    break
                person = heapreplace(seated, (-level, person))[1]
        return held


def _below(seated: list[tuple[int, str]], counts: Counter[int], room: int) -> list[str]:
    """Take out, level by level, those whom enough people rank above to fill the room; all are counted."""
    out: list[str] = []
    while len(seated) - counts[seated[0][0]] >= room:
        out += [heappop(seated)[1] for _ in range(counts.pop(seated[0][0]))]
    return out
