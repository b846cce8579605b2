"""What a cohort scores: every point is told, and they add up."""

import random
from fractions import Fraction
from itertools import combinations, product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.teams import (
    Apart,
    MaxEach,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    Seat,
    WishPoints,
    check,
    compose,
)
from eig.teams.answers import LevelScore, Points, points_of, score
from eig.teams.answers._points_lost_level_by_level import loss_between
from eig.teams.answers.cohort_scores import post_of
from eig.teams.asked import Cohort, Crew, HostPoints, PairBonus, SkillPoints
from helpers.small_problems import feasible_cohorts, vector
from helpers.small_problems import problem as random_problem

PROBLEM = Problem(
    people=[
        Person(id="p1", skills={"data": 4}, wishes=["plume"], employer="e1"),
        Person(id="p2", skills={"data": 1}, wishes=["adler", "plume"], employer="e1"),
        Person(id="p3"),
    ],
    openings=[
        Opening(id="plume", size=(1, 3), weights={"data": 3}, host_wishes=["p2"]),
        Opening(id="adler"),
    ],
    rules=[MaxEach(id="employer", attribute="employer", maximum=1, level=2, weight=5)],
    objective=Objective(
        terms=[
            SkillPoints(),
            WishPoints(by_rank=[12, "8.5"], level=2),
            HostPoints(by_rank=["1/3"], level=2),
            PairBonus.of("p1", "p2", -6),
            PairBonus.of("p1", "p3", 100),
        ]
    ),
)
COHORT = Cohort.of({"plume": ["p1", "p2"], "adler": ["p3"]})


def drawn(seed):
    """Draw a problem, and any cohort of its people, each seated once."""
    problem, draw = random_problem(seed), random.Random(seed)
    seating = {one.id: [] for one in problem.openings}
    for person in problem.people:
        place = draw.choice([None, *seating])
        if place is not None:
            seating[place].append(person.id)
    return problem, Cohort.of(seating)


class TestPoints:
    """Every gift of points says from what, to whom, where and how many."""

    def test_by_seat_by_pair_and_by_breach(self):
        """Seats give points one by one, a pair to both, a soft rule takes them; nothing given is not told."""
        assert [
            ("skills", 1, "plume", ("p1",), 12),
            ("skills", 1, "plume", ("p2",), 3),
            ("wishes", 2, "plume", ("p1",), 12),
            ("wishes", 2, "plume", ("p2",), Fraction(17, 2)),
            ("hosts", 2, "plume", ("p2",), Fraction(1, 3)),
            ("bonus:p1:p2", 1, "plume", ("p1", "p2"), -6),
            ("employer", 2, None, ("p1", "p2"), -5),
        ] == [
            (one.source, one.level, one.opening, one.people, one.points) for one in points_of(PROBLEM, COHORT)
        ]

    def test_level_by_level_and_term_by_term(self):
        """The score is the sum of those points, level by level, with each term's share."""
        first, second = score(PROBLEM, COHORT)

        assert (1, 9, {"skills": 15, "bonus:p1:p2": -6}) == (first.level, first.points, first.terms)
        assert (2, 20 + Fraction(1, 2) + Fraction(1, 3) - 5) == (second.level, second.points)
        assert {"wishes": Fraction(41, 2), "hosts": Fraction(1, 3), "employer": -5} == second.terms

    def test_values(self):
        """Points and scores are values: exact, with the whole numbers given read as fractions."""
        given_points = Points(source="skills", level=1, opening=None, people=["p1"], points=12)

        assert Fraction(12) == given_points.points
        assert LevelScore(level=1, points=3, terms={"a": Fraction(3)}) == LevelScore(
            level=1, points=Fraction(3), terms={"a": Fraction(3)}
        )

    @pytest.mark.untraced
    @given(st.integers(0, 10**6))
    def test_they_add_up(self, seed):
        """Term by term and level by level, the score is the sum of the points told, and nothing is lost."""
        problem, cohort = drawn(seed)
        told, levels = points_of(problem, cohort), score(problem, cohort)

        assert sum(one.points for one in told) == sum(level.points for level in levels)
        for level in levels:
            assert level.points == sum(level.terms.values())
            for term, points in level.terms.items():
                mine = [one.points for one in told if (one.level, one.source) == (level.level, term)]
                assert points == sum(mine)

    @pytest.mark.untraced
    @given(st.integers(0, 10**6))
    def test_soft_rules_cost_their_breaches(self, seed):
        """What soft rules take is, for each breach, the weight of the rule times the misses; hard ones take nothing."""
        problem, cohort = drawn(seed)
        rules = {rule.id: rule for rule in problem.all_rules}
        cost = sum(
            rules[one.rule].weight * one.misses for one in check(cohort, problem) if rules[one.rule].level
        )
        taken = -sum(one.points for one in points_of(problem, cohort) if one.source in rules)

        assert cost == taken

    @pytest.mark.untraced
    @given(st.integers(0, 10**6))
    def test_seats_score_as_the_slow_reading_says(self, seed):
        """Skills, wishes and hosts' wishes add up, seat by seat, to what reading them one by one gives."""
        problem, cohort = drawn(seed)
        scale = {"wishes": [5, Fraction(5, 2), 1], "hosts": [4, 2]}
        expected = {"skills": 0, "wishes": 0, "hosts": 0}
        for who, where in cohort.seats:
            person, opening = problem.person(who), problem.opening(where)
            expected["skills"] += sum(
                level * opening.weights.get(skill, 0) for skill, level in person.skills.items()
            )
            expected["wishes"] += dict(zip(person.wishes, scale["wishes"], strict=False)).get(where, 0)
            expected["hosts"] += dict(zip(opening.host_wishes, scale["hosts"], strict=False)).get(who, 0)
        terms = {name: points for level in score(problem, cohort) for name, points in level.terms.items()}

        for term in problem.objective.terms:
            if term.id in expected:
                assert expected[term.id] == terms.get(term.id, 0)


