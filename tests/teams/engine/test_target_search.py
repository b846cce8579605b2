"""A search under way: what ends it, in which order it looks, and what it knows when it ends."""

from types import SimpleNamespace

import pytest

from eig.teams import Objective, Opening, Person, Problem, compose
from eig.teams.asked import Budget, MentorLoad, SkillPoints, TeamBudget
from eig.teams.engine import _backend_over_seats, _backend_over_teams, _falling_target_search
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._dual_bound import Bound, bound_at, free, rough
from eig.teams.engine._falling_target_search import Searching
from eig.teams.engine._one_team_a_place_search import Find
from eig.teams.engine._prices_by_subgradient import FINEST, ascend
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._search_outcome import Begin, First, SearchOutcome
from eig.teams.engine._work_limit import Halt, WorkLimit
from eig.teams.engine.highs import Highs
from helpers import small_models as small
from helpers.backends import Says
from helpers.seat_problems import seat_problem

MODEL = compile_problem(
    Problem(
        people=[Person(id=f"p{one}", skills={"data": one}) for one in range(1, 4)],
        openings=[Opening(id="plume", size=(1, 2), weights={"data": 1})],
        objective=Objective(terms=[SkillPoints()]),
    )
)
START, ROUGH = bound_at(MODEL, free(MODEL)), rough(MODEL).value


def stopping_at(at):
    """Return the work_limit of a caller who says stop at one question."""
    asked = []
    return WorkLimit(stop=lambda: asked.append(1) or len(asked) >= at)


class TestTheEnd:
    """What is not settled is held against cohorts that are had without a search."""

    @pytest.mark.parametrize(
        ("outcome", "stopped", "hurried", "asked"),
        [
            (SearchOutcome(), False, False, False),
            (SearchOutcome(proven=5), False, False, True),
            (SearchOutcome(None, (1,), 4, 5), False, False, True),
            (SearchOutcome(None, (1,), 5, 5), False, False, False),
            (SearchOutcome(None, (1,), 4, 5), True, False, True),
            (SearchOutcome(None, (1,), 4, 5), False, True, True),
            (SearchOutcome(None, (1,), 4, 5), True, True, False),
        ],
    )
    def test_easy_cohorts_are_looked_at_unless_all_is_known_or_nobody_waits(
        self, outcome, stopped, hurried, asked, monkeypatch
    ):
        """A caller who stopped, and wants nothing made in haste, has what was known."""
        better = SearchOutcome(worth=9)
        monkeypatch.setattr(Searching, "_begun", lambda _: outcome)
        monkeypatch.setattr(Searching, "with_easy_cohorts", lambda *_: better)
        work_limit = WorkLimit(stopped=stopped, hurried=hurried)
        assert Searching(MODEL, None, work_limit).outcome() is (better if asked else outcome)

    @pytest.mark.parametrize(("crowded", "known"), [(False, (6, 7)), (True, (4, 5))])
    def test_a_caller_who_stopped_has_the_best_cohort_whenever_it_was(self, crowded, known, monkeypatch):
        """What is had without a search is held against what was met; of very many seats, what was met is all."""
        monkeypatch.setattr(Searching, "_begun", lambda _: SearchOutcome(proven=5))
        better = SearchOutcome(None, (2,), 6, 7)
        monkeypatch.setattr(Searching, "with_easy_cohorts", lambda *_: better)
        monkeypatch.setattr(Model, "crowded", crowded)
        search = Searching(MODEL, None, WorkLimit(stopped=True))
        search.met.first = First(4, (1,))
        assert known == (search.outcome().worth, search.outcome().proven)

    @pytest.mark.parametrize(("at", "made"), [(1, []), (2, ["bound"]), (3, ["bound", "search"])])
    def test_a_word_to_stop_is_heard_before_teams_are_priced_and_before_the_search(
        self, at, made, monkeypatch
    ):
        """What is known is then the bound so far: the rough one, or the one that was priced."""
        told, close = [], Bound(START.prices, START.value - 1, START.teams)
        monkeypatch.setattr(_falling_target_search, "bound_at", lambda *_: told.append("bound") or close)
        monkeypatch.setattr(Searching, "_easily", lambda *_: told.append("search") or SearchOutcome())
        monkeypatch.setattr(Searching, "with_easy_cohorts", lambda _, outcome: outcome)
        monkeypatch.setattr(Searching, "_deal", lambda _: None)
        found = Searching(MODEL, None, stopping_at(at)).outcome()
        assert told == made
        known = {1: rough(MODEL).value, 2: close.value, 3: None}[at]
        assert (known, None) == (found.proven, found.teams)

    def test_the_best_is_looked_for_unless_any_cohort_will_do(self):
        """One that is easily had is no answer else."""
        assert not Searching(MODEL, None, WorkLimit()).any_one

    @pytest.mark.parametrize(
        ("easy", "first", "value", "told"),
        [
            (None, None, 9, (2, 8)),
            (4, None, 9, (4, 8)),
            (4, 5, 9, (5, 8)),
            (4, 3, 7, (4, 7)),
            (None, None, 1, (2, 2)),
            (None, None, None, (2, 8)),
            (6, None, None, (6, 8)),
        ],
    )
    def test_the_best_known_cohort_is_told_with_the_lowest_proof(self, easy, first, value, told, monkeypatch):
        """Found, easy, or the flow's own; the flow proves something too, and nothing is worth less than is had."""
        cohorts = [None if worth is None else First(worth, (1,)) for worth in (easy, first)]
        monkeypatch.setattr(Searching, "easy", cohorts[0])
        monkeypatch.setattr(_falling_target_search, "dealt", lambda *_: None)
        seats = SimpleNamespace(model=MODEL)
        flow = None if value is None else SimpleNamespace(first=cohorts[1], value=value, seats=seats)
        found = Searching(MODEL, flow, WorkLimit()).with_easy_cohorts(SearchOutcome(None, (2,), 2, 8))
        assert told == (found.worth, found.proven)

    @pytest.mark.slow
    def test_a_cohort_dealt_by_hand_is_kept_however_long_the_search_went_on(self):
        """A search that had the time for a flow is never worse off than one that had not."""
        worths = [compose(seat_problem(283350), nodes=nodes).worth for nodes in range(14)]
        assert worths == [3] * 14

    @pytest.mark.parametrize(
        ("any_one", "stopped", "worth"),
        [(False, False, START.value), (True, False, -9), (False, True, -9)],
    )
    def test_nothing_is_dealt_where_any_cohort_will_do_or_the_caller_said_stop(
        self, any_one, stopped, worth, monkeypatch
    ):
        """One cohort is enough then, or nobody waits."""
        monkeypatch.setattr(Searching, "easy", None)
        flow = SimpleNamespace(first=None, value=START.value, seats=SimpleNamespace(model=MODEL))
        search = Searching(MODEL, flow, WorkLimit(stopped=stopped, spent=1), any_one=any_one)
        assert search.with_easy_cohorts(SearchOutcome(None, (1,), -9, START.value)).worth == worth

    def test_nothing_is_dealt_that_takes_long(self, monkeypatch):
        """What was found stands, where dealing is stopped."""

        def halted(*_):
            raise Halt

        monkeypatch.setattr(Searching, "easy", None)
        monkeypatch.setattr(_falling_target_search, "dealt", halted)
        flow = SimpleNamespace(first=None, value=9, seats=SimpleNamespace(model=MODEL))
        assert (
            Searching(MODEL, flow, WorkLimit()).with_easy_cohorts(SearchOutcome(None, (1,), 4, 8)).worth == 4
        )

    def test_where_there_is_no_cohort_the_flow_proves_nothing_more(self, monkeypatch):
        """What is proven already stays."""
        monkeypatch.setattr(Searching, "easy", None)
        monkeypatch.setattr(_falling_target_search, "dealt", lambda *_: None)
        flow = SimpleNamespace(first=None, value=9, seats=SimpleNamespace(model=MODEL))
        assert Searching(MODEL, flow, WorkLimit()).with_easy_cohorts(SearchOutcome()).proven is None


