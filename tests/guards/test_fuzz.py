"""Random input for all that is public: a short run, the programme itself, and all that longer runs (`make fuzz`) found."""

import datetime as dt
import inspect
import tracemalloc
from fractions import Fraction

import attrs
import pytest

import eig
from eig import convert, jury, lots, teams, timeline
from eig.errors import EigError, Fault, UnknownKey
from eig.programme.hours import OpeningHours
from eig.promotions import P3
from eig.reasons import FRENCH, Reason, Trace
from eig.timeline.calendar import Span
from helpers import hostile
from helpers.fuzz import Fuzz
from helpers.shares import whole

HUGE = 10**5000
SPRING = Span(start=dt.date(2019, 3, 1), end=dt.date(2019, 6, 1))


@pytest.fixture(autouse=True)
def any_place(monkeypatch):
    """Keys drawn at random are places of faults, and no path of names."""
    monkeypatch.setattr(Fault, "__init__", inspect.unwrap(Fault.__init__))


def same_marks():
    return jury.Reviews.from_triples((item, juror, 3) for item in "ab" for juror in "xy")


@pytest.mark.slow
def test_a_short_run_finds_nothing():
    """Functions, methods and documents, from a fixed seed: nothing comes out but the library's own faults."""
    fuzz = Fuzz(1).run(most=400 if whole() else 60)

    assert {} == fuzz.found
    assert fuzz.refused > 12
    assert {"calls", "methods", "JSON"} == set(fuzz.tried)


def tried(function, most=40, **given):
    fuzz = Fuzz(1, calls={function: ("toy", given)}).run(most=most)
    return {trouble for _, trouble in fuzz.found}


class TestTheProgramme:
    """It is not a check that cannot fail."""

    def test_a_raw_error_is_found(self):
        """With the file and the line that let it out."""

        def first(names: list[str]) -> str:
            return names[0]

        assert {f"IndexError {__file__.rpartition('/')[2]}:{first.__code__.co_firstlineno + 1}"} == tried(
            first, names=["a"]
        )

    @pytest.mark.slow
    def test_what_computes_too_long_is_found(self, monkeypatch):
        """And stopped."""
        monkeypatch.setattr("helpers.fuzz.SECOND", 0.05)

        def spin(number: int) -> int:
            while number != 2:
                number = 3
            return number

        assert {"over a second"} == tried(spin, most=4, number=2)

    def test_what_holds_too_much_is_found(self):
        """And refused its room."""

        def hold(number: int) -> int:
            return len(bytearray(300 * 2**20)) if number != 2 else 0

        assert {"over 200 MB"} == tried(hold, most=4, number=2)


def stability():
    return jury.robustness.weight_stability({"a": {"x": 8, "y": 5}}, weights={"x": 1, "y": 1}, varied="x")


def checked_jury():
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    marks = [(item, juror, {"impact": mark}) for item, mark in (("a", 4), ("b", 2)) for juror in ("j1", "j2")]
    return jury.soundness.check_jury(
        jury.deliberate(jury.Scoresheet.from_marks(rubric, marks), places=1), replicates=20
    )


