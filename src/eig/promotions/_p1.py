"""Promotion 1 (2017): nine pilot challenges, eleven fellows."""

from __future__ import annotations

from typing import Final

from eig.programme import Call, Promotion, PromotionRules
from eig.programme.organisations import Funding, FundingShare
from eig.promotions._common import EIG, REPORT, day, fact, read

LAUNCH: Final = "etalab.gouv.fr, launch of the first promotion"

P1: Final = Promotion(
    programme=EIG,
    ordinal=1,
    year=2017,
    calls=[Call(kind="candidates", opens=day("2016-11-03"), source=LAUNCH)],
    funding=Funding(
        shares=[FundingShare(payer="Programme d'investissements d'avenir", share=1)], source=REPORT
    ),
    rules=PromotionRules(team_sizes=[1]),
    facts=[
        fact("challenges_filed", read(9, REPORT), note="pilot challenges, without a call"),
        fact("challenges_selected", read(9, REPORT)),
        fact("candidates_filed", read("115 or more", REPORT)),
        fact("candidates_shortlisted"),
        fact("candidates_heard"),
        fact("fellows", read(11, REPORT)),
        fact("results", read("December 2016", LAUNCH)),
        fact("start", read("January 2017", LAUNCH)),
        fact("end", read("November 2017", LAUNCH)),
        fact("salaries_paid_by_pia_percent", read(100, "rule"), read(91, "in practice")),
    ],
)
