"""Rooms that do not hear: one room of the source is made deaf to one kind of fact, and the kept examples must tell.

A room is a function of the library. While it runs, the ledger that it asks holds no fact of the kind, whatever was
worked out before is worked out anew, and other rooms hear all. Who forgets a kind in a room does no better.
"""

import contextlib
import functools
import importlib
import inspect
import random
import sys
from pathlib import Path
from unittest import mock

from attrs import fields

from eig._values.faults_together import Gather
from eig.book import _facts_applied_to_every_table as _facts
from eig.book._book_on_a_day_or_corrected import Dated
from eig.errors import Fault, Faults
from eig.programme._courses_and_statuses_from_facts import in_order
from eig.programme.ledger import Ledger
from helpers import ledgers_decided, ledgers_misheard
from helpers.ledger_rooms import ELSEWHERE, FACTS, HEARD_IN, ROOMS, attempt, eve, outcome
from helpers.ledgers_misheard import CHANGES, ORDERS

DOORS = {
    "act": ("eig.book.outcomes_by_audience.act_of",),
    "agenda": ("eig.book.book_of_checked_tables.agenda_in",),
    "appointments": ("eig.book.book_of_checked_tables.appointments_of",),
    "contracts": ("eig.book._book_on_a_day_or_corrected.contracts_of",),
    "costs": ("eig.book._book_on_a_day_or_corrected.Dated.costs",),
    "cover": ("eig.book.outcomes_by_audience.cover_of",),
    "dossier": ("eig.book._rulings_cautions_and_counts.rulings_of",),
    "due": ("eig.book.book_of_checked_tables.state_of",),
    "funnel": ("eig.book.book_of_checked_tables.funnel_of", "eig.book._rulings_cautions_and_counts.funnel_of"),
    "gaps": ("eig.book._cautions_on_people_employers_profiles.BookWithCautions.gaps",),
    "hearings": ("eig.book._book_on_a_day_or_corrected.Dated.sitting", "eig.book._book_on_a_day_or_corrected.Dated.absences", "eig.book._book_on_a_day_or_corrected.Dated.closures"),
    "lacks": ("eig.book.outcomes_by_audience.lacks_of",),
    "letters": ("eig.book.outcomes_by_audience.letter_of",),
    "mentors": ("eig.book._book_on_a_day_or_corrected.Dated.mentor_load",),
    "problem": ("eig.book._jury_hearings_and_teams_from_a_book.problem_of",),
    "replacement": ("eig.book.outcomes_by_audience.replacement_of",),
    "reserve": ("eig.book.seat_reserves.reserves_of",),
    "state": ("eig.book.book_of_checked_tables.state_of",),
    "statuses": ("eig.book._facts_applied_to_every_table.BookWithFacts.statuses", "eig.book.outcomes_by_audience.person_statuses"),
    "vacancies": ("eig.book.book_of_checked_tables.state_of",),
}  # fmt: skip
"""By which function of the library each room hears of facts."""
PAIRS = sorted({(kind.split(" ")[0], room) for kind, rooms in HEARD_IN.items() for room in rooms.split()})
"""The kinds of facts that matter to a room."""


CLERKS = {**dict.fromkeys(ledgers_misheard.HOLD, ledgers_misheard), **dict.fromkeys(ledgers_decided.HOLD, ledgers_decided)}  # fmt: skip
"""The rooms that random facts are counted against by hand, and who counts."""
JUDGED = Path(__file__).parents[1] / "data" / "misheard.tsv"


def _drawn_as(clerk, kind):
    """Return under which names a clerk draws facts of a kind."""
    return [name for name in dict.fromkeys(clerk.KINDS) if clerk.NAMED.get(name, name) == kind]


def _alters(clerk, names, how):
    """Tell whether a change makes another fact of one of those that a clerk draws."""
    if how in ORDERS:
        return True
    draws = [random.Random(seed) for seed in range(30)]
    if clerk is ledgers_decided:
        told = [attempt(lambda draw=draw: clerk.a_fact(draw, names)) for draw in draws]
    else:
        told = [
            attempt(lambda draw=draw: clerk.a_fact(draw, clerk.seats_of(draw), clerk.mentors_of(draw), names))
            for draw in draws
        ]
    return any(CHANGES[how](one) != one for one in told if not isinstance(one, str))


