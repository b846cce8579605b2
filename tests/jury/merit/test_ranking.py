"""The order of merit: groups, ranks and reasons."""

import pickle
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import EIG_SCALE, Criterion, JuryRules, Ranking, Rubric, Scale, Scoresheet, rank
from eig.jury.merit import Exclusion, TieBreakStep
from eig.jury.robustness import leave_one_criterion_out
from eig.jury.selection import best_under_quotas
from eig.reasons import Reason
from helpers.unfolded import unfolded


def says(en, fr):
    return Reason(code="t", sentences={"en": en, "fr": fr})


scores = st.dictionaries(st.sampled_from("abcdefgh"), st.fractions(0, 20, max_denominator=3))
WHY = Reason(code="no_marks", sentences={"en": "nobody marked it", "fr": "personne ne l’a noté"})


@pytest.mark.slow
@given(scores)
def test_a_rank_is_one_more_than_the_number_of_better_items(given_scores):
    """1 is best; tied items share the best rank, as in 1, 2, 2, 4."""
    ranking = Ranking.from_scores(given_scores)

    assert ranking.ranks == {
        item: 1 + sum(other > score for other in given_scores.values())
        for item, score in given_scores.items()
    }


@pytest.mark.slow
@given(scores)
def test_equal_scores_are_tied_and_unequal_ones_are_not(given_scores):
    """A tie is a tie: whoever has the same score stands in the same group, and nobody else."""
    ranking = Ranking.from_scores(given_scores)

    for item, score in given_scores.items():
        assert ranking.group_of(item) == tuple(sorted(o for o, s in given_scores.items() if s == score))
    assert ranking.ties == tuple(group for group in ranking.groups if len(group) > 1)
    assert sorted(ranking.order) == sorted(given_scores)


@pytest.mark.slow
@given(scores)
def test_a_ranking_is_a_value(given_scores):
    """It is equal by content, survives pickling, and its repr is one line."""
    ranking = Ranking.from_scores(given_scores)

    assert pickle.loads(pickle.dumps(ranking)) == ranking
    assert repr(ranking).startswith(f"<Ranking: items {len(given_scores)}")
    assert hash(Ranking.from_scores(dict(reversed(given_scores.items())))) == hash(ranking)


@pytest.mark.slow
@given(scores)
def test_every_item_can_be_explained(given_scores):
    """Each item says its rank, its score, and whom it is tied with, in two languages."""
    ranking = Ranking.from_scores(given_scores)

    for item in ranking.order:
        trace = ranking.explain(item, lang="fr")
        assert trace.codes == (("ranked", "still_tied") if len(ranking.group_of(item)) > 1 else ("ranked",))
        assert f"rang {ranking.ranks[item]} sur {len(given_scores)}" in unfolded(trace)


def test_what_remains_tied_names_the_tests_that_failed():
    """A remaining tie says which declared tests could not break it."""
    tried = TieBreakStep(
        test="champions", parts=[["a", "b"]], compares=says("champion flags", "coups de cœur")
    )
    ranking = Ranking(
        groups=[["a", "b"], ["c", "d"]], scores={"a": 3, "b": 3}, tie_breaks=["champions"], splits=[tried]
    )

    assert (
        str(ranking.explain("a"))
        == "a: ranked 1 of 4 with 3; tied with b: no declared test separates them (champion flags)."
    )
    assert str(ranking.explain("c", lang="fr")) == (
        "c : rang 3 sur 4 ; ex æquo avec d : aucun départage déclaré ne les sépare."
    )


def test_a_split_names_who_stands_before_and_after():
    """A tie-break says from whom it separated, on both sides, and what it read."""
    split = TieBreakStep(
        test="t",
        parts=[["a"], ["b"], ["c", "d"]],
        values={"a": 3, "b": 2, "c": 1, "d": 1},
        compares=says("top marks", "les notes maximales"),
    )
    ranking = Ranking(
        groups=[["a"], ["b"], ["c", "d"]], scores=dict.fromkeys("abcd", 3), splits=[split], tie_breaks=["t"]
    )

    assert (
        str(ranking.explain("b"))
        == "b: ranked 2 of 4 with 3; placed after a and before c and d by top marks (2)."
    )
    assert "départage par les notes maximales (1)\u00a0: après a et b" in unfolded(
        ranking.explain("c", lang="fr")
    )
    assert (split.among, split.separates, split.part_of("d")) == (("a", "b", "c", "d"), True, 2)


