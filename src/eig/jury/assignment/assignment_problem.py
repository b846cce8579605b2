"""What an assignment must keep: items, jurors, reviews asked, loads, recusals, and how well each pair suits.

Recusals and limits are rules, not costs: no affinity, however great, buys one off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple, cast, final

from attrs import field, frozen

from eig._ground.checks import Gather, Rule, to_ids, to_tuple, whole
from eig._ground.exact import to_exact
from eig._ground.frozen import FrozenMap
from eig._ground.maps import frozen_map, ids, map_of
from eig._ground.values import Value
from eig._maths.transport import Demand
from eig.errors import UnknownKey
from eig.typing import Exact

__all__ = ["AssignmentProblem"]

Number = int | str | Decimal | Fraction
Loads = int | tuple[int, int] | Mapping[str, int | tuple[int, int]]


def __dir__() -> list[str]:
    return __all__


def _ids(given: Iterable[str]) -> tuple[str, ...]:
    named = to_ids(given)
    return tuple(sorted(named)) if ids.holds(named) else named


def _pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    given = to_tuple(pairs, any_order=True)
    return tuple(sorted(set(given))) if _recusals.holds(given) else given


def _needs(needs: Mapping[str, int]) -> FrozenMap[int]:
    return frozen_map(needs, lambda need: need)


def _loads(loads: Mapping[str, tuple[int, int]]) -> FrozenMap[tuple[int, int]]:
    return frozen_map(loads, _limit)


def _limit(given: tuple[int, int]) -> tuple[int, int]:
    return cast("tuple[int, int]", to_tuple(given))


def _affinity(affinity: Mapping[str, Mapping[str, Number]]) -> FrozenMap[FrozenMap[Exact]]:
    return frozen_map(affinity, lambda given: frozen_map(given, _plain))


def _plain(value: Number) -> Exact:
    """Return a whole number as it is, and any other exact number as a Fraction."""
    return value if isinstance(value, int) else cast("Fraction", to_exact(value))


def _is_pair(value: object) -> bool:
    return ids.holds(value) and len(cast("tuple[str, ...]", value)) == len(("item", "juror"))


def _is_limits(value: object) -> bool:
    if not whole(0).each().holds(value):
        return False
    limits = cast("tuple[int, ...]", value)
    return limits == tuple(sorted(limits)) and len(limits) == len(("least", "greatest"))


_recusals = Rule(_is_pair, "it is a pair of an item and a juror", "give (item, juror)").each()
_limits = Rule(_is_limits, "it is a least and a greatest load, in this order", "give (least, greatest)")
_exact = Rule(
    lambda value: isinstance(value, (int, Fraction)) and not isinstance(value, bool),
    "affinities are exact numbers",
    "give numbers, or their digits with a decimal point",
)


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

    items: tuple[str, ...] = field(converter=_ids)
    jurors: tuple[str, ...] = field(converter=_ids)
    needs: FrozenMap[int] = field(converter=_needs)
    loads: FrozenMap[tuple[int, int]] = field(converter=_loads)
    recusals: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)
    affinity: FrozenMap[FrozenMap[Exact]] = field(factory=FrozenMap[FrozenMap[Exact]], converter=_affinity)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        named = [faults.check(name, ids) for name in ("items", "jurors")]
        shaped = [
            faults.check("needs", map_of(whole(0))),
            faults.check("loads", map_of(_limits)),
            faults.check("recusals", _recusals),
            faults.check("affinity", map_of(map_of(_exact))),
        ]
        if all(named) and all(shaped):
            faults.distinct("items", self.items, what="item")
            faults.distinct("jurors", self.jurors, what="juror")
            self._check_known(faults)
        faults.done()

    def _check_known(self, faults: Gather) -> None:
        for name, strangers in self._strangers():
            faults.that(
                name,
                not strangers,
                rule="it speaks of the items and jurors given, the item first, and every juror has a load",
                remedy="add what is missing, or correct these identifiers",
                value=tuple(sorted(strangers)),
            )

        unread = tuple(sorted(set(self.items) - set(self.needs)))
        faults.that(
            "needs",
            not unread,
            rule="each item says how many reviews it gets",
            remedy="give a number for these too, 0 where nobody is to read one",
            value=unread,
        )

    def _strangers(self) -> Iterator[tuple[str, set[str]]]:
        """Yield, for each rule, what it names in the place of an item, or of a juror, and that is none."""
        items, jurors = set(self.items), set(self.jurors)
        yield "needs", set(self.needs) - items
        yield "loads", set(self.loads) ^ jurors
        left, leaving = ({pair[side] for pair in self.recusals} for side in (0, 1))
        yield "recusals", left - items | leaving - jurors
        rated = {juror for given in self.affinity.values() for juror in given}
        yield "affinity", set(self.affinity) - items | rated - jurors

    def eligible(self, item: str) -> tuple[str, ...]:
        """Return the jurors who may read an item.

        >>> AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 1}, loads={"j": (0, 1)}).eligible("a")
        ('j',)
        """
        if item not in self.items:
            raise UnknownKey("item", item, known=self.items)
        return tuple(juror for juror in self.jurors if (item, juror) not in self._recused)

    @cached_property
    def _recused(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.recusals)

    def worth(self, item: str, juror: str) -> Exact:
        """Return how well a juror suits an item, 0 where the affinity says nothing.

        >>> AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 1}, loads={"j": (0, 1)}).worth("a", "j")
        0
        """
        return self.affinity.get(item, FrozenMap[Exact]()).get(juror, 0)

    @cached_property
    def scale(self) -> int:
        """The whole number that turns every affinity into a whole number."""
        return lcm(*{worth.denominator for given in self.affinity.values() for worth in given.values()})

    def demand(self, *, sparse: bool = False) -> Demand:
        """Return the same by numbers, all of them whole, for the search.

        A sparse demand names the affinities that are given and leaves the other pairs at 0; else each pair
        of an item and an eligible juror is named.
        """
        place = {juror: at for at, juror in enumerate(self.jurors)}
        barred: dict[str, set[int]] = {item: set() for item in self.items}
        for item, juror in self.recusals:
            barred[item].add(place[juror])
        nothing = FrozenMap[Exact]()
        worth = [
            {
                place[juror]: int(worth * self.scale)
                for juror, worth in self.affinity.get(item, nothing).items()
                if place[juror] not in barred[item]
            }
            for item in self.items
        ]
        if not sparse:
            everyone = range(len(self.jurors))
            worth = [
                {at: own.get(at, 0) for at in everyone if at not in barred[item]}
                for item, own in zip(self.items, worth, strict=True)
            ]
        return Demand(
            worth=worth,
            needs=[self.needs[item] for item in self.items],
            low=[self.loads[juror][0] for juror in self.jurors],
            high=[self.loads[juror][1] for juror in self.jurors],
            base=0 if sparse else None,
            barred=[barred[item] for item in self.items] if sparse else (),
        )


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
