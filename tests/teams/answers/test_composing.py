"""What `compose` promises: the best cohort and its proof, or a true gap, or that there is no cohort."""

import os
import pickle
import subprocess
import sys
from fractions import Fraction
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig._values.progress_and_stopping import Watch
from eig.errors import Fault, UnknownKey
from eig.programme import Quota
from eig.reasons import Reason
from eig.teams import (
    Apart,
    MaxEach,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    Seat,
    ShareQuota,
    Together,
    WishPoints,
    check,
    compose,
)
from eig.teams.answers import _composed_within_limits as composing_module
from eig.teams.answers import score
from eig.teams.answers._rules_added_as_questions import Effort, Means
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.answers.shadow_prices import ShadowPrice
from eig.teams.asked import Breach, Budget, CohortQuota, SkillPoints, TeamSize
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._search_outcome import SearchOutcome
from helpers.small_problems import feasible_cohorts, is_feasible, problem, vector
from helpers.unfolded import unfolded

SEEDS = st.integers(0, 10**6)
STOPPED = {"nodes": None, "stop": lambda: True, "backend": None}


def points_for(**points):
    """Return an objective that gives points for `person_opening`."""
    return MeritPoints.of({(*seat.split("_"), None): given for seat, given in points.items()})


def two_places(**options):
    """Return four people and two openings of one or two seats, with a little of everything at stake."""
    people = [
        Person(id="p1", skills={"data": 4}, cost=5, attributes={"gender": "f"}),
        Person(id="p2", skills={"data": 3}, cost=4, attributes={"gender": "m"}),
        Person(id="p3", skills={"data": 2}, cost=3, attributes={"gender": "m"}),
        Person(id="p4", skills={"data": 1}, cost=2, attributes={"gender": "f"}),
    ]
    openings = [Opening(id=one, size=(1, 2), weights={"data": 2}) for one in ("adler", "plume")]
    given = {"people": people, "openings": openings, "objective": Objective(terms=[SkillPoints()])}
    return Problem(**given | options)


def tight(size=9):
    """Return a problem that prices alone do not settle: knapsacks that meet, and few good fits."""
    draw = Random(size)
    people = [
        Person(
            id=f"p{one}",
            cost=draw.randint(20, 60),
            skills={"data": draw.randint(1, 30), "law": draw.randint(1, 30)},
            amounts={"days": draw.randint(20, 60)},
            attributes={"gender": draw.choice("fm")},
        )
        for one in range(size)
    ]
    openings = [
        Opening(id=f"c{one}", size=(2, 2), weights={"data": draw.randint(1, 3), "law": draw.randint(1, 3)})
        for one in range(3)
    ]
    rules = [
        Budget(id="money", amount="cost", maximum=211),
        Budget(id="days", amount="days", maximum=223),
        ShareQuota(id="women", attribute="gender", value="f", minimum=40),
    ]
    return Problem(people=people, openings=openings, rules=rules, objective=Objective(terms=[SkillPoints()]))


class OnlyTeams:
    """A user's rule: a team stands only if a predicate says so."""

    level, weight, on = 0, 1, "team"

    def __init__(self, id, stands, level=0):
        self.id, self.stands, self.level = id, stands, level

    def say(self, lang="en"):
        return "only some teams stand"

    def check(self, crews):
        for crew in crews:
            if not self.stands(crew):
                yield Breach(
                    rule=self.id, level=self.level, people=crew.ids, have=0, want=1, opening=crew.opening.id,
                    reason=Reason(code=self.id, sentences={"en": "this team does not stand", "fr": "non"}),
                )  # fmt: skip


class Misses:
    """A user's soft rule that every team misses by so much."""

    id, level, weight = "misses", 1, 1

    def __init__(self, much):
        self.misses = lambda crew: much

    def say(self, lang="en"):
        return "every team misses this"

    def check(self, crews):
        return ()


