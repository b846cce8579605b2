"""Where no rule looks at a team as a whole, a backend chooses seats: the bound is proven here, the cohort weighed here."""

from itertools import combinations, product
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from team_families import instance, problem

from eig.programme import Quota
from eig.teams import Apart, Need, Objective, Opening, Person, Problem, ShareQuota, compose
from eig.teams.asked import (
    Budget,
    CohortQuota,
    Crew,
    MaxOverlap,
    MentorLoad,
    MinProfiles,
    SkillPoints,
)
from eig.teams.asked._rules_sorted_for_the_search import shapes_of
from eig.teams.engine import _falling_target_search
from eig.teams.engine._backend_over_seats import by_seats
from eig.teams.engine._dual_bound import bound_at, free
from eig.teams.engine._flow_first_then_search import solve
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._profile_mixes_as_counts import mixed_of
from eig.teams.engine._rows_and_columns_over_seats import OPEN, SeatRows, sayable
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._search_outcome import First
from eig.teams.engine._solver_backend_interface import Choice, Relaxed
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import Halt, WorkLimit
from eig.teams.engine.highs import Highs, Unfinished
from helpers.backends import GoingThroughAll, Saying, Says, Trying
from helpers.costs import at_most
from helpers.seat_problems import best_cohorts, seat_problem
from helpers.small_problems import feasible_cohorts, is_feasible, seatwise, vector

SEEDS = st.integers(0, 10**6)
PEOPLE = [Person(id=f"p{one}", skills={"data": one}, cost=one) for one in range(1, 7)]
OPENINGS = [Opening(id=name, size=(1, 2), weights={"data": 1}) for name in ("adler", "plume")]
BUDGET = Budget(id="budget", amount="cost", maximum=13)
STATED = Problem(people=PEOPLE, openings=OPENINGS, rules=[BUDGET], objective=Objective(terms=[SkillPoints()]))
TIGHT = problem(instance("tight", 3))


def started(given):
    """Return the model of a problem and its bound at no prices; what has no team, or looks at whole teams, is left."""
    model = compile_problem(given)
    start = bound_at(model, free(model))
    assume(sayable(model) and start is not None)
    return model, start


class TestSameAnswer:
    @pytest.mark.slow
    @at_most(60, by_day=10)
    @given(SEEDS, st.sampled_from([seatwise, seat_problem]))
    def test_seats_give_the_score_that_teams_give(self, seed, drawn):
        """With every kind of rule that is one over seats, HiGHS finds a cohort as good as the search for teams does."""
        given = drawn(seed)
        model, start = started(given)
        alone, found = solve(model, WorkLimit()), by_seats(Highs(), model, start, WorkLimit())
        if found is None:  # the programme has no answer even in part
            assert alone.teams is None
            return
        assert (alone.teams is None) == (found.teams is None)
        if found.teams is not None:
            assert (alone.worth, found.worth) == (found.worth, found.proven)
            assert is_feasible(model.cohort(found.teams), given)

    @pytest.mark.slow
    @at_most(30)
    @given(SEEDS)
    def test_seats_give_the_best_of_all_cohorts(self, seed):
        """The score is that of brute force, level by level; where no cohort keeps the rules, none is found."""
        given, best = seat_problem(seed), best_cohorts(seat_problem(seed))
        model, start = started(given)
        found = by_seats(Highs(), model, start, WorkLimit())
        if found is None or found.teams is None:
            assert best is None
        else:
            assert best[0] == vector(given, model.cohort(found.teams))

    @pytest.mark.slow
    @at_most(25)
    @given(SEEDS)
    def test_whatever_prices_are_proposed_the_score_is_the_same(self, seed):
        """Prices that mean nothing make more seats to choose from, and nothing worse."""
        model, start = started(seat_problem(seed))
        rows = SeatRows(model)
        choices = 1
        for unit in range(len(model.units)):
            choices *= 1 + sum(one == unit for _, one in rows.seats)
        assume(choices <= 3000)
        alone, found = solve(model, WorkLimit()), by_seats(GoingThroughAll(seed), model, start, WorkLimit())
        if found is not None:
            assert (alone.teams is None) == (found.teams is None)
            assert found.teams is None or alone.worth == found.worth

    @pytest.mark.slow(one_in=2)
    @pytest.mark.parametrize("family", ["tight", "six rules"])
    def test_a_promotion_has_one_optimum(self, family, monkeypatch):
        """At a promotion's size, seats and teams lead to the same worth."""
        given = problem(instance(family, 1))
        alone = compose(given)
        monkeypatch.setattr(_falling_target_search, "MODEST", 0)
        found = compose(given, backend=Highs())
        assert (alone.status, alone.worth) == (found.status, found.worth)


