"""A programme of nobody's, stated as data and run from tables to dossier: Swiss days, francs, law and rights."""

import csv
import datetime as dt
import re
from datetime import date, datetime, time

import pytest
from attrs import evolve

from eig import jury, rows, teams, timeline, to_html
from eig.book import Book
from eig.lots import Decision
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
from eig.programme.agenda import Milestone, SupportSession
from eig.programme.appointments import Event
from eig.programme.hours import OpeningHours
from eig.programme.interests import RecusalRules
from eig.programme.jurisdictions import FRANCE, NOWHERE, Jurisdiction
from eig.programme.pay import PayBand
from eig.programme.rules import GridCriterion, GridLevel, ScoringGrid
from eig.programme.successors import appoint_successor
from eig.programme.terms import ContractLaw, ContractTerms, TermBand
from helpers.unfolded import unfolded

ZURICH = "Europe/Zurich"
RIGHTS = "You may ask the canton for the rules {of the game}."
LEVELS = [GridLevel(mark=mark, label=f"level {mark}") for mark in range(1, 6)]
HOSTS = {"water": "services", "tax": "finance", "bus": "transport"}


def call(kind, wave, opens, closes):
    """Return a call that closes at an hour of Zurich."""
    return Call(kind=kind, wave=wave, opens=opens, closes=datetime.fromisoformat(closes), zone=ZURICH)


CANTON = Promotion(
    programme=Programme(
        name="Léman Data Residents",
        acronym="LDR",
        jurisdiction=Jurisdiction(name="the canton", laws={"access": {"en": RIGHTS}}),
    ),
    ordinal=2,
    year=2026,
    zone=ZURICH,
    starts=date(2026, 9, 1),
    ends=date(2027, 2, 28),
    calls=[
        call("challenges", 1, date(2026, 2, 2), "2026-03-02T12:00+01:00"),
        call("candidates", 1, date(2026, 4, 1), "2026-04-30T23:59+02:00"),
        call("candidates", 2, date(2026, 5, 4), "2026-05-31T23:59+02:00"),
    ],
    profiles=[Profile(id="dev", family="tech"), Profile(id="law", family="law")],
    challenges=[
        Challenge(
            id=key,
            title=key.title(),
            host=Administration(id=host, name=host.title()),
            posts=[Post(id=f"{key}-{one}", challenge=key, profile=one) for one in ("dev", "law")],
        )
        for key, host in HOSTS.items()
    ],
    milestones=[
        Milestone(kind="challenge_jury", first=date(2026, 3, 16)),
        Milestone(kind="candidate_jury", first=date(2026, 6, 9), last=date(2026, 6, 10)),
        Milestone(kind="results", first=date(2026, 6, 22)),
    ],
    sessions=[SupportSession(id="kick-off", first=date(2026, 9, 3), audience=["fellows"], theme="Kick-off")],
    hours=[OpeningHours(audience="jurors", opens=time(8, 30), closes=time(16), zone=ZURICH)],
    rules=PromotionRules(
        wish_kind="challenge",
        wish_cap=2,
        grids=[
            ScoringGrid(judges="challenges", criteria=[GridCriterion(id="use", title="Use")], levels=LEVELS),
            ScoringGrid(judges="candidates", criteria=[GridCriterion(id="skill", title="Skill")], out_of=10),
        ],
        recusal=RecusalRules(name="ours", scope="item", harmless=["alumni"]),
        terms=ContractTerms(
            kind="CDD", duration="6 months", share="4/5", law=ContractLaw(name="CO 335b", bands=[TermBand()])
        ),
        pay=[PayBand(pay=Pay(amount=6500, currency="CHF", basis="gross", per="month"))],
    ),
)
PLAIN = rows.Dialect(separator=",")
CALENDAR = timeline.WorkCalendar.ouvres(lambda year: [(date(year, 8, 1), "National day")])


def table(text):
    """Return the rows of a sheet."""
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


CANDIDATES = """id;name;profiles;wish 1;wish 2;received
a1;Ana;dev;water;tax;2026-04-10T10:00:00+02:00
a2;Bo;dev;water;;2026-04-11T10:00:00+02:00
a3;Cy;law;water;tax;2026-05-10T10:00:00+02:00
a4;Di;law;tax;;2026-04-12T10:00:00+02:00
a5;El;dev;tax;water;2026-04-13T10:00:00+02:00
a6;Fo;dev;tax;;2026-05-02T10:00:00+02:00"""
JURORS = "id;college;employer\nj1;public;services\nj2;civil;\nj3;public;"
PANELS = "id;members;hears\np1;j1,j2,j3;a1,a2,a3\np2;j2,j3;a4,a5"
MARKS = """item;juror;Use
water;j1;5
water;j2;4
water;j3;5
tax;j1;3
tax;j2;4
tax;j3;4
bus;j2;2
bus;j3;1"""
HEARD = """challenge;profile;item;juror;Skill
water;dev;a1;j2;8
water;dev;a2;j2;9
water;law;a3;j2;7
tax;dev;a1;j2;8
tax;law;a4;j2;8
tax;dev;a5;j2;7"""
BOOK = Book.read(
    CANTON, candidates=table(CANDIDATES), jurors=table(JURORS), panels=table(PANELS), dialect=PLAIN
)


