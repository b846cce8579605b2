"""What a good cohort is: terms that give exact points, level by level."""

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.teams import MeritPoints, Objective, Opening, Person, Seat, WishPoints
from eig.teams.asked import (
    HostPoints,
    PairBonus,
    PairTerm,
    PostTerm,
    SeatMerit,
    SeatTerm,
    SkillPoints,
    StayBonus,
    objective_points_for_wishes_and_merit,
)

scales = st.lists(st.fractions(-9, 20, max_denominator=6), max_size=4)
PLUME = Opening(id="plume", weights={"data": 3, "law": 2, "sea": -1}, host_wishes=["p2", "p1"])


def places(caught):
    """Return the fields that are at fault, in the order found."""
    return [fault.place.split(".")[1] for fault in caught.value.faults]


class TestSkillPoints:
    """Each level of a skill is worth the opening's weight for it."""

    @pytest.mark.untraced
    @given(
        st.dictionaries(st.sampled_from(["data", "law", "sea", "dev"]), st.integers(0, 5)),
        st.dictionaries(st.sampled_from(["data", "law", "sea", "dev"]), st.integers(-3, 3)),
    )
    def test_levels_times_weights(self, skills, weights):
        """The points are the sum, skill by skill, of level times weight; a skill on one side alone is nothing."""
        person, opening = Person(id="p1", skills=skills), Opening(id="plume", weights=weights)
        expected = sum(skills[skill] * weights[skill] for skill in set(skills) & set(weights))

        assert expected == SkillPoints().points(person, opening)

    def test_refused(self):
        """A term has a name, and a level from 0."""
        with pytest.raises(Faults) as caught:
            SkillPoints(id="", level=-1)

        assert ["id", "level"] == places(caught)


class TestWishPoints:
    """Points for the rank of the opening among the person's wishes."""

    @pytest.mark.untraced
    @given(scales, st.lists(st.sampled_from("abcdef"), unique=True), st.sampled_from("abcdef"))
    def test_the_points_of_the_rank(self, scale, wishes, opening):
        """The first wish has the first points and so on; past the end, or not asked, there are none."""
        points = dict(zip(wishes, scale, strict=False)).get(opening, 0)

        assert points == WishPoints(by_rank=scale).points(Person(id="p1", wishes=wishes), Opening(id=opening))

    def test_exact_as_written(self):
        """Points are read as they are written, with no rounding: text, fractions, decimals and whole numbers."""
        scale = WishPoints(by_rank=["0.1", "1/3", Decimal("2.5"), 3])

        assert (Fraction(1, 10), Fraction(1, 3), Fraction(5, 2), Fraction(3)) == scale.by_rank

    def test_refused(self):
        """What is no number is refused with the other faults."""
        with pytest.raises(Faults) as caught:
            WishPoints(by_rank=[1, "ten"], id=" ")

        assert ["by_rank[1]", "id"] == places(caught)


class TestHostPoints:
    """Points for the rank of the person among the host's wishes."""

    @pytest.mark.untraced
    @given(scales, st.lists(st.sampled_from("abcdef"), unique=True), st.sampled_from("abcdef"))
    def test_the_points_of_the_rank(self, scale, wanted, person):
        """The host's first choice has the first points and so on; whom the host did not name has none."""
        points = dict(zip(wanted, scale, strict=False)).get(person, 0)
        opening = Opening(id="plume", host_wishes=wanted)

        assert points == HostPoints(by_rank=scale).points(Person(id=person), opening)

    def test_refused(self):
        """Points that are not numbers are refused."""
        with pytest.raises(Fault, match=r"HostPoints\.by_rank"):
            HostPoints(by_rank=["ten"])


class TestPairBonus:
    """Points, maybe negative, if two people sit together."""

    @pytest.mark.parametrize("points", [4, -6, "1/3", Fraction(5, 2)])
    def test_the_pair_and_its_points(self, points):
        """A bonus gives one pair, with the points as they are written."""
        bonus = PairBonus.of("p1", "p2", points)

        assert [("p1", "p2", Fraction(points))] == list(bonus.pairs())
        assert "bonus:p1:p2" == bonus.id

    @pytest.mark.parametrize(
        ("people", "code"),
        [
            (("p1", "p1"), "values.once"),
            (("p1",), "values.so_many"),
            (("p1", "p2", "p3"), "values.so_many"),
            ((), "values.so_many"),
        ],
    )
    def test_two_people(self, people, code):
        """The same person twice, one person, three, or none are no pair."""
        with pytest.raises(Fault) as caught:
            PairBonus(id="bonus", people=people, bonus=1)

        assert (("PairBonus", "people"), code) == (caught.value.path[:2], caught.value.code)

    def test_refused(self):
        """A name, a level, people and points that are wrong are told together."""
        with pytest.raises(Faults) as caught:
            PairBonus(id="", level=None, people=["p1", 2], bonus="half")

        assert ["id", "people[1]", "bonus", "level"] == places(caught)


