"""Random input for all that is public: `make fuzz SECONDS=60 SEED=1`, or `make fuzz COUNT=100000 SEED=1`.

Three kinds of input, drawn by a grammar (`helpers.grammar`) from a seed: calls of public functions and classes, calls
of methods of values, and JSON documents. What comes out of a call is used: printed, explained, laid out as rows,
drawn, written as JSON and read back. An input that runs a line for the first time, or goes a way from it for the
first time, is kept, and later ones start from it, where Python can tell (lines from 3.12, ways from 3.14). Several
seeds (`SEED="1 2"`) run beside one another, on the same sources, and their inputs add up. Nothing may come out but
the library's own faults; no input may compute for more than a second, or hold more than 200 MB.
"""

import contextlib
import inspect
import random
import resource
import signal
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from pathlib import Path

import eig
from eig import convert
from eig._values.annotation_rules_and_late_classes import annotations_of
from helpers import figures, hostile
from helpers.grammar import Grammar
from helpers.harvest import harvest, holds_a_function
from helpers.hostile import ANSWERS

STATM = Path("/proc/self/statm")  # where the system tells it
SECOND = 1.0  # of computing
ROOM = 200 * 2**20  # bytes beside what is held already
KEPT = 40  # inputs of a target that later ones start from
FACES = ("explain", "rows", "to_svg", "_repr_svg_", "_repr_html_", "lines", "say")


