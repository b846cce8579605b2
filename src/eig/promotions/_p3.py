"""Promotion 3 (2019): 42 challenges proposed and 15 taken up, 170 candidates and 32 fellows."""

from __future__ import annotations

from datetime import time
from fractions import Fraction
from typing import Final

from eig.programme import Promotion, PromotionRules, SupportSession
from eig.programme._weekdays_time_zones_and_order import PARIS
from eig.programme.agenda import Milestone, Rhythm
from eig.programme.hours import OpeningHours
from eig.programme.organisations import Envelope, Funding, FundingShare
from eig.programme.pay import PayBand
from eig.programme.rules import ScoringGrid
from eig.promotions._p3_challenges import CHALLENGES, PROFILES, WEBSITE
from eig.promotions._programme_and_usual_rules import (
    ARTICLE,
    CHALLENGE_CRITERIA,
    CIVIL_SERVANTS,
    EIG,
    FIGURES,
    FOLLOW_UP,
    PIA_COMMITTEE,
    REPORT,
    REVIEW,
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

AAP: Final = "appel à projets de la promotion 3 (AAP), 4 mai 2018"
AAC: Final = "règlement de l'appel à candidatures de la promotion 3 (AAC), 10 septembre 2018"
SUPPORT: Final = "programme d'accompagnement 2019 (eig-link)"
BOOKLET: Final = "livret de restitution, 28 octobre 2019"
ETALAB_CALL: Final = "etalab.gouv.fr, l'appel à projets pour la promotion 3 est ouvert"
COUNT: Final = f"compté d'après les intitulés des postes, {WEBSITE}"
DESIGNERS: Final = "site du programme, _data/defis.yml, promotion dig"
SIZES: Final = "déduit : 15 équipes de 2 ou 3 qui font 32 personnes ont cette seule solution"

CALLS: Final = (
    call(
        "challenges",
        "2018-05-04",
        AAP,
        closes="2018-06-15T17:00+02:00",
        opens_weekday="vendredi",
        closes_weekday="vendredi",
    ),
    call(
        "candidates",
        "2018-09-13",
        AAC,
        closes="2018-10-15T17:00+02:00",
        opens_weekday="jeudi",
        closes_weekday="lundi",
    ),
)

MILESTONES: Final = (
    Milestone(kind="challenge_jury", first=day("2018-07-04"), weekday="mercredi", source=f"{AAC}, art. 3"),
    Milestone(kind="candidate_jury", first=day("2018-11-06"), last=day("2018-11-08"), source=AAC),
    Milestone(kind="results", first=day("2018-12-15"), by=True, source=AAC),
    Milestone(kind="announcement", first=day("2019-01-17"), source=ARTICLE),
    Milestone(kind="restitution", first=day("2019-11-12"), weekday="mardi", source=BOOKLET),
)

_SESSIONS: Final = (
    ("2019-02-11", "2019-02-15", "fellows", "bootcamp", "lundi"),
    ("2019-02-21", "", "mentors", "mini-bootcamp", "jeudi"),
    ("2019-03-14", "", "fellows mentors", "open source et open data", "jeudi"),
    ("2019-04-11", "", "fellows", "communication et utilisateurs", "jeudi"),
    ("2019-04-18", "", "mentors", "pérennisation", "jeudi"),
    ("2019-05-16", "2019-05-17", "fellows", "séminaire hors-les-murs 1", "jeudi"),
    (
        "2019-06-06",
        "",
        "fellows mentors",
        "demo day interne, bilan de mi-parcours, feuilles de route",
        "jeudi",
    ),
    ("2019-07-04", "", "fellows", "démos", "jeudi"),
    ("2019-07-11", "", "mentors", "mi-parcours", "jeudi"),
    ("2019-08-29", "", "fellows", "rentrée, impact", "jeudi"),
    ("2019-09-05", "2019-09-06", "fellows", "séminaire hors-les-murs 2 (FailCon)", "jeudi"),
    ("2019-09-19", "", "mentors", "impact, rétrospective", "jeudi"),
    ("2019-10-10", "", "fellows mentors", "dernière ligne droite", "jeudi"),
    ("2019-11-07", "", "fellows mentors", "questionnaires, indicateurs", "jeudi"),
    ("2019-11-12", "", "public", "restitution", "mardi"),
)
_NOTES: Final = (
    ("2019-02-11", "mentors at times"),
    ("2019-03-14", "mentors in the afternoon"),
    ("2019-06-06", "mentors in the afternoon; speed-dating with 16 stands, Plume being split in two"),
    ("2019-07-04", "mentors for the pitches: 8 minutes and 12 of questions"),
    ("2019-10-10", "mentors in the afternoon"),
    ("2019-11-12", "15 stands"),
)

SESSIONS: Final = tuple(
    SupportSession(
        first=day(first),
        last=day(last) if last else None,
        audience=audience.split(),
        theme=theme,
        weekday=weekday,
        note=dict(_NOTES).get(first, ""),
        source=BOOKLET if theme == "restitution" else SUPPORT,
    )
    for first, last, audience, theme, weekday in _SESSIONS
)

HOURS: Final = (
    OpeningHours(zone=PARIS, audience="fellows", opens=time(9), closes=time(18, 30), source=SUPPORT),
    OpeningHours(zone=PARIS, audience="mentors", opens=time(14), closes=time(18, 30), source=SUPPORT),
)

FOURTEEN: Final = "of 14 projects: EIG Link was left out"
FUNNEL: Final = (
    fact("challenges_filed", read(42, ARTICLE)),
    fact("challenges_heard"),
    fact("challenges_selected", read(15, ARTICLE), note="EIG Link included"),
    fact("candidates_filed", read(170, ARTICLE)),
    fact("candidates_shortlisted"),
    fact("candidates_heard"),
    fact(
        "fellows",
        read(32, ARTICLE),
        read(28, "etalab.gouv.fr, promotion 3"),
        read(31, SITE_V3),
        note="the page of Etalab says 28, and 32 two lines below",
    ),
)
TEAMS: Final = (
    fact("team_sizes", read((2, 3), ARTICLE)),
    fact("teams_of_2", read(13, SIZES, inferred=True)),
    fact("teams_of_3", read(2, SIZES, inferred=True)),
    fact(
        "trios_asked",
        read(("open-justice", "plume"), WEBSITE),
        note="the posts asked for; who was hired where is not repeated here",
    ),
    fact("posts_asked_data", read(17, COUNT, inferred=True)),
    fact("posts_asked_dev", read(10, COUNT, inferred=True)),
    fact("posts_asked_design", read(5, COUNT, inferred=True)),
    fact("fellows_data", read(18, FOLLOW_UP), read(19, SITE_V3), note="56 % in the evaluation report"),
    fact("fellows_dev", read(9, FOLLOW_UP), read(6, SITE_V3), note="28 % in the evaluation report"),
    fact("fellows_design", read(5, FOLLOW_UP), note="16 % in the evaluation report"),
)
DATES: Final = (
    fact(
        "challenge_jury",
        read(day("2018-07-04"), f"{AAC}, art. 3"),
        read("début juillet 2018", AAP, vague=True),
    ),
    fact("call_for_challenges_opens", read(day("2018-05-04"), AAP), read("mai 2018", ARTICLE, vague=True)),
    fact(
        "call_for_challenges_closes",
        read(day("2018-06-15"), AAP),
        read(day("2018-06-17"), f"{ETALAB_CALL}, un dimanche"),
        read("juillet 2018", ARTICLE),
    ),
    fact(
        "start",
        read(day("2019-01-16"), "la fin, le 15 novembre 2019, moins dix mois", inferred=True),
        read("courant janvier 2019", AAC, vague=True),
        read("début janvier 2019", f"{AAP}, § 5.1", vague=True),
    ),
    fact(
        "results",
        read("avant le 15 décembre 2018", AAC, vague=True),
        read("mi-novembre 2018", f"{AAP}, § 5.1", vague=True),
    ),
    fact("end", read(day("2019-11-15"), REVIEW)),
    fact("announced", read(day("2019-01-17"), ARTICLE), read(day("2019-01-16"), "communiqué de presse")),
)
MISSION: Final = (
    fact("challenges_selected_by", read("un jury d'experts", ARTICLE)),
    fact("contract", read("CDD, 10 mois", ARTICLE)),
    fact(
        "contract_law_of_agence_bio_and_acoss",
        note="a group of public interest, and a body of social security: whether the décret n° 86-83 holds "
        "for their contracts was not checked",
    ),
    fact("licence_of_the_work", read("libre, sauf exception", f"{AAC}, art. 8")),
    fact("mentors_from", read("des agents du ministère d'accueil", ARTICLE)),
    fact("teams_made_to_measure", read("oui", ARTICLE)),
    fact("deliverable", read("une solution viable, utilisable, qui répond au défi", ARTICLE)),
    fact("challenges_with_public_code", read(10, REVIEW), note="of 15"),
    fact("challenges_that_opened_data", read(3, REVIEW), note="of 15"),
)
MONEY: Final = (
    fact("envelope_euros", read(1_500_000, REPORT)),
    fact("employer_cost_euros_for_ten_months", read(70_000, "ingenierie-programme (eig-link)")),
    fact(
        "pia_share_of_salaries_percent",
        read(70, AAP),
        read(55, FIGURES),
        note="the rule, and what the forecast comes to",
    ),
    fact(
        "forecast_total_euros",
        read(Fraction("2430364.09"), REPORT),
        note="salaries 2 100 364.09, communication 80 000, accompaniment 220 000, research 30 000",
    ),
    fact(
        "running_budget_euros",
        read(330_000, REPORT, inferred=True),
        read(300_000, "ingenierie-programme (eig-link)"),
        note="eig-link: some 50 000 of accompaniment a year, and 80 000 of communication",
    ),
    fact(
        "mentors",
        read(21, REPORT),
        read(15, AAC),
        read(32, "site du programme, noms des mentors par défi"),
        note="the call counts those who work with the teams, the website every name",
    ),
    fact("challenges_taken_up_before", read(22, ARTICLE), read(24, "rapport d'évaluation")),
    fact("in_production_at_the_end_percent", read(29, FOLLOW_UP), note=FOURTEEN),
    fact("in_production_16_months_later_percent", read(71, FOLLOW_UP), note=FOURTEEN),
    fact("carried_by_the_host_16_months_later", read(9, FOLLOW_UP), note=f"{FOURTEEN}; 11 at the end"),
    fact(
        "carried_by_another_administration_16_months_later",
        read(4, FOLLOW_UP),
        note=f"{FOURTEEN}; one at the end",
    ),
    fact("maintained_by_a_team_of_the_host_16_months_later", read(6, FOLLOW_UP), note=FOURTEEN),
    fact("maintained_by_its_systems_department_16_months_later", read(4, FOLLOW_UP), note=FOURTEEN),
    fact("maintained_by_a_contractor_16_months_later", read(2, FOLLOW_UP), note=FOURTEEN),
    fact("teams_hired_in_whole_or_in_part", read(5, REVIEW)),
    fact("share_of_fellows_still_in_administration", read(Fraction(1, 3), REVIEW)),
    fact("fellows_at_their_host_16_months_later_percent", read(30, FOLLOW_UP), note="on contracts"),
    fact(
        "fellows_on_their_project_16_months_later_percent", read(40, FOLLOW_UP), note="contractors among them"
    ),
    fact("prolonged", read(("polygraphe",), "site du programme, page du défi"), note="by two months"),
    fact("women_percent", read(19, FIGURES)),
    fact("women_among_candidates_percent", read(20, FIGURES)),
    fact("mean_age", read(27, FIGURES)),
    fact("tools_integrated_at_the_end", read(5, REVIEW), note="9 more were to come by March 2020"),
    fact(
        "designers_cohort",
        read("17 défis pour 21 designers, de 6 à 12 mois", DESIGNERS),
        note="*Designers d'intérêt général*, beside promotion 3: `DESIGNERS`",
    ),
    fact(
        "host_of_karfur",
        read("Délégation interministérielle à l'accueil et l'intégration des réfugiés", AAC),
        read("Direction interministérielle pour l'accueil et l'intégration des réfugiés", ARTICLE),
    ),
    fact(
        "ministries_of_acoss",
        read(
            ("Ministère des Solidarités et de la Santé", "Ministère de l'Action et des Comptes publics"),
            f"{AAC}, art. 3",
        ),
    ),
    fact(
        "ministries_of_agence_bio",
        read(
            (
                "Ministère de l'Agriculture et de l'Alimentation",
                "Ministère de la Transition écologique et solidaire",
            ),
            "hackmd.io/@lucasbio/cartobio, page de l'équipe, février 2020",
        ),
    ),
    fact(
        "challenges_filed_in_promotions_1_to_3",
        read(94, FIGURES),
        read(85, "rapport d'évaluation, sans les 9 pilotes"),
    ),
)

P3: Final = Promotion(
    programme=EIG,
    ordinal=3,
    year=2019,
    starts=day("2019-01-16"),
    ends=day("2019-11-15"),
    calls=CALLS,
    challenges=CHALLENGES,
    profiles=PROFILES,
    milestones=MILESTONES,
    rhythms=[
        Rhythm(
            kind="follow_up",
            every="1 month",
            first=day("2019-01-16"),
            last=day("2019-11-15"),
            source=f"{AAC}, art. 1",
        )
    ],
    sessions=SESSIONS,
    hours=HOURS,
    funding=Funding(
        shares=[
            FundingShare(payer="Programme d'investissements d'avenir", share="0.7"),
            FundingShare(payer="administration", share="0.3"),
        ],
        envelopes=[Envelope(amount=1_500_000, payer="Programme d'investissements d'avenir", source=REPORT)],
        source=(
            f"{AAP} : l'administration paie 30 % au moins ; "
            f"{AAC}, art. 2 : certaines reçoivent moins, ou paient tout"
        ),
    ),
    rules=PromotionRules(
        wish_cap=2,
        wish_kind="challenge",
        team_sizes=[2, 3],
        terms=ten_months(f"{AAC}, art. 2"),
        grids=[
            ScoringGrid(judges="challenges", criteria=CHALLENGE_CRITERIA, source=f"{AAP}, § 4.4"),
            candidate_grid(AAC),
        ],
        pay=[PayBand(pay=net_monthly(4000), source=AAC)],
        eligibility=conditions(
            excludes("civil_servant", "decision", CIVIL_SERVANTS, f"{AAC}, art. 4"),
            excludes("student", "start", SCHOOLING, f"{AAC}, art. 4"),
            source=AAC,
        ),
        decided_by=PIA_COMMITTEE,
    ),
    facts=[*FUNNEL, *TEAMS, *DATES, *MISSION, *MONEY],
)
