"""Who is kept: the main list by order of merit, the reserve list, and the ties that somebody must decide.

A tie that straddles the line is never cut in silence: it is shown as a group with the places left for it, and
only a recorded decision of the jury or a declared draw parts it. Places may remain unfilled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._checks import Gather, instance_of, number, to_ids, to_tuple, whole
from eig._exact import exact_or_none
from eig._frozen import FrozenMap
from eig._html import table
from eig.errors import UnknownKey
from eig.jury._maps import ids
from eig.jury._selection_reasons import reasons_of
from eig.jury.decisions import Decision, refined
from eig.jury.ranking import Ranking
from eig.jury.reserve import Groups, ReserveTerms, cut, terms_of
from eig.reasons import Trace
from eig.typing import Lang

__all__ = ["Selection", "Status", "select"]

Status: TypeAlias = Literal[
    "main", "undecided", "reserve", "reserve_undecided", "not_kept", "below_threshold", "excluded"
]
"""What became of an item: kept, in a tie to be decided, on the reserve list, in a tie for its last names, not
kept, under the threshold, or left out of the ranking."""


def __dir__() -> list[str]:
    return __all__


def _decisions(given: Iterable[Decision]) -> tuple[Decision, ...]:
    return to_tuple(given)


@final
@frozen(kw_only=True)
class Selection:
    """The lists that a jury proposes, with all that they were drawn from.

    Args:
        ranking: The order of merit.
        places: How many could be kept.
        threshold: The lowest score that may be kept, itself included; None for no threshold.
        terms: The terms of the reserve list.
        decisions: The ties parted on the record.
        main: The items kept for sure, in order of merit.
        undecided: The items among which the last places must still be decided.
        reserve: The reserve list, in order of merit.
        reserve_undecided: The tie for the last names of the reserve list.

    >>> selection = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8, "d": 7}), places=2, reserve=1)
    >>> selection.main, selection.undecided, selection.open_places
    (('a',), ('b', 'c'), 1)
    >>> print(selection.explain("b"))
    b: ranked 2 of 4 with 8; tied with c for 1 of the 2 places: to be decided on the record.
    """

    ranking: Ranking
    places: int
    threshold: Fraction | None = field(default=None, converter=exact_or_none)
    terms: ReserveTerms = field(factory=ReserveTerms)
    decisions: tuple[Decision, ...] = field(default=(), converter=_decisions)
    main: tuple[str, ...] = field(converter=to_ids)
    undecided: tuple[str, ...] = field(default=(), converter=to_ids)
    reserve: tuple[str, ...] = field(default=(), converter=to_ids)
    reserve_undecided: tuple[str, ...] = field(default=(), converter=to_ids)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("ranking", instance_of(Ranking))
        faults.check("places", whole(0))
        faults.check("threshold", number.or_none())
        faults.check("terms", instance_of(ReserveTerms))
        faults.check("decisions", instance_of(Decision).each())
        lists = ("main", "undecided", "reserve", "reserve_undecided")
        listed = [faults.check(name, ids) for name in lists]
        if all(listed):
            named = [item for name in lists for item in getattr(self, name)]
            faults.distinct("main", named, what="item")
        faults.done()

    @property
    def open_places(self) -> int:
        """How many places the undecided items compete for."""
        return min(self.places - len(self.main), len(self.undecided))

    @property
    def unfilled(self) -> int:
        """How many places nobody takes."""
        return self.places - len(self.main) - self.open_places

    @cached_property
    def statuses(self) -> FrozenMap[Status]:
        """What became of each item."""
        apt = set(eligible(self.ranking, self.threshold))
        base: dict[str, Status] = {one.item: "excluded" for one in self.ranking.excluded}
        for item in self.ranking.order:
            base[item] = "not_kept" if item in apt else "below_threshold"
        named: tuple[tuple[Status, tuple[str, ...]], ...] = (
            ("main", self.main),
            ("undecided", self.undecided),
            ("reserve", self.reserve),
            ("reserve_undecided", self.reserve_undecided),
        )
        return FrozenMap({**base, **{item: status for status, items in named for item in items}})

    def status(self, item: str) -> Status:
        """Return what became of an item.

        >>> select(Ranking.from_scores({"a": 9, "b": 8}), places=1).status("b")
        'not_kept'
        """
        if item not in self.statuses:
            raise UnknownKey("item", item, known=self.statuses)
        return self.statuses[item]

    def probability(self, item: str) -> Fraction:
        """Return the chance of an item if the open places were drawn among the undecided with equal chances.

        >>> select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=2).probability("b")
        Fraction(1, 2)
        """
        status = self.status(item)
        if status == "undecided":
            return Fraction(self.open_places, len(self.undecided))
        return Fraction(status == "main")

    def explain(self, item: str, *, lang: Lang = "en") -> Trace:
        """Say why an item is kept or not, by how much, and which rank would have sufficed.

        >>> selection = select(Ranking.from_scores({"a": 9, "b": 8}), places=1)
        >>> print(selection.explain("b", lang="fr"))
        b : classé 2 sur 2 avec 8; non retenu : il manque 1, le rang 1 aurait suffi.
        """
        status = self.status(item)
        ranked = self.ranking.explain(item).reasons
        return Trace(subject=item, reasons=[*ranked[:1], *reasons_of(self, item, status)], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item, best first.

        >>> select(Ranking.from_scores({"a": 9}), places=1).rows()
        [{'item': 'a', 'rank': 1, 'score': Fraction(9, 1), 'status': 'main'}]
        """
        return [
            {name: row[name] for name in ("item", "rank", "score")}
            | {"status": self.statuses[str(row["item"])]}
            for row in self.ranking.rows()
        ]

    def _repr_html_(self) -> str:
        return table(
            self.rows(), caption=f"{len(self.main)} kept of {len(self.ranking.order)}, {self.places} places"
        )


