"""Every field of a value refuses what is of no kind that it knows: a check that is dropped is seen."""

from collections.abc import Mapping

import attrs
import pytest

from eig.errors import EigError
from eig.reasons import Reason
from guards.test_values import CLASSES
from helpers.harvest import harvest

OPEN = {Reason: {"facts"}}
"""A reason of one's own is about whatever its sentence says: its facts may be of any kind."""


class Foreign:
    """What no field asks for."""


def _taken(value, foreign):
    """Return the fields of a value that hold something foreign in silence."""
    return [one.name for one in attrs.fields(type(value)) if one.init and _takes(value, one, foreign)]


def _takes(value, field, foreign):
    given = foreign if not callable(foreign) else foreign(getattr(value, field.name))
    if given is None:
        return False
    try:
        attrs.evolve(value, **{field.alias: given})
    except EigError:
        return False
    return True


@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_a_field_refuses_what_is_foreign_to_it(cls):
    """No field of any public class takes a value of a kind that nobody knows."""
    assert [] == _taken(harvest()[cls][0], Foreign())


def _with_a_stranger(held):
    """Return a series with a foreign member, or a mapping with a foreign value; None for what is neither."""
    if isinstance(held, tuple):
        return (*held, Foreign())
    return {**held, "a": Foreign()} if isinstance(held, Mapping) else None


@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_a_series_refuses_a_foreign_member(cls):
    """Nor does a field that holds several take one among them, whatever stands beside it."""
    assert [] == sorted(
        {name for one in harvest()[cls] for name in _taken(one, _with_a_stranger)} - OPEN.get(cls, set())
    )
