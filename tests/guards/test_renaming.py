"""Names and order decide nothing: every public search, its input renamed and permuted, tells the same.

What a search tells is written down under the first names: what is proven, how many are equally good, what is
certain and what is possible; and the choice itself where it is the only one. An outcome that is not proven
says that its choice may depend on names and order. Draws are exempt: their order is published beforehand.
"""

import importlib
import inspect
import pkgutil
import re
from datetime import date, time
from random import Random

import pytest
from attrs import evolve
from hypothesis import settings

from eig.jury import Ranking, select
from eig.jury.assignment import (
    assign_reviewers,
    assign_to_panels,
    design_panels,
    equal_assignments,
    equal_repairs,
)
from eig.jury.posts import fill_posts, vacancy_chain, vacancy_chains
from eig.jury.selection import best_under_quotas, fair_lottery, replacement, replacements
from eig.jury.votes import Preference, Preferences, kemeny
from eig.programme import Panel, Quota
from eig.teams import Objective, alternatives, compose, repair
from eig.teams.answers import (
    binding_rules,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    relaxations,
)
from eig.teams.matching import Couple, Market, match
from eig.timeline import timetable
from eig.timeline.hearings import plan_hearings
from eig.timeline.plan import Job, Jobs, level_jobs
from helpers import assignments_drawn, hearing_worlds, posts_drawn, small_problems
from helpers.renaming import Names
from helpers.unfolded import unfolded

SEARCHES = {}


def search(*functions):
    """Note which public searches a law goes through."""

    def noted(law):
        SEARCHES[law.__name__] = (law, functions)
        return law

    return noted


# ── jury ─────────────────────────────────────────────────────────────────────────────────────────


def _plan(found, names):
    """Return what an assignment tells; of readers, what all best plans share."""
    if not found:
        short = sorted((one.of, one.lack) for one in found.shortages)
        return found.linkable, found.proven, found.most_reviews, found.least, short
    told = [names.back(some) for some in (found.certain, found.possible)]
    only = names.back(found.readers) if found.unique else None
    mixed = [some and {item: set(jurors) for item, jurors in some.items()} for some in (*told, only)]
    if not found.proven:
        assert "names" in unfolded(found)
        return None
    assert found.unique or "order of names" in unfolded(found) or "not settled" in unfolded(found)
    worst = {"sum": None, "maximin": found.worst, "leximin": found.worst_first}[found.objective]
    return found.total, worst, found.unique, mixed


def _assigned(draw, seed, *functions, **options):
    problem = assignments_drawn.random_problem(draw, items=4, jurors=4, top=2, most=2)
    names = Names([*problem.items, *problem.jurors], seed)
    given = assignments_drawn.arguments(problem)
    asked = {
        "items": names.mixed(given["items"]),
        "jurors": names.mixed(given["jurors"]),
        "reviews_per_item": names.mixed(given["reviews_per_item"]),
        "loads": names.mixed(given["loads"]),
        "recusals": names.mixed(given["recusals"]),
        "affinity": names.mixed({item: names.mixed(own) for item, own in given["affinity"].items()}),
    }
    return assign_reviewers(**{**asked, **options}), names


@search(assign_reviewers)
def readers(draw, seed):
    """Tell what a plan of the greatest total shares with its equals."""
    return _plan(*_assigned(draw, seed))


@search(assign_reviewers)
def readers_fair_to_the_worst_off(draw, seed):
    """Tell the same of a plan that is fair to the worst-off item."""
    return _plan(*_assigned(draw, seed, objective=draw.choice(["maximin", "leximin"])))


@search(assign_reviewers)
def readers_linked(draw, seed):
    """Tell the same of a plan whose jurors are linked."""
    return _plan(*_assigned(draw, seed, connected=True, min_shared=draw.choice([1, 2])))


@search(assign_reviewers)
def readers_of_a_stopped_search(draw, seed):
    """An outcome that is not proven says that its choice may depend on names."""
    return _plan(*_assigned(draw, seed, objective="leximin", connected=True, effort=1))


