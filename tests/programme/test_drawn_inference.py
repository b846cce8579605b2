"""No text gives a mark of another away: juries are drawn, and every table of marks with the same texts is gone through."""

from itertools import combinations_with_replacement, product
from random import Random

import pytest
from attrs import evolve

from eig.jury import Criterion, JuryRules, Rubric, Scale, Scoresheet, deliberate
from eig.programme.disclosure import Disclosure
from eig.programme.quotas import Quota
from helpers import adversary_drawn
from helpers.adversary_drawn import FAMILIES, SMALL
from helpers.shares import few


def of(family, seed, most):
    return adversary_drawn.drawn(Random(f"{family} {seed}"), family, most)


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("family", FAMILIES)
def test_no_text_of_a_drawn_jury_gives_a_mark_of_another_away(family):
    """From two jurors on, whoever has all texts on one dossier, or a juror's extract, is left three values of each mark."""
    for seed in few(range(40), 1):
        tables, found = adversary_drawn.pinned(of(family, seed, SMALL[family == "published"]))
        assert tables > 10
        assert [] == found, (family, seed)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("family", ["lists", "threshold"])
def test_where_all_is_told_a_drawn_jury_gives_marks_away(family):
    """What is held back is needed: the same juries tell marks where a policy tells all."""
    juries = (of(family, seed, SMALL[0]) for seed in range(2))
    open_ = (one._replace(rules=evolve(one.rules, disclosure=Disclosure(smallest=1))) for one in juries)
    assert any(adversary_drawn.pinned(one)[1] for one in open_)


@pytest.mark.slow
def test_a_place_without_a_quota_that_no_list_keeps_is_told_where_ranks_are():
    """Two jurors' dossiers over a threshold of 3: that one would have the place without the quota says the other's rank."""
    at_least = Quota(attribute="a", value="w", minimum=1)
    rubric = Rubric.equal(["m0"], scale=Scale.levels(1, 4))
    rules = JuryRules(rubric=rubric, places=1, threshold=3, quotas=[at_least])
    jury = adversary_drawn.Drawn("quota", 2, 2, rules, {"c0": {"a": "v"}, "c1": {"a": "v"}})
    assert (100, []) == adversary_drawn.pinned(jury)


@pytest.mark.slow
def test_a_notice_says_the_same_of_quotas_whether_others_are_over_a_threshold_or_not():
    """Where no list keeps the quotas, all under the threshold read what they would if somebody else were over it."""
    at_least = Quota(attribute="a", value="w", minimum=1)
    rules = JuryRules(
        rubric=Rubric.equal(["m0"], scale=Scale.levels(0, 2)), places=2, threshold=1, quotas=[at_least]
    )
    attributes = {"c0": {"a": "v"}, "c1": {"a": "v"}}
    for fill in ("as_many", "all_or_nothing"):
        jury = adversary_drawn.Drawn("quota", 2, 2, evolve(rules, fill=fill), attributes)
        assert (36, []) == adversary_drawn.pinned(jury)


@pytest.mark.slow
def test_no_form_of_a_sentence_tells_that_a_test_parted_equals_beside_a_quota():
    """Where the test is not named, whoever it left behind reads what whoever has a lower score does."""
    at_least = Quota(attribute="a", value="w", minimum=1)
    rubric = Rubric.equal(["m0"], scale=Scale(low=0, high=2, step=1))
    tests = ("top_marks", "highest_total")
    rules = JuryRules(rubric=rubric, places=1, reserve=2, method="total", tie_breaks=tests, quotas=[at_least])
    attributes = {"c0": {"a": "v"}, "c1": {"a": "w"}, "c2": {"a": "w"}}
    assert (216, []) == adversary_drawn.pinned(adversary_drawn.Drawn("quota", 2, 3, rules, attributes))


def test_whoever_waits_beside_a_quota_where_few_scores_lie_over_a_threshold_reads_no_ground():
    """Which of quota and places kept them off the main list would tell the score above."""
    rules = JuryRules(
        rubric=Rubric.equal(["m0"], scale=Scale(low=1, high=3, step=1)),
        places=1,
        reserve=1,
        threshold="2.25",
        quotas=[Quota(attribute="a", value="w", minimum=1)],
    )
    attributes = {"c0": {"a": "v"}, "c1": {"a": "w"}}
    assert (36, []) == adversary_drawn.pinned(adversary_drawn.Drawn("quota", 2, 2, rules, attributes))


