"""Promotion 4 (2020): the best documented jury, and a deadline whose offset was not Paris's."""

from __future__ import annotations

from typing import Final

from eig.programme import Profile, Promotion, PromotionRules
from eig.programme.agenda import Milestone
from eig.programme.organisations import Funding, FundingShare
from eig.programme.pay import PayBand
from eig.programme.rules import GridLevel, ScoringGrid
from eig.promotions._challenges import challenges_of
from eig.promotions._programme_and_usual_rules import (
    CHALLENGE_CRITERIA,
    CIVIL_SERVANTS,
    DATA,
    DESIGN,
    DEV,
    DINUM_DIRECTOR,
    EIG_DINUM,
    GUIDE_4,
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

AAP: Final = "cahier des charges de l'appel à projets de la promotion 4 (AAP)"
AAC: Final = "règlement de l'appel à candidatures de la promotion 4 (AAC)"
ETALAB_PAGE: Final = "etalab.gouv.fr, promotion 4"
INTERIM: Final = "bilan intermédiaire de la promotion 4, 1er avril 2021"
BOOTCAMP: Final = "billet sur le bootcamp, 10 novembre 2020"
SITE: Final = "site du programme, défis"

LEVELS: Final = (
    GridLevel(mark=1, label="pas du tout satisfaisant"),
    GridLevel(mark=2, label="peu satisfaisant"),
    GridLevel(mark=3, label="satisfaisant"),
    GridLevel(mark=4, label="excellent"),
)

HEARD: Final = (
    "Newsroom",
    "Portail de la langue française",
    "Mise en boîte numérique simplifiée",
    "L.A.B.E.L",
    "France Transition Écologie",
    "Améliore ta Kaz'",
    "Cap Qualif",
    "Data lab du service statistique public",
    "Filière de publication datavisuelle",
    "Citius, Altius, Fortius",
    "Contrôle",
    "CMA TRANSFORMATION",
    "MonitorFish",
    "Consolidex",
    "Atlas régional de la culture",
    "Alvitur",
    "DataMed",
    "ADEX",
    "INFOCRISE ACTION",
    "Aide à la décision opérationnelle pilotée par la donnée",
    "NEOTac",
)

FACTS: Final = (
    fact("challenges_filed", read(31, GUIDE_4)),
    fact("challenges_heard", read(21, GUIDE_4)),
    fact("challenges_selected", read(17, ETALAB_PAGE), note="16 kept by the jury, and EIG Link"),
    fact("candidates_filed", read("plus de 800", ETALAB_PAGE)),
    fact("candidates_shortlisted", read(140, ETALAB_PAGE)),
    fact("candidates_heard"),
    fact("fellows", read(41, INTERIM)),
    fact("fellows_data", read(10, INTERIM)),
    fact("fellows_dev", read(17, INTERIM)),
    fact("fellows_design", read(14, INTERIM)),
    fact("women_percent", read(44, f"{BOOTCAMP} : 18 femmes et 23 hommes", inferred=True)),
    fact("posts", read(41, AAC), read(38, "annonce d'avril 2020"), note="posts changed after the call"),
    fact(
        "design_dev_data_sought",
        read((14, 12, 12), "annonce d'avril 2020"),
        note="38 in all; the règlement of May says 41",
    ),
    fact("challenges_heard_by_title", read(HEARD, f"{GUIDE_4}, annexe"), note="as they were called then"),
    fact("teams_of_2", read(10, SITE)),
    fact("teams_of_3", read(7, SITE)),
    fact("jurors", read(48, GUIDE_4), read(50, "billet du 1er avril 2020")),
    fact("panels", read(8, GUIDE_4)),
    fact("challenges_heard_by_panel", read((2, 2, 3, 3, 3, 2, 3, 3), GUIDE_4)),
    fact("hearing_minutes", read((10, 5, 15, 10), GUIDE_4), note="reading, pitch, questions, deliberation"),
    fact(
        "call_for_candidates_closes",
        read("7 juin 2020, 23:00 à Paris", AAC),
        read("8 juin 2020, 00:00 à Paris", f"{AAC}, lu à la lettre"),
        note='published as "7 June 2020 23h (UTC+1)"; Paris was at UTC+2',
    ),
    fact("jury_guide_weekday", read("lundi 22/03", GUIDE_4), note="22 March 2020 was a Sunday"),
    fact("end", read("juin 2021", "documentation du programme, planning")),
    fact("months_paid_by_the_programme", read(4, AAP), note="full employer cost, September to December 2020"),
)

P4: Final = Promotion(
    programme=EIG_DINUM,
    funding=Funding(
        shares=[FundingShare(payer="DINUM", share=1, first=day("2020-09-01"), last=day("2020-12-31"))],
        rest="administration",
        source="site du programme, questions et réponses : de septembre à décembre 2020",
    ),
    ordinal=4,
    year=2020,
    starts=day("2020-09-01"),
    calls=[
        call("challenges", "2020-01-15", AAP, closes="2020-02-28T17:00+01:00", closes_weekday="vendredi"),
        # The hour is disputed: see the fact `call_for_candidates_closes`.
        call("candidates", "2020-05-04", AAC, last_day="2020-06-07"),
    ],
    challenges=challenges_of("4"),  # towns: programme website, _data/defis.yml
    # The jury guide counts data engineering in development.
    profiles=[DATA, DEV, DESIGN, Profile(id="data_engineering", family="dev", title="data engineer")],
    milestones=[
        Milestone(kind="challenge_jury", first=day("2020-03-24"), last=day("2020-03-25"), source=AAP),
        Milestone(kind="candidate_jury", first=day("2020-06-29"), last=day("2020-07-03"), source=AAC),
        Milestone(kind="notification", first=day("2020-07-20"), by=True, source=AAC),
        Milestone(kind="results", first=day("2020-08-06"), by=True, source=AAC),
        Milestone(kind="restitution", first=day("2021-06-17"), source="documentation du programme, planning"),
    ],
    rules=PromotionRules(
        wish_cap=3,
        wish_kind="profile",
        team_sizes=[2, 3],
        terms=ten_months(f"{AAC}, art. 2"),
        grids=[
            ScoringGrid(judges="challenges", criteria=CHALLENGE_CRITERIA, levels=LEVELS, source=GUIDE_4),
            candidate_grid(f"{AAC}, art. 6.2 : chacun sur 4, 20 en tout", out_of=4),
        ],
        tie_break=["notes", "commentaires"],
        pay=[PayBand(pay=net_monthly(4000), source=AAC)],
        eligibility=conditions(
            excludes("civil_servant", "decision", CIVIL_SERVANTS, AAC),
            excludes("undergraduate", "unstated", UNDERGRADUATES, AAC),
            source=AAC,
        ),
        decided_by=DINUM_DIRECTOR,
    ),
    facts=FACTS,
)
