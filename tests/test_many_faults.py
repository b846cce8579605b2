"""Inputs in which everything is wrong: a thousand faults are gathered at once, and how many more there are is told."""

import pickle

import pytest

from eig import jury, rows, teams
from eig.errors import GATHERED, Fault, Faults
from eig.lots import Decision

RUBRIC = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
KINDS = {
    "wrong cells": lambda count: [
        {"item": f"c{k}", "juror": "j", "impact": "x", "team": "3"} for k in range(count)
    ],
    "no names": lambda count: [{"item": "c", "juror": "", "impact": "3", "team": "3"} for _ in range(count)],
    "unknown columns": lambda count: [
        {"item": "c", "juror": "j", "impact": "3", "team": "3", **{f"col{k}": 1 for k in range(count)}}
    ],
    "rows that repeat": lambda count: [{"item": "c", "juror": "j", "impact": "3", "team": "3"}] * (count + 1),
    "look-alikes": lambda count: [
        {"item": f"{case}{k}", "juror": "j", "impact": "3", "team": "3"}
        for k in range(count)
        for case in "cC"
    ],
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_of_very_many_faults_the_first_are_gathered(kind):
    """A table that is wrong all over gives its first thousand faults, and the number of the others."""
    with pytest.raises(Faults) as caught:
        rows.scoresheet(KINDS[kind](GATHERED + 50), RUBRIC)

    found = caught.value
    assert (GATHERED, 50) == (len(found.faults), found.more)
    assert str(found).startswith(f"rows: {GATHERED + 50} faults")
    assert "and 50 more, told once these are mended" in str(found)
    assert "et 50 autres" in found.say("fr")
    assert 50 == pickle.loads(pickle.dumps(found)).more
    assert 50 == found.derive(found.faults[:1]).more


@pytest.mark.slow
def test_of_very_many_unknown_names_the_first_are_gathered():
    """Names that nobody has are faults of one value: they too are counted beyond the first."""
    with pytest.raises(Faults) as caught:
        jury.deliberate(
            jury.Scoresheet(rubric=RUBRIC, sheets=[], items=["a"]),
            places=1,
            decisions=[jury_decision(f"x{k}") for k in range(GATHERED + 50)],
        )

    assert (GATHERED, 50) == (len(caught.value.faults), caught.value.more)


def jury_decision(name):
    """Return a decision on a name that is none."""
    return Decision(by="jury", order=[name], reference="r")


def test_few_faults_are_all_told():
    """Where there are no more than a thousand, none is left out and no more are told of."""
    fault = Fault("a", 1, "values.flag")

    assert 0 == Faults("t", [fault] * GATHERED).more
    assert "more" not in str(Faults("t", [fault] * 3))


@pytest.mark.parametrize("count", [61, GATHERED + 50])
def test_each_wrong_member_is_counted(count):
    """Marks that are none, in a call or in a value: the first thousand are told, and the number of the others."""
    for given in (
        lambda: jury.rank({f"i{k}": "x" for k in range(count)}),
        lambda: teams.Person(id="p1", skills={f"s{k}": -1 for k in range(count)}),
    ):
        with pytest.raises(Faults) as caught:
            given()

        found = caught.value
        assert (min(count, GATHERED), max(count - GATHERED, 0)) == (len(found.faults), found.more)
