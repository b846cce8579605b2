"""The check of an allocation: nobody is passed over, and nobody takes what they may not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from eig.reasons import Reason

if TYPE_CHECKING:
    from eig.jury.posts.posts import Allocation


def wrongs(allocation: Allocation, outcome: Mapping[str, str]) -> Iterable[Reason]:
    """Yield what is wrong with an outcome, list by list."""
    for post in allocation.groups:
        holders = [person for person, taken in outcome.items() if taken == post]
        level = _levels(allocation, post)
        strangers = [one for one in holders if one not in level or post not in allocation.wishes.get(one, ())]
        if strangers or len(holders) > allocation.posts[post]:
            yield _about(_MISGIVEN, post)
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
            yield _about(_PASSED_OVER, post, person)


def _prefers(allocation: Allocation, person: str, post: str, taken: str | None) -> bool:
    wishes = allocation.wishes.get(person, ())
    return post in wishes and (taken not in wishes or wishes.index(post) < wishes.index(taken))


_MISGIVEN = (
    "misgiven",
    "{post} is given to too many people, or to somebody who may not have it",
    "{post} est donné à trop de monde, ou à qui ne peut l'avoir",
)
_PASSED_OVER = (
    "passed_over",
    "{person} would rather have {post}, and was passed over",
    "{person} préférerait {post}, qui ne lui est pas donné à son rang",
)


def _about(words: tuple[str, str, str], post: str, person: str = "") -> Reason:
    code, en, fr = words
    return Reason(code=code, sentences={"en": en, "fr": fr}, facts={"post": post, "person": person})
