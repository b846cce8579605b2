"""Promotion 1 (2017): nine pilot challenges, eleven fellows."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import evolve

from eig.programme import Promotion, PromotionRules
from eig.programme.organisations import Envelope, Funding, FundingShare
from eig.promotions._challenges import challenges_of
from eig.promotions._programme_and_usual_rules import EIG, FIGURES, REPORT, call, fact, read

TEAMS: Final = "site du programme (site-eig-v3), personnes par défi"
CALL_3: Final = "appel à projets de la promotion 3 (AAP), 4 mai 2018"
LAUNCH: Final = "etalab.gouv.fr, lancement de la première promotion"

P1: Final = Promotion(
    programme=EIG,
    ordinal=1,
    year=2017,
    calls=[call("candidates", "2016-11-03", LAUNCH)],
    funding=Funding(
        shares=[FundingShare(payer="Programme d'investissements d'avenir", share=1)],
        envelopes=[
            Envelope(
                amount=800_000, payer="Programme d'investissements d'avenir", besides=35_000, source=FIGURES
            )
        ],
        source=REPORT,
    ),
    challenges=[evolve(one, self_funded=one.id == "cc-api-rapports") for one in challenges_of("1")],
    rules=PromotionRules(team_sizes=[1, 2]),
    facts=[
        fact("challenges_filed", read(9, REPORT), note="pilot challenges, without a call"),
        fact("challenges_selected", read(9, REPORT)),
        fact("candidates_filed", read(115, REPORT), read("plus de 115", LAUNCH)),
        fact("candidates_shortlisted"),
        fact("candidates_heard"),
        fact("fellows", read(11, REPORT)),
        fact("results", read("décembre 2016", LAUNCH)),
        fact("start", read("janvier 2017", LAUNCH)),
        fact("end", read("novembre 2017", LAUNCH)),
        fact("teams_of_1", read(7, TEAMS, inferred=True)),
        fact("teams_of_2", read(2, TEAMS, inferred=True), note="cartAV and La machine à données"),
        fact("salaries_paid_by_pia_percent", read(91, FIGURES)),
        fact("fellows_paid_by_their_host", read(1, f"{CALL_3}, § 3.1.3"), note="by the Cour des comptes"),
        fact("envelope_euros", read(800_000, FIGURES)),
        fact(
            "spent_euros",
            read(Fraction("791553.38"), REPORT),
            note="salaries 756 553.38, accompaniment 25 000, research 10 000",
        ),
        fact("mentors", read(6, REPORT)),
        fact("women_percent", read(18, FIGURES)),
        fact("women_among_candidates_percent", read(12, FIGURES)),
        fact("mean_age", read(31, FIGURES)),
        fact("design_dev_data_percent", read((0, 73, 27), REPORT)),
    ],
)
