"""A conflict that one sum explains is told in one sentence with its number: a reader by brute force agrees."""

from itertools import combinations
from math import ceil
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from eig.programme import Quota
from eig.teams import Apart, MaxEach, Need, Opening, Person, Problem, ShareQuota, Together
from eig.teams.answers import RuleConflict, _sum_limits_in_a_conflict, minimal_conflict
from eig.teams.answers._sum_limits_in_a_conflict import (
    Numbers,
    _Least,
    _OneSide,
    _passed,
    _short_of,
    _short_of_skill,
)
from eig.teams.asked import (
    Budget,
    CohortQuota,
    Crew,
    MentorLoad,
    SeatGiven,
    SkillNeed,
    TeamBudget,
    TeamRequired,
)
from eig.teams.asked.built_in_rules_in_words import said
from eig.teams.engine import _falling_target_search
from eig.teams.engine._can_rules_hold_together import Answer
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._search_outcome import SearchOutcome
from eig.teams.engine._work_limit import Halt
from helpers.costs import at_most
from helpers.small_problems import feasible_cohorts
from helpers.unfolded import unfolded

COUNTED = (Budget, CohortQuota, MaxEach, MentorLoad, ShareQuota, TeamBudget)
PLACES = ("c0", "c1", "c2")


def drawn(seed):
    """Draw a problem that is often impossible, by a sum, by a share, by posts or by a skill."""
    draw = Random(seed)
    count = draw.randint(3, 6)
    people = [
        Person(
            id=f"p{n}",
            cost=draw.randint(1, 6),
            attributes={"gender": draw.choice("fm"), "region": draw.choice(["w", "e"])},
            employer=draw.choice([None, "e1", "e2"]),
            skills={"law": draw.randint(0, 4)},
            profiles=[draw.choice(["data", "design"])],
            wishes=draw.sample(PLACES, draw.randint(1, 3)),
            open_to_all=draw.random() < 0.4,
        )
        for n in range(count)
    ]
    openings = []
    for name in PLACES[: draw.randint(1, 2 if count > 4 else 3)]:
        low = draw.randint(1, 2)
        options = {"size": (low, draw.randint(low, 2))}
        kind = draw.random()
        if kind < 0.2:
            options["needs"] = [Need(skill="law", level=draw.randint(1, 4), count=draw.randint(1, low))]
        elif kind < 0.4:
            options = {"posts": draw.choice([["design"], ["data"], ["design", "data"], ["design", "design"]])}
            openings.append(Opening.of_posts(name, *[[one] for one in options["posts"]]))
            continue
        openings.append(Opening(id=name, **options))
    rules = [
        Budget(maximum=draw.randint(2, 12)),
        Budget(id="exact", minimum=(least := draw.randint(3, 12)), maximum=least + draw.randint(0, 2)),
        Budget(id="large", minimum=draw.randint(5, 25)),
        ShareQuota(attribute="gender", value="f", minimum=draw.choice([30, 50, 70, 90])),
        ShareQuota(id="most", attribute="region", value="w", maximum=draw.choice([10, 30, 40])),
        ShareQuota(id="parity", attribute="gender", value="f", minimum=50, maximum=50),
        CohortQuota(quota=Quota(attribute="region", value="e", minimum=draw.randint(1, 4))),
        CohortQuota(id="few", quota=Quota(attribute="gender", value="m", maximum=draw.randint(0, 1))),
        MaxEach(id="cap", attribute="employer", maximum=draw.randint(0, 1)),
        MentorLoad(mentor="m1", openings=PLACES[:2], maximum=draw.randint(0, 3)),
        Together.of("p0", "p1"),
        Apart.of("p1", "p2"),
        SeatGiven.of("p0", "c0"),
    ]
    return Problem(people=people, openings=openings, rules=draw.sample(rules, draw.randint(1, 3)))


