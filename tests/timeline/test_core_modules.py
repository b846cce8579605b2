"""The modules of the timeline room's core: what they show, and what importing them costs."""

import subprocess
import sys

import pytest

from eig import timeline


def test_the_room_gives_every_name_it_announces():
    """Names load on first use, and all of them do."""
    assert all(getattr(timeline, name) is not None for name in timeline.__all__)


@pytest.mark.slow
def test_scheduling_never_loads_time_zones_nor_recurrence_rules():
    """Dates have no zone: phases, contracts, slack and load need neither zoneinfo nor dateutil.rrule."""
    code = (
        "import sys; from eig.timeline.plan import schedule, status, what_if, load, solve_network, level_jobs;"
        "from eig.timeline.contracts import split_by_year; from eig.timeline.calendar import overlaps, WorkCalendar;"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('zoneinfo', 'numpy', 'holidays')"
        " or m in ('dateutil.rrule', 'dateutil.tz', 'dateutil.relativedelta')))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == found.stdout.strip()