@pytest.mark.parametrize(("values", "lowest"), [((), 9), ((8, 7), 7), ((None, 10), 9), ((None, 8), 8)])
def test_prices_that_are_known_bound_the_search_from_the_start(values, lowest, monkeypatch):
    """The lowest bound is told; prices at which a place has no team tell nothing."""
    start = START._replace(value=9)

    def bounded(model, prices, last):
        assert (model, last) == (MODEL, start)
        return None if prices is None else START._replace(value=prices)

    monkeypatch.setattr(_falling_target_search, "bound_at", bounded)
    search = Searching(MODEL, None, WorkLimit(), begin=Begin(None, values))
    search.model, search.start = MODEL, start
    assert lowest == search._lowest().value


@pytest.mark.parametrize(("value", "told"), [(-1, True), (0, False)])
def test_a_bound_below_the_least_is_an_answer(value, told, monkeypatch):
    """At the least there may be a cohort: the target comes down to it."""
    root = START._replace(value=MODEL.least + value)
    heads = SimpleNamespace(known={None: root}, crowded=False, told=False)
    goes = []
    monkeypatch.setattr(_falling_target_search, "_heads", lambda *_: heads)
    monkeypatch.setattr(
        _falling_target_search, "_descended", lambda *_, **how: goes.append(how) or SearchOutcome()
    )
    for known in (None, First(1, (1,))):
        found = Searching(MODEL, None, WorkLimit(), begin=Begin(known))._by_teams(None)
        assert found.root is (root if told else None)
        assert goes == [] if told else goes.pop() == {"any_one": False, "some": known is not None}


class TestEasyAnswers:
    @pytest.mark.parametrize(
        ("exact", "kept", "any_one", "easy", "told"),
        [
            (False, True, False, 7, (7, 7)),
            (False, True, False, 8, (8, 8)),
            (False, True, False, 6, None),
            (False, True, False, None, None),
            (False, False, False, 7, None),
            (True, True, False, 7, None),
            (False, False, True, 3, (3, 7)),
            (False, False, True, None, (2, START.value)),
            (True, False, True, 3, (2, START.value)),
        ],
    )
    def test_a_cohort_worth_what_the_flow_proves_is_the_answer(
        self, exact, kept, any_one, easy, told, monkeypatch
    ):
        """The flow proves seven; where any cohort will do, an easy one is enough, or the first of a few tries."""
        flow = SimpleNamespace(
            seats=SimpleNamespace(exact=exact, model=MODEL), kept=kept, value=7, root=START
        )
        tries = []
        monkeypatch.setattr(
            _falling_target_search,
            "first_cohort",
            lambda *_, **how: tries.append(how["tries"]) or First(2, (1,)),
        )
        monkeypatch.setattr(Searching, "easy", None if easy is None else First(easy, (1,)))
        found = Searching(MODEL, flow, WorkLimit(), any_one=any_one)._easily(START)
        assert told == (None if found is None else (found.worth, found.proven))
        assert tries == [_falling_target_search.EASY] * (told is not None and told[0] == 2)

    def test_without_a_flow_only_a_first_cohort_is_easy(self, monkeypatch):
        """And only where any will do."""
        monkeypatch.setattr(_falling_target_search, "first_cohort", lambda *_, **__: None)
        assert Searching(MODEL, None, WorkLimit(), any_one=True)._easily(START) is None
        assert Searching(MODEL, None, WorkLimit())._easily(START) is None


