"""Cohort rules beside the flow: seats are parted until no part could hold a better cohort, and the caller is heard."""

from itertools import pairwise
from random import Random
from time import perf_counter

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig._maths.flow_one_seat_each import OUT
from eig.programme import Quota
from eig.teams import (
    MaxEach,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    ShareQuota,
    Together,
    WishPoints,
    check,
    compose,
)
from eig.teams.answers import score
from eig.teams.asked import Budget, CohortQuota, MaxEachTeam, SkillNeed, SkillPoints
from eig.teams.engine import (
    Highs,
    _branching_on_parts,
    _falling_target_search,
    _team_enumeration,
    _teams_or_seats_in_turns,
)
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._dual_bound import bound_at, free
from eig.teams.engine._flow_first_then_search import solve
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._one_team_a_place_search import Find, Listing
from eig.teams.engine._prices_by_subgradient import Pace, ascend
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._work_limit import WorkLimit
from helpers.costs import at_most
from helpers.seat_problems import best_cohorts, seat_problem
from helpers.shares import whole
from helpers.small_problems import feasible_cohorts, is_feasible

SEEDS = st.integers(0, 10**6)


@pytest.fixture
def short_turns(monkeypatch):
    """Teams and seats take turns of one step."""
    monkeypatch.setattr(_falling_target_search, "_by_bound", lambda *_, **__: None)
    monkeypatch.setattr(FlowRows, "exact", False)
    monkeypatch.setattr(FlowRows, "beside_teams", True)
    monkeypatch.setattr(_teams_or_seats_in_turns, "FIRST", 1)
    monkeypatch.setattr(_teams_or_seats_in_turns, "PIVOT", 1)


def alike(people=40, openings=4, low=40, **options):
    """Return people of two kinds who ask for everything, and a share of one kind."""
    names = [f"c{one}" for one in range(openings)]
    crowd = [
        Person(id=f"p{one:02}", wishes=names, attributes={"gender": "fmmmm"[one % 5]}, cost=2 + one % 2)
        for one in range(people)
    ]
    return Problem(
        people=crowd,
        openings=[Opening(id=name, size=(2, 3)) for name in names],
        rules=[ShareQuota(id="women", attribute="gender", value="f", minimum=low), *options.pop("rules", [])],
        objective=Objective(terms=[WishPoints(by_rank=[1] * openings)]),
        **options,
    )


def tight(seed, people=60, openings=8):
    """Return marks full of ties, and five cohort rules that bind at once."""
    draw = Random(seed)
    names = [f"c{one}" for one in range(openings)]
    crowd, marks = [], {}
    for one in range(people):
        wishes = draw.sample(names, 3)
        crowd.append(
            Person(
                id=f"p{one:02}", wishes=wishes, open_to_all=False, cost=draw.randint(30, 60), employer=draw.choice([None, "e1", "e2", "e3"]),
                attributes={"gender": draw.choice("fmm"), "region": draw.choice(["west", "east"])}, amounts={"load": draw.randint(1, 9)},
            )
        )  # fmt: skip
        marks |= {(f"p{one:02}", wish, None): draw.randint(8, 18) for wish in wishes}
    rules = [
        ShareQuota(id="women", attribute="gender", value="f", minimum=48),
        MaxEach(id="employer", attribute="employer", maximum=3),
        CohortQuota(quota=Quota(attribute="region", value="west", minimum=9), id="west"),
        Budget(id="load", amount="load", maximum=76),
        Budget(id="cost", amount="cost", maximum=830),
    ]
    return Problem(
        people=crowd,
        openings=[Opening(id=name, size=(2, 3)) for name in names],
        rules=rules,
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )


def short(seed):
    """Return marks full of ties, and one budget."""
    given_ = tight(seed)
    return evolve(given_, rules=given_.rules[-1:])


