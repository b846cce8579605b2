"""From a model to the best cohort: when the flow tells all, when a search is needed, and what is known from before."""

from random import Random
from types import SimpleNamespace

import pytest
from attrs import evolve

from eig.teams import Objective, Opening, Person, Problem, WishPoints, compose
from eig.teams.asked import Budget, Cohort, MaxEachTeam, SkillPoints, TeamBudget
from eig.teams.engine import _falling_target_search, _flow_first_then_search, _search_model_in_whole_numbers
from eig.teams.engine._flow_first_then_search import known_best, solve
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._search_outcome import Begin, First, SearchOutcome
from eig.teams.engine._search_outcome import First as Known
from eig.teams.engine._work_limit import WorkLimit
from helpers import small_models as small
from helpers import small_problems
from helpers.backends import GoingThroughAll
from helpers.small_problems import vector

PEOPLE = [Person(id=f"p{one}", skills={"data": one}, cost=one) for one in (1, 2)]
PEOPLE += [Person(id="p3", skills={"data": 2}, cost=2), Person(id="p4", skills={"data": 9}, cost=9)]
PLUME = Opening(id="plume", weights={"data": 1})
MODEL = compile_problem(
    Problem(
        people=PEOPLE,
        openings=[PLUME],
        rules=[Budget(id="budget", amount="cost", maximum=5)],
        objective=Objective(terms=[SkillPoints()]),
    )
)


def alone(person):
    return Cohort.of({"plume": [person]})


class TestWhatIsKnownBefore:
    """Of cohorts known before, the best that keeps the rules."""

    @pytest.mark.parametrize(
        ("people", "best"),
        [
            (["p1", None, "p2"], "p2"),
            (["p2", "p3", "p1"], "p2"),
            (["p3", "p2"], "p3"),
            (["p4", "p1"], "p1"),
            (["p4", None], None),
            ([], None),
        ],
    )
    def test_it_is_the_first_of_the_best_that_keep_the_rules(self, people, best):
        """Whoever costs too much is left out, and of two worth as much the first is kept."""
        found = known_best(MODEL, [None if one is None else alone(one) for one in people])
        assert best == (None if found is None else MODEL.cohort(found.teams).people[0])
        assert found is None or (found.worth, found.teams) == (
            2 * GRAIN if best in {"p2", "p3"} else GRAIN,
            MODEL.teams(alone(best)),
        )

    @pytest.mark.parametrize(
        ("found", "told"),
        [
            (SearchOutcome(), (1, 7, 7)),
            (SearchOutcome(proven=5), (1, 7, 7)),
            (SearchOutcome(proven=9), (1, 7, 9)),
            (SearchOutcome(teams=(2,), worth=7, proven=8), (1, 7, 8)),
            (SearchOutcome(teams=(2,), worth=6, proven=9), (1, 7, 9)),
            (SearchOutcome(teams=(2,), worth=8, proven=9), (2, 8, 9)),
            (SearchOutcome(worth=9, proven=9), (1, 7, 9)),
        ],
    )
    def test_it_stands_until_something_better_is_found(self, found, told, monkeypatch):
        """What is worth no more changes nothing, and nothing is proven below what is known."""
        monkeypatch.setattr(_flow_first_then_search, "_solved", lambda *_, **__: found)
        best = solve(MODEL, WorkLimit(), begin=Begin(First(7, (1,))))
        assert told == (best.teams[0], best.worth, best.proven)
        assert best.root is found.root

    def test_only_what_is_worth_a_point_more_is_looked_for(self, monkeypatch):
        """Nothing is worth less than what is looked for; without a cohort known, anything is."""
        asked = []
        monkeypatch.setattr(
            _flow_first_then_search,
            "_solved",
            lambda *given, **means: asked.append((given[0].least, means)) or SearchOutcome(),
        )
        solve(MODEL, WorkLimit(), begin=Begin(First(7 * GRAIN, (1,))))
        solve(MODEL, WorkLimit())
        assert [8 * GRAIN, MODEL.least] == [least for least, _ in asked]
        assert {False} == {means["any_one"] for _, means in asked}


