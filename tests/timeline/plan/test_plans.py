"""Plans: phases, links, and what is refused at birth."""

import pickle
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig import to_rows
from eig.errors import Fault, Faults, UnknownKey
from eig.reasons import FrozenMap
from eig.rows import read
from eig.timeline import Duration, France, Phase, Plan, WorkCalendar
from eig.timeline.calendar import days, months, weeks, working_days
from eig.timeline.plan import Dependency
from eig.timeline.plan._order_and_circles_of_phases import find_circle, topological_order

OFFICE = WorkCalendar.named("metropole")
START = date(2019, 1, 7)


def plan_of(*keys, links=()):
    dependencies = [Dependency(pred=pred, succ=succ) for pred, succ in links]
    phases = [Phase(key=key) for key in keys]
    return Plan(key="p", start=START, calendar=OFFICE, phases=phases, dependencies=dependencies)


class TestPhase:
    """A key, a duration, and where there is reason to, dates."""

    def test_reads_its_duration(self):
        """Text or value; one working day if left out."""
        assert months(10) == Phase(key="mission", duration="10 mois").duration
        assert weeks(8) == Phase(key="call", duration=weeks(8)).duration
        assert working_days(1) == Phase(key="jury").duration

    def test_is_called_by_its_name_or_its_key(self):
        """People read the name; where there is none, the key."""
        assert "Appel à projets" == Phase(key="call", name="Appel à projets").title
        assert "call" == Phase(key="call").title

    @pytest.mark.parametrize("duration", [days(1), working_days(1), "1 jour ouvré"])
    def test_a_milestone_occupies_its_day(self, duration):
        """No zero-length items on a timeline: a milestone lasts a day."""
        assert Phase(key="demo", duration=duration, milestone=True).milestone

    def test_a_longer_milestone_is_refused(self):
        """Two days are a phase."""
        with pytest.raises(Fault, match="what a milestone occupies"):
            Phase(key="demo", duration="2 days", milestone=True)

    @pytest.mark.parametrize("duration", ["0 days", "-1 week", "soon", 10, None])
    def test_lasts_at_least_one_unit(self, duration):
        """Neither nothing, nor less, nor something else."""
        with pytest.raises(Fault, match="a duration of 1 unit or more"):
            Phase(key="a", duration=duration)

    def test_reports_all_faults_together(self):
        """Every field is checked at once."""
        with pytest.raises(Faults) as caught:
            Phase(
                key="",
                name=3,
                duration="x",
                not_before="2019",
                pinned=datetime(2019, 1, 1, tzinfo=UTC),
                deadline=5,
                milestone=1,
                section=None,
            )

        assert 8 == len(caught.value.exceptions)

    def test_is_a_value(self):
        """Equal by content, hashable, picklable, and its repr builds it again."""
        phase = Phase(key="mission", duration="10 months", pinned=START)
        names = {"Phase": Phase, "Duration": Duration, "datetime": __import__("datetime")}

        assert phase == eval(repr(phase), names) == pickle.loads(pickle.dumps(phase))
        assert 1 == len({phase, evolve(phase)})


class TestDependency:
    """A link of one of four kinds, with a lag in any unit."""

    def test_reads_its_lag(self):
        """Text or value; nothing if left out."""
        assert working_days(-3) == Dependency(pred="a", succ="b", kind="FF", lag="-3 working days").lag
        assert days(0) == Dependency(pred="a", succ="b").lag

    def test_reports_all_faults_together(self):
        """Every field is checked at once."""
        with pytest.raises(Faults) as caught:
            Dependency(pred="", succ=" b", kind="XX", lag=1)

        assert 4 == len(caught.value.exceptions)


