"""How far a search may go: a count of steps, which is the same on every machine, and the caller's word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from eig._values.records import Record, part
from eig._values.whoever_waits import hear

T = TypeVar("T")

READ = 10_000  # things read between two questions whether to stop: some ten milliseconds
ASKED = 16  # steps between two questions whether to stop: some tens of milliseconds of the longest


class Halt(Exception):  # it stops a search, and is no error
    """The caller's limit is reached."""


class WorkLimit(Record, frozen=False):
    """What a search has spent: rounds of pricing and branches, a step each."""

    nodes: int | None = None
    stop: Callable[[], bool] | None = None
    spent: int = 0
    halted: bool = False
    stopped: bool = False  # by the caller
    hurried: bool = False  # once the caller says so, no cohort is made in haste either
    aside: Callable[[], object] | None = None  # some work done beside, whenever the caller is asked

    def burn(self) -> None:
        """Count a branch; halt past the limit, or when the caller says so (asked now and then)."""
        self._spend(asked=self.spent % ASKED == 0)
        if self.halted:
            raise Halt

    def lasts(self) -> bool:
        """Count a round of pricing, or another long step; tell whether it may be taken."""
        self._spend(asked=True)
        return not self.halted

    def tick(self) -> None:
        """Count a part of a long step; halt past the limit, or when the caller says so."""
        if not self.lasts():
            raise Halt

    @property
    def over(self) -> bool:
        """Tell whether steps were taken and none is left: what could be told then without any is luck."""
        return self.halted and self.spent > 0

    def end(self) -> None:
        """Halt where steps were taken and none is left."""
        if self.over:
            raise Halt

    def stops(self) -> bool:
        """Ask the caller whether to stop, which counts no step; what was said once stands."""
        hear()
        if not self.stopped and self.stop is not None and self.stop():
            self.stopped = self.halted = True
        if self.aside is not None and not self.halted:
            self.aside()
        return self.stopped

    def pause(self) -> None:
        """Halt if the caller says so, which counts no step."""
        if self.stops():
            raise Halt

    def beat(self) -> Beat:
        """Return the beat of work that takes no steps: it halts if the caller says so."""
        return Beat(self.pause)

    def within(self, nodes: int | None, work: Callable[[], T]) -> T | None:
        """Return what some work gives in so many steps, None if it halts; the search may then go on."""
        limit, some = self.nodes, [most for most in (nodes, self.left) if most is not None]
        self.nodes = self.spent + min(some) if some else None
        try:
            return work()
        except Halt:
            return None
        finally:
            self.nodes = limit
            self.halted = self.stopped or (self.halted and self.left == 0)

    @property
    def left(self) -> int | None:
        """How many steps may still be taken; None: any number."""
        return None if self.nodes is None else max(0, self.nodes - self.spent)

    def _spend(self, *, asked: bool) -> None:
        self.halted |= self.left == 0
        if not self.halted:
            self.spent += 1
            self.halted = asked and self.stops()


class Beat(Record, frozen=False):
    """Work that takes no steps, such as reading a problem: it may be ended every so many things.

    >>> beat = Beat(lambda: print("asked"))
    >>> sum(beat.over(range(25_000)))
    asked
    asked
    312487500
    """

    pause: Callable[[], object] | None = None  # ends the work by what it raises
    left: int = part(factory=lambda: READ)

    def over(self, things: Sequence[T]) -> Iterable[T]:
        """Return some things, to be gone over."""
        if self.pause is None or len(things) <= READ:
            self.take(len(things))
            return things
        return self._in_parts(things)

    def _in_parts(self, things: Sequence[T]) -> Iterable[T]:
        for first in range(0, len(things), READ):
            some = things[first : first + READ]
            self.take(len(some))
            yield from some

    def take(self, count: int) -> None:
        """Count things about to be gone over."""
        if self.pause is not None:
            self.left -= count
            if self.left <= 0:
                self.ask()

    def ask(self) -> None:
        """End the work, if the caller says so."""
        self.left = READ
        if self.pause is not None:
            self.pause()
