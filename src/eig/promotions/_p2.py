"""Promotion 2 (2018): 43 challenges proposed, 13 taken up."""

from __future__ import annotations

from datetime import time
from typing import Final

from attrs import evolve

from eig.programme import Promotion, PromotionRules, SupportSession
from eig.programme._weekdays_time_zones_and_order import PARIS
from eig.programme.agenda import Milestone
from eig.programme.hours import OpeningHours
from eig.programme.organisations import Envelope, Funding, FundingShare
from eig.programme.pay import PayBand
from eig.promotions._challenges import challenges_of
from eig.promotions._programme_and_usual_rules import (
    DATA,
    DESIGN,
    DEV,
    EIG,
    FIGURES,
    PIA_COMMITTEE,
    REPORT,
    SCHOOLING,
    SITE_V3,
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

RULES: Final = "règlement de la promotion 2"
PRESS: Final = "site du programme, communiqués de presse"
ETALAB_PAGE: Final = "etalab.gouv.fr, promotion 2"
ETALAB_CALL: Final = "etalab.gouv.fr, 43 défis proposés"
SITE: Final = "site du programme, défis"

SUPPORT: Final = "programme d'accompagnement 2018 (eig-link)"
_SESSIONS: Final = (
    ("02-22", "", "mentors", "bootcamp mentors"),
    ("03-08", "", "fellows", "feuille de route"),
    ("03-22", "", "fellows mentors", "utilisateurs"),
    ("04-05", "", "fellows", "« clinique » data"),
    ("04-11", "", "fellows mentors", "communiquer, apprendre"),
    ("05-02", "", "fellows", "barcamp documentathon"),
    ("05-16", "", "fellows mentors", "pérennisation avec les DSI"),
    ("05-31", "", "fellows", "revue de code et démonstrations"),
    ("06-14", "", "fellows mentors", "bilan à mi-parcours"),
    ("06-21", "", "fellows", "« demo day »"),
    ("07-12", "", "mentors", "suite du bilan à mi-parcours"),
    ("08-30", "", "fellows", "réflexions sur l'après EIG"),
    ("09-06", "09-07", "fellows", "EIG « hors les murs »"),
    ("09-20", "", "mentors", "accueil des mentors EIG 3 et transmission"),
    ("09-27", "", "fellows", "session post-séminaire"),
    ("10-10", "", "staff", "modalités de convention et de financement d'EIG 3"),
    ("10-11", "", "fellows mentors", "formations des mentors par les EIG"),
    ("10-25", "", "fellows", "ateliers de travail"),
    ("11-15", "", "fellows mentors", "restitution au Mobilier national"),
)
SESSIONS: Final = tuple(
    SupportSession(
        first=day(f"2018-{first}"),
        last=day(f"2018-{last}") if last else None,
        audience=audience.split(),
        theme=theme,
        source=SUPPORT,
    )
    for first, last, audience, theme in _SESSIONS
)

CHALLENGES: Final = tuple(
    evolve(one, self_funded=one.id in {"coacheleves", "dataesr"}) for one in challenges_of("2")
)

P2: Final = Promotion(
    programme=EIG,
    ordinal=2,
    year=2018,
    starts=day("2018-01-15"),
    calls=[call("candidates", "2017-09-27", RULES, closes="2017-10-27T17:00+02:00")],
    challenges=CHALLENGES,
    profiles=[DATA, DEV, DESIGN],
    milestones=[
        Milestone(kind="challenge_jury", first=day("2017-07-04"), last=day("2017-07-05"), source=RULES),
        Milestone(kind="candidate_jury", first=day("2017-11-14"), last=day("2017-11-15"), source=RULES),
        Milestone(kind="results", first=day("2017-12-15"), by=True, source=RULES),
        Milestone(kind="restitution", first=day("2018-11-15"), source=PRESS),
    ],
    sessions=SESSIONS,
    hours=[OpeningHours(zone=PARIS, opens=time(15), closes=time(18, 30), source=SUPPORT)],
    funding=Funding(
        shares=[FundingShare(payer="Programme d'investissements d'avenir", share=1)],
        envelopes=[
            Envelope(
                amount=2_500_000,
                payer="Programme d'investissements d'avenir",
                besides=74_209 + 37_106,
                source=FIGURES,
            )
        ],
        source=RULES,
    ),
    rules=PromotionRules(
        wish_cap=3,
        wish_kind="challenge",
        mate_wishes=True,
        team_sizes=[1, 2, 3],
        terms=ten_months(f"{RULES}, art. 2"),
        grids=[candidate_grid(RULES)],
        pay=[PayBand(pay=net_monthly(4000), source=RULES)],
        eligibility=conditions(
            excludes(
                "public_agent",
                "unstated",
                "ne pas compter parmi les agents en fonction dans l'administration",
                f"{RULES}, art. 4",
            ),
            excludes("student", "application", SCHOOLING, f"{RULES}, art. 4"),
            source=RULES,
        ),
        decided_by=PIA_COMMITTEE,
    ),
    facts=[
        fact("call_for_challenges_opens", read("mai 2017", RULES)),
        fact("challenges_filed", read(43, REPORT)),
        fact("challenges_heard"),
        fact(
            "challenges_selected",
            read(13, REPORT),
            note="the jury kept 10; EIG Link and two self-funded challenges were added",
        ),
        fact("candidates_filed", read(205, ETALAB_PAGE), read(208, REPORT)),
        fact("candidates_shortlisted", read(80, ETALAB_PAGE)),
        fact("candidates_heard"),
        fact("fellows", read(28, REPORT), read(27, ETALAB_PAGE), read(26, SITE_V3)),
        fact("teams_of_1", read(1, SITE)),
        fact("teams_of_2", read(9, SITE)),
        fact("teams_of_3", read(3, SITE)),
        fact("challenges_asking_for_two_fellows", read(28, ETALAB_CALL)),
        fact(
            "challenges_paid_by_their_hosts",
            read(("CoachÉlèves", "DataESR"), f"{RULES}, art. 3"),
            note="PIA pays for all others",
        ),
        fact("challenge_jury", read("autant de membres publics que privés", f"{RULES}, art. 3")),
        fact("envelope_euros", read(2_500_000, FIGURES)),
        fact(
            "spent_euros",
            read(1_912_641, REPORT),
            note="salaries 1 801 326, communication 74 209, accompaniment 37 106",
        ),
        fact("mentors", read(18, REPORT)),
        fact("women_percent", read(25, FIGURES)),
        fact("women_among_candidates_percent", read(30, FIGURES)),
        fact("mean_age", read(30, FIGURES)),
        fact("design_dev_data_percent", read((11, 39, 50), REPORT)),
        fact(
            "start",
            read(day("2018-01-15"), "communiqué de presse de ce jour", inferred=True),
            read("courant janvier 2018", RULES, vague=True),
        ),
        fact("end", read("novembre 2018", PRESS)),
    ],
)
