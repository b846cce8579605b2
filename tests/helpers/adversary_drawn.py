"""Who has all texts about one dossier of a jury that was drawn, and goes through every table of marks with the same texts."""

from collections import defaultdict
from functools import cache
from itertools import combinations_with_replacement, product
from math import comb
from typing import NamedTuple

from attrs import evolve

from eig.book import Book
from eig.jury import Criterion, JuryRules, MarkSheet, Rubric, Scale, Scoresheet, deliberate, rank_lists
from eig.jury.minutes import algorithm_notice, extract_for_juror
from eig.lots import Decision
from eig.programme import Application, Candidate
from eig.programme.quotas import Quota
from eig.teams import compose
from helpers.adversary import FEW, doors, listed, posts_of

TESTS = ("top_marks", "lowest_total", "highest_total", "median_total", "criterion_mean:m0")
FAMILIES = (
    "lists",
    "tests",
    "threshold",
    "eliminating mark",
    "missing marks",
    "quota",
    "own marks",
    "juror",
    "published",
)
"""What is drawn of each; whoever knows their own marks knows each sheet; whoever is a juror reads their extract, and the
last the letter, the notice and what is published."""

SMALL = (100, 36)
"""How many tables a jury may have at most; the second, where what is published is read too."""


class Drawn(NamedTuple):
    """A jury that was drawn, without its marks: who reads, how many jurors and dossiers there are, and the rules."""

    family: str
    jurors: int
    dossiers: int
    rules: JuryRules
    attributes: dict

    @property
    def grid(self):
        return self.rules.rubric.criteria

    @property
    def states(self):
        """Return all that the sheets of a dossier may hold, the reader's first; no mark is held as None."""
        blank = [None] * (self.family == "missing marks")
        each = [
            *product(*([*range(int(one.scale.low), int(one.scale.high) + 1), *blank] for one in self.grid))
        ]
        if self.family == "juror":
            return [
                (own, *some) for own in each for some in combinations_with_replacement(each, self.jurors - 1)
            ]
        some = combinations_with_replacement(each, self.jurors)
        return [one for one in some if any(mark is not None for marks in one for mark in marks)]


def drawn(draw, family, most, *, marks=(2, 3, 3, 4, 5)):
    """Return a jury whose dossiers may have so many tables of marks at most; two jurors sit, or more.

    A mark has one of so many steps.
    """
    while True:
        jurors, dossiers, steps = draw.choice((2, 2, 3, 4, 5)), draw.choice((2, 2, 3)), draw.choice(marks)
        states = steps + 1 + (family == "missing marks")
        each = (
            states * comb(states + jurors - 2, jurors - 1)
            if family == "juror"
            else comb(states + jurors - 1, jurors)
        )
        if each**dossiers <= most:
            break
    low = draw.choice((0, 1))
    floors = {"floor": low + draw.randrange(1, steps), "floor_passes": draw.random() < 0.7}
    scale, held = Scale(low=low, high=low + steps, step=1), floors if family == "eliminating mark" else {}
    rubric = Rubric(criteria=[Criterion(id="m0", scale=scale, **held)])
    options = {
        "places": draw.randrange(1, dossiers),
        "reserve": draw.randrange(dossiers),
        "detail": draw.random() < 0.3,
    }
    options["method"] = draw.choice(("mean", "mean", "mean", "total", "median"))
    if family == "threshold" or draw.random() < 0.3:
        options["threshold"] = str(low + draw.randrange(1, 4 * steps) / 4)
    if family == "tests" or draw.random() < 0.3:
        options["tie_breaks"] = draw.sample(TESTS, draw.choice((1, 2)))
    if family == "eliminating mark":
        options["floors"] = draw.choice(("mean", "any"))
    if family == "missing marks":
        options |= {"missing": draw.choice(("worst", "midpoint", "best")), "method": "mean"}
    counted = family == "quota" or (family == "own marks" and draw.random() < 0.5)
    if counted:
        options["quotas"] = [Quota(attribute="a", value="w", **{draw.choice(("minimum", "maximum")): 1})]
    had = {f"c{at}": {"a": draw.choice("vw")} for at in range(dossiers)} if counted else {}
    return Drawn(family, jurors, dossiers, JuryRules(rubric=rubric, **options), had)


