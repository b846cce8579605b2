"""How answers are told: in a few lines, in one line, in any language, whole or by a key."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from eig import to_html
from eig.errors import Fault, UnknownKey
from eig.lots import Decision
from eig.reasons import Language
from eig.teams import (
    Apart,
    Need,
    Objective,
    Opening,
    Person,
    Problem,
    Together,
    WishPoints,
    alternatives,
    compose,
    repair,
)
from eig.teams.answers import (
    LevelScore,
    _composed_within_limits,
    _order_or_draw_among_equal_cohorts,
    _points_lost_level_by_level,
    _why_a_seat_or_none,
    compare,
    conflicts_and_corrections,
    equal_cohorts,
    minimal_conflict,
    pareto_front,
    score,
    verify_relaxation,
)
from eig.teams.answers._points_lost_level_by_level import most
from eig.teams.answers._sum_limits_in_a_conflict import Numbers
from eig.teams.answers.conflicts_and_what_to_relax import RuleConflict
from eig.teams.asked import Budget, Cohort, MaxEachTeam, MinProfiles, SeatGiven, SkillNeed, SkillPoints
from eig.teams.engine._problem_to_model import compile_problem
from helpers.costs import at_most
from helpers.little_problems import can_hold, problems
from helpers.small_problems import every_cohort, is_feasible
from helpers.unfolded import unfolded

SPANISH = Language(
    code="es",
    words={"and": " y "},
    sentences={
        "teams.answers": {"seated": "{person}: {opening}", "optimal": "no hay mejor"},
        "teams.asked": {"TeamRequired rule": "{opening} tiene equipo"},
        "teams.matching": {"seated": "{person} tiene {place}"},
        "teams.pictures": {"board": "Plano: {status}"},
    },
)


def two_places(**options):
    """Return four people for adler and plume; p1 and p2 ask for plume, p3 and p4 for adler, all are open."""
    people = [
        Person(id=f"p{n}", wishes=[place], cost=5, skills={"data": n}, open_to_all=True)
        for n, place in enumerate(("plume", "plume", "adler", "adler"), start=1)
    ]
    openings = [Opening(id="adler", weights={"data": 1}), Opening(id="plume", size=(2, 2))]
    aims = Objective(terms=[WishPoints(by_rank=[3]), SkillPoints(level=2)])
    return Problem(**{"people": people, "openings": openings, "objective": aims, **options})


class TestAThirdLanguage:
    """A language of the caller's says what its tables hold, and English what they lack."""

    def test_reasons_rules_and_pictures(self):
        """Each package has a table of its own."""
        from eig.teams.matching import Market, match
        from eig.teams.pictures import seats_picture

        found = compose(two_places())
        assert "p1: plume" in unfolded(found.explain("p1", lang=SPANISH))
        assert "plume is wish number 1" in unfolded(found.explain("p1", lang=SPANISH))
        assert "no hay mejor" in unfolded(found.explain(lang=SPANISH))
        assert "adler tiene equipo" == found.problem.rule("fill:adler").say(SPANISH)
        assert "Plano: no cohort is better, proven" in seats_picture(found, lang=SPANISH)
        market = Market(wishes={"p1": ["plume"]}, rankings={"plume": ["p1"]})
        assert "p1 tiene plume" in unfolded(match(market).explain("p1", lang=SPANISH))


