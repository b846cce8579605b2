"""A backend proposes prices and chooses among the teams listed; what it says is proven or weighed again here."""

import pickle
import subprocess
import sys
from fractions import Fraction
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from team_families import instance as family_instance
from team_families import problem as family_problem
from team_instances import instance

from eig.programme import Quota
from eig.reasons import Reason
from eig.teams import Objective, Opening, Person, Problem, ShareQuota, check, compose
from eig.teams.asked import Breach, Budget, Cohort, CohortQuota, MinProfiles, SkillPoints
from eig.teams.engine import _backend_over_teams, _backend_team_columns, _falling_target_search
from eig.teams.engine._backend_over_teams import finish
from eig.teams.engine._backend_team_columns import Frame
from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._bounds_by_head_count import Heads
from eig.teams.engine._dual_bound import bound_at, free
from eig.teams.engine._flow_first_then_search import solve
from eig.teams.engine._prices_by_column_generation import generating
from eig.teams.engine._prices_by_subgradient import FINEST, Pace, ascend
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._search_outcome import First
from eig.teams.engine._solver_backend_interface import Choice
from eig.teams.engine._work_limit import WorkLimit
from eig.teams.engine.highs import Highs, Unfinished
from helpers.backends import GoingThroughAll, Says, Trying
from helpers.costs import at_most
from helpers.promotions import promotion
from helpers.small_problems import problem, vector
from helpers.topics_teams import problem_of

SEEDS = st.integers(0, 10**6)
PEOPLE = [
    Person(id=f"p{one}", skills={"data": one}, cost=one, attributes={"region": "east" if one % 2 else "west"})
    for one in range(1, 7)
]
OPENINGS = [Opening(id=name, size=(1, 2), weights={"data": 1}) for name in ("adler", "plume")]
TERMS = Objective(terms=[SkillPoints()])
MANY = problem_of(promotion(4, 60, 6))
LOOSE = Budget(id="budget", amount="cost", maximum=sum(one.cost for one in PEOPLE))  # it allows all cohorts


class NotTheStrongest:
    """A rule of one's own, on the whole cohort: p6 is not wanted."""

    id, level, weight = "not-p6", 0, 1

    def __init__(self, on="cohort"):
        self.on = on

    def say(self, lang="en"):
        return "p6 is not seated"

    def check(self, crews):
        for crew in crews:
            if "p6" in crew.ids:
                yield Breach(rule=self.id, people=["p6"], have=1, want=0, opening=crew.opening.id,
                             reason=Reason(code=self.id, sentences={"en": "p6 is seated", "fr": "p6 a une place"}))  # fmt: skip


def stated(*rules, openings=OPENINGS):
    return Problem(people=PEOPLE, openings=openings, rules=rules, objective=TERMS)


