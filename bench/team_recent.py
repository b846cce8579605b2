"""Ten families drawn once small teams were told first, on none of which the search was tried before."""

from attrs import evolve
from team_families import MARKED, RANKED, base, fine, hackathon, marked, named, whole
from team_further import _asked, _merit, _middle, _one_mark, _problem, _ranks, _share, _sum

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
