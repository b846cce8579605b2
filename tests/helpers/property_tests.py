"""What property tests name: the identifiers and texts that a test under `@given`, or a law, goes through.

A test goes through what it names, through the functions, strategies and values of its module that it names, and through
those of the helpers that it imports.
"""

import ast
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parent.parent
MARKS = ("given", "law")
"""The decorators that make a function a property: Hypothesis draws for it, or the table of laws does."""


@cache
def parsed(path):
    """Return the definitions of a module, by name, and where its imported helpers stand."""
    defined, imported = {}, {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            defined.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for one in ast.walk(ast.Module(body=[ast.Expr(target) for target in targets], type_ignores=[])):
                if isinstance(one, ast.Name):
                    defined.setdefault(one.id, []).append(node)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                imported[one.asname or one.name] = (node.module, one.name)
    return defined, imported


def _helper(module, name):
    """Return the file of a helper, and the name that is asked of it; None of the file where it is no helper."""
    whole = TESTS.joinpath(*module.split("."), f"{name}.py")
    if whole.is_file():
        return whole, None
    part = TESTS.joinpath(*module.split(".")).with_suffix(".py")
    return (part, name) if part.is_file() else (None, name)


def _words(node):
    """Return the identifiers and texts of a piece of source, its docstrings left out."""
    said = {
        id(one.body[0].value)
        for one in ast.walk(node)
        if isinstance(one, ast.FunctionDef | ast.ClassDef)
        and isinstance(one.body[0], ast.Expr)
        and isinstance(one.body[0].value, ast.Constant)
    }
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            yield one.id
        elif isinstance(one, ast.Attribute):
            yield one.attr
        elif isinstance(one, ast.keyword) and one.arg:
            yield f"{one.arg}="
        elif isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in said:
            yield f"'{one.value}'"


def _reached(path, node, seen):
    """Yield what a definition names, and what the definitions that it names name in their turn."""
    if (path, node) in seen:
        return
    seen.add((path, node))
    defined, imported = parsed(path)
    for word in set(_words(node)):
        yield word
        for other in defined.get(word, ()):
            yield from _reached(path, other, seen)
        if word in imported:
            file, name = _helper(*imported[word])
            yield imported[word][1]
            if file is not None:
                parts = parsed(file)[0]
                for other in (
                    parts.get(name, ()) if name else [one for some in parts.values() for one in some]
                ):
                    yield from _reached(file, other, seen)


def _is_property(node):
    decorators = [one.func if isinstance(one, ast.Call) else one for one in node.decorator_list]
    return any(getattr(one, "id", getattr(one, "attr", "")) in MARKS for one in decorators)


@cache
def words():
    """Return every identifier, keyword (`name=`) and text (`'text'`) that a property test goes through."""
    found, seen = set(), set()
    for path in sorted(TESTS.rglob("*.py")):
        if not any(f"@{mark}(" in path.read_text(encoding="utf-8") for mark in MARKS):
            continue
        for some in parsed(path)[0].values():
            for node in some:
                if isinstance(node, ast.FunctionDef) and _is_property(node):
                    found.update(_reached(path, node, seen))
    return found
