"""Laws of the rules that the docs name: seats, teams, cohorts, points, tie-breaks, opinions, policies, calendars."""

from datetime import timedelta

from attrs import evolve

from eig.lots import Decision
from eig.teams import Objective, Opening, Person, Problem, compose, repair
from eig.teams.answers import Composition
from eig.teams.asked import (
    AvailabilityRequired,
    ClearanceRequired,
    Crew,
    EligibilityRequired,
    Forbidden,
    MaxEachTeam,
    MinProfiles,
    OneSeatEach,
    OnlyWished,
    PersonStatus,
    Posts,
    Seat,
    SkillNeed,
    StayBonus,
    TeamBudget,
    TeamRequired,
    TeamSize,
)
from eig.testing import check_rule
from helpers import small_problems
from helpers.laws_teams import asked
from helpers.laws_timeline import ERA
from helpers.metamorphic import law, named, of, renamed, shuffled

# ── seats ────────────────────────────────────────────────────────────────────────────────────────

DAY = small_problems.DAY
SEAT_RULES = (
    AvailabilityRequired(),
    ClearanceRequired(),
    OnlyWished(),
    EligibilityRequired(id="eligible", status="agent", on=DAY),
    Forbidden.of("p0", "c0"),
)


def a_seat(draw):
    """Draw somebody and an opening."""
    return small_problems.person(draw, 0, 2), small_problems.opening(draw, 0, 4)


@law("permute", *(of(type(rule), name) for name in ("check", "allows") for rule in SEAT_RULES))
def seat_rules_of_one_seat_at_a_time(draw):
    """A rule on seats judges each seat by itself: a team breaks it as often as it has seats that it does not allow."""
    people = [small_problems.person(draw, number, 2) for number in range(3)]
    opening = small_problems.opening(draw, 0, 4)
    for rule in SEAT_RULES:
        barred = {one.id for one in people if not rule.allows(one, opening)}
        for order in (people, shuffled(draw, people)):
            broken = rule.check((Crew(opening=opening, people=order),))
            assert {one for breach in broken for one in breach.people} == barred


@law("more", AvailabilityRequired.allows, ClearanceRequired.allows, OnlyWished.allows)
def seats_of_somebody_who_can_do_more(draw):
    """Whoever is free for one more period, holds one more clearance or asks for one more opening is barred from none."""
    person, opening = a_seat(draw)
    opening = evolve(opening, periods=draw.sample(["P1", "P2"], draw.randint(0, 2)))
    freer = evolve(
        person,
        available=[*person.available, *({"P1", "P2"} - set(person.available))],
        clearances=["secret", "top"],
        wishes=[*person.wishes, *({"c0"} - set(person.wishes))],
    )
    for rule in SEAT_RULES[:3]:
        assert rule.allows(person, opening) <= rule.allows(freer, opening)
        assert rule.allows(freer, opening)
    assert AvailabilityRequired().allows(person, opening) == (set(opening.periods) <= set(person.available))
    assert ClearanceRequired().allows(person, opening) == (opening.clearance in (None, *person.clearances))
    assert OnlyWished().allows(person, opening) == (person.rank("c0") is not None or bool(person.open_to_all))


@law("shift", EligibilityRequired.allows, PersonStatus.holds)
def eligibility_four_centuries_later(draw):
    """A status counts on the reference date alone: both 400 years later, the same people may be seated."""
    until = DAY + timedelta(days=draw.randint(-2, 2))
    held = PersonStatus(kind="agent", since=until - timedelta(days=draw.randint(0, 3)), until=until)
    then = PersonStatus(kind="agent", since=held.since + ERA, until=held.until + ERA)
    one, two = (
        EligibilityRequired(id="e", status="agent", on=on).allows(
            Person(id="p0", statuses=[status, PersonStatus(kind="other")]), Opening(id="c0")
        )
        for on, status in ((DAY, held), (DAY + ERA, then))
    )
    assert one == two == (not held.holds(DAY))


@law("double", OneSeatEach.check)
def somebody_who_sits_twice(draw):
    """Nobody sits twice: the check names whoever does, and nobody else."""
    people = [Person(id=one) for one in named("p", 4)]
    teams = [draw.sample(people, draw.randint(1, 3)) for _ in range(2)]
    crews = tuple(Crew(opening=Opening(id=f"c{at}"), people=team) for at, team in enumerate(teams))
    twice = {one.id for one in teams[0]} & {one.id for one in teams[1]}
    assert {one for breach in OneSeatEach().check(crews) for one in breach.people} == twice


@law("more", StayBonus.points, compose)
def cohorts_that_should_stay(draw):
    """A point for each seat that stays: it counts those seats, and where it comes first, no cohort keeps more."""
    problem = evolve(asked(draw), rules=[])
    found = compose(problem)
    if found.cohort is None:
        return False
    bonus = StayBonus(seats=found.cohort.seats)
    assert all(bonus.points(problem.person(p), problem.opening(c)) == 1 for p, c in found.cohort.seats)
    stays = Objective(terms=[bonus, *problem.objective.terms])
    again = compose(evolve(problem, people=shuffled(draw, problem.people), objective=stays))
    assert set(again.cohort.seats) == set(found.cohort.seats)
    return True


