"""Checks of the timeline cases on contracts, recurrence, local times and iCalendar text, through the public API."""

from datetime import UTC, date, datetime, timedelta

from eig.timeline import Contract, France, WorkCalendar, recur
from eig.timeline.calendar import Span, kind_of_local, months, to_utc
from eig.timeline.charts.ical_text import escape_text, fold_line
from eig.timeline.contracts import contract_end
from eig.timeline.facts import nominal_days, propose

CALENDARS = {
    "fr": WorkCalendar.named("metropole"),
    "am": WorkCalendar.ouvres(France(territory="alsace-moselle")),
    "fr6": WorkCalendar.ouvrables(France()),
}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _same(expected, actual, what):
    assert expected == actual, f"{what}: expected {expected}, got {actual}"


def _dates(texts):
    return tuple(date.fromisoformat(text) for text in texts)


def contracts(case, whole):
    """Check the proposed end of a contract and the figures around it."""
    start = date.fromisoformat(case["start"])
    contract = Contract(start=start, duration=months(case["months"]), calendar=CALENDARS["fr"])
    clamped = _clamped_last(contract, case)
    actual = {
        "end_exclusive": str(contract.span.end),
        "last_day": str(contract.last),
        "clamp_then_minus_one": str(clamped),
        "conventions_agree": clamped == contract.last,
        "calendar_days": contract.span.days,
        "working_days_fr": contract.working_days,
        "start_is_working": contract.calendar.is_working(start),
        "last_is_working": contract.calendar.is_working(contract.last),
        "last_working_day": str(contract.last_working_day),
    }
    _same(
        {key: case[key] for key in actual if key in case},
        {key: actual[key] for key in actual if key in case},
        start,
    )
    _same(contract.last, contract_end(start, months(case["months"])), "contract_end")


def _clamped_last(contract, case):
    for caution in contract.cautions:
        if caution.code == "conventions_differ":
            return caution.facts["clamped"]
    return contract.last


def recurrence(case, whole):
    """Check the days that a rule gives: all of them where the case says they are complete, else the first."""
    start, expected = date.fromisoformat(case["dtstart"]), _dates(case["first"])
    horizon = timedelta(days=4000 if case["complete"] else 0)
    days = nominal_days(case["rrule"], Span.inclusive(start, max(expected, default=start) + horizon))
    _same(expected, days, case["name"])
    _same(
        expected, recur(case["rrule"], Span.inclusive(start, max(expected, default=start))).days, case["name"]
    )


def recurrence_holiday_policy(case, whole):
    """Check what becomes of nominal dates on a calendar."""
    proposal = propose(
        _dates(case["nominal"]), calendar=CALENDARS[case["calendar"]], on_holiday=case["policy"]
    )
    _same(_dates(case["expected"]), proposal.days, case["name"])


def real_calendars(case, whole):
    """Check that rules, dates taken away and dates added give the published sessions."""
    expected, office = _dates(case["expected"]), CALENDARS["fr"]
    days = [day for rule in case["rules"] for day in _rule_days(rule, expected[-1])]
    proposal = propose(days, without=_dates(case.get("exdates", ())), plus=_dates(case.get("rdates", ())))
    _same(expected, proposal.days, case["name"])
    if "weekdays" in case:
        _same(case["weekdays"], [WEEKDAYS[day.weekday()] for day in proposal.days], "weekdays")
    if "nominal_on_a_holiday" in case:
        held = [day for day in sorted(set(days)) if office.names(day)]
        _same(list(_dates(case["nominal_on_a_holiday"])), held, "nominal dates on a holiday")


def _rule_days(rule, last):
    """Return all the days of a rule that ends, else those up to a last day."""
    ends = "UNTIL" in rule["rrule"] or "COUNT" in rule["rrule"]
    horizon = last + timedelta(days=1000 if ends else 0)
    return nominal_days(rule["rrule"], Span.inclusive(date.fromisoformat(rule["dtstart"]), horizon))


def datetimes_paris(case, whole):
    """Check a local time of Paris: the moments it names and how many they are."""
    local = datetime.fromisoformat(case["local"])
    for fold in (0, 1):
        expected = datetime.fromisoformat(case[f"utc_fold{fold}"]).astimezone(UTC)
        _same(expected, to_utc(local, fold=fold, zone="Europe/Paris"), f"{local} fold {fold}")
    _same(case["kind"], kind_of_local(local, zone="Europe/Paris"), local)


def ical_text(case, whole):
    """Check the escapes and the folding of a summary."""
    escaped = escape_text(case["text"])
    _same(case["escaped"], escaped, "escaped")
    _same(tuple(case["folded_lines"]), fold_line(f"SUMMARY:{escaped}"), "folded")


TOPICS = {
    "contracts": contracts,
    "datetimes_paris": datetimes_paris,
    "ical_text": ical_text,
    "real_calendars": real_calendars,
    "recurrence": recurrence,
    "recurrence_holiday_policy": recurrence_holiday_policy,
}
