"""Several rankings at once, never merged."""

from functools import partial

import pytest

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import EIG_SCALE, Ranking, Rubric, Scoresheet, rank, rank_lists
from eig.jury.merit import RankedList, Rankings, rank_by_group
from eig.jury.rules import TieBreak

RUBRIC = Rubric.equal(["impact"], scale=EIG_SCALE)


def test_candidates_are_ranked_per_challenge_and_profile():
    """One list per challenge and per profile, over the same people (AAC EIG 3, art. 6.4)."""
    rankings = rank_lists(
        {
            ("plume", "data"): {"c1": 15, "c2": 14},
            ("plume", "dev"): {"c2": 16, "c3": 16},
            ("adler", "data"): {"c1": 12},
        }
    )

    assert [one.key for one in rankings.lists] == [("adler", "data"), ("plume", "data"), ("plume", "dev")]
    assert rankings.places("c2") == {"plume · data": 2, "plume · dev": 1}
    assert rankings["plume", "dev"].ties == (("c2", "c3"),)
    assert "c2\u00a0: rang 2 sur 2 avec 14." == str(rankings["plume", "data"].explain("c2", lang="fr"))
    assert [row["list"] for row in rankings.rows()] == [
        "adler · data",
        "plume · data",
        "plume · data",
        "plume · dev",
        "plume · dev",
    ]
    assert "3 lists" in rankings._repr_html_()
    with pytest.raises(UnknownKey, match="no list 'plume · design'"):
        rankings["plume", "design"]


def test_each_list_keeps_the_declared_rules():
    """The jury's way of ranking, its tie-breaks included, serves every list; an executor's map serves too."""
    declared = partial(rank, tie_breaks=[TieBreak.given("oral", {"x": 1, "y": 2})])
    rankings = rank_lists(
        {"a": {"x": 1}, "b": {"y": 2}},
        ranked=declared,
        map=lambda function, items: list(map(function, items)),
    )

    assert rankings["a"].tie_breaks == ("oral",)


def test_sub_juries_that_share_no_item_are_ranked_apart():
    """Two closed panels make two lists, each with its own first; their marks are never put in one order."""
    sheet = Scoresheet.from_marks(
        RUBRIC,
        [
            ("a", "panel 1", {"impact": 2}),
            ("b", "panel 1", {"impact": 1}),
            ("c", "panel 2", {"impact": 4}),
            ("d", "panel 2", {"impact": 3}),
        ],
        items=["a", "b", "c", "d", "ghost"],
    )
    rankings = rank_by_group(sheet)

    assert {one.name: one.ranking.order for one in rankings.lists} == {
        "panel 1": ("a", "b"),
        "panel 2": ("c", "d"),
    }
    assert all(one.ranking.cautions == () for one in rankings.lists)
    assert [reason.code for reason in rank(sheet).cautions] == ["disconnected_panels"]


def test_lists_are_checked():
    """A list stands once, has a key of identifiers, and holds a ranking."""
    one = RankedList(key="a", ranking=Ranking.from_scores({"x": 1}))

    with pytest.raises(Fault, match="expected each list once"):
        Rankings(lists=[one, one])
    with pytest.raises(Fault, match="RankedList"):
        Rankings(lists=[1])
    with pytest.raises(Faults):
        RankedList(key=[1], ranking=None)
    for nothing in ((), [], ""):
        with pytest.raises(Fault, match="text, not empty"):
            RankedList(key=nothing, ranking=one.ranking)
