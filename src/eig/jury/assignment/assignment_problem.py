"""What an assignment must keep: items, jurors, reviews asked, loads, recusals, and how well each pair suits.

Recusals and limits are rules, not costs: no affinity, however great, buys one off.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple, cast, final

from attrs import field, frozen

from eig._maths.flow_several_columns_each import Demand
from eig._values.exact_numbers import to_exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, are_whole, ids, map_of, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf, frozen_or_as_it_is
from eig._values.map_fields import frozen_map
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import to_each, to_ids_once, to_tuple
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.typing import Exact

Number = int | str | Decimal | Fraction
Loads = int | tuple[int, int] | Mapping[str, int | tuple[int, int]]


def _pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    given = to_each(to_tuple(pairs, any_order=True), _pair)
    return tuple(sorted(set(given))) if _recusals.holds(given) else given


def _pair(given: tuple[str, str]) -> tuple[str, str]:
    return cast("tuple[str, str]", to_tuple(given))  # JSON has lists for pairs


def _loads(loads: Mapping[str, tuple[int, int]]) -> FrozenMap[tuple[int, int]]:
    return frozen_map(loads, _limit)


def _limit(given: int | tuple[int, int]) -> tuple[int, int]:
    return cast("tuple[int, int]", to_tuple(cast("tuple[int, int]", given)))


def check_loads(faults: Gather, loads: Loads) -> None:
    """Note loads that are none, as they were given: one for all, or one each."""
    if isinstance(loads, Mapping):
        faults.check("loads", map_of(_load), frozen_map(loads, _limit))
    else:
        faults.check("loads", _load, _limit(loads))


def check_each_load(
    faults: Gather, loads: Mapping[str, object], readers: Sequence[str], *, panels: bool = False
) -> None:
    """Note loads of nobody who reads, and readers without one: jurors, or panels."""
    faults.known("loads", loads, readers, what="a panel" if panels else "a juror")
    left = tuple(one for one in readers if one not in loads)
    of = panels or None
    faults.that(
        "loads", not left, "jury.assignment.loads_each", value=tuple(loads), left=Quoted(left), panels=of
    )


def _affinity(affinity: Mapping[str, Mapping[str, Number]]) -> FrozenMap[FrozenMap[Exact]]:
    return frozen_map(affinity, _plain_map)


def _plain_map(given: Mapping[str, Number]) -> FrozenMap[Exact]:
    """Return whole numbers as they are, and other exact numbers as Fractions."""
    plain = are_whole(given.values()) if isinstance(cast("object", given), Mapping) else False
    return frozen_or_as_it_is(cast("Mapping[str, int]", given)) if plain else frozen_map(given, _plain)


def _plain(value: Number) -> Exact:
    return value if isinstance(value, int) else cast("Fraction", to_exact(value))


def _is_pair(value: object) -> bool:
    return ids.holds(value) and len(cast("tuple[str, ...]", value)) == len(("item", "juror"))


def _is_limits(value: object) -> bool:
    if not whole(0).each().holds(value):
        return False
    limits = cast("tuple[int, ...]", value)
    return limits == tuple(sorted(limits)) and len(limits) == len(("least", "greatest"))


_recusals = Rule(_is_pair, "jury.assignment.pair").each()
_limits = Rule(_is_limits, "jury.assignment.limits")
_load = Rule(lambda value: whole(0).holds(value) or _is_limits(value), "jury.assignment.load_or_limits")


@final
@frozen(kw_only=True, eq=False, repr=False)
class AssignmentProblem(Value):
    """Items to read, jurors who read, and the rules between them.

    Args:
        items: What is to be read.
        jurors: Who reads.
        needs: How many reviews each item gets; each item is named, with 0 where nobody is to read it.
        loads: The least and the greatest number of items of each juror, both included.
        recusals: The pairs of an item and a juror who steps back from it.
        affinity: How well a juror suits an item, by item and then juror; higher is better, 0 where left out.

    >>> problem = AssignmentProblem(items=["a"], jurors=["j1", "j2"], needs={"a": 1},
    ...                             loads={"j1": (0, 1), "j2": (0, 1)}, recusals=[("a", "j1")])
    >>> problem.eligible("a")
    ('j2',)
    """

    items: tuple[str, ...] = field(converter=to_ids_once, metadata=keeps(ids, once="item"))
    jurors: tuple[str, ...] = field(converter=to_ids_once, metadata=keeps(ids, once="juror"))
    needs: FrozenMap[int] = field(converter=MapOf[int], metadata=keeps(map_of(whole(0))))
    loads: FrozenMap[tuple[int, int]] = field(converter=_loads, metadata=keeps(map_of(_limits)))
    recusals: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs, metadata=keeps(_recusals))
    affinity: FrozenMap[FrozenMap[Exact]] = field(default=EMPTY, converter=_affinity)

    def _check(self, faults: Gather) -> None:
        faults.known("needs", self.needs, self.items, what="an item")
        left = tuple(one for one in self.items if one not in self.needs)
        faults.that(
            "needs", not left, "jury.assignment.needs_each", value=tuple(self.needs), left=Quoted(left)
        )
        check_each_load(faults, self.loads, self.jurors)
        items, jurors = Known(self.items), Known(self.jurors)
        recused = self.recusals  # a pair is told by what it pairs: they are sorted
        faults.known("recusals", (item for item, _ in recused), items, what="an item", ways=recused)
        faults.known("recusals", (juror for _, juror in recused), jurors, what="a juror", ways=recused)
        faults.known("affinity", self.affinity, items, what="an item")
        for item, given in self.affinity.items():
            faults.known("affinity", given, jurors, what="a juror", at=(item,))

    def eligible(self, item: str) -> tuple[str, ...]:
        """Return the jurors who may read an item.

        >>> AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 1}, loads={"j": (0, 1)}).eligible("a")
        ('j',)
        """
        require_key("item", item, self.items)
        return tuple(juror for juror in self.jurors if (item, juror) not in self._recused)

    @cached_property
    def _recused(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.recusals)

    def worth(self, item: str, juror: str) -> Exact:
        """Return how well a juror suits an item, 0 where the affinity says nothing.

        >>> AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 1}, loads={"j": (0, 1)}).worth("a", "j")
        0
        """
        require_key("item", item, self.needs)
        require_key("juror", juror, self.loads)
        return self.affinity.get(item, FrozenMap[Exact]()).get(juror, 0)

    @cached_property
    def scale(self) -> int:
        """The whole number that turns every affinity into a whole number."""
        broken = (given.values() for given in self.affinity.values() if not are_whole(given.values()))
        return lcm(*{worth.denominator for some in broken for worth in some})

    def demand(self, *, sparse: bool = False) -> Demand:
        """Return the same by numbers, all of them whole, for the search.

        A sparse demand names the affinities that are given and leaves the other pairs at 0; else each pair
        of an item and an eligible juror is named.
        """
        place = {juror: at for at, juror in enumerate(self.jurors)}
        barred: dict[str, set[int]] = {item: set() for item in self.items}
        for item, juror in self.recusals:
            barred[item].add(place[juror])
        nothing = {} if sparse else dict.fromkeys(range(len(self.jurors)), 0)
        worth = [nothing | self._worths(item, place) for item in self.items]
        for own, out in zip(worth, barred.values(), strict=True):
            for at in out:
                own.pop(at, None)
        return Demand(
            worth=worth,
            needs=[self.needs[item] for item in self.items],
            low=[self.loads[juror][0] for juror in self.jurors],
            high=[self.loads[juror][1] for juror in self.jurors],
            base=0 if sparse else None,
            barred=[barred[item] for item in self.items] if sparse else (),
        )

    def _worths(self, item: str, place: Mapping[str, int]) -> dict[int, int]:
        """Return the affinities of an item that are given, in whole numbers."""
        given, scale = self.affinity.get(item, FrozenMap[Exact]()), self.scale
        plain = scale == 1 and are_whole(given.values())
        worths = given.values() if plain else [int(worth * scale) for worth in given.values()]
        return dict(zip(map(place.__getitem__, given), cast("Collection[int]", worths), strict=True))


class Proof(NamedTuple):
    """An assignment, if there is one, and what no assignment exceeds in total and for its worst-off item.

    `settled` counts the items, worst-off first, whose worth is proven the best that they can have.
    """

    readers: Sequence[set[int]] | None
    bound: int
    worst_bound: int | None
    proven: bool
    settled: int = 0


def spread(
    names: Iterable[str], given: int | tuple[int, int] | Mapping[str, int | tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """Return limits for each name, from one for all or one each; a number alone is a greatest load."""
    each = given if isinstance(given, Mapping) else dict.fromkeys(names, given)
    return {name: (0, one) if isinstance(one, int) else one for name, one in each.items()}
