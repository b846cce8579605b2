"""Contracts as a programme offers them, and the law that they follow, as data.

A law is a table: what it grants contracts shorter than so long, and where that stands. France's ships here; a
programme abroad states its own. Nothing here is legal advice: each rule has its source, to be checked against
the text in force.

- **Trial period.** At most one working day a week of the contract first agreed, and at most three weeks under
  six months, one month under a year, two months under two years, three months from two years; renewable once
  for the same length at most, if the contract says so; none where the same person is engaged again for the
  same work or at the same post (décret n° 86-83 of 17 January 1986, article 9).
- **Length.** Three years at most, renewed up to six in all (loi n° 84-16 of 11 January 1984, article 6 bis;
  since 1 March 2022 code général de la fonction publique, L332-4), of contracts for what its L332-1 (1°),
  L332-2 and L332-3 say.
- **Renewal.** Where the contract may be renewed (Conseil d'État, n° 353572), the administration says whether
  it renews it at the latest eight days before the term under six months, one month under two years, two
  months from two years, and three where it may become permanent, after an interview; the agent has eight days
  to answer, and silence gives the post up (same décret, article 45). Since 1 October 2025 trial and renewal
  stand in book III of the rules of the code général de la fonction publique (décret n° 2025-695 of 24 July
  2025): the trial in R332-20 to R332-22, of the same lengths.
- **Leaving.** After the trial, whoever resigns says so eight days before under six months of service, one
  month under two years, two months from two years; a dismissal follows the same delays, but for a
  disciplinary one (same décret, articles 46 and 48: their text of 2014, and guides of 2024 that give the same
  delays; what was amended since was not read). Earlier contracts count, after a gap of four months at most
  that no resignation made.
- **Annual leave.** Five times the days worked in a week, 25 as a rule, for a year of service, in proportion
  for less (same décret, article 10; décret n° 84-972 of 26 October 1984, articles 1 and 2).
- **Project contracts.** One to six years, renewals included; the end is said two months before, three above
  three years. After a year the employer may end one whose project cannot be done, for a tenth of what was
  paid (code général de la fonction publique, L332-24 to L332-26; décret n° 86-83, article 2-8; décret n°
  2020-172).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.exact_numbers import exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between, text, whole
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, told_where_given
from eig.programme.durations import Duration, duration_or_none, length, limit
from eig.programme.pay import FRENCH_THIRTIETHS, PayConvention
from eig.typing import Lang

__all__ = [
    "FRENCH_PROJECT_CONTRACT",
    "FRENCH_PUBLIC_LAW",
    "NO_LAW",
    "ContractLaw",
    "ContractTerms",
    "TermBand",
]

tell: Tell = teller("programme")


@final
@frozen(kw_only=True, eq=False, repr=False)
class TermBand(Value):
    """What a law grants contracts shorter than so long.

    Args:
        under: Contracts shorter than this; None for all the others.
        trial: The longest trial period; None where the law sets no limit.
        notice: How long before the term a renewal is told; None where nothing is due.
        leaving: How long before leaving a resignation is told, or a dismissal, by length of service; None
            where nothing is due.
        included: Whether those of exactly that length are among them.

    >>> TermBand(under="6 months", trial="3 weeks", notice="8 days").trial
    Duration(n=3, unit='weeks')
    """

    under: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(length))
    trial: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(limit))
    notice: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(limit))
    leaving: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(limit))
    included: bool = False

    def holds(self, start: date, end: date) -> bool:
        """Tell whether it holds for the days from one to another, which is not of them any more.

        >>> TermBand(under="36 months", included=True).holds(date(2024, 1, 1), date(2027, 1, 1))
        True
        """
        if self.under is None:
            return True
        limit = self.under.after(start)
        return end < limit or (self.included and end == limit)


@final
@frozen(kw_only=True, eq=False, repr=False)
class ContractLaw(Value):
    """The rules that contracts follow, as data: length, trial period, notices, answer, convention of pay.

    Args:
        name: What the law is called.
        bands: What it grants by length, the shortest contracts first; the last band holds for all others.
        trial_per_week: What each week of contract grants as a trial, within the limit of its band; None where
            the limit alone counts.
        trial_renewals: How many times the trial may be renewed for the same length, if the contract says so.
        trial_anew: Whether whoever is engaged again for the same work or at the same post has another.
        answer: How long the person has to accept a renewal; None where the law does not say.
        trial_source: Where the trial period is published.
        notice_source: Where the notice of renewal is.
        last_day_source: What the last day of a contract in months rests on.
        last_day_by_analogy: Whether that text speaks of something else, and is followed by analogy.
        permanent: How long before the term a renewal is told where it would make the contract permanent.
        leaving_source: Where the notice of a resignation or a dismissal is.
        shortest: How long a contract lasts at least; None where the law does not say.
        longest: How long it lasts at most, renewals included; None where the law does not say.
        length_source: Where these lengths are.
        early: After how long the employer may end it before its term; None where the law does not say.
        indemnity: What is due then, as a share of what was paid.
        early_source: Where that is.
        calendar: The working days that it counts, by the name of a calendar of `eig.timeline`, such as
            `metropole`; empty for Monday to Friday.
        convention: How a month that is not complete is paid; None where the law does not say.
        leave: How many days of annual leave a year of service gives; None where the law does not say.
        leave_source: Where that is.
        as_read: Which versions of these texts were read, and what is not sure: it is told with the dates.

    >>> law = ContractLaw(name="ours", bands=[TermBand(under="6 months", trial="2 weeks"),
    ...                                       TermBand(trial="1 month")])
    >>> str(law.band(date(2019, 1, 16), date(2019, 3, 16)).trial)
    '2 weeks'
    """

    name: str = field(metadata=keeps(text))
    bands: tuple[TermBand, ...] = field(converter=TupleOf[TermBand])
    trial_per_week: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(limit))
    trial_renewals: int = field(default=0, metadata=keeps(whole(0)))
    trial_anew: bool = field(default=True, metadata=told_where_given)
    answer: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(limit))
    trial_source: str = ""
    notice_source: str = ""
    last_day_source: str = ""
    last_day_by_analogy: bool = False
    permanent: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(limit))
    leaving_source: str = ""
    shortest: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(length))
    longest: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(length))
    length_source: str = ""
    early: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(length))
    indemnity: Fraction | None = field(default=None, converter=exact_or_none, metadata=keeps(between(0, 1)))
    early_source: str = ""
    calendar: str = ""
    convention: PayConvention | None = None
    leave: Fraction | None = field(default=None, converter=exact_or_none, metadata=keeps(between(0)))
    leave_source: str = ""
    as_read: str = ""

    def _check(self, faults: Gather) -> None:
        start, limits = date(2001, 1, 1), tuple(band.under for band in self.bands)
        ends = [one.after(start) for one in limits[:-1] if one is not None]
        closed = bool(limits) and limits[-1] is None and len(ends) == len(limits) - 1
        faults.that("bands", closed, "programme.last_band", value=limits)
        rising = all(shorter < longer for shorter, longer in pairwise(ends))
        faults.that("bands", rising, "programme.bands_rising", value=limits)

    def band(self, start: date, end: date) -> TermBand:
        """Return what the law grants a contract from a day to another, which is not of it any more.

        >>> FRENCH_PUBLIC_LAW.band(date(2019, 1, 16), date(2019, 7, 16)).notice
        Duration(n=1, unit='months')
        """
        return next(one for one in self.bands if one.holds(start, end))


NO_LAW: Final = ContractLaw(name="-", bands=[TermBand()])
"""What a contract follows where no law is stated: neither trial period nor notice.

