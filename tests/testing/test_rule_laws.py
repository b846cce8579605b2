"""The laws that a rule should keep: the built-in rules keep them, and rules that do not are caught."""

from random import Random

import pytest
from attrs import evolve, field, frozen

from eig.errors import EigError, Fault
from eig.reasons import Reason
from eig.teams import Apart, Need, Opening, Person, Problem, Seat
from eig.teams.asked import (
    Breach,
    Cohort,
    CohortBound,
    MaxEach,
    MaxEachTeam,
    MentorLoad,
    Posts,
    SkillNeed,
    TeamBound,
    TeamRequired,
)
from eig.teams.asked.built_in_rules_in_words import BuiltIn
from eig.testing.laws_of_a_rule_of_your_own import LawBroken, check_rule, unanswered
from helpers import small_problems
from helpers.seeds import seeds_where

PROBLEM = Problem(
    people=[
        Person(id=f"p{one}", skills={"data": one}, cost=one, available=["P1"] if one % 2 else [], profiles=["data"])
        for one in range(1, 7)
    ],
    openings=[
        Opening(id="c0", size=(1, 3), posts=[Seat(accepts=["data"])], periods=["P1"], budget=7),
        Opening(id="c1", size=(2, 2), needs=[Need(skill="data", level=2)]),
    ],
)  # fmt: skip


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("rule", PROBLEM.all_rules, ids=lambda rule: rule.id)
def test_rules_that_openings_state_keep_the_laws(rule):
    """Every rule that the room states by itself means the same to the check and to the search."""
    assert check_rule(rule, PROBLEM, cohorts=60) == 60


def _drawn(seed):
    given = small_problems.problem(seed)
    return given, small_problems.rules(Random(seed), len(given.people), len(given.openings))


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(one, marks=[pytest.mark.slow(one_in=5)] * (one not in (3, 24)))
        for one in seeds_where(20, lambda seed: len(_drawn(seed)[1]) > 0)
    ],
)
def test_built_in_rules_keep_the_laws(seed):
    """Every kind of built-in rule, drawn at random, hard or soft, means the same to the check and to the search."""
    given, rules = _drawn(seed)
    for rule in rules:
        assert check_rule(rule, given, cohorts=20) == 20


@frozen
class Bad:
    """A rule whose parts a test replaces one by one, to break one law at a time."""

    id: str = "bad"
    level: int = 0
    weight: int = 1
    sentence: str = "a rule"
    found: object = field(default=lambda crews: ())

    def say(self, lang="en"):
        return self.sentence

    def check(self, crews):
        return self.found(crews)


def breach(**changes):
    told = Reason(code="bad", sentences={"en": "bad", "fr": "mauvais"})
    return Breach(**{"rule": "bad", "people": [], "have": 1, "want": 0, "reason": told, **changes})


class Misspelt(Bad):
    on = "Team"


class OneLanguage(Bad):
    def say(self):
        return "a rule"


class Fickle:
    """Finds a breach every other time."""

    def __init__(self):
        self.calls = 0

    def __call__(self, crews):
        self.calls += 1
        return (breach(),) if self.calls % 2 else ()


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("rule", "law"),
    [
        (Bad(id=""), "identifier"),
        (Bad(level=-1), "level is 0"),
        (Bad(level="1"), "level is 0"),
        (Bad(level=1), "price is known in advance"),
        (Misspelt(), "on one team or on the cohort"),
        (Bad(weight=0), "weight is 1"),
        (Bad(sentence=""), "both languages"),
        (Bad(found=Fickle()), "same breaches twice"),
        (Bad(found=lambda crews: (breach(rule="other"),)), "names its rule"),
        (Bad(found=lambda crews: (breach(opening="nowhere"),)), "opening of the problem, or none"),
        (Bad(found=lambda crews: (breach(people=["nobody"]),)), "people of the problem"),
        (
            Bad(found=lambda crews: [breach() for crew in crews if crew.ids[:1] > ("p3",)]),
            "order of people",
        ),
    ],
)
def test_a_rule_that_breaks_a_law_is_caught(rule, law):
    """Each law is broken by a rule made for that, and the law that is broken is named."""
    with pytest.raises(LawBroken, match=law) as caught:
        check_rule(rule, PROBLEM)

    assert isinstance(caught.value, (EigError, AssertionError))
    assert caught.value.rule == rule.id


class Shaped(Bad):
    """A rule with a shape that says something else than its check."""


class SeatLiar(Bad):
    def allows(self, person, opening):
        return person.id != "p1"


