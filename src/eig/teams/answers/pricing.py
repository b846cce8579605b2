"""The exact price of a seat: what the cohort loses, level by level, when someone is seated by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, demand, instance_of, one_of, text
from eig._ground.values import Value
from eig.reasons import Reason, Trace
from eig.reasons import trace as told
from eig.teams.answers._asking import asking
from eig.teams.answers._change_telling import move_reason
from eig.teams.answers._differences import level_rows, loss_between, reason_of, vector
from eig.teams.answers.composing import Composition, compose
from eig.teams.answers.repairing import SeatMove, moves_between
from eig.teams.answers.scores import LevelScore, to_levels
from eig.teams.asked.checking import forbidden
from eig.teams.asked.cohort_rules import SeatGiven
from eig.teams.asked.cohorts import Cohort
from eig.teams.engine._backends import Backend
from eig.typing import Lang

__all__ = ["PointsLost", "PointsLostStatus", "points_lost"]

PointsLostStatus: TypeAlias = Literal["exact", "at_most", "at_least", "unproven", "impossible", "unknown"]
"""How far a price is proven.

`exact`; `at_most` or `at_least`, if one of the two searches was stopped with a cohort, `unproven` if both
were; `impossible`: proven that no cohort has the seat; `unknown`: stopped with nothing to compare.
"""


def __dir__() -> list[str]:
    return __all__


@final
@checked
@frozen(kw_only=True)
class PointsLost(Value):
    """What it costs to seat a person at an opening.

    Args:
        person: The person.
        opening: The opening.
        status: How far the price is proven (see `PointsLostStatus`).
        lost: What the cohort loses at each level, the first first, and of each term; below 0 it gains. A
            price is nothing only if each level loses nothing. Empty if no price is known.
        before: The cohort compared with, or None.
        instead: The best cohort that has the seat.

    >>> from eig.teams import Opening, Person, Problem
    >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
    >>> price = points_lost(found, "p1", "plume")
    >>> price.points, price.status
    ((Fraction(0, 1),), 'exact')
    """

    person: str
    opening: str
    status: PointsLostStatus
    lost: tuple[LevelScore, ...] = field(default=(), converter=to_levels)
    before: Cohort | None = None
    instead: Composition

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("person", text)
        faults.check("opening", text)
        faults.check("status", one_of(*PRICE_STATUSES))
        faults.check("lost", instance_of(LevelScore).each())
        faults.check("before", instance_of(Cohort).or_none())
        faults.check("instead", instance_of(Composition))
        faults.done()

    @property
    def points(self) -> tuple[Fraction, ...]:
        """What is lost at each level, the first first: vectors compare as cohorts do. Empty if not known."""
        return vector(self.lost)

    @property
    def moves(self) -> tuple[SeatMove, ...]:
        """Everyone whose seat would change, sorted; nobody if no price is known."""
        if self.before is None or self.instead.cohort is None:
            return ()
        return moves_between(self.before, self.instead.cohort)

    def explain(self, *, lang: Lang = "en") -> Trace:
        """Return the price in words, how far it is proven, and whose seat would change.

        Of a seat without a price: the rules on who may sit there that forbid it. `binding_rules` names the
        others.

        >>> from eig.teams import Opening, Person, Problem
        >>> people = [Person(id="p1"), Person(id="p2")]
        >>> found = compose(Problem(people=people, openings=[Opening(id="plume")]))
        >>> print(points_lost(found, "p2", "plume").explain())
        p2: to seat p2 at plume costs nothing; p1 loses the seat at plume; p2 takes a seat at plume.
        """
        return told(self.person, _reasons(self), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a level; one without points if no price is known.

        >>> from eig.teams import Opening, Person, Problem
        >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
        >>> points_lost(found, "p1", "plume").rows()
        [{'person': 'p1', 'opening': 'plume', 'status': 'exact', 'level': 1, 'points': Fraction(0, 1)}]
        """
        seat = {"person": self.person, "opening": self.opening, "status": self.status}
        return level_rows(seat, self.lost)


