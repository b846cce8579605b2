"""Counts over teams as rows, asked for as they are broken: needs that cross, colleagues, pairs apart, large teams."""

from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig._maths.simplex import mend
from eig._maths.simplex_bases import grown
from eig.teams import (
    Apart,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    ShareQuota,
    WishPoints,
    compose,
)
from eig.teams.asked import Budget, MaxEachTeam, SkillNeed, TeamBudget
from eig.teams.engine import Highs, _flow_rows_by_head_count
from eig.teams.engine._best_cohort_by_flow_alone import Flowed, flowed
from eig.teams.engine._branching_on_parts import SearchPart
from eig.teams.engine._cohort_rules_as_rows import basis_of, bounds_of, with_spans
from eig.teams.engine._dual_bound import rough
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._rows_and_columns_over_seats import SeatRows, sayable
from eig.teams.engine._rows_once_broken import broken
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import WorkLimit
from helpers.costs import at_most
from helpers.small_problems import feasible_cohorts, is_feasible, vector


@pytest.fixture
def spanned(monkeypatch):
    """Counts over teams are rows, however small teams are."""
    monkeypatch.setattr(_flow_rows_by_head_count, "SMALL", 0)


def drawn(seed):
    """Draw people with skills and employers, some alike, and rules that look at teams."""
    draw = Random(f"spans {seed}")
    places = [f"c{one}" for one in range(draw.randint(1, 2))]
    people = [
        Person(
            id=f"p{one}",
            cost=draw.randint(2, 4),
            employer=draw.choice(["e1", "e2", None]),
            skills={skill: 1 for skill in ("law", "data") if draw.random() < 0.5},
            wishes=draw.sample(places, draw.randint(0, len(places))),
        )
        for one in range(draw.randint(4, 7))
    ]
    rules = [
        MaxEachTeam(id="mates", attribute="employer", maximum=draw.randint(1, 2)),
        SkillNeed(id="law", opening="c0", skill="law", grade=1, count=draw.randint(1, 2)),
        SkillNeed(id="data", opening="c0", skill="data", grade=1),
        Apart.of("p0", "p1"),
        TeamBudget(id="team", opening="c0", maximum=draw.randint(6, 12)),
        Budget(id="cost", amount="cost", maximum=draw.randint(8, 20)),
    ]
    marks = {
        (one.id, place, None): draw.randint(1, 3) for one in people for place in places if draw.random() < 0.7
    }
    return Problem(
        people=people,
        openings=[Opening(id=place, size=(draw.randint(1, 2), 3)) for place in places],
        rules=draw.sample(rules, draw.randint(1, 5)),
        objective=Objective(terms=[WishPoints(by_rank=[2, 1]), MeritPoints.of(marks)]),
    )


@pytest.mark.slow
@at_most(80)
@given(st.integers(0, 10**6))
@pytest.mark.usefixtures("spanned")
def test_without_looking_at_a_team_the_best_of_all_cohorts_is_found(seed):
    """Or it is proven that there is none: counts over teams say all that these rules ask."""
    some = drawn(seed)
    found, cohorts = compose(some), feasible_cohorts(some)
    best = max((vector(some, one) for one in cohorts), default=None)
    assert found.status == ("infeasible" if best is None else "optimal")
    if best is not None:
        assert best == tuple(level.points for level in found.score)
        assert is_feasible(found.cohort, some)


def drawn_with_openings_left_empty(seed):
    """Draw a large team in which two may not sit together, beside openings that may be left empty."""
    draw = Random(f"left empty {seed}")
    places = [f"c{one}" for one in range(draw.randint(2, 3))]
    people = [
        Person(id=f"p{one}", cost=draw.randint(2, 5), wishes=places, attributes={"gender": draw.choice("fm")})
        for one in range(draw.randint(4, 5))
    ]
    marks = {
        (one.id, place, None): draw.randint(-4, 4 if place == "c0" else 1)
        for one in people
        for place in places
    }
    rules = [
        Budget(id="cost", amount="cost", maximum=draw.randint(6, 14)),
        ShareQuota(id="women", attribute="gender", value="f", minimum=40),
        TeamBudget(id="team", opening="c0", maximum=draw.randint(5, 9)),
    ]
    return Problem(
        people=people,
        openings=[
            Opening(id=place, size=(1, 4 if place == "c0" else draw.randint(1, 2))) for place in places
        ],
        rules=[*draw.sample(rules, draw.randint(0, 3)), Apart.of("p0", "p1")],
        objective=Objective(terms=[MeritPoints.of(marks)]),
        lifted=[f"fill:{place}" for place in places[1:]],
    )


