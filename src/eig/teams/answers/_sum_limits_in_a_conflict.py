"""How far a sum can go beside the other rules of a conflict: what tells it in one sentence with its number.

One quantity is optimised, the others held: the cost of the cheapest cohort, the most seats that a share can
have, the people whom some posts accept. It is proven as any composition is. Where the quantity can pass a
rule on both sides, but never meet it, the nearest on each side are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import floor, gcd
from types import MappingProxyType
from typing import Protocol, cast

from attrs import evolve, frozen

from eig._maths.flow_one_seat_each import Shortage
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers._rules_added_as_questions import Means, asking, is_over
from eig.teams.asked._optional_answers_of_rules import (
    filled_by,
    lines_of,
    need_of,
    posts_of,
    spans_of,
    telling_of,
)
from eig.teams.asked._rules_sorted_for_the_search import shapes_of
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.built_in_rules_in_words import said
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.objectives_and_kinds_of_terms import Objective
from eig.teams.asked.openings_posts_and_needs import Need, Opening, required
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import CohortBound, Rule, answers, bound
from eig.teams.engine._can_rules_hold_together import feasible
from eig.teams.engine._flow_first_then_search import solve
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._seats_as_flow import seats_of
from eig.teams.engine._work_limit import Halt, WorkLimit
from eig.typing import Lang

because: Because = reasons_in("teams.answers")

NEAR = 8
"""So many amounts next to a bound are asked of one by one; beyond, the nearest is looked for at once."""


@frozen
class _Use:
    """What seats use of a line, as an objective: as little as can be."""

    line: CohortBound
    id: str = "use"
    level: int = 1

    def points(self, person: Person, opening: Opening) -> int:
        """Return what a seat leaves unused."""
        line = self.line
        return -line.by_person.get(person.id, 0) - line.by_seat.get((person.id, opening.id), 0)


@frozen
class _OneSide:
    """One line of a rule that has two."""

    line: CohortBound
    id: str
    told: Reason
    level: int = 0
    weight: int = 1

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:  # noqa: ARG002 # the shape of every cohort rule
        return (self.line,)

    def say(self, lang: Lang = "en") -> str:
        """Return the whole rule in one sentence."""
        return self.told.say(lang)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield the breach, if any."""
        have = self.line.use(crews)
        if have > self.line.high:
            yield Breach(rule=self.id, people=(), have=have, want=self.line.high, reason=self.told)


@frozen
class _Least:
    """The least that a line can be used: what no cohort is below, and a cohort that has it, if known."""

    line: CohortBound
    use: int
    cohort: Cohort | None

    @property
    def passes(self) -> bool:
        """Tell whether every cohort breaks the line."""
        return self.use > self.line.high


