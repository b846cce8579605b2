"""Schedules: dates, slack, conflicts, and why."""

import pickle
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.timeline import France, Phase, Plan, Schedule, WorkCalendar, schedule
from eig.timeline.plan import DateConflict, Dependency, critical_path
from helpers.unfolded import unfolded

OFFICE = WorkCalendar.named("metropole")
START = date(2018, 5, 14)
PROMOTION = Plan(
    key="promotion",
    name="Promotion 3",
    start=START,
    calendar=OFFICE,
    phases=[
        Phase(key="call", duration="8 weeks"),
        Phase(key="preselection", duration="10 working days"),
        Phase(key="jury", duration="2 working days"),
        Phase(key="recruitment", duration="30 working days"),
        Phase(key="contracts", duration="20 working days"),
        Phase(key="mission", duration="10 months", pinned=date(2019, 1, 17)),
        Phase(key="handover", duration="15 working days"),
        Phase(key="demo_day", milestone=True),
    ],
    dependencies=[
        Dependency(pred="call", succ="preselection"),
        Dependency(pred="preselection", succ="jury"),
        Dependency(pred="jury", succ="recruitment", lag="1 week"),
        Dependency(pred="recruitment", succ="contracts"),
        Dependency(pred="contracts", succ="mission"),
        Dependency(pred="mission", succ="handover", kind="FF"),
        Dependency(pred="mission", succ="demo_day", kind="FF", lag="-3 working days"),
    ],
)


def two(kind="FS", lag="0 days", *, first="3 working days", second="2 working days", **fields):
    """Return the schedule of two phases from Monday 6 May 2019, with one link."""
    plan = Plan(
        key="p",
        start=date(2019, 5, 6),
        calendar=WorkCalendar(),
        phases=[Phase(key="a", duration=first), Phase(key="b", duration=second, **fields)],
        dependencies=[Dependency(pred="a", succ="b", kind=kind, lag=lag)],
    )
    return schedule(plan)


