"""Check: every rule that a cohort breaks, whoever made it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Faults, UnknownKey
from eig.teams import Apart, MaxEach, Need, Opening, Person, Problem, check
from eig.teams.asked import Cohort, Forbidden, MinProfiles
from helpers.small_problems import problem as random_problem

PROBLEM = Problem(
    people=[
        Person(id="p1", employer="e1", cost=400, available=["spring"], profiles=["data"]),
        Person(id="p2", employer="e1", cost=700, profiles=["data"]),
        Person(id="p3", skills={"data": 3}, open_to_all=False),
    ],
    openings=[
        Opening(
            id="plume", size=(2, 2), needs=[Need(skill="data", level=3)], periods=["spring"], budget=1000
        ),
        Opening(id="adler", clearance="secret"),
    ],
    rules=[
        MinProfiles(id="mixed", level=2),
        Apart.of("p1", "p2"),
        Apart(id="rather-not", people=["p1", "p2"], level=1),
        MaxEach(id="employer", attribute="employer", maximum=1),
    ],
)


def drawn(seed):
    """Draw a problem, and any cohort of its people, however wrong."""
    problem, draw = random_problem(seed), random.Random(seed)
    ids = [one.id for one in problem.people]
    seating = {one.id: draw.sample(ids, draw.randint(0, 3)) for one in problem.openings}
    return problem, Cohort.of(seating)


class TestTheList:
    """Check lists everything, at once, in an order that does not change."""

    def test_a_cohort_that_breaks_nearly_everything(self):
        """Nothing stops at the first breach: each rule broken is listed, hard rules first, then by level."""
        cohort = Cohort.of({"plume": ["p1", "p2"], "adler": ["p3"]})

        assert [(one.rule, one.level, one.people) for one in check(cohort, PROBLEM)] == [
            ("available", 0, ("p2",)),
            ("asked", 0, ("p3",)),
            ("cleared", 0, ("p3",)),
            ("need:plume:0", 0, ("p1", "p2")),
            ("budget:plume", 0, ("p1", "p2")),
            ("apart:p1:p2", 0, ("p1", "p2")),
            ("employer", 0, ("p1", "p2")),
            ("rather-not", 1, ("p1", "p2")),
            ("mixed", 2, ("p3",)),
            ("mixed", 2, ("p1", "p2")),
        ]

    def test_nobody_seated(self):
        """A cohort of nobody leaves every opening without a team, and breaks nothing else."""
        assert ["fill:adler", "fill:plume"] == [one.rule for one in check(Cohort(teams=[]), PROBLEM)]

    def test_someone_seated_twice(self):
        """A cohort made by hand may seat someone twice: that is a breach, not an error."""
        problem = Problem(people=[Person(id="p1")], openings=[Opening(id="a"), Opening(id="b")])
        (found,) = check(Cohort.of({"a": ["p1"], "b": ["p1"]}), problem)

        assert ("once", ("p1",), 2, 1, None) == (
            found.rule,
            found.people,
            found.have,
            found.want,
            found.opening,
        )

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_it_is_what_each_rule_says(self, seed):
        """The list holds what every rule that applies says by itself, and nothing else, sorted by level."""
        problem, cohort = drawn(seed)
        crews = problem.crews(cohort)
        found = check(cohort, problem)

        assert sorted(one.level for one in found) == [one.level for one in found]
        assert len(found) == sum(len(tuple(rule.check(crews))) for rule in problem.all_rules)
        assert {one.rule for one in found} == {
            rule.id for rule in problem.all_rules if tuple(rule.check(crews))
        }

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_lifting_what_is_broken_leaves_nothing(self, seed):
        """A cohort breaks no rule of the problem from which all the rules that it breaks are lifted."""
        problem, cohort = drawn(seed)
        broken = {one.rule for one in check(cohort, problem)}

        assert () == check(cohort, problem.without(sorted(broken)))

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_the_numbers_are_numbers_of_this_cohort(self, seed):
        """Each breach names people who are there or asked for, misses by one at least, and says so twice."""
        problem, cohort = drawn(seed)
        known = {one.id for one in problem.people}

        for one in check(cohort, problem):
            assert known.issuperset(one.people)
            assert one.misses >= 1
            assert one.have != one.want
            assert one.opening is None or problem.opening(one.opening)
            assert one.reason.say() != one.reason.say("fr")

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_one_more_rule_only_adds(self, seed):
        """With one more rule, what was broken is broken still."""
        problem, cohort = drawn(seed)
        more = problem.having(Forbidden(id="more", person="p0", opening="c0"))

        assert set(check(cohort, problem)) <= set(check(cohort, more))


class TestStrangers:
    """A cohort is held against a problem that knows its people and openings."""

    def test_a_person_unknown(self):
        """A person whom the problem does not have is an error; nobody else is proposed for a number that differs."""
        with pytest.raises(UnknownKey, match=r"no person 'p11' here$"):
            check(Cohort.of({"plume": ["p11"]}), PROBLEM)

    def test_what_is_no_cohort_and_no_problem(self):
        """The two the wrong way round are refused together, each with what is wanted."""
        with pytest.raises(Faults) as caught:
            check(Problem(people=[], openings=[]), Cohort(teams=[]))

        assert ["check.cohort", "check.problem"] == [fault.place for fault in caught.value.faults]

    def test_an_opening_unknown(self):
        """An opening that the problem does not have is an error that names the nearest ones."""
        with pytest.raises(UnknownKey, match="no opening 'plum' here; the nearest known: 'plume'"):
            check(Cohort.of({"plum": ["p1"]}), PROBLEM)