class Fuzz:
    """A run: what was tried, what was found."""

    def __init__(self, seed=1, calls=None):
        self._rng = random.Random(seed)
        self._calls = hostile.recorded() if calls is None else calls
        self._pool = harvest()
        self._targets = [*self._functions(), *self._methods()] if calls is None else [*self._functions()]
        self._documents = [] if calls is not None else self._written()
        self._grammar = Grammar(self._pool, sorted(set(_texts(self._calls.values()))))
        self.lines = Lines()
        self.tried = Counter()
        self.refused = 0
        self.found = {}

    def _functions(self):
        return [
            (name, function, _hints(function), [given])
            for function, (name, given) in self._calls.items()
            if not name.startswith(("eig.testing.strategies", "eig.testing.laws_of_a_rule_of_your_own"))
        ]

    def _methods(self):
        """Return public methods of the values that the examples build, with what their annotations ask for."""
        for cls, values in self._pool.items():
            for name, member in inspect.getmembers(cls, inspect.isfunction):
                if values and not name.startswith("_"):
                    hints = {key: hint for key, hint in _hints(member).items() if key != "return"}
                    needed = [
                        key
                        for key, one in inspect.signature(member).parameters.items()
                        if one.default is one.empty and key in hints
                    ]
                    yield (
                        f"{cls.__name__}.{name}",
                        Method(name, needed),
                        hints,
                        [{"self": one} for one in values],
                    )

    def _written(self):
        values = [(cls, one) for cls, some in self._pool.items() for one in some[:3]]
        return [(cls, convert.to_json(one)) for cls, one in values if not holds_a_function(one)]

    def run(self, *, seconds=None, most=None):
        """Try inputs until the time is up, or until so many were tried."""
        start = time.process_time()
        with self.lines, _own_room():
            for number in count():
                late = seconds is not None and time.process_time() - start > seconds
                if late or number == most:
                    return self
                self._one()
        raise AssertionError

    def _one(self):
        if self._documents and self._rng.random() < 0.2:
            cls, text = self._rng.choice(self._documents)
            given = {"text": self._grammar.document(text, self._rng), "kind": cls}
            if self._tried("JSON", f"from_json, {cls.__name__}", convert.from_json, given):
                self._documents.append((cls, given["text"]))
            return
        name, function, hints, corpus = self._rng.choice(self._targets)
        given = self._arguments(hints, self._rng.choice(corpus))
        kind = "methods" if isinstance(function, Method) else "calls"
        if given is not None and self._tried(kind, name, function, given) and len(corpus) < KEPT:
            corpus.append(given)

    def _arguments(self, hints, right):
        """Return right arguments with some drawn anew; None where a value of the pool cannot be so changed."""
        given = dict(right)
        names = [name for name in {**hints, **given} if name not in ("self", "return")]
        for name in self._rng.sample(names, min(len(names), self._rng.choice((1, 1, 1, 2, 3)))):
            try:
                given[name] = self._argument(hints.get(name), given.get(name))
            except eig.errors.EigError:
                return None  # a part that is no value: other inputs try that
        return given

    def _argument(self, hint, right):
        luck = self._rng.random()
        if right is not None and luck < 0.45:
            return self._grammar.changed(right, self._rng)
        if hint is not None and luck < 0.97:
            return self._grammar.drawn(hint, self._rng)
        return self._rng.choice(list(hostile.VALUES.values()))

    def _tried(self, kind, name, function, given):
        """Try an input; tell whether it is one to start others from."""
        self.tried[kind] += 1
        if self.tried.total() % 200 == 1:
            _leave_room()
        start = time.process_time()
        trouble = self._outcome(function, given)
        took = time.process_time() - start
        if trouble is None and took > SECOND:
            trouble = f"over a second: {took:.1f} s"
        if trouble is not None:
            self.found.setdefault((name, trouble.partition(": ")[0]), (trouble, _shown(given)))
        return self.lines.are_new() and trouble is None

    def _outcome(self, function, given):
        signal.signal(signal.SIGVTALRM, _alarm)
        signal.setitimer(signal.ITIMER_VIRTUAL, 3 * SECOND)
        try:
            answer = function(**given) if isinstance(function, Method) else hostile.called(function, given)
            if not (is_made_by_hand(function, given) and is_result(type(answer))):
                _use(answer)
        except eig.errors.EigError as error:
            self.refused += 1
            return hostile.told(error)
        except ModuleNotFoundError:
            return None  # an extra that is not installed says so
        except hostile.Slow:
            return "over a second: over three"
        except MemoryError:
            return "over 200 MB"
        except Exception as error:  # noqa: BLE001 # what is looked for
            return None if hostile.is_own(error) else hostile.place(error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return None


class Method:
    """A method of a value, called with keywords that stand in their order where they must."""

    def __init__(self, name, needed):
        self._name, self._needed = name, needed

    def __call__(self, /, **given):
        own = given.pop("self")
        if any(name not in given for name in self._needed):
            return None
        return hostile.called(getattr(own, self._name), given)


class Lines:
    """Which lines, and ways from them, the library took for the first time, where Python tells at little cost."""

    TOOL = 4

    def __init__(self):
        self._new = False
        self.ran = self.ways = 0

    def __enter__(self):
        if watch := getattr(sys, "monitoring", None):
            watch.use_tool_id(self.TOOL, "fuzz")
            events = [getattr(watch.events, name, 0) for name in ("LINE", "BRANCH_LEFT", "BRANCH_RIGHT")]
            for event, seen in zip(events, (self._line, self._way, self._way), strict=True):
                if event:
                    watch.register_callback(self.TOOL, event, seen)
            watch.set_events(self.TOOL, sum(events))

    def _line(self, code, _line):
        if "/eig/" in code.co_filename:
            self._new = True
            self.ran += 1
        return sys.monitoring.DISABLE

    def _way(self, code, _origin, _destination):
        if "/eig/" in code.co_filename:
            self._new = True
            self.ways += 1
        return sys.monitoring.DISABLE

    def __exit__(self, *_):
        if watch := getattr(sys, "monitoring", None):
            watch.set_events(self.TOOL, 0)
            watch.free_tool_id(self.TOOL)

    def are_new(self):
        """Tell whether a line ran for the first time since this was last asked."""
        new, self._new = self._new, False
        return new


def is_result(cls):
    """Tell whether a class is one that the library answers with; its parts are held to their kinds, no more."""
    return hasattr(cls, "explain") or cls.__name__ in ANSWERS


def is_made_by_hand(function, given):
    """Tell whether what comes out was put together from parts, by a class or from JSON."""
    return inspect.isclass(function) or function is convert.from_json


def _hints(function):
    try:
        hints = annotations_of(inspect.unwrap(getattr(function, "__func__", function)))
    except (TypeError, NameError):
        hints = {}
    return {name: hint for name, hint in hints.items() if name != "return"}


def _texts(calls):
    for _, given in calls:
        for value in given.values():
            if isinstance(value, str):
                yield value
            if isinstance(value, (list, tuple, dict)):
                yield from (part for part in value if isinstance(part, str))


def _use(answer):
    """Look at an answer as a user would: as text, in both languages, as rows, as a picture, as JSON."""
    if not getattr(type(answer), "__module__", "").startswith("eig."):
        return
    str(answer), repr(answer)
    for name in FACES:
        face = getattr(answer, name, None)
        if callable(face) and not _needs(face):
            face()
    if hasattr(answer, "explain"):
        str(answer.explain(lang="fr"))
        eig.to_html(answer, lang="fr")
    if type(answer) in harvest() and not holds_a_function(answer):
        again = convert.from_json(convert.to_json(answer), type(answer))
        if again != answer:
            raise Changed


class Changed(Exception):
    """A value is another one when it is read back from its JSON."""


def _needs(face):
    return any(
        one.default is one.empty and one.kind is not one.VAR_KEYWORD
        for one in inspect.signature(face).parameters.values()
    )


@contextlib.contextmanager
def _own_room():
    """Give the room of the process back at the end."""
    held = resource.getrlimit(resource.RLIMIT_AS)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, held)


