"""Sessions: the dates that people share, with an audience, a status and, where known, hours.

A recurrence only proposes dates (`eig.timeline.recur`); the programme is a set of explicit sessions, some
moved, some cancelled, some still to be confirmed. Hours are local; they are converted last.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, TypeAlias, cast, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, called, ids, instance_of, is_day, text, whole
from eig._values.tuple_fields import to_ids
from eig._values.value import Value, keeps
from eig.programme import Promotion
from eig.programme.agenda import SupportSession
from eig.programme.hours import hour
from eig.timeline.calendar.local_time import to_utc
from eig.timeline.calendar.spans import Span
from eig.timeline.facts._stable_identifiers import session_keys, slug

SessionStatus: TypeAlias = Literal["confirmed", "moved", "cancelled", "to_be_confirmed"]
"""Where a session stands. A moved session stands at its new date."""

_MINUTES_A_DAY: Final = 24 * 60
_IN_YEARS: Final = Rule(lambda _: False, "programme.in_years")
_days: Final = instance_of(Span).but(lambda value: _IN_YEARS if is_day(value) else None)


def add_minutes(at: time, minutes: int) -> time:
    """Return the time of day so many minutes later, past midnight if it comes to that.

    >>> add_minutes(time(9, 50), 40), add_minutes(time(22), 120)
    (datetime.time(10, 30), datetime.time(0, 0))
    """
    hours, rest = divmod(at.hour * 60 + at.minute + minutes, 60)
    return at.replace(hour=hours % 24, minute=rest)


def to_span(when: date | Span) -> Span:
    """Return a date as the span of that day; the last of all days, and anything else, stays for the check."""
    if isinstance(when, Span) or not is_day(when) or when == date.max:
        return cast("Span", when)
    return Span.inclusive(when, when)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Session(Value):
    """One session of the support programme: its days, hours, audience and status.

    Args:
        key: A stable identifier: exports and updates recognise the session by it.
        when: A date, or the span of a session of several days.
        title: What it is about.
        starts: The local time it starts on each of its days, or None for whole days.
        minutes: How long it lasts on each of its days; given with `starts`.
        audience: Who comes, by identifiers such as `fellows` or `mentors`.
        status: `confirmed`, `moved`, `cancelled` or `to_be_confirmed`.
        place: Where it is.

    Raises:
        Fault, Faults: A field breaks its rule: hours without a length, a session past midnight.

    >>> seminar = Session(key="seminar-1", when=Span.inclusive(date(2019, 5, 16), date(2019, 5, 17)),
    ...                   title="Off-site seminar", audience=["fellows"])
    >>> seminar.when.days, seminar.status, seminar.is_held
    (2, 'confirmed', True)
    >>> Session(key="mentors-2", when=date(2019, 4, 18), starts=time(14), minutes=270).ends
    datetime.time(18, 30)
    """

    key: str = field(metadata=keeps(text))
    when: Span = field(converter=to_span, metadata=keeps(_days))
    title: str = field(default="", metadata=keeps(called))
    starts: time | None = field(default=None, metadata=keeps(hour))
    minutes: int | None = field(default=None, metadata=keeps(whole(1)))
    audience: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    status: SessionStatus = "confirmed"
    place: str = ""

    def _check(self, faults: Gather) -> None:
        starts, minutes = self.starts, self.minutes
        faults.that("minutes", (starts is None) == (minutes is None), "timeline.facts.hours_and_length")
        if starts is not None and minutes is not None:
            left = _MINUTES_A_DAY - starts.hour * 60 - starts.minute
            faults.that(
                "minutes", minutes <= left, "timeline.facts.within_day", starts=f"{starts:%H:%M}", most=left
            )

    @property
    def name(self) -> str:
        """The title, or the key where there is none."""
        return self.title or self.key

    @property
    def is_held(self) -> bool:
        """Whether it takes place: every status but `cancelled`."""
        return self.status != "cancelled"

    @property
    def ends(self) -> time | None:
        """The local time it ends, `time(0)` for midnight; None for whole days.

        Where clocks change meanwhile, `lint` says so, and `moments` keeps the length.
        """
        if self.starts is None or self.minutes is None:
            return None
        return add_minutes(self.starts, self.minutes)

    def moments(self, *, zone: str) -> tuple[tuple[datetime, datetime], ...]:
        """Return the start and the end of each of its days, in UTC; nothing for whole days.

        The end is the start plus the length, so that a session across a change of clocks keeps its length.

        >>> coaching = Session(key="c", when=date(2019, 4, 2), starts=time(10), minutes=60)
        >>> [(a.isoformat(), b.isoformat()) for a, b in coaching.moments(zone="Europe/Paris")]
        [('2019-04-02T08:00:00+00:00', '2019-04-02T09:00:00+00:00')]
        """
        if self.starts is None or self.minutes is None:
            return ()
        first, length = datetime.combine(self.when.start, self.starts), timedelta(minutes=self.minutes)
        starts = [to_utc(first + timedelta(days=n), zone=zone) for n in range(self.when.days)]
        return tuple((start, start + length) for start in starts)


@checked
def sessions_of(
    support: Promotion | Iterable[SupportSession], *, key: str = "session"
) -> tuple[Session, ...]:
    """Return the published sessions of a promotion as sessions of a timeline, in the order of days.

    The theme becomes the title; a programme that publishes hours sets them afterwards, by `evolve`. A key is
    made of the promotion, the day and the audience: next year's sessions have others, and a session that is
    cancelled leaves those of the others as they are. One that has an identifier keeps its key when it moves.

    Args:
        key: What each key starts with; the name of the promotion, where one is given.

    >>> published = SupportSession(first=date(2019, 5, 16), last=date(2019, 5, 17), audience=["fellows"])
    >>> [(one.key, one.when.days, one.audience) for one in sessions_of([published])]
    [('session-2019-05-16-fellows', 2, ('fellows',))]
    >>> sessions_of([SupportSession(id="Seminar 1", first=date(2019, 5, 16))])[0].key
    'session-seminar-1'
    >>> from eig.promotions import P3
    >>> sessions_of(P3)[0].key
    'eig-3-2019-02-11-fellows'
    """
    start = slug(support.name) if isinstance(support, Promotion) else key
    given = support.sessions if isinstance(support, Promotion) else support
    ordered = sorted(given, key=lambda one: (one.first, one.last or one.first, one.audience, one.theme))
    return tuple(
        Session(
            key=own,
            when=Span.inclusive(one.first, one.last or one.first),
            title=one.theme,
            audience=one.audience,
        )
        for own, one in zip(session_keys(ordered, start), ordered, strict=True)
    )


def held(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Return the sessions that take place, in the order of days, hours and keys.

    >>> first, second = (Session(key=key, when=date(2019, 5, day)) for key, day in (("b", 2), ("a", 3)))
    >>> [session.key for session in held([second, first])]
    ['b', 'a']
    """
    return tuple(sorted((one for one in sessions if one.is_held), key=in_order))


def in_order(session: Session) -> tuple[date, time, str]:
    """Return the total order of sessions: first day, hour, key."""
    return session.when.start, session.starts or time.min, session.key
