"""Changes of a plan as values: each gives another plan, and leaves the first as it was."""

import pickle
from datetime import UTC, date, datetime

import pytest

from eig.errors import Fault, Faults, UnknownKey
from eig.timeline import (
    Add,
    Dependency,
    Duration,
    OnCalendar,
    Phase,
    Pin,
    Plan,
    Remove,
    Slip,
    Stretch,
    WorkCalendar,
    schedule,
    weeks,
)

OFFICE = WorkCalendar.ouvres()
PLAN = Plan(
    key="p",
    start=date(2019, 1, 7),
    calendar=OFFICE,
    phases=[
        Phase(key="call", duration="2 weeks"),
        Phase(key="jury", duration="2 working days"),
        Phase(key="mission", duration="10 months", pinned=date(2019, 3, 1)),
        Phase(key="demo", pinned=date(2019, 12, 2)),
    ],
    dependencies=[Dependency(pred="call", succ="jury"), Dependency(pred="jury", succ="mission")],
)


def first(plan, key):
    return schedule(plan)[key].early.start


class TestSlip:
    """A phase starts later than it is scheduled."""

    @pytest.mark.parametrize(
        ("key", "by", "expected"),
        [
            ("jury", "5 working days", date(2019, 1, 28)),
            ("jury", "2 weeks", date(2019, 2, 4)),
            ("jury", "5 days", date(2019, 1, 28)),  # Saturday: the next working day
            ("jury", "1 mois", date(2019, 2, 21)),
            ("mission", "1 month", date(2019, 4, 1)),
            ("mission", "-2 weeks", date(2019, 2, 15)),
            ("demo", "5 days", date(2019, 12, 9)),  # Saturday 7: a pin in working days stays on a working day
        ],
    )
    def test_moves_the_start(self, key, by, expected):
        """In any unit, on the plan's calendar; a pin moves either way."""
        assert expected == first(Slip(key=key, by=by)(PLAN), key)

    def test_holds_what_was_not_pinned(self):
        """A slip is a new `not_before`; the plan given stays as it was."""
        slipped = Slip(key="jury", by="1 week")(PLAN)

        assert date(2019, 1, 28) == slipped.phase("jury").not_before
        assert PLAN.phase("jury").not_before is None

    def test_goes_later_only(self):
        """What links hold cannot be pulled."""
        with pytest.raises(Fault, match="slips later only"):
            Slip(key="jury", by="-1 week")(PLAN)


class TestOthers:
    """Stretch, pin, add, remove, another calendar."""

    def test_stretch_changes_the_duration(self):
        """A mission of twelve months."""
        assert "12 months" == str(Stretch(key="mission", duration="12 mois")(PLAN).phase("mission").duration)

    def test_pin_fixes_or_frees(self):
        """A date, or None."""
        assert date(2019, 3, 15) == first(Pin(key="mission", on=date(2019, 3, 15))(PLAN), "mission")
        assert date(2019, 1, 23) == first(Pin(key="mission", on=None)(PLAN), "mission")

    def test_add_brings_phases_and_links(self):
        """Both at once, or one of them."""
        bootcamp = Phase(key="bootcamp", duration="5 working days")
        plan = Add(phase=bootcamp, dependencies=[Dependency(pred="mission", succ="bootcamp", kind="SS")])(
            PLAN
        )

        assert date(2019, 3, 1) == first(plan, "bootcamp")
        assert 3 == len(Add(dependencies=[Dependency(pred="jury", succ="demo")])(PLAN).dependencies)

    def test_remove_takes_the_links_along(self):
        """What waited for it waits no more."""
        plan = Remove(key="call")(PLAN)

        assert ["jury", "mission", "demo"] == [phase.key for phase in plan.phases]
        assert date(2019, 1, 7) == first(plan, "jury")
        assert 1 == len(plan.dependencies)

    def test_on_calendar_changes_the_calendar(self):
        """A closed week moves what is counted in working days."""
        closed = WorkCalendar(rule=OFFICE.rule, closed=[date(2019, 1, day) for day in range(21, 26)])

        assert date(2019, 1, 28) == first(OnCalendar(calendar=closed)(PLAN), "jury")

    @pytest.mark.parametrize(
        "change",
        [
            Slip(key="x", by="1 week"),
            Stretch(key="x", duration="1 week"),
            Pin(key="x", on=None),
            Remove(key="x"),
        ],
    )
    def test_unknown_phases_are_refused(self, change):
        """A change of what is not there is a slip of the pen."""
        with pytest.raises(UnknownKey):
            change(PLAN)

    def test_a_circle_is_refused_where_it_is_made(self):
        """A link added against the others."""
        with pytest.raises(Fault, match="waits for itself"):
            Add(dependencies=[Dependency(pred="mission", succ="call")])(PLAN)

    @pytest.mark.parametrize(
        "change",
        [
            Slip(key="a", by="1 week"),
            Stretch(key="a", duration="1 week"),
            Pin(key="a", on=date(2019, 1, 1)),
            Pin(key="a", on=None),
            Add(phase=Phase(key="a")),
            Remove(key="a"),
            OnCalendar(calendar=WorkCalendar()),
        ],
    )
    def test_a_change_is_a_value(self, change):
        """Equal by content, hashable, picklable, and its repr builds it again."""
        classes = (Slip, Stretch, Pin, Add, Remove, OnCalendar, Phase, Duration, WorkCalendar)
        names = {cls.__name__: cls for cls in classes} | {"datetime": __import__("datetime")}

        assert change == eval(repr(change), names) == pickle.loads(pickle.dumps(change))
        assert hash(change) == hash(pickle.loads(pickle.dumps(change)))

    @pytest.mark.parametrize(
        ("cls", "fields", "count"),
        [
            (Slip, {"key": "", "by": "soon"}, 2),
            (Stretch, {"key": "", "duration": 3}, 2),
            (Pin, {"key": "", "on": datetime(2019, 1, 1, tzinfo=UTC)}, 2),
            (Add, {"phase": "a", "dependencies": ["b"]}, 2),
        ],
    )
    def test_reports_all_faults_together(self, cls, fields, count):
        """Every field is checked at once."""
        with pytest.raises(Faults) as caught:
            cls(**fields)

        assert count == len(caught.value.exceptions)

    def test_reports_a_single_fault(self):
        """One fault comes alone."""
        with pytest.raises(Fault):
            Remove(key="")
        with pytest.raises(Fault):
            OnCalendar(calendar=None)

    def test_durations_are_values_too(self):
        """A duration may be given as one."""
        assert Slip(key="a", by=weeks(1)) == Slip(key="a", by="1 semaine")
