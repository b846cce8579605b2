"""Every public value goes into JSON and back, unless it holds a function."""

import json

import pytest

from eig import convert
from guards.test_values import CLASSES
from helpers.harvest import harvest, holds_a_function

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_every_public_value_survives_json(cls):
    """A value written as JSON is read back equal, and its kind has a schema."""
    assert json.dumps(convert.schema(cls))
    for value in harvest()[cls]:
        if not holds_a_function(value):
            assert value == convert.from_json(convert.to_json(value), cls)
