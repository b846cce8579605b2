"""Each oracle and each peer states what it compares, counts what it compared, and has its row."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import evidence, figures

ROOT = Path(__file__).parents[2]
DECLARED = evidence.declared(ROOT)


@pytest.mark.untraced
@pytest.mark.parametrize("test", DECLARED)
def test_a_marked_test_states_what_it_compares_and_counts_it(test):
    """What, and with what, stand in its mark; the fixture `evidence` counts."""
    _, told, counted = DECLARED[test]

    assert {"what", "against"} == set(told), "write @pytest.mark.oracle(what=…, against=…)"
    assert all(text and isinstance(text, str) for text in told.values())
    assert counted, "take `evidence`, and count each instance that was compared"


@pytest.mark.parametrize("kind", evidence.TABLES)
def test_no_marked_test_is_without_a_row_and_no_row_without_a_test(kind):
    """`make oracles` gives a new test its row; the words of a row are those of its test."""
    stated = {test: told["what"] for test, (of, told, _) in DECLARED.items() if of == kind}
    rows = evidence.kept(figures.DATA, kind)

    kept = {test: row["what"] for test, row in rows.items()}
    left = sorted(test for test, _ in stated.items() ^ kept.items())
    assert not left, (
        f"run them with --record-evidence, then `make figures` (`make oracles` does both): {left}"
    )
    assert len(set(stated.values())) == len(stated), "two tests state the same words"


def test_an_unstated_mark_is_seen():
    """The guard is not a check that cannot fail: bare marks and marks of a whole file are found."""
    bare = "@pytest.mark.oracle\ndef test_one(): ...\nclass TestAll:\n    @pytest.mark.peer(what='w', against='a')\n    def test_two(self, evidence): ...\n"
    wide = "pytestmark = [pytest.mark.peer, pytest.mark.skipif(True)]\n"

    assert [
        ("test_one", "oracle", {}, False),
        ("TestAll::test_two", "peer", {"what": "w", "against": "a"}, True),
    ] == evidence.marked(bare)
    assert [("pytestmark", "peer", {}, False)] == evidence.marked(wide)


def test_no_figure_of_the_evidence_is_typed_by_hand():
    """Beside the blocks that are written from data, the page on evidence has no number."""
    page = (figures.DOCS / "explanation" / "proofs.md").read_text(encoding="utf-8").partition("## Speed")[0]
    prose = figures.BLOCK.sub("", page)

    assert {"oracles", "peers"} <= {name for _, name, _ in figures.BLOCK.findall(page)}
    assert [] == re.findall(r"(?<![\w.])\d+(?![\w.]*\d)", re.sub(r"`[^`]*`", "", prose))


SESSION = """
import time
import pytest

@pytest.mark.oracle(what="halves", against="doubles")
@pytest.mark.parametrize("start", [0, 10])
def test_agrees(start, evidence):
    for number in range(start, start + evidence.part(10)):
        assert number == 2 * number / 2
        evidence.count()

@pytest.mark.oracle(what="wrong", against="right")
def test_disagrees(evidence):
    for number in range(10):
        assert number < 3
        evidence.count()

@pytest.mark.oracle(what="endless", against="time")
def test_endless(evidence):
    evidence.count()
    while True:
        time.sleep(0.01)

@pytest.mark.oracle(what="nothing", against="nothing")
def test_nothing(evidence):
    pass

@pytest.mark.peer(what="versions", against="pytest, fortran")
def test_versions(evidence):
    evidence.version("fortran", "77")
    evidence.count()

@pytest.mark.peer(what="missing", against="nowhere")
def test_missing(evidence):
    pytest.importorskip("nowhere_to_be_found")
"""


def _ran(folder, *options):
    """Run a session on the tests of a folder; return its rows."""
    plugins = ("-p", "xdist.plugin", "-p", "helpers.evidence", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", "-q", *plugins]
    subprocess.run(
        [*command, "--record-evidence=data", "--evidence-minutes=0.01", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        check=False,
    )
    return {
        row["what"]: row for kind in evidence.TABLES for row in evidence.kept(folder / "data", kind).values()
    }


@pytest.mark.slow
def test_a_session_keeps_what_its_tests_compared(tmp_path):
    """Over two workers: what agreed, disagreed, did not end, compared nothing, or lacks its library."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    oracle\n    peer\n", encoding="utf-8")
    (tmp_path / "tests" / "test_session.py").write_text(SESSION, encoding="utf-8")
    rows = _ran(tmp_path, "-n", "2")

    assert {
        "halves": (20, "agreed"),
        "wrong": (3, "disagreed"),
        "endless": (1, "not finished in 0.01 min"),
        "nothing": (0, "compared nothing"),
        "versions": (1, "agreed"),
    } == {what: (row["instances"], row["outcome"]) for what, row in rows.items() if what != "missing"}
    assert rows["missing"]["outcome"].startswith("skipped: could not import")
    assert (f"pytest {pytest.__version__}, fortran 77", "doubles") == (
        rows["versions"]["with what"],
        rows["halves"]["with what"],
    )

    older = tmp_path / "data" / "oracles.json"
    older.write_text(
        older.read_text(encoding="utf-8").replace(rows["wrong"]["date"], "2019-01-17"), encoding="utf-8"
    )
    again = _ran(tmp_path, "--evidence-share=0.1", "-k", "agrees and not disagrees")

    assert (2, "agreed, 10% of the full size") == (again["halves"]["instances"], again["halves"]["outcome"])
    assert (
        "2019-01-17"
        == again["wrong"]["date"]
        < again["halves"]["date"]
        == json.loads(older.read_text())["date"]
    )
