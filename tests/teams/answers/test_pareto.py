"""The Pareto front: every pair of points that no cohort beats at both levels, and no other."""

import itertools
import pickle
import random
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.programme import Quota
from eig.teams import (
    Apart,
    MaxEach,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    WishPoints,
    compose,
)
from eig.teams.answers import pareto_fronts as pareto_module
from eig.teams.answers import score
from eig.teams.answers._composed_within_limits import composed
from eig.teams.answers.pareto_fronts import FEW, Front, FrontPoint, floors, is_linear, pareto_front, points_at
from eig.teams.asked import (
    Budget,
    Cohort,
    CohortQuota,
    Forbidden,
    MentorLoad,
    PairBonus,
    SkillPoints,
    StayBonus,
)
from helpers import examples
from helpers.costs import at_most
from helpers.fronts import cohorts, front_by_trial, levels_for, random_problem
from helpers.unfolded import unfolded


def two_for_one(*, wishes=2, **options):
    """Return two people for one place: p1 has the merit, p2 has the wish."""
    people = [Person(id="p1"), Person(id="p2", wishes=["plume"])]
    merit = MeritPoints.of({("p1", "plume", None): 18, ("p2", "plume", None): 15})
    aims = Objective(terms=[merit, WishPoints(by_rank=[1], level=wishes)])
    return Problem(people=people, openings=[Opening(id="plume")], objective=aims, **options)


FRONT = pareto_front(two_for_one())
GIVEN = random_problem(random.Random(0))
EMPTY = Front(problem=Problem(people=[], openings=[]), levels=(1, 2), points=[], complete=True)


def vectors(front):
    """Return the pairs of a front, each with the points of its cohort at every level."""
    return [
        ((one.first, one.second), tuple(level.points for level in score(front.problem, one.cohort)))
        for one in front.points
    ]


@pytest.mark.parametrize(("many", "alone"), [(0, True), (FEW, True), (FEW + 1, False)])
def test_few_soft_sums_are_told_by_lines_alone(many, alone):
    """Up to three soft budgets, every subset of them is a line; of more, each cohort is counted too."""
    rules = [Budget(id=f"b{number}", maximum=number, level=1) for number in range(many)]
    given = Problem(people=[Person(id="p1", cost=2)], openings=[Opening(id="plume")], rules=rules)

    assert alone == is_linear(given, 1)
    assert ["floor:1", "floor:1:exact"][: 2 - alone] == [rule.id for rule in floors(given, 1, Fraction(0))]


