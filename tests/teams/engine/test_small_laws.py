"""Small laws of the parts of a search: what each tells, at its threshold, is what it says."""

from fractions import Fraction
from itertools import combinations
from math import ceil
from types import SimpleNamespace

import pytest
from attrs import evolve

from eig.programme import Quota
from eig.teams import (
    Apart,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    Seat,
    ShareQuota,
    Together,
    WishPoints,
    compose,
)
from eig.teams.answers._differences import most
from eig.teams.asked import Budget, CohortQuota, MinProfiles, PairBonus, SkillNeed, SkillPoints, TeamBudget
from eig.teams.asked.rules import CohortBound
from eig.teams.engine import (
    _ascent,
    _columns,
    _feasible,
    _finish,
    _first,
    _generation,
    _race,
    _rows,
    _search,
    _searching,
    _table,
)
from eig.teams.engine._ascent import Pace, norms_of
from eig.teams.engine._best_seats import BestSeats
from eig.teams.engine._bound import Bound, Prices, bound_at, free
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._feasible import _easiest_first
from eig.teams.engine._first import First, _Polish, first_cohort
from eig.teams.engine._flowing import flowed, worth_of
from eig.teams.engine._fuel import Fuel, Halt
from eig.teams.engine._hollow import hollow
from eig.teams.engine._model import GRAIN
from eig.teams.engine._outcome import Begin, Outcome
from eig.teams.engine._outcome import First as Known
from eig.teams.engine._parts import Unsettled
from eig.teams.engine._reading import is_fixed
from eig.teams.engine._rows import Rows
from eig.teams.engine._search import board_of
from eig.teams.engine._seats import nested, seats_of
from eig.teams.engine._solve import solve
from eig.teams.engine._team_worths import arrange_posts
from helpers.backends import Says
from helpers.seat_problems import best_cohorts, seat_problem

POINTS = Objective(terms=[SkillPoints()])
PEOPLE = tuple(
    Person(id=f"p{number}", skills={"data": points}, cost=points, attributes={"gender": "fm"[number % 2]})
    for number, points in enumerate((5, 2, 7, 4, 1))
)


def place(name="plume", size=(1, 2), **options):
    return Opening(id=name, size=size, weights={"data": 1}, **options)


PLUME = (place(),)


def model_of(*rules, openings=PLUME, **options):
    return compile_problem(
        Problem(people=PEOPLE, openings=openings, rules=rules, objective=POINTS, **options)
    )


class TestWhoCouldBelongToATeam:
    """A unit is left out only where no team with it reaches the floor, all other seats being worth the best."""

    @pytest.mark.parametrize("size", [1, 2, 3])
    def test_the_floor_is_met_exactly(self, size):
        """A floor that the worth of a person and the best of each other seat just meet; one more is too much."""
        (one,) = model_of(openings=[place(size=(size, size))]).places
        prices = [0] * len(PEOPLE)
        best, everyone = _columns._entries(one, prices, -(10**9))
        worths = [member.gain for member in one.members]
        assert (best, len(everyone)) == (max(worths), len(PEOPLE))
        for floor in {worth + (size - 1) * best for worth in worths}:
            for more in (0, 1):
                _, kept = _columns._entries(one, prices, floor + more)
                assert [entry[0] for entry in kept] == sorted(
                    (worth for worth in worths if worth + (size - 1) * best >= floor + more), reverse=True
                )

    @pytest.mark.parametrize(
        ("group", "best"),
        [(("p0", "p2"), 6), (("p1", "p2"), 5), (("p1", "p4"), 7), (("p0", "p2", "p3"), Fraction(16, 3))],
    )
    def test_a_seat_of_a_group_is_worth_its_part(self, group, best):
        """Those who go together share what they bring between their seats, rounded up; somebody else may bring more."""
        model = model_of(Together.of(*group), openings=[place(size=(2, 4))])
        found, _ = _columns._entries(model.places[0], [0] * len(model.units), 0)
        assert found == ceil(best * GRAIN * model.grid)

    @pytest.mark.parametrize("size", [2, 3])
    @pytest.mark.parametrize("floor", [9, 11, 12, 14])
    def test_only_what_may_reach_the_floor_is_gone_into(self, size, floor):
        """A part of a team is a step where it reaches the floor if each other seat were worth the best; no other is."""
        model = model_of(openings=[place(size=(size, size))])
        hunt = _columns._Hunt(model.places[0], [0] * len(PEOPLE), floor * GRAIN * model.grid, rising=False)
        hunt.run(0, None)
        points = [one.skills["data"] for one in PEOPLE]
        parts = [part for count in range(size + 1) for part in combinations(points, count)]
        assert hunt.steps == sum(sum(part) + (size - len(part)) * max(points) >= floor for part in parts)

    @pytest.mark.parametrize("size", [1, 2, 3])
    @pytest.mark.parametrize("floor", [4, 9, 12])
    def test_so_are_the_teams_of_somebody(self, size, floor):
        """Whoever must be in a team takes one of its seats: the others are gone through for the rest of them."""
        (one,) = model_of(openings=[place(size=(size, size))]).places
        points = [other.skills["data"] for other in PEOPLE]
        for held, mine in enumerate(points):
            hunt = _columns._Hunt(one, [0] * len(PEOPLE), floor * GRAIN, rising=False)
            found = hunt.run(0, held)
            others = [number for number in range(len(PEOPLE)) if number != held]
            parts = [part for count in range(size) for part in combinations(others, count)]
            worths = {part: mine + sum(points[other] for other in part) for part in parts}
            able = {part for part in parts if worths[part] + (size - 1 - len(part)) * max(points) >= floor}
            assert hunt.steps == len(able)
            assert sorted(found) == sorted(
                (worths[part] * GRAIN, sum(1 << other for other in (held, *part)))
                for part in able
                if len(part) == size - 1
            )

    def test_whoever_passes_a_cap_alone_is_in_no_team(self):
        """Within four: those who cost five or seven are in none, the others at least alone."""
        cap = TeamBudget(id="money", opening="plume", maximum=4)
        (one,) = model_of(cap, openings=[place(size=(1, 2))]).places
        found = [_columns.best_team(one, [0] * len(PEOPLE), _columns.LOWEST, held=held) for held in range(5)]
        assert [None, 0b10010, None, 0b01000, 0b10010] == [team and team[1] for team in found]


