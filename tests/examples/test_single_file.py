"""The program that says itself what it needs (PEP 723)."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from helpers.programs import EXAMPLES, ROOT, command

TABLE = (EXAMPLES / "marks.csv").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$")


def _needs():
    """Return what the program asks for, read as PEP 723 says."""
    (found,) = BLOCK.finditer((EXAMPLES / "single_file.py").read_text(encoding="utf-8"))
    assert found["type"] == "script"
    return tomllib.loads("".join(line[2:] or "\n" for line in found["content"].splitlines(keepends=True)))


def test_it_asks_for_what_the_project_is():
    """The names, the folder and the Python that it asks for are those of the project."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = _needs()

    assert needs["dependencies"] == [project["name"]]
    assert needs["requires-python"] == project["requires-python"]
    assert (EXAMPLES / needs["tool"]["uv"]["sources"][project["name"]]["path"]).resolve() == ROOT


@pytest.mark.slow
def test_it_ranks_what_comes_in():
    """A table in, a ranking and a reason out."""
    done = subprocess.run(
        command("single_file"), input=TABLE, capture_output=True, check=True, encoding="utf-8"
    )

    assert done.stdout.startswith("1. adler and plume: ≈3.33 (equally good)\n")


def test_uv_runs_it_in_an_environment_of_its_own():
    """With uv, one command makes the environment and runs the file."""
    uv = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if uv is None:
        pytest.skip("without uv: `make examples` installs it")
    done = subprocess.run(
        [uv, "run", "--quiet", "--no-project", "--script", str(EXAMPLES / "single_file.py")],
        input=TABLE,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    if "error sending request" in done.stderr or "Failed to fetch" in done.stderr:
        pytest.skip("without the package index: `make examples` reaches it from a machine that is connected")

    assert done.stdout.startswith("1. adler and plume: ≈3.33 (equally good)\n"), done.stderr
