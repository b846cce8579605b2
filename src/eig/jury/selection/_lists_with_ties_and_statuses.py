"""The lists of a jury as values: who is on which, who is equal, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from math import comb
from typing import Literal, TypeAlias

from attrs import field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, map_of
from eig._values.frozen_maps import EMPTY, FrozenMap
from eig._values.map_fields import names_map
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps
from eig.errors import Fault, look_up
from eig.jury.merit._scores_that_may_be_told import LISTED
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.jury.selection._main_list_under_quotas import Members, flat, groups_above, ordered
from eig.jury.selection.quota_optima_and_conflicts import QuotaConflict, QuotaOptimum
from eig.lots.decisions_and_priorities_on_ties import Decision, Groups, check_decisions, check_named
from eig.reasons import Because, Reason, reasons_in

SelectionStatus: TypeAlias = Literal[
    "main", "undecided", "reserve", "reserve_undecided", "no_list", "not_kept", "below_threshold", "excluded"
]
"""What became of an item: kept, in a tie to be decided, on the reserve list, in a tie for its last names, not
decided since no list keeps the quotas, not kept, under the threshold, or left out of the ranking."""
because: Because = reasons_in("jury.selection")


@frozen(kw_only=True, eq=False, repr=False)
class Lists(Value):
    """What a jury proposes, with all that it was drawn from: a `Selection`, which says why."""

    ranking: Ranking
    rules: JuryRules
    decisions: tuple[Decision, ...] = field(default=(), converter=TupleOf[Decision])
    main: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids))
    undecided: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    reserve: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    reserve_undecided: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    members: FrozenMap[tuple[str, ...]] = field(
        default=EMPTY, converter=names_map, metadata=keeps(map_of(ids), of="person")
    )
    optimum: QuotaOptimum | None = None
    conflict: QuotaConflict | None = None

    def _check(self, faults: Gather) -> None:
        lists = self._lists()
        items = [item for some in lists.values() for item in some]
        paths = ((name, at) for name, some in lists.items() for at in range(len(some)))
        faults.distinct("main", items, what="item", paths=paths)
        placed = faults.that("rules", self.rules.places is not None, "jury.selection.with_places")
        if placed and self._check_threshold(faults):
            self._check_decisions(faults)
            if any(lists.values()):
                self._check_lists(faults)

    def _lists(self) -> Mapping[str, tuple[str, ...]]:
        return {
            "main": self.main,
            "undecided": self.undecided,
            "reserve": self.reserve,
            "reserve_undecided": self.reserve_undecided,
        }

    def _check_threshold(self, faults: Gather) -> bool:
        threshold = self.rules.threshold
        scored = threshold is None or self.ranking.scores.keys() >= {*self.ranking.order}
        return faults.that("threshold", scored, "jury.selection.threshold", value=threshold)

    def _check_decisions(self, faults: Gather) -> None:
        """Note decisions that part nothing; under quotas, `settled` says which are open."""
        if not self.rules.quotas:
            check_decisions(faults, self.groups, self.decisions, judged(self.ranking))
            return
        check_named(faults, self.decisions, judged(self.ranking))
        named = Counter(item for decision in self.decisions for item in decision.order)
        twice = tuple(sorted(item for item, count in named.items() if count > 1))
        faults.that("decisions", not twice, "lots.not_parted", value=twice)

    def _check_lists(self, faults: Gather) -> None:
        """Note lists that the ranking does not give: strangers, too many, somebody kept before a better."""
        groups = self.groups
        for name, listed in self._lists().items():
            faults.known(name, listed, flat(groups), what="an admissible item")
        few = len(self.main) <= self.places
        faults.that("main", few, "jury.selection.within_places", places=self.places)
        if self.optimum:
            shares = self.optimum.shares
            sure = {item for item, share in shares.items() if share == 1}
            faults.that("main", {*self.main} == sure, "jury.selection.held_by_all")
            faults.that("undecided", {*self.undecided} == {*shares} - sure, "jury.selection.held_by_some")
        if self.rules.quotas:
            return
        for name, chosen in (("main", {*self.main}), ("undecided", {*self.main, *self.undecided})):
            over = _passed(groups, chosen, parted=bool(self.decisions))
            faults.that(name, not over, "jury.selection.by_merit", over=Quoted(over))

    @property
    def places(self) -> int:
        """How many could be kept, as the rules say."""
        assert self.rules.places is not None, "checked where the value is built"
        return self.rules.places

    @cached_property
    def groups(self) -> Groups:
        """The groups of the ranking that may be kept, best first."""
        return groups_above(self.ranking, self.rules.threshold)

    @property
    def admissible(self) -> tuple[str, ...]:
        """The items that may be kept, in the order of identifiers, not of merit.

        A list of admissibility is published in alphabetical order, a list of admission in order of merit
        (LEGIARTI000019779786).
        """
        return tuple(sorted(flat(self.groups)))

    @property
    def open_places(self) -> int:
        """How many places the undecided items compete for."""
        places = self.optimum.size if self.optimum else self.places
        return min(places - len(self.main), len(self.undecided))

    @property
    def unfilled(self) -> int:
        """How many places nobody takes."""
        return self.places - len(self.main) - self.open_places

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What a careful reader should know: the cautions of the ranking, and quotas that count nobody.

        >>> from eig.jury import select
        >>> from eig.programme import Quota
        >>> absent = Quota(attribute="team", value="x", maximum=0)
        >>> found = select(Ranking.from_scores({"a": 9}), places=1, quotas=[absent])
        >>> print(found.cautions[0])
        team=x counts none of those who may be kept: check the spelling, unless it is meant
        """
        return (*_void_quotas(self), *self.ranking.cautions)

    # ── equals ──────────────────────────────────────────

    @property
    def possible(self) -> tuple[str, ...]:
        """The items that some equally good main list holds; those that all of them hold are `main`."""
        return (*self.main, *self.undecided)

    @property
    def count(self) -> int:
        """How many main lists are equally good: 1 where all is decided, 0 where quotas let nobody be kept."""
        if self.conflict and not self.optimum:
            return 0
        return self.optimum.count if self.optimum else comb(len(self.undecided), self.open_places)

    @cached_property
    def main_groups(self) -> Groups:
        """The main list in groups: items of one group are equally good, and their order says nothing.

        >>> from eig.jury import select
        >>> select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=3).main_groups
        (('a',), ('b', 'c'))
        """
        return self._grouped(self.main)

    @cached_property
    def reserve_groups(self) -> Groups:
        """The reserve list in groups: items of one group are equally good.

        >>> from eig.jury import select
        >>> select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=1, reserve=2).reserve_groups
        (('b', 'c'),)
        """
        return self._grouped(self.reserve)

    def _grouped(self, listed: Iterable[str]) -> Groups:
        names, groups = set(listed), ordered(self.groups, self.decisions)
        kept = (tuple(item for item in group if item in names) for group in groups)
        return tuple(group for group in kept if group)

    def tied_on_reserve(self, item: str) -> tuple[str, ...]:
        """Return the items of the reserve list that are tied with one of it, itself included.

        >>> from eig.jury import select
        >>> select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=1, reserve=2).tied_on_reserve("b")
        ('b', 'c')
        """
        return look_up("item on the reserve list", item, self._reserve_at)

    @cached_property
    def _reserve_at(self) -> FrozenMap[tuple[str, ...]]:
        return FrozenMap({item: group for group in self.reserve_groups for item in group})

    @cached_property
    def first_after(self) -> tuple[str, ...]:
        """The first items after the line: several where they are equals.

        >>> from eig.jury import select
        >>> select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=1).first_after
        ('b', 'c')
        """
        kept = {*self.main}
        groups = (tuple(item for item in group if item not in kept) for group in self.ranking.groups)
        return next(filter(None, groups), ())

    # ── what became of each ──────────────────────────────

    @cached_property
    def statuses(self) -> FrozenMap[SelectionStatus]:
        """What became of each item."""
        apt = set(flat(self.groups))
        none = self.conflict is not None and self.conflict.fillable is None
        left: SelectionStatus = "no_list" if none else "not_kept"  # where a shorter list is, nobody is kept
        base: dict[str, SelectionStatus] = {one.item: "excluded" for one in self.ranking.excluded}
        for item in self.ranking.order:
            base[item] = left if item in apt else "below_threshold"
        named: tuple[tuple[SelectionStatus, tuple[str, ...]], ...] = (
            ("main", self.main),
            ("undecided", self.undecided),
            ("reserve", self.reserve),
            ("reserve_undecided", self.reserve_undecided),
        )
        return FrozenMap({**base, **{item: status for status, items in named for item in items}})

    @cached_property
    def _listed(self) -> Mapping[str | None, int]:
        """How many dossiers stand on each list, and how many, as None, on no list."""
        return Counter(one if one in LISTED else None for one in self.statuses.values())

    def status(self, item: str) -> SelectionStatus:
        """Return what became of an item.

        >>> from eig.jury import select
        >>> select(Ranking.from_scores({"a": 9, "b": 8}), places=1).status("b")
        'not_kept'
        """
        return look_up("item", item, self.statuses)


def members_of(selection: Lists) -> Members:
    """Return which quotas count each item; refuse a selection read from its text, which leaves that out."""
    if selection.rules.quotas and not selection.members:
        raise Fault("Selection.members", (), "jury.selection.members")
    return selection.members


def _void_quotas(selection: Lists) -> list[Reason]:
    """Return a doubt for each quota that counts nobody: its value is a slip, or nobody has it yet."""
    apt, members = selection.admissible, selection.members
    counted = {name for item in apt for name in members.get(item, ())}
    void = tuple(quota.name for quota in selection.rules.quotas if quota.name not in counted)
    return [because("void_quotas", names=void, count=len(void))] if void and selection.members else []


def _passed(groups: Groups, chosen: Collection[str], *, parted: bool) -> tuple[str, ...]:
    """Return those who are not chosen and are as good as somebody who is: better, where ties were parted."""
    reached = [at for at, group in enumerate(groups) if not set(group).isdisjoint(chosen)]
    end = max(reached) + (not parted) if reached else 0
    return tuple(item for item in flat(groups[:end]) if item not in chosen)


def judged(ranking: Ranking) -> tuple[str, ...]:
    return (*ranking.order, *(one.item for one in ranking.excluded))
