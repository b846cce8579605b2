# ruff: noqa: DTZ001 # a date with an hour is given to be refused
"""What each field of a value takes and refuses, with the words of each refusal: `python -m helpers.wholes` keeps it.

Each field of a value that an example builds is replaced by one value after another, at the limits of every kind.
"""

from datetime import date, datetime, time, timedelta

import attrs

from eig.errors import EigError, Fault, Faults
from helpers.harvest import harvest

PROBES = {
    "None": None, "True": True, "-1": -1, "0": 0, "1": 1, "2": 2, "9999": 9999, "10000": 10_000, "10**9": 10**9,
    "1.5": 1.5, "'1/3'": "1/3", "''": "", "' '": " ", "'x'": "x", "'fr'": "fr", "'2 weeks'": "2 weeks", "'-1 day'": "-1 days",
    "first day": date.min, "last day": date.max, "moment": datetime(2019, 1, 16, 9), "hour": time(9), "length": timedelta(1),
    "[]": [], "['x']": ["x"], "['x', 'x']": ["x", "x"], "['']": [""], "[1]": [1], "[None]": [None], "{}": {}, "{'x': 1}": {"x": 1},
    "{'x': -1}": {"x": -1}, "[('x', 1)]": [("x", 1)], "[('x', -1)]": [("x", -1)], "[first day]": [date.min],
}  # fmt: skip


def refusals(room):
    """Write, for each class of a room, what the fields of its first example take and refuse."""
    found = harvest()
    return "".join(_of(cls, found[cls][0]) for cls in found if cls.__module__.startswith(f"eig.{room}."))


def _of(cls, value):
    lines = [f"{cls.__name__}\n"]
    for field in attrs.fields(cls):
        if field.init:
            told = {}
            for name, probe in PROBES.items():
                told.setdefault(_outcome(value, field.alias, probe), []).append(name)
            most = max(told, key=lambda said: len(told[said]))
            lines += (
                f"  {field.name}, {', '.join(names)}: {words}\n"
                for words, names in told.items()
                if words != most
            )
            lines.append(f"  {field.name}, else: {most}\n")
    return "".join(lines)


def _outcome(value, name, probe):
    try:
        attrs.evolve(value, **{name: probe})
    except EigError as error:
        return said(error)
    return "taken"


def said(error):
    """Write an error of ours in a line: where, which rule and what to do, several one after the other."""
    if isinstance(error, Faults):
        return " & ".join(map(said, error.faults))
    if isinstance(error, Fault):
        return f"{error.place}: {error.rule}; {error.remedy}"
    return f"{type(error).__name__}: {error}"
