"""The challenges of promotions 1, 2 and 4 to 7, and of the designers' cohort, by title and host.

Titles and hosts were read on the challenge pages of the programme's website of 2026. The posts that each
challenge asked for are not repeated here: those pages name skills, not posts.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

from eig.programme import Administration, Challenge

WEBSITE: Final = "site du programme (site-eig-v3), pages des défis, 14 avril 2026"

# A title, and below it the host; a title without one has a host that the page does not name.
_PUBLISHED: Final = MappingProxyType(
    {
        "1": """
AFD - Geodata
    Agence Française de Développement
ARS - Parcours de soin
    Secrétariat général des ministères sociaux
BNF - catalogage
    Bibliothèque nationale de France
CC - API rapports
    Cour des comptes
DGFiP - fraude fiscale
    Direction Générale des Finances Publiques
MCC - Inventaire des orgues
    Ministère de la culture
MESRI - La machine à données
    Ministère de l’Enseignement Supérieur, de la Recherche et de l’Innovation
MI - cartAV
    Ministère de l’Intérieur
MI - matchID
    Ministère de l’Intérieur
""",
        "2": """
Archifiltre
    Secrétariat général des ministères sociaux
b@liseNAV
    Service Hydrographique et Océanographique de la Marine (SHOM)
Brigade Numérique
    Ministère de l’Intérieur, Direction générale de la gendarmerie nationale (DGGN)
CoachÉlèves
    Ministère de l’Éducation Nationale, Direction du numérique pour l’éducation
DataESR
    Ministère de l’Enseignement supérieur, de la Recherche et de l’Innovation, Département des outils
    d’aide à la décision
EIG Link
    Services du Premier Ministre, Direction interministérielle du numérique et du système d’information
    et de communication de l’État, Etalab
Gobelins
    Ministère de la Culture, Direction générale de la création artistique, Service du Mobilier National
Hopkins
    Ministère de l’Action et des Comptes Publics
Lab Santé
    Ministère des Solidarités et de la Santé, Direction de la recherche, des études, de l’évaluation et
    des statistiques
PrédiSauvetage
    Ministère de la Transition écologique et solidaire, Direction des affaires maritimes
Prévisecours
    Ministère de l’Intérieur, Mission de coordination et d’appui à la valorisation des données
Signaux Faibles
    Ministère de l’Economie, direction générale des entreprises et DIRECCTE Bourgogne Franche-Comté
Social Connect
    Services du Premier Ministre, Commissariat général à l’égalité des territoires, Carrefour des
    innovations sociales
""",
        "designers": """
AchaDef
    Ministère des Armées
Alphabet
    Ministère de l’Éducation Nationale
App 112
    Agence du numérique de la sécurité civile
FranceCo
    Direction interministérielle du numérique (DINUM)
ID numérique
    Mission Identité Numérique, Ministère de l’Intérieur
INPN Espaces
    Muséum Histoire Naturelle
Ma famille ici
    Direction de l’Information Légale et Administrative (DILA)
Maritux
    Service hydrographique et océanographique de la marine (Shom), Ministère des Armées
PlaniPref
    Ministère de l’Intérieur
ProxiRH
    Académie de Lyon, Ministère de l’Éducation Nationale
Recrues
    Direction Générale de la Gendarmerie nationale (DGGN)
RembourSanté
    Caisse Nationale d’Assurance Maladie
Résorption bidonvilles
    Délégation interministérielle à l’hébergement et à l’accès au logement (DIHAL), Ministère du
    Logement
Sequoia CGDD
    Commissariat Général au Développement Durable - Ministère de la Transition Écologique et Solidaire
Sequoia IGN
    Institut national de l'information géographique et forestière - Ministère de la Transition
    Écologique et Solidaire
Vers l'école pour tous
    Académie de Clermont-Ferrand, Ministère de l’Éducation Nationale
Vigicr’UX
    Service central d’hydrométéorologie et d’appui à la prévision des inondations (SCHAPI), Ministère de
    la Transition Ecologique et Solidaire
""",
        "4": """
ADEX
    Haute Autorité de Santé
Atlas Culture
    Ministère de la Culture
CapQualif
    Direction des affaires maritimes
