"""What is measured, and how: each measure is a process of its own, the libraries taking turns on the same input.

A job draws plain data from a seed, of the size of a promotion or so many times that. Each library has its way of doing
the job: it turns the data into values of its own, then calls what is measured. Two times come of it: the whole process
(start, imports, input, values and call), and the call alone, the best of several after a first one, each on new values.

Times are the processor's, so that what else a machine does hardly changes them; short calls go by the clock, and the best
of several counts. All run on one thread and wait for nothing: on a quiet machine a clock shows the same.
"""

import importlib
import importlib.util
import json
import math
import os
import pickle
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SCALES = (1, 10, 100, 1_000)
LIMIT, PATIENCE = 20, 20  # seconds of processor time of one process, and how many times that by the clock
MEMORY = 6  # GiB of one process
TURNS = 3  # of whole processes, where they are short
SHORT, LONG = (
    2.0,
    1.0,
)  # seconds: a longer process is measured once; beyond the first size, a longer call with it
QUANTUM = 0.1  # seconds: a processor's time is uneven below, where others' work interrupts
TINY = 0.1  # of a promotion: a first call, which loads what a library loads on demand
CALLS, BUDGET = 20, 0.3  # most calls in a process, and the seconds they may take
OURS = "eig"


def same(data):
    """Return the data: nothing is made of them before the call."""
    return data


class Way(NamedTuple):
    """How one library does a job: values of its own, the call, and what its answer must share with the others'."""

    call: Callable
    prepare: Callable = same
    told: Callable | None = None
    needs: str = ""
    most: float = SCALES[-1]
    why: str = ""


class Job(NamedTuple):
    """What is measured: input from a seed by scale, how its size is said, and the ways of doing it."""

    name: str
    draw: Callable
    size: Callable
    ways: dict


class Measure(NamedTuple):
    """What was found for a way at a scale; `said` is why something was not measured."""

    job: str
    way: str
    scale: int
    size: str
    call: float | None = None  # seconds of processor time, as `whole`
    whole: float | None = None
    elapsed: float | None = None  # seconds by the clock, of the whole process
    memory: float | None = None  # MB, at most, of the whole process
    said: str = ""


class Answer(NamedTuple):
    """What a process gave: its seconds, those of the call, its megabytes, and the answer."""

    whole: float | None = None
    elapsed: float | None = None
    memory: float | None = None
    call: float | None = None
    told: object = None
    said: str = ""


def growth(points):
    """Return the exponent by which times grow with sizes: the slope of the line through their logarithms."""
    logs = [(math.log(size), math.log(spent)) for size, spent in points if spent]
    if len(logs) < 2:
        return None
    middle, level = (sum(side) / len(logs) for side in zip(*logs, strict=True))
    return sum((x - middle) * (y - level) for x, y in logs) / sum((x - middle) ** 2 for x, _ in logs)


# ── in the process that is measured ───────────────────────────────────────────────────────────────


def found(module, name):
    """Return a job by its module and its name."""
    return next(job for job in importlib.import_module(module).JOBS if job.name == name)


def once(way, data):
    """Return the seconds of one call on new values, and its answer; what it needs is imported before."""
    if way.needs:
        importlib.import_module(way.needs)
    values = way.prepare(data)
    clock, processor = time.perf_counter(), time.process_time()
    result = way.call(values)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    spent = processor if clock > QUANTUM else clock  # of short calls, one is undisturbed
    return spent, way.told(result) if way.told else None


def several(job, way, data):
    """Return the seconds of the best call of several, once all is loaded, and its answer."""
    way.call(way.prepare(job.draw(TINY)))
    start, runs = time.process_time(), []
    while not runs or (len(runs) < CALLS and time.process_time() - start < BUDGET):
        runs.append(once(way, data))
    return min(runs, key=lambda run: run[0])


