"""No cohort at all, told by counts before anything is weighed: what is told is true, and told as a search tells it."""

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig._maths.flow_one_seat_each import Shortage, seat
from eig.errors import Fault
from eig.teams import Apart, MeritPoints, Objective, Opening, Person, Problem, Seat, ShareQuota, compose
from eig.teams.answers.shadow_prices import bound_again, prices_of_people
from eig.teams.asked import Budget, Forbidden, MaxEachTeam, Posts, SeatGiven, SkillNeed, TeamBudget
from eig.teams.asked._rules_sorted_for_the_search import at_openings, shapes_of
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.rule_shapes import CohortBound
from eig.teams.engine import _infeasible_by_counting, _rules_and_allowed_seats_read
from eig.teams.engine._infeasible_by_counting import Asked, Hopeless, compiled, is_near, too_few
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._rules_and_allowed_seats_read import is_fixed, read
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._work_limit import Beat
from eig.teams.engine.highs import Highs
from helpers.costs import at_most
from helpers.seat_problems import seat_problem
from helpers.shares import few
from helpers.small_problems import NoTwoHeads, feasible_cohorts, problem, vector

SEEDS = st.integers(0, 10**6)
KINDS = st.sampled_from([problem, seat_problem])
FEWER = st.sampled_from([None, 2, 3, 4])
OPEN = {"wishes": ["c0"], "open_to_all": True}


def fewer(stated, people):
    """Return the problem of some of its people alone, where its rules speak of no other."""
    try:
        return stated if people is None else evolve(stated, people=stated.people[:people])
    except Fault:
        return stated


def told_of(stated):
    """Return what counts tell at the outset."""
    return compiled(stated, Beat())


def paid(seed):
    """Draw people whose pay differs by multiples of a step, and a sum that must be met."""
    draw = Random(f"paid {seed}")
    step, first, many = draw.choice([2, 3, 6]), draw.randint(1, 6), draw.randint(4, 6)
    costs = [first + step * draw.randint(0, 3) for _ in range(many)]
    low = draw.randint(0, sum(costs))
    return Problem(
        people=[Person(id=f"p{one}", cost=cost) for one, cost in enumerate(costs)],
        openings=[Opening(id=one, size=draw.choice([(1, 1), (2, 2), (1, 2)])) for one in ("c0", "c1")],
        rules=[Budget(minimum=low, maximum=low + draw.choice([0, 0, 1]))],
        lifted=draw.choice([(), (), ("fill:c0",)]),
    )


@pytest.mark.slow
def test_a_sum_that_no_number_of_people_comes_to_is_told_at_once():
    """Four people of odd pay cost an even sum, whoever they are; of none told so is there a cohort."""
    told, may = 0, 0
    for seed in few(range(120), 40):
        none = isinstance(told_of(paid(seed)), Hopeless)
        there = feasible_cohorts(paid(seed))
        assert not none or there == []
        told, may = told + none, may + (there != [])
    assert told > 10
    assert may > 10


@pytest.mark.slow
def test_sums_that_no_number_of_people_comes_to_together_are_told_at_once():
    """All pay and all days are odd: no number of people makes one sum even and the other odd, by brute force."""
    told, may = 0, 0
    for seed in range(40):
        draw = Random(f"two sums {seed}")
        step, pay, days, many = (
            draw.choice([2, 3]),
            draw.randint(1, 2),
            draw.randint(1, 2),
            draw.randint(4, 6),
        )
        people = [
            Person(id=f"p{one}", cost=pay + step * draw.randint(0, 3), amounts={"days": days + step * draw.randint(0, 2)})
            for one in range(many)
        ]  # fmt: skip
        sums = [draw.randint(6, 18), draw.randint(4, 14)]
        rules = [
            Budget(id=one, amount=one, minimum=total, maximum=total)
            for one, total in zip(("cost", "days"), sums, strict=True)
        ]
        places = [Opening(id=one, size=(1, 2)) for one in ("c0", "c1")]
        stated = Problem(people=people, openings=places, rules=rules)
        none = isinstance(told_of(stated), Hopeless)
        alone = [isinstance(told_of(evolve(stated, rules=[rule])), Hopeless) for rule in rules]
        there = feasible_cohorts(stated)
        assert not none or there == []
        told, may = told + (none and not any(alone)), may + (there != [])
    assert told > 5
    assert may > 1


