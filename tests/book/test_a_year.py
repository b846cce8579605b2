"""A small promotion walked through a year of incidents, each amount and date against a count made by hand.

Two teams, seven people. The days come from a calendar of 2018 and 2019 and from what the texts say; what is paid
is counted in thirtieths of a month: the days under contract in a calendar month, a whole month for thirty
(décret n° 62-765 of 6 July 1962, art. 1, as the Conseil d'État reads it, 26 February 1996, n° 156217).
"""

import datetime as dt
from calendar import monthrange
from fractions import Fraction

import pytest
from attrs import evolve

from eig import timeline
from eig.book import Book
from eig.programme import Application, Appointment, Candidate, Juror, Mentor, Panel
from eig.programme.amendments import Amendment
from eig.programme.appointments import Event
from eig.promotions import P3
from helpers.shares import whole

PAY = P3.rules.pay[0].pay  # 4,000 EUR net a month


def day(text):
    return dt.date.fromisoformat(text)


def seat(person, post, start="2019-01-16", decided="2018-12-14", stated=None, replaces=None):
    return Appointment(
        person=person,
        challenge=post.rpartition("-")[0],
        post=post,
        start=day(start),
        terms=P3.rules.terms,
        pay=PAY,
        stated=stated and day(stated),
        replaces=replaces,
        decided=day(decided),
    )


def tables():
    """Return the book before anything happened."""
    people = [f"c{n}" for n in range(1, 9)]
    late = dt.datetime(2018, 10, 20, 12, tzinfo=dt.UTC)
    return Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=["data", "dev", "design"]) for one in people],
        applications=[
            Application(candidate=one, wishes=["plume", "adler"], received=late if one == "c7" else None)
            for one in people
        ],
        jurors=[Juror(id="j1"), Juror(id="j2")],
        panels=[Panel(id="p1", members=["j1", "j2"], hears=people)],
        mentors=[
            Mentor(id="m1", challenge="plume", share="0.6"),
            Mentor(id="m1", challenge="adler", share="0.5"),
        ],
    )


APPOINTED = [
    seat("c1", "plume-1"),
    seat("c2", "plume-2"),
    seat("c3", "plume-3"),
    seat("c4", "adler-1"),
    seat("c5", "adler-2"),
]
STORY = [  # one line an incident, in the order of the days
    Event(on=day("2018-10-12"), kind="call_extended", what="candidates", last=day("2018-10-22")),
    Event(on=day("2018-11-05"), kind="absent", person="j1", first=day("2018-11-06"), what="ill"),
    Event(on=day("2018-11-05"), kind="strike", first=day("2018-11-07"), what="trains"),
    Event(on=day("2018-11-05"), kind="withdrawn", person="c8"),
    *APPOINTED,
    Event(on=day("2018-12-18"), kind="accepted", person="c5"),
    Event(on=day("2018-12-20"), kind="withdrawn", challenge="karfur"),
    Event(on=day("2019-01-04"), kind="withdrawn", person="c5"),
    Event(on=day("2019-01-10"), kind="withdrawn", person="c3", what="after the contract was signed"),
    seat("c6", "adler-2", "2019-02-11", "2019-01-07", stated="2019-11-15", replaces="c5"),
    seat("c7", "plume-3", "2019-03-01", "2019-02-01", stated="2019-11-15", replaces="c3"),
    Event(on=day("2019-02-08"), kind="terminated", person="c4", last=day("2019-02-08"), what="within the trial"),
    Amendment(person="c2", kind="suspended", on=day("2019-03-29"), first=day("2019-04-01"), last=day("2019-04-15"),
              paid=1),
    Event(on=day("2019-04-02"), kind="mentor_left", person="m1", last=day("2019-04-15")),
    Event(on=day("2019-04-16"), kind="mentor_joined", person="m2", challenge="plume", share="0.4"),
    Event(on=day("2019-04-30"), kind="session_moved", what="2019-05-16-fellows", first=day("2019-05-23"),
          last=day("2019-05-24")),
    Event(on=day("2019-05-20"), kind="due", challenge="plume", what="first release", last=day("2019-06-28")),
    Amendment(person="c1", kind="leave", on=day("2019-05-20"), first=day("2019-06-01"), last=day("2019-08-31"),
              paid=0, what="parental"),
    Event(on=day("2019-06-03"), kind="holiday", first=day("2019-06-06"), what="declared late"),
    Amendment(person="c7", kind="part_time", on=day("2019-06-20"), first=day("2019-07-01"), share="0.5"),
    Event(on=day("2019-07-10"), kind="delivered", challenge="plume", what="first release"),
    Event(on=day("2019-07-15"), kind="budget", what="running", amount=250_000),
    Event(on=day("2019-07-15"), kind="cut", post="adler-1"),
    Event(on=day("2019-09-02"), kind="merged", challenge="adler", to="plume"),
    Amendment(person="c6", kind="resigned", on=day("2019-10-01"), last=day("2019-10-31")),
    Amendment(person="c2", kind="extended", on=day("2019-10-02"), last=day("2020-01-15")),
]  # fmt: skip
YEAR = tables().record(*STORY)

