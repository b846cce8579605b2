"""Who replaces whom: for each possible withdrawal, the best name that keeps the quotas.

A list corrected by hand is how quotas get broken: somebody counted by a quota must be replaced by the best
who keeps it, not by the next on the list.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations, islice
from typing import final

from attrs import field, frozen

from eig._maths.but_for_causes import but_for
from eig._values.call_arguments import checked
from eig._values.field_rules_and_bounds import ids, text
from eig._values.first_few_names import few
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps
from eig._values.whoever_waits import hear, whole_or_none
from eig.errors import Fault, UnknownKey, require_key
from eig.jury.selection._lists_with_ties_and_statuses import members_of
from eig.jury.selection._main_list_under_quotas import pooled, weights_of
from eig.jury.selection.main_list_reserve_and_ties import Selection
from eig.jury.selection.quota_optima_and_conflicts import MOST_SETS, best_of, in_time, proven_of
from eig.programme.quotas import Quota, id_sets, to_sets
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.selection")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Replacement(Value):
    """What happens if one person of the main list withdraws.

    Args:
        leaver: Who withdraws.
        successors: Who comes in while all others stay: the best that keeps the quotas; several if they tie,
            none if nobody can. Where it `waits`, they may come in. One comes in for one: where quotas had
            left places unfilled, another may find room too, as `reoptimised` shows.
        reoptimised: The best lists of as many as can be if the others could move too, each in order of merit.
        refused: Why nobody may be called from the reserve list, where its terms forbid it.
        due_to: Why the first of the reserve list does not come in: without so many of the quotas, they would;
            or that nobody is left on it.
        waits: Whether the tie for the last names of the reserve list, still to be decided, may leave out all
            successors.

    >>> from eig.jury import Ranking, select
    >>> selection = select(Ranking.from_scores({"a": 9, "b": 8, "c": 7}), places=2, reserve=1)
    >>> print(replacement(selection, "a").explain())
    a: on withdrawal, c comes in.
    """

    leaver: str = field(metadata=keeps(text))
    successors: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids))
    reoptimised: tuple[tuple[str, ...], ...] = field(default=(), converter=to_sets, metadata=keeps(id_sets))
    refused: Reason | None = None
    due_to: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    waits: bool = False

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who comes in, or that nobody can.

        Args:
            key: Who leaves or comes in; None for the whole, which is the same.

        >>> print(Replacement(leaver="a", successors=()).explain(lang="fr"))
        a : en cas de désistement, personne ne peut prendre la place sans rompre un quota ou épuiser la liste.
        """
        known = (self.leaver, *self.successors)
        if key is not None and key not in known:
            raise UnknownKey("person", key, known=known)
        subject = key or self.leaver
        if self.refused or (self.due_to and not self.successors):
            told = [_NOBODY, *filter(None, [self.refused]), *self.due_to]
            return Trace(subject=subject, reasons=told, lang=lang)
        code = ("replacement_none", "replacement", "replacement_tied")[min(len(self.successors), 2)]
        code, own = "replacement_may" if self.waits else code, subject == self.leaver
        reason = because(code, own=own, leaver=self.leaver, successors=self.successors)
        return Trace(subject=subject, reasons=[reason, *self.due_to], lang=lang)

    @property
    def count(self) -> int:
        """How many may come in: 0 where nobody can; 1 where nothing is left to decide, unless it `waits`."""
        return len(self.successors)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row: who leaves and who comes in; several are equally good.

        >>> Replacement(leaver="a", successors=["c"]).rows()
        [{'leaver': 'a', 'successors': ('c',)}]
        """
        return [{"leaver": self.leaver, "successors": self.successors}]


_NOBODY = because("not_replaced")


@checked
def replacement(selection: Selection, leaver: str, *, on: date | None = None, called: int = 0) -> Replacement:
    """Return who replaces somebody of the main list, from the reserve list, without breaking a quota.

    Args:
        selection: A selection whose places are settled: no tie for them is left to decide.
        leaver: Who withdraws.
        on: The day of the call, to hold against the validity of the reserve list; None to leave it out.
        called: How many have been called from the reserve list already.

    Raises:
        Fault: A tie for the last places is still to be decided.
        UnknownKey: `leaver` is not on the main list.

    >>> from eig.jury import Ranking, select
    >>> selection = select(Ranking.from_scores({"a": 9, "b": 8, "c": 7}), places=2, reserve=1)
    >>> replacement(selection, "b").successors
    ('c',)
    """
    _check_settled(selection, "replacement")
    require_key("item on the main list", leaver, selection.main)
    stay = tuple(item for item in selection.main if item != leaver)
    successors = _successors(selection, stay)
    due_to = _due_to(selection, stay, successors)
    if refused := selection.rules.reserve.refusal(on=on, called=called):
        return Replacement(leaver=leaver, successors=(), refused=refused, due_to=() if successors else due_to)
    return Replacement(
        leaver=leaver,
        successors=successors,
        due_to=due_to,
        waits=_waits(selection, successors),
        reoptimised=_best(selection, (*stay, *(selection.reserve or selection.reserve_undecided))),
    )


def _check_settled(selection: Selection, asked: str) -> None:
    if selection.undecided:
        path, left = (asked, "selection", "undecided"), selection.undecided
        raise Fault(f"{asked}.selection.undecided", left, "jury.selection.none_undecided", path=path)


@checked
def replacements(selection: Selection, *, stop: Callable[[], bool] | None = None) -> tuple[Replacement, ...]:
    """Return who replaces whom on each possible withdrawal from the main list.

    Args:
        selection: A selection whose places are settled: no tie for them is left to decide.
        stop: Asked before each of them: once it returns True, none is told, and a fault says so.

    >>> from eig.jury import Ranking, select
    >>> selection = select(Ranking.from_scores({"a": 9, "b": 8, "c": 7}), places=2, reserve=1)
    >>> [(one.leaver, one.successors) for one in replacements(selection)]
    [('a', ('c',)), ('b', ('c',))]
    """
    _check_settled(selection, "replacements")

    def _each() -> Iterator[Replacement]:
        for leaver in selection.main:
            hear()
            yield replacement(selection, leaver)

    return whole_or_none("replacements", stop, lambda: tuple(_each()))


def _successors(selection: Selection, stay: Sequence[str]) -> tuple[str, ...]:
    """Return the best of the reserve that keeps the quotas with those who stay, and those tied with it.

    Those who tie for the last names of the reserve list come after all its other names.
    """
    able = _able(selection, stay, selection.reserve)
    if not able:
        return tuple(_able(selection, stay, selection.reserve_undecided))
    tied = selection.tied_on_reserve(able[0])
    return tuple(item for item in able if item in tied)


def _able(selection: Selection, stay: Sequence[str], items: Iterable[str]) -> list[str]:
    """Return who keeps the quotas with those who stay: those whom the same quotas count do so together."""
    if not selection.rules.quotas:
        return [*items]
    members, kept = members_of(selection), dict[tuple[str, ...], bool]()
    able = list[str]()
    for item in items:
        counted = members.get(item, ())
        if counted not in kept:
            kept[counted] = _keeps(selection, (*stay, item))
        able += [item] * kept[counted]
    return able


def _waits(selection: Selection, successors: Sequence[str]) -> bool:
    """Tell whether the tie for the last names of the reserve list may leave out all who may come in."""
    tied, names = selection.reserve_undecided, selection.rules.reserve.names
    able = set(successors).intersection(tied)
    return names is not None and bool(able) and len(tied) - len(able) >= names - len(selection.reserve)


@frozen
class _Entry:
    """One of the first of a reserve list, once somebody has left, as a case of `but_for`."""

    selection: Selection
    stay: tuple[str, ...]
    item: str

    @property
    def causes(self) -> tuple[Quota, ...]:
        """The quotas."""
        return self.selection.rules.quotas

    def without(self, causes: Sequence[Quota], /) -> bool:
        """Tell whether it could come in without some quotas."""
        return _keeps(self.selection, (*self.stay, self.item), without=causes)


def _due_to(selection: Selection, stay: tuple[str, ...], successors: Sequence[str]) -> list[Reason]:
    """Say without how many quotas each other who is first on the reserve list would come in, or that none is.

    Which quotas they are would tell what somebody is.
    """
    group = next(iter(selection.reserve_groups), selection.reserve_undecided)
    if not group:
        return [because("reserve_empty")]
    members, told = members_of(selection), dict[tuple[int, str], list[str]]()
    alike = dict[tuple[str, ...], list[str]]()  # whom the same quotas count
    for item in group:
        alike.setdefault(tuple(members.get(item, ())), []).append(item)
    entries = [_Entry(selection, stay, same[0]) for same in alike.values()]
    for entry, same in zip(entries, alike.values(), strict=True):
        if entry.item not in successors:
            found = but_for(entry)
            ways: list[tuple[Quota, ...]] = [(cause,) for cause in found.alone] or [found.together]
            alone = len(same) == 1 and any(sum(one.without(way) for one in entries) == 1 for way in ways)
            then = "may" if group == selection.reserve_undecided else "in" if alone else "tied"
            told.setdefault((len(ways[0]), then), []).extend(same)
    return [
        because(
            "replacement_but_for",
            cause=because("cause_quotas", count=count),
            first=few(items, len(items)),
            then=then,
        )
        for (count, then), items in sorted(told.items())
    ]


def _keeps(selection: Selection, chosen: Sequence[str], *, without: Sequence[Quota] = ()) -> bool:
    members = members_of(selection)
    counts = (
        (quota, sum(quota.name in members.get(item, ()) for item in chosen))
        for quota in selection.rules.quotas
        if quota not in without
    )
    return all(
        quota.minimum <= count and (quota.maximum is None or count <= quota.maximum)
        for quota, count in counts
    )


def _best(selection: Selection, pool: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    rules, ranking = selection.rules, selection.ranking
    if not rules.quotas:
        return _first(selection, frozenset(pool))
    weights: dict[str, Fraction] = weights_of(
        ranking, selection.groups, objective=rules.objective, places=selection.places
    )
    here = frozenset(pool)
    members = {item: names for item, names in members_of(selection).items() if item in here}
    asked = pooled({item: weights[item] for item in pool}, rules, members)
    found = in_time("replacement", rules.quotas, lambda: proven_of(best_of(asked)))
    if found is None:
        return ()
    order = {item: place for place, item in enumerate(ranking.order)}
    return tuple(tuple(sorted(one, key=order.__getitem__)) for one in found.sets if one)


def _first(selection: Selection, pool: Container[str]) -> tuple[tuple[str, ...], ...]:
    """Return the first of a pool by merit, as many as have a place: each way to part the last equals."""
    main = list[str]()
    for group in selection.groups:
        here, room = [item for item in group if item in pool], selection.places - len(main)
        if len(here) >= room:
            ways = islice(combinations(here, room), MOST_SETS)
            return tuple(filter(None, ((*main, *some) for some in ways)))
        main += here
    return (tuple(main),) if main else ()
