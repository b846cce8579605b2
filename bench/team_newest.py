"""Ten families drawn once every long preparation heard a word to stop, on none of which the search was tried before."""

from attrs import evolve
from team_families import MARKED, RANKED, WISHED, base, fine, hackathon, marked, named, whole
from team_fresh import REGIONS, _posts
from team_further import _asked, _merit, _middle, _one_mark, _problem, _ranks, _share, _sum


def mixed_floors(draw, scale):
    """Two profiles in each team, so many of each region at least, and a budget."""
    given = marked(base(draw, scale), draw, whole)
    rules = [{"kind": "mixed"}, _sum("cost", 415 * _middle(given))]
    rules += [{"kind": "count", "of": ["region", one], "low": 8 * scale, "high": None} for one in REGIONS]
    return _problem(given | {"levels": [MARKED, RANKED], "rules": rules})


def one_mark_window(draw, scale):
    """One mark a person, costs within a narrow window, and a load that all must carry."""
    given = _one_mark(base(draw, scale), draw, whole)
    middle = _middle(given)
    rules = [_sum("cost", 430 * middle, 429 * middle), _sum("load", None, 6 * middle)]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def tandems_and_money(draw, scale):
    """Fifteen pairs who sit together or not at all, budgets of the teams, near parity."""
    given = marked(base(draw, scale, sizes=((2, 4),)), draw, whole)
    people = draw.sample(given["people"], 30 * scale)
    pairs = list(zip(people[::2], people[1::2], strict=True))
    for first, other in pairs:
        other["wishes"], other["marks"] = first["wishes"], {wish: whole(draw) for wish in first["wishes"]}
    own = [
        _asked().TeamBudget(id=f"money {one['id']}", opening=one["id"], maximum=440 * 3)
        for one in given["openings"]
    ]
    one = _problem(given | {"levels": [MARKED], "rules": [_share("gender", "f", 45, 55)]}, own)
    from eig.teams import Together

    return one.having(*[Together.of(*[person["id"] for person in pair]) for pair in pairs])


def six_of_ten(draw, scale):
    """Six teams of eight to ten, nobody with two colleagues, near parity, a budget."""
    given = marked(base(draw, scale, wishes=4), draw, fine)
    given["openings"] = [one | {"size": [8, 10]} for one in given["openings"][: round(6 * scale)]]
    names = [one["id"] for one in given["openings"]]
    for person in given["people"]:
        person["wishes"] = draw.sample(names, 3)
    given = marked(given, draw, fine)
    rules = [{"kind": "mates", "most": 2}, _share("gender", "f", 45, 55), _sum("cost", 410 * _middle(given))]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def marks_cost_load(draw, scale):
    """The most marks, then the least cost, then the least load, near parity."""
    given = marked(base(draw, scale), draw, whole)
    rules = [_share("gender", "f", 45, 55)]
    return _problem(given | {"levels": [MARKED, {"cost": True}, {"load": True}], "rules": rules})


def four_shares(draw, scale):
    """A fifth to three tenths of each region, near parity, and a budget."""
    given = marked(base(draw, scale), draw, fine)
    rules = [_share("region", one, 20, 30) for one in REGIONS]
    rules += [_share("gender", "f", 45, 55), _sum("cost", 400 * _middle(given))]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def friends_and_regions(draw, scale):
    """Forty bonuses of pairs, as many of each region at most, one of an employer."""
    given = marked(base(draw, scale), draw, whole)
    rules = [{"kind": "count", "of": ["region", one], "low": None, "high": 10 * scale} for one in REGIONS]
    one = _problem(given | {"levels": [MARKED], "rules": [*rules, {"kind": "cap", "most": 1 * scale}]})
    names, bonus = [person.id for person in one.people], _asked().PairBonus.of
    pairs = sorted({tuple(sorted(draw.sample(names, 2))) for _ in range(40 * scale)})
    terms = [*one.objective.terms, *[bonus(*pair, draw.randint(1, 4)) for pair in pairs]]
    return evolve(one, objective=evolve(one.objective, terms=terms))


def envy_and_mentors(draw, scale):
    """Wishes, then as little envy as can be, while mentors take so many each."""
    given = marked(base(draw, scale), draw, whole)
    names = [one["id"] for one in given["openings"]]
    rules = [{"kind": "mentor", "openings": draw.sample(names, 5), "most": 12} for _ in range(4 * scale)]
    one = _problem(given | {"levels": [WISHED], "rules": rules})
    envied = one.having(_asked().Envy.of(one, _merit(given), level=2))
    return evolve(envied, objective=evolve(envied.objective, terms=[*envied.objective.terms, _ranks(3)]))


def posts_and_regions(draw, scale):
    """One to three posts a team, a share of a region, a load for all, one mark a person."""
    given = _one_mark(_posts(base(draw, scale), draw, 3), draw, whole)
    rules = [_share("region", "north", 25, 35), _sum("load", int(4.5 * _middle(given)))]
    return _problem(given | {"levels": [MARKED, RANKED], "rules": rules})


def hackathon_within(draw, scale):
    """A hackathon whose teams are as many women as men, nearly, and cost no more than so much in all."""
    given = marked(hackathon(draw, scale), draw, whole) | {"levels": [MARKED, RANKED]}
    given["rules"] += [_share("gender", "f", 40, 60), _sum("cost", 440 * 5 * len(given["openings"]))]
    return _problem(given)


# ── five of twenty families that somebody drew who did not write the search: the others are proven at once ──


