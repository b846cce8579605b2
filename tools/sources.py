"""The sources of the library that `PYTHONPATH` names, as the programs of this folder read them."""

import ast
import importlib
import pkgutil
import sys
from functools import cache
from pathlib import Path

import eig

ROOT = Path(eig.__file__).parent
sys.path.append(str(Path(__file__).parents[1] / "tests"))  # what the tests harvest


@cache
def modules():
    """Return the name of every module, sorted, each imported."""
    found = sorted(["eig", *(one.name for one in pkgutil.walk_packages([str(ROOT)], prefix="eig."))])
    for name in found:
        importlib.import_module(name)
    return found


def path_of(module):
    base = ROOT.parent.joinpath(*module.split("."))
    return base / "__init__.py" if base.is_dir() else base.with_suffix(".py")


@cache
def tree_of(module):
    return ast.parse(path_of(module).read_text(encoding="utf-8"))


def lines_of(module):
    return len(path_of(module).read_text(encoding="utf-8").splitlines())


def statements_in(node):
    """Yield the statements in a part of a file, those of its functions included: imports stand in no expression."""
    for one in ast.iter_child_nodes(node):
        if isinstance(one, (ast.stmt, ast.excepthandler, ast.match_case)):
            yield one
            yield from statements_in(one)


def under_type_checking(module):
    """Return what a file imports for type checkers alone: the module and the name, by the name used."""
    found = {}
    for node in statements_in(tree_of(module)):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            for one in statements_in(node):
                if isinstance(one, ast.ImportFrom):
                    found |= {alias.asname or alias.name: (one.module, alias.name) for alias in one.names}
    return found


def title(words, count):
    print(f"{count:>6,}  {words}")
