"""Why people do not have a place that they would rather have: what each place, or its host, holds instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eig.reasons import Because, Reason, reasons_in
from eig.teams.matching.blocking_pairs_in_a_matching import Seating, newcomers_at
from eig.teams.matching.people_and_places_of_a_market import Market, positions

because: Because = reasons_in("teams.matching")


def refusals(market: Market, seats: Mapping[str, str], person: str) -> Iterator[Reason]:
    """Yield why each wish that a person holds dearer than the seat is refused; a couple's wishes are pairs.

    >>> market = Market(wishes={"p": ["A"], "q": ["A"]}, rankings={"A": ["q", "p"]})
    >>> [str(one) for one in refusals(market, {"q": "A"}, "p")]
    ['A holds 1 of 1, each ranked above p']
    """
    seating = Seating(market, seats)
    told = (_refusal(seating, choice, person) for choice in _dearer(market, seats, person))
    yield from dict.fromkeys(told)


def _dearer(market: Market, seats: Mapping[str, str], person: str) -> Iterator[Mapping[str, tuple[str, ...]]]:
    """Yield each choice that a person holds dearer than the seat: who would come, by place."""
    for couple in market.couples:
        if person in couple.members:
            held = tuple(seats.get(one, "") for one in couple.members)
            better = couple.wishes[: couple.wishes.index(held)] if all(held) else couple.wishes
            yield from (newcomers_at(couple.members, pair) for pair in better)
            return
    steps = positions(market.wishes[person])
    now = steps[seats[person]] if person in seats else len(steps)
    yield from ({place: (person,)} for place, step in steps.items() if step < now)


def _refusal(seating: Seating, choice: Mapping[str, tuple[str, ...]], person: str) -> Reason:
    """Return why one choice is refused, by the person's own place first."""
    for place, newcomers in sorted(choice.items(), key=lambda one: person not in one[1]):
        if not seating.has_room(place, newcomers):
            return _full(seating, place, newcomers)
    return because("would_take", person=person, places=tuple(choice))


def _full(seating: Seating, place: str, newcomers: tuple[str, ...]) -> Reason:
    ranks = seating.ranks.get(place, {})
    strangers = tuple(one for one in newcomers if one not in ranks)
    if strangers:
        return because("not_ranked", person=strangers, place=place)
    capacity, dear = seating.market.capacity(place), seating.dear(place, newcomers)
    if not capacity:
        return because("takes_nobody", person=newcomers, place=place)
    kind, facts, held = "place", {"place": place, "capacity": capacity}, dear
    if len(dear) + len(newcomers) <= capacity:
        host = seating.market.hosts[place]
        ranks, held = seating.host_ranks[host], seating.dear_to_host(host, newcomers)
        kind, facts = "host", {**facts, "host": host, "capacity": seating.market.host_capacity(host)}
    elif len(newcomers) > 1:
        kind = "both"
    weakest = max(newcomers, key=lambda one: (ranks[one], one))
    level = any(ranks[one] == ranks[weakest] for one in held)
    return because(f"full_{kind}", held=len(held), person=weakest, level=level, **facts)
