"""A room of the library that does not hear a kind of fact: is it found out by the kept examples, for each pair?

    PYTHONPATH=src:tests python tools/deaf_rooms.py [kind …]

Each room is made deaf to each kind of fact in turn, in the source that runs (`tests/helpers/deaf_rooms.py`), and the
table of what each room hears is tried. A pair that is not found out is told; so is, for each kind, why the other rooms
do not hear it. Then each room that is counted by hand hears each kind wrongly: a day late, of another person, with
another share (`tests/helpers/ledgers_misheard.py`); what no random ledger contradicts is told.
"""

import sys

from sources import title

from helpers.deaf_rooms import (
    CHANGES,
    DOORS,
    PAIRS,
    WRONG,
    killed,
    misheard,
)  # `sources` says where the helpers of the tests are
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
    asked = [one for one in WRONG if not only or one[0] in only]
    found = {(kind, room, name): misheard(room, kind, CHANGES[name]) for kind, room, name in asked}
    title("facts heard wrongly by a room, and not found out", sum(one is False for one in found.values()))
    print(*(one for one, shown in found.items() if shown is False), sep="\n")
    title("facts heard wrongly that are found out", sum(one is True for one in found.values()))
    title("pairs that matter", len(PAIRS))
    title("pairs in all", len(ELSEWHERE) * len(DOORS))


if __name__ == "__main__":
    main(sys.argv[1:])
