"""Random promotions in the format `eig-teams/1`: by default 170 people for 15 openings, with every kind of rule."""

from random import Random

SKILLS = ("design", "development", "data", "law", "product", "security", "service", "writing")
SPREAD = (1, 2, 3, 3, 4, 4, 5)


def _candidate(draw, number, places):
    return {
        "id": f"p{number:03}",
        "skills": {skill: draw.choice(SPREAD) for skill in draw.sample(SKILLS, draw.randint(1, 4))},
        "attributes": {
            "gender": draw.choices("fm", (35, 65))[0],
            "region": draw.choice(["capital", "north", "south", "west", "overseas"]),
            "seniority": draw.choice(["junior", "mid", "senior"]),
        },
        "employer": draw.choice([None, *(f"e{one:02}" for one in range(12))]),
        "cost": draw.randrange(350, 700, 10),
        "available": [period for period in ("P1", "P2") if draw.random() < 0.9],
        "preferences": draw.sample(places, draw.randint(0, 6)),
        "open": draw.random() < 0.6,
    }


def _need(draw):
    return {"skill": draw.choice(SKILLS), "level": draw.randint(2, 4), "count": draw.choice([1, 1, 1, 2])}


def _challenge(draw, number, people):
    needs = [_need(draw) for _ in range(draw.randint(1, 3))]
    low = draw.choice([2, 2, 3])
    made = {
        "id": f"c{number:02}",
        "size": [low, draw.randint(low, 3)],
        "needs": needs,
        "weights": {need["skill"]: draw.randint(1, 3) for need in needs},
        "periods": draw.choice([["P1"], ["P2"], ["P1", "P2"]]),
        "preferences": draw.sample(people, 7),
    }
    return made | ({"budget": draw.randrange(1300, 1700, 20)} if draw.random() < 0.2 else {})


def _pairs(draw, people):
    kinds = ["together"] * 6 + ["apart"] * 8 + ["bonus"] * 12
    made = []
    for kind in kinds:
        a, b = draw.sample(people, 2)
        made.append(
            {"kind": kind, "a": a, "b": b}
            | ({"points": draw.choice([-6, -4, 3, 5, 8])} if kind == "bonus" else {})
        )
    return list({(one["kind"], frozenset((one["a"], one["b"]))): one for one in made}.values())


def _cohort_rules(draw, seats):
    rules = [
        {"kind": "share", "attribute": "gender", "value": "f", "min_percent": draw.choice([40, 45, 50])},
        {"kind": "cap_each", "attribute": "employer", "max": draw.choice([3, 4, 5])},
        {"kind": "count", "attribute": "region", "value": "west", "min": draw.randint(3, 10)},
        {"kind": "sum", "field": "cost", "max": draw.randrange(440, 520, 5) * seats},
    ]
    return [{"id": f"{one['kind']}-{number}"} | one for number, one in enumerate(rules)]


def promotion(seed, people=170, openings=15):
    """Draw an instance."""
    draw = Random(f"promotion {seed}")
    who = [f"p{one:03}" for one in range(1, people + 1)]
    where = [f"c{one:02}" for one in range(1, openings + 1)]
    return {
        "format": "eig-teams/1",
        "name": f"drawn-{seed}",
        "objective": {"preference_points": [12, 8, 5, 3, 2, 1], "host_points": [10, 8, 6, 4, 3, 2, 1]},
        "candidates": [_candidate(draw, one, where) for one in range(1, people + 1)],
        "challenges": [_challenge(draw, one, who) for one in range(1, openings + 1)],
        "pairs": _pairs(draw, who),
        "cohort": _cohort_rules(draw, 5 * openings // 2),
    }
