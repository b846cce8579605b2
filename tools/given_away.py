"""What a jury's texts give away of the marks of others, by going through every world that is consistent with them.

    PYTHONPATH=src:tests python tools/given_away.py [most] [words]

Each jury marks two or three dossiers from 1 to 4. Whoever reads knows the lists and one text. A mark is given
away where two values of it, or fewer, go with all that; a score, where one does. Sizes with more worlds than
`most` are left out. With words, only what is counted whose title contains them. Run it on another revision to compare.
"""

import sys
from math import comb
from operator import add
from random import Random
from typing import get_args

from eig.jury import JuryRules
from eig.jury.rules.jury_rules_with_origins import Method
from eig.programme.disclosure import Disclosure
from eig.programme.quotas import Quota
from eig.teams import MaxEach
from eig.teams.asked import CohortQuota
from helpers import adversary, adversary_jurors, adversary_seats, adversary_totals, adversary_votes

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
    *(
        (name, seats, 3, one, wishes)
        for name, one in adversary.TURNING.items()
        for seats, wishes in (({"a": 2}, ONE), ({"a": 1, "b": 1}, BOTH))
    ),
]
BY_RANK = {
    "employers": adversary.of_employer(CAP),
    "an employer at least": adversary.of_employer(LEAST),
    **adversary.TURNING,
}
MOST, COHORTS, OWN = 1_100, 300, 4


def main(most, words=""):
    """Print how many texts give a mark, a score or an attribute of another away."""
    for title, count in (
        *_of_marks(most),
        *_by_method(most),
        *_beside(),
        *_of_votes(),
        *_of_attributes(),
        *_of_counts(),
        *_by_rank(),
    ):
        if words in title:
            print(f"{title} {count()}", flush=True)


def _by_method(most):
    for jurors in (3, 4, 5):
        if comb(jurors + 3, 3) ** 2 <= most:
            for method in get_args(Method):
                rules = JuryRules(places=1, reserve=1, method=method)
                yield (
                    f"juries of {jurors}, {method}: own texts that tell a mark beyond the lists, a score",
                    lambda jurors=jurors, rules=rules: adversary.beyond_lists(jurors, rules),
                )


def _beside():
    for own, others in ((4, 1), (6, 2), (8, 2), (8, 3)):
        yield (
            f"{own} sheets beside {others}, known: texts that tell a mark beyond the lists, a score",
            lambda own=own, others=others: adversary.find_beside_few_sheets(
                own, others, JuryRules(places=1, reserve=1)
            ),
        )
    for items, places in ((3, 2), (4, 3)):
        rules = JuryRules(places=places, reserve=items - 3, threshold="2.75")
        yield (
            f"juries of 2, {items} dossiers, a threshold: worlds, a mark told beyond the lists, a score",
            lambda items=items, rules=rules: adversary_totals.totals_find(2, items, rules),
        )
    for jurors, floors, floor, each in ((3, "mean", 3, ()), (4, "any", 1, (2, 3, 4)), (7, "any", 2, (3, 4))):
        rules, criterion = JuryRules(places=1, floors=floors), {"floor": floor, "floor_passes": False}
        yield (
            f"juries of {jurors}, out at an eliminating mark of {floor} ({floors}): worlds, a mark told beyond the lists, a score",
            lambda given=(jurors, 2, rules, [criterion]), each=each: adversary_totals.totals_find(
                *given, each=each
            ),
        )
    for places, threshold in ((1, "2.75"), (2, "3"), (2, "3.5")):
        rules = JuryRules(places=places)
        yield (
            f"juries of 2, 3 dossiers, {places} places, a threshold of {threshold} stated once texts went out: worlds, a mark told beyond both lists, a score",
            lambda rules=rules, threshold=threshold: adversary_totals.stated_later_find(
                2, 3, rules, threshold
            ),
        )
    for own, jurors in (((2, 3), 4), ((2, 3), 5), ((2, 3), 6), ((1, 2, 3), 6)):
        yield (
            f"a juror of {jurors} with marks of {own}: worlds, a mark told beyond the lists, a score, worlds that show one",
            lambda given=(own, jurors): adversary_jurors.find(
                adversary_jurors.dossiers(*given), {"places": 1, "reserve": 1}
            ),
        )
    yield (
        "a juror of 4 beside opinions and a threshold: worlds, a vote told beyond the lists, a score, worlds that show one",
        lambda: adversary_jurors.find(
            adversary_jurors.dossiers((3,), 4), {"places": 1, "threshold": "1.75"}, votes=True
        ),
    )
    for people, seats in ((3, 1), (4, 1), (4, 2)):
        yield (
            f"a juror alone, {people} people, {seats} seats: letters, a mark told beyond who sits",
            lambda people=people, seats=seats: adversary_seats.seat_letters_find(people, seats),
        )


