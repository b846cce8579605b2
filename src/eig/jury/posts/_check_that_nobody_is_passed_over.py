"""The check of an allocation: nobody is passed over, and nobody takes what they may not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from eig._values.whoever_waits import hear
from eig.jury.posts._one_post_each_by_deferred_acceptance import Market
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.posts")
Levels: TypeAlias = Mapping[str, Mapping[str, int]]


def wrongs(market: Market, outcomes: Iterable[Mapping[str, str]]) -> Iterable[Reason]:
    """Yield what is wrong with outcomes, one after the other, list by list."""
    wished = {
        person: {post: at for at, post in enumerate(wishes)} for person, wishes in market.wishes.items()
    }
    levels = {
        post: {person: number for number, group in enumerate(groups) for person in group}
        for post, groups in market.groups.items()
    }
    for outcome in outcomes:
        yield from _wrongs_in(outcome, market.posts, wished, levels)


def _wrongs_in(
    outcome: Mapping[str, str], posts: Mapping[str, int], wished: Levels, levels: Levels
) -> Iterable[Reason]:
    held: dict[str, list[str]] = {post: [] for post in levels}
    for person, taken in outcome.items():
        held.setdefault(taken, []).append(person)
    for post, level in levels.items():
        hear()
        strangers = [one for one in held[post] if one not in level or post not in wished.get(one, ())]
        if strangers or len(held[post]) > posts[post]:
            yield because("misgiven", post=post)
            continue
        full = len(held[post]) == posts[post]
        last = max((level[one] for one in held[post]), default=-1)
        for person, own in level.items():
            if (not full or own < last) and _prefers(wished.get(person, {}), post, outcome.get(person)):
                yield because("passed_over", post=post, person=person)


def _prefers(wishes: Mapping[str, int], post: str, taken: str | None) -> bool:
    return post in wishes and (taken is None or wishes[post] < wishes.get(taken, len(wishes)))