class TestTheBest:
    @pytest.mark.slow
    @given(SEEDS)
    def test_optimal_is_what_going_through_all_cohorts_finds(self, seed):
        """An optimal answer keeps the hard rules, and no cohort that keeps them scores more; else none keeps them."""
        given = problem(seed)
        found, cohorts = compose(given), feasible_cohorts(given)
        if cohorts:
            best = max(vector(given, one) for one in cohorts)
            assert ("optimal", best) == (found.status, tuple(level.points for level in found.score))
            assert is_feasible(found.cohort, given)
        assert bool(cohorts) == (found.status != "infeasible")

    @pytest.mark.slow
    @given(SEEDS)
    def test_score_and_worth_say_the_same(self, seed):
        """The score is what `score` says of the cohort, and with one level the worth is its points."""
        given = problem(seed)
        found = compose(given)
        if found.cohort is not None:
            assert score(given, found.cohort) == found.score
            assert len(found.score) > 1 or found.worth == found.score[0].points

    @pytest.mark.slow
    @given(SEEDS)
    def test_the_bound_is_met_and_can_be_computed_again(self, seed):
        """An optimal answer has no gap, and the prices alone prove a bound that its worth does not pass."""
        found = compose(problem(seed))
        if found.cohort is not None:
            assert (0, found.bound) == (found.gap, found.worth)
            assert found.bound_at_prices.value >= found.worth * composing_module.GRAIN * found.model.grid

    @pytest.mark.untraced
    def test_an_empty_problem_has_an_empty_cohort(self):
        """With no opening, nobody sits, and that is the best."""
        found = compose(Problem(people=[Person(id="p1")], openings=[]))
        assert ("optimal", (), 0, ()) == (found.status, found.cohort.teams, found.worth, found.shadow_prices)

    def test_a_problem_without_openings_says_so(self):
        """The best cohort of none is no answer: whoever made it of an empty table is told, wherever it is printed."""
        for people in ([], [Person(id="p1")]):
            found = compose(Problem(people=people, openings=[]))
            assert ["nothing_asked"] == [one.code for one in found.cautions]
            assert "aucun défi n’est donné" in unfolded(found.say("fr"))
        assert () == Problem(people=[], openings=[Opening(id="plume")]).cautions

    def test_an_opening_may_stay_empty_once_its_rule_is_lifted(self):
        """Nobody fits an opening: the cohort exists only if the opening may stay empty."""
        lone = Problem(people=[], openings=[Opening(id="plume")])
        assert "infeasible" == compose(lone).status
        assert () == compose(lone.without(["fill:plume"])).cohort.teams


class TestLevels:
    @pytest.mark.untraced
    @given(st.integers(1, 10**9), st.integers(1, 5))
    def test_no_number_of_points_buys_a_point_of_the_level_above(self, many, few):
        """The smallest gain at level 1 is taken, whatever it costs at level 2."""
        aims = [
            points_for(p1_plume=Fraction(1, few), p2_plume=0),
            evolve(points_for(p1_plume=0, p2_plume=many), id="later", level=2),
        ]
        people = [Person(id="p1"), Person(id="p2")]
        given = Problem(people=people, openings=[Opening(id="plume")], objective=Objective(terms=aims))
        assert ("p1",) == compose(given).cohort.people

    @pytest.mark.parametrize(("cap", "seated"), [(1, ("p1", "p3")), (2, ("p1", "p2"))])
    def test_a_soft_rule_comes_before_the_points_of_later_levels(self, cap, seated):
        """A soft rule of level 1 is kept first, and the points of level 2 are gained within that."""
        people = [
            Person(id="p1", employer="e1", skills={"data": 5}),
            Person(id="p2", employer="e1", skills={"data": 4}),
            Person(id="p3", employer="e2", skills={"data": 1}),
        ]
        given = Problem(
            people=people,
            openings=[Opening(id="plume", size=(2, 2), weights={"data": 9})],
            rules=[MaxEach(id="employers", attribute="employer", maximum=cap, level=1)],
            objective=Objective(terms=[SkillPoints(level=2)]),
        )
        assert seated == compose(given).cohort.people


