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

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, Protocol, final

from attrs import Factory, evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import between
from eig._values.frozen_maps import FrozenMap
from eig._values.phrases_of_faults import Quoted
from eig._values.value import Value, keeps
from eig.errors import Fault, require_key
from eig.programme.amendments import Amendment
from eig.programme.appointments import Appointment
from eig.programme.durations import Duration, check_day, days, duration_or_none, length, to_duration
from eig.programme.pay import Pay
from eig.programme.terms import NO_LAW, ContractLaw, ContractTerms, TermBand
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.spans import Span
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar, advance
from eig.timeline.contracts._contract_cautions_and_reasons import (
    CAUTIONS,
    SAYINGS,
    source_of,
    told_read,
    told_source,
)
from eig.timeline.contracts.amended_contracts import (
    ContractPart,
    check_life,
    days_of,
    end_of,
    parts_of,
    to_amendments,
)
from eig.timeline.contracts.budget_years_in_days_or_thirtieths import YearSplit, split_by_year
from eig.timeline.facts.sessions import Session
from eig.typing import Lang


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


_WEEK: Final = 7
_YEAR: Final = 360  # in thirtieths of a month
_PROPOSAL: Final = because("proposal")


_MONDAY_TO_FRIDAY: Final = WorkCalendar()


def _counted(law: ContractLaw) -> WorkCalendar:
    """Return the working days that a law counts; Monday to Friday where it names no calendar."""
    return WorkCalendar.named(law.calendar) if law.calendar else _MONDAY_TO_FRIDAY


