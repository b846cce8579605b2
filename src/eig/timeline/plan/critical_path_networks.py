"""Networks of whole numbers: the critical path method without a calendar.

Every link says that its successor starts at least w units after its predecessor starts, and the four kinds
differ by w alone: FS duration(pred) + lag; SS lag; FF duration(pred) + lag - duration(succ); SF lag -
duration(succ). So early starts are longest paths forward and late starts longest paths backward (Kelley and
Walker 1959; Fondahl 1961), in one look at each link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeAlias, cast, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import to_whole
from eig._values.faults_together import Gather
from eig._values.iterable_results import Several
from eig._values.tuple_fields import to_ids, to_numbers
from eig._values.value import Value, row_of
from eig.errors import Fault, require_key
from eig.reasons import Because, Trace, reasons_in, trace
from eig.timeline.plan._order_and_circles_of_phases import find_circle, topological_order
from eig.typing import Lang

because: Because = reasons_in("timeline.plan")


NetworkLink: TypeAlias = tuple[str, str, str, int]
"""A link: predecessor, successor, kind (`FS`, `SS`, `FF` or `SF`), lag."""

# By kind: whether the predecessor's duration is added, and the successor's taken off.
_WEIGHTS: Final[Mapping[str, tuple[bool, bool]]] = MappingProxyType(
    {"FS": (True, False), "SS": (False, False), "FF": (True, True), "SF": (False, True)}
)
_Arcs: TypeAlias = list[list[tuple[int, int]]]


@final
@frozen(kw_only=True, eq=False, repr=False)
class NetworkTimes(Value):
    """The times of one task: early and late start and finish, total and free slack.

    >>> solve_network({"a": 2}, [])["a"]
    NetworkTimes(key='a', es=0, ef=2, ls=0, lf=2, total=0, free=0)
    """

    key: str
    es: int
    ef: int
    ls: int
    lf: int
    total: int
    free: int


@final
@frozen(kw_only=True, eq=False, repr=False)
class NetworkSchedule(Several[str]):
    """The times of all tasks of a network, held as rows of numbers.

    Args:
        keys: The tasks.
        durations: Their durations.
        starts: Their early starts.
        late: Their late starts.
        free: Their free slack.
        drivers: For each, the position of the task whose link sets its early start, or -1.

    >>> times = solve_network({"a": 3, "b": 2, "x": 1}, [("a", "b", "FS", 0)])
    >>> times.duration, times.critical, times["x"].total
    (5, ('a', 'b'), 4)
    """

    MEMBERS = "keys"
    keys: tuple[str, ...] = field(converter=to_ids)
    durations: tuple[int, ...] = field(converter=to_numbers)
    starts: tuple[int, ...] = field(converter=to_numbers)
    late: tuple[int, ...] = field(converter=to_numbers)
    free: tuple[int, ...] = field(converter=to_numbers)
    drivers: tuple[int, ...] = field(converter=to_numbers)

    def _check(self, faults: Gather) -> None:
        count = len(self.keys)
        for name in ("durations", "starts", "late", "free", "drivers"):
            found = len(getattr(self, name))
            faults.that(name, found == count, "timeline.plan.number_each", value=found, count=count)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The position of each task."""
        return MappingProxyType({key: item for item, key in enumerate(self.keys)})

    @property
    def duration(self) -> int:
        """The time from the start to the last early finish."""
        return max(map(sum, zip(self.starts, self.durations, strict=True)), default=0)

    @property
    def critical(self) -> tuple[str, ...]:
        """The tasks whose total slack is 0 or less, in order."""
        times = zip(self.keys, self.starts, self.late, strict=True)
        return tuple(key for key, start, late in times if late <= start)

    @property
    def critical_path(self) -> tuple[str, ...]:
        """The driving chain: the first task that finishes last, and what set each start before it.

        It is one chain: where several tasks set a start, it follows the first in the order of the work. The
        tasks of all chains are in `critical`.
        """
        if not self.keys:
            return ()
        item = max(range(len(self.keys)), key=lambda one: self.starts[one] + self.durations[one])
        return tuple(self.keys[one] for one in self._chain(item))

    def _chain(self, item: int) -> Sequence[int]:
        chain = [item]
        while self.drivers[chain[-1]] >= 0:
            chain.append(self.drivers[chain[-1]])
        return chain[::-1]

    def __getitem__(self, key: str) -> NetworkTimes:
        require_key("task", key, self.index)
        return self._times(self.index[key])

    def _times(self, item: int) -> NetworkTimes:
        start, late, length = self.starts[item], self.late[item], self.durations[item]
        return NetworkTimes(
            key=self.keys[item],
            es=start,
            ef=start + length,
            ls=late,
            lf=late + length,
            total=late - start,
            free=self.free[item],
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a task.

        >>> solve_network({"a": 2}, []).rows()[0]["lf"]
        2
        """
        return [
            {"task": one.key} | row_of(one, "es", "ef", "ls", "lf", "total", "free")
            for one in map(self._times, range(len(self.keys)))
        ]

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what sets the times of a task; without a key, what sets the end.

        >>> print(solve_network({"a": 3, "b": 2}, [("a", "b", "FS", 0)]).explain("b").reasons[1])
        its start is set by the chain a → b
        """
        if key is None:
            end = because("network_end", end=self.duration, chain=" → ".join(self.critical_path))
            return trace(because("network").say(lang), (end,), lang)
        times = self[key]
        path = " → ".join(self.keys[item] for item in self._chain(self.index[key]))
        reasons = (
            because("times", es=times.es, ef=times.ef),
            because("network_chain", chain=path),
            because("slack", total=times.total, free=times.free),
        )
        return trace(key, reasons, lang)


@checked
def solve_network(
    durations: Mapping[str, int], links: Iterable[NetworkLink], *, finish_target: int | None = None
) -> NetworkSchedule:
    """Return the times of every task of a network.

    Args:
        durations: Whole numbers from 0, by task; 0 makes a dummy.
        links: Predecessor, successor, kind and lag.
        finish_target: What late times are counted from; the earliest possible end if left out.

    Raises:
        Fault: A duration is not a whole number from 0, a link joins unknown tasks, or tasks wait in a circle.

    >>> times = solve_network({"a": 4, "b": 3}, [("a", "b", "FS", 0)], finish_target=10)
    >>> times["a"].ls, times["b"].lf
    (3, 10)
    """
    keys = list(durations)
    lengths = [_whole(durations[key]) for key in keys]
    succs, followers = _arcs(keys, lengths, _right(keys, lengths, links))
    order = topological_order(len(keys), followers)
    if len(order) < len(keys):
        circle = tuple(keys[item] for item in find_circle(followers, order))
        raise Fault("solve_network.links", circle, "timeline.plan.no_circle")
    starts, drivers = _early(order, succs)
    end = max(map(sum, zip(starts, lengths, strict=True)), default=0)
    late, free = _late(order, succs, [end - length for length in lengths], starts)
    if finish_target is not None:
        room = [finish_target - length for length in lengths]
        late, _ = _late(order, succs, room, starts)
    return NetworkSchedule(keys=keys, durations=lengths, starts=starts, late=late, free=free, drivers=drivers)


def _whole(number: int) -> int:
    return number if type(number) is int else cast("int", to_whole(number))


def _right(keys: Sequence[str], lengths: Sequence[int], links: Iterable[NetworkLink]) -> list[NetworkLink]:
    """Return the links, or refuse those that join nothing, with the lengths that are below 0."""
    faults = Gather("solve_network")
    tasks, given = frozenset(keys), list(links)
    for key, length in zip(keys, lengths, strict=True):
        faults.that("durations", length >= 0, "values.whole", value=length, at=(key,), low=0, high=None)
    for at, (pred, succ, kind, _) in enumerate(given):
        joins = pred in tasks and succ in tasks and kind in _WEIGHTS
        if not joins:
            kinds = tuple(_WEIGHTS)
            faults.that("links", joins, "timeline.plan.task_link", value=given[at], at=(at,), kinds=kinds)
    faults.done()
    return given


def _arcs(keys: list[str], lengths: list[int], links: Iterable[NetworkLink]) -> tuple[_Arcs, list[list[int]]]:
    """Return, for each task, its successors with weights, and its successors alone."""
    index = {key: item for item, key in enumerate(keys)}
    succs: _Arcs = [[] for _ in keys]
    followers: list[list[int]] = [[] for _ in keys]
    for pred, succ, kind, lag in links:
        before, after = index[pred], index[succ]
        added, taken = _WEIGHTS[kind]
        weight = _whole(lag) + (lengths[before] if added else 0) - (lengths[after] if taken else 0)
        succs[before].append((after, weight))
        followers[before].append(after)
    return succs, followers


def _early(order: list[int], succs: _Arcs) -> tuple[list[int], list[int]]:
    starts, drivers = [0] * len(order), [-1] * len(order)
    for item in order:
        start = starts[item]
        for succ, weight in succs[item]:
            bound = start + weight
            if bound > starts[succ]:
                starts[succ], drivers[succ] = bound, item
    return starts, drivers


def _late(order: list[int], succs: _Arcs, room: list[int], starts: list[int]) -> tuple[list[int], list[int]]:
    """Return late starts that keep `room`, and free slack against the early starts of the successors."""
    late, free = room, [latest - start for latest, start in zip(room, starts, strict=True)]
    for item in reversed(order):
        latest, slack, start = late[item], free[item], starts[item]
        for succ, weight in succs[item]:
            bound = late[succ] - weight
            latest = min(latest, bound)
            gap = starts[succ] - weight - start
            slack = min(slack, gap)
        late[item], free[item] = latest, slack
    return late, free
