"""The rules of a jury: one value, stated once, that every step takes and that prints as the published sheet."""

import datetime as dt
import inspect
import pickle
from fractions import Fraction

import attrs
import pytest
from attrs import evolve

from eig.errors import Fault, Faults
from eig.jury import (
    EIG_SCALE,
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
from eig.jury.rules import JuryOptions, ReserveTerms, TieBreak
from eig.programme import Quota
from eig.programme.jurisdictions import FRANCE
from eig.programme.rules import GridCriterion, GridLevel, ScoringGrid
from eig.promotions import P3, P4
from eig.reasons import Language
from helpers import examples
from helpers.unfolded import unfolded

RUBRIC = Rubric(
    criteria=[
        Criterion(id="impact", scale=EIG_SCALE, weight=2, en="public impact", fr="impact public"),
        Criterion(id="team", scale=EIG_SCALE, floor=2),
    ]
)
SHEET = Scoresheet.from_marks(
    RUBRIC,
    [
        ("a", "j1", {"impact": 4, "team": 3}),
        ("b", "j1", {"impact": 3, "team": 4}),
        ("c", "j1", {"impact": 1, "team": 2}),
    ],
)
QUOTA = Quota(attribute="profile", value="design", minimum=1)


def test_the_short_forms_make_the_same_rules():
    """A ranking, a selection and a deliberation by options are those by the rules that the options make."""
    rules = JuryRules(places=1, tie_breaks=["criterion_mean:team"], reserve=1, threshold="1.5")
    ranking = rank(SHEET, rules)

    assert rank(SHEET, tie_breaks=["criterion_mean:team"]) == ranking
    assert select(ranking, rules).main == select(ranking, places=1, reserve=1, threshold="1.5").main
    assert deliberate(SHEET, rules) == deliberate(
        SHEET, places=1, tie_breaks=["criterion_mean:team"], reserve=1, threshold="1.5"
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda rules: rank(SHEET, rules, method="median"),
        lambda rules: select(rank(SHEET), rules, places=2),
        lambda rules: deliberate(SHEET, rules, quorum=1),
    ],
)
def test_an_option_beside_the_rules_is_refused(ask):
    """Rules are stated once: what stands beside them would contradict the sheet that was published."""
    with pytest.raises(Fault, match="expected no option beside rules="):
        ask(JuryRules(places=1))


def test_an_option_that_a_step_does_not_take_is_none_of_its_own():
    """A ranking has no places, a selection no method: Python says so, as for any argument."""
    with pytest.raises(TypeError, match=r"rank\(\) got an unexpected keyword argument 'places'"):
        rank(SHEET, places=2)
    with pytest.raises(TypeError, match=r"select\(\) got an unexpected keyword argument 'method'"):
        select(rank(SHEET), places=1, method="mean")


def test_marks_follow_the_grid_that_was_published():
    """A scoresheet on another grid than the rules' is refused; so is a tie-break on no criterion of theirs."""
    other = JuryRules(places=1, rubric=Rubric.equal(["impact"], scale=EIG_SCALE))

    assert rank(SHEET, JuryRules(rubric=RUBRIC)).order[0] == "a"
    with pytest.raises(Fault, match="a scoresheet on the grid that the rules published"):
        rank(SHEET, other)
    with pytest.raises(Fault, match=r"a criterion of the grid .* got 'beauty'"):
        JuryRules(rubric=RUBRIC, tie_breaks=["criterion_mean:beauty"])
    with pytest.raises(Fault, match="rules with a number of places"):
        select(rank(SHEET), JuryRules())


def test_the_rules_hold_the_grid_of_a_promotion():
    """The published criteria, each on the scale stated; the total adds them up; the source comes along."""
    rules = JuryRules.of(P3, "challenges", scale=Scale.levels(1, 4), places=15)

    assert (5, 20) == (rules.rubric.out_of.low, rules.rubric.out_of.high)
    assert "impact" in rules.rubric.ids
    assert rules.source == P3.rules.grid("challenges").source
    assert "mine" == JuryRules.of(P3, "challenges", scale=EIG_SCALE, source="mine").source


def test_rules_that_are_none_are_told_under_their_name():
    """A number in place of the rules is refused as rules, by every step that takes them."""
    for ask, name in ((rank, "rank"), (deliberate, "deliberate")):
        with pytest.raises(Fault) as told:
            ask(SHEET, 3)
        assert f"{name}.rules" == told.value.place


def test_weights_published_without_marks_are_published():
    """A grid may publish weights and leave marks open: the weights are the published ones, the marks the office's."""
    criteria = [GridCriterion(id=name, title=name, weight=weight) for name, weight in (("a", 2), ("b", 1))]
    grid = ScoringGrid(judges="challenges", criteria=criteria, source="art. 6")
    promotion = evolve(P3, rules=evolve(P3.rules, grids=[grid]))
    rules = JuryRules.of(promotion, "challenges", scale=EIG_SCALE)

    assert [2, 1] == [one.weight for one in rules.rubric.criteria]
    assert "art. 6" == rules.published["weights"]
    assert not {"scale", "out_of"} & rules.published.keys()
    assert "out_of" in JuryRules.of(P4, "candidates", scale=EIG_SCALE).published


