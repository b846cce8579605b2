"""How mutants are tried: a process that holds every test, and forks once a mutant.

Three kinds of run, each in a process of its own:

- `baseline`: every fast test once, under coverage, with the lines that it runs and the time that it takes. Lines that
  run while modules load are noted apart, by the file that loads them. Later baselines run new and changed tests
  alone; lines of a changed source are followed by what stayed of it. Remove the folder to begin again.
- `swap`: a process with every test collected forks; the child puts the changed code in the place of the code of the
  living functions, and runs the tests that run the line. A line that runs while the library or a test's file loads
  may have left values behind: such tests are not run this way.
- `fresh`: a process with no module of the library forks; the child loads a copy of the sources with the change, and
  collects and runs the files that it is told.

A failure counts only if the same tests, in the same order, pass in the same kind of run without the change.
"""

import contextlib
import difflib
import functools
import gc
import hashlib
import importlib
import importlib.abc
import json
import os
import pickle
import pkgutil
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import types
import warnings
from collections import defaultdict
from pathlib import Path

from attrs import field, frozen

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
SOURCES = ROOT / "src" / "eig"
PLACES = ("tests", "docs", "README.md", "CONTRIBUTING.md", "src/eig")
APART = ("tests/guards/test_worlds.py", "tests/guards/test_budget.py", "tests/examples", "docs/_build")
MEMORY = 6 << 30  # bytes of address space: what holds more has lost itself
SHORTEST, TIMES = (
    20,
    10,
)  # a test is out of time beyond so many seconds of computing, and so many times its own
LOADING = 120  # seconds of computing to load the library and collect some files
HARD = 900  # seconds of computing for all tests of a mutant, where a test cannot be interrupted
INTERNAL = 3  # what pytest returns for an error of its own
PASSED, FAILED, SLOW, BROKEN = "passed", "failed", "slow", "broken"


def digests():
    """Return what tells each file of tests and examples from what it was."""
    found = {}
    for place in PLACES:
        path = ROOT / place
        for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if one.suffix in {".py", ".md"} and "_build" not in one.parts:
                found[relative(one)] = hashlib.sha256(one.read_bytes()).hexdigest()[:16]
    return found


def cache():
    """Return the folder of what is known of this checkout."""
    name = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"eig-mutants-{name}"
    folder.mkdir(exist_ok=True)
    return folder


def generations(folder):
    """Return the baselines of a folder, the newest first."""
    done = [one for one in folder.glob("baseline-*") if (one / "files.json").exists()]
    return sorted(done, key=lambda one: int(one.name.partition("-")[2]), reverse=True)


# ── pytest, held ──────────────────────────────────────────────────────────────────────────────────────────────


class Held:
    """A plugin that collects and hands the tests to a function, in the place of running them."""

    def __init__(self, run, before=lambda: None, around=contextlib.nullcontext):
        self.run, self.before, self.around, self.failed = run, before, around, None

    def pytest_configure(self, config):
        self.before()

    def pytest_make_collect_report(self, collector):
        path = getattr(collector, "path", None)
        if path is None or not path.is_file():
            return None
        from _pytest.runner import pytest_make_collect_report

        with self.around(relative(path)):
            return pytest_make_collect_report(collector)

    def pytest_runtestloop(self, session):
        gc.unfreeze()  # living functions and caches are looked for among all that there is
        self.run(self, session.items)
        return True

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.failed = str(report.longrepr)

    def passes(self, items):
        """Run some tests, one after the other: None if they pass, else what failed."""
        for number, item in enumerate(items):
            following = items[number + 1] if number + 1 < len(items) else None
            self.failed = None
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed is not None:
                return self.failed
        return None


def relative(path):
    """Return a path as the root sees it."""
    return (
        Path(path).resolve().relative_to(ROOT).as_posix()
        if Path(path).resolve().is_relative_to(ROOT)
        else str(path)
    )


def pytest_run(plugin, places, profile):
    """Collect some places, with a plugin that takes the tests."""
    import pytest

    ignored = [part for one in APART for part in ("--ignore", str(ROOT / one))]
    return pytest.main(
        ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:pytest_cov",
         "-p", "no:faulthandler", "--assert=plain", "-m", "not oracle and not peer", f"--hypothesis-profile={profile}",
         "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"), *ignored, *map(str, places)],
        plugins=[plugin],
    )  # fmt: skip