class TestLevels:
    """A score has the levels of the terms and of the soft rules."""

    def test_a_problem_without_terms_scores_nothing_at_level_one(self):
        """A cohort that only keeps rules scores 0 at one level."""
        (only,) = score(Problem(people=[], openings=[]), Cohort(teams=[]))

        assert (1, 0, {}) == (only.level, only.points, only.terms)

    def test_a_level_that_one_of_two_scores_lacks_is_nothing_there(self):
        """All the points of the other are lost, or gained."""
        one, two = (LevelScore(level=level, points=3, terms={"skills": 3}) for level in (1, 2))

        assert [0, 3] == [lost.points for lost in loss_between([one, two], [one])]
        assert [0, -3] == [lost.points for lost in loss_between([one], [one, two])]

    def test_a_soft_rule_has_a_level_of_its_own(self):
        """A soft rule counts at its level though no term stands there, and is told even if it holds."""
        problem = Problem(people=[], openings=[], rules=[Apart(id="apart", people=["p1", "p2"], level=4)])

        assert [(4, 0)] == [(one.level, one.points) for one in score(problem, Cohort(teams=[]))]

    def test_a_soft_rule_that_is_lifted_costs_nothing(self):
        """A rule that does not apply has no level and takes no points."""
        lifted = PROBLEM.without(["employer"])

        assert score(PROBLEM, COHORT)[1].points + 5 == score(lifted, COHORT)[1].points


def friends(draw):
    """Draw five people and two openings of one to three, with points for several pairs, good and bad."""
    people = [Person(id=f"p{n}", skills={"data": draw.randint(0, 4)}) for n in range(5)]
    pairs = draw.sample(list(combinations([one.id for one in people], 2)), draw.randint(1, 5))
    bonuses = [PairBonus.of(a, b, draw.choice([-9, -4, -1, "1/3", 3, 8])) for a, b in pairs]
    return Problem(
        people=people,
        openings=[Opening(id=one, size=(1, 3), weights={"data": draw.choice([-1, 1])}) for one in "ab"],
        objective=Objective(
            terms=[SkillPoints(), *(evolve(one, level=draw.choice([1, 2])) for one in bonuses)]
        ),
    )


class TestPairs:
    """A bonus is won, or lost, by two who sit at the same opening."""

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_composed_as_tried(self, seed):
        """With friends and people who get on badly, the cohort composed is the best of all, level by level."""
        problem = friends(random.Random(seed))
        best = max(vector(problem, one) for one in feasible_cohorts(problem))

        assert best == tuple(one.points for one in compose(problem).score)

    def test_friends_at_two_openings(self):
        """Two friends at two openings win nothing, and two who get on badly lose nothing there."""
        for points, together in ((8, 1), (-8, 0)):
            problem = Problem(
                people=[Person(id="p1"), Person(id="p2")],
                openings=[Opening(id="a", size=(1, 2)), Opening(id="b", size=(1, 2))],
                objective=Objective(terms=[PairBonus.of("p1", "p2", points)]),
                lifted=["fill:b"],
            )
            found = compose(problem)

            assert together == any(len(team.people) == 2 for team in found.cohort.teams)
            assert 8 * together == found.worth
            assert 0 == score(problem, Cohort.of({"a": ["p1"], "b": ["p2"]}))[0].points


