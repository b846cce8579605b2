"""Names that a problem mentions and does not have: a slip of the pen, or somebody who left.

They are doubts, not faults: a rule on somebody who withdrew is still a rule, and asks for nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import cast

from eig._values.field_rules_and_bounds import pair
from eig._values.nearest_names import Known
from eig.reasons import Because, Reason, reasons_in
from eig.teams.asked._optional_answers_of_rules import posts_of
from eig.teams.asked.objective_points_for_wishes_and_merit import MeritPoints
from eig.teams.asked.objectives_and_kinds_of_terms import Term
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.rule_shapes import Rule

because: Because = reasons_in("teams.asked")


def strangers(
    people: Sequence[Person],
    openings: Sequence[Opening],
    rules: Sequence[Rule],
    terms: Sequence[Term],
    *,
    lifted: tuple[str, ...],
) -> tuple[Reason, ...]:
    """Return a doubt for each rule, wish, mark or lifted name that speaks of who or what is not there."""
    persons, places = ({one.id for one in some} for some in (people, openings))
    return (
        *_of_names("rule", rules, persons, places),
        *_of_names("term", terms, persons, places),
        *_of_mentors(rules, openings),
        *of_wishes("wishes", ((one.id, one.wishes) for one in people), places),
        *of_wishes("host_wishes", ((one.id, one.host_wishes) for one in openings), persons),
        *_of_marks(terms, persons, places),
        *([because("stranger_lifted", names=lifted)] if lifted else ()),
        *(_of_what_nobody_has(people, openings, rules, terms) if people else ()),
        *_of_values(rules, people),
    )


def _of_names(
    kind: str, some: Iterable[Rule | Term], people: set[str], openings: set[str]
) -> Iterable[Reason]:
    """Yield a doubt for each rule or term that names people or openings that are not there."""
    here = (Known(people), Known(openings))
    fields = (("person", "people"), ("opening", "openings"))
    for one in some:
        unknown = [
            (name, known)
            for at, (known, names) in enumerate(zip(here, fields, strict=True))
            for name in dict.fromkeys((*_names(one, names), *_seated(one, at)))
            if name not in known
        ]
        if unknown:
            names = tuple(name for name, _ in unknown)
            yield because(f"stranger_{kind}", rule=one.id, names=names, near=_near(unknown))


def names_given(some: Iterable[Rule | Term]) -> set[str]:
    """Return the people whom rules and terms name."""
    return {name for one in some for name in (*_names(one, ("person", "people")), *_seated(one, 0))}


def people_of(rule: Rule) -> frozenset[str]:
    """Return the people whom a rule names: those of its seats, and a mentor, too."""
    return frozenset((*_names(rule, ("person", "people", "mentor")), *_seated(rule, 0)))


def read_of_people(rules: Iterable[Rule], openings: Iterable[Opening]) -> set[tuple[str, str]]:
    """Return what rules and openings read of people: an attribute, a skill, a profile, by name."""
    return {(kind, name) for _, kind, name in (*_read_by_rules(rules), *_read_by_openings(openings))}


def _near(unknown: Iterable[tuple[str, Known]]) -> tuple[str, ...] | None:
    """Return the nearest known name to each that is unknown; None if none is near."""
    found = (near for name, known in unknown for near in known.nearest(name, 1))
    return tuple(dict.fromkeys(found)) or None


def _names(one: Rule | Term, fields: Iterable[str]) -> Iterable[str]:
    given = (getattr(one, field, ()) for field in fields)
    some = (cast("tuple[object, ...]", it) if isinstance(it, tuple) else (it,) for it in given)
    return [name for names in some for name in names if isinstance(name, str)]


def _seated(one: Rule | Term, at: int) -> Iterable[str]:
    """Return the people, or the openings, of the seats that a rule or a term holds."""
    given: tuple[tuple[str, str], ...] = getattr(one, "seats", ())
    return [seat[at] for seat in given] if pair.each().holds(given) else ()


def _of_mentors(rules: Iterable[Rule], openings: Sequence[Opening]) -> Iterable[Reason]:
    """Yield a doubt for each load of a mentor whom no opening names, where openings name mentors."""
    known = Known({mentor for one in openings for mentor in one.mentors})
    for rule in rules if any(one.mentors for one in openings) else ():
        for mentor in _names(rule, ("mentor",)):
            if mentor not in known:
                near = _near([(mentor, known)])
                yield because("stranger_mentor", rule=rule.id, names=(mentor,), near=near)


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
        yield because(f"stranger_{kind}", names=(wish,), who=tuple(asking))


def _of_marks(terms: Iterable[Term], people: set[str], openings: set[str]) -> Iterable[Reason]:
    for term in terms:
        if isinstance(term, MeritPoints):
            persons, places = Known(people), Known(openings)
            unknown = {one.person: persons for one in term.marks if one.person not in people}
            unknown |= {one.opening: places for one in term.marks if one.opening not in openings}
            if unknown:
                names = sorted(unknown.items(), key=lambda pair: pair[0])
                near = _near(names)
                yield because("stranger_marks", rule=term.id, names=tuple(sorted(unknown)), near=near)


def _of_what_nobody_has(
    people: Iterable[Person], openings: Iterable[Opening], rules: Iterable[Rule], terms: Iterable[Term]
) -> Iterable[Reason]:
    """Yield a doubt for each name that a rule or an opening reads of people, and that nobody has."""
    had = {kind: Known(names) for kind, names in _had(people).items()}
    asked = dict.fromkeys((*_read_by_rules(rules), *_read_by_terms(terms), *_read_by_openings(openings)))
    for who, kind, name in asked:
        if name not in had[kind]:
            near = next(iter(had[kind].nearest(name, 1)), None)
            yield because("stranger_nobody", rule=who, kind=kind, name=name, near=near)


def _of_values(rules: Iterable[Rule], people: Sequence[Person]) -> Iterable[Reason]:
    """Yield a doubt for each value of an attribute that a rule reads and nobody has."""
    for rule in rules:
        counted = getattr(rule, "quota", rule)
        attribute, value = getattr(counted, "attribute", None), getattr(counted, "value", None)
        if isinstance(attribute, str) and isinstance(value, str):
            values = {value for one in people for value in one.values(attribute)}
            if values and value not in values:
                yield because("stranger_value", rule=rule.id, attribute=attribute, value=value)


def _had(people: Iterable[Person]) -> Mapping[str, set[str]]:
    """Return the names that people have, by kind."""
    some = tuple(people)
    own = [few for one in some for few in (one.profiles, *one.profiles_by_opening.values())]
    return {
        "attribute": {"employer", "profile"}.union(*(one.attributes for one in some)),
        "amount": {"cost"}.union(*(one.amounts for one in some)),
        "skill": set[str]().union(*(one.skills for one in some)),
        "profile": set[str]().union(*own),
        "clearance": set[str]().union(*(one.clearances for one in some)),
        "period": set[str]().union(*(one.available for one in some)),
        "status": {status.kind for one in some for status in one.statuses},
    }


def _read_by_rules(rules: Iterable[Rule]) -> Iterable[tuple[str, str, str]]:
    for rule in rules:
        attribute = getattr(getattr(rule, "quota", rule), "attribute", None)
        if isinstance(attribute, str):
            yield rule.id, "attribute", attribute
        for kind in ("amount", "status", "skill"):
            name = getattr(rule, kind, None)
            if isinstance(name, str):
                yield rule.id, kind, name
        held = posts_of(rule) or ()
        yield from ((rule.id, "profile", profile) for seat in held for profile in seat.accepts)


def _read_by_terms(terms: Iterable[Term]) -> Iterable[tuple[str, str, str]]:
    for term in terms:
        marks = term.marks if isinstance(term, MeritPoints) else ()
        yield from ((term.id, "profile", mark.profile) for mark in marks if mark.profile is not None)


def _read_by_openings(openings: Iterable[Opening]) -> Iterable[tuple[str, str, str]]:
    for one in openings:
        yield from ((one.id, "skill", need.skill) for need in one.needs)
        yield from ((one.id, "skill", skill) for skill in one.weights)
        yield from ((one.id, "profile", profile) for seat in one.posts for profile in seat.accepts)
        yield from ((one.id, "period", period) for period in one.periods)
        if one.clearance is not None:
            yield one.id, "clearance", one.clearance