class TestInfeasible:
    def test_nobody_can_sit(self):
        """Where an opening can have no team at all, there is no cohort, no bound and no price."""
        found = compose(two_places(rules=[TeamSize(id="many", opening="plume", minimum=3, maximum=3)]))
        assert ("infeasible", None, None, None, ()) == (
            found.status, found.cohort, found.bound, found.gap, found.shadow_prices,
        )  # fmt: skip

    def test_prices_prove_that_there_is_no_cohort(self):
        """Where each team exists but not together, prices push the bound below all that a cohort could score."""
        given = two_places(rules=[Budget(id="money", amount="cost", maximum=4)])
        found = compose(given)
        assert ("infeasible", None) == (found.status, found.cohort)
        assert found.bound_at_prices.value < found.model.least
        assert {"rule"} <= {price.kind for price in found.shadow_prices}

    @pytest.mark.slow
    def test_only_the_search_can_tell(self):
        """Where a user's rule on the whole cohort refuses every cohort, all are gone over, and none is found."""
        never = OnlyTeams("never", lambda crew: False)
        never.on = "cohort"
        assert "infeasible" == compose(two_places(rules=[never])).status


class TestUsersRules:
    @pytest.mark.slow
    @given(SEEDS)
    def test_a_predicate_on_a_team_stays_exact(self, seed):
        """Whatever teams a user's rule forbids, the best of the cohorts left is found."""

        def stands(crew):
            return Random(f"{seed} {crew.opening.id} {crew.ids}").random() < 0.6

        given = two_places(rules=[OnlyTeams("luck", stands)])
        cohorts, found = feasible_cohorts(given), compose(given)
        best = max((vector(given, one) for one in cohorts), default=())
        assert best == tuple(level.points for level in found.score)

    @pytest.mark.slow
    @given(SEEDS)
    def test_a_predicate_on_the_cohort_stays_exact(self, seed):
        """A user's rule that only whole cohorts can be held against is kept, and the best of the others is found."""

        def stands(crew):
            return Random(f"{seed} {crew.ids}").random() < 0.7

        rule = OnlyTeams("luck", stands)
        rule.on = "cohort"
        given = two_places(rules=[rule])
        best = max((vector(given, one) for one in feasible_cohorts(given)), default=())
        assert best == tuple(level.points for level in compose(given).score)

    @pytest.mark.untraced
    def test_a_soft_predicate_on_a_team_costs_its_weight(self):
        """A soft rule that only checks is paid for where that pays, and kept where it does not."""
        solo = OnlyTeams("solo", lambda crew: len(crew.people) < 2, level=1)
        given = two_places(rules=[solo])
        assert (18, 4) == (compose(given).worth, len(compose(given).cohort.people))
        solo.weight = 100
        assert ((14, 2)) == (compose(given).worth, len(compose(given).cohort.people))

    @pytest.mark.parametrize("misses", [-1, 101])
    def test_a_soft_rule_that_misses_by_too_much_is_refused(self, misses):
        """A soft rule on a team misses by 0 to 100, so that levels can be weighed before the search."""
        rule = Misses(misses)
        with pytest.raises(Fault, match=r"rules\[.misses.\]\.misses"):
            compose(two_places(rules=[rule]))

    def test_a_soft_rule_on_the_whole_cohort_alone_is_refused(self):
        """What only the whole cohort can tell cannot be priced: such a rule must be hard."""
        rule = OnlyTeams("whole", lambda crew: True, level=1)
        rule.on = "cohort"
        with pytest.raises(Fault, match=r"compose\.problem\.rules\[0\]\.level"):
            compose(two_places(rules=[rule]))


