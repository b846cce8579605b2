"""What each argument of a public function or method is refused for, in words: `python -m helpers.wholes` keeps it.

Right arguments come from the first call that an example makes; one at a time is replaced by values of many kinds. What
is answered is not kept: other tests look at it, and at languages and at the keys of `explain`.
"""

import inspect
import sys
from collections import defaultdict
from contextlib import contextmanager
from datetime import date
from functools import cache

from eig.errors import EigError, Fault
from helpers import examples, hostile, refusals

PROBES = {
    "None": None, "-1": -1, "0": 0, "1": 1, "10**9": 10**9, "1.5": 1.5, "''": "", "'x'": "x", "first day": date.min,
    "[]": [], "['x']": ["x"], "['x', 'x']": ["x", "x"], "[None]": [None], "{}": {}, "{'x': 'x'}": {"x": "x"},
    "{'x': -1}": {"x": -1}, "{'': None}": {"": None}, "[('x', -1)]": [("x", -1)],
}  # fmt: skip
ELSEWHERE = {"lang", "key"}
SECONDS = 1  # of computing: what is searched for longer is no question of a check


def _callables():
    """Return each public function, and each public method of a public class, by its code."""
    found = {}
    for module, name in examples.public_names():
        value = getattr(sys.modules[module], name)
        if inspect.isfunction(value):
            found[hostile.code_of(value)] = f"{module}.{name}"
        elif inspect.isclass(value):
            for own, member in vars(value).items():
                function = getattr(member, "__func__", member)
                if inspect.isfunction(function) and not own.startswith("_"):
                    found[hostile.code_of(function)] = f"{module}.{name}.{own}"
    return found


@cache
def _calls():
    """Return, by name, what the first call of each that an example makes itself gives: `self` or the class first."""
    return examples.first_calls(_callables(), _is_asked)


def _is_asked(frame):
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


def refused(room):
    """Write, for each function of a room, what is said of each argument that it refuses."""
    names = [name for name in sorted(_calls()) if name.startswith(f"eig.{room}.")]
    return "".join(_told(name, *_of(name)) for name in names)


def _told(name, function, given):
    lines = []
    for argument in given.keys() - ELSEWHERE:
        said = defaultdict(list)
        for probe, value in PROBES.items():
            said[_refusal(function, {**given, argument: value})].append(probe)
        lines += (f"  {argument}, {', '.join(probes)}: {words}\n" for words, probes in said.items() if words)
    return "".join((f"{name}\n", *sorted(lines))) if lines else ""


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


def _refusal(function, given):
    try:
        with _as_users_have_it(), hostile.limited(SECONDS):
            hostile.called(function, given)
    except EigError as error:
        return refusals.said(error)
    except (hostile.Slow, TypeError, AttributeError, ModuleNotFoundError):
        return ""  # it takes too long, or it is a part of a rule, which is never asked with anything but ours
    return ""


@contextmanager
def _as_users_have_it():
    """Leave out what tests ask of each fault as it is made: an error of theirs would be told as a refusal."""
    asked = Fault.__init__
    Fault.__init__ = getattr(asked, "__wrapped__", asked)
    try:
        yield
    finally:
        Fault.__init__ = asked
