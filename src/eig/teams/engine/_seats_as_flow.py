"""A model seen as a flow: who sits at which place, and nothing of who sits with whom.

Each place is one node or a few. A post is a node of its own, and so is a need: "two with law" are two seats
for those who have it, and the other seats are for anyone, which is exact as long as needs hold each other
or share nobody. What a flow cannot say is left out: it then bounds the cohorts from above, and a cohort of
the flow that keeps the rules all the same, and is worth the bound, is the best.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from eig._maths.flow_one_seat_each import OUT, Seating, Shortage, seat
from eig._values.records import Record
from eig.teams.engine._dual_bound import Prices
from eig.teams.engine._search_model_in_whole_numbers import Model, Place, bits
from eig.teams.engine._soft_rules_missed_by_all import paid_anyhow
from eig.teams.engine._work_limit import Beat, WorkLimit


class Node(NamedTuple):
    """Some seats of a place: the fewest and the most that are taken, and what each unit is worth there."""

    place: int
    low: int
    high: int
    gains: Mapping[int, int]


class Seats(Record):
    """A model as a flow: movers are people, the nodes seats."""

    model: Model
    nodes: tuple[Node, ...]
    units: tuple[int, ...]  # of each mover; a unit of several people has as many movers
    gains: tuple[Mapping[int, int], ...]  # of each mover, by node
    limits: tuple[int, ...]  # what one more of each limit costs
    musts: Mapping[int, int]  # what is added to the gains of units that must sit, so that they do
    exact: bool  # the flow says all that the places ask
    linear: bool = False  # with counts over teams as rows, it would

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """The fewest and the most movers of each node."""
        return tuple((node.low, node.high) for node in self.nodes)

    def best(self, work_limit: WorkLimit) -> Seating | Shortage | None:
        """Return the best seating; None if the work_limit is out.

        It leaves nobody out who must sit: where no seating has them all, there is a shortage, of no node.
        """
        found = seat(self.gains, self.sizes, work_limit.lasts, pause=work_limit.beat().take)
        at = found.at if isinstance(found, Seating) and self.musts else ()
        out = any(node == OUT and unit in self.musts for unit, node in zip(self.units, at, strict=False))
        return Shortage(frozenset()) if out else found

    def value(self, seating: Seating) -> int:
        """Return what no cohort passes."""
        fixed = sum([price * limit.high for price, limit in zip(self.limits, self.model.limits, strict=True)])
        return seating.worth + fixed - sum(self.musts.values())

    def prices(self, seating: Seating) -> Prices:
        """Return the prices of units and limits that prove that bound."""
        units = [0] * len(self.model.units)
        for unit, worths in zip(self.units, self.gains, strict=True):
            units[unit] += max([0, *[worth - seating.prices[node] for node, worth in worths.items()]])
        for unit, more in self.musts.items():
            units[unit] = max(0, units[unit] - more)
        return Prices(tuple(units), self.limits)

    def teams(self, seating: Seating) -> tuple[int, ...] | None:
        """Return the team of each place; None if people bound together are parted."""
        teams, sitting = [0] * len(self.model.places), dict[int, set[int]]()
        for unit, node in zip(self.units, seating.at, strict=True):
            sitting.setdefault(unit, set()).add(OUT if node == OUT else self.nodes[node].place)
        for unit, places in sitting.items():
            if len(places) > 1:
                return None
            place = next(iter(places))
            if place != OUT:
                teams[place] |= 1 << unit
        return tuple(teams)

    def takers(self, nodes: Iterable[int]) -> frozenset[int]:
        """Return the units that some of the nodes take."""
        some = set(nodes)
        pairs = zip(self.units, self.gains, strict=True)
        return frozenset(unit for unit, worths in pairs if not some.isdisjoint(worths))


def seats_of(model: Model, limits: Sequence[int] | None = None, work_limit: WorkLimit | None = None) -> Seats:
    """Return a model as a flow, its limits at prices (by default: nothing, or a fine that is paid anyhow)."""
    beat = Beat() if work_limit is None else work_limit.beat()
    prices = tuple(limits) if limits is not None else paid_anyhow(model, beat)
    nodes: list[Node] = []
    # the places that each unit must sit at: no cohort is left if they are two
    musts: dict[int, set[int]] = {}
    exact = linear = model.accepts is None
    for number, place in enumerate(model.places):
        beat.take(len(place.members))
        some, held, told = _nodes(number, place)
        nodes += some
        for unit in held:
            musts.setdefault(unit, set()).add(number)
        exact &= told
        linear &= told or (place.empty is None and place.spans is not None)
    costs = [sum([prices[line] * use for line, use in unit.uses]) for unit in model.units]
    movers = [unit for unit, one in enumerate(model.units) for _ in one.people]
    gains = _gains((model, nodes), prices, costs, beat)
    reach = 1 + 2 * sum([max(map(abs, worths.values()), default=0) for worths in gains])
    for mover, unit in enumerate(movers):
        if unit in musts:
            there = {node: worth for node, worth in gains[mover].items() if nodes[node].place in musts[unit]}
            gains[mover] = {node: worth + reach for node, worth in there.items()}
    sure = all(len(places) == 1 for places in musts.values())
    bound = dict.fromkeys(sorted(musts), reach)
    return Seats(
        model, tuple(nodes), tuple(movers), tuple(gains), prices, bound, exact and sure, linear and sure
    )


def _gains(
    seen: tuple[Model, Sequence[Node]], prices: Sequence[int], costs: Sequence[int], beat: Beat
) -> list[dict[int, int]]:
    """Return the worth of each mover at each node, prices paid; a unit's is shared out among its movers."""
    model, nodes = seen
    first: list[int] = []
    gains: list[dict[int, int]] = []
    for one in model.units:
        first.append(len(gains))
        gains += [{} for _ in one.people]
    for number, node in enumerate(nodes):
        uses = model.places[node.place].uses
        beat.take(len(node.gains))
        for unit, gain in node.gains.items():
            here = sum([prices[line] * use for line, use in uses[unit]]) if unit in uses else 0
            size = len(model.units[unit].people)
            for part in range(size):
                gains[first[unit] + part][number] = (gain - costs[unit] - here + part) // size
    return gains


