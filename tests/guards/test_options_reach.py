"""An option that a function takes reaches what it calls: none is accepted and forgotten."""

import ast
from collections import defaultdict

import pytest

from helpers import examples

OPTIONS = {"lang", "backend", "stop", "effort", "nodes", "progress", "map", "audience"}
CHECKED_APART = {("check_means", "progress"), ("keeping", "progress"), ("composed", "progress")}
"""Calls whose other options say it already: who tells of progress checks it."""


def functions(tree):
    """Return the functions of a file that do something, not those that only state a shape."""
    for node in examples.nodes_of(tree):
        if isinstance(node, ast.FunctionDef) and not _is_shape(node):
            yield node


def _is_shape(node):
    """Tell whether a function is a protocol's: words and dots."""
    return all(isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant) for one in node.body)


def taken(function):
    """Return the options that a function takes."""
    arguments = function.args
    return {one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)} & OPTIONS


def _read(node):
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}


def unread(tree):
    """Return the options that a function takes and does not read."""
    return [
        (function.name, option)
        for function in functions(tree)
        if (mine := taken(function))
        for option in sorted(mine - set().union(*map(_read, function.body)))
    ]


def _called(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def dropped(tree, takers):
    """Return the calls that leave out an option that the caller has, and whose every namesake takes it.

    Reasons have no language until they are told: a call whose reasons alone are taken may leave it out.
    """
    for function in functions(tree):
        if not (mine := taken(function)):
            continue
        told_later = {
            id(node.value)
            for node in ast.walk(function)
            if isinstance(node, ast.Attribute) and node.attr == "reasons"
        }
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            named = takers.get(_called(call))
            if named is None or id(call) in told_later or any(one.arg is None for one in call.keywords):
                continue
            for option in sorted((named & mine) - _spoken(call)):
                if (_called(call), option) not in CHECKED_APART:
                    yield function.name, _called(call), option


def _spoken(call):
    """Return the options that a call names, and those of what it is given in their place."""
    names = {one.arg for one in call.keywords} | _read(call)
    if {"spoken", "language", "voice"} & names:  # a language, once it is looked up
        names.add("lang")
    return names


def takers_of(trees):
    """Return, by name, the options that all functions of that name take."""
    found = defaultdict(list)
    for tree in trees:
        for function in functions(tree):
            found[function.name].append(taken(function))
    return {name: set.intersection(*some) for name, some in found.items()}


TREES = {module: examples.tree_of(module) for module in examples.modules()}


@pytest.mark.slow
def test_no_option_is_taken_and_not_read():
    """What a function takes, it reads."""
    assert {} == {module: found for module, tree in TREES.items() if (found := unread(tree))}


@pytest.mark.slow
def test_no_option_is_lost_on_the_way():
    """What a function takes, it hands to what it calls."""
    takers = takers_of(TREES.values())

    assert {} == {module: found for module, tree in TREES.items() if (found := [*dropped(tree, takers)])}


def test_the_guard_sees_what_is_lost():
    """It is not a check that cannot fail."""
    lost = """
def explain(self, key, *, lang):
    return lang

def whole(self, *, lang, stop):
    return self.explain("x")

def told(self, *, lang):
    return self.explain("x").reasons, lang

def kept(self, *, lang):
    return self.explain("x", lang=lang)
"""
    tree = ast.parse(lost)

    assert [("whole", "lang"), ("whole", "stop")] == unread(tree)
    assert [("whole", "explain", "lang")] == [*dropped(tree, takers_of([tree]))]
