"""Rules on one person at one opening: who may sit where."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.teams import Opening, Person, Problem, check, compose
from eig.teams.asked import (
    AvailabilityRequired,
    ClearanceRequired,
    Cohort,
    EligibilityRequired,
    Forbidden,
    OnlyWished,
    PersonStatus,
)
from helpers.crews_drawn import both, broken, crew_of, numbers

DAY = date(2019, 1, 16)
letters = st.sets(st.sampled_from("abcd"))


class TestAvailable:
    """Members are free for all the periods of the mission."""

    @pytest.mark.untraced
    @given(letters, letters)
    def test_all_periods_count(self, free, asked):
        """A person may sit if and only if no period of the mission is missing among the person's own."""
        person, opening = Person(id="p1", available=sorted(free)), Opening(id="plume", periods=sorted(asked))

        assert (asked <= free) == AvailabilityRequired().allows(person, opening)
        assert (not asked <= free) == bool(broken(AvailabilityRequired(), crew_of(person, opening=opening)))

    def test_a_mission_without_periods(self):
        """A mission that names no period takes anybody."""
        assert AvailabilityRequired().allows(Person(id="p1"), Opening(id="plume"))

    def test_said(self):
        """The rule is said in both languages."""
        assert both(AvailabilityRequired()) == (
            "team members are free for all the periods of the mission",
            "les membres de l’équipe sont libres pendant toutes les périodes de la mission",
        )


class TestAsked:
    """Members asked for the opening, or accept any."""

    @given(letters, st.booleans(), st.sampled_from("abcd"))
    def test_asked_or_open(self, wishes, open_to_all, opening):
        """Nobody is sent where they did not ask to go, save those who accept any opening."""
        person = Person(id="p1", wishes=sorted(wishes), open_to_all=open_to_all)
        allowed = open_to_all or opening in wishes

        assert allowed == OnlyWished().allows(person, Opening(id=opening))
        assert (not allowed) == bool(broken(OnlyWished(), crew_of(person, opening=opening)))

    def test_said(self):
        """The rule is said in both languages."""
        assert both(OnlyWished()) == (
            "team members have a wish for the challenge that can be met, or accept any",
            "chaque membre a fait un vœu recevable pour ce défi, ou accepte tous les défis",
        )


class TestCleared:
    """Members hold the clearance that the challenge needs."""

    @given(letters, st.sampled_from([None, *"abcd"]))
    def test_the_clearance_is_held(self, held, needed):
        """An opening without clearance takes anybody; else the very clearance must be held."""
        person, opening = Person(id="p1", clearances=sorted(held)), Opening(id="plume", clearance=needed)
        allowed = needed is None or needed in held

        assert allowed == ClearanceRequired().allows(person, opening)
        assert (not allowed) == bool(broken(ClearanceRequired(), crew_of(person, opening=opening)))

    def test_each_member_counts(self):
        """One member cleared does not clear the others: each one who is not is told by name."""
        opening = Opening(id="plume", size=(1, 3), clearance="secret")
        crew = crew_of("p1", Person(id="p2", clearances=["secret"]), "p3", opening=opening)

        assert [(("p1",), 1, 0, 1), (("p3",), 1, 0, 1)] == numbers(broken(ClearanceRequired(), crew))

    def test_said(self):
        """The rule is said in both languages."""
        assert both(ClearanceRequired()) == (
            "team members hold the clearance that the challenge needs",
            "les membres de l’équipe ont l’habilitation que demande le défi",
        )


class TestEligible:
    """On a reference date, nobody seated has a status."""

    rule = EligibilityRequired(id="not-agent", status="agent", on=DAY)

    @given(st.integers(-3, 3), st.integers(-3, 3), st.sampled_from(["agent", "student"]))
    def test_only_that_status_on_that_day(self, since, length, kind):
        """A status bars someone only if it is the one named, and true on the reference date."""
        first, last = DAY + timedelta(since), DAY + timedelta(since + abs(length))
        person = Person(id="p1", statuses=[PersonStatus(kind=kind, since=first, until=last)])
        barred = kind == "agent" and first <= DAY <= last

        assert barred == (not self.rule.allows(person, Opening(id="plume")))
        assert barred == bool(broken(self.rule, crew_of(person)))

    def test_the_day_before(self):
        """A status that ended the day before does no harm: the date decides, and one day is enough."""
        left = Person(id="p1", statuses=[PersonStatus(kind="agent", until=DAY - timedelta(1))])
        stays = Person(id="p2", statuses=[PersonStatus(kind="agent", until=DAY)])

        assert [(("p2",), 1, 0, 1)] == numbers(broken(self.rule, crew_of(left, stays)))

    def test_said(self):
        """The date is said in full, in both languages."""
        assert both(self.rule) == (
            "on 16 January 2019, nobody seated has the status: agent",
            "au 16 janvier 2019, aucune personne placée n’a le statut : agent",
        )

    def test_faults_come_together(self):
        """A rule without a name, a status or a day has all its faults told at once."""
        with pytest.raises(Faults) as caught:
            EligibilityRequired(id="", status="", on="2019-01-16", level=-1, weight=0)

        names = ["id", "level", "weight", "status", "on"]
        assert [f"EligibilityRequired.{name}" for name in names] == [one.place for one in caught.value.faults]