class TestProof:
    @at_most(8)
    @given(SEEDS, st.lists(st.floats(-9, 9), min_size=99, max_size=99))
    def test_no_cohort_passes_the_bound_less_what_a_seat_lacks(self, seed, prices):
        """Whatever prices: a cohort is worth no more than the bound, less what any of its seats lacks."""
        given = seat_problem(seed)
        model, start = started(given)
        rows = SeatRows(model)
        priced = rows.priced((prices * 9)[: len(rows.rows)], start)
        lacks = {}
        for seat, lack in zip(rows.seats, priced.lacks, strict=True):
            lacks[seat] = min(lack, lacks.get(seat, lack))
        for cohort in feasible_cohorts(given, len(given.people)):
            teams = model.teams(cohort)
            worth = worth_of(model, teams)
            if worth is not None:
                seats = [(place, unit) for place, team in enumerate(teams) for unit in range(team.bit_length()) if team >> unit & 1]  # fmt: skip
                seats += [
                    (place, OPEN) for place, team in enumerate(teams) if team and (place, OPEN) in lacks
                ]
                assert worth <= priced.bound.value - max([lacks[seat] for seat in seats], default=0)

    def test_prices_are_those_that_rows_can_have(self):
        """A row of a most alone has a price from nothing, one of a least too any price; none is above a fine."""
        soft = evolve(BUDGET, maximum=2, level=1)
        model = compile_problem(evolve(STATED, rules=[evolve(BUDGET, id="hard"), soft]))
        rows = SeatRows(model)
        fines = {row: model.limits[line].fine for line, row in rows.lines.items()}
        assert {None, GRAIN} == {fine and min(fine, GRAIN) for fine in fines.values()}
        for way in (-3, 3):
            expected = [-way * GRAIN if low is not None else max(0, -way * GRAIN) for low, _ in rows.rows]
            expected = [
                one if fines.get(row) is None else min(one, fines[row]) for row, one in enumerate(expected)
            ]
            assert expected == rows._prices([float(way)] * len(rows.rows))
            assert len(set(expected)) > 1

    @pytest.mark.parametrize(
        ("price", "lacks"), [(5, [4, 2, 0]), (4, [3, 1, 0]), (6, [4, 2, 0]), (0, [0, 0, 0])]
    )
    def test_a_seat_lacks_what_its_price_says_and_no_more(self, price, lacks):
        """One seat for people worth one, three and five: at a price of five, the first two lack four and two."""
        people = [Person(id=f"p{one}", skills={"data": one}, cost=one) for one in (1, 3, 5)]
        alone = evolve(STATED, people=people, openings=[evolve(OPENINGS[0], size=(1, 1))])
        model = compile_problem(alone)
        rows, start = SeatRows(model), bound_at(model, free(model))
        duals = [float(-price * (home == 0)) for home in rows.homes]
        found = rows.priced(duals, start)
        assert (start.value, [one * GRAIN for one in lacks]) == (found.bound.value, list(found.lacks))

    def test_seats_too_many_for_people_are_left_to_the_search_that_proves_it(self):
        """A programme without an answer gives none: that no cohort exists is proven elsewhere."""
        given = evolve(STATED, openings=[Opening(id=f"c{one}") for one in range(7)])
        model = compile_problem(given)
        assert by_seats(Highs(), model, bound_at(model, free(model)), WorkLimit()) is None
        assert "infeasible" == compose(given, backend=Highs()).status

    @pytest.mark.parametrize("small", [0, 20])
    def test_what_no_whole_seats_keep_is_impossible(self, small, monkeypatch):
        """Where only parts of seats would do, no cohort exists."""
        exact = Budget(id="budget", amount="cost", minimum=4, maximum=4)
        given = evolve(STATED, people=[Person(id=f"p{one}", cost=3) for one in range(4)], rules=[exact])
        monkeypatch.setattr(_falling_target_search, "SMALL", small)
        monkeypatch.setattr(_falling_target_search, "MODEST", 1)
        assert "infeasible" == compose(given).status == compose(given, backend=Highs()).status

    def test_head_counts_that_no_share_allows_are_told_at_once(self, monkeypatch):
        """Half of three people is nobody's count: no backend is asked."""
        half = ShareQuota(id="half", attribute="gender", value="f", minimum=50, maximum=50)
        people = [Person(id=f"p{one}", attributes={"gender": "fm"[one % 2]}) for one in range(6)]
        given = Problem(people=people, openings=[Opening(id="plume", size=(3, 3))], rules=[half])
        monkeypatch.setattr(_falling_target_search, "SMALL", 0)
        asked = Says(lambda programme: pytest.fail("asked"))
        assert "infeasible" == compose(given, backend=asked).status

    @pytest.mark.slow
    def test_what_looks_at_teams_is_left_to_the_choice_of_teams(self, monkeypatch):
        """Where a few steps do not settle a wish for mixed teams, teams are chosen, and the best is found."""
        given = problem(instance("tandems", 4)).having(MinProfiles(id="mixed", minimum=2, level=3))
        monkeypatch.setattr(_falling_target_search, "QUICK", 0)
        assert compose(given).worth == compose(given, backend=Highs()).worth


