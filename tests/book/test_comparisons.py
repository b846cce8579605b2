"""Promotions side by side: what a book counts, what was published, what is not known."""

import datetime as dt
from fractions import Fraction

import pytest
from attrs import evolve

from eig.book import Book, PromotionFigure, compare_promotions
from eig.errors import Fault, UnknownKey
from eig.promotions import ALL, P2, P3
from helpers.ledger_rooms import FACTS, amounts, outcome
from helpers.unfolded import unfolded

YEAR = outcome()
PUBLISHED = {
    "proposed": (9, 43, 42, 31, None, None, None),
    "kept": (9, 13, 15, 17, 15, 14, 31),
    "applied": (115, 205, 170, "plus de 800", None, 300, None),
    "shortlisted": (None, 80, None, 140, None, 103, None),
    "heard": (None, None, None, None, None, 88, None),
    "seated": (11, 28, 32, 41, 39, 34, 35),
    "mentors": (6, 18, 21, None, None, None, None),
    "envelope": (800_000, 2_500_000, 1_500_000, None, None, None, None),
    "cost": (Fraction("791553.38"), 1_912_641, None, None, None, None, None),
}
"""Read in the published facts by hand, promotion by promotion."""


def test_seven_promotions_stand_side_by_side_as_published():
    """A number, the words of the source where it gives none, and nothing where nobody published it."""
    found = compare_promotions([Book(promotion=one) for one in ALL])
    known = {name: tuple(found.of(one.name).get(name) for one in ALL) for name in PUBLISHED}
    assert PUBLISHED == known
    assert set(PUBLISHED) == {name for one in ALL for name in found.of(one.name)}


@pytest.mark.slow
def test_what_a_book_holds_is_counted_in_it():
    """Nine applied, six were heard, four seated; one resigned; what they cost; a deliverable is overdue."""
    year = YEAR.record(FACTS["resigned"], FACTS["due"])
    found = compare_promotions([Book(promotion=P2), year]).of("EIG 3")
    assert {
        "kept": 2, "applied": 9, "complete": 8, "heard": 6, "seated": 4, "left": 1, "mentors": 2, "delivered": 0,
        "overdue": 1, "cost": sum(amounts(year).values()), "proposed": 42, "envelope": 1_500_000,
    } == found  # fmt: skip
    assert {"EUR"} == {
        one.currency for one in compare_promotions([year]) if one.figure in ("cost", "envelope")
    }
    assert {""} == {one.source for one in compare_promotions([year]) if one.figure in ("cost", "seated")}


def test_a_change_is_told_beside_the_last_number_that_is_known():
    """170 after 205, and 300 after 170, since the source between gives no number."""
    rows = [
        row
        for row in compare_promotions([Book(promotion=one) for one in ALL]).rows()
        if row["figure"] == "applied"
    ]
    assert [None, 90, -35, None, None, 130, None] == [row["change"] for row in rows]
    assert "plus de 800" == rows[3]["value"]
    told = [
        compare_promotions([Book(promotion=ALL[3])]).explain("applied", lang=lang) for lang in ("en", "fr")
    ]
    assert ["“plus de 800” in EIG 4", "plus de 800 dans EIG 4"] == [
        str(one).replace("\u00a0", " ").split(": ")[-1].split(" (")[0] for one in told
    ]


def test_a_book_seen_on_a_day_counts_what_was_known_then():
    """Nobody had left on the eve of the resignation; a book whose pay is not known has no cost."""
    year = YEAR.record(FACTS["resigned"], FACTS["due"])
    eve = compare_promotions([year.on(FACTS["resigned"].on - dt.timedelta(days=1))]).of("EIG 3")
    assert 0 == eve["left"]
    never = evolve(FACTS["resigned"], kind="terminated", on=dt.date(2019, 1, 10), last=dt.date(2019, 1, 10))
    assert 0 == compare_promotions([YEAR.record(never)]).of("EIG 3")["left"]
    assert "overdue" not in eve
    unpaid = [evolve(one, pay=None) for one in year.book.appointments]
    assert "cost" not in compare_promotions([evolve(year.book, appointments=unpaid)]).of("EIG 3")
    assert (
        43
        == compare_promotions([Book(promotion=P2, proposed=[P3.challenge("plume")])]).of("EIG 2")["proposed"]
        + 29
    )


def test_the_comparison_says_itself_in_both_languages():
    """A figure of all promotions, all of one, and the whole; a stranger and a promotion given twice are refused."""
    found = compare_promotions([Book(promotion=P2), Book(promotion=P3)])
    assert "people seated: 28 in EIG 2" in unfolded(found)
    assert "personnes en poste" in unfolded(found.explain("EIG 3", lang="fr"))
    assert "EIG 2" not in unfolded(found.explain("EIG 3", lang="fr"))
    assert "enveloppe" in str(found.explain("envelope", lang="fr"))
    with pytest.raises(UnknownKey, match="figure or promotion"):
        found.explain("EIG 9")
    with pytest.raises(UnknownKey, match="promotion"):
        found.of("EIG 9")
    with pytest.raises(Fault, match="promotion"):
        compare_promotions([Book(promotion=P3), Book(promotion=P3)])
    silent = compare_promotions([Book(promotion=evolve(P3, facts=[]))])
    assert "nothing is known" in unfolded(silent.explain("heard"))
    assert not PromotionFigure(promotion="EIG 3", figure="heard").is_known


def test_a_promotion_without_a_challenge_is_compared():
    """Nothing was kept and nothing counted as proposed: the published figure stands."""
    found = compare_promotions([Book(promotion=evolve(P3, challenges=[]))]).of("EIG 3")
    assert (42, 15) == (found["proposed"], found["kept"])