LAST_DAYS = {
    "c1": "2019-11-15",  # ten months from 16 January
    "c2": "2020-01-15",  # two months more, across the year
    "c4": "2019-02-08",  # within the trial, which ends on 15 February
    "c6": "2019-10-31",  # resigned
    "c7": "2019-11-15",  # came in March, until the end of the mission
}
THIRTIETHS = {
    "c1": 16
    + 4 * 30
    + 0
    + 2 * 30
    + 15,  # 16–31 January; February to May; three months of leave; September, October; 15 days
    "c2": 16 + 11 * 30 + 15,  # 16–31 January; February to December; 15 days of January 2020
    "c4": 16 + 8,  # 16–31 January, eight days of February
    "c6": 18 + 8 * 30,  # 11–28 February is 18 days; March to October
    "c7": 4 * 30 + Fraction(4 * 30 + 15, 2),  # March to June; half the time from July to 15 November
}
"""What is paid, in thirtieths of a month of full pay."""


@pytest.mark.slow
def test_every_last_day_is_the_one_counted_by_hand():
    """The contract, the state and the agenda give it alike."""
    contracts = {one.person: one for one in YEAR.contracts()}
    assert LAST_DAYS == {person: str(one.last) for person, one in contracts.items()}
    for person, last in LAST_DAYS.items():
        marked = {one.key: one.when.last for one in YEAR.agenda(person)}
        assert day(last) == marked[f"contract-{person}-last_day"]
        assert YEAR.state_on(day(last)).where(person)
        assert () == YEAR.state_on(day(last) + dt.timedelta(days=1)).where(person)


def thirtieths(contract):
    """Return what a contract is paid: the days in each calendar month, a whole month for thirty."""
    months = {}
    for part in contract.parts:
        for n in range(part.span.days):
            on = part.span.start + n * dt.timedelta(days=1)
            months.setdefault((on.year, on.month), []).append(part.paid)
    whole = {one: len(paid) == monthrange(*one)[1] for one, paid in months.items()}
    return sum(sum(paid) * (Fraction(30, len(paid)) if whole[one] else 1) for one, paid in months.items())


@pytest.mark.slow
def test_what_is_paid_is_counted_by_hand():
    """Sixteen days of January, three months unpaid, half the time: each person's thirtieths of a month."""
    assert {one.person: thirtieths(one) for one in YEAR.contracts()} == THIRTIETHS
    paid = {}
    for line in YEAR.costs().lines:
        paid[line.person] = paid.get(line.person, 0) + line.amount
    cents = {person: round(count * PAY.amount / 30 * 100) for person, count in THIRTIETHS.items()}
    assert cents == {person: amount * 100 for person, amount in paid.items()}
    assert 15 * 4000 / 30 == YEAR.costs().by_year["2020"]


