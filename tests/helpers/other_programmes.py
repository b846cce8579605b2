"""Two other programmes, stated as data from public pages; nothing of them is in the library.

What a page says has its page as source. What was concluded is said to be so, and what this rehearsal chose
because nobody published it has the source REHEARSAL.
"""

from datetime import date, datetime, timedelta

from eig.programme import (
    Administration,
    Call,
    Challenge,
    Pay,
    Post,
    Profile,
    Programme,
    Promotion,
    PromotionRules,
)
from eig.programme.agenda import Milestone
from eig.programme.eligibility import EligibilityCondition
from eig.programme.interests import RecusalRules
from eig.programme.lifecycles import CHALLENGE_LIFE, POST_LIFE, LifeCycle
from eig.programme.organisations import Funding, FundingShare
from eig.programme.pay import PayBand, PayConvention
from eig.programme.published_facts import PublishedFact, Reading
from eig.programme.rules import GridCriterion, ScoringGrid
from eig.programme.terms import ContractLaw, ContractTerms, TermBand
from eig.reasons import Language

REHEARSAL = "chosen for this rehearsal: nobody published it"


def _fact(key, *readings, note=""):
    return PublishedFact(
        key=key, readings=[Reading(value=value, source=source) for value, source in readings], note=note
    )


def _posts(challenge, profiles):
    return [
        Post(id=f"{challenge}-{n}", challenge=challenge, profile=profile)
        for n, profile in enumerate(profiles.split(), start=1)
    ]


# --- Presidential Innovation Fellows, class of 2025: another country, zone, calendar, currency and law ---------

PIF_APPLY = "presidentialinnovationfellows.gov/apply, timeline of the 2025 class"
PIF_FAQ = "presidentialinnovationfellows.gov/faq"
PIF_PROJECTS = "presidentialinnovationfellows.gov/projects"
CFR = "5 CFR 316.304, from memory: check before you quote it"


def _nth(year, month, weekday, n):
    """Return the n-th weekday of a month; the last for n = -1."""
    if n < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def federal_holidays(year):
    """Return the holidays of federal employees (5 U.S.C. 6103): a Saturday's is taken on the Friday before."""
    fixed = [
        (1, 1, "New Year"),
        (6, 19, "Juneteenth"),
        (7, 4, "Independence"),
        (11, 11, "Veterans"),
        (12, 25, "Christmas"),
    ]
    moved = {5: timedelta(days=-1), 6: timedelta(days=1)}
    days = [
        (day + moved.get(day.weekday(), timedelta()), name)
        for month, number, name in fixed
        for day in [date(year, month, number)]
    ]
    days += [
        (_nth(year, 1, 0, 3), "Martin Luther King, Jr."),
        (_nth(year, 2, 0, 3), "Washington's Birthday"),
        (_nth(year, 5, 0, -1), "Memorial Day"),
        (_nth(year, 9, 0, 1), "Labor Day"),
        (_nth(year, 10, 0, 2), "Columbus Day"),
        (_nth(year, 11, 3, 4), "Thanksgiving"),
    ]
    return [(day, name) for day, name in days if day.year == year]


TERM_APPOINTMENT = ContractLaw(
    name="term appointments in the competitive service",
    bands=[TermBand(trial="12 months")],
    trial_source=CFR,
    convention=PayConvention(counts="calendar_days", source="this rehearsal"),
)