def units(items):
    """Return tests by name; the examples of a page follow one another, and are one test."""
    found = defaultdict(list)
    for item in items:
        whole = type(item).__name__ == "SybilItem"
        found[
            relative(item.path) if whole else f"{relative(item.path)}::{item.nodeid.partition('::')[2]}"
        ].append(item)
    return found


def file_of(unit):
    """Return the file of a test."""
    return unit.partition("::")[0]


# ── what each test runs ───────────────────────────────────────────────────────────────────────────────────────


def load_all():
    """Load every module of the library."""
    import eig

    for found in pkgutil.walk_packages(eig.__path__, "eig."):
        importlib.import_module(found.name)


@contextlib.contextmanager
def forked_quietly(log):
    """In a child: say nothing but in a file."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    null = os.open(os.devnull, os.O_RDONLY)
    for old, new in ((handle, 1), (handle, 2), (null, 0)):
        os.dup2(old, new)
    yield


def child(work, log):
    """Run some work in a fork; return the process's id."""
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        with forked_quietly(log):
            work()
        code = 0
    except BaseException:  # noqa: BLE001 a child tells, and ends
        import traceback

        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def pool(jobs, following):
    """Run works in forks, so many at a time; yield each work's key with the status and the time that it took.

    `following` returns the next key, work and log, or None while there is none.
    """
    running = {}
    while True:
        while len(running) < jobs and (given := following()) is not None:
            key, work, log = given
            running[child(work, log)] = key
        if not running:
            return
        process, status, used = os.wait4(-1, 0)
        if process in running:
            yield running.pop(process), status, used.ru_utime + used.ru_stime


class Loading:
    """Tells coverage which file is loading, while it loads."""

    def __init__(self, cov):
        self.cov, self.stack, self.over = cov, ["import:nothing"], False

    @contextlib.contextmanager
    def __call__(self, name):
        if self.over:
            yield
            return
        self.stack.append(f"import:{name}")
        self.cov.switch_context(self.stack[-1])
        try:
            yield
        finally:
            self.stack.pop()
            self.cov.switch_context(self.stack[-1])

    def watch(self, loader):
        """Have a loader of modules tell what it loads."""
        plain = loader.exec_module
        around = self

        def exec_module(self, module):
            path = module.__spec__.origin or ""
            if path.startswith((str(ROOT / "src"), str(TESTS))):
                with around(relative(path)):
                    return plain(self, module)
            return plain(self, module)

        loader.exec_module = exec_module


def caches():
    """Return the caches of the library's functions: what one test filled would hide the lines from the next."""
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, functools._lru_cache_wrapper)
        and str(one.__module__).startswith(("eig", "tests", "helpers"))
    ]


def covered(folder, name):
    """Return a measure of the lines of the library that run, kept in a file."""
    import coverage

    return coverage.Coverage(
        data_file=str(folder / name),
        include=[f"{SOURCES}/*"],
        config_file=False,
        branch=False,
        messages=False,
    )


def baseline_part(held, found, names, folder, number):
    """Return the work of a child that runs a part of the tests under coverage, and keeps what it saw."""

    def work():
        forgotten, told = caches(), {}
        measure = covered(folder, f"part-{number}.sqlite")
        measure.start()
        for name in names:
            for one in forgotten:
                one.cache_clear()
            measure.switch_context(name)
            begin, failed = time.process_time(), None
            for item in found[name]:
                failed = failed or held.passes([item])
            told[name] = [time.process_time() - begin, failed]
        with warnings.catch_warnings(action="ignore"):  # tests that run no line of the library
            measure.stop()
            measure.save()
        (folder / f"part-{number}.json").write_text(json.dumps(told), encoding="utf-8")

    return work


def is_stale(folder):
    """Tell whether a file of tests is new or changed since the last baseline."""
    known = generations(folder)
    return not known or digests() != json.loads((known[0] / "files.json").read_text(encoding="utf-8"))


