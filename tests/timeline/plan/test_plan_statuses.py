"""Status at the end of a day: what was known then, and the forecast from there."""

import pickle
from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.timeline import Phase, Plan, PlanStatus, WorkCalendar, schedule, status
from eig.timeline.calendar import Span
from eig.timeline.plan import Dependency, PhaseFact, SpanProgress, compare_to_baseline, progress
from eig.timeline.plan.schedules_slack_and_count_back import passes_of
from helpers.unfolded import unfolded

OFFICE = WorkCalendar.named("metropole")
PLAN = Plan(
    key="promotion",
    start=date(2018, 5, 14),
    calendar=OFFICE,
    phases=[
        Phase(key="call", duration="8 weeks"),
        Phase(key="jury", duration="2 working days"),
        Phase(key="recruitment", duration="30 working days"),
        Phase(key="mission", duration="10 months", pinned=date(2019, 1, 17)),
        Phase(key="handover", duration="15 working days"),
    ],
    dependencies=[
        Dependency(pred="call", succ="jury"),
        Dependency(pred="jury", succ="recruitment", lag="1 week"),
        Dependency(pred="recruitment", succ="mission"),
        Dependency(pred="mission", succ="handover", kind="FF"),
    ],
)
CALL = PhaseFact(key="call", started=date(2018, 5, 14), last=date(2018, 7, 13))
JURY = PhaseFact(key="jury", started=date(2018, 8, 28), last=date(2018, 8, 29), recorded=date(2018, 9, 3))


def forecast(facts, as_of, key):
    return str(status(PLAN, facts, as_of).forecast[key].early)


class TestFact:
    """What happened, and when it was recorded."""

    def test_is_known_when_it_happened_and_was_recorded(self):
        """A fact recorded late is known late."""
        assert JURY.known_start(date(2018, 9, 2)) is None
        assert date(2018, 8, 28) == JURY.known_start(date(2018, 9, 3))
        assert date(2018, 8, 29) == JURY.known_last(date(2018, 9, 3))

    def test_recorded_as_it_happened_is_known_date_by_date(self):
        """Without a record date, the start is known on its day and the end on its own."""
        assert date(2018, 5, 14) == CALL.known_start(date(2018, 5, 14))
        assert CALL.known_last(date(2018, 7, 12)) is None
        assert date(2018, 7, 13) == CALL.known_last(date(2018, 7, 13))

    def test_recorded_in_advance_waits_for_its_day(self):
        """What is announced has not happened."""
        announced = PhaseFact(key="jury", started=date(2018, 9, 1), recorded=date(2018, 8, 1))

        assert announced.known_start(date(2018, 8, 31)) is None

    def test_says_something(self):
        """A fact without dates says nothing."""
        with pytest.raises(Fault, match="a first day, or else a last day"):
            PhaseFact(key="call")

    def test_reports_all_faults_together(self):
        """Every field is checked at once."""
        with pytest.raises(Faults) as caught:
            PhaseFact(key="", started=datetime(2018, 5, 14, tzinfo=UTC), last="x", recorded=3)

        assert 4 == len(caught.value.exceptions)


