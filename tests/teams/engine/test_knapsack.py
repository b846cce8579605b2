"""A sum kept whole: what a table tells of it bounds all cohorts, and its few answers hide none."""

from itertools import product
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.programme import Quota
from eig.teams import MeritPoints, Objective, Opening, Person, Problem, Together, compose
from eig.teams.asked import Budget, CohortQuota
from eig.teams.engine import _knapsack, _seat_branching
from eig.teams.engine._cohort_rule_rows import FlowRows
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._flow_optimum import Flowed, flowed, worth_of
from eig.teams.engine._knapsack import Knapsack
from eig.teams.engine._model import GRAIN
from eig.teams.engine._work_limit import WorkLimit
from helpers.costs import at_most
from helpers.small_problems import feasible_cohorts


def part_of(problem):
    """Return the root part of a problem; None where it has none."""
    model = compile_problem(problem)
    flow = flowed(model, WorkLimit())
    rows = FlowRows.of(flow) if isinstance(flow, Flowed) else None
    return None if rows is None else rows.part(None, model, WorkLimit())


def one_mark(costs, marks, most, *, sizes=((1, 2), (1, 2)), rules=()):
    """Return people with one mark each, whatever the seat, under a budget."""
    places = [f"c{one}" for one in range(len(sizes))]
    people = [
        Person(id=f"p{one}", cost=cost, attributes={"gender": "fm"[one % 2]})
        for one, cost in enumerate(costs)
    ]
    given_ = {(f"p{one}", place, None): mark for one, mark in enumerate(marks) for place in places}
    return Problem(
        people=people,
        openings=[Opening(id=place, size=size) for place, size in zip(places, sizes, strict=True)],
        rules=[Budget(id="money", amount="cost", maximum=most), *rules],
        objective=Objective(terms=[MeritPoints.of(given_)]),
    )


FIVE = ((30, 50, 70, 40, 60), (12, 17, 25, 13, 21))


def knapsack(most=120, **options):
    """Return the knapsack of five people of whom some can be paid."""
    return Knapsack.of(part_of(one_mark(*FIVE, most, **options)))


def ways(whole):
    """Yield every choice of options that fits, with what it is worth: the plainest way to solve a knapsack."""
    firsts = [options[0].use for options in whole.open]
    for taken in product(*whole.open):
        used = sum(one.use - first for one, first in zip(taken, firsts, strict=True))
        if used <= whole.room * whole.step:
            gained = sum(one.profit for one in taken) - sum(options[0].profit for options in whole.open)
            yield whole.base + gained, list(taken)


@pytest.mark.parametrize("most", range(60, 260, 10))
def test_a_table_tells_what_going_through_all_choices_tells(most):
    """The most that fits, and each way to be worth so much, are those of all ways to choose."""
    whole = knapsack(most)
    if whole is None:
        assert most >= 220  # nobody need be left out for it
        return
    tables = whole.tables(bool)
    every = list(ways(whole))
    assert max(every, key=lambda one: one[0])[0] == whole.base + tables[-1][-1]
    for target in sorted({worth for worth, _ in every})[-6:]:
        wanted = [[id(one) for one in taken] for worth, taken in every if worth >= target]
        found = [[id(one) for one in taken] for taken in whole.answers(tables, target)]
        assert sorted(wanted) == sorted(found)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 13))
def test_a_sum_kept_whole_bounds_every_cohort_and_never_above_the_programme(seed):
    """Whatever the prices of the other rows: no cohort is worth more, and the price of the sum proves no less."""
    draw = Random(f"sums {seed}")
    rule = CohortQuota(id="women", quota=Quota(attribute="gender", value="f", minimum=2))
    costs, marks = ([draw.randint(3, 30) for _ in range(6)] for _ in range(2))
    problem = one_mark(costs, marks, draw.randint(30, 60), rules=[rule])
    part = part_of(problem)
    whole = None if part is None else Knapsack.of(part)
    if whole is not None and whole.room >= 0:
        most = whole.base + whole.tables(bool)[-1][-1]
        model = part.table.model
        worths = [worth_of(model, model.teams(one)) for one in feasible_cohorts(problem)]
        assert max(worths, default=most) <= most <= part.value


@pytest.mark.slow
@at_most(15)
@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 20)), min_size=3, max_size=5), st.integers(10, 60)
)
def test_one_mark_a_person_under_a_budget(people, most):
    """Interchangeable openings: the best cohort is the best of all, or there is none."""
    problem = one_mark([10 * cost for cost, _ in people], [mark for _, mark in people], 10 * most)
    found = compose(problem)
    marks = {f"p{one}": mark for one, (_, mark) in enumerate(people)}
    worths = [sum(marks[one] for one in cohort.people) for cohort in feasible_cohorts(problem)]
    assert max(worths, default=None) == found.worth
    assert found.status == ("optimal" if worths else "infeasible")


