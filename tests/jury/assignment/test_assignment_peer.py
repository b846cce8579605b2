"""Assignments against OR-Tools, networkx and scipy."""

from random import Random

import pytest

from eig.jury import assign_reviewers
from eig.jury.assignment import Assignment, AssignmentProblem
from helpers.assignments_drawn import arguments
from helpers.evidence import peer


def committee(seed, items, jurors, reviews):
    """Return a balanced problem with 7 % of recusals."""
    random = Random(seed)
    names, readers = [f"d{at:04}" for at in range(items)], [f"j{at:03}" for at in range(jurors)]
    least = items * reviews // jurors
    return AssignmentProblem(
        items=names,
        jurors=readers,
        needs=dict.fromkeys(names, reviews),
        loads=dict.fromkeys(readers, (least, least + 1)),
        recusals=[(name, reader) for name in names for reader in readers if random.random() < 0.07],
        affinity={name: {reader: random.randint(0, 100) for reader in readers} for name in names},
    )


def by_ortools(problem):
    """Return the greatest total of OR-Tools' minimum cost flow."""
    flow = peer("ortools.graph.python.min_cost_flow").SimpleMinCostFlow()
    items, jurors = len(problem.items), len(problem.jurors)
    for item, name in enumerate(problem.items):
        flow.set_node_supply(item, problem.needs[name])
        for juror, reader in enumerate(problem.jurors):
            if reader in problem.eligible(name):
                flow.add_arc_with_capacity_and_unit_cost(item, items + juror, 1, -problem.worth(name, reader))
    for juror, reader in enumerate(problem.jurors):
        low, high = problem.loads[reader]
        flow.set_node_supply(items + juror, -low)
        flow.add_arc_with_capacity_and_unit_cost(items + juror, items + jurors, high - low, 0)
    rest = sum(problem.needs.values()) - sum(low for low, _ in problem.loads.values())
    flow.set_node_supply(items + jurors, -rest)
    assert flow.solve() == flow.OPTIMAL
    return -flow.optimal_cost()


@pytest.mark.peer(
    what="best sum of assignments, from 42 × 8 to 1,700 × 12: minimum cost flow", against="ortools"
)
@pytest.mark.parametrize(
    ("items", "jurors", "reviews"), [(42, 8, 3), (170, 12, 3), (425, 30, 4), (1700, 12, 3)]
)
def test_the_total_is_that_of_ortools(items, jurors, reviews, evidence):
    """The same optimum as OR-Tools' flow, on ten committees of each size."""
    for seed in range(evidence.part(10 if items < 1000 else 2)):
        problem = committee(seed, items, jurors, reviews)
        plan = assign_reviewers(**arguments(problem))
        assert by_ortools(problem) == plan.total
        assert () == plan.verify()
        evidence.count()


@pytest.mark.peer(what="best sum of assignments one to one", against="scipy")
def test_the_total_is_that_of_scipy_for_one_to_one(evidence):
    """With one review an item and one item a juror, the optimum is scipy's linear sum assignment."""
    optimize = peer("scipy.optimize")
    random = Random(1)
    for _ in range(evidence.part(200)):
        size = random.randint(1, 15)
        worth = [[random.randint(0, 50) for _ in range(size)] for _ in range(size)]
        rows, columns = optimize.linear_sum_assignment(worth, maximize=True)
        best = sum(worth[row][column] for row, column in zip(rows, columns, strict=True))
        affinity = {
            f"d{i:02}": {f"j{j:02}": value for j, value in enumerate(row)} for i, row in enumerate(worth)
        }
        plan = assign_reviewers(
            sorted(affinity),
            [f"j{j:02}" for j in range(size)],
            reviews_per_item=1,
            loads=1,
            affinity=affinity,
        )
        assert best == plan.total
        evidence.count()


@pytest.mark.peer(what="how many reviews fit at most: maximum flow", against="networkx")
def test_the_most_reviews_are_those_of_networkx(evidence):
    """How many reviews fit at most is the maximum flow of networkx."""
    nx = peer("networkx")
    random = Random(3)
    for _ in range(evidence.part(300)):
        items, jurors = (
            [f"d{at}" for at in range(random.randint(1, 7))],
            [f"j{at}" for at in range(random.randint(1, 5))],
        )
        recusals = [(item, juror) for item in items for juror in jurors if random.random() < 0.5]
        loads = {juror: random.randint(0, 4) for juror in jurors}
        plan = assign_reviewers(
            items, jurors, reviews_per_item=min(2, len(jurors)), loads=loads, recusals=recusals
        )
        graph = nx.DiGraph()
        for item in items:
            graph.add_edge("s", item, capacity=min(2, len(jurors)))
            for juror in set(jurors) - {who for what, who in recusals if what == item}:
                graph.add_edge(item, juror, capacity=1)
        for juror, load in loads.items():
            graph.add_edge(juror, "t", capacity=load)
        most = nx.maximum_flow_value(graph, "s", "t")
        assert most == (sum(plan.loads.values()) if isinstance(plan, Assignment) else plan.most_reviews)
        evidence.count()


def fairest_by_cp_sat(problem):
    """Return the best worst-off item and then the greatest total, by CP-SAT."""
    cp_model = peer("ortools.sat.python.cp_model")
    model = cp_model.CpModel()
    reads = {
        (item, juror): model.NewBoolVar(f"{item}{juror}")
        for item in problem.items
        for juror in problem.eligible(item)
    }
    sums = {}
    for item in problem.items:
        mine = [(juror, reads[item, juror]) for juror in problem.eligible(item)]
        model.Add(sum(var for _, var in mine) == problem.needs[item])
        sums[item] = sum(problem.worth(item, juror) * var for juror, var in mine)
    for juror, (low, high) in problem.loads.items():
        model.AddLinearConstraint(sum(var for (_, who), var in reads.items() if who == juror), low, high)
    worst = model.NewIntVar(0, 10**6, "worst")
    for total in sums.values():
        model.Add(worst <= total)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    model.Maximize(worst)
    assert solver.Solve(model) == cp_model.OPTIMAL
    best = round(solver.ObjectiveValue())
    model.Add(worst >= best)
    model.Maximize(sum(sums.values()))
    assert solver.Solve(model) == cp_model.OPTIMAL
    return best, round(solver.ObjectiveValue())


@pytest.mark.peer(what="best worst-off item of 42 × 8, then the best sum: CP-SAT", against="ortools")
def test_the_fairest_is_that_of_cp_sat(evidence):
    """On committees of EIG's size, and on scarce affinities, fairness agrees with CP-SAT."""
    peer("ortools.sat.python.cp_model")
    random = Random(9)
    for seed in range(evidence.part(12)):
        problem = committee(seed, 42, 8, 3)
        if seed % 2:  # few good pairs: the worst-off item is far below what it would have alone
            scarce = {
                name: {reader: random.choice([0, 0, 0, 1, 2, 5]) for reader in problem.jurors}
                for name in problem.items
            }
            problem = AssignmentProblem(
                items=problem.items, jurors=problem.jurors, needs=problem.needs, loads=problem.loads,
                recusals=problem.recusals, affinity=scarce,
            )  # fmt: skip
        fair = assign_reviewers(**arguments(problem), objective="maximin")
        worst, total = fairest_by_cp_sat(problem)
        assert fair.worst <= worst <= fair.worst_bound
        if fair.proven:
            assert (worst, total) == (fair.worst, fair.total)
        evidence.count()
