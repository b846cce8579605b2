"""Progress is told in every room by the same value, and it never goes back."""

from datetime import date, time
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig import jury, teams
from eig._values.progress_and_stopping import Watch
from eig.errors import Fault
from eig.jury.assignment import assign_reviewers, design_panels
from eig.jury.robustness import bootstrap, expected_ranks, leave_one_juror_out
from eig.jury.selection import fair_lottery
from eig.jury.severity import Estimates
from eig.jury.votes import Preference, Preferences, kemeny
from eig.lots import Decision
from eig.programme import Quota
from eig.teams import alternatives, compose, repair
from eig.teams.answers import (
    _composed_within_limits,
    _why_a_seat_or_none,
    binding_rules,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    relaxations,
)
from eig.teams.answers._composed_within_limits import composed
from eig.teams.answers._rules_added_as_questions import FEWEST
from eig.timeline.hearings import HalfDay, Hearing, timetable
from eig.timeline.plan import Job, Jobs, level_jobs
from eig.typing import SearchProgress
from helpers.costs import at_most

PROFILES = {f"j{at}": ["abc"[at % 3], "uv"[at % 2], "xyz"[at * at % 3]] for at in range(9)}
REVIEWS = jury.Reviews.from_triples(
    [("a", "j1", 5), ("a", "j2", 4), ("b", "j1", 3), ("b", "j2", 4), ("c", "j1", 1), ("c", "j2", 2)]
)
ORDERS = Preferences.from_orders(
    [
        Preference(tiers=[[name] for name in order])
        for order in ("fdgchabe", "ghfcbead", "ecgbfadh", "abehdgcf", "ecgdabfh")
    ]
)
NEEDS = [(4, 2), (1, 2), (5, 2), (4, 2), (4, 2), (5, 1), (5, 1), (3, 1)]
JOBS = Jobs(
    jobs=[
        Job(key=f"a{n}", duration=length, demand=demand, preds=[f"a{n - 3}"] if n > 2 else [])
        for n, (length, demand) in enumerate(NEEDS)
    ],
    capacity=3,
)
HALF_DAYS = [
    HalfDay(key=f"d{n}", day=date(2020, 3, 24 + n), starts=time(9), ends=time(12, 30)) for n in range(2)
]
HEARINGS = [Hearing(key=f"h{n}", jurors=[f"j{n % 3}", f"j{n % 4 + 3}"]) for n in range(9)]


TWINS = teams.Problem(
    people=[teams.Person(id=name) for name in ("p1", "p2", "p3")], openings=[teams.Opening(id="plume")]
)
ORDER = Decision(by="jury", order=["p3", "p2"], reference="minutes, 4.2")
RING = {f"i{n}": {"a": str(n % 5), "b": str((n + 1) % 5)} for n in range(5)}
QUOTAS = [Quota(attribute=a, value=str(n), maximum=1) for a in "ab" for n in range(5)]


def _repaired():
    return repair(TWINS, teams.asked.Cohort.of({"plume": ["p1"]}), withdrawn=["p1"])


def _assigned(**options):
    """Return a jury of six for eight items, the worst-off item first, then the next, and so on."""
    worth = {f"c{i}": {f"j{j}": (i * 5 + j * 3) % 11 for j in range(6)} for i in range(8)}
    return assign_reviewers(
        list(worth), [f"j{j}" for j in range(6)], reviews_per_item=2, loads=(2, 3), affinity=worth,
        objective="leximin", connected=True, **options,
    )  # fmt: skip


def promotion(most=60):
    """Return twelve people for four openings, where a budget and a share bind."""
    people = [
        teams.Person(
            id=f"p{n:02}",
            wishes=[f"c{(n + k) % 4}" for k in range(1 + n % 3)],
            cost=5 + n * 7 % 11,
            attributes={"gender": "fm"[n % 3 > 0]},
            skills={"data": 1 + n * 5 % 7},
            open_to_all=n % 4 == 0,
        )
        for n in range(12)
    ]
    return teams.Problem(
        people=people,
        openings=[teams.Opening(id=f"c{n}", size=(1, 2), weights={"data": 2}) for n in range(4)],
        rules=[
            teams.asked.Budget(maximum=most),
            teams.ShareQuota(attribute="gender", value="f", minimum=45),
            teams.Apart.of("p01", "p05"),
        ],
        objective=teams.Objective(
            terms=[teams.asked.SkillPoints(), teams.WishPoints(by_rank=[3, 2], level=2)]
        ),
    )


def _price():
    found = compose(promotion())
    out = next(one.id for one in found.problem.people if one.id not in found.cohort.people)
    return found.points_lost(out, found.problem.person(out).wishes[0])