class TestRows:
    @pytest.mark.untraced
    @pytest.mark.parametrize("free_", [(), ("fill:adler",), ("fill:adler", "fill:plume")])
    @pytest.mark.parametrize(
        ("other", "rules"),
        [
            ({}, ()),
            ({"needs": [Need(skill="data", level=2)]}, ()),
            ({"budget": 0, "size": (1, 2)}, ()),
            ({"size": (1, 2)}, (Apart.of("p1", "p3"),)),
            (
                {"size": (1, 2)},
                (MaxOverlap(id="differs", seats=[("p1", "adler"), ("p2", "adler")], maximum=1),),
            ),
            (
                {"mentors": ["m"], "size": (1, 2)},
                (MentorLoad(id="load", mentor="m", openings=["adler"], maximum=9),),
            ),
        ],
    )
    def test_rows_are_kept_by_all_cohorts_and_by_nothing_else(self, free_, other, rules):
        """Every choice of seats is tried; an opening that may be empty is open just where somebody sits there."""
        openings = [Opening(**{"id": "adler", "size": (2, 2), "weights": {"data": 1}, **other}), OPENINGS[1]]
        people = [evolve(one, cost=1) for one in PEOPLE[:4]]
        budget = evolve(BUDGET, maximum=3)
        given = evolve(STATED, people=people, openings=openings, rules=[budget, *rules]).without(free_)
        model = compile_problem(given)
        rows = SeatRows(model)
        programme = Trying(rows.rows, Random(0))
        programme.add(rows.columns, whole=True)
        options = {seat if seat[1] == OPEN else seat[1]: [None] for seat in rows.seats}
        for column, seat in enumerate(rows.seats):
            options[seat if seat[1] == OPEN else seat[1]].append(column)
        for some in product(*options.values()):
            chosen = tuple(one for one in some if one is not None)
            teams, cost = rows.teams(chosen), programme.cost(chosen)
            opened = [place for place, unit in map(rows.seats.__getitem__, chosen) if unit == OPEN]
            seated = [
                place for place, team in enumerate(teams) if team and model.places[place].empty is not None
            ]
            worth = worth_of(model, teams) if opened == seated else None
            assert (worth is None) == (cost is None)
            assert worth is None or rows.floor - GRAIN * cost == worth


