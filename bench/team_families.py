"""Families of problems at the size of a promotion: the ones that an office states first, and the ones that are hard.

An instance is plain data from a family and a seed; `ours` states it in eig's words, `highs` and `cp_sat` as the usual
model, a variable for each person and opening.

Run as `python bench/team_families.py SOLVER PATH`: prints the points level by level, null if infeasible, or a word, and
the longest that passed until `stop` was asked; as `python bench/team_families.py draw FAMILY SEED [TIMES]`: prints the
instance, of so many times the size.
"""

import json
import random
import sys
import time
from pathlib import Path

import team_peers

PEOPLE, OPENINGS, WISHES = 170, 15, 4
LIMIT = 20  # seconds for the solvers alone


def base(draw, scale, *, sizes=((2, 2), (2, 3), (3, 3)), wishes=WISHES, closed=True):
    """Return people with closed wishes for openings of two or three, and no aim."""
    names = [f"c{one:03}" for one in range(round(OPENINGS * scale))]
    people = [
        {
            "id": f"p{one:04}",
            "wishes": draw.sample(names, wishes),
            "open": not closed,
            "gender": draw.choices("fm", [36, 64])[0],
            "region": draw.choice(["capital", "north", "south", "west"]),
            "employer": draw.choice([None, None, *(f"e{number:02}" for number in range(round(12 * scale)))]),
            "cost": draw.randrange(300, 620, 10),
            "load": draw.randint(1, 9),
            "profile": draw.choice(["data", "design", "dev"]),
            "marks": {},
        }
        for one in range(round(PEOPLE * scale))
    ]
    openings = [{"id": name, "size": list(draw.choice(sizes)), "posts": []} for name in names]
    return {"people": people, "openings": openings, "rules": [], "levels": []}


def marked(given, draw, marks):
    """Give a mark to each wish."""
    for person in given["people"]:
        person["marks"] = {wish: marks(draw) for wish in person["wishes"]}
    return given


def whole(draw):
    """Return a whole mark out of 20, as a jury gives it: full of ties."""
    return draw.randint(8, 18)


def fine(draw):
    """Return a mark in hundredths, hardly ever tied."""
    return draw.randint(800, 1800)


def seats(given):
    """Return the least and the most people seated."""
    sizes = [one["size"] for one in given["openings"]]
    return sum(low for low, _ in sizes), sum(high for _, high in sizes)


WISHED = {"wishes": [1] * WISHES}
RANKED = {"wishes": [8, 5, 3, 1]}
MARKED = {"marks": True}


def equal(draw, scale):
    """Every wish is worth the same."""
    return base(draw, scale) | {"levels": [WISHED]}


def cheapest(draw, scale):
    """As many wishes as can be, then the cheapest cohort."""
    return base(draw, scale) | {"levels": [WISHED, {"cost": True}]}


def magnets(draw, scale):
    """All ask for the same three openings first, and for one of their own."""
    given = base(draw, scale)
    names = [one["id"] for one in given["openings"]]
    three = names[: 3 * scale]
    for person in given["people"]:
        person["wishes"] = [*draw.sample(three, 3), draw.choice(names[3 * scale :])]
    return given | {"levels": [RANKED]}


def identical(draw, scale):
    """People alike but for one attribute, and a share of it."""
    given = base(draw, scale)
    names = [one["id"] for one in given["openings"]]
    for person in given["people"]:
        person["wishes"] = names[:]
    return given | {
        "levels": [WISHED],
        "rules": [{"kind": "share", "of": ["gender", "f"], "low": 40, "high": 100}],
    }


def first(draw, scale):
    """First wishes first, then second, then third."""
    ranks = [{"wishes": [0] * rank + [1]} for rank in range(3)]
    return base(draw, scale) | {"levels": ranks}


def tied(draw, scale):
    """Whole marks full of ties, then wishes."""
    return marked(base(draw, scale), draw, whole) | {"levels": [MARKED, RANKED]}


