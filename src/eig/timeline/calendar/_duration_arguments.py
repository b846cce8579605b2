"""Rules of durations, and what functions are given: a wrong argument is told in the words of the call."""

from __future__ import annotations

from typing import Final

from eig._values.field_rules_and_bounds import Rule
from eig.programme.durations import Duration

any_duration: Final = Rule(lambda value: isinstance(value, Duration), "timeline.calendar.duration")
positive: Final = Rule(
    lambda value: isinstance(value, Duration) and value.n > 0, "timeline.calendar.positive_duration"
)
