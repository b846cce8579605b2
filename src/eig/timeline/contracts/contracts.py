"""The dates of a fixed-term contract: a proposal, the contract states its dates.

Nothing here is legal advice: each rule has its source, to be checked against the text in force.

- **Last day.** A contract of n months ends the day before the same day n months later: 13 September 2021
  plus ten months is 12 July 2022, as the programme's own contracts say. No text that we know says so of
  contracts: the rule is an analogy with delays in months (code de procédure civile, article 641), which
  end on the day of the same number. Where the last month has no such day, the exclusive end moves forward
  to the first of the next month, so that the contract ends on the last day of the month. Clamping, then
  taking a day off, would lose a day.
- **Trial period and renewal.** They follow a law, which is data: `eig.programme.terms.ContractLaw`, that of
  the agents of the French State (décret n° 86-83 of 17 January 1986, articles 9 and 45) unless another is
  given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Protocol, final

from attrs import evolve, field, frozen

from eig._values.entry import checked
from eig._values.exact import exact
from eig._values.frozen import FrozenMap
from eig._values.gathering import Gather, told_of
from eig._values.phrases import Quoted
from eig._values.rules import between
from eig._values.value import Value, keeps
from eig.errors import Fault, UnknownKey
from eig.programme.appointments import Appointment
from eig.programme.pay import Pay
from eig.programme.terms import FRENCH_PUBLIC_LAW, ContractLaw, ContractTerms, TermBand, length
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.calendars import WorkCalendar, advance
from eig.timeline.calendar.durations import Duration, check_day, days, to_duration
from eig.timeline.calendar.spans import Span
from eig.timeline.contracts.budgets import YearSplit, split_by_year
from eig.timeline.facts.sessions import Session
from eig.typing import Lang

__all__ = ["Appointed", "Contract", "contract_end"]


because: Because = reasons_in("timeline.contracts")


_WEEK: Final = 7
_PROPOSAL: Final = because("proposal")


class Appointed(Protocol):
    """What a contract is made of: who starts when, under which terms.

    >>> from eig.programme import Appointment
    >>> mission: Appointed = Appointment(person="c1", challenge="plume", start=date(2019, 1, 16))
    """

    @property
    def person(self) -> str:
        """Whose contract it is."""
        ...

    @property
    def challenge(self) -> str:
        """What it is for."""
        ...

    @property
    def start(self) -> date:
        """The first day."""
        ...

    @property
    def share(self) -> Fraction:
        """The share of working time."""
        ...

    @property
    def terms(self) -> ContractTerms:
        """What the programme offers: how long, under which law."""
        ...

    @property
    def stated(self) -> date | None:
        """The last day that the signed contract states."""
        ...

    @property
    def pay(self) -> Pay | None:
        """What is paid."""
        ...


@final
@frozen(kw_only=True, eq=False, repr=False)
class Contract(Value):
    """The dates of a fixed-term contract: proposed from its start and length, held against what it states.

    Args:
        start: The first day.
        duration: How long it lasts, such as `months(10)` or `"10 months"`.
        stated: The last day that the signed contract states, where there is one: it wins over the proposal.
        calendar: The working days; those of France (jours ouvrés) unless said.
        renewable: Whether the contract may be renewed: only then is a notice of renewal due. None where
            that is not known.
        person: Whose contract it is, by identifier.
        challenge: What it is for, by identifier.
        share: The share of working time, exact, up to 1.
        pay: What is paid, or None where that is not known.
        law: What trial periods and notices follow; that of the agents of the French State unless said.
        key: The promotion: what makes identifiers in agendas its own.

    Raises:
        Fault, Faults: A duration that is not a length of contract, a stated end before the start.

    >>> contract = Contract(start=date(2019, 1, 16), duration="10 months")
    >>> [str(day) for day in (contract.last, contract.last_working_day, contract.trial.last)]
    ['2019-11-15', '2019-11-15', '2019-02-15']
    >>> print(contract.explain("renewal").reasons[-1])
    this is a proposal: only the dates of the contract hold
    """

    start: date
    duration: Duration = field(converter=to_duration, metadata=keeps(length))
    stated: date | None = None
    calendar: WorkCalendar = field(factory=WorkCalendar.ouvres)
    renewable: bool | None = None
    person: str = ""
    challenge: str = ""
    share: Fraction = field(default=Fraction(1), converter=exact, metadata=keeps(between(0, 1)))
    pay: Pay | None = None
    law: ContractLaw = FRENCH_PUBLIC_LAW
    key: str = ""

    @classmethod
    @checked
    def of(
        cls,
        appointment: Appointed | Appointment,
        *,
        duration: Duration | str | None = None,
        calendar: WorkCalendar | None = None,
        law: ContractLaw | None = None,
        key: str = "",
    ) -> Contract:
        """Return the contract of an appointment: its dates, by the terms that the programme offers.

        Args:
            appointment: Who starts when, under which terms: an `eig.programme.appointments.Appointment`.
            duration: How long it lasts, where its terms do not say.
            calendar: The working days; those of France unless said.
            law: What it follows, where its terms do not say; that of the agents of the French State unless
                said.
            key: The promotion: what makes identifiers in agendas its own.

        Raises:
            Fault: Neither the terms, nor the stated last day, nor `duration` say how long it lasts.

        >>> from eig.programme import Appointment
        >>> from eig.promotions import P3
        >>> mission = Appointment(person="c1", challenge="plume", start=date(2019, 1, 16),
        ...                       terms=P3.rules.terms)
        >>> Contract.of(mission).last
        datetime.date(2019, 11, 15)
        """
        terms = appointment.terms
        lasts = _length_of(appointment, duration)
        return told_of(
            "Contract.of",
            lambda: cls(
                start=appointment.start,
                duration=lasts,
                stated=appointment.stated,
                calendar=WorkCalendar.ouvres() if calendar is None else calendar,
                renewable=terms.renewable,
                person=appointment.person,
                challenge=appointment.challenge,
                share=appointment.share,
                pay=appointment.pay,
                law=terms.law or law or FRENCH_PUBLIC_LAW,
                key=key,
            ),
        )

    def _check(self, faults: Gather) -> None:
        ends = self.stated is None or self.start <= self.stated
        faults.that("stated", ends, "timeline.calendar.last_day", start=self.start)

    @property
    def proposed(self) -> Span:
        """The days that the length gives, from the start."""
        return Span(start=self.start, end=advance(self.calendar, self.start, self.duration))

    @property
    def span(self) -> Span:
        """The days of the contract: as stated, else as proposed."""
        return self.proposed if self.stated is None else Span.inclusive(self.start, self.stated)

    @property
    def last(self) -> date:
        """The last day of the contract, inclusive: as stated, else as proposed."""
        return self.span.last

    @property
    def agrees(self) -> bool:
        """Whether the stated last day, if any, is the proposed one."""
        return self.span == self.proposed

    @property
    def last_working_day(self) -> date:
        """The last working day of the contract."""
        return self.calendar.nth(self.span.end, -1)

    @property
    def working_days(self) -> int:
        """The working days of the contract."""
        return self.calendar.count(self.span.start, self.span.end)

    @property
    def by_year(self) -> YearSplit:
        """The contract split by calendar year, for co-funding by budget year.

        >>> contract = Contract(start=date(2020, 9, 1), duration="10 months")
        >>> [part.whole_months for part in contract.by_year.parts]
        [4, 6]
        """
        return split_by_year(self.span, self.calendar)

    @property
    def band(self) -> TermBand:
        """What the law grants a contract of that length."""
        return self.law.band(self.span.start, self.span.end)

    @property
    def trial(self) -> Span | None:
        """The longest trial period by the law: so much a week, and at most the limit of that length."""
        end = self._trial_from(self.start)
        return None if end is None else Span(start=self.start, end=min(end, self.span.end))

    @property
    def trial_renewed(self) -> Span | None:
        """The longest trial period, renewed as often as the law lets the contract say; None without any."""
        end = None if self.trial is None or not self.law.trial_renewals else self.trial.end
        for _ in range(self.law.trial_renewals):
            end = end and self._trial_from(end)
        return None if end is None else Span(start=self.start, end=min(end, self.span.end))

    def _trial_from(self, start: date) -> date | None:
        """Return the boundary after the longest trial from a day; None where the law knows none."""
        weekly, whole_weeks = self.law.trial_per_week, max(self.span.days // _WEEK, 1)
        rate = None if weekly is None else evolve(weekly, n=weekly.n * whole_weeks)
        limits = [limit for limit in (rate, self.band.trial) if limit is not None]
        return min((advance(self.calendar, start, limit) for limit in limits), default=None)

    @property
    def renewal_by(self) -> date | None:
        """The last day to tell the agent whether the contract is renewed; None where nothing is due."""
        notice = self.band.notice
        if self.renewable is False or notice is None:
            return None
        return advance(self.calendar, self.last, -notice, overflow="clamp")

    def answer_by(self, notified: date) -> date | None:
        """Return the last day for the agent to accept a renewal told on a day: the day told does not count.

        None where the law sets no delay.

        >>> Contract(start=date(2019, 1, 16), duration="10 months").answer_by(date(2019, 10, 16))
        datetime.date(2019, 10, 24)
        """
        check_day("Contract.answer_by.notified", notified)
        answer = self.law.answer
        return None if answer is None else advance(self.calendar, notified, answer)

    @property
    def dates(self) -> FrozenMap[date]:
        """The days that somebody must not miss: `last_day`, `trial`, `renewal`, as far as they are."""
        trial = None if self.trial is None else self.trial.last
        days = {"last_day": self.last, "trial": trial, "renewal": self.renewal_by}
        return FrozenMap({key: found for key, found in days.items() if found is not None})

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The dates of the contract as days of the office's agenda: each says whose it is.

        >>> contract = Contract(person="c1", start=date(2019, 1, 16), duration="10 months")
        >>> contract.sessions[0].title
        'c1: trial period'
        """
        return self.sessions_in("en")

    def sessions_in(self, lang: Lang) -> tuple[Session, ...]:
        """Return the same days, with their titles in a language.

        >>> contract = Contract(person="c1", start=date(2019, 1, 16), duration="10 months")
        >>> contract.sessions_in("fr")[2].title
        'c1\N{NO-BREAK SPACE}: dernier jour'
        """
        return tuple(
            evolve(one, title=because("of_person", person=self.person, what=one.title).say(lang))
            for one in self.sessions_for(self.person, lang)
        )

    def sessions_for(self, person: str, lang: Lang = "en") -> tuple[Session, ...]:
        """Return the dates of the contract of a person as days of an agenda: `eig.timeline.agenda_of` asks.

        >>> contract = Contract(person="c1", start=date(2019, 1, 16), duration="10 months")
        >>> [(one.title, str(one.when.start)) for one in contract.sessions_for("c1")]
        [('trial period', '2019-02-15'), ('renewal', '2019-10-15'), ('last day', '2019-11-15')]
        """
        if person != self.person:
            return ()
        dated = sorted(self.dates.items(), key=lambda one: one[1])
        return tuple(
            Session(key=f"contract-{person}-{key}", when=on, title=because(f"title_{key}").say(lang))
            for key, on in dated
        )

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to look at: a stated day that differs, conventions that disagree, a last day off."""
        found = (caution(self) for caution in (_differs, _conventions, _rest_day))
        return tuple(reason for reason in found if reason)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say `last_day`, `trial` or `renewal`, with its rule and its source; without a key, all of them.

        >>> contract = Contract(start=date(2021, 9, 13), duration="10 mois")
        >>> print(contract.explain("last_day", lang="fr").reasons[0].say("fr"))
        10 mois à compter du 13 septembre 2021 : jusqu’au 12 juillet 2022 inclus
        """
        if key is None:
            said = (reason for say in _SAYINGS.values() for reason in say(self))
            reasons = (*said, because("law", law=self.law.name), *self.cautions, _PROPOSAL)
            return trace(self.person or because("contract").say(lang), reasons, lang)
        if key not in _SAYINGS:
            raise UnknownKey("date of a contract", key, known=_SAYINGS)
        doubts = self.cautions if key == "last_day" else ()
        return trace(
            because(f"title_{key}").say(lang),
            (*_SAYINGS[key](self), *_source(self, key), *doubts, _PROPOSAL),
            lang,
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a date, with the source of its rule; a renewal that may not be has no row.

        >>> contract = Contract(start=date(2019, 1, 16), duration="10 months")
        >>> [(row["key"], str(row["day"])) for row in contract.rows()]
        [('last_day', '2019-11-15'), ('trial', '2019-02-15'), ('renewal', '2019-10-15')]
        """
        return [
            {
                "key": key,
                "day": self.dates[key],
                "source": _source_of(self, key),
                "stated": key == "last_day" and self.stated is not None,
            }
            for key in _SAYINGS
            if key in self.dates
        ]


def _length_of(appointment: Appointed | Appointment, duration: Duration | str | None) -> Duration:
    """Return how long an appointment lasts: by its terms, by what the caller says, by its stated last day."""
    known = appointment.terms.duration or (None if duration is None else to_duration(duration))
    if known is None and appointment.stated is not None:
        known = days((appointment.stated - appointment.start).days + 1)
    if known is None:
        facts = {"person": Quoted(appointment.person)}
        raise Fault("Contract.of.duration", None, "timeline.contracts.a_length", facts)
    return known


_SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {"last_day": "last_day_source", "trial": "trial_source", "renewal": "notice_source"}
)


def _source_of(contract: Contract, key: str) -> str | Reason:
    """Return where a rule stands; a text that speaks of something else is followed by analogy."""
    source = str(getattr(contract.law, _SOURCES[key]))
    analogy = key == "last_day" and contract.law.last_day_by_analogy
    return because("analogy", source=source) if analogy else source


def _source(contract: Contract, key: str) -> tuple[Reason, ...]:
    source = _source_of(contract, key)
    return (because("source", source=source),) if source else ()


def _say_last_day(contract: Contract) -> Iterator[Reason]:
    last = contract.proposed.last
    yield because("last_day", length=contract.duration, start=contract.start, last=last)


def _say_trial(contract: Contract) -> Iterator[Reason]:
    if contract.trial is None:
        yield because("no_trial")
        return
    rate, limit = contract.law.trial_per_week, contract.band.trial
    if rate is None:
        yield because("trial_limited", last=contract.trial.last, limit=limit)
    else:
        yield because("trial", last=contract.trial.last, rate=rate, limit=limit)
    if contract.trial_renewed is not None:
        times, renewed = contract.law.trial_renewals, contract.trial_renewed.last
        yield because("trial_renewed", times=times, renewed=renewed)


def _say_renewal(contract: Contract) -> Iterator[Reason]:
    if contract.renewal_by is None:
        yield because("not_renewable" if contract.renewable is False else "no_notice")
        return
    yield because(
        "renewal",
        known=contract.renewable,
        by=contract.renewal_by,
        notice=contract.band.notice,
        last=contract.last,
        answer=contract.law.answer,
    )


_SAYINGS: Final[Mapping[str, Callable[[Contract], Iterator[Reason]]]] = MappingProxyType(
    {"last_day": _say_last_day, "trial": _say_trial, "renewal": _say_renewal}
)


def _differs(contract: Contract) -> Reason | None:
    if contract.agrees:
        return None
    off = days(abs((contract.last - contract.proposed.last).days))
    return because("stated_differs", stated=contract.last, proposed=contract.proposed.last, off=off)


def _conventions(contract: Contract) -> Reason | None:
    clamped = advance(contract.calendar, contract.start, contract.duration, overflow="clamp")
    if clamped == contract.proposed.end:
        return None
    return because("conventions_differ", number=contract.start.day, clamped=clamped - timedelta(days=1))


def _rest_day(contract: Contract) -> Reason | None:
    if contract.calendar.is_working(contract.last):
        return None
    return because("last_day_not_worked", last=contract.last, worked=contract.last_working_day)


def contract_end(start: date, duration: Duration | str) -> date:
    """Return the proposed last day, inclusive, of a contract: a proposal, the contract states its dates.

    `Contract` gives the other dates, checks a stated one, and explains them with their sources.

    >>> contract_end(date(2019, 1, 16), "10 months")
    datetime.date(2019, 11, 15)
    >>> contract_end(date(2019, 1, 31), "1 month")
    datetime.date(2019, 2, 28)
    """
    return told_of("contract_end", lambda: Contract(start=start, duration=to_duration(duration)).last)