@pytest.mark.slow
def test_where_heads_do_not_matter_or_a_sum_has_one_bound_alone_nothing_is_told_of_steps():
    """Of even pay an odd sum is told by its own line; pay of every kind, and one person without, by none."""
    people = [Person(id=f"p{one}", cost=cost) for one, cost in enumerate([3, 5, 7, 9, 11])]
    odd = Problem(
        people=people, openings=[Opening(id="c", size=(4, 4))], rules=[Budget(minimum=25, maximum=25)]
    )
    assert isinstance(told_of(odd), Hopeless)
    free = [*people, Person(id="p5")]
    even = [evolve(one, cost=one.cost - 1) for one in people]
    for other in (
        evolve(odd, rules=[Budget(maximum=25)]),
        evolve(odd, rules=[Budget(minimum=25, maximum=26)]),
        evolve(odd, rules=[Budget(minimum=25, maximum=25, level=1)]),
        evolve(odd, people=free),
        evolve(odd, people=even),
        evolve(odd, openings=[Opening(id="c", size=(3, 4))]),
    ):
        assert not isinstance(told_of(other), Hopeless)
        assert (compose(other).status == "infeasible") == (feasible_cohorts(other) == [])


@pytest.mark.slow
@at_most(200)
@given(KINDS, SEEDS, FEWER)
def test_where_counts_say_that_there_is_none_there_is_none(make, seed, people):
    """Going through all cohorts finds none, and people have a price exactly where it brings the bound below any."""
    stated = fewer(make(seed), people)
    told = told_of(stated)
    if isinstance(told, Hopeless):
        model = compile_problem(stated)
        assert [] == feasible_cohorts(stated)
        bound = bound_again(model, prices_of_people(told.people, told.price))
        assert not told.people or bound is None or bound.value < model.least


@pytest.mark.slow
@at_most(100)
@given(KINDS, SEEDS, FEWER)
def test_counts_tell_what_a_search_tells(make, seed, people):
    """The answer and its sentences are those of the search that would have been made."""
    stated = fewer(make(seed), people)
    answer = compose(stated, nodes=2000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_infeasible_by_counting, "hopeless", lambda _: None)
        searched = compose(stated, nodes=2000)

    assert (answer.status, answer.cohort, answer.worth) == (searched.status, searched.cohort, searched.worth)
    assert str(answer.explain()) == str(searched.explain())


@pytest.mark.slow
@at_most(200)
@given(SEEDS)
def test_seats_are_short_of_people_where_a_flow_of_worths_is(seed):
    """A flow, which is made for worths and takes longer, finds the same shortage, or none."""
    draw = Random(seed)
    asked = [Asked(draw.randrange(3), draw.sample(range(6), draw.randrange(6))) for _ in range(4)]
    gains = [{number: 0 for number, one in enumerate(asked) if who in one.takers} for who in range(6)]
    flow = seat(gains, [(one.count, one.count) for one in asked])

    assert (too_few(asked, Beat()) is not None) == isinstance(flow, Shortage)


@at_most(200)
@given(SEEDS)
def test_too_few_people_is_halls_condition(seed):
    """Seats are short of people exactly if some of them ask for more than all who may take any of those."""
    draw = Random(seed)
    asked = [
        Asked(draw.randint(0, 3), draw.sample(range(6), draw.randint(0, 6)))
        for _ in range(draw.randint(0, 5))
    ]
    short = too_few(asked, Beat())

    def lacks(some):
        people = {one for seats in some for one in asked[seats].takers}
        return sum(asked[seats].count for seats in some) > len(people)

    every = [some for size in range(len(asked) + 1) for some in combinations(range(len(asked)), size)]
    assert any(map(lacks, every)) == (short is not None)
    assert short is None or lacks(short)


