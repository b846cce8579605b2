"""Facts: re-estimates, withdrawals, tables, and slips from where a plan stands."""

from datetime import date

import pytest
from attrs import evolve

from eig.errors import Fault, Faults, UnknownKey
from eig.timeline import Phase, Plan, WorkCalendar, status
from eig.timeline.calendar._rows_of_small_tables import as_flag
from eig.timeline.plan import AddPhases, Dependency, PhaseFact, RemovePhase, StretchPhase, what_if
from helpers.unfolded import unfolded

PLAN = Plan(
    key="p",
    start=date(2018, 9, 3),
    calendar=WorkCalendar.named("metropole"),
    phases=[
        Phase(key="call", duration="4 weeks"),
        Phase(key="jury", duration="2 working days"),
        Phase(key="party", milestone=True),
    ],
    dependencies=[Dependency(pred="call", succ="jury"), Dependency(pred="jury", succ="party")],
)
STARTED = PhaseFact(key="call", started=date(2018, 9, 3))
LONGER = PhaseFact(key="call", duration="6 weeks", recorded=date(2018, 9, 10))
LATER = PhaseFact(key="call", expected=date(2018, 10, 19), recorded=date(2018, 9, 17))


def last(facts, on, key="call"):
    return status(PLAN, facts, on).forecast[key].early.last


class TestEstimates:
    """What is now expected."""

    def test_a_new_length_holds_from_its_record(self):
        """Six weeks where four were planned."""
        assert date(2018, 9, 30) == last([STARTED, LONGER], date(2018, 9, 9))
        assert date(2018, 10, 14) == last([STARTED, LONGER], date(2018, 9, 10))

    def test_the_estimate_recorded_last_holds(self):
        """A last day after a length, and the other way round."""
        shorter = PhaseFact(key="call", duration="5 weeks", recorded=date(2018, 9, 24))

        assert date(2018, 10, 19) == last([LATER, STARTED, LONGER], date(2018, 9, 17))
        assert date(2018, 10, 7) == last([LATER, STARTED, LONGER, shorter], date(2018, 9, 24))

    def test_what_has_not_started_is_held_by_its_expected_end(self):
        """And its explanation says so."""
        found = status(PLAN, [LATER], date(2018, 9, 17))

        assert ("expected", date(2018, 10, 19)) == (
            found.forecast["call"].hold,
            found.forecast["call"].early.last,
        )
        said = found.explain("call")
        assert {"re_estimated", "held_by_expected"} <= set(said.codes)
        assert "on 17 September 2018 it was re-estimated: its last day is 19 October 2018" in unfolded(said)
        assert "it lasts 6 weeks" in unfolded(
            status(PLAN, [STARTED, LONGER], date(2018, 9, 10)).explain("call")
        )

    def test_what_is_done_is_not_estimated(self):
        """Its last day is a fact."""
        facts = [STARTED, LATER, PhaseFact(key="call", last=date(2018, 10, 1))]
        found = status(PLAN, facts, date(2018, 10, 2))

        assert date(2018, 10, 1) == found.forecast["call"].early.last
        assert "re_estimated" not in found.explain("call").codes

    def test_what_follows_moves(self):
        """The jury waits for the call."""
        assert (
            date(2018, 10, 22)
            == status(PLAN, [STARTED, LATER], date(2018, 9, 17)).forecast["jury"].early.start
        )


class TestWithdrawals:
    """What is taken back."""

    def test_takes_back_what_was_recorded_up_to_its_day(self):
        """Before it, the fact holds; what is recorded after it holds again."""
        back = PhaseFact(key="call", recorded=date(2018, 9, 20), withdrawn=True)
        again = PhaseFact(key="call", started=date(2018, 9, 10), recorded=date(2018, 9, 24))
        facts = [STARTED, back, again]

        assert [("call",), (), ("call",)] == [
            status(PLAN, facts, date(2018, 9, on)).started for on in (19, 20, 24)
        ]

    def test_takes_back_what_was_recorded_on_the_same_day(self):
        """What is written in the morning may be taken back in the evening."""
        back = PhaseFact(key="call", recorded=STARTED.started, withdrawn=True)

        assert back.withdraws(STARTED, "started", STARTED.started)
        assert () == status(PLAN, [STARTED, back], STARTED.started).started

    def test_may_name_what_it_takes_back(self):
        """The end alone, say: the start stays."""
        ended = PhaseFact(key="call", last=date(2018, 9, 14))
        back = evolve(ended, recorded=date(2018, 9, 20), withdrawn=True)
        other = evolve(back, last=date(2018, 9, 13))

        assert ("call",) == status(PLAN, [STARTED, ended, other], date(2018, 9, 20)).done
        found = status(PLAN, [STARTED, ended, back], date(2018, 9, 20))
        assert (("call",), ()) == (found.started, found.done)

    def test_concerns_its_phase_alone(self):
        """Nobody else's."""
        back = PhaseFact(key="jury", recorded=date(2018, 9, 20), withdrawn=True)

        assert ("call",) == status(PLAN, [STARTED, back], date(2018, 9, 20)).started


