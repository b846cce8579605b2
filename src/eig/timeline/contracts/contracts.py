"""The dates of a fixed-term contract: a proposal, the contract states its dates.

Nothing here is legal advice: each rule has its source, to be checked against the text in force.

- **Last day.** A contract of n months ends the day before the same day n months later: 13 September 2021
  plus ten months is 12 July 2022, as the programme's own contracts say. Where that month has no such day,
  the exclusive end moves forward to the first of the next month, so that the contract ends on the last day
  of the month, by analogy with the code de procédure civile, article 641. Clamping, then taking a day off,
  would lose a day.
- **Trial period.** At most one working day a week of contract, and at most three weeks under six months,
  one month under a year, two months under two years, three months from two years (décret n° 86-83 of
  17 January 1986, article 9).
- **Renewal.** The administration says whether it renews at the latest eight days before the term under six
  months, one month under two years, two months from two years; the agent has eight days to answer, and
  silence gives the post up (same décret, article 45). Months count from date to date (Conseil d'État,
  5 July 2013, n° 353572).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, NamedTuple, final

from attrs import field, frozen

from eig._ground.checks import Gather, Rule, day, instance_of
from eig._ground.html import table
from eig._ground.values import Value
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


_DECREE: Final = "décret n° 86-83 du 17 janvier 1986"
_SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "last_day": "code de procédure civile, art. 641",
        "trial": f"{_DECREE}, art. 9",
        "renewal": f"{_DECREE}, art. 45",
    }
)
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

    Raises:
        Fault, Faults: A duration that is not a length of contract, a stated end before the start.

    >>> contract = Contract(start=date(2019, 1, 17), duration=months(10))
    >>> [str(day) for day in (contract.last, contract.last_working_day, contract.trial.last)]
    ['2019-11-16', '2019-11-15', '2019-02-16']
    >>> print(contract.explain("renewal").reasons[-1])
    this is a proposal, the contract states its dates
    """

    start: date
    duration: Duration = field(converter=to_duration)
    stated: date | None = None
    calendar: WorkCalendar = field(factory=WorkCalendar.ouvres)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        dated = faults.check("start", day), faults.check("stated", day.or_none())
        faults.check("duration", _contract_length)
        faults.check("calendar", instance_of(WorkCalendar))
        if all(dated) and self.stated is not None:
            faults.that(
                "stated",
                self.start <= self.stated,
                rule="a contract ends on or after its first day",
                remedy="check both dates of the contract",
            )
        faults.done()

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
        whole_weeks = max(self.span.days // _WEEK, 1)
        limits = working_days(whole_weeks), _band(self.span).trial
        end = min(advance(self.calendar, self.start, limit) for limit in limits)
        return Span(start=self.start, end=end)

    @property
    def renewal_by(self) -> date:
        """The last day to tell the agent whether the contract is renewed."""
        notice = _band(self.span).notice
        return advance(self.calendar, self.last, -notice, overflow="clamp")

    def answer_by(self, notified: date) -> date:
        """Return the last day for the agent to accept a renewal told on a day: the day told does not count.

        >>> Contract(start=date(2019, 1, 17), duration=months(10)).answer_by(date(2019, 10, 16))
        datetime.date(2019, 10, 24)
        """
        check_day("Contract.answer_by", notified)
        return notified + _ANSWER

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to look at: a stated day that differs, conventions that disagree, a last day off."""
        found = (caution(self) for caution in (_differs, _conventions, _rest_day))
        return tuple(reason for reason in found if reason)

    def explain(self, key: str, *, lang: Lang = "en") -> Trace:
        """Say a date of the contract, its rule and its source: `last_day`, `trial` or `renewal`.

        >>> contract = Contract(start=date(2021, 9, 13), duration="10 mois")
        >>> print(contract.explain("last_day", lang="fr").reasons[0].say("fr"))
        10 mois à compter du 13 septembre 2021 mènent au 12 juillet 2022 inclus
        """
        if key not in _SAYINGS:
            raise UnknownKey("date of a contract", key, known=_SAYINGS)
        source = because("source", source=_SOURCES[key])
        doubts = self.cautions if key == "last_day" else ()
        return trace(key, (_SAYINGS[key](self), source, *doubts, _PROPOSAL), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a date, with the source of its rule.

        >>> contract = Contract(start=date(2019, 1, 17), duration="10 months")
        >>> [(row["key"], str(row["day"])) for row in contract.rows()]
        [('last_day', '2019-11-16'), ('trial', '2019-02-16'), ('renewal', '2019-10-16')]
        """
        return [
            {
                "key": key,
                "day": found,
                "source": _SOURCES[key],
                "stated": key == "last_day" and self.stated is not None,
            }
            for key, found in zip(_SAYINGS, (self.last, self.trial.last, self.renewal_by), strict=True)
        ]

    def _repr_html_(self) -> str:
        return table(self.rows(), caption=str(_PROPOSAL))


def _band(span: Span) -> _Band:
    return next(
        band
        for band in _BANDS
        if band.under_months is None
        or span.end < add_months(span.start, band.under_months, overflow="forward")
    )


def _say_last_day(contract: Contract) -> Reason:
    length = contract.duration
    return Reason(
        code="last_day",
        sentences={
            "en": f"{length.say('en')} from {{start}} lead to {{last}} inclusive",
            "fr": f"{length.say('fr')} à compter du {{start}} mènent au {{last}} inclus",
        },
        facts={"start": contract.start, "last": contract.proposed.last},
    )


def _say_trial(contract: Contract) -> Reason:
    limit = _band(contract.span).trial
    return Reason(
        code="trial",
        sentences={
            "en": "the trial period ends at the latest on {last}: "
            f"a working day a week of contract, and at most {limit.say('en')}",
            "fr": "la période d'essai finit au plus tard le {last} : "
            f"un jour ouvré par semaine de contrat, et au plus {limit.say('fr')}",
        },
        facts={"last": contract.trial.last},
    )


def _say_renewal(contract: Contract) -> Reason:
    notice = _band(contract.span).notice
    return Reason(
        code="renewal",
        sentences={
            "en": f"the administration says by {{by}}, {notice.say('en')} before the term of {{last}}, "
            "whether it renews; the agent then has {answer} days to answer, and silence gives the post up",
            "fr": f"l'administration dit avant la fin du {{by}}, {notice.say('fr')} avant le terme du "
            "{last}, si elle renouvelle ; l'agent a ensuite {answer} jours pour répondre ; son silence "
            "vaut renonciation",
        },
        facts={"by": contract.renewal_by, "last": contract.last, "answer": _ANSWER.days},
    )


_SAYINGS: Final[Mapping[str, Callable[[Contract], Reason]]] = MappingProxyType(
    {"last_day": _say_last_day, "trial": _say_trial, "renewal": _say_renewal}
)


def _differs(contract: Contract) -> Reason | None:
    if contract.agrees:
        return None
    off = days(abs((contract.last - contract.proposed.last).days))
    return Reason(
        code="stated_differs",
        sentences={
            "en": f"the contract states {{stated}}, {off.say('en')} from the {{proposed}} proposed: "
            "check it, and keep what is signed",
            "fr": f"le contrat indique le {{stated}}, à {off.say('fr')} du {{proposed}} proposé : "
            "vérifier, et garder ce qui est signé",
        },
        facts={"stated": contract.last, "proposed": contract.proposed.last, "days": off.n},
    )


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

    >>> contract_end(date(2019, 1, 17), months(10))
    datetime.date(2019, 11, 16)
    >>> contract_end(date(2019, 1, 31), months(1))
    datetime.date(2019, 2, 28)
    """
    return Contract(start=start, duration=duration).last
