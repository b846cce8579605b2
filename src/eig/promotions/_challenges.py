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

# A title, its host, and the town of its team; what is not there the page does not name.
_PUBLISHED: Final = MappingProxyType(
    {
        "1": """
AFD - Geodata | Agence Française de Développement
ARS - Parcours de soin | Secrétariat général des ministères sociaux
BNF - catalogage | Bibliothèque nationale de France
CC - API rapports | Cour des comptes
DGFiP - fraude fiscale | Direction Générale des Finances Publiques
MCC - Inventaire des orgues | Ministère de la culture
MESRI - La machine à données | Ministère de l’Enseignement Supérieur, de la Recherche et de l’Innovation
MI - cartAV | Ministère de l’Intérieur
MI - matchID | Ministère de l’Intérieur
""",
        "2": """
Archifiltre | Secrétariat général des ministères sociaux
b@liseNAV | Service Hydrographique et Océanographique de la Marine (SHOM) @ Brest
Brigade Numérique | Ministère de l’Intérieur, Direction générale de la gendarmerie nationale (DGGN) @
    Issy-les-Moulineaux
CoachÉlèves | Ministère de l’Éducation Nationale, Direction du numérique pour l’éducation
DataESR | Ministère de l’Enseignement supérieur, de la Recherche et de l’Innovation, Département des outils
    d’aide à la décision
EIG Link | Services du Premier Ministre, Direction interministérielle du numérique et du système
    d’information et de communication de l’État, Etalab
Gobelins | Ministère de la Culture, Direction générale de la création artistique, Service du Mobilier
    National
Hopkins | Ministère de l’Action et des Comptes Publics
Lab Santé | Ministère des Solidarités et de la Santé, Direction de la recherche, des études, de l’évaluation
    et des statistiques
PrédiSauvetage | Ministère de la Transition écologique et solidaire, Direction des affaires maritimes
Prévisecours | Ministère de l’Intérieur, Mission de coordination et d’appui à la valorisation des données
Signaux Faibles | Ministère de l’Economie, direction générale des entreprises et DIRECCTE Bourgogne
    Franche-Comté
Social Connect | Services du Premier Ministre, Commissariat général à l’égalité des territoires, Carrefour
    des innovations sociales
""",
        "designers": """
AchaDef | Ministère des Armées
Alphabet | Ministère de l’Éducation Nationale
App 112 | Agence du numérique de la sécurité civile
FranceCo | Direction interministérielle du numérique (DINUM)
ID numérique | Mission Identité Numérique, Ministère de l’Intérieur
INPN Espaces | Muséum Histoire Naturelle
Ma famille ici | Direction de l’Information Légale et Administrative (DILA)
Maritux | Service hydrographique et océanographique de la marine (Shom), Ministère des Armées
PlaniPref | Ministère de l’Intérieur
ProxiRH | Académie de Lyon, Ministère de l’Éducation Nationale
Recrues | Direction Générale de la Gendarmerie nationale (DGGN)
RembourSanté | Caisse Nationale d’Assurance Maladie
Résorption bidonvilles | Délégation interministérielle à l’hébergement et à l’accès au logement (DIHAL),
    Ministère du Logement
Sequoia CGDD | Commissariat Général au Développement Durable - Ministère de la Transition Écologique et
    Solidaire
Sequoia IGN | Institut national de l'information géographique et forestière - Ministère de la Transition
    Écologique et Solidaire
Vers l'école pour tous | Académie de Clermont-Ferrand, Ministère de l’Éducation Nationale
Vigicr’UX | Service central d’hydrométéorologie et d’appui à la prévision des inondations (SCHAPI),
    Ministère de la Transition Ecologique et Solidaire
""",
        "4": """
ADEX | Haute Autorité de Santé @ Saint-Denis
Atlas Culture | Ministère de la Culture
CapQualif | Direction des affaires maritimes @ La Défense
Datalympics | Direction du budget
DataMed | Agence nationale de sécurité des médicaments et des produits de santé @ Saint-Denis
EIG Link | Direction interministérielle du numérique
Enki | Agence du Numérique de la Sécurité Civile
Envinorma | Direction Régionale et Interdépartementale de l’Environnement et de l’Énergie d’Île-de-France @
    Vincennes
France Transition | Commissariat général au développement durable @ La Défense
LABEL | Cour de Cassation
MonitorFish | Centre national de surveillance des pêches @ Étel
NEOTac | Direction Générale de la Gendarmerie Nationale @ Issy-les-Moulineaux
Open Collectivités | Direction générale des collectivités locales
Opérations 18 | Brigade de Sapeurs-Pompiers de Paris
SEDAccord | Programme VITAM - Programme interministériel d'archivage numérique
SIANCE | Autorité de sûreté nucléaire @ Montrouge
SSP Datalab | Institut national de la statistique et des études économiques @ Montrouge
""",
        "5": """
Basegun | Ministère de l’Intérieur @ 75012 Paris
BatID | Agence de la transition écologique (ADEME) @ 92120 Montrouge
CyberImpact | Direction générale de la gendarmerie nationale (DGGN) @ 92130 Issy-les-Moulineaux
DaSES | Ministère de l’Education nationale, de la jeunesse et des sports @ 75007 Paris
DataRH | Agence régionale de santé Auvergne-Rhône-Alpes @ 69003 Lyon
Décos | Ministère de l’Intérieur @ 75008 Paris
ePSHAD | Etablissement Public National Antoine Koenigswarter (EPNAK) + Caisse nationale d’assurance maladie
    (CNAM) @ 91000 Evry + 75020 Paris
Fabrique Numérique | Direction générale des finances publiques (DGFiP) @ 93160 Noisy-le-Grand
GDR Santé | Agence nationale de sécurité du médicament et des produits de santé (ANSM) @ 93200 Saint Denis
Green Data for Health | Commissariat Général au Développement Durable (CGDD) @ 92800 Puteaux
Mes services Greentech | Commissariat Général au Développement Durable (CGDD) @ 92055 La Défense
Prev-AC-Tion | Ministère de la Mer @ 92055 La Défense
SMASH | Direction de la Recherche, des Études, de l’Évaluation et des Statistiques (DREES) @ 75015 Paris
TRISTAN | Ministère de la Justice @ 75019 Paris
UrssafassuR | Urssaf Caisse nationale @ 93108 Montreuil
""",
        "6": """
ArtificIA | Institut national de l’information géographique et forestière (IGN) @ Saint-Mandé (94)
Champollion | Secrétariat général des ministères chargés des affaires sociales
Ecosphère(s) | Commissariat général au développement durable (CGDD) @ La Défense (92)
Estim'Action | Cerema @ Bordeaux (33) | Champs-sur-Marne (77)
Etat bas carbone | Commissariat général au développement durable (CGDD) @ La Défense (92)
Géocommuns | Institut national de l’information géographique et forestière (IGN) @ Saint-Mandé (94)
Magellan | Direction interministérielle du numérique (DINUM)
Nubonyxia | Secrétariat général des ministères économiques et financiers
OptiFlex | Commissariat des armées @ Paris (75) | Rambouillet (78)
Pilote Intelligence | Direction Interministérielle de la Transformation Publique (DITP)
Recens'smart | Institut national de la statistique et des études économiques (INSEE) @ Montrouge (92)
SIRANo | Direction Générale de l’Offre de Soins (DGOS)
SOS Ponts | Cerema @ Champs-sur-Marne (77) | Lyon (69)
TwinCity | Ministère de l'Intérieur
""",
        "7": """
1 élève, 1 stage | Direction du numérique pour l’Éducation (DNE)
A-JUST | Ministère de la Justice
Administration + | ANCT
Aides simplifiées | Direction interministérielle du numérique
Carte archéologique nationale
Compar:IA | Ministère de la Culture
CSPLab | Direction générale de l’administration et de la fonction publique (DGAFP)
DataDSN | Groupement d’intérêt public Modernisation des Déclarations Sociales (GIP MDS)
Datalma | Présidence de la République
DataPass | Direction interministérielle du numérique
DomiFa | Direction générale de la cohésion sociale (DGCS)
DossierFacile | Direction générale de l'aménagement, du logement et de la nature (DGALN) @ Puteaux (92)
Écobalyse | Commissariat général au développement durable (CGDD) @ Puteaux (92)
EnvErgo | Direction générale de l'aménagement, du logement et de la nature (DGALN) @ Puteaux (92)
FAST | Direction interministérielle du numérique
GristGouv | Direction interministérielle du numérique
Impact CO2 | Agence de la transition écologique (ADEME) @ Montrouge
La Suite numérique | Direction interministérielle du numérique
La Suite territoriale | Agence nationale de la cohésion des territoires
Mes aides Réno | Agence nationale de l’habitat (ANAH)
Mon devis sans oubli | Direction générale de l'aménagement, du logement et de la nature (DGALN) @ Puteaux
    (92)
Mon Suivi Social | Agence Nationale de la Cohésion des Territoires
Nos Gestes Climat | Agence de la transition écologique (ADEME) @ Montrouge
Partageons l'eau | Direction générale de l'aménagement, du logement et de la nature (DGALN) @ Puteaux (92)
Recommandations collaboratives | Centre d'études et d'expertise sur les risques, l'environnement, la
    mobilité et l'aménagement (Cerema) @ Lille (59)
Référentiel National des Bâtiments | Institut national de l'information géographique et forestière (IGN) @
    Saint Mandé
Réfugiés.info | Délégation interministérielle à l’accueil et à l’intégration des réfugiés (DIAIR)
Santé Psy Étudiant | Direction générale de l'enseignement supérieur et de l'insertion professionnelle
seLEXpert | Ministère de la Justice
Tous à bord / Suite proactive | Direction interministérielle du numérique
Transports sanitaires | Délégation au numérique en santé
""",
    }
)


_PARIS: Final = frozenset("123467")
"""The promotions whose challenges are in Paris where no town stands beside; the department is left out."""


def challenges_of(promotion: str) -> tuple[Challenge, ...]:
    """Return the challenges of a promotion, in the order of their identifiers.

    >>> [one.title for one in challenges_of("1")][:2], len(challenges_of("designers"))
    (['AFD - Geodata', 'ARS - Parcours de soin'], 17)
    """
    rows = re.findall(r"^\S.*\n(?: {4}.*\n)*", _PUBLISHED[promotion], re.MULTILINE)
    return tuple(_challenge(" ".join(row.split()), "Paris" if promotion in _PARIS else "") for row in rows)


def _challenge(row: str, town: str) -> Challenge:
    row, _, own = row.partition(" @ ")
    title, _, host = row.removesuffix(" |").partition(" | ")
    body = Administration(id=_identifier(host), name=host) if host else None
    return Challenge(
        id=_identifier(title), title=title, host=body, status="selected", source=WEBSITE, town=own or town
    )


def _identifier(name: str) -> str:
    plain = normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
