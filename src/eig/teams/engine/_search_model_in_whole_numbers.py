"""A problem as the search sees it: whole numbers, bit masks, and three kinds of rule.

*Units* are people who sit together or not at all (most are one person); a unit is a bit of a mask. A
*place* is an opening with the units that may sit there. Counts and sums over a team are fields packed in
one integer: a field of a need turns its top bit on when the need is met, a field of a cap when the cap is
broken. All worths are whole numbers on one grid of `GRAIN` parts a point, and so will be the prices: sums
are exact, and a bound is a proof.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from eig._values.records import Record, part
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.problems import Problem
from eig.teams.engine._work_limit import Beat
from eig.typing import Exact

GRAIN = 1 << 20
MANY = 50_000  # seats, whose flow takes a second or more
Loss = Callable[
    [int], int | None
]  # what a team loses of what its units could be worth; None: it is forbidden
Coefficients = tuple[tuple[int, int], ...]


class Unit(NamedTuple):
    """People who sit together or not at all, by their index."""

    people: tuple[int, ...]
    uses: Coefficients  # (line, coefficient), wherever the unit sits


class Member(NamedTuple):
    """A unit at a place."""

    unit: int
    gain: int  # the most that the unit can be worth here
    size: int
    pack: int
    foes: int
    uses: Coefficients  # further coefficients, that hold at this place alone


class Span(NamedTuple):
    """A count or a sum over a team: the least, the most (None: anything), and what each unit adds."""

    low: int
    high: int | None
    amounts: Mapping[int, int]

    def weighs(self, size_of: Mapping[int, int]) -> bool:
        """Tell whether units of such sizes count differently, and not by heads alone."""
        differ = len(set(self.amounts.values())) > 1
        return differ and any(amount > size_of.get(unit, 1) for unit, amount in self.amounts.items())


class Place(Record, frozen=False):
    """An opening: who may sit there, what a team must reach, and what a whole team loses or forbids."""

    opening: str
    members: tuple[Member, ...]  # single people first
    least: int  # the fewest people of a team
    most: int
    start: int
    goal: int
    over: int
    providers: tuple[tuple[int, int], ...]  # (top bit of a need, mask of those who help), scarcest first
    loss: Loss | None
    empty: int | None
    counts: tuple[tuple[int, int], ...]  # needs that only count heads: how many, mask of those who count
    posts: tuple[int, ...]  # of each post to be held, the mask of those whom it accepts
    held: Mapping[int, tuple[int | None, ...]] | None  # what each unit is worth at each post, and without
    spans: tuple[Span, ...] | None  # with size and foes, all that teams must keep; None: not all
    plain: bool  # counts and posts say all that its teams must keep, and nothing is lost but by posts
    tick: Callable[[], object] | None = None  # told now and then of the work on its teams: it may halt it
    rounds: bool = True  # what follows of the sizes of groups, and of sums, is counted too
    singles: int = part(init=False)
    worths: tuple[int, ...] = part(init=False)  # the gain of each member
    sizes: tuple[int, ...] = part(init=False)  # of the members who are several people
    prices_of: Callable[[list[int]], tuple[int, ...]] = part(init=False)  # picks the members' prices
    entries: list[tuple[int, int, int, int]] = part(init=False)  # bit, size, pack, foes
    gains: dict[int, int] = part(init=False)
    uses: dict[int, Coefficients] = part(init=False)  # of the units that have some here
    users: list[tuple[Coefficients, list[int]]] = part(init=False)  # units by what they use here
    sums: tuple[tuple[int, tuple[int, ...]], ...] = part(init=False)  # the most of each, what members add

    def __post_init__(self) -> None:
        given: Iterable[tuple[Any, ...]] = zip(*self.members, strict=True) if self.members else [()] * 6
        units, gains, sizes, packs, foes, uses = given  # a column each
        self.singles = sizes.count(1)
        self.worths = gains
        self.sizes = sizes[self.singles :]
        self.prices_of = _picker(units)
        self.entries = list(zip([1 << unit for unit in units], sizes, packs, foes, strict=True))
        self.gains = dict(zip(units, gains, strict=True))
        self.uses = {unit: used for unit, used in zip(units, uses, strict=True) if used}
        users: dict[Coefficients, list[int]] = {}
        for unit, used in self.uses.items():
            users.setdefault(used, []).append(unit)
        self.users = list(users.items())
        size_of: dict[int, int] = dict(zip(units, sizes, strict=True))
        self.sums = tuple(
            [
                (one.high, tuple([one.amounts.get(unit, 0) for unit in size_of]))
                for one in self.spans or ()
                if one.high is not None and one.weighs(size_of)
            ]
        )

    def ticking(self, tick: Callable[[], object] | None) -> Place:
        """Return the place where the work on teams is told of: what was worked out of its members holds."""
        made = Place.__new__(Place)
        made.__dict__ |= self.__dict__ | {"tick": tick}
        return made

    @cached_property
    def all_spans(self) -> tuple[Span, ...]:
        """All counts over a team but its size: of its rules, of pairs who never sit together, of groups."""
        here = sum([1 << one.unit for one in self.members])
        pairs = [
            Span(0, 1, {one.unit: 1, other: 1})
            for one in self.members
            for other in bits(one.foes & here)
            if one.unit < other
        ]
        return (*(self.spans or ()), *pairs, *(self._of_groups() if self.rounds and self.sizes else ()))

    @cached_property
    def beyond_least(self) -> tuple[tuple[Mapping[int, int], int], ...]:
        """Of each sum: what units weigh beyond the least that any does a head, and what is left for it."""
        found: list[tuple[Mapping[int, int], int]] = []
        for most, amounts in self.sums if self.rounds else ():
            least = min([amount // one.size for amount, one in zip(amounts, self.members, strict=True)])
            pairs = zip(self.members, amounts, strict=True)
            weights = {one.unit: amount - least * one.size for one, amount in pairs}
            found.append((weights, most - least * self.least))
        return tuple(found)

    def _of_groups(self) -> Iterator[Span]:
        """Yield what follows of sizes in whole groups, and not in parts of one.

        Where four have room, one group of three has; where two are needed, such a group counts as two.
        """
        largest = max(self.sizes)
        for size in sorted({*self.sizes, min(largest, self.most // 2 + 1)}):
            some = {one.unit: one.size // size for one in self.members if one.size >= size}
            yield Span(0, self.most // size, some)
        if self.least < largest:
            yield Span(self.least, None, {one.unit: min(one.size, self.least) for one in self.members})


def _picker(units: tuple[int, ...]) -> Callable[[list[int]], tuple[int, ...]]:
    """Return a function that picks the values at some indexes: at the speed of C from two on."""
    if len(units) > 1:
        return itemgetter(*units)
    return lambda values: tuple(values[unit] for unit in units)


class Limit(Record):
    """A line of a cohort rule: at most `high`; `fine` is what a miss costs, None if there can be none."""

    rule: str
    label: str
    high: int
    fine: int | None
    even: bool  # it only counts: all its coefficients are of one size
    cut: int = 0  # by so much the rule allows more, which no sum comes to


class ShareLine(Record):
    """A limit that is a count once the number of people seated is known.

    `alpha * seated - beta * counted <= high` says that at least `(alpha * seated - high) / beta`, rounded
    up, of the people counted are seated; `count` is the limit that says it, `line` the share itself.
    """

    line: int
    count: int
    alpha: int
    beta: int
    high: int

    def least(self, seated: int) -> int:
        """Return how many of the people counted must be seated."""
        return -((self.high - self.alpha * seated) // self.beta)


class Model(Record, frozen=False):
    """All of a problem that the search needs."""

    problem: Problem
    units: tuple[Unit, ...]
    places: tuple[Place, ...]
    limits: tuple[Limit, ...]
    weights: Mapping[int, int]  # grid parts of one point, by level
    lows: Mapping[int, Exact]  # in points: what no cohort falls below, by level
    least: int  # no cohort is worth less
    grid: int  # a point of the last level is this many times GRAIN
    shares: tuple[ShareLine, ...]  # if any, the last two limits are the most and the least people seated
    accepts: Callable[[Cohort], bool] | None  # what only whole cohorts can be tested for
    users: tuple[Coefficients, ...] = part(init=False)  # of each limit: (unit, coefficient), wherever it sits

    def __post_init__(self) -> None:
        users: list[list[tuple[int, int]]] = [[] for _ in self.limits]
        for number, unit in enumerate(self.units):
            for line, use in unit.uses:
                users[line].append((number, use))
        self.users = tuple(map(tuple, users))

    @property
    def crowded(self) -> bool:
        """Tell whether seats are so many that a cohort is dealt before a flow is made."""
        return sum([len(place.members) for place in self.places]) >= MANY

    @cached_property
    def seat_uses(self) -> tuple[Mapping[int, Mapping[int, int]], ...]:
        """Of each limit, what units use of it at one place alone, by place."""
        found: list[dict[int, dict[int, int]]] = [{} for _ in self.limits]
        for number, place in enumerate(self.places):
            for unit, uses in place.uses.items():
                for line, use in uses:
                    found[line].setdefault(number, {})[unit] = use
        return tuple(found)

    def ticking(self, tick: Callable[[], object] | None, beat: Beat | None = None) -> Model:
        """Return the model where the work on teams is told of."""
        beat, places = beat or Beat(), list[Place]()
        for place in self.places:
            beat.take(len(place.members))
            places.append(place.ticking(tick))
        return self.but(places=tuple(places))

    def shut(self, names: Container[str]) -> Model:
        """Return the model where nobody sits at some openings, if they may be left empty."""
        return self.but(
            places=tuple(
                place.but(members=()) if place.opening in names and place.empty is not None else place
                for place in self.places
            )
        )

    def with_heads(self, seated: int | None) -> Model:
        """Return the model of the cohorts of so many people, where shares are counts."""
        if seated is None:
            return self
        limits = list(self.limits)
        for share in self.shares:
            limits[share.count] = limits[share.count].but(high=-share.least(seated))
        limits[-2:] = limits[-2].but(high=seated), limits[-1].but(high=-seated)
        return self.but(limits=tuple(limits))

    def cohort(self, teams: tuple[int, ...]) -> Cohort:
        """Return the cohort of teams given as masks, by place."""
        seated = zip(self.places, teams, strict=True)
        return Cohort.of({place.opening: self.people_of(team) for place, team in seated})

    def teams(self, cohort: Cohort) -> tuple[int, ...]:
        """Return the teams of a cohort as masks, by place; who may not sit there is in none."""
        unit_of = {
            self.problem.people[person].id: number
            for number, unit in enumerate(self.units)
            for person in unit.people
        }
        here = {team.opening: {unit_of.get(one) for one in team.people} for team in cohort.teams}
        return tuple(
            sum([1 << unit for unit in place.gains if unit in here.get(place.opening, ())])
            for place in self.places
        )

    def allows(self, teams: tuple[int, ...]) -> bool:
        """Tell whether teams keep the rules that only a whole cohort can be held against."""
        return self.accepts is None or self.accepts(self.cohort(teams))

    def people_of(self, mask: int) -> tuple[str, ...]:
        """Return the identifiers of the people of a team."""
        people = self.problem.people
        return tuple(people[person].id for unit in bits(mask) for person in self.units[unit].people)


def bits(mask: int) -> list[int]:
    """Return the indexes of the bits of a mask, lowest first.

    >>> bits(0b1011)
    [0, 1, 3]
    """
    found: list[int] = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
