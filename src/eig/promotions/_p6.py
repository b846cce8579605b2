"""Promotion 6 (2022): the funnel in full, and a call that was extended."""

from __future__ import annotations

from typing import Final

from eig.programme import Promotion, PromotionRules
from eig.programme.organisations import Funding, FundingShare
from eig.programme.pay import PayBand
from eig.promotions._challenges import challenges_of
from eig.promotions._programme_and_usual_rules import (
    EIG_DINUM,
    SITE_V3,
    call,
    day,
    fact,
    net_monthly,
    read,
    ten_months,
)

PRESS: Final = "presse, 2022"
ETALAB_CALL: Final = "etalab.gouv.fr, appel à candidatures de la promotion 6"
COACHES: Final = "documentation des coachs, promotion 6"

P6: Final = Promotion(
    programme=EIG_DINUM,
    funding=Funding(
        shares=[FundingShare(payer="DINUM", share=1, most=20_000, each="person")],
        rest="administration",
        source="site du programme, questions des administrations : 20 000 € par personne, sous conditions",
    ),
    ordinal=6,
    year=2022,
    starts=day("2022-09-12"),
    calls=[
        call("challenges", "2022-01-24", ETALAB_CALL),
        call("candidates", "2022-03-07", PRESS, last_day="2022-04-19"),
    ],
    challenges=challenges_of("6"),
    rules=PromotionRules(
        team_sizes=[2, 3],
        terms=ten_months(
            f"{PRESS} : CDD de dix mois ; employeur : site du programme, « Être EIG », 25 mai 2020"
        ),
        pay=[
            PayBand(pay=net_monthly(3500), up_to_years=5, source=ETALAB_CALL),
            PayBand(pay=net_monthly(4000), from_years=6, source=ETALAB_CALL),
        ],
    ),
    facts=[
        fact("challenges_filed"),
        fact("challenges_selected", read(14, PRESS)),
        fact("candidates_filed", read(300, PRESS)),
        fact("candidates_shortlisted", read(103, PRESS)),
        fact("candidates_heard", read(88, PRESS)),
        fact("fellows", read(34, PRESS), read(29, SITE_V3)),
        fact("fellows_sought", read("jusqu'à 50", ETALAB_CALL)),
        fact("results", read(day("2022-09-01"), "date du billet qui les nomme", inferred=True)),
        fact(
            "call_for_candidates_closes",
            read(day("2022-04-19"), PRESS),
            read(day("2022-04-03"), "presse, première échéance"),
            note="the call was extended",
        ),
        fact("start", read(day("2022-09-12"), ETALAB_CALL), read("septembre 2022", PRESS, vague=True)),
        fact(
            "phases_in_months",
            read((2, 3, 3, 2), COACHES),
            note="validate the hypothesis, prove the concept, prove the value, amplify",
        ),
    ],
)
