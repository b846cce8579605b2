"""Changes of a plan as values: each gives another plan, and leaves the first as it was."""

import pickle
from datetime import UTC, date, datetime

import pytest

from eig.errors import Fault, Faults, UnknownKey
from eig.timeline import Duration, Phase, Plan, WorkCalendar, schedule
from eig.timeline.calendar import weeks
from eig.timeline.plan import (
    AddPhases,
    Dependency,
    PinPhase,
    RemovePhase,
    SlipPhase,
    StretchPhase,
    UseCalendar,
    slip,
    what_if,
)

OFFICE = WorkCalendar.named("metropole")
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
        assert expected == first(SlipPhase(key=key, by=by)(PLAN), key)

    def test_holds_what_was_not_pinned(self):
        """A slip is a new `not_before`; the plan given stays as it was."""
        slipped = SlipPhase(key="jury", by="1 week")(PLAN)

        assert date(2019, 1, 28) == slipped.phase("jury").not_before
        assert PLAN.phase("jury").not_before is None

    def test_goes_later_only(self):
        """What links hold cannot be pulled."""
        with pytest.raises(Fault, match="a duration from 0, since the links"):
            SlipPhase(key="jury", by="-1 week")(PLAN)

    def test_what_a_call_is_given_is_told_of_the_call(self):
        """Whoever asks `slip` or `what_if` reads which of their own arguments is wrong."""
        for call, place, code in (
            (lambda: slip(PLAN, "jury", "-1 week"), "slip.by", "timeline.plan.later_only"),
            (lambda: slip(PLAN, "jury", "soon"), "slip.by", "timeline.calendar.duration"),
            (lambda: slip(PLAN, "", "1 week"), "slip.key", "values.text"),
            (lambda: what_if(PLAN, 3), "what_if.changes[0]", "values.function"),
            (
                lambda: what_if(PLAN, lambda plan: plan, lambda plan: 3),
                "what_if.changes[1]",
                "timeline.plan.plan_again",
            ),
        ):
            with pytest.raises(Fault) as caught:
                call()
            assert (place, code) == (caught.value.place, caught.value.code)


class TestOthers:
    """Stretch, pin, add, remove, another calendar."""

    def test_stretch_changes_the_duration(self):
        """A mission of twelve months."""
        assert "12 months" == str(
            StretchPhase(key="mission", duration="12 mois")(PLAN).phase("mission").duration
        )

    def test_pin_fixes_or_frees(self):
        """A date, or None."""
        assert date(2019, 3, 15) == first(PinPhase(key="mission", on=date(2019, 3, 15))(PLAN), "mission")
        assert date(2019, 1, 23) == first(PinPhase(key="mission", on=None)(PLAN), "mission")

    def test_add_brings_phases_and_links(self):
        """Both at once, or one of them."""
        bootcamp = Phase(key="bootcamp", duration="5 working days")
        plan = AddPhases(
            phase=bootcamp, dependencies=[Dependency(pred="mission", succ="bootcamp", kind="SS")]
        )(PLAN)

        assert date(2019, 3, 1) == first(plan, "bootcamp")
        assert 3 == len(AddPhases(dependencies=[Dependency(pred="jury", succ="demo")])(PLAN).dependencies)

    def test_remove_takes_the_links_along(self):
        """What waited for it waits no more."""
        plan = RemovePhase(key="call")(PLAN)

        assert ["jury", "mission", "demo"] == [phase.key for phase in plan.phases]
        assert date(2019, 1, 7) == first(plan, "jury")
        assert 1 == len(plan.dependencies)

    def test_on_calendar_changes_the_calendar(self):
        """A closed week moves what is counted in working days."""
        closed = WorkCalendar(rule=OFFICE.rule, closed=[date(2019, 1, day) for day in range(21, 26)])

        assert date(2019, 1, 28) == first(UseCalendar(calendar=closed)(PLAN), "jury")

    @pytest.mark.parametrize(
        "change",
        [
            SlipPhase(key="x", by="1 week"),
            StretchPhase(key="x", duration="1 week"),
            PinPhase(key="x", on=None),
            RemovePhase(key="x"),
        ],
    )
    def test_unknown_phases_are_refused(self, change):
        """A change of what is not there is a slip of the pen."""
        with pytest.raises(UnknownKey):
            change(PLAN)

    def test_a_circle_is_refused_where_it_is_made(self):
        """A link added against the others."""
        with pytest.raises(Fault, match="waits that never come back"):
            AddPhases(dependencies=[Dependency(pred="mission", succ="call")])(PLAN)

    @pytest.mark.parametrize(
        "change",
        [
            SlipPhase(key="a", by="1 week"),
            StretchPhase(key="a", duration="1 week"),
            PinPhase(key="a", on=date(2019, 1, 1)),
            PinPhase(key="a", on=None),
            AddPhases(phase=Phase(key="a")),
            RemovePhase(key="a"),
            UseCalendar(calendar=WorkCalendar()),
        ],
    )
    def test_a_change_is_a_value(self, change):
        """Equal by content, hashable, picklable, and its repr builds it again."""
        classes = (
            SlipPhase,
            StretchPhase,
            PinPhase,
            AddPhases,
            RemovePhase,
            UseCalendar,
            Phase,
            Duration,
            WorkCalendar,
        )
        names = {cls.__name__: cls for cls in classes} | {"datetime": __import__("datetime")}

        assert change == eval(repr(change), names) == pickle.loads(pickle.dumps(change))
        assert hash(change) == hash(pickle.loads(pickle.dumps(change)))

    @pytest.mark.parametrize(
        ("cls", "fields", "count"),
        [
            (SlipPhase, {"key": "", "by": "soon"}, 2),
            (StretchPhase, {"key": "", "duration": 3}, 2),
            (PinPhase, {"key": "", "on": datetime(2019, 1, 1, tzinfo=UTC)}, 2),
            (AddPhases, {"phase": "a", "dependencies": ["b"]}, 2),
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
            RemovePhase(key="")
        with pytest.raises(Fault):
            UseCalendar(calendar=None)

    def test_durations_are_values_too(self):
        """A duration may be given as one."""
        assert SlipPhase(key="a", by=weeks(1)) == SlipPhase(key="a", by="1 semaine")
