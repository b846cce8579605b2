"""The check of an allocation: nobody is passed over, and nobody takes what they may not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.jury.posts.allocation_of_posts import Allocation

because: Because = reasons_in("jury.posts")


def wrongs(allocation: Allocation, outcome: Mapping[str, str]) -> Iterable[Reason]:
    """Yield what is wrong with an outcome, list by list."""
    for post in allocation.groups:
        holders = [person for person, taken in outcome.items() if taken == post]
        level = _levels(allocation, post)
        strangers = [one for one in holders if one not in level or post not in allocation.wishes.get(one, ())]
        if strangers or len(holders) > allocation.posts[post]:
            yield because("misgiven", post=post)
        else:
            yield from _passed_over(allocation, outcome, post, holders)


def _levels(allocation: Allocation, post: str) -> Mapping[str, int]:
    groups = allocation.groups[post]
    return {person: number for number, group in enumerate(groups) for person in group}


def _passed_over(
    allocation: Allocation, outcome: Mapping[str, str], post: str, holders: list[str]
) -> Iterable[Reason]:
    """Yield those who would rather have a post that is vacant, or that somebody ranked below them takes."""
    level = _levels(allocation, post)
    full = len(holders) == allocation.posts[post]
    last = max((level[one] for one in holders), default=-1)
    for person, own in level.items():
        if (not full or own < last) and _prefers(allocation, person, post, outcome.get(person)):
            yield because("passed_over", post=post, person=person)


def _prefers(allocation: Allocation, person: str, post: str, taken: str | None) -> bool:
    wishes = allocation.wishes.get(person, ())
    return post in wishes and (taken not in wishes or wishes.index(post) < wishes.index(taken))
