"""Cohorts by hand: dealt in small teams, mended by moves of one person or two, and kept as they get better."""

from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.programme import Quota
from eig.teams import MeritPoints, Objective, Opening, Person, Problem, compose
from eig.teams.asked import Budget, CohortQuota, MaxEachTeam, MaxOverlap, MentorLoad, SkillNeed, TeamBudget
from eig.teams.engine import _first_cohort_of_a_stopped_search, _local_moves
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._first_cohort_of_a_stopped_search import dealt
from eig.teams.engine._local_moves import Work, mended
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, bits
from eig.teams.engine._search_outcome import First
from eig.teams.engine._team_worths_and_posts_held import team_worth, used_of, worth_of
from eig.teams.engine._work_limit import WorkLimit
from helpers.costs import at_most


def crowd(seed, *rules, people=14, openings=3, size=(2, 3)):
    """Return people with marks of their own at each opening, costs and loads, under some rules."""
    draw = Random(f"moves {seed}")
    places = [f"c{one}" for one in range(openings)]
    some = [
        Person(
            id=f"p{one:02}",
            cost=draw.randint(3, 9),
            amounts={"load": draw.randint(1, 5)},
            employer=draw.choice(["e1", "e2", "e3"]),
            attributes={"gender": draw.choice("fm")},
        )
        for one in range(people)
    ]
    marks = {(one.id, place, None): draw.randint(1, 20) for one in some for place in places}
    return Problem(
        people=some,
        openings=[Opening(id=place, size=size) for place in places],
        rules=rules,
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )


def rules(seed):
    """Return some rules on the cohort, hard and soft, of people and of seats."""
    draw = Random(f"rules {seed}")
    some = [
        Budget(id="cost", amount="cost", maximum=draw.randint(30, 50)),
        Budget(id="load", amount="load", maximum=draw.randint(12, 24), level=draw.choice([0, 1])),
        CohortQuota(id="women", quota=Quota(attribute="gender", value="f", minimum=draw.randint(1, 4))),
        MentorLoad(id="mentor", mentor="m1", openings=["c0", "c1"], maximum=draw.randint(4, 5)),
        MaxOverlap(id="other", seats=[("p00", "c0"), ("p01", "c0"), ("p02", "c1")], maximum=1),
    ]
    return draw.sample(some, draw.randint(1, 4))


def passed(model, teams):
    """Return how far hard limits are passed, in parts of a usual use."""
    used = used_of(model, teams)
    work = Work(model, list(teams))
    return sum(
        max(0, use - limit.high) * (scale or 0)
        for use, limit, scale in zip(used, model.limits, work.scales, strict=True)
    )


@pytest.mark.slow
@at_most(40)
@example(6)
@given(st.integers(0, 10**6))
def test_moves_never_pass_limits_by_more_and_break_no_team(seed):
    """What a flow seats, mended: nobody sits twice, teams stand, and a cohort that was one is worth no less."""
    model = compile_problem(crowd(seed, *rules(seed)))
    flow = flowed(model, WorkLimit())
    before = flow.seats.teams(flow.seating)
    asked = []
    *_, after = mended(model, before, lambda: asked.append(1))
    assert sum(bits.bit_count() for bits in after) == sum(after).bit_count()
    assert None not in [team_worth(place, team) for place, team in zip(model.places, after, strict=True)]
    assert passed(model, after) <= passed(model, before)
    if worth_of(model, before) is not None:
        assert worth_of(model, after) >= worth_of(model, before)


@pytest.mark.untraced
@at_most(40)
@given(st.integers(0, 10**6))
def test_what_moves_bring_is_what_was_weighed(seed):
    """Each move that stands: limits, worths and seats afterwards are those that were told before it was made."""
    model = compile_problem(crowd(seed, *rules(seed)))
    flow = flowed(model, WorkLimit())
    teams = flow.seats.teams(flow.seating)
    base = model.but(limits=tuple(one.but(fine=None) for one in model.limits))
    work, draw = Work(base, list(teams)), Random(seed)
    weights = [0] * len(model.units)
    moves = list(work._moves())
    for move in draw.sample(moves, min(6, len(moves))):
        told = work.weighed(move)
        if told is None or not work._able(move):
            continue
        was, worth = passed(base, tuple(work.teams)), worths(base, work.teams)
        assert work._relief(move, weights, {}) == 0
        work.make(move)
        assert told == (passed(base, tuple(work.teams)) - was, worths(base, work.teams) - worth)
        assert work.total() == (passed(base, tuple(work.teams)), worths(base, work.teams))
        assert work.slack == [
            limit.high - use for limit, use in zip(base.limits, used_of(base, tuple(work.teams)), strict=True)
        ]
        assert work.at == {unit: place for place, team in enumerate(work.teams) for unit in bits(team)}


