"""Why nobody can read it all: the items and jurors that cannot work out, and the smallest repair.

An assignment is infeasible exactly when some set of items asks for more reviews than its eligible jurors
can give, or some set of jurors must read more than its items offer. Such a set is named with both numbers,
and the repair is the smallest: as many places, or as many reviews less, as the sets lack. A recusal is never
a repair: it is a duty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, final

from attrs import evolve, field, frozen

from eig._checks import Gather, flag, instance_of, one_of, to_ids, to_tuple, whole
from eig._frozen import FrozenMap
from eig._html import table
from eig._words import check_lang
from eig.errors import UnknownKey
from eig.jury._maps import frozen_map, ids, map_of
from eig.jury._rota import Lack, Rota, with_room
from eig.jury.assignment_problem import AssignmentProblem
from eig.reasons import Reason, Trace
from eig.typing import Lang

__all__ = ["NoAssignment", "Repair", "Shortage"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Shortage:
    """A set that cannot work out.

    Args:
        of: `"readers"` if the items ask for more reviews than there are, `"items"` if the jurors must read
            more than there is.
        items: The items of the set.
        jurors: The jurors of the set: those who are full, or those who have too little to read.
        need: The reviews asked for.
        offer: The reviews that there can be at most.

    >>> print(Shortage(of="readers", items=["a"], jurors=[], need=2, offer=1).reason)
    for a, 2 reviews are asked and 1 can be had: no reader is left
    """

    of: Literal["readers", "items"]
    items: tuple[str, ...] = field(converter=to_ids)
    jurors: tuple[str, ...] = field(converter=to_ids)
    need: int
    offer: int

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("of", one_of("readers", "items"))
        faults.check("items", ids)
        faults.check("jurors", ids)
        faults.check("need", whole(0))
        faults.check("offer", whole(0))
        faults.done()

    @property
    def reason(self) -> Reason:
        """The shortage as a sentence."""
        facts = {"items": self.items, "jurors": self.jurors, "need": self.need, "offer": self.offer}
        en, fr = _SETS[self.of, bool(self.jurors)]
        return Reason(code=f"short_of_{self.of}", en=en, fr=fr, facts=facts)


_SETS: Mapping[tuple[str, bool], tuple[str, str]] = MappingProxyType(
    {
        ("items", True): (
            "for {jurors}, {need} reviews are the least and {offer} can be had",
            "pour {jurors}, il faut {need} lectures au moins et {offer} sont possibles",
        ),
        ("readers", True): (
            "for {items}, {need} reviews are asked and {offer} can be had: no room is left with {jurors}",
            "pour {items}, {need} lectures sont demandées et {offer} possibles : plus de place chez {jurors}",
        ),
        ("readers", False): (
            "for {items}, {need} reviews are asked and {offer} can be had: no reader is left",
            "pour {items}, {need} lectures sont demandées et {offer} possibles : plus aucun lecteur",
        ),
    }
)


def _changes(given: Mapping[str, int]) -> FrozenMap[int]:
    return frozen_map(given, lambda by: by)


@final
@frozen(kw_only=True)
class Repair:
    """A smallest change of the rules that makes an assignment possible.

    Args:
        fewer: By how many reviews to ask less, by item.
        room: By how many items to raise the greatest load, by juror.
        relief: By how many items to lower the least load, by juror.

    >>> Repair(fewer={"a": 1}).size
    1
    """

    fewer: FrozenMap[int] = field(factory=FrozenMap[int], converter=_changes)
    room: FrozenMap[int] = field(factory=FrozenMap[int], converter=_changes)
    relief: FrozenMap[int] = field(factory=FrozenMap[int], converter=_changes)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("fewer", "room", "relief"):
            faults.check(name, map_of(whole(1)))
        faults.done()

    @property
    def size(self) -> int:
        """How many single steps the repair takes."""
        return sum(sum(part.values()) for part in (self.fewer, self.room, self.relief))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The repair as sentences."""
        return tuple(
            Reason(code=code, en=en, fr=fr, facts={"name": name, "by": by})
            for part, (code, en, fr) in zip((self.fewer, self.room, self.relief), _SAID, strict=True)
            for name, by in part.items()
        )

    def applied(self, problem: AssignmentProblem) -> AssignmentProblem:
        """Return a problem with its rules so changed.

        >>> problem = AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 2}, loads={"j": (0, 1)})
        >>> Repair(fewer={"a": 1}).applied(problem).needs
        FrozenMap({'a': 1})
        """
        needs = {item: need - self.fewer.get(item, 0) for item, need in problem.needs.items()}
        loads = {
            juror: (low - self.relief.get(juror, 0), high + self.room.get(juror, 0))
            for juror, (low, high) in problem.loads.items()
        }
        return evolve(problem, needs=needs, loads=loads)


_SAID = (
    ("fewer_reviews", "ask for {by} review less of {name}", "demander {by} lecture de moins pour {name}"),
    ("more_room", "let {name} read {by} more", "laisser {name} lire {by} dossier de plus"),
    (
        "less_to_read",
        "let {name} read {by} less than the minimum",
        "laisser {name} lire {by} de moins que le minimum",
    ),
)


