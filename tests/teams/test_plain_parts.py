"""Parts of a search are told apart by what they are, not by what they hold."""

import importlib
import inspect
import pkgutil

import attrs

from eig._values.value import Value
from eig.teams import engine
from eig.teams.engine._search_outcome import First


def test_parts_of_a_search_are_neither_compared_nor_shown():
    """Two parts that hold the same are two: attrs writes no comparison and no words, which nobody would read."""
    modules = [
        importlib.import_module(f"{engine.__name__}.{one.name}")
        for one in pkgutil.iter_modules(engine.__path__)
    ]
    own = {
        cls
        for module in modules
        for cls in vars(module).values()
        if inspect.isclass(cls) and cls.__module__ == module.__name__ and attrs.has(cls)
    }
    parts = {cls for cls in own if not issubclass(cls, Value)} - {First}

    assert parts
    assert not [cls for cls in parts if {"__eq__", "__repr__"} & vars(cls).keys()]
