"""Blocking pairs: the check that proves an assignment stable, or shows who would break it.

A person and a place *block* an assignment when both would rather have each other (Gale and Shapley 1962).
With ties there are three degrees (Irving 1994): *weakly* stable where no pair blocks with both strictly
better off; *strongly* where none blocks with one strictly better off and the other not worse off; *super*
stable where none blocks with neither worse off. A couple blocks with the pair of places that it prefers
when both would take it; two seats of one place are judged by the weaker member.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.tuple_fields import to_ids
from eig._values.value import Value
from eig.reasons import Because, Reason, reasons_in
from eig.teams.matching.people_and_places_of_a_market import Couple, Market, positions

Degree: TypeAlias = Literal["weak", "strong", "super"]
"""How stable: weak, strong or super."""

NOWHERE = 10**9


because: Because = reasons_in("teams.matching")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Blocking(Value):
    """People and places that would all rather have each other than what they have.

    >>> str(Blocking(people=["p1"], places=["plume"]))
    'p1 would rather have plume, and conversely'
    """

    people: tuple[str, ...] = field(converter=to_ids)
    places: tuple[str, ...] = field(converter=to_ids)

    @property
    def reason(self) -> Reason:
        """Who blocks, in one sentence.

        >>> Blocking(people=["p1"], places=["plume"]).reason.say("fr")
        'p1 préférerait plume, et réciproquement'
        """
        return because("block", people=self.people, places=tuple(sorted(set(self.places))))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row.

        >>> Blocking(people=["p1"], places=["plume"]).rows()[0]["places"]
        'plume'
        """
        said = {"people": " ".join(self.people), "places": " ".join(self.places)}
        return [{**said, "sentence": self.reason}]


class Seating:
    """An assignment seen from both sides, with the steps at which each side holds the other."""

    def __init__(self, market: Market, seats: Mapping[str, str]) -> None:
        self.market = market
        self.seats = seats
        self.wishes: dict[str, dict[str, int]] = {
            person: positions(tiers) for person, tiers in market.wishes.items()
        }
        self.ranks: dict[str, dict[str, int]] = {
            place: positions(tiers) for place, tiers in market.rankings.items()
        }
        self.host_ranks: dict[str, dict[str, int]] = {
            host: positions(tiers) for host, tiers in market.host_rankings.items()
        }
        self.holders: dict[str, list[str]] = {place: [] for place in market.rankings}
        for person in sorted(seats):
            self.holders[seats[person]].append(person)

    @cached_property
    def hosted(self) -> dict[str, list[str]]:
        """The people of each host, over all its places."""
        found: dict[str, list[str]] = {host: [] for host in sorted(set(self.market.hosts.values()))}
        for place, host in self.market.hosts.items():
            found[host] += self.holders[place]
        return found

    def has_room(self, place: str, newcomers: tuple[str, ...], slack: int = 0) -> bool:
        """Tell whether a place would take newcomers, sending away only people it holds no dearer.

        `slack` is 0 where those sent away must be held strictly less dear, 1 where equal is enough.
        """
        if any(one not in self.ranks.get(place, ()) for one in newcomers):
            return False
        coming, host = len(newcomers), self.market.hosts.get(place)
        fits = len(self.dear(place, newcomers, slack)) + coming <= self.market.capacity(place)
        if host is None or not fits:
            return fits
        return len(self.dear_to_host(host, newcomers, slack)) + coming <= self.market.host_capacity(host)

    def dear(self, place: str, newcomers: tuple[str, ...], slack: int = 0) -> list[str]:
        """Return the others whom a place holds too dear to send away for newcomers."""
        return _dear(self.holders[place], self.ranks[place], newcomers, slack)

    def dear_to_host(self, host: str, newcomers: tuple[str, ...], slack: int = 0) -> list[str]:
        """Return the same of a host, over all its places.

        Moving inside the same host frees the seat left (Abraham, Irving and Manlove 2007, condition 3).
        """
        return _dear(self.hosted[host], self.host_ranks[host], newcomers, slack)


def _dear(held: list[str], ranks: Mapping[str, int], newcomers: tuple[str, ...], slack: int) -> list[str]:
    limit = max(ranks[one] for one in newcomers) + 1 - slack
    return [one for one in held if one not in newcomers and ranks[one] < limit]


