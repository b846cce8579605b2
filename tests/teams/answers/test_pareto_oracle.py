"""The Pareto front held against trying every cohort, at full size."""

import random

import pytest

from eig.teams.answers import score
from eig.teams.answers.pareto_fronts import pareto_front
from helpers.fronts import front_by_trial, levels_for, random_problem


@pytest.mark.oracle(what="Pareto fronts between two levels", against="everything tried")
@pytest.mark.parametrize("block", range(20))
def test_against_every_cohort(block, evidence):
    """On 4,000 small problems with every kind of term and soft rule, the front is what trying all cohorts gives."""
    for seed in range(200 * block, 200 * block + evidence.part(200)):
        problem = random_problem(random.Random(seed))
        levels = levels_for(problem, seed)
        front = pareto_front(problem, levels=levels)
        found = [
            ((one.first, one.second), tuple(level.points for level in score(problem, one.cohort)))
            for one in front.points
        ]
        assert front_by_trial(problem, levels) == found, seed
        assert front.complete
        evidence.count()
