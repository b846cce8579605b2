"""A juror who knows the own marks, the rules, all lists, who marked what, and one extract: through all that others may have given."""

from collections import defaultdict
from itertools import combinations_with_replacement, product
from typing import NamedTuple

from eig.jury import EIG_SCALE, Criterion, JuryRules, MarkSheet, Rubric, Scoresheet, deliberate
from eig.jury.minutes import extract_for_juror
from helpers.adversary import FEW, MARKS, listed, marks_in, marks_of, sheet_of

OPINIONS = {None: None, False: "favourable", True: "unfavourable"}


class Dossier(NamedTuple):
    """The own marks of the juror, by criterion (none where absent or, as stated, recused), and how many others marked."""

    own: tuple | None
    others: int
    recused: bool = False


def dossiers(own, jurors):
    """Return dossiers of one criterion that all of so many jurors marked."""
    return [Dossier((mark,), jurors - 1) for mark in own]


def parted(held):
    """Return what decides, of the published lists, how much a juror is shown: how many lists there are, and who waits."""
    lists = listed(held)
    _, waiting, _, waiting_on_reserve = lists
    others = sum(map(len, lists)) < len(held.selection.statuses)
    return max(sum(map(bool, lists)) + others, 2), waiting, waiting_on_reserve


def find(of, rules, criteria=({},), *, sums=True, votes=False):
    """Count the worlds, those by which a mark or a vote of another is known beyond the lists, a score that is not shown, and
    those that show a score.

    Worlds are what others gave in all on each criterion; or, without `sums`, what each gave on the one that there is. With
    `votes`, the juror is for each dossier, and worlds are, besides, how many others are against it.
    """
    rubric = Rubric(
        criteria=[Criterion(id=f"m{at}", scale=EIG_SCALE, **one) for at, one in enumerate(criteria)]
    )
    rules = JuryRules(rubric=rubric, **rules)
    told, public = defaultdict(list), defaultdict(list)
    for world in product(*(_states(one.others, len(criteria), sums=sums, votes=votes) for one in of)):
        held = deliberate(
            _sheet(
                of,
                rubric,
                [_marks(*one, sums=sums, votes=votes) for one in zip(world, of, strict=True)],
                votes=votes,
            ),
            rules,
        )
        extract, lists = extract_for_juror(held, "j0"), listed(held)
        told[lists, extract.scores, extract.ranks, extract.withheld].append(world)
        public[lists].append(world)
    found = [0, 0, 0]
    for (lists, scores, *_), worlds in told.items():
        kinds = {
            kind
            for at, one in enumerate(of)
            for kind, now, before in _known(at, one, rubric, (worlds, public[lists]), sums=sums, votes=votes)
            if now and not before and (kind == 0 or f"c{at}" not in scores)
        }
        for kind in (*kinds, *([2] if scores else [])):
            found[kind] += len(worlds)
    return sum(map(len, told.values())), *found


def _states(others, criteria, *, sums, votes):
    totals = range(MARKS[0] * others, MARKS[-1] * others + 1)
    some = product(totals, repeat=criteria) if sums else combinations_with_replacement(MARKS, others)
    return [
        (*one, *against) for one in some for against in ([(n,) for n in range(others + 1)] if votes else [()])
    ]


def _marks(state, one, *, sums, votes):
    """Return of each other juror the marks, and whether they are against, None without votes."""
    given, against = (state[:-1], state[-1]) if votes else (state, None)
    marks = (
        zip(*(marks_of(total, one.others) for total in given), strict=True)
        if sums
        else ((mark,) for mark in given)
    )
    return [(some, None if against is None else at < against) for at, some in enumerate(marks)]


def _sheet(of, rubric, marks, *, votes):
    sheets = []
    for at, (one, others) in enumerate(zip(of, marks, strict=True)):
        given = [] if one.own is None else [("j0", one.own, False if votes else None)]
        given += [(f"j{number}", *some) for number, some in enumerate(others, start=1)]
        sheets += [MarkSheet(item=f"c{at}", juror=juror, marks=dict(zip(rubric.ids, some, strict=True)), opinion=OPINIONS[against]) for juror, some, against in given]  # fmt: skip
        sheets += [MarkSheet(item=f"c{at}", juror="j0", state="recused")] * one.recused
    return Scoresheet(
        rubric=rubric, sheets=sheets, jurors=[f"j{n}" for n in range(1 + max(one.others for one in of))]
    )


def _known(at, one, rubric, sides, *, sums, votes):
    """Yield of each kind, a mark or a vote and a score, whether it is known by each of some sides."""
    if not one.others:
        return
    if votes:
        yield 0, *({world[at][-1] for world in side} in ({0}, {one.others}) for side in sides)
    for number in range(len(rubric.criteria)):
        now, before = (
            len(marks_in({world[at][number] for world in side}, one.others) if sums else {mark for world in side for mark in world[at][: one.others]}) <= FEW
            for side in sides
        )  # fmt: skip
        yield 0, now, before
    worth = [criterion.weight for criterion in rubric.criteria] if sums else [1] * one.others
    now, before = (len({sum(weight * part for weight, part in zip(worth, world[at][: len(worth)], strict=True)) for world in side}) == 1 for side in sides)  # fmt: skip
    yield 1, now, before


def joined_find(own, others, rules, *, again):
    """Count the worlds in which an extract is made before one juror more marks and after, and those by which both tell a
    juror who knows the own marks the mark of whoever joined, beyond the lists of both days; the second is made `again`.
    """
    told, public = defaultdict(list), defaultdict(list)
    each = product(range(MARKS[0] * others, MARKS[-1] * others + 1), MARKS)
    for world in product(tuple(each), repeat=len(own)):
        before = [(mark, *marks_of(total, others)) for mark, (total, _) in zip(own, world, strict=True)]
        after = [(*some, joins) for some, (_, joins) in zip(before, world, strict=True)]
        days = [deliberate(sheet_of(some), rules) for some in (before, after)]
        texts = [
            extract_for_juror(one, "j0", again=late) for one, late in zip(days, (False, again), strict=True)
        ]
        known = tuple(map(listed, days))
        told[known, tuple((one.scores, one.ranks) for one in texts)].append(world)
        public[known].append(world)

    def tells(some, at):
        return len({world[at][1] for world in some}) <= FEW

    found = (
        len(some)
        for (known, _), some in told.items()
        if any(tells(some, at) and not tells(public[known], at) for at in range(len(own)))
    )
    return sum(map(len, told.values())), sum(found)
