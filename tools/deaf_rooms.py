"""A room of the library that does not hear a kind of fact: is it found out by the kept examples, for each pair?

    PYTHONPATH=src:tests python tools/deaf_rooms.py [kind …]

Each room is made deaf to each kind of fact in turn, in the source that runs (`tests/helpers/deaf_rooms.py`), and the
table of what each room hears is tried. A pair that is not found out is told; so is, for each kind, why the other rooms
do not hear it.
"""

import sys

from sources import title

from helpers.deaf_rooms import DOORS, PAIRS, killed  # `sources` says where the helpers of the tests are
from helpers.ledger_rooms import ELSEWHERE


def main(only):
    missed = []
    for kind, why in ELSEWHERE.items():
        if only and kind not in only:
            continue
        rooms = [room for one, room in PAIRS if one == kind]
        missed += [(kind, room) for room in rooms if not killed(room, kind)]
        print(f"{kind}: {' '.join(rooms) or 'no room'}; elsewhere: {why}", flush=True)
    title("rooms deaf to a kind that matters to them, and not found out", len(missed))
    print(*missed, sep="\n")
    title("pairs that matter", len(PAIRS))
    title("pairs in all", len(ELSEWHERE) * len(DOORS))


if __name__ == "__main__":
    main(sys.argv[1:])