@search(equal_assignments)
def plans_equally_good(draw, seed):
    """Tell every plan as good, where these are all."""
    found, names = _assigned(draw, seed, objective=draw.choice(["sum", "maximin", "leximin"]))
    if not found:
        return None
    equal = equal_assignments(found, most=300)
    plans = [names.back(dict(one.readers)) for one in equal.plans]
    mixed = {frozenset((item, frozenset(some)) for item, some in one.items()) for one in plans}
    return (equal.complete, mixed) if equal.complete else None


@search(equal_repairs)
def repairs_equally_small(draw, seed):
    """Tell every repair as small, where these are all."""
    found, names = _assigned(draw, seed)
    if found:
        return None
    equal = equal_repairs(found)
    counts = names.back(dict(equal.counts))
    return (equal.complete, len(equal.repairs), counts) if equal.complete else None


@search(design_panels, assign_to_panels)
def panels(draw, seed):
    """Tell how balanced panels are, and which panel hears what for sure."""
    jurors = [f"j{number}" for number in range(draw.randint(2, 6))]
    sizes = {"east": draw.randint(0, len(jurors))}
    sizes["west"] = len(jurors) - sizes["east"]
    labels = {juror: [draw.choice("ab"), draw.choice("cd")] for juror in jurors}
    items = [f"d{number}" for number in range(3)]
    recusals = [(item, juror) for item in items for juror in jurors if draw.random() < 0.05]
    names = Names([*jurors, *sizes, *items], seed)
    design = design_panels(names.mixed(labels), sizes=names.mixed(sizes))
    if not design.proven:
        assert "names" in unfolded(design)
        return None
    assert design.unique or "order of names" in unfolded(design) or "not settled" in unfolded(design)
    if not design.unique:
        return design.imbalance, None
    plan = assign_to_panels(names.mixed(items), design, loads=(0, 3), recusals=names.mixed(recusals))
    held = {panel: set(members) for panel, members in names.back(dict(design.panels)).items()}
    return held, _plan(plan, names)


def _quotas(draw, names, items):
    """Return quotas and attributes; the quotas in another order."""
    kinds = {item: {"p": draw.choice("xyz"), "q": draw.choice("uv")} for item in items}
    quotas = [
        Quota(attribute="p", value="x", minimum=draw.randint(0, 3)),
        Quota(attribute="p", value="y", maximum=draw.randint(0, 2)),
        Quota(attribute="q", value="u", minimum=draw.randint(0, 2)),
    ]
    return {"quotas": names.mixed(quotas), "attributes": names.mixed(kinds)}


def _conflict(found):
    told = {one.name: (one.minimum, one.maximum) for one in found.relaxed}
    own = {one.name for one in found.quotas}
    assert found.only is not None
    return (
        (found.units, found.optimum, found.count, found.fillable, found.several, found.only),
        None if found.several else told,
        {frozenset((one.name, one.minimum, one.maximum) for one in some) for some in found.relaxations},
        own if found.only else len(own),
    )


def _optimum(found, names):
    if hasattr(found, "units"):
        return _conflict(found)
    sets = {frozenset(names.back(some)) for some in found.sets}
    told = (found.optimum, found.count, found.second_best, found.unconstrained, dict(found.prices))
    told = (*told, dict(found.places_won), found.conflict and _conflict(found.conflict))
    return told, sets if found.count == len(found.sets) else None, names.back(dict(found.shares))


ITEMS = [f"d{number}" for number in range(7)]


@search(best_under_quotas)
def best_sets(draw, seed):
    """Tell all best sets under quotas, and every smallest way to relax quotas that conflict."""
    names = Names(ITEMS, seed)
    scores = {item: draw.randint(0, 3) for item in ITEMS}
    return _optimum(
        best_under_quotas(
            names.mixed(scores), places=draw.randint(1, 4), **_quotas(draw, names, ITEMS), limit=500
        ),
        names,
    )