@frozen
class Numbers:
    """A problem, the rules that may be lifted, and with what a question may be answered."""

    problem: Problem
    names: tuple[str, ...]
    means: Means

    def told(self, rules: tuple[str, ...]) -> Reason | None:
        """Return what tells a conflict with its number; None where only its rules do.

        It is that of all the teams that must be filled; of those of the conflict, if they cannot all be, and
        of a team's own budget, whose sentence speaks of that team alone.
        """
        asked = [self.problem.rule(name) for name in rules]
        counted = [rule for rule in asked if telling_of(rule) is not None]
        if not counted and all(map(_asks_for_people, asked)):
            return self._short(asked)
        if len(counted) != 1:
            return None
        others = tuple(name for name in rules if name != counted[0].id)
        fills = (name for name in self.names if filled_by(self.problem.rule(name)) is not None)
        every = others if _team_of(counted[0]) else tuple(dict.fromkeys((*others, *fills)))
        own = self._beside(counted[0], others)
        whole = own if len(every) == len(others) else self._beside(counted[0], every)
        alike = whole is None or (own is not None and own.facts.get("need", 0) == whole.facts.get("need"))
        return own if alike else whole

    def _only(self, kept: Iterable[str]) -> Problem:
        """Return the problem with some of its rules alone, and the facts."""
        soft = [rule.id for rule in self.problem.all_rules if rule.level]
        names = set(kept)
        return self.problem.without([*(name for name in self.names if name not in names), *soft])

    def _beside(self, rule: Rule, kept: tuple[str, ...]) -> Reason | None:
        """Return how far a rule's sum can go beside others; None if it may keep the rule, or is not known."""
        asked = self._only(kept)
        fills = (filled_by(self.problem.rule(name)) for name in kept)
        filled = tuple(one for one in fills if one is not None)
        lines = _lines(rule, self.problem)
        for line in lines:
            least = self._least(asked, line)
            if least is not None and least.passes:
                return _passed(rule, least, asked, filled)
        if telling_of(rule) == "each":
            return self._in_all(rule, asked, filled)
        return self._between(rule, asked, filled) if len(lines) == 2 else None  # noqa: PLR2004 # its two bounds

    def _in_all(self, rule: Rule, asked: Problem, filled: tuple[str, ...]) -> Reason | None:
        """Return how many people must have some value, where that is more than all values allow together."""
        lines = _lines(rule, self.problem)
        everyone = {who: 1 for line in lines for who in line.by_person}
        every = CohortBound("all", sum(line.high for line in lines), everyone)
        least = self._least(asked, every)
        if least is None or not least.passes:
            return None
        facts = {"values": len(lines), "want": every.high, "need": least.use}
        attribute = _read(rule).attribute
        return because("each_in_all", rule=said(rule), teams=len(filled), attribute=attribute, **facts)

    def _between(self, rule: Rule, asked: Problem, filled: tuple[str, ...]) -> Reason | None:
        """Return the nearest below a rule and above it, where both may be, and nothing between."""
        low, high = _lines(rule, self.problem)
        sides = [self._beyond(rule, asked, *lines) for lines in ((low, high), (high, low))]
        nearest = [_amount(rule, one) for one in sides if one is not None and one.passes and one.cohort]
        if len(nearest) < len(sides):
            return None
        return because("sum_between", rule=said(rule), teams=len(filled), below=nearest[0], above=nearest[1])

    def _beyond(self, rule: Rule, asked: Problem, line: CohortBound, other: CohortBound) -> _Least | None:
        """Return the least by which a line is passed, the other kept: the next amount, if it is near."""
        step = gcd(*line.by_person.values(), *line.by_seat.values()) or 1
        first = line.high // step * step
        for use in range(first, first + NEAR * step, step):
            sides = (line._replace(high=use), other)
            told = feasible(
                asking(asked, *(_OneSide(one, rule.id, said(rule)) for one in sides)), **self.means
            )
            if told.holds is None:
                break
            if told.holds:
                return _Least(line, use, told.cohort)
        return self._least(asking(asked, _OneSide(other, rule.id, said(rule))), line)

    def _work_limit(self) -> WorkLimit:
        return WorkLimit(nodes=self.means["nodes"], stop=self.means["stop"], hurried=True)

    def _least(self, asked: Problem, line: CohortBound) -> _Least | None:
        """Return the least that a line can be used; None if no cohort is there to use it, or nobody knows."""
        if is_over(self.means):
            return None
        work_limit = self._work_limit()
        try:
            model = compile_problem(evolve(asked, objective=Objective(terms=[_Use(line)])), work_limit.beat())
        except Halt:
            return None
        outcome = solve(model, work_limit, backend=self.means["backend"])
        if outcome.proven is None:
            return None
        bound, cohort = outcome.proven, None
        if outcome.teams is not None:
            bound = max(bound, outcome.worth)
            cohort = model.cohort(outcome.teams) if outcome.proven < outcome.worth + GRAIN else None
        return _Least(line, -floor(Fraction(bound // GRAIN, model.grid)), cohort)

    def _short(self, rules: Sequence[Rule]) -> Reason | None:
        """Return how many people some seats ask for, and how many there are for any of them (Hall 1935)."""
        asked = self._only(rule.id for rule in rules)
        spoken = {filled_by(rule) or _read(rule).opening for rule in rules}
        openings = [one for one in asked.openings if one.id in spoken]
        others = [rule for rule in rules if filled_by(rule) is None]
        needs = [(_read(rule).opening, need) for rule in others if (need := need_of(rule)) is not None]
        if not others:
            return _short_of(asked, openings, sum(one.size[0] for one in openings), "seats_short")
        if len(needs) == len(others):
            return _short_of_skill(asked, openings, needs)
        return self._short_of_profiles(asked, openings)

    def _short_of_profiles(self, asked: Problem, openings: Sequence[Opening]) -> Reason | None:
        """Return how many people some posts ask for: those that a flow shows to be short of people."""
        work_limit = self._work_limit()
        try:
            model = compile_problem(evolve(asked, objective=Objective()), work_limit.beat())
            seats = seats_of(model, work_limit=work_limit)
            found = seats.best(work_limit)
        except Halt:
            return None
        first: dict[int, int] = {}
        for number, node in enumerate(seats.nodes):
            first.setdefault(node.place, number)
        accepted: set[str] = set()
        for number in found.nodes if isinstance(found, Shortage) else ():
            place = seats.nodes[number].place
            for post in required(asked.openings[place].posts)[number - first[place] :][:1]:
                accepted.update(post.accepts)
        want = sum(accepted.issuperset(post.accepts) for one in openings for post in required(one.posts))
        return _short_of(
            asked,
            openings,
            want,
            "posts_short",
            facts={"profiles": tuple(sorted(accepted))},
            fits=lambda person: not all(accepted.isdisjoint(profiles_at(person, one.id)) for one in openings),
        )


def _asks_for_people(rule: Rule) -> bool:
    """Tell whether a rule asks for people at its opening: a team, a skill or holders of posts."""
    return filled_by(rule) is not None or need_of(rule) is not None or posts_of(rule) is not None


def _short_of_skill(
    asked: Problem, openings: Sequence[Opening], needs: Sequence[tuple[str, Need]]
) -> Reason | None:
    """Return how many people with a skill some teams ask for; None if they ask for several skills."""
    skill, grade = needs[0][1].skill, min(need.level for _, need in needs)
    if len({need.skill for _, need in needs}) > 1:
        return None
    most = {opening: need.count for opening, need in sorted(needs, key=lambda one: one[1].count)}
    return _short_of(
        asked,
        openings,
        sum(most.values()),
        "skill_short",
        facts={"skill": skill, "grade": grade},
        fits=lambda person: person.level(skill) >= grade,
    )


def _short_of(
    asked: Problem,
    openings: Sequence[Opening],
    want: int,
    code: str,
    *,
    facts: Mapping[str, object] = MappingProxyType({}),
    fits: Callable[[Person], bool] = lambda _: True,
) -> Reason | None:
    """Return that seats ask for more people than there are; None if there are as many."""
    tests = [bound(rule, "allows") for rule in shapes_of(asked).seats]
    have = sum(
        fits(person) and any(all(test(person, place) for test in tests) for place in openings)
        for person in asked.people
    )
    names = tuple(one.id for one in openings)
    return because(code, openings=names, want=want, have=have, **facts) if have < want else None


class _Read(Protocol):
    """What is read of a rule that tells its number each value, or by shares; and of one on an opening."""

    opening: str
    attribute: str
    minimum: int
    maximum: int


def _read(rule: Rule) -> _Read:
    return cast("_Read", rule)


def _team_of(rule: Rule) -> str | None:
    """Return the opening whose team a rule sums over; None if that is the cohort."""
    return None if answers(rule, "lines") else _read(rule).opening


def _lines(rule: Rule, problem: Problem) -> tuple[CohortBound, ...]:
    """Return the lines of a rule on the cohort; of one on a team, those that say the same of its seats."""
    team = _team_of(rule)
    if team is None:
        return lines_of(rule, problem.people)
    spans = spans_of(rule, problem.opening(team))
    return tuple(
        CohortBound("high", high, by_seat={(one.id, team): amount(one) for one in problem.people})
        for amount, _, high in spans
        if high is not None
    )


def _amount(rule: Rule, least: _Least) -> object:
    """Return the amount that a use stands for: of a share, so many of so many seats."""
    if telling_of(rule) == "share":
        count, seated = _counted(rule, least)
        return because("of_seats", have=count, seated=seated)
    return -least.use if _is_low(rule, least) else least.use


def _is_low(rule: Rule, least: _Least) -> bool:
    """Tell whether a line is the lower bound of its rule; those of some rules are named by their values."""
    return least.line.label == "low" and telling_of(rule) in {"sum", "share"}


def _counted(rule: Rule, least: _Least) -> tuple[int, int]:
    """Return how many have the value of a share, of how many seated, in the cohort that is nearest to it."""
    share, seated = _read(rule), len(cast("Cohort", least.cohort).people)  # it is asked where one is known
    away = share.minimum * seated - least.use if _is_low(rule, least) else share.maximum * seated + least.use
    return away // 100, seated


def _passed(rule: Rule, least: _Least, asked: Problem, filled: tuple[str, ...]) -> Reason | None:
    """Return that a rule is passed whatever the cohort, by how much at least."""
    facts: dict[str, object] = {"rule": said(rule), "teams": len(filled)}
    low = _is_low(rule, least)
    if telling_of(rule) == "share":
        if least.cohort is None:
            return None
        have, seated = _counted(rule, least)
        want = -(-_read(rule).minimum * seated // 100) if low else _read(rule).maximum * seated // 100
        facts |= {"have": have, "seated": seated, "want": want, "fixed": _is_fixed(asked, filled)}
        return because("share_most" if low else "share_least", **facts)
    need = _amount(rule, least)
    if telling_of(rule) == "each":
        value = least.line.label
        return because("each_least", attribute=_read(rule).attribute, value=value, need=need, **facts)
    if _team_of(rule) is not None:
        return because("budget_team", opening=None, need=need, **facts | {"teams": 1})
    kind = "most" if low else ("least", "team", "teams")[min(2, len(filled))]
    return because(f"budget_{kind}", need=need, opening=next(iter(filled), None), **facts)


def _is_fixed(asked: Problem, filled: tuple[str, ...]) -> bool:
    """Tell whether every cohort seats as many people."""
    return {one.id for one in asked.openings} == set(filled) and all(
        one.size[0] == one.size[1] and f"size:{one.id}" not in asked.lifted for one in asked.openings
    )
