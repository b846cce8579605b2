"""The challenges of promotion 3: aims by the call, posts by the programme's website, hosts by the press.

Where the press and the call differ, the call is kept: see the fact `host_of_karfur`. The ministries are the
call's; it names two for ACOSS, of which the first is kept: see `ministries_of_acoss`; and one for Agence BIO,
which stands under two: see `ministries_of_agence_bio`. It names none for the Cour des comptes and Arcep.
Towns are those of the pages of the programme's website of 2026.
"""

from __future__ import annotations

from typing import Final

from eig._values.frozen_maps import FrozenMap
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
    aim_in_french: str,
    *,
    host: Administration | None,
    profiles: str,
    ministry: Administration | None = None,
    clearance: str | None = None,
    town: str = "Paris",
) -> Challenge:
    return Challenge(
        id=id,
        title=title,
        aim=aim,
        aim_in=FrozenMap(fr=aim_in_french),
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
        "simplify procedures for contributors and build new services with the data of the Urssaf network",
        "simplifier les démarches des cotisants et construire de nouveaux services à l'aide des "
        "données du réseau Urssaf",
        host=_host("acoss", "Agence centrale des organismes de sécurité sociale"),
        profiles="design dev",
        ministry=_HEALTH,
        town="93100 Montreuil",
    ),
    _challenge(
        "adler",
        "ADLER",
        "fight illicit financial behaviour by building networks of knowledge",
        "lutter contre les comportements financiers illicites en construisant des réseaux de connaissance",
        host=None,
        profiles="data dev",
        ministry=_ACCOUNTS,
        clearance="confidentiel défense",
    ),
    _challenge(
        "cartobio",
        "CartoBio",
        "support organic farming by mapping the plots that are farmed organically",
        "soutenir la filière biologique en cartographiant les parcelles cultivées en agriculture "
        "biologique sur le territoire",
        host=_host("agence-bio", "Agence BIO", _AGRICULTURE),
        profiles="geomatics dev",
        ministry=_ECOLOGY,
        town="Montreuil",
    ),
    _challenge(
        "cibnav",
        "CibNav",
        "help those in charge of safety at sea inspect professional ships, with a targeting tool",
        "aider les agents en charge de la sécurité maritime à contrôler des navires professionnels "
        "en développant un outil de ciblage",
        host=_host("affaires-maritimes", "Direction des Affaires maritimes", _ECOLOGY),
        profiles="data dev",
        ministry=_ECOLOGY,
    ),
    _challenge(
        "datajust",
        "DataJust",
        "guide victims of bodily injury by a neutral and reliable reference of compensation",
        "guider les victimes de préjudices corporels en construisant un référentiel neutre et fiable "
        "des indemnisations",
        host=_host("dacs", "Direction des affaires civiles et du Sceau", _JUSTICE),
        profiles="data data",
        ministry=_JUSTICE,
    ),
    _challenge(
        "datareg",
        "DataReg",
        "change how a regulator works by putting the flow of data at the heart of its tasks",
        "transformer les méthodes d'une autorité de régulation en mettant la circulation de la "
        "donnée au cœur de ses missions",
        host=_host("arcep", "Autorité de régulation des communications électroniques et des postes"),
        profiles="data data",
    ),
    _challenge(
        "eig-link",
        "EIG Link",
        "help develop a collective for digital work in the public interest inside the State",
        "accompagner le développement d'un collectif numérique et intérêt général au sein de l'État",
        host=ETALAB,
        profiles="dev design",
        ministry=_PRIME_MINISTER,
    ),
    _challenge(
        "explocode",
        "ExploCode",
        "make labour law readable and within reach, with artificial intelligence",
        "rendre le droit du travail lisible et accessible en mobilisant l'intelligence artificielle",
        host=_host("dgt", "Direction générale du travail", _LABOUR),
        profiles="data data",
        ministry=_LABOUR,
    ),
    _challenge(
        "ia-flash",
        "IA Flash",
        "make the sending and settling of fines more reliable, from recognised images",
        "fiabiliser l'envoi et la régularisation des contraventions à partir de la reconnaissance d'images",
        host=_host("antai", "Agence nationale du traitement automatisé des infractions (ANTAI)", _INTERIOR),
        profiles="data data",
        ministry=_INTERIOR,
    ),
    _challenge(
        "karfur",
        "Karfu'R",
        "help refugees with their procedures, by a platform of information that suits many cultures",
        "aider les réfugiés dans leurs démarches en créant une plateforme d'information adaptée à la "
        "diversité culturelle",
        host=_host(
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
        "assess what tax and benefit reforms change, by simulations that anybody can use",
        "évaluer l'impact de réformes socio-fiscales en développant des interfaces de simulation "
        "utilisables par tous",
        host=DINSIC,
        profiles="design dev",
        ministry=_PRIME_MINISTER,
    ),
    _challenge(
        "open-chronic",
        "Open Chronic",
        "improve the care of the chronically ill with a new database on health",
        "améliorer la prise en charge des malades chroniques avec une nouvelle base de données de santé",
        host=_host(
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
        "open case law by reliable ways to pseudonymise data",
        "ouvrir la jurisprudence en développant des solutions de pseudonymisation fiables des données",
        host=_host("cour-de-cassation", "Cour de cassation"),
        profiles="data data dev",
        ministry=_JUSTICE,
    ),
    _challenge(
        "plume",
        "Plume",
        "change the work of the financial courts by tools to write together and to explore data",
        "transformer les métiers des juridictions financières en développant des outils de rédaction "
        "collaborative et d'exploration de données",
        host=_host("cour-des-comptes", "Cour des comptes"),
        profiles="design dev data",
    ),
    _challenge(
        "polygraphe",
        "PolyGraphe",
        "raise the trust of consumers by finding fake reviews on the Internet",
        "améliorer la confiance des consommateurs en détectant des faux avis sur Internet",
        host=_host(
            "dgccrf",
            "Direction générale de la concurrence, de la consommation "
            "et de la répression des fraudes (DGCCRF)",
            _ECONOMY,
        ),
        profiles="dev data",
        ministry=_ECONOMY,
    ),
)
