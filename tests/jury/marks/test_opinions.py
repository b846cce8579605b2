"""Opinions, and what an abstention is worth."""

import itertools

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import MarkSheet, Rubric, Scale, Scoresheet, deliberate, rank
from eig.jury.marks import Opinions
from helpers.unfolded import unfolded

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
    for rule, against in (
        ("apart", opinions.unfavourable),
        ("unfavourable", opinions.unfavourable + (opinions.abstained if opinions.voted else 0)),
    ):
        margin = opinions.favourable - against
        expected = (
            "favourable" if margin > 0 else "unfavourable" if margin < 0 else "divided" if against else None
        )
        assert opinions.verdict(abstentions=rule) == expected
        assert opinions.against(abstentions=rule) == against


def with_chair(opinions):
    """Return each opinion that a chair who voted may have, counted among the others."""
    return [
        evolve(opinions, chair=side) for side in ("favourable", "unfavourable") if getattr(opinions, side)
    ]


@given(counts)
def test_the_chair_decides_where_votes_are_equal_and_nowhere_else(opinions):
    """The casting vote prevails on equal votes (CRPA, art. R133-11); it never outweighs a majority."""
    for chaired in with_chair(opinions):
        for rule in ("apart", "unfavourable"):
            alone = opinions.verdict(abstentions=rule)
            cast = chaired.casting(abstentions=rule)
            assert (chaired.chair if alone == "divided" else alone) == chaired.verdict(abstentions=rule)
            assert (alone == "divided") == (cast is not None)


def test_abstentions_alone_exclude_nobody():
    """Where nobody voted, an abstention is no vote: the best item stays, and the trace says why."""
    sheet = Scoresheet(
        rubric=Rubric.equal(["impact"], scale=Scale.levels(1, 4)),
        sheets=[
            MarkSheet(item="plume", juror="j1", marks={"impact": 4}),
            MarkSheet(item="plume", juror="j2", state="abstained"),
            MarkSheet(item="adler", juror="j1", marks={"impact": 3}),
        ],
    )
    ranking = rank(sheet, abstentions="unfavourable")

    assert ranking.order == ("plume", "adler")
    assert "nobody voted for or against, and one abstention excludes nobody" in unfolded(
        ranking.explain("plume")
    )
    assert "n’écarte aucun dossier" in unfolded(ranking.explain("plume", lang="fr"))
    assert "abstentions_alone" not in ranking.explain("adler").codes


def test_votes_against_are_told_with_those_that_were_abstentions():
    """Two against and one abstention, counted as against, are three against, one of them by abstaining; apart, two."""
    sheets = [
        MarkSheet(item="plume", juror=f"j{n}", marks={"impact": 2}, opinion=opinion)
        for n, opinion in enumerate(["unfavourable", "unfavourable", "favourable"])
    ]
    sheet = Scoresheet(
        rubric=Rubric.equal(["impact"], scale=Scale.levels(1, 4)),
        sheets=[*sheets, MarkSheet(item="plume", juror="j3", state="abstained")],
    )
    counted, apart = (
        str(rank(sheet, abstentions=rule).excluded[0].reason) for rule in ("unfavourable", "apart")
    )

    assert "not ranked: 3 against, 1 of them by abstaining, 1 for" == counted
    assert "not ranked: 2 against, 1 for" == apart


def test_the_casting_vote_reads_as_a_sentence():
    """The trace says that votes were equal, how many, and what the chair's vote was, in both languages."""
    cast = Opinions(favourable=3, unfavourable=3, chair="unfavourable").casting()

    assert "equal votes, 3 for and 3 against: the casting vote of the chair is unfavourable" == str(cast)
    assert (
        "partage égal des voix, 3 pour et 3 contre : la voix prépondérante de la présidence est défavorable"
        == cast.say("fr")
    )


def test_a_chair_who_did_not_vote_has_no_casting_vote():
    """A chair who abstained, stepped back, was absent or gave no opinion leaves equal votes divided."""
    others = [
        MarkSheet(item="plume", juror=juror, opinion=opinion)
        for juror, opinion in (("j1", "favourable"), ("j2", "unfavourable"))
    ]
    for state in ("abstained", "recused", "absent", "marked"):
        opinions = Opinions.of([*others, MarkSheet(item="plume", juror="chair", state=state)], chair="chair")
        assert (None, "divided") == (opinions.chair, opinions.verdict())


def test_the_chair_votes_once():
    """The casting vote is no second vote: the counts are the same with it and without."""
    sheets = [
        MarkSheet(item="plume", juror="chair", opinion="favourable"),
        MarkSheet(item="plume", juror="j"),
    ]

    assert Opinions.of(sheets) == evolve(Opinions.of(sheets, chair="chair"), chair=None)


def test_the_chair_of_a_panel_votes_with_its_sheet():
    """On a collective sheet the vote of the chair is that of the sheet."""
    sheet = MarkSheet(item="plume", juror="panel", members=["chair", "j1"], opinion="unfavourable")

    assert "unfavourable" == Opinions.of([sheet], chair="chair").chair


def test_a_chair_whose_vote_is_not_counted_is_refused():
    """The vote of the chair is one of the votes: no casting vote appears from nowhere."""
    with pytest.raises(Fault, match="a side with one vote or more, that of the chair"):
        Opinions(favourable=2, chair="unfavourable")


