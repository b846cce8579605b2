"""Justified envy: somebody would rather have a seat that went to a person ranked below them there."""

import random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.teams import MeritPoints, Objective, Opening, Person, Problem, WishPoints, check, compose
from eig.teams.asked import Claim, Cohort, Crew, Envy, Forbidden, envies, rank_maximal
from helpers.costs import at_most
from helpers.small_problems import every_cohort, feasible_cohorts, vector
from helpers.unfolded import unfolded

PLACES, PROFILES = ("adler", "carto", "plume"), ("data", "dev")


def drawn(seed):
    """Return a problem of a few people with wishes and profiles, and marks for some of them."""
    rng = random.Random(seed)
    people = [
        Person(
            id=f"p{n}",
            wishes=rng.sample(PLACES, rng.randint(0, 3)),
            profiles=rng.sample(PROFILES, rng.randint(1, 2)),
        )
        for n in range(rng.randint(2, 5))
    ]
    openings = [Opening(id=place, size=(1, rng.randint(1, 2))) for place in PLACES[: rng.randint(1, 3)]]
    marks = {
        (one.id, place.id, profile): rng.randint(8, 11)
        for one in people
        for place in openings
        for profile in (*PROFILES, None)
        if rng.random() < 0.5
    }
    rules = [Forbidden.of("p0", "plume")] if rng.random() < 0.3 else []
    return Problem(people=people, openings=openings, rules=rules), MeritPoints.of(marks)


def by_the_book(problem, cohort, merit):
    """Return each `(person, place, other)` of the definition, read off without any rule.

    Nobody claims a seat, or is envied for one, that is barred to them: by name, or by wishes that leave it out.
    """
    marks = {(one.opening, one.person, one.profile): one.points for one in merit.marks}
    barred = {(rule.person, rule.opening) for rule in problem.rules}
    barred |= {(one.id, place) for one in problem.people if one.wishes for place in {*PLACES} - {*one.wishes}}
    found = []
    for person in problem.people:
        place = cohort.place_of(person.id)
        rank = person.rank(place) if place else None
        for wish in person.wishes[: len(person.wishes) if rank is None else rank]:
            team = cohort.team_of(wish)
            for other in team.people if team else ():
                theirs = problem.person(other)
                both = [
                    (marks[wish, person.id, one], marks[wish, other, one])
                    for one in (*PROFILES, None)
                    if (wish, person.id, one) in marks and (wish, other, one) in marks
                    if one is None or (one in person.profiles and one in theirs.profiles)
                ]
                above = both and all(mine > his for mine, his in both)
                if above and not barred & {(person.id, wish), (other, wish)}:
                    found.append((person.id, wish, other))
    return sorted(found)


def two(**options):
    """Return p1, ranked first at plume, and p2; both want plume."""
    people = [Person(id=f"p{n}", wishes=["plume"]) for n in (1, 2)]
    merit = MeritPoints.of({("p1", "plume", None): 15, ("p2", "plume", None): 12})
    return Problem(people=people, openings=[Opening(id="plume")], **options), merit


