"""A first cohort, not the best one: for a search that was stopped before it found any.

Places choose their best priced team in turn, among people still free. A place left without a team chooses
before the others the next time; a limit that was passed gets dearer. In the end each place chooses once
more, the others staying as they are, as long as that gains.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from eig.teams.engine._bound import Bound, Prices, best_of, norms_of, prices_at
from eig.teams.engine._fuel import Fuel
from eig.teams.engine._model import Model
from eig.teams.engine._packing import Frame
from eig.teams.engine._search import uses_of

TRIES = 60
DEARER = 40  # a limit that was passed by its usual use gets dearer by this part of a usual team

Teams = tuple[int, ...]


@frozen(eq=False, repr=False)
class First:
    """A cohort: its worth and its teams by place."""

    worth: int
    teams: Teams


def first_cohort(model: Model, bound: Bound, fuel: Fuel | None = None, *, tries: int = TRIES) -> First | None:
    """Return a cohort that keeps all hard rules, if a few tries find one before the caller says stop."""
    frame, norms = Frame(model, bound), norms_of(model)
    order = sorted(range(len(model.places)), key=lambda place: (len(model.places[place].members), place))
    limits = bound.prices.limits
    push = abs(bound.value) // (DEARER * max(1, len(order))) + 1
    for _ in range(tries):
        if fuel is not None and fuel.stops():
            return None
        teams = _drafted(model, Prices(bound.prices.units, limits), order)
        left = [place for place in order if place not in teams]
        order = [*left, *(place for place in order if place in teams)]
        if not left:
            chosen = tuple(teams[place] for place in range(len(order)))
            worth = _worth(frame, chosen)
            if worth is not None:
                return _polished(frame, First(worth, chosen))
            limits = _pushed(model, chosen, limits, [max(1, int(push / norm)) for norm in norms])
    return None


def _drafted(model: Model, prices: Prices, order: Sequence[int]) -> dict[int, int]:
    """Return the team that each place chooses in turn, as far as there is one."""
    at, used = prices_at(model, prices), 0
    teams: dict[int, int] = {}
    for number in order:
        place = model.places[number]
        best = best_of(place, at(place), barred=used)
        if best is not None:
            teams[number], used = best[1], used | best[1]
    return teams


def _worth(frame: Frame, teams: Teams) -> int | None:
    worth = frame.weighed(list(enumerate(teams)))
    return worth if worth is not None and frame.model.allows(teams) else None


def _pushed(model: Model, teams: Teams, prices: tuple[int, ...], push: list[int]) -> tuple[int, ...]:
    """Return the prices of the limits, dearer where a hard one was passed."""
    used = [0] * len(prices)
    for place, team in zip(model.places, teams, strict=True):
        used = [have + use for have, use in zip(used, uses_of(model, place, team), strict=True)]
    return tuple(
        price + max(price // 2, more) if limit.fine is None and use > limit.high else price
        for use, limit, price, more in zip(used, model.limits, prices, push, strict=True)
    )


def _polished(frame: Frame, first: First) -> First:
    """Return a cohort no worse, where no place gains by choosing again."""
    at = prices_at(frame.model, frame.base.prices)
    before = None
    while first is not before:
        before = first
        for number, place in enumerate(frame.model.places):
            others = sum(first.teams) - first.teams[number]  # no unit is in two teams
            best = best_of(place, at(place), barred=others)
            if best is not None and best[1] != first.teams[number]:
                teams = (*first.teams[:number], best[1], *first.teams[number + 1 :])
                worth = _worth(frame, teams)
                first = First(worth, teams) if worth is not None and worth > first.worth else first
    return first