def worths(model, teams):
    """Return what teams are worth, whatever limits they pass."""
    return sum(team_worth(place, team) for place, team in zip(model.places, teams, strict=True))


def test_a_soft_limit_that_is_passed_costs_its_fine():
    """Nobody mends it at any price: what is gained is counted less the fine."""
    model = compile_problem(crowd(1, Budget(id="cost", amount="cost", maximum=1, level=1, weight=2)))
    teams = tuple(dealt(model))
    work = Work(model, list(teams))
    assert not work.passed
    for move in work._moves():
        told = work.weighed(move)
        if told is not None and len(move) == 1:
            after = Work(model, list(teams))
            after.make(move)
            assert told == (0, worth_of(model, tuple(after.teams)) - worth_of(model, teams))


def test_what_gains_is_looked_for_in_so_many_moves():
    """None at all, or some: and the caller is asked on the way."""
    model = compile_problem(crowd(3))
    teams = tuple(dealt(model))
    assert [teams] == list(mended(model, teams, bool, looks=0))
    found = [
        [worth_of(model, some) for some in mended(model, teams, bool, looks=looks)] for looks in (2, 6000)
    ]
    assert worth_of(model, teams) == found[0][0] < found[0][-1] < found[1][-1]
    assert found[1] == sorted(found[1])
    assert found[1][-1] == compose(crowd(3)).worth * GRAIN


def test_limits_that_no_move_mends_stay_passed(monkeypatch):
    """Everybody costs too much: the last teams are what is returned."""
    model = compile_problem(crowd(2, Budget(id="cost", amount="cost", maximum=5)))
    monkeypatch.setattr(_first_cohort_of_a_stopped_search, "PRICED", 1)
    teams = tuple(dealt(model))
    assert 0 < passed(model, next(mended(model, teams, bool))) < passed(model, teams)


def test_a_team_that_need_not_be_leaves(monkeypatch):
    """The money is for two teams of three; nobody can leave a team of two alone."""
    some = crowd(2, Budget(id="cost", amount="cost", maximum=14), size=(2, 2))
    model = compile_problem(evolve(some, lifted=["fill:c0", "fill:c1", "fill:c2"]))
    monkeypatch.setattr(_first_cohort_of_a_stopped_search, "PRICED", 1)
    after = next(mended(model, dealt(model), bool))
    assert worth_of(model, after) > 0
    assert 2 == sum(map(bool, after))


def test_where_many_moves_mend_the_best_of_some_are_made(monkeypatch):
    """Looked at one by one, each that mends is made: limits are kept all the same."""
    model = compile_problem(crowd(4, Budget(id="cost", amount="cost", maximum=30)))
    monkeypatch.setattr(_local_moves, "ENOUGH", 1)
    monkeypatch.setattr(_first_cohort_of_a_stopped_search, "PRICED", 1)
    teams = dealt(model)
    assert passed(model, next(mended(model, teams, bool))) == 0 < passed(model, teams)


class TestDealing:
    def test_small_teams_are_dealt_that_share_nobody(self):
        """As few as a team may be, of those who may sit together."""
        model = compile_problem(crowd(5, MaxEachTeam(id="mates", attribute="employer", maximum=1)))
        teams = dealt(model)
        assert [2, 2, 2] == [team.bit_count() for team in teams]
        assert worth_of(model, teams) is not None

    def test_whoever_found_nobody_left_chooses_first_the_next_time(self, monkeypatch):
        """Two ask for the same person, one of them for nobody else; given one try only, it is left without."""
        people = [
            Person(id="p0", cost=3, wishes=["c0", "c1"], open_to_all=False),
            Person(id="p1", wishes=["c0"], open_to_all=False),
            Person(id="p2", cost=4, wishes=["c1"], open_to_all=False),
        ]
        some = Problem(
            people=people,
            openings=[Opening(id="c0"), Opening(id="c1")],
            rules=[TeamBudget(id="money", opening="c1", maximum=3)],
            objective=Objective(terms=[MeritPoints.of({("p0", "c0", None): 9})]),
        )
        model = compile_problem(some)
        assert (0b010, 0b001) == dealt(model)
        none = compile_problem(evolve(some, people=people[::2]))
        assert dealt(none) is None
        monkeypatch.setattr(_first_cohort_of_a_stopped_search, "DEALS", 1)
        assert dealt(model) is None

    def test_who_is_asked_for_by_needs_is_left_to_them(self, monkeypatch):
        """The only one with law is worth most elsewhere, where nobody needs law; no second try is needed."""
        some = Problem(
            people=[Person(id="p0", skills={"law": 3}), Person(id="p1"), Person(id="p2")],
            openings=[Opening(id="c0"), Opening(id="c1")],
            rules=[SkillNeed(id="law", opening="c1", skill="law", grade=3)],
            objective=Objective(terms=[MeritPoints.of({("p0", "c0", None): 9})]),
        )
        monkeypatch.setattr(_first_cohort_of_a_stopped_search, "DEALS", 1)
        assert (0b010, 0b001) == dealt(compile_problem(some))

    @pytest.mark.parametrize(("deals", "kept"), [(4, True), (1, False)])
    def test_teams_that_pass_a_sum_are_dealt_again_of_cheaper_people(self, deals, kept, monkeypatch):
        """Forty ask for the same five; those worth most cost most. One deal passes the sum, a few keep it."""
        people = [Person(id=f"p{one:02}", cost=one) for one in range(40)]
        places = [f"c{one}" for one in range(5)]
        marks = MeritPoints.of({(one.id, place, None): 60 + one.cost for one in people for place in places})
        some = Problem(
            people=people,
            openings=[Opening(id=place, size=(2, 3)) for place in places],
            rules=[Budget(maximum=100)],
            objective=Objective(terms=[marks]),
        )
        model = compile_problem(some)
        monkeypatch.setattr(_first_cohort_of_a_stopped_search, "PRICED", deals)
        assert (used_of(model, dealt(model))[0] <= 100) == kept


