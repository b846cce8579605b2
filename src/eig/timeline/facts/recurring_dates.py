"""Recurrence: a rule proposes dates, people decide.

A rule is that of RFC 5545 (section 3.3.10); it gives dates, never hours. What it proposes
then meets the calendar (move on, move back or skip a day off), loses the days that people took away and gains
the days that they added. The proposal says what was done to each date; explicit sessions are the truth.

Two readings of the RFC matter here: a rule on the 31st skips the months that have none (3.3.10: invalid dates
are ignored), and `UNTIL` with a date includes that day, while `UNTIL` at midnight is the start of that day,
when no session has begun, and excludes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from itertools import islice
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, cast, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import plural
from eig._values.call_arguments import checked
from eig._values.faults_together import told_of
from eig._values.field_rules_and_bounds import to_day
from eig._values.tuple_fields import TupleOf, to_sorted
from eig._values.value import Value
from eig.errors import Fault, UnknownKey
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.spans import Span
from eig.timeline.calendar.work_calendars_and_delays import WorkCalendar
from eig.timeline.facts._rfc5545_recurrence_rules import FOUR_CENTURIES, days_of, read_rule
from eig.timeline.facts.sessions import Session
from eig.typing import Lang

because: Because = reasons_in("timeline.facts")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Proposed(Value):
    """One date that a rule proposes, and what became of it.

    Args:
        nominal: The date that the rule, or a person, gave.
        day: The date proposed, or None where it is dropped.
        reason: What was done, and why.

    >>> from eig.timeline import WorkCalendar
    >>> from eig.timeline.facts import propose
    >>> proposal = propose([date(2019, 5, 1)], calendar=WorkCalendar.named("metropole"))
    >>> one = proposal.dates[0]
    >>> str(one.nominal), str(one.day), str(one.reason)
    ('2019-05-01', '2019-05-02', '1 May 2019 is not worked (Fête du travail): 2 May 2019')
    """

    nominal: date
    day: date | None
    reason: Reason


def _proposed(dates: Iterable[Proposed]) -> tuple[Proposed, ...]:
    return to_sorted(dates, Proposed, lambda one: (str(one.nominal), str(one.day)))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Proposal(Value):
    """The dates that a rule proposes, in order, with what was done to each.

    >>> from eig.timeline import WorkCalendar, recur
    >>> from eig.timeline.calendar import Span
    >>> proposal = recur("FREQ=MONTHLY;BYDAY=1WE", Span.inclusive(date(2019, 4, 1), date(2019, 6, 30)),
    ...                  calendar=WorkCalendar.named("metropole"))
    >>> [str(day) for day in proposal.days]
    ['2019-04-03', '2019-05-02', '2019-06-05']
    >>> print(proposal.explain("2019-05-01"))
    2019-05-01: 1 May 2019 is not worked (Fête du travail): 2 May 2019.
    """

    dates: tuple[Proposed, ...] = field(converter=_proposed)
    cautions: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])

    @property
    def days(self) -> tuple[date, ...]:
        """The days proposed, sorted, each once."""
        return tuple(sorted({one.day for one in self.dates if one.day is not None}))

    def sessions(
        self,
        key: str,
        *,
        title: str = "",
        audience: Sequence[str] = (),
        starts: time | None = None,
        minutes: int | None = None,
        place: str = "",
    ) -> tuple[Session, ...]:
        """Return a session a day, to be confirmed: from there on, sessions are the truth.

        The keys number the sessions from 1: `key-1`, `key-2`, and so on; the rest is as in `Session`.

        >>> from eig.timeline.facts import propose
        >>> proposal = propose([date(2019, 2, 21), date(2019, 3, 14)])
        >>> [(one.key, str(one.when.start), one.status) for one in proposal.sessions("plenary")]
        [('plenary-1', '2019-02-21', 'to_be_confirmed'), ('plenary-2', '2019-03-14', 'to_be_confirmed')]
        """

        def _session(number: int, day: date) -> Session:
            return Session(
                key=f"{key}-{number}",
                when=day,
                title=title,
                audience=audience,
                starts=starts,
                minutes=minutes,
                place=place,
                status="to_be_confirmed",
            )

        dated = enumerate(self.days, start=1)
        return told_of("Proposal.sessions", lambda: tuple(_session(number, day) for number, day in dated))

    def __repr__(self) -> str:
        return f"<Proposal: {plural(len(self.days), 'day')} of {plural(len(self.dates), 'nominal date')}>"

    def explain(self, key: date | str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what became of a nominal date, given as a date or as its ISO text; without one, sum all up."""
        if key is None:
            moved = sum(one.day not in {None, one.nominal} for one in self.dates)
            dropped = sum(one.day is None for one in self.dates)
            counted = because("proposed", days=len(self.days), moved=moved, dropped=dropped)
            return trace(because("proposal").say(lang), (counted, *self.cautions), lang)
        reasons = [one.reason for one in self.dates if str(one.nominal) == str(key)]
        if not reasons:
            raise UnknownKey("proposed date", str(key), known=(str(one.nominal) for one in self.dates))
        return trace(str(key), reasons, lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a nominal date.

        >>> from eig.timeline.facts import propose
        >>> str(propose([date(2019, 3, 6)]).rows()[0]["day"])
        '2019-03-06'
        """
        return [
            {"nominal": one.nominal, "day": one.day, "code": one.reason.code, "sentence": one.reason}
            for one in self.dates
        ]


HolidayPolicy: TypeAlias = Literal["next", "previous", "skip"]
"""What becomes of a date that is not worked: the next working day, the previous one, or nothing."""

_Policy: TypeAlias = Callable[[date, WorkCalendar], Proposed]
_SHORT_MONTHS: Final = because("short_months")


@checked
def nominal_days(rule: str, span: Span) -> tuple[date, ...]:
    """Return the days of a span that a rule gives, the rule starting on the span's first day.

    Args:
        rule: A recurrence rule of RFC 5545, such as `FREQ=MONTHLY;BYDAY=1TH`.
        span: The days to look at; its start anchors intervals and counts.

    Raises:
        Fault: The rule is not one of days, months or years, or is not a rule; it gives more than 10,000 days,
            or does not end within four centuries.

    >>> mission = Span.inclusive(date(2019, 2, 7), date(2019, 5, 31))
    >>> [str(day) for day in nominal_days("FREQ=MONTHLY;BYDAY=1TH", mission)]
    ['2019-02-07', '2019-03-07', '2019-04-04', '2019-05-02']
    """
    return _nominal("nominal_days", rule, span)


def _nominal(asked: str, rule: str, span: Span) -> tuple[date, ...]:
    read = told_of(asked, lambda: read_rule(rule))
    after = min(span.end.toordinal(), span.start.toordinal() + FOUR_CENTURIES)
    found = tuple(islice(days_of(read, span.start, after - 1), MOST + 1))
    ended = read.until < after or (read.times is not None and len(found) >= read.times)
    if len(found) > MOST or (after < span.end.toordinal() and not ended):
        raise Fault(f"{asked}.rule", rule, "timeline.facts.few_days", {"most": MOST})
    return found


@checked
def propose(
    days: Iterable[date],
    *,
    calendar: WorkCalendar | None = None,
    on_holiday: HolidayPolicy = "next",
    without: Iterable[date] = (),
    plus: Iterable[date] = (),
) -> Proposal:
    """Return what becomes of nominal dates on a calendar, with the days that people took away and added.

    Args:
        days: The nominal dates, from one rule or several.
        calendar: The working days; None takes every day as worked.
        on_holiday: What becomes of a date off: the `next` working day, the `previous` one, or `skip`.
        without: Nominal dates that people took away (the RFC's EXDATE).
        plus: Dates that people added (the RFC's RDATE): they stay where they were put, worked or not.

    Raises:
        Fault, Faults: A time of day where a date is meant, an unknown word for holidays, a date taken away
            that is not proposed.

    >>> days = [date(2019, 4, 3), date(2019, 5, 1)]
    >>> office = WorkCalendar.named("metropole")
    >>> [str(day) for day in propose(days, calendar=office, on_holiday="previous").days]
    ['2019-04-03', '2019-04-30']
    >>> [str(day) for day in propose(days, without=[date(2019, 4, 3)], plus=[date(2019, 4, 4)]).days]
    ['2019-04-04', '2019-05-01']
    """
    return _proposal("propose", (days, without, plus), calendar, on_holiday)


def _proposal(
    asked: str,
    dates: tuple[Iterable[date], Iterable[date], Iterable[date]],
    calendar: WorkCalendar | None,
    on_holiday: HolidayPolicy,
) -> Proposal:
    nominal, away, added = ({cast("date", to_day(one)) for one in several} for several in dates)
    if strangers := tuple(sorted(away - nominal)):
        raise Fault(f"{asked}.without", strangers, "timeline.facts.among_proposed")
    settled = [
        _settle(one, calendar, on_holiday) if one not in away else _taken(one) for one in sorted(nominal)
    ]
    put = [_put(one, calendar) for one in sorted(added)]
    return Proposal(dates=(*settled, *put), cautions=_meetings((*settled, *put)))


@checked
def recur(
    rule: str,
    span: Span,
    *,
    calendar: WorkCalendar | None = None,
    on_holiday: HolidayPolicy = "next",
    without: Iterable[date] = (),
    plus: Iterable[date] = (),
) -> Proposal:
    """Propose the dates of a rule over a span: `nominal_days`, then `propose`, with cautions.

    A rule on the 29th, 30th or 31st skips the months that have no such day, as the RFC says; the proposal
    carries a caution about it. A date moved out of the span is proposed with a caution too.

    >>> spring = Span.inclusive(date(2019, 1, 31), date(2019, 6, 30))
    >>> proposal = recur("FREQ=MONTHLY", spring)
    >>> [str(day) for day in proposal.days], [caution.code for caution in proposal.cautions]
    (['2019-01-31', '2019-03-31', '2019-05-31'], ['short_months'])
    """
    found = _proposal("recur", (_nominal("recur", rule, span), without, plus), calendar, on_holiday)
    short = (_SHORT_MONTHS,) if _skips_short_months(rule, span.start) else ()
    cautions = (*short, *found.cautions, *_outside(found, span))
    return Proposal(dates=found.dates, cautions=cautions)


def _settle(nominal: date, calendar: WorkCalendar | None, policy: HolidayPolicy) -> Proposed:
    if calendar is None or calendar.is_working(nominal):
        return Proposed(nominal=nominal, day=nominal, reason=because("kept", nominal=nominal))
    return _POLICIES[policy](nominal, calendar)


def _move(code: str, step: int) -> _Policy:
    def _moved(nominal: date, calendar: WorkCalendar) -> Proposed:
        found = calendar.nth(nominal, step)
        reason = because(code, nominal=nominal, to=found, why=calendar.why_off(nominal))
        return Proposed(nominal=nominal, day=found, reason=reason)

    return _moved


def _skip(nominal: date, calendar: WorkCalendar) -> Proposed:
    return Proposed(
        nominal=nominal, day=None, reason=because("skipped", nominal=nominal, why=calendar.why_off(nominal))
    )


_POLICIES: Final[Mapping[HolidayPolicy, _Policy]] = MappingProxyType(
    {"next": _move("moved_on", 1), "previous": _move("moved_back", -1), "skip": _skip}
)


def _taken(nominal: date) -> Proposed:
    return Proposed(nominal=nominal, day=None, reason=because("taken_away", nominal=nominal))


def _put(nominal: date, calendar: WorkCalendar | None) -> Proposed:
    if calendar is None or calendar.is_working(nominal):
        return Proposed(nominal=nominal, day=nominal, reason=because("added", nominal=nominal))
    reason = because("added_off", nominal=nominal, why=calendar.why_off(nominal))
    return Proposed(nominal=nominal, day=nominal, reason=reason)


def _meetings(dates: Iterable[Proposed]) -> Iterator[Reason]:
    """Give a caution for each date that lands where another one stands already."""
    seen: set[date] = set()
    for one in dates:
        if one.day in seen:
            yield because("met", nominal=one.nominal, to=one.day)
        elif one.day is not None:
            seen.add(one.day)


def _outside(found: Proposal, span: Span) -> tuple[Reason, ...]:
    return tuple(
        because("outside", nominal=one.nominal, to=one.day)
        for one in found.dates
        if one.day is not None and one.day != one.nominal and one.day not in span
    )


MOST: Final = 10_000
"""How many days a rule may give: twenty-seven years of every day."""
_SHORTEST_MONTH: Final = 28


def _skips_short_months(text: str, start: date) -> bool:
    """Tell whether a rule asks for a day that some months lack: by its own words, or by its first day.

    >>> [_skips_short_months("FREQ=MONTHLY", date(2019, 1, number)) for number in (31, 28)]
    [True, False]
    """
    rule = read_rule(text)
    chooses = rule.weekdays or rule.numbers.keys() & {"BYWEEKNO", "BYYEARDAY"}
    if rule.frequency not in {"MONTHLY", "YEARLY"} or chooses:
        return False
    numbers = rule.numbers.get("BYMONTHDAY", (start.day,))
    return max(numbers) > _SHORTEST_MONTH and min(numbers) > 0
