"""Pictures of the teams room as SVG text: legible in black and white, each with a text alternative."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from eig._language.lang_arguments_and_late_words import check_lang
from eig._values.call_arguments import checked
from eig.errors import Fault
from eig.teams.pictures._pareto_plane import draw_front
from eig.teams.pictures._points_lost_matrix import draw_matrix
from eig.teams.pictures._seat_board import draw_board
from eig.typing import Lang, Picture

if TYPE_CHECKING:  # these values draw themselves with this module
    from eig.teams.answers.composing_and_points_lost import Composition
    from eig.teams.answers.pareto_fronts import Front
    from eig.teams.asked.cohorts import Cohort

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
