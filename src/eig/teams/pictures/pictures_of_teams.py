"""Pictures of the teams room as SVG text: legible in black and white, each with a text alternative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from attrs import frozen

from eig._draw.grids_and_planes_of_pictures import Cell, Grid, Plane
from eig._draw.html_tables import element
from eig._draw.svg_drawing import (
    INK,
    LINE,
    PAD,
    PAPER,
    SMALL,
    SOFT,
    disc,
    grey,
    hint,
    number,
    picture,
    words,
    wrapped,
)
from eig._language.lang_arguments_and_late_words import Tell, check_lang, language_of, teller
from eig._values.call_arguments import checked
from eig.errors import Fault
from eig.teams.answers._points_lost_level_by_level import dearness, rounded_down, source
from eig.teams.answers._why_a_seat_or_none import why_not
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person
from eig.teams.pictures._seat_board import amount, draw_board, headed, named
from eig.typing import Lang, Picture

if TYPE_CHECKING:
    from eig.teams.answers.composing_and_points_lost import Composition
    from eig.teams.answers.pareto_fronts import Front, FrontPoint
    from eig.teams.asked.cohorts import Cohort


Sides = tuple[Sequence[Person], Sequence[Opening]]


@frozen
class State:
    """What a seat is: `seated`, `loses` at least its points, `no_team`, `barred` by a rule, or `unknown`."""

    kind: str
    points: Fraction = Fraction(0)
    level: int | None = None  # where the points are lost, if there are several levels

    def say(self, lang: Lang) -> str:
        """Return what stands in the cell."""
        if self.kind != "loses":
            return _SIGNS[self.kind]
        small = "" if self.level is None or not self.points else str(self.level).translate(_SMALL)
        return amount(rounded_down(self.points), lang) + small

    @cached_property
    def dearness(self) -> tuple[int, Fraction]:
        """What cells are compared by."""
        return dearness(self.level, self.points)


_SMALL = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SIGNS: Mapping[str, str] = MappingProxyType({"seated": "●", "no_team": "×", "barred": "·", "unknown": "?"})


def draw_matrix(composition: Composition, sides: Sides, lang: Lang) -> Picture:
    """Return the matrix of some people and openings."""
    people, openings = sides
    states = [[_state(composition, person, opening) for opening in openings] for person in people]
    most = max((one.dearness for row in states for one in row), default=(0, Fraction(0)))
    grid = Grid(
        rows=tuple(named((one.id for one in people), lang)),
        columns=tuple(named((one.id for one in openings), lang)),
        axes=(tell("people", lang), tell("challenges", lang)),
        cells=tuple(tuple(_drawn(one, most, lang) for one in row) for row in states),
    )
    width = max(grid.size[0], 560)
    several = len(composition.model.weights) > 1
    told = [tell("matrix_legend", lang), *([tell("matrix_levels", lang)] if several else [])]
    lines = [line for said in told for line in wrapped(said, width, SMALL)]
    down = LINE * len(lines) + 6
    return picture(
        *(words((0, LINE * (row + 0.6)), said, size=SMALL, fill=SOFT) for row, said in enumerate(lines)),
        element("g", *grid.draw(), transform=f"translate(0 {down})"),
        size=(width, down + grid.size[1]),
        title=tell("matrix", lang),
        description=". ".join(
            _told(one.id, openings, row, lang) for one, row in zip(people, states, strict=True)
        ),
    )


def _state(composition: Composition, person: Person, opening: Opening) -> State:
    cohort = composition.cohort
    if cohort is not None and (person.id, opening.id) in cohort.seats:
        return State("seated")
    reasons = why_not(composition, person, opening.id)
    if not reasons:
        return State("unknown")
    first = reasons[0]
    if first.code in {"would_lose_at_least", "may_lose_nothing"}:
        level = cast("int", first.facts["level"]) if len(composition.model.weights) > 1 else None
        return State("loses", cast("Fraction", first.facts["points"]), level)
    return State("no_team" if first.code == "no_team" else "barred")


def _drawn(one: State, most: tuple[int, Fraction], lang: Lang) -> Cell:
    if one.kind == "seated":
        return Cell(one.say(lang), hint=tell("cell_seated", lang), thick=True)
    tone, ink = _grey(one, most)
    return Cell(one.say(lang), fill=tone, ink=ink, hint=tell(f"cell_{one.kind}", lang))


def _grey(one: State, most: tuple[int, Fraction]) -> tuple[str, str]:
    """Return a light grey that is the darker the less the seat loses, and the ink on it."""
    if one.kind != "loses":
        return grey(0)
    alike = one.dearness[0] == most[0] and most[1]
    return grey(0.3 * (1 - float(one.points / most[1])) if alike else 0.3)


def _told(person: str, openings: Sequence[Opening], states: Sequence[State], lang: Lang) -> str:
    shown = [
        (language_of(lang).name(one.id), cell)
        for one, cell in zip(openings, states, strict=True)
        if cell.kind != "barred"
    ]
    said = [
        f"{name} " + (cell.say(lang) if cell.kind == "loses" else tell(f"cell_{cell.kind}", lang))
        for name, cell in shown
    ]
    return headed(person, language_of(lang).join(said), lang)


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


MOST_SEATS: Final = 50_000  # people times openings: their equals are looked for in seconds
MOST_DRAWN: Final = 20_000  # people times openings: what each seat would lose is drawn in seconds


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

    Raises:
        Fault: More than fifty thousand, people times openings: who is equally good takes a search. A cohort
            that is given is drawn without it.

    >>> from eig.teams import Opening, Person, Problem, compose
    >>> found = compose(Problem(people=[Person(id="p1", wishes=["plume"])], openings=[Opening(id="plume")]))
    >>> picture = seats_picture(found)
    >>> picture[:4], "plume: p1 (wish 1)" in picture
    ('<svg', True)
    """
    seats = len(composition.problem.people) * len(composition.problem.openings)
    if cohort is None and composition.cohort is not None and seats > MOST_SEATS:
        raise Fault("seats_picture.composition", seats, "teams.pictures.few_seats", {"most": MOST_SEATS})
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

    Raises:
        Fault: More than twenty thousand seats, people times openings: draw a part.

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
    if (drawn := len(who) * len(where)) > MOST_DRAWN:
        raise Fault("points_lost_picture.people", drawn, "teams.pictures.few_drawn", {"most": MOST_DRAWN})
    return draw_matrix(composition, (who, where), check_lang(lang))


def _ids(values: Iterable[object]) -> list[str]:
    return [str(getattr(one, "id", one)) for one in values]


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
    return draw_front(front, check_lang(lang))
