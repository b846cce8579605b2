"""How the reference cases of team composition are put to the public API."""

from fractions import Fraction
from typing import Any

from eig.programme import Quota
from eig.teams import (
    Apart,
    MaxEach,
    Need,
    Objective,
    Opening,
    Person,
    Problem,
    ShareQuota,
    Together,
    WishPoints,
    alternatives,
    check,
    compose,
    repair,
)
from eig.teams.answers import conflicts_and_corrections, minimal_conflict, score
from eig.teams.asked import Budget, Cohort, CohortQuota, HostPoints, PairBonus, SkillPoints


def _person(given: dict[str, Any]) -> Person:
    return Person(
        id=given["id"],
        skills=given["skills"],
        attributes=given["attributes"],
        employer=given["employer"],
        cost=given["cost"],
        available=given["available"],
        wishes=given["preferences"],
        open_to_all=given["open"],
    )


def _opening(given: dict[str, Any]) -> Opening:
    return Opening(
        id=given["id"],
        size=given["size"],
        needs=[Need(**need) for need in given["needs"]],
        weights=given["weights"],
        periods=given["periods"],
        budget=given.get("budget"),
        host_wishes=given["preferences"],
    )


PAIRS = {"together": Together, "apart": Apart}


def _cohort_rule(given: dict[str, Any]) -> ShareQuota | MaxEach | CohortQuota | Budget:
    name = f"cohort:{given['id']}"
    match given["kind"]:
        case "share":
            return ShareQuota(
                id=name, attribute=given["attribute"], value=given["value"], minimum=given["min_percent"]
            )
        case "cap_each":
            return MaxEach(id=name, attribute=given["attribute"], maximum=given["max"])
        case "count":
            return CohortQuota(
                quota=Quota(
                    attribute=given["attribute"],
                    value=given["value"],
                    minimum=given.get("min"),
                    maximum=given.get("max"),
                ),
                id=name,
            )
        case "sum":
            return Budget(id=name, amount=given["field"], maximum=given["max"])
    raise AssertionError(f"unknown kind of cohort rule: {given['kind']}")


def problem_of(instance: dict[str, Any]) -> Problem:
    """Build the problem of an instance of the format `eig-teams/1`."""
    pairs = instance["pairs"]
    bonuses = [PairBonus.of(one["a"], one["b"], one["points"]) for one in pairs if one["kind"] == "bonus"]
    rules = [PAIRS[one["kind"]].of(one["a"], one["b"]) for one in pairs if one["kind"] in PAIRS]
    points = instance["objective"]
    return Problem(
        people=[_person(one) for one in instance["candidates"]],
        openings=[_opening(one) for one in instance["challenges"]],
        rules=[*rules, *(_cohort_rule(one) for one in instance["cohort"])],
        objective=Objective(
            terms=[
                SkillPoints(),
                WishPoints(by_rank=points["preference_points"]),
                HostPoints(by_rank=points["host_points"]),
                *bonuses,
            ]
        ),
    )


def _same(what: str, expected: object, actual: object) -> None:
    assert expected == actual, f"{what}: expected {expected}, got {actual}"


def _check_feasible(problem: Problem, expected: dict[str, Any]) -> None:
    listed = Cohort.of(expected["teams"])
    _same("breaches of the listed teams", (), check(listed, problem))
    _same("score of the listed teams", expected["objective"], score(problem, listed)[0].points)
    found = compose(problem)
    _same("status", "optimal", found.status)
    _same("breaches", (), check(found.cohort, problem))
    _same("objective", expected["objective"], found.worth)
    _same("score", found.worth, score(problem, found.cohort)[0].points)
    _same("bound", found.worth, found.bound)
    if "repair" in expected:
        _check_repair(problem, listed, expected["repair"])
    if "alternative" in expected:
        _check_alternative(problem, listed, expected["alternative"])


def _check_repair(problem: Problem, cohort: Cohort, expected: dict[str, Any]) -> None:
    found = repair(problem, cohort, withdrawn=expected["withdrawn"])
    _same("repair status", "optimal", found.composition.status)
    _same("repair breaches", (), check(found.composition.cohort, found.composition.problem))
    _same("kept", expected["kept"], len(found.kept))
    _same("displaced", expected["displaced"], len(found.displaced))
    _same("repair objective", expected["objective"], found.composition.score[-1].points)


def _check_alternative(problem: Problem, cohort: Cohort, expected: dict[str, Any]) -> None:
    least = expected["at_least_seats_changed"]
    (found,) = alternatives(problem, cohort, k=1, apart=least)
    gone = set(cohort.seats) - set(found.composition.cohort.seats)
    _same("alternative status", "optimal", found.composition.status)
    _same("alternative breaches", (), check(found.composition.cohort, problem))
    _same("seats changed enough", True, len(gone) >= least)
    _same("alternative objective", Fraction(expected["objective"]), found.composition.worth)


def _check_infeasible(problem: Problem, expected: dict[str, Any]) -> None:
    _same("status", "infeasible", compose(problem).status)
    found = minimal_conflict(problem)
    listed = sorted(map(sorted, expected["minimal_conflicts"]))
    _same("the conflict is proven minimal", True, found.minimal)
    if expected["all_conflicts_listed"]:
        _check_all(problem, listed, expected)
    if sorted(found.rules) not in listed:
        assert not expected["all_conflicts_listed"], f"conflict {found.rules} is not listed"
        for rule in found.rules:
            others = [one.id for one in problem.all_rules if one.id in found.rules and one.id != rule]
            kept = {*others, *problem.firm}
            left = problem.without(one.id for one in problem.all_rules if one.id not in kept)
            assert compose(left).cohort is not None, f"{rule} is not necessary in {found.rules}"


def _check_all(problem: Problem, listed: list[list[str]], expected: dict[str, Any]) -> None:
    found = conflicts_and_corrections(problem, limit=200)
    _same("all conflicts are found", True, found.complete)
    _same("conflicts", listed, sorted(sorted(one.rules) for one in found.conflicts))
    small = sorted(sorted(one) for one in found.corrections if len(one) <= 2)
    _same("corrections", sorted(map(sorted, expected["minimal_corrections"])), small)


def check_case(case: dict[str, Any], whole: object) -> None:
    """Hold one case, with all that it expects, against the public API."""
    del whole
    problem, expected = problem_of(case["instance"]), case["expected"]
    if expected["status"] == "infeasible":
        _check_infeasible(problem, expected)
    else:
        _check_feasible(problem, expected)


TOPICS = {"teams": check_case}
