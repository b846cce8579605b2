"""Who knows all public texts and one extract, and tries to find the marks of others out: by going through them all."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import combinations_with_replacement, permutations, product
from random import Random
from typing import NamedTuple

from attrs import evolve

from eig.book import Book, PublishedAct
from eig.jury import EIG_SCALE, Criterion, JuryRules, MarkSheet, Rubric, Scoresheet, deliberate, rank_lists
from eig.jury.minutes import candidate_minutes, extract_for_candidate, extract_for_juror
from eig.programme import Application, Candidate, Post
from eig.programme.disclosure import Disclosure
from eig.programme.steps import StepDecision
from eig.promotions import P3
from eig.teams import MaxEach
from eig.teams.asked import (
    Apart,
    Budget,
    CohortBound,
    EligibilityRequired,
    Forbidden,
    HostPoints,
    PersonStatus,
    SkillNeed,
    SkillPoints,
)
from helpers.decided_book import composed

MARKS = (1, 2, 3, 4)
FEW = 2
"""A mark that can have so many values, or fewer, is found out."""


def jury_of(draw, jurors, items):
    """Return a scoresheet of one criterion, each juror marking each item."""
    return sheet_of([[draw.choice(MARKS) for _ in range(jurors)] for _ in range(items)])


def sheet_of(marks, *, floor=None, against=()):
    """Return a scoresheet of one criterion: the marks of each item, juror by juror.

    It may have an eliminating mark; each juror is against the items `against`, by their number.
    """
    rubric = Rubric(criteria=[Criterion(id="merit", scale=EIG_SCALE, floor=floor)])
    rows = [
        MarkSheet(
            item=f"c{item}",
            juror=f"j{juror}",
            marks={"merit": mark},
            opinion="unfavourable" if item in against else None,
        )
        for item, some in enumerate(marks)
        for juror, mark in enumerate(some)
    ]
    return Scoresheet(rubric=rubric, sheets=rows)


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


def candidates_find(jurors, items, rules, **sheet):
    """Count the extracts of all worlds, those that give a juror's mark on another away, and another's score.

    Whoever reads an extract knows the lists too. The worlds are all totals that a jury may give.
    """
    told = marks = scores = 0
    for (own, *_), (count, totals) in classes(_read_by_candidates(jurors, items, rules, **sheet)).items():
        others = [some for at, some in enumerate(totals) if at != own]
        told += count
        marks += count * any(len(marks_in(some, jurors)) <= FEW for some in others)
        scores += count * any(len(some) == 1 for some in others)
    return told, marks, scores


def _read_by_candidates(jurors, items, rules, **sheet):
    for totals in product(range(jurors, MARKS[-1] * jurors + 1), repeat=items):
        held = deliberate(sheet_of([marks_of(one, jurors) for one in totals], **sheet), rules)
        minutes = held.minutes(title="list")
        for own in range(items):
            told = str(held.explain(f"c{own}", audience="candidate"))
            text = candidate_minutes(minutes, f"c{own}", results_are_out=True)
            yield (own, listed(held), told, text), totals


def beyond_lists(jurors, rules, *, dossiers=2, fewer=False, **sheet):
    """Count the extracts that tell two values of another's marks, or its score, which the lists leave open; where
    dossiers may have `fewer` sheets, also those that tell how many another has.

    The reader has all their own texts, from each door. The worlds are all marks that a jury may give.
    """
    told, public = {}, {}
    counts = range(1 if fewer else jurors, jurors + 1)
    given = [one for count in counts for one in combinations_with_replacement(MARKS, count)]
    for marks in product(given, repeat=dossiers):
        held = deliberate(sheet_of(marks, **sheet), rules)
        minutes = held.minutes(title="list")
        for own in range(dossiers):
            read, others = doors(held, minutes, f"c{own}"), [at for at in range(dossiers) if at != own]
            known = [(marks[at], held.ranking.scores[f"c{at}"]) for at in others]
            beside = own, listed(held), len(marks[own])
            told.setdefault((*beside, read), []).append(known)
            public.setdefault(beside, []).append(known)

    def known(some):
        each = list(zip(*some, strict=True))
        few = [len({mark for marks, _ in one for mark in marks}) <= FEW for one in each]
        sheets = [len({len(marks) for marks, _ in one}) == 1 for one in each]
        return sum(few), sum(len({score for _, score in one}) == 1 for one in each), sum(sheets)

    pairs = [(some, known(some), known(public[tuple(beside)])) for (*beside, _), some in told.items()]
    found = (sum(len(some) for some, now, before in pairs if now[at] > before[at]) for at in range(3))
    return tuple(found)[: 3 if fewer else 2]


def find_beside_few_sheets(own, others, rules):
    """Count the texts to whoever has so many sheets and knows how many the other dossier has; those that tell two
    values of a mark of the other's, or fewer, which the lists leave open, and those that tell its score."""
    told, public = {}, {}
    for totals in product(*(range(count, MARKS[-1] * count + 1) for count in (own, others))):
        held = deliberate(sheet_of(map(marks_of, totals, (own, others))), rules)
        text = doors(held, held.minutes(title="list"), "c0")
        told.setdefault((listed(held), text), []).append(totals[1])
        public.setdefault(listed(held), []).append(totals[1])

    def known(some):
        return len(marks_in(some, others)) <= FEW, len({*some}) == 1

    pairs = [(len(some), known(some), known(public[lists])) for (lists, _), some in told.items()]
    return tuple(sum(count for count, now, before in pairs if now[at] > before[at]) for at in range(2))


