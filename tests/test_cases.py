"""The case runner: it knows every topic, and it can fail."""

import json
from pathlib import Path

import pytest

import case_runner

HERE = Path(__file__).parent

CASES = HERE / "cases"


@pytest.mark.slow
def test_every_topic_of_our_own_cases_has_a_check():
    """No reference case of the project is left without a check (`make cases` runs them all)."""
    known = case_runner.topics()
    wholes = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.json"))]

    assert {topic for whole in wholes for topic, _, _ in case_runner.cases(whole)} <= set(known)


@pytest.mark.slow
def test_what_is_left_to_the_night_is_a_case_whose_like_runs_by_day(tmp_path, capsys):
    """A case that is left out by day stands in the files, its like is run instead, and left out it is not counted."""
    wholes = [json.loads((CASES / f"{room}.json").read_text(encoding="utf-8")) for room in ("jury", "teams")]
    names = {name for whole in wholes for _, name, _ in case_runner.cases(whole)}
    file = tmp_path / "left.json"
    file.write_text(
        json.dumps({"cases": [{"topic": "astrology", "id": name} for name in case_runner.BY_NIGHT]})
    )

    assert {*case_runner.BY_NIGHT} | {*case_runner.BY_NIGHT.values()} <= names
    assert not {*case_runner.BY_NIGHT} & {*case_runner.BY_NIGHT.values()}
    assert 1 == case_runner.main(["--by-day", str(file)])
    assert capsys.readouterr().out.endswith("0 passed, 0 failed, 0 unknown\n")
    assert 1 == case_runner.main([str(file)])
    assert capsys.readouterr().out.endswith(f"0 passed, 0 failed, {len(case_runner.BY_NIGHT)} unknown\n")


@pytest.mark.slow
def test_an_unknown_topic_fails_the_run(tmp_path, capsys):
    """A case that the runner does not know is counted and fails the run."""
    file = tmp_path / "new.json"
    file.write_text('{"cases": [{"topic": "astrology", "id": "c1"}]}')

    assert case_runner.main([str(file)]) == 1
    assert capsys.readouterr().out.endswith("0 passed, 0 failed, 1 unknown\n")


@pytest.mark.untraced
def test_a_wrong_answer_fails_the_run(tmp_path, capsys):
    """A case whose known answer is altered is reported as failed: the runner can fail."""
    whole = json.loads((CASES / "jury.json").read_text(encoding="utf-8"))
    case = next(one for one in whole["cases"] if one["id"] == "weighted-rubric-exact")
    case["expected"]["total"] = "74/20"
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps({"cases": [case]}))

    assert case_runner.main([str(file)]) == 1
    assert capsys.readouterr().out.endswith("0 passed, 1 failed, 0 unknown\n")
