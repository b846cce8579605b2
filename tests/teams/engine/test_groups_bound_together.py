"""People who sit together or not at all: whole groups are dealt, rounded and counted, and no part of one."""

from random import Random

import pytest

from eig._maths.flow_one_seat_each import OUT
from eig.teams import MeritPoints, Objective, Opening, Person, Problem, Together, compose
from eig.teams.asked import Budget, Forbidden
from eig.teams.engine import _flow_rows_by_head_count
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._first_cohort_of_a_stopped_search import dealt
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import bits
from eig.teams.engine._work_limit import WorkLimit
from helpers.small_problems import feasible_cohorts, is_feasible, vector


@pytest.fixture
def spanned(monkeypatch):
    """Counts over teams are rows, however small teams are."""
    monkeypatch.setattr(_flow_rows_by_head_count, "SMALL", 0)


def grouped(seed):
    """Draw people of whom some sit together or not at all, larger groups than a team needs, and a budget."""
    draw = Random(f"groups {seed}")
    places = [f"c{one}" for one in range(draw.randint(1, 2))]
    people = [Person(id=f"p{one}", cost=draw.randint(2, 4), wishes=places) for one in range(7)]
    marks = {(one.id, place, None): draw.randint(0, 5) for one in people for place in places}
    least = draw.randint(1, 2)
    rules = [Together.of("p0", "p1", "p2"), Together.of("p3", "p4"), Together.of("p4", "p5")]
    return Problem(
        people=people,
        openings=[Opening(id=place, size=(least, draw.randint(3, 4))) for place in places],
        rules=[*rules[: draw.randint(1, 3)], Budget(id="cost", amount="cost", maximum=draw.randint(6, 18))],
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.usefixtures("spanned")
def test_groups_are_whole_and_the_best_cohort_is_among_those_tried(seed):
    """What follows of the sizes of groups leaves out no cohort, and a search stopped anywhere claims no more."""
    some = grouped(seed)
    best = max((vector(some, one) for one in feasible_cohorts(some)), default=None)
    for nodes in (None, 1, 4):
        found = compose(some, nodes=nodes)
        assert found.cohort is None or is_feasible(found.cohort, some)
        assert best is not None or found.cohort is None
        if best is not None:
            assert found.status != "infeasible"
            assert found.bound is None or found.bound >= best[0]
        if nodes is None:
            assert found.status == ("infeasible" if best is None else "optimal")


def trios(*, least, most):
    """Draw five trios and five people alone for three challenges, too dear for the best seats of all."""
    draw = Random("trios")
    people = [Person(id=f"p{one:02}", cost=draw.randint(3, 6), wishes=["a", "b", "c"]) for one in range(20)]
    marks = {(one.id, place, None): draw.randint(0, 20) for one in people for place in "abc"}
    return Problem(
        people=people,
        openings=[Opening(id=place, size=(least, most)) for place in "abc"],
        rules=[
            *[Together.of(*[f"p{3 * one + more:02}" for more in range(3)]) for one in range(5)],
            Budget(id="cost", amount="cost", maximum=38),
        ],
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )


def test_a_group_has_room_or_has_none():
    """Where four have room one trio has, and where two are needed it counts as two: no third of one does."""
    place = compile_problem(trios(least=2, most=4)).places[0]
    said = [(span.low, span.high, sorted(span.amounts.values())) for span in place.all_spans]
    assert (0, 1, [1] * 5) in said
    assert (2, None, [1] * 5 + [2] * 5) in said
    assert said[: len(place.spans)] == [
        (span.low, span.high, sorted(span.amounts.values())) for span in place.but(rounds=False).all_spans
    ]
    place = compile_problem(trios(least=3, most=4)).places[0]
    assert all(span.high is not None for span in place.all_spans[len(place.spans) :])


def test_a_small_team_is_dealt_that_a_group_has_room_in():
    """People who apply in threes are dealt where two are enough: a search that is stopped has a cohort."""
    given = trios(least=2, most=4).having(*[Together.of(*[f"p{one}" for one in range(17, 20)])])
    assert dealt(compile_problem(given)) is not None
    alone = [Forbidden.of(f"p{one}", place) for one in (15, 16) for place in "abc"]
    teams = dealt(compile_problem(given.having(*alone)))
    assert [team.bit_count() for team in teams] == [1, 1, 1]


def test_groups_sit_where_the_values_seat_most_of_them():
    """Values in parts become whole groups, then people beside them where there is room."""
    model = compile_problem(trios(least=2, most=4))
    flow = flowed(model, WorkLimit())
    rows = FlowRows.of(flow)
    part = rows.part(None, rows.table.model, WorkLimit())
    teams = part.rounded()
    assert sum(teams).bit_count() == sum(team.bit_count() for team in teams)
    sizes = [sum(len(model.units[unit].people) for unit in bits(team)) for team in teams]
    assert all(2 <= size <= 4 for size in sizes)
    part.found = None
    assert part.rounded() is None


def test_of_two_groups_with_room_for_one_that_sits_which_the_values_seat_most():
    """The other is left for a place with room, and the place has room for what is left of it."""
    model = compile_problem(trios(least=2, most=4))
    rows = FlowRows.of(flowed(model, WorkLimit()))
    part, room = rows.part(None, rows.table.model, WorkLimit()), [(2, 4)]
    one, other = [unit for unit, some in enumerate(model.units) if len(some.people) == 3][:2]
    assert {one: OUT, other: 0} == part._grouped({one: {0: 1}, other: {0: 2}}, room)
    assert [(0, 1)] == room