def _selected(draw, seed):
    names = Names(ITEMS, seed)
    scores = {item: draw.randint(0, 3) for item in ITEMS}
    objective = draw.choice(["scores", "ranks", "merit"])
    quotas = _quotas(draw, names, ITEMS) if draw.random() < 0.7 else {}
    places, reserve = draw.randint(1, 4), draw.choice([None, 1, 3])
    ranking = Ranking.from_scores(names.mixed(scores))
    return select(ranking, places=places, reserve=reserve, objective=objective, **quotas), names


@search(select)
def kept(draw, seed):
    """Tell who is kept in all best lists, who in some, and the reserve list with its ties."""
    found, names = _selected(draw, seed)
    lists = (found.main, found.undecided, found.reserve, found.reserve_undecided, *found.reserve_groups)
    told = [set(names.back(some)) for some in lists]
    conflict = found.conflict and _conflict(found.conflict)
    return found.count, found.open_places, found.unfilled, told, conflict


@search(replacement, replacements)
def replaced(draw, seed):
    """Tell all who may come in as well, whoever withdraws."""
    found, names = _selected(draw, seed)
    if found.undecided:
        return None
    told = {names.back(one.leaver): set(names.back(one.successors)) for one in replacements(found)}
    assert all(replacement(found, one.leaver) == one for one in replacements(found))
    return told


@search(fair_lottery)
def chances(draw, seed):
    """Tell the chance of each item, which its kind gives it."""
    names = Names(ITEMS, seed)
    given = _quotas(draw, names, ITEMS)
    rule = draw.choice(["leximin", "maximin", "uniform"])
    found = fair_lottery(given["attributes"], places=draw.randint(1, 4), quotas=given["quotas"], rule=rule)
    if hasattr(found, "units"):
        return _conflict(found)
    return names.back(dict(found.probabilities)), found.minimum, found.sets


@search(fill_posts)
def posts(draw, seed):
    """Tell every outcome that ties leave open, where these are all."""
    found, names = _filled(draw, seed)
    if not found.complete:
        return None
    outcomes = {frozenset(names.back(dict(one)).items()) for one in found.outcomes}
    ties = {(names.back(one.post), frozenset(names.back(one.among)), one.open) for one in found.ties}
    waiting = {
        post: [set(names.back(group)) for group in found.reserve(names.new[post])]
        for post in map(names.back, found.posts)
    }
    return outcomes, found.count, ties, waiting, names.back(dict(found.vacant))


def _filled(draw, seed):
    case = posts_drawn.random_lists(draw)
    names = Names([*posts_drawn.PEOPLE, *posts_drawn.LISTS], seed)
    lists = {post: Ranking.from_scores(names.mixed(dict(one.scores))) for post, one in case["lists"].items()}
    filled = fill_posts(
        names.mixed(lists), posts=names.mixed(case["posts"]), wishes=names.mixed(case["wishes"]), most=500
    )
    return filled, names


@search(vacancy_chain, vacancy_chains)
def vacancies(draw, seed):
    """Tell what each withdrawal sets off, and who is tied where it stops."""
    found, names = _filled(draw, seed)
    if not found.settled:
        return None
    chains = {names.back(one.leaver): one for one in vacancy_chains(found)}
    assert all(vacancy_chain(found, one.leaver) == one for one in chains.values())
    return {
        leaver: (
            [names.back((move.person, move.takes, move.leaves)) for move in one.moves],
            names.back(one.vacant),
            set(names.back(one.tied)),
        )
        for leaver, one in chains.items()
    }


def _votes(draw, seed, candidates):
    names = Names(candidates, seed)
    ballots = []
    for _ in range(draw.randint(1, 3)):
        grades = {one: draw.randint(0, 2) for one in candidates}
        ballots.append([[one for one in candidates if grades[one] == grade] for grade in (2, 1, 0)])
    orders = [Preference(tiers=[names.mixed(tier) for tier in ballot if tier]) for ballot in ballots]
    return Preferences.from_orders(names.mixed(orders)), names