def test_each_step_of_a_chain_is_told_to_those_it_looked_at():
    """Who was parted by the first test never hears of the second; who was not hears of both, in order."""
    first = TieBreakStep(test="t", parts=[["a"], ["b", "c"]], compares=says("first", "premier"))
    second = TieBreakStep(test="u", parts=[["b", "c"]], compares=says("second", "second"))
    ranking = Ranking(groups=[["a"], ["b", "c"]], tie_breaks=["t", "u"], splits=[first, second])

    assert ("ranked", "tie_break") == ranking.explain("a").codes
    assert ("ranked", "tie_break", "still_tied") == ranking.explain("b").codes
    assert str(ranking.explain("c")).endswith(
        "tied with b: no declared test separates them (first and second)."
    )


def test_an_excluded_item_says_why():
    """An item that is not ranked is not lost: its row and its explanation give the reason."""
    ranking = Ranking(groups=[["a"]], excluded=[Exclusion(item="b", reason=WHY)], evidence={"b": [WHY]})

    assert ranking.explain("b").codes == ("no_marks", "no_marks")
    assert ranking.rows()[1] == {
        "item": "b",
        "rank": None,
        "score": None,
        "tied": 0,
        "tied_with": (),
        "excluded": WHY,
    }
    assert ranking.explain("a").codes == ("ranked",)
    assert "<caption>Ranking</caption>" in ranking._repr_html_()
    with pytest.raises(UnknownKey, match="no ranked item 'z'"):
        ranking.explain("z")


def test_rows_name_the_tied():
    """A tidy row lists whom an item is tied with."""
    rows = Ranking.from_scores({"a": 1, "b": 1, "c": "0.5"}).rows()

    assert [row["tied_with"] for row in rows] == [("b",), ("a",), ()]
    assert [row["rank"] for row in rows] == [1, 1, 3]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"groups": [["a"], ["a"]]}, "expected each item once"),
        ({"groups": [["a"]], "excluded": [Exclusion(item="a", reason=WHY)]}, "expected each item once"),
        ({"groups": [[]]}, "a group of one identifier or more"),
        ({"groups": ["ab"]}, "a group of one identifier or more"),
        ({"groups": [["a"], ["b", 1]]}, r"groups\[1\]\[1\]: expected text"),
        ({"groups": 3}, "several values in an order"),
        ({"groups": [["a"], ["b"]], "scores": {"a": 1, "b": 2}}, "from the highest score"),
        ({"groups": [["a", "b"]], "scores": {"a": 2, "b": 1}}, "each of items with equal scores"),
        ({"groups": [["a"]], "scores": {"a": "half"}}, "a number"),
        ({"groups": [["a"]], "excluded": ["b"]}, "Exclusion"),
        ({"groups": [["a"]], "method": ""}, "text"),
        ({"groups": [["a"]], "tie_breaks": [1]}, "text"),
        ({"groups": [["a"]], "splits": [1]}, "TieBreakStep"),
        ({"groups": [["a"]], "evidence": {"a": [1]}}, "Reason"),
        ({"groups": [["a"]], "cautions": ["beware"]}, "Reason"),
    ],
)
def test_a_ranking_that_contradicts_itself_is_refused(wrong, words):
    """Nobody stands twice, scores fall from group to group, and every part is what it should be."""
    with pytest.raises((Fault, Faults), match=words):
        Ranking(**wrong)


def test_a_tie_break_may_order_equal_scores():
    """Groups with equal scores may follow one another: a tie-break did it. Missing scores say nothing."""
    assert Ranking(groups=[["b"], ["a"]], scores={"a": 1, "b": 1}).order == ("b", "a")
    assert Ranking(groups=[["b"], ["a"], ["c"]], scores={"c": 1, "b": 1}).order == ("b", "a", "c")


