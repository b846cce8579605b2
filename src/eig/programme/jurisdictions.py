"""The law of a place, as data: what it says where a rule of a jury, a letter or a contract quotes it.

A programme that states no jurisdiction quotes no law. France's ships here, by name; a programme elsewhere
states its own, in its own words. Nothing here is legal advice: each text names its source, to be checked
against the text in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast, final, get_args

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import language_of
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import called, map_of, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap
from eig._values.map_fields import to_tables
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps, told_where_given
from eig.programme._weekdays_time_zones_and_order import iana
from eig.reasons import Because, Reason, reasons_in, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eig._language.languages import Language
    from eig.programme._remedies_and_retention import Remedy, Retention
    from eig.programme.terms import ContractLaw
    from eig.typing import Lang

__all__ = ["FRANCE", "NOWHERE", "Jurisdiction", "LegalPoint", "Remedy", "Retention"]


because: Because = reasons_in("programme")


LegalPoint: TypeAlias = Literal[
    "quorum", "casting_vote", "abstentions", "impartiality", "marks", "algorithm", "access", "automated",
    "data", "author", "notified", "information", "court", "withdrawal",
]  # fmt: skip
"""What a law may be quoted on, from the quorum of a jury to who signs a decision and how it is taken back."""
POINTS: Final = cast("tuple[LegalPoint, ...]", get_args(LegalPoint))


def _facts_in(words: str) -> set[str]:
    from eig._language.tables_of_sentences import facts_in  # noqa: PLC0415 # words load when some are given

    return set(facts_in(words))


def _remedies(given: Iterable[Remedy]) -> tuple[Remedy, ...]:
    return to_tuple(given)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Jurisdiction(Value):
    """What the law of a place says to a programme; empty, it quotes no law.

    Args:
        name: What it is called, such as `France`; empty where no law is quoted.
        laws: By point, what is quoted there, by language: sentences for `algorithm`, `access`, `automated`
            and `data`, in which `{contact}` is whom to ask; a source, with few words, for the others.
        remedies: What may be done against a decision, or a refusal.
        calendar: The working days, by the name of a calendar of `eig.timeline`: `metropole`, or another
            `Territory`; empty where the caller gives one.
        zone: The time zone of its hours, by its IANA name; empty where a promotion names one.
        contracts: The law of contracts, where the terms of a promotion name none.
        retention: How long what is personal is kept; None where nothing says it, and the office is asked.
        taken_back_months: Within how many months after it was taken a decision that gave something may be
            taken back, by what is quoted on `withdrawal`; None where that sets no delay.
        words: What it calls things, by language and by our word: `{"en": {"challenge": "project"}}`. Letters,
            notices and acts are written so; in French, an article and a participle may come along.

    >>> quebec = Jurisdiction(name="Quebec", laws={"access": {
    ...     "fr": "vous pouvez demander les documents (Loi sur l'accès, art. 9) à {contact}"}})
    >>> print(quebec.quote("access", contact="le greffe"))
    vous pouvez demander les documents (Loi sur l'accès, art. 9) à le greffe
    >>> quebec.quote("quorum") is None, Jurisdiction().laws
    (True, FrozenMap({}))
    """

    name: str = field(default="", metadata=keeps(called))
    laws: FrozenMap[FrozenMap[str]] = field(default=EMPTY, converter=to_tables)
    remedies: tuple[Remedy, ...] = field(default=(), converter=_remedies)
    calendar: str = ""
    contracts: ContractLaw | None = None
    retention: Retention | None = field(default=None, metadata=told_where_given)
    taken_back_months: int | None = field(default=None, metadata={**keeps(whole(1)), **told_where_given})
    zone: str = field(default="", metadata={**keeps(iana), **told_where_given})
    words: FrozenMap[FrozenMap[str]] = field(
        default=EMPTY, converter=to_tables, metadata={**keeps(map_of(map_of(text))), **told_where_given}
    )

    def _check(self, faults: Gather) -> None:
        faults.known("laws", self.laws, POINTS, what="a point of law")
        for point, said in self.laws.items():
            faults.that("laws", bool(said), "programme.in_a_language", value=said, at=(point,))
            for lang, words in said.items():
                known = _facts_in(words) <= {"contact"}
                faults.that("laws", known, "programme.contact_alone", value=words, at=(point, lang))
        told = (
            self.laws,
            self.remedies,
            self.calendar,
            self.contracts,
            self.retention,
            self.zone,
            self.taken_back_months,
        )
        stated = any(told)
        faults.that("name", bool(self.name) or not stated, "programme.named_law")

    def __bool__(self) -> bool:
        return bool(self.name)

    def quote(self, point: LegalPoint, *, contact: str = "") -> Reason | None:
        """Return what the law says on a point, with its source; None where it is not quoted.

        Args:
            contact: Whom to ask, where the words have a place for it.

        >>> from eig.programme.jurisdictions import FRANCE
        >>> print(FRANCE.quote("casting_vote"))
        CRPA, art. R133-11
        """
        said = self.laws.get(point)
        return None if said is None else worded(point, said, contact=contact)

    def voice(self, lang: Lang = "en") -> Language:
        """Return a language in which things are called as here: give it wherever `lang=` is asked for.

        Args:
            lang: The language that it is made of.

        >>> from eig.jury import rank, select
        >>> ours = Jurisdiction(words={"en": {"main list": "list of laureates"}})
        >>> chosen = select(rank({"a": 2, "b": 1}), places=1)
        >>> print(chosen.explain("a", audience="public", lang=ours.voice("en")))
        a: on the list of laureates.
        """
        language = language_of(lang)
        said = self.words.get(language.code, self.words.get(language.otherwise))
        return language if said is None else evolve(language, instead={**said, **language.instead})

    def rights(self, contact: str, *, personal: bool = True) -> Iterator[Reason]:
        """Yield what whoever is concerned may ask: of the treatment, against a refusal, of their data.

        Args:
            contact: Whom to ask.
            personal: Whether a person is concerned: an administration has no personal data.

        >>> from eig.programme.jurisdictions import FRANCE
        >>> [one.code for one in FRANCE.rights("the programme")]
        ['access', 'remedy_access', 'automated', 'data']
        >>> [one.code for one in FRANCE.rights("the programme", personal=False)]
        ['access', 'remedy_access']
        """
        refused = [one.reason for one in self.remedies if one.against == "access"]
        automated, data = (self.quote(one, contact=contact) for one in ("automated", "data"))
        told = (self.quote("access", contact=contact), *refused, *((automated, data) if personal else ()))
        yield from (one for one in told if one is not None)


NOWHERE: Final = Jurisdiction()
"""Where no law is stated, and none quoted: what holds unless a programme states its jurisdiction.

>>> list(NOWHERE.rights("the programme")), NOWHERE == Jurisdiction()
([], True)
"""


if TYPE_CHECKING:
    FRANCE: Jurisdiction
    """What French law says to a public programme: its jury, its letters, its contracts.

    >>> [str(one.within) for one in FRANCE.remedies], FRANCE.calendar, FRANCE.contracts.name
    (['2 months', '2 months'], 'metropole', 'décret n° 86-83 du 17 janvier 1986')
    """
else:

    def __getattr__(name: str) -> object:
        if name in ("Remedy", "Retention"):
            from eig.programme._remedies_and_retention import Remedy, Retention  # noqa: PLC0415 # a ranking has no use for them

            return {"Remedy": Remedy, "Retention": Retention}[name]
        if name != "FRANCE":
            raise AttributeError(f"eig.programme.jurisdictions has no {name!r}; it has {', '.join(__all__)}")
        return _france()

    @cache
    def _france() -> Jurisdiction:
        from eig.programme._law_of_france import LAWS, REMEDIES  # noqa: PLC0415 # a ranking has no use for it
        from eig.programme._remedies_and_retention import Remedy  # noqa: PLC0415 # nor for this
        from eig.programme.terms import FRENCH_PUBLIC_LAW  # noqa: PLC0415 # nor for this

        return Jurisdiction(
            name="France",
            zone="Europe/Paris",
            laws=LAWS,
            remedies=[Remedy(**one) for one in REMEDIES],
            calendar="metropole",
            taken_back_months=4,
            contracts=FRENCH_PUBLIC_LAW,
        )
