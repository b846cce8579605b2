"""Who reads: each audience its own words.

The jury reads all. A candidate reads of their own case, and neither of another candidate nor of a juror. The
public reads who is on which list.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from eig.errors import Fault

__all__ = ["Audience"]

Audience: TypeAlias = Literal["jury", "candidate", "public"]
"""Who reads: the jury, the candidate that a decision is about, or everybody."""


def __dir__() -> list[str]:
    return __all__


def check_audience(audience: str) -> None:
    """Refuse an audience that has no voice here."""
    if audience not in ("jury", "candidate", "public"):
        rule = "an audience is 'jury', 'candidate' or 'public'"
        raise Fault("audience", audience, rule=rule, remedy="name one of them")
