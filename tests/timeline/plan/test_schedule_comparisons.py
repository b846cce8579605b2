"""Two schedules compared: variance, slip, what if."""

import pickle
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Faults, UnknownKey
from eig.timeline import Phase, Plan, WorkCalendar, schedule
from eig.timeline.plan import (
    AddPhases,
    Baseline,
    Dependency,
    Diff,
    PinPhase,
    RemovePhase,
    Shift,
    SlipPhase,
    Staffing,
    StretchPhase,
    compare_to_baseline,
    slip,
    what_if,
)
from helpers.unfolded import unfolded

PLAN = Plan(
    key="promotion",
    start=date(2018, 5, 14),
    calendar=WorkCalendar.named("metropole"),
    phases=[
        Phase(key="call", duration="8 weeks"),
        Phase(key="recruitment", duration="30 working days", deadline=date(2018, 9, 14)),
        Phase(key="contracts", duration="20 working days"),
        Phase(key="mission", duration="10 months", pinned=date(2019, 1, 17)),
        Phase(key="demo_day", milestone=True),
    ],
    dependencies=[
        Dependency(pred="call", succ="recruitment"),
        Dependency(pred="recruitment", succ="contracts"),
        Dependency(pred="contracts", succ="mission"),
        Dependency(pred="mission", succ="demo_day", kind="FF"),
    ],
)
CHANGES = st.sampled_from(
    [
        SlipPhase(key="call", by="3 weeks"),
        SlipPhase(key="contracts", by="80 working days"),
        StretchPhase(key="recruitment", duration="5 weeks"),
        PinPhase(key="mission", on=date(2019, 3, 1)),
        PinPhase(key="mission", on=None),
        AddPhases(phase=Phase(key="bootcamp", duration="1 week")),
        lambda plan: evolve(plan, start=date(2018, 6, 1)),
    ]
)


class TestVariance:
    """Against a baseline, in its working days."""

    def test_of_a_schedule_against_itself_is_nothing(self):
        """Nothing moved, nothing broke."""
        diff = compare_to_baseline(schedule(PLAN), schedule(PLAN))

        assert () == diff.moved == diff.broken == diff.mended == diff.overloads
        assert (0, False) == (diff.end_moved, diff.finish_moved)
        assert "unmoved" in diff.explain("call").codes

    @given(CHANGES)
    def test_counts_from_the_baseline(self, change):
        """A shift is what the calendar of the baseline counts between the two dates."""
        before, after = schedule(PLAN), schedule(change(PLAN))
        for shift in compare_to_baseline(before, after).shifts:
            if shift.key != "bootcamp":
                one, two = before[shift.key], after[shift.key]
                assert PLAN.calendar.count(one.early.start, two.early.start) == shift.start
                assert PLAN.calendar.count(one.early.end, two.early.end) == shift.finish
                assert two.slack - one.slack == shift.slack

    @given(CHANGES, CHANGES)
    def test_turns_round(self, one, two):
        """From one to two is the opposite of from two to one."""
        here, there = schedule(one(PLAN)), schedule(two(PLAN))
        back = {shift.key: shift for shift in compare_to_baseline(there, here).shifts}
        for shift in compare_to_baseline(here, there).shifts:
            if shift.start is not None:
                assert (-shift.start, -shift.finish) == (back[shift.key].start, back[shift.key].finish)


class TestBaseline:
    """A schedule kept under a name."""

    ANNOUNCED = Baseline(name="announced", kept=date(2018, 4, 1), schedule=schedule(PLAN))

    def test_is_compared_like_its_schedule(self):
        """The name and the day change nothing to the variance."""
        late = schedule(SlipPhase(key="call", by="2 weeks")(PLAN))

        assert compare_to_baseline(schedule(PLAN), late) == compare_to_baseline(self.ANNOUNCED, late)

    def test_is_a_value(self):
        """Equal by content, hashable, picklable."""
        assert self.ANNOUNCED == pickle.loads(pickle.dumps(self.ANNOUNCED))
        assert 1 == len({self.ANNOUNCED, evolve(self.ANNOUNCED)})

    def test_is_checked(self):
        """A name, a day, a schedule."""
        with pytest.raises(Faults) as caught:
            Baseline(name="", kept="2018", schedule=PLAN)

        assert 3 == len(caught.value.exceptions)


class TestSlip:
    """What follows if a phase starts later."""

    def test_moves_what_follows_until_a_pin(self):
        """Slack absorbs the slip before the pinned mission."""
        diff = slip(PLAN, "recruitment", "30 working days")

        assert ("recruitment", "contracts") == diff.moved
        assert {30} == {diff[key].finish for key in diff.moved}
        assert -30 == diff["contracts"].slack
        assert not diff.finish_moved

    def test_breaks_a_pin_or_a_deadline_in_words(self):
        """What breaks is told, with the dates."""
        diff = slip(PLAN, "recruitment", "100 working days")

        assert [("recruitment", "deadline_missed"), ("mission", "pin_breaks_link")] == [
            (one.key, one.code) for one in diff.broken
        ]
        assert () == diff.mended

    def test_reads_durations_in_words(self):
        """Text or value."""
        assert slip(PLAN, "call", "2 semaines") == slip(PLAN, "call", "2 weeks")


