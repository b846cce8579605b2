"""Deliberations drawn with quotas, thresholds, tests and decisions: as the library's values, and as plain worlds."""

import random
from fractions import Fraction

from eig.jury import Rubric, Scale, Scoresheet, deliberate
from eig.lots import Decision
from eig.programme import Quota
from helpers.causes_told import World

SCALE = Scale(low=0, high=3)
RUBRIC = Rubric.equal(["impact", "team"], scale=SCALE)
KINDS = {"p": "xy", "q": "z", "r": "uv"}


def drawn(seed, most=7):
    """Return a deliberation and its world; some ties are decided, in whole or in part."""
    draw = random.Random(seed)
    items = [f"c{number}" for number in range(1, draw.randint(2, most) + 1)]
    marks = {item: (draw.randint(0, 3), draw.randint(0, 3)) for item in items}
    attributes = {item: _kinds_of(draw) for item in items}
    quotas = _quotas(draw, len(items)) if draw.random() < 0.8 else ()
    tested = draw.random() < 0.4
    rules = {
        "places": draw.randint(0 if draw.random() < 0.1 else 1, len(items) - 1),
        "threshold": Fraction(draw.randint(1, 4), 2) if draw.random() < 0.3 else None,
        "quotas": quotas,
        "objective": draw.choice(["scores", "ranks", "merit"]),
        "fill": draw.choice(["as_many", "as_many", "all_or_nothing"]),
    }
    sheet = Scoresheet.from_marks(
        RUBRIC,
        [(item, "j1", dict(zip(("impact", "team"), pair, strict=True))) for item, pair in marks.items()],
    )
    given = attributes if quotas else {}
    tie_breaks = ["criterion_mean:impact"] if tested else []
    held = deliberate(
        sheet, **rules, attributes=given, tie_breaks=tie_breaks, reserve=draw.choice([0, 1, None])
    )
    held = _settled(held, draw)
    world = World(
        scores={item: Fraction(sum(pair), 2) for item, pair in marks.items()},
        tests={item: pair[0] for item, pair in marks.items()} if tested else {},
        attributes=attributes,
        decisions=held.decisions,
        **rules,
    )
    return held, world


def _kinds_of(draw):
    return {name: [draw.choice(values)] for name, values in KINDS.items() if draw.random() < 0.6}


def _quotas(draw, count):
    there = [(name, value) for name, values in KINDS.items() for value in values]
    made = []
    for name, value in draw.sample(there, draw.randint(1, 4)):
        low = draw.choice([0, 0, 1, 1, 2])
        high = draw.choice([None, low, low + 1, 0 if low == 0 else low, min(2, count)])
        made.append(
            Quota(attribute=name, value=value, minimum=low, maximum=None if high is None else max(high, low))
        )
    return tuple(made)


def _settled(held, draw):
    """Decide some of the ties for the last places, by an order of all of them, of some, or by none."""
    for number in range(1, 3):
        if not held.undecided or draw.random() < 0.4:
            break
        order = draw.sample(held.undecided, draw.randint(1, len(held.undecided)))
        rest = "after" if len(order) < len(held.undecided) or draw.random() < 0.3 else None
        by = draw.choice(["jury", "draw", "priority"])
        held = held.settle(Decision(by=by, order=order, reference=f"PV, {number}", rest=rest))
    return held
