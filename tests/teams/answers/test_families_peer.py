"""Problems of promotion size, ten of each family of the bench, against other people's solvers."""

import pytest
from team_families import FAMILIES, cp_sat, highs, instance, ours


@pytest.mark.peer(
    what="compositions of teams of twenty families, at the size of a promotion, level by level",
    against="highspy, ortools",
)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_level_reaches_what_a_solver_reaches(family, evidence):
    """Each level scores what HiGHS scores, or what CP-SAT does where HiGHS proves nothing in time; or none exists."""
    for seed in range(evidence.part(10)):
        given = instance(family, seed)
        peer = highs(given)
        if peer == "unproven":
            peer = cp_sat(given)
        if peer != "unproven":
            assert peer == ours(given), seed
            evidence.count()
