"""The picture of a Pareto front: its points in the plane of two levels, and the edge of what is possible."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from eig._draw.grids_and_planes_of_pictures import Plane
from eig._draw.html_tables import element
from eig._draw.svg_drawing import INK, PAD, PAPER, disc, hint, number, picture, words
from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig.teams.answers._points_lost_level_by_level import source
from eig.teams.pictures._names_and_points_on_cards import amount
from eig.typing import Lang, Picture

if TYPE_CHECKING:  # these values draw themselves with this module
    from eig.teams.answers.pareto_fronts import Front, FrontPoint

tell: Tell = teller("teams.pictures")
APART = 18
"""Numbers of points nearer than this would overlap."""


def draw_front(front: Front, lang: Lang) -> Picture:
    """Return the picture of a front."""
    drawn = _Front(front, lang)
    a, b = front.levels
    told = [
        tell("front_point", lang, number=number, first=one.first, second=one.second)
        for number, one in enumerate(front.points, start=1)
    ]
    told += [tell("front_reached", lang, first=one.first, second=one.second) for one in front.reached]
    return picture(
        *drawn.plane.draw(),
        drawn.edge(),
        *drawn.dots(),
        *drawn.hollow(),
        size=(drawn.plane.size[0] + 3 * PAD, drawn.plane.size[1]),
        title=tell("front", lang, a=a, b=b, complete=front.complete),
        description="; ".join(told) or tell("front_none", lang),
    )


@frozen
class _Front:
    """Where points stand in the plane of two levels."""

    front: Front
    lang: Lang

    @property
    def plane(self) -> Plane:
        """The plane: its ends are a little beyond the points."""
        a, b = self.front.levels
        shown = (*self.front.points, *self.front.reached)
        return Plane(
            across=_spread(one.first for one in shown),
            up=_spread(one.second for one in shown),
            axes=(self._axis(a), self._axis(b)),
            say=lambda value: amount(Fraction(value), self.lang) if shown else "",
            inset=0.06,
        )

    def edge(self) -> str:
        """Draw the stairs around what the points are as good as: no cohort stands beyond.

        Between two points the corner is the lesser of both at each level. What is better than that and is no
        point of the front is proven to have no cohort: it stays outside.
        """
        places = [self._at(one) for one in self.front.points]
        stairs = [part for one, after in pairwise(places) for part in (one, (after[0], one[1]))]
        path = " ".join(f"{number(x)},{number(y)}" for x, y in [*stairs, *places[-1:]])
        return element("polyline", points=path, fill="none", stroke=INK, stroke_dasharray="5 3")

    def dots(self) -> Iterable[str]:
        """Draw the points; numbers that would overlap are left to the text alternative."""
        shown: tuple[float, float] | None = None
        for turn, one in enumerate(self.front.points, start=1):
            x, y = self._at(one)
            yield disc((x, y), hint(self._pair(str(turn) + ":", one)))
            if shown is None or abs(x - shown[0]) + abs(y - shown[1]) >= APART:
                shown = x, y
                yield words((x + 7, y - 6), str(turn))

    def hollow(self) -> Iterable[str]:
        """Draw what a search that was stopped had in hand, hollow: another cohort may beat it."""
        for one in self.front.reached:
            x, y = self._at(one)
            yield disc((x, y), hint(self._pair("?", one)), fill=PAPER, stroke=INK)
            yield words((x + 7, y - 6), "?")

    def _at(self, one: FrontPoint) -> tuple[float, float]:
        return self.plane.at(one.first, one.second)

    def _pair(self, head: str, one: FrontPoint) -> str:
        return (
            f"{head} {language_of(self.lang).number(one.first)}, {language_of(self.lang).number(one.second)}"
        )

    def _axis(self, level: int) -> str:
        given = self.front.problem.objective.terms
        terms = [source(term.id).say(self.lang) for term in given if term.level == level]
        return tell("front_axis", self.lang, level=level) + (f" ({', '.join(terms)})" if terms else "")


def _spread(values: Iterable[Fraction]) -> tuple[Fraction, Fraction]:
    given = tuple(values)
    return min(given, default=Fraction(0)), max(given, default=Fraction(0))