class TestInAFewLines:
    """`print` tells the answer, its equals and what was missed; `repr` is one line without people."""

    def test_a_composition(self):
        """Teams by size, first wishes, preferences missed, how far it is proven, and equals."""
        found = compose(two_places(rules=[MinProfiles(level=3)]))
        assert [
            "one team of 1 and one team of 2: 3 people seated, one person without a seat",
            "first wishes: 3 of 3",
            "2 preferences are not kept",
            "no cohort is better: it is proven",
            "it is the only best cohort: it is proven",
            *str(found.cohort).splitlines(),
        ] == str(found).splitlines()
        assert "<Composition: optimal, 3 seats>" == repr(found)

    def test_what_is_doubtful_in_the_problem(self):
        """A rule on somebody who is not there is told wherever the composition is printed, explained or drawn up."""
        people = [Person(id="c01"), Person(id="c02")]
        found = compose(
            Problem(people=people, openings=[Opening(id="plume")], rules=[Apart.of("c001", "c02")])
        )
        for said in (str(found), str(found.explain()), to_html(found)):
            assert "names c001, not here (the nearest: c01)" in said

    def test_nobody_and_nothing(self):
        """Where nobody asked for anything, or no cohort exists, no wish is told."""
        nobody = Problem(people=[], openings=[Opening(id="plume")])
        assert "no cohort keeps all the rules" == str(compose(nobody))
        assert "<Composition: infeasible, 0 seats>" == repr(compose(nobody))
        alone = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
        assert "first wishes" not in unfolded(alone)

    @pytest.mark.untraced
    def test_the_others(self):
        """Repairs, losses, comparisons, alternatives, fronts and conflicts too."""
        found = compose(two_places())
        seat = found.points_lost("p3", "plume")
        assert "seating p3 at plume loses" in unfolded(seat)
        assert "<PointsLost: p3 at plume, exact>" == repr(seat)
        mine = compare(found, Cohort.of({"adler": ["p4"]}))
        assert "it breaks hard rules" in unfolded(mine)
        assert repr(mine).startswith("<Comparison: ")
        after = repair(found, withdrawn=["p1"])
        assert str(after).startswith("seats kept: 2 of 2")
        assert repr(after).startswith("<CohortRepair: optimal, 2 kept")
        others = alternatives(found.problem, found.cohort, k=1)
        assert "alternative 1 loses" in unfolded(others)
        assert "<Alternatives: 1, enough>" == repr(others)
        front = pareto_front(found.problem)
        assert "no cohort beats" in unfolded(front)
        assert repr(front).startswith("<Front: ")
        stopped = evolve(front, complete=False)
        assert repr(stopped).endswith("stopped>")


class TestByAKey:
    """Each answer explains itself without a key, or with one."""

    def test_who_moves(self):
        """A seat's loss by who would move; an alternative by a person; a comparison by either."""
        found = compose(two_places())
        seat = found.points_lost("p3", "plume")
        mover = seat.moves[0].person
        assert mover in str(seat.explain(mover))
        with pytest.raises(UnknownKey, match="would move"):
            seat.explain("zz")
        (other,) = alternatives(found.problem, found.cohort, k=1)
        assert other.explain("p1") == other.composition.explain("p1")
        mine = compare(found, Cohort.of({"adler": ["p1"]}))
        assert {"plume", "p1"} <= {one.subject for one in (mine.explain("plume"), mine.explain("p1"))}
        assert "plume has a team" in unfolded(mine.explain("plume"))

    def test_conflicts_by_a_rule(self):
        """A conflict and a diagnosis tell what a rule has to do with them."""
        plume = Opening(id="plume", needs=[Need(skill="law", level=3)])
        given = Problem(people=[Person(id="p1")], openings=[plume])
        found = minimal_conflict(given)
        assert "fill:plume: plume has a team." == str(found.explain("fill:plume"))
        with pytest.raises(UnknownKey, match="rule of the conflict"):
            found.explain("size:plume")
        diagnosis = conflicts_and_corrections(given)
        assert ("cannot_hold", "correction") == diagnosis.explain("fill:plume").codes
        with pytest.raises(UnknownKey):
            diagnosis.explain("size:plume")


class TestRepairs:
    """A repair starts from a composition, and its equals are parted as a composition's are."""

    def test_from_a_composition_or_a_problem_and_a_cohort(self):
        """Both say the same; neither alone, nor both at once, is a start."""
        found = compose(two_places())
        assert repair(found, withdrawn=["p1"]) == repair(found.problem, found.cohort, withdrawn=["p1"])
        for wrong in ((found, found.cohort), (found.problem,), (evolve(found, cohort=None),)):
            with pytest.raises(Fault, match="a Problem and a Cohort"):
                repair(*wrong)
        with pytest.raises(Fault, match=r"a problem \(Problem\)"):
            repair("plume", found.cohort)

    def test_equal_repairs_are_told_and_settled(self):
        """p2 and p3 are alike: either may replace p1, and only a decision says who."""
        people = [Person(id=f"p{n}") for n in range(1, 4)]
        problem = Problem(people=people, openings=[Opening(id="plume")])
        found = repair(problem, Cohort.of({"plume": ["p1"]}), withdrawn=["p1"])

        assert ("p2", "p3") == found.undecided
        assert "equally good: this is one of 2 best cohorts" in unfolded(found)
        settled = found.settle(Decision(by="jury", order=["p3", "p2"], reference="PV 4"))
        assert ("p3", "joined") == (settled.moves[-1].person, settled.moves[-1].kind)
        assert () == settled.undecided


