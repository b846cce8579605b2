"""The names of lists, and what rankings, posts, wishes and decisions must agree upon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TypeAlias, TypeVar

from eig._values.faults_together import Gather
from eig._values.frozen_maps import FrozenMap
from eig._values.phrases_of_faults import Quoted
from eig.jury.merit.several_lists import Rankings
from eig.jury.posts._one_post_each_by_deferred_acceptance import Market
from eig.lots.decisions_and_priorities_on_ties import Decision, Groups, check_decisions, refined_where_tied

Key: TypeAlias = str | tuple[str, ...]
V = TypeVar("V")
ByList: TypeAlias = Mapping[str, V] | Mapping[tuple[str, ...], V] | Mapping[tuple[str, str], V]


def name_of(key: Key) -> str:
    """Return the name of a list: its key as one text."""
    return key if isinstance(key, str) else " · ".join(key)


def by_name(given: ByList[V]) -> dict[str, V]:
    """Return a mapping by list with the lists named."""
    keys: list[Key] = list(given)
    return {name_of(key): value for key, value in zip(keys, given.values(), strict=True)}


def groups_of(rankings: Rankings, decisions: Mapping[str, Iterable[Decision]]) -> FrozenMap[Groups]:
    """Return the groups of each list, ties parted by the decisions about it."""
    return FrozenMap(
        {
            one.name: refined_where_tied(one.ranking.groups, decisions.get(one.name, ()))
            for one in rankings.lists
        }
    )


def market_of(
    rankings: Rankings,
    posts: Mapping[str, int],
    wishes: Mapping[str, Sequence[str]],
    groups: Mapping[str, Groups],
) -> Market:
    """Return what the search works on: each person's wishes among the lists that rank them."""
    ranked = {one.name: set(one.ranking.order) for one in rankings.lists}
    asked = {person: [post for post in some if person in ranked[post]] for person, some in wishes.items()}
    return Market(groups=groups, posts=posts, wishes=asked)


def _judged(rankings: Rankings) -> Iterator[str]:
    """Yield the people of all lists, ranked or not."""
    for one in rankings.lists:
        yield from one.ranking.order
        yield from (out.item for out in one.ranking.excluded)


def check_names(
    faults: Gather, rankings: Rankings, posts: Mapping[str, int], wishes: Mapping[str, Iterable[str]]
) -> None:
    """Note lists without a number of posts, wishes for none or made twice, and a person written two ways."""
    known = dict.fromkeys(one.name for one in rankings.lists)
    missing = tuple(name for name in known if name not in posts)
    faults.that("posts", not missing, "jury.posts.number_each", value=tuple(posts), missing=Quoted(missing))
    faults.known("posts", posts, known, what="a list")
    faults.alike("wishes", {*wishes, *_judged(rankings)}, what="person")
    for person, asked in wishes.items():
        faults.distinct("wishes", asked, what="wish", ways=((person, at) for at in count()))
        if not known.keys() >= {*asked}:
            faults.known("wishes", asked, known, what="a list", at=(person,))


def check_decided(
    faults: Gather,
    rankings: Rankings,
    wishes: Mapping[str, Iterable[str]],
    decisions: Mapping[str, Iterable[Decision]],
) -> None:
    """Note decisions about lists that are none, and those that part no tie of those who ask for them."""
    faults.known("decisions", decisions, (one.name for one in rankings.lists), what="a list")
    for one in rankings.lists:
        judged = (*one.ranking.order, *(out.item for out in one.ranking.excluded))
        parted = decisions.get(one.name, ())
        told = {who for who, posts in wishes.items() if one.name in posts}
        told.update(who for decision in parted for who in (judged if decision.rest else decision.order))
        groups = [tuple(who for who in group if who in told) for group in one.ranking.groups]
        check_decisions(faults, tuple(filter(None, groups)), parted, judged, within=(one.name,))
