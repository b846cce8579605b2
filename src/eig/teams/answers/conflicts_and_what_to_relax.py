"""Infeasible is an answer: the rules that cannot hold together, and the smallest ones to relax.

A conflict is a set of rules that no cohort keeps, such that any one of them left out lets the others hold:
each is shown necessary. It is found by QuickXplain (Junker 2004); all of them, and the smallest
corrections, by going through the sets of rules still unexplored (MARCO; Liffiton, Previti, Malik and
Marques-Silva 2016).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import cast, final

from attrs import define, evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._maths.but_for_causes import fewest
from eig._values.call_arguments import checked, checked_by
from eig._values.field_rules_and_bounds import whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.progress_and_stopping import Watch
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value
from eig.errors import require_key
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in
from eig.reasons import trace as told
from eig.teams.answers._minimal_conflict_search import Oracle, unexplored
from eig.teams.answers._rules_added_as_questions import Means, keeping
from eig.teams.answers._sum_limits_in_a_conflict import Numbers
from eig.teams.asked.built_in_rules_in_words import said
from eig.teams.asked.problems import Problem
from eig.teams.asked.rules_that_a_cohort_breaks import check
from eig.teams.engine._can_rules_hold_together import Answer, feasible
from eig.teams.engine._solver_backend_interface import Backend
from eig.typing import Lang, ProgressCall

FEW = 12  # people, of whom all teams of any size are soon gone through
FIRST = 4  # conflicts, and largest sets of rules that hold, that are found before the fewest rules are
NODES = 2000  # branches for one question: most are answered by the bound alone


because: Because = reasons_in("teams.answers")
tell: Tell = teller("teams.answers")


@final
@frozen(kw_only=True, eq=False, repr=False)
class RuleConflict(Value):
    """Rules that cannot hold together.

    Args:
        rules: Their identifiers: of teams, then those given, as they are stated.
        minimal: Whether each was shown necessary; False if a search was stopped before it could tell.
        reasons: The rules in words, one each.
        facts: What the problem takes as given and the conflict rests on: sizes of teams, wishes, clearances.
        needed: What tells it with its number: how far the one sum of the conflict can go beside the other
            rules, or how many people its seats ask for and how many there are. None where only rules tell it.
        only: Whether no other rules are in conflict as well; None where that is not settled. Of several
            conflicts, one of the fewest rules is shown, and of these the first in the order of the rules: of
            teams by what they ask for and who asks for them, not by names; then as they are stated.

    >>> from eig.teams import Opening
    >>> print(minimal_conflict(Problem(people=[], openings=[Opening(id="plume")])).explain())
    conflict: the team of plume needs one person, and nobody may sit there.
    """

    _BRIEF = "rules {rules}, minimal {minimal}"
    rules: tuple[str, ...] = field(converter=to_ids)
    minimal: bool = True
    reasons: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    facts: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    needed: Reason | None = None
    only: bool | None = None

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Return that the rules cannot hold, whether each is shown necessary, and each in words.

        Args:
            key: The identifier of one of the rules; None for the whole.

        >>> from eig.teams import Opening, Person
        >>> small = Opening(id="plume", size=(2, 2))
        >>> found = minimal_conflict(Problem(people=[Person(id="p1")], openings=[small]))
        >>> for reason in found.explain().reasons:
        ...     print(reason)
        the team of plume needs 2 people, and one person may sit there
        """
        if key is None:
            return told(tell("subject_conflict", lang), [*self._whole(), *_others(self)], lang)
        known = dict(zip(self.rules, self.reasons, strict=True))
        require_key("rule of the conflict", key, known)
        return told(key, [known[key]], lang)

    def _whole(self) -> Sequence[Reason]:
        """Return the one sentence that tells it, if one does; else that its rules cannot hold, and which."""
        words = self.in_words()
        alone = self.minimal and self.needed is not None and words[0] is self.needed
        return words if alone else (_together(self, _rules_told(self)), *words)

    def in_words(self) -> tuple[Reason, ...]:
        """Return what cannot hold together: the number that tells it, else the rules; and the facts."""
        facts = _given(self)
        return (*_rules_told(self), *([because("given_that", facts=facts)] if facts else ()))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a rule.

        >>> from eig.teams import Opening
        >>> from eig import to_rows
        >>> to_rows(minimal_conflict(Problem(people=[], openings=[Opening(id="plume")])))
        [{'rule': 'fill:plume', 'sentence': 'plume has a team', 'minimal': True}]
        """
        return [
            {"rule": rule, "sentence": reason, "minimal": self.minimal}
            for rule, reason in zip(self.rules, self.reasons, strict=True)
        ]

    def _lines_(self) -> Iterable[object]:
        return (*self._whole(), *_others(self))


def cannot_hold(one: RuleConflict, rules: Iterable[Reason] | None = None, *, others: bool = False) -> Reason:
    """Return in one sentence that rules cannot hold: with the facts, or with the rules in other words.

    With `others`, it says as well that other rules are in conflict, where they are.
    """
    facts = _given(one) if rules is None else ()
    told = tuple(_rules_told(one) if rules is None else rules)
    if len(one.rules) > 1 and [reason.code for reason in told] in (["seats_short"], ["posts_short"]):
        told, facts = one.reasons, (*told, *facts)  # the number is no rule
    head = _together(one, told)
    more = next(iter(_others(one)), None) if others else None
    if facts:
        return because("cannot_hold_given", head=head, rules=told, facts=facts, others=more)
    return because("cannot_hold", head=head, rules=told, others=more)


def _rules_told(one: RuleConflict) -> tuple[Reason, ...]:
    """Return the rules that the number does not tell, then it: not that teams it speaks of are filled."""
    needed = one.needed
    if needed is None:
        return one.reasons
    if "openings" in needed.facts:
        return (needed,)
    told = {cast("Reason", needed.facts["rule"]).code}
    filled = [reason for reason in one.reasons if reason.code == "TeamRequired rule"]
    if len(filled) <= cast("int", needed.facts["teams"]):
        told.add("TeamRequired rule")
    return (*(reason for reason in one.reasons if reason.code not in told), needed)


def _given(one: RuleConflict) -> tuple[Reason, ...]:
    """Return the facts, without the sizes of teams of which a number tells how many people they need."""
    needed = one.needed
    short = needed is not None and needed.code == "seats_short"
    counted = {*cast("tuple[str, ...]", needed.facts["openings"])} if needed and short else set[str]()
    return tuple(
        fact
        for fact in one.facts
        if fact.code != "sizes" or not counted.issuperset(cast("tuple[str, ...]", fact.facts["openings"]))
    )


def _together(one: RuleConflict, told: Sequence[Reason]) -> Reason:
    """Return that rules cannot hold together, how many where as many are told; or that a number cannot."""
    alone = len(one.rules) == 1 or (one.minimal and len(told) == 1)
    kind = "one" if alone else "several" if one.minimal else "unsure"
    count = len(one.rules) if len(told) == len(one.rules) else None
    return because(f"conflict_of_{kind}", count=count, rules=one.rules)


def _others(one: RuleConflict) -> Iterable[Reason]:
    """Yield that other rules are in conflict as well, or that nobody knows; nothing where they are not."""
    if not one.only:
        yield because("maybe_other_conflicts" if one.only is None else "other_conflicts")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Diagnosis(Value):
    """Why no cohort exists, and what would let one exist.

    Args:
        conflicts: Conflicts, in the order found; each tells whether it is shown minimal.
        corrections: Minimal sets of rules that, lifted, let the others hold; the fewest first, as stated.
        complete: Whether it is proven that there are no others of either.
        stopped: Whether a search was stopped; if not, and more may exist, as many were found as asked.
        reasons: The rules of the corrections in words, by identifier.

    >>> from eig.teams import Opening
    >>> found = conflicts_and_corrections(Problem(people=[], openings=[Opening(id="plume")]))
    >>> [one.rules for one in found.conflicts], found.corrections, found.complete
    ([('fill:plume',)], (('fill:plume',),), True)
    """

    _BRIEF = "conflicts {conflicts}, corrections {corrections}"
    conflicts: tuple[RuleConflict, ...] = field(converter=TupleOf[RuleConflict])
    corrections: tuple[tuple[str, ...], ...] = field(converter=TupleOf[tuple[str, ...]])
    complete: bool
    stopped: bool = False
    reasons: FrozenMap[Reason] = field(default=EMPTY, converter=MapOf[Reason])

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Return each conflict and each way out in words, and whether there are others.

        Args:
            key: The identifier of a rule, for the conflicts and ways out that it is part of; None for all.

        >>> from eig.teams import Opening
        >>> print(conflicts_and_corrections(Problem(people=[], openings=[Opening(id="plume")])))
        this cannot hold: the team of plume needs one person, and nobody may sit there
        without fill:plume (plume has a team) the others can hold
        this is all: it is proven
        """
        if key is None:
            return told(tell("subject_diagnosis", lang), _diagnosed(self), lang)
        known = {
            rule for rules in (*(one.rules for one in self.conflicts), *self.corrections) for rule in rules
        }
        require_key("rule", key, known)
        blamed = [cannot_hold(one) for one in self.conflicts if key in one.rules]
        return told(key, [*blamed, *(_without(self, one) for one in self.corrections if key in one)], lang)

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

    def _lines_(self) -> Iterable[object]:
        return _diagnosed(self)


