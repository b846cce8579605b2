"""Laws: how each public search and statistic follows its input when the input changes in a stated way."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import (  # noqa: F401
    laws_marks,
    laws_programme,
    laws_selection,
    laws_statistics,
    laws_teams,
    laws_timeline,
    laws_votes,
)
from helpers.metamorphic import LAWS

SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("name", LAWS)
def test_a_law_holds(name):
    """What is changed has the effect that the law states, and on some input there is something to see."""
    seen = []

    @given(SEEDS)
    def holds(seed):
        seen.append(LAWS[name].holds(Random(seed)) is not False)

    holds()
    assert any(seen)
