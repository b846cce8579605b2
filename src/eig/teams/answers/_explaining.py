"""Why a composition is what it is: for a person, for a team, for the whole cohort."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, cast

from attrs import evolve

from eig._ground.words import LANGS, join
from eig.errors import UnknownKey
from eig.lots.decisions import decision_reasons
from eig.reasons import Reason, Trace, reasons_in, template_in
from eig.reasons import trace as told
from eig.teams.answers._asking import asking
from eig.teams.answers._differences import about, dearness, most, nouns, nouns_at, reached
from eig.teams.answers.conflicts import RuleConflict, minimal_conflict, plain
from eig.teams.answers.equals import of_opening, of_person, of_whole
from eig.teams.answers.scores import LevelScore, Points, points_of
from eig.teams.asked._shapes import answers
from eig.teams.asked.checking import check, forbidden
from eig.teams.asked.cohort_rules import SeatGiven
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.objectives import StayBonus
from eig.teams.asked.openings import Opening
from eig.teams.asked.people import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.rules import Rule
from eig.teams.engine._forced import forced_bound
from eig.typing import Lang

if TYPE_CHECKING:
    from eig.teams.answers.composing import Composition, ShadowPrice

because = reasons_in("teams.answers")


def explained(composition: Composition, key: str | None, lang: Lang) -> Trace:
    """Return the reasons for a person, a team, or the whole, as `Composition.explain` tells them."""
    problem = composition.problem
    people, openings = {one.id for one in problem.people}, {one.id for one in problem.openings}
    if key is None:
        reasons: Iterable[Reason] = _whole(composition)
    elif key in people:
        reasons = _person(composition, problem.person(key))
    elif key in openings:
        reasons = _team(composition, problem.opening(key))
    else:
        raise UnknownKey("person or opening", key, known=people | openings)
    return told("cohort" if key is None else key, reasons, lang)


def _whole(composition: Composition) -> Iterable[Reason]:
    english, french = _STATUS[composition.status]
    yield Reason(
        code=composition.status, sentences={"en": english, "fr": french}, facts={"nodes": composition.nodes}
    )
    if composition.gap:
        yield _gap(composition, composition.gap)
    if composition.equals is not None:
        yield from of_whole(composition.equals)
    for decision in composition.decisions:
        yield from decision_reasons([decision], decision.order[0])
    for level in composition.score:
        yield _scored(composition, level)
        for source, points in level.terms.items():
            yield because("term", level=level.level, source=source, points=points)
    priced = [price for price in composition.shadow_prices if price.kind == "rule"]
    if composition.cohort is None:
        yield from _rests_on(composition, priced)
    else:
        yield from (_binds(composition, price) for price in priced)


def _rests_on(composition: Composition, priced: Sequence[ShadowPrice]) -> Iterable[Reason]:
    """Tell the cohort rules that a proof that there is no cohort weighs, if its prices are that proof."""
    bound, firm = composition.bound_at_prices, composition.problem.firm
    names = tuple(dict.fromkeys(price.key for price in priced if price.key not in firm))
    if names and bound is not None and bound.value < composition.model.least:
        yield because("rests_on", rules=names)


def _scored(composition: Composition, level: LevelScore) -> Reason:
    kept = _keeps(composition, level.level)
    one, un = nouns_at(level.level, level.points, kept=kept)
    return Reason(
        code="score",
        sentences={
            "en": f"{{points}} {one}" if kept else f"level {{level}} scores {{points}} {one}",
            "fr": f"{{points}} {un}" if kept else f"le niveau {{level}} vaut {{points}} {un}",
        },
        facts={"level": level.level, "points": level.points},
    )


def _keeps(composition: Composition, level: int) -> bool:
    """Tell whether the points of a level are seats kept in place, as after a repair."""
    terms = [term for term in composition.problem.objective.terms if term.level == level]
    return level == 0 and bool(terms) and all(isinstance(term, StayBonus) for term in terms)


def _gap(composition: Composition, gap: Fraction) -> Reason:
    level, points = most(composition.model, gap)
    one, un = _noun(composition, level, points)
    where, ou = _at(composition, level)
    return Reason(
        code="gap",
        sentences={
            "en": f"a better cohort could gain {{points}} {one}{where} at most",
            "fr": f"une meilleure promotion gagnerait au plus {{points}} {un}{ou}",
        },
        facts={"points": points, "level": level},
    )


def _binds(composition: Composition, price: ShadowPrice) -> Reason:
    """Tell what one more unit of a rule would bring, near the bound: an estimate."""
    level, points = about(composition.model, price.points, composition.score)
    one, un = _noun(composition, level, points)
    where, ou = _at(composition, level)
    label, marque = _LABELS.get(price.label, ("({label})", "({label})"))
    facts = {"rule": price.key, "label": price.label, "points": points, "level": level}
    if not points:
        return Reason(
            code="binds",
            sentences={
                "en": f"{{rule}} {label} binds, by little",
                "fr": f"{{rule}} {marque} contraint à peine",
            },
            facts=facts,
        )
    return Reason(
        code="binds",
        sentences={
            "en": f"{{rule}} {label} binds: one more unit would bring about {{points}} {one}{where}",
            "fr": f"{{rule}} {marque} contraint : une unité de plus rapporterait environ {{points}} {un}{ou}",
        },
        facts=facts,
    )


_LABELS: Mapping[str, tuple[str, str]] = {
    "high": ("(at most)", "(au plus)"),
    "low": ("(at least)", "(au moins)"),
    "seat": ("(a seat given)", "(place donnée)"),
}


def _noun(composition: Composition, level: int, points: Fraction) -> tuple[str, str]:
    return nouns_at(level, points, kept=_keeps(composition, level))


def _at(composition: Composition, level: int) -> tuple[str, str]:
    """Return where points are, if there are several levels."""
    several = len(composition.model.weights) > 1 and not _keeps(composition, level)
    return (" at level {level}", " au niveau {level}") if several else ("", "")


_STATUS: Mapping[str, tuple[str, str]] = {
    "optimal": ("no cohort is better: it is proven", "aucune promotion n'est meilleure : c'est prouvé"),
    "best_so_far": (
        "the search was stopped: this is the best cohort found so far",
        "la recherche a été arrêtée : c'est la meilleure promotion trouvée jusque-là",
    ),
    "infeasible": ("no cohort keeps all the rules", "aucune promotion ne respecte toutes les règles"),
    "unknown": (
        "the search was stopped after {nodes} branches with no cohort found",
        "la recherche a été arrêtée après {nodes} branches sans trouver de promotion",
    ),
}


def _team(composition: Composition, opening: Opening) -> Iterable[Reason]:
    team = composition.cohort.team_of(opening.id) if composition.cohort else None
    if composition.cohort is None or team is None:
        yield because("empty", opening=opening.id)
        return
    yield Reason(
        code="team",
        sentences={
            "en": "{people} sit at {opening}" if len(team.people) > 1 else "{people} sits alone at {opening}",
            "fr": "{people} siègent à {opening}"
            if len(team.people) > 1
            else "{people} siège sans équipier à {opening}",
        },
        facts={"people": team.people, "opening": opening.id},
    )
    if composition.equals is not None:
        yield from of_opening(composition.equals, opening.id)
    gifts = points_of(composition.problem, composition.cohort)
    yield from (_gift(one) for one in gifts if one.opening == opening.id)
    breaches = check(composition.cohort, composition.problem)
    yield from (one.reason for one in breaches if one.opening == opening.id)


def _gift(one: Points) -> Reason:
    point, un = nouns(one.points)
    return Reason(
        code="points",
        sentences={
            "en": f"{{source}}: {{points}} {point} for {{people}}",
            "fr": f"{{source}} : {{points}} {un} pour {{people}}",
        },
        facts={"source": one.source, "points": one.points, "people": one.people, "level": one.level},
    )


def _person(composition: Composition, person: Person) -> Iterable[Reason]:
    cohort = composition.cohort
    place = cohort.place_of(person.id) if cohort else None
    if cohort is None or place is None:
        yield because("not_seated", person=person.id)
    else:
        yield from _seat(composition.problem, cohort, person, place)
    yield from decision_reasons(composition.decisions, person.id)
    if composition.equals is not None:
        yield from of_person(composition.equals, person.id)
    others = [wish for wish in person.wishes if wish != place]
    against = [reason for wish in others for reason in reasons_against(composition, person, wish)]
    yield from against
    if place is None and not against:
        yield from _anywhere(composition, person)


def _anywhere(composition: Composition, person: Person) -> Iterable[Reason]:
    """Tell of somebody without a wish here: the seat that costs least, else what closes every opening."""
    openings = composition.problem.openings
    against = {one.id: why_not(composition, person, one.id) for one in openings}
    first = [reasons[0] for reasons in against.values() if reasons]
    costs = [reason for reason in first if reason.code in {"costs", "may_cost_nothing"}]
    if costs:
        yield min(costs, key=_dearness)
    elif len(first) == len(openings):
        yield from _closed(composition.problem, person)
        hollow = tuple(place for place, reasons in against.items() if reasons[0].code == "no_team")
        yield from [_no_team(person, hollow)] if hollow else ()


def _dearness(reason: Reason) -> tuple[int, Fraction]:
    return dearness(cast("int", reason.facts["level"]), cast("Fraction", reason.facts["points"]))


def _closed(problem: Problem, person: Person) -> Iterable[Reason]:
    """Yield each rule that forbids a person some openings, with these."""
    closed: dict[str, list[str]] = {}
    for opening in problem.openings:
        for breach in forbidden(problem, person, opening):
            closed.setdefault(breach.rule, []).append(opening.id)
    for name, places in closed.items():
        rule, every = problem.rule(name), len(places) == len(problem.openings)
        what, quoi = ("every opening", "tous les défis") if every else ("{openings}", "{openings}")
        yield Reason(
            code="closed",
            sentences={
                "en": f"{plain(rule.say())}; this closes {what} to {{person}}",
                "fr": f"{plain(rule.say('fr'))} ; cela ferme {quoi} à {{person}}",
            },
            facts={"rule": name, "person": person.id, "openings": tuple(places)},
        )


def _seat(problem: Problem, cohort: Cohort, person: Person, place: str) -> Iterable[Reason]:
    mates = tuple(one for one, where in cohort.seats if where == place and one != person.id)
    yield Reason(
        code="seated",
        sentences={
            "en": "{person} sits at {opening} with {mates}" if mates else "{person} sits alone at {opening}",
            "fr": "{person} siège à {opening} avec {mates}"
            if mates
            else "{person} siège sans équipier à {opening}",
        },
        facts={"person": person.id, "opening": place, "mates": mates},
    )
    rank = person.rank(place)
    yield Reason(
        code="wish",
        sentences={
            "en": "{opening} is wish number {rank}"
            if rank is not None
            else "{opening} is not among the wishes",
            "fr": "{opening} est le vœu numéro {rank}"
            if rank is not None
            else "{opening} n'est pas parmi les vœux",
        },
        facts={"opening": place, "rank": None if rank is None else rank + 1},
    )
    gifts = points_of(problem, cohort)
    yield from (_gift(one) for one in gifts if one.opening == place and person.id in one.people)


def why_not(composition: Composition, person: Person, opening: str) -> Sequence[Reason]:
    """Return why a person does not sit at an opening: rules that forbid it, else what it costs at least."""
    problem = composition.problem
    if opening not in {one.id for one in problem.openings}:
        return ()
    barred = forbidden(problem, person, problem.opening(opening))
    return [breach.reason for breach in barred] if barred else _cost(composition, person, opening)


def reasons_against(composition: Composition, person: Person, opening: str) -> Sequence[Reason]:
    """Return `why_not`, and the rules where no team can hold the person: that takes a search."""
    return [
        _named(composition.problem, person, opening) if reason.code == "no_team" else reason
        for reason in why_not(composition, person, opening)
    ]


def _named(problem: Problem, person: Person, opening: str) -> Reason:
    """Tell which rules leave no team that can hold a person: a minimal conflict, of this opening alone."""
    seat = SeatGiven.of(person.id, opening)
    here = evolve(problem, openings=[problem.opening(opening)], rules=_on_teams(problem, opening))
    found = minimal_conflict(asking(here, seat))
    rules = (
        []
        if not isinstance(found, RuleConflict)
        else [
            said
            for rule, said in zip(found.rules, found.sentences, strict=True)
            if not rule.startswith(seat.id)
        ]
    )
    if not rules:
        return _no_team(person, opening)
    en, fr = (plain(join((said[lang] for said in rules), LANGS[lang])) for lang in (0, 1))
    short = _no_team(person, opening)
    return evolve(
        short,
        sentences={
            "en": f"{template_in(short, 'en')}: {en}",
            "fr": f"{template_in(short, 'fr')} : {fr}",
        },
    )


def _on_teams(problem: Problem, opening: str) -> Sequence[Rule]:
    """Return the rules on who may sit and on one team; those on the cohort have no say in one team."""
    return [
        rule
        for rule in problem.rules
        if not answers(rule, "lines") or (isinstance(rule, SeatGiven) and rule.opening == opening)
    ]


def _cost(composition: Composition, person: Person, opening: str) -> Sequence[Reason]:
    if composition.worth is None:
        return ()
    bound = forced_bound(composition.model, composition.bound_at_prices, person.id, opening)
    if bound is None:
        return [_no_team(person, opening)]
    level, least = reached(composition.model, max(Fraction(0), composition.worth - bound), composition.score)
    least = Fraction(ceil(least)) if _keeps(composition, level) else least  # nobody keeps half a seat
    return [
        _at_least(composition, {"person": person.id, "opening": opening, "points": least, "level": level})
    ]


def _no_team(person: Person, opening: str | tuple[str, ...]) -> Reason:
    return because("no_team", person=person.id, opening=opening)


def _at_least(composition: Composition, facts: Mapping[str, object]) -> Reason:
    if not facts["points"]:
        return because("may_cost_nothing", **facts)
    level = cast("int", facts["level"])
    one, un = _noun(composition, level, cast("Fraction", facts["points"]))
    where, ou = _at(composition, level)
    return Reason(
        code="costs",
        sentences={
            "en": f"a seat at {{opening}} would cost the cohort at least {{points}} {one}{where}",
            "fr": f"une place à {{opening}} coûterait à la promotion au moins {{points}} {un}{ou}",
        },
        facts=facts,
    )
