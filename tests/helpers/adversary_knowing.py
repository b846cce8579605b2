"""Who knows more than a text tells: the own marks, what all have, who stepped back; through every table that agrees with it."""

from collections import defaultdict
from itertools import combinations_with_replacement, product
from math import comb
from typing import NamedTuple

from eig.jury import Criterion, JuryRules, MarkSheet, Rubric, Scale, Scoresheet, deliberate
from eig.jury.minutes import algorithm_notice, extract_for_juror
from eig.programme.quotas import Quota
from helpers.adversary import FEW, doors, listed

RECUSED = "recused"
TESTS = ("top_marks", "lowest_total", "highest_total", "median_total")
FILLED = ("worst", "midpoint", "best", "renormalise")


class Knowing(NamedTuple):
    """A jury without its marks, who reads of it, and what they know beside the texts."""

    reader: str
    jurors: int
    dossiers: int
    rules: JuryRules
    sheets: tuple
    attributes: dict
    own: bool = False
    pattern: bool = True
    mine: tuple = ()

    @property
    def tables(self):
        """Yield all sheets that dossiers may have; a juror's own are the first."""
        if self.reader == "juror":
            others = [*combinations_with_replacement(self.sheets, self.jurors - 1)]
            each = [[(own, *some) for some in others] for own in self.mine]
        else:
            each = [[*combinations_with_replacement(self.sheets, self.jurors)]] * self.dossiers
        return product(*([some for some in one if any(map(_filled, some))] for one in each))


def _filled(sheet):
    return sheet != RECUSED and any(mark is not None for mark in sheet)


def table_of(jury, table):
    rows = []
    for item, some in enumerate(table):
        for juror, marks in enumerate(some):
            who = {"item": f"c{item}", "juror": f"j{juror}"}
            if marks == RECUSED:
                rows.append(MarkSheet(**who, state=RECUSED))
                continue
            given = zip(jury.rules.rubric.criteria, marks, strict=True)
            rows.append(MarkSheet(**who, marks={one.id: mark for one, mark in given if mark is not None}))
    return Scoresheet(rubric=jury.rules.rubric, sheets=rows)


def known_of(jury, *, scores=True):
    """Return how many tables there are, and what each text tells of others, beyond what its reader knows without it."""
    told, public = defaultdict(list), defaultdict(list)
    given = {"attributes": jury.attributes} if jury.attributes else {}
    for table in jury.tables:
        held = deliberate(table_of(jury, table), jury.rules, **given)
        known, text = _read(jury, table, held)
        world = table, tuple(held.ranking.scores.get(f"c{at}") for at in range(jury.dossiers))
        told[known, text].append(world)
        public[known].append(world)
    before = {known: _pinned(jury, some, scores) for known, some in public.items()}
    found = [
        (known, text, some, _pinned(jury, some, scores) - before[known] - _shown(jury, text))
        for (known, text), some in told.items()
    ]
    return (
        sum(map(len, told.values())),
        [one for one in found if one[3]],
        sum(len(some) for (_, text), some in told.items() if jury.reader == "juror" and text[1]),
    )


def _read(jury, table, held):
    lists = listed(held)
    if jury.reader == "juror":
        extract = extract_for_juror(held, "j0")
        shape = (
            tuple(tuple(map(_shape, some)) for some in table)
            if jury.pattern
            else tuple(tuple(one == RECUSED for one in some) for some in table)
        )
        return (lists, tuple(some[0] for some in table), shape), (
            str(extract.explain()),
            extract.scores,
            extract.ranks,
            extract.withheld,
        )
    minutes = held.minutes(title="list", **({"salt": "5a17" * 16} if jury.attributes else {}))
    notice = algorithm_notice(minutes, "c0", purpose="a list", contact="the office").to_markdown()
    texts = (str(held.explain("c0", audience="candidate")), *doors(held, minutes, "c0"), notice)
    mine = table[0] if jury.own else sum(map(_filled, table[0]))
    return (lists, mine), texts


def _shown(jury, text):
    """Return the scores that a juror is shown: what they tell by themselves is no secret."""
    return {(int(item[1:]), "score", 0) for item in text[1]} if jury.reader == "juror" else set()


def _shape(sheet):
    return RECUSED if sheet == RECUSED else tuple(mark is None for mark in sheet)


