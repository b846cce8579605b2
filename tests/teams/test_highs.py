"""HiGHS finishes what pure Python has reduced; so may any backend that keeps the same promise."""
# ruff: noqa: N802 # the stand-in has the names of the extra

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from attrs import frozen

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from small_problems import problem, vector
from team_instances import instance

from eig.teams import (
    Cohort,
    CohortSum,
    Count,
    Objective,
    Opening,
    Person,
    Problem,
    Share,
    SkillPoints,
    check,
    compose,
)
from eig.teams.highs import Highs, Unfinished

PEOPLE = [
    Person(id=f"p{one}", skills={"data": one}, cost=one, attributes={"region": "east" if one % 2 else "west"})
    for one in range(1, 7)
]
OPENINGS = [Opening(id=name, size=(1, 2), weights={"data": 1}) for name in ("adler", "plume")]
BUDGET = CohortSum(id="budget", amount="cost", most=13)
TERMS = Objective(terms=[SkillPoints()])


@frozen
class EveryChoice:
    """A backend that goes through every choice of a team a place: slow, and easy to believe."""

    def pack(self, packing):
        from itertools import product

        places = {}
        for number, column in enumerate(packing.columns):
            places.setdefault(column[0][0], []).append(number)
        kept = [one for one in product(*places.values()) if self._cost(packing, one) is not None]
        return min(kept, key=lambda one: self._cost(packing, one), default=None)

    def _cost(self, packing, chosen):
        sums = [0] * len(packing.high)
        for number in chosen:
            for row, value in packing.columns[number]:
                sums[row] += value
        total = sum(packing.costs[number] for number in chosen)
        for value, low, high, fine in zip(sums, packing.low, packing.high, packing.fines, strict=True):
            if (low is not None and value < low) or (value > high and fine is None):
                return None
            total += fine * (value - high) if value > high else 0
        return total


@frozen
class Wrong:
    """A backend that answers wrongly: nothing it says may be taken on trust."""

    chosen: object

    def pack(self, packing):
        return self.chosen(packing)


def fake_highspy(status, values=(), text="time limit"):
    """Return a stand-in for the extra, that records the programme and answers as told."""
    module = ModuleType("highspy")
    module.seen = []

    class Programme:
        def __init__(self):
            self.a_matrix_ = SimpleNamespace()

    class Solver:
        def silent(self):
            module.seen.append("silent")

        def setOptionValue(self, name, value):
            module.seen.append((name, value))

        def passModel(self, programme):
            module.seen.append(programme)

        def run(self):
            module.seen.append("run")

        def getModelStatus(self):
            return status

        def modelStatusToString(self, given):
            return text

        def getSolution(self):
            return SimpleNamespace(col_value=list(values))

    module.Highs, module.HighsLp, module.kHighsInf = Solver, Programme, float("inf")
    module.HighsModelStatus = SimpleNamespace(kInfeasible="infeasible", kOptimal="optimal")
    module.MatrixFormat = SimpleNamespace(kColwise="columns")
    module.HighsVarType = SimpleNamespace(kInteger="whole", kContinuous="real")
    return module


@pytest.mark.parametrize("seed", range(40))
def test_a_backend_finds_what_pure_python_finds(seed):
    """Whoever chooses among the teams within the gap, the score is the same."""
    given = problem(seed)
    alone, helped = compose(given), compose(given, backend=EveryChoice())

    assert alone.status == helped.status
    if alone.cohort is not None:
        assert vector(given, alone.cohort) == vector(given, helped.cohort)


@pytest.mark.parametrize(
    "chosen",
    [
        lambda packing: (0,),
        lambda packing: (0, 0),
        lambda packing: tuple(_first_of_each(packing)),
        lambda packing: tuple(_same_person_twice(packing)),
        lambda packing: tuple(_heaviest(packing)),
    ],
)
def test_a_backend_that_answers_wrongly_is_not_believed(chosen):
    """An answer that seats someone twice, leaves a place out or passes a limit is dropped, not returned."""
    given = Problem(people=PEOPLE, openings=OPENINGS, rules=[BUDGET], objective=TERMS)
    found = compose(given, backend=Wrong(chosen))

    assert found.cohort is None or check(found.cohort, given) == ()


