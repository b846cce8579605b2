"""Each incident of a year against a count made by hand, which stands in a page with its sources."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from eig.book import Book
from eig.programme import Application, Appointment, Candidate, Juror, Mentor, Panel
from eig.programme.amendments import Amendment
from eig.programme.appointments import Event
from eig.programme.pay import PayConvention
from eig.promotions import P3
from eig.timeline import cost_by_year

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "a-year-by-hand.md"
PAY = P3.rules.pay[0].pay


def day(text):
    return dt.date.fromisoformat(text)


def seat(start="2019-01-16", **more):
    return Appointment(
        person="c1",
        challenge="plume",
        post="plume-1",
        start=day(start),
        terms=P3.rules.terms,
        pay=PAY,
        decided=day("2018-12-14"),
        **more,
    )


def of(kind, on, **more):
    return Event(on=day(on), kind=kind, **{"person": "c1", **more})


def change(kind, on, **more):
    return Amendment(person="c1", kind=kind, on=day(on), **more)


INCIDENTS = {
    "nothing happens": [seat()],
    "withdraws before the decision": [of("withdrawn", "2018-11-05")],
    "withdraws after accepting": [seat(), of("accepted", "2018-12-18"), of("withdrawn", "2019-01-04")],
    "withdraws after signing": [seat(), of("withdrawn", "2019-01-10")],
    "the challenge is withdrawn after selection": [
        seat(),
        of("withdrawn", "2018-12-20", person=None, challenge="plume"),
    ],
    "starts in mid-month": [seat("2019-02-11", stated=day("2019-11-15"))],
    "a break in the trial": [seat(), of("terminated", "2019-02-08", last=day("2019-02-08"))],
    "suspended, paid": [
        seat(),
        change("suspended", "2019-03-29", first=day("2019-04-01"), last=day("2019-04-15"), paid=1),
    ],
    "suspended, unpaid": [
        seat(),
        change("suspended", "2019-03-29", first=day("2019-04-01"), last=day("2019-04-15"), paid=0),
    ],
    "parental leave": [
        seat(),
        change("leave", "2019-05-20", first=day("2019-06-01"), last=day("2019-08-31"), paid=0),
    ],
    "part time": [seat(), change("part_time", "2019-06-20", first=day("2019-07-01"), share="1/2")],
    "resigns": [seat(), change("resigned", "2019-09-30", last=day("2019-10-31"))],
    "renewed by two months, across the year": [
        seat(),
        change("extended", "2019-10-02", last=day("2020-01-15")),
    ],
    "two teams merge": [seat(), of("merged", "2019-09-02", person=None, challenge="plume", to="adler")],
    "goes over to another team": [seat(), change("moved", "2019-06-14", first=day("2019-06-17"), to="adler")],
    "leaves in the month of thirty-one days": [
        seat(),
        of("terminated", "2019-05-30", last=day("2019-05-31")),
    ],
}


HEARD = [day(f"2018-11-0{n}") for n in (6, 7, 8)]
MOVED = "2019-05-16-fellows"


def _breaks(book):
    return "yes" if any("c1" in str(one) for one in book.gaps if one.code == "against_rules") else "no"


def _heard(book):
    return str(min(row["day"].day for row in book.hearings(days=HEARD).rows()))


def _asked(book):
    """Return on how many days a share is asked of the mentor."""
    return str(sum((row["last"] - row["first"]).days + 1 for row in book.mentor_load().rows()))


def _held(book):
    (when,) = [one.when for one in book.agenda("c1") if one.key.endswith(MOVED)]
    return f"{when.start.day}–{when.last.day}"


def _left(book):
    (row,) = [row for row in book.costs().budget() if not row["payer"]]
    told = [one for one in book.costs().cautions if one.code == "envelope_passed" and not one.facts["payer"]]
    assert bool(told) == (row["left"] < 0)
    return str(round(float(row["left"]), 2))


OF_OTHERS = {
    "a call prolonged": (
        [], of("call_extended", "2018-10-12", person=None, what="candidates", last=day("2018-10-22")), _breaks,
    ),
    "a juror ill the day before": (
        [], of("absent", "2018-11-05", person="j1", first=day("2018-11-06")), _heard,
    ),
    "a strike": ([], of("strike", "2018-11-05", person=None, first=day("2018-11-06")), _heard),
    "a holiday declared late": (
        [seat()], of("holiday", "2019-06-03", person=None, first=day("2019-06-06")),
        lambda book: str(book.contracts()[0].working_days),
    ),
    "a mentor who leaves in month three": (
        [seat()], of("mentor_left", "2019-04-02", person="m1", last=day("2019-04-15")), _asked,
    ),
    "a session moved": (
        [seat()],
        of("session_moved", "2019-04-30", person=None, what=MOVED, first=day("2019-05-23"), last=day("2019-05-24")),
        _held,
    ),
    "a budget cut in July": (
        [seat(), of("budget", "2019-01-15", person=None, what="contracts", amount=42_000)],
        of("budget", "2019-07-15", person=None, what="contracts", amount=36_000),
        _left,
    ),
}  # fmt: skip
"""What changes no contract: what was there, the one line, and what is asked before and after."""


def by_hand(others=False):  # of two tables
    """Return the rows of the page, by incident."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[2:5] for row in rows if row[0] in (INCIDENTS, OF_OTHERS)[others]}