OWN = {
    "ranks": (5, 3, 1, {"reserve": 2}, {}),
    "a quota": (2, 2, 5, {"reserve": 1, "quotas": [Quota(attribute="a", value="w", minimum=1)]}, {"c0": {"a": "v"}, "c1": {"a": "w"}}),
    "a test of equals": (3, 2, 3, {"tie_breaks": ["median_total", "top_marks"]}, {}),
}  # fmt: skip
"""Juries, dossiers and steps of a mark beside which texts told whoever knows their own marks those of another."""


@pytest.mark.slow(but=["ranks"])
@pytest.mark.parametrize("case", OWN)
def test_no_text_gives_a_mark_of_another_to_whoever_knows_all_their_own(case):
    """Who is equal is told of nobody who would be known, and on which side others stand only in the middle."""
    jurors, dossiers, steps, options, attributes = OWN[case]
    rubric = Rubric.equal(["m0"], scale=Scale(low=0, high=steps, step=1))
    rules = JuryRules(rubric=rubric, places=1, **options)
    jury = adversary_drawn.Drawn("own marks", jurors, dossiers, rules, attributes)
    tables, found = adversary_drawn.pinned(jury)
    assert (found, tables > 200) == ([], True)
    told = jury._replace(rules=evolve(rules, disclosure=Disclosure(smallest=1)))
    assert case != "a test of equals" or adversary_drawn.pinned(told)[1]


EQUALS = ({"places": 2}, {"places": 1, "reserve": 2}, {"places": 1, "reserve": 1, "threshold": 2})


@pytest.mark.parametrize("options", EQUALS)
@pytest.mark.parametrize("dossiers", [3, 4])
def test_neither_who_waits_nor_who_is_in_reserve_learns_the_score_of_the_best_or_the_last(dossiers, options):
    """Two jurors give marks from 1 to 4: with how many others somebody waits, for how many places, and a number
    in reserve tell no score of the others in order, beyond what the own list does."""
    assert not adversary_drawn.scores_in_order(2, range(2, 9), dossiers, Disclosure(), **options)
    assert adversary_drawn.scores_in_order(2, range(2, 9), dossiers, Disclosure(smallest=1), **options)


OF_FOUR = (
    (4, {"places": 2}),
    (4, {"places": 1, "reserve": 3}),
    (4, {"places": 2, "parted": True}),
    (5, {"places": 3, "parted": True}),
    pytest.param(4, {"places": 1, "reserve": 2}, marks=pytest.mark.slow),
    pytest.param(5, {"places": 2, "reserve": 1, "parted": True}, marks=pytest.mark.slow),
    pytest.param(5, {"places": 2, "reserve": 1}, marks=pytest.mark.slow),
    pytest.param(5, {"places": 1}, marks=pytest.mark.slow),
)


@pytest.mark.parametrize(("dossiers", "options"), OF_FOUR)
def test_in_the_middle_too_neither_a_rank_nor_a_number_tells_whoever_is_equal_a_score(dossiers, options):
    """Four jurors give ten in all: beside equals, no rank says that nobody is above, and neither it nor a number, nor that
    equals were parted, says that all of a list are equal."""
    assert not adversary_drawn.scores_in_order(4, [10], dossiers, Disclosure(), **options)
    assert adversary_drawn.scores_in_order(4, [10], dossiers, Disclosure(smallest=1), **options)


@pytest.mark.parametrize("people", [3, pytest.param(4, marks=pytest.mark.slow)])
def test_no_letter_on_a_list_of_people_tells_the_score_of_one_other_who_stands_alike(people):
    """Four jurors give marks from 1 to 4, and there is a post: of one other on the reserve, that they are equal is their score."""
    totals = range(7, 14)
    assert not adversary_drawn.scores_of_people(people, totals, Disclosure())
    assert adversary_drawn.scores_of_people(people, totals, Disclosure(smallest=1))


@pytest.mark.slow(one_in=12)
@pytest.mark.parametrize("seed", range(24))
def test_whoever_knows_all_their_own_marks_learns_none_of_a_larger_jury(seed):
    """Marks of up to eight steps, with quotas, thresholds and tests of equals as they are drawn."""
    jury = adversary_drawn.drawn(Random(f"own marks {seed}"), "own marks", 1300, marks=range(4, 9))
    assert [] == adversary_drawn.pinned(jury)[1]


