"""The search by a backend over seats, where no rule looks at a team as a whole (`_seat_rows`).

The programme in part gives prices; the bound at them, in whole numbers, is the proof. Only seats that a
cohort within a gap of that bound can have are given to the backend, to be chosen whole. The cohort that it
finds tells how wide the gap must be for the proof.
"""

from __future__ import annotations

from attrs import define, field

from eig.teams.engine._backends import Backend
from eig.teams.engine._bound import Bound
from eig.teams.engine._flowing import worth_of
from eig.teams.engine._fuel import Fuel, Halt
from eig.teams.engine._model import GRAIN, Model
from eig.teams.engine._outcome import Outcome, Step
from eig.teams.engine._search import Find
from eig.teams.engine._seat_rows import Priced, SeatRows
from eig.teams.engine.highs import Unfinished

OFFERED = 2  # seats that the first choice is offered, for each that can be taken


def by_seats(
    backend: Backend, model: Model, start: Bound, fuel: Fuel, *, step: Step | None = None
) -> Outcome | None:
    """Return the best cohort, or what is known when the fuel is out; None if the backend has no prices."""
    rows = SeatRows(model)
    if not fuel.lasts():
        raise Halt
    programme = backend.programme(rows.rows)
    programme.add(rows.columns, whole=True)
    programme.add(rows.fines, whole=False)
    relaxed = programme.relaxed(None if fuel.stop is None else fuel.stops)
    fuel.pause()
    priced = None if relaxed is None else rows.priced(relaxed.prices, start)
    if priced is None:
        return None
    return _Search(backend, rows, priced, fuel).outcome(step)


@define(eq=False, repr=False)
class _Search:
    """A search under way: the bound, and the best cohort so far."""

    backend: Backend
    rows: SeatRows
    priced: Priced
    fuel: Fuel
    find: Find = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.find = Find(self.rows.model.least - GRAIN, self.priced.bound.value)

    def outcome(self, step: Step | None) -> Outcome:
        """Return the best cohort, or what is known when the fuel is out."""
        root, find = self.priced.bound, self.find
        proven, gap = root.value, self._first_gap()
        try:
            while proven >= find.worth + GRAIN:
                self._choose(gap)
                proven = max(find.worth, min(proven, root.value - gap - 1))
                needed = root.value - find.worth - GRAIN
                gap = needed if find.teams is not None else min(4 * gap, needed)
                if step is not None:
                    step(None if find.teams is None else find.worth, proven)
        except Halt:
            return Outcome(root, find.teams, find.worth, proven)
        return Outcome(root, find.teams, find.worth, None if find.teams is None else find.worth)

    def _first_gap(self) -> int:
        """Return a gap that holds a few seats for each that can be taken."""
        seats = OFFERED * sum(place.most for place in self.rows.model.places)
        lacks = sorted(self.priced.lacks)
        return max(GRAIN, lacks[min(seats, len(lacks)) - 1])

    def _choose(self, gap: int) -> None:
        """Look for the best cohort among the seats within a gap."""
        if not self.fuel.lasts():
            raise Halt
        able = [column for column, lack in enumerate(self.priced.lacks) if lack <= gap]
        columns = self.rows.columns
        programme = self.backend.programme(self.rows.rows)
        programme.add([columns[column] for column in able], whole=True)
        programme.add(self.rows.fines, whole=False)
        choice = programme.choose(self.fuel.left, self.fuel.stop)
        self.fuel.spent += choice.nodes
        if choice.columns is not None:
            self._keep([able[number] for number in choice.columns])
        if not choice.settled:
            raise Halt

    def _keep(self, chosen: list[int]) -> None:
        teams = self.rows.teams(chosen)
        worth = None if teams is None else worth_of(self.rows.model, teams)
        if teams is None or worth is None:
            raise Unfinished("the backend chose seats that are no cohort: people sit twice or break a rule")
        if worth > self.find.worth:
            self.find.worth, self.find.teams = worth, teams