@pytest.fixture(scope="module")
def decided():
    """Return the outcome, and what it was decided from."""
    rules = BOOK.rules("challenges", places=2, reserve=1)
    sheet = BOOK.recuse(rows.scoresheet(table(MARKS), rules, dialect=PLAIN), by="chair")
    held = jury.deliberate(sheet, rules, chair="j2")
    marks = BOOK.rules("candidates", scale=jury.Scale(low=0, high=10))
    lists = jury.rank_lists(rows.scoresheets(table(HEARD), marks, dialect=PLAIN))
    cohort = teams.compose(BOOK.problem(held.kept, merit=lists, wishes=[2, 1]))
    schedule = timeline.schedule(timeline.Plan.of(CANTON, calendar=CALENDAR))
    minutes = held.minutes(title="LDR 2", salt="5a17" * 16)
    return BOOK.decide(held, lists, cohort, schedule, minutes=minutes)


def test_tables_in_english_are_read_and_held_against_the_published_rules():
    """`wish 1` numbers the wishes; the wave is that of the open call; who was out of time is told."""
    assert ("water", "tax") == BOOK.applications[0].wishes
    assert [1, 1, 2, 1, 1, 1] == [one.wave for one in BOOK.applications]
    assert ("a6",) == next(one.facts["names"] for one in BOOK.gaps if one.code == "against_rules")


@pytest.mark.slow
def test_it_is_decided_and_run_again(decided):
    """From marks to seats; the juror employed by the host steps back; the same tables, the same answers."""
    held = decided.deliberation
    assert ("water", "tax") == held.kept
    assert "recused" == held.sheet.mark_sheet("water", "j1").state
    assert 4 == len(decided.cohort.problem.openings) * 2 == len(decided.cohort.cohort.people)
    again = decided.dossier().replay(BOOK, deliberation=held, lists=decided.lists, schedule=decided.schedule)
    assert str(again).startswith("the same answers come from the same tables\nnot checked: the ledger")


def test_hearings_and_agendas_keep_the_hours_and_the_zone_of_the_place():
    """Within the hours of the jurors; an agenda of Zurich is no agenda of Paris."""
    timetable = timeline.plan_hearings(BOOK, days=[date(2026, 6, 9)], rooms=2)
    assert time(16) >= max(one.ends for one in timetable.sittings)
    agenda = BOOK.agenda("a4", timetable)
    assert ZURICH == agenda.zone
    text = timeline.to_ical(agenda, stamp=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert "Paris" not in text
    assert "Paris" in timeline.to_ical(
        agenda, stamp=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), zone="Europe/Paris"
    )


FRENCH = re.compile(
    r"\b(?:Paris|France|French|français|CADA|CRPA|CJA|CNIL|CGFP|RGPD|GDPR|[Dd]écret|EUR|euros?)\b|€|L311"
)


def shown(outcome):
    """Yield every text of an outcome, in both languages."""
    book = outcome.book
    timetable = timeline.plan_hearings(book, days=[date(2026, 6, 9)], rooms=2)
    for lang in ("en", "fr"):
        yield from (book.promotion.explain(lang=lang), book.rules("challenges", places=2).say(lang))
        yield from (
            outcome.minutes[0].to_markdown(lang=lang),
            to_html(evolve(outcome, minutes=()).dossier(), lang=lang),
        )
        for person in ("a2", "a5", "a6"):
            agenda = book.agenda(person, timetable)
            yield timeline.to_ical(agenda, stamp=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), lang=lang)
            yield from (outcome.letter(person, lang=lang), outcome.notice(person, lang=lang))
        yield from (outcome.letter("bus", lang=lang), outcome.notice("water", lang=lang))


@pytest.mark.slow
@pytest.mark.parametrize("zone", [ZURICH, ""])
def test_nothing_is_french_where_nobody_named_france(decided, zone):
    """A place of one's own, or none at all, reads of no zone, law, money or day of France anywhere."""
    place = Jurisdiction(name="the canton", zone=zone)
    stated = evolve(
        CANTON,
        zone=zone,
        programme=evolve(CANTON.programme, jurisdiction=place),
        calls=[evolve(one, zone=zone) for one in CANTON.calls],
        hours=[evolve(one, zone=zone) for one in CANTON.hours],
    )
    assert zone == Promotion(programme=stated.programme, ordinal=1).zone
    for text in shown(evolve(decided, book=evolve(BOOK, promotion=stated))):
        assert None is FRENCH.search(str(text)), str(text)


