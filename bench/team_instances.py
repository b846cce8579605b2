"""Instances of the format `eig-teams/1` from a seed, and the same problem as other people's solvers take it.

The mix follows the reference cases: skills, wishes, tandems, employers, quotas near what people are, budgets near
the mean rate. The peers' models are the usual ones, a variable for each person and challenge.
"""

import json
import random
import sys
import time
from itertools import pairwise
from pathlib import Path

import team_peers
from team_families import Clock

SKILLS = {
    "development": 0.7,
    "product": 0.65,
    "data": 0.58,
    "geo": 0.35,
    "design": 0.35,
    "security": 0.37,
    "law": 0.32,
}
LEVELS = (1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5)
LIMIT = 60  # seconds for the solvers alone
PURE, STEPS = 60, 300  # beyond so many challenges, pure Python is given so many steps
BASE = {"junior": 300, "mid": 400, "senior": 500}


def instance(seed, scale=1):
    """Return an instance of 170 people and 15 challenges, times the scale."""
    draw = random.Random(f"teams {seed} {scale}")
    challenges = [f"c{one:03}" for one in range(round(15 * scale))]
    people = [_candidate(draw, one, challenges, scale) for one in range(round(170 * scale))]
    ids = [one["id"] for one in people]
    asked = [_challenge(draw, one, ids) for one in challenges]
    seats = sum(sum(one["size"]) for one in asked) / 2
    return {
        "format": "eig-teams/1",
        "name": f"t{seed}x{scale}",
        "candidates": people,
        "challenges": asked,
        "pairs": _pairs(draw, ids, scale),
        "cohort": [
            {"id": "women", "kind": "share", "attribute": "gender", "value": "f", "min_percent": draw.choice([40, 45, 50])},
            {"id": "employer", "kind": "cap_each", "attribute": "employer", "max": round(2 * scale)},
            {"id": "regions", "kind": "count", "attribute": "region", "value": "other", "min": int(0.3 * seats)},
            {"id": "budget", "kind": "sum", "field": "cost", "max": int(seats * draw.choice([445, 455, 465]) * 1.02)},
        ],
        "objective": {"preference_points": [12, 8, 5, 3, 2, 1], "host_points": [10, 8, 6, 4, 3, 2, 1, 1]},
    }  # fmt: skip


def _candidate(draw, number, challenges, scale):
    seniority = draw.choice(["junior", "mid", "mid", "senior"])
    employer = draw.choices(
        [None, "e01", "e02", "e03", f"e{draw.randint(4, 4 + round(10 * scale)):02}"], [40, 32, 8, 5, 15]
    )[0]
    return {
        "id": f"p{number:04}",
        "skills": {skill: draw.choice(LEVELS) for skill, odds in SKILLS.items() if draw.random() < odds} or {"product": 2},
        "attributes": {
            "gender": draw.choices("fmx", [36, 62, 2])[0],
            "region": draw.choices(["capital", "other"], [57, 43])[0],
            "seniority": seniority,
        },
        "employer": employer,
        "cost": BASE[seniority] + 10 * draw.randint(0, 11),
        "available": draw.choices([["P1", "P2"], ["P1"], ["P2"]], [78, 13, 9])[0],
        "preferences": draw.sample(challenges, draw.randint(1, 6)),
        "open": draw.random() < 0.53,
    }  # fmt: skip


def _challenge(draw, name, ids):
    skills = draw.sample(list(SKILLS), 3)
    size = draw.choice([[2, 2], [2, 3], [2, 3], [3, 3]])
    needs = [
        {"skill": one, "level": draw.choice([2, 3, 3, 3, 4]), "count": 1}
        for one in skills[: draw.randint(1, size[1])]
    ]
    made = {
        "id": name,
        "size": size,
        "needs": needs,
        "weights": dict(zip(skills, (3, 2, 1), strict=True)),
        "periods": draw.choice([["P1"], ["P1", "P2"], ["P2"]]),
        "preferences": draw.sample(ids, draw.randint(3, 8)),
    }
    if draw.random() < 0.33:
        made["budget"] = 10 * int(size[1] * draw.choice([43, 46, 49]))
    return made


def _pairs(draw, ids, scale):
    mixed = draw.sample(ids, 2 * round(27 * scale))
    pairs = list(pairwise(mixed))[::2]
    kinds = ["together"] * round(5 * scale) + ["apart"] * round(12 * scale) + ["bonus"] * round(10 * scale)
    made = [{"kind": kind, "a": a, "b": b} for kind, (a, b) in zip(kinds, pairs, strict=False)]
    for one in made:
        if one["kind"] == "bonus":
            one["points"] = draw.choice([4, 6, 8, -6])
    return made


def worths(given):
    """Return the points of each possible seat, by `(person, challenge)`."""
    wish, host = (given["objective"][name] for name in ("preference_points", "host_points"))
    seats = {}
    for challenge in given["challenges"]:
        hosts = {person: rank for rank, person in enumerate(challenge["preferences"])}
        for person in given["candidates"]:
            wishes = person["preferences"]
            able = set(challenge["periods"]) <= set(person["available"])
            if able and (person["open"] or challenge["id"] in wishes):
                points = sum(w * person["skills"].get(skill, 0) for skill, w in challenge["weights"].items())
                rank = wishes.index(challenge["id"]) if challenge["id"] in wishes else len(wish)
                points += wish[rank] if rank < len(wish) else 0
                rank = hosts.get(person["id"], len(host))
                seats[person["id"], challenge["id"]] = points + (host[rank] if rank < len(host) else 0)
    return seats