class TestTheSearchForPrices:
    """It aims farther where it gained more than it aimed at, and nearer after a while without progress."""

    DRIFT = (1.0, -1.0)

    def after(self, gain, stalled=0):
        """Return what follows a bound that is lower by so much, where ninety was aimed at; its number is its value."""
        old, here = (Bound(None, value, ()) for value in (1000, 1000 - gain))
        found = _ascent._after(
            _ascent.Ascent(old, old, 90, stalled, (0.5, 0.5), (0.0, 0.0)), here, self.DRIFT
        )
        return found.here.value, found.best.value, found.step, found.stalled, found.drift

    def test_a_step_that_gains_more_than_it_aimed_at_is_followed_by_one_twice_as_long(self):
        """Just what was aimed at is progress, and no reason to aim farther."""
        assert (909, 909, 180, 0, self.DRIFT) == self.after(91, stalled=3)
        assert (910, 910, 90, 0, self.DRIFT) == self.after(90, stalled=3)

    @pytest.mark.parametrize(("gain", "stalled"), [(10, 0), (9, 4), (1, 4), (0, 4), (-5, 4)])
    def test_a_tenth_of_what_was_aimed_at_is_no_progress(self, gain, stalled):
        """The best is kept; the search goes on from where it is, better or not."""
        assert (1000 - gain, 1000 - max(0, gain), 90, stalled, self.DRIFT) == self.after(gain, stalled=3)

    def test_after_six_rounds_without_progress_it_aims_half_as_far(self):
        """From the best, with no direction to go on in."""
        assert (1005, 1000, 90, 6, self.DRIFT) == self.after(-5, stalled=5)
        assert (1000, 1000, 45, 0, (0.0, 0.0)) == self.after(-5, stalled=6)
        assert (995, 995, 45, 0, (0.0, 0.0)) == self.after(5, stalled=6)


class TestHeads:
    def test_heads_are_counted_only_where_a_count_of_heads_is_asked(self):
        """Of all cohorts at once, the last row asks nothing; of those of three people, it asks for three."""
        model = model_of(
            ShareQuota(id="half", attribute="gender", value="f", minimum=50), openings=[place(size=(2, 4))]
        )
        table = _table.table_of(model, seats_of(model))
        assert (None, (3, 3)) == (table.rows(model)[-1], table.rows(model.with_heads(3))[-1])

    def test_without_shares_every_limit_is_a_row(self):
        """The last as well as the first: nothing stands there for heads."""
        model = model_of(*(Budget(id=f"budget{most}", amount="cost", maximum=most) for most in (8, 9)))
        table = _table.table_of(model, seats_of(model))
        assert [(None, 8), (None, 9)] == table.rows(model)[-2:]


class TestWhatIsKnown:
    """A cohort known from before: only better ones are looked for."""

    def test_nothing_is_searched_where_the_flow_shows_that_nothing_is_better(self, monkeypatch):
        """The bound of the flow is below what one more point would be worth."""
        monkeypatch.setattr(_searching, "Searching", lambda *_, **__: pytest.fail("searched"))
        model = model_of()
        best = solve(model, Fuel())
        found = solve(model, Fuel(), begin=Begin(Known(best.worth, best.teams)))
        assert (best.teams, best.worth, best.worth) == (found.teams, found.worth, found.proven)

    def test_a_search_stopped_at_once_knows_what_was_known(self):
        """Without a flow, no less than the cohort from before is known, and nothing is claimed."""
        model = model_of()
        known = Known(7 * GRAIN * model.grid, (1 << 2,))
        found = solve(model, Fuel(stop=lambda: True), begin=Begin(known))
        assert known.worth <= found.worth <= solve(model, Fuel()).worth <= found.proven


class TestSoftRulesOnOneTeam:
    @pytest.mark.parametrize(
        "rule",
        [
            TeamBudget(id="x", opening="adler", maximum=3, level=1),
            SkillNeed(id="x", opening="adler", skill="data", grade=2, level=1),
        ],
    )
    def test_no_team_is_weighed_for_a_rule_on_another(self, rule):
        """The teams of adler lose by the rule; those of plume lose nothing, and no team of theirs is looked at."""
        adler, plume = model_of(rule, openings=[place("adler"), place("plume")]).places
        assert (False, None, True) == (adler.loss is None, plume.loss, plume.plain)

    def test_a_rule_that_names_no_opening_is_held_against_each(self):
        """It counts nobody that seats could tell: the teams of both openings are weighed, and lose by it."""
        rule = MinProfiles(id="x", minimum=2, level=1, weight=3)
        model = model_of(rule, openings=[place("adler"), place("plume")])
        weight = 3 * model.weights[1]
        assert [2 * weight] * 2 == [one.loss(0b11) for one in model.places]


