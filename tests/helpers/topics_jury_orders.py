"""Checks of the reference cases on majority judgment, ordinal methods and assignments."""

from fractions import Fraction
from typing import Any

from eig.jury import assign_reviewers
from eig.jury.assignment import AssignmentProblem, equal_assignments
from eig.jury.marks import Tally
from eig.jury.votes import (
    Preference,
    Preferences,
    borda,
    copeland,
    highest_median,
    kemeny,
    majority_judgment,
    majority_value,
    schulze,
)

Case = dict[str, Any]


def _same(what: str, expected: object, actual: object) -> None:
    assert expected == actual, f"{what}: expected {expected}, got {actual}"


# ── tallies ───────────────────────────────────────────────────────────────────────────────────────


def _tallies(given: Case) -> list[Tally]:
    """Read the tallies; items are named by number, padded so that their order is kept."""
    return [Tally(item=f"{at:05}", counts=counts) for at, counts in enumerate(given["tallies_worst_to_best"])]


def _ranks(ranking: Any, names: list[str]) -> list[int]:
    return [ranking.ranks[name] for name in names]


def _options(given: Case) -> Case:
    """Read the policy of a case: a default grade, or panels multiplied up to a common total."""
    filled = given.get("default_grade") is not None
    return {
        "unequal": "refuse" if filled else "normalise",
        "default_grade": given.get("default_grade"),
        "judges": given.get("participants") if filled else None,
    }


def majority_values(case: Case) -> None:
    """Check majority values of lists of grades, and which of two is better."""
    given, expected = case["input"]["grades"], case["expected"]
    levels = max(max(grades) for grades in given) + 1
    tallies = [Tally.from_grades(f"{at:05}", grades, levels=levels) for at, grades in enumerate(given)]
    if expected.get("majority_values") is not None:
        _same("majority values", expected["majority_values"], [list(majority_value(one)) for one in tallies])
    result = majority_judgment(tallies, **_options(case["input"]))
    if "better" in expected:
        _same("better", f"{expected['better']:05}", result.ranking.order[0])
    if "ranks" in expected:
        _same("ranks", expected["ranks"], _ranks(result.ranking, [one.item for one in tallies]))


def majority(case: Case, _whole: object) -> None:
    """Check a majority judgment: ranks, majority grades, gauges, majority values, normalised tallies."""
    if "grades" in case["input"]:
        majority_values(case)
        return
    tallies, expected = _tallies(case["input"]), case["expected"]
    labels = [str(at) for at in range(len(tallies[0].counts))]
    result = majority_judgment(tallies, labels=labels, **_options(case["input"]))
    compared = [result.tally(one.item) for one in tallies]
    found = {
        "ranks": lambda: _ranks(result.ranking, [one.item for one in tallies]),
        "median_grade_index": lambda: [one.median for one in compared],
        "share_above": lambda: [str(one.share_above) for one in compared],
        "share_below": lambda: [str(one.share_below) for one in compared],
        "normalised": lambda: [list(one.counts) for one in compared],
        "majority_values": lambda: [list(majority_value(one)) for one in compared],
    }
    for name, value in expected.items():
        if value is not None:
            _same(name, value, found[name]())


def medians(case: Case, _whole: object) -> None:
    """Check the highest-median rules: scores within the tolerance, and ranks."""
    tallies, expected = _tallies(case["input"]), case["expected"]
    names, options = [one.item for one in tallies], _options(case["input"])
    for rule, scores in expected.get("scores", {}).items():
        ranking = highest_median(tallies, rule=rule, **options)
        for name, score in zip(names, scores, strict=True):
            assert abs(float(ranking.scores[name]) - score) <= case["tolerance"]["abs"], (rule, name, score)
    for rule, ranks in expected.get("ranks", {}).items():
        _same(f"ranks {rule}", ranks, _ranks(highest_median(tallies, rule=rule, **options), names))
    if "majority_judgment_ranks" in expected:
        result = majority_judgment(tallies, **options)
        _same("majority judgment", expected["majority_judgment_ranks"], _ranks(result.ranking, names))


