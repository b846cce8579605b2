"""A reason of a dossier that lost a fact, or has one of another kind, is refused or told: nothing breaks on it."""

import datetime as dt
import json
from copy import deepcopy

from eig import convert
from eig.book import Dossier, erase
from eig.errors import EigError
from helpers import decided_book as made

BOOK = made.book()
HELD, LISTS = made.deliberation(BOOK), made.lists()
OUTCOME = BOOK.decide(HELD, LISTS, made.cohort(BOOK, HELD.kept, LISTS))
LEFT = erase(
    OUTCOME.dossier(salt="7c39" * 16),
    "cand-6",
    on=dt.date(2020, 12, 15),
    by="office",
    why="the delay has run",
    salt="01" * 32,
)


def places(value, at=()):
    """Yield where each fact of a reason stands, those of reasons in reasons too, by code and name."""
    if isinstance(value, dict):
        for name in value.get("facts", ()) if isinstance(value.get("facts"), dict) else ():
            yield (value.get("code"), name), (*at, "facts", name)
    for key, one in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from places(one, (*at, key))


def altered(form, at, *value):
    """Return a form with one fact left out, or of another kind."""
    form = deepcopy(form)
    within = form
    for key in at[:-1]:
        within = within[key]
    del within[at[-1]]
    within.update(dict.fromkeys(at[-1:], *value) if value else {})
    return json.dumps(form)


def test_a_fact_left_out_or_of_another_kind_is_refused_or_told():
    """Once somebody is erased too: whoever runs the dossier again reads what is amiss, in a sentence."""
    form, usual = json.loads(convert.to_json(LEFT)), str(LEFT.replay(BOOK))
    compared = {
        what: at
        for what, at in places(form["rulings"]["rulings"])
        if what[0] in ("sits", "rank_on", "list_of")
    }
    unseen = []
    for what, at in compared.items():
        for value in ((), (7,)):
            try:
                read = convert.from_json(altered(form, ("rulings", "rulings", *at), *value), Dossier)
                told = read.replay(BOOK)
            except EigError:
                continue
            if str(told) == usual or not told.say("fr"):
                unseen.append((what, value))
    assert ("sits", "wish") in compared
    assert unseen == []
