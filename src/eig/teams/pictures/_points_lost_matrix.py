"""The matrix of people and challenges: what a seat would lose at least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from attrs import frozen

from eig._draw.grids_and_planes_of_pictures import Cell, Grid
from eig._draw.html_tables import element
from eig._draw.svg_drawing import LINE, SMALL, SOFT, grey, picture, words, wrapped
from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig.teams.answers._points_lost_level_by_level import dearness, rounded_down
from eig.teams.answers._why_a_seat_or_none import why_not
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person
from eig.teams.pictures._names_and_points_on_cards import amount, headed, named
from eig.typing import Lang, Picture

if TYPE_CHECKING:  # a composition draws itself with pictures
    from eig.teams.answers.composing_and_points_lost import Composition

tell: Tell = teller("teams.pictures")

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
