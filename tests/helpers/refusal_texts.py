# ruff: noqa: DTZ001 # a date with an hour is given to be refused
"""Every refusal with its texts, English and French: `python -m helpers.refusal_texts` keeps them anew.

`tests/data/refusals.jsonl` holds, a line a place and a rule, what was given, what else is told the same there, where it
is told, and both sentences; what no line of a field names, the field takes. They
come from each field of a public class and each argument of a public function, given values of many kinds and right
values that are changed a little; texts that these do not meet come from a test that does. So each change of a text is
seen, and meant. `tests/jury`, say, looks through these tests for texts that nothing kept says; `--list` names those left.

A text is the sentence of a code: what was expected, and what to do. The codes are those that the sources name.
"""

import contextlib
import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import chain
from pathlib import Path

import attrs

from eig.errors import EigError, Fault, Faults, place_of
from helpers import fault_codes, hostile, refused_arguments
from helpers.harvest import CLASSES, harvest
from helpers.shares import share

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / "data" / "refusals.jsonl"
VALUES = 3  # of a class that are changed
SECONDS = 1
UNASKED = ("eig.testing.strategies", "eig.testing.laws_of_a_rule_of_your_own")
ADDRESS = re.compile(r" at 0x[0-9a-f]+")
PROBES = {
    "None": None, "True": True, "-1": -1, "0": 0, "1": 1, "2": 2, "9999": 9999, "10000": 10_000, "10**9": 10**9,
    "1.5": 1.5, "'1/3'": "1/3", "''": "", "' '": " ", "'x'": "x", "'fr'": "fr", "'2 weeks'": "2 weeks", "'-1 day'": "-1 days",
    "first day": dt.date.min, "last day": dt.date.max, "moment": dt.datetime(2019, 1, 16, 9), "hour": dt.time(9), "length": dt.timedelta(1),
    "[]": [], "['x']": ["x"], "['x', 'x']": ["x", "x"], "['']": [""], "[1]": [1], "[None]": [None], "{}": {}, "{'x': 1}": {"x": 1},
    "{'x': -1}": {"x": -1}, "[('x', 1)]": [("x", 1)], "[('x', -1)]": [("x", -1)], "[first day]": [dt.date.min],
}  # fmt: skip
GIVEN = {**PROBES, **refused_arguments.PROBES}
PLAIN = {
    bool: lambda held: {"the other": not held},
    int: lambda held: {
        "one less": held - 1,
        "a hundred more": held + 100,
        "half more": held + Fraction(1, 2),
    },
    Fraction: lambda held: {"one less": held - 1, "a hundred more": held + 100, "negated": -held},
    str: lambda held: {"with a space": f"{held} ", "doubled": held * 2, "in capitals": held.upper()},
    dt.date: lambda held: {
        "five years later": held + dt.timedelta(1826),
        "five years before": held - dt.timedelta(1826),
    },
}


def changed(held):
    """Return a right value changed a little, in a few ways, each with a word of it."""
    if type(held) in PLAIN:
        return PLAIN[type(held)](held)
    if isinstance(held, (tuple, list)) and held:
        first = held[0]
        ends = {"twice the first": (*held, first), "without the first": held[1:], "without the last": held[:-1], "turned round": held[::-1],
                "with a stranger": (*held, "zz"), "with None": (*held, None)}  # fmt: skip
        return ends | {f"first {word}": (one, *held[1:]) for word, one in inner(first)}
    if isinstance(held, Mapping) and held:
        first = next(iter(held))
        ends = {"without the first": {key: held[key] for key in held if key != first}, "with a stranger": {**held, "zz": held[first]},
                "with a look-alike": {**held, f"{first}".upper(): held[first], f"{first}".lower(): held[first]}, "one None": {**held, first: None}}  # fmt: skip
        return ends | {f"first {word}": {**held, first: one} for word, one in inner(held[first])}
    return {}


def inner(held):
    """Yield a right member changed a little: of a value, each of its fields."""
    if not attrs.has(type(held)):
        yield from changed(held).items()
        return
    for field in attrs.fields(type(held)):
        for word, one in changed(getattr(held, field.name)).items() if field.init else ():
            try:
                yield f"{field.name} {word}", attrs.evolve(held, **{field.alias: one})
            except EigError:
                continue  # refused of itself: told of its own field


def of_fields(asked):
    """Yield what each field of a public class that is asked was given, and what came of it."""
    for cls in CLASSES:
        if not asked(cls.__name__):
            continue
        for number, value in enumerate(harvest()[cls][:VALUES]):
            for field in attrs.fields(cls):
                if field.init:
                    probes = {} if number else GIVEN
                    for word, one in {**probes, **changed(getattr(value, field.name))}.items():
                        yield (
                            f"{cls.__name__}({field.alias}: {word})",
                            attrs.evolve,
                            (value,),
                            {field.alias: one},
                        )


def of_arguments(asked):
    """Yield what each argument of a public function that is asked was given."""
    for name in sorted(refused_arguments._calls()):
        if asked(name.removeprefix("eig.")) and not name.startswith(UNASKED):
            function, given = refused_arguments._of(name)
            for argument in sorted(given.keys() - refused_arguments.ELSEWHERE):
                for word, one in {**refused_arguments.PROBES, **changed(given[argument])}.items():
                    yield (
                        f"{name.removeprefix('eig.')}({argument}: {word})",
                        hostile.called,
                        (function, {**given, argument: one}),
                        {},
                    )


