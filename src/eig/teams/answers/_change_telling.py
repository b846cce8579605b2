"""What changed from one cohort to another, in words: each move, its reason, and the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from eig.reasons import Reason, reasons_in
from eig.teams.answers._explaining import reasons_against
from eig.teams.answers.scores import post_of
from eig.teams.asked.checking import forbidden
from eig.teams.asked.objectives import MeritPoints
from eig.typing import Exact

if TYPE_CHECKING:  # these values tell themselves with this module
    from eig.teams.answers.repairing import CohortRepair, SeatMove


because = reasons_in("teams.answers")


def withdrew(person: str, place: str | None) -> Reason:
    """Return that somebody, or an opening, left."""
    return Reason(
        code="withdrew",
        sentences={
            "en": "{person} withdrew" if place is None else "{person} withdrew from {opening}",
            "fr": "{person} s'est retiré" if place is None else "{person} s'est désisté, place à {opening}",
        },
        facts={"person": person, "opening": place},
    )


_MOVES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "joined": ("{person} takes a seat at {after}", "{person} prend une place à {after}"),
        "left": ("{person} loses the seat at {before}", "{person} perd sa place à {before}"),
        "moved": ("{person} goes from {before} to {after}", "{person} quitte {before} pour {after}"),
    }
)


def move_reason(move: SeatMove) -> Reason:
    """Return one change of seat as a sentence."""
    en, fr = _MOVES[move.kind]
    facts = {"person": move.person, "before": move.before, "after": move.after}
    return Reason(code=move.kind, sentences={"en": en, "fr": fr}, facts=facts)


def summary(repaired: CohortRepair) -> Iterable[Reason]:
    """Tell how many keep their seat, how far that is proven, and each change."""
    status = repaired.composition.status
    english, french = _KEPT[status]
    here = {one.id for one in repaired.composition.problem.people}
    before = [who for who in repaired.before.people if who in here]
    facts = {"kept": len(repaired.kept), "before": len(before)}
    yield Reason(code=status, sentences={"en": english, "fr": french}, facts=facts)
    for move in repaired.moves:
        gone = move.person in repaired.withdrawn
        yield withdrew(move.person, move.before) if gone else move_reason(move)


_KEPT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "optimal": (
            "{kept} of the {before} still here keep their seat, and no cohort keeps more: it is proven",
            "{kept} des {before} encore là gardent leur place ; nulle autre n'en garde plus : c'est prouvé",
        ),
        "best_so_far": (
            "{kept} of the {before} still here keep their seat; the search was stopped: more might",
            "{kept} des {before} encore là gardent leur place ; la recherche a été arrêtée : peut-être plus",
        ),
        "infeasible": (
            "after these changes no cohort keeps all the rules: it is proven",
            "après ces changements, aucune promotion ne respecte toutes les règles : c'est prouvé",
        ),
        "unknown": (
            "the search was stopped before it found a cohort",
            "la recherche a été arrêtée avant de trouver une promotion",
        ),
    }
)


def why(repaired: CohortRepair, move: SeatMove) -> Iterable[Reason]:
    """Tell why: the order of merit, the opening that left, what bars the seat before, or its price."""
    if move.before is None:
        return _reserve(repaired, move)
    if move.before in repaired.withdrawn:
        return (withdrew(move.before, None),)
    composition = repaired.composition
    against = reasons_against(composition, composition.problem.person(move.person), move.before)
    return (*_cut(repaired, move.before), *against)


def _cut(repaired: CohortRepair, place: str) -> Iterable[Reason]:
    """Tell that an opening takes fewer people than those of its team who are still here, if it does."""
    problem = repaired.composition.problem
    here, most = {one.id for one in problem.people}, problem.opening(place).size[1]
    still = [who for who, where in repaired.before.seats if where == place and who in here]
    if len(still) > most:
        yield because("cut", opening=place, most=most, count=len(still))


def _reserve(repaired: CohortRepair, move: SeatMove) -> Iterable[Reason]:
    """Tell the place in order of merit of somebody who joins, and who stands before and was passed over."""
    points = _merits(repaired, move)
    if not points:
        return
    mine = points[move.person]
    before = sorted((-theirs, who) for who, theirs in points.items() if theirs > mine)
    seated = repaired.composition.cohort.people if repaired.composition.cohort else ()
    passed = tuple(who for _, who in before if who not in seated)
    names = ("; before, and still without: {passed}", " ; avant, toujours sans : {passed}")
    more = names if passed else ("", "")
    yield Reason(
        code="reserve",
        sentences={
            "en": "{person} is number {rank} in order of merit of {count} without a seat who could take "
            "this one" + more[0],
            "fr": "{person} est au rang {rank} dans l'ordre du mérite, sur {count} sans place qui "
            "pouvaient prendre celle-ci" + more[1],
        },
        facts={
            "person": move.person,
            "rank": len(before) + 1,
            "count": len(points),
            "passed": passed,
        },
    )


def _merits(repaired: CohortRepair, move: SeatMove) -> Mapping[str, Exact]:
    """Return the merit, for the post that somebody joins, of all who had no seat and might have held it."""
    problem, cohort = repaired.composition.problem, repaired.composition.cohort
    terms = [term for term in problem.objective.terms if isinstance(term, MeritPoints)]
    if cohort is None or move.after is None or not terms:
        return {}
    crew = next(one for one in problem.crews(cohort) if one.opening.id == move.after)
    post, seated = post_of(problem, crew)[move.person], set(repaired.before.people)
    return {
        one.id: sum(term.post_points(one, crew.opening, post) for term in terms)
        for one in problem.people
        if one.id not in seated
        and (post is None or not set(post.accepts).isdisjoint(one.profiles))
        and not forbidden(problem, one, crew.opening)
    }