class TestWhatIsSaid:
    @pytest.mark.untraced
    @at_most(50)
    @given(
        st.lists(st.lists(st.sampled_from("abc"), max_size=2, unique=True), min_size=1, max_size=4),
        st.integers(1, 2),
    )
    def test_a_mixed_team_is_a_few_counts(self, profiles, minimum):
        """A team has two profiles between them just where it keeps each count."""
        people = [Person(id=f"p{one}", profiles=some) for one, some in enumerate(profiles)]
        rule = MinProfiles(id="mixed", minimum=minimum, level=0)
        opening = Opening(id="plume")
        shapes = shapes_of(Problem(people=people, openings=[opening], rules=[rule]))
        counts = mixed_of(shapes, people).counts
        for size in range(1, len(people) + 1):
            for team in combinations(people, size):
                kept = all(sum(map(one.amount, team)) >= one.low for one in counts)
                assert kept == (rule.misses(Crew(opening=opening, people=team)) == 0)

    @pytest.mark.parametrize(
        "rule", [MinProfiles(id="mixed", minimum=3, level=0), MinProfiles(id="mixed", minimum=2, level=1)]
    )
    def test_other_rules_on_profiles_look_at_teams(self, rule):
        """Three profiles, or a wish for two, are not told by seats."""
        assert not sayable(compile_problem(evolve(STATED, rules=[rule])))

    def test_worths_too_wide_for_floats_are_not_told_by_seats(self):
        """A miss that outweighs what floats tell apart is left to wastes, which are small."""
        west = Quota(attribute="region", value="west", minimum=3)
        wide = [CohortQuota(quota=west, id=f"west {at}", level=at, weight=10**12) for at in (1, 2)]
        assert sayable(compile_problem(evolve(STATED, rules=[evolve(wide[0], weight=1)])))
        assert not sayable(compile_problem(evolve(STATED, rules=wide)))


class TestWrongAnswers:
    @pytest.mark.parametrize("columns", [(), (0, 1), (0, 1, 2, 3)])
    def test_a_choice_that_is_no_cohort_is_an_error(self, columns):
        """An answer that leaves an opening out, or seats someone twice, is refused by name."""
        model = compile_problem(STATED)
        given = Says(lambda programme: Choice(columns))
        start = bound_at(model, free(model))
        with pytest.raises(Unfinished, match="no cohort"):
            by_seats(given, model, start, WorkLimit())

    def test_a_worse_cohort_than_is_known_changes_nothing(self):
        """What a backend offers after a better one is weighed, and not kept."""
        model, offers = compile_problem(STATED), [(3, 4), (0, 1), (0, 1)]

        def offer(programme):
            first, second = offers.pop(0)
            here = [number for number, (_, uses) in enumerate(programme.columns) if (first, 1) in uses]
            there = [number for number, (_, uses) in enumerate(programme.columns) if (second, 1) in uses]
            return Choice((here[0], there[-1]), settled=len(offers) > 0)

        found = by_seats(Says(offer, prices=0), model, bound_at(model, free(model)), WorkLimit())
        assert ((1 << 3, 1 << 4), worth_of(model, (1 << 3, 1 << 4))) == (found.teams, found.worth)

    def test_each_look_that_finds_nothing_is_followed_by_a_much_wider_one(self):
        """A backend that never finds anything is soon asked about all there is."""
        model, looks, bounds = compile_problem(STATED), [], []

        def offer(programme):
            looks.append(programme)
            return Choice(None, settled=len(looks) < 9)

        found = by_seats(
            Says(offer, prices=0), model, bound_at(model, free(model)), WorkLimit(), step=lambda _, bound: bounds.append(bound)
        )  # fmt: skip
        assert (None, None) == (found.teams, found.proven)
        gaps = [found.root.value - bound - 1 for bound in bounds]
        assert [GRAIN, 4 * GRAIN, 16 * GRAIN] == gaps[:3]
        assert gaps[-1] == found.root.value - model.least < 64 * GRAIN
        assert 4 == len(looks)

    def test_a_cohort_that_is_known_is_the_best_after_one_more_look(self):
        """The second look is among all seats of any better cohort: where it finds none, there is none."""
        model, looks = compile_problem(STATED), []

        def offer(programme):
            looks.append(programme)
            if len(looks) > 1:
                return Choice(None)
            seats = [
                [number for number, (_, uses) in enumerate(programme.columns) if (unit, 1) in uses]
                for unit in (0, 1)
            ]
            return Choice((seats[0][0], seats[1][-1]))

        found = by_seats(Says(offer, prices=0), model, bound_at(model, free(model)), WorkLimit())
        assert (2, (1, 2)) == (len(looks), found.teams)

    def test_each_look_is_told_with_what_is_known_and_what_nothing_passes(self):
        """First nothing is known; then two who are worth three; in the end, the bound is less than a point above them."""
        model, told = compile_problem(STATED), []
        pairs = [None, (0, 7), None, None, None]
        looks = iter([Choice(pair) for pair in pairs])
        found = by_seats(
            Says(lambda programme: next(looks), prices=0),
            model,
            bound_at(model, free(model)),
            WorkLimit(),
            step=lambda best, bound: told.append((best, bound)),
        )
        assert [None, found.worth] == list(dict.fromkeys(best for best, _ in told))
        bounds = [bound for _, bound in told]
        assert sorted(bounds, reverse=True) == bounds
        assert found.worth <= bounds[-1] < found.worth + GRAIN < bounds[0]


