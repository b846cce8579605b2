"""What each argument of a public function or method is refused for, in words: `python -m helpers.wholes` keeps it.

Right arguments come from the first call that an example makes; one at a time is replaced by values of many kinds. What
is answered is not kept: other tests look at it, and at languages and at the keys of `explain`.
"""

import inspect
import signal
import sys
from collections import defaultdict
from datetime import date
from functools import cache

from eig.errors import EigError, Fault, Faults
from helpers import examples, hostile

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
    """Return, by name, what the first call of each that an example makes itself gives: `self` or the class first, then by name."""
    callables, calls = _callables(), {}

    def watch(frame, event, _):
        code = frame.f_code
        if event == "call" and (name := callables.get(code)) and name not in calls and _is_asked(frame):
            names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
            given = {one: frame.f_locals[one] for one in names}
            if not any(hasattr(one, "__next__") for one in given.values()):
                calls[name] = given

    for session in examples.sessions():
        sys.setprofile(watch)
        try:
            examples.play(session)
        finally:
            sys.setprofile(None)
    return calls


def _is_asked(frame):
    """Tell whether an example makes the call itself, through the check of its arguments at most."""
    caller = frame.f_back
    while caller.f_code.co_name == "guarded":
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
    for name in names:  # what a first call finds out of annotations, it finds here
        _told(name, *_of(name))
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


class _Slow(BaseException):
    pass


def _alarm(*_):
    raise _Slow


def _refusal(function, given):
    signal.signal(signal.SIGVTALRM, _alarm)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        hostile.called(function, given)
    except Faults as faults:
        return " & ".join(map(_said, faults.faults))
    except Fault as fault:
        return _said(fault)
    except EigError as error:
        return f"{type(error).__name__}: {error}"
    except (_Slow, TypeError, AttributeError, ModuleNotFoundError):
        return ""  # it takes too long, or it is a part of a rule, which is never asked with anything but ours
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def _said(fault):
    return f"{fault.place}: {fault.rule}; {fault.remedy}"