def held():
    """Return the most megabytes that this process held; what its parent held before it started is left out."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) * 1024 / 1e6


def child(mode, module, name, way, path, limit=LIMIT):  # they come from a command line
    """Do what a process is asked for, and print what it found: seconds, answer, megabytes."""
    sys.setrecursionlimit(1_000_000)  # `matching` copies its markets recursively
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY * 2**30, MEMORY * 2**30))
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(float(limit)), math.ceil(float(limit)) + 5))
    job = found(module, name)
    if mode == "draw":
        with Path(path).open("wb") as file:
            pickle.dump(job.draw(int(way)), file, protocol=5)
        return
    with Path(path).open("rb") as file:
        data = pickle.load(file)
    doing = job.ways[way]
    if mode.isdigit():  # so many calls of two: the values of both are made, so that counts differ by a call
        for values in [doing.prepare(data) for _ in range(2)][: int(mode)]:
            doing.call(values)
    else:
        spent, told = once(doing, data) if mode == "once" else several(job, doing, data)
        print(json.dumps((spent, told, held())))


# ── in the process that measures ──────────────────────────────────────────────────────────────────


def environment(source=HERE.parent / "src"):
    """Return the environment of the processes: one thread, one order of sets, compiled files kept."""
    threads = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "NUMBA")
    paths = [str(source), str(HERE), str(HERE.parent / "tests")]
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        **{f"{name}_NUM_THREADS": "1" for name in threads},
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONHASHSEED": "0",
        "PYTHONWARNINGS": "ignore",
    }


def command(mode, module, name, way, path, limit=10_000):  # as in the command line
    """Return the command of a process."""
    return [sys.executable, str(HERE / "measuring.py"), mode, module, name, str(way), str(path), str(limit)]


def run(arguments, *, limit=LIMIT, env=None):
    """Run a process to its end or to the limit."""
    before = time.perf_counter()
    started = subprocess.Popen(
        arguments, env=env or environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    timer = threading.Timer(PATIENCE * limit, started.kill)
    timer.start()
    said = started.stdout.read().decode(errors="replace").strip()
    _, status, usage = os.wait4(started.pid, 0)
    elapsed = time.perf_counter() - before
    timer.cancel()
    started.returncode = os.waitstatus_to_exitcode(status)
    started.stdout.close()
    if started.returncode:
        return Answer(said=failure(said, started.returncode, limit))
    call, told, memory = json.loads(said.splitlines()[-1])
    return Answer(usage.ru_utime + usage.ru_stime, elapsed, memory, call, told)


def failure(said, code, limit):
    """Say why a process gave no answer, from how it ended and what it said last."""
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return f"over {limit:g} s"
    if "MemoryError" in said or "bad_alloc" in said:
        return f"over {MEMORY} GiB"
    return f"failed: {said.splitlines()[-1] if said else code}"


def drawn(module, job, scale, folder):
    """Return the path of the input of a job at a scale; jobs that draw alike share it."""
    path = Path(folder) / f"{module}-{job.draw.__name__}-{scale}.pickle"
    if not path.exists():
        subprocess.run(command("draw", module, job.name, scale, path), check=True, env=environment())
    return path


def refused(way, scale, before, limit):
    """Say why a way is not run at a scale, if it is not: not installed, not meant, or sure to be too long."""
    library = way.needs.partition(".")[0]
    if library and importlib.util.find_spec(library) is None:
        return f"{library} is not installed"
    if scale > way.most:
        return way.why
    if before is not None and before.said:
        return before.said
    if before is not None and before.call > 1 and before.call * scale / before.scale > limit:
        return f"not run: over {limit:g} s, if it takes as many times longer as the input is larger"
    return ""


def measure(module, job, *, scales=SCALES, limit=LIMIT, folder, ways=None):
    """Yield what is found for each way at each scale, the ways taking turns."""
    before = dict.fromkeys(ways or job.ways)
    for scale in scales:
        said = {name: refused(job.ways[name], scale, before[name], limit) for name in before}
        asked = [name for name in before if not said[name]]
        path = drawn(module, job, scale, folder) if asked else None
        taken = turns((module, job, path, limit), asked, scale)
        agreed(job, scale, taken)
        for name in list(before):
            best = taken[name] if name in taken else Answer(said=said[name])
            before[name] = Measure(
                job.name, name, scale, job.size(scale), best.call, best.whole, best.elapsed, best.memory, best.said
            )  # fmt: skip
            yield before[name]


def turns(given, asked, scale):
    """Return the best of each way: whole processes in turns, then calls in turns, for those that are short."""
    module, job, path, limit = given
    wholes, calls = {name: [] for name in asked}, {name: [] for name in asked}
    for turn in range(TURNS):
        for name in asked:
            if turn == 0 or (not wholes[name][0].said and wholes[name][0].whole < SHORT):
                wholes[name].append(run(command("once", module, job.name, name, path, limit), limit=limit))
    for turn in range(TURNS - 1):
        for name in asked:
            first = wholes[name][0]
            if first.said or (turn and first.whole > SHORT):
                continue
            if scale == 1 or first.call < LONG:
                calls[name].append(run(command("several", module, job.name, name, path, limit), limit=limit))
    return {name: best(wholes[name], calls[name]) for name in asked}


def best(wholes, calls):
    """Return the shortest whole process, with the shortest call; a process that failed says so for all."""
    failed = next((one for one in (*wholes, *calls) if one.said), None)
    if failed:
        return Answer(said=failed.said)
    return Answer(
        min(one.whole for one in wholes),
        min(one.elapsed for one in wholes),
        max(one.memory for one in wholes),
        min(one.call for one in calls or wholes),
        wholes[0].told,
    )


class Disagreement(Exception):
    """Two libraries give different answers to the same question."""


def agreed(job, scale, taken):
    """Raise where two ways that tell their answer tell different ones."""
    told = {name: json.dumps(one.told) for name, one in taken.items() if one.told is not None}
    if len(set(told.values())) > 1:
        raise Disagreement(f"{job.name}, {scale} times: {told}")


if __name__ == "__main__":
    child(*sys.argv[1:])
