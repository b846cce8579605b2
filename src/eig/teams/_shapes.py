"""The rules of a problem sorted by shape: how the search will meet each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from attrs import frozen

from eig.errors import Fault
from eig.teams.cohort_rules import Exclusive
from eig.teams.cohorts import Crew
from eig.teams.problems import Problem
from eig.teams.rules import (
    BindingRule,
    CohortRule,
    ExcludingRule,
    Line,
    Rule,
    SeatRule,
    SpanRule,
    TeamRule,
)


@frozen
class TeamCheck:
    """A rule that says `on = "team"` and only checks: a predicate on one team."""

    rule: Rule

    def misses(self, crew: Crew) -> int:
        """Return the misses of its breaches."""
        return sum(breach.misses for breach in self.rule.check((crew,)))


@frozen
class Shapes:
    """The rules by shape; soft ones with `(level, weight)`."""

    seats: tuple[SeatRule, ...]
    soft_seats: tuple[tuple[int, int, SeatRule], ...]
    teams: tuple[TeamRule, ...]
    soft_teams: tuple[tuple[int, int, TeamRule], ...]
    lines: tuple[tuple[Rule, Line], ...]
    wholes: tuple[Rule, ...]

    @property
    def soft_levels(self) -> tuple[int, ...]:
        """The levels of soft rules."""
        soft = (*self.soft_seats, *self.soft_teams)
        return (*(level for level, *_ in soft), *(rule.level for rule, _ in self.lines if rule.level))

    @property
    def binds(self) -> tuple[tuple[str, ...], ...]:
        """The people who sit together or not at all."""
        return tuple(rule.binds() for rule in self.teams if isinstance(rule, BindingRule))

    @property
    def excludes(self) -> tuple[tuple[str, ...], ...]:
        """The people of whom no two sit together."""
        return tuple(rule.excludes() for rule in self.teams if isinstance(rule, ExcludingRule))

    @property
    def spans(self) -> tuple[SpanRule, ...]:
        """The rules that count or sum over a team."""
        return tuple(rule for rule in self.teams if isinstance(rule, SpanRule))

    @property
    def predicates(self) -> tuple[TeamRule, ...]:
        """The rules that only a whole team can be held against."""
        known = (BindingRule, ExcludingRule, SpanRule)
        return tuple(rule for rule in self.teams if not isinstance(rule, known))


def shapes_of(problem: Problem) -> Shapes:
    """Sort the rules that apply by shape."""
    rules = [rule for rule in problem.all_rules if not isinstance(rule, Exclusive)]
    seats = [(rule, rule) for rule in rules if isinstance(rule, SeatRule)]
    teams = [(rule, team) for rule in rules if (team := _team_rule(rule)) is not None]
    lines = [(rule, line) for rule in rules if isinstance(rule, CohortRule) for line in rule.lines(problem.people)]
    return Shapes(
        seats=tuple(seat for rule, seat in seats if not rule.level),
        soft_seats=tuple((rule.level, rule.weight, seat) for rule, seat in seats if rule.level),
        teams=tuple(team for rule, team in teams if not rule.level),
        soft_teams=tuple((rule.level, rule.weight, team) for rule, team in teams if rule.level),
        lines=tuple(lines),
        wholes=tuple(_wholes(rules)),
    )


def _team_rule(rule: Rule) -> TeamRule | None:
    if isinstance(rule, TeamRule):
        return cast("TeamRule", rule)
    shaped = isinstance(rule, (SeatRule, CohortRule))
    return TeamCheck(rule) if not shaped and getattr(rule, "on", "cohort") == "team" else None


def _wholes(rules: Iterable[Rule]) -> Iterable[Rule]:
    for rule in rules:
        if not isinstance(rule, (SeatRule, CohortRule)) and _team_rule(rule) is None:
            if rule.level:
                raise Fault(
                    f"rules[{rule.id}].level",
                    rule.level,
                    rule="a soft rule is a seat, team or cohort rule: its price must be known before the whole is",
                    remedy='give it `misses`, `lines` or `on = "team"`, or make it hard',
                )
            yield rule
