"""The lists of juries that judged somebody: which rank them, leave them out, or rank others before them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, cast

from eig.book._what_was_decided import Decided
from eig.jury.merit.ranking_groups_and_reasons import own_rank, own_score
from eig.programme import Post
from eig.programme.disclosure import Disclosure
from eig.reasons import Because, Reason, reasons_in
from eig.teams.asked.rules_that_a_cohort_breaks import no_post

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import RankedList, Rankings
    from eig.teams.answers.composing_and_points_lost import Composition

because: Because = reasons_in("book")
Held: TypeAlias = Mapping[str, Sequence[Post]]
"""The posts that each of a team may hold, one of each kind."""


def lists_of(outcome: Decided) -> tuple[RankedList, ...]:
    """Return the lists of the candidates, none where none were given."""
    return outcome.lists.lists if outcome.lists else ()


def judged_on(outcome: Decided, person: str) -> tuple[RankedList, ...]:
    """Return the lists of the juries that judged somebody: they ranked them, or left them out."""
    return tuple(one for one in lists_of(outcome) if person in one.ranking.ranks or reason_out(one, person))


def left_out(outcome: Decided, person: str, opening: str) -> tuple[Reason | None, ...]:
    """Return why somebody is on no list of a challenge: what each jury says, or that no post is theirs."""
    found = (reason_out(one, person) for one in judged_on(outcome, person) if one.key[0] == opening)
    problem = cast("Composition", outcome.cohort).problem
    without = no_post(problem, problem.person(person), problem.opening(opening))
    return tuple(dict.fromkeys(found)) or (without,)


def reason_out(listed: RankedList, person: str) -> Reason | None:
    return next((one.reason for one in listed.ranking.excluded if one.item == person), None)


def unranked_at(outcome: Decided, person: str, policy: Disclosure) -> frozenset[str]:
    """Return the challenges a list of which ranks somebody who is told no rank on it."""
    own = (one for one in lists_of(outcome) if person in one.ranking.ranks)
    return frozenset(one.key[0] for one in own if told_on(outcome, person, one, policy)[0] is None)


def told_on(
    outcome: Decided,
    person: str,
    listed: RankedList,
    policy: Disclosure | None,
    *,
    apart: bool | None = None,
) -> tuple[int | None, Fraction | None]:
    """Return the rank and the score of somebody on a list: all, or what a policy lets them read.

    Where nothing tells who is equal, they stand `apart`.
    """
    ranking, rules = listed.ranking, outcome.lists.rules if outcome.lists else None
    if policy is None:
        return ranking.ranks.get(person), ranking.scores.get(person)
    near = person, ranking, policy, rules and rules.threshold
    return own_rank(*near), own_score(*near, apart=apart)


def unposted(outcome: Decided) -> frozenset[str]:
    """Return who asked for challenges of which none that was taken up has a post for them."""
    problem = cast("Composition", outcome.cohort).problem
    openings = {one.id: one for one in problem.openings}
    asked = {
        one: [openings[at] for at in one.asked_for or one.wishes if at in openings] for one in problem.people
    }
    return frozenset(
        one.id for one, places in asked.items() if places and all(no_post(problem, one, at) for at in places)
    )


def listed_by(merit: Rankings | None) -> dict[tuple[str, ...], list[str]]:
    """Return whom the jury of each list judged: ranked on it, or left out."""
    lists = merit.lists if merit else ()
    return {one.key: [*one.ranking.order, *(out.item for out in one.ranking.excluded)] for one in lists}


def compared(lists: Iterable[RankedList], person: str, opening: str, held: Held) -> dict[str, str]:
    """Return who is ranked before a person, after or equal on the same list of a challenge.

    Of somebody who holds a post there, that is the list of the post, or of each that they may hold while
    nothing parts them; of others, all lists on which both stand. Several lists must agree, and a post
    without such a list is sure of nothing.
    """
    own = [one for one in lists if one.key[0] == opening and person in one.ranking.ranks]
    ranked = [(one.key[1:2], one.ranking.ranks) for one in own]
    found = dict[str, str]()
    for other in (name for _, ranks in ranked for name in ranks):
        ahead = [(way, ranks[other] - ranks[person]) for way, ranks in ranked if other in ranks]
        posts = [post.accepted for post in held.get(other, ())] or [
            tuple(one for way, _ in ahead for one in way)
        ]
        told = [{(how > 0) - (how < 0) for way, how in ahead if {*post}.issuperset(way)} for post in posts]
        ways = {*chain(*told)} if all(told) else set[int]()
        found[other] = {-1: "before", 0: "equal", 1: "after"}[ways.pop()] if len(ways) == 1 else "apart"
    return found


def marks_before(
    lists: Iterable[RankedList], person: str, opening: str, others: Iterable[str]
) -> list[tuple[str, str, str]]:
    """Return the marks by which others are ranked before a person at a challenge: each of one list."""
    own = [one for one in lists if one.key[0] == opening and person in one.ranking.ranks]
    return [
        (opening, other, "".join(one.key[1:2]))
        for one in own
        for other in others
        if one.ranking.ranks.get(other, one.ranking.ranks[person]) < one.ranking.ranks[person]
    ]
