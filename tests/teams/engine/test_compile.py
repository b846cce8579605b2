"""From rules to a model: fields of one number tell what a team keeps, and a limit knows whether it only counts."""

from fractions import Fraction
from itertools import combinations
from random import Random
from types import SimpleNamespace

import pytest
from attrs import evolve

from eig.programme import Quota
from eig.teams import (
    Apart,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    Seat,
    Together,
    WishPoints,
    compose,
)
from eig.teams.asked import (
    Budget,
    CohortQuota,
    Crew,
    Envy,
    Forbidden,
    MaxEachTeam,
    MinProfiles,
    PairBonus,
    SeatGiven,
    SkillNeed,
    TeamBudget,
    rule_shapes,
)
from eig.teams.asked.rule_shapes import CohortBound, TeamBound
from eig.teams.engine import _problem_to_model, _seat_worths_by_level
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._rules_and_allowed_seats_read import read
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, Place, Unit, bits
from eig.teams.engine._seats_as_flow import seats_of
from eig.teams.engine._team_worths_and_posts_held import arrange_posts, team_worth
from eig.teams.engine._work_limit import READ, Beat, WorkLimit
from helpers import small_models as small
from helpers.small_problems import problem as drawn_problem

COLLEAGUES = MaxEachTeam(id="mates", attribute="employer", maximum=1)
ALONE = [Unit((one,), ()) for one in range(5)]
MIXED = MinProfiles(id="mixed", minimum=2, level=0)
PAIRED = [Unit((0,), ()), Unit((3,), ()), Unit((1, 2), ()), Unit((4, 5), ())]


def drawn(draw, people):
    """Return a span over a team, and what each person adds to it."""
    kind = draw.randrange(3)
    amounts = {one: [1, draw.randrange(2), draw.randrange(4)][kind] for one in range(people)}
    low = draw.randrange(4)
    high = draw.choice([None, low + draw.randrange(4)])
    return TeamBound(lambda person: amounts[int(person.id[1:])], low, high), amounts


def fields_of(units, spans):
    """Return the fields of some spans, whose amounts are known or read from people in turns."""
    people = [Person(id=f"p{one}") for one in range(6)]
    reading = SimpleNamespace(problem=SimpleNamespace(people=people), beat=Beat())
    fields = _problem_to_model._Fields(SimpleNamespace(reading=reading, units=units), list(range(len(units))))
    for number, (span, amounts) in enumerate(spans):
        fields.add(span, amounts if number % 2 else None)
    return fields


@pytest.mark.untraced
@pytest.mark.parametrize("units", [ALONE, PAIRED], ids=["each alone", "two and two together"])
def test_fields_tell_whether_a_team_keeps_each_count_and_sum(units):
    """A team of somebody keeps all spans just where its size, its needs and its caps are told to be kept."""
    kinds = set()
    for seed in range(60):
        draw = Random(seed)
        spans = [drawn(draw, 6) for _ in range(draw.randint(0, 3))]
        fields = fields_of(units, spans)
        for size in range(1, len(units) + 1):
            for team in combinations(range(len(units)), size):
                who = [one for unit in team for one in units[unit].people]
                sums = [(span, sum(amounts[one] for one in who)) for span, amounts in spans]
                kept = all(span.low <= one and (span.high is None or one <= span.high) for span, one in sums)
                state = fields.start + sum(fields.packs[unit] for unit in team)
                fits = fields.least <= len(who) <= fields.most
                assert kept == (fits and not state & fields.over and not fields.goal & ~state)
                if fields.plain and units is ALONE:
                    counted = all(
                        sum(mask >> unit & 1 for unit in team) >= low for low, mask in fields.counts
                    )
                    assert kept == (fits and counted)
                kinds.add((kept, fits, fields.plain))
        assert fields.goal == sum(top for top, _ in fields.providers)
        for span, (_, amounts) in zip(fields.spans, spans, strict=True):
            totals = {unit: sum(amounts[one] for one in some.people) for unit, some in enumerate(units)}
            assert {unit: total for unit, total in totals.items() if total} == span.amounts
        for low, mask in fields.counts:
            helped = [span for span, _ in zip(fields.spans, spans, strict=True) if span.low == low]
            assert mask in [sum(1 << unit for unit in span.amounts) for span in helped]
    assert {(True, True, True), (False, True, True), (False, True, False), (False, False, True)} <= kinds


