"""The equals of a best cohort: the seats that all of them have, and those that some have.

Over a flow they are read off: a seat is in another best cohort if a chain of moves through it comes back
and changes nothing (`eig._maths.flows.possible`). Elsewhere each seat that the bound leaves open is asked
for, or barred, and composed again: a cohort as good shows that the seat is possible, a lower proven optimum
that it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial
from typing import cast

from attrs import define, frozen

from eig._maths.flows import OUT, Seating, possible
from eig.teams.answers.composing import Composition, compose
from eig.teams.asked.cohort_rules import SeatGiven
from eig.teams.asked.rules import Rule
from eig.teams.asked.seat_rules import Forbidden
from eig.teams.engine._backends import Backend
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._forced import forced_bound
from eig.teams.engine._model import Model
from eig.teams.engine._seats import Seats, seats_of
from eig.teams.engine._table import may_bind

Seat = tuple[str, str]  # person, opening


@frozen
class Equals:
    """What all best cohorts have in common, and what some have.

    Args:
        certain: The seats of every best cohort.
        possible: The seats of some best cohort, the certain ones included.
        unsure: Seats of which the search was stopped before it could tell whether they are.
    """

    certain: frozenset[Seat]
    possible: frozenset[Seat]
    unsure: frozenset[Seat] = frozenset()

    @property
    def unique(self) -> bool:
        """Tell whether it is proven that there is one best cohort."""
        return not self.unsure and self.certain == self.possible


def equals(
    composition: Composition,
    *,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
) -> Equals | None:
    """Return the seats that are certain and possible among the best cohorts; None if no best one is known."""
    if composition.status != "optimal" or composition.cohort is None:
        return None
    model = compile_problem(composition.problem)
    seats = seats_of(model)
    if seats.exact and all(_is_told(model, seats, line) for line in range(len(model.limits))):
        return _read_off(seats, cast("Seating", seats.best()))  # there is a best cohort: it is known
    return _Asking(composition, partial(compose, nodes=nodes, stop=stop, backend=backend)).answer(model)


def _is_told(model: Model, seats: Seats, line: int) -> bool:
    """Tell whether a limit is as if it were not there, or a fine that is paid by whoever sits."""
    fine = model.limits[line].fine
    return not may_bind(model, line) or (fine is not None and seats.limits[line] == fine)


def _read_off(seats: Seats, seating: Seating) -> Equals:
    model = seats.model
    some: set[Seat] = set()
    all_: set[Seat] = set()
    for unit, nodes in zip(seats.units, possible(seats.gains, seats.sizes, seating), strict=True):
        person = model.people_of(1 << unit)[0]
        places = {OUT if node == OUT else seats.nodes[node].place for node in nodes}
        here = {(person, model.places[place].opening) for place in places if place != OUT}
        some |= here
        all_ |= here if len(places) == 1 else set()
    return Equals(frozenset(all_), frozenset(some))


@define
class _Asking:
    composition: Composition
    compose: Callable[..., Composition]

    def answer(self, model: Model) -> Equals:
        """Ask for each seat that may be possible, and bar each that may be certain."""
        cohort = self.composition.cohort
        own = frozenset(() if cohort is None else cohort.seats)
        some, certain, unsure = set(own), set(own), set[Seat]()
        for seat in self._open(model):
            if seat not in some:
                self._ask(SeatGiven.of(*seat), seat, (some, certain, unsure))
        for seat in sorted(own):
            if seat in certain:
                self._ask(Forbidden.of(*seat), seat, (some, certain, unsure))
        return Equals(frozenset(certain - unsure), frozenset(some), frozenset(unsure))

    def _open(self, model: Model) -> Iterable[Seat]:
        """Yield the seats that the bound leaves open."""
        worth, bound = self.composition.worth or Fraction(0), self.composition.bound_at_prices
        for place in model.places:
            for one in place.members:
                for person in model.people_of(1 << one.unit):
                    most = forced_bound(model, bound, person, place.opening)
                    if bound is None or (most is not None and most >= worth):
                        yield person, place.opening

    def _ask(self, rule: Rule, seat: Seat, known: tuple[set[Seat], set[Seat], set[Seat]]) -> None:
        """Compose with one more rule; learn from a cohort that is as good."""
        some, certain, unsure = known
        problem = self.composition.problem
        names = {one.id for one in problem.stated}
        again = self.compose(problem if rule.id in names else problem.having(rule))
        if again.cohort is not None and again.worth == self.composition.worth:
            some |= set(again.cohort.seats)
            certain &= set(again.cohort.seats)
        elif again.status not in ("optimal", "infeasible") and (again.bound or 0) >= (
            self.composition.worth or 0
        ):
            unsure.add(seat)
