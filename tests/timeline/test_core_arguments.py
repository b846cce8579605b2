"""A wrong argument always gives the library's own error, with its place and what is expected."""

from datetime import date

import pytest

from eig import timeline as tl
from eig.errors import EigError, Fault, Faults

OFFICE = tl.WorkCalendar.named("metropole")
PLAN = tl.Plan(key="p", start=date(2019, 1, 1), calendar=OFFICE, phases=[tl.Phase(key="a")])
DATES = tl.schedule(PLAN)
SPAN = tl.calendar.Span.inclusive(date(2019, 1, 1), date(2019, 1, 5))
DAY = date(2019, 1, 1)
WRONG = {
    "schedule of nothing": lambda: tl.schedule(None),
    "schedule to a word": lambda: tl.schedule(PLAN, "soon"),
    "status of nothing": lambda: tl.status(None, [], DAY),
    "status from numbers": lambda: tl.status(PLAN, [1], DAY),
    "status from nothing": lambda: tl.status(PLAN, None, DAY),
    "progress on no calendar": lambda: tl.plan.progress(3, SPAN, DAY),
    "progress of no span": lambda: tl.plan.progress(OFFICE, 3, DAY),
    "load of nothing": lambda: tl.plan.load(None),
    "load of numbers": lambda: tl.plan.load([1]),
    "load over floats": lambda: tl.plan.load([], capacity={"a": "half"}),
    "staffed on no schedule": lambda: tl.plan.staffed(3, []),
    "staffed by numbers": lambda: tl.plan.staffed(DATES, [1]),
    "what if nothing": lambda: tl.plan.what_if(PLAN, None),
    "what if on no plan": lambda: tl.plan.what_if(3),
    "what if it is no longer a plan": lambda: tl.plan.what_if(PLAN, lambda plan: 3),
    "variance of numbers": lambda: tl.plan.compare_to_baseline(1, 2),
    "slip by a number": lambda: tl.plan.slip(PLAN, "a", 3),
    "overlaps of a number": lambda: tl.calendar.overlaps(3),
    "overlaps of numbers": lambda: tl.calendar.overlaps({"a": 1, "b": 2}),
    "network of a number": lambda: tl.plan.solve_network(3, []),
    "network without links": lambda: tl.plan.solve_network({"a": 1}, 3),
    "network of short links": lambda: tl.plan.solve_network({"a": 1}, [("a", "b")]),
    "network of links without hash": lambda: tl.plan.solve_network({"a": 1}, [(["a"], "a", "FS", 0)]),
    "network to a word": lambda: tl.plan.solve_network({"a": 1}, [], finish_target="x"),
    "level of nothing": lambda: tl.plan.level_jobs(None),
    "list schedule of nothing": lambda: tl.plan.list_schedule(None),
    "split on no calendar": lambda: tl.contracts.split_by_year(SPAN, 3),
    "advance on no calendar": lambda: tl.calendar.advance(None, DAY, tl.calendar.working_days(1)),
    "advance by nothing": lambda: tl.calendar.advance(OFFICE, DAY, None),
    "months in words": lambda: tl.calendar.add_months(DAY, "x"),
    "half a month": lambda: tl.calendar.add_months(DAY, 1.5),
    "critical path of nothing": lambda: tl.plan.critical_path(3),
    "holidays of a year in words": lambda: OFFICE.holidays("x"),
    "fixed of nothing": lambda: tl.calendar.fixed_holidays(None, 2019, 2020),
    "fixed in a year in words": lambda: tl.calendar.fixed_holidays([], 2019, 2020)("x"),
    "a duration of a number": lambda: tl.Duration.parse(3),
    "an unknown language": lambda: DATES.explain("a", lang=3),
}


@pytest.mark.untraced
@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_argument_is_refused_in_words(name):
    """Whatever is given, the error is ours: it can be caught as such, and says in both languages what is expected."""
    with pytest.raises(EigError) as caught:
        WRONG[name]()

    faults = caught.value.exceptions if isinstance(caught.value, Faults) else (caught.value,)
    for fault in faults:
        assert isinstance(fault, Fault)
        assert fault.rule
        assert fault.say("fr") != fault.say()


def test_faults_of_several_arguments_come_together():
    """A wrong plan and a wrong day are said at once."""
    with pytest.raises(Faults) as caught:
        tl.schedule(None, "soon")

    assert ["schedule.plan", "schedule.finish_by"] == [fault.place for fault in caught.value.exceptions]


def test_subclasses_of_date_advance_too():
    """Only a time of day is refused."""

    class Day(date):
        pass

    assert date(2019, 1, 2) == tl.calendar.advance(OFFICE, Day(2019, 1, 1), tl.calendar.days(1))


def test_an_integer_subclass_is_whole():
    """Whole numbers of other packages add months as well."""

    class Whole(int):
        pass

    assert date(2019, 3, 1) == tl.calendar.add_months(DAY, Whole(2))


def test_lists_are_links_as_well():
    """Links read from JSON come as lists."""
    assert 2 == tl.plan.solve_network({"a": 1, "b": 1}, [["a", "b", "FS", 0]]).duration
