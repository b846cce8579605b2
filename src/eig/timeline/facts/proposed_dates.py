"""What a recurrence proposes: dates, and what was done to each of them. People decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import final

from attrs import field, frozen

from eig._language.said_values import plural
from eig._values.faults_together import told_of
from eig._values.tuple_fields import to_sorted
from eig._values.value import Value
from eig.errors import UnknownKey
from eig.reasons import Because, Reason, Trace, reasons_in, to_reasons, trace
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
    >>> proposal = propose([date(2019, 5, 1)], calendar=WorkCalendar.ouvres())
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
    ...                  calendar=WorkCalendar.ouvres())
    >>> [str(day) for day in proposal.days]
    ['2019-04-03', '2019-05-02', '2019-06-05']
    >>> print(proposal.explain("2019-05-01"))
    2019-05-01: 1 May 2019 is not worked (Fête du travail): 2 May 2019.
    """

    dates: tuple[Proposed, ...] = field(converter=_proposed)
    cautions: tuple[Reason, ...] = field(default=(), converter=to_reasons)

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

        def session(number: int, day: date) -> Session:
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
        return told_of("Proposal.sessions", lambda: tuple(session(number, day) for number, day in dated))

    def __repr__(self) -> str:
        return f"<Proposal: {plural(len(self.days), 'day')} of {plural(len(self.dates), 'nominal date')}>"

    def explain(self, key: date | str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what became of a nominal date, given as a date or as its ISO text; without one, sum all up.

        Raises:
            UnknownKey: Nobody proposed that date.
        """
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