@pytest.mark.slow
def test_a_budget_that_is_cut_is_passed():
    """Set aside in January, cut in July: the last one holds, and one that is of something else holds nothing."""
    name = "Programme d'investissements d'avenir"
    budgets = [
        Event(on=day(f"2019-0{month}-15"), kind="budget", what=what, amount=amount)
        for month, what, amount in ((1, name, 500_000), (7, name, 60_000), (7, "travel", 10))
    ]
    told = [len(YEAR.costs().cautions), len(YEAR.record(budgets[0]).costs().cautions)]
    assert told[0] == told[1]
    assert 1 + told[0] == len(YEAR.record(*budgets).costs().cautions)


@pytest.mark.slow
def test_the_trial_is_that_of_the_first_agreement():
    """Prolonging by two months moves no trial: ten months grant a month."""
    assert day("2019-02-15") == next(one for one in YEAR.contracts() if one.person == "c2").trial.last


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("on", "plume", "adler", "vacant"),
    [
        ("2018-12-24", (), (), ()),
        ("2019-01-04", (), (), ("adler-2",)),
        ("2019-01-16", ("c1", "c2"), ("c4",), ("plume-3",)),
        ("2019-02-09", ("c1", "c2"), (), ("adler-1",)),
        ("2019-02-11", ("c1", "c2"), ("c6",), ("adler-1",)),
        ("2019-03-01", ("c1", "c2", "c7"), ("c6",), ("adler-1",)),
        ("2019-04-10", ("c1", "c7"), ("c6",), ("adler-1",)),
        ("2019-06-30", ("c2", "c7"), ("c6",), ("adler-1",)),
        ("2019-07-15", ("c2", "c7"), ("c6",), ()),
        ("2019-09-01", ("c1", "c2", "c7"), ("c6",), ()),
        ("2019-09-02", ("c6", "c1", "c2", "c7"), (), ()),
        ("2019-11-01", ("c1", "c2", "c7"), (), ("adler-2",)),
        ("2020-01-15", ("c2",), (), ()),
    ],
)
def test_who_is_where_on_each_day(on, plume, adler, vacant):
    """By hand, from the story: who is there, and which posts are open."""
    state = YEAR.state_on(day(on))
    assert (sorted(plume), sorted(adler), vacant) == (
        sorted(state.who("plume")),
        sorted(state.who("adler")),
        state.vacant,
    )


def test_the_hearings_are_planned_around_what_happened():
    """A juror ill on the day, a strike on the next, and a candidate who withdrew: none of them is in the timetable."""
    found = timeline.plan_hearings(YEAR, days=[day(f"2018-11-0{n}") for n in (6, 7, 8)])
    rows = found.rows()
    assert {"2018-11-08"} == {str(row["day"]) for row in rows}
    assert "c8" not in {row["hearing"] for row in rows}


def test_a_call_that_was_prolonged_takes_who_came_later():
    """Received on 20 October: against the rules before the call was prolonged, and not after."""
    gaps = {str(one) for one in tables().gaps}
    assert any("c7" in one for one in gaps - {str(one) for one in YEAR.gaps})


@pytest.mark.untraced
def test_what_is_due_is_told_until_it_is_delivered():
    """Due on 28 June, delivered on 10 July."""
    late = [[one.id for one in YEAR.state_on(day(f"2019-{on}")).due] for on in ("06-27", "06-28", "07-10")]
    assert [[], ["first release"], []] == late


def test_a_session_on_a_holiday_declared_late_is_told():
    """The demo day of 6 June, and nothing else."""
    assert ["on a day that is closed: 2019-06-06-fellows-mentors"] == [
        str(one) for one in YEAR.gaps if one.code == "session_closed"
    ]


