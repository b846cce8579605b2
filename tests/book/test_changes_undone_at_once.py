"""Changes that are undone at once, to see whom each moved, are all undone: none brings another one back."""

import datetime as dt

import pytest

from eig import jury, teams
from eig.book import Book
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from helpers import adversary


@pytest.mark.slow
def test_two_lists_that_are_undone_at_once_are_both_undone():
    """Of three changes, each list alone is enough to move c1, and who withdrew beside them is no cause of it."""
    first = {
        "plume": {"c1": 13, "c2": 11, "c3": 14, "c4": 12},
        "adler": {"c1": 10, "c2": 14, "c3": 13, "c4": 12},
    }
    then = {"plume": {**first["plume"], "c3": 10}, "adler": {**first["adler"], "c2": 11}}
    people = [Candidate(id=f"c{n}", profiles=["data"]) for n in range(1, 5)]
    asked = [Application(candidate=one.id, wishes=["plume", "adler"]) for one in people]
    book = Book(promotion=adversary.posts_of({"plume": 1, "adler": 1}), candidates=people, applications=asked)
    gone = Event(on=dt.date(2018, 12, 1), kind="withdrawn", person="c4")

    def decided(lists, book):
        merit = jury.rank_lists({(name, "data"): some for name, some in lists.items()})
        problem = book.problem(["plume", "adler"], merit=merit, wishes=[2, 1])
        return book.decide(None, merit, teams.compose(problem))

    changes = decided(then, book.record(gone)).changes_since(decided(first, book))
    assert changes.moved
    for one in changes.moved:
        assert ("c4" in str(one.due)) == (one.subject == "c4"), one
