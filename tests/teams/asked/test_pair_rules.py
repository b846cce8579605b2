"""Rules on people who sit together or not at all, and on people who do not meet."""

from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.teams import Apart, Objective, Opening, Person, Problem, Together, check, compose
from eig.teams.answers import score
from eig.teams.asked import PairBonus, SkillPoints
from helpers.crews_drawn import both, broken, crew_of, numbers
from helpers.small_problems import every_cohort, is_feasible
from helpers.unfolded import unfolded

names = st.lists(st.sampled_from(["p1", "p2", "p3", "p4"]), unique=True)
several = names.filter(lambda people: len(people) > 1)


def best_by_trial(problem):
    """Return the most points of any cohort that breaks no hard rule."""
    return max(
        sum(level.points for level in score(problem, one))
        for one in every_cohort(problem)
        if is_feasible(one, problem)
    )


def small(*rules):
    """Return four people of skills 1 to 4 for two openings of at most two."""
    return Problem(
        people=[Person(id=f"p{n}", skills={"data": n}) for n in range(1, 5)],
        openings=[Opening(id=one, size=(1, 2), weights={"data": 1}) for one in ("plume", "adler")],
        rules=rules,
        objective=Objective(terms=[SkillPoints()]),
    )


class TestTogether:
    """People who apply together sit together or not at all."""

    @pytest.mark.untraced
    @given(several, names)
    def test_all_or_nobody(self, bound, seated):
        """A team holds if all of the people are there, or none; else each one there is a miss."""
        rule, here = Together.of(*bound), set(bound) & set(seated)
        expected = 0 if here in (set(), set(bound)) else len(here)

        assert expected == rule.misses(crew_of(*seated))
        assert [(tuple(one for one in bound if one in here), expected, len(bound), expected)] * bool(
            expected
        ) == numbers(broken(rule, crew_of(*seated)))

    def test_split_over_two_openings(self):
        """Two who sit at two openings are told at both."""
        found = broken(Together.of("p1", "p2"), crew_of("p1"), crew_of("p2", opening="adler"))

        assert [("plume", ("p1",)), ("adler", ("p2",))] == [(one.opening, one.people) for one in found]

    @pytest.mark.untraced
    def test_the_search_takes_them_as_one(self):
        """The search is told who is bound, and finds what trying all cohorts finds."""
        problem = small(Together.of("p1", "p4"), Together.of("p2", "p3"))
        found = compose(problem)

        assert ("p1", "p4") == Together.of("p1", "p4").binds()
        assert [("p1", "p4"), ("p2", "p3")] == sorted(team.people for team in found.cohort.teams)
        assert best_by_trial(problem) == found.worth

    @pytest.mark.untraced
    @pytest.mark.parametrize("points", [5, -1, -5])
    def test_a_bonus_between_two_who_are_bound(self, points):
        """Points for two who sit together anyway are won, or lost, with them: the search weighs them as one."""
        problem = small(Together.of("p1", "p4"))
        bonus = PairBonus.of("p1", "p4", points)
        problem = evolve(problem, objective=Objective(terms=[SkillPoints(), bonus]))

        assert best_by_trial(problem) == compose(problem).worth

    @pytest.mark.untraced
    def test_bound_to_someone_absent(self):
        """Someone bound to a person whom the problem does not have sits nowhere."""
        problem = small(Together.of("p4", "nobody"))

        assert "p4" not in compose(problem).cohort.people
        assert best_by_trial(problem) == compose(problem).worth

    def test_bound_in_a_chain(self):
        """Bound to someone who is bound to a third, all three sit together, which a team of two cannot hold."""
        problem = small(Together.of("p1", "p2"), Together.of("p2", "p3"), Together.of("p1", "p3"))

        assert "infeasible" == compose(problem).status
        assert "optimal" == compose(problem.without(["fill:plume"])).status

    def test_said(self):
        """The rule is said in both languages, with all the people."""
        assert both(Together.of("p1", "p2", "p3")) == (
            "p1, p2 and p3 sit together or not at all",
            "p1, p2 et p3 ont une place dans la même équipe, ou aucune",
        )


