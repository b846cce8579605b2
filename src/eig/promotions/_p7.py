"""Promotion 7 (from 2024): rolling calls, a pool of candidates, two profiles."""

from __future__ import annotations

from typing import Final

from eig.programme import Profile, Promotion, PromotionRules
from eig.programme.rules import GridCriterion, PayBand, ScoringGrid
from eig.promotions._common import EIG, fact, read

SITE: Final = "programme website (site-eig-v3), questions and answers"

CRITERIA: Final = (
    GridCriterion(id="coherence", title="cohérence du profil"),
    GridCriterion(id="experience", title="expérience entrepreneuriale"),
)

P7: Final = Promotion(
    programme=EIG,
    ordinal=7,
    year=2024,
    profiles=[
        Profile(id="product", family="product", title="directeur de produit"),
        Profile(id="tech", family="tech", title="directeur technique"),
    ],
    rules=PromotionRules(
        grids=[ScoringGrid(judges="candidates", criteria=CRITERIA, source=SITE)],
        pay=[
            PayBand(net_monthly_euros=4250, up_to_years=9, source=f"{SITE}; fixed part, plus 6 %"),
            PayBand(net_monthly_euros=5000, from_years=10, source=f"{SITE}; fixed part, plus 10 %"),
        ],
    ),
    facts=[
        fact("call_for_challenges", read("rolling, January to December 2024", SITE)),
        fact("challenge_jury", read("at least once a month", SITE)),
        fact("challenge_criteria", read(9, SITE), note="how many there are"),
        fact("call_for_candidates", read("five sprints in 2024 and 2025", SITE)),
        fact("candidate_jury", read("every two months", SITE)),
        fact("fellows"),
    ],
)