class TestMerit:
    """Points from rankings, by person, opening and profile."""

    merit = MeritPoints.of(
        {
            ("p1", "plume", "data"): 17,
            ("p1", "plume", "dev"): "39/2",
            ("p1", "adler", None): 12,
            ("p2", "plume", None): 9,
            ("p2", "plume", "data"): 5,
        }
    )

    @pytest.mark.parametrize(
        ("profiles", "post", "points"),
        [
            (["data", "dev"], ["data"], 17),
            (["data", "dev"], ["data", "dev"], Fraction(39, 2)),
            (["data", "dev"], None, Fraction(39, 2)),
            (["data"], None, 17),
            (["data"], ["dev"], 0),
            (["design"], None, 0),
            ([], ["data"], 0),
        ],
    )
    def test_the_best_mark_that_fits(self, profiles, post, points):
        """At a post, the best mark counts among the profiles that it accepts and the person has."""
        person = Person(id="p1", profiles=profiles)
        seat = None if post is None else Seat(accepts=post)

        assert points == self.merit.post_points(person, PLUME, seat)

    def test_a_mark_for_any_profile(self):
        """A mark that names no profile counts at every post, and beats a lower one that does."""
        for seat in (None, Seat(accepts=["data"]), Seat(accepts=["design"])):
            assert 9 == self.merit.post_points(Person(id="p2", profiles=["data"]), PLUME, seat)

    def test_a_mark_below_nothing(self):
        """A bad mark that fits counts as it is: no mark would have been better."""
        bad = MeritPoints.of({("p1", "plume", None): -3})

        assert (-3, 0) == (
            bad.post_points(Person(id="p1"), PLUME, None),
            bad.post_points(Person(id="p2"), PLUME, None),
        )

    def test_the_order_of_marks_does_not_matter(self):
        """Marks are sorted: the same marks make the same merit."""
        assert self.merit == MeritPoints(marks=reversed(self.merit.marks))
        assert self.merit == pickle.loads(pickle.dumps(self.merit))
        assert sorted(mark.key for mark in self.merit.marks) == [mark.key for mark in self.merit.marks]

    def test_one_mark_each(self):
        """Two marks for the same person, opening and profile are refused: one is a correction."""
        one = SeatMerit(person="p1", opening="plume", points=1)

        with pytest.raises(Fault, match="expected each person, opening and profile once"):
            MeritPoints(marks=[one, SeatMerit(person="p1", opening="plume", points=2)])
        with pytest.raises(Fault, match=r"a seat merit \(SeatMerit\)"):
            MeritPoints(marks=[one, ("p1", "plume", 2)])

    def test_refused(self):
        """A mark on nobody, nowhere, for no profile, of points that are no number, has four faults."""
        with pytest.raises(Faults) as caught:
            SeatMerit(person="", opening="", profile="", points="many")

        assert ["person", "opening", "profile", "points"] == places(caught)


class TestKept:
    """One point for each seat of an earlier cohort that is still there."""

    def test_that_person_at_that_opening(self):
        """A seat is kept by the same person at the same opening, and not by either alone."""
        kept = StayBonus(seats=[("p1", "plume"), ("p2", "adler")])
        seats = [(who, where) for who in ("p1", "p2") for where in ("plume", "adler")]

        assert [1, 0, 0, 1] == [kept.points(Person(id=who), Opening(id=where)) for who, where in seats]

    def test_before_all_else(self):
        """Seats kept come before every other term unless said otherwise."""
        assert (0, 1) == Objective(terms=[SkillPoints(), StayBonus(seats=[])]).levels

    def test_refused(self):
        """A seat is a pair, and stands once."""
        with pytest.raises(Fault, match="expected 2 values"):
            StayBonus(seats=["p1"])
        with pytest.raises(Fault, match="expected each seat once"):
            StayBonus(seats=[("p1", "plume"), ("p1", "plume")])


