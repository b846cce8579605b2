"""Other programmes are data: from their calls to teams, appointments, dates and money, without a line of the library."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

import pytest
from attrs import evolve

from eig import convert, testing
from eig.book import Book
from eig.errors import Fault, Faults
from eig.jury import rank_lists
from eig.programme import Appointment, Post, apply, state_on
from eig.programme.applications import eligibility_of
from eig.programme.appointments import Event
from eig.programme.eligibility import Standing
from eig.programme.hours import OpeningHours
from eig.promotions import P7
from eig.teams import compose
from eig.timeline import Contract, Plan, WorkCalendar, schedule
from eig.timeline.contracts import cost_by_year
from helpers.other_programmes import (
    GERMAN,
    PIF_2025,
    PIF_START,
    SECONDED,
    TECH4GERMANY_2020,
    TECH4GERMANY_START,
    federal_holidays,
    german_holidays,
)

DAY = timedelta(days=1)
# The website of promotion 7 names skills and no posts: two for each of four missions are this rehearsal's.
MISSIONS = ("a-just", "domifa", "nos-gestes-climat", "seleXpert".lower())
P7_REHEARSED = evolve(
    P7,
    challenges=[
        evolve(
            P7.challenge(key),
            posts=[
                Post(id=f"{key}-{profile}", challenge=key, profile=profile) for profile in ("product", "tech")
            ],
        )
        for key in MISSIONS
    ],
)


def decide(promotion, *, people, start):
    """Run a promotion from its data to appointments: synthetic people, marks by list, the best cohort."""
    candidates = testing.synthetic_candidates(people, seed=7, promotion=promotion)
    applications = testing.synthetic_wishes(candidates, seed=7, promotion=promotion)
    book = Book(promotion=promotion, candidates=candidates, applications=applications)
    marks = {
        (post.challenge, post.profile): {
            one.id: 1 + (7 * number + len(post.id)) % 19 for number, one in enumerate(candidates)
        }
        for post in promotion.posts
    }
    cohort = compose(book.problem(merit=rank_lists(marks), wishes=[2, 1])).cohort
    skills = {one.id: one.profiles for one in candidates}
    return book, cohort, [_appoint(promotion, start, *seat) for seat in _seats(promotion, cohort, skills)]


def _seats(promotion, cohort, skills):
    for challenge in promotion.challenges:
        left = list(cohort.team_of(challenge.id).people)
        for post in sorted(
            challenge.posts, key=lambda post: sum(post.profile in skills[one] for one in left)
        ):
            person = min(left, key=lambda one: (post.profile not in skills[one], len(skills[one])))
            left.remove(person)
            yield post, person


def _appoint(promotion, start, post, person):
    rules = promotion.rules
    share = 1 if rules.terms.share is None else rules.terms.share
    return Appointment(
        person=person,
        challenge=post.challenge,
        post=post.id,
        start=start,
        share=share,
        terms=rules.terms,
        pay=rules.pay_for(3),
    )


# --- Presidential Innovation Fellows: another country -----------------------------------------------------------


def test_a_deadline_is_the_one_of_its_own_zone():
    """30 September 2024, 23:59 in New York is 1 October, 03:59 UTC: a minute later is late."""
    citizen = [
        Standing(status="us_citizen_or_national"),
        Standing(status="public_trust", first=date(2025, 5, 1)),
    ]
    last = datetime(2024, 10, 1, 3, 59, tzinfo=UTC)

    assert last == PIF_2025.call("candidates").closes
    assert apply(PIF_2025, candidate="p1", wishes=["ftc-otech"], received=last, standings=citizen).wave == 1
    with pytest.raises(Fault):
        apply(PIF_2025, candidate="p1", received=last + timedelta(minutes=1))
    with pytest.raises(Fault, match="citizens and nationals"):
        apply(PIF_2025, candidate="p1", standings=citizen[1:])


def test_a_condition_of_the_start_is_open_until_the_start_is_known():
    """The first day was to be announced: a clearance granted in May cannot be judged, without one nobody is in."""
    citizen = Standing(status="us_citizen_or_national", first=date(1990, 1, 1))
    cleared = Standing(status="public_trust", first=date(2025, 5, 1))
    dated = evolve(PIF_2025, starts=PIF_START)

    assert ["met", "unknown"] == [one.verdict for one in eligibility_of(PIF_2025, [citizen, cleared]).judged]
    assert ["met", "met"] == [one.verdict for one in eligibility_of(dated, [citizen, cleared]).judged]
    assert not eligibility_of(dated, [citizen]).is_admitted


@pytest.mark.untraced
def test_fellows_of_another_country_are_placed_dated_and_paid():
    """From data to teams, contracts on federal holidays, dollars by year, and the state on a day."""
    book, cohort, team = decide(PIF_2025, people=40, start=PIF_START)
    calendar = WorkCalendar.ouvres(federal_holidays)
    contract = Contract.of(team[0], calendar=calendar)
    state = state_on(team, date(2025, 7, 4), posts=PIF_2025.posts)

    assert {one.id: len(one.posts) for one in PIF_2025.challenges} == {
        one.opening: len(one.people) for one in cohort.teams
    }
    assert date(2026, 6, 1) == team[0].last == contract.last
    assert 5 == len(state.present)
    assert not calendar.is_working(date(2025, 7, 4))
    assert not calendar.is_working(date(2025, 11, 27))
    assert 250 == calendar.count(PIF_START, contract.last + DAY)
    assert "163,964 USD gross a year" == str(team[0].pay)
    assert Fraction(40991, 3) == team[0].pay.monthly
    assert "at the latest on 1 June 2026: at most 12 months" in str(contract.explain("trial"))
    assert "5 CFR 316.304" in str(contract.explain("trial"))
    costs = cost_by_year([Contract.of(one, calendar=calendar) for one in team])
    assert 5 * 163_964 == sum(line.amount for line in costs.lines)
    assert "USD" in str(costs)
    assert 40 == len(book.candidates)


@pytest.mark.untraced
def test_a_mission_abroad_is_extended_up_to_its_longest():
    """Twelve months, extended to twenty-four in all: the last day moves."""
    _, _, team = decide(PIF_2025, people=40, start=PIF_START)
    longest = PIF_2025.rules.terms.longest.after(PIF_START) - DAY
    more = [Event(on=date(2026, 4, 1), kind="extended", person=team[0].person, last=longest)]

    assert (team[0].person,) == tuple(
        one.appointment.person
        for one in state_on(team, date(2027, 5, 31), events=more, posts=PIF_2025.posts).present
    )
    assert date(2027, 6, 1) == longest


def test_the_plan_of_another_country_stands_on_its_own_calendar():
    """The window of applications, the conversations of February, and the mission: as published, and as chosen."""
    calendar = WorkCalendar.ouvres(federal_holidays)
    found = schedule(Plan.of(evolve(PIF_2025, starts=PIF_START), calendar=calendar))

    assert date(2024, 9, 30) == found["candidates_call"].early.last
    assert (date(2025, 2, 1), date(2025, 2, 28)) == (
        found["agency_conversations"].early.start,
        found["agency_conversations"].early.last,
    )
    assert date(2026, 6, 1) == found["mission"].early.last


def test_hours_abroad_are_those_of_their_place():
    """Nine to five in Washington is 15:00 to 23:00 in Paris."""
    office = OpeningHours(audience="fellows", opens=time(9), closes=time(17), zone=PIF_2025.zone)

    assert office.is_open(datetime(2025, 7, 7, 20, tzinfo=UTC))
    assert not office.is_open(datetime(2025, 7, 7, 8, tzinfo=UTC))


# --- Tech4Germany: public agents for a share of their time ------------------------------------------------------


@pytest.mark.untraced
def test_public_agents_are_placed_for_a_share_of_their_time():
    """Two agents a project, two fifths of their time, twelve weeks; nobody is paid by the programme."""
    _, cohort, team = decide(TECH4GERMANY_2020, people=60, start=TECH4GERMANY_START)
    state = state_on(team, date(2020, 9, 1), posts=TECH4GERMANY_2020.posts, life=SECONDED)

    assert 12 == len(cohort.people) == len(state.present)
    assert {Fraction(2, 5)} == {one.share for one in team}
    assert {date(2020, 10, 25)} == {one.last for one in team}
    assert {None} == {one.pay for one in team}
    assert {None} == {one.terms.law.band(one.start, one.last + DAY).trial for one in team}
    assert "40% of the time" in str(state.explain(team[0].person))


def test_two_shares_are_held_by_one_agent_and_three_are_too_many():
    """An agent who gives two fifths to two projects has a fifth left; to three, more than there is."""
    terms = TECH4GERMANY_2020.rules.terms
    places = [
        Appointment(person="a1", challenge=one.id, start=TECH4GERMANY_START, share=terms.share, terms=terms)
        for one in TECH4GERMANY_2020.challenges[:3]
    ]

    assert 2 == len(state_on(places[:2], date(2020, 9, 1), life=SECONDED).where("a1"))
    with pytest.raises(Fault, match=r"got 1\.2"):
        state_on(places, date(2020, 9, 1), life=SECONDED)


@pytest.mark.untraced
def test_an_administration_recalls_its_agent_and_the_post_is_vacant():
    """Steps of the programme's own: named, released, recalled."""
    _, _, team = decide(TECH4GERMANY_2020, people=60, start=TECH4GERMANY_START)
    events = [
        Event(on=date(2020, 8, 3), kind="released", person=team[0].person),
        Event(on=date(2020, 9, 14), kind="recalled", person=team[0].person),
    ]
    state = state_on(team, date(2020, 9, 15), events=events, posts=TECH4GERMANY_2020.posts, life=SECONDED)

    assert (team[0].post,) == state.vacant
    with pytest.raises(Fault, match=r"can both hold.*recalled.*released"):
        state_on(
            team, date(2020, 9, 15), events=[*events, evolve(events[0], on=date(2020, 9, 15))], life=SECONDED
        )


