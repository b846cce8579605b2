"""The rules of a problem sorted by shape: how the search will meet each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final, TypeVar, cast

from eig._values.field_rules_and_bounds import whole
from eig._values.records import Record
from eig.errors import Attribute, Fault
from eig.teams.asked._optional_answers_of_rules import lines_of, named_by
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import (
    CohortBound,
    Rule,
    SeatRule,
    TeamBoundRule,
    TeamRule,
    answered,
    answers,
    breaches_of,
    is_ours,
)

R = TypeVar("R")

_MISSED: Final = whole()

SPECIAL: Final = ("binds", "excludes", "spans")  # what the search meets without asking for misses


class TeamCheck(Record):
    """A rule that says `on = "team"` and only checks: a predicate on one team."""

    rule: Rule

    def misses(self, crew: Crew) -> int:
        """Return the misses of its breaches."""
        return sum(breach.misses for breach in breaches_of(self.rule, (crew,)))


class TeamAnswer(Record):
    """A team rule of one's own: what it raises is told by its name and the team."""

    rule: Rule

    def misses(self, crew: Crew) -> int:
        """Return what the rule answers."""
        team = cast("TeamRule", self.rule)
        return answered(
            self.rule, "misses", lambda: team.misses(crew), kind=_MISSED, teams=(crew.opening.id,)
        )


class SeatAnswer(Record):
    """A seat rule of one's own: what it raises is told by its name and the opening."""

    rule: Rule

    def allows(self, person: Person, opening: Opening) -> bool:
        """Return what the rule answers."""
        seat = cast("SeatRule", self.rule)
        return answered(self.rule, "allows", lambda: seat.allows(person, opening), teams=(opening.id,))


class Shapes(Record):
    """The rules by shape; soft ones with `(level, weight)`."""

    seats: tuple[SeatRule, ...]
    soft_seats: tuple[tuple[int, int, SeatRule], ...]
    teams: tuple[
        TeamRule, ...
    ]  # all hard rules on a team: the next four are among them, each by what it answers
    binds: tuple[tuple[str, ...], ...]
    excludes: tuple[tuple[str, ...], ...]
    spans: tuple[TeamBoundRule, ...]
    predicates: tuple[TeamRule, ...]
    soft_teams: tuple[tuple[int, int, TeamRule], ...]
    lines: tuple[tuple[Rule, CohortBound], ...]
    wholes: tuple[Rule, ...]

    @property
    def soft_levels(self) -> tuple[int, ...]:
        """The levels of soft rules."""
        soft = (*self.soft_seats, *self.soft_teams)
        return (*(level for level, *_ in soft), *(rule.level for rule, _ in self.lines if rule.level))


def stated(rule: object) -> object:
    """Return the rule that somebody stated, of one that the search asks."""
    return rule.rule if isinstance(rule, (TeamCheck, TeamAnswer, SeatAnswer)) else rule


def shapes_of(problem: Problem) -> Shapes:
    """Sort the rules that apply by shape."""
    rules = problem.all_rules
    seats = [(rule, seat_rule(rule)) for rule in rules if answers(rule, "allows")]
    teams = [(rule, team) for rule in rules if (team := _team_rule(rule)) is not None]
    hard = [team for rule, team in teams if not rule.level]
    return Shapes(
        seats=tuple(seat for rule, seat in seats if not rule.level),
        soft_seats=tuple((rule.level, rule.weight, seat) for rule, seat in seats if rule.level),
        teams=tuple(hard),
        binds=tuple(named_by(team, "binds") for team in hard if answers(team, "binds")),
        excludes=tuple(named_by(team, "excludes") for team in hard if answers(team, "excludes")),
        spans=tuple(cast("TeamBoundRule", team) for team in hard if answers(team, "spans")),
        predicates=tuple(team for team in hard if not any(answers(team, method) for method in SPECIAL)),
        soft_teams=tuple((rule.level, rule.weight, team) for rule, team in teams if rule.level),
        lines=tuple(_lines(problem, rules)),
        wholes=tuple(_wholes(problem, rules)),
    )


def at_openings(problem: Problem, rules: Iterable[R]) -> Mapping[str, list[R]]:
    """Return the rules that may say something of each opening, in order.

    One of this library that names an opening says nothing of the others; all others may speak of any.
    """
    found: dict[str, list[R]] = {opening.id: [] for opening in problem.openings}
    for rule in rules:
        named = getattr(rule, "opening", None) if is_ours(rule) else None
        if isinstance(named, str):
            found.get(named, []).append(rule)
        else:
            for some in found.values():
                some.append(rule)
    return found


def _lines(problem: Problem, rules: Iterable[Rule]) -> Iterable[tuple[Rule, CohortBound]]:
    for rule in rules:
        if answers(rule, "lines"):
            told = partial(lines_of, rule, problem.people)
            lines = problem._kept_.once(("lines", rule.id), (rule,), told) if is_ours(rule) else told()
            yield from ((rule, line) for line in lines)


def seat_rule(rule: Rule) -> SeatRule:
    """Return a rule on one person at one opening; one of the user's own tells what it raises."""
    return cast("SeatRule", rule) if is_ours(rule) else SeatAnswer(rule)


def _team_rule(rule: Rule) -> TeamRule | None:
    if answers(rule, "misses"):
        plain = not (is_ours(rule) or any(answers(rule, method) for method in SPECIAL))
        return TeamAnswer(rule) if plain else cast("TeamRule", rule)
    shaped = answers(rule, "allows") or answers(rule, "lines")
    return TeamCheck(rule) if not shaped and getattr(rule, "on", "cohort") == "team" else None


def _wholes(problem: Problem, rules: Iterable[Rule]) -> Iterable[Rule]:
    for rule in rules:
        if not (answers(rule, "allows") or answers(rule, "lines") or _team_rule(rule)):
            if rule.level:
                at = next(at for at, one in enumerate(problem.rules) if one is rule)
                path = ("Problem", "rules", at, Attribute("level"))
                raise Fault.of(path, rule.level, "teams.asked.hard_whole", {})
            yield rule