class TestTheFlow:
    """What the flow tells, a search need not."""

    def told(self, monkeypatch, *, begin=None, any_one=False, **flow):
        """Return what is told where the flow leaves a bound, and maybe a cohort."""
        outcome = SearchOutcome(worth=1)
        some = {
            "value": MODEL.least,
            "settled": False,
            "teams": None,
            "root": None,
            "outcome": lambda: outcome,
            **flow,
        }
        search = SimpleNamespace(outcome=lambda: SearchOutcome(worth=2))
        monkeypatch.setattr(_flow_first_then_search, "flowed", lambda *_: SimpleNamespace(**some))
        monkeypatch.setattr(_falling_target_search, "Searching", lambda *_, **__: search)
        return {0: "nothing", 1: "the flow", 2: "a search"}[
            _flow_first_then_search._solved(
                MODEL, WorkLimit(), begin, any_one=any_one, step=None, backend=None
            ).worth
        ]

    def test_a_flow_that_is_settled_is_the_answer(self, monkeypatch):
        """Any cohort of a flow is an answer only where any one is asked for; else a search goes on."""
        assert "the flow" == self.told(monkeypatch, settled=True)
        assert "the flow" == self.told(monkeypatch, settled=True, teams=(1,))
        assert "a search" == self.told(monkeypatch, teams=(1,))
        assert "a search" == self.told(monkeypatch, any_one=True)
        assert "the flow" == self.told(monkeypatch, any_one=True, teams=(1,))

    def test_a_bound_below_what_is_looked_for_ends_it_where_a_cohort_is_known(self, monkeypatch):
        """A bound that is just as high as what is looked for leaves it open."""
        known = Begin(First(0, (1,)))
        assert "nothing" == self.told(monkeypatch, begin=known, value=MODEL.least - 1)
        assert "a search" == self.told(monkeypatch, begin=known)
        assert "a search" == self.told(monkeypatch, begin=Begin(), value=MODEL.least - 1)
        assert "a search" == self.told(monkeypatch, value=MODEL.least - 1)

    def test_a_word_to_stop_is_heard_before_the_flow(self, monkeypatch):
        """No flow is made ready once the caller said so."""
        monkeypatch.setattr(_flow_first_then_search, "flowed", lambda *_: pytest.fail("made ready"))
        assert solve(MODEL, WorkLimit(stop=lambda: True)).worth <= 2 * GRAIN


class TestWhatIsKnown:
    """A cohort known from before: only better ones are looked for."""

    def test_nothing_is_searched_where_the_flow_shows_that_nothing_is_better(self, monkeypatch):
        """The bound of the flow is below what one more point would be worth."""
        monkeypatch.setattr(_falling_target_search, "Searching", lambda *_, **__: pytest.fail("searched"))
        model = small.model_of()
        best = solve(model, WorkLimit())
        found = solve(model, WorkLimit(), begin=Begin(Known(best.worth, best.teams)))
        assert (best.teams, best.worth, best.worth) == (found.teams, found.worth, found.proven)

    def test_a_search_stopped_at_once_knows_what_was_known(self):
        """Without a flow, no less than the cohort from before is known, and nothing is claimed."""
        model = small.model_of()
        known = Known(7 * GRAIN * model.grid, (1 << 2,))
        found = solve(model, WorkLimit(stop=lambda: True), begin=Begin(known))
        assert known.worth <= found.worth <= solve(model, WorkLimit()).worth <= found.proven


def test_without_a_backend_teams_are_gone_through_without_an_end(monkeypatch):
    """A few steps are tried first only where a backend could choose seats after them."""
    monkeypatch.setattr(_falling_target_search.Searching, "_in_turns", lambda *_: pytest.fail("tried first"))
    model = small.model_of(Budget(id="money", amount="cost", maximum=9))
    outcome = solve(model, WorkLimit())
    assert outcome.worth == outcome.proven == 9 * GRAIN * model.grid


@pytest.mark.parametrize("maximum", [9, 0], ids=["the best cohort", "no cohort"])
def test_a_proven_answer_ends_the_search(maximum, monkeypatch):
    """Easy cohorts are looked for only where more could be there than was found."""
    monkeypatch.setattr(
        _falling_target_search.Searching, "with_easy_cohorts", lambda *_: pytest.fail("searched again")
    )
    model = small.model_of(Budget(id="money", amount="cost", maximum=maximum))
    outcome = solve(model, WorkLimit())
    assert (outcome.teams is None) == (outcome.proven is None) == (maximum == 0)


