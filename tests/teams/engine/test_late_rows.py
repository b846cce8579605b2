"""Lines of cohort rules that become rows once values break them; people bound to sit together as seats."""

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig._maths import simplex
from eig.teams import (
    Apart,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    ShareQuota,
    Together,
    WishPoints,
    compose,
)
from eig.teams.asked import Budget, Envy, MaxEach, MinProfiles, SkillPoints, TeamBudget
from eig.teams.engine import (
    _best_cohort_so_far,
    _cohort_rules_as_rows,
    _flow_rows_by_head_count,
    _team_enumeration,
)
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._dual_bound import free, prices_at
from eig.teams.engine._envy_claims_as_rows import Broken, Claim
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._rows_once_broken import broken
from eig.teams.engine._team_enumeration import LOWEST, best_team, teams_from
from eig.teams.engine._team_worths_and_posts_held import team_worth
from eig.teams.engine._work_limit import WorkLimit
from helpers.costs import at_most
from helpers.counted_calls import calls_of
from helpers.small_problems import feasible_cohorts, is_feasible, vector


def drawn(seed, *, bound=False):
    """Draw people with wishes and marks, and rules on the cohort of many lines; tandems where asked."""
    draw = Random(f"late {seed}")
    places = [f"c{one}" for one in range(draw.randint(1, 3))]
    people = [
        Person(
            id=f"p{one}",
            cost=draw.randint(2, 4),
            employer=draw.choice(["e1", "e2", "e3", None]),
            attributes={"gender": draw.choice("fm")},
            profiles=[draw.choice(["data", "law"])],
            wishes=draw.sample(places, draw.randint(1, len(places))),
        )
        for one in range(draw.randint(4, 7))
    ]
    marks = {(one.id, place, None): draw.randint(1, 3) for one in people for place in one.wishes}
    merit = MeritPoints.of(marks)
    openings = [Opening(id=place, size=(draw.randint(1, 2), draw.randint(2, 3))) for place in places]
    plain = Problem(people=people, openings=openings)
    level = draw.randint(0, 2)
    rules = [
        Envy.of(plain, merit, level=level, weight=draw.randint(1, 2) if level else 1),
        MaxEach(id="each", attribute="employer", maximum=1, level=draw.choice([0, 1]), weight=1),
        Budget(id="cost", amount="cost", maximum=draw.randint(6, 14)),
        ShareQuota(attribute="gender", value="f", minimum=40),
        ShareQuota(id="parity", attribute="gender", value="f", minimum=50, maximum=50, level=1, weight=3),
        MinProfiles(id="mixed", minimum=2, level=0),
        TeamBudget(id="team", opening="c0", maximum=draw.randint(5, 8)),
        Apart.of("p0", "p1"),
    ]
    some = draw.sample(rules, draw.randint(1, 4))
    some += [Together.of("p2", "p3")] if bound else []
    terms = [WishPoints(by_rank=[2, 1]), MeritPoints(id="merit", level=2, marks=merit.marks)]
    return Problem(people=people, openings=openings, rules=some, objective=Objective(terms=terms))


def best_of_all(some):
    """Hold what is composed against all cohorts that there are."""
    found, cohorts = compose(some), feasible_cohorts(some)
    best = max((vector(some, one) for one in cohorts), default=None)
    assert found.status == ("infeasible" if best is None else "optimal")
    if best is not None:
        assert best == tuple(level.points for level in found.score)
        assert is_feasible(found.cohort, some)