def test_a_soft_rule_is_broken_where_no_cohort_keeps_it():
    """Everybody costs something, and nothing may be spent: seats are chosen, and the rule fines them."""
    model = compile_problem(evolve(STATED, rules=[evolve(BUDGET, maximum=0, level=1)]))
    found = by_seats(Highs(), model, bound_at(model, free(model)), WorkLimit())
    assert found.teams is not None
    assert solve(model, WorkLimit()).worth == found.worth


def test_a_choice_that_seats_somebody_twice_is_no_cohort():
    """Each person has one seat: at two openings, or twice at one, they make no teams."""
    rows = SeatRows(compile_problem(STATED))
    seats = {seat: column for column, seat in enumerate(rows.seats)}
    assert (0b001, 0b010) == rows.teams([seats[0, 0], seats[1, 1]])
    assert rows.teams([seats[0, 0], seats[1, 0]]) is None
    assert rows.teams([seats[0, 0], seats[0, 1], seats[0, 0]]) is None


class TestEmptyOpenings:
    @pytest.mark.parametrize(("money", "seated"), [(7, ["p3", "p4"]), (6, ["p4"])])
    def test_an_opening_may_be_left_empty(self, money, seated):
        """A second team is chosen where the budget allows it; else its opening stays empty."""
        people = [Person(id=f"p{one}", cost=one, skills={"data": one}) for one in (3, 4)]
        openings = [evolve(one, size=(1, 1)) for one in OPENINGS]
        given = Problem(people=people, openings=openings, rules=[evolve(BUDGET, maximum=money)], objective=STATED.objective)  # fmt: skip
        given = given.without(["fill:adler"])
        model = compile_problem(given)
        found = by_seats(Highs(), model, bound_at(model, free(model)), WorkLimit())
        assert seated == sorted(model.cohort(found.teams).people)


