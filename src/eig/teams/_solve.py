"""From a model to the best cohort: bounds, head counts, and a target that comes down until a cohort meets it.

A share of the seated, "40 % at least", leaves a gap when nobody knows how many will be seated, and is a
plain count once that is known: so the search goes through the head counts, each with its own bound. A
target starts at the highest bound and comes down; all cohorts that meet it are gone over, whatever their
head count, so that the first target that is met is met by the best.
"""

from __future__ import annotations

from attrs import define, evolve, field

from eig.teams._bound import FINEST, Bound, Pace, Prices, ascend, bound_at, free
from eig.teams._finish import finish
from eig.teams._first import TRIES, first_cohort
from eig.teams._fuel import Fuel, Halt
from eig.teams._model import GRAIN, Model
from eig.teams._outcome import Outcome, Step
from eig.teams._packing import Backend
from eig.teams._search import Find, search

EASY = 6  # tries for a cohort before anything is priced, where any cohort will do


@define
class Heads:
    """The bounds by head count; one bound, under None, where no share asks for the count."""

    root: Model
    stride: int  # how far a bound is aimed below a neighbour's
    fuel: Fuel
    rough: set[int | None] = field(factory=set["int | None"])  # not looked at closely yet
    known: dict[int | None, Bound] = field(factory=dict["int | None", Bound])
    models: dict[int | None, Model] = field(factory=dict["int | None", Model])

    def estimate(self, head: int | None) -> int:
        """Return a bound for a head count from what is known: prices of any count bound every other."""
        if head in self.known:
            return self.known[head].value
        return min(self._moved(one, bound, head).value for one, bound in self.known.items())

    def _moved(self, origin: int | None, bound: Bound, head: int | None) -> Bound:
        """Return the bound of the same prices at another head count.

        The price of a share spread over its counts.
        """
        prices = list(bound.prices.limits)
        if origin is None and head is not None:
            for share in self.root.shares:
                price, prices[share.line] = prices[share.line], 0
                prices[share.count] += share.beta * price
                prices[-2] += share.alpha * price
        old = zip(bound.prices.limits, self.models[origin].limits, strict=True)
        new = zip(prices, self.model(head).limits, strict=True)
        change = sum([price * one.high for price, one in new]) - sum([price * one.high for price, one in old])
        return Bound(Prices(bound.prices.units, tuple(prices)), bound.value + change, bound.teams)

    def model(self, head: int | None) -> Model:
        """Return the model of a head count."""
        if head not in self.models:
            self.models[head] = self.root.with_heads(head)
        return self.models[head]

    def bound(self, head: int | None) -> Bound:
        """Return the bound of a head count, looked at closely."""
        while head not in self.known or head in self.rough:
            self.look(head)
        return self.known[head]

    def look(self, head: int | None) -> None:
        """Lower the bound of a head count: roughly the first time, from the nearest known.

        Closely the second.

        The first look ends as soon as another head count is known to hold more.
        """
        close = head in self.known
        others = [bound.value for one, bound in self.known.items() if one is not None]
        moved = [self._moved(one, bound, head) for one, bound in self.known.items()]
        nearest = min(moved, key=lambda bound: bound.value)
        stride, finest = (self.stride // 8, FINEST) if close else (self.stride, self.stride // 4)
        least = self.root.least if close else max([self.root.least, *others])
        pace = Pace(least=least, stride=max(stride, FINEST), finest=max(finest, FINEST))
        self.known[head] = ascend(self.model(head), nearest, self.fuel, pace)
        self.rough ^= {head}

    def highest(self, heads: list[int | None]) -> int:
        """Return the highest bound, looking closer at head counts only while they might hold it."""
        while True:
            best = max(heads, key=self.estimate)
            if best in self.known and best not in self.rough:
                return self.known[best].value
            self.look(best)


def solve(
    model: Model,
    fuel: Fuel,
    *,
    any_one: bool = False,
    step: Step | None = None,
    backend: Backend | None = None,
) -> Outcome:
    """Return the best cohort of a model, or any one, or what is known when the fuel is out."""
    start = bound_at(model, free(model))
    if start is None:
        return Outcome()
    found = _with_a_cohort(model, Outcome(start, proven=start.value), tries=EASY) if any_one else Outcome()
    if found.teams is not None:
        return found
    if backend is not None and model.places and not model.accepts:
        outcome = finish(backend, model, start, fuel, step=step)
    else:
        outcome = _searched(model, start, fuel, step, any_one=any_one)
    stopped = outcome.teams is None and outcome.proven is not None
    return _with_a_cohort(model, outcome) if stopped else outcome


def _with_a_cohort(model: Model, outcome: Outcome, *, tries: int = TRIES) -> Outcome:
    """Return an outcome with a cohort, if one is easily found, where none is known yet."""
    first = None if outcome.root is None else first_cohort(model, outcome.root, tries=tries)
    return outcome if first is None else evolve(outcome, teams=first.teams, worth=first.worth)


def _searched(model: Model, start: Bound, fuel: Fuel, step: Step | None, *, any_one: bool) -> Outcome:
    """Search in pure Python."""
    root = ascend(model, start, fuel, Pace(least=model.least, finest=GRAIN if model.shares else FINEST))
    if root.value < model.least:
        return Outcome(root)
    stride = max(GRAIN, (start.value - root.value) // 50)
    heads = Heads(model, stride, fuel, known={None: root}, models={None: model})
    return _descended(heads, _counts(model, root), step, any_one=any_one)


def _descended(heads: Heads, counts: list[int | None], step: Step | None, *, any_one: bool) -> Outcome:
    """Let the target come down from the highest bound until a cohort meets it."""
    model, root = heads.root, heads.known[None]
    proven = heads.highest(counts) // GRAIN * GRAIN
    target, width, tried, find = proven, GRAIN, 0, Find(root.value, root.value)
    try:
        while proven >= model.least:
            target = max(target // GRAIN * GRAIN, model.least)
            find = Find(target - 1, target if any_one else proven)
            _meet(heads, counts, find)
            if find.teams is not None:
                return Outcome(root, find.teams, find.worth, find.worth)
            proven, target, width, tried = target - GRAIN, target - width, 3 * width // 2, tried + 1
            if step is not None:
                step(tried)
    except Halt:
        return Outcome(root, find.teams, find.worth, proven)
    return Outcome(root)


def _meet(heads: Heads, counts: list[int | None], find: Find) -> None:
    """Go over every cohort worth more than `find` knows, the likeliest head counts first."""
    for head in sorted(counts, key=lambda head: -heads.estimate(head)):
        if find.done:
            return
        if heads.estimate(head) > find.worth and heads.bound(head).value > find.worth:
            search(heads.fuel, heads.model(head), heads.bound(head), find)


def _counts(model: Model, root: Bound) -> list[int | None]:
    """Return the head counts to go through, the nearest to the root's first."""
    if not model.shares:
        return [None]
    seated = sum(len(model.people_of(team)) for _, team in root.teams)
    low = sum(place.least for place in model.places if place.empty is None)
    high = sum(place.most for place in model.places)
    near: list[int | None] = []
    near += sorted(range(low, high + 1), key=lambda head: abs((head or 0) - seated))
    return near
