"""People: what rules read of them, and what is refused."""

import pickle
from datetime import date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.teams import Person
from eig.teams.asked import PersonStatus
from helpers import examples

days = st.dates(date(2018, 1, 1), date(2020, 12, 31))

ADA = Person(
    id="p1",
    skills={"data": 4, "law": 2},
    attributes={"region": "west"},
    amounts={"load": -2},
    employer="e1",
    cost=490,
    available=["spring"],
    wishes=["plume", "adler"],
    open_to_all=False,
    profiles=["data"],
    clearances=["secret"],
    statuses=[PersonStatus(kind="student", since=date(2019, 1, 1))],
)


def places(caught):
    """Return where faults stand, in the order found."""
    return [fault.place for fault in caught.value.faults]


class TestStatus:
    """A status is true of a person between two days."""

    @given(days, days, days)
    def test_both_ends_count(self, one, other, on):
        """A status is true from its first day to its last, both included, and on no other day."""
        since, until = sorted((one, other))

        assert (since <= on <= until) == PersonStatus(kind="agent", since=since, until=until).holds(on)

    @given(days)
    def test_no_first_day(self, on):
        """Without a first day it has always been so; without a last day it has no known end."""
        assert PersonStatus(kind="agent").holds(on)
        assert PersonStatus(kind="agent", until=on).holds(on - timedelta(days=900))
        assert PersonStatus(kind="agent", since=on).holds(on + timedelta(days=900))
        assert not PersonStatus(kind="agent", until=on).holds(on + timedelta(days=1))
        assert not PersonStatus(kind="agent", since=on).holds(on - timedelta(days=1))

    def test_a_status_of_one_day(self):
        """A status may begin and end on the same day."""
        day = date(2019, 1, 16)

        assert PersonStatus(kind="agent", since=day, until=day).holds(day)

    def test_the_end_is_not_before_the_beginning(self):
        """Two days in the wrong order are refused, with what to do."""
        with pytest.raises(Fault, match="a last day on or after the first, 1 February 2019"):
            PersonStatus(kind="agent", since=date(2019, 2, 1), until=date(2019, 1, 31))

    def test_faults_come_together(self):
        """An empty kind, a day that is text and a day with a time of day are told at once."""
        with pytest.raises(Faults) as caught:
            PersonStatus(kind="", since="2019-01-01", until=datetime(2019, 1, 1, 9))  # noqa: DTZ001 # a wrong day

        assert ["PersonStatus.kind", "PersonStatus.since", "PersonStatus.until"] == places(caught)


