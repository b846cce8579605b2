"""Networks of whole numbers: the critical path method without a calendar."""

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, UnknownKey
from eig.timeline.plan import NetworkSchedule, solve_network
from helpers.unfolded import unfolded

# Heizer and Render, Operations Management, the General Foundry network: 15 weeks, critical A-C-E-G-H.
FOUNDRY = {"A": 2, "B": 3, "C": 2, "D": 4, "E": 4, "F": 3, "G": 5, "H": 2}
FOUNDRY_LINKS = [(a, b, "FS", 0) for a, b in ("AC", "BD", "CE", "CF", "DG", "EG", "FH", "GH")]


@st.composite
def networks(draw):
    size = draw(st.integers(min_value=1, max_value=8))
    keys = [f"t{n}" for n in range(size)]
    durations = {key: draw(st.integers(0, 9)) for key in draw(st.permutations(keys))}
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(
        lambda pair: pair[0] < pair[1]
    )
    links = [
        (keys[a], keys[b], draw(st.sampled_from(["FS", "SS", "FF", "SF"])), draw(st.integers(-6, 6)))
        for a, b in (draw(st.lists(pairs, max_size=12)) if size > 1 else [])
    ]
    return durations, links


def satisfied(durations, links, starts):
    """Tell whether starts obey every link, by the words of its kind."""
    for pred, succ, kind, lag in links:
        given_end = starts[pred] + (durations[pred] if kind[0] == "F" else 0)
        held_end = starts[succ] + (durations[succ] if kind[1] == "F" else 0)
        if held_end < given_end + lag:
            return False
    return True


def relaxed(durations, links, starts, step):
    """Move starts one by one until every link holds: earlier by -1, later by +1. The naive way."""
    starts = dict(starts)
    while not satisfied(durations, links, starts):
        for pred, succ, kind, lag in links:
            if not satisfied(durations, [(pred, succ, kind, lag)], starts):
                starts[succ if step > 0 else pred] += step
    return starts