def _heaviest(packing):
    last = len(packing.high) - 1
    use = [dict(column).get(last, 0) for column in packing.columns]
    pairs = [
        (use[one] + use[other], one, other)
        for one, first in enumerate(packing.columns)
        for other, second in enumerate(packing.columns)
        if first[0] < second[0] and not {row for row, _ in first[1:-1]} & {row for row, _ in second[1:-1]}
    ]
    return max(pairs)[1:] if pairs else (0,)


def _same_person_twice(packing):
    pairs = [
        (one, other)
        for one, first in enumerate(packing.columns)
        for other, second in enumerate(packing.columns)
        if first[0] < second[0] and {row for row, _ in first[1:3]} & {row for row, _ in second[1:3]}
    ]
    return pairs[0] if pairs else (0,)


def test_the_face_of_the_module_is_what_it_promises():
    """`dir` shows the public names."""
    from eig.teams import highs

    assert ["Highs", "Unfinished"] == dir(highs)


def _first_of_each(packing):
    seen = set()
    for number, column in enumerate(packing.columns):
        if column[0][0] not in seen:
            seen.add(column[0][0])
            yield number


def test_soft_limits_cost_a_backend_their_fine():
    """A soft budget may be passed, at its price."""
    soft = CohortSum(id="budget", amount="cost", most=3, level=1, weight=2)
    given = Problem(people=PEOPLE, openings=OPENINGS, rules=[soft], objective=TERMS)

    assert compose(given).worth == compose(given, backend=EveryChoice()).worth


def test_highs_is_given_the_teams_as_whole_numbers(monkeypatch):
    """Columns are teams, then what each soft limit is passed by; the gap closes below one point; one thread."""
    module = fake_highspy("infeasible")
    monkeypatch.setitem(sys.modules, "highspy", module)
    soft = CohortSum(id="budget", amount="cost", most=3, level=1, weight=2)
    compose(Problem(people=PEOPLE, openings=OPENINGS, rules=[soft], objective=TERMS), backend=Highs())
    programme = next(one for one in module.seen if hasattr(one, "a_matrix_"))

    assert ("threads", 1) in module.seen
    assert ("mip_abs_gap", 0.999) in module.seen
    assert programme.integrality_.count("real") == 1
    assert len(programme.col_cost_) == programme.num_col_ == len(programme.col_upper_)
    assert (
        programme.a_matrix_.start_[-1] == len(programme.a_matrix_.index_) == len(programme.a_matrix_.value_)
    )


def test_what_highs_chooses_is_read_by_number(monkeypatch):
    """Columns at 1 are the teams chosen."""
    module = fake_highspy("optimal", values=[1.0] * 500)
    monkeypatch.setitem(sys.modules, "highspy", module)
    alone = Problem(people=PEOPLE[:1], openings=OPENINGS[:1], objective=TERMS)

    assert compose(alone, backend=Highs()).cohort == Cohort.of({"adler": ["p1"]})


def test_a_solver_that_stops_says_so(monkeypatch):
    """A time limit reached inside HiGHS is an error that names it, never a wrong answer."""
    monkeypatch.setitem(sys.modules, "highspy", fake_highspy("stopped"))

    with pytest.raises(Unfinished, match="time limit"):
        compose(Problem(people=PEOPLE, openings=OPENINGS, objective=TERMS), backend=Highs())


@pytest.mark.peer
@pytest.mark.parametrize("seed", range(40))
def test_the_real_highs_gives_the_same_score(seed):
    """On problems of a promotion's size, HiGHS finishing gives the same optimum, and no breach."""
    pytest.importorskip("highspy")
    from topics_teams import problem_of

    given = problem_of(instance(seed))
    alone, helped = compose(given), compose(given, backend=Highs())

    assert (alone.status, alone.worth) == (helped.status, helped.worth)
    assert helped.cohort is None or check(helped.cohort, given) == ()


def test_counts_and_shares_are_packed_too():
    """Every kind of limit goes to the backend, whatever the head count."""
    rules = [
        Count(id="west", attribute="region", value="west", low=1),
        Share(id="east", attribute="region", value="east", low=50),
    ]
    given = Problem(people=PEOPLE, openings=OPENINGS, rules=rules, objective=TERMS)

    assert compose(given).worth == compose(given, backend=EveryChoice()).worth
