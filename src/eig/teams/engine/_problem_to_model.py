"""From a problem to a model: rules become masks, fields, limits and, at worst, predicates on whole teams."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain, combinations
from math import gcd

from eig._values.records import Record
from eig.teams.asked._optional_answers_of_rules import posts_of
from eig.teams.asked._rules_sorted_for_the_search import Shapes
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import CohortBound, Rule, TeamBound, breaches_of, is_ours
from eig.teams.asked.team_rules_size_skills_posts_cost import one_each
from eig.teams.engine._profile_mixes_as_counts import Mixed, mixed_of
from eig.teams.engine._rules_and_allowed_seats_read import Reading, read
from eig.teams.engine._search_model_in_whole_numbers import Limit, Member, Model, Place, Span, Unit
from eig.teams.engine._seat_worths_by_level import Worths, worths_of
from eig.teams.engine._team_worths_and_posts_held import loss_of
from eig.teams.engine._work_limit import Beat


def compile_problem(problem: Problem, beat: Beat | None = None) -> Model:
    """Return the model of a problem; the work may be ended between two beats."""
    return compile_read(read(problem, beat or Beat()))


def compile_read(reading: Reading) -> Model:
    """Return the model of a problem that is read."""
    problem, shapes, lines = reading.problem, reading.shapes, reading.lines
    worths = worths_of(problem, shapes, reading.allowed, reading.beat)
    units = _units(reading)
    kit = _Kit(reading, worths, units, _foes(problem, shapes, units), mixed_of(shapes, problem.people))
    return Model(
        problem=problem,
        units=units,
        places=tuple([_place(kit, index) for index in range(len(problem.openings))]),
        limits=tuple([_limit(kit, rule, line) for rule, line in lines]),
        weights=worths.weights,
        lows=worths.lows,
        least=worths.least,
        grid=worths.grid,
        shares=reading.shares,
        accepts=_accepts(problem, shapes),
    )


class _Kit(Record):
    """What every place is made from."""

    reading: Reading
    worths: Worths
    units: tuple[Unit, ...]
    foes: Mapping[int, int]
    mixed: Mixed

    @cached_property
    def unit_of(self) -> Mapping[int, int]:
        """The unit of each person, by index."""
        return {person: number for number, unit in enumerate(self.units) for person in unit.people}

    @cached_property
    def present(self) -> frozenset[str]:
        """Those who may sit at some place."""
        people = self.reading.problem.people
        return frozenset([people[one].id for who in self.reading.allowed for one in who])

    @cached_property
    def seat_uses(self) -> Mapping[tuple[str, str], list[tuple[int, int]]]:
        """What one person adds to lines at one opening alone, with the lines' numbers."""
        found: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for number, (_, line) in enumerate(self.reading.lines):
            self.reading.beat.take(len(line.by_seat))
            for seat, use in line.by_seat.items():
                found.setdefault(seat, []).append((number, use))
        return found


def _limit(kit: _Kit, rule: Rule, line: CohortBound) -> Limit:
    """Return a limit: a hard one is a multiple of what all its coefficients are multiples of."""
    fine = kit.worths.weights[rule.level] * rule.weight if rule.level else None
    sizes = {abs(use) for one, use in line.by_person.items() if use and one in kit.present}
    sizes |= {abs(use) for (one, _), use in line.by_seat.items() if use and one in kit.present}
    step = gcd(*sizes) or 1
    high = line.high if rule.level else line.high // step * step
    return Limit(rule.id, line.label, high, fine, even=len(sizes) <= 1, cut=line.high - high)


def _units(reading: Reading) -> tuple[Unit, ...]:
    """Return the units in the order of their first person; people bound to someone absent are in none."""
    people = reading.problem.people
    index = {person.id: number for number, person in enumerate(people)}
    leader = list(range(len(people)))
    absent: list[int] = []
    for bound in reading.shapes.binds:
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
    uses: dict[str, list[tuple[int, int]]] = {}
    for number, (_, line) in enumerate(reading.lines):
        for who, use in reading.beat.over(list(line.by_person.items())):
            uses.setdefault(who, []).append((number, use))
    return tuple([
        Unit(tuple(group), _added([uses.get(people[one].id, ()) for one in group]))
        for group in reading.beat.over(list(groups.values()))
    ])  # fmt: skip


