"""Who is kept: the main list by order of merit, the reserve list, and the ties that somebody must decide.

A tie that straddles the line is never cut in silence: it is shown as a group with the places left for it, and
only a recorded decision of the jury or a declared draw parts it. Places may remain unfilled.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, TypeAlias, final

from attrs import field, fields, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, instance_of, number, one_of, to_ids, to_tuple, whole
from eig._ground.exact import exact_or_none
from eig._ground.frozen import FrozenMap
from eig._ground.html import table
from eig._ground.maps import frozen_map, ids, map_of
from eig._ground.values import Value, withheld
from eig._ground.words import plural
from eig.errors import UnknownKey
from eig.jury.merit.ranking import Ranking
from eig.jury.selection._selection_reasons import reasons_of
from eig.jury.selection._under_quotas import OBJECTIVES, optimal, settled, weights_of
from eig.jury.selection.quota_optima import QuotaConflict, QuotaOptimum
from eig.jury.selection.reserve import ReserveTerms, cut, terms_of
from eig.lots.decisions import Decision, Groups, refined, refined_where_tied
from eig.programme.quotas import Attributes, Quota, attributes_map, attributes_rule, check_quotas
from eig.reasons import Trace
from eig.typing import Lang

__all__ = ["Selection", "SelectionObjective", "SelectionStatus", "select"]

SelectionStatus: TypeAlias = Literal[
    "main", "undecided", "reserve", "reserve_undecided", "not_kept", "below_threshold", "excluded"
]
"""What became of an item: kept, in a tie to be decided, on the reserve list, in a tie for its last names, not
kept, under the threshold, or left out of the ranking."""


def __dir__() -> list[str]:
    return __all__


SelectionObjective: TypeAlias = Literal["scores", "ranks", "merit"]
"""What is greatest under quotas: the sum of scores, of ranks from the last, or merit group by group."""


def _quotas(given: Iterable[Quota]) -> tuple[Quota, ...]:
    return to_tuple(given)


def _members(given: Mapping[str, Iterable[str]]) -> FrozenMap[tuple[str, ...]]:
    return frozen_map(given, to_ids)


def _decisions(given: Iterable[Decision]) -> tuple[Decision, ...]:
    return to_tuple(given)


@final
@checked
@frozen(kw_only=True)
class Selection(Value):
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
        quotas: The quotas to keep.
        members: For each item that may be kept, the names of the quotas that count it: as private as the
            attributes that they tell of, so neither in the text of the value nor compared.
        objective: What is greatest under the quotas.
        optimum: Under quotas, the best sets, their number, and the price of each quota.
        conflict: The quotas that cannot hold together, in which case nobody is kept.

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
    quotas: tuple[Quota, ...] = field(default=(), converter=_quotas)
    members: FrozenMap[tuple[str, ...]] = field(
        factory=FrozenMap[tuple[str, ...]], converter=_members, repr=withheld
    )
    objective: SelectionObjective = "scores"
    optimum: QuotaOptimum | None = None
    conflict: QuotaConflict | None = None

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("ranking", instance_of(Ranking))
        faults.check("places", whole(0))
        faults.check("threshold", number.or_none())
        faults.check("terms", instance_of(ReserveTerms))
        faults.check("decisions", instance_of(Decision).each())
        faults.check("quotas", instance_of(Quota).each())
        faults.check("members", map_of(ids))
        faults.check("objective", one_of(*OBJECTIVES))
        faults.check("optimum", instance_of(QuotaOptimum).or_none())
        faults.check("conflict", instance_of(QuotaConflict).or_none())
        lists = ("main", "undecided", "reserve", "reserve_undecided")
        listed = [faults.check(name, ids) for name in lists]
        if all(listed):
            named = [item for name in lists for item in getattr(self, name)]
            faults.distinct("main", named, what="item")
        faults.done()

    @property
    def groups(self) -> Groups:
        """The groups of the ranking that may be kept, best first."""
        return groups_above(self.ranking, self.threshold)

    @property
    def admissible(self) -> tuple[str, ...]:
        """The items that may be kept, in the order of identifiers, not of merit.

        A list of admissibility is published in alphabetical order, a list of admission in order of merit
        (LEGIARTI000019779786).
        """
        return tuple(sorted(_flat(self.groups)))

    @property
    def open_places(self) -> int:
        """How many places the undecided items compete for."""
        return min(self.places - len(self.main), len(self.undecided))

    @property
    def unfilled(self) -> int:
        """How many places nobody takes."""
        return self.places - len(self.main) - self.open_places

    @cached_property
    def statuses(self) -> FrozenMap[SelectionStatus]:
        """What became of each item."""
        apt = set(_flat(self.groups))
        base: dict[str, SelectionStatus] = {one.item: "excluded" for one in self.ranking.excluded}
        for item in self.ranking.order:
            base[item] = "not_kept" if item in apt else "below_threshold"
        named: tuple[tuple[SelectionStatus, tuple[str, ...]], ...] = (
            ("main", self.main),
            ("undecided", self.undecided),
            ("reserve", self.reserve),
            ("reserve_undecided", self.reserve_undecided),
        )
        return FrozenMap({**base, **{item: status for status, items in named for item in items}})

    def status(self, item: str) -> SelectionStatus:
        """Return what became of an item.

        >>> select(Ranking.from_scores({"a": 9, "b": 8}), places=1).status("b")
        'not_kept'
        """
        if item not in self.statuses:
            raise UnknownKey("item", item, known=self.statuses)
        return self.statuses[item]

    def tied_on_reserve(self, item: str) -> tuple[str, ...]:
        """Return the items of the reserve list that are tied with one of it, itself included.

        >>> select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=1, reserve=2).tied_on_reserve("b")
        ('b', 'c')
        """
        groups = refined_where_tied(self.groups, self.decisions)
        group = next((group for group in groups if item in group and item in self.reserve), None)
        if group is None:
            raise UnknownKey("item on the reserve list", item, known=self.reserve)
        return tuple(other for other in group if other in self.reserve)

    def probability(self, item: str) -> Fraction:
        """Return the chance of an item if one of the equally good sets were drawn with equal chances.

        >>> select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=2).probability("b")
        Fraction(1, 2)
        """
        status = self.status(item)
        if status == "undecided" and self.optimum:
            return self.optimum.shares[item]
        if status == "undecided":
            return Fraction(self.open_places, len(self.undecided))
        return Fraction(status == "main")

    def explain(self, item: str, *, lang: Lang = "en") -> Trace:
        """Say why an item is kept or not, by how much, and which rank would have sufficed.

        >>> selection = select(Ranking.from_scores({"a": 9, "b": 8}), places=1)
        >>> print(selection.explain("b", lang="fr"))
        b : rang 2 sur 2 avec 8 ; non retenu : il manque 1, le rang 1 aurait suffi.
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
        places = plural(self.places, "place")
        return table(self.rows(), caption=f"{len(self.main)} kept of {len(self.ranking.order)}, {places}")


