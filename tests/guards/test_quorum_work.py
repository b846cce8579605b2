"""Quorums of many: what a deliberation asks of its members, it does not ask again for each item."""

import random
import sys

import pytest

from eig.jury import EIG_SCALE, MarkSheet, Rubric, Scoresheet, deliberate
from eig.programme import Panel

RUBRIC = Rubric.equal(["impact"], scale=EIG_SCALE)


def _sheet(items, jurors):
    """Return three sheets an item, of which one is sometimes that of a juror who stepped back."""
    draw = random.Random(items)
    names = [f"j{number:04}" for number in range(jurors)]
    return Scoresheet(
        rubric=RUBRIC,
        jurors=names,
        sheets=[
            MarkSheet(item=f"c{item:05}", juror=juror, state="recused")
            if seat == 0 and item % 3 == 0
            else MarkSheet(item=f"c{item:05}", juror=juror, marks={"impact": draw.randint(1, 4)})
            for item in range(items)
            for seat, juror in enumerate(draw.sample(names, 3))
        ],
    )


def _panels(items, jurors):
    """Return a panel of six jurors for each six items, which sit on nothing else."""
    return [
        Panel(
            id=f"p{number:03}",
            members=[f"j{seat % jurors:04}" for seat in range(number * 6, number * 6 + 6)],
            hears=[f"c{item:05}" for item in range(number * 6, min(number * 6 + 6, items))],
        )
        for number in range(-(-items // 6))
    ]


def _steps(work):
    """Return how many lines, of comprehensions too, and how many functions a piece of work runs."""
    steps = [0]

    def note(frame, event, argument):
        steps[0] += event != "return"
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps[0]


def _work(items, jurors, panelled):
    held = deliberate(_sheet(items, jurors), places=2, panels=_panels(items, jurors) if panelled else [])
    return _steps(lambda: held.without_quorum)


@pytest.mark.untraced
@pytest.mark.parametrize("panelled", [False, True])
def test_quorums_of_twice_the_items_and_members_take_about_twice_the_work(panelled):
    """Eighty items and members take less than two and a half times the steps of forty of each."""
    _work(6, 6, panelled)
    small, large = (_work(size, size, panelled) for size in (40, 80))
    assert large < 2.5 * small
