"""Names that a problem mentions and does not have: a slip of the pen, or somebody who left.

They are doubts, not faults: a rule on somebody who withdrew is still a rule, and asks for nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from eig.reasons import Reason
from eig.teams.asked.objectives import MeritPoints
from eig.teams.asked.rules import Rule

if TYPE_CHECKING:  # a problem tells its own doubts with this module
    from eig.teams.asked.problems import Problem


def strangers(problem: Problem) -> tuple[Reason, ...]:
    """Return a doubt for each rule, wish, mark or lifted name that speaks of who or what is not there."""
    people, openings = ({one.id for one in some} for some in (problem.people, problem.openings))
    return (
        *_of_rules(problem.rules, people, openings),
        *of_wishes("wishes", ((one.id, one.wishes) for one in problem.people), openings),
        *of_wishes("host_wishes", ((one.id, one.host_wishes) for one in problem.openings), people),
        *_of_marks(problem, people, openings),
        *_of_lifted(problem),
    )


def _of_rules(rules: Iterable[Rule], people: set[str], openings: set[str]) -> Iterable[Reason]:
    for rule in rules:
        named = (("person", people), ("people", people), ("opening", openings), ("openings", openings))
        names = [name for field, known in named for name in _names(rule, field) if name not in known]
        if names:
            yield _doubt("rule", {"rule": rule.id, "names": tuple(dict.fromkeys(names))})


def _names(rule: Rule, field: str) -> Iterable[str]:
    given = getattr(rule, field, ())
    some = cast("tuple[object, ...]", given) if isinstance(given, tuple) else (given,)
    return [one for one in some if isinstance(one, str)]


def of_wishes(
    kind: str, lists: Iterable[tuple[str, Iterable[str]]], known: Container[str]
) -> Iterable[Reason]:
    """Yield a doubt for each name that lists of wishes hold and nobody knows, with those who ask for it."""
    askers: dict[str, list[str]] = {}
    for who, wishes in lists:
        for wish in wishes:
            if wish not in known:
                askers.setdefault(wish, []).append(who)
    for wish, asking in sorted(askers.items()):
        yield _doubt(kind, {"names": (wish,), "who": tuple(asking)})


def _of_marks(problem: Problem, people: set[str], openings: set[str]) -> Iterable[Reason]:
    for term in problem.objective.terms:
        if isinstance(term, MeritPoints):
            unknown = {one.person for one in term.marks} - people
            unknown |= {one.opening for one in term.marks} - openings
            if unknown:
                yield _doubt("marks", {"rule": term.id, "names": tuple(sorted(unknown))})


def _of_lifted(problem: Problem) -> Iterable[Reason]:
    stated = {rule.id for rule in problem.stated}
    unknown = tuple(name for name in problem.lifted if name not in stated)
    if unknown:
        yield _doubt("lifted", {"names": unknown})


def _doubt(kind: str, facts: Mapping[str, object]) -> Reason:
    english, french = _SAID[kind]
    return Reason(code=f"stranger_{kind}", sentences={"en": english, "fr": french}, facts=facts)


_SAID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "rule": (
            "the rule {rule} names {names}, not here: check the spelling, unless they left",
            "la règle {rule} nomme {names}, absent : vérifier l'orthographe, sauf départ",
        ),
        "wishes": (
            "{names}, asked for by {who}, is no opening here: check the spelling, unless it left",
            "{names}, demandé par {who}, n'est pas un défi d'ici : vérifier l'orthographe, sauf retrait",
        ),
        "host_wishes": (
            "{names}, asked for by {who}, is nobody here: check the spelling, unless they left",
            "{names}, demandé par {who}, n'est personne d'ici : vérifier l'orthographe, sauf départ",
        ),
        "places": (
            "{names}, asked for by {who}, is no place here: check the spelling, unless it left",
            "{names}, demandé par {who}, n'est pas une place d'ici : vérifier l'orthographe, sauf retrait",
        ),
        "rankings": (
            "{names}, ranked by {who}, is nobody here: check the spelling, unless they left",
            "{names}, au classement de {who}, n'est personne d'ici : vérifier l'orthographe, sauf départ",
        ),
        "marks": (
            "the term {rule} has marks for {names}, not here: check the spelling, unless they left",
            "le terme {rule} a des notes pour {names}, absents : vérifier l'orthographe, sauf départ",
        ),
        "lifted": (
            "{names} is lifted, and is no rule here: check the spelling",
            "{names} est levé, et n'est pas une règle d'ici : vérifier l'orthographe",
        ),
    }
)
