"""The algebra of tie-break chains: what holds whatever the marks."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.jury import EIG_SCALE, MarkSheet, Rubric, Scoresheet, rank
from eig.jury.rules import TieBreak

RUBRIC = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
TESTS = (
    "criterion_mean:impact",
    "criterion_mean:team",
    "top_marks",
    "champions",
    "lowest_total",
    "highest_total",
)
mark = st.integers(1, 4)
sheets = st.dictionaries(
    st.sampled_from("abcdef"),
    st.lists(st.tuples(mark, mark, st.booleans()), min_size=2, max_size=2),
    min_size=2,
)
chains = st.lists(st.sampled_from(TESTS), max_size=4)
scores = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3), min_size=2)


def _sheet(grid, names=str):
    return Scoresheet(
        rubric=RUBRIC,
        sheets=[
            MarkSheet(
                item=names(item),
                juror=f"j{number}",
                marks={"impact": impact, "team": team},
                champion=champion,
            )
            for item, filled in grid.items()
            for number, (impact, team, champion) in enumerate(filled)
        ],
    )


@pytest.mark.untraced
@given(sheets, chains)
def test_a_test_declared_twice_is_declared_once(grid, chain):
    """Repeating a test adds nothing: it reads the same again."""
    sheet = _sheet(grid)

    assert rank(sheet, tie_breaks=[*chain, *chain]).groups == rank(sheet, tie_breaks=chain).groups


@pytest.mark.untraced
@given(sheets, chains, st.sampled_from(TESTS))
def test_a_longer_chain_only_refines(grid, chain, more):
    """What a shorter chain separated stays separated, in the same order."""
    sheet = _sheet(grid)
    short, long = rank(sheet, tie_breaks=chain), rank(sheet, tie_breaks=[*chain, more])

    for item in grid:
        for other in grid:
            if short.ranks[item] < short.ranks[other]:
                assert long.ranks[item] < long.ranks[other]


@pytest.mark.untraced
@given(sheets, chains)
def test_a_chain_never_moves_an_item_past_a_better_score(grid, chain):
    """Tie-breaks act inside ties: the scores along the ranking never rise."""
    ranking = rank(_sheet(grid), tie_breaks=chain)
    along = [ranking.scores[item] for item in ranking.order]

    assert along == sorted(along, reverse=True)


@pytest.mark.untraced
@given(sheets, chains)
def test_the_names_of_items_change_nothing(grid, chain):
    """Renaming the items renames the ranking: no tie is broken by an identifier."""
    renamed = dict(zip("abcdef", "zyxwvu", strict=True))
    plain = rank(_sheet(grid), tie_breaks=chain)
    other = rank(_sheet(grid, renamed.__getitem__), tie_breaks=chain)

    assert [tuple(sorted(renamed[item] for item in group)) for group in plain.groups] == list(other.groups)


@pytest.mark.untraced
@given(sheets, chains)
def test_each_split_is_read_off_its_values(grid, chain):
    """Every recorded test orders its parts by what it read, and equal readings stay together."""
    for split in rank(_sheet(grid), tie_breaks=chain).splits:
        levels = [{split.values[item] for item in part} for part in split.parts]
        assert all(len(level) == 1 for level in levels)
        read = [min(level) for level in levels]
        assert read == sorted(set(read), reverse=True)
        assert split.separates == (len(read) > 1)


@pytest.mark.untraced
@given(sheets, chains)
def test_what_stays_tied_was_tried_by_the_whole_chain(grid, chain):
    """A remaining tie has met every declared test, and none of them separated it."""
    ranking = rank(_sheet(grid), tie_breaks=chain)

    for group in ranking.ties:
        tried = [split for split in ranking.splits if set(group) <= set(split.among)]
        assert len(tried) == len(chain)
        assert all(len({split.part_of(item) for item in group}) == 1 for split in tried)
        (told,) = (reason for reason in ranking.explain(group[0]).reasons if reason.code == "still_tied")
        assert told.facts["tests"] == tuple(split.test for split in tried)


@pytest.mark.slow
@given(sheets, chains)
def test_who_was_separated_is_told_from_both_sides(grid, chain):
    """If one item says that it stands after another by a test, the other says that it stands before."""
    ranking = rank(_sheet(grid), tie_breaks=chain)
    said = {
        (item, reason.facts["test"]): reason.facts
        for item in ranking.order
        for reason in ranking.explain(item).reasons
        if reason.code == "tie_break"
    }

    for (item, test), facts in said.items():
        assert all(item in said[other, test]["below"] for other in facts["above"])
        assert all(item in said[other, test]["above"] for other in facts["below"])


@pytest.mark.untraced
@given(scores, st.permutations("abcdef"))
def test_a_draw_recorded_as_a_given_test_breaks_every_tie(given_scores, drawn):
    """A declared lottery's result, given as values, leaves no tie and moves nobody past a better score."""
    draw = TieBreak.given("draw of 9 November", {item: len(drawn) - at for at, item in enumerate(drawn)})
    ranking = rank(given_scores, tie_breaks=[draw])

    assert ranking.ties == ()
    assert list(ranking.order) == sorted(
        given_scores, key=lambda item: (-given_scores[item], drawn.index(item))
    )


@pytest.mark.untraced
@pytest.mark.parametrize("test", TESTS)
def test_unequal_panels_are_compared_by_shares(test):
    """A larger panel has no head start: doubling every sheet of an item changes no reading."""
    once = Scoresheet.from_marks(
        RUBRIC, [("a", "j0", {"impact": 4, "team": 2}), ("a", "j1", {"impact": 1, "team": 3})]
    )
    twice = Scoresheet.from_marks(
        RUBRIC,
        [
            ("a", f"j{n}", {"impact": i, "team": t})
            for n, (i, t) in enumerate([(4, 2), (1, 3), (4, 2), (1, 3)])
        ],
    )
    totals = (Fraction(3), Fraction(2))

    assert TieBreak.read(test).value("a", sheet=once, totals=totals) == TieBreak.read(test).value(
        "a", sheet=twice, totals=totals * 2
    )