@pytest.mark.untraced
def test_reasons_are_said_in_the_language_of_the_place():
    """German is a table that a caller adds, with its months and its decimal comma; nobody's name is an identifier."""
    _, _, team = decide(TECH4GERMANY_2020, people=60, start=TECH4GERMANY_START)
    state = state_on(team, date(2020, 9, 1), posts=TECH4GERMANY_2020.posts, life=SECONDED)
    named = GERMAN.naming({team[0].person: "Frau A.", "govdata": "GovData"})

    assert "am 1 September 2020: 12 im Einsatz, 0 erwartet" in str(state.explain(lang=GERMAN))
    assert "Frau A. ist seit 3 August 2020 bei" in str(state.explain(team[0].person, lang=named))
    agent = [Standing(status="civil_servant")]
    assert "erfüllt" in str(eligibility_of(TECH4GERMANY_2020, agent).explain(lang=GERMAN))


def test_the_plan_of_a_summer_stands_on_its_own_holidays():
    """Twelve weeks from 3 August end before 26 October; 3 October is a Saturday in 2020, and no working day in 2022."""
    calendar = WorkCalendar.ouvres(german_holidays)
    dated = evolve(TECH4GERMANY_2020, starts=TECH4GERMANY_START)
    found = schedule(Plan.of(dated, calendar=calendar))

    assert date(2020, 10, 25) == found["mission"].early.last
    assert 60 == calendar.count(TECH4GERMANY_START, found["mission"].early.end)
    assert not calendar.is_working(date(2022, 10, 3))


