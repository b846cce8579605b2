"""Laws of calendars, contracts, facts and hearings; the Gregorian calendar comes back after 400 years, weekdays too."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction

from attrs import evolve

from eig.programme import Panel, Pay, SupportSession
from eig.programme.organisations import Envelope, Funding, FundingShare
from eig.programme.pay import FRENCH_THIRTIETHS, PayConvention
from eig.timeline import Contract, Duration, WorkCalendar, agenda_of, lint
from eig.timeline.calendar import (
    Span,
    add_months,
    advance,
    fixed_holidays,
    kind_of_local,
    months_between,
    overlaps,
    to_utc,
)
from eig.timeline.contracts import CostByYear, contract_end, cost_by_year, split_by_year
from eig.timeline.facts import NoticeGap, StatedDate, nominal_days, propose, recur, sessions_of
from eig.timeline.hearings import HalfDay, plan_hearings, timetable
from helpers import hearing_worlds
from helpers.laws_timeline import ERA, MONDAY, OFFICE, later, shares_of
from helpers.metamorphic import law, named, renamed, shuffled

# ── calendars ────────────────────────────────────────────────────────────────────────────────────


def day_of(draw):
    """Draw a day."""
    return date(2000, 1, 1) + timedelta(days=draw.randint(0, 12_000))


@law("shift", add_months, months_between, advance, contract_end, WorkCalendar.clear_days)
def dates_four_centuries_later(draw):
    """The calendar comes back after 400 years: months, weeks and working days lead to the same days of that era."""
    start, n = day_of(draw), draw.randint(-30, 30)
    for overflow in ("clamp", "forward"):
        assert add_months(start, n, overflow=overflow) + ERA == add_months(start + ERA, n, overflow=overflow)
    end = day_of(draw)
    assert end < start or months_between(start, end) == months_between(start + ERA, end + ERA)
    for unit_ in ("months", "weeks", "days", "working_days"):
        duration = Duration(n=n, unit=unit_)
        assert advance(OFFICE, start, duration) + ERA == advance(OFFICE, start + ERA, duration)
    length = f"{abs(n) + 1} months"
    assert contract_end(start, length) + ERA == contract_end(start + ERA, length)
    act = abs(n) + 1
    assert OFFICE.clear_days(start, act) + ERA == OFFICE.clear_days(start + ERA, act)


@law("split", add_months, advance)
def durations_in_two_parts(draw):
    """Weeks, days and working days add up: two parts lead where the whole leads; months from the first of a month do."""
    start, a, b = day_of(draw), draw.randint(1, 20), draw.randint(1, 20)
    for unit_ in ("weeks", "days", "working_days"):
        part = advance(OFFICE, start, Duration(n=a, unit=unit_))
        whole = advance(OFFICE, start, Duration(n=a + b, unit=unit_))
        assert advance(OFFICE, part, Duration(n=b, unit=unit_)) == whole
    first = start.replace(day=1)
    assert add_months(add_months(first, a), b) == add_months(first, a + b)
    assert months_between(first, add_months(first, a)) == (a, 0)


@law("permute", overlaps, fixed_holidays)
def overlaps_of_permuted_spans(draw):
    """Which spans share days does not hang on their order or their names, and moves with them."""
    spans = {f"s{at}": part.span for at, part in enumerate(shares_of(draw))}
    new, by = renamed(draw, list(spans)), timedelta(days=draw.randint(1, 900))
    one = {(frozenset((a, b)), span) for a, b, span in overlaps(spans)}
    moved = shuffled(draw, {new[key]: later(span, by) for key, span in spans.items()})
    assert {(frozenset(map(new.get, pair)), later(span, by)) for pair, span in one} == {
        (frozenset((a, b)), span) for a, b, span in overlaps(moved)
    }
    off = [MONDAY + timedelta(days=draw.randint(0, 99)) for _ in range(3)]
    rules = [fixed_holidays(some, 2019, 2019)(2019) for some in (off, shuffled(draw, off))]
    assert set(rules[0]) == set(rules[1])


@law("shift", to_utc, kind_of_local)
def local_times_a_day_later(draw):
    """Where both days have the same offset, the moment of a local time moves as much as the local time."""
    day = datetime(2019, draw.choice([1, 6, 11]), draw.randint(4, 24), draw.randint(0, 23), 15)  # noqa: DTZ001 # local, on purpose
    by = timedelta(days=draw.randint(1, 3))
    assert to_utc(day, zone="Europe/Paris") + by == to_utc(day + by, zone="Europe/Paris")
    assert (
        kind_of_local(day, zone="Europe/Paris") == kind_of_local(day + by, zone="Europe/Paris") == "regular"
    )


# ── contracts ────────────────────────────────────────────────────────────────────────────────────

PAY = Pay(amount=3600, currency="EUR", basis="gross", per="month")


def contract_of(draw, person="c0", **options):
    """Draw a contract, its pay such that a day of thirty is a whole number of units."""
    return Contract(
        person=person,
        challenge=draw.choice(["plume", "adler"]),
        start=date(2019, draw.randint(1, 12), 1),
        duration=f"{draw.randint(1, 14)} months",
        calendar=OFFICE,
        **{"pay": PAY, **options},
    )


@law("split", PayConvention.of_month)
def months_cut_in_two(draw):
    """A month that is cut in two is still a month of pay; in days of thirty no part of it is nothing."""
    cut = draw.randint(1, 27)
    parts = [(date(2019, 2, 1), date(2019, 2, cut)), (date(2019, 2, cut + 1), date(2019, 2, 28))]
    for counts in ("thirtieths", "calendar_days", "30E/360"):
        convention = PayConvention(counts=counts, source="this law")
        assert sum(convention.of_month(parts)) == 1
    assert sum(PayConvention(counts="365ths", source="this law").of_month(parts)) == Fraction(12 * 28, 365)
    assert min(FRENCH_THIRTIETHS.of_month(parts)) > 0
    assert sum(FRENCH_THIRTIETHS.of_month(parts[1:])) == Fraction(28 - cut, 30)


@law("split", cost_by_year)
def costs_of_a_share_in_two(draw):
    """A contract that becomes two of half the time costs as much, each year."""
    one = contract_of(draw)
    halves = [evolve(one, share="1/2"), evolve(one, share="1/2", person="c1")]
    few, many = cost_by_year([one]), cost_by_year(halves)
    assert (few.total, dict(few.by_year)) == (many.total, dict(many.by_year))


@law("split", CostByYear.budget, Envelope.left, FundingShare.covers)
def costs_in_two_envelopes(draw):
    """What is left of an envelope for all is left of those of its years; what a share covers is paid by nobody else."""
    contracts = [contract_of(draw, f"c{at}") for at in range(3)]
    edge = date(2019, draw.randint(2, 12), 1)
    late = FundingShare(
        payer="state", share="1/2", first=edge, challenges=["plume"], most=draw.randint(1, 90_000)
    )
    years = range(min(one.start.year for one in contracts), max(one.last.year for one in contracts) + 1)
    cost = cost_by_year(
        contracts,
        funding=Funding(shares=[late], rest="host"),
        envelopes=[
            Envelope(amount=100_000 * len(years)),
            *(Envelope(amount=100_000, year=year) for year in years),
        ],
        indemnities={"c0": 3600},
        convention=FRENCH_THIRTIETHS,
    )
    whole, *parts = (row["left"] for row in cost.budget())
    assert whole == sum(parts) == 100_000 * len(years) - cost.total
    assert [late.covers(day, "plume") for day in (edge - timedelta(days=1), edge)] == [False, True]
    assert not late.covers(edge, "adler")
    assert cost.by_payer.get("state", 0) <= late.most
    assert {row["host"] for row in cost.table()[:-1]} == {line.challenge for line in cost.lines}


@law("scale", cost_by_year)
def costs_in_another_unit(draw):
    """Pay, or what the employer pays for a unit of it, so many times as great: so is every cost, in any order."""
    contracts, k = [contract_of(draw, f"c{at}") for at in range(3)], draw.randint(2, 5)
    one = cost_by_year(contracts)
    dearer = [evolve(some, pay=evolve(PAY, amount=k * PAY.amount)) for some in contracts]
    for two in (cost_by_year(dearer), cost_by_year(shuffled(draw, contracts), employer_rate=k)):
        assert k * one.total == two.total
        assert {year: k * amount for year, amount in one.by_year.items()} == dict(two.by_year)
    assert sum(cost_by_year([some]).total for some in contracts) == one.total
    yearly = evolve(PAY, amount=12 * PAY.amount, per="year")
    assert cost_by_year([evolve(some, pay=yearly) for some in contracts]).by_year == one.by_year


@law("shift", split_by_year)
def years_four_centuries_later(draw):
    """The parts of a span, one a year, are those of the same span 400 years later."""
    span = shares_of(draw)[0].span
    one, two = (split_by_year(some, OFFICE).parts for some in (span, later(span, ERA)))
    assert [(part.year + 400, part.working_days, part.thirtieths, part.days) for part in one] == [
        (part.year, part.working_days, part.thirtieths, part.days) for part in two
    ]
    assert sum(part.days for part in one) == span.days
    assert sum(part.working_days for part in one) == OFFICE.count(span.start, span.end)


# ── facts ────────────────────────────────────────────────────────────────────────────────────────

RULES = (
    "FREQ=MONTHLY;BYDAY=1TH",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=DAILY;INTERVAL=5",
    "FREQ=MONTHLY;BYMONTHDAY=15",
)


@law("shift", nominal_days, recur)
def recurrences_four_centuries_later(draw):
    """A rule gives the same days 400 years later, moved or left out by the same policies."""
    start = day_of(draw)
    span = Span(start=start, end=start + timedelta(days=draw.randint(30, 200)))
    rule = draw.choice(RULES)
    assert [day + ERA for day in nominal_days(rule, span)] == list(nominal_days(rule, later(span, ERA)))
    for policy in ("next", "previous", "skip"):
        one, two = (
            recur(rule, some, calendar=OFFICE, on_holiday=policy) for some in (span, later(span, ERA))
        )
        assert [day + ERA for day in one.days] == list(two.days)


@law("permute", propose)
def proposals_of_permuted_days(draw):
    """What becomes of a nominal date does not hang on the order of dates; on a calendar without days off, nothing does."""
    days = sorted({day_of(draw) for _ in range(5)})
    for policy in ("next", "previous", "skip"):
        one, two = (
            propose(some, calendar=OFFICE, on_holiday=policy) for some in (days, shuffled(draw, days))
        )
        assert set(one.days) == set(two.days)
    assert set(propose(shuffled(draw, days)).days) == set(days)
    gone = draw.choice(days)
    assert set(propose(days, without=[gone], plus=[gone]).days) == set(days)


@law("shift", lint)
def slips_some_weeks_later(draw):
    """Facts are judged each by itself: in another order, and some weeks later on weekdays alone, the same are found."""
    facts = [
        StatedDate(key=f"s{at}", day=day_of(draw), weekday=draw.choice(["", "monday", "sunday"]))
        for at in range(3)
    ]
    results = day_of(draw)
    facts.append(
        NoticeGap(
            key="gap", results=results, start=results + timedelta(days=draw.randint(1, 90)), needed="4 weeks"
        )
    )
    by = timedelta(weeks=draw.randint(1, 40))
    moved = [
        evolve(one, results=one.results + by, start=one.start + by)
        if isinstance(one, NoticeGap)
        else evolve(one, day=one.day + by)
        for one in facts
    ]
    told = [
        {(found.key, found.code) for found in lint(some, calendar=OFFICE).findings}
        for some in (facts, shuffled(draw, facts), moved)
    ]
    assert told[0] == told[1] == told[2]


@law("permute", sessions_of, agenda_of)
def agendas_of_permuted_sessions(draw):
    """Sessions come in the order of days, whatever order they are told in; an agenda has those of its person's roles."""
    told = [
        SupportSession(
            id=f"Seminar {at}",
            first=MONDAY + timedelta(days=7 * at),
            audience=[draw.choice(["fellows", "mentors"])],
        )
        for at in range(4)
    ]
    one, two = sessions_of(told), sessions_of(shuffled(draw, told))
    assert one == two
    few, many = (agenda_of("m", some, roles=["mentors"]) for some in (one, shuffled(draw, one)))
    assert few.sessions == many.sessions
    assert [some.key for some in few.sessions] == [some.key for some in one if "mentors" in some.audience]