@pytest.mark.parametrize(("low", "asked"), [(0, False), (1, True), (2, True)])
def test_a_rule_that_posts_say_too_asks_for_no_count_of_its_own(low, asked):
    """What it asks is in the fields all the same; only seats need not be told of it twice."""
    span, amounts = TeamBound(lambda _: 0, low, None), {0: 1, 1: 0, 2: 2, 3: 0, 4: 0, 5: 0}
    for counted in (True, False):
        fields = fields_of(ALONE, [])
        fields.add(span, amounts, counted=counted)
        assert (asked, asked and counted) == (fields.goal > 0, fields.counts != [])
        assert fields.plain == (not asked or not counted)


@pytest.mark.parametrize(
    ("by_person", "by_seat", "even"),
    [
        ({"p0": 3, "p1": 3}, {}, True),
        ({"p0": 3, "p1": -3, "p2": 0}, {}, True),
        ({"p0": 3, "p1": 2}, {}, False),
        ({"p0": 3}, {("p1", "plume"): 3}, True),
        ({"p0": 3}, {("p1", "plume"): 1}, False),
        ({}, {}, True),
    ],
)
@pytest.mark.parametrize(("level", "fine"), [(0, None), (2, 5 * 7)])
def test_a_limit_knows_whether_all_count_the_same_and_what_a_miss_costs(
    by_person, by_seat, even, level, fine
):
    """Whoever adds nothing is left out, whichever way the others count; a miss of a hard rule has no price."""
    rule = evolve(Budget(id="money", maximum=9), level=level, weight=5 if level else 1)
    kit = SimpleNamespace(worths=SimpleNamespace(weights={2: 7}), present={"p0", "p1"})
    limit = _problem_to_model._limit(kit, rule, CohortBound("line", 9, by_person, by_seat))
    assert ("money", "line", 9, fine, even) == (limit.rule, limit.label, limit.high, limit.fine, limit.even)


@pytest.mark.parametrize(
    ("high", "level", "by_person", "by_seat", "kept"),
    [
        (37, 0, {"p0": 4, "p1": 6}, {}, 36),
        (-37, 0, {"p0": -4, "p1": -6}, {}, -38),
        (37, 0, {"p0": 15, "p1": 30}, {}, 30),
        (37, 0, {"p0": 4}, {("p1", "plume"): 10}, 36),
        (37, 0, {"p0": 4, "p9": 3}, {("p9", "plume"): 1}, 36),
        (37, 0, {"p0": 4, "p1": 5}, {}, 37),
        (37, 0, {}, {}, 37),
        (37, 1, {"p0": 4, "p1": 6}, {}, 37),
    ],
)
def test_a_hard_limit_is_a_sum_that_people_can_come_to(high, level, by_person, by_seat, kept):
    """No sum of multiples of two lies between 36 and 37; who cannot sit counts for nothing; misses are exact."""
    rule = Budget(id="money", maximum=9, level=level)
    kit = SimpleNamespace(worths=SimpleNamespace(weights={1: 7}), present={"p0", "p1"})
    limit = _problem_to_model._limit(kit, rule, CohortBound("line", high, by_person, by_seat))
    assert (kept, high - kept) == (limit.high, limit.cut)


@pytest.mark.parametrize(
    ("rules", "units", "foes"),
    [
        ([], [(0,), (1,), (2,), (3,)], {}),
        ([Together.of("p2", "p0")], [(0, 2), (1,), (3,)], {}),
        ([Together.of("p0", "p1"), Together.of("p2", "p3"), Together.of("p3", "p1")], [(0, 1, 2, 3)], {}),
        ([Together.of("p0", "p1"), Together.of("p1", "p9")], [(2,), (3,)], {}),
        ([Apart.of("p0", "p2", "p3")], [(0,), (1,), (2,), (3,)], {0: 0b1100, 2: 0b1001, 3: 0b0101}),
        ([Apart.of("p0", "p9", "p2"), Together.of("p2", "p3")], [(0,), (1,), (2, 3)], {0: 0b100, 2: 0b001}),
    ],
)
def test_people_bound_together_are_one_and_some_never_meet(rules, units, foes):
    """In the order of their first person; bound to somebody who is not there, they are nowhere."""
    people = [Person(id=f"p{one}", cost=one) for one in range(4)]
    problem = Problem(
        people=people,
        openings=[Opening(id="plume", size=(1, 4))],
        rules=[*rules, Budget(id="money", maximum=9)],
    )
    model = compile_problem(problem)
    assert units == [one.people for one in model.units]
    costs = [sum(some) for some in units]
    assert [((0, cost),) if cost else () for cost in costs] == [one.uses for one in model.units]
    (place,) = model.places
    assert [len(one.people) for one in model.units] == [
        next(member.size for member in place.members if member.unit == unit) for unit in range(len(units))
    ]
    assert foes == {one.unit: one.foes for one in sorted(place.members, key=lambda one: one.unit) if one.foes}
    assert [one.size for one in place.members] == sorted(one.size for one in place.members)


