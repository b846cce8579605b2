"""Assignment problems drawn at random, and their answers by trying every assignment."""

from itertools import combinations, product

from hypothesis import strategies as st

from eig.jury import AssignmentProblem


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