def _added(some: Sequence[Sequence[tuple[int, int]]]) -> tuple[tuple[int, int], ...]:
    """Return what people use of lines together, by line."""
    if len(some) == 1:  # each line once
        return tuple([one for one in sorted(some[0]) if one[1]])
    totals: dict[int, int] = {}
    for line, use in chain.from_iterable(some):
        totals[line] = totals.get(line, 0) + use
    return tuple([(line, total) for line, total in sorted(totals.items()) if total])


def _foes(problem: Problem, shapes: Shapes, units: tuple[Unit, ...]) -> Mapping[int, int]:
    """Return the mask of the units that each unit never sits with: itself, if its own people are foes."""
    unit_of = {problem.people[one].id: number for number, unit in enumerate(units) for one in unit.people}
    foes: dict[int, int] = {}
    for excluded in shapes.excludes:
        for a, b in combinations([unit_of[one] for one in excluded if one in unit_of], 2):
            foes[a] = foes.get(a, 0) | 1 << b
            foes[b] = foes.get(b, 0) | 1 << a
    return foes


def _place(kit: _Kit, index: int) -> Place:
    """Return a place: of a question, what is known where nothing that it turns on has changed."""
    made, shapes = partial(_made, kit, index), kit.reading.shapes
    rules = (*shapes.teams, *(rule for *_, rule in shapes.soft_teams))
    if not all(map(is_ours, rules)):
        return made()
    return kit.reading.problem._kept_.once(("place", index), _turns_on(kit, index), made)


def _turns_on(kit: _Kit, index: int) -> tuple[object, ...]:
    """Return what a place turns on, beside the people and its opening."""
    reading, levels = kit.reading, kit.worths.levels
    problem, opening = reading.problem, reading.problem.openings[index]
    return (
        [unit.people for unit in kit.units],
        kit.foes,
        kit.worths.weights,
        [level.pairs for level in levels],
        reading.given.get(opening.id),
        f"size:{opening.id}" in problem.lifted,
        reading.allowed[index],
        reading.counts[index],
        *[one for level in levels for one in (level.seats[index], level.posts[index])],
        *reading.teams[opening.id],
        *[rule for *_, rule in reading.shapes.soft_teams],
        *([line for _, line in reading.lines] if kit.seat_uses else ()),
    )


def _made(kit: _Kit, index: int) -> Place:
    reading, beat = kit.reading, kit.reading.beat
    opening, able = reading.problem.openings[index], _able(kit, index)
    posts = _posts(kit, opening, able)
    fields = _Fields(kit, able)
    for one in reading.counts[index]:
        fields.add(one.span, one.amounts, counted=not (posts and posts_of(one.rule) is not None))
    for person in reading.given.get(opening.id, ()):
        fields.add(_presence(person))
    for span in kit.mixed.counts:
        fields.add(span)
    for values, most in kit.mixed.each:
        fields.share(values, most)
    units = kit.units
    able = [number for number in able if len(units[number].people) <= fields.most]
    where = (index, units, able)
    gains, loss, held = loss_of(reading.problem, kit.mixed.others, kit.worths, where)
    alone = loss is None or (held is not None and bool(posts))
    able.sort(key=lambda number: (len(units[number].people), number))
    members = tuple([_member(kit, opening, number, (gains, fields)) for number in beat.over(able)])
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
        spans=tuple(fields.spans) if alone else None,
        plain=fields.plain and alone,
    )


def _able(kit: _Kit, index: int) -> list[int]:
    """Return the units that may sit at a place, all of their people."""
    who, unit_of, foes = kit.reading.allowed[index], kit.unit_of, kit.foes
    present = frozenset(who)
    kit.reading.beat.take(len(who))
    return [
        number
        for number in sorted({unit_of[person] for person in who if person in unit_of})
        if present.issuperset(kit.units[number].people) and not foes.get(number, 0) >> number & 1
    ]


