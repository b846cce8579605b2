"""Every public value goes into JSON and back, unless it holds a function."""

import json
from pathlib import Path

import pytest

from eig import convert
from eig.convert._json_schemas import OPEN, TYPED
from guards.test_values import CLASSES
from helpers.harvest import harvest, holds_a_function
from helpers.schemas import refusals
from helpers.shares import few

pytestmark = pytest.mark.slow
ANYTHING = {"Reason.facts", "Reading.value", "SearchProgress.found"}
"""The fields of which a schema says no more than that a value stands there; `docs/how-to/embed.md` says why."""
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "embed.md"


@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_every_public_value_survives_json(cls):
    """A value written as JSON is read back equal, and keeps the schema of its kind."""
    schema = convert.schema(cls)
    assert json.dumps(schema)
    for value in few(harvest()[cls], 4):
        if not holds_a_function(value):
            text = convert.to_json(value)
            assert value == convert.from_json(text, cls)
            assert [] == refusals(schema, json.loads(text))


def test_few_fields_hold_any_value():
    """A schema says what each field may hold, but for three, which the page names."""
    open_parts = (f'"#/$defs/{OPEN}"', json.dumps(TYPED))
    own = ((cls, convert.schema(cls)["properties"].items()) for cls in CLASSES)
    found = {
        f"{cls.__name__}.{name}"
        for cls, fields in own
        for name, shape in fields
        if any(part in json.dumps(shape) for part in open_parts)
    }

    assert ANYTHING == found
    assert all(f"`{name}`" in PAGE.read_text(encoding="utf-8") for name in ANYTHING)
