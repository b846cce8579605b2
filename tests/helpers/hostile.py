"""Calls of public functions with hostile values: right arguments come from the examples, one at a time goes wrong."""

import datetime as dt
import inspect
import signal
import sys
from contextlib import contextmanager
from fractions import Fraction
from functools import cache

import attrs

from eig._values.annotation_rules_and_late_classes import annotations_of
from eig._values.annotation_rules_and_late_classes import given as asked_by
from eig.errors import EigError
from helpers import examples
from helpers.shares import share

SECONDS = 5  # of computing: a call that takes longer hangs for whoever serves a page


class Hostile:
    """A value that nothing may be asked of."""

    def _refuse(self, *_):
        raise RuntimeError("nothing may be asked of it")

    __eq__ = __bool__ = __len__ = __iter__ = __str__ = __repr__ = __lt__ = __add__ = __getitem__ = _refuse
    __hash__ = None


class Broken:
    """A class that nothing can be built of."""

    def __init__(self, *_, **__):
        raise ZeroDivisionError


VALUES = {
    "None": None,
    "True": True,
    "-1": -1,
    "0": 0,
    "0.5": 0.5,
    "NaN": float("nan"),
    "a billion": 10**9,
    "a huge number": 10**5000,
    "empty text": "",
    "blank text": " ",
    "a control character": "a\x00",
    "half a character": "\ud800",
    "a word": "zz",
    "bytes": b"zz",
    "an empty list": [],
    "an empty dict": {},
    "a list of None": [None],
    "a list of words": ["zz", "zz"],
    "a list of lists": [[]],
    "a triple too short": [("a", "x")],
    "a dict of None": {"a": None},
    "a dict of numbers": {"a": -1},
    "a dict by numbers": {1: 2},
    "a dict of dicts": {"a": {"b": None}},
    "the first day": dt.date.min,
    "the last day": dt.date.max,
    "a moment": dt.datetime(2019, 1, 1, 9, tzinfo=dt.UTC),
    "a fraction": Fraction(-1, 3),
    "a class": Broken,
    "a function that fails": lambda *_, **__: 1 // 0,
    "an object": object(),
    "nothing may be asked": Hostile(),
}


ANSWERS = {  # made by the library, and checked in part
    "Adjustment", "Calibration", "Coefficient", "Connectivity", "Diagnosis", "EqualCohorts", "FrontPoint",
    "IntraclassCorrelations", "LevelScore", "Matching", "MeanSpearman", "NetworkSchedule", "OrdinalModel", "Points",
    "RankRange", "Rfc3797Draw", "Schedule", "SchulzeRanking", "ShadowPrice", "Timetable",
}  # fmt: skip


def public_callables():
    """Return each public function and class, and each public method that builds one, by its name."""
    found = {}
    for module, name in examples.public_names():
        value = getattr(sys.modules[module], name)
        if inspect.isclass(value) and not issubclass(value, BaseException):
            if attrs.has(value):
                found.setdefault(value, f"{module}.{name}")
            for own, member in examples.members(value).items():
                if isinstance(member, classmethod) and not own.startswith("_"):
                    found.setdefault(getattr(value, own), f"{module}.{name}.{own}")
        elif inspect.isfunction(value):
            found.setdefault(value, f"{module}.{name}")
    return found


def package_of(name):
    """Return the public package that shows a callable, by its full name."""
    return next(one for one in reversed(examples.public_modules()) if name.startswith(f"{one}."))


def code_of(value):
    """Return the code that runs when a callable is called."""
    function = value.__init__ if inspect.isclass(value) else getattr(value, "__func__", value)
    return inspect.unwrap(function).__code__


@cache
def first_calls():
    """Return, by themselves and by their names, the first call of each public callable, and the first that an example makes itself; of methods too."""
    from helpers import refused_arguments  # which asks this module

    return examples.first_calls(
        ({code_of(value): value for value in public_callables()}, lambda _: True),
        (refused_arguments.callables(), refused_arguments.is_asked),
        (
            {inspect.unwrap(function).__code__: name for name, function in _functions().items()},
            lambda _: True,
        ),
    )


@cache
def recorded():
    """Return right arguments for each public callable that an example calls: the first call of each."""
    callables = public_callables()
    calls, _, _ = first_calls()
    return {
        value: (callables[value], {name: one for name, one in given.items() if name not in ("self", "cls")})
        for value, given in calls.items()
    }


def methods():
    """Return, by name, each public method and property that an example asks, with right arguments: `self` too."""
    _, _, calls = first_calls()
    return {name: (_functions()[name], given) for name, given in calls.items()}