class TestSameAnswer:
    @pytest.mark.slow
    @at_most(25)
    @given(SEEDS)
    def test_whoever_chooses_the_score_is_the_same(self, seed):
        """The teams within the gap hold the best cohort, whatever prices led to the gap."""
        given = problem(seed)
        alone, helped = compose(given), compose(given, backend=GoingThroughAll(seed))
        assert (alone.status, alone.score, alone.worth) == (helped.status, helped.score, helped.worth)

    @pytest.mark.slow
    @at_most(60)
    @given(SEEDS)
    def test_highs_gives_the_score_that_pure_python_gives(self, seed):
        """On any small problem with every kind of rule, the backend's answer is as good, and keeps every rule."""
        given = problem(seed)
        alone, helped = compose(given), compose(given, backend=Highs())
        assert (alone.status, alone.worth, alone.bound) == (helped.status, helped.worth, helped.bound)
        if helped.cohort is not None:
            assert vector(given, alone.cohort) == vector(given, helped.cohort)

    @pytest.mark.slow(one_in=3)
    @pytest.mark.parametrize("seed", [0, 2, 8])
    def test_half_a_promotion_has_one_optimum(self, seed):
        """Sixty people for six openings: same status, same worth, no breach."""
        given = problem_of(promotion(seed, 60, 6))
        alone, helped = compose(given), compose(given, backend=Highs())
        assert (alone.status, alone.worth) == (helped.status, helped.worth)
        assert helped.cohort is None or check(helped.cohort, given) == ()

    @pytest.mark.peer(
        what="compositions of teams at the size of a promotion, pure Python against the backend",
        against="highspy",
    )
    def test_a_promotion_has_one_optimum(self, evidence):
        """At a promotion's size, HiGHS finishing gives the same optimum, and no breach."""
        for seed in range(evidence.part(40)):
            given = problem_of(instance(seed))
            alone, helped = compose(given), compose(given, backend=Highs())
            assert (alone.status, alone.worth) == (helped.status, helped.worth)
            assert helped.cohort is None or check(helped.cohort, given) == ()
            evidence.count()

    def test_no_opening_no_work(self):
        """Without openings the best cohort seats nobody."""
        found = compose(Problem(people=PEOPLE, openings=[]), backend=Highs())
        assert ("optimal", 0, ()) == (found.status, found.worth, found.cohort.people)

    def test_soft_limits_cost_their_fine(self):
        """A soft budget may be passed, at its price."""
        soft = Budget(id="budget", amount="cost", maximum=3, level=1, weight=2)
        assert compose(stated(soft)).worth == compose(stated(soft), backend=Highs()).worth

    def test_counts_and_shares_are_limits_like_others(self):
        """Whatever the head count, a share is kept."""
        rules = [
            CohortQuota(quota=Quota(attribute="region", value="west", minimum=1), id="west"),
            ShareQuota(id="east", attribute="region", value="east", minimum=50),
        ]
        assert compose(stated(*rules)).worth == compose(stated(*rules), backend=Highs()).worth

    @pytest.mark.slow
    def test_worths_too_wide_for_floats_are_told_as_wastes(self):
        """A level that outweighs the next by more than a float can hold is still exact."""
        west = Quota(attribute="region", value="west", minimum=3)
        given = stated(
            *(CohortQuota(quota=west, id=f"west {at}", level=at, weight=10**6) for at in (1, 2, 3))
        )
        alone, helped = compose(given), compose(given, backend=Highs())
        assert alone.worth == helped.worth
        assert "optimal" == helped.status

    @pytest.mark.untraced
    def test_a_rule_that_only_whole_cohorts_can_be_held_against_is_left_to_the_search(self):
        """No backend is asked about what it cannot be told: the answer is still the best."""
        rule = NotTheStrongest()
        found = compose(stated(rule), backend=Says(lambda programme: pytest.fail("asked")))
        assert (compose(stated(rule)).worth, ()) == (found.worth, check(found.cohort, stated(rule)))
        assert found.worth < compose(stated()).worth


