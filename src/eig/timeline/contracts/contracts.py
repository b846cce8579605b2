"""The dates of a fixed-term contract: a proposal, the contract states its dates.

Nothing here is legal advice: each rule has its source, to be checked against the text in force.

- **Last day.** A contract of n months ends the day before the same day n months later: 13 September 2021
  plus ten months is 12 July 2022, as the programme's own contracts say. No text that we know says so of
  contracts: the rule is an analogy with delays in months (code de procédure civile, article 641), which
  end on the day of the same number. Where the last month has no such day, the exclusive end moves forward
  to the first of the next month, so that the contract ends on the last day of the month. Clamping, then
  taking a day off, would lose a day.
- **Trial period.** At most one working day a week of contract, and at most three weeks under six months,
  one month under a year, two months under two years, three months from two years; renewable once for the same
  length at most, if the contract says so (décret n° 86-83 of 17 January 1986, article 9).
- **Renewal.** Where the contract may be renewed (Conseil d'État, n° 353572), the administration says
  whether it renews it at the latest eight days before the term under six months, one month under two years,
  two months from two years; the agent has eight days to answer, and silence gives the post up (same
  décret, article 45).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, NamedTuple, final

from attrs import field, frozen

from eig._ground.checks import Gather, Rule, day, flag, instance_of
from eig._ground.values import Value, keeps
from eig.errors import UnknownKey
from eig.reasons import Reason, Trace, reasons_in, trace
from eig.timeline.calendar.calendars import WorkCalendar, advance
from eig.timeline.calendar.durations import (
    Duration,
    add_months,
    check_day,
    days,
    months,
    to_duration,
    weeks,
    working_days,
)
from eig.timeline.calendar.spans import Span
from eig.timeline.contracts.budgets import YearSplit, split_by_year
from eig.typing import Lang

__all__ = ["Contract", "contract_end"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("timeline.contracts")


_ANSWER: Final = timedelta(days=8)
_WEEK: Final = 7


class _Band(NamedTuple):
    """What the décret grants contracts shorter than so many months (None: all the others)."""

    under_months: int | None
    trial: Duration
    notice: Duration


_BANDS: Final[tuple[_Band, ...]] = (
    _Band(6, trial=weeks(3), notice=days(8)),
    _Band(12, trial=months(1), notice=months(1)),
    _Band(24, trial=months(2), notice=months(1)),
    _Band(None, trial=months(3), notice=months(2)),
)
_contract_length = Rule(
    lambda value: isinstance(value, Duration) and value.n > 0 and value.unit != "working_days",
    "a contract lasts a positive number of months, weeks or days",
    "give months(10), say",
)
_PROPOSAL: Final = because("proposal")


@final
@frozen(kw_only=True)
class Contract(Value):
    """The dates of a fixed-term contract: proposed from its start and length, held against what it states.

    Args:
        start: The first day.
        duration: How long it lasts, such as `months(10)` or `"10 months"`.
        stated: The last day that the signed contract states, where there is one: it wins over the proposal.
        calendar: The working days; those of France (jours ouvrés) unless said.
        renewable: Whether the contract may be renewed: only then is a notice of renewal due. None where
            that is not known.

    Raises:
        Fault, Faults: A duration that is not a length of contract, a stated end before the start.

    >>> contract = Contract(start=date(2019, 1, 16), duration=months(10))
    >>> [str(day) for day in (contract.last, contract.last_working_day, contract.trial.last)]
    ['2019-11-15', '2019-11-15', '2019-02-15']
    >>> print(contract.explain("renewal").reasons[-1])
    this is a proposal: only the dates of the contract hold
    """

    start: date = field(metadata=keeps(day))
    duration: Duration = field(converter=to_duration, metadata=keeps(_contract_length))
    stated: date | None = field(default=None, metadata=keeps(day.or_none()))
    calendar: WorkCalendar = field(factory=WorkCalendar.ouvres, metadata=keeps(instance_of(WorkCalendar)))
    renewable: bool | None = field(default=None, metadata=keeps(flag.or_none()))

    def _check(self, faults: Gather) -> None:
        dated = day.holds(self.start) and day.holds(self.stated)
        faults.that(
            "stated",
            not dated or self.stated is None or self.start <= self.stated,
            rule="a contract ends on or after its first day",
            remedy="check both dates of the contract",
        )

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

        >>> contract = Contract(start=date(2020, 9, 1), duration=months(10))
        >>> [part.whole_months for part in contract.by_year.parts]
        [4, 6]
        """
        return split_by_year(self.span, self.calendar)

    @property
    def trial(self) -> Span:
        """The longest trial period: a working day a week, and at most the limit of that length."""
        return Span(start=self.start, end=self._trial_from(self.start))

    @property
    def trial_renewed(self) -> Span:
        """The longest trial period, renewed once for the same length, which the contract must allow."""
        return Span(start=self.start, end=min(self._trial_from(self.trial.end), self.span.end))

    def _trial_from(self, start: date) -> date:
        whole_weeks = max(self.span.days // _WEEK, 1)
        limits = working_days(whole_weeks), _band(self.span).trial
        return min(advance(self.calendar, start, limit) for limit in limits)

    @property
    def renewal_by(self) -> date | None:
        """The last day to tell the agent whether the contract is renewed; None where it may not be."""
        if self.renewable is False:
            return None
        return advance(self.calendar, self.last, -_band(self.span).notice, overflow="clamp")

    def answer_by(self, notified: date) -> date:
        """Return the last day for the agent to accept a renewal told on a day: the day told does not count.

        >>> Contract(start=date(2019, 1, 16), duration=months(10)).answer_by(date(2019, 10, 16))
        datetime.date(2019, 10, 24)
        """
        check_day("Contract.answer_by", notified)
        return notified + _ANSWER

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to look at: a stated day that differs, conventions that disagree, a last day off."""
        found = (caution(self) for caution in (_differs, _conventions, _rest_day))
        return tuple(reason for reason in found if reason)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say `last_day`, `trial` or `renewal`, with its rule and its source; without a key, all of them.

        >>> contract = Contract(start=date(2021, 9, 13), duration="10 mois")
        >>> print(contract.explain("last_day", lang="fr").reasons[0].say("fr"))
        10 mois à compter du 13 septembre 2021 mènent au 12 juillet 2022 inclus
        """
        if key is None:
            reasons = (*(say(self) for say in _SAYINGS.values()), *self.cautions, _PROPOSAL)
            return trace(because("contract").say(lang), reasons, lang)
        if key not in _SAYINGS:
            raise UnknownKey("date of a contract", key, known=_SAYINGS)
        doubts = self.cautions if key == "last_day" else ()
        return trace(
            because(f"title_{key}").say(lang), (_SAYINGS[key](self), _source(key), *doubts, _PROPOSAL), lang
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a date, with the source of its rule; a renewal that may not be has no row.

        >>> contract = Contract(start=date(2019, 1, 16), duration="10 months")
        >>> [(row["key"], str(row["day"])) for row in contract.rows()]
        [('last_day', '2019-11-15'), ('trial', '2019-02-15'), ('renewal', '2019-10-15')]
        """
        days = {"last_day": self.last, "trial": self.trial.last, "renewal": self.renewal_by}
        return [
            {
                "key": key,
                "day": found,
                "source": because(f"source_{key}"),
                "stated": key == "last_day" and self.stated is not None,
            }
            for key, found in days.items()
            if found is not None
        ]


def _band(span: Span) -> _Band:
    return next(
        band
        for band in _BANDS
        if band.under_months is None
        or span.end < add_months(span.start, band.under_months, overflow="forward")
    )


def _source(key: str) -> Reason:
    return because("source", source=because(f"source_{key}"))


def _say_last_day(contract: Contract) -> Reason:
    last = contract.proposed.last
    return because("last_day", length=contract.duration, start=contract.start, last=last)


def _say_trial(contract: Contract) -> Reason:
    limit, renewed = _band(contract.span).trial, contract.trial_renewed.last
    return because("trial", last=contract.trial.last, limit=limit, renewed=renewed)


def _say_renewal(contract: Contract) -> Reason:
    if contract.renewal_by is None:
        return because("not_renewable")
    return because(
        "renewal",
        known=contract.renewable,
        by=contract.renewal_by,
        notice=_band(contract.span).notice,
        last=contract.last,
        answer=days(_ANSWER.days),
    )


_SAYINGS: Final[Mapping[str, Callable[[Contract], Reason]]] = MappingProxyType(
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


def contract_end(start: date, duration: Duration) -> date:
    """Return the proposed last day, inclusive, of a contract: a proposal, the contract states its dates.

    `Contract` gives the other dates, checks a stated one, and explains them with their sources.

    >>> contract_end(date(2019, 1, 16), months(10))
    datetime.date(2019, 11, 15)
    >>> contract_end(date(2019, 1, 31), months(1))
    datetime.date(2019, 2, 28)
    """
    return Contract(start=start, duration=duration).last