@checked
def select(
    ranking: Ranking,
    *,
    places: int,
    reserve: int | ReserveTerms | None = 0,
    threshold: int | str | Decimal | Fraction | None = None,
    decisions: Iterable[Decision] = (),
    quotas: Iterable[Quota] = (),
    attributes: Mapping[str, Mapping[str, str | Iterable[str]]] = FrozenMap(),
    objective: SelectionObjective = "scores",
) -> Selection:
    """Keep the best by order of merit, under quotas if any; show what is tied across the line.

    Args:
        ranking: The order of merit.
        places: How many may be kept; places may remain unfilled.
        reserve: The most names of the reserve list, its `ReserveTerms`, or None for everyone judged apt.
        threshold: The lowest score that may be kept, itself included.
        decisions: How ties were parted, on the record.
        quotas: The fewest and the most to keep with a value of an attribute; they may overlap.
        attributes: For each item, the attributes that quotas count, each with one value or several.
        objective: What is greatest under quotas: the sum of `scores`, the sum of `ranks` counted from the
            last, or `merit`: as many as possible of the first group, then of the second, and so on.

    Raises:
        Fault: A threshold or a sum of scores on a ranking without scores, or a decision about items that are
            not tied.

    >>> selection = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8, "d": 7}), places=3, reserve=1)
    >>> selection.main, selection.reserve
    (('a', 'b', 'c'), ('d',))
    >>> design = Quota(attribute="profile", value="design", minimum=1)
    >>> kept = select(Ranking.from_scores({"a": 9, "b": 8, "c": 7}), places=2, quotas=[design],
    ...               attributes={"c": {"profile": "design"}})
    >>> print(kept.explain("b"))
    b: ranked 2 of 3 with 8; not kept: the best set with it under the quotas totals 1 less.
    """
    options = _Options(
        ranking=ranking,
        places=places,
        threshold=exact_or_none(threshold),
        terms=terms_of(reserve),
        decisions=to_tuple(decisions),
        quotas=to_tuple(quotas),
    )
    if options.quotas:
        known = attributes_map(attributes)
        faults = Gather("select")
        if attributes_rule.holds(known) and instance_of(Quota).each().holds(options.quotas):
            check_quotas(faults, options.quotas, known)
        faults.done()
        return _select_under_quotas(options, known, objective)
    return _select_by_merit(options)