def _pinned(jury, some, scores):
    juror, found = jury.reader == "juror", set()
    for at in range(0 if juror else 1, jury.dossiers):
        sheets = {one for table, _ in some for one in table[at][juror:] if one != RECUSED}
        for number, criterion in enumerate(jury.rules.rubric.criteria):
            values = {one[number] for one in sheets} - {None}
            levels = int((criterion.scale.high - criterion.scale.low) / criterion.scale.step) + 1
            if values and len(values) <= min(FEW, levels - 1):
                found.add((at, "mark", number))
        if scores and len({each[at] for _, each in some}) == 1:
            found.add((at, "score", 0))
    return found


def drawn(draw, family, most):
    """Return a jury of a family whose tables are so many at most."""
    traits = FAMILIES[family]
    for _ in range(1000):
        jurors = (
            5 if "five" in traits else draw.choice((4, 4, 5, 6) if "juror" in traits else (2, 2, 3, 3, 4, 5))
        )
        dossiers = draw.choice((1, 2, 2) if "juror" in traits else (2, 2, 3))
        criteria = draw.choice((1, 1, 2)) if "missing" not in traits else 2
        levels = [draw.choice((2, 3, 4, 5))] * criteria
        blank = "missing" in traits
        marks = [
            [*range(1, count + 1), *[None] * (blank and (at > 0 or draw.random() < 0.3))]
            for at, count in enumerate(levels)
        ]
        sheets = [one for one in product(*marks) if any(mark is not None for mark in one)]
        sheets += [RECUSED] * ("recused" in traits)
        count = len(sheets)
        each = comb(count + jurors - 2, jurors - 1) if "juror" in traits else comb(count + jurors - 1, jurors)
        if each**dossiers <= most and each**dossiers > 30:
            break
    else:
        raise ValueError(family)
    weights = [draw.choice((1, 1, 2, 3)) for _ in range(criteria)]
    grid = [
        Criterion(id=f"m{at}", scale=Scale(low=1, high=one, step=1), weight=weight)
        for at, (one, weight) in enumerate(zip(levels, weights, strict=True))
    ]
    rubric = Rubric(criteria=grid)
    options = {"places": draw.randrange(1, max(dossiers, 2)), "reserve": draw.randrange(dossiers)}
    if not {"missing", "recused"} & traits:
        options["method"] = draw.choice(("mean", "mean", "total"))
    if blank:
        options["missing"] = draw.choice(FILLED)
    if draw.random() < 0.3:
        options["threshold"] = str(
            float(rubric.scale.low + (rubric.scale.high - rubric.scale.low) * draw.randrange(1, 8) / 8)
        )
    if "tests" in traits:
        tests = (*TESTS, *(f"criterion_mean:{one}" for one in rubric.ids if criteria > 1))
        options["tie_breaks"] = draw.sample(tests, draw.choice((1, 2)))
    if "quota" in traits:
        options["quotas"] = [Quota(attribute="a", value="w", **{draw.choice(("minimum", "maximum")): 1})]
    had = {f"c{at}": {"a": draw.choice("vw")} for at in range(dossiers)} if "quota" in traits else {}
    if "quota" in traits and draw.random() < 0.7 and dossiers > 1:
        had["c0"], had["c1"] = draw.choice([({"a": "v"}, {"a": "w"}), ({"a": "w"}, {"a": "v"})])
    return Knowing(
        "juror" if "juror" in traits else "candidate",
        jurors,
        dossiers,
        JuryRules(rubric=rubric, **options),
        tuple(sheets),
        had,
        own="own" in traits,
        pattern=draw.random() < 0.5,
        mine=tuple(draw.choice(sheets) for _ in range(dossiers)),
    )


FAMILIES = {
    "own": {"own"},
    "own, test": {"own", "tests"},
    "own, quota": {"own", "quota"},
    "own, test, quota": {"own", "tests", "quota"},
    "test, quota": {"tests", "quota"},
    "missing": {"missing"},
    "missing, quota": {"missing", "quota"},
    "missing, test, quota": {"missing", "quota", "tests"},
    "five, missing": {"five", "missing"},
    "recused": {"recused"},
    "recused, test, quota": {"recused", "tests", "quota"},
    "recused, missing": {"recused", "missing"},
    "juror, quota": {"juror", "quota"},
    "juror, missing": {"juror", "missing"},
    "juror, missing, quota, test": {"juror", "missing", "quota", "tests"},
    "juror, recused": {"juror", "recused"},
    "juror, recused, missing, quota": {"juror", "recused", "missing", "quota"},
}