def bound():
    """Yield, by name, each method of a value that an example asks, as the value has it, with its right arguments."""
    for name, (_, given) in methods().items():
        kind, own = type(given.get("self")), name.partition(".")[2]
        if inspect.isfunction(inspect.getattr_static(kind, own, None)):
            yield name, getattr(given["self"], own), {key: one for key, one in given.items() if key != "self"}


@cache
def _functions():
    """Return the function of each public method and property of a value, after the class that has it."""
    kinds = [getattr(sys.modules[module], name) for module, name in examples.public_names()]
    every = {
        f"{kind.__name__}.{own}": getattr(member, "fget", None) or getattr(member, "func", member)
        for kind in kinds
        if inspect.isclass(kind) and attrs.has(kind)
        for own, member in examples.members(kind).items()
        if own[0] != "_"
    }
    return {name: function for name, function in every.items() if inspect.isfunction(function)}


class Slow(BaseException):
    """A call took too long."""


RIGHT_KIND = (
    "a huge number",
    "a control character",
    "half a character",
    "NaN",
)  # of a kind that may be asked for


def tried(name, argument):
    """Return the hostile values that an argument of a public callable is given, by their labels."""
    return share(VALUES, f"{name}({argument})", one_in=10)


def wrong_kinds(function, given, *, name=""):
    """Return what a function takes in silence although its annotation asks for another kind of value."""
    hints = annotations_of(inspect.unwrap(getattr(function, "__func__", function)))
    wrong = [
        (argument, label)
        for argument in given
        for label in (tried(name, argument) if name else VALUES)
        if argument in hints
        and label not in RIGHT_KIND
        and not _is_right(asked_by(hints[argument]), VALUES[label])
    ]
    return [one for one in wrong if _is_taken(function, {**given, one[0]: VALUES[one[1]]})], len(wrong)


def _is_right(rule, value):
    """Tell whether a value keeps a rule, once it is read as a call reads it."""
    return rule.holds(rule.tidy(value))


def _is_taken(function, given):
    try:
        called(function, given)
    except Exception:  # noqa: BLE001 # which error it is, the other table tells
        return False
    return True


@contextmanager
def limited(seconds):
    """End what computes for longer: `Slow` is raised."""
    signal.signal(signal.SIGVTALRM, _alarm)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _alarm(*_):
    raise Slow


def outcome(function, given):
    """Return what a call let out that is not ours: None where all is well, else the name of the error."""
    try:
        with limited(SECONDS):
            called(function, given)
    except EigError as error:
        return told(error)
    except Slow:
        return "Slow"
    except ModuleNotFoundError:
        return None  # an extra that is not installed says so
    except Exception as error:  # noqa: BLE001 # what the guard looks for
        return None if is_own(error) else place(error)
    return None


SIGNATURE = (
    "unexpected keyword argument",
    "keywords must be strings",
)  # Python's own words for a call that is none


def is_own(error):
    """Tell whether an error is the caller's own: a callback of theirs that raised, an option that is none."""
    return isinstance(error, ZeroDivisionError) or any(own in str(error) for own in SIGNATURE)


def told(error):
    """Return what is wrong with an error of ours: None if it can be said, and says where, which rule and what to do."""
    try:
        str(error)
    except Exception as second:  # noqa: BLE001 # a message is never the second error
        return f"str: {type(second).__name__}"
    for one in getattr(error, "exceptions", (error,)):
        for name in ("place", "rule", "remedy"):
            if not isinstance(getattr(one, name, ""), str):
                return f"{type(one).__name__}.{name} is no text"
    return None


def place(error):
    trace = error.__traceback__
    while trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
    return f"{type(error).__name__} {where}"


def called(function, given):
    """Call a function with its arguments by name, those that may only stand by position in their order."""
    position, named = [], {}
    for name, one in _parameters(getattr(function, "__func__", function)).items():
        if name not in given:
            continue
        if one.kind is one.POSITIONAL_ONLY:
            position.append(given[name])
        elif one.kind is one.VAR_POSITIONAL:
            position, named = [*position, *named.values()], {}  # what stands before a star goes by position
            position.extend(_spread(given[name], (list, tuple)))
        elif one.kind is one.VAR_KEYWORD:
            named |= _spread(given[name], dict)
        else:
            named[name] = given[name]
    return function(*position, **named)


@cache
def _parameters(function):
    """Return the parameters of a function, those of a method with `self`, which nobody gives by name."""
    return inspect.signature(function).parameters


def _spread(value, kinds):
    """Return what may stand behind a star; of anything else, nothing."""
    return value if isinstance(value, kinds) else ({} if kinds is dict else ())