PIF_2025 = Promotion(
    programme=Programme(
        name="Presidential Innovation Fellows",
        acronym="PIF",
        operator=Administration(id="gsa", name="U.S. General Services Administration", kind="agency"),
        facts=[_fact("launched", (2012, "presidentialinnovationfellows.gov/apply, role summary"))],
    ),
    ordinal=14,  # counted from the class of 2012
    year=2025,
    zone="America/New_York",
    calls=[
        Call(
            kind="candidates",
            opens=date(2024, 9, 10),
            closes=datetime.fromisoformat("2024-09-30T23:59-04:00"),
            zone="America/New_York",
            source=PIF_APPLY,
        )
    ],
    profiles=[
        Profile(id="software", family="technology", title="Software and Cloud Infrastructure"),
        Profile(id="product", family="product", title="Product Management"),
        Profile(id="design", family="design", title="Design and Experience"),
        Profile(id="data", family="technology", title="Data Strategy and AI"),
        Profile(id="strategy", family="product", title="Digital Transformation and Strategy"),
    ],
    # Real projects of several years, gathered for this rehearsal; what each asked for is read from its page.
    challenges=[
        Challenge(
            id="ftc-otech",
            title="Developing a holistic view of complex and constantly evolving digital advertising markets",
            host=Administration(id="ftc", name="Federal Trade Commission", kind="agency"),
            town="Washington, D.C.",
            posts=_posts("ftc-otech", "strategy data"),
            source=f"{PIF_PROJECTS}: seeks two; their tracks: {REHEARSAL}",
        ),
        Challenge(
            id="fdic-casib",
            title="Enhancing our nation's financial data analytics capabilities",
            host=Administration(id="fdic", name="Federal Deposit Insurance Corporation", kind="agency"),
            town="Washington, D.C.",
            posts=_posts("fdic-casib", "strategy data"),
            source=f"{PIF_PROJECTS}: an investment manager, and a background in AI and ML",
        ),
        Challenge(
            id="dot-equity",
            title="Ensuring our nation's future infrastructure is equitable and efficient",
            host=Administration(id="dot", name="Department of Transportation", kind="department"),
            town="Washington, D.C.",
            posts=_posts("dot-equity", "software"),
            source=f"{PIF_PROJECTS}: the full technology life-cycle",
        ),
    ],
    milestones=[
        Milestone(
            kind="agency_conversations", first=date(2025, 2, 1), last=date(2025, 2, 28), source=PIF_APPLY
        ),
        Milestone(kind="results", first=date(2025, 3, 31), by=True, source=f"{PIF_APPLY}: March 2025"),
    ],
    funding=Funding(
        shares=[FundingShare(payer="host agency", share=1)], source=f"interagency agreements; {REHEARSAL}"
    ),
    rules=PromotionRules(
        wish_kind="challenge",
        team_sizes=[1, 2],
        terms=ContractTerms(
            kind="term appointment, GS-15 step 1",
            duration="12 months",
            longest="24 months",
            renewable=True,
            share=1,
            employer="General Services Administration",
            law=TERM_APPOINTMENT,
            source=PIF_FAQ,
        ),
        grids=[
            ScoringGrid(
                judges="candidates",
                criteria=[
                    GridCriterion(id="skills", title="skills"),
                    GridCriterion(id="competencies", title="core competencies"),
                    GridCriterion(id="values", title="core values"),
                ],
                source=f"{PIF_APPLY}: PIF interviews",
            )
        ],
        pay=[
            PayBand(
                pay=Pay(amount=163_964, currency="USD", basis="gross", per="year"),
                source=f"{PIF_FAQ}: January 2024",
            )
        ],
        eligibility=[
            EligibilityCondition(
                requires="us_citizen_or_national",
                at="application",
                text="all United States citizens and nationals are eligible to apply",
                source=PIF_FAQ,
            ),
            EligibilityCondition(
                requires="public_trust",
                at="start",
                text="all fellows must pass a background check",
                source=PIF_FAQ,
            ),
        ],
        recusal=RecusalRules(
            name="impartiality (5 CFR 2635.502)",
            scope="item",
            harmless=["acquaintance", "alumni"],
            decisive=["financial", "family", "conscience"],
            source="from memory: check before you quote it",
        ),
        decided_by="General Services Administration, upon consultation with the host agencies",
    ),
    facts=[
        _fact("start", ("targeting a June 2025 start", PIF_APPLY)),
        _fact("professional_development_dollars", (5000, PIF_APPLY)),
        _fact("candidates_filed"),
        _fact("fellows"),
    ],
)
PIF_START = date(2025, 6, 2)  # REHEARSAL: the exact date was to be announced

# --- Tech4Germany, class of 2020: civil servants, beside their post, for a share of their time -----------------

MOVE_ONLINE = "move-online.de, Die Kurzzeit-Fellows, 24.08.2020"
BEHOERDEN_SPIEGEL = "behoerden-spiegel.de, Junge Experten braucht das Land, 07.08.2019"
ITGIRLS = "itgirls.de, Tech4Germany, 07.04.2021"

# An agent who is released for a while signs no contract: no trial period, and no notice of renewal.
RELEASE = ContractLaw(name="Freistellung neben dem Amt, ohne neuen Vertrag", bands=[TermBand()])

SECONDED = LifeCycle(
    subject="Appointment",
    first="named",
    steps={"named": ["released", "recalled"], "released": ["recalled", "ended"], "recalled": [], "ended": []},
)


