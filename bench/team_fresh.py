"""Thirty more families, ten at a time, on none of which the search was tried before they were drawn."""

from attrs import evolve
from team_families import MARKED, RANKED, WISHED, base, fine, hackathon, marked, named, whole
from team_further import _asked, _merit, _middle, _one_mark, _problem, _ranks, _share, _sum

# ── ten families drawn once claims were rows and sums were dealt again, on none of which the search was tried before ──

PROFILES = ("data", "design", "dev")


def _posts(given, draw, most):
    """Give each opening so many posts at most, of one or two profiles each, and as many seats."""
    for opening in given["openings"]:
        count = draw.randint(1, most)
        opening["posts"] = [draw.sample(PROFILES, draw.randint(1, 2)) for _ in range(count)]
        opening["size"] = [count, count]
    return given


def posts_of_any_number(draw, scale):
    """Teams of one to five posts, as many people, and a budget."""
    given = marked(_posts(base(draw, scale), draw, 5), draw, whole)
    return _problem(given | {"levels": [MARKED, RANKED], "rules": [_sum("cost", 410 * _middle(given))]})


def posts_and_employers(draw, scale):
    """Two or three posts a team, nobody with a colleague, two of an employer in all, half women."""
    given = marked(_posts(base(draw, scale), draw, 3), draw, fine)
    rules = [{"kind": "mates", "most": 1}, {"kind": "cap", "most": 2 * scale}, _share("gender", "f", 50, 50)]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def marks_equal(draw, scale):
    """Marks that are all equal: a cohort within a budget, and as many wishes of the first rank as can be."""
    given = marked(base(draw, scale), draw, lambda _: 12)
    rules = [_sum("cost", 400 * _middle(given)), _share("region", "north", 20, 30)]
    return _problem(given | {"levels": [MARKED, {"wishes": [1]}], "rules": rules})


