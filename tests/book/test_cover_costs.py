"""What it costs that somebody covers for whoever leaves: by payer and year, against a count by hand."""

import datetime as dt
from fractions import Fraction

import pytest
from attrs import evolve

from eig.errors import Fault
from eig.teams.answers.seat_moves import SeatMove
from helpers import ledger_rooms

YEAR = ledger_rooms.outcome()
PIA, HOST = "Programme d'investissements d'avenir", "administration"
MAY = dt.date(2019, 5, 2)


def changes(year, cover, starts=MAY, rate=1):
    """Return what each payer pays more, a year."""
    rows = year.cover_costs(cover, starts=starts, employer_rate=rate)
    assert all(row["after"] - row["before"] == row["change"] for row in rows)
    return {(row["year"], row["payer"]): row["change"] for row in rows}


def test_who_comes_in_is_paid_to_the_end_of_the_missions():
    """From 2 May to 15 November: 30 days of May, five months, 15 days, 195 thirtieths of 4,000 EUR, times 1.75."""
    cover = YEAR.cover("cand-3")

    assert [("cand-1", "joined"), ("cand-3", "left")] == [(one.person, one.kind) for one in cover.moves]
    assert {(2019, PIA): 31_850, (2019, HOST): 13_650} == changes(YEAR, cover, rate="1.75")
    assert 45_500 == 195 * 4_000 * Fraction(7, 4) / 30


@pytest.mark.slow
def test_whoever_leaves_is_paid_until_the_last_day_that_the_facts_give():
    """What the cover costs beside does not change once the resignation is recorded."""
    gone = YEAR.record(ledger_rooms.FACTS["resigned"])

    assert changes(YEAR, YEAR.cover("cand-3")) == changes(gone, gone.cover())


def test_who_goes_over_is_paid_by_who_pays_for_the_other_team():
    """From 2 May: 29 of May's thirtieths, since the month is whole, five months, 15 days; 14,266.67 EUR were paid before."""
    promotion = YEAR.book.promotion
    own = [evolve(one, self_funded=one.id == "adler") for one in promotion.challenges]
    year = evolve(YEAR, book=evolve(YEAR.book, promotion=evolve(promotion, challenges=own)))
    move = SeatMove(person="cand-3", before="cibnav", after="adler")
    found = changes(year, evolve(year.cover("cand-3"), moves=[move]))

    assert {
        (2019, PIA): Fraction("-18106.66"),
        (2019, HOST): Fraction("-7760"),
        (2019, promotion.challenge("adler").ministry.name): Fraction("25866.66"),
    } == found


def test_a_cover_that_there_is_not_has_no_cost():
    """Nobody may sit there by the rules: that is told, and no row says that it costs nothing."""
    with pytest.raises(Fault, match=r"Outcome\.cover_costs\.cover"):
        YEAR.cover_costs(YEAR.cover("cand-2"), starts=MAY)


def test_amounts_stand_by_several_names_at_once():
    """By challenge and payer, a column a year: each row the sum of its lines, and the whole in the last."""
    cost = YEAR.costs()
    *rows, last = cost.table("challenge", "payer")

    assert {(one.challenge, one.payer) for one in cost.lines} == {
        (row["challenge"], row["payer"]) for row in rows
    }
    assert sorted(rows, key=lambda row: (row["challenge"], row["payer"])) == rows
    for row in rows:
        own = [one for one in cost.lines if (one.challenge, one.payer) == (row["challenge"], row["payer"])]
        assert row["2019"] == row["total"] == sum(one.amount for one in own)
    assert {"challenge": "total", "payer": "", "2019": cost.total, "total": cost.total} == last
    assert cost.table() == cost.table("host")
    with pytest.raises(Fault, match="once"):
        cost.table("host", "host")
