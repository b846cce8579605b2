"""Deferred acceptance against the libraries `matching` and `algmatch`: people with lists of ten, places for twenty.

Times include building each library's own market from plain lists.
"""

import random
import sys
import time
import warnings

from eig.teams.matching import match
from eig.teams.matching.market import Market

SIZES = (1_000, 5_000, 10_000, 50_000)
PEER_LIMIT_SECONDS = 60


def lists(people):
    """Return wishes, rankings and capacities of a market of a size."""
    rng = random.Random(people)
    everybody, everywhere = [f"p{n}" for n in range(people)], [f"c{n}" for n in range(people // 20)]
    wishes = {person: rng.sample(everywhere, 10) for person in everybody}
    rankings = {place: [] for place in everywhere}
    for person, places in wishes.items():
        for place in places:
            rankings[place].append(person)
    for people_there in rankings.values():
        rng.shuffle(people_there)
    return wishes, rankings, dict.fromkeys(everywhere, 20)


def ours(wishes, rankings, capacities):
    return dict(match(Market(wishes=wishes, rankings=rankings, capacities=capacities)).seats)


def matching_library(wishes, rankings, capacities):
    from matching.games import HospitalResident

    solved = HospitalResident.create_from_dictionaries(wishes, rankings, capacities).solve(optimal="resident")
    return {person.name: place.name for place, people in solved.items() for person in people}


def timed(function, *arguments):
    start = time.perf_counter()
    result = function(*arguments)
    return time.perf_counter() - start, result


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(
        1_000_000
    )  # the peer copies recursively; without this it stops at about 2,000 people
    theirs_lasts = 0.0
    for people in SIZES:
        market = lists(people)
        ours_lasts, seats = min((timed(ours, *market) for _ in range(3)), key=lambda pair: pair[0])
        line = f"deferred acceptance, {people:>6} people: eig {1000 * ours_lasts:8.1f} ms"
        if theirs_lasts * 25 < PEER_LIMIT_SECONDS:
            try:
                theirs_lasts, theirs = timed(matching_library, *market)
                assert theirs == seats
                line += f", matching {1000 * theirs_lasts:9.1f} ms, ratio {theirs_lasts / ours_lasts:6.1f}"
            except ModuleNotFoundError:
                line += ", matching is not installed"
        print(line, flush=True)


if __name__ == "__main__":
    main()
