"""The sentences of an allocation: why this post, why not that one, and where somebody waits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.jury.posts.allocation_of_posts import Allocation


because: Because = reasons_in("jury.posts")


def told_whole(allocation: Allocation) -> list[Reason]:
    """Return what an allocation comes to: the posts taken for sure, what ties leave open, what is vacant."""
    posts = sum(allocation.posts.values())
    told = [because("told_taken", taken=len(allocation.taken), posts=posts)]
    if not allocation.settled:
        told.append(because("told_open", count=allocation.count))
    if allocation.vacant:
        told.append(because("told_vacant", posts=tuple(allocation.vacant)))
    return [*told, *(tie.reason for tie in allocation.ties)]


def reasons_of(allocation: Allocation, person: str, *, named: bool) -> list[Reason]:
    """Return why a person takes what they take, why no better wish, and where they wait.

    Where others are not to be named, their number stands in their place.
    """
    wishes, taken = allocation.wishes[person], allocation.taken.get(person)
    if taken is None and allocation.possible(person) != (None,):
        return _open(allocation, person, named=named)
    last = len(wishes) if taken is None else wishes.index(taken)
    later = wishes[last + 1 :]
    return [
        _outcome(allocation, person, taken),
        *(reason for post in wishes[:last] for reason in _not(allocation, person, post, named=named)),
        *([because("later_wishes", posts=later)] if later else []),
        *_waiting(allocation, person, wishes[:last]),
    ]


def public_post(allocation: Allocation, person: str) -> Reason:
    """Return the post that everybody may know of, or that there is none."""
    taken = allocation.taken.get(person)
    return because("listed_post", post=taken) if taken else because("listed_nowhere")


def _outcome(allocation: Allocation, person: str, taken: str | None) -> Reason:
    wishes = allocation.wishes[person]
    if taken is None:
        return because("no_post" if wishes else "no_wish")
    return because(
        "takes",
        post=taken,
        wish=wishes.index(taken) + 1,
        rank=allocation.rankings[taken].ranks[person],
        count=allocation.posts[taken],
    )


def _not(allocation: Allocation, person: str, post: str, *, named: bool) -> list[Reason]:
    """Say why a person does not take a post that they would rather have."""
    why = because(
        "not_taken",
        post=post,
        wish=allocation.wishes[person].index(post) + 1,
        why=_why_not(allocation, person, post, named=named),
    )
    return [why, *allocation.causes(person, post)]


def _why_not(allocation: Allocation, person: str, post: str, *, named: bool) -> Reason:
    ranking, count, holders = allocation.rankings[post], allocation.posts[post], allocation.holders(post)
    if person not in ranking.ranks:
        out = next((one.reason for one in ranking.excluded if one.item == person), because("unranked"))
        return out if named or out.code != "eliminating_mark" else _ELIMINATED
    if not count:
        return because("no_posts")
    rank = ranking.ranks[person]
    if len(holders) < count:
        return because("outranked_by_some", rank=rank)
    if not named:
        return because("filled", rank=rank, count=count)
    return because("outranked", rank=rank, holders=holders)


_ELIMINATED: Reason = reasons_in("jury.merit")("eliminated")


def _waiting(allocation: Allocation, person: str, posts: Iterable[str]) -> list[Reason]:
    """Say at which number a person waits on each reserve list; those tied share the best number."""
    told = list[Reason]()
    for post in posts:
        before = 0
        for group in allocation.reserve(post):
            if person in group:
                told.append(because("on_reserve", number=before + 1, post=post, tied=len(group) > 1))
            before += len(group)
    return told


def _open(allocation: Allocation, person: str, *, named: bool) -> list[Reason]:
    """Say what a person may take, and the ties to decide."""
    may = tuple(post for post in allocation.possible(person) if post)
    none = None in allocation.possible(person)
    code = ("some_or_none" if none else "one_of") if may else "not_known"
    ties = [tie for tie in allocation.ties if person in tie.among] or allocation.ties
    told = (tie.reason if named else because("tie_open", open=tie.open, post=tie.post, count=len(tie.among))
            for tie in ties)  # fmt: skip
    return [because(code, may=may), *told]
