"""A cohort that wanders: it keeps every rule, gets no worse, wanders the same way twice, and changes no proven answer."""

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.teams import Apart, MeritPoints, Objective, Opening, Person, Problem, Together, compose
from eig.teams.asked import Budget, MaxEachTeam, PairBonus, SkillNeed, check
from eig.teams.engine import _falling_target_search, _wandering_moves
from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._first_cohort_of_a_stopped_search import chosen_again, dealt
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._search_outcome import First
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._wandering_moves import Wanderer
from helpers.costs import at_most
from helpers.small_problems import problem

SEEDS = st.integers(0, 10**6)


def crowd(seed, *, people=24, openings=5, pairs=20, spent=5):
    """Return people open to all, marked anywhere, with friends, foes and two who go together."""
    draw = Random(f"wandering {seed}")
    ids, places = [f"p{one:02}" for one in range(people)], [f"c{one}" for one in range(openings)]
    some = [
        Person(
            id=one, open_to_all=True, cost=draw.randint(1, 9), employer=draw.choice("abcd"),
            skills={"law": 1} if draw.random() < 0.5 else {},
        )
        for one in ids
    ]  # fmt: skip
    marks = {(one, place, None): draw.randint(1, 20) for one in ids for place in places}
    friends = sorted({tuple(sorted(draw.sample(ids[2:], 2))) for _ in range(pairs)})
    rules = [
        Together.of(*ids[:2]),
        Apart.of(*ids[2:4]),
        Apart.of(*ids[4:7]),
        MaxEachTeam(id="mates", attribute="employer", maximum=1),
        SkillNeed(id="law", opening="c0", skill="law", grade=1),
        Budget(id="hard", maximum=spent * 3 * openings),
        Budget(id="soft", maximum=4 * 3 * openings, level=1),
    ]
    bonuses = [PairBonus.of(*pair, draw.choice([-5, 4, 9])) for pair in friends]
    return Problem(
        people=some,
        openings=[Opening(id=place, size=(2, 3)) for place in places],
        rules=draw.sample(rules, 6),
        objective=Objective(terms=[MeritPoints.of(marks), *bonuses]),
    )


def begun(model):
    """Return a cohort dealt and mended by hand, None where none is."""
    met = Incumbent(model)
    met.mend(dealt(model), bool, looks=0)
    return met.first


def hard(given_, cohort):
    """Return the hard rules that a cohort breaks."""
    return [one.rule for one in check(cohort, given_) if one.level == 0]


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(4))
def test_what_is_dealt_gets_better_until_no_place_gains(seed):
    """All places choose again, among people still free, until none does better: each cohort told keeps the rules."""
    given_ = crowd(seed)
    model = compile_problem(given_)
    first = begun(model)
    told = [first, *chosen_again(model, first)]
    worths = [one.worth for one in told]
    assert worths == sorted(worths)
    assert worths == [worth_of(model, one.teams) for one in told]
    assert [[]] * len(told) == [hard(given_, model.cohort(one.teams)) for one in told]
    assert [told[-1]] == list(chosen_again(model, told[-1]))


def test_a_team_that_does_not_stand_takes_nobody_who_sits_elsewhere_while_others_are_free():
    """Three of one employer at one place: it keeps one of them and takes who is free, not who has a seat."""
    people = [Person(id=f"p{one}", employer="aaabbc"[one], open_to_all=True) for one in range(6)]
    marks = {(f"p{one}", place, None): 1 + one for one in range(6) for place in ("c0", "c1")}
    model = compile_problem(
        Problem(
            people=people,
            openings=[Opening(id="c0", size=(2, 3)), Opening(id="c1", size=(2, 2))],
            rules=[MaxEachTeam(id="mates", attribute="employer", maximum=1)],
            objective=Objective(terms=[MeritPoints.of(marks)]),
        )
    )
    met = Incumbent(model)
    met.mend((0b000111, 0b110000), bool, looks=0)
    assert (0b001100, 0b110000) == met.first.teams


@pytest.mark.slow
@at_most(30, by_day=4)
@example(3)
@example(8)
@given(SEEDS)
def test_wherever_it_wanders_it_keeps_the_rules_and_is_worth_no_less(seed):
    """A cohort dealt by hand, after six hundred moves: no rule is broken, nobody sits twice, its worth is what is said."""
    given_ = crowd(seed)
    model = compile_problem(given_)
    first = begun(model)
    if first is None:
        return
    wanderer, worths = Wanderer(model, first), [first.worth]
    for _ in range(6):
        best = wanderer.go(first, 100)
        assert worth_of(model, best.teams) == best.worth >= worths[-1]
        assert [] == hard(given_, model.cohort(best.teams))
        worths.append(best.worth)
    assert wanderer.go(first, 0) is wanderer.best


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_the_same_cohort_wanders_the_same_way(seed):
    """Twice the same moves: the same cohort; half of them and the other half come to it as well."""
    model = compile_problem(crowd(seed))
    first = begun(model)
    one, other = Wanderer(model, first), Wanderer(model, first)
    best = one.go(first, 400)
    assert other.go(other.go(first, 200), 200).teams == best.teams
    assert best.worth > first.worth


