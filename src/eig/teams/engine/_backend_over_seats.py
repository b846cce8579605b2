"""The search by a backend over seats (`_rows_and_columns_over_seats`): no rule looks at a team as a whole.

The programme in part gives prices; the bound at them, in whole numbers, is the proof. Only seats that a
cohort within a gap of that bound can have are given to the backend, to be chosen whole. The cohort that it
finds tells how wide the gap must be for the proof.
"""

from __future__ import annotations

from attrs import define

from eig.teams.engine._dual_bound import Bound
from eig.teams.engine._one_team_a_place_search import Find
from eig.teams.engine._rows_and_columns_over_seats import Priced, SeatRows
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._search_outcome import First, SearchOutcome, Step
from eig.teams.engine._solver_backend_interface import Backend
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import Halt, WorkLimit
from eig.teams.engine.highs import Unfinished

OFFERED = 2  # seats that the first choice is offered, for each that can be taken
LOOSE = 2  # times the seats taken in part outnumber those taken whole: a first choice among few would be lost
ALMOST = 0.999
WIDER = 4  # times, the gap after one without a cohort


def by_seats(
    backend: Backend,
    model: Model,
    start: Bound,
    work_limit: WorkLimit,
    *,
    step: Step | None = None,
    known: First | None = None,
) -> SearchOutcome | None:
    """Return the best cohort, or what is known when the work_limit is out; None if the backend has no prices.

    Where a cohort is known, only better ones are looked for.
    """
    rows = SeatRows(model, beat=work_limit.beat())
    if not work_limit.lasts():
        raise Halt
    programme = backend.programme(rows.rows)
    programme.add(rows.columns, whole=True)
    programme.add(rows.fines, whole=False)
    work_limit.pause()
    relaxed = programme.relaxed(None if work_limit.stop is None else work_limit.stops)
    work_limit.pause()
    if relaxed is None or (priced := rows.priced(relaxed.prices, start)) is None:
        return None
    worth, teams = (model.least - GRAIN, None) if known is None else (known.worth, known.teams)
    find, seats = Find(worth, priced.bound.value, teams), relaxed.amounts[: len(rows.columns)]
    sure, loose = sum(one > ALMOST for one in seats), sum(1 - ALMOST < one <= ALMOST for one in seats)
    return _Search(backend, rows, priced, work_limit, find, loose=LOOSE * loose > sure).outcome(step)


@define(eq=False, repr=False)
class _Search:
    """A search under way: the bound, and the best cohort so far."""

    backend: Backend
    rows: SeatRows
    priced: Priced
    work_limit: WorkLimit
    find: Find
    loose: bool = False  # prices tell little: no few seats hold the best cohort

    def outcome(self, step: Step | None) -> SearchOutcome:
        """Return the best cohort, or what is known when the work_limit is out."""
        root, find = self.priced.bound, self.find
        proven, gap = root.value, self._needed if self.loose else min(self._first_gap(), self._needed)
        try:
            while proven >= find.worth + GRAIN:
                self._choose(gap)
                proven = max(find.worth, min(proven, root.value - gap - 1))
                gap = self._needed if find.teams is not None else min(WIDER * gap, self._needed)
                if step is not None:
                    step(None if find.teams is None else find.worth, proven)
        except Halt:
            return SearchOutcome(root, find.teams, find.worth, max(find.worth, proven))
        return SearchOutcome(root, find.teams, find.worth, None if find.teams is None else find.worth)

    @property
    def _needed(self) -> int:
        """The gap that holds all cohorts better than what is known."""
        return self.priced.bound.value - self.find.worth - GRAIN

    def _first_gap(self) -> int:
        """Return a gap that holds a few seats for each that can be taken."""
        seats = OFFERED * sum(place.most for place in self.rows.model.places)
        lacks = sorted(self.priced.lacks)
        return max(GRAIN, lacks[min(seats, len(lacks)) - 1])

    def _choose(self, gap: int) -> None:
        """Look for the best cohort among the seats within a gap."""
        if not self.work_limit.lasts():
            raise Halt
        able = [column for column, lack in enumerate(self.priced.lacks) if lack <= gap]
        columns = self.rows.columns
        programme = self.backend.programme(self.rows.rows)
        programme.add([columns[column] for column in able], whole=True)
        programme.add(self.rows.fines, whole=False)
        choice = programme.choose(self.work_limit.left, self.work_limit.stop)
        self.work_limit.spent += choice.nodes
        if choice.columns is not None:
            self._keep([able[number] for number in choice.columns])
        if not choice.settled:
            raise Halt

    def _keep(self, chosen: list[int]) -> None:
        teams = self.rows.teams(chosen)
        worth = None if teams is None else worth_of(self.rows.model, teams)
        if teams is None or worth is None:
            raise Unfinished("no_cohort_of_seats")
        if worth > self.find.worth:
            self.find.worth, self.find.teams = worth, teams