def code_digest(code):
    """Return what tells the code of a function from any other, wherever it stands."""
    parts = [code.co_code.hex(), *code.co_names]
    parts += [code_digest(one) if isinstance(one, types.CodeType) else repr(one) for one in code.co_consts]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def test_digest(items):
    """Return what tells a test, or the examples of a page, from what it was."""
    function = getattr(items[0], "function", None)
    while hasattr(function, "hypothesis") or hasattr(function, "__wrapped__"):
        function = function.hypothesis.inner_test if hasattr(function, "hypothesis") else function.__wrapped__
    if function is None:
        return hashlib.sha256(items[0].path.read_bytes()).hexdigest()[:16]
    return code_digest(function.__code__)


def parts_of(names, jobs):
    """Return tests in parts of like size; those of a file stay together."""
    files = defaultdict(list)
    for name in names:
        files[file_of(name)].append(name)
    parts = [[] for _ in range(min(8 * jobs, len(files)))]
    for own in sorted(files.values(), key=len, reverse=True):
        min(parts, key=len).extend(own)
    return parts


def baseline(folder, jobs, profile="quick"):
    """Run the tests that are new or changed once, under coverage."""
    import importlib.machinery

    known, files = generations(folder), digests()
    place = folder / f"baseline-{len(known) + 1}"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(SOURCES, place / "eig", ignore=shutil.ignore_patterns("__pycache__"))
    measure = covered(place, "import.sqlite")
    loading = Loading(measure)
    loading.watch(importlib.machinery.SourceFileLoader)
    measure.start()
    measure.switch_context("import:nothing")

    def run(held, items):
        loading.over = True
        measure.stop()
        measure.save()
        found, old = units(items), {}
        for one in reversed(known):
            old.update(json.loads((one / "tests.json").read_text(encoding="utf-8")))
        new = {name: digest for name in found if (digest := test_digest(found[name])) != old.get(name)}
        parts = parts_of(new, jobs)
        gc.freeze()
        left = (
            (number, baseline_part(held, found, names, place, number), place / f"part-{number}.log")
            for number, names in enumerate(parts)
        )
        for number, status, used in pool(jobs, lambda: next(left, None)):
            print(f"tests, part {number + 1} of {len(parts)}: {used:.0f} s", flush=True)
            if status:
                sys.exit(f"a part of the tests was not run: see {place}/part-{number}.log")
        (place / "tests.json").write_text(json.dumps(new), encoding="utf-8")
        (place / "now.json").write_text(json.dumps(list(found)), encoding="utf-8")
        (place / "files.json").write_text(json.dumps(files), encoding="utf-8")

    plugin = Held(run, lambda: loading_all(loading), loading)
    if pytest_run(plugin, [ROOT / one for one in PLACES], profile) == INTERNAL:
        sys.exit("the tests were not run")


def loading_all(loading):
    """Load the library, and say that it is what loads."""
    with loading("src"):
        load_all()


def moved(bits, lines):
    """Return bits of lines, where lines have moved or changed."""
    found = 0
    while bits:
        lowest = bits & -bits
        bits ^= lowest
        found |= lines.get(lowest.bit_length() - 1, 0)
    return found


def lines_kept(old, new):
    """Return, by each line of a text that stayed or changed, the lines of the next text that follow it, as bits.

    What changed is taken to run where the lines did whose place it took, and a new line where the one before it does.
    """
    found, texts = defaultdict(int), (old.splitlines(), new.splitlines())
    for kind, begin, end, here, after in difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind == "equal":
            found.update({begin + step: 1 << (here + step) for step in range(1, end - begin + 1)})
            continue
        bits = sum(1 << line for line in range(here + 1, after + 1))
        for line in range(begin + 1, end + 1) or [begin]:
            found[line] |= bits
    return dict(found)


