"""Each incident of a year against a count made by hand, which stands in a page with its sources."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from eig.book import Book
from eig.programme import Application, Appointment, Candidate
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


def by_hand():
    """Return the rows of the page, by incident."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[2:5] for row in rows if row[0] in INCIDENTS}


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
    """Sixteen rows."""
    assert list(INCIDENTS) == list(by_hand())


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