def test_whoever_a_rule_does_not_count_adds_nothing_to_it():
    """Of two who go together, the one who is from the west counts, and the other does not."""
    people = [Person(id=f"p{one}", attributes={"region": "west" if one < 2 else "east"}) for one in range(4)]
    rules = [
        Together.of("p1", "p2"),
        CohortQuota(id="west", quota=Quota(attribute="region", value="west", maximum=1)),
    ]
    model = compile_problem(Problem(people=people, openings=[Opening(id="plume", size=(1, 4))], rules=rules))
    assert [((0,), ((0, 1),)), ((1, 2), ((0, 1),)), ((3,), ())] == [
        (one.people, one.uses) for one in model.units
    ]


class TestSoftRulesOnOneTeam:
    @pytest.mark.parametrize(
        "rule",
        [
            TeamBudget(id="x", opening="adler", maximum=3, level=1),
            SkillNeed(id="x", opening="adler", skill="data", grade=2, level=1),
        ],
    )
    def test_no_team_is_weighed_for_a_rule_on_another(self, rule):
        """The teams of adler lose by the rule; those of plume lose nothing, and no team of theirs is looked at."""
        adler, plume = small.model_of(rule, openings=[small.place("adler"), small.place("plume")]).places
        assert (False, None, True) == (adler.loss is None, plume.loss, plume.plain)

    def test_a_rule_that_names_no_opening_is_held_against_each(self):
        """It counts nobody that seats could tell: the teams of both openings are weighed, and lose by it."""
        rule = MinProfiles(id="x", minimum=2, level=1, weight=3)
        model = small.model_of(rule, openings=[small.place("adler"), small.place("plume")])
        weight = 3 * model.weights[1]
        assert [2 * weight] * 2 == [one.loss(0b11) for one in model.places]


@pytest.mark.parametrize("points", ["1/3", "2/7"])
def test_points_of_a_post_count_in_the_grid(points):
    """A third of a point that only a post brings is told as a third."""
    opening = Opening.of_posts("plume", ["data"])
    merit = MeritPoints.of({("p0", "plume", "data"): points})
    problem = Problem(
        people=[Person(id="p0", profiles=["data"]), Person(id="p1", profiles=["data"])],
        openings=[opening], objective=Objective(terms=[merit]),
    )  # fmt: skip
    assert compile_problem(problem).grid % Fraction(points).denominator == 0
    found = compose(problem)
    assert (found.cohort.people, found.worth) == (("p0",), Fraction(points))


@pytest.mark.parametrize("groups", [(), (("p0", "p3"),)], ids=["each alone", "two together"])
def test_seats_and_what_a_team_loses_make_what_it_is_worth(groups):
    """Each of two friends has half of their bonus, and gives it back without the other; those who cost together pay it then."""
    pairs = {("p0", "p1"): 3, ("p1", "p3"): -2, ("p0", "p3"): 1, ("p0", "p9"): 5}
    people = small.PEOPLE[:4]
    bonuses = [evolve(PairBonus.of(*pair, points), id=f"{pair}") for pair, points in pairs.items()]
    problem = Problem(
        people=people,
        openings=[small.place(size=(1, 4))],
        rules=[Together.of(*group) for group in groups],
        objective=Objective(terms=[*small.POINTS.terms, *bonuses]),
    )
    model = compile_problem(problem)
    (one,) = model.places
    for team in range(1, 1 << len(model.units)):
        units = [unit for unit in range(len(model.units)) if team >> unit & 1]
        who = {f"p{number}" for unit in units for number in model.units[unit].people}
        points = sum(mine.skills["data"] for mine in people if mine.id in who)
        points += sum(more for pair, more in pairs.items() if who.issuperset(pair))
        assert sum(one.gains[unit] for unit in units) - one.loss(team) == points * GRAIN * model.grid


