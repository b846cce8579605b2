"""The dates of a contract: by its length, what was signed, its law, and what changed it since."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

from attrs import evolve, field, frozen

from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between
from eig._values.frozen_maps import FrozenMap
from eig._values.value import Value, keeps, made_of, told_where_given
from eig.programme.amendments import Amendment
from eig.programme.durations import Duration, check_day, duration_or_none, length, to_duration
from eig.programme.pay import Pay
from eig.programme.terms import NO_LAW, ContractLaw, TermBand
from eig.timeline.calendar.spans import Span
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar, advance
from eig.timeline.contracts.amended_contracts import (
    ContractPart,
    check_life,
    days_of,
    end_of,
    parts_of,
    to_amendments,
)
from eig.timeline.contracts.budget_years_in_days_or_thirtieths import YearSplit, split_by_year

_WEEK: Final = 7
_YEAR: Final = 360  # in thirtieths of a month
_MONDAY_TO_FRIDAY: Final = WorkCalendar()


def counted(law: ContractLaw) -> WorkCalendar:
    """Return the working days that a law counts; Monday to Friday where it names no calendar."""
    return WorkCalendar.named(law.calendar) if law.calendar else _MONDAY_TO_FRIDAY


@frozen(kw_only=True, eq=False, repr=False)
class ContractDates(Value):
    """What was agreed, what changed it since, and the dates that follow: a `Contract`, which says why."""

    start: date
    duration: Duration = field(converter=to_duration, metadata=keeps(length))
    stated: date | None = None
    law: ContractLaw = NO_LAW
    calendar: WorkCalendar = field(default=made_of("law", ContractLaw, counted))
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
    again: bool = field(default=False, metadata=told_where_given)

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

        >>> from eig.timeline import Contract
        >>> half = Amendment(person="c1", kind="part_time", on=date(2019, 5, 3), first=date(2019, 6, 1),
        ...                  share="1/2")
        >>> contract = Contract(person="c1", start=date(2019, 1, 16), duration="10 months", amendments=[half])
        >>> [(str(part.span.start), str(part.share)) for part in contract.parts]
        [('2019-01-16', '1'), ('2019-06-01', '1/2')]
        """
        return parts_of(self.agreed, self.amendments, share=self.share, challenge=self.challenge)

    def terms_on(self, day: date) -> ContractPart | None:
        """Return the terms that hold on a day; None on a day that is not of the contract.

        >>> from eig.timeline import Contract
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

        >>> from eig.timeline import Contract
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
        end = self._trial_from(self.start) if self.law.trial_anew or not self.again else None
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

        >>> from eig.timeline import Contract
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

        >>> from eig.timeline import Contract
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

        >>> from eig.timeline import Contract
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