@frozen
class Known:
    """What baselines found: of each test, its time, whether it fails, and the lines that it runs."""

    places: list
    seconds: dict
    failing: dict
    newest: dict
    """Of each test, the baseline that ran it last."""
    lines: dict = field(factory=dict)

    @classmethod
    def read(cls, folder):
        """Read what the baselines wrote."""
        places, seconds, failing, newest = generations(folder), {}, {}, {}
        there = set(json.loads((places[0] / "now.json").read_text(encoding="utf-8")))
        for place in places:
            own = json.loads((place / "tests.json").read_text(encoding="utf-8"))
            newest.update({name: place for name in own if name in there and name not in newest})
            for part in place.glob("part-*.json"):
                for name, (one, why) in json.loads(part.read_text(encoding="utf-8")).items():
                    if newest.get(name) == place:
                        seconds[name] = one
                        failing |= {name: why} if why else {}
        return cls(places, seconds, failing, newest)

    def of(self, path):
        """Return, for a source, each context with the lines that it ran, as bits."""
        if path not in self.lines:
            self.lines[path] = [row for place in self.places for row in self._rows(place, path)]
        return self.lines[path]

    def _rows(self, place, path):
        now, then = ((root / path) for root in (SOURCES, place / "eig"))
        if not then.exists():
            return
        old, new = then.read_text(encoding="utf-8"), now.read_text(encoding="utf-8")
        kept = None if old == new else lines_kept(old, new)
        for part in sorted(place.glob("*.sqlite")):
            if part.name == "import.sqlite" and place != self.places[0]:
                continue
            base = sqlite3.connect(part)
            rows = base.execute(
                "select context, numbits from line_bits join context on context.id = context_id"
                " join file on file.id = file_id where path = ?",
                (str(SOURCES / path),),
            ).fetchall()
            base.close()
            for context, numbits in rows:
                bits = int.from_bytes(numbits, "little")
                if context.startswith("import:") or self.newest.get(context) == place:
                    yield context, bits if kept is None else moved(bits, kept)

    def running(self, path, first, last):
        """Return the contexts that run a line of some."""
        mask = sum(1 << line for line in range(first, last + 1))
        return {context for context, bits in self.of(path) if bits & mask}


@functools.cache
def imported_by(path):
    """Return the files of tests that a file of tests names in its imports."""
    import ast

    if not (ROOT / path).is_file() or not path.endswith(".py"):
        return ()
    names = []
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
        if isinstance(node, ast.Import):
            names += [one.name for one in node.names]
    local = [one for one in names if one.partition(".")[0] in {"helpers", "guards", "case_runner"}]
    return tuple(dict.fromkeys(f"tests/{one.replace('.', '/')}.py" for one in local))


@functools.cache
def imports_of(path):
    """Return the files of tests that a file of tests loads, itself included."""
    seen, left = set(), [path]
    while left:
        if (one := left.pop()) not in seen:
            seen.add(one)
            left += imported_by(one)
    return frozenset(seen)


# ── a change, tried in the place of living code ───────────────────────────────────────────────────────────────


def codes(code, found=None):
    """Return the code objects in a module's code by qualified name and turn."""
    found = defaultdict(list) if found is None else found
    for one in code.co_consts:
        if isinstance(one, types.CodeType):
            found[one.co_qualname].append(one)
            codes(one, found)
    return found


class Swap:
    """Puts changed code in the place of the code of functions that live."""

    def __init__(self):
        self.living = defaultdict(list)
        for one in gc.get_objects():
            if isinstance(one, types.FunctionType) and one.__code__.co_filename.startswith(str(SOURCES)):
                self.living[self.key(one.__code__)].append(one)

    @staticmethod
    def key(code):
        return code.co_filename, code.co_qualname, code.co_firstlineno

    def put(self, path, old, new):
        """Swap what differs between two texts of a file; tell whether something was swapped."""
        place = str(SOURCES / path)
        before, after = (codes(compile(text, place, "exec", dont_inherit=True)) for text in (old, new))
        done = 0
        for name, olds in before.items():
            news = after.get(name, [])
            if len(news) != len(olds):
                continue  # it stands within a function that changes
            for one, other in zip(olds, news, strict=True):
                if (
                    one.co_code != other.co_code
                    or one.co_consts != other.co_consts
                    or one.co_names != other.co_names
                ):
                    for function in self.living[self.key(one)]:
                        function.__code__ = other
                        done += 1
        return done


