"""The steps of searches, kept as they were: a search takes as many on every machine (`python -m helpers.steps`).

`tests/data/steps.jsonl` holds, a line a problem, what each part of the search found in it and in how many steps. A
change of the search that is meant writes the file anew, and its difference tells what became dearer.
"""

import json
import zlib
from pathlib import Path
from random import Random

from eig.programme import Quota
from eig.teams import Objective, Opening, Person, Problem, ShareQuota
from eig.teams.asked import Budget, CohortQuota, SkillPoints
from eig.teams.engine._backend_team_columns import Frame, teams_within
from eig.teams.engine._best_cohort_by_flow_alone import Flowed, flowed
from eig.teams.engine._bounds_by_head_count import counts_of
from eig.teams.engine._branching_on_parts import Parting, Unsettled
from eig.teams.engine._dual_bound import Prices, bound_at, free, rough
from eig.teams.engine._first_cohort_of_a_stopped_search import first_cohort
from eig.teams.engine._flow_first_then_search import solve
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._one_team_a_place_search import Find, Listing, board_of
from eig.teams.engine._prices_by_column_generation import generating
from eig.teams.engine._prices_by_subgradient import Pace, ascend
from eig.teams.engine._prices_that_prove_infeasible import impossible, overdrawn
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._team_enumeration import Crowd, best_team, teams_from
from eig.teams.engine._work_limit import Halt, WorkLimit
from helpers.backends import GoingThroughAll
from helpers.seat_problems import seat_problem
from helpers.small_problems import problem

KEPT = Path(__file__).parents[1] / "data" / "steps.jsonl"


def tight_problem(seed):
    """Draw a problem of eight to ten people in which two budgets and a quota meet."""
    draw = Random(f"tight {seed}")
    people = [
        Person(
            id=f"p{one}",
            cost=draw.randint(20, 60),
            amounts={"days": draw.randint(20, 60)},
            skills={"data": draw.randint(1, 30)},
            attributes={"gender": draw.choice("fm")},
        )
        for one in range(draw.randint(8, 10))
    ]
    most = draw.randint(190, 260)
    rules = [
        Budget(id="cost", amount="cost", maximum=most, level=draw.choice([0, 0, 0, 1])),
        Budget(id="days", amount="days", maximum=most + draw.randint(-20, 20)),
        CohortQuota(id="women", quota=Quota(attribute="gender", value="f", minimum=draw.randint(1, 3))),
        ShareQuota(id="share", attribute="gender", value="f", minimum=draw.choice([40, 50])),
    ]
    return Problem(
        people=people,
        openings=[
            Opening(id=f"c{one}", size=(2, 2 + draw.randint(0, 1)), weights={"data": one})
            for one in (1, 2, 3)
        ],
        rules=draw.sample(rules, draw.choice([2, 2, 3])),
        objective=Objective(terms=[SkillPoints()]),
    )


FAMILIES = {"small": problem, "seats": seat_problem, "tight": tight_problem}
COUNTS = {"small": 120, "seats": 80, "tight": 20}


def brief(value):
    """Return a value as it stands if it is short, else a number that tells it from others."""
    text = repr(value)
    return value if len(text) <= 24 and not isinstance(value, tuple) else zlib.crc32(text.encode())


def seats_taken(seating):
    """Return a number that tells a seating from others: by where all sit, prices and worth."""
    text = f"Seating(at={seating.at}, prices={seating.prices}, worth={seating.worth})"
    return zlib.crc32(text.encode())


def prices_of(bound):
    """Return the figures of a bound."""
    return (
        None if bound is None else brief((bound.value, bound.prices.units, bound.prices.limits, bound.teams))
    )


