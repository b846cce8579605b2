"""Problems that concern seats, as a flow: the best of all cohorts, with its proof, and no team listed."""

import os
import subprocess
import sys
from fractions import Fraction
from types import SimpleNamespace

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig._maths.flow_one_seat_each import Seating, Shortage
from eig.programme import Quota
from eig.teams import (
    Apart,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    Seat,
    Together,
    WishPoints,
    check,
    compose,
)
from eig.teams.answers import score
from eig.teams.asked import (
    Budget,
    CohortQuota,
    MinProfiles,
    PairBonus,
    SeatGiven,
    SkillNeed,
    TeamBudget,
    TeamRequired,
    TeamSize,
    fair_wishes,
    rank_maximal,
)
from eig.teams.engine import _best_cohort_by_flow_alone, _team_enumeration
from eig.teams.engine._best_cohort_by_flow_alone import Flowed, flowed
from eig.teams.engine._dual_bound import Bound
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._seats_as_flow import nested, seats_of
from eig.teams.engine._soft_rules_missed_by_all import least_use
from eig.teams.engine._team_worths_and_posts_held import team_worth, worth_of
from eig.teams.engine._work_limit import Beat, WorkLimit
from helpers import small_models as small
from helpers.costs import at_most
from helpers.seat_problems import best_cohorts, every_cohort, seat_problem
from helpers.small_problems import feasible_cohorts, is_feasible, problem

SEEDS = st.integers(0, 10**6)


def worth(model, cohort):
    """Return what a cohort is worth on the model's grid, read from its score alone: a level of nothing has no weight."""
    return sum(one.points * model.weights[one.level] for one in score(model.problem, cohort) if one.points)


def promotion(levels, people=60, openings=6, size=(2, 3), **options):
    """Return closed wishes for openings, with points by level."""
    names = [f"c{one:02}" for one in range(openings)]
    crowd = [
        Person(
            id=f"p{one:03}",
            wishes=[names[(one + step * (1 + one % 2)) % openings] for step in range(3)],
            open_to_all=False,
            attributes={"gender": "fmm"[one % 3]},
            cost=3 + one % 4,
        )
        for one in range(people)
    ]
    return Problem(
        people=crowd,
        openings=[Opening(id=name, size=size) for name in names],
        objective=Objective(terms=levels),
        **options,
    )


class TestAgainstAllCohorts:
    @pytest.mark.slow
    @at_most(60)
    @given(SEEDS)
    def test_the_answer_is_the_best_of_all_cohorts(self, seed):
        """Whatever seats are worth and rules ask, the best cohort is found, or it is proven that there is none."""
        given_ = seat_problem(seed)
        found, best = compose(given_), best_cohorts(given_)
        if best is None:
            assert ("infeasible", None) == (found.status, found.cohort)
        else:
            assert ("optimal", best[0]) == (found.status, tuple(level.points for level in found.score))
            assert is_feasible(found.cohort, given_)
            assert found.bound_at_prices.value >= found.worth * GRAIN * found.model.grid

    @pytest.mark.slow
    @at_most(60, by_day=10)
    @given(SEEDS)
    def test_the_flow_alone_bounds_every_cohort(self, seed):
        """With rules of every kind left out, no cohort passes what the flow says; its own cohort is weighed exactly."""
        given_ = problem(seed) if seed % 2 else seat_problem(seed)
        model = compile_problem(given_)
        found = flowed(model, WorkLimit())
        cohorts = feasible_cohorts(given_, len(given_.people)) if len(given_.people) < 6 else []
        if isinstance(found, Flowed):
            assert all(worth(model, one) <= found.value for one in cohorts)
            if found.teams is not None:
                cohort = model.cohort(found.teams)
                assert (True, worth(model, cohort)) == (is_feasible(cohort, given_), found.worth)
        else:
            assert found is None or not cohorts

    @pytest.mark.slow
    @at_most(60)
    @given(SEEDS)
    def test_more_steps_never_make_a_worse_answer(self, seed):
        """A search that may go on longer has a cohort wherever a shorter one had, worth as much, and a true bound."""
        given_ = seat_problem(seed)
        best, last = compose(given_), None
        for nodes in (0, 1, 2, 3, 5, 8, 13, 21, 34):
            found = compose(given_, nodes=nodes)
            assert last is None or found.worth >= last
            assert best.worth is None or found.bound >= best.worth
            last = found.worth


