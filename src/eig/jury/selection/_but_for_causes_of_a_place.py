"""What a place on the main list, or none, is due to: what must be left out for it to be another.

Nothing here is read off a rule: each is left out, and the lists are drawn up again. A decision that would
part nothing then is left out with it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Self, TypeAlias, TypeVar, cast

from attrs import evolve, field, frozen

from eig._maths.but_for_causes import TRIES, Causes, but_for
from eig.jury.marks.methods_and_policies import MissingPolicy
from eig.jury.merit._scores_that_may_be_told import (
    AMONG,
    LISTED,
    MANY,
    WAITING,
    Standing,
    names_tests,
)
from eig.jury.merit.ranking_groups_and_reasons import Ranking, ends_of, in_middle
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.jury.selection._lagrangian_search_under_quotas import Tired
from eig.jury.selection._lists_with_ties_and_statuses import Lists, members_of
from eig.jury.selection._main_list_under_quotas import (
    Members,
    ahead,
    groups_above,
    on_reserve,
    ordered,
    pooled,
    settled,
    ways_to_lose,
    weights_of,
    without,
)
from eig.jury.selection.quota_optima_and_conflicts import best_of, proven_of
from eig.lots.decisions_and_priorities_on_ties import Decision, Groups, cut, refined_where_valid
from eig.programme.quotas import Quota
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.programme.disclosure import Disclosure

because: Because = reasons_in("jury.selection")

Shares: TypeAlias = Mapping[str, Fraction]
"""For each item that some main list holds, the share of the equally good lists that hold it."""


Kind: TypeAlias = Literal[
    "floors", "opinions", "missing", "adjustment", "tests", "threshold", "quota", "fill", "places", "decision"
]
"""What acts on a list, in the order in which it does."""


class Ground(NamedTuple):
    """A rule or a decision that a main list follows, and that can be left out."""

    kind: Kind
    what: Quota | Decision | MissingPolicy | None = None


class Drawn(NamedTuple):
    """Lists drawn up: what the main lists hold, who is on the reserve list for sure, and who may be."""

    shares: Shares
    reserve: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()

    def share(self, item: str) -> Fraction:
        """Return in which share of the main lists an item is."""
        return self.shares.get(item, Fraction(0))


PLACES = Ground("places")
Before: TypeAlias = Callable[[frozenset[Ground]], tuple[Ranking, Members]]
"""The ranking without some of what acts before it, and which quotas count each item of it."""


@frozen
class Worlds:
    """A selection without some of its grounds: what each main list holds then, found once.

    Where what came before the ranking is known, `first` are the grounds that act there, and `before` gives
    the ranking without them.
    """

    selection: Lists
    first: tuple[Ground, ...] = ()
    before: Before | None = None
    known: dict[frozenset[Ground], Drawn | None] = field(factory=dict[frozenset[Ground], "Drawn | None"])

    def without(self, gone: Iterable[Ground]) -> Drawn | None:
        """Return the lists without some grounds; None where a search was stopped."""
        left_out = frozenset(gone)
        if left_out not in self.known:
            ranked = self.before(left_out) if self.before else None
            ranking, members = ranked or (self.selection.ranking, members_of(self.selection))
            try:
                self.known[left_out] = drawn_up(self.selection, ranking, members, left_out)
            except Tired:
                self.known[left_out] = None
        return self.known[left_out]


@frozen
class _Place:
    """The place of an item on the main list, or on either, for sure or possible, as a case of `but_for`."""

    worlds: Worlds
    item: str
    causes: tuple[Ground, ...]
    sure: bool = False
    either: bool = False

    def without(self, causes: Sequence[Ground], /) -> bool | None:
        """Tell whether the item would be on the list, for sure or possibly."""
        found = self.worlds.without(causes)
        if found is None:
            return None
        share = found.share(self.item)
        waits = self.either and self.item in (*found.reserve, *found.maybe)
        return waits or (share == 1 if self.sure else share > 0)


def due_to(worlds: Worlds, item: str) -> tuple[Reason, ...]:
    """Return what the place of an item is due to; of one in a tie, what it would not be in a tie without.

    Nothing is said of one that the ranking leaves out, where only the ranking is known.
    """
    status = worlds.selection.status(item)
    if status == "excluded" and worlds.before is None:
        return ()
    if status not in HELD:
        return _against(worlds, item)
    grounds = (one for one in _grounds(worlds, item) if not _parts(one.what, item))  # told as a decision
    place = _Place(worlds, item, tuple(grounds), sure=status == "main")
    found = but_for(place, now=True, larger=TRIES)
    ahead = but_for(evolve(place, sure=True), larger=TRIES) if status == "undecided" else Causes[Ground]()
    return (*_told(worlds, item, ahead, "not_kept_for"), *_told(worlds, item, found, "kept_for"))


def _parts(what: object, item: str) -> bool:
    return isinstance(what, Decision) and item in what.order


def _against(worlds: Worlds, item: str) -> tuple[Reason, ...]:
    """Say why an item is not kept: by its rank where no rule and no decision is enough.

    Where several are enough only at once, fewer may be with the number of places among them.
    """
    chosen, grounds = worlds.selection, _grounds(worlds, item)
    stages = [grounds, *([_unadjusted(grounds)] * bool(worlds.first))]
    if chosen.status(item) in ("excluded", "below_threshold"):
        stages.append(_with_places(grounds))
    found = Causes[Ground]()
    for some in stages:
        if found == Causes():
            found = but_for(_Place(worlds, item, tuple(some)), larger=TRIES)
    if found.together:
        fewer = but_for(_Place(worlds, item, tuple(_with_places(grounds))), larger=TRIES)
        found = fewer if fewer.alone or 0 < len(fewer.together) < len(found.together) else found
    waits = _off_reserve(worlds, item, found)
    if found != Causes():
        return (*_told(worlds, item, found, "not_kept_for"), *waits)
    decided = item in chosen.ranking.ranks and chosen.status(item) != "no_list"
    return (*((_past_places(chosen, item),) if decided else ()), *waits)


def _off_reserve(worlds: Worlds, item: str, main: Causes[Ground]) -> tuple[Reason, ...]:
    """Say without what an item on no list would be on the reserve list, where there are quotas."""
    rules, status = worlds.selection.rules, worlds.selection.status(item)
    if not rules.quotas or rules.reserve.names == 0 or status not in ("not_kept", "no_list"):
        return ()
    found = but_for(_Place(worlds, item, tuple(_grounds(worlds, item)), either=True), larger=TRIES)
    own = tuple(one for one in found.alone if one not in main.alone)
    together = () if found.together == main.together else found.together
    return _told(worlds, item, Causes(alone=own, together=together), "not_kept_for")


NAMED: Final = 4
"""So many causes are named where only all of them change a place: of these, no fewer are enough."""
HELD: Final = ("main", "undecided")
"""What becomes of whoever some main list holds."""
_LEAVE_OUT: Final = frozenset({"cause_floors", "cause_opinions", "cause_threshold"})


def without_others(reasons: Iterable[Reason], status: str) -> list[Reason]:
    """Return what whoever is kept, or in a tie, may read: not what left others out, which tells marks."""
    return [
        one
        for one in reasons
        if status not in HELD or not _LEAVE_OUT & {cause.code for cause in _causes(one)}
    ]


def _causes(reason: Reason) -> list[Reason]:
    named = (reason.facts.get("cause"), *_several(reason.facts.get("causes")))
    return [one for one in named if isinstance(one, Reason)]


def _unadjusted(grounds: Iterable[Ground]) -> list[Ground]:
    """Return grounds but an adjustment, which may keep an item in as well as out."""
    return [one for one in grounds if one.kind != "adjustment"]


def _with_places(grounds: Sequence[Ground]) -> list[Ground]:
    """Return grounds with the number of places, which acts before decisions do."""
    at = next((at for at, one in enumerate(grounds) if one.kind == "decision"), len(grounds))
    return [*grounds[:at], PLACES, *grounds[at:]]


def _past_places(chosen: Lists, item: str) -> Reason:
    """Say that an item is ranked past the places, and that quotas make no difference where there are some."""
    rank, places = chosen.ranking.ranks[item], chosen.places
    if not places:
        return because("nobody_below")
    return because("past_places", rank=rank, places=places, quotas=len(chosen.rules.quotas) or None)


def _told(worlds: Worlds, item: str, found: Causes[Ground], code: str) -> tuple[Reason, ...]:
    named = {one: _name(worlds.selection, one) for one in (*found.alone, *found.together)}
    told = [because(code, cause=named[one], then=_then(worlds, item, [one], code)) for one in found.alone]
    told += [because("not_known_for")] if found.unknown and code == "not_kept_for" else []
    if not found.together:
        return tuple(told)
    few = len(found.together) <= NAMED
    causes = tuple(map(named.__getitem__, found.together)) if few else None
    facts = {
        "causes": causes,
        "count": len(found.together),
        "then": _then(worlds, item, found.together, code),
    }
    return (because(f"{code}_together", **facts),)


def _then(worlds: Worlds, item: str, gone: Iterable[Ground], code: str) -> str:
    found = worlds.without(gone) or Drawn({})
    share = found.share(item)
    if share:
        return "main" if share == 1 else "tied"
    waits = "reserve" if item in found.reserve else "last" if item in found.maybe else "out"
    return waits if code == "not_kept_for" else "out"


def without_quota_names(reasons: Iterable[Reason]) -> list[Reason]:
    """Return reasons in which quotas are counted: which of them counts somebody is theirs to know.

    One quota and then one again, without which something else would be, are not the same.
    """
    told, one_said = list[Reason](), False
    for reason in dict.fromkeys(map(_without_quota_names, reasons)):
        cause = reason.facts.get("cause")
        alone = isinstance(cause, Reason) and cause.code == "cause_quotas"
        other = {**reason.facts, "cause": because("cause_quota_other")}
        told.append(evolve(reason, facts=other) if alone and one_said else reason)
        one_said = one_said or alone
    return told


def _without_quota_names(reason: Reason) -> Reason:
    facts = reason.facts
    causes = _causes(reason)
    others = [one for one in causes if one.code != "cause_quota"]
    count = len(causes) - len(others)
    if not count:
        return reason
    unnamed = because("cause_quotas", count=count)
    named = {"causes": (unnamed, *others)} if "causes" in facts else {"cause": unnamed}
    return evolve(reason, facts={**facts, **named})


def _several(causes: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", causes) if isinstance(causes, tuple) else ()


def _name(chosen: Lists, ground: Ground) -> Reason:
    if isinstance(ground.what, Quota):
        return because("cause_quota", quota=ground.what)
    if isinstance(ground.what, Decision):
        return because("cause_decision", by=ground.what.by, reference=ground.what.reference)
    facts: dict[str, object] = {}
    if ground.kind in ("threshold", "places"):
        facts[ground.kind] = chosen.rules.threshold if ground.kind == "threshold" else chosen.places
    return because(f"cause_{ground.kind}", **facts)


def _grounds(worlds: Worlds, item: str) -> list[Ground]:
    """Return the rules and decisions that act on an item, in the order in which they do.

    Under quotas, what leaves others out may keep an item out as well; it may keep one in without quotas.
    """
    chosen = worlds.selection
    rules, quotas, status = chosen.rules, chosen.rules.quotas, chosen.status(item)
    steps = chosen.ranking.splits if status != "below_threshold" else ()  # no test decides there
    tested = any(step.separates and item in step.among for step in steps)
    low = rules.threshold is not None and (quotas or status in ("excluded", "below_threshold"))
    others = quotas or status in HELD
    bars = ("adjustment", "floors", "opinions") if others else ("adjustment",)
    return [
        *(one for one in worlds.first if status == "excluded" or one.kind in bars),
        *([Ground("tests")] if tested else []),
        *([Ground("threshold")] if low else []),
        *(Ground("quota", one) for one in quotas),
        *([Ground("fill")] if quotas and rules.fill == "all_or_nothing" else []),
        *(Ground("decision", one) for one in chosen.decisions),
    ]


# ── the lists, drawn up again ─────────────────────────────────────────────────────────────────────


def drawn_up(selection: Lists, ranking: Ranking, members: Members, gone: frozenset[Ground]) -> Drawn:
    """Return the lists that a ranking gives, by the rules of a selection without some grounds."""
    rules, kinds = selection.rules, {one.kind for one in gone}
    ranking = _untested(ranking) if "tests" in kinds else ranking
    threshold = None if "threshold" in kinds else rules.threshold
    groups = groups_above(ranking, threshold)
    left = evolve(
        rules,
        threshold=threshold,
        quotas=[one for one in rules.quotas if Ground("quota", one) not in gone],
        fill="as_many" if "fill" in kinds else rules.fill,
        places=sum(map(len, groups)) if "places" in kinds else rules.places,
    )
    decisions = [one for one in selection.decisions if Ground("decision", one) not in gone]
    if left.quotas:
        shares, waiting, ways = _best(ranking, groups, left, decisions, members=members)
    else:
        shares, waiting, ways = _first(groups, left.places or 0, decisions)
    tied = [item for item, share in shares.items() if share < 1]
    losers = ahead(ranking.ranks, tied, int(sum(map(shares.__getitem__, tied))), ways)
    return Drawn(shares, *on_reserve(waiting, rules.reserve.names, losers))


def sure_without(selection: Lists, gone: Collection[str]) -> frozenset[str]:
    """Return what every main list holds that is drawn up without some items; nothing if not known."""
    whole = selection.ranking
    groups = [[item for item in group if item not in gone] for group in whole.groups]
    ranking = evolve(
        whole,
        groups=list(filter(None, groups)),
        splits=(),
        scores={item: one for item, one in whole.scores.items() if item not in gone},
        evidence={item: one for item, one in whole.evidence.items() if item not in gone},
    )
    found = Worlds(selection, before=lambda _: (ranking, members_of(selection))).without(())
    return frozenset(item for item, share in found.shares.items() if share == 1) if found else frozenset()


def _untested(ranking: Ranking) -> Ranking:
    """Return a ranking without its declared tests: what they parted stands side by side again."""
    whole = dict[str, frozenset[str]]()
    for step in ranking.splits:
        for item in step.among:
            whole.setdefault(item, frozenset(step.among))
    groups = list[tuple[str, ...]]()
    for group in ranking.groups:
        if groups and whole.get(group[0], frozenset()).issuperset(groups[-1]):
            groups[-1] = (*groups[-1], *group)
        else:
            groups.append(group)
    return evolve(ranking, groups=groups, splits=())


_Found: TypeAlias = tuple[Shares, Groups, Sequence[frozenset[str]]]
"""What main lists hold, those who are on none in order of merit, and who loses in each way to part equals."""


def _first(groups: Groups, places: int, decisions: Iterable[Decision]) -> _Found:
    """Return the first of an order of merit, those tied for the last places in equal shares."""
    groups = refined_where_valid(groups, decisions)
    kept, tied = cut(groups, places)
    sure = {item: Fraction(1) for group in kept for item in group}
    shares = {**sure, **dict.fromkeys(tied, Fraction(places - len(sure), len(tied) or 1))}
    return shares, without(groups, shares), ()


def _best(
    ranking: Ranking, groups: Groups, rules: JuryRules, decisions: Sequence[Decision], *, members: Members
) -> _Found:
    """Return what the best lists under quotas hold, once those decisions parted them that still can."""
    weights = weights_of(ranking, groups, objective=rules.objective, places=rules.places or 0)
    found = proven_of(best_of(pooled(weights, rules, members)))
    if found is None:
        return {}, (), ()
    open_ = {item for item, share in found.shares.items() if share < 1}
    valid = [one for one in decisions if open_.issuperset(one.order)]
    out = open_.difference(*(one.order for one in valid))
    if valid and (not out or any(one.rest for one in valid)):
        found = settled(found, weights, valid, rules=rules, members=members)
    else:
        valid = []
    waiting = without(ordered(groups, valid), found.shares)
    tied = [item for item, share in found.shares.items() if share < 1]
    others = [one for one in decisions if one not in valid]
    return found.shares, refined_where_valid(waiting, others), ways_to_lose(tied, found)


@frozen(kw_only=True, eq=False, repr=False)
class ListsWithCauses(Lists):
    """Lists that tell what each place is due to."""

    def causes(self, item: str) -> tuple[Reason, ...]:
        """Return what the place of an item is due to: without what it would be another, all else as it is.

        Each rule and each decision is left out, and the lists are drawn up again. Nothing is said of an item
        that is left out of the ranking, nor of one kept whatever the rules. It is for the jury, and for the
        person concerned: a quota that matters tells what somebody is.

        >>> from eig.jury import select
        >>> from eig.programme import Quota
        >>> design = Quota(attribute="profile", value="design", minimum=1)
        >>> chosen = select(Ranking.from_scores({"a": 9, "b": 8, "c": 7, "d": 6}), places=2, quotas=[design],
        ...                 attributes={"d": {"profile": "design"}})
        >>> print(chosen.causes("b")[0])
        without the quota (profile=design: at least 1), it would be on the main list
        >>> print(chosen.causes("c")[0])
        not on the main list: ranked 3 for 2 places; without any one quota, or without all, not on it either
        """
        self.status(item)
        return due_to(self._worlds, item)

    @cached_property
    def untested(self) -> Self:
        """These lists where no test that parted equals may be named: the order stands, no cause is a test."""
        return evolve(self, ranking=evolve(self.ranking, splits=())) if self.ranking.splits else self

    @cached_property
    def _worlds(self) -> Worlds:
        return Worlds(self)


SomeLists = TypeVar("SomeLists", bound=ListsWithCauses)


def as_told(lists: SomeLists, item: str, policy: Disclosure) -> SomeLists:
    """Return the lists by which a candidate is told of an item: where no test may be named, none is a cause.

    If a test and a rule together mattered, what is said without the test would tell that marks were equal.
    """
    own = stood(lists, item)
    named = own.inside and own.among and names_tests(own.between, lists.rules.threshold, status=own.status)
    return lists if named or policy.smallest == 1 else lists.untested


def stood(lists: Lists, item: str, *, few: bool = False) -> Standing:
    """Return how a candidate stands, as somebody knows it who knows their own marks and who is on which list.

    Args:
        lists: The lists.
        item: The candidate.
        few: Whether few totals lie under the eliminating marks.
    """
    between, status = ends_of(lists.ranking, item), lists.status(item)
    own = status if status in LISTED else None
    listed = lists._listed  # noqa: SLF001 # found once for all
    beside, apart = {one: count - (one == own) for one, count in listed.items()}, is_apart(lists, item)
    others = beside.get(own, 0) if apart else len(lists.ranking.order) - 1
    some_out = beside.get(None, 0) >= AMONG  # else whoever waits, who is equal to the others, is known
    if status in WAITING:
        others = sum(beside.get(one, 0) for one in (None, *WAITING))
    return Standing(
        status=status,
        between=between,
        inside=in_middle(item, lists.ranking, lists.rules.threshold),
        among=not between
        or all(
            not count or (count >= AMONG and (one == own or one not in WAITING or some_out))
            for one, count in beside.items()
        ),
        beside=others if between else MANY,
        parted=bool(between) and not apart,
        place=lists.ranking.ranks.get(item) if between else None,
        few=few,
        alone=set(lists.statuses.values()).isdisjoint(WAITING) and beside.get(own) == 0,
    )


def is_apart(lists: Lists, item: str) -> bool:
    """Tell whether neither lists nor decisions say that somebody is equal to an item."""
    if lists.status(item) in WAITING:
        return False
    equals = {*lists.ranking.group_of(item)} if item in lists.ranking.ranks else set[str]()
    return equals.isdisjoint(one for decision in lists.decisions for one in decision.order)