def _diagnosed(found: Diagnosis) -> Iterable[Reason]:
    yield from (cannot_hold(one) for one in found.conflicts)
    yield from (_without(found, rules) for rules in found.corrections)
    code = "complete" if found.complete else "stopped" if found.stopped else "enough"
    yield because("can_hold" if found.complete and not found.conflicts else f"diagnosis_{code}")


def _without(found: Diagnosis, rules: tuple[str, ...]) -> Reason:
    named = tuple(because("rule_named", rule=rule, reason=found.reasons.get(rule, rule)) for rule in rules)
    return because("correction", rules=named)


@checked
def minimal_conflict(
    problem: Problem,
    *,
    nodes: int | None = NODES,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
    backend: Backend | None = None,
) -> RuleConflict | Undefined | None:
    """Return one minimal conflict of an infeasible problem.

    None if its rules can hold together, which is proven; `Undefined` if the search was stopped before anybody
    could tell.

    Args:
        problem: The problem; its facts (`Problem.firm`) are never in a conflict.
        nodes: The most branches for each question asked.
        stop, backend: As for `compose`.
        progress: Told of each question: `best` is how many rules are known to conflict, `bound` how many of
            them are shown necessary.

    >>> from eig.teams import Need, Opening, Person
    >>> plume = Opening(id="plume", needs=[Need(skill="law", level=3)])
    >>> minimal_conflict(Problem(people=[Person(id="p1")], openings=[plume])).rules
    ('fill:plume', 'need:plume:0')
    """
    means = Means(nodes=nodes, stop=stop, backend=backend)
    oracle = Oracle(problem, keeping("minimal_conflict", means), Watch(progress, rising=False), only=True)
    found = oracle.ask(oracle.names)
    if found.holds is None:
        return Undefined(reason=because("stopped"))
    if found.holds:
        return None
    search = _Search(oracle)
    rules = search.minimal(found, oracle.names)
    only = search.is_only(rules)
    if only is False:
        rules = search.fewest(rules)
    return evolve(search.told(rules), only=only)