CALLS = {
    "compose": lambda tell: compose(promotion(), progress=tell),
    "compose, stopped": lambda tell: compose(promotion(), nodes=9, progress=tell),
    "compose, infeasible": lambda tell: compose(promotion(9), progress=tell),
    "points_lost": lambda tell: compose(promotion()).points_lost("p00", "c0", progress=tell),
    "repair": lambda tell: repair(
        (found := compose(promotion())), withdrawn=found.cohort.people[:1], progress=tell
    ),
    "relaxations": lambda tell: relaxations(compose(promotion()), lift=True, progress=tell),
    "binding_rules": lambda tell: binding_rules(_price(), progress=tell),
    "alternatives": lambda tell: alternatives(promotion(), compose(promotion()).cohort, k=2, progress=tell),
    "pareto_front": lambda tell: pareto_front(promotion(), progress=tell),
    "minimal_conflict": lambda tell: minimal_conflict(promotion(9), progress=tell),
    "conflicts_and_corrections": lambda tell: conflicts_and_corrections(promotion(9), limit=4, progress=tell),
    "find_equals": lambda tell: compose(TWINS).find_equals(progress=tell),
    "settle": lambda tell: compose(TWINS).settle(ORDER, progress=tell),
    "repair, settled": lambda tell: _repaired().settle(ORDER, progress=tell),
    "front, its equals": lambda tell: pareto_front(promotion()).find_equals(1, progress=tell),
    "assign_reviewers": lambda tell: _assigned(progress=tell),
    "fair_lottery": lambda tell: fair_lottery(RING, places=2, quotas=QUOTAS, progress=tell),
    "leave_one_juror_out": lambda tell: leave_one_juror_out(REVIEWS, places=1, progress=tell),
    "kemeny": lambda tell: kemeny(ORDERS, progress=tell),
    "level_jobs": lambda tell: level_jobs(JOBS, progress=tell),
    "timetable": lambda tell: timetable(HEARINGS, HALF_DAYS, conflicts=[("j1", "h0")], progress=tell),
    "bootstrap": lambda tell: bootstrap(REVIEWS, places=1, replicates=120, progress=tell),
    "design_panels": lambda tell: design_panels(PROFILES, sizes={"p": 5, "q": 4}, progress=tell),
}
RISING = dict.fromkeys(CALLS, True) | dict.fromkeys(
    ["minimal_conflict", "level_jobs", "design_panels"], False
)


@pytest.mark.slow(one_in=5)
@pytest.mark.parametrize("name", CALLS)
def test_progress_never_goes_back(name):
    """`done` never falls nor passes a total, the gap never grows, and the bound is never on the wrong side."""
    told = []
    CALLS[name](told.append)

    assert told
    assert {SearchProgress} == set(map(type, told))
    assert all(one.done <= two.done and one.total == two.total for one, two in pairwise(told))
    assert all(at.total is None or at.done <= at.total for at in told)
    gaps = [at.gap for at in told if at.gap is not None]
    assert gaps == sorted(gaps, reverse=True)
    sides = [
        (at.best, at.bound) if RISING[name] else (at.bound, at.best) for at in told if at.gap is not None
    ]
    assert all(low <= high for low, high in sides)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("name", ["minimal_conflict", "conflicts_and_corrections"])
def test_each_question_is_counted_once(name):
    """Whoever looks for conflicts asks one question after the other: no number is passed over."""
    told = []
    CALLS[name](told.append)

    assert list(range(1, told[-1].done + 1)) == sorted({at.done for at in told})
    assert told[-1].done > 1


@pytest.mark.slow(one_in=10)
@pytest.mark.parametrize("name", CALLS)
def test_progress_changes_no_answer(name):
    """Whoever is told of the work gets the same answer."""
    assert CALLS[name](None) == CALLS[name](lambda _: None)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("call", "proven"),
    [
        (lambda stop: kemeny(ORDERS, stop=stop), lambda found: found.proven),
        (lambda stop: level_jobs(JOBS, stop=stop), lambda found: found.optimal),
    ],
    ids=["kemeny", "level_jobs"],
)
def test_a_word_to_stop_ends_it_with_what_is_known(call, proven):
    """The answer is one all the same, and says that it is not proven."""
    asked = []
    assert not proven(call(lambda: asked.append(1) or True))
    assert [1] == asked
    assert proven(call(lambda: False))


ANSWERS = {
    "relaxations": list,
    "binding_rules": list,
    "alternatives": list,
    "pareto_front": lambda found: list(found.points),
    "conflicts_and_corrections": lambda found: [evolve(one, only=None) for one in found.conflicts],
    "leave_one_juror_out": lambda found: list(found.without.values()),
}


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("name", ANSWERS)
def test_each_answer_is_told_as_it_comes(name):
    """Where work gives several answers, all of them are told one by one before it ends."""
    told = []
    found = ANSWERS[name](CALLS[name](told.append))
    came = [at.found for at in told if at.found is not None]

    assert len(came) >= len(found) > 0
    assert all(one in came for one in found)


