"""Who is kept: the main list by order of merit, the reserve list, and the ties that somebody must decide.

A tie that straddles the line is never cut in silence: it is shown as a group with the places left for it, and
only a recorded decision of the jury or a declared draw parts it. Places may remain unfilled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import cast, final

from attrs import evolve, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import flag, whole
from eig._values.first_few_names import few_others
from eig._values.frozen_maps import FrozenMap
from eig._values.tuple_fields import to_ids
from eig._values.whoever_waits import whole_or_none
from eig.jury.merit._exclusions_from_a_ranking import with_threshold
from eig.jury.merit._scores_that_may_be_told import with_room
from eig.jury.merit.ranking_groups_and_reasons import Ranking, own_policy, standing
from eig.jury.rules.jury_rules_with_origins import (
    Fill,
    JuryRules,
    SelectionObjective,
    reserve_rule,
    rules_from,
)
from eig.jury.rules.reserve_terms import ReserveTerms
from eig.jury.selection._but_for_causes_of_a_place import (
    ListsWithCauses,
    as_told,
    is_apart,
    stood,
    without_others,
    without_quota_names,
)
from eig.jury.selection._lists_with_ties_and_statuses import judged, members_of
from eig.jury.selection._main_list_under_quotas import (
    ahead,
    attributes_of,
    check_open,
    counted_by,
    flat,
    on_reserve,
    ordered,
    parted,
    pooled,
    reserve_names,
    settled,
    ways_to_lose,
    weights_of,
    without,
)
from eig.jury.selection._why_kept_or_out_and_rank_needed import in_lines, public_place, reasons_of, told_whole
from eig.jury.selection.quota_optima_and_conflicts import QuotaConflict, in_time, optimum_of, proven_of
from eig.lots.decisions_and_priorities_on_ties import (
    Decision,
    Draw,
    Priority,
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
    Attributes,
    GivenAttributes,
    Quota,
    attributes_map,
    attributes_rule,
    check_quotas,
)
from eig.reasons import Trace, beside, meant_by
from eig.typing import Lang

tell: Tell = teller("jury.selection")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Selection(ListsWithCauses):
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

    def _lines_(self) -> Iterable[object]:
        return in_lines(self, told_whole(self))

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
            decision = by if isinstance(by, Decision) else decide(self.equals_of(by), by=by)
            decisions = (*self.decisions, decision)
            return select(self.ranking, self.rules, decisions=decisions, attributes=known)

        return told_of("Selection.settle", _settled, argument="by")

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

    def explain(self, key: str | None = None, *, lang: Lang = "en", audience: Audience = "jury") -> Trace:
        """Say what was kept and what is left to decide; or why an item is kept or not, and by how much.

        Args:
            key: The item; the whole selection where left out.
            audience: Who reads about the item: the `jury`, which is not told which quota matters, as that
                would tell what a person is; the `candidate` that it is about, who is told of no other item;
                the `public`, which list it is on.

        >>> selection = select(Ranking.from_scores({"a": 9, "b": 8}), places=1)
        >>> print(selection.explain("b", lang="fr").listed())
        - rang 2 sur 2 avec 8
        - hors de la liste principale : score inférieur de 1 à celui du dernier dossier
          de la liste, il fallait le rang 1
        >>> print(selection.explain())
        selection: kept, in order of merit (1 of 1 place): a.
        """
        check_audience(audience, key)
        if key is None:
            return Trace(subject=tell("selection", lang), reasons=told_whole(self), lang=lang)
        status = self.status(key)
        if audience == "public":
            return Trace(subject=key, reasons=[public_place(status)], lang=lang)
        if audience == "jury":
            told = with_threshold([self.ranking.explain(key).reasons[0], *reasons_of(self, key, status)])
            return Trace(subject=key, reasons=without_quota_names(told), lang=lang)
        apart = is_apart(self, key)
        policy = own_policy(key, self.ranking, self.rules.policy, self.rules.threshold, apart=apart)
        told = [
            standing(key, self.ranking, policy, apart=apart),
            *reasons_of(as_told(self, key, policy), key, status),
        ]
        others = {**self._all_dossiers}
        del others[key]
        own, counted = stood(self, key), policy.smallest if policy.tells("counts", audience) else None
        if policy.smallest > 1:
            told = list(with_room(told, own, self.rules))
            waits = len(
                {"undecided": self.undecided, "reserve_undecided": self.reserve_undecided}.get(status, ())
            )
            counted = counted if own.counted(waits - 1) else None
        shown = with_threshold([*policy.told(without_others(told, status), audience)])
        return Trace(subject=key, reasons=without_names(shown, others, smallest=counted), lang=lang)

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
    def _all_dossiers(self) -> Mapping[str, str]:
        """Each dossier, as what it is counted where it is not named."""
        return dict.fromkeys(self.statuses, OTHER_DOSSIERS)

    @cached_property
    def _equals_of(self) -> FrozenMap[tuple[str, ...]]:
        """The equals of each item that is on a list or undecided, itself included."""
        groups = (*self.reserve_groups, *self.main_groups, self.reserve_undecided, self.undecided)
        return FrozenMap({item: group for group in groups for item in group})


@checked_by(places=whole(0).or_none(), reserve=reserve_rule)
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
    stop: Callable[[], bool] | None = None,
) -> Selection:
    """Keep the best by order of merit, under quotas if any; show what is tied across the line.

    Args:
        ranking: The order of merit.
        rules: The rules of the jury. Where they are left out, the options below make them; both together are
            refused.
        decisions: How ties were parted, on the record.
        attributes: For each item, the attributes that quotas count, each with one value or several.
        places: How many may be kept: this and what follows, as `JuryRules` explains it.
        stop: Asked now and then, under quotas: once it returns True, nobody is kept, and a fault says so.

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
            faults.known("attributes", known, judged(ranking), what="an item")
        faults.done()
        return whole_or_none(
            "select",
            stop,
            lambda: in_time("select", blank.rules.quotas, lambda: _select_under_quotas(blank, known)),
        )
    return _select_by_merit(blank)