@law("unused", StayBonus, repair)
def seats_kept_by_an_earlier_repair(draw):
    """What an earlier repair kept is forgotten by the next; what the user wishes to keep is not, whatever its name."""
    problem = asked(draw)
    found = compose(problem)
    if found.cohort is None or not found.cohort.people:
        return False
    ours = StayBonus(seats=found.cohort.seats[1:], by_repair=True)
    mine = StayBonus(seats=found.cohort.seats[:1], level=3, id=draw.choice(["kept", "kept:2", "mine"]))
    aims = [*problem.objective.terms, mine]
    one, two = (
        repair(evolve(problem, objective=Objective(terms=terms)), found.cohort)
        for terms in (aims, [*aims, evolve(ours, id="ours")])
    )
    assert mine in one.composition.problem.objective.terms
    assert (one.kept, one.moves, one.composition.worth) == (two.kept, two.moves, two.composition.worth)
    return True


def _every_rule(draw):
    rules = [one for _ in range(3) for one in small_problems.rules(draw, 4, 2)]
    own = [
        *SEAT_RULES,
        OneSeatEach(),
        TeamSize(id="size", opening="c0", minimum=1, maximum=2),
        TeamRequired.of("c0"),
        Posts(id="posts", opening="c0", posts=[Seat(accepts=["data"]), Seat(accepts=["dev", "data"])]),
    ]
    return {one.id: one for one in [*own, *rules]}


@law("more", check_rule)
def rules_of_every_kind(draw):
    """What a rule checks, allows, counts and bounds says the same of any cohort, for every kind of rule."""
    found = _every_rule(draw)
    problem = asked(draw)
    people = problem.people[:4]
    openings = [small_problems.opening(draw, number, 4) for number in range(2)]
    given = Problem(people=people, openings=openings)
    for rule in draw.sample(list(found.values()), 3):
        assert check_rule(rule, given, seed=draw.randrange(99), cohorts=4) == 4


TEAM_RULES = (
    TeamSize(id="size", opening="c0", minimum=2, maximum=3),
    TeamRequired.of("c0"),
    SkillNeed(id="need", opening="c0", skill="data", grade=2, count=2),
    TeamBudget(id="budget", opening="c0", maximum=15),
    MinProfiles(id="mixed", minimum=2),
    MaxEachTeam(id="mates", attribute="employer", maximum=1),
    Posts(id="posts", opening="c0", posts=[Seat(accepts=["data"]), Seat(accepts=["dev", "data"])]),
)


@law("permute", *(of(type(rule), "misses") for rule in TEAM_RULES))
def team_rules_of_permuted_members(draw):
    """What a team misses does not hang on the order of its members, nor on who they are beyond what the rule reads."""
    people = [small_problems.person(draw, number, 2) for number in range(draw.randint(1, 4))]
    new = renamed(draw, [one.id for one in people])
    others = shuffled(draw, [evolve(one, id=new[one.id], wishes=[]) for one in people])
    for rule in TEAM_RULES:
        one, two = (rule.misses(Crew(opening=Opening(id="c0"), people=some)) for some in (people, others))
        assert one == two
        assert bool(one) == bool(list(rule.check((Crew(opening=Opening(id="c0"), people=people),))))


@law("more", *(of(kind, "misses") for kind in (SkillNeed, MinProfiles, TeamRequired, Posts, TeamBudget)))
def teams_with_one_more_member(draw):
    """One more member never takes away a skill, a profile or a post; and never makes a team cheaper or less alike."""
    people = [small_problems.person(draw, number, 2) for number in range(4)]
    few, many = (Crew(opening=Opening(id="c0"), people=some) for some in (people[:3], people))
    for rule in TEAM_RULES:
        if isinstance(rule, TeamBudget | MaxEachTeam):
            assert rule.misses(few) <= rule.misses(many)
        elif isinstance(rule, SkillNeed | MinProfiles | TeamRequired | Posts):
            assert rule.misses(few) >= rule.misses(many)


@law("permute", Composition.settle, Composition.points_lost)
def cohorts_that_an_order_chose(draw):
    """A declared order chooses among the best: the points stay, and whoever comes first, where any of the best seats them, is seated."""
    problem = evolve(asked(draw), rules=[])
    found = compose(problem)
    if found.cohort is None or not found.undecided:
        return False
    order = shuffled(draw, [one for one in found.undecided if one.startswith("p")])
    if not order:
        return False
    for by in ("jury", "draw", "priority"):
        settled = found.settle(Decision(by=by, order=order, reference="minutes"))
        assert settled.worth == found.worth
    assert order[0] not in found.equals.seated or settled.cohort.place_of(order[0]) is not None
    for person, opening in settled.cohort.seats:
        assert not any(settled.points_lost(person, opening).points)
    return True
