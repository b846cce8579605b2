"""The programs that compare two revisions run on this one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import eig

TOOLS = Path(__file__).parents[2] / "tools"


def told(program, *options):
    """Return what a program of the folder prints about the library that the tests run on."""
    found = subprocess.run(
        [sys.executable, str(TOOLS / program), *options],
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
    }.items():
        count, words = next(one for one in told(program).splitlines() if line in one).split(maxsplit=1)
        assert words == line
        assert int(count.replace(",", "")) >= 0


def test_each_program_stands_in_the_list_of_them():
    """Whoever looks for a measurement finds the program in the pages for contributors."""
    pages = (TOOLS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    programs = {one.name for one in TOOLS.glob("*.py")} - {"sources.py"}
    assert {one for one in programs if f"`tools/{one}`" not in pages} == set()
