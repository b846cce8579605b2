"""Thirty families, ten at a time, each ten drawn after the last change to the search."""

from attrs import evolve
from team_families import MARKED, RANKED, WISHED, base, fine, hackathon, marked, named, seats, whole
from team_further import _asked, _merit, _middle, _one_mark, _problem, _ranks, _share, _sum

# ── ten families drawn once the search was written, to see what it does with what it was not made for ──


def pay_bands(draw, scale):
    """Three rates of pay, a budget, near parity, so many of a region."""
    given = marked(base(draw, scale), draw, fine)
    for person in given["people"]:
        person["cost"] = draw.choice([300, 450, 600])
    rules = [_sum("cost", 400 * _middle(given)), _share("gender", "f", 48, 52)]
    one = _problem(given | {"levels": [MARKED], "rules": rules})
    return one.having(_asked().MaxEach(id="regions", attribute="region", maximum=10 * scale))


def team_money_and_parity(draw, scale):
    """Budgets of each team beside a share of the cohort."""
    given = marked(base(draw, scale), draw, whole)
    rules = [
        _asked().TeamBudget(id=f"money {one['id']}", opening=one["id"], maximum=420 * one["size"][1])
        for one in given["openings"]
    ]
    return _problem(given | {"levels": [MARKED, RANKED], "rules": [_share("gender", "f", 49, 51)]}, rules)


def one_of_a_region(draw, scale):
    """Teams of three from three regions, within a budget."""
    given = marked(base(draw, scale, sizes=((3, 3),)), draw, fine)
    one = _problem(given | {"levels": [MARKED], "rules": [_sum("cost", 400 * _middle(given))]})
    return one.having(_asked().MaxEachTeam(id="regions", attribute="region", maximum=1))


def mentors(draw, scale):
    """Mentors of openings that overlap, each with a load, and a share."""
    given = marked(base(draw, scale), draw, fine)
    names = [one["id"] for one in given["openings"]]
    rules = [{"kind": "mentor", "openings": draw.sample(names, 4), "most": 9} for _ in range(8 * scale)]
    return _problem(given | {"levels": [MARKED], "rules": [*rules, _share("gender", "f", 48)]})


def opposed_sums(draw, scale):
    """One mark a person; as little may be spent as loads must be carried."""
    given = _one_mark(base(draw, scale), draw)
    middle = _middle(given)
    return _problem(
        given | {"levels": [MARKED], "rules": [_sum("cost", 400 * middle), _sum("load", None, 6 * middle)]}
    )


def singles_and_eights(draw, scale):
    """Openings of one and of eight, a budget, parity."""
    given = marked(base(draw, scale, sizes=((1, 1), (1, 1), (8, 8))), draw, whole)
    rules = [_sum("cost", 400 * _middle(given)), _share("gender", "f", 40, 60)]
    return _problem(given | {"levels": [MARKED, RANKED], "rules": rules})


def trios(draw, scale):
    """Trios who sit together or not at all, two of an employer, near parity."""
    given = marked(base(draw, scale, sizes=((3, 5),)), draw, whole)
    people = draw.sample(given["people"], 30 * scale)
    trios_ = [people[one : one + 3] for one in range(0, len(people), 3)]
    for first, *others in trios_:
        for other in others:
            other["wishes"], other["marks"] = first["wishes"], {wish: whole(draw) for wish in first["wishes"]}
    one = _problem(
        given
        | {"levels": [MARKED], "rules": [_share("gender", "f", 45, 55), {"kind": "cap", "most": 3 * scale}]}
    )
    from eig.teams import Together

    return one.having(*[Together.of(*[person["id"] for person in trio]) for trio in trios_])


def cheapest_hackathon(draw, scale):
    """The cheapest teams that meet all needs, then wishes."""
    return _problem(hackathon(draw, scale) | {"levels": [{"cost": True}, RANKED]})


def soft_parity(draw, scale):
    """Parity as near as can be, then merit, then as few of an employer as can be."""
    from eig.teams import ShareQuota

    given = marked(base(draw, scale), draw, whole)
    asked = _asked()
    rules = [
        ShareQuota(id="women", attribute="gender", value="f", minimum=50, maximum=50, level=1),
        asked.MaxEach(id="employers", attribute="employer", maximum=1, level=3),
    ]
    return _problem(given | {"levels": []}, rules, [_merit(given, level=2), _ranks(4)])


def friends(draw, scale):
    """Marks, sixty bonuses of pairs drawn anyhow, and a budget."""
    given = marked(base(draw, scale), draw, whole)
    one = _problem(given | {"levels": [MARKED], "rules": [_sum("cost", 400 * _middle(given))]})
    names = [person.id for person in one.people]
    bonus = _asked().PairBonus.of
    pairs = {tuple(sorted(draw.sample(names, 2))) for _ in range(60 * scale)}
    terms = [bonus(*pair, draw.randint(1, 4)) for pair in sorted(pairs)]
    return evolve(one, objective=evolve(one.objective, terms=[*one.objective.terms, *terms]))


OWN = named(
    pay_bands, team_money_and_parity, one_of_a_region, mentors, opposed_sums, singles_and_eights, trios,
    cheapest_hackathon, soft_parity, friends,
)  # fmt: skip


# ── ten families drawn once parts were gone over by what they may hold, to see what the search does with the rest ──


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


# ── ten families drawn after the last change to the search, none of which it was tried on before ──


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

DRAWN = OWN | LATER | NEW