def refused(function, given, named):
    """Return the faults of a call: none where it answers, takes too long, or fails as Python does."""
    try:
        with refused_arguments._as_users_have_it(), hostile.limited(SECONDS):
            function(*given, **named)
    except EigError as error:
        return error.faults if isinstance(error, Faults) else (error,)
    except (hostile.Slow, Exception):  # noqa: BLE001 # other guards look at these
        return ()
    return ()


def everybody(_):
    return True


def tried(asked=everybody):
    """Return the lines of fields and arguments: the first time that a place tells a rule."""
    lines = {}
    for words, function, given, named in chain(of_fields(asked), of_arguments(asked)):
        for one in refused(function, given, named):
            key = (
                (one.place, one.rule, one.remedy)
                if isinstance(one, Fault)
                else (type(one).__name__, str(one))
            )
            line = lines.setdefault(key, {})
            if not line:
                line |= line_of(words, one)
            elif words.partition(": ")[0] == line["given"].partition(": ")[0]:
                line.setdefault("also", []).append(words.partition(": ")[2][:-1])
    return list(lines.values())


def line_of(words, error):
    kind = (
        {"code": error.code, "place": error.place}
        if isinstance(error, Fault)
        else {"error": type(error).__name__}
    )
    own = isinstance(error, Fault) and error.row is None and place_of(error.path) != error.place
    parts = {"path": list(error.path)} if own else {}  # elsewhere the place is what its parts make
    return {
        **kind,
        **parts,
        "given": words,
        "en": ADDRESS.sub("", str(error)),
        "fr": ADDRESS.sub("", error.say("fr")),
    }


@cache
def texts():
    """Return the code of each fault of the sources: its sentence is what was expected."""
    return frozenset(row["code"] for row in fault_codes.listed())


def unsaid(lines):
    """Return the codes that no line tells."""
    return sorted(texts() - {line.get("code") for line in lines})


class Told:
    """What tests raise: for pytest, a plugin that notes the faults of each test that draws nothing."""

    def __init__(self, path):
        self.lines, self._path, self._test, self._plain = {}, path, None, Fault.__init__

    def start(self):
        plain = self._plain

        def noting(fault, place, value, code, *facts, **at):
            plain(fault, place, value, code, *facts, **at)
            if self._test is not None and (self._test, code) not in self.lines:
                with contextlib.suppress(Exception):
                    self.lines[self._test, code] = line_of(self._test, fault)

        Fault.__init__ = noting

    def pytest_runtest_call(self, item):
        self._test = None if hasattr(getattr(item, "function", None), "hypothesis") else item.nodeid

    def pytest_runtest_teardown(self):
        self._test = None

    def pytest_unconfigure(self):
        Fault.__init__ = self._plain
        Path(self._path).write_text(json.dumps(list(self.lines.values())), encoding="utf-8")


def told_by(tests):
    """Return what some tests raise, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "told.json"
        order = [sys.executable, "-m", "helpers.refusal_texts", "--tests", str(out), *tests]
        subprocess.run(
            order, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        )
        return json.loads(out.read_text(encoding="utf-8"))


def run_tests(out, tests):
    import pytest

    plugin = Told(out)
    plugin.start()
    pytest.main(
        ["-q", "--no-header", "-p", "no:xdist", "-p", "no:cacheprovider", "-W", "ignore", *tests],
        plugins=[plugin],
    )


def of_tests(lines, tests):
    """Return a line for each code that no line tells and a test does: the first of those that tests tell."""
    raised = sorted(told_by(tests), key=_order) if tests else []
    chosen = []
    for code in unsaid(lines):
        chosen += [line for line in raised if line.get("code") == code][:1]
    return chosen


def _order(line):
    """Return what lines of tests are sorted by: guards, which go over all, come last."""
    return line["given"].startswith("tests/guards"), line["given"], line["en"]


def kept():
    """Return the lines of the file."""
    return (
        [json.loads(line) for line in KEPT.read_text(encoding="utf-8").splitlines()] if KEPT.exists() else []
    )


def of_kept_tests():
    """Return the tests that kept lines come from."""
    return sorted({line["given"] for line in kept() if line["given"].startswith("tests/")})


def who_told(line):
    """Return the class, function or test that was given what a line tells."""
    return line["given"] if line["given"].startswith("tests/") else line["given"].split("(")[0]


def tellers(*, one_in):
    """Return whom to ask again: so few that each code is told, and a share of the others."""
    codes = {}
    for line in kept():
        codes.setdefault(who_told(line), set()).add(line.get("code"))
    asked, left = set(share(codes, "refusals", one_in=one_in)), set().union(*codes.values())
    left -= {code for one in asked for code in codes[one]}
    while left:
        best = max(sorted(codes), key=lambda one: len(codes[one] & left))
        asked.add(best)
        left -= codes[best]
    return asked


def written(lines):
    """Return lines as the file holds them."""
    return "".join(sorted(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines))


def main(options):
    if options[:1] == ["--tests"]:
        run_tests(options[1], options[2:])
        return
    lines = tried()
    looked = [one for one in options if one.startswith("tests")]
    tests = of_kept_tests() + (["-m", "not oracle and not peer", *looked] if looked else [])
    lines += of_tests(lines, tests)
    KEPT.write_text(written(lines), encoding="utf-8")
    left = unsaid(lines)
    print(
        f"{len(lines):,} refusals, which say {len(texts()) - len(left)} of {len(texts())} codes of the sources"
    )
    if "--list" in options:
        print("\n".join(left))


if __name__ == "__main__":
    main(sys.argv[1:])