def _open_people(draw, scale, cost, places):
    """Return people who may sit anywhere and wish for four openings, and the names of the openings."""
    from eig.teams import Person

    names = [f"o{one:02}" for one in range(round(places * scale))]
    grades = {"law": 0.6, "data": 0.6, "dev": 0.6}
    people = [
        Person(
            id=f"p{one:03}",
            cost=cost(),
            wishes=draw.sample(names, 4),
            open_to_all=True,
            skills={skill: draw.randint(1, 5) for skill, odds in grades.items() if draw.random() < odds},
            attributes={"region": draw.choice("abcde"), "gender": draw.choice("wm")},
            amounts={"load": draw.randint(1, 9)},
        )
        for one in range(round(100 * scale))
    ]
    return people, names


def _marked(draw, people, names):
    """Return points that most people have where they would sit."""
    from eig.teams import MeritPoints

    seats = [(one.id, name, None) for one in people for name in names if draw.random() < 0.9]
    return MeritPoints.of({seat: draw.randint(0, 20) for seat in seats})


def mixed_needs(draw, scale):
    """Teams of four to six, one need each, two of a region at most, a budget each and over all, near parity."""
    from eig.teams import Need, Objective, Opening, Problem, ShareQuota, WishPoints

    people, names = _open_people(draw, scale, lambda: draw.randint(30, 90), 16)
    needs = [Need(skill=draw.choice(["law", "data", "dev"]), level=4, count=2) for _ in names]
    openings = [
        Opening(id=name, size=(4, 6), needs=[need], budget=draw.randint(270, 310))
        for name, need in zip(names, needs, strict=True)
    ]
    rules = [
        _asked().MaxEachTeam(attribute="region", maximum=2),
        _asked().Budget(maximum=round(4300 * scale)),
        ShareQuota(attribute="gender", value="w", minimum=52),
    ]
    terms = [_marked(draw, people, names), WishPoints(by_rank=[6, 4, 2, 1])]
    return Problem(people=people, openings=openings, rules=rules, objective=Objective(terms=terms))


def feuds_and_friends(draw, scale):
    """Forty pairs apart and thirty bonuses of pairs, a budget and a share to be passed by as little as can be."""
    from eig.teams import Apart, Objective, Opening, Problem, ShareQuota

    people, names = _open_people(draw, scale, lambda: draw.randint(1, 40), 35)
    ids = [one.id for one in people]
    apart = {tuple(sorted(draw.sample(ids, 2))) for _ in range(round(40 * scale))}
    pairs = {tuple(sorted(draw.sample(ids, 2))) for _ in range(round(30 * scale))}
    rules = [
        *[Apart.of(*pair) for pair in sorted(apart)],
        _asked().Budget(maximum=round(1500 * scale), level=1),
        ShareQuota(attribute="gender", value="w", minimum=50, level=1),
    ]
    bonuses = [_asked().PairBonus.of(*pair, draw.choice([5, 8, -5])) for pair in sorted(pairs)]
    return Problem(
        people=people,
        openings=[Opening(id=name, size=(2, 3)) for name in names],
        rules=rules,
        objective=Objective(terms=[_marked(draw, people, names), *bonuses]),
    )


def one_mark_two_windows(draw, scale):
    """Pairs, one mark a person wherever it sits, costs and loads within two windows that are nearly none."""
    from eig.teams import MeritPoints, Objective, Opening, Problem

    people, names = _open_people(draw, scale, lambda: draw.randint(100, 999), 35)
    marks = {one.id: draw.randint(0, 200) for one in people}
    merit = MeritPoints.of({(one, name, None): mark for one, mark in marks.items() for name in names})
    rules = [
        _asked().Budget(minimum=38_000 * scale, maximum=38_010 * scale),
        _asked().Budget(id="load", amount="load", minimum=345 * scale, maximum=346 * scale),
    ]
    return Problem(
        people=people,
        openings=[Opening(id=name, size=(2, 2)) for name in names],
        rules=rules,
        objective=Objective(terms=[merit]),
    )


def _within_budgets(draw, scale, openings, size, most, mates):
    """Return people for so many teams of a size, each within a budget of its own, of few colleagues."""
    given = base(draw, scale, sizes=((size, size),))
    given["openings"] = given["openings"][: round(openings * scale)]
    names = [one["id"] for one in given["openings"]]
    for person in given["people"]:
        person["wishes"] = draw.sample(names, 4)
    own = [_asked().TeamBudget(id=f"money {name}", opening=name, maximum=most * size) for name in names]
    rules = [{"kind": "mates", "most": mates}]
    return _problem(marked(given, draw, fine) | {"levels": [MARKED], "rules": rules}, own)


def five_within_budgets(draw, scale):
    """Eight teams of five without colleagues, each within a budget."""
    return _within_budgets(draw, scale, 8, 5, 410, 1)


def eight_within_budgets(draw, scale):
    """Five teams of eight, of an employer two at most, each within a budget."""
    return _within_budgets(draw, scale, 5, 8, 400, 2)


NEWEST = named(
    mixed_floors, one_mark_window, tandems_and_money, six_of_ten, marks_cost_load, four_shares,
    friends_and_regions, envy_and_mentors, posts_and_regions, hackathon_within, mixed_needs,
    feuds_and_friends, one_mark_two_windows, five_within_budgets, eight_within_budgets,
)  # fmt: skip


# ── promotions drawn with every kind of rule, of which four are the hardest ──

HARDEST = (54, 56, 57, 62)  # teams hardly fit their budgets there; the second has no cohort, by little


def every_kind_of_rule(seed, scale):
    """Skills, wishes of both sides, bonuses, pairs, shares, counts, budgets of teams and of all: the hardest of seventy draws."""
    from helpers.promotions import promotion
    from helpers.topics_teams import problem_of

    return problem_of(promotion(HARDEST[seed % len(HARDEST)], round(170 * scale), round(15 * scale)))


HARDEST_DRAWS = {"every kind of rule": every_kind_of_rule}
