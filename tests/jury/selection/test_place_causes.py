"""Each reason told of a place is a cause: solved again without it, by code that is not the engine's, it changes."""

import random

import pytest
from attrs import evolve

from eig.errors import Fault
from eig.jury import (
    Criterion,
    JuryRules,
    MarkSheet,
    Ranking,
    Rubric,
    Scale,
    Scoresheet,
    deliberate,
    rank,
    select,
)
from eig.jury.merit import Exclusion
from eig.jury.minutes import algorithm_notice
from eig.jury.rules import ReserveTerms, TieBreak
from eig.jury.selection import replacement, replacements
from eig.jury.severity import AdjustedScore, Adjustment
from eig.lots import Decision
from eig.programme import Quota
from eig.programme.disclosure import Disclosure
from eig.reasons import reasons_in
from helpers.causes_drawn import drawn, renamed
from helpers.causes_told import (
    MAIN,
    OUT,
    TIED,
    claims,
    rank_of,
    rules_that_matter,
    status,
    who_comes_in,
    without_several,
)
from helpers.shares import few
from helpers.unfolded import unfolded

SEEDS = range(8)
CAUSES = ("not_kept_for", "not_kept_for_together", "kept_for", "kept_for_together", "past_places")
OUT_OF_IT = reasons_in("jury.merit")("no_marks")
AS = {"main": MAIN, "undecided": TIED}


def opened(held):
    """The same deliberation, whose policy tells candidates all."""
    return evolve(held, rules=evolve(held.rules, disclosure=Disclosure(smallest=1)))


def own_reasons(held, item):
    """The reasons that the candidate reads of an item: beside quotas the rank is withheld."""
    yield from held.explain(item, audience="candidate").reasons
    yield from held.selection.explain(item, audience="candidate").reasons
    yield from algorithm_notice(
        held.minutes(title="t", salt="5a17" * 16), item, purpose="to rank", contact="us"
    ).parameters


def told(held, item):
    """The reasons of an item that name a cause, with all facts: the jury's, and the candidate's if nothing is withheld."""
    yield from held.explain(item).reasons
    yield from held.selection.explain(item).reasons
    yield from held.causes(item)
    yield from own_reasons(opened(held), item)


def withheld(world, item):
    """The same claims, where the rank of an item is told beside no quota: there the true one is held against them."""

    def check(one):
        if one.code != "past_places" or not world.quotas:
            return claims(world, item, one)
        full = evolve(one, facts={**one.facts, "rank": rank_of(world, item)})
        return one.facts["rank"] is None and claims(world, item, full)

    return check


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", SEEDS)
def test_each_reason_that_names_a_cause_is_one(seed):
    """Without the rule, the quota or the decision that a reason names, the dossier would stand where it says."""
    held, world = drawn(seed)
    for item in world.scores:
        assert status(world, item) == AS.get(held.selection.status(item), OUT)
        found = [(one, claims(world, item, one)) for one in dict.fromkeys(told(held, item))]
        assert [] == [(item, one.say()) for one, so in found if so is False]
        check = withheld(world, item)
        assert [] == [one.say() for one in dict.fromkeys(own_reasons(held, item)) if check(one) is False]


@pytest.mark.slow
def test_each_of_many_reasons_that_names_a_cause_is_one():
    """The same, over half a dozen more juries, and over a hundred at night."""
    for seed in few(range(100, 200), 6):
        held, world = drawn(seed)
        for item in world.scores:
            own = held.explain(item, audience="candidate").reasons
            all_of_it = opened(held).explain(item, audience="candidate").reasons
            assert [] == [(seed, item, one.say()) for one in own if withheld(world, item)(one) is False]
            assert [] == [(seed, item, one.say()) for one in all_of_it if claims(world, item, one) is False]


def named(cause):
    return [cause.facts[key] for key in ("quota", "reference", "threshold") if key in cause.facts]


