"""The picture of a funnel: a bar a stage, with how many passed it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from attrs import frozen

from eig._draw.grids_and_planes_of_pictures import ROW, named, side, side_room
from eig._draw.svg_drawing import LINE, SMALL, SOFT, Place, box, grey, hint, picture, words
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._language.sentences_from_codes import say
from eig._values.call_arguments import checked
from eig.book.funnels import CHALLENGES, most_beside
from eig.typing import Lang, Picture

if TYPE_CHECKING:  # a funnel draws itself with this module
    from eig.book.funnels import Funnel

tell: Tell = teller("book")
WIDE: Final = 360
"""How wide the longest bar is."""
TOP: Final = 2 * LINE + 4
"""Where the first bar starts: under what the rows and the bars are."""
COUNT: Final = 110
"""The room for a count, after its bar."""


@checked
def funnel_picture(funnel: Funnel, *, lang: Lang = "en") -> Picture:
    """Draw how many passed each stage: challenges in dark, people in light, each on a scale of its own.

    Args:
        funnel: The funnel of a promotion, such as `Book.funnel` gives.
        lang: English, French, or a Language of yours.

    >>> from eig.book import Funnel, Stage
    >>> funnel = Funnel(stages=[Stage(name="proposed", passed=["a", "b"]), Stage(name="kept", passed=["b"])])
    >>> shown = funnel_picture(funnel)
    >>> shown[:4], "challenges kept: 1 of 2" in shown
    ('<svg', True)
    """
    drawn = _Bars(funnel, lang)
    said = [reason.say(lang) for reason in funnel.explain(lang=lang).reasons]
    return picture(
        *drawn.draw(said), size=drawn.size, title=tell("picture_funnel", lang), description=". ".join(said)
    )


@frozen
class _Bars:
    """A bar a stage, in the order of the funnel."""

    funnel: Funnel
    lang: Lang

    @property
    def names(self) -> list[str]:
        """What the stages are called."""
        return [stage.label.say(self.lang) for stage in self.funnel.stages]

    @property
    def left(self) -> float:
        """Where bars start."""
        return side_room([*self.names, *(f"{axis} →" for axis in self.axes)])

    @property
    def axes(self) -> tuple[str, str]:
        """What the rows are, and what goes across."""
        return tell("picture_stages", self.lang), tell("picture_counts", self.lang)

    @property
    def size(self) -> Place:
        """How wide and how high it is."""
        return self.left + WIDE + COUNT, TOP + ROW * len(self.funnel.stages)

    def draw(self, said: list[str]) -> Iterator[str]:
        """Yield the names, the bars and the counts."""
        yield from named((self.left, TOP), *self.axes)
        yield from side(self.names, self.left, TOP)
        for row, (stage, hinted) in enumerate(zip(self.funnel.stages, said, strict=True)):
            most = most_beside(stage.name, {one.name: one.count for one in self.funnel.stages})
            wide = WIDE * stage.count / most if most else 0
            tone, _ = grey(0.75 if stage.name in CHALLENGES else 0.25)
            yield box((self.left, TOP + ROW * row + 3), (max(wide, 1), ROW - 6), hint(hinted), fill=tone)
            count = say(stage.count, self.lang)
            yield words((self.left + wide + 6, TOP + ROW * row + 15), count, size=SMALL, bold=True)
            share = (
                tell("picture_share", self.lang, share=100 * stage.count // most)
                if stage.count < most
                else ""
            )
            yield words(
                (self.left + wide + 14 + 7 * len(count), TOP + ROW * row + 15), share, size=SMALL, fill=SOFT
            )
