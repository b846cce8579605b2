"""The programme beside the flow: alike people as kinds, seats as columns, cohort rules as rows.

A share is a row of its own while nobody knows how many will sit, and a plain count once that is known: the
programme has both rows, and each head count asks for its own. Where a flow's seating is known, it is a
basis: each node's price is told by one move that changes nothing, and these moves form a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, product
from math import gcd
from typing import cast

from attrs import define, evolve, field, frozen

from eig._maths.flow_one_seat_each import OUT, Seating, Shortage, seat
from eig._maths.linear_programmes import Entries, Programme
from eig._maths.simplex import start_at
from eig._maths.simplex_bases import Basis, start
from eig.teams.engine._envy_claims_as_rows import Claim, Cut, claims_of
from eig.teams.engine._required_sums_of_few_amounts import Counts, head_counts
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, Span
from eig.teams.engine._seats_as_flow import Seats
from eig.teams.engine._whole_sums_as_rows import Tally, tallies_of

WIDE = 1 << 46  # worths, counted in their smallest step, that floats still tell apart
FAR = 1e15  # no row comes near it
TWICE = 2  # times: those who weigh so much more than all others are counted
MANY = 40  # lines of cohort rules, beyond which those that only count are rows once values break them
COHORT = -1  # in the place of a place: a line of a cohort rule

Uses = tuple[tuple[int, int], ...]  # `(row, use)`
Figure = tuple[int, Uses]  # what a column is worth, and what it uses
Row = (
    tuple[int | None, int] | None
)  # the least (None: anything) and the most; None: a row that is not asked now


Counter = Mapping[int, int]  # heads that each unit counts for, wherever it sits
Asked = tuple[int, int] | Cut  # a row asked for: (place, span), (COHORT, line), or what follows from claims


@frozen(eq=False, repr=False)
class Kind:
    """Alike units: what each node that takes them is worth, and what they use of each row there."""

    units: tuple[int, ...]
    gains: Mapping[int, int]
    uses: Mapping[int, tuple[tuple[int, int], ...]]
    must: bool


@define(eq=False, repr=False, slots=False)
class Table:
    """The programme of a model: kinds, rows, and where each column stands."""

    model: Model
    seats: Seats
    kinds: tuple[Kind, ...]
    lines: tuple[tuple[int, ...], ...]  # the limits that each row beside the nodes stands for
    sums: tuple[int, ...]  # the rows of hard limits that weigh people differently
    counters: tuple[Counter, ...]  # rows after those: they bind nothing, until parts are told apart by them
    spans: tuple[Asked, ...]  # the last rows: what was asked for
    fines: tuple[int | None, ...]
    grain: int  # worths are multiples of it
    late: tuple[int, ...] = ()  # the limits that are rows only once they are asked for
    counts: tuple[Counts, ...] | None = None  # what the last counters may come to, if that is known
    claims: Mapping[int, tuple[Claim, ...]] = field(factory=dict[int, tuple[Claim, ...]])  # by place
    missed: Mapping[int, int] = field(init=False)  # of late lines that may be missed, the column of that
    claimed: Mapping[int, int] = field(init=False)  # of those of claims, how often each is missed at most
    bare: Table | None = None  # without the rows asked for
    columns: tuple[tuple[int, int], ...] = field(init=False)  # (kind, node); node -1: no seat
    programme: Programme = field(init=False)
    figures: tuple[tuple[int, int, int], ...] = field(
        init=False
    )  # of each column: worth, node or -1, what else it uses
    rests: tuple[Uses, ...] = field(init=False)  # that, by number: the columns of a kind mostly share theirs

    def __attrs_post_init__(self) -> None:
        nodes, bare = len(self.seats.nodes), self.bare
        misses, rows = self._misses(nodes), nodes + len(self.fines)
        self.columns, groups = _columns(self.kinds, bare)
        figures = [self._figure(number, node) for number, node in self.columns]
        added = self._added(len(self.columns))
        self.columns += tuple([(OUT, rows[0] if rows else -1) for rows, _ in misses])
        figures += [
            (-fine, (*[(row, -1) for row in rows], *added.get(column, ())))
            for column, (rows, fine) in enumerate(misses, len(figures))
        ]
        like = None if bare is None else bare.programme
        self.programme = Programme(
            groups,
            tuple(len(kind.units) for kind in self.kinds),
            [float(one[0] // self.grain) for one in figures if one] if like is None else like.worths,
            _entries(figures, like),
            [-FAR] * rows,
            [FAR] * rows,
            like=like,
        )
        self.figures, self.rests = _shapes(figures, nodes, bare)
        soft = [line for line in self.late if self.model.limits[line].fine is not None]
        self.missed = {line: column for column, line in enumerate(soft, len(self.columns) - len(soft))}
        some = [one for claims in self.claims.values() for one in claims if one.line in self.missed]
        self.claimed = {self.missed[one.line]: one.most for one in some}

    def _added(self, first: int) -> Mapping[int, Uses]:
        """Return what columns of misses, from the first on, add to rows that were rounded."""
        found: dict[int, Uses] = {}
        for row, span in enumerate(self.spans, len(self.seats.nodes) + len(self.fines) - len(self.spans)):
            for column, use in span.columns if isinstance(span, Cut) else ():
                if column >= first:
                    found[column] = (*found.get(column, ()), (row, use))
        return found

    def _figure(self, number: int, node: int) -> Figure | None:
        """Return what a column is worth and uses; None if further rows change nothing of it."""
        kind, bare = self.kinds[number], self.bare
        if bare is not None and kind.uses.get(node) is bare.kinds[number].uses.get(node):
            return None
        return (0, ()) if node == OUT else (kind.gains[node], ((node, 1), *kind.uses[node]))

    def _misses(self, nodes: int) -> list[tuple[Sequence[int], int]]:
        """Return the rows of each miss of a soft limit, none while it is not asked for, and its fine."""
        first = nodes + len(self.fines) - len(self.spans)
        fines = enumerate(self.fines[: first - nodes], nodes)
        misses: list[tuple[Sequence[int], int]] = [([row], fine) for row, fine in fines if fine is not None]
        asked: dict[int, list[int]] = {line: [] for line in self.late}
        for row, span in enumerate(self.spans, first):
            for line in span.lines if isinstance(span, Cut) else span[1:] if span[0] == COHORT else ():
                asked[line].append(row)
        late = [(rows, self.model.limits[line].fine) for line, rows in asked.items()]
        return [*misses, *[(rows, fine) for rows, fine in late if fine is not None]]

    def asked_of(self, span: Asked) -> tuple[int | None, int]:
        """Return the bounds of a row that is asked for."""
        if isinstance(span, Cut):
            return None, span.high
        place, number = span
        if place == COHORT:
            return None, self.model.limits[number].high
        return bounds_of(self.model.places[place].all_spans[number])

    def fine_of(self, span: Asked) -> int | None:
        """Return what a miss of such a row costs, if it is a soft line's."""
        line = span[1] if not isinstance(span, Cut) and span[0] == COHORT else None
        return None if line is None else self.model.limits[line].fine

    def amounts_of(self, span: Asked) -> Mapping[int, Mapping[int, int]]:
        """Return what units add to such a row, by place; under `COHORT` what they add wherever they sit."""
        if isinstance(span, Cut):
            return span.amounts
        place, number = span
        if place != COHORT:
            return {place: self.model.places[place].all_spans[number].amounts}
        return {COHORT: dict(self.model.users[number]), **self.model.seat_uses[number]}

    def rows(self, model: Model) -> list[Row]:
        """Return the bounds of the rows for a model with the same limits, maybe of one head count."""
        nodes: list[Row] = [(node.low, node.high) for node in self.seats.nodes]
        counted = {share.count for share in model.shares}
        asked = {share.line for share in model.shares}
        idle = counted if model is self.model else asked
        last = len(model.limits) - (2 if model.shares else 0)
        return [
            *nodes,
            *[
                None
                if lines[0] in idle or (lines[0] == last and model is self.model)
                else row_of_limits(model, lines)
                for lines in self.lines
            ],
            *[(0, sum(counter.values())) for counter in self.counters],
            *map(self.asked_of, self.spans),
        ]

    @property
    def bound(self) -> bool:
        """Tell whether people are bound to sit together: no flow of single people tells where they sit."""
        return any(len(unit.people) > 1 for unit in self.model.units)

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """The sums that are whole numbers in every cohort."""
        if self.bare is not None:
            return self.bare.tallies
        gains: dict[tuple[int, int], int] = {}
        for kind in self.kinds:
            for (node, gain), unit in product(kind.gains.items(), kind.units):
                place = self.seats.nodes[node].place
                gains[place, unit] = max(gain, gains.get((place, unit), gain))
        return tallies_of(self.model, gains, [lines[0] for lines in self.lines])

    @cached_property
    def by_size(self) -> tuple[list[tuple[int, slice]], list[tuple[int, tuple[int, ...]]]]:
        """The kinds of one, by number, with their columns; then the kinds of several, or of no column."""
        if self.bare is not None:
            return self.bare.by_size
        some = list(enumerate(self.programme.groups))
        alone = {one for one, columns in some if columns and len(self.kinds[one].units) == 1}
        slices = [(one, slice(columns[0], columns[-1] + 1)) for one, columns in some if one in alone]
        return slices, [(one, columns) for one, columns in some if one not in alone]

    @property
    def spared(self) -> int:
        """The least that a miss of a claim costs, where a sum to keep lets some be missed at best; else 0."""
        limits, first = self.model.limits, len(self.seats.nodes)
        shares = {share.line for share in self.model.shares}
        fines = [limits[line].fine or 0 for line, column in self.missed.items() if column in self.claimed]
        summed = any(self.lines[row - first][0] not in shares for row in self.sums)
        return min(fines, default=0) if summed else 0

    @property
    def first_counter(self) -> int:
        """The first row that only counts heads."""
        return len(self.seats.nodes) + len(self.lines)