class TestTheFront:
    """A pair of points is on the front if and only if no cohort beats it."""

    def test_two_levels_are_two_searches_a_point(self, monkeypatch):
        """First comes a search by all aims; beyond each point, one by each level, and none where no aim is left."""
        searches = []

        def counted(kind, problem, *given, **options):
            searches.append(problem.objective.levels)
            return composed(kind, problem, *given, **options)

        monkeypatch.setattr(pareto_module, "composed", counted)

        assert FRONT == pareto_front(two_for_one())
        assert [(1, 2), (1,), (2,), (1,)] == [tuple(levels) for levels in searches]

    def test_two_people_for_one_place(self):
        """The one with the merit and the one with the wish are both on the front, merit first."""
        assert [("p1",), ("p2",)] == [one.cohort.people for one in FRONT.points]
        assert [(18, 0), (15, 1)] == [(one.first, one.second) for one in FRONT.points]
        assert FRONT.complete

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_against_every_cohort(self, seed):
        """On small problems with every kind of term and soft rule, the front is what trying all cohorts gives."""
        problem = random_problem(random.Random(seed))
        levels = levels_for(problem, seed)

        front = pareto_front(problem, levels=levels)

        assert front_by_trial(problem, levels) == vectors(front)
        assert front.complete

    def test_the_first_point_is_the_composition(self):
        """The best at the first level, then at the second, is what composing gives."""
        problem = random_problem(random.Random(5))

        first = pareto_front(problem).points[0]

        assert score(problem, first.cohort) == compose(problem).score

    @pytest.mark.slow
    def test_points_cost_and_gain(self):
        """Along a front, points at the first level only fall, and those at the second only rise."""
        fronts = [pareto_front(random_problem(random.Random(seed))) for seed in range(20)]

        assert any(len(front.points) > 1 for front in fronts)
        for front in fronts:
            rows = front.rows()[1:]
            assert all(row["loss"] > 0 and row["gain"] > 0 for row in rows)

    def test_a_level_between_does_not_add_points(self):
        """With a level between the two, a pair that another beats only there is left out."""
        merit = MeritPoints.of({("p1", "plume", None): 9, ("p2", "plume", None): 9})
        between = MeritPoints(id="between", level=2, marks=MeritPoints.of({("p1", "plume", None): 5}).marks)
        aims = Objective(terms=[merit, between, WishPoints(by_rank=[1], level=3)])
        front = pareto_front(evolve(two_for_one(), objective=aims), levels=(1, 3))

        assert [(9, 1, ("p2",))] == [(one.first, one.second, one.cohort.people) for one in front.points]

    @pytest.mark.untraced
    @pytest.mark.parametrize("best", ["p2", "p3"])
    def test_each_point_is_shown_with_the_best_at_the_level_between(self, best):
        """Two people give the second point; the level between the two chooses the one who is better there."""
        people = [Person(id="p1"), *(Person(id=name, wishes=["plume"]) for name in ("p2", "p3"))]
        merit = MeritPoints.of({(one.id, "plume", None): 9 if one.id == "p1" else 8 for one in people})
        between = MeritPoints(id="between", level=2, marks=MeritPoints.of({(best, "plume", None): 5}).marks)
        aims = Objective(terms=[merit, between, WishPoints(by_rank=[1], level=3)])
        front = pareto_front(
            Problem(people=people, openings=[Opening(id="plume")], objective=aims), levels=(1, 3)
        )

        assert [(9, 0, ("p1",)), (8, 1, (best,))] == [
            (one.first, one.second, one.cohort.people) for one in front.points
        ]

    def test_a_soft_rule_counts_at_its_level_beyond_the_first_point(self):
        """p3 would score most after p1, but for what the rule takes: p2 comes before, and p4 too."""
        wishes = {"p1": [], "p2": ["plume"], "p3": ["adler", "plume"], "p4": ["adler", "plume"]}
        marks = dict(zip(wishes, (18, 15, 16, 14), strict=True))
        people = [Person(id=name, wishes=some) for name, some in wishes.items()]
        merit = MeritPoints.of({(name, "plume", None): mark for name, mark in marks.items()})
        problem = Problem(
            people=people,
            openings=[Opening(id="plume")],
            rules=[Forbidden(id="rather", person="p3", opening="plume", level=1, weight=3)],
            objective=Objective(terms=[merit, WishPoints(by_rank=[1, 2], level=2)]),
        )

        assert [(18, 0), (15, 1), (14, 2)] == [
            (one.first, one.second) for one in pareto_front(problem).points
        ]

    def test_seats_kept_in_place_may_be_one_of_the_two(self):
        """They come before all else, at level 0: the front tells what they cost."""
        kept = StayBonus(seats=[("p2", "plume")])
        aims = Objective(terms=[kept, *two_for_one().objective.terms])
        front = pareto_front(evolve(two_for_one(), objective=aims), levels=(0, 1))

        assert [(1, 15), (0, 18)] == [(one.first, one.second) for one in front.points]

    def test_levels_before_are_held(self):
        """What stands before the two levels is never given up for them."""
        problem = two_for_one()
        kept = StayBonus(seats=[("p2", "plume")])
        front = pareto_front(evolve(problem, objective=Objective(terms=[kept, *problem.objective.terms])))

        assert [("p2",)] == [one.cohort.people for one in front.points]

    def test_a_floor_far_below_the_best(self):
        """A cohort far worse at the first level is found all the same if it is the best at the second."""
        people = [Person(id=one) for one in ("p0", "p1", "p2")]
        late = MeritPoints.of(
            {("p0", "adler", None): "7/3", ("p1", "adler", None): 5, ("p2", "adler", None): 10}
        )
        aims = Objective(terms=[PairBonus.of("p0", "p1", 2), evolve(late, level=2)])
        problem = Problem(people=people, openings=[Opening(id="adler", size=(2, 2))], objective=aims)

        found = [(one.first, one.second) for one in pareto_front(problem).points]

        assert [(2, Fraction(22, 3)), (0, 15)] == found

    def test_no_cohort(self):
        """Where no cohort keeps the rules, the front is empty, and that is proven."""
        front = pareto_front(evolve(two_for_one(), people=[]))

        assert ((), True) == (front.points, front.complete)

    def test_progress(self):
        """Each better cohort is told until the first point is, which is as good as the last of them; then each point."""
        front, told = pareto_front(GIVEN), []

        assert front == pareto_front(GIVEN, progress=told.append)

        met, proven = ([at for at in told if bool(at.done) is some] for some in (False, True))
        pairs = [(at.found.first, at.found.second) for at in met]
        assert pairs == sorted(pairs)
        assert (front.points[0].first, front.points[0].second) == pairs[-1]
        assert [*range(1, len(front.points) + 1)] == [at.done for at in proven]
        assert list(front.points) == [at.found for at in proven]
        assert told == [*met, *proven]

    @pytest.mark.slow
    @at_most(15)
    @given(st.integers(0, 200))
    def test_people_and_openings_in_any_order(self, seed):
        """The front does not depend on the order in which people are given."""
        problem = random_problem(random.Random(seed))
        turned = evolve(problem, people=problem.people[::-1], openings=problem.openings[::-1])

        assert pareto_front(problem).points == pareto_front(turned).points


