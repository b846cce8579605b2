"""The picture of a majority judgment: one bar an item, its grades from best to worst, the middle marked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from attrs import frozen

from eig._draw.grids_and_planes_of_pictures import ROW, named, side, side_room
from eig._draw.svg_drawing import LINE, SMALL, Place, box, grey, hint, line, picture, width_of, words
from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig._language.languages import Language
from eig._values.call_arguments import checked
from eig.jury.marks.grades_and_tallies import Tally
from eig.typing import Lang, Picture

if TYPE_CHECKING:  # a ranking draws itself with this module
    from eig.jury.votes.majority_judgment_rule import MajorityRanking

tell: Tell = teller("jury.votes")
WIDE: Final = 440
"""How wide a bar is: all the judges of an item."""


@checked
def grades_picture(ranking: MajorityRanking, *, lang: Lang = "en") -> Picture:
    """Draw the grades of each item as a bar, best on the left: the dashed line meets the majority's.

    Args:
        ranking: The answer of `majority_judgment`.
        lang: English, French, or a Language of yours, which may bring names for items.

    >>> from eig.jury.marks import Tally
    >>> from eig.jury.votes import majority_judgment
    >>> found = majority_judgment([Tally(item="plume", counts=[1, 2])], labels=["fair", "good"])
    >>> picture = grades_picture(found)
    >>> picture[:4], "plume: good × 2" in picture
    ('<svg', True)
    """
    drawn = _Profile(
        [ranking.tally(item) for item in ranking.ranking.order], ranking.labels, language_of(lang)
    )
    return picture(*drawn.draw(), size=drawn.size, title=tell("profile", lang), description=drawn.say())


@frozen
class _Profile:
    """The bars of some tallies, and the legend of their grades."""

    tallies: list[Tally]
    labels: tuple[str, ...]
    language: Language

    @cached_property
    def names(self) -> list[str]:
        """What items are called."""
        return [self.language.name(tally.item) for tally in self.tallies]

    @cached_property
    def left(self) -> float:
        """Where bars start."""
        return side_room([*self.names, *(f"{axis} →" for axis in self.axes)])

    @cached_property
    def axes(self) -> tuple[str, str]:
        """What the rows are, and what goes across."""
        return tell("profile_items", self.language), tell("profile_axis", self.language)

    @cached_property
    def legend(self) -> list[tuple[float, int, int]]:
        """The place of each grade in the legend, the best first: how far, on which line, and which."""
        x, row = 0.0, 0
        places: list[tuple[float, int, int]] = []
        for grade in reversed(range(len(self.labels))):
            width = 30 + width_of(self.labels[grade], SMALL)
            if x and x + width > WIDE:
                x, row = 0.0, row + 1
            places.append((x, row, grade))
            x += width
        return places

    @cached_property
    def top(self) -> float:
        """Where the first bar starts: under the legend and the numbers of the axis."""
        lines = 1 + max((row for _, row, _ in self.legend), default=-1)
        return (LINE + 4) * lines + 2 * LINE + 6

    @cached_property
    def size(self) -> Place:
        """How wide and how high it is."""
        return self.left + WIDE + 8, self.top + ROW * len(self.tallies)

    def draw(self) -> Iterator[str]:
        """Yield the legend, the axis, the names, the bars, and the line in the middle."""
        for x, row, grade in self.legend:
            y = (LINE + 4) * row
            yield box((self.left + x, y), (14, 12), fill=grey(self._dark(grade))[0])
            yield words((self.left + x + 19, y + 10), self.labels[grade], size=SMALL, room=WIDE)
        for share in (0, 50, 100):
            x = self.left + WIDE * share / 100
            said = tell("profile_share", self.language, share=share)
            anchor = {0: "start", 100: "end"}.get(share, "middle")
            yield words((x, self.top - 6), said, size=SMALL, text_anchor=anchor)
        yield from named((self.left, self.top), *self.axes)
        yield from side(self.names, self.left, self.top)
        for row, tally in enumerate(self.tallies):
            yield from self._bar(tally, self.top + ROW * row + 2)
        x = self.left + WIDE / 2
        yield line((x, self.top - 3), (x, self.size[1]), stroke="#ffffff", stroke_width=4)
        yield line((x, self.top - 3), (x, self.size[1]), stroke_width=2, stroke_dasharray="4 3")

    def _dark(self, grade: int) -> float:
        """Return how dark a grade is: white for the best, dark for the worst."""
        return 1 - grade / max(len(self.labels) - 1, 1)

    def _bar(self, tally: Tally, y: float) -> Iterator[str]:
        grades = list(reversed(range(len(tally.counts))))
        widths = [WIDE * tally.counts[grade] / tally.judges for grade in grades]
        name = self.language.name(tally.item)
        for grade, start, width in zip(grades, accumulate(widths, initial=0.0), widths, strict=False):
            if width:
                tone, ink = grey(self._dark(grade))
                facts = {"item": name, "grade": self.labels[grade], "count": tally.counts[grade]}
                told = hint(tell("profile_part", self.language, **facts))
                yield box((self.left + start, y), (width, ROW - 4), told, fill=tone)
                said = str(tally.counts[grade])
                if width > width_of(said, SMALL) + 6:
                    middle = (self.left + start + width / 2, y + 13)
                    yield words(middle, said, size=SMALL, fill=ink, text_anchor="middle")

    def say(self) -> str:
        """Say which bar shows what."""
        if not self.labels:
            return tell("profile_empty", self.language)
        return tell("profile_bars", self.language, best=self.labels[-1], worst=self.labels[0])