CHOICES = [
    *({"method": method} for method in ("mean", "median", "low_median", "high_median", "trimmed_mean", "total")),
    *({"missing": missing} for missing in ("refuse", "renormalise", "worst", "midpoint", "best")),
    *({"tie_breaks": [test]} for test in ("criterion_mean:impact", "top_marks", "champions", "more_favourable",
                                         "fewer_unfavourable", "lowest_total", "highest_total", "median_total")),
    {"tie_breaks": [TieBreak.given("oral", {"a": 1})]},
    {"floors": "any"}, {"opinions": "ignore"}, {"abstentions": "unfavourable"}, {"casting_vote": True},
    {"threshold": Fraction(10, 3)}, {"quotas": [QUOTA]}, {"quotas": [QUOTA], "objective": "ranks"},
    {"quotas": [QUOTA], "objective": "merit"}, {"reserve": 5}, {"reserve": None},
    {"reserve": ReserveTerms(names=1, calls=1, ends=dt.date(2019, 9, 1))},
    {"quorum": None}, {"quorum": 1, "recused": "leave"}, {"detail": True}, {"source": "art. 5"},
]  # fmt: skip


@pytest.mark.untraced
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_every_rule_is_a_sentence_in_both_languages(choice):
    """Whatever is declared is printed: another rule, another sheet, in English and in French."""
    plain, other = JuryRules(rubric=RUBRIC, places=2), JuryRules(rubric=RUBRIC, places=2, **choice)

    for lang in ("en", "fr"):
        assert "{" not in other.say(lang)
        same = choice in ({"method": "mean"}, {"missing": "refuse"})
        assert same == (other.say(lang) == plain.say(lang))
    assert other == pickle.loads(pickle.dumps(other))
    assert other == examples.from_repr(other)


def test_the_sheet_says_what_it_must():
    """The grid by its titles, exact numbers, sources in law."""
    rules = JuryRules(
        rubric=RUBRIC, places=1, threshold=Fraction(10, 3), casting_vote=True, jurisdiction=FRANCE
    )
    said = unfolded(rules)

    assert "- Criterion: public impact, marked from 1 to 4, weight 2." in said
    assert "Under 2, the panel's mean mark eliminates." in said
    assert "under 10/3 is kept" in said
    assert "An opinion with reservations counts as unfavourable" in said
    assert "reservations" not in unfolded(evolve(rules, opinions="ignore"))
    assert "the side of the chair prevails (CRPA, art. R133-11)" in said
    assert "impact public" in JuryRules(rubric=RUBRIC).say("fr")


def test_the_sheet_speaks_a_third_language():
    """A language of the caller's says what its table has, and English what it lacks."""
    german = Language(code="de", sentences={"jury.rules": {"places": "Plätze: {places}."}})
    lines = JuryRules(places=3).say(german).splitlines()

    assert "- Plätze: 3." in lines
    assert "- The jury proposes lists; the authority decides." in lines


def test_wrong_rules_are_told_together():
    """Each field keeps its rule, and a text is no chain of tests."""
    with pytest.raises(Faults):
        JuryRules(places=-1, method="mode", quorum=2, casting_vote=1, quotas=[1], detail="no")
    with pytest.raises(Fault, match="tests in their order, got 'champions'"):
        JuryRules(tie_breaks="champions")


def test_a_test_that_cannot_be_read_is_told_by_its_number():
    """Of a chain, the test that is none is named, with why: no merit, no criterion, no such test."""
    for test, why in (
        ("alphabetical", "a test of merit, which the order of the alphabet is not"),
        ("age", "age is a ground of discrimination that the law forbids"),
        ("random", "a test that can be verified"),
        ("criterion_mean", "a criterion to read"),
        ("given", "values for the given test to read"),
        ("luck", "one of 'criterion_mean', 'top_marks'"),
        (3, "a tie break (TieBreak)"),
    ):
        with pytest.raises(Fault, match=r"JuryRules\.tie_breaks\[1\]: expected ") as caught:
            JuryRules(tie_breaks=["champions", test])
        assert why in caught.value.rule
        assert test == caught.value.value
    with pytest.raises(Fault, match=r"TieBreak\.given\.values: expected values for the given test to read"):
        TieBreak.given("oral", {})


def test_what_a_call_asks_for_is_told_of_the_call():
    """A rule typed in a call of select, or of JuryRules.of, is refused under the name of that call."""
    for reserve in (-1, True, "all"):
        with pytest.raises(Fault, match="a number of names from 0"):
            JuryRules(reserve=reserve)
    with pytest.raises(Fault, match=r"select\.reserve: expected a number of names from 0"):
        select(Ranking.from_scores({"a": 1}), places=1, reserve=-1)
    with pytest.raises(Fault, match=r"JuryRules\.of\.quorum: .* up to 1 or None, got 2"):
        JuryRules.of(P4, "challenges", quorum=2)
    weights = dict.fromkeys([one.id for one in P3.rules.grid("challenges").criteria], 1)
    with pytest.raises(Fault, match=r"JuryRules\.of\.weights\['impact'\]: expected a number above 0"):
        JuryRules.of(P3, "challenges", scale=EIG_SCALE, weights=weights | {"impact": -1})


