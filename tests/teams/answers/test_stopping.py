"""A caller's word to stop is asked for while a problem is read too: counted in what is read, never in seconds."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from attrs import frozen

from eig.teams import Objective, Opening, Person, Problem, ShareQuota, WishPoints, compose
from eig.teams.answers import (
    alternatives,
    binding_rules,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    relaxations,
)
from eig.teams.answers._sum_limits_in_a_conflict import Numbers
from eig.teams.asked import Budget, Seat
from eig.teams.engine import Highs, _falling_target_search, _work_limit
from eig.teams.engine._problem_to_model import compile_problem
from helpers.shares import few, whole
from helpers.unfolded import unfolded

READ = 150  # people, for the tests: what may be looked at between two questions is twice as much


@dataclass
class Reader:
    """A caller who counts how many people are looked at, at how many openings, and says stop at one question."""

    at: int | None = None
    asked: int = 0
    since: int = 0  # looked at since the last question
    longest: int = 0
    after: int = field(default=0)  # looked at, or asked, after the word

    @property
    def said(self):
        """Tell whether the word was said."""
        return self.at is not None and self.asked >= self.at

    def look(self):
        """Take note that a person is looked at."""
        self.since += 1
        self.after += self.said

    def stop(self):
        """Tell whether to stop, and begin to count anew."""
        self.after += self.said
        self.asked += 1
        self.longest, self.since = max(self.longest, self.since), 0
        return self.said


READERS = [Reader()]


@frozen
class Anyone:
    """A rule and an aim of the user's own, which allow all, give nothing, and count what they are asked."""

    id: str = "anyone"
    level: int = 0
    weight: int = 1

    def allows(self, person, opening):  # the shape of a seat rule
        """Allow everybody."""
        READERS[-1].look()
        return True

    def say(self, lang="en"):  # the shape of a rule
        """Say the rule."""
        return "anyone may sit"

    def check(self, crews):  # the shape of a rule
        """Find nothing."""
        return ()


@frozen
class Nothing:
    """An aim of the user's own that gives nothing, and counts what it is asked."""

    id: str = "nothing"
    level: int = 1

    def points(self, person, opening):  # the shape of a term
        """Give nothing."""
        READERS[-1].look()
        return 0


def stated(people, **options):
    """Return a problem of so many people who accept all of three openings."""
    rules = [Anyone(), ShareQuota(id="women", attribute="gender", value="f", minimum=50)]
    return Problem(
        people=[
            Person(id=f"p{one:05}", attributes={"gender": "fm"[one % 2]}, cost=1, wishes=[f"c{one % 3}"], open_to_all=True)
            for one in range(people)
        ],
        openings=[Opening(id=f"c{one}", size=(2, 2)) for one in range(3)],
        rules=[*rules, *options.get("rules", ())],
        objective=Objective(terms=[Nothing(), WishPoints(by_rank=[1], level=2)]),
    )  # fmt: skip


SMALL = Budget(id="budget", amount="cost", maximum=5)
QUESTIONS = {
    "compose": lambda given, stop: compose(given, stop=stop),
    "compose with HiGHS": lambda given, stop: compose(given, stop=stop, backend=Highs()),
    "compose what cannot be": lambda given, stop: compose(given.having(SMALL), stop=stop),
    "conflict": lambda given, stop: minimal_conflict(given.having(SMALL), stop=stop),
    "conflicts": lambda given, stop: conflicts_and_corrections(given.having(SMALL), stop=stop, limit=2),
    "relaxations": lambda given, stop: relaxations(found(given), stop=stop),
    "binding rules": lambda given, stop: binding_rules(priced(given), stop=stop),
    "alternatives": lambda given, stop: alternatives(given, found(given).cohort, k=2, stop=stop),
    "front": lambda given, stop: pareto_front(given, stop=stop),
    "equals": lambda given, stop: found(given).find_equals(stop=stop),
}


def found(given):
    """Return the composition, asked of nobody."""
    READERS.append(Reader())
    composition = compose(given)
    READERS.pop()
    return composition


def priced(given):
    """Return what a seat against a wish loses, asked of nobody."""
    READERS.append(Reader())
    price = compose(given).points_lost("p00001", "c0")
    READERS.pop()
    return price


def read_by(reader, question, given):
    """Return the answer to a question that a reader counts."""
    READERS.append(reader)
    try:
        return QUESTIONS[question](given, reader.stop)
    finally:
        READERS.pop()


@pytest.fixture
def soon(monkeypatch):
    """Let the question come soon: the tests need not look at many people."""
    monkeypatch.setattr(_work_limit, "READ", READ)


@pytest.mark.slow(one_in=4)
@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("question", QUESTIONS)
def test_so_much_is_read_between_two_questions_however_much_there_is(question):
    """Six hundred people are looked at for each opening: whoever may say stop is asked on the way."""
    reader = Reader()
    read_by(reader, question, stated(600))

    assert 0 < reader.longest < 2 * READ


@pytest.mark.slow
def test_so_much_is_read_of_a_large_problem():
    """No more is read between two questions, of six thousand people (twelve thousand at night), than is read of fewer."""
    reader = Reader()
    read_by(reader, "compose", stated(few([6_000, 12_000], 1)[-1]))

    assert 0 < reader.longest < 2 * _work_limit.READ