@pytest.mark.slow
@at_most(20)
@given(SEEDS)
def test_no_wandering_passes_the_best(seed):
    """Of any small problem: what is wandered to is worth no more than what is proven best."""
    given_ = problem(seed)
    model = compile_problem(given_)
    first = begun(model)
    if first is not None:
        best = Wanderer(model, first).go(first, 300)
        assert first.worth <= best.worth <= compose(given_).worth * GRAIN * model.grid


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(3))
def test_it_goes_on_from_a_better_cohort_that_is_met_elsewhere(seed):
    """Whoever finds a better one lends it: what is told later is worth as much at least."""
    model = compile_problem(crowd(seed))
    first = begun(model)
    better = Wanderer(model, first).go(first, 300)
    wanderer = Wanderer(model, first)
    assert wanderer.go(better, 1).worth >= better.worth
    assert wanderer.last == 0 == wanderer.begun


def test_a_rule_that_only_whole_cohorts_tell_is_asked():
    """Where a rule of one's own forbids all others, the cohort stays what it was, wherever people went."""
    model = compile_problem(crowd(0))
    first, asked = begun(model), []
    model.accepts = asked.append
    assert Wanderer(model, first).go(first, 300) is first
    assert asked


def test_it_ends_once_nothing_better_is_met_for_long(monkeypatch):
    """Two people for one seat: the better one sits, after so many vain moves none is made, and none is lost."""
    monkeypatch.setattr(_wandering_moves, "PATIENCE", 40)
    monkeypatch.setattr(_wandering_moves, "LOST", 20)
    monkeypatch.setattr(_wandering_moves, "PRICED", 10)
    monkeypatch.setattr(_wandering_moves, "KNOWN", 1)
    people = [Person(id="p0"), Person(id="p1")]
    marks = {("p0", "c0", None): 3, ("p1", "c0", None): 5}
    given_ = Problem(
        people=people,
        openings=[Opening(id="c0"), Opening(id="c1")],
        objective=Objective(terms=[MeritPoints.of(marks)]),
        lifted=["fill:c1"],
    )
    model = compile_problem(given_).shut(["c1"])
    best = First(3 * GRAIN, (1, 0))
    wanderer = Wanderer(model, best)
    for _ in range(100):
        best = wanderer.go(best, 10)
    assert (5 * GRAIN, (2, 0)) == (best.worth, best.teams)
    assert wanderer.tired
    assert wanderer.tries < 200


class TestInASearch:
    @pytest.mark.slow(but=["0"])
    @pytest.mark.parametrize("seed", range(3))
    def test_what_is_told_on_the_way_never_falls_and_keeps_the_rules(self, seed, monkeypatch):
        """Each cohort told keeps the hard rules, none is worth less than the last, no bound is below the end."""
        monkeypatch.setattr(_falling_target_search, "CALM", 0)
        told, given_ = [], crowd(seed)
        found = compose(given_, nodes=150, progress=told.append)
        bests = [one.best for one in told if one.best is not None]
        bounds = [one.bound for one in told if one.bound is not None]
        assert bests == sorted(bests)
        assert bests[-1] == found.worth
        assert bounds == sorted(bounds, reverse=True)
        assert bounds[-1] == found.bound >= found.worth
        assert told[0].bound is not None
        assert [] == [rule for one in told if one.found for rule in hard(given_, one.found)]

    @pytest.mark.slow
    @at_most(12, by_day=2)
    @given(SEEDS)
    @example(1)
    def test_a_proven_answer_is_the_same_however_much_is_wandered(self, seed):
        """With no move beside the search, and with many from its start on: the same worth, proven."""
        given_, answers = crowd(seed, people=9, openings=3, pairs=6), []
        for calm in (10**9, 0):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(_falling_target_search, "CALM", calm)
                found = compose(given_)
            answers.append((found.status, found.worth))
        assert answers[0] == answers[1]

    def test_it_wanders_only_while_much_is_missing(self, monkeypatch):
        """A cohort within a hundredth of the bound stays as it is; one that is further off makes its moves."""
        model = compile_problem(crowd(0))
        first, none = begun(model), Incumbent(model)
        none.wander(5)
        assert none.first is None
        made = []
        monkeypatch.setattr(Incumbent, "wander", lambda _, tries: made.append(tries))
        for told in (first.worth, 2 * first.worth):
            search = _falling_target_search.Searching(model, None, _falling_target_search.WorkLimit())
            search.met.first, search.told = first, told
            for asked in (_falling_target_search.CALM, 1 + 24 * 10**6, 24 * 10**6):
                search.asked = asked - 1
                search._wander()
        assert [_falling_target_search.BESIDE] == made
