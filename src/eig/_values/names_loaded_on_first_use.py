"""Packages whose names load on first use (PEP 562): importing one costs what is used of it.

A package lists each of its names once, under the module that defines it. What `dir`, completion, `import *`
and type checkers show is made from that listing; the stub beside it is written by `make listings`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final
from warnings import warn

NONE: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType({})


def attach(
    package: str, homes: Mapping[str, tuple[str, ...]], *, former: Mapping[str, tuple[str, str, str]] = NONE
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """Return the `__getattr__`, `__dir__` and `__all__` of a package.

    Args:
        package: The package's `__name__`.
        homes: Which of its modules defines which names; under `""`, the packages shown whole. A file of
            another package stands under its whole name.
        former: Names that are to go: each with the name to use instead, the day it was said, and the day from
            which it may be gone, twelve months later at least. They warn, and are not listed.

    >>> load, listed, names = attach("eig", {"": ("lots",), "errors": ("Fault",)})
    >>> load("Fault").__name__, load("lots").__name__, listed() == names
    ('Fault', 'eig.lots', True)
    """
    home_of = {name: module for module, names in homes.items() for name in names}
    listed = sorted(home_of)

    def _load(name: str) -> object:
        if name in former:
            instead, _, until = former[name]
            told = f"{package}.{name} is now {package}.{instead}; the old name goes on {until}"
            warn(told, DeprecationWarning, stacklevel=2)
            return _load(instead)
        if name not in home_of:
            raise AttributeError(f"{package} has no {name!r}; it has {', '.join(listed)}")
        module = import_module(file_of(package, home_of[name] or name))
        return getattr(module, name) if home_of[name] else module

    return _load, lambda: listed, listed


def file_of(package: str, home: str) -> str:
    """Return the whole name of a file that a package lists names of."""
    return home if home.startswith("eig.") else f"{package}.{home}"
