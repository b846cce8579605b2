"""What a fact says in words, and two facts that contradict each other, such as of one day on one session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Final

from attrs import evolve

from eig._values.faults_together import Gather
from eig.programme.appointments import ACT_STEPS, ACT_SUBJECTS, AWAY, Event
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("programme")

AMENDS: Final = (*AWAY, "part_time")
TOLD: Final = frozenset(
    (
        "absent", "accepted", "budget", "call_extended", "cut", "delivered", "due", "ended", "extended",
        "holiday", "leave", "mentor_joined", "mentor_left", "merged", "moved", "part_time", "refused",
        "rejected", "replaced", "resigned", "session_cancelled", "session_moved", "strike", "suspended",
        "terminated", "withdrawn", *ACT_STEPS.values(),
    )
)  # fmt: skip
"""The kinds that have a sentence of their own."""
REFUSALS: Final = ("inadmissible", "rejected")
"""The kinds that refuse somebody: each is told with who decided it."""


def said(event: Event) -> Reason:
    """Return what a fact says."""
    told, away = (*AMENDS, "moved"), event.kind in (*AWAY, "absent")
    last = None if away and event.last == event.begins else event.last
    bare = because("no_ground") if event.kind == "rejected" and event.person else None
    author = event.author if event.kind in REFUSALS else ""
    day = "_day" if event.kind == "absent" and last is None else ""
    return because(
        f"event_{event.kind}{day}" if event.kind in TOLD else "event",
        on=event.on,
        kind=event.kind.replace("_", " "),
        person=event.person,
        challenge=event.challenge or (None if event.person else event.post),
        post=event.post,
        to=event.to,
        first=event.begins if event.kind in told or (away and event.last) else event.first,
        last=last,
        share=None if event.share is None else event.share * 100,
        paid=None if event.paid is None else event.paid * 100,
        amount=event.amount,
        by=event.by or author or None,
        what=because(f"act_{event.what}") if event.what in ACT_SUBJECTS else event.what or bare,
        source=event.source or None,
    )


def contradict(faults: Gather, one: Event | None, other: Event) -> None:
    """Note two facts that cannot both hold."""
    first, second = None if one is None else said(_unspoken(one)), said(_unspoken(other))
    faults.that("events", False, "programme.contradicts", value=other.kind, first=first, second=second)  # noqa: FBT003 # noted


def _unspoken(event: Event) -> Event:
    """Return a fact without the office's words about a person: a fault is read by others."""
    return evolve(event, what="", source="") if event.person else event


SLOTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "budget": ("what", "first"),
        "call_extended": ("what",),
        "due": ("challenge", "what"),
        "mentor_joined": ("person", "challenge", "post"),
        "mentor_left": ("person", "challenge", "post"),
        "part_time": ("person", "challenge"),
        "session_cancelled": ("what",),
        "session_moved": ("what",),
    }
)
"""Of what a fact of a kind says one thing alone."""


def check_contradictions(faults: Gather, events: Sequence[Event]) -> None:
    """Note two facts of one day that say different things of the same: a session moved to two days."""
    by_slot: dict[tuple[object, ...], list[Event]] = {}
    for one in events:
        if one.kind in SLOTS:
            kind = "session" if one.kind.startswith("session") else one.kind
            by_slot.setdefault((kind, one.on, *(getattr(one, name) for name in SLOTS[one.kind])), []).append(
                one
            )
    for several in by_slot.values():
        for one, other in combinations(dict.fromkeys(several), 2):
            contradict(faults, one, other)