# ── hearings ─────────────────────────────────────────────────────────────────────────────────────


@law("shift", timetable)
def hearings_some_days_later(draw):
    """All half-days some weeks later: as many are heard, at the same hours of those days."""
    hearings, days, options = hearing_worlds.small_world(draw)
    by = timedelta(weeks=draw.randint(1, 50))
    moved = [evolve(one, day=one.day + by) for one in days]
    one, two = (timetable(hearings, some, slot=hearing_worlds.SLOT, **options) for some in (days, moved))
    assert (one.most, one.only) == (two.most, two.only)
    assert [(some.hearing, some.room, some.day + by, some.starts) for some in one.sittings] == [
        (some.hearing, some.room, some.day, some.starts) for some in two.sittings
    ]


@law("more", timetable)
def hearings_with_one_more_half_day(draw):
    """One more half-day, or one more room, never lets fewer be heard; an absence of nobody called changes nothing."""
    hearings, days, options = hearing_worlds.small_world(draw)
    last = max(one.day for one in days) + timedelta(days=1)
    more = HalfDay(key="more", day=last, starts=time(9), ends=time(12))
    one = timetable(hearings, days, slot=hearing_worlds.SLOT, **options)
    two = timetable(hearings, [*days, more], slot=hearing_worlds.SLOT, **options)
    rooms = {**options, "rooms": [*options.get("rooms", ("A", "B")), "more"]}
    three = timetable(hearings, days, slot=hearing_worlds.SLOT, **rooms)
    assert one.most <= two.most
    assert one.most <= three.most


@law("shift", plan_hearings)
def panels_heard_some_weeks_later(draw):
    """The hearings of panels some weeks later: as many are heard, by the same panels at the same hours."""
    candidates = named("k", 4)
    panels = [
        Panel(id=one, members=[f"{one}1", f"{one}2"], hears=draw.sample(candidates, draw.randint(1, 3)))
        for one in ("east", "west")
    ]
    days = [date(2018, 11, 6)]
    away = {"east1": days}
    by = timedelta(weeks=draw.randint(1, 40))
    one, two = (
        plan_hearings(
            panels,
            days=[day + more for day in days],
            away={who: [day + more for day in some] for who, some in away.items()},
            rooms=1,
        )
        for more in (timedelta(), by)
    )
    assert one.most == two.most
    assert [(some.hearing, some.day + by, some.starts) for some in one.sittings] == [
        (some.hearing, some.day, some.starts) for some in two.sittings
    ]
