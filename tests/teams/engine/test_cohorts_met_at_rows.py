"""Cohorts met while rows are priced: of nobody passed over, of the first values; rows are looked for halfway to them."""

from random import Random

import pytest

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, WishPoints
from eig.teams.asked import Envy, MaxEachTeam
from eig.teams.engine import _cohort_rules_as_rows, _flow_rows_by_head_count
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._branching_on_parts import SearchPart
from eig.teams.engine._cohort_rules_as_rows import basis_of
from eig.teams.engine._envy_claims_as_rows import Cut
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._rows_once_broken import broken
from eig.teams.engine._search_outcome import First
from eig.teams.engine._team_worths_and_posts_held import used_of, worth_of
from eig.teams.engine._work_limit import WorkLimit


def envied(seed, level=1):
    """Draw people of whom many could be passed over, at a point each."""
    draw = Random(f"met {seed}")
    places = [f"c{one}" for one in range(3)]
    people = [Person(id=f"p{one:02}", wishes=draw.sample(places, 3)) for one in range(12)]
    merit = MeritPoints.of(
        {(one.id, place, None): draw.randint(1, 99) for one in people for place in one.wishes}
    )
    plain = Problem(
        people=people,
        openings=[Opening(id=place, size=(2, 3)) for place in places],
        objective=Objective(terms=[WishPoints(by_rank=[8, 5, 3])]),
    )
    return plain.having(Envy.of(plain, merit, level=level))


def mates(seed):
    """Draw people of few employers, of whom one may sit in each team of two to four."""
    draw = Random(f"mates {seed}")
    places = [f"c{one}" for one in range(4)]
    people = [
        Person(id=f"p{one:02}", employer=draw.choice(["e0", "e1", "e2", "e3"]), wishes=draw.sample(places, 3))
        for one in range(16)
    ]
    marks = {(one.id, place, None): draw.randint(1, 9) for one in people for place in one.wishes}
    return Problem(
        people=people,
        openings=[Opening(id=place, size=(2, 4)) for place in places],
        rules=[MaxEachTeam(id="mates", attribute="employer", maximum=1)],
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )


@pytest.fixture(autouse=True)
def _late(monkeypatch):
    monkeypatch.setattr(_cohort_rules_as_rows, "MANY", 0)


def missed(model, teams):
    """Return how many seats of teams somebody envies."""
    return sum(max(0, used) for used in used_of(model, teams))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_cohort_that_passes_nobody_over_is_made_before_any_claim_is_missed(seed):
    """Asked for the bound alone, rows tell of a cohort too; whoever asks for none hears the same bound."""
    model = compile_problem(envied(seed))
    flow, met = flowed(model, WorkLimit()), Incumbent(model)
    told = FlowRows.of(flow, met).part(None, model, WorkLimit()).value
    alone = FlowRows.of(flow).part(None, model, WorkLimit()).value
    assert met.first.worth == worth_of(model, met.first.teams)
    assert met.first.worth <= min(told, alone)
    assert told < max(alone, met.first.worth) + model.weights[1]


def halfway(part, table, teams):
    """Return the rows asked for halfway to a cohort, and those that the values of a part break."""
    return broken(table, part.found, part.basis, teams), broken(table, part.found, part.basis)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_rows_broken_halfway_to_a_cohort_are_broken_by_the_values_too(seed):
    """A cohort keeps every row with what it misses; so what lies between breaks it only if the other end does."""
    model = compile_problem(envied(seed))
    flow, met = flowed(model, WorkLimit()), Incumbent(model)
    rows = FlowRows.of(flow, met)
    rows.part(None, model, WorkLimit())
    table, teams = rows.table, met.first.teams
    part = SearchPart.of(table, model, basis_of(table, flow.seating), flow.value)
    part.lower(WorkLimit())
    between, at_values = halfway(part, table, teams)
    assert between
    assert at_values
    columns = {
        (table.seats.nodes[node].place, table.kinds[kind].units[0]): column
        for column, (kind, node) in enumerate(table.columns)
        if kind >= 0 and node >= 0
    }
    for cut in between:
        assert isinstance(cut, Cut)
        come = sum(part.found.values.get(columns[place, unit], 0.0) * use for place, unit, use in cut.seats)
        lost = sum(part.found.values.get(table.missed[line], 0.0) for line in cut.lines)
        assert come - lost > cut.high
    values = {columns[place, unit]: 1.0 for place, unit in columns if teams[place] >> unit & 1}
    used = used_of(model, teams)
    values |= {column: float(max(0, used[line])) for line, column in table.missed.items()}
    part.found = part.found.__class__(part.found.prices, values)
    assert ([], []) == halfway(part, table, teams)


def test_a_cohort_is_made_of_the_first_values_that_break_rows(monkeypatch):
    """Before rows on teams are asked for, their values are a seating nearly: mended by hand it is a cohort."""
    monkeypatch.setattr(_flow_rows_by_head_count, "SMALL", 0)
    model = compile_problem(mates(1))
    flow, met = flowed(model, WorkLimit()), Incumbent(model)
    rows = FlowRows.of(flow, met)
    part = rows.part(None, model, WorkLimit())
    assert part.table.spans
    assert met.first is not None
    assert met.first.worth <= part.value


@pytest.mark.slow
def test_rows_are_asked_for_only_while_something_better_may_be_left():
    """Told of a cohort worth more than the first prices promise, a part asks for no row; told of none, for several."""
    model = compile_problem(envied(0))
    flow = flowed(model, WorkLimit())
    rows = FlowRows.of(flow)
    told = [Incumbent(model, first=First(flow.value, (0,) * len(model.places))), None]
    parts = [
        SearchPart.of(rows.table, model, basis_of(rows.table, flow.seating), flow.value).lowered(
            WorkLimit(), model.least, met
        )
        for met in told
    ]
    assert [0, True] == [len(parts[0].table.spans), len(parts[1].table.spans) > 0]