def _leave_room():
    """Let the process hold 200 MB beside what it holds."""
    if not STATM.exists():
        return
    held = int(STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + ROOM, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _alarm(*_):
    raise hostile.Slow


def _shown(given):
    try:
        return repr(given)[:2000]
    except Exception:  # noqa: BLE001 # what cannot be shown
        return "(cannot be shown)"


class Told:
    """What a run, or several of them, tried and found."""

    def __init__(self, fuzz=None):
        self.tried = Counter() if fuzz is None else fuzz.tried
        self.refused, self.lines, self.ways = (
            (0, 0, 0) if fuzz is None else (fuzz.refused, fuzz.lines.ran, fuzz.lines.ways)
        )
        self.found = {} if fuzz is None else fuzz.found

    def __add__(self, other):
        """Return both together: inputs add up; of lines, the run that saw most counts."""
        both = Told()
        both.tried = self.tried + other.tried
        both.refused = self.refused + other.refused
        both.lines, both.ways = max(self.lines, other.lines), max(self.ways, other.ways)
        both.found = {**self.found, **other.found}
        return both


def _run(seed, seconds, most):
    fuzz = Fuzz(seed)
    with contextlib.suppress(KeyboardInterrupt):
        fuzz.run(seconds=seconds, most=most)
    return Told(fuzz)


def main(seconds="60", seeds="1", most=""):
    """Run for so many seconds of computing a seed, or so many inputs in all; fail where something was found."""
    numbers = [int(one) for one in seeds.split()]
    share = -(-int(most) // len(numbers)) if most else None
    given = [(one, None if most else float(seconds), share) for one in numbers]
    if len(given) == 1:
        told = _run(*given[0])
    else:
        with ProcessPoolExecutor(len(given)) as several:  # a process each: none keeps lines from another
            told = sum(several.map(_run, *zip(*given, strict=True)), Told())
    rows = [
        ("inputs", told.tried.total()),
        *((f"of them {kind}", number) for kind, number in sorted(told.tried.items())),
        ("refused in words", told.refused),
        ("lines of the library that ran first under them", told.lines or "not counted before Python 3.12"),
        ("ways from them that were first taken", told.ways or "not counted before Python 3.14"),
        ("raw errors, slow or large answers found", len(told.found)),
    ]
    print("\n".join(f"{name}: {number}" for name, number in rows))
    for (name, _), (trouble, shown) in sorted(told.found.items()):
        print(f"{name}: {trouble}\n    {shown}")
    named = seeds if len(numbers) == 1 else f'"{seeds}"'
    command = f"make fuzz {f'COUNT={most}' if most else f'SECONDS={seconds}'} SEED={named}"
    figures.record("fuzz", command=command, columns=("what", "number"), rows=rows)
    return 1 if told.found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
