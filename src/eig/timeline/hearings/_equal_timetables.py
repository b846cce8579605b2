"""Timetables that are equally good: whether there are any, and who could be left out instead.

A small request is settled by going through its timetables. Whether it is small depends on how many places
each hearing could take, not on names; what is larger is told by counts alone, or said not to be settled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import Final, NamedTuple

from eig.timeline.hearings._exact_placing import Place, Placing
from eig.timeline.hearings._most_hearings_placed import Board, Most

WAYS: Final = 100_000  # ways to give each hearing a place or none, before any rule: some tenths of a second


class Equals(NamedTuple):
    """Who could be left out instead, and whether no other timetable is as good; None where not settled."""

    instead: frozenset[int] | None
    only: bool | None


def equals(placing: Placing, found: Most) -> Equals:
    """Return what is settled about the timetables that hold as many hearings as the one found."""
    held = len(found.places)
    only = False if found.instead or _has_twin(placing, held) else None
    settled = found.instead is not None and only is not None
    options = _options(placing)
    if settled or held < found.bound or prod(1 + len(places) for places in options) > WAYS:
        return Equals(found.instead, only)
    left = frozenset(range(len(placing.people))) - found.places.keys()
    omitted, several = _walked(placing, options, held)
    return Equals(omitted - left, not several and only is None)


def _has_twin(placing: Placing, held: int) -> bool:
    """Tell whether rooms change names, or two hearings of one half-day change turns, in any timetable."""
    return held > (0 if placing.rooms > 1 else sum(map(bool, placing.capacities)))


def _options(placing: Placing) -> Sequence[Sequence[Place]]:
    """Return the places that each hearing could take if it were alone."""
    places = [(half_day, turn) for half_day, turns in enumerate(placing.capacities) for turn in range(turns)]
    return [[place for place in places if place[0] not in closed] for closed in placing.closed]


def _walked(placing: Placing, options: Sequence[Sequence[Place]], held: int) -> tuple[frozenset[int], bool]:
    """Return the hearings that some timetable of so many leaves out, and whether there are several."""
    everything = frozenset(range(len(placing.people)))
    omitted: frozenset[int] = frozenset()
    number = 0
    for places in _timetables(options, range(len(options)), Board(placing), held):
        number += 1
        omitted |= everything - places
        if number > 1 and omitted == everything:
            break
    return omitted, number > 1


def _timetables(
    options: Sequence[Sequence[Place]], waiting: Sequence[int], board: Board, held: int
) -> Iterator[frozenset[int]]:
    """Yield the hearings of each timetable of so many, going back where those to come are too few."""
    if len(board.places) == held:
        yield frozenset(board.places)
        return
    if len(board.places) + len(waiting) < held:
        return
    hearing, *later = waiting
    for place in options[hearing]:
        if board.fits(hearing, place):
            yield from _timetables(options, later, board.with_one(hearing, place), held)
    yield from _timetables(options, later, board, held)
