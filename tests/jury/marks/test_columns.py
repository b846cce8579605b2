"""Marks by column: what is read a column at a time is what is read row after row."""

import pickle
from decimal import Decimal
from fractions import Fraction
from functools import partial

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig._values import call_arguments, plain_rows_as_columns
from eig.errors import EigError, UnknownKey
from eig.jury import EIG_SCALE, Criterion, Reviews, Rubric, Scale, Scoresheet, rank
from eig.jury.marks.quorums import everybody, quorum
from eig.jury.marks.scoresheet import without_juror
from eig.jury.rules.tie_break_tests import TieBreak

TWENTY = Scale(low=0, high=20, step="0.5")
RUBRIC = Rubric(
    criteria=[
        Criterion(id="team", scale=EIG_SCALE, weight="1/3"),
        Criterion(id="impact", scale=TWENTY, floor=2),
        Criterion(id="code", scale=TWENTY, applies_to=["a", "b"]),
    ],
    out_of=TWENTY,
)
WHOLE = {"team": 4, "impact": "13.5", "code": 1}
names = st.sampled_from(["a", "b", "c", "A", "É", "a "])
marks = st.sampled_from(
    [
        1,
        2,
        4,
        "3",
        "13.5",
        2.5,
        Fraction(1, 2),
        Fraction(1, 3),
        21,
        "x",
        None,
        True,
        Decimal("2.0"),
        Decimal("sNaN"),
    ]
)
rows = st.lists(
    st.tuples(names, st.sampled_from(["j1", "j2", "J1"]), st.dictionaries(st.sampled_from([*RUBRIC.ids, "odd"]), marks)),
    max_size=6,
)  # fmt: skip
rosters = st.sampled_from([(), ["a", "b", "c", "É"], ("a", "b", "d"), ["a"], ["a", 3], {"a", "b", "c"}])


class OneByOne(list):
    """Rows that are no plain list: they are looked at row after row."""


def _read(given, rubric=RUBRIC, **called):
    try:
        return Scoresheet.from_marks(rubric, given, **called)
    except EigError as refused:
        return str(refused)


@given(rows, rosters, st.sampled_from([(), ["j2", "j1"], ["j1"]]))
@example([("b", "j1", {"team": 1}), ("a", "j1", {"impact": 2, "code": 1}), ("a", "j2", {})], (), ())
@example([("b", "j1", WHOLE), ("a", "j1", WHOLE)], ["a", "b", "c", "É"], ["j2", "j1"])
@example([("a", "j1", {"team": 2.5})], (), ())
@example([("a", "j1", {"impact": Decimal("13.5")}), ("a", "j2", {"impact": 13})], (), ())
@example([("a", "j1", {"impact": Decimal("sNaN")})], (), ())
@example([("a", "j1", {"impact": 2.5, "team": Fraction(2)})], (), ())
@example([("a", "j1", {"impact": "2", "team": Fraction(2)})], (), ())
@example([("c", "j1", {"code": 1})], (), ())
@example([("c", "j1", {"team": 1})], ["c"], ())
@example([("a", "j1", {}), ("a", "j1", {})], (), ())
def test_rows_read_together_are_rows_read_one_by_one(given, items, jurors):
    """A list of rows, or an iterator, makes what each row by itself does, or is refused in the same words."""
    together = _read(given, items=items, jurors=jurors)
    alone = _read(OneByOne(given), items=items, jurors=jurors)

    assert together == alone == _read(iter(given), items=items, jurors=jurors)
    assert repr(together) == repr(alone)
    if isinstance(alone, Scoresheet):
        assert (together.sheets, together.rows()) == (alone.sheets, alone.rows())
        assert hash(together) == hash(alone)
        assert pickle.loads(pickle.dumps(together)) == alone


@pytest.mark.parametrize("wrong", [
    [("a", "j1", WHOLE), ("b", "j1")],
    [("a", "j1", WHOLE), "b"],
    [("a", 3, WHOLE)],
    [("a", "j1", [("team", 4)])],
    [("a", "j1", {3: 4})],
    7,
])  # fmt: skip
def test_a_row_that_is_none_is_refused_as_ever(wrong):
    """Rows of another form are refused by the place of the first that is wrong."""
    assert _read(wrong).startswith("Scoresheet.from_marks.rows")


def test_a_mark_that_nobody_can_write_is_refused():
    """A fraction of five thousand digits lies on a scale without steps, and is no mark."""
    rubric = Rubric.equal(["team"], scale=Scale(low=0, high=20))

    assert "rows[0][2]['team']" in _read([("a", "j1", {"team": Fraction(1, 10**5000)})], rubric)


