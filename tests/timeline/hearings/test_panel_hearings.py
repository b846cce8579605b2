"""Hearings from panels: who hears whom, recusals, absences, and what is refused."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace

import pytest
from attrs import evolve

from eig.book import Book
from eig.errors import Fault, Faults
from eig.programme import Candidate, Interest, Juror, Panel
from eig.programme.hours import OpeningHours
from eig.promotions import P3
from eig.timeline import plan_hearings
from eig.timeline.hearings import panel_hearings

DAYS = [date(2018, 11, 7), date(2018, 11, 6), date(2018, 11, 6)]
PANELS = [
    Panel(id="p1", members=["j1", "j2"], hears=["c1", "c2"]),
    Panel(id="p2", members=["j3"], hears=["c1", "c3"]),
]


class Kept:
    """Recusals of j2 from c2."""

    def kept_from(self, juror, items):
        return [item for item in items if (juror, item) == ("j2", "c2")]


@pytest.mark.slow
def test_nobody_is_heard_in_two_rooms_at_once():
    """A candidate of two panels has two hearings, at different times."""
    found = plan_hearings(PANELS, days=DAYS)
    own = found.sittings_of("c1")

    assert ("hearings-2018", "") == (found.key, plan_hearings(PANELS, days=[]).key)
    assert ["c1 (p1)", "c1 (p2)"] == sorted(one.hearing for one in own)
    assert 2 == len({(one.day, one.starts) for one in own})


@pytest.mark.slow
def test_recusals_come_from_the_source_or_the_caller():
    """As a method, as a value, or given."""
    for source, given in (
        (SimpleNamespace(panels=PANELS, recusals=lambda _: Kept()), None),
        (SimpleNamespace(panels=PANELS, recusals=Kept()), None),
        (PANELS, Kept()),
    ):
        found = plan_hearings(source, days=DAYS, recusals=given)
        assert ("j2",) == next(one.recused for one in found.sittings if one.hearing == "c2")


def test_a_book_is_a_source():
    """Its panels, its interests, and its promotion in the identifiers."""
    book = Book(
        promotion=P3,
        candidates=[Candidate(id="c1"), Candidate(id="c2")],
        jurors=[Juror(id="j1"), Juror(id="j2")],
        panels=[Panel(id="p1", members=["j1", "j2"], hears=["c1", "c2"])],
        interests=[Interest(juror="j2", target="c1", kind="employer")],
    )
    found = plan_hearings(book, days=DAYS, rooms=["Ségur"])

    assert "eig-3" == found.key == found.of("j1").key
    assert ["c2"] == [one.title for one in found.of("j2")]


@pytest.mark.slow
def test_absences_are_days_or_parts_of_days():
    """A day is all its parts; a day without hearings costs nothing."""
    away = {"c2": [date(2018, 11, 6), "2018-11-07-am", date(2018, 12, 1)], "j3": ["2018-11-06-am"]}
    found = plan_hearings(PANELS, days=DAYS, away=away)

    (mine,) = found.sittings_of("c2")
    assert (date(2018, 11, 7), "2018-11-07-pm") == (mine.day, mine.half_day)
    assert "2018-11-06-am" not in {one.half_day for one in found.sittings_of("j3")}


def test_a_plan_may_be_stopped_and_says_how_far_it_is():
    """The trials, the stop and the progress are those of the timetable that is made."""
    told, asked = [], []
    panels = [Panel(id=f"p{n}", members=[f"j{n}", f"j{(n + 1) % 5}"], hears=[f"c{n}"]) for n in range(5)]
    found = plan_hearings(
        panels, days=DAYS[:1], hours=[(time(9), time(10, 30))], trials=5, rooms=3,
        stop=lambda: asked.append(1) or True, progress=told.append,
    )  # fmt: skip

    assert asked
    assert len(found.sittings) == told[-1].best


@pytest.mark.slow
def test_a_day_may_have_other_parts():
    """Three of them, numbered."""
    hours = ((time(8), time(10)), (time(10, 30), time(12)), (time(14), time(15)))
    found = plan_hearings(PANELS, days=DAYS, hours=hours)

    assert {one.half_day[-1] for one in found.sittings} <= set("123")


def test_a_day_is_heard_from_nine_to_half_past_twelve_and_from_two_to_half_past_five():
    """Where no other hours are given or stated."""
    halves = ((time(9), time(12, 30)), (time(14), time(17, 30)))
    assert halves == panel_hearings._opened(PANELS)
    assert ["am", "pm"] == [one.key[-2:] for one in panel_hearings._half_days(DAYS[:1], halves)]


@pytest.mark.parametrize(
    ("opens", "closes", "parts"),
    [
        (10, 16, [(time(10), time(12, 30)), (time(14), time(16))]),
        (8, 14, [(time(9), time(12, 30))]),
        (18, 21, [(time(18), time(21))]),
    ],
)
def test_hours_that_are_stated_leave_what_they_hold_of_a_morning_and_an_afternoon(opens, closes, parts):
    """Those of the jurors; a half that would end as it begins is none; an evening is one part."""
    hours = OpeningHours(audience="jurors", opens=time(opens), closes=time(closes))
    everybody = OpeningHours(opens=time(8), closes=time(9))
    for stated in ([hours], [everybody, hours], [evolve(hours, audience="")]):
        source = SimpleNamespace(promotion=evolve(P3, hours=stated))
        assert tuple(parts) == panel_hearings._opened(source)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"source": [Panel(id="p", members=["j"])]}, r"source: expected panels that hear something, got \('p'\)"),
        ({"source": [3]}, "Panel"),
        ({"days": ["6/11"]}, "date of Python"),
        ({"rooms": 0}, "whole number from 1 up to 26"),
        ({"rooms": [3]}, "text"),
        ({"source": SimpleNamespace(panels=[3])}, r"plan_hearings\.source\[0\]: expected a panel \(Panel\)"),
        ({"hours": ()}, "a start and an end"),
        ({"hours": [(time(9, tzinfo=UTC), time(12))]}, r"plan_hearings\.hours\[0\]\[0\]: expected a time of day"),
        ({"hours": [(time(9), time(12)), (time(18), time(14))]},
         r"plan_hearings\.hours\[1\]\[1\]: expected an hour after 18:00:00, got 14"),
        ({"recusals": 3}, r"plan_hearings\.recusals: expected a value of KeptFrom"),
        ({"trials": -1}, r"plan_hearings\.trials: expected a whole number from 0"),
        ({"rooms": ["A", "A"]}, r"plan_hearings\.rooms\[1\]: expected each room once"),
        ({"away": {"j9": DAYS}}, "a person of the hearings"),
        ({"away": {"j1": ["2018-11-08-am"]}}, "got '2018-11-08-am'. Correct it, or leave it out"),
        ({"rooms": [3]}, r"plan_hearings\.rooms"),
    ],
)  # fmt: skip
def test_what_cannot_be_planned_is_refused(fields, said):
    """With the rule and the nearest known, in the words of the call."""
    given = {"source": PANELS, "days": DAYS, **fields}
    with pytest.raises((Fault, Faults), match=said):
        plan_hearings(given.pop("source"), **given)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize(
    ("hours", "first", "last"),
    [
        ([], time(9), time(17, 30)),
        ([OpeningHours(audience="mentors", opens=time(14), closes=time(18))], time(9), time(17, 30)),
        ([OpeningHours(audience="jurors", opens=time(10), closes=time(16))], time(10), time(16)),
        ([OpeningHours(opens=time(8), closes=time(12))], time(9), time(12)),
        ([OpeningHours(opens=time(18), closes=time(21))], time(18), time(21)),
    ],
)
def test_hearings_stay_within_the_hours_that_a_programme_states(hours, first, last):
    """Those of its jurors, else those of all; hours of the evening are one part of the day."""
    source = Book(
        promotion=evolve(P3, hours=hours),
        candidates=[Candidate(id=f"c{n}") for n in (1, 2, 3)],
        jurors=[Juror(id=f"j{n}") for n in (1, 2, 3)],
        panels=PANELS,
    )
    found = plan_hearings(source, days=DAYS)

    assert 4 == len(found.sittings)
    assert first == min(one.starts for one in found.sittings)
    assert last >= max(one.ends for one in found.sittings)


@pytest.mark.slow
def test_a_day_at_midnight_is_its_date():
    """A spreadsheet gives days as moments at midnight: hearings and absences are those of the dates."""
    midnights = [datetime.combine(day, time()) for day in DAYS]
    away = {"j1": DAYS[:1]}
    assert plan_hearings(PANELS, days=DAYS, away=away) == plan_hearings(
        PANELS, days=midnights, away={"j1": midnights[:1]}
    )
