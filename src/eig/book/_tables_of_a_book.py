"""What the tables of a promotion hold, joined, with the facts recorded since: a book is made on it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from eig._values.field_rules_and_bounds import ids, map_of
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.map_fields import ids_map
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, told_nowhere, told_where_given
from eig.book.erasure_records import Erasure
from eig.programme import Application, Candidate, Challenge, Interest, Juror, Panel, Post, Promotion
from eig.programme.appointments import Appointment, Event
from eig.programme.ledger import FactCorrection, Ledger
from eig.programme.people import Mentor
from eig.programme.quotas import id_sets, to_sets
from eig.programme.steps import StepDecision
from eig.programme.tables import TableReading
from eig.rows import Dialect
from eig.rows.dialects import PLAIN

T = TypeVar("T", Application, Challenge, Panel, Post, Promotion)


def holding(one: T, **given: Any) -> T:  # noqa: ANN401 # fields of any kind
    """Return a row with some fields: itself where it has them, as most do."""
    return evolve(one, **given) if any(getattr(one, name) != given[name] for name in given) else one


@frozen(kw_only=True, eq=False, repr=False)
class BookTables(Value):
    """The tables of one promotion: a `Book`, which applies its facts to them, and doubts, and decides."""

    promotion: Promotion
    proposed: tuple[Challenge, ...] = field(default=(), converter=TupleOf[Challenge])
    candidates: tuple[Candidate, ...] = field(default=(), converter=TupleOf[Candidate])
    applications: tuple[Application, ...] = field(default=(), converter=TupleOf[Application])
    jurors: tuple[Juror, ...] = field(default=(), converter=TupleOf[Juror])
    panels: tuple[Panel, ...] = field(default=(), converter=TupleOf[Panel])
    interests: tuple[Interest, ...] = field(default=(), converter=TupleOf[Interest])
    called: FrozenMap[tuple[str, ...]] = field(default=EMPTY, converter=ids_map, metadata=keeps(map_of(ids)))
    mentors: tuple[Mentor, ...] = field(default=(), converter=TupleOf[Mentor])
    appointments: tuple[Appointment, ...] = field(default=(), converter=TupleOf[Appointment])
    events: tuple[Event, ...] = field(default=(), converter=TupleOf[Event])
    corrections: tuple[FactCorrection, ...] = field(
        default=(), converter=TupleOf[FactCorrection], metadata=told_where_given
    )
    day: date | None = field(default=None, metadata=told_where_given)
    steps: tuple[StepDecision, ...] = field(default=(), converter=TupleOf[StepDecision])
    distinct: tuple[tuple[str, ...], ...] = field(
        default=(), converter=to_sets, metadata={**keeps(id_sets), **told_where_given}
    )
    erasures: tuple[Erasure, ...] = field(default=(), converter=TupleOf[Erasure], metadata=told_where_given)
    readings: FrozenMap[TableReading] = field(
        default=EMPTY, converter=MapOf[TableReading], eq=False, metadata=told_nowhere
    )
    dialect: Dialect = field(default=PLAIN, eq=False, metadata=told_nowhere)

    @cached_property
    def ledger(self) -> Ledger:
        """The facts recorded since, and what corrected them."""
        return Ledger(facts=self.events, corrections=self.corrections)

    @cached_property
    def challenges(self) -> tuple[Challenge, ...]:
        """The challenges of the promotion, then those that were proposed besides."""
        return (*self.promotion.challenges, *self.proposed)

    @cached_property
    def all_mentors(self) -> tuple[Mentor, ...]:
        """The mentors that challenges state, then those of the table."""
        return (*(mentor for one in self.challenges for mentor in one.mentors), *self.mentors)
