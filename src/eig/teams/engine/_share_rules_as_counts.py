"""Shares seen as counts: the limits that a known number of people seated turns on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import CohortBound, Rule
from eig.teams.asked.seat_rules_wishes_clearance_eligibility import OneSeatEach
from eig.teams.engine._search_model_in_whole_numbers import ShareLine


def share_lines(
    problem: Problem, stated: Sequence[tuple[Rule, CohortBound]]
) -> tuple[tuple[ShareLine, ...], list[tuple[Rule, CohortBound]]]:
    """Return the lines that are shares, and the lines to add.

    A count for each, and the most and least seated.

    A share is a hard line that takes two values over all people, one above 0 and one below.
    """
    shares: list[ShareLine] = []
    counts: list[tuple[Rule, CohortBound]] = []
    for number, (rule, line) in enumerate(stated):
        some = line.by_person.values()
        if rule.level or line.by_seat or not some or not min(some) < 0 < max(some):
            continue
        uses = {person.id: line.by_person.get(person.id, 0) for person in problem.people}
        values = sorted(set(uses.values()))
        if len(values) != 2 or not values[0] < 0 < values[1]:  # noqa: PLR2004
            continue
        counted = {person: -1 for person, use in uses.items() if use == values[0]}
        shares.append(
            ShareLine(number, len(stated) + len(counts), values[1], values[1] - values[0], line.high)
        )
        counts.append((rule, CohortBound(f"{line.label}: counted", 0, counted)))
    if shares:
        everyone = [person.id for person in problem.people]
        most = sum(opening.size[1] for opening in problem.openings)
        counts.append(
            (
                OneSeatEach(),
                CohortBound("seated at most", max(most, len(everyone)), dict.fromkeys(everyone, 1)),
            )
        )
        counts.append((OneSeatEach(), CohortBound("seated at least", 0, dict.fromkeys(everyone, -1))))
    return tuple(shares), counts


def heads_left(
    shares: Sequence[ShareLine], counted: Mapping[int, Iterable[Hashable]], heads: Iterable[int]
) -> list[int]:
    """Return the head counts that shares leave, each alone and with others that count nobody twice.

    `counted` holds whom each share counts, by its count.
    """
    apart = [_apart(shares, counted, share.count) for share in shares]
    return [head for head in heads if all(_fits(some, head) for some in apart)]


def _apart(
    shares: Sequence[ShareLine], counted: Mapping[int, Iterable[Hashable]], first: int
) -> list[ShareLine]:
    """Return shares that count nobody twice, one of them given by its count."""
    taken: set[Hashable] = set()
    found: list[ShareLine] = []
    for share in sorted(shares, key=lambda one: (one.count != first, one.count)):
        if taken.isdisjoint(counted[share.count]):
            found.append(share)
            taken.update(counted[share.count])
    return found


def _fits(shares: Sequence[ShareLine], head: int) -> bool:
    """Tell whether so many people can be seated, of whom shares that count nobody twice ask for some each."""
    return sum([max(0, share.least(head)) for share in shares]) <= head