class TestWhoEnvies:
    """A person envies where they would rather sit, and somebody ranked below them does."""

    @pytest.mark.slow
    @at_most(60)
    @given(st.integers(0, 10**6), st.data())
    def test_each_envy_is_one_of_the_definition(self, seed, data):
        """Of any cohort: who, where, and of whom, as the definition reads."""
        problem, merit = drawn(seed)
        cohort = data.draw(st.sampled_from(list(every_cohort(problem))))
        told = [
            (one.people[0], one.opening, other)
            for one in envies(problem, cohort, merit)
            for other in one.people[1:]
        ]
        assert by_the_book(problem, cohort, merit) == sorted(told)

    def test_a_seat_that_went_to_somebody_below_is_envied(self):
        """p2 sits where p1, ranked above, asked to."""
        problem, merit = two()
        (found,) = envies(problem, Cohort.of({"plume": ["p2"]}), merit)
        assert ("plume", ("p1", "p2"), 1, 0, 1) == (
            found.opening,
            found.people,
            found.have,
            found.want,
            found.misses,
        )

    def test_a_seat_that_went_to_somebody_above_is_not(self):
        """p1 ranks first."""
        problem, merit = two()
        assert () == envies(problem, Cohort.of({"plume": ["p1"]}), merit)

    def test_equal_ranks_justify_no_envy(self):
        """Neither stands below the other."""
        problem, _ = two()
        equal = MeritPoints.of({("p1", "plume", None): 15, ("p2", "plume", None): 15})
        assert () == envies(problem, Cohort.of({"plume": ["p2"]}), equal)

    def test_who_has_a_better_wish_envies_nobody(self):
        """p1 sits at a first wish."""
        problem, merit = two()
        people = [evolve(problem.people[0], wishes=["adler", "plume"]), problem.people[1]]
        wider = evolve(problem, people=people, openings=[Opening(id="adler"), *problem.openings])
        assert () == envies(wider, Cohort.of({"adler": ["p1"], "plume": ["p2"]}), merit)
        assert 1 == len(envies(wider, Cohort.of({"plume": ["p2"]}), merit))

    def test_who_sits_at_a_lesser_wish_envies_those_who_sit_there(self):
        """Of the two ranked below p1 at plume, one sits there, and p1 sits at a second wish, or at none."""
        people = [
            Person(id="p1", wishes=["plume", "adler"]),
            Person(id="p2"),
            Person(id="p3"),
        ]
        merit = MeritPoints.of({(f"p{n}", "plume", None): 15 - n for n in (1, 2, 3)})
        problem = Problem(people=people, openings=[Opening(id="adler"), Opening(id="plume", size=(1, 2))])
        for rest in ({}, {"adler": ["p1"]}):
            (found,) = envies(problem, Cohort.of({"plume": ["p3"], **rest}), merit)
            assert (("p1", "p3"), 1) == (found.people, found.misses)

    def test_profiles_that_differ_are_not_compared(self):
        """A designer does not envy the seat of a data scientist, whatever their marks."""
        people = [Person(id="p1", wishes=["plume"], profiles=["design"]), Person(id="p2", profiles=["data"])]
        merit = MeritPoints.of({("p1", "plume", "design"): 19, ("p2", "plume", "data"): 9})
        problem = Problem(people=people, openings=[Opening(id="plume")])
        assert () == envies(problem, Cohort.of({"plume": ["p2"]}), merit)

    def test_a_seat_that_a_rule_forbids_is_not_claimed(self):
        """p1 may not sit at plume."""
        problem, merit = two(rules=[Forbidden.of("p1", "plume")])
        assert () == envies(problem, Cohort.of({"plume": ["p2"]}), merit)

    @pytest.mark.parametrize(
        ("wishes", "open_to_all", "envied"),
        [(["adler"], None, 0), (["adler"], True, 1), ([], None, 1), ([], False, 0)],
    )
    def test_who_sits_where_they_may_not_is_not_envied(self, wishes, open_to_all, envied):
        """Wishes, once stated, bar p2 from other seats: theirs there breaks that rule, and justifies no envy."""
        problem, merit = two()
        p2 = Person(id="p2", wishes=wishes, open_to_all=open_to_all)
        openings = [Opening(id="adler"), *problem.openings]
        asked = evolve(problem, people=[problem.people[0], p2], openings=openings)
        assert envied == len(envies(asked, Cohort.of({"plume": ["p2"]}), merit))

    def test_marks_and_wishes_of_somebody_not_here_say_nothing(self):
        """A person who left, a profile that the person does not have, an opening that closed."""
        problem, merit = two()
        more = MeritPoints.of(
            {("p9", "plume", None): 1, ("p1", "closed", None): 2, ("p2", "plume", "data"): 20}
        )
        problem = evolve(
            problem, people=[evolve(problem.people[0], wishes=["closed", "plume"]), problem.people[1]]
        )
        both = MeritPoints(marks=[*merit.marks, *more.marks])
        assert ["p1"] == [claim.person for claim in Envy.of(problem, both).claims]

    def test_a_cohort_of_strangers_is_refused(self):
        """As everywhere."""
        problem, merit = two()
        with pytest.raises(UnknownKey):
            envies(problem, Cohort.of({"plume": ["p9"]}), merit)


