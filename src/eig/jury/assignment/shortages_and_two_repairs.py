"""Why nobody can read it all: the items and jurors that cannot work out, and the smallest repair.

An assignment is infeasible exactly when some set of items asks for more reviews than its eligible jurors
can give, or some set of jurors must read more than its items offer. Such a set is named with both numbers,
and the repair is the smallest: as many places, or as many reviews less, as the sets lack. A recusal is never
a repair: it is a duty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, TypeAlias, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._maths.flow_several_columns_each import Demand, Flow
from eig._values.field_rules_and_bounds import ids, map_of, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.tuple_fields import TupleOf, to_sorted_ids
from eig._values.value import Value, keeps, row_of
from eig.errors import require_key
from eig.jury.assignment._most_reviews_that_fit import Lack, Rota
from eig.jury.assignment._repairs_that_link_jurors import Links, links, obstacles
from eig.jury.assignment.assignment_problem import AssignmentProblem, Proof
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

Kind: TypeAlias = Literal["fewer", "more", "room", "relief"]
"""What a step of a repair changes: the reviews asked, a greatest load, or a least one."""


because: Because = reasons_in("jury.assignment")
tell: Tell = teller("jury.assignment")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Shortage(Value):
    """A set that cannot work out.

    Args:
        of: `"readers"` if the items ask for more reviews than there are, `"items"` if the jurors must read
            more than there is; where jurors are to be linked by shared items, `"links"` if the reviews beyond
            the first of each item are too few, `"bridges"` if some jurors share no item of two readers with
            the others.
        items: The items of the set.
        jurors: The jurors of the set: those who are full, who have too little to read, or who stay apart.
        need: The reviews asked for, or the links.
        offer: The reviews that there can be at most, or the links.

    >>> print(Shortage(of="readers", items=["a"], jurors=[], need=2, offer=1).reason)
    for a, 2 reviews are asked and 1 is possible: no reader is left
    """

    of: Literal["readers", "items", "links", "bridges"]
    items: tuple[str, ...] = field(converter=to_sorted_ids, metadata=keeps(ids))
    jurors: tuple[str, ...] = field(converter=to_sorted_ids, metadata=keeps(ids))
    need: int = field(metadata=keeps(whole(0)))
    offer: int = field(metadata=keeps(whole(0)))

    @property
    def lack(self) -> int:
        """How many reviews the set lacks. The sets share nobody: a repair takes as many steps as all lack."""
        return self.need - self.offer

    @property
    def reason(self) -> Reason:
        """The shortage as a sentence."""
        return because(
            f"short_of_{self.of}",
            items=self.items,
            items_said=_listed("many_items", self.items),
            jurors=self.jurors,
            jurors_said=_listed("many_jurors", self.jurors),
            need=self.need,
            offer=self.offer,
        )


LONG, SHOWN = 12, 3
"""Of a list longer than that a sentence says how long it is, and its first names."""


def _listed(code: str, names: tuple[str, ...]) -> tuple[str, ...] | Reason:
    """Return names as a sentence says them: all of a short list, how many they are of a long one."""
    if len(names) <= LONG:
        return names
    return because(code, count=len(names), shown=", ".join(names[:SHOWN]))


STEPS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        "fewer": ("fewer_reviews", "many_items"),
        "more": ("more_reviews", "many_items"),
        "room": ("more_room", "many_jurors"),
        "relief": ("less_to_read", "many_jurors"),
    }
)


def _step(kind: Kind, by: int, names: tuple[str, ...]) -> Reason:
    code, many = STEPS[kind]
    return because(code, by=by, names=names, who=_listed(many, names))


_steps = map_of(whole(1))


@final
@frozen(kw_only=True, eq=False, repr=False)
class ShortageRepair(Value):
    """A smallest change of the rules that makes an assignment possible.

    Args:
        fewer: By how many reviews to ask less, by item.
        room: By how many items to raise the greatest load, by juror.
        relief: By how many items to lower the least load, by juror.
        more: By how many reviews to ask more, by item, so that jurors are linked.

    >>> ShortageRepair(fewer={"a": 1}).size
    1
    """

    fewer: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(_steps))
    room: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(_steps))
    relief: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(_steps))
    more: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(_steps))

    @property
    def size(self) -> int:
        """How many single steps the repair takes."""
        return sum(sum(part.values()) for _, part in self.parts)

    @property
    def parts(self) -> tuple[tuple[Kind, FrozenMap[int]], ...]:
        """The kinds of steps, each with its steps by name."""
        return (("fewer", self.fewer), ("more", self.more), ("room", self.room), ("relief", self.relief))

    @property
    def names(self) -> tuple[str, ...]:
        """The items and jurors that give a step."""
        return tuple(sorted({name for _, part in self.parts for name in part}))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The repair as sentences, the steps of one kind and size together."""
        return tuple(
            _step(kind, by, tuple(name for name, count in part.items() if count == by))
            for kind, part in self.parts
            for by in sorted(set(part.values()))
        )

    def _lines_(self) -> Iterable[object]:
        return (self.reasons,)

    def applied(self, problem: AssignmentProblem) -> AssignmentProblem:
        """Return a problem with its rules so changed.

        >>> problem = AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 2}, loads={"j": (0, 1)})
        >>> ShortageRepair(fewer={"a": 1}).applied(problem).needs
        FrozenMap({'a': 1})
        """
        needs = {
            item: need - self.fewer.get(item, 0) + self.more.get(item, 0)
            for item, need in problem.needs.items()
        }
        loads = {
            juror: (low - self.relief.get(juror, 0), high + self.room.get(juror, 0))
            for juror, (low, high) in problem.loads.items()
        }
        return evolve(problem, needs=needs, loads=loads)