# --- Promotion 7: rolling calls and monthly juries --------------------------------------------------------------


@pytest.mark.untraced
def test_promotion_7_runs_from_its_waves_to_teams_and_dates():
    """Five sprints, each with its interviews; missions of a year at least start one by one, as they are filled."""
    book, cohort, team = decide(P7_REHEARSED, people=40, start=date(2024, 6, 3))
    found = schedule(Plan.of(P7_REHEARSED, {"mission": "12 months"}))

    assert 8 == len(cohort.people) == len(team)
    assert date(2024, 3, 29) == found["candidate_jury"].early.last
    assert date(2025, 10, 5) == found["candidates_call-5"].early.last
    assert [one.opens for one in P7.calls_for("candidates")] == sorted(
        one.opens for one in P7.calls_for("candidates")
    )
    assert all(one.last is None for one in team)
    assert len(team) == len(state_on(team, date(2026, 1, 1), posts=P7_REHEARSED.posts).present)
    assert "4,250 EUR net a month, and up to 6% more" == str(team[0].pay)
    assert 40 == len(book.applications)


def test_a_monthly_jury_has_a_window_each_month():
    """At least once a month from January to December 2024: twelve windows, one after the other."""
    (monthly,) = P7.rhythms
    first = [window[0] for window in monthly.windows]

    assert [date(2024, month, 1) for month in range(1, 13)] == first
    assert date(2024, 12, 31) == monthly.windows[-1][1]


@pytest.mark.untraced
@pytest.mark.parametrize("promotion", [PIF_2025, TECH4GERMANY_2020, P7], ids=lambda one: one.name)
def test_another_programme_is_a_value_like_any_other(promotion):
    """It survives JSON, explains itself, and each of its facts has a source."""
    assert promotion == convert.from_json(convert.to_json(promotion), type(promotion))
    assert str(promotion.explain())
    assert all(reading.source for fact in promotion.facts for reading in fact.readings)
    assert all(one.source for one in promotion.challenges)


def test_a_slip_in_the_data_of_another_programme_is_refused():
    """A deadline at the offset of another zone, and a post of a profile that the programme does not have."""
    call = PIF_2025.call("candidates")
    with pytest.raises(Fault, match="America/New_York"):
        evolve(call, closes=datetime.fromisoformat("2024-09-30T23:59-05:00"))
    with pytest.raises((Fault, Faults)) as error:
        evolve(PIF_2025, profiles=PIF_2025.profiles[:1])
    assert "a profile that is known here" in str(error.value)
