"""Mere scores are ranked by themselves: what a jury has beside them is not loaded, and changes nothing."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.jury import JuryRules, rank

ALONE = {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}


@pytest.mark.untraced
def test_mere_scores_load_neither_sheets_nor_rules():
    """A short script that ranks two scores waits for none of what reads marks."""
    code = "import sys, eig; eig.jury.rank({'a': 1, 'b': 2}); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env=ALONE)
    loaded = {*told.stdout.split()}

    assert "eig.jury.merit.ranking_groups_and_reasons" in loaded
    assert loaded.isdisjoint(
        {"eig.jury.marks.scoresheet", "eig.jury.marks.rubric", "eig.jury.rules.jury_rules_with_origins"}
    )


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(-3, 3), min_size=1))
def test_mere_scores_are_ranked_as_under_rules_that_say_nothing(scores):
    """With and without the rules of a jury, the ranking is the same in every part."""
    assert rank(scores) == rank(scores, JuryRules()) == rank(scores, tie_breaks=[])