def amount(rule, label, crews):
    """Return what a rule counts, in a cohort."""
    seats = [(one, crew.opening.id) for crew in crews for one in crew.people]
    if isinstance(rule, Budget):
        return sum(one.amount(rule.amount) for one, _ in seats)
    if isinstance(rule, TeamBudget):
        return sum(one.cost for one, place in seats if place == rule.opening)
    if isinstance(rule, MentorLoad):
        return sum(place in rule.openings for _, place in seats)
    if isinstance(rule, CohortQuota):
        return sum(rule.quota.value in one.values(rule.quota.attribute) for one, _ in seats)
    value = label if isinstance(rule, MaxEach) else rule.value
    return sum(one.value(rule.attribute) == value for one, _ in seats)


def short_of_people(problem, found):
    """Read a sentence that tells how many people seats ask for: count both, and tell whether it is enough."""
    facts, code = found.needed.facts, found.needed.code
    fits = {
        "seats_short": lambda _: True,
        "posts_short": lambda one: not set(one.profiles).isdisjoint(facts["profiles"]),
        "skill_short": lambda one: one.skills.get(facts.get("skill"), 0) >= facts["grade"],
    }[code]
    openings = [problem.opening(name) for name in facts["openings"]]
    want = {
        "seats_short": lambda one: one.size[0],
        "posts_short": lambda one: sum(set(post.accepts) <= set(facts["profiles"]) for post in one.posts),
        "skill_short": lambda one: max(need.count for need in one.needs if need.level >= facts["grade"]),
    }[code]
    able = [
        one
        for one in problem.people
        if fits(one) and (one.open_to_all or any(place.id in one.wishes for place in openings))
    ]
    return sum(map(want, openings)), len(able)


def read(problem, found):
    """Hold the number of a conflict against all cohorts that keep the other rules that it tells."""
    needed = found.needed
    if "openings" in needed.facts:
        want, have = short_of_people(problem, found)
        assert (want, have) == (needed.facts["want"], needed.facts["have"])
        assert have < want
        return
    (rule,) = [one for name in found.rules if isinstance(one := problem.rule(name), COUNTED)]
    names = [one.id for one in problem.all_rules if not one.level and one.id not in problem.firm]
    fills = [name for name in names if isinstance(problem.rule(name), TeamRequired)]
    kept = {name for name in found.rules if name != rule.id}
    if needed.facts["teams"] == len(fills) and not isinstance(rule, TeamBudget):
        kept.update(fills)
    asked = problem.without([name for name in names if name not in kept])
    crews = [problem.crews(one) for one in feasible_cohorts(asked)]
    READERS[needed.code](rule, needed.facts, crews)


def _least(rule, facts, crews):
    least = min(amount(rule, facts.get("value"), one) for one in crews)
    maximum = rule.quota.maximum if isinstance(rule, CohortQuota) else rule.maximum
    assert least == facts["need"]
    assert least > maximum


def _in_all(rule, facts, crews):
    """Values that more people have than may be seated are counted, whoever could be seated."""
    able = {one.id: one for crew in crews for team in crew for one in team.people}
    assert facts["want"] == rule.maximum * facts["values"]
    assert len({one.value(rule.attribute) for one in able.values()} - {None}) >= facts["values"] > 1
    assert (
        facts["want"]
        < facts["need"]
        <= min(
            sum(one.value(rule.attribute) is not None for team in crew for one in team.people)
            for crew in crews
        )
    )


def _most(rule, facts, crews):
    most = max(amount(rule, None, one) for one in crews)
    minimum = rule.quota.minimum if isinstance(rule, CohortQuota) else rule.minimum
    assert most == facts["need"]
    assert most < minimum


