"""Sums that must be met, of few amounts: what counts of heads come to them.

Where a sum stands between two bounds that are close, and each person adds one of a few amounts, a handful of
counts of heads by amount come to it. A cohort has one of these counts, whatever else it keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import gcd

from attrs import frozen

from eig.teams.engine._search_model_in_whole_numbers import Limit, Model

AMOUNTS = 8  # how many there may be
WIDE = 1 << 20  # a sum, counted in what all amounts are multiples of
WALKED = 4_000  # beginnings of counts gone through
MOST = 60  # counts that are parts of their own

Counts = tuple[int, ...]


@frozen(eq=False, repr=False)
class HeadCounts:
    """Who adds each amount to a sum, and the counts of them that come to it."""

    units: tuple[tuple[int, ...], ...]
    counts: tuple[Counts, ...]


def opposite(model: Model, line: int) -> list[int]:
    """Return the hard limits that hold the sum of a limit from below."""
    other = [(unit, -use) for unit, use in model.users[line]]
    some = [one for one, users in enumerate(model.users) if list(users) == other and not model.seat_uses[one]]
    return [one for one in some if model.limits[one].fine is None and not model.seat_uses[line]]


def head_counts(model: Model) -> HeadCounts | None:
    """Return the counts of heads of the first sum that must be met, if it is of few amounts."""
    for line, limit in enumerate(model.limits):
        uses = dict(model.users[line])
        if limit.fine is None and uses and min(uses.values()) > 0:
            least = [-model.limits[one].high for one in opposite(model, line)]
            found = _of_sum(model, uses, (max(least), limit.high)) if least else None
            if found is not None:
                return found
    return None


def with_counts(model: Model, seated: int) -> Model | None:
    """Return a model with the counts that come to a sum, those nearest to who sits, as limits; or None."""
    heads = head_counts(model)
    if heads is None or not heads.counts:
        return None
    here = [sum([seated >> unit & 1 for unit in units]) for units in heads.units]
    counts = min(heads.counts, key=lambda some: sum([abs(a - b) for a, b in zip(some, here, strict=True)]))
    limits, uses = list(model.limits), [list(unit.uses) for unit in model.units]
    for units, count in zip(heads.units, counts, strict=True):
        for unit in units:
            uses[unit] += [(len(limits), 1), (len(limits) + 1, -1)]
        limits += [Limit("", "", high, None, even=True) for high in (count, -count)]
    counted = tuple([one._replace(uses=tuple(some)) for one, some in zip(model.units, uses, strict=True)])
    return model.but(limits=tuple(limits), units=counted)


def _of_sum(model: Model, uses: Mapping[int, int], window: tuple[int, int]) -> HeadCounts | None:
    """Return the counts of heads of a sum; None if they are too many."""
    step, (low, high) = gcd(*uses.values()), window
    by_amount: dict[int, list[int]] = {}
    for unit, use in uses.items():
        by_amount.setdefault(use // step, []).append(unit)
    low, high = min(-(-low // step), high // step + 1), high // step
    single = all(len(unit.people) == 1 for unit in model.units)
    if not single or not 1 < len(by_amount) <= AMOUNTS or not 0 <= high < WIDE:
        return None
    amounts = sorted(by_amount, reverse=True)
    sizes = [(amount, len(by_amount[amount])) for amount in amounts]
    heads = sum([place.most for place in model.places])
    least = sum([place.least for place in model.places if place.empty is None]) - len(model.units) + len(uses)
    counts: list[Counts] = []
    for walked, one in enumerate(_walk(sizes, (max(0, low), high), heads)):
        if walked == WALKED or len(counts) > MOST:
            return None
        counts += [one] if len(one) == len(sizes) and sum(one) >= least else []
    return HeadCounts(tuple([tuple(by_amount[amount]) for amount in amounts]), tuple(counts))


def _walk(sizes: Sequence[tuple[int, int]], window: tuple[int, int], heads: int) -> Iterator[Counts]:
    """Yield the counts that come to a sum, and their beginnings, each of which may be gone on with."""
    low, high = window
    reached, all_ = [1], (1 << high + 1) - 1  # the sums that the last amounts come to, as bits
    for amount, size in reversed(sizes):
        sums = one = reached[-1]
        for _ in range(size):
            one = one << amount & all_
            sums |= one
        reached.append(sums)

    def go_on(begun: Counts, total: int, left: int) -> Iterator[Counts]:
        yield begun
        if len(begun) < len(sizes):
            amount, size = sizes[len(begun)]
            after = reached[len(sizes) - len(begun) - 1]
            for count in range(min(size, left, (high - total) // amount) + 1):
                now = total + count * amount
                wanted = after >> max(0, low - now) & (1 << high - max(low, now) + 1) - 1
                if wanted:
                    yield from go_on((*begun, count), now, left - count)

    return go_on((), 0, heads)