@checked
def blocking_pairs(
    market: Market, seats: Mapping[str, str], *, degree: Degree = "weak"
) -> tuple[Blocking, ...]:
    """Return everything that blocks an assignment; nothing means that it is stable: a proof by inspection.

    Args:
        seats: The place of each person who has one.
        degree: How stable it should be.

    Raises:
        Fault: For a degree that is none, or where the assignment is not one of this market: a place too full,
            an unacceptable pair, a couple split against its wishes.
        Faults: For several of these.

    >>> market = Market(wishes={"p1": ["adler", "plume"], "p2": ["adler", "plume"]},
    ...                 rankings={"adler": ["p1", "p2"], "plume": ["p1", "p2"]})
    >>> [str(one) for one in blocking_pairs(market, {"p1": "plume", "p2": "adler"})]
    ['p1 would rather have adler, and conversely']
    >>> blocking_pairs(market, {"p1": "adler", "p2": "plume"})
    ()
    """
    _check_seats(market, seats)
    seating = Seating(market, seats)
    return (*_blocking_singles(seating, degree), *_blocking_couples(seating, degree))


def _blocking_singles(seating: Seating, degree: Degree) -> Iterator[Blocking]:
    for person, wishes in seating.wishes.items():
        place_now = seating.seats.get(person)
        now = NOWHERE if place_now is None else wishes[place_now]
        for place, step in wishes.items():
            if place != place_now and _blocks(seating, (person,), (place,), now - step, degree=degree):
                yield Blocking(people=[person], places=[place])


def _blocking_couples(seating: Seating, degree: Degree) -> Iterator[Blocking]:
    for couple in seating.market.couples:
        now = _held(couple, seating.seats)
        for step, places in enumerate(couple.wishes[:now]):
            if _blocks(seating, couple.members, places, now - step, degree=degree):
                yield Blocking(people=couple.members, places=places)


def _held(couple: Couple, seats: Mapping[str, str]) -> int:
    """Return the step of the wish that a couple holds, or the number of its wishes where it holds none."""
    if couple.members[0] not in seats:
        return len(couple.wishes)
    return couple.wishes.index((seats[couple.members[0]], seats[couple.members[1]]))


def _blocks(
    seating: Seating, people: tuple[str, ...], places: tuple[str, ...], gain: int, *, degree: Degree
) -> bool:
    """Tell whether people and places block: the people gain `gain` steps, and every place takes them."""
    if gain < (0 if degree != "weak" else 1):
        return False
    slack = 1 if degree == "super" or (degree == "strong" and gain > 0) else 0
    return all(seating.has_room(place, those, slack) for place, those in newcomers_at(people, places).items())


def newcomers_at(people: tuple[str, ...], places: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return who would come to each place, if each person had theirs."""
    newcomers: dict[str, tuple[str, ...]] = {}
    for person, place in zip(people, places, strict=True):
        newcomers[place] = (*newcomers.get(place, ()), person)
    return newcomers


def _check_seats(market: Market, seats: Mapping[str, str]) -> None:
    """Refuse what is not an assignment of the market, with every fault."""
    faults = Gather("blocking_pairs")
    in_couples = {one for couple in market.couples for one in couple.members}
    for person, place in sorted(seats.items()):
        wished = person in in_couples or place in positions(market.wishes.get(person, ()))
        ranked = person in positions(market.rankings.get(place, ()))
        faults.that(
            "seats", wished and ranked, "teams.matching.listed", value=place, at=(person,), person=person
        )
    _check_rooms(faults, market, seats)
    for couple in market.couples:
        held = tuple(seats.get(one) for one in couple.members)
        whole = held == (None, None) or held in couple.wishes
        faults.that("seats", whole, "teams.matching.pair_listed", value=held, people=couple.members)
    faults.done()


def _check_rooms(faults: Gather, market: Market, seats: Mapping[str, str]) -> None:
    held = Counter(seats.values())
    rooms = [(place, held[place], market.capacity(place)) for place in market.rankings]
    for host in sorted(set(market.hosts.values())):
        count = sum(held[place] for place, its in market.hosts.items() if its == host)
        rooms.append((host, count, market.host_capacity(host)))
    for name, count, most in rooms:
        faults.that("seats", count <= most, "teams.matching.room", value=count, name=name, most=most)
