"""The ledger: dated facts as they were recorded, none of them ever changed, and what corrected them.

A fact that was wrong is corrected: it stays, with who corrected it, when and why, and counts no more from
then on. On any day the ledger says what was known, so that what was decided then can be read with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import text
from eig._values.tuple_fields import TupleOf
from eig._values.value import PrivateText, Value, keeps, row_of
from eig.errors import UnknownKey
from eig.programme._courses_and_statuses_from_facts import in_order
from eig.programme._facts_in_words_and_contradictions import check_contradictions, said
from eig.programme.appointments import NEEDS, Appointment, Event, is_of_somebody
from eig.programme.lifecycles import STATUSES
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

__all__ = ["FactCorrection", "Ledger"]

because: Because = reasons_in("programme")
tell: Tell = teller("programme")
KINDS: Final = (*sorted({*NEEDS, *STATUSES}),)
"""Every kind of fact that the library knows."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class FactCorrection(Value):
    """A fact that was wrong: it counts no more from a day on, and another may stand in its place.

    Args:
        on: The day it was corrected.
        fact: The fact, as it was recorded; or an appointment, which another replaces, or none.
        by: Who corrected it.
        why: Why.
        to: What is right; None where nothing happened.

    >>> wrong = Event(on=date(2019, 5, 3), kind="resigned", person="c12")
    >>> print(FactCorrection(on=date(2019, 5, 6), fact=wrong, by="office", why="another person").why)
    another person
    """

    on: date
    fact: Event | Appointment
    by: str = field(metadata=keeps(text))
    why: str = field(metadata=keeps(text, of="person"))
    to: Event | Appointment | None = None

    def _check(self, faults: Gather) -> None:
        faults.that("to", self.to != self.fact, "programme.another_fact")
        alike = self.to is None or isinstance(self.to, type(self.fact))
        faults.that("to", alike, "programme.same_kind_of_fact")
        known = self.fact.known if isinstance(self.fact, Event) else self.fact.decided or self.on
        faults.that("on", known <= self.on, "programme.known_by_then", known=known)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Ledger(Value):
    """Dated facts, as they were recorded, and what corrected them: nothing is ever taken out.

    Args:
        facts: The facts, in the order in which they were recorded.
        corrections: What corrected them.

    >>> left = Event(on=date(2019, 5, 3), kind="resigned", person="c12", last=date(2019, 5, 31))
    >>> ledger = Ledger().record(left).correct(left, on=date(2019, 5, 6), by="office", why="date misread",
    ...                                        to=evolve(left, last=date(2019, 6, 30)))
    >>> [str(known.in_force[0].last) for known in (ledger, ledger.on(date(2019, 5, 4)))]
    ['2019-06-30', '2019-05-31']
    """

    _BRIEF = "{facts} facts, {corrections} corrected"
    facts: tuple[Event, ...] = field(default=(), converter=TupleOf[Event], metadata=keeps(once="fact"))
    corrections: tuple[FactCorrection, ...] = field(default=(), converter=TupleOf[FactCorrection])

    def _check(self, faults: Gather) -> None:
        wrong = [one.fact for one in self.corrections]
        for at, one in enumerate(wrong):
            if isinstance(one, Event):  # appointments stand in the book that corrects them
                known, first = one in self.facts, one not in wrong[:at]
                faults.that("corrections", known, "programme.recorded_fact", at=(at,), value=one.kind)
                faults.that("corrections", first, "programme.corrected_once", at=(at,), value=one.kind)

    @property
    def in_force(self) -> tuple[Event, ...]:
        """The facts that were not corrected, in the order of their days."""
        return self._in_force

    @cached_property
    def _in_force(self) -> tuple[Event, ...]:
        """The same, put in order once for all questions."""
        wrong = {one.fact for one in self.corrections}
        return tuple(in_order(one for one in self.facts if one not in wrong))

    def on(self, day: date) -> Ledger:
        """Return what was known by a day: what was recorded, and corrected, by then.

        >>> Ledger(facts=[Event(on=date(2019, 5, 3), kind="strike")]).on(date(2019, 5, 2)).facts
        ()
        """
        return Ledger(
            facts=[one for one in self.facts if one.known <= day],
            corrections=[one for one in self.corrections if one.on <= day],
        )

    @checked
    def record(self, *facts: Event) -> Ledger:
        """Return the ledger with facts more.

        >>> Ledger().record(Event(on=date(2019, 5, 3), kind="strike")).in_force[0].kind
        'strike'
        """
        faults, wrong = Gather("Ledger"), {one.fact for one in self.corrections}
        for at, one in enumerate(facts):
            faults.that("facts", one not in wrong, "programme.noted_again", at=(at,), value=one.kind)
        faults.done()
        return _agreeing(evolve(self, facts=(*self.facts, *facts)))

    @checked
    def correct(self, fact: Event, *, on: date, by: str, why: PrivateText, to: Event | None = None) -> Ledger:
        """Return the ledger in which a fact counts no more from a day on, and another stands in its place.

        Args:
            fact: The fact that was wrong, as it was recorded.
            on: The day of the correction: what is right is known from then on.
            by: Who corrects it.
            to: What is right; None where nothing happened.

        >>> wrong = Event(on=date(2019, 5, 3), kind="strike")
        >>> ledger = Ledger(facts=[wrong])
        >>> ledger.correct(wrong, on=date(2019, 5, 6), by="office", why="another town").in_force
        ()
        """
        same = (one for one in self.in_force if evolve(one, recorded=fact.recorded) == fact)
        fact = fact if fact in self.in_force else next(same, fact)  # a correction is noted on its own day
        right = None if to is None else to if to.known >= on else evolve(to, recorded=on)
        if to is not None and evolve(to, recorded=to.recorded or fact.recorded) == fact:
            right = fact  # the day on which it is noted is no other fact
        wrong = FactCorrection(on=on, fact=fact, by=by, why=why, to=right)
        more = () if right is None else (right,)
        return _agreeing(Ledger(facts=(*self.facts, *more), corrections=(*self.corrections, wrong)))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say each fact in the order of the days, and what corrected it; or those that name one subject.

        >>> print(Ledger(facts=[Event(on=date(2019, 5, 3), kind="resigned", person="c12")]).explain("c12"))
        c12: on 3 May 2019, c12 resigned.
        """
        own = [one for one in self._in_turn() if key is None or key in _named(one)]
        others = [one for one in self.corrections if isinstance(one.fact, Appointment)]
        seats = [one for one in others if key is None or key in _named(one.fact, one.to)]
        if not own and not seats and key is not None:
            known = dict.fromkeys(
                name for one in (*self.facts, *(one.fact for one in others)) for name in _named(one)
            )
            raise UnknownKey("person, post or challenge", key, known=known)
        told = [reason for one in own for reason in self._told(one)]
        told = [*told, *map(_seat_corrected, seats)] or [because("no_fact")]
        return Trace(subject=key or tell("ledger", lang), reasons=told, lang=lang)

    def _in_turn(self) -> list[Event]:
        """Return each fact in the order of the days; what is right comes after what was wrong."""
        turn = {one: one.on for one in self.facts}
        for wrong in self.corrections:
            if isinstance(wrong.fact, Event) and isinstance(wrong.to, Event):
                turn[wrong.to] = max(wrong.to.on, turn[wrong.fact])
        return sorted(in_order(self.facts), key=lambda one: (turn[one], one.known))

    def _told(self, fact: Event) -> Sequence[Reason]:
        wrong = (one for one in self.corrections if one.fact == fact)
        return [said(fact), *(because("fact_corrected", on=one.on, by=one.by, why=one.why) for one in wrong)]

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a fact, in the order of `explain`: what it says, and who corrected it.

        >>> Ledger(facts=[Event(on=date(2019, 5, 3), kind="strike")]).rows()[0]["code"]
        'strike'
        """
        wrong: dict[Event | Appointment, FactCorrection] = {one.fact: one for one in self.corrections}
        return [_row(one, wrong.get(one)) for one in self._in_turn()]


