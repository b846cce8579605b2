"""The plan of a promotion: what was published is fixed, what was not is the office's own."""

from datetime import date

import pytest
from attrs import evolve

from eig.errors import Fault, Faults
from eig.programme import Call, SupportSession
from eig.programme.agenda import Milestone
from eig.programme.jurisdictions import NOWHERE
from eig.promotions import P1, P2, P3, P4, P5, P6, P7
from eig.timeline import Plan, WorkCalendar, schedule
from eig.timeline.calendar import days, months
from helpers.other_programmes import PIF_2025, TECH4GERMANY_2020, federal_holidays
from helpers.unfolded import unfolded
from helpers.wholes import differences

BARE = evolve(P7, calls=(), milestones=(), rhythms=())


@pytest.mark.parametrize("promotion", [P2, P3, P4, P5])
def test_published_dates_stand_in_the_plan(promotion):
    """Every call, jury and mission stands on its published days, and nothing contradicts them."""
    found = schedule(Plan.of(promotion))

    assert () == found.conflicts
    for call in promotion.calls:
        if call.opens and call.closing_day:
            span = found[f"{call.kind}_call"].early
            assert (call.opens, call.closing_day) == (span.start, span.last)
    for step in promotion.milestones:
        placed = found[step.kind].early
        if step.by:
            assert placed.last <= step.first
        else:
            assert (step.first, step.last or step.first) == (placed.start, placed.last)
    assert promotion.starts == found["mission"].early.start


def test_lengths_that_nobody_published_come_in_one_fault():
    """All of them, and the remedy."""
    for promotion, missing in (
        (P6, ("challenges_call",)),
        (P1, ("candidates_call", "mission")),
        (P7, ("mission",)),
    ):
        with pytest.raises(Fault, match="which nobody published") as caught:
            Plan.of(promotion, [{"key": "mine", "after": "mission"}] if promotion is P7 else ())
        assert caught.value.facts["missing"][: len(missing)] == missing


def test_what_the_office_says_completes_what_was_published():
    """As a mapping, or as a table with names."""
    one = Plan.of(P6, {"challenges_call": "8 weeks"})
    other = Plan.of(P6, [{"phase": "challenges_call", "duration": "8 weeks", "name": "Appel"}])

    assert one.phase("challenges_call").duration == other.phase("challenges_call").duration
    assert "Appel" == other.phase("challenges_call").title
    assert months(10) == Plan.of(P3, {"mission": "10 months"}).phase("mission").duration


def test_the_office_adds_phases_of_its_own():
    """After what they wait for, before what waits for them, under the heading of the first."""
    rows = [
        {
            "key": "screening",
            "duration": "10 working days",
            "after": "candidates_call",
            "before": "candidate_jury",
        },
        {"key": "papers", "duration": "1 week", "before": "mission; announcement", "section": "Papers"},
    ]
    plan = Plan.of(P3, rows, lang="fr")
    keys = [phase.key for phase in plan.phases]

    assert keys.index("screening") == keys.index("candidates_call") + 1
    assert ("Sélection", "Papers") == (plan.phase("screening").section, plan.phase("papers").section)
    assert ("papers", "announcement") in {(link.pred, link.succ) for link in plan.dependencies}


def test_wrong_rows_are_refused_with_the_nearest():
    """A phase that is not there, a length that was published, a phase twice, a column nobody reads."""
    with pytest.raises(Fault, match="Did you mean 'mission'"):
        Plan.of(P3, {"misson": "10 months"})
    with pytest.raises(Fault, match="the published length, 10 months"):
        Plan.of(P3, {"mission": "12 months"})
    with pytest.raises(Fault, match="Did you mean 'results'"):
        Plan.of(P3, [{"key": "papers", "duration": "1 week", "after": "result"}])
    with pytest.raises(Fault, match=" once, got"):
        Plan.of(P6, [{"key": "challenges_call", "duration": "8 weeks"}] * 2)
    with pytest.raises((Fault, Faults), match="a column that is known here"):
        Plan.of(P6, [{"key": "challenges_call", "durations": "8 weeks"}])


def test_a_phase_that_waits_for_nothing_comes_last():
    """A phase of the office's own that only precedes another stands after all, under the heading of the last."""
    last = Plan.of(P3).phases[-1]
    phases = Plan.of(P3, [{"key": "papers", "duration": "1 week", "before": "mission"}]).phases

    assert ("papers", last.section) == (phases[-1].key, phases[-1].section)