class TestStopped:
    """A search that is cut short says so, and what it gives is still proven."""

    def test_stopped_at_once(self, monkeypatch):
        """A composition that is not proven adds no point; what it had in hand is shown apart."""
        unproven = evolve(compose(two_for_one()), status="best_so_far")
        monkeypatch.setattr(pareto_module, "composed", lambda _kind, _problem, _means, **_known: unproven)

        front = pareto_front(two_for_one())

        assert ((), False) == (front.points, front.complete)
        assert [unproven.cohort] == [one.cohort for one in front.reached]
        assert ("front_some", "reached") == front.explain().codes
        assert (1, 2) == tuple(front.explain().reasons[-1].facts[one] for one in ("a", "b"))
        assert "stopped before any point was proven" in unfolded(front.explain())
        assert "another cohort may beat that" in unfolded(front.explain())
        assert "arrêtée avant qu’un point soit prouvé" in unfolded(front.explain(lang="fr"))
        assert [(None, False, None)] == [(row["point"], row["proven"], row["loss"]) for row in front.rows()]

    def test_stopped_on_the_way(self, monkeypatch):
        """What was proven before the stop is kept, and nothing is claimed beyond."""
        answers = iter(
            [compose(two_for_one()), evolve(compose(two_for_one()), status="unknown", cohort=None)]
        )
        monkeypatch.setattr(
            pareto_module, "composed", lambda _kind, _problem, _means, **_known: next(answers)
        )

        front = pareto_front(two_for_one())

        assert (1, False, ()) == (len(front.points), front.complete, front.reached)
        assert "no cohort beats this point; the search was stopped" in unfolded(front.explain())
        assert "aucune promotion ne bat ce point ;" in unfolded(front.explain(lang="fr"))

    @pytest.mark.parametrize("later", ["unknown", "best_so_far"])
    def test_stopped_between_two_levels(self, monkeypatch, later):
        """The next point is sought by the first level, then by the second: what the first gave is in hand."""
        best = compose(two_for_one())
        second = evolve(best, status=later, cohort=None if later == "unknown" else best.cohort)
        answers = iter([best, best, second])
        monkeypatch.setattr(
            pareto_module, "composed", lambda _kind, _problem, _means, **_known: next(answers)
        )

        front = pareto_front(two_for_one())

        assert (1, False, [best.cohort]) == (
            len(front.points),
            front.complete,
            [one.cohort for one in front.reached],
        )

    def test_a_last_point_that_the_next_might_beat_is_not_proven(self, monkeypatch):
        """With a level between the two, a cohort as good at the first may have more at the second."""
        merit = MeritPoints.of({("p1", "plume", None): 9, ("p2", "plume", None): 9})
        between = MeritPoints(id="between", level=2, marks=MeritPoints.of({("p1", "plume", None): 5}).marks)
        aims = Objective(terms=[merit, between, WishPoints(by_rank=[1], level=3)])
        given = evolve(two_for_one(), objective=aims)
        answers = iter([compose(given), evolve(compose(given), status="unknown", cohort=None)])
        monkeypatch.setattr(
            pareto_module, "composed", lambda _kind, _problem, _means, **_known: next(answers)
        )

        front = pareto_front(given, levels=(1, 3))

        assert ((), False, ["p1"]) == (
            front.points,
            front.complete,
            [who for one in front.reached for who in one.cohort.people],
        )

    def test_limits_reach_the_search(self, monkeypatch):
        """The caller's limits are those of each composition."""
        asked = []

        def composing(_kind, problem, means, **_known):
            asked.append(means)
            return compose(problem)

        monkeypatch.setattr(pareto_module, "composed", composing)
        pareto_front(two_for_one(), nodes=7, stop=bool)

        assert [{"nodes": 7, "stop": bool, "backend": None}] * 4 == asked


