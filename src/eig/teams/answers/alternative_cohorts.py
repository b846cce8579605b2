"""Alternatives: other cohorts as good or nearly, what each loses against the first, and who moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import whole
from eig._values.frozen_maps import FrozenMap
from eig._values.iterable_results import Several
from eig._values.progress_and_stopping import Watch
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.reasons import trace as told
from eig.teams.answers._points_lost_level_by_level import difference, loss_between, vector
from eig.teams.answers._rules_added_as_questions import Means, asking, is_over, keeping
from eig.teams.answers.cohort_scores import LevelScore, score
from eig.teams.answers.composing_and_points_lost import Composition, compose
from eig.teams.answers.seat_moves import SeatMove, move_reason, moves_between, moves_rows
from eig.teams.asked.cohort_rules_quotas_caps_sums import MaxOverlap
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.problems import Problem
from eig.teams.engine._solver_backend_interface import Backend
from eig.typing import Lang, ProgressCall

Ended: TypeAlias = Literal["enough", "none_left", "stopped"]
"""Why no further cohort was looked for: as many as asked, proven that there is no other, or stopped."""


because: Because = reasons_in("teams.answers")
tell: Tell = teller("teams.answers")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Alternative(Value):
    """Another cohort, with what it loses against the first, and who moves.

    Args:
        composition: The other cohort: the best of those that differ enough from all before it. Its status
            tells whether that is proven.
        moves: Everyone whose seat changes.
        lost: What it loses against the first at each level, the first first, and of each term; below 0 it
            gains.

    >>> Alternative(composition=compose(Problem(people=[], openings=[])), moves=[], lost=[]).proven
    True
    """

    composition: Composition
    moves: tuple[SeatMove, ...] = field(converter=TupleOf[SeatMove])
    lost: tuple[LevelScore, ...] = field(converter=TupleOf[LevelScore])

    @property
    def proven(self) -> bool:
        """Whether no cohort that differs enough from all before it is better."""
        return self.composition.status == "optimal"

    @property
    def points(self) -> tuple[Fraction, ...]:
        """The price: what it loses at each level, the first first. Vectors compare as cohorts do."""
        return vector(self.lost)

    @property
    def gains(self) -> FrozenMap[Fraction]:
        """The difference of each term, in points: above 0 it gains."""
        lost = sorted((name, points) for level in self.lost for name, points in level.terms.items())
        return FrozenMap({name: -points for name, points in lost})

    def explain(
        self, key: str | None = None, *, lang: Lang = "en", stop: Callable[[], bool] | None = None
    ) -> Trace:
        """Return what the cohort loses against the first, whether it is proven, and who moves.

        Args:
            key: A person or an opening, as its composition explains it; None for the whole.
            stop: As for `Composition.explain`.

        >>> other = Alternative(composition=compose(Problem(people=[], openings=[])), moves=[], lost=[])
        >>> print(other.explain())
        alternative: this cohort loses no points; no cohort that differs enough is better: it is proven.
        """
        if key is not None:
            return self.composition.explain(key, lang=lang, stop=stop)
        return told(tell("subject_alternative", lang), _reasons(self), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a person whose seat changes.

        >>> Alternative(
        ...     composition=compose(Problem(people=[], openings=[])),
        ...     moves=[SeatMove(person="p1", before=None, after="a")],
        ...     lost=[],
        ... ).rows()
        [{'person': 'p1', 'change': 'joined', 'before': None, 'after': 'a'}]
        """
        return moves_rows(self.moves)


