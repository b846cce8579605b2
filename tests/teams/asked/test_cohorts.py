"""Cohorts: who sits where."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.teams import Opening, Person
from eig.teams.asked import Cohort, Crew, Team

seatings = st.dictionaries(
    st.sampled_from(["adler", "plume", "cesar"]),
    st.lists(st.sampled_from(["p1", "p2", "p3", "p4"]), unique=True),
)


class TestTeam:
    """A team is the people seated at one opening."""

    def test_the_order_of_naming_does_not_matter(self):
        """The same people make the same team, in whatever order they are named."""
        assert Team(opening="plume", people=["p2", "p1"]) == Team(opening="plume", people=("p1", "p2"))

    def test_nobody_is_no_team(self):
        """A team without people is left out rather than written down."""
        with pytest.raises(Fault, match=r"one person or more.*Leave the team out"):
            Team(opening="plume", people=[])

    def test_nobody_sits_twice_in_one_team(self):
        """The same person twice in one team is a slip, and told."""
        with pytest.raises(Fault, match="expected each person once"):
            Team(opening="plume", people=["p1", "p1"])

    def test_faults_come_together(self):
        """No opening, and a person who is a number, are two faults."""
        with pytest.raises(Faults) as caught:
            Team(opening="", people=["p1", 2])

        assert ["Team.opening", "Team.people[1]"] == [one.place for one in caught.value.faults]


class TestCohort:
    """A cohort is the teams of a promotion, at most one an opening."""

    @given(seatings)
    def test_every_seat_is_there_once(self, seating):
        """The seats are those given, in the order of openings and people, and the rows say the same."""
        cohort = Cohort.of(seating)
        expected = [(one, opening) for opening, people in sorted(seating.items()) for one in sorted(people)]

        assert expected == list(cohort.seats)
        assert [{"opening": opening, "person": one} for one, opening in expected] == cohort.rows()

    @given(seatings)
    def test_each_one_is_found_at_their_place(self, seating):
        """A person is found at the first opening where they sit, and an opening gives its team or nothing."""
        cohort = Cohort.of(seating)
        for one in ("p1", "p2", "p3", "p4"):
            assert min(
                (o for o, people in seating.items() if one in people), default=None
            ) == cohort.place_of(one)
        for opening in ("adler", "plume", "cesar"):
            team = cohort.team_of(opening)
            assert tuple(sorted(seating.get(opening, ()))) == (team.people if team else ())

    @given(seatings)
    def test_people_stand_once(self, seating):
        """Someone seated twice, which a cohort made by hand may do, is counted once among the people."""
        assert tuple(sorted(set().union(*seating.values()))) == Cohort.of(seating).people

    @given(seatings)
    def test_a_cohort_is_a_value(self, seating):
        """The same seats make the same cohort, whatever their order, after a copy and after what it prints."""
        cohort = Cohort.of(seating)

        assert cohort == Cohort.of(dict(reversed(seating.items())))
        assert cohort == pickle.loads(pickle.dumps(cohort))
        assert cohort == eval(repr(cohort), {"Cohort": Cohort, "Team": Team})

    def test_people_may_come_from_anything_that_can_be_read_once(self):
        """The people of a team may be read from a generator, and are not lost by looking whether there are any."""
        assert ("p1", "p2") == Cohort.of({"plume": (one for one in ("p2", "p1"))}).people

    def test_one_word_is_not_a_list_of_letters(self):
        """A team given as bare text is refused: it is not read letter by letter."""
        with pytest.raises(Fault, match=r"Cohort\.of\.seating\['plume'\].*got 'p1'"):
            Cohort.of({"plume": "p1"})

    def test_one_team_an_opening(self):
        """Two teams at one opening are refused."""
        with pytest.raises(Fault, match="expected each opening once"):
            Cohort(teams=[Team(opening="plume", people=["p1"]), Team(opening="plume", people=["p2"])])

    def test_teams_are_teams(self):
        """Text among the teams is refused, and not sorted."""
        with pytest.raises(Fault, match=r"a team \(Team\)"):
            Cohort(teams=[Team(opening="plume", people=["p1"]), "adler"])


class TestCrew:
    """A crew is a team as rules see it."""

    @given(st.lists(st.sampled_from(["p1", "p2", "p3"]), unique=True))
    def test_the_identifiers_are_those_of_the_people(self, names):
        """A crew keeps its people in the order given, and names them so."""
        crew = Crew(opening=Opening(id="plume"), people=[Person(id=one) for one in names])

        assert tuple(names) == crew.ids
        assert crew == pickle.loads(pickle.dumps(crew))
