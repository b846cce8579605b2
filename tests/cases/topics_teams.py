"""How the reference cases of team composition are put to the public API."""

from typing import Any

from eig.teams import (
    Apart,
    CapEach,
    CohortSum,
    Count,
    HostPoints,
    Need,
    Objective,
    Opening,
    PairBonus,
    Person,
    Problem,
    Share,
    SkillPoints,
    Together,
    WishPoints,
)


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


def _cohort_rule(given: dict[str, Any]) -> Share | CapEach | Count | CohortSum:
    name = f"cohort:{given['id']}"
    match given["kind"]:
        case "share":
            return Share(id=name, attribute=given["attribute"], value=given["value"], low=given["min_percent"])
        case "cap_each":
            return CapEach(id=name, attribute=given["attribute"], most=given["max"])
        case "count":
            return Count(
                id=name,
                attribute=given["attribute"],
                value=given["value"],
                low=given.get("min"),
                high=given.get("max"),
            )
        case "sum":
            return CohortSum(id=name, amount=given["field"], most=given["max"])
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
