"""A real jury: nine jurors, two flights of ten wines, marks out of 20, from rows to reasons."""

import csv
from fractions import Fraction
from pathlib import Path
from statistics import median

import pytest

from eig.jury import Criterion, Rubric, Scale, Scoresheet, rank, rank_lists
from eig.jury.marks import median as exact_median
from eig.jury.merit import rank_by_group

DATA = Path(__file__).parents[2] / "data" / "jury_wines_2012.csv"
ROWS = list(csv.DictReader(DATA.read_text(encoding="utf-8").splitlines()))
RUBRIC = Rubric(criteria=[Criterion(id="taste", scale=Scale(low=0, high=20, step="0.5"))])


def _sheet(*flights):
    return Scoresheet.from_marks(
        RUBRIC,
        [(row["wine"], row["juror"], {"taste": row["score"]}) for row in ROWS if row["flight"] in flights],
    )


FLIGHTS = {flight: _sheet(flight) for flight in ("white", "red")}


@pytest.mark.parametrize("flight", FLIGHTS)
def test_each_flight_is_ten_wines_marked_by_nine_jurors(flight):
    """Ninety marks a flight, none missing, none off the half points of the scale."""
    sheet = FLIGHTS[flight]

    assert (len(sheet.items), len(sheet.jurors), len(sheet.reviews().reviews)) == (10, 9, 90)


@pytest.mark.parametrize("flight", FLIGHTS)
def test_a_flight_is_ranked_by_its_mean_marks(flight):
    """The score of a wine is the plain mean of its nine marks, and the order follows."""
    marks = {}
    for row in ROWS:
        if row["flight"] == flight:
            marks.setdefault(row["wine"], []).append(Fraction(row["score"]))
    ranking = rank(FLIGHTS[flight])

    assert ranking.scores == {wine: sum(given) / 9 for wine, given in marks.items()}
    assert ranking.order == tuple(sorted(marks, key=lambda wine: (-sum(marks[wine]), wine)))
    assert rank(FLIGHTS[flight], method="median").scores == {
        wine: median(given) for wine, given in marks.items()
    }
    assert exact_median(marks[ranking.order[0]]) == median(marks[ranking.order[0]])
    assert {reason.code for reason in ranking.cautions} <= {"wide_scores"}


def test_the_first_white_is_explained():
    """The first of the whites says its mean, its jurors and what its criterion brings."""
    ranking = rank(FLIGHTS["white"], tie_breaks=["median_total"])

    assert ranking.groups[0] == ("D1",)
    assert str(ranking.explain("D1", lang="fr")) == (
        "D1 : rang 1 sur 10 avec ≈15,06 ; notes données par J1, J2, J3, J4, J5, J6, J7, J8 et J9 ; "
        "taste : note moyenne ≈15,06, poids de 100 %, apport de ≈15,06."
    )


def test_ties_among_the_reds_are_real_and_stay_unless_a_declared_test_breaks_them():
    """Equal medians are a tie to the last half point; the declared mean parts them, and says what it did."""
    plain = rank(FLIGHTS["red"], method="median")
    chained = rank(FLIGHTS["red"], method="median", tie_breaks=["highest_total", "criterion_mean:taste"])

    assert (("D2", "J2"), ("A2", "E2"), ("C2", "H2")) == plain.ties
    assert () == chained.ties
    for group in plain.ties:
        assert len({plain.scores[wine] for wine in group}) == 1
        parts = [part for part in chained.groups if set(part) <= set(group)]
        assert sorted(wine for part in parts for wine in part) == list(group)
    assert len(chained.splits) >= len(plain.ties)


def test_two_flights_are_two_lists():
    """Whites and reds were different wines: each flight has its own first, though the jurors were the same."""
    rankings = rank_lists(FLIGHTS)

    assert [len(one.ranking.order) for one in rankings.lists] == [10, 10]
    assert len(rank_by_group(_sheet("white", "red")).lists) == 1
