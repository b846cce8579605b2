"""No file of the package imports, through others, what imports it."""

import ast

import pytest

from helpers import examples

MODULES = set(examples.modules())
ON_DEMAND = ("pages", "pictures", "gantt")
"""Files that draw: a value imports them when it is shown, and they import the value."""
SAID = {
    "eig._values.phrases": {"eig._language.languages", "eig._language.sentences", "eig.reasons"},
    "eig.errors": {"eig._language.languages"},
}
"""Files that speak: an error imports the words of a language when it is read, and the words can be refused."""


def _type_checking(node):
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _statements(body):
    for node in body:
        if not _type_checking(node):
            yield node
            yield from _statements(ast.iter_child_nodes(node))


def imports_of(module):
    """Return the files that a file imports when it runs, those of its functions included."""
    for node in _statements(examples.tree_of(module).body):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("eig"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def _drawn(module):
    return module.rpartition(".")[2].lstrip("_").startswith(ON_DEMAND)


def circle(graph):
    """Return one circle of a graph, or nothing: what is left once files that import nothing left are taken away."""
    left = {module: set(targets) for module, targets in graph.items()}
    while free := [module for module, targets in left.items() if not targets & left.keys()]:
        for module in free:
            del left[module]
    return sorted(left)


@pytest.mark.slow
def test_no_import_circle_stands_between_files():
    """Files can be read from the ground up, but for a picture drawn, and a sentence said, on demand."""
    graph = {
        module: {target for target in imports_of(module) if not _drawn(target)}
        - {module}
        - SAID.get(module, set())
        for module in MODULES
    }

    assert circle(graph) == []


def test_the_guard_sees_a_circle():
    """It is not a check that cannot fail."""
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c", "d"]
    assert circle({"a": {"b"}, "b": set()}) == []


SHARED = {
    "eig.programme._audiences",
    "eig.programme._fields",
    "eig.rows._reading",
    "eig.rows._tables",
    "eig.teams.asked._answers",
    "eig.timeline.plan._why",
}
"""Files that rooms above read too, and no user: who reads what, how a row or a field is read, what teams give, why a date."""


def _room(module):
    return ".".join(module.split(".")[:2])


@pytest.mark.slow
def test_no_room_reads_the_private_files_of_another():
    """What rooms share stands on the ground, or in a file without an underscore, but for six files."""
    read = {
        target
        for module in MODULES
        for target in imports_of(module)
        if _room(module) != _room(target)
        and _room(target) not in ("eig._values", "eig._language", "eig._draw", "eig._maths")
        and any(part.startswith("_") for part in target.split(".")[2:])
    }

    assert read == SHARED
