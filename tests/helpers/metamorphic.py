"""Laws that say how an answer follows its input when the input changes in a stated way.

A law takes a draw, changes an input, and asserts the effect that its sentence states. It returns False where the
input that was drawn has nothing to show. Laws are written from the published definitions, never from the sources.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import isclose
from random import Random
from typing import Any

from attrs import frozen

from eig.jury import Reviews
from eig.reasons import Undefined

CHANGES = {
    "permute": "the parts of the input come in another order",
    "rename": "other identifiers, whose alphabetical order is another one",
    "scale": "another unit and another origin of marks, weights, loads or durations",
    "shift": "all dates move together, or all points by a constant",
    "stretch": "marks under an increasing map, which keeps their order alone",
    "clone": "an item, or every item, stands there twice",
    "loser": "one more item or person, below all others by everyone",
    "double": "every juror, ballot or mark stands there twice",
    "split": "one part becomes two that make the same",
    "unused": "one more part that nothing can use, or that always holds",
    "reverse": "every order is turned round",
    "swap": "two roles change places",
    "more": "one more part, which can only help, or only add",
}
LAWS: dict[str, "Law"] = {}


@frozen
class Law:
    """A law: what is changed, the sentence of the effect, and what it is about."""

    change: str
    effect: str
    functions: tuple[Callable[..., Any], ...]
    holds: Callable[[Random], object]


def law(change: str, *functions: Callable[..., Any]) -> Callable[[Callable[[Random], object]], object]:
    """Note a law about public functions or methods; its docstring states the effect."""

    def noted(holds: Callable[[Random], object]) -> Callable[[Random], object]:
        assert change in CHANGES, change
        assert holds.__name__ not in LAWS, holds.__name__
        effect = " ".join((holds.__doc__ or "").split())
        LAWS[holds.__name__] = Law(change, effect, functions, holds)
        return holds

    return noted


def of(kind: type, method: str) -> Callable[..., Any]:
    """Return a method of a class, maybe inherited, under the name of the class."""
    found: Callable[..., Any] = getattr(kind, method)

    def own(*given: object) -> object:
        return found(*given)

    own.__name__, own.__qualname__ = method, f"{kind.__name__}.{method}"
    return own


def close(one: object, other: object, places: float = 1e-6) -> bool:
    """Tell whether two results are the same, numbers that were rounded by the machine up to a hair.

    An undefined value is the same as another undefined value: its reason may name what was changed.
    """
    if isinstance(one, Undefined) or isinstance(other, Undefined):
        return isinstance(one, Undefined) and isinstance(other, Undefined)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(close(one[key], other[key], places) for key in one)
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(close(a, b, places) for a, b in zip(one, other, strict=True))
    if isinstance(one, float) or isinstance(other, float):
        return isclose(one, other, rel_tol=places, abs_tol=places)
    return one == other


# ── draws ────────────────────────────────────────────────────────────────────────────────────────


def named(prefix: str, count: int) -> list[str]:
    """Return identifiers."""
    return [f"{prefix}{number}" for number in range(count)]


def shuffled(draw: Random, some):
    """Return a series, or a mapping, in another order."""
    if isinstance(some, Mapping):
        return dict(shuffled(draw, list(some.items())))
    return draw.sample(list(some), len(some))


def renamed(draw: Random, names):
    """Return other names for names, whose alphabetical order is another one."""
    return dict(zip(names, shuffled(draw, [f"z{number}" for number in range(len(names))]), strict=True))


def unit(draw: Random) -> tuple[Fraction, Fraction]:
    """Draw another unit, above 0, and another origin."""
    return Fraction(draw.randint(1, 6), draw.randint(1, 4)), Fraction(draw.randint(-5, 5), 2)


def triples(draw: Random, *, items=5, jurors=3, low=0, high=5, missing=0.0):
    """Draw marks, `(item, juror, mark)`; each item is marked once at least."""
    found = []
    for item in named("d", items):
        some = [juror for juror in named("j", jurors) if draw.random() >= missing]
        found += [
            (item, juror, draw.randint(low, high)) for juror in some or [draw.choice(named("j", jurors))]
        ]
    return found


def reviews(marks) -> Reviews:
    """Return reviews of triples."""
    return Reviews.from_triples(marks)


def moved(marks, a, b):
    """Return marks in another unit and from another origin."""
    return [(item, juror, a * mark + b) for item, juror, mark in marks]


def increasing(draw: Random, low=0, high=5):
    """Draw a map of whole marks that keeps their order."""
    new, at = {}, draw.randint(-5, 5)
    for mark in range(low, high + 1):
        new[mark] = at
        at += draw.randint(1, 7)
    return new


def sets(groups):
    """Return tied groups, best first, without the order inside a group."""
    return [frozenset(group) for group in groups]


def without(groups, names):
    """Return tied groups without some names; groups that are left empty go."""
    kept = [frozenset(group) - set(names) for group in groups]
    return [group for group in kept if group]
