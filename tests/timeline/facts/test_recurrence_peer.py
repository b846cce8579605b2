# rules are expanded at a local hour
"""Recurrence against `dateutil` read the RFC's own way (sessions at 09:00) and against walks of days."""

import random
from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr

from eig.timeline.calendar import Span
from eig.timeline.facts import nominal_days

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def some_rule(draw):
    frequency = draw.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = {"FREQ": frequency, "INTERVAL": str(draw.randint(1, 4))}
    if draw.random() < 0.5 and frequency in {"WEEKLY", "MONTHLY"}:
        nth = draw.choice(["", "1", "2", "-1"]) if frequency == "MONTHLY" else ""
        parts["BYDAY"] = ",".join(nth + day for day in draw.sample(WEEKDAYS, draw.randint(1, 3)))
    elif draw.random() < 0.5 and frequency != "WEEKLY":
        parts["BYMONTHDAY"] = ",".join(
            map(str, draw.sample([1, 5, 15, 28, 29, 30, 31, -1, -3], draw.randint(1, 3)))
        )
    if draw.random() < 0.3:
        parts["BYMONTH"] = ",".join(map(str, sorted(draw.sample(range(1, 13), draw.randint(1, 6)))))
    if frequency == "YEARLY" and draw.random() < 0.2:
        parts |= {"BYWEEKNO": draw.choice(["1", "20,-1", "52,53"]), "BYDAY": draw.choice(WEEKDAYS)}
    if frequency == "YEARLY" and draw.random() < 0.2:
        parts["BYYEARDAY"] = ",".join(map(str, (*range(1, 60, 3), *range(-200, -1, 7), 366)))
    if (
        "BYDAY" in parts and frequency != "WEEKLY" and draw.random() < 0.2
    ):  # the peer cuts the first week at its start
        parts["BYSETPOS"] = draw.choice(["1", "-1", "1,-1"])
    if draw.random() < 0.3:
        parts["WKST"] = draw.choice(WEEKDAYS)
    return parts


@pytest.mark.peer(
    what="days of recurrence rules, against sessions at nine of the same rules", against="python-dateutil"
)
def test_four_thousand_rules_agree_with_sessions_at_nine(evidence):
    """Days are those of sessions at 09:00: by COUNT, by UNTIL a date or a midnight, or without an end."""
    draw = random.Random(5545)
    for _ in range(evidence.part(4000)):
        parts, start = some_rule(draw), date(2010, 1, 1) + timedelta(days=draw.randint(0, 7000))
        span = Span(start=start, end=start + timedelta(days=draw.randint(1, 1200)))
        end = draw.choice(["none", "count", "until", "midnight"])
        until = start + timedelta(days=draw.randint(0, 900))
        ends = {
            "none": ("", ""),
            "count": (f";COUNT={(count := draw.randint(1, 30))}", f";COUNT={count}"),
            "until": (f";UNTIL={until:%Y%m%d}", f";UNTIL={until:%Y%m%d}T235959"),
            "midnight": (f";UNTIL={until:%Y%m%d}T000000", f";UNTIL={until:%Y%m%d}T000000"),
        }[end]
        rule = ";".join(f"{name}={value}" for name, value in parts.items())
        moments = rrulestr(rule + ends[1], dtstart=datetime.combine(start, time(9))).between(
            datetime.combine(span.start, time.min), datetime.combine(span.end, time.min), inc=True
        )

        assert tuple(moment.date() for moment in moments) == nominal_days(rule + ends[0], span), (
            rule,
            ends,
            start,
        )
        evidence.count()


@pytest.mark.oracle(what="n-th weekdays of each month for forty years", against="walking day by day")
def test_nth_weekdays_agree_with_walking_the_month(evidence):
    """The n-th Thursday of each month for forty years, counted day by day."""
    span = Span.inclusive(date(2000, 1, 1), date(2039, 12, 31))
    days = [span.start + timedelta(days=n) for n in range(span.days)]
    for weekday, name in enumerate(WEEKDAYS):
        for nth in (1, 2, 3, 4)[: evidence.part(4)]:
            walked = [day for day in days if day.weekday() == weekday and (day.day - 1) // 7 + 1 == nth]
            assert tuple(walked) == nominal_days(f"FREQ=MONTHLY;BYDAY={nth}{name}", span)
            evidence.count()
