"""The listing of every number that the sources give a name: bounds of work, widths, dates, shares (`make listings`).

It is kept as `tests/data/numbers.txt`: whoever changes how far a search goes, or how wide a picture is, sees it in the
change, beside what else moved. A guard compares it with the code.
"""

import ast
import importlib
import sys
from collections.abc import Mapping
from datetime import date, time, timedelta
from fractions import Fraction
from pathlib import Path

from helpers import examples

KEPT = Path(__file__).parents[1] / "data" / "numbers.txt"
NUMBERS = (int, float, Fraction, date, time, timedelta)


def _names(module):
    """Return the names that a module gives values at its own level, in order."""
    for statement in examples.tree_of(module).body:
        targets = (
            statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        )
        for target in targets:
            for node in ast.walk(target) if target is not None else ():
                if isinstance(node, ast.Name):
                    yield node.id


def _is_of_numbers(value):
    """Tell whether a value is a number, or holds numbers, texts and classes alone, one number at least."""
    return any(isinstance(one, NUMBERS) for one in _leaves(value)) and all(
        isinstance(one, (*NUMBERS, str, type, type(None))) for one in _leaves(value)
    )


def _leaves(value):
    if isinstance(value, Mapping):
        yield from (leaf for pair in value.items() for one in pair for leaf in _leaves(one))
    elif isinstance(value, (tuple, list, frozenset, range)):
        yield from (leaf for one in value for leaf in _leaves(one))
    else:
        yield value


def _shown(value):
    """Write a value, the same on every machine: floats to twelve digits, sets in order."""
    if isinstance(value, Mapping):
        return ", ".join(f"{_shown(key)}: {_shown(one)}" for key, one in value.items())
    if isinstance(value, (tuple, list)):
        return f"({', '.join(map(_shown, value))})"
    if isinstance(value, frozenset):
        return f"{{{', '.join(sorted(map(_shown, value)))}}}"
    if isinstance(value, type):
        return value.__name__
    return f"{value:.12g}" if isinstance(value, float) else repr(value)


def listing():
    """Write a line for each: its module, its name, its value."""
    lines = []
    for module in examples.modules():
        home = importlib.import_module(module)
        for name in dict.fromkeys(_names(module)):
            value = vars(home).get(name)
            if _is_of_numbers(value):
                lines.append(f"{module}.{name} = {_shown(value)}\n")
    return "".join(lines)


def main():
    """Accept the listing of the sources as they are."""
    KEPT.write_text(listing(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
