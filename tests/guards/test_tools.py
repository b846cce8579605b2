"""The programs that compare two revisions run on this one."""

import importlib
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import eig
from eig.errors import Fault
from helpers.shares import whole

TOOLS = Path(__file__).parents[2] / "tools"


@cache
def told(program):
    """Return what a program of the folder prints about the library that the tests run on."""
    found = subprocess.run(
        [sys.executable, str(TOOLS / program)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(eig.__file__).parents[1])},
    )
    return found.stdout


@pytest.mark.slow
def test_each_program_says_what_it_counts():
    """Who compares two revisions reads a figure a line, each with what it is of."""
    for program, line in {
        "calls.py": 'rank({"a": 1, "b": 2})',
        "value_checks.py": "files in circles of imports, type checking included",
        "wrong_members.py": "entry points, each with one bad entry of three hundred",
    }.items():
        count, words = next(one for one in told(program).splitlines() if line in one).split(maxsplit=1)
        assert words == line
        assert int(count.replace(",", "")) >= 0


KEPT = {
    "value_checks.py": {
        "ways in which the fields of a value are checked": 1,
        "of these, checked as they are built": 0,
        "look-ups by name alone that find another class": 0,
    },
    "wrong_members.py": {"says which": 71},
    "orders.py": {"answer otherwise for a set": 0, "fall over an iterator": 0},
}
"""What these programs must find."""


@pytest.mark.slow
@pytest.mark.parametrize("program", [one for one in KEPT if whole() or one != "orders.py"])
def test_a_figure_that_was_reached_is_kept(program):
    """Fields are checked in one way, each wrong entry is named, and no answer hangs on the order of a set (this one by `make nightly`)."""
    lines = [one.split(maxsplit=1) for one in told(program).splitlines()]
    found = {words: int(count.replace(",", "")) for count, words in lines}
    assert {words: found.get(words) for words in KEPT[program]} == KEPT[program]


def test_each_program_stands_in_the_list_of_them():
    """Whoever looks for a measurement finds the program in the pages for contributors."""
    pages = (TOOLS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    programs = {one.name for one in TOOLS.glob("*.py")} - {"sources.py"}
    assert {one for one in programs if f"`tools/{one}`" not in pages} == set()


@pytest.fixture
def orders(monkeypatch):
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("orders")


def test_what_hangs_on_the_order_of_a_set_is_seen(orders):
    """The comparison of forms is not one that cannot fail: an answer in another order, and a raw error, are told as such."""

    def verdict(function, form):
        expected = orders.outcome(function, {"given": ["b", "a"]})
        return orders.verdict(expected, orders.outcome(function, {"given": orders.FORMS[form](["b", "a"])}))

    def first(given):
        return next(iter(given))

    def count(given):
        return len(given)

    def refuse(given):
        if isinstance(given, (set, frozenset)):
            raise Fault("given", given, "values.in_order", {"member": "text"})
        return sorted(given)

    assert [verdict(first, form) for form in ("tuple", "set", "frozenset")] == [
        "the same answer",
        "ANOTHER ANSWER",
        "ANOTHER ANSWER",
    ]
    assert [verdict(count, form) for form in ("set", "generator", "iterator")] == [
        "the same answer",
        "a raw error",
        "a raw error",
    ]
    assert [verdict(refuse, form) for form in ("set", "generator")] == ["refused", "the same answer"]


def test_a_dear_test_whose_branches_cheaper_ones_leave_is_not_needed(monkeypatch):
    """Of two tests that cross the same the cheaper is kept; what crosses a branch alone is kept, whatever it takes."""
    monkeypatch.syspath_prepend(str(TOOLS))
    untraced = importlib.import_module("untraced")
    crossed = {"dear": {1, 2}, "cheap": {1}, "cheaper": {2}, "alone": {1, 3}, "again": {2}}

    assert {"alone", "cheaper"} == untraced.needed(
        crossed, {"dear": 9, "cheap": 2, "cheaper": 1, "alone": 20, "again": 2}
    )
    steps = {"one": {("a", 1 | 2 << untraced.SIGN)}, "two": {("a", 1 | 3 << untraced.SIGN)}}
    assert {
        "one": {("a", 2), *steps["one"]},
        "two": {("a", 3), *steps["two"]},
    } == untraced.branches(steps)
