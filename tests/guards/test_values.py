"""The value protocol: what every public class of values keeps."""

import copy
import datetime
import importlib
import inspect
import pickle
from fractions import Fraction

import attrs
import examples
import pytest

CLASSES = {
    value: f"{module}.{name}"
    for module, name in examples.public_names()
    if inspect.isclass(value := getattr(importlib.import_module(module), name)) and attrs.has(value)
}
NAMES = {
    name: value
    for module, name in examples.public_names()
    if inspect.isclass(value := getattr(importlib.import_module(module), name)) or inspect.isfunction(value)
}


def _harvest():
    found = {cls: [] for cls in CLASSES}

    def see(value, depth=0):
        if type(value) in found and len(found[type(value)]) < 5 and value not in found[type(value)]:
            found[type(value)].append(value)
        if depth < 6:
            for part in _parts(value):
                see(part, depth + 1)

    for session in examples.sessions():
        examples.play(session, see)
    return found


def _parts(value):
    if attrs.has(type(value)):
        return [getattr(value, field.name) for field in attrs.fields(type(value))]
    if isinstance(value, (tuple, list)):
        return value[:20]
    return list(value.values())[:20] if hasattr(value, "items") and hasattr(value, "values") else []


FOUND = _harvest()


@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_every_public_value_keeps_the_protocol(cls):
    """A value is final, frozen, slotted, keyword-only, equal and hashed by content, and survives copy, pickle and repr."""
    assert FOUND[cls], f"no example of {CLASSES[cls]} builds one: its docstring should"
    assert getattr(cls, "__final__", False), "not @final"
    assert all(field.kw_only for field in attrs.fields(cls) if field.init), "not keyword-only"
    for value in FOUND[cls]:
        _keeps_the_protocol(value)


def _keeps_the_protocol(value):
    assert not hasattr(value, "__dict__"), "no slots"
    for field in attrs.fields(type(value)):
        assert not isinstance(getattr(value, field.name), (list, dict, set)), f"{field.name} can change"
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)
    again = eval(repr(value), {"datetime": datetime, "Fraction": Fraction, **NAMES})
    for twin in (
        again,
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),
        attrs.evolve(value),
    ):
        assert value == twin
        assert hash(value) == hash(twin)
    assert value != object()


def test_the_protocol_catches_a_mutable_value():
    """The protocol is not a check that cannot fail."""

    @attrs.define(kw_only=True)
    class Loose:
        parts: list

    with pytest.raises(AssertionError):
        _keeps_the_protocol(Loose(parts=[]))
