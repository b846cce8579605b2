"""How far a sum can go beside the other rules of a conflict: what tells it in one sentence with its number.

One quantity is optimised, the others held: the cost of the cheapest cohort, the most seats that a share can
have, the people whom some posts accept. It is proven as any composition is. Where the quantity can pass a
rule on both sides, but never meet it, the nearest on each side are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import floor
from types import MappingProxyType
from typing import TypeAlias, cast

from attrs import evolve, frozen

from eig._maths.flows import Shortage
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers._asking import Means, asking, is_over
from eig.teams.asked._shapes import shapes_of
from eig.teams.asked.breaches import Breach
from eig.teams.asked.cohort_rules import Budget, CohortQuota, MaxEach, MentorLoad, ShareQuota
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.objectives import Objective
from eig.teams.asked.openings import Opening
from eig.teams.asked.people import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.rules import CohortBound, Rule
from eig.teams.asked.team_rules import Posts, SkillNeed, TeamBudget, TeamRequired
from eig.teams.asked.telling import said
from eig.teams.engine._compile import compile_problem
from eig.teams.engine._fuel import Fuel, Halt
from eig.teams.engine._model import GRAIN
from eig.teams.engine._seats import seats_of
from eig.teams.engine._solve import solve
from eig.typing import Lang

because: Because = reasons_in("teams.answers")

Counted: TypeAlias = Budget | CohortQuota | MaxEach | MentorLoad | ShareQuota | TeamBudget
COUNTED = (Budget, CohortQuota, MaxEach, MentorLoad, ShareQuota, TeamBudget)


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
        """Return the line."""
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
        counted = [rule for rule in asked if isinstance(rule, COUNTED)]
        if not counted and all(isinstance(rule, (TeamRequired, Posts, SkillNeed)) for rule in asked):
            return self._short(asked)
        if len(counted) != 1:
            return None
        others = tuple(name for name in rules if name != counted[0].id)
        fills = (name for name in self.names if isinstance(self.problem.rule(name), TeamRequired))
        every = others if isinstance(counted[0], TeamBudget) else tuple(dict.fromkeys((*others, *fills)))
        whole, own = (self._beside(counted[0], kept) for kept in (every, others))
        alike = whole is None or (own is not None and own.facts.get("need", 0) == whole.facts.get("need"))
        return own if alike else whole

    def _only(self, kept: Iterable[str]) -> Problem:
        """Return the problem with some of its rules alone, and the facts."""
        soft = [rule.id for rule in self.problem.all_rules if rule.level]
        names = set(kept)
        return self.problem.without([*(name for name in self.names if name not in names), *soft])

    def _beside(self, rule: Counted, kept: tuple[str, ...]) -> Reason | None:
        """Return how far a rule's sum can go beside others; None if it may keep the rule, or is not known."""
        asked = self._only(kept)
        filled = tuple(
            one.opening for name in kept if isinstance(one := self.problem.rule(name), TeamRequired)
        )
        lines = _lines(rule, self.problem)
        for line in lines:
            least = self._least(asked, line)
            if least is not None and least.passes:
                return _passed(rule, least, asked, filled)
        if isinstance(rule, MaxEach):
            return self._in_all(rule, asked, filled)
        return self._between(rule, asked, filled) if len(lines) == 2 else None  # noqa: PLR2004 # its two bounds

    def _in_all(self, rule: MaxEach, asked: Problem, filled: tuple[str, ...]) -> Reason | None:
        """Return how many people must have some value, where that is more than all values allow together."""
        lines = rule.lines(self.problem.people)
        everyone = {who: 1 for line in lines for who in line.by_person}
        every = CohortBound("all", rule.maximum * len(lines), everyone)
        least = self._least(asked, every)
        if least is None or not least.passes:
            return None
        facts = {"values": len(lines), "want": every.high, "need": least.use}
        return because("each_in_all", rule=said(rule), teams=len(filled), attribute=rule.attribute, **facts)

    def _between(self, rule: Counted, asked: Problem, filled: tuple[str, ...]) -> Reason | None:
        """Return the nearest below a rule and above it, where both may be, and nothing between."""
        low, high = _lines(rule, self.problem)
        sides = [
            self._least(asking(asked, _OneSide(other, rule.id, said(rule))), line)
            for line, other in ((low, high), (high, low))
        ]
        nearest = [_amount(rule, one) for one in sides if one is not None and one.passes and one.cohort]
        if len(nearest) < len(sides):
            return None
        return because("sum_between", rule=said(rule), teams=len(filled), below=nearest[0], above=nearest[1])

    def _fuel(self) -> Fuel:
        return Fuel(nodes=self.means["nodes"], stop=self.means["stop"], hurried=True)

    def _least(self, asked: Problem, line: CohortBound) -> _Least | None:
        """Return the least that a line can be used; None if no cohort is there to use it, or nobody knows."""
        if is_over(self.means):
            return None
        fuel = self._fuel()
        try:
            model = compile_problem(evolve(asked, objective=Objective(terms=[_Use(line)])), fuel.beat())
        except Halt:
            return None
        outcome = solve(model, fuel, backend=self.means["backend"])
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
        spoken = {cast("TeamRequired", rule).opening for rule in rules}
        openings = [one for one in asked.openings if one.id in spoken]
        others = [rule for rule in rules if not isinstance(rule, TeamRequired)]
        needs = [rule for rule in others if isinstance(rule, SkillNeed)]
        if not others:
            return _short_of(asked, openings, sum(one.size[0] for one in openings), "seats_short")
        if len(needs) == len(others):
            return _short_of_skill(asked, openings, needs)
        return self._short_of_profiles(asked, openings)

    def _short_of_profiles(self, asked: Problem, openings: Sequence[Opening]) -> Reason | None:
        """Return how many people some posts ask for: those that a flow shows to be short of people."""
        fuel = self._fuel()
        try:
            model = compile_problem(evolve(asked, objective=Objective()), fuel.beat())
            seats = seats_of(model, fuel=fuel)
            found = seats.best(fuel)
        except Halt:
            return None
        first: dict[int, int] = {}
        for number, node in enumerate(seats.nodes):
            first.setdefault(node.place, number)
        accepted: set[str] = set()
        for number in found.nodes if isinstance(found, Shortage) else ():
            place = seats.nodes[number].place
            for post in asked.openings[place].posts[number - first[place] :][:1]:
                accepted.update(post.accepts)
        want = sum(accepted.issuperset(post.accepts) for one in openings for post in one.posts)
        return _short_of(
            asked,
            openings,
            want,
            "posts_short",
            facts={"profiles": tuple(sorted(accepted))},
            fits=lambda person: not accepted.isdisjoint(person.profiles),
        )


