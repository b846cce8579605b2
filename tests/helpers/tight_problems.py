"""Problems of marks full of ties, under a share of the seated and sums that bind at once."""

from random import Random

from eig.teams import MeritPoints, Objective, Opening, Person, Problem, ShareQuota
from eig.teams.asked import Budget


def tight(seed, *, people=60, openings=8, sums=("cost", "load"), share=True):
    """Return a problem from a seed, of any size."""
    draw = Random(seed)
    names = [f"c{one}" for one in range(openings)]
    some = [
        Person(
            id=f"p{one:02}",
            wishes=draw.sample(names, 3),
            open_to_all=False,
            cost=draw.randint(30, 60),
            attributes={"gender": draw.choice("fmm")},
            amounts={"load": draw.randint(1, 9)},
        )
        for one in range(people)
    ]
    marks = {(one.id, wish, None): draw.randint(8, 18) for one in some for wish in one.wishes}
    women = [ShareQuota(id="women", attribute="gender", value="f", minimum=48)] if share else []
    most = {"cost": 104 * openings, "load": 10 * openings}
    return Problem(
        people=some,
        openings=[Opening(id=name, size=(2, 3)) for name in names],
        rules=[*women, *[Budget(id=one, amount=one, maximum=most[one]) for one in sums]],
        objective=Objective(terms=[MeritPoints.of(marks)]),
    )