def doors(held, minutes, item):
    """Return all that a candidate reads of their dossier, whichever door they ask at."""
    extract = extract_for_candidate(held, item, results_are_out=True)
    return (
        candidate_minutes(minutes, item, results_are_out=True),
        str(held.selection.explain(item, audience="candidate")),
        str(extract.explain()),
        str(extract.rows()),
    )


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
        held = deliberate(sheet, rules)
        extract = extract_for_juror(held, "j0")
        yield (listed(held), tuple(extract.scores.items()), tuple(extract.ranks)), sums


# ── what a text says by itself ────────────────────────────────────────────────────────────────────


GAPS = (
    re.compile(r"a score (≈?[\d.,/]+) below that of the last one kept"),
    re.compile(r"a score (≈?[\d.,/]+) above that of .*, the first without a sure place"),
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
    found = composed(book.problem(wished, merit=lists, wishes=[2, 1], rules=[rule]))
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


class Turning(NamedTuple):
    """What a rule or points turn on: the values of a person, and how a candidate, or the problem, carries them."""

    values: tuple
    rules: tuple = ()
    carried: Callable = lambda _: {}
    posed: Callable = lambda problem, _: problem


class AtMostOneOf:
    """A rule of the office's own, in its words: at most one from an employer."""

    id, level, weight = "own", 0, 1

    def say(self, lang="en"):
        return "at most one from the ministry"

    def check(self, crews):
        return ()

    def lines(self, people):
        return (CohortBound("high", 1, {one.id: 1 for one in people if one.employer == "w"}),)


def of_employer(rule, values="vw"):
    return Turning(tuple(values), (rule,), lambda value: {"employer": value})


def _skilled(value):
    return {"skills": {"data": 1}} if value else {}


def _cleared(value):
    return {"clearances": ["secret"]} if value else {}


def _people(**given):
    """Return a way to pose a problem: a field of each person, by what they have."""
    ((name, of),) = given.items()
    return lambda problem, values: evolve(problem, people=[evolve(one, **{name: of(values[int(one.id[1:])])}) for one in problem.people])  # fmt: skip


def _openings(problem, **given):
    return evolve(problem, openings=[evolve(one, **given) for one in problem.openings])


def _pointed(problem, term):
    return evolve(problem, objective=evolve(problem.objective, terms=[*problem.objective.terms, term]))


def _chosen(values):
    return [f"c{at}" for at, value in enumerate(values) if value]


def _apart(problem, values):
    return problem.having(Apart.of(*_chosen(values))) if sum(values) > 1 else problem


COST, FREE = _people(cost=int), _people(available=lambda value: ["t"] if value else ["u"])
TURNING = {
    "a skill that the team needs": Turning((0, 1), (SkillNeed(id="need", opening="a", skill="data"),), _skilled),
    "what all cost": Turning((1, 2), (Budget(maximum=3),), posed=COST),
    "what the team costs": Turning((1, 2), posed=lambda one, have: COST(_openings(one, budget=3), have)),
    "a rule of the office": of_employer(AtMostOneOf()),
    "a clearance": Turning((0, 1), (), _cleared, lambda one, _: _openings(one, clearance="secret")),
    "the days that are free": Turning((0, 1), posed=lambda one, have: FREE(_openings(one, periods=["t"]), have)),
    "a status": Turning((0, 1), (EligibilityRequired(id="agent", status="agent", on=date(2018, 12, 15)),), posed=_people(statuses=lambda value: [PersonStatus(kind="agent")] * value)),
    "wishes of hosts": Turning((0, 1), posed=lambda one, have: _pointed(_openings(one, host_wishes=_chosen(have)), HostPoints(by_rank=[5] * 5))),
    "points for skills": Turning((0, 1), (), _skilled, lambda one, _: _pointed(_openings(one, weights={"data": 3}), SkillPoints())),
    "who must be apart": Turning((0, 1), posed=_apart),
    "who is barred": Turning((0, 1), posed=lambda one, have: one.having(*(Forbidden.of(who, "a") for who in _chosen(have) if who != "c0"))),
}  # fmt: skip
"""What else rules and points turn on, beside employers."""


def posts_of(seats):
    """Return a promotion with challenges of so many posts."""
    posts = {
        name: [Post(id=f"{name}-{n}", challenge=name, profile="data") for n in range(count)]
        for name, count in seats.items()
    }
    return evolve(P3, challenges=[evolve(P3.challenges[at], id=name, posts=some) for at, (name, some) in enumerate(posts.items())])  # fmt: skip


def attributes_known(seats, people, turning, *, disclosure=None, wishes=(("a",),)):
    """Count the letters to one of so many people, those by which what another has is known, and those by which
    it is to a reader who knows what all others have.

    The reader knows who sits where, the rules, whether equals were parted, what they have themselves, and the own
    letter and notice. The worlds are all orders of merit, values and wishes; what is public by itself is not counted.
    """
    told, public = {}, {}
    for values, known, letter in _cohorts(posts_of(seats), people, turning, disclosure, wishes):
        told.setdefault((known, letter), []).append(values)
        public.setdefault(known, []).append(values)

    def settled(some, at, others=None):
        return len({one[at] for one in some if others in (None, one[:at] + one[at + 1 :])}) == 1

    ordinary = insiders = 0
    for (known, _), some in told.items():
        rest = public[known]
        ordinary += len(some) * any(settled(some, at) and not settled(rest, at) for at in range(1, people))
        insiders += sum(
            any(settled(some, at, one[:at] + one[at + 1 :]) and not settled(rest, at, one[:at] + one[at + 1 :]) for at in range(1, people))
            for one in some
        )  # fmt: skip
    return sum(map(len, told.values())), ordinary, insiders


def _cohorts(promotion, people, turning, disclosure, wishes):
    if disclosure is not None:
        promotion = evolve(promotion, rules=evolve(promotion.rules, disclosure=disclosure))
    names = [one.id for one in promotion.challenges]
    orders = product(permutations(range(people)), repeat=len(names))
    carried = product(turning.values, repeat=people)
    for values, order, asked in product(carried, orders, product(wishes, repeat=people - 1)):
        wished = (wishes[0], *asked)
        outcome = seated(promotion, values, wished, dict(zip(names, order, strict=True)), turning)
        open_ = outcome.cohort.undecided if outcome.cohort.cohort else ()
        seats = sorted((who, where) for who, where in outcome.seats.items() if who not in open_)
        kinds = frozenset(type(one).__name__ for one in outcome.cohort.problem.all_rules)
        known = (values[0], outcome.cohort.status, kinds, bool(outcome.cohort.decisions), *seats)
        yield values, known, outcome.letter("c0") + outcome.notice("c0")


def seated(promotion, values, wished, order, turning):
    people = [Candidate(id=f"c{n}", profiles=["data"], **turning.carried(one)) for n, one in enumerate(values)]  # fmt: skip
    asked = [Application(candidate=f"c{n}", wishes=some) for n, some in enumerate(wished)]
    book = Book(promotion=promotion, candidates=people, applications=asked)
    marks = {(where, "data"): {f"c{n}": len(some) - at for at, n in enumerate(some) if where in wished[n]} for where, some in order.items()}  # fmt: skip
    lists = rank_lists(marks)
    problem = book.problem(list(order), merit=lists, wishes=[2, 1], rules=list(turning.rules))
    problem, orders = turning.posed(problem, values), []
    while open_ := composed(problem, *orders).undecided:
        orders.append(tuple(sorted(open_)))
    found = composed(problem, *orders)
    return book.decide(None, lists, found)


def attributes_known_of_many(seats, people, turning, *, disclosure=None):
    """Count the same, where everybody wishes for one challenge of so many seats: the others differ by rank alone.

    So whoever sits may hold each rank of those who sit, and each world stands for all that name others otherwise.
    """
    told, public = {}, {}
    for own, known, letter, sides in _by_rank(posts_of({"a": seats}), people, turning, disclosure):
        told.setdefault((own, known, letter), []).append(sides)
        public.setdefault((own, known), []).append(sides)

    def has(some, side, rest=None):
        return {
            one[side][at]
            for one in some
            for at in range(len(one[side]))
            if rest in (None, _rest(one, side, at))
        }

    ordinary = insiders = 0
    for (own, known, _), some in told.items():
        every = public[own, known]
        open_ = [side for side in (0, 1) if some[0][side]]
        ordinary += len(some) * any(len(has(some, side)) == 1 < len(has(every, side)) for side in open_)
        insiders += sum(
            any(
                len(has(some, side, rest)) == 1 < len(has(every, side, rest))
                for side in open_
                for rest in {_rest(one, side, at) for at in range(len(one[side]))}
            )
            for one in some
        )
    return sum(map(len, told.values())), ordinary, insiders


def _rest(sides, side, at):
    """Return what all others have, but one: who sits, and who does not."""
    return tuple(
        tuple(sorted(some[:at] + some[at + 1 :] if one == side else some)) for one, some in enumerate(sides)
    )


def _by_rank(promotion, people, turning, disclosure):
    if disclosure is not None:
        promotion = evolve(promotion, rules=evolve(promotion.rules, disclosure=disclosure))
    for rank, values in product(range(people), product(turning.values, repeat=people)):
        order = [*range(1, people)]
        order.insert(rank, 0)
        outcome = seated(promotion, values, [("a",)] * people, {"a": order}, turning)
        if outcome.cohort.decisions:  # by which name equals were parted is no matter of ranks
            continue
        open_ = outcome.cohort.undecided if outcome.cohort.cohort else ()
        sit = {who for who in outcome.seats if who not in open_}
        kinds = frozenset(type(one).__name__ for one in outcome.cohort.problem.all_rules)
        known = (outcome.cohort.status, kinds, "c0" in sit, len(sit))
        others = ((f"c{n}" in sit, values[n]) for n in range(1, people))
        sides = [[], []]
        for there, value in others:
            sides[not there].append(value)
        yield values[0], known, outcome.letter("c0") + outcome.notice("c0"), tuple(map(tuple, sides))


def stages_known(people, *, smallest=3):
    """Count the texts of an act to one of so many who applied, and those by which it is known of another whether they
    passed a stage at which some went on and some did not. Somebody sits.

    The reader knows who sits, what is published, and how far they came. Others differ by how far they came alone.
    """
    told, public = {}, {}
    worlds = ((own, *some) for own in LEVELS for some in combinations_with_replacement(LEVELS, people - 1))
    for own, *others in (one for one in worlds if LEVELS[-1] in one):
        known = own, others.count(LEVELS[-1])
        told.setdefault((*known, _published_of((own, *others), smallest)), []).append((own, *others))
        public.setdefault(known, []).append((own, *others))

    def settled(some, level):
        passed = {one >= level for _, *others in some for one in others if one != LEVELS[-1]}
        return len(passed) == 1

    def parts(one, level):
        return len({reached >= level for reached in one}) == 2

    found = 0
    for (*known, _), some in told.items():
        levels = [one for one in LEVELS[1:-1] if settled(some, one) and not settled(public[*known], one)]
        found += sum(any(parts(one, level) for level in levels) for one in some)
    return sum(map(len, told.values())), found


def stages_known_of_two(people, *, gained=False, smallest=3, told_again=False):
    """Count the worlds in which the second of two acts takes a seat, or gives it, and those in which both tell how far
    somebody came: whether they passed a stage, on one of the days.

    The reader's application is not complete. They know who sits on each day, what both acts and both public dossiers
    print, and that nobody else's course changed. With `told_again`, the second prints the counts of its own day as a
    first one does. Others differ by whether they sit, on each day, and how far they came.
    """
    told, lower = {}, LEVELS[:-1]
    for level, *rest in product(lower, *[lower] * (people - 3)):
        if rest != sorted(rest):
            continue
        days = [(0, 3, 3, *rest), (0, 3, level, *rest)][:: -1 if gained else 1]
        texts = _published_of(days[0], smallest), _published_of(days[1], smallest, again=not told_again)
        told.setdefault(texts, []).append([*zip(*days, strict=True)][1:])
    kinds = [*product(range(2), range(people - 1), lower[1:])]

    def settled(some, day, who, level):
        others = (who,) if who < 2 else range(2, people - 1)  # those who never sit are told apart by nothing
        return len({one[other][day] >= level for one in some for other in others}) == 1

    everywhere = [one for some in told.values() for one in some]
    found = (
        len(some)
        for some in told.values()
        if any(settled(some, *one) and not settled(everywhere, *one) for one in kinds)
    )
    return len(everywhere), sum(found)


LEVELS = (0, 1, 2, 3)
"""How far somebody came: their application is not complete, not shortlisted, not seated, seated."""


FIRST = PublishedAct(promotion="EIG 3", about="candidates", text="…", rules="…", root="00" * 32, size=1)
"""An act that another replaces, whatever it says."""


def _published_of(levels, smallest, *, again=False):
    """Return what an act and the public dossier print, where some came so far; as one that replaces another, or not."""
    own, *others = levels
    return _printed((own, *sorted(others)), smallest, again)


@cache
def _printed(levels, smallest, again):
    rules = evolve(P3.rules, disclosure=Disclosure(smallest=smallest))
    promotion = evolve(posts_of({"a": levels.count(LEVELS[-1])}), rules=rules)
    reached = {f"c{n}": level for n, level in enumerate(levels)}
    book = Book(
        promotion=promotion,
        candidates=[Candidate(id=one, profiles=["data"]) for one in reached],
        applications=[
            Application(candidate=one, wishes=["a"], complete=level > 0) for one, level in reached.items()
        ],
        steps=[
            StepDecision(step="shortlist", person=one, passed=level > 1, by="jury")
            for one, level in reached.items()
            if level
        ],
    )
    lists = rank_lists({("a", "data"): {one: level for one, level in reached.items() if level > 1}})
    found = composed(book.problem(["a"], merit=lists, wishes=[2, 1]))
    outcome = book.decide(None, lists, found)
    act = outcome.act("candidates", secret="5a17" * 16, replaces=FIRST if again else None)
    dossier = outcome.dossier(acts=[act]).redacted("public")
    return act.text, act.published().size, str(dossier.explain())
