"""Laws that every schedule obeys, whatever the plan."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from eig.timeline import Duration, France, Phase, Plan, WorkCalendar, schedule, status
from eig.timeline.calendar import advance
from eig.timeline.plan import (
    AddPhases,
    Dependency,
    PhaseFact,
    RemovePhase,
    SlipPhase,
    StretchPhase,
    compare_to_baseline,
    critical_path,
    slip,
    what_if,
)

UNITS = ("months", "weeks", "days", "working_days")
CALENDARS = st.sampled_from(
    [
        WorkCalendar.named("metropole"),
        WorkCalendar.ouvrables(France()),
        WorkCalendar(rule=France(territory="guyane"), closed=[date(2019, 5, 31)], opened=[date(2019, 6, 10)]),
        WorkCalendar(weekend=()),
    ]
)
DAYS = st.dates(min_value=date(2019, 1, 1), max_value=date(2019, 12, 31))


@st.composite
def durations(draw, least=1):
    unit = draw(st.sampled_from(UNITS))
    return Duration(n=draw(st.integers(least, 2 if unit == "months" else 15)), unit=unit)


@st.composite
def plans(draw, *, floats=True):
    """Draw a plan of a few phases; without pins and deadlines where everything floats."""
    keys = [f"p{n}" for n in range(draw(st.integers(1, 6)))]
    dates = st.none() if floats else st.none() | DAYS
    phases = [
        Phase(
            key=key,
            duration=draw(durations()),
            not_before=draw(st.none() | DAYS),
            pinned=draw(dates),
            deadline=draw(dates),
        )
        for key in keys
    ]
    links = [
        Dependency(
            pred=keys[pred],
            succ=keys[succ],
            kind=draw(st.sampled_from(["FS", "SS", "FF", "SF"])),
            lag=draw(durations(least=-5)),
        )
        for succ in range(1, len(keys))
        for pred in draw(st.sets(st.integers(0, succ - 1), max_size=2))
    ]
    return Plan(key="p", start=draw(DAYS), calendar=draw(CALENDARS), phases=phases, dependencies=links)


def starts(found):
    return {placed.key: placed.early.start for placed in found.placed}


def delayed(plan, key, start):
    """Return the plan in which a phase starts no sooner than a day."""
    return plan.with_phase(evolve(plan.phase(key), not_before=start))


class TestDates:
    """Early and late dates."""

    @pytest.mark.slow
    @given(plans(floats=False))
    def test_every_phase_lasts_its_duration(self, plan):
        """From the early start, and from the late one, the duration leads to the end."""
        for placed in schedule(plan).placed:
            duration = plan.phase(placed.key).duration
            for span in (placed.early, placed.late):
                assert advance(plan.calendar, span.start, duration) == span.end

    @pytest.mark.slow
    @given(plans())
    def test_working_phases_start_on_working_days(self, plan):
        """Early and late."""
        for placed in schedule(plan).placed:
            if plan.phase(placed.key).duration.unit == "working_days":
                assert plan.calendar.is_working(placed.early.start)
                assert plan.calendar.is_working(placed.late.start)

    @pytest.mark.slow
    @given(plans())
    def test_nothing_starts_before_it_may(self, plan):
        """Neither before the plan nor before its own date; and no conflict arises where nothing is fixed."""
        found = schedule(plan)

        assert () == found.conflicts
        for placed in found.placed:
            own = plan.phase(placed.key).not_before
            assert placed.early.start >= max(plan.start, own or plan.start)

    @pytest.mark.slow
    @given(plans())
    def test_late_is_never_before_early_where_the_end_is_kept(self, plan):
        """Without a target, slack is never negative, and free slack is part of it."""
        for placed in schedule(plan).placed:
            assert placed.early.start <= placed.late.start
            assert 0 <= placed.free <= placed.slack

    def test_the_end_of_a_long_month_gives_slack_to_a_phase_in_months(self):
        """From 29 January to 1 February, a month always ends on 28 February: the phase may start on any of these."""
        phase = Phase(key="a", duration="1 month")
        plan = Plan(
            key="p", start=date(2019, 1, 29), calendar=WorkCalendar.named("metropole"), phases=[phase]
        )
        placed = schedule(plan)["a"]

        assert date(2019, 2, 28) == placed.early.last == placed.late.last
        assert (date(2019, 2, 1), 3) == (placed.late.start, placed.slack)

    @pytest.mark.slow
    @given(plans(floats=False))
    def test_pinned_phases_have_one_date(self, plan):
        """Early and late are the pin."""
        for placed in schedule(plan).placed:
            pinned = plan.phase(placed.key).pinned
            if pinned:
                assert pinned == placed.early.start == placed.late.start
                assert (0, 0) == (placed.slack, placed.free)


class TestSlack:
    """What a phase may give up."""

    @pytest.mark.slow
    @given(plans(), st.data())
    def test_a_slip_to_the_late_start_keeps_the_end(self, plan, data):
        """Total slack is what the end allows: to the late start, the end holds; a day more, it moves."""
        key = data.draw(st.sampled_from([phase.key for phase in plan.phases]))
        found = schedule(plan)
        late = found[key].late.start

        assert schedule(delayed(plan, key, late)).end == found.end
        assert schedule(delayed(plan, key, late + timedelta(days=1))).end > found.end

    @pytest.mark.slow
    @given(plans(), st.data())
    def test_a_slip_within_free_slack_moves_nothing_else(self, plan, data):
        """Free slack is the phase's own."""
        key = data.draw(st.sampled_from([phase.key for phase in plan.phases]))
        found = schedule(plan)
        placed = found[key]
        assume(placed.free > 0)
        moved = schedule(delayed(plan, key, plan.calendar.nth(placed.early.start, placed.free)))

        before, after = starts(found), starts(moved)
        del before[key], after[key]
        assert before == after
        assert moved.end == found.end

    @pytest.mark.slow
    @given(plans(), st.integers(min_value=0, max_value=40))
    def test_a_later_target_never_takes_slack_away(self, plan, days):
        """More time, more slack."""
        found = schedule(plan)
        later = schedule(plan, finish_by=found.last + timedelta(days=days))

        assert starts(found) == starts(later)
        for placed in found.placed:
            assert later[placed.key].slack >= placed.slack
            assert later[placed.key].free == placed.free

    @pytest.mark.slow
    @given(plans())
    def test_late_starts_are_a_plan_that_keeps_the_end(self, plan):
        """If every phase starts as late as it may, the end holds still."""
        found = schedule(plan)
        latest = evolve(
            plan, phases=[evolve(phase, not_before=found[phase.key].late.start) for phase in plan.phases]
        )

        assert {placed.key: placed.late.start for placed in found.placed} == starts(schedule(latest))
        assert found.end == schedule(latest).end