class TestSchedule:
    """Early dates, late dates and slack, exactly, on a real calendar."""

    @pytest.mark.slow
    def test_places_the_promotion(self):
        """Each phase of a promotion whose mission is pinned."""
        found = {placed.key: str(placed.early) for placed in schedule(PROMOTION).placed}

        assert "from 14 May 2018 to 8 July 2018" == found["call"]
        assert "from 1 August 2018 to 12 September 2018" == found["recruitment"]
        assert "from 17 January 2019 to 16 November 2019" == found["mission"]
        assert "on 12 November 2019" == found["demo_day"]

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("kind", "lag", "first", "last"),
        [
            ("FS", "0 days", "2019-05-09", "2019-05-10"),
            ("FS", "1 week", "2019-05-16", "2019-05-17"),
            ("FS", "-1 working days", "2019-05-08", "2019-05-09"),
            ("FS", "2 working days", "2019-05-13", "2019-05-14"),
            ("FS", "1 month", "2019-06-10", "2019-06-11"),
            ("SS", "0 days", "2019-05-06", "2019-05-07"),
            ("SS", "1 day", "2019-05-07", "2019-05-08"),
            ("FF", "0 days", "2019-05-07", "2019-05-08"),
            ("FF", "3 days", "2019-05-09", "2019-05-10"),
            ("SF", "4 days", "2019-05-08", "2019-05-09"),
        ],
    )
    def test_obeys_each_kind_of_link(self, kind, lag, first, last):
        """Lags in any unit, before or after; no lag after a finish is the next day."""
        placed = two(kind, lag)["b"]

        assert (first, last) == (str(placed.early.start), str(placed.early.last))

    @pytest.mark.parametrize("days", [12, 13, 14])
    def test_trims_a_finish_on_a_weekend(self, days):
        """A mission that ends on Friday, Saturday or Sunday: the handover ends on Friday with it."""
        found = two("FF", first=f"{days} days", second="3 working days")

        assert date(2019, 5, 17) == found["b"].early.last

    def test_rolls_a_start_on_a_weekend(self):
        """A call of two weeks ends on a Sunday: what is counted in working days starts on Monday."""
        assert date(2019, 5, 20) == two(first="13 days")["b"].early.start
        assert date(2019, 5, 19) == two(first="13 days", second="2 days")["b"].early.start

    def test_respects_not_before(self):
        """Its own date holds a phase when its links do not."""
        placed = two(not_before=date(2019, 5, 11))["b"]

        assert (date(2019, 5, 13), "not_before", None) == (placed.early.start, placed.hold, placed.driver)

    def test_counts_slack_in_working_days(self):
        """Between early and late start, holidays left out; it can differ along a chain."""
        found = schedule(PROMOTION)

        assert [67, 68, 68, 67, 67] == [placed.slack for placed in found.placed[:5]]
        assert OFFICE.count(found["jury"].early.start, found["jury"].late.start) == found["jury"].slack
        assert 0 == found["jury"].free
        assert 67 == schedule(PROMOTION)["contracts"].free

    def test_pinned_phases_float_neither_early_nor_late(self):
        """What is pinned has one date."""
        placed = schedule(PROMOTION)["mission"]

        assert placed.early == placed.late
        assert (0, 0, "pinned", True) == (placed.slack, placed.free, placed.hold, placed.critical)

    def test_plans_backwards_from_a_last_day(self):
        """The latest opening of a call for a last day asked for is its late start."""
        plan = evolve(PROMOTION, phases=[evolve(phase, pinned=None) for phase in PROMOTION.phases])
        found = schedule(plan, finish_by=date(2019, 11, 16))
        opening = found["call"].late.start

        later = evolve(plan, start=opening)
        too_late = evolve(plan, start=opening + timedelta(days=1))
        assert schedule(later).last <= date(2019, 11, 16) < schedule(too_late).last

    def test_says_when_the_last_day_asked_for_is_missed(self):
        """An impossible end gives negative slack and a conflict, not an error."""
        found = schedule(two().plan, finish_by=date(2019, 5, 9))

        assert -1 == found["a"].slack == found["b"].slack
        assert ("finish_missed",) == tuple(one.code for one in found.conflicts)
        assert "b: it ends on 10 May 2019, after 9 May 2019, the last day asked for" == str(
            found.conflicts[0]
        )

    def test_keeps_a_last_day_that_can_be_kept(self):
        """A later end gives slack to everyone, and no conflict."""
        found = schedule(two().plan, finish_by=date(2019, 5, 17))

        assert (5, 5) == (found["a"].slack, found["b"].slack)
        assert () == found.conflicts
        assert () == found.critical

    def test_reports_what_a_pin_breaks(self):
        """A pin against a link is neither raised nor hidden."""
        found = two(pinned=date(2019, 5, 7))

        assert ["pin_breaks_link"] == [one.code for one in found.conflicts]
        assert found.plan.dependencies[0] == found.conflicts[0].link
        assert "holds it until 9 May 2019" in unfolded(found.conflicts[0])
        assert "retient jusqu’au 9 mai 2019" in found.conflicts[0].reason.say("fr")
        assert -2 == found["a"].slack
        assert 0 == found["a"].free

    def test_reports_a_pin_on_a_day_off(self):
        """A phase in working days pinned to a Saturday starts its work on Monday."""
        found = two(pinned=date(2019, 5, 11))

        assert ["pinned_on_day_off"] == [one.code for one in found.conflicts]
        assert date(2019, 5, 14) == found["b"].early.last

    def test_reports_a_pin_before_what_the_phase_itself_allows(self):
        """A pin before its own not_before, or before the plan."""
        pinned = two(pinned=date(2019, 5, 20), not_before=date(2019, 5, 21))
        early = two("SS", "-30 days", pinned=date(2019, 5, 3))

        assert (
            ["pinned_too_early"]
            == [one.code for one in pinned.conflicts]
            == [one.code for one in early.conflicts]
        )

    def test_reports_a_missed_deadline(self):
        """The phase is dated all the same; its slack says by how much it is late."""
        found = two(deadline=date(2019, 5, 9))

        assert ["deadline_missed"] == [one.code for one in found.conflicts]
        assert -1 == found["b"].slack
        assert date(2019, 5, 10) == found["b"].early.last

    def test_a_deadline_met_is_no_conflict(self):
        """The last day may be the deadline itself."""
        assert () == two(deadline=date(2019, 5, 10)).conflicts

    def test_worked_pentecost_monday_moves_the_dates(self):
        """What a place works counts."""
        phase, monday = Phase(key="a", duration="6 working days"), date(2019, 6, 10)
        calendars = (OFFICE, WorkCalendar(rule=France(), opened=[monday]))
        plans = [Plan(key="p", start=date(2019, 6, 3), calendar=one, phases=[phase]) for one in calendars]

        assert [date(2019, 6, 11), monday] == [schedule(plan).last for plan in plans]

    def test_finish_by_is_a_date(self):
        """A datetime is not a last day."""
        with pytest.raises(Fault, match="without a time of day"):
            schedule(PROMOTION, datetime(2019, 11, 16, tzinfo=UTC))

    @pytest.mark.parametrize("duration", ["100000 months", "4000000 days", "3000000 working days"])
    def test_stays_within_time(self, duration):
        """A plan that runs past the year 9999 is refused in words."""
        plan = Plan(key="p", start=START, calendar=OFFICE, phases=[Phase(key="a", duration=duration)])

        with pytest.raises(Fault, match=r"9999|4099"):
            schedule(plan)

    @pytest.mark.slow
    def test_serves_chains_of_any_length(self):
        """2,000 phases in a row are no recursion."""
        keys = [f"p{n}" for n in range(2000)]
        links = [Dependency(pred=a, succ=b) for a, b in pairwise(keys)]
        phases = [Phase(key=key, duration="1 day") for key in keys]
        found = schedule(Plan(key="p", start=START, calendar=OFFICE, phases=phases, dependencies=links))

        assert START + timedelta(days=1999) == found.last
        assert tuple(keys) == critical_path(found) == found.critical

    @pytest.mark.slow
    @given(st.permutations(range(8)))
    def test_does_not_depend_on_the_order_of_writing(self, order):
        """Phases and links written in another order get the same dates."""
        shuffled = evolve(
            PROMOTION,
            phases=[PROMOTION.phases[n] for n in order],
            dependencies=[PROMOTION.dependencies[n] for n in order if n < 7],
        )

        for placed in schedule(shuffled).placed:
            assert schedule(PROMOTION)[placed.key] == placed


