"""Draws from a seed, shared by the generators of synthetic data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from eig._values.faults_together import require
from eig._values.field_rules_and_bounds import whole
from eig._values.seeded_random import shuffle, uniform

T = TypeVar("T")
Draw = Callable[[], float]
MOST: Final = 10_000  # people or things of one kind, far beyond any programme
PREFIX: Final = "synthetic-"


def make_id(kind: str, number: int) -> str:
    """Return an identifier that says that what it names is synthetic."""
    return f"{PREFIX}{kind}-{number:03}"


def draws(asked: str, n: int, seed: int, *, stream: int) -> Draw:
    """Return draws of a stream of their own, so that two kinds of things from one seed are independent."""
    require(asked, n=(whole(0, MOST), n))
    return uniform(seed * 16 + stream)


def pick(choices: Sequence[T], draw: Draw) -> T:
    return choices[int(draw() * len(choices))]


def sample(choices: Iterable[T], size: int, draw: Draw) -> tuple[T, ...]:
    """Draw several of the choices, each once at most, in an order drawn too."""
    mixed = list(choices)
    shuffle(mixed, draw)
    return tuple(mixed[:size])