@pytest.mark.slow
@at_most(80)
@given(st.integers(0, 10**6))
def test_a_line_that_no_cohort_broke_is_left_out_and_the_best_is_found(seed):
    """However late lines become rows, the best of all cohorts is found; or it is proven that there is none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_cohort_rules_as_rows, "MANY", 0)
        best_of_all(drawn(seed))


def envied(seed):
    """Draw people and openings with envy, hard or soft, and what else may matter to it."""
    draw = Random(f"envied {seed}")
    places = [f"c{one}" for one in range(draw.randint(1, 3))]
    people = [
        Person(
            id=f"p{one}",
            cost=draw.randint(2, 4),
            attributes={"gender": draw.choice("fm")},
            wishes=draw.sample(places, draw.randint(1, len(places))),
        )
        for one in range(draw.randint(4, 7))
    ]
    marks = {
        (one.id, place, None): draw.randint(1, draw.choice([2, 99])) for one in people for place in one.wishes
    }
    merit, level = MeritPoints.of(marks), draw.choice([0, 1, 1, 2])
    openings = [Opening(id=place, size=(1, draw.randint(1, 3))) for place in places]
    rules = [Envy.of(Problem(people=people, openings=openings), merit, level=level, weight=1 + level // 2)]
    more = [
        MaxEach(id="each", attribute="gender", maximum=2),
        ShareQuota(attribute="gender", value="f", minimum=40),
        Budget(id="cost", maximum=draw.randint(6, 14)),
    ]
    rules += draw.sample(more, draw.randint(0, 2))
    terms = [WishPoints(by_rank=draw.choice([[2, 1], [8, 5, 3], [1, 1, 1]]), level=draw.randint(1, 2))]
    return Problem(people=people, openings=openings, rules=rules, objective=Objective(terms=terms))


def passed(cut, model, teams):
    """Return by how much teams pass a row of claims, once what they miss of each claim is taken off."""
    seats = [
        (place, unit)
        for place, team in enumerate(teams)
        for unit in range(len(model.units))
        if team >> unit & 1
    ]
    used = [
        sum(model.seat_uses[line].get(place, {}).get(unit, 0) for place, unit in seats) for line in cut.lines
    ]
    added = sum(cut.amounts.get(place, {}).get(unit, 0) for place, unit in seats)
    return added - sum(max(0, one) for one in used) - cut.high


@at_most(40, by_day=3)
@given(st.integers(0, 10**6))
@example(0)
@example(5)  # parts are told apart by how many claims are missed
@example(28)  # how many claims are missed is no whole number
@example(183)  # parts are told apart by how many sit at an opening
@example(196)  # fewer may sit there than there are seats
@example(153)  # a sum lets some be missed at best: parts are told apart once rows tell little more
def test_every_cohort_keeps_what_follows_from_claims_and_the_best_is_found(seed):
    """Each row made of several claims holds for all cohorts of as many seats, and the best is found with its envy."""
    some, made = envied(seed), []

    def told(broken, *, kept, within):
        found, place = worst(broken, kept=kept, within=within), broken.claims[0].place
        made.extend([(cut, place, broken.sizes) for cut in found])
        return found

    worst = Broken.worst
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_cohort_rules_as_rows, "MANY", 0)
        patch.setattr(Broken, "worst", told)
        patch.setattr(simplex, "MANY", seed % 2 * 60)
        best_of_all(some)
    model = compile_problem(some)
    every = [model.teams(one) for one in feasible_cohorts(some)]
    assert [] == [
        cut
        for cut, place, (low, high) in made
        for teams in every
        if low <= teams[place].bit_count() <= high and passed(cut, model, teams) > 0
    ]


@pytest.mark.slow
def test_rows_of_a_large_tie_are_sought_among_those_who_sit():
    """Of a tie four times as large, of which as many sit, the rows of claims to keep take no more than five times the steps."""

    def steps(count):
        below = [frozenset(range(unit + 1, count)) for unit in range(count - 1)]
        claims = [Claim(unit, 0, unit, some, (1,), 3) for unit, some in enumerate(below)]
        here = [{0: 0.5, count // 2: 0.5, count - 2: 1.0, count - 1: 1.0}, {}]
        some = Broken(claims, (3, 3), range(count), here, {})
        assert len(some.worst(kept=True)) == 1
        return calls_of(lambda: some.worst(kept=True))

    assert steps(240) <= 5 * steps(60)


@pytest.mark.slow
@at_most(80)
@given(st.integers(0, 10**6))
def test_people_bound_to_sit_together_are_seats_too(seed):
    """A tandem takes two seats of an opening, or none: beside a budget the best of all cohorts is found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_flow_rows_by_head_count, "SMALL", 0 if seed % 2 else 3)
        best_of_all(drawn(seed, bound=True))


