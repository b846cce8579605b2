"""A rule put to a problem as a question, under a free identifier: the problem may be an answer itself."""

from __future__ import annotations

from collections.abc import Callable, Container
from itertools import count

from attrs import evolve

from eig._checks import Gather, whole
from eig.teams.cohort_rules import Differs, Seated
from eig.teams.problems import Problem


def asking(problem: Problem, *rules: Seated | Differs) -> Problem:
    """Return the problem with more rules, numbered where their identifier is taken or lifted.

    >>> from eig.teams import Opening, Person
    >>> given = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")], lifted=["seated:p1:plume"])
    >>> asking(given, Seated.of("p1", "plume")).rules[0].id
    'seated:p1:plume:2'
    """
    for rule in rules:
        taken = {*(one.id for one in problem.all_rules), *problem.lifted}
        problem = problem.having(evolve(rule, id=_free(rule.id, taken)))
    return problem


def check_limits(asked: str, nodes: int | None, stop: Callable[[], bool] | None) -> None:
    """Refuse limits that no search could keep: both faults together, before anything is searched."""
    faults = Gather(asked)
    faults.check("nodes", whole(0).or_none(), nodes)
    faults.that(
        "stop",
        stop is None or callable(stop),
        rule="it is asked now and then whether to stop",
        remedy="give a function that returns True to stop, such as `lambda: clock() > end`",
        value=stop,
    )
    faults.done()


def _free(name: str, taken: Container[str]) -> str:
    if name not in taken:
        return name
    return next(one for one in (f"{name}:{number}" for number in count(2)) if one not in taken)
