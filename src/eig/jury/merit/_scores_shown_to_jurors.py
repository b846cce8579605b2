"""Which scores a juror may be shown: those far inside of what each dossier can have, as the juror knows it.

The juror knows the own marks, the rules, the lists, and who marked what. Every score between two bounds is
shown, so that one which is held back is near an end. The bounds lie as many steps of a mark inside as lists
part dossiers, and one more: each list takes a value of those near an end, and three are left. Where sums of
weighted marks in between can be made in few ways, they lie further inside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from eig._values.frozen_maps import FrozenMap
from eig.jury.marks._totals_of_sheets import Totals
from eig.jury.marks.means_and_medians import mean
from eig.jury.marks.scoresheet import Scoresheet, columns_of
from eig.jury.merit._scores_that_may_be_told import BY_METHOD, LISTED, WAITING, may_be_told
from eig.jury.merit._what_a_dossier_can_have import Open, Part, lacked, opened

if TYPE_CHECKING:
    from eig.jury.rules.jury_rules_with_origins import JuryRules

OPEN = 3
"""How many values each mark of another has at least, with all that the juror knows."""
FINEST = 10**7
"""Sums of more steps than that are not gone through: none is shown."""


def shown_to(
    sheet: Scoresheet,
    juror: str,
    items: Iterable[str],
    rules: JuryRules,
    *,
    statuses: Mapping[str, str],
    few: int,
) -> Iterator[str]:
    """Yield items of so many marks, of which none is missing, whose mean a juror may be shown.

    Args:
        sheet: The marks.
        juror: Who may see it.
        items: Those that the juror did not step back from.
        rules: The rules, for their threshold, and for how eliminating marks are held.
        statuses: What became of each item, of which the lists are public.
        few: How many jurors must have marked an item.
    """
    open_ = _open_to(sheet, juror, every=rules.floors == "any")
    whole = [one for one in items if open_[one].whole]
    some = [one for one in whole if open_[one].sheets >= max(few, 1) and open_[one].others >= few - 1]
    never = [one for one in {*open_}.difference(some) if open_[one].others]
    waiting = {(status, open_[one].sheets) for one, status in statuses.items() if status in WAITING}
    if len(waiting) > len({*dict(waiting)}) or any(statuses[one] in WAITING for one in never):
        return  # with another score, that they are equal would tell theirs
    between = _between({*open_.values()}, {open_[one] for one in some}, rules, statuses, never=bool(never))
    totals = Totals.of(sheet.rubric, columns_of(sheet), rules.missing)
    yield from (item for item in some if may_be_told(mean(totals.exact(item)), between))


def told_by_a_test(scores: Mapping[str, Fraction], rules: JuryRules, statuses: Mapping[str, str]) -> bool:
    """Tell whether scores and lists say how a test of the sheets parted equals, which says their marks.

    Args:
        scores: What a juror would be shown.
        rules: The rules, for their tests.
        statuses: What became of each item, which is public.
    """
    listed = dict[Fraction, set[str]]()
    for item, score in scores.items():
        listed.setdefault(score, set()).add(statuses[item])
    known = (len(one) > 1 or not one.isdisjoint(WAITING) for one in listed.values())
    return any(one.test != "given" for one in rules.tie_breaks) and any(known)


def _between(
    known: Collection[Open],
    shown: Iterable[Open],
    rules: JuryRules,
    statuses: Mapping[str, str],
    *,
    never: bool,
) -> FrozenMap[Fraction]:
    """Return between which means a juror may be shown one; nothing if nobody else marked.

    A threshold outside of them is an end too: lists tell on which side of it whoever is kept stands. So it is
    where some dossiers are `never` shown, whatever their score.
    """
    some = [one for one in known if one.others]
    if not some:
        return FrozenMap()
    once = cache(_telling)
    sums = [(one, once(one.parts, one.others)) for one in shown if one.others > 1 < len(one.parts)]
    parted = len({one if one in LISTED else None for one in statuses.values()})
    steps, cut = max(parted + (rules.threshold is not None), 2) + 1, rules.threshold
    if cut is not None and BY_METHOD[rules.method].summed:
        cut /= max(one.sheets for one in some)
    while True:
        lows, highs = zip(*(one.bounds(steps) for one in some), strict=True)
        least, most, near = max(lows), min(highs), steps * max(one.step for one in some)
        if cut is not None:
            least = max(least, cut + near) if cut < (most if never else least) else least
            most = min(most, cut - near) if cut > most else most
        if least > most or not any(one.tells(told, least, most) for one, told in sums):
            return FrozenMap({"least": least, "most": most})
        steps += max(1, steps // 4)


def _open_to(sheet: Scoresheet, juror: str, *, every: bool) -> dict[str, Open]:
    """Return what each item can have, as a juror knows it; see `opened`."""
    columns = columns_of(sheet)
    mine = {at for at, one in enumerate(columns.jurors) if one == juror}
    mine |= {at for at in columns.said if juror in columns.sheet(at).people}
    found, known = dict[str, Open](), dict[object, Open]()
    for item in sheet.items:
        filled = columns.filled_on(item)
        own = [columns.marks_at(at) for at in filled if at in mine]
        held: tuple[tuple[bool, tuple[str, ...]], ...] = ()
        if not columns.gaps.keys().isdisjoint(filled):
            held = tuple([(at in mine, tuple(columns.marks_at(at))) for at in filled])
        key = len(filled), sheet.rubric.applying(item), tuple([tuple(one.items()) for one in own]), held
        if key not in known:
            of_all = opened(sheet.rubric, item, len(filled), own, every=every)
            known[key] = lacked(of_all, sheet.rubric, item, own, held=held) if held else of_all
        found[item] = known[key]
    return found


def _telling(parts: Sequence[Part], others: int) -> int:
    """Return which sums of the marks of others leave one of them few values, as bits.

    A mark is open to a value where the rest can make up the sum. The lowest and the highest values are gone
    through: a mark that has few is at an end.
    """
    found, most = 0, sum(one.worth * one.high for one in parts) * others
    if most > FINEST:
        return -1
    for at, one in enumerate(parts):
        rest = 1
        for other in (*parts[:at], *parts[at + 1 :]):
            rest = _times(rest, other.worth, other.least, other.high * others)
        open_ = [0] * OPEN  # to so many values, one more each
        for mark in {*range(one.low, one.low + OPEN), *range(one.high - OPEN + 1, one.high + 1)}:
            if one.low <= mark <= one.high:
                least, most = mark + one.low * (others - 1), mark + one.high * (others - 1)
                sums = _times(rest, one.worth, max(least, one.least), most)
                for number in range(OPEN - 1, 0, -1):
                    open_[number] |= open_[number - 1] & sums
                open_[0] |= sums
        found |= _times(rest, one.worth, one.least, one.high * others) & ~open_[-1]
    return found


def _times(sums: int, worth: int, low: int, high: int) -> int:
    """Return sums, as bits, with each of so many steps more."""
    found, count = (sums << worth * low, 1) if low <= high else (0, high)
    while count <= high - low:
        more = min(count, high - low + 1 - count)
        found, count = found | found << worth * more, count + more
    return found