class TestValues:
    """A schedule and its parts are values."""

    def test_a_schedule_is_a_value(self):
        """Equal by content, hashable, picklable; its repr is one line, its text what a person would read."""
        found = two(pinned=date(2019, 5, 7))
        again = pickle.loads(pickle.dumps(found))

        assert found == again
        assert hash(found) == hash(again)
        assert "<Schedule: 2 phases from 2019-05-06 to 2019-05-08, 1 conflict>" == repr(found)
        assert "2 phases, from 6 May 2019 to 8 May 2019\nthe end is set by" in unfolded(found)
        assert "b: it is pinned to 7 May 2019, but the link from a holds it until 9 May 2019" in unfolded(
            found
        )

    def test_the_same_plan_gives_the_same_schedule(self):
        """Same input, same output."""
        assert schedule(PROMOTION) == schedule(pickle.loads(pickle.dumps(PROMOTION)))

    def test_an_unknown_phase_names_the_nearest(self):
        """A slip of the pen is helped."""
        with pytest.raises(UnknownKey, match="'mission'"):
            schedule(PROMOTION)["misson"]

    def test_rows_have_the_same_keys(self):
        """One row a phase, tidy."""
        rows = schedule(PROMOTION).rows()

        assert 8 == len(rows)
        assert 1 == len({tuple(row) for row in rows})
        assert ["call", None] == [rows[1]["driver"], rows[0]["driver"]]

    @pytest.mark.slow
    def test_notebooks_show_a_table(self):
        """The name of the plan and each phase."""
        html = schedule(PROMOTION)._repr_html_()

        assert "Promotion 3" in html
        assert "preselection" in html
        assert schedule(PROMOTION)._repr_svg_().startswith("<svg")

    def test_parts_are_checked(self):
        """A schedule holds a plan, placed phases and conflicts."""
        with pytest.raises(Faults) as caught:
            Schedule(plan=None, placed=[1], conflicts=[2])
        assert 3 == len(caught.value.exceptions)
        with pytest.raises(Faults) as caught:
            DateConflict(key="", reason="late", link="a")
        assert 3 == len(caught.value.exceptions)

    def test_its_end_is_the_boundary_after_its_last_day(self):
        """Exclusive end, inclusive last day."""
        found = schedule(PROMOTION)

        assert found.end == found.last + timedelta(days=1)


