"""Rows beside the flow: whose prices bound a head count, from which known one they go on, and who is heard."""

from types import SimpleNamespace

import pytest

from eig.teams import Objective, Opening, Person, Problem, ShareQuota
from eig.teams.asked import Budget, SkillPoints
from eig.teams.engine import _flow_rows_by_head_count
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._dual_bound import Bound, bound_at, free
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._prices_by_subgradient import Pace
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._work_limit import Halt, WorkLimit
from helpers import small_models as small
from helpers.small_problems import NoTwoHeads


def model_of(skills):
    """Return people for one opening, half of them women at least; whoever has the same skill is alike."""
    return compile_problem(
        Problem(
            people=[
                Person(id=f"p{one}", skills={"data": skill}, attributes={"gender": "fm"[skill % 2]})
                for one, skill in enumerate(skills)
            ],
            openings=[Opening(id="plume", size=(1, 6), weights={"data": 1})],
            rules=[ShareQuota(id="half", attribute="gender", value="f", minimum=50)],
            objective=Objective(terms=[SkillPoints()]),
        )
    )


MODEL = model_of(range(1, 7))
START = bound_at(MODEL, free(MODEL))


def rows_of(model=MODEL):
    return FlowRows.of(flowed(model, WorkLimit()))


@pytest.mark.parametrize(
    ("skills", "merged"), [((3, 3, 4, 4), True), ((3, 4, 5, 6), False), ((3, 3, 4, 5), False)]
)
def test_people_alike_are_one_kind_where_that_halves_them(skills, merged):
    """Two of each are two kinds; where more than half of the kinds would be one person each, all are."""
    assert merged == rows_of(model_of(skills)).merged


@pytest.mark.parametrize(
    ("found", "least", "merged", "which"),
    [
        (8, 0, False, "again"),
        (10, 0, False, "again"),
        (11, 0, False, "begin"),
        (8, 8, False, "again"),
        (8, 9, False, "found"),
        (10, 0, True, "found"),
        (11, 12, True, "begin"),
    ],
)
def test_a_bound_of_rows_is_told_with_teams_where_a_cohort_may_reach_it(
    found, least, merged, which, monkeypatch
):
    """One above what is known is no news; one below the least says enough, and so does one of people alike."""
    begin, lower, again = (Bound(START.prices, value, ()) for value in (10, found, 7))
    monkeypatch.setattr(FlowRows, "part", lambda *_: SimpleNamespace(bound=lower))
    monkeypatch.setattr(FlowRows, "merged", merged)
    monkeypatch.setattr(
        _flow_rows_by_head_count, "bound_at", lambda _model, prices: again if prices is lower.prices else None
    )
    told = rows_of().lower(MODEL.but(least=least), begin, WorkLimit(), Pace(least=least))
    assert told is {"begin": begin, "found": lower, "again": again}[which]


@pytest.mark.parametrize(
    ("least", "other", "enough"), [(10, None, True), (9, None, False), (99, 9, False), (0, 10, True)]
)
def test_prices_of_teams_are_looked_for_where_a_head_count_may_be_worth_it(least, other, enough, monkeypatch):
    """Rows bound it by nine, which is enough below ten: the least, or else what others may hold; all counts at once are not asked."""
    rows, found, teams = rows_of(), Bound(START.prices, 9, START.teams), Bound(START.prices, 8, START.teams)
    monkeypatch.setattr(FlowRows, "lower", lambda *_: found)
    monkeypatch.setattr(_flow_rows_by_head_count, "ascend", lambda *_: teams)
    pace = Pace(least=least, other=other)
    assert rows.beside(MODEL.with_heads(2), START, WorkLimit(), pace) is (found if enough else teams)
    assert rows.beside(MODEL, START, WorkLimit(), pace) is teams