class TestNothingIsListed:
    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "levels",
        [
            [WishPoints(by_rank=[1, 1, 1, 1])],
            [WishPoints(id=f"w{one}", level=one + 1, by_rank=[0] * one + [1]) for one in range(3)],
            [],
        ],
        ids=["all wishes the same", "first wishes first", "no aim"],
    )
    def test_seats_alone_need_no_team(self, levels, monkeypatch):
        """Where only seats matter, no team of any opening is looked for."""

        def never(*_, **__):
            raise AssertionError

        monkeypatch.setattr(_team_enumeration, "_Hunt", never)
        found = compose(promotion(levels))
        assert ("optimal", ()) == (found.status, check(found.cohort, found.problem))

    @pytest.mark.untraced
    def test_as_many_wishes_as_can_be_then_the_cheapest(self):
        """A soft budget of nothing on a level of its own is paid by whoever sits: it is a price of seats."""
        wishes, cheap = WishPoints(by_rank=[1] * 4), Budget(id="cost", amount="cost", maximum=0, level=2)
        found = compose(promotion([wishes], rules=[cheap]))
        assert found.nodes < 60
        assert ("optimal", 18) == (found.status, found.score[0].points)

    @pytest.mark.untraced
    @pytest.mark.parametrize("term", [fair_wishes, rank_maximal])
    def test_wishes_by_rank_are_settled_whatever_their_width(self, term):
        """Ranks that outweigh each other are wide whole numbers, and the flow tells them apart."""
        plain = promotion([])
        found = compose(evolve(plain, objective=Objective(terms=[term(plain)])))
        assert "optimal" == found.status
        assert found.nodes < 60

    @pytest.mark.untraced
    def test_any_number_of_levels(self):
        """Levels so many that their weights pass any width proposed in advance are no proof of anything."""
        terms = [WishPoints(id=f"w{one}", level=one + 1, by_rank=[-1000]) for one in range(60)]
        lone = Problem(
            people=[Person(id="p1", wishes=["plume"])],
            openings=[Opening(id="plume")],
            objective=Objective(terms=terms),
        )
        for more in ([], [PairBonus.of("p1", "p2", 1)]):
            given_ = evolve(lone, objective=Objective(terms=[*terms, *more]))
            assert ("optimal", -1000) == (compose(given_).status, compose(given_).score[0].points)
            never = compose(given_, nodes=0)
            assert ("plume",) == tuple(team.opening for team in never.cohort.teams)

    @pytest.mark.untraced
    def test_twenty_people_and_fifteen_openings_have_a_cohort(self):
        """Wide points, free sizes, everyone asks for all: a cohort is easy, and so it is found."""
        names = [f"c{one:02}" for one in range(15)]
        people = [
            Person(id=f"p{one:03}", wishes=[names[(one * 7 + k) % 15] for k in range(15)])
            for one in range(20)
        ]
        plain = Problem(people=people, openings=[Opening(id=name, size=(1, 2)) for name in names])
        asked = evolve(plain, objective=Objective(terms=[fair_wishes(plain)]))
        assert "optimal" == compose(asked, nodes=500).status
        assert compose(asked, nodes=3).cohort is not None


