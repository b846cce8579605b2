"""Ten families drawn once parts were gone over by what they may hold, to see what the search does with the rest."""

from attrs import evolve
from team_families import MARKED, RANKED, WISHED, base, fine, hackathon, marked, named, seats, whole
from team_further import _asked, _merit, _middle, _one_mark, _problem, _ranks, _share, _sum


def regions_and_window(draw, scale):
    """At most so many of a region, and costs between two sums that are close."""
    given = marked(base(draw, scale), draw, fine)
    middle = _middle(given)
    one = _problem(given | {"levels": [MARKED], "rules": [_sum("cost", 400 * middle, 396 * middle)]})
    return one.having(_asked().MaxEach(id="regions", attribute="region", maximum=11 * scale))


def one_mark_shares(draw, scale):
    """One mark a person, near parity, and a third of a region."""
    rules = [_share("gender", "f", 49, 51), _share("region", "west", 33, 40)]
    return _problem(_one_mark(base(draw, scale), draw) | {"levels": [MARKED], "rules": rules})


def both_genders(draw, scale):
    """Teams of three, two of a gender at most, and two budgets."""
    given = marked(base(draw, scale, sizes=((3, 3),)), draw, fine)
    middle = _middle(given)
    one = _problem(
        given | {"levels": [MARKED], "rules": [_sum("cost", 400 * middle), _sum("load", int(4.2 * middle))]}
    )
    return one.having(_asked().MaxEachTeam(id="genders", attribute="gender", maximum=2))


def long_teams(draw, scale):
    """Openings of eight to ten, a share, a budget and two of an employer."""
    given = marked(base(draw, scale, sizes=((8, 10),)), draw, whole)
    given["openings"] = given["openings"][: 6 * scale]
    rules = [
        _sum("cost", 420 * _middle(given)), _share("gender", "f", 45, 55), {"kind": "mates", "most": 2},
    ]  # fmt: skip
    return _problem(given | {"levels": [MARKED, RANKED], "rules": rules})


def needs_and_load(draw, scale):
    """Teams of three to five with two needs each, no colleagues, and the loads sum to one number."""
    given = marked(hackathon(draw, scale), draw, fine) | {"levels": [MARKED]}
    for opening in given["openings"]:
        opening["size"] = [3, 5]
    given["rules"].append(_sum("load", 300 * scale, 300 * scale))
    return _problem(given)


def pairs_of_seats(draw, scale):
    """Forty openings of one or two, a budget and a load."""
    given = marked(base(draw, scale, sizes=((1, 2),)), draw, fine)
    names = [f"c{one:03}" for one in range(40 * scale)]
    given["openings"] = [{"id": name, "size": [1, 2], "posts": []} for name in names]
    for person in given["people"]:
        person["wishes"] = draw.sample(names, 4)
    marked(given, draw, fine)
    middle = _middle(given)
    rules = [_sum("cost", 390 * middle), _sum("load", int(4.4 * middle))]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def bands_and_load(draw, scale):
    """Three rates of pay and whole marks, the loads sum to one number, then wishes."""
    given = marked(base(draw, scale), draw, whole)
    for person in given["people"]:
        person["cost"] = draw.choice([300, 450, 600])
    middle = _middle(given)
    rules = [_sum("cost", 400 * middle), _sum("load", 5 * middle, 5 * middle)]
    return _problem(given | {"levels": [MARKED, RANKED], "rules": rules})


def wishes_then_load(draw, scale):
    """Wishes; then loads as little above a sum as can be; then merit."""
    given = marked(base(draw, scale), draw, whole)
    one = _problem(given | {"levels": [WISHED]}, [_asked().Budget(id="load", amount="load", maximum=3 * _middle(given), level=2)])  # fmt: skip
    return evolve(one, objective=evolve(one.objective, terms=[*one.objective.terms, _merit(given, level=3)]))


def apart_and_shares(draw, scale):
    """A hundred pairs apart, near parity, a fifth of each of two regions, two of an employer."""
    given = marked(base(draw, scale, sizes=((3, 4),)), draw, fine)
    names = [one["id"] for one in given["people"]]
    rules = [{"kind": "apart", "people": draw.sample(names, 2)} for _ in range(100 * scale)]
    rules += [_share("gender", "f", 49, 51), _share("region", "west", 20), _share("region", "north", 20)]
    return _problem(given | {"levels": [MARKED], "rules": [*rules, {"kind": "cap", "most": 3 * scale}]})


def cheapest_parity(draw, scale):
    """The cheapest cohort of which half are women, then marks."""
    rules = [_share("gender", "f", 48, 52), _sum("load", None, 5 * seats(given := marked(base(draw, scale), draw, whole))[0])]  # fmt: skip
    one = _problem(given | {"levels": [{"cost": True}, MARKED], "rules": rules})
    return evolve(one, objective=evolve(one.objective, terms=[*one.objective.terms, _ranks(3)]))


LATER = named(
    regions_and_window, one_mark_shares, both_genders, long_teams, needs_and_load, pairs_of_seats, bands_and_load,
    wishes_then_load, apart_and_shares, cheapest_parity,
)  # fmt: skip
