"""Why somebody does not sit at an opening, or at one of several: without what they would, asked of the teams.

A cause is lifted and all seats are composed again: somebody would sit there where every best cohort has them
there. A rule is such a cause, or the points of a term, or the marks of those ranked before on the same list;
a draw is where a cohort with the seat is as good. One composition tells this of everybody, so a rule
is lifted once for all letters, and a rule without which the best total is the same keeps nobody from a seat:
the cohort shown is among the best still. Without a cause somebody may sit at one opening or another, and be
certain of none: such a cause is found where the seat at one of all the openings is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations
from typing import TYPE_CHECKING, cast

from attrs import define, evolve, field, frozen

from eig._maths.but_for_causes import Causes, but_for
from eig.lots.decisions_and_priorities_on_ties import Decision
from eig.teams.answers._minimal_conflict_search import rules_by_content
from eig.teams.answers.composing_and_points_lost import Composition, compose
from eig.teams.answers.conflicts_and_what_to_relax import RuleConflict, minimal_conflict
from eig.teams.asked import Forbidden, MeritPoints, PairBonus
from eig.teams.asked.objectives_and_kinds_of_terms import Term
from eig.teams.asked.problems import Problem

if TYPE_CHECKING:
    from eig.teams.answers.equal_cohorts import EqualCohorts, SeatStanding
    from eig.teams.asked.cohorts import Cohort

LONGER, FEWEST = 20, 2_000
"""A question may take so many times the steps of the first search, or of one of so many steps."""

FEW_CAUSES = 12
"""Of so many causes each two and each three are tried at once."""

AT_ONCE = 2
"""So many causes are tried at once for a seat at one of several openings."""

RANKED_BEFORE = "ranked before"
"""The cause that is the marks of the people ranked before on the same list."""

TRIED = "seat tried"
"""What the identifier of the rule begins with by which a seat is left empty, to see what is then best."""

Seat = tuple[str, ...]
"""A person, and an opening; or several openings, for a seat at any one of them."""

Mark = tuple[str, str, str]
"""A mark that counts, as `SeatMerit.key` has it: the opening, the person and the profile of the list."""


def points_by(term: Term) -> str:
    """Return the cause that a term of an objective is part of: the points for team-mates are one."""
    return f"points:{PairBonus.__name__ if isinstance(term, PairBonus) else term.id}"


def _unmarked(problem: Problem, gone: Iterable[Mark]) -> Problem:
    """Return a problem without some marks."""
    terms = [
        evolve(one, marks=[mark for mark in one.marks if mark.key not in gone])
        if isinstance(one, MeritPoints)
        else one
        for one in problem.objective.terms
    ]
    return problem._asked_(objective=evolve(problem.objective, terms=terms))  # a question


def _points(found: Composition) -> tuple[Fraction, ...]:
    """Return what a cohort scores, the first level first: these compare as cohorts do."""
    return tuple(level.points for level in found.score)


@frozen
class Seats:
    """What is known of the seats of every best cohort of a problem.

    Args:
        found: A best cohort, or what a search that was stopped knows; None where there is nothing new: the
            cohort shown is among the best.
    """

    found: Composition | None

    def has(self, seat: Seat) -> bool | None:
        """Tell whether every best cohort has a seat; None where it is not known."""
        if self.found is None:
            return False
        if self.found.status != "optimal":
            return None
        person, *openings = seat
        place, several = cast("Cohort", self.found.cohort).place_of(person), len(openings) > 1
        if place not in openings:
            return False
        equals = self._equals
        if (person, place) in equals.certain:
            return True
        if equals.unsettled or (several and not equals.complete):
            return None
        return several and person in equals.seated and {*openings}.issuperset(equals.places(person))

    def standing(self, seat: Seat) -> SeatStanding | None:
        """Return how a seat stands among the best cohorts; None where none has it, or nobody knows."""
        known = self.found is not None and self.found.status == "optimal"
        person, opening = seat
        return self._equals.standing(person, opening) if known else None

    @property
    def any_sure(self) -> bool:
        """Whether the best cohorts have a seat in common, or nobody knows."""
        if self.found is None:
            return False
        return self.found.status != "optimal" or bool(self._equals.certain or self._equals.unsettled)

    @property
    def _equals(self) -> EqualCohorts:
        return cast("EqualCohorts", cast("Composition", self.found).equals)


@frozen
class Against:
    """Why somebody does not sit at an opening.

    Args:
        causes: Without what they would: identifiers of rules and terms, or `RANKED_BEFORE`.
        parted: The decision that chose another among cohorts as good, of which one has the seat; or None.
        status: `impossible`: no cohort that keeps the rules has the seat; `less`: none that has it is as
            good; `equal`: one is; `unknown`: a search was stopped.
        conflict: Where it is impossible, rules that cannot hold with the seat.
        as_good: Without the marks of those ranked before, a cohort with the seat is as good as any.
    """

    causes: Causes[str]
    parted: Decision | None
    status: str
    conflict: tuple[str, ...] = ()
    as_good: bool = False


@define(eq=False, repr=False)
class SeatCauses:
    """What was asked of a composition, each question once."""

    found: Composition
    _without: dict[frozenset[str], Seats] = field(factory=dict[frozenset[str], Seats])
    _first: dict[tuple[object, ...], Composition] = field(factory=dict[tuple[object, ...], Composition])
    _unranked: dict[tuple[object, ...], bool | None] = field(factory=dict[tuple[object, ...], bool | None])
    _told: dict[tuple[object, ...], Against] = field(factory=dict[tuple[object, ...], Against])

    def against(self, seat: Seat, before: Iterable[Mark]) -> Against:
        """Return why a person does not sit there; `before`: what those ranked before have there."""
        asked = (seat, tuple(sorted(before)))
        if asked not in self._told:
            self._told[asked] = self._against(*asked)
        return self._told[asked]

    def _against(self, seat: Seat, before: tuple[Mark, ...]) -> Against:
        if self.found.status != "optimal":
            return Against(Causes(), None, "unknown")
        parted = self._parted(seat)
        ranked = (RANKED_BEFORE,) if before else ()
        alone = but_for(_Case(self, seat, before, (*self.lifted, *ranked), most=1))
        if alone.alone or parted:
            return Against(alone, parted, "equal" if parted else "less")
        lost = self.found.points_lost(*seat, nodes=self._most)
        if lost.status != "impossible" and (lost.status != "exact" or not any(lost.points)):
            return Against(alone, None, "equal" if lost.status == "exact" else "unknown")
        conflicts = self._conflicts(lost.instead.problem) if lost.status == "impossible" else ()
        several = tuple(rule for rules in conflicts for rule in rules) or self.binding
        causes = but_for(_Case(self, seat, before, (*several, *ranked)))
        if causes == Causes() or causes.more:
            causes = but_for(_Case(self, seat, before, (*self.lifted, *ranked)), few=FEW_CAUSES)
        if lost.status == "impossible":
            return Against(causes, None, "impossible", conflicts[0] if conflicts else ())
        return Against(causes, None, "less", as_good=bool(before) and self._as_good(seat, before))

    def of_each(
        self, person: str, before: Mapping[str, Iterable[Mark]], *, passed: bool = False
    ) -> tuple[Mapping[str, Against], Causes[str]]:
        """Return why a person does not sit at each opening; and without what else they would at one of them.

        Causes that are enough at once at one opening are not told where fewer are for any of them.

        Args:
            person: Who has none of these seats.
            before: The openings, each with the marks there of those ranked before.
            passed: Whether somebody ranked after sits at one, so that the points of marks may be the cause.
        """
        each = {one: self.against((person, one), marks) for one, marks in before.items()}
        marks = tuple(sorted({*chain(*before.values())}))
        anywhere = self._at_one_of(each, (person, *each), marks, passed=passed)
        fewer = 1 if anywhere.alone else len(anywhere.together)
        for place, told in each.items():
            if fewer and len(told.causes.together) > fewer:
                each[place] = evolve(told, causes=evolve(told.causes, together=()))
        return each, anywhere

    def _at_one_of(
        self, each: Mapping[str, Against], seat: Seat, marks: tuple[Mark, ...], *, passed: bool
    ) -> Causes[str]:
        """Return without what a person would sit at one of several openings, but for what is told of one."""
        if len(each) == 1 or self.found.status != "optimal":
            return Causes()
        told = {cause for one in each.values() for cause in one.causes.alone}
        at_once = [one.causes.together for one in each.values() if one.causes.together]
        ranked = (RANKED_BEFORE,) if marks and not told else ()  # which takes searches for each person
        alone = but_for(_Case(self, seat, marks, (*self.lifted, *ranked), most=1)).alone
        if not alone and passed:
            alone = tuple(one for one in self._marked if self._seats((one,)).has(seat))
        if alone or any(one.parted for one in each.values()):
            return Causes(alone=tuple(one for one in alone if one not in told))
        if AT_ONCE in map(len, at_once):  # without two of more causes that are told of another opening
            more = (two for some in at_once if len(some) > AT_ONCE for two in combinations(some, AT_ONCE))
            return Causes(together=next((two for two in more if self.without(two, seat, marks)), ()))
        causes = self.lifted if len(self.lifted) < FEW_CAUSES else self.binding
        return but_for(_Case(self, seat, marks, (*causes, *ranked), most=AT_ONCE), few=FEW_CAUSES)

    def _as_good(self, seat: Seat, before: tuple[Mark, ...]) -> bool:
        """Tell whether, without some marks, a cohort with a seat is as good as any."""
        lost = self._unmarked((RANKED_BEFORE,), before).points_lost(*seat, nodes=self._most)
        return lost.status == "exact" and not any(lost.points)

    @property
    def lifted(self) -> tuple[str, ...]:
        """What may be a cause for anybody: rules that are no facts, and points beside those of the marks."""
        problem = self.found.problem
        return (*(rule.id for rule in rules_by_content(problem)), *self._points)

    def by_points(self, seat: Seat, *, marks: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the points, of `marks` or not, without which, each alone, a seat is certain; or as good."""
        points = dict.fromkeys(map(points_by, self.found.problem.objective.terms)) if marks else self._points
        found = {one: self._seats((one,)).standing(seat) for one in points}
        sure = tuple(one for one in found if found[one] == "certain")
        return sure, tuple(one for one in found if found[one] == "equally good")

    @property
    def _points(self) -> tuple[str, ...]:
        terms = self.found.problem.objective.terms
        return tuple(dict.fromkeys(points_by(one) for one in terms if not isinstance(one, MeritPoints)))

    @property
    def _marked(self) -> tuple[str, ...]:
        terms = self.found.problem.objective.terms
        return tuple(points_by(one) for one in terms if isinstance(one, MeritPoints))

    @cached_property
    def _aims(self) -> frozenset[str]:
        """The causes without which another total is the best: points, and soft rules."""
        soft = (rule.id for rule in self.found.problem.all_rules if rule.level)
        return frozenset((*self._points, *soft))

    @property
    def binding(self) -> tuple[str, ...]:
        """The causes without which not all best cohorts are as they are."""
        return tuple(one for one in self.lifted if self._seats((one,)).any_sure)

    # ── what would be without some causes ─────────────────────────────────────────────────────────

    def without(self, causes: Sequence[str], seat: Seat, before: tuple[Mark, ...]) -> bool | None:
        """Tell whether somebody would sit there without some causes; None where nobody knows."""
        if RANKED_BEFORE not in causes:
            return self._seats(causes).has(seat)
        asked = (frozenset(causes), seat, before)
        if asked not in self._unranked:
            self._unranked[asked] = self._has(seat, self._unmarked(causes, before))
        return self._unranked[asked]

    def _unmarked(self, causes: Sequence[str], before: tuple[Mark, ...]) -> Composition:
        """Return the best cohort without some causes, and without the marks of those ranked before."""
        asked = (frozenset(causes), before)
        if asked not in self._first:
            self._first[asked] = self._composed(_unmarked(self._problem(causes), before))
        return self._first[asked]

    def _has(self, seat: Seat, first: Composition) -> bool | None:
        """Tell whether every cohort as good as a best one has a seat; None where nobody knows."""
        person, *openings = seat
        if first.status != "optimal":
            return None
        if cast("Cohort", first.cohort).place_of(person) not in openings:
            return False
        tried = (Forbidden(id=f"{TRIED}:{person}:{one}", person=person, opening=one) for one in openings)
        other = self._composed(first.problem.having(*tried))
        if other.status not in ("optimal", "infeasible"):
            return None
        return other.status == "infeasible" or _points(other) < _points(first)

    def _seats(self, causes: Sequence[str]) -> Seats:
        key = frozenset(causes)
        if key not in self._without:
            self._without[key] = self._found_without(key)
        return self._without[key]

    def _found_without(self, causes: frozenset[str]) -> Seats:
        """Return who would sit where without some causes; nothing new where the cohort shown is best."""
        again = self._composed(self._problem(causes))
        known = again.status == "optimal" and causes.isdisjoint(self._aims)
        return Seats(None if known and _points(again) == _points(self.found) else again)

    def _problem(self, causes: Iterable[str]) -> Problem:
        given = frozenset(causes)
        problem = self.found.problem
        terms = [one for one in problem.objective.terms if points_by(one) not in given]
        if len(terms) < len(problem.objective.terms):
            problem = problem._asked_(objective=evolve(problem.objective, terms=terms))  # as above
        return problem.without([rule.id for rule in problem.all_rules if rule.id in given])

    def _composed(self, problem: Problem) -> Composition:
        return compose(problem, nodes=self._most)

    @property
    def _most(self) -> int:
        return LONGER * max(self.found.nodes, FEWEST)

    # ── the seat itself ───────────────────────────────────────────────────────────────────────────

    def _conflicts(self, asked: Problem) -> tuple[tuple[str, ...], ...]:
        """Return rules that cannot hold with a seat, one conflict after the other."""
        question, told = asked.rules[-1].id, list[tuple[str, ...]]()
        while isinstance(found := minimal_conflict(asked), RuleConflict):
            rules = tuple(rule for rule in found.rules if rule != question)
            if not rules:
                break
            told.append(rules)
            asked = asked.without(rules)
        return tuple(told)

    def _parted(self, seat: Seat) -> Decision | None:
        """Return the decision that left somebody no seat that a cohort as good has."""
        decisions = self.found.decisions
        for number in range(len(decisions)):
            left = cast("EqualCohorts", evolve(self.found, decisions=decisions[:number]).equals)
            if seat not in left.possible:
                return decisions[number - 1] if number else None
        return decisions[-1] if decisions else None


@frozen
class _Case:
    """One seat, and what would become of it without some causes."""

    asked: SeatCauses
    seat: Seat
    before: tuple[Mark, ...]
    causes: tuple[str, ...]
    most: int | None = None

    def without(self, causes: Sequence[str], /) -> bool | None:
        """Tell whether the person would sit there; of more causes than `most` at once nobody asks."""
        if self.most and len(causes) > self.most:
            return False
        return self.asked.without(causes, self.seat, self.before)