class TestWhatPlacesAsk:
    def test_a_need_is_a_seat_of_its_own(self):
        """One of two must know law: the flow knows, whoever is worth more."""
        people = [Person(id="p1", skills={"law": 1}), Person(id="p2"), Person(id="p3")]
        aims = MeritPoints.of({("p1", "plume", None): 1, ("p2", "plume", None): 5, ("p3", "plume", None): 4})
        given_ = Problem(
            people=people,
            openings=[Opening(id="plume", size=(2, 2))],
            rules=[SkillNeed(id="law", opening="plume", skill="law")],
            objective=Objective(terms=[aims]),
        )
        assert seats_of(compile_problem(given_)).exact
        assert ("p1", "p2") == compose(given_).cohort.people

    def test_needs_that_share_people_are_left_to_the_search(self):
        """One who knows both skills may answer both needs: the flow does not say so, and bounds from above."""
        people = [
            Person(id="p1", skills={"law": 1, "data": 1}),
            Person(id="p2", skills={"law": 1}),
            Person(id="p3", skills={"data": 1}),
        ]
        needs = [SkillNeed(id=skill, opening="plume", skill=skill) for skill in ("law", "data")]
        given_ = Problem(people=people, openings=[Opening(id="plume", size=(1, 2))], rules=needs)
        assert not seats_of(compile_problem(given_)).exact
        assert ("optimal", ("p1",)) == (compose(given_).status, compose(given_).cohort.people)

    def test_more_needs_than_seats(self):
        """Two needs that share nobody do not fit one team of one: no cohort, and no team to price."""
        people = [Person(id="p1", skills={"law": 1}), Person(id="p2", skills={"data": 1}), Person(id="p3")]
        needs = [SkillNeed(id=skill, opening="plume", skill=skill, count=1) for skill in ("law", "data")]
        size = TeamSize(id="one", opening="plume", minimum=1, maximum=2)
        small = Problem(people=people, openings=[Opening(id="plume", size=(1, 3))], rules=[*needs, size])
        assert "optimal" == compose(small).status
        more = [evolve(needs[0], count=2), *needs[1:]]
        assert "infeasible" == compose(evolve(small, rules=[*more, size])).status

    @pytest.mark.parametrize(("most", "fits"), [(3, True), (2, False)])
    def test_a_flow_seats_no_team_larger_than_it_may_be(self, most, fits):
        """Two who know law and one who knows data are three: where two may sit, the flow has no seating."""
        people = [Person(id=f"p{one}", skills={"law" if one < 3 else "data": 1}) for one in range(5)]
        needs = [
            SkillNeed(id=skill, opening="plume", skill=skill, count=2 - place)
            for place, skill in enumerate(("law", "data"))
        ]
        given_ = Problem(people=people, openings=[Opening(id="plume", size=(1, most))], rules=needs)
        seats = seats_of(compile_problem(given_))
        assert seats.exact
        assert fits == isinstance(seats.best(WorkLimit()), Seating)

    def test_a_person_given_a_seat_holds_a_post_there(self):
        """Whoever is given a seat takes it, at the best post that accepts them."""
        people = [
            Person(id="p1", profiles=["data"]),
            Person(id="p2", profiles=["data"]),
            Person(id="p3", profiles=["dev"]),
        ]
        marks = MeritPoints.of({("p2", "plume", None): 9, ("p1", "plume", None): 1, ("p3", "plume", None): 2})
        given_ = Problem(
            people=people,
            openings=[
                Opening(
                    id="plume", size=(2, 2), posts=[Seat(accepts=["data"]), Seat(accepts=["dev", "data"])]
                )
            ],
            objective=Objective(terms=[marks]),
        )
        seated = given_.having(SeatGiven.of("p1", "plume"), SeatGiven.of("p3", "plume"))
        assert seats_of(compile_problem(seated)).exact
        assert (("p2", "p3"), ("p1", "p3")) == (compose(given_).cohort.people, compose(seated).cohort.people)
        assert compose(seated).bound_at_prices.value == 3 * GRAIN

    def test_posts_that_are_lifted_count_with_merit(self):
        """Where the rule on posts is lifted, whoever is worth most sits, with or without a profile."""
        people = [Person(id="p1", profiles=["data"]), Person(id="p2", profiles=["dev"])]
        marks = MeritPoints.of({("p1", "plume", None): 3, ("p2", "plume", None): 9})
        given_ = Problem(
            people=people,
            openings=[Opening(id="plume", posts=[Seat(accepts=["data"])])],
            objective=Objective(terms=[marks]),
            lifted=["posts:plume"],
        )
        found = compose(given_)
        assert (9, Fraction(9), ("p2",)) == (found.worth, found.score[0].points, found.cohort.people)
        assert 3 == compose(evolve(given_, lifted=[])).worth

    def test_a_team_of_any_size_may_be_more_than_its_posts(self):
        """Where the rule on size is lifted, people without a post sit too; levels are weighed for as many."""
        people = [Person(id=f"p{one}", profiles=["data"], wishes=["plume"]) for one in range(4)]
        marks = MeritPoints.of({(f"p{one}", "plume", None): 1 for one in range(4)})
        given_ = Problem(
            people=[*people, Person(id="p9", profiles=["data"])],
            openings=[Opening(id="plume", posts=[Seat(accepts=["data"])])],
            objective=Objective(terms=[marks, WishPoints(by_rank=[5], level=2)]),
            lifted=["size:plume"],
        )
        found = compose(given_)
        assert ("optimal", (4, 20)) == (found.status, tuple(one.points for one in found.score))
        fewer = evolve(given_, objective=Objective(terms=[WishPoints(by_rank=[-1]), evolve(marks, level=2)]))
        assert (0, 0) == tuple(one.points for one in compose(fewer).score)

    def test_a_shortage_is_proven_by_the_people_it_concerns(self):
        """Three openings of two for five who asked: their prices bring the bound below any cohort."""
        names = ["adler", "brume", "plume"]
        people = [Person(id=f"p{one}", wishes=names, open_to_all=False) for one in range(5)]
        found = compose(Problem(people=people, openings=[Opening(id=name, size=(2, 2)) for name in names]))
        assert "infeasible" == found.status
        assert found.bound_at_prices.value < found.model.least
        assert ({"person"}, 0) == ({price.kind for price in found.shadow_prices}, found.nodes)

    def test_whoever_must_sit_at_two_openings_is_more_than_seats_say(self):
        """Two openings need the only one who knows law: the flow would seat that one at either, and says too little."""
        names = ("adler", "plume")
        posts = [Opening(id=name, size=(2, 2), posts=[Seat(accepts=["data"])] * 2) for name in names]
        people = [
            Person(id=f"p{one}", skills={"law": 1} if one == 2 else {}, profiles=["data"]) for one in range(5)
        ]
        needs = [SkillNeed(id=name, opening=name, skill="law") for name in names]
        once, twice = (Problem(people=people, openings=posts, rules=needs[:count]) for count in (1, 2))
        assert [True, False] == [seats_of(compile_problem(one)).exact for one in (once, twice)]
        assert ["optimal", "infeasible"] == [compose(one).status for one in (once, twice)]

    def test_each_person_is_looked_at_once_for_the_seats_and_once_for_their_worth(self):
        """Of two openings for five: ten times each, and the caller may say stop on the way."""
        model = small.model_of(openings=[small.place("adler"), small.place("plume")])
        beat = Beat(lambda: None, 1000)
        seats_of(model, None, SimpleNamespace(beat=lambda: beat))
        assert 2 * 5 + 2 * 5 == 1000 - beat.left


