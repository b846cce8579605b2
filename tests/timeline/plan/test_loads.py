"""Load of people in exact shares of their time."""

import pickle
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.programme import Mentor
from eig.promotions import P3
from eig.timeline import Phase, Plan, WorkCalendar, schedule
from eig.timeline.calendar import Span
from eig.timeline.plan import Load, Staffing, TimeShare, load, mentor_shares, staffed
from helpers.unfolded import unfolded

FIRST = date(2019, 1, 1)


def span(first, last):
    return Span(start=FIRST + timedelta(days=first), end=FIRST + timedelta(days=last + 1))


def mentors(*given_shares):
    return [
        TimeShare(who=who, what=what, span=span(a, b), share=share) for who, what, a, b, share in given_shares
    ]


def test_a_load_that_goes_over_to_another_team_names_each_on_its_days():
    """The share is the same all the time: the row of adler ends where that of karfur begins, and so does what is said."""
    given_shares = [("m1", "plume", 0, 9, "0.6"), ("m1", "adler", 0, 3, "0.6"), ("m1", "karfur", 4, 9, "0.6")]
    found = load(mentors(*given_shares, ("m2", "plume", 0, 4, "1"), ("m2", "plume", 5, 9, "1")))
    rows = [(one["who"], one["what"], one["first"].day, one["last"].day) for one in found.rows()]

    both = [("adler", "plume"), ("plume", "karfur")]
    assert [("m1", both[0], 1, 4), ("m1", both[1], 5, 10), ("m2", ("plume",), 1, 10)] == rows
    assert both == [one.facts["what"] for one in found.explain("m1").reasons if one.code == "overload"]


ASSIGNMENTS = st.lists(
    st.builds(
        lambda who, what, first, length, share: TimeShare(
            who=who, what=what, span=span(first, first + length), share=Fraction(share, 20)
        ),
        st.sampled_from(["m1", "m2"]),
        st.sampled_from(["adler", "plume", "cibnav"]),
        st.integers(0, 40),
        st.integers(0, 30),
        st.integers(0, 20),
    ),
    max_size=6,
)


