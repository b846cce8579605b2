"""Who is kept: the main list by order of merit, the reserve list, and the ties that somebody must decide.

A tie that straddles the line is never cut in silence: it is shown as a group with the places left for it, and
only a recorded decision of the jury or a declared draw parts it. Places may remain unfilled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import comb
from typing import Literal, TypeAlias, cast, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import flag, ids, map_of
from eig._values.first_few_names import few_others
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import names_map
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps
from eig.errors import UnknownKey, look_up
from eig.jury.merit.ranking_groups_and_reasons import Ranking, own_policy
from eig.jury.rules.jury_rules_with_origins import Fill, JuryRules, SelectionObjective, rules_from
from eig.jury.rules.reserve_terms import ReserveTerms
from eig.jury.selection._but_for_causes_of_a_place import Worlds, due_to, without_quota_names
from eig.jury.selection._main_list_under_quotas import (
    attributes_of,
    flat,
    groups_above,
    kept_under_quotas,
    members_of,
    ordered,
    reserve_names,
)
from eig.jury.selection._why_kept_or_out_and_rank_needed import (
    in_lines,
    public_place,
    reasons_of,
    told_whole,
    void_quotas,
)
from eig.jury.selection.quota_optima_and_conflicts import QuotaConflict, QuotaOptimum, in_time
from eig.lots.decisions_and_priorities_on_ties import (
    Decision,
    Draw,
    Groups,
    Priority,
    check_decisions,
    check_named,
    cut,
    decide,
    refined_where_tied,
)
from eig.programme._names_hidden_from_an_audience import (
    OTHER_DOSSIERS,
    Audience,
    check_audience,
    without_names,
)
from eig.programme.quotas import (
    GivenAttributes,
    Quota,
    attributes_map,
    attributes_rule,
    check_quotas,
)
from eig.reasons import Reason, Trace, beside, meant_by
from eig.typing import Lang

SelectionStatus: TypeAlias = Literal[
    "main", "undecided", "reserve", "reserve_undecided", "no_list", "not_kept", "below_threshold", "excluded"
]
"""What became of an item: kept, in a tie to be decided, on the reserve list, in a tie for its last names, not
decided since no list keeps the quotas, not kept, under the threshold, or left out of the ranking."""


tell: Tell = teller("jury.selection")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Selection(Value):
    """The lists that a jury proposes, with all that they were drawn from.

    Args:
        ranking: The order of merit.
        rules: The rules that the lists follow: places, threshold, quotas, terms of the reserve list.
        decisions: The ties parted on the record.
        main: The items kept for sure, in order of merit.
        undecided: The items among which the last places must still be decided: they are equally good.
        reserve: The reserve list, in order of merit; `reserve_groups` shows its ties.
        reserve_undecided: Those who may be the last names of the reserve list: in a tie to be decided, or as
            is decided for the last places.
        members: For each item that is ranked, the names of the quotas that count it: as private as the
            attributes that they tell of, so not in the text of the value.
        optimum: Under quotas, the best sets, their number, and the price of each quota.
        conflict: The quotas that leave places unfilled, and their smallest repair. Nobody is kept only where
            no list keeps the quotas, or where the rules say all or nothing: there is then no `optimum`.

    >>> selection = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8, "d": 7}), places=2, reserve=1)
    >>> selection.main, selection.undecided, selection.open_places
    (('a',), ('b', 'c'), 1)
    >>> print(selection)
    kept, in order of merit (1 of 2 places)
    1. a
    equally good for the last place, to be decided on the record (2 lists possible):
      b and c
    >>> print(selection.explain("b"))
    b: ranked 2 of 4 with 8; tied with c for 1 of the 2 places: to be decided on the record.
    """

    _BRIEF = "{main} kept of {ranking.order}, places: {places}"
    ranking: Ranking
    rules: JuryRules
    decisions: tuple[Decision, ...] = field(default=(), converter=TupleOf[Decision])
    main: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids))
    undecided: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    reserve: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    reserve_undecided: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    members: FrozenMap[tuple[str, ...]] = field(
        factory=FrozenMap[tuple[str, ...]], converter=names_map, metadata=keeps(map_of(ids), of="person")
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
            check_decisions(faults, self.groups, self.decisions, _judged(self.ranking))
            return
        check_named(faults, self.decisions, _judged(self.ranking))
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

    def _lines_(self) -> Iterable[object]:
        return in_lines(self, told_whole(self))

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

        >>> from eig.programme import Quota
        >>> absent = Quota(attribute="team", value="x", maximum=0)
        >>> found = select(Ranking.from_scores({"a": 9}), places=1, quotas=[absent])
        >>> print(found.cautions[0])
        team=x counts none of those who may be kept: check the spelling, unless it is meant
        """
        return (*void_quotas(self), *self.ranking.cautions)

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

        >>> select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=3).main_groups
        (('a',), ('b', 'c'))
        """
        return self._grouped(self.main)

    @cached_property
    def reserve_groups(self) -> Groups:
        """The reserve list in groups: items of one group are equally good.

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

        >>> select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=1, reserve=2).tied_on_reserve("b")
        ('b', 'c')
        """
        if item not in self._reserve_at:
            raise UnknownKey("item on the reserve list", item, known=self.reserve)
        return self._reserve_at[item]

    @cached_property
    def _reserve_at(self) -> FrozenMap[tuple[str, ...]]:
        return FrozenMap({item: group for group in self.reserve_groups for item in group})

    def equals_of(self, by: Decision | Priority | Draw) -> tuple[str, ...]:
        """Return the equals that what was declared would part: the undecided, or a tie of the reserve.

        >>> found = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=1, reserve=None)
        >>> from eig.lots import Decision
        >>> found.equals_of(Decision(by="jury", order=["b"], reference="minutes, 4.2"))
        ('b', 'c')
        """
        groups = (self.undecided, *self._grouped(self.reserve_undecided), *self.reserve_groups)
        named = set(by.order)
        return next((group for group in groups if len(group) > 1 and named & set(group)), ())

    def settle(self, by: Decision | Priority | Draw) -> Selection:
        """Return the selection once some of its equals are parted, by what was declared for it.

        Args:
            by: A decision of the jury, an order of priority, or a draw among the undecided.

        >>> open_ = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8}), places=2)
        >>> from eig.lots import Decision
        >>> open_.settle(Decision(by="jury", order=["c", "b"], reference="minutes, 4.2")).main
        ('a', 'c')
        """
        known = attributes_of(members_of(self), self.rules.quotas)

        def _settled() -> Selection:
            decisions = (*self.decisions, decide(self.equals_of(by), by=by))
            return select(self.ranking, self.rules, decisions=decisions, attributes=known)

        return told_of("Selection.settle", _settled, argument="by")

    @cached_property
    def first_after(self) -> tuple[str, ...]:
        """The first items after the line: several where they are equals.

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

    def status(self, item: str) -> SelectionStatus:
        """Return what became of an item.

        >>> select(Ranking.from_scores({"a": 9, "b": 8}), places=1).status("b")
        'not_kept'
        """
        return look_up("item", item, self.statuses)

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

    def causes(self, item: str) -> tuple[Reason, ...]:
        """Return what the place of an item is due to: without what it would be another, all else as it is.

        Each rule and each decision is left out, and the lists are drawn up again. Nothing is said of an item
        that is left out of the ranking or in a tie to be decided, nor of one kept whatever the quotas. It is
        for the person concerned: a quota that matters tells what somebody is.

        >>> from eig.programme import Quota
        >>> design = Quota(attribute="profile", value="design", minimum=1)
        >>> chosen = select(Ranking.from_scores({"a": 9, "b": 8, "c": 7, "d": 6}), places=2, quotas=[design],
        ...                 attributes={"d": {"profile": "design"}})
        >>> print(chosen.causes("b")[0])
        without the quota (profile=design: at least 1), it would be on the main list
        >>> print(chosen.causes("c")[0])
        not kept: ranked 3 for 2 places; without one of the quotas, or without all, not kept either
        """
        self.status(item)
        return due_to(self._worlds, item)

    @cached_property
    def _worlds(self) -> Worlds:
        return Worlds(self)

    def explain(self, key: str | None = None, *, lang: Lang = "en", audience: Audience = "jury") -> Trace:
        """Say what was kept and what is left to decide; or why an item is kept or not, and by how much.

        Args:
            key: The item; the whole selection where left out.
            audience: Who reads about the item: the `jury`, which is not told which quota matters, as that
                would tell what a person is; the `candidate` that it is about, who is told of no other item;
                the `public`, which list it is on.

        >>> selection = select(Ranking.from_scores({"a": 9, "b": 8}), places=1)
        >>> print(selection.explain("b").reasons[-1].say("fr"))
        hors de la liste principale : 1 de moins que le dernier dossier de la liste, il fallait le rang 1
        >>> print(selection.explain())
        selection: kept, in order of merit (1 of 1 place): a.
        """
        check_audience(audience, key)
        if key is None:
            return Trace(subject=tell("selection", lang), reasons=told_whole(self), lang=lang)
        status = self.status(key)
        if audience == "public":
            return Trace(subject=key, reasons=[public_place(status)], lang=lang)
        ranked = self.ranking.explain(key, audience=audience).reasons
        told = [*ranked[:1], *reasons_of(self, key, status)]
        if audience == "jury":
            return Trace(subject=key, reasons=without_quota_names(told), lang=lang)
        others = dict.fromkeys({*self.statuses} - {key}, OTHER_DOSSIERS)
        policy = own_policy(key, self.ranking, self.rules.policy, self.rules.threshold)
        shown = policy.told(told, audience)
        return Trace(subject=key, reasons=without_names(shown, others), lang=lang)

    def beside(self, kept: Iterable[str] | Mapping[str, bool], *, lang: Lang = "en") -> Trace:
        """Say where the main list departs from one that an office has: for whom, and by which rule.

        Args:
            kept: Whom the office kept, in any order: by identifiers, or by the names that the language gives;
                or, by these, whether it did.

        Raises:
            Fault: An item that stands twice; a word where a yes or no is to stand.

        >>> chosen = select(Ranking.from_scores({"a": 9, "b": 8, "c": 7}), places=1)
        >>> print(chosen.beside(["b"]).say("fr").split(", ")[0].split()[-2:])
        ['ici', 'oui']
        """
        mine, faults = set(self.main), Gather("Selection.beside")
        names = to_ids(kept)
        flags: Mapping[str, bool] = cast("Mapping[str, bool]", kept) if isinstance(kept, Mapping) else {}
        faults.check("kept", flag.each(), tuple(flags.values()))
        given = meant_by(names, self.statuses, lang)
        faults.distinct("kept", given, what="item")
        faults.done()
        theirs = {one for one, name in zip(given, names, strict=True) if flags.get(name, True)}
        keys = dict.fromkeys((*self.main, *given))
        return beside(
            {one: one in mine for one in keys}, {one: one in theirs for one in keys}, self.explain, lang
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item, best first: with how many it is equally good, and the first of them.

        >>> select(Ranking.from_scores({"a": 9}), places=1).rows()
        [{'item': 'a', 'rank': 1, 'score': Fraction(9, 1), 'status': 'main', 'tied': 0, 'equals': ()}]
        """
        return [
            {**{name: row[name] for name in ("item", "rank", "score")}, **self._standing(str(row["item"]))}
            for row in self.ranking.rows()
        ]

    def _standing(self, item: str) -> Mapping[str, object]:
        equals = self._equals_of.get(item, (item,))
        return {"status": self.statuses[item], "tied": len(equals) - 1, "equals": few_others(equals, item)}

    @cached_property
    def _equals_of(self) -> FrozenMap[tuple[str, ...]]:
        """The equals of each item that is on a list or undecided, itself included."""
        groups = (*self.reserve_groups, *self.main_groups, self.reserve_undecided, self.undecided)
        return FrozenMap({item: group for group in groups for item in group})


@checked
def select(
    ranking: Ranking,
    rules: JuryRules | None = None,
    *,
    decisions: Iterable[Decision] = (),
    attributes: GivenAttributes = FrozenMap(),
    places: int | None = None,
    reserve: int | ReserveTerms | None = 0,
    threshold: int | str | Decimal | Fraction | None = None,
    quotas: Sequence[Quota] = (),
    objective: SelectionObjective = "scores",
    fill: Fill = "as_many",
) -> Selection:
    """Keep the best by order of merit, under quotas if any; show what is tied across the line.

    Args:
        ranking: The order of merit.
        rules: The rules of the jury. Where they are left out, the options below make them; both together are
            refused.
        decisions: How ties were parted, on the record.
        attributes: For each item, the attributes that quotas count, each with one value or several.
        places: How many may be kept: this and what follows, as `JuryRules` explains it.

    Raises:
        Fault: A threshold or a sum of scores on a ranking without scores, or a decision about items that are
            not tied, or that does not say what becomes of all who are. Attributes of an item that the
            ranking does not have: a slip would let it escape a quota.

    >>> selection = select(Ranking.from_scores({"a": 9, "b": 8, "c": 8, "d": 7}), places=3, reserve=1)
    >>> selection.main, selection.reserve
    (('a', 'b', 'c'), ('d',))
    >>> from eig.programme import Quota
    >>> design = Quota(attribute="profile", value="design", minimum=1)
    >>> kept = select(Ranking.from_scores({"a": 9, "b": 8, "c": 7}), places=2, quotas=[design],
    ...               attributes={"c": {"profile": "design"}})
    >>> print(kept.explain("b"))
    b: ranked 2 of 3 with 8; without one of the quotas, it would be on the main list; the best set with it \
under the quotas totals 1 less.
    """
    declared = rules_from(
        "select",
        rules,
        places=places,
        reserve=reserve,
        threshold=threshold,
        quotas=quotas,
        objective=objective,
        fill=fill,
    )
    blank = told_of(
        "select", lambda: Selection(ranking=ranking, rules=declared, decisions=decisions, main=())
    )
    if declared.quotas:
        known = attributes_map(attributes)
        faults = Gather("select")
        if faults.check("attributes", attributes_rule, known, private=True):
            check_quotas(faults, declared.quotas, known)
            faults.known("attributes", known, _judged(ranking), what="an item")
        faults.done()
        return in_time("select", blank.rules.quotas, lambda: kept_under_quotas(blank, known))
    return _select_by_merit(blank)


def _passed(groups: Groups, chosen: Collection[str], *, parted: bool) -> tuple[str, ...]:
    """Return those who are not chosen and are as good as somebody who is: better, where ties were parted."""
    reached = [at for at, group in enumerate(groups) if not set(group).isdisjoint(chosen)]
    end = max(reached) + (not parted) if reached else 0
    return tuple(item for item in flat(groups[:end]) if item not in chosen)


def _judged(ranking: Ranking) -> tuple[str, ...]:
    return (*ranking.order, *(one.item for one in ranking.excluded))


def _select_by_merit(blank: Selection) -> Selection:
    places, terms = blank.places, blank.rules.reserve
    groups = refined_where_tied(blank.groups, blank.decisions)
    kept, tied = cut(groups, places)
    losers = len(tied) and len(tied) + len(flat(kept)) - places
    waiting = groups[len(kept) + bool(tied) :]
    listed, tied_names = cut(waiting, reserve_names(terms, losers))
    return evolve(
        blank,
        main=flat(kept),
        undecided=tied,
        reserve=flat(listed),
        reserve_undecided=tied_names,
    )