def _of_votes():
    rules = JuryRules(places=1)
    for judges in (1, 2, 3):
        for name, by in adversary_votes.BY_GRADES.items():
            yield (
                f"{judges} judges, {name}: texts, grades, majority grade, tally of another beyond the lists",
                lambda judges=judges, by=by: adversary_votes.grades_find(judges, 2, by, rules),
            )
        for name, by in adversary_votes.BY_PAIRS.items():
            yield (
                f"{judges} jurors, {name}: texts, two ordered alike by all, by how many, all orders",
                lambda judges=judges, by=by: adversary_votes.pairs_find(judges, 3, by, rules),
            )


def _of_marks(most):
    rules, draw = JuryRules(places=1, reserve=1), Random(7)
    for jurors in range(1, 9):
        for items in (2, 3):
            jury = f"juries of {jurors}, {items} dossiers: extracts of"
            if (3 * jurors + 1) ** items <= most:
                yield (
                    f"{jury} candidates, a mark given away, a score",
                    lambda jurors=jurors, items=items: adversary.candidates_find(jurors, items, rules),
                )
            if 1 < jurors and (3 * jurors - 2) ** items <= most:
                own = [tuple(draw.choice(adversary.MARKS) for _ in range(items)) for _ in range(OWN)]
                yield (
                    f"{jury} jurors that show a score, a mark given away",
                    lambda jurors=jurors, own=own: _jurors(own, jurors, rules),
                )


def _jurors(own, jurors, rules):
    return tuple(map(sum, zip(*(adversary.jurors_find(one, jurors, rules) for one in own), strict=True)))


def _of_attributes():
    for name, seats, people, turning, wishes in COUNTED:
        for kind, policy in (("all told", OPEN), ("now", None)):
            yield (
                f"{people} people, seats {seats}, {len(wishes)} ways to wish, {name}: letters, known, known to an insider, {kind}",
                lambda given=(seats, people, turning), policy=policy, wishes=wishes: (
                    adversary.attributes_known(*given, disclosure=policy, wishes=wishes)
                ),
            )


def _of_counts():
    for people in range(2, 8):
        for kind, smallest in (("all told", 1), ("now", 3)):
            yield (
                f"{people} who applied: worlds, and those that published counts tell of, {kind}",
                lambda people=people, smallest=smallest: adversary.stages_known(people, smallest=smallest),
            )
    yield "cohorts: letters that name a cap on employers, an employer known by it", _cohorts


def _cohorts():
    draw, letters = Random(11), [0, 0]
    for _ in range(COHORTS):
        letters = list(map(add, letters, adversary.attribute_finds(*adversary.cohort_of(draw))))
    return tuple(letters)


def _by_rank():
    for people in (6, 8):
        for name, turning in BY_RANK.items():
            yield (
                f"{people} people by rank, two seats, {name}: letters, known, known to an insider",
                lambda people=people, turning=turning: adversary.attributes_known_of_many(2, people, turning),
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MOST, *sys.argv[2:3])