def row_of_limits(model: Model, lines: tuple[int, ...]) -> tuple[int | None, int]:
    """Return the bounds of a row: the first line is its most, a second line its least."""
    low = None if len(lines) == 1 else -model.limits[lines[1]].high
    return low, model.limits[lines[0]].high


def table_of(model: Model, seats: Seats, *, alike: bool = True) -> Table | None:
    """Return the programme; None if its worths are too wide for it.

    Where people who are `alike` are told apart, heads of hard limits that go both ways are counted too.
    """
    lines, late = _late(model, seats, _lines(model))
    limits = [model.limits[some[0]] for some in lines]
    sums = [row for row, one in enumerate(limits) if one.fine is None and not one.even]
    both = [
        some[0]
        for some, one in zip(lines, limits, strict=True)
        if (one.fine or not alike) and _goes_both_ways(model, some[0])
    ]
    counters = tuple(_counters(model, [lines[row][0] for row in sums], both))
    heads = head_counts(model) if sums else None
    counters += () if heads is None else tuple([dict.fromkeys(units, 1) for units in heads.units])
    row_of = {some[0]: row for row, some in enumerate(lines, len(seats.nodes))}
    uses = _everywhere(model, row_of, counters, len(seats.nodes) + len(lines))
    signs = _signs(model, late, spans=seats.linear and not seats.exact)
    kinds = _kinds(seats, row_of, uses, signs)
    if not alike or 2 * len(kinds) > len(seats.units):
        kinds = _kinds(seats, row_of, uses, range(len(model.units)))
    fines = (*[one.fine for one in limits], *[None] * len(counters))
    misses = [*fines, *[model.limits[line].fine for line in late]]
    points = [gain for kind in kinds for gain in kind.gains.values()] + [fine for fine in misses if fine]
    grain = gcd(*points) or GRAIN
    if max(map(abs, points), default=0) // grain * max(1, len(seats.units)) > WIDE:
        return None
    rows = tuple([row + len(seats.nodes) for row in sums])
    counts = None if heads is None else heads.counts
    apart = all(len(kind.units) == 1 for kind in kinds)
    table = Table(model, seats, kinds, lines, rows, counters, (), fines, grain, late, counts)
    return evolve(table, claims=claims_of(model, late)) if alike and apart and late else table