def _short_of_skill(asked: Problem, openings: Sequence[Opening], needs: Sequence[SkillNeed]) -> Reason | None:
    """Return how many people with a skill some teams ask for; None if they ask for several skills."""
    skill, grade = needs[0].skill, min(rule.grade for rule in needs)
    if len({rule.skill for rule in needs}) > 1:
        return None
    most = {rule.opening: rule.count for rule in sorted(needs, key=lambda rule: rule.count)}
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
    tests = [rule.allows for rule in shapes_of(asked).seats]
    have = sum(
        fits(person) and any(all(test(person, place) for test in tests) for place in openings)
        for person in asked.people
    )
    names = tuple(one.id for one in openings)
    return because(code, openings=names, want=want, have=have, **facts) if have < want else None


def _lines(rule: Counted, problem: Problem) -> tuple[CohortBound, ...]:
    if isinstance(rule, TeamBudget):
        costs = {(one.id, rule.opening): one.cost for one in problem.people}
        return (CohortBound("high", rule.maximum, by_seat=costs),)
    return rule.lines(problem.people)


def _amount(rule: Counted, least: _Least) -> object:
    """Return the amount that a use stands for: of a share, so many of so many seats."""
    if isinstance(rule, ShareQuota):
        count, seated = _counted(rule, least)
        return because("of_seats", have=count, seated=seated)
    return -least.use if _is_low(rule, least) else least.use


def _is_low(rule: Counted, least: _Least) -> bool:
    """Tell whether a line is the lower bound of its rule; those of some rules are named by their values."""
    return least.line.label == "low" and not isinstance(rule, (MaxEach, MentorLoad))


def _counted(rule: ShareQuota, least: _Least) -> tuple[int, int]:
    """Return how many have the value of a share, of how many seated, in the cohort that is nearest to it."""
    seated = len(cast("Cohort", least.cohort).people)  # it is asked where one is known
    away = rule.minimum * seated - least.use if _is_low(rule, least) else rule.maximum * seated + least.use
    return away // 100, seated


def _passed(rule: Counted, least: _Least, asked: Problem, filled: tuple[str, ...]) -> Reason | None:
    """Return that a rule is passed whatever the cohort, by how much at least."""
    facts: dict[str, object] = {"rule": said(rule), "teams": len(filled)}
    low = _is_low(rule, least)
    if isinstance(rule, ShareQuota):
        if least.cohort is None:
            return None
        have, seated = _counted(rule, least)
        want = -(-rule.minimum * seated // 100) if low else rule.maximum * seated // 100
        facts |= {"have": have, "seated": seated, "want": want, "fixed": _is_fixed(asked, filled)}
        return because("share_most" if low else "share_least", **facts)
    need = _amount(rule, least)
    if isinstance(rule, MaxEach):
        value = least.line.label
        return because("each_least", attribute=rule.attribute, value=value, need=need, **facts)
    if isinstance(rule, TeamBudget):
        return because("budget_team", opening=None, need=need, **facts | {"teams": 1})
    kind = "most" if low else ("least", "team", "teams")[min(2, len(filled))]
    return because(f"budget_{kind}", need=need, opening=next(iter(filled), None), **facts)


def _is_fixed(asked: Problem, filled: tuple[str, ...]) -> bool:
    """Tell whether every cohort seats as many people."""
    return {one.id for one in asked.openings} == set(filled) and all(
        one.size[0] == one.size[1] and f"size:{one.id}" not in asked.lifted for one in asked.openings
    )
