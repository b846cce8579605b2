"""Panels made comparable before tallies are compared: by a named rule, never in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import lcm
from typing import Literal

from attrs import evolve

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import whole
from eig.jury.marks.grades_and_tallies import Tally


def normalised(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """Return tallies of equal totals, each multiplied up to the least common multiple of all totals.

    Shares do not change: a panel of three and a panel of nine with the same shares tie.

    >>> panels = [Tally(item="a", counts=[1, 1]), Tally(item="b", counts=[3, 0])]
    >>> [tally.counts for tally in normalised(panels)]
    [(3, 3), (6, 0)]
    """
    given = tuple(tallies)
    common = lcm(*(max(tally.judges, 1) for tally in given))
    return tuple(_times(tally, common // max(tally.judges, 1)) for tally in given)


def _times(tally: Tally, factor: int) -> Tally:
    return evolve(tally, counts=tuple(count * factor for count in tally.counts))


def filled(
    tallies: Iterable[Tally],
    *,
    default_grade: int | Literal["median"],
    judges: int | None = None,
    asked: str = "majority_judgment",
) -> tuple[Tally, ...]:
    """Return tallies in which every judge who gave no grade is taken to give a default one.

    Args:
        tallies: The tallies as given.
        default_grade: The number of the grade, 0 for the worst; or `"median"` for the majority grade of
            the item itself, and the worst grade for an item that nobody graded.
        judges: How many judges there are; by default, as many as graded the most graded item.
        asked: The call that they were given to, for its faults.

    >>> filled([Tally(item="a", counts=[0, 0, 1])], default_grade=0, judges=3)[0].counts
    (2, 0, 1)
    """
    given = tuple(tallies)
    most = max((tally.judges for tally in given), default=0)
    everybody = most if judges is None else judges
    faults = Gather(asked)
    faults.check("judges", whole(most), everybody)
    levels = min((len(tally.counts) for tally in given), default=1)
    if default_grade != "median":
        faults.check("default_grade", whole(0, levels - 1), default_grade)
    faults.done()
    return tuple(_with_default(tally, default_grade, everybody - tally.judges) for tally in given)


def _with_default(tally: Tally, grade: int | Literal["median"], missing: int) -> Tally:
    if grade == "median":
        grade = tally.median if tally.judges else 0
    return evolve(
        tally, counts=tuple(count + missing * (at == grade) for at, count in enumerate(tally.counts))
    )


def alike(
    tallies: Iterable[Tally],
    *,
    unequal: Literal["refuse", "normalise"] = "refuse",
    default_grade: int | Literal["median"] | None = None,
    judges: int | None = None,
    asked: str = "majority_judgment",
) -> tuple[Tally, ...]:
    """Return tallies that can be compared: the same grades, the same number of judges, by a named rule.

    Args:
        tallies: The tallies as given, one an item.
        unequal: What to do with unequal panels: refuse them, or multiply them up to a common total.
        default_grade: The grade that judges who gave none are taken to give; see `filled`.
        judges: How many judges there are, for `default_grade`.
        asked: The call that they were given to, for its faults.

    Raises:
        Fault: Where items repeat, scales differ, nobody judged, or panels are unequal and no rule is named.

    >>> panels = [Tally(item="a", counts=[1, 1]), Tally(item="b", counts=[3, 0])]
    >>> [tally.judges for tally in alike(panels, unequal="normalise")]
    [6, 6]
    """
    given = tuple(tallies)
    _check_scales(given, asked)
    even = given
    if default_grade is not None:
        even = filled(given, asked=asked, default_grade=default_grade, judges=judges)
    ready = normalised(even) if unequal == "normalise" else even
    faults = Gather(asked)
    for tally in ready:
        judged = tally.judges > 0
        faults.that("tallies", judged, "jury.marks.one_judge", value=tally.counts, at=(tally.item,))
    totals = tuple(sorted({tally.judges for tally in ready} - {0}))
    faults.that("tallies", len(totals) <= 1, "jury.votes.equal_panels", value=totals)
    faults.done()
    return ready


def _check_scales(tallies: Sequence[Tally], asked: str) -> None:
    faults = Gather(asked)
    faults.distinct("tallies", (tally.item for tally in tallies), what="item")
    lengths = Counter(len(tally.counts) for tally in tallies)
    usual = max(lengths, key=lambda length: (lengths[length], length), default=0)
    for tally in tallies:
        alike = len(tally.counts) == usual
        faults.that(
            "tallies", alike, "jury.votes.one_scale", value=tally.counts, at=(tally.item,), count=usual
        )
    faults.done()