@functools.cache
def wrong_hearings():
    """Return what each room that is counted by hand may hear wrongly, and how."""
    changed = {
        (kind, clerk): [how for how in (*CHANGES, *ORDERS) if _alters(clerk, names, how)]
        for kind in ELSEWHERE
        for clerk in (ledgers_misheard, ledgers_decided)
        if (names := _drawn_as(clerk, kind))
    }
    return [
        (kind, room, how)
        for kind, room in PAIRS
        if room in CLERKS
        for how in changed.get((kind, CLERKS[room]), ())
    ]


def judged():
    """Return the kept judgement of each: the random book that contradicts it, or why it is no other hearing."""
    lines = (line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines())
    return {(kind, room, how): int(told) if told.isdigit() else told for kind, room, how, told in lines}


def _fresh(value):
    """Return the same book or outcome without what it has worked out already, its book without that too."""
    if not isinstance(value, Dated):
        return value
    found = object.__new__(type(value))
    for one in fields(type(value)):
        object.__setattr__(found, one.name, _fresh(getattr(value, one.name)))
    return found


def deaf(room, kind):
    """Make one room deaf to facts of one kind."""
    return hearing(room, lambda fact: None if fact.kind == kind else fact)


@contextlib.contextmanager
def hearing(room, change, ordered=list):
    """Let one room hear each fact as it is changed, or not at all where nothing is left of it, and in another order."""
    silent, true = [], Ledger.in_force.fget

    def in_force(ledger):
        facts = true(ledger)
        changed = (change(one) for one in facts)
        return tuple(ordered(in_order(one for one in changed if one is not None))) if silent else facts

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
        known = _facts.current
        for module in [one for name, one in sys.modules.items() if name.startswith("eig.book")]:
            if getattr(module, "current", None) is known:
                put(
                    module,
                    "current",
                    lambda book: _facts.standing(book, Gather("Book")) if silent else known(book),
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


CHOSEN = 1_000
"""From this number on books are those of facts that were chosen."""


def books(room, most=60):
    """Return the numbers of the books that a room is tried with: those drawn, then those chosen."""
    return [*range(most), *range(CHOSEN, CHOSEN + len(CLERKS[room].RARE))]


def _as_they_are(facts, kind):
    return facts


@functools.lru_cache(maxsize=500)
def _drawn(clerk, kind, seed):
    if seed >= CHOSEN:
        return clerk.by_hand(seed - CHOSEN)
    names = _drawn_as(clerk, kind)
    kinds = [*clerk.KINDS, *names * (len(clerk.KINDS) // len(names))]
    draw = random.Random(seed)
    return clerk.a_book(draw, kinds) if clerk is ledgers_misheard else clerk.a_year(draw, kinds)


def contradicted(kind, room, how, seeds=None):
    """Return the first random book that contradicts a room that hears facts of a kind so; None where none does."""
    clerk, change, order = CLERKS[room], CHANGES.get(how, lambda fact: fact), ORDERS.get(how, _as_they_are)
    for seed in books(room) if seeds is None else seeds:
        first, *others = _drawn(clerk, kind, seed)
        facts = in_order(others[-1])
        if order(facts, kind) == facts and all(one.kind != kind or change(one) == one for one in facts):
            continue

        def wrongly(fact):
            return change(fact) if fact.kind == kind else fact

        with hearing(room, wrongly, lambda told: order(told, kind)):
            try:
                clerk.HOLD[room](_fresh(first), *others, random.Random(seed))
            except (AssertionError, Fault, Faults):
                return seed
    return None


def killed(room, kind):
    """Tell whether a kept example shows that a room is deaf to a kind: the table of what is heard is not held."""
    year, ask = outcome(), ROOMS[room]
    with deaf(room, kind):
        for name in [one for one in FACTS if one.split(" ")[0] == kind]:
            before = eve(year, name)
            if (ask(before) != ask(before.record(FACTS[name]))) != (room in HEARD_IN[name].split()):
                return True
    return False
