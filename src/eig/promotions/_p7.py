"""Promotion 7 (from 2024): rolling calls, five sprints of candidates, missions of a year or more."""

from __future__ import annotations

from typing import Final

from eig.programme import Profile, Promotion, PromotionRules
from eig.programme.rules import GridCriterion, PayBand, ScoringGrid
from eig.promotions._challenges import WEBSITE, challenges_of
from eig.promotions._common import EIG, SITE_V3, fact, read

SITE: Final = "programme website (site-eig-v3), questions and answers"

OFFER: Final = "programme website (site-eig-v3), offer to administrations, 14 April 2026"
PROJECT: Final = "programme website (site-eig-v3), to propose a project"
CRITERIA: Final = (
    GridCriterion(id="coherence", title="cohérence du profil"),
    GridCriterion(id="experience", title="expérience entrepreneuriale"),
)

P7: Final = Promotion(
    programme=EIG,
    ordinal=7,
    year=2024,
    challenges=challenges_of("7"),
    profiles=[
        Profile(id="product", family="product", title="directeur de produit"),
        Profile(id="tech", family="tech", title="directeur technique"),
        Profile(id="impact", family="impact", title="directeur de l'impact"),
    ],
    rules=PromotionRules(
        # The file is marked on these two, each from 0 to 5 and averaged; the interview has five more.
        grids=[ScoringGrid(judges="candidates", criteria=CRITERIA, out_of=5, source=f"{SITE}: the file")],
        pay=[
            PayBand(net_monthly_euros=4250, up_to_years=9, source=f"{SITE}; fixed part, plus 6 %"),
            PayBand(net_monthly_euros=5000, from_years=10, source=f"{SITE}; fixed part, plus 10 %"),
        ],
    ),
    facts=[
        fact("call_for_challenges", read("rolling, January to December 2024", SITE)),
        fact(
            "challenge_jury",
            read("at least once a month", SITE),
            read("every two months", PROJECT),
            read("bimestrielle", SITE),
        ),
        fact("challenges_selected", read(31, WEBSITE), note="missions published so far"),
        fact("profiles", read(2, SITE), read(3, OFFER), note="the third is *direction de l'impact*"),
        fact("criteria_for_the_file", read(2, SITE)),
        fact("criteria_for_the_interview", read(5, SITE)),
        fact("contract", read("contrat de projet, a year at least, employer DINUM", SITE)),
        fact("yearly_promotions", read("no more, and no recruitment in 2026", OFFER)),
        fact("challenge_criteria", read(9, SITE), note="how many there are"),
        fact("call_for_candidates", read("five sprints in 2024 and 2025", SITE)),
        fact("candidate_jury", read("every two months", SITE)),
        fact("fellows", read(35, SITE_V3), note="people published so far"),
    ],
)
