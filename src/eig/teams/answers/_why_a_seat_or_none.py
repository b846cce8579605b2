"""Why a composition is what it is: for a person, for a team, for the whole cohort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import ceil
from typing import cast

from attrs import evolve

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig.errors import UnknownKey
from eig.lots.decisions_and_priorities_on_ties import decision_reasons
from eig.programme._names_hidden_from_an_audience import OTHER_PEOPLE, Audience, without_names
from eig.programme.disclosure import PRUDENT
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.reasons import trace as told
from eig.teams.answers._composed_within_limits import Composed, composed
from eig.teams.answers._points_lost_level_by_level import (
    amount,
    dearness,
    difference,
    loss_between,
    loss_status,
    most,
    reached,
    rounded_down,
    vector,
)
from eig.teams.answers._rules_added_as_questions import Effort, Means, asking
from eig.teams.answers.cohort_scores import LevelScore, Points, PointsLostStatus, keeps_seats, points_of
from eig.teams.answers.conflicts_and_what_to_relax import RuleConflict, minimal_conflict
from eig.teams.answers.equal_cohorts import of_opening, of_person, of_whole
from eig.teams.answers.seat_moves import SeatMove, move_reason
from eig.teams.answers.shadow_prices import ShadowPrice
from eig.teams.asked._optional_answers_of_rules import given_by
from eig.teams.asked.built_in_rules_in_words import said
from eig.teams.asked.cohort_rules_quotas_caps_sums import SeatGiven
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.names_that_a_problem_lacks import names_given
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import Rule, answers
from eig.teams.asked.rules_that_a_cohort_breaks import check, forbidden, no_post
from eig.teams.engine._forced_seat_bound import forced_bound
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.typing import Lang

because: Because = reasons_in("teams.answers")
tell: Tell = teller("teams.answers")

LONGER, FEWEST = 4, 50
"""What seats would lose is sought with so many times the steps of the first search in all, or of so many."""


def effort_of(composition: Composed, stop: Callable[[], bool] | None) -> Effort:
    """Return the steps that the searches of one explanation share, and what ends them all."""
    return Effort(LONGER * max(composition.nodes, FEWEST), stop)


def explained(
    composition: Composed, key: str | None, lang: Lang, *, audience: Audience, stop: Callable[[], bool] | None
) -> Trace:
    """Return the reasons for a person, a team, or the whole, as `Composition.explain` tells them."""
    problem = composition.problem
    people, openings = {one.id for one in problem.people}, {one.id for one in problem.openings}
    if key is None:
        reasons: Iterable[Reason] = _whole(composition)
    elif (audience == "public" and key in people) or (audience != "jury" and key in openings):
        reasons = [_published(composition, key)]
    elif audience == "candidate" and key in people:
        reasons = without_others(problem, key, _to_person(composition, problem.person(key)))
    elif key in people:
        reasons = _person(composition, problem.person(key), effort_of(composition, stop))
    elif key in openings:
        reasons = _team(composition, problem.opening(key))
    else:
        raise UnknownKey("person or opening", key, known=people | openings)
    return told(tell("subject_cohort", lang) if key is None else key, reasons, lang)


def without_others(problem: Problem, person: str, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return reasons in which others are not named, nor counted but at the own team, which is published."""
    hidden = dict.fromkeys(people_named(problem) - {person}, OTHER_PEOPLE)
    return tuple(
        without_names([one], hidden, smallest=1 if one.code == "seated" else PRUDENT.smallest)[0]
        for one in PRUDENT.told(reasons, "candidate")
    )


def people_named(problem: Problem) -> set[str]:
    """Return the people of a problem, and those whom its rules and terms name."""
    return {one.id for one in problem.people} | names_given((*problem.all_rules, *problem.objective.terms))


def _published(composition: Composed, key: str) -> Reason:
    """Return what the public is told: who sits where, and nothing of those without a seat."""
    cohort = composition.cohort or Cohort(teams=())
    team = cohort.team_of(cohort.place_of(key) or key)
    if team is None:
        return because("listed_nowhere")
    if composition.equals is None or composition.equals.people(team.opening):
        return because("not_decided")
    if key == team.opening:
        return because("team", people=team.people, opening=key)
    mates = tuple(one for one in team.people if one != key)
    return because("seated", person=key, opening=team.opening, mates=mates)