class TestBarred:
    """One person does not sit at one opening."""

    rule = Forbidden.of("p1", "plume")

    def test_that_person_at_that_opening_alone(self):
        """Another person may sit there, and that person may sit elsewhere."""
        assert [("p1", "plume")] == [
            (who, where)
            for who in ("p1", "p2")
            for where in ("plume", "adler")
            if not self.rule.allows(Person(id=who), Opening(id=where))
        ]

    def test_the_breach_names_the_person(self):
        """The breach says who sits where they should not, and what to do."""
        (found,) = broken(self.rule, crew_of("p1", "p2"), crew_of("p1", opening="adler"))

        assert (("p1",), "plume") == (found.people, found.opening)
        assert "plume: p1 does not sit at plume; broken by p1; seat someone else" == str(found)

    def test_said(self):
        """The rule is said in both languages."""
        assert both(self.rule) == ("p1 does not sit at plume", "p1 n’a pas de place à plume")

    def test_faults_come_together(self):
        """A rule on nobody at no opening has two faults."""
        with pytest.raises(Faults) as caught:
            Forbidden(id="barred", person="", opening=None)

        assert ["Forbidden.person", "Forbidden.opening"] == [one.place for one in caught.value.faults]


@pytest.mark.parametrize("kind", [AvailabilityRequired, OnlyWished, ClearanceRequired])
def test_a_rule_that_always_holds_may_be_made_soft(kind):
    """The rules that always hold have a name, a level and a weight like any other, checked like any other."""
    assert (3, 7) == (kind(level=3, weight=7).level, kind(level=3, weight=7).weight)
    with pytest.raises(Fault, match="weight"):
        kind(weight=0)


def test_check_and_compose_agree_on_who_may_sit():
    """Composing seats the one person whom no seat rule bars, and checking any other says which rule does."""
    ready = {"available": ["spring"], "wishes": ["plume"], "open_to_all": False, "clearances": ["secret"]}
    people = {
        "busy": {"available": []},
        "elsewhere": {"wishes": ["adler"]},
        "uncleared": {"clearances": []},
        "agent": {"statuses": [PersonStatus(kind="agent")]},
        "barred": {},
        "fit": {},
    }
    problem = Problem(
        people=[Person(id=name, **{**ready, **change}) for name, change in people.items()],
        openings=[Opening(id="plume", periods=["spring"], clearance="secret")],
        rules=[EligibilityRequired(id="not-agent", status="agent", on=DAY), Forbidden.of("barred", "plume")],
    )
    why = {name: [one.rule for one in check(Cohort.of({"plume": [name]}), problem)] for name in people}

    assert ("fit",) == compose(problem).cohort.people
    assert why == {
        "busy": ["available"],
        "elsewhere": ["asked"],
        "uncleared": ["cleared"],
        "agent": ["not-agent"],
        "barred": ["forbidden:barred:plume"],
        "fit": [],
    }


def test_a_soft_seat_rule_is_a_preference():
    """Made soft, the rule no longer forbids: someone unfree is seated if nobody else is there, at a price."""
    problem = Problem(
        people=[Person(id="p1"), Person(id="p2")],
        openings=[Opening(id="plume")],
        rules=[Forbidden(id="rather-not", person="p1", opening="plume", level=1, weight=5)],
    )
    alone = Problem(people=problem.people[:1], openings=problem.openings, rules=problem.rules)

    assert (("p2",), 0) == (compose(problem).cohort.people, compose(problem).worth)
    assert (("p1",), -5) == (compose(alone).cohort.people, compose(alone).worth)