@search(kemeny)
def best_orders(draw, seed):
    """Tell how many orders are best, and what all of them agree upon."""
    preferences, names = _votes(draw, seed, list("abcdef"))
    found = kemeny(preferences, most=1000)
    groups = [set(names.back(group)) for group in found.ranking.groups]
    orders = {names.back(order) for order in found.orders}
    return found.score, found.count, groups, names.back(dict(found.places)), orders


@search(kemeny)
def best_orders_of_a_stopped_search(draw, seed):
    """An order that is not proven says that it may depend on names."""
    preferences, names = _votes(draw, seed, list("abcdefghijkl"))
    found = kemeny(preferences, effort=1)
    if found.proven:
        return found.score, [set(names.back(group)) for group in found.ranking.groups]
    assert "names" in str(found.explain())
    return None


# ── teams ────────────────────────────────────────────────────────────────────────────────────────


def _asked(draw, seed):
    """Return a problem of some people and openings, renamed, its parts in another order."""
    problem = small_problems.problem(draw.randrange(10_000))
    if len(problem.people) > 5:
        problem = evolve(
            problem, people=problem.people[:5], openings=problem.openings[:2], rules=[], lifted=[]
        )
    names = Names([one.id for one in (*problem.people, *problem.openings)], seed)
    parts = {part: names.mixed(getattr(problem, part)) for part in ("people", "openings", "rules")}
    terms = names.mixed(problem.objective.terms)
    lifted = [_lifted(one, names) for one in problem.lifted]
    return evolve(problem, **parts, objective=Objective(terms=terms), lifted=lifted), names


def _lifted(rule, names):
    return ":".join(names.new.get(part, part) for part in rule.split(":"))


def _composed(found, names):
    """Return what a composition tells, and its cohort where no other is as good."""
    equals = found.equals
    if equals is None:
        return found.status, found.worth
    seats = [set(names.back(some)) for some in (equals.certain, equals.possible)]
    assert equals.only or "ex æquo" in str(found.explain(lang="fr")) or equals.only is None
    shown = names.seats(found.cohort) if equals.only else None
    return (
        (found.status, found.worth, equals.only, equals.complete),
        seats if equals.complete and not equals.unsettled else None,
        set(names.back(equals.seated)) if equals.complete else None,
        equals.count if equals.exact else None,
        shown,
    )


@search(compose)
def composed(draw, seed):
    """Tell the best cohort, and what it shares with its equals."""
    problem, names = _asked(draw, seed)
    return _composed(compose(problem), names)


@search(compose)
def composed_by_a_stopped_search(draw, seed):
    """A cohort that is not proven says that the choice may depend on names."""
    problem, names = _asked(draw, seed)
    found = compose(problem, nodes=1)
    if found.status == "best_so_far":
        assert "may depend on names" in str(found.explain())
        return None
    return None if found.status == "unknown" else _composed(found, names)


@search(repair)
def repaired(draw, seed):
    """Tell how many seats are kept at most, and what the repairs as good share."""
    problem, names = _asked(draw, seed)
    first = compose(problem)
    if first.cohort is None or not first.equals.only or len(problem.people) < 3:
        return None
    gone = [one.id for one in problem.people if names.back(one.id) == "p0"]
    found = repair(first, withdrawn=gone)
    moves = {(names.back(one.person), names.back(one.before), names.back(one.after)) for one in found.moves}
    told = _composed(found.composition, names)
    alone = found.composition.equals is not None and found.composition.equals.only
    return len(found.kept), told, moves if alone else None


@search(alternatives)
def other_cohorts(draw, seed):
    """Tell what each of the next best cohorts loses, and which they are where none ties beyond the last."""
    problem, names = _asked(draw, seed)
    first = compose(problem)
    if first.cohort is None or not first.equals.only:
        return None
    found = alternatives(problem, first.cohort, k=3)
    whole = found.complete or found[-1].composition.equals.only
    assert whole or "equally good to the last" in unfolded(found) or "not settled" in unfolded(found)
    cohorts = {names.seats(one.composition.cohort) for one in found}
    return [one.points for one in found], found.ended, cohorts if whole else None