@pytest.mark.slow(one_in=5)
@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("at", [1, 4])
@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_read_after_the_word(question, at):
    """Said while the problem is read, the word ends that: nobody is looked at any more, and nothing is asked."""
    reader = Reader(at=at)
    read_by(reader, question, stated(600))

    assert (True, 0) == (reader.said, reader.after)


@pytest.mark.slow
@pytest.mark.usefixtures("soon")
def test_a_problem_that_was_not_read_to_the_end_has_no_answer():
    """Nothing is known of a best cohort, nor of its worth, and the sentence says that no step was taken."""
    told = []
    answer = compose(stated(600), stop=Reader(at=3).stop, progress=told.append)

    assert ("unknown", None, None, 0) == (answer.status, answer.cohort, answer.bound, answer.nodes)
    assert [(0, None, None)] == [(one.done, one.best, one.bound) for one in told]
    assert "the search was stopped after 0 steps with no cohort found" in unfolded(answer.explain())


@pytest.mark.slow
@pytest.mark.usefixtures("soon")
def test_a_word_never_said_changes_nothing():
    """Asked or not, the answer is the same to the last field."""
    given = stated(700)

    assert compose(given) == compose(given, stop=lambda: False)


def _short():
    """Return problems with too few for their posts, with too small a budget, and that have a cohort."""
    people = [Person(id=f"p{n}", cost=n + 1, wishes=["a"], open_to_all=True) for n in range(4)]
    both = [Opening(id="a"), Opening(id="b")]
    lawyers = [Opening(id=one, posts=[Seat(accepts=["law"])]) for one in "ab"]
    profiled = [Person(id="p0", profiles=["law"]), *(Person(id=f"q{n}", profiles=["data"]) for n in range(3))]
    aims = Objective(terms=[WishPoints(by_rank=[3, 2, 1])])
    return {
        "posts": Problem(people=profiled, openings=lawyers),
        "a budget": Problem(people=people, openings=both, rules=[Budget(maximum=2)]),
        "a cohort": Problem(people=people, openings=both, rules=[Budget(maximum=9)], objective=aims),
    }


@pytest.mark.parametrize("which", ["posts", pytest.param("a budget", marks=pytest.mark.slow), "a cohort"])
def test_whenever_the_word_comes_each_question_ends_with_what_is_known(monkeypatch, which):
    """Asked after every thing that is read, and told to stop at any of the first questions, nothing fails."""
    monkeypatch.setattr(_work_limit, "READ", 1)
    problem = _short()[which]
    best = compose(problem)
    price = None if best.cohort is None else best.points_lost("p3", best.cohort.seats[0][1])
    for at in [*range(1, 40, 1 if whole() else 3), *range(40, 600, 12 if whole() else 36)]:
        assert compose(problem, stop=Reader(at=at).stop).status in {"unknown", "best_so_far", best.status}
        minimal_conflict(problem, stop=Reader(at=at).stop)
        conflicts_and_corrections(problem, stop=Reader(at=at).stop)
        if price is not None:
            binding_rules(price, stop=Reader(at=at).stop)
            best.find_equals(stop=Reader(at=at).stop)


def test_a_number_that_is_sought_is_not_told_once_stopped(monkeypatch):
    """Stopped while a sum's least is being read, nothing is said of it."""
    monkeypatch.setattr(_work_limit, "READ", 1)
    given = _short()["a budget"]
    (line,), problem = given.rule("budget").lines(given.people), given.without(["budget"])
    limits = {"nodes": None, "backend": None}
    assert Numbers(problem, (), {**limits, "stop": Reader(at=10**9).stop})._least(problem, line) is not None
    assert Numbers(problem, (), {**limits, "stop": Reader(at=2).stop})._least(problem, line) is None


def test_a_beat_that_nobody_listens_to_goes_on():
    """Without a caller who may say stop, nothing ends the reading, and what is read is read whole."""
    beat = _work_limit.Beat()
    beat.ask()
    assert list(beat.over(range(3))) == [0, 1, 2]


@pytest.mark.parametrize(("kinds", "alike"), [(True, True), (False, False)])
def test_rows_by_kind_are_made_where_people_are_alike(monkeypatch, kinds, alike):
    """Beyond a dozen places a person it is looked whether rows tell seats by kinds; where there are none, they do not."""
    monkeypatch.setattr(_falling_target_search, "OPEN_TO", 0)
    rows = SimpleNamespace(exact=True, merged=True) if kinds else None
    model = compile_problem(_short()["a cohort"])
    assert alike == _falling_target_search.Searching._alike(SimpleNamespace(model=model, rows=rows))


def test_where_counts_leave_no_team_no_backend_is_asked_for_seats(monkeypatch):
    """Shares that leave no head count are told without a backend."""
    monkeypatch.setattr(_falling_target_search, "counts_of", lambda *_: [])
    begin = SimpleNamespace(first=None)
    model = compile_problem(_short()["a cohort"])
    assert _falling_target_search.Searching._seated(SimpleNamespace(model=model, begin=begin)) is None