def test_seats_that_gave_somebody_away_have_somebody_else():
    """Whoever leaves a seat for another one is replaced there: five seats for four people stay one too many."""
    asked = [Asked(2, [0, 1, 2]), Asked(1, [0, 3]), Asked(1, [3]), Asked(1, [1, 3])]
    assert frozenset(range(4)) == too_few(asked, Beat())
    assert too_few([*asked[:3], Asked(1, [1, 3, 4])], Beat()) is None


def test_seats_that_wait_for_somebody_have_only_who_is_left():
    """A seat that gave one person away and got another is as short as before: five seats still want one of four."""
    asked = [Asked(1, [0, 3, 4]), Asked(1, [1, 2]), Asked(2, [0, 1, 3]), Asked(2, [3, 4])]
    assert frozenset({0, 2, 3}) == too_few(asked, Beat())


@pytest.mark.untraced
@at_most(60)
@given(KINDS, SEEDS)
def test_a_rule_that_names_an_opening_says_nothing_of_another(make, seed):
    """What is left out at an opening bounds no team there, refuses none that is empty, and shuts nobody out."""
    stated = make(seed).having(Forbidden.of("p0", "c0"))
    shapes = shapes_of(stated)
    spans, teams, seats = (at_openings(stated, some) for some in (shapes.spans, shapes.teams, shapes.seats))
    for opening in stated.openings:
        empty = Crew(opening=opening, people=())
        others = [rule for rule in shapes.spans if rule not in spans[opening.id]]
        assert not any(rule.spans(opening) for rule in others)
        assert not any(rule.misses(empty) for rule in shapes.teams if rule not in teams[opening.id])
        left_out = [rule for rule in shapes.seats if rule not in seats[opening.id]]
        assert all(rule.allows(person, opening) for rule in left_out for person in stated.people)


class TestAPromotion:
    """A problem of the size of a promotion, which nobody weighs to see that it cannot be."""

    def stated(self, *, openings, rules=(), people=40, **options):
        return Problem(
            people=[
                Person(id=f"p{one:02}", attributes={"gender": "fm"[one % 2]}, profiles=["dev"], skills={"law": one % 5}, **OPEN)
                for one in range(people)
            ],
            openings=[Opening(id=f"c{one}", **{"size": (3, 3), **options}) for one in range(openings)],
            rules=rules,
            objective=Objective(terms=[MeritPoints.of({("p00", "c0", None): 3})]),
        )  # fmt: skip

    def test_half_of_an_odd_number_needs_no_search(self):
        """Half women of nine people: no step is taken."""
        half = ShareQuota(attribute="gender", value="f", minimum=50, maximum=50)
        answer = compose(self.stated(openings=3, rules=[half]), nodes=0)

        assert ("infeasible", 0) == (answer.status, answer.nodes)

    @pytest.mark.slow
    def test_seats_for_more_people_than_there_are_need_no_search(self):
        """Fourteen teams of three, for forty people: the price of each tells it. Thirteen teams are no trouble."""
        answer = compose(self.stated(openings=14), nodes=0)

        assert ("infeasible", 0, 40) == (answer.status, answer.nodes, len(answer.shadow_prices))
        assert answer.bound_at_prices.value < answer.model.least
        assert "optimal" == compose(self.stated(openings=13)).status

    def test_a_team_that_cannot_stand_alone_has_no_price(self):
        """Nobody holds the post: no price on people tells that, for no team is there to be priced."""
        answer = compose(self.stated(openings=14, posts=[Seat(accepts=["data"])]), nodes=0)

        assert ("infeasible", 0, ()) == (answer.status, answer.nodes, answer.shadow_prices)

    @pytest.mark.untraced
    def test_needs_that_too_few_meet_are_told(self):
        """Eight have the skill, and nine teams ask for somebody who does."""
        rules = [SkillNeed(id=f"law:{one}", opening=f"c{one}", skill="law", grade=4) for one in range(9)]
        answer = compose(self.stated(openings=9, rules=rules), nodes=0)

        assert ("infeasible", 8) == (answer.status, len(answer.shadow_prices))
        assert answer.bound_at_prices.value < answer.model.least
        assert "optimal" == compose(self.stated(openings=8, rules=rules[:8])).status