>>> NO_LAW.band(date(2019, 1, 16), date(2019, 7, 16)).trial is None
True
"""


_SINCE_2025: Final = "depuis le 1er octobre 2025, code général de la fonction publique, livre III"

FRENCH_PUBLIC_LAW: Final = ContractLaw(
    name="décret n° 86-83 du 17 janvier 1986",
    bands=[
        TermBand(under="6 months", trial="3 weeks", notice="8 days", leaving="8 days"),
        TermBand(under="12 months", trial="1 month", notice="1 month", leaving="1 month"),
        TermBand(under="24 months", trial="2 months", notice="1 month", leaving="1 month"),
        TermBand(trial="3 months", notice="2 months", leaving="2 months"),
    ],
    trial_per_week="1 working day",
    trial_renewals=1,
    trial_anew=False,
    answer="8 days",
    trial_source="décret n° 86-83 du 17 janvier 1986, art. 9",
    notice_source="décret n° 86-83 du 17 janvier 1986, art. 45",
    last_day_source="code de procédure civile, art. 641",
    last_day_by_analogy=True,
    calendar="metropole",
    permanent="3 months",
    longest="72 months",
    length_source="loi n° 84-16, art. 6 bis ; code général de la fonction publique, L332-4",
    leaving_source="décret n° 86-83 du 17 janvier 1986, art. 46 et 48",
    convention=FRENCH_THIRTIETHS,
    leave=25,
    leave_source="décret n° 86-83 du 17 janvier 1986, art. 10 ; décret n° 84-972, art. 1 et 2",
    as_read="art. 9, 10, 46 et 48 : version de 2014, sans le décret n° 2022-662 ; art. 45 : version de 2025"
    f" ; {_SINCE_2025}, essai (R332-20 à R332-22, mêmes durées) et renouvellement",
)
"""The contracts of agents of the French State: trial period, notices, eight days to answer, thirtieths.