def _shortages(shortages: Iterable[Shortage]) -> tuple[Shortage, ...]:
    return to_tuple(shortages)


def _repairs(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    return to_tuple(repairs)


@final
@frozen(kw_only=True)
class NoAssignment:
    """No assignment keeps the rules: which sets cannot work out, and the smallest repairs. It is false.

    Args:
        problem: The rules that cannot hold together.
        shortages: The sets that prove it.
        most_reviews: How many reviews can be given at most, within the greatest loads.
        repairs: Smallest changes that make an assignment possible, each of them enough by itself.
        linkable: False where the rules can be kept but the jurors cannot be linked by shared items.
        proven: False where the search stopped before its end, so that an assignment may yet exist.

    >>> problem = AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 2}, loads={"j": (0, 1)})
    >>> nothing = diagnosed(problem)
    >>> bool(nothing), nothing.most_reviews, nothing.repairs
    (False, 1, (Repair(fewer=FrozenMap({'a': 1}), room=FrozenMap({}), relief=FrozenMap({})),))
    >>> print(nothing.repairs[0].reasons[0])
    ask for 1 review less of a
    """

    problem: AssignmentProblem
    shortages: tuple[Shortage, ...] = field(default=(), converter=_shortages)
    most_reviews: int
    repairs: tuple[Repair, ...] = field(default=(), converter=_repairs)
    linkable: bool = True
    proven: bool = True

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("problem", instance_of(AssignmentProblem))
        faults.check("shortages", instance_of(Shortage).each())
        faults.check("most_reviews", whole(0))
        faults.check("repairs", instance_of(Repair).each())
        faults.check("linkable", flag)
        faults.check("proven", flag)
        faults.done()

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        repairs = "".join(f"; repair: {', '.join(map(str, one.reasons))}" for one in self.repairs)
        return f"no assignment: {'; '.join(map(str, self._why))}{repairs}."

    @property
    def _why(self) -> tuple[Reason, ...]:
        return (*(shortage.reason for shortage in self.shortages), *(() if self.linkable else (_APART,)))

    def explain(self, name: str, *, lang: Lang = "en") -> Trace:
        """Say in which shortages an item or a juror takes part.

        >>> problem = AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 2}, loads={"j": (0, 1)})
        >>> print(diagnosed(problem).explain("a", lang="fr"))
        a : pour a, 2 lectures sont demandées et 1 possibles : plus aucun lecteur.
        """
        known = (*self.problem.items, *self.problem.jurors)
        if name not in known:
            raise UnknownKey("item or juror", name, known=known)
        mine = [one.reason for one in self.shortages if name in one.items or name in one.jurors]
        apart = [] if self.linkable else [_APART]
        return Trace(subject=name, reasons=[*mine, *apart] or [_INNOCENT], lang=check_lang(lang))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a shortage.

        >>> problem = AssignmentProblem(items=["a"], jurors=["j"], needs={"a": 2}, loads={"j": (0, 1)})
        >>> diagnosed(problem).rows()
        [{'short_of': 'readers', 'items': ('a',), 'jurors': (), 'need': 2, 'offer': 1}]
        """
        return [
            {
                "short_of": one.of,
                "items": one.items,
                "jurors": one.jurors,
                "need": one.need,
                "offer": one.offer,
            }
            for one in self.shortages
        ]

    def _repr_html_(self) -> str:
        return table(self.rows(), caption=str(self))


_APART = Reason(
    code="cannot_be_linked",
    en="no assignment links all jurors by shared items",
    fr="aucune répartition ne relie tous les jurés par des dossiers communs",
)
_INNOCENT = Reason(code="no_part", en="it takes no part in what is impossible", fr="n'est pas en cause")


def diagnosed(problem: AssignmentProblem) -> NoAssignment:
    """Return why no assignment keeps the loads, with the smallest repairs."""
    demand = problem.demand()
    rota = Rota(demand)
    rota.fill()
    most = sum(demand.needs) - sum(rota.unmet)
    fewer = _named(problem.items, rota.unmet)
    repairs = [Repair(fewer=fewer, relief=_named(problem.jurors, rota.level()))]
    room = with_room(demand)
    if fewer and room is not None:
        raised = Rota(
            demand._replace(high=[high + more for high, more in zip(demand.high, room, strict=True)])
        )
        raised.fill()
        repairs.append(
            Repair(room=_named(problem.jurors, room), relief=_named(problem.jurors, raised.level()))
        )
    shortages = [_shortage(problem, lack) for lack in dict.fromkeys(rota.lacks)]
    return NoAssignment(problem=problem, shortages=shortages, most_reviews=most, repairs=repairs)


def _named(names: Sequence[str], numbers: Sequence[int]) -> dict[str, int]:
    return {name: number for name, number in zip(names, numbers, strict=True) if number}


def _shortage(problem: AssignmentProblem, lack: Lack) -> Shortage:
    return Shortage(
        of=lack.of,
        items=[problem.items[item] for item in lack.items],
        jurors=[problem.jurors[juror] for juror in lack.jurors],
        need=lack.need,
        offer=lack.offer,
    )
