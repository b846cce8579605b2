"""Whatever is asked of a problem, the answer is the same with a solver and without: same proof, same price."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.teams import Opening, Person, Problem, alternatives, compose, repair
from eig.teams.answers import (
    binding_rules,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    relaxations,
    verify_relaxation,
)
from eig.teams.engine.highs import Highs
from helpers.costs import at_most
from helpers.promotions import promotion
from helpers.small_problems import problem
from helpers.topics_teams import problem_of

SEEDS = st.integers(0, 10**6)
SOME = at_most(25, by_day=3)
TINY = Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")])


def both(ask):
    """Return what is answered without a solver and with one."""
    return ask(backend=None), ask(backend=Highs())


def a_cohort(given):
    found = compose(given)
    return found if found.cohort is not None and found.cohort.people else None


@pytest.mark.slow
@SOME
@given(SEEDS)
def test_the_price_of_a_seat(seed):
    """What is lost at each level is the same, or both prove that no cohort has the seat."""
    found = compose(problem(seed))
    draw = Random(seed)
    if found.problem.people and found.problem.openings:
        who, where = (draw.choice(some).id for some in (found.problem.people, found.problem.openings))
        alone, helped = both(lambda backend: found.points_lost(who, where, backend=backend))
        assert (alone.status, alone.points) == (helped.status, helped.points)


@pytest.mark.slow
@SOME
@given(SEEDS)
def test_a_repair(seed):
    """As many keep their seat, and the score is as good."""
    found = a_cohort(problem(seed))
    if found is not None:
        gone = [Random(seed).choice(found.cohort.people)]
        alone, helped = both(
            lambda backend: repair(found.problem, found.cohort, withdrawn=gone, backend=backend)
        )
        assert (alone.composition.status, len(alone.kept)) == (helped.composition.status, len(helped.kept))
        assert alone.composition.worth == helped.composition.worth


@pytest.mark.slow
@SOME
@given(SEEDS, st.sampled_from([None, 1, 2]))
def test_alternatives(seed, apart):
    """The next best are worth as much; of those far apart, the first is: the others hang on which it was."""
    found = a_cohort(problem(seed))
    if found is not None:
        ask = {"k": 3 if apart is None else 1, "apart": apart}
        alone, helped = both(
            lambda backend: alternatives(found.problem, found.cohort, **ask, backend=backend)
        )
        assert alone.ended == helped.ended
        assert [one.composition.worth for one in alone] == [one.composition.worth for one in helped]


@pytest.mark.slow
@SOME
@given(SEEDS)
def test_conflicts_and_corrections(seed):
    """All of them are the same sets of rules."""
    alone, helped = both(lambda backend: conflicts_and_corrections(problem(seed), limit=200, backend=backend))
    assert alone.complete
    assert {one.rules for one in alone.conflicts} == {one.rules for one in helped.conflicts}
    assert alone.corrections == helped.corrections


@pytest.mark.slow
@SOME
@given(SEEDS)
def test_what_relaxing_gains_and_what_binds(seed):
    """Rule by rule, level by level."""
    found = compose(problem(seed))
    alone, helped = both(lambda backend: relaxations(found, lift=True, backend=backend))
    assert [(one.rule, one.status, one.points) for one in alone] == [
        (one.rule, one.status, one.points) for one in helped
    ]
    if found.problem.people and found.problem.openings:
        price = found.points_lost(found.problem.people[0].id, found.problem.openings[0].id)
        alone, helped = both(lambda backend: binding_rules(price, backend=backend))
        assert {(one.rule, one.points) for one in alone} == {(one.rule, one.points) for one in helped}


@pytest.mark.slow
@SOME
@given(SEEDS)
def test_the_front_between_two_levels(seed):
    """The same points."""
    given = problem(seed)
    levels = given.objective.levels
    if len(levels) > 1:
        alone, helped = both(lambda backend: pareto_front(given, levels=levels[:2], backend=backend))
        assert alone.complete
        assert [(one.first, one.second) for one in alone.points] == [
            (one.first, one.second) for one in helped.points
        ]


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("seed", "people"), [(2, 40), (5, 60)])
def test_half_a_promotion_that_cannot_be_has_one_conflict_by_either(seed, people):
    """The rules named are a conflict: together they fail, and each is needed."""
    given = problem_of(promotion(seed, people, 6))
    found = minimal_conflict(given, backend=Highs(), nodes=None)
    assert found.minimal
    assert "infeasible" == compose(given, backend=Highs()).status
    names = [rule.id for rule in given.all_rules if not rule.level and rule.id not in given.firm]
    others = [name for name in names if name not in found.rules]
    assert "infeasible" == compose(given.without(others)).status
    for name in found.rules:
        assert compose(given.without([*others, name]), nodes=2000).cohort is not None


def test_what_a_solver_gave_is_verified_with_it():
    """Composed again, it is what it says."""
    assert () == verify_relaxation(compose(TINY, backend=Highs()), backend=Highs())


def test_what_is_no_backend_is_refused():
    """The class for the value, or its name: the remedy says what to give."""
    with pytest.raises(Faults) as caught:
        compose(TINY, backend=Highs, nodes=-1)

    assert [-1, Highs] == [fault.value for fault in caught.value.exceptions]
    assert "Give eig.teams.engine.highs.Highs()" in caught.value.exceptions[1].remedy
    for wrong in ("highs", 3):
        with pytest.raises(Fault, match=r"compose\.backend: expected a backend \(Backend\) or None"):
            compose(TINY, backend=wrong)