class TestApart:
    """People of whom no two sit together."""

    @given(several, names)
    def test_one_at_most(self, foes, seated):
        """One of the people may sit in a team; each one more is a miss."""
        rule, here = Apart.of(*foes), [one for one in foes if one in seated]

        assert max(0, len(here) - 1) == rule.misses(crew_of(*seated))
        assert [(tuple(here), len(here), 1, len(here) - 1)] * (len(here) > 1) == numbers(
            broken(rule, crew_of(*seated))
        )

    @pytest.mark.untraced
    @given(several)
    def test_adding_a_person_never_mends_it(self, foes):
        """Whoever joins, foes who sit together go on sitting together."""
        misses = [Apart.of(*foes).misses(crew_of(*foes[:size])) for size in range(len(foes) + 1)]

        assert sorted(misses) == misses

    @pytest.mark.slow
    def test_the_search_never_seats_two(self):
        """The search is told who excludes whom, and finds what trying all cohorts finds."""
        for a, b in combinations(["p1", "p2", "p3", "p4"], 2):
            problem = small(Apart.of(a, b), Apart.of("p1", "nobody"))
            found = compose(problem)

            assert () == check(found.cohort, problem)
            assert best_by_trial(problem) == found.worth

    def test_friends_who_are_foes_sit_nowhere(self):
        """Two who must sit together and must not cannot be seated: they stay out."""
        problem = small(Together.of("p3", "p4"), Apart.of("p3", "p4"))

        assert ("p1", "p2") == compose(problem).cohort.people

    def test_said(self):
        """The rule is said in both languages, and so is what to do."""
        rule = Apart.of("p1", "p2")
        (found,) = broken(rule, crew_of("p1", "p2", "p3"))

        assert both(rule) == ("p1 and p2 do not sit together", "p1 et p2 ne sont pas dans la même équipe")
        assert "plume: p1 and p2 do not sit together; broken by p1 and p2; move one of the two" == str(found)

    def test_said_of_three(self):
        """Of three, no two: the words do not read as if it took all of them, nor as if they were two."""
        rule = Apart.of("p1", "p2", "p3")
        (found,) = broken(rule, crew_of("p1", "p2", "p4"))

        assert both(rule) == (
            "no two of p1, p2 and p3 sit together",
            "parmi p1, p2 et p3, jamais deux dans la même équipe",
        )
        assert unfolded(found).endswith("broken by p1 and p2; leave one of them here and move the others")
        assert "seat all of them at one opening, or none" in unfolded(
            *broken(Together.of("p1", "p2", "p3"), crew_of("p1"))
        )


@pytest.mark.parametrize("kind", [Together, Apart])
class TestWhatIsRefused:
    """A pair rule names two people or more, each once."""

    def test_one_person_is_no_pair(self, kind):
        """One person alone, or nobody, is told to name both."""
        for people in (["p1"], []):
            with pytest.raises(Fault, match="two people or more"):
                kind(id="pair", people=people)

    def test_nobody_is_named_twice(self, kind):
        """The same person twice is no pair."""
        with pytest.raises(Fault, match="expected each person once"):
            kind.of("p1", "p1")

    def test_faults_come_together(self, kind):
        """A rule without a name, below level 0, of no weight, on two numbers, has five faults."""
        with pytest.raises(Faults) as caught:
            kind(id="", level=-1, weight=0, people=[1, 2])

        assert ["level", "weight", "people[0]", "people[1]", "id"] == [
            one.place.split(".")[1] for one in caught.value.faults
        ]

    @pytest.mark.untraced
    @pytest.mark.parametrize("weight", [1, 4])
    def test_soft_it_is_a_preference(self, kind, weight):
        """Made soft, the rule costs its weight for each miss, and no cohort is better."""
        problem = small(kind(id="pair", people=["p1", "p4"], level=1, weight=weight), Apart.of("p1", "p2"))

        assert best_by_trial(problem) == compose(problem).worth


@pytest.mark.parametrize("make", [Apart.of, Together.of])
def test_a_list_is_no_person(make):
    """People are given one by one: a list among them is named."""
    with pytest.raises(Fault, match="people"):
        make(["p1", "p2"])