class TeamLiar(Bad):
    def misses(self, crew):
        return len(crew.people)


class NegativeTeam(Bad):
    def misses(self, crew):
        return -1


class SpanLiar(Bad):
    def misses(self, crew):
        return 0

    def spans(self, opening):
        return (TeamBound(lambda person: 1, low=2),)


class NegativeSpan(Bad):
    def misses(self, crew):
        return 0

    def spans(self, opening):
        return (TeamBound(lambda person: -1, low=-9, high=3),)


class LineLiar(Bad):
    def lines(self, people):
        return (CohortBound("all", 0, dict.fromkeys((person.id for person in people), 1)),)


class WholeInDisguise(Bad):
    on = "team"

    def check(self, crews):
        return (breach(),) if len(crews) > 1 else ()


@pytest.mark.parametrize(
    ("rule", "law"),
    [
        (SeatLiar(), "each seat"),
        (TeamLiar(), "as much as `misses`"),
        (NegativeTeam(), "never below 0"),
        (SpanLiar(), "if and only if"),
        (NegativeSpan(), "amounts of spans"),
        (LineLiar(), "`lines` are passed"),
        (WholeInDisguise(), "team by team"),
    ],
)
def test_a_rule_whose_shape_lies_is_caught(rule, law):
    """What the search would believe is held against what the check finds."""
    with pytest.raises(LawBroken, match=law):
        check_rule(rule, PROBLEM)


@pytest.mark.slow
def test_rules_of_a_user_that_keep_the_laws_pass():
    """A rule on one team, and a test of whole cohorts, pass."""
    assert check_rule(small_problems.NoTwoHeads(), PROBLEM) == 200
    assert check_rule(small_problems.EvenCohort(), PROBLEM) == 200


def test_what_a_rule_of_a_user_does_not_answer_is_told():
    """A rule that counts is told what its silence leaves unpriced; a test of whole cohorts, that no language else says it."""
    silent = ["no_relaxed_by", "no_most_missed", "no_as_reason"]
    assert silent == [one.code for one in unanswered(SpanLiar())]
    assert ["no_as_reason"] == [one.code for one in unanswered(small_problems.EvenCohort())]
    assert ["no_relaxed_by", "no_told_by", "no_as_reason"] == [one.code for one in unanswered(LineLiar())]


def test_a_built_in_rule_leaves_nothing_unanswered():
    """What a rule of one's own is told to answer, the rules of the library that count answer."""
    rules = [MaxEachTeam(attribute="host", maximum=1), MaxEach(attribute="host", maximum=1)]
    assert [(), ()] == [unanswered(rule) for rule in rules]


def test_the_draw_is_the_seed_s(monkeypatch):
    """The same seed draws the same cohorts; another seed others."""
    drawn = []

    class Watching(Bad):
        def check(self, crews):
            drawn.append(tuple(crew.ids for crew in crews))
            return ()

    for seed in (1, 1, 2):
        check_rule(Watching(), PROBLEM, seed=seed, cohorts=5)
    calls = len(drawn) // 3

    assert drawn[:calls] == drawn[calls : 2 * calls]
    assert drawn[:calls] != drawn[2 * calls :]


@pytest.mark.parametrize("cohorts", [0, -1, True, "60"])
def test_a_rule_is_held_against_one_cohort_or_more(cohorts):
    """A rule that was tried on nothing would have passed."""
    with pytest.raises(EigError, match="cohorts"):
        check_rule(Apart.of("p1", "p2"), PROBLEM, cohorts=cohorts)


class SoftTeam(Bad):
    """A soft rule on one team, without a shape: each team of two or more misses by one."""

    on = "team"

    def check(self, crews):
        return [breach(level=1, people=crew.ids) for crew in crews if len(crew.people) > 1]


@pytest.mark.slow
def test_a_soft_rule_on_one_team_keeps_the_laws():
    """What it finds in a cohort is what it finds team by team: its price is known in advance."""
    assert check_rule(SoftTeam(level=1), PROBLEM) == 200


def test_cohorts_are_small_empty_and_too_large():
    """From no member up to one more than an opening holds, nobody twice: the same ones from a seed, for ever."""
    drawn = []

    class Watching(Bad):
        def check(self, crews):
            drawn.append(tuple(" ".join(crew.ids) for crew in crews))
            return ()

    check_rule(Watching(), PROBLEM, cohorts=60)
    sizes = [{len(cohort[place].split()) for cohort in drawn} for place in range(2)]

    assert sizes == [{0, 1, 2, 3, 4}, {0, 1, 2, 3}]
    assert list(dict.fromkeys(drawn))[:6:2] == [
        ("p3 p5", "p1 p2 p4"),
        ("p1", "p4 p5 p6"),
        ("p1 p3 p5 p6", "p2"),
    ]


