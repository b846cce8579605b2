"""Life cycles: which step may follow which, as a table that anyone can read.

The statuses of EIG challenges are those of its two selections (AAP EIG 3, 2018, § 4-5; règlement AAC EIG 3,
2018, art. 6): the jury may withdraw a challenge for which nobody fits, and a host may give up late.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, final

from attrs import field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, map_of, text
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import names_map
from eig._values.value import Value, keeps
from eig.errors import IllegalStep, look_up

__all__ = ["APPLICATION_LIFE", "APPOINTMENT_LIFE", "CHALLENGE_LIFE", "LIVES", "POST_LIFE", "LifeCycle"]


@final
@frozen(kw_only=True, eq=False, repr=False)
class LifeCycle(Value):
    """The statuses of one kind of thing, and the steps between them.

    Args:
        subject: The kind of thing, as error messages call it.
        first: The status at birth.
        steps: For each status, the statuses that may follow; none for a final one.

    Raises:
        Fault: A step leads to a status that the table does not have.

    >>> door = LifeCycle(subject="Door", first="shut", steps={"shut": ["open"], "open": ["shut"]})
    >>> door.step("shut", "open")
    'open'
    >>> door.step("shut", "shut")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    eig.errors.IllegalStep: LifeCycle.step.target: Door cannot go from shut to shut; ...
    """

    subject: str = field(metadata=keeps(text))
    first: str = field(metadata=keeps(text))
    steps: FrozenMap[tuple[str, ...]] = field(converter=names_map, metadata=keeps(map_of(ids)))

    def _check(self, faults: Gather) -> None:
        reached = [((key, at), name) for key, names in self.steps.items() for at, name in enumerate(names)]
        for place, name in [((), self.first), *reached]:
            faults.that("steps", name in self.steps, "programme.status_with_line", value=name, at=place)

    @property
    def statuses(self) -> tuple[str, ...]:
        """Every status, sorted."""
        return tuple(self.steps)

    def legal(self, origin: str) -> tuple[str, ...]:
        """Return the statuses that may follow one.

        >>> POST_LIFE.legal("vacant")
        ('offered', 'filled', 'cut')
        """
        return look_up("status", origin, self.steps)

    def step(self, origin: str, target: str) -> str:
        """Return the target if the step is legal.

        Raises:
            IllegalStep: It is not; the legal ones are named.

        >>> CHALLENGE_LIFE.step("heard", "selected")
        'selected'
        """
        legal = self.legal(origin)
        if target not in legal:
            raise IllegalStep(self.subject, origin, target, legal=legal)
        return target


CHALLENGE_LIFE: Final = LifeCycle(
    subject="Challenge",
    first="proposed",
    steps={
        "proposed": ("screened", "rejected", "withdrawn"),
        "screened": ("heard", "rejected", "withdrawn"),
        "heard": ("selected", "reserve", "rejected", "withdrawn"),
        "reserve": ("selected", "rejected", "withdrawn"),
        "selected": ("staffed", "withdrawn"),
        "staffed": ("running", "selected", "withdrawn"),
        "running": ("ended", "withdrawn"),
        "ended": (),
        "rejected": (),
        "withdrawn": (),
    },
)
"""From the proposal of an administration to the end of the mission; `rejected` and `withdrawn` are final.

>>> CHALLENGE_LIFE.legal("selected")
('staffed', 'withdrawn')
"""

POST_LIFE: Final = LifeCycle(
    subject="Post",
    first="open",
    steps={
        "open": ("offered", "filled", "cut"),
        "offered": ("filled", "open", "cut"),
        "filled": ("vacant", "ended"),
        "vacant": ("offered", "filled", "cut"),
        "cut": (),
        "ended": (),
    },
)
"""A post is open, offered to somebody, filled, vacant again after a withdrawal, or cut.

>>> POST_LIFE.legal("filled")
('vacant', 'ended')
"""

APPLICATION_LIFE: Final = LifeCycle(
    subject="Application",
    first="received",
    steps={
        "received": ("shortlisted", "inadmissible", "rejected", "withdrawn"),
        "shortlisted": ("heard", "rejected", "withdrawn"),
        "heard": ("admitted", "reserve", "rejected", "withdrawn"),
        "reserve": ("admitted", "rejected", "withdrawn"),
        "admitted": ("appointed", "withdrawn"),
        "appointed": ("withdrawn",),
        "inadmissible": (),
        "rejected": (),
        "withdrawn": (),
    },
)
"""An application is *recevable* or not, shortlisted (*présélection*), heard, admitted, and last appointed.

>>> APPLICATION_LIFE.legal("reserve")
('admitted', 'rejected', 'withdrawn')
"""

APPOINTMENT_LIFE: Final = LifeCycle(
    subject="Appointment",
    first="appointed",
    steps={
        "appointed": ("accepted", "refused", "extended", "resigned", "terminated", "replaced", "ended"),
        "accepted": ("extended", "resigned", "terminated", "replaced", "ended"),
        "extended": ("extended", "resigned", "terminated", "replaced", "ended"),
        "refused": (),
        "resigned": (),
        "terminated": (),
        "replaced": (),
        "ended": (),
    },
)
"""An appointment is accepted or refused, extended, and ended; a final status leaves the post vacant.

A clearance that is refused can end a contract (règlement AAC EIG 3, 2018): `terminated`.

>>> APPOINTMENT_LIFE.legal("accepted")
('extended', 'resigned', 'terminated', 'replaced', 'ended')
"""

LIVES: Final = (CHALLENGE_LIFE, POST_LIFE, APPLICATION_LIFE, APPOINTMENT_LIFE)
"""The life cycles of EIG: those of a promotion whose rules state no others.

>>> [life.subject for life in LIVES]
['Challenge', 'Post', 'Application', 'Appointment']
"""
STATUSES: Final = frozenset(status for life in LIVES for status in life.statuses)
"""Every status that they know."""


def check_statuses(
    faults: Gather, field: str, statuses: Iterable[str], known: tuple[str, ...] | None
) -> None:
    """Hold each status against those of its life cycle, where the steps of its kind of thing are stated."""
    for status in dict.fromkeys(statuses):
        kept = known is None or status in known
        faults.that(field, kept, "programme.status_of_life", value=status, statuses=known)
