"""A good timetable soon: one hearing after another, those left out first the next time.

A hearing takes the first place that is free for it; where there is none, another hearing moves on to make
room. Those that are left out come first in the next order (Joslin and Clements 1999, "squeaky wheel"). It
proves nothing: exact searches have something to beat, and who stops them has something to hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from eig._values.progress import Steps
from eig.timeline.hearings._exact_placing import Place, Placing
from eig.timeline.hearings._most_hearings import Board

ORDERS: Final = 20  # of 170 hearings in 175 places: some tenths of a second


def improved(placing: Placing, places: Mapping[int, Place], trials: Steps) -> dict[int, Place]:
    """Return places for as many hearings or more; each hearing looked at is a step, at which it may stop."""
    count = len(placing.people)
    best, board = dict(places), Board(placing)
    for hearing, place in places.items():
        board.put(hearing, place)
    order = sorted(range(count), key=lambda one: (one in best, -len(placing.closed[one]), one))
    steps = Steps(ORDERS * count, trials.stop, stopped=trials.stopped)
    for _ in range(ORDERS):
        missing: list[int] = []
        for hearing in order:
            if hearing not in board.places:
                if not steps.take():
                    trials.stopped = steps.stopped
                    return max(best, board.places, key=len)
                if not (board.insert(hearing) or board.make_room(hearing)):
                    missing.append(hearing)
        best = max(best, board.places, key=len)
        if not missing:
            break
        order = [*missing, *(one for one in order if one not in missing)]
        board = Board(placing)
    return best
