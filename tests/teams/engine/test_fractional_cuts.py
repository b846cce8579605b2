"""Rows that are rounded: every cohort keeps them, and with them the best of all cohorts is found."""

from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, ShareQuota, WishPoints, compose
from eig.teams.asked import Budget, Envy
from eig.teams.engine import _best_part_first, _cohort_rules_as_rows, _fractional_cuts
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._work_limit import Halt, WorkLimit
from helpers.costs import at_most
from helpers.small_problems import feasible_cohorts, is_feasible, vector


def drawn(seed):
    """Draw people with wishes and marks, a budget or two, and maybe envy or a share."""
    draw = Random(f"rounded {seed}")
    places = [f"c{one}" for one in range(draw.randint(1, 3))]
    people = [
        Person(
            id=f"p{one}",
            cost=draw.randint(3, 11),
            amounts={"load": draw.randint(1, 5)},
            attributes={"gender": draw.choice("fm")},
            wishes=draw.sample(places, draw.randint(1, len(places))),
        )
        for one in range(draw.randint(4, 7))
    ]
    marks = {(one.id, place, None): draw.randint(1, 30) for one in people for place in one.wishes}
    openings = [Opening(id=place, size=(1, draw.randint(1, 2))) for place in places]
    rules = [Budget(id="cost", maximum=draw.randint(10, 30))]
    more = [
        Budget(id="load", amount="load", maximum=draw.randint(4, 12), level=draw.choice([0, 1])),
        Envy.of(
            Problem(people=people, openings=openings), MeritPoints.of(marks), level=draw.choice([0, 1, 2])
        ),
        ShareQuota(attribute="gender", value="f", minimum=40, level=draw.choice([0, 1])),
    ]
    rules += draw.sample(more, draw.randint(0, 3))
    terms = [MeritPoints.of(marks), WishPoints(id="wishes", by_rank=[2, 1], level=draw.randint(1, 2))]
    return Problem(people=people, openings=openings, rules=rules, objective=Objective(terms=terms))


def amounts(part, teams):
    """Return how much of each column a cohort takes, and what each row comes to, once what is missed is taken off."""
    table, model = part.table, part.table.model
    where = {
        unit: place
        for place, team in enumerate(teams)
        for unit in range(len(model.units))
        if team >> unit & 1
    }
    taken = [
        sum(where.get(unit, -1) == (table.seats.nodes[node].place if node >= 0 else -1) for unit in table.kinds[kind].units)
        if kind >= 0
        else 0
        for kind, node in table.columns
    ]  # fmt: skip
    uses = [
        dict([*(((node, 1),) if node >= 0 else ()), *table.rests[rest]]) for _, node, rest in table.figures
    ]
    sums = [
        sum(used.get(row, 0) * count for used, count in zip(uses, taken, strict=True))
        for row in range(len(part.rows))
    ]
    lines = {column: line for line, column in table.missed.items()}
    for column, (kind, row) in enumerate(table.columns):
        if kind < 0:
            line = lines.get(column)
            over = sums[row] - part.rows[row][1] if line is None and part.rows[row] else 0
            if line is not None:
                used = sum(model.seat_uses[line].get(place, {}).get(unit, 0) for unit, place in where.items())
                used += sum(use for unit, use in model.users[line] if unit in where)
                over = used - model.limits[line].high
            taken[column] = max(0, over)
            for at, use in uses[column].items():
                sums[at] += use * taken[column]
    return taken, sums


def holds(part, teams):
    """Tell whether a cohort is in a part: it keeps the bounds of columns and of rows."""
    taken, sums = amounts(part, teams)
    low, high = part.basis.low, part.basis.high
    return all(least <= one <= most for least, one, most in zip(low, [*taken, *sums], high, strict=True))


@at_most(20, by_day=4)
@given(st.integers(0, 10**6))
@example(3)  # rows that are rounded tell little
@example(4)  # they tell much: parts are gone over anew with them
@example(49)  # a sum lets some be passed over at best: each part has its own
def test_every_cohort_of_a_part_keeps_the_rows_that_were_rounded_and_the_best_is_found(seed):
    """However early rows are rounded, no cohort is lost by one: the best is as going through all cohorts tells."""
    some, made = drawn(seed), []

    def told(part, most, pause=bool):
        found = cuts_of(part, most, pause)
        made.append((part, found))
        return found

    cuts_of = _fractional_cuts.cuts_of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_fractional_cuts, "cuts_of", told)
        patch.setattr(_best_part_first, "PATIENCE", 1)
        patch.setattr(_best_part_first, "HALF", 1000)
        patch.setattr(_cohort_rules_as_rows, "MANY", 0)
        found = compose(some)
        model = compile_problem(some)
        flow = flowed(model, WorkLimit())
        rows = FlowRows.of(flow) if hasattr(flow, "seats") else None
        if rows is not None:
            _fractional_cuts.deepened(rows.part(None, model, WorkLimit()), WorkLimit(), model.least)
    cohorts = feasible_cohorts(some)
    best = max((vector(some, one) for one in cohorts), default=None)
    assert found.status == ("infeasible" if best is None else "optimal")
    assert best is None or (
        best == tuple(level.points for level in found.score) and is_feasible(found.cohort, some)
    )
    for part, cuts in made:
        for teams in [part.table.model.teams(one) for one in cohorts] if cuts else ():
            taken, _ = amounts(part, teams)
            assert not holds(part, teams) or [] == [
                cut for cut in cuts if sum(use * taken[column] for column, use in cut.columns) > cut.high
            ]


def test_rows_are_rounded_no_longer_once_a_caller_says_stop():
    """Between one row and the next whoever asks for an answer is heard."""
    some = drawn(0)
    model = compile_problem(some)
    part = FlowRows.of(flowed(model, WorkLimit())).part(None, model, WorkLimit())
    assert _fractional_cuts.cuts_of(part, 1)
    with pytest.raises(Halt):
        _fractional_cuts.cuts_of(part, 1, WorkLimit(stop=lambda: True).pause)


def test_nothing_is_rounded_of_a_part_without_values():
    """A part that no prices are known of has no seats in parts."""
    some = drawn(0)
    model = compile_problem(some)
    part = FlowRows.of(flowed(model, WorkLimit())).part(None, model, WorkLimit())
    assert [] == _fractional_cuts.cuts_of(evolve(part, found=None), 1)
