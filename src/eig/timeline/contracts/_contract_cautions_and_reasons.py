"""The sentences of a contract: its last day, its trial, its notices, and what to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from eig.programme.appointments import AWAY
from eig.programme.durations import days
from eig.programme.terms import NO_LAW
from eig.reasons import Because, Reason, reasons_in
from eig.timeline.calendar.work_calendars_and_delays import advance
from eig.timeline.contracts._dates_by_length_law_and_amendments import ContractDates

because: Because = reasons_in("timeline.contracts")


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


def told_source(contract: ContractDates, key: str) -> tuple[Reason, ...]:
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
