"""Dates of tables as offices write them, and small slips that a reading tells of."""

from datetime import date

import pytest

from eig import rows
from eig.book import Book
from eig.errors import EigError
from eig.programme.steps import StepDecision
from eig.promotions import P3

STEPS = "person;step;Décision;by;on;ground\n"


def _on(day):
    (read,) = rows.read(f"{STEPS}c1;shortlist;retenue;b;{day};g\n", StepDecision, dialect="fr")
    return read.on


@pytest.mark.untraced
@pytest.mark.parametrize(
    "day",
    ["10 sept 2018", "10 Sep 2018", "10 sept. 2018", "2018/09/10", "2018-9-10", "2018.09.10", "10/9/2018"],
)
def test_a_day_is_read_however_its_month_is_cut(day):
    """A month cut before no point is the month, where it can be one alone; so is a day that its year begins."""
    assert _on(day) == date(2018, 9, 10)
    assert _on("10 dec 2018") == date(2018, 12, 10)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("day", "code"),
    [
        *[(day, "rows.day_year") for day in ("10/09/18", "10-09-18", "10.09.18", "10 sept 18", "10-sept-18")],
        *[
            (day, "rows.day_alone")
            for day in ("10/09/2018 14:30", "10 septembre 2018 à 17h", "2018-09-10T09:00")
        ],
        *[
            (day, "rows.day")
            for day in ("10 jui 2018", "10 ma 2018", "31/02/2019", "2018/13/01", "septembre")
        ],
    ],
)
def test_what_is_wrong_with_a_day_is_said(day, code):
    """A year of two figures, or an hour where a day stands, is told as that; what may be two days is refused."""
    with pytest.raises(EigError) as told:
        _on(day)
    assert [one.code for one in told.value.faults] == [code]


def test_a_step_that_stands_twice_is_told_with_its_row():
    """The fault names both rows and says the step in the words of the table."""
    with pytest.raises(EigError) as told:
        rows.read(
            f"{STEPS}c1;présélection;retenue;b;;g\nc1;présélection;non retenue;b;;g\n",
            StepDecision,
            dialect="fr",
        )
    (fault,) = told.value.faults
    assert (fault.code, fault.row, fault.value) == ("rows.stands_once", 3, ("c1", "présélection"))
    read = rows.read(
        f"{STEPS}c1;screening;retenue;b;;g\nc1;shortlist;retenue;b;;g\n", StepDecision, dialect="fr"
    )
    assert [one.step for one in read] == ["screening", "shortlist"]


def test_steps_without_an_author_ask_for_the_column():
    """The remedy adds the column, by the name that the pages give it."""
    with pytest.raises(EigError) as told:
        rows.read("Personne;Étape;Décision\nc1;présélection;retenue\n", StepDecision, dialect="fr")
    (fault,) = told.value.faults
    assert "une colonne pour «\u00a0auteur\u00a0»" in fault.say("fr")
    assert "Ajoutez-la" in fault.say("fr")


@pytest.mark.untraced
@pytest.mark.parametrize(("ranks", "told"), [("0;2;1", True), ("0;1;0", False), (";2;1", False)])
def test_a_zero_among_ranks_is_told(ranks, told):
    """A 0 beside ranks is read as no wish, which is a caution; where only ones stand it is a tick left out."""
    one, two, three = [challenge.id for challenge in P3.challenges][:3]
    table = f"id;name;profiles;{one};{two};{three}\nc1;A;developer;{ranks}\n"
    book = Book.read(P3, candidates=table)
    assert told == any("a 0 among ranks" in caution.say("en") for caution in book.cautions)
