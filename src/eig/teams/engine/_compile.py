"""From a problem to a model: rules become masks, fields, limits and, at worst, predicates on whole teams."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from attrs import frozen

from eig._ground.checks import demand
from eig.teams.asked._shapes import Shapes, shapes_of
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.openings import Opening
from eig.teams.asked.people import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.rules import CohortBound, Rule, TeamBound, breaches_of
from eig.teams.asked.seat_rules import OnlyWished
from eig.teams.asked.team_rules import Posts
from eig.teams.engine._mixed import Mixed, mixed_of
from eig.teams.engine._model import Limit, Member, Model, Place, Span, Unit
from eig.teams.engine._shares import share_lines
from eig.teams.engine._team_worths import Where, loss_of
from eig.teams.engine._worths import Worths, worths_of

Seat = tuple[str, str]


def compile_problem(problem: Problem) -> Model:
    """Return the model of a problem."""
    demand("compose", problem=(problem, Problem))
    shapes = shapes_of(problem)
    fixed = _fixed_seats(shapes)
    allowed = _allowed(problem, shapes, fixed)
    worths = worths_of(problem, shapes, allowed)
    stated = [(rule, line) for rule, line in shapes.lines if rule.level or not _is_fixed(line)]
    shares, counts = share_lines(problem, stated)
    lines = [*stated, *counts]
    units = _units(problem, shapes, [line for _, line in lines])
    foes = _foes(problem, shapes, units)
    seen, counted = tuple(line for _, line in lines), mixed_of(shapes, problem.people)
    kit = _Kit(problem, shapes, worths, units, foes, seen, fixed, counted)
    return Model(
        problem=problem,
        units=units,
        places=tuple(_place(kit, index, who) for index, who in enumerate(allowed)),
        limits=tuple(_limit(rule, line, worths) for rule, line in lines),
        weights=worths.weights,
        lows=worths.lows,
        least=worths.least,
        grid=worths.grid,
        shares=shares,
        accepts=_accepts(problem, shapes),
    )


@frozen(eq=False, repr=False)
class _Kit:
    """What every place is made from."""

    problem: Problem
    shapes: Shapes
    worths: Worths
    units: tuple[Unit, ...]
    foes: Mapping[int, int]
    lines: tuple[CohortBound, ...]
    fixed: frozenset[Seat]
    mixed: Mixed

    @cached_property
    def unit_of(self) -> Mapping[int, int]:
        """The unit of each person, by index."""
        return {person: number for number, unit in enumerate(self.units) for person in unit.people}

    @cached_property
    def by_seat(self) -> Sequence[tuple[int, Mapping[Seat, int]]]:
        """The coefficients of the lines that tell one opening from another."""
        return [(line, one.by_seat) for line, one in enumerate(self.lines) if one.by_seat]


def _limit(rule: Rule, line: CohortBound, worths: Worths) -> Limit:
    fine = worths.weights[rule.level] * rule.weight if rule.level else None
    sizes = {abs(use) for use in (*line.by_person.values(), *line.by_seat.values()) if use}
    return Limit(rule.id, line.label, line.high, fine, even=len(sizes) <= 1)


def _is_fixed(line: CohortBound) -> bool:
    """Tell whether a line says no more than that one person sits at one opening."""
    return (
        not line.by_person
        and len(line.by_seat) == 1
        and line.high < 0
        and min(line.by_seat.values()) <= line.high
    )


def _fixed_seats(shapes: Shapes) -> frozenset[Seat]:
    """Return the seats that hard lines give away: the search need not price them."""
    return frozenset(
        seat for rule, line in shapes.lines if not rule.level and _is_fixed(line) for seat in line.by_seat
    )


def _allowed(problem: Problem, shapes: Shapes, fixed: frozenset[Seat]) -> tuple[tuple[int, ...], ...]:
    """Return who may sit at each opening, by index."""
    tests = [rule.allows for rule in shapes.seats]
    asking = _asking(problem, closed=any(isinstance(rule, OnlyWished) for rule in shapes.seats))
    places: dict[str, set[str]] = {}
    for person, place in fixed:
        places.setdefault(person, set()).add(place)
    return tuple(
        tuple(
            index
            for index in some
            if places.get(problem.people[index].id, set()) <= {opening.id}
            and all(test(problem.people[index], opening) for test in tests)
        )
        for opening, some in zip(problem.openings, asking, strict=True)
    )


def _asking(problem: Problem, *, closed: bool) -> tuple[Sequence[int], ...]:
    """Return who may have asked for each opening: where wishes close, most of the others need no test."""
    if not closed:
        return (range(len(problem.people)),) * len(problem.openings)
    asking: dict[str, list[int]] = {opening.id: [] for opening in problem.openings}
    for index, one in enumerate(problem.people):
        for wish in asking if one.open_to_all or not one.wishes else one.wishes:
            if wish in asking:
                asking[wish].append(index)
    return tuple(asking.values())


def _units(problem: Problem, shapes: Shapes, lines: list[CohortBound]) -> tuple[Unit, ...]:
    """Return the units in the order of their first person; people bound to someone absent are in none."""
    index = {person.id: number for number, person in enumerate(problem.people)}
    leader = list(range(len(problem.people)))
    absent: list[int] = []
    for bound in shapes.binds:
        known = [index[one] for one in bound if one in index]
        absent += known if len(known) < len(bound) else ()
        for one in known[1:]:
            old, new = leader[one], leader[known[0]]
            leader = [new if lead == old else lead for lead in leader]
    gone = {leader[one] for one in absent}
    groups: dict[int, list[int]] = {}
    for person, lead in enumerate(leader):
        if lead not in gone:
            groups.setdefault(lead, []).append(person)
    return tuple(Unit(tuple(group), _uses(problem, lines, group)) for group in groups.values())


def _uses(problem: Problem, lines: list[CohortBound], group: list[int]) -> tuple[tuple[int, int], ...]:
    ids = [problem.people[person].id for person in group]
    totals = ((number, sum(line.by_person.get(one, 0) for one in ids)) for number, line in enumerate(lines))
    return tuple((number, total) for number, total in totals if total)


def _foes(problem: Problem, shapes: Shapes, units: tuple[Unit, ...]) -> Mapping[int, int]:
    """Return the mask of the units that each unit never sits with: itself, if its own people are foes."""
    unit_of = {problem.people[one].id: number for number, unit in enumerate(units) for one in unit.people}
    foes: dict[int, int] = {}
    for excluded in shapes.excludes:
        for a, b in combinations([unit_of[one] for one in excluded if one in unit_of], 2):
            foes[a] = foes.get(a, 0) | 1 << b
            foes[b] = foes.get(b, 0) | 1 << a
    return foes


def _place(kit: _Kit, index: int, who: tuple[int, ...]) -> Place:
    opening = kit.problem.openings[index]
    present = frozenset(who)
    able = [
        number
        for number in sorted({kit.unit_of[person] for person in who if person in kit.unit_of})
        if present.issuperset(kit.units[number].people) and not kit.foes.get(number, 0) >> number & 1
    ]
    posts = _posts(kit, opening, able)
    bounds = [
        (span, bool(posts) and isinstance(rule, Posts))
        for rule in kit.shapes.spans
        for span in rule.spans(opening)
    ]
    bounds += [(_presence(person), False) for person, place in sorted(kit.fixed) if place == opening.id]
    fields = _Fields(kit, able)
    for span, by_posts in bounds:
        fields.add(span, counted=not by_posts)
    able = [number for number in able if len(kit.units[number].people) <= fields.most]
    where = (index, kit.units, able)
    gains, loss, held = loss_of(kit.problem, kit.shapes, kit.worths, where)
    alone = loss is None or (held is not None and bool(posts))
    able.sort(key=lambda number: (len(kit.units[number].people), number))
    members = tuple(_member(kit, opening, number, (gains, fields)) for number in able)
    return Place(
        opening=opening.id,
        members=members,
        least=fields.least,
        most=fields.most,
        start=fields.start,
        goal=fields.goal,
        over=fields.over,
        providers=tuple(sorted(fields.providers, key=lambda one: (one[1].bit_count(), one))),
        loss=loss,
        empty=_empty(kit, opening),
        counts=tuple(fields.counts),
        posts=posts,
        held=held,
        spans=_spans(kit, where, fields, alone=alone) if fields.plain else None,
        plain=fields.plain and alone,
    )


def _spans(kit: _Kit, where: Where, fields: _Fields, *, alone: bool) -> tuple[Span, ...] | None:
    """Return all spans of a place, those that its profiles are told by among them; None if more is asked."""
    if alone:
        return tuple(fields.spans)
    counts, others = kit.mixed.counts, kit.mixed.others
    if not counts or loss_of(kit.problem, others, kit.worths, where)[1] is not None:
        return None
    return (*fields.spans, *map(fields.span, counts))


def _posts(kit: _Kit, opening: Opening, able: list[int]) -> tuple[int, ...]:
    """Return whom each post that must be held accepts; nothing unless one rule says it all."""
    rules = [rule for rule in kit.shapes.spans if isinstance(rule, Posts) and rule.opening == opening.id]
    if len(rules) != 1:
        return ()
    people = kit.problem.people
    profiles = {number: [people[one].profiles for one in kit.units[number].people] for number in able}
    return tuple(_accepted(frozenset(post.accepts), profiles) for post in rules[0].posts)


def _accepted(accepts: frozenset[str], profiles: Mapping[int, list[tuple[str, ...]]]) -> int:
    """Return the mask of the units whose people all have a profile that a post accepts."""
    held = [number for number, some in profiles.items() if not any(map(accepts.isdisjoint, some))]
    return sum([1 << number for number in held])


def _presence(person: str) -> TeamBound:
    def here(one: Person) -> int:
        return int(one.id == person)

    return TeamBound(here, 1)


def _member(kit: _Kit, opening: Opening, number: int, made: tuple[Mapping[int, int], _Fields]) -> Member:
    unit = kit.units[number]
    gains, fields = made
    seats = [(kit.problem.people[one].id, opening.id) for one in unit.people]
    here = [(line, sum([uses.get(seat, 0) for seat in seats])) for line, uses in kit.by_seat]
    return Member(
        unit=number,
        gain=gains[number],
        size=len(unit.people),
        pack=fields.packs[number],
        foes=kit.foes.get(number, 0),
        uses=tuple([(line, use) for line, use in here if use]),
    )


class _Fields:
    """Counts and sums over a team, packed side by side in one integer.

    A need's field starts at `2**width - low`, so that its top bit turns on when the sum reaches `low`; a
    cap's starts at `2**width - 1 - high`, so that its top bit turns on when the sum passes `high`.
    """

    def __init__(self, kit: _Kit, able: list[int]) -> None:
        self._people = kit.problem.people
        self._units = {number: kit.units[number].people for number in able}
        self.most = sum(len(people) for people in self._units.values())
        self.least = 1
        self.packs = dict.fromkeys(able, 0)
        self.start, self.goal, self.over, self._width = 0, 0, 0, 0
        self.providers: list[tuple[int, int]] = []
        self.counts: list[tuple[int, int]] = []
        self.spans: list[Span] = []
        self.plain = True
        self._known: set[tuple[object, ...]] = set()

    def add(self, span: TeamBound, *, counted: bool = True) -> None:
        """Add the fields of a span, unless they can never fail; `counted` if nothing else says the same."""
        one = self._amounts(span)
        if span.high is not None and one and min(one.values()) >= 1:
            self.most = min(self.most, span.high // min(one.values()))
        if set(one.values()) == {1}:
            self.least = max(self.least, span.low)
        amounts = self._totals(one)
        self.spans.append(_span(span, amounts))
        if span.low > (1 if amounts and min(amounts.values()) >= 1 else 0):
            top = self._field(amounts, span.low, 0)
            self.goal |= top
            helpers = sum(1 << number for number, amount in amounts.items() if amount)
            self.providers.append((top, helpers))
            self.plain &= set(one.values()) <= {0, 1} or not counted
            self.counts += [(span.low, helpers)] if counted else []
        if span.high is not None and sum(amounts.values()) > span.high:
            self.over |= self._field(amounts, span.high, 1)
            self.plain &= set(one.values()) == {1}

    def span(self, span: TeamBound) -> Span:
        """Return a span by unit."""
        return _span(span, self._totals(self._amounts(span)))

    def _amounts(self, span: TeamBound) -> dict[int, int]:
        amount, people = span.amount, self._people
        return {person: amount(people[person]) for unit in self._units.values() for person in unit}

    def _totals(self, amounts: Mapping[int, int]) -> dict[int, int]:
        return {number: sum([amounts[person] for person in unit]) for number, unit in self._units.items()}

    def _field(self, amounts: Mapping[int, int], bound: int, cap: int) -> int:
        width = (sum(amounts.values()) + bound).bit_length()
        self.start += (2**width - cap - bound) << self._width
        for number, amount in amounts.items():
            self.packs[number] += amount << self._width
        top = 1 << (self._width + width)
        self._width += width + 2
        return top


def _span(span: TeamBound, totals: Mapping[int, int]) -> Span:
    """Return a span by unit: those who add nothing are left out."""
    return Span(span.low, span.high, {unit: total for unit, total in totals.items() if total})


def _empty(kit: _Kit, opening: Opening) -> int | None:
    """Return what leaving the opening empty is worth, or None if it may not be."""
    crew = Crew(opening=opening, people=())
    if any(place == opening.id for _, place in kit.fixed) or any(
        rule.misses(crew) for rule in kit.shapes.teams
    ):
        return None
    fines = ((level, weight * rule.misses(crew)) for level, weight, rule in kit.shapes.soft_teams)
    return -sum(kit.worths.weights[level] * fine for level, fine in fines)


def _accepts(problem: Problem, shapes: Shapes) -> Callable[[Cohort], bool] | None:
    if not shapes.wholes:
        return None

    def accepts(cohort: Cohort) -> bool:
        crews = problem.crews(cohort)
        return not any(breaches_of(rule, crews) for rule in shapes.wholes)

    return accepts
