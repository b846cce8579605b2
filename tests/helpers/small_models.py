"""Models of five people and one opening, which the laws of the parts of a search are held against."""

from eig.teams import Objective, Opening, Person, Problem
from eig.teams.asked import SkillPoints
from eig.teams.engine._problem_to_model import compile_problem

POINTS = Objective(terms=[SkillPoints()])
PEOPLE = tuple(
    Person(id=f"p{number}", skills={"data": points}, cost=points, attributes={"gender": "fm"[number % 2]})
    for number, points in enumerate((5, 2, 7, 4, 1))
)


def place(name="plume", size=(1, 2), **options):
    """Return an opening that weighs what people know of data."""
    return Opening(id=name, size=size, weights={"data": 1}, **options)


PLUME = (place(),)


def model_of(*rules, openings=PLUME, **options):
    """Return the model of the five with some rules."""
    return compile_problem(
        Problem(people=PEOPLE, openings=openings, rules=rules, objective=POINTS, **options)
    )