def _reasons(one: Alternative) -> Iterable[Reason]:
    yield difference("this_cohort", "loses", one.lost)
    yield because("different_proven" if one.proven else "different_not_proven")
    yield from map(move_reason, one.moves)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Alternatives(Several[Alternative]):
    """The answer of `alternatives`: a series of them, the best first, and why it ends where it does.

    It is gone over, counted and indexed as a tuple is.

    Args:
        first: The cohort that they are held against.
        apart: How many seats of each cohort before must be gone, or None if any change will do.
        found: The alternatives, in the order found.
        ended: Why no further was looked for (see `Ended`).

    >>> some = Alternatives(first=Cohort(teams=[]), found=[], ended="none_left")
    >>> list(some), len(some), some.complete
    ([], 0, True)
    """

    _BRIEF = "{found}, {ended}"
    MEMBERS = "found"
    first: Cohort
    apart: int | None = field(default=None, metadata=keeps(whole(1)))
    found: tuple[Alternative, ...] = field(converter=TupleOf[Alternative])
    ended: Ended

    def __getitem__(self, number: int) -> Alternative:
        return self.found[number]

    @property
    def complete(self) -> bool:
        """Whether it is proven that there are no others."""
        return self.ended == "none_left"

    @property
    def proven(self) -> bool:
        """Whether each of those given is proven the best of those that differ enough from all before it."""
        return all(one.proven for one in self.found)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Return what is known of the whole, or of one alternative by its number from `"1"`.

        >>> print(Alternatives(first=Cohort(teams=[]), found=[], ended="stopped").explain())
        alternatives: the search was stopped before it found another: there may be more.
        """
        numbers = {str(number): one for number, one in enumerate(self.found, start=1)}
        if key is None:
            return told(tell("subject_alternatives", lang), _whole(self), lang)
        require_key("alternative", key, numbers)
        return told(key, _reasons(numbers[key]), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an alternative and a level: what it loses there, who moves, whether it is proven.

        >>> Alternatives(first=Cohort(teams=[]), found=[], ended="none_left").rows()
        []
        """
        return [
            {
                "alternative": number,
                "level": level.level,
                "lost": level.points,
                "moves": len(one.moves),
                "who": " ".join(move.person for move in one.moves),
                "proven": one.proven,
            }
            for number, one in enumerate(self.found, start=1)
            for level in one.lost
        ]

    def _lines_(self) -> Iterable[object]:
        return _whole(self)


def _whole(some: Alternatives) -> Iterable[Reason]:
    for number, one in enumerate(some.found, start=1):
        yield difference("alternative", "loses", one.lost, number=number)
        if not one.proven:
            yield because("different_not_proven")
    numbered = enumerate(some.found, start=1)
    for _, tied in groupby(numbered, key=lambda pair: pair[1].points):
        numbers = tuple(number for number, _ in tied)
        if len(numbers) > 1:
            yield because("alternatives_tied", numbers=numbers)
    if some.apart is not None:
        yield from _after_equals(some)
    if some.found and some.ended == "enough":
        equals = some.found[-1].composition.equals
        if equals is not None and equals.only is not True:
            yield because("alternatives_more" if equals.only is False else "alternatives_maybe_more")
    yield because(f"alternatives_{some.ended}", count=len(some))


def _after_equals(some: Alternatives) -> Iterable[Reason]:
    """Yield the first alternative, if any, that equals of it could replace, so that others would follow."""
    for number, one in enumerate(some.found[:-1], start=1):
        if one.composition.equals is None or not one.composition.equals.only:
            yield because("alternatives_after_equals", number=number)
            return


@checked_by(k=whole(1), apart=whole(1).or_none())
def alternatives(
    problem: Problem,
    cohort: Cohort,
    *,
    k: int = 3,
    apart: int | None = None,
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
    backend: Backend | None = None,
) -> Alternatives:
    """Return up to `k` other cohorts, the best first, and whether there are more.

    Without `apart` they are the k next best cohorts. With it, each leaves at least so many seats of the
    first, and of every other before it: the price of diversity is what each loses.

    Args:
        cohort: The first cohort: any, made by `compose` or by hand.
        k: How many to return.
        apart: How many seats of each cohort before must be gone.
        nodes: As for `compose`, for each.
        stop, backend: As for `compose`.
        progress: Told after each how many of the `k` are found, and the alternative.

    >>> from eig.teams import Opening, Person
    >>> problem = Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")])
    >>> found = alternatives(problem, Cohort.of({"plume": ["p1"]}))
    >>> [one.composition.cohort.people for one in found], found.complete
    ([('p2',)], True)
    """
    means = keeping("alternatives", Means(nodes=nodes, stop=stop, backend=backend))
    first, watch = score(problem, cohort), Watch(progress, k)
    found: list[Alternative] = []
    rules = [_differs(cohort, 0, apart)]
    ended: Ended = "enough"
    while len(found) < k:
        if found and is_over(means):
            ended = "stopped"
            break
        other = compose(asking(problem, *rules), **means)
        if other.cohort is None:
            ended = "none_left" if other.status == "infeasible" else "stopped"
            break
        moves, lost = moves_between(cohort, other.cohort), loss_between(first, other.score)
        found.append(Alternative(composition=other, moves=moves, lost=lost))
        rules.append(_differs(other.cohort, len(found), apart))
        watch.tell(len(found), found=found[-1])
    return Alternatives(first=cohort, apart=apart, found=found, ended=ended)


def _differs(cohort: Cohort, number: int, apart: int | None) -> MaxOverlap:
    most = len(cohort.seats) - (apart or 1)
    return MaxOverlap(id=f"differs:{number}", seats=cohort.seats, maximum=most, any_change=apart is None)
