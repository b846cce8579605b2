"""What the published promotions share: the programme, its sources by short names, and its usual rules."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final, cast

from attrs import evolve

from eig._values.frozen_maps import FrozenMap
from eig.programme import Administration, Call, Profile, Programme
from eig.programme._weekdays_time_zones_and_order import PARIS
from eig.programme.eligibility import EligibilityCondition
from eig.programme.jurisdictions import FRANCE
from eig.programme.organisations import Partner
from eig.programme.pay import Pay
from eig.programme.published_facts import PublishedFact, Reading
from eig.programme.rules import GridCriterion, ScoringGrid
from eig.programme.terms import FRENCH_PUBLIC_LAW, ContractTerms
from eig.promotions._note_sentences import IN_FRENCH

ARTICLE: Final = "article de presse, 17 janvier 2019"
REPORT: Final = "rapport d'évaluation (document de travail), p. 9"
REVIEW: Final = "bilan de la promotion 3, 17 janvier 2020"
FOLLOW_UP: Final = "billet sur les défis de la promotion 3, 8 avril 2021"
FIGURES: Final = "billet sur le programme en chiffres, 9 mai 2019"
SITE_V3: Final = "site du programme (site-eig-v3), personnes, 14 avril 2026"
GUIDE_4: Final = "guide du jury de la promotion 4"

DATA: Final = Profile(id="data", family="data", title="data scientist")
DEV: Final = Profile(id="dev", family="dev", title="développeur")
DESIGN: Final = Profile(id="design", family="design", title="designer")

PIA_COMMITTEE: Final = "comité de pilotage du Programme d'investissements d'avenir"
DINUM_DIRECTOR: Final = "directeur interministériel du numérique (DINUM)"


def read(value: object, source: str, *, inferred: bool = False, vague: bool = False) -> Reading:
    return Reading(value=value, source=source, inferred=inferred, vague=vague)


def fact(key: str, *readings: Reading, note: str = "") -> PublishedFact:
    """Return a fact; without readings, one that was not published."""
    told = FrozenMap(fr=IN_FRENCH[note]) if note in IN_FRENCH else FrozenMap[str]()
    return PublishedFact(key=key, readings=readings, note=note, note_in=told)


def moment(text: str) -> datetime:
    """Return the moment that ISO text with an offset names."""
    return datetime.fromisoformat(text)


def day(text: str) -> date:
    """Return the date that ISO text names."""
    return date.fromisoformat(text)


def call(
    kind: str, opens: str, source: str, *, closes: str = "", last_day: str = "", **more: str | int
) -> Call:
    """Return a call in Paris, its days and its moment as ISO text."""
    return Call(
        zone=PARIS,
        kind=kind,
        opens=day(opens),
        closes=moment(closes) if closes else None,
        last_day=day(last_day) if last_day else None,
        source=source,
        **cast("Any", more),
    )


def ten_months(source: str) -> ContractTerms:
    """Return the contract of promotions 2 to 6, which the host signs."""
    host = "l'administration d'accueil"
    return ContractTerms(
        kind="CDD", duration="10 months", employer=host, law=FRENCH_PUBLIC_LAW, source=source
    )


def net_monthly(euros: int) -> Pay:
    """Return what promotions 2 to 6 published of pay: so many euros a month, net."""
    return Pay(amount=euros, currency="EUR", basis="net", per="month")


CIVIL_SERVANTS: Final = "ne pas être fonctionnaire ou assimilé des trois fonctions publiques, en poste"
SCHOOLING: Final = "ne pas être en cours de scolarité"
UNDERGRADUATES: Final = "ne pas être en scolarité dans les deux premiers cycles universitaires"


def excludes(status: str, at: str, text: str, source: str) -> EligibilityCondition:
    """Return a condition that keeps a status out on a day."""
    return EligibilityCondition(excludes=status, at=at, text=text, source=source)


def conditions(*own: EligibilityCondition, source: str) -> tuple[EligibilityCondition, ...]:
    """Return the conditions of a promotion: its own, and the two that every règlement has."""
    return (
        *own,
        excludes("juror", "always", "n'être ni membre du jury, ni expert consulté", source),
        excludes("legal_person", "always", "être une personne physique", source),
    )


CANDIDATE_CRITERIA: Final = (
    GridCriterion(id="drive", title="dynamisme, vision et esprit d'initiative"),
    GridCriterion(id="understanding", title="compréhension du défi"),
    GridCriterion(id="public_interest", title="sens de l'intérêt général"),
    GridCriterion(id="fit", title="capacité à s'insérer dans une administration"),
    GridCriterion(id="skills", title="compétences au regard du profil recherché"),
)
CHALLENGE_CRITERIA: Final = (
    GridCriterion(id="impact", title="impact"),
    GridCriterion(id="team", title="qualité de l'équipe d'agents publics"),
    GridCriterion(id="innovation", title="caractère innovant"),
    GridCriterion(id="definition", title="précision de la définition et cohérence de l'équipe"),
    GridCriterion(id="values", title="adéquation aux valeurs du programme"),
)


def candidate_grid(source: str, *, out_of: int | None = None) -> ScoringGrid:
    """Return the grid for candidates of promotions 2 to 5: five criteria, added up where `out_of` says so."""
    added = [evolve(one, weight=None if out_of is None else 1) for one in CANDIDATE_CRITERIA]
    return ScoringGrid(judges="candidates", criteria=added, out_of=out_of, source=source)


DINSIC: Final = Administration(
    id="dinsic",
    name=(
        "Direction interministérielle du numérique et du système d'information et de communication de l'État "
        "(DINSIC)"
    ),
)
ETALAB: Final = Administration(id="etalab", name="Etalab", kind="mission", part_of="dinsic")

EIG: Final = Programme(
    name="Entrepreneurs d'intérêt général",
    acronym="EIG",
    jurisdiction=FRANCE,
    operator=ETALAB,
    community=[
        Partner(id=key, name=name, kind=kind, role=role)
        for key, name, kind, role in (
            ("data-for-good", "Data For Good", "association", "helps accompany the teams"),
            ("latitudes", "Latitudes", "association", "helps accompany the teams"),
            ("data-gouv-fr", "data.gouv.fr", "team of Etalab", "supports fellows on technical questions"),
            (
                "beta-gouv",
                "beta.gouv",
                "incubator",
                "mirror programme: shares its experience of digital projects in administrations",
            ),
            ("community", "incubators and think tanks", "group", "part of the wider community"),
        )
    ],
    facts=[
        fact(
            "launched",
            read(2017, ARTICLE),
            read(2016, "etalab.gouv.fr, le programme"),
            read("octobre 2016", "cahier des charges de la promotion 5"),
            note="the first call opened on 3 November 2016, and missions started in January 2017",
        ),
        fact(
            "funding",
            read("Programme d'investissements d'avenir", ARTICLE),
            note="until promotion 3; later promotions are paid by the programme and the hosts",
        ),
        fact(
            "operator",
            read("Etalab, de la DINSIC", ARTICLE),
            read("DINUM", "site du programme (site-eig-v3), règlement"),
            note="DINSIC became DINUM in 2019; `operator` is the one of promotions 1 to 3",
        ),
    ],
)
"""The programme of promotions 1 to 3."""

EIG_DINUM: Final = evolve(
    EIG, operator=Administration(id="dinum", name="Direction interministérielle du numérique (DINUM)")
)
"""The programme from promotion 4 on, when DINSIC had become DINUM and the investment programme had ended."""