def rows_of(some):
    """Return the rows of a problem, with the root."""
    model = compile_problem(some)
    rows = FlowRows.of(flowed(model, WorkLimit()))
    return rows, rows.part(None, model, WorkLimit())


def claimed(count=30):
    """Return a problem in which many could be passed over, and few are."""
    draw = Random(3)
    places = [f"c{one}" for one in range(4)]
    people = [Person(id=f"p{one:02}", wishes=draw.sample(places, 3)) for one in range(count)]
    merit = MeritPoints.of(
        {(one.id, place, None): draw.randint(1, 99) for one in people for place in one.wishes}
    )
    plain = Problem(
        people=people,
        openings=[Opening(id=place, size=(2, 3)) for place in places],
        objective=Objective(terms=[WishPoints(by_rank=[8, 5, 3])]),
    )
    return plain.having(Envy.of(plain, merit))


@pytest.mark.slow
@pytest.mark.parametrize("crowd", [True, False])
def test_a_cohort_far_from_the_bound_gets_better_before_a_search(crowd, monkeypatch):
    """Of fifty people the flow passes many over: the first cohort told is then changed by hand, before many or few steps."""
    given = claimed(50)
    model = compile_problem(given)
    monkeypatch.setattr(_best_cohort_so_far, "CROWD", len(model.units) + len(model.limits) - crowd)
    told = []
    compose(given, nodes=14, progress=lambda at: told.append(at.best) if at.found is not None else None)
    assert len(told) > 1
    assert told == sorted(told)


class TestMisses:
    @pytest.mark.slow
    def test_how_many_claims_are_missed_in_all_comes_first(self):
        """Between two and three: at most two here, at least three there; it is a row once, which stays however idle."""
        _, part = rows_of(claimed())
        some = sorted(part.table.claimed)[:5]
        few, more = part.by_misses(dict.fromkeys(some, 0.5))  # whichever comes first
        assert ((-2, 0), (None, -3)) in ((few.rows[-1], more.rows[-1]), (more.rows[-1], few.rows[-1]))
        (down,) = [one for one in (few, more) if one.rows[-1] == (-2, 0)]
        again = down.copy().with_spans([], idle=True).by_misses(dict.fromkeys(some, 0.3))
        assert [[(-2, -2)], [(-1, 0)]] == sorted(
            [
                row
                for row, span in zip(one.rows[-len(one.table.spans) :], one.table.spans, strict=True)
                if not span[2]
            ]
            for one in again
        )
        assert part.by_misses(dict.fromkeys(some, 1.0)) is None


class TestLines:
    @pytest.mark.slow
    def test_of_many_lines_those_that_were_broken_are_rows(self, monkeypatch):
        """The others are neither rows nor priced; each row is asked for once, and bounded as its line is."""
        monkeypatch.setattr(_cohort_rules_as_rows, "claims_of", lambda *_: {})
        rows, part = rows_of(claimed())
        late, asked = (
            set(rows.table.late),
            [line for place, line in part.table.spans if place == _cohort_rules_as_rows.COHORT],
        )
        assert len(late) > _cohort_rules_as_rows.MANY
        assert 0 < len(asked) < len(late)
        assert len(set(asked)) == len(asked)
        assert late.issuperset(asked)
        assert [] == broken(part.table, part.found)
        priced = {line for line, price in enumerate(part.bound.prices.limits) if price}
        assert priced & late
        assert (priced & late).issubset(asked)
        assert [(None, part.table.model.limits[line].high) for line in asked] == part.rows[
            len(part.rows) - len(asked) :
        ]

    @pytest.mark.slow
    def test_few_lines_are_rows_from_the_start(self, monkeypatch):
        """Up to as many as are no trouble, none waits."""
        rows, _ = rows_of(claimed())
        monkeypatch.setattr(_cohort_rules_as_rows, "MANY", len(rows.table.late))
        assert () == rows_of(claimed())[0].table.late

    @pytest.mark.slow
    def test_the_bound_is_the_same_as_with_all_lines(self, monkeypatch):
        """What no value breaks costs nothing; what several claims say together is less than what each says."""
        together = rows_of(claimed())[1].value
        monkeypatch.setattr(_cohort_rules_as_rows, "claims_of", lambda *_: {})
        late = rows_of(claimed())[1].value
        assert together < late
        monkeypatch.setattr(_cohort_rules_as_rows, "MANY", 10**6)
        assert abs(rows_of(claimed())[1].value - late) < 2**20


