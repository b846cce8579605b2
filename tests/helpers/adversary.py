"""Who knows all public texts and one extract, and tries to find the marks of others out: by going through them all."""

import re
from itertools import permutations, product
from random import Random

from attrs import evolve

from eig.book import Book
from eig.jury import EIG_SCALE, JuryRules, Rubric, Scoresheet, deliberate, rank_lists
from eig.jury.minutes import candidate_minutes, extract_for_juror
from eig.programme import Application, Candidate, Post
from eig.promotions import P3
from eig.teams import MaxEach, compose

MARKS = (1, 2, 3, 4)
FEW = 2
"""A mark that can have so many values, or fewer, is found out."""


def jury_of(draw, jurors, items):
    """Return a scoresheet of one criterion, each juror marking each item."""
    return sheet_of([[draw.choice(MARKS) for _ in range(jurors)] for _ in range(items)])


def sheet_of(marks):
    """Return a scoresheet of one criterion: the marks of each item, juror by juror."""
    rows = [
        (f"c{item}", f"j{juror}", {"merit": mark})
        for item, some in enumerate(marks)
        for juror, mark in enumerate(some)
    ]
    return Scoresheet.from_marks(Rubric.equal(["merit"], scale=EIG_SCALE), rows)


def left_open(vectors):
    """Return, of each mark of another, the values that it has in what is consistent with what was told."""
    return [set(values) for values in zip(*vectors, strict=True)]


# ── who goes through every world ──────────────────────────────────────────────────────────────────


def marks_of(total, jurors):
    """Return marks that add up to a total."""
    found = []
    for left in range(jurors - 1, -1, -1):
        found.append(min(MARKS[-1], total - left))
        total -= found[-1]
    return tuple(found)


def marks_in(totals, jurors):
    """Return the values that a mark may have where a total is one of some."""
    low, high = MARKS[0] * (jurors - 1), MARKS[-1] * (jurors - 1)
    return {mark for mark in MARKS for total in totals if low <= total - mark <= high}


def listed(held):
    """Return what everybody knows of a jury: who stands on which list."""
    found = held.selection
    return tuple(map(frozenset, (found.main, found.undecided, found.reserve, found.reserve_undecided)))


def classes(worlds):
    """Return of each pair of who reads and what they know how many worlds there are, and the totals of each item."""
    found = {}
    for known, totals in worlds:
        count, values = found.get(known, (0, [set() for _ in totals]))
        for one, total in zip(values, totals, strict=True):
            one.add(total)
        found[known] = (count + 1, values)
    return found


def candidates_find(jurors, items, rules):
    """Count the extracts of all worlds, those that give a juror's mark on another away, and another's score.

    Whoever reads an extract knows the lists too. The worlds are all totals that a jury may give.
    """
    told = marks = scores = 0
    for (own, *_), (count, totals) in classes(_read_by_candidates(jurors, items, rules)).items():
        others = [some for at, some in enumerate(totals) if at != own]
        told += count
        marks += count * any(len(marks_in(some, jurors)) <= FEW for some in others)
        scores += count * any(len(some) == 1 for some in others)
    return told, marks, scores


def _read_by_candidates(jurors, items, rules):
    for totals in product(range(jurors, MARKS[-1] * jurors + 1), repeat=items):
        held = deliberate(sheet_of([marks_of(one, jurors) for one in totals]), rules)
        minutes = held.minutes(title="list")
        for own in range(items):
            told = str(held.explain(f"c{own}", audience="candidate"))
            text = candidate_minutes(minutes, f"c{own}", results_are_out=True)
            yield (own, listed(held), told, text), totals


def lists_tell(items, rules):
    """Count, of a juror alone, the worlds in which the lists give a mark on another dossier away."""
    worlds = []
    for totals in product(MARKS, repeat=items):
        known = listed(deliberate(sheet_of([(one,) for one in totals]), rules))
        worlds += [((own, known), totals) for own in range(items)]
    found = classes(worlds).items()
    return sum(
        count
        for (own, _), (count, sums) in found
        if any(len(some) <= FEW for at, some in enumerate(sums) if at != own)
    )


