"""Teams: composed, checked, repaired, matched. See `measuring`; `team_solvers` compares solvers on families."""

import random

import team_families
import team_instances
from jobs_marks import sized
from measuring import Job, Way

SMALLEST = 0.4  # of a promotion: six openings, for people who wish for up to six
SOLVER = "over a minute, or unproven: see the page on teams"


def promotion(scale):
    """Return how a problem is said: people, openings."""
    return f"{sized(170, scale):,} × {sized(15, scale):,}"


def mixed(scale):
    """Draw skills, tandems, hosts' wishes, a budget and quotas of all kinds."""
    return team_instances.instance(1, max(scale, SMALLEST))


def tied(scale):
    """Draw whole marks full of ties, then wishes."""
    return team_families.instance("tied", 1, max(scale, SMALLEST))


def parity(scale):
    """Draw marks with few ties, and a share of women between 49 and 51 per cent."""
    return team_families.instance("near parity", 1, max(scale, SMALLEST))


def tight(scale):
    """Draw whole marks, and five rules that bind at once."""
    return team_families.instance("tight", 1, max(scale, SMALLEST))


def stated(given):
    """Return an instance in eig's words."""
    if "candidates" in given:
        from helpers.topics_teams import problem_of

        return problem_of(given)
    return team_families.problem(given)


def composed(problem, backend=None):
    from eig.teams import compose

    return compose(problem, backend=backend)


def with_highs(problem):
    from eig.teams.engine import Highs

    return composed(problem, Highs())


def points(found):
    """Return the points by level of what was found and proven, in eig or by a solver."""
    if found == "unproven" or getattr(found, "status", "optimal") != "optimal":
        raise TimeoutError("not proven")
    return found if isinstance(found, list) else [int(one.points) for one in found.score]


def solvers(module, *, eig, highs, peers):
    """Return the ways of composing, each with the largest scale that it is meant for."""
    return {
        "eig": Way(composed, stated, points, "", *eig),
        "eig with HiGHS": Way(with_highs, stated, points, "highspy", *highs),
        "HiGHS": Way(module.highs, told=points, needs="highspy", most=peers, why=SOLVER),
        "CP-SAT": Way(
            module.cp_sat, told=points, needs="ortools.sat.python.cp_model", most=peers, why=SOLVER
        ),
    }


def seated(given):
    """Return a composition, from which questions are asked."""
    return composed(stated(given))


def lost(found):
    out = next(one for one in found.problem.people if one.id not in set(found.cohort.people))
    return found.points_lost(out.id, out.wishes[0])


def repaired(found):
    from eig.teams import repair

    return repair(found, withdrawn=found.cohort.people[:2])


def checked(found):
    from eig.teams import check

    return check(found.cohort, found.problem)


def explained(found):
    return [str(found.explain(person)) for person in found.cohort.people[:5]]


def drawn(found):
    from eig.teams.pictures import seats_picture

    return seats_picture(found)


# ── matching ──────────────────────────────────────────────────────────────────────────────────────


def market(scale):
    """Draw people with four wishes, places for two in twenty, and the ranking of each place."""
    rng = random.Random(1)
    people = [f"p{at:06}" for at in range(sized(170, scale))]
    places = [f"c{at:05}" for at in range(sized(15, scale, 5))]
    wishes = {person: rng.sample(places, 4) for person in people}
    rankings = {place: [] for place in places}
    for person, wished in wishes.items():
        for place in wished:
            rankings[place].append(person)
    for there in rankings.values():
        rng.shuffle(there)
    kept = {place: there for place, there in rankings.items() if there}
    return {person: [one for one in wished if one in kept] for person, wished in wishes.items()}, kept


def market_of(given):
    from eig.teams.matching import Market

    wishes, rankings = given
    return Market(wishes=wishes, rankings=rankings, capacities=dict.fromkeys(rankings, 2))


def matched(given):
    from eig.teams import match

    return match(given)


def theirs_of(given):
    from matching.games import HospitalResident

    wishes, rankings = given
    return HospitalResident.create_from_dictionaries(wishes, rankings, dict.fromkeys(rankings, 2))


def solved(game):
    return game.solve(optimal="resident")


JOBS = (
    Job("teams of every rule", mixed, promotion, solvers(
        team_instances, eig=(1, "not proven in pure Python"), highs=(1, "seven to seventeen seconds: see the page on teams"), peers=1,
    )),
    Job("teams by merit, then wishes", tied, promotion, solvers(team_families, eig=(100, "a cohort of thousands"), highs=(10, "as without"), peers=10)),
    Job("teams near parity", parity, promotion, solvers(team_families, eig=(10, "not proven"), highs=(10, "not proven"), peers=1)),
    Job("teams under five tight rules", tight, promotion, solvers(team_families, eig=(1, "not proven"), highs=(1, "not tried"), peers=1)),
    Job("a cohort checked against its rules", tied, promotion, {"eig": Way(checked, seated, most=100, why="a cohort of thousands")}),
    Job("what one seat takes from the others", tied, promotion, {"eig": Way(lost, seated, most=10, why="a cohort of thousands")}),
    Job("five people told why", tied, promotion, {"eig": Way(explained, seated, most=10, why="a cohort of thousands")}),
    Job("two people withdraw: the repair", tied, promotion, {"eig": Way(repaired, seated, most=10, why="a cohort of thousands")}),
    Job("seats drawn", tied, promotion, {"eig": Way(drawn, seated, most=10, why="a picture of thousands of seats")}),
    Job("deferred acceptance", market, promotion, {
        "eig": Way(matched, market_of, lambda found: len(dict(found.seats))),
        "matching": Way(solved, theirs_of, lambda found: sum(map(len, found.values())), "matching.games"),
    }),
)  # fmt: skip