class Shy:
    """A term of one's own: one point for a person without wishes."""

    id, level = "shy", 3

    def points(self, person, opening):
        return int(not person.wishes)


class TestObjective:
    """An objective is a sum of terms, level by level."""

    def test_levels_in_order(self):
        """Each level stands once, the first first, whatever the order of the terms."""
        terms = [Shy(), WishPoints(by_rank=[1], level=2), SkillPoints(), HostPoints(by_rank=[1], level=2)]

        assert (1, 2, 3) == Objective(terms=terms).levels
        assert () == Objective().levels

    def test_names_and_levels_unless_said_otherwise(self):
        """Each term has a name and stands at level 1 unless said otherwise; only seats kept stand before."""
        scale = {"by_rank": [1]}
        terms = [
            SkillPoints(),
            WishPoints(**scale),
            HostPoints(**scale),
            MeritPoints(marks=[]),
            StayBonus(seats=[]),
        ]
        names = {"skills": 1, "wishes": 1, "hosts": 1, "merit": 1, "kept": 0}

        assert names == {term.id: term.level for term in terms}
        assert 1 == PairBonus.of("p1", "p2", 1).level

    def test_terms_have_names_of_their_own(self):
        """Two terms of one name are refused, since points are told by name."""
        with pytest.raises(Fault, match="expected each term's id once"):
            Objective(terms=[SkillPoints(), WishPoints(by_rank=[1], id="skills")])

    @pytest.mark.parametrize("stranger", ["skills", None, 3, Person(id="p1")])
    def test_terms_are_terms(self, stranger):
        """Text, nothing, a number or a person gives no points."""
        with pytest.raises(Fault, match="a term, which gives points to a seat, a pair or a post"):
            Objective(terms=[SkillPoints(), stranger])

    def test_each_term_has_one_shape(self):
        """A term gives points to a seat, to a pair or to a post, and the built-in ones to one of the three."""
        shapes = {
            SeatTerm: [
                SkillPoints(),
                WishPoints(by_rank=[]),
                HostPoints(by_rank=[]),
                StayBonus(seats=[]),
                Shy(),
            ],
            PairTerm: [PairBonus.of("p1", "p2", 1)],
            PostTerm: [MeritPoints(marks=[])],
        }

        for shape, terms in shapes.items():
            for other in shapes:
                assert all(isinstance(term, other) == (other is shape) for term in terms)


def test_points_by_rank_may_be_read_once():
    """A generator gives its points, and none is lost."""
    assert WishPoints(by_rank=[3, 2]) == WishPoints(by_rank=iter([3, 2]))


@pytest.mark.parametrize("given", ["31", None, 3, {3, 2}])
def test_points_by_rank_are_a_list_of_numbers(given):
    """Text is not read digit by digit, one number is no list, and a set has no first rank."""
    for term in (WishPoints, HostPoints):
        with pytest.raises(Fault, match="by_rank"):
            term(by_rank=given)


def test_points_of_merit_are_by_person_opening_and_profile():
    """A key of two is named, with every other."""
    with pytest.raises(Faults) as caught:
        MeritPoints.of({("p1", "plume"): 3, "p2": 4, ("p3", "plume", None): 5})

    given = ["('p1', 'plume')", "p2"]
    assert [("MeritPoints.of", "points", key) for key in given] == [
        (".".join(fault.path[:1]), *fault.path[1:]) for fault in caught.value.exceptions
    ]
    assert all("text and text or None" in fault.rule for fault in caught.value.exceptions)


@pytest.mark.parametrize("wrong", [{"person": ""}, {"opening": 3}, {"profile": ""}, {"points": "many"}])
def test_the_points_of_a_seat_name_a_person_and_an_opening(wrong):
    """An empty name, a number for a name, points that are no number: each is refused in its place."""
    (field,) = wrong
    with pytest.raises(Fault) as caught:
        SeatMerit(**{"person": "p", "opening": "plume", "profile": None, "points": 3, **wrong})
    assert caught.value.place == f"SeatMerit.{field}" or field == "points"


def test_points_that_stand_are_taken_at_once(monkeypatch):
    """A jury's marks are many: those with a profile or without are looked at once, and faults are gathered of none."""
    monkeypatch.setattr(objective_points_for_wishes_and_merit, "Gather", lambda _: pytest.fail("gathered"))
    for profile in (None, "data"):
        assert 1 == SeatMerit(person="p1", opening="plume", profile=profile, points=1).points
