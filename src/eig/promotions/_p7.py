"""Promotion 7 (from 2024): rolling calls, five sprints of candidates, missions of a year or more."""

from __future__ import annotations

from typing import Final

from eig._values.exact_numbers import exact
from eig.programme import Profile, Promotion, PromotionRules
from eig.programme.agenda import Milestone, Rhythm
from eig.programme.eligibility import EligibilityCondition
from eig.programme.pay import Pay, PayBand
from eig.programme.rules import GridCriterion, ScoringGrid
from eig.programme.terms import FRENCH_PROJECT_CONTRACT, ContractTerms
from eig.promotions._challenges import WEBSITE, challenges_of
from eig.promotions._programme_and_usual_rules import EIG_DINUM, SITE_V3, call, day, excludes, fact, read

SITE: Final = "site du programme (site-eig-v3), questions et réponses"

OFFER: Final = "site du programme (site-eig-v3), offre aux administrations, 14 avril 2026"
PROJECT: Final = "site du programme (site-eig-v3), proposer un projet"
APPLY: Final = "site du programme (site-eig-v3), postuler"
CANDIDATES: Final = "site du programme (site-eig-v3), offre aux candidats"
CRITERIA: Final = (
    GridCriterion(id="coherence", title="cohérence du profil"),
    GridCriterion(id="experience", title="expérience entrepreneuriale"),
)

CHALLENGE_CRITERIA: Final = tuple(
    GridCriterion(id=key, title=title)
    for key, title in (
        ("proven", "problème avéré"),
        ("major", "problème majeur"),
        ("actionable", "problème actionnable"),
        ("product", "adéquation avec l'approche produit"),
        ("sponsor", "poids et qualité du sponsoring"),
        ("autonomy", "autonomie et accès aux ressources"),
        ("policy", "soutien aux politiques prioritaires"),
        ("roadmap", "feuille de route stratégique"),
        ("ambition", "ambition entrepreneuriale"),
    )
)
INTERVIEW_CRITERIA: Final = (
    *CRITERIA,
    GridCriterion(id="adaptation", title="capacité d'adaptation"),
    GridCriterion(id="communication", title="capacité de communication"),
    GridCriterion(id="interest", title="intérêt pour la thématique"),
)
# Of each sprint: the first day for files, the last one and its offset at 23:59, the days of interviews.
SPRINTS: Final = (
    ("2024-01-29", "2024-03-01T23:59+01:00", "2024-03-11", "2024-03-29"),
    ("2024-04-03", "2024-04-26T23:59+02:00", "2024-05-06", "2024-05-24"),
    ("2024-08-19", "2024-09-08T23:59+02:00", "2024-09-23", "2024-10-04"),
    ("2025-03-06", "2025-04-11T23:59+02:00", "2025-04-21", "2025-05-16"),
    ("2025-09-18", "2025-10-05T23:59+02:00", "2025-10-13", "2025-10-24"),
)
CALLS: Final = (
    call("challenges", "2024-01-01", f"{SITE} : de janvier à décembre 2024", last_day="2024-12-31"),
    *(
        call("candidates", opens, APPLY, wave=wave, closes=closes)
        for wave, (opens, closes, _, _) in enumerate(SPRINTS, start=1)
    ),
)
INTERVIEWS: Final = tuple(
    Milestone(kind="candidate_jury", wave=wave, first=day(first), last=day(last), source=APPLY)
    for wave, (_, _, first, last) in enumerate(SPRINTS, start=1)
)
JURIES: Final = (
    Rhythm(
        kind="challenge_jury",
        every="1 month",
        first=day("2024-01-01"),
        last=day("2024-12-31"),
        source=f"{SITE} : au moins une fois par mois",
    ),
)


def _pay(euros: int, variable: str) -> Pay:
    """Return a fixed part, net a month, and what performance may add."""
    return Pay(amount=euros, currency="EUR", basis="net", per="month", variable=exact(variable))


P7: Final = Promotion(
    programme=EIG_DINUM,
    ordinal=7,
    year=2024,
    calls=CALLS,
    challenges=challenges_of("7"),
    milestones=INTERVIEWS,
    rhythms=JURIES,
    profiles=[
        Profile(id="product", family="product", title="directeur de produit"),
        Profile(id="tech", family="tech", title="directeur technique"),
        Profile(id="impact", family="impact", title="directeur de l'impact"),
    ],
    rules=PromotionRules(
        # Each criterion is marked from 0 to 5 and the marks averaged; interviews add three to the file's.
        grids=[
            ScoringGrid(judges="challenges", criteria=CHALLENGE_CRITERIA, source=OFFER),
            ScoringGrid(judges="candidates", criteria=CRITERIA, out_of=5, source=f"{SITE} : le dossier"),
            ScoringGrid(judges="interviews", criteria=INTERVIEW_CRITERIA, out_of=5, source=SITE),
        ],
        terms=ContractTerms(
            kind="contrat de projet",
            renewable=True,
            employer="DINUM",
            law=FRENCH_PROJECT_CONTRACT,
            source=f"{CANDIDATES} : un an au moins",
        ),
        pay=[
            PayBand(pay=_pay(4250, "0.06"), up_to_years=9, source=SITE),
            PayBand(pay=_pay(5000, "0.1"), from_years=10, source=SITE),
        ],
        eligibility=[
            EligibilityCondition(
                requires="graduate",
                at="unstated",
                text="avoir terminé son cursus universitaire (premier et deuxième cycles)",
                source=SITE,
            ),
            excludes("legal_person", "always", "être une personne physique", SITE),
        ],
    ),
    facts=[
        fact("call_for_challenges", read("au fil de l'eau, de janvier à décembre 2024", SITE)),
        fact(
            "challenge_jury",
            read("au moins une fois par mois", SITE),
            read("tous les deux mois", PROJECT),
            read("bimestrielle", SITE),
        ),
        fact("challenges_selected", read(31, WEBSITE), note="missions published so far"),
        fact("profiles", read(2, SITE), read(3, OFFER), note="the third is *direction de l'impact*"),
        fact("criteria_for_the_file", read(2, SITE)),
        fact("criteria_for_the_interview", read(5, SITE)),
        fact(
            "contract", read("contrat de projet, un an au moins, renouvelable, employeur DINUM", CANDIDATES)
        ),
        fact("yearly_promotions", read("aucune désormais, et aucun recrutement en 2026", OFFER)),
        fact("challenge_criteria", read(9, OFFER), note="how many there are: see the grid"),
        fact("call_for_candidates", read("cinq sprints en 2024 et 2025", APPLY)),
        fact("candidate_jury", read("tous les deux mois", SITE)),
        fact("fellows", read(35, SITE_V3), note="people published so far"),
    ],
)