class TestStatus:
    """Where a plan stands at the end of a day."""

    def test_without_facts_before_the_start_is_the_plan(self):
        """The day before everything, nothing has moved."""
        found = status(PLAN, [], date(2018, 5, 13))

        assert () == found.started == found.done
        assert [one.early for one in schedule(PLAN).placed] == [one.early for one in found.forecast.placed]

    def test_knows_what_has_started_and_what_is_done(self):
        """In the order of the plan."""
        assert (("call",), ()) == _known([CALL, JURY], date(2018, 6, 1))
        assert (("call",), ("call",)) == _known([CALL, JURY], date(2018, 9, 2))
        assert (("call", "jury"), ("call", "jury")) == _known([JURY, CALL], date(2018, 9, 3))

    def test_puts_what_has_not_started_after_the_day(self):
        """Retained logic: late work moves what follows."""
        assert "from 16 July 2018 to 17 July 2018" == forecast([CALL], date(2018, 7, 13), "jury")
        assert "from 21 August 2018 to 22 August 2018" == forecast([CALL], date(2018, 8, 20), "jury")

    def test_ends_what_runs_after_the_day(self):
        """A call still open on a Friday evening ends on Saturday at the earliest; a jury on Monday."""
        call, jury = (
            PhaseFact(key="call", started=date(2018, 5, 14)),
            PhaseFact(key="jury", started=date(2018, 7, 16)),
        )

        assert "from 14 May 2018 to 14 July 2018" == forecast([call], date(2018, 7, 13), "call")
        assert "from 16 July 2018 to 23 July 2018" == forecast([CALL, jury], date(2018, 7, 20), "jury")

    def test_keeps_what_is_done(self):
        """A fact is a fact, whatever the links say."""
        assert "from 28 August 2018 to 29 August 2018" == forecast([CALL, JURY], date(2018, 9, 3), "jury")

    def test_pushes_the_end_of_what_runs_by_its_links(self):
        """A handover under way ends with its mission."""
        facts = [
            PhaseFact(key="mission", started=date(2019, 1, 17)),
            PhaseFact(key="handover", started=date(2019, 10, 1)),
        ]

        assert "from 1 October 2019 to 15 November 2019" == forecast(facts, date(2019, 10, 4), "handover")

    def test_reports_a_pin_that_went_by(self):
        """A mission that was to start on 17 January and has not."""
        found = status(PLAN, [CALL, JURY], date(2019, 2, 1))

        assert "pin_missed" in [one.code for one in found.forecast.conflicts]
        assert date(2019, 2, 1) < found.forecast["mission"].early.start

    def test_a_pin_holds_on_its_eve_and_has_gone_by_on_its_day(self):
        """At the end of the day before, it may still be kept; at the end of its own day, it was missed."""
        pinned = date(2019, 1, 17)
        eve, day = (status(PLAN, [CALL, JURY], pinned - timedelta(days=before)).forecast for before in (1, 0))

        assert pinned == eve["mission"].early.start < day["mission"].early.start
        assert [False, True] == [
            "pin_missed" in [one.code for one in found.conflicts] for found in (eve, day)
        ]

    @pytest.mark.parametrize(
        "facts",
        [
            [PhaseFact(key="call", started=date(2018, 5, 14))],
            [
                PhaseFact(key="call", started=date(2018, 5, 14)),
                PhaseFact(key="call", expected=date(2018, 11, 30), recorded=date(2018, 7, 2)),
            ],
            [CALL, PhaseFact(key="jury", expected=date(2018, 10, 31), recorded=date(2018, 7, 2))],
        ],
        ids=["overdue", "expected later", "expected before it starts"],
    )
    def test_what_explains_a_forecast_is_reckoned_from_its_dates(self, facts):
        """What runs late, or is expected later, stands where the forecast has it, also where reasons are sought."""
        found = status(PLAN, facts, date(2018, 8, 1)).forecast
        passes = passes_of(found)
        assert [(one.early.start, one.early.end) for one in found.placed] == [
            (date.fromordinal(start), date.fromordinal(end))
            for start, end in zip(passes.starts, passes.finishes, strict=True)
        ]

    def test_what_is_done_holds_nothing_that_comes_before_it(self):
        """A jury that is over before the call ends leaves the call the slack that it has without the jury."""
        facts = [
            PhaseFact(key="call", started=date(2018, 5, 14)),
            PhaseFact(key="jury", started=date(2018, 7, 2), last=date(2018, 7, 3)),
        ]
        apart = evolve(PLAN, dependencies=PLAN.dependencies[1:])

        assert (
            status(apart, facts, date(2018, 7, 4)).forecast["call"]
            == (status(PLAN, facts, date(2018, 7, 4)).forecast["call"])
        )

    def test_reports_work_out_of_sequence(self):
        """A jury that started before the call had ended."""
        early = PhaseFact(key="jury", started=date(2018, 7, 2))
        found = status(PLAN, [early, PhaseFact(key="call", started=date(2018, 5, 14))], date(2018, 7, 3))

        assert ["out_of_sequence"] == [one.code for one in found.forecast.conflicts]
        assert PLAN.dependencies[0] == found.forecast.conflicts[0].link

    def test_what_is_done_is_not_critical(self):
        """The past has no slack to give."""
        found = status(PLAN, [CALL, JURY], date(2018, 9, 3)).forecast

        assert ("done", False) == (found["call"].state, found["call"].critical)
        assert "done" in found.explain("call").codes
        assert "held_by_fact" in found.explain("call").codes

    def test_slack_of_what_runs_is_that_of_its_end(self):
        """A call under way may end so much later."""
        found = status(PLAN, [PhaseFact(key="call", started=date(2018, 5, 14))], date(2018, 6, 1)).forecast

        assert schedule(PLAN)["call"].slack == found["call"].slack
        assert "running" == found["call"].state
        assert found["call"].early == found["call"].late

    def test_a_correction_changes_only_what_is_known_after_it(self):
        """The status of a past day stays for ever."""
        wrong = PhaseFact(key="call", started=date(2018, 5, 14), last=date(2018, 7, 6))
        right = PhaseFact(key="call", last=date(2018, 7, 13), recorded=date(2018, 8, 1))

        assert date(2018, 7, 6) == status(PLAN, [right, wrong], date(2018, 7, 31)).forecast["call"].early.last
        assert date(2018, 7, 13) == status(PLAN, [wrong, right], date(2018, 8, 1)).forecast["call"].early.last

    @given(
        st.permutations([CALL, JURY, PhaseFact(key="recruitment", started=date(2018, 9, 10))]),
        st.integers(min_value=0, max_value=300),
    )
    def test_does_not_depend_on_the_order_of_facts(self, facts, offset):
        """Facts are sorted by their record, not by their place in a list."""
        as_of = date(2018, 5, 1) + timedelta(days=offset)
        sorted_facts = [CALL, JURY, PhaseFact(key="recruitment", started=date(2018, 9, 10))]

        assert status(PLAN, sorted_facts, as_of).forecast == status(PLAN, facts, as_of).forecast

    @given(st.integers(min_value=0, max_value=400), st.integers(min_value=1, max_value=60))
    def test_later_facts_do_not_change_the_past(self, offset, delay):
        """What is recorded after a day is unknown on that day."""
        as_of = date(2018, 5, 1) + timedelta(days=offset)
        later = PhaseFact(key="recruitment", started=date(2018, 8, 1), recorded=as_of + timedelta(days=delay))

        assert status(PLAN, [CALL, JURY], as_of).forecast == status(PLAN, [CALL, JURY, later], as_of).forecast

    @given(st.integers(min_value=0, max_value=500))
    def test_nothing_that_has_not_happened_lies_in_the_past(self, offset):
        """At the end of any day, what is planned starts after it and what runs ends after it."""
        as_of = date(2018, 5, 1) + timedelta(days=offset)
        for placed in status(PLAN, [CALL, JURY], as_of).forecast.placed:
            if placed.state == "planned":
                assert placed.early.start > as_of
            if placed.state == "running":
                assert placed.early.last > as_of

    @given(st.integers(min_value=0, max_value=500))
    def test_time_alone_never_brings_anything_forward(self, offset):
        """Without new facts, the forecast of the next day is never earlier."""
        as_of = date(2018, 5, 1) + timedelta(days=offset)
        today, tomorrow = (status(PLAN, [CALL], as_of + timedelta(days=n)).forecast for n in (0, 1))
        known = {placed.key for placed in today.placed if placed.state == "planned"}
        for shift in compare_to_baseline(today, tomorrow).shifts:
            if shift.key in known and tomorrow[shift.key].state == "planned":
                assert shift.finish >= 0

    def test_refuses_an_end_without_a_start(self):
        """What ended started, that day or before."""
        for facts, value, code in (
            ([PhaseFact(key="call", last=date(2018, 7, 13))], None, "timeline.plan.a_start"),
            ([evolve(CALL, started=date(2018, 7, 14))], date(2018, 7, 13), "timeline.calendar.last_day"),
        ):
            with pytest.raises(Fault) as caught:
                status(PLAN, facts, date(2018, 8, 1))
            told = (caught.value.place, caught.value.value, caught.value.code)
            assert ("status.facts['call']", value, code) == told

    def test_refuses_facts_of_unknown_phases(self):
        """A slip of the pen is helped."""
        with pytest.raises(UnknownKey, match="'call'"):
            status(PLAN, [PhaseFact(key="cal", started=date(2018, 5, 14))], date(2018, 6, 1))

    @pytest.mark.parametrize("as_of", [datetime(2018, 6, 1, tzinfo=UTC), date.max, None])
    @pytest.mark.untraced
    def test_asks_for_a_day(self, as_of):
        """The end of a day that has a next one."""
        with pytest.raises(Fault):
            status(PLAN, [], as_of)

    def test_the_last_day_of_time_is_told_under_its_name(self):
        """No day comes after the last one: a status then is refused as a wrong day, not as a wrong plan."""
        with pytest.raises(Fault) as told:
            status(PLAN, [], date.max)

        assert "status.on" == told.value.place

    def test_explains_itself(self):
        """Where it stands, then why, in both languages."""
        found = status(PLAN, [CALL], date(2018, 8, 20))

        assert "at the end of 20 August 2018 it is done, 44 of 44 working days gone by" in unfolded(
            found.explain("call")
        )
        assert "cette étape est à venir" in unfolded(found.explain("jury", lang="fr"))
        assert "it waits for the end" in unfolded(found.explain("recruitment"))
        assert "held_by_as_of" in found.explain("jury").codes

    def test_is_laid_out_in_rows_and_in_a_table(self):
        """One row a phase, the same keys in all."""
        found = status(PLAN, [CALL], date(2018, 8, 20))

        assert ["done", "planned"] == [row["state"] for row in found.rows()[:2]]
        assert 1 == len({tuple(row) for row in found.rows()})
        assert "at the end of 20 August 2018" in found._repr_html_()

    def test_is_a_value(self):
        """Equal by content, hashable, picklable; a schedule without a day is not a forecast."""
        found = status(PLAN, [CALL], date(2018, 8, 20))

        assert found == pickle.loads(pickle.dumps(found)) == status(PLAN, (CALL,), date(2018, 8, 20))
        assert hash(found) == hash(status(PLAN, (CALL,), date(2018, 8, 20)))
        with pytest.raises(Faults):
            PlanStatus(forecast=schedule(PLAN), facts=[1])


