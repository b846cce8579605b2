"""Which rules hold together: questions put to the search, and a minimal conflict found by them.

A conflict that one rule on the cohort explains is looked for first: a sum that the teams cannot keep is told
with its number, where several rules would only be listed. Rules on teams and on the cohort come next, by
QuickXplain (Junker 2004); then openings, one by one: where all others must be filled, one that need not be
is left empty, which is an easier question than whether it should.

Which rules to ask of next: a set neither above a known conflict nor below a known cohort. Each conflict says
that one of its rules is out, each correction that one of its rules is in. A small search over these clauses
(Davis, Logemann and Loveland 1962) that prefers rules in returns a largest such set; if it then holds, what
it leaves out is a minimal correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field

from eig._values.progress_and_stopping import Watch
from eig.teams.answers._rules_added_as_questions import Means, is_over
from eig.teams.asked._optional_answers_of_rules import filled_by, given_by
from eig.teams.asked.people_to_seat import profiles_at
from eig.teams.asked.problems import Problem, rules_of
from eig.teams.asked.rule_shapes import Rule, answers
from eig.teams.asked.rules_that_a_cohort_breaks import check
from eig.teams.engine._can_rules_hold_together import Answer, feasible


def unexplored(
    names: Sequence[str], conflicts: Iterable[Iterable[str]], corrections: Iterable[Iterable[str]]
) -> tuple[str, ...] | None:
    """Return a set of rules that holds no conflict whole and every correction in part, none larger; or None.

    >>> unexplored(["a", "b"], [["a", "b"]], [])
    ('b',)
    >>> unexplored(["a"], [["a"]], [["a"]]) is None
    True
    """
    outs = [frozenset(one) for one in conflicts]
    ins = [frozenset(one) for one in corrections]
    removed = _removed(names, outs, ins)
    if removed is None:
        return None
    for name in (one for one in names if one in removed):
        lighter = removed - {name}
        if all(one & lighter for one in outs):
            removed = lighter
    return tuple(name for name in names if name not in removed)


def _removed(
    order: Sequence[str], outs: list[frozenset[str]], ins: list[frozenset[str]]
) -> frozenset[str] | None:
    """Return rules to leave out, so that each of `outs` loses one and none of `ins` loses all.

    A branch is the rules left out, and those kept; the first in order is gone into first.
    """
    branches = [(frozenset[str](), frozenset[str]())]
    while branches:
        removed, kept = branches.pop()
        if any(one <= removed for one in ins):
            continue
        whole = min((one for one in outs if not one & removed), key=lambda one: len(one - kept), default=None)
        if whole is None:
            return removed
        names = [name for name in order if name in whole and name not in kept]
        branches += [(removed | {name}, kept.union(names[:at])) for at, name in enumerate(names)][::-1]
    return None


def blamable(problem: Problem) -> tuple[str, ...]:
    """Return the hard rules that are no facts: those of teams, then those given as they are stated."""
    return tuple(rule.id for rule in rules_by_content(problem) if not rule.level)


def rules_by_content(problem: Problem) -> list[Rule]:
    """Return the rules that are no facts: of openings in an order that hangs on no name, then as stated."""
    turn = {name: at for at, name in enumerate(_openings_by_content(problem))}
    rules = [rule for rule in problem.all_rules if rule.id not in problem.firm]
    of_openings = {rule.id: turn[name] for name in turn for rule in rules_of(problem.opening(name))}
    return sorted(rules, key=lambda rule: of_openings.get(rule.id, len(turn)))


def _openings_by_content(problem: Problem) -> list[str]:
    """Return the openings by what they ask for, who asks for them, and which rules speak of either.

    What each is like is told by what its neighbours are like, as long as that tells any apart; those that are
    alike then stay in the order of their names.
    """
    spoken: dict[str, list[int]] = {}
    for number, rule in enumerate(problem.rules):
        for name in (getattr(rule, what, None) for what in ("person", "opening")):
            spoken.setdefault(str(name), []).append(number)
    like: Mapping[str, object] = {
        one.id: (one.size, one.posts, one.needs, one.budget, one.clearance, spoken.get(one.id))
        for one in problem.openings
    }
    known = 0
    while len({*map(repr, like.values())}) > known:
        like = _ordered(like)
        known = len({*like.values()})
        asking: dict[str, list[object]] = {name: [] for name in like}
        for one in problem.people:
            wishes = [(like[name], profiles_at(one, name)) for name in one.wishes if name in like]
            own = (one.profiles, sorted(one.skills.items()), wishes, one.open_to_all, spoken.get(one.id))
            for rank, name in enumerate(name for name in one.wishes if name in like):
                asking[name].append((rank, own))
        like = {name: (like[name], sorted(asking[name], key=repr)) for name in like}
    return sorted(like, key=_ordered(like).__getitem__)


def _ordered(like: Mapping[str, object]) -> dict[str, int]:
    """Return numbers in the place of what is compared: the same where it is."""
    known = sorted({repr(one) for one in like.values()})
    return {name: known.index(repr(one)) for name, one in like.items()}


@define
class Oracle:
    """What is known of which rules hold together."""

    problem: Problem
    means: Means
    watch: Watch = field(factory=lambda: Watch(None))
    only: bool = False  # one conflict is looked for, which the watch is told of
    unsure: int = 0
    questions: int = 0
    broken: list[frozenset[str]] = field(factory=list[frozenset[str]])  # by each cohort found
    names: tuple[str, ...] = field(init=False)  # the rules that may be in a conflict, in order of preference
    fills: dict[str, str] = field(init=False)  # of each rule that an opening be filled, the opening
    sums: tuple[str, ...] = field(init=False)  # the rules on the cohort as a whole

    def __attrs_post_init__(self) -> None:
        self.names = blamable(self.problem)
        rules = [self.problem.rule(name) for name in self.names]
        self.fills = {rule.id: filled for rule in rules if (filled := filled_by(rule)) is not None}
        self.sums = tuple(rule.id for rule in rules if answers(rule, "lines") and given_by(rule) is None)

    def ask(self, kept: Iterable[str], *, shut: Iterable[str] = ()) -> Answer:
        """Ask whether some rules hold together, with the facts; `shut` are openings left empty."""
        if is_over(self.means):
            return Answer(None)
        self.questions += 1
        self.watch.tell(self.questions)
        kept = set(kept)
        lifted = [name for name in self.names if name not in kept]
        found = feasible(self.problem.without(lifted), shut=frozenset(shut), **self.means)
        if found.cohort is not None:
            self.broken.append(frozenset([one.rule for one in check(found.cohort, self.problem)]))
        return found

    def holds(self, kept: Iterable[str], *, shut: Iterable[str] = ()) -> bool | None:
        """Tell whether some rules hold together, as any cohort found may show; None once stopped."""
        kept = frozenset(kept)
        return any(kept.isdisjoint(one) for one in self.broken) or self.ask(kept, shut=shut).holds

    def minimal(self, names: Sequence[str], needless: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Return a minimal conflict among rules that cannot hold together, of which some are known needless.

        `unsure` counts the questions that were not answered: each leaves a rule that may not be to blame.
        """
        self.unsure = 0
        self._note(len(names), 0)
        names = self._on_one_sum(tuple(name for name in names if name not in needless))
        filled = tuple(name for name in names if name in self.fills)
        others = self._explain(filled, tuple(name for name in names if name not in self.fills), grown=True)
        found = {*others, *self._burdened(filled, others)}
        self._note(len(found), 0 if self.unsure else len(found))
        return tuple(name for name in self.names if name in found)

    def _on_one_sum(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return rules that cannot hold, with at most one on the cohort if one is known to explain all."""
        sums = [name for name in names if name in self.sums]
        if len(sums) < 2:  # noqa: PLR2004 # one is as few as can be
            return names
        others = tuple(name for name in names if name not in sums)
        tried = (others, *((*others, name) for name in sums))
        return next((some for some in tried if self.holds(some) is False), names)

    def _burdened(self, filled: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
        """Return the openings without which some rules would hold, from the last: those that must stay."""
        spoken = {getattr(self.problem.rule(name), "opening", None) for name in others}
        near = tuple(name for name in filled if self.fills[name] in spoken)
        if others and len(near) < len(filled) and self.holds((*near, *others)) is False:
            filled = near
        kept, needed = list(filled), len(others) if not self.unsure else 0
        for name in reversed(filled):
            self._note(len(kept) + len(others), needed)
            rest = [one for one in kept if one != name]
            held = self.holds((*rest, *others), shut=[self.fills[name]])
            self.unsure += held is None
            kept, needed = (rest, needed) if held is False else (kept, needed + bool(held))
        return tuple(kept)

    def _note(self, known: int, needed: int) -> None:
        """Tell of the rules known to conflict, and of those of them that are shown necessary."""
        if self.only:
            self.watch.tell(self.questions, best=known, bound=needed)

    def _explain(self, kept: tuple[str, ...], names: tuple[str, ...], *, grown: bool) -> tuple[str, ...]:
        """Return the least preferred rules of `names` that make `kept` fail (QuickXplain)."""
        if not names or (grown and not self._may_hold(kept)):
            return ()
        if len(names) == 1:
            return names
        half = len(names) // 2
        second = self._explain((*kept, *names[:half]), names[half:], grown=True)
        first = self._explain((*kept, *second), names[:half], grown=bool(second))
        return (*first, *second)

    def _may_hold(self, kept: tuple[str, ...]) -> bool:
        held = self.holds(kept)
        self.unsure += held is None
        return held is not False