class TestRefusals:
    """What makes no front is refused, with the remedy."""

    @pytest.mark.parametrize("levels", [(2, 1), (1, 1), (1,), (1, 2, 3), (-1, 2), ("1", "2"), 3])
    def test_levels(self, levels):
        """Levels are two, the earlier first."""
        with pytest.raises((Fault, Faults), match=r"pareto_front(\.levels)?") as caught:
            pareto_front(two_for_one(), levels=levels)

        assert "pareto_front.levels" in str(caught.value)

    def test_a_level_that_is_not_there(self):
        """A level without terms or soft rules has no points: the message names it."""
        with pytest.raises(UnknownKey, match="no level 3 here"):
            pareto_front(two_for_one(), levels=(1, 3))
        with pytest.raises(UnknownKey, match="no level 0 here"):
            pareto_front(two_for_one(), levels=(0, 1))

    def test_a_front_checks_itself(self):
        """All the faults of a front come together."""
        with pytest.raises(Faults) as caught:
            Front(problem=None, levels=(2, -1), points=["a"], complete=1)

        assert ["problem", "levels[1]", "points[0]", "complete"] == [
            fault.place.removeprefix("Front.") for fault in caught.value.faults
        ]
        with pytest.raises(Fault, match=r"Front\.levels: expected two levels, the earlier first"):
            Front(problem=two_for_one(), levels=(2, 1), points=[], complete=True)


class _ByPost:
    """A term of the caller's: 2 points at a post for data, 1 at another, and none without."""

    id, level = "by post", 1

    def post_points(self, person, opening, post):
        return 0 if post is None else 2 if "data" in post.accepts else 1


def _most_of(objective, opening=None):
    """Return the most that each of three people can bring to a floor: one knows data, one dev, and one neither."""
    profiles = {"p1": ["data"], "p2": ["dev"], "p3": []}
    people = [Person(id=name, profiles=known) for name, known in profiles.items()]
    problem = Problem(people=people, openings=[opening or Opening(id="plume")], objective=objective)
    slope = floors(problem, 1, Fraction(0))[0]
    (line,) = slope.lines(people)
    assert 0 not in line.by_seat.values()  # hundreds of lines repeat the seats
    return [(Fraction(-line.by_seat.get((one.id, "plume"), 0), slope.sums.scale), one.id) for one in people]


