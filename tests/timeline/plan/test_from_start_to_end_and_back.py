"""The maps that schedules compose: each with its adjoint, checked by the law that defines it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.timeline import WorkCalendar
from eig.timeline.calendar import France, add_months
from eig.timeline.plan._forward_and_backward_pass import lag_maps, phase_maps

UNITS = ["days", "weeks", "months", "working_days"]
BOUNDARIES = st.integers(min_value=date(2016, 1, 1).toordinal(), max_value=date(2024, 1, 1).toordinal())
LENGTHS = st.integers(min_value=1, max_value=40)
CALENDARS = st.sampled_from(
    [
        WorkCalendar.named("metropole"),
        WorkCalendar.ouvrables(France()),
        WorkCalendar(weekend=()),
        WorkCalendar(closed=[date(2019, 5, day) for day in range(1, 29)], opened=[date(2019, 6, 15)]),
    ]
)


def starts(maps, boundary):
    """Tell whether a phase may start on a boundary."""
    return maps.roll(boundary) == boundary


def trimmed(unit, calendar, bound):
    """Return a finish bound as the phase sees it: the end of the working day before it, for working days."""
    return calendar.workdays.nth(bound, -1) + 1 if unit == "working_days" else bound


class TestPhaseMaps:
    """Finish of a start, latest start for a finish, earliest start for a finish."""

    @given(CALENDARS, st.sampled_from(UNITS), LENGTHS, BOUNDARIES, BOUNDARIES)
    def test_the_latest_start_is_the_adjoint_of_the_finish(self, calendar, unit, n, start, finish):
        """`finish(s) <= f` exactly when `s <= latest_start(f)`, for the starts that a phase may have."""
        maps = phase_maps(n, unit, calendar.workdays)
        start = maps.roll(start)

        assert (maps.finish(start) <= finish) == (start <= maps.latest_start(finish))

    @given(CALENDARS, st.sampled_from(UNITS), LENGTHS, BOUNDARIES, BOUNDARIES)
    def test_the_earliest_start_reaches_a_finish(self, calendar, unit, n, start, bound):
        """`finish(s) >= bound`, trimmed, exactly when `s >= earliest_start(bound)`."""
        maps = phase_maps(n, unit, calendar.workdays)
        start = maps.roll(start)
        reached = maps.finish(start) >= trimmed(unit, calendar, bound)

        assert reached == (start >= maps.earliest_start(bound))

    @given(CALENDARS, st.sampled_from(UNITS), LENGTHS, BOUNDARIES, BOUNDARIES)
    def test_the_latest_bound_is_the_adjoint_of_the_earliest_start(self, calendar, unit, n, start, bound):
        """`earliest_start(b) <= s` exactly when `b <= latest_bound(s)`."""
        maps = phase_maps(n, unit, calendar.workdays)
        start = maps.roll(start)

        assert (maps.earliest_start(bound) <= start) == (bound <= maps.latest_bound(start))

    @given(CALENDARS, st.sampled_from(UNITS), LENGTHS, BOUNDARIES)
    def test_there_and_back_never_gains(self, calendar, unit, n, boundary):
        """`finish(latest_start(f)) <= f` and `latest_start(finish(s)) >= s`."""
        maps = phase_maps(n, unit, calendar.workdays)
        start = maps.roll(boundary)

        assert maps.finish(maps.latest_start(boundary)) <= boundary
        assert maps.latest_start(maps.finish(start)) >= start

    @given(CALENDARS, st.sampled_from(UNITS), LENGTHS, BOUNDARIES, BOUNDARIES)
    def test_every_map_keeps_order(self, calendar, unit, n, one, two):
        """A later boundary never gives an earlier answer."""
        maps = phase_maps(n, unit, calendar.workdays)
        early, late = sorted([one, two])

        for move in (
            maps.finish,
            maps.latest_start,
            maps.earliest_start,
            maps.latest_bound,
            maps.roll,
            maps.floor,
        ):
            assert move(early) <= move(late)

    @given(CALENDARS, BOUNDARIES)
    def test_a_start_rolls_forward_and_a_floor_back(self, calendar, boundary):
        """For working days, to the nearest working day on either side; other phases start anywhere."""
        working, plain = (
            phase_maps(1, "working_days", calendar.workdays),
            phase_maps(1, "days", calendar.workdays),
        )

        assert working.floor(boundary) <= boundary <= working.roll(boundary)
        assert starts(working, working.floor(boundary))
        assert starts(working, working.roll(boundary))
        assert boundary == plain.roll(boundary) == plain.floor(boundary)

    @pytest.mark.parametrize("n", [1, 2, 12, 13])
    def test_months_reach_the_first_of_a_month_from_the_end_of_a_long_one(self, n):
        """1 March is one month after 29, 30 and 31 January: the first of these is the earliest start."""
        maps = phase_maps(n, "months", WorkCalendar().workdays)
        end = date(2019, 3, 1)
        found = date.fromordinal(maps.earliest_start(end.toordinal()))

        assert add_months(found, n, overflow="forward") >= end
        before = date.fromordinal(found.toordinal() - 1)
        assert add_months(before, n, overflow="forward") < end


class TestLagMaps:
    """A lag forward, and its adjoint."""

    @given(CALENDARS, st.sampled_from(UNITS), st.integers(-30, 30), BOUNDARIES, BOUNDARIES)
    def test_backward_is_the_adjoint_of_forward(self, calendar, unit, n, one, two):
        """`forward(x) <= b` exactly when `x <= backward(b)`, for lags of either sign."""
        forward, backward = lag_maps(n, unit, calendar.workdays)

        assert (forward(one) <= two) == (one <= backward(two))

    @pytest.mark.parametrize("unit", UNITS)
    def test_no_lag_moves_nothing(self, unit):
        """A lag of 0 stays where it is, on working days and days off alike."""
        forward, backward = lag_maps(0, unit, WorkCalendar.named("metropole").workdays)
        saturday = date(2019, 5, 4).toordinal()

        assert saturday == forward(saturday) == backward(saturday)