Datalympics
    Direction du budget
DataMed
    Agence nationale de sécurité des médicaments et des produits de santé
EIG Link
    Direction interministérielle du numérique
Enki
    Agence du Numérique de la Sécurité Civile
Envinorma
    Direction Régionale et Interdépartementale de l’Environnement et de l’Énergie d’Île-de-France
France Transition
    Commissariat général au développement durable
LABEL
    Cour de Cassation
MonitorFish
    Centre national de surveillance des pêches
NEOTac
    Direction Générale de la Gendarmerie Nationale
Open Collectivités
    Direction générale des collectivités locales
Opérations 18
    Brigade de Sapeurs-Pompiers de Paris
SEDAccord
    Programme VITAM - Programme interministériel d'archivage numérique
SIANCE
    Autorité de sûreté nucléaire
SSP Datalab
    Institut national de la statistique et des études économiques
""",
        "5": """
Basegun
    Ministère de l’Intérieur
BatID
    Agence de la transition écologique (ADEME)
CyberImpact
    Direction générale de la gendarmerie nationale (DGGN)
DaSES
    Ministère de l’Education nationale, de la jeunesse et des sports
DataRH
    Agence régionale de santé Auvergne-Rhône-Alpes
Décos
    Ministère de l’Intérieur
ePSHAD
    Etablissement Public National Antoine Koenigswarter (EPNAK) + Caisse nationale d’assurance maladie
    (CNAM)
Fabrique Numérique
    Direction générale des finances publiques (DGFiP)
GDR Santé
    Agence nationale de sécurité du médicament et des produits de santé (ANSM)
Green Data for Health
    Commissariat Général au Développement Durable (CGDD)
Mes services Greentech
    Commissariat Général au Développement Durable (CGDD)
Prev-AC-Tion
    Ministère de la Mer
SMASH
    Direction de la Recherche, des Études, de l’Évaluation et des Statistiques (DREES)
TRISTAN
    Ministère de la Justice
UrssafassuR
    Urssaf Caisse nationale
""",
        "6": """
ArtificIA
    Institut national de l’information géographique et forestière (IGN)
Champollion
    Secrétariat général des ministères chargés des affaires sociales
Ecosphère(s)
    Commissariat général au développement durable (CGDD)
Estim'Action
    Cerema
Etat bas carbone
    Commissariat général au développement durable (CGDD)
Géocommuns
    Institut national de l’information géographique et forestière (IGN)
Magellan
    Direction interministérielle du numérique (DINUM)
Nubonyxia
    Secrétariat général des ministères économiques et financiers
OptiFlex
    Commissariat des armées
Pilote Intelligence
    Direction Interministérielle de la Transformation Publique (DITP)
Recens'smart
    Institut national de la statistique et des études économiques (INSEE)
SIRANo
    Direction Générale de l’Offre de Soins (DGOS)
SOS Ponts
    Cerema
TwinCity
    Ministère de l'Intérieur
""",
        "7": """
1 élève, 1 stage
    Direction du numérique pour l’Éducation (DNE)
A-JUST
    Ministère de la Justice
Administration +
    ANCT
Aides simplifiées
    Direction interministérielle du numérique
Carte archéologique nationale
Compar:IA
    Ministère de la Culture
CSPLab
    Direction générale de l’administration et de la fonction publique (DGAFP)
DataDSN
    Groupement d’intérêt public Modernisation des Déclarations Sociales (GIP MDS)
Datalma
    Présidence de la République
DataPass
    Direction interministérielle du numérique
DomiFa
    Direction générale de la cohésion sociale (DGCS)
DossierFacile
    Direction générale de l'aménagement, du logement et de la nature (DGALN)
Écobalyse
    Commissariat général au développement durable (CGDD)
EnvErgo
    Direction générale de l'aménagement, du logement et de la nature (DGALN)
FAST
    Direction interministérielle du numérique
GristGouv
    Direction interministérielle du numérique
Impact CO2
    Agence de la transition écologique (ADEME)
La Suite numérique
    Direction interministérielle du numérique
La Suite territoriale
    Agence nationale de la cohésion des territoires
Mes aides Réno
    Agence nationale de l’habitat (ANAH)
