"""Infeasible is an answer: the rules that cannot hold together, and the smallest ones to relax.

A conflict is a set of rules that no cohort keeps, such that any one of them left out lets the others hold:
each is shown necessary. It is found by QuickXplain (Junker 2004); all of them, and the smallest
corrections, by going through the sets of rules still unexplored (MARCO; Liffiton, Previti, Malik and
Marques-Silva 2016).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import final

from attrs import define, evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, demand, to_ids, to_pairs, to_tuple, whole
from eig._ground.frozen import FrozenMap
from eig._ground.html import element, escape, table
from eig._ground.values import Value
from eig._ground.words import LANGS, join
from eig.reasons import Reason, Trace, Undefined, reasons_in, template_in
from eig.reasons import trace as told
from eig.teams.answers._asking import Means, check_means
from eig.teams.answers._unexplored import unexplored
from eig.teams.asked.checking import forbidden
from eig.teams.asked.cohort_rules import SeatGiven
from eig.teams.asked.problems import Problem
from eig.teams.asked.rules import Rule
from eig.teams.engine._backends import Backend
from eig.teams.engine._feasible import Answer, feasible
from eig.typing import Lang

__all__ = ["Diagnosis", "RuleConflict", "conflicts_and_corrections", "minimal_conflict"]


NODES = 2000  # branches for one question: most are answered by the bound alone


def __dir__() -> list[str]:
    return __all__


because = reasons_in("teams.answers")


@final
@checked
@frozen(kw_only=True)
class RuleConflict(Value):
    """Rules that cannot hold together.

    Args:
        rules: Their identifiers, in the order of the problem.
        minimal: Whether each was shown necessary; False if a search was stopped before it could tell.
        sentences: The rules in words, in English and in French.

    >>> from eig.teams import Opening
    >>> print(minimal_conflict(Problem(people=[], openings=[Opening(id="plume")])).explain())
    conflict: this cannot hold; plume has a team.
    """

    rules: tuple[str, ...] = field(converter=to_ids)
    minimal: bool = True
    sentences: tuple[tuple[str, str], ...] = field(default=(), converter=to_pairs)

    def explain(self, *, lang: Lang = "en") -> Trace:
        """Return that the rules cannot hold, whether each is shown necessary, and each in words.

        >>> RuleConflict(rules=["a"], sentences=[("a holds",
        ...     "a tient")]).explain(lang="fr").reasons[1].say("fr")
        'a tient'
        """
        reasons = [
            Reason(code="cannot_hold", sentences={"en": plain(en), "fr": plain(fr)})
            for en, fr in self.sentences
        ]
        return told("conflict", [_together(self), *reasons], lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a rule.

        >>> RuleConflict(rules=["a"], sentences=[("a holds", "a tient")]).rows()
        [{'rule': 'a', 'sentence': 'a holds', 'minimal': True}]
        """
        return [
            {"rule": rule, "sentence": en, "minimal": self.minimal}
            for rule, (en, _) in zip(self.rules, self.sentences, strict=True)
        ]


def _together(one: RuleConflict) -> Reason:
    kind = "one" if len(one.rules) == 1 else "several" if one.minimal else "unsure"
    english, french = _TOGETHER[kind]
    return Reason(
        code="conflict",
        sentences={"en": english, "fr": french},
        facts={"count": len(one.rules), "rules": one.rules},
    )


_TOGETHER: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "one": ("this cannot hold", "ceci ne peut tenir"),
        "several": (
            "these {count} cannot hold together, and any one left out lets the others hold",
            "ces {count} règles ne peuvent tenir ensemble ; en ôter une suffit pour que tiennent les autres",
        ),
        "unsure": (
            "these {count} cannot hold together, but maybe not all are to blame (the search was stopped)",
            "ces {count} règles ne peuvent tenir ensemble, mais peut-être pas toutes (recherche arrêtée)",
        ),
    }
)


def plain(sentence: str) -> str:
    """Return a sentence as a template of itself: identifiers may hold braces."""
    return sentence.replace("{", "{{").replace("}", "}}")


def _conflicts(values: Iterable[RuleConflict]) -> tuple[RuleConflict, ...]:
    return to_tuple(values)


