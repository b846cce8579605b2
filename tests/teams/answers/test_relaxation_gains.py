"""What relaxing a rule by one gains, and whether a composition is what it says."""

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from random import Random

import pytest
from attrs import evolve

from eig.errors import Fault, Faults
from eig.lots import Decision
from eig.programme import Quota
from eig.teams import Apart, MeritPoints, Objective, Opening, Person, Problem, ShareQuota, WishPoints, compose
from eig.teams.answers import LevelScore, Relaxation, relaxation_gains, relaxations, verify_relaxation
from eig.teams.answers._composed_within_limits import composed
from eig.teams.answers._rules_added_as_questions import Means
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked import Budget, Cohort, CohortQuota, SkillNeed, SkillPoints
from eig.teams.engine import _falling_target_search
from helpers import small_problems
from helpers.unfolded import unfolded

PEOPLE = [
    Person(id=f"p{one}", skills={"data": one}, cost=one, attributes={"sex": "f" if one < 3 else "m"}) for one in (1, 2, 3, 4, 5)
]  # fmt: skip
TERMS = Objective(terms=[SkillPoints()])
PLUME = Opening(id="plume", size=(2, 2), weights={"data": 1})


def problem(*rules):
    return Problem(people=PEOPLE, openings=[PLUME], rules=rules, objective=TERMS)


def told(found):
    """Return what relaxations say in short."""
    return [(one.rule, one.bound, one.value, one.status, *one.points) for one in found]


def test_a_budget_relaxed_by_one_gains_what_one_more_unit_buys():
    """The pair of the best skills that costs 7 is worth 7; with 8, it is worth 8."""
    found = compose(problem(Budget(id="budget", amount="cost", maximum=7)))

    assert [("budget", "maximum", 8, "exact", 1)] == told(relaxations(found))
    assert [("budget", "maximum", 10, "exact", 2)] == told(relaxations(found, by=3))


def test_a_rule_that_does_not_bind_gains_nothing():
    """With money for everyone, one more unit buys nothing."""
    found = compose(problem(Budget(id="budget", amount="cost", maximum=100)))

    assert [(Fraction(0),)] == [one.points for one in relaxations(found)]


@pytest.mark.slow
def test_without_its_budget_a_large_team_is_found_again_in_no_more_steps_than_afresh():
    """Thirty of eighty near parity: prices of the answer with a budget are asked of no team so large."""
    draw = Random(0)
    people = [
        Person(id=f"p{one}", cost=draw.randrange(300, 600), attributes={"sex": draw.choice("ffm")})
        for one in range(80)
    ]
    marks = MeritPoints.of({(one.id, "plume", None): draw.randrange(1000, 2000) for one in people})
    rules = [
        Budget(maximum=12_000),
        ShareQuota(id="share", attribute="sex", value="f", minimum=45, maximum=55),
    ]
    given = evolve(
        problem(*rules),
        people=people,
        openings=[Opening(id="plume", size=(30, 30))],
        objective=Objective(terms=[marks]),
    )
    found, without = compose(given), given.without(["budget"])
    known = composed(Composition, without, Means(nodes=None, stop=None, backend=None), known=[found])
    afresh = compose(without)

    assert ("optimal", afresh.score) == (known.status, known.score)
    assert known.nodes <= afresh.nodes


def test_the_largest_gain_comes_first_and_every_bound_of_a_rule_counts():
    """A quota of one woman costs three points, a floor on the sum nothing."""
    rules = [
        CohortQuota(quota=Quota(attribute="sex", value="f", minimum=1, maximum=2), id="women"),
        Budget(id="sum", amount="cost", minimum=0),
    ]
    found = relaxations(compose(problem(*rules)))

    assert [
        ("women", "minimum", 0, "exact", 2),
        ("sum", "minimum", -1, "exact", 0),
        ("women", "maximum", 3, "exact", 0),
    ] == told(found)


def test_with_several_levels_a_gain_is_a_vector():
    """One more unit of money buys a wish, which comes first, and loses skill."""
    people = [
        Person(id="p1", skills={"data": 4}, cost=1),
        Person(id="p2", skills={"data": 2}, cost=2, wishes=["plume"]),
    ]
    aims = Objective(terms=[WishPoints(by_rank=[5]), SkillPoints(level=2)])
    budget = Budget(id="budget", amount="cost", maximum=1)
    plume = Opening(id="plume", weights={"data": 1})
    found = compose(Problem(people=people, openings=[plume], rules=[budget], objective=aims))
    (one,) = relaxations(found)

    assert (5, -2) == one.points
    assert (
        "relaxing budget to at most 2 would gain 5 points at level 1 (wishes) and would lose 2 points at level 2 (skills)"
        == str(one.reason)
    )