def test_a_head_count_goes_on_from_the_nearest_one_known(monkeypatch):
    """Of two and five, four goes on from five; all of them at once are what is gone on from last."""
    rows, told = rows_of(), []
    basis = SimpleNamespace(copy=lambda: "the start")
    monkeypatch.setattr(_flow_rows_by_head_count, "basis_of", lambda *_: "the start")

    def made(_table, _model, basis, _value, **_):
        told.append(basis)
        return SimpleNamespace(lowered=lambda *_: None)

    monkeypatch.setattr(_flow_rows_by_head_count.SearchPart, "of", made)
    for one in (None, 2, 5):
        rows.parts[one] = SimpleNamespace(
            basis=SimpleNamespace(copy=lambda one=one: one), table=None, least=None
        )
    for head in (4, 3, 1, 9):
        rows.part(head, MODEL, WorkLimit())
        del rows.parts[head]
    assert told == [5, 2, 2, 5]
    rows.parts = {None: SimpleNamespace(basis=basis, table=None, least=None)}
    rows.part(4, MODEL, WorkLimit())
    rows.parts = {}
    rows.part(4, MODEL, WorkLimit())
    assert told[4:] == ["the start"] * 2


@pytest.mark.parametrize(("at", "made"), [(1, []), (2, ["basis"]), (9, ["basis", "part"])])
def test_a_word_to_stop_is_heard_before_and_after_a_basis_is_made(at, made, monkeypatch):
    """Nothing more is made once it is said."""
    rows, told, asked = rows_of(), [], []
    monkeypatch.setattr(_flow_rows_by_head_count, "basis_of", lambda *_: told.append("basis"))

    def part(*_, **__):
        told.append("part")
        raise Halt

    monkeypatch.setattr(_flow_rows_by_head_count.SearchPart, "of", part)
    with pytest.raises(Halt):
        rows.part(None, MODEL, WorkLimit(stop=lambda: asked.append(1) or len(asked) == at))
    assert told == made


@pytest.mark.parametrize(("wide", "asked"), [(3, True), (2, False)])
def test_rows_are_asked_beside_teams_up_to_so_many_places(wide, asked, monkeypatch):
    """Three openings are as many as are allowed, or one too many; where seats say all, any number is."""
    monkeypatch.setattr(_flow_rows_by_head_count, "WIDE", wide)
    budget, apart = Budget(id="money", amount="cost", maximum=9), NoTwoHeads()
    openings = [small.place(name, size=(1, 2)) for name in ("adler", "brume", "plume")]
    for rules, told in ([budget, apart], asked), ([budget], True):
        assert (
            FlowRows.of(flowed(small.model_of(*rules, openings=openings), WorkLimit())) is not None
        ) == told


@pytest.mark.parametrize(("minimum", "there"), [(20, False), (12, True)])
def test_rows_tell_that_no_cohort_is_there(minimum, there):
    """No two people cost twenty: rows give a bound below any cohort, with the best team of each place; none of twelve."""
    model = small.model_of(
        Budget(id="money", amount="cost", minimum=minimum, maximum=99), openings=[small.place("adler")]
    )
    rows, work_limit = FlowRows.of(flowed(model, WorkLimit())), WorkLimit()
    below = rows.below(None, model, work_limit)
    assert (below is None) == there
    if below is not None:
        assert below.value < model.least
        assert len(below.teams) == len(model.places)


def test_rows_tell_of_no_cohort_only_below_the_least():
    """Where nothing is worth anything, what rows bound at the least may be a cohort: it is none of theirs to rule out."""
    budget = Budget(id="money", amount="cost", maximum=9)
    model = compile_problem(Problem(people=small.PEOPLE, openings=small.PLUME, rules=[budget]))
    rows, work_limit = FlowRows.of(flowed(model, WorkLimit())), WorkLimit()
    assert rows.part(None, model, work_limit).value == model.least
    assert rows.below(None, model, work_limit) is None
    assert rows.below(None, model.but(least=model.least + 1), work_limit) is not None
