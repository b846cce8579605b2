"""Openings: what a challenge asks of its team, and what is refused."""

import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.reasons import FrozenMap
from eig.teams import Need, Opening, Seat

PLUME = Opening(
    id="plume",
    size=(2, 3),
    needs=[Need(skill="data", level=3, count=2)],
    posts=[Seat(accepts=["data", "dev"])],
    weights={"data": 3, "law": -1},
    periods=["spring"],
    budget=1000,
    host_wishes=["p2", "p1"],
    clearance="secret",
    mentors=["m1"],
)


def places(caught):
    """Return where faults stand, in the order found."""
    return [fault.place for fault in caught.value.faults]


class TestNeed:
    """A need is a skill, at a level, for some members."""

    def test_one_member_at_level_one(self):
        """A need that says no more than the skill asks one member to have it at all."""
        assert (1, 1) == (Need(skill="data").level, Need(skill="data").count)

    def test_faults_come_together(self):
        """A need without a skill, at level 0, for nobody, has three faults."""
        with pytest.raises(Faults) as caught:
            Need(skill="", level=0, count=0)

        assert ["Need.skill", "Need.level", "Need.count"] == places(caught)

    @pytest.mark.parametrize("level", [True, 1.0, "3", None])
    def test_a_level_is_a_whole_number(self, level):
        """A truth value, a decimal, text or nothing is no level."""
        with pytest.raises(Fault, match="whole number from 1"):
            Need(skill="data", level=level)


class TestSeat:
    """A post takes one person of an accepted profile."""

    def test_a_profile_is_accepted_once(self):
        """The same profile twice is a slip of the pen, and told."""
        with pytest.raises(Fault, match="expected each profile once"):
            Seat(accepts=["data", "data"])

    def test_profiles_are_text(self):
        """Each number among the profiles is told, and not counted as a repetition."""
        with pytest.raises(Faults) as caught:
            Seat(accepts=["data", 3, 3])

        assert ["Seat.accepts[1]", "Seat.accepts[2]"] == places(caught)


class TestOpening:
    """An opening is a challenge that asks for a team."""

    def test_one_person_and_nothing_else(self):
        """An opening that says nothing asks for one person."""
        bare = Opening(id="plume")

        assert ((1, 1), (), (), (), None, None) == (
            bare.size,
            bare.needs,
            bare.posts,
            bare.periods,
            bare.budget,
            bare.clearance,
        )

    @given(st.integers(-2, 4), st.integers(-2, 4))
    @example(1, 2)
    @example(3, 2)
    def test_a_size_goes_from_the_fewest_to_the_most(self, low, high):
        """A size is accepted if and only if it starts at 1 or more and does not go backwards."""
        if 1 <= low <= high:
            assert (low, high) == Opening(id="plume", size=(low, high)).size
        else:
            with pytest.raises((Fault, Faults)) as caught:
                Opening(id="plume", size=(low, high))
            assert "Opening.size" in str(caught.value)

    @pytest.mark.parametrize("size", [(2,), (1, 2, 3), 2, "23", (1.0, 2), (True, 2), ()])
    def test_a_size_is_two_whole_numbers(self, size):
        """One number, three, text, decimals and truth values are no size."""
        with pytest.raises(Fault, match=r"Opening\.size.*a whole number from 1"):
            Opening(id="plume", size=size)

    def test_a_size_that_is_none_is_told_whatever_the_posts(self):
        """They are not held against it."""
        with pytest.raises(Fault, match=r"Opening\.size: expected 2 values"):
            Opening(id="plume", size=(2,), posts=[Seat(accepts=["data"])])

    def test_a_team_may_cost_nothing(self):
        """A budget of nothing is one."""
        assert 0 == Opening(id="plume", budget=0).budget
        with pytest.raises(Fault, match=r"Opening\.budget"):
            Opening(id="plume", budget=-1)

    def test_no_more_posts_than_people(self):
        """Since nobody takes two posts, an opening with more posts than people could never be filled."""
        posts = [Seat(accepts=["data"])] * 3

        assert 3 == len(Opening(id="plume", size=(1, 3), posts=posts).posts)
        with pytest.raises(Fault, match=r"as many posts as people at most: 2, got 3.*nobody takes two"):
            Opening(id="plume", size=(1, 2), posts=posts)

    @given(st.lists(st.sets(st.sampled_from(["data", "dev", "design"]), min_size=1), min_size=1, max_size=4))
    def test_made_of_posts(self, accepted):
        """An opening made of posts has as many people as posts, each post with the profiles given."""
        opening = Opening.of_posts("plume", *map(sorted, accepted))

        assert (len(accepted), len(accepted)) == opening.size
        assert [tuple(sorted(one)) for one in accepted] == [post.accepts for post in opening.posts]

    def test_made_of_no_post(self):
        """An opening made of no post asks for nobody, which no opening does."""
        with pytest.raises(Faults) as caught:
            Opening.of_posts("plume")

        assert {"values.whole"} == {fault.code for fault in caught.value.faults}

    def test_an_opening_is_a_value(self):
        """The same content is the same opening, after a copy and after reading what it prints."""
        names = {"Opening": Opening, "Need": Need, "Seat": Seat, "FrozenMap": FrozenMap}

        assert PLUME == eval(repr(PLUME), names)
        assert PLUME == pickle.loads(pickle.dumps(PLUME))
        assert hash(PLUME) == hash(eval(repr(PLUME), names))

    def test_every_fault_of_an_opening_comes_at_once(self):
        """Ten fields that are wrong give ten faults, in the order of the form."""
        with pytest.raises(Faults) as caught:
            Opening(
                id=None,
                size=(3, 0),
                needs=["data"],
                posts=["data"],
                weights={"data": 0.5},
                budget=-1,
                clearance="",
                periods=[""],
                host_wishes=[1],
                mentors="m1",
            )

        names = [
            "id",
            "size[1]",
            "needs[0]",
            "posts[0]",
            "weights['data']",
            "periods[0]",
            "budget",
            "host_wishes[0]",
            "clearance",
            "mentors",
        ]
        assert [f"Opening.{name}" for name in names] == places(caught)


def test_a_post_that_accepts_nobody_is_refused():
    """No cohort could ever fill it."""
    with pytest.raises(Fault, match="one profile or more") as caught:
        Seat(accepts=[])

    assert () == caught.value.value
