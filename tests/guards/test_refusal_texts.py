"""What a refusal says, in both languages, is what was kept: each change of a text is seen, and meant."""

import difflib

import pytest

from helpers import refusal_texts

UNSAID = {
    "affinities are exact numbers",
    "a chance is an exact number, or undefined",
    "an objective is one of .*",
    "give a list of numbers for each source",
    "it is a float",
    "it is a least and a greatest load, in this order",
    "it is numbers",
    "it says who is kept from what, by `kept_from(juror, items)`",
}
"""Texts that nothing kept says: another check, of the kind, speaks first."""


@pytest.mark.slow
def test_each_refusal_says_what_it_said():
    """Who changes a rule or its words keeps them anew, with `python -m helpers.refusal_texts`, and reads the difference."""
    lines = refusal_texts.tried()
    lines += refusal_texts.of_tests(lines, refusal_texts.of_kept_tests())
    kept = refusal_texts.KEPT.read_text(encoding="utf-8").splitlines()
    now = refusal_texts.written(lines).splitlines()

    changes = list(difflib.unified_diff(kept, now, "kept", "now", lineterm="", n=0))
    assert [] == changes, "\n".join(["kept anew by: python -m helpers.refusal_texts", *changes])


@pytest.mark.slow
def test_each_text_of_a_rule_is_said_by_a_kept_refusal():
    """Whoever writes a rule keeps a refusal that says it (`make refusals TESTS=tests/jury` looks for one in these tests)."""
    left = {text.replace("\\", "") for text in refusal_texts.unsaid(refusal_texts.kept())}

    assert UNSAID == left


def test_each_kept_refusal_speaks_french():
    """No kept sentence is the same in both languages."""
    assert [] == [line["en"] for line in refusal_texts.kept() if line["en"] == line["fr"]]


@pytest.mark.slow
def test_a_text_that_no_refusal_says_is_seen():
    """The share is not one that cannot fall."""
    kept = refusal_texts.kept()
    marks = [line for line in kept if "give a number, or its digits with a decimal point" not in line["en"]]

    assert len(kept) > len(marks)
    assert set(refusal_texts.unsaid(marks)) > set(refusal_texts.unsaid(kept))