def _nodes(number: int, place: Place) -> tuple[list[Node], set[int], bool]:
    """Return the nodes of a place, who must sit there, and whether they say all that the place asks."""
    if place.empty is not None and not place.members:
        return [], set(), place.empty == 0
    if place.most == 1:
        low = 1 if place.empty is None else 0
        return [Node(number, low, 1, _alone(place))], set(), place.empty in (None, 0)
    gains, everyone = place.gains, sum(1 << unit for unit in place.gains)
    counts = [
        (low, mask & everyone)
        for low, mask in place.counts
        if mask & everyone != everyone or low > place.least
    ]
    free = not any(one.foes & everyone for one in place.members) and not place.sizes
    if place.empty is not None:
        loose = place.least == 1 and not counts and not place.posts and place.empty == 0
        return [Node(number, 0, place.most, gains)], set(), free and place.plain and loose
    if place.posts and not place.sizes:
        musts = {bits(mask)[0] for low, mask in counts if mask.bit_count() == low == 1}
        told = all(mask.bit_count() == low == 1 for low, mask in counts) and len(place.posts) <= place.most
        return _by_post(number, place), musts, free and place.plain and told
    kept, told = nested([] if place.sizes else counts)
    taken = sum(low for low, _ in kept)
    nodes = [Node(number, low, low, {unit: gains[unit] for unit in bits(mask)}) for low, mask in kept]
    rest = place.most - taken
    nodes.append(Node(number, max(0, place.least - taken), max(0, rest), gains))
    nodes += [Node(number, 1, 1, {})] if rest < 0 else []  # no team meets so many needs
    return nodes, set(), free and place.plain and told


def _alone(place: Place) -> dict[int, int]:
    """Return what each unit is worth as the only member, if it can be."""
    gains: dict[int, int] = {}
    for one in place.members:
        lost = place.loss(1 << one.unit) if place.loss else 0
        state = place.start + one.pack
        if one.size == 1 and lost is not None and not state & place.over and not place.goal & ~state:
            gains[one.unit] = one.gain - lost
    return gains


def _by_post(number: int, place: Place) -> list[Node]:
    """Return a node for each post, and one for those who hold none; what each is worth there is known."""

    def held(units: Iterable[int], post: int) -> dict[int, int]:
        if place.held is None:
            return {unit: place.gains[unit] for unit in units if unit in place.gains}
        worths = {unit: place.held[unit][post] for unit in units if unit in place.gains}
        return {unit: worth for unit, worth in worths.items() if worth is not None}

    nodes = [Node(number, 1, 1, held(bits(mask), post)) for post, mask in enumerate(place.posts)]
    low, high = (max(0, size - len(place.posts)) for size in (place.least, place.most))
    if high:
        nodes.append(Node(number, low, high, held(place.gains, -1)))
    return nodes


def nested(counts: Iterable[tuple[int, int]]) -> tuple[list[tuple[int, int]], bool]:
    """Return needs as seats apart, as far as they nest or share nobody; tell whether that is all."""
    seats: list[tuple[int, int]] = []
    kept: list[int] = []
    told = True
    for low, mask in sorted(counts, key=lambda one: (one[1].bit_count(), one[1], -one[0])):
        if any(mask & other not in (0, other) for other in kept):
            told = False
            continue
        more = low - sum(seat for seat, inner in seats if inner & ~mask == 0)
        kept.append(mask)
        seats += [(more, mask)] if more > 0 else []
    return seats, told