class TestStopping:
    def test_no_fuel_no_answer(self):
        """Without a step left nothing is asked."""
        model = compile_problem(STATED)
        with pytest.raises(Halt):
            by_seats(Highs(), model, bound_at(model, free(model)), WorkLimit(nodes=0))

    @pytest.mark.slow
    @pytest.mark.parametrize("small", [0, 20])
    def test_a_search_that_is_stopped_knows_a_bound(self, small, monkeypatch):
        """Step by step up to the proof, the best lies between what is known and the bound."""
        monkeypatch.setattr(_falling_target_search, "SMALL", small)
        monkeypatch.setattr(_falling_target_search, "MODEST", 1)
        best = compose(STATED, backend=Highs())
        for nodes in range(best.nodes):
            found = compose(STATED, backend=Highs(), nodes=nodes)
            assert found.worth <= best.worth <= found.bound
        assert best == compose(STATED, backend=Highs(), nodes=best.nodes)

    @pytest.mark.slow(one_in=3)
    @pytest.mark.parametrize("after", [1, 20, 60, 100, 200, 400])
    def test_the_caller_is_heard_at_any_time(self, after, monkeypatch):
        """Asked to stop in the programme in part, in the choice, or before: what is known is true."""
        monkeypatch.setattr(_falling_target_search, "SMALL", 0)
        asked = []
        found = compose(TIGHT, backend=Highs(), stop=lambda: len(asked) >= after or asked.append(1))
        assert found.worth <= 646 <= found.bound

    def test_the_cohort_of_a_choice_that_is_not_settled_is_kept(self, monkeypatch):
        """A backend cut short proves nothing more, and what it found is kept."""
        monkeypatch.setattr(_falling_target_search, "SMALL", 0)
        best, told = compose(STATED), []
        choose = Highs().programme([]).__class__.choose

        def cut(self, nodes, stop):
            return choose(self, nodes, stop).but(settled=False)

        monkeypatch.setattr(Highs().programme([]).__class__, "choose", cut)
        found = compose(STATED, backend=Highs(), progress=told.append)
        assert (best.worth, True) == (found.worth, found.bound >= best.worth)


class TestWhenItIsAsked:
    def test_a_few_steps_settle_a_small_problem(self):
        """No backend is loaded where the search here settles it at once."""
        asked = Says(lambda programme: pytest.fail("asked"))
        assert compose(STATED).worth == compose(STATED, backend=asked).worth

    def test_search_and_backend_go_on_in_turns_until_one_proves_the_best(self, monkeypatch):
        """Where neither settles it in its first turn, each goes on from what was known, the backend without a limit."""
        for turn, steps in (("MODEST", 1), ("TRIED", 2), ("FURTHER", 1)):
            monkeypatch.setattr(_falling_target_search, turn, steps)
        left = []

        class Cut(Trying):
            def choose(self, nodes, stop):
                left.append(nodes)
                return Choice(None, settled=False) if len(left) == 1 else super().choose(nodes, stop)

        class Cuts(GoingThroughAll):
            def programme(self, rows):
                return Cut(rows, Random(0))

        best, found = compose(STATED), compose(STATED, backend=Cuts())
        assert (best.worth, "optimal") == (found.worth, found.status)
        assert [0, None] == left[:2]

    @pytest.mark.slow
    def test_what_these_steps_found_is_not_lost(self, monkeypatch):
        """A limit of steps met in the choice leaves what was known before it."""
        alone = compose(TIGHT, nodes=500)
        found = compose(TIGHT, backend=Highs(), nodes=501)
        assert (found.worth >= alone.worth, found.bound <= alone.bound) == (True, True)


class Hearing(Saying):
    """A programme that tells it was asked for prices, and says that each person costs as much."""

    def relaxed(self, stop=None):
        self.answer("prices", self, stop)
        return Relaxed([], [self.price if uses == (None, 1) else 0 for uses in self.rows])

    def choose(self, nodes, stop):
        return self.answer("choice", self, stop) or Choice(None)


class Hears(Says):
    """A backend that makes such programmes."""

    def programme(self, rows):
        return Hearing(rows, Random(0), answer=self.answer, price=self.prices)


