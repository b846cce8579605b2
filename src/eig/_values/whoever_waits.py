"""A word to stop that is heard wherever a call searches or writes, however deep, and by that call alone."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import TypeVar

from eig.errors import Fault

T = TypeVar("T")

_WAITING: ContextVar[Callable[[], bool] | None] = ContextVar("_WAITING", default=None)
"""The word of whoever waits for the call that runs: each thread and each task has its own."""


class Stopped(Exception):  # it ends work, and is no error
    """The caller said stop."""


def hear() -> None:
    """End the work, if whoever waits for it says so."""
    stop = _WAITING.get()
    if stop is not None and stop():
        raise Stopped


def whole_or_none(name: str, stop: Callable[[], bool] | None, work: Callable[[], T]) -> T:
    """Return what some work gives; a fault once the caller says stop, as nothing is given by halves.

    >>> whole_or_none("Outcome.letters", lambda: False, lambda: (hear(), "written")[1])
    'written'
    """
    if stop is None:
        return work()
    before = _WAITING.set(stop)
    try:
        return work()
    except Stopped:
        fault = f"{name}.stop", True, "values.waited"
    finally:
        _WAITING.reset(before)
    raise Fault(*fault)
