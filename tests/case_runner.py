"""Run reference cases through the public API: `python tests/case_runner.py FILE...`; `--by-day` leaves the longest to the night.

Ends with `N passed, M failed, K unknown`; a case whose topic no check knows counts as unknown and fails the run.
Every `helpers/topics_*.py` holds `TOPICS`: topic -> check(case, whole), which raises AssertionError.
"""

import json
import sys
import traceback
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

HELPERS = Path(__file__).parent / "helpers"
BY_NIGHT = {
    "s2x3": "s1x1",
    "s2x1": "s1x1",
    "s6x1": "s112x1",
    "s109x1": "s106x1",
    "s201x1-rare-skill": "s202x1-apart",
    "s203x1-employer": "s202x1-apart",
    "reml-unbalanced-u170x12x3": "reml-unbalanced-u30x8x3",
}
"""Cases of two seconds and more, and the like of each that every run takes."""
Check = Callable[[Any, Any], None]


def topics() -> dict[str, Check]:
    """Return every check that the topic modules offer."""
    return {
        topic: check
        for path in sorted(HELPERS.glob("topics_*.py"))
        for topic, check in import_module(f"helpers.{path.stem}").TOPICS.items()
    }


def cases(whole: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield `(topic, name, case)` for each case of a file, whichever of the three formats it has."""
    if "cases" in whole:
        for number, case in enumerate(whole["cases"]):
            named = case.get("id", case.get("name", case.get("instance", {}).get("name", number)))
            yield case.get("topic", "teams"), str(named), case
        return
    for topic, payload in whole.items():
        if topic == "meta":
            continue
        parts = payload if isinstance(payload, list) else [payload]
        for number, case in enumerate(parts):
            named = case.get("name", number) if isinstance(case, dict) else number
            yield topic, str(named), case


def run(check: Check, case: object, whole: object) -> str | None:
    """Run one case; return what is wrong with it, or None."""
    try:
        check(case, whole)
    except Exception:  # noqa: BLE001 # any error is a failed case, and is shown
        return traceback.format_exc(limit=-3)
    return None


def main(paths: list[str]) -> int:
    """Run every case of every file and say how it went."""
    known, passed, failed, unknown = topics(), 0, 0, 0
    left = BY_NIGHT if "--by-day" in paths else {}
    for path in (one for one in paths if one != "--by-day"):
        whole = json.loads(Path(path).read_text(encoding="utf-8"))
        for topic, name, case in cases(whole):
            if name in left:
                continue
            if topic not in known:
                unknown += 1
                print(f"unknown {path} {topic}: {name}")
            elif fault := run(known[topic], case, whole):
                failed += 1
                print(f"FAILED {path} {topic}: {name}\n{fault}")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed, {unknown} unknown")
    return 1 if failed or unknown or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