class TestAgainstAllCohorts:
    @pytest.mark.slow
    @at_most(60)
    @given(SEEDS)
    def test_parting_seats_finds_the_best_of_all_cohorts(self, seed):
        """Without listing one team, the best cohort is found, or it is proven that there is none."""
        given_ = seat_problem(seed)
        found, best = compose(given_), best_cohorts(given_)
        if best is None:
            assert ("infeasible", None) == (found.status, found.cohort)
        else:
            assert ("optimal", best[0]) == (found.status, tuple(level.points for level in found.score))
            assert is_feasible(found.cohort, given_)

    @pytest.mark.slow
    @at_most(25)
    @given(SEEDS)
    @pytest.mark.usefixtures("short_turns")
    def test_searches_that_wait_for_each_other_find_the_best_of_all_cohorts(self, seed):
        """However short the turns of both searches are, the best cohort is found, or it is proven that there is none."""
        given_ = seat_problem(seed)
        found, best = compose(given_), best_cohorts(given_)
        assert found.status == ("infeasible" if best is None else "optimal")
        assert best is None or best[0] == tuple(level.points for level in found.score)

    @pytest.mark.slow
    @at_most(40)
    @given(SEEDS)
    @example(277)
    @example(1343)
    def test_prices_of_rows_bound_every_cohort(self, seed):
        """No cohort of a head count is worth more than the bound at the programme's prices."""
        given_ = seat_problem(seed)
        model = compile_problem(given_)
        cohorts, flow = feasible_cohorts(given_, len(given_.people)), flowed(model, WorkLimit())
        rows = FlowRows.of(flow) if cohorts and hasattr(flow, "seats") else None
        if rows is not None:
            for head in [None, *(range(8) if model.shares else ())]:
                part = rows.part(head, model.with_heads(head), WorkLimit())
                some = [one for one in cohorts if head is None or len(one.seats) == head]
                for one in some:
                    levels = [(level.level, level.points) for level in score(given_, one)]
                    told = sum(points * model.weights.get(level, 0) for level, points in levels)
                    assert told <= part.value

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("seed", "turn"),
        [(1, 20), *[(0, 20), (0, 10**6)] * whole()],
    )
    def test_listing_teams_and_parting_seats_agree(self, seed, turn, monkeypatch):
        """Tight rules over whole marks: seats alone, and teams in turns with seats, have one optimum, and no breach."""
        given_ = tight(seed)
        parted = compose(given_)
        monkeypatch.setattr(_falling_target_search, "_by_bound", lambda *_, **__: None)
        monkeypatch.setattr(FlowRows, "exact", False)
        monkeypatch.setattr(FlowRows, "beside_teams", True)
        monkeypatch.setattr(_teams_or_seats_in_turns, "FIRST", turn)
        both = compose(given_)
        assert (both.status, both.worth) == (parted.status, parted.worth)
        assert parted.cohort is None or check(parted.cohort, given_) == ()


class TestPeopleAlike:
    @pytest.mark.untraced
    def test_they_are_one_kind_with_a_count(self):
        """Two kinds are two groups of the programme, however many people they are; the answer keeps the share."""
        given_ = alike()
        model = compile_problem(given_)
        rows = FlowRows.of(flowed(model, WorkLimit()))
        assert (True, [8, 32]) == (rows.merged, sorted(len(kind.units) for kind in rows.table.kinds))
        found = compose(given_)
        assert ("optimal", 12, ()) == (found.status, found.worth, check(found.cohort, given_))

    @pytest.mark.untraced
    def test_a_backend_is_not_asked_about_people_alike(self):
        """Where teams are not worth listing, there is nothing to give to a backend: the answer is the same."""
        given_ = alike()
        alone, helped = compose(given_), compose(given_, backend=Highs())
        assert (alone.status, alone.cohort) == (helped.status, helped.cohort)

    @pytest.mark.untraced
    @pytest.mark.parametrize("low", [75, 100])
    def test_a_share_that_is_out_of_reach(self, low):
        """Eight women for eight seats at least: three quarters are had with ten seated, all with eight."""
        found = compose(alike(low=low))
        assert ("optimal", {75: 10, 100: 8}[low]) == (found.status, found.worth)
        none = compose(
            alike(
                low=low, rules=[CohortQuota(quota=Quota(attribute="gender", value="f", maximum=5), id="few")]
            )
        )
        assert "infeasible" == none.status

    @pytest.mark.slow
    @pytest.mark.parametrize("nodes", [0, 5, 20, 30, 40, 60])
    def test_stopped_while_seats_are_parted(self, nodes):
        """Stopped at any time, the answer has a cohort, a true bound, and no claim."""
        found = compose(alike(rules=[Budget(id="budget", amount="cost", maximum=25)]), nodes=nodes)
        best = compose(alike(rules=[Budget(id="budget", amount="cost", maximum=25)]))
        assert found.bound >= best.worth
        assert found.cohort is None or check(found.cohort, found.problem) == ()


