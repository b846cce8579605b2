"""Jury scoring, team composition and mission timelines for public-interest-tech fellowships.

The rooms load on first use: `eig.programme` (the nouns), `eig.jury` (marks to selection), `eig.teams`
(seats and rules to cohort), `eig.timeline` (calendars and plans to schedule), `eig.promotions` (the
published promotions), `eig.rows`, `eig.convert` and `eig.testing`.

Everything is a frozen value or a pure function: the library reads nothing, writes nothing, asks no
clock and rolls no dice.

>>> import eig
>>> eig.promotions.P3.ordinal
3
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import eig.convert as convert  # noqa: PLR0402 # `from eig import` would ask this module for what it is defining
    import eig.errors as errors  # noqa: PLR0402
    import eig.jury as jury  # noqa: PLR0402
    import eig.programme as programme  # noqa: PLR0402
    import eig.promotions as promotions  # noqa: PLR0402
    import eig.reasons as reasons  # noqa: PLR0402
    import eig.rows as rows  # noqa: PLR0402
    import eig.teams as teams  # noqa: PLR0402
    import eig.testing as testing  # noqa: PLR0402
    import eig.timeline as timeline  # noqa: PLR0402
    import eig.typing as typing  # noqa: PLR0402
    from eig.rows import to_rows

__version__ = "0.1.0"
__all__ = [
    "convert",
    "errors",
    "jury",
    "programme",
    "promotions",
    "reasons",
    "rows",
    "teams",
    "testing",
    "timeline",
    "to_rows",
    "typing",
]


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


def __getattr__(name: str) -> ModuleType | Any:  # noqa: ANN401 # PEP 562: a room, or a name of one
    if name == "to_rows":
        return import_module("eig.rows").to_rows
    if name in __all__:
        return import_module(f"eig.{name}")
    raise AttributeError(f"eig has no {name!r}; it has {', '.join(__all__)}")