def _known(facts, as_of):
    found = status(PLAN, facts, as_of)
    return found.started, found.done


MISSION = Span.inclusive(date(2019, 1, 17), date(2019, 11, 16))


class TestProgress:
    """How much of a span has gone by at the end of a day."""

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            (date(2019, 1, 16), ("before", 0, 209)),
            (date(2019, 1, 17), ("inside", 1, 208)),
            (date(2019, 6, 16), ("inside", 102, 107)),
            (date(2019, 11, 15), ("inside", 209, 0)),
            (date(2019, 12, 1), ("after", 209, 0)),
            (date.max, ("after", 209, 0)),
        ],
    )
    def test_counts_the_day_itself(self, as_of, expected):
        """At the end of the first day, one day has gone by."""
        found = progress(OFFICE, MISSION, as_of)

        assert expected == (found.position, found.elapsed, found.remaining)

    @given(st.dates(min_value=date(2018, 1, 1), max_value=date(2021, 1, 1)))
    def test_what_is_gone_and_what_is_left_make_the_whole(self, as_of):
        """Whatever the day."""
        assert 209 == progress(OFFICE, MISSION, as_of).total

    def test_asks_for_a_day(self):
        """Not for a time of day."""
        with pytest.raises(Fault):
            progress(OFFICE, MISSION, datetime(2019, 1, 17, tzinfo=UTC))

    def test_is_a_value(self):
        """Equal by content."""
        assert SpanProgress(position="inside", elapsed=1, remaining=208) == progress(
            OFFICE, MISSION, date(2019, 1, 17)
        )


