"""What nothing bounds takes steps as there are things that it is given: four times as many take little more than four times."""

import inspect
from datetime import date, timedelta
from functools import partial

import pytest

from eig import jury
from eig._maths.deferred_acceptance import Acceptance
from eig.jury import posts
from eig.jury.assignment import PanelDesign
from eig.jury.marks import Recusal, Recusals, recusals_from
from eig.programme import Interest, Panel
from eig.programme.organisations import Envelope, Funding, FundingShare
from eig.programme.pay import Pay
from eig.rows._known_names_of_items_and_jurors import Body
from eig.timeline.calendar import Span
from eig.timeline.contracts import Contract, CostByYear, cost_by_year
from eig.timeline.plan import TimeShare, list_schedule, load
from helpers import grown, hostile, limits, stops
from helpers.shares import share


def _asks(count):
    people = {f"p{at:04}": ["a"] for at in range(count)}
    levels = {person: at * 7 % 8 for at, person in enumerate(people)}
    return Acceptance(people, {"a": levels}, {"a": count // 3}).held


def _kept_from(count):
    """Return who steps back from what, of so many jurors and items: each juror from one."""
    names = [f"c{at:04}" for at in range(count)]
    found = Recusals(recusals=[Recusal(juror=name, item=name, kind="personal") for name in names])
    return partial(found.kept_from, names[-1], names)


def _links_to_judge(count):
    links = [Interest(juror=f"j{at:04}", target="c", kind="personal") for at in range(count)]
    return partial(recusals_from, links, items=["c"], procedure="examination")


def _allocated(count):
    """Return an allocation of so many posts, each on a list of its own, of which one person asks for all."""
    names = [f"p{at:04}" for at in range(count)]
    lists = {name: jury.Ranking.from_scores({name: 2, "all": 1}) for name in names}
    wishes = {name: [name] for name in names} | {"all": names}
    return posts.fill_posts(lists, posts=1, wishes=wishes)


def _costs(count):
    """Return what so many contracts cost, each at a host of its own, which pays half up to a limit."""
    names = [f"c{at:04}" for at in range(count)]
    contracts = [
        Contract(person=one, challenge=one, start=date(2020, 9, 1), duration="1 month") for one in names
    ]
    shares = [FundingShare(payer="state", share="1/2", most=10**9, each="person")]
    return CostByYear(
        costs=cost_by_year(contracts, pay=Pay(amount=9, currency="EUR", basis="net", per="month")).costs,
        own={
            one: Funding(shares=[*shares, FundingShare(payer=one, share="1/2")], rest="host")
            for one in names[::2]
        },
        funding=Funding(shares=shares, rest="host"),
        envelopes=[Envelope(payer=one, amount=1) for one in names],
    )


def _loaded(count, who=None):
    """Return the load of so many people, each with one share of time; or of one, with so many in a row."""
    start = date(2026, 1, 1)
    days = [start + timedelta(days=at if who else 0) for at in range(count)]
    return load(
        TimeShare(
            who=who or f"m{at}", what="k", span=Span(start=day, end=day + timedelta(days=1)), share=at % 3 + 1
        )
        for at, day in enumerate(days)
    )


def _recused(count):
    """Return the conflicts of so many panels, of which each juror steps back from an item."""
    panels = {f"p{at:04}": [f"j{at}"] for at in range(count)}
    profiles = {f"j{at}": ["x"] for at in range(count)}
    design = PanelDesign(panels=panels, profiles=profiles, imbalance=0, bound=0)
    return partial(design.conflicts, [(juror, juror) for juror in profiles])


def _behind(count):
    """Return who stands behind the sheets of so many panels."""
    names = [f"p{at:04}" for at in range(2 * count)]
    body = Body(panels=tuple([Panel(id=name, members=[f"j-{name}"]) for name in names]))
    return lambda: [body.behind(name, ()) for name in names]


LARGER = {
    "sheets of panels": _behind,
    "Load.profiles": lambda count: partial(getattr, _loaded(2 * count), "profiles"),
    "Load.rows": lambda count: _loaded(2 * count).rows,
    "Load.rows of one person": lambda count: _loaded(count, who="m").rows,
    "PanelDesign.conflicts": _recused,
    "CostByYear.table": lambda count: partial(_costs(count // 2).table, "challenge"),
    "CostByYear.budget": lambda count: _costs(count // 2).budget,
    "list_schedule": lambda count: partial(list_schedule, stops._jobs(count)),
    "fill_posts": _asks,
    "Recusals.kept_from": _kept_from,
    "recusals_from": _links_to_judge,
    "Allocation.verify": lambda count: _allocated(count).verify,
    "Allocation.vacant": lambda count: partial(getattr, _allocated(count), "vacant"),
}


@pytest.mark.untraced(one_in=4)
@pytest.mark.parametrize("call", LARGER.values(), ids=LARGER)
def test_four_times_as_much_takes_little_more_than_four_times_the_steps(call):
    """Jobs put one after another, posts given down a coarse list, and recusals looked up take steps as there are of them."""
    call(10)()
    few, many, some, more = stops.Counted(), stops.Counted(), call(100), call(400)
    few.run(lambda _: some())
    many.run(lambda _: more())

    assert few.all < many.all < 8 * few.all


PAIRS = {  # what each is given goes with each of another: of which one is few, or which are refused beyond a number
    "eig.jury.marks.Scoresheet.from_marks": "sheets and criteria",
    "eig.timeline.calendar.overlaps": "spans that overlap: more than 100,000 pairs are refused",
}


def _free():
    """Return, by name, each public function that the table of limits says nothing bounds, with right arguments."""
    free = {name for row in limits.ROWS if row.otherwise == limits.NOTHING for name in limits.named(row)}
    return {
        name: (function, given)
        for function, (name, given) in hostile.recorded().items()
        if not inspect.isclass(function) and free & {name.rpartition(".")[2], ".".join(name.split(".")[-2:])}
    }


@pytest.mark.slow
def test_of_four_times_as_many_copies_what_nothing_bounds_takes_little_more_than_four_times_the_calls():
    """Whatever an example gives, copied under other names, refused or answered: a square is found (a fortieth of all; all of them at night)."""
    free = _free()
    tried = share(free, "grown", one_in=40)
    found = {(name, shared): grown.times(*free[name], shared) for name in tried for shared in (None, 0, 1)}

    assert sum(one is not None for one in found.values()) > len(tried)
    assert {} == {
        one: times for one, times in found.items() if one[0] not in PAIRS and times is not None and times > 6
    }


def _free_methods():
    """Return each public method and property that nothing bounds, with right arguments; but those of a product."""
    products = {name for row in limits.ROWS if row.otherwise != limits.NOTHING for name in limits.named(row)}
    return {
        name: (function, given)
        for name, (function, given) in hostile.methods().items()
        if name not in products and limits.BOUNDS.isdisjoint(inspect.signature(function).parameters)
    }


@pytest.mark.slow
def test_of_four_times_as_many_copies_methods_take_little_more_than_four_times_the_calls():
    """What answers hold is copied too: what is asked of them grows as they do (a twentieth of all; all of them at night)."""
    free = _free_methods()
    tried = share(free, "grown methods", one_in=20)
    found = {(name, shared): grown.times(*free[name], shared) for name in tried for shared in (None, 0)}

    assert sum(one is not None for one in found.values()) > len(tried) / 2
    squares = [one for one, times in found.items() if times is not None and times > 6]
    # of few names all are compared with one that is unknown, of many a short list: it bends once
    assert [] == [one for one in squares if 6 < grown.times(*free[one[0]], one[1], few=96, many=384)]


def test_a_square_is_found():
    """The guard is not a check that cannot fail: copies held against one another take sixteen times the calls."""

    def compared(names):
        return [one.casefold() for one in names for _ in names]

    def read(names):
        return [one.casefold() for one in names]

    assert 6 < grown.times(compared, {"names": ["a", "b"]})
    assert 6 > grown.times(read, {"names": ["a", "b"]})
    assert grown.times(read, {"names": [1]}) is None
