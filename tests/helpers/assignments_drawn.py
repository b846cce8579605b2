"""Assignment problems drawn at random, and their answers by trying every assignment."""

from collections import Counter
from itertools import combinations, product
from random import Random

from hypothesis import strategies as st

from eig._maths.flow_several_columns_each import solve
from eig.jury.assignment import AssignmentProblem


def random_problem(draw, *, items=4, jurors=4, top=6, most=3):
    """Return a problem drawn with a random generator: `draw` is `random.Random`."""
    names = [f"d{at}" for at in range(draw.randint(1, items))]
    readers = [f"j{at}" for at in range(draw.randint(1, jurors))]
    loads = {one: (low := draw.choice([0, 0, 0, 1, 2]), low + draw.randint(0, 4)) for one in readers}
    return AssignmentProblem(
        items=names,
        jurors=readers,
        needs={name: draw.randint(0, min(most, len(readers))) for name in names},
        loads=loads,
        recusals=[(name, one) for name in names for one in readers if draw.random() < 0.12],
        affinity={name: {one: draw.randint(0, top) for one in readers} for name in names},
    )


def solvable(seed, **sizes):
    """Tell whether the problem drawn from a seed asks for reviews, and has an assignment."""
    problem = random_problem(Random(seed), **sizes)
    return any(problem.needs.values()) and solve(problem.demand()) is not None


@st.composite
def problems(draw):
    """Draw a small problem."""
    return random_problem(draw(st.randoms(use_true_random=False)))


def groups_of(readers, shared):
    """Return how many groups the jurors who read form, linked by so many shared items."""
    busy = {juror for group in readers for juror in group}
    links = {
        pair
        for pair in combinations(sorted(busy), 2)
        if sum(pair[0] in group and pair[1] in group for group in readers) >= shared
    }
    groups = [{juror} for juror in sorted(busy)]
    for one, other in links:
        joined = [group for group in groups if one in group or other in group]
        groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    return len(groups)


def every_assignment(problem, shared=0):
    """Yield `(worst, total, readers)` of every assignment that keeps the rules."""
    choices = [
        list(combinations(problem.eligible(item), problem.needs.get(item, 0))) for item in problem.items
    ]
    for readers in product(*choices):
        if _keeps(problem, readers) and not (shared and groups_of(readers, shared) > 1):
            sums = [
                sum(problem.worth(item, juror) for juror in group)
                for item, group in zip(problem.items, readers, strict=True)
            ]
            had = [own for own, group in zip(sums, readers, strict=True) if group]
            yield min(had, default=0), sum(sums), readers


def every_breach(problem):
    """Return, for every way to give reviews, eligible ones alone, by how much each rule is broken.

    Each is `(fewer, room, relief)`: reviews less than asked by item, items beyond the greatest load and short
    of the least one by juror. A repair makes an assignment possible if it is one of them, and smaller ones
    than the smallest do not exist.
    """
    choices = [
        [some for size in range(need + 1) for some in combinations(problem.eligible(item), size)]
        for item, need in ((item, problem.needs.get(item, 0)) for item in problem.items)
    ]
    return {_breach(problem, readers) for readers in product(*choices)}


def _breach(problem, readers):
    load = Counter(juror for group in readers for juror in group)
    limits = [(load[juror], *problem.loads[juror]) for juror in problem.jurors]
    return (
        tuple(
            problem.needs.get(item, 0) - len(group)
            for item, group in zip(problem.items, readers, strict=True)
        ),
        tuple(max(own - high, 0) for own, _, high in limits),
        tuple(max(low - own, 0) for own, low, _ in limits),
    )


def steps_of(problem, repair):
    """Return a repair in the form of a breach."""
    return (
        tuple(repair.fewer.get(item, 0) for item in problem.items),
        tuple(repair.room.get(juror, 0) for juror in problem.jurors),
        tuple(repair.relief.get(juror, 0) for juror in problem.jurors),
    )


def _keeps(problem, readers):
    return all(
        low <= sum(juror in group for group in readers) <= high
        for juror, (low, high) in problem.loads.items()
    )


def arguments(problem):
    """Return a problem as the arguments of `assign`."""
    return {
        "items": problem.items,
        "jurors": problem.jurors,
        "reviews_per_item": problem.needs,
        "loads": problem.loads,
        "recusals": problem.recusals,
        "affinity": problem.affinity,
    }


def fewest_steps_to_link(problem, shared):
    """Return how many reviews more and places more the cheapest linked plan takes, or None if there is none."""
    choices = [
        [
            some
            for size in range(need, len(problem.eligible(item)) + 1)
            for some in combinations(problem.eligible(item), size)
        ]
        if (need := problem.needs.get(item, 0))
        else [()]
        for item in problem.items
    ]
    best = None
    for readers in product(*choices):
        fewer, room, relief = _breach(problem, readers)
        steps = sum(room) - sum(fewer)
        if any(relief) or (best is not None and steps >= best):
            continue
        best = steps if groups_of(readers, shared) <= 1 else best
    return best
