"""Networks and levelling against other people's solvers: longest paths, linear programmes, constraint programming."""

import random

import pytest

from eig.timeline.plan import Job, Jobs, level_jobs, solve_network
from helpers.evidence import peer

KINDS = ("FS", "SS", "FF", "SF")


def some_network(seed, kinds=KINDS):
    rng = random.Random(seed)
    keys = [f"t{n}" for n in range(rng.randint(2, 40))]
    durations = {key: rng.randint(0, 15) for key in keys}
    links = [
        (keys[rng.randrange(succ)], keys[succ], rng.choice(kinds), rng.randint(-6, 9))
        for succ in range(1, len(keys))
        for _ in range(rng.randint(0, 3))
    ]
    return durations, links


def weight(durations, link):
    """Return how much later than its predecessor's start a link has its successor start."""
    pred, succ, kind, lag = link
    return lag + (durations[pred] if kind[0] == "F" else 0) - (durations[succ] if kind[1] == "F" else 0)


@pytest.mark.peer(what="early starts and duration of networks: longest paths", against="networkx")
def test_early_starts_are_longest_paths_of_networkx(evidence):
    """500 random networks: the longest path from a source that precedes everything by 0."""
    networkx = peer("networkx")
    for seed in range(evidence.part(500)):
        durations, links = some_network(seed)
        found = solve_network(durations, links)
        graph = networkx.DiGraph()
        graph.add_weighted_edges_from(("source", key, 0) for key in durations)
        for link in links:
            pred, succ = link[:2]
            known = graph.get_edge_data(pred, succ, {"weight": -999})["weight"]
            graph.add_edge(pred, succ, weight=max(known, weight(durations, link)))
        distances = dict.fromkeys(graph, 0)
        for node in networkx.topological_sort(graph):
            for _, succ, data in graph.out_edges(node, data=True):
                distances[succ] = max(distances[succ], distances[node] + data["weight"])
        assert {key: distances[key] for key in durations} == {key: found[key].es for key in durations}, seed
        ends = {key: durations[key] for key in durations}
        for key in durations:
            graph.add_edge(key, "sink", weight=ends[key])
        assert networkx.dag_longest_path_length(graph) == found.duration, seed
        evidence.count()


@pytest.mark.peer(what="early and late starts of networks: a linear programme", against="scipy")
def test_early_and_late_starts_are_those_of_a_linear_programme(evidence):
    """200 random networks: least and greatest sums of starts under the same constraints."""
    optimize = peer("scipy.optimize")
    numpy = peer("numpy")
    for seed in range(evidence.part(200)):
        durations, links = some_network(seed)
        found = solve_network(durations, links, finish_target=200)
        keys = list(durations)
        rows, bounds = numpy.zeros((len(links), len(keys))), []
        for row, link in enumerate(links):
            rows[row, keys.index(link[0])] += 1
            rows[row, keys.index(link[1])] -= 1
            bounds.append(-weight(durations, link))
        constraints = {"A_ub": rows, "b_ub": bounds} if links else {}
        early = optimize.linprog(numpy.ones(len(keys)), bounds=[(0, None)] * len(keys), **constraints)
        room = [(None, 200 - durations[key]) for key in keys]
        late = optimize.linprog(-numpy.ones(len(keys)), bounds=room, **constraints)
        assert [round(x) for x in early.x] == [found[key].es for key in keys], seed
        assert [round(x) for x in late.x] == [found[key].ls for key in keys], seed
        evidence.count()


@pytest.mark.peer(what="shortest levelling of up to eight jobs", against="ortools")
def test_the_best_makespan_is_that_of_constraint_programming(evidence):
    """150 random problems of up to 8 jobs: level proves what CP-SAT finds."""
    cp_model = peer("ortools.sat.python.cp_model")
    for seed in range(evidence.part(150)):
        rng = random.Random(seed)
        capacity = rng.randint(1, 4)
        keys = [f"j{n}" for n in range(rng.randint(1, 8))]
        jobs = Jobs(
            jobs=[
                Job(
                    key=key,
                    duration=rng.randint(0, 6),
                    demand=rng.randint(0, capacity),
                    preds=sorted({rng.choice(keys[:n]) for _ in range(rng.randint(0, 2))}) if n else [],
                )
                for n, key in enumerate(keys)
            ],
            capacity=capacity,
        )
        model = cp_model.CpModel()
        horizon = sum(job.duration for job in jobs.jobs)
        starts = {job.key: model.new_int_var(0, horizon, job.key) for job in jobs.jobs}
        end = model.new_int_var(0, horizon, "end")
        spans = [
            model.new_fixed_size_interval_var(starts[job.key], job.duration, job.key) for job in jobs.jobs
        ]
        model.add_cumulative(spans, [job.demand for job in jobs.jobs], capacity)
        for job in jobs.jobs:
            model.add(end >= starts[job.key] + job.duration)
            for pred in job.preds:
                model.add(starts[job.key] >= starts[pred] + jobs.jobs[jobs.index[pred]].duration)
        model.minimize(end)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(model) == cp_model.OPTIMAL
        found = level_jobs(jobs)
        assert (int(solver.objective_value), True) == (found.makespan, found.optimal), seed
        evidence.count()
