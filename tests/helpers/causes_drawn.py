"""Deliberations drawn with quotas, thresholds, tests and decisions: as the library's values, and as plain worlds."""

import random
from fractions import Fraction

from attrs import evolve

from eig.jury import Criterion, MarkSheet, Rubric, Scale, Scoresheet, deliberate
from eig.jury.severity import AdjustedScore, Adjustment
from eig.lots import Decision
from eig.programme import Quota
from helpers.causes_told import World

SCALE = Scale(low=0, high=3)
RUBRIC = Rubric.equal(["impact", "team"], scale=SCALE)
STRICT = Rubric(criteria=[Criterion(id="impact", scale=SCALE, floor=1), Criterion(id="team", scale=SCALE)])
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
    before = {item: Fraction(sum(pair), 2) for item, pair in marks.items()}
    strict, against = draw.random() < 0.3, [item for item in items if draw.random() < 0.1]
    adopted = _adjusted(draw, before) if draw.random() < 0.2 else None
    reserve = draw.choice([0, 1, None])
    held = deliberate(
        _sheet(STRICT if strict else RUBRIC, marks, against),
        **rules,
        attributes=attributes if quotas else {},
        tie_breaks=["criterion_mean:impact"] if tested else [],
        reserve=reserve,
        adjustment=adopted,
    )
    held = _settled(held, draw)
    barred = {"floors": [item for item in items if strict and marks[item][0] < 1], "opinions": against}
    world = World(
        scores={one.item: one.after for one in adopted.scores} if adopted is not None else before,
        before=before if adopted is not None else {},
        tests={item: pair[0] for item, pair in marks.items()} if tested else {},
        attributes=attributes,
        decisions=held.decisions,
        reserve=reserve,
        out={item: {kind for kind, some in barred.items() if item in some} for item in items},
        **rules,
    )
    return held, world


def _sheet(rubric, marks, against):
    sheets = [
        MarkSheet(
            item=item,
            juror="j1",
            marks=dict(zip(("impact", "team"), pair, strict=True)),
            opinion="unfavourable" if item in against else None,
        )
        for item, pair in marks.items()
    ]
    return Scoresheet(rubric=rubric, sheets=sheets)


def _adjusted(draw, before):
    scores = [
        AdjustedScore(item=item, before=score, after=score + draw.choice([-1, 0, 0, 1]))
        for item, score in before.items()
    ]
    return Adjustment(scores=scores, decided_by="jury", why="j1 was tired", source="by hand", places=1)


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


def renamed(held, new):
    """The same deliberation of renamed dossiers, whose sheets come in another order."""
    adopted = held.adjustment
    return evolve(
        held,
        sheet=evolve(
            held.sheet,
            items=[new[one] for one in held.sheet.items],
            sheets=[evolve(one, item=new[one.item]) for one in held.sheet.sheets[::-1]],
        ),
        adjustment=adopted
        and evolve(adopted, scores=[evolve(one, item=new[one.item]) for one in adopted.scores]),
        attributes={new[item]: own for item, own in held.attributes.items()},
        decisions=[evolve(one, order=[new[item] for item in one.order]) for one in held.decisions],
    )
