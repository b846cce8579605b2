"""Life cycles as tables: from each status, the statuses that may follow."""

from __future__ import annotations

from collections.abc import Mapping

from eig._frozen import FrozenMap
from eig.errors import IllegalStep

CHALLENGE: FrozenMap[tuple[str, ...]] = FrozenMap(
    proposed=("shortlisted", "rejected", "withdrawn"),
    shortlisted=("heard", "rejected", "withdrawn"),
    heard=("selected", "reserved", "rejected", "withdrawn"),
    reserved=("selected", "rejected", "withdrawn"),
    selected=("staffed", "withdrawn"),
    staffed=("running", "withdrawn"),
    running=("ended", "stopped"),
    ended=(),
    stopped=(),
    rejected=(),
    withdrawn=(),
)
POST: FrozenMap[tuple[str, ...]] = FrozenMap(
    open=("offered", "unfilled", "cut"),
    offered=("filled", "open", "cut"),
    filled=("vacant", "ended"),
    vacant=("open", "cut"),
    unfilled=("open", "cut"),
    cut=(),
    ended=(),
)


def step(subject: str, table: Mapping[str, tuple[str, ...]], origin: str, target: str) -> str:
    """Return the target of a legal step.

    Raises:
        IllegalStep: Naming the legal ones.
    """
    if target not in table[origin]:
        raise IllegalStep(subject, origin, target, legal=table[origin])
    return target
