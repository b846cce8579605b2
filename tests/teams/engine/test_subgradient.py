"""The search for prices: how far it steps, where it leaps, and when it ends."""

from types import SimpleNamespace

import pytest
from attrs import evolve

from eig.teams.engine import _prices_by_subgradient
from eig.teams.engine._best_cohort_by_flow_alone import flowed
from eig.teams.engine._dual_bound import Bound, Prices, bound_at, free
from eig.teams.engine._flow_rows_by_head_count import FlowRows
from eig.teams.engine._prices_by_subgradient import (
    Ascent,
    Pace,
    ascend,
    deflected,
    drift_at,
    moved,
    norms_of,
    within,
)
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._work_limit import Halt, WorkLimit
from helpers import small_problems

FREE = Prices((0, 0), (0,))


def some(**values):
    return SimpleNamespace(**values)


def bound(value, prices=FREE):
    return Bound(prices, value, ())


def model(*, uses=((), ()), places=(), limits=((10, None),), least=0):
    """Return two people with what each uses of limits, each of a most and maybe a fine."""
    return some(
        units=[some(uses=one) for one in uses],
        places=places,
        limits=[some(high=high, fine=fine) for high, fine in limits],
        least=least,
    )


class TestWhenItEnds:
    """A round is a step; every twenty rounds, it leaps."""

    def rounds(self, monkeypatch, pace, *, work_limit=None, start=1000, stepped=lambda state: state, least=0):
        """Return how many steps and leaps are taken, and the first and last of where it stands."""
        told = {"steps": [], "leaps": []}

        def step(_model, _norms, state):
            told["steps"].append(state)
            return stepped(state)

        def leap(_model, _norms, state, least):
            told["leaps"].append((len(told["steps"]), least))
            return state

        monkeypatch.setattr(_prices_by_subgradient, "_stepped", step)
        monkeypatch.setattr(_prices_by_subgradient, "_leapt", leap)
        told["best"] = ascend(model(least=least), bound(start), work_limit or WorkLimit(), pace)
        return told

    def test_it_gives_up_after_six_hundred_rounds(self, monkeypatch):
        """Each counts a step of work_limit, and every twentieth is followed by a leap."""
        work_limit = WorkLimit()
        told = self.rounds(monkeypatch, Pace(least=7), work_limit=work_limit)
        assert (600, 600) == (len(told["steps"]), work_limit.spent)
        assert [(20 * one, 7) for one in range(1, 31)] == told["leaps"]

    def test_it_goes_on_for_as_many_rounds_as_it_is_given(self, monkeypatch):
        """Three rounds, or as many as the work_limit is good for."""
        assert 3 == len(self.rounds(monkeypatch, Pace(least=0, rounds=3))["steps"])
        assert 2 == len(
            self.rounds(monkeypatch, Pace(least=0, rounds=3), work_limit=WorkLimit(nodes=2))["steps"]
        )

    @pytest.mark.parametrize(("more", "rounds"), [(0, 2), (-1, 0)])
    def test_it_ends_where_it_aims_less_than_a_tenth_of_a_point_lower(self, more, rounds, monkeypatch):
        """Just a tenth is still gone for."""
        pace = Pace(least=0, stride=GRAIN // 10 + more, rounds=2)
        assert rounds == len(self.rounds(monkeypatch, pace)["steps"])

    @pytest.mark.parametrize(("least", "rounds"), [(1000, 2), (1001, 0)])
    def test_it_ends_where_the_bound_says_all_there_is_to_say(self, least, rounds, monkeypatch):
        """A bound below the least is enough; at the least, it is not."""
        assert rounds == len(self.rounds(monkeypatch, Pace(least=least, rounds=2))["steps"])

    @pytest.mark.parametrize(
        ("start", "stride", "aim"), [(1000 * GRAIN, None, 45 * GRAIN), (110 * GRAIN, None, GRAIN), (110 * GRAIN, 7 * GRAIN, 7 * GRAIN)]
    )  # fmt: skip
    def test_it_aims_a_twentieth_of_the_way_at_first_and_a_point_at_least(
        self, start, stride, aim, monkeypatch
    ):
        """Unless it is told how far."""
        pace = Pace(least=0, stride=stride, rounds=1)
        (first,) = self.rounds(monkeypatch, pace, start=start, least=100 * GRAIN)["steps"]
        assert (aim, 0, start, start) == (first.step, first.stalled, first.here.value, first.best.value)
        assert ((0.0,) * 3, (0.0,) * 3) == (first.drift, first.mean)

    def test_a_word_to_stop_leaves_the_best_so_far(self, monkeypatch):
        """What was found before it was said stands."""
        better = bound(900)

        def stepped(state):
            if state.best is better:
                raise Halt
            return evolve(state, best=better)

        assert self.rounds(monkeypatch, Pace(least=0), stepped=stepped)["best"] is better


class TestAStep:
    """One step against what is over-asked for."""

    def stepped(self, monkeypatch, raw, *, found=None, drift=(0.0, 0.0, 0.0)):
        """Return where a step leads that aims twenty below the best of a hundred, from a hundred and thirty."""
        told = []
        prices = Prices((5, 5), (5,))
        state = Ascent(bound(130, prices), bound(100, prices), 20, 0, drift, (1.0, 1.0, 1.0))
        monkeypatch.setattr(_prices_by_subgradient, "drift_at", lambda *_: raw)
        monkeypatch.setattr(
            _prices_by_subgradient, "moved", lambda _model, _norms, way: told.append(way) or FREE
        )
        monkeypatch.setattr(
            _prices_by_subgradient,
            "bound_at",
            lambda _model, at, before: found if (at, before) == (FREE, state.here) else 0,
        )
        return state, _prices_by_subgradient._stepped(model(), [1.0], state), told

    def test_it_is_as_long_as_would_reach_the_aim_if_the_bound_fell_as_steeply_all_the_way(self, monkeypatch):
        """Fifty lower, at a slope of five squared."""
        state, after, ((prices, drift, stride),) = self.stepped(
            monkeypatch, (3.0, -4.0, 0.0), found=bound(70)
        )
        assert (state.here.prices, (3.0, -4.0, 0.0), 50 / 25) == (prices, drift, stride)
        assert (70, 70, 40) == (after.here.value, after.best.value, after.step)
        assert after.mean == pytest.approx((0.9 + 0.3, 0.9 - 0.4, 0.9))

    def test_it_goes_on_partly_in_the_last_direction(self, monkeypatch):
        """Six tenths of it."""
        _, _, ((_, drift, stride),) = self.stepped(
            monkeypatch, (1.0, 0.0, 0.0), found=bound(70), drift=(0.0, 5.0, 0.0)
        )
        assert ((1.0, 3.0, 0.0), 5.0) == (drift, stride)

    def test_where_nothing_is_asked_for_too_much_or_too_little_it_ends(self, monkeypatch):
        """Prices that suit everybody are the best there are."""
        state, after, told = self.stepped(monkeypatch, (0.0, 0.0, 0.0))
        assert (0, [], state.best) == (after.step, told, after.best)

    def test_where_prices_leave_a_place_without_a_team_it_stays(self, monkeypatch):
        """It goes on from where it was."""
        state, after, _ = self.stepped(monkeypatch, (1.0, 0.0, 0.0))
        assert (state.here, state.best) == (after.here, after.best)


class TestALeap:
    """Along the mean direction while that lowers the bound, twice as far each time."""

    def leapt(self, monkeypatch, values, *, mean=(3.0, -4.0, 0.0), least=0):
        strides, bounds = [], iter([None if one is None else bound(one) for one in values])
        best = bound(100)
        state = Ascent(bound(130), best, 50, 3, (1.0, 1.0, 1.0), mean)

        def going(_model, _norms, way):
            assert way[1] == mean
            strides.append(way[2])
            return FREE

        monkeypatch.setattr(_prices_by_subgradient, "moved", going)
        monkeypatch.setattr(_prices_by_subgradient, "bound_at", lambda *_: next(bounds))
        return state, _prices_by_subgradient._leapt(model(), [1.0], state, least), strides

    @pytest.mark.parametrize("last", [80, 81, None])
    def test_it_ends_where_the_bound_is_no_lower(self, last, monkeypatch):
        """The best is where it was lower last, and what was gone for before is forgotten."""
        state, after, strides = self.leapt(monkeypatch, [90, 80, last])
        assert ([2.0, 4.0, 8.0], 80, 80) == (strides, after.here.value, after.best.value)
        assert ((0.0, 0.0, 0.0), state.mean, 50, 3) == (after.drift, after.mean, after.step, after.stalled)

    def test_a_leap_that_gains_nothing_changes_nothing(self, monkeypatch):
        """Nor does one without a direction."""
        state, after, _ = self.leapt(monkeypatch, [100])
        assert after is state
        state, after, strides = self.leapt(monkeypatch, [], mean=(0.0, 0.0, 0.0))
        assert (True, []) == (after is state, strides)

    def test_it_ends_below_the_least(self, monkeypatch):
        """At the least it goes on, below it nothing is left to say."""
        assert [2.0, 4.0] == self.leapt(monkeypatch, [90, 80], least=90)[2]


class TestPrices:
    """What prices are moved by, and where they stay."""

    def test_the_usual_size_of_what_a_limit_counts(self):
        """The root of the mean square over people and seats; one where nobody counts."""
        at = some(uses={0: [(0, 2)], 1: [(1, 7)]})
        norms = norms_of(model(uses=([(0, 3)], [(0, 6)]), places=[at], limits=((1, None),) * 3))
        assert norms == pytest.approx([((9 + 36 + 4) / 3) ** 0.5, 7, 1])

    def test_over_asked_is_below_nothing_and_left_over_above(self):
        """Two teams want the first person, and nobody the second: five and two more are used of seven, in units of two."""
        place_ = some(uses={0: [(0, 2)]})
        stated = model(uses=([(0, 5)], [(0, 1)]), places=[place_, some(uses={})], limits=((7, None),))
        here = Bound(Prices((4, 4), (4,)), 0, ((0, 0b01), (0, 0b01)))
        assert (-1, 1, (7 - 12) / 2) == drift_at(stated, [2.0], here)

    def test_nothing_is_led_below_a_price_of_nothing(self):
        """What is left over at no price stays there; what is over-asked goes up from there."""
        stated = model(uses=([], []), places=[some(uses={})], limits=((7, None),))
        at = Bound(Prices((0, 0), (0,)), 0, ((0, 0b01),))
        assert (0, 0.0, 0.0) == drift_at(stated, [1.0], at)
        assert (0.0, 1.0, -2.0) == deflected(Prices((0, 3), (0,)), (5.0, 1.0, -2.0), (0.0, 0.0, 0.0))

    def test_the_least_price_may_fall_and_the_least_surplus_keeps_a_price_at_nothing(self):
        """A price of one part goes down with what is left over; at nothing, any little surplus stays there."""
        still = (0.0, 0.0, 0.0)
        assert (2.0, 0.0, -0.5) == deflected(Prices((1, 0), (0,)), (2.0, 0.5, -0.5), still)
        stated = model(uses=([], []), places=[some(uses={})], limits=((7, None),))
        at = Bound(Prices((0, 1), (1,)), 0, ((0, 0),))
        assert (0.0, 1, 7.0) == drift_at(stated, [1.0], at)

    def test_they_move_against_the_direction_and_stop_at_nothing(self):
        """A price falls where people are left over, as far as nothing; those that nothing is asked of stay."""
        stated = model(limits=((7, None), (7, 6), (7, None)))
        old = Prices((10, 10, 3, 7), (10, 1, 4))
        stated.units = [some(uses=())] * 4
        prices = moved(stated, [2.0, 1.0, 1.0], (old, (2.0, 0.0, 2.0, 2.0, 2.0, -9.0, 0.0), 3.0))
        assert ((4, 10, 0, 1), (7, 6, 4)) == (prices.units, prices.limits)

    @pytest.mark.parametrize(
        ("price", "fine", "kept"), [(-1, None, 0), (9, None, 9), (9, 4, 4), (3, 4, 3), (-1, 4, 0)]
    )
    def test_a_price_stays_between_nothing_and_a_fine(self, price, fine, kept):
        """Beyond a fine, missing is the better bargain."""
        assert kept == within(price, fine)


class TestTheSearchForPrices:
    """It aims farther where it gained more than it aimed at, and nearer after a while without progress."""

    DRIFT = (1.0, -1.0)

    def after(self, gain, stalled=0):
        """Return what follows a bound that is lower by so much, where ninety was aimed at; its number is its value."""
        old, here = (Bound(None, value, ()) for value in (1000, 1000 - gain))
        found = _prices_by_subgradient._after(
            _prices_by_subgradient.Ascent(old, old, 90, stalled, (0.5, 0.5), (0.0, 0.0)), here, self.DRIFT
        )
        return found.here.value, found.best.value, found.step, found.stalled, found.drift

    def test_a_step_that_gains_more_than_it_aimed_at_is_followed_by_one_twice_as_long(self):
        """Just what was aimed at is progress, and no reason to aim farther."""
        assert (909, 909, 180, 0, self.DRIFT) == self.after(91, stalled=3)
        assert (910, 910, 90, 0, self.DRIFT) == self.after(90, stalled=3)

    @pytest.mark.parametrize(("gain", "stalled"), [(10, 0), (9, 4), (1, 4), (0, 4), (-5, 4)])
    def test_a_tenth_of_what_was_aimed_at_is_no_progress(self, gain, stalled):
        """The best is kept; the search goes on from where it is, better or not."""
        assert (1000 - gain, 1000 - max(0, gain), 90, stalled, self.DRIFT) == self.after(gain, stalled=3)

    def test_after_six_rounds_without_progress_it_aims_half_as_far(self):
        """From the best, with no direction to go on in."""
        assert (1005, 1000, 90, 6, self.DRIFT) == self.after(-5, stalled=5)
        assert (1000, 1000, 45, 0, (0.0, 0.0)) == self.after(-5, stalled=6)
        assert (995, 995, 45, 0, (0.0, 0.0)) == self.after(5, stalled=6)


@pytest.mark.untraced
@pytest.mark.parametrize(("seed", "nearer"), [(5, True), (10, True), (11, False), (35, False)])
def test_prices_that_rows_are_known_to_have_are_gone_on_from_where_they_are_nearer(seed, nearer):
    """Of the prices found from none, and those of rows if they are known, the search ends with the better."""
    rows = FlowRows.of(flowed(compile_problem(small_problems.problem(seed)), WorkLimit()))
    model, pace = rows.table.model, Pace(least=0, rounds=0)
    begin = bound_at(model, free(model))
    assert rows.beside(model, begin, WorkLimit(), pace).value == begin.value

    known = bound_at(model, rows.part(None, model, WorkLimit()).bound.prices).value
    assert nearer is (known < begin.value)
    assert rows.beside(model, begin, WorkLimit(), pace).value == min(known, begin.value)