class TestPerson:
    """A person is what rules read: levels, values, amounts and wishes."""

    def test_what_is_left_out_is_nothing(self):
        """A skill not stated is level 0, an amount not stated 0, an attribute or a wish not stated is none."""
        bob = Person(id="p2")

        assert (0, None, None, 0, 0, None) == (
            bob.level("data"),
            bob.value("region"),
            bob.value("employer"),
            bob.amount("load"),
            bob.amount("cost"),
            bob.rank("plume"),
        )
        assert bob.accepts("plume")

    def test_what_is_stated_is_read(self):
        """Levels, values and amounts are those stated; the employer is a value and the cost an amount."""
        assert (4, 2) == (ADA.level("data"), ADA.level("law"))
        assert ("west", "e1") == (ADA.value("region"), ADA.value("employer"))
        assert (-2, 490) == (ADA.amount("load"), ADA.amount("cost"))

    @pytest.mark.parametrize("given_", [{"attributes": {"employer": "SECRET"}}, {"amounts": {"cost": 9}}])
    def test_one_name_has_one_place(self, given_):
        """An attribute called employer, or an amount called cost, would be hidden by the field: it is a fault."""
        with pytest.raises(Fault, match="has a field of its own") as caught:
            Person(id="p1", **given_)

        assert "SECRET" not in str(caught.value)

    @pytest.mark.parametrize(
        ("stated", "plume", "adler"),
        [
            ({}, True, True),
            ({"wishes": ["plume"]}, True, False),
            ({"wishes": ["plume"], "open_to_all": True}, True, True),
            ({"wishes": ["plume"], "open_to_all": False}, True, False),
            ({"open_to_all": False}, False, False),
        ],
    )
    def test_wishes_once_stated_limit_seats(self, stated, plume, adler):
        """Who states no wish is open; who states some is not, unless they say so."""
        person = Person(id="p1", **stated)

        assert (plume, adler) == (person.accepts("plume"), person.accepts("adler"))

    @given(st.lists(st.sampled_from("abcdef"), unique=True))
    def test_the_rank_of_a_wish_is_its_place(self, wishes):
        """The first wish has rank 0, the next 1; what was not asked for has no rank."""
        person = Person(id="p1", wishes=wishes)

        assert list(range(len(wishes))) == [person.rank(wish) for wish in wishes]
        assert all(person.rank(other) is None for other in set("abcdef") - set(wishes))

    def test_a_person_is_a_value(self):
        """The same content is the same person, in a set, after a copy, and after reading what it prints."""
        plain = evolve(ADA, attributes={}, amounts={}, employer=None, clearances=[])

        assert plain == eval(repr(plain), examples.names())
        assert ADA == pickle.loads(pickle.dumps(ADA))
        assert 1 == len({ADA, pickle.loads(pickle.dumps(ADA))})

    @pytest.mark.parametrize(
        "private",
        [
            {"attributes": {"region": "west"}},
            {"amounts": {"age": 47}},
            {"employer": "west"},
            {"clearances": ["west"]},
        ],
    )
    def test_what_statistics_hold_is_private(self, private):
        """Employer, clearances, attributes and amounts are compared; the text says only that they are there."""
        held = Person(id="p1", **private)

        assert "west" not in repr(held)
        assert "47" not in repr(held)
        assert "<withheld>" in repr(held)
        assert Person(id="p1") != held
        assert held == Person(id="p1", **private)
        assert ("west", 47) == (held.value("region") or "west", held.amount("age") or 47)

    def test_a_wrong_attribute_is_not_repeated_in_the_message(self):
        """What is sensitive does not leak through its own error."""
        with pytest.raises(Faults) as caught:
            Person(id="p1", attributes={"age": 47}, amounts={"age": "forty-seven"})

        assert ["(int, not shown)", "(str, not shown)"] == [str(fault.value) for fault in caught.value.faults]
        assert "47" not in str(caught.value)
        assert "forty" not in str(caught.value)

    def test_the_order_of_skills_does_not_matter(self):
        """Skills are looked up by name: the order in which they are given makes no other person."""
        there, back = {"data": 1, "law": 2}, {"law": 2, "data": 1}

        assert Person(id="p1", skills=there) == Person(id="p1", skills=back)

    def test_every_fault_of_a_person_comes_at_once(self):
        """Ten fields that are wrong give ten faults, in the order of the form, not one after the other."""
        with pytest.raises(Faults) as caught:
            Person(
                id="",
                employer=" e1",
                cost=-1,
                open_to_all=1,
                statuses=["agent"],
                available=[""],
                wishes=[3],
                skills={"data": -1},
                attributes={"region": 3},
                amounts={"load": 0.5},
            )

        names = [
            "id",
            "skills['data']",
            "attributes[0]",
            "amounts[0]",
            "employer",
            "cost",
            "available[0]",
            "wishes[0]",
            "open_to_all",
            "statuses[0]",
        ]
        assert [f"Person.{name}" for name in names] == places(caught)

    @pytest.mark.parametrize("name", ["available", "wishes", "profiles", "clearances"])
    def test_nothing_is_listed_twice(self, name):
        """A period, a wish, a profile or a clearance stands once."""
        with pytest.raises(Fault, match="expected each entry once"):
            Person(id="p1", **{name: ["x", "y", "x"]})

    def test_one_word_is_not_a_list_of_letters(self):
        """A wish given as bare text is refused: it is not read letter by letter."""
        with pytest.raises(Fault, match=r"Person\.wishes.*got 'plume'"):
            Person(id="p1", wishes="plume")

    def test_an_empty_region_is_a_region(self):
        """A value of an attribute may be any text, since the programme chooses its words."""
        assert "" == Person(id="p1", attributes={"region": ""}).value("region")