class TestLimits:
    @pytest.mark.slow(one_in=2)
    @pytest.mark.usefixtures("luckless")
    @pytest.mark.parametrize("given", [tight(), two_places()], ids=["tight", "easy"])
    def test_a_gap_is_true(self, given):
        """Stopped after any number of branches, the bound is not below the best and the worth is not above."""
        best = compose(given)
        statuses = set()
        for nodes in range(0, best.nodes + 1, 1 + best.nodes // 25):
            found = compose(given, nodes=nodes)
            statuses.add(found.status)
            assert found.bound >= best.worth
            if found.cohort is None:
                assert ("unknown", None, ()) == (found.status, found.gap, found.score)
                continue
            assert found.worth <= best.worth
            assert found.bound - found.worth == found.gap
            assert (found.gap == 0) == (found.status == "optimal")
            assert () == check(found.cohort, given)
        assert "unknown" in statuses

    @pytest.mark.usefixtures("luckless")
    @pytest.mark.parametrize("nodes", [0, 3, 5])
    def test_without_a_cohort_the_bound_is_no_more_than_each_team_alone_could_bring(self, nodes):
        """The two of most skill bring 11 to either team: both teams are worth 22 at most, and 13 where 13 may be spent."""
        people = [Person(id=f"p{number}", skills={"data": number}, cost=number) for number in range(1, 7)]
        places = [Opening(id=name, size=(1, 2), weights={"data": 1}) for name in ("adler", "plume")]
        given = two_places(people=people, openings=places, rules=[Budget(maximum=13)])
        found = compose(given, nodes=nodes)

        assert ("unknown", None) == (found.status, found.cohort)
        assert 13 <= found.bound <= 22

    @pytest.mark.slow
    def test_a_cohort_found_before_the_limit_is_kept(self):
        """Stopped between the first cohort and the proof, the answer is the best so far, with its gap."""
        given = tight()
        best = compose(given)
        answers = [compose(given, nodes=nodes) for nodes in range(0, best.nodes, 3)]
        early = [one for one in answers if one.status == "best_so_far"]
        assert early
        assert all(0 < one.gap and one.cohort.people for one in early)

    @pytest.mark.untraced
    def test_the_same_limit_gives_the_same_answer(self):
        """A number of branches is a limit that is the same each time, up to the last field: so many are taken."""
        given = tight()
        half = compose(given).nodes // 2
        assert compose(given, nodes=half) == compose(given, nodes=half)
        assert half == compose(given, nodes=half).nodes

    @pytest.mark.slow
    def test_a_limit_that_is_not_reached_changes_nothing(self):
        """With as many branches as the search takes, the answer is the proven one."""
        best = compose(tight())
        assert best == compose(tight(), nodes=best.nodes)

    @pytest.mark.untraced
    @pytest.mark.usefixtures("luckless")
    def test_the_caller_may_stop_the_search(self):
        """A caller who says stop gets what is known: a bound, and no cohort if none was found."""
        found = compose(tight(), stop=lambda: True)
        assert ("unknown", 0) == (found.status, found.nodes)
        assert found.bound >= compose(tight()).worth

    @pytest.mark.slow
    def test_a_caller_who_never_says_stop_gets_the_proof(self):
        """The caller is asked now and then, and the answer does not depend on being asked."""
        asked = []
        assert compose(tight()) == compose(tight(), stop=lambda: asked.append(1))
        assert asked

    @pytest.mark.untraced(but=["30"])
    @pytest.mark.parametrize("nodes", [None, 30, 9, 0])
    def test_progress_ends_with_what_is_proven(self, nodes):
        """The last that is told is what the answer says, stopped or not: its steps, its worth, its bound."""
        told = []
        found = compose(tight(), nodes=nodes, progress=told.append)
        steps = found.nodes if nodes is None else nodes
        assert (steps, found.worth, found.bound) == (told[-1].done, told[-1].best, told[-1].bound)

    def test_progress_ends_with_the_steps_that_show_that_there_is_no_cohort(self):
        """The last that is told is how many they were."""
        told, given_ = [], tight()
        poor = evolve(given_, rules=[Budget(id="money", amount="cost", maximum=200), *given_.rules[1:]])
        found = compose(poor, progress=told.append)
        assert ("infeasible", found.nodes) == (found.status, told[-1].done)
        assert found.nodes > 0


class TestTheSameAnswer:
    @pytest.mark.slow
    @given(SEEDS, st.randoms(use_true_random=False))
    def test_whatever_the_order_said(self, seed, draw):
        """People, openings and rules said in another order give the same cohort."""
        given = problem(seed)
        people, openings, rules = (
            draw.sample(values, len(values)) for values in (given.people, given.openings, given.rules)
        )
        again = compose(evolve(given, people=people, openings=openings, rules=rules))
        found = compose(given)
        assert (found.status, found.cohort, found.worth) == (again.status, again.cohort, again.worth)

    @pytest.mark.slow
    def test_on_any_hash_seed(self):
        """Two processes that hash in different ways write the same answer, prices and branches included."""
        code = (
            "from helpers.small_problems import problem; from eig.teams import compose\n"
            "for seed in range(12):\n"
            "    one = compose(problem(seed))\n"
            "    print(one.status, one.cohort, one.score, one.worth, one.shadow_prices, one.nodes)"
        )
        path = os.pathsep.join(one for one in sys.path if one)
        told = {
            subprocess.run(
                [sys.executable, "-c", code], capture_output=True, check=True,
                env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path},
            ).stdout
            for seed in ("1", "2")
        }  # fmt: skip
        assert 1 == len(told)
        assert told != {b""}


