"""Which rules make the price of a seat: those without which it would be cheaper, or possible."""

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.teams import Apart, MeritPoints, Objective, Opening, Person, Problem, WishPoints, compose
from eig.teams.answers import LevelScore, Relief, _composed_within_limits, binding_rules, rules_that_bind
from eig.teams.answers._minimal_conflict_search import blamable
from eig.teams.answers.shadow_prices import bound_again
from eig.teams.asked import Budget, Forbidden, SeatGiven, ShareQuota, SkillNeed, SkillPoints, TeamBudget
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from helpers.costs import at_most
from helpers.little_problems import best_of, problems
from helpers.reader_teams import World
from helpers.small_problems import feasible_cohorts, problem


def one_team(*rules, **options):
    """Return four people of skills 4, 3, 2, 1 who cost as much, for a team of two."""
    people = [Person(id=f"p{n}", skills={"data": 5 - n}, cost=5 - n) for n in (1, 2, 3, 4)]
    plume = Opening(id="plume", size=(2, 2), weights={"data": 1})
    aims = Objective(terms=[SkillPoints()])
    return Problem(**{"people": people, "openings": [plume], "rules": rules, "objective": aims, **options})


def relief(problem, person, **options):
    """Return the reliefs of a seat at plume: the rule, its status, and the points."""
    price = compose(problem).points_lost(person, "plume")
    return [(one.rule, one.status, one.points) for one in binding_rules(price, **options)]