# ── orders of preference ──────────────────────────────────────────────────────────────────────────


def _pairs(names: list[str], value: Any) -> dict[str, int]:
    return {f"{one}>{other}": value(one, other) for one in names for other in names if one != other}


def _points(result: Any) -> dict[str, str]:
    return {name: str(points) for name, points in result.points.items()}


def ordinal(case: Case, _whole: object) -> None:
    """Check pairwise counts, Borda, Copeland, Schulze and Kemeny."""
    names, expected = case["input"]["candidates"], case["expected"]
    orders = [
        Preference(tiers=one["tiers_best_first"], count=one.get("count", 1))
        for one in case["input"]["ballots"]
    ]
    given = Preferences(candidates=names, orders=orders)
    counts = given.pairwise()
    points = {"borda": borda(given), "copeland": copeland(counts)}
    if "pairwise" in expected:
        _same("pairwise", expected["pairwise"], _pairs(names, counts.over))
    for name, result in points.items():
        if name in expected:
            _same(name, expected[name], _points(result))
        if f"{name}_ranks" in expected:
            _same(f"{name} ranks", expected[f"{name}_ranks"], _ranks(result.ranking, names))
    if "schulze" in expected:
        _schulze(expected["schulze"], schulze(counts), names)
    if "kemeny" in expected:
        _kemeny(expected["kemeny"], given)


def _schulze(expected: Case, result: Any, names: list[str]) -> None:
    if "strongest_paths_winning_votes" in expected:
        _same("paths", expected["strongest_paths_winning_votes"], _pairs(names, result.strength))
    if "wins" in expected:
        _same("wins", expected["wins"], dict(result.wins))
    if "winners" in expected:
        _same("winners", sorted(expected["winners"]), sorted(result.winners))


def _kemeny(expected: Case, given: Preferences) -> None:
    optimal = expected.get("optimal_rankings")
    result = kemeny(given, most=len(optimal) + 1 if optimal else 1)
    assert result.proven, "kemeny: not proven"
    _same("kemeny score", expected["score"], result.score)
    if optimal is not None:
        _same("kemeny orders", sorted(map(tuple, optimal)), sorted(result.orders))
        _same("kemeny count", len(optimal), result.count)


# ── assignments ───────────────────────────────────────────────────────────────────────────────────


def _item(at: int) -> str:
    return f"d{at:05}"


def _juror(at: int) -> str:
    return f"j{at:05}"


def _number(name: str) -> int:
    return int(name[1:])


def _asked(given: Case) -> Case:
    """Read an assignment's rules as the arguments of `assign_reviewers`."""
    matrix = given["affinity_dossier_by_juror"]
    return {
        "items": [_item(at) for at in range(len(matrix))],
        "jurors": [_juror(at) for at in range(len(matrix[0]))],
        "reviews_per_item": given["reviews_per_dossier"],
        "loads": (given.get("min_load", 0), given["max_load"]),
        "recusals": [(_item(item), _juror(juror)) for item, juror in given.get("recusals", [])],
        "affinity": {
            _item(item): {_juror(juror): worth for juror, worth in enumerate(row)}
            for item, row in enumerate(matrix)
        },
    }


def _solved(given: Case, **options: Any) -> Any:
    asked = _asked(given)
    plan = assign_reviewers(asked.pop("items"), asked.pop("jurors"), **asked, **options)
    assert plan.verify() == (), plan.verify()
    assert plan.proven, "not proven"
    return plan


def _readers(plan: Any) -> list[list[int]]:
    return [[_number(juror) for juror in readers] for readers in plan.readers.values()]


def _flat(assignment: list[Any]) -> list[list[int]]:
    return [sorted(one) if isinstance(one, list) else [one] for one in assignment]