class Timer:
    """Ends the process when a test computes for too long."""

    def __init__(self, tell):
        self.tell = tell
        signal.signal(signal.SIGPROF, self.over)

    def over(self, *_):
        self.tell()
        os._exit(0)

    def set(self, seconds):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def limit(seconds):
    """Limit a child: memory, and time where a test cannot be interrupted."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def tell(out, *, fate, number=-1, unit="", why=""):
    """Write how it went: what became of the change, the test and its place in the order, what failed."""
    out.write_text(
        json.dumps({"fate": fate, "number": number, "unit": unit, "why": why[-600:]}), encoding="utf-8"
    )


def tried(held, chosen, seconds, out):
    """Run tests in order until one fails, or computes for too long; tell how it went."""
    state = {}
    timer = Timer(lambda: tell(out, fate=SLOW, **state))
    for number, (unit, items) in enumerate(chosen):
        state.update(number=number, unit=unit)
        timer.set(max(SHORTEST, TIMES * seconds.get(unit, 0)))
        why = held.passes(items)
        timer.set(0)
        if why is not None:
            tell(out, fate=SLOW if "MemoryError" in why else FAILED, why=why, **state)
            return
    tell(out, fate=PASSED)


def read_told(path, status):
    """Return what a child told before it ended."""
    if os.WIFSIGNALED(status):
        over = os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}
        return {
            "fate": SLOW if over else BROKEN,
            "number": -1,
            "unit": "",
            "why": f"signal {os.WTERMSIG(status)}",
        }
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"fate": BROKEN, "number": -1, "unit": "", "why": f"status {status}"}


class Queue:
    """The mutants to try, and the failures to try again without the change: `answers` is called as they are settled.

    A task has `id`, `path`, `old`, `new` and `units`, the names of its tests in order.
    """

    def __init__(self, tasks, answers, folder):
        self.waiting, self.checks, self.open = list(reversed(tasks)), [], {}
        self.answers, self.folder, self.passing = answers, folder, set()

    def following(self):
        """Return the next task, its tests, and whether it is tried with its change; None if none waits."""
        if self.checks:
            return (*self.checks.pop(), False)
        if self.waiting:
            task = self.waiting.pop()
            return task, task["units"], True
        return None

    def out(self, task, changed):
        """Return where a child tells how it went."""
        return self.folder / f"{task['id']}-{'changed' if changed else 'plain'}.json"

    def log(self, task):
        """Return where a child writes."""
        return self.folder / f"{task['id']}.log"

    def settle(self, task, names, changed, status, used):
        """Take what a child told: settled, or to try without the change, or to try again without a test."""
        out = self.out(task, changed)
        told = read_told(out, status)
        out.unlink(missing_ok=True)
        tried = tuple(names[: told["number"] + 1])
        if changed and told["fate"] == FAILED and tried not in self.passing:
            self.open[task["id"]] = {**told, "used": used}
            self.checks.append((task, tried))
        elif changed:
            self.answers(task, {**told, "used": used})
        elif told["fate"] == PASSED:
            self.passing.add(tried)
            self.answers(task, self.open.pop(task["id"]))
        else:
            guilty = told["unit"] or self.open[task["id"]]["unit"]
            left = [name for name in task["units"] if name != guilty]
            self.answers(None, {"unit": guilty, "why": told["why"]})
            if left == task["units"]:
                self.answers(task, {**told, "fate": BROKEN, "used": used})
            else:
                self.waiting.append({**task, "units": left})


def swap_all(tasks, answers, known, *, jobs, profile):
    """Try each task's change in forks of one process with every test."""

    def run(held, items):
        found = units(items)
        warm()
        swap = Swap()
        gc.collect()
        gc.freeze()
        tasks_here = [{**task, "units": [one for one in task["units"] if one in found]} for task in tasks]
        queue = Queue(tasks_here, answers, Path(tempfile.mkdtemp()))

        def following():
            given = queue.following()
            if given is None:
                return None
            task, names, changed = given
            out = queue.out(task, changed)

            def work():
                limit(HARD)
                if changed and not swap.put(task["path"], task["old"], task["new"]):
                    tell(out, fate=BROKEN, why="nothing to swap")
                else:
                    tried(held, [(name, found[name]) for name in names], known.seconds, out)

            return given, work, queue.log(task)

        for given, status, used in pool(jobs, following):
            queue.settle(*given, status, used)
        shutil.rmtree(queue.folder, ignore_errors=True)

    os.environ["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{TESTS}"
    if pytest_run(Held(run, load_all), [ROOT / one for one in PLACES], profile) == INTERNAL:
        sys.exit("the tests were not run")


def warm():
    """Have hypothesis read what it reads once, before the forks."""
    from hypothesis import given, settings
    from hypothesis import strategies as st

    @settings(max_examples=3, database=None)
    @given(st.tuples(st.integers(), st.text(), st.floats(), st.lists(st.dates()), st.fractions()))
    def some(drawn):
        pass

    some()


# ── a change, tried in a fresh library ────────────────────────────────────────────────────────────────────────


def preload():
    """Load what tests load beside the library."""
    import decimal  # noqa: F401
    import fractions  # noqa: F401

    import attrs  # noqa: F401
    import dateutil.relativedelta
    import dateutil.rrule  # noqa: F401
    import hypothesis.strategies  # noqa: F401
    import pytest  # noqa: F401
    import sybil.parsers.markdown
    import sybil.parsers.rest  # noqa: F401

    with contextlib.suppress(ImportError):
        import cattrs  # noqa: F401
    with contextlib.suppress(ImportError):
        import highspy  # noqa: F401
    assert not [name for name in sys.modules if name.partition(".")[0] == "eig"]


def fresh_work(task, names, slot, out, known, profile):
    """Return the work of a child that loads the library from a folder."""

    def run(held, items):
        found = units(items)
        missing = [name for name in names if name not in found]
        if missing:
            tell(out, fate=FAILED, number=len(names) - 1, unit=missing[0], why="it is not collected")
        else:
            tried(held, [(name, found[name]) for name in names], known.seconds, out)

    def work():
        limit(HARD)
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(slot))
        os.environ["PYTHONPATH"] = f"{slot}{os.pathsep}{TESTS}"
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        os.chdir(ROOT)
        timer = Timer(lambda: tell(out, fate=SLOW, unit="collection"))
        timer.set(LOADING)
        tell(out, fate=FAILED, number=len(names) - 1, unit="collection", why="a file is not collected")
        pytest_run(Held(run), [ROOT / one for one in dict.fromkeys(map(file_of, names))], profile)
        timer.set(0)

    return work


