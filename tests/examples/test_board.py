"""The marimo page: what it shows, and what it shows of a half-typed table (`make examples`)."""

import subprocess
import sys
import warnings

import pytest

from helpers.programs import EXAMPLES, loaded, needs


@pytest.fixture(scope="module")
def app():
    needs("marimo")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it warns of is its own
        return loaded("board").app


def test_the_page_ranks_what_it_shows(app):
    """The cells run in the order of what they use, and end with a ranking and a tie left to the jury."""
    shown, names = app.run()

    assert names["selection"].undecided == ("adler", "plume")
    assert "plume" in shown[-1].text


def test_the_page_becomes_a_file_to_send(app, tmp_path):
    """marimo writes the page with its answers as HTML."""
    written = tmp_path / "board.html"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "marimo",
            "-q",
            "export",
            "html",
            "--no-include-code",
            str(EXAMPLES / "board.py"),
            "-o",
            str(written),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )

    assert "cartobio" in written.read_text(encoding="utf-8")
