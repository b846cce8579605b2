"""The check of an allocation: nobody is passed over, and nobody takes what they may not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eig.jury.posts._one_post_each_by_deferred_acceptance import Market
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.posts")


def wrongs(market: Market, outcome: Mapping[str, str]) -> Iterable[Reason]:
    """Yield what is wrong with an outcome, list by list."""
    held: dict[str, list[str]] = {post: [] for post in market.groups}
    for person, taken in outcome.items():
        held.setdefault(taken, []).append(person)
    wished = {
        person: {post: at for at, post in enumerate(wishes)} for person, wishes in market.wishes.items()
    }
    for post, groups in market.groups.items():
        level = {person: number for number, group in enumerate(groups) for person in group}
        strangers = [one for one in held[post] if one not in level or post not in wished.get(one, ())]
        if strangers or len(held[post]) > market.posts[post]:
            yield because("misgiven", post=post)
            continue
        full = len(held[post]) == market.posts[post]
        last = max((level[one] for one in held[post]), default=-1)
        for person, own in level.items():
            if (not full or own < last) and _prefers(wished.get(person, {}), post, outcome.get(person)):
                yield because("passed_over", post=post, person=person)


def _prefers(wishes: Mapping[str, int], post: str, taken: str | None) -> bool:
    return post in wishes and (taken is None or wishes[post] < wishes.get(taken, len(wishes)))