def _to_person(composition: Composed, person: Person) -> Iterable[Reason]:
    """Yield what a candidate is told: the seat, better wishes and what bars them, that equals were parted.

    Neither points nor what other rules do: with the own points, or the seats, what others have would follow.
    """
    problem, cohort = composition.problem, composition.cohort
    place = cohort.place_of(person.id) if cohort else None
    equal = () if composition.equals is None else composition.equals.places(person.id)
    if equal:
        yield because("not_decided")
    elif cohort is None or place is None:
        yield because("not_seated", person=person.id)
    else:
        yield from (one for one in _seat(problem, cohort, person, place) if one.code != "points")
    yield from (one.reason for one in composition.decisions)
    wishes = person.asked_for or person.wishes
    openings = {one.id for one in problem.openings}
    better = wishes[: wishes.index(place)] if place in wishes and not equal else wishes
    for wish in better if cohort else ():
        if wish not in person.wishes:
            yield from [_unmet(problem, person, wish)]
        elif wish in openings and wish not in equal:
            barred = [one.reason for one in forbidden(problem, person, problem.opening(wish))]
            yield from [one for one in barred if one.table] or [because("not_given", opening=wish)]


def summed_up(composition: Composed) -> Iterable[Reason]:
    """Return what a composition comes to: its teams, its first wishes, how far it is proven, its equals."""
    cohort, problem = composition.cohort, composition.problem
    if cohort is not None:
        sizes = Counter(len(team.people) for team in cohort.teams)
        teams = tuple(because("teams_of", count=count, size=size) for size, count in sorted(sizes.items()))
        left = len(problem.people) - len(cohort.people)
        yield because("summary", teams=teams, seated=len(cohort.people), left=left)
        ranks = [problem.person(who).rank(place) for who, place in cohort.seats]
        if any(rank is not None for rank in ranks):
            yield because("first_wishes", first=ranks.count(0), seated=len(ranks))
        broken = [breach for breach in check(cohort, problem) if breach.level]
        if broken:
            yield because("preferences_missed", count=len(broken))
    yield from _status(composition)


def _status(composition: Composed) -> Iterable[Reason]:
    yield because(composition.status, nodes=composition.nodes)
    if composition.gap:
        level, points = most(composition.model, composition.gap)
        yield because("gap", amount=_points(composition, level, points), points=points, level=level)
    if composition.equals is not None:
        yield from of_whole(composition.equals, decided=bool(composition.decisions))
    for decision in composition.decisions:
        yield from decision_reasons([decision], decision.order[0])
    yield from composition.problem.cautions


def _whole(composition: Composed) -> Iterable[Reason]:
    yield from _status(composition)
    for level in composition.score:
        kept = keeps_seats(composition.problem, level.level)
        code = "kept" if kept else "level_score"
        yield because(code, level=level.level, points=level.points, amount=amount(level.points, kept=kept))
        for source, points in level.terms.items():
            yield because("term", level=level.level, source=source, points=points)
    priced = [price for price in composition.shadow_prices if price.kind == "rule"]
    if composition.cohort is None:
        yield from _rests_on(composition, priced)
    else:
        yield from (_binds(composition, price) for price in priced)


def _rests_on(composition: Composed, priced: Sequence[ShadowPrice]) -> Iterable[Reason]:
    """Tell the cohort rules that a proof that there is no cohort weighs, if its prices are that proof."""
    bound, names = composition.bound_at_prices, tuple(dict.fromkeys(price.key for price in priced))
    if names and bound is not None and bound.value < composition.model.least:
        yield because("rests_on", rules=names)


def _binds(composition: Composed, price: ShadowPrice) -> Reason:
    """Tell that a rule has a price, and the most that one unit more would gain: its price, and the gap."""
    gain, bound, weights = None, composition.bound_at_prices, composition.model.weights
    if len(weights) == 1 and bound is not None and composition.worth is not None:
        unit = GRAIN * composition.model.grid
        most_of_all = Fraction(bound.value, unit) - composition.worth + price.points
        gain = Fraction(ceil(most_of_all * 100), 100)
    told_as = None if gain is None else _points(composition, min(weights), gain)
    return because("binds", rule=price.key, label=price.label, points=gain, amount=told_as)


def _points(composition: Composed, level: int, points: Fraction) -> Reason:
    """Return points as a fact, with their level where there are several."""
    kept = keeps_seats(composition.problem, level)
    several = len(composition.model.weights) > 1 and not kept
    return amount(points, kept=kept, level=level if several else None)


def _team(composition: Composed, opening: Opening) -> Iterable[Reason]:
    team = composition.cohort.team_of(opening.id) if composition.cohort else None
    if composition.cohort is None or composition.equals is None or team is None:
        yield because("empty", opening=opening.id)
        return
    yield because("team", people=team.people, opening=opening.id)
    yield from of_opening(composition.equals, opening.id, decided=bool(composition.decisions))
    gifts = points_of(composition.problem, composition.cohort)
    yield from (_gift(one) for one in gifts if one.opening == opening.id)
    breaches = check(composition.cohort, composition.problem)
    yield from (one.reason for one in breaches if one.opening == opening.id)


