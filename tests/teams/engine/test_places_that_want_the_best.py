"""A cohort made better before anything is priced: each place takes the team that is best for it, others choose again."""

from random import Random

import pytest

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, check
from eig.teams.asked import Budget, MaxEachTeam
from eig.teams.engine import _best_cohort_so_far
from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._first_cohort_of_a_stopped_search import dealt
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_outcome import First
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import Halt
from helpers.shares import few
from helpers.small_problems import feasible_cohorts

FAR = 1 << 60  # what no cohort passes, as far as is known


def drawn(seed, people=8, most=30):
    """Draw people of few employers for two teams, one of an employer each, within a budget."""
    draw = Random(f"wanted {seed}")
    places = ["c0", "c1"]
    some = [
        Person(id=f"p{one}", cost=draw.randint(2, 9), employer=draw.choice(["e0", "e1", None]), wishes=places)
        for one in range(people)
    ]
    marks = {(one.id, place, None): draw.randint(1, 20) for one in some for place in places}
    return Problem(
        people=some,
        openings=[Opening(id=place, size=(1, 2)) for place in places],
        rules=[
            MaxEachTeam(id="mates", attribute="employer", maximum=1),
            Budget(id="money", amount="cost", maximum=most),
        ],
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )


def begun(problem):
    """Return what is met of a problem from teams dealt on, with all that it is told."""
    model, told = compile_problem(problem), []
    met = Incumbent(model, meet=told.append)
    teams = dealt(model)
    if teams is not None:
        met.offer(teams)
    return met, told


def told_all(proven=FAR, pause=bool, **drawing):
    """Return the worths that are told of a problem as its cohort gets better, and the met."""
    met, told = begun(drawn(**drawing))
    met.outbid(proven, pause)
    return [one.worth for one in told], met


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("most", [14, 30])
def test_what_places_want_makes_a_cohort_that_is_worth_more_and_keeps_all_rules(seed, most):
    """Each cohort told is worth more than the one before; all keep the rules; and none passes the best there is."""
    problem = drawn(seed, most=most)
    met, told = begun(problem)
    met.outbid(FAR, bool)
    worths = [one.worth for one in told]
    assert worths == sorted(set(worths))
    for one in told:
        assert not any(True for _ in check(met.model.cohort(one.teams), problem))
        assert one.worth == worth_of(met.model, one.teams)


def test_somebody_who_sits_where_they_matter_less_is_taken_from_there():
    """c1 takes p0 from c0, where p1 is nearly as good: no place alone gains by choosing again among those left."""
    marks = {("p0", "c0"): 5, ("p1", "c0"): 4, ("p0", "c1"): 9, ("p2", "c1"): 1}
    people = [Person(id=one, wishes=[at for who, at in marks if who == one]) for one in ("p0", "p1", "p2")]
    problem = Problem(
        people=people,
        openings=[Opening(id=one, size=(1, 1)) for one in ("c0", "c1")],
        objective=Objective(terms=[MeritPoints.of({(*seat, None): mark for seat, mark in marks.items()})]),
    )
    model = compile_problem(problem)
    met = Incumbent(model, first=First(worth_of(model, (1, 4)), (1, 4)))
    met.outbid(FAR, bool)
    assert {("p1", "c0"), ("p0", "c1")} == set(met.model.cohort(met.first.teams).seats)


def test_nothing_is_asked_for_where_nothing_is_known_or_little_is_missing():
    """Without a cohort there is nobody to take from; near what no cohort passes it is left as it is."""
    asked = []
    Incumbent(compile_problem(drawn(0))).outbid(FAR, lambda: asked.append(1))
    met, told = begun(drawn(0))
    met.outbid(met.first.worth, lambda: asked.append(1))
    assert (1, []) == (len(told), asked)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(6))
def test_a_caller_who_stops_keeps_what_was_met_and_waits_for_one_place(seed):
    """The later the word, the better the cohort; it is asked for at each place that chooses."""
    whole, last = told_all(seed=seed)
    for questions in range(8):
        left = iter(range(questions))

        def pause(left=left):
            if next(left, None) is None:
                raise Halt

        met, told = begun(drawn(seed))
        try:
            met.outbid(FAR, pause)
        except Halt:
            worths = [one.worth for one in told]
            assert worths == whole[: len(worths)]
    assert last.first.worth == whole[-1]


def test_a_cohort_that_keeps_getting_better_is_left_after_some_turns(monkeypatch):
    """Of many places that take from one another, each chooses so many times and no more."""
    monkeypatch.setattr(_best_cohort_so_far, "TURNS", 1)
    monkeypatch.setattr(_best_cohort_so_far, "LOOKS", 0)
    asked = []
    told_all(seed=3, pause=lambda: asked.append(1))
    once = len(asked)
    monkeypatch.setattr(_best_cohort_so_far, "TURNS", 6)
    told_all(seed=3, pause=lambda: asked.append(1))
    assert once < len(asked) - once


@pytest.mark.slow
def test_the_best_cohort_of_little_problems_is_met():
    """Of fifteen little problems (eight by day) all cohorts are gone over: none is better than what is met in any of them."""
    found = 0
    seeds = few(range(15), 8)
    for seed in seeds:
        met, _ = begun(drawn(seed, people=6))
        met.outbid(FAR, bool)
        model = met.model
        found += met.first.worth == max(
            worth_of(model, model.teams(one)) for one in feasible_cohorts(model.problem)
        )
    assert found == len(seeds)
