"""Juries drawn at random, and the definitions of ordinal methods, written plainly and slowly."""

from fractions import Fraction
from itertools import combinations, permutations

from hypothesis import strategies as st

from eig.jury.votes import Preference, Preferences


def orders_over(names, shuffled, breaks, count):
    """Return one order: the names seen, cut into tiers after each true break."""
    tiers = []
    for name, cut in zip(shuffled, breaks, strict=False):
        if tiers and not cut:
            tiers[-1].append(name)
        else:
            tiers.append([name])
    return Preference(tiers=tiers, count=count)


@st.composite
def juries(draw, most=5, complete=False, strict=False):
    """Draw a jury: candidates, and orders that may tie some and leave others unseen."""
    names = [f"c{at}" for at in range(draw(st.integers(1, most)))]
    orders = []
    for _ in range(draw(st.integers(1, 4))):
        seen = draw(st.permutations(names))
        if not complete:
            seen = seen[: draw(st.integers(0, len(names)))]
        breaks = (
            [True] * len(seen)
            if strict
            else draw(st.lists(st.booleans(), min_size=len(seen), max_size=len(seen)))
        )
        orders.append(orders_over(names, seen, breaks, draw(st.integers(1, 3))))
    return Preferences(candidates=names, orders=orders)


def random_jury(draw, names, jurors, *, ties=0.2, seen=1.0):
    """Return a jury drawn with a random generator: `draw` is `random.Random`."""
    orders = []
    for _ in range(jurors):
        mine = [name for name in names if draw.random() < seen]
        draw.shuffle(mine)
        breaks = [draw.random() >= ties for _ in mine]
        orders.append(orders_over(names, mine, breaks, draw.randint(1, 3)))
    return Preferences(candidates=names, orders=orders)


def tier_of(order, name):
    """Return the tier of a candidate, or None if it was not seen."""
    return next((at for at, tier in enumerate(order.tiers) if name in tier), None)


def prefers(preferences, one, other):
    """Return how many jurors place one candidate above another: both seen."""
    total = 0
    for order in preferences.orders:
        mine, theirs = tier_of(order, one), tier_of(order, other)
        if mine is not None and theirs is not None and mine < theirs:
            total += order.count
    return total


def strongest_paths(preferences):
    """Return the strongest path between any two candidates (Schulze 2011, the Floyd-Warshall form)."""
    names = preferences.candidates
    path = {}
    for one in names:
        for other in names:
            won, lost = prefers(preferences, one, other), prefers(preferences, other, one)
            path[one, other] = won if won > lost else 0
    for mid in names:
        for one in names:
            for other in names:
                if len({one, mid, other}) == 3:
                    path[one, other] = max(path[one, other], min(path[one, mid], path[mid, other]))
    return path


def best_orders(preferences):
    """Return the greatest Kemeny score and all the orders that reach it, by trying every permutation."""
    names = preferences.candidates
    kept = {(one, other): prefers(preferences, one, other) for one in names for other in names}
    best, orders = -1, []
    for order in permutations(names):
        score = sum(kept[pair] for pair in combinations(order, 2))
        if score > best:
            best, orders = score, []
        if score == best:
            orders.append(order)
    return best, orders


def borda_points(preferences, name):
    """Return one point for each candidate below, half for each beside, over all orders that saw it."""
    points = Fraction(0)
    for order in preferences.orders:
        mine = tier_of(order, name)
        for other in order.seen if mine is not None else ():
            theirs = tier_of(order, other)
            if other != name:
                points += order.count * (Fraction(1) if theirs > mine else Fraction(theirs == mine, 2))
    return points
