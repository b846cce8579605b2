"""Repair: after withdrawals and changes, keep as many people in place as can be, then the best score."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TypeVar, final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, demand, instance_of, text, to_ids, to_tuple
from eig._ground.html import element, escape, table
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.reasons import Trace
from eig.reasons import trace as told
from eig.teams.answers._asking import asking
from eig.teams.answers._change_telling import move_reason, summary, why, withdrew
from eig.teams.answers.composing import Composition, compose
from eig.teams.answers.explaining import WHOLE
from eig.teams.asked.cohort_rules import SeatGiven
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.objectives import Objective, StayBonus
from eig.teams.asked.openings import Opening
from eig.teams.asked.people import Person
from eig.teams.asked.problems import Problem
from eig.teams.engine._backends import Backend
from eig.typing import Lang

T = TypeVar("T", bound=Person | Opening)

__all__ = ["CohortRepair", "SeatMove", "moves_between", "repair"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class SeatMove(Value):
    """One person's change of seat: from an opening, or from none; to another, or to none.

    >>> SeatMove(person="p1", before="plume", after=None).kind
    'left'
    """

    person: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> str:
        """`joined`, `left` or `moved`."""
        if self.before is None:
            return "joined"
        return "left" if self.after is None else "moved"


def to_moves(values: Iterable[SeatMove]) -> tuple[SeatMove, ...]:
    """Return moves as a tuple."""
    return to_tuple(values)


def moves_rows(moves: Iterable[SeatMove]) -> Sequence[Mapping[str, object]]:
    """Return one row a change of seat."""
    return [
        {"person": one.person, "change": one.kind, "before": one.before, "after": one.after} for one in moves
    ]


@final
@checked
@frozen(kw_only=True)
class CohortRepair(Value):
    """A cohort repaired.

    Args:
        composition: The new composition, of the changed problem.
        before: The cohort as it was.
        withdrawn: Who left, people and openings.
        kept: The people of the old cohort who keep their seat.
        moves: Everyone whose seat changed, sorted; empty where no cohort was found, for then nobody can move.

    >>> from eig.teams import Opening
    >>> problem = Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")])
    >>> found = repair(problem, Cohort.of({"plume": ["p1"]}), withdrawn=["p1"])
    >>> [(move.person, move.kind) for move in found.moves]
    [('p1', 'left'), ('p2', 'joined')]
    """

    composition: Composition
    before: Cohort
    withdrawn: tuple[str, ...] = field(converter=to_ids)
    kept: tuple[str, ...] = field(converter=to_ids)
    moves: tuple[SeatMove, ...] = field(converter=to_moves)

    @property
    def displaced(self) -> tuple[str, ...]:
        """The people who lost their seat though they did not withdraw."""
        return tuple(move.person for move in self.moves if move.before and move.person not in self.withdrawn)

    def explain(self, key: str = WHOLE, *, lang: Lang = "en") -> Trace:
        """Return why a person's seat changed or not; or, of the whole, how many keep theirs, and each change.

        Whoever takes a seat is told the place in order of merit, among those without a seat who could have
        taken it; an opening, what its composition tells.

        >>> from eig.teams import Opening
        >>> problem = Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")])
        >>> print(repair(problem, Cohort.of({"plume": ["p1"]}), withdrawn=["p1"]).explain("p1"))
        p1: p1 withdrew from plume.
        """
        if key == WHOLE:
            return told(key, summary(self), lang)
        if key in self.withdrawn:
            return told(key, [withdrew(key, self.before.place_of(key))], lang)
        now = self.composition.explain(key, lang=lang)
        move = next((move for move in self.moves if move.person == key), None)
        if move is None:
            return now
        reasons = (move_reason(move), *why(self, move), *now.reasons)
        return told(key, dict.fromkeys(reasons), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a change.

        >>> from eig.teams import Opening
        >>> problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])
        >>> repair(problem, Cohort.of({"plume": ["p1"]})).rows()
        []
        """
        return moves_rows(self.moves)

    def _repr_html_(self) -> str:
        return table(self.rows()) + element("p", escape(next(iter(summary(self))).say()))


