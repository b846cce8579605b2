"""What is wrong with a composition: its rules are held again, it is scored again, and composed again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from eig._values.call_arguments import checked
from eig.errors import Fault
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers._rules_added_as_questions import Means, check_means
from eig.teams.answers.cohort_scores import score
from eig.teams.answers.composing_and_points_lost import Composition, compose
from eig.teams.asked.rules_that_a_cohort_breaks import check
from eig.teams.engine._solver_backend_interface import Backend

because: Because = reasons_in("teams.answers")

PROVEN: Final = ("optimal", "infeasible")


@checked
def verify_relaxation(
    composition: Composition,
    *,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
) -> tuple[Reason, ...]:
    """Return what is wrong with a composition: nothing, if it is what it says.

    The cohort is held against every hard rule, scored again term by term without any search, and composed
    again: no trust is put in who made it.

    Args:
        composition: What `compose` gave, or what somebody says it gave.
        nodes: As for `compose`; where it is used up, what could not be composed again is told as unchecked.
        stop: As for `compose`, in the same way.
        backend: As for `compose`.

    >>> from fractions import Fraction
    >>> from attrs import evolve
    >>> from eig.teams import Opening, Person, Problem
    >>> found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
    >>> verify_relaxation(found), verify_relaxation(evolve(found, worth=Fraction(1)))[0].code
    ((), 'worth')
    """
    means = Means(nodes=nodes, stop=stop, backend=backend)
    check_means("verify_relaxation", means)
    again = compose(composition.problem, **means)
    wrong = [*_cohort_faults(composition)]
    if again.status not in PROVEN:
        return (*wrong, *[because("unchecked")] * (composition.status in PROVEN))
    if composition.status in PROVEN:
        wrong += [
            because(name, old=getattr(composition, name), new=getattr(again, name))
            for name in ("status", "worth", "bound")
            if getattr(composition, name) != getattr(again, name)
        ]
    try:
        for decision in composition.decisions:  # taken again one by one, they choose the cohort
            again = again.settle(decision, **means)
    except Fault:  # no decision of such a cohort, or a search that was stopped before it could choose
        return (*wrong, because("decisions" if nodes is None and stop is None else "unchecked"))
    if composition.decisions and again.cohort != composition.cohort:
        wrong.append(because("decisions"))
    return tuple(wrong)


def _cohort_faults(composition: Composition) -> Iterable[Reason]:
    if composition.cohort is not None:
        breaches = check(composition.cohort, composition.problem)
        yield from (breach.reason for breach in breaches if not breach.level)
        if score(composition.problem, composition.cohort) != composition.score:
            yield because("score")
