"""Two hundred problems of promotion size, of twenty families, against other people's solvers."""

import pytest
from team_families import FAMILIES, cp_sat, highs, instance, ours


@pytest.mark.peer
@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("family", FAMILIES)
def test_every_level_reaches_what_a_solver_reaches(family, seed):
    """Each level scores what HiGHS scores, or what CP-SAT does where HiGHS proves nothing in time; or none exists."""
    given = instance(family, seed)
    peer = highs(given)
    if peer == "unproven":
        peer = cp_sat(given)
    assert peer in (ours(given), "unproven")