@pytest.mark.slow
@at_most(25, by_day=4)
@given(st.integers(0, 10**6))
@example(157)
@example(501)
def test_an_opening_left_empty_owes_nothing_that_its_teams_do(seed):
    """Where an opening may be left without a team, the best cohort is found, and it is no worse than any other."""
    some = drawn_with_openings_left_empty(seed)
    found, cohorts = compose(some), feasible_cohorts(some)
    best = max((vector(some, one) for one in cohorts), default=None)
    assert found.status == ("infeasible" if best is None else "optimal")
    assert best is None or best == tuple(level.points for level in found.score)


def large(**options):
    """Return two teams of four or five, nobody with a colleague, each with somebody of law and of data."""
    draw = Random(4)
    people = [
        Person(id=f"p{one:02}", employer=f"e{one % 5}", skills={("law", "data", "maps")[one % 3]: 1})
        for one in range(14)
    ]
    marks = {(one.id, place, None): draw.randint(1, 30) for one in people for place in ("c0", "c1")}
    needs = [
        SkillNeed(id=f"{skill} {place}", opening=place, skill=skill, grade=1)
        for skill in ("law", "data")
        for place in ("c0", "c1")
    ]
    return Problem(
        people=people,
        openings=[Opening(id=place, size=(4, 5)) for place in ("c0", "c1")],
        rules=[MaxEachTeam(id="mates", attribute="employer", maximum=1), *needs],
        objective=Objective(terms=[MeritPoints.of(marks)]),
        **options,
    )


def root_of(problem):
    """Return the rows of a problem and their root part."""
    model = compile_problem(problem)
    flow = flowed(model, WorkLimit())
    assert isinstance(flow, Flowed)
    rows = FlowRows.of(flow)
    part = SearchPart.of(rows.table, model, basis_of(rows.table, flow.seating), flow.value)
    part.lower(WorkLimit())
    return rows, part


@pytest.mark.slow
@at_most(25)
@given(st.integers(0, 10**6))
@pytest.mark.usefixtures("spanned")
def test_a_backend_bounds_seats_without_looking_at_a_team(seed):
    """At whatever prices: no cohort is worth more than rows and seats say, nor one with a seat than what that lacks."""
    some = drawn(seed)
    model, draw = compile_problem(some), Random(seed)
    if not sayable(model):
        return
    rows = SeatRows(model)
    duals = [draw.choice([0, -draw.randint(0, 4), draw.randint(0, 2)]) for _ in rows.rows]
    priced = rows.priced(duals, rough(model))
    for cohort in feasible_cohorts(some):
        teams = model.teams(cohort)
        worth = worth_of(model, teams)
        lacks = [
            lack
            for (place, unit), lack in zip(rows.seats, priced.lacks, strict=True)
            if (teams[place] >> unit & 1 if unit >= 0 else teams[place])
        ]
        assert worth <= priced.bound.value - max(lacks, default=0)


@pytest.mark.untraced(but=["0"])
@pytest.mark.usefixtures("spanned")
@pytest.mark.parametrize("seed", range(6))
def test_a_backend_finds_what_is_found_without_one(seed):
    """Of two large teams, or of small ones that are not looked at as a whole."""
    for some in (drawn(seed), large()):
        found, helped = compose(some), compose(some, backend=Highs())
        assert (found.status, found.worth) == (helped.status, helped.worth)