class TestWhenItIsAsked:
    """Without a rule on the cohort, prices of people hardly ever leave a gap: then a backend is not worth loading."""

    TANDEMS = family_problem(family_instance("tandems", 4))

    @pytest.mark.slow
    def test_a_few_steps_settle_it(self):
        """People bound together or kept apart, and no rule on the cohort: nobody is asked."""
        alone = compose(self.TANDEMS)
        found = compose(self.TANDEMS, backend=Says(lambda programme: pytest.fail("asked")))
        assert (alone.worth, alone.cohort) == (found.worth, found.cohort)

    @pytest.mark.slow
    def test_where_they_do_not_it_is_asked(self, monkeypatch):
        """Once these steps are over, the backend settles the same question."""
        asked = []
        monkeypatch.setattr(_falling_target_search, "QUICK", 0)
        monkeypatch.setattr(Highs, "programme", _noting(Highs.programme, asked))
        assert compose(self.TANDEMS).worth == compose(self.TANDEMS, backend=Highs()).worth
        assert asked

    MIXED = TANDEMS.having(MinProfiles(id="mixed", minimum=2, level=3))

    @pytest.mark.slow
    def test_nobody_need_be_told_of_the_way(self, monkeypatch):
        """The answer is the same without a call that is told of each step."""
        monkeypatch.setattr(_falling_target_search, "QUICK", 0)
        model = compile_problem(self.MIXED)
        assert solve(model, WorkLimit()).worth == solve(model, WorkLimit(), backend=Highs()).worth

    def test_wherever_a_choice_of_teams_is_cut_what_is_known_is_true(self, monkeypatch):
        """Each of the last limits before the proof leaves a bound that no cohort passes."""
        monkeypatch.setattr(_falling_target_search, "QUICK", 0)
        best = compose(self.MIXED, backend=Highs())
        for nodes in range(max(0, best.nodes - 4), best.nodes + 1):
            found = compose(self.MIXED, backend=Highs(), nodes=nodes)
            assert found.worth <= best.worth <= found.bound
        assert found == best

    @pytest.mark.slow
    def test_more_teams_than_memory_is_meant_to_hold_are_not_listed(self, monkeypatch):
        """The search ends with what it knows: a bound that is true."""
        monkeypatch.setattr(_falling_target_search, "QUICK", 0)
        monkeypatch.setattr(_backend_team_columns, "LISTED", 0)
        best, found = compose(self.MIXED), compose(self.MIXED, backend=Highs())
        assert ("best_so_far", True) == (found.status, found.worth <= best.worth <= found.bound)

    def test_who_asks_to_stop_is_heard_where_a_programme_has_no_answer(self):
        """A programme without an answer is tried again from scratch, unless the caller says stop."""
        programme = Highs().programme([(1, 1)])
        assert [None, None] == [programme.relaxed(stop) for stop in (lambda: False, lambda: True)]

    @pytest.mark.slow(one_in=3)
    @pytest.mark.parametrize("nodes", [0, 30, 60, 200])
    def test_a_limit_of_steps_holds_there_too(self, nodes):
        """With a limit lower than these steps, what is known is true, with a backend as without."""
        best = compose(self.TANDEMS)
        for backend in (None, Highs()):
            found = compose(self.TANDEMS, backend=backend, nodes=nodes)
            assert found.worth <= best.worth <= found.bound


def _noting(programme, asked):
    def noting(self, rows):
        asked.append(1)
        return programme(self, rows)

    return noting


class TestProof:
    @pytest.mark.untraced
    @at_most(30)
    @given(SEEDS)
    def test_no_cohort_passes_the_bound_whatever_prices_were_proposed(self, seed):
        """Prices that mean nothing give a bound all the same."""
        given = problem(seed)
        model = compile_problem(given)
        start = bound_at(model, free(model))
        if start is not None:
            found = generating(GoingThroughAll(seed))(model, start, WorkLimit(), Pace(least=model.least))
            best = compose(given).worth
            assert best is None or best * model.grid * GRAIN <= found.value

    def test_prices_of_a_linear_programme_leave_no_gap_where_teams_do_not_clash(self):
        """Where the teams' linear programme is whole, the bound meets the best cohort."""
        model = compile_problem(stated())
        found = generating(Highs())(model, bound_at(model, free(model)), WorkLimit(), Pace(least=model.least))
        assert compose(stated()).worth == found.value // GRAIN

    @pytest.mark.slow(one_in=2)
    @pytest.mark.parametrize("seed", [0, 4, 8])
    def test_it_comes_as_low_as_pure_python_or_lower(self, seed):
        """The prices of a linear programme bound as well as those of a subgradient, to a tenth of a point."""
        model = compile_problem(problem_of(promotion(seed, 60, 6)))
        start = bound_at(model, free(model))
        found, other = (
            generating(Highs())(model, start, WorkLimit(), Pace(least=model.least)),
            ascend(model, start, WorkLimit(), Pace(least=model.least)),
        )
        assert found.value <= other.value + FINEST

    def test_what_cannot_be_is_proven_impossible(self):
        """Seven seats for six people: dearer and dearer shortages bring the bound below any cohort."""
        places = [Opening(id=f"c{one}", size=(1, 1)) for one in range(7)]
        assert "infeasible" == compose(stated(openings=places), backend=Highs()).status

    @pytest.mark.slow
    def test_a_quota_that_no_head_count_can_keep_is_proven_impossible(self):
        """Two of five would be 40 %, and fractions of teams would do; count by count, nothing does."""
        given = problem_of(promotion(2, 60, 6))
        assert "infeasible" == compose(given, backend=Highs()).status == compose(given).status

    def test_what_no_choice_of_teams_keeps_is_impossible_too(self):
        """Where only fractions of teams would do, wider and wider gaps show that no cohort exists."""
        exact = Budget(id="budget", amount="cost", minimum=4, maximum=4)
        people = [Person(id=f"p{one}", cost=3) for one in range(4)]
        given = Problem(people=people, openings=OPENINGS, rules=[exact])
        assert "infeasible" == compose(given).status == compose(given, backend=Highs()).status


