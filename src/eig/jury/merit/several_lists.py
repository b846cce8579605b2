"""Several rankings at once: one list per challenge and profile, or one per sub-jury.

The jury of EIG ranks the candidates it heard in one list per challenge and per profile (Règlement de l'appel
à candidatures EIG 3, art. 6.4). Sub-juries that share no item are ranked apart: their marks do not compare.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, partial
from typing import TypeAlias, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, say, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids
from eig._values.frozen_maps import FrozenMap
from eig._values.iterable_results import Several
from eig._values.phrases_of_faults import Withheld
from eig._values.progress_and_stopping import mapped
from eig._values.tuple_fields import to_sorted, to_tuple
from eig._values.value import Value, keeps, told_where_given
from eig.errors import UnknownKey, look_up
from eig.jury.comparability.linked_sets_and_connectivity import connectivity
from eig.jury.marks.methods_and_policies import MissingPolicy
from eig.jury.marks.reviews import Reviews
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit._exclusions_from_a_ranking import with_threshold
from eig.jury.merit.marks_to_ranking_and_refusals import rank
from eig.jury.merit.ranking_groups_and_reasons import Exclusion, Ranking, method_of
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang, MapFunction

because: Because = reasons_in("jury.merit")
tell: Tell = teller("jury.merit")

Key: TypeAlias = str | tuple[str, ...]
Rankable: TypeAlias = Scoresheet | Reviews | Mapping[str, int | str | Decimal | Fraction]


def _key(key: Key) -> tuple[str, ...]:
    given = (key,) if isinstance(key, str) else to_tuple(key)
    return ("",) if type(given) is tuple and not given else given  # a date of NumPy compares with no tuple


@final
@frozen(kw_only=True, eq=False, repr=False)
class RankedList(Value):
    """One ranking and what it is of, such as a challenge and a profile.

    >>> RankedList(key=("plume", "data"), ranking=Ranking.from_scores({"c7": 15})).name
    'plume · data'
    """

    key: tuple[str, ...] = field(converter=_key, metadata=keeps(ids))
    ranking: Ranking

    @property
    def name(self) -> str:
        """The key, as one text."""
        return " · ".join(self.key)


def _lists(lists: Iterable[RankedList]) -> tuple[RankedList, ...]:
    return to_sorted(lists, RankedList, lambda one: one.key, once=True)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Rankings(Several[RankedList]):
    """Rankings that are never merged: each keeps its own order.

    Args:
        lists: The rankings, each with what it is of.
        rules: The rules that they were ranked by; None where they are not known, as of mere numbers.

    >>> rankings = rank_lists({("plume", "data"): {"c1": 15, "c2": 14}, ("plume", "dev"): {"c2": 16}})
    >>> rankings["plume", "data"].order, rankings.places("c2")
    (('c1', 'c2'), FrozenMap({'plume · data': 2, 'plume · dev': 1}))
    """

    _BRIEF = "lists {lists}"
    MEMBERS = "lists"
    lists: tuple[RankedList, ...] = field(converter=_lists)
    rules: JuryRules | None = field(default=None, metadata=told_where_given)

    def _check(self, faults: Gather) -> None:
        faults.distinct("lists", (one.key for one in self.lists), what="list")

    @cached_property
    def _by_key(self) -> FrozenMap[Ranking]:
        return FrozenMap({one.name: one.ranking for one in self.lists})

    def __getitem__(self, key: Key) -> Ranking:
        name = " · ".join(_key(key))
        return look_up("list", name, self._by_key)

    def places(self, item: str) -> FrozenMap[int]:
        """Return the rank of an item on each list that ranks it.

        >>> rank_lists({"a": {"x": 1}, "b": {"y": 1}}).places("y")
        FrozenMap({'b': 1})
        """
        ranked = {one.name: one.ranking.ranks for one in self.lists}
        return FrozenMap({name: ranks[item] for name, ranks in ranked.items() if item in ranks})

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who comes first on each list; or where an item stands on each list that holds it.

        Why it stands there is the list's own to say: `rankings["plume"].explain("c1")`.

        >>> rankings = rank_lists({"plume": {"c1": 15, "c2": 14}, "adler": {"c2": 16}})
        >>> print(rankings.explain("c2"))
        c2: adler: rank 1 of 1 with 16; plume: rank 2 of 2 with 14.
        """
        if key is None:
            told = [because("lists", lists=len(self.lists)), *map(_first_of, self.lists)]
            return Trace(subject=tell("whole_lists", lang), reasons=told, lang=lang)
        told = [reason for one in self.lists if (reason := _on_list(one, key))]
        if not told:
            known = [key for one in self.lists for key in one.ranking.order]
            raise UnknownKey("ranked item", key, known=known)
        return Trace(subject=key, reasons=told, lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return the rows of each list, under its name.

        >>> rank_lists({"plume": {"c1": 15}}).rows()[0]["list"]
        'plume'
        """
        return [{"list": one.name, **row} for one in self.lists for row in one.ranking.rows()]

    def say(self, lang: Lang = "en") -> str:
        """Return each list under its name, best first.

        >>> print(rank_lists({"plume": {"c1": 14, "c2": 14}}).say())
        plume
        1. c1 and c2: 14 (equally good)
        """
        return "\n\n".join(f"{say(one.name, lang)}\n{one.ranking.say(lang)}" for one in self.lists)


def _first_of(one: RankedList) -> Reason:
    """Return who comes first on a list, or that nobody is ranked on it."""
    ranking = one.ranking
    first = [
        because("first", items=group, score=ranking.scores.get(group[0])) for group in ranking.groups[:1]
    ]
    nobody = because("ranked_whole", count=0, method=method_of(ranking.method))
    return because("listed_out", list=one.name, reason=first[0] if first else nobody)


def _on_list(one: RankedList, item: str) -> Reason | None:
    ranking = one.ranking
    if item in ranking.ranks:
        score = ranking.scores.get(item)
        rank, count = ranking.ranks[item], len(ranking.order)
        return because("listed", list=one.name, rank=rank, count=count, score=score)
    out = next((out.reason for out in ranking.excluded if out.item == item), None)
    return because("listed_out", list=one.name, reason=out) if out else None


@checked
def rank_lists(
    sheets: Mapping[str, Rankable] | Mapping[tuple[str, str], Rankable] | Mapping[tuple[str, ...], Rankable],
    rules: JuryRules | None = None,
    *,
    ranked: Callable[[Rankable], Ranking] | None = None,
    map: MapFunction = map,
) -> Rankings:
    """Rank several lists, each on its own, by the same rules.

    Whoever is under the threshold of the rules is on no list: no seat is theirs, nor a reserve.

    Args:
        sheets: What to rank, by list: a name, or a challenge and a profile.
        rules: The rules of the jury; those of `rank` where left out. Seats keep people and lists do not:
            places, a number of names or calls in reserve, quotas and a casting vote are refused.
        ranked: How the jury ranks, where `rank` and its rules do not say it.
        map: An order-keeping map.

    Raises:
        Fault: Both `rules` and `ranked`; a rule that no list heeds.

    >>> rank_lists({("plume", "data"): {"c1": 15}}).lists[0].key
    ('plume', 'data')
    >>> rank_lists({"plume": {"c1": 15, "c2": 9}}, JuryRules(threshold=10))["plume"].order
    ('c1',)
    """
    faults, keys = Gather("rank_lists"), tuple([_key(key) for key in sheets])
    faults.check("sheets", ids.each(), keys)
    _check_ranked(faults, rules, ranked)
    if rules is not None:
        reserve = rules.reserve.names or rules.reserve.calls
        unheeded = {"places": rules.places, "reserve": reserve, "quotas": rules.quotas or None}
        for name, value in unheeded.items():
            faults.that("rules", value is None, "jury.merit.of_lists", value=value, at=(name,))
        faults.that("rules", not rules.casting_vote, "jury.merit.no_chair", value=True, at=("casting_vote",))
    faults.done()
    one_by_one = partial(_ranked, ranked or partial(rank, rules=rules))
    rankings = mapped(map, one_by_one, list(sheets.values()), len(sheets), kind=Ranking)
    if rules and rules.threshold is not None:
        rankings = [_from(rules.threshold, one) for one in rankings]
    return Rankings(
        lists=[RankedList(key=key, ranking=ranking) for key, ranking in zip(keys, rankings, strict=True)],
        rules=None if ranked is not None else _known(rules, sheets.values()),
    )


def _known(rules: JuryRules | None, given: Collection[Rankable]) -> JuryRules | None:
    """Return the rules of lists, with the grid that their sheets share; mere numbers were made by others."""
    if all(isinstance(one, Mapping) for one in given):
        return rules
    own, *others = dict.fromkeys(one.rubric for one in given if isinstance(one, Scoresheet)) or (None,)
    stated = rules or JuryRules()
    return stated if others or own is None else evolve(stated, rubric=own)


def _from(threshold: Fraction, ranking: Ranking) -> Ranking:
    """Return a ranking that leaves out, with that reason, whoever is under a threshold."""
    low = {item for item, score in ranking.scores.items() if score < threshold}
    below = because("below_threshold", threshold=threshold)
    out = {item: below for item in ranking.order if item in low}
    for one in ranking.excluded:
        out[one.item] = with_threshold([one.reason, below])[0] if one.item in low else one.reason
    return evolve(
        ranking,
        groups=[group for group in ranking.groups if low.isdisjoint(group)],
        splits=[split for split in ranking.splits if low.isdisjoint(split.among)],
        excluded=[Exclusion(item=item, reason=reason) for item, reason in out.items()],
    )


def _ranked(by: Callable[[Rankable], Ranking], given: Rankable) -> Ranking:
    """Return the ranking of a list; nobody may be on one, where a jury of nothing is a slip."""
    return by(given) if not isinstance(given, Mapping) or given else Ranking.from_scores({})


def _check_ranked(faults: Gather, rules: object, ranked: object) -> None:
    """Note a function of the caller's beside the rules: lists are ranked by one of the two."""
    either = rules is None or ranked is None
    faults.that("ranked", either, "jury.merit.rules_or_function", value=Withheld(ranked))


@checked
def rank_by_group(
    sheet: Scoresheet,
    rules: JuryRules | None = None,
    *,
    missing: MissingPolicy = "refuse",
    ranked: Callable[[Rankable], Ranking] | None = None,
    map: MapFunction = map,
) -> Rankings:
    """Rank each sub-jury's items apart: a list for each group of items that shared jurors connect.

    Items that nobody marked stand on no list.

    Args:
        sheet: The sheet of all sub-juries.
        rules: The rules of the jury; those of `rank` where left out.
        missing: What to do with marks that are missing, where the rules do not say it.
        ranked: How the jury ranks, where `rank` and its rules do not say it.
        map: An order-keeping map.

    Raises:
        Fault: Both `rules` and `ranked`.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "panel 1", {"impact": 4}), ("adler", "panel 2", {"impact": 3})])
    >>> [one.name for one in rank_by_group(sheet).lists]
    ['panel 1', 'panel 2']
    """
    faults = Gather("rank_by_group")
    _check_ranked(faults, rules, ranked)
    faults.done()
    policy = missing if rules is None else rules.missing
    parts = connectivity(sheet.reviews(missing=policy)).components
    sheets = {part.jurors: sheet.only(part.items) for part in parts}
    return rank_lists(sheets, rules, ranked=ranked, map=map)