>>> FRENCH_PUBLIC_LAW.trial_renewals, str(FRENCH_PUBLIC_LAW.answer)
(1, '8 days')
"""


FRENCH_PROJECT_CONTRACT: Final = evolve(
    FRENCH_PUBLIC_LAW,
    name="décret n° 86-83 du 17 janvier 1986, contrat de projet",
    bands=[
        TermBand(under="6 months", trial="3 weeks", notice="2 months", leaving="8 days"),
        TermBand(under="12 months", trial="1 month", notice="2 months", leaving="1 month"),
        TermBand(under="24 months", trial="2 months", notice="2 months", leaving="1 month"),
        TermBand(under="36 months", included=True, trial="3 months", notice="2 months", leaving="2 months"),
        TermBand(trial="3 months", notice="3 months", leaving="2 months"),
    ],
    notice_source="décret n° 86-83 du 17 janvier 1986, art. 2-8",
    as_read="art. 9, 46 et 48 : version de 2014, sans le décret n° 2022-662 ; art. 2-8 : version de 2020"
    f" ; {_SINCE_2025}, essai (R332-20 à R332-22) et renouvellement (R332-38 à R332-40), mêmes durées",
    permanent=None,
    shortest="12 months",
    longest="72 months",
    length_source="code général de la fonction publique, L332-25",
    early="12 months",
    indemnity="1/10",
    early_source="code général de la fonction publique, L332-26 ; décret n° 2020-172 du 27 février 2020",
)
"""The *contrat de projet*: one to six years; its end is told two months ahead, three above three years.

>>> str(FRENCH_PROJECT_CONTRACT.band(date(2024, 6, 3), date(2025, 6, 3)).notice)
'2 months'
"""


@final
@frozen(kw_only=True, eq=False, repr=False)
class ContractTerms(Value):
    """What a programme offers: the kind of contract, how long, for what share of the time, under which law.

    Args:
        kind: What the contract is called, such as `CDD` or `contrat de projet`.
        duration: How long it lasts at first, such as `"10 months"`; None where that differs or is unknown.
        longest: How long it may last in all, renewals included; None where that is unknown.
        renewable: Whether it may be renewed; None where that is unknown.
        share: The share of working time, exact and up to 1; None where that is unknown.
        employer: Who signs it, in its own words: the host, or the operator of the programme.
        law: The law that it follows, or None.
        source: Where it is published.

    >>> ContractTerms(kind="CDD", duration="10 months", law=FRENCH_PUBLIC_LAW).duration.n
    10
    """

    kind: str = ""
    duration: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(length))
    longest: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(length))
    renewable: bool | None = None
    share: Fraction | None = field(default=None, converter=exact_or_none, metadata=keeps(between(0, 1)))
    employer: str = ""
    law: ContractLaw | None = None
    source: str = ""

    def say(self, lang: Lang = "en") -> str:
        """Return the terms in words; what is not known is left out, or said where nothing is known.

        >>> ContractTerms(kind="CDD", duration="10 months", share="1/2").say()
        'CDD, 10 months, 50% of the time'
        """
        renewed = {True: "renewable", False: "final", None: "longest"}[self.renewable]
        parts = {
            "terms_kind": self.kind,
            "terms_duration": self.duration,
            "terms_share": None if self.share is None else self.share * 100,
            f"terms_{renewed}": self.longest,
            "terms_employer": self.employer,
            "terms_law": self.law and self.law.name,
        }
        stated = ("terms_renewable", "terms_final")
        told = [tell(code, lang, fact=fact) for code, fact in parts.items() if fact or code in stated]
        return ", ".join(told) or tell("terms_unstated", lang)

    def _check(self, faults: Gather) -> None:
        first, most = self.duration, self.longest
        start = date(2001, 1, 1)
        if first is not None and most is not None:
            fits = first.after(start) <= most.after(start)
            faults.that("longest", fits, "programme.at_least", duration=first)
