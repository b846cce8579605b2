"""The reserve list (liste complémentaire): how many names, how many calls, and until when.

A reserve list follows the order of merit and replaces people of the main list who cannot be appointed.
Whether it exists, how long it lives and how much it may be used are rules of each programme: they are given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import final

from attrs import field, frozen

from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import whole
from eig._values.value import Value, keeps
from eig.reasons import Because, Reason, reasons_in

LONGEST_YEARS = 2
"""A complementary list lapses when the tests of the next competition begin, at most two years after it was
drawn up (code général de la fonction publique, art. L325-36)."""
CALLS_PER_PLACE = 2
"""Appointments from a complementary list stay within 200 % of the places (décret 2003-532, art. 2)."""


because: Because = reasons_in("jury.rules")


@final
@frozen(kw_only=True, eq=False, repr=False)
class ReserveTerms(Value):
    """The terms of a reserve list.

    Args:
        names: The most names it may hold; None for everyone judged apt.
        calls: The most appointments that may be made from it; None for no limit.
        starts: The first day on which it may be used; None where no date is set.
        ends: The first day on which it may no longer be used; None where no date is set.

    >>> terms = ReserveTerms(names=10, starts=date(2019, 1, 16), ends=date(2019, 11, 16))
    >>> terms.in_force(date(2019, 11, 15)), terms.in_force(date(2019, 11, 16))
    (True, False)
    """

    names: int | None = field(default=None, metadata=keeps(whole(0)))
    calls: int | None = field(default=None, metadata=keeps(whole(0)))
    starts: date | None = None
    ends: date | None = None

    def _check(self, faults: Gather) -> None:
        if self.starts and self.ends:
            lasts = self.ends > self.starts
            faults.that("ends", lasts, "jury.rules.end_after_start", starts=self.starts)

    @classmethod
    @checked_by(places=whole(0))
    def concours(cls, places: int, *, published: date, next_tests_start: date | None = None) -> ReserveTerms:
        """Return the terms of a complementary list of the French civil service: the strict benchmark.

        It holds everyone judged apt, is used for at most twice the places (décret 2003-532, art. 2), and
        lapses when the tests of the next competition begin, at most two years after it was drawn up (CGFP,
        art. L325-36).

        >>> terms = ReserveTerms.concours(
        ...     10, published=date(2019, 1, 16), next_tests_start=date(2020, 9, 1))
        >>> terms.calls, terms.ends
        (20, datetime.date(2020, 9, 1))
        """
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415 # a first ranking has no use for it

        faults = Gather("ReserveTerms.concours")
        last = date.max.year - LONGEST_YEARS
        faults.that("published", published.year <= last, "jury.rules.before", value=published, year=str(last))
        lasts = next_tests_start is None or next_tests_start > published
        faults.that(
            "next_tests_start", lasts, "jury.rules.end_after_start", value=next_tests_start, starts=published
        )
        faults.done()
        lapses = published + relativedelta(years=LONGEST_YEARS)
        ends = min(lapses, next_tests_start) if next_tests_start else lapses
        return cls(calls=CALLS_PER_PLACE * places, starts=published, ends=ends)

    def in_force(self, on: date) -> bool:
        """Tell whether the list may be used on a day.

        >>> ReserveTerms().in_force(date(2019, 1, 16))
        True
        """
        return (self.starts is None or on >= self.starts) and (self.ends is None or on < self.ends)

    def refusal(self, *, on: date | None, called: int = 0) -> Reason | None:
        """Say why nobody may be called from the list on a day, after so many calls; None where one may be.

        Args:
            on: The day of the call; None leaves the validity of the list out.
            called: How many have been called from the list already.

        >>> print(ReserveTerms(calls=1).refusal(on=date(2019, 1, 16), called=1))
        the only call that the reserve list allows has been made
        """
        if on is not None and not self.in_force(on):
            early = self.starts is not None and on < self.starts
            code = "reserve_early" if early else "reserve_lapsed"
            return because(code, on=on, starts=self.starts, ends=self.ends)
        if self.calls is None or called < self.calls:
            return None
        return because("reserve_used_up", called=called, calls=self.calls)


def serves(terms: ReserveTerms) -> Iterator[Reason]:
    """Yield from when and until when a reserve list may be used, where that is stated."""
    if terms.starts or terms.ends:
        yield because("reserve_serves", starts=terms.starts, ends=terms.ends)


def terms_of(given: int | ReserveTerms | None) -> ReserveTerms:
    """Return terms: a number is a number of names, None is everyone."""
    return given if isinstance(given, ReserveTerms) else ReserveTerms(names=given)
