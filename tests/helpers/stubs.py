"""Write the stub of every package whose names load on first use: `make listings`.

What a type checker reads of a package is made from the package's own listing, so that nothing is listed twice;
a guard compares the stubs with it.
"""

import ast
import datetime as dt
import importlib
import sys
from pathlib import Path

from dateutil.relativedelta import relativedelta

from eig._values.names_loaded_on_first_use import file_of

NOTICE = 12  # months
ROOT = Path(__file__).parents[2] / "src"


def attaches(path):
    """Tell whether a file is a package that attaches its names."""
    return (
        path.name == "__init__.py"
        and "attach(" in path.read_text(encoding="utf-8")
        and "_values" not in path.parts
    )


def packages():
    """Return the packages that attach their names, by path."""
    return sorted(filter(attaches, ROOT.rglob("__init__.py")))


def name_of(path):
    """Return the name of the package whose `__init__.py` stands at a path."""
    return ".".join(path.parent.relative_to(ROOT).parts)


def homes_of(path):
    """Return the listing of a package: module to names."""
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    return ast.literal_eval(next(call for call in calls if getattr(call.func, "id", "") == "attach").args[1])


def former_of(path):
    """Return the names of a package that are to go: each with its new name, since when, and until when."""
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    call = next(call for call in calls if getattr(call.func, "id", "") == "attach")
    return {key: part for one in call.keywords for key, part in ast.literal_eval(one.value).items()}


def overdue(former, names, today):
    """Return what is wrong with names that are to go: no new name, too short a notice, a day that has come."""
    for name, (instead, since, until) in former.items():
        said, goes = dt.date.fromisoformat(since), dt.date.fromisoformat(until)
        if instead not in names:
            yield f"{name}: {instead} is not listed"
        if name in names:
            yield f"{name}: it is listed still"
        if goes < said + relativedelta(months=NOTICE):
            yield f"{name}: less than {NOTICE} months from {since} to {until}"
        if today >= goes:
            yield f"{name}: its day, {until}, has come: remove it, and say so in the changelog"


def stub_of(path):
    """Return the text of a package's stub."""
    package = name_of(path)
    homes = homes_of(path)
    lines = [f"from {package} import {name} as {name}" for name in homes.get("", ())]
    lines += [
        f"from {file_of(package, module)} import {name} as {name}"
        for module, names in sorted(homes.items())
        if module
        for name in names
    ]
    home_of = {name: module for module, some in homes.items() for name in some}
    lines += [
        f"from {file_of(package, home_of[instead])} import {instead} as {old}"
        for old, (instead, _, _) in former_of(path).items()
    ]
    text = ["# Written by `make listings` from the listing in __init__.py.", *sorted(lines)]
    if package == "eig":
        text += ["", "__version__: str"]
    return "\n".join([*text, ""])


def main():
    sys.path.insert(0, str(ROOT))
    for path in packages():
        importlib.import_module(name_of(path))
        path.with_suffix(".pyi").write_text(stub_of(path), encoding="utf-8")


if __name__ == "__main__":
    main()