class TestTables:
    """Facts as the rows of a table."""

    def test_are_read_with_their_dates(self):
        """Empty cells say nothing."""
        rows = [
            {"phase": "call", "started": "2018-09-03", "last": "", "duration": None},
            {"phase": "call", "duration": "6 weeks", "recorded": date(2018, 9, 10), "withdrawn": "no"},
            {"phase": "", "started": ""},
        ]

        assert status(PLAN, [STARTED, LONGER], date(2018, 9, 12)) == status(PLAN, rows, date(2018, 9, 12))

    def test_tell_all_that_is_wrong_with_its_row(self):
        """A date that is none, a phase without key, an estimate without its record, a column nobody reads."""
        with pytest.raises(Faults) as caught:
            status(PLAN, [{"key": "call", "startd": "x", "last": "15/10/2018"}], date(2018, 9, 12))
        assert ["status.facts, heading", "status.facts, row 2, 'last'"] == [
            one.place for one in caught.value.faults
        ]
        assert "'started'" in caught.value.faults[0].remedy
        assert "en-tête\N{NO-BREAK SPACE}: il faut une colonne qui figure ici" in unfolded(
            caught.value.say("fr")
        )
        assert [(0,), (2, "last")] == [one.path for one in caught.value.faults]
        assert "ligne 2, colonne «\N{NO-BREAK SPACE}last\N{NO-BREAK SPACE}»" in unfolded(
            caught.value.say("fr")
        )
        with pytest.raises(Fault, match="leave it out"):
            status(PLAN, [{"key": "call", "zzz": 1}, {"key": "call", "zzz": 1}], date(2018, 9, 12))

        with pytest.raises(Faults) as caught:
            status(PLAN, [{"expected": "2018-10-15"}, {"key": "jury"}], date(2018, 9, 12))
        rows = ["row 2, 'key'", "row 2, 'recorded'", "row 3, 'started'"]
        assert [f"status.facts, {row}" for row in rows] == [one.place for one in caught.value.faults]
        with pytest.raises(Fault) as alone:
            status(PLAN, [{"key": "call", "expected": "2018-10-15"}], date(2018, 9, 12))
        assert "timeline.plan.recorded_on" == alone.value.code
        assert "status.facts, row 2, 'recorded'" == alone.value.place

    def test_a_phase_that_is_not_there_is_told_by_its_row(self):
        """Of a table, of facts as values, and of changes: the call and the row that names it; several that do not are passed."""
        known = {"key": "call", "started": "2018-09-03"}
        for facts, place in (
            ([known, {"phase": "calls", "started": "2018-09-03"}], ("status", "facts", 1, "phase")),
            ([STARTED, evolve(STARTED, key="calls")], ("status", "facts", 1, "key")),
        ):
            with pytest.raises(UnknownKey, match="no phase 'calls' here") as caught:
                status(PLAN, facts, date(2018, 9, 12))
            assert place == caught.value.path
        with pytest.raises(UnknownKey) as caught:
            what_if(
                PLAN,
                StretchPhase(key="call", duration="1 week"),
                StretchPhase(key="calls", duration="1 week"),
            )
        assert ("what_if", "changes", 1, "key") == caught.value.path


class TestSlips:
    """From where the plan stands."""

    def test_what_runs_slips_from_its_forecast(self):
        """An estimate gives way to the slip."""
        found = status(PLAN, [STARTED, LATER], date(2018, 9, 17)).slip("call", "1 week")

        assert date(2018, 10, 26) == found.after["call"].early.last
        assert ("call", "jury", "party") == found.moved

    def test_a_change_may_add_remove_and_stretch(self):
        """Facts of what is no longer there say nothing."""
        here = status(
            PLAN,
            [STARTED, LONGER, PhaseFact(key="party", expected=date(2018, 11, 5), recorded=date(2018, 9, 3))],
            date(2018, 9, 12),
        )
        gone = here.what_if(RemovePhase(key="party"))
        more = here.what_if(AddPhases(phase=Phase(key="new", duration="30 weeks")))
        longer = here.what_if(StretchPhase(key="call", duration="8 weeks"))

        assert "party" not in gone.after.by_key
        assert "new" in more.after.by_key
        assert date(2018, 10, 28) == longer.after["call"].early.last

    def test_a_fact_keeps_what_happened_when_its_estimate_goes(self):
        """One that holds both is cut in two."""
        both = evolve(LATER, started=date(2018, 9, 3))

        assert (
            PhaseFact(key="call", started=date(2018, 9, 3), recorded=both.recorded)
            == both.without_estimates()
        )
        back = PhaseFact(key="call", recorded=date(2018, 9, 20), withdrawn=True)
        assert (back, STARTED) == (back.without_estimates(), STARTED.without_estimates())


def test_an_estimate_says_when_it_was_recorded():
    """Otherwise nobody knows from when it holds."""
    for fields in ({"expected": date(2018, 9, 3)}, {"duration": "1 week"}, {"withdrawn": True}):
        with pytest.raises(Fault, match="the day it was recorded, from which"):
            PhaseFact(key="call", **fields)
    with pytest.raises(Fault, match="a duration of 1 unit or more"):
        PhaseFact(key="call", duration="0 weeks", recorded=date(2018, 9, 3))


def test_a_field_that_no_fact_has_is_told_with_those_that_it_has():
    """What is asked for stands beside the fields that a fact may say."""
    fact = PhaseFact(key="jury", started=date(2018, 8, 28))
    with pytest.raises(UnknownKey) as caught:
        fact.known("begun", date(2018, 8, 28))
    assert ("field of a phase's fact", "begun") == (caught.value.kind, caught.value.key)
    with pytest.raises(UnknownKey, match="nearest known: 'started'"):
        fact.known("startd", date(2018, 8, 28))


def test_a_cell_says_yes_or_no_in_three_ways():
    """In any case, with spaces around it; another word is left for the field to refuse."""
    words = ("yes", "true", "1", "no", "false", "0")
    assert [True] * 3 + [False] * 3 == [as_flag(one) for one in words]
    assert (True, False, "maybe", 1) == tuple(map(as_flag, (" YES ", "False", "maybe", 1)))