@pytest.mark.parametrize("bound", [False, True])
def test_what_people_are_worth_at_posts_is_told_by_seat_where_each_sits_alone(bound):
    """Two who go together hold two posts between them, which no seat of theirs can say."""
    people = [Person(id=f"p{one}", profiles=["data"]) for one in range(3)]
    problem = Problem(
        people=people,
        openings=[Opening(id="plume", size=(2, 2), posts=[Seat(accepts=["data"]), Seat(accepts=["data"])])],
        rules=[Together.of("p0", "p1")] * bound,
        objective=Objective(terms=[MeritPoints.of({("p0", "plume", "data"): 2, ("p2", "plume", "data"): 1})]),
    )
    (one,) = compile_problem(problem).places
    assert (one.held is None, one.plain) == (bound, not bound)
    assert compose(problem).worth == (2 if bound else 3)


def test_fewer_people_than_posts_hold_those_where_they_are_worth_most():
    """One of two posts is left: the best arrangement leaves the one that brings less."""
    assert arrange_posts([((5,), (3,), (0,))], 2, 2) == (0,)
    assert arrange_posts([((3,), (5,), (0,))], 2, 2) == (1,)
    assert arrange_posts([((1,), None, (9,))], 2, 2) == (0,)
    assert arrange_posts([(None, None, (9,))], 2, 2) == (2,)


def test_of_posts_that_bring_as_much_whoever_comes_first_holds_the_first():
    """Two who are worth the same at both."""
    assert arrange_posts([((1,), (1,), (0,))] * 2, 2, 2) == (0, 1)


def test_points_that_are_whole_are_told_as_whole_numbers():
    """They add up faster; parts of a point stay what they are."""
    assert [(3, int), (3, int), (Fraction(3, 2), Fraction)] == [
        (one, type(one)) for one in map(_seat_worths_by_level._plain, (3, Fraction(3), Fraction(3, 2)))
    ]


@pytest.mark.parametrize(("points", "steps"), [(-3, 4), (3, 4), (0, 1)])
def test_a_level_outweighs_all_that_comes_after_it_and_no_more(points, steps):
    """Two friends bring three points at most, or lose three: a point before is worth one more than that."""
    aims = [WishPoints(by_rank=[1]), evolve(PairBonus.of("p0", "p1", points), level=2)]
    problem = Problem(people=small.PEOPLE, openings=[small.place()], objective=Objective(terms=aims))
    model = compile_problem(problem)
    assert steps * model.weights[2] == model.weights[1]


@pytest.mark.parametrize(
    ("able", "count", "asked"), [(3, 1, False), (3, 2, True), (2, 1, True), (2, 2, True)]
)
def test_a_need_that_any_team_meets_is_not_asked_for(able, count, asked):
    """One who knows law is in any team where all of three do; two are not, nor one where somebody does not."""
    people = [Person(id=f"p{one}", skills={"law": 1} if one < able else {}) for one in range(3)]
    need = SkillNeed(id="law", opening="plume", skill="law", count=count)
    (one,) = compile_problem(Problem(people=people, openings=[small.place(size=(1, 3))], rules=[need])).places
    assert (one.goal != 0, len(one.providers), len(one.counts)) == (asked, asked, asked)


@pytest.mark.parametrize(("most", "asked"), [(18, True), (19, False)])
def test_a_budget_that_all_of_them_keep_is_not_asked_for(most, asked):
    """The five cost nineteen together: only less than that is a cap, which a sum tells, and heads do not."""
    (one,) = small.model_of(
        TeamBudget(id="money", opening="plume", maximum=most), openings=[small.place(size=(1, 5))]
    ).places
    assert (one.over != 0, not one.plain, one.spans is None) == (asked, asked, False)
    assert ((most, (5, 2, 7, 4, 1)),) == one.sums


@pytest.mark.parametrize(
    ("rules", "bonus", "told"),
    [
        ([], False, True),
        ([], True, False),
        ([MIXED], False, True),
        ([MIXED], True, False),
        ([evolve(MIXED, minimum=3)], False, False),
        ([MIXED, evolve(MIXED, id="three", minimum=3)], False, False),
    ],
)
def test_counts_tell_which_teams_stand_where_they_say_it_all(rules, bonus, told):
    """Two profiles in a team are a count of each; three, and what two friends bring together, are not."""
    kinds = ["data", "dev", "data", "law", "data"]
    people = [evolve(one, profiles=[kind]) for one, kind in zip(small.PEOPLE, kinds, strict=True)]
    aims = [*small.POINTS.terms, *[PairBonus.of("p0", "p1", 3)] * bonus]
    problem = Problem(
        people=people,
        openings=[small.place(size=(1, 3))],
        rules=rules,
        objective=Objective(terms=aims),
    )
    (one,) = compile_problem(problem).places
    assert told == (one.spans is not None)
    for size in (1, 2, 3):
        for team in combinations(range(5), size):
            kept = all(
                span.low <= sum(span.amounts.get(unit, 0) for unit in team) <= (span.high or 5)
                for span in one.spans or ()
            )
            assert not told or kept == (team_worth(one, sum(1 << unit for unit in team)) is not None)


