"""Problems: all that a composition depends on."""

import pickle
import random
from datetime import date

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.programme import Quota
from eig.reasons import FrozenMap
from eig.teams import (
    Apart,
    MeritPoints,
    Need,
    Objective,
    Opening,
    Person,
    Problem,
    Seat,
    alternatives,
    check,
    compose,
)
from eig.teams.answers import (
    binding_rules,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    points_of,
    relaxations,
    score,
    verify_relaxation,
)
from eig.teams.answers._why_a_seat_or_none import people_named
from eig.teams.asked import (
    AvailabilityRequired,
    Budget,
    Cohort,
    CohortQuota,
    EligibilityRequired,
    Forbidden,
    MaxEach,
    MaxEachTeam,
    MaxOverlap,
    MentorLoad,
    PairBonus,
    PersonStatus,
    Posts,
    SeatGiven,
    ShareQuota,
    SkillNeed,
    SkillPoints,
    StayBonus,
    TeamBudget,
    TeamRequired,
    TeamSize,
    rules_of,
)
from helpers.small_problems import problem as random_problem
from helpers.unfolded import unfolded

RICH = Opening(
    id="plume",
    size=(2, 3),
    needs=[Need(skill="data", level=3), Need(skill="law", count=2)],
    posts=[Seat(accepts=["data"])],
    budget=0,
)
PROBLEM = Problem(
    people=[Person(id="p2"), Person(id="p1")],
    openings=[RICH, Opening(id="adler")],
    rules=[Apart.of("p1", "p2")],
)


class TestRulesOfAnOpening:
    """An opening states rules by itself."""

    def test_what_it_asks_is_a_rule_each(self):
        """A team, its size, each need, its posts and its budget are one rule each, with names that tell."""
        assert (
            TeamRequired(id="fill:plume", opening="plume"),
            TeamSize(id="size:plume", opening="plume", minimum=2, maximum=3),
            SkillNeed(id="need:plume:0", opening="plume", skill="data", grade=3),
            SkillNeed(id="need:plume:1", opening="plume", skill="law", grade=1, count=2),
            Posts(id="posts:plume", opening="plume", posts=RICH.posts),
            TeamBudget(id="budget:plume", opening="plume", maximum=0),
        ) == rules_of(RICH)

    def test_what_it_does_not_ask_is_none(self):
        """An opening that asks for one person has two rules, and a budget of nothing is still a budget."""
        assert ["fill:adler", "size:adler"] == [rule.id for rule in rules_of(Opening(id="adler"))]


