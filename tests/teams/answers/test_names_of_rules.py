"""What a rule or a term is called decides nothing, even where the library gives such names itself."""

import pickle
from copy import copy
from random import Random

import pytest
from attrs import evolve, has

from eig.errors import Fault
from eig.teams import Objective, Opening, Person, Problem, compose, repair
from eig.teams.answers import conflicts_and_corrections, relaxations
from eig.teams.asked import Budget, Cohort, Forbidden, SeatGiven, SkillPoints, StayBonus
from helpers import small_problems
from helpers.shares import whole

OURS = [
    "kept", "kept:2", "use", "settled", "among equals:0", "seated:p0:c0", "seated:p0:c0:2", "seated:p1:c1 too",
    "budget:relaxed", "budget", "level", "merit", "wishes", "skills", "floor", "posts:none", "rule", "lifted",
]  # fmt: skip
"""Names that the library gives to its own rules and terms, or that begin like these."""


def called(one, name):
    """Return a rule or a term under another name."""
    if has(type(one)):
        return evolve(one, id=name)
    other = copy(one)
    other.id = name
    return other


def renamed(problem, names):
    """Return a problem whose rules and terms have other names, and the way back."""
    terms = [called(one, names[one.id]) for one in problem.objective.terms]
    rules = [called(one, names[one.id]) for one in problem.rules]
    return evolve(problem, rules=rules, objective=Objective(terms=terms))


def given(seed):
    """Draw a problem, and new names for its rules and terms: some of the library's own."""
    draw, problem = Random(seed), small_problems.problem(seed)
    people, openings = problem.people[:4], problem.openings[:2]
    here = {one.id for one in (*people, *openings)}
    rules = [
        one for one in problem.rules if not isinstance(one, SeatGiven) or {one.person, one.opening} <= here
    ]
    old = [*(one.id for one in rules), *(one.id for one in problem.objective.terms)]
    new = [*draw.sample(OURS, min(len(old), len(OURS)))]
    return evolve(problem, people=people, openings=openings, rules=rules, lifted=[]), dict(
        zip(old, new, strict=True)
    )


def told(problem, names):
    """Return what the answers to a problem are, the rules under their first names."""
    back = {new: old for old, new in names.items()}
    found = compose(problem)
    answers = [found.status, found.worth, found.cohort, found.equals]
    answers += [[one.code for one in found.explain(one.id).reasons] for one in problem.people]
    answers += [
        sorted((back.get(one.rule, one.rule), one.bound, one.status, one.points) for one in relaxations(found, lift=True))
    ]  # fmt: skip
    broken = conflicts_and_corrections(problem)
    if broken.complete:
        answers += [
            {frozenset(back.get(name, name) for name in one.rules) for one in broken.conflicts},
            {frozenset(back.get(name, name) for name in some) for some in broken.corrections},
        ]
    if found.cohort and found.cohort.people:
        mended = repair(found, withdrawn=found.cohort.people[:1])
        again = repair(mended.composition, withdrawn=mended.kept[:1]) if mended.composition.cohort else mended
        answers += [
            (one.kept, one.moves, one.composition.worth, one.composition.equals) for one in (mended, again)
        ]
        answers += [[reason.code for reason in one.explain().reasons] for one in (mended, again)]
    return answers


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", range(40 if whole() else 5))
def test_the_names_of_rules_and_terms_decide_nothing(seed):
    """Rules and terms called anything, even what the library calls its own, have the same answers."""
    problem, names = given(seed)
    same = {name: name for name in names}

    assert told(problem, same) == told(renamed(problem, names), names)


def two_places(*terms, rules=()):
    """Return four people and two openings, where p4 is the best."""
    people = [Person(id=f"p{number}", skills={"data": number}, cost=1) for number in range(1, 5)]
    openings = [Opening(id=name, weights={"data": 1}) for name in ("adler", "plume")]
    return Problem(people=people, openings=openings, rules=rules, objective=Objective(terms=terms))


