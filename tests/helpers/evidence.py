"""What oracles and peers compare, on how many instances, and what came of it: kept as data, shown by a page.

A test marked `oracle` or `peer` states what it compares and with what: for an oracle in words, for a peer the libraries
by the names of their distributions. In the fixture `evidence` it counts each instance whose comparison has ended:

    @pytest.mark.peer(what="months added to a date", against="python-dateutil")
    def test_months_are_those_of_dateutil(evidence):
        for _ in range(evidence.part(200_000)):
            ...
            evidence.count()

`make oracles` records them (`--record-evidence`) as they end, in docs/data/oracles.json and docs/data/peers.json.
"""

import ast
import datetime as dt
import functools
import json
import math
import os
import signal
import sys
from collections import Counter
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

import pytest

from helpers import figures

TABLES = {"oracle": "oracles", "peer": "peers"}
COLUMNS = ("room", "what", "with what", "instances", "seconds of computing", "outcome", "date")
COMMAND = "make oracles"
OWN = pytest.StashKey()


def peer(library):
    """Return another library; where it is missing, skip the test, and say what runs it."""
    return pytest.importorskip(library, reason=f"without {library}: `make oracles` installs it")


class NotFinished(BaseException):
    """A test took longer than it may; no `except Exception` of the test holds it back."""


class Evidence:
    """What a test has compared so far."""

    def __init__(self, share=1.0):
        self.share = share
        self.instances = 0
        self.outcome = "agreed"
        self.versions = {}

    @property
    def partial(self):
        """Tell whether fewer instances are asked for than the full size."""
        return self.share < 1

    def part(self, number):
        """Return how many of so many instances are asked for: all of them, or the share of a trial."""
        return max(1, math.ceil(number * self.share))

    def count(self, number=1):
        """Count instances whose comparison has ended."""
        self.instances += number

    def version(self, name, version):
        """State the version of a library that is no distribution of Python."""
        self.versions[name] = version

    def libraries(self, against):
        """Return the libraries with the versions that are here."""
        return ", ".join(f"{name} {self._version(name)}".strip() for name in against.split(", "))

    def _version(self, name):
        try:
            return self.versions.get(name) or metadata.version(name)
        except metadata.PackageNotFoundError:
            return ""


def _marks(function):
    """Return the marks of a test, each with its kind and what it states."""
    for mark in function.decorator_list:
        name, stated = (
            (ast.unparse(mark.func), mark.keywords) if isinstance(mark, ast.Call) else (ast.unparse(mark), [])
        )
        kind = name.removeprefix("pytest.mark.")
        if kind in TABLES:
            yield kind, {one.arg: ast.literal_eval(one.value) for one in stated}


def marked(text):
    """Return the marked tests of a file: name, kind, what is stated, and whether its instances are counted."""
    tree = ast.parse(text)
    holders = [("", tree), *((f"{one.name}::", one) for one in tree.body if isinstance(one, ast.ClassDef))]
    found = [
        (holder + one.name, kind, told, "evidence" in {given.arg for given in one.args.args})
        for holder, where in holders
        for one in where.body
        if isinstance(one, ast.FunctionDef)
        for kind, told in _marks(one)
    ]
    everywhere = [
        one
        for one in tree.body
        if isinstance(one, ast.Assign) and "pytestmark" in ast.unparse(one.targets[0])
    ]
    wide = [kind for one in everywhere for kind in TABLES if f"mark.{kind}" in ast.unparse(one.value)]
    return found + [("pytestmark", kind, {}, False) for kind in wide]


@functools.cache
def declared(root):
    """Return what each marked test states, by its name, in the order of the rooms and files."""
    files = [
        one.relative_to(root)
        for one in (root / "tests").rglob("test_*.py")
        if "node_modules" not in one.parts
    ]
    found = {}
    for file in sorted(files, key=lambda file: (len(file.parts) < 3, file)):
        text = (root / file).read_text(encoding="utf-8")
        if any(f"mark.{kind}" in text for kind in TABLES):
            for name, kind, told, counted in marked(text):
                found[f"{file.as_posix()}::{name}"] = kind, told, counted
    return found


def room(test):
    """Return the room of a test."""
    parts = test.partition("::")[0].split("/")
    return parts[1] if len(parts) > 2 else "all"


def path(folder, kind):
    """Return where the rows of oracles or of peers are kept."""
    return folder / f"{TABLES[kind]}.json"


def kept(folder, kind):
    """Return the rows that earlier runs left, by test."""
    where = path(folder, kind)
    rows = json.loads(where.read_text(encoding="utf-8"))["rows"] if where.exists() else []
    return {row["test"]: row for row in rows}


