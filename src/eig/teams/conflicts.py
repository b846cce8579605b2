"""Infeasible is an answer: the rules that cannot hold together, and the smallest ones to relax.

A conflict is a set of rules that no cohort keeps, such that any one of them left out lets the others hold:
each is shown necessary. It is found by QuickXplain (Junker 2004); all of them, and the smallest
corrections, by going through the sets of rules still unexplored (MARCO; Liffiton, Previti, Malik and
Marques-Silva 2016).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import final

from attrs import define, field, frozen

from eig._checks import to_ids, to_tuple
from eig.reasons import Reason, Trace
from eig.reasons import trace as told
from eig.teams._feasible import Answer, feasible
from eig.teams._search import Fuel
from eig.teams._unexplored import unexplored
from eig.teams.problems import Problem
from eig.typing import Lang

__all__ = ["Conflict", "Diagnosis", "conflict", "diagnose"]


NODES = 2000  # branches for one question: most are answered by the bound alone


def __dir__() -> list[str]:
    return __all__


def _pairs(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return to_tuple(values)


@final
@frozen(kw_only=True)
class Conflict:
    """Rules that cannot hold together.

    Args:
        rules: Their identifiers, in the order of the problem.
        minimal: Whether each was shown necessary; False if a search was stopped before it could tell.
        sentences: The rules in words, in English and in French.

    >>> from eig.teams import Opening
    >>> print(conflict(Problem(people=[], openings=[Opening(id="plume")])).explain())
    conflict: plume has a team.
    """

    rules: tuple[str, ...] = field(converter=to_ids)
    minimal: bool = True
    sentences: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)

    def explain(self, *, lang: Lang = "en") -> Trace:
        """Return the rules in words.

        >>> Conflict(rules=["a"], sentences=[("a holds", "a tient")]).explain(lang="fr").reasons[0].say("fr")
        'a tient'
        """
        reasons = [Reason(code="cannot_hold", en=_said(en), fr=_said(fr)) for en, fr in self.sentences]
        return told("conflict", reasons, lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a rule.

        >>> Conflict(rules=["a"], sentences=[("a holds", "a tient")]).rows()
        [{'rule': 'a', 'sentence': 'a holds', 'minimal': True}]
        """
        return [
            {"rule": rule, "sentence": en, "minimal": self.minimal}
            for rule, (en, _) in zip(self.rules, self.sentences, strict=True)
        ]


def _said(sentence: str) -> str:
    """Return a sentence as a template of itself: identifiers may hold braces."""
    return sentence.replace("{", "{{").replace("}", "}}")


def _conflicts(values: Iterable[Conflict]) -> tuple[Conflict, ...]:
    return to_tuple(values)


def _sets(values: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return to_tuple(values)


@final
@frozen(kw_only=True)
class Diagnosis:
    """Why no cohort exists, and what would let one exist.

    Args:
        conflicts: Minimal conflicts, in the order found.
        corrections: Minimal sets of rules that, lifted, let the others hold; the smallest first.
        complete: Whether there are no others of either.

    >>> from eig.teams import Opening
    >>> found = diagnose(Problem(people=[], openings=[Opening(id="plume")]))
    >>> [one.rules for one in found.conflicts], found.corrections, found.complete
    ([('fill:plume',)], (('fill:plume',),), True)
    """

    conflicts: tuple[Conflict, ...] = field(converter=_conflicts)
    corrections: tuple[tuple[str, ...], ...] = field(converter=_sets)
    complete: bool

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a rule of a conflict or a correction.

        >>> Diagnosis(conflicts=[], corrections=[("a",)], complete=True).rows()
        [{'kind': 'correction', 'number': 1, 'rule': 'a'}]
        """
        sets = [("conflict", number, one.rules) for number, one in enumerate(self.conflicts, start=1)]
        sets += [("correction", number, one) for number, one in enumerate(self.corrections, start=1)]
        return [
            {"kind": kind, "number": number, "rule": rule} for kind, number, rules in sets for rule in rules
        ]


def conflict(
    problem: Problem, *, nodes: int | None = NODES, stop: Callable[[], bool] | None = None
) -> Conflict | None:
    """Return one minimal conflict of an infeasible problem; None if its rules can hold, or nobody can tell.

    Args:
        problem: The problem; its facts (`Problem.firm`) are never in a conflict.
        nodes: The most branches for each question asked.
        stop: As for `compose`.

    >>> from eig.teams import Need, Opening, Person
    >>> plume = Opening(id="plume", needs=[Need(skill="law", level=3)])
    >>> conflict(Problem(people=[Person(id="p1")], openings=[plume])).rules
    ('fill:plume', 'need:plume:0')
    """
    oracle = _Oracle(problem, nodes, stop)
    names = oracle.names
    if oracle.holds(names) is not False:
        return None
    return oracle.conflict(names)


def diagnose(
    problem: Problem, *, limit: int = 20, nodes: int | None = NODES, stop: Callable[[], bool] | None = None
) -> Diagnosis:
    """Return the minimal conflicts of a problem and its minimal corrections, up to a number of both together.

    Args:
        problem: The problem.
        limit: How many conflicts and corrections to find in all.
        nodes: The most branches for each question asked.
        stop: As for `compose`.

    >>> diagnose(Problem(people=[], openings=[])).conflicts
    ()
    """
    oracle = _Oracle(problem, nodes, stop)
    conflicts: list[Conflict] = []
    corrections: list[tuple[str, ...]] = []
    complete = False
    while len(conflicts) + len(corrections) < limit:
        seed = unexplored(oracle.names, [one.rules for one in conflicts], corrections)
        if seed is None:
            complete = all(one.minimal for one in conflicts)
            break
        held = oracle.holds(seed)
        if held is None:
            break
        if held:
            corrections.append(tuple(name for name in oracle.names if name not in set(seed)))
        else:
            conflicts.append(oracle.conflict(seed))
    corrections = [one for one in corrections if one]
    return Diagnosis(
        conflicts=conflicts,
        corrections=sorted(corrections, key=lambda one: (len(one), one)),
        complete=complete,
    )


@define
class _Oracle:
    """What is known of which rules hold together."""

    problem: Problem
    nodes: int | None
    stop: Callable[[], bool] | None
    unsure: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The rules that may be in a conflict, in the order of preference.

        Those of teams, then pairs, then the cohort.
        """
        firm = self.problem.firm
        return tuple(rule.id for rule in self.problem.all_rules if not rule.level and rule.id not in firm)

    def ask(self, kept: Iterable[str]) -> Answer:
        """Ask whether some rules hold together, with the facts."""
        kept = set(kept)
        lifted = [name for name in self.names if name not in kept]
        return feasible(self.problem.without(lifted), Fuel(nodes=self.nodes, stop=self.stop))

    def holds(self, kept: Iterable[str]) -> bool | None:
        """Tell whether some rules hold together; None if the search was stopped."""
        return self.ask(kept).holds

    def conflict(self, names: Sequence[str]) -> Conflict:
        """Return a minimal conflict among rules that cannot hold together."""
        self.unsure = 0
        found = set(self._explain((), tuple(names), grown=False))
        rules = tuple(name for name in self.names if name in found)
        said = [(self.problem.rule(name).say(), self.problem.rule(name).say("fr")) for name in rules]
        return Conflict(rules=rules, minimal=not self.unsure, sentences=said)

    def _explain(self, kept: tuple[str, ...], names: tuple[str, ...], *, grown: bool) -> tuple[str, ...]:
        """Return the least preferred rules of `names` that make `kept` fail (QuickXplain)."""
        if grown and not self._may_hold(kept):
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
