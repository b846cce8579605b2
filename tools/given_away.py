"""What a jury's texts give away of the marks of others, by going through every world that is consistent with them.

    PYTHONPATH=src:tests python tools/given_away.py [most]

Each jury marks two or three dossiers from 1 to 4. Whoever reads knows the lists and one text. A mark is given
away where two values of it, or fewer, go with all that; a score, where one does. Sizes with more worlds than
`most` are left out. Run it on another revision to compare.
"""

import sys
from operator import add
from random import Random

from eig.jury import JuryRules
from eig.programme.disclosure import Disclosure
from eig.programme.quotas import Quota
from eig.teams import MaxEach
from eig.teams.asked import CohortQuota
from helpers import adversary

OPEN = Disclosure(smallest=1)
CAP = MaxEach(id="employers", attribute="employer", maximum=1)
LEAST = CohortQuota(quota=Quota(attribute="employer", value="w", minimum=1))
ONE, BOTH = (("a",),), (("a", "b"),)
COUNTED = [
    ("employers", {"a": 2}, 4, adversary.of_employer(CAP), ONE),
    ("employers, of three", {"a": 2}, 4, adversary.of_employer(CAP, "vwx"), ONE),
    ("an employer at least", {"a": 2}, 4, adversary.of_employer(LEAST), ONE),
    ("employers", {"a": 1, "b": 1}, 3, adversary.of_employer(CAP), BOTH),
    ("employers", {"a": 1, "b": 1}, 3, adversary.of_employer(CAP), (*BOTH, ("b", "a"), ("a",))),
    *((name, {"a": 2}, 3, one, ONE) for name, one in adversary.TURNING.items()),
]
MOST, COHORTS, OWN = 1_100, 300, 4


def main(most):
    """Print how many texts give a mark, a score or an attribute of another away."""
    draw = Random(7)
    for jurors in range(1, 9):
        for items in (2, 3):
            rules = JuryRules(places=1, reserve=1)
            if (3 * jurors + 1) ** items <= most:
                told, marks, scores = adversary.candidates_find(jurors, items, rules)
                print(
                    f"juries of {jurors}, {items} dossiers: extracts of candidates {told}, "
                    f"a mark given away {marks}, a score {scores}",
                    flush=True,
                )
            if 1 < jurors and (3 * jurors - 2) ** items <= most:
                own = [tuple(draw.choice(adversary.MARKS) for _ in range(items)) for _ in range(OWN)]
                found = [adversary.jurors_find(one, jurors, rules) for one in own]
                shown, given = map(sum, zip(*found, strict=True))
                print(
                    f"juries of {jurors}, {items} dossiers: extracts of jurors that show a score {shown}, "
                    f"a mark given away {given}",
                    flush=True,
                )
    draw, letters = Random(11), [0, 0]
    for _ in range(COHORTS):
        letters = list(map(add, letters, adversary.attribute_finds(*adversary.cohort_of(draw))))
    for name, seats, people, turning, wishes in COUNTED:
        told = [
            adversary.attributes_known(seats, people, turning, disclosure=one, wishes=wishes)
            for one in (OPEN, None)
        ]
        print(
            f"{people} people, seats {seats}, {name}: letters, known, known to who knows all others, "
            f"all told {told[0]}, now {told[1]}",
            flush=True,
        )
    for people in range(2, 8):
        told = [adversary.stages_known(people, smallest=one) for one in (1, 3)]
        print(
            f"{people} who applied: worlds, and those that published counts tell of: all told {told[0]}, now {told[1]}",
            flush=True,
        )
    for people in (6, 8):
        for name, _, _, turning, _ in [*COUNTED[:1], *COUNTED[5:]]:
            found = adversary.attributes_known_of_many(2, people, turning)
            print(
                f"{people} people by rank, two seats, {name}: letters, known, known to an insider {found}",
                flush=True,
            )
    print(f"cohorts: letters that name a cap on employers {letters[0]}, an employer known by it {letters[1]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MOST)