def with_spans(table: Table, spans: Iterable[Asked]) -> Table:
    """Return a table whose last rows are counts over teams, late lines, or what follows from claims."""
    new, bare = tuple(spans), table.bare or table
    nodes = bare.seats.nodes
    here: dict[int, list[tuple[int, Mapping[int, int]]]] = {}
    for row, span in enumerate(new, len(nodes) + len(bare.fines)):
        for place, amounts in bare.amounts_of(span).items():
            here.setdefault(place, []).append((row, amounts))

    pairs: dict[tuple[int, int], tuple[int, int]] = {}  # many columns have the same
    added: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row, span in enumerate(new, len(nodes) + len(bare.fines)):
        for column, use in span.columns if isinstance(span, Cut) else ():
            added.setdefault(bare.columns[column], []).append((row, use))

    def used(number: int, kind: Kind, node: int) -> Uses:
        unit, some = kind.units[0], (*here.get(COHORT, ()), *here.get(nodes[node].place, ()))
        more = _sum((row, amounts[unit]) for row, amounts in some if unit in amounts)
        more += tuple(added.get((number, node), ()))
        return (*kind.uses[node], *[pairs.setdefault(one, one) for one in more]) if more else kind.uses[node]

    kinds = tuple([
        evolve(kind, uses={node: used(number, kind, node) for node in kind.uses})
        for number, kind in enumerate(bare.kinds)
    ])  # fmt: skip
    fines = [bare.fine_of(span) for span in new]
    return evolve(bare, kinds=kinds, spans=new, fines=(*bare.fines, *fines), bare=bare)