@pytest.mark.untraced
@pytest.mark.parametrize("seed", SEEDS)
def test_each_rule_that_matters_alone_is_told(seed):
    """Kept, in a tie or out: every quota, test, threshold, mark and decision that is enough alone is named, and no other."""
    held, world = drawn(seed)
    for item in world.scores:
        told = [one.facts["cause"] for one in held.causes(item) if one.code.endswith("kept_for")]
        causes = [one for one in told if one.code != "cause_places"]  # where rules are enough only at once
        assert rules_that_matter(world, item) == {(one.code, *(*named(one), None)[:1]) for one in causes}


@pytest.mark.untraced
@pytest.mark.parametrize("seed", [3, 166, 236, 276])
def test_no_fewer_causes_are_enough_than_those_named_together(seed):
    """Of what keeps a dossier out only at once the fewest are told, the limit of places among them."""
    held, world = drawn(seed, 5)
    for item in world.scores:
        if status(world, item) == OUT:
            several = [one for one in held.causes(item) if one.code == "not_kept_for_together"]
            count = several[0].facts["count"] if several else 0
            fewer = (one for size in range(1, min(count, 4)) for one in without_several(world, size))
            assert all(status(one, item) == OUT for one in fewer)


@pytest.mark.slow
def test_whoever_is_kept_as_others_are_left_out_reads_no_mark_of_theirs():
    """The jury is told without which marks or opinions of others a dossier is kept; the candidate is not."""
    scale = Scale(low=0, high=9)
    grid = Rubric(criteria=[Criterion(id="i", scale=scale, floor=3), Criterion(id="t", scale=scale)])
    sheets = [
        MarkSheet(item=item, juror="j", marks={"i": low, "t": high}, opinion=said)
        for item, low, high, said in (("a", 2, 9, None), ("b", 5, 9, "unfavourable"), ("c", 4, 4, None))
    ]
    held = deliberate(Scoresheet(rubric=grid, sheets=sheets), places=1)
    cause = "without the eliminating marks, it would not be on the main list"

    assert cause in unfolded(held.explain("c"))
    assert cause in map(str, held.causes("c"))
    assert "without" not in str(held.explain("c", audience="candidate"))
    assert "sans les notes éliminatoires" in unfolded(held.explain("c", lang="fr"))


def test_whoever_is_in_a_tie_is_told_without_which_quota_it_would_be_none():
    """Equals of whom a quota takes one: without it, another comes before both."""
    one = Quota(attribute="k", value="x", minimum=1)
    merit = Ranking.from_scores({"a": 9, "b": 8, "c": 8})
    chosen = select(merit, places=1, quotas=[one], attributes={"b": {"k": "x"}, "c": {"k": "x"}})

    assert ["without the quota (k=x: at least 1), it would not be on the main list"] == [
        str(cause) for cause in chosen.causes("b")
    ]
    assert "without one of the quotas, it would not be on the main list" in unfolded(chosen.explain("b"))
    assert "le dossier ne serait pas sur la liste principale" in unfolded(chosen.explain("b", lang="fr"))


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", SEEDS)
def test_names_and_their_order_change_no_cause(seed):
    """Renamed, and given in another order, dossiers are told the same causes."""
    held, world = drawn(seed)
    new = dict(
        zip(world.scores, random.Random(seed).sample([f"n{at}" for at in range(20)], 20), strict=False)
    )
    again = renamed(held, new)
    for item in world.scores:
        assert held.causes(item) == again.causes(new[item])
        assert held.selection.causes(item) == again.selection.causes(new[item])


@pytest.mark.untraced
@pytest.mark.parametrize("seed", SEEDS)
def test_the_public_is_told_of_no_cause(seed):
    """Everybody may know the lists, and not what anybody's place is due to."""
    held, world = drawn(seed)
    codes = [
        code
        for item in world.scores
        for room in (held, held.selection)
        for code in room.explain(item, audience="public").codes
    ]

    assert set(CAUSES).isdisjoint(codes)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_the_jury_is_not_told_which_quota_matters(seed):
    """Which quota counts somebody is theirs to know: the jury reads that one does, or how many."""
    held, world = drawn(seed)
    texts = [held.explain(item, lang=lang) for item in world.scores for lang in ("en", "fr")]
    texts = [str(one) for text in texts for one in text.reasons if one.code in CAUSES]

    assert [] == [one for one in texts if "=" in one]


