"""Progress on long work: tell how far a series has come, and pass it on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from eig.typing import ProgressCall

T = TypeVar("T")


def watched(results: Iterable[T], total: int, progress: ProgressCall | None) -> list[T]:
    """Return the results, having told after each how many are done."""
    found: list[T] = []
    for done, result in enumerate(results, start=1):
        found.append(result)
        if progress:
            progress(done, total)
    return found
