"""Ten families drawn once claims were rows and sums were dealt again, on none of which the search was tried before."""

from attrs import evolve
from team_families import MARKED, RANKED, WISHED, base, fine, hackathon, marked, named, whole
from team_further import _asked, _merit, _middle, _one_mark, _problem, _ranks, _share, _sum

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


FRESH = named(
    posts_of_any_number, posts_and_employers, marks_equal, floors_of_regions, soft_budget_first, envy_and_budget,
    mentors_and_money, few_wishes, skills_and_wages, soft_everything,
)  # fmt: skip
