"""What a search works out of the people and openings of a problem, kept for the questions derived from it.

A question is a problem with a rule more, a rule less or other points: most rules say of most openings what
they said before. What seats are worth is kept from the first search on, the rest once a question was derived.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from eig._values.records import Record, part

T = TypeVar("T")


class Kept(Record, frozen=False):
    """What was worked out of the same things: of each kind of work, the first answer and the latest.

    >>> kept = Kept(shared=True)
    >>> kept.once("seats", ("asked",), lambda: [1, 2]) is kept.once("seats", ("asked",), lambda: [1, 2])
    True
    """

    shared: bool = False  # a question was derived
    known: dict[Hashable, list[tuple[tuple[object, ...], object]]] = part(factory=dict)

    def once(
        self, what: Hashable, of: tuple[object, ...], work: Callable[[], T], *, early: bool = False
    ) -> T:
        """Return what was worked out of the same things, or work it out; `early`: before any question too."""
        if not (self.shared or early):
            return work()
        some = self.known.setdefault(what, [])
        for things, made in some:
            if things == of:
                return cast("T", made)
        made = work()
        some[1:] = [(of, made)]
        return made