def test_only_what_says_something_of_one_person_at_one_opening_is_looked_at_there():
    """Other lines say the same of a person at every opening; the caller may say stop at each of its claims."""
    lines = [
        CohortBound("a", 9, {"p0": 1}),
        CohortBound("b", 9, {"p0": 1}, {("p1", "plume"): 1, ("p2", "plume"): 4}),
        CohortBound("c", 9, {}, {("p1", "plume"): 3}),
    ]
    beat = Beat(lambda: None, 1000)
    reading = SimpleNamespace(lines=[(None, line) for line in lines], beat=beat)
    kit = _problem_to_model._Kit(reading, None, (), {}, None)
    assert {("p1", "plume"): [(1, 1), (2, 3)], ("p2", "plume"): [(1, 4)]} == kit.seat_uses
    assert 3 == 1000 - beat.left


@pytest.mark.slow
def test_a_word_to_stop_is_asked_for_in_all_that_is_read_of_many_claims():
    """However many claims there are, no more than so many things are gone over between two questions."""
    draw, places = Random(3), [f"c{one}" for one in range(12)]
    people = [Person(id=f"p{one:03}", wishes=draw.sample(places, 4)) for one in range(160)]
    merit = MeritPoints.of(
        {(one.id, wish, None): draw.randint(1, 99) for one in people for wish in one.wishes}
    )
    given_ = Problem(
        people=people, openings=[Opening(id=one) for one in places], objective=Objective(terms=[merit])
    )
    envy = Envy.of(given_, merit)
    things = sum(len(claim.below) + len(claim.content) for claim in envy.claims)
    asked = []
    model = compile_problem(given_.having(envy), Beat(lambda: asked.append(1)))
    assert things // READ <= len(asked)
    once, before = model.seat_uses, len(asked)
    assert sum(len(units) for line in once for units in line.values()) == things
    seats_of(model, work_limit=WorkLimit(stop=lambda: asked.append(1)))
    assert len(asked) - before >= len(envy.claims) * len(places) // READ


def test_everyone_who_may_sit_somewhere_is_looked_at_there():
    """The caller may say stop on the way: five for each of two openings."""
    problem = Problem(people=small.PEOPLE, openings=[small.place(), small.place("adler")])
    beat = Beat(lambda: None, 1000)
    reading = read(problem, Beat()).but(beat=beat)
    kit = _problem_to_model._Kit(reading, None, tuple(Unit((one,), ()) for one in range(5)), {}, None)
    assert [[0, 1, 2, 3, 4]] * 2 == [_problem_to_model._able(kit, index) for index in range(2)]
    assert 2 * 5 == 1000 - beat.left


def test_where_no_rule_is_on_a_seat_nobody_uses_anything_there():
    """A place then looks at no price of its own."""
    (one,) = small.model_of(Budget(id="money", amount="cost", maximum=9)).places
    assert ({}, []) == (one.uses, one.users)


def test_only_openings_that_are_named_and_may_be_empty_are_shut():
    """Those that must have a team, and those that are not named, stay as they are."""
    names = ("adler", "plume", "rive")
    lifted = ["fill:adler", "fill:rive"]
    model = small.model_of(openings=[small.place(name) for name in names], lifted=lifted)
    for shut, left in (((), [5, 5, 5]), (("adler", "plume"), [0, 5, 5]), (names, [0, 5, 0])):
        assert left == [len(one.members) for one in model.shut(shut).places]


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(12))
def test_colleagues_and_profiles_are_told_as_a_team_is_built(seed):
    """A team stands if its size is right and no rule is missed, tandems among them; no whole team is asked."""
    draw = Random(seed)
    people = [
        Person(
            id=f"p{one}",
            employer=draw.choice([None, "e1", "e2"]),
            profiles=draw.sample(["data", "design", "law"], draw.randint(0, 2)),
        )
        for one in range(7)
    ]
    plume, rules = Opening(id="plume", size=(2, 4)), draw.sample([MIXED, COLLEAGUES], draw.randint(1, 2))
    model = compile_problem(Problem(people=people, openings=[plume], rules=[*rules, Together.of("p0", "p1")]))
    (place,) = model.places
    assert place.loss is None
    for team in range(1, 1 << len(model.units)):
        here = [people[one] for unit in bits(team) for one in model.units[unit].people]
        crew = Crew(opening=plume, people=here)
        stands = 2 <= len(here) <= 4 and not any(rule.misses(crew) for rule in rules)
        known = all(unit in place.gains for unit in bits(team))
        assert (stands and known) == (known and team_worth(place, team) is not None)


