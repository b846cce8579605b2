"""A rule of one's own that answers what a built-in rule answers is met, relaxed, told and priced as that is."""

from datetime import date

import pytest
from attrs import evolve

from eig.programme import Quota
from eig.teams import Apart, Need, Objective, Opening, Person, Problem, Seat, Together, WishPoints, compose
from eig.teams.answers import conflicts_and_corrections, minimal_conflict, relaxations, repair
from eig.teams.answers._points_lost_level_by_level import _lows
from eig.teams.asked import (
    Budget,
    CohortQuota,
    EligibilityRequired,
    Forbidden,
    MaxEach,
    MaxEachTeam,
    MentorLoad,
    MinProfiles,
    OnlyWished,
    Posts,
    SeatGiven,
    ShareQuota,
    SkillNeed,
    TeamBudget,
    TeamRequired,
)
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._work_limit import WorkLimit
from helpers import small_problems
from helpers.shares import few


class Own:
    """A rule of one's own, of no class of the library, that answers whatever another rule answers."""

    def __init__(self, rule):
        self._rule = rule

    def __getattr__(self, name):
        return getattr(object.__getattribute__(self, "_rule"), name)

    def __reduce__(self):
        return Own, (self._rule,)


def owned(problem):
    """Return a problem whose further rules are of one's own."""
    return evolve(problem, rules=list(map(Own, problem.rules)))


def composed(problem):
    """Return what a composition says, and what relaxing and repairing it say."""
    found = compose(problem)
    seats = () if found.cohort is None else found.cohort.seats
    relaxed = relaxations(found, lift=True) if len(problem.people) < 7 else relaxations(found)
    return (
        (found.status, found.worth, found.score, seats, str(found)),
        [(one.rule, one.bound, one.value, one.status, one.points) for one in relaxed],
        [str(one) for one in problem.cautions],
        [str(found.explain(one.id)) for one in problem.people],
    )


def diagnosed(problem):
    """Return what is said of a problem that has no cohort."""
    found = minimal_conflict(problem)
    return str(found), str(conflicts_and_corrections(problem)) if found is not None else None


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", few(range(16), 6))
def test_drawn_rules_of_ones_own_change_no_answer(seed):
    """Whatever is drawn, hard or soft: the same cohort, worth, sentences, relaxations and doubts (more by `make nightly`)."""
    given = small_problems.problem(seed)
    answers = [composed(one) for one in (given, owned(given))]

    assert answers[0] == answers[1]


PEOPLE = [
    Person(id=f"p{one}", employer="e1", cost=one, skills={"law": one}, profiles=["data"], wishes=["plume", "adler"])
    for one in range(1, 5)
]  # fmt: skip
PLACES = [Opening(id="plume", size=(2, 2)), Opening(id="adler", size=(1, 2), mentors=["m1"])]


@pytest.mark.slow(one_in=10)
@pytest.mark.parametrize(
    "rules",
    [
        [Budget(maximum=5)],
        [Budget(minimum=50)],
        [Budget(minimum=7, maximum=7), TeamBudget(id="t", opening="adler", maximum=1)],
        [CohortQuota(quota=Quota(attribute="employer", value="e1", maximum=1))],
        [CohortQuota(quota=Quota(attribute="employer", value="e2", minimum=1))],
        [MaxEach(attribute="employer", maximum=2)],
        [MaxEachTeam(attribute="employer", maximum=1)],
        [MentorLoad(mentor="m1", openings=["adler", "plume"], maximum=2)],
        [ShareQuota(attribute="employer", value="e1", maximum=40)],
        [SkillNeed(id="n", opening="plume", skill="law", grade=4, count=2)],
        [Posts(id="p", opening="plume", posts=[Seat(accepts=["dev"])])],
        [TeamBudget(id="t", opening="plume", maximum=2)],
        [MinProfiles(level=0)],
        [MinProfiles(level=0, minimum=3)],
        [SeatGiven.of("p1", "plume"), SeatGiven.of("p2", "plume"), SeatGiven.of("p3", "plume")],
        [SeatGiven.of("p1", "plume"), Forbidden.of("p1", "plume")],
        [Together.of("p1", "p2", "p3")],
        [Apart.of("p1", "p2", "p3", "p4")],
        [OnlyWished(id="w"), EligibilityRequired(id="e", status="agent", on=date(2019, 1, 1))],
    ],
    ids=lambda rules: type(rules[0]).__name__,
)
def test_what_stands_in_the_way_is_told_alike(rules):
    """Conflicts of a rule of one's own have its number, as those of the built-in."""
    given = Problem(people=PEOPLE, openings=PLACES, rules=rules, objective=Objective(terms=[WishPoints(by_rank=[2, 1])]))  # fmt: skip

    assert diagnosed(given) == diagnosed(owned(given))
    assert composed(given) == composed(owned(given))


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(
    "rule", [MinProfiles(minimum=3), MaxEachTeam(attribute="employer", maximum=1, level=1)]
)
def test_what_a_seat_loses_at_least_is_told_alike(rule):
    """How much a level can lose is bounded by what the rule says that a team can miss it by."""
    given = Problem(people=PEOPLE, openings=PLACES, rules=[rule], objective=Objective(terms=[WishPoints(by_rank=[2, 1], level=2)]))  # fmt: skip
    told = [[str(compose(one).explain(who.id)) for who in PEOPLE] for one in (given, owned(given))]

    assert told[0] == told[1]
    lows = [compiled_lows(one) for one in (given, owned(given), evolve(given, rules=[Silent(rule)]))]
    assert lows[0] == lows[1] > lows[2]