class TestProblem:
    """A problem is people, openings, rules and an objective."""

    def test_rules_in_order(self):
        """First the rules that always hold, then the openings' own, then those given."""
        assert [
            *("once", "available", "asked", "cleared", "fill:adler", "size:adler"),
            *(rule.id for rule in rules_of(RICH)),
            "apart:p1:p2",
        ] == [rule.id for rule in PROBLEM.all_rules]

    def test_people_and_openings_are_sorted(self):
        """People and openings are sorted by name: the order in which they are given changes nothing."""
        turned = Problem(people=PROBLEM.people[::-1], openings=PROBLEM.openings[::-1], rules=PROBLEM.rules)

        assert ["p1", "p2"] == [one.id for one in PROBLEM.people]
        assert ["adler", "plume"] == [one.id for one in PROBLEM.openings]
        assert turned == PROBLEM

    def test_a_problem_is_a_value(self):
        """The same content is the same problem, after a copy and after reading what it prints."""
        names = {
            cls.__name__: cls
            for cls in (Apart, FrozenMap, Need, Objective, Opening, Person, Problem, Seat, SkillPoints)
        }

        assert PROBLEM == pickle.loads(pickle.dumps(PROBLEM))
        assert PROBLEM == eval(repr(PROBLEM), names)

    @pytest.mark.untraced
    @given(st.integers(0, 10**6))
    def test_everything_is_found_by_name(self, seed):
        """Each person, opening and rule is found by its name."""
        problem = random_problem(seed)

        assert all(one is problem.person(one.id) for one in problem.people)
        assert all(one is problem.opening(one.id) for one in problem.openings)
        assert all(one is problem.rule(one.id) for one in problem.all_rules)

    @pytest.mark.parametrize("kind", ["person", "opening", "rule"])
    def test_what_is_not_there(self, kind):
        """A name that is not there is an error that names what was asked for and the nearest ones."""
        close = {"person": "p-1", "opening": "plum", "rule": "size:plum"}
        with pytest.raises(UnknownKey) as caught:
            getattr(PROBLEM, kind)(close[kind])

        assert (kind, close[kind]) == (caught.value.kind, caught.value.key)
        assert {"person": "p1", "opening": "plume", "rule": "size:plume"}[kind] in caught.value.nearest

    def test_rules_are_lifted_and_added(self):
        """Lifting rules waives them by name, once each; adding keeps those there were, in order."""
        lifted = PROBLEM.without(["fill:plume", "once"]).without(["once", "asked"])
        more = PROBLEM.having(Apart(id="more", people=["p1", "p2"]), Apart(id="most", people=["p1", "p2"]))

        assert ("asked", "fill:plume", "once") == lifted.lifted
        assert {"fill:plume", "once", "asked"} == {rule.id for rule in PROBLEM.all_rules} - {
            rule.id for rule in lifted.all_rules
        }
        assert ["apart:p1:p2", "more", "most"] == [rule.id for rule in more.rules]
        assert PROBLEM.rules == PROBLEM.having().rules

    def test_lifting_what_is_not_there_does_nothing(self):
        """Names that no rule has may be lifted: a list of waivers may outlive a rule."""
        assert PROBLEM.all_rules == PROBLEM.without(["nothing"]).all_rules

    def test_facts_are_firm(self):
        """Who is free, asked and cleared, and the size of teams, are facts: they are never to be relaxed."""
        assert {"once", "available", "asked", "cleared", "size:adler", "size:plume"} == PROBLEM.firm

    def test_crews_are_every_opening(self):
        """Rules see every opening, those left empty included, with the people themselves."""
        adler, plume = PROBLEM.crews(Cohort.of({"plume": ["p2", "p1"]}))

        assert (("adler", ()), ("plume", ("p1", "p2"))) == (
            (adler.opening.id, adler.ids),
            (plume.opening.id, plume.ids),
        )
        assert all(one is PROBLEM.person(one.id) for one in plume.people)

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_the_order_of_input_changes_no_answer(self, seed):
        """People and openings in another order give the same cohort."""
        problem, draw = random_problem(seed), random.Random(seed)
        shuffled = Problem(
            people=draw.sample(problem.people, len(problem.people)),
            openings=draw.sample(problem.openings, len(problem.openings)),
            rules=problem.rules,
            objective=problem.objective,
            lifted=problem.lifted,
        )

        assert compose(problem).cohort == compose(shuffled).cohort


class Plain:
    """A rule of one's own that only checks; a test changes what it says of itself."""

    id, level, weight = "plain", 0, 1

    def __init__(self, **said):
        vars(self).update(said)

    def say(self, lang="en"):
        return "plain"

    def check(self, crews):
        return ()


