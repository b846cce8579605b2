"""Which of equally good cohorts an order, or a draw, chooses: each keeps in turn what it likes best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from attrs import frozen

from eig._values.frozen_maps import FrozenMap
from eig.errors import Fault
from eig.lots.decisions_and_priorities_on_ties import Decision
from eig.lots.label_draw import LabelDraw
from eig.lots.rfc3797 import Rfc3797Draw
from eig.reasons import Because, reasons_in
from eig.teams.answers._equals_seen_so_far import Answer, rewarding
from eig.teams.answers._rules_added_as_questions import asking
from eig.teams.answers.equal_cohorts import EqualCohorts
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import CohortBound
from eig.typing import Lang

because: Because = reasons_in("teams.answers")

Order: TypeAlias = Decision | Rfc3797Draw | LabelDraw
"""What parts equally good cohorts: a recorded decision, or a draw; its order is that of priority."""


@frozen
class Settled:
    """A rule: what an order has chosen so far, as the openings left to each person and who has a seat."""

    places: FrozenMap[tuple[str, ...]]
    seated: tuple[str, ...]
    id: str = "settled"
    level: int = 0
    weight: int = 1

    def allows(self, person: Person, opening: Opening) -> bool:
        """Tell whether a person may still sit at an opening."""
        return person.id not in self.places or opening.id in self.places[person.id]

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:  # noqa: ARG002 # the shape of every cohort rule
        """Return that each of those who have a seat has one."""
        return tuple(
            CohortBound("seat", -1, by_seat={(who, place): -1 for place in self.places[who]})
            for who in self.seated
        )

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return because("settled", people=tuple(self.places)).say(lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield the breach, if somebody sits where the order left them no seat, or has lost the seat."""
        seats = {(who, crew.opening.id) for crew in crews for who in crew.ids}
        away = {who for who, place in seats if who in self.places and place not in self.places[who]}
        people = tuple(sorted(away | set(self.seated).difference(who for who, _ in seats)))
        if people:
            told = because("settled", people=people)
            yield Breach(rule=self.id, people=people, have=0, want=len(people), reason=told)


def decision_of(by: Order) -> Decision:
    """Return a decision as it is, or a draw as the decision that it makes."""
    if isinstance(by, Decision):
        return by
    if isinstance(by, Rfc3797Draw):
        return Decision(by="draw", order=by.drawn, reference=f"RFC 3797, {by.key}")
    return Decision(by="draw", order=by.order, reference=f"{by.code}, {by.randomness}")


ORDER = ("Composition.settle", "by", "order")
"""Where the order of a decision stands."""


def check_order(status: str, equals: EqualCohorts | None, names: tuple[str, ...]) -> None:
    """Refuse an order where nothing is undecided, or that names what is decided."""
    known = set[str]() if equals is None else {*equals.undecided, *(place for _, place in equals.possible)}
    strange = tuple(name for name in names if name not in known)
    if status != "optimal":
        raise Fault("Composition.settle", status, "teams.answers.proven_first")
    if strange:
        if equals is None or equals.unsettled or not equals.complete:  # they may be undecided: it was stopped
            check_chosen(None, names)
        raise Fault("Composition.settle.by.order", strange, "teams.answers.undecided", path=ORDER)


def check_chosen(cohort: Cohort | None, names: tuple[str, ...]) -> None:
    """Refuse an order that a search was stopped before it could follow."""
    if cohort is None:
        raise Fault("Composition.settle.by.order", names, "teams.answers.chosen_in_time", path=ORDER)


def settled_by(problem: Problem, cohort: Cohort, names: Sequence[str], turns: int | None = None) -> Settled:
    """Return what an order of names has chosen, once the cohort shown is the one that it chooses.

    Of all names, or of the first `turns`. An opening that has chosen keeps those named whom it has, and is
    closed to the others named, whether they have chosen or not. A person who has chosen keeps the openings
    that they like as much.
    """
    people, chosen = {one.id for one in problem.people}, names[:turns]
    closed = {name for name in chosen if name not in people}
    places: dict[str, tuple[str, ...]] = {}
    seated: list[str] = []
    for who in (name for name in names if name in people):
        here = cohort.place_of(who)
        left = _alike(problem, who, here) if who in chosen else [one.id for one in problem.openings]
        places[who] = (here,) if here in closed else tuple(one for one in left if one not in closed)
        if here is not None and (who in chosen or here in closed):
            seated.append(who)
    return Settled(FrozenMap(places), tuple(seated))


def _alike(problem: Problem, person: str, place: str | None) -> list[str]:
    """Return the openings that a person likes as much as a place; none if they have no seat."""
    rank = _liking(problem, person, place)
    return [one.id for one in problem.openings if _liking(problem, person, one.id) == rank]


def _liking(problem: Problem, person: str, place: str | None) -> int:
    """Return how much a person likes a place: wishes in order, then other openings alike, then no seat, 0."""
    if place is None:
        return 0
    wishes = problem.person(person).wishes
    return len(wishes) - wishes.index(place) + 1 if place in wishes else 1


def chosen_by(problem: Problem, cohort: Cohort, names: Sequence[str], answer: Answer) -> Cohort | None:
    """Return the best cohort that an order chooses: each name in turn keeps the cohorts that it likes best.

    A person likes their wishes in order, then any other seat, then none. An opening likes those first in
    the order, whether it is named before them or after. None if a search was stopped.
    """
    known = {one.id for one in problem.people}
    people = [name for name in names if name in known]
    for turn, name in enumerate(names):
        asked = asking(problem, settled_by(problem, cohort, names, turn))
        found, proven = answer(rewarding(asked, _liked(problem, name, people)), [cohort])
        if found is None or not proven:
            return None
        cohort = found
    return cohort


def _liked(problem: Problem, name: str, people: Sequence[str]) -> Callable[[str, str], int]:
    if name in people:
        return lambda person, opening: _liking(problem, name, opening) if person == name else 0
    worth = {who: 1 << turn for turn, who in enumerate(reversed(people))}
    return lambda person, opening: worth.get(person, 0) if opening == name else 0
