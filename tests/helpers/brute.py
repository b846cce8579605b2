"""What every answer of the room is held against: the same answer by going through all cohorts."""

from itertools import combinations

from eig.teams import alternatives, compose, repair
from eig.teams.answers import conflicts_and_corrections
from helpers.small_problems import feasible_cohorts, is_feasible, problem, vector


def compose_agrees(seed):
    """Hold `compose` against all cohorts: status, feasibility, score, bound."""
    given = problem(seed)
    cohorts = feasible_cohorts(given)
    found = compose(given)
    if not cohorts:
        assert (seed, found.status, found.cohort) == (seed, "infeasible", None)
        return
    best = max(vector(given, one) for one in cohorts)
    assert (seed, "optimal", True) == (seed, found.status, is_feasible(found.cohort, given))
    assert (seed, best) == (seed, tuple(level.points for level in found.score))
    assert (seed, found.worth) == (seed, found.bound)


def changes_agree(seed):
    """Hold prices, alternatives and repairs against all cohorts, where some cohort exists; tell whether one does."""
    given = problem(seed)
    cohorts = feasible_cohorts(given)
    if cohorts:
        found = compose(given)
        _price_agrees(seed, given, cohorts, found)
        _alternatives_agree(seed, given, cohorts, found)
        _repair_agrees(seed, given, found)
    return bool(cohorts)


def _price_agrees(seed, given, cohorts, found):
    who = given.people[seed % len(given.people)].id
    where = given.openings[seed % len(given.openings)].id
    price = found.points_lost(who, where)
    seated = [vector(given, one) for one in cohorts if (who, where) in one.seats]
    reached = price.instead.cohort and vector(given, price.instead.cohort)
    assert (seed, max(seated, default=None)) == (seed, reached)
    best = max(vector(given, one) for one in cohorts)
    lost = tuple(most - there for most, there in zip(best, max(seated), strict=True)) if seated else ()
    assert (seed, lost, "exact" if seated else "impossible") == (seed, price.points, price.status)


def _alternatives_agree(seed, given, cohorts, found):
    ranked = sorted((vector(given, one) for one in cohorts), reverse=True)
    answer = alternatives(given, found.cohort, k=3)
    others = [one.composition.cohort for one in answer]
    assert (seed, "none_left" if len(ranked) < 4 else "enough", True) == (seed, answer.ended, answer.proven)
    lost = [tuple(a - b for a, b in zip(ranked[0], one, strict=True)) for one in ranked[1:4]]
    assert (seed, lost) == (seed, [one.points for one in answer])
    assert (seed, ranked[1:4]) == (seed, [vector(given, one) for one in others])
    assert len({found.cohort, *others}) == len(others) + 1
    seats = set(found.cohort.seats)
    far = [vector(given, one) for one in cohorts if len(seats - set(one.seats)) >= 2]
    apart = alternatives(given, found.cohort, k=1, apart=2)
    assert (seed, sorted(far)[-1:]) == (seed, [vector(given, one.composition.cohort) for one in apart])


def _repair_agrees(seed, given, found):
    gone = found.cohort.people[:1]
    repaired = repair(given, found.cohort, withdrawn=gone)
    after = repaired.composition.problem
    ways = [_kept_first(after, found.cohort, one) for one in feasible_cohorts(after)]
    reached = repaired.composition.cohort and _kept_first(after, found.cohort, repaired.composition.cohort)
    assert (seed, max(ways, default=None)) == (seed, reached)
    if reached:
        assert (seed, reached[0]) == (seed, len(repaired.kept))


def _kept_first(given, before, cohort):
    return (len(set(before.seats) & set(cohort.seats)), *vector(given, cohort)[1:])


def diagnosis_agrees(seed, most_rules=6):
    """Hold conflicts and corrections against all sets of rules, where no cohort exists; tell whether none does."""
    given = problem(seed)
    if feasible_cohorts(given):
        return False
    names = [rule.id for rule in given.all_rules if not rule.level and rule.id not in given.firm]
    found = conflicts_and_corrections(given, limit=60)

    def holds(kept):
        return bool(feasible_cohorts(given.without(name for name in names if name not in kept)))

    if len(names) > most_rules or not found.complete:
        for one in found.conflicts:
            rules = set(one.rules)
            assert not holds(rules)
            assert not one.minimal or all(holds(rules - {rule}) for rule in rules)
        return True
    sets = [frozenset(some) for size in range(len(names) + 1) for some in combinations(names, size)]
    good = {one for one in sets if holds(one)}
    conflicts = {one for one in sets if one not in good and all(one - {rule} in good for rule in one)}
    corrections = {frozenset(names) - one for one in good if not any(one < other for other in good)}
    assert (seed, conflicts) == (seed, {frozenset(one.rules) for one in found.conflicts})
    assert (seed, corrections) == (seed, set(map(frozenset, found.corrections)))
    return True