class TestMonotony:
    """More to do is never sooner done."""

    @pytest.mark.slow
    @given(plans(), st.data())
    def test_a_longer_phase_brings_nothing_forward(self, plan, data):
        """One unit more."""
        phase = data.draw(st.sampled_from(plan.phases))
        longer = StretchPhase(key=phase.key, duration=evolve(phase.duration, n=phase.duration.n + 1))(plan)
        kinds = {link.kind for link in plan.dependencies if phase.key == link.succ}
        assume(not kinds & {"FF", "SF"})  # what must end late starts sooner when it lasts longer

        for key, start in starts(schedule(plan)).items():
            assert starts(schedule(longer))[key] >= start

    @pytest.mark.slow
    @given(plans(), st.data())
    def test_a_link_less_brings_nothing_back(self, plan, data):
        """Without a link, nothing starts later."""
        assume(plan.dependencies)
        gone = data.draw(st.sampled_from(plan.dependencies))
        freer = evolve(plan, dependencies=[link for link in plan.dependencies if link != gone])

        for key, start in starts(schedule(freer)).items():
            assert start <= starts(schedule(plan))[key]

    @pytest.mark.slow
    @given(plans(), st.integers(min_value=1, max_value=40))
    def test_a_later_plan_is_later(self, plan, days):
        """Nothing starts sooner if the plan does not."""
        later = evolve(plan, start=plan.start + timedelta(days=days))

        for key, start in starts(schedule(later)).items():
            assert start >= starts(schedule(plan))[key]


class TestReasons:
    """The driving chain and the words."""

    @pytest.mark.slow
    @given(plans(floats=False))
    def test_the_critical_path_follows_links(self, plan):
        """Each step of the driving chain is a link, and the last one ends the plan."""
        found = schedule(plan)
        path = critical_path(found)
        pairs = {(link.pred, link.succ) for link in plan.dependencies}

        assert found.end == found[path[-1]].early.end
        assert all(pair in pairs for pair in pairwise(path))
        assert found[path[0]].driver is None

    @pytest.mark.slow
    @given(plans(floats=False), st.sampled_from(["en", "fr"]))
    def test_every_phase_says_why(self, plan, lang):
        """Two reasons at least, and no blank left to fill."""
        found = schedule(plan)
        for phase in plan.phases:
            text = str(found.explain(phase.key, lang=lang))
            assert "{" not in text
            assert len(found.explain(phase.key).reasons) >= 3


class TestChanges:
    """What if."""

    @pytest.mark.slow
    @given(plans(), st.data(), durations())
    def test_a_slip_is_felt_by_its_phase_at_least(self, plan, data, by):
        """The phase starts no sooner than asked, and nothing is brought forward."""
        key = data.draw(st.sampled_from([phase.key for phase in plan.phases]))
        diff = slip(plan, key, by)

        assert diff.after[key].early.start >= advance(plan.calendar, diff.before[key].early.start, by)
        assert all(shift.start >= 0 and shift.finish >= 0 for shift in diff.shifts)
        assert diff == what_if(plan, SlipPhase(key=key, by=by))

    @pytest.mark.slow
    @given(plans(floats=False))
    def test_what_is_added_and_removed_leaves_no_trace(self, plan):
        """Adding a phase and removing it gives the plan back."""
        same = what_if(plan, AddPhases(phase=Phase(key="guest")), RemovePhase(key="guest"))

        assert plan == same.after.plan
        assert () == same.moved == same.broken

    @pytest.mark.slow
    @given(plans(floats=False), DAYS)
    def test_a_status_of_a_plan_done_as_planned_is_the_plan(self, plan, as_of):
        """Facts that say what the plan said leave every date of what has started where it was."""
        found = schedule(plan)
        facts = [PhaseFact(key=one.key, started=one.early.start, last=one.early.last) for one in found.placed]
        forecast = status(plan, facts, as_of).forecast
        known = {one.key for one in found.placed if one.early.start <= as_of}

        assert known == {one.key for one in forecast.placed if one.state != "planned"}
        for shift in compare_to_baseline(found, forecast).shifts:
            if shift.key in known and forecast[shift.key].state == "done":
                assert (0, 0) == (shift.start, shift.finish)