@search(alternatives)
def other_cohorts_apart(draw, seed):
    """Where one of them was chosen among equals, it is told that those after it may depend on names."""
    problem, names = _asked(draw, seed)
    first = compose(problem)
    if first.cohort is None or not first.equals.only:
        return None
    found = alternatives(problem, first.cohort, k=3, apart=2)
    if all(one.composition.equals.only for one in found):
        return [(one.points, names.seats(one.composition.cohort)) for one in found]
    assert "may depend on names" in unfolded(found) or found[-1] == next(
        one for one in found if not one.composition.equals.only
    )
    return None


@search(pareto_front)
def front(draw, seed):
    """Tell the points of the front; the cohort of a point is told as one of those that have them."""
    problem, names = _asked(draw, seed)
    levels = sorted({*problem.objective.levels, *(rule.level for rule in problem.all_rules if rule.level)})
    if len(levels) < 2:
        return None
    found = pareto_front(problem, levels=(levels[0], levels[1]))
    told = []
    for number, point in enumerate(found.points, start=1):
        equals = found.find_equals(number)
        alone = names.seats(point.cohort) if equals.only else None
        told.append((point.first, point.second, equals.only, alone))
        assert "others may have the same points" in str(found.explain(str(number)))
    return found.complete, told


@search(minimal_conflict)
def conflict(draw, seed):
    """Tell the conflict where it is the only one; else of how many rules it is: one of several that are as few."""
    problem, names = _infeasible(draw, seed)
    found = minimal_conflict(problem)
    if found is None:
        return None
    assert (
        found.only
        or "one of several conflicts" in unfolded(found)
        or "may depend on names" in unfolded(found)
    )
    return found.only, {names.rule(one) for one in found.rules} if found.only else len(found.rules)


def _infeasible(draw, seed):
    problem, names = _asked(draw, seed)
    asked = [evolve(one, size=(2, 2), posts=[], budget=3) for one in problem.openings]
    return evolve(problem, openings=asked, objective=Objective(terms=[])), names


@search(conflicts_and_corrections)
def diagnosis(draw, seed):
    """Tell every conflict and every correction, where these are all."""
    problem, names = _infeasible(draw, seed)
    found = conflicts_and_corrections(problem, limit=60)
    if not found.complete:
        assert "there may be more" in unfolded(found)
        return None
    conflicts = {frozenset(map(names.rule, one.rules)) for one in found.conflicts}
    return conflicts, {frozenset(map(names.rule, one)) for one in found.corrections}


@search(relaxations)
def relaxed(draw, seed):
    """Tell what each relaxation gains."""
    problem, names = _asked(draw, seed)
    found = relaxations(compose(problem), lift=True)
    return {(names.rule(one.rule), one.bound, one.value, one.status, one.points) for one in found}


@search(binding_rules)
def binding(draw, seed):
    """Tell what a seat loses and which rules make it so; of an impossible one, those of its only conflict."""
    problem, names = _asked(draw, seed)
    found = compose(problem)
    person, opening = (
        min(names.back([one.id for one in some])) for some in (problem.people, problem.openings)
    )
    price = found.points_lost(names(person), names(opening))
    reliefs = binding_rules(price)
    told = {(names.rule(one.rule), one.status, one.points) for one in reliefs}
    return price.status, price.points, told if price.status == "exact" else None


@search(match)
def matched(draw, seed):
    """Tell the stable matching that is best for a side; with couples, that others may be stable too."""
    people, places = [f"p{number}" for number in range(5)], ["c0", "c1", "c2"]
    names = Names([*people, *places], seed)
    couples = []
    if draw.random() < 0.5:
        couples = [Couple.tandem(*names(("p0", "p1")), names(draw.sample(places, 2)))]
    alone = people[2:] if couples else people
    wishes = {one: tuple(draw.sample(places, draw.randint(1, 3))) for one in alone}
    rankings = {place: tuple(draw.sample(people, 5)) for place in places}
    capacities = {place: draw.randint(1, 2) for place in places}
    market = Market(
        wishes=names.mixed(wishes),
        rankings=names.mixed(rankings),
        capacities=names.mixed(capacities),
        couples=couples,
    )
    found = match(market)
    if found.only is None and found.status == "stable":
        assert "may depend on names" in str(found.explain())
        return found.status
    return found.status, found.only, names.back(dict(found.seats)), set(names.back(found.undecided))


