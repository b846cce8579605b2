"""Laws of teams and of matching.

Sources: lexicographic levels (a level counts by its order alone); Gale and Shapley 1962 and the rural hospitals theorem
(Roth 1986): who is seated in one stable matching of strict lists is seated in all.
"""

from fractions import Fraction
from random import Random

from attrs import evolve

from eig.teams import (
    MeritPoints,
    Need,
    Objective,
    Opening,
    Person,
    Problem,
    alternatives,
    check,
    compose,
    repair,
)
from eig.teams.answers import (
    Front,
    binding_rules,
    compare,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    points_of,
    relaxations,
    score,
    verify_relaxation,
)
from eig.teams.asked import (
    Budget,
    Cohort,
    Envy,
    Forbidden,
    HostPoints,
    PairBonus,
    SeatMerit,
    SkillPoints,
    WishPoints,
    envies,
    fair_wishes,
    rank_maximal,
    rules_of,
)
from eig.teams.matching import Market, blocking_pairs, match
from helpers import small_problems
from helpers.metamorphic import law, named, renamed, shuffled
from helpers.renaming import Names


def asked(draw):
    """Draw a small problem with rules of every kind, hard and soft, and an objective of one level or two."""
    problem = small_problems.problem(draw.randrange(10_000))
    return evolve(
        problem, people=problem.people[:4], openings=problem.openings[:2], rules=_about(problem), lifted=[]
    )


def _about(problem):
    """Return the rules that name nobody who is not among the first four, and no opening but the first two."""
    gone = {one.id for one in (*problem.people[4:], *problem.openings[2:])}
    return [one for one in problem.rules if not any(f"'{name}'" in repr(one) for name in gone)]


def best(problem):
    """Return what an optimum tells: status, points by level, and what its equals share."""
    found = compose(problem)
    if found.cohort is None:
        return found.status, None, None
    equals = found.equals
    shared = (frozenset(equals.certain), frozenset(equals.possible)) if equals.complete else None
    return found.status, {one.level: one.points for one in found.score}, shared


@law("permute", compose, check, score)
def cohorts_of_permuted_parts(draw):
    """The order of people, openings, rules and terms changes no optimum and nothing that equals share."""
    problem = asked(draw)
    parts = {part: shuffled(draw, getattr(problem, part)) for part in ("people", "openings", "rules")}
    other = evolve(problem, **parts, objective=Objective(terms=shuffled(draw, problem.objective.terms)))
    assert best(problem) == best(other)
    cohort = _any_cohort(draw, problem)
    breaches = [{(one.rule, one.have, one.want) for one in check(cohort, some)} for some in (problem, other)]
    assert breaches[0] == breaches[1]
    assert {one.level: one.points for one in score(problem, cohort)} == {
        one.level: one.points for one in score(other, cohort)
    }


def _any_cohort(draw, problem):
    people = shuffled(draw, [one.id for one in problem.people])
    seating, at = {}, 0
    for opening in problem.openings:
        size = draw.randint(0, 2)
        seating[opening.id], at = people[at : at + size], at + size
    return Cohort.of({one: some for one, some in seating.items() if some})


@law("unused", compose, repair)
def cohorts_with_somebody_nobody_can_use(draw):
    """One more person, barred from every opening, changes no optimum, no equal and no repair."""
    problem = asked(draw)
    barred = [Forbidden.of("idle", one.id) for one in problem.openings]
    other = evolve(
        problem, people=[*problem.people, Person(id="idle", cost=1)], rules=[*problem.rules, *barred]
    )
    assert best(problem) == best(other)
    one, two = compose(problem), compose(other)
    if one.cohort is None:
        return False
    few, many = (repair(some, one.cohort, withdrawn=["p0"]) for some in (problem, other))
    assert (few.composition.status, len(few.kept)) == (many.composition.status, len(many.kept))
    return two.cohort is not None


@law("unused", compose)
def cohorts_with_an_opening_nobody_can_fill(draw):
    """One more opening, which need not have a team and which nobody can join, changes no optimum and no equal."""
    problem = asked(draw)
    hard = Opening(id="idle", needs=[Need(skill="none", level=9)])
    barred = [Forbidden.of(one.id, "idle") for one in problem.people]
    other = evolve(
        problem,
        openings=[*problem.openings, hard],
        rules=[*problem.rules, *barred],
        lifted=[*problem.lifted, "fill:idle"],
    )
    assert best(problem) == best(other)