class TestAlternatives:
    """Those that lose as much are told equally good, and so are those not shown."""

    @pytest.mark.untraced
    def test_ties_are_told(self):
        """Three people alike, one seat: two alternatives that lose nothing; one is left out."""
        people = [Person(id=f"p{n}") for n in range(1, 5)]
        problem = Problem(people=people, openings=[Opening(id="plume")])
        found = alternatives(problem, Cohort.of({"plume": ["p1"]}), k=2)

        assert "alternatives 1 and 2 are equally good" in unfolded(found)
        assert "whether others" not in unfolded(found)
        one = alternatives(problem, Cohort.of({"plume": ["p1"]}), k=1)
        assert "others, not shown, are equally good to the last" in str(one)
        unproven = evolve(
            one, found=[evolve(one[0], composition=evolve(one[0].composition, status="best_so_far"))]
        )
        assert "whether others are as good as the last is not settled" in unfolded(unproven)


class TestConflictsAsWorded:
    """What a conflict says is enough: its rules and the facts that it names cannot hold together."""

    @pytest.mark.slow
    @at_most(60)
    @given(problems(most_rules=3))
    def test_rules_and_facts_named_are_sufficient(self, problem):
        """Whatever else is waived, no cohort keeps the rules and the facts that are told."""
        found = minimal_conflict(problem)
        assume(isinstance(found, RuleConflict))
        named = {reason.code.removesuffix(" rule") for reason in found.facts}
        waived = [
            name
            for name, code in (
                ("available", "AvailabilityRequired"),
                ("asked", "OnlyWished"),
                ("cleared", "ClearanceRequired"),
            )
            if code not in named
        ]
        sized = {
            place for reason in found.facts if reason.code == "sizes" for place in reason.facts["openings"]
        }
        waived += [f"size:{one.id}" for one in problem.openings if one.id not in sized]
        names = [rule.id for rule in problem.all_rules if not rule.level and rule.id not in problem.firm]
        asked = problem.without([*(name for name in names if name not in found.rules), *waived])
        wide = evolve(
            asked,
            openings=[
                evolve(one, size=(1, 4)) if f"size:{one.id}" in waived else one for one in asked.openings
            ],
        )

        assert not any(is_feasible(one, wide) for one in every_cohort(wide))
        assert not can_hold(problem, found.rules)

    @pytest.mark.untraced
    def test_a_budget_says_what_would_be_needed(self):
        """Two teams of 5 each cost 15: one sentence, with the least that would do, instead of a rule a team."""
        found = minimal_conflict(two_places(rules=[Budget(maximum=12)]))

        assert ("fill:adler", "fill:plume", "budget") == found.rules
        assert "the cost of the seated sums to at most 12, where the 2 teams need at least 15" in unfolded(
            found
        )
        assert "alors qu’il faut aux 2 équipes au moins 15" in unfolded(found.explain(lang="fr"))
        assert "given that the team of adler has 1 person and the team of plume has 2 people" in unfolded(
            found
        )

    @pytest.mark.untraced
    def test_a_minimum_that_no_cohort_reaches_says_what_can_be_had(self):
        """The dearest cohort costs 15; more is asked for."""
        found = minimal_conflict(two_places(rules=[Budget(minimum=99)]))

        assert ("budget",) == found.rules
        many = minimal_conflict(
            two_places(
                rules=[
                    Budget(minimum=12),
                    Apart.of("p1", "p2"),
                    Apart.of("p1", "p3"),
                    Apart.of("p1", "p4"),
                    Apart.of("p2", "p3", "p4"),
                ]
            )
        )
        assert many is None or isinstance(many, RuleConflict)

    @pytest.mark.untraced
    def test_the_budget_of_a_team_says_what_it_would_need(self):
        """Two people of 5 cost 10; the team has 8."""
        openings = [Opening(id="plume", size=(2, 2), budget=8)]
        found = minimal_conflict(two_places(openings=openings))

        assert "the team of plume costs at most 8, where the team needs at least 10" in unfolded(found)

    @pytest.mark.untraced
    def test_the_budget_of_a_team_says_what_that_team_needs_alone(self):
        """A team could cost 6; that another team must be filled too, which makes it 11, is not in its sentence."""
        people = [
            Person(id=f"p{n}", cost=cost, wishes=["adler"], open_to_all=cost < 5)
            for n, cost in enumerate((4, 6, 5, 2), start=1)
        ]
        openings = [Opening(id="adler", size=(2, 2), budget=3), Opening(id="plume", size=(2, 2))]
        found = minimal_conflict(Problem(people=people, openings=openings))

        assert "the team of adler costs at most 3, where the team needs at least 6" in unfolded(found)

    @pytest.mark.parametrize(
        ("budget", "words"),
        [
            (Budget(maximum=20), "at most 20, where the 2 teams need at least 60"),
            (Budget(minimum=80), "at least 80, where at most 60 is possible"),
            (Budget(minimum=20, maximum=25), "20 to 25, where the 2 teams need at least 60"),
        ],
    )
    @pytest.mark.untraced
    def test_what_a_budget_needs_is_that_of_all_the_teams(self, budget, words):
        """Each team alone is too dear: to let the budget out to one of them would not do."""
        people = [Person(id=who, cost=30, wishes=[place], open_to_all=False) for who, place in ("pa", "qb")]
        found = minimal_conflict(
            Problem(people=people, openings=[Opening(id=one) for one in "ab"], rules=[budget])
        )
        assert words in unfolded(found)

    @pytest.mark.untraced
    def test_what_a_budget_needs_is_that_of_the_conflict_where_no_cohort_fills_all(self):
        """A team that nobody may join stands in another conflict: the first team is told by its name."""
        people = [Person(id="p", cost=30, wishes=["a"], open_to_all=False)]
        given = Problem(people=people, openings=[Opening(id=one) for one in "ab"], rules=[Budget(maximum=20)])
        found = {one.rules: str(one) for one in conflicts_and_corrections(given).conflicts}

        assert "where the team of a needs at least 30" in found["fill:a", "budget"]
        assert set(found) == {("fill:a", "budget"), ("fill:b",)}

    @pytest.mark.untraced
    def test_what_a_budget_needs_for_seats_already_given(self):
        """Where no team must be filled, it is told without one; and the rules that it rests on are told."""
        people = [Person(id="p", cost=30)]
        given = Problem(
            people=people,
            openings=[Opening(id="a")],
            rules=[Budget(maximum=20), SeatGiven.of("p", "a")],
            lifted=["fill:a"],
        )
        told = unfolded(minimal_conflict(given))

        assert "at most 20, where at least 30 is needed" in told
        assert "p sits at a" in told

    @pytest.mark.untraced
    def test_a_sum_between_two_bounds_that_nobody_makes_is_told_by_the_nearest(self):
        """Costs of 30 make no 40 to 50: neither bound is too small or too large by itself."""
        people = [Person(id=who, cost=30) for who in "pq"]
        given = Problem(
            people=people,
            openings=[Opening(id="a", size=(1, 2))],
            rules=[Budget(minimum=40, maximum=50)],
        )
        told = unfolded(minimal_conflict(given))

        assert "sums to 40 to 50, where the nearest possible is 30 below and 60 above" in told

    @pytest.mark.untraced
    def test_in_a_large_problem_sizes_are_told_without_a_search(self):
        """More people than all whose teams could be gone through: the sizes spoken of are named."""
        people = [Person(id=f"p{n:02}", cost=5) for n in range(14)]
        openings = [Opening(id="plume", size=(2, 3)), Opening(id="adler", size=(2, 3))]
        found = minimal_conflict(Problem(people=people, openings=openings, rules=[Budget(maximum=12)]))

        assert "given that the teams of adler and plume have 2 to 3 people" in unfolded(found)