class TestWrongAnswers:
    @pytest.mark.untraced(but=["columns0"])
    @pytest.mark.parametrize("columns", [(), (0,), (0, 0), (0, 1), "twice"])
    def test_a_choice_that_is_no_cohort_is_an_error(self, columns):
        """An answer that leaves an opening out, fills it twice, or seats someone twice is refused by name."""

        def answer(programme):
            if columns != "twice":
                return Choice(columns)
            seats = [
                {row for row, _ in entries[1:-1]} for _, entries in programme.columns[: len(programme.whole)]
            ]  # the last row is the budget's
            place = [programme.columns[number][1][0][0] for number in programme.whole]
            pairs = [
                (a, b)
                for a in range(len(seats))
                for b in range(len(seats))
                if place[a] < place[b] and seats[a] & seats[b]
            ]
            return Choice(pairs[0])

        with pytest.raises(Unfinished, match="no cohort"):
            compose(stated(NotTheStrongest("team"), LOOSE), backend=Says(answer))

    def test_a_choice_that_passes_a_hard_limit_is_no_cohort(self):
        """Nor may it pass a budget."""
        model = compile_problem(stated(Budget(id="budget", amount="cost", maximum=3)))
        frame = Frame(model, bound_at(model, free(model)))
        dear = [
            next(one.unit for one in place.members if one.gain == max(m.gain for m in place.members))
            for place in model.places
        ]
        assert frame.weighed([(0, 1 << dear[0]), (1, 1 << (dear[1] - 1))]) is None

    def test_of_equals_the_first_is_kept(self):
        """Two who change places are worth as much: what is known stays, though the backend was asked for more."""
        people = [Person(id=f"p{one}", skills={"data": 1}, cost=1) for one in range(2)]
        openings = [evolve(one, size=(1, 1), weights={"data": 1}) for one in OPENINGS]
        model = compile_problem(Problem(people=people, openings=openings, rules=[LOOSE], objective=TERMS))
        start, ways = bound_at(model, free(model)), iter([((0, 1), True), ((1, 0), False)])
        loose = start._replace(value=start.value + 3 * GRAIN)  # so that it is asked for more

        def answer(programme):
            units, settled = next(ways)
            rows = [len(model.places) + unit for unit in units]
            seats = [
                next(
                    n
                    for n, (_, uses) in enumerate(programme.columns)
                    if (place, 1) in uses and (row, 1) in uses
                )
                for place, row in enumerate(rows)
            ]
            return Choice(tuple(seats), settled=settled)

        heads = Heads(model, GRAIN, WorkLimit(), ascend, known={None: loose}, models={None: model})
        found = finish(Says(answer), heads, start)
        assert ((1, 2), None) == (found.teams, next(ways, None))

    def test_a_choice_that_tells_of_no_branches_is_one_step(self):
        """Whoever answers without counting is counted as asked once."""
        model = compile_problem(stated(LOOSE))
        for told, spent in ({}, 1), ({"nodes": 5}, 6):
            start = bound_at(model, free(model))
            work_limit = WorkLimit()
            heads = Heads(model, GRAIN, work_limit, ascend, known={None: start}, models={None: model})
            finish(Says(lambda _, told=told: Choice(None, settled=False, **told)), heads, start)
            assert spent == work_limit.spent

    def test_a_solver_that_fails_says_so(self, monkeypatch):
        """A status that is no answer is an error that names it, never a wrong answer."""
        import highspy

        monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda self: highspy.HighsModelStatus.kTimeLimit)
        with pytest.raises(Unfinished, match="kTimeLimit"):
            compose(stated(NotTheStrongest("team"), LOOSE), backend=Highs())


