"""A room of the library that does not hear a kind of fact: is it found out by the kept examples, for each pair?

    PYTHONPATH=src:tests python tools/deaf_rooms.py [kind …]

Each room is made deaf to each kind of fact in turn, in the source that runs (`tests/helpers/deaf_rooms.py`), and the
table of what each room hears is tried. A pair that is not found out is told; so is, for each kind, why the other rooms
do not hear it. Then each room that is counted by hand hears each kind wrongly: a day early or late, of another person,
team or post, with another share, in the wrong order. What no random book contradicts, and is not told equivalent in
`tests/data/misheard.tsv`, is told; each line of that file is said anew.
"""

import sys

from sources import title

from helpers.deaf_rooms import (
    DOORS,
    PAIRS,
    contradicted,
    judged,
    killed,
    wrong_hearings,
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
    known, left, shown = judged(), [], 0
    for hearing in sorted(one for one in wrong_hearings() if not only or one[0] in only):
        seed, told = contradicted(*hearing), known.get(hearing, "")
        shown += seed is not None
        if seed is None and not isinstance(told, str):
            seed = contradicted(*hearing, [told])
        left += [hearing] if seed is None and not (isinstance(told, str) and told) else []
        print(*hearing, told if seed is None else seed, sep="\t", flush=True)
    title("facts heard wrongly by a room, neither found out nor equivalent", len(left))
    print(*left, sep="\n")
    title("facts heard wrongly that are found out", shown)
    title("pairs that matter", len(PAIRS))
    title("pairs in all", len(ELSEWHERE) * len(DOORS))


if __name__ == "__main__":
    main(sys.argv[1:])