def test_the_message_shows_the_rule_the_law_and_the_cohort():
    """Whoever wrote the rule sees what to mend, and on what it shows."""
    with pytest.raises(LawBroken) as caught:
        check_rule(Bad(id="mine", weight=0), PROBLEM, seed=3)
    broken = caught.value

    assert ("mine", "a weight is 1 or more") == (broken.rule, broken.law)
    assert f"mine: a weight is 1 or more; see {broken.cohort!r}" == str(broken)


@pytest.mark.parametrize("cohorts", [0, 1001, 1.0])
def test_as_many_cohorts_as_somebody_can_wait_for(cohorts):
    """From one to a thousand."""
    with pytest.raises(Fault) as caught:
        check_rule(Bad(), PROBLEM, cohorts=cohorts)

    assert caught.value.place == "check_rule.cohorts"
    assert caught.value.code == "values.whole"


def test_the_most_cohorts_are_allowed():
    """The first of a thousand shows the law that is broken."""
    assert check_rule(Bad(), PROBLEM, cohorts=1) == 1
    with pytest.raises(LawBroken):
        check_rule(Bad(weight=0), PROBLEM, cohorts=1_000)


class FillLiar(Bad):
    def fills(self):
        return "c0"


class SeatGiver(Bad):
    def gives(self):
        return ("p1", "c0")


class SeatShutter(Bad):
    def shuts(self):
        return ("p1", "c0")


class NeedLiar(Bad):
    opening = "c1"

    def need(self):
        return Need(skill="data", level=6)


class PostLiar(Bad):
    opening = "c0"

    def held(self):
        return (Seat(accepts=["law"]),)


class ProfileLiar(Bad):
    def least_profiles(self):
        return 2


class ShareLiar(Bad):
    def shared_by(self):
        return ("employer", 0)


class WishLiar(Bad):
    def is_of_wishes(self):
        return True


class SeatsLiar(Bad):
    def is_of_seats(self, openings):
        return True


class WorstLiar(Bad):
    on = "team"

    def check(self, crews):
        return [breach() for crew in crews if crew.people]

    def most_missed(self, seated):
        return 0


class Tellers(Bad):
    """A rule whose lines keep everybody out, told in a way that they do not have."""

    attribute, minimum, maximum = "employer", 30, 60

    def __init__(self, way, label="all"):
        super().__init__()
        object.__setattr__(self, "way", way)
        object.__setattr__(self, "label", label)

    def lines(self, people):
        return (CohortBound(self.label, 10**6, dict.fromkeys((one.id for one in people), 3)),)

    def told_by(self):
        return self.way


class Relaxing(Bad):
    def __init__(self, bound="maximum", found=lambda crews: (), **changes):
        super().__init__()
        object.__setattr__(self, "given", (bound, found, changes))

    def relaxed_by(self, by, id):
        bound, found, changes = self.given
        yield bound, by, Bad(**{"id": id, "found": found, **changes})


class Reasoning(Bad):
    def as_reason(self):
        return Reason(code="bad", sentences={"en": "another", "fr": "une autre"})


class Ill:
    """A rule that holds of every cohort, but for one member that is as a test says."""

    id, level, weight = "ill", 0, 1

    def __init__(self, name, member):
        setattr(self, name, member)

    def say(self, lang="en"):
        return "a rule"

    def check(self, crews):
        return ()


class Pairing(Ill):
    """The same as a rule on one team, that names people."""

    def __init__(self, name, people):
        super().__init__(name, lambda: people)

    def misses(self, crew):
        return 0


def Naming(name, answer):  # noqa: N802 # a class of rules, to who reads the table
    """Return a rule that answers one question so, whatever it is asked."""
    return Ill(name, lambda *asked: answer)