def _days_counted(contract: Contract) -> WorkCalendar:
    return _counted(contract.law)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Contract(Value):
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

    start: date
    duration: Duration = field(converter=to_duration, metadata=keeps(length))
    stated: date | None = None
    law: ContractLaw = NO_LAW
    calendar: WorkCalendar = field(default=Factory(_days_counted, takes_self=True))
    renewable: bool | None = None
    person: str = ""
    challenge: str = ""
    share: Fraction = field(default=Fraction(1), converter=exact, metadata=keeps(between(0, 1)))
    pay: Pay | None = None
    key: str = ""
    amendments: tuple[Amendment, ...] = field(default=(), converter=to_amendments)
    longest: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(length))
    permanent: bool = False
    since: date | None = None

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
                calendar=_counted(followed) if calendar is None else calendar,
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

    def _check(self, faults: Gather) -> None:
        ends = self.stated is None or self.start <= self.stated
        faults.that("stated", ends, "timeline.calendar.last_day", start=self.start)
        before = self.since is None or self.since <= self.start
        faults.that("since", before, "timeline.contracts.up_to_start", start=self.start)
        for at, one in enumerate(self.amendments):
            own = one.person == self.person
            faults.that("amendments", own, "timeline.contracts.own_person", at=(at,), value=one.person)
        if ends and (agreed := faults.made(lambda: self.agreed, named={"boundary": "start"})):
            check_life(faults, agreed, self.amendments)

    @property
    def proposed(self) -> Span:
        """The days that the length gives, from the start."""
        return Span(start=self.start, end=advance(self.calendar, self.start, self.duration))

    @property
    def agreed(self) -> Span:
        """The days of the first agreement: as stated, else as proposed."""
        return self.proposed if self.stated is None else Span.inclusive(self.start, self.stated)

    @property
    def span(self) -> Span:
        """The days of the contract: those first agreed, longer or shorter as the amendments say."""
        return days_of(self.agreed, self.amendments)

    @property
    def last(self) -> date:
        """The last day of the contract, inclusive, as amended."""
        return self.span.last

    @property
    def ended(self) -> Amendment | None:
        """What ended it before its term, or None."""
        return end_of(self.amendments)

    @property
    def parts(self) -> tuple[ContractPart, ...]:
        """The days on which its terms stay the same, in order: team, share of time, share of pay, absence.

        >>> half = Amendment(person="c1", kind="part_time", on=date(2019, 5, 3), first=date(2019, 6, 1),
        ...                  share="1/2")
        >>> contract = Contract(person="c1", start=date(2019, 1, 16), duration="10 months", amendments=[half])
        >>> [(str(part.span.start), str(part.share)) for part in contract.parts]
        [('2019-01-16', '1'), ('2019-06-01', '1/2')]
        """
        return parts_of(self.agreed, self.amendments, share=self.share, challenge=self.challenge)

    def terms_on(self, day: date) -> ContractPart | None:
        """Return the terms that hold on a day; None on a day that is not of the contract.

        >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
        >>> contract = Contract(law=french, start=date(2019, 1, 16), duration="10 months", challenge="plume")
        >>> contract.terms_on(date(2019, 6, 1)).challenge, contract.terms_on(date(2020, 6, 1))
        ('plume', None)
        """
        check_day("Contract.terms_on.day", day)
        return next((one for one in self.parts if day in one.span), None)

    @property
    def agrees(self) -> bool:
        """Whether the stated last day, if any, is the proposed one."""
        return self.agreed == self.proposed

    @property
    def last_working_day(self) -> date | None:
        """The last working day of the contract; None where it has none, as of one week-end."""
        return self.calendar.nth(self.span.end, -1) if self.working_days else None

    @property
    def working_days(self) -> int:
        """The working days of the contract."""
        return self.calendar.count(self.span.start, self.span.end)

    @property
    def by_year(self) -> YearSplit:
        """The contract split by calendar year, for co-funding by budget year.

        >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
        >>> contract = Contract(law=french, start=date(2020, 9, 1), duration="10 months")
        >>> [part.whole_months for part in contract.by_year.parts]
        [4, 6]
        """
        return split_by_year(self.span, self.calendar)

    @property
    def band(self) -> TermBand:
        """What the law grants a contract of that length in all, earlier ones included where they count."""
        return self.law.band(self.since or self.start, self.span.end)

    @property
    def trial(self) -> Span | None:
        """The longest trial period by the law: by the length first agreed, whatever came after."""
        end = self._trial_from(self.start)
        return None if end is None else Span(start=self.start, end=min(end, self.agreed.end))

    @property
    def trial_renewed(self) -> Span | None:
        """The longest trial period, renewed as often as the law lets the contract say; None without any."""
        end = None if self.trial is None or not self.law.trial_renewals else self.trial.end
        for _ in range(self.law.trial_renewals):
            end = end and self._trial_from(end)
        return None if end is None else Span(start=self.start, end=min(end, self.agreed.end))

    def _trial_from(self, start: date) -> date | None:
        """Return the boundary after the longest trial from a day; None where the law knows none."""
        weekly, whole_weeks = self.law.trial_per_week, max(self.agreed.days // _WEEK, 1)
        rate = None if weekly is None else evolve(weekly, n=weekly.n * whole_weeks)
        limits = [limit for limit in (rate, self._trial_limit) if limit is not None]
        return min((advance(self.calendar, start, limit) for limit in limits), default=None)

    @property
    def _trial_limit(self) -> Duration | None:
        return self.law.band(self.agreed.start, self.agreed.end).trial

    @property
    def renewal_notice(self) -> Duration | None:
        """How long before the term a renewal is told, by the length in all; None where nothing is due."""
        if self.renewable is False or self.ended is not None:
            return None
        return self.law.permanent if self.permanent and self.law.permanent else self.band.notice

    @property
    def renewal_by(self) -> date | None:
        """The last day to tell the agent whether the contract is renewed; None where nothing is due."""
        notice = self.renewal_notice
        return None if notice is None else advance(self.calendar, self.last, -notice, overflow="clamp")

    @property
    def leaving_by(self) -> date | None:
        """The last day of the notice of who resigned or was dismissed; None where none was due.

        None is due within the trial period. The day on which it was told does not count.

        >>> left = Amendment(person="c1", kind="resigned", on=date(2019, 10, 2), last=date(2019, 10, 31))
        >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
        >>> Contract(person="c1", start=date(2019, 1, 16), duration="10 months", law=french,
        ...          amendments=[left]).leaving_by
        datetime.date(2019, 11, 2)
        """
        ended = self.ended
        if ended is None or (self.trial is not None and ended.on < self.trial.end):
            return None
        served = self.law.band(self.since or self.start, max(ended.on, self.start))
        if served.leaving is None:
            return None
        return advance(self.calendar, ended.on, served.leaving, overflow="clamp")

    @property
    def leave_days(self) -> Fraction | None:
        """The days of annual leave that the service gives, in proportion to a year; None without a law of it.

        Part time counts by its share; days away without any pay give none, which differs by kind of leave.

        >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
        >>> Contract(law=french, start=date(2019, 3, 1), duration="6 months").leave_days
        Fraction(25, 2)
        """
        if self.law.leave is None:
            return None
        served = (part for part in self.parts if part.paid or not part.away)
        months = (split_by_year(part.span, self.calendar).thirtieths * part.share for part in served)
        return self.law.leave * sum(months, Fraction(0)) / _YEAR

    def answer_by(self, notified: date) -> date | None:
        """Return the last day for the agent to accept a renewal told on a day: the day told does not count.

        None where the law sets no delay.

        >>> from eig.programme.terms import FRENCH_PUBLIC_LAW as french
        >>> Contract(law=french, start=date(2019, 1, 16), duration="10 months").answer_by(date(2019, 10, 16))
        datetime.date(2019, 10, 24)
        """
        check_day("Contract.answer_by.notified", notified)
        answer = self.law.answer
        return None if answer is None else advance(self.calendar, notified, answer)

    @property
    def dates(self) -> FrozenMap[date]:
        """The days that somebody must not miss: `last_day`, `trial`, `renewal`, as far as they are."""
        trial = None if self.trial is None or self.trial.last > self.last else self.trial.last
        days = {"last_day": self.last, "trial": trial, "renewal": self.renewal_by}
        return FrozenMap({key: found for key, found in days.items() if found is not None})

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
            (*SAYINGS[key](self), *told_source(self, key), *doubts, _PROPOSAL),
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
