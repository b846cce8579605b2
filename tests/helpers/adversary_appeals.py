"""Who reads a first text and the one that replaces it once a mark was corrected: through all marks with the same lists."""

from collections import defaultdict
from functools import cache
from itertools import product
from typing import NamedTuple

from attrs import evolve

from eig.book import Book
from eig.jury import JuryRules, deliberate
from eig.programme.disclosure import Disclosure
from helpers.adversary import FEW, MARKS, listed, marks_in, marks_of, posts_of, sheet_of


class Appeal(NamedTuple):
    """A jury of whose dossiers one mark is corrected: the own one, or that of another dossier."""

    jurors: int
    dossiers: int
    rules: JuryRules
    own: bool = True
    smallest: int = 3


def outcome_of(appeal, totals):
    """Return what is decided where dossiers have such totals, and who stands on which list."""
    promotion = posts_of({f"c{at}": 1 for at in range(appeal.dossiers)})
    promotion = evolve(
        promotion, rules=evolve(promotion.rules, disclosure=Disclosure(smallest=appeal.smallest))
    )
    held = deliberate(sheet_of([marks_of(one, appeal.jurors) for one in totals]), appeal.rules)
    return Book(promotion=promotion).decide(held), listed(held)


def appeal_finds(appeal, owns=None, others=None):
    """Count the worlds, those in which both texts tell a mark of another that both lists leave open, and a score.

    The reader knows their own totals of both days. A world is what all had before, and what the corrected one has since.
    """
    outcome = cache(lambda totals: outcome_of(appeal, totals))
    letter = cache(lambda totals: outcome(totals)[0].letter("c0"))
    sums = range(appeal.jurors, MARKS[-1] * appeal.jurors + 1)
    told, public = defaultdict(list), defaultdict(list)
    for first in product(owns or sums, *[others or sums] * (appeal.dossiers - 1)):
        who = 0 if appeal.own else 1
        for total in sums:
            if not 0 < abs(total - first[who]) <= MARKS[-1] - MARKS[0]:
                continue
            then = (*first[:who], total, *first[who + 1 :])
            (old, lists), (new, after) = outcome(first), outcome(then)
            changes = new.changes_since(old)
            texts = letter(first), new.letter("c0", changes=changes)
            known = first[0], then[0], lists, after
            world = (*first[1:], *then[1:])
            told[known, texts].append(world)
            public[known].append(world)

    def known_of(some):
        for at, values in enumerate(zip(*some, strict=True)):
            if len(marks_in({*values}, appeal.jurors)) <= FEW:
                yield at, 0
            if len({*values}) == 1:
                yield at, 1

    found = [
        (some, {kind for _, kind in {*known_of(some)} - {*known_of(public[known])}})
        for (known, _), some in told.items()
    ]
    counts = tuple(sum(len(some) for some, kinds in found if kind in kinds) for kind in (0, 1))
    return sum(map(len, told.values())), *counts
