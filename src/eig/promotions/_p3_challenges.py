"""The fifteen challenges of promotion 3: posts by the programme's website, hosts by the press and the call.

Where the press and the call differ, the call is kept: see the fact `host_of_karfur`. The ministries are the
call's; it names two for ACOSS, of which the first is kept: see `ministries_of_acoss`; and one for Agence BIO,
which stands under two: see `ministries_of_agence_bio`. It names none for the Cour des comptes and Arcep.
Towns are those of the pages of the programme's website of 2026.
"""

from __future__ import annotations

from typing import Final

from eig.programme import Administration, Challenge, Post, Profile
from eig.promotions._programme_and_usual_rules import ARTICLE, DATA, DESIGN, DEV, DINSIC, ETALAB

WEBSITE: Final = "site du programme, octobre 2018, pages des défis"
CALL: Final = "règlement de l'appel à candidatures de la promotion 3 (AAC), art. 3"

PROFILES: Final = (
    DATA,
    DEV,
    DESIGN,
    Profile(id="geomatics", family="data", title="géomaticien"),
    Profile(id="data_engineering", family="data", title="data engineer"),
    Profile(id="anonymisation", family="data", title="expert en anonymisation"),
)
_FAMILY: Final = tuple((profile.id, profile.family) for profile in PROFILES)


def _ministry(id: str, name: str) -> Administration:
    return Administration(id=id, name=name, kind="ministry")


_ECOLOGY: Final = _ministry("ecologie", "Ministère de la Transition écologique et solidaire")
_AGRICULTURE: Final = _ministry("agriculture", "Ministère de l'Agriculture et de l'Alimentation")
_ACCOUNTS: Final = _ministry("comptes-publics", "Ministère de l'Action et des Comptes publics")
_JUSTICE: Final = _ministry("justice", "Ministère de la Justice")
_INTERIOR: Final = _ministry("interieur", "Ministère de l'Intérieur")
_HEALTH: Final = _ministry("sante", "Ministère des Solidarités et de la Santé")
_LABOUR: Final = _ministry("travail", "Ministère du Travail")
_PRIME_MINISTER: Final = _ministry("premier-ministre", "Services du Premier ministre")
_ECONOMY: Final = _ministry("economie", "Ministère de l'Économie")


def _host(id: str, name: str, ministry: Administration | None = None) -> Administration:
    return Administration(id=id, name=name, part_of=ministry.id if ministry else None)


def _posts(challenge: str, profiles: str, clearance: str | None) -> tuple[Post, ...]:
    """One post a profile. A specialist's post accepts the family it counts in: so the hired were counted."""
    family = dict(_FAMILY)
    return tuple(
        Post(
            id=f"{challenge}-{number}",
            challenge=challenge,
            profile=profile,
            accepts=() if family[profile] == profile else (family[profile],),
            clearance=clearance,
        )
        for number, profile in enumerate(profiles.split(), start=1)
    )


def _challenge(
    id: str,
    title: str,
    aim: str,
    host: Administration | None,
    *,
    profiles: str,
    ministry: Administration | None = None,
    clearance: str | None = None,
    town: str = "Paris",
) -> Challenge:
    return Challenge(
        id=id,
        title=title,
        aim=aim,
        host=host,
        ministry=ministry,
        posts=_posts(id, profiles, clearance),
        status="selected",
        source=f"{CALL} ; {ARTICLE} ; postes : {WEBSITE}",
        town=town,
    )


CHALLENGES: Final = (
    _challenge(
        "acoss-plateforme",
        "ACOSS Plateforme",
        "use Urssaf data for a better user experience",
        _host("acoss", "Agence centrale des organismes de sécurité sociale"),
        profiles="design dev",
        ministry=_HEALTH,
        town="93100 Montreuil",
    ),
    _challenge(
        "adler",
        "ADLER",
        "detect illicit financial behaviour by network analysis",
        None,
        profiles="data dev",
        ministry=_ACCOUNTS,
        clearance="confidentiel défense",
    ),
    _challenge(
        "cartobio",
        "CartoBio",
        "ease the paperwork of organic farmers by making the right data available",
        _host("agence-bio", "Agence BIO", _AGRICULTURE),
        profiles="geomatics dev",
        ministry=_ECOLOGY,
        town="Montreuil",
    ),
    _challenge(
        "cibnav",
        "CibNav",
        "help maritime-safety agents inspect professional ships with a targeting tool",
        _host("affaires-maritimes", "Direction des Affaires maritimes", _ECOLOGY),
        profiles="data dev",
        ministry=_ECOLOGY,
    ),
    _challenge(
        "datajust",
        "DataJust",
        "equal treatment of claims for compensation of bodily injury",
        _host("dacs", "Direction des affaires civiles et du Sceau", _JUSTICE),
        profiles="data data",
        ministry=_JUSTICE,
    ),
    _challenge(
        "datareg",
        "DataReg",
        "help regulators of electronic communications get more from data",
        _host("arcep", "Autorité de régulation des communications électroniques et des postes"),
        profiles="data data",
    ),
    _challenge(
        "eig-link",
        "EIG Link",
        "help develop a collective tool for public-interest tech inside the State",
        ETALAB,
        profiles="dev design",
        ministry=_PRIME_MINISTER,
    ),
    _challenge(
        "explocode",
        "ExploCode",
        "AI to make labour law readable",
        _host("dgt", "Direction générale du travail", _LABOUR),
        profiles="data data",
        ministry=_LABOUR,
    ),
    _challenge(
        "ia-flash",
        "IA Flash",
        "make automated processing of road offences more reliable",
        _host("antai", "Agence nationale du traitement automatisé des infractions (ANTAI)", _INTERIOR),
        profiles="data data",
        ministry=_INTERIOR,
    ),
    _challenge(
        "karfur",
        "Karfu'R",
        "showcase initiatives that welcome refugees and ease their paperwork",
        _host(
            "diair",
            "Délégation interministérielle à l'accueil et l'intégration des réfugiés (DIAIR)",
            _INTERIOR,
        ),
        profiles="dev design",
        ministry=_INTERIOR,
    ),
    _challenge(
        "leximpact",
        "LexImpact",
        "assess socio-fiscal reforms with simulation interfaces for everyone",
        DINSIC,
        profiles="design dev",
        ministry=_PRIME_MINISTER,
    ),
    _challenge(
        "open-chronic",
        "Open Chronic",
        "better care of chronic diseases through a new health database",
        _host(
            "drees",
            "Direction de la recherche, des études, de l'évaluation et des statistiques (DREES)",
            _HEALTH,
        ),
        profiles="data_engineering anonymisation",
        ministry=_HEALTH,
    ),
    _challenge(
        "open-justice",
        "Open Justice",
        "open case law with reliable pseudonymisation and enrichment of rulings",
        _host("cour-de-cassation", "Cour de cassation"),
        profiles="data data dev",
        ministry=_JUSTICE,
    ),
    _challenge(
        "plume",
        "Plume",
        "bring the financial courts into the 21st century",
        _host("cour-des-comptes", "Cour des comptes"),
        profiles="design dev data",
    ),
    _challenge(
        "polygraphe",
        "PolyGraphe",
        "detect fake reviews to keep trust on the Internet",
        _host(
            "dgccrf",
            "Direction générale de la concurrence, de la consommation "
            "et de la répression des fraudes (DGCCRF)",
            _ECONOMY,
        ),
        profiles="dev data",
        ministry=_ECONOMY,
    ),
)
