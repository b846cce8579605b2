"""Tie-breaks: declared tests of merit, and no other."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import EIG_SCALE, MarkSheet, Reviews, Rubric, Scoresheet, rank
from eig.jury.rules import JuryRules, TieBreak
from helpers.unfolded import unfolded

RUBRIC = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
SHORT = (
    "top_marks",
    "champions",
    "more_favourable",
    "fewer_unfavourable",
    "lowest_total",
    "highest_total",
    "median_total",
)


def _sheet(**mark_sheets):
    """One sheet a juror: `item=[(impact, team, more), ...]`."""
    return Scoresheet(
        rubric=RUBRIC,
        sheets=[
            MarkSheet(item=item, juror=f"j{number}", marks={"impact": impact, "team": team}, **more)
            for item, given_marks in mark_sheets.items()
            for number, (impact, team, more) in enumerate(given_marks)
        ],
    )


@pytest.mark.untraced
@pytest.mark.parametrize(
    "name", ["alphabetical", "name", "id", "input_order", "arrival", "age", "sex", "origin", "random"]
)
def test_what_is_no_merit_is_refused_by_name(name):
    """The alphabet, the input, age, sex, origin and an unseeded draw break no tie; the remedy is named."""
    with pytest.raises(Fault, match="or leave the tie to the jury") as caught:
        rank({"a": 1, "b": 1}, tie_breaks=[name])

    assert caught.value.value == name


@pytest.mark.parametrize(
    ("test", "mark_sheets", "expected"),
    [
        ("criterion_mean:impact", {"a": [(2, 3, {})], "b": [(3, 2, {})]}, ("b", "a")),
        ("top_marks", {"a": [(3, 3, {})], "b": [(4, 2, {})]}, ("b", "a")),
        ("champions", {"a": [(3, 3, {})], "b": [(3, 3, {"champion": True})]}, ("b", "a")),
        ("more_favourable", {"a": [(3, 3, {})], "b": [(3, 3, {"opinion": "favourable"})]}, ("b", "a")),
        ("fewer_unfavourable", {"a": [(3, 3, {"opinion": "unfavourable"}), (3, 3, {"opinion": "favourable"})], "b": [(3, 3, {}), (3, 3, {})]}, ("b", "a")),
        ("lowest_total", {"a": [(4, 4, {}), (1, 1, {})], "b": [(3, 3, {}), (2, 2, {})]}, ("b", "a")),
        ("highest_total", {"b": [(4, 4, {}), (1, 1, {})], "a": [(3, 3, {}), (2, 2, {})]}, ("b", "a")),
        ("median_total", {"a": [(1, 1, {}), (2, 2, {}), (3, 3, {})], "b": [(1, 1, {}), (1, 2, {}), (4, 3, {})]}, ("a", "b")),
    ],
)  # fmt: skip
def test_each_test_separates_what_it_should(test, mark_sheets, expected):
    """Equal scores are separated by the declared test, in the declared direction."""
    sheet = _sheet(**mark_sheets)
    if test != "median_total":
        assert rank(sheet).groups == (("a", "b"),)
    ranking = rank(sheet, tie_breaks=[test])

    assert ranking.order == expected
    assert ranking.splits == () or ranking.splits[0].test == test


def test_the_chain_is_tried_in_order_and_leaves_its_trace():
    """The first test that separates decides; each test tried on a tie is on record, even when it fails."""
    sheet = _sheet(a=[(3, 3, {})], b=[(3, 3, {"champion": True})], c=[(2, 4, {})])
    ranking = rank(sheet, tie_breaks=["criterion_mean:impact", "champions", "top_marks"])

    assert ranking.order == ("b", "a", "c")
    assert [(split.test, split.parts) for split in ranking.splits] == [
        ("criterion_mean:impact", (("a", "b"), ("c",))),
        ("champions", (("b",), ("a",))),
    ]
    assert "placed before a by share of champion flags (1)" in unfolded(ranking.explain("b"))


def test_what_no_test_separates_stays_tied():
    """An exhausted chain leaves the tie, and says so."""
    ranking = rank(_sheet(a=[(3, 3, {})], b=[(3, 3, {})]), tie_breaks=["top_marks"])

    assert ranking.ties == (("a", "b"),)
    assert not ranking.splits[0].separates
    assert "no declared test separates them (share of top marks)" in unfolded(ranking.explain("a"))


@pytest.mark.slow
@given(
    st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2),
    st.permutations(SHORT),
)
def test_a_chain_only_refines(grid, chain):
    """Tie-breaks order the inside of ties and nothing else; a longer chain refines a shorter one."""
    sheet = _sheet(**{item: [(*marks, {})] for item, marks in grid.items()})
    plain, short, long = (rank(sheet, tie_breaks=tests) for tests in ((), chain[:2], chain))

    for coarse, fine in ((plain, short), (short, long)):
        rebuilt, rest = [], list(fine.groups)
        for group in coarse.groups:
            found = []
            while len(found) < len(group):
                found += rest.pop(0)
            rebuilt.append(tuple(sorted(found)))
        assert tuple(rebuilt) == coarse.groups


def test_a_given_test_reads_marks_from_elsewhere():
    """The best mark on a first written test breaks the tie of the oral: the chain of a competition's order."""
    written = TieBreak.given("written test", {"a": 12, "b": "14.5"})
    ranking = rank({"a": 3, "b": 3, "c": 1}, tie_breaks=[written])

    assert ranking.order == ("b", "a", "c")
    assert ranking.tie_breaks == ("written test",)
    assert ranking.splits[0].values == {"a": 12, "b": Fraction(29, 2)}


