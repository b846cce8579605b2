"""Synthetic juries, panels and marks, from a seed: for examples, tests and rehearsals.

No mark of the programme was ever published. What is made here is a rehearsal: it has a latent quality, severe
and lenient jurors, and noise, and nothing of the programme's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between, ids, text, whole
from eig._values.frozen_maps import FrozenMap
from eig.jury import EIG_SCALE, Scale
from eig.programme import Juror, Panel
from eig.testing.synthetic_people import Draw, draws, make_id, pick, sample

CRITERIA: Final = ("impact", "team", "innovation", "definition", "values")
COLLEGES: Final = ("public", "civil_society")


@checked
def synthetic_jurors(
    n: int, *, seed: int, colleges: Sequence[str] = COLLEGES, employers: Sequence[str] = ()
) -> tuple[Juror, ...]:
    """Make jurors, the colleges in turn so that they are as equal as can be.

    Args:
        seed: A whole number.
        colleges: The colleges of the jury.
        employers: Administrations to draw the employers of the first college from; synthetic ones if empty.

    >>> [juror.college for juror in synthetic_jurors(3, seed=1)]
    ['public', 'civil_society', 'public']
    """
    draw = draws("synthetic_jurors", n, seed, stream=3)
    named = tuple(colleges)
    faults = Gather("synthetic_jurors")
    faults.that("colleges", bool(named), "testing.some_college", value=named)
    faults.check("employers", ids, tuple(employers))
    faults.done()
    hosts = tuple(employers) or tuple(make_id("employer", number) for number in range(1, 10))
    return tuple(
        Juror(
            id=make_id("juror", number + 1),
            college=named[number % len(named)],
            employer=pick(hosts, draw) if number % len(named) == 0 else None,
        )
        for number in range(n)
    )


@checked
def synthetic_panels(
    jurors: Sequence[Juror], items: Sequence[str], *, seed: int, panels: int = 8
) -> tuple[Panel, ...]:
    """Deal jurors and items into panels whose sizes differ by one at most; each item is heard by one panel.

    Colleges are dealt in turn, so that each panel is as mixed as the jury. Promotion 4 had 48 jurors in 8
    panels that heard 21 challenges.

    Args:
        items: What is heard.
        seed: A whole number.
        panels: How many panels.

    Raises:
        Fault: No juror, or more panels than jurors.

    >>> dealt = synthetic_panels(synthetic_jurors(48, seed=1), [f"d{n}" for n in range(21)], seed=1)
    >>> [len(panel.members) for panel in dealt], sorted(len(panel.hears) for panel in dealt)
    ([6, 6, 6, 6, 6, 6, 6, 6], [2, 2, 2, 3, 3, 3, 3, 3])
    """
    jury, heard = tuple(jurors), tuple(items)
    draw = draws("synthetic_panels", len(jury), seed, stream=4)
    faults = Gather("synthetic_panels")
    faults.that("jurors", bool(jury), "testing.some_juror", value=jury)
    faults.check("panels", whole(1, max(len(jury), 1)), panels)
    faults.done()
    mixed = sorted(sample(jury, len(jury), draw), key=lambda juror: juror.college)
    dealt = sample(heard, len(heard), draw)
    return tuple(_panel(place, mixed[place::panels], dealt[place::panels]) for place in range(panels))


def _panel(place: int, members: Sequence[Juror], hears: Sequence[str]) -> Panel:
    ids = [juror.id for juror in members]
    return Panel(id=make_id("panel", place + 1), members=ids, lead=ids[0], hears=hears)


@checked
def synthetic_marks(
    items: Sequence[str],
    jurors: Sequence[Juror] = (),
    *,
    seed: int,
    panels: Iterable[Panel] = (),
    reviews_per_item: int | None = None,
    criteria: Sequence[str] = CRITERIA,
    scale: Scale = EIG_SCALE,
    severity_spread: int | str | Decimal | Fraction = "0.5",
) -> tuple[tuple[str, str, FrozenMap[Fraction]], ...]:
    """Make marks as triples `(item, juror, marks by criterion)`, for `eig.jury.Scoresheet.from_marks`.

    An item has a latent quality, uniform on the scale; a juror a severity, uniform within the spread; a mark
    is the one, less the other, give or take a sixth of the scale, at the nearest step. These are rehearsal
    data: no figure of the programme is behind them.

    Args:
        items: What is marked.
        jurors: Who marks, where there are no panels.
        seed: A whole number.
        panels: Who hears what; each juror of a panel marks what it hears. Given instead of `jurors`.
        reviews_per_item: How many jurors mark each item, loads differing by one at most; all where left out.
        criteria: What is marked.
        scale: The marks of each criterion.
        severity_spread: The most severe juror's distance from the mean juror, in marks; exact.

    Raises:
        Fault: Neither jurors nor panels, or more reviews an item than jurors.

    >>> from eig.jury import Rubric, Scoresheet
    >>> marks = synthetic_marks(["plume", "adler"], synthetic_jurors(5, seed=1), seed=1, reviews_per_item=3)
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact", "team", "innovation", "definition", "values"],
    ...                               scale=EIG_SCALE), marks)
    >>> len(sheet.sheets), sheet.items
    (6, ('adler', 'plume'))
    """
    heard, groups, spread = tuple(items), tuple(panels), exact(severity_spread)
    jury = tuple(juror.id for juror in jurors)
    _check_marks(heard, (jury, groups), reviews_per_item, spread)
    draw = draws("synthetic_marks", len(heard), seed, stream=5)
    pairs = _by_panel(heard, groups) if groups else _by_load(heard, jury, reviews_per_item, draw)
    quality = {item: draw() for item in sorted(heard)}
    reach = float(spread / scale.span)
    severity = {juror: (2 * draw() - 1) * reach for juror in sorted({juror for _, juror in pairs})}
    return tuple(
        (
            item,
            juror,
            FrozenMap({name: _mark(quality[item] - severity[juror], scale, draw) for name in criteria}),
        )
        for item, juror in pairs
    )


def _check_marks(
    items: tuple[str, ...],
    judges: tuple[tuple[str, ...], tuple[Panel, ...]],
    reviews_per_item: int | None,
    spread: Fraction,
) -> None:
    jury, panels = judges
    faults = Gather("synthetic_marks")
    faults.check("items", text.each(), items)
    faults.distinct("items", items, what="item")
    faults.check("severity_spread", between(0), spread)
    one_kind = bool(jury) != bool(panels)
    if faults.that("jurors", one_kind, "testing.one_kind", value=(len(jury), len(panels))):
        faults.check("reviews_per_item", whole(1, max(len(jury), 1)).or_none(), reviews_per_item)
    faults.done()


def _by_panel(items: Sequence[str], panels: Sequence[Panel]) -> list[tuple[str, str]]:
    return [
        (item, juror) for item in items for panel in panels if item in panel.hears for juror in panel.members
    ]


def _by_load(
    items: Sequence[str], jury: Sequence[str], reviews_per_item: int | None, draw: Draw
) -> list[tuple[str, str]]:
    """Give each item to the jurors with the least so far, drawn where they are equal."""
    loads: Counter[str] = Counter()
    pairs: list[tuple[str, str]] = []
    for item in items:
        mixed = sample(jury, len(jury), draw)
        chosen = sorted(mixed, key=lambda juror: loads[juror])[:reviews_per_item]
        loads.update(chosen)
        pairs += [(item, juror) for juror in sorted(chosen)]
    return pairs


def _mark(level: float, scale: Scale, draw: Draw) -> Fraction:
    step = scale.step or scale.span / 20
    steps = int(scale.span / step)
    noisy = level + (draw() - 0.5) / 3
    return scale.low + step * min(max(int(noisy * steps + 0.5), 0), steps)