@law("unused", repair)
def repairs_told_what_holds_already(draw):
    """A repair of a cohort to which nothing happened moves nobody; nor does one more person who is barred everywhere.

    Somebody changed into themselves is not changed; somebody locked keeps their seat, whoever else leaves.
    """
    problem = asked(draw)
    barred = [Forbidden.of("idle", one.id) for one in problem.openings]
    found = compose(evolve(problem, rules=[*problem.rules, *barred]))
    if found.cohort is None or not found.cohort.people:
        return False
    kept = draw.choice(found.cohort.people)
    same = [problem.person(one) for one in found.cohort.people]
    for asked_ in ({"added": [Person(id="idle")]}, {"changed": same}, {"locked": [kept]}):
        again = repair(found, **asked_)
        assert again.moves == ()
        assert set(again.composition.cohort.seats) == set(found.cohort.seats)
    gone = [one.id for one in problem.people if one.id != kept][:1]
    after = repair(found, withdrawn=gone, locked=[kept]).composition.cohort
    assert after is None or after.place_of(kept) == found.cohort.place_of(kept)
    return True


@law("double", compose, check)
def cohorts_with_a_rule_twice(draw):
    """A hard rule stated twice leaves every optimum and every equal; the check names it twice."""
    problem = asked(draw)
    hard = [one for one in problem.rules if one.level == 0 and hasattr(one, "__attrs_attrs__")]
    if not hard:
        return False
    again = draw.choice(hard)
    other = evolve(problem, rules=[*problem.rules, evolve(again, id="again")])
    assert best(problem) == best(other)
    cohort = _any_cohort(draw, problem)
    broken = [one.rule for one in check(cohort, other)]
    assert broken.count("again") == broken.count(again.id)
    return True


@law("unused", compose, check, minimal_conflict, conflicts_and_corrections)
def cohorts_with_a_rule_that_always_holds(draw):
    """A rule that nothing can break leaves optima, breaches, conflicts and corrections, and is in none of them."""
    problem = evolve(asked(draw), objective=Objective(terms=[SkillPoints()]))
    idle = Budget(id="idle", maximum=10**6)
    assert best(problem) == best(evolve(problem, rules=[*problem.rules, idle]))
    people = problem.people[:2]
    rules = [Budget(id="poor", maximum=2), *(Forbidden.of(one.id, "c0") for one in people[:1])]
    problem = Problem(people=people, openings=[evolve(problem.openings[0], posts=[])], rules=rules)
    other = evolve(problem, rules=[*rules, idle])
    few, many = (conflicts_and_corrections(some, limit=20) for some in (problem, other))
    if few.complete and many.complete:
        assert {frozenset(one.rules) for one in few.conflicts} == {
            frozenset(one.rules) for one in many.conflicts
        }
        assert set(map(frozenset, few.corrections)) == set(map(frozenset, many.corrections))
    found = minimal_conflict(other)
    assert (found is None) == (minimal_conflict(problem) is None)
    assert found is None or "idle" not in found.rules


def times(term, factor):
    """Return a term whose points are so many times as great."""
    if isinstance(term, MeritPoints):
        return evolve(term, marks=[evolve(one, points=factor * one.points) for one in term.marks])
    if isinstance(term, WishPoints | HostPoints):
        return evolve(term, by_rank=[factor * one for one in term.by_rank])
    if isinstance(term, PairBonus):
        return evolve(term, bonus=factor * term.bonus)
    return term


def pointed(draw):
    """Draw a problem whose terms can all be given other units, and whose rules are all hard."""
    problem = asked(draw)
    terms = [one for one in problem.objective.terms if not isinstance(one, SkillPoints)]
    return evolve(
        problem, objective=Objective(terms=terms), rules=[one for one in problem.rules if one.level == 0]
    )


def scaled(problem, level, factor):
    """Return a problem whose points of one level are so many times as great."""
    terms = [times(one, factor) if one.level == level else one for one in problem.objective.terms]
    return evolve(problem, objective=Objective(terms=terms))