class TestPlan:
    """Phases and links on a calendar."""

    def test_gives_its_phases_by_key(self):
        """An unknown key names the nearest ones."""
        plan = plan_of("call", "jury")

        assert "jury" == plan.phase("jury").key
        with pytest.raises(UnknownKey, match="'call'"):
            plan.phase("cal")

    def test_changes_one_phase_at_a_time(self):
        """The plan with another phase under the same key is another plan; the first stays."""
        plan = plan_of("call", "jury")
        longer = plan.with_phase(Phase(key="jury", duration="2 days"))

        assert days(2) == longer.phase("jury").duration
        assert working_days(1) == plan.phase("jury").duration
        with pytest.raises(UnknownKey):
            plan.with_phase(Phase(key="mission"))

    def test_orders_phases_after_their_predecessors(self):
        """The order of computation follows the links, whatever the order of writing."""
        assert (2, 1, 0) == plan_of("c", "b", "a", links=[("a", "b"), ("b", "c")]).order

    def test_refuses_unknown_and_repeated_keys_together(self):
        """All that is wrong with keys is said at once."""
        with pytest.raises(Faults) as caught:
            plan_of("a", "a", "b", links=[("a", "x"), ("y", "b"), ("a", "b"), ("a", "b")])

        values = [fault.value for fault in caught.value.exceptions]
        assert ["a", ("a", "b", "FS"), "x", "y"] == values

    @pytest.mark.parametrize(
        ("keys", "links", "members"),
        [
            ("axbc", [("x", "a"), ("a", "b"), ("b", "c"), ("c", "a")], ("a", "b", "c")),
            ("a", [("a", "a")], ("a",)),
            ("abcd", [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d")], ("a", "b")),
        ],
    )
    def test_refuses_circles_and_names_their_members(self, keys, links, members):
        """A phase that waits for itself is refused, and only the members of the circle are named."""
        with pytest.raises(Fault, match="waits that never come back") as caught:
            plan_of(*keys, links=links)

        assert members == caught.value.value

    def test_allows_two_kinds_of_links_between_two_phases(self):
        """A ladder: SS and FF between the same two."""
        ladder = [Dependency(pred="a", succ="b", kind=kind) for kind in ("SS", "FF")]

        assert 2 == len(evolve(plan_of("a", "b"), dependencies=ladder).dependencies)

    def test_has_phases(self):
        """A plan without phases plans nothing."""
        with pytest.raises(Fault, match="one phase or more"):
            plan_of()

    def test_reports_all_faults_together(self):
        """Every field is checked at once."""
        with pytest.raises(Faults) as caught:
            Plan(key="", name=3, start="2019", calendar=None, phases=["a"], dependencies=5)

        assert 6 == len(caught.value.exceptions)

    def test_is_a_value(self):
        """Equal by content, hashable, picklable, and its repr builds it again, before and after it is used."""
        plan = plan_of("a", "b", links=[("a", "b")])
        names = {
            cls.__name__: cls for cls in (Plan, Phase, Dependency, Duration, WorkCalendar, France, FrozenMap)
        }
        again = eval(repr(plan), {**names, "datetime": __import__("datetime")})

        assert plan == again == pickle.loads(pickle.dumps(plan))
        assert hash(plan) == hash(again)

    def test_is_laid_out_in_rows(self):
        """One row a phase, the same keys in all."""
        rows = plan_of("a", "b").rows()

        assert ["a", "b"] == [row["key"] for row in rows]
        assert plan_of("a", "b").phases == read(to_rows(plan_of("a", "b")), Phase)
        assert 1 == len({tuple(row) for row in rows})

    @pytest.mark.slow
    def test_serves_chains_of_any_length(self):
        """10,000 phases in a row are no recursion."""
        keys = [f"p{n}" for n in range(10_000)]
        plan = plan_of(*keys, links=pairwise(keys))

        assert tuple(range(10_000)) == plan.order

    @pytest.mark.slow
    def test_finds_a_long_circle(self):
        """10,000 phases in a circle are no recursion either."""
        keys = [f"p{n}" for n in range(10_000)]

        with pytest.raises(Fault, match="waits that never come back") as caught:
            plan_of(*keys, links=[*pairwise(keys), (keys[-1], keys[0])])

        assert tuple(keys) == caught.value.value


GRAPHS = st.integers(min_value=1, max_value=8).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size)
)


class TestOrder:
    """The order of computation, and the circle that forbids one."""

    @given(GRAPHS)
    def test_each_item_comes_after_those_it_follows(self, followers):
        """What is ordered is ordered rightly; what is left out lies on or behind a circle."""
        order = topological_order(len(followers), followers)

        assert len(order) == len(set(order))
        for item, targets in enumerate(followers):
            for target in targets:
                if target in order:
                    assert order.index(item) < order.index(target)

    @given(GRAPHS)
    def test_a_circle_is_one(self, followers):
        """Each member is followed by the next one, and the last by the first."""
        order = topological_order(len(followers), followers)
        if len(order) == len(followers):
            return

        circle = find_circle(followers, order)

        assert min(circle) == circle[0]
        assert len(circle) == len(set(circle))
        for item, target in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert target in followers[item]
