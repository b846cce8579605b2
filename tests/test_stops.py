"""Whoever says stop is heard soon, and has an answer that claims no more than it knows."""

import ast
from collections import Counter
from contextlib import suppress
from datetime import date
from fractions import Fraction
from itertools import chain, combinations, pairwise, product
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

import eig
from eig import jury, teams, timeline, to_html
from eig._maths.flow_several_columns_each import Demand, solve
from eig.errors import Fault
from eig.jury import robustness, votes
from eig.jury.assignment import (
    Assignment,
    _branch_and_bound_over_reviews,
    assign_reviewers,
    design_panels,
    equal_assignments,
    equal_repairs,
)
from eig.jury.assignment._branch_and_bound_over_reviews import First, _others
from eig.jury.assignment._jurors_linked_by_shared_items import linking
from eig.jury.selection import FairLottery, best_under_quotas
from eig.programme.appointments import Event
from eig.reasons import Undefined
from eig.timeline.plan import level_jobs
from helpers import limits, stops
from helpers.shares import share, whole


@pytest.mark.slow
@pytest.mark.parametrize("name", share(stops.calls(), "stops", one_in=32))
def test_a_word_to_stop_is_heard_within_a_stated_number_of_steps(name):
    """Between two questions whether to stop, and after the last one, no more is done than is stated (five questions of one search in thirty-two; forty of all at night)."""
    counted, at_once = stops.measured(name, questions=40 if whole() else 5)
    _, most = stops.calls()[name]

    assert counted.asked > 3 or counted.all <= most
    assert counted.most <= most
    assert at_once.all <= 2 * most


def test_the_counter_counts_what_runs_between_two_questions():
    """A hundred rounds take more steps than ten, and a question begins the count anew."""

    def rounds(count, *, ask):
        def call(stop):
            for _ in range(count):
                if ask:
                    stop()

        counted = stops.Counted(0)
        counted.run(call)
        return counted

    assert rounds(100, ask=False).most > rounds(10, ask=False).most > 10
    assert rounds(1000, ask=True).most < rounds(100, ask=False).most
    assert rounds(7, ask=True).asked == 7


def _after(questions):
    left = iter(range(questions))
    return lambda: next(left, None) is None


def _readers(seed, *, items, jurors):
    """Return a drawn problem of readers, of so many items and jurors."""
    draw = Random(seed)
    items, names = (
        [f"i{at}" for at in range(draw.randint(*items))],
        [f"j{at}" for at in range(draw.randint(*jurors))],
    )
    return {
        "items": items,
        "jurors": names,
        "reviews_per_item": draw.randint(1, 2),
        "loads": {name: (0, draw.randint(1, len(items))) for name in names},
        "affinity": {
            item: {name: draw.randint(0, 4) for name in names if draw.random() < 0.8} for item in items
        },
    }


class Far:
    """Another map: work of which nobody asks inside whether to stop."""

    @staticmethod
    def map(work, given):
        return map(work, given)


