"""Majority judgment, complete: majority grades, gauges, and the tie-break down to the last judge.

The rule (Balinski and Laraki, "A theory of measuring, electing and ranking", PNAS 104, 2007; Majority
Judgment, MIT Press 2010, ch. 1 and 13): the *majority value* of an item is the sequence of grades found by
taking the lower median, removing one judge who gave it, and starting again. Items are ranked by their
majority values, compared grade by grade; two items tie only when their tallies are equal.

Sorted from the middle outwards, the majority value is a sequence of pairs (one grade at or below the middle,
one at or above it), and runs of equal pairs are compared as blocks: billions of judges cost what six do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, islice, repeat
from typing import Final, Literal, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked, checked_by
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, whole
from eig._values.tuple_fields import to_ids, to_sorted
from eig._values.value import Value, keeps, row_of
from eig.errors import look_up
from eig.jury.marks.grades_and_tallies import Tally
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.votes._first_tied_and_uncompared import whole_of
from eig.jury.votes._tallies_of_unequal_panels import alike
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

MOST: Final = 1_000_000  # grades that are written out
END: Final = (0, 0)
"""After the last block: a grade that no judge gave."""
Runs = tuple[tuple[tuple[int, ...], int], ...]


because: Because = reasons_in("jury.votes")
tell: Tell = teller("jury.votes")


# ── the majority value ────────────────────────────────────────────────────────────────────────────


@checked
def majority_runs(tally: Tally) -> Runs:
    """Return the majority value as runs: `(grades, times)`, the grades repeated so many times in a row.

    >>> majority_runs(Tally(item="a", counts=[1, 0, 2])), majority_runs(Tally(item="b", counts=[4, 4]))
    ((((2,), 1), ((0, 2), 1)), (((0, 1), 4),))
    """
    half, odd = divmod(tally.judges, 2)
    if not tally.judges:
        return ()
    low = _blocks(reversed(tuple(enumerate(tally.counts))), skip=half + odd)
    high = _blocks(enumerate(tally.counts), skip=half + odd)
    centre = (((tally.median,), 1),) if odd else ()
    return (*centre, *_paired(low, high))


def _blocks(counted: Iterable[tuple[int, int]], *, skip: int) -> Iterator[tuple[int, int]]:
    """Yield the `(grade, count)` of what follows the first `skip` judges."""
    for grade, count in counted:
        kept = max(count - skip, 0)
        skip = max(skip - count, 0)
        if kept:
            yield grade, kept


def _paired(
    low: Iterator[tuple[int, int]], high: Iterator[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield runs of equal pairs from two series of blocks that count as many judges."""
    (below, left), (above, right) = next(low, END), next(high, END)
    while left:
        times = min(left, right)
        yield (below, above), times
        below, left = (below, left - times) if left > times else next(low, END)
        above, right = (above, right - times) if right > times else next(high, END)


@checked_by(first=whole(0, MOST).or_none())
def majority_value(tally: Tally, *, first: int | None = None) -> tuple[int, ...]:
    """Return the majority value: the grades in the order in which medians are removed.

    Args:
        tally: The tally of the item.
        first: How many grades to return, a million at most; by default all, as many as there are judges.

    >>> majority_value(Tally.from_grades("wine", [7, 11, 9, 9, 11], levels=21))
    (9, 9, 11, 7, 11)
    """
    faults = Gather("majority_value")
    fits = first is not None or tally.judges <= MOST
    faults.that("first", fits, "jury.votes.so_many_grades", value=first, most=MOST, judges=tally.judges)
    faults.done()
    each = (chain.from_iterable(repeat(grades, times)) for grades, times in majority_runs(tally))
    return tuple(islice(chain.from_iterable(each), first))


