"""A key that a result does not have is refused by name: what it is, what was asked for, what there is."""

import pytest

from eig import jury, teams
from eig.book import Book
from eig.errors import UnknownKey
from eig.programme import Candidate, Juror
from eig.promotions import P3
from guards.test_values import CLASSES, EXPLAINED
from helpers.harvest import harvest

NOBODY = "nobody of that name"


@pytest.mark.parametrize("cls", EXPLAINED, ids=[CLASSES[cls] for cls in EXPLAINED])
def test_an_unknown_key_is_told(cls):
    """Whatever explains itself says which key it does not have: a kind of thing first, then what was asked."""
    for value in harvest()[cls]:
        with pytest.raises(UnknownKey) as caught:
            value.explain(NOBODY)
        assert NOBODY == caught.value.key
        assert caught.value.kind


def test_a_member_of_a_quorum_is_told_apart():
    """Of each member what is known; the item itself is the whole."""
    found = jury.marks.Quorum(
        item="plume", members=["j1", "j2", "j3", "j4"], present=["j1"], recused=["j2"], absent=["j3"]
    )

    assert ["j1: took part.", "j2: stepped back.", "j3: absent.", "j4: no sheet of this member."] == [
        str(found.explain(one)) for one in found.members
    ]
    assert "j2\u00a0: déport." == str(found.explain("j2", lang="fr"))
    assert found.explain("plume") == found.explain()


def test_a_juror_takes_part_in_everything_where_the_jury_is_stated():
    """Of somebody who is on no list of the jury, nothing is said: neither that nor its contrary."""
    link = jury.marks.Recusal(juror="j1", item="plume", kind="employer")
    open_jury = jury.marks.Recusals(recusals=[link])
    found = jury.marks.Recusals(recusals=[link], jurors=["j1", "j3"])

    assert "j3: takes part in everything." == str(found.explain("j3"))
    with pytest.raises(UnknownKey, match="no juror 'j3' here"):
        open_jury.explain("j3")
    assert ("j3",) == jury.marks.recusals_from([], items=["plume"], jurors=["j3"]).jurors


def test_a_book_says_of_whom_nothing_is_missing():
    """Of each person, challenge and panel that it knows; recusals of a book know its jurors."""
    book = Book(promotion=P3, candidates=[Candidate(id="c1")], jurors=[Juror(id="j1")])

    assert "j1: nothing is missing." == str(book.explain("j1"))
    assert "plume\u00a0: rien ne manque." == str(book.explain("plume", lang="fr"))
    assert "j1: takes part in everything." == str(book.recusals().explain("j1"))
    with pytest.raises(UnknownKey, match="no person, challenge or panel 'c2' here"):
        book.explain("c2")


def test_who_leaves_and_who_comes_in_are_told_the_same():
    """A replacement is of one thing: whichever of its people it is asked of."""
    found = jury.selection.Replacement(leaver="a", successors=["c"])

    assert ["a: on withdrawal, c comes in.", "c: if a withdraws, c comes in."] == [
        str(found.explain(one)) for one in ("a", "c")
    ]


def test_a_comparison_says_where_nothing_would_change():
    """Of each person and opening of the problem."""
    problem = teams.Problem(
        people=[teams.Person(id="p1"), teams.Person(id="p2")], openings=[teams.Opening(id="plume")]
    )
    best = teams.compose(problem)
    found = teams.answers.compare(best, best.cohort)

    assert "plume: it breaks no rule here, and nobody would move." == str(found.explain("plume"))