class TestWhatAFlowCannotSay:
    """What the flow leaves out is found by the search, and the answer is the best of all cohorts."""

    def marked(self, *rules, **points):
        people = [Person(id=f"p{one}", cost=one, attributes={"gender": "fm"[one % 2]}) for one in range(1, 5)]
        aims = MeritPoints.of({(*seat.split("_"), None): given for seat, given in points.items()})
        openings = [Opening(id=name, size=(2, 2)) for name in ("adler", "plume")]
        return Problem(people=people, openings=openings, rules=rules, objective=Objective(terms=[aims]))

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "rule", [Apart.of("p1", "p3"), Together.of("p1", "p2")], ids=["apart", "bound together"]
    )
    def test_pairs(self, rule):
        """Two who would sit as they may not, at the flow's best: they sit otherwise."""
        given_ = self.marked(rule, p1_adler=9, p2_adler=8, p3_adler=9, p4_adler=1, p1_plume=1, p2_plume=8)
        found = compose(given_)
        assert ("optimal", best_cohorts(given_)[0]) == (
            found.status,
            tuple(one.points for one in found.score),
        )
        assert check(found.cohort, given_) == ()

    @pytest.mark.untraced
    @pytest.mark.parametrize("women", [1, 2])
    def test_a_fine_that_is_paid_anyhow_beside_a_rule_that_binds(self, women):
        """The cheapest cohort with enough women: the fine is a price of seats, the count a row beside them."""
        cheap = Budget(id="cost", maximum=0, level=2)
        count = CohortQuota(quota=Quota(attribute="gender", value="f", minimum=women), id="women")
        small = evolve(self.marked(cheap, count), openings=[Opening(id="plume", size=(2, 3))])
        found = compose(small)
        assert ("optimal", best_cohorts(small)[0]) == (found.status, tuple(one.points for one in found.score))