# ── timeline ─────────────────────────────────────────────────────────────────────────────────────


@search(timetable)
def heard(draw, seed):
    """Tell how many hearings can be held, which may be left out, and the timetable where it is the only one."""
    world = hearing_worlds.small_world(draw)
    hearings, days, options = world
    people = sorted({person for one in hearings for person in (*one.jurors, *one.guests)})
    names = Names([*(one.key for one in hearings), *people, *(one.key for one in days)], seed)
    rooms = dict(options)
    asked = {
        "absences": names.mixed(rooms.pop("absences")),
        "conflicts": names.mixed(rooms.pop("conflicts")),
        **rooms,
    }
    panels = [
        evolve(names(one), jurors=names.mixed(one.jurors), guests=names.mixed(one.guests)) for one in hearings
    ]
    found = timetable(
        names.mixed(panels) if seed is None else names.draw.sample(panels, len(panels)),
        names.mixed(days),
        slot=hearing_worlds.SLOT,
        **asked,
    )
    out = set(names.back(found.left_out))
    assert found.only or "order of" in str(found.explain()) or "names and order" in str(found.explain())
    instead = None if found.instead is None else out | set(names.back(found.instead))
    sittings = {
        (names.back(one.hearing), one.room, names.back(one.half_day), one.starts) for one in found.sittings
    }
    return found.most, found.proven, found.only, instead, sittings if found.only else None


@search(plan_hearings)
def panels_heard(draw, seed):
    """Tell the same of the hearings of panels, each candidate heard by one panel or two."""
    jurors, candidates = [f"j{number}" for number in range(4)], [f"c{number}" for number in range(4)]
    names = Names([*jurors, *candidates, "east", "west"], seed)
    hears = [draw.sample(candidates, draw.randint(1, 3)) for _ in "ew"]
    panels = [
        Panel(id=names(key), members=names.mixed(members), hears=names.mixed(heard))
        for key, members, heard in zip(("east", "west"), (jurors[:2], jurors[2:]), hears, strict=True)
    ]
    days = [date(2018, 11, 6 + number) for number in range(draw.randint(1, 2))]
    hours = [(time(9), time(9 + draw.randint(1, 2)))]
    away = names.mixed({one: [draw.choice(days)] for one in (*hears[0], *jurors) if draw.random() < 0.2})
    found = plan_hearings(panels, days=days, rooms=draw.randint(1, 2), hours=hours, away=away)
    assert found.only or "order of" in str(found.explain()) or "names and order" in str(found.explain())
    return found.most, found.proven, found.only, len(found.left_out)


def _jobs(draw, seed):
    keys = [f"a{number}" for number in range(draw.randint(1, 6))]
    names = Names(keys, seed)
    jobs = [
        Job(
            key=key,
            duration=draw.randint(1, 4),
            demand=draw.randint(1, 2),
            preds=[one for one in keys[:at] if draw.random() < 0.25],
        )
        for at, key in enumerate(keys)
    ]
    return Jobs(jobs=names.mixed(jobs), capacity=draw.randint(2, 3)), names


@search(level_jobs)
def levelled(draw, seed):
    """Tell when all jobs end at the soonest, and their starts where no others end as soon."""
    jobs, names = _jobs(draw, seed)
    found = level_jobs(jobs)
    starts = {names.back(job.key): start for job, start in zip(jobs.jobs, found.starts, strict=True)}
    return found.makespan, found.optimal, found.only, starts if found.only else None