def _sets(values: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True)
class Diagnosis(Value):
    """Why no cohort exists, and what would let one exist.

    Args:
        conflicts: Conflicts, in the order found; each tells whether it is shown minimal.
        corrections: Minimal sets of rules that, lifted, let the others hold; the smallest first.
        complete: Whether it is proven that there are no others of either.
        stopped: Whether a search was stopped; if not, and more may exist, as many were found as asked.
        sentences: The rules of the corrections in words, in English and in French, by identifier.

    >>> from eig.teams import Opening
    >>> found = conflicts_and_corrections(Problem(people=[], openings=[Opening(id="plume")]))
    >>> [one.rules for one in found.conflicts], found.corrections, found.complete
    ([('fill:plume',)], (('fill:plume',),), True)
    """

    conflicts: tuple[RuleConflict, ...] = field(converter=_conflicts)
    corrections: tuple[tuple[str, ...], ...] = field(converter=_sets)
    complete: bool
    stopped: bool = False
    sentences: FrozenMap[tuple[str, str]] = field(
        factory=FrozenMap[tuple[str, str]], converter=FrozenMap[tuple[str, str]]
    )

    def explain(self, *, lang: Lang = "en") -> Trace:
        """Return each conflict and each way out in words, and whether there are others.

        >>> from eig.teams import Opening
        >>> told = conflicts_and_corrections(Problem(people=[], openings=[Opening(id="plume")])).explain()
        >>> for reason in told.reasons:
        ...     print(reason)
        this cannot hold: plume has a team
        without fill:plume (plume has a team) the others can hold
        this is all: it is proven
        """
        return told("diagnosis", _diagnosed(self), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a rule of a conflict or a correction.

        >>> Diagnosis(conflicts=[], corrections=[("a",)], complete=True).rows()
        [{'kind': 'correction', 'number': 1, 'rule': 'a', 'minimal': True}]
        """
        sets = [
            ("conflict", number, one.rules, one.minimal) for number, one in enumerate(self.conflicts, start=1)
        ]
        sets += [("correction", number, one, True) for number, one in enumerate(self.corrections, start=1)]
        return [
            {"kind": kind, "number": number, "rule": rule, "minimal": minimal}
            for kind, number, rules, minimal in sets
            for rule in rules
        ]

    def _repr_html_(self) -> str:
        return table(self.rows()) + element("p", escape(list(_diagnosed(self))[-1].say()))


def _diagnosed(found: Diagnosis) -> Iterable[Reason]:
    yield from (_cannot_hold(one) for one in found.conflicts)
    yield from (_without(found, rules) for rules in found.corrections)
    code = "complete" if found.complete else "stopped" if found.stopped else "enough"
    english, french = _ENDS[code if found.conflicts or not found.complete else "hold"]
    yield Reason(code=code, sentences={"en": english, "fr": french})


def _cannot_hold(one: RuleConflict) -> Reason:
    head = _together(one)
    en, fr = (plain(join((said[lang] for said in one.sentences), LANGS[lang])) for lang in (0, 1))
    return evolve(
        head,
        code="cannot_hold",
        sentences={
            "en": f"{template_in(head, 'en')}: {en}",
            "fr": f"{template_in(head, 'fr')} : {fr}",
        },
    )


def _without(found: Diagnosis, rules: tuple[str, ...]) -> Reason:
    en, fr = (
        join((f"{rule} ({found.sentences.get(rule, (rule, rule))[lang]})" for rule in rules), LANGS[lang])
        for lang in (0, 1)
    )
    return Reason(
        code="correction",
        sentences={
            "en": f"without {plain(en)} the others can hold",
            "fr": f"sans {plain(fr)} les autres peuvent tenir",
        },
        facts={"rules": rules},
    )


_ENDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "hold": ("the rules can hold together", "les règles peuvent tenir ensemble"),
        "complete": ("this is all: it is proven", "c'est tout, et c'est prouvé"),
        "enough": (
            "as many were found as asked: there may be more",
            "le nombre demandé est atteint : il peut y en avoir d'autres",
        ),
        "stopped": (
            "the search was stopped: there may be more",
            "la recherche a été arrêtée : il peut y en avoir d'autres",
        ),
    }
)


def minimal_conflict(
    problem: Problem,
    *,
    nodes: int | None = NODES,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
) -> RuleConflict | Undefined | None:
    """Return one minimal conflict of an infeasible problem.

    None if its rules can hold together, which is proven; `Undefined` if the search was stopped before anybody
    could tell.

    Args:
        problem: The problem; its facts (`Problem.firm`) are never in a conflict.
        nodes: The most branches for each question asked.
        stop: As for `compose`.
        backend: As for `compose`.

    >>> from eig.teams import Need, Opening, Person
    >>> plume = Opening(id="plume", needs=[Need(skill="law", level=3)])
    >>> minimal_conflict(Problem(people=[Person(id="p1")], openings=[plume])).rules
    ('fill:plume', 'need:plume:0')
    """
    means = Means(nodes=nodes, stop=stop, backend=backend)
    check_means("conflict", means)
    demand("conflict", problem=(problem, Problem))
    oracle = _Oracle(problem, means)
    names = oracle.names
    held = oracle.holds(names)
    if held is None:
        return Undefined(reason=because("stopped"))
    return None if held else oracle.minimal_conflict(names)


def conflicts_and_corrections(
    problem: Problem,
    *,
    limit: int = 20,
    nodes: int | None = NODES,
    stop: Callable[[], bool] | None = None,
    backend: Backend | None = None,
) -> Diagnosis:
    """Return the minimal conflicts of a problem and its minimal corrections, up to a number of both together.

    Args:
        problem: The problem.
        limit: How many conflicts and corrections to find in all.
        nodes: The most branches for each question asked.
        stop: As for `compose`.
        backend: As for `compose`.

    >>> conflicts_and_corrections(Problem(people=[], openings=[])).conflicts
    ()
    """
    means = Means(nodes=nodes, stop=stop, backend=backend)
    check_means("diagnose", means)
    demand("diagnose", problem=(problem, Problem))
    faults = Gather("diagnose")
    faults.check("limit", whole(1), limit)
    faults.done()
    oracle = _Oracle(problem, means)
    conflicts: list[RuleConflict] = []
    corrections: list[tuple[str, ...]] = []
    complete = stopped = False
    while not (complete or stopped) and len(conflicts) + len(corrections) < limit:
        seed = unexplored(oracle.names, [one.rules for one in conflicts], corrections)
        held = None if seed is None else oracle.holds(seed)
        complete, stopped = seed is None, seed is not None and held is None
        if seed is not None and held:
            corrections.append(tuple(name for name in oracle.names if name not in set(seed)))
        elif seed is not None and held is not None:
            conflicts.append(oracle.minimal_conflict(seed))
    sure = all(one.minimal for one in conflicts)
    lifted = sorted((one for one in corrections if one), key=lambda one: (len(one), one))
    return Diagnosis(
        conflicts=conflicts,
        corrections=lifted,
        complete=complete and sure,
        stopped=stopped or not sure,
        sentences={name: oracle.said(name) for name in sorted({name for one in lifted for name in one})},
    )


def blamable(problem: Problem) -> tuple[str, ...]:
    """Return the hard rules that are no facts: those of teams, then pairs, then the cohort."""
    return tuple(rule.id for rule in problem.all_rules if not rule.level and rule.id not in problem.firm)


@define
class _Oracle:
    """What is known of which rules hold together."""

    problem: Problem
    means: Means
    unsure: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The rules that may be in a conflict, in the order of preference."""
        return blamable(self.problem)

    def ask(self, kept: Iterable[str]) -> Answer:
        """Ask whether some rules hold together, with the facts."""
        kept = set(kept)
        lifted = [name for name in self.names if name not in kept]
        return feasible(self.problem.without(lifted), **self.means)

    def holds(self, kept: Iterable[str]) -> bool | None:
        """Tell whether some rules hold together; None if the search was stopped."""
        return self.ask(kept).holds

    def minimal_conflict(self, names: Sequence[str]) -> RuleConflict:
        """Return a minimal conflict among rules that cannot hold together."""
        self.unsure = 0
        found = set(self._explain((), tuple(names), grown=False))
        rules = tuple(name for name in self.names if name in found)
        return RuleConflict(rules=rules, minimal=not self.unsure, sentences=map(self.said, rules))

    def said(self, name: str) -> tuple[str, str]:
        """Return a rule in words, in English and in French."""
        rule = self.problem.rule(name)
        facts = [self.problem.rule(one) for one in self._barring(rule)]
        en, fr = (join((fact.say(lang) for fact in facts), lang) for lang in LANGS)
        against = (f", and yet {en}", f", or {fr}") if facts else ("", "")
        return rule.say() + against[0], rule.say("fr") + against[1]

    def _barring(self, rule: Rule) -> Sequence[str]:
        """Return the facts that forbid a seat that a rule gives: in no conflict, they are told here."""
        if not isinstance(rule, SeatGiven):
            return ()
        barred = forbidden(self.problem, self.problem.person(rule.person), self.problem.opening(rule.opening))
        return [breach.rule for breach in barred if breach.rule in self.problem.firm]

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
