"""Spans of whole days: half-open inside, inclusive for people.

`Span(start=..., end=...)` holds the days from `start` up to, and not including, `end`. Contracts and people
say the last day instead: `Span.inclusive(first, last)` builds from it, `.last` reads it. So the length is a
subtraction, neighbours meet where `a.end == b.start`, and iCalendar takes `end` as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, final

from attrs import frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.value import Value
from eig.programme.durations import out_of_time
from eig.typing import Lang

_ONE_DAY: Final = timedelta(days=1)
MOST_PAIRS: Final = 100_000
"""Of spans that share days, each with each: beyond, nobody reads them."""
tell: Tell = teller("timeline.calendar")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Span(Value):
    """The days from `start` up to, and not including, `end`.

    Args:
        start: The first day.
        end: The day after the last: a boundary, not a day of the span.

    >>> mission = Span.inclusive(date(2019, 1, 16), date(2019, 11, 15))
    >>> mission.end, mission.last, mission.days
    (datetime.date(2019, 11, 16), datetime.date(2019, 11, 15), 304)
    """

    start: date
    end: date

    def _check(self, faults: Gather) -> None:
        faults.that("end", self.start < self.end, "timeline.calendar.exclusive_end", start=self.start)

    @classmethod
    def inclusive(cls, first: date, last: date) -> Span:
        """Build from the first and the last day.

        >>> Span.inclusive(date(2019, 5, 1), date(2019, 5, 1))
        Span(start=datetime.date(2019, 5, 1), end=datetime.date(2019, 5, 2))
        """
        faults = Gather("Span.inclusive")
        faults.that("last", first <= last, "timeline.calendar.last_day", value=last, start=first)
        faults.done()
        if last == date.max:
            raise out_of_time("Span.inclusive.last", last)
        return cls(start=first, end=last + _ONE_DAY)

    @property
    def last(self) -> date:
        """The last day."""
        return self.end - _ONE_DAY

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.end - self.start).days

    def __contains__(self, moment: date) -> bool:
        return self.start <= moment < self.end

    def say(self, lang: Lang = "en") -> str:
        """Say the first and the last day.

        >>> Span.inclusive(date(2019, 1, 16), date(2019, 11, 15)).say("fr")
        'du 16 janvier 2019 au 15 novembre 2019'
        """
        code = "one_day" if self.days == 1 else "several_days"
        return tell(code, lang, first=self.start, last=self.last)

    def meets(self, other: Span) -> bool:
        """Tell whether one ends where the other starts, without a day in common.

        >>> Span.inclusive(date(2019, 1, 1), date(2019, 1, 31)).meets(
        ...     Span.inclusive(date(2019, 2, 1), date(2019, 2, 28)))
        True
        """
        return self.end == other.start or other.end == self.start

    def common(self, other: Span) -> Span | None:
        """Return the days in common, if any.

        >>> february = Span.inclusive(date(2020, 2, 1), date(2020, 2, 29))
        >>> str(february.common(Span.inclusive(date(2020, 2, 15), date(2020, 3, 15))))
        'from 15 February 2020 to 29 February 2020'
        """
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start=start, end=end) if start < end else None

    def joined(self, other: Span) -> Span | None:
        """Return the one span that holds both, where no day lies between them.

        >>> january = Span.inclusive(date(2020, 1, 1), date(2020, 1, 31))
        >>> january.joined(Span.inclusive(date(2020, 2, 1), date(2020, 2, 29))).days
        60
        """
        if self.start > other.end or other.start > self.end:
            return None
        return Span(start=min(self.start, other.start), end=max(self.end, other.end))


@checked
def overlaps(spans: Mapping[str, Span]) -> Sequence[tuple[str, str, Span]]:
    """Return every pair of named spans that share days, with the days shared, in the order given.

    Raises:
        Fault: More than a hundred thousand pairs share days.

    >>> first = Span.inclusive(date(2019, 3, 1), date(2019, 3, 31))
    >>> second = Span.inclusive(date(2019, 3, 31), date(2019, 4, 30))
    >>> [(a, b, shared.days) for a, b, shared in overlaps({"m6": first, "m7": second})]
    [('m6', 'm7', 1)]
    """
    faults = Gather("overlaps")
    found: dict[tuple[int, int], Span] = {}
    running: list[tuple[int, Span]] = []
    for at, span in sorted(enumerate(spans.values()), key=lambda one: one[1].start):
        running = [one for one in running if one[1].end >= span.start]
        for other, two in running:
            if (shared := span.common(two)) is not None:
                found[min(at, other), max(at, other)] = shared
        running.append((at, span))
        few = len(found) <= MOST_PAIRS
        faults.that("spans", few, "timeline.calendar.few_pairs", value=len(found), most=MOST_PAIRS)
        faults.done()
    names = tuple(spans)
    return tuple((names[left], names[right], found[left, right]) for left, right in sorted(found))
