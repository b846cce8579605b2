"""Of the reasons against a seat in the letters of small promotions, how many are no cause?

    PYTHONPATH=src python tools/letter_causes.py [worlds] [--list]

Each world is decided twice, its equals settled by a draw and not. Each reason against a seat is held against every
cohort of the world: once what it names is gone, does the person sit there in all of the best? With `--list` those that
are false are told. See `tests/helpers/letter_worlds.py`.
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
                for reason in outcome.rulings[person].reasons:
                    found = letter_worlds.is_true(world, outcome, person, reason)
                    if found is not None:
                        yield (seed, settle, person), reason, found


def main(arguments):
    """Print how many reasons of each code are told, and how many are false."""
    count = next((int(one) for one in arguments if one.isdigit()), WORLDS)
    every, false = Counter(), Counter()
    for where, reason, found in told(count):
        every[reason.code] += 1
        false[reason.code] += not found
        if not found and "--list" in arguments:
            print(*where, reason.code, reason)
    for code in (*sorted(every), *(["all"] if every else [])):
        wrong, said = (false.total(), every.total()) if code == "all" else (false[code], every[code])
        print(f"{wrong:,} false of {said:,} {code} in {count:,} worlds")


if __name__ == "__main__":
    main(sys.argv[1:])
