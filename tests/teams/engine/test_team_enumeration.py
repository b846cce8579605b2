"""Which teams of a place are gone into: nobody is left out whose team may still be worth enough."""

from contextlib import nullcontext
from fractions import Fraction
from itertools import combinations
from math import ceil
from random import Random

import pytest

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, Together
from eig.teams.asked import TeamBudget
from eig.teams.engine import _team_enumeration
from eig.teams.engine._dual_bound import best_of
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from helpers import small_models as small


class TestWhoCouldBelongToATeam:
    """A unit is left out only where no team with it reaches the floor, all other seats being worth the best."""

    @pytest.mark.parametrize("size", [1, 2, 3])
    def test_the_floor_is_met_exactly(self, size):
        """A floor that the worth of a person and the best of each other seat just meet; one more is too much."""
        (one,) = small.model_of(openings=[small.place(size=(size, size))]).places
        worths = [member.gain for member in one.members]
        best, everyone = _team_enumeration._entries(one, worths, -(10**9), worths)
        assert (best, len(everyone)) == (max(worths), len(small.PEOPLE))
        for floor in {worth + (size - 1) * best for worth in worths}:
            for more in (0, 1):
                _, kept = _team_enumeration._entries(one, worths, floor + more, worths)
                assert [entry[0] for entry in kept] == sorted(
                    (worth for worth in worths if worth + (size - 1) * best >= floor + more), reverse=True
                )

    @pytest.mark.parametrize(
        ("group", "best"),
        [(("p0", "p2"), 6), (("p1", "p2"), 5), (("p1", "p4"), 7), (("p0", "p2", "p3"), Fraction(16, 3))],
    )
    def test_a_seat_of_a_group_is_worth_its_part(self, group, best):
        """Those who go together share what they bring between their seats, rounded up; somebody else may bring more."""
        model = small.model_of(Together.of(*group), openings=[small.place(size=(2, 4))])
        (one,) = model.places
        found, _ = _team_enumeration._entries(one, list(one.worths), 0, list(one.worths))
        assert found == ceil(best * GRAIN * model.grid)

    @pytest.mark.parametrize("rules", [[], [Together.of("p0", "p1"), Together.of("p2", "p3", "p4")]])
    def test_a_seat_of_those_who_cost_more_than_they_bring_is_worth_nothing(self, rules):
        """It may be left: then whoever reaches the floor does so alone."""
        model = small.model_of(*rules, openings=[small.place(size=(1, 4))])
        (one,) = model.places
        losses = [-member.unit for member in one.members]
        best, kept = _team_enumeration._entries(one, losses, -1, losses)
        assert (0, [0, -1]) == (best, [entry[0] for entry in kept])

    @pytest.mark.parametrize("size", [2, 3])
    @pytest.mark.parametrize("floor", [9, 11, 12, 14])
    def test_only_what_may_reach_the_floor_is_gone_into(self, size, floor):
        """A part of a team is a step if it reaches the floor with each other seat worth its least; no other is.

        Whoever joins it comes later, and is worth no more.
        """
        model = small.model_of(openings=[small.place(size=(size, size))])
        hunt = _team_enumeration._Hunt(
            model.places[0], [0] * len(small.PEOPLE), floor * GRAIN * model.grid, rising=False
        )
        hunt.run(0, None)
        points = [one.skills["data"] for one in small.PEOPLE]
        parts = [part for count in range(size + 1) for part in combinations(points, count)]
        reach = [sum(part) + (size - len(part)) * min(part or points, default=0) for part in parts if part]
        assert hunt.steps == 1 + sum(one >= floor for one in reach)

    @pytest.mark.parametrize("size", [1, 2, 3])
    @pytest.mark.parametrize("floor", [4, 9, 12])
    def test_so_are_the_teams_of_somebody(self, size, floor):
        """Whoever must be in a team takes one of its seats: the others are gone through for the rest of them."""
        (one,) = small.model_of(openings=[small.place(size=(size, size))]).places
        points = [other.skills["data"] for other in small.PEOPLE]
        for held, mine in enumerate(points):
            hunt = _team_enumeration._Hunt(one, [0] * len(small.PEOPLE), floor * GRAIN, rising=False)
            found = hunt.run(0, held)
            others = [number for number in range(len(small.PEOPLE)) if number != held]
            parts = [part for count in range(size) for part in combinations(others, count)]
            worths = {part: mine + sum(points[other] for other in part) for part in parts}
            least = {part: min([points[other] for other in part], default=max(points)) for part in parts}
            able = {part for part in parts if worths[part] + (size - 1 - len(part)) * least[part] >= floor}
            assert hunt.steps == len(able)
            assert sorted(found) == sorted(
                (worths[part] * GRAIN, sum(1 << other for other in (held, *part)))
                for part in able
                if len(part) == size - 1
            )

    def test_whoever_passes_a_cap_alone_is_in_no_team(self):
        """Within four: those who cost five or seven are in none, the others at least alone."""
        cap = TeamBudget(id="money", opening="plume", maximum=4)
        (one,) = small.model_of(cap, openings=[small.place(size=(1, 2))]).places
        found = [
            _team_enumeration.best_team(one, [0] * len(small.PEOPLE), _team_enumeration.LOWEST, held=held)
            for held in range(5)
        ]
        assert [None, 0b10010, None, 0b01000, 0b10010] == [team and team[1] for team in found]

    @pytest.mark.parametrize("known", range(5))
    def test_a_team_that_is_known_gives_way_to_any_that_is_worth_more(self, known):
        """Were it by the least part of a point: each of five is priced to be worth one part more than the one before."""
        (one,) = small.model_of(openings=[small.place(size=(1, 1))]).places
        prices = [one.gains[unit] - unit for unit in range(5)]
        assert (4, 1 << 4) == best_of(one, prices, 1 << known)
        assert (known, 1 << known) == best_of(one, prices, 1 << known, barred=0b11111 & -(2 << known))

    @pytest.mark.parametrize("most", [0, 2, 14, None])
    def test_a_search_for_teams_ends_where_there_are_more_than_were_asked_for(self, most):
        """Of five there are fifteen teams of one or two: it ends with one more than the most, and goes through all within it."""
        (one,) = small.model_of().places
        found = _team_enumeration.teams_from(one, [0] * 5, _team_enumeration.LOWEST, most=most)
        assert len(found) == (15 if most is None else most + 1)

    def test_no_more_teams_are_kept_than_may_be(self, monkeypatch):
        """Fifteen teams are kept where fifteen may be, and are a crowd where fourteen may; the best one alone never is."""
        (one,) = small.model_of().places
        for most in (15, 14):
            monkeypatch.setattr(_team_enumeration, "MOST", most)
            with pytest.raises(_team_enumeration.Crowd) if most < 15 else nullcontext():
                assert 15 == len(_team_enumeration.teams_from(one, [0] * 5, _team_enumeration.LOWEST))
        monkeypatch.setattr(_team_enumeration, "MOST", 0)
        assert (
            one.gains[0] + one.gains[2]
            == _team_enumeration.best_team(one, [0] * 5, _team_enumeration.LOWEST)[0]
        )

    def test_the_best_team_is_the_best_by_the_least_part_of_a_point(self):
        """Whoever brings one part more than nothing joins the one who is worth much; nobody else does."""
        (one,) = small.model_of().places
        prices = [one.gains[unit] - worth for unit, worth in enumerate((-1, 1, 10, -1, 0))]
        assert (11, 0b00110) == _team_enumeration.best_team(one, prices, _team_enumeration.LOWEST)

    @pytest.mark.parametrize("part", [1, 3, 4, 16])
    def test_a_search_for_teams_is_told_of_part_by_part(self, part, monkeypatch):
        """Nobody, then fifteen teams of one or two: sixteen steps, told of after each part of so many."""
        told = []
        monkeypatch.setattr(_team_enumeration, "PART", part)
        (one,) = small.model_of().ticking(lambda: told.append(1)).places
        assert 15 == len(_team_enumeration.teams_from(one, [0] * 5, _team_enumeration.LOWEST))
        assert 16 // part == len(told)


