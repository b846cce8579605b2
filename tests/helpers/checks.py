"""Which checks of a test have run: a test that looked at nothing fails, and so does one with a check that no run reached.

A check is an `assert` that held, or a `pytest.raises` or `pytest.warns` that met what it waits for, in a file of tests.
Those of tests/conftest.py look at every fault, whatever the test: they are checks of no test. A check that none of the
runs of a test reaches states nothing: an `@example` or a chosen seed reaches it, or it goes.
"""

import ast
import functools
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

WAITS = ("pytest.raises", "pytest.warns")

passed = {}
"""Where a check has held since the test began: a file and a line, by where that stands in the code that ran."""


def _note():
    """Note the line whose `assert` held: a rewritten one asks whether anybody wants to be told, which nobody does."""
    frame = sys._getframe(1)
    at = id(frame.f_code), frame.f_lasti
    if at not in passed:  # to count lines takes long
        passed[at] = frame.f_code.co_filename, frame.f_lineno
    return False


def _noting(leave):
    @functools.wraps(leave)
    def left(self, *given):
        found = leave(self, *given)
        frame = sys._getframe(1)
        passed[id(frame.f_code), frame.f_lasti] = frame.f_code.co_filename, frame.f_lineno
        return found

    return left


def watch():
    """Have each check noted that holds from now on, in modules that are imported from now on."""
    if rewrite._check_if_assertion_pass_impl is not _note:
        rewrite._check_if_assertion_pass_impl = _note
        rewrite.PYC_TAIL = f".noted{rewrite.PYC_TAIL}"  # what was compiled without the question is not read
        for waits in (pytest.raises(KeyError), pytest.warns(DeprecationWarning, match=".")):
            type(waits).__exit__ = _noting(type(waits).__exit__)


def checks_of(test):
    """Yield the lines of the checks of a test, but those of functions within it: who calls these, if anybody?"""
    for node in ast.iter_child_nodes(test):
        if isinstance(node, ast.Assert):
            yield node.lineno
        elif isinstance(node, ast.With):
            calls = [one.context_expr for one in node.items if isinstance(one.context_expr, ast.Call)]
            yield from (call.lineno for call in calls if ast.unparse(call.func) in WAITS)
        if not isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            yield from checks_of(node)


@functools.cache
def stated(path):
    """Return the lines of the checks of each test of a file, by its name, that of its class before it."""
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    holders = [("", tree), *((f"{one.name}.", one) for one in tree.body if isinstance(one, ast.ClassDef))]
    return {
        before + one.name: frozenset(checks_of(one))
        for before, holder in holders
        for one in holder.body
        if isinstance(one, ast.FunctionDef)
    }


def _is_changed(path, since):
    """Tell whether a file was written since the session began: its lines are no longer those that run."""
    return Path(path).stat().st_mtime > since


def _name(item):
    held = f"{item.cls.__name__}." if item.cls else ""
    return str(item.path), held + item.originalname


class Checks:
    """Which runs of each test are left, and which of its checks they have reached."""

    def __init__(self, config):
        self.left = Counter()
        self.reached = defaultdict(set)
        self.partial = set()
        self.folder = str(config.rootpath / "tests")
        self.start = time.time()
        self.some = any("[" in str(one) for one in config.args)

    def pytest_deselected(self, items):
        self.partial.update(_name(item) for item in items if isinstance(item, pytest.Function))

    def pytest_collection_finish(self, session):
        self.left.update(_name(item) for item in session.items if isinstance(item, pytest.Function))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item):
        """Fail a test that passed without a check, and its last run where no run reached a check of it."""
        if not isinstance(item, pytest.Function):
            return (yield)
        name = _name(item)
        passed.clear()
        try:
            found = yield
        except BaseException:
            self.partial.add(name)
            raise
        held = {
            at
            for at in passed.values()
            if at[0].startswith(self.folder) and not at[0].endswith("conftest.py")
        }
        if not held:
            pytest.fail("it passed, and no check has run")
        self._ended_well(name, {line for file, line in held if file == name[0]})
        return found

    def _ended_well(self, name, lines):
        self.reached[name] |= lines
        self.left[name] -= 1
        if not (self.left[name] or self.some or name in self.partial or _is_changed(name[0], self.start)):
            missed = stated(name[0]).get(name[1], frozenset()) - self.reached[name]
            if missed:
                lines = sorted(missed)
                pytest.fail(
                    f"none of its runs reached the checks at lines {lines}: give an @example, or a seed, that does"
                )


def pytest_configure(config):
    watch()
    config.pluginmanager.register(Checks(config), "checks-of-tests")
