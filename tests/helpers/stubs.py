"""Write the stub of every package whose names load on first use: `make listings`.

What a type checker reads of a package is made from the package's own listing, so that nothing is listed twice;
a guard compares the stubs with it.
"""

import ast
import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2] / "src"


def attaches(path):
    """Tell whether a file is a package that attaches its names."""
    return (
        path.name == "__init__.py"
        and "attach(" in path.read_text(encoding="utf-8")
        and "_ground" not in path.parts
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


def stub_of(path):
    """Return the text of a package's stub."""
    package = name_of(path)
    homes = homes_of(path)
    lines = [f"from {package} import {name} as {name}" for name in homes.get("", ())]
    lines += [
        f"from {package}.{module} import {name} as {name}"
        for module, names in sorted(homes.items())
        if module
        for name in names
    ]
    names = sorted(name for names in homes.values() for name in names)
    ranked = sorted(names, key=lambda name: (not name.isupper(), name[0].islower(), name))
    text = ["# Written by `make listings` from the listing in __init__.py.", *sorted(lines), ""]
    text += ["__all__ = [", *(f'    "{name}",' for name in ranked), "]"]
    if package == "eig":
        text += ["__version__: str"]
    return "\n".join([*text, ""])


def main():
    sys.path.insert(0, str(ROOT))
    for path in packages():
        importlib.import_module(name_of(path))
        path.with_suffix(".pyi").write_text(stub_of(path), encoding="utf-8")


if __name__ == "__main__":
    main()
