"""What a backend is given: whatever the prices, a choice costs what its cohort lacks of the bound, and no more."""

from random import Random

import pytest

from eig.teams import Objective, Opening, Person, Problem
from eig.teams.asked import Budget, MinProfiles, SkillPoints
from eig.teams.engine import _backend_over_teams, _backend_team_columns
from eig.teams.engine._backend_team_columns import Frame, teams_within
from eig.teams.engine._bounds_by_head_count import Heads
from eig.teams.engine._dual_bound import bound_at, free
from eig.teams.engine._prices_by_subgradient import ascend
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._team_enumeration import Crowd
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import Halt, WorkLimit
from helpers.backends import Says, Trying
from helpers.team_choices import bound_drawn, every_choice

PEOPLE = [
    Person(id=f"p{one}", skills={"data": points}, cost=cost, amounts={"days": one})
    for one, (points, cost) in enumerate([(5, 3), (2, 1), (7, 4), (4, 2)], 1)
]
SOFT = Budget(id="soft", amount="cost", maximum=5, level=1)
HARD = Budget(id="hard", amount="days", maximum=7)
ALIKE = MinProfiles(
    id="mixed", minimum=2, level=1
)  # nobody has a profile: any team is fined, and an empty one


def model_of(*rules, people=PEOPLE, lifted=()):
    """Return the model of two openings for one or two people each."""
    openings = [Opening(id=name, size=(1, 2), weights={"data": 1}) for name in ("adler", "plume")]
    return compile_problem(
        Problem(
            people=people,
            openings=openings,
            rules=rules,
            objective=Objective(terms=[SkillPoints(level=2)]),
            lifted=lifted,
        )
    )


@pytest.mark.untraced(but=["lifted0-3"])
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("lifted", [(), ("fill:plume",)])
def test_a_choice_costs_what_its_cohort_lacks_of_the_bound(seed, lifted):
    """At any prices it is weighed exactly, and costs what it lacks; what is no cohort has neither cost nor worth."""
    model = model_of(SOFT, HARD, *[ALIKE] * bool(lifted), lifted=lifted)
    frame = Frame(model, bound_at(model, free(model)) if seed == 0 else bound_drawn(model, seed))
    whole = [(place, team) for place in range(2) for team in {some[place] for some in every_choice(model)}]
    programme, kinds = Trying(frame.rows, Random(0)), set()
    programme.add([frame.column(*one) for one in whole], whole=True)
    programme.add(frame.rests(), whole=False)
    for teams in every_choice(model):
        worth = None if teams[0] & teams[1] else worth_of(model, teams)
        cost = programme.cost([whole.index(one) for one in enumerate(teams)])
        assert worth == frame.weighed(list(enumerate(teams)))
        assert (worth is None) == (cost is None)
        assert cost is None or frame.base.value - round(cost * GRAIN) == worth
        kinds.add(
            (worth is None, sum(PEOPLE[one].cost for one in range(4) if sum(teams) >> one & 1) > SOFT.maximum)
        )
    assert len(kinds) == 4


def test_a_choice_that_leaves_a_place_out_has_no_worth():
    """Nor one that fills it twice, or turns places round."""
    frame = Frame(model_of(), bound_at(model_of(), free(model_of())))
    assert [None] * 3 == [frame.weighed(some) for some in ([(0, 1)], [(0, 1), (0, 2)], [(1, 2), (0, 1)])]
    assert frame.weighed([(0, 1), (1, 2)]) is not None


@pytest.mark.parametrize("gap", [0, 1, 5, 99])
def test_teams_within_a_gap_are_those_that_lack_no_more(gap, monkeypatch):
    """Of each place; just as many as memory is meant to hold are listed, and one more are too many."""
    model = model_of(SOFT)
    bound, grain = bound_drawn(model, 3), GRAIN * model.grid
    frame = Frame(model, bound)
    every = {(place, some[place]) for some in every_choice(model) for place in range(2)}
    told = {one for one in every if frame.waste(*one) <= gap * grain}
    monkeypatch.setattr(_backend_team_columns, "LISTED", len(told))
    assert told == set(teams_within(model, bound, gap * grain))
    monkeypatch.setattr(_backend_team_columns, "LISTED", len(told) - 1)
    with pytest.raises(Crowd):
        teams_within(model, bound, gap * grain)


@pytest.mark.parametrize(("more", "base"), [(1, "start"), (0, "bound")])
def test_worths_are_told_as_they_are_while_floats_hold_them(more, base, monkeypatch):
    """From the bound at no prices where all worths are narrower than what floats hold; as wide, from the last bound."""
    model = model_of(SOFT)
    start, bound, told = bound_at(model, free(model)), bound_drawn(model, 3), []
    monkeypatch.setattr(_backend_over_teams, "EXACT", (start.value - model.least) / GRAIN)
    heads = Heads(model, GRAIN, WorkLimit(), ascend, known={None: bound}, models={None: model})

    def frame(_model, at):
        told.append("start" if at is start else "bound" if at is bound else None)
        raise Halt

    monkeypatch.setattr(_backend_over_teams, "Frame", frame)
    monkeypatch.setattr(_backend_over_teams, "EXACT", (start.value - model.least + more) / GRAIN)
    assert bound.value == _backend_over_teams.finish(Says(None), heads, start).proven
    assert told == [base]
