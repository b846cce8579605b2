"""What a team or a rule that is missing costs the programme that a backend solves."""

import pytest

from eig.teams.asked import Budget
from eig.teams.engine import _prices_by_column_generation
from eig.teams.engine._dual_bound import bound_at, free
from eig.teams.engine._prices_by_subgradient import Pace, norms_of
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._work_limit import Halt, WorkLimit
from helpers import small_models as small


def test_all_teams_that_are_missing_cost_more_than_any_cohort_is_worth(monkeypatch):
    """At first, twice what there is between the bound and the least, and one more, in equal parts."""
    model = small.model_of(
        Budget(id="money", amount="cost", maximum=9), openings=[small.place("adler"), small.place("plume")]
    )
    start, told = bound_at(model, free(model)), []

    def master(*given):
        told.append(given[-1])
        raise Halt

    monkeypatch.setattr(_prices_by_column_generation, "_master", master)
    with pytest.raises(Halt):
        _prices_by_column_generation.generating(None)(model, start, WorkLimit(), Pace(least=model.least))
    assert told == [pytest.approx((2 * (start.value - model.least) / GRAIN + 1) / 2)]


def test_a_rule_that_falls_short_costs_the_less_the_larger_its_numbers():
    """A team that is missing costs the penalty; a unit of a rule's sum the penalty parted by the usual coefficient."""
    model = small.model_of(
        Budget(id="money", amount="cost", maximum=9), openings=[small.place("adler"), small.place("plume")]
    )
    columns = []

    class Programme:
        def add(self, some, *, whole):
            assert not whole
            columns.extend(some)

    class Told:
        def programme(self, rows):
            return Programme()

    master = _prices_by_column_generation._master(Told(), model, bound_at(model, free(model)), 12.0)
    short = [columns[number] for number in master.shortages]
    (norm,) = norms_of(model)
    assert norm == pytest.approx(
        (sum(one.cost**2 for one in small.PEOPLE) / len(small.PEOPLE)) ** 0.5, rel=0.2
    )
    assert short == [(12.0, ((0, 1),)), (12.0, ((1, 1),)), (12.0 / norm, ((master.frame.first_limit, -1),))]