@pytest.mark.parametrize(
    ("rule", "law"),
    [
        (FillLiar(), "`fills`"),
        (SeatGiver(), "`gives`"),
        (SeatShutter(), "`shuts`"),
        (NeedLiar(), "short of `need`"),
        (PostLiar(), "`held`"),
        (ProfileLiar(), "`least_profiles`"),
        (ShareLiar(), "`shared_by`"),
        (WishLiar(), "`is_of_wishes`"),
        (
            SeatsLiar(
                found=lambda crews: [breach() for crew in crews for one in crew.people if one.employer]
            ),
            "`is_of_seats`",
        ),
        (WorstLiar(), "`most_missed`"),
        (Tellers("sum"), "named 'low' and 'high'"),
        (Tellers("each"), "'each': a line counts"),
        (Tellers("share", "high"), "hundredths of the seated"),
        (Relaxing(id="bad"), "gives the rule another id"),
        (Relaxing(weight=2), "nothing else but the bound"),
        (Relaxing(found=lambda crews: [breach() for crew in crews if crew.people]), "keeps it relaxed"),
        (Reasoning(), "what `say` says"),
        (Naming("told_by", "sum"), "`told_by` is of a rule that counts or sums"),
        (Naming("fills", "c9"), "`fills` names an opening"),
        (Naming("gives", ("p9", "c0")), "`gives` names a person"),
        (Naming("shuts", ("p1", "c9")), "`shuts` names a person"),
        (Pairing("binds", ("p1", "p2")), "some of `binds`"),
        (Pairing("excludes", ("p1", "p2")), "two of `excludes`"),
        (Ill("on", None), "on one team or on the cohort"),
        (Ill("on", ["team"]), "on one team or on the cohort"),
    ],
)
def test_a_rule_whose_answers_lie_is_caught(rule, law):
    """What relaxations, conflicts and prices would believe is held against what the check finds."""
    given = Problem(
        people=[*PROBLEM.people, Person(id="shy", wishes=["c9"], employer="e1")], openings=PROBLEM.openings
    )
    with pytest.raises(LawBroken, match=law):
        check_rule(rule, given)


def test_answers_of_an_opening_that_is_not_here_are_silent():
    """A team, a skill or posts of another problem say nothing of this one; a load is told as it is."""
    rules = [
        TeamRequired.of("c9"),
        SkillNeed(id="n", opening="c9", skill="data"),
        Posts(id="p", opening="c9", posts=[Seat(accepts=["law"])]),
        MentorLoad(mentor="m1", openings=["c9"], maximum=1),
    ]
    assert [5] * 4 == [check_rule(rule, PROBLEM, cohorts=5) for rule in rules]


@frozen(kw_only=True, eq=False, repr=False)
class TwoGenders(BuiltIn):
    """A rule of this library as a newcomer writes it: its attribute is fixed, and it says nothing of names."""

    id: str = "two-genders"
    minimum: int = 2
    named: bool = False

    @property
    def _code(self):
        return "MinProfiles"

    def check(self, crews):
        for crew in crews:
            women = tuple(one.id for one in crew.people if one.attributes["gender"] == "f")
            if women and len(women) == len(crew.people):
                told = self._breach(crew, women, have=1, want=2)
                yield evolve(told, reason=evolve(told.reason, facts={"who": women})) if self.named else told


OF_GENDERS = Problem(
    people=[Person(id=f"p{one}", attributes={"gender": "fm"[one % 2]}) for one in range(4)],
    openings=[Opening(id="c0", size=(1, 3))],
)


@pytest.mark.untraced
def test_a_rule_on_an_attribute_names_nobody_unless_it_says_so():
    """A rule that says nothing of it does not tell whose gender broke it, though its attribute is no field."""
    (told,) = TwoGenders().check(OF_GENDERS.crews(Cohort.of({"c0": ["p0", "p2"]})))

    assert told.people == ("p0", "p2")
    assert () == told.reason.facts["found"].facts["who"]
    assert check_rule(TwoGenders(), OF_GENDERS, cohorts=60) == 60


def test_a_breach_that_tells_what_somebody_is_is_caught():
    """A rule that names those whose gender broke it breaks a law: everybody who reads it would know."""
    with pytest.raises(LawBroken, match="hangs on an attribute names nobody"):
        check_rule(TwoGenders(named=True), OF_GENDERS)


def test_a_rule_that_raises_is_told_as_compose_tells_it():
    """What goes wrong in a rule of one's own is a fault of the rule, with its cause."""
    failing = Own()
    failing.check = {}.__getitem__

    with pytest.raises(Fault, match=r"rule own\.check: .* and no KeyError") as caught:
        check_rule(failing, PROBLEM, cohorts=1)

    assert isinstance(caught.value.__cause__, KeyError)


class Own:
    """A rule of one's own."""

    id, level, weight = "own", 0, 1

    def say(self, lang="en"):
        return "a rule of mine"
