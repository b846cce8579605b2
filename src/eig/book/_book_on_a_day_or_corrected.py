"""What a book and its outcome do alike with facts: take one, correct one, be seen on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Self, cast

from attrs import evolve

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.frozen_maps import FrozenMap
from eig._values.value import PrivateText, Value
from eig.book._cautions_on_people_employers_profiles import BookWithCautions
from eig.book._contracts_and_budgets import contracts_of, envelopes_of
from eig.book._facts_applied_to_every_table import (
    closures_of,
    current,
    days_of,
    facts_of,
    last_days,
    mentors_there,
)
from eig.book._person_statuses_and_lost_seats import instead, known_by
from eig.programme import Panel
from eig.programme.amendments import Amendment, fact_from
from eig.programme.appointments import Appointment, Event
from eig.programme.ledger import FactCorrection
from eig.programme.organisations import Envelope
from eig.programme.steps import StepDecision
from eig.timeline import Contract, cost_by_year
from eig.timeline.calendar.spans import Span
from eig.timeline.contracts.costs_by_month_host_and_payer import CostByYear
from eig.timeline.plan import load, mentor_shares
from eig.timeline.plan.loads_of_people import Load
from eig.typing import Number

if TYPE_CHECKING:
    pass


class Dated(Value):
    """A book, or an outcome of one, whose facts are dated."""

    __slots__ = ()

    @property
    def _book(self) -> BookWithCautions:
        """The book that holds the facts."""
        return cast("BookWithCautions", self)

    def _with(self, book: BookWithCautions) -> Self:
        return cast("Self", book)

    @checked
    def record(self, *facts: Event | Amendment | Appointment | StepDecision) -> Self:
        """Return the same with facts more, each on its day: every room hears of them.

        Args:
            facts: What happened, an amendment that was signed, who was appointed, or what was decided before
                the jury.

        Raises:
            Fault, Faults: Two facts contradict each other, both named; a fact names nobody and nothing known.

        >>> from eig.book import Book
        >>> from eig.programme import Candidate
        >>> from eig.promotions import P3
        >>> gone = Event(on=date(2018, 11, 20), kind="withdrawn", challenge="plume")
        >>> book = Book(promotion=P3).record(gone)
        >>> [one.id for one in book.problem().openings].count("plume")
        0
        """
        _check_whole(self._book, "record")
        book = self._book
        events = [
            fact_from(one) if isinstance(one, Amendment) else one
            for one in facts
            if isinstance(one, (Event, Amendment))
        ]
        appointed = [one for one in facts if isinstance(one, Appointment)]
        decided = [one for one in facts if isinstance(one, StepDecision)]
        return self._with(
            evolve(
                book,
                events=book.ledger.record(*events).facts,
                appointments=(*book.appointments, *appointed),
                steps=(*book.steps, *decided),
            )
        )

    @checked
    def correct(
        self,
        fact: Event | Amendment | Appointment,
        *,
        on: date,
        by: str,
        why: PrivateText,
        to: Event | Amendment | Appointment | None = None,
    ) -> Self:
        """Return the same with a fact that counts no more from a day on: it stays, with who corrected it.

        Args:
            fact: The fact that was wrong, as it was recorded; or the appointment.
            on: The day of the correction; before it, the book is seen as it was.
            by: Who corrects it.
            to: What is right; None where nothing happened.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> cut = Event(on=date(2018, 11, 20), kind="cut", post="plume-1")
        >>> book = Book(promotion=P3).record(cut)
        >>> book.correct(cut, on=date(2018, 11, 21), by="office", why="another post").ledger.in_force
        ()
        """
        _check_whole(self._book, "correct")
        wrong, right = _as_fact(fact), None if to is None else _as_fact(to)
        if isinstance(wrong, Appointment) or isinstance(right, Appointment):
            return self._with(
                _appointed_otherwise(self._book, FactCorrection(on=on, fact=wrong, by=by, why=why, to=right))
            )
        ledger = self._book.ledger.correct(wrong, on=on, by=by, why=why, to=right)
        return self._with(evolve(self._book, events=ledger.facts, corrections=ledger.corrections))

    def on(self, day: date) -> Self:
        """Return the same as of a day: with what was recorded, corrected and decided by then.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3).record(Event(on=date(2018, 11, 20), kind="cut", post="plume-1"))
        >>> len(book.on(date(2018, 11, 19)).events), len(book.on(date(2018, 11, 20)).events)
        (0, 1)
        """
        return self._with(known_by(self._book, day, steps=False))

    # ── what follows from facts ──────────────────────────────────────────────────────────────────

    @property
    def sitting(self) -> tuple[Panel, ...]:
        """The panels, without what they need not hear any more: whoever withdrew, for one."""
        return current(self._book).panels

    @property
    def absences(self) -> Mapping[str, tuple[date, ...]]:
        """The days on which people said that they are away, by person: hearings are planned around them."""
        found: dict[str, tuple[date, ...]] = {}
        for one in facts_of(self._book, "absent"):
            found[one.person or ""] = (*found.get(one.person or "", ()), *days_of(one))
        return FrozenMap(found)

    @property
    def closures(self) -> tuple[date, ...]:
        """The days of strikes and of holidays that were declared late: nobody is heard on them."""
        return closures_of(self._book)

    def contracts(self, *, key: str = "") -> tuple[Contract, ...]:
        """Return the contract of each appointment, with the days that its facts give it.

        Args:
            key: The promotion: what makes identifiers in agendas its own.

        >>> from eig.book import Book
        >>> from eig.programme import Candidate
        >>> from eig.promotions import P3
        >>> seat = Appointment(person="c1", challenge="plume", start=date(2019, 1, 16), terms=P3.rules.terms)
        >>> left = Event(on=date(2019, 5, 3), kind="resigned", person="c1", last=date(2019, 5, 31))
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")]).record(seat, left)
        >>> book.contracts()[0].last
        datetime.date(2019, 5, 31)
        """
        return contracts_of(self._book, key)

    def costs(
        self,
        *,
        employer_rate: Number = 1,
        envelopes: Iterable[Envelope] = (),
        indemnities: Mapping[str, Number] | None = None,
    ) -> CostByYear:
        """Return what the contracts cost, by year, host and payer, with the days that their facts give them.

        A `budget` that names a payer, or `contracts` for all of them, is an envelope, of a year where the
        fact gives a `first` day: the last one of a name and year holds, and what passes it is told.

        Args:
            employer_rate: What the employer pays for each unit of pay; see `eig.timeline.cost_by_year`.
            envelopes: What is set aside beside the budgets that were recorded.
            indemnities: What is paid by person beside the pay, as leave that was not taken.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).costs().total
        Fraction(0, 1)
        """
        book = self._book
        years = {one.id: one.years_of_experience for one in book.candidates}
        return cost_by_year(
            self.contracts(),
            promotion=current(book).promotion,
            experience={person: given for person, given in years.items() if given is not None},
            employer_rate=employer_rate,
            envelopes=(*envelopes, *envelopes_of(book)),
            indemnities=indemnities,
        )

    def mentor_load(self, *, shares: Mapping[str, Number] | Number | None = None) -> Load:
        """Return what is asked of each mentor on each day, over all their challenges, and who is overbooked.

        Args:
            shares: What mentors give whose share is not known: one share for all, or by mentor.

        >>> from eig.book import Book
        >>> from eig.programme import Mentor
        >>> from eig.promotions import P3
        >>> both = [Mentor(id="m1", challenge=one, share="0.6") for one in ("plume", "adler")]
        >>> book = Book(promotion=P3, mentors=both)
        >>> left = Event(on=date(2019, 4, 2), kind="mentor_left", person="m1", challenge="adler",
        ...              last=date(2019, 4, 15))
        >>> [str(one.span.last) for one in book.record(left).mentor_load().overloads]
        ['2019-04-15']
        """
        promotion, last = self._book.promotion, max(last_days(self._book).values(), default=date.max)
        first = None if last == date.max else promotion.starts
        span = None if first is None else Span.inclusive(first, last)
        return load(mentor_shares(promotion, span, mentors=mentors_there(self._book), shares=shares))


def _appointed_otherwise(book: BookWithCautions, correction: FactCorrection) -> BookWithCautions:
    """Return a book with another appointment, or none, in the place of one that was wrong."""
    faults, wrong = Gather("Book.correct"), cast("Appointment", correction.fact)
    faults.that("fact", wrong in book.appointments, "book.recorded_seat", value=wrong.person)
    known = max((one.on for one in book.corrections if one.to == wrong), default=correction.on)
    in_time = known <= correction.on
    faults.that("on", in_time, "programme.known_by_then", value=correction.on, known=known)
    faults.done()
    return evolve(
        book,
        appointments=instead(book.appointments, wrong, cast("Appointment | None", correction.to)),
        corrections=(*book.corrections, correction),
    )


def _as_fact(one: Event | Amendment | Appointment) -> Event | Appointment:
    return fact_from(one) if isinstance(one, Amendment) else one


def _check_whole(book: BookWithCautions, call: str) -> None:
    """A book seen on a day takes no facts: they would be lost from the whole."""
    faults = Gather(f"Book.{call}")
    faults.that("self", book.day is None, "book.whole_book", value=book.day)
    faults.done()