def test_rows_without_an_end_are_refused(monkeypatch):
    """An iterator of more rows than are read is refused, as it would be anywhere."""
    monkeypatch.setattr(plain_rows_as_columns, "ENDLESS", 3)
    monkeypatch.setattr(call_arguments, "ENDLESS", 5)
    few, many = ([(f"c{at}", "j1", {"team": 1}) for at in range(count)] for count in (4, 9))
    rubric = Rubric.equal(["team"], scale=EIG_SCALE)

    assert _read(iter(few), rubric) == _read(few, rubric)
    assert "Scoresheet.from_marks.rows" in _read(iter(many), rubric)


def test_rows_that_are_lists_are_rows():
    """A row may be a list of three."""
    assert _read([["a", "j1", WHOLE]]) == _read([("a", "j1", WHOLE)])


def test_a_sheet_is_made_once():
    """The sheets on an item are the very sheets of the whole: nothing tells them apart."""
    sheet = _read([("a", "j1", WHOLE), ("b", "j1", WHOLE)])
    first = sheet.sheets_on("b")

    assert first[0] is sheet.sheets[1]
    assert first is sheet.by_item["b"]


def test_a_scoresheet_has_no_other_names():
    """A name that no scoresheet has is missing, as on any value."""
    with pytest.raises(AttributeError, match="shets"):
        _ = _read([("a", "j1", WHOLE)]).shets


@pytest.mark.untraced
@given(rows, st.sampled_from(["renormalise", "worst", "midpoint", "best"]))
@example([("a", "j1", WHOLE), ("b", "j1", {"team": 1}), ("b", "j2", {})], "worst")
@example([("c", "j1", {"team": 1, "impact": 2})], "renormalise")
@example([], "worst")
def test_totals_by_column_are_totals_sheet_by_sheet(given, missing):
    """Each total of a scoresheet is the one that its rubric gives of that sheet alone."""
    sheet = _read(given)
    if isinstance(sheet, str):
        assert sheet
        return
    alone = [RUBRIC.total(one.marks, item=one.item, missing=missing) for one in sheet.sheets]

    assert alone == [one.mark for one in sheet.reviews(missing=missing).reviews]


@pytest.mark.slow
@given(rows)
@example([("a", "j1", WHOLE), ("b", "j1", {"team": 1}), ("b", "j2", WHOLE)])
def test_a_part_of_a_scoresheet_is_made_of_its_sheets(given):
    """What is said of some items, or without a juror, is what a scoresheet of those sheets says."""
    sheet = _read(given)
    if isinstance(sheet, str):
        assert sheet
        return
    stated = [
        evolve(one, opinion="favourable") if at % 2 else evolve(one, marks={}, state="absent")
        for at, one in enumerate(sheet.sheets)
    ]
    for whole in (sheet, evolve(sheet, sheets=stated)):
        some = [one for one in whole.sheets if one.item == "a"]
        left = [one for one in whole.sheets if one.juror != "j1"]
        jurors = [one for one in whole.jurors if one != "j1"]
        named = [one for one in whole.items if one == "a"]

        assert whole.only(named) == evolve(whole, items=named, sheets=some)
        assert without_juror(whole, "j1") == evolve(whole, jurors=jurors, sheets=left)
        assert rank(whole.only(named), missing="worst") == rank(
            evolve(whole, items=named, sheets=some), missing="worst"
        )


STATES = st.sampled_from(
    ["marked", "marked", "for", "against", "flag", "panel", "absent", "recused", "abstained"]
)


def _stating(sheet, states):
    """Return a scoresheet whose sheets state more than marks, one after the other."""
    more = {
        "for": {"opinion": "favourable"},
        "against": {"opinion": "unfavourable"},
        "flag": {"champion": True},
        "panel": {"members": ["p1", "p2"], "stepped_back": ["p3"]},
    }
    stated = [
        evolve(one, **more.get(state, {"marks": {}, "state": state}))
        for one, state in zip(sheet.sheets, states, strict=False)
        if state != "marked"
    ]
    now = {(one.item, one.juror): one for one in (*sheet.sheets, *stated)}
    return evolve(sheet, sheets=now.values())