def test_the_agenda_follows():
    """A session that moved stands on its new days under its old key, and who is on leave has none meanwhile."""
    sessions = {one.key: one.when for one in YEAR.agenda("c2")}
    assert (day("2019-05-23"), day("2019-05-24")) == (
        sessions["eig-3-2019-05-16-fellows"].start,
        sessions["eig-3-2019-05-16-fellows"].last,
    )
    summer = [one for one in YEAR.agenda("c1") if day("2019-06-01") <= one.when.start <= day("2019-08-31")]
    assert [] == summer
    assert all(one.when.start <= day("2019-04-15") for one in YEAR.agenda("m1"))
    assert any(one.when.start > day("2019-04-15") for one in YEAR.agenda("m2"))
    assert () == YEAR.agenda("c8").sessions


@pytest.mark.slow
def test_a_withdrawn_challenge_is_offered_to_nobody():
    """Kept in July, withdrawn in December."""
    assert "karfur" in {one.id for one in tables().problem().openings}
    assert "karfur" not in {one.id for one in YEAR.problem().openings}


STATUSES = {
    "c1": "seated", "c2": "seated", "c3": "withdrawn", "c4": "left", "c5": "withdrawn", "c6": "left", "c7": "seated",
    "c8": "withdrawn",
}  # fmt: skip


@pytest.mark.untraced
def test_each_person_has_one_status():
    """The same in the book and in the dossier."""
    dossier = YEAR.decide().dossier()
    assert STATUSES == dict(YEAR.statuses)
    assert STATUSES == {one.subject: one.status for one in dossier.rulings.rulings}


@pytest.mark.slow
def test_the_year_can_be_seen_on_any_of_its_days():
    """What was not recorded yet is not known: the order of the records decides nothing."""
    mixed = tables().record(*STORY[::-1])
    for on in ("2018-11-04", "2019-01-07", "2019-05-31", "2019-12-31"):
        assert YEAR.on(day(on)).statuses == mixed.on(day(on)).statuses
        assert str(YEAR.state_on(day(on))) == str(mixed.state_on(day(on)))
    assert "admissible" not in YEAR.on(day("2018-11-04")).statuses.values()
    assert "heard" == YEAR.on(day("2018-11-04")).statuses["c8"]


@pytest.mark.untraced
def test_a_misread_date_is_corrected_and_all_follows():
    """The resignation was for the end of September: the contract, the cost and the state say so from that day on."""
    wrong = next(one for one in YEAR.events if one.kind == "resigned")
    right = evolve(wrong, last=day("2019-10-15"))
    year = YEAR.correct(wrong, on=day("2019-10-04"), by="office", why="date misread", to=right)
    assert day("2019-10-15") == next(one.last for one in year.contracts() if one.person == "c6")
    assert day("2019-10-31") == next(
        one.last for one in year.on(day("2019-10-03")).contracts() if one.person == "c6"
    )
    assert () == year.state_on(day("2019-10-16")).where("c6")


@pytest.mark.slow
def test_the_whole_year_is_the_same_in_every_room_on_each_of_its_days():
    """Day by day from October to January (one day in three, all at night): the state has those whose contract holds the day; sessions are theirs alone."""
    contracts = {one.person: one for one in YEAR.contracts()}
    sessions = {
        person: [one.when for one in YEAR.agenda(person) if not one.key.startswith("contract")]
        for person in contracts
    }
    first, count = day("2018-10-01"), 488
    assert day("2020-01-31") == first + dt.timedelta(count - 1)
    for at in range(0, count, 1 if whole() else 3):
        on = first + dt.timedelta(at)
        state = YEAR.state_on(on)
        told = {
            one.appointment.person: (one.appointment.challenge, one.phase == "away", one.working)
            for one in state.held
            if one.phase in ("present", "away")
        }
        held = {
            person: (part.challenge, part.away, part.share)
            for person, contract in contracts.items()
            if (part := contract.terms_on(on)) is not None and _is_known(person, on)
        }
        assert held == told, on
    for person, spans in sessions.items():
        for span in spans:
            assert contracts[person].terms_on(span.start) or contracts[person].terms_on(span.last)


def _is_known(person, on):
    """Tell whether an appointment was decided by a day: it is not known before."""
    return any(
        isinstance(one, Appointment) and one.person == person and one.decided <= on and one.start <= on
        for one in STORY
    )
