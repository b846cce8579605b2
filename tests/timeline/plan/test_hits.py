"""What a delay hits, and what a running promotion does with it: each sentence is held against the dates."""

import random
from datetime import date, timedelta
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.reasons import Language
from eig.timeline import Phase, Plan, WorkCalendar, schedule, status
from eig.timeline.calendar import advance, working_days
from eig.timeline.plan import (
    AddPhases,
    Dependency,
    Job,
    Jobs,
    PhaseFact,
    RemovePhase,
    SlipPhase,
    Staffing,
    critical_path,
    level_jobs,
    load,
    slip,
    solve_network,
    staffed,
    what_if,
)
from helpers.unfolded import unfolded

from .test_scheduling_oracle import StatusWalker, some_day, some_facts, some_plan

OFFICE = WorkCalendar.named("metropole")
DAY = timedelta(days=1)


def d(number):
    return date(2027, 1, number)


def plan_of(*phases, links=()):
    return Plan(key="p", start=d(4), calendar=OFFICE, phases=phases, dependencies=links)


A_THEN_B = plan_of(
    Phase(key="a", duration="15 working days"),
    Phase(key="b", duration="5 working days"),
    links=[Dependency(pred="a", succ="b")],
)


def broken(dates):
    return {(one.key, one.code) for one in dates.conflicts}


def hits(dates, key):
    """Return what an explanation says that a delay hits, by code and phase."""
    reason = next(
        one for one in dates.explain(key).reasons if one.code in {"critical", "not_critical", "too_late"}
    )
    return [(one.code, one.facts.get("phase")) for one in reason.facts["hits"]]


def delayed(dates, key):
    """Return the dates if a phase starts a working day later than it may."""
    plan = dates.plan
    late = evolve(
        plan.phase(key),
        not_before=advance(plan.calendar, dates[key].late.start, working_days(1)),
    )
    return schedule(plan.with_phase(late), dates.finish_by)


class TestHits:
    """A critical phase names the end, the deadline or the fixed date that its delay hits."""

    def test_a_deadline_is_named_rather_than_the_end(self):
        """A phase with a deadline of its own, in a plan that another phase ends much later."""
        dates = schedule(
            plan_of(
                Phase(key="a", name="Call", duration="5 working days", deadline=d(8)),
                Phase(key="long", duration="6 months"),
            )
        )

        assert [("hits_deadline", "Call")] == hits(dates, "a")
        assert "one working day of delay misses the deadline of Call, on 8 January 2027" in unfolded(
            dates.explain("a")
        )
        assert dates.end == schedule(SlipPhase(key="a", by="1 working day")(dates.plan)).end

    def test_a_pin_is_named_with_its_phase(self):
        """What comes before a pinned phase hits its date; the pinned phase breaks its own."""
        dates = schedule(
            plan_of(
                Phase(key="a", duration="5 working days"),
                Phase(key="b", name="Mission", duration="1 month", pinned=d(11)),
                links=[Dependency(pred="a", succ="b")],
            )
        )

        assert [("hits_pin", "Mission")] == hits(dates, "a") == hits(dates, "b")

    def test_the_last_day_asked_for_is_named(self):
        """With a last day asked for, that day is missed, and not the end moved."""
        dates = schedule(A_THEN_B, finish_by=d(22))

        assert [("hits_finish_by", None)] == hits(dates, "b")
        assert "it comes 5 working days too late, and misses 22 January 2027" in unfolded(dates.explain("b"))

    @pytest.mark.slow
    @pytest.mark.parametrize("batch", range(4))
    def test_what_is_named_is_what_a_delay_hits(self, batch):
        """A working day more than the slack: the end moves, the deadline is missed or the pin is broken, as said."""
        for seed in range(9000 + batch * 25, 9025 + batch * 25):
            _check_hits(seed)


def _is_hit(before, after, named):
    codes = {
        "hits_deadline": lambda phase: (phase, "deadline_missed") in broken(after),
        "hits_pin": lambda phase: bool({(phase, "pin_breaks_link")} & broken(after)),
        "hits_end": lambda _: after.end > before.end,
        "hits_finish_by": lambda _: "finish_missed" in {code for _, code in broken(after)},
    }
    return all(codes[code](phase) for code, phase in named)


