"""The flow first: where seats alone matter, the best cohort is had at once, and nothing is listed."""

from __future__ import annotations

from eig._maths.flow_one_seat_each import Seating, Shortage
from eig._values.records import Record
from eig.teams.engine._dual_bound import Bound, Prices, bound_at, free
from eig.teams.engine._search_model_in_whole_numbers import Model
from eig.teams.engine._search_outcome import First, SearchOutcome
from eig.teams.engine._seats_as_flow import Seats, seats_of
from eig.teams.engine._team_worths_and_posts_held import used_of, worth_of
from eig.teams.engine._work_limit import WorkLimit


class Flowed(Record):
    """What the flow knows: a bound with the prices that prove it, and its own cohort, if it is one."""

    seats: Seats
    seating: Seating
    value: int
    teams: tuple[int, ...] | None
    worth: int

    @property
    def first(self) -> First | None:
        """The cohort with its worth, if the flow's own is one."""
        return None if self.teams is None else First(self.worth, self.teams)

    @property
    def settled(self) -> bool:
        """Tell whether the cohort is the best."""
        return self.teams is not None and self.worth == self.value

    @property
    def kept(self) -> bool:
        """Tell whether the seating keeps the rules on the cohort: then what it breaks is within teams."""
        model, teams = self.seats.model, self.seats.teams(self.seating)
        if teams is None:
            return False
        used = used_of(model, teams)
        return all(
            use <= limit.high or limit.fine is not None for use, limit in zip(used, model.limits, strict=True)
        )

    @property
    def root(self) -> Bound:
        """The bound at the prices."""
        return Bound(self.seats.prices(self.seating), self.value, ())

    def outcome(self) -> SearchOutcome:
        """Return the cohort, with what no cohort passes."""
        return SearchOutcome(self.root, self.teams, self.worth, self.value)


def flowed(model: Model, work_limit: WorkLimit) -> Flowed | SearchOutcome | None:
    """Return what the flow knows, or that there is no cohort; None if the work_limit is out."""
    seats = seats_of(model, work_limit=work_limit)
    found = seats.best(work_limit)
    if isinstance(found, Shortage):
        return _short(model, seats, found)
    if found is None:
        return None
    teams = seats.teams(found)
    worth = None if teams is None else worth_of(model, teams)
    return Flowed(seats, found, seats.value(found), None if worth is None else teams, worth or 0)


def _short(model: Model, seats: Seats, short: Shortage) -> SearchOutcome | None:
    """Return the proof that there is no cohort: people asked for by too many seats get dearer without end.

    Where those who must sit at a place cannot all, it has no team.
    """
    start = bound_at(model, free(model))
    if start is None:
        return SearchOutcome()
    takers, dear = seats.takers(short.nodes), max(1, start.value - model.least + 1)
    units = tuple(dear * (unit in takers) for unit in range(len(model.units)))
    below = bound_at(model, Prices(units, (0,) * len(model.limits)), start)
    return SearchOutcome(below) if below is not None and below.value < model.least else None
