"""Random markets and every assignment of a small one, for the tests of matching."""

import itertools

from eig.errors import Fault, Faults
from eig.teams.matching.blocking_pairs_in_a_matching import blocking_pairs
from eig.teams.matching.people_and_places_of_a_market import Couple, Market


def random_market(rng, people, places, *, couples=0, ties=False):
    """Return a random market; the first people are in couples."""
    everybody = [f"p{number}" for number in range(people)]
    everywhere = [f"c{number}" for number in range(places)]
    return Market(
        wishes={
            person: _tied(rng, rng.sample(everywhere, rng.randint(0, places)), ties)
            for person in everybody[2 * couples :]
        },
        rankings=_rankings(rng, everybody, everywhere, ties),
        capacities={place: rng.randint(0, 3) for place in everywhere},
        couples=[
            Couple(members=(everybody[2 * number], everybody[2 * number + 1]), wishes=_pairs(rng, everywhere))
            for number in range(couples)
        ],
    )


def _rankings(rng, everybody, everywhere, ties):
    return {
        place: _tied(rng, rng.sample(everybody, rng.randint(0, len(everybody))), ties) for place in everywhere
    }


def _pairs(rng, everywhere):
    every = list(itertools.product(everywhere, repeat=2))
    return rng.sample(every, rng.randint(1, min(4, len(every))))


def _tied(rng, flat, ties):
    if not ties:
        return flat
    tiers = []
    for one in flat:
        if tiers and rng.random() < 0.4:
            tiers[-1] = (*tiers[-1], one)
        else:
            tiers.append((one,))
    return [tier[0] if len(tier) == 1 else tier for tier in tiers]


def stable_assignments(market, degree="weak"):
    """Return every stable assignment, by looking at all."""
    found = []
    for choice in itertools.product([None, *market.rankings], repeat=len(market.people)):
        seats = {person: place for person, place in zip(market.people, choice, strict=True) if place}
        try:
            if not blocking_pairs(market, seats, degree=degree):
                found.append(seats)
        except (Fault, Faults):
            continue
    return found
