"""Values of every public class, as the examples of the package build them."""

import importlib
import inspect
from functools import cache

import attrs

from eig import reasons
from eig._values.value import unchecked
from eig.programme import jurisdictions
from helpers import examples

MOST = 8
CLASSES = {
    value: f"{module}.{name}"
    for module, name in examples.public_names()
    if inspect.isclass(value := getattr(importlib.import_module(module), name)) and attrs.has(value)
}


@cache
def harvest():
    """Play every example and keep some of the values that it builds, of every public class.

    The law of France is made once, when it is first asked for: it is asked before, so that no order of tests matters.
    """
    assert jurisdictions.FRANCE
    found = {cls: [] for cls in CLASSES}
    built = {cls: cls.__init__ for cls in CLASSES}

    def recorder(cls, build):
        def record(self, *arguments, **named):
            build(self, *arguments, **named)
            if len(found[cls]) < MOST and type(self) is cls:
                found[cls].append(self)

        return record

    def said(cls, **given):
        """Record a reason of the package, which is made without a look at its facts."""
        made = unchecked(cls, **given)
        if len(found[cls]) < MOST:
            found[cls].append(made)
        return made

    for cls, build in built.items():
        cls.__init__ = recorder(cls, build)
    reasons.unchecked = said
    try:
        for session in examples.sessions():
            examples.play(session)
    finally:
        reasons.unchecked = unchecked
        for cls, build in built.items():
            cls.__init__ = build
    return found


def holds_a_function(value):
    """Tell whether a value holds a function of somebody's: it has no JSON form."""
    if attrs.has(type(value)):
        return any(holds_a_function(getattr(value, field.name)) for field in attrs.fields(type(value)))
    if isinstance(value, tuple):
        return any(map(holds_a_function, value))
    return callable(value)