def told_of_teams(stated):
    """Return what is read of a problem, and what counts tell of the team of each opening."""
    reading = read(stated, Beat())
    return reading, [_infeasible_by_counting._Team(reading, index) for index in range(len(stated.openings))]


def holds(team, people):
    """Tell whether people may be a team, for all that counts tell."""
    seats = [Asked(one.count, sorted(people.intersection(one.takers))) for one in team.seats]
    return team.least <= len(people) <= team.most and too_few(seats, Beat()) is None


@pytest.mark.slow
@pytest.mark.parametrize("make", [problem, seat_problem])
def test_what_counts_tell_of_a_team_is_true_and_is_all_where_it_is_said_to_be(make):
    """Each team that keeps the rules is as large as told and fills the seats told; where that is all, no other does."""
    kinds = set()
    for seed in range(25):
        reading, teams = told_of_teams(make(seed))
        for opening, team in zip(reading.problem.openings, teams, strict=True):
            spans, people = reading.spans[opening.id], reading.problem.people
            every = [set(some) for size in range(1, 5) for some in combinations(team.who, size)]
            for some in every:
                crew = Crew(opening=opening, people=[people[one] for one in sorted(some)])
                stands, told = not any(rule.misses(crew) for rule in spans), holds(team, some)
                assert told or not stands
                assert stands or not told or not team.is_told
                kinds.add((team.is_told, stands, told))
    assert {(True, True, True), (True, False, False), (False, False, True), (False, True, True)} <= kinds