class TestFloors:
    """A floor is a rule that exactly the cohorts with enough points keep."""

    @pytest.mark.slow
    @at_most(30, by_day=4)
    @given(st.integers(0, 10**6), st.booleans())
    def test_lines_never_forbid_too_much(self, seed, strict):
        """Every cohort with enough points keeps the lines; with linear points, no other does."""
        rng = random.Random(seed)
        problem = random_problem(rng)
        level = rng.choice([1, 2])
        every = [cohort for cohort, _ in cohorts(problem)]
        least = points_at(problem, rng.choice(every), level) if every else Fraction(0)
        slope = floors(problem, level, least, strict=strict)[0]
        lines = slope.lines(problem.people)
        for cohort in every:
            crews = problem.crews(cohort)
            points = points_at(problem, cohort, level)
            enough = points > least if strict else points >= least
            kept = all(line.use(crews) <= line.high for line in lines)
            assert enough == (not list(slope.check(crews)))
            assert kept or not enough
            if is_linear(problem, level):
                assert enough == kept

    @pytest.mark.slow
    def test_a_few_soft_sums_are_exact(self):
        """Of seats, barred seats and three soft sums of unlike weights, the lines keep just what reaches a floor."""
        people = [
            Person(id=f"p{n}", cost=n + 1, attributes={"region": ["east", "west", "west"][n]})
            for n in range(3)
        ]
        merit = MeritPoints.of({("p0", "adler", None): "7/3", ("p1", "plume", None): "1/2"})
        soft = {"level": 1, "weight": 3}
        sums = [
            Budget(maximum=2, level=1, weight=2),
            MentorLoad(mentor="m1", openings=["plume"], maximum=1, **soft),
            CohortQuota(quota=Quota(attribute="region", value="west", maximum=1), level=1, weight=4),
        ]
        problem = Problem(
            people=people,
            openings=[Opening(id="adler", size=(1, 3)), Opening(id="plume", size=(1, 3))],
            rules=[*sums, Forbidden(id="barred", person="p2", opening="adler", **soft)],
            objective=Objective(terms=[merit]),
        )
        every = [(problem.crews(cohort), points[1]) for cohort, points in cohorts(problem)]

        for least, strict in itertools.product({points for _, points in every}, (False, True)):
            lines = floors(problem, 1, least, strict=strict)[0].lines(people)
            for crews, points in every:
                enough = points > least if strict else points >= least
                assert enough == all(line.use(crews) <= line.high for line in lines)

    @pytest.mark.parametrize(("many", "told"), [(FEW, 2**FEW), (FEW + 1, FEW + 3)])
    def test_many_soft_sums_are_told_by_few_lines(self, many, told):
        """Every subset of a few sums is a line; of more, there is one for none, one for each, and one for all."""
        rules = [Budget(id=f"b{number}", maximum=number, level=1) for number in range(many)]
        problem = Problem(people=[Person(id="p1", cost=2)], openings=[Opening(id="plume")], rules=rules)

        assert told == len(floors(problem, 1, Fraction(0))[0].lines(problem.people))

    @pytest.mark.parametrize(("bonus", "half"), [(3, "3/2"), ("1/2", "1/4"), (-3, 0)])
    def test_a_bonus_is_shared_by_its_two_people(self, bonus, half):
        """Each of the two may bring half of what both bring together; what a pair costs is counted for nobody."""
        pair = Objective(terms=[PairBonus.of("p1", "p2", bonus)])
        assert [(Fraction(half), "p1"), (Fraction(half), "p2"), (0, "p3")] == _most_of(pair)

    def test_a_post_that_nobody_may_hold_brings_nothing(self):
        """The most that a seat can bring is that of the best post among those that accept the person."""
        post = Opening.of_posts("plume", ["data"], ["dev"])
        assert [(2, "p1"), (1, "p2"), (0, "p3")] == _most_of(Objective(terms=[_ByPost()]), post)

    def test_a_level_that_nothing_speaks_of_has_no_points(self):
        """No term and no soft rule gives a point, or takes one."""
        assert points_at(two_for_one(), FRONT.points[0].cohort, 7) == 0

    def test_words(self):
        """A floor is a sentence in both languages, and so is its breach."""
        problem = two_for_one()
        slope, strict = floors(problem, 2, Fraction(1, 2))[0], floors(problem, 2, Fraction(1), strict=True)[0]

        assert "level 2 scores at least 0.5 points" == slope.say()
        assert "le niveau 2 vaut au moins 0,5 points" == slope.say("fr")
        assert "level 2 scores more than 1 points" == strict.say()
        assert "le niveau 2 vaut plus de 1 points" == strict.say("fr")
        breach = next(iter(slope.check(problem.crews(Cohort.of({"plume": ["p1"]})))))
        assert (0, 1, "floor:2:exact") == (breach.have, breach.want, breach.rule)

    def test_when_lines_are_exact(self):
        """Seat terms and a few soft counts are linear; pairs, posts and soft team rules are not."""
        problem = two_for_one()
        terms = problem.objective.terms
        posts = [Opening.of_posts("plume", ["data"])]
        pairs = Objective(terms=[*terms, PairBonus.of("p1", "p2", 3)])
        many = [
            CohortQuota(quota=Quota(attribute="region", value=f"{n}", minimum=1), id=f"c{n}", level=1)
            for n in range(4)
        ]
        cap = MaxEach(id="cap", attribute="region", maximum=1, level=1)

        assert is_linear(problem, 1)
        assert is_linear(problem.having(cap, *many[:3]), 1)
        assert not is_linear(problem.having(*many), 1)
        assert not is_linear(evolve(problem, objective=pairs), 1)
        assert not is_linear(evolve(problem, openings=posts), 1)
        assert is_linear(evolve(problem, openings=posts), 2)
        assert not is_linear(problem.having(Apart(id="a", people=("p1", "p2"), level=2)), 2)

    @pytest.mark.slow
    def test_many_soft_counts(self):
        """Beyond a few soft counts the front is still that of trying all cohorts."""
        regions = ["a", "b", "c", "d"]
        people = [
            Person(id=f"p{n}", skills={"data": n + 1}, attributes={"region": regions[n]}) for n in range(4)
        ]
        counts = [
            CohortQuota(quota=Quota(attribute="region", value=one, minimum=1), id=f"c{one}", level=2)
            for one in regions
        ]
        problem = Problem(
            people=people,
            openings=[Opening(id="plume", size=(1, 3), weights={"data": -1})],
            rules=counts,
            objective=Objective(terms=[SkillPoints()]),
        )

        front = pareto_front(problem)

        assert front_by_trial(problem) == vectors(front)
        assert len(front.points) == 3


