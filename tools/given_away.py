"""What extracts of small juries give away of the marks of others, by going through all that is consistent with them.

    PYTHONPATH=src:tests python tools/given_away.py [worlds]

Each world is a jury of two to five on three to six dossiers, marks from 1 to 4. A mark is given away where two
values of it, or fewer, go with what was told. Run it on another revision to compare.
"""

import sys
from random import Random

from helpers import adversary

WORLDS = 300


def main(count):
    """Print how many extracts give a mark or a score of another away."""
    jurors = {size: [0, 0] for size in range(2, 6)}
    candidates, inferred = [0, 0], {size: [0, 0] for size in range(2, 6)}
    for sheet in adversary.worlds(count):
        for juror in sheet.jurors:
            shown, found = adversary.juror_finds(sheet, juror)
            jurors[len(sheet.jurors)][0] += shown
            jurors[len(sheet.jurors)][1] += found
        told, found = adversary.candidate_finds(sheet, 2)
        candidates[0] += told
        candidates[1] += found
        told, found = adversary.candidate_infers(sheet, 2)
        inferred[len(sheet.jurors)][0] += told
        inferred[len(sheet.jurors)][1] += found
    for size, (shown, found) in jurors.items():
        print(f"juries of {size}: scores shown to jurors {shown}, marks given away by {found}")
    for size, (told, found) in inferred.items():
        print(
            f"juries of {size}: extracts {told}, a mark on another found out by rank and total alone {found}"
        )
    draw, letters = Random(11), {}
    for _ in range(count):
        outcome, cap = adversary.cohort_of(draw)
        told, found = adversary.attribute_finds(outcome, cap)
        size = len(outcome.seats)
        letters[size] = [
            one + more for one, more in zip(letters.get(size, (0, 0)), (told, found), strict=True)
        ]
    for size, (told, found) in sorted(letters.items()):
        print(
            f"cohorts of {size}: letters that name a cap on employers {told}, an employer of another known by {found}"
        )
    print(f"extracts of candidates {candidates[0]}, telling the distance to another {candidates[1]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS)
