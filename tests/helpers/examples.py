"""The examples of the package, read from its sources, so that the guards can run them anywhere (`-OO` included)."""

import ast
import datetime
import doctest
import importlib
import json
import pkgutil
import re
import sys
from collections import defaultdict
from contextlib import contextmanager
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import eig
from eig._values.value import Value

PARSER = doctest.DocTestParser()
ROOT = Path(eig.__file__).parent


def modules():
    """Return the name of every module of the installed package, sorted."""
    found = pkgutil.walk_packages([str(ROOT)], prefix="eig.")
    return sorted(["eig", *(module.name for module in found)])


@cache
def public_modules():
    """Return the places where a user finds names: what `eig` shows, and what these show in their turn."""
    found = ["eig"]
    for module in found:
        loaded = importlib.import_module(module)
        shown = [name for name in loaded.__all__ if isinstance(getattr(loaded, name), ModuleType)]
        found += [f"{module}.{name}" for name in shown]
    return sorted(found)


def public_names():
    """Return `(module, name)` for each public name that is not a module, once: in the package that defines it."""
    homes = {}
    for module in public_modules():
        for name in importlib.import_module(module).__all__:
            if not isinstance(getattr(importlib.import_module(module), name), ModuleType):
                homes[name] = max(
                    homes.get(name, ""), module, key=lambda place: (place != "", place.count("."))
                )
    return sorted((module, name) for name, module in homes.items())


@cache
def _public_classes():
    found = (getattr(sys.modules[module], name) for module, name in public_names())
    return {one for one in found if isinstance(one, type)}


def members(kind):
    """Return the members of a public class, by name: those of bases too that no package shows."""
    own = [one for one in kind.__mro__ if one.__module__.startswith("eig.") and one is not Value]
    bases = [one for one in reversed(own) if one is kind or one not in _public_classes()]
    return {name: one for base in bases for name, one in vars(base).items()}


def path_of(module):
    """Return the source file of a module, without importing it."""
    base = ROOT.parent.joinpath(*module.split("."))
    return base / "__init__.py" if base.is_dir() else base.with_suffix(".py")


SUMMED_UP = re.compile(r"<(withheld|[A-Z]\w*: )")
"""What `repr` shows of something private, and of a large result: one line, whose exact form is JSON."""


def from_repr(value):
    """Return the value that its `repr` builds; the value itself where the repr withholds or sums up a part."""
    shown = repr(value)
    return value if SUMMED_UP.search(shown) else eval(shown, names())


def names():
    """Return what `eval(repr(value))` may use: every public name, exact numbers and dates."""
    public = {name: getattr(importlib.import_module(module), name) for module, name in public_names()}
    return {"datetime": datetime, "Fraction": Fraction, **public}


@cache
def tree_of(module):
    """Return the parsed source of a module, which nobody may change: whoever reads sources shares it."""
    return ast.parse(path_of(module).read_text(encoding="utf-8"))


@cache
def nodes_of(tree):
    """Return all nodes of a tree that nobody changes: to go down it takes long, and several guards do."""
    return tuple(ast.walk(tree))


def _docstrings(tree):
    for node in nodes_of(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            text = ast.get_docstring(node)
            if text and ">>>" in text:
                yield getattr(node, "name", "module"), text


@cache
def sessions():
    """Return every doctest session: where it stands and the statements it runs, without its setting of names."""
    return [
        {"module": module, "name": name, "steps": [example.source for example in PARSER.get_examples(text)]}
        for module in modules()
        for name, text in _docstrings(tree_of(module))
    ]


@contextmanager
def row_by_row():
    """Have marks read one by one, as they are where one is odd: what reads columns calls nothing that is public."""
    reviews, scoresheet = (
        importlib.import_module(f"eig.jury.marks.{name}") for name in ("reviews", "scoresheet")
    )
    with (
        patch.object(scoresheet, "given_columns", lambda *_: None),
        patch.object(reviews, "in_threes", lambda _: None),
    ):
        yield


def first_calls(*asked):
    """Return the arguments, by name, of the first call of each of some callables in any example, all played once for all that is asked.

    Each question is some callables by their code, and what tells of a frame whether its call counts. A call that is given
    what is read once is passed over.
    """
    found, wanted = [{} for _ in asked], defaultdict(list)
    for (callables, counts), calls in zip(asked, found, strict=True):
        for code, name in callables.items():
            wanted[code].append((name, counts, calls))

    def watch(frame, event, _):
        code = frame.f_code
        if event != "call" or code not in wanted:  # as nearly all are
            return
        for name, counts, calls in wanted[code]:
            if name not in calls and counts(frame):
                names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
                given = {name: frame.f_locals[name] for name in names}
                several = (type(one) for one in given.values())  # a class is no iterator
                if not any(hasattr(kind, "__next__") for kind in several):
                    calls[name] = given

    for session in sessions():
        sys.setprofile(watch)
        try:
            with row_by_row():
                play(session)
        finally:
            sys.setprofile(None)
    return found


def play(session, seen=None):
    """Run a session as the interactive interpreter would; return what it shows, and pass values to `seen`."""
    shown = []
    names = dict(vars(importlib.import_module(session["module"])))

    def display(value):
        if value is not None:
            shown.append(repr(value))
            if seen:
                seen(value)

    previous, sys.displayhook = sys.displayhook, display
    names["print"] = lambda *values, **_: shown.append(" ".join(map(str, values)))
    try:
        for step in session["steps"]:
            try:
                exec(compile(step, f"<{session['module']}>", "single"), names)
            except Exception as error:  # noqa: BLE001 # an example may show an error
                shown.append(f"{type(error).__name__}: {error}")
    finally:
        sys.displayhook = previous
    if seen:
        for value in list(names.values()):
            seen(value)
    return shown


def main():
    """Play the sessions given on standard input; print what they show, and whether global state moved."""
    import random

    state = random.getstate()
    shown = [[session["module"], session["name"], play(session)] for session in json.load(sys.stdin)]
    sys.stdout.buffer.write(json.dumps([shown, random.getstate() == state], ensure_ascii=True).encode())


if __name__ == "__main__":
    main()
