"""Who reads what of a ranking by grades or by pairs: how single jurors judged follows of no text."""

import pytest
from attrs import evolve

from eig.jury import JuryRules, Ranking
from eig.programme.disclosure import Disclosure
from helpers import adversary_votes
from helpers.shares import few

RULES = [JuryRules(places=1, reserve=at) for at in (0, 1)]
OPEN = Disclosure(smallest=1)
GRADED = [(2, 2, "d"), (1, 2, "s"), (3, 2, "mj"), (2, 3, "n"), (4, 2, "d"), (5, 2, "s")]
ORDERED = [
    (3, 3, "borda"), (1, 3, "kemeny"), (2, 3, "schulze"), (2, 3, "copeland"), (2, 4, "borda"), (2, 4, "copeland"),
    (2, 4, "schulze"), (4, 3, "schulze"), (5, 3, "borda"), (3, 4, "kemeny"), (6, 3, "borda"),
]  # fmt: skip
NOTHING = [(4, 3, "schulze"), (3, 4, "kemeny")]
"""Where so many orders lead to each rank that a text which holds nothing back tells no more than the lists."""


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize(("judges", "items", "rule"), few(GRADED, 2))
def test_no_grade_of_another_follows_of_a_text_and_the_lists(judges, items, rule, rules):
    """Neither a grade, nor a majority grade, nor how somebody was graded, whatever grades the judges give."""
    for name in ("majority judgment", f"highest median, {rule}"):
        by = adversary_votes.BY_GRADES[name]
        told, *found = adversary_votes.grades_find(judges, items, by, rules)
        assert [0, 0, 0] == found
    assert (
        0 < sum(adversary_votes.grades_find(judges, items, by, evolve(rules, disclosure=OPEN))[1:]) < 3 * told
    )


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("judges", "items", "rule"), few(ORDERED, 4))
def test_no_order_of_a_juror_follows_of_a_text_and_the_lists(judges, items, rule):
    """Neither that all order two dossiers alike, nor how many do, whatever orders the jurors give."""
    by = adversary_votes.BY_PAIRS[rule]
    for rules in RULES:
        assert (0, 0, 0) == adversary_votes.pairs_find(judges, items, by, rules)[1:]
    open_ = [evolve(one, disclosure=OPEN) for one in RULES]
    found = sum(sum(adversary_votes.pairs_find(judges, items, by, one)[1:]) for one in open_)
    assert (0 < found) == ((judges, items, rule) not in NOTHING)


@pytest.mark.parametrize("method", ["scores", "mean", "borda", "an order of our own"])
def test_a_ranking_tells_a_rank_where_its_method_is_known_to_tell_no_mark(method):
    """Of mere scores nobody knows the marks; whoever ranks in another way tells who is kept, by which limit."""
    told = str(Ranking.from_scores({"a": 2, "b": 1}, method=method).explain("b", audience="candidate"))
    assert told == (
        "b: ranked 2 with 1." if method in ("scores", "mean") else "b: stands in the order of merit."
    )