def test_what_is_known_of_equals_is_told_on_the_way():
    """Seats that are told to be possible are; none is told to be certain before it is proven."""
    told = []
    equals = compose(TWINS).find_equals(progress=told.append)
    came = [at.found for at in told if at.found is not None]

    assert came
    assert all(set(one.possible) <= set(equals.possible) and not one.certain for one in came)
    assert all(one.count <= equals.count and not one.exact for one in came)


@pytest.mark.slow
def test_an_explanation_takes_a_few_times_the_steps_of_the_first_search(monkeypatch):
    """Equals share one effort, and so do the seats asked for; each search has a few steps at least."""
    found, spent = compose(promotion()), []

    def counted(*given_, **options):
        answer = composed(*given_, **options)
        spent.append(answer.nodes)
        return answer

    for home in (_composed_within_limits, _why_a_seat_or_none):
        monkeypatch.setattr(home, "composed", counted)
    found.explain(next(one.id for one in found.problem.people if one.id not in found.cohort.people))

    effort = _composed_within_limits.EQUALS * max(found.nodes, _composed_within_limits.FEWEST)
    effort += _why_a_seat_or_none.LONGER * max(found.nodes, _why_a_seat_or_none.FEWEST)
    assert 0 < sum(spent) <= effort + FEWEST * len(spent)


def test_an_assignment_that_is_stopped_is_one():
    """Every item has its readers, and it says that it is not proven; once said, the word to stop stands."""
    asked = []
    found = _assigned(stop=lambda: asked.append(1) or True)

    assert ([1], False) == (asked, found.proven)
    assert all(len(readers) == 2 for readers in found.readers.values())
    assert _assigned(stop=lambda: False) == _assigned()


@pytest.mark.untraced
@pytest.mark.parametrize("before", range(1, 12))
def test_an_assignment_stopped_at_any_step_is_no_better_than_the_end(before):
    """What is found by then is an assignment, and its worst-off item is no better off than at the end."""
    asked = iter(range(before))
    found, best = _assigned(stop=lambda: next(asked, None) is None), _assigned()

    assert found.worst <= best.worst <= found.worst_bound


def test_a_timetable_that_is_stopped_is_one():
    """As many hearings as were placed, and how many could be at most."""
    found = timetable(HEARINGS, HALF_DAYS[:1], stop=lambda: True)
    assert len(found.sittings) <= found.most


@pytest.mark.untraced
def test_a_conflict_is_told_down_to_what_is_necessary():
    """At the end as many rules are known to conflict as are shown necessary."""
    told = []
    found = minimal_conflict(promotion(9), progress=told.append)

    assert (len(found.rules), 0) == (told[-1].best, told[-1].gap)


@at_most(60)
@given(
    st.booleans(),
    st.none() | st.integers(0, 9),
    st.lists(st.tuples(st.integers(0, 12), *[st.none() | st.integers(-9, 9)] * 2), min_size=1),
)
def test_what_is_told_is_never_less_than_before(rising, total, tellings):
    """Whatever is found in turn: done steps, the best and the bound only ever come nearer."""
    told = []
    watch = Watch(told.append, total, rising=rising)
    for done, best, bound in tellings:
        watch.tell(done, best=best, bound=bound)

    sign = 1 if rising else -1
    assert len(told) == len(tellings)
    for one, two in pairwise(told):
        assert one.done <= two.done
        assert one.best is None or sign * one.best <= sign * two.best
        assert one.bound is None or sign * one.bound >= sign * two.bound


def test_a_search_tells_its_steps_as_it_is_asked_to_stop():
    """Sixty-four steps are told at least, whoever else wants to know whether to stop; nobody who does not."""
    told, steps = [], iter([1, 64, 64, 70])
    asked = Watch(told.append).asking(lambda: True, lambda: next(steps))

    assert (asked(), asked(), asked()) == (True, True, True)
    assert [64] == [at.done for at in told]
    assert Watch(None).asking(None, int) is None


def test_steps_are_told_sixty_four_apart():
    """However often a search asks whether to stop, what it tells is sixty-four steps further each time, or more."""
    told, steps = [], iter(range(0, 1000, 2))
    done = [next(steps)]
    asked = Watch(told.append).asking(None, lambda: done[0])
    for done[0] in steps:
        asked()

    assert list(range(64, 1000, 64)) == [at.done for at in told]


def test_a_value_checks_itself():
    """A progress is a value as any other."""
    with pytest.raises(Fault):
        SearchProgress(done="3")
    assert evolve(SearchProgress(done=1), best=3, bound=5).gap == 2
    assert SearchProgress(done=1, best=3).gap is None


def test_expected_ranks_tell_it_too():
    """The jury's draws are told by the same value."""
    told = []
    estimates = Estimates.independent({"a": 1, "b": 0}, {"a": 1, "b": 1})
    expected_ranks(estimates, k=1, draws=600, progress=told.append)

    assert [(1, 3), (2, 3), (3, 3)] == [(at.done, at.total) for at in told]