class TestCriticalPath:
    """The driving chain explains the end."""

    def test_follows_the_links_that_set_each_start(self):
        """From the phase that ends last, back to the one that nothing holds."""
        plan = evolve(PROMOTION, phases=[evolve(phase, pinned=None) for phase in PROMOTION.phases])

        expected = ("call", "preselection", "jury", "recruitment", "contracts", "mission")
        assert expected == critical_path(schedule(plan))

    def test_stops_at_a_pin(self):
        """Nothing drives what is pinned."""
        assert ("mission",) == critical_path(schedule(PROMOTION))

    def test_chooses_the_first_of_those_that_end_last(self):
        """Where two phases end the plan together, the first one written is shown."""
        plan = Plan(
            key="p",
            start=START,
            calendar=OFFICE,
            phases=[
                Phase(key="idle", duration="5 days", pinned=date(2018, 5, 14)),
                Phase(key="work", duration="5 days"),
            ],
        )

        assert ("idle",) == critical_path(schedule(plan))


class TestWhy:
    """Why is this critical, and why is it not?"""

    def test_says_what_holds_a_phase_in_both_languages(self):
        """A link with its lag, in the words of each language."""
        trace = schedule(PROMOTION).explain("recruitment")

        assert ("dates", "held_by_link", "chain", "not_critical") == trace.codes
        assert "it waits for the end of jury, whose last day is 24 July 2018 (lag 1 week)" in unfolded(trace)
        assert "(décalage\u00a0: 1 semaine)" in unfolded(
            schedule(PROMOTION).explain("recruitment", lang="fr")
        )

    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            ("FS", "it waits for the end of a, whose last day is 8 May 2019"),
            ("SS", "it waits for the start of a, on 6 May 2019"),
            ("FF", "it may not end before a, whose last day is 8 May 2019"),
            ("SF", "it may not end before the start of a, on 6 May 2019"),
        ],
    )
    def test_says_each_kind_of_link(self, kind, words):
        """Each kind has its words."""
        assert words in unfolded(two(kind, "10 days").explain("b"))

    def test_shows_the_slack_of_each_step_of_the_chain(self):
        """Slack can differ along a chain: each step gives up some."""
        reason = schedule(PROMOTION).explain("jury").reasons[2]

        days = [f"{day} October 2018" for day in (11, 25, 29)]
        call, preselection, jury = (f"(may end as late as {day})" for day in days)
        steps = f"call {call}, preselection {preselection} and jury {jury}"
        assert reason.say().endswith(steps)

    def test_says_until_when_a_phase_may_end(self):
        """The latest day, and what one day more does."""
        text = str(schedule(PROMOTION).explain("contracts"))

        assert (
            "it may end as late as 16 January 2019 and no other phase moves; "
            "one working day more breaks the fixed date of mission, on 17 January 2019" in text
        )

    @pytest.mark.parametrize(
        ("found", "code"),
        [
            (two(), "critical"),
            (two(deadline=date(2019, 5, 9)), "too_late"),
            (schedule(two().plan, finish_by=date(2019, 5, 31)), "not_critical"),
            (schedule(two().plan, finish_by=date(2019, 5, 13)), "not_critical"),
        ],
    )
    def test_says_whether_it_is_critical(self, found, code):
        """Critical, too late, or with slack."""
        assert code in found.explain("b").codes

    def test_says_what_holds_a_phase_without_links(self):
        """The plan's start, its own date, or a pin."""
        assert "held_by_start" in two().explain("a").codes
        assert "held_by_not_before" in two(not_before=date(2019, 6, 3)).explain("b").codes
        assert "held_by_pinned" in two(pinned=date(2019, 6, 3)).explain("b").codes
        assert "before the plan starts, on 6 May 2019" in unfolded(two().explain("a"))
        assert "may not start before 3 June 2019" in unfolded(two(not_before=date(2019, 6, 3)).explain("b"))

    def test_says_all_that_holds_a_phase_as_long(self):
        """Two phases end on a Friday: the third, which begins on the Monday, waits for both."""
        both = [Phase(key=key, duration="5 working days") for key in ("a", "b")]
        links = [Dependency(pred=key, succ="c") for key in ("a", "b")]
        found = schedule(
            evolve(two().plan, phases=[*both, Phase(key="c", duration="1 working day")], dependencies=links)
        )
        assert date(2019, 5, 13) == found["c"].early.start
        assert "b holds it as long" in unfolded(found.explain("c"))

    def test_says_the_chain_of_two_and_no_chain_of_one(self):
        """A phase that waits for another has a chain, and the first has none."""
        assert [False, True] == ["chain" in two().explain(key).codes for key in ("a", "b")]

    def test_sums_up_the_conflicts_or_that_there_is_none(self):
        """One or the other, never both."""
        fine, broken = two().explain().codes, two(pinned=date(2019, 5, 7)).explain().codes
        assert [("no_conflict" in one, "conflict" in one) for one in (fine, broken)] == [
            (True, False),
            (False, True),
        ]

    def test_each_line_has_its_slack(self):
        """Where there is some, until when; where there is none, that too."""
        tight, loose = two().say(), schedule(two().plan, finish_by=date(2019, 5, 31)).say()
        dates = ["\n".join(one.splitlines()[:2]) for one in (tight, loose)]
        told = [(one.count("no slack"), one.count("may end as late as")) for one in dates]
        assert [(2, 0), (0, 2)] == told

    def test_a_phase_that_may_start_later_and_end_on_the_same_day_says_when_it_may_start(self):
        """One month from 29, 30 or 31 January ends on 28 February: the latest start is told, in both languages."""
        january = Phase(key="a", duration="1 month", not_before=date(2019, 1, 29), deadline=date(2019, 2, 28))
        found = schedule(
            Plan(key="p", start=date(2019, 1, 29), calendar=WorkCalendar.named("metropole"), phases=[january])
        )

        assert unfolded(found.say()).splitlines()[0].endswith("may start as late as 1 February 2019")
        assert (
            unfolded(found.say("fr"))
            .splitlines()[0]
            .endswith("peut commencer au plus tard le 1er février 2019")
        )

    def test_a_phase_that_comes_too_late_says_when_it_should_end(self):
        """A deadline that is missed is told as the day to keep, in both languages."""
        found = two(deadline=date(2019, 5, 9))

        assert "should end by 9 May 2019" in unfolded(found.say())
        assert "devrait finir au plus tard le 9 mai 2019" in unfolded(found.say("fr"))

    def test_adds_the_conflicts(self):
        """What is broken is part of why, of the phase that breaks it alone."""
        found = two(pinned=date(2019, 5, 7))
        assert [False, True] == ["pin_breaks_link" in found.explain(key).codes for key in ("a", "b")]

    def test_refuses_what_it_does_not_know(self):
        """An unknown phase, an unknown language."""
        with pytest.raises(UnknownKey):
            two().explain("z")
        with pytest.raises(Fault, match="'en' or 'fr'"):
            two().explain("a", lang="de")
