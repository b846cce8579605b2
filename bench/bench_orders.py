"""Ordinal methods and majority judgment, against pref_voting: pairwise counts, Schulze, Borda, Kemeny.

Twelve jurors rank 40 (about EIG's challenges), 200 and 1,000 candidates, strictly and whole. Times are of the
whole path, from orders to result. pref_voting is not run on 1,000: it did not end in 150 s.
"""

import random
import sys
import time
import tracemalloc

SIZES = (40, 200, 1_000)
JURORS = 12


def orders(candidates, noise=None):
    """Return twelve orders: at random, or around one order with noise."""
    rng = random.Random(candidates)
    names = list(range(candidates))
    for _ in range(JURORS):
        if noise is None:
            rng.shuffle(names)
            yield list(names)
        else:
            place = {name: name + rng.gauss(0, noise) for name in names}
            yield sorted(names, key=lambda name: place[name])


def preferences(candidates, noise=None):
    from eig.jury.votes import Preference, Preferences

    return Preferences.from_orders(
        [Preference(tiers=[[f"c{name:04}"] for name in order]) for order in orders(candidates, noise)]
    )


def our_schulze(candidates):
    from eig.jury.votes import schulze

    return schulze(preferences(candidates)).winners


def our_borda(candidates):
    from eig.jury.votes import borda

    return borda(preferences(candidates)).ranking.groups[0]


def our_kemeny(candidates, noise=4):
    from eig.jury.votes import kemeny

    return kemeny(preferences(candidates, noise))


def their(method):
    def run(candidates, noise=None):
        from pref_voting import voting_methods
        from pref_voting.profiles import Profile

        return tuple(
            f"c{at:04}"
            for at in sorted(getattr(voting_methods, method)(Profile(list(orders(candidates, noise)))))
        )

    return run


def timed(function, *given, repeat=3):
    best, result = float("inf"), None
    for _ in range(repeat):
        start = time.perf_counter()
        result = function(*given)
        best = min(best, time.perf_counter() - start)
    return best, result


def versus(name, mine, method, *given):
    """Compare with pref_voting, warmed up once: the compilation of numba is not counted."""
    try:
        run = their(method)
        run(5, *given[1:])
        spent, winners = timed(run, *given, repeat=1)
    except ImportError:
        return f"{name}: ours {1000 * mine[0]:8.1f} ms; pref_voting: not installed"
    return (
        f"{name}: ours {1000 * mine[0]:8.1f} ms; pref_voting {1000 * spent:9.1f} ms (ratio {spent / mine[0]:6.0f}),"
        f" winners {'agree' if winners == mine[1] else 'DIFFER'}"
    )


def peak(function, *given):
    tracemalloc.start()
    function(*given)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def majority(items, judges):
    from eig.jury.marks import Tally
    from eig.jury.votes import majority_judgment

    rng = random.Random(items)
    tallies = [
        Tally.from_grades(f"i{at:05}", [rng.randrange(6) for _ in range(judges)], levels=6)
        for at in range(items)
    ]
    return timed(majority_judgment, tallies)[0]


def main():
    for size in SIZES:
        mine = timed(our_schulze, size)
        name = f"Schulze {size:>5} candidates x {JURORS}"
        if size < 1_000:
            print(versus(name, mine, "beat_path", size))
        else:
            print(f"{name}: ours {1000 * mine[0]:8.1f} ms, {peak(our_schulze, size):.1f} MiB")
    for size in SIZES[:2]:
        mine = timed(our_borda, size)
        print(versus(f"Borda {size:>5} candidates x {JURORS}", mine, "borda", size))
    spent, result = timed(our_kemeny, 8, 9)
    firsts = tuple(sorted({order[0] for order in result.orders}))
    print(versus("Kemeny 8 candidates", (spent, firsts), "kemeny_young", 8, 9))
    for size in (40, 170):
        spent, result = timed(our_kemeny, size)
        print(
            f"Kemeny {size} candidates: {1000 * spent:8.1f} ms, proven {result.proven}, {result.count} best orders"
        )
    for items, judges in ((170, 12), (1_700, 120), (17_000, 120)):
        print(f"majority judgment {items} items x {judges} judges: {1000 * majority(items, judges):8.1f} ms")


if __name__ == "__main__":
    sys.path[:0] = ["src"]
    main()