def _host(key, name):
    return Administration(id=key, name=name, kind="Bundesbehörde")


_PROJECTS = (
    ("govdata", "Visualisierung der Datensätze des GovData-Portals", _host("aa", "Auswärtiges Amt")),
    ("online-beratung", "Online-Beratung", _host("drv", "Deutsche Rentenversicherung")),
    ("wegweiser", "Digitaler Wegweiser", _host("ads", "Antidiskriminierungsstelle des Bundes")),
    ("steuerlotse", "Digitale Steuerlotsen für Rentner", _host("bmf", "Bundesministerium der Finanzen")),
    ("chatbot", "Chatbot der Bundesverwaltung", _host("bmi", "Bundesministerium des Innern")),
    (
        "rechtsinformation",
        "Neues Rechtsinformationsportal",
        _host("bmjv", "Bundesministerium der Justiz und für Verbraucherschutz"),
    ),
)

TECH4GERMANY_2020 = Promotion(
    programme=Programme(
        name="Tech4Germany",
        operator=Administration(id="4germany", name="4Germany UG"),
        facts=[
            _fact("launched", (2018, ITGIRLS.replace("itgirls", "digitalservice.bund.de, blog; itgirls")))
        ],
    ),
    ordinal=3,
    year=2020,
    zone="Europe/Berlin",
    profiles=[
        Profile(id="subject", family="administration", title="Digitallots:in: Fachseite"),
        Profile(id="organisation", family="administration", title="Digitallots:in: Organisation"),
    ],
    challenges=[
        Challenge(
            id=key,
            title=title,
            host=host,
            posts=_posts(key, "subject organisation"),
            source=f"{MOVE_ONLINE}; two public agents a project: {BEHOERDEN_SPIEGEL}; their profiles: {REHEARSAL}",
        )
        for key, title, host in _PROJECTS
    ],
    rules=PromotionRules(
        wish_cap=1,
        wish_kind="challenge",
        team_sizes=[2],
        terms=ContractTerms(
            kind="Freistellung neben dem Amt",
            duration="12 weeks",
            renewable=False,
            share="2/5",
            employer="die entsendende Behörde",
            law=RELEASE,
            source=f"12 weeks: {ITGIRLS}; the share: {REHEARSAL}",
        ),
        eligibility=[
            EligibilityCondition(
                requires="civil_servant",
                at="always",
                text="Verwaltungsmitarbeiter:in der Bundesverwaltung",
                source="digitalservice.bund.de, Tech4Germany, für Ministerien",
            )
        ],
        lives=[CHALLENGE_LIFE, POST_LIFE, SECONDED],
    ),
    facts=[
        _fact(
            "fellows", (32, MOVE_ONLINE), note="from outside; the people placed here are the public agents"
        ),
        _fact("challenges_selected", (8, MOVE_ONLINE), note="six are named"),
        _fact("fellows_of_a_team", (4, BEHOERDEN_SPIEGEL)),
        _fact("public_agents_of_a_team", (2, BEHOERDEN_SPIEGEL)),
        _fact("start"),
    ],
)
TECH4GERMANY_START = date(2020, 8, 3)  # REHEARSAL: nobody published the first day


def german_holidays(year):
    """Return some holidays of Berlin that fall in a summer programme."""
    return [(date(year, 10, 3), "Tag der Deutschen Einheit"), (date(year, 12, 25), "Erster Weihnachtstag")]


GERMAN = Language(
    code="de",
    words={"and": " und ", "none": "keine", "yes": "ja", "no": "nein"},
    months=[
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    ordinals={"*": "#."},
    decimal=",",
    sentences={
        "programme": {
            "state": "am {on}",
            "state_whole": "{present} im Einsatz{away:? (abwesend: {away})|}, {coming} erwartet, {alumni} Ehemalige; {delivered} geliefert",
            "state_vacant": "unbesetzt: {posts}",
            "post_vacant": "unbesetzt",
            "held_present": "{person} ist seit {start} bei {challenge}{last:?, bis {last}|}{share:?, zu {share} % der Arbeitszeit|}",
            "held_gone": "{person} war bis {last} bei {challenge}",
            "event_accepted": "am {on}: angenommen",
            "event": "am {on}: {kind}{what:? ({what})|}",
            "eligibility": "Zulassung",
            "condition_met": "{condition}: erfüllt",
            "condition_not_met": "{condition}: nicht erfüllt",
        }
    },
)
