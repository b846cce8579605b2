"""Searches and answers as they were kept: the same problem has the same answer, in the same steps."""

import pytest

from helpers import cohorts_drawn, wholes
from helpers.shares import share

SEARCHES = (wholes.KEPT / "cohorts.txt").read_text(encoding="utf-8").splitlines()
ANSWERS = (wholes.KEPT / "cohorts-asked.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.slow
@pytest.mark.parametrize(
    "block", share(cohorts_drawn.BLOCKS, "kept", one_in=8), ids=lambda block: "-".join(map(str, block))
)
def test_a_problem_is_answered_as_it_was_in_as_many_steps(block):
    """Who sits where, what is proven and the steps that it took, under growing limits."""
    found = list(cohorts_drawn.lines(*block))

    assert found == [one for one in SEARCHES if one.split(":")[0] in {new.split(":")[0] for new in found}]


@pytest.mark.slow
@pytest.mark.parametrize(
    "block", share(cohorts_drawn.ASKED, "asked", one_in=8), ids=lambda block: "-".join(map(str, block))
)
def test_a_question_is_answered_as_it_was(block):
    """Each word of prices, conflicts, reliefs, other cohorts, repairs, fronts and reasons."""
    found = list(cohorts_drawn.questions(*block))

    assert found == [one for one in ANSWERS if one.startswith(f"{' '.join(map(str, block))} ")]