def test_what_waits_for_a_new_phase_is_there():
    """A phase said to come before one that the plan has not is refused, with the nearest that it has."""
    with pytest.raises(Fault, match=r"durations\['papers'\]\['before'\]\[0\].*Did you mean 'mission'"):
        Plan.of(P3, [{"key": "papers", "duration": "1 week", "before": "misson"}])


def test_sources_are_told():
    """Where each date is published."""
    assert (
        "published: règlement de l'appel à candidatures de la promotion 3 (AAC), 10 septembre 2018"
        in unfolded(schedule(Plan.of(P3)).explain("candidates_call"))
    )


@pytest.mark.parametrize("promotion", [P2, P3, P4, P5])
def test_each_phase_is_told_with_the_source_of_its_own_dates(promotion):
    """A call's, a milestone's, a session's; the mission's is where its start was read."""
    sources = {f"{call.kind}_call": call.source for call in promotion.calls}
    sources |= {step.key: step.source for step in promotion.milestones}
    starts = [fact for fact in promotion.facts if fact.key == "start" and fact.readings]
    sources["mission"] = starts[0].readings[0].source if starts else ""
    found = {phase.key: phase.source for phase in Plan.of(promotion, sessions=False).phases}

    assert {key: sources[key] for key in found} == found


def test_calls_and_juries_stand_under_selection_and_the_rest_under_the_mission():
    """A jury of challenges that comes round each month is selection too."""
    plan = Plan.of(P7, {"mission": "12 months"}, start=date(2024, 1, 1))
    sections = {phase.key: phase.section for phase in plan.phases}
    choosing = {key for key in sections if "call" in key or "jury" in key or "results" in key}

    assert {"selection"} == {sections[key].lower() for key in choosing}
    assert {"mission"} == {sections[key].lower() for key in ("mission",)}


def test_sessions_are_phases_unless_left_out():
    """But for those that a milestone already says; what comes round in the missions is with them."""
    with_sessions, without = Plan.of(P3), Plan.of(P3, sessions=False)

    assert len(P3.sessions) - 1 + len(P3.rhythms[0].windows) == len(with_sessions.phases) - len(
        without.phases
    )
    week = with_sessions.phase("session-2019-02-11-fellows")
    assert (days(5), "bootcamp") == (week.duration, week.title)


def test_waves_and_what_comes_round_are_told_apart():
    """Promotion 7: five sprints, each call before its interviews, and a jury of challenges a month in its window."""
    plan = Plan.of(P7, {"mission": "12 months"}, start=date(2024, 1, 1))
    links = {(link.pred, link.succ) for link in plan.dependencies}
    found = schedule(plan)

    assert ("candidates_call-5", "candidate_jury-5") in links
    assert ("candidates_call-5", "candidate_jury-4") not in links
    assert (date(2025, 10, 13), date(2025, 10, 24)) == (
        found["candidate_jury-5"].early.start,
        found["candidate_jury-5"].early.last,
    )
    monthly = [phase for phase in plan.phases if phase.key.startswith("challenge_jury-")]
    assert 12 == len(monthly)
    assert (date(2024, 2, 1), date(2024, 2, 29)) == (monthly[1].not_before, monthly[1].deadline)
    assert () == found.conflicts


def test_a_bound_alone_fixes_that_end():
    """A call whose last day alone is known ends on it; a mission too."""
    closed = evolve(BARE, calls=[Call(kind="candidates", last_day=date(2023, 2, 20))], ends=date(2024, 2, 20))
    plan = Plan.of(closed, {"candidates_call": "4 weeks", "mission": "10 months"})

    assert date(2023, 2, 20) == plan.phase("candidates_call").finish_on
    assert date(2024, 2, 20) == schedule(plan)["mission"].early.last


def test_a_stated_end_that_the_length_does_not_give_is_counted_in_days():
    """The dates hold."""
    shorter = evolve(P3, ends=date(2019, 11, 14))

    assert days(303) == Plan.of(shorter, sessions=False).phase("mission").duration


def test_a_promotion_without_dates_says_where_it_starts():
    """Nobody can guess."""
    with pytest.raises(Fault, match="no date of the promotion was published"):
        Plan.of(BARE, {"mission": "10 months"})
    assert date(2023, 1, 2) == Plan.of(BARE, {"mission": "10 months"}, start=date(2023, 1, 2)).start