class TestWhatIsRefused:
    """What cannot be a problem is told all at once."""

    def test_every_fault_comes_at_once(self):
        """People, openings, rules, an objective and lifted names that are none are five faults."""
        with pytest.raises(Faults) as caught:
            Problem(people=["p1"], openings=5, rules=["apart"], objective=None, lifted=[""])

        assert ["people[0]", "openings", "rules[0]", "objective", "lifted[0]"] == [
            fault.place.removeprefix("Problem.") for fault in caught.value.faults
        ]

    def test_a_rule_that_no_search_could_read(self):
        """A name, a level, a weight or a shape that is none is told at birth, with its place, not met in the search."""
        with pytest.raises(Faults) as caught:
            Problem(people=[], openings=[], rules=[Plain(), Plain(id="", level="1", weight=0, on="Team")])

        assert [f"Problem.rules[1].{name}" for name in ("id", "level", "weight", "on")] == [
            fault.place for fault in caught.value.faults
        ]

    def test_a_seat_given_to_nobody_here_is_told_once_people_and_rules_are_such(self):
        """Where people are none, or a rule is none, that alone is told: nothing is read from them."""
        given, openings = SeatGiven.of("p9", "plume"), [Opening(id="plume")]
        told = []
        for people, rules in (([], [given]), (["p9"], [given]), ([], [given, "apart"])):
            with pytest.raises((Fault, Faults)) as caught:
                Problem(people=people, openings=openings, rules=rules)
            told.append(str(caught.value))

        assert ["Problem.rules[0].person: expected person that is here" in one for one in told] == [
            True,
            False,
            False,
        ]
        assert "seat that is given" not in told[1] + told[2]
        assert "seat that is given" not in unfolded(Problem(people=[], openings=openings))

    def test_a_class_is_no_rule(self):
        """Whoever forgets to make the rule is told so."""
        with pytest.raises(Fault, match="Give rules such as"):
            Problem(people=[], openings=[], rules=[Plain])

    def test_a_composition_is_no_cohort(self):
        """What takes a cohort refuses a composition, and says what it wants."""
        given = Problem(people=[], openings=[])
        for taken in (score, points_of, alternatives):
            with pytest.raises(Fault, match=r"a cohort \(Cohort\)"):
                taken(given, compose(given))

    @pytest.mark.parametrize(
        ("asked", "wanted"),
        [
            (compose, "Problem"),
            (minimal_conflict, "Problem"),
            (conflicts_and_corrections, "Problem"),
            (pareto_front, "Problem"),
            (relaxations, "Composition"),
            (verify_relaxation, "Composition"),
            (binding_rules, "PointsLost"),
        ],
    )
    def test_each_question_says_what_it_is_asked_of(self, asked, wanted):
        """A problem where a composition is meant, or the reverse, is refused with what to give."""
        given = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])

        with pytest.raises(Fault, match=rf"expected .*\({wanted}\)"):
            asked(given if wanted != "Problem" else compose(given))

    def test_names_stand_once(self):
        """Two people, or two openings, of one name are refused; openings of one name have rules of one name."""
        with pytest.raises(Faults) as caught:
            Problem(people=[Person(id="p1")] * 2, openings=[Opening(id="plume")] * 2)

        assert [
            ("Problem.people[1]", "p1"),
            ("Problem.openings[1]", "plume"),
            ("Problem.rules", ("fill:plume", "size:plume")),
        ] == [(fault.place, fault.value) for fault in caught.value.faults]

    @pytest.mark.parametrize("name", ["once", "fill:plume", "apart:p1:p2"])
    def test_a_rule_takes_no_name_that_is_taken(self, name):
        """A rule named like one that always holds, like an opening's own, or like another is refused."""
        with pytest.raises(Fault, match="expected each rule's id once") as caught:
            PROBLEM.having(Apart(id=name, people=["p1", "p2"]))

        assert (name,) == caught.value.value

    def test_lifting_does_not_free_a_name(self):
        """A rule that is lifted keeps its name: what it says must not depend on what is waived."""
        with pytest.raises(Fault, match="expected each rule's id once"):
            PROBLEM.without(["once"]).having(Apart(id="once", people=["p1", "p2"]))


class TestCautions:
    """Names that a problem does not have are doubts: a slip of the pen says nothing by itself."""

    GIVEN = Problem(
        people=[Person(id="p1", wishes=["plum", "plume"]), Person(id="p2", wishes=["plum"])],
        openings=[Opening(id="plume", host_wishes=["p1", "p3"])],
        rules=[
            Apart.of("p1", "p22"),
            MentorLoad(id="load", mentor="m1", openings=["plume", "adlr"], maximum=3),
            Forbidden.of("p9", "carto"),
            MaxEachTeam(id="cap", attribute="employer", maximum=1),
        ],
        objective=Objective(
            terms=[SkillPoints(), MeritPoints.of({("p1", "plum", None): 3, ("p4", "plume", None): 2})]
        ),
        lifted=["fill:plum"],
    )

    def test_each_is_said_once_with_who_or_what_names_it(self):
        """Rules, wishes of both sides, marks and lifted rules."""
        assert [
            "the rule apart:p1:p22 names p22, not here: check the spelling, unless they left",
            "the rule load names adlr, not here: check the spelling, unless they left",
            "the rule forbidden:p9:carto names p9 and carto, not here: check the spelling, unless they left",
            "plum, asked for by p1 and p2, is no opening here: check the spelling, unless it left",
            "p3, asked for by plume, is nobody here: check the spelling, unless they left",
            "the term merit has marks for p4 and plum, not here (the nearest: plume): check the spelling, unless they left",
            "fill:plum is lifted, and is no rule here: check the spelling",
        ] == [str(reason) for reason in self.GIVEN.cautions]

    def test_they_are_said_in_french_too(self):
        """Each has its sentence and its code."""
        first = self.GIVEN.cautions[0]
        assert (
            "la règle apart:p1:p22 nomme p22, qu’on ne trouve pas ici : vérifier l’orthographe, sauf départ"
            == first.say("fr")
        )
        assert {
            "stranger_rule",
            "stranger_wishes",
            "stranger_host_wishes",
            "stranger_marks",
            "stranger_lifted",
        } == {one.code for one in self.GIVEN.cautions}

    def test_a_problem_that_names_only_its_own_has_none(self):
        """Nothing to doubt."""
        able = Person(id="p1", skills={"data": 3, "law": 1}, profiles=["data", "law"], clearances=["secret"])
        problem = evolve(PROBLEM, people=[able, Person(id="p2")])
        told = MeritPoints.of({("p1", "plume", None): 3})
        assert () == evolve(problem, objective=Objective(terms=[told]), lifted=["fill:plume"]).cautions


