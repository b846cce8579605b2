"""Cases of peers' own suites: the library agrees with each, and the runner can fail."""

import json
from pathlib import Path

import pytest

import peer_runner

PEERS = Path(__file__).parent / "peers"
CASE = {"id": "10 of 20", "kind": "entropy", "pool": 20, "choose": 10, "expect": 18}


@pytest.fixture
def ran(tmp_path, capsys):
    def run(**changed):
        (tmp_path / "one.json").write_text(json.dumps({"peer": "one", "cases": [CASE | changed]}))
        return peer_runner.main([str(tmp_path)]), capsys.readouterr().out

    return run


@pytest.mark.slow(one_in=5)
@pytest.mark.parametrize("path", sorted(PEERS.glob("*.json")), ids=lambda path: path.stem)
def test_the_library_agrees_with_the_suites_of_peers(path):
    """Each case of a peer's suite gives what the peer expects, or what the published rule gives where the peer differs."""
    cases, known = json.loads(path.read_text(encoding="utf-8"))["cases"], peer_runner.kinds()

    assert {} == {case["id"]: how for case in cases if (how := peer_runner.difference(case, known))}


@pytest.mark.slow
def test_each_file_names_its_source_and_an_open_licence():
    """A file of cases says which project it comes from, at which commit, under a licence that lets it be kept here."""
    for path in PEERS.glob("*.json"):
        source = json.loads(path.read_text(encoding="utf-8"))["source"]
        assert source["repo"], path.name
        assert source["commit"], path.name
        assert source["licence"].startswith(("MIT", "BSD", "Apache", "ISC", "MPL", "Licence Ouverte")), (
            path.name
        )


def test_a_case_that_agrees_is_counted(ran):
    """The runner prints how many cases of a file agree, and ends well where all do."""
    assert ran() == (0, "one: 1 agree, 0 differ\n1 agree, 0 differ\n")


@pytest.mark.parametrize(
    "changed",
    [
        {"expect": 17},
        {"expect_eig": 17},
        {"kind": "astrology"},
        {"pool": -1},
        {"pool": None},
        {"expect": "18"},
    ],
)
def test_a_case_that_differs_fails_the_run(ran, changed):
    """A wrong figure, a kind that nobody knows, a refusal and an error that nobody expected each fail the run."""
    assert ran(**changed) == (1, "one: 0 agree, 1 differ\n0 agree, 1 differ\n")


def test_what_differs_is_shown_when_asked(tmp_path, capsys):
    """With `--show` the runner prints what was expected and what came, and nothing more where all agree."""
    (tmp_path / "one.json").write_text(json.dumps({"peer": "one", "cases": [CASE, CASE | {"expect": 17}]}))
    peer_runner.main([str(tmp_path), "--show"])

    assert (
        "one: 1 agree, 1 differ\n  10 of 20: expected 17, got 18\n1 agree, 1 differ\n"
        == capsys.readouterr().out
    )


def test_a_folder_without_cases_fails_the_run(tmp_path, capsys):
    """A folder in which nothing is found fails: a mistyped name does not pass."""
    assert peer_runner.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out == "0 agree, 0 differ\n"


@pytest.mark.parametrize(
    ("wanted", "found", "within", "agrees"),
    [
        ({"a": 0.5}, {"a": 0.501}, 0.01, True),
        ({"a": 0.5}, {"a": 0.501}, 0, False),
        ({"a": 0.5}, {"b": 0.5}, 0, False),
        ([1, 2], [1, 2, 3], 0, False),
        ([1, "x"], [1, "x"], 0, True),
        (True, 1, 0, False),
        (0, False, 1, False),
        (None, None, 0, True),
        ("undefined", 0.1, 1, False),
    ],
)
def test_what_agrees_is_of_one_form_and_within_the_tolerance(wanted, found, within, agrees):
    """Two answers agree where they have the same form, and each number lies within the tolerance."""
    assert peer_runner.same(wanted, found, within) is agrees


def test_a_refusal_agrees_where_the_peer_refuses(ran):
    """A case without a figure is one that the peer refuses."""
    del (refused := dict(CASE))["expect"]

    assert peer_runner.difference(refused | {"pool": -1}, peer_runner.kinds()) is None