class TestTermsInFrench:
    """The terms of the library have a word in each language; those of others keep their name."""

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("name", "word"), [("wishes", "vœux"), ("merit", "mérite"), ("skills", "compétences"), ("x", "x")]
    )
    def test_points_are_told_by_that_word(self, name, word):
        """Of a person, of the whole, and of what another cohort would lose."""
        people = [Person(id="p1", skills={"data": 4}), Person(id="p2", skills={"data": 2})]
        plume = Opening(id="plume", weights={"data": 3})
        terms = [SkillPoints(id=name), SkillPoints(id="other", level=2)]
        given = Problem(people=people, openings=[plume], objective=Objective(terms=terms))
        found = compose(given)
        french = lambda value: value.say("fr").replace("\u00a0", " ")  # noqa: E731 # one line
        person, whole = (
            [french(one) for one in found.explain(key).reasons if "12" in str(one)] for key in ("p1", None)
        )

        assert f"{word} : 12 points pour p1" in person
        assert f"dont {word} : 12" in whole
        told = str(alternatives(given, found.cohort, k=1).explain(lang="fr")).replace("\u00a0", " ")
        assert f"6 points au niveau 1 ({word})" in told
        assert f"{name}: 12 points for p1" in unfolded(found.explain("p1"))


def test_a_point_of_level_0_is_dearer_than_any_number_of_the_next():
    """Seats kept come before all points; what has no level is compared by its points."""
    dearness = _points_lost_level_by_level.dearness
    assert dearness(1, 9) < dearness(0, 1) == dearness(None, 1) < dearness(None, 2)


