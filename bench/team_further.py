"""Further families of problems, stated in eig's words alone: what is softened, tied, counted twice or hard to tell apart.

Each takes a source of numbers and how many times the size of a promotion it is, and gives a problem. `highs` gives a
problem to HiGHS alone, as the rows over seats that `eig.teams.engine` writes for its own backend.
"""

import random
import time
from itertools import pairwise

import team_families
from attrs import evolve
from team_families import (  # fmt: skip
    MARKED,
    RANKED,
    WISHED,
    base,
    fine,
    hackathon,
    identical,
    marked,
    named,
    seats,
    tandems,
    whole,
    with_posts,
)


def _problem(given, rules=(), terms=()):
    """Return an instance in eig's words, with further rules and terms."""
    one = team_families.problem(given)
    objective = evolve(one.objective, terms=[*one.objective.terms, *terms])
    return evolve(one, rules=[*one.rules, *rules], objective=objective)


def _asked():
    from eig.teams import asked

    return asked


def _merit(given, level=1):
    from eig.teams import MeritPoints

    marks = {(one["id"], wish, None): mark for one in given["people"] for wish, mark in one["marks"].items()}
    return MeritPoints(id="merit", level=level, marks=MeritPoints.of(marks).marks)


def _ranks(level):
    from eig.teams import WishPoints

    return WishPoints(id="ranks", level=level, by_rank=[8, 5, 3, 1])


def _sum(of, most, least=None):
    return {"kind": "sum", "of": of, "low": least, "high": most}


def _share(attribute, value, least, most=100):
    return {"kind": "share", "of": [attribute, value], "low": least, "high": most}


def _middle(given):
    return sum(seats(given)) // 2


def _one_mark(given, draw, marks=fine):
    for person in given["people"]:
        person["marks"] = dict.fromkeys(person["wishes"], marks(draw))
    return given


def soft_sums(draw, scale):
    """Two sums that may be missed as little as can be, after merit; then wishes."""
    given = marked(base(draw, scale), draw, whole)
    middle, budget = _middle(given), _asked().Budget
    rules = [
        budget(id="costs", maximum=380 * middle, level=2),
        budget(id="loads", amount="load", minimum=int(3.4 * middle), maximum=int(3.5 * middle), level=2),
    ]
    return _problem(given | {"levels": [MARKED]}, rules, [_ranks(3)])


def chains(draw, scale):
    """A bonus for each of sixty people who sits with the next."""
    one = _problem(marked(base(draw, scale), draw, whole) | {"levels": [MARKED]})
    some = draw.sample([person.id for person in one.people], 60 * scale)
    bonus = _asked().PairBonus.of
    terms = [bonus(a, b, draw.randint(2, 6)) for a, b in pairwise(some)]
    return evolve(one, objective=evolve(one.objective, terms=[*one.objective.terms, *terms]))


def envy(draw, scale):
    """Wishes; then as few seats as can be that somebody of more merit would rather have; then ranks of wishes."""
    given = marked(base(draw, scale), draw, whole)
    one = _problem(given | {"levels": [WISHED]})
    return evolve(
        one.having(_asked().Envy.of(one, _merit(given), level=2)),
        objective=evolve(one.objective, terms=[*one.objective.terms, _ranks(3)]),
    )


def envy_weighed(draw, scale):
    """Ranks of wishes, less a point for each seat that somebody of more merit would rather have."""
    given = marked(base(draw, scale), draw, fine)
    one = _problem(given | {"levels": [RANKED]})
    return one.having(_asked().Envy.of(one, _merit(given)))


def one_opening(draw, scale):
    """Fifty seats of one opening, a budget and near parity."""
    given = base(draw, scale)
    given["openings"] = [{"id": "c000", "size": [50 * scale] * 2, "posts": []}]
    for person in given["people"]:
        person["wishes"], person["marks"] = ["c000"], {"c000": fine(draw)}
    rules = [_sum("cost", 400 * 50 * scale), _share("gender", "f", 45, 55)]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def ranked_all(draw, scale):
    """Everybody has a mark everywhere, and a budget binds."""
    given = base(draw, scale)
    names = [one["id"] for one in given["openings"]]
    for person in given["people"]:
        person["wishes"] = draw.sample(names, len(names))
    marked(given, draw, fine)
    return _problem(given | {"levels": [MARKED], "rules": [_sum("cost", 385 * _middle(given))]})


