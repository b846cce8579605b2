"""Where tests are skipped, and whether they say what runs them: a target of the Makefile, named as `make target`."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
SKIPS = ("skip", "skipif", "importorskip", "xfail")
SKIPPED = re.compile(rf"pytest\.(mark\.)?({'|'.join(SKIPS)})")
"""What every skip has in it: files without are not parsed."""


def _words(node, texts):
    """Return the text of a reason, that of a name of the file included."""
    if isinstance(node, ast.Name):
        return texts.get(node.id, "")
    return "".join(
        one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


def _reason(call, name):
    """Return the reason that a skip states, as source; None where it states none."""
    stated = {one.arg: one.value for one in call.keywords}
    return stated.get("reason", call.args[0] if name == "skip" and call.args else None)


def _is_pytests(node):
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id == "pytest"


def unstated(text):
    """Yield the lines of a file where a test is skipped without a word of what runs it."""
    if not SKIPPED.search(text):
        return
    tree = ast.parse(text)
    texts = {
        target.id: _words(node.value, {})
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    called = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in SKIPS and _is_pytests(node):
            reason = _reason(called[id(node)], node.attr) if id(node) in called else None
            said = re.findall(r"`make ([a-z-]+)`", _words(reason, texts)) if reason is not None else []
            if not said or not set(said) <= TARGETS:
                yield node.lineno