def test_a_bound_that_cannot_move_is_left_out():
    """A share is between 0 and 100 per cent, a count from 0; soft rules and rules without numbers have no bound."""
    rules = [
        ShareQuota(id="all", attribute="sex", value="f", minimum=0, maximum=100),
        CohortQuota(quota=Quota(attribute="sex", value="f", minimum=0), id="none"),
        CohortQuota(quota=Quota(attribute="sex", value="f", maximum=1), id="soft", level=1),
        Apart.of("p1", "p2"),
    ]

    assert relaxations(compose(problem(*rules))) == ()


def test_a_need_is_relaxed_by_a_level_or_by_a_person():
    """Neither goes below 1."""
    rules = [
        SkillNeed(id="two", opening="plume", skill="data", grade=1, count=2),
        SkillNeed(id="low", opening="plume", skill="data", grade=2),
    ]

    assert [("low", "grade", 1), ("two", "count", 1)] == [
        (one.rule, one.bound, one.value) for one in relaxations(compose(problem(*rules)))
    ]


def test_rules_without_numbers_are_lifted_whole_if_asked():
    """Parting the best two costs a point; a team is one rule, its size is a fact."""
    found = relaxations(compose(problem(Apart.of("p4", "p5"))), lift=True)

    assert [("apart:p4:p5", "lifted", None, "exact", 1), ("fill:plume", "lifted", None, "exact", 0)] == told(
        found
    )
    assert "lifting apart:p4:p5 would gain 1 point" == str(found[0].reason)
    assert "lever apart:p4:p5 ferait gagner 1 point" == found[0].reason.say("fr")
    assert "lever fill:plume ne ferait gagner aucun point" == found[1].reason.say("fr")


@pytest.mark.untraced
def test_of_an_infeasible_problem_it_tells_what_opens_it():
    """Two people cost 3 at least: with 2 no team can be paid, with 3 one can."""
    nothing = compose(
        problem(
            Budget(id="budget", amount="cost", maximum=2),
            CohortQuota(quota=Quota(attribute="sex", value="f", maximum=1), id="women"),
        )
    )
    found = relaxations(nothing)

    assert [("budget", "maximum", 3, "closed"), ("women", "maximum", 2, "closed")] == told(found)
    assert "relaxing women to at most 2 would not be enough for a cohort to exist: it is proven" == str(
        found[1].reason
    )
    opened = relaxations(compose(problem(Budget(id="budget", amount="cost", maximum=2))))
    assert [("budget", "maximum", 3, "opens")] == told(opened)
    assert "relaxing budget to at most 3 would let a cohort exist" == str(opened[0].reason)
    assert "porter budget à 3 au plus permettrait une promotion" == opened[0].reason.say("fr")


@pytest.mark.usefixtures("luckless")
def test_what_opens_a_problem_comes_before_what_does_not():
    """Two cost three at least: one more than two opens it; one more than a hundred does not, and is told last."""
    rules = [Budget(id="a", amount="cost", maximum=100), Budget(id="z", amount="cost", maximum=2)]

    assert [("z", "opens"), ("a", "closed")] == [
        (one.rule, one.status) for one in relaxations(compose(problem(*rules)))
    ]


def test_only_a_composition_is_relaxed_or_verified():
    """A problem has nothing to compare with."""
    with pytest.raises(Fault, match=r"relaxations\.composition"):
        relaxations(problem())
    with pytest.raises(Fault, match=r"verify_relaxation\.composition"):
        verify_relaxation(problem())


def test_a_relaxation_that_cannot_be_composed_in_time_says_so():
    """When the search is stopped before it finds a cohort, nothing is claimed of that bound, and it is not left out."""
    found = compose(problem(Budget(id="budget", amount="cost", maximum=7)))
    (one,) = relaxations(found, stop=lambda: True)

    assert ("unknown", ()) == (one.status, one.points)
    assert "is not known" in unfolded(one.reason)
    assert [None] == [row["gained"] for row in one.rows()]


@pytest.mark.usefixtures("luckless")
def test_a_stopped_search_never_makes_a_relaxation_lose():
    """A search that may take no step at all still knows that nothing is lost: the gain is nothing at least."""
    found = compose(problem(Budget(id="budget", amount="cost", maximum=7)))
    (one,) = relaxations(found, nodes=0)

    assert ("at_least", (0,)) == (one.status, one.points)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("first", "second", "status", "words"),
    [
        ("optimal", "best_so_far", "at_least", "would gain 1 point or more: the search was stopped"),
        ("best_so_far", "optimal", "at_most", "would gain 1 point or less"),
        ("best_so_far", "best_so_far", "unproven", "would gain 1 point, which is not proven"),
        ("unknown", "optimal", "unknown", "is not known"),
    ],
)
def test_a_gain_held_against_what_is_not_proven_says_so(monkeypatch, first, second, status, words):
    """A better relaxed cohort would gain more; a better first one would leave less to gain."""
    found = evolve(compose(problem(Budget(id="budget", amount="cost", maximum=7))), status=first)
    monkeypatch.setattr(
        relaxation_gains,
        "composed",
        lambda _, asked, means, **__: evolve(compose(asked, **means), status=second),
    )
    (one,) = relaxations(found)

    assert status == one.status
    assert words in unfolded(one.reason)