# ── each kind of cause ────────────────────────────────────────────────────────────────────────────

SCORES = {"a": 9, "b": 8, "c": 7, "d": 6, "e": 5, "f": 4}


def why(item, scores=SCORES, ranking=None, **options):
    chosen = select(ranking or Ranking.from_scores(scores), **options)
    return [one.say() for one in chosen.causes(item)]


def quota(name, **bounds):
    attribute, value = name.split("=")
    return Quota(attribute=attribute, value=value, **bounds)


def test_a_place_that_no_rule_takes_is_due_to_none():
    """Kept by rank, no rule being needed, nothing is said; nor of whom the ranking leaves out, or a tie to decide."""
    tied = Ranking.from_scores({"a": 9, "b": 8, "c": 8})
    left_out = select(Ranking(groups=[["a"]], excluded=[Exclusion(item="b", reason=OUT_OF_IT)]), places=1)

    assert [] == why("a", places=1) == why("b", ranking=tied, places=2)
    assert () == left_out.causes("b")


def test_where_there_is_no_place_no_rule_is_the_cause():
    """Of no places, not even the first in rank takes one: that alone is said."""
    assert [["not on the main list: there is no place"]] * 2 == [why("a", places=0), why("f", places=0)]


def test_whoever_is_on_no_list_reads_which_quota_keeps_the_reserve_list_from_them():
    """By rank third of two places and one name more; the quota puts the second there, and the third nowhere."""
    design = {"quotas": [quota("post=design", minimum=1)], "attributes": {"d": {"post": "design"}}}
    first = (
        "not on the main list: ranked 3 for 2 places; without any one quota, or without all, not on it either"
    )

    for item in "cd":
        assert ("reserve" in str(why(item, places=2, reserve=1, **design))) is (item == "c")
    assert [first, "without the quota (post=design: at least 1), it would be on the reserve list"] == why(
        "c", places=2, reserve=1, **design
    )
    assert [first] == why("c", places=2, **design)


def test_a_dossier_on_no_list_is_not_told_that_a_quota_keeps_the_reserve_list_from_it():
    """That would tell who has what the quota counts: the jury alone reads it, and the dossier that it is not told."""
    rubric = Rubric.equal(["impact"], scale=Scale(low=0, high=9))
    marks = {"a": 7, "b": 6, "c": 5, "d": 4}
    sheet = Scoresheet.from_marks(
        rubric, [(one, f"j{n}", {"impact": mark}) for one, mark in marks.items() for n in range(4)]
    )
    rules = JuryRules(rubric=rubric, places=2, reserve=1, quotas=[quota("post=design", minimum=1)])
    posts = {one: {"post": "design" if one == "d" else "dev"} for one in marks}
    held = deliberate(sheet, rules, attributes=posts)
    without_it = "it would be on the reserve list"

    assert without_it in held.explain("c").say()
    said = held.explain("c", audience="candidate").say()
    assert without_it not in said
    assert "whether a quota matters to that is not told here" in said


def test_where_no_list_keeps_two_quotas_one_of_them_gone_is_not_enough():
    """Nobody has what either counts: without one alone there is no list still, and both are told together."""
    both = [quota("post=design", minimum=1), quota("post=data", minimum=1)]
    (together,) = select(Ranking.from_scores(SCORES), places=2, reserve=1, quotas=both, attributes={}).causes(
        "a"
    )

    assert together.code == "not_kept_for_together"
    assert both == [one.facts["quota"] for one in together.facts["causes"]]


def test_a_declared_test_may_be_the_cause():
    """Who has as many points as the last one kept, and is parted from it by a declared test, is told so."""
    ranking = rank(
        {"a": 9, "b": 8, "c": 8},
        tie_breaks=[TieBreak(test="given", name="age", values={"a": 1, "b": 2, "c": 1})],
    )

    assert ["without the declared tests on equals, it would be tied for the last places"] == why(
        "c", ranking=ranking, places=2
    )