def post_team(draw):
    """Draw an opening with posts, people of several profiles, and marks by profile at two levels."""
    profiles = ["data", "dev", "design"]
    posts = [Seat(accepts=draw.sample(profiles, draw.randint(1, 2))) for _ in range(draw.randint(1, 3))]
    opening = Opening(id="plume", size=(1, 4), posts=posts)
    people = [
        Person(id=f"p{n}", profiles=draw.sample(profiles, draw.randint(1, 2)))
        for n in range(draw.randint(1, 4))
    ]
    marks = [(one.id, "plume", profile) for one in people for profile in (*profiles, None)]
    terms = [
        MeritPoints(
            id=f"merit{level}",
            level=level,
            marks=MeritPoints.of({key: draw.randint(-2, 9) for key in some}).marks,
        )
        for level, some in (
            (1, draw.sample(marks, len(marks) // 2)),
            (2, draw.sample(marks, len(marks) // 2)),
        )
    ]
    return Problem(people=people, openings=[opening], objective=Objective(terms=terms)), opening, people


def best_arrangement(problem, opening, people):
    """Return the most posts held and the most points, level by level, over every way to hold posts."""
    best = None
    for chosen in product([*range(len(opening.posts)), None], repeat=len(people)):
        held = [post for post in chosen if post is not None]
        pairs = [
            (one, None if post is None else opening.posts[post])
            for one, post in zip(people, chosen, strict=True)
        ]
        fits = all(post is None or set(post.accepts) & set(one.profiles) for one, post in pairs)
        if fits and len(held) == len(set(held)):
            points = [
                sum(term.post_points(one, opening, post) for one, post in pairs)
                for term in problem.objective.terms
            ]
            best = max(best or (-1,), (len(held), *points))
    return best


class TestPosts:
    """A team is arranged over its posts at best."""

    @pytest.mark.untraced
    @given(st.integers(0, 10**6))
    def test_the_best_of_all_arrangements(self, seed):
        """As many posts as can be are held, then the points are the most that any such arrangement gives."""
        problem, opening, people = post_team(random.Random(seed))
        crew = Crew(opening=opening, people=people)
        held = post_of(problem, crew)
        points = [
            sum(term.post_points(one, opening, held[one.id]) for one in people)
            for term in problem.objective.terms
        ]
        filled = sum(post is not None for post in held.values())

        assert best_arrangement(problem, opening, people) == (filled, *points)
        assert [*points] == [level.points for level in score(problem, Cohort.of({"plume": crew.ids}))]

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_composed_at_the_best_arrangement(self, seed):
        """The search finds the team whose best arrangement is the best of all, with posts and several levels."""
        problem, *_ = post_team(random.Random(seed))
        found = compose(problem)
        best = max((vector(problem, one) for one in feasible_cohorts(problem)), default=None)

        assert best == (tuple(one.points for one in found.score) if found.cohort else None)

    @pytest.mark.slow
    def test_what_is_proven_is_what_is_scored(self):
        """On one level, the worth that the search proves is the score of its cohort, posts and all."""
        for seed in range(60):
            problem, *_ = post_team(random.Random(seed))
            terms = [evolve(term, level=1) for term in problem.objective.terms]
            found = compose(evolve(problem, objective=Objective(terms=terms)))

            assert [found.worth] * bool(found.cohort) == [level.points for level in found.score]
            assert found.worth == found.bound

    def test_without_marks_posts_are_held_all_the_same(self):
        """Where nothing is at stake, as many posts as can be are held."""
        opening = Opening.of_posts("plume", ["data"], ["data", "dev"])
        people = [Person(id="p1", profiles=["data", "dev"]), Person(id="p2", profiles=["data"])]
        held = post_of(Problem(people=people, openings=[opening]), Crew(opening=opening, people=people))

        assert {("data",), ("data", "dev")} == {post.accepts for post in held.values()}

    def test_the_first_level_parts_the_posts(self):
        """One is better for data by a point that comes first; that the other is by nine of the next does not count."""
        both = [Person(id=name, profiles=["data", "dev"]) for name in ("p1", "p2")]
        first = MeritPoints.of(
            {
                (name, "plume", kind): 2 if (name, kind) == ("p1", "data") else 1
                for name in ("p1", "p2")
                for kind in ("data", "dev")
            }
        )
        then = MeritPoints(id="then", level=2, marks=MeritPoints.of({("p2", "plume", "data"): 9}).marks)
        opening = Opening.of_posts("plume", ["data"], ["dev"])
        problem = Problem(people=both, openings=[opening], objective=Objective(terms=[first, then]))
        held = post_of(problem, Crew(opening=opening, people=both))

        assert {"p1": ("data",), "p2": ("dev",)} == {name: post.accepts for name, post in held.items()}

    def test_nobody_holds_no_post(self):
        """An empty team holds no post."""
        opening = Opening.of_posts("plume", ["data"])

        assert {} == post_of(Problem(people=[], openings=[opening]), Crew(opening=opening, people=[]))

    def test_without_posts_the_best_mark_counts(self):
        """At an opening without posts, a person's best mark there counts, whatever the profile."""
        marks = {("p1", "plume", "data"): 3, ("p1", "plume", "dev"): 5}
        problem = Problem(
            people=[Person(id="p1", profiles=["data", "dev"])],
            openings=[Opening(id="plume")],
            objective=Objective(terms=[MeritPoints.of(marks)]),
        )

        assert (5, 5) == (score(problem, Cohort.of({"plume": ["p1"]}))[0].points, compose(problem).worth)


@pytest.mark.slow
@given(st.integers(0, 10**6))
def test_a_bonus_never_changes_other_terms(seed):
    """One more term adds its own points, and leaves every other as it was."""
    problem, cohort = drawn(seed)
    more = PairBonus(id="more", people=("p2", "p3"), bonus=7)
    richer = evolve(problem, objective=Objective(terms=[*problem.objective.terms, more]))
    before, after = points_of(problem, cohort), points_of(richer, cohort)

    assert list(before) == [one for one in after if one.source != "more"]