def rows(given):
    """Yield the linear rows `(terms, low, high)` over seats and bonus variables, and set the bonus variables."""
    seats = worths(given)
    people = {one["id"]: one for one in given["candidates"]}
    by_person, by_challenge = {}, {}
    for person, challenge in seats:
        by_person.setdefault(person, []).append((person, challenge))
        by_challenge.setdefault(challenge, []).append((person, challenge))
    for mine in by_person.values():
        yield [(seat, 1) for seat in mine], None, 1
    for challenge in given["challenges"]:
        here = by_challenge.get(challenge["id"], [])
        yield [(seat, 1) for seat in here], *challenge["size"]
        for need in challenge["needs"]:
            able = [
                (seat, 1) for seat in here if people[seat[0]]["skills"].get(need["skill"], 0) >= need["level"]
            ]
            yield able, need["count"], None
        if "budget" in challenge:
            yield [(seat, people[seat[0]]["cost"]) for seat in here], None, challenge["budget"]
    yield from _pair_rows(given, seats)
    everyone = [(seat, people[seat[0]]) for seat in seats]
    for rule in given["cohort"]:
        yield from _cohort_rows(rule, everyone)


def _pair_rows(given, seats):
    for number, pair in enumerate(given["pairs"]):
        for challenge in given["challenges"]:
            a, b = (pair["a"], challenge["id"]), (pair["b"], challenge["id"])
            if pair["kind"] == "together" and (a in seats or b in seats):
                yield [*([(a, 1)] if a in seats else []), *([(b, -1)] if b in seats else [])], 0, 0
            elif pair["kind"] == "apart" and a in seats and b in seats:
                yield [(a, 1), (b, 1)], None, 1
            elif pair["kind"] == "bonus" and a in seats and b in seats:
                both = ("bonus", number, challenge["id"])
                if pair["points"] > 0:
                    yield [(both, 1), (a, -1)], None, 0
                    yield [(both, 1), (b, -1)], None, 0
                else:
                    yield [(a, 1), (b, 1), (both, -1)], None, 1


def _cohort_rows(rule, everyone):
    if rule["kind"] == "sum":
        yield [(seat, one[rule["field"]]) for seat, one in everyone], None, rule["max"]
    elif rule["kind"] == "cap_each":
        values = {}
        for seat, one in everyone:
            values.setdefault(one[rule["attribute"]], []).append((seat, 1))
        yield from ((terms, None, rule["max"]) for value, terms in values.items() if value is not None)
    else:
        match = [(seat, one["attributes"][rule["attribute"]] == rule["value"]) for seat, one in everyone]
        if rule["kind"] == "share":
            yield [(seat, 100 * hit - rule["min_percent"]) for seat, hit in match], 0, None
        else:
            yield [(seat, 1) for seat, hit in match if hit], rule.get("min"), rule.get("max")


def model(given):
    """Return the variables, their points, and the rows."""
    points = dict(worths(given))
    kept = list(rows(given))
    for number, pair in enumerate(given["pairs"]):
        if pair["kind"] == "bonus":
            for terms, _, _ in kept:
                for name, _ in terms:
                    if name[0] == "bonus" and name[1] == number:
                        points[name] = pair["points"]
    return list(points), [list(points.values())], kept


def highs(given, limit=LIMIT):
    """Solve by HiGHS; return the points, None if infeasible, or a word if neither is proven."""
    return team_peers.highs(model(given), most=len(given["candidates"]), limit=limit)


def cp_sat(given, limit=LIMIT):
    """Solve by CP-SAT."""
    return team_peers.cp_sat(model(given), most=len(given["candidates"]), limit=limit)


def ours(given, backend=None, clock=None):
    """Solve by eig."""
    from eig.teams import compose
    from helpers.topics_teams import problem_of

    # a proof would take long at that size: a limit of steps instead
    large = len(given["challenges"]) > PURE and backend is None
    stated = problem_of(given)
    clock = clock or Clock(10**6)
    clock.last = time.monotonic()
    found = compose(stated, backend=backend, nodes=STEPS if large else None, stop=clock)
    clock()
    if found.status == "infeasible":
        return None
    return [int(found.worth)] if found.status == "optimal" else team_peers.unproven(found)


def ours_highs(given, clock=None):
    """Solve by eig, HiGHS finishing."""
    from eig.teams.engine import Highs

    return ours(given, Highs(), clock)


SOLVERS = {"highs": highs, "cp-sat": cp_sat}
OURS = {"eig": ours, "eig+highs": ours_highs}


def answer(solver, given):
    """Return an answer, and the longest that passed until `stop` was asked."""
    if solver in SOLVERS:
        return SOLVERS[solver](given), None
    clock = Clock(10**6)
    return OURS[solver](given, clock=clock), clock.longest


if __name__ == "__main__":
    solver, path, *seed = sys.argv[1:]
    if solver == "draw":
        print(json.dumps(instance(int(seed[0]), int(path))))
        sys.exit()
    print(json.dumps(answer(solver, json.loads(Path(path).read_text(encoding="utf-8")))))