def _gift(one: Points) -> Reason:
    facts = {"source": one.source, "points": one.points, "people": one.people, "level": one.level}
    return because("points", amount=amount(one.points), **facts)


def _person(composition: Composed, person: Person, effort: Effort) -> Iterable[Reason]:
    cohort = composition.cohort
    place = cohort.place_of(person.id) if cohort else None
    if cohort is None or place is None:
        yield because("not_seated", person=person.id)
    else:
        yield from _seat(composition.problem, cohort, person, place)
    yield from decision_reasons(composition.decisions, person.id)
    if composition.equals is not None:
        yield from of_person(composition.equals, person.id)
    equal = () if composition.equals is None else composition.equals.places(person.id)
    others = [wish for wish in person.asked_for or person.wishes if wish not in {place, *equal}]
    against = [reason for wish in others for reason in _met_or_not(composition, person, wish, effort)]
    yield from against
    if place is None and not against and not equal:
        yield from _anywhere(composition, person, effort)


def _met_or_not(composition: Composed, person: Person, wish: str, effort: Effort) -> Iterable[Reason]:
    """Yield why somebody does not sit where they wish, or that the wish cannot be met."""
    if wish in person.wishes:
        yield from reasons_against(composition, person, wish, effort)
        return
    yield _unmet(composition.problem, person, wish)


def _unmet(problem: Problem, person: Person, wish: str) -> Reason:
    here = next((one for one in problem.openings if one.id == wish), None)
    why = no_post(problem, person, here) if here else because("no_opening")
    return because("unmet", opening=wish, rank=person.asked_for.index(wish) + 1, why=why)


def _anywhere(composition: Composed, person: Person, effort: Effort) -> Iterable[Reason]:
    """Tell of somebody without a wish here: the seat that loses least, else what closes every opening."""
    openings = composition.problem.openings
    against = {one.id: why_not(composition, person, one.id) for one in openings}
    first = [reasons[0] for reasons in against.values() if reasons]
    losses = [reason for reason in first if reason.code in {"would_lose_at_least", "may_lose_nothing"}]
    if losses:
        yield from _least_of(composition, person, sorted(losses, key=_dearness), effort)
    elif len(first) == len(openings):
        yield from _closed(composition.problem, person)
        hollow = tuple(place for place, reasons in against.items() if reasons[0].code == "no_team")
        yield from [_no_team(person, hollow)] if hollow else ()


def _least_of(
    composition: Composed, person: Person, losses: Sequence[Reason], effort: Effort
) -> Iterable[Reason]:
    """Yield what the seat that loses least would lose, after those that no cohort has."""
    for loss in losses:
        (told,) = _searched(composition, person, loss, effort)
        yield told
        if told.code != "no_cohort":
            return


def _dearness(reason: Reason) -> tuple[int, Fraction]:
    return dearness(cast("int", reason.facts["level"]), cast("Fraction", reason.facts["points"]))


def _closed(problem: Problem, person: Person) -> Iterable[Reason]:
    """Yield each rule that forbids a person some openings, with these."""
    closed: dict[str, list[str]] = {}
    for opening in problem.openings:
        for breach in forbidden(problem, person, opening):
            closed.setdefault(breach.rule, []).append(opening.id)
    for name, places in closed.items():
        some = () if len(places) == len(problem.openings) else tuple(places)
        yield because("closed", rule=said(problem.rule(name)), person=person.id, openings=some)


def _seat(problem: Problem, cohort: Cohort, person: Person, place: str) -> Iterable[Reason]:
    mates = tuple(one for one, where in cohort.seats if where == place and one != person.id)
    yield because("seated", person=person.id, opening=place, mates=mates)
    rank = person.rank(place)
    yield because("wish", opening=place, rank=None if rank is None else rank + 1)
    gifts = points_of(problem, cohort)
    yield from (_gift(one) for one in gifts if one.opening == place and person.id in one.people)


def why_not(composition: Composed, person: Person, opening: str) -> Sequence[Reason]:
    """Return why a person does not sit at an opening: rules that forbid it, else what it would lose."""
    problem = composition.problem
    if opening not in {one.id for one in problem.openings}:
        return ()
    barred = forbidden(problem, person, problem.opening(opening))
    return [breach.reason for breach in barred] if barred else _least_lost(composition, person, opening)