# What runs found, each mended where it came from.


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: teams.Person(id="p", amounts={"x": HUGE}), "amounts"),
        (lambda: teams.Person(id="p", cost=HUGE), "cost"),
        (lambda: eig.programme.Quota(attribute="a", value="b", minimum=HUGE), "minimum"),
        (lambda: jury.severity.Severity(juror="j", value=HUGE, standard_error=1), "value"),
        (lambda: eig.programme.published_facts.Reading(value=Fraction(1, HUGE), source="s"), "value"),
        (lambda: eig.programme.published_facts.Reading(value=(HUGE,), source="s"), "value"),
        (lambda: eig.typing.SearchProgress(done=1, best=HUGE), "best"),
        (lambda: jury.Review(item="a", juror="j", mark=Fraction(HUGE, 3)), "mark"),
        (lambda: stability().totals_at(Fraction(1, HUGE)), "weight"),
        (lambda: stability().totals_at(2), "weight"),
    ],
)
def test_a_whole_number_that_nobody_can_read_is_refused(call, told):
    """Python writes no number of more than some thousand digits: neither does a value hold one."""
    with pytest.raises(EigError, match=told):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: FRENCH.word("maybe"),
        lambda: Reason(code="none such", table="lots").say(),
        lambda: checked_jury().chance("nobody"),
        lambda: jury.rank({"a": 1}).explain("b", audience="candidate"),
        lambda: Reason(code="none such", table="no.such.table").say(),
        lambda: Reason(code="kept", table="jury.selection").say(),
        lambda: timeline.plan.PhaseFact(key="a", last=dt.date(2019, 1, 2)).recorded_of("mean"),
        lambda: jury.merit.TieBreakStep(test="oral", parts=[["a"]], compares=Reason(code="o", sentences={"en": "o"})).part_of("b"),
        lambda: timeline.contracts.split_by_year(
            timeline.calendar.Span(start=dt.date(2020, 1, 1), end=dt.date(2020, 2, 1)), timeline.WorkCalendar.named("metropole")
        ).explain("2021"),
    ],
)  # fmt: skip
def test_a_key_that_is_not_there_is_told_as_one(call):
    """Words, sentences, facts, fields, items, years: with the nearest that are."""
    with pytest.raises(UnknownKey, match="no "):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: jury.rank({"a": 1}).explain("a", lang=["fr"]),
        lambda: jury.rank({"a": 1}).explain(["a"]),
        lambda: timeline.plan.Jobs(jobs=[], capacity=1).usage([1]),
        lambda: timeline.plan.Jobs(jobs=[timeline.plan.Job(key="a", duration=2)], capacity=1).usage([10**9]),
        lambda: OpeningHours(opens=dt.time(9), closes=dt.time(17)).is_open(dt.datetime(2020, 1, 1)),  # noqa: DTZ001
        lambda: jury.EIG_SCALE.label("1/2"),
        lambda: jury.marks.grade_labels(jury.Scale(low=0, high=10**6, step=1)),
        lambda: lots.draw_labels(["a"], code="00" * 32, randomness="1./").verify(number=10**9, commitment="00"),
        lambda: teams.asked.MaxOverlap(id="o", seats=[("p1",)], maximum=1),
        lambda: teams.asked.StayBonus(seats=[("p1", "plume", "x")]),
        lambda: teams.engine.Highs(threads=HUGE),
        lambda: timeline.calendar.YearlyClosure(first=(23, 10**15), last=(1, 2)),
        lambda: convert.from_json('{"mark": 1e99999900000000000000000000000}', jury.Review),
        lambda: timeline.plan.status(
            timeline.plan.Plan(key="p", start=dt.date(2019, 1, 1), phases=[], calendar=timeline.WorkCalendar()), ["a"], as_of=dt.date(2019, 1, 2)
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_fault(call):
    """A method says so in words, as a function does."""
    with pytest.raises(EigError):
        call()


@pytest.mark.untraced
@pytest.mark.parametrize(
    "call",
    [
        lambda: Trace(subject="a", reasons=[]).listed(-2),
        lambda: jury.marks.Opinions(favourable=hostile.VALUES["nothing may be asked"], chair="favourable"),
        lambda: eig.testing.synthetic_panels([], ["d"], seed=1, panels=1),
        lambda: attrs.evolve(FRENCH, months=FRENCH.months[1:]),
        lambda: attrs.evolve(FRENCH, weekdays=["lundi"]),
        lambda: teams.answers.FrontPoint(first=1, second="1e99999992", cohort=teams.asked.Cohort(teams=[])),
        lambda: lots.draw_labels(["a"], code="00" * 32, randomness="1./").pick(4, without=len),
        lambda: lots.draw_labels(["a"], code="00" * 32, randomness="1./").pick(4, without="abc"),
        lambda: timeline.calendar.add_months(dt.date(2020, 11, 2), 10**13),
        lambda: timeline.plan.Jobs(jobs=[timeline.plan.Job(key="a", duration=10**16)], capacity=1),
        lambda: timeline.facts.recur("FREQ=DAILY", Span(start=dt.date(2019, 1, 1), end=dt.date(2100, 1, 1))),
        lambda: timeline.facts.nominal_days("FREQ=YEARLY", Span(start=dt.date(2019, 1, 1), end=dt.date.max)),
        lambda: timeline.facts.nominal_days(f"FREQ=DAILY;COUNT={'9' * 5000}", SPRING),
        lambda: jury.severity.blup(same_marks(), jury.severity.Variances(items=10**16, jurors=1, residual=2)),
        lambda: jury.votes.majority_value(jury.marks.Tally(item="wine", counts=[10**12, 2])),
        lambda: lots.entropy_bits(10**9, choose=9 * 10**6),
        lambda: eig.testing.synthetic_tables(P3, seed=1, jurors=10_000),
        lambda: eig.testing.synthetic_tables(P3, seed=1, candidates=10_000),
        lambda: eig.testing.check_rule(
            teams.Apart.of("p1", "p2"), teams.Problem(people=[], openings=[]), cohorts=10_000
        ),
    ],
)
def test_what_cannot_be_done_is_said_before_it_begins(call):
    """What would take too long or too much room, or has nothing to work with: in both languages."""
    with pytest.raises(EigError) as told:
        call()
    assert told.value.say("fr") != str(told.value)


@pytest.mark.slow
def test_a_rule_that_ends_itself_may_be_asked_of_all_time():
    """A span without an end is no fault where the rule has one; a rule of no day at all is soon told."""
    always = Span(start=dt.date(2019, 1, 1), end=dt.date.max)

    assert 3 == len(timeline.facts.nominal_days("FREQ=DAILY;COUNT=3", always))
    assert 31 == len(timeline.facts.nominal_days("FREQ=DAILY;UNTIL=20190131", always))
    assert () == timeline.facts.nominal_days("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", SPRING)


@pytest.mark.slow
def test_a_chart_of_centuries_draws_what_can_be_seen():
    """No day is shaded that is finer than a pixel's part, and no month ruled."""
    plan = timeline.Plan(
        key="p",
        start=dt.date(2019, 4, 15),
        calendar=timeline.WorkCalendar.named("metropole"),
        phases=[timeline.Phase(key="a", duration="1 working day")],
    )
    old = timeline.facts.Session(
        key="s", when=Span(start=dt.date(1, 1, 1), end=dt.date(2019, 3, 15)), title="t"
    )

    assert len(timeline.charts.gantt_picture(timeline.schedule(plan), sessions=[old])) < 10**6


def test_jobs_that_last_long_are_levelled_as_fast_as_short_ones():
    """What a search holds is steps of use, not moments."""
    jobs = [
        timeline.plan.Job(key=key, duration=times * 10**5) for key, times in (("a", 3), ("b", 2), ("c", 4))
    ]
    found = timeline.plan.level_jobs(timeline.plan.Jobs(jobs=jobs, capacity=2))

    assert (5 * 10**5, True) == (found.makespan, found.optimal)


def test_the_nearest_weekday_of_the_last_day_is_before_it():
    """Where the calendar ends, the day on the other side is named."""
    facts = [
        timeline.facts.StatedDate(key="last", day=dt.date.max, weekday="lundi"),
        timeline.facts.StatedDate(key="first", day=dt.date.min, weekday="samedi"),
    ]
    found = {
        one.facts["nearest"]
        for key in ("last", "first")
        for one in timeline.facts.lint(facts).explain(key).reasons
    }

    assert {dt.date(9999, 12, 27), dt.date(1, 1, 6)} == found


@pytest.mark.slow
def test_the_last_days_of_the_calendar_are_days():
    """An office is shut where a zone has no such day; counting back over centuries takes little room."""
    office = OpeningHours(opens=dt.time(9), closes=dt.time(17), zone="Europe/Paris")
    assert not office.is_open(dt.datetime.max.replace(tzinfo=dt.UTC))

    plan = timeline.Plan(
        key="p",
        start=dt.date(2019, 4, 15),
        calendar=timeline.WorkCalendar(),
        phases=[timeline.Phase(key="a", duration="1 working day")],
    )
    tracemalloc.start()
    try:
        timeline.plan.count_back(plan, last=dt.date(2900, 12, 1))
        assert tracemalloc.get_traced_memory()[1] < 12 * 2**20
    finally:
        tracemalloc.stop()


def test_a_step_to_what_is_no_status_is_told_in_words():
    """Whatever was given for it: a message is never the second error."""
    challenge = eig.programme.Challenge(id="plume", title="Plume")

    with pytest.raises(EigError) as told:
        challenge.to(HUGE)
    assert "Challenge" in str(told.value)


def test_what_is_empty_or_alike_is_answered():
    """No task has no critical path; a template may hold braces; a jury of equal marks has effects of nothing."""
    assert () == timeline.plan.solve_network({}, []).critical_path
    assert "#/x{y}/Scale" in str(convert.schema(jury.Rubric, ref_template="#/x{y}/{name}"))

    model = jury.severity.blup(same_marks(), jury.severity.Variances(items=4, jurors=1, residual=2))
    assert isinstance(str(model), str)


@pytest.mark.untraced
def test_a_quota_far_beyond_what_there_is_is_repaired_at_once():
    """The smallest repair is looked for from what is missing in any case, not from one."""
    given = {
        "scores": {"a": 9, "b": 8, "c": 5},
        "places": 2,
        "quotas": [
            eig.programme.Quota(attribute="team", value="x", minimum=10**6),
            eig.programme.Quota(attribute="team", value="y", maximum=0),
        ],
        "attributes": {"a": {"team": "y"}, "b": {"team": "y"}, "c": {"team": "x"}},
    }

    assert jury.selection.best_under_quotas(**given).units == 10**6 - 1
    assert jury.selection.best_under_quotas(**given, fill="all_or_nothing").units == 10**6 - 1 + 1


def test_a_reason_of_ones_own_without_the_language_falls_back_on_its_table():
    """A reason may have both: its own sentences come first, where there is one in the language."""
    reason = Reason(
        code="decided_by_draw",
        table="lots",
        facts={"order": ("a",), "reference": "r", "rest": None, "on": None},
        sentences={"de": "so"},
    )

    assert "r" in reason.say()


def test_only_errors_of_the_library_leave_a_method():
    """What is right is answered as before, and Python's own complaint about a signature stays its own."""
    with pytest.raises(TypeError, match="positional"):
        jury.rank({"a": 1}).explain("a", "fr")
    with pytest.raises(Fault, match=r"Scale\.at\.position"):
        jury.EIG_SCALE.at("half")
