"""A clerk who reads the published sheet of the rules, and the marks, draws up the lists that the jury does.

The clerk knows the sentences of the sheet alone: by their codes, and by the facts that each of them says.
"""

import re
from datetime import date
from fractions import Fraction
from itertools import combinations, groupby
from random import Random
from statistics import median
from typing import get_args

import pytest
from attrs import evolve, fields

from eig._language.sentences_from_codes import template_of
from eig.jury import EIG_SCALE, Criterion, JuryRules, MarkSheet, Rubric, Scale, Scoresheet, deliberate
from eig.jury.marks.methods_and_policies import Method
from eig.jury.minutes import extract_for_candidate
from eig.jury.rules import ReserveTerms
from eig.programme import Quota
from eig.programme.disclosure import Disclosure
from helpers.unfolded import unfolded

DAY = date(2019, 1, 2)
ITEMS = "abcd"
TESTS = (
    "criterion_mean:impact", "top_marks", "champions", "more_favourable", "fewer_unfavourable", "lowest_total",
    "highest_total", "median_total",
)  # fmt: skip


class Sheet:
    """The sheet of the rules, as somebody reads it: what each sentence says, and no fact that its words leave out."""

    def __init__(self, rules):
        self.lines = rules.reasons

    def every(self, *codes):
        return [self._said(one) for one in self.lines if one.code in codes]

    def of(self, *codes):
        return next(iter(self.every(*codes)), None)

    def named(self, start):
        return next(one.code.removeprefix(start) for one in self.lines if one.code.startswith(start))

    @staticmethod
    def _said(reason):
        words = template_of("jury.rules", reason.code, "en")
        return {name: fact for name, fact in reason.facts.items() if re.search(rf"{{{name}\b", words)}


def total(sheet, item, marks):
    """Return the total of a juror: places on the scales, by the weights, read on the scale of the total."""
    grid = [one for one in sheet.every("criterion", "criterion_floor") if item in (one["only"] or ITEMS)]
    missing, top, bottom = sheet.named("missing_"), Fraction(0), Fraction(0)
    for one in grid:
        place = {"worst": 0, "midpoint": Fraction(1, 2), "best": 1}.get(missing)
        if (mark := marks.get(one["title"].id)) is not None:
            place = (mark - one["low"]) / (one["high"] - one["low"])
        if place is not None:
            top, bottom = top + one["weight"] * place, bottom + one["weight"]
    read = sheet.of("total")
    return read["low"] + top / bottom * (read["high"] - read["low"])


