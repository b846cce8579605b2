"""Who knows all public texts and one extract, and tries to find the marks of others out: by going through them all."""

import re
from fractions import Fraction
from itertools import product
from random import Random

from eig.book import Book
from eig.jury import EIG_SCALE, JuryRules, Rubric, Scoresheet, deliberate, rank_lists
from eig.jury.minutes import candidate_minutes, extract_for_juror
from eig.programme import Application, Candidate
from eig.promotions import P3
from eig.teams import MaxEach, compose

MARKS = (1, 2, 3, 4)
FEW = 2
"""A mark that can have so many values, or fewer, is found out."""


def jury_of(draw, jurors, items):
    """Return a scoresheet of one criterion, each juror marking each item."""
    rubric = Rubric.equal(["merit"], scale=EIG_SCALE)
    marks = [
        (f"c{item}", f"j{juror}", {"merit": draw.choice(MARKS)})
        for item in range(items)
        for juror in range(jurors)
    ]
    return Scoresheet.from_marks(rubric, marks)


def left_open(vectors):
    """Return, of each mark of another, the values that it has in what is consistent with what was told."""
    return [set(values) for values in zip(*vectors, strict=True)]


def juror_finds(sheet, juror, **options):
    """Count the dossiers that a juror's extract shows, and those of which it gives a mark of another away."""
    extract = extract_for_juror(sheet, juror, **options)
    jurors, found = len(sheet.jurors), 0
    for item, score in extract.scores.items():
        own = sheet.mark_sheet(item, juror).marks["merit"]
        left = score * jurors - own
        vectors = [one for one in product(MARKS, repeat=jurors - 1) if sum(one) == left]
        found += any(len(values) <= FEW for values in left_open(vectors))
    return len(extract.scores), found


def juror_finds_of_withheld(sheet, juror, **options):
    """Count the dossiers whose withholding itself would give a mark away, to whoever knows why it is done."""
    extract = extract_for_juror(sheet, juror, **options)
    jurors = len(sheet.jurors)
    sums = {}
    for one in product(MARKS, repeat=jurors - 1):
        sums.setdefault(sum(one), []).append(one)
    hidden = [
        one for vectors in sums.values() for one in vectors if any(len(v) <= FEW for v in left_open(vectors))
    ]
    return len(extract.withheld) if hidden and any(len(v) <= FEW for v in left_open(hidden)) else 0


GAPS = (
    re.compile(r"not kept: (≈?[\d.,/]+) below the last one kept"),
    re.compile(r"(≈?[\d.,/]+) above .*, the first without a sure place"),
)


def candidate_finds(sheet, places):
    """Count the extracts of candidates, and those that tell another person's exact score by a distance."""
    held = deliberate(sheet, JuryRules(places=places))
    minutes = held.minutes(title="list")
    texts = [
        (
            candidate_minutes(minutes, item, results_are_out=True),
            str(held.selection.explain(item, audience="candidate")),
        )
        for item in sheet.items
    ]
    told = [any(gap.search(text.lower()) for text in pair for gap in GAPS) for pair in texts]
    return len(told), sum(told)


def candidate_infers(sheet, places):
    """Count the extracts whose reader, with the public list in order of merit, finds a juror's mark on another out.

    The reader knows their own rank and total: who stands before them has more, who stands after less, and who
    stands beside them as much. No law lets these be kept from them.
    """
    held = deliberate(sheet, JuryRules(places=places))
    jurors, ranks, scores = len(sheet.jurors), held.ranking.ranks, held.ranking.scores
    listed = [*held.selection.main, *held.selection.undecided]
    sums = {}
    for one in product(MARKS, repeat=jurors):
        sums.setdefault(sum(one), []).append(one)
    found = 0
    for item in held.ranking.order:
        own = scores[item] * jurors
        for other in listed:
            if other == item:
                continue
            step = ranks[other] - ranks[item]
            fits = [
                total
                for total in sums
                if (total > own if step < 0 else total < own if step > 0 else total == own)
            ]
            vectors = [one for total in fits for one in sums[total]]
            if any(len(values) <= FEW for values in left_open(vectors)):
                found += 1
                break
    return len(held.ranking.order), found


def worlds(count, seed=7):
    """Yield scoresheets of small juries."""
    draw = Random(seed)
    for _ in range(count):
        yield jury_of(draw, draw.randint(2, 5), draw.randint(3, 6))


def share(found, of):
    """Return a share of so many, in hundredths."""
    return Fraction(found, of) if of else Fraction(0)


# ── attributes of others ──────────────────────────────────────────────────────────────────────────


def cohort_of(draw):
    """Return the outcome of a small cohort under a cap on people of one employer, and the cap."""
    wished = draw.sample(["datajust", "datareg", "explocode", "cibnav"], draw.randint(1, 2))
    people = [
        Candidate(id=f"c{number}", profiles=["data"], employer=draw.choice("vwxyz"))
        for number in range(draw.randint(4, 8))
    ]
    asked = [Application(candidate=one.id, wishes=wished) for one in people]
    book = Book(promotion=P3, candidates=people, applications=asked)
    lists = rank_lists({(where, "data"): {one.id: draw.randint(5, 50) for one in people} for where in wished})
    cap = draw.randint(1, 2)
    rule = MaxEach(id="employers", attribute="employer", maximum=cap)
    found = compose(book.problem(wished, merit=lists, wishes=[2, 1], rules=[rule]))
    return book.decide(None, lists, found), cap


def attribute_finds(outcome, cap):
    """Count the letters that name the cap as a cause, and those whose reader then knows the employer of somebody.

    The reader knows who is seated, the published cap and their own employer: so many of the seated as the cap
    allows share it. Each way in which that can be is gone through.
    """
    told, found = 0, 0
    for one in outcome.book.candidates:
        if one.id in outcome.seats or "of the same employer" not in outcome.letter(one.id):
            continue
        told += 1
        ways = [same for same in product((False, True), repeat=len(outcome.seats)) if sum(same) == cap]
        found += any(len(values) == 1 for values in left_open(ways)) if ways else 0
    return told, found