class TestStopping:
    @pytest.mark.slow
    def test_a_stop_inside_highs_is_heard(self):
        """Asked to stop while HiGHS works, it stops, and what is known is a bound."""
        asked = []

        def stop():
            asked.append(1)
            return len(asked) > 25

        found = compose(MANY, backend=Highs(), stop=stop)
        best = compose(MANY)
        assert found.status in {"optimal", "best_so_far", "unknown"}
        assert found.bound >= best.worth
        assert len(asked) > 2

    @pytest.mark.slow(but=["stop"])
    @pytest.mark.parametrize("by", ["nodes", "stop"])
    def test_highs_itself_can_be_stopped(self, by):
        """In a choice too hard to be made at once, a limit or the caller's word ends it, and it is not settled."""
        draw, asked = Random(5), []
        programme = Highs().programme([(750, 750)] * 4)
        columns = [(0.0, tuple((row, draw.randint(1, 99)) for row in range(4))) for _ in range(30)]
        programme.add(columns, whole=True)
        limits = (1, None) if by == "nodes" else (None, lambda: asked.append(1) or len(asked) > 3)
        choice = programme.choose(*limits)
        assert (None, False) == (choice.columns, choice.settled)
        assert (by == "stop") == bool(asked)
        assert by == "stop" or choice.nodes <= 1

    @pytest.mark.slow
    def test_a_choice_that_is_not_settled_ends_the_search(self):
        """A backend cut short proves nothing: it is asked once, and what is known is a bound and a cohort."""
        asked = []
        cut = Says(lambda programme: asked.append(1) or Choice(None, settled=False))
        halted, best = compose(MANY, backend=cut), compose(MANY)
        assert (1, "best_so_far") == (len(asked), halted.status)
        assert halted.worth <= best.worth <= halted.bound
        assert check(halted.cohort, MANY) == ()

    def test_the_cohort_of_a_choice_that_is_not_settled_is_kept(self):
        """What a backend found before it was cut short is weighed like any other."""
        given = stated(NotTheStrongest("team"), LOOSE)
        cut = Says(lambda programme: Trying.choose(programme, None, None).but(settled=False))
        assert compose(given, backend=cut).worth == compose(given).worth

    @pytest.mark.slow(one_in=6)
    @pytest.mark.parametrize("nodes", [0, 1, 5, 20, 40])
    def test_a_limit_of_steps_holds_for_the_whole(self, nodes):
        """Whatever the limit, the bound is true and a cohort given is one; the same limit gives the same answer."""
        found = compose(MANY, backend=Highs(), nodes=nodes)
        assert found.bound >= compose(MANY).worth
        assert found.cohort is None or check(found.cohort, MANY) == ()
        assert found == compose(MANY, backend=Highs(), nodes=nodes)

    @pytest.mark.slow
    def test_wherever_it_is_cut_what_is_known_is_true(self):
        """Step by step up to the proof, the bound is never below the best, and the last step gives the proof."""
        given = stated(Budget(id="budget", amount="cost", maximum=13))
        best = compose(given, backend=Highs())
        for nodes in range(best.nodes):
            found = compose(given, backend=Highs(), nodes=nodes)
            assert found.worth <= best.worth <= found.bound
        assert best == compose(given, backend=Highs(), nodes=best.nodes)

    def test_progress_is_told(self):
        """Each gap gone over is told, the last with the proof."""
        told = []
        found = compose(MANY, backend=Highs(), progress=told.append)
        assert (found.nodes, found.worth, 0) == (told[-1].done, told[-1].best, told[-1].gap)


@pytest.mark.parametrize("terms", [[], [SkillPoints()]])
def test_the_end_of_a_search_tells_each_gap(terms):
    """Without aims any cohort is the best; the bound comes down gap by gap, to the worth that is told at last."""
    model = compile_problem(
        Problem(people=PEOPLE, openings=OPENINGS, rules=[LOOSE], objective=Objective(terms=terms))
    )
    start, told = bound_at(model, free(model)), []
    heads = Heads(model, GRAIN, WorkLimit(), ascend, known={None: start}, models={None: model})
    found = finish(Highs(), heads, start, step=lambda worth, proven: told.append((worth, proven)))

    best = solve(model, WorkLimit())
    assert found.teams is not None
    assert best.worth == found.worth == found.proven == told[-1][0]
    assert start.value >= told[0][1]
    assert sorted(told, key=lambda one: -one[1]) == told
    assert found.worth <= told[-1][1] < found.worth + GRAIN