@pytest.mark.parametrize("questions", [0, 1, 2, 5, 20, 60])
class TestAnAnswer:
    """Stopped at any question, each search has an answer that keeps every rule."""

    @pytest.mark.untraced
    def test_of_panels_seats_everybody(self, questions):
        """All jurors sit, in panels of the sizes asked for, and no design is said to be better than it is."""
        told = []
        profiles = {f"j{at:02}": ["abc"[at % 3], "uv"[at % 5 // 3], "xyz"[at * at % 3]] for at in range(24)}
        sizes = {"p": 9, "q": 8, "r": 7}
        found = design_panels(profiles, sizes=sizes, stop=_after(questions), progress=told.append)
        best = design_panels(profiles, sizes=sizes)

        assert sizes == {panel: len(members) for panel, members in found.panels.items()}
        assert found.bound <= best.bound <= best.imbalance <= found.imbalance
        assert told[-1].best == found.imbalance
        assert told[-1].bound == found.bound

    @pytest.mark.untraced(one_in=5)
    @pytest.mark.parametrize("objective", ["sum", "maximin", "leximin"])
    @pytest.mark.parametrize("connected", [False, True])
    def test_of_readers_keeps_the_loads(self, questions, objective, connected):
        """Every item is read, every load kept and every juror linked; no better total is ruled out wrongly."""
        names = [f"j{at}" for at in range(6)]
        worth = {
            f"c{at:02}": {name: 90 if name == "j0" else at * 7 % 5 for name in names} for at in range(12)
        }
        rules = {"reviews_per_item": 2, "loads": (3, 5), "affinity": worth}
        asked = {"objective": objective, "connected": connected, "stop": _after(questions), "effort": 40}
        found, best = (
            assign_reviewers(list(worth), names, **rules, **asked),
            assign_reviewers(list(worth), names, **rules),
        )

        assert isinstance(found, Assignment)
        assert () == found.verify()
        assert found.total <= best.total <= found.free_total
        assert questions or not found.proven

    @pytest.mark.slow(but=["0"], one_in=3)
    def test_of_fits_leaves_them_undefined(self, questions):
        """A fit that was ended says so, and a correction by it keeps raw means; what had time is as without the word."""
        marks = stops._reviews(12, 5)
        severity, known = jury.severity, jury.severity.Variances(items=1, jurors=1, residual=1)
        for fit in (
            severity.within_model,
            severity.additive_model,
            severity.crossed_model,
            severity.proportional_odds,
        ):
            found, whole = fit(marks, stop=_after(questions)), fit(marks)
            assert found == whole or found.reason.code == "stopped"
            assert questions or found != whole
        assert severity.blup(marks, known, stop=_after(questions)) in (
            severity.blup(marks, known),
            severity.within_model(marks, stop=_after(0)),
        )

        found, whole = severity.calibrate(marks, stop=_after(questions)), severity.calibrate(marks)
        told = {one.code for one in (*found.refusals, *found.cautions)}
        assert found == whole or told & {"stopped", "not_compared"}
        assert questions or not found.applied

    @pytest.mark.slow(one_in=6)
    def test_of_an_explanation_says_what_is_not_settled(self, questions):
        """What is not known by then is told as not known, and whoever asks again without the word is told all."""
        draw = Random(2)
        names = [f"o{at}" for at in range(4)]
        given = teams.Problem(
            people=[
                teams.Person(
                    id=f"p{at:02}", wishes=draw.sample(names, 3), attributes={"gender": "fm"[at % 2]}
                )
                for at in range(11)
            ],
            openings=[teams.Opening(id=name, size=(2, 2)) for name in names],
            objective=teams.Objective(terms=[teams.WishPoints(by_rank=[3, 2, 1])]),
            rules=[teams.asked.MaxEachTeam(id="mixed", attribute="gender", maximum=1)],
        )
        for key in (None, "o0", "p00", "p04"):
            found = teams.compose(given)
            told, whole = found.explain(key, stop=_after(questions)), teams.compose(given).explain(key)
            left = {one.code for one in told.reasons if one not in whole.reasons}

            assert not left & {"seated", "certain", "only", "no_cohort"}
            assert told == whole or left & {"maybe_equal", "maybe_equals", "maybe_more", "may_lose_nothing"}
            assert found.explain(key) == whole

    @pytest.mark.untraced(one_in=3)
    def test_of_draws_counts_those_made(self, questions):
        """Fewer replicates and draws are said to be fewer, and are those that as few would have been."""
        marks = stops._reviews(12, 5)
        drawn = robustness.bootstrap(marks, places=3, replicates=400, stop=_after(questions))
        blocks = robustness.bootstrap(marks, places=3, replicates=400, stop=_after(questions), map=Far.map)
        few = robustness.bootstrap(marks, places=3, replicates=drawn.replicates)
        estimates = jury.severity.crossed_model(marks).estimates
        ranks = robustness.expected_ranks(estimates, k=3, draws=600, stop=_after(questions))
        share = robustness.expected_ranks(estimates, k=3, draws=600, stop=_after(questions), map=Far.map)

        assert drawn.replicates == min(questions + 1, 400)
        assert blocks.replicates == min(50 * (questions + 1), 400)
        assert few == drawn
        assert blocks == robustness.bootstrap(marks, places=3, replicates=blocks.replicates)
        assert ranks.draws == min(questions + 1, 600)
        assert share.draws == min(250 * (questions + 1), 600)
        assert ranks == robustness.expected_ranks(estimates, k=3, draws=ranks.draws)
        assert share == robustness.expected_ranks(estimates, k=3, draws=share.draws)

    @pytest.mark.untraced(but=["marks0-2"])
    @pytest.mark.parametrize("marks", [stops._reviews(12, 5), stops._sheet(12, 5)])
    def test_of_rankings_without_one_names_whom_it_did_not_reach(self, questions, marks):
        """Who was left out gives the ranking that they would have given, and who was not is named."""
        every = robustness.leave_one_juror_out(marks, places=3)
        found = robustness.leave_one_juror_out(marks, places=3, stop=_after(questions))
        jurors = list(every.without)
        tried = jurors[: questions + 1]

        assert {one: every.without[one] for one in tried} == dict(found.without)
        assert found.untried == tuple(jurors[len(tried) :])
        assert ("untried" in found.explain().codes) == bool(found.untried)
        told = found.explain("d000" if "d000" in found.full.ranks else found.full.order[0]).codes
        assert (told[-1] == "untried") == bool(found.untried)
        assert not found.untried or {*told}.isdisjoint({"always_in", "never_in"})

    @pytest.mark.untraced(but=["2"])
    def test_of_weights_is_about_those_compared(self, questions):
        """The first of the ranking swap as if the others had never been given, and these are named."""
        scores = {f"d{at:02}": {"a": at * 7 % 23, "b": at * 5 % 19} for at in range(30)}
        asked = {"weights": {"a": 2, "b": 1}, "varied": "a"}
        every = robustness.weight_stability(scores, **asked)
        found = robustness.weight_stability(scores, **asked, stop=_after(questions))
        tried = every.ranking.order[: questions + 1]

        assert {*tried} == {*found.with_all} == {*found.with_none}
        assert every.ranking.order[len(tried) :] == found.untried
        assert [one for one in every.swaps if {one.above, one.below} <= {*tried}] == [*found.swaps]
        assert ("uncompared" in found.explain().codes) == bool(found.untried)
        assert ("uncompared" in found.explain(tried[0]).codes) == bool(found.untried)

    @pytest.mark.untraced
    def test_of_rankings_without_a_criterion_names_those_it_did_not_reach(self, questions):
        """Each criterion left out gives the ranking that it would have given; a criterion that was not is named."""
        scores = {
            f"d{at}": {name: at * (3 + place) % 7 for place, name in enumerate("abcdef")} for at in range(9)
        }
        asked = {"weights": dict.fromkeys("abcdef", 1), "places": 3}
        every = robustness.leave_one_criterion_out(scores, **asked)
        found = robustness.leave_one_criterion_out(scores, **asked, stop=_after(questions))
        tried = "abcdef"[: questions + 1]

        assert {one: every.without[one] for one in tried} == dict(found.without)
        assert found.untried == tuple("abcdef"[len(tried) :])

    @pytest.mark.slow(one_in=3)
    def test_of_equal_plans_lists_some_of_all(self, questions):
        """Each plan, and each repair, is one of all; fewer are not said to be all."""
        plan = assign_reviewers([f"c{at}" for at in range(6)], list("xyz"), reviews_per_item=1, loads=(1, 3))
        some, every = (equal_assignments(plan, most=1000, stop=stop) for stop in (_after(questions), None))
        nothing = assign_reviewers([f"c{at}" for at in range(5)], list("xy"), reviews_per_item=1, loads=1)
        few, all_ = (equal_repairs(nothing, stop=stop) for stop in (_after(questions), None))

        assert every.complete
        assert all_.complete
        assert {str(one.readers) for one in some.plans} <= {str(one.readers) for one in every.plans}
        assert {str(one) for one in few.repairs} <= {str(one) for one in all_.repairs}
        assert not some.complete or some == every
        assert few.complete == (few == all_)
        assert questions > 2 or not (some.complete or few.complete)

    @pytest.mark.untraced(but=["20"])
    def test_of_a_jury_says_what_was_not_looked_at(self, questions):
        """A check that was stopped has its draws, and no ranks without each juror where these were not reached."""
        held = jury.deliberate(stops._sheet(12, 5), places=3)
        found = jury.check_jury(held, replicates=120, stop=_after(questions))

        whole, parts = jury.check_jury(held, replicates=120), ("one_juror_less", "one_criterion_less")
        for part in parts:
            less = getattr(found, part)
            assert less == getattr(whole, part) or less.reason.code == "stopped"
            assert questions or isinstance(less, Undefined)
        drawn = 0 if isinstance(found.redrawn, Undefined) else found.redrawn.replicates
        assert not drawn or 20 <= drawn <= 120
        unknown = any(isinstance(getattr(found, part), Undefined) for part in parts)
        assert ("the check was stopped" in str(found)) == unknown
        left_out = not isinstance(found.one_juror_less, Undefined)
        assert left_out or not found.firm
        assert all(found.standing(item) != "out" for item in found.ranking.order if not left_out)
        kept = [item for item in found.kept if drawn and found.chance(item) >= Fraction(19, 20)]
        assert {*found.firm} == {item for item in kept if left_out and item not in found._turned}
        assert drawn or {*found.unknown} == {*found.ranking.order}
        counted = f"(draws of reviews: {drawn})" in str(found)
        assert counted == (drawn > 0 and left_out and {*found.firm} != {*found.kept})

    @pytest.mark.untraced(one_in=3)
    def test_of_a_front_is_the_beginning_of_the_whole(self, questions):
        """Points are the first ones of the whole front; what is in hand beyond them is no worse at a later stop."""
        asked = stops._asked(11, 4)
        (soon, late), whole = (
            [
                teams.answers.pareto_front(asked, stop=_after(20 * count))
                for count in (questions, questions + 1)
            ],
            teams.answers.pareto_front(asked),
        )

        assert whole.points[: len(late.points)] == late.points
        assert soon.points == late.points[: len(soon.points)]
        assert not soon.complete
        beyond = [(one.first, one.second) for one in (*late.points[len(soon.points) :], *late.reached)]
        assert not soon.reached or beyond[0] >= (soon.reached[0].first, soon.reached[0].second)

    def test_of_an_order_claims_no_more(self, questions):
        """The best order is within what is told of it, and keeps whatever all best orders are said to keep."""
        orders = stops._orders(9, 5)
        found, whole = (votes.kemeny(orders, stop=stop) for stop in (_after(questions), None))

        assert found.score <= whole.score <= found.bound
        assert found == whole or not found.proven
        assert questions or not found.proven
        before = [{*group} for group in found.ranking.groups]
        for order in whole.orders:
            left = list(order)
            assert [{left.pop(0) for _ in group} for group in before] == before

    @pytest.mark.untraced(but=["copeland-2", "schulze-20"])
    @pytest.mark.parametrize("rank", [votes.schulze, votes.copeland, votes.Preferences.pairwise])
    def test_of_a_comparison_two_by_two_is_whole_or_none(self, questions, rank):
        """Whoever stops while candidates are compared is refused an order; whoever waits has the order of all."""
        orders = stops._orders(6, 3)
        with suppress(Fault):
            assert rank(orders) == rank(orders, stop=_after(questions))
            assert questions >= 6
        with pytest.raises(Fault, match="compared two by two in time; it was stopped, got 6"):
            rank(orders, stop=_after(min(questions, 5)))

    @pytest.mark.untraced
    def test_of_posts_lists_some_of_all(self, questions):
        """Each outcome that is listed is one of all outcomes, and fewer are not said to be all."""
        found, every = (stops._posts(12, 3)(stop) for stop in (_after(questions), None))

        assert {*found.outcomes} <= {*every.outcomes}
        assert every.complete
        assert found.complete == (found.outcomes == every.outcomes)

    @pytest.mark.untraced
    def test_of_couples_claims_nothing(self, questions):
        """A matching is stable, or it is unknown whether there is one, after as many arrangements as were asked about."""
        found = stops.couples(60)(_after(questions))

        assert found.status == ("stable" if found.seats else "unknown")
        assert found.status == "stable" or found.tried == questions

    @pytest.mark.untraced
    def test_of_a_fair_lottery_adds_up(self, questions):
        """The places are filled in any case, and a lottery is said to be proven only where it is."""
        found = stops._lottery(40)(_after(questions))

        assert isinstance(found, FairLottery)
        assert found.places == sum(found.probabilities.values())
        assert not found.proven or questions > 20

    @pytest.mark.slow(one_in=3)
    def test_of_hearings_has_a_place_for_nearly_all(self, questions):
        """A timetable that is stopped is dealt by hand: at least nine of ten that have a place in the end."""
        found = stops.hearings(60, panels=5, rooms=4, half_days=4, tangled=True)(_after(questions))
        best = stops.hearings(60, panels=5, rooms=4, half_days=4, tangled=True)(None)

        assert 10 * len(found.sittings) >= 9 * len(best.sittings)
        assert len(best.sittings) <= found.most


def test_how_firmly_jurors_compare_is_known_from_below_when_stopped():
    """The value that is returned is reached at least, and comes nearer with each question."""
    marks = stops._reviews(12, 5)
    floors = [
        jury.comparability.algebraic_connectivity(marks, stop=_after(questions))
        for questions in range(0, 60 * 17, 16)  # a step asks before each of 12 items and 5 jurors
    ]

    assert sorted(floors) == floors
    assert 0 == floors[0] < floors[5] < floors[-1]
    assert floors[-1] == pytest.approx(jury.comparability.algebraic_connectivity(marks))


def test_where_no_assignment_exists_that_is_said_however_soon_it_is_stopped():
    """Two jurors cannot read nine items between them at four each."""
    found = assign_reviewers(
        [f"c{at}" for at in range(9)], ["a", "b"], reviews_per_item=1, loads=4,
        affinity={"c0": {"a": 3}}, stop=lambda: True,
    )  # fmt: skip

    assert not isinstance(found, Assignment)


def test_jurors_who_cannot_be_linked_are_told_so_however_soon_it_is_stopped():
    """Two items with one reader each link nobody, though both would rather have the same one."""
    worth = {"c1": {"a": 3, "b": 1}, "c2": {"a": 3, "b": 1}}
    found = assign_reviewers(
        list(worth),
        ["a", "b"],
        reviews_per_item=1,
        loads=1,
        affinity=worth,
        connected=True,
        stop=lambda: True,
    )

    assert not isinstance(found, Assignment)


def test_repairs_that_are_stopped_are_looked_for_no_further():
    """Where a hundred reviews have no place, a word to stop ends the search, which asks about none of the others."""
    nothing = assign_reviewers([f"c{at}" for at in range(80)], list("wxyz"), reviews_per_item=2, loads=15)
    asked = stops.Counted(3)
    found = equal_repairs(nothing, stop=asked)

    assert 100 == nothing.least
    assert ((), False, 4) == (found.repairs, found.complete, asked.asked)


@pytest.mark.parametrize("branch", [linking(12, 1), lambda flow, _: _others(flow, frozenset())])
def test_ways_to_go_on_hold_what_they_share_once(branch):
    """Each way forces or forbids the reviews before its own: all of them stand in one list, however many ways there are."""
    apart = [{juror: 9 * (juror % 2 == at % 2) for juror in range(12)} for at in range(90)]
    flow = solve(Demand(apart, [2] * 90, [0] * 12, [18] * 12))
    shared = [
        part
        for way in branch(flow, frozenset())
        for part in (way.forced, way.forbidden)
        if isinstance(part, First)
    ]

    assert len(shared) > 90
    assert 1 == len({id(one.pairs) for one in shared})
    assert [[*one] for one in shared] == [list(shared[-1].pairs[:at]) for at in range(len(shared))]


ORDERS, JOBS, ASKED = stops._orders(24, 5), stops._jobs(30), stops._asked(30, 8)
LIMITED = {
    "compose": lambda most, tell: teams.compose(ASKED, nodes=most, progress=tell),
    "kemeny": lambda most, tell: votes.kemeny(ORDERS, effort=most, progress=tell),
    "level_jobs": lambda most, tell: level_jobs(JOBS, max_steps=most, progress=tell),
    "timetable": lambda most, tell: stops.hearings(40)(lambda: False, trials=most, progress=tell),
}


@pytest.mark.untraced(one_in=5)
@pytest.mark.parametrize("name", LIMITED)
@pytest.mark.parametrize("most", [1, 2, 7, 50, 300])
def test_a_limit_of_so_many_steps_takes_no_more(name, most):
    """Whoever allows so many steps is told of as many at most: what is refused is no step."""
    told = []
    LIMITED[name](most, told.append)

    assert most >= max(one.done for one in told)


@pytest.mark.parametrize("most", [1, 2, 7, 50, 80])
def test_ways_to_part_ties_are_followed_as_often_as_allowed(most):
    """Whoever allows so many ways has as many followed, and as many outcomes at most; fewer are not said to be all."""
    asked = stops.Counted()
    found = stops._posts(30, 3, grades=3)(asked, effort=most)

    assert most >= asked.asked >= len(found.outcomes)
    assert most < 50 or most == asked.asked
    assert not found.complete


@pytest.mark.parametrize("most", [0, 1, 2, 7, 50])
def test_as_many_best_sets_are_named_as_asked_for(most):
    """Of fifteen sets that are as good, so many are named, all are counted, and naming more asks for no more search."""
    scores, none, asked = dict.fromkeys("abcdef", 1), stops.Counted(), stops.Counted()
    best_under_quotas(scores, places=4, limit=0, stop=none)
    found = best_under_quotas(scores, places=4, limit=most, stop=asked)

    assert (min(most, 15), 15) == (len(found.sets), found.count)
    assert none.asked == asked.asked


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("most", [1, 2, 7, 50])
@pytest.mark.parametrize("shared", [1, 2])
def test_a_search_for_readers_solves_as_many_flows_as_allowed_and_again_to_end_with_a_plan(
    most, shared, monkeypatch
):
    """Two searches of so many flows, one for jurors linked by one item and one by two, and as many for a plan."""
    flows, solved = [], _branch_and_bound_over_reviews._solved
    monkeypatch.setattr(
        _branch_and_bound_over_reviews, "_solved", lambda *given: flows.append(1) or solved(*given)
    )
    apart = {f"c{at:02}": {f"j{one:02}": 9 * (one % 2 == at % 2) for one in range(12)} for at in range(40)}
    rules = {"reviews_per_item": 2, "loads": (5, 8), "affinity": apart, "connected": True}
    found = assign_reviewers(list(apart), [*apart["c00"]], min_shared=shared, effort=most, **rules)

    assert isinstance(found, Assignment)
    assert len(flows) <= 2 * shared * max(most, 9)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("most", [0, 1, 3, 20])
def test_the_price_of_a_seat_and_a_repair_take_no_more_steps_than_allowed(most):
    """What begins from another answer is held to its own limit."""
    found = teams.compose(ASKED)
    who, where = found.cohort.people[0], ASKED.openings[0].id

    assert most >= found.points_lost(who, where, nodes=most).instead.nodes
    assert most >= teams.repair(found, withdrawn=[who], nodes=most).composition.nodes


@pytest.mark.slow
def test_each_search_that_hears_stop_is_measured():
    """What takes a word to stop, outside of the answers of the teams, is counted in its row, and no other is."""
    hears = {name for name, bounds in limits.searches() if "stop" in bounds}
    of_teams = {one for row in limits.ROWS if "compose" in limits.named(row) for one in limits.named(row)}

    assert hears - of_teams == {name.partition(",")[0] for name in stops.calls()} - of_teams
    for row in limits.ROWS:
        assert {name.partition(",")[0] for name in row.counted} <= {*limits.named(row)}


YEAR = stops.year(24)
WHOLE = {
    "Outcome.letters": lambda year, stop: year.letters(stop=stop),
    "Outcome.act": lambda year, stop: year.act("candidates", secret="5a17" * 16, stop=stop),
    "Outcome.dossier": lambda year, stop: year.dossier(stop=stop),
    "Outcome.reasons": lambda year, stop: year.reasons(stop=stop),
    "Outcome.changes_since": lambda year, stop: year.record(GONE).changes_since(year, stop=stop),
    "Dossier.replay": lambda year, stop: year.dossier().replay(year.book, stop=stop),
    "to_html": lambda year, stop: to_html(year, stop=stop),
}
GONE = Event(on=date(2018, 12, 1), kind="withdrawn", person=YEAR.cohort.cohort.people[0])


@pytest.mark.slow(but=["Outcome.reasons"], one_in=6)
@pytest.mark.parametrize("name", WHOLE)
def test_what_is_told_of_a_year_is_whole_or_refused(name):
    """Whoever says stop is told that nothing is given by halves, and whoever asks again is given what they would have been."""
    for questions in (0, 2):
        year = evolve(YEAR, cohort=evolve(YEAR.cohort))  # of which nothing was asked yet
        with pytest.raises(Fault) as told:
            WHOLE[name](year, _after(questions))
        assert (f"{name}.stop", "values.waited") == (told.value.place, told.value.code)
        assert WHOLE[name](year, None) == WHOLE[name](YEAR, lambda: False)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_minutes_are_written_whole_or_refused(lang):
    """Minutes of which the writing is stopped are no minutes, in either language and form; others are as ever."""
    held = jury.deliberate(stops._sheet(12, 5), places=3)
    minutes = held.minutes(title="EIG 3")
    for write in (minutes.to_markdown, minutes.to_html):
        with pytest.raises(Fault, match="nothing is given by halves"):
            write(lang=lang, stop=_after(20))
        text = write(lang=lang)
        assert text == write(lang=lang, stop=lambda: False)
        with pytest.raises(Fault, match=r"verify\.stop"):
            jury.verify(minutes, held, text=text, lang=lang, stop=_after(20))
        assert () == jury.verify(minutes, held, text=text, lang=lang, stop=lambda: False).doubts


@pytest.mark.untraced
def test_teams_and_hearings_of_a_book_are_stopped_as_those_of_the_rooms():
    """A cohort, a cover and hearings that are asked of a book hear the word, and give the best so far."""
    book, days = YEAR.book, [date(2018, 11, 6)]
    kept = [one.id for one in YEAR.cohort.problem.openings]
    asked = stops.Counted(0), stops.Counted(0), stops.Counted(0)

    book.compose(kept, YEAR.lists, wishes=[2, 1], stop=asked[0])
    YEAR.cover(YEAR.cohort.cohort.people[0], stop=asked[1])
    assert book.hearings(days=days, stop=asked[2]) == timeline.plan_hearings(
        book, days=days, stop=lambda: True
    )
    assert all(one.asked for one in asked)


def _unbounded(source, hears):
    """Yield calls of searches that are given neither a bound nor a word to stop."""
    bounds = {*limits.BOUNDS, "means", None} - {"most", "limit", "replicates", "draws"}
    for call in ast.walk(ast.parse(source)):
        name = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else None
        if name in hears and not bounds & {one.arg for one in call.keywords}:
            yield name


@pytest.mark.slow
def test_a_search_that_is_begun_for_somebody_is_bounded_or_hears_them():
    """Within the library no search is begun that its caller could not end: each is given a bound or their word to stop; composing again hears whoever waits for what is compared."""
    hears = {
        "bootstrap",
        "compose",
        "expected_ranks",
        "kemeny",
        "plan_hearings",
        "repair",
        "schulze",
        "timetable",
    }
    hears |= {
        "assign_reviewers",
        "best_under_quotas",
        "check_jury",
        "design_panels",
        "fair_lottery",
        "level_jobs",
    }
    assert hears <= {name for name, found in limits.searches() if "stop" in found}
    texts = {path.name: path.read_text(encoding="utf-8") for path in Path(eig.__file__).parent.rglob("*.py")}
    found = {
        (path, name)
        for path, text in texts.items()
        if any(f"{one}(" in text for one in hears)
        for name in _unbounded(text, hears)
    }

    assert {("_dossier_run_again.py", "compose")} == found
    assert ["compose"] == [*_unbounded("compose(problem)\ncompose(problem, stop=stop)", hears)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "objective", "connected"),
    [
        (10, "maximin", False),
        (23, "maximin", True),
        (17, "leximin", False),
        (26, "leximin", True),
        (57, "sum", True),
        (86, "sum", True),
    ],
)
def test_readers_of_a_search_that_is_stopped_later_are_none_worse(seed, objective, connected):
    """From one question whether to stop to the next the plan serves its aim as well, its bounds hold, and its prices prove them."""
    rules = _readers(seed, items=(2, 5), jurors=(2, 4))
    found = [
        assign_reviewers(**rules, objective=objective, connected=connected, stop=_after(at))
        for at in range(12)
    ]
    for less, more in pairwise(found):
        assert bool(less) <= bool(more)
        assert less.proven <= more.proven
        if less:
            served = [[one.total] if objective == "sum" else one.worst_first[:1] for one in (less, more)]
            assert served[0] <= served[1]
            assert less.total_bound >= more.total_bound
        if more:
            assert () == more.verify()


def test_readers_are_dealt_where_the_word_comes_within_a_trial():
    """After the effort is spent, whoever says stop while readers are tried still gets them, and their prices hold."""
    rules = _readers(0, items=(6, 9), jurors=(4, 6))
    found = assign_reviewers(**rules, objective="maximin", connected=True, effort=1, stop=_after(9))
    assert (False, ()) == (found.proven, found.verify())


@pytest.mark.slow
@pytest.mark.parametrize("objective", ["sum", "maximin", "leximin"])
def test_what_a_stopped_plan_calls_unique_or_certain_is_so_of_the_best_plans(objective):
    """Stopped at any question: readers called certain read so in each plan that serves the aim best, and none other is possible."""
    settled = set()
    for seed in (9, 49, 253, 3, 8):
        rules = _readers(seed, items=(2, 4), jurors=(3, 4))
        whole = assign_reviewers(**rules, objective=objective)
        if not isinstance(whole, Assignment):
            continue
        best = _best_readers(whole, objective)
        for questions in (*range(8), 500):
            found = assign_reviewers(**rules, objective=objective, stop=_after(questions))
            settled.add(found.unique)
            assert found.unique in (None, len(best) == 1)
            for item in found.readers if found.possible is not None else ():
                read = [plan[item] for plan in best]
                assert {*found.certain[item]} == set.intersection(*read)
                assert {*found.possible[item]} == set.union(*read)
    assert {None} < settled


def _best_readers(plan, objective):
    """Return the readers of each item in each plan that keeps the rules and serves the aim best: all are tried."""
    problem = plan.problem
    ways = [combinations(problem.jurors, problem.needs[item]) for item in problem.items]
    found = []
    for readers in product(*ways):
        loads = Counter(chain(*readers))
        if all(loads[juror] <= problem.loads[juror][1] for juror in problem.jurors):
            worth = [
                sum(problem.worth(item, juror) for juror in own)
                for item, own in zip(problem.items, readers, strict=True)
            ]
            served = {"sum": [], "maximin": [min(worth)], "leximin": sorted(worth)}[objective]
            found.append(([*served, sum(worth)], dict(zip(problem.items, map(set, readers), strict=True))))
    most = max(score for score, _ in found)
    return [readers for score, readers in found if score == most]