class TestTheLeastUse:
    @pytest.mark.slow
    @given(SEEDS)
    def test_no_cohort_uses_less(self, seed):
        """Of each limit, every cohort uses at least the figure told."""
        given_ = seat_problem(seed)
        model = compile_problem(given_)
        lines = [
            line
            for rule in given_.all_rules
            if hasattr(rule, "lines") and not rule.id.startswith("seated")
            for line in rule.lines(given_.people)
        ]
        cohorts = feasible_cohorts(given_, len(given_.people))
        for number, line in enumerate(lines[: len(model.limits)]):
            if model.limits[number].label == line.label:
                assert all(line.use(given_.crews(one)) >= least_use(model, number) for one in cohorts)

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("by_person", "by_seat", "lifted", "least"),
        [
            (2, 0, (), 2 * (2 + 1)),
            (2, 0, ("fill:plume",), 2 * 2),
            (1, 0, ("fill:adler", "fill:plume"), 0),
            (-2, 0, (), -2 * (3 + 2)),
            (-1, 0, ("fill:plume",), -1 * (3 + 2)),
            (0, 5, (), 5 * 2),
            (2, 5, (), 7 * 2 + 2),
            (2, -5, (), -3 * 3 + 2),
            (0, 0, (), 0),
        ],
    )
    def test_it_is_that_of_alike_people(self, by_person, by_seat, lifted, least):
        """Two or three sit at the first opening, one or two at the second; each uses as much, and more at the first."""
        model = compile_problem(
            Problem(
                people=[Person(id=f"p{one}", cost=1) for one in range(5)],
                openings=[Opening(id="adler", size=(2, 3)), Opening(id="plume", size=(1, 2))],
                rules=[Budget(id="money", maximum=2)],
                lifted=lifted,
            )
        )
        first, second = model.places
        members = tuple(one._replace(uses=((0, by_seat),)) for one in first.members)
        units = tuple(one._replace(uses=((0, by_person),)) for one in model.units)
        model = model.but(units=units, places=(first.but(members=members), second))
        assert least == least_use(model, 0)

    def test_it_is_that_of_whoever_uses_least_where_they_sit(self):
        """Each line by itself: whoever uses least at the opening that must have somebody, all told."""
        people = [Person(id=f"p{one}", cost=one, amounts={"days": 4 - one}) for one in range(5)]
        rules = [Budget(id=name, amount=name, maximum=9) for name in ("cost", "days")]
        given_ = Problem(people=people, openings=[Opening(id="plume")], rules=rules)
        model = compile_problem(given_)
        (one,) = model.places
        more = (((0, 9), (1, 5)), ((0, 2),), ((1, -1),), ((1, 3),), ((1, 7), (0, -1)))
        members = tuple(member._replace(uses=more[member.unit]) for member in one.members)
        seated = model.but(places=(one.but(members=members),))
        assert (0, 0) == tuple(least_use(model, line) for line in range(2))
        assert (2, 1) == tuple(least_use(seated, line) for line in range(2))

    @pytest.mark.parametrize(("cost", "least"), [(3, 1), (4, 2), (7, 3)])
    def test_a_group_uses_what_it_does_head_by_head(self, cost, least):
        """Two who go together share what they use, rounded down; the third uses nine alone."""
        people = [Person(id="p0", cost=1), Person(id="p1", cost=cost - 1), Person(id="p2", cost=9)]
        openings = [Opening(id="plume", size=(1, 2))]
        rules = [Together.of("p0", "p1"), Budget(id="money", maximum=2)]
        model = compile_problem(Problem(people=people, openings=openings, rules=rules))
        assert least == least_use(model, 0)


