"""Of the reasons against a seat in the letters of small promotions, how many are no cause?

    PYTHONPATH=src python tools/letter_causes.py [worlds] [--list]

Each world is decided twice, its equals settled by a draw and not. Each reason against a seat that an audience is told is
held against every cohort of the world: once what it names is gone, does the person sit there in all of the best? It must
stand in the letters in English and in French. With `--list` those that are false are told. See
`tests/helpers/letter_worlds.py`.
"""

import sys
from collections import Counter
from random import Random

import sources  # noqa: F401 # lets the tests be imported

from helpers import letter_worlds

WORLDS = 1_000


def told(count):
    """Yield the seed, the person and each reason against a seat of so many worlds, with whether it is true."""
    for seed in range(count):
        world = letter_worlds.World(Random(seed))
        for settle in (True, False):
            outcome = letter_worlds.decided(world, settle=settle)
            if outcome.cohort.cohort is None:
                continue
            for person in world.people:
                for audience, letter, reason in letter_worlds.told(outcome, person):
                    found = letter_worlds.is_true(world, outcome, person, reason)
                    if found is not None:
                        yield (seed, settle, person, audience), reason, found and letter


def main(arguments):
    """Print how many reasons of each code are told, and how many are false."""
    count = next((int(one) for one in arguments if one.isdigit()), WORLDS)
    every, false = Counter(), Counter()
    for where, reason, found in told(count):
        for key in (reason.code, f"told to the {where[-1]}"):
            every[key] += 1
            false[key] += not found
        if not found and "--list" in arguments:
            print(*where, reason.code, reason)
    for code in sorted(every):
        print(f"{false[code]:,} false of {every[code]:,} {code} in {count:,} worlds")


if __name__ == "__main__":
    main(sys.argv[1:])
