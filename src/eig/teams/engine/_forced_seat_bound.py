"""What a seat forced by hand would let the cohort be worth at most: one place priced again."""

from __future__ import annotations

from fractions import Fraction

from eig.teams.engine._dual_bound import Bound, prices_at
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._team_enumeration import LOWEST, best_team


def forced_bound(model: Model, bound: Bound | None, person: str, opening: str) -> Fraction | None:
    """Return a bound on cohorts where a person sits at an opening.

    None if no team there can hold the person.
    """
    number = next(index for index, place in enumerate(model.places) if place.opening == opening)
    place = model.places[number]
    people = model.problem.people
    unit = next(
        (one.unit for one in place.members if person in {people[i].id for i in model.units[one.unit].people}),
        None,
    )
    if unit is None or bound is None:
        return None
    best = best_team(place, prices_at(model, bound.prices)(place), LOWEST, held=unit)
    if best is None:
        return None
    value = bound.value - bound.teams[number][0] + best[0]
    return Fraction(value // GRAIN, model.grid)