class TestWorth:
    @pytest.mark.slow
    @given(SEEDS)
    def test_teams_are_weighed_as_the_score_says(self, seed):
        """Any teams are worth their score, and nothing if they break a hard rule."""
        given_ = seat_problem(seed)
        model = compile_problem(given_)
        number = {
            person.id: unit
            for unit, one in enumerate(model.units)
            for person in [given_.people[one.people[0]]]
        }
        for cohort in list(every_cohort(given_))[:: 1 + seed % 7]:
            if any(one not in number for one in cohort.people):
                continue
            teams = tuple(
                sum(
                    1 << number[one]
                    for one in (cohort.team_of(place.opening).people if cohort.team_of(place.opening) else ())
                )
                for place in model.places
            )
            able = all(
                {one.unit for one in place.members}.issuperset(_bits(team))
                for place, team in zip(model.places, teams, strict=True)
            )
            if able:
                expected = worth(model, cohort) if is_feasible(cohort, given_) else None
                assert expected == worth_of(model, teams)


def _bits(mask):
    return {one for one in range(mask.bit_length()) if mask >> one & 1}


@pytest.mark.slow
def test_what_a_flow_does_not_need_is_not_loaded():
    """Composing a problem of seats loads neither the search nor any sentence: importing is most of its time."""
    code = (
        "import sys; from eig.teams import Opening, Person, Problem, compose\n"
        "compose(Problem(people=[Person(id='p1')], openings=[Opening(id='plume')]))\n"
        "print([name for name in sys.modules if name.startswith('eig.teams')])"
    )
    path = os.pathsep.join(one for one in sys.path if one)
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": path},
        text=True,
    ).stdout
    spared = (
        "_falling_target_search",
        "_one_team_a_place_search",
        "_flow_rows_by_head_count",
        "_first_cohort_of_a_stopped_search",
        "highs",
        "_why_a_seat_or_none",
        "conflicts",
        "pictures.pictures",
    )
    assert [name for name in spared if f".{name}'" in told] == []


@pytest.mark.parametrize(("maximum", "level", "kept"), [(9, 0, False), (12, 0, True), (9, 1, True)])
def test_a_seating_keeps_the_rules_unless_it_passes_a_hard_one(maximum, level, kept):
    """The best two cost twelve: within a budget of twelve, and over one of nine, which a soft rule only fines."""
    model = small.model_of(Budget(id="money", amount="cost", maximum=maximum))
    soft = tuple(limit.but(fine=GRAIN if level else None) for limit in model.limits)
    flow = flowed(model, WorkLimit())
    flow = flow.but(seats=flow.seats.but(model=model.but(limits=soft)))
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
        assert flowed(compile_problem(given), WorkLimit()).kept == kept


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