@pytest.mark.untraced
@pytest.mark.parametrize("rules", [[], [LOOSE]])
def test_teams_that_differ_by_more_than_floats_hold_are_left_to_the_search(rules, monkeypatch):
    """No backend chooses among them, for its word would be no proof; the best is proven all the same."""
    monkeypatch.setattr(_backend_over_teams, "EXACT", 0)
    monkeypatch.setattr(_falling_target_search, "QUICK", 0)
    given = stated(NotTheStrongest("team"), *rules)
    found = compose(given, backend=Says(lambda programme: pytest.fail("asked")))
    assert ("optimal", compose(given).worth) == (found.status, found.worth)


@pytest.mark.parametrize(("short", "gap"), [(2, 1), (4, 1), (8, 2), (12, 3)])
def test_the_first_gap_is_a_point_or_a_small_part_of_what_is_missing(short, gap, monkeypatch):
    """Of a cohort that was met, a part of four; it is asked for while floats hold more than that."""
    model, gaps = compile_problem(stated(LOOSE)), []
    start = bound_at(model, free(model))
    monkeypatch.setattr(_backend_over_teams, "NARROW", 4)
    monkeypatch.setattr(
        _backend_over_teams, "teams_within", lambda _model, _bound, gap: gaps.append(gap) or []
    )
    met = Incumbent(model, first=First(start.value - short * GRAIN, ()))
    heads = Heads(model, GRAIN, WorkLimit(), ascend, known={None: start}, models={None: model}, met=met)
    cut = Says(lambda programme: Choice(None, settled=False))
    monkeypatch.setattr(_backend_over_teams, "EXACT", gap)
    assert finish(cut, heads, start) is None
    assert [] == gaps
    monkeypatch.setattr(_backend_over_teams, "EXACT", gap + 0.5)
    assert start.value == finish(cut, heads, start).proven
    assert [gap * GRAIN] == gaps


@pytest.mark.slow
def test_nothing_is_printed(tmp_path):
    """A library prints nothing: the solver's banner is not shown either."""
    words = "from eig.teams import *; from eig.teams.engine import Highs; print(compose(Problem(people=[Person(id='p')], openings=[Opening(id='o')]), backend=Highs()).status)"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert ("optimal\n", "") == (done.stdout, done.stderr)


def test_the_one_seat_is_weighed_exactly():
    """One person, one opening: the worth is the points of the seat."""
    alone = Problem(people=PEOPLE[:1], openings=OPENINGS[:1], objective=TERMS)
    found = compose(alone, backend=Highs())
    assert (Cohort.of({"adler": ["p1"]}), Fraction(1)) == (found.cohort, found.worth)


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("no_cohort_of_seats", {}, "ne font pas une promotion"),
        ("no_cohort_of_teams", {}, "elles partagent des personnes"),
        ("stopped", {"status": "kUnknown"}, "avec l’état kUnknown"),
    ],
)
def test_what_a_solver_did_not_finish_is_said_in_both_languages(code, facts, said):
    """Each has its code and its facts, which survive a pickle."""
    error = pickle.loads(pickle.dumps(Unfinished(code, facts)))

    assert said in error.say("fr")
    assert (f"teams.engine.{code}", facts) == (error.code, dict(error.facts))


@pytest.mark.slow
def test_misses_dearer_than_floats_hold_are_left_to_the_search_here():
    """Two soft sums of a million million each: with the extra the answer is the same, and as proven."""
    people = [Person(id=f"p{one}", cost=one, skills={"data": one % 4}) for one in range(8)]
    soft = [
        Budget(id="low", maximum=5, level=2, weight=10**12),
        Budget(id="high", minimum=30, level=3, weight=10**12),
    ]
    wide = Problem(
        people=people,
        openings=[Opening(id="plume", size=(2, 3), weights={"data": 1})],
        rules=soft,
        objective=Objective(terms=[SkillPoints()]),
    )
    found, helped = compose(wide), compose(wide, backend=Highs())
    assert ("optimal", found.worth) == (helped.status, helped.worth)
