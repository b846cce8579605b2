"""The check of an allocation: nobody is passed over, and nobody takes what they may not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eig.jury.posts._one_post_each_by_deferred_acceptance import Market
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.posts")


def wrongs(market: Market, outcome: Mapping[str, str]) -> Iterable[Reason]:
    """Yield what is wrong with an outcome, list by list."""
    for post in market.groups:
        holders = [person for person, taken in outcome.items() if taken == post]
        level = _levels(market, post)
        strangers = [one for one in holders if one not in level or post not in market.wishes.get(one, ())]
        if strangers or len(holders) > market.posts[post]:
            yield because("misgiven", post=post)
        else:
            yield from _passed_over(market, outcome, post, holders)


def _levels(market: Market, post: str) -> Mapping[str, int]:
    groups = market.groups[post]
    return {person: number for number, group in enumerate(groups) for person in group}


def _passed_over(
    market: Market, outcome: Mapping[str, str], post: str, holders: list[str]
) -> Iterable[Reason]:
    """Yield those who would rather have a post that is vacant, or that somebody ranked below them takes."""
    level = _levels(market, post)
    full = len(holders) == market.posts[post]
    last = max((level[one] for one in holders), default=-1)
    for person, own in level.items():
        if (not full or own < last) and _prefers(market, person, post, outcome.get(person)):
            yield because("passed_over", post=post, person=person)


def _prefers(market: Market, person: str, post: str, taken: str | None) -> bool:
    wishes = market.wishes.get(person, ())
    return post in wishes and (taken not in wishes or wishes.index(post) < wishes.index(taken))
