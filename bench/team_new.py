"""Ten families drawn after the last change to the search, none of which it was tried on before."""

from attrs import evolve
from team_families import MARKED, RANKED, WISHED, base, fine, marked, named, whole
from team_further import _asked, _merit, _middle, _one_mark, _problem, _ranks, _share, _sum


def one_mark_regions(draw, scale):
    """One mark a person, a budget, and a ceiling on each region."""
    given = _one_mark(base(draw, scale), draw, whole)
    one = _problem(given | {"levels": [MARKED], "rules": [_sum("cost", 410 * _middle(given))]})
    return one.having(_asked().MaxEach(id="regions", attribute="region", maximum=11 * scale))


def prime_costs(draw, scale):
    """Costs that are few primes, and a window of one unit."""
    given = marked(base(draw, scale), draw, fine)
    for person in given["people"]:
        person["cost"] = draw.choice([311, 401, 503, 601])
    total = 440 * _middle(given)
    return _problem(given | {"levels": [MARKED], "rules": [_sum("cost", total, total)]})


def teams_and_cohort(draw, scale):
    """A budget of each team, a budget of all, and a load that all must carry."""
    given = marked(base(draw, scale), draw, fine)
    middle = _middle(given)
    own = [
        _asked().TeamBudget(id=f"money {one['id']}", opening=one["id"], maximum=440 * one["size"][1])
        for one in given["openings"]
    ]
    rules = [_sum("cost", 410 * middle), _sum("load", None, 5 * middle)]
    return _problem(given | {"levels": [MARKED], "rules": rules}, own)


def friends_and_budget(draw, scale):
    """Thirty pairs who bring points together, and a budget."""
    given = marked(base(draw, scale), draw, whole)
    one = _problem(given | {"levels": [MARKED], "rules": [_sum("cost", 400 * _middle(given))]})
    names = [person.id for person in one.people]
    terms = [_asked().PairBonus.of(*draw.sample(names, 2), draw.randint(2, 6)) for _ in range(30 * scale)]
    return evolve(one, objective=evolve(one.objective, terms=[*one.objective.terms, *terms]))


def soft_regions(draw, scale):
    """Merit; then each region as near a ceiling as can be; then wishes."""
    given = marked(base(draw, scale), draw, whole)
    some = [_asked().MaxEach(id="regions", attribute="region", maximum=8 * scale, level=2)]
    return _problem(given | {"levels": [MARKED]}, some, [_ranks(3)])


def wishes_and_two_sums(draw, scale):
    """Wishes alone, under a budget and a load that must be carried."""
    given = base(draw, scale)
    middle = _middle(given)
    rules = [_sum("cost", 380 * middle), _sum("load", None, 6 * middle)]
    return _problem(given | {"levels": [RANKED], "rules": rules})


def twelve_of_four(draw, scale):
    """Openings of four, two of a profile in a team, near parity and a budget."""
    given = marked(base(draw, scale, sizes=((4, 4),)), draw, fine)
    given["openings"] = given["openings"][: 12 * scale]
    rules = [_sum("cost", 410 * _middle(given)), _share("gender", "f", 48, 52)]
    one = _problem(given | {"levels": [MARKED], "rules": rules})
    return one.having(_asked().MaxEachTeam(id="profiles", attribute="region", maximum=2))


def wishes_then_money(draw, scale):
    """Wishes, then the cheapest, then merit, with near parity."""
    given = marked(base(draw, scale), draw, whole)
    one = _problem(given | {"levels": [WISHED, {"cost": True}], "rules": [_share("gender", "f", 45, 55)]})
    return evolve(one, objective=evolve(one.objective, terms=[*one.objective.terms, _merit(given, level=3)]))


def few_dear_and_shares(draw, scale):
    """One in ten costs four times as much, a budget, a share of a region."""
    given = marked(base(draw, scale), draw, fine)
    for person in given["people"]:
        person["cost"] = draw.choice([400] * 9 + [1600])
    rules = [_sum("cost", 470 * _middle(given)), _share("region", "west", 30, 34)]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def open_to_all(draw, scale):
    """Forty people open to everything, whole marks, a load and a cap on employers."""
    given = marked(base(draw, scale), draw, whole)
    for person in draw.sample(given["people"], 40 * scale):
        person["open"] = True
    rules = [_sum("load", 4 * _middle(given)), {"kind": "cap", "most": 2 * scale}]
    return _problem(given | {"levels": [MARKED, RANKED], "rules": rules})


NEW = named(
    one_mark_regions, prime_costs, teams_and_cohort, friends_and_budget, soft_regions, wishes_and_two_sums,
    twelve_of_four, wishes_then_money, few_dear_and_shares, open_to_all,
)  # fmt: skip