def jurors_find(own, jurors, rules):
    """Count the worlds of a juror with some marks, those in which a score is shown, and those that give a mark away.

    The juror knows the lists, the own extract and the own marks; an extract that shows nothing is none.
    """
    shown = found = 0
    for (_, scores, _), (count, sums) in classes(_read_by_juror(own, jurors, rules)).items():
        if scores:
            shown += count
            found += count * any(len(marks_in(some, jurors - 1)) <= FEW for some in sums)
    return shown, found


def _read_by_juror(own, jurors, rules):
    others = jurors - 1
    for sums in product(range(others, MARKS[-1] * others + 1), repeat=len(own)):
        pairs = zip(own, sums, strict=True)
        sheet = sheet_of([(mark, *marks_of(one, others)) for mark, one in pairs])
        extract = extract_for_juror(sheet, "j0")
        yield (listed(deliberate(sheet, rules)), tuple(extract.scores.items()), tuple(extract.ranks)), sums


# ── what a text says by itself ────────────────────────────────────────────────────────────────────


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


def worlds(count, seed=7):
    """Yield scoresheets of small juries."""
    draw = Random(seed)
    for _ in range(count):
        yield jury_of(draw, draw.randint(2, 5), draw.randint(3, 6))


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


# ── attributes, through every world ───────────────────────────────────────────────────────────────


def posts_of(seats):
    """Return a promotion with challenges of so many posts."""
    posts = {
        name: [Post(id=f"{name}-{n}", challenge=name, profile="data") for n in range(count)]
        for name, count in seats.items()
    }
    return evolve(P3, challenges=[evolve(P3.challenges[at], id=name, posts=some) for at, (name, some) in enumerate(posts.items())])  # fmt: skip


def attributes_known(seats, people, rule, *, disclosure=None, values="vw", wishes=(("a",),)):
    """Count the letters to one of so many people, and those by which an employer of another is known.

    The reader knows who sits where, the rule and the own letter. The worlds are all orders of merit, employers
    and wishes of the others; what the seats alone would tell is not counted.
    """
    told, public = {}, {}
    for employers, known, letter in _cohorts(posts_of(seats), people, rule, disclosure, values, wishes):
        told.setdefault((known, letter), []).append(employers)
        public.setdefault(known, []).append(employers)

    def known_in(some):
        return {at for at in range(1, people) if len({one[at] for one in some}) == 1}

    found = [len(some) for (known, _), some in told.items() if known_in(some) - known_in(public[known])]
    return sum(map(len, told.values())), sum(found)


def _cohorts(promotion, people, rule, disclosure, values, wishes):
    if disclosure is not None:
        promotion = evolve(promotion, rules=evolve(promotion.rules, disclosure=disclosure))
    names = [one.id for one in promotion.challenges]
    orders = product(permutations(range(people)), repeat=len(names))
    others = product(values, repeat=people - 1)
    for own, order, asked in product(others, orders, product(wishes, repeat=people - 1)):
        employers, wished = (values[0], *own), (wishes[0], *asked)
        outcome = seated(promotion, employers, wished, dict(zip(names, order, strict=True)), rule)
        open_ = outcome.cohort.undecided if outcome.cohort.cohort else ()
        seats = sorted((who, where) for who, where in outcome.seats.items() if who not in open_)
        known = (outcome.cohort.status, *seats)  # that no cohort keeps the rules is told to everybody
        yield employers, known, outcome.letter("c0")


def seated(promotion, employers, wished, order, rule):
    people = [Candidate(id=f"c{n}", profiles=["data"], employer=one) for n, one in enumerate(employers)]
    asked = [Application(candidate=f"c{n}", wishes=some) for n, some in enumerate(wished)]
    book = Book(promotion=promotion, candidates=people, applications=asked)
    marks = {(where, "data"): {f"c{n}": len(some) - at for at, n in enumerate(some) if where in wished[n]} for where, some in order.items()}  # fmt: skip
    lists = rank_lists(marks)
    return book.decide(
        None, lists, compose(book.problem(list(order), merit=lists, wishes=[2, 1], rules=[rule]))
    )