class TestClosing:
    """A part is closed where its table's answers are few, and none hides a better cohort."""

    @staticmethod
    def told(whole, known, work_limit=None):
        """Return whether a knapsack is closed, where so much is known, and the best worth then known."""
        best = [known]

        def offer(teams):
            worth = worth_of(whole.part.table.model, teams)
            best[0] = max(best[0], worth or best[0])

        return whole.closes(work_limit or WorkLimit(), lambda: best[0] + GRAIN, offer), best[0]

    def test_the_flow_seats_its_answer(self):
        """The best five can pay is found where it was not known, and proven."""
        best = compose(one_mark(*FIVE, 120))
        assert (True, best.worth * GRAIN) == self.told(knapsack(), 0)

    def test_more_answers_than_are_gone_through_leave_it_open(self, monkeypatch):
        """The first of them is seated all the same: it may be a cohort."""
        best = compose(one_mark(*FIVE, 120))
        monkeypatch.setattr(_knapsack, "LEAVES", 1)
        assert (False, best.worth * GRAIN) == self.told(knapsack(), 0)

    def test_a_table_that_is_too_wide_tells_nothing(self, monkeypatch):
        """No more is kept in memory than was said."""
        whole = knapsack()
        monkeypatch.setattr(_knapsack, "CELLS", (len(whole.open) + 1) * (whole.room + 1))
        assert whole.tables(bool) is not None
        monkeypatch.setattr(_knapsack, "CELLS", (len(whole.open) + 1) * (whole.room + 1) - 1)
        assert (None, (False, 0)) == (whole.tables(bool), self.told(whole, 0))

    def test_without_room_for_the_least_there_is_no_cohort(self):
        """Nobody can be left out who must sit: the sum is passed whatever is chosen."""
        whole = knapsack()
        whole.room = -1
        assert (True, 0) == self.told(whole, 0)

    def test_an_answer_that_other_rows_forbid_leaves_it_open(self):
        """At no price of its own, a quota is not seen by the table: its answer may be no cohort."""
        rule = CohortQuota(id="women", quota=Quota(attribute="gender", value="f", maximum=1))
        part = part_of(one_mark(*FIVE, 130, rules=[rule]))
        whole = Knapsack.of(part)
        quota = len(part.table.seats.nodes) + 1
        assert part.table.lines[1] == (1,)
        part.prices = tuple(0 if row == quota else price for row, price in enumerate(part.prices))
        part.profits = part._profits(part.prices)
        closed, best = self.told(Knapsack.of(part), 0)
        assert (closed, best < compose(one_mark(*FIVE, 130)).worth * GRAIN) == (False, True)
        assert whole is not None

    def test_an_answer_that_seats_nobody_at_an_opening_hides_no_cohort(self):
        """Where all of the table's people fit but an opening stays empty, the flow says so."""
        whole = knapsack()
        first = [options[0] for options in whole.open]
        value, teams = whole.seated(first, WorkLimit())
        assert (value < whole.part.table.model.least, teams) == (True, ())

    def test_whoever_must_sit_is_one_that_the_flow_seats(self):
        """More people than seats: what no cohort passes is far below any."""
        whole = knapsack(most=1000, sizes=((1, 1), (1, 1))) or knapsack(most=75, sizes=((1, 1), (1, 1)))
        last = [options[-1] for options in whole.open]
        value, _ = whole.seated(last, WorkLimit())
        assert value < whole.part.table.model.least

    def test_people_bound_to_sit_together_are_not_seated_by_the_flow(self):
        """Where two people sit together or not at all, a part is closed only if no answer is worth enough."""
        whole = knapsack(sizes=((1, 3), (1, 2)), rules=[Together.of("p0", "p1")])
        top, offered = whole.base + whole.tables(bool)[-1][-1], []
        told = [
            whole.closes(WorkLimit(), lambda least=least: least, offered.append) for least in (top, top + 1)
        ]
        assert ([False, True], []) == (told, offered)

    def test_it_is_heard_when_to_stop(self):
        """Asked at every unit of a table, and at every chain of a flow."""
        asked = []
        work_limit = WorkLimit(stop=lambda: asked.append(1) or len(asked) > 3)
        whole = knapsack()
        with pytest.raises(_knapsack.Halt):
            self.told(whole, 0, work_limit)
        halted = WorkLimit(stop=lambda: True)
        with pytest.raises(_knapsack.Halt):
            whole.seated([options[-1] for options in whole.open], halted)


def test_whoever_is_bound_to_a_seat_has_no_choice():
    """A column that must be taken is all that its unit may take."""
    part = part_of(one_mark(*FIVE, 120)).copy()
    column = part.table.programme.groups[0][0]
    part.basis.low[column] = 1.0
    (unit, options), *_ = Knapsack.of(part).units
    assert (0, (column,)) == (unit, options[0].columns)
    assert len(options) == 1


@pytest.mark.parametrize(("closes", "asked"), [(True, 5), (False, 3)])
def test_after_a_part_that_a_sum_did_not_close_one_is_not_asked(closes, asked, monkeypatch):
    """Of five parts all are asked where each is closed, and every other one where none is."""
    seen = []
    whole = SimpleNamespace(closes=lambda *_: seen.append(1) or closes)
    monkeypatch.setattr(_seat_branching.Knapsack, "of", lambda _: whole)
    parting = _seat_branching.Parting(None, WorkLimit(), None, [])
    told = [parting._closed(None) for _ in range(5)]
    assert asked == len(seen)
    assert told == [closes] * 5
