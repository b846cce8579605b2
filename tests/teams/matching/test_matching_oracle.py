"""Long proofs of matching: brute force on small markets, and other people's libraries."""

import random

import pytest

from eig.teams.matching import match
from helpers.evidence import peer
from helpers.markets import random_market, stable_assignments


@pytest.mark.oracle(what="stable matchings with couples and ties", against="every assignment")
def test_ten_thousand_small_markets_with_couples_and_ties(evidence):
    """On 10,000 small markets the answer is stable where a stable one exists, and `none` where none does."""
    rng = random.Random(2019)
    absent = 0
    for number in range(evidence.part(10_000)):
        couples = rng.randint(0, 2)
        ties = couples == 0 and number % 2 == 0
        market = random_market(
            rng, rng.randint(max(1, 2 * couples), 5), rng.randint(1, 3), couples=couples, ties=ties
        )
        lots = rng.sample([*market.people, *market.rankings], len(market.people) + len(market.rankings))
        every = stable_assignments(market)
        found = match(market, lots=lots)
        absent += not every
        assert found.status == ("stable" if every else "none")
        assert not every or dict(found.seats) in every
        evidence.count()
    assert evidence.partial or absent > 0


@pytest.mark.peer(what="deferred acceptance, 60 people at 6 places", against="matching")
@pytest.mark.filterwarnings("ignore")
def test_the_same_matchings_as_the_library_matching(evidence):
    """Residents proposing, the library `matching` seats the same people at the same places."""
    games = peer("matching.games")
    rng = random.Random(3)
    for _ in range(evidence.part(20)):
        market = _full_market(rng, 60, 6, 10)
        game = games.HospitalResident.create_from_dictionaries(
            {person: list(tiers) for person, tiers in market.wishes.items()},
            {place: list(tiers) for place, tiers in market.rankings.items()},
            dict(market.capacities),
        )
        theirs = {
            person.name: place.name
            for place, people in game.solve(optimal="resident").items()
            for person in people
        }
        assert theirs == match(market).seats
        evidence.count()


@pytest.mark.peer(what="deferred acceptance, 40 people at 4 places", against="algmatch")
@pytest.mark.filterwarnings("ignore")
def test_the_same_matchings_as_the_library_algmatch(evidence):
    """Residents proposing, the library `algmatch` seats the same people at the same places."""
    algmatch = peer("algmatch")
    rng = random.Random(4)
    for _ in range(evidence.part(20)):
        market = _full_market(rng, 40, 4, 10)
        number = {name: int(name[1:]) + 1 for name in (*market.people, *market.rankings)}
        theirs = algmatch.HospitalResidentsProblem(
            dictionary={
                "residents": {
                    number[one]: [number[place] for place in tiers] for one, tiers in market.wishes.items()
                },
                "hospitals": {
                    number[place]: {
                        "capacity": market.capacity(place),
                        "preferences": [number[one] for one in tiers],
                    }
                    for place, tiers in market.rankings.items()
                },
            },
            optimised_side="residents",
        ).get_stable_matching()["resident_sided"]
        ours = match(market).seats
        for person in market.people:
            place = ours.get(person)
            assert theirs[f"r{number[person]}"] == (f"h{number[place]}" if place else "")
        evidence.count()


def _full_market(rng, people, places, capacity):
    from eig.teams.matching.people_and_places_of_a_market import Market

    everybody, everywhere = [f"p{n}" for n in range(people)], [f"c{n}" for n in range(places)]
    wishes = {person: rng.sample(everywhere, len(everywhere)) for person in everybody}
    rankings = {place: rng.sample(everybody, len(everybody)) for place in everywhere}
    return Market(wishes=wishes, rankings=rankings, capacities=dict.fromkeys(everywhere, capacity))
