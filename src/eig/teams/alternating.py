"""Alternatives: other cohorts as good or nearly, and what each gains and loses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._checks import Gather, whole
from eig._frozen import FrozenMap
from eig.teams._asking import asking
from eig.teams.cohort_rules import Differs
from eig.teams.cohorts import Cohort
from eig.teams.composing import Composition, compose
from eig.teams.problems import Problem
from eig.teams.repairing import Move, moves_between, to_moves
from eig.teams.scores import LevelScore, score

__all__ = ["Alternative", "alternatives"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Alternative:
    """Another cohort, with what it gains and loses against the first.

    Args:
        composition: The other cohort: proven the best of those that differ enough from all before it.
        moves: Everyone whose seat changes.
        gains: The difference of each term, in points: above 0 it gains.

    >>> Alternative(composition=compose(Problem(people=[], openings=[])), moves=[], gains={}).gains
    FrozenMap({})
    """

    composition: Composition
    moves: tuple[Move, ...] = field(converter=to_moves)
    gains: FrozenMap[Fraction] = field(converter=FrozenMap[Fraction])

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a person whose seat changes.

        >>> Alternative(
        ...     composition=compose(Problem(people=[], openings=[])),
        ...     moves=[Move(person="p1", before=None, after="a")],
        ...     gains={},
        ... ).rows()
        [{'person': 'p1', 'change': 'joined', 'before': None, 'after': 'a'}]
        """
        return [
            {"person": one.person, "change": one.kind, "before": one.before, "after": one.after}
            for one in self.moves
        ]


def alternatives(
    problem: Problem,
    cohort: Cohort,
    *,
    k: int = 3,
    apart: int | None = None,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[Alternative, ...]:
    """Return up to `k` other cohorts, the best first.

    Without `apart` they are the k next best cohorts. With it, each leaves at least so many seats of the
    first, and of every other before it: the price of diversity is in their worth. Fewer than `k` mean that
    there are no more or, where `nodes` or `stop` limits the search, that it ended before it found one.

    Args:
        problem: The problem.
        cohort: The first cohort.
        k: How many to return.
        apart: How many seats of each cohort before must be gone.
        nodes: As for `compose`, for each.
        stop: As for `compose`.

    >>> from eig.teams import Opening, Person
    >>> problem = Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")])
    >>> [one.composition.cohort.people for one in alternatives(problem, Cohort.of({"plume": ["p1"]}))]
    [('p2',)]
    """
    faults = Gather("alternatives")
    faults.check("k", whole(1), k)
    faults.check("apart", whole(1).or_none(), apart)
    faults.done()
    found: list[Alternative] = []
    rules = [_differs(cohort, 0, apart)]
    while len(found) < k:
        other = compose(asking(problem, *rules), nodes=nodes, stop=stop)
        if other.cohort is None:
            break
        moves = moves_between(cohort, other.cohort)
        found.append(Alternative(composition=other, moves=moves, gains=_gains(problem, cohort, other.cohort)))
        rules.append(_differs(other.cohort, len(found), apart))
    return tuple(found)


def _differs(cohort: Cohort, number: int, apart: int | None) -> Differs:
    most = len(cohort.seats) - (apart or 1)
    return Differs(id=f"differs:{number}", seats=cohort.seats, most=most, any_change=apart is None)


def _gains(problem: Problem, before: Cohort, after: Cohort) -> Mapping[str, Fraction]:
    old, new = _terms(score(problem, before)), _terms(score(problem, after))
    zero = Fraction(0)
    return {name: new.get(name, zero) - old.get(name, zero) for name in sorted({*old, *new})}


def _terms(levels: Iterable[LevelScore]) -> Mapping[str, Fraction]:
    return {name: points for level in levels for name, points in level.terms.items()}