def test_a_test_that_cannot_read_one_of_the_tied_separates_nobody():
    """A missing value is neither the best nor the worst: the tie stays."""
    ranking = rank({"a": 3, "b": 3}, tie_breaks=[TieBreak.given("oral", {"a": 12})])

    assert ranking.ties == (("a", "b"),)
    assert ranking.splits[0].parts == (("a", "b"),)


TOTALS = ("lowest_total", "highest_total", "median_total")


@pytest.mark.parametrize("test", [*SHORT, "criterion_mean:impact"])
def test_a_test_is_refused_where_nothing_holds_what_it_reads(test):
    """Mere scores hold neither marks nor totals, and reviews no marks: nobody is told that such a test parted nobody."""
    scores, reviews = {"a": 1, "b": 1}, Reviews.from_triples([("a", "j", 1), ("b", "j", 1)])
    for marks in (scores, reviews):
        if marks is reviews and test in TOTALS:
            assert rank(marks, tie_breaks=[test]).ties == (("a", "b"),)
            continue
        for declared in (
            {"tie_breaks": ["champions"] * (test != "champions") + [test]},
            {"rules": JuryRules(tie_breaks=[test])},
        ):
            with pytest.raises((Fault, Faults)) as told:
                rank(marks, **declared)
            faults = told.value.faults if isinstance(told.value, Faults) else [told.value]
            assert {"jury.merit.read_by_test"} == {one.code for one in faults}
            wanted = "reviews, whose totals" if test in TOTALS else "a scoresheet, whose marks"
            assert wanted in str(faults[-1])


def test_sheets_without_marks_give_a_test_nothing_to_read():
    """An item whose every juror is absent has no top marks, no flag and no criterion; nor has one without sheets."""
    sheet = Scoresheet(rubric=RUBRIC, sheets=[MarkSheet(item="a", juror="j", state="absent")])

    for test in (*SHORT, "criterion_mean:impact"):
        for read in (sheet, None):
            assert TieBreak.read(test).value("a", sheet=read, totals=()) is None


def test_a_chain_names_criteria_that_exist():
    """A test on a criterion that the rubric lacks is a slip, told before ranking."""
    with pytest.raises(UnknownKey, match="no criterion 'impct' here; the nearest known: 'impact'"):
        rank(_sheet(a=[(3, 3, {})]), tie_breaks=["criterion_mean:impct"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"test": "beauty"},
        {"test": "champions", "criterion": "impact"},
        {"test": "criterion_mean"},
        {"test": "given"},
        {"test": "given", "values": {"a": 1}},
        {"test": "given", "name": "oral"},
        {"test": "champions", "values": {"a": 1}},
        {"test": "given", "name": "oral", "values": {"a": "half"}},
        {"test": "champions", "name": 3},
        {"test": "criterion_mean", "criterion": ""},
    ],
)
def test_a_test_that_cannot_be_is_refused(wrong):
    """A test has a known name, and exactly what it reads."""
    with pytest.raises((Fault, Faults)):
        TieBreak(**wrong)


def test_every_test_has_words_in_both_languages():
    """What a test compares is said in English and in French."""
    for test in (*SHORT, "criterion_mean:impact"):
        read = TieBreak.read(test)
        assert read.label() != read.label("fr")
    assert TieBreak.given("oral", {"a": 1}).label("fr") == "oral"


def test_a_test_without_a_value_for_one_of_the_tied_says_for_whom():
    """A mark of another sitting that one of the tied lacks breaks no tie, and the trace says whose is missing."""
    ranking = rank({"a": 3, "b": 3, "c": 1}, tie_breaks=[TieBreak.given("oral", {"a": 12})])

    assert (("a", "b"), ("c",)) == ranking.groups
    assert ("b",) == ranking.splits[0].unread
    assert "oral: no value for b" in unfolded(ranking.explain("a"))
    assert "oral : aucune valeur pour b" in unfolded(ranking.explain("b", lang="fr"))
    assert "nothing_to_read" not in rank({"a": 3, "b": 3}).explain("a").codes


def test_a_chain_is_a_list_of_tests():
    """A test given as text alone is refused as such, instead of being spelt out."""
    with pytest.raises(Fault, match=r"rank\.tie_breaks: expected several values"):
        rank({"a": 3, "b": 3}, tie_breaks="champions")


def test_values_for_nobody_here_are_a_caution():
    """A slip in the names of given values would leave a tie unbroken: it is said."""
    slip = TieBreak.given("oral", {"A": 2, "b": 1})
    told = rank({"a": 3, "b": 3}, tie_breaks=[slip]).cautions

    assert ("strange_values",) == tuple(one.code for one in told)
    assert "oral has values for A" in told[0].say()
    assert "vérifier" in told[0].say("fr")
    assert () == rank({"a": 3, "b": 3}, tie_breaks=[TieBreak.given("oral", {"a": 2, "b": 1})]).cautions
