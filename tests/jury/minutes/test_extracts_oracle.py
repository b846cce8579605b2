"""What leaks, at full size: 10,000 juries where everything hidden is changed and the extract stays the same."""

import random

import pytest

from eig.jury import EIG_SCALE, MarkSheet, Recusal, Recusals, Rubric, Scoresheet, deliberate, recuse
from eig.jury.minutes import extract_for_candidate, extract_for_juror
from helpers.adversary_jurors import parted
from helpers.shares import few

RUBRIC = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
PANELS = {"panel 1": ("j1", "j2", "j3"), "panel 2": ("j3", "j4")}


def _marks(rng):
    return {"impact": rng.randint(1, 4), "team": rng.randint(1, 4)}


def _mark_sheets(rng, item, collective):
    if collective:
        return [
            MarkSheet(item=item, juror=panel, members=members, marks=_marks(rng), champion=rng.random() < 0.2)
            for panel, members in PANELS.items()
        ]
    return [MarkSheet(item=item, juror=juror, marks=_marks(rng)) for juror in ("j1", "j2", "j3", "j4")]


def _case(rng):
    items = [f"i{number}" for number in range(rng.randint(1, 5))]
    collective = {item: rng.random() < 0.5 for item in items}
    mark_sheets = {item: _mark_sheets(rng, item, collective[item]) for item in items}
    hidden = [item for item in items if rng.random() < 0.4]
    changed = {
        item: _mark_sheets(rng, item, collective[item]) if item in hidden else mark_sheets[item]
        for item in items
    }
    return mark_sheets, changed, hidden


def _sheet(mark_sheets):
    return Scoresheet(
        rubric=RUBRIC, sheets=[mark_sheet for sheets in mark_sheets.values() for mark_sheet in sheets]
    )


def _check(rng):
    mark_sheets, changed, hidden = _case(rng)
    juror, at_least = rng.choice(["j1", "j2", "j3", "j4"]), rng.randint(1, 3)
    left = Recusals(recusals=[Recusal(juror=juror, item=item, kind="named") for item in hidden])
    held = [deliberate(recuse(_sheet(given), left, by="chair"), places=1) for given in (mark_sheets, changed)]
    one, other = (extract_for_juror(some, juror, at_least=at_least) for some in held)

    assert one == other or parted(held[0]) != parted(held[1])
    assert all(one.scores[item] == other.scores[item] for item in {*one.scores} & {*other.scores})
    assert not set(one.scores) & set(hidden)
    for item in set(mark_sheets) - set(hidden):
        held = [deliberate(_sheet(given), places=1) for given in (mark_sheets, changed)]
        kept, same = (extract_for_candidate(some, item, results_are_out=True) for some in held)
        waits = [some.selection.status(item) == "undecided" for some in held]  # then the total is held back
        assert kept == same or waits[0] != waits[1]
        assert all(one.withheld for one, wait in zip((kept, same), waits, strict=True) if wait)


@pytest.mark.slow
def test_a_few_juries_leak_nothing():
    """A juror who stepped back, from a sheet or from a panel, learns nothing of what is written there, but by the lists."""
    rng = random.Random(426)
    for _ in few(range(60), 30):
        _check(rng)


@pytest.mark.oracle(
    what="extracts of a jury: nothing of a recused item leaks",
    against="the same jury with other marks of that item",
)
def test_ten_thousand_juries_leak_nothing(evidence):
    """The same law, at full size."""
    rng = random.Random(427)
    for _ in range(evidence.part(10_000)):
        _check(rng)
        evidence.count()