@pytest.mark.parametrize(
    ("level", "in_seats", "told"),
    [
        (0, True, "this cohort loses 2 kept seats and 1 point at level 3 (skills)"),
        (0, False, "this cohort loses 2 points at level 0 (kept) and 1 point at level 3 (skills)"),
        (2, False, "this cohort loses 2 points at level 2 (kept) and 1 point at level 3 (skills)"),
    ],
)
def test_seats_kept_are_told_as_seats_where_they_come_before_all_points(level, in_seats, told):
    """As after a repair; elsewhere they are points of their level, and so are those of an aim of that name."""
    scores = [
        LevelScore(level=level, points=2, terms={"kept": 2}, in_seats=in_seats),
        LevelScore(level=3, points=1, terms={"skills": 1, "wishes": 0}),
    ]
    assert told == str(_points_lost_level_by_level.difference("this_cohort", "loses", scores))


class TestDecisionsVerified:
    """A settled composition is the one that its decisions choose."""

    def test_a_decision_that_chooses_another_cohort_is_seen(self):
        """Whoever exchanges the cohort, or the order, is told."""
        twins = Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")])
        settled = compose(twins).settle(Decision(by="jury", order=["p2", "p1"], reference="PV 4"))

        assert () == verify_relaxation(settled)
        other = evolve(settled, decisions=[Decision(by="jury", order=["p1", "p2"], reference="PV 4")])
        assert ["decisions"] == [one.code for one in verify_relaxation(other)]
        strange = evolve(settled, decisions=[Decision(by="jury", order=["p9"], reference="PV 4")])
        assert ["decisions"] == [one.code for one in verify_relaxation(strange)]


class TestWhatIsNotKnown:
    """Where a search was stopped, or nothing is there to ask, nothing is claimed."""

    def test_equals_of_a_search_that_finds_nothing(self):
        """The seats shown are not settled, and an order cannot choose."""
        problem, cohort = two_places(), compose(two_places()).cohort
        stopped = _composed_within_limits.Composer({"nodes": None, "stop": lambda: True, "backend": None})
        told = equal_cohorts.equals_of(problem, cohort, stopped, tell=lambda _: None)

        assert (set(cohort.seats), (), False) == (set(told.unsettled), told.certain, told.complete)
        assert _order_or_draw_among_equal_cohorts.chosen_by(problem, cohort, ["p1"], stopped) is None

    def test_no_sum_where_there_is_no_cohort(self):
        """A budget is said to need nothing, if no cohort exists without it either."""
        nobody = Problem(people=[], openings=[Opening(id="plume")])
        means = {"nodes": None, "stop": None, "backend": None}
        budget = nobody.having(Budget(maximum=3))
        assert Numbers(budget, ("fill:plume", "budget"), means).told(("fill:plume", "budget")) is None
        assert str(conflicts_and_corrections(nobody)).endswith("this is all: it is proven")

    def test_no_rule_is_named_where_none_is_found(self, monkeypatch):
        """Of somebody whom no team can hold, the rules are told if a search names them."""
        plume = Opening(id="plume", size=(1, 1), needs=[Need(skill="law", level=3)])
        people = [Person(id="p1", skills={"law": 3}), Person(id="p2", wishes=["plume"])]
        found = compose(Problem(people=people, openings=[plume]))
        monkeypatch.setattr(_why_a_seat_or_none, "minimal_conflict", lambda _, stop: None)
        assert "no team of plume that keeps its rules can hold p2" == found.explain("p2").reasons[-1].say()