class OneBlank(adversary_drawn.Drawn):
    """A jury of two criteria, of which the second may be without a mark."""

    @property
    def states(self):
        return [*combinations_with_replacement(list(product((1, 2), (None, 1, 2))), self.jurors)]


@pytest.mark.slow
def test_what_another_mark_in_the_place_of_one_that_is_missing_would_do_is_not_told_where_scores_have_few_steps():
    """It says between which scores the other lies: of two jurors and marks from 1 to 2, the other's score followed."""
    grid = [Criterion(id=name, scale=Scale(low=1, high=2, step=1)) for name in ("m0", "m1")]
    rules = JuryRules(rubric=Rubric(criteria=grid), places=1, reserve=1, missing="renormalise")
    assert (441, []) == adversary_drawn.pinned(OneBlank("missing marks", 2, 2, rules, {}))


class OfOneJuror(adversary_drawn.Drawn):
    """Four jurors and one dossier of two criteria: the own marks of one, and others who may leave the second blank."""

    own = ()

    @property
    def states(self):
        marks = range(1, int(self.grid[0].scale.high) + 1)
        others = combinations_with_replacement([*product(marks, (*marks, None))], self.jurors - 1)
        return [(self.own, *some) for some in others]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("own", "levels", "weights", "missing"),
    [((2, 1), 3, (3, 1), "worst"), ((3, 1), 3, (1, 1), "renormalise")],
)
def test_no_score_of_a_dossier_that_lacks_a_mark_tells_a_juror_another_s(own, levels, weights, missing):
    """Of four jurors, some of whom gave no mark on the second criterion: whoever knows which learns nobody's mark."""
    scale = Scale(low=1, high=levels, step=1)
    grid = [Criterion(id=f"m{at}", scale=scale, weight=one) for at, one in enumerate(weights)]
    rules = JuryRules(rubric=Rubric(criteria=grid), places=1, missing=missing)
    jury = OfOneJuror("juror", 4, 1, rules, {})
    jury.own = own
    tables, found = adversary_drawn.pinned(jury)
    assert 0 < adversary_drawn.showing(jury) < tables
    assert [] == found


def test_no_test_of_equals_is_named_where_those_who_wait_for_the_place_could_be_the_equals():
    """Two wait for a place, equal to each other: that a test parted the third from equals would say the score of both."""
    rubric = Rubric.equal(["m0", "m1"], scale=Scale(low=1, high=4, step=1))
    rules = JuryRules(rubric=rubric, places=1, reserve=1, tie_breaks=["criterion_mean:m0"])

    def told(better):
        marks = {"c0": ((1, 4), (2, 3)), "c1": ((2, 3), (2, 3 + better)), "c2": ((2, 3), (2, 3 + better))}
        rows = [
            (item, f"j{at}", {"m0": one, "m1": other})
            for item, some in marks.items()
            for at, (one, other) in enumerate(some)
        ]
        held = deliberate(Scoresheet.from_marks(rubric, rows), rules)
        assert held.undecided == ("c1", "c2")
        return [str(one.explain("c0", audience="candidate")) for one in (held, held.selection)]

    assert told(0) == told(1)


@pytest.mark.parametrize(("grid", "named"), [(("m0",), False), (tuple(f"m{n}" for n in range(8)), True)])
def test_a_test_of_one_criterion_is_named_where_the_others_leave_room(grid, named):
    """Of one criterion alone equals have the same mark, and no test parts them; beside seven others it may be told."""
    rubric = Rubric.equal(grid, scale=Scale(low=1, high=9, step=1))
    rows = [
        (
            item,
            f"j{juror}",
            dict.fromkeys(grid, 5) | ({"m0": 5 + up, grid[-1]: 5 - up} if len(grid) > 1 else {}),
        )
        for item, up in (("a", 1), ("b", 0), ("c", 0), ("d", 0), ("e", 0), ("f", -1), ("g", -1))
        for juror in range(6)
    ]
    rules = JuryRules(rubric=rubric, places=3, reserve=0, tie_breaks=["criterion_mean:m0"])
    held = deliberate(Scoresheet.from_marks(rubric, rows), rules)
    assert named == ("test" in str(held.explain("a", audience="candidate")))
