"""The project's own copies of the reference cases, through the public API."""

import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import case_runner  # noqa: E402

FILES = sorted((HERE / "cases").glob("*.json"))
KNOWN = case_runner.topics()
WHOLE = {path: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
CASES = [
    pytest.param(path, topic, case, id=f"{path.stem}-{topic}-{name}")
    for path in FILES
    for topic, name, case in case_runner.cases(WHOLE[path])
]


@pytest.mark.parametrize(("path", "topic", "case"), CASES)
def test_reference_case(path, topic, case):
    """Every reference case gives its known answer."""
    assert topic in KNOWN, f"no check for {topic}"
    KNOWN[topic](case, WHOLE[path])


def test_an_unknown_topic_fails_the_run(tmp_path, capsys):
    """A case that the runner does not know is counted and fails the run."""
    file = tmp_path / "new.json"
    file.write_text('{"cases": [{"topic": "astrology", "id": "c1"}]}')

    assert case_runner.main([str(file)]) == 1
    assert capsys.readouterr().out.endswith("0 passed, 0 failed, 1 unknown\n")


def test_a_wrong_answer_fails_the_run(tmp_path, capsys):
    """A case whose known answer is altered is reported as failed: the runner can fail."""
    whole = json.loads((HERE / "cases" / "jury.json").read_text(encoding="utf-8"))
    case = next(one for one in whole["cases"] if one["id"] == "weighted-rubric-exact")
    case["expected"]["total"] = "74/20"
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps({"cases": [case]}))

    assert case_runner.main([str(file)]) == 1
    assert capsys.readouterr().out.endswith("0 passed, 1 failed, 0 unknown\n")
