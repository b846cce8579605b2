"""The merit profile: one bar an item, its grades from best to worst, the middle marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eig._ground.html import element, escape, svg
from eig._ground.sentences import teller
from eig.jury.marks.tallies import Tally
from eig.typing import Lang

LEFT, WIDE, HIGH, GAP = 120, 400, 18, 6


tell = teller("jury.votes")


def merit_profile(tallies: Sequence[Tally], labels: Sequence[str], *, lang: Lang = "en") -> str:
    """Return the profile as SVG, in greys from white (best) to black (worst)."""
    bottom = len(tallies) * (HIGH + GAP)
    bars = [part for row, tally in enumerate(tallies) for part in _bar(tally, row * (HIGH + GAP), labels)]
    middle = element(
        "line",
        x1=LEFT + WIDE / 2,
        x2=LEFT + WIDE / 2,
        y1=0,
        y2=bottom,
        stroke="black",
        stroke_dasharray="4 3",
        stroke_width=2,
    )
    return svg(
        *bars,
        middle,
        width=LEFT + WIDE + GAP,
        height=bottom + GAP,
        title=tell("profile", lang),
        description=tell("profile_bars", lang, best=labels[-1], worst=labels[0])
        if labels
        else tell("profile_empty", lang),
    )


def _bar(tally: Tally, top: int, labels: Sequence[str]) -> Iterator[str]:
    yield element("text", escape(tally.item), x=0, y=top + HIGH - 4)
    start, last = float(LEFT), max(len(labels) - 1, 1)
    for grade in reversed(range(len(tally.counts))):
        width = WIDE * tally.counts[grade] / tally.judges
        if width:
            grey = 255 * grade // last
            hint = element("title", escape(f"{tally.item}: {labels[grade]} × {tally.counts[grade]}"))
            yield element(
                "rect",
                hint,
                x=f"{start:g}",
                y=top,
                width=f"{width:g}",
                height=HIGH,
                fill=f"rgb({grey},{grey},{grey})",
                stroke="black",
            )
        start += width