def write(folder, root, kind, rows):
    """Write rows over those of earlier runs: the others keep their dates; a test that is gone leaves none."""
    stated = {test: told for test, (of, told, _) in declared(root).items() if of == kind}
    every = kept(folder, kind) | rows
    ordered = [every[test] | {"what": stated[test]["what"]} for test in stated if test in every]
    found = {
        "command": COMMAND,
        "date": max((row["date"] for row in ordered), default=""),
        "machine": "; ".join(sorted({row["machine"] for row in ordered})),
        "note": "",
        "columns": list(COLUMNS),
        "rows": ordered,
    }
    folder.mkdir(exist_ok=True, parents=True)
    text = json.dumps(found, ensure_ascii=False, indent=1)
    path(folder, kind).write_text(text + "\n", encoding="utf-8")


def computed():
    """Return the seconds of computing so far, those of processes that were started included."""
    return sum(os.times()[:4])


@contextmanager
def limited(minutes):
    """End what takes longer than so many minutes; 0 is no limit."""
    if not minutes or not hasattr(signal, "setitimer"):
        yield
        return

    def end(_number, _frame):
        raise NotFinished(f"not finished in {minutes:g} min")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, 60 * minutes, 5)  # again where a callback swallowed the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def pytest_addoption(parser):
    group = parser.getgroup("evidence")
    group.addoption(
        "--record-evidence",
        nargs="?",
        const=str(figures.DATA),
        help="keep what oracles and peers compared, in this folder",
    )
    group.addoption("--evidence-share", type=float, default=1.0, help="a share of the instances, for a trial")
    group.addoption(
        "--evidence-minutes", type=float, default=0.0, help="the longest a test may take; 0 is no limit"
    )


def pytest_configure(config):
    if config.getoption("record_evidence") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Recorder(config), "evidence-recorder")


@pytest.fixture
def evidence(request):
    """What this test has compared so far."""
    return request.node.stash.setdefault(OWN, Evidence(request.config.getoption("evidence_share")))


def _mark(item):
    return next((mark for kind in TABLES for mark in item.iter_markers(kind)), None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Time a marked test, end it where it takes too long, and hand on what it compared."""
    mark = _mark(item)
    if mark is None:
        return (yield)
    own, start = item.stash.setdefault(OWN, Evidence()), computed()
    minutes = item.config.getoption("evidence_minutes")
    try:
        with limited(minutes):
            found = yield
        if not (own.instances or own.partial):
            own.outcome = "compared nothing"
            pytest.fail(own.outcome)
    except NotFinished as late:
        own.outcome = str(late)
        raise
    except AssertionError:
        own.outcome = "disagreed"
        raise
    except Exception as fault:
        own.outcome = f"ended by {type(fault).__name__}"
        raise
    finally:
        told = own.libraries(mark.kwargs["against"]) if mark.name == "peer" else mark.kwargs["against"]
        row = {
            "against": told,
            "instances": own.instances,
            "seconds": computed() - start,
            "outcome": own.outcome,
        }
        item.user_properties.append(("evidence", row))
    return found


class Recorder:
    """Keeps what marked tests compared, in the process that the workers report to, as each of them ends."""

    def __init__(self, config):
        self.folder = Path(config.getoption("record_evidence"))
        self.root = config.rootpath
        self.share = config.getoption("evidence_share")
        self.parts = {}

    def pytest_runtest_logreport(self, report):
        test = report.nodeid.partition("[")[0]
        if test in declared(self.root) and (report.when == "call" or report.outcome != "passed"):
            kind, told, _ = declared(self.root)[test]
            parts = self.parts.setdefault(test, [])
            parts.append(self.part(report, told))
            write(self.folder, self.root, kind, {test: self.row(test, parts)})

    def part(self, report, told):
        """Return what one test, or one set of parameters of it, compared."""
        found = dict(report.user_properties).get("evidence")
        found = found or {
            "against": told["against"],
            "instances": 0,
            "seconds": 0.0,
            "outcome": "ended without an answer",
        }
        if report.outcome == "skipped":
            why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            return found | {"outcome": why.replace("Skipped: ", "skipped: ")}
        share = f", {self.share:.0%} of the full size" if self.share < 1 else ""
        return found | {"outcome": found["outcome"] + share}

    def row(self, test, parts):
        """Return one row for all the parts of a test."""
        outcomes = Counter(one["outcome"] for one in parts)
        said = [f"{one}: {times} of {len(parts)} parts" for one, times in outcomes.items()]
        return {
            "test": test,
            "room": room(test),
            "what": "",
            "with what": parts[-1]["against"],
            "instances": sum(one["instances"] for one in parts),
            "seconds of computing": float(f"{sum(one['seconds'] for one in parts):.3g}"),
            "outcome": "; ".join(said) if len(outcomes) > 1 else next(iter(outcomes)),
            "date": dt.datetime.now(dt.UTC).date().isoformat(),
            "machine": figures.machine(),
        }


def main():
    """Write the rows again with the words that the tests state today."""
    for kind in TABLES:
        write(figures.DATA, figures.DATA.parents[1], kind, {})


if __name__ == "__main__":
    sys.exit(main())