LAWYERS, MAPPERS = (SkillNeed(id=skill, opening="plume", skill=skill) for skill in ("law", "map"))
ABLE, ABLEST = (
    SkillNeed(id=f"able-{grade}", opening="plume", skill="data", grade=grade, count=count)
    for grade, count in ((4, 2), (5, 1))
)
SAILOR = SkillNeed(id="sea", opening="plume", skill="sea")
SOFT = {"level": 1, "weight": 3}
MIXED, FILLED = MinProfiles(id="mixed", minimum=2, **SOFT), TeamRequired(id="team", opening="plume", **SOFT)
FRIENDS, RIVALS = (
    Objective(terms=[*small.POINTS.terms, PairBonus.of("p0", "p2", points)]) for points in (3, -3)
)
MERIT = Objective(
    terms=[MeritPoints.of({("p0", "plume", "data"): 2, ("p1", "plume", "dev"): 6, ("p1", "plume", None): 3})]
)
ONE, TWO, UP_TO_THREE = {"size": (1, 1)}, {"size": (2, 2)}, {"size": (1, 3)}
BOTH = {**TWO, "posts": [Seat(accepts=["data"]), Seat(accepts=["dev"])]}
FIRST = {"posts": BOTH["posts"][:1]}
MAY_BE_EMPTY = {"lifted": ["fill:plume"]}
GIVEN = [SeatGiven.of(person, "plume") for person in ("p2", "p1")]


def asked(objective=small.POINTS, rules=(), lifted=(), **options):
    """Return the model of an opening for five, who differ in all that it may ask; two others come before it."""
    skills = [{}, {"law": 1}, {"law": 1, "map": 1}, {"map": 1}, {"sea": 1}]
    people = [
        evolve(one, skills={**one.skills, **more}, profiles=[("data", "dev")[number % 2]])
        for number, (one, more) in enumerate(zip(small.PEOPLE, skills, strict=True))
    ]
    openings = [*(small.place(name, size=(1, 1)) for name in ("adler", "brume")), small.place(**options)]
    return compile_problem(
        Problem(people=people, openings=openings, rules=rules, lifted=lifted, objective=objective)
    )


