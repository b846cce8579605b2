"""The timeline room: calendars, durations, plans and schedules."""

from __future__ import annotations

from eig._lazy import loader

__all__: list[str] = []

_HOMES: dict[str, tuple[str, ...]] = {}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
