"""Random ledgers, a thousand: do all rooms say the same of every day, and of where each person stands?

    PYTHONPATH=src:tests python tools/ledgers.py [how many]

What they are held against is counted day by day by code that looks at no source of the library
(`tests/helpers/ledgers_drawn.py`, and of problem, funnel, hearings, letters, replacement and cover,
`tests/helpers/ledgers_decided.py`). The seed of each ledger that one of them contradicts is told.
"""

import random
import sys

from sources import title

from helpers import ledgers_decided, ledgers_misheard
from helpers.ledger_rooms import outcome
from helpers.ledgers_drawn import hold, stands  # `sources` says where the helpers of the tests are


def main(most):
    year = outcome()
    many = ledgers_misheard.hold
    for what, look in (
        ("a day", hold),
        ("many kinds", many),
        ("a person", lambda draw: stands(draw, year)),
        ("a decided year, now and on one day", ledgers_decided.hold),  # a thousand end in some 20 minutes
    ):
        wrong = []
        for seed in range(most):
            try:
                look(random.Random(seed))
            except AssertionError as told:
                wrong.append((seed, str(told)[:200]))
        title(f"ledgers of which two rooms say different things of {what}", len(wrong))
        for seed, told in wrong:
            print(seed, told)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
