"""The dates of a fixed-term contract: a proposal, the contract states its dates.

Nothing here is legal advice: each rule has its source, to be checked against the text in force.

- **Last day.** A contract of n months ends the day before the same day n months later: 13 September 2021
  plus ten months is 12 July 2022, as the programme's own contracts say. No text that we know says so of
  contracts: the rule is an analogy with delays in months (code de procédure civile, article 641), which
  end on the day of the same number. Where the last month has no such day, the exclusive end moves forward
  to the first of the next month, so that the contract ends on the last day of the month. Clamping, then
  taking a day off, would lose a day.
- **Trial period, renewal, leaving.** They follow a law, which is data: `eig.programme.terms.ContractLaw`,
  such as that of the agents of the French State (décret n° 86-83 of 17 January 1986). Where no law is stated
  there is none of them. The trial follows the length first agreed, whatever comes after; a renewal is told by
  the sum of all lengths, and whoever leaves says so by the length of service until then.
- **A contract with a life.** `start`, `duration` and `stated` are the first agreement, and are not rewritten:
  what changes it stands in `amendments`, and the last day, the parts and the pay follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Protocol, final

from attrs import evolve, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import told_of
from eig._values.phrases_of_faults import Quoted
from eig.errors import Fault, require_key
from eig.programme.amendments import Amendment
from eig.programme.appointments import AWAY, Appointment
from eig.programme.durations import Duration, days, to_duration
from eig.programme.pay import Pay
from eig.programme.terms import NO_LAW, ContractLaw, ContractTerms
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar, advance
from eig.timeline.contracts._dates_by_length_law_and_amendments import ContractDates, counted
from eig.timeline.facts.sessions import Session
from eig.typing import Lang

_SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "last_day": "last_day_source",
        "trial": "trial_source",
        "renewal": "notice_source",
        "leaving": "leaving_source",
        "leave": "leave_source",
    }
)


def source_of(contract: ContractDates, key: str) -> str | Reason:
    """Return where a rule stands; a text that speaks of something else is followed by analogy."""
    source = str(getattr(contract.law, _SOURCES[key]))
    analogy = key == "last_day" and contract.law.last_day_by_analogy
    return because("analogy", source=source) if analogy else source


def _told_source(contract: ContractDates, key: str) -> tuple[Reason, ...]:
    source = source_of(contract, key)
    return (because("source", source=source),) if source else ()


def told_read(contract: ContractDates) -> tuple[Reason, ...]:
    """Return which versions of the law were read, where it says so."""
    return (because("as_read", read=contract.law.as_read),) if contract.law.as_read else ()


def _say_last_day(contract: ContractDates) -> Iterator[Reason]:
    last = contract.proposed.last
    yield because("last_day", length=contract.duration, start=contract.start, last=last)
    if contract.last != contract.agreed.last:
        yield because("amended_last_day", last=contract.last)


def _say_trial(contract: ContractDates) -> Iterator[Reason]:
    if contract.trial is None:
        lacks = "no_trial_anew" if contract.again and not contract.law.trial_anew else "no_trial"
        yield because("no_law" if contract.law == NO_LAW else lacks)
        return
    rate, limit = contract.law.trial_per_week, contract.law.band(contract.start, contract.agreed.end).trial
    if rate is None:
        yield because("trial_limited", last=contract.trial.last, limit=limit)
    else:
        yield because("trial", last=contract.trial.last, rate=rate, limit=limit)
    if contract.trial_renewed is not None:
        times, renewed = contract.law.trial_renewals, contract.trial_renewed.last
        yield because("trial_renewed", times=times, renewed=renewed)
    if contract.ended is not None and contract.ended.on < contract.trial.end:
        yield because("ended_in_trial", on=contract.ended.on, last=contract.last)


def _say_renewal(contract: ContractDates) -> Iterator[Reason]:
    if contract.ended is not None:
        yield because("ended_early", last=contract.last)
        return
    if contract.renewal_by is None:
        silent = "no_law" if contract.law == NO_LAW else "no_notice"
        yield because("not_renewable" if contract.renewable is False else silent)
        return
    yield because(
        "renewal",
        known=contract.renewable,
        by=contract.renewal_by,
        notice=contract.renewal_notice,
        last=contract.last,
        answer=contract.law.answer,
    )
    if contract.permanent and contract.law.permanent is not None:
        yield because("interview")


def _say_leaving(contract: ContractDates) -> Iterator[Reason]:
    ended = contract.ended
    if ended is None:
        yield because("not_left", last=contract.last)
    elif contract.leaving_by is None:
        yield because("no_leaving_notice", on=ended.on, last=contract.last)
    else:
        yield because("leaving", kind=ended.kind, on=ended.on, by=contract.leaving_by, last=contract.last)


def _say_leave(contract: ContractDates) -> Iterator[Reason]:
    if contract.leave_days is None:
        yield because("no_law" if contract.law == NO_LAW else "no_leave")
    else:
        yield because("leave", days=contract.leave_days, year=contract.law.leave)


SAYINGS: Final[Mapping[str, Callable[[ContractDates], Iterator[Reason]]]] = MappingProxyType(
    {
        "last_day": _say_last_day,
        "trial": _say_trial,
        "renewal": _say_renewal,
        "leaving": _say_leaving,
        "leave": _say_leave,
    }
)


def _differs(contract: ContractDates) -> Iterator[Reason]:
    if not contract.agrees:
        stated, proposed = contract.agreed.last, contract.proposed.last
        yield because(
            "stated_differs", stated=stated, proposed=proposed, off=days(abs((stated - proposed).days))
        )


def _conventions(contract: ContractDates) -> Iterator[Reason]:
    clamped = advance(contract.calendar, contract.start, contract.duration, overflow="clamp")
    if clamped != contract.proposed.end:
        yield because("conventions_differ", number=contract.start.day, clamped=clamped - timedelta(days=1))


def _rest_day(contract: ContractDates) -> Iterator[Reason]:
    if not contract.calendar.is_working(contract.last):
        yield because("last_day_not_worked", last=contract.last, worked=contract.last_working_day)


def _lengths(contract: ContractDates) -> Iterator[Reason]:
    """Yield what the terms of the programme and the law say of a length that they do not allow."""
    law, start, end = contract.law, contract.start, contract.span.end
    if law.shortest is not None and contract.agreed.end < law.shortest.after(start):
        yield because("too_short", least=law.shortest, law=law.name, source=law.length_source or None)
    if law.longest is not None and law.longest.after(contract.since or start) < end:
        yield because(
            "too_long", most=law.longest, last=contract.last, law=law.name, source=law.length_source or None
        )
    if contract.longest is not None and contract.longest.after(start) < end:
        until = contract.longest.after(start) - timedelta(days=1)
        yield because("longest_passed", most=contract.longest, last=contract.last, until=until)


def _trial_absent(contract: ContractDates) -> Iterator[Reason]:
    """Yield a doubt of the law: absences within the trial may put its end off."""
    trial = contract.trial
    away = [one for one in contract.amendments if one.kind in AWAY and one.first is not None]
    if trial is not None and any(one.first in trial for one in away if one.first is not None):
        yield because("trial_absent", last=trial.last)


def _left(contract: ContractDates) -> Iterator[Reason]:
    """Yield what an early end did not keep, or owes."""
    ended, by, law = contract.ended, contract.leaving_by, contract.law
    if ended is None or by is None:
        return
    if contract.last < by:
        renewed = contract.trial_renewed is not None and ended.on < contract.trial_renewed.end
        yield because(
            "notice_not_kept",
            kind=ended.kind,
            on=ended.on,
            last=contract.last,
            by=by,
            renewed=renewed or None,
        )
    if ended.kind == "terminated" and law.early is not None:
        early = contract.span.end < law.early.after(contract.start)
        owed = None if law.indemnity is None else law.indemnity * 100
        code = "too_early" if early else "early_end"
        yield because(code, after=law.early, owed=owed, source=law.early_source or None)


CAUTIONS: Final = (_differs, _conventions, _rest_day, _lengths, _trial_absent, _left)


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


because: Because = reasons_in("timeline.contracts")


_PROPOSAL: Final = because("proposal")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Contract(ContractDates):
    """A fixed-term contract: what was first agreed, what changed it since, and the dates that follow.

    Args:
        start: The first day.
        duration: How long it lasts by the first agreement, such as `months(10)` or `"10 months"`.
        stated: The last day that the contract first signed states, where there is one: it wins over the
            proposal. A later last day is an amendment.
        law: What trial periods and notices follow; no law is stated unless it is named.
        calendar: The working days; those that the law counts unless said, Monday to Friday without a law.
        renewable: Whether the contract may be renewed: only then is a notice of renewal due. None where
            that is not known.
        person: Whose contract it is, by identifier.
        challenge: What it is for, by identifier.
        share: The share of working time, exact, up to 1, until part time changes it.
        pay: What is paid, or None where that is not known.
        key: The promotion: what makes identifiers in agendas its own.
        amendments: What changed it since, in any order: all of this person.
        longest: How long it may last in all, renewals included, as the programme offers it.
        permanent: Whether a renewal would be without a term.
        since: The first day of service by which notices count, where earlier contracts count too.
        again: Whether the same person had a contract for the same work, or at the same post, before.

    Raises:
        Fault, Faults: A duration that is not a length of contract, a stated end before the start; an
            amendment of somebody else, or one that says what another denies.

    >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
    >>> contract = Contract(law=french, start=date(2019, 1, 16), duration="10 months")
    >>> [str(day) for day in (contract.last, contract.last_working_day, contract.trial.last)]
    ['2019-11-15', '2019-11-15', '2019-02-15']
    >>> print(contract.explain("renewal").reasons[-1])
    this is a proposal: only the dates of the contract hold
    >>> longer = Amendment(person="c1", kind="extended", on=date(2019, 10, 2), last=date(2020, 1, 15))
    >>> amended = evolve(contract, person="c1", amendments=[longer])
    >>> [str(day) for day in (amended.last, amended.trial.last, amended.renewal_by)]
    ['2020-01-15', '2019-02-15', '2019-12-15']
    """

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
        amendments: Iterable[Amendment] = (),
    ) -> Contract:
        """Return the contract of an appointment: its dates, by the terms that the programme offers.

        Args:
            appointment: Who starts when, under which terms: an `eig.programme.appointments.Appointment`.
            duration: How long it lasts, where its terms do not say.
            calendar: The working days; those that the law counts unless said.
            law: What it follows, where its terms do not say, such as the `contracts` of a jurisdiction.
            key: The promotion: what makes identifiers in agendas its own.
            amendments: What changed since: those of the person are taken, and of this contract where they
                name the challenge.

        Raises:
            Fault: Neither the terms, nor the stated last day, nor `duration` say how long it lasts.

        >>> from eig.programme import Appointment
        >>> from eig.promotions import P3
        >>> mission = Appointment(person="c1", challenge="plume", start=date(2019, 1, 16),
        ...                       terms=P3.rules.terms)
        >>> Contract.of(mission).last
        datetime.date(2019, 11, 15)
        """
        terms, person, challenge = appointment.terms, appointment.person, appointment.challenge
        own = [one for one in amendments if one.person == person and one.challenge in (None, challenge)]
        followed = terms.law or law or NO_LAW
        lasts = _length_of(appointment, duration)
        return told_of(
            "Contract.of",
            lambda: cls(
                start=appointment.start,
                duration=lasts,
                stated=appointment.stated,
                law=followed,
                calendar=counted(followed) if calendar is None else calendar,
                renewable=terms.renewable,
                person=person,
                challenge=challenge,
                share=appointment.share,
                pay=appointment.pay,
                key=key,
                amendments=own,
                longest=terms.longest,
            ),
        )

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The dates of the contract as days of the office's agenda: each says whose it is.

        >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
        >>> contract = Contract(law=french, person="c1", start=date(2019, 1, 16), duration="10 months")
        >>> contract.sessions[0].title
        'c1: trial period'
        """
        return self.sessions_in("en")

    def sessions_in(self, lang: Lang) -> tuple[Session, ...]:
        """Return the same days, with their titles in a language.

        >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
        >>> contract = Contract(law=french, person="c1", start=date(2019, 1, 16), duration="10 months")
        >>> contract.sessions_in("fr")[2].title
        'c1\N{NO-BREAK SPACE}: dernier jour'
        """
        return tuple(
            evolve(one, title=because("of_person", person=self.person, what=one.title).say(lang))
            for one in self.sessions_for(self.person, lang)
        )

    def sessions_for(self, person: str, lang: Lang = "en") -> tuple[Session, ...]:
        """Return the dates of the contract of a person as days of an agenda: `eig.timeline.agenda_of` asks.

        >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
        >>> contract = Contract(law=french, person="c1", start=date(2019, 1, 16), duration="10 months")
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
        """What to look at: days that differ or are off, lengths and notices not kept, doubts of the law."""
        return tuple(reason for caution in CAUTIONS for reason in caution(self))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say `last_day`, `trial`, `renewal`, `leaving` or `leave`, with rule and source; without a key, all.

        >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
        >>> contract = Contract(law=french, start=date(2021, 9, 13), duration="10 mois")
        >>> print(contract.explain("last_day", lang="fr").reasons[0].say("fr"))
        10 mois à compter du 13 septembre 2021 : jusqu’au 12 juillet 2022 inclus
        """
        if key is None:
            asked = ("last_day", "trial", "renewal", *(() if self.ended is None else ("leaving",)))
            said = (reason for key in asked for reason in SAYINGS[key](self))
            changed = tuple(one.reason for one in self.amendments)
            law = () if self.law == NO_LAW else (because("law", law=self.law.name), *told_read(self))
            reasons = (*changed, *dict.fromkeys(said), *law, *self.cautions, _PROPOSAL)
            return trace(self.person or because("contract").say(lang), reasons, lang)
        require_key("date of a contract", key, SAYINGS)
        doubts = self.cautions if key == "last_day" else told_read(self)
        return trace(
            because(f"title_{key}").say(lang),
            (*SAYINGS[key](self), *_told_source(self, key), *doubts, _PROPOSAL),
            lang,
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a date, with the source of its rule; a renewal that may not be has no row.

        >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
        >>> contract = Contract(law=french, start=date(2019, 1, 16), duration="10 months")
        >>> [(row["key"], str(row["day"])) for row in contract.rows()]
        [('last_day', '2019-11-15'), ('trial', '2019-02-15'), ('renewal', '2019-10-15')]
        """
        return [
            {
                "key": key,
                "day": self.dates[key],
                "source": source_of(self, key),
                "stated": key == "last_day" and self.stated is not None,
            }
            for key in SAYINGS
            if key in self.dates
        ]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the same rows as people read them."""
        return [{**row, "key": because(f"title_{row['key']}")} for row in self.rows()]


def _length_of(appointment: Appointed | Appointment, duration: Duration | str | None) -> Duration:
    """Return how long an appointment lasts: by its terms, by what the caller says, by its stated last day."""
    known = appointment.terms.duration or (None if duration is None else to_duration(duration))
    if known is None and appointment.stated is not None:
        known = days((appointment.stated - appointment.start).days + 1)
    if known is None:
        facts = {"person": Quoted(appointment.person)}
        raise Fault("Contract.of.duration", None, "timeline.contracts.a_length", facts)
    return known


@checked
def contract_end(start: date, duration: Duration | str) -> date:
    """Return the proposed last day, inclusive, of a contract: a proposal, the contract states its dates.

    `Contract` gives the other dates, checks a stated one, and explains them with their sources.

    >>> contract_end(date(2019, 1, 16), "10 months")
    datetime.date(2019, 11, 15)
    >>> contract_end(date(2019, 1, 31), "1 month")
    datetime.date(2019, 2, 28)
    """
    return told_of("contract_end", lambda: Contract(start=start, duration=to_duration(duration)).last)
