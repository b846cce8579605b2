"""Ten families drawn once the search was written, to see what it does with what it was not made for."""

from attrs import evolve
from team_families import MARKED, RANKED, base, fine, hackathon, marked, named, whole
from team_further import _asked, _merit, _middle, _one_mark, _problem, _ranks, _share, _sum


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