class TestTheValue:
    def test_a_composition_is_a_value(self):
        """An answer pickles, and is equal to one that is asked for again."""
        found = compose(two_places())
        assert found == pickle.loads(pickle.dumps(found)) == compose(two_places())
        assert hash(found) == hash(compose(two_places()))

    def test_prices_are_values_in_points(self):
        """A price says of what it is, and its number is exact."""
        price = ShadowPrice(kind="person", key="p1", points="1/3")
        assert price == eval(repr(price), {"ShadowPrice": ShadowPrice, "Fraction": Fraction})
        assert (Fraction(1, 3), "") == (price.points, price.label)

    def test_scarce_things_have_prices(self):
        """Someone wanted twice has a price; a budget that binds has one too."""
        aims = Objective(
            terms=[points_for(p1_adler=9, p1_plume=9, p2_adler=1, p2_plume=1, p3_adler=1, p3_plume=1)]
        )
        one_seat = [Opening(id=one) for one in ("adler", "plume")]
        wanted = compose(two_places(openings=one_seat, objective=aims))
        assert "p1" in {price.key for price in wanted.shadow_prices}
        poor = compose(two_places(rules=[Budget(id="money", amount="cost", maximum=9)]))
        assert "money" in {price.key for price in poor.shadow_prices}

    def test_what_costs_nothing_has_no_price(self):
        """A person wanted by both openings has a price, with which the bound is met; a budget that pays for all has none."""
        halves = MeritPoints.of(
            {("p1", "a", None): "9/2", ("p1", "b", None): "7/3", ("p2", "a", None): 1, ("p2", "b", None): 1}
        )
        found = compose(
            Problem(
                people=[Person(id="p1", cost=1), Person(id="p2", cost=2)],
                openings=[Opening(id="a"), Opening(id="b")],
                rules=[Budget(maximum=9)],
                objective=Objective(terms=[halves]),
            )
        )
        assert ["p1"] == [price.key for price in found.shadow_prices]
        assert (
            Fraction(11, 2) == found.worth == Fraction(found.bound_at_prices.value, GRAIN * found.model.grid)
        )

    def test_rows_are_the_seats(self):
        """A row for each seat, and no row where there is no cohort."""
        found = compose(two_places())
        seats = [(row["person"], row["opening"]) for row in found.rows()]
        assert (list(found.cohort.seats), 4) == (seats, len(seats))
        assert [] == compose(Problem(people=[], openings=[Opening(id="plume")])).rows()

    def test_a_composition_explains_itself(self):
        """The whole, a person and an opening are explained; anything else is an unknown key."""
        found = compose(two_places())
        assert "no cohort is better" in unfolded(found.explain())
        assert "p1" in str(found.explain("p1", lang="fr"))
        with pytest.raises(UnknownKey):
            found.explain("nobody")

    @pytest.mark.untraced
    def test_a_composition_has_a_picture(self):
        """In a notebook the answer is a picture of its seats."""
        assert compose(two_places())._repr_svg_().startswith("<svg")

    def test_what_is_not_known_is_none(self):
        """An answer without cohort has no worth, so no gap, and no bound to compute again from no price."""
        found = Composition(problem=two_places(), status="unknown", bound=3)
        assert (None, None) == (found.worth, found.gap)
        assert found.bound_at_prices.value >= compose(two_places()).worth


