"""Refusals: whoever has no seat hears what it would lose, exactly, or the rules by which no cohort has it."""

import pytest
from attrs import evolve
from hypothesis import assume, given

from eig.lots import Decision
from eig.teams import Objective, Opening, Person, Problem, compose
from eig.teams.answers import _why_a_seat_or_none
from eig.teams.answers._rules_added_as_questions import Effort
from eig.teams.answers._why_a_seat_or_none import effort_of, reasons_against
from eig.teams.asked import Budget, MeritPoints
from helpers.costs import at_most
from helpers.little_problems import best_of, problems
from helpers.small_problems import feasible_cohorts


class TestRefused:
    """What is told of a seat that somebody does not have."""

    @pytest.mark.untraced
    def test_of_two_people_alike_nothing_is_doubted(self):
        """Either may have the place: that they are equally good says it all, until a decision parts them."""
        twins = [Person(id=one, wishes=["plume"]) for one in ("p1", "p2")]
        found = compose(Problem(people=twins, openings=[Opening(id="plume")]))
        assert ("not_seated", "equal") == found.explain("p2").codes
        settled = found.settle(Decision(by="jury", order=["p1", "p2"], reference="minutes, 4.2"))
        free = settled.explain("p2").reasons[-1]
        assert "a seat at plume would lose no points: the decision gave it to others" == free.say()
        assert (
            "une place à plume ne ferait perdre aucun point : la décision l’a donnée à d’autres"
            == free.say("fr").replace("\u00a0", " ").replace("\u202f", " ")
        )

    @pytest.mark.slow(but=["wishes1"])
    @pytest.mark.parametrize("wishes", [["plume"], []])
    def test_a_seat_that_no_cohort_has_is_told_with_the_rules(self, wishes):
        """Whoever has the best mark and is too dear hears so, wish or not."""
        people = [Person(id="best", cost=90, wishes=wishes), Person(id="b", cost=10)]
        aims = Objective(terms=[MeritPoints.of({("best", "plume", None): 18, ("b", "plume", None): 11})])
        given = Problem(
            people=people, openings=[Opening(id="plume")], rules=[Budget(maximum=80)], objective=aims
        )
        assert (
            "no cohort that keeps all the rules seats best at plume: the cost of the seated sums to at most 80"
            == str(compose(given).explain("best").reasons[-1])
        )

    @pytest.mark.parametrize(
        ("status", "code"),
        [("optimal", "seat_would_lose"), ("best_so_far", "may_lose_nothing"), ("infeasible", "no_cohort")],
    )
    def test_what_no_bound_tells_is_searched_for(self, monkeypatch, status, code):
        """Where the bound says nothing, a search tells; where it was stopped, it is said that it was."""
        twins = [Person(id=one, wishes=["plume"]) for one in ("p1", "p2")]
        found = compose(Problem(people=twins, openings=[Opening(id="plume")]))
        seat = evolve(found.points_lost("p2", "plume").instead, status=status)
        monkeypatch.setattr(_why_a_seat_or_none, "composed", lambda *_: seat)
        (reason,) = reasons_against(found, twins[1], "plume", Effort(left=200))

        assert code == reason.code

    @pytest.mark.slow
    @at_most(25)
    @given(problems())
    def test_a_refusal_told_as_certain_is_so(self, given):
        """What is told without a doubt is so of all the cohorts: no seat, or exactly so many points."""
        found = compose(given)
        assume(found.cohort)
        cohorts = feasible_cohorts(given)
        for person in given.people:
            for opening in given.openings:
                if (person.id, opening.id) in found.cohort.seats:
                    continue
                those = [one for one in cohorts if (person.id, opening.id) in one.seats]
                for reason in reasons_against(found, person, opening.id, effort_of(found, None)):
                    assert "may_lose_nothing" != reason.code
                    assert reason.code != "no_cohort" or not those
                    if reason.code == "seat_would_lose":
                        no_points = best_of(given, those) == best_of(given, cohorts)
                        assert no_points == ("would lose no points" in str(reason))
