"""Progress on long work: what is told of it never goes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar, cast

from eig._values.phrases_of_faults import Withheld
from eig._values.records import Record
from eig._values.value import Value
from eig._values.whoever_waits import Stopped, hear
from eig.errors import Fault

if TYPE_CHECKING:
    from eig.typing import Exact, MapFunction, ProgressCall, SearchProgress

S = TypeVar("S")
T = TypeVar("T")
_HERE: Final = map
_NONE: Final = object()
Kinds: TypeAlias = type | tuple[type, ...]

ASKED = 16  # steps of a search between two questions whether to stop

STRIDE = 64  # steps of a search between two tellings, where nothing else is new


def never() -> bool:
    """Let a search go on: nobody says stop."""
    return False


def pausing(stop: Callable[[], bool] | None) -> Callable[[], object]:
    """Return what long work asks on its way, which ends it by raising once the caller says stop.

    >>> pausing(None)()
    False
    """
    if stop is None:
        return bool
    return partial(_pause, stop)


def _pause(stop: Callable[[], bool]) -> None:
    if stop():
        raise Stopped


class Watch(Record, frozen=False):
    """What a caller was told of one piece of work, and what comes next.

    >>> watch = Watch(print)
    >>> watch.tell(1, best=3)
    search progress: done 1; best 3
    >>> watch.tell(0, best=2, bound=5)
    search progress: done 1; best 3; bound 5
    """

    call: ProgressCall | None
    total: int | None = None
    rising: bool = True  # the best rises, and the bound comes down to it
    told: SearchProgress | None = None

    def tell(
        self, done: int, *, best: Exact | None = None, bound: Exact | None = None, found: Value | None = None
    ) -> None:
        """Tell how far the work is; what was known before and is better stays. An answer is told once."""
        if self.call is None:
            return
        from eig.typing import SearchProgress  # noqa: PLC0415 # most are told of none

        up, down = (max, min) if self.rising else (min, max)
        before = self.told or SearchProgress(done=0)
        self.told = SearchProgress(
            done=max(before.done, done if self.total is None else min(done, self.total)),
            total=self.total,
            best=_kept(up, before.best, best),
            bound=_kept(down, before.bound, bound),
            found=found,
        )
        self.call(self.told)

    def asking(self, stop: Callable[[], bool] | None, done: Callable[[], int]) -> Callable[[], bool] | None:
        """Return what a search asks now and then whether to stop: it tells the steps done on the way."""
        if self.call is None:
            return stop

        def _asked() -> bool:
            if done() >= STRIDE + (0 if self.told is None else self.told.done):
                self.tell(done())
            return stop is not None and stop()

        return _asked


class Steps(Record, frozen=False):
    """The steps left to a search, and the caller's word to stop, asked every few steps.

    >>> steps = Steps(2)
    >>> steps.take(), steps.take(), steps.take(), steps.done
    (True, True, False, 2)
    """

    left: int
    stop: Callable[[], bool] | None = None
    done: int = 0
    stopped: bool = False
    every: int = ASKED

    def take(self, count: int = 1) -> bool:
        """Count steps, if so many are left and nobody says stop; tell whether they may be taken."""
        if count <= self.left and -(self.done + count) // self.every < -self.done // self.every:
            self.heard()
        if count > self.left or self.stopped:
            self.left = -1
            return False
        self.done, self.left = self.done + count, self.left - count
        return True

    def heard(self) -> bool:
        """Ask whether to stop, of what is no step of the search."""
        hear()
        self.stopped = self.stopped or (self.stop is not None and self.stop())
        return self.stopped

    def renewed(self, left: int) -> Steps:
        """Let the next search take as many steps as this one might, unless the caller said stop."""
        self.left = -1 if self.stopped else left
        return self


class Asked(Record, frozen=False):
    """What a search asks before each step: it counts and tells it; once the caller says stop, that stands.

    >>> asked = Asked(Watch(lambda at: print(at.done)), lambda: asked.steps == 2)
    >>> [asked() for _ in range(3)]
    1
    2
    3
    [False, True, True]
    """

    watch: Watch
    stop: Callable[[], bool] | None
    steps: int = 0
    said: bool = False

    def __call__(self) -> bool:
        """Tell whether to stop."""
        self.steps += 1
        self.watch.tell(self.steps)
        return self.heard()

    def heard(self) -> bool:
        """Tell the same of what is no step of the search."""
        self.said = self.said or (self.stop is not None and self.stop())
        return self.said


def _kept(better: Callable[[Exact, Exact], Exact], old: Exact | None, new: Exact | None) -> Exact | None:
    return new if old is None else old if new is None else better(old, new)


def mapped(
    map: MapFunction, make: Callable[[S], T], items: Iterable[S], count: int, *, kind: Kinds
) -> Iterable[T]:
    """Return the answers of a map of the caller's: one of a kind for each item, in order, or it is told.

    >>> list(mapped(map, len, ["a", "bc"], 2, kind=int))
    [1, 2]
    """
    answers: Iterable[T] = map(make, items)
    return answers if map is _HERE else _told_short(map, answers, count, kind)


def _told_short(map: MapFunction, answers: Iterable[T], count: int, kind: Kinds) -> Iterator[T]:
    """Yield so many answers of a kind; where one is of none, or there are fewer or more, tell the map."""
    left: Iterator[object] = iter(answers if hasattr(answers, "__iter__") else ())
    fault = Fault("map", Withheld(map), "values.map")
    for _ in range(count):
        if not isinstance(one := next(left, _NONE), kind):
            raise fault
        yield cast("T", one)
    if next(left, _NONE) is not _NONE:
        raise fault


def watched(
    results: Iterable[T], total: int, progress: ProgressCall | None, until: Callable[[], bool] = never
) -> list[T]:
    """Return the results up to a stop, one at least, having told after each how many are done, and an answer.

    >>> watched(iter("ab"), 2, lambda at: print(at.done, at.total))
    1 2
    2 2
    ['a', 'b']
    >>> watched(iter("ab"), 2, None, lambda: True)
    ['a']
    """
    watch, found = Watch(progress, total), list[T]()
    for done, result in enumerate(results, start=1):
        found.append(result)
        watch.tell(done, found=result if isinstance(result, Value) else None)
        if done < total and until():
            break
    return found