@checked
def repair(
    problem: Problem,
    cohort: Cohort,
    *,
    withdrawn: Iterable[str] = (),
    added: Iterable[Person | Opening] = (),
    changed: Iterable[Person | Opening] = (),
    locked: Iterable[str] = (),
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
) -> CohortRepair:
    """Return the cohort that keeps most people in place once things have changed, and among those the best.

    A seat given by a rule, or locked by an earlier repair, falls with its person or its opening. The partner
    of someone withdrawn, if they sit together or not at all, may not be seated either: lift that rule in the
    problem first, to release the partner.

    Args:
        problem: The problem as it was.
        cohort: The cohort as it was; any cohort, made by `compose` or by hand.
        withdrawn: Identifiers of people, or of openings, that leave.
        added: People and openings that come.
        changed: People and openings that replace those of the same identifier.
        locked: People who keep their seat whatever it costs.
        nodes: As for `compose`.
        stop: As for `compose`.
        backend: As for `compose`.

    Raises:
        UnknownKey: If what leaves, changes or is locked is not there.

    >>> from eig.teams import Opening
    >>> problem = Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")])
    >>> repair(problem, Cohort.of({"plume": ["p2"]})).kept
    ('p2',)
    """
    demand("repair", problem=(problem, Problem), cohort=(cohort, Cohort))
    gone, new, other, firmly = to_ids(withdrawn), tuple(added), tuple(changed), to_ids(locked)
    _check_names(problem, gone, firmly, asked=(new, other))
    after = _changed(problem, gone, new, other)
    present = {*(one.id for one in after.people), *(one.id for one in after.openings)}
    seats = tuple((who, place) for who, place in cohort.seats if who in present and place in present)
    firm = [
        SeatGiven.of(after.person(who).id, after.opening(_place(cohort, who)).id)
        for who in dict.fromkeys(firmly)
    ]
    terms = (StayBonus(seats=seats), *(term for term in after.objective.terms if term.id != "kept"))
    asked = asking(evolve(after, objective=Objective(terms=terms)), *firm)
    found = compose(asked, nodes=nodes, stop=stop, backend=backend)
    moves = () if found.cohort is None else moves_between(cohort, found.cohort)
    still = set(found.cohort.seats if found.cohort else ())
    return CohortRepair(
        composition=found,
        before=cohort,
        withdrawn=gone,
        kept=tuple(sorted(who for who, place in cohort.seats if (who, place) in still)),
        moves=moves,
    )


def _check_names(
    problem: Problem,
    gone: tuple[str, ...],
    firmly: tuple[str, ...],
    *,
    asked: tuple[tuple[object, ...], tuple[object, ...]],
) -> None:
    faults = Gather("repair")
    if faults.check("withdrawn", text.each(), gone) and faults.check("locked", text.each(), firmly):
        both = tuple(who for who in firmly if who in gone)
        rule, remedy = "whoever withdraws keeps no seat", "lock or withdraw, not both"
        faults.that("locked", not both, rule=rule, remedy=remedy, value=both)
    first = tuple(term.id for term in problem.objective.terms if not term.level and term.id != "kept")
    faults.that(
        "problem.objective",
        not first,
        rule="seats kept come before all else, at level 0",
        remedy="give the other terms level 1 or more",
        value=first,
    )
    for name, given in zip(("added", "changed"), asked, strict=True):
        faults.check(name, instance_of(Person, Opening).each(), given)
    faults.done()


def _place(cohort: Cohort, person: str) -> str:
    place = cohort.place_of(person)
    if place is None:
        raise UnknownKey("seated person", person, known=cohort.people)
    return place


def _changed(
    problem: Problem,
    gone: tuple[str, ...],
    added: tuple[Person | Opening, ...],
    changed: tuple[Person | Opening, ...],
) -> Problem:
    people = {one.id: one for one in problem.people}
    openings = {one.id: one for one in problem.openings}
    for name in gone:
        if name not in people and name not in openings:
            raise UnknownKey("person or opening", name, known={*people, *openings})
    here = _present("person", people, gone, changed=_only(Person, changed), added=_only(Person, added))
    places = _present("opening", openings, gone, changed=_only(Opening, changed), added=_only(Opening, added))
    void = _void(problem, {one.id for one in here}, {one.id for one in places})
    return evolve(problem, people=here, openings=places, lifted=dict.fromkeys((*problem.lifted, *void)))


def _void(problem: Problem, people: Container[str], openings: Container[str]) -> Iterable[str]:
    """Yield the seats given to somebody, or at an opening, that has left: nobody is held to them."""
    for rule in problem.rules:
        if isinstance(rule, SeatGiven) and not (rule.person in people and rule.opening in openings):
            yield rule.id


def _only(kind: type[T], values: Iterable[object]) -> Sequence[T]:
    return [one for one in values if isinstance(one, kind)]


def _present(
    what: str, known: Mapping[str, T], gone: Container[str], *, changed: Sequence[T], added: Sequence[T]
) -> Sequence[T]:
    new = {one.id: one for one in changed}
    for name in new:
        if name not in known:
            raise UnknownKey(what, name, known=known)
    return [*(one for name, one in {**known, **new}.items() if name not in gone), *added]


@checked
def moves_between(before: Cohort, after: Cohort) -> tuple[SeatMove, ...]:
    """Return everyone whose seat differs between two cohorts, sorted.

    >>> moves_between(Cohort.of({"plume": ["p1"]}), Cohort.of({"adler": ["p1"]}))
    (SeatMove(person='p1', before='plume', after='adler'),)
    """
    old, new = dict(before.seats), dict(after.seats)
    return tuple(
        SeatMove(person=who, before=old.get(who), after=new.get(who))
        for who in sorted({*old, *new})
        if old.get(who) != new.get(who)
    )
