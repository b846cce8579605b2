"""What a rule is: breaches, bounds, shapes, and rules of one's own."""

import pickle
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig import to_rows
from eig.errors import Fault, Faults, UnknownKey
from eig.programme import Quota
from eig.reasons import FrozenMap, Reason
from eig.teams import (
    Apart,
    MaxEach,
    Objective,
    Opening,
    Person,
    Problem,
    ShareQuota,
    Together,
    check,
    compose,
)
from eig.teams.answers import score
from eig.teams.asked import (
    AvailabilityRequired,
    BindingRule,
    Breach,
    Budget,
    ClearanceRequired,
    Cohort,
    CohortBound,
    CohortQuota,
    CohortRule,
    EligibilityRequired,
    Envy,
    ExcludingRule,
    Forbidden,
    MaxEachTeam,
    MaxOverlap,
    MentorLoad,
    MinProfiles,
    OneSeatEach,
    OnlyWished,
    PairBonus,
    Posts,
    SeatGiven,
    SeatRule,
    SkillNeed,
    SkillPoints,
    TeamBound,
    TeamBoundRule,
    TeamBudget,
    TeamRequired,
    TeamRule,
    TeamSize,
)
from eig.teams.asked._rules_sorted_for_the_search import at_openings, shapes_of
from eig.teams.asked._sentences import SENTENCES
from eig.teams.asked.built_in_rules_in_words import part_of
from helpers.crews_drawn import crew_of, some_crews
from helpers.small_problems import every_cohort, is_feasible

TOLD = Reason(code="size", sentences={"en": "{have} people", "fr": "{have} personnes"}, facts={"have": 2})


class TestBreach:
    """A breach is one rule broken at one place, with its numbers."""

    breach = Breach(rule="size", people=["p1", "p2"], have=2, want=3, reason=TOLD, opening="plume")

    @pytest.mark.untraced
    def test_its_text_is_its_sentence(self):
        """What is printed is the sentence, with the numbers in it."""
        assert "2 people" == str(self.breach)

    def test_its_row(self):
        """A breach is one row of plain cells, whose names never change."""
        assert [
            {
                "rule": "size",
                "level": 0,
                "opening": "plume",
                "people": "p1 p2",
                "have": 2,
                "want": 3,
                "misses": 1,
                "sentence": "2 people",
            }
        ] == to_rows(self.breach)

    def test_a_breach_is_a_value(self):
        """The same content is the same breach, after a copy and after reading what it prints."""
        names = {"Breach": Breach, "Reason": Reason, "FrozenMap": FrozenMap}

        assert self.breach == eval(repr(self.breach), names)
        assert self.breach == pickle.loads(pickle.dumps(self.breach))


class TestLine:
    """A line is a sum of coefficients over the seated."""

    @pytest.mark.slow
    @given(some_crews(), st.dictionaries(st.sampled_from(["p0", "p1", "p2"]), st.integers(-5, 5)))
    def test_its_use_is_the_sum_over_the_seated(self, crews, weights):
        """Whoever is seated counts once, wherever seated; a seat may count for more at one opening."""
        seats = {("p0", "plume"): 10}
        seated = {person: crew.opening.id for crew in crews for person in crew.ids}
        expected = sum(weights.get(person, 0) for person in seated) + 10 * (seated.get("p0") == "plume")

        assert expected == CohortBound("x", 0, weights, seats).use(crews)

    def test_nothing_stated_is_nothing_used(self):
        """A line without coefficients is 0 whoever is seated."""
        assert 0 == CohortBound("x", 3).use([crew_of("p1", "p2")])

    def test_a_span_without_bounds_allows_all(self):
        """A count without bounds starts at 0 and has no end."""
        assert (0, None) == (TeamBound(len).low, TeamBound(len).high)


