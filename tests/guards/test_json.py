"""Every public value goes into JSON and back, unless it holds a function."""

import json

import pytest

from eig import convert
from guards.test_values import CLASSES
from helpers.harvest import harvest, holds_a_function
from helpers.schemas import refusals

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_every_public_value_survives_json(cls):
    """A value written as JSON is read back equal, and keeps the schema of its kind."""
    schema = convert.schema(cls)
    assert json.dumps(schema)
    for value in harvest()[cls]:
        if not holds_a_function(value):
            text = convert.to_json(value)
            assert value == convert.from_json(text, cls)
            assert [] == refusals(schema, json.loads(text))
