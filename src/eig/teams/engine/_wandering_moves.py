"""A cohort that wanders: somebody drawn at random takes a seat, and who loses it goes elsewhere or leaves.

What it becomes is kept unless it is worth less than it was. Hard limits may be passed on the way, at a price
that rises while they are, and falls while they are not: so it leaves what no single move makes better. Teams
always stand. Numbers are drawn from a seed that is always the same: the same cohort wanders the same way.
Nothing is proven here.
"""

from __future__ import annotations

from typing import cast

from attrs import define, field

from eig._maths.flow_one_seat_each import OUT
from eig.teams.asked.objectives_and_kinds_of_terms import PairTerm
from eig.teams.asked.rule_shapes import answers
from eig.teams.engine._local_moves import PARTS, Move, Work
from eig.teams.engine._search_model_in_whole_numbers import Model, bits
from eig.teams.engine._search_outcome import First

LOST = 4_000  # moves without a better cohort, after which it goes on from the best one
PATIENCE = 8_000  # the same, after which it wanders no more
PRICED = 100  # moves between two looks at what limits that are passed cost
KNOWN = 50_000  # worths of teams kept in mind
NEXT = 4  # of those who may fill a seat, so many come in question


@define(eq=False, repr=False)
class Wanderer:
    """A cohort under way, and the best that it was."""

    model: Model
    best: First
    work: Work = field(init=False)
    ranked: list[list[int]] = field(init=False)  # of each place, its members, best first
    friends: dict[int, list[int]] = field(init=False)  # of a unit, those with whom it gains
    least: int = field(init=False)  # the price of a part of a usual use, by which a hard limit is passed
    price: int = field(init=False)  # the same, as it is now
    passed: int = 0  # by how much hard limits are passed, in such parts
    worth: int = 0  # of all teams, whatever they pass
    seed: int = 1
    tries: int = 0
    last: int = 0  # when the best was met
    begun: int = 0  # when it last went on from the best

    def __attrs_post_init__(self) -> None:
        members = [sorted(place.members, key=lambda one: -one.gain) for place in self.model.places]
        self.ranked = [[one.unit for one in some] for some in members]
        self.friends = _friends(self.model)
        most = max([abs(one.gain) for some in members for one in some], default=0)
        self.price = self.least = most // (4 * PARTS) + 1
        self._go_on()

    @property
    def tired(self) -> bool:
        """Tell whether nothing better was met for long."""
        return self.tries > self.last + PATIENCE

    def go(self, best: First, tries: int) -> First:
        """Make so many moves, from the best cohort known if none is better here; return the best now."""
        if best.worth > self.best.worth:
            self.best, self.last = best, self.tries
            self._go_on()
        for _ in range(0 if self.tired else tries):
            self.tries += 1
            if self.tries % PRICED == 0:
                self._look_back()
            move = self._drawn()
            weighed = None if move is None else self.work.weighed(move, self._least())
            if move is not None and weighed is not None:
                self._take(move, *weighed)
        return self.best

    def _least(self) -> int | None:
        """Return what teams must gain at least for a move to be made; None if that depends on soft limits."""
        return -self.price * self.passed if self.work.hard else None

    def _take(self, move: Move, passed: int, gained: int) -> None:
        """Make a move, if what it comes to is worth enough; keep the best."""
        if gained < self.price * passed:
            return
        self.work.make(move)
        self.worth, self.passed = self.worth + gained, self.passed + passed
        if self.worth > self.best.worth and not self.passed:
            teams = tuple(self.work.teams)
            if self.model.allows(teams):
                self.best, self.last, self.begun = First(self.worth, teams), self.tries, self.tries

    def _look_back(self) -> None:
        """Let limits that are passed cost more, and others less; go on from the best, if it is long ago."""
        if len(self.work.known) > KNOWN:
            self.work.known.clear()
        price = self.price
        self.price = price + price // 2 + 1 if self.passed else max(self.least, price * 9 // 10)
        if self.tries - self.begun > LOST:
            self._go_on()

    def _go_on(self) -> None:
        """Go on from the best cohort."""
        self.work, self.begun = Work(self.model, list(self.best.teams)), self.tries
        self.passed, self.worth = self.work.total()

    def _any(self, many: int) -> int:
        """Return a number below another, drawn from the seed (Knuth's linear congruences)."""
        self.seed = (self.seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.seed >> 33) * many >> 31

    def _drawn(self) -> Move | None:
        """Return a move: somebody takes a seat, rather one who is worth much there; or leaves it."""
        number = self._any(len(self.ranked))
        ranked, drawn = self.ranked[number], self._any(1 << 20)
        if not ranked:
            return None
        unit, team = ranked[len(ranked) * drawn * drawn >> 40], self.work.teams[number]
        some = (unit, self._friend(unit, number))
        takers = [one for one in some if one is not None and not team >> one & 1]
        if not takers:
            return ((unit, number, OUT),)
        return self._seated(number, takers)

    def _friend(self, unit: int, number: int) -> int | None:
        """Return somebody who gains by sitting with another at a place, now and then; None if nobody does."""
        friends = self.friends.get(unit)
        if friends is None or not self._any(2):
            return None
        friend = friends[self._any(len(friends))]
        return friend if friend in self.work.members[number] else None

    def _seated(self, number: int, takers: list[int]) -> Move | None:
        """Return the move by which some take seats of a place, and all who it concerns go on."""
        losers = self._losers(number, takers)
        if losers is None:
            return None
        moves = [(unit, self.work.at.get(unit, OUT), number) for unit in takers]
        origins = [origin for _, origin, _ in moves if origin != OUT]
        back = origins[0] if origins and self._any(3) else OUT
        able = self.work.members[back] if back != OUT else {}
        moves += [(one, number, back if one in able else OUT) for one in losers]
        places = dict.fromkeys([number, *origins])
        return tuple(moves) if all(self._topped(place, moves) for place in places) else None

    def _losers(self, number: int, takers: list[int]) -> list[int] | None:
        """Return who loses a seat to some: foes, then who must, and mostly one where nobody must."""
        place, here, team = self.model.places[number], self.work.members[number], self.work.teams[number]
        (state, size, _), foes = self.work.sums[number], 0
        for unit in takers:
            one = here[unit]
            state, size, foes = state + one.pack, size + one.size, foes | one.foes
        out = bits(foes & team)
        for foe in out:
            state, size = state - here[foe].pack, size - here[foe].size
        sitting, idle = bits(team & ~foes), bool(out) or not self._any(4)
        first = self._any(len(sitting)) if sitting else 0
        sitting = sitting[first:] + sitting[:first]
        over = state & place.over
        if over:  # rather one who is enough
            sitting.sort(key=lambda other: (state - here[other].pack) & place.over)
        for other in sitting:
            if idle and size <= place.most and not state & place.over:
                break
            state, size, idle = state - here[other].pack, size - here[other].size, True
            out.append(other)
        return None if size > place.most or state & place.over else out

    def _topped(self, number: int, moves: list[tuple[int, int, int]]) -> bool:
        """Fill the seats of a place that must be filled, by people who sit nowhere; tell whether it is."""
        place, here, at = self.model.places[number], self.work.members[number], self.work.at
        (state, size, _), team, gone = self.work.sums[number], self.work.teams[number], 0
        for unit, origin, end in moves:
            gone |= 1 << unit
            if number in (origin, end):
                sign = 1 if end == number else -1
                state, size = state + sign * here[unit].pack, size + sign * here[unit].size
                team ^= 1 << unit
        if not team and place.empty is not None:
            return True
        while (unmet := place.goal & ~state) or size < place.least:
            able = next((helpers for top, helpers in place.providers if unmet & top), -1)
            skip, found = self._any(NEXT), None
            for unit in self.ranked[number]:
                one = here[unit]
                barred = unit in at or gone >> unit & 1 or one.foes & team or (state + one.pack) & place.over
                if able >> unit & 1 and not barred and size + one.size <= place.most:
                    found, skip = one, skip - 1
                    if skip < 0:
                        break
            if found is None:
                return False
            team, gone = team | 1 << found.unit, gone | 1 << found.unit
            state, size = state + found.pack, size + found.size
            moves.append((found.unit, OUT, number))
        return True


def _friends(model: Model) -> dict[int, list[int]]:
    """Return with whom each unit gains by sitting together."""
    people, found = model.problem.people, dict[int, list[int]]()
    unit_of = {people[one].id: number for number, unit in enumerate(model.units) for one in unit.people}
    for term in model.problem.objective.terms:
        for a, b, points in cast("PairTerm", term).pairs() if answers(term, "pairs") else ():
            first, second = unit_of.get(a), unit_of.get(b)
            if points > 0 and first != second and first is not None and second is not None:
                found.setdefault(first, []).append(second)
                found.setdefault(second, []).append(first)
    return found
