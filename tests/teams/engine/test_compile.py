"""From rules to a model: fields of one number tell what a team keeps, and a limit knows whether it only counts."""

from itertools import combinations
from random import Random
from types import SimpleNamespace

import pytest
from attrs import evolve

from eig.programme import Quota
from eig.teams import Apart, Opening, Person, Problem, Together
from eig.teams.asked import Budget, CohortQuota
from eig.teams.asked.rules import CohortBound, TeamBound
from eig.teams.engine import _compile
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._fuel import Beat
from eig.teams.engine._model import Unit

ALONE = [Unit((one,), ()) for one in range(5)]
PAIRED = [Unit((0,), ()), Unit((3,), ()), Unit((1, 2), ()), Unit((4, 5), ())]


def drawn(draw, people):
    """Return a span over a team, and what each person adds to it."""
    kind = draw.randrange(3)
    amounts = {one: [1, draw.randrange(2), draw.randrange(4)][kind] for one in range(people)}
    low = draw.randrange(4)
    high = draw.choice([None, low + draw.randrange(4)])
    return TeamBound(lambda person: amounts[int(person.id[1:])], low, high), amounts


def fields_of(units, spans):
    """Return the fields of some spans, whose amounts are known or read from people in turns."""
    people = [Person(id=f"p{one}") for one in range(6)]
    reading = SimpleNamespace(problem=SimpleNamespace(people=people), beat=Beat())
    fields = _compile._Fields(SimpleNamespace(reading=reading, units=units), list(range(len(units))))
    for number, (span, amounts) in enumerate(spans):
        fields.add(span, amounts if number % 2 else None)
    return fields


@pytest.mark.parametrize("units", [ALONE, PAIRED], ids=["each alone", "two and two together"])
def test_fields_tell_whether_a_team_keeps_each_count_and_sum(units):
    """A team of somebody keeps all spans just where its size, its needs and its caps are told to be kept."""
    kinds = set()
    for seed in range(60):
        draw = Random(seed)
        spans = [drawn(draw, 6) for _ in range(draw.randint(0, 3))]
        fields = fields_of(units, spans)
        for size in range(1, len(units) + 1):
            for team in combinations(range(len(units)), size):
                who = [one for unit in team for one in units[unit].people]
                sums = [(span, sum(amounts[one] for one in who)) for span, amounts in spans]
                kept = all(span.low <= one and (span.high is None or one <= span.high) for span, one in sums)
                state = fields.start + sum(fields.packs[unit] for unit in team)
                fits = fields.least <= len(who) <= fields.most
                assert kept == (fits and not state & fields.over and not fields.goal & ~state)
                if fields.plain and units is ALONE:
                    counted = all(
                        sum(mask >> unit & 1 for unit in team) >= low for low, mask in fields.counts
                    )
                    assert kept == (fits and counted)
                kinds.add((kept, fits, fields.plain))
        assert fields.goal == sum(top for top, _ in fields.providers)
        for span, (_, amounts) in zip(fields.spans, spans, strict=True):
            totals = {unit: sum(amounts[one] for one in some.people) for unit, some in enumerate(units)}
            assert {unit: total for unit, total in totals.items() if total} == span.amounts
        for low, mask in fields.counts:
            helped = [span for span, _ in zip(fields.spans, spans, strict=True) if span.low == low]
            assert mask in [sum(1 << unit for unit in span.amounts) for span in helped]
    assert {(True, True, True), (False, True, True), (False, True, False), (False, False, True)} <= kinds


@pytest.mark.parametrize(("low", "asked"), [(0, False), (1, True), (2, True)])
def test_a_rule_that_posts_say_too_asks_for_no_count_of_its_own(low, asked):
    """What it asks is in the fields all the same; only seats need not be told of it twice."""
    span, amounts = TeamBound(lambda _: 0, low, None), {0: 1, 1: 0, 2: 2, 3: 0, 4: 0, 5: 0}
    for counted in (True, False):
        fields = fields_of(ALONE, [])
        fields.add(span, amounts, counted=counted)
        assert (asked, asked and counted) == (fields.goal > 0, fields.counts != [])
        assert fields.plain == (not asked or not counted)


