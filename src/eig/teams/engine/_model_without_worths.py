"""The same hard rules, with worths that say nothing: they are scattered, or none."""

from __future__ import annotations

from eig.teams.engine._search_model_in_whole_numbers import Loss, Member, Model, Place
from eig.teams.engine._work_limit import Beat


def without_worths(model: Model, *, spread: int, beat: Beat | None = None) -> Model:
    """Return a model of the same hard rules whose worths are scattered, from 0 up to a spread.

    And where nothing is lost or fined.
    """
    beat = beat or Beat()
    return model.but(
        places=tuple(
            [_without_worths((number, place), spread, beat) for number, place in enumerate(model.places)]
        ),
        limits=tuple(limit.but(fine=None if limit.fine is None else 0) for limit in model.limits),
        least=0,
    )


def _without_worths(numbered: tuple[int, Place], spread: int, beat: Beat) -> Place:
    """Scatter the worths of a place by Knuth's multiplicative hash (The Art of Computer Programming, 6.4)."""
    number, place = numbered
    beat.take(len(place.members))
    members = tuple(
        [
            Member(one.unit, gain, one.size, one.pack, one.foes, one.uses)
            for one in beat.over(place.members)
            for gain in [(one.unit * 2654435761 + number * 1013904223) % 4294967296 * spread >> 32]
        ]
    )
    empty = None if place.empty is None else 0
    return place.but(members=members, loss=_forbids(place.loss), empty=empty, held=None)


def _forbids(loss: Loss | None) -> Loss | None:
    if loss is None:
        return None
    return lambda team: None if loss(team) is None else 0
