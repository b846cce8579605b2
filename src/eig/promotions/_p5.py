"""Promotion 5 (2021): profiles of its own, digital lawyers among them, and pay by experience."""

from __future__ import annotations

from typing import Final

from eig.programme import Profile, Promotion, PromotionRules
from eig.programme.agenda import Milestone
from eig.programme.organisations import Funding, FundingShare
from eig.programme.pay import PayBand
from eig.programme.rules import GridCriterion, ScoringGrid
from eig.promotions._challenges import WEBSITE, challenges_of
from eig.promotions._programme_and_usual_rules import (
    CIVIL_SERVANTS,
    DATA,
    DESIGN,
    DEV,
    DINUM_DIRECTOR,
    EIG_DINUM,
    SITE_V3,
    UNDERGRADUATES,
    call,
    candidate_grid,
    conditions,
    day,
    excludes,
    fact,
    net_monthly,
    read,
    ten_months,
)

AAP: Final = "cahier des charges de l'appel à projets de la promotion 5 (AAP)"
AAC: Final = "règlement de l'appel à candidatures de la promotion 5 (AAC)"

CRITERIA: Final = (
    GridCriterion(id="need", title="besoin"),
    GridCriterion(id="definition", title="définition"),
    GridCriterion(id="commitment", title="engagement"),
    GridCriterion(id="transformation", title="transformation"),
    GridCriterion(id="openness", title="ouverture"),
)

P5: Final = Promotion(
    programme=EIG_DINUM,
    funding=Funding(
        shares=[FundingShare(payer="DINUM", share="0.3")],
        rest="administration",
        source="site du programme, questions des administrations, 2021 : jusqu'à 30 %, sous conditions",
    ),
    ordinal=5,
    year=2021,
    starts=day("2021-09-13"),
    ends=day("2022-07-12"),
    calls=[
        call("challenges", "2021-02-01", AAP, closes="2021-04-07T23:59+02:00", closes_weekday="mercredi"),
        call("candidates", "2021-03-01", f"{AAC}, art. 1", closes="2021-05-02T23:59+02:00"),
    ],
    challenges=challenges_of("5"),
    profiles=[
        DATA,
        DEV,
        DESIGN,
        Profile(id="data_engineering", family="data_engineering", title="data engineer"),
        Profile(id="geomatics", family="geomatics", title="géomaticien"),
        Profile(id="law", family="law", title="juriste du numérique"),
    ],
    milestones=[
        Milestone(kind="challenge_jury", first=day("2021-05-04"), last=day("2021-05-05"), source=AAP),
        Milestone(kind="candidate_jury", first=day("2021-06-07"), last=day("2021-06-15"), source=AAC),
        Milestone(kind="notification", first=day("2021-07-13"), by=True, source=AAC),
        Milestone(kind="results", first=day("2021-08-06"), by=True, source=AAC),
    ],
    rules=PromotionRules(
        wish_cap=3,
        wish_kind="challenge",
        terms=ten_months(f"{AAC}, art. 2"),
        grids=[
            ScoringGrid(judges="challenges", criteria=CRITERIA, source=AAP),
            candidate_grid(f"{AAC}, art. 5.4 : chacun sur 4, 20 en tout", out_of=4),
        ],
        pay=[
            PayBand(pay=net_monthly(3500), up_to_years=5, source=AAC),
            PayBand(pay=net_monthly(4000), from_years=6, source=AAC),
        ],
        eligibility=conditions(
            excludes("civil_servant", "start", CIVIL_SERVANTS, AAC),
            excludes("undergraduate", "unstated", UNDERGRADUATES, AAC),
            source=AAC,
        ),
        decided_by=DINUM_DIRECTOR,
    ),
    facts=[
        fact("challenges_filed"),
        fact("candidates_filed"),
        fact("challenges_selected", read(15, WEBSITE)),
        fact(
            "eig_link",
            read((day("2021-08-23"), day("2022-08-22")), f"{AAC}, art. 5.5"),
            note="three EIG Link, for 12 months",
        ),
        fact(
            "projects_shown",
            read(day("2021-05-24"), AAC),
            note="candidates applied before they knew the projects",
        ),
        fact(
            "fellows",
            read(39, "172 personnes après la promotion 5 moins 133 avant", inferred=True),
            read(34, SITE_V3),
        ),
        fact(
            "call_for_candidates_closes",
            read(day("2021-05-02"), f"{AAC}, art. 1"),
            read(day("2020-05-02"), f"{AAC}, préambule"),
            note="the preamble has it close before it opens",
        ),
        fact(
            "candidate_jury_days",
            read(tuple(day(f"2021-06-{number:02}") for number in (7, 8, 9, 14, 15)), AAC),
        ),
        fact("months_paid_by_the_programme", read(3, AAP), note="1 October to 31 December 2021"),
    ],
)