class TestWithoutRulesOnTheCohort:
    """Prices go down to what is easily had, from the lowest bound that is known."""

    @pytest.mark.parametrize(
        ("easy", "value", "pace", "told"),
        [
            (None, MODEL.least - 1, (MODEL.least, None), (None, None)),
            (
                2 * GRAIN,
                2 * GRAIN,
                (2 * GRAIN + 1, (ROUGH - 2 * GRAIN - 1) // 2),
                (2 * GRAIN, 2 * GRAIN),
            ),
            (START.value - 9, START.value - 9, (START.value - 8, GRAIN), (START.value - 9, START.value - 9)),
            (None, MODEL.least, (MODEL.least, None), "searched"),
            (2 * GRAIN, 2 * GRAIN + 1, (2 * GRAIN + 1, (ROUGH - 2 * GRAIN - 1) // 2), "searched"),
        ],
    )
    def test_a_bound_below_what_is_wanted_is_the_answer(self, easy, value, pace, told, monkeypatch):
        """Better than what is easily had, they aim halfway down to it, a point at least."""
        paces, searched = [], SearchOutcome(worth=1, proven=1)

        def lowered(_model, begin, _work_limit, pace):
            paces.append((begin.value, pace.least, pace.stride))
            return Bound(begin.prices, value, begin.teams)

        monkeypatch.setattr(_falling_target_search, "ascend", lowered)
        monkeypatch.setattr(_falling_target_search, "_descended", lambda *_, **__: searched)
        monkeypatch.setattr(Searching, "easy", None if easy is None else First(easy, (1,)))
        found = Searching(MODEL, None, WorkLimit())._without_limits()
        assert [(ROUGH, *pace)] == paces
        if told == "searched":
            assert found is searched
        else:
            worth, proven = told
            assert (worth, proven) == (None if found.teams is None else found.worth, found.proven)

    @pytest.mark.parametrize("known", [None, First(1, (1,))])
    def test_whether_there_is_a_cohort_is_not_asked_where_one_is_known(self, known, monkeypatch):
        """Nor is a backend, where a few steps settle it."""
        told, backend = [], []
        monkeypatch.setattr(_falling_target_search, "ascend", lambda *_: START)
        monkeypatch.setattr(
            _falling_target_search,
            "_descended",
            lambda *_, **how: told.append(how) or SearchOutcome(None, (1,), 5, 5),
        )
        monkeypatch.setattr(Searching, "_by_seats", lambda _: backend.append(1))
        monkeypatch.setattr(Searching, "easy", None)
        for helper in (None, "HiGHS"):
            for any_one in (False, True):
                search = Searching(
                    MODEL, None, WorkLimit(), backend=helper, any_one=any_one, begin=Begin(known)
                )
                assert 5 == search._without_limits().worth
                assert told.pop() == {"any_one": any_one, "some": known is not None}
        assert (told, backend) == ([], [])

    def test_they_begin_at_those_of_the_flow_where_these_are_lower(self, monkeypatch):
        """The rough bound is a point higher than that of the best team."""
        paces = []

        def lowered(_model, begin, _work_limit, _pace):
            paces.append(begin.value)
            return START._replace(value=MODEL.least - 1)

        monkeypatch.setattr(_falling_target_search, "ascend", lowered)
        monkeypatch.setattr(Searching, "easy", None)
        seats = SimpleNamespace(model=MODEL, linear=False)
        flow = SimpleNamespace(root=START, seats=seats, value=START.value)
        assert Searching(MODEL, flow, WorkLimit())._without_limits().teams is None
        assert (ROUGH - GRAIN, [START.value]) == (START.value, paces)


@pytest.mark.parametrize(
    ("rows", "helper", "lower"),
    [
        (None, None, "ascend"),
        (None, "HiGHS", "teams"),
        (True, None, "rows"),
        (True, "HiGHS", "rows"),
        (False, None, "rows beside teams"),
        (False, "HiGHS", "teams"),
    ],
)
def test_rows_that_say_all_lower_bounds_and_else_a_backend_does(rows, helper, lower, monkeypatch):
    """Without a backend, rows that say a part go beside teams; without either, prices are stepped down."""
    from eig.teams.engine import _prices_by_column_generation

    monkeypatch.setattr(_prices_by_column_generation, "generating", lambda _: "teams")
    some = None if rows is None else SimpleNamespace(exact=rows, lower="rows", beside="rows beside teams")
    assert (ascend if lower == "ascend" else lower) == _falling_target_search._lowering(some, helper)


@pytest.mark.parametrize(
    ("gain", "stride"), [(49, GRAIN), (50, GRAIN), (100, 2 * GRAIN), (101, 101 * GRAIN // 50)]
)
@pytest.mark.parametrize(
    ("shares", "stepped", "finest"),
    [(0, True, FINEST), (1, True, GRAIN), (1, False, FINEST), (0, False, FINEST)],
)
def test_bounds_of_head_counts_are_aimed_a_fiftieth_of_what_was_gained_lower(
    gain, stride, shares, stepped, finest, monkeypatch
):
    """A point at least; where shares are stepped down without help, prices of all counts need be no finer than a point."""
    paces = []

    def lower(_model, start, _work_limit, pace):
        paces.append((pace.least, pace.finest))
        return Bound(start.prices, start.value - gain * GRAIN, start.teams)

    if stepped:
        monkeypatch.setattr(_falling_target_search, "ascend", lower)
    model = MODEL.but(shares=(None,) * shares)
    heads = _falling_target_search._heads(model, START, WorkLimit(), lower)
    assert (stride, START.value - gain * GRAIN) == (heads.stride, heads.known[None].value)
    assert paces == [(MODEL.least, finest)]


ROOTED = START, START._replace(value=0)
NONE, PROVEN, OTHER = SearchOutcome(), SearchOutcome(proven=5), SearchOutcome()
BEST = SearchOutcome(None, (1,), 5, 5)
MONEY = TeamBudget(id="money", opening="plume", maximum=6)


@pytest.mark.parametrize(
    ("places", "seatwise", "alike", "counted", "first"),
    [
        (3, True, False, False, True),
        (3, True, True, False, False),
        (3, True, True, True, True),
        (3, False, False, True, False),
        (2, True, False, False, False),
        (2, True, False, True, True),
    ],
)
def test_a_backend_is_asked_first_where_places_are_many_or_limits_count_seats(
    places, seatwise, alike, counted, first, monkeypatch
):
    """With two places at most, a few steps come first; people alike, and rules on teams, are left to the search for teams."""
    monkeypatch.setattr(_falling_target_search, "SMALL", 2)
    monkeypatch.setattr(_falling_target_search, "_counts_seats", lambda _: counted)
    monkeypatch.setattr(Searching, "seatwise", seatwise)
    monkeypatch.setattr(Searching, "_alike", lambda _: alike)
    search = Searching(MODEL, None, WorkLimit())
    search.model = SimpleNamespace(places=(None,) * places)
    assert search.asked_first is first


@pytest.mark.parametrize(
    ("seated", "told", "spanned", "halted", "answer"),
    [
        (PROVEN, False, False, True, PROVEN),
        (BEST, True, False, False, BEST),
        (NONE, True, True, False, NONE),
        (NONE, False, True, False, "by teams"),
        (None, False, True, False, "by teams"),
        (PROVEN, False, True, False, ("in turns", PROVEN)),
        (NONE, False, False, False, ("searched", NONE)),
        (PROVEN, False, False, False, ("searched", PROVEN)),
        (None, False, False, False, ("searched", None)),
    ],
)
def test_what_a_backend_that_was_asked_first_leaves_open_is_searched_for(
    seated, told, spanned, halted, answer, monkeypatch
):
    """What is proven ends it, or a halt; else rows that say all go on, or the search for teams."""
    monkeypatch.setattr(Searching, "asked_first", True)
    monkeypatch.setattr(Searching, "seatwise", True)
    monkeypatch.setattr(Searching, "spanned", spanned)
    for name, value in {"_asked": seated, "_told": told, "_by_teams": "by teams", "_easily": None}.items():
        monkeypatch.setattr(Searching, name, lambda *_, value=value: value)
    monkeypatch.setattr(Searching, "_in_turns", lambda _, left: ("in turns", left))
    monkeypatch.setattr(Searching, "_searched", lambda _, left: ("searched", left))
    search = Searching(MODEL, None, WorkLimit())
    search.work_limit.halted = halted
    assert search._begun() == answer


@pytest.mark.parametrize(
    ("places", "seatwise", "seated", "ruled", "answer"),
    [
        (3, True, NONE, OTHER, OTHER),
        (3, True, NONE, None, NONE),
        (3, True, None, None, "by teams"),
        (3, False, None, OTHER, OTHER),
        (2, True, None, None, "a few steps"),
        (2, True, None, OTHER, OTHER),
        (2, False, None, None, "by teams"),
    ],
)
def test_what_is_ruled_out_is_told_before_anything_is_searched(
    places, seatwise, seated, ruled, answer, monkeypatch
):
    """Then what a backend knew; with two places at most it is asked in turns, and teams are gone through elsewhere."""
    monkeypatch.setattr(_falling_target_search, "SMALL", 2)
    monkeypatch.setattr(Searching, "seatwise", seatwise)
    monkeypatch.setattr(Searching, "ruled_out", ruled)
    monkeypatch.setattr(Searching, "_in_turns", lambda *_: "a few steps")
    monkeypatch.setattr(Searching, "_by_teams", lambda *_: "by teams")
    search = Searching(MODEL, None, WorkLimit())
    search.model = SimpleNamespace(places=(None,) * places, limits=(None,))
    assert search._searched(seated) is answer


@pytest.mark.parametrize(
    ("places", "open_to", "exact", "merged", "alike"),
    [
        (2, 1, True, True, True),
        (2, 1, True, False, False),
        (2, 1, False, True, False),
        (2, 1, None, None, False),
        (2, 2, True, True, False),
        (1, 1, True, True, False),
        (1, 0, True, True, True),
    ],
)
def test_people_are_looked_at_for_being_alike_beyond_so_many_places_each(
    places, open_to, exact, merged, alike, monkeypatch
):
    """All three may sit anywhere: with just so many places each, no rows are made; rows must say all, by kinds."""
    monkeypatch.setattr(_falling_target_search, "OPEN_TO", open_to)
    asked = []

    class Told(Searching):
        @property
        def rows(self):
            asked.append(1)
            return None if exact is None else SimpleNamespace(exact=exact, merged=merged)

    search = Told(MODEL.but(places=MODEL.places * places), None, WorkLimit())
    assert alike == search._alike()
    assert bool(asked) == (places > open_to)


@pytest.mark.parametrize(
    ("counts", "first", "below", "answer", "asked"),
    [
        ([], None, START, None, 0),
        ([None], None, START, "overdrawn", 1),
        ([None], None, None, "by seats", 1),
        ([None], First(1, (1,)), START, "by seats", 0),
    ],
)
def test_a_backend_chooses_seats_unless_it_is_told_at_once_that_there_is_no_cohort(
    counts, first, below, answer, asked, monkeypatch
):
    """Where no head count is left nothing is said here; where a cohort is known, nobody asks whether there is one."""
    told = []
    monkeypatch.setattr(_falling_target_search, "counts_of", lambda *_: counts)
    monkeypatch.setattr(_falling_target_search, "overdrawn", lambda *_: told.append(1) or below)
    monkeypatch.setattr(Searching, "_by_seats", lambda _: SearchOutcome(proven=5))
    found = Searching(MODEL, None, WorkLimit(), begin=Begin(first))._seated()
    known = {None: None, "overdrawn": (START, None), "by seats": (None, 5)}[answer]
    assert known == (None if found is None else (found.root, found.proven))
    assert len(told) == asked


@pytest.mark.parametrize(
    ("first", "below", "counts", "answer"),
    [
        (None, START, [None], START),
        (First(1, (1,)), START, [None], None),
        (First(1, (1,)), START, [], "the start"),
        (None, None, [], "the start"),
        (None, None, [None], None),
    ],
)
def test_one_rule_alone_or_head_counts_tell_that_there_is_no_cohort(
    first, below, counts, answer, monkeypatch
):
    """A bound below the least says so by its prices; without one, the bound from the start is what is known."""
    monkeypatch.setattr(_falling_target_search, "counts_of", lambda *_: counts)
    monkeypatch.setattr(_falling_target_search, "overdrawn", lambda *_: below)
    search = Searching(MODEL, None, WorkLimit(), begin=Begin(first))
    found = search.ruled_out
    assert (search.start if answer == "the start" else answer) is (None if found is None else found.root)
    assert found is None or (found.teams, found.proven) == (None, None)


@pytest.mark.parametrize(
    ("answers", "told", "turns"),
    [
        ([SearchOutcome(None, (1,), 5, 5)], (5, 5), 1),
        ([SearchOutcome()], (None, None), 1),
        ([SearchOutcome(proven=8), SearchOutcome()], (None, None), 2),
        ([SearchOutcome(None, (1,), 5, 8), SearchOutcome(None, (2,), 6, 6)], (6, 6), 2),
        ([None, None, SearchOutcome(None, (2,), 4, 7), SearchOutcome(None, (1,), 3, 6)], (4, 6), 4),
        ([SearchOutcome(None, (1,), 5, 8), SearchOutcome(None, (2,), 4, 7), None, None], (5, 7), 4),
        ([None, None, None, None], (None, ROUGH), 4),
    ],
)
def test_a_search_and_a_backend_in_turns_lose_nothing_of_what_is_known(answers, told, turns, monkeypatch):
    """What is settled is the answer; else the better cohort of all and the lowest proof; stopped, what was known."""
    asked = []
    monkeypatch.setattr(
        WorkLimit, "within", lambda _work_limit, steps, _work: asked.append(steps) or answers[len(asked) - 1]
    )
    search = Searching(MODEL, None, WorkLimit())
    answer = search._in_turns()
    assert told == (None if answer.teams is None else answer.worth, answer.proven)
    assert [
        _falling_target_search.MODEST,
        _falling_target_search.TRIED,
        _falling_target_search.FURTHER,
        None,
    ][:turns] == asked
    assert answer.first == search.met.first


@pytest.mark.parametrize(
    ("mentors", "options", "first"),
    [(2, {}, True), (1, {}, False), (2, {"level": 1}, True), (2, {"level": 1, "weight": 9}, False)],
)
def test_where_several_limits_count_seats_a_backend_is_asked_first(mentors, options, first):
    """Loads of two mentors are short for it and long here, unless a miss outweighs what any seat is worth."""
    given = Problem(
        people=[Person(id=f"p{one}", skills={"data": one}) for one in range(1, 6)],
        openings=[Opening(id=place, size=(1, 2), weights={"data": 1}) for place in ("plume", "quill")],
        objective=Objective(terms=[SkillPoints()]),
        rules=[
            MentorLoad(id=f"m{one}", mentor=f"m{one}", openings=["plume", "quill"], maximum=3, **options)
            for one in range(mentors)
        ],
    )
    search = Searching(compile_problem(given), None, WorkLimit(), backend=Highs())
    assert search.asked_first is first


@pytest.mark.parametrize(("rules", "steps"), [([], "MODEST"), ([MONEY], "LONG")])
def test_fewer_steps_are_taken_first_where_a_team_has_a_sum_to_keep(rules, steps, monkeypatch):
    """Each goes through teams at prices, and takes some times as long as a pivot."""
    people = [Person(id=f"p{one}", cost=one) for one in range(1, 6)]
    given = Problem(people=people, openings=[Opening(id="plume", size=(1, 2))], rules=rules)
    asked = []
    monkeypatch.setattr(WorkLimit, "within", lambda _, steps, __: asked.append(steps))
    Searching(compile_problem(given), None, WorkLimit())._in_turns()
    assert asked[0] == getattr(_falling_target_search, steps)


@pytest.mark.parametrize(("places", "branches"), [(1, "TRIED"), (0, None)])
@pytest.mark.parametrize("found", [SearchOutcome(None, (1,), 5, 8), SearchOutcome(proven=8)])
def test_a_backend_that_is_asked_first_has_so_many_branches_where_places_are_few(
    places, branches, found, monkeypatch
):
    """What it found by then is kept; more steps are taken here before it goes on without a limit."""
    monkeypatch.setattr(_falling_target_search, "SMALL", places)
    monkeypatch.setattr(Searching, "_seated", lambda _: found)
    asked = []
    monkeypatch.setattr(WorkLimit, "within", lambda _, steps, work: asked.append(steps) or work())
    search = Searching(MODEL, None, WorkLimit())
    assert search._asked() is found
    assert asked == [getattr(_falling_target_search, one) for one in [branches] if one]
    assert search.met.first == (found.first if branches else None)
    monkeypatch.setattr(WorkLimit, "within", lambda _, steps, __: asked.append(steps))
    answer = search._in_turns(found)
    assert asked[-2:] == [_falling_target_search.FURTHER, None]
    assert (answer.first, answer.proven) == (found.first, found.proven)


def test_a_backend_that_is_asked_first_halts_where_no_step_is_left():
    """It had all the steps that there were, and gave nothing."""
    given = compile_problem(seat_problem(3))
    search = Searching(given, None, WorkLimit(nodes=1, spent=1), backend=Highs())
    with pytest.raises(Halt):
        search._asked()


def test_no_turn_is_begun_once_the_work_is_ended(monkeypatch):
    """Neither the search nor the backend is asked after a word to stop."""
    monkeypatch.setattr(WorkLimit, "within", lambda *_: pytest.fail("asked"))
    assert Searching(MODEL, None, WorkLimit(halted=True))._in_turns().proven == ROUGH


def test_prices_are_those_of_whoever_was_asked_last(monkeypatch):
    """A backend that was asked after a few steps tells its own bound, with the cohort that these found."""
    answers = iter([SearchOutcome(ROOTED[0], (1,), 5, 8), SearchOutcome(ROOTED[1], (2,), 4, 5)])
    monkeypatch.setattr(WorkLimit, "within", lambda *_: next(answers))
    answer = Searching(MODEL, None, WorkLimit())._in_turns()
    assert (answer.root, answer.teams, answer.worth, answer.proven) == (ROOTED[1], (1,), 5, 5)


@pytest.mark.parametrize(
    ("helper", "seatwise", "asked"),
    [("HiGHS", True, True), ("HiGHS", False, False), (None, True, False), (None, False, False)],
)
@pytest.mark.parametrize("found", [None, SearchOutcome(), SearchOutcome(None, (1,), 5, 8)])
def test_a_backend_chooses_seats_where_it_can_and_from_what_is_known(
    helper, seatwise, asked, found, monkeypatch
):
    """It is told of the cohort that was found before, if there is one, and of the bound from the start."""
    told, answer = [], SearchOutcome()
    monkeypatch.setattr(
        _backend_over_seats, "by_seats", lambda *what, **how: told.append((what, how)) or answer
    )
    monkeypatch.setattr(Searching, "seatwise", seatwise)
    search = Searching(MODEL, None, WorkLimit(), backend=helper, step="step")
    assert search._by_seats(found) is (answer if asked else None)
    known = None if found is None or found.teams is None else First(5, (1,))
    means = {"step": search.step, "known": known}
    assert told == [((helper, search.model, search.start, search.work_limit), means)] * asked


@pytest.mark.parametrize(
    ("teams", "value", "told"), [(None, -1, True), (None, 0, False), ((1,), 0, True), (None, None, False)]
)
def test_seats_tell_of_no_cohort_by_a_bound_below_the_least(teams, value, told):
    """Without a bound of their own, the one from the start is what is known."""
    root = None if value is None else Bound(START.prices, MODEL.least + value, ())
    assert told == Searching(MODEL, None, WorkLimit())._told(SearchOutcome(root, teams))


class TestOutcomes:
    """Two answers to one question."""

    @pytest.mark.parametrize(
        ("outcome", "settled"),
        [
            (SearchOutcome(), True),
            (SearchOutcome(proven=0), False),
            (SearchOutcome(None, (1,), 4, 5), False),
            (SearchOutcome(None, (1,), 5, 5), True),
        ],
    )
    def test_nothing_is_left_to_look_for_where_a_cohort_is_worth_what_is_proven(self, outcome, settled):
        """Or where it is proven that there is none."""
        assert settled == _falling_target_search._settled(outcome)

    @pytest.mark.parametrize(
        ("worth", "other", "kept"),
        [(None, None, None), (None, 3, 3), (5, None, 5), (5, 4, 5), (5, 5, 5), (5, 6, 6)],
    )
    def test_the_better_cohort_is_kept_and_the_first_of_equals(self, worth, other, kept):
        """The other one changes nothing unless it is better."""
        outcome = SearchOutcome(None, None if worth is None else (1,), worth or 0, 9)
        found = _falling_target_search._taking(outcome, None if other is None else First(other, (2,)))
        assert kept == (None if found.teams is None else found.worth)
        assert (found is outcome) == (other is None or kept != other or worth == other)

    @pytest.mark.parametrize(("before", "after", "proven"), [(8, 9, 8), (9, 8, 8), (3, 9, 5)])
    def test_the_lower_proof_stands_and_none_is_below_a_cohort(self, before, after, proven):
        """Of two bounds; what is worth five is not worth less."""
        found = _falling_target_search._both(
            SearchOutcome(None, (1,), 5, before), SearchOutcome(None, (2,), 4, after)
        )
        assert ((1,), 5, proven) == (found.teams, found.worth, found.proven)


class TestTheTarget:
    """It comes down from the highest bound until a cohort meets it."""

    def descended(self, monkeypatch, *, least, told=True, some=False, first=None, any_one=False, meets=None):
        """Return the targets, in points, with what is enough; what is ruled out before which; and the outcome."""
        targets, ruled, steps = [], [], []

        def meet(_heads, _counts, find):
            targets.append(((find.worth + 1) / GRAIN, find.enough / GRAIN))
            if len(targets) == meets:
                find.worth, find.teams = find.worth + 1, (1,)

        monkeypatch.setattr(_falling_target_search, "_meet", meet)
        monkeypatch.setattr(_falling_target_search, "_by_bound", lambda *_, **__: None)
        monkeypatch.setattr(_falling_target_search, "first_cohort", lambda *_, **__: first)
        monkeypatch.setattr(
            _falling_target_search, "_rule_out", lambda *_, closely: ruled.append((closely, len(targets)))
        )
        heads = SimpleNamespace(
            root=MODEL.but(least=least * GRAIN),
            known={None: START},
            rows=None,
            met=None,
            told=told,
            work_limit=WorkLimit(),
            highest=lambda _: 100 * GRAIN + 5,
        )
        step = lambda worth, proven: steps.append((worth, proven / GRAIN))  # noqa: E731
        found = _falling_target_search._descended(heads, step, any_one=any_one, some=some)
        return SimpleNamespace(targets=targets, ruled=ruled, steps=steps, found=found)

    def test_each_step_is_half_as_wide_again_as_the_last(self, monkeypatch):
        """On whole points, down to the least; below it, no cohort is left."""
        found = self.descended(monkeypatch, least=90)
        assert found.targets == [(100, 100), (99, 99), (97, 98), (94, 96), (90, 93)]
        assert found.steps == [(None, 99), (None, 98), (None, 96), (None, 93), (None, 89)]
        assert (None, None) == (found.found.teams, found.found.proven)
        assert found.ruled == []

    def test_the_least_is_the_last_target(self, monkeypatch):
        """It is not passed by, though a step would lead below it."""
        assert (96, 96) == self.descended(monkeypatch, least=96).targets[-1]
        assert (95, 96) == self.descended(monkeypatch, least=95).targets[-1]

    def test_the_first_target_that_is_met_is_met_by_the_best(self, monkeypatch):
        """Where any cohort will do, what meets the target is enough."""
        found = self.descended(monkeypatch, least=0, meets=3)
        assert (97 * GRAIN, 97 * GRAIN, (1,)) == (found.found.worth, found.found.proven, found.found.teams)
        some = self.descended(monkeypatch, least=0, meets=3, any_one=True)
        assert some.targets == [(100, 100), (99, 99), (97, 97)]

    def test_it_is_asked_whether_there_is_a_cohort_where_nobody_knows(self, monkeypatch):
        """Quickly before the first target, and closely once four were missed; not where rows tell it, or some are known."""
        assert [(False, 0), (True, 4)] == self.descended(monkeypatch, least=80, told=False).ruled
        assert [] == self.descended(monkeypatch, least=80, told=False, some=True).ruled
        assert [] == self.descended(monkeypatch, least=80).ruled
        found = self.descended(monkeypatch, least=98, told=False, first=First(7, (1,)))
        assert ([], [(7, 99), (7, 98), (7, 97)]) == (found.ruled, found.steps)

    def test_a_search_that_is_stopped_has_the_first_cohort(self, monkeypatch):
        """And proves what the last target left: nothing, where it went down to that cohort."""

        def meet(_heads, _counts, find):
            raise Halt

        found = self.descended(monkeypatch, least=0, told=False, first=First(7, (1,)), meets=None)
        assert ((1,), 7, 7) == (found.found.teams, found.found.worth, found.found.proven)
        monkeypatch.setattr(_falling_target_search, "_meet", meet)
        heads = SimpleNamespace(
            root=MODEL,
            known={None: START},
            rows=None,
            met=None,
            told=False,
            work_limit=WorkLimit(),
            highest=lambda _: 50 * GRAIN,
        )
        monkeypatch.setattr(_falling_target_search, "first_cohort", lambda *_, **__: First(7, (1,)))
        stopped = _falling_target_search._descended(heads, lambda *_: None, any_one=False, some=False)
        assert ((1,), 7, 50 * GRAIN) == (stopped.teams, stopped.worth, stopped.proven)


@pytest.mark.parametrize(
    ("worth", "enough", "gone"), [(5, 99, [2, 3]), (6, 99, [3]), (4, 99, [2, 3, 1]), (5, 5, []), (9, 99, [])]
)
def test_head_counts_that_may_hold_more_are_gone_over_the_likeliest_first(worth, enough, gone, monkeypatch):
    """What is estimated just as high as is known, or bounded so when looked at, is left out; enough ends it."""
    told = []
    estimates, bounds = {1: 5, 2: 9, 3: 7}, {1: 5, 2: 6, 3: 7}
    heads = SimpleNamespace(
        estimate=estimates.__getitem__, bound=lambda head: SimpleNamespace(value=bounds[head])
    )
    monkeypatch.setattr(_falling_target_search, "_go_over", lambda _heads, head, _find: told.append(head))
    _falling_target_search._meet(heads, [1, 2, 3], Find(worth, enough))
    assert told == gone


def test_a_head_count_whose_teams_reach_no_further_than_what_is_known_is_not_listed(monkeypatch):
    """Rows left it open; the prices of its teams close it."""
    heads = SimpleNamespace(model=bool, rows=None, bound=lambda _: "of rows", work_limit=WorkLimit())
    monkeypatch.setattr(_falling_target_search, "with_teams", lambda *_: SimpleNamespace(value=5))
    monkeypatch.setattr(_falling_target_search, "Listing", None)
    assert _falling_target_search._go_over(heads, 1, Find(5, 99)) is None


@pytest.mark.parametrize(("more", "flowing"), [(0, True), (-1, False)])
def test_places_without_a_rule_on_the_cohort_are_searched_here_up_to_so_many(more, flowing, monkeypatch):
    """Two openings are as many as are searched without rows or a backend for seats, or one too many."""
    names = ("adler", "plume")
    monkeypatch.setattr(_falling_target_search, "LARGE", len(names) + more)
    told = []
    monkeypatch.setattr(_falling_target_search.Searching, "_without_limits", lambda _: told.append("here"))
    monkeypatch.setattr(_falling_target_search.Searching, "_by_teams", lambda *_: told.append("by teams"))
    monkeypatch.setattr(_falling_target_search, "counts_of", lambda *_: [None])
    _falling_target_search.Searching(
        small.model_of(openings=[small.place(name) for name in names]), None, WorkLimit()
    )._searched()
    assert [["by teams"], ["here"]][flowing] == told


@pytest.mark.parametrize(
    ("whole", "openings", "asked"), [(False, 1, True), (True, 1, False), (False, 0, False)]
)
def test_a_backend_is_asked_where_it_can_be_told_all(whole, openings, asked):
    """A rule on whole cohorts cannot be told to one, and without openings there is nothing to ask."""
    model = small.model_of(openings=small.PLUME[:openings])
    model = model.but(accepts=(lambda _: True) if whole else None)
    backend = Says(None)
    assert (backend if asked else None) is _falling_target_search.Searching(
        model, None, WorkLimit(), backend=backend
    ).helper


def test_nothing_is_made_ready_for_seats_once_the_caller_said_so():
    """A word to stop is heard before rows are made."""
    model = small.model_of(Budget(id="money", amount="cost", maximum=9))
    flow, words = flowed(model, WorkLimit()), []
    search = _falling_target_search.Searching(model, flow, WorkLimit(stop=lambda: words != []))
    words.append("stop")
    with pytest.raises(Halt):
        search.rows  # noqa: B018 # it is made when it is asked for


@pytest.mark.parametrize(
    ("crowded", "told", "places", "asked"),
    [(True, True, 2, 0), (False, True, 2, 1), (False, True, 1, 0), (False, False, 1, 1)],
)
def test_no_backend_chooses_teams_where_rows_tell_more(crowded, told, places, asked, monkeypatch):
    """People alike are told by kinds, however many openings are; one by one, up to so many openings."""
    monkeypatch.setattr(_falling_target_search, "LARGE", 1)
    model, backends = small.model_of(openings=[small.place(name) for name in ("adler", "plume")][:places]), []
    heads = SimpleNamespace(
        crowded=crowded,
        told=told,
        known={None: bound_at(model, free(model))},
        work_limit=WorkLimit(),
        root=model,
    )
    monkeypatch.setattr(_falling_target_search, "_heads", lambda *_: heads)
    monkeypatch.setattr(_falling_target_search, "_descended", lambda *_, **__: SearchOutcome())
    monkeypatch.setattr(
        _backend_over_teams, "finish", lambda backend, *_, **__: backends.append(backend) or SearchOutcome()
    )
    _falling_target_search.Searching(model, None, WorkLimit())._by_teams(Says(None))
    assert asked == len(backends)
