"""What missing marks have to do with a place, held against the lists worked out by hand for every mark there is."""

from fractions import Fraction
from random import Random

import pytest

from eig.jury import Criterion, JuryRules, MarkSheet, Rubric, Scale, Scoresheet, deliberate
from eig.programme import Quota
from eig.programme.disclosure import Disclosure
from helpers.shares import whole
from helpers.unfolded import unfolded

SCALE = Scale.levels(1, 4)
RUBRIC = Rubric.equal(["impact", "team"], scale=SCALE)
FILL = {"worst": Fraction(1), "midpoint": Fraction(5, 2), "best": Fraction(4)}
CODES = ("other_missing_rule", "own_missing_some", "own_missing_none", "own_missing_highest")


def total(sheets, rule):
    """The mean of the sheets of a dossier, what is missing filled by a rule."""
    totals = []
    for marks in sheets:
        known = [one for one in marks if one is not None]
        if known:
            fill = Fraction(sum(known), len(known)) if rule == "renormalise" else FILL[rule]
            totals.append(Fraction(sum(fill if one is None else one for one in marks), 2))
    return Fraction(sum(totals), len(totals))


def kept(world, item, rule, places):
    """Whether a dossier has a place for sure: fewer than the places are as good."""
    own = total(world[item], rule)
    return sum(total(sheets, rule) >= own for one, sheets in world.items() if one != item) < places


def expected(world, item, rule, places):
    """What is true of a dossier that is not on the main list, by code of what is told."""
    told = {}
    better = [one for one in ("renormalise", *FILL) if one != rule and kept(world, item, one, places)]
    if better:
        told["other_missing_rule"] = better
    gaps = [
        (at, place)
        for at, marks in enumerate(world[item])
        if set(marks) != {None}
        for place, one in enumerate(marks)
        if one is None
    ]

    def with_marks(mark):
        sheets = [list(marks) for marks in world[item]]
        for at, place in gaps:
            sheets[at][place] = mark
        return kept({**world, item: sheets}, item, rule, places)

    if len(gaps) == 1:
        enough = [mark for mark in range(1, 5) if with_marks(mark)]
        told["own_missing_some" if enough else "own_missing_none"] = enough[:1]
    elif gaps and with_marks(4):
        told["own_missing_highest"] = len(gaps)
    return told


def drawn(seed):
    """Draw a jury of two whose sheets lack some marks."""
    draw = Random(seed)
    rule, places = draw.choice(["renormalise", *FILL]), draw.randint(1, 3)
    world = {}
    for number in range(1, draw.randint(3, 6)):
        sheets = [[draw.choice([None, 1, 2, 3, 4, 3]) for _ in "ab"] for _ in range(draw.randint(1, 2))]
        if any(one is not None for marks in sheets for one in marks):
            world[f"c{number}"] = sheets
    sheets = [
        MarkSheet(
            item=item,
            juror=f"j{at}",
            marks={name: one for name, one in zip(RUBRIC.ids, marks, strict=True) if one is not None},
        )
        for item, several in world.items()
        for at, marks in enumerate(several)
    ]
    rules = JuryRules(places=places, missing=rule, disclosure=Disclosure(gaps=["candidate"]))
    held = deliberate(Scoresheet(rubric=RUBRIC, sheets=sheets, items=list(world)), rules)
    return held, world, rule, places


def told(reasons):
    """What reasons say of missing marks, by code."""
    found = {}
    for one in reasons:
        if one.code == "other_missing_rule":
            found[one.code] = [name.code.removeprefix("missing_as_") for name in one.facts["policies"]]
        elif one.code in CODES:
            found[one.code] = one.facts.get(
                "count", [one.facts[key] for key in ("least",) if key in one.facts]
            )
    return found