def test_a_threshold_may_need_company():
    """Under the threshold and past the places as well, both are named; under it alone, it is."""
    assert ["without the threshold 7, it would be on the main list"] == why("d", places=4, threshold=7)
    (both,) = why("d", places=2, threshold=7)
    assert both.startswith(
        "without the threshold 7 and the limit of 2 places together, and not without only some"
    )
    wide = {"quotas": [quota("p=x", maximum=4)], "attributes": {"d": {"p": "x"}}}
    assert [both] == why("d", places=2, threshold=7, **wide)


@pytest.mark.untraced
def test_what_acts_before_the_ranking_may_be_the_cause():
    """An eliminating mark, opinions and an adjustment are told, alone or together, where a place hangs on them."""
    grid = Rubric(criteria=[Criterion(id="i", scale=Scale(low=0, high=9, step="0.1"), floor=3)])
    marks = {
        "a": (9, None),
        "b": (2, "unfavourable"),
        "c": (8, "unfavourable"),
        "d": (2, None),
        "e": (5, None),
    }
    sheets = [
        MarkSheet(item=item, juror="j", marks={"i": mark}, opinion=said)
        for item, (mark, said) in marks.items()
    ]
    sheet = Scoresheet(rubric=grid, sheets=sheets)
    scores = [
        AdjustedScore(item=item, before=mark, after=4 if item == "a" else mark)
        for item, (mark, _) in marks.items()
    ]
    adopted = Adjustment(scores=scores, decided_by="jury", why="w", source="s", places=1)
    held, wide = (
        deliberate(sheet, places=1, adjustment=adopted),
        deliberate(sheet, JuryRules(places=5, rubric=grid)),
    )

    assert ["without the adjustment of scores, it would be on the main list"] == [
        str(one) for one in held.causes("a")
    ]
    assert [
        "without the rule on opinions for and against, it would not be on the main list",
        "without the adjustment of scores, it would not be on the main list",
    ] == [str(one) for one in held.causes("e")]
    assert ["without the eliminating marks, it would be on the main list"] == [
        str(one) for one in wide.causes("d")
    ]
    assert "without the rule on opinions" in unfolded(wide.explain("c"))
    assert "without the eliminating marks and the rule on opinions" in unfolded(
        wide.explain("b", audience="candidate")
    )
    assert "sans les notes éliminatoires, le dossier serait" in unfolded(
        wide.explain("d", lang="fr", audience="candidate")
    )


@pytest.mark.untraced
def test_a_rule_to_fill_all_places_or_none_may_be_the_cause():
    """Where nobody is kept because not all places can be filled, that rule is a cause beside the quota."""
    none = {"places": 2, "quotas": [quota("p=x", maximum=0)], "attributes": {"b": {"p": "x"}}}
    told = why("a", {"a": 9, "b": 8}, **none, fill="all_or_nothing")

    assert [
        "without the quota (p=x: at most 0), it would be on the main list",
        "without the rule that all places are filled or none, it would be on the main list",
    ] == told


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("names", ["pqrs", "pqrst"])
def test_four_causes_are_named_and_more_are_counted(names):
    """Where quotas must go at once, and no fewer will do, up to four are named; of more, their number is told."""
    barred, kept = {"a": dict.fromkeys(names, "x")}, {"d": dict.fromkeys(names, "x")}
    told = why("a", places=6, quotas=[quota(f"{name}=x", maximum=0) for name in names], attributes=barred)
    needed = why("d", places=2, quotas=[quota(f"{name}=x", minimum=1) for name in names], attributes=kept)
    for (said,), become in ((told, "it would be on"), (needed, "it would not be on")):
        assert f"{become} the main list" in said
        assert ("without 5 rules at once" in said) == (len(names) > 4)
        assert all(f"({name}=x" in said for name in names) == (len(names) < 5)