def split_sheet():
    """Return a sheet on which two challenges divide the jury, one of them with its chair against."""
    rubric = Rubric.equal(["impact"], scale=Scale(low=1, high=4))
    votes = {"plume": ("favourable", "unfavourable"), "adler": ("unfavourable", "favourable")}
    return Scoresheet(
        rubric=rubric,
        sheets=[
            MarkSheet(item=item, juror=juror, marks={"impact": 3}, opinion=opinion)
            for item, sides in votes.items()
            for juror, opinion in zip(("chair", "j1"), sides, strict=True)
        ],
    )


def test_the_casting_vote_decides_who_is_ranked_and_the_trace_says_so():
    """Without a casting vote both are ranked; with it the one that the chair found unfavourable is not."""
    sheet = split_sheet()
    ranking = rank(sheet, chair="chair")

    assert (("adler", "plume"),) == rank(sheet).groups
    assert (("plume",), ["adler"]) == (ranking.order, [one.item for one in ranking.excluded])
    assert "casting vote of the chair is unfavourable" in unfolded(ranking.explain("adler"))
    assert "voix prépondérante de la présidence est favorable" in unfolded(
        ranking.explain("plume", lang="fr")
    )
    assert "casting" not in str(rank(sheet).explain("adler"))
    assert "casting" not in str(rank(sheet, chair="chair", opinions="ignore").explain("adler"))


def test_a_chair_without_a_sheet_is_refused():
    """A casting vote belongs to somebody on the scoresheet: a slip of the pen is not a silent no."""
    with pytest.raises(Fault, match="a juror who has a sheet"):
        rank(split_sheet(), chair="chiar")
    with pytest.raises(Fault, match="a juror who has a sheet"):
        rank({"plume": 3}, chair="chair")


@pytest.mark.untraced
def test_a_deliberation_states_the_casting_vote():
    """The rules say whether there is one, the deliberation who chairs, and the minutes both."""
    held = deliberate(split_sheet(), places=2, chair="chair", casting_vote=True)
    without = deliberate(split_sheet(), places=2, chair="chair")

    assert (("plume",), ("adler", "plume")) == (held.kept, without.kept)
    minutes = held.minutes(title="Jury")
    assert "the side of the chair prevails" in minutes.to_markdown()
    assert "la voix de la présidence est prépondérante" in minutes.to_markdown(lang="fr")
    assert "there is no casting vote" in without.minutes(title="Jury").to_markdown()
    with pytest.raises(Fault):
        rank(split_sheet(), chair="")
    with pytest.raises(Fault, match="a chair, to whom the rules give a casting vote"):
        deliberate(split_sheet(), places=2, casting_vote=True)


@given(counts)
def test_absent_and_recused_jurors_never_move_the_verdict(opinions):
    """Who did not take part has no vote, whatever the rule on abstentions."""
    alone = Opinions(
        favourable=opinions.favourable, unfavourable=opinions.unfavourable, abstained=opinions.abstained
    )

    for rule in ("apart", "unfavourable"):
        assert opinions.verdict(abstentions=rule) == alone.verdict(abstentions=rule)
    assert opinions.voted + opinions.abstained == alone.voted + alone.abstained


@given(counts)
def test_counting_abstentions_against_never_helps(opinions):
    """The stricter rule never turns an unfavourable verdict into a favourable one."""
    if opinions.verdict() == "unfavourable":
        assert opinions.verdict(abstentions="unfavourable") == "unfavourable"
    if opinions.verdict(abstentions="unfavourable") == "favourable":
        assert opinions.verdict() == "favourable"


@pytest.mark.untraced
@pytest.mark.parametrize("votes", list(itertools.combinations_with_replacement(VOTES, 3)))
def test_every_jury_of_three_is_counted_and_ranked_by_its_majority(votes):
    """All 56 juries of three: the count is that of the sheets, and the ranking leaves out what it should."""
    mark_sheets = [
        MarkSheet(
            item="plume",
            juror=f"j{number}",
            state=state,
            opinion=opinion,
            marks={"impact": 3} if state == "marked" else {},
        )
        for number, (state, opinion) in enumerate(votes)
    ]
    sheet = Scoresheet(rubric=Rubric.equal(["impact"], scale=Scale.levels(1, 4)), sheets=mark_sheets)
    opinions = sheet.opinions("plume")
    flat = [opinion or ("silent" if state == "marked" else state) for state, opinion in votes]

    for name in ("favourable", "unfavourable", "silent", "abstained", "recused", "absent"):
        assert getattr(opinions, name) == flat.count(name)
    for rule in ("apart", "unfavourable"):
        ranking = rank(sheet, abstentions=rule)
        out = opinions.verdict(abstentions=rule) == "unfavourable" or "marked" not in dict(votes)
        assert (ranking.order == ()) == out
    assert (opinions.reason() is None) == (not flat.count("favourable") + flat.count("unfavourable"))


def test_an_unfavourable_item_says_the_count():
    """Who is left out by opinion reads how many were against and for, abstentions included where they count."""
    sheet = Scoresheet(
        rubric=Rubric.equal(["impact"], scale=Scale.levels(1, 4)),
        sheets=[
            MarkSheet(item="plume", juror="j1", marks={"impact": 3}, opinion="favourable"),
            MarkSheet(item="plume", juror="j2", state="abstained"),
            MarkSheet(item="plume", juror="j3", state="abstained"),
        ],
    )
    (out,) = rank(sheet, abstentions="unfavourable").excluded

    assert str(out.reason) == "not ranked: 2 against, 2 of them by abstaining, 1 for"
    assert out.reason.say("fr") == "hors classement : 2 contre, dont 2 par abstention, 1 pour"
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