def compiled_lows(problem):
    """Return what no cohort falls below at the first level."""
    return _lows(compile_problem(problem, WorkLimit().beat()))[1]


class Silent:
    """The same rule, that answers its shape alone."""

    def __init__(self, rule):
        self.id, self.level, self.weight = rule.id, rule.level, rule.weight
        self.say, self.check, self.misses = rule.say, rule.check, rule.misses


@pytest.mark.untraced
def test_an_opening_that_a_rule_of_ones_own_fills_is_told_as_any():
    """Lifted by the problem, and stated again by whoever writes it: the seats that are short are counted."""
    given = Problem(
        people=PEOPLE[:2],
        openings=PLACES,
        rules=[TeamRequired(id="one", opening="plume"), TeamRequired(id="two", opening="adler")],
        lifted=["fill:plume", "fill:adler"],
    )

    assert diagnosed(given) == diagnosed(owned(given))
    assert "3" in diagnosed(owned(given))[0]


def test_a_seat_given_by_a_rule_of_ones_own_falls_with_its_person():
    """Whoever withdraws is held to no seat."""
    given = owned(Problem(people=PEOPLE, openings=PLACES, rules=[SeatGiven.of("p1", "plume")]))

    assert repair(compose(given), withdrawn=["p1"]).composition.status == "optimal"


class TwoOfAHost:
    """A stranger's rule that answers nothing beside its shape: at most two of an employer in a team."""

    id, level, weight = "hosts", 0, 1

    def say(self, lang="en"):
        return "two of a host"

    def misses(self, crew):
        values = [one.employer for one in crew.people]
        return sum(max(0, values.count(one) - 2) for one in set(values))

    def check(self, crews):
        return MaxEachTeam(id="hosts", attribute="employer", maximum=2).check(crews)


class Answering(TwoOfAHost):
    """The same, which says how it is relaxed."""

    def __init__(self, id="hosts", most=2):
        self.id, self.most = id, most

    def misses(self, crew):
        values = [one.employer for one in crew.people]
        return sum(max(0, values.count(one) - self.most) for one in set(values))

    def check(self, crews):
        return MaxEachTeam(id=self.id, attribute="employer", maximum=self.most).check(crews)

    def relaxed_by(self, by, id):
        yield "maximum", self.most + by, Answering(id, self.most + by)


@pytest.mark.untraced
def test_a_rule_of_ones_own_is_relaxed_as_the_built_in_where_it_says_how():
    """One more of a host gains two points by either; a stranger's rule is kept, and only lifted whole."""
    people = [
        Person(id=f"p{one}", employer="e1" if one < 4 else "e2", wishes=["plume"], open_to_all=True)
        for one in range(1, 5)
    ]
    people[3] = evolve(people[3], wishes=[])
    given = Problem(people=people, openings=[Opening(id="plume", size=(3, 3))], objective=Objective(terms=[WishPoints(by_rank=[2])]))  # fmt: skip
    built_in = MaxEachTeam(id="hosts", attribute="employer", maximum=2)
    told = [
        [str(one.reason) for one in relaxations(compose(given.having(rule)))]
        for rule in (built_in, Answering(), TwoOfAHost())
    ]

    assert ["relaxing hosts to at most 3 would gain 2 points"] == told[0] == told[1]
    assert [] == told[2]
    (lifted,) = relaxations(compose(given.having(TwoOfAHost())), lift=True)[:1]
    assert ("hosts", "lifted", (2,)) == (lifted.rule, lifted.bound, lifted.points)


@pytest.mark.slow
def test_a_skill_that_an_opening_states_beside_a_rule_of_ones_own():
    """Needs of both kinds are counted together."""
    need = SkillNeed(id="more", opening="adler", skill="law", grade=4)
    places = [evolve(PLACES[0], needs=[Need(skill="law", level=4, count=2)]), PLACES[1]]
    given = Problem(people=PEOPLE, openings=places, rules=[need])

    assert diagnosed(given) == diagnosed(owned(given))


def test_posts_of_a_rule_of_ones_own_are_those_of_its_opening():
    """Where nobody can hold a post and its opening may be empty, the other opening has a team all the same."""
    rule = Posts(id="p", opening="plume", posts=[Seat(accepts=["dev"])])
    given = Problem(people=PEOPLE, openings=PLACES, rules=[rule]).without(["fill:plume"])

    found = [compose(one).cohort.teams for one in (given, owned(given))]
    assert [["adler"]] * 2 == [[team.opening for team in teams] for teams in found]
