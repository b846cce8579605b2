"""Who holds which post, and who comes in, are decided by lists and decisions: no name has a say."""

import datetime as dt
import re
from collections import Counter
from random import Random

import pytest

from eig import to_html
from eig.errors import Fault
from eig.lots import Decision
from helpers.appointed_books import best_arrangements, decided, some_world
from helpers.shares import whole

STARTS = dt.date(2019, 1, 16)


def appointed(outcome, **options):
    """Return who holds which post, or who is equal."""
    try:
        found = outcome.book.appoint(outcome.cohort, starts=STARTS, **options)
    except Fault as fault:
        return fault.code, frozenset(fault.value)
    return frozenset((one.person, one.post) for one in found)


def replaced(outcome, person, **options):
    """Return who comes in for somebody, at which post, and who is passed over; or why it is not known."""
    try:
        found = outcome.replacement(person, **options)
    except Fault as fault:
        return fault.code
    passed = frozenset(one.facts["person"] for one in found.passed)
    return found.post, frozenset(found.successors), passed


def back(value, names):
    """Return what names people under their first names."""
    old = {new: one for one, new in names.items()}
    if isinstance(value, frozenset | tuple | list):
        return type(value)(back(one, names) for one in value)
    if isinstance(value, str):
        for new, first in old.items():
            value = value.replace(new, first)
    return value


def words(rows):
    """Return the words of each row, in no order: names are listed by name."""
    return sorted(sorted(re.findall(r"\w+", row)) for row in rows)


def check_world(seed):
    """Check appointments, replacements and letters of one world, and the same world under other names."""
    draw = Random(seed)
    world = some_world(draw)
    people = list(world[0])
    first = decided(world, {one: one for one in people})
    if first.cohort.cohort is None or first.cohort.undecided or not first.cohort.cohort.people:
        return "open"
    names = dict(zip(people, draw.sample([f"zz{n}" for n in range(len(people))], len(people)), strict=True))
    other = decided(world, names, draw)
    ways = best_arrangements(world, first.cohort.cohort.people)
    found = appointed(first)
    assert found in ways if len(ways) == 1 else found[0] == "book.posts_decided", (seed, found, ways)
    assert found == back(appointed(other), names), seed
    for one in people:
        assert replaced(first, one) == back(replaced(other, names[one]), names), (seed, one)
        assert first.letter(one) == back(other.letter(names[one]), names), (seed, one)
    rows = [list(map(str, outcome.rows())) for outcome in (first, other)]
    assert words(rows[0]) == words(back(rows[1], names)), seed
    if len(ways) == 1:
        return "one"
    order = Decision(by="draw", order=draw.sample(people, len(people)), reference="draw 1")
    renamed = Decision(by="draw", order=[names[one] for one in order.order], reference="draw 1")
    parted = appointed(first, decisions=[order])
    assert parted in ways, seed
    assert parted == back(appointed(other, decisions=[renamed]), names), seed
    leaver = first.cohort.cohort.people[0]
    assert dict(parted)[leaver] == replaced(first, leaver, decisions=[order])[0], seed
    return "equal"


@pytest.mark.slow
def test_names_have_no_say_in_a_dossier():
    """Under other names, and from tables in another order, its page says the same words."""
    for seed in range(8):
        draw = Random(seed)
        world = some_world(draw)
        names = {one: f"zz{len(world[0]) - number}" for number, one in enumerate(world[0])}
        first, other = decided(world, {one: one for one in world[0]}), decided(world, names, draw)
        pages = [to_html(outcome.dossier(salt="7c39" * 16)) for outcome in (first, other)]
        printed = [[re.sub("[0-9a-f]{16,}", "", page)] for page in (pages[0], back(pages[1], names))]
        assert words(printed[0]) == words(printed[1]), seed


def test_names_decide_neither_posts_nor_who_comes_in():
    """The posts of a team are those of most marks on their lists, under any names; equals ask for a decision."""
    assert {"open", "one", "equal"} == set(map(check_world, range(20)))


@pytest.mark.slow
def test_names_decide_neither_posts_nor_who_comes_in_in_many_books():
    """The same in twenty books (three hundred by `make nightly`)."""
    books = range(300 if whole() else 20)
    told = Counter(map(check_world, books))
    assert min(told["one"], told["equal"]) > len(books) // 20
