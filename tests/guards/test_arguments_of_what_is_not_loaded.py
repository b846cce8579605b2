"""What an argument takes is known in a program that has loaded little: an alias that is not loaded would refuse all."""

import ast
import builtins
import importlib
import inspect
import sys

import pytest

import eig.typing
from eig._values.annotation_rules_and_late_classes import NotLoaded, named
from helpers import examples


def _functions():
    for module, name in examples.public_names():
        value = getattr(importlib.import_module(module), name)
        held = examples.members(value).items() if inspect.isclass(value) else [(name, value)]
        for own, one in held:
            function = inspect.unwrap(getattr(one, "__func__", one)) if callable(one) else None
            if inspect.isfunction(function) and not own.startswith("_"):
                yield f"{name}.{own}", function


def _words(text):
    """Yield the names of an annotation, those of literals left out."""
    waiting = [ast.parse(text, mode="eval").body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name):
            yield node.id
        elif not (isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal"):
            waiting += ast.iter_child_nodes(node)


def _aliases(function):
    """Yield what the arguments of a function name, its module does not import, and is no class."""
    home = vars(sys.modules[function.__module__])
    texts = [text for own, text in inspect.get_annotations(function).items() if own != "return"]
    for word in {word for text in texts if isinstance(text, str) for word in _words(text)}:
        if word not in home and not hasattr(eig.typing, word) and not hasattr(builtins, word):
            found = named(word)
            if not inspect.isclass(found):
                yield word


@pytest.mark.untraced
def test_no_argument_takes_an_alias_that_its_module_does_not_load():
    """A class is known by its name before it is loaded; what an alias stands for is not."""
    everything = {name: [*_aliases(function)] for name, function in _functions()}

    assert {} == {name: found for name, found in everything.items() if found}
    assert len(everything) > 300


def test_an_alias_is_seen():
    """The guard is not a check that cannot fail."""

    def given(by: "Order | NotLoaded", kind: "Literal['Order']"):  # noqa: F821 # names that this file does not import
        return by, kind

    from eig.teams.answers import Order

    assert Order is not None
    assert ["Order"] == [*_aliases(given)]
    assert issubclass(named("Nobody"), NotLoaded)
