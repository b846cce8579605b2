"""Can marks be compared at all? The graph whose points are jurors and items, and whose lines are reviews.

Two items are comparable only if a chain of reviews joins them (Eccleston & Hedayat 1974; the "disjoint
subsets" of Linacre's FACETS manual): between components, a severe room and a weak one look alike. Within a
component, some reviews hold everything together:

- a bridge is a review without which its item and its juror are no longer joined;
- an articulation point is an item or a juror without which others are no longer joined.

Both come from one depth-first walk (Tarjan 1972; Hopcroft & Tarjan 1973), without recursion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement
from typing import final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.frozen_maps import FrozenMap
from eig._values.progress_and_stopping import pausing
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value
from eig._values.whoever_waits import Stopped
from eig.errors import UnknownKey, look_up
from eig.jury.comparability._review_graph import Walk, below, flow, graph_of
from eig.jury.marks.reviews import Reviews
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.typing import Lang

because: Because = reasons_in("jury.comparability")
tell: Tell = teller("jury.comparability")


@final
@frozen(kw_only=True, eq=False, repr=False)
class LinkedSet(Value):
    """Items and jurors that reviews join: their marks can be compared with one another.

    >>> LinkedSet(items=["a"], jurors=["x", "y"])
    LinkedSet(items=('a',), jurors=('x', 'y'))
    """

    items: tuple[str, ...] = field(converter=to_ids)
    jurors: tuple[str, ...] = field(converter=to_ids)

    def of(self, reviews: Reviews) -> Reviews:
        """Return the reviews of this component alone.

        >>> reviews = Reviews.from_triples([("a", "x", 1), ("b", "y", 2)])
        >>> LinkedSet(items=["b"], jurors=["y"]).of(reviews).items
        ('b',)
        """
        mine = frozenset(self.items)
        return Reviews(reviews=[review for review in reviews.reviews if review.item in mine])


@final
@frozen(kw_only=True, eq=False, repr=False)
class Connectivity(Value):
    """What reviews join, and which of them hold it together.

    Args:
        components: The sets of items and jurors that reviews join, the largest first.
        bridges: Reviews, as `(item, juror)`, without which the two are no longer joined.
        cut_items: Items without which others are no longer joined.
        cut_jurors: Jurors without which others are no longer joined.

    >>> found = connectivity(Reviews.from_triples([("a", "x", 1), ("b", "x", 2), ("c", "y", 3)]))
    >>> found.connected, len(found.components), found.comparable("a", "b"), found.comparable("a", "c")
    (False, 2, True, False)
    """

    components: tuple[LinkedSet, ...] = field(converter=TupleOf[LinkedSet])
    bridges: tuple[tuple[str, str], ...] = field(converter=TupleOf[tuple[str, str]])
    cut_items: tuple[str, ...] = field(converter=to_ids)
    cut_jurors: tuple[str, ...] = field(converter=to_ids)

    @property
    def connected(self) -> bool:
        """Whether every item can be compared with every other."""
        return len(self.components) <= 1

    def comparable(self, item: str, other: str) -> bool:
        """Tell whether the marks of two items can be compared.

        >>> found = connectivity(Reviews.from_triples([("a", "x", 1), ("b", "x", 2)]))
        >>> found.comparable("a", "b")
        True
        """
        homes = {one: number for number, part in enumerate(self.components) for one in part.items}
        return look_up("item", item, homes) == look_up("item", other, homes)

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What threatens the comparison, worst first."""
        apart = () if self.connected else (because("disconnected", count=len(self.components)),)
        return (*apart, *(_bridge(item, juror) for item, juror in self.bridges))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say whether all marks compare; or what an item or a juror is joined to, and which review must stay.

        >>> found = connectivity(Reviews.from_triples([("a", "x", 1), ("b", "x", 2), ("b", "y", 3)]))
        >>> print(found)
        comparison: reviews link all 2 dossiers: their marks compare
        losing the review of a by x makes the comparison impossible
        losing the review of b by x makes the comparison impossible
        losing the review of b by y makes the comparison impossible
        >>> found.explain("y").codes
        ('component', 'bridge')
        """
        if key is None:
            return trace(tell("whole", lang), self._whole(), lang)
        for component in self.components:
            if key in component.items or key in component.jurors:
                return trace(key, self._reasons(key, component), lang)
        known = {one for part in self.components for one in (*part.items, *part.jurors)}
        raise UnknownKey("item or juror", key, known=known)

    def _whole(self) -> Iterator[Reason]:
        if not self.components:
            yield because("nothing")
            return
        if self.connected:
            yield because("linked", items=len(self.components[0].items))
        yield from self.cautions
        if not self.bridges:
            yield because("no_bridge")

    def _reasons(self, key: str, component: LinkedSet) -> Iterator[Reason]:
        yield because("component", items=len(component.items), jurors=len(component.jurors))
        for kind, cuts in (("item", self.cut_items), ("juror", self.cut_jurors)):
            if key in cuts:
                yield because("articulation", kind=kind)
        yield from (_bridge(item, juror) for item, juror in self.bridges if key in {item, juror})

    def __repr__(self) -> str:
        items, sets = sum(len(part.items) for part in self.components), len(self.components)
        return f"<Connectivity: items {items}, linked sets {sets}, bridges {len(self.bridges)}>"

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item and a juror.

        >>> connectivity(Reviews.from_triples([("a", "x", 1)])).rows()[1]
        {'kind': 'juror', 'id': 'x', 'component': 1, 'cut': False}
        """
        return [
            {"kind": kind, "id": one, "component": number, "cut": one in cut}
            for number, part in enumerate(self.components, start=1)
            for kind, ids, cut in (
                ("item", part.items, self.cut_items),
                ("juror", part.jurors, self.cut_jurors),
            )
            for one in ids
        ]