class TestWhatBinds:
    """A rule binds a seat that would be cheaper without it."""

    def test_each_rule_that_makes_a_seat_dear_the_cheapest_price_first(self):
        """With 5 to spend p1 and p4 are best; p3 sits with p4, for 2 less; with p2 it would lose no points, with p1 only 1."""
        problem = one_team(Budget(id="budget", amount="cost", maximum=5), Apart.of("p2", "p3"))
        assert (2,) == compose(problem).points_lost("p3", "plume").points
        assert [("apart:p2:p3", "exact", (0,)), ("budget", "exact", (1,))] == relief(problem, "p3")

    def test_a_rule_without_which_the_seat_costs_as_much_does_not_bind(self):
        """p4 is worth 2 less than p2 beside p1, whatever the budget."""
        assert [] == relief(one_team(Budget(id="budget", amount="cost", maximum=20)), "p4")

    def test_what_the_proof_does_without_is_not_tried(self):
        """Of a budget that is never reached and a pair kept apart, only the pair is composed again without."""
        loose = Budget(id="budget", amount="cost", maximum=20)
        price = compose(one_team(loose, Apart.of("p1", "p2"))).points_lost("p2", "plume")
        told = []

        assert ["apart:p1:p2"] == [one.rule for one in binding_rules(price, progress=told.append)]
        assert [(1, 1)] == [(one.done, one.total) for one in told]

    def test_where_the_seat_gains_nothing_one_look_is_enough(self, monkeypatch):
        """Where a seat is worth as much without a rule, no cohort without the seat is looked for: none of them is worse."""
        price = compose(
            one_team(Budget(id="budget", amount="cost", maximum=6), Apart.of("p1", "p2"))
        ).points_lost("p2", "plume")
        assert ("exact", (1,)) == (price.status, price.points)
        looks = []

        def composed(*given, **options):
            looks.append(given[1])
            return _composed_within_limits.composed(*given, **options)

        monkeypatch.setattr(rules_that_bind, "composed", composed)
        assert () == binding_rules(price)
        assert {"seated:p2:plume"} == {asked.rules[-1].id for asked in looks}

    def test_the_price_without_is_held_against_the_best_without(self):
        """Without the need the best team changes too: what the seat costs is told against that one."""
        law = SkillNeed(id="law", opening="plume", skill="law")
        people = [*one_team().people, Person(id="p5", skills={"law": 1})]
        given = one_team(law, people=people)
        price = compose(given).points_lost("p4", "plume")
        assert (3,) == price.points
        (one,) = binding_rules(price)
        assert ("law", (2,)) == (one.rule, one.points)

    def test_the_best_without_a_team_may_still_have_it(self):
        """Left empty, adler no longer costs the seat 3 points; the best cohort keeps its team there, and is 2 ahead."""
        marks = {("p1", "adler"): 9, ("p2", "plume"): 1, ("p1", "plume"): 8, ("p2", "adler"): -3}
        given = Problem(
            people=[Person(id="p1"), Person(id="p2")],
            openings=[Opening(id="adler"), Opening(id="plume")],
            objective=Objective(terms=[MeritPoints.of({(*seat, None): marks[seat] for seat in marks})]),
        )
        assert (5,) == compose(given).points_lost("p1", "plume").points
        assert [("fill:adler", "exact", (2,))] == relief(given, "p1")

    @pytest.mark.untraced
    def test_with_several_levels_prices_are_vectors(self):
        """p1 asked for the place, which comes first: a rule that gives that wish back is the cheaper."""
        problem = one_team(Budget(id="budget", amount="cost", maximum=5), Apart.of("p2", "p3"))
        people = [evolve(problem.people[0], wishes=["plume"]), *problem.people[1:]]
        aims = Objective(terms=[WishPoints(by_rank=[5]), SkillPoints(level=2)])
        asked = evolve(problem, people=people, objective=aims)
        assert (5, 2) == compose(asked).points_lost("p3", "plume").points
        assert [("budget", "exact", (0, 1)), ("apart:p2:p3", "exact", (5, 0))] == relief(asked, "p3")

    @pytest.mark.slow
    @at_most(20)
    @given(problems(most_rules=3), st.integers(0, 3))
    def test_it_is_that_of_going_through_all_cohorts(self, given, who):
        """Each rule given makes the seat cheaper; each left out does not."""
        person = given.people[who % len(given.people)].id
        found = compose(given)
        assume(found.cohort)
        price = found.points_lost(person, "c0")
        assume(price.status == "exact")
        reliefs = {one.rule: one.points for one in binding_rules(price)}
        for rule in given.all_rules:
            if not rule.level and rule.id not in given.firm:
                without = given.without([rule.id])
                cohorts = feasible_cohorts(without)
                seated = [one for one in cohorts if (person, "c0") in one.seats]
                best, there = best_of(without, cohorts), best_of(without, seated)
                cost = tuple(a - b for a, b in zip(best, there, strict=True))
                assert (cost if cost < price.points else None) == reliefs.get(rule.id)

    def test_a_loss_that_a_stopped_search_did_not_prove_is_told(self):
        """The seat loses 2 with the rule: without it, at most 2 may be less; 2 proven, or 2 at least, is not."""
        price = compose(one_team(Budget(id="budget", amount="cost", maximum=5))).points_lost("p3", "plume")
        lost = [LevelScore(level=1, points=2, terms={})]
        told = [
            status
            for status in ("exact", "at_least", "at_most", "unproven")
            if rules_that_bind._relief(price, "budget", evolve(price, status=status, lost=lost))
        ]
        assert ["at_most", "unproven"] == told