def reasons_against(composition: Composed, person: Person, opening: str, effort: Effort) -> Sequence[Reason]:
    """Return `why_not`, with the rules where no team can hold the person, and what is known of a seat.

    That takes searches, which share an effort.
    """
    return [
        told
        for reason in why_not(composition, person, opening)
        for told in _searched(composition, person, reason, effort)
    ]


def _searched(composition: Composed, person: Person, reason: Reason, effort: Effort) -> Sequence[Reason]:
    """Return a reason against a seat, as far as a search may tell more."""
    opening = cast("str", reason.facts.get("opening"))
    if reason.code == "no_team":
        return [_named(composition.problem, person, opening, effort.stop)]
    return (
        [_with_seat(composition, person, reason, effort)] if reason.code == "may_lose_nothing" else [reason]
    )


def _with_seat(composition: Composed, person: Person, unsure: Reason, effort: Effort) -> Reason:
    """Tell exactly what a seat would lose, or the rules by which no cohort has it; else what is unsure."""
    opening = cast("str", unsure.facts["opening"])
    problem = asking(composition.problem, SeatGiven.of(person.id, opening))
    means = Means(nodes=effort.share, stop=effort.stop, backend=None)
    instead = composed(Composed, problem, means)
    effort.spend(instead.nodes)
    status = loss_status(composition.status, instead.status)
    if status == "impossible":
        found = minimal_conflict(problem, nodes=effort.share, stop=effort.stop)
        rules = _but(found, problem) if isinstance(found, RuleConflict) else ()
        return because("no_cohort", person=person.id, opening=opening, rules=rules)
    if status != "exact":
        return unsure
    lost = loss_between(composition.score, instead.score)
    decided = bool(composition.decisions) and not any(vector(lost))
    return difference("seat_would_lose", "would_lose", lost, opening=opening, decided=decided)


def _but(found: RuleConflict, asked: Problem) -> tuple[Reason, ...]:
    """Return the rules of a conflict in words, without the question itself: the last rule."""
    question = asked.rules[-1].id
    pairs = zip(found.rules, found.reasons, strict=True)
    return tuple(reason for rule, reason in pairs if rule != question)


def _named(problem: Problem, person: Person, opening: str, stop: Callable[[], bool] | None) -> Reason:
    """Tell which rules leave no team that can hold a person: a minimal conflict, of this opening alone."""
    seat = SeatGiven.of(person.id, opening)
    here = evolve(problem, openings=[problem.opening(opening)], rules=_on_teams(problem, opening))
    asked = asking(here, seat)
    found = minimal_conflict(asked, stop=stop)
    if not isinstance(found, RuleConflict):
        return _no_team(person, opening)
    return _no_team(person, opening, _but(found, asked))


def _on_teams(problem: Problem, opening: str) -> Sequence[Rule]:
    """Return the rules on who may sit and on one team; those on the cohort have no say in one team."""
    return [
        rule for rule in problem.rules if not answers(rule, "lines") or opening in (given_by(rule) or ())[1:]
    ]


def _least_lost(composition: Composed, person: Person, opening: str) -> Sequence[Reason]:
    if composition.worth is None:
        return ()
    bound = forced_bound(composition.model, composition.bound_at_prices, person.id, opening)
    if bound is None:
        return [_no_team(person, opening)]
    gap = max(Fraction(0), composition.worth - bound)
    level, least = reached(composition.model, gap, composition.score)
    if keeps_seats(composition.problem, level):  # nobody keeps half a seat
        least = Fraction(ceil(least))
    code = "would_lose_at_least" if least else "may_lose_nothing"
    facts = {"person": person.id, "opening": opening, "points": least, "level": level}
    return [because(code, amount=_points(composition, level, rounded_down(least)), **facts)]


def _no_team(person: Person, opening: str | tuple[str, ...], rules: tuple[Reason, ...] = ()) -> Reason:
    return because("no_team", person=person.id, opening=opening, rules=rules)


def lost_points(
    seat: tuple[str, str],
    status: PointsLostStatus,
    lost: Sequence[LevelScore],
    moves: Iterable[SeatMove],
    *,
    problem: Problem,
) -> Iterable[Reason]:
    """Return what a seat loses, how far that is proven, and whose seat would change."""
    person, opening = seat
    facts = {"person": person, "opening": opening}
    if status in {"impossible", "unknown"}:
        yield because(f"seat_{status}", **facts)
        bars = forbidden(problem, problem.person(person), problem.opening(opening))
        yield from (breach.reason for breach in bars)
        return
    yield difference("seat_loses", "loses", lost, **facts)
    if status != "exact":
        yield because(f"loss_{status}")
    yield from map(move_reason, moves)
