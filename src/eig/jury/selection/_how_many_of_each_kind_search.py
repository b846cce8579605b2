"""The heaviest composition under quotas: how many items of each kind, by branch and bound over kinds.

Items that the same quotas count are one kind, so that a set is a few numbers. A linear programme over them
proposes prices of the quotas; the prices are then solved again in whole numbers, from its basis, and bound
every composition exactly (Lagrangian bound: Geoffrion 1974). What is left open is halved at the kind whose
count is furthest from a whole number (Land & Doig 1960).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import floor

from attrs import Factory, field, frozen

from eig._maths.linear_programmes import Programme
from eig._maths.simplex import Found, mend
from eig._maths.simplex_bases import Basis, start
from eig.jury.selection._lagrangian_search_under_quotas import Model

Counts = tuple[int, ...]
SHARP = 1 << 20  # rays are floating-point numbers, made whole by so much


def _inside(kinds: Kinds) -> tuple[frozenset[int], ...]:
    return tuple(map(frozenset, kinds.members))


@frozen
class Kinds:
    """Kinds of items, of which `places` are chosen in all; quota `q` wants `least[q]` to `most[q]`."""

    sizes: Counts
    members: tuple[Counts, ...]
    places: int
    least: Counts
    most: Counts
    inside: tuple[frozenset[int], ...] = field(init=False, default=Factory(_inside, takes_self=True))

    @classmethod
    def of(cls, model: Model, kinds: Sequence[Sequence[int]]) -> Kinds:
        return cls(
            tuple(map(len, kinds)),
            tuple(model.members[kind[0]] for kind in kinds),
            model.size,
            model.least,
            model.most,
        )

    def keeps(self, counts: Counts) -> bool:
        """Tell whether a composition has the right size and keeps the quotas."""
        held = [0] * len(self.least)
        for count, member in zip(counts, self.members, strict=True):
            for quota in member:
                held[quota] += count
        right = sum(counts) == self.places
        return right and all(map(lambda low, one, high: low <= one <= high, self.least, held, self.most))

    def programme(self, weights: Sequence[int]) -> Programme:
        """Return the linear programme of the heaviest composition."""
        scale = max(map(abs, weights)) or 1
        return Programme(
            groups=(tuple(range(len(self.sizes))),),
            counts=(self.places,),
            worths=[weight / scale for weight in weights],
            entries=tuple(tuple((quota, 1.0) for quota in member) for member in self.members),
            lows=list(map(float, self.least)),
            highs=list(map(float, self.most)),
        )


def heavier(
    kinds: Kinds, weights: Sequence[int], above: int, tick: Callable[[], object] = lambda: None
) -> Counts | None:
    """Return a composition heavier than a weight, None where there is none: that is proven.

    Args:
        kinds: What is chosen from.
        weights: What one item of each kind weighs.
        above: The weight to exceed.
        tick: Called at every step, so that a caller can stop the search.

    >>> kinds = Kinds((2, 2), ((0,), ()), 2, (1,), (2,))
    >>> heavier(kinds, [1, 3], 3), heavier(kinds, [1, 3], 4)
    ((1, 1), None)
    """
    return next(compositions(kinds, weights, above, tick), None)


def compositions(
    kinds: Kinds, weights: Sequence[int], above: int, tick: Callable[[], object] = lambda: None
) -> Iterator[Counts]:
    """Yield every composition heavier than a weight, each once.

    >>> list(compositions(Kinds((2, 2), ((0,), ()), 2, (0,), (2,)), [1, 3], 3))
    [(0, 2), (1, 1)]
    """
    if kinds.sizes:
        yield from _Search(kinds, tuple(weights), above, tick).run()
    elif above < 0 and kinds.keeps(()):
        yield ()


@frozen
class _Search:
    kinds: Kinds
    weights: Counts
    above: int
    tick: Callable[[], object]

    def run(self) -> Iterator[Counts]:
        """Go through the halves of what is left, the fuller half first."""
        seen = set[Counts]()
        basis = start(self.kinds.programme(self.weights))
        basis.high[: len(self.kinds.sizes)] = map(float, self.kinds.sizes)
        stack = [basis]
        while stack:
            basis = stack.pop()
            found = mend(basis, self.tick)
            counts = self._only(basis) or self._rounded(found)
            if counts and self._weight(counts) > self.above and self.kinds.keeps(counts):
                if counts not in seen:
                    yield counts
                seen.add(counts)
            if not self._is_beaten(basis, found):
                stack.extend(self._halves(basis, found))

    def _only(self, basis: Basis) -> Counts | None:
        """Return the one composition that bounds leave, where they leave one."""
        width = len(self.weights)
        for ends in (basis.low[:width], basis.high[:width]):
            if sum(ends) == self.kinds.places:
                return tuple(map(int, ends))
        return None

    def _weight(self, counts: Counts) -> int:
        return sum(map(int.__mul__, counts, self.weights))

    def _rounded(self, found: Found) -> Counts | None:
        if found.values is None:
            return None
        return tuple(round(found.values.get(kind, 0.0)) for kind in range(len(self.weights)))

    def _is_beaten(self, basis: Basis, found: Found) -> bool:
        """Tell whether whole-number prices prove that nothing between the bounds of a basis is heavier."""
        low, high = (sum(some[: len(self.weights)]) for some in (basis.low, basis.high))
        if not low < self.kinds.places < high:
            return True  # one composition, which was looked at, or none
        if found.ray is not None:
            rates = [round(SHARP * rate) for rate in found.ray]
            if any(self._bound(basis, 0, [sign * rate for rate in rates]) < 0 for sign in (1, -1)):
                return True
        unit, prices = _exact_prices(self.kinds, self.weights, basis)
        return self._bound(basis, unit, prices) <= unit * self.above

    def _bound(self, basis: Basis, unit: int, prices: Sequence[int]) -> int:
        """Return a weight, in units, that no composition between the bounds of a basis exceeds."""
        kinds = self.kinds
        total = sum(
            price * (most if price > 0 else least)
            for price, least, most in zip(prices, kinds.least, kinds.most, strict=True)
        )
        left = kinds.places
        offers: list[tuple[int, int]] = []
        for kind, member in enumerate(kinds.members):
            worth = unit * self.weights[kind] - sum([prices[quota] for quota in member])
            low = int(basis.low[kind])
            total, left = total + low * worth, left - low
            offers.append((worth, int(basis.high[kind]) - low))
        offers.sort(reverse=True)
        for worth, room in offers:
            taken = min(room, left)
            total, left = total + taken * worth, left - taken
        return total

    def _halves(self, basis: Basis, found: Found) -> Iterator[Basis]:
        """Yield a basis with two narrower ranges of a kind, the one to look at first last."""
        values = found.values or {}
        open_ = [kind for kind in range(len(self.weights)) if basis.low[kind] < basis.high[kind]]
        away = {kind: abs(values.get(kind, 0.0) - round(values.get(kind, 0.0))) for kind in open_}
        kind = max(open_, key=lambda one: (away[one], basis.high[one] - basis.low[one], -one))
        split = min(max(floor(values.get(kind, basis.low[kind])), basis.low[kind]), basis.high[kind] - 1)
        under, over = basis.copy(), basis.copy()
        under.high[kind], over.low[kind] = split, split + 1
        yield from (over, under) if values.get(kind, 0.0) - split < 1 / 2 else (under, over)


def _exact_prices(kinds: Kinds, weights: Counts, basis: Basis) -> tuple[int, list[int]]:
    """Return the prices at which the kinds of a basis weigh alike, in whole numbers of a unit.

    A quota without a basic kind is free. Where the basis is singular the prices are still whole numbers, and
    every whole number is a price: the bound holds, and says less.
    """
    width, key = len(kinds.sizes), basis.keys[0]
    basic = [kind for kind in basis.working if kind < width]
    bound = [quota for quota in range(len(kinds.least)) if width + quota not in basis.place]
    rows = [
        [(quota in kinds.inside[kind]) - (quota in kinds.inside[key]) for quota in bound]
        + [weights[kind] - weights[key]]
        for kind in basic
    ]
    unit, found = solved(rows)
    prices = [0] * len(kinds.least)
    for quota, price in zip(bound, found, strict=True):
        prices[quota] = price
    return unit, prices


def solved(rows: list[list[int]]) -> tuple[int, list[int]]:
    """Solve a square system with whole numbers (Bareiss 1968): the determinant, and the solution times it."""
    size, unit = len(rows), 1
    for spot in range(size):
        at = next((row for row in range(spot, size) if rows[row][0]), None)
        if at is None:
            return 1, [0] * size
        rows[spot], rows[at] = rows[at], rows[spot]
        head, *turned = rows[spot]
        for row, (lead, *rest) in enumerate(rows):
            if row == spot:
                rows[row] = turned
            elif lead or head != unit:
                rows[row] = [(head * a - lead * b) // unit for a, b in zip(rest, turned, strict=True)]
            else:
                rows[row] = rest
        unit = head
    turn = 1 if unit > 0 else -1
    return turn * unit, [turn * row[-1] for row in rows]