class TestSolveNetwork:
    """Early and late times, total and free slack."""

    def test_solves_the_general_foundry(self):
        """The textbook network."""
        found = solve_network(FOUNDRY, FOUNDRY_LINKS)

        assert 15 == found.duration
        assert tuple("ACEGH") == found.critical == found.critical_path
        assert (6, 6) == (found["F"].total, found["F"].free)
        assert (1, 0) == (found["B"].total, found["B"].free)

    @pytest.mark.slow
    @given(networks())
    def test_starts_are_the_least_that_obey_every_link(self, network):
        """Naive relaxation from 0 gives the same early starts."""
        durations, links = network
        found = solve_network(durations, links)

        expected = relaxed(durations, links, dict.fromkeys(durations, 0), 1)
        assert expected == {key: found[key].es for key in durations}

    @pytest.mark.slow
    @given(networks(), st.integers(min_value=-5, max_value=60) | st.none())
    def test_late_starts_are_the_greatest_that_keep_the_end(self, network, target):
        """Naive relaxation from the end gives the same late starts."""
        durations, links = network
        found = solve_network(durations, links, finish_target=target)
        end = found.duration if target is None else target

        expected = relaxed(durations, links, {key: end - n for key, n in durations.items()}, -1)
        assert expected == {key: found[key].ls for key in durations}

    @pytest.mark.slow
    @given(networks())
    def test_free_slack_moves_nothing_else(self, network):
        """A task that slips by its free slack breaks no link, and by one more breaks one or the end."""
        durations, links = network
        found = solve_network(durations, links)
        starts = {key: found[key].es for key in durations}
        for key in durations:
            slipped = starts | {key: starts[key] + found[key].free}
            later = starts | {key: slipped[key] + 1}
            assert satisfied(durations, links, slipped)
            ends_late = later[key] + durations[key] > found.duration
            assert ends_late or not satisfied(durations, links, later)

    @pytest.mark.slow
    @given(networks())
    def test_slack_is_late_less_early(self, network):
        """Total slack is never less than free slack, nor negative without a target."""
        found = solve_network(*network)
        for key in network[0]:
            times = found[key]
            assert times.total == times.ls - times.es == times.lf - times.ef
            assert 0 <= times.free <= times.total

    @pytest.mark.slow
    @given(networks())
    def test_the_critical_path_explains_the_end(self, network):
        """It ends with the end, and starts with a task that nothing holds."""
        found = solve_network(*network)
        path = found.critical_path

        assert found.duration == found[path[-1]].ef
        assert 0 == found[path[0]].es

    def test_a_target_earlier_than_possible_gives_negative_slack(self):
        """Too late is a number too."""
        found = solve_network({"a": 4, "b": 3}, [("a", "b", "FS", 0)], finish_target=5)

        assert -2 == found["a"].total == found["b"].total
        assert 0 == found["a"].free

    def test_nothing_takes_no_time(self):
        """An empty network is solved."""
        assert 0 == solve_network({}, []).duration

    @pytest.mark.slow
    def test_serves_chains_of_any_length(self):
        """10,000 tasks in a row are no recursion."""
        keys = [f"t{n}" for n in range(10_000)]
        links = [(a, b, "FS", 0) for a, b in pairwise(keys)]

        assert 10_000 == solve_network(dict.fromkeys(keys, 1), links).duration

    def test_refuses_circles_and_names_their_members(self):
        """Through SS and FF pairs too."""
        with pytest.raises(Fault, match="waits that never come back") as caught:
            solve_network(
                {"x": 1, "a": 1, "b": 1}, [("x", "a", "FS", 0), ("a", "b", "SS", 0), ("b", "a", "FF", 0)]
            )

        assert ("a", "b") == caught.value.value

    @pytest.mark.parametrize("length", [-1, 1.5, True, "3"])
    def test_refuses_durations_that_are_not_whole(self, length):
        """Whole numbers from 0, and the task is named."""
        with pytest.raises(Fault) as caught:
            solve_network({"a": length, "b": 0}, [])
        told = (caught.value.place, caught.value.value, caught.value.code)
        assert ("solve_network.durations['a']", length, "values.whole") == told

    @pytest.mark.parametrize(
        ("link", "place", "code"),
        [
            (("a", "z", "FS", 0), "", "timeline.plan.task_link"),
            (("z", "a", "FS", 0), "", "timeline.plan.task_link"),
            (("a", "b", "XX", 0), "", "timeline.plan.task_link"),
            (("a", "b", "FS", 1.5), "[3]", "values.whole"),
            (("a", "b"), "", "values.so_many"),
            (("a", "b", ["FS"], 0), "[2]", "values.any_text"),
        ],
    )
    def test_refuses_links_that_join_nothing(self, link, place, code):
        """Two tasks of the network, a kind, a whole lag; the link that is wrong is told by its position."""
        with pytest.raises(Fault) as caught:
            solve_network({"a": 1, "b": 1}, [("a", "b", "SS", 0), link])
        assert (f"solve_network.links[1]{place}", code) == (caught.value.place, caught.value.code)

    def test_whole_numbers_of_another_library_are_whole_numbers(self):
        """What counts as a whole number elsewhere counts here: its durations and lags are read."""
        two = type("Int64", (), {"__index__": lambda _: 2})()
        assert 4 == solve_network({"a": 1, "b": two}, [("a", "b", "SS", two)]).duration


class TestNetworkSchedule:
    """The times of all tasks, as a value."""

    def test_what_only_equals_a_start_does_not_set_it(self):
        """A task that could begin at once has no driver; of two that set a start, the first in the work is it."""
        links = [("a", "b", "SS", 0), ("b", "c", "FS", 0), ("a", "c", "FS", 0)]
        found = solve_network({"a": 2, "b": 2, "c": 1}, links)

        assert (-1, -1, 0) == found.drivers
        assert ("a", "c") == found.critical_path

    def test_is_a_value(self):
        """Equal by content, hashable, picklable, and its repr builds it again."""
        found = solve_network(FOUNDRY, FOUNDRY_LINKS)

        assert found == eval(repr(found)) == pickle.loads(pickle.dumps(found))
        assert hash(found) == hash(solve_network(FOUNDRY, FOUNDRY_LINKS))
        assert isinstance(found, NetworkSchedule)

    def test_an_unknown_task_names_the_nearest(self):
        """A slip of the pen is helped."""
        with pytest.raises(UnknownKey, match="'alpha'"):
            solve_network({"alpha": 1}, [])["alpah"]

    def test_rows_and_words(self):
        """One row a task; each explains itself in two languages."""
        found = solve_network(FOUNDRY, FOUNDRY_LINKS)

        assert list(FOUNDRY) == [row["task"] for row in found.rows()]
        assert "chain A → C → F" in unfolded(found.explain("F"))
        assert "marge totale est de 6" in unfolded(found.explain("F", lang="fr"))

    def test_columns_have_one_length(self):
        """Rows of numbers of different lengths are refused."""
        with pytest.raises(Fault, match="one number, one for each task, got 2"):
            NetworkSchedule(keys=["a"], durations=[1, 2], starts=[0], late=[0], free=[0], drivers=[-1])