def team_budget(draw, scale):
    """Teams of three or four, each within a budget of its own."""
    given = marked(base(draw, scale, sizes=((3, 4),)), draw, fine) | {"levels": [MARKED]}
    rules = [
        _asked().TeamBudget(id=f"money {one['id']}", opening=one["id"], maximum=410 * 3)
        for one in given["openings"]
    ]
    return _problem(given, rules)


def three_shares(draw, scale):
    """Near parity, and three tenths of two regions each."""
    rules = [_share("gender", "f", 48, 52), _share("region", "west", 30), _share("region", "north", 30)]
    return _problem(marked(base(draw, scale), draw, fine) | {"levels": [MARKED], "rules": rules})


def skilled(draw, scale):
    """Teams of four or five with two needs, two profiles and no colleagues; marks, then wishes."""
    given = marked(hackathon(draw, scale), draw, whole) | {"levels": [MARKED, RANKED]}
    for opening in given["openings"]:
        opening["size"] = [4, 5]
    given["rules"].append({"kind": "mixed"})
    return _problem(given)


def may_be_empty(draw, scale):
    """No opening has to be filled, and the budget is too small for all."""
    given = marked(base(draw, scale), draw, fine)
    rules = [_sum("cost", 300 * _middle(given))]
    one = _problem(given | {"levels": [MARKED], "rules": rules})
    return evolve(one, lifted=tuple([f"fill:{opening.id}" for opening in one.openings]))


def exact_load(draw, scale):
    """The loads sum to one number, and near parity."""
    given = marked(base(draw, scale), draw, fine)
    rules = [_sum("load", 4 * _middle(given), 4 * _middle(given)), _share("gender", "f", 45, 55)]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def cents(draw, scale):
    """A budget in cents."""
    given = marked(base(draw, scale), draw, fine)
    return _in_cents(given, draw)


def one_mark_cents(draw, scale):
    """One mark a person, and a budget in cents."""
    return _in_cents(_one_mark(base(draw, scale), draw), draw)


def _in_cents(given, draw):
    for person in given["people"]:
        person["cost"] = draw.randint(30000, 62000)
    return _problem(given | {"levels": [MARKED], "rules": [_sum("cost", 38500 * _middle(given))]})


def three_budgets(draw, scale):
    """Three budgets that bind."""
    given = marked(base(draw, scale), draw, fine)
    middle = _middle(given)
    rules = [_sum("cost", 400 * middle), _sum("load", int(3.6 * middle))]
    one = _problem(
        given | {"levels": [MARKED], "rules": rules}, [_asked().Budget(amount="miles", maximum=42 * middle)]
    )
    return evolve(
        one,
        people=[evolve(it, amounts={**it.amounts, "miles": draw.randint(10, 99)}) for it in one.people],
    )


def one_mark_two(draw, scale):
    """One mark a person, and two budgets."""
    given = _one_mark(base(draw, scale), draw)
    middle = _middle(given)
    rules = [_sum("cost", 385 * middle), _sum("load", int(3.8 * middle))]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def one_mark_share(draw, scale):
    """One mark a person, a budget, near parity and two of an employer."""
    given = _one_mark(base(draw, scale), draw)
    rules = [
        _sum("cost", 385 * _middle(given)), _share("gender", "f", 48, 52), {"kind": "cap", "most": 2 * scale},
    ]  # fmt: skip
    return _problem(given | {"levels": [MARKED], "rules": rules})


def one_mark_tandems(draw, scale):
    """One mark a person, tandems, pairs apart and a budget."""
    given = _one_mark(tandems(draw, scale), draw)
    given["rules"].append(_sum("cost", 385 * _middle(given)))
    return _problem(given | {"levels": [MARKED]})


def one_mark_posts(draw, scale):
    """One mark a person, a post for each profile and a budget."""
    given = _one_mark(with_posts(draw, scale), draw)
    given["rules"].append(_sum("cost", 400 * _middle(given)))
    return _problem(given | {"levels": [MARKED]})


def wide_sizes(draw, scale):
    """Teams of one to six, marks that may be below nothing, a budget and parity."""
    given = marked(base(draw, scale, sizes=((1, 6), (2, 5))), draw, lambda it: it.randint(-100, 900))
    rules = [_sum("cost", 370 * 50 * scale), _share("gender", "f", 50, 50)]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def three_profiles(draw, scale):
    """Three profiles in each team, and a budget."""
    given = marked(base(draw, scale, sizes=((3, 4),)), draw, fine)
    one = _problem(given | {"levels": [MARKED], "rules": [_sum("cost", 400 * _middle(given))]})
    return one.having(_asked().MinProfiles(id="three", minimum=3, level=0))


