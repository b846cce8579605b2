"""Three years of two programmes side by side, each figure against a count by hand: people, money, outcomes.

The first pays in euros and has all that may happen in a year, the second is empty, the third is another programme's,
which pays in pounds by the year; one person is in two of them.
"""

import datetime as dt

import pytest
from attrs import evolve

from eig.book import Book, PromotionComparison, PromotionFigure, compare_promotions
from eig.errors import Fault
from eig.programme import (
    Administration,
    Application,
    Appointment,
    Candidate,
    Challenge,
    Juror,
    Mentor,
    Panel,
    Pay,
    Post,
    Programme,
    Promotion,
    PromotionRules,
)
from eig.programme.appointments import Event
from eig.programme.organisations import Envelope, Funding, FundingShare
from eig.programme.terms import FRENCH_PUBLIC_LAW, ContractLaw, ContractTerms, TermBand
from eig.rows import to_rows
from helpers.unfolded import unfolded

EUROS = Pay(amount=3000, currency="EUR", basis="gross", per="month")
POUNDS = Pay(amount=36_000, currency="GBP", basis="gross", per="year")
HOST = Administration(id="host", name="Host")
CHALLENGES = [
    Challenge(id=name, title=name, host=HOST, posts=[Post(id=f"{name}-{n}", challenge=name, profile="dev") for n in (1, 2)])
    for name in ("alpha", "beta")
]  # fmt: skip


def day(text):
    return dt.date.fromisoformat(text)


def fact(on, kind, **given):
    return Event(on=day(on), kind=kind, **given)


def seat(person, post, start, last, pay=EUROS, law=FRENCH_PUBLIC_LAW):
    return Appointment(
        person=person, challenge=post.partition("-")[0], post=post, start=day(start), stated=day(last), pay=pay,
        terms=ContractTerms(duration="12 months", law=law),
    )  # fmt: skip


def year(acronym, ordinal, starts=None, ends=None, challenges=(), law=FRENCH_PUBLIC_LAW, **given):
    return Promotion(
        programme=Programme(name=acronym), ordinal=ordinal, challenges=challenges, starts=starts and day(starts),
        ends=ends and day(ends), rules=PromotionRules(terms=ContractTerms(duration="12 months", law=law)), **given,
    )  # fmt: skip


def first():
    """Eight apply, one not completely; two withdraw; four hold a post, of whom one resigns and one is replaced."""
    funding = Funding(
        shares=[FundingShare(payer="State", share="0.6")],
        rest="Host",
        envelopes=[Envelope(amount=60_000, payer="State")],
    )
    people = [Candidate(id=f"p{n}", profiles=["dev"]) for n in range(1, 9)]
    posts = ("alpha-1", "alpha-2", "beta-1", "beta-2")
    return Book(
        promotion=year("Fellows", 1, "2020-02-01", "2021-01-31", CHALLENGES, funding=funding),
        candidates=people,
        applications=[Application(candidate=one.id, complete=one.id != "p8") for one in people],
        jurors=[Juror(id="j1")],
        panels=[Panel(id="all", members=["j1"], hears=["p1", "p2", "p3", "p4", "p5"])],
        mentors=[Mentor(id="m1", challenge="alpha"), Mentor(id="m1", challenge="beta"), Mentor(id="m2", challenge="beta")],
        appointments=[seat(f"p{n}", post, "2020-02-01", "2021-01-31") for n, post in enumerate(posts, start=1)],
    ).record(
        fact("2019-12-01", "withdrawn", person="p6"),
        fact("2020-01-10", "withdrawn", person="p4"),
        fact("2020-03-01", "due", challenge="alpha", what="code", last=day("2020-09-01")),
        fact("2020-03-01", "due", challenge="beta", what="code", last=day("2020-09-01")),
        fact("2020-04-01", "mentor_joined", person="m3", challenge="alpha", share="0.2"),
        fact("2020-04-01", "budget", what="State", amount=70_000),
        fact("2020-05-04", "resigned", person="p2", last=day("2020-06-30")),
        fact("2020-06-20", "replaced", person="p3", by="p5", last=day("2020-07-15")),
        seat("p5", "beta-1", "2020-08-01", "2021-01-31"),
        fact("2020-08-30", "delivered", challenge="alpha", what="code"),
    )  # fmt: skip


def third(*more, law=None):
    """Two apply and come in: one of them was of the first year too."""
    law = law or ContractLaw(name="Law of another place", bands=[TermBand()])
    people = ("p1", "q1", *(one.person for one in more))
    seats = [seat(one, post, "2021-04-01", "2022-03-31", POUNDS, law) for one, post in zip(people, ("alpha-1", "beta-1"), strict=False)]  # fmt: skip
    return Book(
        promotion=year("Citizens", 1, "2021-04-01", "2022-03-31", CHALLENGES, law=law),
        candidates=[Candidate(id=one) for one in people],
        applications=[Application(candidate=one) for one in ("p1", "q1")],
        appointments=[*seats, *more],
    )