class TestABoard:
    """The teams within a gap, and the word that is told of the work."""

    @pytest.mark.parametrize(("empty", "listed"), [(9, True), (8, False)])
    def test_an_opening_left_empty_is_listed_like_a_team(self, empty, listed):
        """The best team brings twelve: within a gap of three, to leave it empty may bring nine, and not eight."""
        model = model_of()
        grain, prices = GRAIN * model.grid, [0] * len(PEOPLE)
        one = evolve(model.places[0], empty=empty * grain)
        pool = _search.pool_of(model, one, prices, (12 * grain, 3 * grain))
        assert [(waste, team) for waste, team, _ in pool if not team] == [(3 * grain, 0)] * listed
        assert pool[0][0] == 0

    @pytest.mark.parametrize("part", [0, 10**9])
    def test_each_place_with_many_teams_is_told_of(self, part, monkeypatch):
        """Once a place whose teams are more than a part; where nobody listens, nothing is told."""
        monkeypatch.setattr(_search, "PART", part)
        plain, told = model_of(openings=[place("adler"), place("plume")]), []
        for model in (plain, plain.ticking(lambda: told.append(1))):
            board = board_of(model, bound_at(model, free(model)), 3 * GRAIN)
            assert board.teams
        assert len(told) == (0 if part else 2)

    def test_only_rules_that_may_bind_are_looked_at(self):
        """Those that some choice could pass, and those that have a price; the two that tables know are marked."""
        limits = (11, 12, 12, 13)  # the best two cost twelve
        rules = [Budget(id=f"money{one}", amount="cost", maximum=most) for one, most in enumerate(limits)]
        model = model_of(*rules)
        for prices, lines in ((0, 0, 0, 0), [0]), ((0, 0, 5, 9), [0, 2, 3]):
            bound = bound_at(model, Prices((0,) * len(PEOPLE), prices))
            board = board_of(model, bound, 99 * GRAIN * model.grid)
            dive = _search._Dive(board, Fuel(), _search.Find(model.least - 1, bound.value))
            tabled = {3, 2} if any(prices) else set()
            assert [(line, None, prices[line], line in tabled) for line in lines] == dive.limits


class TestTurns:
    """Teams and seats take turns."""

    class Told:
        """One of the two ways, which writes down the work that it is given, and ends at some turn."""

        def __init__(self, ends, error=None):
            self.ends, self.error, self.work = ends, error, []

        def goes_on(self, work=None):
            self.work.append(work)
            if self.error and len(self.work) == self.ends:
                raise self.error
            return len(self.work) == self.ends

    def test_each_turn_is_twice_as_long_and_a_pivot_takes_ten_branches(self):
        """Whoever ends first ends it; a turn of the seats is a tenth as many pivots as the teams had branches."""
        teams, seats = self.Told(9), self.Told(3)
        _race.race(teams, seats)
        assert ([500, 1000, 2000], [50, 100, 200]) == (teams.work, seats.work)
        teams, seats = self.Told(2), self.Told(9)
        _race.race(teams, seats)
        assert ([500, 1000], [50]) == (teams.work, seats.work)

    def test_teams_go_on_alone_where_rounding_leaves_the_seats_open(self):
        """And without an end."""
        teams, seats = self.Told(9), self.Told(2, Unsettled())
        _race.race(teams, seats)
        assert ([500, 1000, None], [50, 100]) == (teams.work, seats.work)


class TestQuestions:
    """Whether some rules hold together is asked of the easiest cohort first."""

    @pytest.mark.parametrize(("level", "questions"), [(0, 3), (1, 1)])
    def test_a_soft_rule_that_asks_for_people_makes_no_question_harder(self, level, questions):
        """A hard rule that asks for two women may need an opening that may stay empty; a soft one asks for nothing."""
        women = CohortQuota(id="women", quota=Quota(attribute="gender", value="f", minimum=2), level=level)
        openings = [place("adler"), place("plume")]
        model = model_of(women, openings=openings, lifted=["fill:plume"])
        assert len(list(_easiest_first(model))) == questions

    @pytest.mark.parametrize(("apart", "scattered"), [(False, False), (True, True)])
    def test_worths_that_say_nothing_are_scattered_where_seats_are_no_flow(self, apart, scattered):
        """Of a flow alone, everybody is worth nothing; where teams must be looked at, places want different people."""
        model = _feasible._hollowed(model_of(*[Apart.of("p0", "p1")] * apart), Fuel())
        assert scattered == any(member.gain for one in model.places for member in one.members)

    def test_worths_that_say_nothing_are_scattered_by_knuth(self):
        """The person times 2654435761, the place times 1013904223, of their sum the last 32 bits, as a part of 1."""
        model = model_of(openings=[place("adler"), place("plume")])
        for spread in (0, 1000, 2**32):
            for number, one in enumerate(hollow(model, spread=spread).places):
                assert [member.gain for member in one.members] == [
                    (member.unit * 2654435761 + number * 1013904223) % 2**32 * spread // 2**32
                    for member in one.members
                ]