class TestSlackAndSlips:
    """A phase may slip as far as its slack says, and no farther: the explanation and `slip` agree."""

    def test_a_pin_on_a_saturday_holds_until_monday(self):
        """Two working days keep it, the third breaks it: the work of the pinned phase starts on Monday."""
        plan = Plan(
            key="p",
            start=date(2026, 11, 3),
            calendar=OFFICE,
            phases=[
                Phase(key="a", duration="5 working days"),
                Phase(key="b", duration="4 working days", pinned=date(2026, 11, 14)),
            ],
            dependencies=[Dependency(pred="a", succ="b", lag="3 days")],
        )

        assert 2 == schedule(plan)["a"].slack
        assert "it may end as late as 12 November 2026 " in unfolded(schedule(plan).explain("a"))
        assert ("b", "pin_breaks_link") not in broken(slip(plan, "a", "2 working days").after)
        assert ("b", "pin_breaks_link") in broken(slip(plan, "a", "3 working days").after)

    def test_a_milestone_on_a_saturday_holds_until_that_day(self):
        """It is over that evening: what ends on Sunday comes too late."""
        for last, late in ((8, False), (9, True), (10, True)):
            first = Phase(key="a", duration=f"{last - 3} days")
            plan = plan_of(
                first, Phase(key="m", milestone=True, pinned=d(9)), links=[Dependency(pred="a", succ="m")]
            )

            assert late == (("m", "pin_breaks_link") in broken(schedule(plan)))
            assert late == (schedule(plan)["a"].late.start < d(4))

    @pytest.mark.slow(one_in=3)
    @pytest.mark.parametrize("batch", range(4))
    def test_a_slip_of_the_slack_keeps_all_dates_and_one_more_does_not(self, batch):
        """On random plans, with pins on any day: the end, the deadlines and the links of pins."""
        for seed in range(40_000 + batch * 25, 40_025 + batch * 25):
            _check_slack(seed)


def _check_slack(seed):
    plan, finish_by = some_plan(seed)
    dates = schedule(plan, finish_by)
    for placed in dates.placed:
        if plan.phase(placed.key).pinned is None and placed.slack >= 0:
            kept, lost = (
                what_if(plan, SlipPhase(key=placed.key, by=working_days(by)), finish_by=finish_by).after
                for by in (placed.slack, placed.slack + 1)
            )
            assert not _worse(dates, kept), (seed, placed.key)
            missed = {code for _, code in broken(dates)} & {
                "deadline_missed",
                "finish_missed",
                "pin_breaks_link",
            }
            assert missed or _worse(dates, lost), (seed, placed.key)  # what another misses hides what is hit


def _worse(before, after):
    """Tell whether a date asked for is missed that was not, or is, with no date asked for, the end itself."""
    asked = before.finish_by or before.last
    links = [{(one.key, one.code, one.link) for one in dates.conflicts} for dates in (before, after)]
    return after.last > max(asked, before.last) or bool(links[1] - links[0])


class TestEqualChains:
    """The critical path is one chain; where there are others as long, the summary says so."""

    @pytest.mark.parametrize(("first", "second"), ["ab", "ba"])
    def test_a_tie_is_told_whatever_the_order_of_the_plan(self, first, second):
        """Two phases hold the last one as long: one is on the path, the other is named."""
        links = [Dependency(pred=first, succ="c"), Dependency(pred=second, succ="c")]
        dates = schedule(plan_of(Phase(key="a"), Phase(key="b"), Phase(key="c"), links=links))

        assert (first, "c") == critical_path(dates)
        assert f"{second} holds c as long: another chain sets the end too" in unfolded(dates)
        assert f"{second} retient « c » autant" in unfolded(dates.explain(lang="fr")).replace(
            "\N{NO-BREAK SPACE}", " "
        )
        assert ("a", "b", "c") == dates.critical

    def test_a_chain_without_equal_says_nothing(self):
        """One phase is shorter: the chain is the only one."""
        phases = [Phase(key="a"), Phase(key="b", duration="2 working days"), Phase(key="c")]
        links = [Dependency(pred="a", succ="c"), Dependency(pred="b", succ="c")]

        assert "path_tied" not in schedule(plan_of(*phases, links=links)).explain().codes