EMPTY = Book(promotion=year("Fellows", 2))
FOUND = compare_promotions([first(), EMPTY, third()])
COUNTED = {
    "applied": (8, None, 2),
    "complete": (7, None, 2),  # p1 to p7: who withdrew had applied in full
    "heard": (5, None, None),  # p4, who withdrew once appointed, had been heard
    "seated": (4, None, 2),  # p1, p2, p3, p5
    "left": (2, None, 0),  # p2 resigned, p3 was replaced; p4 never came
    "mentors": (3, None, None),
    "delivered": (1, None, None),
    "overdue": (1, None, None),
    # p1 12 months, p2 5, p3 5 and a half, p5 6, at 3,000 a month; 2 × 36,000 a year
    "cost": (85_500, None, 72_000),
}
MONEY = {
    ("cost", "", 2020): 79_500,  # 11 + 5 + 5.5 + 5 months
    ("cost", "", 2021): 6_000,
    ("cost", "State", None): 51_300,  # six tenths
    ("cost", "State", 2020): 47_700,
    ("cost", "State", 2021): 3_600,
    ("cost", "Host", None): 34_200,
    ("cost", "Host", 2020): 31_800,
    ("cost", "Host", 2021): 2_400,
    ("envelope", "State", None): 70_000,  # the budget that was recorded last
}


def test_every_figure_is_what_a_count_by_hand_gives():
    """People who withdrew, were replaced or resigned; deliverables; a year of which nothing is known; both currencies."""
    names = ("Fellows 1", "Fellows 2", "Citizens 1")
    told = {name: tuple(FOUND.of(one).get(name) for one in names) for name in COUNTED}
    assert COUNTED == told
    assert {*COUNTED} == {name for one in names for name in FOUND.of(one)}


def test_money_is_told_by_payer_and_by_budget_year():
    """What each pays in each year adds up to what it pays, and that to the cost; an envelope stands beside."""
    own = [one for one in FOUND if one.promotion == "Fellows 1" and (one.payer or one.year)]
    assert MONEY == {(one.figure, one.payer, one.year): one.value for one in own}
    other = [one for one in FOUND if one.promotion == "Citizens 1" and one.year]
    assert [(2021, 54_000), (2022, 18_000)] == [(one.year, one.value) for one in other]
    assert {("GBP", "gross")} == {(one.currency, one.basis) for one in other}
    assert [] == [one for one in FOUND if one.promotion == "Fellows 2" and one.is_known]


def test_sums_are_put_beside_sums_of_their_kind_alone():
    """Pounds are no fewer than euros, pay is not what a programme published as spent; people are counted everywhere."""
    told = {(one.figure, one.promotion): one.change for one in FOUND if not one.payer and one.year is None}
    assert None is told["cost", "Citizens 1"]
    assert -6 == told["applied", "Citizens 1"]
    again = evolve(first(), promotion=evolve(first().promotion, ordinal=3))
    left = next(one for one in again.ledger.in_force if one.kind == "resigned")
    stayed = again.correct(left, on=day("2021-02-01"), by="office", why="misread")
    beside = compare_promotions([first(), third(), stayed])
    own = [
        one for one in beside if one.figure == "cost" and one.promotion == "Fellows 3" and one.year is None
    ]
    assert {"": 21_000, "State": 12_600, "Host": 8_400} == {one.payer: one.change for one in own}
    assert {None} == {one.change for one in beside if one.year is not None}


def test_pay_of_two_kinds_or_unknown_adds_up_to_nothing():
    """Two currencies, net and gross, or pay that nobody wrote down: the cost is not known, which is not nought."""
    for pay in (EUROS, evolve(POUNDS, basis="net"), None):
        mixed = third(seat("q2", "beta-2", "2021-04-01", "2022-03-31", pay))
        assert "cost" not in compare_promotions([mixed]).of("Citizens 1")


def test_the_years_say_themselves_in_both_languages():
    """What sums are of, and who pays; a table has a row a figure, promotion, payer and year."""
    assert "cost: 85,500 EUR of gross pay in Fellows 1 and 72,000 GBP of gross pay in Citizens 1" in unfolded(
        FOUND
    )
    assert "51,300 EUR of gross pay in Fellows 1, from State" in unfolded(FOUND.explain("cost"))
    french = str(FOUND.explain("cost", lang="fr")).replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")
    assert "34 200 € de rémunérations brutes dans Fellows 1, à la charge de : Host" in french
    assert "2020" not in french
    rows = [row for row in to_rows(FOUND, lang="fr") if row["année"] == 2020 and row["payeur"] == "State"]
    assert [("coût", 47_700, "EUR")] == [
        (row["chiffre"], float(row["valeur"]), row["devise"]) for row in rows
    ]
    alone = PromotionFigure(
        promotion="A 1", figure="cost", value=5, currency="EUR", basis="net", payer="State", year=2020
    )
    assert "5 EUR of net pay in A 1, from State, of 2020" == str(alone.reason)
    assert "nothing is known" in unfolded(compare_promotions([EMPTY]))


def test_a_figure_stands_once_for_a_payer_and_a_year():
    """The same payer and year twice would be counted twice; another year is another figure."""
    one = PromotionFigure(promotion="A 1", figure="cost", value=5, payer="State", year=2020)
    assert 2 == len([*PromotionComparison(figures=[one, evolve(one, year=2021)])])
    with pytest.raises(Fault, match="State"):
        PromotionComparison(figures=[one, evolve(one, value=6)])