def _told(model):
    """Return a model field by field, with what each team of one or two loses where a loss is a function."""
    bare = ("problem", "places", "limits", "shares", "accepts")
    fields = {name: getattr(model, name) for name in Model._fields if name not in bare}
    lines = [[getattr(one, name) for name in type(one)._fields] for one in (*model.limits, *model.shares)]
    places = []
    for place in model.places:
        seen = {name: getattr(place, name) for name in Place._fields if name not in ("loss", "tick")}
        masks = [1 << one.unit for one in place.members]
        places.append((seen, [place.loss(a | b) for a in masks for b in masks] if place.loss else None))
    return fields, lines, places


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("seed", range(8))
def test_a_question_is_compiled_as_if_nothing_had_been_asked_before(seed):
    """A rule lifted, a seat given or refused, other points, several of these: as a problem that is stated anew."""
    first = drawn_problem(seed)
    who, where = first.people[0].id, first.openings[0].id
    less = first._asked_(objective=Objective(terms=first.objective.terms[1:]))
    seats = (SeatGiven.of(who, where), Forbidden(id="no", person=who, opening=where))
    asked = [*(first.without([rule.id]) for rule in first.all_rules), *(first.having(seat) for seat in seats)]
    asked += [less, less.without(["asked"]), first.having(Apart.of(who, first.people[1].id)), first]
    for one in (*asked, *reversed(asked)):
        fresh = evolve(one)
        assert one._kept_.shared
        assert not fresh._kept_.shared
        assert _told(compile_problem(one)) == _told(compile_problem(fresh))


class Whims:
    """A term of somebody's own, which changes its mind."""

    id, level, worth = "whims", 1, 1

    def points(self, _person, _opening):
        """Return what anybody is worth anywhere, for now."""
        return self.worth


class TestWhatSeatsAreWorthIsKept:
    """What terms give to a seat is worked out once for all questions about one programme."""

    @staticmethod
    def gains(given):
        """Return what everyone who may sit at each place is worth there."""
        model = compile_problem(given)
        return model.grid, [(place.opening, place.gains, place.held) for place in model.places]

    @pytest.mark.slow(one_in=4)
    @pytest.mark.parametrize("seed", range(12))
    def test_and_never_depends_on_what_was_asked_before(self, seed):
        """Without each rule, of other people with the same names, of one opening: as if asked for the first time."""
        first, others = drawn_problem(seed), drawn_problem(seed + 100)
        aims, asked = first.objective, [first, *(first.without([rule.id]) for rule in first.all_rules)]
        asked += [evolve(first, people=others.people, rules=[]), first]
        asked += [evolve(first, openings=first.openings[:1], rules=[]), first]

        told = [self.gains(one) for one in asked]
        assert told == [self.gains(evolve(one, objective=Objective(terms=aims.terms))) for one in asked]

    def test_no_seat_is_asked_for_twice(self, monkeypatch):
        """Neither when it is compiled again nor without one of its rules."""
        given, asked = (
            Problem(
                people=small.PEOPLE,
                openings=[small.place()],
                objective=Objective(terms=[WishPoints(by_rank=[3])]),
            ),
            [],
        )
        plain = WishPoints.points
        monkeypatch.setattr(WishPoints, "points", lambda *of: asked.append(of) or plain(*of))
        rule_shapes._unasked.cache_clear()  # methods of classes are looked up once
        for one in (given, given, given.without(["asked"]), given.having(Apart.of("p0", "p1"))):
            compile_problem(one)
        rule_shapes._unasked.cache_clear()
        assert len(given.people) == len(asked)

    def test_but_a_term_of_ones_own_is_asked_each_time(self):
        """It may answer otherwise than before."""
        whims = Whims()
        given = Problem(people=small.PEOPLE, openings=[small.place()], objective=Objective(terms=[whims]))
        before = compose(given).worth
        whims.worth = 3
        assert compose(given).worth == 3 * before
