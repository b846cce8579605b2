"""Soft rules that no cohort can keep: what they cost is a price of seats, paid by whoever sits."""

from __future__ import annotations

from eig.teams.engine._search_model_in_whole_numbers import Model
from eig.teams.engine._work_limit import Beat


def paid_anyhow(model: Model, beat: Beat) -> tuple[int, ...]:
    """Return the fines of the limits that no cohort keeps: they are paid by whoever sits, as if by seat."""
    fines: list[int] = []
    for line, limit in enumerate(model.limits):
        fine = limit.fine or 0
        if fine:
            beat.take(len(model.users[line]) + len(model.places))
            fine = fine if least_use(model, line) >= limit.high else 0
        fines.append(fine)
    return tuple(fines)


def least_use(model: Model, line: int) -> int:
    """Return a figure that no cohort's use of a limit is below."""
    everywhere, seats = dict(model.users[line]), model.seat_uses[line]
    total = 0
    for number in range(len(model.places)) if everywhere else seats:
        place, here = model.places[number], seats.get(number, {})
        if everywhere:
            uses = [
                (everywhere.get(one.unit, 0) + here.get(one.unit, 0)) // one.size for one in place.members
            ]
        else:  # a line of seats is about a few people
            uses = [use // len(model.units[unit].people) for unit, use in here.items()]
            uses += [0] if len(here) < len(place.members) else []
        least = min(uses, default=0)
        total += least * (place.most if least < 0 else place.least if place.empty is None else 0)
    return total
