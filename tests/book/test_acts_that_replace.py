"""What somebody finds out who reads an act beside the act that replaces it."""

import datetime as dt
from functools import cache

import pytest
from attrs import evolve

from eig import jury, lots
from eig.book import Book
from eig.errors import Fault
from eig.programme.appointments import Event
from eig.programme.disclosure import Disclosure
from eig.promotions import P3
from helpers.unfolded import unfolded

SECRET = "6b28" * 16
MARKS = {
    "adler": ((3, 3), (2, 3), (3, 2), (3, 3), (2, 2)),
    "cibnav": ((3, 3), (2, 3), (3, 2), (3, 3), (2, 2)),
    "datareg": ((1, 2), (2, 2), (2, 1), (2, 2), (1, 1)),
    "plume": ((4, 4), (4, 3), (4, 4), (3, 4), (4, 4)),
}
TOTAL = {"en": "with 2.6", "fr": "avec 2,6"}
EQUAL = {"en": "equal with", "fr": "ex æquo avec"}


@cache
def judged(*items, smallest=3, first="cibnav"):
    """Return what is decided of some challenges, of which two have the same total: one place, two in reserve."""
    rows = [
        (item, f"j{at}", {"impact": one, "team": other})
        for item in items
        for at, (one, other) in enumerate(MARKS[item])
    ]
    rubric = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
    rules = jury.JuryRules(places=1, reserve=2, disclosure=Disclosure(smallest=smallest))
    held = jury.deliberate(jury.Scoresheet.from_marks(rubric, rows), rules=rules)
    if {"adler", "cibnav"} <= {*items}:
        held = held.settle(
            lots.Decision(
                by="jury",
                order=sorted(["cibnav", "adler"], key=lambda one: one != first),
                reference="minutes, 2.1",
            )
        )
    book = Book(promotion=P3)
    gone = [
        Event(on=dt.date(2018, 8, 20), kind="withdrawn", challenge=one) for one in MARKS if one not in items
    ]
    return book.record(*gone).decide(held)


ALL, LEFT = ("adler", "cibnav", "datareg", "plume"), ("adler", "datareg", "plume")


@pytest.mark.slow(but=["first1-then1-en"])
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("first", "then"), [(ALL, LEFT), (LEFT, ALL)])
def test_no_text_beside_the_text_that_it_replaces_tells_the_total_of_another(first, then, lang):
    """Whoever learns of equals in one decision is told their own total in no other, nor the other way round."""
    before, after = judged(*first), judged(*then)
    changes = after.changes_since(before)
    old = before.act("challenges", secret=SECRET, lang=lang)
    new = after.act("challenges", secret=SECRET, lang=lang, replaces=old, changes=changes)
    letters = [
        one.letter("adler", lang=lang, changes=told) for one, told in ((before, None), (after, changes))
    ]
    for texts in ([old.texts["adler"], new.texts["adler"]], letters):
        told = [(TOTAL[lang] in unfolded(one), EQUAL[lang] in unfolded(one)) for one in texts]
        assert told == [(first == LEFT, first == ALL), (False, False)]


def test_a_policy_that_holds_nothing_back_tells_totals_in_each_act():
    """Where the rules hold nothing back, an act that replaces another tells each their total."""
    before, after = judged(*ALL, smallest=1), judged(*LEFT, smallest=1)
    old = before.act("challenges", secret=SECRET)
    new = after.act("challenges", secret=SECRET, replaces=old, changes=after.changes_since(before))
    assert all(TOTAL["en"] in one.texts["adler"] for one in (old, new))


def test_changes_since_another_number_on_the_reserve_than_was_told_are_refused():
    """A text of then that says number 1 is not replaced by one that says the same beside number 2."""
    told, now = judged(*ALL), judged(*ALL, first="adler")
    for lang in ("en", "fr"):
        old = told.act("challenges", secret=SECRET, lang=lang)
        right = now.changes_since(told)
        assert [one.subject for one in right.moved] == ["adler", "cibnav"]
        assert now.act("challenges", secret=SECRET, replaces=old, changes=right).replaces == old.root
        moved = [evolve(one, numbers=one.renumbered) for one in right.moved]
        for changes in (now.changes_since(now), evolve(right, moved=moved)):
            with pytest.raises(Fault, match="something else of adler and cibnav"):
                now.act("challenges", secret=SECRET, replaces=old, changes=changes)
