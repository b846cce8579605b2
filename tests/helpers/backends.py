"""Backends for tests: one that goes through every choice, and ones whose answers may be worth nothing."""

from itertools import product
from random import Random

from attrs import define, field

from eig.teams.engine._solver_backend_interface import Choice, Relaxed


@define
class Trying:
    """A programme that tries every choice of one team a place, or of one seat a person. Its prices are drawn."""

    rows: list
    draw: Random
    columns: list = field(factory=list)
    whole: list = field(factory=list)

    def add(self, columns, *, whole):
        """Take columns."""
        if whole:
            self.whole.extend(range(len(self.columns), len(self.columns) + len(columns)))
        self.columns.extend(columns)

    def relaxed(self, stop=None):
        """Return prices and amounts that mean nothing; now and then, nothing."""
        if self.draw.random() < 0.1:
            return None
        prices = [self.draw.uniform(-9, 9) for _ in self.rows]
        return Relaxed([self.draw.choice([0, 0, 1]) for _ in self.columns], prices)

    def choose(self, nodes, stop):
        """Return the choice at the least cost."""
        places = {}
        for number in self.whole:
            places.setdefault(self.columns[number][1][0][0], []).append(number)
        some = [one if self.rows[row][0] else [None, *one] for row, one in places.items()]
        every = [tuple(one for one in choice if one is not None) for choice in product(*some)]
        costs = {choice: self.cost(choice) for choice in every}
        kept = [(cost, choice) for choice, cost in costs.items() if cost is not None]
        if len(places) < sum(row == (1, 1) for row in self.rows[: self.places]):
            kept = []
        return Choice(tuple(self.whole.index(one) for one in min(kept)[1]) if kept else None)

    @property
    def places(self):
        """How many rows are places: those that the first columns start with."""
        return 1 + max((self.columns[number][1][0][0] for number in self.whole), default=-1)

    def cost(self, choice):
        """Return what a choice costs with the cheapest of what makes up the rows; None if a row is not kept."""
        sums = [0] * len(self.rows)
        for row, value in (entry for number in choice for entry in self.columns[number][1]):
            sums[row] += value
        rests = {}
        for number, (cost, entries) in enumerate(self.columns):
            if number not in self.whole:
                rests[entries[0]] = cost
        total = sum(self.columns[number][0] for number in choice)
        for row, ((low, high), used) in enumerate(zip(self.rows, sums, strict=True)):
            missing, passed = max(0, (high if low is None else low) - used), max(0, used - high)
            if (missing and low is not None and (row, 1) not in rests) or (passed and (row, -1) not in rests):
                return None
            total += passed * rests.get((row, -1), 0) + (
                missing * rests.get((row, 1), 0) if low is not None else 0
            )
        return total


@define
class GoingThroughAll:
    """A backend that tries every choice; what it says of prices is drawn from a seed."""

    seed: int = 0

    def programme(self, rows):
        """Return a programme."""
        return Trying(rows, Random(self.seed))


@define
class Says:
    """A backend that gives one answer, whatever it is asked."""

    answer: object
    prices: float | None = None
    """What it says of the price of every row; None for what is drawn."""

    def programme(self, rows):
        """Return a programme that answers as told."""
        return Saying(rows, Random(0), answer=self.answer, price=self.prices)


@define
class Saying(Trying):
    """A programme that answers as told."""

    answer: object = None
    price: float | None = None

    def relaxed(self, stop=None):
        """Return what was told of prices."""
        return super().relaxed(stop) if self.price is None else Relaxed([], [self.price] * len(self.rows))

    def choose(self, nodes, stop):
        """Return what was told."""
        return self.answer(self)