def test_compositions_may_run_anywhere():
    """An order-keeping map gives the same answer."""
    found = compose(problem(Budget(id="budget", amount="cost", maximum=7)))
    with ThreadPoolExecutor(2) as pool:
        assert relaxations(found) == relaxations(found, map=pool.map)


def test_a_relaxation_says_itself_in_both_languages():
    """The sentence holds the rule, the bound and the gain; its rows are its levels."""
    gained = [LevelScore(level=1, points="1/2", terms={"skills": Fraction(1, 2)})]
    one = Relaxation(rule="budget", bound="maximum", value=8, status="exact", gained=gained)

    assert str(one.reason) == "relaxing budget to at most 8 would gain 0.5 points"
    assert one.reason.say("fr") == "porter budget à 8 au plus ferait gagner 0,5 point"
    assert [("budget", 1, Fraction(1, 2))] == [
        (row["rule"], row["level"], row["gained"]) for row in one.rows()
    ]


def test_a_relaxation_checks_itself():
    """All its faults come together; a step is a whole number from 1."""
    with pytest.raises(Faults) as caught:
        Relaxation(rule="", bound="up", value="8", status="sure", gained=[None])
    assert 5 == len(caught.value.exceptions)
    with pytest.raises(Fault, match=r"relaxations\.by"):
        relaxations(compose(problem()), by=0)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", range(15))
def test_relaxing_never_loses(seed):
    """Whatever the problem, a relaxed rule gains something or nothing, as going through all cohorts would."""
    found = compose(small_problems.problem(seed))

    assert all(one.points >= (0,) * len(one.points) for one in relaxations(found))
    assert verify_relaxation(found) == ()


@pytest.mark.parametrize("stopped", [{"stop": lambda: True}, {"nodes": 0}])
def test_a_composition_that_could_not_be_composed_again_is_not_called_wrong(stopped):
    """What was not looked at to the end is told as unchecked; what needs no search is checked all the same."""
    found = compose(problem(Budget(id="budget", amount="cost", maximum=7)))
    wrong = evolve(found, score=())

    assert ["unchecked"] == [one.code for one in verify_relaxation(found, **stopped)]
    assert ["score", "unchecked"] == [one.code for one in verify_relaxation(wrong, **stopped)]
    unproven = evolve(found, status="best_so_far", bound=Fraction(50))
    assert [] == [one.code for one in verify_relaxation(unproven, **stopped)]


def test_decisions_that_could_not_be_taken_again_are_not_called_wrong():
    """A word to stop that comes once the cohort was composed leaves the decisions unchecked."""
    twins = Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")])
    found = compose(twins).settle(Decision(by="jury", order=["p2", "p1"], reference="PV 4"))
    said = []
    compose(twins, stop=lambda: said.append(1))
    questions = iter(said)

    assert () == verify_relaxation(found)
    late = verify_relaxation(found, stop=lambda: next(questions, None) is None)
    assert ["unchecked"] == [one.code for one in late]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"worth": Fraction(5)}, ["worth"]),
        ({"bound": Fraction(50)}, ["bound"]),
        ({"status": "infeasible"}, ["status"]),
        ({"status": "best_so_far", "bound": Fraction(50)}, []),
        ({"score": ()}, ["score"]),
        ({"cohort": Cohort.of({"plume": ["p1"]})}, ["TeamSize", "score"]),
    ],
)
def test_a_composition_that_says_what_is_not_is_found_out(change, codes):
    """A wrong worth, bound, status, score or cohort is named."""
    found = evolve(compose(problem()), **change)

    assert codes == [reason.code for reason in verify_relaxation(found)]


def test_what_is_said_is_told_before_what_is_found():
    """A worth of five, where nine is found."""
    (reason,) = verify_relaxation(evolve(compose(problem()), worth=Fraction(5)))

    assert (5, 9) == (reason.facts["old"], reason.facts["new"])


def test_an_infeasible_composition_is_verified_too():
    """There is no cohort to check, and none is found again."""
    assert verify_relaxation(compose(problem(Budget(id="budget", amount="cost", maximum=1)))) == ()


@pytest.mark.untraced
@pytest.mark.parametrize("asked", [2, 5, 11])
def test_a_question_that_is_stopped_ends_at_once(asked, monkeypatch):
    """Once the caller says stop, no cohort is looked for in haste, as is where a composition is stopped."""
    found = compose(problem(Budget(id="budget", amount="cost", maximum=7), Apart.of("p2", "p5")))
    stops, haste = [], _falling_target_search.Searching.with_easy_cohorts

    def easily(search, outcome):
        assert not search.work_limit.stopped
        return haste(search, outcome)

    monkeypatch.setattr(_falling_target_search.Searching, "with_easy_cohorts", easily)
    told = relaxations(found, stop=lambda: stops.append(1) or len(stops) >= asked)
    assert {"exact", "at_least", "unproven", "unknown"} >= {one.status for one in told}