BEFORE = Cohort.of({"adler": ["p1"], "plume": ["p2"]})


class TestTheNameKept:
    """A repair finds what it gave itself by more than its name."""

    def test_a_stay_bonus_of_the_users_stays(self):
        """Seats that the user wishes to keep at a later level count in a repair, whatever their name."""
        for name in ("kept", "mine"):
            wished = StayBonus(seats=[("p3", "plume")], id=name, level=1)
            asked = two_places(wished, SkillPoints(level=2))
            found = repair(asked, BEFORE, withdrawn=["p2"])

            assert ("p3", "adler") == (
                found.composition.cohort.team_of("plume").people[0],
                found.composition.cohort.place_of("p1"),
            )
            assert wished in found.composition.problem.objective.terms

    def test_at_level_0_it_is_refused(self):
        """Seats kept by a repair stand alone at the first level: another term there is told, not left out."""
        asked = two_places(StayBonus(seats=[("p3", "plume")]), SkillPoints())

        with pytest.raises(Fault, match="since seats kept come at level 0") as caught:
            repair(asked, BEFORE)
        assert caught.value.value == ("kept",)

    def test_a_repair_of_a_repair_keeps_the_last_seats_alone(self):
        """The term of the first repair is gone, its name is free again."""
        once = repair(two_places(SkillPoints(id="kept")), BEFORE, withdrawn=["p1"])
        again = repair(once.composition, withdrawn=["p2"])
        terms = [(one.id, one.level) for one in again.composition.problem.objective.terms]

        assert [("kept:2", 0), ("kept", 1)] == terms
        assert pickle.loads(pickle.dumps(again)) == again

    def test_a_loss_is_said_in_seats_where_seats_are_kept(self):
        """Seats kept are said as such by what they are: a term of points that is called kept is not."""
        found = repair(two_places(SkillPoints(id="kept")), BEFORE).composition
        points = compose(two_places(SkillPoints(id="kept", level=0)))

        assert "seat" in str(found.points_lost("p4", "plume").explain())
        assert "points" in str(points.points_lost("p1", "plume").explain())


@pytest.mark.slow
def test_a_rule_that_begins_like_a_question_is_told():
    """Why a seat cannot be had names every rule in the way, even one whose name begins like the question."""
    told = []
    for name in ("seated:p1:adler too", "other"):
        barred = Budget(id=name, amount="cost", maximum=1)
        both = [barred, SeatGiven(id="seat", person="p2", opening="plume")]
        asked = evolve(two_places(rules=both), lifted=["fill:adler"])
        wishes = [evolve(one, wishes=["adler"]) if one.id == "p1" else one for one in asked.people]
        found = compose(evolve(asked, people=wishes))
        (reason,) = [one for one in found.explain("p1").reasons if one.code == "no_cohort"]
        told.append(tuple(map(str, reason.facts["rules"])))

    assert told[0] == told[1]
    assert len(told[0]) == 2


class MaxEach:
    """A rule of the user's that shares the name of a class with one of the library."""

    id, level, weight, on = "mine", 0, 1, "team"

    def say(self, lang="en"):
        """Say nothing."""
        return "mine"

    def check(self, crews):
        """Allow all."""
        return ()


def test_the_name_of_a_class_decides_nothing():
    """A rule of one's own, whose class is called like one of the library, is lifted as others are."""
    found = compose(two_places(rules=[MaxEach()]))

    assert "mine" in {one.rule for one in relaxations(found, lift=True)}


def test_a_rule_may_be_called_relaxed():
    """A bound is relaxed under a free name, where that which it would take is taken."""
    rules = [
        Budget(id="cost", amount="cost", maximum=2),
        Forbidden(id="cost:relaxed", person="p1", opening="plume"),
    ]
    found = compose(two_places(rules=rules))

    assert "cost" in {one.rule for one in relaxations(found)}