@pytest.mark.slow
def test_whether_somebody_follows_changes_nothing():
    """Told step by step or to nobody, a search that goes on after its first aim finds the same cohort."""
    model = compile_problem(small_problems.problem(38))
    told = []
    followed = solve(model, WorkLimit(), step=lambda *known: told.append(known))
    alone = solve(model, WorkLimit())

    assert told != []
    assert (followed.teams, followed.worth, followed.proven) == (alone.teams, alone.worth, alone.proven)


@pytest.mark.parametrize(("most", "worth"), [(5, 2 * GRAIN), (0, None)])
def test_of_many_seats_a_cohort_is_told_before_the_flow(most, worth, monkeypatch):
    """Who stops while a flow is made has what was dealt, if it keeps all rules, and hears of it at once."""
    monkeypatch.setattr(_search_model_in_whole_numbers, "MANY", 1)
    monkeypatch.setattr(_flow_first_then_search, "flowed", lambda *_: limit.tick())
    model = compile_problem(evolve(MODEL.problem, rules=[Budget(id="budget", amount="cost", maximum=most)]))
    told, limit = [], WorkLimit(nodes=0)
    limit.stop = lambda: bool(told) or most == 0
    found = solve(model, limit, meet=told.append)
    assert [one.worth for one in told] == [] if worth is None else [found.worth]
    assert worth is None or (found.worth > 0 and limit.halted)


def test_openings_whose_teams_share_all_who_may_sit_are_not_dealt(monkeypatch):
    """Two openings, and one person who wishes for both: nothing is told before the search."""
    monkeypatch.setattr(_search_model_in_whole_numbers, "MANY", 1)
    problem = Problem(people=PEOPLE[:1], openings=[PLUME, Opening(id="adler")])
    assert solve(compile_problem(problem), WorkLimit()).teams is None


def test_of_many_seats_a_backend_is_asked_without_a_flow_that_settles_nothing(monkeypatch):
    """Where teams have rules of their own, the answer is the same, and no flow is made."""
    alike = MaxEachTeam(id="costs", attribute="kind", maximum=1)
    people = [evolve(one, attributes={"kind": "abab"[number]}) for number, one in enumerate(PEOPLE)]
    given = evolve(MODEL.problem, people=people, openings=[evolve(PLUME, size=(2, 2))], rules=[alike])
    model = compile_problem(given)
    plain = solve(model, WorkLimit())
    monkeypatch.setattr(_search_model_in_whole_numbers, "MANY", 1)
    monkeypatch.setattr(_flow_first_then_search, "flowed", None)
    found = solve(model, WorkLimit(), backend=GoingThroughAll(0))
    assert (plain.worth, plain.proven) == (found.worth, found.proven)


@pytest.mark.slow
def test_a_soft_budget_of_a_team_may_be_passed_by_any_sum():
    """In whole euros, at any level: the best cohort is the best by brute force, and so is what a seat loses."""
    passed, priced = 0, 0
    for seed in range(25):
        draw = Random(f"soft money {seed}")
        people = [
            Person(id=f"p{one}", cost=draw.randint(1, 9) * 250, wishes=draw.sample(["c0", "c1"], draw.randint(0, 2)), open_to_all=True)
            for one in range(4)
        ]  # fmt: skip
        soft = [
            TeamBudget(
                id=f"b:{place}", opening=place, maximum=draw.randint(0, 6) * 250, level=draw.randint(1, 2)
            )
            for place in ("c0", "c1")
        ]
        given = Problem(
            people=people,
            openings=[Opening(id=place, size=(1, draw.randint(1, 2))) for place in ("c0", "c1")],
            rules=[*soft, Budget(id="all", maximum=draw.randint(12, 24) * 250)],
            objective=Objective(terms=[WishPoints(by_rank=[9, 4], level=draw.randint(1, 2))]),
        )
        scores = {one: vector(given, one) for one in small_problems.feasible_cohorts(given)}
        found = compose(given)
        assert ("optimal" if scores else "infeasible") == found.status
        if scores:
            best = max(scores.values())
            assert vector(given, found.cohort) == best
            there = [score for one, score in scores.items() if any(team.opening == "c0" and "p0" in team.people for team in one.teams)]  # fmt: skip
            told = found.points_lost("p0", "c0")
            assert ("exact" if there else "impossible") == told.status
            assert not there or tuple(level.points for level in told.lost) == tuple(
                a - b for a, b in zip(best, max(there), strict=True)
            )
            passed, priced = passed + (min(best) < -100), priced + bool(there and max(there) < best)
    assert passed > 5
    assert priced > 5