class TestFewPeople:
    """Five people, and two openings for three people each."""

    def stated(self, *rules, people=5, sizes=((3, 3), (3, 3)), **options):
        some = [
            Person(
                id=f"p{one}", attributes={"gender": "fm"[one % 2]}, cost=one + 1, skills={"law": one}, **OPEN
            )
            for one in range(people)
        ]
        places = [Opening(id=f"c{one}", size=size) for one, size in enumerate(sizes)]
        return Problem(people=some, openings=places, rules=rules, **options)

    def test_six_seats_for_five_people_are_too_many(self):
        """Each of the five has a price."""
        assert ("p0", "p1", "p2", "p3", "p4") == told_of(self.stated()).people

    def test_an_opening_that_may_be_left_empty_asks_for_nobody(self):
        """One team of three is left: five people are enough."""
        assert not isinstance(told_of(self.stated(lifted=["fill:c1"])), Hopeless)

    @pytest.mark.parametrize(
        "rule",
        [
            NoTwoHeads(),
            Apart.of("p0", "p1"),
            TeamBudget(id="cost", opening="c0", maximum=20),
            MaxEachTeam(id="mates", attribute="gender", maximum=2),
        ],
    )
    def test_where_seats_do_not_tell_all_of_a_team_no_price_is_told(self, rule):
        """Maybe no team stands at an opening: then no price on people tells why."""
        assert not isinstance(told_of(self.stated(rule)), Hopeless)

    def test_the_price_outweighs_what_teams_could_be_worth_by_the_least_that_there_is(self):
        """A seat brings three halves of a point at most, and none takes more than one away: sixths seats, and no more."""
        marks = {("p0", "c0", None): "3/2", ("p1", "c1", None): -1}
        aims = Objective(terms=[MeritPoints.of(marks)])
        price = told_of(self.stated(objective=aims)).price
        most, least = Fraction(3, 2) * 3, -1 * 3
        assert 0 < price - (2 * most - least) <= Fraction(1, 2 * GRAIN)

    @pytest.mark.parametrize(
        ("lifted", "heads"),
        [((), [2, 4]), (("fill:c1",), [1, 2, 3, 4]), (("fill:c0", "fill:c1"), [0, 1, 2, 3, 4])],
    )
    def test_heads_go_from_the_smallest_teams_to_the_largest(self, lifted, heads):
        """Teams of one or two: an opening that may be empty counts for nobody at least; half of an odd number is left out."""
        half = ShareQuota(attribute="gender", value="f", minimum=50, maximum=50)
        stated = self.stated(half, sizes=((1, 2), (1, 2)), lifted=lifted)
        assert [one for one in heads if one % 2 == 0] == _infeasible_by_counting._heads(
            *told_of_teams(stated)
        )

    @pytest.mark.parametrize("minimum", [0, 1])
    def test_heads_without_a_share_are_all(self, minimum):
        """A share that is never missed leaves each head count."""
        share = ShareQuota(attribute="gender", value="f", minimum=minimum, maximum=99 + (minimum > 0))
        found = [
            _infeasible_by_counting._heads(
                *told_of_teams(self.stated(share, sizes=((1, 2), (1, 2)), lifted=lifted))
            )
            for lifted in ((), ("fill:c1",))
        ]
        assert [one[-1] for one in found] == [4, 4]

    @pytest.mark.parametrize(
        ("by_person", "by_seat", "lifted", "least"),
        [
            (2, 0, (), 2 * (2 + 1)),
            (2, 0, ("fill:c1",), 2 * 2),
            (-2, 0, (), -2 * (3 + 2)),
            (-2, 0, ("fill:c1",), -2 * (3 + 2)),
            (0, 5, (), 5 * 2),
            (2, 5, (), 7 * 2 + 2),
            (2, -5, (), -3 * 3 + 2),
            (0, 0, (), 0),
        ],
    )
    def test_the_least_use_of_a_line_is_that_of_alike_people(self, by_person, by_seat, lifted, least):
        """Two or three sit at the first opening, one or two at the second; each uses as much, and more at the first."""
        reading, teams = told_of_teams(self.stated(sizes=((2, 3), (1, 2)), lifted=lifted))
        who = [one.id for one in reading.problem.people]
        line = CohortBound(
            "line", 9, dict.fromkeys(who, by_person) if by_person else {}, {(one, "c0"): by_seat for one in who} if by_seat else {}
        )  # fmt: skip
        assert least == _infeasible_by_counting._least_use(reading, teams, line)

    def test_the_least_use_is_that_of_whoever_uses_least_where_they_sit(self):
        """One who uses little at the second opening only, and nobody who may sit at the third, which uses nothing."""
        stated = self.stated(*[Forbidden.of(f"p{one}", "c2") for one in range(5)], sizes=((1, 1),) * 3)
        reading, teams = told_of_teams(stated)
        line = CohortBound(
            "line", 9, {f"p{one}": 10 + one for one in range(5)}, {("p4", "c1"): -9, ("p0", "c1"): 1}
        )
        assert 10 + 5 == _infeasible_by_counting._least_use(reading, teams, line)
        line = CohortBound("line", 9, {f"p{one}": 10 + one for one in range(5)}, {("p4", "c1"): -1})
        assert 10 + 10 == _infeasible_by_counting._least_use(reading, teams, line)

    @pytest.mark.parametrize(("level", "maximum", "alone"), [(0, 6, True), (0, 8, False), (1, 6, False)])
    def test_only_a_hard_rule_may_be_too_much_by_itself(self, level, maximum, alone):
        """Six seats cost six at least: a budget near it is asked alone, unless a miss of it is only fined."""
        budget = Budget(id="budget", amount="cost", maximum=maximum, level=level)
        assert alone == _infeasible_by_counting._is_overdrawn(*told_of_teams(self.stated(budget)))

    @pytest.mark.parametrize(("maximum", "most"), [(8, 2), (9, 3), (11, 3), (99, 5)])
    def test_a_sum_allows_as_many_people_as_those_who_add_least(self, maximum, most):
        """Each costs three at least: nine pay for three people, and eight for two."""
        stated = self.stated(TeamBudget(id="cost", opening="c0", maximum=maximum), sizes=((1, 5),))
        stated = evolve(stated, people=[evolve(one, cost=3 + one.cost % 2) for one in stated.people])
        _, (team,) = told_of_teams(stated)
        assert most == team.most

    @pytest.mark.parametrize(("least", "last"), [(8, 9), (-8, -7), (0, -1), (3, 2)])
    def test_a_rule_is_near_what_places_use_up_to_a_quarter_more(self, least, last):
        """Of eight, a rule that allows nine is near, and of ten it is not."""
        assert (True, False) == (is_near(last, least), is_near(last + 1, least))


