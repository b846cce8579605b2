"""The ranking against a slow jury written again from the rules: 10,000 juries at full size."""

import random

import pytest

from eig.jury import Criterion, MarkSheet, Rubric, Scale, Scoresheet, rank
from helpers import jury_oracle as oracle
from helpers.shares import few


def _sheet(case):
    criteria = [
        Criterion(
            id=name,
            scale=Scale.levels(one["low"], one["high"]),
            weight=one["weight"],
            floor=one["floor"],
            applies_to=one["items"] and list(one["items"]),
        )
        for name, one in case["criteria"].items()
    ]
    mark_sheets = [
        MarkSheet(item=item, juror=juror, **sheet) for (item, juror), sheet in case["sheets"].items()
    ]
    return Scoresheet(rubric=Rubric(criteria=criteria, out_of=Scale(low=0, high=20)), sheets=mark_sheets)


def _ranked(case):
    return rank(
        _sheet(case),
        missing=case["missing"],
        floors=case["floors"],
        opinions=case["opinions"],
        abstentions=case["abstentions"],
        tie_breaks=case["chain"],
    )


def _grounds(reason):
    """Return the grounds within a reason, each of which is enough."""
    within = reason.facts.get("grounds")
    return [reason.code] if within is None else [code for one in within for code in _grounds(one)]


def _check(case):
    groups, out, scores = oracle.ranking(case)
    found = _ranked(case)
    assert found.groups == groups, case
    assert {one.item: _grounds(one.reason) for one in found.excluded} == out, case
    assert found.scores == scores, case
    for group in groups:
        for item in group:
            others = tuple(other for other in group if other != item)
            tied = [
                reason.facts["others"]
                for reason in found.explain(item).reasons
                if reason.code == "still_tied"
            ]
            assert tied == ([others] if others else []), case
    for split in found.splits:
        for item, value in split.values.items():
            assert abs(oracle.read(case, split.test, item)) == value, case


@pytest.mark.slow
def test_a_few_juries_agree_with_the_rules_written_again():
    """Scores, exclusions, ties and traces are those of a second, slow reading of the rules."""
    rng = random.Random(2018)
    for _ in few(range(150), 75):
        _check(oracle.random_case(rng))


@pytest.mark.slow
def test_the_bounds_hold_every_way_to_fill_the_missing_marks():
    """Filling the missing marks at either end of their scales gives the bounds of each item's mean total."""
    rng = random.Random(2019)
    for _ in range(60):
        case = oracle.random_case(rng)
        sheet = _sheet(case)
        for item in sheet.items:
            bounds = sheet.bounds(item)
            ends = [oracle.totals({**case, "missing": rule}, item) for rule in ("worst", "best")]
            if bounds is None:
                assert ends == [[], []]
            else:
                assert [bounds.worst, bounds.best] == [sum(end) / len(end) for end in ends]


@pytest.mark.oracle(
    what="scores, exclusions, ties and traces of a ranking", against="the rules written again"
)
def test_ten_thousand_juries_agree_with_the_rules_written_again(evidence):
    """The same law, at full size."""
    rng = random.Random(2020)
    for _ in range(evidence.part(10_000)):
        _check(oracle.random_case(rng))
        evidence.count()
