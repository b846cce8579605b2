"""Who hears which item, and how many of them took part: counted by sheets, however many the members are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from eig.jury.marks.quorums import Attendance, attendance
from eig.programme import Panel

if TYPE_CHECKING:
    from eig.jury.minutes.deliberation_and_its_minutes import Deliberation


def hearing(panels: Iterable[Panel]) -> Mapping[str, frozenset[str]]:
    """Return the members of the panels that hear each item, where panels hear it.

    >>> hearing([Panel(id="p1", members=["j1"], hears=["plume"])])
    {'plume': frozenset({'j1'})}
    """
    found: dict[str, set[str]] = {}
    for panel in panels:
        for item in panel.hears:
            found.setdefault(item, set()).update(panel.members)
    return {item: frozenset(people) for item, people in found.items()}


def attended(held: Deliberation, items: Iterable[str]) -> Iterator[tuple[str, Attendance]]:
    """Yield how many of those who hear an item took part, item by item."""
    everyone, heard_by = frozenset(held.body), hearing(held.panels)
    leave = held.rules.recused == "leave"
    sat = None if held.present is None else frozenset(held.present)
    for item in items:
        body = heard_by.get(item) or everyone
        yield item, attendance(held.sheet, item, body=body, leave=leave, sat=sat)