class TestMilestones:
    """A milestone occupies one day, worked or not."""

    def test_a_saturday_s_milestone_is_one_day(self):
        """An open day on Saturday 9 January is over that evening."""
        open_day = Phase(key="open-day", milestone=True, pinned=d(9))
        dates = schedule(plan_of(open_day, Phase(key="b"), links=[Dependency(pred="open-day", succ="b")]))

        assert "on 9 January 2027" == str(dates["open-day"].early)
        assert d(11) == dates["b"].early.start
        assert "which is not worked" in unfolded(dates)

    def test_a_phase_pinned_to_a_saturday_says_when_its_work_starts(self):
        """It lasts from Saturday to Monday, and a caution says why."""
        dates = schedule(plan_of(Phase(key="a", pinned=d(9))))

        assert "from 9 January 2027 to 11 January 2027" == str(dates["a"].early)
        assert "not worked: it runs from that day, and its work starts on 11 January 2027" in unfolded(dates)

    @given(st.dates(min_value=d(4), max_value=date(2028, 1, 1)))
    def test_a_milestone_pinned_to_any_day_is_that_day(self, day):
        """Whatever the weekday or the holiday."""
        dates = schedule(plan_of(Phase(key="m", milestone=True, pinned=day)))

        assert (day, day) == (dates["m"].early.start, dates["m"].early.last)

    def test_a_milestone_that_is_not_pinned_waits_for_a_working_day(self):
        """After a phase that ends on a Friday, it is on Monday."""
        dates = schedule(
            plan_of(
                Phase(key="a", duration="5 days"),
                Phase(key="m", milestone=True),
                links=[Dependency(pred="a", succ="m")],
            )
        )

        assert "on 11 January 2027" == str(dates["m"].early)


class TestFacts:
    """Each start and each end is the one recorded last."""

    def test_a_fact_that_holds_both_dates_is_recorded_date_by_date(self):
        """An end of the 15th recorded on the 20th gives way to the end of the 29th, recorded on that day."""
        facts = [
            PhaseFact(key="a", started=d(4), last=d(29)),
            PhaseFact(key="a", last=d(15), recorded=d(20)),
        ]

        assert d(15) == status(A_THEN_B, facts, d(28)).forecast["a"].early.last
        assert d(29) == status(A_THEN_B, facts, d(29)).forecast["a"].early.last

    def test_of_a_last_day_and_a_length_the_one_recorded_last_holds(self):
        """A last day is the firmer of two that were recorded on one day; a length recorded later replaces it."""
        facts = [PhaseFact(key="a", started=d(4)), PhaseFact(key="a", expected=d(8), recorded=d(5))]
        expected = {
            on: status(A_THEN_B, [*facts, PhaseFact(key="a", duration="4 working days", recorded=on)], d(6))
            for on in (d(5), d(6))
        }

        assert [d(8), d(7)] == [expected[on].forecast["a"].early.last for on in (d(5), d(6))]

    @pytest.mark.slow
    @given(st.data())
    def test_a_log_gives_the_same_status_in_any_order(self, data):
        """Facts at random, some of them corrections: the order of the list is nothing, or a fault says why."""
        dates = st.integers(4, 25).map(d)
        one = st.builds(
            PhaseFact, key=st.just("a"), started=dates, last=st.none() | dates, recorded=st.none() | dates
        )
        facts = data.draw(st.lists(one, max_size=5))
        shuffled = data.draw(st.permutations(facts))

        assert _told(facts) == _told(shuffled)

    def test_two_facts_recorded_on_one_day_do_not_contradict(self):
        """Which of the two holds is asked, not guessed."""
        facts = [
            PhaseFact(key="a", started=d(4), recorded=d(6)),
            PhaseFact(key="a", started=d(5), recorded=d(6)),
        ]

        with pytest.raises(Fault, match="one answer for started"):
            status(A_THEN_B, facts, d(7))


def _told(facts):
    try:
        return status(A_THEN_B, facts, d(26)).forecast
    except (Fault, Faults) as fault:
        return type(fault)


