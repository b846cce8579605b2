"""The reserve of each seat: who is ranked on its list, is seated nowhere, and may still be called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from eig.book._equals_once_some_are_gone import Standing
from eig.book._facts_applied_to_every_table import GONE
from eig.book._person_statuses_and_lost_seats import lost_challenges, withdrawals
from eig.book.seat_reserves import SeatReserve
from eig.jury.merit.several_lists import RankedList
from eig.reasons import Reason
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked.rules_that_a_cohort_breaks import forbidden

if TYPE_CHECKING:
    from eig.book.outcomes_by_audience import Outcome


def lists_of(outcome: Outcome) -> tuple[RankedList, ...]:
    """Return the lists of the candidates, none where none were given."""
    return outcome.lists.lists if outcome.lists else ()


def open_to(standing: Standing, person: str, lost: Mapping[str, Reason]) -> tuple[str, ...]:
    """Return where somebody may sit while equals wait: at no challenge that was withdrawn since."""
    return tuple(one for one in standing.places(person) if one not in lost)


def reserves_of(outcome: Outcome) -> Iterator[SeatReserve]:
    """Yield, of each list of a challenge that was taken up, those ranked on it who are seated nowhere.

    Somebody who sits in some equally good cohorts, and in others nowhere, waits there until that is decided.
    """
    found = outcome.cohort
    waits = outcome._open  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # found once for all
    if found is None or found.cohort is None or waits is not None:
        return
    lost = withdrawals(outcome.book)
    standing = outcome._standing  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # found once for all
    undecided = {one for one in standing.undecided if open_to(standing, one, lost)}
    waiting = undecided.difference(standing.equals.seated if standing.equals else ())
    taken, states = {*outcome.seats, *undecided} - waiting, outcome.book.statuses
    asked = {one.candidate: one.wishes for one in outcome.book.applications if one.complete}
    complete = {person for person in asked if states[person] not in GONE} - taken
    openings = {one.id for one in found.problem.openings} - lost_challenges(outcome.book)
    for one in lists_of(outcome):
        if (opening := one.key[0]) in openings:
            here = (who for who in one.ranking.ranks if who in complete)
            free = {who for who in here if opening in asked[who] or not is_unasked(found, who, opening)}
            groups = [tuple(who for who in group if who in free) for group in one.ranking.groups]
            profile, wait = " ".join(one.key[1:]), [who for who in one.ranking.order if who in free & waiting]
            yield SeatReserve(opening=opening, profile=profile, groups=filter(None, groups), waiting=wait)


def is_unasked(found: Composition, person: str, opening: str) -> bool:
    """Tell whether somebody did not ask for an opening that takes only those who did."""
    there = {one.id: one for one in found.problem.people}
    barred = (
        forbidden(found.problem, there[person], found.problem.opening(opening)) if person in there else ()
    )
    return any(one.rule == "asked" for one in barred)