class TestLooks:
    """How many people are looked at to give seats away."""

    def looks(self, *asked):
        beat = Beat(lambda: None, 1000)
        assert too_few(asked, beat) is None
        return 1000 - beat.left

    def test_seats_that_nobody_else_wants_are_given_in_one_look(self):
        """Three seats, and six who may take any of them: each is looked at once."""
        assert 6 == self.looks(Asked(3, range(6)))

    def test_seats_with_nobody_to_spare_are_given_first(self):
        """Both who may take the last two seats get them, and the other takes the first: nobody moves."""
        assert 4 == self.looks(Asked(1, [0, 1]), Asked(2, [0, 2]))

    def test_where_no_seat_is_asked_for_nobody_is_looked_at(self):
        """Seats for nobody take no look."""
        assert 0 == self.looks(Asked(0, range(6)))


def test_what_is_no_problem_is_refused_by_name():
    """The question and its argument are told."""
    with pytest.raises(Fault, match=r"compose.*problem|problem.*Problem"):
        compose("plume")


def test_a_problem_without_hope_names_nobody_unless_prices_tell_it():
    """Where no price tells it, none is given."""
    assert ((), 0) == (Hopeless().people, Hopeless().price)


class TestReading:
    """What is read of a problem: the seats given away, and how much is gone over."""

    def stated(self, *rules, people=5, openings=2):
        return Problem(
            people=[Person(id=f"p{one}", **(OPEN if openings else {})) for one in range(people)],
            openings=[Opening(id=f"c{one}") for one in range(openings)],
            rules=rules,
        )

    def test_only_a_hard_rule_gives_a_seat_away(self):
        """What is given is no rule any more; a wish for a seat stays one."""
        wish = SeatGiven(id="wish", person="p2", opening="c1", level=1)
        reading = read(self.stated(SeatGiven.of("p3", "c0"), SeatGiven.of("p1", "c0"), wish), Beat())
        assert {("p3", "c0"), ("p1", "c0")} == reading.fixed
        assert {"c0": ["p1", "p3"]} == reading.given
        assert ["wish"] == [rule.id for rule, _ in reading.lines]

    def test_who_is_given_a_seat_may_sit_nowhere_else(self):
        """One who is given two seats may sit at neither."""
        rules = [SeatGiven.of("p3", "c0"), SeatGiven.of("p1", "c0"), SeatGiven.of("p1", "c1")]
        assert ([0, 2, 3, 4], [0, 2, 4]) == tuple(map(list, read(self.stated(*rules), Beat()).allowed))

    def gone_over(self, *rules, **options):
        beat = Beat(lambda: None, 1000)
        read(self.stated(*rules, **options), beat)
        return 1000 - beat.left

    def test_each_rule_goes_over_everybody_once(self):
        """Five people are gone over, and once more for each of two budgets."""
        budgets = [Budget(id=f"budget{one}", amount="cost", maximum=9) for one in range(2)]
        assert (5, 10, 15) == tuple(self.gone_over(*budgets[:some], openings=0) for some in range(3))

    def test_where_wishes_close_only_those_who_may_have_asked_are_tested(self):
        """Who named an opening, who is open to all, and who named none; a wish for what is not there is passed over."""
        wishes = {"p0": ["c0"], "p1": ["c1"], "p2": [], "p3": ["c1", "c0"], "p4": ["c9"]}
        people = [Person(id=one, wishes=some, open_to_all=one == "p1") for one, some in wishes.items()]
        stated = Problem(people=people, openings=[Opening(id="c0"), Opening(id="c1")])
        beat = Beat(lambda: None, 1000)
        assert ([0, 1, 2, 3], [1, 2, 3]) == _rules_and_allowed_seats_read._asking(stated, beat, closed=True)
        assert 1 + 2 + 2 + 2 + 1 == 1000 - beat.left
        assert [[0, 1, 2, 3, 4]] * 2 == [
            list(one) for one in _rules_and_allowed_seats_read._asking(stated, beat, closed=False)
        ]


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