@checked_by(limit=whole(1))
def conflicts_and_corrections(
    problem: Problem,
    *,
    limit: int = 20,
    nodes: int | None = NODES,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
    backend: Backend | None = None,
) -> Diagnosis:
    """Return the minimal conflicts of a problem and its minimal corrections, up to a number of both together.

    Args:
        limit: How many conflicts and corrections to find in all.
        nodes: The most branches for each question asked.
        stop, backend: As for `compose`.
        progress: Told of each question, and of each conflict; nobody knows before how many there are.

    >>> conflicts_and_corrections(Problem(people=[], openings=[])).conflicts
    ()
    """
    means = Means(nodes=nodes, stop=stop, backend=backend)
    oracle = Oracle(problem, keeping("conflicts_and_corrections", means), Watch(progress))
    search = _Search(oracle)
    conflicts: list[RuleConflict] = []
    corrections: list[tuple[str, ...]] = []
    complete = stopped = False
    while not (complete or stopped) and len(conflicts) + len(corrections) < limit:
        seed = unexplored(oracle.names, [one.rules for one in conflicts], corrections)
        found = Answer(None) if seed is None else oracle.ask(seed)
        complete, stopped = seed is None, seed is not None and found.holds is None
        if seed is not None and found.holds:
            kept = frozenset(seed)
            corrections.append(tuple(name for name in oracle.names if name not in kept))
        elif seed is not None and found.holds is not None:
            conflicts.append(search.told(search.minimal(found, seed)))
            oracle.watch.tell(oracle.questions, found=conflicts[-1])
    sure = all(one.minimal for one in conflicts)
    only = False if len(conflicts) > 1 and sure else True if complete and sure else None
    turn = {name: number for number, name in enumerate(oracle.names)}
    lifted = sorted(filter(None, corrections), key=lambda one: (len(one), [turn[name] for name in one]))
    return Diagnosis(
        conflicts=[evolve(one, only=only) for one in conflicts],
        corrections=lifted,
        complete=complete and sure,
        stopped=stopped or not sure,
        reasons={name: said(problem.rule(name)) for name in sorted({name for one in lifted for name in one})},
    )