@pytest.mark.parametrize("lifted", [(), ("r",)])
def test_two_rules_of_one_id_are_told_with_what_to_do(lifted):
    """The place, the id that stands twice, and the remedy: another, though the rule be lifted."""
    rules = [MaxEach(id="r", attribute="employer", maximum=number) for number in (1, 2)]
    with pytest.raises(Fault, match="Give another id") as caught:
        Problem(people=[], openings=[], rules=rules, lifted=lifted)
    assert caught.value.place == "Problem.rules"
    assert "'r'" in str(caught.value)


class TestWhomItNames:
    """The people of a problem are those who are asked, and those whom rules and terms name."""

    def test_seats_name_people_and_not_openings(self):
        """Whoever held a seat before is named by the bonus for staying, and the opening is nobody."""
        stay = StayBonus(seats=[("gone", "plume")])
        problem = Problem(
            people=[Person(id="p1")],
            openings=[Opening(id="plume")],
            rules=[Apart.of("left", "p1")],
            objective=Objective(terms=[stay]),
        )
        assert {"p1", "gone", "left"} == people_named(problem)

    def test_a_rule_that_names_nobody_names_nobody(self):
        """A rule of the office's own that holds no opening, or a number for people, is not doubted for it."""

        @frozen
        class Own:
            id: str = "own"
            level: int = 0
            weight: int = 1
            on: str = "cohort"
            opening: None = None
            people: int = 3

            def say(self, lang="en"):
                return "ours" if lang == "en" else "la nôtre"

            def check(self, crews):
                return ()

        problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")], rules=[Own()])
        assert ((), {"p1"}) == (problem.cautions, people_named(problem))

    def test_the_nearest_name_alone_is_asked_about(self):
        """Two names are near to the one that is not there: the nearer is named."""
        people = [Person(id=name) for name in ("camille", "camilla", "p3")]
        problem = Problem(people=people, openings=[Opening(id="plume")], rules=[Apart.of("p3", "camile")])
        (doubt,) = problem.cautions
        assert ("camille",) == doubt.facts["near"]