class TestRounding:
    @pytest.mark.slow(but=["in turns"], one_in=2)
    @pytest.mark.parametrize("given_", [alike(), short(3)], ids=["people alike", "in turns"])
    def test_what_rounding_leaves_is_searched_otherwise(self, given_, monkeypatch):
        """A part that its prices do not close is no proof: teams are listed after all."""

        asked = []

        def unsettled(*_):
            asked.append(1)
            raise _branching_on_parts.Unsettled

        best = compose(given_)
        monkeypatch.setattr(_teams_or_seats_in_turns, "FIRST", 1)
        monkeypatch.setattr(
            _falling_target_search.Searching, "_deal", lambda _: None
        )  # else that is the best already
        monkeypatch.setattr(_branching_on_parts.Parting, "go_over", unsettled)
        found = compose(given_)
        assert (best.status, best.worth, True) == (found.status, found.worth, bool(asked))

    def test_a_part_that_cannot_be_closed_says_so(self, monkeypatch):
        """Where no values are found and the bound stays high, the part is unsettled."""
        model = compile_problem(alike())
        rows = FlowRows.of(flowed(model, WorkLimit()))
        part = rows.part(None, model, WorkLimit())
        monkeypatch.setattr(_branching_on_parts.SearchPart, "lower", lambda *_: None)
        part.found = evolve(part.found, values=None)
        find = Find(model.least - 1, part.value)
        with pytest.raises(_branching_on_parts.Unsettled):
            _branching_on_parts.Parting(rows.table, WorkLimit(), find, [part]).goes_on()

    def test_bounds_that_contradict_each_other_hold_no_cohort(self):
        """A part that asks more of a kind than it is, or allows less, is empty: that is told without prices."""
        model = compile_problem(alike())
        rows = FlowRows.of(flowed(model, WorkLimit()))
        part = rows.part(None, model, WorkLimit()).copy()
        for column in rows.table.programme.groups[0]:
            part.basis.high[column] = 0.0
        part.lower(WorkLimit())
        assert part.value < model.least
        assert part.teams() is None

    def test_a_proof_that_proves_nothing_changes_nothing(self):
        """A direction along which the bound does not fall is no proof: the bound stays what it was."""
        model = compile_problem(alike())
        part = FlowRows.of(flowed(model, WorkLimit())).part(None, model, WorkLimit()).copy()
        part.found = evolve(part.found, values=None, ray=[1.0] * len(part.rows))
        assert part.value == part._impossible(part.value, model.least)
        assert part.seated is None
        part.found = evolve(part.found, ray=[0.0] * len(part.rows))
        assert part.value == part._impossible(part.value, model.least)
        part.found = evolve(part.found, ray=None)
        assert part.value == part._impossible(part.value, model.least)

    @pytest.mark.untraced
    def test_a_part_is_split_once_its_own_prices_rule_out_no_seat(self, monkeypatch):
        """Seats with which no better cohort is reached at the new prices are left out first: none is left to leave out."""
        narrow, split, targets, still_open = (
            _branching_on_parts.SearchPart.narrow,
            _branching_on_parts.SearchPart.split,
            [],
            [],
        )

        def noted(part, target):
            targets.append(target)
            narrow(part, target)

        def looked_at(part, known):
            again = part.copy()
            narrow(again, targets[-1])
            still_open.append(part.basis.high != again.basis.high)
            return split(part, known)

        monkeypatch.setattr(_branching_on_parts.SearchPart, "narrow", noted)
        monkeypatch.setattr(_branching_on_parts.SearchPart, "split", looked_at)
        given_ = tight(9, people=24, openings=4)
        compose(evolve(given_, rules=[Budget(id="cost", amount="cost", maximum=415)]))
        assert set(still_open) == {False}

    def test_a_proof_is_followed_twice_as_far_each_time_until_no_price_is_so_high(self, monkeypatch):
        """Rounding may hide what a short way gains: fifty looks go from one point to a thousand million million."""
        model = compile_problem(alike())
        part = FlowRows.of(flowed(model, WorkLimit())).part(None, model, WorkLimit()).copy()
        part.found = evolve(part.found, values=None, ray=[0.0] * len(part.rows))
        looks = []
        monkeypatch.setattr(
            _branching_on_parts.SearchPart, "_value", lambda *_: looks.append(1) or part.value
        )
        assert part.value == part._impossible(part.value, model.least)
        assert 50 == len(looks)

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("above", "rise", "looks"),
        [(0, -1, 1), (-1, -1, 0), (5, GRAIN, 1), (5, GRAIN - 1, 50), (5, 0, 50), (5, -6, 1), (5, -5, 50)],
    )
    def test_a_proof_is_followed_while_a_cohort_may_be_worth_the_bound(self, above, rise, looks, monkeypatch):
        """Down to the least, and no farther than where the bound is a whole point higher: then it is no proof."""
        model = compile_problem(alike())
        part = FlowRows.of(flowed(model, WorkLimit())).part(None, model, WorkLimit()).copy()
        part.found = evolve(part.found, values=None, ray=[0.0] * len(part.rows))
        start, seen = model.least + above, []

        def value(*_):
            seen.append(1)
            return start + rise

        monkeypatch.setattr(_branching_on_parts.SearchPart, "_value", value)
        before = part.prices
        assert start + min(0, rise if looks else 0) == part._impossible(start, model.least)
        assert looks == len(seen)
        assert (part.prices is before) == (rise >= 0 or not looks)

    @pytest.mark.slow
    def test_worths_too_wide_for_floats_are_not_trusted_to_them(self):
        """Levels so wide that floats do not tell them apart leave rows to the exact search."""
        marks = MeritPoints.of({("p00", "c0", None): 10**9, ("p01", "c1", None): 1})
        wide = evolve(
            alike(people=8, openings=2),
            objective=Objective(
                terms=[marks, *[WishPoints(id=f"w{n}", level=n, by_rank=[999, 1]) for n in range(2, 9)]]
            ),
        )
        model = compile_problem(wide)
        assert FlowRows.of(flowed(model, WorkLimit())) is None
        assert "optimal" == compose(wide).status