@define
class _Search:
    """A search for conflicts: the questions asked, and what each conflict rests on."""

    oracle: Oracle

    def minimal(self, found: Answer, names: Sequence[str]) -> tuple[str, ...]:
        """Return a minimal conflict among rules that an answer says cannot hold together."""
        return self.oracle.minimal(names, found.needless)

    def fewest(self, rules: tuple[str, ...]) -> tuple[str, ...]:
        """Return the first of the fewest rules that cannot hold together; or those given, once stopped.

        The largest sets of rules that hold are looked for first: of what each leaves out, a conflict has one.
        """
        oracle, conflicts, corrections = self.oracle, [rules], list[frozenset[str]]()
        while len(conflicts) + len(corrections) < FIRST and (
            seed := unexplored(oracle.names, conflicts, corrections)
        ):
            found = oracle.ask(seed)
            if found.holds:
                corrections.append(frozenset(oracle.names).difference(seed))
            elif found.holds is False:
                conflicts.append(self.minimal(found, seed))
            if found.holds is None or oracle.unsure:
                oracle.unsure = 0
                return rules
        most = min(map(len, conflicts))
        return fewest(oracle.names, self._missed, most=most, known=corrections) or min(conflicts, key=len)

    def _missed(self, rules: tuple[str, ...]) -> Collection[str] | None:
        """Return the other rules that a cohort breaks which keeps some; nothing where none keeps them."""
        found = self.oracle.ask(rules)
        if found.cohort is None:
            return () if found.holds is False else None
        return {one.rule for one in check(found.cohort, self.oracle.problem)}.intersection(self.oracle.names)

    def told(self, rules: tuple[str, ...]) -> RuleConflict:
        """Return a conflict of some rules, and what it rests on."""
        oracle = self.oracle
        problem, means = oracle.problem, oracle.means
        return RuleConflict(
            rules=rules,
            minimal=not oracle.unsure,
            reasons=[said(problem.rule(name)) for name in rules],
            facts=self._facts(rules),
            needed=Numbers(problem, oracle.names, means).told(rules),
        )

    def is_only(self, rules: tuple[str, ...]) -> bool | None:
        """Tell whether no other rules are in conflict: without any one of these, all the others then hold."""
        for rule in rules:
            held = self.oracle.holds([name for name in self.oracle.names if name != rule])
            if not held:
                return False if held is not None and not self.oracle.unsure else None
        return True

    def _facts(self, rules: tuple[str, ...]) -> list[Reason]:
        """Return facts that the conflict rests on: without those left out, its rules cannot hold either.

        Wishes, periods and clearances are each tried by itself, and so are sizes where few people make few
        teams of any size. Elsewhere those of the teams that the rules speak of are told; of all, where a
        rule speaks of the cohort.
        """
        problem, blamed = self.oracle.problem, self.oracle.names
        stated = {rule.id for rule in problem.all_rules} & problem.firm
        spoken = [self._openings(name) for name in rules]
        sizes = [f"size:{name}" for name in dict.fromkeys(one for some in spoken for one in some)]
        if not all(spoken):
            sizes = [f"size:{opening.id}" for opening in problem.openings]
        tried = [["available"], ["asked"], ["cleared"], *([sizes] if len(problem.people) <= FEW else [])]
        left_out: list[str] = []
        for names in tried:
            asked = problem.without([name for name in blamed if name not in rules])
            new = [name for name in names if name in stated]
            if new and feasible(asked.without([*left_out, *new]), **self.oracle.means).holds is False:
                left_out += new
        kept = stated.difference(left_out, ["once"])
        facts = [said(problem.rule(name)) for name in sorted(kept) if not name.startswith("size:")]
        return [*facts, *self._sizes([name for name in sizes if name in kept])]

    def _sizes(self, names: Sequence[str]) -> Iterable[Reason]:
        """Yield the sizes of teams, those of one size together."""
        alike: dict[tuple[int, int], list[str]] = {}
        for name in names:
            opening = self.oracle.problem.opening(name.removeprefix("size:"))
            alike.setdefault(opening.size, []).append(opening.id)
        for (low, high), openings in sorted(alike.items()):
            more = high if high > low else None
            yield because("sizes", openings=tuple(openings), low=low, high=more, one=high == 1)

    def _openings(self, name: str) -> tuple[str, ...]:
        opening = getattr(self.oracle.problem.rule(name), "opening", None)
        return (opening,) if isinstance(opening, str) else ()