class TestLittleEnvy:
    """As a soft rule there is as little envy as the levels before it allow; as a hard one, none."""

    @pytest.mark.slow
    @at_most(25)
    @given(st.integers(0, 10**6), st.integers(0, 2))
    def test_against_every_cohort(self, seed, level):
        """First wishes at level 1; envy at no level, the same, or the next: no cohort does better."""
        problem, merit = drawn(seed)
        aims = Objective(terms=[WishPoints(by_rank=[3, 1])])
        asked = evolve(problem, objective=aims).having(Envy.of(problem, merit, level=level, weight=2))
        ways = [vector(asked, one) for one in feasible_cohorts(asked)]
        found = compose(asked)
        assert max(ways, default=None) == (None if found.cohort is None else vector(asked, found.cohort))
        if found.cohort and not level:
            assert () == envies(problem, found.cohort, merit)

    def test_a_team_of_several_counts_each_seat_envied(self):
        """Two seats went to people ranked below: both are counted, and no more than fit."""
        people = [Person(id=f"p{n}", wishes=["plume"]) for n in (1, 2, 3)]
        merit = MeritPoints.of({(f"p{n}", "plume", None): 20 - n for n in (1, 2, 3)})
        problem = Problem(people=people, openings=[Opening(id="plume", size=(2, 2))])
        rule = Envy.of(problem, merit)
        asked = problem.having(rule)
        assert -2 == vector(asked, Cohort.of({"plume": ["p2", "p3"]}))[0]
        assert [2, 1] == [claim.maximum for claim in rule.claims]
        assert ("p1", "p2") == compose(asked).cohort.people

    def test_a_size_that_is_lifted_bounds_nothing(self):
        """Where any number may sit, any number may be envied."""
        people = [Person(id=f"p{n}", wishes=["plume"]) for n in (1, 2, 3)]
        merit = MeritPoints.of({(f"p{n}", "plume", None): 20 - n for n in (1, 2, 3)})
        problem = Problem(people=people, openings=[Opening(id="plume")], lifted=["size:plume"])
        assert [2, 1] == [claim.maximum for claim in Envy.of(problem, merit).claims]

    def test_first_wishes_leave_fewest_people_who_miss_theirs(self):
        """Plain envy, of any seat: where every opening has a team, those who envy are those without a first wish."""
        people = [
            Person(id="p1", wishes=["adler", "plume"]),
            Person(id="p2", wishes=["adler", "plume"]),
            Person(id="p3", wishes=["plume", "adler"]),
        ]
        problem = Problem(people=people, openings=[Opening(id="adler"), Opening(id="plume")])
        found = compose(evolve(problem, objective=Objective(terms=[rank_maximal(problem)])))
        assert 2 == sum(problem.person(who).rank(where) == 0 for who, where in found.cohort.seats)


class TestTheRule:
    """Envy is a rule like another."""

    def test_it_is_checked_with_the_others(self):
        """At its level, with a sentence in both languages."""
        problem, merit = two()
        (found,) = check(Cohort.of({"plume": ["p2"]}), problem.having(Envy.of(problem, merit, level=2)))
        assert ("envy", 2) == (found.rule, found.level)
        assert (
            "p1 would rather have a seat at plume, where p2, ranked below p1, sits; seat p1 there, or let it stand"
            == unfolded(found)
        )
        assert (
            "p1 préférerait plume, où p2, après p1 au classement, a une place ; placer p1 à plume, ou l’admettre"
            == found.reason.say("fr")
        )

    @pytest.mark.slow
    def test_more_claims_than_memory_holds_are_refused(self):
        """Fifteen hundred people who all want the same two openings are over two million pairs: it is refused, with what to do."""
        people = [Person(id=f"p{n:04}", wishes=["adler", "plume"]) for n in range(1_500)]
        merit = MeritPoints.of(
            {(one.id, place, None): n for n, one in enumerate(people) for place in one.wishes}
        )
        problem = Problem(people=people, openings=[Opening(id="adler"), Opening(id="plume")])
        with pytest.raises(Fault, match="2,000,000 pairs of people at most"):
            Envy.of(problem, merit)

    def test_several_are_told_together(self):
        """Their number agrees with the verb."""
        rule = Envy(
            claims=[Claim(person="p1", opening="plume", content=["plume"], below=["p2", "p3"], maximum=2)]
        )
        crew = Crew(opening=Opening(id="plume", size=(2, 2)), people=[Person(id="p2"), Person(id="p3")])
        (found,) = rule.check((crew,))
        assert "where p2 and p3, ranked below p1, sit;" in unfolded(found)
        assert "où p2 et p3, après p1 au classement, ont une place" in unfolded(found.reason.say("fr"))

    def test_it_says_itself(self):
        """In one sentence."""
        rule = Envy(claims=[])
        assert "nobody would rather have the seat of somebody ranked below them" == rule.say()
        assert "personne ne préférerait la place d’une personne moins bien classée" == rule.say("fr")

    def test_it_is_a_value_that_checks_itself(self):
        """All faults of one value come together."""
        with pytest.raises(Faults) as caught:
            Claim(person="", opening="", content=["a", "a"], below=["b", "b"], maximum=0)
        assert 5 == len(caught.value.exceptions)
        with pytest.raises(Faults) as caught:
            Claim(person="p1", opening="plume", content=["a", "a"], below=["b", "b"], maximum=1)
        assert 2 == len(caught.value.exceptions)
        with pytest.raises(Fault, match="content"):
            Claim(person="p1", opening="plume", content=[3], below=["p2"], maximum=1)
        with pytest.raises(Faults) as caught:
            Envy(id="", claims=[None], level=-1, weight=0)
        assert 4 == len(caught.value.exceptions)
        one = Claim(person="p1", opening="plume", content=["plume"], below=["p2"], maximum=1)
        with pytest.raises(Fault, match="each person and opening once"):
            Envy(claims=[one, one])
