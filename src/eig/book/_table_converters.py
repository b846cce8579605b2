"""Fields that hold the tables of a book: their converters, which never raise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from eig._values.tuple_fields import to_ids, to_tuple
from eig.jury.minutes.deliberation import Minutes
from eig.programme import Application, Candidate, Challenge, Interest, Juror, Panel
from eig.programme.appointments import Appointment, Event
from eig.programme.ledger import FactCorrection
from eig.programme.people import Mentor
from eig.programme.steps import StepDecision


def to_challenges(values: Iterable[Challenge]) -> tuple[Challenge, ...]:
    """Return challenges as a tuple."""
    return to_tuple(values)


def to_candidates(values: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates as a tuple."""
    return to_tuple(values)


def to_applications(values: Iterable[Application]) -> tuple[Application, ...]:
    """Return applications as a tuple."""
    return to_tuple(values)


def to_jurors(values: Iterable[Juror]) -> tuple[Juror, ...]:
    """Return jurors as a tuple."""
    return to_tuple(values)


def to_panels(values: Iterable[Panel]) -> tuple[Panel, ...]:
    """Return panels as a tuple."""
    return to_tuple(values)


def to_interests(values: Iterable[Interest]) -> tuple[Interest, ...]:
    """Return interests as a tuple."""
    return to_tuple(values)


def to_mentors(values: Iterable[Mentor]) -> tuple[Mentor, ...]:
    """Return mentors as a tuple."""
    return to_tuple(values)


def to_minutes(values: Minutes | Iterable[Minutes]) -> tuple[Minutes, ...]:
    """Return minutes as a tuple."""
    return (values,) if isinstance(values, Minutes) else to_tuple(values)


def to_groups(values: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return groups of names as tuples."""
    given = to_tuple(values)
    known = isinstance(cast("object", given), tuple)
    return tuple(map(to_ids, given)) if known else cast("tuple[tuple[str, ...], ...]", given)


def to_appointments(values: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """Return appointments as a tuple."""
    return to_tuple(values)


def to_events(values: Iterable[Event]) -> tuple[Event, ...]:
    """Return events as a tuple."""
    return to_tuple(values)


def to_corrections(values: Iterable[FactCorrection]) -> tuple[FactCorrection, ...]:
    """Return corrections as a tuple."""
    return to_tuple(values)


def to_steps(values: Iterable[StepDecision]) -> tuple[StepDecision, ...]:
    """Return decisions of steps as a tuple."""
    return to_tuple(values)