@pytest.mark.parametrize("levels", [(2, 1), (1, 1)])
def test_a_front_stands_between_two_levels(levels):
    """The earlier first: what was given is told in its place, with an example."""
    with pytest.raises(Fault, match=r"the earlier first, such as \(1, 2\)") as caught:
        pareto_front(two_for_one(), levels=levels)
    assert (caught.value.place, caught.value.value) == ("pareto_front.levels", levels)


class TestHowItAsks:
    """One level is asked after the other where the points are a sum over seats, and all at once elsewhere."""

    @pytest.mark.untraced
    @pytest.mark.parametrize("bonus", [False, True])
    def test_levels_are_asked_alone_where_they_are_sums(self, bonus, monkeypatch):
        """A bonus for two who sit together is no sum over seats: a floor would be tested cohort by cohort."""
        problem = two_for_one()
        if bonus:
            pair = PairBonus.of("p1", "p2", 1)
            problem = evolve(problem, objective=Objective(terms=[*problem.objective.terms, pair]))
        asked = []

        def composed(kind, given_, *rest, **options):
            asked.append(set(given_.objective.levels))
            return plain(kind, given_, *rest, **options)

        plain = pareto_module.composed
        monkeypatch.setattr(pareto_module, "composed", composed)
        front = pareto_front(problem)
        assert [(18, 0), (15, 1)] == [(one.first, one.second) for one in front.points]
        whole, *beyond = asked
        assert whole == {1, 2}
        assert {frozenset(one) for one in beyond} == (
            {frozenset({1, 2})} if bonus else {frozenset({1}), frozenset({2})}
        )

    @pytest.mark.parametrize(("values", "linear"), [(2, True), (3, True), (4, False)])
    def test_a_soft_rule_on_the_cohort_is_a_sum_of_few_lines(self, values, linear):
        """Up to three lines are told by lines alone; a fourth is one too many; a line of another level is none."""
        people = [Person(id=f"p{n}", attributes={"group": f"g{n // 2}"}) for n in range(2 * values)]
        each = MaxEach(id="each", attribute="group", maximum=1, level=1)
        problem = Problem(people=people, openings=[Opening(id="plume")], rules=[each])
        assert (is_linear(problem, 1), is_linear(problem, 2)) == (linear, True)