class TestWhatNobodyHas:
    """A rule over a name that nobody has rules nothing: it is told, with the nearest name that somebody has."""

    PEOPLE = (
        Person(
            id="p1", skills={"data": 3}, attributes={"genre": "H"}, amounts={"load": 2}, employer="e1",
            profiles=["dev"], clearances=["secret"], available=["2021"],
            statuses=[PersonStatus(kind="agent")],
        ),
        Person(id="p2"),
    )  # fmt: skip
    RULES = (
        MaxEach(id="r1", attribute="employeur", maximum=1),
        Budget(id="r2", amount="costs", maximum=10),
        EligibilityRequired(id="r3", status="agents", on=date(2021, 1, 1)),
        CohortQuota(quota=Quota(attribute="genre", value="F", minimum=1), id="r4"),
        ShareQuota(id="r5", attribute="region", value="west", minimum=40),
    )

    def told(self, openings, rules=()):
        """Return what is told of a problem."""
        return [str(one) for one in Problem(people=self.PEOPLE, openings=openings, rules=rules).cautions]

    def test_rules(self):
        """An attribute, an amount, a status and a value that nobody has are told; values are told without neighbours."""
        assert [
            "r1 refers to the attribute employeur, which nobody has (the nearest: employer)",
            "r2 refers to the amount costs, which nobody has (the nearest: cost)",
            "r3 refers to the status agents, which nobody has (the nearest: agent)",
            "r5 refers to the attribute region, which nobody has",
            "r4 counts those whose genre is F, which is nobody's",
        ] == self.told([Opening(id="plume")], self.RULES)

    def test_openings(self):
        """What an opening asks of people is told in the same words, in both languages."""
        plume = Opening(
            id="plume", needs=[Need(skill="dta", level=1)], posts=[Seat(accepts=["dve"])], weights={"data": 1},
            clearance="secrets", periods=["2012"],
        )  # fmt: skip
        found = Problem(people=self.PEOPLE, openings=[plume]).cautions

        assert [
            "plume refers to the skill dta, which nobody has (the nearest: data)",
            "plume refers to the profile dve, which nobody has (the nearest: dev)",
            "plume refers to the period 2012, which nobody has",
            "plume refers to the clearance secrets, which nobody has (the nearest: secret)",
        ] == list(map(str, found))
        assert "que personne n’a" in found[0].say("fr")

    def test_each_kind_has_its_word_in_french(self):
        """A skill is not told as a status."""
        plume = Opening(id="plume", clearance="secrets", weights={"dta": 1}, periods=["2012"])
        told = [
            one.say("fr") for one in Problem(people=self.PEOPLE, openings=[plume], rules=self.RULES).cautions
        ]
        words = (
            "à l’attribut",
            "au montant",
            "au statut",
            "à la compétence",
            "à la période",
            "à l’habilitation",
        )

        assert all(any(f"se réfère {word} " in one for one in told) for word in words)

    @pytest.mark.parametrize(
        ("rules", "terms", "told"),
        [
            (
                [SkillNeed(id="r", opening="plume", skill="dta", grade=1)],
                [],
                "r refers to the skill dta, which nobody has (the nearest: data)",
            ),
            (
                [Posts(id="r", opening="plume", posts=[Seat(accepts=["dve"])])],
                [],
                "r refers to the profile dve, which nobody has (the nearest: dev)",
            ),
            (
                [],
                [MeritPoints.of({("p1", "plume", "dve"): 3})],
                "merit refers to the profile dve, which nobody has (the nearest: dev)",
            ),
            (
                [MentorLoad(mentor="adda", openings=["plume"], maximum=2)],
                [],
                (
                    "the rule load:adda is on adda, whom no opening names as a mentor (the nearest: ada): "
                    "check the spelling"
                ),
            ),
            (
                [MaxOverlap(id="r", seats=[("p1", "plum")], maximum=1)],
                [],
                "the rule r names plum, not here (the nearest: plume): check the spelling, unless they left",
            ),
            (
                [],
                [StayBonus(seats=[("p22", "plume")])],
                "the term kept names p22, not here: check the spelling, unless they left",
            ),
            (
                [],
                [PairBonus.of("p1", "x", 3)],
                "the term bonus:p1:x names x, not here: check the spelling, unless they left",
            ),
        ],
    )
    def test_every_name_of_a_rule_or_a_term_is_read(self, rules, terms, told):
        """A slip of the pen is told with the nearest name, wherever it was made."""
        openings = [Opening(id="plume", mentors=["ada"])]
        given = Problem(people=self.PEOPLE, openings=openings, rules=rules, objective=Objective(terms=terms))
        assert [told] == [str(one) for one in given.cautions]

    def test_a_load_is_not_doubted_where_nobody_is_named_as_a_mentor(self):
        """Openings need not name their mentors, and a name that they have is not doubted."""
        load = MentorLoad(mentor="ada", openings=["plume"], maximum=2)
        for mentors in ([], ["ada"]):
            assert [] == self.told([Opening(id="plume", mentors=mentors)], [load])

    def test_rules_on_one_team(self):
        """A skill and a profile that a rule on one team reads, and that nobody has, are told too."""
        rules = [
            SkillNeed(id="r1", opening="plume", skill="dta"),
            Posts(id="r2", opening="plume", posts=[Seat(accepts=["dve"])]),
        ]

        assert [
            "r1 refers to the skill dta, which nobody has (the nearest: data)",
            "r2 refers to the profile dve, which nobody has (the nearest: dev)",
        ] == self.told([Opening(id="plume")], rules)

    @pytest.mark.slow
    def test_it_is_quick_among_many(self):
        """Twenty thousand people are read once, whatever is asked."""
        people = [Person(id=f"p{n}", attributes={f"a{n}": "x"}) for n in range(20_000)]
        rules = [MaxEach(id=f"r{n}", attribute=f"b{n}", maximum=1) for n in range(200)]

        assert 200 == len(Problem(people=people, openings=[Opening(id="plume")], rules=rules).cautions)


