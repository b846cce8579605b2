"""What is read of a problem before anything is weighed: the rules by shape, and who may sit where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from eig._values.frozen_maps import EMPTY
from eig._values.records import Record, part
from eig.teams.asked._optional_answers_of_rules import is_of_wishes, posts_of, spans_of
from eig.teams.asked._rules_sorted_for_the_search import Shapes, at_openings, shapes_of, stated
from eig.teams.asked._worked_out_once import Kept
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.openings_posts_and_needs import Seat as Post
from eig.teams.asked.people_to_seat import profiles_at
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import (
    CohortBound,
    Rule,
    SeatRule,
    TeamBound,
    TeamBoundRule,
    TeamRule,
    bound,
    is_ours,
)
from eig.teams.asked.team_rules_size_skills_posts_cost import one_each
from eig.teams.engine._search_model_in_whole_numbers import ShareLine
from eig.teams.engine._share_rules_as_counts import share_lines
from eig.teams.engine._work_limit import Beat

Seat = tuple[str, str]


class Count(Record):
    """A count or a sum over a team, and what each person who may be in it adds; None: one each."""

    rule: TeamBoundRule
    span: TeamBound
    amounts: Mapping[int, int] | None


class Reading(Record):
    """A problem as it is read: of whole cohorts, what lines say; of openings, who may sit there."""

    problem: Problem
    shapes: Shapes
    fixed: frozenset[Seat]  # the seats that hard lines give away: the search need not price them
    allowed: tuple[Sequence[int], ...]  # who may sit at each opening, by index
    lines: tuple[tuple[Rule, CohortBound], ...]  # those that the shares add come last
    shares: tuple[ShareLine, ...]
    beat: Beat = part(factory=Beat)

    @cached_property
    def spans(self) -> Mapping[str, list[TeamBoundRule]]:
        """The hard rules that count or sum, by opening."""
        return at_openings(self.problem, self.shapes.spans)

    @cached_property
    def counts(self) -> tuple[tuple[Count, ...], ...]:
        """What the team of each opening must count or sum to."""
        found: list[tuple[Count, ...]] = []
        for opening, who in zip(self.problem.openings, self.allowed, strict=True):
            rules, made = self.spans[opening.id], partial(self._counts, opening, who)
            ours = all(map(is_ours, rules))
            kept = self.problem._kept_ if ours else Kept()
            found.append(kept.once(("counts", opening.id), (*rules, who), made))
        return tuple(found)

    def _counts(self, opening: Opening, who: Sequence[int]) -> tuple[Count, ...]:
        people, beat = self.problem.people, self.beat
        return tuple(
            [
                Count(
                    rule,
                    span,
                    None
                    if span.amount is one_each
                    else {one: span.amount(people[one]) for one in beat.over(who)},
                )
                for rule in self.spans[opening.id]
                for span in spans_of(rule, opening)
            ]
        )

    @cached_property
    def profiles(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """As what each person may hold a post, by opening."""
        return self.problem._kept_.once("profiles", (), self._profiles)

    def _profiles(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        people = self.problem.people
        found = {at.id: [one.profiles for one in people] for at in self.problem.openings}
        for number, one in enumerate(people):
            for at in found if one.profiles_by_opening is not EMPTY else ():
                found[at][number] = profiles_at(one, at)
        return found

    def posts(self, opening: Opening) -> list[tuple[Post, ...]]:
        """Return the posts that each rule that counts something of the team of an opening says it fills."""
        rules = ((rule, posts_of(rule)) for rule in self.spans[opening.id])
        return [held for rule, held in rules if held is not None and spans_of(rule, opening)]

    @cached_property
    def teams(self) -> Mapping[str, list[TeamRule]]:
        """The hard rules on a team, by opening."""
        return at_openings(self.problem, self.shapes.teams)

    @cached_property
    def given(self) -> Mapping[str, list[str]]:
        """The people to whom a seat is given, by opening, in order."""
        given: dict[str, list[str]] = {}
        for person, place in sorted(self.fixed):
            given.setdefault(place, []).append(person)
        return given

    def may_be_empty(self, opening: Opening) -> bool:
        """Tell whether the hard rules let an opening be left without a team."""
        crew = Crew(opening=opening, people=())
        return opening.id not in self.given and not any(
            bound(rule, "misses")(crew) for rule in self.teams[opening.id]
        )


def read(problem: Problem, beat: Beat) -> Reading:
    shapes = shapes_of(problem)
    fixed = frozenset(
        seat for rule, line in shapes.lines if not rule.level and is_fixed(line) for seat in line.by_seat
    )
    stated = [(rule, line) for rule, line in shapes.lines if rule.level or not is_fixed(line)]
    beat.take(len(problem.people) * (1 + len(stated)))
    shares, counts = share_lines(problem, stated)
    allowed = _allowed(problem, shapes, fixed, beat)
    return Reading(problem, shapes, fixed, allowed, (*stated, *counts), shares, beat)


def is_fixed(line: CohortBound) -> bool:
    """Tell whether a line says no more than that one person sits at one opening."""
    return (
        not line.by_person
        and len(line.by_seat) == 1
        and line.high < 0
        and min(line.by_seat.values()) <= line.high
    )


def _allowed(
    problem: Problem, shapes: Shapes, fixed: frozenset[Seat], beat: Beat
) -> tuple[Sequence[int], ...]:
    """Return who may sit at each opening, by index."""
    people, rules = problem.people, at_openings(problem, shapes.seats)
    closed = any(map(is_of_wishes, map(stated, shapes.seats)))
    given: dict[str, set[str]] = {}
    for person, place in fixed:
        given.setdefault(person, set()).add(place)
    seated = {index: given[one.id] for index, one in enumerate(people) if one.id in given}
    allowed: list[Sequence[int]] = []
    kept = problem._kept_
    asking = kept.once("asking", (closed,), partial(_asking, problem, beat, closed=closed))
    for opening, some in zip(problem.openings, asking, strict=True):
        own = rules[opening.id]
        made = partial(_able, problem, opening, own, (some, beat))
        able = kept.once(("able", opening.id), (*own, closed), made)
        if seated:
            able = [one for one in beat.over(able) if one not in seated or seated[one] == {opening.id}]
        allowed.append(able)
    return tuple(allowed)


def _able(
    problem: Problem, opening: Opening, rules: Sequence[SeatRule], asking: tuple[Sequence[int], Beat]
) -> Sequence[int]:
    """Return who of those who may have asked for an opening is allowed there by its rules."""
    able, beat = asking
    people = problem.people
    for rule in rules:
        allows = bound(rule, "allows")
        able = [one for one in beat.over(able) if allows(people[one], opening)]
    return able


def _asking(problem: Problem, beat: Beat, *, closed: bool) -> tuple[Sequence[int], ...]:
    """Return who may have asked for each opening: where wishes close, most of the others need no test."""
    if not closed:
        return (range(len(problem.people)),) * len(problem.openings)
    asking: dict[str, list[int]] = {opening.id: [] for opening in problem.openings}
    for index, one in enumerate(problem.people):
        wishes = asking if one.open_to_all or not one.wishes else one.wishes
        beat.take(len(wishes))
        for wish in wishes:
            if wish in asking:
                asking[wish].append(index)
    return tuple(asking.values())