@law("scale", compose, score, points_of, alternatives, relaxations, compare, verify_relaxation)
def cohorts_with_a_level_in_another_unit(draw):
    """Points of one level in another unit: the same optima and equals; points of that level follow, others stay."""
    problem, factor = pointed(draw), Fraction(draw.randint(1, 7), draw.randint(1, 3))
    level = draw.choice([1, 2])
    other = scaled(problem, level, factor)
    one, two = best(problem), best(other)
    assert (one[0], one[2]) == (two[0], two[2])
    if one[1] is None:
        return False

    def followed(points):
        return {key: value * (factor if key == level else 1) for key, value in points.items()}

    assert followed(one[1]) == two[1]
    found, again = compose(problem), compose(other)
    cohort = _any_cohort(draw, problem)
    few, many = (sorted(points_of(some, cohort), key=repr) for some in (problem, other))
    assert {(key.source, key.people, key.points * (factor if key.level == level else 1)) for key in few} == {
        (key.source, key.people, key.points) for key in many
    }
    few, many = ({key.level: key.points for key in compare(some, cohort).score} for some in (found, again))
    assert followed(few) == many
    few, many = (alternatives(some, found.cohort, k=1) for some in (problem, other))
    assert few.ended == many.ended
    assert [followed({key.level: key.points for key in kin.lost}) for kin in few] == [
        {key.level: key.points for key in kin.lost} for kin in many
    ]
    few, many = (
        {(key.rule, key.bound, key.status, key.value): key.gained for key in relaxations(some)}
        for some in (found, again)
    )
    assert few.keys() == many.keys()
    assert all(
        followed({kin.level: kin.points for kin in gained}) == {kin.level: kin.points for kin in many[key]}
        for key, gained in few.items()
    )
    assert verify_relaxation(again) == ()
    return True


@law("scale", binding_rules)
def prices_with_points_in_another_unit(draw):
    """What a seat loses, and what it loses without each rule, follow the unit of points."""
    problem, factor = pointed(draw), draw.randint(2, 5)
    flat = [evolve(one, level=1) for one in problem.objective.terms]
    one = compose(evolve(problem, objective=Objective(terms=flat)))
    two = compose(evolve(problem, objective=Objective(terms=[times(some, factor) for some in flat])))
    person, opening = draw.choice(problem.people).id, problem.openings[0].id
    few, many = (some.points_lost(person, opening) for some in (one, two))
    assert few.status == many.status
    if few.status != "exact":
        return False
    assert tuple(factor * points for points in few.points) == many.points
    told = [{key.rule: key.points for key in binding_rules(some)} for some in (few, many)]
    assert {rule: tuple(factor * points for points in some) for rule, some in told[0].items()} == told[1]
    return True


@law("split", compose, score)
def cohorts_with_a_term_in_two_halves(draw):
    """A term that becomes two of half its points, at the same level, changes no optimum, no equal and no points."""
    problem = pointed(draw)
    if not problem.objective.terms:
        return False
    whole = draw.choice(problem.objective.terms)
    half = times(whole, Fraction(1, 2))
    rest = [one for one in problem.objective.terms if one is not whole]
    other = evolve(problem, objective=Objective(terms=[*rest, half, evolve(half, id="half")]))
    assert best(problem) == best(other)
    return True


@law("shift", compose, score, pareto_front, Front.find_equals)
def cohorts_with_levels_renumbered(draw):
    """Levels count by their order alone: under other numbers, the same optima, equals and front."""
    problem, at = pointed(draw), draw.randint(3, 9)
    terms = [evolve(one, level=one.level + at * (one.level > 1)) for one in problem.objective.terms]
    other = evolve(problem, objective=Objective(terms=terms))
    one, two = best(problem), best(other)
    assert (one[0], one[2]) == (two[0], two[2])
    if one[1] is not None:
        assert [one[1][key] for key in sorted(one[1])] == [two[1][key] for key in sorted(two[1])]
    if problem.objective.levels == (1, 2):
        few, many = pareto_front(problem), pareto_front(other, levels=(1, 2 + at))
        assert not few.points or few.find_equals(1).count == many.find_equals(1).count
        assert [(key.first, key.second) for key in few.points] == [
            (key.first, key.second) for key in many.points
        ]


@law("swap", pareto_front)
def fronts_with_levels_exchanged(draw):
    """Two levels exchanged: the same front, each point seen from the other side."""
    problem = pointed(draw)
    if problem.objective.levels != (1, 2):
        return False
    terms = [evolve(one, level=3 - one.level) for one in problem.objective.terms]
    one, two = pareto_front(problem), pareto_front(evolve(problem, objective=Objective(terms=terms)))
    assert {(key.first, key.second) for key in one.points} == {(key.second, key.first) for key in two.points}
    return True


