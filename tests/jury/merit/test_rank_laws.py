"""Names, and the order in which anything is given, change no ranking."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, UnknownKey
from eig.jury import (
    EIG_SCALE,
    Criterion,
    JuryRules,
    MarkSheet,
    Ranking,
    Rubric,
    Scoresheet,
    rank,
    rank_lists,
)
from eig.jury.merit import rank_by_group, trimmed_total
from eig.reasons import Language
from helpers.unfolded import unfolded

ITEMS, JURORS, CRITERIA = "abcde", "wxyz", ("impact", "team")
RUBRIC = Rubric(
    criteria=[
        Criterion(id="impact", scale=EIG_SCALE, weight=2, floor=2),
        Criterion(id="team", scale=EIG_SCALE, en="teamwork", fr="esprit d'équipe"),
    ]
)
filled = st.fixed_dictionaries(
    {
        "marks": st.dictionaries(st.sampled_from(CRITERIA), st.integers(1, 4)),
        "opinion": st.sampled_from([None, "favourable", "unfavourable"]),
        "champion": st.booleans(),
    }
)
silent = st.fixed_dictionaries({"state": st.sampled_from(["absent", "recused", "abstained"])})
grids = st.dictionaries(
    st.tuples(st.sampled_from(ITEMS), st.sampled_from(JURORS)), filled | silent, min_size=1, max_size=12
)
chains = st.lists(
    st.sampled_from(["criterion_mean:team", "top_marks", "champions", "more_favourable", "lowest_total"]),
    unique=True,
    max_size=3,
)
options = st.fixed_dictionaries(
    {
        "missing": st.sampled_from(["renormalise", "worst", "midpoint"]),
        "method": st.sampled_from(["mean", "median", "low_median"]),
        "floors": st.sampled_from(["mean", "any"]),
        "abstentions": st.sampled_from(["apart", "unfavourable"]),
        "tie_breaks": chains,
    }
)


def sheet_of(grid, items=None, jurors=None):
    """The scoresheet of a grid, items and jurors under other names where they are given."""
    items, jurors = items or {}, jurors or {}
    return Scoresheet(
        rubric=RUBRIC,
        sheets=[
            MarkSheet(item=items.get(item, item), juror=jurors.get(juror, juror), **sheet)
            for (item, juror), sheet in grid.items()
        ],
    )


def told(ranking, items=None):
    """Who stands where, by which scores, who is left out and why, under other names where they are given."""
    items = items or {}
    return (
        [{items.get(item, item) for item in group} for group in ranking.groups],
        {items.get(item, item): score for item, score in ranking.scores.items()},
        {items.get(one.item, one.item): one.reason.code for one in ranking.excluded},
        sorted(one.code for one in ranking.cautions),
    )


@pytest.mark.slow
@given(grids, options, st.permutations(ITEMS), st.permutations(JURORS))
def test_names_part_nobody(grid, options, items, jurors):
    """With items and jurors under other names, the same stand at the same ranks for the same reasons."""
    items, jurors = dict(zip(ITEMS, items, strict=True)), dict(zip(JURORS, jurors, strict=True))

    assert told(rank(sheet_of(grid, items, jurors), **options)) == told(
        rank(sheet_of(grid), **options), items
    )


@pytest.mark.slow
@given(grids, options, st.randoms(use_true_random=False))
def test_the_order_of_the_sheets_changes_nothing(grid, options, random):
    """The same sheets in another order give the same ranking, reasons included."""
    mixed = dict(random.sample(list(grid.items()), len(grid)))

    assert rank(sheet_of(mixed), **options) == rank(sheet_of(grid), **options)


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from(ITEMS), st.dictionaries(st.sampled_from("mnop"), st.integers(0, 3))))
def test_the_order_of_the_lists_changes_nothing(lists):
    """Several lists are ranked each on its own: in whatever order they come, and under whatever names."""
    names = dict(zip("mnop", "pnom", strict=True))
    other = {key: {names[item]: score for item, score in scores.items()} for key, scores in lists.items()}
    found, renamed = rank_lists(lists), rank_lists(other)

    assert rank_lists(dict(reversed(lists.items()))) == found
    for key in lists:
        assert told(renamed[key]) == told(found[key], names)


@pytest.mark.slow
@given(grids)
def test_what_the_criteria_bring_adds_up_for_each_item(grid):
    """Whatever is missing, what the criteria bring adds up to the score of the item."""
    ranking = rank(sheet_of(grid), missing="renormalise")
    for item, score in ranking.scores.items():
        reasons = ranking.explain(item).reasons
        brought = [one.facts["brought"] for one in reasons if one.facts.get("brought") is not None]
        assert sum(brought, Fraction(0)) == score


def test_lists_say_where_an_item_stands_on_each():
    """Without a key who comes first on each list; with one, its rank on each list, or why it is not ranked there."""
    sheet = Scoresheet.from_marks(
        RUBRIC,
        [("c1", "j", {"impact": 4, "team": 3}), ("c2", "j", {"impact": 1, "team": 4})],
    )
    rankings = rank_lists({"data": sheet, "dev": {"c2": 16, "c1": 16}, "design": {}})

    assert str(rankings.explain()) == (
        "rankings: 3 lists; data: first: c1 with ≈3.67; design: no dossier ranked by scores; "
        "dev: first: c1 and c2 with 16."
    )
    assert str(rankings.explain("c2", lang="fr")) == (
        "c2\u00a0: data\u00a0: hors classement\u00a0: 1 en impact est une note éliminatoire (seuil\u00a0: 2)\u202f; "
        "dev\u00a0: rang 1 sur 2 avec 16."
    )
    assert repr(rankings) == "<Rankings: lists 3>"
    assert "dev\n1. c1 and c2: 16 (equally good)" in unfolded(rankings)
    assert [one.name for one in rank_by_group(sheet).lists] == ["j"]


def test_a_ranking_explains_itself_whole():
    """First who is first, then the ties, who is not ranked, and the cautions; a third language says what it can."""
    sheet = Scoresheet.from_marks(
        RUBRIC,
        [
            ("a", "j", {"impact": 4, "team": 3}),
            ("b", "j", {"impact": 4, "team": 3}),
            ("c", "j", {"impact": 4}),
            ("d", "j", {"impact": 1, "team": 3}),
        ],
    )
    ranking = rank(sheet, missing="worst", tie_breaks=["criterion_mean:team"])
    german = Language(code="de", sentences={"jury.merit": {"whole": "Rangliste", "first": "zuerst: {items}"}})

    assert str(ranking.explain()) == (
        "ranking: 3 dossiers ranked by the mean of the totals; first: a and b with ≈3.67; "
        "equally good: a and b, at rank 1; not ranked: d; "
        "marks are missing on c: each counts as the worst mark of its scale; "
        "the missing marks of c could move it past 2 of 4 dossiers: its rank says little."
    )
    assert str(ranking.explain(lang="fr")).startswith(
        "classement\u00a0: 3 dossiers classés (moyenne des totaux)\u202f; premier rang\u00a0: a et b avec ≈3,67\u202f; ex æquo"
    )
    assert str(ranking.explain(lang=german)).startswith("Rangliste: 3 dossiers ranked")
    assert "zuerst: a and b" in unfolded(ranking.explain(lang=german))
    assert "la note moyenne en esprit d’équipe" in unfolded(ranking.explain("a", lang="fr"))
    assert str(ranking).splitlines()[0] == "1. a and b: ≈3.67 (equally good)"
    assert "d: not ranked: 1 on impact is an eliminating mark (the floor is 2)" in unfolded(ranking)
    assert repr(ranking) == "<Ranking: items 3, ties 1, excluded 1>"


def test_a_long_ranking_shows_its_first_items():
    """The text of a ranking of many items ends where a screen does."""
    ranking = rank({f"i{at:02}": -at for at in range(20)})

    assert str(ranking).splitlines()[-1] == "… 8 more"
    assert len(str(ranking).splitlines()) == 13
    tied = rank({f"i{at:02}": 1 for at in range(20)})
    assert unfolded(tied) == f"1. {', '.join(f'i{at:02}' for at in range(12))} and … 8 more: 1 (equally good)"


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_in_a_sentence_is_left_to_fill(lang):
    """Whatever is missing or not, no sentence of a ranking shows a brace."""
    sheet = Scoresheet.from_marks(RUBRIC, [("a", "j", {"impact": 4}), ("b", "k", {"team": 2})])
    for missing in ("renormalise", "worst", "midpoint", "best"):
        for method in ("mean", "median", "total"):
            ranking = rank(sheet, missing=missing, method=method)
            whole = [ranking.explain(lang=lang), *(ranking.explain(item, lang=lang) for item in "ab")]
            assert not set("{}#") & set("".join(map(str, whole)))


def test_who_stands_on_no_list_is_unknown():
    """An item of no list is a slip, and the nearest name is told."""
    with pytest.raises(UnknownKey, match="c1"):
        rank_lists({"data": {"c1": 1}}).explain("c11")


def test_a_trimmed_total_explains_itself_whole():
    """Without a component, the total and of how many it is made."""
    total = trimmed_total({"a": [1, 2, 3], "b": [1, 1, 4]}, {"a": 2, "b": 1})

    assert str(total.explain()) == "total: 5, from 2 components."
    assert str(total.explain(lang="fr")) == "total\u00a0: 5, pour 2 composantes."


def test_scores_that_read_alike_are_told_exactly():
    """Where two decimals do not tell two scores apart, the fraction is told: 2999/300 is not 10."""
    ranking = rank({"a": 10, "b": Fraction(2999, 300), "c": Fraction(1, 3)})

    assert str(ranking.explain("b")) == "b: ranked 2 of 3 with ≈10 (2999/300)."
    assert str(ranking.explain("c")) == "c: ranked 3 of 3 with ≈0.33."
    assert str(ranking).splitlines() == ["1. a: 10", "2. b: 2999/300", "3. c: ≈0.33"]


@pytest.mark.parametrize(
    ("marks", "passes", "said"),
    [
        ([1, 2], True, "not ranked: a mean of 1.5 on a is an eliminating mark (the floor is 2)"),
        ([1], True, "not ranked: 1 on a is an eliminating mark (the floor is 2)"),
        (
            [2] * 299 + [1],
            True,
            "not ranked: a mean of ≈2 (599/300) on a is an eliminating mark (the floor is 2)",
        ),
        (
            [2],
            False,
            "not ranked: 2 on a is an eliminating mark (the floor is 2, and a mark equal to it eliminates)",
        ),
    ],
)
def test_an_eliminating_mark_says_what_it_is(marks, passes, said):
    """It is one mark or the mean of several, exact where it reads like the floor; a floor may eliminate itself."""
    rubric = Rubric(criteria=[Criterion(id="a", scale=EIG_SCALE, floor=2, floor_passes=passes)])
    sheet = Scoresheet.from_marks(rubric, [("x", f"j{at}", {"a": mark}) for at, mark in enumerate(marks)])
    (out,) = rank(sheet).excluded

    assert str(out.reason) == said


def test_an_order_may_hold_items_without_a_score():
    """Who has no score is placed without one; who has one is told it, exactly where it reads like another's."""
    ranking = Ranking(groups=[["a"], ["b"], ["c"]], scores={"a": 10, "b": Fraction(2999, 300)})

    assert str(ranking.explain("b")) == "b: ranked 2 of 3 with ≈10 (2999/300)."
    assert str(ranking).splitlines()[-1] == "3. c"


def test_rules_rank_every_list_alike():
    """The rules of the jury rank each list, and each sub-jury, as `rank` does; a second way beside them is refused."""
    rules = JuryRules(method="median", missing="renormalise")
    lists = {"a": {"x": 1, "y": 2}, "b": {"y": 3}}
    sheet = Scoresheet.from_marks(
        Rubric.equal(["impact", "team"], scale=EIG_SCALE),
        [("x", "j1", {"impact": 3, "team": 4}), ("y", "j1", {"impact": 2}), ("z", "j2", {"team": 1})],
    )

    assert {name: rank(one, rules) for name, one in lists.items()} == {
        one.name: one.ranking for one in rank_lists(lists, rules).lists
    }
    assert [("y", "x"), ("z",)] == [one.ranking.order[::-1] for one in rank_by_group(sheet, rules).lists]
    for way in (rank_lists, rank_by_group):
        with pytest.raises(Fault, match=rf"{way.__name__}\.ranked: expected no function beside rules="):
            way(lists if way is rank_lists else sheet, rules, ranked=Ranking.from_scores)
    with pytest.raises(Fault, match=r"rank_lists\.sheets\[1\]\[0\]: expected text, not empty"):
        rank_lists({"a": {"x": 1}, " ": {"y": 2}})