def _posts(kit: _Kit, opening: Opening, able: list[int]) -> tuple[int, ...]:
    """Return whom each post that must be held accepts; nothing unless one rule says it all."""
    stated = kit.reading.posts(opening)
    if len(stated) != 1:
        return ()
    at, beat = kit.reading.profiles[opening.id], kit.reading.beat
    profiles = [(number, [at[one] for one in kit.units[number].people]) for number in able]
    masks: list[int] = []
    for post in stated[0]:
        accepted = frozenset(post.accepts)
        held = [number for number, some in beat.over(profiles) if not any(map(accepted.isdisjoint, some))]
        masks.append(sum([1 << number for number in held]))
    return tuple(masks)


def _presence(person: str) -> TeamBound:
    def here(one: Person) -> int:
        return int(one.id == person)

    return TeamBound(here, 1)


def _member(kit: _Kit, opening: Opening, number: int, made: tuple[Mapping[int, int], _Fields]) -> Member:
    unit = kit.units[number]
    gains, fields = made
    return Member(
        unit=number,
        gain=gains[number],
        size=len(unit.people),
        pack=fields.packs[number],
        foes=kit.foes.get(number, 0),
        uses=_local_uses(kit, opening, unit) if kit.seat_uses else (),
    )


def _local_uses(kit: _Kit, opening: Opening, unit: Unit) -> tuple[tuple[int, int], ...]:
    """Return what a unit adds to lines at this opening alone."""
    ids = [kit.reading.problem.people[one].id for one in unit.people]
    return _added([kit.seat_uses.get((one, opening.id), ()) for one in ids])


class _Fields:
    """Counts and sums over a team, packed side by side in one integer.

    A need's field starts at `2**width - low`, so that its top bit turns on when the sum reaches `low`; a
    cap's starts at `2**width - 1 - high`, so that its top bit turns on when the sum passes `high`.
    """

    def __init__(self, kit: _Kit, able: list[int]) -> None:
        self._people, self._beat = kit.reading.problem.people, kit.reading.beat
        self._units = {number: kit.units[number].people for number in able}
        self._here = [person for unit in self._units.values() for person in unit]
        self.most = len(self._here)
        self.least = 1
        self.packs = dict.fromkeys(able, 0)
        self.start, self.goal, self.over, self._width = 0, 0, 0, 0
        self.providers: list[tuple[int, int]] = []
        self.counts: list[tuple[int, int]] = []
        self.spans: list[Span] = []
        self.plain = True
        self._known: set[tuple[object, ...]] = set()

    def add(self, span: TeamBound, known: Mapping[int, int] | None = None, *, counted: bool = True) -> None:
        """Add the fields of a span, unless they can never fail; `counted` if nothing else says the same.

        `known` are its amounts, if they are.
        """
        one = self._amounts(span) if known is None else {person: known[person] for person in self._here}
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

    def share(self, values: Sequence[str | None], most: int) -> None:
        """Add a count of each value that more people share than may sit together."""
        groups: dict[str, dict[int, int]] = {}
        for number, unit in self._units.items():
            for value in [values[person] for person in unit]:
                if value is not None:
                    here = groups.setdefault(value, {})
                    here[number] = here.get(number, 0) + 1
        for here in groups.values():
            if sum(here.values()) > most:
                self.spans.append(Span(0, most, here))
                self.over |= self._field(here, most, 1)
                self.plain = False

    def _amounts(self, span: TeamBound) -> dict[int, int]:
        if span.amount is one_each:
            return dict.fromkeys(self._here, 1)
        people, amount = self._people, span.amount
        return {one: amount(people[one]) for one in self._beat.over(self._here)}

    def _totals(self, amounts: Mapping[int, int]) -> dict[int, int]:
        return {
            number: amounts[unit[0]] if len(unit) == 1 else sum([amounts[person] for person in unit])
            for number, unit in self._units.items()
        }

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
    if not kit.reading.may_be_empty(opening):
        return None
    crew = Crew(opening=opening, people=())
    soft = kit.reading.shapes.soft_teams
    fines = ((level, weight * rule.misses(crew)) for level, weight, rule in soft)
    return -sum(kit.worths.weights[level] * fine for level, fine in fines)


def _accepts(problem: Problem, shapes: Shapes) -> Callable[[Cohort], bool] | None:
    if not shapes.wholes:
        return None

    def accepts(cohort: Cohort) -> bool:
        crews = problem.crews(cohort)
        return not any(breaches_of(rule, crews) for rule in shapes.wholes)

    return accepts
