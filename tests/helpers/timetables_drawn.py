"""Small requests for hearings, drawn from seeds, and what the search finds for each, in how many steps."""

from random import Random

from eig._values.progress_and_stopping import Steps
from eig.timeline.hearings._exact_placing import Placing, place
from eig.timeline.hearings._most_hearings_placed import most

STEPS = 20_000


def placing(seed):
    """Draw a request: a few panels with jurors and guests in common, half-days of unlike length, absences."""
    draw = Random(seed)
    hearings, half_days = draw.randint(3, 9), draw.randint(2, 4)
    panels = [tuple(draw.sample(range(6), draw.randint(1, 3))) for _ in range(draw.randint(1, 4))]
    jurors = tuple(draw.choice(panels) for _ in range(hearings))
    return Placing(
        people=tuple(one + ((6 + draw.randrange(3),) if draw.random() < 0.3 else ()) for one in jurors),
        jurors=jurors,
        closed=tuple(frozenset(day for day in range(half_days) if draw.random() < 0.2) for _ in jurors),
        capacities=tuple(draw.randint(1, 3) for _ in range(half_days)),
        rooms=draw.randint(1, 3),
        limit=draw.choice([1, 2, 3, None]),
    )


def found():
    """Write what is found, a request a line: places or their absence, steps, and the most that can be heard."""
    return "".join(f"{seed}: {_found(placing(seed))}\n" for seed in range(120))


def _found(asked):
    steps = Steps(STEPS)
    places, is_proved = place(asked, steps)
    told = " ".join(f"{day}.{turn}" for day, turn in places) if places else str(places)
    best = " | ".join(_most(most(asked, nodes=nodes)) for nodes in (1, 2, 400))
    return f"{told}, {'proved' if is_proved else 'open'} after {STEPS - steps.left}; {best}"


def _most(one):
    places = " ".join(f"{hearing}@{day}.{turn}" for hearing, (day, turn) in sorted(one.places.items()))
    instead = "unsettled" if one.instead is None else sorted(one.instead)
    return f"{places} of {one.bound}, {instead}"