class TestWhatABackendIsAsked:
    """First prices of all seats, then a choice among few of them."""

    def asked(
        self, *, stop=None, work_limit=None, hears=lambda what: None, known=None, stated=STATED, cost=-10
    ):
        """Return what a backend is asked, in order: for what, of which programme, and who may stop it."""
        model, asked = compile_problem(stated), []

        def hear(*one):
            asked.append(one)
            hears(one[0])

        by_seats(
            Hears(hear, cost),
            model,
            bound_at(model, free(model)),
            work_limit or WorkLimit(stop=stop),
            known=known,
        )
        return asked

    def test_a_seat_is_taken_once_at_most_and_a_miss_as_often_as_need_be(self):
        """Six people may sit at two openings; what passes the budget is no seat."""
        stated = evolve(STATED, rules=[evolve(BUDGET, maximum=5, level=1)])
        asked = self.asked(stated=stated)
        assert {1} == {len(one.columns) - len(one.whole) for _, one, _ in asked}
        assert list(range(12)) == asked[0][1].whole == asked[-1][1].whole

    def test_the_first_look_is_among_twice_as_many_seats_as_can_be_taken(self):
        """Two openings of two seats: of twelve pairs of a person and an opening, the eight that lack least."""
        plume = evolve(OPENINGS[1], weights={"data": 3})
        _, (what, first, _), *_ = self.asked(stated=evolve(STATED, openings=[OPENINGS[0], plume]), cost=-20)
        assert ("choice", 8) == (what, len(first.whole))

    @pytest.mark.parametrize(("points", "looks"), [(GRAIN, 1), (GRAIN - 1, 0)])
    def test_a_cohort_is_looked_past_while_the_bound_is_a_whole_point_above_it(self, points, looks):
        """Cohorts differ by a point at least: with less than that above it, none is better."""
        model = compile_problem(STATED)
        bound = bound_at(model, free(model)).value
        asked = self.asked(known=First(bound - points, (1, 2)), cost=0)
        assert looks == len([what for what, *_ in asked if what == "choice"])

    def test_a_word_to_stop_is_heard_before_and_after_prices(self):
        """What is said while the programme is made ends it before it is solved; what is said meanwhile, after that."""
        heard, words = [], iter([False, True])
        with pytest.raises(Halt):
            self.asked(stop=lambda: next(words), hears=heard.append)
        assert [] == heard
        with pytest.raises(Halt):
            self.asked(stop=lambda: heard != [], hears=heard.append)
        assert ["prices"] == heard

    def test_a_backend_may_ask_the_caller_who_gave_a_word_to_stop_and_nobody_else(self):
        """Without such a word there is nobody to ask."""
        assert {True} == {stop is None for *_, stop in self.asked()}
        assert {False} == {stop() for *_, stop in self.asked(stop=lambda: False)}

    def test_a_choice_is_a_step_that_is_taken_only_where_one_is_left(self):
        """With one step, prices are asked for, and no choice."""
        assert ["prices"] == [what for what, *_ in self.asked(work_limit=WorkLimit(nodes=1))]
        assert ["prices", "choice"] == [what for what, *_ in self.asked(work_limit=WorkLimit(nodes=2))]

    def test_a_choice_that_is_not_settled_is_the_last(self):
        """A backend cut short proves nothing: no wider look is made, and the bound stays where prices left it."""
        model, looks = compile_problem(STATED), []
        answer = Says(lambda programme: looks.append(programme) or Choice(None, settled=False), prices=0)
        found = by_seats(answer, model, bound_at(model, free(model)), WorkLimit())
        assert (1, None, found.root.value) == (len(looks), found.teams, found.proven)

    def test_of_equals_the_first_is_kept(self):
        """Two who change places are worth as much: what is known stays."""
        model, ways = compile_problem(STATED), iter([(0, 1, True), (1, 0, False)])

        def offer(programme):
            first, second, settled = next(ways)
            places = [
                [at for at, (_, uses) in enumerate(programme.columns) if (one, 1) in uses] for one in (0, 1)
            ]
            return Choice((places[0][first], places[1][second]), settled=settled)

        found = by_seats(Says(offer, prices=0), model, bound_at(model, free(model)), WorkLimit())
        assert (1 << 0, 1 << 1) == found.teams
