"""The seats of the best cohorts, where a model is a flow, with a handful of cohort rules beside it or none.

Of a flow alone, prices tell them all: two best seatings differ by moves that change nothing. With rules
beside it, each seat that prices leave open is asked for by itself: is there a cohort with it, or without it,
that is worth as much? The programme goes on from where it proved the worth: a question takes a few pivots.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from eig._maths.flow_one_seat_each import OUT, Seating, possible
from eig._values.records import Record
from eig.teams.engine._best_cohort_by_flow_alone import Flowed, flowed
from eig.teams.engine._bounds_by_head_count import Heads, counts_of
from eig.teams.engine._branching_on_parts import Parting, SearchPart
from eig.teams.engine._cohort_rules_as_rows import may_bind
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._one_team_a_place_search import Find
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._seats_as_flow import seats_of
from eig.teams.engine._work_limit import WorkLimit

Places = frozenset[int]  # by number; `OUT` where a unit sits nowhere


def places_in_best(model: Model, work_limit: WorkLimit) -> tuple[Places, ...] | None:
    """Return where each unit sits in some best cohort, if a flow alone tells; None if it does not."""
    seats = seats_of(model, work_limit=work_limit)
    paid = seats.limits  # what a flow pays for by seat
    if not seats.exact or any(may_bind(model, line) and not paid[line] for line in range(len(paid))):
        return None
    found = seats.best(work_limit)
    if not isinstance(found, Seating):
        return None
    places: list[set[int]] = [set() for _ in model.units]
    for unit, nodes in zip(seats.units, possible(seats.gains, seats.sizes, found), strict=True):
        places[unit] |= {OUT if node == OUT else seats.nodes[node].place for node in nodes}
    return tuple(map(frozenset, places))


class BestSeats(Record, frozen=False):
    """The parts of a model that may hold a cohort worth so much, and what is asked of them."""

    model: Model
    rows: FlowRows
    parts: tuple[SearchPart, ...]
    worth: int

    @classmethod
    def of(cls, model: Model, worth: int, work_limit: WorkLimit) -> BestSeats | None:
        """Return what can be asked of the best cohorts of a model; None where rows do not tell all."""
        flow = flowed(model, work_limit)
        rows = FlowRows.of(flow) if isinstance(flow, Flowed) and flow.seats.exact else None
        if rows is None or rows.merged:
            return None
        root = rows.part(None, model, work_limit, wanted=worth)
        heads = Heads(model, GRAIN, work_limit, rows.lower, known={None: root.bound}, models={None: model})
        parts: list[SearchPart] = []
        for head in counts_of(model, None, root.seated):
            if heads.estimate(head) >= worth:
                part = rows.part(head, heads.model(head), work_limit, wanted=worth)
                heads.known[head] = part.bound
                if part.value >= worth:
                    parts.append(part.copy())
                    parts[-1].narrow(worth)
        return cls(model, rows, tuple(parts), worth)

    @property
    def open(self) -> frozenset[tuple[int, int]]:
        """The seats `(unit, place)` that prices do not leave out."""
        return frozenset(
            (unit, place)
            for part in self.parts
            for unit in self._columns
            for column, place in self._columns[unit]
            if place != OUT and part.basis.high[column]
        )

    @cached_property
    def _columns(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        """The columns of each unit, with the place that each seats it at."""
        table = self.rows.table
        groups = zip(table.kinds, table.programme.groups, strict=True)
        return {
            kind.units[0]: [(column, self._place(table.columns[column][1])) for column in columns]
            for kind, columns in groups
        }

    def _place(self, node: int) -> int:
        return OUT if node == OUT else self.rows.table.seats.nodes[node].place

    def having(self, unit: int, place: int, work_limit: WorkLimit) -> tuple[int, ...] | None:
        """Return a cohort worth as much where a unit sits at a place, or nowhere (`OUT`); None if none is.

        Raises:
            Halt: If the work_limit is out.
            Unsettled: If rounding leaves it open.
        """
        mine = [column for column, where in self._columns[unit] if where == place]
        parts = [part.with_bounds(one, low=1) for part in self.parts for one in mine if part.basis.high[one]]
        return self._first(parts, work_limit)

    def lacking(self, unit: int, place: int, work_limit: WorkLimit) -> tuple[int, ...] | None:
        """Return a cohort worth as much where a unit does not sit at a place; None if none is.

        Raises:
            Halt: If the work_limit is out.
            Unsettled: If rounding leaves it open.
        """
        columns = self._columns[unit]
        others = [column for column, where in columns if where != place]
        parts = [part for part in self.parts if any(part.basis.high[one] for one in others)]
        for column, where in columns:
            if where == place:
                parts = [part.with_bounds(column, high=0) for part in parts]
        return self._first(parts, work_limit)

    def _first(self, parts: list[SearchPart], work_limit: WorkLimit) -> tuple[int, ...] | None:
        find = Find(self.worth - GRAIN, self.worth)
        Parting(self.rows.table, work_limit, find, parts).goes_on()
        return find.teams
