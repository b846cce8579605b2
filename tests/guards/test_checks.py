"""Every test looks at something: its checks run, it takes no truth of a result, and it says what runs it where it is skipped."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.skips import unstated
from helpers.truths import truths

TESTS = Path(__file__).parents[1]
FILES = sorted(path for path in TESTS.rglob("*.py") if "node_modules" not in path.parts)
OWN = {"test_checks.py", "test_evidence.py"}
"""What plants breaches."""

SESSION = """
import pytest

def nothing():
    return ()

def holds(one):
    assert one

def test_silent_as_nothing_is_gone_through():
    for one in nothing():
        assert one

def test_silent_as_what_is_false_is_passed_over():
    found = nothing()
    if found:
        assert found == 3

@pytest.mark.parametrize("size", [0, 1, 2])
def test_silent_for_one_size(size):
    if size:
        assert size

def test_unreached_behind_a_branch():
    assert nothing() == ()
    if nothing():
        assert nothing() == 3

@pytest.mark.parametrize("size", [1, 2])
def test_unreached_after_the_return_of_all(size):
    assert size
    if size:
        return
    assert size == 3

def test_unreached_where_a_fault_is_waited_for():
    assert nothing() == ()
    for one in nothing():
        with pytest.raises(KeyError):
            one["a"]

def test_right_by_a_helper():
    holds(3)

def test_right_by_a_fault():
    with pytest.raises(KeyError):
        {}["a"]

def test_right_by_a_warning():
    with pytest.warns(DeprecationWarning):
        __import__("warnings").warn("old", DeprecationWarning)

@pytest.mark.parametrize("size", [0, 2])
def test_right_as_each_check_is_reached_once(size):
    if size:
        assert size == 2
    else:
        assert size == 0

def test_right_whatever_a_stand_in_would_check():
    def called():
        assert False
    assert callable(called)
"""
CONFTEST = """
import pytest

@pytest.fixture(autouse=True)
def looked_at():
    assert True
"""


@pytest.mark.slow
def test_a_test_whose_checks_do_not_run_fails(tmp_path):
    """Six planted tests check nothing, or hold a check that none of their runs reaches: each of them fails, and no other."""
    (tmp_path / "tests").mkdir()
    settings = "[pytest]\nenable_assertion_pass_hook = true\n"
    for name, text in (
        ("pytest.ini", settings),
        ("tests/conftest.py", CONFTEST),
        ("tests/test_planted.py", SESSION),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "helpers.checks", "-p", "no:cacheprovider", "-rA"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TESTS), "COLUMNS": "200", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    told = {
        (outcome, name, said.strip(" -").split(" the checks")[0])
        for outcome, name, said in re.findall(
            r"^(FAILED|ERROR) tests/test_planted\.py::test_(\w+)(?:\[\w+\])?(.*)$", done.stdout, re.MULTILINE
        )
    }

    silent, unreached = "Failed: it passed, and no check has run", "Failed: none of its runs reached"
    assert {
        ("FAILED", "silent_as_nothing_is_gone_through", silent),
        ("FAILED", "silent_as_what_is_false_is_passed_over", silent),
        ("FAILED", "silent_for_one_size", silent),
        ("FAILED", "unreached_behind_a_branch", unreached),
        ("FAILED", "unreached_after_the_return_of_all", unreached),
        ("FAILED", "unreached_where_a_fault_is_waited_for", unreached),
    } == told
    assert "9 passed" in done.stdout


def breaches(guard, files=FILES):
    """Return what a guard finds in files of tests, by file."""
    found = {path.name: list(guard(path.read_text(encoding="utf-8"))) for path in files}
    return {name: some for name, some in found.items() if some}


@pytest.mark.slow
def test_no_test_takes_the_truth_of_a_result():
    """A result is compared with None, or asked for a field: what counts as false is never passed over."""
    assert {} == breaches(truths)


TRUTHS = {
    "if found:": "from eig.jury import assign_reviewers\ndef test():\n    found = assign_reviewers(1)\n    if found:\n        assert found.total\n",
    "assert": "from eig import jury\ndef test():\n    assert not jury.verify(1, 2)\n",
    "a helper": "from eig.jury import assign_reviewers\ndef plan():\n    found = assign_reviewers(1)\n    return found if found.total else None\ndef test():\n    for one in plan() or ():\n        assert one\n",
    "a part": "from eig.reasons import Undefined\ndef test():\n    assert [one for one in (1, 2) if one == 2 and Undefined(reason=one)]\n",
}


@pytest.mark.parametrize("planted", TRUTHS)
def test_a_truth_of_a_result_is_seen(planted):
    """The guard is not a check that cannot fail: planted breaches are found, what is right is not."""
    assert 1 == len(truths(TRUTHS[planted]))


def test_what_is_no_truth_of_a_result_is_left():
    """A comparison, a field, and `bool()` are no breaches; neither is the last part of an `or`, which is a value."""
    right = "from eig.jury import assign_reviewers, verify\ndef test():\n    found = assign_reviewers(1)\n    assert found is None or found.total\n    assert bool(verify(1, 2)) is True\n    other = found.total or assign_reviewers(2)\n"

    assert [] == truths(right)


@pytest.mark.slow
def test_a_skip_says_what_runs_the_test():
    """Where a test is skipped, its reason names the target of the Makefile that runs it."""
    assert {} == breaches(unstated, [path for path in FILES if path.name not in OWN])


def test_a_skip_without_a_word_is_seen():
    """The guard is not a check that cannot fail: planted skips are found by their lines, a right one is not."""
    planted = (
        'pytest.skip("not here")\n'
        'numpy = pytest.importorskip("numpy")\n'
        'pytestmark = pytest.mark.skipif(True, reason="run `make nowhere`")\n'
        "@pytest.mark.skip\ndef test(): ...\n"
        'pytest.skip("without node: `make runtime` fetches it")\n'
    )

    assert [1, 2, 3, 4] == sorted(unstated(planted))