@pytest.mark.untraced
@at_most(60)
@given(st.integers(0, 10**6))
@example(0)
def test_the_best_team_within_a_sum_is_the_best_of_all_that_keep_it(seed):
    """Whatever people cost, and whoever must be in it: going through all teams finds none that is worth more."""
    draw = Random(seed)
    people = [
        Person(id=f"p{one}", cost=draw.randint(0, 9), skills={"data": draw.randint(0, 9)}) for one in range(6)
    ]
    opening = Opening(id="plume", size=(draw.randint(1, 2), 3), weights={"data": 1})

    rules = [TeamBudget(id="team", opening="plume", maximum=draw.randint(1, 20))]
    rules += draw.choice([[], [Together.of("p0", "p1")]])
    model = compile_problem(
        Problem(people=people, openings=[opening], rules=rules, objective=Objective(terms=[SkillPoints()]))
    )
    (place,) = model.places
    prices = [draw.randint(-5, 9) << 20 for _ in model.units]
    all_ = {
        team: worth - sum(price for unit, price in enumerate(prices) if team >> unit & 1)
        for team in range(1, 1 << len(model.units))
        if (worth := team_worth(place, team)) is not None
    }
    best = best_team(place, prices, LOWEST)
    assert (None if best is None else best[0]) == max(all_.values(), default=None)
    floor = draw.choice([*all_.values(), 0])
    assert {team: worth for worth, team in teams_from(place, prices, floor)} == {
        team: worth for team, worth in all_.items() if worth >= floor
    }
    held = draw.randrange(len(model.units))
    best = best_team(place, prices, LOWEST, held=held)
    mine = [worth for team, worth in all_.items() if team >> held & 1]
    assert (None if best is None else best[0]) == max(mine, default=None)


def test_a_price_of_a_sum_is_asked_where_the_best_pass_it():
    """Three who are worth ten each and cost seven: two seats and ten to spend; with fourteen there is no price."""
    assert 0 == _team_enumeration._price(2, [10, 10, 10], 14, (7, 7, 7))
    assert 0 < _team_enumeration._price(2, [10, 10, 10], 10, (7, 7, 7))


@pytest.mark.slow
def test_one_large_team_is_not_gone_through(monkeypatch):
    """Of fifty people twenty sit at one opening, within a budget and a share: no team is listed, nor priced."""
    draw = Random(1)
    people = [
        Person(
            id=f"p{one:02}", wishes=["plume"], cost=draw.randint(20, 60), attributes={"gender": "fm"[one % 2]}
        )
        for one in range(50)
    ]
    given_ = Problem(
        people=people,
        openings=[Opening(id="plume", size=(20, 20))],
        rules=[Budget(id="cost", maximum=600), ShareQuota(attribute="gender", value="f", minimum=50)],
        objective=Objective(
            terms=[MeritPoints.of({(one.id, "plume", None): draw.randint(100, 999) for one in people})]
        ),
    )
    model = compile_problem(given_)
    assert prices_at(model, free(model))
    monkeypatch.setattr(_flow_rows_by_head_count, "bound_at", lambda *_: pytest.fail("a team was priced"))
    found = compose(given_)
    assert "optimal" == found.status
    assert is_feasible(found.cohort, given_)


@pytest.mark.parametrize(("level", "counted"), [(1, [6, 3, 3]), (0, [])])
def test_who_adds_to_a_soft_share_is_counted(level, counted):
    """Parity as near as can be: parts differ by how many sit, how many women and how many men; a hard one is by heads."""
    people = [
        Person(id=f"p{one}", wishes=["plume"], attributes={"gender": "fm"[one % 2]}) for one in range(6)
    ]
    share = ShareQuota(attribute="gender", value="f", minimum=50, maximum=50, level=level, weight=1)
    some = Problem(people=people, openings=[Opening(id="plume", size=(2, 3))], rules=[share])
    assert counted == [len(one) for one in rows_of(some)[0].table.counters]