def bounds_of(span: Span) -> tuple[int | None, int]:
    """Return the bounds of a count over a team as a row."""
    most = sum(span.amounts.values())
    return span.low or None, most if span.high is None else span.high


def _entries(figures: Sequence[Figure | None], like: Programme | None) -> tuple[Entries, ...]:
    """Return what each column uses, in floats; those of None as in the programme that it is like."""
    pairs: dict[tuple[int, int], tuple[int, float]] = {}  # many columns have the same
    return tuple([
        tuple([pairs.get(one) or pairs.setdefault(one, (one[0], float(one[1]))) for one in figure[1]])
        if figure is not None
        else cast("Programme", like).entries[column]
        for column, figure in enumerate(figures)
    ])  # fmt: skip


def _shapes(
    figures: Sequence[Figure | None], nodes: int, bare: Table | None = None
) -> tuple[tuple[tuple[int, int, int], ...], tuple[Uses, ...]]:
    """Return the figures of each column, its uses beside its node by number; those of None as they were."""
    numbers: dict[Uses, int] = {} if bare is None else {rest: one for one, rest in enumerate(bare.rests)}
    shapes: list[tuple[int, int, int]] = []
    for column, figure in enumerate(figures):
        if figure is None:
            shapes.append(cast("Table", bare).figures[column])
            continue
        gain, uses = figure
        seat = bool(uses) and uses[0][0] < nodes
        rest = uses[1:] if seat else uses
        shapes.append((gain, uses[0][0] if seat else -1, numbers.setdefault(rest, len(numbers))))
    return tuple(shapes), tuple(numbers)


def _columns(
    kinds: Sequence[Kind], bare: Table | None
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, ...], ...]]:
    """Return the columns of kinds, and those of each kind: a table with further rows has the same."""
    if bare is not None:
        groups = bare.programme.groups
        return bare.columns[: sum(map(len, groups))], groups
    columns: list[tuple[int, int]] = []
    made: list[tuple[int, ...]] = []
    for number, kind in enumerate(kinds):
        mine = [*kind.gains, *(() if kind.must else (OUT,))]
        made.append(tuple(range(len(columns), len(columns) + len(mine))))
        columns += [(number, node) for node in mine]
    return tuple(columns), tuple(made)


def _lines(model: Model) -> tuple[tuple[int, ...], ...]:
    """Return the limits that could bind, by row; the last row counts the heads, where shares ask for it."""
    last = len(model.limits) - (2 if model.shares else 0)
    counted = {share.count for share in model.shares}
    some = [(line,) for line in range(last) if line in counted or may_bind(model, line)]
    return (*some, (last, last + 1)) if model.shares else tuple(some)