class TestPolish:
    """A cohort gets better team by team, and tells so."""

    def test_a_better_team_is_taken_and_told(self):
        """Whoever brings more and keeps the budget takes the place; who brings less, or breaks it, does not."""
        model = model_of(Budget(id="money", amount="cost", maximum=5), openings=[place(size=(1, 1))])
        polish = _Polish(model, First(2 * GRAIN * model.grid, (1 << 1,)))
        assert [polish.takes(0, 1 << unit) for unit in (2, 4, 1, 3, 0, 3)] == [
            False, False, False, True, True, False
        ]  # fmt: skip
        assert (polish.worth, polish.teams, polish.used) == (5 * GRAIN * model.grid, [1], 1)
        assert polish.slack == [limit.high - 5 for limit in model.limits]

    def test_a_team_worth_as_much_is_not_taken(self):
        """Else two such teams would take turns without end."""
        people = [Person(id=name, skills={"data": 3}) for name in ("p0", "p1")]
        model = compile_problem(Problem(people=people, openings=[place(size=(1, 1))], objective=POINTS))
        polish = _Polish(model, First(3 * GRAIN * model.grid, (1,)))
        assert (polish.takes(0, 2), polish.teams, polish.worth) == (False, [1], 3 * GRAIN * model.grid)

    @pytest.mark.parametrize(("fine", "worth"), [(2, 2), (1, 3)])
    def test_what_a_soft_rule_fines_is_weighed(self, fine, worth):
        """Seven is four above three: fined one each, they bring three, and come; fined two each, they bring nothing."""
        model = model_of(Budget(id="money", amount="cost", maximum=3), openings=[place(size=(1, 1))])
        grain = GRAIN * model.grid
        limits = tuple(evolve(one, fine=fine * grain) for one in model.limits)
        polish = _Polish(evolve(model, limits=limits), First(2 * grain, (2,)))
        assert (polish.takes(0, 4), polish.worth) == (worth > 2, worth * grain)

    def test_whoever_passes_a_limit_makes_it_dearer_by_a_fortieth_of_a_usual_team(self, monkeypatch):
        """Of two openings, a team is worth half of the bound; its usual use costs a fortieth of that more, never nothing."""
        dearer = []
        monkeypatch.setattr(_first, "_pushed", lambda *given: dearer.append(given[-1]) or given[2])
        for names in (["adler"], ["adler", "plume"]):
            model = model_of(
                Budget(id="money", amount="cost", maximum=0), openings=[place(name) for name in names]
            )
            bound, (norm,) = bound_at(model, free(model)), norms_of(model)
            assert first_cohort(model, bound, tries=1) is None
            assert dearer.pop() == [int(bound.value // (40 * len(names)) / norm)]
            assert first_cohort(model, evolve(bound, value=0), tries=1) is None
            assert dearer.pop() == [1]

    @pytest.mark.parametrize(
        ("held", "teams"), [((), [0, 3]), ((3, 0), [3, 0]), ((0, 1), [0, 3]), ((1, 3), [0, 3])]
    )
    def test_each_place_in_turn_chooses_the_best_who_are_free(self, held, teams):
        """Who sits elsewhere is left there until that place has chosen; the one who brings most costs it all."""
        model = model_of(openings=[place(name, size=(1, 1)) for name in ("adler", "plume")])
        prices = Prices(tuple(GRAIN * model.grid * 7 * (unit == 2) for unit in range(5)), ())
        found = _first._Draft(model, tuple(1 << unit for unit in held), None).of(prices, [0, 1])
        assert {number: 1 << unit for number, unit in enumerate(teams)} == found

    def test_a_draft_and_a_look_at_all_places_are_told_of_every_sixteen_places(self):
        """Of thirty-five places, after the sixteenth and the thirty-second."""
        told, people = [], [Person(id=f"p{one}") for one in range(35)]
        openings = [Opening(id=f"c{one:02}") for one in range(35)]
        model = compile_problem(Problem(people=people, openings=openings)).ticking(lambda: told.append(1))
        teams = _first._Draft(model, (), None).of(free(model), range(35))
        assert (35, 2) == (len(teams), len(told))
        first = First(0, tuple(teams[number] for number in range(35)))
        assert _first._polished(_Polish(model, first), free(model), None).teams == first.teams
        assert 4 == len(told)

    def test_every_other_time_people_are_left_where_they_sit(self, monkeypatch):
        """The first time, and the third; who finds nobody chooses before the others the next time."""
        asked = []

        class Draft:
            def __init__(self, model, held, patience):
                asked.append([held, patience])

            def of(self, prices, order):
                asked[-1].append(tuple(order))
                return {order[0]: 1}

        monkeypatch.setattr(_first, "_Draft", Draft)
        model = model_of(openings=[place("adler"), place("plume")])
        assert first_cohort(model, bound_at(model, free(model)), seated=(1, 2), tries=3, patience=7) is None
        assert asked == [[(1, 2), 7, (0, 1)], [(), 7, (1, 0)], [(1, 2), 7, (0, 1)]]

    def test_only_a_hard_limit_that_was_passed_gets_dearer(self):
        """By half of its price, or by the push if that is more: nine are within nine, and over eight."""
        for high, fine, price, after in (
            (9, None, 10, 10), (8, None, 10, 15), (8, None, 2, 5), (8, None, 7, 10), (8, 1, 10, 10)
        ):  # fmt: skip
            model = model_of(
                Budget(id="money", amount="cost", maximum=high), openings=[place("adler"), place("plume")]
            )
            model = evolve(model, limits=tuple(evolve(one, fine=fine) for one in model.limits))
            assert _first._pushed(model, (0b01, 0b1000), (price,), [3]) == (after,)

    def test_where_nothing_is_composed_no_limit_is_any_dearer(self):
        """Without openings, nobody sits who could bring what is asked for: every try ends there."""
        model = model_of(Budget(id="money", amount="cost", minimum=1, maximum=9), openings=[])
        assert first_cohort(model, bound_at(model, free(model))) is None


class TestShares:
    """Where it is known how many sit, a share is a count."""

    def test_every_other_rule_stays_as_it_is(self):
        """So many sit, no more and no fewer; the budget is what it was, and the share a number of people."""
        budget, half = (
            Budget(id="money", amount="cost", maximum=9),
            ShareQuota(id="half", attribute="gender", value="f", minimum=50),
        )
        model = model_of(budget, half)
        for seated in (1, 2, 3):
            mine = model.with_heads(seated)
            counts = {share.count for share in model.shares}
            last = len(model.limits) - 2
            assert len(mine.limits) == len(model.limits)
            for line, (before, after) in enumerate(zip(model.limits, mine.limits, strict=True)):
                same = [(one.rule, one.label, one.fine, one.even) for one in (before, after)]
                assert same[0] == same[1]
                if line in counts:
                    assert after.high == -ceil(seated / 2)
                elif line >= last:
                    assert after.high == (seated if line == last else -seated)
                else:
                    assert after is before


class TestWorths:
    """Points are counted in whole parts of a point."""

    @pytest.mark.parametrize("points", ["1/3", "2/7"])
    def test_points_of_a_post_count_in_the_grid(self, points):
        """A third of a point that only a post brings is told as a third."""
        opening = Opening.of_posts("plume", ["data"])
        merit = MeritPoints.of({("p0", "plume", "data"): points})
        problem = Problem(
            people=[Person(id="p0", profiles=["data"]), Person(id="p1", profiles=["data"])],
            openings=[opening], objective=Objective(terms=[merit]),
        )  # fmt: skip
        assert compile_problem(problem).grid % Fraction(points).denominator == 0
        found = compose(problem)
        assert (found.cohort.people, found.worth) == (("p0",), Fraction(points))

    def test_worths_as_wide_as_a_float_tells_apart_are_taken(self, monkeypatch):
        """Exactly as wide is not too wide; one less is."""
        model = model_of(Budget(id="money", amount="cost", maximum=9))
        seats = seats_of(model)
        reach = 7 * len(seats.units)
        for wide, taken in ((reach, True), (reach - 1, False)):
            monkeypatch.setattr(_table, "WIDE", wide)
            assert (_table.table_of(model, seats) is not None) == taken

    @pytest.mark.parametrize(("more", "taken"), [(0, True), (1, False)])
    def test_floats_tell_worths_apart_up_to_two_to_the_forty_six(self, more, taken):
        """One person, worth a point at one place and so many at the other."""
        merit = MeritPoints.of({("p0", "adler", None): 2**46 + more, ("p0", "plume", None): 1})
        model = compile_problem(
            Problem(
                people=[Person(id="p0")],
                openings=[Opening(id="adler"), Opening(id="plume")],
                objective=Objective(terms=[merit]),
            )
        )
        assert taken == (_table.table_of(model, seats_of(model)) is not None)


class TestAnAnswer:
    """What is proven is not searched again."""

    def test_without_a_backend_teams_are_gone_through_without_an_end(self, monkeypatch):
        """A few steps are tried first only where a backend could choose seats after them."""
        monkeypatch.setattr(_searching.Searching, "_modestly", lambda *_: pytest.fail("tried first"))
        model = model_of(Budget(id="money", amount="cost", maximum=9))
        outcome = solve(model, Fuel())
        assert outcome.worth == outcome.proven == 9 * GRAIN * model.grid

    @pytest.mark.parametrize("maximum", [9, 0], ids=["the best cohort", "no cohort"])
    def test_a_proven_answer_ends_the_search(self, maximum, monkeypatch):
        """Easy cohorts are looked for only where more could be there than was found."""
        monkeypatch.setattr(
            _searching.Searching, "with_easy_cohorts", lambda *_: pytest.fail("searched again")
        )
        model = model_of(Budget(id="money", amount="cost", maximum=maximum))
        outcome = solve(model, Fuel())
        assert (outcome.teams is None) == (outcome.proven is None) == (maximum == 0)

    @pytest.mark.parametrize("seed", [5, 108, 137, 142])
    def test_each_seat_is_asked_for_by_itself(self, seed):
        """A cohort worth as much has the seat, or lacks it, where some best cohort does; the others are shut or asked for in vain."""
        problem = seat_problem(seed)
        model, fuel = compile_problem(problem), Fuel()
        some = [dict(one.seats) for one in best_cohorts(problem)[1]]
        each = BestSeats.of(model, worth_of(model, model.teams(best_cohorts(problem)[1][0])), fuel)
        assert all(at >= 0 for _, at in each.open)
        for unit, one in enumerate(problem.people):
            for at, opening in [(-1, None), *enumerate(one.id for one in problem.openings)]:
                if not any(where == at for _, where in each._columns.get(unit, ())):
                    continue
                places = [seats.get(one.id) for seats in some]
                having, lacking = each.having(unit, at, fuel), each.lacking(unit, at, fuel)
                assert (opening in places, set(places) != {opening}) == (
                    having is not None,
                    lacking is not None,
                )
                assert opening is None or opening not in places or (unit, at) in each.open
                for teams, seated in ((having, True), (lacking, False)):
                    if teams is not None:
                        seats = dict(model.cohort(teams).seats)
                        assert seats in some
                        assert (seats.get(one.id) == opening) == seated

    @pytest.mark.parametrize("seed", [108, 137, 142, 143])
    def test_a_seat_beside_which_nothing_is_open_takes_no_step(self, seed):
        """Where prices leave out a seat, or every other one of somebody, no cohort with those is as good: nothing is asked."""
        problem = seat_problem(seed)
        model, fuel = compile_problem(problem), Fuel()
        best = compose(problem)
        each = BestSeats.of(model, worth_of(model, model.teams(best.cohort)), fuel)
        spent, shut = fuel.spent, 0
        for unit, columns in each._columns.items():
            for at in {where for _, where in columns}:
                mine = [column for column, where in columns if where == at]
                if not any(part.basis.high[one] for part in each.parts for one in mine):
                    assert each.having(unit, at, fuel) is None
                others = [column for column, where in columns if where != at]
                if not any(part.basis.high[one] for part in each.parts for one in others):
                    shut += 1
                    assert each.lacking(unit, at, fuel) is None
        assert (shut > 0, fuel.spent) == (True, spent)


def test_head_counts_are_ruled_out_up_to_one_that_may_be():
    """From the likeliest on, those that could be worth something; the first that may be ends it."""

    class Told:
        """Head counts with an estimate each, of which some cannot be."""

        root = model_of()

        def __init__(self, *ruled):
            self.asked, self.ruled = [], ruled

        def estimate(self, head):
            return self.root.least + head - 2

        def rule_out(self, head, *, closely):
            assert closely
            self.asked.append(head)
            return head in self.ruled

    for ruled, asked in (((), [5]), ((5,), [5, 4]), ((5, 4, 3, 2, 1), [5, 4, 3, 2])):
        heads = Told(*ruled)
        _searching._rule_out(heads, [1, 2, 3, 4, 5], closely=True)
        assert asked == heads.asked


def test_all_teams_that_are_missing_cost_more_than_any_cohort_is_worth(monkeypatch):
    """At first, twice what there is between the bound and the least, and one more, in equal parts."""
    model = model_of(Budget(id="money", amount="cost", maximum=9), openings=[place("adler"), place("plume")])
    start, told = bound_at(model, free(model)), []

    def master(*given):
        told.append(given[-1])
        raise Halt

    monkeypatch.setattr(_generation, "_master", master)
    with pytest.raises(Halt):
        _generation.generating(None)(model, start, Fuel(), Pace(least=model.least))
    assert told == [pytest.approx((2 * (start.value - model.least) / GRAIN + 1) / 2)]


def test_a_rule_that_falls_short_costs_the_less_the_larger_its_numbers():
    """A team that is missing costs the penalty; a unit of a rule's sum the penalty parted by the usual coefficient."""
    model = model_of(Budget(id="money", amount="cost", maximum=9), openings=[place("adler"), place("plume")])
    columns = []

    class Programme:
        def add(self, some, *, whole):
            assert not whole
            columns.extend(some)

    class Told:
        def programme(self, rows):
            return Programme()

    master = _generation._master(Told(), model, bound_at(model, free(model)), 12.0)
    short = [columns[number] for number in master.shortages]
    (norm,) = norms_of(model)
    assert norm == pytest.approx((sum(one.cost**2 for one in PEOPLE) / len(PEOPLE)) ** 0.5, rel=0.2)
    assert short == [(12.0, ((0, 1),)), (12.0, ((1, 1),)), (12.0 / norm, ((master.frame.first_limit, -1),))]


@pytest.mark.parametrize(("maximum", "level", "kept"), [(9, 0, False), (12, 0, True), (9, 1, True)])
def test_a_seating_keeps_the_rules_unless_it_passes_a_hard_one(maximum, level, kept):
    """The best two cost twelve: within a budget of twelve, and over one of nine, which a soft rule only fines."""
    model = model_of(Budget(id="money", amount="cost", maximum=maximum))
    soft = tuple(evolve(limit, fine=GRAIN if level else None) for limit in model.limits)
    flow = flowed(model, Fuel())
    flow = evolve(flow, seats=evolve(flow.seats, model=evolve(model, limits=soft)))
    assert flow.kept == kept


def test_a_seating_that_parts_people_bound_together_keeps_nothing():
    """The flow seats each of two where they are worth most; they go together, so that this is no cohort."""
    people = [Person(id=name) for name in ("p0", "p1")]
    marks = MeritPoints.of({("p0", "adler", None): 1, ("p1", "plume", None): 1})
    for rules, kept in ([], True), ([Together.of("p0", "p1")], False):
        given = Problem(
            people=people,
            openings=[Opening(id=name, size=(1, 2)) for name in ("adler", "plume")],
            rules=rules,
            objective=Objective(terms=[marks]),
        )
        assert flowed(compile_problem(given), Fuel()).kept == kept


@pytest.mark.parametrize(("more", "flowing"), [(0, True), (-1, False)])
def test_places_without_a_rule_on_the_cohort_are_searched_here_up_to_so_many(more, flowing, monkeypatch):
    """Two openings are as many as are searched without rows or a backend for seats, or one too many."""
    names = ("adler", "plume")
    monkeypatch.setattr(_searching, "LARGE", len(names) + more)
    told = []
    monkeypatch.setattr(_searching.Searching, "_without_limits", lambda _: told.append("here"))
    monkeypatch.setattr(_searching.Searching, "_by_teams", lambda *_: told.append("by teams"))
    monkeypatch.setattr(_searching, "counts_of", lambda *_: [None])
    _searching.Searching(model_of(openings=[place(name) for name in names]), None, Fuel())._searched()
    assert [["by teams"], ["here"]][flowing] == told


@pytest.mark.parametrize(
    ("whole", "openings", "asked"), [(False, 1, True), (True, 1, False), (False, 0, False)]
)
def test_a_backend_is_asked_where_it_can_be_told_all(whole, openings, asked):
    """A rule on whole cohorts cannot be told to one, and without openings there is nothing to ask."""
    model = model_of(openings=PLUME[:openings])
    model = evolve(model, accepts=(lambda _: True) if whole else None)
    backend = Says(None)
    assert (backend if asked else None) is _searching.Searching(model, None, Fuel(), backend=backend).helper


@pytest.mark.parametrize(("wide", "asked"), [(3, True), (2, False)])
def test_rows_are_asked_beside_teams_up_to_so_many_places(wide, asked, monkeypatch):
    """Three openings are as many as are allowed, or one too many; where seats say all, any number is."""
    monkeypatch.setattr(_rows, "WIDE", wide)
    budget, apart = Budget(id="money", amount="cost", maximum=9), Apart.of("p0", "p1")
    openings = [place(name, size=(1, 2)) for name in ("adler", "brume", "plume")]
    for rules, told in ([budget, apart], asked), ([budget], True):
        assert (Rows.of(flowed(model_of(*rules, openings=openings), Fuel())) is not None) == told


def test_nothing_is_made_ready_for_seats_once_the_caller_said_so():
    """A word to stop is heard before rows are made."""
    model = model_of(Budget(id="money", amount="cost", maximum=9))
    flow, words = flowed(model, Fuel()), []
    search = _searching.Searching(model, flow, Fuel(stop=lambda: words != []))
    words.append("stop")
    with pytest.raises(Halt):
        search.rows  # noqa: B018 # it is made when it is asked for


@pytest.mark.parametrize(
    ("crowded", "told", "places", "asked"),
    [(True, True, 2, 0), (False, True, 2, 1), (False, True, 1, 0), (False, False, 1, 1)],
)
def test_no_backend_chooses_teams_where_rows_tell_more(crowded, told, places, asked, monkeypatch):
    """People alike are told by kinds, however many openings are; one by one, up to so many openings."""
    monkeypatch.setattr(_searching, "LARGE", 1)
    model, backends = model_of(openings=[place(name) for name in ("adler", "plume")][:places]), []
    heads = SimpleNamespace(
        crowded=crowded, told=told, known={None: bound_at(model, free(model))}, fuel=Fuel(), root=model
    )
    monkeypatch.setattr(_searching, "_heads", lambda *_: heads)
    monkeypatch.setattr(_searching, "_descended", lambda *_, **__: Outcome())
    monkeypatch.setattr(_finish, "finish", lambda backend, *_, **__: backends.append(backend) or Outcome())
    _searching.Searching(model, None, Fuel())._by_teams(Says(None))
    assert asked == len(backends)


@pytest.mark.parametrize(
    ("counts", "seats"),
    [
        ([(1, 0b11), (2, 0b11)], [(2, 0b11)]),
        ([(1, 0b01), (2, 0b11)], [(1, 0b01), (1, 0b11)]),
        ([(2, 0b11), (1, 0b01)], [(1, 0b01), (1, 0b11)]),
        ([(1, 0b01), (1, 0b11)], [(1, 0b01)]),
        ([(1, 0b01), (1, 0b10), (3, 0b111)], [(1, 0b01), (1, 0b10), (1, 0b111)]),
        ([(1, 0b011), (1, 0b110)], [(1, 0b011)]),
    ],
)
def test_needs_are_seats_as_far_as_they_nest(counts, seats):
    """Whoever answers the narrower need counts for the wider too; needs that share some people are left out."""
    assert nested(counts) == (seats, len(seats) > 1 or counts != [(1, 0b011), (1, 0b110)])


@pytest.mark.parametrize("groups", [(), (("p0", "p3"),)], ids=["each alone", "two together"])
def test_seats_and_what_a_team_loses_make_what_it_is_worth(groups):
    """Each of two friends has half of their bonus, and gives it back without the other; those who cost together pay it then."""
    pairs = {("p0", "p1"): 3, ("p1", "p3"): -2, ("p0", "p3"): 1, ("p0", "p9"): 5}
    people = PEOPLE[:4]
    bonuses = [evolve(PairBonus.of(*pair, points), id=f"{pair}") for pair, points in pairs.items()]
    problem = Problem(
        people=people,
        openings=[place(size=(1, 4))],
        rules=[Together.of(*group) for group in groups],
        objective=Objective(terms=[*POINTS.terms, *bonuses]),
    )
    model = compile_problem(problem)
    (one,) = model.places
    for team in range(1, 1 << len(model.units)):
        units = [unit for unit in range(len(model.units)) if team >> unit & 1]
        who = {f"p{number}" for unit in units for number in model.units[unit].people}
        points = sum(mine.skills["data"] for mine in people if mine.id in who)
        points += sum(more for pair, more in pairs.items() if who.issuperset(pair))
        assert sum(one.gains[unit] for unit in units) - one.loss(team) == points * GRAIN * model.grid


@pytest.mark.parametrize("bound", [False, True])
def test_what_people_are_worth_at_posts_is_told_by_seat_where_each_sits_alone(bound):
    """Two who go together hold two posts between them, which no seat of theirs can say."""
    people = [Person(id=f"p{one}", profiles=["data"]) for one in range(3)]
    problem = Problem(
        people=people,
        openings=[Opening(id="plume", size=(2, 2), posts=[Seat(accepts=["data"]), Seat(accepts=["data"])])],
        rules=[Together.of("p0", "p1")] * bound,
        objective=Objective(terms=[MeritPoints.of({("p0", "plume", "data"): 2, ("p2", "plume", "data"): 1})]),
    )
    (one,) = compile_problem(problem).places
    assert (one.held is None, one.plain) == (bound, not bound)
    assert compose(problem).worth == (2 if bound else 3)


def test_fewer_people_than_posts_hold_those_where_they_are_worth_most():
    """One of two posts is left: the best arrangement leaves the one that brings less."""
    assert arrange_posts([((5,), (3,), (0,))], 2) == (0,)
    assert arrange_posts([((3,), (5,), (0,))], 2) == (1,)
    assert arrange_posts([((1,), None, (9,))], 2) == (0,)
    assert arrange_posts([(None, None, (9,))], 2) == (2,)


@pytest.mark.parametrize(
    ("able", "count", "asked"), [(3, 1, False), (3, 2, True), (2, 1, True), (2, 2, True)]
)
def test_a_need_that_any_team_meets_is_not_asked_for(able, count, asked):
    """One who knows law is in any team where all of three do; two are not, nor one where somebody does not."""
    people = [Person(id=f"p{one}", skills={"law": 1} if one < able else {}) for one in range(3)]
    need = SkillNeed(id="law", opening="plume", skill="law", count=count)
    (one,) = compile_problem(Problem(people=people, openings=[place(size=(1, 3))], rules=[need])).places
    assert (one.goal != 0, len(one.providers), len(one.counts)) == (asked, asked, asked)


@pytest.mark.parametrize(("minimum", "there"), [(20, False), (12, True)])
def test_rows_tell_that_no_cohort_is_there(minimum, there):
    """No two people cost twenty: rows give a bound below any cohort, with the best team of each place; none of twelve."""
    model = model_of(
        Budget(id="money", amount="cost", minimum=minimum, maximum=99), openings=[place("adler")]
    )
    rows, fuel = Rows.of(flowed(model, Fuel())), Fuel()
    below = rows.below(None, model, fuel)
    assert (below is None) == there
    if below is not None:
        assert below.value < model.least
        assert len(below.teams) == len(model.places)


def test_rows_tell_of_no_cohort_only_below_the_least():
    """Where nothing is worth anything, what rows bound at the least may be a cohort: it is none of theirs to rule out."""
    budget = Budget(id="money", amount="cost", maximum=9)
    model = compile_problem(Problem(people=PEOPLE, openings=PLUME, rules=[budget]))
    rows, fuel = Rows.of(flowed(model, Fuel())), Fuel()
    assert rows.part(None, model, fuel).value == model.least
    assert rows.below(None, model, fuel) is None
    assert rows.below(None, evolve(model, least=model.least + 1), fuel) is not None


@pytest.mark.parametrize(
    ("by_person", "by_seat", "high", "could"),
    [
        ((2, 3), (), 5, False),
        ((2, 3), (), 4, True),
        ((2, 0), (3,), 5, False),
        ((2, 0), (3,), 4, True),
        ((2, -9), (3, -9), 4, True),
        ((-1, -2), (), 0, False),
        ((-1, -2), (), -1, True),
        ((), (), 0, False),
        ((), (), -1, True),
        ((1,), (), 1, False),
        ((1,), (), 0, True),
        ((), (1,), 0, True),
    ],
)
def test_a_limit_may_bind_where_all_who_add_to_it_would_pass_it(by_person, by_seat, high, could):
    """Whoever takes from it is left out; another limit's use says nothing; one below nothing asks for somebody."""
    model = model_of(*[Budget(id=f"money{one}", amount="cost", maximum=9) for one in range(2)])
    (one,) = model.places
    members = tuple(
        evolve(member, uses=(*[(1, use) for use in by_seat[at : at + 1]], (0, 99)))
        for at, member in enumerate(one.members)
    )
    units = tuple(
        evolve(unit, uses=(*[(1, use) for use in by_person[at : at + 1]], (0, 99)))
        for at, unit in enumerate(model.units)
    )
    limits = (model.limits[0], evolve(model.limits[1], high=high))
    model = evolve(model, units=units, limits=limits, places=(evolve(one, members=members),))
    assert could == _table.may_bind(model, 1)


@pytest.mark.parametrize(
    ("high", "by_person", "by_seat", "fixed"),
    [
        (-1, {}, {("p", "adler"): -1}, True),
        (-2, {}, {("p", "adler"): -3}, True),
        (0, {}, {("p", "adler"): -1}, False),
        (-1, {"p": -1}, {("p", "adler"): -1}, False),
        (-1, {}, {("p", "adler"): -1, ("p", "plume"): -1}, False),
        (-2, {}, {("p", "adler"): -1}, False),
        (-1, {}, {}, False),
    ],
)
def test_a_line_that_asks_for_one_seat_gives_it_away(high, by_person, by_seat, fixed):
    """One seat alone, which is asked for and is enough; a line that asks for nothing gives nothing away."""
    assert is_fixed(CohortBound("line", high, by_person, by_seat)) == fixed


@pytest.mark.parametrize(("grid", "told"), [(1, 4), (2, Fraction(7, 2)), (3, Fraction(11, 3))])
def test_with_one_level_what_is_weighed_is_points_rounded_up_to_what_a_cohort_may_have(grid, told):
    """A gap of 3.5 points is 4 where points are whole, 3.5 where they come in halves, and 3 2/3 in thirds."""
    aims = Objective(terms=[WishPoints(by_rank=[Fraction(1, grid)])])
    model = compile_problem(
        Problem(people=[Person(id="p1", wishes=["plume"])], openings=[Opening(id="plume")], objective=aims)
    )

    assert (1, told) == most(model, Fraction(7, 2))