@pytest.mark.parametrize("start", [0, *[40] * whole()])
def test_what_is_said_of_missing_marks_is_so(start):
    """Each other rule under which a dossier would be kept, and the least mark from which on it would, and no other."""
    seen = set()
    for seed in range(start, start + 40):
        held, world, rule, places = drawn(seed)
        for item in world:
            if held.selection.status(item) == "main":
                assert {} == told(held.explain(item, audience="candidate").reasons)
            elif held.selection.status(item) == "not_kept":
                true = expected(world, item, rule, places)
                assert true == told(held.explain(item, audience="candidate").reasons), (seed, item)
                assert true == told(held.explain(item).reasons) == told(held.causes(item)), (seed, item)
                seen |= {*true}
    assert seen >= {"other_missing_rule", "own_missing_some", "own_missing_none"}


@pytest.mark.untraced
def test_a_distance_is_told_where_the_policy_tells_distances():
    """The least mark that would have been enough tells how far the last place is: by default it is not told."""
    whole = {"impact": 3, "team": 3}
    marks = [("a", "j1", whole), ("a", "j2", whole), ("b", "j1", {"impact": 3}), ("b", "j2", whole)]
    sheet = Scoresheet.from_marks(RUBRIC, marks)
    open_, shut = (
        deliberate(sheet, JuryRules(places=1, missing="worst", disclosure=one))
        for one in (Disclosure(gaps=["candidate"]), Disclosure())
    )
    assert "with any mark from 4" in unfolded(open_.explain("b", audience="candidate"))
    assert "with some marks in its place" in unfolded(shut.explain("b", audience="candidate"))
    alone = deliberate(Scoresheet.from_marks(RUBRIC, [one for one in marks if one[1] == "j1"]), shut.rules)
    assert "missing" not in unfolded(alone.explain("b", audience="candidate"))
    assert "à partir de 4" in unfolded(open_.explain("b", audience="candidate", lang="fr"))


@pytest.mark.untraced
def test_two_marks_that_are_missing_are_tried_at_their_highest():
    """What each would have been is not known: with the highest of both, the place would have been sure, or not."""
    for top, codes in ((3, {"own_missing_highest"}), (4, set())):
        marks = [
            ("a", "j1", {"impact": top, "team": top}),
            ("b", "j1", {"impact": 4}),
            ("b", "j2", {"team": 4}),
        ]
        held = deliberate(Scoresheet.from_marks(RUBRIC, marks), places=1, missing="worst")
        assert codes <= {*held.explain("b").codes}
        assert {*held.explain("b").codes}.isdisjoint({"own_missing_highest"} - codes)


def test_a_scale_without_steps_or_of_many_marks_is_not_gone_through():
    """What would have been enough is then not said, but by another rule."""
    for step in (None, Fraction(1, 1000)):
        criteria = [Criterion(id=one, scale=Scale(low=0, high=4, step=step)) for one in ("impact", "team")]
        sheet = Scoresheet.from_marks(
            Rubric(criteria=criteria), [("a", "j1", {"impact": 3, "team": 3}), ("b", "j1", {"impact": 4})]
        )
        held = deliberate(sheet, places=1, missing="worst")
        assert {"other_missing_rule": ["renormalise", "best"]} == told(held.causes("b"))


def test_nothing_is_said_of_a_mark_where_a_higher_one_would_not_always_do():
    """Under quotas that weigh ranks, level with an ally both count more than one above the other: 2 or 4 is enough, 3 is not."""
    quotas = [Quota(attribute="pair", value=one, maximum=1) for one in ("bd", "be", "cd", "ce")]
    pairs = {one: {"pair": [quota.value for quota in quotas if one in quota.value]} for one in "bcde"}
    others = [("c", "j", {"impact": 2, "team": 1}), ("d", "j", {"impact": 3, "team": 2}),
              ("e", "j", {"impact": 1, "team": 1})]  # fmt: skip

    def held(**team):
        sheet = Scoresheet.from_marks(RUBRIC, [*others, ("b", "j", {"impact": 1, **team})])
        rules = JuryRules(places=2, missing="worst", quotas=quotas, objective="ranks")
        return deliberate(sheet, rules, attributes=pairs)

    statuses = [held(team=mark).selection.status("b") for mark in range(1, 5)]
    assert ["not_kept", "main", "undecided", "main"] == statuses
    assert {"own_missing_some", "own_missing_none"}.isdisjoint(told(held().causes("b")))