class TestTheLeastOfALevel:
    """A lower bound on what a seat loses rests on what no cohort falls below."""

    RULES = (
        MinProfiles(level=2),
        MaxEachTeam(attribute="gender", maximum=0, level=2),
        Together(people=["p0", "p1"], level=2),
        Apart(people=["p0", "p1"], level=2),
        SkillNeed(id="soft-law", opening="c0", skill="law", grade=5, level=2),
    )

    @pytest.mark.slow
    @at_most(30)
    @given(problems(most_rules=1), st.sets(st.sampled_from(range(len(RULES)))), st.booleans())
    def test_no_cohort_is_below(self, problem, chosen, lifted):
        """Whatever soft rules on teams it misses, and whatever sizes are lifted."""
        asked = evolve(problem, rules=[*problem.rules, *(self.RULES[one] for one in sorted(chosen))])
        if lifted:
            asked = asked.without(f"size:{one.id}" for one in asked.openings)
        self.is_least(asked)

    @pytest.mark.untraced
    @pytest.mark.parametrize("rule", RULES)
    def test_no_cohort_is_below_with_one_rule(self, rule):
        """Each rule is weighed; a team whose size is lifted may have everybody, and miss by that many."""
        people = [Person(id=f"p{n}", attributes={"gender": "f"}) for n in range(3)]
        problem = Problem(people=people, openings=[Opening(id="c0")], rules=[rule])
        self.is_least(problem)
        self.is_least(problem.without(["size:c0"]))

    @pytest.mark.parametrize("weight", [1, 3])
    @pytest.mark.parametrize(("rule", "most"), list(zip(RULES, (4, 3, 4, 4, 200), strict=True)))
    def test_no_rule_is_thought_to_be_missed_by_more_than_it_can_be(self, rule, most, weight):
        """By two teams, of one person and of two at most: profiles, people in the team or named; else by any number."""
        people = [Person(id=f"p{n}", attributes={"gender": "f"}) for n in range(3)]
        openings = [Opening(id="c0"), Opening(id="c1", size=(1, 2))]
        problem = Problem(people=people, openings=openings, rules=[evolve(rule, weight=weight)])
        lows = _points_lost_level_by_level._lows(compile_problem(problem))
        assert {2: -most * weight} == lows

    def is_least(self, asked):
        """Assert that no cohort falls below what is said, at any level."""
        lows = _points_lost_level_by_level._lows(compile_problem(asked))
        wide = [Opening(id=one.id, size=(1, len(asked.people))) for one in asked.openings]
        for cohort in every_cohort(evolve(asked, openings=wide) if asked.lifted else asked):
            if is_feasible(cohort, asked):
                for level in score(asked, cohort):
                    assert lows[level.level] <= level.points


def test_rules_that_are_no_series_are_refused():
    """Text is no series of rules; a rule on teams is named after its attribute."""
    with pytest.raises(Fault, match="rules"):
        Problem(people=[], openings=[], rules=5)
    assert "team-max:employer" == MaxEachTeam(attribute="employer", maximum=1).id


@pytest.mark.parametrize(("grid", "told"), [(1, 4), (2, Fraction(7, 2)), (3, Fraction(11, 3))])
def test_with_one_level_what_is_weighed_is_points_rounded_up_to_what_a_cohort_may_have(grid, told):
    """A gap of 3.5 points is 4 where points are whole, 3.5 where they come in halves, and 3 2/3 in thirds."""
    aims = Objective(terms=[WishPoints(by_rank=[Fraction(1, grid)])])
    model = compile_problem(
        Problem(people=[Person(id="p1", wishes=["plume"])], openings=[Opening(id="plume")], objective=aims)
    )

    assert (1, told) == most(model, Fraction(7, 2))
