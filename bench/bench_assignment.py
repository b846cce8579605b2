"""Who reads what: proven optimum, fairness and linking, against OR-Tools' flow and CP-SAT, and networkx.

Sizes are EIG's (170 candidates, 12 jurors, 3 reviews), ten times and a hundred times the pairs. The first
lines compare whole processes, import included; memory is the peak that tracemalloc sees inside Python.
"""

import random
import sys
import time

SIZES = ((42, 8, 3), (170, 12, 3), (540, 38, 3), (1_700, 120, 3))
OURS = "import sys; sys.path[:0] = ['bench', 'src']; import bench_assignment as b; b.ours(170, 12, 3)"
THEIRS = "import sys; sys.path[:0] = ['bench']; import bench_assignment as b; b.ortools(170, 12, 3)"
BARE = "import sys; sys.path[:0] = ['bench']; import bench_assignment as b; b.committee(170, 12)"


def committee(items, jurors):
    """Return affinities by item and juror, and the pairs that are recused: 7 %."""
    rng = random.Random(items)
    worth = [[rng.randint(0, 100) for _ in range(jurors)] for _ in range(items)]
    recused = {(item, juror) for item in range(items) for juror in range(jurors) if rng.random() < 0.07}
    return worth, recused


def ours(items, jurors, reviews, **options):
    from eig.jury import assign_reviewers

    worth, recused = committee(items, jurors)
    names, readers = [f"d{at:05}" for at in range(items)], [f"j{at:04}" for at in range(jurors)]
    least = items * reviews // jurors
    return assign_reviewers(
        names,
        readers,
        reviews_per_item=reviews,
        loads=(least, least + 1),
        recusals=[(names[item], readers[juror]) for item, juror in recused],
        affinity={name: dict(zip(readers, row, strict=True)) for name, row in zip(names, worth, strict=True)},
        **options,
    )


def ortools(items, jurors, reviews):
    from ortools.graph.python import min_cost_flow

    worth, recused = committee(items, jurors)
    flow = min_cost_flow.SimpleMinCostFlow()
    least, pool = items * reviews // jurors, items + jurors
    for item in range(items):
        flow.set_node_supply(item, reviews)
        for juror in range(jurors):
            if (item, juror) not in recused:
                flow.add_arc_with_capacity_and_unit_cost(item, items + juror, 1, -worth[item][juror])
    for juror in range(jurors):
        flow.set_node_supply(items + juror, -least)
        flow.add_arc_with_capacity_and_unit_cost(items + juror, pool, 1, 0)
    flow.set_node_supply(pool, least * jurors - items * reviews)
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError
    return -flow.optimal_cost()


def networkx(items, jurors, reviews):
    import networkx as nx

    worth, recused = committee(items, jurors)
    graph, least = nx.DiGraph(), items * reviews // jurors
    for item in range(items):
        graph.add_node(("d", item), demand=-reviews)
        for juror in range(jurors):
            if (item, juror) not in recused:
                graph.add_edge(("d", item), ("j", juror), capacity=1, weight=-worth[item][juror])
    for juror in range(jurors):
        graph.add_node(("j", juror), demand=least)
        graph.add_edge(("j", juror), "pool", capacity=1, weight=0)
    graph.add_node("pool", demand=items * reviews - least * jurors)
    return -nx.network_simplex(graph)[0]


def timed(function, *size, repeat=5, **options):
    best, result = float("inf"), None
    for _ in range(repeat):
        start = time.perf_counter()
        result = function(*size, **options)
        best = min(best, time.perf_counter() - start)
    return best, result


def process(code, repeat=9):
    import subprocess

    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def peer(name, function, size, repeat, mine):
    try:
        spent, total = timed(function, *size, repeat=repeat)
    except ImportError:
        return f"; {name}: not installed"
    same = "same optimum" if total == mine[1].total else "OTHER OPTIMUM"
    return f"; {name} {1000 * spent:9.1f} ms (ratio {spent / mine[0]:5.2f}, {same})"


def memory(*size):
    import tracemalloc

    tracemalloc.start()
    ours(*size)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def main():
    bare, mine = process(BARE), process(OURS)
    line = f"whole process 170 x 12 x 3: bare {bare:.0f} ms, ours {mine:.1f} ms"
    try:
        theirs = process(THEIRS)
        line += f", OR-Tools flow {theirs:.1f} ms (ratio {theirs / mine:.2f})"
    except Exception:  # noqa: BLE001 # the child process failed: the peer is missing
        line += ", OR-Tools: not installed"
    print(line)
    for size in SIZES:
        repeat = 5 if size[0] < 1_000 else 1
        mine = timed(ours, *size, repeat=repeat)
        start = time.perf_counter()
        faults = mine[1].verify()
        check = time.perf_counter() - start
        print(
            f"{size[0]:>6} x {size[1]} x {size[2]}: ours {1000 * mine[0]:9.1f} ms, proof checked in {1000 * check:.1f} ms"
            f" ({'holds' if not faults else 'BROKEN'}), {memory(*size):.1f} MiB"
            + peer("OR-Tools", ortools, size, repeat, mine)
            + (peer("networkx", networkx, size, 1, mine) if size[0] < 1_000 else "")
        )
    for size in SIZES[:3]:
        for label, options in (
            ("maximin", {"objective": "maximin"}),
            ("leximin", {"objective": "leximin"}),
            ("linked", {"connected": True}),
        ):
            spent, plan = timed(ours, *size, repeat=1, **options)
            print(
                f"{size[0]:>6} x {size[1]} x {size[2]} {label}: {1000 * spent:9.1f} ms, proven {plan.proven}, price {plan.price}"
            )


if __name__ == "__main__":
    sys.path[:0] = ["src"]
    main()