class TestSlips:
    """A running promotion slips from where it stands."""

    def test_a_slip_moves_from_the_forecast(self):
        """A week late already, a week later still."""
        late = status(A_THEN_B, [PhaseFact(key="a", started=d(11))], d(22))

        diff = slip(late, "b", "1 week")

        assert (date(2027, 2, 1), date(2027, 2, 8)) == (
            diff.before["b"].early.start,
            diff.after["b"].early.start,
        )
        assert "its end comes 5 working days later" in unfolded(diff.explain("b"))

    def test_what_runs_ends_later(self):
        """The start is a fact; the end moves, and what follows it."""
        running = status(A_THEN_B, [PhaseFact(key="a", started=d(4))], d(15))

        diff = slip(running, "a", "1 week")

        assert d(4) == diff.after["a"].early.start
        assert (5, 5) == (diff["a"].finish, diff["b"].start)

    def test_what_is_done_slips_no_more(self):
        """It is refused, with what to do."""
        done = status(A_THEN_B, [PhaseFact(key="a", started=d(4), last=d(22))], d(22))

        with pytest.raises(Fault, match="what is done slips no more"):
            slip(done, "a", "1 week")

    def test_a_phase_removed_takes_its_facts_with_it(self):
        """What if the phase under way were dropped?"""
        running = status(A_THEN_B, [PhaseFact(key="a", started=d(4))], d(15))

        assert d(18) == what_if(running, RemovePhase(key="a")).after["b"].early.start

    @pytest.mark.untraced
    @pytest.mark.parametrize("batch", range(3))
    def test_a_slip_of_a_running_promotion_is_what_walking_gives(self, batch):
        """The forecast of the changed plan, walked day by day; and the phase moves as far as asked."""
        for seed in range(11000 + batch * 10, 11010 + batch * 10):
            _check_slip(seed)


@pytest.mark.oracle(what="slips of running promotions", against="walking day by day")
@pytest.mark.parametrize("batch", range(15))
def test_slips_of_running_promotions_are_what_walking_gives_at_full_size(batch, evidence):
    """The same on 1,500 random running promotions."""
    for seed in range(20_000 + batch * 100, 20_000 + batch * 100 + evidence.part(100)):
        evidence.count(_check_slip(seed))


@pytest.mark.oracle(
    what="what a delay of each phase of a plan hits: the end, a deadline, a fixed date",
    against="the schedule with that delay",
)
@pytest.mark.parametrize("batch", range(10))
def test_what_is_named_is_what_a_delay_hits_at_full_size(batch, evidence):
    """Why each phase of 1,000 random plans is critical, or is not: the end, the deadline or the pin that is hit."""
    for seed in range(30_000 + batch * 100, 30_000 + batch * 100 + evidence.part(100)):
        _check_hits(seed)
        evidence.count()


@pytest.mark.oracle(
    what="slack of each phase of a plan: as much keeps all dates, one working day more does not",
    against="the schedules with both delays",
)
@pytest.mark.parametrize("batch", range(10))
def test_a_slip_of_the_slack_keeps_all_dates_at_full_size(batch, evidence):
    """And one working day more does not, on 1,000 random plans."""
    for seed in range(50_000 + batch * 100, 50_000 + batch * 100 + evidence.part(100)):
        _check_slack(seed)
        evidence.count()


def _check_hits(seed):
    plan, finish_by = some_plan(seed)
    dates = schedule(plan, finish_by)
    for placed in dates.placed:
        named = hits(dates, placed.key)
        assert named
        if plan.phase(placed.key).pinned is None:
            assert _is_hit(dates, delayed(dates, placed.key), named), (seed, placed.key)
        else:
            assert [("hits_pin", placed.key)] == named


def _check_slip(seed):
    plan, _ = some_plan(seed)
    rng = random.Random(seed)
    as_of = some_day(rng)
    starts, ends = some_facts(rng, plan, as_of)
    facts = [
        PhaseFact(key=key, started=start, last=ends[key] - DAY if key in ends else None)
        for key, start in starts.items()
    ]
    free = [phase.key for phase in plan.phases if phase.key not in ends]
    if not free:
        return 0
    key = rng.choice(free)
    diff = slip(status(plan, facts, as_of), key, working_days(rng.randint(1, 20)))
    walked = StatusWalker(diff.after.plan, starts, ends, as_of)
    for phase in diff.after.plan.phases:
        early = walked.early[phase.key]
        expected = (early, walked.finish(phase, early))
        assert expected == (diff.after[phase.key].early.start, diff.after[phase.key].early.end), seed
    assert diff[key].finish > 0 or diff[key].start > 0, seed
    return 1