def tables():
    return Book(promotion=P3, candidates=[Candidate(id="c1")], applications=[Application(candidate="c1")])


@pytest.mark.untraced
@pytest.mark.parametrize("incident", INCIDENTS)
def test_each_incident_comes_to_what_the_page_counts(incident):
    """The last day in contract, agenda and state; the pay of each year to the cent; the dossier says who came."""
    last, now, later = by_hand()[incident]
    book = tables().record(*INCIDENTS[incident])
    paid = {"2019": now, "2020": later}
    assert {year: Fraction(told) for year, told in paid.items() if told != "0"} == dict(book.costs().by_year)
    assert (last == "–") == (book.contracts() == ())
    seated = book.decide().rulings["c1"].status
    if last == "–":
        assert ("not_seated" if "challenge" in incident else "withdrawn") == seated
        assert all(not book.state_on(day(f"2019-{month:02}-20")).present for month in range(1, 12))
        return
    (contract,) = book.contracts()
    marks = {one.key: one.when.last for one in book.agenda("c1")}
    assert day(last) == contract.last == marks["contract-c1-last_day"]
    assert book.state_on(day(last)).where("c1")
    assert not book.state_on(day(last) + dt.timedelta(days=1)).where("c1")
    assert (
        "left" if {"resigned", "terminated"} & {one.kind for one in INCIDENTS[incident][1:]} else "seated"
    ) == seated
    assert all(when <= contract.last for when in marks.values())


def test_the_page_counts_every_incident_and_no_other():
    """Sixteen rows of contracts, and seven of others."""
    assert list(INCIDENTS) == list(by_hand())
    assert list(OF_OTHERS) == list(by_hand(others=True))


@pytest.mark.untraced
@pytest.mark.parametrize("incident", OF_OTHERS)
def test_what_changes_no_contract_comes_to_what_the_page_counts(incident):
    """Call, hearings, agenda, mentors, budget: before the line and after it."""
    there, line, ask = OF_OTHERS[incident]
    received = dt.datetime(2018, 10, 20, 12, tzinfo=dt.UTC)
    before = Book(
        promotion=P3, candidates=[Candidate(id="c1")], jurors=[Juror(id="j1")],
        applications=[Application(candidate="c1", wishes=["plume"], received=received)],
        panels=[Panel(id="p1", members=["j1"], hears=["c1"])],
        mentors=[Mentor(id="m1", challenge="plume", share="0.6")],
    ).record(*there)  # fmt: skip
    after = before.record(line)
    told = [ask(before), ask(after)]
    if incident == "a holiday declared late":
        told.append("yes" if {one.code for one in after.gaps} - {one.code for one in before.gaps} else "no")
    assert ", ".join(told) == by_hand(others=True)[incident][1]
    away = change("leave", "2019-05-02", first=day("2019-05-16"), last=day("2019-05-20"), paid=0)
    if incident == "a session moved":
        days = [len([*book.record(away).agenda("c1")]) for book in (before, after)]
        assert 1 == days[1] - days[0]