def test_a_decision_that_would_part_nothing_is_left_out_with_what_made_the_tie():
    """Once a quota is left out the tie is another, which nobody has decided: the dossier would be tied."""
    people = {"d": {"p": "x"}}
    decided = [Decision(by="jury", order=["b", "c"], reference="4.2")]
    told = why(
        "c", {"a": 9, "b": 8, "c": 8, "d": 5}, places=3, quotas=[quota("p=x", minimum=1)], attributes=people,
        decisions=decided,
    )  # fmt: skip

    assert [
        "without the quota (p=x: at least 1), it would be on the main list",
        "without the decision of the jury on equals (4.2), it would be tied for the last places",
    ] == told


def test_a_decision_that_still_parts_its_tie_holds_without_a_quota():
    """A quota that the best keeps anyway is no cause: without it the decision leaves the same dossier out."""
    decided = [Decision(by="jury", order=["b", "c"], reference="4.2")]
    quotas, people = [quota("p=x", minimum=1)], {"a": {"p": "x"}}
    told = why("c", {"a": 9, "b": 8, "c": 8}, places=2, quotas=quotas, attributes=people, decisions=decided)

    assert ["without the decision of the jury on equals (4.2), it would be tied for the last places"] == told


def test_a_decision_that_still_parts_its_tie_holds_beside_the_other_quota():
    """Of two quotas one asks for nothing here: without it, or the other, the tie is parted as it was decided."""
    both = [quota("post=design", minimum=1), quota("post=dev", maximum=9)]
    scores = {"a": 9, "b": 8, "c": 8, "d": 5}
    posts = {one: {"post": "design" if one == "d" else "dev"} for one in scores}
    kept = select(Ranking.from_scores(scores), places=3, quotas=both, attributes=posts)
    told = kept.settle(Decision(by="jury", order=["b", "c"], reference="PV, 1")).causes("c")

    assert ["cause_quota", "cause_decision"] == [one.facts["cause"].code for one in told]


def test_a_decision_that_follows_another_falls_with_it():
    """Of two decisions on one tie each is a cause: without either, the dossier that lost would be tied again."""
    first, then = (
        Decision(by="jury", order=["a"], reference="4.1", rest="after"),
        Decision(by="jury", order=["b", "c"], reference="4.2"),
    )
    told = why("c", dict.fromkeys("abc", 5), places=2, decisions=[first, then])

    assert [
        f"without the decision of the jury on equals ({one}), it would be tied for the last places"
        for one in ("4.1", "4.2")
    ] == told


def check_replacements(seeds):
    """Hold what is told of each withdrawal against every choice of quotas; return the sentences met."""
    met = set()
    for seed in seeds:
        held, world = drawn(seed)
        chosen = held.selection
        for one in () if chosen.undecided else replacements(chosen):
            stay = {*chosen.main} - {one.leaver}
            group = next(iter(chosen.reserve_groups), chosen.reserve_undecided)
            first = [item for item in group if item not in one.successors]
            told = [(reason.code, *_count(reason)) for reason in one.due_to]
            needed = 0 if group and not first else who_comes_in(world, stay, first)
            assert told == {None: [("reserve_empty",)], 0: []}.get(needed, [("replacement_but_for", needed)])
            assert bool(one.successors) or one.due_to
            met |= {*told}
    return met


def _count(reason):
    return [reason.facts["cause"].facts["count"]] if "cause" in reason.facts else []


@pytest.mark.slow
def test_what_a_withdrawal_tells_of_the_reserve_list_is_so():
    """Of each withdrawal from a list, how many quotas it hangs on is what going through all of them gives."""
    assert {("reserve_empty",), ("replacement_but_for", 1)} <= check_replacements(range(60))