def test_a_promotion_abroad_says_its_working_days():
    """Those of France are no guess either."""
    abroad = evolve(P3, programme=evolve(P3.programme, jurisdiction=NOWHERE))
    with pytest.raises(Fault, match="the jurisdiction of the programme names none"):
        Plan.of(abroad)

    assert WorkCalendar() == Plan.of(abroad, calendar=WorkCalendar()).calendar


def test_unusual_milestones_keep_their_own_name():
    """A kind that the library does not know; two sessions of one day and audience."""
    odd = evolve(
        P3,
        milestones=[Milestone(kind="summer_camp", first=date(2019, 7, 1), last=date(2019, 7, 3))],
        sessions=[
            SupportSession(first=date(2019, 5, 2), audience=["fellows"], theme=theme)
            for theme in ("Été", "Hiver")
        ],
    )
    plan = Plan.of(odd)

    assert "summer camp" == plan.phase("summer_camp").title
    assert {"session-2019-05-02-fellows-ete", "session-2019-05-02-fellows-hiver"} <= {
        one.key for one in plan.phases
    }


def test_another_programme_needs_its_working_days_alone():
    """A fellowship abroad becomes a plan on its own holidays, and one that published no date says so."""
    federal = WorkCalendar(rule=federal_holidays)
    found = schedule(Plan.of(PIF_2025, calendar=federal))

    assert () == found.conflicts
    assert PIF_2025.call("candidates").closing_day == found["candidates_call"].early.last
    with pytest.raises(Fault, match="no date of the promotion was published"):
        Plan.of(TECH4GERMANY_2020, calendar=federal)


def test_every_plan_says_what_was_published_and_nothing_else():
    """The plans of all promotions, phase by phase: `python -m helpers.wholes` writes them anew where a published fact changes."""
    assert [] == differences("plans.txt")


LENGTHS = "timeline.plan.lengths"
WRONG_ROWS = [
    (P6, (), ["Plan.of.durations", (), LENGTHS, {"missing": ("challenges_call",)}]),
    (P1, {"mission": "10 months"},
     ["Plan.of.durations", ("mission",), LENGTHS, {"missing": ("candidates_call",)}]),
    (P3, [{"key": "mine", "after": "mission"}], ["Plan.of.durations", (), LENGTHS, {"missing": ("mine",)}]),
    (P3, {"mission": "12 months"},
     ["Plan.of.durations['mission']", "12 months", "timeline.plan.published_length", {"length": months(10)}]),
    (P3, {"mission": "a while"}, ["Plan.of.durations['mission']", "a while", "timeline.calendar.positive_duration", {}]),
    (P3, [{"key": "mine", "duration": "0 days", "after": "mission"}],
     ["Plan.of.durations['mine']", days(0), "timeline.calendar.positive_duration", {}]),
]  # fmt: skip


@pytest.mark.parametrize(("promotion", "rows", "told"), WRONG_ROWS)
def test_a_wrong_length_says_where_and_what_to_do(promotion, rows, told):
    """The phase, the length, the rule and the remedy."""
    with pytest.raises(Fault) as caught:
        Plan.of(promotion, rows)
    fault = caught.value

    assert told == [fault.place, fault.value, fault.code, dict(fault.facts)]
    assert fault.remedy or "such as 10 months" in fault.rule


def test_a_published_length_may_be_said_again():
    """Or left out of a row that names its phase."""
    plan = Plan.of(P3, [{"key": "mission", "duration": "10 months"}, {"key": "results", "name": "Names"}])

    assert months(10) == plan.phase("mission").duration
    assert "Names" == plan.phase("results").title


def test_a_plan_without_dates_or_calendar_says_which_argument_to_give():
    """Its start, its working days."""
    for odd, told in (
        (BARE, ["Plan.of.start", None, "timeline.plan.first_day"]),
        (
            evolve(P3, programme=evolve(P3.programme, jurisdiction=NOWHERE)),
            ["Plan.of.calendar", None, "timeline.plan.own_calendar"],
        ),
    ):
        with pytest.raises(Fault) as caught:
            Plan.of(odd, {"mission": "10 months"})
        fault = caught.value
        assert told == [fault.place, fault.value, fault.code]
