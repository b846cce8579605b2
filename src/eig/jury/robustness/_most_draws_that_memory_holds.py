"""How much may be drawn: the memory and the time of a sample are stated, and refused beyond."""

from __future__ import annotations

from typing import Final

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import whole

MOST_DRAWN: Final = 20_000_000
"""Ranks that a sample holds, one for each draw of each item: some half a gigabyte, and a minute or two."""


def check_drawn(faults: Gather, name: str, count: int, items: int) -> None:
    """Refuse a number of draws that is none, or more than memory holds for so many items."""
    if faults.check(name, whole(1), count):
        most = MOST_DRAWN // max(items, 1)
        faults.that(name, count <= most, "jury.robustness.draws", value=count, most=most, ranks=MOST_DRAWN)