class TestTheTables:
    @pytest.mark.slow(one_in=4)
    @pytest.mark.parametrize("seed", range(15))
    def test_two_sums_that_meet_never_hide_the_best(self, seed):
        """Two budgets that bind at once, over teams that are listed: the best is that of all cohorts, whichever binds."""
        draw = Random(f"sums {seed}")
        people = [
            Person(id=f"p{one}", cost=draw.randint(2, 9), amounts={"days": draw.randint(2, 9)}, skills={"data": draw.randint(1, 9)})
            for one in range(6)
        ]  # fmt: skip
        given_ = Problem(
            people=people,
            openings=[Opening(id=f"c{one}", size=(1, 2), weights={"data": one}) for one in (1, 2)],
            rules=[
                Budget(id="cost", amount="cost", maximum=draw.randint(8, 18)),
                Budget(id="days", amount="days", maximum=draw.randint(8, 18)),
                MaxEachTeam(id="listed", attribute="employer", maximum=1),
            ],
            objective=Objective(terms=[SkillPoints()]),
        )
        found, best = compose(given_), best_cohorts(given_)
        assert (best and best[0]) == (tuple(level.points for level in found.score) or None)


class TestTheCallerIsHeard:
    def crowd(self, size=(3, 4), level=0):
        """Return open people with no aim, whose teams only a predicate can tell: a million and a half an opening."""
        people = [Person(id=f"p{one:03}", attributes={"gender": "ffmm"[one % 4]}) for one in range(80)]
        rule = MaxEachTeam(id="one of each", attribute="gender", maximum=1, level=level)
        return Problem(
            people=people, openings=[Opening(id=f"c{one}", size=size) for one in range(4)], rules=[rule]
        )

    @pytest.mark.slow(one_in=2)
    @pytest.mark.parametrize("level", [0, 1])
    def test_while_teams_are_looked_for(self, level):
        """Between two questions to the caller there is little work, whatever the step; what is known is a bound."""
        asked = []

        def stop():
            asked.append(perf_counter())
            return len(asked) > 25

        found = compose(self.crowd(level=level), stop=stop)
        assert found.status in ("unknown", "best_so_far")
        assert max(after - before for before, after in pairwise(asked)) < 2

    @pytest.mark.slow
    def test_while_teams_are_listed(self, monkeypatch):
        """More teams than memory is given to are not kept: the answer is what is known."""
        monkeypatch.setattr(_team_enumeration, "MOST", 50)
        found = compose(self.crowd(size=(2, 2), level=1))
        assert found.cohort is not None
        assert found.bound >= found.worth

    @pytest.mark.slow
    def test_while_a_shortage_is_proven(self):
        """The proof that too few people may sit looks for teams, and is stopped as any other work is."""
        need = SkillNeed(id="law", opening="c3", skill="law")
        given_ = self.crowd().having(need)
        small = solve(compile_problem(evolve(given_, people=given_.people[:9])), WorkLimit())
        stopped = solve(compile_problem(given_), WorkLimit(nodes=6))
        assert small.proven is None
        assert stopped.proven is not None
        assert stopped.teams is None

    def test_while_prices_are_looked_for(self, monkeypatch):
        """A search for prices that is stopped within a round keeps the best prices that it had."""
        monkeypatch.setattr(_team_enumeration, "PART", 1)
        model = compile_problem(self.crowd(size=(2, 2), level=1))
        start = bound_at(model, free(model))
        work_limit = WorkLimit(nodes=1)
        found = ascend(model.ticking(work_limit.tick), start, work_limit, Pace(least=model.least))
        assert (start.value, True) == (found.value, work_limit.halted)

    @pytest.mark.slow
    def test_a_search_is_left_after_so_much_and_goes_on(self):
        """Beyond so many teams none is searched, nor is the search ended within so many branches; it can go on."""
        given_ = self.crowd(size=(2, 2))
        model = compile_problem(given_)
        bound = bound_at(model, free(model))
        assert Listing(WorkLimit(), model, bound, Find(-1, 0)).goes_on(100) is False
        small = compile_problem(evolve(given_, people=given_.people[:9])).but(accepts=lambda _: False)
        work_limit, find = WorkLimit(), Find(-1, 0)
        listing = Listing(work_limit, small, bound_at(small, free(small)), find)
        assert (False, 81) == (listing.goes_on(81), work_limit.spent - 1)
        assert (True, None) == (listing.goes_on(), find.teams)