def fresh_all(tasks, answers, known, *, jobs, profile):
    """Try each task's change in a fresh copy of the sources, with the tests that are told, in their order."""
    preload()
    scratch = Path(tempfile.mkdtemp())
    slots = [scratch / f"slot-{number}" for number in range(jobs)]
    for slot in slots:
        shutil.copytree(SOURCES, slot / "eig")
    queue = Queue(tasks, answers, scratch)
    gc.collect()
    gc.freeze()

    def following():
        given = queue.following()
        if given is None:
            return None
        task, names, changed = given
        slot = slots.pop()
        if changed:
            target = slot / "eig" / task["path"]
            target.write_text(task["new"], encoding="utf-8")
            os.utime(target, (1, 1))  # what was compiled of the plain source is of another time
        work = fresh_work(task, names, slot, queue.out(task, changed), known, profile)
        return (given, slot), work, queue.log(task)

    for (given, slot), status, used in pool(jobs, following):
        shutil.copy2(SOURCES / given[0]["path"], slot / "eig" / given[0]["path"])
        slots.append(slot)
        queue.settle(*given, status, used)
    shutil.rmtree(scratch, ignore_errors=True)


def main():
    """`baseline FOLDER JOBS`, `swap FOLDER JOBS PROFILE TASKS ANSWERS`, `fresh …`."""
    sys.path.insert(0, str(ROOT / "src"))
    kind, folder, jobs, *rest = sys.argv[1:]
    if kind == "baseline":
        baseline(Path(folder), int(jobs))
        return
    profile, tasks, answers = rest
    tasks = pickle.loads(Path(tasks).read_bytes())
    if kind == "fresh":
        sys.path.remove(str(ROOT / "src"))
    with Path(answers).open("a", encoding="utf-8") as handle:

        def answer(task, told):
            handle.write(
                json.dumps({"id": task and task["id"], "kind": kind, "profile": profile, **told}) + "\n"
            )
            handle.flush()

        known = Known.read(Path(folder))
        {"swap": swap_all, "fresh": fresh_all}[kind](tasks, answer, known, jobs=int(jobs), profile=profile)


if __name__ == "__main__":
    main()