def test_a_withdrawal_tells_what_keeps_the_first_of_the_reserve_list_out():
    """Where the first of the reserve list does not come in, it is told of how many quotas that hangs."""
    nobody = select(Ranking.from_scores({"a": 9, "b": 8}), places=1)
    bound = {"d": {"p": "x", "q": "x"}}
    chosen = select(
        Ranking.from_scores({"a": 9, "b": 8, "d": 5}), places=2, reserve=None, attributes=bound,
        quotas=[quota("p=x", minimum=1), quota("q=x", minimum=1)],
    )  # fmt: skip
    terms = evolve(chosen, rules=evolve(chosen.rules, reserve=ReserveTerms(calls=1)))
    equals = select(
        Ranking.from_scores({"a": 9, "b": 6, "c": 6}), places=1, reserve=None,
        attributes={"b": {"p": "x"}}, quotas=[quota("p=x", maximum=0)],
    )  # fmt: skip

    assert "c comes in; without one of the quotas, b would tie" in unfolded(
        replacement(equals, "a").explain()
    )
    assert "nobody comes in for it; nobody is on the reserve list" in unfolded(
        replacement(nobody, "a").explain()
    )
    assert "nobody comes in for it; without 2 quotas, b would come in" in unfolded(
        replacement(chosen, "d").explain()
    )
    assert ["not_replaced", "reserve_used_up", "replacement_but_for"] == [
        *replacement(terms, "d", called=1).explain().codes
    ]
    assert ["not_replaced", "reserve_used_up"] == [*replacement(terms, "a", called=1).explain().codes]


def test_each_of_the_first_of_a_reserve_is_named_for_the_quotas_that_keep_that_one_out():
    """One who breaks one quota and one who breaks two are not told of together, nor who breaks none."""
    scores = {"a": 9, "b": 6, "c": 6, "d": 6}
    caps = [quota("p=x", maximum=0), quota("q=x", maximum=0)]
    counted = {"b": {"p": "x"}, "c": {"p": "x", "q": "x"}, "d": {"p": "x", "q": "x"}}
    chosen = select(Ranking.from_scores(scores), places=1, reserve=None, quotas=caps, attributes=counted)

    assert (
        "a: nobody comes in for it; without one of the quotas, b would come in; without 2 quotas, c or d "
        "would tie to come in." == str(replacement(chosen, "a").explain())
    )


@pytest.mark.untraced
def test_a_tie_for_the_last_name_of_a_reserve_is_parted_under_quotas_as_without():
    """Of two equals for one name, the one decided for has it; until then, who may come in is not sure."""
    merit, need = Ranking.from_scores({"a": 9, "b": 6, "c": 6, "d": 5}), [quota("p=x", minimum=1)]
    asked = {"places": 1, "quotas": need, "attributes": {"a": {"p": "x"}, "c": {"p": "x"}}}
    chosen = select(merit, **asked, reserve=1)
    settled = {one: chosen.settle(Decision(by="jury", order=[*one], reference="4")) for one in ("bc", "cb")}
    waits = replacement(chosen, "a")

    assert {"bc": ("b",), "cb": ("c",)} == {one: found.reserve for one, found in settled.items()}
    assert {"bc": (), "cb": ("c",)} == {one: replacement(by, "a").successors for one, by in settled.items()}
    assert (True, ("c",)) == (waits.waits, waits.successors)
    assert "c may come in" in unfolded(waits.explain())
    assert "without one of the quotas, b could come in" in unfolded(waits.explain())
    for slip in ("d", "bd"):
        with pytest.raises(Fault, match="or equals after the main list"):
            chosen.settle(Decision(by="jury", order=[*slip], reference="4", rest="after"))
    with pytest.raises(Fault, match="all who are tied"):
        chosen.settle(Decision(by="jury", order=["b"], reference="4"))


@pytest.mark.slow
def test_who_is_not_kept_and_withdraws_changes_nobody_who_is():
    """Where no draw was made, the list without a dossier that was not kept is the list."""
    for seed in range(40):
        held, _ = drawn(seed)
        chosen = held.selection
        if chosen.rules.fill == "all_or_nothing" or chosen.undecided or chosen.decisions or held.adjustment:
            continue
        for gone in chosen.ranking.order:
            if gone not in chosen.main:
                stay = held.sheet.only([item for item in held.sheet.items if item != gone])
                own = {item: kinds for item, kinds in held.attributes.items() if item != gone}
                assert evolve(held, sheet=stay, attributes=own).kept == held.kept, (seed, gone)