class TestBoundPeople:
    def test_someone_bound_to_an_absent_person_is_not_seated(self):
        """People who sit together or not at all are not seated once one of them has left."""
        given = two_places(rules=[Together.of("p1", "ghost")])
        assert ("p2", "p3", "p4") == compose(given).cohort.people

    def test_people_bound_and_kept_apart_are_not_seated(self):
        """Two people who sit together or not at all, and never together, sit nowhere."""
        given = two_places(rules=[Together.of("p1", "p2"), Apart.of("p2", "p1")])
        assert ("p3", "p4") == compose(given).cohort.people

    def test_chains_of_bound_people_sit_as_one(self):
        """Together is shared: if a goes with b and b with c, all three sit as one, or none does."""
        chain = [Together.of("p1", "p2"), Together.of("p2", "p3")]
        wide = [Opening(id="plume", size=(1, 3), weights={"data": 1})]
        assert ("p1", "p2", "p3") == compose(two_places(rules=chain, openings=wide)).cohort.people
        narrow = [Opening(id="plume", size=(1, 2), weights={"data": 1})]
        assert ("p4",) == compose(two_places(rules=chain, openings=narrow)).cohort.people


class TestCohortRules:
    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("rule", "seated", "worth"),
        [
            (ShareQuota(id="half", attribute="gender", value="f", minimum=66), ("p1", "p2", "p4"), 16),
            (ShareQuota(id="few", attribute="gender", value="f", maximum=34), ("p1", "p2", "p3"), 18),
            (CohortQuota(quota=Quota(attribute="gender", value="f", maximum=0), id="none"), ("p2", "p3"), 10),
            (Budget(id="money", amount="cost", maximum=8), ("p1", "p3"), 12),
        ],
        ids=["low share", "high share", "count", "sum"],
    )
    def test_a_rule_on_the_cohort_decides_who_sits(self, rule, seated, worth):
        """Shares, counts and sums hold of the people who sit, however many they are."""
        best = max(
            vector(two_places(rules=[rule]), one) for one in feasible_cohorts(two_places(rules=[rule]))
        )
        found = compose(two_places(rules=[rule]))
        assert (best[0], "optimal", ()) == (found.worth, found.status, check(found.cohort, found.problem))
        assert (worth, seated) == (found.worth, found.cohort.people)

    def test_wishes_in_parts_of_a_point_stay_exact(self):
        """Thirds of a point are thirds, in the score as in the bound."""
        people = [Person(id=f"p{one}", wishes=["plume"]) for one in range(3)]
        given = Problem(
            people=people,
            openings=[Opening(id="plume", size=(3, 3))],
            objective=Objective(terms=[WishPoints(by_rank=["1/3"])]),
        )
        assert (Fraction(1), Fraction(1)) == (compose(given).worth, compose(given).bound)


def test_a_post_that_is_lifted_gives_no_points_and_takes_none():
    """Where posts are waived, merit is the best of a person's marks: what is proven is what is possible."""
    people = [Person(id="p1", profiles=["data"]), Person(id="p2", profiles=["dev"])]
    plume = Opening(id="plume", posts=[Seat(accepts=["data"])])
    merit = MeritPoints.of({("p1", "plume", None): 3, ("p2", "plume", None): 9})
    found = compose(
        Problem(people=people, openings=[plume], objective=Objective(terms=[merit]), lifted=["posts:plume"])
    )

    assert (9, ("p2",), 9) == (found.worth, found.cohort.people, found.score[0].points)


