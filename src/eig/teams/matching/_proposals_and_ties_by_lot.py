"""Deferred acceptance: three rounds of proposals, and the lists made strict that they work on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import TypeAlias

from eig._maths.deferred_acceptance import Acceptance
from eig._values.phrases_of_faults import Quoted
from eig.errors import Fault
from eig.teams.matching.people_and_places_of_a_market import Market, has_ties, is_plain, positions

Lists: TypeAlias = dict[str, list[str]]


def strict_lists(market: Market, lots: Sequence[str] | None) -> tuple[Lists, Lists]:
    """Return every list in a strict order, ties in the order of the lots."""
    every = (*market.rankings.items(), *market.wishes.items())
    tied = [(whose, tiers) for whose, tiers in every if has_ties(tiers)]
    if tied and lots is None:
        raise Fault(
            "match.lots",
            None,
            "teams.matching.order_of_ties",
            {"lists": Quoted(tuple(whose for whose, _ in tied))},
        )
    lot = {one: number for number, one in enumerate(lots or ())}
    missing = sorted({one for _, tiers in tied for one in _tied_members(tiers) if one not in lot})
    if missing:
        raise Fault("match.lots", tuple(lots or ()), "teams.matching.lot_each", {"missing": tuple(missing)})
    return (
        {person: _flat(tiers, lot) for person, tiers in market.wishes.items()},
        {place: _flat(tiers, lot) for place, tiers in market.rankings.items()},
    )


def _tied_members(tiers: Iterable[str | tuple[str, ...]]) -> list[str]:
    return [one for tier in tiers if not isinstance(tier, str) and len(tier) > 1 for one in tier]


def _flat(tiers: Iterable[str | tuple[str, ...]], lot: Mapping[str, int]) -> list[str]:
    given = tuple(tiers)
    if is_plain(given):
        return list(given)
    flat: list[str] = []
    for tier in given:
        if isinstance(tier, str):
            flat.append(tier)
        else:
            flat += sorted(tier, key=lot.__getitem__) if len(tier) > 1 else tier
    return flat


def _ranks(rankings: Lists) -> dict[str, dict[str, int]]:
    return {place: dict(zip(people, range(len(people)), strict=True)) for place, people in rankings.items()}


def people_propose(market: Market, wishes: Lists, rankings: Lists) -> dict[str, str]:
    """Each person proposes down the list; a place keeps the best it has seen (Gale and Shapley 1962)."""
    if market.hosts:
        return _HostedRound(market, wishes, rankings).run()
    room = {place: market.capacity(place) for place in rankings}
    held = Acceptance(wishes, _ranks(rankings), room).held()
    return {person: place for place, seated in held.items() for _, person in seated}


class _HostedRound:
    """Deferred acceptance where a place and its host may both be full (SPA-student)."""

    def __init__(self, market: Market, wishes: Lists, rankings: Lists) -> None:
        self.market = market
        self.wishes = wishes
        self.ranks = _ranks(rankings)
        for place, host in market.hosts.items():  # places of one host are compared on the host's own list
            theirs = positions(market.host_rankings.get(host, ()))
            self.ranks[place] = {one: theirs[one] for one in self.ranks[place]}
        self.seats: dict[str, str] = {}
        hosts = sorted(set(market.hosts.values()))
        self.room = {("place", place): market.capacity(place) for place in rankings}
        self.room |= {("host", host): market.host_capacity(host) for host in hosts}
        self.heaps: dict[tuple[str, str], list[tuple[int, str, str]]] = {key: [] for key in self.room}
        self.counts = dict.fromkeys(self.room, 0)

    def run(self) -> dict[str, str]:
        """Return the person-optimal stable matching."""
        turns = {person: iter(places) for person, places in self.wishes.items()}
        waiting = list(reversed(self.wishes))
        while waiting:
            person = waiting.pop()
            place = next((one for one in turns[person] if person in self.ranks.get(one, ())), None)
            if place is not None:
                waiting += self._admit(person, place)
        return self.seats

    def _levels(self, place: str) -> list[tuple[str, str]]:
        host = self.market.hosts.get(place)
        return [("place", place), *([("host", host)] if host is not None else [])]

    def _admit(self, person: str, place: str) -> list[str]:
        """Seat a person, then send away the last ranked wherever that is one too many."""
        self.seats[person] = place
        for level in self._levels(place):
            heappush(self.heaps[level], (-self.ranks[place][person], person, place))
            self.counts[level] += 1
        return [
            self._send_away(level)
            for level in self._levels(place)
            if self.counts[level] > self.room[level]  # asked after those before were sent away
        ]

    def _send_away(self, level: tuple[str, str]) -> str:
        while True:
            _, person, place = heappop(self.heaps[level])
            if self.seats.get(person) == place:
                break
        del self.seats[person]
        for its in self._levels(place):
            self.counts[its] -= 1
        return person


def places_propose(market: Market, wishes: Lists, rankings: Lists) -> dict[str, str]:
    """Each place proposes down its list; a person keeps the best offer."""
    ranks = _ranks(wishes)
    turns = {place: iter(people) for place, people in rankings.items()}
    seats: dict[str, str] = {}
    waiting = [place for place in rankings for _ in range(market.capacity(place))]
    while waiting:
        place = waiting.pop()
        for person in turns[place]:
            ours = ranks.get(person, {}).get(place)
            theirs = seats.get(person)
            if ours is not None and (theirs is None or ours < ranks[person][theirs]):
                seats[person] = place
                waiting += [] if theirs is None else [theirs]
                break
    return seats
