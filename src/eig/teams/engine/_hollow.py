"""The same hard rules, with worths that say nothing: they are scattered, or none."""

from __future__ import annotations

from attrs import evolve

from eig.teams.engine._model import Loss, Model, Place


def hollow(model: Model, *, spread: int) -> Model:
    """Return a model of the same hard rules whose worths are scattered, from 0 up to a spread.

    And where nothing is lost or fined.
    """
    return evolve(
        model,
        places=tuple(_hollow(number, place, spread) for number, place in enumerate(model.places)),
        limits=tuple(evolve(limit, fine=None if limit.fine is None else 0) for limit in model.limits),
        least=0,
    )


def _hollow(number: int, place: Place, spread: int) -> Place:
    """Scatter the worths of a place by Knuth's multiplicative hash (The Art of Computer Programming, 6.4)."""
    members = tuple(
        evolve(member, gain=(member.unit * 2654435761 + number * 1013904223) % 4294967296 * spread >> 32)
        for member in place.members
    )
    empty = None if place.empty is None else 0
    return evolve(place, members=members, loss=_forbids(place.loss), empty=empty, held=None)


def _forbids(loss: Loss | None) -> Loss | None:
    if loss is None:
        return None
    return lambda team: None if loss(team) is None else 0
