"""A proof in writing, which somebody else can check: it is added up, and nothing is searched."""

from __future__ import annotations

from collections.abc import Callable

from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import whole
from eig.teams.answers._rules_added_as_questions import Means, check_means
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._work_limit import Halt, WorkLimit
from eig.teams.engine._written_proof_parts import lines_of


@checked_by(most=whole(0))
def written_proof(
    found: Composition,
    *,
    most: int = 1_000_000,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[str, ...]:
    """Return the proof of an answer as lines of JSON, for whoever checks it; no lines where none is kept.

    The first line says what is claimed, and how rows over seats are named; each other line gives prices of
    rows to a part of all cohorts, and closes it or parts it in two. None is kept of an answer that is not
    proven, where a rule or an aim looks at a team as a whole (friends who may meet, points by post, a soft
    rule on teams, a rule of your own that only checks), where points are wider than floats hold, and beyond
    the limits.

    Args:
        found: The answer: `optimal` or `infeasible`.
        most: How many bytes it may take.
        nodes: How many steps, as for `compose`.
        stop: As for `compose`.

    >>> from eig.teams import Opening, Person, Problem, WishPoints, Objective, compose
    >>> people = [Person(id="p1", wishes=["plume"]), Person(id="p2")]
    >>> aims = Objective(terms=[WishPoints(by_rank=[1])])
    >>> found = compose(Problem(people=people, openings=[Opening(id="plume")], objective=aims))
    >>> head, only = written_proof(found)
    >>> only
    '{"prices":[[0,1048576]]}'
    """
    check_means("written_proof", Means(nodes=nodes, stop=stop, backend=None))
    if found.status not in ("optimal", "infeasible"):
        return ()
    model, lines, left = found.model, list[str](), most
    worth = None if found.worth is None else int(found.worth * GRAIN * model.grid)
    try:
        for line in lines_of(model, worth, WorkLimit(nodes=nodes, stop=stop)):
            left -= 0 if line is None else len(line.encode()) + 1
            if line is None or left < 0:
                return ()
            lines.append(line)
    except Halt:
        return ()
    return tuple(lines)
