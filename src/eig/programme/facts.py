"""Published figures and dates, with their sources, and with what other sources say.

The same programme publishes 205 and 208 applications for one call, 27 and 28 laureates for one promotion.
A fact that sources dispute says so, instead of hiding one of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias, final

from attrs import field, frozen

from eig._checks import Gather, instance_of, text, to_tuple

__all__ = ["Fact", "Figure", "Version"]

Figure: TypeAlias = int | Fraction | dt.date | str
"""What a fact may state: a count, an exact number, a date, or words."""


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Version:
    """What one source says.

    >>> Version(value=205, source="results page of the call").value
    205
    """

    value: Figure
    source: str

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("value", instance_of(int, Fraction, dt.date, str))
        faults.check("source", text)
        faults.done()


def _versions(values: Iterable[Version]) -> tuple[Version, ...]:
    return to_tuple(values)


@final
@frozen(kw_only=True)
class Fact:
    """A published fact, what it states, its source, and the other versions where sources dispute it.

    Args:
        key: What the fact is about, such as `applications`.
        value: The version that is used here.
        source: Where it is published.
        others: What other sources say instead.

    >>> fact = Fact(key="applications", value=205, source="results page",
    ...             others=[Version(value=208, source="evaluation report")])
    >>> fact.disputed, str(fact)
    (True, 'applications: 205 (results page); disputed: 208 (evaluation report)')
    """

    key: str
    value: Figure
    source: str
    others: tuple[Version, ...] = field(default=(), converter=_versions)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("key", text)
        faults.check("value", instance_of(int, Fraction, dt.date, str))
        faults.check("source", text)
        faults.check("others", instance_of(Version).each())
        faults.done()

    @property
    def disputed(self) -> bool:
        """Whether sources say different things."""
        return bool(self.others)

    def __str__(self) -> str:
        others = ", ".join(f"{one.value} ({one.source})" for one in self.others)
        return f"{self.key}: {self.value} ({self.source})" + (f"; disputed: {others}" if others else "")
