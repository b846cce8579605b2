"""The matrix of people and challenges: what a seat would lose at least."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from attrs import frozen

from eig._ground.html import svg
from eig._ground.sentences import teller
from eig._ground.words import join
from eig.teams.answers._differences import dearness, rounded_down
from eig.teams.answers._explaining import why_not
from eig.teams.asked.openings import Opening
from eig.teams.asked.people import Person
from eig.teams.pictures._picture_parts import LINE, PAD, amount, box, headed, hint, width_of, words
from eig.typing import Lang

if TYPE_CHECKING:  # a composition draws itself with pictures
    from eig.teams.answers.composing import Composition

tell = teller("teams.pictures")

CELL, ROW = 50, 20
"""The width and the height of a cell, in points."""
SLANT = 0.6
"""How high a column's name rises for each point of its width."""

Sides = tuple[Sequence[Person], Sequence[Opening]]


@frozen
class Cell:
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

    @property
    def dearness(self) -> tuple[int, Fraction]:
        """What cells are compared by."""
        return dearness(self.level, self.points)


_SMALL = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SIGNS: Mapping[str, str] = MappingProxyType({"seated": "●", "no_team": "×", "barred": "·", "unknown": "?"})


def draw_matrix(composition: Composition, sides: Sides, lang: Lang) -> str:
    """Return the matrix of some people and openings."""
    people, openings = sides
    cells = [[_cell(composition, person, opening) for opening in openings] for person in people]
    several = len(composition.model.weights) > 1
    left = PAD + width_of(person.id for person in people) + 8
    top = (3 + several) * LINE + PAD + SLANT * width_of(opening.id for opening in openings)
    most = max((cell.dearness for row in cells for cell in row), default=(0, Fraction(0)))
    width = max(left + CELL * len(openings) + SLANT * width_of(one.id for one in openings), 620) + PAD
    height = top + ROW * len(people) + PAD
    title, legend = tell("matrix", lang), tell("matrix_legend", lang)
    small = tell("matrix_levels", lang) if several else ""
    return svg(
        box((0, 0), (width, height), stroke="none"),
        words(PAD, 20, title, font_weight="bold", font_size=14),
        words(PAD, 38, legend),
        words(PAD, 38 + LINE, small),
        *_heads(openings, left, top),
        *(
            words(left - 8, top + ROW * (row + 0.7), one.id, text_anchor="end")
            for row, one in enumerate(people)
        ),
        *(
            _drawn(cell, (left + CELL * column, top + ROW * row), most, lang)
            for row, line in enumerate(cells)
            for column, cell in enumerate(line)
        ),
        width=width,
        height=height,
        title=". ".join(filter(None, (title, legend, small))),
        description=". ".join(_told(people[row].id, openings, line, lang) for row, line in enumerate(cells)),
    )


def _cell(composition: Composition, person: Person, opening: Opening) -> Cell:
    cohort = composition.cohort
    if cohort is not None and (person.id, opening.id) in cohort.seats:
        return Cell("seated")
    reasons = why_not(composition, person, opening.id)
    if not reasons:
        return Cell("unknown")
    first = reasons[0]
    if first.code in {"would_lose_at_least", "may_lose_nothing"}:
        level = cast("int", first.facts["level"]) if len(composition.model.weights) > 1 else None
        return Cell("loses", cast("Fraction", first.facts["points"]), level)
    return Cell("no_team" if first.code == "no_team" else "barred")


def _heads(openings: Sequence[Opening], left: float, top: float) -> Iterable[str]:
    for column, opening in enumerate(openings):
        x, y = left + CELL * (column + 0.45), top - 6
        yield words(x, y, opening.id, transform=f"rotate(-38 {x:g} {y:g})")


def _drawn(cell: Cell, place: tuple[float, float], most: tuple[int, Fraction], lang: Lang) -> str:
    x, y = place
    said = cell.say(lang)
    if cell.kind == "seated":
        frame = box((x + 1, y + 1), (CELL - 2, ROW - 2), stroke_width=3)
    else:
        frame = box(
            place, (CELL, ROW), hint(tell(f"cell_{cell.kind}", lang)), fill=_grey(cell, most), stroke="#999"
        )
    return frame + words(x + CELL / 2, y + 14, said, text_anchor="middle")


def _grey(cell: Cell, most: tuple[int, Fraction]) -> str:
    """Return a grey that is the darker the less the seat loses; ink stays black on it."""
    if cell.kind != "loses":
        return "white"
    alike = cell.dearness[0] == most[0] and most[1]
    level = round(200 + 55 * float(cell.points / most[1])) if alike else 200
    return f"rgb({level},{level},{level})"


def _told(person: str, openings: Sequence[Opening], cells: Sequence[Cell], lang: Lang) -> str:
    shown = [(one.id, cell) for one, cell in zip(openings, cells, strict=True) if cell.kind != "barred"]
    said = (
        f"{name} " + (cell.say(lang) if cell.kind == "loses" else tell(f"cell_{cell.kind}", lang))
        for name, cell in shown
    )
    return headed(person, join(said, lang), lang)
