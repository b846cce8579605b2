"""Robustness, quotas and draws: times at three sizes, and ratios against numpy and OR-Tools where installed."""

import importlib.util
import random
import time
from fractions import Fraction
from functools import partial

from eig.jury import Reviews
from eig.jury.robustness import bootstrap, leave_one_juror_out, weight_stability
from eig.jury.selection import best_under_quotas, fair_lottery
from eig.lots import draw_labels, draw_rfc3797
from eig.programme import Quota

SIZES = {
    "EIG (170 x 12 x 3)": (170, 12),
    "10x (1700 x 120 x 3)": (1700, 120),
    "100x (17000 x 1200 x 3)": (17000, 1200),
}


def best_time(job, *, repeats=3):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def show(what, ours, peer=None, name=""):
    ratio = f"   {name} {peer:8.4f} s   ratio {peer / ours:6.2f}" if peer else ""
    print(f"{what:58} {ours:8.4f} s{ratio}")


def reviews_of(items, jurors):
    draw = random.Random(1)
    names = [f"j{number}" for number in range(jurors)]
    return Reviews.from_triples(
        (f"c{item:05}", juror, Fraction(draw.randint(0, 40), 2))
        for item in range(items)
        for juror in draw.sample(names, 3)
    )


def numpy_bootstrap(reviews, replicates):
    import numpy as np

    marks = np.array([[float(mark) for mark in given.values()] for given in reviews.by_item.values()])
    draw = np.random.default_rng(1)

    def job():
        for _ in range(replicates):
            picks = draw.integers(0, 3, size=marks.shape)
            (-np.take_along_axis(marks, picks, axis=1).mean(axis=1)).argsort().argsort()

    return job


def quota_instance(count, places):
    draw = random.Random(6)
    people = {
        f"c{index:04}": {
            "sex": draw.choice("fm"),
            "profile": draw.choice(["dev", "data", "design", "law"]),
            "ministry": f"m{draw.randrange(8)}",
        }
        for index in range(count)
    }
    scores = {item: draw.randint(400, 2000) for item in people}
    quotas = [
        Quota(attribute="sex", value="f", minimum=places * 12 // 25),
        Quota(attribute="profile", value="law", minimum=2),
        Quota(attribute="profile", value="design", minimum=3),
        Quota(attribute="profile", value="data", maximum=places // 3),
        *(Quota(attribute="ministry", value=f"m{n}", maximum=places * 4 // 25 + 1) for n in range(8)),
    ]
    return scores, people, quotas


def cp_sat(scores, people, quotas, places):
    from ortools.sat.python import cp_model

    def job():
        model = cp_model.CpModel()
        taken = {item: model.new_bool_var(item) for item in scores}
        model.add(sum(taken.values()) == places)
        for quota in quotas:
            held = [taken[item] for item in scores if people[item].get(quota.attribute) == quota.value]
            model.add(sum(held) >= quota.minimum)
            if quota.maximum is not None:
                model.add(sum(held) <= quota.maximum)
        model.maximize(sum(scores[item] * taken[item] for item in scores))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.solve(model)
        return round(solver.objective_value)

    return job


def installed(name):
    return importlib.util.find_spec(name) is not None


def civic_instance(values):
    """Return 170 people with attributes of so many values, unevenly spread, and quotas near equal shares of 32."""
    draw = random.Random(1)
    people = {
        f"p{number:03}": {
            name: f"{name}{draw.choices(range(count), weights=range(1, count + 1))[0]}"
            for name, count in values.items()
        }
        for number in range(170)
    }
    quotas = [
        Quota(
            attribute=name, value=f"{name}{value}", minimum=max(0, 32 // count - 1), maximum=32 // count + 2
        )
        for name, count in values.items()
        for value in range(count)
    ]
    return people, quotas


def sortition_algorithms(people, quotas):
    """Return the maximin of sortition-algorithms on the same people; its leximin asks for Gurobi."""
    from sortition_algorithms.committee_generation import find_distribution_maximin
    from sortition_algorithms.features import read_in_features
    from sortition_algorithms.people import read_in_people
    from sortition_algorithms.settings import Settings

    rows = [
        {"feature": one.attribute, "value": one.value, "min": one.minimum, "max": one.maximum}
        for one in quotas
    ]
    features = read_in_features(["feature", "value", "min", "max"], rows)[0]
    settings = Settings(id_column="id", columns_to_keep=[], check_same_address=False)
    table = [{"id": name, **values} for name, values in people.items()]
    pool = read_in_people(list(table[0]), table, features, settings)[0]
    return partial(find_distribution_maximin, features, pool, 32, [])


def show_lotteries():
    """Time lotteries under two, three and four civic attributes."""
    values = {"sex": 2, "age": 4, "region": 5, "education": 3}
    for count in (2, 3, 4):
        people, quotas = civic_instance(dict(list(values.items())[:count]))
        for rule in ("maximin", "leximin"):
            job = partial(fair_lottery, people, places=32, quotas=quotas, rule=rule)
            peer = None
            if rule == "maximin" and installed("sortition_algorithms"):
                peer = best_time(sortition_algorithms(people, quotas), repeats=1)
            show(f"{rule} of 32 in 170, {count} attributes", best_time(job, repeats=1), peer, "sortition")


def main():
    for name, (items, jurors) in SIZES.items():
        reviews = reviews_of(items, jurors)
        replicates = 1000 if items <= 1700 else 100
        job = partial(bootstrap, reviews, places=items // 8, replicates=replicates, seed=1)
        ours = best_time(job, repeats=1)
        peer = best_time(numpy_bootstrap(reviews, replicates), repeats=1) if installed("numpy") else None
        show(f"bootstrap, {replicates} replicates, {name}", ours, peer, "numpy ranks only")
    reviews = reviews_of(170, 12)
    show("leave one juror out, 170 x 12 x 3", best_time(lambda: leave_one_juror_out(reviews, places=20)))
    scores = {f"c{n:03}": {c: (n * 7 + k * 11) % 21 for k, c in enumerate("abcd")} for n in range(170)}
    show(
        "all weight swaps, 170 items",
        best_time(lambda: weight_stability(scores, weights=dict.fromkeys("abcd", 1), varied="a")),
    )
    for count, places in ((170, 25), (1700, 250)):
        given, people, quotas = quota_instance(count, places)
        job = partial(best_under_quotas, given, places=places, quotas=quotas, attributes=people, priced=False)
        ours = best_time(job, repeats=1)
        peer = best_time(cp_sat(given, people, quotas, places), repeats=1) if installed("ortools") else None
        show(f"best {places} of {count} under 12 quotas, all optima", ours, peer, "CP-SAT one optimum")
        if installed("ortools"):
            print(f"{'':58} same optimum: {job().optimum == cp_sat(given, people, quotas, places)()}")
    show_lotteries()
    pool = list(scores)
    show("RFC 3797, full order of 170", best_time(lambda: draw_rfc3797(pool, count=170, key="1.2.3./")))
    show("draw by label, 170", best_time(lambda: draw_labels(pool, code="00" * 32, randomness="1./")))


if __name__ == "__main__":
    main()
