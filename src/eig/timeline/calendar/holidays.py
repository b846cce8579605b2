"""Public holidays as rules: a year gives dates with names, whatever the locale or the clock.

A rule is any pure, hashable callable `year -> dates` (with or without names). Three are here: `France` (11
holidays, its overseas territories and Alsace-Moselle), and `FixedHolidays` for a list of dates over stated
years. The dates of another country come through one line, here with the `holidays` package: `lambda year:
country_holidays("DE", years=year)`.

France, today's law for every year: code du travail L3133-1 (the 11), L3134-13 (Alsace-Moselle) and L3422-2
(abolition of slavery). History is not modelled: sources contradict each other on Pentecost Monday from 2005
to 2007 (journée de solidarité); `WorkCalendar.opened` settles what a year or a place worked. Customary days
are left out, and so are New Caledonia, French Polynesia, Wallis-et-Futuna, Saint-Pierre-et-Miquelon and the
TAAF.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal, Protocol, TypeAlias, cast, final

from attrs import field, frozen
from dateutil.easter import easter

from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather, require
from eig._values.field_rules_and_bounds import Rule, day, label, one_of, so_many, whole
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps
from eig.errors import Fault
from eig.typing import HolidayDates, Lang

NamedDay: TypeAlias = tuple[date, str]
"""A holiday: its date and its name, which may be empty."""

Territory: TypeAlias = Literal[
    "metropole",
    "alsace-moselle",
    "guadeloupe",
    "guyane",
    "martinique",
    "mayotte",
    "reunion",
    "saint-barthelemy",
    "saint-martin",
]
"""A part of France with holidays of its own."""


class HolidayRule(Protocol):
    """A pure, hashable callable from a year to its holidays.

    >>> rule: HolidayRule = lambda year: [date(year, 5, 1)]
    """

    def __call__(self, year: int, /) -> HolidayDates:
        """Return the holidays of a year: dates, `(date, name)` pairs, or a mapping from dates to names."""
        ...

    def __hash__(self) -> int: ...


_Names: TypeAlias = tuple[str, str]
_Day: TypeAlias = Callable[[int], date]


def _on(month: int, number: int) -> _Day:
    return lambda year: date(year, month, number)


def _easter(days: int) -> _Day:
    """Return the day so many days after Easter Sunday (Gregorian, as dateutil computes it)."""
    return lambda year: easter(year) + timedelta(days=days)


def _saint_martin(year: int) -> date:
    """Abolition day in Saint-Martin: 28 May since 2018, before that 27 May with Guadeloupe.

    27 May is of décret n° 83-1003, as amended by décret n° 2012-553. 28 May is allowed by circulars of May
    2018 and May 2019, as papers of the island tell; L3422-2 was read there with 27 May still in May 2019.
    """
    return date(year, 5, 28 if year >= 2018 else 27)  # noqa: PLR2004 # the year of the change


# Code du travail L3133-1: the 11 holidays of the whole country.
_NATIONAL: Final[tuple[tuple[_Day, _Names], ...]] = (
    (_on(1, 1), ("Jour de l’an", "New Year’s Day")),
    (_easter(1), ("Lundi de Pâques", "Easter Monday")),
    (_on(5, 1), ("Fête du travail", "Labour Day")),
    (_on(5, 8), ("Victoire 1945", "Victory Day 1945")),
    (_easter(39), ("Ascension", "Ascension Day")),
    (_easter(50), ("Lundi de Pentecôte", "Pentecost Monday")),
    (_on(7, 14), ("Fête nationale", "National Day")),
    (_on(8, 15), ("Assomption", "Assumption Day")),
    (_on(11, 1), ("Toussaint", "All Saints’ Day")),
    (_on(11, 11), ("Armistice 1918", "Armistice Day 1918")),
    (_on(12, 25), ("Noël", "Christmas Day")),
)
# Code du travail L3134-13: Good Friday only in communes with a Protestant church or a mixed one.
_GOOD_FRIDAY: Final = (_easter(-2), ("Vendredi saint", "Good Friday"))
_SAINT_STEPHEN: Final = (_on(12, 26), ("Saint-Étienne", "Saint Stephen’s Day"))
# Code du travail L3422-2 (ordonnance for Saint-Barthélemy and Saint-Martin): the abolition of slavery.
_ABOLITION: Final[Mapping[str, _Day]] = MappingProxyType(
    {
        "guadeloupe": _on(5, 27),
        "guyane": _on(6, 10),
        "martinique": _on(5, 22),
        "mayotte": _on(4, 27),
        "reunion": _on(12, 20),
        "saint-barthelemy": _on(10, 9),
        "saint-martin": _saint_martin,
    }
)
_ABOLITION_NAMES: Final[_Names] = ("Abolition de l’esclavage", "Abolition of Slavery Day")
_FIRST_GREGORIAN: Final = 1583
_LAST: Final = 4099  # years for which Easter can be worked out
_years: Final = whole(1, 9999)


@final
@frozen(kw_only=True, eq=False, repr=False)
class France(Value):
    """The public holidays of France: 11 everywhere, and those of a territory.

    Nothing is moved when a holiday falls on a weekend.

    Args:
        territory: `metropole`, `alsace-moselle` or an overseas territory.
        good_friday: In Alsace-Moselle, whether the commune has a Protestant church or a mixed one, which
            makes Good Friday a holiday (L3134-13). Elsewhere it says nothing.
        lang: The language of the names.

    >>> [str(day) for day, name in France()(2019)][:3]
    ['2019-01-01', '2019-04-22', '2019-05-01']
    >>> dict(France(territory="alsace-moselle", lang="en")(2019))[date(2019, 4, 19)]
    'Good Friday'
    """

    territory: Territory = "metropole"
    good_friday: bool = True
    lang: Lang = field(default="fr", metadata=keeps(one_of("en", "fr")))

    def __call__(self, year: int) -> tuple[NamedDay, ...]:
        """Return the dated names of a year, sorted; two holidays on one date keep both names."""
        if not whole(_FIRST_GREGORIAN, _LAST).holds(year):
            years = {"first": str(_FIRST_GREGORIAN), "last": str(_LAST)}
            raise Fault("France.year", year, "timeline.calendar.year_with_easter", years)
        position = ("fr", "en").index(self.lang)
        return tuple(sorted((rule(year), names[position]) for rule, names in self._rules()))

    def _rules(self) -> tuple[tuple[_Day, _Names], ...]:
        if self.territory == "alsace-moselle":
            return (*_NATIONAL, _SAINT_STEPHEN, *((_GOOD_FRIDAY,) if self.good_friday else ()))
        if self.territory in _ABOLITION:
            return (*_NATIONAL, (_ABOLITION[self.territory], _ABOLITION_NAMES))
        return _NATIONAL


def _named(dates: HolidayDates) -> tuple[NamedDay, ...]:
    """Return dates with names, sorted; what is neither stays as it is, for the check."""
    table: object = dates
    given = cast("Mapping[date, str]", table).items() if isinstance(table, Mapping) else dates
    pairs = cast("object", to_tuple(given, any_order=True))
    if not isinstance(pairs, tuple):
        return cast("tuple[NamedDay, ...]", pairs)
    named = tuple(map(_pair, cast("tuple[object, ...]", pairs)))
    return tuple(sorted(named)) if _named_days.holds(named) else named


def _pair(one: object) -> NamedDay:
    """Return a date with its name; a date alone has an empty name. What is neither stays as it is."""
    return (one, "") if isinstance(one, date) else cast("NamedDay", one)


_pair_of: Final = so_many(day, label)
_named_days: Final = Rule(
    _pair_of.each().holds,
    "timeline.calendar.named_days",
    members=lambda value: [
        (at, one, _pair_of if isinstance(one, tuple) else day)
        for at, one in enumerate(cast("tuple[object, ...]", value) if isinstance(value, tuple) else ())
    ],
)


@final
@frozen(kw_only=True, eq=False, repr=False)
class FixedHolidays(Value):
    """Dates given one by one, known from a first to a last year; outside these years it raises.

    Args:
        dates: Dates, `(date, name)` pairs, or a mapping from dates to names.
        first_year: The first year that the dates cover.
        last_year: The last year that they cover.

    >>> FixedHolidays(dates=[(date(2019, 5, 31), "pont")], first_year=2019, last_year=2020)(2019)
    ((datetime.date(2019, 5, 31), 'pont'),)
    """

    dates: tuple[NamedDay, ...] = field(converter=_named, metadata=keeps(_named_days))
    first_year: int = field(metadata=keeps(_years))
    last_year: int = field(metadata=keeps(_years))

    def _check(self, faults: Gather) -> None:
        first, last = self.first_year, self.last_year
        faults.that("last_year", first <= last, "values.whole", low=str(first), high=None)
        outside = tuple(day for day, _ in self.dates if not first <= day.year <= last)
        years = {"first": str(first), "last": str(last)}
        faults.that("dates", not outside, "timeline.calendar.dates_covered", value=outside, **years)

    def __call__(self, year: int) -> tuple[NamedDay, ...]:
        """Return the dated names of a year; raise outside the years covered."""
        require("FixedHolidays", year=(whole(), year))
        if not self.first_year <= year <= self.last_year:
            years = {"first": str(self.first_year), "last": str(self.last_year)}
            raise Fault("FixedHolidays.year", year, "timeline.calendar.year_covered", years)
        return tuple(one for one in self.dates if one[0].year == year)


@checked_by(first_year=_years, last_year=_years)
def fixed_holidays(dates: HolidayDates, first_year: int, last_year: int) -> FixedHolidays:
    """Return a rule of given dates, known from a first to a last year.

    >>> fixed_holidays([date(2019, 12, 24)], 2019, 2019)(2019)
    ((datetime.date(2019, 12, 24), ''),)
    """
    return FixedHolidays(dates=dates, first_year=first_year, last_year=last_year)


@lru_cache(maxsize=4096)
def named_days(rule: HolidayRule | None, year: int) -> tuple[NamedDay, ...]:
    """Return the dated names that a rule gives a year, sorted and checked; None has no holidays.

    The answer is kept by rule and year: a rule must be pure.

    Raises:
        Fault: The rule gives something else than dates of that year.

    >>> named_days(lambda year: [date(year, 5, 1)], 2019)
    ((datetime.date(2019, 5, 1), ''),)
    """
    days = () if rule is None else _named(rule(year))
    faults = Gather("WorkCalendar")
    if faults.check("rule", _named_days, days):
        strangers = tuple(day for day, _ in days if day.year != year)
        faults.that("rule", not strangers, "timeline.calendar.dates_of_year", value=strangers, year=str(year))
    faults.done()
    return days