@pytest.mark.untraced
def test_a_forecast_says_each_phase_with_its_slack_until_it_is_done():
    """What is done has no slack to tell; what is critical has none left."""
    said = status(PLAN, [CALL], date(2018, 7, 16)).forecast.say().splitlines()

    assert "call: from 14 May 2018 to 13 July 2018" == said[0]
    assert any(", may end as late as " in line for line in said)
    assert any(line.endswith(", no slack") for line in said)


def test_a_phase_that_runs_says_until_when_it_may_end():
    """It has begun: ended on the day told it leaves the fixed date as it is, and the day after it does not."""
    found = status(PLAN, [PhaseFact(key="call", started=date(2018, 5, 14))], date(2018, 5, 16)).forecast
    said = found.say().splitlines()[0]

    def broken(last):
        ended = PhaseFact(key="call", started=date(2018, 5, 14), last=last)
        return [one.key for one in status(PLAN, [ended], last).forecast.conflicts]

    assert "running" == found["call"].state
    assert "22 November 2018" == said.split("may end as late as ")[1]
    assert ([], ["mission"]) == (broken(date(2018, 11, 22)), broken(date(2018, 11, 23)))


def test_a_table_of_facts_with_something_else_than_a_row_is_refused_with_its_place():
    """What is no row is named by its number, beside the other faults, and is not shown."""
    with pytest.raises(Fault, match=r"row 3: expected a row"):
        status(PLAN, [{"key": "call", "started": "2018-05-14"}, "a personal note"], date(2018, 9, 1))
