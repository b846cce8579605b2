"""What a dossier lacks, or prints otherwise, is named; so is what is given as a round and is none."""

import datetime as dt

import pytest
from attrs import evolve

from eig import jury
from eig.book import Book, Outcome, erase
from eig.errors import Fault
from eig.promotions import P3

SHEET = jury.Scoresheet.from_marks(
    jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE),
    [("plume", "j1", {"impact": 4}), ("adler", "j1", {"impact": 3})],
)
HELD = jury.deliberate(SHEET, places=1)
BOOK = Book(promotion=P3)
DOSSIER = BOOK.decide(HELD, minutes=HELD.minutes(title="EIG 3", salt="0c" * 32)).dossier(salt="0b" * 32)


def test_a_part_that_was_taken_out_is_named():
    """Its digest stays: the minutes and the deliberation are missing, and said to be."""
    without = evolve(DOSSIER, minutes=(), deliberation=None)
    told = str(without.replay(BOOK))
    assert "the minutes EIG 3 are missing" in told
    assert "the jury's deliberation: missing" in told


def test_a_part_without_its_digest_is_named():
    """Whoever takes the digest out leaves a part that nothing holds."""
    kept = {name: one for name, one in DOSSIER.digests.items() if name != "rules"}
    assert "the rules of the jury: the digest is missing" in str(evolve(DOSSIER, digests=kept).replay(BOOK))


def test_an_erased_dossier_under_another_title_is_told():
    """The name of the promotion is erased with nobody."""
    left = erase(DOSSIER, "j1", on=dt.date(2021, 1, 4), by="office", why="asked")
    other = "what the dossier prints is not what the answers give: the name of the promotion"
    assert (False, True) == tuple(
        other in str(one.replay(BOOK)) for one in (left, evolve(left, promotion="EIG 2"))
    )


@pytest.mark.parametrize("given", [3, [3], [HELD, None], "read"])
def test_what_is_no_deliberation_is_no_round(given):
    """It is refused by its place, whoever makes the outcome."""
    for made in (lambda: BOOK.decide(HELD, rounds=given), lambda: Outcome(book=BOOK, rounds=given)):
        with pytest.raises(Fault, match=r"rounds.*: expected .*deliberation"):
            made()