class TestWhy:
    """A front explains itself, point by point."""

    def test_the_whole(self):
        """The whole says that it is proven, and each trade."""
        assert ("front_every", "point", "point", "trade") == FRONT.explain().codes
        assert "no others: it is proven" in unfolded(FRONT.explain())

    def test_a_point(self):
        """A point says what it gives up, for what, and who moves."""
        assert (
            "2: point 2 scores 15 at level 1 and 1 at level 2; against point 1, it gives up 3 at level 1 for 1 more "
            "at level 2; the seats that change are those of p1 and p2; the cohort shown is one that has these points: "
            "others may have the same points, and which one is shown may depend on names and their order."
        ) == str(FRONT.explain("2"))
        assert "il cède 3 au niveau 1 pour 1 de plus au niveau 2" in unfolded(FRONT.explain("2", lang="fr"))
        assert ("point", "others_have_them") == FRONT.explain("1").codes

    def test_an_empty_front(self):
        """An empty front says that no cohort keeps the rules."""
        assert "front de Pareto : aucune promotion ne respecte toutes les règles." == str(
            EMPTY.explain(lang="fr")
        )

    def test_an_unknown_point(self):
        """A point that is not there is refused."""
        with pytest.raises(UnknownKey, match="no point of the front '3' here"):
            FRONT.explain("3")

    def test_rows(self):
        """Each point is a row: its points, its cost and gain against the one before, and how many move."""
        assert [
            {"point": 1, "first": 18, "second": 0, "loss": 0, "gain": 0, "moves": 0, "proven": True},
            {"point": 2, "first": 15, "second": 1, "loss": 3, "gain": 1, "moves": 2, "proven": True},
        ] == FRONT.rows()
        assert [] == EMPTY.rows()

    def test_each_trade_is_against_the_point_before(self):
        """The third point is told against the second, in rows and in words; the first gives up nothing."""
        first, second = FRONT.points[0].cohort, FRONT.points[1].cohort
        steps = [(9, 0, first), (7, 1, second), (3, 5, first)]
        front = evolve(FRONT, points=[FrontPoint(first=a, second=b, cohort=one) for a, b, one in steps])
        assert [(0, 0, 0), (2, 1, 2), (4, 4, 2)] == [(r["loss"], r["gain"], r["moves"]) for r in front.rows()]
        assert "against point 2, it gives up 4 at level 1 for 4 more at level 2" in unfolded(
            front.explain("3")
        )
        assert "against point 1, it gives up 2 at level 1 for 1 more" in unfolded(front.explain("2"))

    def test_a_front_draws_itself(self):
        """In a notebook a front is a picture."""
        assert FRONT._repr_svg_().startswith("<svg")

    def test_a_front_is_a_value(self):
        """Equal by content, hashable, picklable, and built again from its text."""
        again = pickle.loads(pickle.dumps(FRONT))
        point = FrontPoint(first=1, second="1/2", cohort=Cohort.of({"plume": ["p1"]}))

        assert FRONT == again
        assert eval(repr(FRONT.points), examples.names()) == FRONT.points
        assert hash(FRONT) == hash(again)
        assert point == evolve(point)


class TestEquals:
    """The cohort of a point is one of those that have its points, and whether it is the only one can be asked."""

    @pytest.mark.untraced
    def test_twins_at_a_point(self):
        """Two people alike in merit and wishes are both possible at each point where one of them sits."""
        people = [Person(id="p1"), Person(id="p2", wishes=["plume"]), Person(id="p3", wishes=["plume"])]
        merit = MeritPoints.of(
            {("p1", "plume", None): 18, ("p2", "plume", None): 15, ("p3", "plume", None): 15}
        )
        aims = Objective(terms=[merit, WishPoints(by_rank=[1], level=2)])
        front = pareto_front(Problem(people=people, openings=[Opening(id="plume")], objective=aims))

        assert [(True, ()), (False, ("p2", "p3"))] == [
            (told.only, told.undecided) for told in map(front.find_equals, (1, 2))
        ]
        assert "others may have the same points" in unfolded(front.explain("2"))
        assert "d’autres peuvent avoir les mêmes" in unfolded(front.explain("2", lang="fr"))

    def test_a_stopped_search_settles_nothing(self):
        """Where the search is stopped, or a point was made by hand, its seats are not settled."""
        front = pareto_front(two_for_one())
        told = front.find_equals(1, stop=lambda: True)

        assert (None, front.points[0].cohort.seats) == (told.only, told.unsettled)

    def test_a_cohort_put_in_by_hand_settles_nothing(self):
        """Where the best cohort with the points is another than the one given, its seats are not settled."""
        worse = FrontPoint(first=0, second=0, cohort=Cohort.of({"plume": ["p2"]}))
        told = evolve(FRONT, points=[worse]).find_equals(1)

        assert (None, worse.cohort.seats) == (told.only, told.unsettled)

    def test_limits_are_those_of_a_search(self):
        """What no search could keep, and what it could not tell, are refused."""
        for name, wrong in (("nodes", -1), ("progress", 3)):
            with pytest.raises(Fault, match=rf"Front\.find_equals\.{name}"):
                FRONT.find_equals(1, **{name: wrong})

    @pytest.mark.parametrize("number", [0, 3])
    def test_a_number_that_no_point_has_is_refused(self, number):
        """Points are numbered from 1."""
        with pytest.raises(UnknownKey, match="point of the front"):
            pareto_front(two_for_one()).find_equals(number)
