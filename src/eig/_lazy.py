"""Rooms whose names load on first use (PEP 562), so that importing a room costs what is used of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def loader(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """Return a package's `__getattr__`: `homes` says which of its modules defines which names.

    >>> loader("eig", {"errors": ("Fault",)})("Fault").__name__
    'Fault'
    """
    home_of = {name: module for module, names in homes.items() for name in names}

    def load(name: str) -> object:
        if name in homes:
            return import_module(f"{package}.{name}")
        if name in home_of:
            return getattr(import_module(f"{package}.{home_of[name]}"), name)
        raise AttributeError(f"{package} has no {name!r}; it has {', '.join(sorted(home_of))}")

    return load