def _late(
    model: Model, seats: Seats, lines: Sequence[tuple[int, ...]]
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """Return the lines that are rows from the start, and those that are once values break them.

    Late are, of many, those that only count heads, or seats of one opening, and of which nothing else hangs.
    """
    counted = {share.count for share in model.shares}
    late = {
        some[0]: None
        for some in lines
        if len(some) == 1 and some[0] not in counted and not seats.limits[some[0]]
        if model.limits[some[0]].even or not model.users[some[0]]
    }
    late = late if len(late) > MANY else {}
    return tuple([some for some in lines if some[0] not in late]), tuple(late)


def may_bind(model: Model, line: int) -> bool:
    """Tell whether some cohort could pass a limit."""
    here = [use for uses in model.seat_uses[line].values() for use in uses.values()]
    most = sum([use for _, use in model.users[line] if use > 0]) + sum([use for use in here if use > 0])
    return most > model.limits[line].high


def _goes_both_ways(model: Model, line: int) -> bool:
    """Tell whether some add to a limit, and others take away from it, as in a share."""
    uses = [use for _, use in model.users[line]]
    return bool(uses) and min(uses) < 0 < max(uses)


def _counters(model: Model, uneven: Sequence[int], both: Sequence[int]) -> Iterable[Counter]:
    """Yield what is worth counting where limits weigh people differently: sums leave gaps that counts do not.

    All heads, unless shares ask for them already; those who weigh far more than all others; and those who
    add to a soft limit that goes `both` ways.
    """
    if (uneven or both) and not model.shares:
        yield {number: len(unit.people) for number, unit in enumerate(model.units)}
    adding = [tuple([unit for unit, use in model.users[line] if use > 0]) for line in both]
    yield from (dict.fromkeys(some, 1) for some in dict.fromkeys(adding))
    heavy = [_heavy(model.users[line]) for line in uneven]
    yield from (dict(one) for one in dict.fromkeys([tuple(some.items()) for some in heavy]) if one)


def _heavy(users: Iterable[tuple[int, int]]) -> Counter:
    """Return the units above the widest gap between two uses, if those above weigh twice as much."""
    uses = sorted({use for _, use in users if use > 0})
    gap, above = max([(high - low, high) for low, high in pairwise(uses)], default=(0, 0))
    return {unit: 1 for unit, use in users if use >= above > 0} if above <= TWICE * gap else {}


def _everywhere(
    model: Model, row_of: Mapping[int, int], counters: Sequence[Counter], first: int
) -> tuple[Uses, ...]:
    """Return what each unit uses of each row, wherever it sits."""
    return tuple([
        (
            *_uses(unit.uses, row_of),
            *[(row, one[number]) for row, one in enumerate(counters, first) if number in one],
        )
        for number, unit in enumerate(model.units)
    ])  # fmt: skip


def _signs(model: Model, late: Sequence[int], *, spans: bool) -> list[tuple[tuple[int, ...], ...]]:
    """Return what each unit adds to rows that may be asked for: only units that add the same are alike."""
    signs: list[list[tuple[int, ...]]] = [[] for _ in model.units]
    for number, place in enumerate(model.places if spans else ()):
        for at, span in enumerate(place.all_spans):
            for unit, amount in span.amounts.items():
                signs[unit].append((number, at, amount))
    for line in late:
        for unit, use in model.users[line]:
            signs[unit].append((line, use))
        for number, uses in model.seat_uses[line].items():
            for unit, use in uses.items():
                signs[unit].append((number, COHORT, line, use))
    return list(map(tuple, signs))


def _kinds(
    seats: Seats, row_of: Mapping[int, int], everywhere: Sequence[Uses], signs: Sequence[object]
) -> tuple[Kind, ...]:
    model = seats.model
    gains: list[dict[int, int]] = [{} for _ in model.units]
    for number, node in enumerate(seats.nodes):
        for unit, gain in node.gains.items():
            gains[unit][number] = gain
    alike: dict[object, list[int]] = {}
    made: dict[object, Kind] = {}
    for unit, worths in enumerate(gains):
        plain = everywhere[unit]
        more = len(model.units[unit].people) - 1  # seats beyond the first
        uses = {
            node: (*_here(plain, here.get(unit, ()), row_of), *(((node, more),) if more else ()))
            for node in worths
            for here in [model.places[seats.nodes[node].place].uses]
        }
        must = unit in seats.musts
        if worths or must:
            known = (unit if must else -1, signs[unit], tuple(worths.items()), tuple(uses.items()))
            alike.setdefault(known, []).append(unit)
            made.setdefault(known, Kind((), worths, uses, must))
    return tuple(evolve(made[known], units=tuple(units)) for known, units in alike.items())


def _here(plain: Uses, here: Uses, row_of: Mapping[int, int]) -> Uses:
    """Return what a unit uses at a place: what it uses everywhere, and there alone."""
    return _sum((*plain, *_uses(here, row_of))) if here else plain


def _uses(pairs: Iterable[tuple[int, int]], row_of: Mapping[int, int]) -> Uses:
    return tuple([(row_of[line], use) for line, use in pairs if line in row_of])


def _sum(pairs: Iterable[tuple[int, int]]) -> Uses:
    total: dict[int, int] = {}
    for row, use in pairs:
        total[row] = total.get(row, 0) + use
    return tuple(total.items())


def basis_of(table: Table, seating: Seating, pause: Callable[[], object] = bool) -> Basis:
    """Return the basis of a flow's seating where it is one, else of each kind's best seats.

    Where people are bound to sit together, the flow is that of the others.
    """
    seats, found = table.seats, cast("Seating | Shortage | None", seating)
    if table.bound:
        sizes = [len(table.model.units[unit].people) for unit in seats.units]
        none: Mapping[int, int] = {}
        alone = [gains if size == 1 else none for size, gains in zip(sizes, seats.gains, strict=True)]
        found = seat(alone, seats.sizes, pause=lambda _: pause())
    known = _known(table, found) if isinstance(found, Seating) else None
    return start(table.programme) if known is None else start_at(table.programme, *known, pause)


def _known(table: Table, seating: Seating) -> tuple[list[int], list[tuple[int, int, bool]]] | None:
    """Return the basis of the flow's seating: each node's price is told by one move that changes nothing.

    Moves from node to node, the last to no seat, form a tree; None where alike people sit in several nodes.
    People bound to sit together are where they bring most at these prices.
    """
    seats, units = table.seats, table.model.units
    if any(len(kind.units) > 1 for kind in table.kinds):
        return None
    at = dict(zip(seats.units, seating.at, strict=True))
    column_of = {where: column for column, where in enumerate(table.columns)}
    profits = [_profits(table, number, seating.prices) for number in range(len(table.kinds))]
    counts, keys = [seating.at.count(node) for node in range(len(seats.nodes))], list[int]()
    members: list[list[int]] = [[] for _ in seats.nodes]
    for number, (kind, brings) in enumerate(zip(table.kinds, profits, strict=True)):
        alone = len(units[kind.units[0]].people) == 1
        node = at[kind.units[0]] if alone else max(brings, key=brings.__getitem__)
        keys.append(column_of[number, node])
        if alone and node != OUT:
            members[node].append(number)
    entered: list[tuple[int, int, bool]] = []
    reached = {OUT} | {
        node for node, one in enumerate(seats.nodes) if counts[node] < one.high and not seating.prices[node]
    }
    for row, (price, fine) in enumerate(zip(_row_prices(table), table.fines, strict=True), len(seats.nodes)):
        if price and fine is not None:
            entered.append((row, column_of[-1, row], True))
    grown = True
    while grown:
        grown = False
        for node in range(len(seats.nodes)):
            if node not in reached:
                move = _move(profits, members[node], node, reached)
                if move is not None:
                    entered.append((node, column_of[move], counts[node] == seats.nodes[node].high))
                    reached.add(node)
                    grown = True
    return (keys, entered) if len(reached) == len(seats.nodes) + 1 else None


def _row_prices(table: Table) -> list[int]:
    return [
        *[table.seats.limits[lines[0]] for lines in table.lines],
        *[0] * (len(table.counters) + len(table.spans)),
    ]


def _profits(table: Table, number: int, prices: Sequence[int]) -> dict[int, int]:
    """Return what each node brings to a kind, its price paid."""
    kind = table.kinds[number]
    rows = [*prices, *_row_prices(table)]
    found = {
        node: gain - prices[node] - sum([rows[row] * use for row, use in kind.uses[node]])
        for node, gain in kind.gains.items()
    }
    return found if kind.must else found | {OUT: 0}


def _move(
    profits: Sequence[Mapping[int, int]], members: Sequence[int], node: int, reached: set[int]
) -> tuple[int, int] | None:
    """Return who can move from a node to one reached, without gain or loss: `(kind, node)`."""
    for number in members:
        here = profits[number][node]
        for other, profit in profits[number].items():
            if other in reached and profit == here:
                return number, other
    return None
