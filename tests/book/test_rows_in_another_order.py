"""The order of rows says nothing: the same tables, sorted otherwise, are the same tables."""

import datetime as dt
from random import Random

import pytest
from attrs import evolve, fields

from eig import jury
from eig._values.canonical_text_digests_and_salts import canonical, digest_of, leaf_salt
from eig.book import Office
from eig.book._dossier_digests import TABLES, written_part
from eig.programme.appointments import Event
from eig.programme.steps import StepDecision
from helpers import decided_book as made
from helpers.shares import few

SALT = "7c39" * 16
EVENTS = (
    Event(on=dt.date(2018, 11, 5), kind="noted", what="a call"),
    Event(on=dt.date(2018, 11, 5), kind="noted", what="another call"),
    Event(on=dt.date(2018, 11, 6), kind="strike", what="no train"),
    Event(on=dt.date(2018, 12, 14), kind="decision_taken", what="candidates"),
)
STEPS = [
    StepDecision(person=one, step="shortlist", by="office", on=dt.date(2018, 10, 30), passed=True, ground="a good file")
    for one in ("cand-1", "cand-2")
]  # fmt: skip
BOOK = evolve(made.book(), steps=STEPS).record(*EVENTS)
BOOK = BOOK.correct(BOOK.events[2], on=dt.date(2018, 11, 9), by="office", why="as was said")
OUTCOME = made.outcome(BOOK)
ACTS = [
    OUTCOME.act(about, Office(name="Dinum", reference=about), secret=mark * 16)
    for about, mark in (("candidates", "6b28"), ("challenges", "3c81"))
]
WHOLE = OUTCOME.dossier(salt=SALT, acts=ACTS)
UNCHECKED = WHOLE.replay(
    BOOK, acts=ACTS, deliberation=OUTCOME.deliberation, lists=OUTCOME.lists, schedule=OUTCOME.schedule
).unchecked


def shuffled(book, drawn):
    """Return a book whose every table has its rows in another order."""
    tables = {one.name: getattr(book, one.name) for one in fields(type(book))}
    rows = {name: [*some] for name, some in tables.items() if isinstance(some, tuple) and len(some) > 1}
    for some in rows.values():
        drawn.shuffle(some)
    return evolve(book, **rows, called={one: book.called[one] for one in drawn.sample([*book.called], len(book.called))})  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("seed", few(range(30), 1))
def test_rows_in_another_order_change_no_answer(seed):
    """Candidates, wishes, jurors, facts, lists: the dossier holds, so do the minutes, and nothing changed since."""
    drawn = Random(seed)
    book = shuffled(BOOK, drawn)
    keys = drawn.sample([*made.LISTS], len(made.LISTS))
    lists = jury.rank_lists({one: made.LISTS[one] for one in keys})
    given_too = {"deliberation": made.deliberation(book), "lists": lists, "schedule": made.schedule()}
    again = evolve(OUTCOME, book=book, lists=lists)
    other = again.dossier(salt=SALT, acts=ACTS)
    for dossier, one in ((WHOLE, book), (other, BOOK), (other, book)):
        found = dossier.replay(one, acts=ACTS, **given_too)
        assert (True, UNCHECKED) == (found.holds, found.unchecked)
    assert not WHOLE.replay(book.record(evolve(EVENTS[0], recorded=dt.date(2018, 11, 6))))
    assert WHOLE.tables == other.tables
    assert "nothing changed" == str(again.changes_since(OUTCOME)) == str(OUTCOME.changes_since(again))
    assert "nothing changed" == str(other.differs_from(WHOLE))
    assert all(jury.verify(one, given_too["deliberation"]) for one in other.minutes)


@pytest.mark.slow(but=["3"])
@pytest.mark.parametrize("scheme", ["3", "2"])
def test_digests_of_rows_as_they_stood_still_verify(scheme):
    """As dossiers before were kept: with a salt a table, or one for all; another row is told of them too."""
    salts = {name: leaf_salt(SALT, name).hex() if scheme == "3" else SALT for name in WHOLE.tables}
    taken = {
        name: digest_of(f"{name}={canonical(getattr(BOOK, name))}", salt=salt) for name, salt in salts.items()
    }
    before = evolve(WHOLE, tables={name: f"{scheme}:{one[2:]}" for name, one in taken.items()})
    before = evolve(before, digests={**before.digests, "written": digest_of(canonical(written_part(before)), salt=SALT)})  # fmt: skip
    assert before.replay(BOOK, acts=ACTS).holds
    fewer = evolve(BOOK, jurors=BOOK.jurors[1:], panels=[], called={}, interests=[])
    assert ["other_table"] * 4 == [one.code for one in before.replay(fewer).differences][:4]
    assert ["other_salt"] == [one.code for one in WHOLE.differs_from(before).causes]
    assert {*TABLES} <= {*WHOLE.tables}