class TestSplitting:
    """A part whose seats are in halves is told apart by heads first, then by people, then by seats."""

    @staticmethod
    def part(halves):
        """Return a part of three people and two places, under a budget, in which some seats are taken by half."""
        places = ["adler", "plume"]
        people = [Person(id=f"p{one}", cost=3 + one, wishes=places) for one in range(4)]
        merit = MeritPoints.of(
            {(one.id, place, None): 9 + at for at, one in enumerate(people) for place in places}
        )
        given_ = Problem(
            people=people,
            openings=[Opening(id=place, size=(1, 3)) for place in places],
            rules=[Budget(id="cost", amount="cost", maximum=14)],
            objective=Objective(terms=[merit]),
        )
        model = compile_problem(given_)
        part = FlowRows.of(flowed(model, WorkLimit())).part(None, model, WorkLimit()).copy()
        table = part.table
        sitting = {
            column: (table.kinds[kind].units[0], node) for column, (kind, node) in enumerate(table.columns)
        }
        values = {column: halves.get(seat, 0) / 2 for column, seat in sitting.items()}
        for column, (unit, node) in sitting.items():
            if node == OUT:
                values[column] = 1 - sum(
                    value for other, value in values.items() if sitting[other][0] == unit
                )
        part.found = evolve(part.found, values=values)
        part.basis.low[: len(values)], part.basis.high[: len(values)] = (
            [0.0] * len(values),
            [1.0] * len(values),
        )
        return part, sitting

    @pytest.mark.parametrize(
        ("halves", "row", "value"),
        [({(0, 0): 2, (1, 1): 1}, 3, 1), ({(0, 0): 2, (1, 0): 1, (2, 1): 1}, 0, 1), ({(0, 0): 1, (0, 1): 1}, 0, 0)],
    )  # fmt: skip
    def test_by_how_many_sit_in_all_then_by_how_many_at_an_opening(self, halves, row, value):
        """Three halves of a seat are one, or two: each half of the part says which."""
        part, _ = self.part(halves)
        told = [
            (
                one.rows[row],
                one.basis.low[len(one.table.columns) + row],
                one.basis.high[len(one.table.columns) + row],
            )
            for one in part.split()
        ]
        low, high = part.rows[row]
        assert {((low, value), low, value), ((value + 1, high), value + 1, high)} == set(told)
        for one in part.split():
            assert part.rows[:row] + part.rows[row + 1 :] == one.rows[:row] + one.rows[row + 1 :]

    def test_then_by_whether_somebody_sits(self):
        """Two people share a seat: the one sits somewhere, or nowhere."""
        part, sitting = self.part({(0, 0): 1, (1, 0): 1, (2, 1): 2})
        out = next(column for column, seat in sitting.items() if seat == (0, OUT))
        assert {(0, 0), (1, 1)} == {(one.basis.low[out], one.basis.high[out]) for one in part.split()}

    def test_and_by_a_seat_last(self):
        """Two people share two seats: the one sits at the first, or not there; whole seats leave nothing to split."""
        part, sitting = self.part({(0, 0): 1, (0, 1): 1, (1, 0): 1, (1, 1): 1})
        seat = next(column for column, where in sitting.items() if where == (0, 0))
        assert {(0, 0), (1, 1)} == {(one.basis.low[seat], one.basis.high[seat]) for one in part.split()}
        part.basis.low[:] = part.basis.high[:]
        (again,) = part.split()
        assert again is part
        assert self.part({(0, 0): 2, (1, 1): 2})[0].split() is None

    def test_halves_are_made_whole_by_a_flow(self):
        """A seating nearest to the values, within the sizes; none where there are no values, or no seating."""
        part, _ = self.part({(0, 0): 2, (1, 1): 1, (2, 1): 1, (3, 1): 0})
        teams = part.rounded()
        assert (0b0001, 1) == (teams[0], (teams[1] & 0b0110).bit_count())
        part.rows = [(9, 9), *part.rows[1:]]
        assert part.rounded() is None
        part.found = evolve(part.found, values=None)
        assert part.rounded() is None


def test_people_bound_to_sit_together_are_counted_one_by_one():
    """Two people who sit together take two seats of their opening in the count of its heads."""
    given_ = alike(people=6, openings=2, rules=[Together.of("p00", "p01"), Budget(id="money", maximum=9)])
    model = compile_problem(given_)
    part = FlowRows.of(flowed(model, WorkLimit())).part(None, model, WorkLimit())
    seats = {
        column: (node, len(model.units[part.table.kinds[number].units[0]].people))
        for column, (number, node) in enumerate(part.table.columns)
        if number >= 0 and node != OUT
    }
    assert {1, 2} == {heads for _, heads in seats.values()}
    for column, (node, heads) in seats.items():
        _, counted = part._counts({column: 1.0})
        assert {node: heads} == {one: count for one, count in counted.items() if count}