class TestIncumbent:
    """The best cohort that was met is told once, and kept."""

    def test_teams_that_do_not_stand_choose_again(self):
        """Among people still free, the others staying as they are; where nobody is left for one, none is told."""
        model = compile_problem(crowd(4, MaxEachTeam(id="mates", attribute="employer", maximum=1)))
        first, *_ = whole = dealt(model)
        met, told = Incumbent(model), []
        met.mend((first, 0, 0), bool, looks=0)
        assert (first, 3) == (met.first.teams[0], sum(map(bool, met.first.teams)))
        assert worth_of(model, whole) is not None
        assert worth_of(model, met.first.teams) == met.first.worth

        people = [Person(id=name, open_to_all=True) for name in "ab"]
        two = [Opening(id=name, size=(2, 2)) for name in "xy"]
        Incumbent(compile_problem(Problem(people=people, openings=two)), told.append).mend(
            (0, 0), bool, looks=0
        )
        assert [] == told

    def test_only_a_better_cohort_is_told(self):
        """In the order they were met; teams that are no cohort are none."""
        model = compile_problem(crowd(4, MaxEachTeam(id="mates", attribute="employer", maximum=1)))
        told = []
        met = Incumbent(model, told.append)
        assert not met.settles(0)
        met.mend(None, bool, looks=9)
        met.offer((0, 0, 0))
        assert (None, []) == (met.first, told)
        teams = dealt(model)
        met.offer(teams)
        met.mend(teams, bool, looks=0)
        met.take(First(1, teams))
        assert [First(worth_of(model, teams), teams)] == told
        met.mend(teams, bool, looks=_local_moves.LOOKS)
        assert 2 <= len(told)
        assert [one.worth for one in told] == sorted({one.worth for one in told})
        assert told[-1].worth == met.first.worth
        assert (met.settles(met.first.worth), met.settles(met.first.worth + 1)) == (True, False)

    @pytest.mark.untraced
    @pytest.mark.parametrize(("kept", "early"), [(False, True), (True, False)])
    def test_a_cohort_of_small_teams_is_told_before_the_flows_seating_is_mended(
        self, kept, early, monkeypatch
    ):
        """The seating passes a sum, and takes many moves to mend: unless it is a cohort, none is waited for."""
        told, before = [], []
        seat = Incumbent.seat

        def seated(self, *given, **options):
            before.append(self.first)
            return seat(self, *given, **options)

        monkeypatch.setattr(Incumbent, "seat", seated)
        rules = [Budget(id="cost", amount="cost", maximum=27)]
        rules += [Budget(id="load", amount="load", maximum=9, level=1)] if kept else []
        some = crowd(6, *(evolve(one, level=1) if kept else one for one in rules))
        found = compose(some, progress=lambda at: told.append(at.best))
        assert "optimal" == found.status
        assert [early] == [first is not None for first in before]
        known = [one for one in told if one is not None]
        assert known == sorted(known)
        assert known[-1] == found.worth

    def test_a_search_tells_cohorts_as_it_meets_them(self):
        """Each better than the last, each with its worth; the last is the answer."""
        told = []
        found = compose(crowd(6, Budget(id="cost", amount="cost", maximum=27)), progress=told.append)
        met = [one for one in told if one.found is not None]
        worths = [one.best for one in met]
        assert "optimal" == found.status
        assert sorted(set(worths)) == worths
        assert worths
        assert worths[-1] <= found.worth
        assert told[-1].best == found.worth