class TestTeamsWithinASum:
    """Where a sum binds, teams are gone through head count by head count, and none is left out."""

    @staticmethod
    def drawn(seed):
        """Draw people of whom some sit together, what each is worth, and the most that a team may cost."""
        draw = Random(f"within {seed}")
        costs = [draw.randint(1, 9) for _ in range(7)]
        bound = draw.choice([[], [(0, 1)], [(0, 1), (2, 3, 4)]])
        worths = [draw.randint(-3, 12) for _ in costs]
        return costs, bound, worths, (draw.randint(1, 3), draw.randint(3, 4)), draw.randint(6, 20)

    @pytest.mark.untraced
    @pytest.mark.parametrize("seed", range(30))
    def test_they_are_those_found_by_trying_everything(self, seed):
        """Every set of people of the right size, within the money, in which those bound are all or none; best first."""
        costs, bound, worths, (least, most), money = self.drawn(seed)
        given = Problem(
            people=[Person(id=f"p{one}", cost=cost) for one, cost in enumerate(costs)],
            openings=[Opening(id="plume", size=(least, most))],
            rules=[
                TeamBudget(id="money", opening="plume", maximum=money),
                *[Together.of(*[f"p{one}" for one in some]) for some in bound],
            ],
            objective=Objective(
                terms=[MeritPoints.of({(f"p{one}", "plume", None): it for one, it in enumerate(worths)})]
            ),
        )
        model = compile_problem(given)
        found = _team_enumeration.teams_from(
            model.places[0], [0] * len(model.units), _team_enumeration.LOWEST
        )
        teams = [
            some
            for size in range(least, most + 1)
            for some in combinations(range(len(costs)), size)
            if sum(costs[one] for one in some) <= money
            if all(set(together) <= set(some) or set(together).isdisjoint(some) for together in bound)
        ]
        assert sorted(
            (sum(worths[one] for one in some), sorted(f"p{one}" for one in some)) for some in teams
        ) == sorted(
            (Fraction(worth, GRAIN * model.grid), sorted(model.people_of(team))) for worth, team in found
        )
        best = _team_enumeration.best_team(model.places[0], [0] * len(model.units), _team_enumeration.LOWEST)
        assert (best and best[0]) == max([worth for worth, _ in found], default=None)
