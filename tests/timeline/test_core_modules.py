"""The modules of the timeline room's core: what they show, and what importing them costs."""

import importlib
import subprocess
import sys

import pytest

from eig import timeline

MODULES = [
    "budgets",
    "calendars",
    "changes",
    "comparisons",
    "durations",
    "holidays",
    "jobs",
    "levelling",
    "loads",
    "networks",
    "plans",
    "schedules",
    "scheduling",
    "spans",
    "statuses",
]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_shows_its_public_names(name):
    """What `dir` shows is what is public, and all of it is there."""
    module = importlib.import_module(f"eig.timeline.{name}")

    assert module.__all__ == dir(module) or sorted(module.__all__) == dir(module)
    assert all(hasattr(module, public) for public in module.__all__)


def test_the_room_gives_every_name_it_announces():
    """Names load on first use, and all of them do."""
    assert all(getattr(timeline, name) is not None for name in timeline.__all__)


def test_scheduling_never_loads_time_zones_nor_recurrence_rules():
    """Dates have no zone: phases, contracts, slack and load need neither zoneinfo nor dateutil.rrule."""
    code = (
        "import sys; import eig.timeline as t;"
        "names = ('schedule status what_if load solve_network level split_by_year overlaps WorkCalendar').split();"
        "[getattr(t, name) for name in names];"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('zoneinfo', 'numpy', 'holidays')"
        " or m in ('dateutil.rrule', 'dateutil.tz', 'dateutil.relativedelta')))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == found.stdout.strip()
