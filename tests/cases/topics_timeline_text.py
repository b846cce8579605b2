"""Checks of the timeline cases on contracts, recurrence, local times and iCalendar text, through the public API."""

from datetime import UTC, date, datetime, timedelta

from eig.timeline import Contract, Span, WorkCalendar, contract_end, kind_of_local, months, to_utc
from eig.timeline.ical_text import escape_text, fold_line

CALENDARS = {"fr": WorkCalendar.ouvres(), "fr6": WorkCalendar.ouvrables()}
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
    _same({key: case[key] for key in actual if key in case}, {key: actual[key] for key in actual if key in case}, start)
    _same(contract.last, contract_end(start, months(case["months"])), "contract_end")


def _clamped_last(contract, case):
    for caution in contract.cautions:
        if caution.code == "conventions_differ":
            return caution.facts["clamped"]
    return contract.last


def datetimes_paris(case, whole):
    """Check a local time of Paris: the moments it names and how many they are."""
    local = datetime.fromisoformat(case["local"])
    for fold in (0, 1):
        expected = datetime.fromisoformat(case[f"utc_fold{fold}"].replace("Z", "+00:00")).astimezone(UTC)
        _same(expected, to_utc(local, fold=fold), f"{local} fold {fold}")
    _same(case["kind"], kind_of_local(local), local)


def ical_text(case, whole):
    """Check the escapes and the folding of a summary."""
    escaped = escape_text(case["text"])
    _same(case["escaped"], escaped, "escaped")
    _same(tuple(case["folded_lines"]), fold_line(f"SUMMARY:{escaped}"), "folded")


TOPICS = {
    "contracts": contracts,
    "datetimes_paris": datetimes_paris,
    "ical_text": ical_text,
}