class TestStrangers:
    """Names that match nothing are slips of the pen, and are refused."""

    def test_staffing_of_an_unknown_phase_is_refused(self):
        """By `staffed`, and by `what_if`."""
        for ask in (
            lambda people: staffed(schedule(A_THEN_B), people),
            lambda people: what_if(A_THEN_B, staffing=people),
        ):
            with pytest.raises(Fault, match="'bb'"):
                ask([Staffing(who="m1", key="bb")])

    def test_a_capacity_of_nobody_is_refused(self):
        """By `load`, and by `what_if`."""
        people = [Staffing(who="m1", key="a")]

        with pytest.raises(Fault, match="'m2'"):
            load(staffed(schedule(A_THEN_B), people), capacity={"m2": 1})
        with pytest.raises(Fault, match="'m2'"):
            what_if(A_THEN_B, staffing=people, capacity={"m2": 1})

    def test_a_person_whose_phase_is_removed_keeps_a_capacity(self):
        """The change took the phase away: before it, there is an overload."""
        people = [Staffing(who="m1", key="a"), Staffing(who="m2", key="b")]

        diff = what_if(A_THEN_B, RemovePhase(key="a"), staffing=people, capacity={"m1": "0.5", "m2": 1})

        assert ["m1"] == [one.who for one in diff.overloads_before]
        assert () == diff.overloads_after


class TestEquals:
    """What holds as much, and what ends as late, is told."""

    PLAN = plan_of(
        *(Phase(key=key) for key in "abcd"),
        links=[
            Dependency(pred="a", succ="c"),
            Dependency(pred="b", succ="c"),
            Dependency(pred="b", succ="d"),
        ],
    )

    def test_all_that_hold_a_phase_are_told(self):
        """One link sets the start, another one would too."""
        said = schedule(self.PLAN).explain("c")

        assert "held_also" in said.codes
        assert "b holds it as long" in unfolded(said)
        assert "b la retient autant" in unfolded(schedule(self.PLAN).explain("c", lang="fr"))

    def test_what_may_start_tomorrow_holds_a_phase_like_what_is_under_way(self):
        """Both end on the same day as seen today: b, which waits, and a, which began and will take until then."""
        plan = plan_of(
            Phase(key="a"), Phase(key="b", duration="2 days"), Phase(key="c"),
            links=[Dependency(pred="a", succ="c"), Dependency(pred="b", succ="c")],
        )  # fmt: skip
        today = plan.start + 7 * DAY
        facts = [PhaseFact(key="a", started=plan.start, expected=today + 2 * DAY, recorded=today)]
        said = status(plan, facts, today).forecast.explain("c")

        assert "held_also" in said.codes

    def test_all_that_end_last_are_told(self):
        """One chain sets the end, another one would too."""
        assert "d ends as late" in unfolded(schedule(self.PLAN))

    @pytest.mark.slow
    @given(st.permutations("abcd"), st.permutations(range(3)))
    def test_the_order_of_phases_and_links_changes_no_date_and_nothing_told(self, keys, numbers):
        """Dates, slack and what is critical are the same; so is all that holds a phase, whichever comes first."""
        links = [self.PLAN.dependencies[number] for number in numbers]
        mixed = schedule(plan_of(*(self.PLAN.phase(key) for key in keys), links=links))
        dates = schedule(self.PLAN)

        for key in "abcd":
            assert (dates[key].early, dates[key].slack) == (mixed[key].early, mixed[key].slack)
            assert _holders(dates, key) == _holders(mixed, key)


def _holders(dates, key):
    said = dates.explain(key).reasons
    return {name for one in said for name in (one.facts.get("pred"), *one.facts.get("others", ()))} - {None}