def optimum(case: Case, _whole: object) -> None:
    """Check the greatest total, and the fairest assignment where the case has one."""
    given, expected = case["input"], case["expected"]
    best = _solved(given)
    _same("total", Fraction(expected["max_total"]), best.total)
    if "optimal_assignments" in expected:
        known = [_flat(one) for one in expected["optimal_assignments"]]
        equal = equal_assignments(best, most=len(known))
        _same("optimal assignments", sorted(known), sorted(_readers(one) for one in equal.plans))
        assert equal.complete, "more optimal assignments than listed"
    if "loads_sorted" in expected:
        _same("loads", expected["loads_sorted"], sorted(best.loads.values()))
    if "max_min" in expected:
        fair = _solved(given, objective="maximin")
        _same("worst", Fraction(expected["max_min"]["min"]), fair.worst)
        _same("fair total", Fraction(expected["max_min"]["best_total_given_min"]), fair.total)


def fairness(case: Case, _whole: object) -> None:
    """Check the sum-optimal and the max-min fair assignments side by side."""
    for objective, name in (("sum", "sum_optimal"), ("maximin", "max_min")):
        expected = case["expected"].get(name)
        if expected is None:
            continue
        plan = _solved(case["input"], objective=objective)
        _same(f"{name} total", Fraction(expected["total"]), plan.total)
        _same(f"{name} worst", Fraction(expected["min"]), plan.worst)
        if "assignment" in expected:
            _same(f"{name} readers", _flat(expected["assignment"]), _readers(plan))


def connectivity(case: Case, _whole: object) -> None:
    """Check the best total with and without linking all jurors, and its price."""
    given, expected = case["input"], case["expected"]
    free, linked = _solved(given), _solved(given, connected=True)
    _same("total", Fraction(expected["max_total"]), free.total)
    _same("linked total", Fraction(expected["max_total_connected"]), linked.total)
    _same("price", Fraction(expected["price"]), linked.price)
    _same("groups", 1, len(linked.groups))
    if "n_optima_connected" in expected:
        equal = equal_assignments(linked, most=expected["n_optima_connected"] + 1, effort=100_000)
        _same("number of linked optima", expected["n_optima_connected"], len(equal.plans))
    if "optimal_is_connected" in expected and len(set(expected["optimal_is_connected"])) == 1:
        _same("free optimum is linked", expected["optimal_is_connected"][0], len(free.groups) == 1)


def infeasible(case: Case, _whole: object) -> None:
    """Check that nothing is assigned, who lacks readers, how many reviews fit, and that repairs repair."""
    asked, expected = _asked(case["input"]), case["expected"]
    nothing = assign_reviewers(asked.pop("items"), asked.pop("jurors"), **asked)
    _same("feasible", expected["feasible"], bool(nothing))
    _same("most reviews", expected["max_reviews_assignable"], nothing.most_reviews)
    problem = nothing.problem
    found = [
        {
            "dossier": _number(item),
            "eligible": [_number(juror) for juror in problem.eligible(item)],
            "need": problem.needs[item],
        }
        for shortage in nothing.shortages
        for item in shortage.items
    ]
    for violator in expected.get("violators", []):
        assert violator in found, f"violator {violator} not among {found}"
    for repair in nothing.repairs:
        assert _repaired(repair.applied(problem)), f"{repair} does not repair"


def _repaired(problem: AssignmentProblem) -> bool:
    plan = assign_reviewers(
        problem.items,
        problem.jurors,
        reviews_per_item=problem.needs,
        loads=problem.loads,
        recusals=problem.recusals,
        affinity=problem.affinity,
    )
    return bool(plan)


TOPICS = {
    "aggregation.majority_judgment": majority,
    "aggregation.highest_median": medians,
    "aggregation.ordinal": ordinal,
    "assignment.optimum": optimum,
    "assignment.fairness": fairness,
    "assignment.connectivity": connectivity,
    "assignment.infeasible": infeasible,
}