class TestRows:
    def test_large_teams_are_rows_and_small_ones_are_listed(self):
        """Of up to three people, teams are listed, unless people are alike."""
        rows, _ = root_of(large())
        assert (True, True) == (rows.by_spans, rows.exact)
        small = evolve(large(), openings=[Opening(id=place, size=(2, 3)) for place in ("c0", "c1")])
        assert (False, False) == (root_of(small)[0].by_spans, root_of(small)[0].exact)

    @pytest.mark.untraced
    def test_what_values_break_becomes_a_row_that_they_keep(self):
        """Asked for once each; the bound never rises, and never falls below the best cohort."""
        _, part = root_of(large())
        best = compose(large()).worth * part.table.model.weights[1]
        seen = set()
        while spans := broken(part.table, part.found):
            assert seen.isdisjoint(spans)
            seen |= set(spans)
            more = part.with_spans(spans)
            more.lower(WorkLimit())
            assert best <= more.value <= part.value
            part = more
        assert seen
        assert set(part.table.spans) == seen
        rows = part.table.rows(part.table.model)
        assert rows == part.rows
        assert rows[len(rows) - len(seen) :] == [
            bounds_of(part.table.model.places[place].all_spans[span]) for place, span in part.table.spans
        ]

    def test_a_table_with_further_rows_says_of_each_seat_what_it_uses(self):
        """Its node, its rows so far, and the further ones; what no further row concerns is not said again."""
        bare = root_of(large())[1].table
        spans = broken(bare, root_of(large())[1].found)[:1]
        table = with_spans(bare, spans)
        told = [
            tuple([(row, float(use)) for row, use in ((node, 1), *table.kinds[number].uses[node])])
            if node >= 0
            else ()
            for number, node in table.columns
            if number >= 0
        ]
        programme, columns = table.programme, len(told)
        assert programme.entries[:columns] == tuple(told)
        assert told == [
            (*([(row, 1.0)] if row >= 0 else []), *programme.rests[rest])
            for row, rest in programme.shapes[:columns]
        ]
        same = [now is old for now, old in zip(programme.entries, bare.programme.entries, strict=True)]
        assert same == [
            now == old for now, old in zip(programme.entries, bare.programme.entries, strict=True)
        ]
        assert 0 < sum(same) < len(same)

    def test_a_basis_that_grew_finds_what_a_new_one_finds(self):
        """The prices of the rows so far stand; the programme with more rows is worth as much from either."""
        _, part = root_of(large())
        more = part.with_spans(broken(part.table, part.found))
        again = grown(part.basis, more.table.programme)
        assert again.inverse == more.basis.inverse
        more.lower(WorkLimit())
        fresh = root_of(large())[1].with_spans(more.table.spans)
        mended = mend(fresh.basis, lambda: None)
        worths = more.table.programme.worths
        told = [
            sum(worths[column] * value for column, value in values.items())
            for values in (more.found.values, mended.values)
        ]
        assert abs(told[0] - told[1]) < 1e-6

    def test_people_alike_but_for_an_employer_are_kinds(self):
        """Counts over teams tell them apart by employer, not by name."""
        people = [Person(id=f"p{one:02}", employer=f"e{one % 3}") for one in range(24)]
        tags = Problem(
            people=people,
            openings=[Opening(id=f"c{one}", size=(3, 3)) for one in range(4)],
            rules=[MaxEachTeam(id="mates", attribute="employer", maximum=1)],
            objective=Objective(terms=[WishPoints(by_rank=[1])]),
        )
        rows, _ = root_of(tags)
        assert [8, 8, 8] == [len(kind.units) for kind in rows.table.kinds]
        assert (True, True) == (rows.merged, rows.by_spans)
        assert "optimal" == compose(tags).status


def test_a_value_that_as_many_share_as_may_asks_for_nothing():
    """A count for each value that more people share: of employers, two of three; nobody's value is none."""
    people = [Person(id=f"p{one}", employer=(None, "e1", "e2", "e2", "e3", "e3")[one]) for one in range(6)]
    problem = Problem(
        people=people,
        openings=[Opening(id="plume", size=(1, 4))],
        rules=[MaxEachTeam(id="mates", attribute="employer", maximum=1)],
    )
    (place,) = compile_problem(problem).places
    told = [dict(span.amounts) for span in place.spans if span.high == 1]
    assert [{2: 1, 3: 1}, {4: 1, 5: 1}] == told


def rooms(seed):
    """Draw two openings of up to six people, each with a sum to keep and a need, and a share over both."""
    draw = Random(f"rooms {seed}")
    people = [
        Person(
            id=f"p{one:02}",
            cost=draw.randint(1, 9),
            skills={"law": draw.randint(0, 3)},
            attributes={"gender": draw.choice("fm")},
        )
        for one in range(11)
    ]
    places = ["c0", "c1"]
    marks = {(one.id, place, None): draw.randint(1, 20) for one in people for place in places}
    own = [TeamBudget(id=f"money {one}", opening=one, maximum=draw.randint(14, 26)) for one in places]
    needs = [SkillNeed(id=f"law {one}", opening=one, skill="law", grade=2) for one in places]
    share = ShareQuota(id="women", attribute="gender", value="f", minimum=draw.choice([30, 45]), maximum=60)
    return Problem(
        people=people,
        openings=[Opening(id=one, size=(draw.randint(2, 4), draw.randint(5, 6))) for one in places],
        rules=[*own, *needs, share],
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )


@pytest.mark.untraced(but=["7"])
@pytest.mark.parametrize("seed", [0, 7, 10])
def test_large_teams_with_a_sum_each_are_told_by_near_teams_as_by_rows_and_by_lists(seed, monkeypatch):
    """Budgets beside a share are asked of the teams near a bound; rows, or rounds and lists, tell the same best."""
    rows = FlowRows.of(flowed(compile_problem(rooms(seed)), WorkLimit()))
    near = compose(rooms(seed))
    assert (rows.summed, rows.by_spans) == (True, False)
    monkeypatch.setattr(_flow_rows_by_head_count, "LISTED", 4)
    by_rows = compose(rooms(seed))
    assert (rows.summed, rows.by_spans) == (False, True)
    monkeypatch.setattr(_flow_rows_by_head_count, "SUMMED", 6)
    listed = compose(rooms(seed))
    assert (rows.summed, rows.by_spans) == (False, False)
    assert (near.status, near.worth) == (listed.status, listed.worth) == (by_rows.status, by_rows.worth)
    assert len({near.nodes, listed.nodes, by_rows.nodes}) > 1