@search(level_jobs)
def levelled_by_a_stopped_search(draw, seed):
    """Starts that are not proven say that they may depend on names and order."""
    jobs, _ = _jobs(draw, seed)
    found = level_jobs(jobs, max_steps=1)
    assert found.only is not None or "names and order" in str(found.explain())
    return jobs.lower_bound


# ── the law ──────────────────────────────────────────────────────────────────────────────────────

EXAMPLES = max(8, settings().max_examples // 3)
"""Eight inputs of each search; a hundred, drawn alike, under the profile of the night."""


def agree(one, other):
    """Tell whether two outcomes tell the same, where both tell: None is what is not settled, or not told."""
    if one is None or other is None:
        return True
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(agree, one, other))
    return one == other


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("name", SEARCHES)
def test_names_and_order_decide_nothing(name):
    """Under other names and in another order, a search tells what it told, under those names."""
    law, _ = SEARCHES[name]
    told = []
    for seed in range(EXAMPLES):
        one, other = law(Random(seed), None), law(Random(seed), seed)
        assert agree(one, other), (name, seed, one, other)
        told += [one, other]
    assert any(one is not None for one in told)


NO_CHOICE = """
agreement: brennan_prediger cohen_kappa conger_kappa fleiss_kappa gwet_ac intraclass_correlations kendall_w
    krippendorff_alpha mean_spearman
comparability: algebraic_connectivity connectivity edge_connectivity shared_items
marks: count_grades grade_labels interests_from mean median quorum recusals_from recuse rounded trimmed_mean
    weighted_mean
merit: rank rank_by_group rank_lists trimmed_total
minutes: algorithm_notice candidate_minutes deliberate extract_for_candidate extract_for_juror verify
robustness: bootstrap expected_ranks funding_line leave_one_criterion_out leave_one_juror_out marks_needed
    marks_picture rank_ranges rank_ranges_picture weight_stability weights_picture
selection: draw_fairly
soundness: check_jury
severity: additive_model adopt_calibration blup calibrate crossed_model proportional_odds within_model z_scores
votes: borda copeland grades_picture highest_median majority_judgment majority_value rank_distance schulze
answers: compare points_of score verify_relaxation written_proof
asked: check envies fair_wishes rank_maximal rules_of
matching: blocking_pairs
pictures: pareto_picture points_lost_picture seats_picture
calendar: add_months advance days fixed_holidays kind_of_local months months_between overlaps to_utc weeks
    working_days
charts: escape_text fold_line gantt_html gantt_picture to_ical to_mermaid
contracts: contract_end cost_by_year split_by_year
facts: agenda_of lint nominal_days propose recur sessions_of
plan: compare_to_baseline count_back critical_path list_schedule load mentor_shares progress schedule slip
    solve_network staffed status what_if
"""
"""The public functions that search for nothing: a formula, a declared order, a draw, a check, a picture."""


def public_functions():
    """Yield the public functions of the three rooms, as `package.name`."""
    for room in ("jury", "teams", "timeline"):
        inside = importlib.import_module(f"eig.{room}")
        for package in pkgutil.iter_modules(inside.__path__):
            if package.ispkg and not package.name.startswith("_"):
                shown = importlib.import_module(f"eig.{room}.{package.name}")
                functions = (name for name in shown.__all__ if inspect.isfunction(getattr(shown, name)))
                yield from (f"{package.name}.{name}" for name in functions)


@pytest.mark.untraced
def test_every_public_search_has_a_law():
    """A public function goes through the law of names, or is listed as one that makes no choice."""
    listed = {}
    for line in re.sub(r"\n +", " ", NO_CHOICE).strip().splitlines():
        package, _, names = line.partition(":")
        listed |= {f"{package}.{name}": False for name in names.split()}
    searched = {one for _, functions in SEARCHES.values() for one in functions}
    lawful = {f"{one.__module__.split('.')[2]}.{one.__name__}" for one in searched}

    assert not lawful & listed.keys()
    left = sorted({*public_functions()} ^ (lawful | listed.keys()))
    assert not left, (
        f"give a search its law in SEARCHES, list what makes no choice in NO_CHOICE, once: {left}"
    )
