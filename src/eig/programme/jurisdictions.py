"""The law of a place, as data: what it says where a rule of a jury, a letter or a contract quotes it.

A programme that states no jurisdiction quotes no law. France's ships here, by name; a programme elsewhere
states its own, in its own words. Nothing here is legal advice: each text names its source, to be checked
against the text in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias, cast, final, get_args

from attrs import evolve, field, frozen

from eig._language.languages import Language, language_of, to_tables
from eig._language.sentences import facts_in
from eig._values.faults_together import Gather
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.maps import map_of
from eig._values.rules import text
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, told_where_given
from eig.programme.durations import Duration, to_duration
from eig.programme.terms import FRENCH_PUBLIC_LAW, ContractLaw, duration_or_none, length, limit
from eig.reasons import Because, Reason, reasons_in
from eig.typing import Lang

__all__ = ["FRANCE", "NOWHERE", "Jurisdiction", "LegalPoint", "Remedy", "Retention"]


because: Because = reasons_in("programme")


LegalPoint: TypeAlias = Literal[
    "quorum", "casting_vote", "abstentions", "impartiality", "marks", "algorithm", "access", "automated",
    "data", "author", "notified", "information",
]  # fmt: skip
"""What a law may be quoted on, from the quorum of a jury to who signs a decision and how it is notified."""
POINTS: Final = cast("tuple[LegalPoint, ...]", get_args(LegalPoint))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Remedy(Value):
    """What somebody may do against a decision, or against a refusal to tell its rules.

    Args:
        against: What it is against: the `decision`, or a refusal of `access` to documents.
        to: Whom to refer to, by language, with the article: `{"en": "the court", "fr": "le tribunal"}`.
        within: How long one has; None where the law sets no delay.
        silence: How long a silence lasts that counts as a refusal; None where none does.
        source: Where that stands.

    >>> court = Remedy(against="decision", to={"en": "the court"}, within="2 months", source="statute, s. 4")
    >>> print(court.reason)
    You may bring this decision before the court within 2 months of its notification (statute, s. 4).
    """

    against: Literal["decision", "access"]
    to: FrozenMap[str] = field(converter=MapOf[str], metadata=keeps(map_of(text)))
    within: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(limit))
    silence: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(limit))
    source: str = ""

    def _check(self, faults: Gather) -> None:
        faults.that("to", bool(self.to), "programme.in_a_language")

    @property
    def reason(self) -> Reason:
        """The remedy as a sentence."""
        return because(
            f"remedy_{self.against}",
            to=_words("to", self.to),
            within=self.within,
            silence=self.silence,
            source=self.source or None,
        )


@final
@frozen(kw_only=True, eq=False, repr=False)
class Retention(Value):
    """How long what is personal is kept after a decision was notified, and where that stands.

    Args:
        delay: How long.
        source: Where that stands: a text, a register, a policy.

    >>> print(Retention(delay="24 months", source="register of treatments, sheet 4").reason)
    What is personal is kept for 24 months after the decision was notified, then erased (register of \
treatments, sheet 4)
    """

    delay: Duration = field(converter=to_duration, metadata=keeps(length))
    source: str = field(metadata=keeps(text))

    @property
    def reason(self) -> Reason:
        """The delay as a sentence."""
        return because("retention", delay=self.delay, source=self.source)


def _words(code: str, said: FrozenMap[str], **facts: object) -> Reason:
    """Return words by language as a reason; a language that they lack is answered by the first they have."""
    first = next(iter(said.values()))
    return Reason(code=code, facts=facts, sentences={"en": first, **said})


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
        contracts: The law of contracts, where the terms of a promotion name none.
        retention: How long what is personal is kept; None where nothing says it, and the office is asked.
        words: What it calls things, by language and by our word: `{"en": {"challenge": "project"}}`. Letters,
            notices and acts are written so; in French, an article and a participle may come along.

    >>> quebec = Jurisdiction(name="Quebec", laws={"access": {
    ...     "fr": "vous pouvez demander les documents (Loi sur l'accès, art. 9) à {contact}"}})
    >>> print(quebec.quote("access", contact="le greffe"))
    vous pouvez demander les documents (Loi sur l'accès, art. 9) à le greffe
    >>> quebec.quote("quorum") is None, Jurisdiction().laws
    (True, FrozenMap({}))
    """

    name: str = ""
    laws: FrozenMap[FrozenMap[str]] = field(factory=FrozenMap[FrozenMap[str]], converter=to_tables)
    remedies: tuple[Remedy, ...] = field(default=(), converter=TupleOf[Remedy])
    calendar: str = ""
    contracts: ContractLaw | None = None
    retention: Retention | None = field(default=None, metadata=told_where_given)
    words: FrozenMap[FrozenMap[str]] = field(
        factory=FrozenMap[FrozenMap[str]],
        converter=to_tables,
        metadata={**keeps(map_of(map_of(text))), **told_where_given},
    )

    def _check(self, faults: Gather) -> None:
        faults.known("laws", self.laws, POINTS, what="a point of law")
        for point, said in self.laws.items():
            faults.that("laws", bool(said), "programme.in_a_language", value=said, at=(point,))
            for lang, words in said.items():
                known = set(facts_in(words)) <= {"contact"}
                faults.that("laws", known, "programme.contact_alone", value=words, at=(point, lang))
        stated = bool(self.laws or self.remedies or self.calendar or self.contracts or self.retention)
        faults.that("name", bool(self.name) or not stated, "programme.named_law")

    def __bool__(self) -> bool:
        return bool(self.name)

    def quote(self, point: LegalPoint, *, contact: str = "") -> Reason | None:
        """Return what the law says on a point, with its source; None where it is not quoted.

        Args:
            point: The point.
            contact: Whom to ask, where the words have a place for it.

        >>> print(FRANCE.quote("casting_vote"))
        CRPA, art. R133-11
        """
        said = self.laws.get(point)
        return None if said is None else _words(point, said, contact=contact)

    def voice(self, lang: Lang = "en") -> Language:
        """Return a language in which things are called as here: give it wherever `lang=` is asked for.

        Args:
            lang: The language that it is made of.

        >>> from eig.jury import select
        >>> ours = Jurisdiction(words={"en": {"main list": "list of laureates"}})
        >>> print(select({"a": 2, "b": 1}, places=1).explain("a", audience="public", lang=ours.voice("en")))
        a: on the list of laureates.
        """
        language = language_of(lang)
        said = self.words.get(language.code, self.words.get(language.otherwise))
        return language if said is None else evolve(language, instead={**said, **language.instead})

    def rights(self, contact: str) -> Iterator[Reason]:
        """Yield what whoever is concerned may ask: of the treatment, against a refusal, of their data.

        >>> [one.code for one in FRANCE.rights("the programme")]
        ['access', 'remedy_access', 'automated', 'data']
        """
        refused = [one.reason for one in self.remedies if one.against == "access"]
        automated, data = (self.quote(one, contact=contact) for one in ("automated", "data"))
        told = (self.quote("access", contact=contact), *refused, automated, data)
        yield from (one for one in told if one is not None)