class Failing:
    """A rule of one's own that cannot be asked."""

    id, level, weight = "mine", 0, 1

    def say(self, lang="en"):
        return "a rule of mine"

    def check(self, crews):
        raise ZeroDivisionError


class Refusing(Failing):
    """A rule of one's own that refuses in words of its own."""

    def check(self, crews):
        raise Fault("mine", 1, "values.flag")


def test_a_fault_of_a_rule_of_yours_is_left_as_it_is():
    """What is told in words already goes on."""
    problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")], rules=[Refusing()])

    with pytest.raises(Fault, match="mine: expected True or False"):
        compose(problem)


def test_a_rule_of_yours_that_raises_is_named_with_its_team():
    """What went wrong is told by the rule and the team; the error itself is kept as its cause."""
    problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")], rules=[Failing()])

    for ask in (lambda: compose(problem), lambda: check(Cohort.of({"plume": ["p1"]}), problem)):
        with pytest.raises(
            Fault, match=r"rule mine\.check: .*here plume, and no ZeroDivisionError"
        ) as caught:
            ask()
        assert isinstance(caught.value.__cause__, ZeroDivisionError)


class Odd(Failing):
    """A rule of one's own whose check gives what is no breach."""

    def check(self, crews):
        return [3]


@pytest.mark.parametrize("level", [0, 1])
def test_what_a_rule_of_yours_gives_is_breaches(level):
    """Anything else is a fault that names the rule, hard or soft, in an answer and in a check."""
    rule = Odd()
    rule.level, rule.on = level, "team"
    problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")], rules=[rule])

    for ask in (lambda: compose(problem), lambda: check(Cohort.of({"plume": ["p1"]}), problem)):
        with pytest.raises(Fault, match=r"rule mine.check: .*\(Breach\), got \(int, not shown\)"):
            ask()


class FailingHere(Failing):
    """A rule of one's own that raises wherever it is asked, in the shape that `answer` names."""

    def __init__(self, answer, level=0):
        self.level = level
        setattr(self, answer, self.check)

    def check(self, *_):
        raise ZeroDivisionError


@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize(
    ("answer", "where"), [("misses", "plume"), ("allows", "plume"), ("lines", "an answer,")]
)
def test_each_shape_of_rule_that_raises_is_named(answer, where, level):
    """Whichever question the search puts to a rule, what it raises is told by the rule and the team."""
    rules = [FailingHere(answer, level)]
    problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")], rules=rules)

    with pytest.raises(Fault, match=rf"rule mine\.{answer}: .*{where}.* and no ZeroDivisionError"):
        compose(problem)


def test_a_rule_beside_its_own_kind_says_what_to_do():
    """Beside a rule that always holds, or one that is lifted, the new one takes another id."""
    people, openings = [Person(id="p1")], [Opening(id="plume", size=(1, 2))]
    problem = Problem(people=people, openings=openings)

    with pytest.raises(Fault, match="Give another id"):
        problem.having(AvailabilityRequired())
    with pytest.raises(Fault, match="have theirs, lifted or not"):
        problem.without(["size:plume"]).having(
            TeamSize(id="size:plume", opening="plume", minimum=2, maximum=2)
        )


def test_posts_are_seats():
    """A rule on posts holds seats, and says so as it is built."""
    with pytest.raises(Fault, match=r"Posts\.posts"):
        Posts(id="r", opening="plume", posts=["data"])
