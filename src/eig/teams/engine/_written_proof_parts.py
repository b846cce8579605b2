"""A proof in writing: parts of all cohorts with prices, to be added up by whoever checks them.

Every rule is a row over seats here, and every cohort belongs to a part. A part is closed where the sum of
what rows bring at prices, and each person at best, is below what is claimed; or it is parted in two, by how
many sit somewhere, or by whether somebody does. Seats with which a part would be closed are left out of the
parts that it is parted in. The format stands in `docs/explanation/teams.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from attrs import define, field

from eig._maths.flow_one_seat_each import OUT, Seating
from eig._maths.simplex_bases import start
from eig.teams.engine._branching_on_parts import SearchPart
from eig.teams.engine._cohort_rules_as_rows import COHORT, Asked, Table, basis_of, table_of
from eig.teams.engine._dual_bound import rough
from eig.teams.engine._model_without_worths import without_worths
from eig.teams.engine._search_model_in_whole_numbers import Model, Place
from eig.teams.engine._seats_as_flow import Node, Seats, seats_of
from eig.teams.engine._work_limit import WorkLimit

FORMAT = "eig-proof/1"


def lines_of(model: Model, worth: int | None, work_limit: WorkLimit) -> Iterator[str | None]:
    """Yield the lines of a proof that no cohort is worth more; or, without a worth, that there is none.

    None ends them, where rows over seats do not prove it: a rule looks at teams, or numbers are too wide.
    """
    asked = without_worths(model, spread=0) if worth is None else model
    stated = tuple([place.but(rounds=False) for place in asked.places])  # rows that a rule says
    asked = asked.but(places=stated, shares=())
    if model.accepts is not None or any(map(_looks_at_teams, asked.places)):
        yield None
        return
    seats = _plain(seats_of(asked, work_limit=work_limit))
    table = table_of(asked, seats, alike=False)
    if table is None:
        yield None
        return
    yield from _Writing(table, (-table.grain if worth is None else worth), work_limit).lines(asked, worth)


def _looks_at_teams(place: Place) -> bool:
    """Tell whether rows over seats do not say all that a team is worth, or must keep."""
    return place.spans is None or place.held is not None or bool(place.empty)


def _plain(seats: Seats) -> Seats:
    """Return the seats with one node an opening: its rules are rows once they are broken."""
    places = enumerate(seats.model.places)
    nodes = tuple([Node(number, *_size(place), place.gains) for number, place in places])
    movers = [unit for unit, one in enumerate(seats.model.units) for _ in one.people]
    sizes = [len(one.people) for one in seats.model.units]
    gains = tuple([
        {number: node.gains[unit] // sizes[unit] for number, node in enumerate(nodes) if unit in node.gains}
        for unit in movers
    ])  # fmt: skip
    none = (0,) * len(seats.model.limits)
    return Seats(seats.model, nodes, tuple(movers), gains, none, {}, exact=False, linear=True)


def _size(place: Place) -> tuple[int, int]:
    """Return the fewest and the most people of a team, as rules that count everybody say it."""
    each = {one.unit: one.size for one in place.members}
    said = [span for span in place.spans or () if each == {unit: span.amounts.get(unit) for unit in each}]
    low = max([1, *[span.low for span in said]]) if place.empty is None else 0
    return low, min([span.high for span in said if span.high is not None], default=sum(each.values()))


@define(eq=False, repr=False)
class _Writing:
    """A proof as it is written: parts that are open, and rows that were told."""

    table: Table
    worth: int
    work_limit: WorkLimit
    known: dict[Asked, int] = field(factory=dict[Asked, int])  # numbers of late rows

    @property
    def first(self) -> int:
        """The number of the first row that is told late."""
        return len(self.table.seats.nodes) + len(self.table.fines)

    def lines(self, model: Model, worth: int | None) -> Iterator[str | None]:
        """Yield the lines: what is claimed, then each part before those it is parted in."""
        yield _line({
            "format": FORMAT,
            "worth": worth,
            "grain": self.table.grain,
            "levels": {str(level): weight for level, weight in model.weights.items()},
            "rows": self._rows(),
        })  # fmt: skip
        found = self.table.seats.best(self.work_limit)
        basis = basis_of(self.table, found) if isinstance(found, Seating) else start(self.table.programme)
        open_ = [SearchPart.of(self.table, model, basis, rough(model).value + self.table.grain)]
        while open_:
            part = open_.pop().copy().lowered(self.work_limit, self.wanted)
            yield from self._late(part)
            said: dict[str, object] = {"prices": self._prices(part)}
            if part.value >= self.wanted:
                part.narrow(self.wanted)
                further = self._parted(part, said)
                if not further:
                    yield None
                    return
                open_ += further
            yield _line(said)

    @property
    def wanted(self) -> int:
        """The least that a better cohort is worth."""
        return self.worth + self.table.grain

    def _parted(self, part: SearchPart, said: dict[str, object]) -> list[SearchPart]:
        """Return the parts that a part is parted in, the first last, and say by what; none if it is not."""
        values = None if part.found is None else part.found.values
        cut = None if values is None else part.cut(values)
        if cut is None:
            said["again"] = True
            return [part] if values is not None and part.stale(values) else []
        by_row, one, value = cut
        parted = part.with_row if by_row else part.with_bounds
        low, high = parted(one, high=int(value)), parted(one, low=int(value) + 1)
        if by_row:
            said["row"] = [one, int(value)]
            return [high, low]
        number, node = part.table.columns[one]
        who = self._person(part.table.kinds[number].units[0])
        said["seat"] = [who, None if node == OUT else self._opening(node)]
        return [low, high] if node == OUT else [high, low]

    def _rows(self) -> list[object]:
        """Return what the rows are that are there from the first."""
        table = self.table
        limits = [table.model.limits[some[0]] for some in table.lines]
        nodes = enumerate(table.seats.nodes)
        return [
            *[["size", self._opening(number), node.low, node.high] for number, node in nodes],
            *[["line", limit.rule, limit.label] for limit in limits],
            *[
                ["count", {self._person(unit): heads for unit, heads in one.items()}]
                for one in table.counters
            ],
        ]

    def _late(self, part: SearchPart) -> Iterator[str]:
        """Yield the rows that a part asks for, and that were not told yet."""
        for span in part.table.spans:
            if span not in self.known:
                self.known[span] = self.first + len(self.known)
                yield _line({"row": self._late_row(cast("tuple[int, int]", span))})

    def _late_row(self, span: tuple[int, int]) -> list[object]:
        model, (place, number) = self.table.model, span
        if place == COHORT:
            return ["line", model.limits[number].rule, model.limits[number].label]
        here, count = model.places[place], model.places[place].all_spans[number]
        amounts = {unit: amount for unit, amount in count.amounts.items() if unit in here.gains}
        high = sum(amounts.values()) if count.high is None else count.high
        people = {self._person(unit): amount for unit, amount in amounts.items()}
        return ["team", here.opening, count.low or None, high, people]

    def _prices(self, part: SearchPart) -> list[tuple[int, int]]:
        """Return the price of each row that has one."""
        late = [self.known[span] for span in part.table.spans]
        numbers = [*range(self.first), *late]
        return [(number, price) for number, price in zip(numbers, part.prices, strict=True) if price]

    def _opening(self, node: int) -> str:
        return self.table.model.places[self.table.seats.nodes[node].place].opening

    def _person(self, unit: int) -> str:
        return self.table.model.problem.people[self.table.model.units[unit].people[0]].id


def _line(said: dict[str, object]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