SHAPES = {
    SeatRule: {AvailabilityRequired, OnlyWished, ClearanceRequired, EligibilityRequired, Forbidden},
    TeamRule: {
        TeamSize,
        TeamRequired,
        SkillNeed,
        Posts,
        TeamBudget,
        MaxEachTeam,
        MinProfiles,
        Together,
        Apart,
    },
    TeamBoundRule: {TeamSize, TeamRequired, SkillNeed, Posts, TeamBudget},
    BindingRule: {Together},
    ExcludingRule: {Apart},
    CohortRule: {CohortQuota, ShareQuota, MaxEach, Budget, MentorLoad, SeatGiven, MaxOverlap, Envy},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_built_in_rule_has_its_shape(shape):
    """The search meets a rule by its shape alone: each built-in rule has the one that the manual says."""
    kinds = {kind for kinds in SHAPES.values() for kind in kinds}

    assert SHAPES[shape] == {kind for kind in kinds if issubclass(kind, shape)}


def test_a_rule_is_hard_and_light_unless_said_otherwise():
    """A rule that says nothing else is hard, and weighs 1; only mixed profiles and little envy are wishes."""
    two, one = {"people": ["p1", "p2"]}, {"opening": "plume"}
    stated = [
        *(
            AvailabilityRequired(),
            OnlyWished(),
            ClearanceRequired(),
            OneSeatEach(),
            Forbidden(id="r", person="p1", **one),
        ),
        EligibilityRequired(id="r", status="agent", on=date(2019, 1, 16)),
        *(Together(id="r", **two), Apart(id="r", **two), TeamSize(id="r", minimum=1, maximum=1, **one)),
        *(
            TeamRequired(id="r", **one),
            SkillNeed(id="r", skill="data", **one),
            Posts(id="r", posts=[], **one),
        ),
        *(TeamBudget(id="r", maximum=1, **one), MaxEachTeam(id="r", attribute="a", maximum=1)),
        *(
            CohortQuota(quota=Quota(attribute="a", value="v"), id="r"),
            ShareQuota(id="r", attribute="a", value="v"),
        ),
        *(MaxEach(id="r", attribute="a", maximum=1), Budget(id="r", amount="cost")),
        MentorLoad(id="r", mentor="m1", openings=[], maximum=1),
        *(SeatGiven(id="r", person="p1", **one), MaxOverlap(id="r", seats=[], maximum=1)),
    ]

    assert {(0, 1)} == {(rule.level, rule.weight) for rule in stated}
    assert (1, 1) == (MinProfiles(id="r").level, MinProfiles(id="r").weight)
    assert (1, 1) == (Envy(claims=[]).level, Envy(claims=[]).weight)


def test_every_built_in_rule_has_words_in_both_languages():
    """No rule is silent: each has a sentence and a remedy, in English and in French."""
    kinds = {kind.__name__ for kinds in SHAPES.values() for kind in kinds} | {"OneSeatEach"}

    told = {code.removesuffix(" rule") for code in SENTENCES if code.endswith(" rule")}
    assert kinds == {code.split()[0] for code in told}
    assert all(part_of(code, "remedy", {}).code.startswith(code.split()[0]) for code in told)
    assert all(all(words) and len(set(words)) == len(words) for words in SENTENCES.values())


def test_identifiers_may_hold_any_sign():
    """An identifier with braces is said as it is, in the rule and in the breach."""
    problem = Problem(people=[Person(id="{p}")], openings=[Opening(id="{plume}", size=(2, 2))])
    (found,) = check(Cohort.of({"{plume}": ["{p}"]}), problem)

    assert "the size of the team of {plume} is 2" == problem.rule("size:{plume}").say()
    assert str(found).startswith("{plume}: the size of the team of {plume} is 2; found 1 instead of 2 ({p})")


class Base:
    """A rule of one's own: no more than what the protocol asks for."""

    weight = 1

    def __init__(self, id="own", level=0):
        self.id, self.level = id, level

    def say(self, lang="en"):
        return "a rule of one's own" if lang == "en" else "une règle à soi"

    def told(self, who, have, want, opening=None, misses=1):
        """Return a breach."""
        return Breach(
            rule=self.id,
            level=self.level,
            people=who,
            have=have,
            want=want,
            misses=misses,
            opening=opening,
            reason=Reason(code="own", sentences={"en": self.say(), "fr": self.say("fr")}),
        )


class Initials(Base):
    """A seat rule: nobody with an even number sits at adler."""

    def allows(self, person, opening):
        return opening.id != "adler" or int(person.id[1:]) % 2 == 1

    def check(self, crews):
        for crew in crews:
            for one in crew.people:
                if not self.allows(one, crew.opening):
                    yield self.told([one.id], 1, 0, crew.opening.id)


class Costly(Base):
    """A team rule by its misses: a team costs a multiple of three."""

    def misses(self, crew):
        return sum(one.cost for one in crew.people) % 3

    def check(self, crews):
        for crew in crews:
            if missed := self.misses(crew):
                yield self.told(crew.ids, missed, 0, crew.opening.id, missed)


class Checked(Base):
    """The same rule, that only checks and says that it is on a team."""

    on = "team"
    misses_of = Costly.misses

    def check(self, crews):
        for crew in crews:
            if missed := self.misses_of(crew):
                yield self.told(crew.ids, missed, 0, crew.opening.id, missed)


class Heavy(Base):
    """A cohort rule by its lines: at most seven of cost in all."""

    def lines(self, people):
        return (CohortBound("cost", 7, {one.id: one.cost for one in people}),)

    def check(self, crews):
        (line,) = self.lines([one for crew in crews for one in crew.people])
        if (use := line.use(crews)) > line.high:
            yield self.told([], use, line.high, misses=use - line.high)


class Odd(Base):
    """A rule that only whole cohorts can be held against: the costs of all sum to an odd number."""

    def check(self, crews):
        total = sum(one.cost for crew in crews for one in crew.people)
        if total % 2 == 0:
            yield self.told([], total, total + 1)


def small(*rules, sizes=((1, 2), (1, 1))):
    """Return five people of costs 1 to 5 for two openings."""
    return Problem(
        people=[Person(id=f"p{n}", cost=n, skills={"data": n}) for n in range(1, 6)],
        openings=[
            Opening(id=name, size=size, weights={"data": 1})
            for name, size in zip(("plume", "adler"), sizes, strict=True)
        ],
        rules=rules,
        objective=Objective(terms=[SkillPoints()]),
    )


class Named(Initials):
    """A seat rule of one's own that has an `opening`, and speaks of others all the same; it notes what it is asked."""

    def __init__(self, id):
        super().__init__(id)
        self.opening, self.asked = "plume", []

    def allows(self, person, opening):
        self.asked.append((person.id, opening.id))
        return super().allows(person, opening)


class TestShapes:
    """The search meets a rule by its shape: hard or soft, on a seat, on a team, or on the cohort."""

    KINDS = (Initials, Costly, Checked, Heavy)

    def test_a_hard_rule_is_none_of_the_soft_ones(self):
        """Each stands in one place by its level; a rule on the cohort as a whole is the last to be asked."""
        hard, soft = ([kind(f"{kind.__name__} {level}", level) for kind in self.KINDS] for level in (0, 2))
        shapes = shapes_of(small(*hard, *soft, Odd("whole")))
        own = [one.rule.id for one in (*shapes.seats, *shapes.teams) if hasattr(one, "rule")]

        assert ["Initials 0", "Costly 0", "Checked 0"] == own
        assert [(2, 1, "Initials 2")] == [(a, b, one.rule.id) for a, b, one in shapes.soft_seats]
        assert ["Costly 2", "Checked 2"] == [one.rule.id for _, _, one in shapes.soft_teams]
        assert ["Heavy 0", "Heavy 2"] == [rule.id for rule, _ in shapes.lines]
        assert {2} == set(shapes.soft_levels)
        assert ["whole"] == [rule.id for rule in shapes.wholes]

    def test_a_rule_that_says_more_than_its_misses_is_met_as_it_is(self):
        """So are the library's own; a rule with lines is on the cohort, whatever it says that it is on."""
        bound, lined = Costly("bound"), Heavy("lined")
        bound.binds, lined.on = lambda: ("p1", "p2"), "team"
        mixed = MinProfiles(id="mixed", minimum=1, level=0)
        shapes = shapes_of(small(bound, lined, mixed))

        assert [bound, mixed] == [rule for rule in shapes.teams if rule.id in {"bound", "lined", "mixed"}]
        assert (("p1", "p2"),) == shapes.binds

    def test_a_rule_of_ones_own_may_speak_of_any_opening(self):
        """Only of the library's own rules it is known that one with an opening says nothing of the others."""
        own, given = Named("named"), small()
        barred = Forbidden.of("p1", "plume")
        assert {"plume": [own, barred], "adler": [own]} == at_openings(given, [own, barred])

        (met,) = [rule for rule in shapes_of(small(own)).seats if hasattr(rule, "rule")]
        assert [True, False] == [met.allows(person, given.opening("adler")) for person in given.people[:2]]
        assert [("p1", "adler"), ("p2", "adler")] == own.asked


def best_by_trial(problem):
    """Return the most points of any cohort that breaks no hard rule."""
    return max(
        sum(level.points for level in score(problem, one))
        for one in every_cohort(problem)
        if is_feasible(one, problem)
    )


class TestRulesOfOnesOwn:
    """A rule of one's own takes part in check and in compose, by its shape and nothing else."""

    @pytest.mark.slow
    @pytest.mark.parametrize("kind", [Initials, Costly, Checked, Heavy, Odd])
    def test_a_hard_rule_is_kept_at_best(self, kind):
        """The cohort composed breaks no rule of one's own, and trying all cohorts finds none better."""
        problem = small(kind())
        found = compose(problem)

        assert "optimal" == found.status
        assert () == check(found.cohort, problem)
        assert best_by_trial(problem) == found.worth

    @pytest.mark.untraced
    @pytest.mark.parametrize("kind", [Initials, Costly, Checked, Heavy])
    def test_a_soft_rule_costs_its_misses(self, kind):
        """Made soft, a rule of one's own costs as many points as it is missed by, and no cohort is better."""
        problem = small(kind(level=1))

        assert best_by_trial(problem) == compose(problem).worth

    @pytest.mark.untraced
    @pytest.mark.parametrize("kind", [Initials, Costly, Checked, Heavy, Odd])
    def test_check_names_it(self, kind):
        """Check names the rule that some cohort breaks, and says its sentence in both languages."""
        problem = small(kind())
        found = [
            one for cohort in every_cohort(problem) for one in check(cohort, problem) if one.rule == "own"
        ]

        assert found
        assert {("a rule of one's own", "une règle à soi")} == {
            (one.reason.say(), one.reason.say("fr")) for one in found
        }

    def test_it_can_be_lifted_by_name(self):
        """A rule of one's own is found by its name, and lifted by it."""
        problem = small(Odd("odd-costs"))

        assert "a rule of one's own" == problem.rule("odd-costs").say()
        with pytest.raises(UnknownKey, match="odd-costs"):
            problem.without(["odd-costs"]).rule("odd-costs")

    def test_a_soft_rule_needs_a_price(self):
        """A soft rule on whole cohorts is refused: what it costs cannot be known in advance."""
        with pytest.raises(Fault, match="has no price known in advance") as caught:
            compose(small(Odd("odd-costs", level=1)))

        assert "compose.problem.rules[0].level" == caught.value.place

    @pytest.mark.untraced
    @pytest.mark.parametrize("kind", [Initials, Heavy])
    def test_a_rule_has_one_shape(self, kind):
        """A soft rule on seats, or with lines, costs once even if it says that it is on a team."""
        rule = kind(level=1)
        rule.on = "team"

        assert compose(small(kind(level=1))).worth == compose(small(rule)).worth
        assert compose(small(rule)).worth == compose(small(rule)).score[0].points

    @pytest.mark.parametrize("misses", [-1, 101])
    def test_a_soft_rule_misses_by_a_hundred_at_most(self, misses):
        """Levels can be weighed only if a soft rule on a team misses by 0 to 100."""
        rule = Costly(level=1)
        rule.misses = lambda crew: misses * bool(crew.people)

        with pytest.raises(
            Fault, match=r"misses from 0 to 100 at .(plume|adler)., for a soft rule on a team"
        ):
            compose(small(rule))

    def test_a_hundred_misses_are_still_weighed(self):
        """The worst that is allowed is counted in full."""
        rule = Costly(level=1)
        rule.misses = lambda crew: 100 * bool(crew.people)

        assert 12 - 200 == compose(small(rule)).worth

    @given(st.integers(1, 9))
    def test_the_weight_multiplies_the_misses(self, weight):
        """Each miss of a soft rule costs its weight at its level."""
        rule = Costly(level=2)
        rule.weight = weight
        cohort = Cohort.of({"plume": ["p2"], "adler": ["p4"]})

        assert [Fraction(6), Fraction(-3 * weight)] == [one.points for one in score(small(rule), cohort)]

    @pytest.mark.parametrize("rule", ["apart", None, 3, Apart])
    def test_what_is_no_rule_is_refused(self, rule):
        """Text, nothing, a number and a bare class are no rules."""
        if rule is Apart:
            rule = type("Silent", (), {"id": "silent", "level": 0})()
        with pytest.raises(Fault, match="a rule: it has an id, a level, a weight, a sentence and a check"):
            small(rule)


def test_nobody_twice_is_known_by_heart():
    """The rule that nobody sits twice may be stated again under another name: the search knows it anyway."""
    assert compose(small()).worth == compose(small(OneSeatEach(id="again"))).worth


@pytest.mark.parametrize(
    ("call", "place"),
    [
        (lambda: Forbidden.of(" ", "plume"), "Forbidden.of.person"),
        (lambda: SeatGiven.of("p1", " "), "SeatGiven.of.opening"),
        (lambda: TeamRequired.of(""), "TeamRequired.of.opening"),
        (lambda: Together.of("p1"), "Together.of.people"),
        (lambda: Apart.of("p1", "p1"), "Apart.of.people[1]"),
        (lambda: PairBonus.of("p1", " ", 1), "PairBonus.of.b"),
        (lambda: Opening.of_posts(" ", ["data"]), "Opening.of_posts.id"),
        (
            lambda: MentorLoad.of("m1", [Opening(id="plume", mentors=["m1"])], maximum=-1),
            "MentorLoad.of.maximum",
        ),
        (lambda: Apart.of("p1", "p2").say(3), "Apart.say.lang"),
        (lambda: TeamRequired.of("plume").say(3), "TeamRequired.say.lang"),
    ],
)
def test_a_fault_is_told_of_the_call_that_was_made(call, place):
    """Whoever writes a rule in short, or asks an inherited method, reads the name of that call."""
    with pytest.raises((Fault, Faults)) as caught:
        call()

    faults = caught.value.faults if isinstance(caught.value, Faults) else (caught.value,)
    assert place in [fault.place for fault in faults]