class TestWholes:
    """Without a key, the whole is summed up."""

    def test_a_status_counts_what_is_done_and_what_runs(self):
        """Then sums the forecast up."""
        found = status(A_THEN_B, [PhaseFact(key="a", started=d(4))], d(15))

        assert "at the end of 15 January 2027, nothing done, one running, one still to come" in unfolded(
            found
        )
        assert "<PlanStatus: 2027-01-15, 0 done, 1 running, last day 2027-01-29>" == repr(found)

    def test_a_change_tells_what_moves_and_what_breaks(self):
        """The end, the phases, the pins and deadlines, and who has too much to do."""
        pinned = plan_of(
            Phase(key="a", duration="5 working days"),
            Phase(key="b", name="Mission", pinned=d(11)),
            links=[Dependency(pred="a", succ="b")],
        )
        people = [Staffing(who="m1", key="a", share="0.6"), Staffing(who="m1", key="b", share="0.6")]
        diff = what_if(pinned, SlipPhase(key="a", by="2 working days"), staffing=people)

        assert "the end moves from 11 January 2027 to 12 January 2027, 1 working day later" in unfolded(diff)
        assert "Mission: it is pinned to 11 January 2027" in unfolded(diff)
        assert "m1: on 11 January 2027, 120% is asked for, out of 100%" in unfolded(diff)
        assert "<Diff: 1 phase moved, end 2027-01-11 to 2027-01-12>" == repr(diff)
        assert "the end stays on 22 January 2027" in unfolded(
            what_if(A_THEN_B_LATE, SlipPhase(key="a", by="1 day"))
        )
        assert "c: it was not there before" in unfolded(
            what_if(A_THEN_B, AddPhases(phase=Phase(key="c"))).explain("c")
        )
        assert "b: it is no longer there" in unfolded(what_if(A_THEN_B, RemovePhase(key="b")).explain("b"))

    def test_a_load_tells_each_overload(self):
        """Or that there is none."""
        easy = load(staffed(schedule(A_THEN_B), [Staffing(who="m1", key="a")]))

        assert "load: nobody gives more time than they have." == str(easy.explain())
        with pytest.raises(UnknownKey, match="'m2'"):
            easy.explain("m2")

    def test_a_network_tells_what_sets_its_end(self):
        """The chain of tasks."""
        times = solve_network({"a": 3, "b": 2}, [("a", "b", "FS", 0)])

        assert "network: all tasks end at 5; the chain that sets it: a → b." == str(times.explain())

    def test_a_third_language_speaks_here_too(self):
        """A table of the caller's own; what it lacks is said in English."""
        german = Language(
            code="de",
            sentences={
                "timeline.plan": {"held_by_start": "nichts hält sie auf"},
                "timeline.calendar": {"one_day": "am {first}"},
            },
        )
        said = str(schedule(plan_of(Phase(key="a"))).explain("a", lang=german))

        assert "1 working day, am 4 January 2027; nichts hält sie auf; it is critical" in said


A_THEN_B_LATE = plan_of(Phase(key="a"), Phase(key="b", pinned=d(22)))


class TestLevellingEquals:
    """Whether other starts end as soon is told, where the search settles it."""

    def test_the_only_starts(self):
        """A chain leaves no choice."""
        chain = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=1, preds=["a"])], capacity=1)

        assert level_jobs(chain).only is True
        assert "no other starts end as soon" in unfolded(level_jobs(chain).explain())

    def test_two_jobs_that_change_places(self):
        """Neither could wait, yet they could be swapped."""
        both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)

        assert level_jobs(both).only is False

    def test_a_search_that_stops_does_not_settle_it(self):
        """With as many steps as the proof needs and none more."""
        both = Jobs(jobs=[Job(key="a", duration=2), Job(key="b", duration=3)], capacity=1)
        tight = level_jobs(both, max_steps=1)

        assert (True, None) == (tight.optimal, tight.only)
        assert "is not settled" in unfolded(tight.explain())

    @pytest.mark.slow
    @given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 2)), min_size=1, max_size=4), st.data())
    def test_what_is_told_is_what_trying_all_starts_gives(self, shapes, data):
        """The best end, and whether one choice of starts reaches it; the order of the jobs changes neither."""
        jobs = [
            Job(
                key=f"j{number}",
                duration=length,
                demand=demand,
                preds=[f"j{one}" for one in data.draw(st.sets(st.integers(0, number - 1), max_size=1))]
                if number
                else [],
            )
            for number, (length, demand) in enumerate(shapes)
        ]
        found = level_jobs(Jobs(jobs=jobs, capacity=2))
        best = [
            starts
            for starts in product(range(found.makespan + 1), repeat=len(jobs))
            if _fits(jobs, starts, found.makespan)
        ]

        assert found.only == (len(best) == 1)
        assert not any(
            _fits(jobs, starts, found.makespan - 1)
            for starts in product(range(found.makespan), repeat=len(jobs))
        )
        mixed = level_jobs(Jobs(jobs=data.draw(st.permutations(jobs)), capacity=2))
        assert (found.makespan, found.only) == (mixed.makespan, mixed.only)


def _fits(jobs, starts, end):
    at = {job.key: start for job, start in zip(jobs, starts, strict=True)}
    ends = {job.key: at[job.key] + job.duration for job in jobs}
    usage = [sum(job.demand for job in jobs if at[job.key] <= now < ends[job.key]) for now in range(end)]
    waits = all(ends[pred] <= at[job.key] for job in jobs for pred in job.preds)
    return waits and max(ends.values()) <= end and all(used <= 2 for used in usage)
