"""Pseudo-random numbers from a seed that the caller gives. The global generator is never touched.

Only `random()` is drawn from Python's generator: it is the one method whose sequence Python promises
to keep for a given seed, so that a sample drawn today can be drawn again in ten years.
"""

from __future__ import annotations

from collections.abc import Callable, MutableSequence
from typing import TypeVar

from eig._values.faults_together import require
from eig._values.field_rules_and_bounds import whole

T = TypeVar("T")


def uniform(seed: int) -> Callable[[], float]:
    """Return a function that draws floats in [0, 1), reproducible from a whole-number seed."""
    require("sample", seed=(whole(), seed))
    from random import Random  # noqa: PLC0415 # imported on use: `import eig` stays light

    return Random(seed).random  # noqa: S311 # a sample, not a secret


def shuffle(items: MutableSequence[T], draw: Callable[[], float]) -> None:
    """Shuffle in place (Durstenfeld 1964, Algorithm 235)."""
    for last in range(len(items) - 1, 0, -1):
        other = int(draw() * (last + 1))
        items[last], items[other] = items[other], items[last]
