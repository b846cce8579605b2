"""Seats and rules as rows of whole numbers: which rules are rows, which may bind, and how wide worths may be."""

import pytest

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, ShareQuota
from eig.teams.asked import Budget
from eig.teams.engine import _cohort_rules_as_rows
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._seats_as_flow import seats_of
from helpers import small_models as small


class TestHeads:
    def test_heads_are_counted_only_where_a_count_of_heads_is_asked(self):
        """Of all cohorts at once, the last row asks nothing; of those of three people, it asks for three."""
        model = small.model_of(
            ShareQuota(id="half", attribute="gender", value="f", minimum=50),
            openings=[small.place(size=(2, 4))],
        )
        table = _cohort_rules_as_rows.table_of(model, seats_of(model))
        assert (None, (3, 3)) == (table.rows(model)[-1], table.rows(model.with_heads(3))[-1])

    def test_without_shares_every_limit_is_a_row(self):
        """The last as well as the first; what is only counted comes after them."""
        model = small.model_of(*(Budget(id=f"budget{most}", amount="cost", maximum=most) for most in (8, 9)))
        table = _cohort_rules_as_rows.table_of(model, seats_of(model))
        assert [(None, 8), (None, 9)] == table.rows(model)[1:3]

    @pytest.mark.parametrize(
        ("costs", "counted"),
        [
            ((300, 300, 300), []),
            ((300, 420, 580), [{0, 1, 2}]),
            ((300, 420, 2800), [{0, 1, 2}, {2}]),
            ((1400, 700, 2800), [{0, 1, 2}, {2}]),
            ((1400, 701, 2798), [{0, 1, 2}]),
            ((0, 300, 2800), [{0, 1, 2}, {2}]),
        ],
    )
    def test_heads_are_counted_where_a_sum_weighs_people_differently(self, costs, counted):
        """All of them, and those who weigh twice as much as the others; two sums that say the same count once."""
        people = [Person(id=f"p{one}", cost=cost) for one, cost in enumerate(costs)]
        budgets = [Budget(id=f"most{most}", amount="cost", maximum=most) for most in (800, 900)]
        model = compile_problem(
            Problem(people=people, openings=[Opening(id="plume", size=(1, 3))], rules=budgets)
        )
        table = _cohort_rules_as_rows.table_of(model, seats_of(model))
        assert counted == [set(one) for one in table.counters]
        assert [(0, len(one)) for one in counted] == table.rows(model)[table.first_counter :]
        used = [
            {kind.units[0] for kind in table.kinds if dict(kind.uses[0]).get(row)}
            for row in range(len(table.rows(model)))
        ]
        assert counted == used[table.first_counter :]


def test_worths_as_wide_as_a_float_tells_apart_are_taken(monkeypatch):
    """Exactly as wide is not too wide; one less is."""
    model = small.model_of(Budget(id="money", amount="cost", maximum=9))
    seats = seats_of(model)
    reach = 7 * len(seats.units)
    for wide, taken in ((reach, True), (reach - 1, False)):
        monkeypatch.setattr(_cohort_rules_as_rows, "WIDE", wide)
        assert (_cohort_rules_as_rows.table_of(model, seats) is not None) == taken


@pytest.mark.parametrize(("more", "taken"), [(0, True), (1, False)])
def test_floats_tell_worths_apart_up_to_two_to_the_forty_six(more, taken):
    """One person, worth a point at one place and so many at the other."""
    merit = MeritPoints.of({("p0", "adler", None): 2**46 + more, ("p0", "plume", None): 1})
    model = compile_problem(
        Problem(
            people=[Person(id="p0")],
            openings=[Opening(id="adler"), Opening(id="plume")],
            objective=Objective(terms=[merit]),
        )
    )
    assert taken == (_cohort_rules_as_rows.table_of(model, seats_of(model)) is not None)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("by_person", "by_seat", "high", "could"),
    [
        ((2, 3), (), 5, False),
        ((2, 3), (), 4, True),
        ((2, 0), (3,), 5, False),
        ((2, 0), (3,), 4, True),
        ((2, -9), (3, -9), 4, True),
        ((-1, -2), (), 0, False),
        ((-1, -2), (), -1, True),
        ((), (), 0, False),
        ((), (), -1, True),
        ((1,), (), 1, False),
        ((1,), (), 0, True),
        ((), (1,), 0, True),
    ],
)
def test_a_limit_may_bind_where_all_who_add_to_it_would_pass_it(by_person, by_seat, high, could):
    """Whoever takes from it is left out; another limit's use says nothing; one below nothing asks for somebody."""
    model = small.model_of(*[Budget(id=f"money{one}", amount="cost", maximum=9) for one in range(2)])
    (one,) = model.places
    members = tuple(
        member._replace(uses=(*[(1, use) for use in by_seat[at : at + 1]], (0, 99)))
        for at, member in enumerate(one.members)
    )
    units = tuple(
        unit._replace(uses=(*[(1, use) for use in by_person[at : at + 1]], (0, 99)))
        for at, unit in enumerate(model.units)
    )
    limits = (model.limits[0], model.limits[1].but(high=high))
    model = model.but(units=units, limits=limits, places=(one.but(members=members),))
    assert could == _cohort_rules_as_rows.may_bind(model, 1)


def test_a_column_is_told_by_its_node_and_by_what_it_uses_beside():
    """Of two nodes: a seat at the first that counts in the row after them, a miss of that row, and nobody's seat."""
    figures = [(5, ((0, 1), (2, 3))), (-1, ((2, -1),)), (0, ()), (4, ((1, 1), (2, 3)))]
    shapes, rests = _cohort_rules_as_rows._shapes(figures, 2)
    assert ((5, 0, 0), (-1, -1, 1), (0, -1, 2), (4, 1, 0)) == shapes
    assert (((2, 3),), ((2, -1),), ()) == rests


@pytest.mark.parametrize(("most", "lines"), [(18, ((0,),)), (19, ())])
def test_only_a_limit_that_some_cohort_could_pass_has_a_row(most, lines):
    """The five cost nineteen together."""
    model = small.model_of(
        Budget(id="money", amount="cost", maximum=most), openings=[small.place(size=(1, 5))]
    )
    assert lines == _cohort_rules_as_rows._lines(model)