class TestLoad:
    """A step function over days, a person."""

    def test_adds_shares_exactly(self):
        """Three tenths and one tenth and six tenths are one, not 0.9999."""
        found = load(mentors(("m1", "a", 0, 9, "0.3"), ("m1", "b", 0, 9, "0.1"), ("m1", "c", 0, 9, "0.6")))

        assert Fraction(1) == found.peak("m1")
        assert () == found.overloads

    def test_shows_steps_and_overloads(self):
        """Two challenges overlap for some days."""
        found = load(mentors(("m1", "a", 0, 9, "0.6"), ("m1", "b", 5, 14, "0.6"), ("m2", "a", 0, 1, "0.4")))

        steps = [(str(step.span.start), step.span.days, step.share) for step in found.profile("m1")]
        assert [
            ("2019-01-01", 5, Fraction(3, 5)),
            ("2019-01-06", 5, Fraction(6, 5)),
            ("2019-01-11", 5, Fraction(3, 5)),
        ] == steps
        assert [("m1", span(5, 9))] == [(one.who, one.span) for one in found.overloads]

    def test_takes_the_capacity_of_each_person(self):
        """A share for all, or by person, all of their time where not said."""
        people = mentors(("m1", "a", 0, 9, "0.4"), ("m2", "a", 0, 9, "0.4"))

        assert 2 == len(load(people, capacity="0.3").overloads)
        assert ["m2"] == [one.who for one in load(people, capacity={"m2": Fraction(1, 3)}).overloads]

    def test_heads_are_shares_of_one(self):
        """A capacity of two missions at once."""
        people = mentors(*(("m1", f"mission-{n}", 0, 9, 1) for n in range(3)))

        assert [3] == [one.share for one in load(people, capacity=2).overloads]

    def test_neighbours_make_one_step(self):
        """A mission that follows another without a gap keeps the level."""
        found = load(mentors(("m1", "a", 0, 4, "0.4"), ("m1", "b", 5, 9, "0.4")))

        assert [span(0, 9)] == [step.span for step in found.profile("m1")]

    def test_gaps_are_left_out(self):
        """No load, no step."""
        found = load(mentors(("m1", "a", 0, 4, "0.4"), ("m1", "b", 8, 9, "0.4")))

        assert [span(0, 4), span(8, 9)] == [step.span for step in found.profile("m1")]

    @pytest.mark.untraced
    @given(ASSIGNMENTS)
    def test_is_the_sum_of_shares_on_every_day(self, given_assignments):
        """Day by day, the profile is what the assignments of that day add up to."""
        found = load(given_assignments, capacity=Fraction(3, 4))
        for who in found.capacities:
            for day in (FIRST + timedelta(days=n) for n in range(-1, 75)):
                expected = sum(
                    (one.share for one in given_assignments if one.who == who and day in one.span),
                    Fraction(0),
                )
                steps = [step.share for step in found.profile(who) if day in step.span]
                assert expected == sum(steps, Fraction(0))
                assert len(steps) <= 1
                over = any(one.who == who and day in one.span for one in found.overloads)
                assert over == (expected > Fraction(3, 4))

    @given(ASSIGNMENTS)
    def test_neighbouring_steps_differ(self, given_assignments):
        """A profile is as short as it can be."""
        found = load(given_assignments)
        for who in found.capacities:
            steps = found.profile(who)
            for one, two in pairwise(steps):
                assert one.span.end < two.span.start or one.share != two.share

    @given(
        st.permutations(
            mentors(("m1", "a", 0, 9, "0.6"), ("m1", "b", 5, 14, "0.6"), ("m2", "a", 0, 1, "0.4"))
        )
    )
    def test_does_not_depend_on_the_order(self, people):
        """Assignments are kept sorted."""
        assert load(people) == load(sorted(people, key=lambda one: one.what))

    def test_explains_who_asks_for_too_much(self):
        """The peak, then each overload with what asks for it."""
        found = load(mentors(("m1", "adler", 0, 9, "0.6"), ("m1", "plume", 5, 14, "0.6")))

        text = str(found.explain("m1"))
        assert "at most 120% of their time is asked for" in text
        assert (
            "from 6 January 2019 to 10 January 2019, 120% is asked for, out of 100%, by adler and plume"
            in text
        )
        assert "au plus 120\u202f% de son temps" in unfolded(found.explain("m1", lang="fr"))

    def test_an_unknown_person_names_the_nearest(self):
        """A slip of the pen is helped."""
        with pytest.raises(UnknownKey, match="'mentor'"):
            load(mentors(("mentor", "adler", 0, 9, "0.6"))).profile("mentr")

    def test_is_laid_out_in_rows_and_in_a_table(self):
        """One row a step, the same keys in all, exact shares."""
        found = load(mentors(("m1", "a", 0, 9, "0.6"), ("m1", "b", 5, 14, "0.6")))

        assert [False, True, False] == [row["overloaded"] for row in found.rows()]
        assert 1 == len({tuple(row) for row in found.rows()})
        assert "<table>" in found._repr_html_()

    def test_is_a_value(self):
        """Equal by content, hashable, picklable."""
        found = load(mentors(("m1", "a", 0, 9, "0.6")))

        assert found == pickle.loads(pickle.dumps(found))
        assert hash(found) == hash(load(mentors(("m1", "a", 0, 9, "0.6"))))

    def test_shares_are_exact(self):
        """A float share is its shortest decimal: 0.1 is one tenth. What is no number is refused."""
        for cls, place in ((TimeShare, {"what": "a", "span": span(0, 1)}), (Staffing, {"key": "a"})):
            with pytest.raises(Fault, match="number"):
                cls(who="m1", share=float("nan"), **place)
            assert Fraction(1, 10) == cls(who="m1", share=0.1, **place).share
            with pytest.raises(Fault, match="from 0"):
                cls(who="m1", share=-1, **place)

    def test_reports_all_faults_together(self):
        """Every field is checked at once."""
        with pytest.raises(Faults) as caught:
            TimeShare(who="", what="", span=None, share="x")
        assert 4 == len(caught.value.exceptions)
        with pytest.raises(Faults):
            Staffing(who="", key="")
        with pytest.raises(Faults):
            Load(assignments=[1], capacities={"m1": "half"})