def _merit(tally: Tally) -> tuple[int, ...]:
    """Return numbers that order tallies of as many judges as their majority values do.

    A run ends where the next pair differs: there, either the grade below falls or, failing that, the grade
    above rises. Against an item whose run goes on, a fall is worse, so the longer run wins; a rise is better,
    so the shorter run wins.
    """
    runs = majority_runs(tally)
    after = (*(grades for grades, _ in runs[1:]), ())
    return tuple(
        chain.from_iterable(
            (*grades, *_end(grades, then, times))
            for (grades, times), then in zip(runs, after, strict=bool(runs))
        )
    )


def _end(grades: tuple[int, ...], then: tuple[int, ...], times: int) -> tuple[int, int]:
    if len(then) != len(grades):
        return 0, 0
    return (-1, times) if then[0] < grades[0] else (1, -times)


# ── the ranking ───────────────────────────────────────────────────────────────────────────────────


def _by_item(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    return to_sorted(tallies, Tally, lambda tally: (tally.item,))


@final
@frozen(kw_only=True, eq=False, repr=False)
class MajorityRanking(Value):
    """The order of majority judgment, with what decides each place.

    Args:
        tallies: The tallies that were compared, in the order of items.
        labels: The names of the grades, the worst first.
        ranking: The order, with its ties.

    >>> result = majority_judgment([Tally(item="a", counts=[1, 0, 2]), Tally(item="b", counts=[0, 3, 0])],
    ...                            labels=["poor", "fair", "good"])
    >>> result.ranking.groups
    (('a',), ('b',))
    >>> print(result.explain("b"))
    b: ranked 2 of 2; a majority gives it fair or better; share of judges above: 0, below: 0; \
behind a, at good.
    """

    _BRIEF = "items {tallies}, ties {ranking.ties}"
    tallies: tuple[Tally, ...] = field(converter=_by_item)
    labels: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids))
    ranking: Ranking

    def tally(self, item: str) -> Tally:
        """Return the tally of an item as it was compared: after filling or normalising, if asked.

        >>> majority_judgment([Tally(item="a", counts=[1, 2])]).tally("a").judges
        3
        """
        known = {tally.item: tally for tally in self.tallies}
        return look_up("item", item, known)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who comes first and who is tied; or an item's majority grade and what puts it behind others.

        >>> result = majority_judgment([Tally(item="a", counts=[1, 2])])
        >>> print(result.explain())
        majority judgment: 1 candidate; first: a.
        >>> print(result.explain("a"))
        a: ranked 1 of 1; a majority gives it 1 or better; share of judges above: 0, below: ≈0.33.
        """
        if key is None:
            told = [because("candidates", count=len(self.tallies)), *whole_of(self.ranking)]
            return Trace(subject=tell("majority", lang), reasons=told, lang=lang)
        tally = self.tally(key)
        grade = because("majority_grade", grade=self._label(tally.median))
        apart = because("majority_gauge", above=tally.share_above, below=tally.share_below)
        why = [self._place(tally), grade, apart, *self._behind(tally)]
        return Trace(subject=key, reasons=[*why, *self._tied(tally)], lang=lang)

    def _lines_(self) -> Iterable[object]:
        return self.explain(), self.ranking

    def _label(self, grade: int) -> str:
        return self.labels[grade]

    def _place(self, tally: Tally) -> Reason:
        facts = {"rank": self.ranking.ranks[tally.item], "count": len(self.tallies)}
        return because("ranked", **facts)

    def _behind(self, tally: Tally) -> list[Reason]:
        better = [one for one in self.tallies if self._rank(one) < self._rank(tally)]
        if not better:
            return []
        return [self._difference(max(better, key=lambda one: (self._rank(one), one.item)), tally)]

    def _rank(self, tally: Tally) -> int:
        return self.ranking.ranks[tally.item]

    def _difference(self, better: Tally, worse: Tally) -> Reason:
        removed, theirs, mine = first_difference(better, worse)
        facts = {"other": better.item, "removed": removed, "theirs": self._label(theirs)}
        if not removed:
            return because("lower_majority_grade", **facts)
        return because("medians_removed", **{**facts, "mine": self._label(mine)})

    def _tied(self, tally: Tally) -> list[Reason]:
        others = tuple(other for other in self.ranking.group_of(tally.item) if other != tally.item)
        if not others:
            return []
        return [because("same_tally", others=others)]

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item, best first.

        >>> majority_judgment([Tally(item="a", counts=[1, 2])]).rows()[0]["grade"]
        '1'
        """
        tallies = {tally.item: tally for tally in self.tallies}
        return [self._row(tallies[item]) for item in self.ranking.order]

    def _row(self, tally: Tally) -> dict[str, object]:
        return {
            "item": tally.item,
            "rank": self._rank(tally),
            "grade": self._label(tally.median),
            **row_of(tally, "share_above", "share_below", "judges"),
        }

    def _repr_svg_(self, lang: Lang = "en") -> str:
        from eig.jury.votes.pictures_of_grades import grades_picture  # noqa: PLC0415 # the drawing loads when it is asked for

        return grades_picture(self, lang=lang)