class TestWhatIf:
    """What follows from changes."""

    def test_applies_changes_in_order(self):
        """The second change works on the plan that the first one gave."""
        diff = what_if(PLAN, SlipPhase(key="call", by="1 week"), SlipPhase(key="call", by="1 week"))

        assert date(2018, 5, 28) == diff.after["call"].early.start

    def test_without_changes_changes_nothing(self):
        """Asking costs nothing."""
        assert () == what_if(PLAN).moved

    def test_takes_any_function(self):
        """A change is a function from a plan to a plan."""
        diff = what_if(PLAN, lambda plan: evolve(plan, start=date(2018, 6, 4)))

        assert 14 == diff["call"].start

    def test_shows_what_appears_and_what_vanishes(self):
        """Phases that are only in one of the two."""
        diff = what_if(PLAN, RemovePhase(key="call"), AddPhases(phase=Phase(key="bootcamp")))

        assert Shift(key="call", start=None, finish=None, slack=None) == diff["call"]
        assert ("removed",) == diff.explain("call").codes
        assert "added" in diff.explain("bootcamp").codes
        assert "bootcamp" == diff.shifts[-1].key
        rows = {row["phase"]: row for row in diff.rows()}
        assert rows["call"]["first_after"] is None
        assert rows["bootcamp"]["last_before"] is None

    def test_shows_overloads_of_mentors(self):
        """A mission that moves onto another one asks too much of its mentor."""
        plan = AddPhases(phase=Phase(key="other", duration="1 month", pinned=date(2019, 12, 2)))(PLAN)
        staffing = [Staffing(who="m1", key=key, share="0.6") for key in ("mission", "other")]

        diff = what_if(plan, SlipPhase(key="mission", by="1 month"), staffing=staffing)

        assert () == diff.overloads_before
        assert [("m1", Fraction(6, 5), 15)] == [(one.who, one.share, one.span.days) for one in diff.overloads]
        assert (
            ()
            == what_if(plan, SlipPhase(key="mission", by="1 month"), staffing=staffing, capacity=2).overloads
        )

    def test_an_overload_that_was_there_before_is_no_news(self):
        """Two missions of one mentor run together, and nothing of that moves."""
        plan = AddPhases(phase=Phase(key="other", duration="1 month", pinned=date(2019, 10, 1)))(PLAN)
        staffing = [Staffing(who="m1", key=key, share="0.6") for key in ("mission", "other")]

        diff = what_if(plan, AddPhases(phase=Phase(key="bootcamp")), staffing=staffing)

        assert 1 == len(diff.overloads_before)
        assert (diff.overloads_before, ()) == (diff.overloads_after, diff.overloads)

    def test_keeps_the_last_day_asked_for(self):
        """Late dates of both are counted from it."""
        diff = what_if(PLAN, SlipPhase(key="call", by="1 week"), finish_by=date(2019, 12, 31))

        assert date(2019, 12, 31) == diff.before.finish_by == diff.after.finish_by

    def test_says_what_is_mended(self):
        """A later pin mends a broken link."""
        broken = SlipPhase(key="contracts", by="90 working days")(PLAN)

        diff = what_if(broken, PinPhase(key="mission", on=date(2019, 6, 3)))

        assert ["pin_breaks_link"] == [one.code for one in diff.mended]
        assert () == diff.broken


class TestDiff:
    """A value that explains itself."""

    def test_explains_each_move(self):
        """From when to when, by how much, and what holds it now; in both languages."""
        diff = slip(PLAN, "recruitment", "30 working days")

        text = str(diff.explain("contracts"))
        assert "its end comes 30 working days later" in text
        assert "it waits for the end of recruitment" in text
        assert "sa fin recule de 30 jours ouvrés" in unfolded(diff.explain("contracts", lang="fr"))

    @pytest.mark.parametrize(
        ("first", "duration", "said"),
        [
            (15, "12 days", "it does not move"),
            (16, "11 days", "its last day stays"),
            (16, "12 days", "no working day lies between the two ends"),
            (15, "14 days", "no working day lies between the two ends"),
            (15, "15 days", "its end comes 1 working day later"),
            (15, "11 days", "its end comes 1 working day earlier"),
        ],
    )
    def test_an_end_that_crosses_a_weekend_moves_and_costs_no_working_day(self, first, duration, said):
        """From Friday 26 April to Saturday or Sunday no working day is lost, and the end is another day all the same."""
        phase = Phase(key="call", duration="12 days")
        before = schedule(Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[phase]))
        longer = StretchPhase(key="call", duration=duration)(before.plan)
        diff = compare_to_baseline(before, schedule(PinPhase(key="call", on=date(2019, 4, first))(longer)))

        assert said in unfolded(diff.explain("call"))
        assert diff.moved == ("call",) * ("not move" not in said)
        assert diff.finish_moved == ("the end moves" in unfolded(diff)) == ("end" in said)
        assert ("and no working day lies between" in unfolded(diff)) == ("no working day" in said)

    def test_an_unknown_phase_names_the_nearest(self):
        """A slip of the pen is helped."""
        with pytest.raises(UnknownKey, match="'mission'"):
            compare_to_baseline(schedule(PLAN), schedule(PLAN))["misson"]

    def test_is_laid_out_in_rows_and_in_a_table(self):
        """One row a phase, the same keys in all."""
        diff = slip(PLAN, "call", "1 week")

        assert 1 == len({tuple(row) for row in diff.rows()})
        assert "promotion" in diff._repr_html_()

    def test_is_a_value(self):
        """Equal by content, hashable, picklable."""
        diff = slip(PLAN, "call", "1 week")

        assert diff == pickle.loads(pickle.dumps(diff))
        assert hash(diff) == hash(slip(PLAN, "call", "1 week"))

    def test_is_checked(self):
        """Two schedules, and overloads."""
        with pytest.raises(Faults) as caught:
            Diff(before=1, after=2, overloads_before=[3], overloads_after=[4])

        assert 4 == len(caught.value.exceptions)