@law("shift", compose, envies, Envy.of)
def cohorts_with_merit_from_another_origin(draw):
    """As much more merit for every seat of teams of fixed size: the same optima; every envy stays."""
    people = [Person(id=one, wishes=draw.sample(["c0", "c1"], draw.randint(1, 2))) for one in named("p", 4)]
    openings = [Opening(id=one, size=(1, 1)) for one in ("c0", "c1")]
    points = {(p, c, None): draw.randint(0, 20) for p in named("p", 4) for c in ("c0", "c1")}
    one, two = (MeritPoints.of({key: mark + more for key, mark in points.items()}) for more in (0, 7))
    few, many = (
        Problem(people=people, openings=openings, objective=Objective(terms=[merit])) for merit in (one, two)
    )
    status, scores, shared = best(few)
    assert best(many) == (status, scores and {1: scores[1] + 14}, shared)
    cohort = Cohort.of(dict(zip(("c0", "c1"), ([p] for p in draw.sample(named("p", 4), 2)), strict=True)))
    assert [key.people for key in envies(few, cohort, one)] == [
        key.people for key in envies(few, cohort, two)
    ]
    envy = Envy.of(few, one)
    assert envy.claims == Envy.of(few, two).claims
    again = evolve(envy, claims=shuffled(draw, envy.claims))
    crews = few.crews(cohort)
    assert sum(key.misses for key in envy.check(crews)) == sum(key.misses for key in again.check(crews))


@law("rename", compose, fair_wishes, rank_maximal, rules_of, check)
def wishes_under_other_names(draw):
    """Points for wishes see ranks alone: under other names, the same points, the same rules, the same optima."""
    problem = asked(draw)
    names = Names([one.id for one in (*problem.people, *problem.openings)], draw.randrange(99))
    bare = evolve(problem, rules=[])
    other = Problem(
        people=[names(one) for one in bare.people], openings=[names(one) for one in bare.openings]
    )
    for wishes in (fair_wishes, rank_maximal):
        assert wishes(bare).by_rank == wishes(other).by_rank
        one, two = (evolve(some, objective=Objective(terms=[wishes(some)])) for some in (bare, other))
        few, many = best(one), best(two)
        assert few[:2] == many[:2]
        assert few[2] is None or tuple(frozenset(names.back(some)) for some in many[2]) == few[2]
    for opening in bare.openings:
        told = [frozenset(rule.id.split(":")) for rule in rules_of(opening)]
        assert told == [names.rule(rule.id) for rule in rules_of(names(opening))]


@law("unused", fair_wishes, rank_maximal, compose)
def wishes_of_somebody_who_asks_for_nothing(draw):
    """A person without wishes, where only wished seats count, never lowers what wishes bring."""
    problem = evolve(asked(draw), rules=[])
    idle = Person(id="idle", open_to_all=False)
    other = evolve(problem, people=[*problem.people, idle])
    for wishes in (fair_wishes, rank_maximal):
        terms = Objective(terms=[wishes(problem)])
        one, two = (best(evolve(some, objective=terms)) for some in (problem, other))
        assert one == two


@law("unused", WishPoints.points)
def a_wish_that_cannot_be_had(draw):
    """Wishes for openings that are not there leave the rank and the points of the others as they were."""
    asked_for = draw.sample(named("c", 5), draw.randint(1, 5))
    had = [one for one in asked_for if draw.random() < 0.6]
    term = WishPoints(by_rank=sorted((draw.randint(0, 9) for _ in range(4)), reverse=True))
    whole, left = Person(id="p0", wishes=asked_for), Person(id="p0", wishes=had, asked_for=asked_for)
    for one in had:
        assert whole.rank(one) == left.rank(one)
        assert term.points(whole, Opening(id=one)) == term.points(left, Opening(id=one))
    assert all(left.rank(one) is None for one in asked_for if one not in had)


