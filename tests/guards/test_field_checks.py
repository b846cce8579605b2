"""Every field of a value refuses what is of no kind that it knows: a check that is dropped is seen."""

import attrs
import pytest

from eig.errors import EigError
from guards.test_values import CLASSES, FOUND

UNHELD = {
    "eig.jury.robustness.RankRange.item",
    "eig.jury.severity.Adjustment.cautions",
    "eig.teams.answers.EqualCohorts.certain",
    "eig.teams.answers.EqualCohorts.possible",
    "eig.teams.answers.EqualCohorts.unsettled",
    "eig.teams.answers.EqualCohorts.seated",
    "eig.timeline.hearings.Timetable.instead",
    "eig.timeline.plan.Schedule.finish_by",
    "eig.timeline.plan.Schedule.as_of",
}
"""Fields of results that the library alone builds, kept as they are given."""


class Foreign:
    """What no field asks for."""


def _takes(value, field):
    try:
        attrs.evolve(value, **{field.alias: Foreign()})
    except EigError:
        return False
    return True


@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_a_field_refuses_what_is_foreign_to_it(cls):
    """Of each class, the fields that take anything are those that are listed: none more, none fewer."""
    fields = [one for one in attrs.fields(cls) if one.init]
    name = CLASSES[cls]

    assert {f"{name}.{one.name}" for one in fields if _takes(FOUND[cls][0], one)} == {
        one for one in UNHELD if one.rpartition(".")[0] == name
    }
