"""Who replaces whom when somebody gives up a post: the chain of moves that one withdrawal sets off.

Whoever waits first on the reserve list of the vacant post takes it. If they held another post, that one is
vacant in turn, and so on until a post finds nobody who waits (vacancy chains: Y. Blum, A. E. Roth and U. G.
Rothblum, "Vacancy chains and equilibration in senior-level labor markets", Journal of Economic Theory 76,
1997). At its end nobody is passed over. Beginning again without the leaver could serve some people better, by
exchanges that no vacancy sets off, and nobody worse. A programme that lets nobody move once posts are
accepted calls only people without a post.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.field_rules_and_bounds import ids, text
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, row_of
from eig.errors import Fault, require_key
from eig.jury.posts.allocation_of_posts import Allocation
from eig.lots.decisions_and_priorities_on_ties import Groups
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.posts")


@final
@frozen(kw_only=True, eq=False, repr=False)
class ChainMove(Value):
    """One move of a cascade: who takes a vacant post, and the post that they leave for it, if any.

    >>> print(ChainMove(person="c2", takes="data", leaves="dev").reason)
    c2 takes data and leaves dev
    """

    person: str = field(metadata=keeps(text))
    takes: str = field(metadata=keeps(text))
    leaves: str | None = field(default=None, metadata=keeps(text))

    @property
    def reason(self) -> Reason:
        """The move as a sentence."""
        code = "called" if self.leaves is None else "moves"
        return because(code, person=self.person, takes=self.takes, leaves=self.leaves)


@final
@frozen(kw_only=True, eq=False, repr=False)
class VacancyChain(Value):
    """What the withdrawal of one person sets off.

    Args:
        leaver: Who gives up a post.
        leaves: The post.
        moves: Who takes which vacant post, one after the other.
        vacant: The post that nobody takes in the end; None where the last one called held no post, and where
            a tie stops the cascade.
        tied: The people tied for the next vacant post, if a tie stops the cascade: to be decided on the
            record.

    >>> from eig.jury.posts import fill_posts
    >>> from eig.jury.merit.ranking_groups_and_reasons import Ranking
    >>> lists = {"data": Ranking.from_scores({"c1": 17, "c2": 15}),
    ...          "dev": Ranking.from_scores({"c2": 14, "c3": 12})}
    >>> wishes = {"c1": ["data"], "c2": ["data", "dev"], "c3": ["dev"]}
    >>> print(vacancy_chain(fill_posts(lists, posts=1, wishes=wishes), "c1").explain())
    c1: if c1 gives up data, c2 takes data and leaves dev; c3 takes dev.
    """

    leaver: str = field(metadata=keeps(text))
    leaves: str = field(metadata=keeps(text))
    moves: tuple[ChainMove, ...] = field(default=(), converter=TupleOf[ChainMove])
    vacant: str | None = field(default=None, metadata=keeps(text))
    tied: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))

    @property
    def count(self) -> int:
        """How many are equally good for the vacant post where a tie stops the chain; 1 where none does."""
        return len(self.tied) or 1

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who takes which post in turn, and what remains vacant; or what one person does in it.

        Args:
            key: A person who moves; the whole chain where left out.

        >>> print(VacancyChain(leaver="c1", leaves="data", vacant="data").explain(lang="fr"))
        c1 : si c1 renonce à data, personne n’attend data, qui reste vacant.
        """
        if key is not None:
            moves = {move.person: move.reason for move in self.moves}
            require_key("person who moves", key, moves)
            return Trace(subject=key, reasons=[moves[key]], lang=lang)
        told = [*(move.reason for move in self.moves), *self._end()]
        first = because("first_called", leaver=self.leaver, left=self.leaves, then=told[0])
        return Trace(subject=self.leaver, reasons=[first, *told[1:]], lang=lang)

    def _end(self) -> Iterable[Reason]:
        if self.tied:
            open_ = [move.leaves for move in self.moves][-1:] or [self.leaves]
            yield because("tied_for_vacancy", tied=self.tied, post=open_[0])
        elif self.vacant is not None:
            yield because("vacant", vacant=self.vacant)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a move.

        >>> VacancyChain(leaver="c1", leaves="data", moves=[ChainMove(person="c2", takes="data")]).rows()
        [{'leaver': 'c1', 'step': 1, 'person': 'c2', 'takes': 'data', 'leaves': None}]
        """
        return [
            {"leaver": self.leaver, "step": step} | row_of(move, "person", "takes", "leaves")
            for step, move in enumerate(self.moves, start=1)
        ]


@checked
def vacancy_chain(allocation: Allocation, leaver: str, *, moving: bool = True) -> VacancyChain:
    """Return who replaces whom if one person gives up their post.

    Args:
        allocation: An allocation in which ties leave nothing open.
        leaver: Who gives up a post; they take no other.
        moving: Whether people who hold a post may move to one that they would rather have. If not, only
            people without a post are called.

    Raises:
        Fault: Ties leave something open: decide them first.
        UnknownKey: `leaver` takes no post.

    >>> from eig.jury.posts import fill_posts
    >>> from eig.jury.merit.ranking_groups_and_reasons import Ranking
    >>> lists = {"data": Ranking.from_scores({"c1": 17, "c2": 15, "c3": 9}),
    ...          "dev": Ranking.from_scores({"c2": 14})}
    >>> wishes = {"c1": ["data"], "c2": ["data", "dev"], "c3": ["data"]}
    >>> settled = fill_posts(lists, posts=1, wishes=wishes)
    >>> vacancy_chain(settled, "c1").vacant, vacancy_chain(settled, "c1", moving=False).moves[0].person
    ('dev', 'c3')
    """
    _check_settled(allocation, "vacancy_chain")
    require_key("person who takes a post", leaver, allocation.taken)
    return _Chains(allocation, moving=moving).of(leaver)


@checked
def vacancy_chains(allocation: Allocation, *, moving: bool = True) -> tuple[VacancyChain, ...]:
    """Return who replaces whom on each possible withdrawal.

    >>> from eig.jury.posts import fill_posts
    >>> from eig.jury.merit.ranking_groups_and_reasons import Ranking
    >>> lists = {"data": Ranking.from_scores({"c1": 17, "c2": 15})}
    >>> settled = fill_posts(lists, posts=1, wishes={"c1": ["data"], "c2": ["data"]})
    >>> [one.moves[0].person for one in vacancy_chains(settled)]
    ['c2']
    """
    _check_settled(allocation, "vacancy_chains")
    return tuple(map(_Chains(allocation, moving=moving).of, allocation.taken))


def _check_settled(allocation: Allocation, asked: str) -> None:
    if not allocation.settled:
        raise Fault(f"{asked}.allocation", allocation, "jury.posts.settled")


class _Chains:
    """The chains of one allocation: each reserve list is read once, and each move is made once."""

    def __init__(self, allocation: Allocation, *, moving: bool) -> None:
        self._wishes, self._taken = allocation.wishes, allocation.taken
        self._reserve = cache(partial(_reserve, allocation, moving=moving))
        self._move = cache(_move)

    def of(self, leaver: str) -> VacancyChain:
        """Return who replaces whom if one person gives up their post."""
        vacant: str | None = self._taken[leaver]
        moves, held = list[ChainMove](), dict[str, str]()
        first: tuple[str, ...] = ()
        while vacant is not None and len(first := self._first_waiting(vacant, held, leaver)) == 1:
            left = held.get(first[0], self._taken.get(first[0]))
            moves.append(self._move(first[0], vacant, left))
            held[first[0]], vacant = vacant, left
        return VacancyChain(
            leaver=leaver,
            leaves=self._taken[leaver],
            moves=moves,
            vacant=None if len(first) > 1 else vacant,
            tied=first if len(first) > 1 else (),
        )

    def _first_waiting(self, post: str, held: Mapping[str, str], leaver: str) -> tuple[str, ...]:
        """Return the first of those who would rather have a post than what they hold, with those tied."""
        for group in self._reserve(post):
            waiting = tuple(one for one in group if one != leaver and self._waits(one, post, held.get(one)))
            if waiting:
                return waiting
        return ()

    def _waits(self, person: str, post: str, moved: str | None) -> bool:
        wishes = self._wishes[person]
        return moved is None or wishes.index(post) < wishes.index(moved)


def _move(person: str, takes: str, leaves: str | None) -> ChainMove:
    return ChainMove(person=person, takes=takes, leaves=leaves)


def _reserve(allocation: Allocation, post: str, *, moving: bool) -> Groups:
    """Return who waits for a post before anybody leaves: whoever has moved since waits for less."""
    every = allocation.reserve(post)
    return (
        every
        if moving
        else tuple(tuple(one for one in group if one not in allocation.taken) for group in every)
    )
