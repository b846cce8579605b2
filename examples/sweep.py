"""What would happen on many promotions: `python examples/sweep.py 40`.

It makes promotions from seeds, composes the teams of each, on one core and on all, and prints how many people have
their first wish, and how much sooner all cores are done. People and wishes are invented. The answers are the same,
whoever works.
"""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

from eig import teams
from eig.promotions import P3
from eig.testing import synthetic_candidates, synthetic_wishes

CHALLENGES = P3.challenges[:8]
PEOPLE = 60


def first_wishes(seed):
    """Return the share of the seated who have their first wish, in the promotion that a seed makes."""
    people = synthetic_candidates(PEOPLE, seed=seed, promotion=P3)
    applications = synthetic_wishes(people, seed=seed, promotion=P3, challenges=CHALLENGES)
    wishes = {one.candidate: one.wishes for one in applications}
    problem = teams.Problem(
        people=[teams.Person(id=one.id, profiles=one.profiles, wishes=wishes[one.id]) for one in people],
        openings=[
            teams.Opening(
                id=challenge.id,
                size=(len(challenge.posts), len(challenge.posts)),
                posts=[teams.Seat(accepts=post.accepted) for post in challenge.posts],
            )
            for challenge in CHALLENGES
        ],
        objective=teams.Objective(terms=[teams.WishPoints(by_rank=[2, 1])]),
    )
    composition = teams.compose(problem)
    if composition.cohort is None:
        return None
    seats = composition.cohort.seats
    return sum(wishes[person][0] == opening for person, opening in seats) / len(seats)


def timed(work):
    """Return what work gives, and how long it took."""
    start = perf_counter()
    return work(), perf_counter() - start


def report(alone, slow, together, fast, *, workers):
    """Print whether both give the same answers, what they are, and how long each took."""
    shares = [share for share in together if share is not None]
    print(f"same answers: {alone == together}")
    print(f"promotions that can be filled: {len(shares)} of {len(together)}")
    if shares:
        average = sum(shares) / len(shares)
        print(f"first wishes: {min(shares):.0%} to {max(shares):.0%}, {average:.0%} on average")
    print(f"{slow:.1f} s alone, {fast:.1f} s with {workers} workers: {slow / fast:.1f} times as fast")


def main(count):
    """Sweep so many seeds on one core, then on all, and compare."""
    seeds, workers = range(count), os.cpu_count()
    alone, slow = timed(lambda: list(map(first_wishes, seeds)))
    with ProcessPoolExecutor(workers) as pool:
        together, fast = timed(lambda: list(pool.map(first_wishes, seeds, chunksize=4)))
    report(alone, slow, together, fast, workers=workers)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal():  # its own name, how many
        sys.exit("python examples/sweep.py 40")
    main(int(sys.argv[1]))
