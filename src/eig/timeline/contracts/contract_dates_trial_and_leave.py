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

from attrs import evolve, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import told_of
from eig._values.phrases_of_faults import Quoted
from eig.errors import Fault, require_key
from eig.programme.amendments import Amendment
from eig.programme.appointments import Appointment
from eig.programme.durations import Duration, days, to_duration
from eig.programme.pay import Pay
from eig.programme.terms import NO_LAW, ContractLaw, ContractTerms
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar
from eig.timeline.contracts._contract_cautions_and_reasons import (
    CAUTIONS,
    SAYINGS,
    source_of,
    told_read,
    told_source,
)
from eig.timeline.contracts._dates_by_length_law_and_amendments import ContractDates, counted
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