def most_of(seats, team):
    """Return what a team brings at most where all of it take seats of the last opening and fill them; None if it cannot."""
    own = {number: node for number, node in enumerate(seats.nodes) if node.place == 2}
    found = {frozenset((node, 0) for node in own): 0}
    for unit, gains in zip(seats.units, seats.gains, strict=True):
        if not team >> unit & 1:
            continue
        more = {}
        for taken, worth in found.items():
            for node, have in taken:
                if node in gains and have < own[node].high:
                    after = taken - {(node, have)} | {(node, have + 1)}
                    more[after] = max(worth + gains[node], more.get(after, worth + gains[node]))
        found = more
    filled = [worth for taken, worth in found.items() if all(own[node].low <= have for node, have in taken)]
    return max(filled) - sum(seats.musts.values()) if filled else None


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("exact", "options"),
    [
        (True, {}),
        (True, ONE),
        (True, ONE | {"rules": [LAWYERS]}),
        (True, ONE | {"rules": [MIXED]}),
        (True, ONE | {"rules": [Together.of("p0", "p2")]}),
        (True, ONE | FIRST | {"objective": MERIT}),
        (False, {"objective": FRIENDS}),
        (False, {"objective": RIVALS}),
        (True, {"clearance": "x"}),
        (True, MAY_BE_EMPTY | {"clearance": "x"}),
        (False, MAY_BE_EMPTY | {"clearance": "x", "rules": [FILLED]}),
        (True, MAY_BE_EMPTY),
        (False, MAY_BE_EMPTY | TWO),
        (False, MAY_BE_EMPTY | FIRST),
        (False, MAY_BE_EMPTY | BOTH),
        (False, MAY_BE_EMPTY | {"rules": [FILLED]}),
        (False, MAY_BE_EMPTY | {"rules": [LAWYERS]}),
        (True, MAY_BE_EMPTY | ONE),
        (False, MAY_BE_EMPTY | ONE | {"rules": [FILLED]}),
        (True, {"rules": [LAWYERS]}),
        (True, {"rules": [evolve(LAWYERS, count=2)]}),
        (True, {"rules": [evolve(LAWYERS, count=2), SAILOR]}),
        (False, {"rules": [LAWYERS, MAPPERS]}),
        (True, UP_TO_THREE | {"rules": [ABLE, ABLEST]}),
        (False, UP_TO_THREE | {"rules": [LAWYERS, ABLE]}),
        (False, {"rules": [Apart.of("p0", "p2")]}),
        (True, {"rules": [Apart.of("p0", "p9")]}),
        (False, UP_TO_THREE | {"rules": [Together.of("p0", "p2")]}),
        (False, UP_TO_THREE | {"rules": [Together.of("p0", "p1"), LAWYERS]}),
        (False, {"rules": [TeamBudget(id="money", opening="plume", maximum=8)]}),
        (True, {"rules": GIVEN[:1]}),
        (True, BOTH),
        (True, BOTH | {"objective": MERIT}),
        (True, UP_TO_THREE | FIRST | {"objective": MERIT}),
        (False, BOTH | {"rules": [LAWYERS]}),
        (True, BOTH | {"rules": GIVEN[:1]}),
        (True, BOTH | {"rules": GIVEN}),
        (True, BOTH | {"rules": GIVEN[:1], "lifted": ["size:plume"]}),
        (True, BOTH | {"rules": [SAILOR]}),
        (False, BOTH | {"rules": [TeamBudget(id="money", opening="plume", maximum=0)]}),
        (True, BOTH | {"rules": [TeamSize(id="one", opening="plume", minimum=1, maximum=1)]}),
        (False, BOTH | {"rules": [Together.of("p0", "p1")]}),
        (False, BOTH | {"rules": [Apart.of("p0", "p1")]}),
        (False, BOTH | {"objective": FRIENDS}),
    ],
)
def test_every_team_has_seats_worth_as_much_and_no_other_where_seats_say_it_all(exact, options):
    """A team that stands can take seats that bring no less; where seats are exact, whoever can take them is a team of that worth."""
    model = asked(**options)
    place, seats = model.places[-1], seats_of(model)
    assert exact == seats.exact
    for team in range(1 << len(model.units)):
        if any(team >> unit & 1 and unit not in place.gains for unit in range(len(model.units))):
            continue
        worth, most = team_worth(place, team), most_of(seats, team)
        if all(team >> unit & 1 for unit in seats.musts):
            assert worth == most if exact else worth is None or worth <= most
        else:
            assert worth is None
    for unit, gain in place.gains.items():
        movers = [gains for mover, gains in zip(seats.units, seats.gains, strict=True) if mover == unit]
        brought = {sum(one[node] for one in movers) for node in movers[0] if seats.nodes[node].place == 2}
        assert len(movers) == 1 or brought == {gain}
        assert unit not in seats.musts or {2} == {seats.nodes[node].place for node in movers[0]}


@pytest.mark.parametrize(("beyond", "proven"), [(-1, True), (0, False), (1, False), (None, False)])
def test_a_shortage_is_a_proof_where_no_cohort_reaches_the_bound(beyond, proven, monkeypatch):
    """At the prices of those who are asked for by too many seats; else it is left to a search."""
    model = small.model_of()
    bounds = [Bound(None, 5, ()), None if beyond is None else Bound(None, model.least + beyond, ())]
    monkeypatch.setattr(_best_cohort_by_flow_alone, "bound_at", lambda *_: bounds.pop(0))
    found = _best_cohort_by_flow_alone._short(model, seats_of(model), Shortage(frozenset({0})))
    assert proven == (found is not None)