def _agreeing(ledger: Ledger) -> Ledger:
    """Return a ledger of which no two facts contradict each other."""
    faults = Gather("Ledger")
    check_contradictions(faults, ledger.in_force)
    faults.done()
    return ledger


def _named(*facts: Event | Appointment | None) -> tuple[str, ...]:
    fields = ("person", "challenge", "post", "to", "by", "what", "replaces")
    names = (getattr(one, name, None) for one in facts for name in fields)
    return tuple(dict.fromkeys(name for name in names if name))


def _seat_corrected(wrong: FactCorrection) -> Reason:
    """Return what was corrected of an appointment, and to what."""
    told = (
        None
        if one is None
        else because("appointed_at", **row_of(one, "person", "challenge", "post", "start"))
        for one in (wrong.fact, wrong.to)
    )
    was, right = told
    return because("seat_corrected", on=wrong.on, by=wrong.by, why=wrong.why, was=was, right=right)


def _row(fact: Event, wrong: FactCorrection | None) -> Mapping[str, object]:
    return {
        "on": fact.on,
        "code": fact.kind,
        "sentence": said(fact),
        **row_of(fact, "person", "challenge", "post", "first", "last", "what", "author", "source"),
        "recorded": fact.known,
        "corrected": None if wrong is None else wrong.on,
        "corrected_by": None if wrong is None else wrong.by,
        "why": None if wrong is None else wrong.why,
    }


def check_kinds(faults: Gather, events: Iterable[Event], statuses: Iterable[str] = ()) -> None:
    """Note each kind of fact that is none of the library's or of the statuses that a programme states.

    A fact of such a status is of somebody, as the library's are.
    """
    facts, stated = (*events,), {*statuses}
    kinds = {(at, "kind"): one.kind for at, one in enumerate(facts)}
    faults.known("events", kinds.values(), (*KINDS, *stated), what="a kind of fact", ways=kinds)
    for at, one in enumerate(facts):
        whole = one.kind not in stated or is_of_somebody(one)
        faults.that("events", whole, "programme.of_somebody", value=None, at=(at, "person"))
