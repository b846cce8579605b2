"""What a recurrence proposes: dates, and what was done to each of them. People decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from types import MappingProxyType
from typing import Final, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, day, instance_of, to_sorted, to_tuple
from eig._ground.html import table
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.reasons import Reason, Trace, trace
from eig.timeline.facts.sessions import Session
from eig.typing import Lang

__all__ = ["Proposal", "Proposed"]


def __dir__() -> list[str]:
    return __all__


_OFF_TO: Final = (
    "{nominal} is not worked ({why_en}): {to}",
    "le {nominal} n'est pas travaillé ({why_fr}) : le {to}",
)
_SENTENCES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "kept": ("{nominal} is kept", "le {nominal} est gardé"),
        "moved_on": _OFF_TO,
        "moved_back": _OFF_TO,
        "skipped": (
            "{nominal} is not worked ({why_en}): dropped",
            "le {nominal} n'est pas travaillé ({why_fr}) : abandonné",
        ),
        "taken_away": ("{nominal} was taken away", "le {nominal} a été retiré"),
        "added": ("{nominal} was added", "le {nominal} a été ajouté"),
        "added_off": (
            "{nominal} was added, though it is not worked ({why_en})",
            "le {nominal} a été ajouté, bien qu'il ne soit pas travaillé ({why_fr})",
        ),
        "met": ("{nominal} proposes {to} a second time", "le {nominal} propose une seconde fois le {to}"),
        "outside": (
            "{nominal} is moved to {to}, outside the span",
            "le {nominal} est porté au {to}, hors de la période",
        ),
    }
)


def said(code: str, nominal: date, **facts: object) -> Reason:
    """Return the reason of a code about a nominal date.

    >>> str(said("kept", date(2019, 3, 6)))
    '6 March 2019 is kept'
    """
    en, fr = _SENTENCES[code]
    return Reason(code=code, sentences={"en": en, "fr": fr}, facts={"nominal": nominal, **facts})


@final
@frozen(kw_only=True)
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

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("nominal", day)
        faults.check("day", day.or_none())
        faults.check("reason", instance_of(Reason))
        faults.done()


def _proposed(dates: Iterable[Proposed]) -> tuple[Proposed, ...]:
    return to_sorted(dates, Proposed, lambda one: (str(one.nominal), str(one.day)))


def _reasons(values: Iterable[Reason]) -> tuple[Reason, ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
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
    cautions: tuple[Reason, ...] = field(default=(), converter=_reasons)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("dates", instance_of(Proposed).each())
        faults.check("cautions", instance_of(Reason).each())
        faults.done()

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
        return tuple(
            Session(
                key=f"{key}-{number}",
                when=found,
                title=title,
                audience=audience,
                starts=starts,
                minutes=minutes,
                place=place,
                status="to_be_confirmed",
            )
            for number, found in enumerate(self.days, start=1)
        )

    def explain(self, key: date | str, *, lang: Lang = "en") -> Trace:
        """Say what became of a nominal date, given as a date or as its ISO text.

        Raises:
            UnknownKey: Nobody proposed that date.
        """
        reasons = [one.reason for one in self.dates if str(one.nominal) == str(key)]
        if not reasons:
            raise UnknownKey("proposed date", str(key), known=(str(one.nominal) for one in self.dates))
        return trace(str(key), reasons, lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a nominal date.

        >>> from eig.timeline.facts import propose
        >>> propose([date(2019, 3, 6)]).rows()
        [{'nominal': datetime.date(2019, 3, 6), 'day': datetime.date(2019, 3, 6), 'code': 'kept'}]
        """
        return [{"nominal": one.nominal, "day": one.day, "code": one.reason.code} for one in self.dates]

    def _repr_html_(self) -> str:
        return table(self.rows(), caption="; ".join(map(str, self.cautions)))
