"""Two ways to the end of a search, in turns: teams are gone through, and seats are parted.

Both go over all cohorts that are worth more than the best known, so that it does not matter to the proof
which one ends. Which one is shorter cannot be told before: each goes on for as much work as the other, and
waits where it stands. So the search takes no more than some times what the shorter of both takes.
"""

from __future__ import annotations

from eig.teams.engine._branching_on_parts import Parting, Unsettled
from eig.teams.engine._one_team_a_place_search import Listing

FIRST = 500  # teams listed, or branches, of a first turn
PIVOT = 10  # branches that take as long as a pivot


def race(listing: Listing, parting: Parting) -> None:
    """Go over all cohorts worth more than is known: by teams first, then in turns, each twice as long."""
    work = FIRST
    while not listing.goes_on(work):
        try:
            if parting.goes_on(work // PIVOT):
                return
        except Unsettled:
            listing.goes_on()
            return
        work *= 2
