"""Who knows the lists and the own texts, and tries to find out how jurors graded or ordered others: world by world."""

from itertools import combinations, combinations_with_replacement, permutations, product

from eig.jury import select
from eig.jury.marks import Tally
from eig.jury.votes import (
    Preference,
    Preferences,
    borda,
    copeland,
    highest_median,
    kemeny,
    majority_judgment,
    schulze,
)
from helpers.adversary import FEW

LEVELS = 4
"""How many grades there are."""
BY_GRADES = {
    "majority judgment": lambda tallies: majority_judgment(tallies).ranking,
    **{f"highest median, {rule}": lambda tallies, rule=rule: highest_median(tallies, rule=rule) for rule in ("mj", "d", "s", "n")},
}  # fmt: skip
BY_PAIRS = {
    one.__name__: lambda orders, one=one: one(orders).ranking for one in (borda, copeland, kemeny, schulze)
}


def grades_find(judges, items, by, rules):
    """Count the own texts; those that leave two grades of another or fewer; one majority grade; one way to grade it.

    The lists leave more. The worlds are all grades that so many judges may give.
    """
    some = [*combinations_with_replacement(range(LEVELS), judges)]
    worlds = []
    for world in product(some, repeat=items):
        tallies = [Tally.from_grades(f"c{at}", one, levels=LEVELS) for at, one in enumerate(world)]
        worlds.append((by(tallies), world[1:]))

    def given(others):
        each = [*zip(*others, strict=True)]
        grades = sum(len({grade for one in some for grade in one}) <= FEW for some in each)
        medians = sum(len({one[(judges - 1) // 2] for one in some}) == 1 for some in each)
        return grades, medians, sum(len({*some}) == 1 for some in each)

    return _beyond_lists(worlds, rules, given)


def pairs_find(judges, items, by, rules):
    """Count the own texts; those by which all judges are known to order two alike; how many do; all their orders.

    The lists leave more. The worlds are all orders that so many judges may give.
    """
    worlds = []
    for world in combinations_with_replacement([*permutations(range(items))], judges):
        orders = [Preference(tiers=[[f"c{at}"] for at in one]) for one in world]
        counts = [
            sum(one.index(first) < one.index(second) for one in world)
            for first, second in combinations(range(items), 2)
        ]
        worlds.append((by(Preferences.from_orders(orders)), counts))

    def given(some):
        each = [{*values} for values in zip(*some, strict=True)]
        return sum(one in ({0}, {judges}) for one in each), sum(len(one) == 1 for one in each), len(some) == 1

    return _beyond_lists(worlds, rules, given)


def _beyond_lists(worlds, rules, given):
    told, public = {}, {}
    for ranking, known in worlds:
        chosen = select(ranking, rules)
        lists = tuple(
            map(frozenset, (chosen.main, chosen.undecided, chosen.reserve, chosen.reserve_undecided))
        )
        texts = tuple(str(one.explain("c0", audience="candidate")) for one in (ranking, chosen))
        told.setdefault((lists, texts), []).append(known)
        public.setdefault(lists, []).append(known)
    before = {lists: given(some) for lists, some in public.items()}
    pairs = [(len(some), given(some), before[lists]) for (lists, _), some in told.items()]
    kinds = range(len(pairs[0][1]))
    return len(worlds), *(sum(count for count, now, rest in pairs if now[at] > rest[at]) for at in kinds)
