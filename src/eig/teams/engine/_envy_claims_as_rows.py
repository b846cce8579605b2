"""Claims on the seats of one opening as rows: those of several tell more than each alone.

A claim is a line of a cohort rule: whoever sits at a place below somebody is a miss, unless that one sits
there too, or away, at a place that is as good. Three rows follow, once values break them.

- Of one claim: some of those below, less as many if the person is away, or all seats but one if there.
- A comb (Baïou and Balinski, "The stable admissions polytope", Mathematical Programming 87, 2000): of as
  many people above as there are seats, if some below all of them sit here, as many are away, or each misses
  all of those. Where fewer may sit, as few above are asked, less one for each who sits beyond as many.
  Where nothing may be missed, these are nearly all that there is to say; where a sum to keep lets some be
  missed at best, they stand beside the others.
- Pairs: of two who sit here one at most is above the other. So claims together, of whoever sits here or
  not, are passed by no more than there are pairs of seats.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from attrs import frozen

from eig.teams.engine._search_model_in_whole_numbers import Model

APART = 1e-4  # how far a row may be missed by rounding
MOST = 3  # rows of one place that are asked for at once

Terms = tuple["Claim", Iterable[int], int, int]  # who counts of those below; what one takes away, and there
Row = tuple[float, list[Terms], int]  # how far it is broken, of what, what it comes to at most


@frozen(eq=False, repr=False)
class Claim:
    """A line: whoever sits at a place below a unit is a miss, unless that one sits there or elsewhere."""

    line: int
    place: int
    unit: int
    below: frozenset[int]
    elsewhere: tuple[int, ...]
    most: int  # how many of those below sit there at once


class Cut(NamedTuple):
    """A row that follows from claims: what units add to it, less what is missed of each line."""

    lines: tuple[int, ...]
    high: int
    seats: tuple[tuple[int, int, int], ...]  # (place, unit, what it adds)
    columns: tuple[tuple[int, int], ...] = ()  # (column, what it adds), where rows were rounded

    @property
    def amounts(self) -> Mapping[int, Mapping[int, int]]:
        """What units add, by place."""
        found: dict[int, dict[int, int]] = {}
        for place, unit, amount in self.seats:
            found.setdefault(place, {})[unit] = amount
        return found


def claims_of(model: Model, late: Iterable[int]) -> Mapping[int, tuple[Claim, ...]]:
    """Return the claims among some lines, by place; none of a place where two are above one another."""
    found: dict[int, list[Claim]] = {}
    for line in late:
        claim = _claim(model, line)
        if claim is not None:
            found.setdefault(claim.place, []).append(claim)
    return {place: tuple(some) for place, some in found.items() if _in_order(some)}


def _claim(model: Model, line: int) -> Claim | None:
    uses = [(use, place, unit) for place, here in model.seat_uses[line].items() for unit, use in here.items()]
    below = {(place, unit) for use, place, unit in uses if use == 1}
    content = {(place, unit) for use, place, unit in uses if use != 1}
    places, units = {place for place, _ in below}, {unit for _, unit in content}
    place, unit = min(places, default=-1), min(units, default=-1)
    most = min(model.places[place].most, len(below))
    alone = len(places) == len(units) == 1 and not model.users[line] and not model.limits[line].high
    full = (place, unit) in content and all(use <= -most for use, *_ in uses if use != 1)
    elsewhere = sorted({where for where, _ in content} - {place})
    claim = Claim(line, place, unit, frozenset([one for _, one in below]), tuple(elsewhere), most)
    return claim if alone and full else None


def _in_order(claims: Sequence[Claim]) -> bool:
    below = {one.unit: one.below for one in claims}
    return len(below) == len(claims) and not any(
        unit in below.get(other, ()) for unit, some in below.items() for other in (unit, *some)
    )


@frozen(eq=False, repr=False)
class Broken:
    """The rows that values break, of the claims at a place."""

    claims: Sequence[Claim]
    sizes: tuple[int, int]  # how many sit at the place, at least and at most
    everyone: Sequence[int]  # who may sit there
    here: Sequence[Mapping[int, float]]  # who sits, by place
    missed: Mapping[int, float]  # of each line that may be missed

    def worst(self, *, kept: bool, within: bool = False) -> list[Cut]:
        """Return the rows broken most; where all claims must be `kept`, a comb, if one is broken.

        Combs are looked at beside all others where claims are met as far as is possible `within` a sum.
        """
        found, most = self._combs() if kept or within else [], 1
        if not kept or not any(off > APART for off, *_ in found):
            found, most = [self._pairs(), *map(self._alone, self._passed()), *found], MOST
        some = sorted([one for one in found if one[0] > APART], key=lambda one: -one[0])
        return [_cut(terms, high, self.everyone if high < 0 else ()) for _, terms, high in some[:most]]

    def _passed(self) -> list[Claim]:
        """Return the claims that somebody who sits is below: the others break no row."""
        return [one for one in self.claims if not one.below.isdisjoint(self.here[one.place])]

    def _sum(self, claim: Claim) -> float:
        return sum([some for unit, some in self.here[claim.place].items() if unit in claim.below])

    def _away(self, claim: Claim, times: int) -> float:
        """Return what a claim takes off a row: the person sits away, or it is missed."""
        away = sum([self.here[place].get(claim.unit, 0.0) for place in claim.elsewhere])
        return times * away + self.missed.get(claim.line, 0.0)

    def _combs(self) -> list[Row]:
        """Return combs of people above one another; where none of these is broken, further ones."""
        aways = sorted([(one, self._away(one, 1)) for one in self._passed()], key=lambda one: one[1])
        first = dict[frozenset[int], tuple[Claim, float]]()  # above the same who sit, the one least away
        for one in aways:
            first.setdefault(one[0].below.intersection(self.here[one[0].place]), one)
        above = [[one for one in aways if some <= one[0].below] for some in first]
        low, high = self.sizes
        found = [self._comb(some[:high]) for some in above if len(some) >= high]
        if any(off > APART for off, *_ in found):
            return found
        further = [self._leaving_most(one, aways) for one in first.values()]
        found = [self._comb(some) for some in further if len(some) == high]
        return [*found, *[self._comb(some[:low]) for some in above if 0 < low < high]]

    def _comb(self, some: Sequence[tuple[Claim, float]]) -> Row:
        """Return how far those below who sit pass so many away, and whoever sits beyond these."""
        here = self.here[some[0][0].place]
        below = some[0][0].below.intersection(*[one.below for one, _ in some])
        off = sum([here.get(unit, 0.0) for unit in below]) - sum([gone for _, gone in some])
        terms: list[Terms] = [(one, () if turn else below, 1, 0) for turn, (one, _) in enumerate(some)]
        full = len(some) == self.sizes[1]
        beyond = 0.0 if full else sum(here.values()) - len(some)
        return off - beyond, terms, 0 if full else -len(some)

    def _leaving_most(
        self, base: tuple[Claim, float], aways: Sequence[tuple[Claim, float]]
    ) -> list[tuple[Claim, float]]:
        """Return a claim for each seat: the next leaves most of those below all, less what is away of it."""
        here, some = self.here[base[0].place], [base]
        both = base[0].below & here.keys()
        while len(some) < self.sizes[1]:
            able = [one for one in aways if one not in some and not both.isdisjoint(one[0].below)]
            if not able:
                break
            left = [sum([here[unit] for unit in both & one.below]) - gone for one, gone in able]
            some.append(able[left.index(max(left))])
            both &= some[-1][0].below
        return some

    def _pairs(self) -> Row:
        seats = self.sizes[1]
        passed = [(self._sum(one) - self._away(one, min(one.most, seats)), one) for one in self._passed()]
        some, high = [one for one in passed if one[0] > APART], seats * (seats - 1) // 2
        off = sum([passed for passed, _ in some]) - high
        return off, [(one, one.below, min(one.most, seats), 0) for _, one in some], high

    def _alone(self, claim: Claim) -> Row:
        here, found = self.here[claim.place], list[tuple[float, list[Terms]]]()
        sitting = sorted(claim.below.intersection(here), key=lambda unit: (-here[unit], unit))
        most = min(claim.most, self.sizes[1])
        for count in range(1, most + 1):
            some = sitting if count == most else sitting[:count]
            own = min(count, self.sizes[1] - 1)
            off = sum([here[unit] for unit in some]) - own * here.get(claim.unit, 0.0)
            found.append(
                (
                    off - self._away(claim, count),
                    [(claim, claim.below if count == most else some, count, own)],
                )
            )
        return *max(found, key=lambda one: one[0]), 0


def _cut(terms: Sequence[Terms], high: int, less: Iterable[int] = ()) -> Cut:
    """Return a row of claims, less one for each of some who sit there."""
    total = {(terms[0][0].place, unit): -1 for unit in less}
    for claim, below, away, own in terms:
        added = [*[(claim.place, unit, 1) for unit in below], (claim.place, claim.unit, -own)]
        for place, unit, more in (*added, *[(place, claim.unit, -away) for place in claim.elsewhere]):
            total[place, unit] = total.get((place, unit), 0) + more
    seats = tuple([(*seat, use) for seat, use in sorted(total.items()) if use])
    return Cut(tuple([claim.line for claim, *_ in terms]), high, seats)