def test_a_float_ranks_as_its_shortest_decimal():
    """0.1 is one tenth, as text is; what is no number makes no ranking."""
    assert Ranking.from_scores({"a": 0.1, "b": "0.1"}).ties == (("a", "b"),)
    with pytest.raises(Fault, match="a number"):
        Ranking.from_scores({"a": float("nan")})
    with pytest.raises(Fault, match="expected text, got 1"):
        Ranking.from_scores({1: 2})


def test_parts_of_a_ranking_are_checked():
    """An exclusion names its item and reason; a split its test and parts."""
    with pytest.raises(Faults):
        Exclusion(item="", reason="no")
    with pytest.raises(Faults):
        TieBreakStep(test="", parts=[[]], values={"a": "half"}, compares="x")


@pytest.mark.untraced(but=["from_scores-12/20", "rank-12/20"])
@pytest.mark.parametrize("wrong", ["12/20", "1e1", "1_0"])
@pytest.mark.parametrize(
    "door",
    [
        lambda score: rank({"a": score}),
        lambda score: Ranking.from_scores({"a": score}),
        lambda score: best_under_quotas({"a": score}, places=1, quotas=[]),
        lambda score: leave_one_criterion_out({"a": {"taste": score}}, weights={"taste": 1}, places=1),
        lambda score: JuryRules(threshold=score),
        lambda score: Criterion(id="taste", scale=Scale(low=0, high=20), floor=score),
    ],
    ids=["rank", "from_scores", "best_under_quotas", "leave_one_criterion_out", "threshold", "floor"],
)
def test_a_score_typed_as_text_is_a_plain_decimal(door, wrong):
    """A score, a threshold and an eliminating mark are read as marks are: "12/20" is no 0.6."""
    with pytest.raises(Fault, match=r"a plain decimal|a number, such as 13\.5"):
        door(wrong)
    door("13.5")
    door(Fraction(27, 2))


def _told_apart():
    """Return a ranking of a tie, one eliminated and one without marks."""
    out = {
        "d": Reason(code="eliminating_mark", sentences={"en": "1 eliminates", "fr": "1 élimine"}),
        "e": Reason(code="no_marks", sentences={"en": "nobody marked it", "fr": "personne ne l’a noté"}),
    }
    excluded = [Exclusion(item=item, reason=reason) for item, reason in out.items()]
    return evolve(Ranking.from_scores({"a": 3, "b": 2, "c": 2}), excluded=excluded)


def test_a_candidate_reads_of_no_other_and_the_public_of_no_score():
    """The jury reads who ties; the candidate how many; the public that it stands in the order."""
    ranking = _told_apart()
    codes = {
        (item, audience): ranking.explain(item, audience=audience).codes
        for item in ("b", "d", "e")
        for audience in ("jury", "candidate", "public")
    }
    candidate, public = (str(ranking.explain("b", audience=one)) for one in ("candidate", "public"))

    assert {
        ("b", "jury"): ("ranked", "still_tied"), ("b", "candidate"): ("ranked", "still_tied"), ("b", "public"): ("in_order",),
        ("d", "jury"): ("eliminating_mark",), ("d", "candidate"): ("eliminated",), ("d", "public"): ("not_ranked",),
        ("e", "jury"): ("no_marks",), ("e", "candidate"): ("no_marks",), ("e", "public"): ("not_ranked",),
    } == codes  # fmt: skip
    assert "tied with c" in unfolded(ranking.explain("b"))
    assert "tied with one or more other dossiers" in candidate
    assert "with c" not in candidate
    assert "b: stands in the order of merit." == public
    for audience in ("candidate", "public"):
        with pytest.raises(UnknownKey, match="ranked item"):
            ranking.explain("z", audience=audience)


def test_a_ranking_may_be_made_again_of_fewer():
    """Between which scores each is told their own follows: whoever is gone is not asked about."""
    sheet = Scoresheet.from_marks(
        Rubric.equal(["impact"], scale=EIG_SCALE), [(one, "j", {"impact": 3}) for one in ("adler", "plume")]
    )
    whole = rank(sheet)
    fewer = evolve(
        whole, groups=[["adler"]], scores={"adler": 3}, evidence={"adler": whole.evidence["adler"]}
    )
    assert ("adler",) == fewer.order
    assert fewer.told_between["adler"] == whole.told_between["adler"]