class TestWhatIsNotTried:
    """What the proof of a price does without, no composition is made for."""

    ASKED = rules_that_bind.Means(nodes=None, stop=None, backend=None)

    def two_teams(self, *rules, brings=1, **options):
        """Return four people for two teams of one: plume by skill, and adler where each brings as much."""
        people = one_team().people
        openings = [
            Opening(id="plume", size=(1, 1), weights={"data": 1}),
            Opening(id="adler", size=(1, 1)),
        ]
        marks = {(one.id, "adler", None): brings for one in people}
        aims = Objective(terms=[SkillPoints(), MeritPoints.of(marks)])
        return one_team(*rules, people=people, openings=openings, objective=aims, **options)

    def idle(self, problem, person="p2"):
        """Return the rules that the proof of a seat's price shows idle."""
        price = compose(problem).points_lost(person, "plume")
        assert price.status == "exact"
        return self.idle_of(price, blamable(problem))

    def idle_of(self, price, names, means=ASKED):
        """Return which of some rules the proof of a price shows idle."""
        return rules_that_bind._idle(price, names, rules_that_bind._Bounds(price.instead, means))

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("brings", "fills"), [(1, {"plume", "adler"}), (0, {"plume", "adler"}), (-1, {"plume"})]
    )
    def test_a_team_that_brings_points_need_not_be_asked_for(self, brings, fills):
        """The seat's own team stands in any case; the other is left away only where it costs points."""
        idle = self.idle(self.two_teams(brings=brings))
        assert {f"fill:{one}" for one in fills} == {one for one in idle if one.startswith("fill:")}

    def test_an_opening_that_may_be_empty_has_no_rule_to_fill_it(self):
        """Nothing is told of a rule that is not there."""
        idle = self.idle(self.two_teams(lifted=["fill:adler"]))
        assert {"fill:plume"} == {one for one in idle if one.startswith("fill:")}

    def bounds(self, monkeypatch, problem, person):
        """Return what is idle, and of how many problems a bound was made to tell it."""
        price, made = compose(problem).points_lost(person, "plume"), []

        def bounded(model, prices):
            made.append(model)
            return bound_again(model, prices)

        monkeypatch.setattr(rules_that_bind, "bound_again", bounded)
        return self.idle_of(price, blamable(problem)), len(made)

    def test_rules_are_found_idle_by_halves(self, monkeypatch):
        """Of four rules the last binds: bounds with all, without the four, without two and two, and the last two alone."""
        loose = [Budget(id=f"loose{one}", amount="cost", maximum=20 + one) for one in range(3)]
        idle, bounds = self.bounds(monkeypatch, one_team(*loose, Apart.of("p1", "p2")), "p2")
        assert {"loose0", "loose1", "loose2", "fill:plume"} <= idle
        assert ("apart:p1:p2" in idle, bounds) == (False, 6)

    def test_one_bound_without_all_rules_is_enough_where_none_of_them_matters(self, monkeypatch):
        """The team of adler costs points, and is no reason to look twice at what does not bind."""
        problem = self.two_teams(Budget(id="loose", amount="cost", maximum=20), brings=-1)
        idle, bounds = self.bounds(monkeypatch, problem, "p2")
        assert ("loose" in idle, 2) == (True, bounds)

    def asking(self, *levels):
        """Return the price of a seat at the first of three teams that each ask for a skill, the last to be cheap too."""
        people = [Person(id=f"p{n}", cost=n, skills={"data": n, "law": 7 - n}) for n in range(1, 7)]
        openings = [Opening(id=f"o{n}", size=(1, 2 + n), weights={"law": 1 + n}) for n in range(3)]
        needs = [
            SkillNeed(id=f"n{n}", opening=f"o{n}", skill="data", grade=level)
            for n, level in enumerate((2, *levels))
        ]
        rules = [*needs, TeamBudget(id="thrift", opening="o2", maximum=sum(levels))]
        aims = Objective(terms=[SkillPoints()])
        problem = Problem(people=people, openings=openings, rules=rules, objective=aims)
        price = compose(problem).points_lost("p1", "o0")
        assert price.status == "exact"
        return price, problem

    @pytest.mark.untraced
    @pytest.mark.parametrize("levels", list(product((1, 3, 5), repeat=2)))
    def test_what_one_team_asks_for_is_told_beside_what_others_do(self, levels):
        """A rule is idle among those of all teams, lifted together, just where it is when it is lifted alone."""
        price, problem = self.asking(*levels)
        names, bounds = {one.id for one in problem.rules}, rules_that_bind._Bounds(price.instead, self.ASKED)
        alone = {name for name in names if bounds.is_idle((name,))}
        assert alone == self.idle_of(price, blamable(problem)) & names

    @pytest.mark.untraced
    @pytest.mark.parametrize("cost", [5, 6, 9])
    def test_a_rule_left_out_is_as_if_it_had_never_been_there(self, cost):
        """What no cohort passes without a sum, a share or a pair is what it is of a problem that has none."""
        rules = [
            Budget(id="sum", amount="cost", maximum=cost),
            ShareQuota(id="share", attribute="gender", value="f", minimum=50),
            Apart.of("p1", "p2"),
        ]
        people = [
            evolve(one, attributes={"gender": "fm"[at % 2]}) for at, one in enumerate(one_team().people)
        ]
        instead = compose(one_team(*rules, people=people)).points_lost("p2", "plume").instead
        bounds = rules_that_bind._Bounds(instead, self.ASKED)
        for some in product(*[(None, one.id) for one in rules]):
            names = [name for name in some if name]
            without = compile_problem(instead.problem.without(names))
            bound = bound_again(without, instead.shadow_prices)
            assert Fraction(bound.value // GRAIN, without.grid) == bounds.height(names)

    def test_what_was_told_before_a_stop_is_idle_without_one(self):
        """Whenever it is said, no rule is idle that is not; said late enough, all are found."""
        price, problem = self.asking(1, 3)
        names, found = blamable(problem), set()
        whole = self.idle_of(price, names)
        for questions in range(12):
            left = iter(range(questions))
            means = rules_that_bind.Means(
                nodes=None, stop=lambda left=left: next(left, None) is None, backend=None
            )
            some = self.idle_of(price, names, means)
            found.add(some)
            assert some <= whole
        assert {frozenset(), whole} < found

    def test_a_bound_that_takes_long_is_left(self, monkeypatch):
        """Then nothing is known to be idle, and each rule is composed again without."""
        price = compose(one_team(Apart.of("p1", "p2"))).points_lost("p2", "plume")
        monkeypatch.setattr(rules_that_bind, "PATIENCE", 0)
        assert frozenset() == self.idle_of(price, ("size:plume",))

    def test_rules_of_one_kind_that_all_do_nothing_take_one_bound(self, monkeypatch):
        """Of four who are never worth a seat no two may sit together: one bound without all four rules tells it."""
        plain = one_team().people
        others = [Person(id=one, cost=1) for one in ("p5", "p6", "p7", "p8")]
        pairs = [Apart.of(*two) for two in (("p5", "p6"), ("p6", "p7"), ("p7", "p8"), ("p5", "p8"))]
        budget = Budget(id="budget", amount="cost", maximum=4)
        price = compose(one_team(budget, *pairs, people=[*plain, *others])).points_lost("p3", "plume")
        asked, bound = [], rules_that_bind._Bounds.without
        monkeypatch.setattr(
            rules_that_bind._Bounds, "without", lambda *of: asked.append(tuple(of[1])) or bound(*of)
        )

        names = [one.id for one in (budget, *pairs)]
        first, level = rules_that_bind._turns(
            price, names, rules_that_bind._Bounds(price.instead, self.ASKED)
        )
        assert ([budget.id], {*names[1:]}) == (first, {*level})
        assert [(), tuple(names[1:]), (budget.id,)] == sorted(asked)

    def test_a_rule_on_the_whole_cohort_is_tried_beside_two_others(self):
        """Without it composing takes longer; the bound that rises most comes first all the same."""
        pairs = [Apart.of("p1", "p2"), Apart.of("p2", "p4"), Apart.of("p1", "p4")]
        sums = [Budget(id=one, amount="cost", maximum=20) for one in ("cost", "more", "most")]
        price = compose(one_team(*pairs, *sums)).points_lost("p2", "plume")
        height = {"cost": 99, "more": 98, "most": 97, pairs[0].id: 96, pairs[1].id: 95, pairs[2].id: 94}

        bounds = rules_that_bind._Bounds(price.instead, self.ASKED, dict(height))
        first, level = rules_that_bind._turns(price, [*height], bounds)
        assert ["cost", pairs[0].id, pairs[1].id, "more", pairs[2].id, "most"] == first
        assert () == level

    @pytest.mark.untraced
    def test_nothing_is_idle_once_the_caller_says_stop(self):
        """What was asked before that stands; what was not is not claimed."""
        price = compose(self.two_teams(Budget(id="loose", amount="cost", maximum=20))).points_lost(
            "p2", "plume"
        )
        names = blamable(rules_that_bind._unasked(price.instead.problem))
        for spared in range(4):
            words = iter([False] * spared + [True] * 99)
            means = rules_that_bind.Means(nodes=None, stop=lambda words=words: next(words), backend=None)
            assert self.idle_of(price, names, means) <= self.idle_of(price, names)
        assert frozenset() == self.idle_of(
            price, names, rules_that_bind.Means(nodes=None, stop=lambda: True, backend=None)
        ) - {"fill:plume", "fill:adler"}

    def test_a_team_is_left_empty_only_where_both_best_cohorts_with_it_are_known(self):
        """Of an exact price, without the rule that fills the team; elsewhere cohorts with a team are tried as well."""
        problem = one_team(Budget(id="loose", amount="cost", maximum=20))
        price = compose(problem).points_lost("p2", "plume")
        guess = evolve(price, status="at_most")
        assert [("plume",), (), (), ()] == [
            rules_that_bind._Without(problem, one, self.ASKED)._shut(rule)
            for one in (price, guess)
            for rule in ("fill:plume", "loose")
        ]

    @pytest.mark.untraced
    @pytest.mark.parametrize(("rule", "made"), [("loose", 1), ("apart:p1:p2", 2)])
    def test_what_does_not_bind_takes_one_composition(self, rule, made, monkeypatch):
        """The best cohort with the seat is as good without the rule: the best of all cohorts is not asked for."""
        problem = one_team(Budget(id="loose", amount="cost", maximum=20), Apart.of("p1", "p2"))
        price, compositions = compose(problem).points_lost("p2", "plume"), []
        composed = rules_that_bind.composed

        def counted(*given, **options):
            compositions.append(composed(*given, **options))
            return compositions[-1]

        monkeypatch.setattr(rules_that_bind, "composed", counted)
        told = rules_that_bind._Without(problem, price, self.ASKED)(rule)

        assert (made == 1, made) == (told is None, len(compositions))

    def elsewhere(self, *rules, law=1):
        """Return the price of p2 at plume where p1 sits; adler is for somebody with law, of whom p5 has none."""
        marks = {
            ("p1", "plume"): 4,
            ("p2", "plume"): 3,
            ("p3", "adler"): 5,
            ("p4", "adler"): 1,
            ("p5", "adler"): 4,
        }
        costs = {"p1": 1, "p2": 3, "p3": 3, "p4": 1, "p5": 1}
        return one_team(
            SkillNeed(id="law", opening="adler", skill="law"),
            *rules,
            people=[
                Person(
                    id=one,
                    cost=cost,
                    skills={"law": law * (one in {"p3", "p4"})},
                    wishes=["plume"],
                    open_to_all=one > "p2",
                )
                for one, cost in costs.items()
            ],
            openings=[Opening(id="plume"), Opening(id="adler")],
            objective=Objective(
                terms=[MeritPoints.of({(*seat, None): mark for seat, mark in marks.items()})]
            ),
        )

    def test_a_rule_that_helps_another_team_as_much_with_the_seat_as_without_takes_one_composition(
        self, monkeypatch
    ):
        """Without the load adler has p3, whoever sits at plume: p1 back at plume is worth 1 more, as with the load."""
        load = TeamBudget(id="load", opening="adler", maximum=2)
        problem = self.elsewhere(load)
        price, compositions = compose(problem).points_lost("p2", "plume"), []
        assert ("exact", (1,)) == (price.status, price.points)
        composed = rules_that_bind.composed

        def counted(*given, **options):
            compositions.append(composed(*given, **options))
            return compositions[-1]

        monkeypatch.setattr(rules_that_bind, "composed", counted)
        assert rules_that_bind._Without(problem, price, self.ASKED)("load") is None
        assert [8] == [one.worth for one in compositions]

    @pytest.mark.slow
    def test_who_sits_as_before_may_find_the_seat_taken(self):
        """Beside p2 there is money for p5 at adler once law is not asked for; with p1, p3 and p5 are one too many there."""
        problem = self.elsewhere(Budget(id="budget", maximum=4))
        assert (5,) == compose(problem).points_lost("p2", "plume").points
        assert [("budget", "exact", (1,)), ("law", "exact", (2,))] == relief(problem, "p2")

    @pytest.mark.slow(but=["1-p4"])
    @pytest.mark.parametrize("person", ["p1", "p2", "p3", "p4"])
    @pytest.mark.parametrize("brings", [-3, 1])
    def test_what_is_not_tried_would_not_bind(self, person, brings, monkeypatch):
        """The answer is the same where each rule is tried."""
        rules = [
            Budget(id="budget", amount="cost", maximum=5),
            Apart.of("p1", "p3"),
            Budget(id="loose", amount="cost", maximum=9),
        ]
        price = compose(self.two_teams(*rules, brings=brings)).points_lost(person, "plume")
        found = binding_rules(price)
        monkeypatch.setattr(rules_that_bind, "_idle", lambda *_: frozenset())
        assert binding_rules(price) == found


class TestRulesLiftedTogether:
    """Where prices leave a gap, rules without which the bound does not rise are lifted at once, or by halves."""

    @pytest.mark.slow(one_in=2)
    @pytest.mark.parametrize(
        ("number", "seat", "groups"),
        [
            (38, ("p0", "c0"), {(1, 0), (2, 0), (3, 0), (3, 3), (6, 3)}),
            (38, ("p0", "c1"), {(1, 0), (2, 0), (2, 2), (3, 0), (5, 2)}),
        ],
    )
    def test_what_is_told_is_what_is_told_where_each_is_tried(self, number, seat, groups, monkeypatch):
        """Of some groups none binds, of some a part is left to be tried; each rule is told as tried all the same."""
        price, told, seen = compose(problem(number)).points_lost(*seat), [], set()
        together = rules_that_bind._idle_together

        def noted(instead, names, means):
            idle = together(instead, names, means)
            seen.add((len(names), len(idle)))
            return idle

        monkeypatch.setattr(rules_that_bind, "_idle_together", noted)
        found = binding_rules(price, progress=told.append)
        assert groups == seen
        assert list(range(1, told[-1].total + 1)) == [one.done for one in told]
        monkeypatch.setattr(rules_that_bind, "_idle_together", lambda *_: frozenset())
        assert found == binding_rules(price)
        monkeypatch.setattr(rules_that_bind, "_idle", lambda *_: frozenset())
        assert found == binding_rules(price)

    def test_a_search_that_is_cut_off_tells_of_none(self):
        """Without steps it is not proven that no cohort is better without the rules."""
        price = compose(problem(38)).points_lost("p0", "c0")
        names = blamable(rules_that_bind._unasked(price.instead.problem))
        means = rules_that_bind.Means(nodes=0, stop=None, backend=None)
        assert frozenset() == rules_that_bind._idle_together(price.instead, names, means)


class TestAnImpossibleSeat:
    """Of a seat that no cohort has, the rules of one minimal conflict are tried."""

    def test_the_rule_to_blame_is_named_with_the_price_without(self):
        """p2 has no law: without the need, the seat loses no points."""
        people = [Person(id="p1", skills={"data": 1, "law": 1}), Person(id="p2", skills={"data": 2})]
        plume = Opening(id="plume", weights={"data": 1})
        law = SkillNeed(id="law", opening="plume", skill="law")
        assert [("law", "exact", (0,))] == relief(one_team(law, people=people, openings=[plume]), "p2")

    def test_a_rule_that_is_not_alone_to_blame_leaves_it_impossible(self):
        """The seat is barred twice: one rule less is not enough."""
        rules = [Forbidden.of("p2", "plume"), Forbidden(id="again", person="p2", opening="plume")]
        assert [("impossible", ())] == [one[1:] for one in relief(one_team(*rules), "p2")]

    def test_a_fact_is_no_rule_to_lift(self):
        """Somebody who did not ask may not sit there: nothing to lift, and the price says which fact."""
        people = [*one_team().people[:3], Person(id="p4", open_to_all=False)]
        price = compose(one_team(people=people)).points_lost("p4", "plume")
        assert () == binding_rules(price)
        assert ("seat_impossible", "OnlyWished") == price.explain().codes

    def test_a_question_of_an_answer_is_not_blamed(self):
        """The seat asked for is a question, not a rule of the problem."""
        found = compose(one_team(SeatGiven.of("p1", "plume"), SeatGiven.of("p2", "plume")))
        price = found.points_lost("p3", "plume")
        assert {"seated:p1:plume", "seated:p2:plume"} >= {one.rule for one in binding_rules(price)} > set()

    def test_a_search_that_is_stopped_blames_nobody(self):
        """Nothing is claimed that was not shown."""
        price = compose(one_team(Forbidden.of("p2", "plume"))).points_lost("p2", "plume")
        assert {"unknown", "exact", "impossible", "at_most"} >= {
            one.status for one in binding_rules(price, nodes=0, stop=lambda: True)
        }


class TestWords:
    """A relief is a sentence, in English and in French."""

    LOST = (LevelScore(level=1, points=3, terms={"skills": 3}),)

    @pytest.mark.parametrize(
        ("status", "english", "french"),
        [
            ("exact", "would lose 3 points", "ferait perdre 3 points"),
            ("at_most", "would lose 3 points at most", "ferait perdre 3 points au plus"),
            ("at_least", "would lose 3 points at least", "ferait perdre 3 points au moins"),
            ("unproven", "would lose 3 points (not proven)", "ferait perdre 3 points (non prouvé)"),
            (
                "impossible",
                ("is still impossible: other rules bar it as well, and the conflict shown is one of several"),
                (
                    "reste impossible\u00a0: d’autres règles s’y opposent aussi, "
                    "et le conflit montré est l’un de plusieurs"
                ),
            ),
        ],
    )
    def test_each_status_has_its_words(self, status, english, french):
        """What is proven, and what is not."""
        one = Relief(rule="budget", person="p1", opening="plume", status=status, lost=self.LOST)
        assert f"without budget, seating p1 at plume {english}" == one.reason.say()
        assert f"sans budget, placer p1 à plume {french}" == one.reason.say("fr")

    def test_what_is_not_known_is_said(self):
        """A search that was stopped tells nothing."""
        one = Relief(rule="budget", person="p1", opening="plume", status="unknown")
        assert (
            "without budget, what seating p1 at plume would lose is not known: the search was stopped"
            == str(one.reason)
        )

    def test_rows_are_its_levels(self):
        """A row a level."""
        one = Relief(rule="budget", person="p1", opening="plume", status="exact", lost=self.LOST)
        assert [("budget", "exact", 1, 3)] == [
            (row["rule"], row["status"], row["level"], row["points"]) for row in one.rows()
        ]

    def test_it_checks_itself(self):
        """All its faults come together."""
        with pytest.raises(Faults) as caught:
            Relief(rule="", person="", opening="", status="sure", lost=[None])
        assert 5 == len(caught.value.exceptions)

    @pytest.mark.untraced
    def test_compositions_may_run_anywhere(self):
        """An order-keeping map gives the same answer."""
        found = compose(one_team(Budget(id="budget", amount="cost", maximum=5)))
        price = evolve(found).points_lost("p2", "plume")
        with ThreadPoolExecutor(2) as pool:
            assert binding_rules(price) == binding_rules(price, map=pool.map)


@pytest.mark.slow
def test_a_rule_that_alone_bars_a_seat_is_found_in_any_order_of_rules():
    """Of several conflicts one is shown; each rule without which a seat is possible is in all."""
    found = []
    for seed in range(12):
        problem = World(Random(seed), tight=False).problem()
        orders = [compose(evolve(problem, rules=rules)) for rules in (problem.rules, problem.rules[::-1])]
        for person, opening in product(problem.people, problem.openings):
            prices = [one.points_lost(person.id, opening.id) for one in orders if one.cohort]
            if prices and prices[0].status == "impossible":
                first, last = map(freeing, prices)
                assert first == last
                found.append(bool(first))

    assert {True, False} == set(found)


def freeing(price):
    """Return the rules without which an impossible seat is possible."""
    return {one.rule for one in binding_rules(price) if one.status != "impossible"}


def test_a_price_made_by_hand_of_a_problem_that_has_no_team_is_answered():
    """Nobody may sit where the price says that somebody does: the rules are told, and nothing fails."""
    people = [Person(id="p1"), Person(id="p2")]
    price = compose(Problem(people=people, openings=[Opening(id="plume")])).points_lost("p2", "plume")
    barred = price.instead.problem.having(Forbidden.of("p1", "plume"), Forbidden.of("p2", "plume"))
    found = binding_rules(evolve(price, instead=evolve(price.instead, problem=barred)))

    assert "impossible" in {one.status for one in found}


def test_the_conflict_of_an_impossible_seat_is_sought_within_the_nodes_given(monkeypatch):
    """Within as many as `minimal_conflict` takes by itself, where none are given."""
    price = compose(one_team(Budget(id="budget", amount="cost", maximum=4))).points_lost("p1", "plume")
    asked = []
    monkeypatch.setattr(rules_that_bind, "minimal_conflict", lambda _, **means: asked.append(means["nodes"]))
    assert [(), ()] == [binding_rules(price, nodes=nodes) for nodes in (None, 7)]
    assert ("impossible", [rules_that_bind.NODES, 7]) == (price.status, asked)


def test_what_could_not_be_told_comes_last():
    """The rule without which the seat loses least is first, whatever it is called; what nobody knows is last."""
    seat = {"person": "p1", "opening": "plume"}
    known = [
        Relief(rule=rule, status="exact", lost=[LevelScore(level=1, points=points, terms={})], **seat)
        for rule, points in (("c", 1), ("a", 2), ("b", 2))
    ]
    unknown = [
        Relief(rule=rule, status=status, **seat) for rule, status in (("0", "impossible"), ("1", "unknown"))
    ]
    assert [*known, *unknown] == sorted([*unknown, *reversed(known)], key=rules_that_bind._cheapest_first)


def test_only_the_price_of_a_seat_has_rules_that_bind_it():
    """A composition is refused by name, with what to give."""
    with pytest.raises(Fault, match=r"binding_rules\.price: expected points lost \(PointsLost\)"):
        binding_rules(compose(one_team()))


def test_a_rule_of_another_team_that_costs_the_same_with_the_seat_and_without_does_not_bind():
    """Without the need of adler its team gains 4, whoever sits at plume: the seat of p2 there loses 1 all the same."""
    people = [
        Person(id=who, skills=skills, wishes=[at], open_to_all=False)
        for who, at, skills in (
            ("p1", "plume", {"data": 4}),
            ("p2", "plume", {"data": 3}),
            ("a1", "adler", {"data": 5}),
            ("a2", "adler", {"data": 1, "law": 1}),
        )
    ]
    places = [Opening(id=one, weights={"data": 1}) for one in ("adler", "plume")]
    law = SkillNeed(id="law", opening="adler", skill="law")
    given = Problem(people=people, openings=places, rules=[law], objective=Objective(terms=[SkillPoints()]))
    assert (1,) == compose(given).points_lost("p2", "plume").points
    assert [] == relief(given, "p2")