def _select_under_quotas(blank: Selection, attributes: Attributes) -> Selection:
    """Keep what every best set holds, and leave open what some of them hold."""
    groups, rules = blank.groups, blank.rules
    members = counted_by(rules.quotas, blank.ranking.order, attributes)
    weights = weights_of(blank.ranking, groups, objective=rules.objective, places=blank.places)
    found = optimum_of(pooled(weights, rules, members))
    if isinstance(found, QuotaConflict):
        return evolve(blank, members=members, conflict=found)
    best = proven_of(found) or found
    first, left = list[Decision](), best
    for one in blank.decisions:  # those on the places come first, each of who was open then
        if any(left.shares.get(item, 1) < 1 for item in one.order):
            first.append(one)
            left = settled(best, weights, first, rules=rules, members=members)
    if first:
        check_open(best, first)
    main = tuple(item for item in flat(groups) if left.shares.get(item) == 1)
    tied = tuple(item for item in flat(groups) if 0 < left.shares.get(item, 0) < 1)
    waiting = without(ordered(groups, first), {*main, *tied})
    waiting = parted(waiting, [one for one in blank.decisions if one not in first])
    ways = ways_to_lose(tied, left)
    losers = ahead(blank.ranking.ranks, tied, found.size - len(main), ways)
    listed, unsure = on_reserve(waiting, rules.reserve.names, losers)
    return evolve(
        blank,
        members=members,
        main=main,
        undecided=tied,
        reserve=listed,
        reserve_undecided=unsure,
        optimum=left,
        conflict=found.conflict,
    )


def _select_by_merit(blank: Selection) -> Selection:
    places, terms = blank.places, blank.rules.reserve
    groups = refined_where_tied(blank.groups, blank.decisions)
    kept, tied = cut(groups, places)
    losers = len(tied) and len(tied) + len(flat(kept)) - places
    waiting = groups[len(kept) + bool(tied) :]
    listed, tied_names = cut(waiting, reserve_names(terms, losers))
    return evolve(blank, main=flat(kept), undecided=tied, reserve=flat(listed), reserve_undecided=tied_names)
