"""Every public value goes into JSON and back, unless it holds a function."""

import json

import attrs
import pytest

from eig import convert
from guards.test_values import CLASSES, FOUND


def _holds_a_function(value, depth=0):
    if attrs.has(type(value)):
        return any(
            _holds_a_function(getattr(value, field.name), depth + 1) for field in attrs.fields(type(value))
        )
    if isinstance(value, tuple):
        return any(map(_holds_a_function, value))
    return callable(value)


@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_every_public_value_survives_json(cls):
    """A value written as JSON is read back equal, and its kind has a schema."""
    assert json.dumps(convert.schema(cls))
    for value in FOUND[cls]:
        if not _holds_a_function(value):
            assert value == convert.from_json(convert.to_json(value), cls)