def pinned(jury):
    """Return how many tables there are, and what is known beyond the lists: a mark of another dossier of which two values
    are left or fewer, or its score."""
    told, public = defaultdict(list), defaultdict(list)
    for table in product(jury.states, repeat=jury.dossiers):
        held = deliberate(
            _sheet(jury, table), jury.rules, **({"attributes": jury.attributes} if jury.attributes else {})
        )
        own, text = _told(jury, table, held)
        world = [(marks, held.ranking.scores.get(f"c{at}")) for at, marks in enumerate(table)]
        told[own, text].append(world)
        public[own].append(world)
    found = ((text, _known(jury, some) - _known(jury, public[own])) for (own, text), some in told.items())
    return sum(map(len, told.values())), [(text, known) for text, known in found if known]


def _sure(worlds):
    """Return which of some totals are the same in all worlds."""
    return {at for at, values in enumerate(zip(*worlds, strict=True)) if len({*values}) == 1}


def _of_totals(jurors, own, dossiers, rules, *, parted):
    """Yield the totals of others and the deliberation, of all that they may have in order; marks go from 1 to 4.

    Where equals of the first were parted, once with each place of it in a draw.
    """
    for others in combinations_with_replacement(range(jurors, 4 * jurors + 1), dossiers - 1):
        rows = [
            (f"c{at}", f"j{juror}", {"m0": (total + juror) // jurors})
            for at, total in enumerate((own, *others))
            for juror in range(jurors)
        ]
        held = deliberate(sheet := Scoresheet.from_marks(rules.rubric, rows), rules)
        waits = [one for one in held.undecided if "c0" in held.undecided]
        if not parted:
            yield others, held
        for at in range(len(waits)) if parted else ():
            order = [*waits[1 : at + 1], "c0", *waits[at + 1 :]]
            drawn_ = Decision(by="draw", order=order, reference="a draw")
            yield others, deliberate(sheet, rules, decisions=[drawn_])


def scores_in_order(jurors, owns, dossiers, disclosure, *, parted=False, **options):
    """Return the texts that tell whoever knows their own marks the best score of three others or fewer, the next or the last,
    beyond what the own list tells; or the score of somebody whom the two lists name, or do not, beyond what they tell.

    Each juror gives one mark from 1 to 4. Who waits is on no list that is published; or a draw `parted` them, as all know.
    """
    rubric = Rubric.equal(["m0"], scale=Scale(low=1, high=4, step=1))
    rules = JuryRules(rubric=rubric, disclosure=disclosure, **options)
    told, public = defaultdict(set), defaultdict(set)
    for own in owns:
        for others, held in _of_totals(jurors, own, dossiers, rules, parted=parted):
            where = [
                {"main": 1, "reserve": 2}.get(held.selection.status(f"c{at}"), 0) for at in range(dossiers)
            ]
            lists = [{one for one, at in zip(others, where[1:], strict=True) if at == on} for on in range(3)]
            known = own, held.selection.status("c0")
            listed = (*known, *sorted(where)), tuple(map(frozenset, lists))
            for base, world in [listed, (known, others)][: 1 + (dossiers < 5 and not parted)]:
                public[base].add(world)
                for text in (held.explain, held.selection.explain):
                    told[base, str(text("c0", audience="candidate"))].add(world)
    sure = {True: _one_left, False: _sure}
    return [
        text
        for (known, text), some in told.items()
        if (find := sure[len(known) > 2])(some) - find(public[known])
    ]


def _one_left(worlds):
    """Return on which lists all others have the same score in all worlds."""
    return {at for at, some in enumerate(zip(*worlds, strict=True)) if len(frozenset().union(*some)) == 1}


def scores_of_people(people, totals, disclosure):
    """Return the letters that tell whoever has ten of four jurors, with one mark from 1 to 4, another's total on a list: beyond
    who sits at the one post, who waits for it, and that equals were parted."""
    names, rubric = (
        [f"c{at}" for at in range(people)],
        Rubric.equal(["m0"], scale=Scale(low=1, high=4, step=1)),
    )
    base = posts_of({"a": 1})
    book = Book(
        promotion=evolve(base, rules=evolve(base.rules, disclosure=disclosure)),
        candidates=[Candidate(id=name, profiles=["data"]) for name in names],
        applications=[Application(candidate=name, wishes=["a"]) for name in names],
    )
    told, public = defaultdict(set), defaultdict(set)
    for others in product(totals, repeat=people - 1):
        sums = zip(names, (10, *others), strict=True)
        rows = [(name, f"j{at}", {"m0": (total + at) // 4}) for name, total in sums for at in range(4)]
        lists = rank_lists({("a", "data"): Scoresheet.from_marks(rubric, rows)}, JuryRules(rubric=rubric))
        found = compose(book.problem(["a"], merit=lists, wishes=[1]))
        if waits := sorted(found.undecided):
            found = found.settle(Decision(by="draw", order=waits, reference="a draw"))
        outcome = book.decide(None, lists, found)
        known = tuple((one.subject, one.status, one.place) for one in outcome.rulings.rulings), *waits
        public[known].add(others)
        told[known, outcome.letter("c0")].add(others)

    return [text for (known, text), some in told.items() if _sure(some) - _sure(public[known])]


def _sheet(jury, table):
    rows = [
        MarkSheet(
            item=f"c{item}",
            juror=f"j{juror}",
            marks={one.id: mark for one, mark in zip(jury.grid, marks, strict=True) if mark is not None},
        )
        for item, some in enumerate(table)
        for juror, marks in enumerate(some)
    ]
    return Scoresheet(rubric=jury.rules.rubric, sheets=rows)


def showing(jury):
    """Return by how many tables a juror is shown a score."""
    tables = (_sheet(jury, table) for table in product(jury.states, repeat=jury.dossiers))
    return sum(bool(extract_for_juror(deliberate(one, jury.rules), "j0").scores) for one in tables)


@cache
def _page(notice):
    """Return the page of a notice: nearly all worlds have the same one."""
    return notice.to_markdown()


def _told(jury, table, held):
    """Return what the reader knows beside the texts, and the texts; a juror knows which marks are missing."""
    lists = listed(held)
    if jury.family == "juror":
        extract = extract_for_juror(held, "j0")
        blanks = tuple(mark is None for some in table for marks in some for mark in marks)
        return (lists, tuple(some[0] for some in table), blanks), (
            str(extract.explain()),
            str(extract.rows()),
            extract.scores,
        )
    minutes = held.minutes(title="list", **({"salt": "5a17" * 16} if jury.attributes else {}))
    notice = _page(algorithm_notice(minutes, "c0", purpose="a list", contact="the office"))
    texts = (str(held.explain("c0", audience="candidate")), *doors(held, minutes, "c0"), notice)
    if jury.family == "published":
        outcome = Book(promotion=posts_of({f"c{at}": 1 for at in range(jury.dossiers)})).decide(held)
        act = outcome.act("challenges", secret="5a17" * 16)
        dossier = outcome.dossier(acts=[act]).redacted("public")
        published = (act.text, act.published().rules, act.published().size, str(dossier.explain()))
        texts += (outcome.letter("c0"), outcome.notice("c0"), *published)
    if jury.family == "own marks":
        return (lists, table[0]), texts
    return (lists, sum(any(mark is not None for mark in marks) for marks in table[0])), texts


def _known(jury, some):
    """Return which marks and scores of others these worlds leave few values to; a juror knows the first marks."""
    juror, found = jury.family == "juror", set()
    for at in range(0 if juror else 1, jury.dossiers):
        for number in range(len(jury.grid)):
            values = {marks[number] for world in some for marks in world[at][0][juror:]} - {None}
            if len(values) <= FEW:
                found.add((at, "mark", number))
        if not juror and len({world[at][1] for world in some}) == 1:
            found.add((at, "score", 0))
    return found
