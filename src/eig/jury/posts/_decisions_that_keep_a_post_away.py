"""Which decisions keep a post from somebody: each is left out, and the posts are given anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from attrs import field, frozen

from eig._maths.but_for_causes import but_for
from eig._values.progress_and_stopping import Steps
from eig.jury.merit.several_lists import Rankings
from eig.jury.posts._lists_posts_and_wishes_agree import market_of
from eig.jury.posts._one_post_each_by_deferred_acceptance import Market, outcomes
from eig.lots.decisions_and_priorities_on_ties import Decision, Groups, refined_where_valid
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.posts")

MOST: Final = 1_000
"""How many outcomes without a decision are followed: past them, whether it is a cause is not known."""


class Ground(NamedTuple):
    """A decision about a list."""

    post: str
    decision: Decision


Taken = Sequence[Mapping[str, str]] | None
"""Who takes which post in each outcome; None where there are too many to follow."""


@frozen
class Worlds:
    """An allocation without some of its decisions: each found once."""

    rankings: Rankings
    posts: Mapping[str, int]
    wishes: Mapping[str, Sequence[str]]
    decisions: Mapping[str, Sequence[Decision]]
    known: dict[frozenset[Ground], Taken] = field(factory=dict[frozenset[Ground], Taken])

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """All the decisions, list by list."""
        return tuple(Ground(post, one) for post, some in self.decisions.items() for one in some)

    def without(self, gone: Sequence[Ground]) -> Taken:
        """Return who takes which post, in each outcome without some decisions."""
        left_out = frozenset(gone)
        if left_out not in self.known:
            found, _, complete = outcomes(self._market(left_out), most=MOST, steps=Steps(MOST))
            self.known[left_out] = found if complete else None
        return self.known[left_out]

    def _market(self, gone: frozenset[Ground]) -> Market:
        groups: dict[str, Groups] = {}
        for one in self.rankings.lists:
            kept = [some for some in self.decisions.get(one.name, ()) if Ground(one.name, some) not in gone]
            groups[one.name] = refined_where_valid(one.ranking.groups, kept)
        return market_of(self.rankings, self.posts, self.wishes, groups)


@frozen
class _Post:
    """A post that somebody could take, as a case of `but_for`."""

    worlds: Worlds
    person: str
    post: str

    @property
    def causes(self) -> tuple[Ground, ...]:
        """The decisions, list by list."""
        return self.worlds.grounds

    def without(self, causes: Sequence[Ground], /) -> bool | None:
        """Tell whether the person would take the post in some outcome."""
        found = self.worlds.without(causes)
        return None if found is None else any(one.get(self.person) == self.post for one in found)


def decisions_against(worlds: Worlds, person: str, post: str) -> list[Reason]:
    """Return the decisions without which somebody could take a post; or that nobody knows."""
    found = but_for(_Post(worlds, person, post))
    told = [because("not_for", post=post, cause=_named(one)) for one in found.alone]
    if found.together:
        causes = None if found.more else tuple(map(_named, found.together))
        told = [because("not_for_together", post=post, causes=causes, count=len(found.together))]
    return [*told, because("not_known_for", post=post)] if found.unknown else told


def _named(ground: Ground) -> Reason:
    by, reference = ground.decision.by, ground.decision.reference
    return because("decision_on", by=by, post=ground.post, reference=reference)