def _bridge(item: str, juror: str) -> Reason:
    return because("bridge", item=item, juror=juror)


@checked
def connectivity(reviews: Reviews) -> Connectivity:
    """Return the components of the graph of reviews, its bridges and its articulation points.

    >>> found = connectivity(Reviews.from_triples(
    ...     [("a", "x", 1), ("b", "x", 2), ("b", "y", 3), ("c", "y", 3), ("c", "z", 1), ("a", "z", 1),
    ...      ("d", "z", 2)]))
    >>> found.connected, found.bridges, found.cut_items, found.cut_jurors
    (True, (('d', 'z'),), (), ('z',))
    >>> print(found.cautions[0])
    losing the review of d by z makes the comparison impossible
    """
    graph = graph_of(reviews)
    walk = Walk(graph.near)
    names = (*graph.items, *graph.jurors)
    middle = len(graph.items)
    parts = sorted((sorted(part) for part in walk.parts), key=lambda part: (-len(part), part))
    return Connectivity(
        components=[
            LinkedSet(
                items=[names[p] for p in part if p < middle], jurors=[names[p] for p in part if p >= middle]
            )
            for part in parts
        ],
        bridges=[(names[item], names[juror]) for item, juror in sorted(walk.bridges)],
        cut_items=[names[point] for point in sorted(walk.cuts) if point < middle],
        cut_jurors=[names[point] for point in sorted(walk.cuts) if point >= middle],
    )


@checked
def shared_items(reviews: Reviews) -> FrozenMap[FrozenMap[int]]:
    """Return how many items each two jurors both marked; with themselves, how many they marked.

    >>> shared = shared_items(Reviews.from_triples([("a", "x", 1), ("a", "y", 2), ("b", "x", 2)]))
    >>> shared["x"]
    FrozenMap({'x': 2, 'y': 1})
    """
    graph = graph_of(reviews)
    middle = len(graph.items)
    counts = {a: dict.fromkeys(graph.jurors, 0) for a in graph.jurors}
    for near in graph.near[:middle]:
        for a, b in combinations_with_replacement([graph.jurors[point - middle] for point in near], 2):
            counts[a][b] += 1
            if a != b:
                counts[b][a] += 1
    return FrozenMap({juror: FrozenMap(row) for juror, row in counts.items()})


PAIR = 2  # one item and one juror: the only graph here that is complete, and beyond the bound
CUT = 0.4871358924


@checked
def algebraic_connectivity(reviews: Reviews, *, stop: Callable[[], bool] | None = None) -> float:
    """Return the second smallest eigenvalue of the graph's Laplacian (Fiedler 1973): 0 when disconnected.

    The greater, the firmer the comparison. Items are absorbed, so that each step of the bisection counts the
    negative pivots of a matrix as small as the jury. The value is at most the least number of reviews of an
    item or a juror (Fiedler 1973), so that no absorbed item has a pivot of 0; the bisection cuts unevenly, so
    that it meets no other whole number.

    Args:
        reviews: Who marked what.
        stop: Asked before each pivot of each step of the bisection; once it returns True, a value that the
            eigenvalue reaches at least is returned.

    >>> round(algebraic_connectivity(Reviews.from_triples([("a", "x", 1), ("b", "x", 1)])), 9)
    1.0
    """
    graph = graph_of(reviews)
    if len(Walk(graph.near).parts) != 1:
        return 0.0
    if len(graph.near) == PAIR:
        return 2.0
    low, high, pause = 0.0, float(min(map(len, graph.near))), pausing(stop)
    try:
        while low < (middle := low + CUT * (high - low)) < high:
            low, high = (low, middle) if below(graph, middle, pause) > 1 else (middle, high)
    except Stopped:
        return low
    return high


@checked
def edge_connectivity(reviews: Reviews) -> int:
    """Return how many reviews must be lost, at the least, to part the graph in two; 0 when disconnected.

    By Menger's theorem, the least number of reviews is the least flow between two points. If it is less than
    the fewest reviews of any point, each side has a juror (D. W. Matula, "Determining edge connectivity in
    O(nm)", 1987: jurors are next to every item): so that flows between jurors are enough, and jurors that
    are firmly joined are held as one.

    >>> edge_connectivity(Reviews.from_triples([("a", "x", 1), ("a", "y", 1), ("b", "x", 1), ("b", "y", 1)]))
    2
    """
    graph = graph_of(reviews)
    best = min(map(len, graph.near), default=0)
    first, *others = range(len(graph.items), len(graph.near)) or (0,)
    joined = {first}
    for juror in others:
        best = flow(graph.near, juror, joined, best)
        joined.add(juror)
    return best