def first_difference(better: Tally, worse: Tally) -> tuple[int, int, int]:
    """Return after how many removed judges two majority values differ, and the two grades there."""
    removed = 0
    ours, theirs = list(majority_runs(better)), list(majority_runs(worse))
    while ours[0] == theirs[0]:
        grades, times = ours.pop(0)
        theirs.pop(0)
        removed += len(grades) * times
    (one, once), (two, twice) = ours[0], theirs[0]
    if one == two:
        removed += len(one) * min(once, twice)
        one = ours[1][0] if once < twice else one
        two = theirs[1][0] if twice < once else two
    at = int(one[0] == two[0])
    return removed + at, one[at], two[at]


@checked
def majority_judgment(
    tallies: Iterable[Tally],
    *,
    labels: Sequence[str] = (),
    unequal: Literal["refuse", "normalise"] = "refuse",
    default_grade: int | Literal["median"] | None = None,
    judges: int | None = None,
) -> MajorityRanking:
    """Rank items by majority judgment.

    Args:
        tallies: One tally an item, all on one scale.
        labels: The names of the grades, the worst first; by default, their numbers.
        unequal: What to do with unequal panels: `"refuse"`, or `"normalise"` to their least common multiple.
        default_grade: The grade that judges who gave none are taken to give, or `"median"`.
        judges: How many judges there are, for `default_grade`; by default the largest panel.

    Raises:
        Fault: Where panels are unequal and no rule is named, or the scales differ.

    Balinski and Laraki 2007. Two items are tied only when their (evened) tallies are equal.

    >>> jury = {"plume": [4, 5, 2, 1, 3, 1, 2], "adler": [3, 6, 2, 1, 3, 1, 2]}
    >>> majority_judgment([Tally(item=item, counts=counts) for item, counts in jury.items()]).ranking.order
    ('adler', 'plume')
    """
    compared = alike(tallies, unequal=unequal, default_grade=default_grade, judges=judges)
    grades = len(compared[0].counts) if compared else 0
    names = tuple(labels) or tuple(map(str, range(grades)))
    faults = Gather("majority_judgment")
    faults.check("labels", ids, names)
    fits = not compared or len(names) == grades
    faults.that("labels", fits, "jury.votes.label_each_grade", value=names, count=grades)
    faults.done()
    return MajorityRanking(tallies=compared, labels=names, ranking=_ranked(compared))


def _ranked(tallies: Iterable[Tally]) -> Ranking:
    levels: dict[tuple[int, ...], list[str]] = {}
    for tally in tallies:
        levels.setdefault(_merit(tally), []).append(tally.item)
    groups = tuple(tuple(levels[level]) for level in sorted(levels, reverse=True))
    return Ranking(groups=groups, method="majority_judgment")


def gauge(tally: Tally) -> Fraction:
    """Return the majority gauge as one number (Fabre 2020): grade + above if that leads, else − below."""
    above, below = tally.share_above, tally.share_below
    return tally.median + (above if above > below else -below)