def _share(rule, facts, crews, sign, bound):
    """The seats lacking, or too many, are the fewest; every cohort has some."""
    seated = [(amount(rule, None, one), sum(len(crew.people) for crew in one)) for one in crews]
    away = [sign * (100 * have - bound * all_) for have, all_ in seated]
    have, all_ = facts["have"], facts["seated"]
    assert (have, all_) in seated
    assert sign * (100 * have - bound * all_) == max(away) < 0
    assert facts["want"] == (ceil(bound * all_ / 100) if sign > 0 else bound * all_ // 100)
    if facts["fixed"]:
        assert {count for _, count in seated} == {all_}


def _between(rule, facts, crews):
    low, high = rule.bounds if not isinstance(rule, ShareQuota) else (rule.minimum, rule.maximum)
    if isinstance(rule, ShareQuota):
        told = [(facts[one].facts["have"], facts[one].facts["seated"]) for one in ("below", "above")]
        seated = [(amount(rule, None, one), sum(len(crew.people) for crew in one)) for one in crews]
        assert set(told) <= set(seated)
        below = [100 * have - low * all_ for have, all_ in seated if 100 * have <= high * all_]
        above = [100 * have - high * all_ for have, all_ in seated if 100 * have >= low * all_]
        assert max(below) == 100 * told[0][0] - low * told[0][1] < 0
        assert min(above) == 100 * told[1][0] - high * told[1][1] > 0
    else:
        sums = [amount(rule, None, one) for one in crews]
        assert max(one for one in sums if one <= high) == facts["below"] < low
        assert min(one for one in sums if one >= low) == facts["above"] > high


READERS = {
    "budget_least": _least,
    "budget_team": _least,
    "budget_teams": _least,
    "each_least": _least,
    "each_in_all": _in_all,
    "budget_most": _most,
    "share_most": lambda rule, facts, crews: _share(rule, facts, crews, 1, rule.minimum),
    "share_least": lambda rule, facts, crews: _share(rule, facts, crews, -1, rule.maximum),
    "sum_between": _between,
}


def team_of(*people, size=(2, 2), **options):
    """Return a problem of one opening."""
    return Problem(people=people, openings=[Opening(id="plume", size=size)], **options)


def four(*genders, **options):
    """Return people of these genders."""
    return [
        Person(id=f"p{n}", attributes={"gender": one}, **options) for n, one in enumerate(genders, start=1)
    ]


PARITY = ShareQuota(attribute="gender", value="f", minimum=50, maximum=50)
SENTENCES = {
    "at most so many seats": (
        team_of(*four(*"fmmm"), size=(3, 3), rules=[ShareQuota(attribute="gender", value="f", minimum=50)]),
        "have gender = f, where at most 1 of 3 seats can go to them, and 2 are asked for",
    ),
    "at best so many seats": (
        team_of(*four(*"fmmm"), size=(3, 4), rules=[ShareQuota(attribute="gender", value="f", minimum=50)]),
        "have gender = f, where at best 1 of 3 seats can go to them, and 2 are asked for",
    ),
    "at least so many seats": (
        team_of(*four(*"fffm"), size=(3, 3), rules=[ShareQuota(attribute="gender", value="f", maximum=40)]),
        "have gender = f, where at least 2 of 3 seats go to them, and no more than 1 is allowed",
    ),
    "of a share, as many seats as it takes": (
        team_of(*four(*"fmmm"), size=(3, 3), rules=[ShareQuota(attribute="gender", value="f", minimum=67)]),
        "have gender = f, where at most 1 of 3 seats can go to them, and 3 are asked for",
    ),
    "of a share, as many seats as it leaves": (
        team_of(*four(*"ff"), rules=[ShareQuota(attribute="gender", value="f", maximum=50)]),
        "have gender = f, where at least 2 of 2 seats go to them, and no more than 1 is allowed",
    ),
    "nothing between": (
        team_of(*four(*"ffmm"), size=(3, 3), rules=[PARITY]),
        "exactly 50% have gender = f, where the nearest possible is 1 of 3 seats below and 2 of 3 seats above",
    ),
    "a value named as a bound": (
        team_of(*four("low", "low"), rules=[MaxEach(id="cap", attribute="gender", maximum=1)]),
        "where at least 2 of gender = low must be seated",
    ),
    "all values together": (
        team_of(*four(*"ffmm"), size=(3, 3), rules=[MaxEach(id="cap", attribute="gender", maximum=1)]),
        "where at least 3 who have one must be seated, and 2 values allow 2 in all",
    ),
    "a mentor named as a bound": (
        team_of(*four(*"fm"), rules=[MentorLoad(mentor="low", openings=["plume"], maximum=1)]),
        "low follows at most one person, where the team of plume needs at least 2",
    ),
}


@pytest.mark.untraced(
    but=[
        "of a share, as many seats as it leaves",
        "nothing between",
        "a value named as a bound",
        "all values together",
    ]
)
@pytest.mark.parametrize("case", SENTENCES)
def test_it_is_one_sentence(case):
    """The rule, and how far it can be kept."""
    problem, words = SENTENCES[case]
    told = unfolded(minimal_conflict(problem)).splitlines()
    assert words in told[0]
    assert all(line.startswith("given that") for line in told[1:])


def test_a_team_s_budget_is_told_beside_the_other_teams():
    """One cheap person, and two teams that want them: both are named, and what the one would then need."""
    cheap = Person(id="p1", cost=1, wishes=["adler", "plume"])
    dear = Person(id="p2", cost=9, wishes=["plume"])
    openings = [Opening(id="adler"), Opening(id="plume", budget=5)]
    found = minimal_conflict(Problem(people=[cheap, dear], openings=openings))

    assert ("fill:plume", "budget:plume", "fill:adler") == found.rules
    assert ["plume has a team", "adler has a team"] == [
        reason.say()
        for reason in sorted(found.in_words(), key=str, reverse=True)
        if "has a team" in str(reason)
    ]
    assert "the team of plume costs at most 5, where the team needs at least 9" in unfolded(found)


@pytest.mark.slow
@pytest.mark.parametrize("third", [0, 1, 2])
def test_what_all_teams_need_is_told_before_what_lies_between(third):
    """No sum is -1, with or without a team; where every team must be filled, the least that they need is told."""
    amounts = {"c0": 3, "c1": -2, "c2": third * 3}
    people = [
        Person(id=f"p-{name}", wishes=[name], open_to_all=False, amounts={"x": amount})
        for name, amount in amounts.items()
    ]
    exact = Budget(id="exact", amount="x", minimum=-1, maximum=-1)
    found = minimal_conflict(
        Problem(people=people, openings=[Opening(id=name) for name in amounts], rules=[exact])
    )

    assert ("exact",) == found.rules
    assert f"sums to exactly -1, where the 3 teams need at least {1 + third * 3}" in unfolded(found)


@pytest.mark.untraced
def test_a_team_that_costs_nothing_is_not_told_beside_the_one_that_does():
    """What both teams need is what one of them needs: that one is told, and alone."""
    people = [
        Person(id="p1", cost=9, wishes=["adler"], open_to_all=False),
        Person(id="p2", cost=0, wishes=["plume"], open_to_all=False),
    ]
    openings = [Opening(id="adler"), Opening(id="plume")]
    found = minimal_conflict(Problem(people=people, openings=openings, rules=[Budget(id="b", maximum=5)]))

    assert ("fill:adler", "b") == found.rules
    assert "where the team of adler needs at least 9" in unfolded(found)


@pytest.mark.untraced
def test_a_post_that_nobody_can_hold_is_told_by_its_own_profile():
    """It is a post of the second team: those of the first, which people hold, count for nothing."""
    people = [Person(id=f"p-{one}", profiles=[one]) for one in ("data", "design", "dev", "sales")]
    openings = [Opening.of_posts("adler", ["data"], ["design"]), Opening.of_posts("plume", ["law"], ["dev"])]
    facts = minimal_conflict(Problem(people=people, openings=openings)).needed.facts
    assert (("plume",), ("law",), 1, 0) == tuple(
        facts[one] for one in ("openings", "profiles", "want", "have")
    )


@pytest.mark.untraced
def test_posts_of_two_teams_that_are_short_together_are_told_together():
    """Two jurists for three posts: the third, at the second team, would take a developer too, and there is none."""
    people = [Person(id=f"p{number}", profiles=[one]) for number, one in enumerate(("law", "law", "data"))]
    openings = [Opening.of_posts("adler", ["law"], ["law"]), Opening.of_posts("plume", ["law", "dev"])]
    facts = minimal_conflict(Problem(people=people, openings=openings)).needed.facts
    told = tuple(facts[one] for one in ("openings", "profiles", "want", "have"))
    assert (("adler", "plume"), ("dev", "law"), 3, 2) == told


def test_whoever_has_a_skill_just_at_the_level_asked_for_counts():
    """Three are wanted at level 3: of people at levels 2, 3 and 4, two have it."""
    plume = Opening(id="plume", needs=[Need(skill="law", level=3, count=3)], size=(3, 3))
    people = [Person(id=f"p{level}", skills={"law": level}) for level in (2, 3, 4)]
    facts = minimal_conflict(Problem(people=people, openings=[plume])).needed.facts
    assert (3, 3, 2) == tuple(facts[one] for one in ("grade", "want", "have"))


def test_seats_for_more_people_than_there_are_say_how_many():
    """Whoever may sit at neither of two teams counts for nothing."""
    wishes = {"p1": ["adler"], "p2": ["plume"], "p3": ["adler", "plume"], "p4": ["elsewhere"]}
    people = [Person(id=one, wishes=asked, open_to_all=False) for one, asked in wishes.items()]
    openings = [Opening(id="adler", size=(2, 3)), Opening(id="plume", size=(2, 2))]
    found = minimal_conflict(Problem(people=people, openings=openings)).needed
    assert "seats_short" == found.code
    assert {"openings": ("adler", "plume"), "want": 4, "have": 3} == dict(found.facts)


def test_as_many_people_as_seats_are_not_short():
    """Of one more seat than people, one is short; of as many, nothing is told."""
    problem = team_of(*four(*"ffm"))
    told = [_short_of(problem, problem.openings, want, "seats_short") for want in (3, 4)]
    assert [None, (4, 3)] == [one and (one.facts["want"], one.facts["have"]) for one in told]


def test_a_team_that_asks_twice_for_a_skill_asks_for_its_most():
    """Two of level 2, and one of level 3 among them; one more at the other team. Levels 1 and 0 are too low."""
    needs = [
        SkillNeed(id="a", opening="adler", skill="law", grade=2, count=2),
        SkillNeed(id="b", opening="adler", skill="law", grade=3),
        SkillNeed(id="c", opening="plume", skill="law", grade=4),
    ]
    levels = [{"law": 4}, {"law": 2}, {"law": 1}, {}]
    people = [Person(id=f"p{number}", skills=skills) for number, skills in enumerate(levels)]
    problem = Problem(people=people, openings=[Opening(id="adler", size=(2, 2)), Opening(id="plume")])
    asked = [(one.opening, one.need()) for one in needs]
    facts = _short_of_skill(problem, problem.openings, asked).facts
    assert (2, 3, 2) == tuple(facts[one] for one in ("grade", "want", "have"))
    assert _short_of_skill(problem, problem.openings, asked[1:2]) is None


def test_two_teams_that_want_two_skills_of_one_person_are_told_by_their_rules():
    """One is asked for law, one for data, and p1 alone has both: it would be false that two must have law."""
    people = [Person(id="p1", skills={"law": 1, "data": 1}), Person(id="p2")]
    openings = [Opening(id=name, needs=[Need(skill=name)]) for name in ("law", "data")]
    found = minimal_conflict(Problem(people=people, openings=openings))
    assert found.needed is None
    assert 4 == len(found.rules)


def test_a_post_and_a_skill_that_one_person_would_need_are_told_by_their_rules():
    """Whoever takes the post lacks the skill: neither is short of people alone."""
    people = [Person(id="p1", profiles=["data"]), Person(id="p2", skills={"law": 1})]
    plume = evolve(Opening.of_posts("plume", ["data"]), needs=[Need(skill="law")])
    found = minimal_conflict(Problem(people=people, openings=[plume]))
    assert found.needed is None
    assert 3 == len(found.rules)


@pytest.mark.untraced
def test_two_skills_are_told_by_their_rules():
    """No one word says what the team lacks."""
    plume = Opening(id="plume", needs=[Need(skill="law"), Need(skill="data")])
    people = [Person(id="p1", skills={"law": 1}), Person(id="p2", skills={"data": 1})]
    assert minimal_conflict(Problem(people=people, openings=[plume])).needed is None


def test_a_cap_that_no_sum_explains_is_told_by_its_rules():
    """Three teams of one, two employers of one seat each, and a third whose people may sit nowhere."""
    people = [
        Person(id=f"p{n}{one}", employer=one, wishes=[f"c{n}"] if one != "e3" else ["elsewhere"])
        for n in range(3)
        for one in ("e1", "e2", "e3")
    ]
    rule = MaxEach(id="cap", attribute="employer", maximum=1)
    found = minimal_conflict(
        Problem(people=people, openings=[Opening(id=f"c{n}") for n in range(3)], rules=[rule])
    )

    assert ("fill:c0", "fill:c1", "fill:c2", "cap") == found.rules
    assert found.needed is None


def test_nothing_is_told_of_a_sum_that_nobody_found(monkeypatch):
    """Neither bound of a rule is told where the search for both was stopped."""
    problem = SENTENCES["nothing between"][0]
    means = {"nodes": None, "stop": None, "backend": None}
    monkeypatch.setattr(Numbers, "_least", lambda *_: None)
    monkeypatch.setattr(_sum_limits_in_a_conflict, "feasible", lambda *_, **__: Answer(None))
    assert Numbers(problem, ("fill:plume", PARITY.id), means).told(("fill:plume", PARITY.id)) is None


@pytest.mark.parametrize(
    ("step", "gap"),
    [
        (1, 20),
        *(pytest.param(step, gap, marks=pytest.mark.slow(one_in=2)) for step in (1, 15) for gap in (2, 3)),
    ],
)
def test_the_nearest_sums_on_both_sides_are_those_of_all_cohorts(step, gap):
    """However far they lie from what is asked for, and whether or not every amount is a multiple."""
    costs = [one * step for one in (20, 20 + gap, 20 + 2 * gap, 21 + 4 * gap)]
    people = [Person(id=f"p{at}", cost=cost) for at, cost in enumerate(costs)]
    low = high = (40 + 3 * gap + gap // 2) * step
    rule = Budget(id="cost", amount="cost", minimum=low, maximum=high)
    sums = sorted(one + other for one, other in combinations(costs, 2))
    below, above = max(one for one in sums if one < low), min(one for one in sums if one > high)
    between = f"the nearest possible is {below} below and {above} above"
    assert all(not low <= one <= high for one in sums)
    assert between in unfolded(minimal_conflict(team_of(*people, rules=[rule]))).splitlines()[0]


def test_there_is_no_least_of_no_cohort_nor_of_one_that_nobody_looked_for(monkeypatch):
    """A team of two of one person uses nothing at all; nor is a use known where a stop came while a problem was read."""
    means = {"nodes": None, "stop": None, "backend": None}
    short, rule = team_of(Person(id="p1", cost=3)), Budget(id="cost", amount="cost", maximum=9)
    line = rule.lines(short.people)[0]
    assert Numbers(short, (), means)._least(short, line) is None

    def halted(*_):
        raise Halt

    enough = team_of(*four(*"fm"))
    assert Numbers(enough, (), means)._least(enough, line) is not None
    monkeypatch.setattr(_sum_limits_in_a_conflict, "compile_problem", halted)
    assert Numbers(enough, (), means)._least(enough, line) is None


def test_no_number_where_a_search_was_stopped():
    """A share is told by a cohort that is nearest: without one, its rules tell it; nor is a sum claimed."""
    problem = SENTENCES["at most so many seats"][0]
    names = ("fill:plume", problem.rules[0].id)
    means = {"nodes": None, "stop": lambda: True, "backend": None}
    assert Numbers(problem, names, means).told(names) is None

    share = problem.rules[0]
    unknown = _Least(share.lines(problem.people)[0], 50, None)
    assert _passed(share, unknown, problem, ("plume",)) is None


def test_one_side_of_a_rule_is_a_rule():
    """It is broken where the rule is broken on that side."""
    low, high = PARITY.lines(four(*"ffm"))
    crews = [Crew(opening=Opening(id="plume"), people=four(*"ffm"))]

    told = said(PARITY)
    assert [] == list(_OneSide(low, "low", told).check(crews))
    assert ["high"] == [one.rule for one in _OneSide(high, "high", told).check(crews)]
    assert [] == list(_OneSide(high._replace(high=high.use(crews)), "high", told).check(crews))
    assert PARITY.say() == _OneSide(high, "high", told).say()


@at_most(60)
@given(st.integers(0, 10**6))
def test_the_number_of_a_conflict_is_that_of_all_cohorts(seed):
    """It is the least, or the most, over every cohort that keeps the rules told beside it; and it is enough."""
    problem = drawn(seed)
    found = minimal_conflict(problem)
    assume(isinstance(found, RuleConflict) and found.needed is not None)
    read(problem, found)


@pytest.mark.oracle(
    what="the number that explains a conflict", against="all cohorts that keep the other rules"
)
def test_the_number_of_a_conflict_is_that_of_all_cohorts_at_length(evidence):
    """Two thousand problems; every sentence is met, and most conflicts are told in one."""
    told, rules = set(), 0
    for seed in range(evidence.part(2000)):
        problem = drawn(seed)
        found = minimal_conflict(problem)
        if isinstance(found, RuleConflict):
            rules += found.needed is None
            if found.needed is not None:
                told.add(found.needed.code)
                read(problem, found)
                evidence.count()
    assert evidence.partial or {*READERS, "seats_short", "posts_short", "skill_short"} == told
    assert rules < 400


@pytest.mark.parametrize("worth", [0, -9 * GRAIN])
def test_what_a_stopped_search_has_proven_is_told_without_a_cohort(worth, monkeypatch):
    """No cohort was found, and none uses less than five: that is what is told, whatever else stands there."""
    people = [Person(id=f"p{number}", cost=5) for number in range(2)]
    problem = Problem(people=people, openings=[Opening(id="plume")], rules=[Budget(maximum=4)])
    numbers = Numbers(problem, ("budget",), {"nodes": 9, "stop": None, "backend": None})
    stopped = SearchOutcome(teams=None, worth=worth, proven=-5 * GRAIN)
    monkeypatch.setattr(_sum_limits_in_a_conflict, "solve", lambda *_, **__: stopped)
    (line,) = Budget(maximum=4).lines(people)
    least = numbers._least(problem, line)
    assert (least.use, least.cohort, least.passes) == (5, None, True)


@pytest.mark.parametrize(("short", "sure"), [(GRAIN - 1, True), (GRAIN, False)])
def test_a_cohort_that_may_be_beaten_by_a_point_is_not_told(short, sure, monkeypatch):
    """What is proven to lie less than a point from the best is the best; a whole point away, it is not known."""
    people = [Person(id="p0", cost=5)]
    problem = Problem(people=people, openings=[Opening(id="plume")], rules=[Budget(maximum=4)])
    numbers = Numbers(problem, ("budget",), {"nodes": 9, "stop": None, "backend": None})
    found = SearchOutcome(teams=(1,), worth=-5 * GRAIN, proven=short - 5 * GRAIN)
    monkeypatch.setattr(_sum_limits_in_a_conflict, "solve", lambda *_, **__: found)
    (line,) = Budget(maximum=4).lines(people)
    least = numbers._least(numbers._only(()), line)
    assert (5 if sure else 4, sure) == (least.use, least.cohort is not None)


@pytest.mark.parametrize("asked", [12, 15, 20])
def test_a_number_whose_search_is_stopped_is_not_looked_for_in_haste(asked, monkeypatch):
    """Once the caller says stop, no easy cohort is looked for either."""
    problem = SENTENCES["nothing between"][0]
    stops, haste = [], _falling_target_search.Searching.with_easy_cohorts

    def easily(search, outcome):
        assert not search.work_limit.stopped
        return haste(search, outcome)

    monkeypatch.setattr(_falling_target_search.Searching, "with_easy_cohorts", easily)
    means = {"nodes": None, "stop": lambda: stops.append(1) or len(stops) >= asked, "backend": None}
    Numbers(problem, ("fill:plume", PARITY.id), means).told(("fill:plume", PARITY.id))
    assert len(stops) >= asked
