"""Every choice of teams of a small model, and bounds at drawn prices to hold the choices against."""

from itertools import product
from random import Random

from eig.teams.engine._dual_bound import Prices, bound_at
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._team_enumeration import LOWEST, teams_from


def every_choice(model):
    """Return each choice of one team for each place, or of none where it may be; they may share people or break rules."""
    nothing = [0] * len(model.units)
    return product(
        *(
            [*(team for _, team in teams_from(place, nothing, LOWEST)), *[0] * (place.empty is not None)]
            for place in model.places
        )
    )


def bound_drawn(model, seed):
    """Return the bound at prices that are drawn, some of them nothing; those of soft rules are below a fine."""
    draw, most = Random(seed), 3 * GRAIN * model.grid
    units = tuple(draw.choice([0, draw.randrange(most)]) for _ in model.units)
    fines = [most if one.fine is None else one.fine for one in model.limits]
    return bound_at(model, Prices(units, tuple(draw.choice([0, draw.randrange(1, fine)]) for fine in fines)))
