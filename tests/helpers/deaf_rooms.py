"""Rooms that do not hear: one room of the source is made deaf to one kind of fact, and the kept examples must tell.

A room is a function of the library. While it runs, the ledger that it asks holds no fact of the kind, whatever was
worked out before is worked out anew, and other rooms hear all. Who forgets a kind in a room does no better.
"""

import contextlib
import copy
import importlib
import inspect
import random
import sys
from unittest import mock

from eig._values.faults_together import Gather
from eig.book import _facts_applied
from eig.book._record_and_correct import Dated
from eig.errors import Fault, Faults
from eig.programme._status_from_facts import in_order
from eig.programme.ledger import Ledger
from helpers.ledger_rooms import FACTS, HEARD_IN, ROOMS, eve, outcome
from helpers.ledgers_misheard import CHANGES, KINDS, alters, hold

DOORS = {
    "act": ("eig.book.outcomes.act_of",),
    "agenda": ("eig.book.books.agenda_in",),
    "appointments": ("eig.book.books.appointments_of",),
    "contracts": ("eig.book._record_and_correct.contracts_of",),
    "costs": ("eig.book._record_and_correct.Dated.costs",),
    "cover": ("eig.book.outcomes.cover_of",),
    "dossier": ("eig.book.outcomes.rulings_of",),
    "due": ("eig.book.books.state_of",),
    "funnel": ("eig.book.books.funnel_of",),
    "gaps": ("eig.book.books.gaps_of",),
    "hearings": ("eig.book._record_and_correct.Dated.sitting", "eig.book._record_and_correct.Dated.absences", "eig.book._record_and_correct.Dated.closures"),
    "lacks": ("eig.book.outcomes.lacks_of",),
    "letters": ("eig.book.outcomes.letter_of",),
    "mentors": ("eig.book._record_and_correct.Dated.mentor_load",),
    "problem": ("eig.book.books.problem_of",),
    "replacement": ("eig.book.outcomes.replacement_of",),
    "reserve": ("eig.book.outcomes.reserves_of",),
    "state": ("eig.book.books.state_of",),
    "statuses": ("eig.book._record_and_correct.states_of",),
    "vacancies": ("eig.book.books.state_of",),
}  # fmt: skip
"""By which function of the library each room hears of facts."""
PAIRS = sorted({(kind.split(" ")[0], room) for kind, rooms in HEARD_IN.items() for room in rooms.split()})
"""The kinds of facts that matter to a room."""


HELD = ("agenda", "contracts", "costs", "due", "mentors", "state")
"""The rooms that a random ledger is counted against by hand."""
WRONG = [
    (kind, room, name)
    for kind, room in PAIRS
    if room in HELD and kind in KINDS
    for name, change in CHANGES.items()
    if alters(kind, change)
]
"""What such a room may hear wrongly, and how."""


def _fresh(value):
    """Return the same book or outcome without what it has worked out already."""
    if not isinstance(value, Dated):
        return value
    found = copy.copy(value)
    inside = getattr(value, "book", None)
    if inside is not None:
        object.__setattr__(found, "book", copy.copy(inside))
    return found


def deaf(room, kind):
    """Make one room deaf to facts of one kind."""
    return hearing(room, lambda fact: None if fact.kind == kind else fact)


@contextlib.contextmanager
def hearing(room, change):
    """Let one room hear each fact as it is changed, or not at all where nothing is left of it."""
    silent, true = [], Ledger.in_force.fget

    def in_force(ledger):
        facts = true(ledger)
        changed = (change(one) for one in facts)
        return tuple(in_order(one for one in changed if one is not None)) if silent else facts

    def without(ask):
        def asked(*given, **named):
            silent.append(room)
            try:
                found = ask(*map(_fresh, given), **named)
                return list(found) if inspect.isgenerator(found) else found
            finally:
                silent.pop()

        return asked

    with contextlib.ExitStack() as patched:

        def put(where, name, value):
            patched.enter_context(mock.patch.object(where, name, value))

        put(Ledger, "in_force", property(in_force))
        known = _facts_applied.current
        for module in [one for name, one in sys.modules.items() if name.startswith("eig.book")]:
            if getattr(module, "current", None) is known:
                put(
                    module,
                    "current",
                    lambda book: _facts_applied.standing(book, Gather("Book")) if silent else known(book),
                )
        for door in DOORS[room]:
            path, _, name = door.rpartition(".")
            where = _found(path)
            ask = inspect.getattr_static(where, name)
            put(where, name, property(without(ask.fget)) if isinstance(ask, property) else without(ask))
        yield


def _found(path):
    """Return a module, or a class of one, by its path."""
    try:
        return importlib.import_module(path)
    except ModuleNotFoundError:
        module, _, name = path.rpartition(".")
        return getattr(importlib.import_module(module), name)


def misheard(room, kind, change, most=40):
    """Tell whether a count by hand shows that a room hears facts of a kind wrongly; None where nothing changes."""
    kinds, heard = [*KINDS, *[kind] * len(KINDS)], []

    def wrongly(fact):
        found = change(fact) if fact.kind == kind else fact
        if found != fact:
            heard.append(fact)
        return found

    for seed in range(most):
        with hearing(room, wrongly):
            try:
                hold(random.Random(seed), kinds)
            except (AssertionError, Fault, Faults):
                return True
    return False if heard else None


def killed(room, kind):
    """Tell whether a kept example shows that a room is deaf to a kind: the table of what is heard is not held."""
    year, ask = outcome(), ROOMS[room]
    with deaf(room, kind):
        for name in [one for one in FACTS if one.split(" ")[0] == kind]:
            before = eve(year, name)
            if (ask(before) != ask(before.record(FACTS[name]))) != (room in HEARD_IN[name].split()):
                return True
    return False