WORDS = {
    "en": {"challenge": "mission", "challenges": "missions", "fellows": "residents"},
    "fr": {"défi": "mission", "défis": "missions", "personnes en mission": "résidents"},
}
OURS = {"en": re.compile("challenge|fellow", re.IGNORECASE), "fr": re.compile(r"\bdéfi", re.IGNORECASE)}


@pytest.mark.slow(but=["fr"])
@pytest.mark.parametrize("lang", WORDS)
def test_each_text_calls_things_as_the_place_does(decided, lang):
    """Letters, notices, minutes, rules, the calendar and the dossier say mission where the place does."""
    place = Jurisdiction(words=WORDS)
    promotion = evolve(CANTON, programme=evolve(CANTON.programme, jurisdiction=place))
    book = evolve(BOOK, promotion=promotion)
    held = evolve(decided.deliberation, rules=evolve(decided.deliberation.rules, jurisdiction=place))
    plan = timeline.Plan.of(promotion, calendar=CALENDAR, lang=lang)
    outcome = evolve(decided, book=book, deliberation=held, minutes=(), schedule=timeline.schedule(plan))
    dossier, minutes = outcome.dossier(), held.minutes(title="LDR 2", salt="5a17" * 16)
    told = [str(promotion.explain(lang=lang)), held.rules.say(lang), minutes.to_markdown(lang=lang)]
    told += [
        dossier.say(lang),
        str(dossier.explain("bus", lang=lang)),
        re.sub("<[^>]*>", " ", to_html(dossier, lang=lang)),
    ]
    told += [
        write(one, lang=lang)
        for one in ("a2", "a6", "bus", "water")
        for write in (outcome.letter, outcome.notice)
    ]
    told += [phase.title for phase in plan.phases]
    assert any("mission" in one for one in told)
    assert [] == [one for one in told if OURS[lang].search(one)]


@pytest.mark.untraced
def test_a_challenge_reads_of_its_treatment_before_the_minutes_are_signed(decided):
    """The notice about a challenge says what was treated of it, though no minutes were given along."""
    early, late = evolve(decided, minutes=()).notice("bus"), decided.notice("bus")
    assert "marks" in early
    assert early.splitlines()[1:8] == late.splitlines()[1:8]


@pytest.mark.slow
def test_letters_quote_the_law_of_the_programme(decided):
    """Its own words, or none; French law only where France is named."""
    for law, told in ((CANTON.programme.jurisdiction, True), (NOWHERE, False), (FRANCE, False)):
        programme = evolve(CANTON.programme, jurisdiction=law)
        other = evolve(decided, book=evolve(BOOK, promotion=evolve(CANTON, programme=programme)))
        for text in (other.letter("a2"), other.notice("a2"), other.notice("water")):
            assert ("L311-3-1" in text) is (law == FRANCE)
        page = to_html(evolve(other, minutes=()).dossier())
        assert ("L311-3-1" in page) is (law == FRANCE)
        assert (RIGHTS in other.letter("a2")) is told
        assert ("CADA" in other.letter("a2")) is (law == FRANCE)


@pytest.mark.untraced
def test_somebody_leaves_and_the_reserve_comes_in(decided):
    """The contract follows the law of the place, and says which; the cost is in francs, by year."""
    cohort = decided.cohort
    cohort = (
        cohort.settle(Decision(by="jury", order=cohort.undecided, reference="minutes"))
        if cohort.undecided
        else cohort
    )
    appointments = BOOK.appoint(cohort, starts=date(2026, 9, 1))
    contracts = [timeline.Contract.of(one) for one in appointments]
    assert "CO 335b" in unfolded(contracts[0].explain())
    assert {"2026": 83_200, "2027": 41_600} == dict(
        timeline.cost_by_year(contracts, promotion=CANTON).by_year
    )
    gone = next(one.person for one in appointments if one.post == "tax-dev")
    left = Event(on=date(2026, 11, 2), kind="resigned", person=gone)
    running = evolve(BOOK, appointments=appointments, events=[left])
    outcome = evolve(decided, cohort=cohort)
    state = running.state_on(date(2026, 12, 1))
    assert ("tax-dev",) == state.vacant
    comer = appoint_successor(state, outcome.replacement(gone), start=date(2026, 12, 7))
    assert ({"a1", "a5"} - {gone}, gone) == ({comer.person}, comer.replaces)
