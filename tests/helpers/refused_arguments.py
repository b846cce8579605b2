"""The right arguments of each public function or method, and what one at a time is replaced by.

They come from the first call that an example makes. Other tests look at languages and at the keys of `explain`.
"""

import inspect
import sys
from contextlib import contextmanager
from datetime import date
from functools import cache

from eig.errors import EigError, Fault
from helpers import examples, hostile

PROBES = {
    "None": None, "-1": -1, "0": 0, "1": 1, "10**9": 10**9, "1.5": 1.5, "''": "", "'x'": "x", "first day": date.min,
    "[]": [], "['x']": ["x"], "['x', 'x']": ["x", "x"], "[None]": [None], "{}": {}, "{'x': 'x'}": {"x": "x"},
    "{'x': -1}": {"x": -1}, "{'': None}": {"": None}, "[('x', -1)]": [("x", -1)],
}  # fmt: skip
ELSEWHERE = {"lang", "key"}


def callables():
    """Return each public function, and each public method of a public class, by its code."""
    found = {}
    for module, name in examples.public_names():
        value = getattr(sys.modules[module], name)
        if inspect.isfunction(value):
            found[hostile.code_of(value)] = f"{module}.{name}"
        elif inspect.isclass(value):
            for own, member in examples.members(value).items():
                function = getattr(member, "__func__", member)
                if inspect.isfunction(function) and not own.startswith("_"):
                    found[hostile.code_of(function)] = f"{module}.{name}.{own}"
    return found


@cache
def _calls():
    """Return, by name, what the first call of each that an example makes itself gives: `self` or the class first."""
    _, found, _ = hostile.first_calls()
    return {_as_called(name, given): given for name, given in found.items()}


def _as_called(name, given):
    """Return the name of a call: a method that two public classes inherit is of the one that it was called on."""
    module, _, own = name.rpartition(".")
    kind = f"{module.rpartition('.')[0]}.{type(given.get('self')).__name__}"
    return f"{kind}.{own}" if f"{kind}.{own}" in _names() else name


@cache
def _names():
    """Return the name of each public method."""
    kinds = {
        f"{module}.{name}": getattr(sys.modules[module], name) for module, name in examples.public_names()
    }
    return {
        f"{kind}.{own}"
        for kind, one in kinds.items()
        if inspect.isclass(one)
        for own in examples.members(one)
    }


def is_asked(frame):
    """Tell whether an example makes the call itself, through the check of its arguments or of its columns at most."""
    caller = frame.f_back
    while caller.f_code.co_name in ("guarded", "read"):
        caller = caller.f_back
    return caller.f_code.co_filename.startswith("<eig")


def _of(name):
    """Return the function behind a name, as it is looked up on its owner, with its right arguments."""
    given = dict(_calls()[name])
    owner, _, own = name.rpartition(".")
    first = next(iter(given), "")
    if first in ("self", "cls"):
        return getattr(given.pop(first), own), given
    return getattr(sys.modules[owner], own), given


def places(argument, value):
    """Yield, for each function or method that takes an argument, its own name and where a wrong value is told."""
    for name in sorted(_calls()):
        function, given = _of(name)
        if argument in given:
            try:
                hostile.called(function, {**given, argument: value})
            except EigError as error:
                whole = name.removeprefix(f"{hostile.package_of(name)}.")
                yield whole, getattr(error, "place", "") or error.faults[0].place


@contextmanager
def _as_users_have_it():
    """Leave out what tests ask of each fault as it is made: an error of theirs would be told as a refusal."""
    asked = Fault.__init__
    Fault.__init__ = getattr(asked, "__wrapped__", asked)
    try:
        yield
    finally:
        Fault.__init__ = asked
