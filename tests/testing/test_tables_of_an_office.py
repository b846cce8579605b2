"""The tables of a rehearsal: what an office would have, and the book reads."""

import pytest

from eig.book import Book
from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, Scale
from eig.promotions import P3
from eig.rows import Dialect, scoresheet, scoresheets
from eig.testing import synthetic_challenges, synthetic_tables
from helpers.wholes import REHEARSED, differences

FRENCH = Dialect.french()


def book_of(promotion, tables, panels, **more):
    """Return the book that reads the tables."""
    given = {"candidates": tables["candidates"], "jurors": tables["jurors"], "panels": tables[panels]}
    return Book.read(promotion, **given, **more, dialect=FRENCH)


@pytest.mark.slow
def test_the_book_reads_them_and_misses_nothing():
    """Each panel hears who wishes for its own challenges, or people alone; each challenge is heard by two panels."""
    proposed = synthetic_challenges(27, seed=5, promotion=P3)
    tables = synthetic_tables(P3, seed=5, proposed=proposed)
    book = book_of(P3, tables, "challenge_panels", proposed=proposed)
    heard = [name for panel in book.panels for name in panel.hears]

    assert book.gaps == ()
    assert sorted(heard) == sorted(2 * [one.id for one in book.challenges])
    assert book_of(P3, tables, "candidate_panels", proposed=proposed).gaps == ()


@pytest.mark.slow
def test_the_promotion_s_own_challenges_are_marked_above_the_proposed():
    """No mark of a published challenge is below the cut, none of a proposed one above it."""
    proposed = synthetic_challenges(4, seed=5, promotion=P3)
    tables = synthetic_tables(P3, seed=5, proposed=proposed, candidates=0)
    rules = Book(promotion=P3).rules("challenges", scale=EIG_SCALE)
    sheet = scoresheet(tables["challenge_marks"], rules, dialect=FRENCH)
    own = {one.id for one in P3.challenges}
    marks = {(one.item in own, mark) for one in sheet.sheets for mark in one.marks.values()}

    assert {mark for is_own, mark in marks if is_own} <= {2, 3, 4}
    assert {mark for is_own, mark in marks if not is_own} <= {1, 2}


@pytest.mark.slow
@pytest.mark.parametrize(
    "scale", [Scale(low=0, high=20), Scale.levels(0, 1), Scale(low=0, high=20, step="0.5")]
)
def test_any_scale_will_do(scale):
    """Marks are on the scale, without a step or with two levels too; a decimal comma is read back."""
    proposed = synthetic_challenges(2, seed=5, promotion=P3)
    tables = synthetic_tables(P3, seed=5, proposed=proposed, candidates=20, panels=1, jurors=3, scale=scale)
    book = Book(promotion=P3)
    assert scoresheet(tables["challenge_marks"], book.rules("challenges", scale=scale), dialect=FRENCH).sheets
    lists = scoresheets(tables["candidate_marks"], book.rules("candidates", scale=scale), dialect=FRENCH)
    assert all(
        scale.admits(mark) for one in lists.values() for sheet in one.sheets for mark in sheet.marks.values()
    )


@pytest.mark.slow
def test_the_same_seed_gives_the_same_tables():
    """Another seed gives others."""
    assert synthetic_tables(P3, seed=1) == synthetic_tables(P3, seed=1) != synthetic_tables(P3, seed=2)


def test_more_panels_than_jurors_are_refused():
    """Each panel has somebody in it."""
    with pytest.raises(Fault, match="panels"):
        synthetic_tables(P3, seed=1, jurors=3, panels=4)


@pytest.mark.slow
def test_each_candidate_has_a_column_for_each_wish_in_order():
    """The heading is that of a form: the first wish, the second, and so on, for whoever made fewer too."""
    rows = synthetic_tables(P3, seed=5)["candidates"]
    wishes = [column for column in rows[0] if column.startswith("Vœu")]

    assert [f"Vœu {rank}" for rank in range(1, len(wishes) + 1)] == wishes
    assert [list(rows[0])] * len(rows) == [list(row) for row in rows]
    assert any(row[wishes[-1]] for row in rows)


@pytest.mark.parametrize(
    "wrong", [{"proposed": ["adler"]}, {"panels": 0}, {"panels": 31, "jurors": 30}, {"heard": -1}], ids=str
)
def test_tables_of_nothing_that_could_be_are_refused(wrong):
    """Challenges are challenges, panels have a juror each, and nobody is heard less than never."""
    with pytest.raises(Fault, match=next(iter(wrong))):
        synthetic_tables(P3, **{"seed": 5, **wrong})


@pytest.mark.untraced
def test_panels_are_numbered_from_one():
    """As an office numbers them."""
    rows = synthetic_tables(P3, seed=5, jurors=6, panels=3)["candidate_panels"]

    assert ["panel-1", "panel-2", "panel-3"] == [row["Identifiant"] for row in rows]


@pytest.mark.parametrize("name", REHEARSED)
def test_a_seed_gives_the_same_rehearsal_for_ever(name):
    """Whoever runs a rehearsal again has the same people, marks and rows: only `python -m helpers.wholes` changes them."""
    assert [] == differences(name)


PROPOSED = "synthetic_tables.proposed[0]: expected a challenge (Challenge), got 'plume'."
PANELS = "synthetic_tables.panels: expected a whole number from 1 up to {1}, got {0}."
HEARD = "synthetic_tables.heard: expected a whole number from 0, got -1."
WRONG = [
    ({"jurors": 3, "panels": 4}, PANELS.format(4, 3)),
    ({"jurors": 0, "panels": 2}, PANELS.format(2, 1)),
    ({"panels": 0}, PANELS.format(0, 18)),
    ({"heard": -1}, HEARD),
    ({"proposed": ["plume"]}, PROPOSED),
    (
        {"panels": 0, "heard": -1},
        "\n  ".join(["synthetic_tables: 2 faults", PANELS.format(0, 18), HEARD]),
    ),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_wrong_tables_are_refused(wrong, said):
    """Each panel has somebody in it; nobody is heard less than not at all; what is proposed is a challenge."""
    with pytest.raises((Fault, Faults)) as caught:
        synthetic_tables(P3, seed=1, **wrong)
    assert said == str(caught.value)
