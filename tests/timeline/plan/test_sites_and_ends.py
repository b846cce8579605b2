"""Phases on the calendar of their site, phases that end on a day, and plans counted back from one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.timeline import France, Phase, Plan, WorkCalendar, schedule, status
from eig.timeline.plan import (
    Dependency,
    PhaseFact,
    PinPhase,
    SlipPhase,
    UseCalendar,
    count_back,
    what_if,
)
from helpers.unfolded import unfolded

OFFICE = WorkCalendar.named("metropole")
STRASBOURG = WorkCalendar.ouvres(France(territory="alsace-moselle"))
CLOSING = date(2019, 11, 12)


def plan_of(*phases, links=(), **fields):
    dependencies = [
        one if isinstance(one, Dependency) else Dependency(pred=one[0], succ=one[1]) for one in links
    ]
    given = {"key": "p", "start": date(2019, 1, 7), "calendar": OFFICE, **fields}
    return Plan(phases=phases, dependencies=dependencies, **given)


class TestSites:
    """A calendar for each site."""

    def test_each_phase_runs_on_its_own(self):
        """Good Friday is worked in Paris alone."""
        phases = [
            Phase(key=key, duration="5 working days", pinned=date(2019, 4, 15), calendar=site)
            for key, site in (("a", ""), ("b", "strasbourg"))
        ]
        found = schedule(plan_of(*phases, calendars={"strasbourg": STRASBOURG}))

        assert [date(2019, 4, 19), date(2019, 4, 23)] == [found[key].early.last for key in "ab"]

    def test_slack_is_counted_where_the_phase_runs(self):
        """So is a slip: one working day later is the next one there."""
        early = Phase(key="a", duration="4 working days", calendar="strasbourg", not_before=date(2019, 4, 15))
        plan = plan_of(early, Phase(key="b", pinned=date(2019, 4, 24)), calendars={"strasbourg": STRASBOURG})
        found = schedule(plan)

        assert STRASBOURG.count(date(2019, 4, 19), date(2019, 4, 25)) == found["a"].slack
        assert (
            date(2019, 4, 23) == what_if(plan, SlipPhase(key="a", by="1 working day")).after["a"].early.last
        )

    def test_progress_is_counted_where_the_phase_runs(self):
        """Four of four days have gone by in Strasbourg by Good Friday, five of five in Paris."""
        phases = [
            Phase(key=key, duration="5 working days", pinned=date(2019, 4, 15), calendar=site)
            for key, site in (("a", ""), ("b", "strasbourg"))
        ]
        facts = [PhaseFact(key=key, started=date(2019, 4, 15)) for key in "ab"]
        found = status(plan_of(*phases, calendars={"strasbourg": STRASBOURG}), facts, date(2019, 4, 19))

        assert [5, 4] == [found.progress[key].elapsed for key in "ab"]

    def test_a_site_may_take_another_calendar(self):
        """Its phases follow; those of the plan's own do not."""
        plan = plan_of(Phase(key="a", calendar="s"), calendars={"s": OFFICE})
        moved = UseCalendar(calendar=STRASBOURG, key="s")(plan)

        assert (STRASBOURG, OFFICE) == (moved.calendar_of("a"), moved.calendar)
        with pytest.raises(Fault, match="Did you mean 's'"):
            UseCalendar(calendar=STRASBOURG, key="ss")(plan)

    def test_an_unknown_site_is_refused(self):
        """With the nearest that the plan has."""
        with pytest.raises(Fault, match="Did you mean 'strasbourg'"):
            plan_of(Phase(key="a", calendar="strasburg"), calendars={"strasbourg": STRASBOURG})