def floors_of_regions(draw, scale):
    """So many of each region at least, a budget, a load that all must carry; one mark a person."""
    given = _one_mark(base(draw, scale), draw, whole)
    middle = _middle(given)
    rules = [
        {"kind": "count", "of": ["region", one], "low": middle // 5, "high": None}
        for one in ("capital", "north", "south", "west")
    ]
    rules += [_sum("cost", 410 * middle), _sum("load", None, 5 * middle)]
    return _problem(given | {"levels": [MARKED, RANKED], "rules": rules})


def soft_budget_first(draw, scale):
    """A budget passed by as little as can be, then wishes, then a share as near as can be."""
    from eig.teams import ShareQuota

    given = base(draw, scale)
    rules = [
        _asked().Budget(id="money", maximum=360 * _middle(given), level=1),
        ShareQuota(id="women", attribute="gender", value="f", minimum=45, maximum=55, level=3),
    ]
    return _problem(given | {"levels": []}, rules, [_ranks(2)])


def envy_and_budget(draw, scale):
    """Wishes, then as little envy as can be, within a budget."""
    given = marked(base(draw, scale), draw, whole)
    one = _problem(given | {"levels": [WISHED], "rules": [_sum("cost", 420 * _middle(given))]})
    envy = one.having(_asked().Envy.of(one, _merit(given), level=2))
    return evolve(envy, objective=evolve(envy.objective, terms=[*envy.objective.terms, _ranks(3)]))


def mentors_and_money(draw, scale):
    """Six mentors of five openings each, of whom each takes so many; budgets of the teams; near parity."""
    given = marked(base(draw, scale, sizes=((2, 4),)), draw, whole)
    names = [one["id"] for one in given["openings"]]
    rules = [{"kind": "mentor", "openings": draw.sample(names, 5), "most": 14} for _ in range(6 * scale)]
    own = [
        _asked().TeamBudget(id=f"money {one['id']}", opening=one["id"], maximum=430 * 3)
        for one in given["openings"]
    ]
    return _problem(given | {"levels": [MARKED], "rules": [*rules, _share("gender", "f", 45, 55)]}, own)


def few_wishes(draw, scale):
    """Two wishes a person, pairs apart, an exact count of a region, and a budget."""
    given = marked(base(draw, scale, wishes=2), draw, fine)
    names = [one["id"] for one in given["people"]]
    rules = [{"kind": "apart", "people": draw.sample(names, 2)} for _ in range(150 * scale)]
    rules += [{"kind": "count", "of": ["region", "west"], "low": 9 * scale, "high": 9 * scale}]
    return _problem(given | {"levels": [MARKED], "rules": [*rules, _sum("cost", 400 * _middle(given))]})


def skills_and_wages(draw, scale):
    """Teams of three to five with two needs each, wages of three bands, and what may be spent."""
    given = marked(hackathon(draw, scale), draw, fine) | {"levels": [MARKED]}
    for opening in given["openings"]:
        opening["size"] = [3, 5]
    for person in given["people"]:
        person["cost"] = draw.choice([300, 450, 600])
    given["rules"].append(_sum("cost", 430 * 4 * len(given["openings"])))
    return _problem(given)


def soft_everything(draw, scale):
    """Merit; then employers, regions and a load, each missed by as little as can be; then wishes."""
    given = marked(base(draw, scale, sizes=((1, 3), (2, 5))), draw, whole)
    asked = _asked()
    rules = [
        asked.MaxEach(id="employers", attribute="employer", maximum=2 * scale, level=2),
        asked.MaxEach(id="regions", attribute="region", maximum=11 * scale, level=2),
        asked.Budget(id="load", amount="load", maximum=4 * _middle(given), level=2),
    ]
    return _problem(given | {"levels": [MARKED]}, rules, [_ranks(3)])


CLAIMS = named(
    posts_of_any_number, posts_and_employers, marks_equal, floors_of_regions, soft_budget_first, envy_and_budget,
    mentors_and_money, few_wishes, skills_and_wages, soft_everything,
)  # fmt: skip


# ── ten families drawn once small teams were told first, on none of which the search was tried before ──

REGIONS = ("capital", "north", "south", "west")


def thirty_singles(draw, scale):
    """Thirty openings of one person, a budget, half women, so many of a region."""
    given = marked(base(draw, scale * 2, sizes=((1, 1),)), draw, fine)
    rules = [_sum("cost", 390 * _middle(given)), _share("gender", "f", 48, 52)]
    one = _problem(given | {"levels": [MARKED], "rules": rules})
    return one.having(_asked().MaxEach(id="regions", attribute="region", maximum=9 * scale))


def crowded_rooms(draw, scale):
    """Five openings of six to eight, a load to be met, and a ceiling on each employer in a team."""
    given = marked(base(draw, scale, sizes=((6, 8),), wishes=3), draw, whole)
    given["openings"] = given["openings"][: 5 * scale]
    for person in given["people"]:
        person["wishes"] = draw.sample([one["id"] for one in given["openings"]], 3)
        person["marks"] = {wish: whole(draw) for wish in person["wishes"]}
    middle = _middle(given)
    one = _problem(given | {"levels": [MARKED], "rules": [_sum("load", 6 * middle, 11 * middle // 2)]})
    return one.having(_asked().MaxEachTeam(id="employers", attribute="employer", maximum=1))


def two_windows(draw, scale):
    """One mark a person, what is spent and what is carried each within a narrow window."""
    given = _one_mark(base(draw, scale), draw, whole)
    middle = _middle(given)
    rules = [_sum("cost", 420 * middle, 418 * middle), _sum("load", 5 * middle, 5 * middle - 4)]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def tandems_and_load(draw, scale):
    """Twenty pairs who sit together or not at all, a load that all must carry, then wishes."""
    given = marked(base(draw, scale), draw, whole)
    people = draw.sample(given["people"], 40 * scale)
    pairs = list(zip(people[::2], people[1::2], strict=True))
    for first, other in pairs:
        other["wishes"], other["marks"] = first["wishes"], {wish: whole(draw) for wish in first["wishes"]}
    one = _problem(given | {"levels": [MARKED, RANKED], "rules": [_sum("load", None, 6 * _middle(given))]})
    from eig.teams import Together

    return one.having(*[Together.of(*[person["id"] for person in pair]) for pair in pairs])


def soft_mentors(draw, scale):
    """Mentors of whom each should take no more than so many; a budget that none passes."""
    given = marked(base(draw, scale), draw, whole)
    names = [one["id"] for one in given["openings"]]
    rules = [
        _asked().MentorLoad(
            id=f"mentor {one}", mentor=f"m{one}", openings=draw.sample(names, 5), maximum=9, level=1, weight=3
        )
        for one in range(6 * scale)
    ]
    return _problem(given | {"levels": [MARKED], "rules": [_sum("cost", 400 * _middle(given))]}, rules)


def elevens(draw, scale):
    """Costs of seven, eleven or thirteen, a sum that must be met exactly, wishes alone."""
    given = base(draw, scale)
    for person in given["people"]:
        person["cost"] = draw.choice([7, 11, 13])
    total = 10 * _middle(given) + 1
    return _problem(given | {"levels": [RANKED], "rules": [_sum("cost", total, total)]})


def women_of_regions(draw, scale):
    """Half women, and of each region a quarter, as near as whole people allow; a budget."""
    given = marked(base(draw, scale), draw, fine)
    rules = [_share("gender", "f", 45, 55), *[_share("region", one, 22, 28) for one in REGIONS]]
    return _problem(given | {"levels": [MARKED], "rules": [*rules, _sum("cost", 410 * _middle(given))]})


def needs_and_parity(draw, scale):
    """Teams of four to six that meet two needs each, near parity, and what may be spent on each."""
    given = marked(hackathon(draw, scale), draw, fine) | {"levels": [MARKED]}
    given["rules"].append(_share("gender", "f", 45, 55))
    own = [
        _asked().TeamBudget(id=f"money {one['id']}", opening=one["id"], maximum=430 * 5)
        for one in given["openings"]
    ]
    return _problem(given, own)


def feuds(draw, scale):
    """Two hundred pairs who never sit together, teams of three or four, a load to be met."""
    given = marked(base(draw, scale, sizes=((3, 4),)), draw, whole)
    names = [one["id"] for one in given["people"]]
    rules = [{"kind": "apart", "people": draw.sample(names, 2)} for _ in range(200 * scale)]
    return _problem(given | {"levels": [MARKED], "rules": [*rules, _sum("load", None, 6 * _middle(given))]})


def envy_and_women(draw, scale):
    """As little envy as can be, half women, then merit."""
    given = marked(base(draw, scale, wishes=3), draw, whole)
    one = _problem(given | {"levels": [], "rules": [_share("gender", "f", 48, 52)]})
    envy = one.having(_asked().Envy.of(one, _merit(given), level=1))
    return evolve(
        envy,
        objective=evolve(envy.objective, terms=[*envy.objective.terms, _merit(given, level=2), _ranks(3)]),
    )


RECENT = named(
    thirty_singles, crowded_rooms, two_windows, tandems_and_load, soft_mentors, elevens, women_of_regions,
    needs_and_parity, feuds, envy_and_women,
)  # fmt: skip


# ── ten families drawn once all seats were given to a backend at once ──


def singles_of_regions(draw, scale):
    """Teams of one, of whom each region has a part, under a budget; wishes after marks."""
    given = marked(base(draw, scale, sizes=((1, 1),)), draw, fine)
    rules = [_share("region", one, 15, 35) for one in REGIONS]
    return _problem(given | {"levels": [MARKED, RANKED], "rules": [*rules, _sum("cost", 400 * _middle(given))]})  # fmt: skip


def load_for_money(draw, scale):
    """As much load as can be carried within a budget; then marks."""
    given = marked(base(draw, scale), draw, whole)
    for person in given["people"]:
        person["load"] = -draw.randint(1, 9)
    return _problem(given | {"levels": [{"load": True}, MARKED], "rules": [_sum("cost", 395 * _middle(given))]})  # fmt: skip


def one_mark_feuds(draw, scale):
    """One mark a person, a hundred pairs apart, and a budget."""
    given = _one_mark(base(draw, scale), draw, whole)
    names = [one["id"] for one in given["people"]]
    rules = [{"kind": "apart", "people": draw.sample(names, 2)} for _ in range(100 * scale)]
    return _problem(given | {"levels": [MARKED], "rules": [*rules, _sum("cost", 390 * _middle(given))]})


def two_shares_and_mates(draw, scale):
    """Near parity, a part of two regions, nobody with a colleague; few wishes."""
    given = marked(base(draw, scale, wishes=3), draw, whole)
    rules = [_share("gender", "f", 47, 53), _share("region", "west", 25, 30), _share("region", "north", 20, 25)]  # fmt: skip
    return _problem(given | {"levels": [MARKED, RANKED], "rules": [*rules, {"kind": "mates", "most": 1}]})


def team_money_and_load(draw, scale):
    """A budget a team, and a load that all must carry."""
    given = marked(base(draw, scale, sizes=((2, 4),)), draw, fine)
    own = [
        _asked().TeamBudget(id=f"money {one['id']}", opening=one["id"], maximum=400 * 3)
        for one in given["openings"]
    ]
    return _problem(given | {"levels": [MARKED], "rules": [_sum("load", None, 5 * _middle(given))]}, own)


def fair_within_a_budget(draw, scale):
    """Fair wishes, within a budget: fewer seats at the worst rank outweigh all the others."""
    given = base(draw, scale, sizes=((2, 3),))
    levels = [{"wishes": [1] * rank} for rank in range(4, 0, -1)]
    return _problem(given | {"levels": levels, "rules": [_sum("cost", 395 * _middle(given))]})


def bands_exactly(draw, scale):
    """Three rates of pay of which all that there is must be spent; one mark a person."""
    given = _one_mark(base(draw, scale), draw, fine)
    for person in given["people"]:
        person["cost"] = draw.choice([310, 470, 630])
    total = 310 * 10 + 470 * (_middle(given) - 20) + 630 * 10
    return _problem(given | {"levels": [MARKED], "rules": [_sum("cost", total, total)]})


def posts_and_money(draw, scale):
    """Two or three posts a team, near parity, a budget and a load; marks, then wishes."""
    given = marked(_posts(base(draw, scale), draw, 3), draw, whole)
    rules = [_share("gender", "f", 45, 55), _sum("cost", 420 * _middle(given)), _sum("load", None, 4 * _middle(given))]  # fmt: skip
    return _problem(given | {"levels": [MARKED, RANKED], "rules": rules})


def hackathon_of_employers(draw, scale):
    """A hackathon with two of an employer in all, near parity."""
    given = hackathon(draw, scale)
    given["rules"] += [{"kind": "cap", "most": 6 * scale}, _share("gender", "f", 35, 65)]
    return _problem(given)


def soft_money_of_teams(draw, scale):
    """Merit; then what each team spends beyond its means, as little as can be; then wishes."""
    given = marked(base(draw, scale), draw, whole)
    for person in given["people"]:
        person["cost"] //= 10
    own = [
        _asked().TeamBudget(id=f"money {one['id']}", opening=one["id"], maximum=38 * one["size"][1], level=2)
        for one in given["openings"]
    ]
    return _problem(given | {"levels": [MARKED]}, own, [_ranks(3)])


LATEST = named(
    singles_of_regions, load_for_money, one_mark_feuds, two_shares_and_mates, team_money_and_load,
    fair_within_a_budget, bands_exactly, posts_and_money, hackathon_of_employers, soft_money_of_teams,
)  # fmt: skip

FRESH = CLAIMS | RECENT | LATEST