def test_the_dates_that_follow_are_those_of_the_page():
    """The trial, the notices of a renewal, before and after it was prolonged, and of a resignation."""
    (agreed,), (longer,), (left,), (broken,) = (
        tables().record(*INCIDENTS[name]).contracts()
        for name in (
            "nothing happens",
            "renewed by two months, across the year",
            "resigns",
            "a break in the trial",
        )
    )
    assert day("2019-02-15") == agreed.trial.last == longer.trial.last
    assert [day("2019-10-15"), day("2019-12-15")] == [agreed.renewal_by, longer.renewal_by]
    assert (day("2019-10-30"), None) == (left.leaving_by, broken.leaving_by)
    assert () == left.cautions == broken.cautions


def test_what_each_challenge_costs_is_that_of_the_page():
    """Of a team that merges, and of somebody who goes over: thirtieths at each challenge, shared by 70 and 30 %."""
    for name, plume, adler in (("two teams merge", 227, 74), ("goes over to another team", 152, 149)):
        lines = tables().record(*INCIDENTS[name]).costs().lines
        paid = {
            place: sum(one.amount for one in lines if one.challenge == place) for place in ("plume", "adler")
        }
        for place, count in (("plume", plume), ("adler", adler)):
            assert abs(paid[place] - Fraction(4000 * count, 30)) <= Fraction(1, 100)
    merged = tables().record(*INCIDENTS["two teams merge"]).costs().lines
    assert [Fraction("21186.67"), Fraction("9080")] == [
        one.amount for one in merged if one.challenge == "plume"
    ]


@pytest.mark.untraced
def test_the_published_envelope_is_passed_by_what_the_page_says():
    """Thirty-two people, 70,000 EUR each for ten months: 68,000 EUR beyond what the PIA set aside; less once two left."""
    seats = [
        Appointment(person=f"c{n}", challenge=post.challenge, post=post.id, start=P3.starts, terms=P3.rules.terms,
                    pay=PAY, stated=day("2019-11-15"))
        for n, post in enumerate(P3.posts)
    ]  # fmt: skip
    book = Book(promotion=P3, candidates=[Candidate(id=one.person) for one in seats], appointments=seats)
    costs = book.costs(employer_rate=Fraction(70_000 * 30, 4_000 * 301))
    assert 2_240_000 == round(costs.total)
    (told,) = [str(one) for one in costs.cautions if one.code == "envelope_passed"]
    assert "68,000" in told
    year = book.record(
        of("extended", "2019-10-02", person="c0", last=day("2020-01-15")),
        of("resigned", "2019-05-03", person="c1", last=day("2019-05-31")),
        of("terminated", "2019-02-08", person="c2", last=day("2019-02-08")),
    )
    assert 2_158_333 == round(year.costs(employer_rate="1.75").total)
    convention = PayConvention(counts="30E/360", source="another payroll")
    paid = cost_by_year(year.contracts(), promotion=P3, employer_rate="1.75", convention=convention)
    assert Fraction("2150866.67") == paid.total


def test_a_contract_past_the_end_of_the_promotion_is_told():
    """Ten months from October end in August of the year after; the one who stays until 15 November is not told."""
    late = seat("2019-10-07")
    assert "c1" in str(next(one for one in tables().record(late).gaps if one.code == "past_the_end"))
    assert "past_the_end" not in {one.code for one in tables().record(seat()).gaps}