class TestFinishOn:
    """A last day that is fixed."""

    def test_the_start_is_counted_back(self):
        """Ten working days to 12 November start on 28 October: the 1st and the 11th are holidays."""
        found = schedule(plan_of(Phase(key="a", duration="10 working days", finish_on=CLOSING)))["a"]

        assert (date(2019, 10, 28), CLOSING, "finish_on") == (found.early.start, found.early.last, found.hold)

    @given(st.integers(1, 30), st.sampled_from(["days", "weeks", "working days", "months"]))
    def test_it_ends_on_that_day_whatever_its_length(self, n, unit):
        """Nothing is reported where it can be kept."""
        phase = Phase(key="a", duration=f"{n} {unit}", finish_on=CLOSING)
        found = schedule(plan_of(phase, start=date(2016, 1, 1)))

        assert CLOSING == found["a"].early.last
        assert () == found.conflicts

    def test_a_milestone_stands_on_its_day(self):
        """Worked or not."""
        found = schedule(plan_of(Phase(key="a", milestone=True, finish_on=date(2019, 11, 11))))["a"]

        assert date(2019, 11, 11) == found.early.start == found.early.last

    def test_what_contradicts_it_is_told(self):
        """A link, and a plan that starts too late."""
        before, after = (
            Phase(key="a", duration="45 weeks"),
            Phase(key="b", duration="1 week", finish_on=CLOSING),
        )
        found = schedule(plan_of(before, after, links=["ab"]))

        assert ["finish_on_breaks_link"] == [one.code for one in found.conflicts]
        assert "its last day is fixed to 12 November 2019" in unfolded(found.explain("b"))
        short = schedule(plan_of(Phase(key="a", duration="50 weeks", finish_on=CLOSING)))
        assert ["finish_on_too_early"] == [one.code for one in short.conflicts]

    def test_a_link_to_the_end_is_held_against_the_end(self):
        """A phase that ends on the Saturday satisfies what ends on the Friday."""
        phases = [
            Phase(key="a", duration="1 day", pinned=date(2019, 11, 15)),
            Phase(key="b", duration="5 working days", finish_on=date(2019, 11, 16)),
        ]
        late = [phases[0], Phase(key="b", duration="5 working days", finish_on=date(2019, 11, 14))]
        link = Dependency(pred="a", succ="b", kind="FF")

        assert () == schedule(plan_of(*phases, links=[link])).conflicts
        assert ["finish_on_breaks_link"] == [
            one.code for one in schedule(plan_of(*late, links=[link])).conflicts
        ]

    def test_a_day_that_no_month_ends_on_is_kept_all_the_same(self):
        """No month from a day of February ends on 30 March: a phase fixed to that day ends with what ends on it."""
        month = Phase(key="b", duration="1 month", finish_on=date(2019, 3, 30))
        link = Dependency(pred="a", succ="b", kind="FF")
        kept, broken = (
            schedule(plan_of(Phase(key="a", duration="1 day", pinned=day), month, links=[link]))
            for day in (date(2019, 3, 30), date(2019, 3, 31))
        )

        assert (date(2019, 2, 28), date(2019, 3, 30)) == (kept["b"].early.start, kept["b"].early.last)
        assert [[], ["finish_on_breaks_link"]] == [
            [one.code for one in found.conflicts if one.key == "b"] for found in (kept, broken)
        ]

    def test_a_start_that_went_by_is_told(self):
        """At the end of 4 November nothing has started: ten working days end after the 12th."""
        plan = plan_of(Phase(key="a", duration="10 working days", finish_on=CLOSING))
        found = status(plan, [], date(2019, 11, 4)).forecast

        assert (date(2019, 11, 5), "as_of") == (found["a"].early.start, found["a"].hold)
        assert ["finish_on_missed"] == [one.code for one in found.conflicts]

    def test_what_runs_ends_on_its_day(self):
        """However early it started; and later where it cannot."""
        plan = plan_of(Phase(key="a", duration="10 working days", finish_on=CLOSING))
        early, late = (
            status(plan, [PhaseFact(key="a", started=start)], date(2019, 11, 5)).forecast
            for start in (date(2019, 10, 1), date(2019, 11, 5))
        )

        assert (CLOSING, ()) == (early["a"].early.last, early.conflicts)
        assert ["finish_on_missed"] == [one.code for one in late.conflicts]

    def test_it_slips_either_way(self):
        """Its last day moves; one that has gone by starts later."""
        plan = plan_of(Phase(key="a", duration="10 working days", finish_on=CLOSING))
        later, earlier = (
            what_if(plan, SlipPhase(key="a", by=by)).after["a"].early.last for by in ("1 week", "-1 week")
        )
        gone = status(plan, [], date(2019, 11, 4)).slip("a", "1 week")

        assert (date(2019, 11, 19), date(2019, 11, 5)) == (later, earlier)
        assert 4 == gone["a"].start

    def test_it_may_be_let_go(self):
        """And the first day pinned instead."""
        plan = plan_of(Phase(key="a", duration="2 weeks", finish_on=CLOSING))

        assert date(2019, 3, 4) == schedule(PinPhase(key="a", on=date(2019, 3, 4))(plan))["a"].early.start
        assert plan.start == schedule(PinPhase(key="a", on=None)(plan))["a"].early.start

    def test_a_delay_before_it_hits_it(self):
        """The slack of what comes before is counted to its start."""
        plan = plan_of(
            Phase(key="a", duration="1 week"),
            Phase(key="b", duration="1 week", finish_on=CLOSING),
            links=["ab"],
        )

        assert "breaks the fixed date of b, on 12 November 2019" in unfolded(schedule(plan).explain("a"))

    def test_one_date_is_fixed(self):
        """Not both ends."""
        with pytest.raises(Fault, match="since the first day is fixed"):
            Phase(key="a", pinned=CLOSING, finish_on=CLOSING)
        with pytest.raises(Faults):
            Phase(key="a", finish_on="soon", calendar=3)


class TestCountBack:
    """A plan at its latest dates."""

    def test_counts_back_from_a_closing_event(self):
        """What is published is the last day on which each phase may start."""
        plan = plan_of(
            Phase(key="call", duration="6 weeks"),
            Phase(key="jury", duration="2 working days"),
            links=[("call", "jury")],
        )
        latest, late = schedule(count_back(plan, CLOSING)), schedule(plan, CLOSING)

        assert [one.late for one in late.placed] == [one.early for one in latest.placed]
        assert CLOSING == latest.last

    def test_leaves_what_is_fixed(self):
        """Pins and last days stay; a phase keeps the day before which it may not start."""
        plan = plan_of(
            Phase(key="a", pinned=date(2019, 2, 4)),
            Phase(key="b", finish_on=date(2019, 3, 4)),
            Phase(key="c", not_before=date(2019, 12, 2)),
        )
        found = schedule(count_back(plan, CLOSING))

        assert [date(2019, 2, 4), date(2019, 3, 4), date(2019, 12, 2)] == [
            one.early.start for one in found.placed
        ]


def test_a_phase_counted_back_to_the_first_day_of_its_plan_fits():
    """A fixed last day is too early only where the work would begin before the plan: on its first day it fits."""
    phase = Phase(key="a", duration="10 working days", finish_on=CLOSING)

    assert () == schedule(plan_of(phase, start=date(2019, 10, 28))).conflicts
    late = schedule(plan_of(phase, start=date(2019, 10, 29)))
    assert ["finish_on_too_early"] == [one.code for one in late.conflicts]
