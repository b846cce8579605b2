"""Pictures of the teams room as SVG text: legible in black and white, each with a text alternative."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from eig._draw.grids_and_planes_of_pictures import Plane
from eig._draw.html_tables import element
from eig._draw.svg_drawing import INK, PAD, PAPER, disc, hint, number, picture, words
from eig._language.lang_arguments_and_late_words import Tell, check_lang, language_of, teller
from eig._values.call_arguments import checked
from eig.teams.answers._points_lost_level_by_level import source
from eig.teams.pictures._names_and_points_on_cards import amount
from eig.teams.pictures._points_lost_matrix import draw_matrix
from eig.teams.pictures._seat_board import draw_board
from eig.typing import Lang, Picture

if TYPE_CHECKING:  # these values draw themselves with this module
    from eig.teams.answers.composing_and_points_lost import Composition
    from eig.teams.answers.pareto_fronts import Front, FrontPoint
    from eig.teams.asked.cohorts import Cohort

tell: Tell = teller("teams.pictures")


@checked
def seats_picture(composition: Composition, *, cohort: Cohort | None = None, lang: Lang = "en") -> Picture:
    """Draw who sits where: a row a challenge, a card a post, with the wish, the points, and the rules broken.

    The band of a card tells the rank of the wish by its pattern, and the card says it in words; merit stands
    by itself, where the objective has some. Points of several levels stand apart: they are never added up. An
    empty post is dashed. Each rule broken is named beside its team (✗ hard, ~ soft), and told in full under
    the board.

    Args:
        composition: The answer of `compose`, with a cohort or without.
        cohort: A cohort made by hand, to draw instead of its own.
        lang: English or French.

    >>> from eig.teams import Opening, Person, Problem, compose
    >>> found = compose(Problem(people=[Person(id="p1", wishes=["plume"])], openings=[Opening(id="plume")]))
    >>> picture = seats_picture(found)
    >>> picture[:4], "plume: p1 (wish 1)" in picture
    ('<svg', True)
    """
    return draw_board(composition, cohort, check_lang(lang))


@checked
def points_lost_picture(
    composition: Composition,
    *,
    people: Sequence[str] | None = None,
    openings: Sequence[str] | None = None,
    lang: Lang = "en",
) -> Picture:
    """Draw what seating each person at each challenge would lose the cohort at least.

    A bound, computed from the prices that prove the composition: 0 does not promise that the seat loses
    nothing, and `Composition.points_lost` tells exactly. The seats of the cohort have a thick edge and a
    disc; a dot stands where a rule forbids the seat, a cross where no team that keeps its rules can hold the
    person.

    Args:
        composition: The answer of `compose`.
        people: The people to show, in order: all by default.
        openings: The openings to show, in order: all by default.
        lang: English or French.

    >>> from eig.teams import Objective, Opening, Person, Problem, compose
    >>> from eig.teams.asked import SkillPoints
    >>> staff = [Person(id="p1", skills={"data": 4}), Person(id="p2", skills={"data": 2})]
    >>> plume = Opening(id="plume", weights={"data": 3})
    >>> found = compose(Problem(people=staff, openings=[plume], objective=Objective(terms=[SkillPoints()])))
    >>> picture = points_lost_picture(found)
    >>> "p1: plume seated" in picture, "p2: plume 6" in picture
    (True, True)
    """
    problem = composition.problem
    who = [problem.person(one) for one in (_ids(problem.people) if people is None else people)]
    where = [problem.opening(one) for one in (_ids(problem.openings) if openings is None else openings)]
    return draw_matrix(composition, (who, where), check_lang(lang))


def _ids(values: Iterable[object]) -> list[str]:
    return [str(getattr(one, "id", one)) for one in values]


# ── the Pareto front ──────────────────────────────────────────────────────────────────────────────

APART = 18
"""Numbers of points nearer than this would overlap."""


@checked
def pareto_picture(front: Front, *, lang: Lang = "en") -> Picture:
    """Draw the points of a front, numbered, with the edge that no cohort passes.

    What a search that was stopped had in hand is hollow, with a question mark: another cohort may beat it.

    Args:
        front: The answer of `pareto_front`.
        lang: English, French, or a Language of yours.

    >>> from eig.teams import Problem
    >>> from eig.teams.answers.pareto_fronts import Front
    >>> nobody = Problem(people=[], openings=[])
    >>> pareto_picture(Front(problem=nobody, levels=(1, 2), points=[], complete=True))[:4]
    '<svg'
    """
    drawn = _Front(front, check_lang(lang))
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