Mon devis sans oubli
    Direction générale de l'aménagement, du logement et de la nature (DGALN)
Mon Suivi Social
    Agence Nationale de la Cohésion des Territoires
Nos Gestes Climat
    Agence de la transition écologique (ADEME)
Partageons l'eau
    Direction générale de l'aménagement, du logement et de la nature (DGALN)
Recommandations collaboratives
    Centre d'études et d'expertise sur les risques, l'environnement, la mobilité et l'aménagement
    (Cerema)
Référentiel National des Bâtiments
    Institut national de l'information géographique et forestière (IGN)
Réfugiés.info
    Délégation interministérielle à l’accueil et à l’intégration des réfugiés (DIAIR)
Santé Psy Étudiant
    Direction générale de l'enseignement supérieur et de l'insertion professionnelle
seLEXpert
    Ministère de la Justice
Tous à bord / Suite proactive
    Direction interministérielle du numérique
Transports sanitaires
    Délégation au numérique en santé
""",
    }
)


_PARIS: Final = frozenset("12367")
"""The promotions whose challenges are in Paris, but for those below; the department is left out."""
_TOWNS: Final = MappingProxyType(
    {
        "2": {"b-lisenav": "Brest", "brigade-numerique": "Issy-les-Moulineaux"},
        "3": {"acoss-plateforme": "93100 Montreuil", "cartobio": "Montreuil"},
        "5": {
            "basegun": "75012 Paris",
            "batid": "92120 Montrouge",
            "cyberimpact": "92130 Issy-les-Moulineaux",
            "dases": "75007 Paris",
            "datarh": "69003 Lyon",
            "decos": "75008 Paris",
            "epshad": "91000 Evry + 75020 Paris",
            "fabrique-numerique": "93160 Noisy-le-Grand",
            "gdr-sante": "93200 Saint Denis",
            "green-data-for-health": "92800 Puteaux",
            "mes-services-greentech": "92055 La Défense",
            "prev-ac-tion": "92055 La Défense",
            "smash": "75015 Paris",
            "tristan": "75019 Paris",
            "urssafassur": "93108 Montreuil",
        },
        "6": {
            "artificia": "Saint-Mandé (94)",
            "ecosphere-s": "La Défense (92)",
            "estim-action": "Bordeaux (33) | Champs-sur-Marne (77)",
            "etat-bas-carbone": "La Défense (92)",
            "geocommuns": "Saint-Mandé (94)",
            "optiflex": "Paris (75) | Rambouillet (78)",
            "recens-smart": "Montrouge (92)",
            "sos-ponts": "Champs-sur-Marne (77) | Lyon (69)",
        },
        "7": {
            **dict.fromkeys(
                ("dossierfacile", "ecobalyse", "envergo", "mon-devis-sans-oubli", "partageons-l-eau"),
                "Puteaux (92)",
            ),
            **dict.fromkeys(("impact-co2", "nos-gestes-climat"), "Montrouge"),
            "recommandations-collaboratives": "Lille (59)",
            "referentiel-national-des-batiments": "Saint Mandé",
        },
    }
)


def town_of(promotion: str, challenge: str) -> str:
    """Return where a team works, as the page of the challenge says it; empty where none was read."""
    return _TOWNS.get(promotion, {}).get(challenge, "Paris" if promotion in _PARIS else "")


def challenges_of(promotion: str) -> tuple[Challenge, ...]:
    """Return the challenges of a promotion, in the order of their identifiers.

    >>> [one.title for one in challenges_of("1")][:2], len(challenges_of("designers"))
    (['AFD - Geodata', 'ARS - Parcours de soin'], 17)
    """
    pages = re.findall(r"^(\S.*)\n((?: {4}.*\n)*)", _PUBLISHED[promotion], re.MULTILINE)
    return tuple(_challenge(promotion, title, " ".join(host.split())) for title, host in pages)


def _challenge(promotion: str, title: str, host: str) -> Challenge:
    body, name = Administration(id=_identifier(host), name=host) if host else None, _identifier(title)
    return Challenge(
        id=name, title=title, host=body, status="selected", source=WEBSITE, town=town_of(promotion, name)
    )


def _identifier(name: str) -> str:
    plain = normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