def _reasons(price: PointsLost) -> Iterable[Reason]:
    facts = {"person": price.person, "opening": price.opening}
    if price.status in _UNPRICED:
        en, fr = _SAID[price.status]
        yield Reason(code=price.status, sentences={"en": en, "fr": fr}, facts=facts)
        problem = price.instead.problem
        bars = forbidden(problem, problem.person(price.person), problem.opening(price.opening))
        yield from (breach.reason for breach in bars)
        return
    subject = ("to seat {person} at {opening}", "placer {person} à {opening}")
    yield reason_of("price", subject, price.lost, facts=facts)
    if price.status != "exact":
        en, fr = _SAID[price.status]
        yield Reason(code=price.status, sentences={"en": en, "fr": fr})
    yield from map(move_reason, price.moves)


_UNPRICED = ("impossible", "unknown")

_SAID: Mapping[PointsLostStatus, tuple[str, str]] = MappingProxyType(
    {
        "exact": ("it is proven", "c'est prouvé"),
        "at_most": (
            "no more than that: the search for the best cohort with this seat was stopped",
            "pas davantage : la recherche de la meilleure promotion avec cette place a été arrêtée",
        ),
        "at_least": (
            "no less than that: the composition compared with is not proven best",
            "pas moins : la composition de départ n'est pas prouvée la meilleure",
        ),
        "unproven": (
            "neither cohort is proven best: both searches were stopped",
            "aucune des deux promotions n'est prouvée la meilleure : les deux recherches ont été arrêtées",
        ),
        "impossible": (
            "no cohort that keeps all the rules seats {person} at {opening}: it is proven",
            "aucune promotion respectant toutes les règles ne place {person} à {opening} : c'est prouvé",
        ),
        "unknown": (
            "the price of a seat for {person} at {opening} is not known: the search was stopped",
            "le prix d'une place pour {person} à {opening} n'est pas connu : la recherche a été arrêtée",
        ),
    }
)

PRICE_STATUSES = tuple(_SAID)


@checked
def points_lost(
    composition: Composition,
    person: str,
    opening: str,
    *,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
) -> PointsLost:
    """Return the exact price of seating a person at an opening, and the best cohort that does.

    Args:
        composition: The composition to compare with.
        person: The person.
        opening: The opening.
        nodes: As for `compose`.
        stop: As for `compose`.
        backend: As for `compose`.

    Raises:
        UnknownKey: If the problem has no such person or opening.

    >>> from eig.teams import Objective, Opening, Person, Problem
    >>> from eig.teams.asked import SkillPoints
    >>> people = [Person(id="p1", skills={"data": 4}), Person(id="p2", skills={"data": 2})]
    >>> plume = Opening(id="plume", weights={"data": 3})
    >>> found = compose(Problem(people=people, openings=[plume], objective=Objective(terms=[SkillPoints()])))
    >>> points_lost(found, "p2", "plume").points
    (Fraction(6, 1),)
    """
    demand("price_of", composition=(composition, Composition))
    problem = composition.problem
    seat = SeatGiven.of(problem.person(person).id, problem.opening(opening).id)
    instead = compose(asking(problem, seat), nodes=nodes, stop=stop, backend=backend)
    known = composition.cohort is not None and instead.cohort is not None
    return PointsLost(
        person=person,
        opening=opening,
        status=_status(composition, instead),
        lost=loss_between(composition.score, instead.score) if known else (),
        before=composition.cohort,
        instead=instead,
    )


def _status(composition: Composition, instead: Composition) -> PointsLostStatus:
    if instead.status == "infeasible":
        return "impossible"
    return _PROVEN.get((composition.status, instead.status), "unknown")


_PROVEN: Mapping[tuple[str, str], PointsLostStatus] = MappingProxyType(
    {
        ("optimal", "optimal"): "exact",
        ("optimal", "best_so_far"): "at_most",
        ("best_so_far", "optimal"): "at_least",
        ("best_so_far", "best_so_far"): "unproven",
    }
)