@final
@frozen(kw_only=True, eq=False, repr=False)
class NoAssignment(Value):
    """No assignment keeps the rules: which sets cannot work out, and the smallest repairs. It is false.

    Args:
        problem: The rules that cannot hold together.
        shortages: The sets that prove it.
        most_reviews: How many reviews can be given at most, within the greatest loads.
        repairs: Smallest changes that make an assignment possible, each of them enough by itself: one by
            asking for less, and one by making room where that helps. Each is shared out, so that nobody
            gives two steps where others could give one; `equal_repairs` lists those as small.
        least: How many single steps any repair takes at least: what the shortages lack in all. Where jurors
            cannot be linked, of the repairs that ask for more reviews of items that somebody reads, and make
            room; the one told takes more steps only if it is not proven the smallest, which a caution says.
            0 where nothing is known, or no such repair links them.
        linkable: False where the rules can be kept but the jurors cannot be linked by shared items.
        proven: False where the search stopped before its end, so that an assignment may yet exist.

    >>> problem = AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 2}, loads={"j": (0, 1)})
    >>> nothing = diagnosed(problem)
    >>> bool(nothing), nothing.most_reviews, nothing.repairs
    (False, 1, (ShortageRepair(fewer=FrozenMap({'a': 1}), room=FrozenMap({}), relief=FrozenMap({}), \
more=FrozenMap({})),))
    >>> print(nothing.repairs[0])
    ask for 1 review less of a
    """

    _BRIEF = "shortages {shortages}, repairs {repairs}"
    problem: AssignmentProblem
    shortages: tuple[Shortage, ...] = field(default=(), converter=TupleOf[Shortage])
    most_reviews: int = field(metadata=keeps(whole(0)))
    repairs: tuple[ShortageRepair, ...] = field(default=(), converter=TupleOf[ShortageRepair])
    least: int = field(default=0, metadata=keeps(whole(0)))
    linkable: bool = True
    proven: bool = True

    def __bool__(self) -> bool:
        return False

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to read with care: the repairs shown may be some of several that are as small."""
        if not self.repairs:
            return ()
        smaller = self.least < self.repairs[0].size or None
        return (because("repair_equals") if self.linkable else because("repair_order", smaller=smaller),)

    @property
    def _why(self) -> tuple[Reason, ...]:
        return (*(shortage.reason for shortage in self.shortages), *self._apart)

    @property
    def _apart(self) -> tuple[Reason, ...]:
        """The sentence of jurors who cannot be linked, or were not."""
        if self.linkable:
            return ()
        apart = because("cannot_be_linked" if self.proven else "not_linked")
        return (apart, *(() if self.repairs or not self.proven else (because("never_linked"),)))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say in which shortages an item or a juror takes part; without a key, all of them and the repairs.

        >>> problem = AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 2}, loads={"j": (0, 1)})
        >>> print(diagnosed(problem).explain())
        no assignment: for a, 2 reviews are asked and 1 is possible: no reader is left; repair: ask for 1 \
review less of a; other repairs may be as small: equal_repairs lists them.
        """
        if key is None:
            repairs = [because("repair_of", steps=one.reasons) for one in self.repairs]
            return Trace(
                subject=tell("subject_shortage" if self.proven else "subject_open", lang),
                reasons=[*self._why, *repairs, *self.cautions],
                lang=lang,
            )
        known = (*self.problem.items, *self.problem.jurors)
        require_key("item or juror", key, known)
        mine = [one.reason for one in self.shortages if key in one.items or key in one.jurors]
        return Trace(subject=key, reasons=[*mine, *self._apart] or [because("no_part")], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a shortage.

        >>> problem = AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 2}, loads={"j": (0, 1)})
        >>> diagnosed(problem).rows()
        [{'short_of': 'readers', 'items': ('a',), 'jurors': (), 'need': 2, 'offer': 1}]
        """
        return [
            {"short_of": one.of} | row_of(one, "items", "jurors", "need", "offer") for one in self.shortages
        ]


def diagnosed(problem: AssignmentProblem) -> NoAssignment:
    """Return why no assignment keeps the loads, with the smallest repairs."""
    demand = problem.demand()
    rota = Rota(demand)
    rota.fill()
    most = sum(demand.needs) - sum(rota.unmet)
    fewer, relief = rota.unmet, rota.level()
    repairs = [_repair(problem, fewer=fewer, relief=relief)]
    forced = [max(need - len(worth), 0) for worth, need in zip(demand.worth, demand.needs, strict=True)]
    if fewer != forced:
        room, relief = _roomy(demand)
        repairs.append(_repair(problem, fewer=forced, room=room, relief=relief))
    shortages = [_shortage(problem, lack) for lack in rota.lacks]
    return NoAssignment(
        problem=problem, shortages=shortages, most_reviews=most, repairs=repairs, least=repairs[0].size
    )


def _roomy(demand: Demand) -> tuple[list[int], list[int]]:
    """Return by how much to raise the greatest loads and to lower the least ones, every item being read."""
    rota = Rota(demand)
    rota.fill()
    room = rota.crowd()
    return room, rota.level()


def _repair(
    problem: AssignmentProblem, *, fewer: Sequence[int], room: Sequence[int] = (), relief: Sequence[int]
) -> ShortageRepair:
    return ShortageRepair(
        fewer=_named(problem.items, fewer),
        room=_named(problem.jurors, room),
        relief=_named(problem.jurors, relief),
    )


def unlinked(
    problem: AssignmentProblem, flow: Flow, proof: Proof, *, shared: int, effort: int
) -> NoAssignment:
    """Return why the jurors cannot be linked, with what would link them; not where the caller said stop.

    Where no steps would link them, that is proven, however soon the search was stopped.
    """
    steps = links(flow, shared, effort=effort, proven=proof.proven)
    proven, told = proof.proven or steps is None, effort or proof.proven
    return NoAssignment(
        problem=problem,
        shortages=[_shortage(problem, lack) for lack in obstacles(flow.demand, shared)],
        most_reviews=sum(problem.needs.values()),
        repairs=[_linking(problem, steps)] if steps and told else [],
        least=steps.least if steps else 0,
        linkable=False,
        proven=proven,
    )


def _linking(problem: AssignmentProblem, steps: Links) -> ShortageRepair:
    return ShortageRepair(more=_named(problem.items, steps.more), room=_named(problem.jurors, steps.room))


def _named(names: Sequence[str], numbers: Sequence[int]) -> dict[str, int]:
    return {name: number for name, number in zip(names, numbers, strict=False) if number}


def _shortage(problem: AssignmentProblem, lack: Lack) -> Shortage:
    return Shortage(
        of=lack.of,
        items=[problem.items[item] for item in lack.items],
        jurors=[problem.jurors[juror] for juror in lack.jurors],
        need=lack.need,
        offer=lack.offer,
    )
