"""Jury: who reads what, quotas, fair lotteries. See `measuring`."""

import random

from jobs_marks import applications, sized
from measuring import Job, Way

# ── who reads what ────────────────────────────────────────────────────────────────────────────────


def committee(scale):
    """Draw affinities by application and juror, and the pairs that are recused: 7 %."""
    rng = random.Random(1)
    items, jurors = sized(170, scale, 8), sized(12, scale, 6)
    worth = [[rng.randint(0, 100) for _ in range(jurors)] for _ in range(items)]
    recused = {(item, seat) for item in range(items) for seat in range(jurors) if rng.random() < 0.07}
    return worth, recused


def named(given):
    worth, recused = given
    names, readers = [f"d{at:05}" for at in range(len(worth))], [f"j{at:04}" for at in range(len(worth[0]))]
    affinity = {name: dict(zip(readers, row, strict=True)) for name, row in zip(names, worth, strict=True)}
    return names, readers, [(names[item], readers[seat]) for item, seat in sorted(recused)], affinity


def assigned(**options):
    def call(given):
        from eig.jury import assign_reviewers

        names, readers, recusals, affinity = given
        least = len(names) * 3 // len(readers)
        return assign_reviewers(
            names,
            readers,
            reviews_per_item=3,
            loads=(least, least + 1),
            recusals=recusals,
            affinity=affinity,
            **options,
        )

    return call


def ortools_flow(given):
    from ortools.graph.python import min_cost_flow

    worth, recused = given
    items, jurors = len(worth), len(worth[0])
    flow, least, pool = min_cost_flow.SimpleMinCostFlow(), items * 3 // jurors, items + jurors
    for item, row in enumerate(worth):
        flow.set_node_supply(item, 3)
        for seat, value in enumerate(row):
            if (item, seat) not in recused:
                flow.add_arc_with_capacity_and_unit_cost(item, items + seat, 1, -value)
    for seat in range(jurors):
        flow.set_node_supply(items + seat, -least)
        flow.add_arc_with_capacity_and_unit_cost(items + seat, pool, 1, 0)
    flow.set_node_supply(pool, least * jurors - items * 3)
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError
    return -flow.optimal_cost()


def networkx_flow(given):
    import networkx as nx

    worth, recused = given
    items, jurors = len(worth), len(worth[0])
    graph, least = nx.DiGraph(), items * 3 // jurors
    for item, row in enumerate(worth):
        graph.add_node(("d", item), demand=-3)
        for seat, value in enumerate(row):
            if (item, seat) not in recused:
                graph.add_edge(("d", item), ("j", seat), capacity=1, weight=-value)
    for seat in range(jurors):
        graph.add_node(("j", seat), demand=least)
        graph.add_edge(("j", seat), "pool", capacity=1, weight=0)
    graph.add_node("pool", demand=items * 3 - least * jurors)
    return -nx.network_simplex(graph)[0]


# ── quotas ────────────────────────────────────────────────────────────────────────────────────────


def constrained(scale):
    """Draw scores and attributes of candidates, and twelve quotas on 25 places in 170."""
    rng = random.Random(6)
    count, places = sized(170, scale, 40), sized(25, scale, 8)
    people = {
        f"c{index:06}": {
            "sex": rng.choice("fm"),
            "profile": rng.choice(["dev", "data", "design", "law"]),
            "ministry": f"m{rng.randrange(8)}",
        }
        for index in range(count)
    }
    scores = {item: rng.randint(400, 2000) for item in people}
    quotas = [
        ("sex", "f", places * 12 // 25, None),
        ("profile", "law", places * 2 // 25, None),
        ("profile", "design", places * 3 // 25, None),
        ("profile", "data", 0, places // 3),
        *(("ministry", f"m{n}", 0, places * 4 // 25 + 1) for n in range(8)),
    ]
    return scores, people, quotas, places


def quotas_of(given):
    from eig.programme import Quota

    scores, people, quotas, places = given
    made = [
        Quota(attribute=name, value=value, minimum=low, maximum=high) for name, value, low, high in quotas
    ]
    return scores, people, made, places


def best(given):
    from eig.jury.selection import best_under_quotas

    scores, people, quotas, places = given
    return best_under_quotas(scores, places=places, quotas=quotas, attributes=people, priced=False)


def cp_sat(given):
    from ortools.sat.python import cp_model

    scores, people, quotas, places = given
    model = cp_model.CpModel()
    taken = {item: model.new_bool_var(item) for item in scores}
    model.add(sum(taken.values()) == places)
    for name, value, low, high in quotas:
        held = [taken[item] for item in scores if people[item][name] == value]
        model.add(sum(held) >= low)
        if high is not None:
            model.add(sum(held) <= high)
    model.maximize(sum(scores[item] * taken[item] for item in scores))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.solve(model)
    return round(solver.objective_value)


VALUES = {"sex": 2, "age": 4, "region": 5}


def civic(scale):
    """Draw people with three attributes, unevenly spread, and quotas near equal shares of 32 places in 170."""
    rng, places = random.Random(1), sized(32, scale, 20)
    people = {
        f"p{number:06}": {
            name: f"{name}{rng.choices(range(count), weights=range(1, count + 1))[0]}"
            for name, count in VALUES.items()
        }
        for number in range(max(170, sized(170, scale)))
    }
    slack = max(2, round(2 * scale))
    quotas = [
        (name, f"{name}{value}", max(0, places // count - slack), places // count + slack)
        for name, count in VALUES.items()
        for value in range(count)
    ]
    return {}, people, quotas, places


def lottery(given):
    from eig.jury.selection import fair_lottery

    _, people, quotas, places = given
    return fair_lottery(people, places=places, quotas=quotas, rule="maximin")


def places_in(scale):
    return f"{sized(25, scale):,} in {sized(170, scale):,}, 12 quotas"


def seats_in(scale):
    return f"{sized(32, scale):,} in {sized(170, scale):,}, 11 quotas"


PAIRS = "pairs grow with the square of the scale: twenty million at a hundred times"
JOBS = (
    Job("who reads what: the best assignment", committee, applications, {
        "eig": Way(assigned(), named, lambda found: int(found.total), "", 10, PAIRS),
        "OR-Tools": Way(ortools_flow, told=int, needs="ortools.graph.python.min_cost_flow", most=10, why=PAIRS),
        "networkx": Way(networkx_flow, told=int, needs="networkx", most=1, why="minutes at ten times"),
    }),
    Job("who reads what: fair to the last", committee, applications, {
        "eig": Way(assigned(objective="leximin"), named, most=10, why=PAIRS),
    }),
    Job("the best under quotas, every optimum", constrained, places_in, {
        "eig": Way(best, quotas_of, lambda found: int(found.optimum)),
        "CP-SAT, one optimum": Way(cp_sat, told=int, needs="ortools.sat.python.cp_model"),
    }),
    Job("fair lottery under quotas", civic, seats_in, {"eig": Way(lottery, quotas_of)}),
)  # fmt: skip
