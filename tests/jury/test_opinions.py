"""Opinions, and what an abstention is worth."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Faults
from eig.jury import Ballot, Opinions, Rubric, Scale, Scoresheet, rank

counts = st.builds(
    Opinions,
    favourable=st.integers(0, 5),
    unfavourable=st.integers(0, 5),
    silent=st.integers(0, 3),
    abstained=st.integers(0, 5),
    recused=st.integers(0, 3),
    absent=st.integers(0, 3),
)
VOTES = (
    ("marked", "favourable"),
    ("marked", "unfavourable"),
    ("marked", None),
    ("abstained", None),
    ("recused", None),
    ("absent", None),
)


@given(counts)
def test_the_verdict_is_that_of_the_larger_side(opinions):
    """More for than against is favourable, the reverse unfavourable, equal votes divided, no vote nothing."""
    for policy, against in (
        ("apart", opinions.unfavourable),
        ("unfavourable", opinions.unfavourable + opinions.abstained),
    ):
        margin = opinions.favourable - against
        expected = (
            "favourable" if margin > 0 else "unfavourable" if margin < 0 else "divided" if against else None
        )
        assert opinions.verdict(abstentions=policy) == expected
        assert opinions.against(abstentions=policy) == against


@given(counts)
def test_absent_and_recused_jurors_never_move_the_verdict(opinions):
    """Who did not take part has no vote, whatever the policy on abstentions."""
    alone = Opinions(
        favourable=opinions.favourable, unfavourable=opinions.unfavourable, abstained=opinions.abstained
    )

    for policy in ("apart", "unfavourable"):
        assert opinions.verdict(abstentions=policy) == alone.verdict(abstentions=policy)
    assert opinions.taking_part - opinions.silent == alone.taking_part


@given(counts)
def test_counting_abstentions_against_never_helps(opinions):
    """The stricter policy never turns an unfavourable verdict into a favourable one."""
    if opinions.verdict() == "unfavourable":
        assert opinions.verdict(abstentions="unfavourable") == "unfavourable"
    if opinions.verdict(abstentions="unfavourable") == "favourable":
        assert opinions.verdict() == "favourable"


@pytest.mark.parametrize("votes", list(itertools.combinations_with_replacement(VOTES, 3)))
def test_every_jury_of_three_is_counted_and_ranked_by_its_majority(votes):
    """All 56 juries of three: the count is that of the sheets, and the ranking leaves out what it should."""
    ballots = [
        Ballot(
            item="plume",
            juror=f"j{number}",
            state=state,
            opinion=opinion,
            marks={"impact": 3} if state == "marked" else {},
        )
        for number, (state, opinion) in enumerate(votes)
    ]
    sheet = Scoresheet(rubric=Rubric.equal(["impact"], scale=Scale.levels(1, 4)), ballots=ballots)
    opinions = sheet.opinions("plume")
    flat = [opinion or ("silent" if state == "marked" else state) for state, opinion in votes]

    for name in ("favourable", "unfavourable", "silent", "abstained", "recused", "absent"):
        assert getattr(opinions, name) == flat.count(name)
    for policy in ("apart", "unfavourable"):
        ranking = rank(sheet, abstentions=policy)
        out = opinions.verdict(abstentions=policy) == "unfavourable" or "marked" not in dict(votes)
        assert (ranking.order == ()) == out
    assert (opinions.reason() is None) == (not flat.count("favourable") + flat.count("unfavourable"))


def test_an_unfavourable_item_says_the_count():
    """Who is left out by opinion reads how many were against and for, abstentions included where they count."""
    sheet = Scoresheet(
        rubric=Rubric.equal(["impact"], scale=Scale.levels(1, 4)),
        ballots=[
            Ballot(item="plume", juror="j1", marks={"impact": 3}, opinion="favourable"),
            Ballot(item="plume", juror="j2", state="abstained"),
            Ballot(item="plume", juror="j3", state="abstained"),
        ],
    )
    (out,) = rank(sheet, abstentions="unfavourable").excluded

    assert str(out.reason) == "not ranked: 2 against, 1 for"
    assert out.reason.say("fr") == "non classé : 2 contre, 1 pour"
    assert rank(sheet).order == ("plume",)


def test_counts_are_whole_numbers_from_zero():
    """Half a vote, or fewer than none, is no count; all faults come together."""
    with pytest.raises(Faults) as caught:
        Opinions(favourable=-1, unfavourable=0.5, silent=True)

    assert [fault.place for fault in caught.value.exceptions] == [
        "Opinions.favourable",
        "Opinions.unfavourable",
        "Opinions.silent",
    ]