def select(
    ranking: Ranking,
    *,
    places: int,
    reserve: int | ReserveTerms | None = 0,
    threshold: int | str | Decimal | Fraction | None = None,
    decisions: Iterable[Decision] = (),
) -> Selection:
    """Keep the best by order of merit; show as a group the tie that straddles the line.

    Args:
        ranking: The order of merit.
        places: How many may be kept; places may remain unfilled.
        reserve: The most names of the reserve list, its `ReserveTerms`, or None for everyone judged apt.
        threshold: The lowest score that may be kept, itself included.
        decisions: How ties were parted, on the record.

    Raises:
        Fault: A threshold on a ranking without scores, or a decision about items that are not tied together.

    >>> selection = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8, "d": 7}), places=3, reserve=1)
    >>> selection.main, selection.reserve
    (('a', 'b', 'c'), ('d',))
    """
    settled = to_tuple(decisions)
    least = exact_or_none(threshold)
    terms = terms_of(reserve)
    groups = refined(groups_above(ranking, least), settled)
    kept, tied = cut(groups, places)
    losers = len(tied) and len(tied) + len(_flat(kept)) - places
    waiting = groups[len(kept) + bool(tied) :]
    listed, tied_names = cut(waiting, _reserve_names(terms, losers))
    return Selection(
        ranking=ranking,
        places=places,
        threshold=least,
        terms=terms,
        decisions=settled,
        main=_flat(kept),
        undecided=tied,
        reserve=_flat(listed),
        reserve_undecided=tied_names,
    )


def eligible(ranking: Ranking, threshold: Fraction | None) -> tuple[str, ...]:
    """Return the ranked items that reach a threshold, best first."""
    return _flat(groups_above(ranking, threshold))


def groups_above(ranking: Ranking, threshold: Fraction | None) -> Groups:
    """Return the groups of a ranking that reach a threshold, best first."""
    if threshold is None:
        return ranking.groups
    faults = Gather("select")
    faults.that(
        "threshold",
        all(item in ranking.scores for item in ranking.order),
        rule="a threshold is compared with scores, and this ranking does not score every item",
        remedy="leave the threshold out, or exclude items before ranking",
        value=threshold,
    )
    faults.done()
    return tuple(group for group in ranking.groups if ranking.scores[group[0]] >= threshold)


def _flat(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(item for group in groups for item in group)


def _reserve_names(terms: ReserveTerms, losers: int) -> int | None:
    """Return how many names are left for the reserve: those who lose an undecided tie come first on it."""
    return None if terms.names is None else max(terms.names - losers, 0)