class TestStaffed:
    """People give time to phases, whenever these are scheduled."""

    def test_follows_the_schedule(self):
        """The span of an assignment is the span of its phase; a phase that is not there is a fault."""
        plan = Plan(
            key="p", start=FIRST, calendar=WorkCalendar(), phases=[Phase(key="mission", duration="10 months")]
        )
        staffing = [Staffing(who="m1", key="mission", share="0.4")]

        found = staffed(schedule(plan), staffing)

        assert [("m1", "mission", Fraction(2, 5))] == [(one.who, one.what, one.share) for one in found]
        assert date(2019, 11, 1) == found[0].span.end


class TestMentors:
    """What mentors give to their challenges, as published or as the office says."""

    @staticmethod
    def promotion(*mentors):
        helped = [
            evolve(P3.challenge(key), mentors=[one for one in mentors if one.challenge == key])
            for key in ("plume", "adler")
        ]
        return evolve(P3, challenges=helped)

    def test_shares_are_loads(self):
        """A mentor of two challenges gives twice; a published share wins."""
        promotion = self.promotion(
            Mentor(id="m1", challenge="plume", share="0.6"),
            Mentor(id="m1", challenge="adler"),
            Mentor(id="m2", challenge="adler", share="0.3"),
        )
        busy = load(mentor_shares(promotion, shares={"m1": "0.5"}))

        assert [("m1", Fraction(11, 10))] == [(one.who, one.share) for one in busy.overloads]
        assert Fraction(3, 10) == busy.peak("m2")

    def test_unknown_shares_come_in_one_fault(self):
        """All of them; one share may hold for all."""
        promotion = self.promotion(Mentor(id="m1", challenge="plume"), Mentor(id="m2", challenge="adler"))
        with pytest.raises(Fault, match="the share of m1 and m2 too") as caught:
            mentor_shares(promotion)

        assert (None, ("m1", "m2")) == (caught.value.value, caught.value.facts["missing"])
        assert 2 == len(mentor_shares(promotion, shares="0.35"))

    def test_days_are_those_of_the_missions(self):
        """As published, by their length, or as the caller says."""
        promotion = self.promotion(Mentor(id="m1", challenge="plume", share="0.6"))
        for given_, last in (
            (promotion, date(2019, 11, 15)),
            (evolve(promotion, ends=None), date(2019, 11, 15)),
            (evolve(promotion, ends=date(2019, 10, 31)), date(2019, 10, 31)),
        ):
            assert last == mentor_shares(given_)[0].span.last
        undated = evolve(promotion, starts=None, ends=None)
        april = Span.inclusive(date(2019, 4, 1), date(2019, 4, 30))
        assert april == mentor_shares(undated, april)[0].span
        with pytest.raises(Fault, match="not published"):
            mentor_shares(evolve(promotion, starts=None, ends=date(2019, 10, 31)))
        with pytest.raises(Fault, match="expected a span, since the days of the missions were not") as caught:
            mentor_shares(undated)
        assert ("mentor_shares.span", None) == (caught.value.place, caught.value.value)


def test_all_of_the_time_is_not_too_much():
    """Who gives exactly what they have is not overloaded; one hundredth more is too much."""
    whole = load(mentors(("m1", "plume", 0, 9, 1), ("m2", "plume", 0, 9, "1.01")))

    assert {"m1": False, "m2": True} == {row["who"]: row["overloaded"] for row in whole.rows()}


def test_who_has_no_stated_capacity_has_all_of_their_time():
    """Where capacities are stated of some people, each of the others has 1."""
    people = mentors(("m1", "plume", 0, 9, 1), ("m2", "plume", 0, 9, 1))

    assert {"m1": 2, "m2": 1} == load(people, capacity={"m1": 2}).capacities


def test_days_on_which_nobody_asks_for_somebody_have_no_row():
    """Two shares weeks apart: each has its days, and the days between have none."""
    asked = [
        TimeShare(
            who="m1",
            what="plume",
            span=Span.inclusive(date(2019, 4, day), date(2019, 4, day + 2)),
            share="1/2",
        )
        for day in (1, 20)
    ]
    assert [date(2019, 4, 1), date(2019, 4, 20)] == [row["first"] for row in load(asked).rows()]