def tight(draw, scale):
    """Share, cap, count, load and budget, all tight."""
    given = marked(base(draw, scale), draw, whole)
    low, high = seats(given)
    middle = (low + high) // 2
    rules = [
        {"kind": "share", "of": ["gender", "f"], "low": 48, "high": 100},
        {"kind": "cap", "most": round(2 * scale)},
        {"kind": "count", "of": ["region", "west"], "low": int(0.3 * middle), "high": None},
        {"kind": "sum", "of": "load", "high": int(4.2 * middle)},
        {"kind": "sum", "of": "cost", "high": 430 * middle},
    ]
    return given | {"levels": [MARKED], "rules": rules}


def larger(draw, scale):
    """Teams of four to six."""
    return marked(base(draw, scale, sizes=((4, 6),)), draw, whole) | {"levels": [MARKED, RANKED]}


def budget(draw, scale):
    """A budget alone, well below what the best cohort costs."""
    given = marked(base(draw, scale), draw, fine)
    return given | {
        "levels": [MARKED],
        "rules": [{"kind": "sum", "of": "cost", "high": 385 * sum(seats(given)) // 2}],
    }


def near_parity(draw, scale):
    """Between 49 and 51 per cent of women, marks with few ties."""
    given = marked(base(draw, scale), draw, fine)
    return given | {
        "levels": [MARKED],
        "rules": [{"kind": "share", "of": ["gender", "f"], "low": 49, "high": 51}],
    }


def no_parity(draw, scale):
    """Exactly half women, of an odd number of people: impossible."""
    given = marked(base(draw, scale, sizes=((3, 3),)), draw, whole)
    given["openings"][0]["size"] = [2, 2] if len(given["openings"]) % 2 == 0 else [3, 3]
    return given | {
        "levels": [MARKED],
        "rules": [{"kind": "share", "of": ["gender", "f"], "low": 50, "high": 50}],
    }


def no_budget(draw, scale):
    """A budget a little below the cheapest cohort: impossible."""
    given = marked(base(draw, scale), draw, whole)
    return given | {
        "levels": [MARKED],
        "rules": [{"kind": "sum", "of": "cost", "high": _cheapest(given) - 10}],
    }


def _cheapest(given):
    """Return the cost of the cheapest cohort of the least sizes, by a flow."""
    from eig._maths.flow_one_seat_each import seat

    sizes = [(one["size"][0], one["size"][0]) for one in given["openings"]]
    names = [one["id"] for one in given["openings"]]
    gains = [{names.index(wish): -person["cost"] for wish in person["wishes"]} for person in given["people"]]
    return -seat(gains, sizes).worth


def no_posts(draw, scale):
    """Every opening asks for a designer, and too few there are: impossible."""
    given = with_posts(draw, scale)
    designers = [one for one in given["people"] if one["profile"] == "design"]
    for person in designers[len(given["openings"]) - 1 :]:
        person["profile"] = "dev"
    for opening in given["openings"]:
        opening["posts"] = [["design"], ["data", "dev"]]
    return given


def with_posts(draw, scale):
    """A post for each profile of a team, merit, then wishes."""
    given = marked(base(draw, scale), draw, whole)
    for opening in given["openings"]:
        profiles = draw.sample(["data", "design", "dev"], 3)
        opening["posts"] = [profiles[:1], profiles[1:]]
    return given | {"levels": [MARKED, RANKED]}


def open_people(draw, scale):
    """People open to all, no aim, a share."""
    given = base(draw, scale, closed=False, sizes=((2, 2),))
    return given | {"rules": [{"kind": "share", "of": ["gender", "f"], "low": 40, "high": 100}]}


def tandems(draw, scale):
    """Tandems and pairs apart, whole marks, then wishes."""
    given = marked(base(draw, scale), draw, whole)
    people = draw.sample(given["people"], 40 * scale)
    for one, other in zip(people[: 10 * scale : 2], people[1 : 10 * scale : 2], strict=True):
        other["wishes"], other["marks"] = one["wishes"], {wish: whole(draw) for wish in one["wishes"]}
        given["rules"].append({"kind": "together", "people": [one["id"], other["id"]]})
    for one, other in zip(people[10 * scale :: 2], people[10 * scale + 1 :: 2], strict=True):
        given["rules"].append({"kind": "apart", "people": [one["id"], other["id"]]})
    return given | {"levels": [MARKED, RANKED]}


def six_rules(draw, scale):
    """Share, cap, count, budget, loads of mentors and mixed profiles, all tight."""
    given = tight(draw, scale)
    names = [one["id"] for one in given["openings"]]
    given["rules"] = [one for one in given["rules"] if one.get("of") != "load"]
    for number in range(0, len(names), 5):
        some = names[number : number + 5]
        low = sum(one["size"][0] for one in given["openings"] if one["id"] in some)
        given["rules"].append({"kind": "mentor", "openings": some, "most": low + 1})
    given["rules"].append({"kind": "mixed"})
    return given


def maximal(draw, scale):
    """Rank-maximal wishes: more first wishes outweigh all the others."""
    return base(draw, scale) | {"levels": [{"wishes": [0] * rank + [1]} for rank in range(WISHES)]}


def fair(draw, scale):
    """Fair wishes: fewer seats at the worst rank outweigh all the others."""
    given = base(draw, scale, closed=False, sizes=((2, 2), (3, 3)))
    return given | {"levels": [{"wishes": [1] * rank} for rank in range(WISHES, 0, -1)]}


def levels(draw, scale):
    """Six levels: wishes, marks, first wishes, hosts' favourites, the cheapest, the loads."""
    given = marked(base(draw, scale), draw, whole)
    return given | {
        "levels": [WISHED, MARKED, {"wishes": [1]}, {"wishes": [0, 1]}, {"cost": True}, {"load": True}]
    }


def one_mark(draw, scale):
    """One mark a person, whatever the seat, and a budget."""
    given = base(draw, scale)
    for person in given["people"]:
        person["marks"] = dict.fromkeys(person["wishes"], fine(draw))
    return given | {
        "levels": [MARKED],
        "rules": [{"kind": "sum", "of": "cost", "high": 385 * sum(seats(given)) // 2}],
    }


def mark_then_wishes(draw, scale):
    """One whole mark a person and a budget; then wishes."""
    given = one_mark(draw, scale)
    for person in given["people"]:
        person["marks"] = dict.fromkeys(person["wishes"], whole(draw))
    return given | {"levels": [MARKED, RANKED]}


def dear(draw, scale):
    """A few people who are very dear, and very good; a budget for some of them."""
    given = marked(base(draw, scale), draw, fine)
    for person in draw.sample(given["people"], round(12 * scale)):
        person["cost"] = draw.randrange(2800, 3200, 10)
        person["marks"] = {wish: 2000 + fine(draw) for wish in person["wishes"]}
    most = 400 * sum(seats(given)) // 2 + round(3.5 * scale) * 2600
    return given | {"levels": [MARKED], "rules": [{"kind": "sum", "of": "cost", "high": most}]}


def two_budgets(draw, scale):
    """Two budgets, of costs and of loads, that both bind."""
    given = marked(base(draw, scale), draw, fine)
    middle = sum(seats(given)) // 2
    return given | {
        "levels": [MARKED],
        "rules": [
            {"kind": "sum", "of": "cost", "high": 400 * middle},
            {"kind": "sum", "of": "load", "high": int(3.6 * middle)},
        ],
    }


def odd_sum(draw, scale):
    """Even loads, of which the sum must be odd: impossible."""
    given = marked(base(draw, scale), draw, whole)
    for person in given["people"]:
        person["load"] *= 2
    at = 10 * sum(seats(given)) // 2 | 1
    return given | {"levels": [MARKED], "rules": [{"kind": "sum", "of": "load", "low": at, "high": at}]}


def no_multiple(draw, scale):
    """Costs that are multiples of 15, and a window for their sum that holds none: impossible."""
    given = marked(base(draw, scale), draw, whole)
    for person in given["people"]:
        person["cost"] = 15 * draw.randint(20, 40)
    at = 15 * (30 * sum(seats(given)) // 2)
    return given | {
        "levels": [MARKED],
        "rules": [{"kind": "sum", "of": "cost", "low": at + 1, "high": at + 14}],
    }


def tags(draw, scale):
    """People alike but for a tag, at most two of a tag a team, and a share."""
    given = identical(draw, scale)
    for person in given["people"]:
        person["employer"] = draw.choice(["e0", "e1", "e2", "e3"])
    for opening in given["openings"]:
        opening["size"] = [3, 3]
    given["rules"].append({"kind": "mates", "most": 2})
    return given


def hackathon(draw, scale):
    """Teams of four to six, two of them with each of two skills, nobody with a colleague; marks."""
    names = [f"c{one:03}" for one in range(round(20 * scale))]
    skills = ("data", "design", "dev", "law", "maps")
    given = base(draw, scale)
    for person in given["people"]:
        person["wishes"], person["skills"] = draw.sample(names, WISHES), draw.sample(skills, draw.choice([1, 2, 2, 3]))  # fmt: skip
        person["open"], person["employer"] = True, draw.choice([None, *(f"e{one:02}" for one in range(30))])
    given["people"] = given["people"][: round(120 * scale)]
    given["openings"] = [{"id": name, "size": [4, 6], "posts": []} for name in names]
    given["rules"] = [{"kind": "mates", "most": 1}]
    for name in names:
        given["rules"] += [{"kind": "need", "opening": name, "skill": one} for one in draw.sample(skills, 2)]
    return given | {"levels": [RANKED]}


def named(*made):
    """Return families by their names in words."""
    return {one.__name__.replace("_", " "): one for one in made}


FAMILIES = named(
    equal, cheapest, magnets, identical, first, tied, levels, maximal, fair, larger, with_posts, tandems,
    budget, near_parity, tight, six_rules, open_people, no_parity, no_budget, no_posts,
    one_mark, mark_then_wishes, dear, two_budgets, odd_sum, no_multiple, tags, hackathon,
)  # fmt: skip


def instance(family, seed, scale=1):
    """Return an instance of a family."""
    return FAMILIES[family](random.Random(f"{family} {seed} {scale}"), scale)


def points(level, person, opening):
    """Return what a seat is worth at a level."""
    if level.get("cost"):
        return -person["cost"]
    if level.get("load"):
        return -person["load"]
    if level.get("marks"):
        return person["marks"].get(opening, 0)
    rank = person["wishes"].index(opening) if opening in person["wishes"] else WISHES
    scale = level["wishes"]
    return scale[rank] if rank < len(scale) else 0


def model(given):
    """Return the seats, with their points by level, and the linear rows `(terms, low, high)` over them."""
    people = {one["id"]: one for one in given["people"]}
    seats = [
        (one["id"], opening["id"])
        for opening in given["openings"]
        for one in given["people"]
        if one["open"] or opening["id"] in one["wishes"]
    ]
    worths = [[points(level, people[who], where) for who, where in seats] for level in given["levels"]]
    mine, here = {}, {}
    for seat in seats:
        mine.setdefault(seat[0], []).append(seat)
        here.setdefault(seat[1], []).append(seat)
    rows = [([(seat, 1) for seat in some], None, 1) for some in mine.values()]
    holding = []  # variables of posts held
    for opening in given["openings"]:
        some = here.get(opening["id"], [])
        rows.append(([(seat, 1) for seat in some], *opening["size"]))
        for size in range(1, len(opening["posts"]) + 1):
            for first_ in range(len(opening["posts"]) - size + 1):  # one or two posts: all sets of them
                accepted = {profile for post in opening["posts"][first_ : first_ + size] for profile in post}
                rows.append(
                    ([(seat, 1) for seat in some if people[seat[0]]["profile"] in accepted], size, None)
                )
    for rule in given["rules"]:
        rows += rows_of(rule, seats, people, here)
    return seats + holding, worths, rows


def rows_of(rule, seats, people, here):
    """Return the rows of a rule."""
    return ROWS[rule["kind"]](rule, seats, people, here)


def _hits(rule, seats, people):
    attribute, value = rule["of"]
    return [(seat, people[seat[0]][attribute] == value) for seat in seats]


def _share(rule, seats, people, _):
    hits = _hits(rule, seats, people)
    yield [(seat, 100 * hit - rule["low"]) for seat, hit in hits], 0, None
    if rule["high"] < 100:
        yield [(seat, 100 * hit - rule["high"]) for seat, hit in hits], None, 0


def _count(rule, seats, people, _):
    yield [(seat, 1) for seat, hit in _hits(rule, seats, people) if hit], rule["low"], rule["high"]


def _sum(rule, seats, people, _):
    yield [(seat, people[seat[0]][rule["of"]]) for seat in seats], rule.get("low"), rule["high"]


def _cap(rule, seats, people, _):
    values = {}
    for seat in seats:
        values.setdefault(people[seat[0]]["employer"], []).append((seat, 1))
    yield from ((terms, None, rule["most"]) for value, terms in values.items() if value is not None)


def _mentor(rule, seats, _, __):
    yield [(seat, 1) for seat in seats if seat[1] in rule["openings"]], None, rule["most"]


def _mixed(_, __, people, here):
    for some in here.values():
        for profile in ("data", "design", "dev"):
            yield [(seat, 1) for seat in some if people[seat[0]]["profile"] != profile], 1, None


def _apart(rule, seats, _, here):
    known = set(seats)
    for opening in here:
        yield [((who, opening), 1) for who in rule["people"] if (who, opening) in known], None, 1


def _together(rule, seats, _, here):
    known = set(seats)
    for opening in here:
        both = zip(rule["people"], (1, -1), strict=True)
        yield [((who, opening), sign) for who, sign in both if (who, opening) in known], 0, 0


def _mates(rule, _, people, here):
    for some in here.values():
        values = {}
        for seat in some:
            values.setdefault(people[seat[0]]["employer"], []).append((seat, 1))
        yield from ((terms, None, rule["most"]) for value, terms in values.items() if value is not None)


def _need(rule, _, people, here):
    yield [(seat, 1) for seat in here[rule["opening"]] if rule["skill"] in people[seat[0]]["skills"]], 1, None


ROWS = {
    "share": _share, "count": _count, "sum": _sum, "cap": _cap,
    "mentor": _mentor, "mixed": _mixed, "apart": _apart, "together": _together,
    "mates": _mates, "need": _need,
}  # fmt: skip


def highs(given):
    """Solve by HiGHS."""
    return team_peers.highs(model(given), most=seats(given)[1], limit=LIMIT)


def cp_sat(given):
    """Solve by CP-SAT."""
    return team_peers.cp_sat(model(given), most=seats(given)[1], limit=LIMIT)


def problem(given):
    """Return an instance in eig's words."""
    from eig import programme, teams  # each name loads on use
    from eig.teams import asked

    makers = {
        "share": lambda name, one: teams.ShareQuota(id=name, attribute=one["of"][0], value=one["of"][1], minimum=one["low"], maximum=one["high"]),
        "count": lambda name, one: asked.CohortQuota(id=name, quota=programme.Quota(attribute=one["of"][0], value=one["of"][1], minimum=one["low"] or 0, maximum=one["high"])),
        "sum": lambda name, one: asked.Budget(id=name, amount=one["of"], minimum=one.get("low"), maximum=one["high"]),
        "cap": lambda name, one: teams.MaxEach(id=name, attribute="employer", maximum=one["most"]),
        "mentor": lambda name, one: asked.MentorLoad(id=name, mentor=name, openings=one["openings"], maximum=one["most"]),
        "mixed": lambda name, _: asked.MinProfiles(id=name, minimum=2, level=0),
        "together": lambda name, one: teams.Together(id=name, people=one["people"]),
        "apart": lambda name, one: teams.Apart(id=name, people=one["people"]),
        "mates": lambda name, one: asked.MaxEachTeam(id=name, attribute="employer", maximum=one["most"]),
        "need": lambda name, one: asked.SkillNeed(id=name, opening=one["opening"], skill=one["skill"], grade=1),
    }  # fmt: skip
    rules = [makers[one["kind"]](f"{one['kind']}{number}", one) for number, one in enumerate(given["rules"])]
    terms = []
    for number, level in enumerate(given["levels"], 1):
        if "wishes" in level:
            terms.append(teams.WishPoints(id=f"wishes{number}", level=number, by_rank=level["wishes"]))
        elif level.get("marks"):
            marks = {
                (one["id"], wish, None): mark
                for one in given["people"]
                for wish, mark in one["marks"].items()
            }
            terms.append(
                teams.MeritPoints.of(marks)
                if number == 1
                else teams.MeritPoints(id="merit", level=number, marks=teams.MeritPoints.of(marks).marks)
            )
        else:
            amount = "cost" if level.get("cost") else "load"
            rules.append(asked.Budget(id=f"least {amount}", amount=amount, maximum=0, level=number))
    return teams.Problem(
        people=[
            teams.Person(
                id=one["id"], wishes=one["wishes"], open_to_all=one["open"], cost=one["cost"], employer=one["employer"],
                attributes={"gender": one["gender"], "region": one["region"]}, amounts={"load": one["load"]},
                profiles=[one["profile"]], skills=dict.fromkeys(one.get("skills", ()), 1),
            )
            for one in given["people"]
        ],
        openings=[
            teams.Opening(id=one["id"], size=one["size"], posts=[teams.Seat(accepts=post) for post in one["posts"]])
            for one in given["openings"]
        ],
        rules=rules,
        objective=teams.Objective(terms=terms),
    )  # fmt: skip


class Clock:
    """The caller's word to stop, and the longest that passed between two questions."""

    def __init__(self, seconds):
        self.last = time.monotonic()
        self.end, self.longest = self.last + seconds, 0.0

    def __call__(self):
        now = time.monotonic()
        self.longest, self.last = max(self.longest, now - self.last), now
        return now > self.end


def ours(given, backend=None, clock=None):
    """Solve by eig."""
    from eig.teams import compose

    stated = problem(given)
    clock = clock or Clock(LIMIT)
    clock.last = time.monotonic()
    found = compose(stated, backend=backend, stop=clock)
    clock()
    if found.status == "infeasible":
        return None
    if found.status != "optimal":
        return team_peers.unproven(found)
    return [int(one.points) for one in found.score][: len(given["levels"])]


def ours_highs(given, clock=None):
    """Solve by eig, HiGHS helping."""
    from eig.teams.engine import Highs

    return ours(given, Highs(), clock)


OURS = {"eig": ours, "eig+highs": ours_highs}
SOLVERS = {"highs": highs, "cp-sat": cp_sat}


def answer(solver, given):
    """Return an answer, and the longest that passed until `stop` was asked."""
    if solver in SOLVERS:
        return SOLVERS[solver](given), None
    clock = Clock(LIMIT)
    return OURS[solver](given, clock=clock), clock.longest


if __name__ == "__main__":
    solver, path, *seed = sys.argv[1:]
    if solver == "draw":
        print(json.dumps(instance(path, *map(int, seed))))
        sys.exit()
    print(json.dumps(answer(solver, json.loads(Path(path).read_text(encoding="utf-8")))))