@frozen(kw_only=True)
class _Options(Value):
    """The rules of a selection, as given."""

    ranking: Ranking
    places: int
    threshold: Fraction | None
    terms: ReserveTerms
    decisions: tuple[Decision, ...]
    quotas: tuple[Quota, ...]

    @property
    def groups(self) -> Groups:
        return groups_above(self.ranking, self.threshold)

    def given(self) -> dict[str, Any]:
        return {one.name: getattr(self, one.name) for one in fields(_Options)}


def _select_by_merit(options: _Options) -> Selection:
    groups = refined(options.groups, options.decisions)
    kept, tied = cut(groups, options.places)
    losers = len(tied) and len(tied) + len(_flat(kept)) - options.places
    waiting = groups[len(kept) + bool(tied) :]
    listed, tied_names = cut(waiting, _reserve_names(options.terms, losers))
    return Selection(
        **options.given(),
        main=_flat(kept),
        undecided=tied,
        reserve=_flat(listed),
        reserve_undecided=tied_names,
    )


def _select_under_quotas(
    options: _Options, attributes: Attributes, objective: SelectionObjective
) -> Selection:
    groups, quotas, places = options.groups, options.quotas, options.places
    members = FrozenMap(
        {
            item: tuple(quota.name for quota in quotas if quota.counts(attributes.get(item, FrozenMap())))
            for item in _flat(groups)
        }
    )
    weights = weights_of(options.ranking, groups, objective=objective, places=places)
    rules: dict[str, Any] = {"objective": objective, "places": places, "quotas": quotas, "members": members}
    found = optimal(weights, **rules)
    given: dict[str, Any] = {**options.given(), "objective": objective, "members": members}
    if isinstance(found, QuotaConflict):
        return Selection(**given, main=(), conflict=found)
    left = settled(found, weights, options.decisions, **rules)
    main = tuple(item for item in _flat(groups) if left.shares.get(item) == 1)
    tied = tuple(item for item in _flat(groups) if 0 < left.shares.get(item, 0) < 1)
    waiting = _without(refined_where_tied(groups, options.decisions), {*main, *tied})
    losers = len(tied) and len(tied) + len(main) - min(places, len(members))
    listed, tied_names = cut(waiting, _reserve_names(options.terms, losers))
    return Selection(
        **given,
        main=main,
        undecided=tied,
        reserve=_flat(listed),
        reserve_undecided=tied_names,
        optimum=left,
    )


def _without(groups: Groups, gone: Container[str]) -> Groups:
    left = (tuple(item for item in group if item not in gone) for group in groups)
    return tuple(group for group in left if group)


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