def test_a_chair_has_a_casting_vote_where_the_rules_say_so():
    """With rules=, naming the chair is no vote: the rules say whether it is one."""
    split = Scoresheet(
        rubric=Rubric.equal(["impact"], scale=EIG_SCALE),
        sheets=[
            MarkSheet(item="a", juror="j1", marks={"impact": 3}, opinion="favourable"),
            MarkSheet(item="a", juror="j2", marks={"impact": 3}, opinion="unfavourable"),
        ],
    )

    assert rank(split, JuryRules(), chair="j2").order == ("a",)
    assert rank(split, JuryRules(casting_vote=True), chair="j2").order == ()
    assert rank(split, chair="j2").order == ()


def test_a_ranking_of_scores_takes_rules_too():
    """What needs no sheet is applied; a selection follows."""
    assert select(rank({"a": 2, "b": 1}, JuryRules(places=1)), JuryRules(places=1)).main == ("a",)
    assert select(Ranking.from_scores({"a": 1}), JuryRules(places=1)).rules.places == 1


def test_a_published_order_of_tie_breaks_is_that_of_the_challenges():
    """EIG 4 published by what equal challenges are parted: of candidates it said nothing."""
    challenges, candidates = (
        JuryRules.of(P4, judges, places=15, scale=Scale.levels(1, 4))
        for judges in ("challenges", "candidates")
    )

    assert (P4.rules.tie_break, ()) == (challenges.announced, candidates.announced)
    assert () == JuryRules.of(P3, "challenges", places=15, scale=Scale.levels(1, 4)).announced


def test_who_decides_is_taken_from_the_promotion_where_it_says_so():
    """Its authority is published, without a source of its own; where it names none, nothing is published of it."""
    silent = evolve(P3, rules=evolve(P3.rules, decided_by=""))
    told, untold = (JuryRules.of(one, "challenges", scale=EIG_SCALE) for one in (P3, silent))

    assert (told.decided_by, told.published["decided_by"]) == (P3.rules.decided_by, "")
    assert untold.decided_by == JuryRules().decided_by
    assert "decided_by" not in untold.published


@pytest.mark.parametrize(
    ("marks", "step"),
    [((1, 5, 7), 2), ((0, "1/2", "7/6"), "1/6"), ((1, 2, 3), 1), ((0, 10), 10)],
    ids=str,
)
def test_the_step_of_published_levels_is_the_greatest_that_leads_to_each(marks, step):
    """Marks go from level to level by whole steps, however far apart two levels are."""
    levels = [GridLevel(mark=Fraction(mark), label=str(mark)) for mark in marks]
    criteria = [GridCriterion(id="use", title="use", weight=1)]
    grid = ScoringGrid(judges="challenges", criteria=criteria, levels=levels)
    rules = JuryRules.of(evolve(P3, rules=evolve(P3.rules, grids=[grid])), "challenges")

    assert Fraction(step) == rules.rubric.criteria[0].scale.step


def test_a_reserve_list_ends_after_the_day_it_starts():
    """A day later at the soonest: on the last day nobody is called any more."""
    day = dt.date(2019, 1, 16)

    assert ReserveTerms(starts=day, ends=day + dt.timedelta(1)).in_force(day)
    for late in (day, day - dt.timedelta(1)):
        with pytest.raises(Fault, match="a day after the first, 16 January 2019"):
            ReserveTerms(starts=day, ends=late)


@pytest.mark.parametrize("call", [rank, select, deliberate])
def test_an_option_is_the_field_of_its_name(call):
    """What one types in a call has the name and the default of the rule that it states."""
    fields = attrs.fields_dict(JuryRules)
    own = inspect.signature(call).parameters
    typed = {name: one for name, one in own.items() if one.kind is one.KEYWORD_ONLY and name in fields}
    options = {name: one.default for name, one in typed.items()}

    assert len(options) >= 5
    assert set(options) <= set(JuryOptions.__optional_keys__)
    for name, default in options.items():
        assert getattr(JuryRules(), name) == getattr(JuryRules(**{name: default}), name), name


def test_rules_and_an_option_beside_them_are_refused():
    """What is stated once is not stated again; an option that is its default says nothing."""
    rules = JuryRules(places=1)
    ranking = Ranking.from_scores({"a": 2, "b": 1})

    assert select(ranking, rules, reserve=0) == select(ranking, rules)
    with pytest.raises(Fault) as caught:
        select(ranking, rules, places=2)
    assert (caught.value.place, caught.value.code) == ("select.places", "jury.rules.stated_once")
