"""What the best cohorts of a problem have in common, as far as it is seen: the search behind `equals`.

Where seats are a flow alone, its prices tell. Where rules stand beside the flow, each seat is asked for by
itself. Elsewhere the problem is composed again, with one more level after all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import ClassVar, Literal, Protocol, TypeAlias, TypeVar, cast

from attrs import evolve, frozen

from eig._maths.flow_one_seat_each import OUT
from eig.teams.answers._points_lost_level_by_level import vector
from eig.teams.answers.cohort_scores import score
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.objectives_and_kinds_of_terms import Objective
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.problems import Problem
from eig.teams.engine._branching_on_parts import Unsettled
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import Model
from eig.teams.engine._seats_of_best_cohorts import BestSeats, Places, places_in_best
from eig.teams.engine._team_worths_and_posts_held import worth_of
from eig.teams.engine._work_limit import Halt, WorkLimit

What: TypeAlias = Literal["common", "any", "always"]
Asked: TypeAlias = tuple[str, str]
One = TypeVar("One", str, tuple[str, str])
Seats: TypeAlias = frozenset[Asked]
Teams: TypeAlias = tuple[int, ...] | None


class Answer(Protocol):
    """What answers questions about equals, within limits that they may share."""

    def __call__(self, problem: Problem, cohorts: Sequence[Cohort]) -> tuple[Cohort | None, bool]:
        """Return the best cohort found, where some are known, and whether it is proven."""
        ...

    def work_limit(self) -> WorkLimit:
        """Return how far a search may go that composes nothing."""
        ...

    def spend(self, work_limit: WorkLimit) -> None:
        """Take into account what it took."""
        ...


@frozen
class _Reward:
    """Points at a level after all others: the question put to the best cohorts."""

    of_equals: ClassVar[bool] = True
    id: str
    level: int
    give: Callable[[str, str], int]

    def points(self, person: Person, opening: Opening) -> int:
        """Return the points of a seat."""
        return self.give(person.id, opening.id)


def rewarding(problem: Problem, give: Callable[[str, str], int]) -> Problem:
    """Return the problem whose best cohorts are those best cohorts of the first with the most points."""
    terms = problem.objective.terms
    soft = [rule.level for rule in problem.all_rules]
    level = max((*(term.level for term in terms), *soft, 0)) + 1
    taken = {term.id for term in terms}
    name = next(name for number in range(len(terms) + 1) if (name := f"among equals:{number}") not in taken)
    return evolve(problem, objective=Objective(terms=(*terms, _Reward(name, level, give))))


class Seen:
    """The best cohorts seen so far: the seats of all of them, and of any of them.

    To be told to stop while the problem is read raises `Halt`.
    """

    def __init__(
        self, problem: Problem, cohort: Cohort, answer: Answer, tell: Callable[[Seen], object]
    ) -> None:
        self.problem, self.answer, self.tell = problem, answer, tell
        work_limit = answer.work_limit()
        self.model = compile_problem(problem, work_limit.beat())
        self.best = vector(score(problem, cohort))
        self.cohorts = [cohort]
        self.common: Seats = frozenset(cohort.seats)
        self.any: Seats = self.common
        self.always = frozenset(cohort.people)
        self.certain: Seats = frozenset()  # as far as that is proven, seat by seat
        self.alike = alike(self.model)
        self.see(cohort)
        places = dict(cohort.seats)
        self.changes = sum(
            one not in places or (places[one] != place and one > who)
            for who, place in cohort.seats
            for one in self.alike.get(who, ())
        )  # cohorts that two people who are alike make of the first by changing places
        self.told = False  # whether all best cohorts are taken into account
        self.each = self._begun(cohort, work_limit)

    def _begun(self, cohort: Cohort, work_limit: WorkLimit) -> BestSeats | None:
        """Ask the flow, if it tells all; return what can be asked of each seat, if rules stand beside it."""
        model = self.model
        try:
            places = places_in_best(model, work_limit)
            if places is not None:
                self._see_all(places)
                return None
            worth = cast("int", worth_of(model, model.teams(cohort)))  # a best cohort keeps the rules
            return BestSeats.of(model, worth, work_limit)
        except Halt:
            return None
        finally:
            self.answer.spend(work_limit)

    def _see_all(self, places: Sequence[Places]) -> None:
        """Take all best cohorts into account: where each unit sits in some of them."""
        openings = [place.opening for place in self.model.places]
        some = [(self.model.people_of(1 << unit)[0], where) for unit, where in enumerate(places)]
        seats = [(who, openings[at], len(where) == 1) for who, where in some for at in where if at != OUT]
        self.any = frozenset((who, place) for who, place, _ in seats)
        self.common = frozenset((who, place) for who, place, only in seats if only)
        self.always = frozenset(who for who, where in some if OUT not in where)
        self.told = True
        self.tell(self)

    def see(self, cohort: Cohort) -> None:
        """Take a best cohort into account, and those where people who are alike change places."""
        places = dict(cohort.seats)
        seats, firm, seated = set(cohort.seats), set(cohort.seats), set(cohort.people)
        for who, place in cohort.seats:
            twins = self.alike.get(who, ())
            seats.update((one, place) for one in twins)
            if any(places.get(one) != place for one in twins):
                firm.discard((who, place))
            if any(one not in places for one in twins):
                seated.discard(who)
        self.common &= firm
        self.any |= seats
        self.always &= seated

    def meet(self, cohort: Cohort) -> None:
        """See a best cohort that was found, and tell of it."""
        if cohort not in self.cohorts:
            self.cohorts.append(cohort)
        self.see(cohort)
        self.tell(self)

    def ask(self, give: Callable[[str, str], int]) -> tuple[Cohort, bool] | None:
        """Return the best cohort with the most points, and whether none has more; None if none is found."""
        cohort, proven = self.answer(rewarding(self.problem, give), self.cohorts)
        if cohort is None or vector(score(self.problem, cohort)) != self.best:
            return None
        self.meet(cohort)
        return cohort, proven

    @property
    def count(self) -> int:
        """How many best cohorts there are, at least: somebody may sit in so many places."""
        places: dict[str, int] = {}
        for who, _ in self.any - self.common:
            places[who] = places.get(who, who not in self.always) + 1
        return max(len(self.cohorts), 1 + self.changes, *places.values(), 1)

    def learn(self, what: What) -> bool:
        """Ask until an answer changes nothing: then it is known. False if a search was stopped before."""
        if self.told:
            return True
        if self.each is not None:
            try:
                return self._asked(self.each, what)
            except Unsettled:
                self.each = None
        while True:
            known: frozenset[object] = getattr(self, what)
            if not known and what != "any":
                return True
            found = self.ask(partial(_QUESTIONS[what], known))
            if getattr(self, what) == known or found is None:
                return found is not None and found[1]

    def _asked(self, each: BestSeats, what: What) -> bool:
        """Ask each seat, or each person, by itself; tell whether all were answered."""
        work_limit = self.answer.work_limit()
        try:
            for seat, teams in self._answers(each, what, work_limit):
                if teams is not None:
                    self.meet(self.model.cohort(teams))
                elif what == "common":
                    self.certain |= {seat}
                    self.tell(self)
        except Halt:
            return False
        finally:
            self.answer.spend(work_limit)
        return True

    def _answers(self, each: BestSeats, what: What, work_limit: WorkLimit) -> Iterator[tuple[Asked, Teams]]:
        """Yield each seat or person that is asked for, and a best cohort that tells against it, or for it."""
        openings = [place.opening for place in self.model.places]
        people = [self.model.people_of(1 << unit)[0] for unit in range(len(self.model.units))]
        if what == "common":
            for who, place in _still_in(lambda: self.common):
                yield (who, place), each.lacking(people.index(who), openings.index(place), work_limit)
        elif what == "any":
            for unit, number in sorted(each.open):
                if (people[unit], openings[number]) not in self.any:
                    yield (people[unit], openings[number]), each.having(unit, number, work_limit)
        else:
            for who in _still_in(lambda: self.always):
                yield (who, ""), each.having(people.index(who), OUT, work_limit)


def _still_in(known: Callable[[], frozenset[One]]) -> Iterator[One]:
    """Yield the members of a set that shrinks meanwhile, those that are still in it when they come."""
    for one in sorted(known()):
        if one in known():
            yield one


_QUESTIONS: Mapping[str, Callable[[frozenset[object], str, str], int]] = MappingProxyType(
    {
        "common": lambda known, person, opening: -((person, opening) in known),
        "any": lambda known, person, opening: int((person, opening) not in known),
        "always": lambda known, person, _: -(person in known),
    }
)


def alike(model: Model) -> Mapping[str, tuple[str, ...]]:
    """Return, for each person, those who are the same to every rule and to every aim.

    Nothing where what a team loses, or a whole cohort may be, is asked of a function: it may tell them apart.
    """
    if model.accepts is not None or any(place.loss is not None for place in model.places):
        return {}
    traits: dict[int, list[object]] = {number: [unit.uses] for number, unit in enumerate(model.units)}
    apart = {number for number, unit in enumerate(model.units) if len(unit.people) > 1}
    for number, place in enumerate(model.places):
        for one in place.members:
            traits[one.unit].append((number, one.gain, one.pack, one.uses))
            apart.update([one.unit] if one.foes else ())
    kinds: dict[tuple[object, ...], list[str]] = {}
    for number, trait in traits.items():
        if number not in apart:
            (person,) = model.units[number].people
            kinds.setdefault(tuple(trait), []).append(model.problem.people[person].id)
    return {one: tuple(two for two in some if two != one) for some in kinds.values() for one in some}
