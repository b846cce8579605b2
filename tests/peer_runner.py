"""Run cases of peers' own suites through the public API: `python tests/peer_runner.py FOLDER... [--show]`.

Prints `NAME: N agree, M differ` for each file of a folder, then all of them; ends with 1 where a case differs, or its
kind is unknown, or there is none. A case holds inputs and what the peer's suite expects (`expect`); `expect_eig` stands
beside it where the peer follows another published rule or is wrong, with a note that says which. A case without either
is to be refused. Every `helpers/peers_*.py` holds `KINDS`: kind -> what `eig` answers to such a case.
"""

import json
import sys
from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

from eig.errors import EigError

HELPERS = Path(__file__).parent / "helpers"


def kinds() -> dict[str, Callable[[Any], object]]:
    """Return what answers to each kind of case."""
    modules = (import_module(f"helpers.{path.stem}") for path in sorted(HELPERS.glob("peers_*.py")))
    return {kind: answer for module in modules for kind, answer in module.KINDS.items()}


def difference(case: dict[str, Any], known: dict[str, Callable[[Any], object]]) -> str | None:
    """Return how the answer to a case differs from what is expected, or None."""
    if case["kind"] not in known:
        return f"unknown kind {case['kind']}"
    wanted = case.get("expect_eig", case.get("expect", "refused"))
    try:
        found = known[case["kind"]](case)
    except EigError:
        found = "refused"
    except Exception as error:  # noqa: BLE001 # any other error is an answer that differs, and is shown
        found = error
    return None if same(wanted, found, case.get("tolerance", 0)) else f"expected {wanted!r}, got {found!r}"


def same(wanted: object, found: object, within: float) -> bool:
    """Tell whether two answers are equal, numbers within a tolerance, whatever holds them."""
    match wanted, found:
        case dict(), dict():
            return wanted.keys() == found.keys() and all(
                same(wanted[key], found[key], within) for key in wanted
            )
        case list(), list():
            return len(wanted) == len(found) and all(map(same, wanted, found, [within] * len(wanted)))
        case (bool(), _) | (_, bool()):
            return wanted is found
        case int() | float(), int() | float() | Fraction():
            return abs(wanted - found) <= within
        case _:
            return type(wanted) is type(found) and wanted == found


def main(arguments: list[str]) -> int:
    """Run every case of every folder and say how it went."""
    known, agree, differ = kinds(), 0, 0
    for path in sorted(path for name in arguments if name != "--show" for path in Path(name).glob("*.json")):
        whole = json.loads(path.read_text(encoding="utf-8"))
        found = [(case["id"], difference(case, known)) for case in whole["cases"]]
        strange = [f"  {name}: {how[:400]}" for name, how in found if how]
        print(f"{whole['peer']}: {len(found) - len(strange)} agree, {len(strange)} differ")
        if "--show" in arguments:
            print(*strange, sep="\n", end="\n" if strange else "")
        agree, differ = agree + len(found) - len(strange), differ + len(strange)
    print(f"{agree} agree, {differ} differ")
    return 1 if differ or not agree else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