@pytest.mark.untraced
@given(rows, st.lists(STATES, max_size=6), st.sampled_from(["renormalise", "worst", "midpoint", "best"]))
@example([("a", "j1", WHOLE), ("a", "j2", {"team": 1}), ("b", "j1", WHOLE), ("b", "j2", WHOLE)], [], "worst")
@example([("a", "j1", WHOLE), ("a", "j2", {"team": 1, "code": 3})], ["for"], "renormalise")
def test_a_reason_tells_what_the_sheets_bring_in_the_mean(given, states, missing):
    """What a criterion brings is the mean of what it brings on each sheet; all of them add up to the score."""
    sheet = _read(given)
    if isinstance(sheet, str):
        assert sheet
        return
    ranking = rank(_stating(sheet, states), missing=missing, opinions="ignore", floors="any")
    held = {
        item: [one for one in _stating(sheet, states).sheets_on(item) if one.counts] for item in sheet.items
    }
    for item in ranking.order:
        told = {one.facts["criterion"]: one.facts for one in ranking.evidence[item] if "brought" in one.facts}
        brought = [RUBRIC.contributions(one.marks, item=item, missing=missing) for one in held[item]]
        for name, facts in told.items():
            parts, marks = (
                [some[name] for some in each if name in some]
                for each in (brought, [one.marks for one in held[item]])
            )

            assert facts["mean"] == (Fraction(sum(marks), len(marks)) if marks else None)
            assert facts["brought"] in (None, Fraction(sum(parts), len(brought)))
        assert sum(facts["brought"] or 0 for facts in told.values()) == ranking.scores[item]


@pytest.mark.untraced
@given(rows, st.lists(STATES, max_size=6))
@example([("a", "j1", WHOLE), ("a", "j2", WHOLE), ("b", "j1", WHOLE)], ["absent", "panel", "for"])
@example([("a", "j1", WHOLE), ("a", "j2", WHOLE), ("b", "j1", WHOLE)], [])
@example([("a", "j1", {"team": 4}), ("b", "j1", WHOLE)], ["abstained"])
def test_who_took_part_and_what_tests_read_is_what_the_sheets_say(given, states):
    """Of each item, who took part and what a test of merit reads follows from its sheets, one by one."""
    sheet = _read(given)
    if isinstance(sheet, str):
        assert sheet
        return
    sheet = _stating(sheet, states)
    assert everybody(sheet) >= {person for one in sheet.sheets for person in (*one.people, *one.recused)}
    for item in sheet.items:
        own = sheet.sheets_on(item)
        marks = [mark == RUBRIC.criterion(name).scale.high for one in own for name, mark in one.marks.items()]
        there = [one for one in own if one.state == "marked"]
        team = [one.marks["team"] for one in own if "team" in one.marks]
        found = quorum(sheet, item)
        read = {
            "top_marks": Fraction(sum(marks), len(marks)) if marks else None,
            "champions": Fraction(sum(one.champion for one in there), len(there)) if there else None,
            "criterion_mean:team": Fraction(sum(team), len(team)) if team else None,
        }

        assert {*found.recused} == {person for one in own for person in one.recused}
        took_part = {one for some in own if some.takes_part for one in some.people}

        assert {*found.present} == took_part - {*found.recused}
        for test, value in read.items():
            assert TieBreak.read(test).value(item, sheet=sheet, totals=()) == value


def test_an_item_that_is_not_there_is_refused_by_every_question():
    """What is asked of an item that nobody called is refused, whatever is asked."""
    sheet = _read([("a", "j1", WHOLE)])
    for ask in (sheet.bounds, sheet.opinions, sheet.explain, sheet.sheets_on, partial(quorum, sheet)):
        with pytest.raises(UnknownKey, match="'z'"):
            ask("z")


@pytest.mark.untraced
@given(st.lists(st.tuples(names, st.sampled_from(["j1", "j2", "J1", 3]), marks), max_size=6))
@example([("b", "j1", 1), ("a", "j2", "2"), ("a", "j1", Fraction(1, 3))])
@example([("b", "j1", 2.5), ("a", "j2", "2")])
@example([("b", "j1", 1), ("A", "j2", 1), ("a", "j2", 1)])
@example([("b", "j1", 1), ("b", "J1", 1)])
@example([("b", "j1", 1), ("b", "j1", 1)])
def test_triples_read_together_are_triples_read_one_by_one(triples):
    """A list of triples, or an iterator, makes what each by itself does, or is refused in the same words."""

    def read(given):
        try:
            return Reviews.from_triples(given)
        except EigError as refused:
            return str(refused)

    together, alone = read(triples), read(OneByOne(triples))

    assert together == alone == read(iter(triples))
    if isinstance(alone, Reviews):
        held = Reviews(reviews=alone.reviews)

        assert repr(together) == repr(held)
        assert pickle.loads(pickle.dumps(together)) == held
        for name in ("items", "jurors", "by_item", "whole", "units", "sums", "grades"):
            assert getattr(together, name) == getattr(held, name)


def test_reviews_have_no_other_names():
    """A name that no reviews have is missing, as on any value."""
    with pytest.raises(AttributeError, match="revews"):
        _ = Reviews.from_triples([("a", "j", 1)]).revews