def drawn(model, seed):
    """Draw prices, most of them small."""
    draw, most = Random(f"prices {seed}"), 4 * GRAIN * model.grid
    limits = [draw.choice([0, draw.randint(0, most // 9)]) for _ in model.limits]
    return Prices(
        tuple(draw.choice([0, draw.randint(0, most)]) for _ in model.units),
        tuple(
            min(price, price if limit.fine is None else limit.fine)
            for price, limit in zip(limits, model.limits, strict=True)
        ),
    )


def answers(model):
    """Yield what a search finds, with and without an end, and in how many steps."""
    work_limit = WorkLimit()
    found = solve(model, work_limit)
    yield (
        "solve",
        work_limit.spent,
        brief(found.worth),
        brief(found.proven),
        brief(found.teams),
        prices_of(found.root),
    )
    for share in (4, 2):
        cut = WorkLimit(nodes=work_limit.spent // share)
        known = solve(model, cut)
        yield "cut", cut.spent, brief(known.worth), brief(known.proven), brief(known.teams)
    any_limit = WorkLimit()
    known = solve(model, any_limit, any_one=True)
    yield "any", any_limit.spent, brief(known.worth), brief(known.teams)


def bounds(model, start, seed):
    """Yield bounds, and how they were found."""
    yield "rough", brief(rough(model).value)
    at = bound_at(model, drawn(model, seed))
    yield "drawn", prices_of(at)
    work_limit = WorkLimit()
    low = ascend(model, start, work_limit, Pace(least=model.least, rounds=60))
    yield "ascent", work_limit.spent, prices_of(low)
    work_limit = WorkLimit()
    made = generating(GoingThroughAll(seed))(model, start, work_limit, Pace(least=model.least))
    yield "generated", work_limit.spent, prices_of(made)
    work_limit = WorkLimit()
    yield "impossible", prices_of(impossible(model, start, work_limit)), work_limit.spent
    work_limit = WorkLimit()
    yield "overdrawn", prices_of(overdrawn(model, work_limit)), work_limit.spent
    yield "counts", *counts_of(model, low)
    for known in (start, low, at):
        for patience in (None, 3):
            first = first_cohort(model, known, tries=6, patience=patience)
            yield "first", *((None,) if first is None else (brief(first.worth), brief(first.teams)))


def listings(model, bound):
    """Yield what the search for teams goes over, and the steps it takes."""
    gap = max(3 * GRAIN, abs(bound.value) // 6)
    board = board_of(model, bound, gap)
    yield "board", len(board.teams), brief((board.order, board.teams, board.low, board.high, board.least))
    yield "tables", *board.pair, brief(tuple(table.rows for table in board.tables))
    for worth in (bound.value - gap, bound.value - 2 * gap):
        find, work_limit = Find(worth, bound.value), WorkLimit(nodes=400)
        listing, turns = Listing(work_limit, model, bound, find), 1
        try:
            while not listing.goes_on(7) and turns < 40:
                turns += 1
        except Halt:
            turns = -turns
        yield "listing", work_limit.spent, turns, brief(find.worth), brief(find.teams)
    frame = Frame(model, bound)
    within = teams_within(model, bound, gap // 2)
    yield "frame", len(within), brief((frame.rows, frame.rests(), [frame.column(*one) for one in within]))
    for place in model.places[:1]:
        prices = [price // 2 for price in bound.prices.units]
        yield (
            "team",
            brief(best_team(place, prices, -GRAIN * 99, patience=1)),
            len(teams_from(place, prices, 0)),
        )


def rows(model):
    """Yield what rows beside the flow say, and the steps they take."""
    work_limit = WorkLimit()
    flow = flowed(model, work_limit)
    yield "flow", work_limit.spent, type(flow).__name__
    if not isinstance(flow, Flowed):
        return
    yield "flow", brief(flow.value), brief(flow.worth), seats_taken(flow.seating), prices_of(flow.root)
    beside = FlowRows.of(flow)
    if beside is None:
        return
    for head in (None, *counts_of(model)[:2]) if model.shares else (None,):
        work_limit, mine = WorkLimit(), model.with_heads(head)
        part = beside.part(head, mine, work_limit)
        yield "part", work_limit.spent, brief(part.value), prices_of(part.bound)
        find, work_limit = Find(part.value - 5 * GRAIN, part.value), WorkLimit(nodes=300)
        parting = Parting(beside.table, work_limit, find, [part])
        ended = None
        try:
            ended = parting.goes_on(3), parting.goes_on()
        except (Halt, Unsettled) as stopped:
            ended = type(stopped).__name__
        yield "parting", brief(ended), work_limit.spent, brief(find.worth), brief(find.teams)


def traced(family, seed):
    """Return the name of a problem, and what each part of the search finds in it, in order."""
    model = compile_problem(FAMILIES[family](seed))
    found = [*answers(model), *rows(model)]
    start = bound_at(model, free(model))
    if start is not None:
        found += bounds(model, start, seed)
        for bound in (start, bound_at(model, drawn(model, seed), start)):
            try:
                found += listings(model, bound)
            except Crowd:
                found.append(("crowd",))
    return {"problem": f"{family} {seed}", "found": [list(one) for one in found]}


def read():
    """Return what the file holds."""
    return [json.loads(line) for line in KEPT.read_text(encoding="utf-8").splitlines()]


def names():
    """Return the family and the number of each problem."""
    return [(family, seed) for family, count in COUNTS.items() for seed in range(count)]


if __name__ == "__main__":
    KEPT.write_text("".join(json.dumps(traced(*one)) + "\n" for one in names()), encoding="utf-8")