@law("more", points_of, score)
def points_add_up(draw):
    """The points of a cohort, gift by gift, make its score level by level; a merit mark more adds itself."""
    problem = asked(draw)
    cohort = _any_cohort(draw, problem)
    told = {}
    for gift in points_of(problem, cohort):
        told[gift.level] = told.get(gift.level, 0) + gift.points
    assert {one.level: one.points for one in score(problem, cohort) if one.points} == {
        level: points for level, points in told.items() if points
    }
    if not cohort.seats:
        return False
    person, opening = cohort.seats[0]
    gift = MeritPoints(marks=[SeatMerit(person=person, opening=opening, points=3)], id="gift", level=1)
    more = evolve(problem, objective=Objective(terms=[*problem.objective.terms, gift]))
    before, after = ({one.level: one.points for one in score(some, cohort)} for some in (problem, more))
    assert after[1] == before.get(1, 0) + 3
    return True


# ── matching ─────────────────────────────────────────────────────────────────────────────────────


def market_of(draw: Random, capacities=True):
    """Draw lists of people and places, strict, some pairs on one side alone."""
    people, places = named("p", 5), named("c", 3)
    wishes = {one: draw.sample(places, draw.randint(1, 3)) for one in people}
    rankings = {one: draw.sample(people, draw.randint(2, 5)) for one in places}
    room = {one: draw.randint(1, 2) for one in places} if capacities else {}
    return {"wishes": wishes, "rankings": rankings, "capacities": room}


SIDES = ("people", "places")


@law("rename", match, blocking_pairs)
def matchings_under_other_names(draw):
    """Names and the order of people and places decide no stable matching."""
    given = market_of(draw)
    new = renamed(draw, [*named("p", 5), *named("c", 3)])
    other = {
        part: shuffled(draw, {new[one]: [new[key] for key in some] for one, some in given[part].items()})
        for part in ("wishes", "rankings")
    }
    room = {new[one]: many for one, many in given["capacities"].items()}
    for side in SIDES:
        one = match(Market(**given), proposing=side)
        two = match(Market(**other, capacities=room), proposing=side)
        assert {new[person]: new[place] for person, place in one.seats.items()} == dict(two.seats)
        assert not blocking_pairs(Market(**given), one.seats)


@law("unused", match, blocking_pairs)
def matchings_with_somebody_on_no_list(draw):
    """A person whom no place ranks, and a place that nobody asks for, change no seat."""
    given = market_of(draw)
    other = {
        "wishes": {**given["wishes"], "idle": ["c0", "c1"]},
        "rankings": {**given["rankings"], "empty": named("p", 5)},
        "capacities": given["capacities"],
    }
    for side in SIDES:
        one, two = (match(Market(**some), proposing=side) for some in (given, other))
        assert dict(one.seats) == dict(two.seats)
        assert not blocking_pairs(Market(**other), one.seats)


@law("loser", match)
def matchings_with_a_loser(draw):
    """Whoever is last on every list takes a seat that is left, or none: the others keep theirs, whoever proposes."""
    given = market_of(draw)
    other = {
        "wishes": {**given["wishes"], "lost": named("c", 3)},
        "rankings": {one: [*some, "lost"] for one, some in given["rankings"].items()},
        "capacities": given["capacities"],
    }
    one, two = (match(Market(**some)) for some in (given, other))
    assert {person: place for person, place in two.seats.items() if person != "lost"} == dict(one.seats)


@law("swap", match)
def matchings_from_the_other_side(draw):
    """With one seat a place, people and places exchanged and the other side proposing, the same pairs are made."""
    given = market_of(draw, capacities=False)
    mirrored = Market(wishes=given["rankings"], rankings=given["wishes"])
    for side, other in zip(SIDES, SIDES[::-1], strict=True):
        one, two = match(Market(**given), proposing=side), match(mirrored, proposing=other)
        assert set(one.seats.items()) == {(person, place) for place, person in two.seats.items()}
    seated = [set(match(Market(**given), proposing=side).seats) for side in SIDES]
    assert seated[0] == seated[1]


@law("clone", match)
def matchings_with_a_place_in_two(draw):
    """A place of two seats, as two places of one that people ask for one after the other, seats the same people."""
    given = market_of(draw)
    wishes, rankings = {}, {}
    for one, some in given["wishes"].items():
        wishes[one] = [f"{place}:{at}" for place in some for at in range(given["capacities"][place])]
    for one, some in given["rankings"].items():
        for at in range(given["capacities"][one]):
            rankings[f"{one}:{at}"] = some
    for side in SIDES:
        one = match(Market(**given), proposing=side)
        two = match(Market(wishes=wishes, rankings=rankings), proposing=side)
        assert dict(one.seats) == {person: seat.split(":")[0] for person, seat in two.seats.items()}