def score(sheet, totals):
    """Return the score of a dossier from the totals of its jurors."""
    held, method = sorted(totals), sheet.named("method_")
    low, high = held[(len(held) - 1) // 2], held[len(held) // 2]
    ways = {
        "mean": sum(held) / len(held),
        "median": median(held),
        "low_median": low,
        "high_median": high,
        "total": sum(held),
    }
    return sum(held[1:-1]) / (len(held) - 2) if method == "trimmed_mean" else ways[method]


def left_out(sheet, item, rows):
    """Tell whether a dossier is not ranked: by an eliminating mark, by opinions, or as nobody marked it."""
    marked = [one.marks for one in rows if one.marks]
    for one in sheet.every("criterion_floor"):
        marks = [given[one["title"].id] for given in marked if one["title"].id in given]
        held = min(marks, default=None) if one["floors"] == "any" else marks and sum(marks) / len(marks)
        if marks and item in (one["only"] or ITEMS) and (held < one["floor"] or (held == one["floor"] and not one["passes"])):  # fmt: skip
            return True
    votes = [one.opinion or one.state for one in rows]
    pro, con = votes.count("favourable"), votes.count("unfavourable")
    if (said := sheet.of("opinions")) is not None:
        if said["abstentions"] == "unfavourable" and pro + con:
            con += votes.count("abstained")
        chair = said["casting"] and votes[0] == "unfavourable"
        if con > pro or (con == pro > 0 and chair):
            return True
    return not marked


def reads(test, sheet, item, rows):
    """Return what a test compares, the higher first."""
    name, _, criterion = test.partition(":")
    filled = [one for one in rows if one.state == "marked"]
    totals = [total(sheet, item, one.marks) for one in filled if one.marks]
    marks = [(name_, mark) for one in filled for name_, mark in one.marks.items()]
    tops = {one["title"].id: one["high"] for one in sheet.every("criterion", "criterion_floor")}

    def share(held):
        return Fraction(sum(held), len(held)) if held else None

    ways = {
        "criterion_mean": lambda: share([mark for name_, mark in marks if name_ == criterion]),
        "top_marks": lambda: share([mark == tops[name_] for name_, mark in marks]),
        "champions": lambda: share([one.champion for one in filled]),
        "more_favourable": lambda: share([one.opinion == "favourable" for one in filled]),
        "fewer_unfavourable": lambda: filled and -share([one.opinion == "unfavourable" for one in filled]),
        "lowest_total": lambda: min(totals),
        "highest_total": lambda: max(totals),
        "median_total": lambda: median(totals),
    }
    return ways[name]()


def parted(group, tests, value):
    """Return equals as the tests leave them, in order."""
    for at, test in enumerate(tests):
        read = {item: value(test, item) for item in group}
        if None not in read.values() and len({*read.values()}) > 1:
            best = sorted(group, key=lambda item: -read[item])
            return [one for _, some in groupby(best, key=read.get) for one in parted([*some], tests[at + 1 :], value)]  # fmt: skip
    return [sorted(group)]


def clerk(sheet, rows, attributes):
    """Return who is on the main list for sure, who is equal for the last places, and who is on the reserve list."""
    of = {item: [one for one in rows if one.item == item] for item in ITEMS}
    ranked = [item for item in ITEMS if not left_out(sheet, item, of[item])]
    scores = {item: score(sheet, [total(sheet, item, one.marks) for one in of[item] if one.marks]) for item in ranked}  # fmt: skip
    said = sheet.of("tie_breaks")
    tests = [one.code.removeprefix("test_") + (f":{one.facts['criterion'].id}" if one.facts["criterion"] else "") for one in (said["tests"] if said else ())]  # fmt: skip
    alike = groupby(sorted(ranked, key=lambda item: -scores[item]), key=scores.get)
    groups = [part for _, some in alike for part in parted([*some], tests, lambda test, item: reads(test, sheet, item, of[item]))]  # fmt: skip
    if (least := sheet.of("threshold")) is not None:
        groups = [group for group in groups if scores[group[0]] >= least["threshold"]]
    places = sheet.of("places", "places_strict")["places"]
    lists = best_lists(sheet, groups, scores, places, attributes)
    sure = {*ITEMS}.intersection(*lists) if lists else set()
    some = {item for one in lists for item in one} - sure
    rest = [item for group in groups for item in group if item not in sure]
    told = sheet.of("reserve_all") and len(ITEMS), sheet.of("reserve") and sheet.of("reserve")["names"]
    most = next((one for one in told if one is not None), 0)
    even = some or any(len(group) > 1 for group in groups)
    return sure, some, None if even else set(rest[:most])


def best_lists(sheet, groups, scores, places, attributes):
    """Return each best list: the first that the places hold, or the best that keeps the quotas."""
    order, quotas = [item for group in groups for item in group], sheet.of("quotas")
    ranks = {item: sum(map(len, groups[:at])) for at, group in enumerate(groups) for item in group}
    size = min(places, len(order))
    every = [{*some} for count in range(size + 1) for some in combinations(order, count)]
    if quotas is None:
        every = [one for one in every if len(one) == size]
        return [one for one in every if all(ranks[out] >= ranks[into] for into in one for out in order if out not in one)]  # fmt: skip

    def keeps(one):
        count = [sum(quota.counts(attributes[item]) for item in one) for quota in quotas["quotas"]]
        return all(quota.minimum <= n <= (n if quota.maximum is None else quota.maximum) for quota, n in zip(quotas["quotas"], count, strict=True))  # fmt: skip

    kept = [one for one in every if keeps(one)]
    longest = size if quotas["fill"] == "all_or_nothing" else max(map(len, kept), default=0)
    worth = {
        "scores": lambda one: sum(scores[item] for item in one),
        "ranks": lambda one: -sum(ranks[item] for item in one),
        "merit": lambda one: [len(one.intersection(group)) for group in groups],
    }[quotas["objective"]]
    kept = [one for one in kept if len(one) == longest]
    return [one for one in kept if worth(one) == max(map(worth, kept))]


def world(seed):
    """Return some rules, the sheets of a jury of three, and what quotas count."""
    draw = Random(seed)
    scales = Scale.levels(1, 4), draw.choice((Scale.levels(1, 4), Scale.levels(0, 6)))
    criteria = [
        Criterion(
            id=name,
            scale=scale,
            weight=draw.choice((1, 1, 2)),
            floor=draw.choice((None, None, 2)),
            floor_passes=draw.random() < 2 / 3,
            applies_to=[*"abc"] if name == "team" and draw.random() < 1 / 4 else None,
        )
        for name, scale in zip(("impact", "team"), scales, strict=True)
    ]
    grid = Rubric(criteria=criteria, out_of=draw.choice((Scale(low=0, high=20), Scale.levels(1, 4))))
    method = draw.choice(("mean", "mean", "median", "low_median", "high_median", "trimmed_mean", "total"))
    least = draw.choice((0, 1, 2))
    quota = Quota(attribute="p", value="x", minimum=least, maximum=draw.choice((None, least, 2)))
    rules = JuryRules(
        rubric=grid,
        places=draw.choice((1, 2)),
        method=method,
        missing=draw.choice(("renormalise", "worst", "midpoint", "best")),
        floors=draw.choice(("mean", "any")),
        opinions=draw.choice(("majority", "majority", "ignore")),
        abstentions=draw.choice(("apart", "unfavourable")),
        casting_vote=draw.random() < 1 / 2,
        threshold=draw.choice((None, None, "2.5")),
        tie_breaks=draw.sample(TESTS, draw.choice((0, 1, 2))),
        reserve=draw.choice((0, 1, None)),
        quotas=[quota] if draw.random() < 1 / 3 else (),
        objective=draw.choice(("scores", "ranks", "merit")),
        fill=draw.choice(("as_many", "all_or_nothing")),
    )
    rows = []
    for item in ITEMS:
        for n in range(3):
            opinion = draw.choice((None, None, "favourable", "unfavourable"))
            if draw.random() < 1 / 8 and method not in ("total", "trimmed_mean"):
                rows.append(MarkSheet(item=item, juror=f"j{n}", state=draw.choice(("abstained", "absent"))))
                continue
            names = [one.id for one in criteria if one.applies(item) and (one.id == "impact" or draw.random() < 7 / 8)]  # fmt: skip
            marks = {name: draw.choice((1, 2, 3, 3, 4)) for name in names}
            rows.append(MarkSheet(item=item, juror=f"j{n}", marks=marks, opinion=opinion, champion=draw.random() < 1 / 4))  # fmt: skip
    return rules, rows, {item: {"p": draw.choice("xy")} for item in ITEMS}


@pytest.mark.slow
def test_a_clerk_with_the_sheet_alone_draws_up_the_same_lists():
    """From the sentences of the sheet, and the marks: who is kept, who is equal for the last places, who waits."""
    waits = ties = 0
    for seed in range(70):
        rules, rows, attributes = world(seed)
        held = deliberate(Scoresheet(rubric=rules.rubric, sheets=rows), rules, chair="j0", attributes=attributes if rules.quotas else {})  # fmt: skip
        found = held.selection
        sure, some, reserve = clerk(Sheet(rules), rows, attributes)
        assert ({*found.main}, {*found.undecided}) == (sure, some), (seed, str(held.ranking))
        if reserve is not None and not (rules.quotas and not found.optimum):
            assert {*found.reserve} == reserve, seed
            waits += bool(reserve)
        ties += bool(some)
    assert waits
    assert ties


ONE = Criterion(id="impact", scale=Scale.levels(1, 4))
VALUES = {
    "rubric": [
        Rubric(criteria=[one], out_of=out_of)
        for out_of in (None, Scale(low=0, high=20))
        for one in (
            ONE,
            evolve(ONE, weight=2),
            evolve(ONE, scale=Scale.levels(1, 5)),
            evolve(ONE, floor=2),
            evolve(ONE, floor=2, floor_passes=False),
            evolve(ONE, applies_to=["a"]),
        )
    ],
    "method": get_args(Method),
    "missing": ("refuse", "renormalise", "worst", "midpoint", "best"),
    "tie_breaks": [(), *((one,) for one in TESTS), TESTS[:2], TESTS[1::-1]],
    "floors": ("mean", "any"),
    "opinions": ("majority", "ignore"),
    "abstentions": ("apart", "unfavourable"),
    "casting_vote": (False, True),
    "places": (None, 0, 1, 2),
    "threshold": (None, 2, "2.5"),
    "reserve": [0, 1, None, *(ReserveTerms(**one) for one in ({"calls": 1}, {"starts": DAY}, {"ends": DAY}))],
    "quotas": [(), *([Quota(attribute="p", value="x", **one)] for one in ({"minimum": 1}, {"maximum": 1}))],
    "objective": ("scores", "ranks", "merit"),
    "fill": ("as_many", "all_or_nothing"),
    "quorum": (None, "1/2", "2/3"),
    "recused": ("count", "leave"),
    "detail": (False, True),
    "disclosure": (Disclosure(), Disclosure(votes=["candidate"]), Disclosure(smallest=1)),
    "decided_by": ("", "DINUM"),
    "announced": [(), ["a draw"]],
}
"""Values of each rule that a jury publishes; what is read of a source and of a law has tests of its own."""
QUOTED = {"quotas": VALUES["quotas"][1]}
AROUND = {"floors": {"rubric": VALUES["rubric"][3]}, "objective": QUOTED, "fill": QUOTED}
"""What must be stated beside a rule for it to act."""


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_value_of_each_rule_changes_the_sheet(lang):
    """No two values of a rule print the same sheet."""
    assert {one.name for one in fields(JuryRules)} == VALUES.keys() | {
        "source",
        "jurisdiction",
        "published",
        "given",
    }
    for name, values in VALUES.items():
        around = {"places": 2, **AROUND.get(name, {})}
        printed = {JuryRules(**{**around, name: value}).say(lang) for value in values}
        assert len(printed) == len(values), name


def test_the_sheet_says_that_abstentions_alone_exclude_nobody():
    """Where they count against."""
    stated = JuryRules(abstentions="unfavourable", casting_vote=True)
    assert "where nobody voted for or against, abstentions exclude nobody" in unfolded(stated)
    assert "les abstentions n’écartent aucun dossier" in unfolded(stated.say("fr"))


NO_SIDE = {
    "abstained": ("abstains", "s’abstient"),
    "recused": ("steps back", "se déporte"),
    "absent": ("is absent", "est absente"),
    "marked": ("gives no opinion", "ne donne pas d’avis"),
}
"""What the sheet says of a chair without a side, by what the chair did: in English, in French."""


def side(said, did, abstentions):
    """Return the side of a chair, by the words of the sheet alone: an abstention is what it counts as, unless they say more."""
    chair = re.search(r"a chair who (.*?) has no side|si la présidence (.*?), le partage n’écarte", said)
    if chair and any(words in chair[0] for words in NO_SIDE[did]):
        return None
    return "unfavourable" if did == "abstained" and abstentions == "unfavourable" else None


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("abstentions", ["apart", "unfavourable"])
@pytest.mark.parametrize("did", [*NO_SIDE])
def test_the_sheet_tells_of_a_chair_without_an_opinion_what_the_jury_decides(did, abstentions, lang):
    """A chair who abstains, steps back, is absent or marks alone has no side: the sheet says so of each, and the jury holds to it."""
    marks = {"impact": 3}
    chair = MarkSheet(item="a", juror="j0", state=did, marks=marks if did == "marked" else {})
    stated = JuryRules(rubric=Rubric(criteria=[ONE]), places=1, abstentions=abstentions, casting_vote=True)
    said = unfolded(stated.say(lang))
    for against in range(3):
        votes = ["favourable", *["unfavourable"] * against]
        rows = [
            MarkSheet(item="a", juror=f"j{n}", marks=marks, opinion=one) for n, one in enumerate(votes, 1)
        ]
        held = deliberate(Scoresheet(rubric=stated.rubric, sheets=[chair, *rows]), stated, chair="j0")
        con = against + (did == "abstained" and abstentions == "unfavourable")
        left = con > 1 or (con == 1 and side(said, did, abstentions) == "unfavourable")
        assert (held.selection.status("a") == "excluded") == left


def test_the_sheet_does_not_contradict_itself_on_marks_by_criterion():
    """Whether the rules or the policy say that candidates read them, the sheet says so once, and the extract shows them."""
    for told in ({"detail": True}, {"disclosure": Disclosure(means=["candidate"])}):
        said = unfolded(JuryRules(**told))
        assert "A candidate is shown their marks by criterion" in said
        assert "totals alone" not in said
        grid = Rubric(criteria=[ONE])
        rows = [(item, f"j{n}", {"impact": mark}) for item, mark in (("a", 2), ("b", 3)) for n in range(8)]
        held = deliberate(Scoresheet.from_marks(grid, rows), JuryRules(rubric=grid, places=1, **told))
        assert dict(extract_for_candidate(held, "a", results_are_out=True).means) == {"impact": 2}


def test_the_sheet_says_what_becomes_of_quotas_that_no_list_keeps():
    """That nothing is decided then, and that whoever comes in keeps the quotas; who takes part counts for the quorum."""
    stated = JuryRules(places=1, reserve=1, **QUOTED)
    assert "Where no list of any size keeps them, nothing is decided" in unfolded(stated)
    assert "whoever comes in for another keeps the quotas" in unfolded(stated)
    assert "respecte les quotas" in unfolded(stated.say("fr")).split("Liste complémentaire")[1]
    assert "quotas" not in unfolded(JuryRules(places=1, reserve=1))
    assert "Whoever abstains takes part" in unfolded(stated)


@pytest.mark.slow(but=["merit-as many of each rank"])
@pytest.mark.parametrize(
    ("objective", "same"),
    [
        ("scores", "the same sum of scores"),
        ("ranks", "the same sum of ranks"),
        ("merit", "as many of each rank"),
    ],
)
def test_where_lists_are_equal_under_quotas_it_is_said_of_lists_and_not_of_dossiers(objective, same):
    """Whoever waits reads that best lists are equal, and the sheet who chooses one; of two quotas, the jury reads of two."""
    marks = {"scores": (4, 3, 3, 2), "ranks": (4, 3, 2, 1), "merit": (4, 4, 4, 4)}[objective]
    sheet = Scoresheet.from_marks(
        Rubric.equal(["impact"], scale=EIG_SCALE),
        [(item, "j1", {"impact": mark}) for item, mark in zip("abce", marks, strict=True)],
    )
    people = {"a": ("d", "1"), "b": ("d", "0"), "c": ("e", "1"), "e": ("e", "0")}
    quotas = [Quota(attribute=name, value=value, maximum=1) for name, value in (("p", "d"), ("q", "1"))]
    rules = JuryRules(
        rubric=sheet.rubric, places=2, quotas=quotas, objective=objective, tie_breaks=["champions"]
    )
    held = deliberate(
        sheet, rules, attributes={item: dict(zip("pq", some, strict=True)) for item, some in people.items()}
    )
    for item in "abce":
        told = unfolded(held.explain(item, audience="candidate"))
        assert same in told
        assert "equally good as" not in told
    assert "on some of the equally good lists, for the last 2 places" in unfolded(held.selection)
    assert "on some of the equally good lists (places: 2)" in unfolded(
        held.minutes(title="list", salt="0" * 64).to_markdown()
    )
    assert "the jury chooses one on the record, or a draw declared beforehand does" in unfolded(rules)
    assert ("declared tests part no lists" in unfolded(rules)) == (objective == "scores")
    assert unfolded(held.explain("b")).count("without one of the quotas") <= 1
    if objective == "scores":
        assert "without another of the quotas, it would not be on the main list" in unfolded(
            held.explain("b")
        )