@pytest.mark.parametrize(
    ("by_person", "by_seat", "even"),
    [
        ({"p0": 3, "p1": 3}, {}, True),
        ({"p0": 3, "p1": -3, "p2": 0}, {}, True),
        ({"p0": 3, "p1": 2}, {}, False),
        ({"p0": 3}, {("p1", "plume"): 3}, True),
        ({"p0": 3}, {("p1", "plume"): 1}, False),
        ({}, {}, True),
    ],
)
@pytest.mark.parametrize(("level", "fine"), [(0, None), (2, 5 * 7)])
def test_a_limit_knows_whether_all_count_the_same_and_what_a_miss_costs(
    by_person, by_seat, even, level, fine
):
    """Whoever adds nothing is left out, whichever way the others count; a miss of a hard rule has no price."""
    rule = evolve(Budget(id="money", maximum=9), level=level, weight=5 if level else 1)
    worths = SimpleNamespace(weights={2: 7})
    limit = _compile._limit(rule, CohortBound("line", 9, by_person, by_seat), worths)
    assert ("money", "line", 9, fine, even) == (limit.rule, limit.label, limit.high, limit.fine, limit.even)


@pytest.mark.parametrize(
    ("rules", "units", "foes"),
    [
        ([], [(0,), (1,), (2,), (3,)], {}),
        ([Together.of("p2", "p0")], [(0, 2), (1,), (3,)], {}),
        ([Together.of("p0", "p1"), Together.of("p2", "p3"), Together.of("p3", "p1")], [(0, 1, 2, 3)], {}),
        ([Together.of("p0", "p1"), Together.of("p1", "p9")], [(2,), (3,)], {}),
        ([Apart.of("p0", "p2", "p3")], [(0,), (1,), (2,), (3,)], {0: 0b1100, 2: 0b1001, 3: 0b0101}),
        ([Apart.of("p0", "p9", "p2"), Together.of("p2", "p3")], [(0,), (1,), (2, 3)], {0: 0b100, 2: 0b001}),
    ],
)
def test_people_bound_together_are_one_and_some_never_meet(rules, units, foes):
    """In the order of their first person; bound to somebody who is not there, they are nowhere."""
    people = [Person(id=f"p{one}", cost=one) for one in range(4)]
    problem = Problem(
        people=people,
        openings=[Opening(id="plume", size=(1, 4))],
        rules=[*rules, Budget(id="money", maximum=9)],
    )
    model = compile_problem(problem)
    assert units == [one.people for one in model.units]
    costs = [sum(some) for some in units]
    assert [((0, cost),) if cost else () for cost in costs] == [one.uses for one in model.units]
    (place,) = model.places
    assert [len(one.people) for one in model.units] == [
        next(member.size for member in place.members if member.unit == unit) for unit in range(len(units))
    ]
    assert foes == {one.unit: one.foes for one in sorted(place.members, key=lambda one: one.unit) if one.foes}
    assert [one.size for one in place.members] == sorted(one.size for one in place.members)


def test_whoever_a_rule_does_not_count_adds_nothing_to_it():
    """Of two who go together, the one who is from the west counts, and the other does not."""
    people = [Person(id=f"p{one}", attributes={"region": "west" if one < 2 else "east"}) for one in range(4)]
    rules = [
        Together.of("p1", "p2"),
        CohortQuota(id="west", quota=Quota(attribute="region", value="west", maximum=1)),
    ]
    model = compile_problem(Problem(people=people, openings=[Opening(id="plume", size=(1, 4))], rules=rules))
    assert [((0,), ((0, 1),)), ((1, 2), ((0, 1),)), ((3,), ())] == [
        (one.people, one.uses) for one in model.units
    ]
