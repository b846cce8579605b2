"""A market of people and places: who would go where, and whom each place would take.

The two-sided markets of Gale and Shapley ("College admissions and the stability of marriage", American
Mathematical Monthly 69, 1962), with capacities, ties, couples (Roth 1984) and hosts who share a capacity
over several places (student-project allocation: Abraham, Irving and Manlove 2007).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeAlias, TypeGuard, cast, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, told_of, ways_in
from eig._values.field_rules_and_bounds import Rule, ids, map_of, pair, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.tuple_fields import to_pairs, to_sorted, to_sorted_ids, to_tuple
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.reasons import Reason

Tier: TypeAlias = str | tuple[str, ...]
"""One step of a list of preferences: one identifier, or several that are held equal."""

Tiers: TypeAlias = tuple[Tier, ...]


def _is_order(value: object) -> bool:
    if not isinstance(value, tuple):
        return False
    tiers = cast("tuple[object, ...]", value)
    return set(map(type, tiers)) <= {str} or all(map(_is_tier, tiers))


def _is_tier(value: object) -> bool:
    return isinstance(value, str) or (ids.holds(value) and value != ())


_tier = Rule(_is_tier, "teams.matching.tier")
_tiers = _tier.each()
order: Rule = Rule(_is_order, _tiers.code, _tiers.facts, members=_tiers.members)
_orders_rule = map_of(order)


def members(tiers: Tiers) -> list[str]:
    """Return the identifiers of a list of preferences, best first, ties in the order given."""
    if is_plain(tiers):
        return list(tiers)
    return [one for tier in tiers for one in ((tier,) if isinstance(tier, str) else tier)]


def is_plain(tiers: tuple[object, ...]) -> TypeGuard[tuple[str, ...]]:
    """Tell whether a list of preferences is a plain list of identifiers, as most are."""
    return set(map(type, tiers)) <= {str}


def has_ties(tiers: Tiers) -> bool:
    """Tell whether a list of preferences holds anybody equal."""
    return not is_plain(tiers) and any(not isinstance(tier, str) and len(tier) > 1 for tier in tiers)


def positions(tiers: Tiers) -> dict[str, int]:
    """Return the step at which each identifier stands: equal ones share theirs."""
    return {
        one: step for step, tier in enumerate(tiers) for one in ((tier,) if isinstance(tier, str) else tier)
    }


def _orders(lists: Mapping[str, Iterable[Tier | list[str]]]) -> FrozenMap[Tiers]:
    by_key = cast("object", MapOf[Iterable[Tier | list[str]]](lists))  # from pairs too, as every other map
    if not isinstance(by_key, FrozenMap):
        return cast("FrozenMap[Tiers]", by_key)
    given = cast("FrozenMap[Iterable[Tier | list[str]]]", by_key)
    return FrozenMap({key: _order(tiers) for key, tiers in given.items()})


def _order(given: Iterable[Tier | list[str]]) -> Tiers:
    tiers = to_tuple(given)
    if not isinstance(tiers, tuple):  # pyright: ignore[reportUnnecessaryIsInstance] # wrong values reach the check
        return tiers
    return (
        tiers
        if is_plain(tiers)
        else tuple(one if isinstance(one, str) else to_sorted_ids(one) for one in tiers)
    )


def _couples(values: Iterable[Couple]) -> tuple[Couple, ...]:
    return to_sorted(values, Couple, lambda couple: couple.members)


def _two(members: tuple[str, str]) -> tuple[str, str]:
    return cast("tuple[str, str]", to_tuple(members))


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

    members: tuple[str, str] = field(converter=_two, metadata=keeps(pair, once="member"))
    wishes: tuple[tuple[str, str], ...] = field(converter=to_pairs, metadata=keeps(pair.each()))

    @classmethod
    @checked
    def tandem(cls, one: str, other: str, places: Sequence[str]) -> Couple:
        """Return two people who will only go to the same place, and the places in their order.

        >>> Couple.tandem("p1", "p2", ["plume", "adler"]).members
        ('p1', 'p2')
        """
        wishes = [(place, place) for place in places]
        return told_of("Couple.tandem", lambda: cls(members=(one, other), wishes=wishes))


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

    wishes: FrozenMap[Tiers] = field(converter=_orders, metadata=keeps(_orders_rule))
    rankings: FrozenMap[Tiers] = field(converter=_orders, metadata=keeps(_orders_rule))
    capacities: FrozenMap[int] = field(default=EMPTY, converter=MapOf[int], metadata=keeps(map_of(whole(0))))
    couples: tuple[Couple, ...] = field(default=(), converter=_couples)
    hosts: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str], metadata=keeps(map_of(text)))
    host_rankings: FrozenMap[Tiers] = field(default=EMPTY, converter=_orders, metadata=keeps(_orders_rule))
    host_capacities: FrozenMap[int] = field(
        default=EMPTY, converter=MapOf[int], metadata=keeps(map_of(whole(0)))
    )

    def _check(self, faults: Gather) -> None:
        for kind in ("wishes", "rankings", "host_rankings"):
            for key, tiers in cast("FrozenMap[Tiers]", getattr(self, kind)).items():
                ways = [(key, *way) for way in ways_in(tiers)]
                faults.distinct(kind, members(tiers), what="identifier", ways=ways)
        faults.known("capacities", self.capacities, self.rankings, what="a place")
        faults.known("hosts", self.hosts, self.rankings, what="a place")
        faults.known("host_capacities", self.host_capacities, self.hosts.values(), what="a host")
        people = [*self.wishes, *(person for couple in self.couples for person in couple.members)]
        single = (("wishes", person) for person in self.wishes)
        paired = (("couples", *way) for way in ways_in(couple.members for couple in self.couples))
        faults.distinct(
            "couples", people, what="person, single or in one couple,", paths=chain(single, paired)
        )
        for place, host in self.hosts.items():
            theirs = members(self.host_rankings.get(host, ()))
            ours = members(self.rankings.get(place, ()))
            same = ours == [one for one in theirs if one in ours]
            held = same and not has_ties(self.host_rankings.get(host, ()))
            told = tuple(ours)
            faults.that("rankings", held, "teams.matching.as_host", value=told, at=(place,), host=host)

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
        from eig.teams.asked.names_that_a_problem_lacks import of_wishes  # noqa: PLC0415 # a market is matched without problems

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
        require_key("place", place, self.rankings)
        return self.capacities.get(place, 1)

    def host_capacity(self, host: str) -> int:
        """Return how many people a host takes over its places: as many as they take, unless it is said.

        >>> market = Market(wishes={}, rankings={"a": [], "b": []}, hosts={"a": "h", "b": "h"})
        >>> market.host_capacity("h")
        2
        """
        require_key("host", host, self.hosts.values())
        own = sum(self.capacity(place) for place, its in self.hosts.items() if its == host)
        return self.host_capacities.get(host, own)
