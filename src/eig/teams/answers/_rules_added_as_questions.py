"""A question put to a problem: as a rule under a free identifier, and with what it may be answered."""

from __future__ import annotations

from collections.abc import Callable, Container
from itertools import count
from typing import TypedDict

from attrs import evolve

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import whole
from eig._values.records import Record
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import Rule
from eig.teams.engine._solver_backend_interface import Backend

FEWEST = 50  # steps that any search may take


class Means(TypedDict):
    """With what a question may be answered: the limits and the backend that `compose` takes."""

    nodes: int | None
    stop: Callable[[], bool] | None
    backend: Backend | None


class Effort(Record, frozen=False):
    """Steps that several searches share: each may take half of what is left, and a few at least.

    >>> effort = Effort(left=400)
    >>> effort.share, effort.spend(120), effort.share
    (200, None, 140)
    """

    left: int
    stop: Callable[[], bool] | None = None

    @property
    def share(self) -> int:
        """How many steps the next search may take."""
        return max(FEWEST, self.left // 2)

    def spend(self, steps: int) -> None:
        """Take into account what a search took."""
        self.left -= steps


class _Kept(Record, frozen=False):
    """A caller's word to stop, kept: once said, it holds for every question that follows."""

    stop: Callable[[], bool]
    said: bool = False

    def __call__(self) -> bool:
        """Tell whether to stop."""
        self.said = self.said or self.stop()
        return self.said


def keeping(asked: str, means: Means) -> Means:
    """Return the means of several questions, checked: a word to stop ends them all."""
    check_means(asked, means)
    stop = means["stop"]
    return means if stop is None else Means(nodes=means["nodes"], stop=_Kept(stop), backend=means["backend"])


def is_over(means: Means) -> bool:
    """Tell whether the caller has said to stop."""
    return means["stop"] is not None and means["stop"]()


def asking(problem: Problem, *rules: Rule) -> Problem:
    """Return the problem with more rules, numbered where their identifier is taken or lifted.

    >>> from eig.teams import Opening, Person
    >>> from eig.teams.asked import SeatGiven
    >>> given = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")], lifted=["seated:p1:plume"])
    >>> asking(given, SeatGiven.of("p1", "plume")).rules[0].id
    'seated:p1:plume:2'
    """
    for rule in rules:
        taken = {*(one.id for one in problem.all_rules), *problem.lifted}
        named = evolve(rule, id=free_name(rule.id, taken))  # type: ignore[misc] # rules of the library are attrs values
        problem = problem.having(named)
    return problem


def check_means(asked: str, means: Means) -> None:
    """Refuse what no search could keep or use: all faults together, before anything is searched."""
    faults = Gather(asked)
    faults.check("nodes", whole(0).or_none(), means["nodes"])
    backend = means["backend"]
    faults.that("backend", not isinstance(backend, type), "teams.answers.backend", value=backend)
    faults.done()


def free_name(name: str, taken: Container[str]) -> str:
    """Return a name, numbered where it is taken.

    >>> free_name("kept", {"kept"})
    'kept:2'
    """
    if name not in taken:
        return name
    return next(one for one in (f"{name}:{number}" for number in count(2)) if one not in taken)
