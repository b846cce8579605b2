"""Charts as a whole: every mark stands where it was seen to stand, and charts reach the ends of time."""

from datetime import date, timedelta

import pytest

from eig.timeline.calendar import Span
from eig.timeline.charts._gantt_scale import Scale
from helpers.wholes import CHARTS, differences


@pytest.mark.untraced(but=["weeks.svg"])
@pytest.mark.parametrize("name", CHARTS)
def test_every_mark_stands_where_it_was_seen_to_stand(name):
    """Who changes a drawing or a text writes it anew, with `python -m helpers.wholes`, and looks at it."""
    assert [] == differences(name)


def ticks(first, last):
    """Return where a chart starts and ends, whether its ticks are weeks, and its ticks."""
    scale = Scale.around(Span.inclusive(first, last), 0, 100)
    return scale.start, scale.end, scale.weekly, list(scale.ticks())


def test_ticks_reach_the_last_day_of_time():
    """A chart in months, and one in weeks: the last tick is the last day that there is, none stands beyond it."""
    last = date.max
    december, monday = date(9999, 12, 1), date(9999, 12, 27)

    assert ticks(date(9999, 10, 5), last - timedelta(days=1)) == (
        date(9999, 10, 1), last, False, [date(9999, 10, 1), date(9999, 11, 1), december, last],
    )  # fmt: skip
    assert ticks(date(9999, 9, 5), december)[3][-2:] == [december, last]
    assert ticks(date(9999, 12, 22), last - timedelta(days=1)) == (
        date(9999, 12, 20), last, True, [date(9999, 12, 20), monday, last],
    )  # fmt: skip


def test_ticks_start_on_the_first_day_of_time():
    """The year 1 starts on a Monday, which is the first tick of a chart in weeks."""
    first = date.min

    assert ticks(first, date(1, 1, 9)) == (
        first,
        date(1, 1, 15),
        True,
        [first, date(1, 1, 8), date(1, 1, 15)],
    )
    assert ticks(date(1, 1, 7), date(1, 1, 7)) == (first, date(1, 1, 8), True, [first, date(1, 1, 8)])


@pytest.mark.parametrize(("days", "weekly"), [(70, True), (71, False)])
def test_ten_weeks_are_drawn_in_weeks(days, weekly):
    """One day more, and the ticks are months."""
    start = date(2019, 1, 14)
    assert Scale.around(Span(start=start, end=start + timedelta(days=days)), 0, 100).weekly is weekly
