"""The exact price of a seat: what the cohort loses when a person is seated somewhere by hand."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import final

from attrs import frozen

from eig.teams._asking import asking
from eig.teams._model import GRAIN
from eig.teams.cohort_rules import Seated
from eig.teams.composing import Composition, compose

__all__ = ["SeatPrice", "price_of"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class SeatPrice:
    """What it costs to seat a person at an opening.

    Args:
        person: The person.
        opening: The opening.
        points: The price in points, 0 if it costs nothing; None if no cohort has that seat, or none was
            found. With several levels, it is one number for all of them, as `Composition.worth` is; it is
            below 0 only if the composition is not proven and the cohort found here is better.
        instead: The best cohort that has the seat.

    >>> from eig.teams import Opening, Person, Problem
    >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
    >>> price_of(found, "p1", "plume").points
    Fraction(0, 1)
    """

    person: str
    opening: str
    points: Fraction | None
    instead: Composition


def price_of(
    composition: Composition,
    person: str,
    opening: str,
    *,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
) -> SeatPrice:
    """Return the exact price of seating a person at an opening, and the best cohort that does.

    Args:
        composition: The composition to compare with.
        person: The person.
        opening: The opening.
        nodes: As for `compose`.
        stop: As for `compose`.

    Raises:
        UnknownKey: If the problem has no such person or opening.

    >>> from eig.teams import Objective, Opening, Person, Problem, SkillPoints
    >>> people = [Person(id="p1", skills={"data": 4}), Person(id="p2", skills={"data": 2})]
    >>> plume = Opening(id="plume", weights={"data": 3})
    >>> found = compose(Problem(people=people, openings=[plume], objective=Objective(terms=[SkillPoints()])))
    >>> price_of(found, "p2", "plume").points
    Fraction(6, 1)
    """
    problem = composition.problem
    seat = Seated.of(problem.person(person).id, problem.opening(opening).id)
    instead = compose(asking(problem, seat), nodes=nodes, stop=stop)
    found = composition.cohort is not None and instead.cohort is not None
    points = _lost(composition, instead) if found else None
    return SeatPrice(person=person, opening=opening, points=points, instead=instead)


def _lost(composition: Composition, instead: Composition) -> Fraction:
    """Return the difference in the weights of the first: those of the second depend on who may sit where.

    A level whose rules no cohort can break has no weight, and no points.
    """
    weights = composition.model.weights
    pairs = zip(composition.score, instead.score, strict=True)
    lost = sum((weights.get(was.level, 0) * (was.points - now.points) for was, now in pairs), Fraction(0))
    return lost / (composition.model.grid * GRAIN)