NOWHERE: Final = Jurisdiction()
"""Where no law is stated, and none quoted: what holds unless a programme states its jurisdiction.

>>> list(NOWHERE.rights("the programme")), NOWHERE == Jurisdiction()
([], True)
"""


FRANCE: Final = Jurisdiction(
    name="France",
    laws={
        "quorum": {
            "en": "half, for the advisory commissions of the State: CRPA, art. R133-10",
            "fr": "la moitié, pour les commissions consultatives de l'État : CRPA, art. R133-10",
        },
        "casting_vote": {"en": "CRPA, art. R133-11", "fr": "CRPA, art. R133-11"},
        "abstentions": {
            "en": "Conseil d'État, 27 September 2017, n° 404475",
            "fr": "Conseil d'État, 27 septembre 2017, n° 404475",
        },
        "impartiality": {
            "en": "Conseil d'État, 17 October 2016, n° 386400",
            "fr": "Conseil d'État, 17 octobre 2016, n° 386400",
        },
        "marks": {
            "en": "Conseil d'État, 17 February 2016, n° 371453",
            "fr": "Conseil d'État, 17 février 2016, n° 371453",
        },
        "algorithm": {
            "en": "whoever a decision concerns has the right to be told its rules (CRPA, art. L311-3-1)",
            "fr": (
                "toute personne concernée par une décision a le droit d'en obtenir les règles "
                "(CRPA, art. L311-3-1)"
            ),
        },
        "access": {
            "en": (
                "You have the right to be told the rules that define it and the main features of how they "
                "were applied, on request to {contact} (CRPA, art. L311-3-1, R311-3-1-1 and R311-3-1-2)."
            ),
            "fr": (
                "Vous avez le droit d'obtenir les règles qui le définissent et les principales "
                "caractéristiques de leur mise en œuvre (demande à adresser à : {contact} ; CRPA, "
                "art. L311-3-1, R311-3-1-1 et R311-3-1-2)."
            ),
        },
        "automated": {
            "en": (
                "This decision does not rest on the treatment alone: people gave the marks, and an authority "
                "decided (GDPR, art. 22; loi n° 78-17 of 6 January 1978, art. 47)."
            ),
            "fr": (
                "Cette décision n'est pas prise sur le seul fondement du traitement : les notes ont été "
                "données par des personnes, et une autorité a décidé (RGPD, art. 22 ; loi n° 78-17 du "
                "6 janvier 1978, art. 47)."
            ),
        },
        "author": {"en": "CRPA, art. L212-1", "fr": "CRPA, art. L212-1"},
        "notified": {"en": "CJA, art. R421-5", "fr": "CJA, art. R421-5"},
        "information": {"en": "GDPR, art. 13", "fr": "RGPD, art. 13"},
        "data": {
            "en": (
                "You may ask {contact} for the data about you, and have them corrected (GDPR, art. 15 and "
                "16), and complain to the Commission nationale de l'informatique et des libertés (CNIL) "
                "(art. 77)."
            ),
            "fr": (
                "Vous pouvez obtenir les données qui vous concernent et les faire rectifier (RGPD, art. 15 "
                "et 16 ; demande à adresser à : {contact}), et adresser une réclamation à la Commission "
                "nationale de l'informatique et des libertés (CNIL) (art. 77)."
            ),
        },
    },
    remedies=[
        Remedy(
            against="access",
            to={
                "en": (
                    "the Commission d'accès aux documents administratifs (CADA), which must come before any "
                    "court"
                ),
                "fr": (
                    "la Commission d'accès aux documents administratifs (CADA), préalable obligatoire à "
                    "tout recours devant le juge"
                ),
            },
            within="2 months",
            silence="1 month",
            source="CRPA, art. L342-1, R311-12, R311-13, R343-1",
        ),
        Remedy(
            against="decision",
            to={"en": "the administrative court", "fr": "le tribunal administratif"},
            within="2 months",
            source="CJA, art. R421-1",
        ),
    ],
    calendar="metropole",
    contracts=FRENCH_PUBLIC_LAW,
)
"""What French law says to a public programme: its jury, its letters, its contracts.

>>> [str(one.within) for one in FRANCE.remedies], FRANCE.calendar, FRANCE.contracts.name
(['2 months', '2 months'], 'metropole', 'décret n° 86-83 du 17 janvier 1986')
"""