@pytest.mark.parametrize(("beyond", "status"), [(GRAIN - 1, "optimal"), (GRAIN, "best_so_far")])
def test_a_cohort_is_the_best_where_less_than_a_point_is_left(beyond, status, monkeypatch):
    """What is proven within a point of its worth proves it; a whole point beyond does not."""
    given_ = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])
    found = SearchOutcome(teams=(1,), worth=0, proven=beyond)
    monkeypatch.setattr(composing_module, "solve", lambda *_, **__: found)
    assert (status, beyond // GRAIN) == ((answer := compose(given_)).status, answer.bound)


@pytest.mark.parametrize(
    ("found", "bound"),
    [
        (SearchOutcome(proven=-5 * GRAIN), -5),
        (SearchOutcome(teams=(1,), worth=-7 * GRAIN, proven=-5 * GRAIN), -5),
        (SearchOutcome(teams=(1,), worth=2 * GRAIN, proven=GRAIN), 2),
    ],
)
def test_the_bound_is_what_is_proven_and_never_below_the_cohort(found, bound, monkeypatch):
    """Without a cohort, what no cohort passes is told as it is, below nothing too."""
    monkeypatch.setattr(composing_module, "solve", lambda *_, **__: found)
    assert bound == compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])).bound


@pytest.mark.slow
def test_a_caller_who_stops_while_a_problem_is_read_hears_so():
    """No step was taken, no cohort is known, and that is told."""
    people = [Person(id=f"p{number:03}") for number in range(600)]
    given_, told = Problem(people=people, openings=[Opening(id=f"o{number}") for number in range(6)]), []
    found = compose(given_, stop=lambda: True, progress=told.append)
    assert ("unknown", [0]) == (found.status, [one.done for one in told])


def test_what_counts_tell_takes_no_step():
    """One person cannot fill two openings: that is told before anything is searched."""
    found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id=name) for name in ("a", "b")]))
    assert ("infeasible", 0) == (found.status, found.nodes)


def test_where_nothing_was_decided_the_problem_is_asked_as_it_is():
    """No rule is added to those that were given."""
    found = compose(two_places())
    assert found._settled is found.problem


def test_a_composition_that_the_caller_stops_still_has_a_cohort():
    """One that is had without a search; a question about it has none in such haste."""
    given_ = tight()
    found, asked = (
        composing_module.composed(Composition, given_, STOPPED, **one) for one in ({}, {"hurried": True})
    )
    assert ("best_so_far", "unknown") == (found.status, asked.status)


@pytest.mark.parametrize(("nodes", "steps"), [(3, 1200), (200, 1200), (201, 1206), (900, 5400)])
def test_equals_are_looked_for_with_six_times_the_steps_of_the_search(nodes, steps, monkeypatch):
    """Or of two hundred steps, where it took fewer."""
    found, told = evolve(compose(Problem(people=[], openings=[])), nodes=nodes), []
    monkeypatch.setattr(Composition, "_same", lambda _, answer: told.append(answer.effort.left))
    assert found.equals is None
    assert [steps] == told


@pytest.mark.slow
def test_questions_about_equals_share_their_steps_and_are_counted():
    """Each may take half of what is left, what it takes is gone for the next, and the caller is told how many there were."""
    given_, told, left = tight(), [], 200
    effort = Effort(left=left)
    answer = composing_module.Composer(
        Means(nodes=None, stop=None, backend=None), Watch(told.append), effort=effort
    )
    for asked in (1, 2):
        means = Means(nodes=max(50, left // 2), stop=None, backend=None)
        alone = composing_module.composed(Composition, given_, means, hurried=True)
        assert (alone.cohort, alone.status == "optimal") == answer(given_, [])
        left -= alone.nodes
        assert (asked, left) == (told[-1].done, effort.left)
    work_limit = answer.work_limit()
    assert work_limit.nodes == 50, "a few steps are always left"
    work_limit.spent = 7
    answer.spend(work_limit)
    assert effort.left == left - 7


def test_a_question_about_equals_that_the_caller_stops_has_no_cohort_made_in_haste():
    """Said on the way, or before it began."""
    for spared in (3, 0):
        words = iter([False] * spared + [True] * 99)
        means = Means(nodes=None, stop=lambda words=words: next(words), backend=None)
        assert (None, False) == composing_module.Composer(means)(tight(), [])
