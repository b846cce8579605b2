"""A market of people and places: who would go where, and whom each place would take.

The two-sided markets of Gale and Shapley ("College admissions and the stability of marriage", American
Mathematical Monthly 69, 1962), with capacities, ties, couples (Roth 1984) and hosts who share a capacity
over several places (student-project allocation: Abraham, Irving and Manlove 2007).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeAlias, TypeGuard, cast, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, Rule, instance_of, pair, text, to_pairs, to_sorted, to_tuple, whole
from eig._ground.frozen import FrozenMap, MapOf
from eig._ground.values import Value
from eig.reasons import Reason

__all__ = ["Couple", "Market", "Tier"]

Tier: TypeAlias = str | tuple[str, ...]
"""One step of a list of preferences: one identifier, or several that are held equal."""

Order: TypeAlias = tuple[Tier, ...]


def __dir__() -> list[str]:
    return __all__


def _is_order(value: object) -> bool:
    if not isinstance(value, tuple):
        return False
    tiers = cast("tuple[object, ...]", value)
    return set(map(type, tiers)) <= {str} or all(map(_is_tier, tiers))


def _is_tier(value: object) -> bool:
    return isinstance(value, str) or (value != () and text.each().holds(value))


order: Rule = Rule(
    _is_order,
    "it lists identifiers, best first; those held equal stand together in a tuple",
    "give a list such as ['adler', ('plume', 'cibnav')]",
)


def members(tiers: Order) -> list[str]:
    """Return the identifiers of a list of preferences, best first, ties in the order given."""
    if is_plain(tiers):
        return list(tiers)
    return [one for tier in tiers for one in ((tier,) if isinstance(tier, str) else tier)]


def is_plain(tiers: tuple[object, ...]) -> TypeGuard[tuple[str, ...]]:
    """Tell whether a list of preferences is a plain list of identifiers, as most are."""
    return set(map(type, tiers)) <= {str}


def has_ties(tiers: Order) -> bool:
    """Tell whether a list of preferences holds anybody equal."""
    return not is_plain(tiers) and any(not isinstance(tier, str) and len(tier) > 1 for tier in tiers)


def positions(tiers: Order) -> dict[str, int]:
    """Return the step at which each identifier stands: equal ones share theirs."""
    return {
        one: step for step, tier in enumerate(tiers) for one in ((tier,) if isinstance(tier, str) else tier)
    }


def _orders(lists: Mapping[str, Iterable[Tier | list[str]]]) -> FrozenMap[Order]:
    by_key: FrozenMap[Iterable[Tier | list[str]]] = FrozenMap(lists)  # from pairs too, as every other map
    return FrozenMap({key: _order(given) for key, given in by_key.items()})


def _order(given: Iterable[Tier | list[str]]) -> Order:
    tiers = to_tuple(given)
    if not isinstance(tiers, tuple):  # pyright: ignore[reportUnnecessaryIsInstance] # wrong values reach the check
        return tiers
    return (
        tiers if is_plain(tiers) else tuple(one if isinstance(one, str) else to_tuple(one) for one in tiers)
    )


def _couples(values: Iterable[Couple]) -> tuple[Couple, ...]:
    return to_sorted(values, Couple, lambda couple: couple.members)


def _twice(places: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Return each place twice, for two people; one bare text is no series, and stays for the check."""
    given = to_tuple(places)
    if not isinstance(given, tuple):  # pyright: ignore[reportUnnecessaryIsInstance] # wrong values reach the check
        return given
    return [(one, one) for one in given]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Couple(Value):
    """Two people who choose together: they rank pairs of places, one for each, best first.

    Args:
        members: The two people.
        wishes: Pairs of places: the first member's, then the second's.

    >>> Couple(members=("p1", "p2"), wishes=[("adler", "plume"), ("adler", "adler")]).wishes[1]
    ('adler', 'adler')
    >>> Couple.tandem("p1", "p2", ["plume"]).wishes
    (('plume', 'plume'),)
    """

    members: tuple[str, str]
    wishes: tuple[tuple[str, str], ...] = field(converter=to_pairs)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        if faults.check("members", pair):
            faults.distinct("members", self.members, what="member")
        faults.check("wishes", pair.each())
        faults.done()

    @classmethod
    @checked
    def tandem(cls, one: str, other: str, places: Iterable[str]) -> Couple:
        """Return two people who will only go to the same place, and the places in their order.

        >>> Couple.tandem("p1", "p2", ["plume", "adler"]).members
        ('p1', 'p2')
        """
        return cls(members=(one, other), wishes=_twice(places))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Market(Value):
    """People with wishes, places with capacities and rankings. A pair is acceptable when both list it.

    Args:
        wishes: Each single person's places, best first; a tuple inside holds equal ones.
        rankings: Each place's people, best first; couples' members stand here too.
        capacities: How many each place takes; 1 where it is not said.
        couples: People who choose together; they have no wishes of their own.
        hosts: The host of a place, where several places share one host's capacity.
        host_rankings: How each host ranks people, without ties; each of its places ranks in that order.
        host_capacities: How many people a host takes over all its places.

    >>> market = Market(wishes={"p1": ["adler", "plume"], "p2": ["adler"]},
    ...                 rankings={"adler": ["p2", "p1"], "plume": ["p1"]})
    >>> market.people, market.capacity("adler")
    (('p1', 'p2'), 1)
    """

    wishes: FrozenMap[Order] = field(converter=_orders)
    rankings: FrozenMap[Order] = field(converter=_orders)
    capacities: FrozenMap[int] = field(factory=FrozenMap[int], converter=MapOf[int])
    couples: tuple[Couple, ...] = field(default=(), converter=_couples)
    hosts: FrozenMap[str] = field(factory=FrozenMap[str], converter=MapOf[str])
    host_rankings: FrozenMap[Order] = field(factory=FrozenMap[Order], converter=_orders)
    host_capacities: FrozenMap[int] = field(factory=FrozenMap[int], converter=MapOf[int])

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        self._check_lists(faults)
        self._check_places(faults)
        if faults.check("couples", instance_of(Couple).each()):
            self._check_couples(faults)
        if all(map(order.holds, (*self.rankings.values(), *self.host_rankings.values()))):
            self._check_hosts(faults)
        faults.done()

    def _check_lists(self, faults: Gather) -> None:
        for kind in ("wishes", "rankings", "host_rankings"):
            lists = cast("FrozenMap[Order]", getattr(self, kind))
            for key, tiers in lists.items():
                name = f"{kind}[{key!r}]"
                if faults.check(name, order, tiers):
                    faults.distinct(name, members(tiers), what="identifier")

    def _check_places(self, faults: Gather) -> None:
        for kind, known in (
            ("capacities", self.rankings),
            ("hosts", self.rankings),
            ("host_capacities", set(self.hosts.values())),
        ):
            lists = cast("FrozenMap[object]", getattr(self, kind))
            strangers = tuple(key for key in lists if key not in known)
            faults.that(kind, not strangers, rule="it is of places here", remedy="remove it", value=strangers)
            for key, value in lists.items():
                faults.check(f"{kind}[{key!r}]", text if kind == "hosts" else whole(0), value)

    def _check_hosts(self, faults: Gather) -> None:
        for place, host in self.hosts.items():
            theirs = members(self.host_rankings.get(host, ()))
            ours = members(self.rankings.get(place, ()))
            faults.that(
                f"rankings[{place!r}]",
                ours == [one for one in theirs if one in ours]
                and not has_ties(self.host_rankings.get(host, ())),
                rule=f"a place ranks in the order of its host {host}, who ranks without ties",
                remedy="rank everybody of the place in host_rankings, and keep that order",
                value=tuple(ours),
            )

    def _check_couples(self, faults: Gather) -> None:
        people = [*self.wishes, *(person for couple in self.couples for person in couple.members)]
        faults.distinct("couples", people, what="person, single or in one couple,")

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody, sorted."""
        return tuple(sorted([*self.wishes, *(one for couple in self.couples for one in couple.members)]))

    @cached_property
    def cautions(self) -> tuple[Reason, ...]:
        """Doubts: the places wished for, and the people ranked, that the market does not have.

        A slip of the pen is no fault, for people and places come and go; but it seats nobody.

        >>> market = Market(wishes={"p1": ["plum"]}, rankings={"plume": ["p1"]})
        >>> [str(doubt) for doubt in market.cautions]
        ['plum, asked for by p1, is no place here: check the spelling, unless it left']
        """
        from eig.teams.asked.strangers import of_wishes  # noqa: PLC0415 # a market is matched without problems

        wishes = [(person, members(tiers)) for person, tiers in self.wishes.items()]
        wishes += [
            (person, [*dict.fromkeys(pair[number] for pair in couple.wishes)])
            for couple in self.couples
            for number, person in enumerate(couple.members)
        ]
        ranked = [
            (name, members(tiers))
            for lists in (self.rankings, self.host_rankings)
            for name, tiers in lists.items()
        ]
        people = frozenset(self.people)
        return (*of_wishes("places", wishes, self.rankings), *of_wishes("rankings", ranked, people))

    def capacity(self, place: str) -> int:
        """Return how many people a place takes.

        >>> Market(wishes={}, rankings={"plume": []}, capacities={"plume": 3}).capacity("plume")
        3
        """
        return self.capacities.get(place, 1)

    def host_capacity(self, host: str) -> int:
        """Return how many people a host takes over its places: as many as they take, unless it is said.

        >>> market = Market(wishes={}, rankings={"a": [], "b": []}, hosts={"a": "h", "b": "h"})
        >>> market.host_capacity("h")
        2
        """
        own = sum(self.capacity(place) for place, its in self.hosts.items() if its == host)
        return self.host_capacities.get(host, own)