POST = Seat(accepts=["data"])
NEEDS = [SkillNeed(id=skill, opening="plume", skill=skill) for skill in ("law", "map", "all")]


@pytest.mark.parametrize(
    ("rules", "posts", "told"),
    [
        ([], [], True),
        (NEEDS[:1], [], True),
        (NEEDS[::2], [], True),
        (NEEDS[:2], [], False),
        ([TeamBudget(id="money", opening="plume", maximum=9)], [], False),
        ([], [POST], True),
        (NEEDS[:1], [POST], False),
        ([Posts(id="more", opening="plume", posts=[POST])], [POST], False),
        ([*NEEDS[:2], Posts(id="more", opening="plume", posts=[POST])], [POST], False),
    ],
)
def test_seats_tell_all_that_a_team_must_keep_or_it_is_known_that_they_do_not(rules, posts, told):
    """Needs that nest or share nobody are seats, and so are posts alone; caps, and posts stated twice, are not."""
    skills = [{"law": 1, "all": 1}, {"law": 1, "map": 1, "all": 1}, {"map": 1, "all": 1}, {}]
    people = [
        Person(id=f"p{number}", skills=one, profiles=["data"], cost=number % 2)
        for number, one in enumerate(skills)
    ]
    opening = Opening(id="plume", size=(1, 3), posts=posts)
    team = _infeasible_by_counting._Team(
        read(Problem(people=people, openings=[opening], rules=rules), Beat()), 0
    )
    assert team.seats
    assert told == team.is_told


def posted(seed):
    """Draw posts, some optional, merit that may be below nothing, and one or two seats given."""
    draw = Random(f"posted {seed}")
    many, places = draw.randint(4, 6), [f"c{one}" for one in range(draw.choice([1, 1, 2]))]
    people = [
        Person(id=f"p{one}", profiles=draw.sample("xyz", draw.choice([0, 1, 1, 2]))) for one in range(many)
    ]
    openings = [
        Opening.of_posts(
            place,
            *[draw.sample("xyz", draw.randint(1, 2)) for _ in range(draw.choice([2, 2, 3]))],
            optional=[draw.sample("xyz", 1)] * draw.choice([0, 1, 1]),
        )
        for place in places
    ]
    marks = {(one.id, place, None): draw.randint(-20, 20) for one in people for place in places}
    given = [SeatGiven.of(one.id, draw.choice(places)) for one in draw.sample(people, draw.choice([1, 1, 2]))]
    return Problem(
        people=people,
        openings=openings,
        rules=given,
        objective=Objective(terms=[MeritPoints.of(marks)]) if draw.random() < 0.8 else Objective(),
    )


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("backend", [None, Highs()], ids=["pure", "highs"])
def test_somebody_who_must_sit_and_fits_no_post_leaves_no_cohort(backend):
    """As by brute force: who is given a seat and holds no post there is told by `infeasible`, at any limit."""
    told = dict.fromkeys(("optimal", "infeasible"), 0)
    for seed in few(range(60), 36):
        stated = posted(seed)
        there = [sum(vector(stated, one)) for one in feasible_cohorts(stated)]
        found = compose(stated, backend=backend)
        assert ("optimal" if there else "infeasible") == found.status
        assert not there or sum(vector(stated, found.cohort)) == max(there)
        shorter = [compose(stated, backend=backend, nodes=nodes).status for nodes in (0, 3)]
        assert "infeasible" not in shorter if there else {*shorter} <= {"infeasible", "unknown"}
        told[found.status] += 1
    assert min(told.values()) > 10