def colleagues(draw, scale):
    """Teams of three to five without colleagues, of four employers, and a budget."""
    given = marked(base(draw, scale, sizes=((3, 5),)), draw, fine)
    for person in given["people"]:
        person["employer"] = draw.choice("abcd")
    rules = [_sum("cost", 390 * _middle(given)), {"kind": "mates", "most": 1}]
    return _problem(given | {"levels": [MARKED], "rules": rules})


def quarrels(draw, scale):
    """Four hundred pairs apart, and a budget."""
    given = marked(base(draw, scale, sizes=((3, 4),)), draw, whole)
    names = [one["id"] for one in given["people"]]
    rules = [{"kind": "apart", "people": draw.sample(names, 2)} for _ in range(400 * scale)]
    return _problem(given | {"levels": [MARKED, RANKED], "rules": [*rules, _sum("cost", 400 * _middle(given))]})  # fmt: skip


def wide_marks(draw, scale):
    """Marks beyond what floats tell apart, a budget, then wishes."""
    given = marked(base(draw, scale), draw, lambda it: it.randint(2**50, 2**52))
    return _problem(given | {"levels": [MARKED, RANKED], "rules": [_sum("cost", 385 * _middle(given))]})


def four_regions(draw, scale):
    """As many of each of four regions, and a budget; marks, then wishes."""
    given = marked(base(draw, scale), draw, whole)
    each = _middle(given) // 4
    rules = [
        {"kind": "count", "of": ["region", one], "low": each, "high": each}
        for one in ("capital", "north", "south", "west")
    ]
    return _problem(given | {"levels": [MARKED, RANKED], "rules": [*rules, _sum("cost", 1600 * each)]})


def tags_and_load(draw, scale):
    """Few marks a person, no colleagues in teams of three to five, a share and a sum of loads."""
    given = _one_mark(identical(draw, scale), draw, lambda it: it.randint(8, 12))
    for opening in given["openings"]:
        opening["size"] = [3, 5]
    for person in given["people"]:
        person["employer"] = draw.choice(["e0", "e1", "e2", "e3", "e4"])
    given["rules"] += [{"kind": "mates", "most": 1}, _sum("load", 170 * scale)]
    return _problem(given | {"levels": [MARKED]})


def hackathon_budget(draw, scale):
    """A hackathon within a budget."""
    given = hackathon(draw, scale)
    given["rules"].append(_sum("cost", 430 * seats(given)[0]))
    return _problem(given)


FURTHER = named(
    soft_sums, chains, envy, envy_weighed, one_opening, ranked_all, team_budget, three_shares, skilled, may_be_empty,
    exact_load, cents, one_mark_cents, three_budgets, one_mark_two, one_mark_share, one_mark_tandems, one_mark_posts,
    wide_sizes, three_profiles, colleagues, quarrels, wide_marks, four_regions, tags_and_load, hackathon_budget,
)  # fmt: skip


def problem(family, seed, scale=1):
    """Return a problem of a family, of those here, in `team_drawn`, `team_fresh` and `team_newest`, or of `team_families`."""
    from team_drawn import DRAWN
    from team_fresh import FRESH
    from team_newest import HARDEST_DRAWS, NEWEST

    if family in HARDEST_DRAWS:
        return HARDEST_DRAWS[family](seed, scale)
    made = (FURTHER | DRAWN | FRESH | NEWEST).get(family)
    if made is not None:
        return made(random.Random(f"{family} {seed} {scale}"), scale)
    return team_families.problem(team_families.instance(family, seed, scale))


def highs(given, limit):
    """Return what HiGHS alone takes for the rows over seats of a problem, in processor seconds, and how it ends.

    None where worths are wider than floats hold, or a rule looks at a team as a whole.
    """
    import highspy

    from eig.teams.engine._problem_to_model import compile_problem
    from eig.teams.engine._rows_and_columns_over_seats import SeatRows, sayable
    from eig.teams.engine.highs import Highs

    start = time.process_time()
    model = compile_problem(given)
    if not sayable(model):
        return None
    rows = SeatRows(model)
    programme = Highs().programme(rows.rows)
    programme.add(rows.columns, whole=True)
    programme.add(rows.fines, whole=False)
    programme.choose(None, lambda: time.process_time() > start + limit)
    settled = programme.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    infeasible = programme.solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
    return time.process_time() - start, settled or infeasible
